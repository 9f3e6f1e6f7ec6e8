// SPDX-License-Identifier: Apache-2.0
//! What events of holding, giving and redeeming leave no room for.

use genex_runtime_tests::metadata::words_in_events;

/// The rooms in which coupons are held, given and redeemed, each with what in its events has room for words: what an issuer
/// promises in public, and what is sealed for its eyes.
const ROOMS: [(&str, &[&str]); 7] = [
	("Coupons", &["SeriesCreated.terms", "SeriesAmended.terms", "Redeemed.ciphertext"]),
	("Serials", &[]),
	("Nonces", &[]),
	("Redemption", &[]),
	("Permits", &[]),
	("Claims", &[]),
	("Custody", &[]),
];

#[test]
fn events_should_have_no_room_for_names_of_goods_or_persons() {
	for (pallet, expected) in ROOMS {
		assert_eq!(words_in_events(pallet), expected, "{pallet}");
	}
}
