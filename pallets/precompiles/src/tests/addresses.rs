// SPDX-License-Identifier: Apache-2.0
//! The address book.

use crate::{
	Coupon, CouponFactory, Custody, FeePools, Identity, Insolvency, Issuers, Marketplace,
	Quarantine, Redemption, Serials, Stablecoin, TransferPolicies, TravelRule, Treasury,
	addresses::*, mock::Test,
};
use pallet_revive::precompiles::{H160, Precompile, alloy::primitives::Address};
use std::collections::HashSet;

const SOLIDITY_BOOK: &str = include_str!("../../../../contracts/interfaces/Addresses.sol");

#[test]
fn book_should_give_no_number_twice() {
	let numbers: HashSet<u16> = BOOK.iter().map(|(_, number)| *number).collect();
	assert_eq!(numbers.len(), BOOK.len());
	assert!(!numbers.contains(&0));
}

#[test]
fn book_should_not_meet_built_in_precompiles() {
	for (name, number) in BOOK {
		let address = address_of(number);
		assert_ne!(address.0[16..18], [0, 0], "{name} is in the range of pallet-revive");
		assert_eq!(address.0[18..], [0, 0]);
	}
}

#[test]
fn book_should_say_the_same_in_solidity() {
	let constants: Vec<(String, Address)> = SOLIDITY_BOOK
		.lines()
		.filter_map(|line| line.trim().strip_prefix("address internal constant "))
		.map(|rest| {
			let (name, address) = rest.trim_end_matches(';').split_once(" = ").expect("constant");
			(name.into(), address.parse().expect("address"))
		})
		.collect();
	let expected: Vec<(String, Address)> = BOOK
		.iter()
		.map(|(name, number)| ((*name).into(), Address::from(address_of(*number).0)))
		.collect();
	assert_eq!(constants, expected);
}

#[test]
fn precompiles_should_be_where_the_book_says() {
	assert!(<Coupon<Test>>::MATCHER.matches(&address_of(COUPON).0));
	assert!(<Redemption<Test>>::MATCHER.matches(&address_of(REDEMPTION).0));
	assert!(<CouponFactory<Test>>::MATCHER.matches(&address_of(COUPON_FACTORY).0));
	assert!(<Treasury<Test>>::MATCHER.matches(&address_of(TREASURY).0));
	assert!(<TravelRule<Test>>::MATCHER.matches(&address_of(TRAVEL_RULE).0));
	assert!(<Issuers<Test>>::MATCHER.matches(&address_of(ISSUERS).0));
	assert!(<Insolvency<Test>>::MATCHER.matches(&address_of(INSOLVENCY).0));
	assert!(<Quarantine<Test>>::MATCHER.matches(&address_of(QUARANTINE).0));
	assert!(<Custody<Test>>::MATCHER.matches(&address_of(CUSTODY).0));
	assert!(<Identity<Test>>::MATCHER.matches(&address_of(IDENTITY).0));
	assert!(<FeePools<Test>>::MATCHER.matches(&address_of(FEE_POOLS).0));
	assert!(<TransferPolicies<Test>>::MATCHER.matches(&address_of(TRANSFER_POLICIES).0));
	assert!(<Marketplace<Test>>::MATCHER.matches(&address_of(MARKETPLACE).0));
	assert!(!<Coupon<Test>>::MATCHER.matches(&address_of(REDEMPTION).0));
	for asset in [0, 1, 0x0102_0304, u32::MAX] {
		assert!(<Stablecoin<Test>>::MATCHER.matches(&of_stablecoin(asset).0));
	}
	assert!(!<Stablecoin<Test>>::MATCHER.matches(&address_of(COUPON).0));
	for series in [0, 1, 0x0102_0304, u32::MAX] {
		assert!(<Serials<Test>>::MATCHER.matches(&of_series(series).0));
		assert!(!<Stablecoin<Test>>::MATCHER.matches(&of_series(series).0));
	}
}

#[test]
fn series_should_have_their_id_in_front() {
	let one: Address = "0x0000000100000000000000000000000007210000".parse().expect("address");
	assert_eq!(Address::from(of_series(1).0), one);
	for series in [0, 1, 0x0102_0304, u32::MAX] {
		assert_eq!(series_at(&of_series(series)), Some(series));
		assert!(is_reserved(&of_series(series)));
	}
	assert_eq!(series_at(&of_stablecoin(1)), None);
	assert_eq!(series_at(&H160::repeat_byte(1)), None);
}

#[test]
fn stablecoins_should_have_their_id_in_front() {
	let one: Address = "0x0000000100000000000000000000000000200000".parse().expect("address");
	assert_eq!(Address::from(of_stablecoin(1).0), one);
	for asset in [0, 1, 0x0102_0304, u32::MAX] {
		assert_eq!(stablecoin_at(&of_stablecoin(asset)), Some(asset));
		assert!(is_reserved(&of_stablecoin(asset)));
	}
	assert_eq!(stablecoin_at(&address_of(COUPON)), None);
	assert_eq!(stablecoin_at(&H160::repeat_byte(1)), None);
}

#[test]
fn numbers_should_be_at_their_addresses_and_at_no_other() {
	for (name, number) in BOOK {
		for (other, address) in BOOK {
			let expected = number == address;
			assert_eq!(is_at(number, &address_of(address)), expected, "{name} at {other}");
		}
	}
	let mut in_front = address_of(COUPON);
	in_front.0[0] = 1;
	assert!(!is_at(COUPON, &in_front));
	let mut in_front = address_of(SERIALISED);
	in_front.0[0] = 1;
	assert!(is_at(SERIALISED, &in_front));
}

#[test]
fn addresses_should_be_reserved_when_only_a_precompile_can_have_them() {
	for (name, number) in BOOK {
		assert!(is_reserved(&address_of(number)), "{name}");
	}
	let mut of_asset = address_of(STABLECOINS);
	of_asset.0[..4].copy_from_slice(&[1, 2, 3, 4]);
	assert!(is_reserved(&of_asset));
	assert!(is_reserved(&H160::from_low_u64_be(1)));
	assert!(!is_reserved(&H160::repeat_byte(1)));
	for place in 4..16 {
		let mut address = address_of(COUPON);
		address.0[place] = 1;
		assert!(!is_reserved(&address), "byte {place}");
	}
}
