// SPDX-License-Identifier: Apache-2.0
//! Random acts against a plain model: value is neither made nor lost, and every gift ends once.

use crate::{Receipt, Receipts, ReceivePolicy, mock::*};
use frame_support::{
	pallet_prelude::DispatchResult, storage::with_storage_layer, traits::Hooks, weights::Weight,
};
use genex_primitives::{Asset, IdentityId, Reason};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: [AccountId; 6] = [ALICE, ALICE_PHONE, BOB, BOB_PHONE, CAROL, STRANGER];
const IDENTITIES: [IdentityId; 3] = [ALICE_ID, BOB_ID, CAROL_ID];
const ASSETS: [Asset; 2] = [UNITS, USDC];

#[derive(Clone, Debug)]
enum Act {
	Screen(usize, bool),
	Trust(usize, usize),
	Untrust(usize, usize),
	Offer(usize, usize, usize, u128),
	Accept(usize, u64),
	Decline(usize, u64),
	Withdraw(usize, u64),
	Return(usize, u64),
	Forbid(bool),
	Jam(usize, bool),
	Wait(u64),
	Idle,
}

fn acts() -> impl Strategy<Value = Act> {
	let who = || 0..PEOPLE.len();
	let id = || 0u64..12;
	prop_oneof![
		3 => (who(), any::<bool>()).prop_map(|(who, on)| Act::Screen(who, on)),
		1 => (who(), 0..3usize).prop_map(|(who, whom)| Act::Trust(who, whom)),
		1 => (who(), 0..3usize).prop_map(|(who, whom)| Act::Untrust(who, whom)),
		9 => (who(), who(), 0..2usize, 0u128..600).prop_map(|(a, b, c, d)| Act::Offer(a, b, c, d)),
		4 => (who(), id()).prop_map(|(who, id)| Act::Accept(who, id)),
		2 => (who(), id()).prop_map(|(who, id)| Act::Decline(who, id)),
		2 => (who(), id()).prop_map(|(who, id)| Act::Withdraw(who, id)),
		2 => (who(), id()).prop_map(|(who, id)| Act::Return(who, id)),
		1 => any::<bool>().prop_map(Act::Forbid),
		1 => (who(), any::<bool>()).prop_map(|(who, on)| Act::Jam(who, on)),
		2 => (1..LIFETIME).prop_map(Act::Wait),
		2 => Just(Act::Idle),
	]
}

fn perform(act: &Act) -> DispatchResult {
	let by = |who: &usize| signed(PEOPLE[*who]);
	match act {
		Act::Screen(who, true) => Quarantine::set_receive_policy(by(who), ReceivePolicy::Screened),
		Act::Screen(who, false) => {
			Quarantine::set_receive_policy(by(who), ReceivePolicy::AcceptAll)
		},
		Act::Trust(who, whom) => Quarantine::trust_sender(by(who), IDENTITIES[*whom]),
		Act::Untrust(who, whom) => Quarantine::untrust_sender(by(who), IDENTITIES[*whom]),
		Act::Offer(from, to, asset, quantity) => {
			Quarantine::offer(by(from), ASSETS[*asset], PEOPLE[*to], *quantity, NOTE)
		},
		Act::Accept(who, id) => Quarantine::accept_receipt(by(who), *id),
		Act::Decline(who, id) => Quarantine::decline_receipt(by(who), *id),
		Act::Withdraw(who, id) => Quarantine::withdraw_offer(by(who), *id),
		Act::Return(who, id) => Quarantine::return_offer(by(who), *id),
		Act::Forbid(on) => {
			Against::set(if *on { vec![Reason::SanctionsListStale] } else { Vec::new() });
			Ok(())
		},
		Act::Jam(who, on) => {
			Stuck::set(if *on { vec![PEOPLE[*who]] } else { Vec::new() });
			Ok(())
		},
		Act::Wait(seconds) => {
			Now::mutate(|now| *now += seconds);
			Ok(())
		},
		Act::Idle => {
			Quarantine::on_idle(1, Weight::MAX);
			Ok(())
		},
	}
}

/// What everybody owns, free or waiting, who screens, who is trusted, and which gifts wait.
#[derive(Default)]
struct Model {
	owned: BTreeMap<(usize, AccountId), u128>,
	screens: BTreeSet<AccountId>,
	trusted: BTreeSet<(IdentityId, IdentityId)>,
	waiting: BTreeMap<u64, Receipt<AccountId>>,
	opened: u64,
}

impl Model {
	fn pass(&mut self, asset: Asset, from: AccountId, to: AccountId, quantity: u128) {
		let index = ASSETS.iter().position(|known| *known == asset).expect("one of the two");
		let giver = self.owned.entry((index, from)).or_default();
		*giver = giver.checked_sub(quantity).expect("somebody gave what it had not");
		*self.owned.entry((index, to)).or_default() += quantity;
	}

	/// What a successful act means; fails the test where the model would have refused.
	fn follow(&mut self, act: &Act) {
		match act {
			Act::Screen(who, true) => assert!(self.screens.insert(PEOPLE[*who])),
			Act::Screen(who, false) => assert!(self.screens.remove(&PEOPLE[*who])),
			Act::Trust(who, whom) => {
				let pair = (Links::get()[&PEOPLE[*who]], IDENTITIES[*whom]);
				assert!(pair.0 != pair.1 && self.trusted.insert(pair));
			},
			Act::Untrust(who, whom) => {
				let pair = (Links::get()[&PEOPLE[*who]], IDENTITIES[*whom]);
				assert!(self.trusted.remove(&pair));
			},
			Act::Offer(from, to, asset, quantity) => {
				self.offered(PEOPLE[*from], PEOPLE[*to], ASSETS[*asset], *quantity);
			},
			Act::Accept(who, id) => {
				let gift = self.waiting.remove(id).expect("a gift was settled twice");
				assert!(gift.to == PEOPLE[*who] && Now::get() < gift.deadline);
				assert!(Against::get().is_empty(), "a gift escaped the rules");
				self.pass(gift.asset, gift.from, gift.to, gift.quantity);
			},
			Act::Decline(who, id) => {
				let gift = self.waiting.remove(id).expect("a gift was settled twice");
				assert_eq!(gift.to, PEOPLE[*who]);
			},
			Act::Withdraw(who, id) => {
				let gift = self.waiting.remove(id).expect("a gift was settled twice");
				assert_eq!(gift.from, PEOPLE[*who]);
			},
			Act::Return(_, id) => {
				let gift = self.waiting.remove(id).expect("a gift was settled twice");
				assert!(Now::get() >= gift.deadline);
			},
			Act::Idle => {
				let (now, stuck) = (Now::get(), Stuck::get());
				let due = |gift: &Receipt<_>| now >= gift.deadline;
				// The chain may leave what is overdue and could not be returned, and nothing else.
				let kept: Vec<u64> = Receipts::<Test>::iter_keys().collect();
				self.waiting.retain(|id, gift| {
					let stays = kept.contains(id);
					assert!(stays || due(gift), "a gift was returned too early");
					assert!(stays || !stuck.contains(&gift.from), "stuck value was returned");
					stays
				});
			},
			Act::Forbid(_) | Act::Jam(..) | Act::Wait(_) => {},
		}
	}

	fn offered(&mut self, from: AccountId, to: AccountId, asset: Asset, quantity: u128) {
		assert!(from != to && quantity > 0 && Against::get().is_empty());
		let (sender, recipient) = (Links::get()[&from], Links::get()[&to]);
		let welcome = !self.screens.contains(&to)
			|| sender == recipient
			|| self.trusted.contains(&(recipient, sender));
		if welcome {
			self.pass(asset, from, to, quantity);
			return;
		}
		let (opened_at, deadline) = (Now::get(), Now::get() + LIFETIME);
		let gift = Receipt { from, sender, to, asset, quantity, note: NOTE, opened_at, deadline };
		self.waiting.insert(self.opened, gift);
		self.opened += 1;
	}

	fn compare(&self) {
		let chain: BTreeMap<_, _> = Receipts::<Test>::iter().collect();
		assert_eq!(chain, self.waiting);
		for (index, asset) in ASSETS.into_iter().enumerate() {
			for who in PEOPLE {
				let (free, held) = parts(asset, who);
				let owned = self.owned.get(&(index, who)).copied().unwrap_or_default();
				assert_eq!(free + held, owned, "{who} has not what it owns");
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn value_should_be_conserved_and_gifts_should_end_once(
		acts in prop::collection::vec(acts(), 1..120)
	) {
		run(|| {
			let mut model = Model::default();
			for asset in 0..ASSETS.len() {
				for who in [ALICE, BOB, CAROL] {
					model.owned.insert((asset, who), WEALTH);
				}
			}
			for act in acts {
				if with_storage_layer(|| perform(&act)).is_ok() {
					model.follow(&act);
				}
				model.compare();
				check();
			}
		});
	}
}
