// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{
	Asset, Cents, Clearance, CouponClass, IdentityFlags, IdentityId, IdentityKind, IdentityRecord,
	Jurisdiction, Party, Path, Reason, Standing, Tier, UnixSeconds,
	identity::AccountFlags,
	window::{DAY, Flow, HOUR, HOURS_BACK, Usage, Window, bucket},
};
use alloc::collections::BTreeMap;
use codec::{Decode, Encode, MaxEncodedLen};
use proptest::prelude::*;

const START: UnixSeconds = 1_800_000_000;
const COUPONS: Asset = Asset::Series(7);
const MONEY: Asset = Asset::Stablecoin(1);

fn standing(identity: IdentityId, tier: Tier) -> Standing {
	let record = IdentityRecord {
		tier,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(*b"US").unwrap(),
		valid_until: u32::MAX,
		flags: IdentityFlags::default(),
		accounts: 1,
	};
	Standing { flags: AccountFlags::default(), party: Some(Party { identity, record }) }
}

/// A movement between the L2 identities 1 and 2 that nothing speaks against.
fn facts(path: Path, asset: Asset, cents: Cents) -> Facts {
	let (from, to) = (standing(1, Tier::L2), standing(2, Tier::L2));
	let mut facts = Facts::new((path, asset, Clearance::None), START, from, to);
	facts.book = Some(Rulebook::default());
	facts.fresh_until = UnixSeconds::MAX;
	if facts.asks_value() {
		facts.value = Some(Ok(Value { face: cents, counted: cents }));
	}
	facts.giving = facts.flows().0.map(|_| Activity::default());
	facts.receiving = facts.flows().1.map(|_| Activity::default());
	facts.pair = facts.pair_key().map(|_| Pair::default());
	facts.closed_loop = facts.buyer().map(|_| ClosedLoop::default());
	facts
}

fn reasons(facts: &Facts) -> Vec<Reason> {
	let mut found = Vec::new();
	facts.judge(&mut found);
	found.sort();
	let mut first = None;
	facts.judge(&mut first);
	assert_eq!(first, found.first().copied());
	found
}

#[test]
fn reasons_should_be_ordered_by_priority() {
	assert!(Reason::ALL.is_sorted());
}

#[test]
fn rulebook_should_be_valid_by_default() {
	assert_eq!(Rulebook::default().validate(), Ok(()));
}

#[test]
fn rulebook_should_be_refused_when_a_month_is_below_its_day() {
	let changes: [fn(&mut Rulebook); 5] = [
		|book| book.l2.buy.month_cents = book.l2.buy.day_cents - 1,
		|book| book.l2.sell.month_cents = book.l2.sell.day_cents - 1,
		|book| book.l2.send.month_cents = book.l2.send.day_cents - 1,
		|book| book.l1.receive.month_cents = book.l1.receive.day_cents - 1,
		|book| book.l3.sell.month_count = book.l3.sell.day_count - 1,
	];
	for change in changes {
		let mut book = Rulebook::default();
		change(&mut book);
		assert_eq!(book.validate(), Err(Flaw::MonthBelowDay));
	}
}

#[test]
fn rulebook_should_be_refused_when_a_higher_tier_may_do_less() {
	let changes: [fn(&mut Rulebook); 5] = [
		|book| book.l2.send.day_cents = book.l1.send.day_cents - 1,
		|book| book.l1.buy.month_count = u32::MAX,
		|book| book.l3.holding.face_cents = Some(1),
		|book| book.l1.holding.face_cents = None,
		|book| book.l0.holding.units = Some(1_000_001),
	];
	for change in changes {
		let mut book = Rulebook::default();
		change(&mut book);
		assert_eq!(book.validate(), Err(Flaw::TiersOutOfOrder));
	}
	let mut book = Rulebook::default();
	book.l3.holding.face_cents = book.l2.holding.face_cents;
	assert_eq!(book.validate(), Ok(()));
}

#[test]
fn rulebook_should_be_refused_when_a_time_is_out_of_range() {
	let changes: [fn(&mut Rulebook); 6] = [
		|book| book.list_max_age = 0,
		|book| book.list_max_age = LONGEST_AGE + 1,
		|book| book.rate_max_age = 0,
		|book| book.rate_max_age = LONGEST_AGE + 1,
		|book| book.reviews.lifetime = SHORTEST_REVIEW - 1,
		|book| book.reviews.lifetime = LONGEST_AGE + 1,
	];
	for change in changes {
		let mut book = Rulebook::default();
		change(&mut book);
		assert_eq!(book.validate(), Err(Flaw::TimeOutOfRange));
	}
}

#[test]
fn rulebook_should_be_refused_when_a_threshold_is_zero() {
	let changes: [fn(&mut Rulebook); 6] = [
		|book| book.travel_threshold = 0,
		|book| book.gnx_micros = 0,
		|book| book.aml.fan_out = 0,
		|book| book.aml.fan_in = 0,
		|book| book.aml.moves = 0,
		|book| book.aml.round_trips = 0,
	];
	for change in changes {
		let mut book = Rulebook::default();
		change(&mut book);
		assert_eq!(book.validate(), Err(Flaw::ZeroThreshold));
	}
}

#[test]
fn gnx_should_count_rounded_up() {
	let book = Rulebook { gnx_micros: 10_000, ..Rulebook::default() };
	let one = 1_000_000_000_000;
	assert_eq!(book.gnx_cents(0), 0);
	assert_eq!(book.gnx_cents(1), 1);
	assert_eq!(book.gnx_cents(one), 1);
	assert_eq!(book.gnx_cents(one + 1), 2);
	assert_eq!(book.gnx_cents(u128::MAX), Cents::MAX);
}

#[test]
fn classes_should_be_told_apart() {
	let all = [CouponClass::Physical, CouponClass::Digital, CouponClass::Financial];
	for class in all {
		let set = ClassSet::default().set(class, true);
		assert!(all.iter().all(|other| set.contains(*other) == (*other == class)));
		assert!(set.set(class, false).is_empty());
	}
}

#[test]
fn activity_should_be_small_when_windows_are_empty() {
	assert_eq!(Activity::default().encode().len(), 15);
	let holder = Activity { worth: 50 * 1_000_000_000, ..Activity::default() };
	assert!(holder.encode().len() <= 20);
	assert_eq!(Pair::default().encode().len(), 2);
}

#[test]
fn activity_should_fit_its_bound_when_every_window_is_full() {
	let mut activity = Activity { worth: u128::MAX, ..Activity::default() };
	for hour in 0..800u64 {
		let now = START + hour * HOUR;
		for flow in Flow::ALL {
			activity.flow_mut(flow).add(now, Usage { cents: u64::MAX, count: u32::MAX });
		}
		for kind in AmlKind::ALL {
			activity.signals(kind, now, &Rulebook::default().aml);
		}
		activity.crossed.add(bucket(now, HOUR), Usage::once(1));
	}
	let encoded = activity.encode();
	assert!(encoded.len() <= Activity::max_encoded_len());
	assert_eq!(Activity::decode(&mut &encoded[..]), Ok(activity));
}

#[test]
fn case_should_open_once_and_again_after_it_was_closed() {
	let thresholds = AmlThresholds { fan_out: 2, fan_in: 9, moves: 9, round_trips: 9 };
	let mut activity = Activity::default();
	let act = |activity: &mut Activity| activity.signals(AmlKind::FanOut, START, &thresholds);
	assert!(!act(&mut activity));
	assert!(act(&mut activity));
	assert!(!act(&mut activity), "one is open");
	assert_eq!(activity.open_cases.iter().collect::<Vec<_>>(), vec![AmlKind::FanOut]);
	assert!(activity.close_case(AmlKind::FanOut));
	assert!(!activity.close_case(AmlKind::FanOut));
	assert!(!act(&mut activity), "counting began anew");
	assert!(act(&mut activity));
}

#[test]
fn worth_should_never_wrap() {
	let mut activity = Activity::default();
	assert_eq!(activity.lose(1), None);
	assert_eq!(activity.gain(u128::MAX), Some(()));
	assert_eq!(activity.gain(1), None);
	assert_eq!(activity.worth, u128::MAX);
}

#[test]
fn facts_should_ask_for_what_the_path_needs_only() {
	let asked = |path, asset| {
		let facts = facts(path, asset, 1);
		(facts.flows(), facts.asks_value(), facts.worth_legs(), facts.buyer().is_some())
	};
	let none = (None, None);
	let sold = (Some(Flow::Sell), Some(Flow::Buy));
	let given = (Some(Flow::Send), Some(Flow::Receive));
	assert_eq!(asked(Path::Primary, COUPONS), ((None, Some(Flow::Buy)), true, (false, true), true));
	assert_eq!(asked(Path::Primary, MONEY), (none, true, (false, true), false));
	assert_eq!(asked(Path::Market, COUPONS), (sold, true, (true, true), false));
	assert_eq!(asked(Path::Market, MONEY).0, none);
	assert_eq!(asked(Path::P2P, COUPONS), (given, true, (true, true), false));
	assert_eq!(asked(Path::P2P, MONEY).0, given);
	assert_eq!(asked(Path::P2P, Asset::Gnx).0, given);
	assert_eq!(asked(Path::Redeem, COUPONS), (none, false, (true, false), false));
	assert_eq!(asked(Path::Refund, COUPONS), (none, false, (true, false), false));
	assert_eq!(asked(Path::Recall, COUPONS), (none, false, (false, false), false));
	assert_eq!(asked(Path::System, MONEY).0, none);
	assert_eq!(asked(Path::CashIn, MONEY), (none, true, (false, false), false));
	assert_eq!(asked(Path::CashOut, MONEY), (none, true, (false, false), false));
}

#[test]
fn own_accounts_should_be_exempt_when_they_move_units_among_them() {
	let mut own = facts(Path::P2P, COUPONS, 1);
	own.to = own.from;
	assert!(own.is_exempt() && !own.asks_value() && !own.asks_policy());
	assert_eq!(
		(own.flows(), own.pair_key(), own.worth_legs()),
		((None, None), None, (false, false))
	);
	own.path = Path::Redeem;
	assert_eq!(own.worth_legs(), (true, false), "redeemed units are gone, whoever accepts them");
}

#[test]
fn gnx_should_arrive_whatever_is_blocked_and_not_leave() {
	let mut gnx = facts(Path::P2P, Asset::Gnx, 1);
	gnx.to.flags = AccountFlags::FROZEN_FULL.with(AccountFlags::SCREENED);
	assert_eq!(reasons(&gnx), vec![]);
	gnx.from.flags = AccountFlags::FROZEN_OUTBOUND;
	assert_eq!(reasons(&gnx), vec![Reason::SenderFrozen]);
}

#[test]
fn pair_should_keep_its_directions_apart() {
	let mut there = facts(Path::P2P, MONEY, 100);
	there.count();
	let pair = there.pair.unwrap();
	let hour = bucket(START, HOUR);
	assert_eq!(pair.leg(1, 2).sum(hour), Usage::once(100));
	assert!(pair.leg(2, 1).is_empty(hour));
	assert!(!pair.is_idle(START + DAY) && pair.is_idle(START + DAY + HOUR));
}

/// What one random gift is: between whom, worth what, how long after the one before, and whether a case cleared it.
type Gift = (u64, u64, Cents, UnixSeconds, bool);

#[derive(Default)]
struct World {
	activities: BTreeMap<IdentityId, Activity>,
	pairs: BTreeMap<(IdentityId, IdentityId), Pair>,
}

impl World {
	/// Tries a gift; whether it took place.
	fn give(&mut self, now: UnixSeconds, from: u64, to: u64, cents: Cents, cleared: bool) -> bool {
		let mut gift = facts(Path::P2P, MONEY, cents);
		gift.now = now;
		gift.clearance = if cleared { Clearance::TravelRule } else { Clearance::None };
		(gift.from, gift.to) = (standing(from, Tier::L2), standing(to, Tier::L2));
		let key = Pair::key(from, to);
		gift.giving = Some(self.activities.get(&from).cloned().unwrap_or_default());
		gift.receiving = Some(self.activities.get(&to).cloned().unwrap_or_default());
		gift.pair = Some(self.pairs.get(&key).cloned().unwrap_or_default());
		if !reasons(&gift).is_empty() {
			return false;
		}
		gift.count();
		self.activities.insert(from, gift.giving.unwrap());
		self.activities.insert(to, gift.receiving.unwrap());
		self.pairs.insert(key, gift.pair.unwrap());
		true
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn no_sequence_should_pass_a_limit_or_the_travel_rule(
		gifts in prop::collection::vec(
			(1u64..4, 1u64..4, 1u64..400_000, 0u64..20_000, any::<bool>()), 1..150,
		),
	) {
		let book = Rulebook::default();
		let limit = book.l2.send;
		let (mut world, mut now, mut done) = (World::default(), START, Vec::<Gift>::new());
		for (from, to, cents, wait, cleared) in gifts {
			now += wait;
			if from == to || !world.give(now, from, to, cents, cleared) {
				continue;
			}
			done.push((from, to, cents, now, cleared));
			let within = |length: u64, of: &dyn Fn(&Gift) -> bool| {
				let recent = done.iter().filter(|gift| now - gift.3 <= length && of(gift));
				recent.fold((0, 0), |sum: (u64, u32), gift| (sum.0 + gift.2, sum.1 + 1))
			};
			for who in 1..4 {
				for of in [&(|gift: &Gift| gift.0 == who) as &dyn Fn(&Gift) -> bool,
					&|gift: &Gift| gift.1 == who]
				{
					let (day, month) = (within(DAY, of), within(30 * DAY, of));
					prop_assert!(day.0 <= limit.day_cents && day.1 <= limit.day_count);
					prop_assert!(month.0 <= limit.month_cents && month.1 <= limit.month_count);
				}
			}
			let uncleared =
				within(DAY, &|gift| (gift.0, gift.1) == (from, to) && !gift.4).0;
			prop_assert!(uncleared < book.travel_threshold);
		}
	}

	#[test]
	fn activity_should_read_what_it_wrote(
		worth: u128, acts in prop::collection::vec((0usize..4, 0u64..90_000, any::<u64>()), 0..60),
	) {
		let (mut activity, mut now) = (Activity { worth, ..Activity::default() }, START);
		for (flow, wait, cents) in acts {
			now += wait;
			activity.flow_mut(Flow::ALL[flow]).add(now, Usage::once(cents));
		}
		let encoded = activity.encode();
		prop_assert!(encoded.len() <= Activity::max_encoded_len());
		prop_assert_eq!(Activity::decode(&mut &encoded[..]), Ok(activity));
	}

	#[test]
	fn a_window_of_a_pair_should_never_count_less_than_happened(
		cents in prop::collection::vec(0u64..1 << 40, 1..50),
	) {
		let mut window = Window::<HOURS_BACK>::default();
		for (index, amount) in cents.iter().enumerate() {
			window.add(bucket(START, HOUR) + u32::try_from(index).unwrap() / 4, Usage::once(*amount));
		}
		let total: u64 = cents.iter().sum();
		prop_assert_eq!(window.sum(bucket(START, HOUR) + 12).cents, total);
	}
}
