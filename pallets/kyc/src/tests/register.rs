// SPDX-License-Identifier: Apache-2.0

use crate::{
	AccountsOf, Details, Error, Event, FormerIdentityOf, Identities, IdentityDetails, LinkNonce,
	NextIdentityId, mock::*,
};
use frame_support::{
	assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::fungible::Mutate,
};
use genex_primitives::{IdentityFlags, IdentityKind, IdentityRecord, Jurisdiction, Tier};
use sp_runtime::{ArithmeticError, DispatchError::BadOrigin};

fn call(tier: Tier, kind: IdentityKind, jurisdiction: Jurisdiction, until: u64) -> DispatchResult {
	Kyc::register(by(attestor()), acc(1), tier, kind, jurisdiction, until, file(9))
}

#[test]
fn register_should_create_an_identity_when_an_attestor_asks() {
	build_and_execute(|| {
		assert_ok!(call(Tier::L2, IdentityKind::Person, country(b"JP"), YEAR));
		let record = IdentityRecord {
			tier: Tier::L2,
			kind: IdentityKind::Person,
			jurisdiction: country(b"JP"),
			valid_until: u32::try_from(YEAR).unwrap(),
			flags: IdentityFlags::default(),
			accounts: 1,
		};
		let details = IdentityDetails {
			attestor: attestor(),
			commitment: file(9),
			registered_at: START,
			introduced: 0,
			revision: 0,
		};
		assert_eq!(Identities::<Test>::get(1), Some(record));
		assert_eq!(Details::<Test>::get(1), Some(details));
		assert_eq!(Kyc::identity_of(&acc(1)), Some(1));
		assert!(AccountsOf::<Test>::contains_key(1, acc(1)));
		assert_eq!(NextIdentityId::<Test>::get(), 2);
		assert_eq!(LinkNonce::<Test>::get(acc(1)), 1);
		assert_eq!(
			events(),
			vec![Event::IdentityRegistered {
				identity: 1,
				account: acc(1),
				attestor: attestor(),
				tier: Tier::L2,
				kind: IdentityKind::Person,
				jurisdiction: country(b"JP"),
				valid_until: YEAR,
				commitment: file(9),
			}]
		);
	});
}

#[test]
fn register_should_keep_the_account_alive_when_it_has_no_gnx() {
	build_and_execute(|| {
		assert!(!System::account_exists(&acc(1)));
		register(&acc(1));
		assert!(System::account_exists(&acc(1)));
		assert_eq!(sufficients(&acc(1)), 1);
		assert_eq!(Balances::free_balance(acc(1)), 0);
		assert_eq!(System::providers(&acc(1)), 0);
	});
}

#[test]
fn register_should_keep_the_nonce_when_all_gnx_leaves_the_account() {
	build_and_execute(|| {
		register(&acc(1));
		assert_ok!(Balances::mint_into(&acc(1), 100));
		System::inc_account_nonce(acc(1));
		assert_ok!(Balances::transfer_all(by(acc(1)), acc(2), false));
		assert_eq!(Balances::free_balance(acc(1)), 0);
		assert_eq!(System::account_nonce(acc(1)), 1);
	});
}

#[test]
fn register_should_count_ids_from_one_when_called_again() {
	build_and_execute(|| {
		assert_eq!((register(&acc(1)), register(&acc(2)), register(&acc(3))), (1, 2, 3));
	});
}

#[test]
fn register_should_accept_l3_when_the_identity_is_a_company() {
	build_and_execute(|| {
		assert_ok!(call(Tier::L3, IdentityKind::Company, country(b"JP"), YEAR));
		assert_eq!(Identities::<Test>::get(1).unwrap().tier, Tier::L3);
	});
}

#[test]
fn register_should_accept_a_company_of_lower_tier() {
	build_and_execute(|| {
		assert_ok!(call(Tier::L1, IdentityKind::Company, country(b"JP"), YEAR));
	});
}

#[test]
fn register_should_fail_when_the_origin_is_no_attestor() {
	build_and_execute(|| {
		let (l2, person) = (Tier::L2, IdentityKind::Person);
		for origin in [by(acc(1)), by(officer()), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Kyc::register(origin, acc(1), l2, person, country(b"JP"), YEAR, file(9)),
				BadOrigin
			);
		}
	});
}

#[test]
fn register_should_fail_when_the_account_has_an_identity() {
	build_and_execute(|| {
		register(&acc(1));
		assert_noop!(
			call(Tier::L2, IdentityKind::Person, country(b"JP"), YEAR),
			Error::<Test>::AlreadyLinked
		);
	});
}

#[test]
fn register_should_fail_when_the_tier_is_not_attestable() {
	build_and_execute(|| {
		assert_noop!(
			call(Tier::L0, IdentityKind::Person, country(b"JP"), YEAR),
			Error::<Test>::TierNotAttestable
		);
		assert_noop!(
			call(Tier::L3, IdentityKind::Person, country(b"JP"), YEAR),
			Error::<Test>::CompanyNeeded
		);
	});
}

#[test]
fn register_should_fail_when_the_country_does_not_exist() {
	build_and_execute(|| {
		assert_noop!(
			call(Tier::L2, IdentityKind::Person, nowhere(), YEAR),
			Error::<Test>::UnknownJurisdiction
		);
	});
}

#[test]
fn register_should_fail_when_the_validity_is_out_of_bounds() {
	build_and_execute(|| {
		let (l2, person, jp) = (Tier::L2, IdentityKind::Person, country(b"JP"));
		let last = u64::from(u32::MAX);
		assert_noop!(call(l2, person, jp, START - 1), Error::<Test>::ValidityPassed);
		assert_noop!(call(l2, person, jp, START), Error::<Test>::ValidityPassed);
		assert_noop!(call(l2, person, jp, last + 1), Error::<Test>::ValidityTooFar);
		assert_noop!(call(l2, person, jp, u64::MAX), Error::<Test>::ValidityTooFar);
		assert_ok!(call(l2, person, jp, last));
	});
}

#[test]
fn register_should_accept_the_shortest_validity() {
	build_and_execute(|| {
		assert_ok!(call(Tier::L2, IdentityKind::Person, country(b"JP"), START + 1));
	});
}

#[test]
fn register_should_fail_when_the_ids_are_used_up() {
	build_and_execute(|| {
		NextIdentityId::<Test>::put(u64::MAX);
		assert_noop!(
			call(Tier::L2, IdentityKind::Person, country(b"JP"), YEAR),
			ArithmeticError::Overflow
		);
	});
}

#[test]
fn register_should_need_an_empty_account_when_it_belonged_to_another_identity() {
	build_and_execute(|| {
		let id = register(&acc(2));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(1), file(9)));
		assert_ok!(Kyc::unlink_account(by(attestor()), acc(1), file(5)));
		let register = || call(Tier::L2, IdentityKind::Person, country(b"JP"), YEAR);
		Owners::set(vec![acc(1)]);
		assert_noop!(register(), Error::<Test>::NotEmpty);
		Owners::set(vec![]);
		assert_ok!(register());
		assert_eq!(Kyc::identity_of(&acc(1)), Some(2));
		assert_eq!(FormerIdentityOf::<Test>::get(acc(1)), None);
	});
}

#[test]
fn register_should_accept_property_when_the_account_never_had_an_identity() {
	build_and_execute(|| {
		Owners::set(vec![acc(1)]);
		assert_ok!(call(Tier::L2, IdentityKind::Person, country(b"JP"), YEAR));
	});
}
