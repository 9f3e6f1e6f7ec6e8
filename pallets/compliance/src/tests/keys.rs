// SPDX-License-Identifier: Apache-2.0
//! The key budget: which entries of this pallet an act reads and changes.

use super::*;
use crate::{Activities, Pairs, Rules, Spared};
use genex_primitives::{CurrencyCode, LegalClass, Money, Path, rules::Pair};
use sp_io::hashing::twox_128;

/// What is gone before the transaction ends never reaches the database.
fn has_prefix(key: &[u8]) -> bool {
	key.starts_with(&twox_128(b"Compliance")) && key != Spared::<Test>::hashed_key()
}

/// The keys of this pallet that `act` reads from the state below, and those it changes.
fn keys_of(prepare: impl FnOnce(), act: &Act) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(prepare);
	ext.commit_all().unwrap();
	let recorded = recorder(|recorder| {
		ext.execute_with_recorder(recorder, || {
			assert_ok!(act.perform());
		});
	});
	let mut read: Vec<Vec<u8>> = recorded
		.recorded_keys()
		.values()
		.flat_map(|keys| keys.keys().map(|key| key.to_vec()))
		.filter(|key| has_prefix(key))
		.collect();
	let mut changed: Vec<Vec<u8>> = ext
		.overlayed_changes()
		.changes()
		.map(|(key, _)| key.clone())
		.filter(|key| has_prefix(key))
		.collect();
	read.sort();
	changed.sort();
	(read, changed)
}

/// A recorder of reads, given to `run` and back.
fn recorder<R: Clone + Default>(run: impl FnOnce(R)) -> R {
	let recorder = R::default();
	run(recorder.clone());
	recorder
}

fn sorted(mut keys: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
	keys.sort();
	keys
}

#[test]
fn gift_of_coupons_should_take_four_keys_when_it_is_in_dollars_at_home() {
	let (read, changed) = keys_of(
		|| {
			assert_ok!(sale(ALICE, 100).perform());
		},
		&gift(ALICE, BOB, 100),
	);
	let written = sorted(vec![
		Activities::<Test>::hashed_key_for(10),
		Activities::<Test>::hashed_key_for(11),
		Pairs::<Test>::hashed_key_for(Pair::key(10, 11)),
	]);
	let rules = Rules::<Test>::hashed_key().to_vec();
	assert_eq!(read, sorted([written.clone(), vec![rules]].concat()));
	assert_eq!(changed, written);
}

#[test]
fn redemption_should_take_the_holders_record_and_the_rules() {
	let act = coupons(Path::Redeem, ALICE, ISSUER, 100);
	let (read, changed) = keys_of(
		|| {
			assert_ok!(sale(ALICE, 100).perform());
		},
		&act,
	);
	let holder = Activities::<Test>::hashed_key_for(10);
	assert_eq!(read, sorted(vec![holder.clone(), Rules::<Test>::hashed_key().to_vec()]));
	assert_eq!(changed, vec![holder]);
}

#[test]
fn purchase_should_take_two_counters_more_when_it_is_of_gift_cards() {
	let (read, changed) = keys_of(|| {}, &sale(ALICE, 100));
	assert_eq!((read.len(), changed.len()), (2, 1));
	let card = Act { legal_class: LegalClass::PaidGift, ..sale(ALICE, 100) };
	let (read, changed) = keys_of(|| {}, &card);
	assert_eq!((read.len(), changed.len()), (4, 3));
}

#[test]
fn corridor_and_rates_should_be_read_only_where_they_matter() {
	let abroad = gift(ALICE, DAVE, 100);
	let (read, _) = keys_of(
		|| {
			assert_ok!(sale(ALICE, 100).perform());
		},
		&abroad,
	);
	assert_eq!(read.len(), 5, "and the corridor");
	let value = Money::new(CurrencyCode::EUR, 100);
	let foreign = Act { value, ..gift(ALICE, BOB, 100) };
	let prepare = || {
		assert_ok!(sale(ALICE, 100).perform());
		set_rate(CurrencyCode::EUR, 10_000_000_000, START);
	};
	let (read, _) = keys_of(prepare, &foreign);
	assert_eq!(read.len(), 5, "and the rate");
	let (read, changed) = keys_of(|| {}, &money(Path::CashIn, STRANGER, ALICE, 100));
	assert_eq!((read.len(), changed.len()), (1, 0), "the rules");
}

#[test]
fn every_read_should_be_of_this_pallet() {
	// The mock's neighbours live outside the state, so whatever is read is the rules' own.
	let mut ext = ExtBuilder::default().build();
	ext.commit_all().unwrap();
	let recorded = recorder(|recorder| {
		ext.execute_with_recorder(recorder, || {
			assert_ok!(gift(ALICE, BOB, 1).check());
		});
	});
	let keys = recorded.recorded_keys();
	assert!(keys.values().flat_map(|keys| keys.keys()).all(|key| has_prefix(key)));
}
