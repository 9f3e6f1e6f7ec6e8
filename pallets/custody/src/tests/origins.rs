// SPDX-License-Identifier: Apache-2.0
//! Every call by every kind of origin. Who among the signers may do what is tested per call.

use super::*;
use crate::Call;
use frame_support::{
	storage::with_storage_layer,
	traits::{GetCallName, UnfilteredDispatchable},
};
use sp_runtime::DispatchError::{self, BadOrigin};

/// Every call, and whether any signer gets past the origin.
fn calls() -> Vec<(Call<Test>, bool)> {
	let (agreement, deposit, request, quantity, reason) = (1, 1, 1, 1, WHY);
	let (custodian, series) = (CUSTODIAN, SERIES);
	vec![
		(Call::register_custodian { custodian, reason }, false),
		(Call::remove_custodian { custodian, reason }, false),
		(
			Call::propose_agreement { custodian, scope: Scope::All, fee: FEE, valid_until: END },
			true,
		),
		(Call::accept_agreement { agreement }, true),
		(Call::end_agreement { agreement }, true),
		(Call::forget_agreement { agreement }, true),
		(Call::deposit { agreement, series, quantity }, true),
		(Call::request_move { deposit, to: BOB, quantity }, true),
		(Call::request_redeem { deposit, redeemer: STORE, quantity, order_hash: ORDER }, true),
		(Call::request_withdrawal { deposit, quantity }, true),
		(Call::cancel_request { deposit, request }, true),
		(Call::approve { deposit, request }, true),
		(Call::refuse { deposit, request, reason }, true),
		(Call::complete_withdrawal { deposit, request }, true),
		(Call::collect_fee { agreement, amount: 1 }, true),
		(Call::force_release { deposit, reason }, false),
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
