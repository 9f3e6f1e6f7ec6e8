// SPDX-License-Identifier: Apache-2.0
//! Random acts against a model that keeps one entry for each serial.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PEOPLE: [AccountId; 3] = [ALICE, BOB, CAROL];
const SUPPLY: Serial = 60;

#[derive(Clone, Debug)]
enum Act {
	Sell(usize, Quantity),
	Recall(Quantity),
	Give(usize, usize, Serial, Quantity),
	Redeem(usize, Serial, Quantity),
	Move(usize, usize, Quantity),
	Approve(usize, Serial, usize),
	Take(usize, usize, Serial),
}

fn act() -> impl Strategy<Value = Act> {
	let (who, serial) = (0..PEOPLE.len(), 1..=SUPPLY);
	prop_oneof![
		(who.clone(), 1..8_u64).prop_map(|(who, count)| Act::Sell(who, count)),
		(1..3_u64).prop_map(Act::Recall),
		(who.clone(), who.clone(), serial.clone(), 1..6_u64)
			.prop_map(|(from, to, first, count)| Act::Give(from, to, first, count)),
		(who.clone(), serial.clone(), 1..4_u64)
			.prop_map(|(who, first, count)| Act::Redeem(who, first, count)),
		(who.clone(), who.clone(), 1..6_u64)
			.prop_map(|(from, to, count)| Act::Move(from, to, count)),
		(who.clone(), serial.clone(), who.clone())
			.prop_map(|(who, serial, to)| Act::Approve(who, serial, to)),
		(who.clone(), who, serial).prop_map(|(by, from, serial)| Act::Take(by, from, serial)),
	]
}

/// The owner of each serial that is held, and who is approved for it.
#[derive(Default)]
struct Model {
	next: Serial,
	owners: BTreeMap<Serial, AccountId>,
	approved: BTreeMap<Serial, AccountId>,
}

impl Model {
	/// Whether `who` has all serials from `first` on.
	fn has(&self, who: AccountId, first: Serial, count: Quantity) -> bool {
		(first..first + count).all(|serial| self.owners.get(&serial) == Some(&who))
	}

	fn set(&mut self, first: Serial, count: Quantity, to: Option<AccountId>) {
		for serial in first..first + count {
			let before = self.owners.remove(&serial);
			if before != to {
				self.approved.remove(&serial);
			}
			if let Some(to) = to {
				self.owners.insert(serial, to);
			}
		}
	}

	/// Whether `act` may be done; if so it is.
	fn apply(&mut self, act: &Act) -> bool {
		match *act {
			Act::Sell(who, count) => {
				self.next + count - 1 <= SUPPLY && {
					self.set(self.next, count, Some(PEOPLE[who]));
					self.next += count;
					true
				}
			},
			Act::Recall(count) => {
				self.next + count - 1 <= SUPPLY && {
					self.next += count;
					true
				}
			},
			Act::Give(from, to, first, count) => {
				self.has(PEOPLE[from], first, count) && {
					self.forget(first, count);
					self.set(first, count, Some(PEOPLE[to]));
					true
				}
			},
			Act::Redeem(who, first, count) => {
				self.has(PEOPLE[who], first, count) && {
					self.set(first, count, None);
					true
				}
			},
			Act::Move(from, to, count) => self.move_lowest(PEOPLE[from], PEOPLE[to], count),
			Act::Approve(who, serial, to) => {
				self.has(PEOPLE[who], serial, 1) && who != to && {
					self.approved.insert(serial, PEOPLE[to]);
					true
				}
			},
			Act::Take(by, from, serial) => {
				let may = by == from || self.approved.get(&serial) == Some(&PEOPLE[by]);
				may && self.has(PEOPLE[from], serial, 1) && {
					self.forget(serial, 1);
					self.set(serial, 1, Some(PEOPLE[by]));
					true
				}
			},
		}
	}

	/// Approvals end when serials move, be it to the same account.
	fn forget(&mut self, first: Serial, count: Quantity) {
		self.approved.retain(|serial, _| !(first..first + count).contains(serial));
	}

	fn move_lowest(&mut self, from: AccountId, to: AccountId, count: Quantity) -> bool {
		let theirs = self.owners.iter().filter(|(_, owner)| **owner == from);
		let lowest: Vec<_> = theirs.map(|(serial, _)| *serial).take(count as usize).collect();
		let ranges = 1 + lowest.windows(2).filter(|pair| pair[0] + 1 < pair[1]).count();
		if (lowest.len() as u64) < count || ranges > MAX_UNNAMED_RANGES as usize {
			return false;
		}
		for serial in lowest {
			self.forget(serial, 1);
			self.set(serial, 1, Some(to));
		}
		true
	}
}

fn run(series: SeriesId, act: &Act) -> bool {
	let list = |first, count| ranges(&[(first, first + count - 1)]);
	let done = match *act {
		Act::Sell(who, count) => sell(series, PEOPLE[who], count),
		Act::Recall(count) => Coupons::recall(by(ISSUER), series, count),
		Act::Give(from, to, first, count) => {
			let origin = by(PEOPLE[from]);
			Serials::transfer_serials(origin, series, PEOPLE[to], list(first, count))
		},
		Act::Redeem(who, first, count) => {
			let origin = by(PEOPLE[who]);
			Serials::redeem_serials(origin, series, list(first, count), ISSUER, ORDER, None)
		},
		Act::Move(from, to, count) => move_unnamed(series, PEOPLE[from], PEOPLE[to], count),
		Act::Approve(who, serial, to) => {
			Serials::approve_serial(by(PEOPLE[who]), series, serial, Some(PEOPLE[to]))
		},
		Act::Take(who, from, serial) => {
			let (from, to) = (PEOPLE[from], PEOPLE[who]);
			Serials::transfer_serials_from(by(to), series, from, to, list(serial, 1))
		},
	};
	done.is_ok()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	#[test]
	fn book_should_agree_with_a_model_of_single_serials(
		acts in proptest::collection::vec(act(), 1..60),
	) {
		ExtBuilder.build_and_execute(|| {
			let series = listed(SUPPLY);
			let mut model = Model { next: 1, ..Model::default() };
			for act in &acts {
				// As many approvals as an owner may give are tested elsewhere.
				let full = PEOPLE.iter().any(|who| {
					Approvals::<Test>::get(who, series).len() == MAX_APPROVALS as usize
				});
				if full {
					break;
				}
				assert_eq!(run(series, act), model.apply(act), "{act:?}");
			}
			for serial in 1..=SUPPLY {
				let owner = model.owners.get(&serial).copied();
				let unsold = (serial >= model.next).then_some(ISSUER);
				assert_eq!(Serials::owner_of(series, serial), owner.or(unsold));
				let approved = model.approved.get(&serial).copied();
				assert_eq!(Serials::approved_for(series, serial), approved);
			}
		});
	}
}
