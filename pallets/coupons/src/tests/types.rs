// SPDX-License-Identifier: Apache-2.0
use super::*;
use codec::{Decode, Encode, MaxEncodedLen};

#[test]
fn record_should_stay_small() {
	// Of which 28 are the last price.
	assert!(SeriesRecord::<[u8; 32]>::max_encoded_len() <= 132);
	assert_eq!(Holding::max_encoded_len(), 24);
	assert_eq!(UnitCounters::max_encoded_len(), 56);
}

#[test]
fn terms_should_survive_storage_and_encoding() {
	let mut terms = terms();
	terms.territory = Territory::Only(places(&[*b"JP", *b"DE"]));
	let (record, details, territory) = terms.clone().split(ISSUER, SeriesState::Draft, 3);
	assert_eq!(record.revision, 3);
	assert_eq!(record.terms(details, territory), terms);
	assert_eq!(SeriesTerms::decode(&mut &terms.encode()[..]), Ok(terms));
}

#[test]
fn territory_should_admit_by_residence() {
	let japan = genex_primitives::Jurisdiction::new(*b"JP");
	let germany = genex_primitives::Jurisdiction::new(*b"DE");
	let only = Territory::Only(places(&[*b"JP"]));
	let except = Territory::Except(places(&[*b"JP"]));
	assert!(only.admits(japan) && !only.admits(germany) && !only.admits(None));
	assert!(!except.admits(japan) && except.admits(germany) && !except.admits(None));
	assert!(Territory::Everywhere.admits(None));
}

#[test]
fn counters_should_refuse_what_does_not_fit() {
	let full = UnitCounters { minted: u64::MAX, unsold: u64::MAX, ..Default::default() };
	assert_eq!(full.after_mint(1, u64::MAX), None);
	assert_eq!(UnitCounters::default().after_sale(1), None);
	assert_eq!(UnitCounters::default().after_recall(1), None);
	assert_eq!(UnitCounters::default().after_redemption(1), None);
	assert_eq!(full.after_expiry().unwrap().expired, u64::MAX);
	assert_eq!(full.sum(), Some(u64::MAX));
}

#[test]
fn holding_should_refuse_what_does_not_fit() {
	let holding = Holding { free: u64::MAX, held: 1, frozen: 0 };
	assert_eq!(holding.plus_free(1), None);
	assert_eq!(holding.with_release(1), None);
	assert_eq!(holding.with_release(2), None);
	assert_eq!(Holding::default().with_hold(1), None);
	assert_eq!(Holding::default().minus(Source::Escrow, 1), None);
}
