// SPDX-License-Identifier: Apache-2.0
//! What is told of accounts that join and leave identities.

use crate::{Event, Identities, mock::*};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use genex_primitives::{FreezeMode, IdentityFlags, IdentityKind, Tier};

fn call_register() -> DispatchResult {
	let (tier, kind) = (Tier::L2, IdentityKind::Person);
	Kyc::register(by(attestor()), acc(5), tier, kind, country(b"JP"), YEAR, file(1))
}

fn call_submit() -> DispatchResult {
	let attestation = attestation(&acc(5));
	let signature = sign_attestation(ATTESTOR, &attestation);
	Kyc::submit_attestation(by(acc(9)), attestation, signature)
}

#[test]
fn links_should_be_told_when_accounts_join() {
	let joins: [(fn() -> DispatchResult, u64); 4] = [
		(call_register, 2),
		(call_submit, 2),
		(|| link(&acc(1), 5), 1),
		(|| Kyc::attest_account(by(attestor()), 1, acc(5), file(9)), 1),
	];
	for (join, identity) in joins {
		build_and_execute(|| {
			register(&acc(1));
			assert_eq!(Told::get(), vec![(acc(1), 1, true, Some(1))]);
			assert_ok!(join());
			let news = (acc(5), identity, true, Some(identity));
			assert_eq!(Told::get().last(), Some(&news));
			assert_eq!(Told::get().len(), 2);
		});
	}
}

#[test]
fn links_should_be_told_when_accounts_leave() {
	for actor in [acc(2), attestor(), officer()] {
		build_and_execute(|| {
			let id = register(&acc(1));
			assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
			assert_ok!(Kyc::unlink_account(by(actor), acc(2), file(5)));
			assert_eq!(Told::get().last(), Some(&(acc(2), id, false, None)));
			assert_eq!(Told::get().len(), 3);
		});
	}
}

#[test]
fn links_should_be_told_of_every_account_of_the_genesis_block() {
	let person =
		|accounts| (accounts, attestor(), Tier::L2, IdentityKind::Person, country(b"JP"), YEAR);
	let identities = vec![person(vec![acc(1), acc(2)]), person(vec![acc(3)])];
	ExtBuilder::default().identities(identities).build_and_execute(|| {
		let joined = |seed, id| (acc(seed), id, true, Some(id));
		assert_eq!(Told::get(), vec![joined(1, 1), joined(2, 1), joined(3, 2)]);
	});
}

#[test]
fn links_should_not_be_told_when_nobody_joins_or_leaves() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let renewal = attestation(&acc(1));
		let signature = sign_attestation(ATTESTOR, &renewal);
		assert_ok!(Kyc::submit_attestation(by(acc(9)), renewal, signature));
		assert_ok!(Kyc::renew(by(attestor()), id, Tier::L1, YEAR, file(2)));
		assert_ok!(Kyc::set_residence(by(attestor()), id, country(b"US"), file(9)));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		assert_ok!(Kyc::reinstate(by(officer()), id, file(3)));
		assert_ok!(Kyc::reassign(by(officer()), id, other_attestor(), file(6)));
		assert_eq!(Told::get().len(), 1);
	});
}

#[test]
fn calls_should_be_undone_when_the_listener_refuses() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		OnLink::set(Reaction::Refuse);
		assert_noop!(call_register(), REFUSED);
		assert_noop!(call_submit(), REFUSED);
		assert_noop!(link(&acc(1), 5), REFUSED);
		assert_noop!(Kyc::attest_account(by(attestor()), id, acc(5), file(9)), REFUSED);
		for actor in [acc(2), attestor(), officer()] {
			assert_noop!(Kyc::unlink_account(by(actor), acc(2), file(5)), REFUSED);
		}
	});
}

#[test]
fn marks_by_the_listener_should_stay_when_the_call_ends() {
	build_and_execute(|| {
		let clean = register(&acc(1));
		OnLink::set(Reaction::Freeze);
		let frozen = register(&acc(2));
		assert_ok!(call_submit());
		for who in [acc(2), acc(5)] {
			assert_eq!(Kyc::account_standing(who).freeze, FreezeMode::Full);
		}
		assert_ok!(link(&acc(1), 3));
		assert_eq!(flags(clean), IdentityFlags::FROZEN_FULL);
		assert_eq!(Identities::<Test>::get(clean).unwrap().accounts, 2);
		assert_ok!(Kyc::attest_account(by(attestor()), frozen, acc(4), file(9)));
		assert_eq!(Identities::<Test>::get(frozen).unwrap().accounts, 2);
		let event = Event::AccountLinked {
			identity: frozen,
			account: acc(4),
			by: attestor(),
			reason: file(9),
		};
		assert_eq!(last_event(), event);
	});
}
