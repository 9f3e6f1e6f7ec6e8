// SPDX-License-Identifier: Apache-2.0
//! What a freeze costs does not depend on how much is frozen or listed.

use crate::{MAX_LISTS, mock::*};
use frame_support::{
	assert_ok, dispatch::GetDispatchInfo, traits::STORAGE_VERSION_STORAGE_KEY_POSTFIX,
};
use genex_primitives::FreezeMode::{Full, Outbound};
use sp_io::hashing::twox_128;
use sp_runtime::{DispatchResult, traits::BlakeTwo256};
use sp_state_machine::{Backend, backend::AsTrieBackend, create_proof_check_backend};

/// How many of the keys of this pallet that exist the act reads, how often it asks for identities
/// and marks, and how often it blocks GNX.
fn cost(prepare: impl FnOnce(), act: impl FnOnce() -> DispatchResult) -> (usize, u32, u32) {
	let mut ext = new_test_ext();
	ext.execute_with(prepare);
	ext.commit_all().expect("commits");
	let (root, prefix) = (*ext.backend.as_trie_backend().root(), twox_128(b"Sanctions"));
	let keys = ext.backend.keys(Default::default()).expect("a backend in memory");
	let keys: Vec<Vec<u8>> = keys.map(|key| key.expect("a backend in memory")).collect();
	Lookups::set(0);
	GnxWrites::set(0);
	let (outcome, proof) = ext.execute_and_prove(act);
	assert_ok!(outcome);
	let seen = create_proof_check_backend::<BlakeTwo256>(root, proof).expect("a sound proof");
	// The version of the storage is short, and would be seen with its neighbours.
	let version = [prefix, twox_128(STORAGE_VERSION_STORAGE_KEY_POSTFIX)].concat();
	let own = keys.iter().filter(|key| key.starts_with(&prefix) && **key != version);
	// All other values are too long to lie inside the nodes that lead to their neighbours.
	let read = own.filter(|key| seen.storage(key).is_ok()).count();
	(read, Lookups::get(), GnxWrites::get())
}

/// As many frozen strangers, and every list there can be.
fn crowd(size: u64) {
	for list in 1..MAX_LISTS {
		assert_ok!(Sanctions::register_list(by(COUNCIL), 100 + list, DAY, file(9)));
	}
	for who in 0..size {
		freeze(account(1_000 + who));
	}
}

fn one_entry() -> DispatchResult {
	part(OFAC, 1, vec![freezing(account(ALICE), Full)], true)
}

fn one_freeze() -> DispatchResult {
	let target = account(ALICE);
	Sanctions::freeze(by(OFFICER), target, Full, 7, file(1)).map(drop).map_err(|error| error.error)
}

#[test]
fn freezing_should_cost_as_much_when_many_are_frozen() {
	let alone = cost(|| crowd(0), one_freeze);
	// Nothing of this pallet exists for the target. The account is asked for its identity and
	// marked; the identity is asked for its record and accounts and marked; both accounts are
	// settled.
	assert_eq!(alone, (0, 7, 2));
	assert_eq!(cost(|| crowd(500), one_freeze), alone);
}

#[test]
fn tightening_should_cost_as_much_when_many_are_frozen() {
	let freeze_before = |size| {
		move || {
			crowd(size);
			let target = account(ALICE);
			assert_ok!(Sanctions::freeze(by(OFFICER), target, Outbound, 7, file(1)));
		}
	};
	let alone = cost(freeze_before(0), one_freeze);
	// The records of the account and of its identity.
	assert_eq!(alone, (2, 7, 2));
	assert_eq!(cost(freeze_before(500), one_freeze), alone);
}

#[test]
fn an_entry_should_cost_as_much_when_many_are_frozen_and_listed() {
	let alone = cost(|| crowd(0), one_entry);
	// All lists are one value.
	assert_eq!(alone, (1, 7, 2));
	let listed = || {
		crowd(500);
		let entries = (1_000..1_200).map(|who| freezing(account(who), Full)).collect();
		assert_ok!(part(101, 1, entries, true));
	};
	assert_eq!(cost(listed, one_entry), alone);
}

#[test]
fn entries_should_each_cost_the_same() {
	let part = |size: u64| {
		let entries = (0..size).map(|who| freezing(account(5_000 + who), Full)).collect();
		move || part(OFAC, 1, entries, true)
	};
	assert_eq!(cost(|| crowd(0), part(1)), (1, 3, 1));
	assert_eq!(cost(|| crowd(0), part(200)), (1, 600, 200));
}

#[test]
fn the_dearest_update_should_fit_half_a_block() {
	new_test_ext().execute_with(|| {
		let entries: Vec<_> = (0..256).map(|who| freezing(account(who), Full)).collect();
		let call = crate::Call::<Test>::update_list {
			list: OFAC,
			version: 1,
			source_time: START,
			entries: entries.try_into().expect("as many as may be"),
			last: true,
		};
		let weight = call.get_dispatch_info().call_weight;
		// A block holds 750 ms, and half of it is some more than this.
		assert!(weight.ref_time() < 300_000_000_000, "{weight:?}");
		let extra = Sanctions::weight_of_update(256, MAX_PER_UPDATE + MAX_ACCOUNTS);
		assert_eq!(weight, extra);
	});
}
