// SPDX-License-Identifier: Apache-2.0
//! Random acts, then every question: the pallet answers as a plain model does.

use crate::{Admin, Batch, Member, Policy, mock::*};
use frame_support::{assert_ok, pallet_prelude::DispatchResult, storage::with_storage_layer};
use genex_primitives::{Path, PolicyId, Reason};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Governance, two companies, two people and a store without identity.
const PEOPLE: [AccountId; 6] = [COUNCIL, ISSUER, OTHER_ISSUER, ALICE, BOB, STORE];
const PATHS: [Path; 9] = [
	Path::Primary,
	Path::P2P,
	Path::Market,
	Path::Redeem,
	Path::Refund,
	Path::Recall,
	Path::System,
	Path::CashIn,
	Path::CashOut,
];

#[derive(Clone, Debug)]
enum Act {
	Create(usize, Policy),
	Add(usize, PolicyId, Vec<(bool, usize)>),
	Remove(usize, PolicyId, Vec<(bool, usize)>),
	Propose(usize, PolicyId, Option<usize>),
	Accept(usize, PolicyId),
	Seal(usize, PolicyId),
}

fn acts() -> impl Strategy<Value = Act> {
	let who = || 0..PEOPLE.len();
	let id = || 0..9u32;
	let members = || prop::collection::vec((any::<bool>(), who()), 0..4);
	let compound =
		(id(), id(), id(), id()).prop_map(|(sender, recipient, mint_recipient, redeemer)| {
			Policy::Compound { sender, recipient, mint_recipient, redeemer }
		});
	let policy = prop_oneof![2 => Just(Policy::Allow), 2 => Just(Policy::Deny), 3 => compound];
	prop_oneof![
		4 => (who(), policy).prop_map(|(who, policy)| Act::Create(who, policy)),
		8 => (who(), id(), members()).prop_map(|(who, id, names)| Act::Add(who, id, names)),
		4 => (who(), id(), members()).prop_map(|(who, id, names)| Act::Remove(who, id, names)),
		2 => (who(), id(), prop::option::of(who())).prop_map(|(who, id, to)| Act::Propose(who, id, to)),
		2 => (who(), id()).prop_map(|(who, id)| Act::Accept(who, id)),
		1 => (who(), id()).prop_map(|(who, id)| Act::Seal(who, id)),
	]
}

fn admin(who: usize) -> Admin<AccountId> {
	if PEOPLE[who] == COUNCIL { Admin::Governance } else { account(PEOPLE[who]) }
}

fn batch(names: &[(bool, usize)]) -> Batch<AccountId> {
	let member = |(by_account, who): &(bool, usize)| match by_account {
		true => Member::Account(PEOPLE[*who]),
		false => Member::Identity(PEOPLE[*who]),
	};
	names.iter().map(member).collect::<Vec<_>>().try_into().expect("a few")
}

fn perform(act: &Act) -> DispatchResult {
	let by = |who: &usize| signed(PEOPLE[*who]);
	match act {
		Act::Create(who, policy) => TransferPolicies::create_policy(by(who), *policy, REASON),
		Act::Add(who, id, names) => {
			TransferPolicies::add_members(by(who), *id, batch(names), REASON)
		},
		Act::Remove(who, id, names) => {
			TransferPolicies::remove_members(by(who), *id, batch(names), REASON)
		},
		Act::Propose(who, id, to) => {
			TransferPolicies::transfer_admin(by(who), *id, to.map(admin), REASON)
		},
		Act::Accept(who, id) => TransferPolicies::accept_admin(by(who), *id, REASON),
		Act::Seal(who, id) => TransferPolicies::seal_policy(by(who), *id, REASON),
	}
}

/// A policy as the model knows it: structure, identities and accounts listed, admin, who was asked, sealed.
#[derive(Clone)]
struct Known {
	structure: Policy,
	identities: BTreeSet<u64>,
	accounts: BTreeSet<AccountId>,
	admin: usize,
	asked: Option<usize>,
	sealed: bool,
}

type Model = BTreeMap<PolicyId, Known>;

/// What a successful act means, and whether the model had foreseen that it may succeed.
fn follow(model: &mut Model, act: &Act) -> bool {
	match act {
		Act::Create(who, structure) => {
			let known = Known {
				structure: *structure,
				identities: BTreeSet::new(),
				accounts: BTreeSet::new(),
				admin: *who,
				asked: None,
				sealed: false,
			};
			let id = 2 + u32::try_from(model.len()).expect("a few");
			model.insert(id, known);
			(0..3).contains(who)
		},
		Act::Add(who, id, names) | Act::Remove(who, id, names) => {
			let Some(known) = model.get_mut(id) else { return false };
			for (by_account, name) in names {
				let set = if *by_account { &mut known.accounts } else { &mut known.identities };
				match act {
					Act::Add(..) => set.insert(PEOPLE[*name]),
					_ => set.remove(&PEOPLE[*name]),
				};
			}
			known.admin == *who
				&& !known.sealed
				&& !matches!(known.structure, Policy::Compound { .. })
		},
		Act::Propose(who, id, to) => {
			let Some(known) = model.get_mut(id) else { return false };
			known.asked = *to;
			known.admin == *who && *to != Some(*who)
		},
		Act::Accept(who, id) => {
			let Some(known) = model.get_mut(id) else { return false };
			let foreseen = known.asked == Some(*who) && (0..3).contains(who);
			known.admin = *who;
			known.asked = None;
			foreseen
		},
		Act::Seal(who, id) => {
			let Some(known) = model.get_mut(id) else { return false };
			let foreseen = known.admin == *who && !known.sealed;
			known.sealed = true;
			foreseen
		},
	}
}

/// Whether the simple policy `id` admits `who`; a compound has no opinion of its own here.
fn admits(model: &Model, id: PolicyId, who: AccountId, as_redeemer: bool) -> bool {
	if id < 2 {
		return id == 1;
	}
	let Some(known) = model.get(&id) else { return false };
	let registered = who <= LAST_IDENTITY;
	let listed = (registered && known.identities.contains(&who))
		|| (as_redeemer && known.accounts.contains(&who));
	match known.structure {
		Policy::Allow => listed,
		Policy::Deny => !listed,
		Policy::Compound { .. } => panic!("a compound is never a part"),
	}
}

fn expected(
	model: &Model,
	id: PolicyId,
	path: Path,
	from: AccountId,
	to: AccountId,
) -> Option<Reason> {
	let (sender, recipient, mint_recipient, redeemer) = match model.get(&id) {
		Some(Known {
			structure: Policy::Compound { sender, recipient, mint_recipient, redeemer },
			..
		}) => (*sender, *recipient, *mint_recipient, *redeemer),
		_ => (id, id, id, id),
	};
	match path {
		Path::Primary if !admits(model, mint_recipient, to, false) => {
			Some(Reason::PolicyMintRecipient)
		},
		Path::P2P | Path::Market if !admits(model, sender, from, false) => {
			Some(Reason::PolicySender)
		},
		Path::P2P | Path::Market if !admits(model, recipient, to, false) => {
			Some(Reason::PolicyRecipient)
		},
		Path::Redeem if !admits(model, redeemer, to, true) => Some(Reason::PolicyRedeemer),
		_ => None,
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn decisions_should_be_those_of_a_plain_model(acts in prop::collection::vec(acts(), 1..60)) {
		run(|| {
			let mut model = Model::new();
			for act in acts {
				if with_storage_layer(|| perform(&act)).is_ok() {
					assert!(follow(&mut model, &act), "{act:?} should have been refused");
				}
			}
			assert_ok!(TransferPolicies::do_try_state());
			for id in 0..12 {
				for path in PATHS {
					for from in PEOPLE {
						for to in PEOPLE {
							assert_eq!(
								TransferPolicies::would_refuse(id, path, from, to),
								expected(&model, id, path, from, to),
								"policy {id}, {path:?}, {from} to {to}"
							);
						}
					}
				}
			}
		});
	}
}
