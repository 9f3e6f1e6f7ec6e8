// SPDX-License-Identifier: Apache-2.0
//! Whether Solidity has what people and companies can do natively.

use genex_precompiles::NATIVE_CALLS;
use genex_runtime_tests::{
	metadata::calls,
	origins::{SIGNED, TABLE},
};
use std::collections::BTreeSet;

/// From this index on are the pallets of what people and companies do.
const FIRST_OF_ACTS: u8 = 70;

/// What anybody may do natively and no contract needs, as the README of the precompiles says.
const NATIVE_ONLY: [(&str, &str); 12] = [
	// The same by another call: what somebody moves of its own is moved by its operator, too, who is oneself.
	("Coupons", "transfer"),
	("Coupons", "transfer_batch"),
	("Serials", "transfer_serials"),
	// Housekeeping.
	("Claims", "sweep_marks"),
	("Compliance", "sweep_counters"),
	("Compliance", "sweep_pairs"),
	("Coupons", "sweep_holdings"),
	("Coupons", "sweep_redeemers"),
	("Nonces", "sweep"),
	("Sanctions", "report_stale"),
	("Sanctions", "withdraw_forced_transfer"),
	("Serials", "clear_serials"),
];

#[test]
fn every_act_without_an_office_should_be_served_or_told_to_be_native_only() {
	let served: BTreeSet<(&str, &str)> = NATIVE_CALLS.iter().map(|(_, _, name)| *name).collect();
	let known = calls();
	let mut missing = BTreeSet::new();
	for (pallet, names, _) in TABLE.iter().filter(|(_, _, set)| set & SIGNED == SIGNED) {
		for name in *names {
			let of_acts = known.iter().any(|call| {
				call.pallet_index >= FIRST_OF_ACTS && call.pallet == *pallet && call.name == *name
			});
			if of_acts && !served.contains(&(*pallet, *name)) {
				missing.insert((*pallet, *name));
			}
		}
	}
	assert_eq!(missing, BTreeSet::from(NATIVE_ONLY));
}
