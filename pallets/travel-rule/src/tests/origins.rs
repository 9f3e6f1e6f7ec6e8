// SPDX-License-Identifier: Apache-2.0
//! Every call by every kind of origin. Who among the signers may do what is tested per call.

use super::*;
use crate::{Call, ExternalAddress};
use frame_support::{
	storage::with_storage_layer,
	traits::{GetCallName, UnfilteredDispatchable},
};
use sp_core::{H160, ecdsa};
use sp_runtime::{
	DispatchError::{self, BadOrigin},
	MultiSignature,
};

/// Every call, and whether any signer gets past the origin.
fn calls() -> Vec<(Call<Test>, bool)> {
	let (case, asset, to, quantity, hash) = (1, GIFT, BOB, 1, hash(9));
	let (identity, address) = (ALICE_ID, ExternalAddress::Ethereum(H160::zero()));
	let signature = MultiSignature::Eth(ecdsa::KeccakSignature::default());
	vec![
		(Call::open_case { asset, to, quantity, envelope: None }, true),
		(Call::attach_envelope { case, envelope: envelope(1) }, true),
		(Call::start_review { case }, true),
		(Call::request_repair { case, reason: hash }, true),
		(Call::accept { case, envelope: hash }, true),
		(Call::reject { case, reason: hash }, true),
		(Call::cancel_case { case }, true),
		(Call::return_expired { case }, true),
		(Call::write_off { case, returned: 0, reason: hash }, false),
		(Call::transfer_recorded { asset, to, quantity, envelope: envelope(1) }, true),
		(Call::record_travel_data { identity, hash, valid_until: START + 1 }, true),
		(Call::revoke_travel_data { identity }, true),
		(
			Call::register_control_proof {
				identity,
				address: address.clone(),
				deadline: START + 1,
				signature,
			},
			true,
		),
		(Call::revoke_control_proof { identity, address }, true),
		(Call::erase { case, proof: hash }, true),
	]
}

/// What `call` answers, without any effect.
fn answer(call: Call<Test>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	let mut outcome = Ok(());
	let _undone: Result<(), DispatchError> = with_storage_layer(|| {
		outcome = call.dispatch_bypass_filter(origin).map(drop).map_err(|error| error.error);
		Err(DispatchError::Other("undo"))
	});
	outcome
}

#[test]
fn origins_should_be_exactly_those_of_the_table() {
	run(|| {
		open(1);
		for (call, anyone) in calls() {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_eq!(answer(call.clone(), origin), Err(BadOrigin), "{call:?}");
			}
			let refused = answer(call.clone(), by(STRANGER)) == Err(BadOrigin);
			assert_eq!(refused, !anyone, "{call:?}");
			assert_ne!(answer(call.clone(), by(OFFICER)), Err(BadOrigin), "{call:?}");
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
}
