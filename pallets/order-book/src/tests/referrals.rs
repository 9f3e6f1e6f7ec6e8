// SPDX-License-Identifier: Apache-2.0
//! Shares of a taker's fee for whoever brought it.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{BoundedVec, assert_noop, assert_ok};
use genex_primitives::{
	Tier,
	book::{Side, amounts::MakerFee},
};

/// The price of a lot at tick 900, and the taker's fee of 1 %.
const PRICE: u128 = 900 * TICK;
const FEE: u128 = PRICE / 100;

/// Takers pay 1 %, and up to half of it may go to a referrer; BROKER can be one.
pub(super) fn prepare(maker: MakerFee) {
	let tiers = vec![FeeTier { from: 0, maker, taker: fee(10_000) }];
	assert_ok!(OrderBook::set_fee_tiers(
		RuntimeOrigin::root(),
		BoundedVec::truncate_from(tiers),
		WHY,
	));
	set_rules(MarketRules { referral_cap: percent(50), ..rules_with_fees() });
	register(BROKER, 9, Tier::L1);
}

pub(super) fn free() -> MakerFee {
	MakerFee::Charge(fee(0))
}

fn paid() -> Vec<(u64, AccountId, AccountId, u128)> {
	let found = events().into_iter().filter_map(|event| match event {
		Event::ReferralPaid { market: MARKET, sequence, taker, referrer, amount } => {
			Some((sequence, taker, referrer, amount))
		},
		_ => None,
	});
	found.collect()
}

#[test]
fn place_order_should_pay_the_referrer_at_each_fill_when_it_names_one() {
	ExtBuilder.build_and_execute(|| {
		prepare(MakerFee::Charge(fee(2_000)));
		rest(ALICE, ask(900, 1));
		rest(CAROL, ask(900, 2));
		place(BOB, referred(bid(900, 3), BROKER, 40));
		let part = FEE * 40 / 100;
		assert_eq!(paid(), [(1, BOB, BROKER, part), (2, BOB, BROKER, 2 * part)]);
		assert_eq!(money(BROKER).0, 3 * part);
		// The taker pays no more for it, and the maker's fee is the treasury's alone.
		assert_eq!(gain(BOB), (3, -3 * (PRICE + FEE) as i128));
		assert_eq!(money(TREASURY).0, 3 * (FEE - part) + 3 * PRICE * 2 / 1_000);
	});
}

#[test]
fn place_order_should_pay_the_referrer_out_of_a_held_bid_when_the_taker_sells() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		rest(ALICE, bid(900, 2));
		place(BOB, referred(ask(900, 2), BROKER, 50));
		assert_eq!(gain(BOB), (-2, 2 * (PRICE - FEE) as i128));
		assert_eq!((money(BROKER).0, money(TREASURY).0), (FEE, FEE));
		assert_eq!(money(ALICE), (MONEY - 2 * PRICE, 0));
	});
}

#[test]
fn place_order_should_share_only_what_the_rebate_leaves_when_the_maker_gets_one() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		let terms = MakerTerms { asset: USDC, bond: 1, fee: MakerFee::Rebate(fee(8_000)) };
		assert_ok!(OrderBook::set_market_maker_terms(RuntimeOrigin::root(), Some(terms), WHY));
		assert_ok!(OrderBook::register_market_maker(by(MAKER)));
		rest(MAKER, ask(900, 1));
		place(BOB, referred(bid(900, 1), BROKER, 50));
		let left = FEE - PRICE * 8 / 1_000;
		assert_eq!((money(BROKER).0, money(TREASURY).0), (left / 2, left - left / 2));
		// A rebate of the whole fee leaves nothing, and nothing is reported.
		let terms = MakerTerms { asset: USDC, bond: 1, fee: MakerFee::Rebate(fee(200_000)) };
		assert_ok!(OrderBook::set_market_maker_terms(RuntimeOrigin::root(), Some(terms), WHY));
		rest(MAKER, ask(900, 1));
		place(BOB, referred(bid(900, 1), BROKER, 50));
		assert_eq!((money(BROKER).0, paid().len()), (left / 2, 1));
	});
}

#[test]
fn place_order_should_round_down_for_the_referrer() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		let cap = MarketRules { min_notional: 1, referral_cap: percent(50), ..rules_with_fees() };
		let root = RuntimeOrigin::root;
		// A card of a cent, so ten units of the stablecoin a tick: a lot costs 110 units.
		FaceMinor::set(1);
		assert_ok!(OrderBook::create_market(root(), OTHER, USDC, 1, cap, WHY));
		assert_ok!(OrderBook::set_market_state(root(), 2, MarketState::Continuous, WHY));
		Units::insert((OTHER, ALICE), (9, 0));
		assert_ok!(OrderBook::place_order(by(ALICE), 2, ask(11, 3)));
		// A fee of two units, then of one, of which a half is none.
		assert_ok!(OrderBook::place_order(by(BOB), 2, referred(bid(11, 1), BROKER, 49)));
		assert_eq!((money(BROKER).0, money(TREASURY).0), (0, 2));
		assert_ok!(OrderBook::place_order(by(BOB), 2, referred(bid(11, 1), BROKER, 50)));
		assert_eq!((money(BROKER).0, money(TREASURY).0), (1, 3));
	});
}

#[test]
fn place_order_should_give_all_to_the_treasury_when_the_referrer_cannot_be_paid() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		rest(ALICE, ask(900, 9));
		let take = || assert_eq!(place(BOB, referred(bid(900, 1), BROKER, 50)).filled, 1);
		Frozen::set([BROKER].into());
		take();
		Frozen::set(Default::default());
		register(BROKER, 9, Tier::L0);
		take();
		Parties::mutate(|parties| parties.remove(&BROKER));
		take();
		assert_eq!((money(BROKER).0, money(TREASURY).0, paid()), (0, 3 * FEE, vec![]));
		register(BROKER, 9, Tier::L1);
		take();
		assert_eq!((money(BROKER).0, money(TREASURY).0), (FEE / 2, 4 * FEE - FEE / 2));
	});
}

#[test]
fn place_order_should_give_nothing_to_a_maker_that_brought_its_own_taker() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		rest(ALICE, ask(900, 1));
		rest(CAROL, bid(800, 1));
		place(BOB, referred(bid(900, 1), ALICE_PHONE, 50));
		place(BOB, referred(ask(800, 1), CAROL, 50));
		assert_eq!((paid(), money(ALICE_PHONE).0), (vec![], MONEY));
		assert_eq!(money(TREASURY).0, FEE + 8 * TICK);
		assert_eq!(
			(money(CAROL), gain(CAROL).1),
			((MONEY - 800 * TICK, 0), -((800 * TICK) as i128))
		);
	});
}

#[test]
fn place_order_should_be_refused_when_the_referral_is_too_high_or_to_itself() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		rest(CAROL, ask(900, 1));
		let place = |who, request| OrderBook::place_order(by(who), MARKET, request);
		let too_high = referred(bid(900, 1), BROKER, 51);
		assert_noop!(place(BOB, too_high), Error::<Test>::ReferralTooHigh);
		for account in [ALICE, ALICE_PHONE] {
			let own = referred(bid(900, 1), account, 10);
			assert_noop!(place(ALICE, own), Error::<Test>::SelfReferral);
		}
		RelatedParties::set([3, 9].into());
		let related = referred(bid(900, 1), BROKER, 10);
		assert_noop!(place(BOB, related), Error::<Test>::SelfReferral);
		assert!(
			OrderBook::can_place(BOB, MARKET, related)
				.contains(&Error::<Test>::SelfReferral.into())
		);
		assert_ok!(place(ALICE, related));
	});
}

#[test]
fn amend_order_should_refer_nobody_unless_it_says_so() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		rest(ALICE, ask(900, 2));
		let first = rest(BOB, referred(bid(800, 1), BROKER, 50));
		let wish = |order, lots, referral| Amendment {
			max_fills: 9,
			referral,
			..amendment(OrderRef::Id(order), 900, lots)
		};
		assert_ok!(OrderBook::amend_order(by(BOB), MARKET, wish(first, 1, None)));
		assert_eq!((gain(BOB).0, paid()), (1, vec![]));
		let second = rest(BOB, bid(800, 1));
		let referral = Some(Referral { account: BROKER, share: percent(50) });
		assert_ok!(OrderBook::amend_order(by(BOB), MARKET, wish(second, 1, referral)));
		assert_eq!((gain(BOB).0, paid().len()), (2, 1));
	});
}

#[test]
fn maker_should_owe_no_referral_when_its_order_named_one() {
	ExtBuilder.build_and_execute(|| {
		prepare(MakerFee::Charge(fee(5_000)));
		rest(BOB, referred(bid(900, 1), BROKER, 50));
		place(ALICE, ask(900, 1));
		assert_eq!((gain(BOB).0, paid(), money(BROKER).0), (1, vec![], 0));
	});
}

/// A held trade of BOB, brought by BROKER.
fn hold() -> TradeId {
	rest(ALICE, ask(900, 4));
	ReviewedFrom::set(10_000);
	place(BOB, referred(bid(900, 4), BROKER, 50));
	assert_eq!((money(BROKER).0, paid()), (0, vec![]));
	let trade = OrderBook::pending_trade(0).unwrap();
	assert_eq!((trade.referral, trade.taker_side), (Some((BROKER, 2 * FEE)), Side::Bid));
	0
}

#[test]
fn review_approved_should_pay_the_referrer_what_was_agreed() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		let id = hold();
		set_rules(rules());
		assert_ok!(OrderBook::review_approved(id));
		assert_eq!(paid(), [(1, BOB, BROKER, 2 * FEE)]);
		assert_eq!((money(BROKER).0, money(TREASURY).0, money(BOB).1), (2 * FEE, 2 * FEE, 0));
	});
}

#[test]
fn review_approved_should_settle_without_a_referrer_that_cannot_be_paid() {
	let cases: [fn(); 4] = [
		|| Frozen::set([BROKER].into()),
		|| register(BROKER, 9, Tier::L0),
		|| register(BROKER, 3, Tier::L2),
		|| register(BROKER, 2, Tier::L2),
	];
	for case in cases {
		ExtBuilder.build_and_execute(|| {
			prepare(free());
			let id = hold();
			case();
			assert_ok!(OrderBook::review_approved(id));
			assert_eq!((paid(), money(BROKER).0, money(TREASURY).0), (vec![], 0, 4 * FEE));
			assert_eq!((gain(BOB).0, money(BOB).1), (4, 0));
		});
	}
}

#[test]
fn review_refused_should_return_the_referral_to_the_taker() {
	ExtBuilder.build_and_execute(|| {
		prepare(free());
		let id = hold();
		assert_ok!(OrderBook::review_refused(id));
		assert_eq!((money(BOB), money(BROKER).0), ((MONEY, 0), 0));
	});
}

#[test]
fn auction_should_pay_no_referrer_when_an_order_named_one() {
	ExtBuilder.build_and_execute(|| {
		prepare(MakerFee::Charge(fee(5_000)));
		assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
		rest(ALICE, ask(900, 1));
		rest(BOB, referred(bid(900, 1), BROKER, 50));
		wait(60);
		assert_ok!(OrderBook::uncross(by(STRANGER), MARKET, 9));
		assert_eq!((gain(BOB).0, paid(), money(BROKER).0), (1, vec![], 0));
		assert_eq!(money(TREASURY).0, 2 * PRICE * 5 / 1_000);
	});
}
