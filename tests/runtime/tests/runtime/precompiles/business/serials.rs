// SPDX-License-Identifier: Apache-2.0
//! What issuers decide before the first sale, numbered units, and messages that their signers take back off-line.

use super::{Scenario, next_series};
use frame_support::assert_ok;
use genex_messages::{Cancel, Message};
use genex_primitives::{Ppm, SeriesId, ledger::BreakageMethod};
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{
	env::now,
	native::dispatch,
	scene::{self, gift_card, hash_of},
	who,
};
use pallet_coupons::SeriesTerms;
use pallet_serials::{Call, Gifts, SerialRange};
use sp_core::Pair;

/// Every scenario, by the name of its call.
pub const SCENARIOS: [(&str, Scenario); 4] = [
	("choose_breakage", || {
		let (series, expected) = (approved(), Ppm::from_percent(12));
		let method = BreakageMethod::Proportional { expected };
		(who::issuer(), pallet_books::Call::<Runtime>::choose_breakage { series, method }.into())
	}),
	("mark_serialised", || {
		let series = approved();
		(who::issuer(), Call::<Runtime>::mark_serialised { series }.into())
	}),
	("distribute_serials", || {
		let series = scene::numbered(&who::holder(), 9);
		let gifts = vec![
			(who::alith(), SerialRange { first: 2, last: 4 }),
			(who::gateway(), SerialRange::one(7)),
		];
		let gifts = Gifts::truncate_from(gifts);
		(who::holder(), Call::<Runtime>::distribute_serials { series, gifts }.into())
	}),
	("cancel_signed", cancel_signed),
];

/// An approved series of vouchers, of which none was minted.
fn approved() -> SeriesId {
	use pallet_coupons::Call;
	let (series, issuer) = (next_series(), who::issuer());
	let terms = SeriesTerms { divisible: false, face_minor: 100, ..gift_card() };
	assert_ok!(dispatch(Call::<Runtime>::create_series { terms: Box::new(terms) }, &issuer));
	assert_ok!(dispatch(Call::<Runtime>::submit_series { series }, &issuer));
	let approvals = vec![(series, 1)].try_into().expect("one fits");
	let approve = Call::<Runtime>::approve_series { approvals, reason: hash_of("reason") };
	assert_ok!(dispatch(approve, &who::officer()));
	series
}

/// Somebody else brings what a signer signed.
fn cancel_signed() -> (AccountId, RuntimeCall) {
	let signer = who::account("Alice").into();
	let cancel = Cancel { signer, nonce: 5, deadline: now() + 3_600 };
	let signature = who::pair("Alice").sign(&cancel.payload(&scene::signing_domain())).into();
	(who::alith(), pallet_nonces::Call::<Runtime>::cancel_signed { cancel, signature }.into())
}
