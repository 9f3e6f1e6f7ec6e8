// SPDX-License-Identifier: Apache-2.0
//! Random acts against a plain model: each card and each gift ends once, in time, with whom its key named.

use crate::{Batches, Gifts, mock::*};
use frame_support::{pallet_prelude::DispatchResult, storage::with_storage_layer};
use genex_messages::{GiftClaim, ScratchClaim};
use genex_primitives::{Quantity, Tier};
use proptest::prelude::*;
use sp_core::H256;
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: [u8; 4] = [ALICE, BOB, CAROL, STRANGER];
const WHY: H256 = H256::repeat_byte(7);

#[derive(Clone, Debug)]
enum Act {
	/// Alice prints cards that wait for so many days.
	Print(u64),
	/// A card of a batch for somebody, signed by its key or another.
	Card(u64, u8, usize, bool),
	ReturnBatch(u64),
	ForceBatch(u64),
	Sweep(u64, u32),
	/// Somebody gives units in a link that waits for so many days, from a tier on.
	Give(usize, Quantity, u64, bool),
	/// A gift for somebody, signed by its key or another.
	Link(u64, usize, bool),
	Withdraw(usize, u64),
	ReturnGift(u64),
	ForceGift(u64),
	Freeze(usize, bool),
	Wait(u64),
}

fn acts() -> impl Strategy<Value = Act> {
	let who = || 0..PEOPLE.len();
	let id = || 1u64..6;
	prop_oneof![
		3 => (1u64..20).prop_map(Act::Print),
		9 => (id(), 0..CARDS, who(), prop::bool::weighted(0.9))
			.prop_map(|(a, b, c, d)| Act::Card(a, b, c, d)),
		1 => id().prop_map(Act::ReturnBatch),
		1 => id().prop_map(Act::ForceBatch),
		1 => (id(), 0u32..4).prop_map(|(a, b)| Act::Sweep(a, b)),
		4 => (who(), 0u64..500, 1u64..20, any::<bool>())
			.prop_map(|(a, b, c, d)| Act::Give(a, b, c, d)),
		5 => (id(), who(), prop::bool::weighted(0.9)).prop_map(|(a, b, c)| Act::Link(a, b, c)),
		1 => (who(), id()).prop_map(|(a, b)| Act::Withdraw(a, b)),
		1 => id().prop_map(Act::ReturnGift),
		1 => id().prop_map(Act::ForceGift),
		1 => (who(), any::<bool>()).prop_map(|(a, b)| Act::Freeze(a, b)),
		2 => (0u64..4 * DAY).prop_map(Act::Wait),
	]
}

fn perform(act: &Act) -> DispatchResult {
	let deadline = |days: &u64| Now::get() + days * DAY;
	match act {
		Act::Print(days) => {
			let (cards, deadline) = (u32::from(CARDS), deadline(days));
			Claims::create_batch(signed(ALICE), SERIES, UNITS, cards, root(), deadline)
		},
		Act::Card(batch, card, who, good) => {
			let claimer = bytes(PEOPLE[*who]);
			let claim = ScratchClaim { claimer, ..scratched(*batch, *card) };
			let by = if *good { SCRATCH + card } else { RELAYER };
			Claims::claim_card(signed(RELAYER), claim, proof(*card), sign(by, &claim))
		},
		Act::ReturnBatch(batch) => Claims::return_batch(signed(CAROL), *batch),
		Act::ForceBatch(batch) => Claims::force_batch(signed(OFFICER), *batch, WHY),
		Act::Sweep(batch, limit) => Claims::sweep_marks(signed(CAROL), *batch, *limit)
			.map(drop)
			.map_err(|failed| failed.error),
		Act::Give(who, quantity, days, any) => {
			let tier = if *any { Tier::L0 } else { Tier::L3 };
			let (by, key) = (signed(PEOPLE[*who]), account(LINK));
			Claims::create_gift(by, SERIES, *quantity, key, tier, deadline(days))
		},
		Act::Link(gift, who, good) => {
			let claim = GiftClaim { claimer: bytes(PEOPLE[*who]), ..opened(*gift) };
			let by = if *good { LINK } else { RELAYER };
			Claims::claim_gift(signed(RELAYER), claim, sign(by, &claim))
		},
		Act::Withdraw(who, gift) => Claims::withdraw_gift(signed(PEOPLE[*who]), *gift),
		Act::ReturnGift(gift) => Claims::return_gift(signed(CAROL), *gift),
		Act::ForceGift(gift) => Claims::force_gift(signed(OFFICER), *gift, WHY),
		Act::Freeze(who, on) => {
			Frozen::mutate(|frozen| match on {
				true => frozen.insert(account(PEOPLE[*who])),
				false => frozen.remove(&account(PEOPLE[*who])),
			});
			Ok(())
		},
		Act::Wait(seconds) => {
			Now::mutate(|now| *now += seconds);
			Ok(())
		},
	}
}

struct PrintedCards {
	deadline: u64,
	cards: BTreeSet<u8>,
}

struct LinkedGift {
	giver: usize,
	quantity: Quantity,
	any: bool,
	deadline: u64,
}

/// What everybody owns, free or waiting, and what waits.
#[derive(Default)]
struct Model {
	owned: BTreeMap<usize, Quantity>,
	batches: BTreeMap<u64, PrintedCards>,
	gifts: BTreeMap<u64, LinkedGift>,
	printed: u64,
	linked: u64,
}

impl Model {
	fn pass(&mut self, from: usize, to: usize, quantity: Quantity) {
		let giver = self.owned.entry(from).or_default();
		*giver = giver.checked_sub(quantity).expect("somebody gave what it had not");
		*self.owned.entry(to).or_default() += quantity;
		let may =
			|who: usize| PEOPLE[who] != STRANGER && !Frozen::get().contains(&account(PEOPLE[who]));
		assert!(may(from) && may(to), "a gift escaped the rules");
	}

	/// What a successful act means; fails the test where the model would have refused.
	fn follow(&mut self, act: &Act) {
		let now = Now::get();
		match act {
			Act::Print(days) => {
				self.printed += 1;
				let (deadline, cards) = (now + days * DAY, (0..CARDS).collect());
				self.batches.insert(self.printed, PrintedCards { deadline, cards });
			},
			Act::Card(batch, card, who, good) => {
				let found = self.batches.get_mut(batch).expect("a card of an ended batch");
				assert!(*good && now < found.deadline);
				assert!(found.cards.remove(card), "a card was claimed twice");
				if found.cards.is_empty() {
					self.batches.remove(batch);
				}
				self.pass(0, *who, UNITS);
			},
			Act::ReturnBatch(batch) => {
				let found = self.batches.remove(batch).expect("a batch ended twice");
				assert!(now >= found.deadline);
			},
			Act::ForceBatch(batch) => {
				self.batches.remove(batch).expect("a batch ended twice");
			},
			Act::Sweep(batch, _) => assert!(!self.batches.contains_key(batch)),
			Act::Give(giver, quantity, days, any) => {
				assert!(*quantity > 0 && PEOPLE[*giver] != STRANGER);
				self.linked += 1;
				let deadline = now + days * DAY;
				let gift = LinkedGift { giver: *giver, quantity: *quantity, any: *any, deadline };
				self.gifts.insert(self.linked, gift);
			},
			Act::Link(gift, who, good) => {
				let found = self.gifts.remove(gift).expect("a gift ended twice");
				assert!(*good && found.any && now < found.deadline);
				self.pass(found.giver, *who, found.quantity);
			},
			Act::Withdraw(who, gift) => {
				let found = self.gifts.remove(gift).expect("a gift ended twice");
				assert_eq!(found.giver, *who);
			},
			Act::ReturnGift(gift) => {
				let found = self.gifts.remove(gift).expect("a gift ended twice");
				assert!(now >= found.deadline);
			},
			Act::ForceGift(gift) => {
				self.gifts.remove(gift).expect("a gift ended twice");
			},
			Act::Freeze(..) | Act::Wait(_) => {},
		}
	}

	fn compare(&self) {
		for (who, owned) in &self.owned {
			let (free, held) = parts(SERIES, PEOPLE[*who]);
			assert_eq!(free + held, *owned, "{} has not what it owns", PEOPLE[*who]);
		}
		let cards: BTreeMap<u64, usize> =
			Batches::<Test>::iter().map(|(id, batch)| (id, batch.left as usize)).collect();
		let expected = self.batches.iter().map(|(id, batch)| (*id, batch.cards.len())).collect();
		assert_eq!(cards, expected);
		let gifts: BTreeMap<u64, Quantity> =
			Gifts::<Test>::iter().map(|(id, gift)| (id, gift.quantity)).collect();
		let expected = self.gifts.iter().map(|(id, gift)| (*id, gift.quantity)).collect();
		assert_eq!(gifts, expected);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn cards_and_gifts_should_end_once(acts in prop::collection::vec(acts(), 1..80)) {
		run(|| {
			let owned = BTreeMap::from([(0, WEALTH), (1, WEALTH), (2, 0), (3, 0)]);
			let mut model = Model { owned, ..Model::default() };
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
