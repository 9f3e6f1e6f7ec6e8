// SPDX-License-Identifier: Apache-2.0
//! Random sequences of acts keep every invariant, and a plain model agrees with who is frozen.

use crate::{Target, mock::*};
use frame_support::{BoundedVec, storage::with_storage_layer};
use genex_primitives::{
	FreezeMode::{self, Full, Outbound},
	IdentityId,
	traits::Identities as _,
};
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use std::collections::BTreeMap;

/// Accounts 20 to 27, of which the first four belong to the identities 20 and 21.
const ACCOUNTS: std::ops::Range<AccountId> = 20..28;
const IDENTITIES: [IdentityId; 2] = [20, 21];

#[derive(Clone, Debug)]
enum Act {
	Freeze(Target<AccountId>, bool),
	List(u32, Vec<(Target<AccountId>, u8)>, bool),
	Request(Target<AccountId>, bool),
	Confirm(Target<AccountId>),
	Cancel(Target<AccountId>),
	Link(AccountId, IdentityId),
	Unlink(AccountId),
	Retire(u32),
	BlockUnits(AccountId, u64),
	AskUnits(AccountId, u64),
	ReleaseUnits(AccountId),
	Wait(u32),
}

fn target() -> impl Strategy<Value = Target<AccountId>> {
	let anyone = prop_oneof![8 => ACCOUNTS, 1 => Just(TREASURY)];
	let identities = prop_oneof![4 => prop::sample::select(&IDENTITIES[..]), 1 => Just(NOBODY)];
	prop_oneof![3 => anyone.prop_map(Target::Account), 2 => identities.prop_map(Target::Identity)]
}

fn act() -> impl Strategy<Value = Act> {
	let list = prop_oneof![Just(OFAC), Just(UN)];
	let entries = prop::collection::vec((target(), 0..4u8), 0..6);
	let identity = prop::sample::select(&IDENTITIES[..]);
	prop_oneof![
		4 => (target(), any::<bool>()).prop_map(|(to, full)| Act::Freeze(to, full)),
		4 => (list.clone(), entries, any::<bool>())
			.prop_map(|(list, entries, last)| Act::List(list, entries, last)),
		6 => (target(), any::<bool>()).prop_map(|(to, overrides)| Act::Request(to, overrides)),
		6 => target().prop_map(Act::Confirm),
		1 => target().prop_map(Act::Cancel),
		3 => (ACCOUNTS, identity).prop_map(|(who, to)| Act::Link(who, to)),
		2 => ACCOUNTS.prop_map(Act::Unlink),
		1 => list.prop_map(Act::Retire),
		1 => (ACCOUNTS, 0..9u64).prop_map(|(who, units)| Act::BlockUnits(who, units)),
		1 => (ACCOUNTS, 0..9u64).prop_map(|(who, units)| Act::AskUnits(who, units)),
		1 => ACCOUNTS.prop_map(Act::ReleaseUnits),
		1 => (0..40_000u32).prop_map(Act::Wait),
	]
}

fn perform(act: &Act) -> DispatchResult {
	match act.clone() {
		Act::Freeze(to, full) => {
			let mode = if full { Full } else { Outbound };
			Sanctions::freeze(by(OFFICER), to, mode, 7, file(1)).map(drop).map_err(|err| err.error)
		},
		Act::List(list, entries, last) => {
			let head = Sanctions::list(list).ok_or("no such list")?;
			let open = head.open.map(|open| (open.version, open.source_time));
			let (version, source_time) = open.unwrap_or((head.version + 1, Now::get()));
			let entries = entries.into_iter().map(|(to, what)| match what {
				0 => delisting(to),
				1 => freezing(to, FreezeMode::None),
				2 => freezing(to, Outbound),
				_ => freezing(to, Full),
			});
			let entries = BoundedVec::truncate_from(entries.collect());
			Sanctions::update_list(by(ORACLE), list, version, source_time, entries, last)
				.map(drop)
				.map_err(|error| error.error)
		},
		Act::Request(to, overrides) => {
			Sanctions::request_release(by(OFFICER), to, file(3), overrides.then(|| file(4)))
		},
		Act::Confirm(to) => {
			Sanctions::confirm_release(by(SECOND), to).map(drop).map_err(|error| error.error)
		},
		Act::Cancel(to) => Sanctions::cancel_release(by(SECOND), to, file(9)),
		Act::Link(who, _) if LinkOf::contains_key(who) => Err("linked already".into()),
		Act::Link(who, to) => link(who, to),
		Act::Unlink(who) => unlink(who),
		Act::Retire(list) => Sanctions::retire_list(by(COUNCIL), list, file(9)),
		Act::BlockUnits(who, units) => {
			Sanctions::freeze_units(by(OFFICER), who, CARD, units, 7, file(1))
		},
		Act::AskUnits(who, units) => {
			Sanctions::request_units_release(by(OFFICER), who, CARD, units, file(3))
		},
		Act::ReleaseUnits(who) => Sanctions::confirm_units_release(by(SECOND), who, CARD),
		Act::Wait(seconds) => {
			Now::mutate(|now| *now += u64::from(seconds));
			Ok(())
		},
	}
}

/// Who is frozen, told without the pallet's storage: a mode for each target, and the links.
#[derive(Default)]
struct Model {
	accounts: BTreeMap<AccountId, FreezeMode>,
	identities: BTreeMap<IdentityId, FreezeMode>,
}

fn tighten<K: Ord>(modes: &mut BTreeMap<K, FreezeMode>, key: K, mode: FreezeMode) {
	let known = modes.entry(key).or_default();
	*known = mode.max(*known);
}

impl Model {
	fn freeze(&mut self, to: &Target<AccountId>, mode: FreezeMode) {
		match to {
			Target::Account(TREASURY) | Target::Identity(NOBODY) => {},
			Target::Account(who) => {
				tighten(&mut self.accounts, *who, mode);
				if let Some(identity) = LinkOf::get(who) {
					tighten(&mut self.identities, identity, mode);
				}
			},
			Target::Identity(identity) => tighten(&mut self.identities, *identity, mode),
		}
	}

	/// After the act succeeded; `before` is the identity an account belonged to.
	fn follow(&mut self, act: &Act, before: Option<IdentityId>) {
		match act {
			Act::Freeze(to, full) => self.freeze(to, if *full { Full } else { Outbound }),
			Act::List(_, entries, _) => {
				for (to, what) in entries {
					match what {
						0 | 1 => {},
						2 => self.freeze(to, Outbound),
						_ => self.freeze(to, Full),
					}
				}
			},
			Act::Confirm(Target::Account(who)) => drop(self.accounts.remove(who)),
			Act::Confirm(Target::Identity(identity)) => drop(self.identities.remove(identity)),
			Act::Link(who, to) => {
				if let Some(mode) = self.accounts.get(who).copied() {
					tighten(&mut self.identities, *to, mode);
				}
			},
			Act::Unlink(who) => {
				let behind = before.and_then(|identity| self.identities.get(&identity).copied());
				if let Some(mode) = behind {
					tighten(&mut self.accounts, *who, mode);
				}
			},
			_ => {},
		}
	}

	fn mode(&self, who: AccountId) -> FreezeMode {
		let own = self.accounts.get(&who).copied().unwrap_or_default();
		let identity = Register::identity_of(&who);
		let behind = identity.and_then(|identity| self.identities.get(&identity).copied());
		own.max(behind.unwrap_or_default())
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn marks_should_equal_records_when_anybody_does_anything(
		acts in prop::collection::vec(act(), 1..80)
	) {
		build_and_execute(|| {
			Sanctions::register_list(by(COUNCIL), UN, DAY, file(9)).expect("registers");
			new_identity(IDENTITIES[0], &[20, 21, 22]);
			new_identity(IDENTITIES[1], &[23]);
			let mut model = Model::default();
			for act in acts {
				let before = match &act {
					Act::Unlink(who) => LinkOf::get(who),
					_ => None,
				};
				if with_storage_layer(|| perform(&act)).is_ok() {
					model.follow(&act, before);
				}
				check_neighbours();
				Sanctions::do_try_state().expect("invariants hold");
				for who in ACCOUNTS {
					assert_eq!(mode_of(who), model.mode(who), "{who} after {act:?}");
				}
			}
		});
	}
}
