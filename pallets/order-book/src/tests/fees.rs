// SPDX-License-Identifier: Apache-2.0
//! Fees by volume, rebates, market makers.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{BoundedVec, assert_noop, assert_ok, traits::ConstU32};
use genex_primitives::{
	Actor, Reason, Tier,
	book::amounts::MakerFee,
	window::{DAY, bucket},
};
use sp_core::H256;
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

fn tier(from: u64, maker: MakerFee, taker: u32) -> FeeTier {
	FeeTier { from, maker, taker: fee(taker) }
}

fn list(tiers: &[FeeTier]) -> BoundedVec<FeeTier, ConstU32<MAX_FEE_TIERS>> {
	BoundedVec::truncate_from(tiers.to_vec())
}

fn set(tiers: &[FeeTier]) -> DispatchResult {
	OrderBook::set_fee_tiers(RuntimeOrigin::root(), list(tiers), WHY)
}

fn charge(parts: u32) -> MakerFee {
	MakerFee::Charge(fee(parts))
}

fn rebate(parts: u32) -> MakerFee {
	MakerFee::Rebate(fee(parts))
}

fn set_terms(fee: MakerFee) {
	let terms = Some(MakerTerms { asset: USDC, bond: 1_000_000, fee });
	assert_ok!(OrderBook::set_market_maker_terms(RuntimeOrigin::root(), terms, WHY));
}

#[test]
fn set_fee_tiers_should_be_refused_when_they_do_not_rise_from_zero() {
	ExtBuilder.build_and_execute(|| {
		let signed = OrderBook::set_fee_tiers(by(ALICE), list(&[]), WHY);
		assert_noop!(signed, BadOrigin);
		assert_noop!(set(&[tier(1, charge(0), 0)]), Error::<Test>::BadTiers);
		let twice = [tier(0, charge(0), 0), tier(0, charge(0), 0)];
		assert_noop!(set(&twice), Error::<Test>::BadTiers);
		assert_noop!(set(&[tier(0, rebate(1), 0)]), Error::<Test>::RebateWithoutFee);
		let tiers = [tier(0, charge(2_000), 4_000), tier(100, rebate(1_000), 3_000)];
		assert_ok!(set(&tiers));
		let (old, new, by, reason) = (vec![], tiers.to_vec(), Actor::Governance, WHY);
		assert_eq!(last_event(), Event::FeeTiersSet { old, new, by, reason });
		let root = RuntimeOrigin::root();
		let call = OrderBook::set_fee_tiers(root, list(&tiers), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_eq!(OrderBook::fee_tiers(), tiers);
		assert_ok!(set(&[]));
	});
}

#[test]
fn trade_should_charge_each_side_by_the_volume_of_its_identity() {
	ExtBuilder.build_and_execute(|| {
		// 22.50 a lot: from 45 dollars on, a lower tier.
		assert_ok!(set(&[tier(0, charge(5_000), 10_000), tier(4_500, charge(1_000), 2_000)]));
		set_rules(rules_with_fees());
		rest(ALICE, ask(900, 9));
		let lot = 900 * TICK as i128;
		place(BOB, bid(900, 2));
		let (fast, slow) = (2 * lot * 10_000 / 1_000_000, 2 * lot * 5_000 / 1_000_000);
		assert_eq!((gain(BOB).1, gain(ALICE).1), (-2 * lot - fast, 2 * lot - slow));
		place(BOB, bid(900, 1));
		let (cheap, less) = (lot * 2_000 / 1_000_000, lot * 1_000 / 1_000_000);
		assert_eq!(gain(BOB).1, -3 * lot - fast - cheap);
		assert_eq!(gain(ALICE).1, 3 * lot - slow - less);
		assert_eq!(money(TREASURY).0 as i128, fast + slow + cheap + less);
		// Volume is forgotten after 30 days and the rest of the day.
		let today = bucket(Now::get(), DAY);
		let volume = |day| [2, 3].map(|identity| OrderBook::trader(identity).volume.sum(day).cents);
		assert_eq!(volume(today), [6_750, 6_750]);
		assert_eq!((volume(today + 30), volume(today + 31)), ([6_750, 6_750], [0, 0]));
	});
}

#[test]
fn trade_should_not_charge_more_than_the_caps_of_the_market_and_the_order() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(set(&[tier(0, charge(50_000), 50_000)]));
		let caps = MarketRules { maker_cap: fee(1_000), taker_cap: fee(3_000), ..rules() };
		set_rules(caps);
		rest(ALICE, bid(900, 2));
		// The resting order agreed to the cap of before.
		set_rules(MarketRules { maker_cap: fee(50_000), ..caps });
		place(BOB, ask(900, 2));
		let price = 2 * 900 * TICK as i128;
		assert_eq!(gain(ALICE), (2, -price - price / 1_000));
		assert_eq!(gain(BOB), (-2, price - price * 3 / 1_000));
		assert_eq!(money(ALICE).1, 0);
	});
}

#[test]
fn trade_should_round_fees_up_and_rebates_down_to_the_unit() {
	ExtBuilder.build_and_execute(|| {
		// A card of a cent, so ten units of the stablecoin a tick: a lot costs 30 units.
		FaceMinor::set(1);
		assert_ok!(OrderBook::create_market(
			RuntimeOrigin::root(),
			OTHER,
			USDC,
			1,
			MarketRules { min_notional: 1, ..rules_with_fees() },
			WHY,
		));
		let state = MarketState::Continuous;
		assert_ok!(OrderBook::set_market_state(RuntimeOrigin::root(), 2, state, WHY));
		assert_ok!(set(&[tier(0, charge(10_000), 20_000)]));
		Units::insert((OTHER, BOB), (9, 0));
		assert_ok!(OrderBook::place_order(by(ALICE), 2, bid(3, 3)));
		// 30 and a fee of 1, rounded up lot by lot.
		assert_eq!(money(ALICE), (MONEY - 93, 93));
		assert_ok!(OrderBook::place_order(by(BOB), 2, ask(3, 2)));
		// The fee of 60 is one unit, so a unit of the two lots' escrow is free again.
		assert_eq!(money(ALICE), (MONEY - 92, 31));
		// The taker's is 1.2 units.
		assert_eq!(money(BOB).0, MONEY + 58);
		assert_eq!(money(TREASURY).0, 3);
	});
}

#[test]
fn rebate_should_go_to_registered_market_makers_of_tier_l3_only() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(set(&[tier(0, rebate(5_000), 10_000)]));
		set_rules(rules_with_fees());
		set_terms(rebate(5_000));
		assert_ok!(OrderBook::register_market_maker(by(MAKER)));
		let price = 900 * TICK as i128;
		rest(ALICE, ask(900, 1));
		place(BOB, bid(900, 1));
		assert_eq!(gain(ALICE).1, price, "no bond, no rebate");
		rest(MAKER, ask(900, 1));
		place(BOB, bid(900, 1));
		assert_eq!(gain(MAKER).1, price + price * 5_000 / 1_000_000);
		assert_eq!(money(TREASURY).0 as i128, price * 15_000 / 1_000_000);
		register(MAKER, 6, Tier::L2);
		rest(MAKER, ask(900, 1));
		place(BOB, bid(900, 1));
		assert_eq!(gain(MAKER).1, 2 * price + price * 5_000 / 1_000_000, "L2 gets none");
	});
}

#[test]
fn rebate_should_never_exceed_the_takers_fee() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(set(&[tier(0, charge(0), 10_000)]));
		set_rules(rules_with_fees());
		set_terms(rebate(200_000));
		assert_ok!(OrderBook::register_market_maker(by(MAKER)));
		rest(MAKER, bid(900, 1));
		place(BOB, ask(900, 1));
		let (price, part) = (900 * TICK as i128, 900 * TICK as i128 / 100);
		assert_eq!((gain(MAKER).1, gain(BOB).1), (-price + part, price - part));
		assert_eq!(money(TREASURY).0, 0);
		assert_eq!(money(MAKER).1, 1_000_000, "only the bond is held");
	});
}

#[test]
fn register_market_maker_should_hold_the_bond_until_it_leaves() {
	ExtBuilder.build_and_execute(|| {
		let register = |who| OrderBook::register_market_maker(by(who));
		assert_noop!(register(MAKER), Error::<Test>::NoMakerTerms);
		set_terms(rebate(1));
		assert_noop!(register(ALICE), Error::<Test>::TierTooLow);
		let unknown = Error::<Test>::Refused(Reason::SenderUnknown.code());
		assert_noop!(register(STRANGER), unknown);
		assert_noop!(OrderBook::register_market_maker(RuntimeOrigin::root()), BadOrigin);
		assert_ok!(register(MAKER));
		assert_eq!(money(MAKER), (MONEY - 1_000_000, 1_000_000));
		let (identity, who, asset, bond) = (6, MAKER, USDC, 1_000_000);
		assert_eq!(last_event(), Event::MakerRegistered { identity, who, asset, bond });
		assert_noop!(register(MAKER), Error::<Test>::AlreadyMaker);
		assert_ok!(OrderBook::set_market_maker_terms(RuntimeOrigin::root(), None, WHY));
		assert_ok!(OrderBook::leave_market_maker(by(MAKER)));
		assert_eq!(last_event(), Event::MakerLeft { identity, who, asset, bond });
		assert_eq!(money(MAKER), (MONEY, 0));
	});
}

#[test]
fn leave_market_maker_should_be_refused_when_it_is_none() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(OrderBook::leave_market_maker(by(MAKER)), Error::<Test>::NotMaker);
		let unknown = Error::<Test>::Refused(Reason::SenderUnknown.code());
		assert_noop!(OrderBook::leave_market_maker(by(STRANGER)), unknown);
		assert_noop!(OrderBook::leave_market_maker(RuntimeOrigin::root()), BadOrigin);
	});
}

#[test]
fn set_market_maker_terms_should_tell_both_when_governance_changes_them() {
	ExtBuilder.build_and_execute(|| {
		set_terms(rebate(1));
		let first = Some(MakerTerms { asset: USDC, bond: 1_000_000, fee: rebate(1) });
		let (by, reason) = (Actor::Governance, WHY);
		let event = Event::MakerTermsSet { old: None, new: first, by: by.clone(), reason };
		assert_eq!(last_event(), event);
		let root = RuntimeOrigin::root;
		let call = OrderBook::set_market_maker_terms(root(), None, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(OrderBook::set_market_maker_terms(root(), None, WHY));
		assert_eq!(last_event(), Event::MakerTermsSet { old: first, new: None, by, reason });
	});
}

#[test]
fn set_market_maker_terms_should_be_refused_when_the_stablecoin_is_unknown() {
	ExtBuilder.build_and_execute(|| {
		let terms = Some(MakerTerms { asset: 9, bond: 1, fee: rebate(1) });
		let set = |origin, terms| OrderBook::set_market_maker_terms(origin, terms, WHY);
		assert_noop!(set(RuntimeOrigin::root(), terms), Error::<Test>::UnknownAsset);
		assert_noop!(set(by(ALICE), None), BadOrigin);
	});
}

#[test]
fn auction_should_pay_no_rebate_to_a_market_maker() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(set(&[tier(0, charge(2_000), 10_000)]));
		set_rules(rules_with_fees());
		set_terms(rebate(5_000));
		assert_ok!(OrderBook::register_market_maker(by(MAKER)));
		assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
		rest(MAKER, ask(900, 1));
		rest(BOB, bid(900, 1));
		wait(60);
		assert_ok!(OrderBook::uncross(by(STRANGER), MARKET, 9));
		let (price, part) = (900 * TICK as i128, 900 * TICK as i128 * 2 / 1_000);
		assert_eq!((gain(MAKER).1, gain(BOB).1), (price, -price - part));
		assert_eq!(money(TREASURY).0 as i128, part);
	});
}

#[test]
fn trade_should_charge_a_market_maker_by_its_volume_when_there_are_no_terms_any_more() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(set(&[tier(0, charge(2_000), 10_000)]));
		set_rules(rules_with_fees());
		set_terms(rebate(5_000));
		assert_ok!(OrderBook::register_market_maker(by(MAKER)));
		assert_ok!(OrderBook::set_market_maker_terms(RuntimeOrigin::root(), None, WHY));
		rest(MAKER, ask(900, 1));
		place(BOB, bid(900, 1));
		let price = 900 * TICK as i128;
		assert_eq!(gain(MAKER).1, price - price * 2 / 1_000);
	});
}
