// SPDX-License-Identifier: Apache-2.0
//! Random sequences of acts keep every invariant, and a plain model agrees with the links.

use crate::{IdentityOf, LinkNonce, Pallet, mock::*};
use frame_support::{pallet_prelude::DispatchResult, storage::with_storage_layer};
use genex_primitives::{IdentityKind, Tier, traits::Identities as _};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ACCOUNTS: u8 = 8;

#[derive(Clone, Copy, Debug)]
enum Act {
	Register(u8, Tier),
	Attested(u8),
	Renew(u8),
	Link(u8, u8),
	AttestLink(u8, u8),
	Unlink(u8, u8),
	Revoke(u8, bool),
	Reinstate(u8),
	Wait(u32),
}

fn acts() -> impl Strategy<Value = Act> {
	let who = 1..=ACCOUNTS;
	let tier = prop_oneof![Just(Tier::L0), Just(Tier::L1), Just(Tier::L2), Just(Tier::L3)];
	prop_oneof![
		(who.clone(), tier).prop_map(|(a, tier)| Act::Register(a, tier)),
		who.clone().prop_map(Act::Attested),
		who.clone().prop_map(Act::Renew),
		(who.clone(), who.clone()).prop_map(|(a, b)| Act::Link(a, b)),
		(who.clone(), who.clone()).prop_map(|(a, b)| Act::AttestLink(a, b)),
		(who.clone(), 0..3u8).prop_map(|(a, by)| Act::Unlink(a, by)),
		(who.clone(), any::<bool>()).prop_map(|(a, suspend)| Act::Revoke(a, suspend)),
		who.prop_map(Act::Reinstate),
		(0..20_000_000u32).prop_map(Act::Wait),
	]
}

fn id(seed: u8) -> u64 {
	IdentityOf::<Test>::get(acc(seed)).unwrap_or_default()
}

fn until() -> u64 {
	Now::get() + 30_000_000
}

fn perform(act: Act) -> DispatchResult {
	match act {
		Act::Register(who, tier) => {
			let (person, jp) = (IdentityKind::Person, country(b"JP"));
			Kyc::register(by(attestor()), acc(who), tier, person, jp, until(), file(1))
		},
		Act::Attested(who) => {
			let mut attestation = attestation(&acc(who));
			attestation.valid_until = until();
			let signature = sign_attestation(ATTESTOR, &attestation);
			Kyc::submit_attestation(by(acc(who)), attestation, signature)
		},
		Act::Renew(who) => Kyc::renew(by(attestor()), id(who), Tier::L1, until(), file(2)),
		Act::Link(who, _) if id(who) == 0 => {
			let signature = sp_runtime::MultiSignature::Sr25519(Default::default());
			Kyc::link_account(by(acc(who)), acc(who), Now::get() + 1, signature)
		},
		Act::Link(who, new) => link(&acc(who), new),
		Act::AttestLink(who, new) => Kyc::attest_account(by(attestor()), id(who), acc(new)),
		Act::Unlink(who, 0) => Kyc::unlink_account(by(acc(who)), acc(who)),
		Act::Unlink(who, 1) => Kyc::unlink_account(by(attestor()), acc(who)),
		Act::Unlink(who, _) => Kyc::unlink_account(by(officer()), acc(who)),
		Act::Revoke(who, true) => Kyc::revoke(by(officer()), id(who), file(3)),
		Act::Revoke(who, false) => Kyc::revoke(by(attestor()), id(who), file(3)),
		Act::Reinstate(who) => Kyc::reinstate(by(officer()), id(who), file(3)),
		Act::Wait(seconds) => {
			Now::mutate(|now| *now += u64::from(seconds));
			Ok(())
		},
	}
}

/// What a successful act means for who is linked to whom, told without the pallet's own storage.
fn expect(links: &mut BTreeMap<u8, u64>, next: &mut u64, act: Act) {
	match act {
		Act::Register(who, _) => {
			links.insert(who, *next);
			*next += 1;
		},
		Act::Attested(who) => {
			if let std::collections::btree_map::Entry::Vacant(entry) = links.entry(who) {
				entry.insert(*next);
				*next += 1;
			}
		},
		Act::Link(who, new) | Act::AttestLink(who, new) => {
			let identity = links[&who];
			links.insert(new, identity);
		},
		Act::Unlink(who, _) => {
			links.remove(&who);
		},
		Act::Renew(_) | Act::Revoke(..) | Act::Reinstate(_) | Act::Wait(_) => {},
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn links_should_stay_true_when_anybody_does_anything(
		acts in prop::collection::vec(acts(), 1..80)
	) {
		build_and_execute(|| {
			let (mut links, mut next) = (BTreeMap::new(), 1);
			for act in acts {
				let nonces: Vec<u32> =
					(1..=ACCOUNTS).map(|seed| LinkNonce::<Test>::get(acc(seed))).collect();
				if with_storage_layer(|| perform(act)).is_ok() {
					expect(&mut links, &mut next, act);
				}
				Pallet::<Test>::do_try_state().expect("invariants hold");
				for (seed, before) in (1..=ACCOUNTS).zip(nonces) {
					let after = LinkNonce::<Test>::get(acc(seed));
					assert!(after >= before);
					assert_eq!(sufficients(&acc(seed)), u32::from(after > 0));
					assert_eq!(Kyc::identity_of(&acc(seed)), links.get(&seed).copied());
				}
			}
		});
	}
}
