// SPDX-License-Identifier: Apache-2.0
//! Random sequences of movements against a plain list of all that took place.

use super::*;
use genex_primitives::{
	Clearance, Flow, IdentityId, LegalClass, Path, Tier,
	rules::{FlowLimit, Rulebook},
	usd::NANOS_PER_CENT,
	window::{HOUR as BUCKET, bucket},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const PEOPLE: [AccountId; 5] = [ALICE, ALICE_TOO, BOB, CAROL, DAVE];
const SERIES_CAP: u64 = 400;
const SELLER_CAP: u64 = 600;
const THRESHOLD: u64 = 300;
const FACE_CAP: u64 = 900;

#[derive(Clone, Debug)]
enum Step {
	Buy(usize, u64, bool, u32),
	Trade(usize, usize, u64, u64),
	Gift(usize, usize, u64, bool),
	Pay(usize, usize, u64, bool),
	Redeem(usize, u64),
	Refund(usize, u64),
	Gnx(usize, usize, u64),
	Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let who = || 0usize..PEOPLE.len();
	let cents = || 1u64..350;
	prop_oneof![
		4 => (who(), cents(), any::<bool>(), 0u32..2).prop_map(|(a, b, c, d)| Step::Buy(a, b, c, d)),
		2 => (who(), who(), cents(), 0u64..350).prop_map(|(a, b, c, d)| Step::Trade(a, b, c, d)),
		3 => (who(), who(), cents(), any::<bool>()).prop_map(|(a, b, c, d)| Step::Gift(a, b, c, d)),
		3 => (who(), who(), cents(), any::<bool>()).prop_map(|(a, b, c, d)| Step::Pay(a, b, c, d)),
		2 => (who(), cents()).prop_map(|(a, b)| Step::Redeem(a, b)),
		1 => (who(), cents()).prop_map(|(a, b)| Step::Refund(a, b)),
		1 => (who(), who(), 1u64..100).prop_map(|(a, b, c)| Step::Gnx(a, b, c)),
		2 => prop_oneof![Just(1u64), 1..2 * HOUR, Just(DAY - 1), Just(DAY), 1..3 * DAY]
			.prop_map(Step::Wait),
	]
}

/// All that took place.
#[derive(Default)]
struct Model {
	flows: Vec<(u64, IdentityId, Flow, u64)>,
	/// GNX sent and got: it counts by value only, and what is got is never refused.
	gnx: Vec<(u64, IdentityId, Flow, u64)>,
	uncleared: Vec<(u64, IdentityId, IdentityId, u64)>,
	cards: Vec<(u64, IdentityId, u32, u64)>,
	held: BTreeMap<IdentityId, u64>,
}

fn within<'a, T: 'a>(
	all: &'a [T],
	at: impl Fn(&T) -> u64 + 'a,
	length: u64,
) -> impl Iterator<Item = &'a T> + 'a {
	let now = Now::get();
	all.iter().filter(move |entry| now - at(entry) <= length)
}

impl Model {
	fn flow(&mut self, who: AccountId, flow: Flow, cents: u64) {
		self.flows.push((Now::get(), id(who), flow, cents));
	}

	fn hold(&mut self, who: AccountId, gained: u64, lost: u64) {
		let held = self.held.entry(id(who)).or_default();
		*held = (*held + gained).checked_sub(lost).expect("nobody gives what it has not");
	}

	fn has(&self, who: AccountId) -> u64 {
		self.held.get(&id(who)).copied().unwrap_or_default()
	}

	fn used(&self, who: IdentityId, flow: Flow, length: u64) -> (u64, u32) {
		within(&self.flows, |act| act.0, length)
			.filter(|act| (act.1, act.2) == (who, flow))
			.fold((0, 0), |sum, act| (sum.0 + act.3, sum.1 + 1))
	}

	fn gnx_used(&self, who: IdentityId, flow: Flow, length: u64) -> u64 {
		let acts = within(&self.gnx, |act| act.0, length);
		acts.filter(|act| (act.1, act.2) == (who, flow)).map(|act| act.3).sum()
	}

	/// What the rules must have held.
	fn assert_caps(&self) {
		let book = Compliance::rulebook().unwrap();
		for who in [ALICE, BOB, CAROL, DAVE].map(id) {
			let tier = book.tier(if who == id(CAROL) { Tier::L1 } else { Tier::L2 });
			for flow in Flow::ALL {
				let limit = tier.limit(flow);
				let (day, month) = (self.used(who, flow, DAY), self.used(who, flow, 30 * DAY));
				let gnx = |length| self.gnx_used(who, flow, length);
				let bound = if flow == Flow::Receive { 0 } else { 1 };
				assert!(day.0 + bound * gnx(DAY) <= limit.day_cents && day.1 <= limit.day_count);
				assert!(month.0 + bound * gnx(30 * DAY) <= limit.month_cents);
				assert!(month.1 <= limit.month_count);
				let counted = Compliance::activity(who).flow(flow).sums(Now::get());
				assert!(day.0 + gnx(DAY) <= counted.0.cents && day.1 <= counted.0.count);
				let longest = self.used(who, flow, DAY + HOUR).0 + gnx(DAY + HOUR);
				assert!(counted.0.cents <= longest, "no stricter than by one bucket");
			}
			let cards = |series: Option<u32>| -> u64 {
				within(&self.cards, |card| card.0, DAY)
					.filter(|card| card.1 == who && series.is_none_or(|series| card.2 == series))
					.map(|card| card.3)
					.sum()
			};
			assert!(cards(Some(0)) <= SERIES_CAP && cards(Some(1)) <= SERIES_CAP);
			assert!(cards(None) <= SELLER_CAP);
			let held = self.held.get(&who).copied().unwrap_or_default();
			assert_eq!(Compliance::activity(who).worth, u128::from(held) * NANOS_PER_CENT);
			assert!(held <= FACE_CAP);
			for other in [ALICE, BOB, CAROL, DAVE].map(id) {
				let sum: u64 = within(&self.uncleared, |gift| gift.0, DAY)
					.filter(|gift| (gift.1, gift.2) == (who, other))
					.map(|gift| gift.3)
					.sum();
				assert!(sum < THRESHOLD, "the Travel Rule was passed by");
				if who != other {
					let counted = Compliance::pair(who, other);
					let hour = bucket(Now::get(), BUCKET);
					assert!(sum <= counted.leg(who, other).sum(hour).cents);
				}
			}
		}
	}

	/// Tries `step` on the chain and follows it when it took place.
	fn take(&mut self, step: &Step) {
		let at = |index: &usize| PEOPLE[*index];
		match step {
			Step::Buy(who, cents, card, series) => self.buy(at(who), *cents, *card, *series),
			Step::Trade(from, to, cents, price) => self.trade(at(from), at(to), *cents, *price),
			Step::Gift(from, to, cents, cleared) => {
				self.give(&gift(at(from), at(to), *cents), *cents, *cleared);
			},
			Step::Pay(from, to, cents, cleared) => {
				self.give(&money(Path::P2P, at(from), at(to), *cents), *cents, *cleared);
			},
			Step::Redeem(who, cents) => self.end(coupons(Path::Redeem, at(who), ISSUER, *cents)),
			Step::Refund(who, cents) => self.end(coupons(Path::Refund, at(who), ISSUER, *cents)),
			Step::Gnx(from, to, amount) => {
				let (from, to) = (at(from), at(to));
				let moved = give_gnx(from, to, u128::from(*amount) * GNX);
				if moved.is_ok() && id(from) != id(to) {
					self.gnx.push((Now::get(), id(from), Flow::Send, *amount));
					self.gnx.push((Now::get(), id(to), Flow::Receive, *amount));
				}
			},
			Step::Wait(seconds) => wait(*seconds),
		}
	}

	fn buy(&mut self, who: AccountId, cents: u64, card: bool, series: u32) {
		let legal_class = if card { LegalClass::PaidGift } else { LegalClass::Loyalty };
		let asset = genex_primitives::Asset::Series(series);
		if (Act { legal_class, asset, ..sale(who, cents) }).perform().is_ok() {
			self.flow(who, Flow::Buy, cents);
			self.hold(who, cents, 0);
			if card {
				self.cards.push((Now::get(), id(who), series, cents));
			}
		}
	}

	fn trade(&mut self, from: AccountId, to: AccountId, cents: u64, price: u64) {
		let act = Act { price: Some(dollars(price)), ..coupons(Path::Market, from, to, cents) };
		if self.has(from) < cents || act.perform().is_err() {
			return;
		}
		self.hold(from, 0, cents);
		self.hold(to, cents, 0);
		if id(from) != id(to) {
			self.flow(from, Flow::Sell, cents.max(price));
			self.flow(to, Flow::Buy, cents.max(price));
		}
	}

	fn give(&mut self, act: &Act, cents: u64, cleared: bool) {
		let is_coupon = act.asset == genex_primitives::Asset::Series(SERIES);
		let clearance = if cleared { Clearance::TravelRule } else { Clearance::None };
		let act = act.clone().cleared(clearance);
		if (is_coupon && self.has(act.from) < cents) || act.perform().is_err() {
			return;
		}
		let (from, to) = (act.from, act.to);
		if is_coupon {
			self.hold(from, 0, cents);
			self.hold(to, cents, 0);
		}
		if id(from) != id(to) {
			self.flow(from, Flow::Send, cents);
			self.flow(to, Flow::Receive, cents);
			if !cleared {
				self.uncleared.push((Now::get(), id(from), id(to), cents));
			}
		}
	}

	fn end(&mut self, act: Act) {
		let cents = u64::try_from(act.quantity).unwrap();
		if self.has(act.from) >= cents {
			assert_ok!(act.perform());
			self.hold(act.from, 0, cents);
		}
	}
}

/// Limits so low that every sequence meets them.
fn tight() -> Rulebook {
	let mut book = Rulebook::default();
	let tiers = [(&mut book.l1, 1), (&mut book.l2, 2)];
	for (tier, factor) in tiers {
		let limit = FlowLimit::new(350 * factor, 600 * factor, 4, 6);
		(tier.buy, tier.sell, tier.send, tier.receive) = (limit, limit, limit, limit);
		tier.holding.face_cents = Some(FACE_CAP);
	}
	book.travel_threshold = THRESHOLD;
	(book.closed_loop.series, book.closed_loop.seller) = (SERIES_CAP, SELLER_CAP);
	book.aml.moves = 3;
	book.aml.fan_out = 2;
	book.aml.round_trips = 1;
	book
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn no_sequence_should_pass_a_cap_or_lose_worth(
		steps in prop::collection::vec(step(), 1..120),
	) {
		ExtBuilder { rulebook: Some(tight()), ..Default::default() }.build_and_execute(|| {
			let mut model = Model::default();
			for step in steps {
				model.take(&step);
				model.assert_caps();
			}
			assert_ok!(Compliance::do_try_state());
		});
	}
}
