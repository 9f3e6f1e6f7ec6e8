// SPDX-License-Identifier: Apache-2.0
//! The orders that a trader sends: of ten acts seven place an order that waits, two cancel, and one takes what it meets.
//!
//! All are signed before the first is sent, when nobody knows yet which orders will trade. So what is cancelled later waits
//! farther from the middle than any order that takes can reach.

use genex_e2e_tests::scenario::market::Order;
use std::collections::VecDeque;

/// The tick in the middle: a unit costs its face value there.
const MIDDLE: u16 = 1_000;
/// Orders that take reach so many ticks from the middle, and those that wait for them are as near.
const REACH: u64 = 50;
/// The most makers that an order visits which takes what it meets: most need one or two.
const VISITS: u32 = 5;
/// The most lots of an order.
const LOTS: u64 = 10;

/// Steele, Lea and Flood's SplitMix64.
struct Random(u64);

impl Random {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut word = self.0;
		word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(word ^ (word >> 31)) % bound.max(1)
	}
}

/// One act.
#[derive(Clone, Copy, Debug)]
pub enum Act {
	/// An order.
	Place(Order),
	/// A cancel by the owner's name for the order.
	Cancel(u128),
}

/// What one trader sends.
pub struct Flow {
	random: Random,
	next: u128,
	acts: usize,
	/// Names of orders that wait far away.
	far: VecDeque<u128>,
}

impl Flow {
	/// Of the trader with this number.
	pub fn new(trader: usize) -> Self {
		Self { random: Random(trader as u64), next: 1, acts: 0, far: VecDeque::new() }
	}

	/// The next act.
	pub fn act(&mut self) -> Act {
		let turn = self.acts % 10;
		self.acts += 1;
		match turn {
			3 | 7 => match self.far.pop_front() {
				Some(client) => Act::Cancel(client),
				None => Act::Place(self.waiting(true)),
			},
			9 => Act::Place(self.taking()),
			// What the two cancels of the next ten need, and one in case.
			0 | 2 | 5 => Act::Place(self.waiting(true)),
			_ => Act::Place(self.waiting(false)),
		}
	}

	/// `size` acts for one batch: cancels, and orders. A batch cancels before it places, so it cancels what waited before.
	pub fn batch(&mut self, size: usize) -> (Vec<u128>, Vec<Order>) {
		let (mut cancels, mut places) = (Vec::new(), Vec::new());
		let before = self.far.len();
		for _ in 0..size {
			match self.act() {
				Act::Cancel(client) if cancels.len() < before => cancels.push(client),
				Act::Cancel(client) => {
					self.far.push_back(client);
					places.push(self.waiting(false));
				},
				Act::Place(order) => places.push(order),
			}
		}
		(cancels, places)
	}

	fn waiting(&mut self, far: bool) -> Order {
		let client = self.next;
		self.next += 1;
		let distance = 1 + self.random.below(REACH) + if far { REACH } else { 0 };
		let lots = 1 + self.random.below(LOTS);
		if far {
			self.far.push_back(client);
		}
		let order = match self.random.below(2) {
			0 => Order::bid(MIDDLE - distance as u16, lots),
			_ => Order::ask(MIDDLE + distance as u16, lots),
		};
		order.named(client).waiting()
	}

	fn taking(&mut self) -> Order {
		let lots = 1 + self.random.below(LOTS);
		let order = match self.random.below(2) {
			0 => Order::bid(MIDDLE + REACH as u16, lots),
			_ => Order::ask(MIDDLE - REACH as u16, lots),
		};
		order.taking().visiting(VISITS)
	}
}

/// A bid and an ask of one lot that wait farther from the middle than any order of a trader, the farther the larger `place`
/// is.
pub fn outside(place: u16) -> [Order; 2] {
	let distance = 2 * REACH as u16 + 1 + place;
	[Order::bid(MIDDLE - distance, 1), Order::ask(MIDDLE + distance, 1)]
}

/// An order that takes so many lots of whatever is asked within the first hundred places of [`outside`].
pub fn reaching(lots: u64) -> Order {
	Order::bid(MIDDLE + 2 * REACH as u16 + 100, lots).taking()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::BTreeSet;

	#[test]
	fn orders_that_wait_should_declare_no_visits_and_others_some() {
		let mut flow = Flow::new(5);
		for _ in 0..1_000 {
			if let Act::Place(order) = flow.act() {
				assert_eq!(order.visits, if order.time_in_force == "Ioc" { VISITS } else { 0 });
			}
		}
	}

	#[test]
	fn acts_should_have_their_shares() {
		let mut flow = Flow::new(1);
		let (mut waiting, mut cancels, mut taking) = (0, 0, 0);
		for _ in 0..1_000 {
			match flow.act() {
				Act::Cancel(_) => cancels += 1,
				Act::Place(order) if order.time_in_force == "Ioc" => taking += 1,
				Act::Place(_) => waiting += 1,
			}
		}
		assert_eq!((waiting, cancels, taking), (700, 200, 100));
	}

	#[test]
	fn cancels_should_name_orders_that_no_other_reaches() {
		let mut flow = Flow::new(2);
		let mut far = BTreeSet::new();
		for _ in 0..1_000 {
			match flow.act() {
				Act::Cancel(client) => assert!(far.remove(&client), "{client}"),
				Act::Place(order) => {
					if u64::from(order.tick.abs_diff(MIDDLE)) > REACH {
						assert!(far.insert(order.client.unwrap()));
					}
				},
			}
		}
	}

	#[test]
	fn outside_should_be_where_no_trader_comes() {
		let mut flow = Flow::new(4);
		let [bid, ask] = outside(0);
		for _ in 0..1_000 {
			if let Act::Place(order) = flow.act() {
				assert!(bid.tick < order.tick && order.tick < ask.tick, "{order:?}");
			}
		}
		let [lower, higher] = outside(1);
		assert_eq!((lower.tick, higher.tick), (bid.tick - 1, ask.tick + 1));
	}

	#[test]
	fn reaching_should_take_from_all_places() {
		let order = reaching(5);
		assert_eq!((order.side, order.time_in_force, order.lots), ("Bid", "Ioc", 5));
		assert!(outside(99)[1].tick <= order.tick);
	}

	#[test]
	fn batch_should_cancel_only_what_waited_before() {
		let mut flow = Flow::new(3);
		let mut before = BTreeSet::new();
		for number in 0..20 {
			let (cancels, places) = flow.batch(50);
			assert_eq!(cancels.len() + places.len(), 50);
			assert_eq!(cancels.len(), if number == 0 { 0 } else { 10 });
			assert!(cancels.iter().all(|client| before.contains(client)), "{number}");
			before.extend(places.iter().filter_map(|order| order.client));
		}
	}
}
