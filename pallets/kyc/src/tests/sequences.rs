// SPDX-License-Identifier: Apache-2.0
//! Random sequences of acts keep every invariant, and a plain model agrees with the links.

use crate::{
	LinkNonce, Pallet,
	mock::*,
	types::{ACCOUNT_MARKS, IDENTITY_MARKS},
};
use frame_support::{pallet_prelude::DispatchResult, storage::with_storage_layer};
use genex_primitives::{
	AccountFlags, IdentityFlags, IdentityKind, Tier,
	traits::{Identities as _, Markers},
};
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
	Mark(u8, u8),
	MarkIdentity(u8, u8),
	Property(u8, bool),
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
		who.clone().prop_map(Act::Reinstate),
		// Three bits of an account, four of an identity behind its own two. Mostly none are set.
		(who.clone(), prop_oneof![2 => Just(0), 1 => 0..8u8]).prop_map(|(a, b)| Act::Mark(a, b)),
		(who.clone(), prop_oneof![2 => Just(0), 1 => 0..16u8])
			.prop_map(|(a, b)| Act::MarkIdentity(a, b)),
		(who, any::<bool>()).prop_map(|(a, some)| Act::Property(a, some)),
		(0..20_000_000u32).prop_map(Act::Wait),
	]
}

fn id(seed: u8) -> u64 {
	Kyc::identity_of(&acc(seed)).unwrap_or_default()
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
		Act::AttestLink(who, new) => {
			Kyc::attest_account(by(attestor()), id(who), acc(new), file(9))
		},
		Act::Unlink(who, 0) => Kyc::unlink_account(by(acc(who)), acc(who), file(5)),
		Act::Unlink(who, 1) => Kyc::unlink_account(by(attestor()), acc(who), file(5)),
		Act::Unlink(who, _) => Kyc::unlink_account(by(officer()), acc(who), file(5)),
		Act::Revoke(who, true) => Kyc::revoke(by(officer()), id(who), file(3)),
		Act::Revoke(who, false) => Kyc::revoke(by(attestor()), id(who), file(3)),
		Act::Reinstate(who) => Kyc::reinstate(by(officer()), id(who), file(3)),
		Act::Mark(who, bits) => {
			Kyc::mark_account(&acc(who), ACCOUNT_MARKS, AccountFlags(bits));
			Ok(())
		},
		Act::MarkIdentity(who, bits) => {
			let flags = IdentityFlags(u16::from(bits) << 2);
			Kyc::mark_identity(id(who), IDENTITY_MARKS, flags)
				.map(drop)
				.ok_or(sp_runtime::DispatchError::CannotLookup)
		},
		Act::Property(who, some) => {
			let owners = Owners::get().into_iter().filter(|owner| *owner != acc(who));
			Owners::set(owners.chain(some.then(|| acc(who))).collect());
			Ok(())
		},
		Act::Wait(seconds) => {
			Now::mutate(|now| *now += u64::from(seconds));
			Ok(())
		},
	}
}

/// Who is linked to whom and how marked, told without the pallet's own storage.
struct Model {
	links: BTreeMap<u8, u64>,
	/// The identity an account last belonged to.
	last: BTreeMap<u8, u64>,
	account_marks: BTreeMap<u8, u8>,
	identity_marks: BTreeMap<u64, u8>,
	next: u64,
}

impl Model {
	fn new() -> Self {
		let (links, last) = (BTreeMap::new(), BTreeMap::new());
		let (account_marks, identity_marks) = (BTreeMap::new(), BTreeMap::new());
		Self { links, last, account_marks, identity_marks, next: 1 }
	}

	fn is_frozen(&self, who: u8) -> bool {
		let of_account = self.account_marks.get(&who).copied().unwrap_or_default();
		let identity = self.links.get(&who);
		let of_identity = identity.and_then(|id| self.identity_marks.get(id)).copied();
		(of_account | of_identity.unwrap_or_default()) & 0b11 != 0
	}

	fn join(&mut self, who: u8, identity: u64) {
		if let Some(before) = self.last.insert(who, identity) {
			let empty = !Owners::get().contains(&acc(who));
			assert!(empty || before == identity, "property changed identities");
		}
		self.links.insert(who, identity);
	}

	/// What a successful act means.
	fn expect(&mut self, act: Act) {
		match act {
			Act::Register(who, _) => {
				self.join(who, self.next);
				self.next += 1;
			},
			Act::Attested(who) if self.links.contains_key(&who) => {},
			Act::Attested(who) => {
				self.join(who, self.next);
				self.next += 1;
			},
			Act::Link(who, new) => {
				assert!(!self.is_frozen(who), "a frozen account linked another");
				self.join(new, self.links[&who]);
			},
			Act::AttestLink(who, new) => self.join(new, self.links[&who]),
			Act::Unlink(who, by) => {
				assert!(by == 2 || !self.is_frozen(who), "a frozen account was set free");
				let empty = !Owners::get().contains(&acc(who));
				assert!(by > 0 || empty, "a holder left with property");
				self.links.remove(&who);
			},
			Act::Mark(who, bits) => {
				self.account_marks.insert(who, bits);
			},
			Act::MarkIdentity(who, bits) => {
				self.identity_marks.insert(self.links[&who], bits);
			},
			Act::Renew(_)
			| Act::Revoke(..)
			| Act::Reinstate(_)
			| Act::Property(..)
			| Act::Wait(_) => {},
		}
	}

	/// Compares with what the pallet says of `seed`.
	fn compare(&self, seed: u8) {
		let standing = Kyc::standing(&acc(seed));
		assert_eq!(standing.identity(), self.links.get(&seed).copied());
		let marks = self.account_marks.get(&seed).copied().unwrap_or_default();
		assert_eq!(standing.flags.0, marks);
		if let Some(party) = standing.party {
			let marks = self.identity_marks.get(&party.identity).copied().unwrap_or_default();
			assert_eq!(party.record.flags.0 >> 2, u16::from(marks));
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn links_should_stay_true_when_anybody_does_anything(
		acts in prop::collection::vec(acts(), 1..80)
	) {
		build_and_execute(|| {
			let mut model = Model::new();
			for act in acts {
				let nonces: Vec<u32> =
					(1..=ACCOUNTS).map(|seed| LinkNonce::<Test>::get(acc(seed))).collect();
				if with_storage_layer(|| perform(act)).is_ok() {
					model.expect(act);
				}
				Pallet::<Test>::do_try_state().expect("invariants hold");
				for (seed, before) in (1..=ACCOUNTS).zip(nonces) {
					let after = LinkNonce::<Test>::get(acc(seed));
					assert!(after >= before);
					assert_eq!(sufficients(&acc(seed)), u32::from(after > 0));
					model.compare(seed);
				}
			}
		});
	}
}
