// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{ClassBans, Rules};
use codec::Decode;
use genex_primitives::{Actor, CouponClass, Jurisdiction, Path};

fn set(place: [u8; 2], class: CouponClass, banned: bool) -> sp_runtime::DispatchResult {
	Compliance::set_class_ban(signed(COUNCIL), country(place), class, banned, hash(9))
}

fn places() -> u16 {
	Rules::<Test>::get().unwrap().banned_places
}

#[test]
fn set_class_ban_should_stop_coupons_of_the_class_only_when_it_bans() {
	run(|| {
		assert_ok!(set(*b"US", CouponClass::Digital, true));
		assert_eq!(
			events(),
			vec![Event::ClassBanSet {
				by: Actor::Governance,
				jurisdiction: country(*b"US"),
				class: CouponClass::Digital,
				old: false,
				new: true,
				reason: hash(9),
			}]
		);
		for path in [Path::Primary, Path::P2P, Path::Market] {
			let banned = coupons(path, ISSUER, BOB, 1);
			assert_eq!(banned.check(), Err(Reason::ClassBanned), "{path:?}");
			let other = Act { class: CouponClass::Physical, ..banned };
			assert_ok!(other.check());
		}
		assert_ok!(coupons(Path::P2P, ISSUER, DAVE, 1).check());
		assert_ok!(money(Path::P2P, ISSUER, BOB, 1).check());
		assert_ok!(coupons(Path::Redeem, ALICE, ISSUER, 0).check());
	});
}

#[test]
fn set_class_ban_should_count_places_when_bans_come_and_go() {
	run(|| {
		assert_ok!(set(*b"US", CouponClass::Digital, true));
		assert_ok!(set(*b"US", CouponClass::Physical, true));
		assert_eq!(places(), 1);
		assert_ok!(set(*b"JP", CouponClass::Financial, true));
		assert_eq!(places(), 2);
		assert_ok!(set(*b"US", CouponClass::Digital, false));
		assert_eq!(places(), 2);
		assert!(!Compliance::is_class_banned(country(*b"US"), CouponClass::Digital));
		assert!(Compliance::is_class_banned(country(*b"US"), CouponClass::Physical));
		assert_ok!(set(*b"US", CouponClass::Physical, false));
		assert_ok!(set(*b"JP", CouponClass::Financial, false));
		assert_eq!(places(), 0);
		assert_eq!(ClassBans::<Test>::iter().count(), 0);
	});
}

#[test]
fn set_class_ban_should_be_refused_when_it_is_about_nothing() {
	run(|| {
		let nowhere = Jurisdiction::decode(&mut &b"XX"[..]).unwrap();
		let class = CouponClass::Digital;
		assert_noop!(
			Compliance::set_class_ban(signed(COUNCIL), nowhere, class, true, hash(9)),
			Error::<Test>::UnknownJurisdiction
		);
		assert_noop!(set(*b"US", class, false), Error::<Test>::NothingChanges);
		assert_ok!(set(*b"US", class, true));
		assert_noop!(set(*b"US", class, true), Error::<Test>::NothingChanges);
	});
}

#[test]
fn set_class_ban_should_be_refused_when_no_rulebook_is_set() {
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		assert_noop!(set(*b"US", CouponClass::Digital, true), Error::<Test>::RulesMissing);
	});
}

#[test]
fn set_class_ban_should_fail_when_no_reason_is_named() {
	run(|| {
		let (place, class) = (country(*b"US"), CouponClass::Digital);
		let none = H256::zero();
		let call = Compliance::set_class_ban(signed(COUNCIL), place, class, true, none);
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
