// SPDX-License-Identifier: Apache-2.0
//! Every call by every kind of origin. Who among the signers may do what is tested per call.

use super::*;
use crate::Call;
use frame_support::{
	storage::with_storage_layer,
	traits::{GetCallName, UnfilteredDispatchable},
};
use sp_runtime::DispatchError::BadOrigin;

/// Every call, and whether any signer gets past the origin.
fn calls() -> Vec<(Call<Test>, bool)> {
	let (id, quantity, deadline) = (1, 1, SOON);
	let ticket = ticket(1, 1);
	let signature = sign(ALICE, &ticket);
	let (series, redeemer, order_hash) = (SERIES, account(STORE), ORDER);
	vec![
		(Call::redeem_ticket { ticket, signature }, true),
		(Call::redeem_tickets { tickets: Tickets::default() }, true),
		(Call::authorise { series, quantity, redeemer, order_hash, deadline }, true),
		(Call::capture { id, quantity }, true),
		(Call::void { id }, true),
		(Call::return_expired { id }, true),
		(Call::force_void { id, reason: WHY }, false),
	]
}

/// What `call` answers, without any effect.
fn answer(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	let mut outcome = Ok(());
	let _undone: DispatchResult = with_storage_layer(|| {
		outcome = call.dispatch_bypass_filter(origin).map(drop).map_err(|error| error.error);
		Err(DispatchError::Other("undo"))
	});
	outcome
}

#[test]
fn origins_should_be_exactly_those_of_the_table() {
	run(|| {
		assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
		for (call, signed) in calls() {
			let name = call.get_call_name();
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_eq!(answer(call.clone(), origin), Err(BadOrigin), "{name}");
			}
			let stranger = answer(call.clone(), by(STRANGER));
			assert_eq!(stranger != Err(BadOrigin), signed, "{name}");
			assert_ne!(answer(call, by(OFFICER)), Err(BadOrigin), "{name}");
		}
	});
}
