// SPDX-License-Identifier: Apache-2.0
//! The reference price that a market notes once an hour.

use crate::{Config, Error, Event, WeightInfo, mock::*, types::*};
use frame_support::{
	BoundedVec, StorageNoopGuard, assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	weights::Weight,
};
use genex_primitives::{
	Balance,
	book::{NotRested, Rest},
	window::{HOUR, bucket},
};

/// 25 dollars a lot: ticks 900 to 1,100 are within the band.
const PAR: Balance = 25_000_000;
/// 40 dollars a lot: ticks 1,440 to 1,760.
const DEAR: Balance = 40_000_000;

type Weights = <Test as Config>::WeightInfo;

fn noted() -> Option<Noted> {
	OrderBook::market(MARKET).unwrap().noted
}

/// What a market notes now that is told this price.
fn told(price: Option<OuterPrice>) -> Option<Noted> {
	Some(Noted { hour: bucket(Now::get(), HOUR), version: FormulaVersion::get(), price })
}

/// Governance changes the formula.
fn govern(price: Option<Balance>) {
	Formula::set(price);
	FormulaVersion::mutate(|version| *version += 1);
}

fn reference() -> Option<Balance> {
	OrderBook::stats(MARKET).unwrap().reference
}

fn paid(result: DispatchResultWithPostInfo) -> Weight {
	result.unwrap().actual_weight.unwrap()
}

fn renewal() -> Weight {
	Weights::renew_reference()
}

fn named(client: u128, request: OrderRequest<AccountId>) -> OrderRequest<AccountId> {
	OrderRequest { client: Some(client), ..request }
}

fn batch(
	cancels: &[OrderRef],
	amends: &[Amendment<AccountId>],
	places: &[OrderRequest<AccountId>],
) -> DispatchResultWithPostInfo {
	OrderBook::batch(
		by(ALICE),
		MARKET,
		BoundedVec::truncate_from(cancels.to_vec()),
		BoundedVec::truncate_from(amends.to_vec()),
		BoundedVec::truncate_from(places.to_vec()),
		false,
	)
}

/// A call auction in which one lot trades, and what uncrossing it cost.
fn auction() -> Weight {
	assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
	rest(ALICE, ask(890, 1));
	rest(BOB, bid(910, 1));
	wait(60);
	paid(OrderBook::uncross(by(STRANGER), MARKET, 50))
}

#[test]
fn place_order_should_note_the_reference_price_when_it_is_the_first_of_an_hour() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(PAR));
		assert_eq!(noted(), None);
		rest(ALICE, ask(1_000, 1));
		let first = told(Some(OuterPrice::Formula(PAR)));
		assert_eq!((noted(), FormulaAsked::get()), (first, 1));
		Formula::set(Some(DEAR));
		wait(HOUR - 1);
		rest(ALICE, ask(1_000, 1));
		assert_eq!(place(BOB, bid(1_000, 1)).filled, 1);
		assert_eq!((noted(), FormulaAsked::get()), (first, 1), "it is taken from the record");
		wait(1);
		rest(ALICE, ask(1_500, 1));
		let second = told(Some(OuterPrice::Formula(DEAR)));
		assert_eq!((noted(), FormulaAsked::get()), (second, 2));
	});
}

#[test]
fn place_order_should_note_nothing_when_no_band_holds_or_it_is_refused() {
	ExtBuilder.build_and_execute(|| {
		Formula::set(Some(PAR));
		rest(ALICE, ask(1_000, 1));
		assert_eq!((noted(), FormulaAsked::get()), (None, 0));
		set_rules(banded());
		let beyond = OrderBook::place_order(by(BOB), MARKET, bid(1_101, 1));
		assert_noop!(beyond, Error::<Test>::OutsideBand);
		assert_eq!(noted(), None);
	});
}

#[test]
fn place_order_should_follow_the_formula_when_an_hour_passed_since_it_changed() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(PAR));
		rest(ALICE, ask(1_500, 1));
		Formula::set(Some(DEAR));
		let bids = |number| OrderBook::place_order(by(BOB), MARKET, bid(number, 1));
		assert_noop!(bids(1_101), Error::<Test>::OutsideBand);
		assert_ok!(OrderBook::place_order(by(CAROL), MARKET, ask(900, 1)));
		wait(HOUR);
		assert_ok!(bids(1_101));
		let low = OrderBook::place_order(by(CAROL), MARKET, ask(1_439, 1));
		assert_noop!(low, Error::<Test>::OutsideBand);
	});
}

#[test]
fn place_order_should_follow_the_formula_at_once_when_governance_changed_it() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		govern(Some(PAR));
		rest(ALICE, ask(1_000, 1));
		assert_eq!(noted(), told(Some(OuterPrice::Formula(PAR))));
		govern(Some(DEAR));
		let band = || OrderBook::stats(MARKET).unwrap().band;
		assert_eq!(band(), Some((36_000_000, 44_000_000)));
		let low = || ask(1_439, 1);
		assert_eq!(OrderBook::can_place(CAROL, MARKET, low()), [Error::<Test>::OutsideBand.into()]);
		let beyond = OrderBook::place_order(by(CAROL), MARKET, low());
		assert_noop!(beyond, Error::<Test>::OutsideBand);
		// The maker of before is below the band.
		let outcome = place(BOB, bid(1_760, 1));
		assert_eq!((outcome.filled, outcome.rest), (0, Rest::Cancelled(NotRested::Taker)));
		FormulaAsked::set(0);
		rest(CAROL, ask(1_440, 1));
		assert_eq!((noted(), FormulaAsked::get()), (told(Some(OuterPrice::Formula(DEAR))), 0));
		// Without a formula, a trade or a price of the primary market no band holds.
		govern(None);
		assert_eq!(band(), None);
		assert_eq!(place(BOB, bid(2_000, 1)).filled, 1);
		assert_eq!((noted(), reference()), (told(None), Some(1_000 * TICK)));
	});
}

#[test]
fn amend_order_and_batch_should_follow_the_formula_at_once_when_governance_changed_it() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		govern(Some(PAR));
		rest(ALICE, named(1, ask(1_000, 9)));
		govern(Some(DEAR));
		let wish = amendment(OrderRef::Client(1), 1_100, 9);
		let amended = OrderBook::amend_order(by(ALICE), MARKET, wish);
		assert_noop!(amended, Error::<Test>::OutsideBand);
		FormulaAsked::set(0);
		assert_ok!(batch(&[], &[wish], &[ask(1_439, 1), ask(1_440, 1)]));
		assert_eq!(FormulaAsked::get(), 1);
		let failed = |index| {
			let error = Error::<Test>::OutsideBand.into();
			events().contains(&Event::LegFailed { index, error })
		};
		assert_eq!([0, 1, 2].map(failed), [true, true, false]);
		assert_eq!(noted(), told(Some(OuterPrice::Formula(DEAR))));
	});
}

#[test]
fn place_order_should_follow_the_last_trade_at_once_when_there_is_no_formula() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		LastPrice::set(Some(2_400));
		rest(ALICE, ask(950, 1));
		// The issue price is that of tick 960, so 1,056 is the highest.
		let bids = |number| OrderBook::place_order(by(BOB), MARKET, bid(number, 1));
		assert_noop!(bids(1_057), Error::<Test>::OutsideBand);
		assert_eq!(place(BOB, bid(1_056, 1)).filled, 1);
		assert_noop!(bids(1_046), Error::<Test>::OutsideBand);
		assert_ok!(bids(1_045));
		assert_eq!(place(ALICE, ask(1_045, 1)).filled, 1);
		assert_noop!(bids(1_150), Error::<Test>::OutsideBand);
		assert_ok!(bids(1_149));
	});
}

#[test]
fn reference_should_be_the_issue_price_until_the_first_trade_of_the_same_hour() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		LastPrice::set(Some(2_400));
		rest(ALICE, ask(950, 1));
		let issued = told(Some(OuterPrice::Issue(24_000_000)));
		assert_eq!((noted(), reference()), (issued, Some(24_000_000)));
		LastPrice::set(Some(3_000));
		assert_eq!(reference(), Some(24_000_000));
		assert_eq!(place(BOB, bid(950, 1)).filled, 1);
		assert_eq!((noted(), reference()), (issued, Some(950 * TICK)));
		wait(HOUR);
		rest(ALICE, ask(950, 1));
		assert_eq!((noted(), reference()), (told(None), Some(950 * TICK)));
	});
}

#[test]
fn reference_should_stay_the_formula_when_lots_are_traded() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(PAR));
		LastPrice::set(Some(2_400));
		rest(ALICE, ask(950, 1));
		assert_eq!(place(BOB, bid(950, 1)).filled, 1);
		assert_eq!(reference(), Some(PAR));
		// What the formula said counts for the hour, even if it says nothing more.
		Formula::set(None);
		assert_eq!(reference(), Some(PAR));
		wait(HOUR);
		assert_eq!(reference(), Some(950 * TICK));
	});
}

#[test]
fn views_should_answer_what_an_order_would_meet_when_the_formula_changes() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		let answers = |number, band, refusal: Option<Error<Test>>| {
			let _unchanged = StorageNoopGuard::new();
			let order = || bid(number, 1);
			assert_eq!(OrderBook::stats(MARKET).unwrap().band, Some(band));
			let refusal = refusal.map(sp_runtime::DispatchError::from);
			let reasons: Vec<_> = refusal.into_iter().collect();
			assert_eq!(OrderBook::can_place(BOB, MARKET, order()), reasons);
			assert_eq!(OrderBook::quote(BOB, MARKET, order()).refusal, refusal);
		};
		let low = (22_500_000, 27_500_000);
		let high = (36_000_000, 44_000_000);
		Formula::set(Some(PAR));
		// Nothing is noted yet, and asking notes nothing.
		answers(1_101, low, Some(Error::OutsideBand));
		answers(1_100, low, None);
		rest(ALICE, ask(1_900, 1));
		Formula::set(Some(DEAR));
		answers(1_101, low, Some(Error::OutsideBand));
		let beyond = OrderBook::place_order(by(BOB), MARKET, bid(1_101, 1));
		assert_noop!(beyond, Error::<Test>::OutsideBand);
		wait(HOUR);
		answers(1_101, high, None);
		answers(1_761, high, Some(Error::OutsideBand));
		rest(BOB, bid(1_101, 1));
		answers(1_760, high, None);
	});
}

#[test]
fn place_order_should_pay_for_the_reference_price_only_when_it_renewed_it() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(PAR));
		rest(CAROL, ask(1_000, 1));
		let (market, order) = (MARKET, ask(1_000, 1));
		let most = crate::Call::<Test>::place_order { market, order }.get_dispatch_info();
		let place = || paid(OrderBook::place_order(by(ALICE), MARKET, ask(1_000, 1)));
		let everyday = place();
		wait(HOUR);
		assert_eq!(place(), everyday.saturating_add(renewal()));
		assert_eq!(place(), everyday);
		// What is declared is all makers, all reviews and the renewal.
		let met = Weights::fills(50).saturating_add(Weights::review_trades(10));
		assert_eq!(most.call_weight, met.saturating_add(renewal()));
	});
}

#[test]
fn amend_order_should_pay_for_the_reference_price_only_when_it_renewed_it() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(PAR));
		rest(ALICE, named(1, ask(1_000, 9)));
		let amend = |number, lots| {
			paid(OrderBook::amend_order(
				by(ALICE),
				MARKET,
				amendment(OrderRef::Client(1), number, lots),
			))
		};
		let everyday = amend(1_001, 9);
		wait(HOUR);
		let before = noted();
		// Fewer lots need no band.
		assert_eq!((amend(1_001, 8), noted()), (everyday, before));
		assert_eq!(amend(1_002, 8), everyday.saturating_add(renewal()));
		assert_eq!((amend(1_003, 8), noted()), (everyday, told(Some(OuterPrice::Formula(PAR)))));
	});
}

#[test]
fn batch_should_renew_the_reference_price_once_whatever_becomes_of_its_legs() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(PAR));
		let orders = |client| [named(client, ask(1_000, 1)), named(client + 1, ask(1_000, 1))];
		let first = paid(batch(&[], &[], &orders(1)));
		assert_eq!(FormulaAsked::get(), 1);
		let everyday = paid(batch(&[], &[], &orders(3)));
		assert_eq!(first, everyday.saturating_add(renewal()));
		wait(HOUR);
		let before = noted();
		assert_ok!(batch(&[OrderRef::Client(1)], &[], &[]));
		assert_eq!((noted(), FormulaAsked::get()), (before, 1), "cancelling needs no price");
		// Every leg fails, and the price is noted all the same.
		assert_ok!(batch(
			&[],
			&[amendment(OrderRef::Client(9), 1_001, 1)],
			&[bid(1_101, 1), bid(1_101, 1)]
		));
		assert_eq!((noted(), FormulaAsked::get()), (told(Some(OuterPrice::Formula(PAR))), 2));
	});
}

#[test]
fn uncross_should_renew_the_reference_price_when_it_looks_for_a_price() {
	ExtBuilder.build_and_execute(|| {
		// 22.60 dollars a lot: 904 is the nearest of the ticks at which the lot trades.
		Formula::set(Some(904 * TICK));
		let first = auction();
		assert_eq!(
			(noted(), FormulaAsked::get()),
			(told(Some(OuterPrice::Formula(904 * TICK))), 1)
		);
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.last, Some(tick(904)));
		Formula::set(Some(900 * TICK));
		assert_eq!(first, auction().saturating_add(renewal()));
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.last, Some(tick(904)));
		wait(HOUR);
		assert_eq!(auction(), first);
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.last, Some(tick(900)));
	});
}
