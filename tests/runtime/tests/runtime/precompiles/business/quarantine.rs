// SPDX-License-Identifier: Apache-2.0
//! Gifts that wait, and what accounts take unasked.

use super::{Scenario, next_series};
use frame_support::assert_ok;
use genex_primitives::Asset;
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{
	env::now,
	native::dispatch,
	scene::{self, hash_of},
	who,
};
use pallet_quarantine::{Call, ReceiptId, Receipts, ReceivePolicy};

/// Every scenario, by the name of its call.
pub const SCENARIOS: [(&str, Scenario); 9] = [
	("set_receive_policy", || {
		let policy = ReceivePolicy::Screened;
		(who::holder(), Call::<Runtime>::set_receive_policy { policy }.into())
	}),
	("trust_sender", || (who::alith(), trusting().into())),
	("untrust_sender", || {
		assert_ok!(dispatch(trusting(), &who::alith()));
		let sender = scene::identity(&who::holder());
		(who::alith(), Call::<Runtime>::untrust_sender { sender }.into())
	}),
	("offer, settled", || (who::holder(), offering().into())),
	("offer, opened", || {
		scene::screen(&who::alith());
		(who::holder(), offering().into())
	}),
	("accept_receipt", || {
		let id = waiting();
		(who::alith(), Call::<Runtime>::accept_receipt { id }.into())
	}),
	("decline_receipt", || {
		let id = waiting();
		(who::alith(), Call::<Runtime>::decline_receipt { id }.into())
	}),
	("withdraw_offer", || {
		let id = waiting();
		(who::holder(), Call::<Runtime>::withdraw_offer { id }.into())
	}),
	("return_offer", return_offer),
];

/// Units of the series of the stage.
fn units() -> Asset {
	Asset::Series(next_series() - 1)
}

fn trusting() -> Call<Runtime> {
	Call::<Runtime>::trust_sender { sender: scene::identity(&who::holder()) }
}

fn offering() -> Call<Runtime> {
	let (asset, to, quantity, note) = (units(), who::alith(), 7, hash_of("note"));
	Call::<Runtime>::offer { asset, to, quantity, note }
}

/// A gift of the holder's that waits.
fn waiting() -> ReceiptId {
	scene::screen(&who::alith());
	scene::offer_gift(&who::holder(), &who::alith(), units(), 7)
}

fn return_offer() -> (AccountId, RuntimeCall) {
	let id = waiting();
	// No block may pass, since what happens here is undone.
	Receipts::<Runtime>::mutate(id, |receipt| {
		receipt.as_mut().expect("it waits").deadline = now();
	});
	(who::issuer(), Call::<Runtime>::return_offer { id }.into())
}
