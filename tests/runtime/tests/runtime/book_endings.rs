// SPDX-License-Identifier: Apache-2.0
//! What ends trading, across the pallets: coupons expire, an issuer recalls or fails, an owner is frozen. Nothing fills then, and
//! everything in escrow comes back.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	FreezeMode, Quantity, SeriesId, Tier,
	book::{Lots, MarketId, Side, TimeInForce},
};
use genex_runtime::{AccountId, OrderBook, Runtime};
use genex_runtime_tests::{
	env,
	native::dispatch,
	scene::{self, Property},
	who,
};
use pallet_order_book::{Call, Error, OrderRequest};
use sp_runtime::{DispatchError, DispatchResult};

/// Lots that each of the two orders is for.
const LOTS: Lots = 50;
/// The price of a lot of the order that asks.
const ASKED: u16 = 1_000;
/// The price of a lot of the order that bids.
const OFFERED: u16 = 900;

struct Stage {
	seller: AccountId,
	buyer: AccountId,
	/// Whoever comes later.
	taker: AccountId,
	series: SeriesId,
	market: MarketId,
}

impl Stage {
	fn property(&self, who: &AccountId) -> Property {
		scene::property(self.series, who)
	}

	fn all(&self) -> [Property; 3] {
		[&self.seller, &self.buyer, &self.taker].map(|who| self.property(who))
	}

	/// What takes `lots` from whatever waits on `against`.
	fn taking(&self, against: Side, lots: Lots) -> OrderRequest<AccountId> {
		let price = if against == Side::Ask { ASKED } else { OFFERED };
		OrderRequest {
			time_in_force: TimeInForce::Ioc,
			..scene::order(against.opposite(), price, lots)
		}
	}

	/// Takes them. Gives how many lots changed hands.
	fn take(&self, against: Side, lots: Lots) -> Quantity {
		let before = self.property(&self.taker).0;
		scene::place(&self.taker, self.market, self.taking(against, lots));
		self.property(&self.taker).0.abs_diff(before)
	}

	fn resting(&self) -> usize {
		let count = |side| OrderBook::orders(self.market, side, None, 100).len();
		count(Side::Bid) + count(Side::Ask)
	}

	/// Anybody tries to return what cannot fill.
	fn try_sweep(&self) -> DispatchResult {
		dispatch(Call::<Runtime>::sweep { market: self.market, limit: 100 }, &self.taker)
	}

	/// Anybody returns what cannot fill.
	fn sweep(&self) {
		assert_ok!(self.try_sweep());
	}
}

/// One asks and one bids, and a third has units and money. Gives the stage, and what all had before.
fn waiting() -> (Stage, [Property; 3]) {
	let [seller, buyer, taker] = ["Seller", "Buyer", "Taker"].map(who::account);
	for account in [&seller, &buyer, &taker] {
		scene::register(account, Tier::L2);
	}
	let people = [seller.clone(), buyer.clone(), taker.clone()];
	let (series, _) = scene::stage(&people, 1_000);
	let market = scene::open_market(series, 1);
	let stage = Stage { seller, buyer, taker, series, market };
	let before = stage.all();
	scene::place(&stage.seller, market, scene::order(Side::Ask, ASKED, LOTS));
	scene::place(&stage.buyer, market, scene::order(Side::Bid, OFFERED, LOTS));
	assert_eq!(stage.resting(), 2);
	assert_ne!(stage.all(), before);
	(stage, before)
}

/// Each way to take from a side.
fn forces(against: Side) -> [(Side, TimeInForce); 3] {
	[TimeInForce::Gtc, TimeInForce::Ioc, TimeInForce::Fok].map(|force| (against, force))
}

#[test]
fn orders_should_fill_no_more_and_come_back_when_the_issuer_is_in_default() {
	env::execute(|| {
		let (stage, before) = waiting();
		scene::default_of_issuer(1_000, &[stage.series]);
		let (market, over) = (stage.market, DispatchError::from(Error::<Runtime>::MarketOver));
		for (against, force) in Side::ALL.into_iter().flat_map(forces) {
			let order = OrderRequest { time_in_force: force, ..stage.taking(against, 5) };
			let place = Call::<Runtime>::place_order { market, order: order.clone() };
			assert_noop!(dispatch(place, &stage.taker), over);
			let reasons = OrderBook::can_place(stage.taker.clone(), market, order.clone());
			assert_eq!(reasons, [over]);
			assert_eq!(OrderBook::quote(stage.taker.clone(), market, order).refusal, Some(over));
		}
		assert_eq!(stage.resting(), 2, "nobody lost a place");
		stage.sweep();
		assert_eq!((stage.resting(), stage.all()), (0, before));
	});
}

#[test]
fn orders_should_fill_no_more_and_come_back_when_the_coupons_expired() {
	env::execute(|| {
		let (stage, before) = waiting();
		env::advance(11 * 366 * 86_400);
		let order = scene::order(Side::Bid, ASKED, 5);
		let market = stage.market;
		let late = dispatch(Call::<Runtime>::place_order { market, order }, &stage.taker);
		assert_eq!(late, Err(Error::<Runtime>::MarketOver.into()));
		stage.sweep();
		assert_eq!((stage.resting(), stage.all()), (0, before));
	});
}

/// What is recalled was never sold, so no order holds any of it.
#[test]
fn orders_should_stay_and_fill_when_the_issuer_recalls_what_it_did_not_sell() {
	env::execute(|| {
		let (stage, _) = waiting();
		let held = stage.property(&stage.seller).1;
		let recall =
			pallet_coupons::Call::<Runtime>::recall { series: stage.series, quantity: 1_000 };
		assert_ok!(dispatch(recall, &who::issuer()));
		assert_eq!((stage.property(&stage.seller).1, stage.resting()), (held, 2));
		assert_eq!(stage.take(Side::Ask, 5), 5);
	});
}

#[test]
fn orders_should_fill_no_more_and_come_back_when_their_owners_are_frozen() {
	env::execute(|| {
		let (stage, before) = waiting();
		for who in [&stage.seller, &stage.buyer] {
			scene::freeze(scene::by_account(who), FreezeMode::Full);
		}
		// Whoever meets them returns them.
		assert_eq!((stage.take(Side::Ask, 5), stage.take(Side::Bid, 5)), (0, 0));
		assert_eq!((stage.resting(), stage.all()), (0, before));
	});
}

/// Nobody has to meet them.
#[test]
fn orders_should_come_back_by_a_sweep_when_their_owners_may_trade_with_nobody() {
	let bars: [fn(&AccountId); 5] = [
		|who| scene::freeze(scene::by_account(who), FreezeMode::Full),
		|who| scene::freeze(scene::by_account(who), FreezeMode::Outbound),
		|who| scene::freeze_by_list(scene::by_identity(who), FreezeMode::Full),
		scene::blacklist,
		scene::revoke,
	];
	for bar in bars {
		env::execute(|| {
			let (stage, before) = waiting();
			scene::place(&stage.taker, stage.market, scene::order(Side::Bid, OFFERED - 1, 5));
			let of_taker = stage.property(&stage.taker);
			assert_noop!(stage.try_sweep(), Error::<Runtime>::NothingToSweep);
			[&stage.seller, &stage.buyer].into_iter().for_each(bar);
			stage.sweep();
			let [seller, buyer, _] = before;
			assert_eq!((stage.resting(), stage.all()), (1, [seller, buyer, of_taker]));
			assert_noop!(stage.try_sweep(), Error::<Runtime>::NothingToSweep);
		});
	}
}
