// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of the calls, each in its worst case.

mod helper;
mod scene;

pub use self::helper::BenchmarkHelper;

use self::scene::*;
use crate::{types::*, *};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{BoundedVec, traits::Get};
use frame_system::RawOrigin;
use genex_primitives::{
	Ppm,
	book::{Lots, SLOTS, Side},
	traits::Cash,
	window::{HOUR, bucket},
};

#[benchmarks]
mod benches {
	use super::*;

	/// Worst case: the pair has a settled market, and rates convert the face value.
	#[benchmark]
	fn create_market() {
		let Bench { market, series, asset } = open::<T>();
		let origin = governance::<T>();
		Pallet::<T>::set_market_state(origin.clone(), market, MarketState::Settled, WHY)
			.expect("a market can end");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, series, asset, 1, rules(), WHY);

		assert_eq!(MarketOf::<T>::get(series, asset), Some(market + 1));
	}

	/// Worst case: a market leaves an auction.
	#[benchmark]
	fn set_market() {
		let bench = open::<T>();
		let origin = governance::<T>();
		Pallet::<T>::start_auction(origin.clone(), bench.market, 60, WHY).expect("it trades");

		#[extrinsic_call]
		set_market_state(origin as T::RuntimeOrigin, bench.market, MarketState::Continuous, WHY);

		assert!(!Auctions::<T>::contains_key(bench.market));
	}

	/// Worst case: it goes back into an auction, whose price falls.
	#[benchmark]
	fn resume() {
		let bench = open_priced::<T>();
		Pallet::<T>::halt(officer::<T>(), bench.market, WHY).expect("it is in an auction");

		#[extrinsic_call]
		_(officer::<T>() as T::RuntimeOrigin, bench.market, WHY);

		assert_eq!(unpriced::<T>(), 1);
	}

	/// Worst case: it meets nobody and begins a page behind a full one. To open a tick takes as many keys, one of which is a word.
	#[benchmark]
	fn place_order() {
		let bench = open::<T>();
		let owner = bench.trader::<T>(0);
		bench.queue::<T>(&owner, (Side::Bid, 1_000), SLOTS);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), bench.market, order(Side::Bid, 1_000, 1, Some(1)));

		assert_eq!(open_orders::<T>(&owner, bench.market).len(), 1);
	}

	/// Worst case: a replacement that meets nobody, as `Bench::replacement` says. One that closes the best tick changes fewer keys.
	#[benchmark]
	fn amend_order() {
		let bench = open::<T>();
		let owner = bench.trader::<T>(0);
		let wish = bench.replacement::<T>(&owner, 500, 1_000);
		let before = open_orders::<T>(&owner, bench.market);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), bench.market, wish);

		let after = open_orders::<T>(&owner, bench.market);
		assert!(after.len() == 1 && after != before);
	}

	/// Worst case: `f` makers, each another account at a tick of its own, who buy and whose other accounts matter, and a rest
	/// that opens a tick. The taker never had money.
	#[benchmark]
	fn fills(f: Linear<1, { T::MaxFills::get() }>) {
		let bench = open::<T>();
		bench.bids::<T>(f);
		let taker = bench.seller::<T>(0);
		let lots = Lots::from(f) + 1;
		let request = OrderRequest { max_fills: f, ..order(Side::Ask, 1, lots, Some(1)) };

		#[extrinsic_call]
		place_order(RawOrigin::Signed(taker.clone()), bench.market, request);

		assert_eq!(bench.trades::<T>(), u64::from(f));
		assert_eq!(open_orders::<T>(&taker, bench.market).len(), 1);
	}

	/// The dearest of the plain ones: each of `f` makers is met by an order of its own. It is a market maker of long standing with
	/// another account at a tick of its own, who buys and gets back a part of its escrow. The last order rests then and opens a tick.
	#[benchmark]
	fn fills_plain(f: Linear<1, { T::MaxFills::get() }>) {
		let bench = open_in::<T>(T::BenchmarkHelper::plain_market_of());
		let taker = bench.plain_trader::<T>(0);
		bench.plain_bids::<T>(f);
		let Acts { cancels, amends, places } = Acts::<T>::asks(f);

		#[extrinsic_call]
		batch(RawOrigin::Signed(taker.clone()), bench.market, cancels, amends, places, false);

		assert_eq!(bench.trades::<T>(), u64::from(f));
		assert_eq!(open_orders::<T>(&taker, bench.market).len(), 1);
	}

	/// Worst case: by client id, the best level goes with the order, the next one is in another word, and the price falls. An order whose
	/// page goes from between two others writes as many keys and reads one less, and has two full pages changed instead.
	#[benchmark]
	fn cancel_order() {
		let bench = open_priced::<T>();
		let owner = bench.trader::<T>(0);
		bench.place::<T>(&owner, order(Side::Bid, 1, 1, None));
		bench.place::<T>(&owner, order(Side::Bid, 1_000, 1, Some(1)));

		#[extrinsic_call]
		cancel_by_client(RawOrigin::Signed(owner.clone()), bench.market, 1);

		assert_eq!((open_orders::<T>(&owner, bench.market).len(), unpriced::<T>()), (1, 1));
	}

	/// Worst case: it is the best one, the next one is in another word, and the price of the auction falls, as for `cancel_order`.
	#[benchmark]
	fn force_cancel() {
		let bench = open_priced::<T>();
		let owner = bench.trader::<T>(0);
		bench.place::<T>(&owner, order(Side::Bid, 1_000, 1, None));
		let best = open_orders::<T>(&owner, bench.market).pop().expect("it rests");
		bench.place::<T>(&owner, order(Side::Bid, 1, 1, None));

		#[extrinsic_call]
		_(officer::<T>() as T::RuntimeOrigin, best, WHY);

		assert_eq!((open_orders::<T>(&owner, bench.market).len(), unpriced::<T>()), (1, 1));
	}

	/// Worst case: the orders of `Bench::spread`, none of which shares a page with another one, and the price of the auction falls.
	#[benchmark]
	fn cancel_orders(n: Linear<1, { T::MaxBatch::get() }>) {
		let bench = open_priced::<T>();
		let owner = bench.trader::<T>(0);
		bench.spread::<T>(&owner, n);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), bench.market, None, None, n);

		assert!(open_orders::<T>(&owner, bench.market).is_empty() && unpriced::<T>() == 1);
	}

	/// Worst case: the same, where the block goes on, so that it is looked once more whether orders are left, and the switch ends.
	#[benchmark]
	fn trigger_switch(n: Linear<1, { T::MaxBatch::get() }>) {
		let bench = open_priced::<T>();
		let owner = bench.trader::<T>(0);
		bench.spread::<T>(&owner, n);
		bench.switch::<T>(owner.clone(), 1);
		bench.wait::<T>(1);
		bench.begin_walk::<T>(&owner);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), owner.clone(), bench.market, n);

		assert!(open_orders::<T>(&owner, bench.market).is_empty() && unpriced::<T>() == 1);
		assert!(!Switches::<T>::contains_key(owner, bench.market));
	}

	/// Orders of the other side, all of them passed by one call.
	#[benchmark]
	fn pass_orders(n: Linear<1, { T::MaxBatch::get() * PASSED_EACH }>) {
		let bench = open::<T>();
		let owner = bench.trader::<T>(0);
		(0..n).for_each(|_| bench.place::<T>(&owner, order(Side::Bid, 1, 1, None)));

		#[extrinsic_call]
		cancel_orders(
			RawOrigin::Signed(owner.clone()),
			bench.market,
			Some(Side::Ask),
			None,
			T::MaxBatch::get(),
		);

		let left = usize::try_from(n).expect("there are fewer");
		assert_eq!(open_orders::<T>(&owner, bench.market).len(), left);
	}

	/// Worst case: none of `c` cancels, `a` replacements and `p` orders shares a page with another one, as `Bench::acts` says, and the
	/// price of the auction falls with the first cancel. None meets anybody; `fills` counts what they meet.
	#[benchmark]
	fn batch(c: Linear<0, 33>, a: Linear<0, 33>, p: Linear<1, 34>) {
		let bench = open_priced::<T>();
		let owner = bench.trader::<T>(0);
		let Acts { cancels, amends, places } = bench.acts::<T>(&owner, (c, a, p));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), bench.market, cancels, amends, places, true);

		let count = usize::try_from(a + p).expect("there are fewer");
		assert_eq!(open_orders::<T>(&owner, bench.market).len(), count);
		assert_eq!(unpriced::<T>() == 1, c > 0);
	}

	/// Worst case: the switch passed, and it is looked whether orders are left.
	#[benchmark]
	fn cancel_all_after() {
		let bench = open::<T>();
		let owner = bench.trader::<T>(0);
		bench.switch::<T>(owner.clone(), 1);
		bench.wait::<T>(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), bench.market, 60);

		assert_eq!(Switches::<T>::iter().count(), 1);
	}

	/// Worst case: each order has a level and a frozen owner of its own, which is asked for last, all words of both sides are touched, and
	/// the price of the auction falls. Orders whose page is between others come behind such as are looked at, too, and share their level.
	#[benchmark]
	fn sweep(n: Linear<1, { T::MaxBatch::get() }>) {
		let bench = open_priced::<T>();
		for index in 0..n {
			let owner = bench.trader::<T>(index);
			let side = if (16..32).contains(&index) { Side::Ask } else { Side::Bid };
			bench.place::<T>(&owner, order(side, strewn(index, 16), 1, None));
			bench.bar::<T>(owner);
		}
		let anyone = RawOrigin::Signed(bench.seller::<T>(n));

		#[extrinsic_call]
		_(anyone, bench.market, n);

		assert_eq!((OpenOrders::<T>::iter().count(), unpriced::<T>()), (0, 1));
	}

	/// Worst case: each order is the best of a market of its own, which has an issuer and an auction of its own, whose price falls,
	/// and the next best order in another word; and its owner is frozen, which is asked for last.
	#[benchmark]
	fn return_dead(n: Linear<1, { T::MaxBatch::get() }>) {
		let bench = open_priced::<T>();
		let mut orders = Vec::new();
		for index in 0..n {
			let (owner, issuer) = (bench.trader::<T>(index), bench.seller::<T>(n + index));
			let own = bench.copied::<T>(issuer);
			own.place::<T>(&owner, order(Side::Bid, 1_000, 1, None));
			orders.extend(open_orders::<T>(&owner, own.market));
			own.place::<T>(&owner, order(Side::Bid, 1, 1, None));
			own.bar::<T>(owner);
		}
		let (anyone, orders) = (bench.seller::<T>(2 * n), BoundedVec::truncate_from(orders));

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), orders);

		let left = usize::try_from(n).expect("there are fewer");
		assert_eq!((OpenOrders::<T>::iter().count(), unpriced::<T>()), (left, left));
	}

	/// In a deep book: behind `d` orders at the tick, with `d` other ticks before it. It costs what it costs in a shallow one.
	#[benchmark(extra)]
	fn place_order_deep(d: Linear<1, 1_000>) {
		let bench = open::<T>();
		bench.deepen::<T>(&bench.seller::<T>(1), d);
		let owner = bench.seller::<T>(0);

		#[extrinsic_call]
		place_order(
			RawOrigin::Signed(owner.clone()),
			bench.market,
			order(Side::Ask, DEEP, 1, None),
		);

		assert_eq!(open_orders::<T>(&owner, bench.market).len(), 1);
	}

	/// In a deep book: between `d` orders at the tick and a page of them.
	#[benchmark(extra)]
	fn cancel_order_deep(d: Linear<1, 1_000>) {
		let bench = open::<T>();
		let (owner, other) = (bench.seller::<T>(0), bench.seller::<T>(1));
		bench.deepen::<T>(&other, d);
		bench.place::<T>(&owner, order(Side::Ask, DEEP, 1, Some(1)));
		(0..16).for_each(|_| bench.place::<T>(&other, order(Side::Ask, DEEP, 1, None)));

		#[extrinsic_call]
		cancel_by_client(RawOrigin::Signed(owner.clone()), bench.market, 1);

		assert!(open_orders::<T>(&owner, bench.market).is_empty());
	}

	/// Worst case: as many tiers as there may be.
	#[benchmark]
	fn set_fee_tiers() {
		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, tiers(), WHY);

		assert_eq!(FeeTiers::<T>::get(), tiers());
	}

	/// There is one case only.
	#[benchmark]
	fn start_auction() {
		let bench = open::<T>();

		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, bench.market, 60, WHY);

		assert!(Auctions::<T>::contains_key(bench.market));
	}

	/// Worst case: `l` crossing levels, and `f` steps that fill one lot of another maker on each side, each at levels of its own. All
	/// orders, and pairs but one, were looked at before; `sift_orders` and `rehearse_pairs` count that.
	#[benchmark]
	fn uncross(l: Linear<{ 2 * T::MaxFills::get() }, 1_000>, f: Linear<1, { T::MaxFills::get() }>) {
		let bench = open::<T>();
		bench.start_call::<T>();
		bench.cross::<T>(l.div_ceil(2));
		bench.wait::<T>(60);
		bench.end_rehearsal::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(bench.trader::<T>(0)), bench.market, f);

		assert_eq!(bench.trades::<T>(), u64::from(f));
	}

	/// Worst case: each order has a level and an owner of its own, whose switch is set and did not pass, and each stays. One
	/// that goes is a step of `uncross` besides.
	#[benchmark]
	fn sift_orders(n: Linear<1, { T::MaxFills::get() * LOOKED_EACH }>) {
		let bench = open::<T>();
		bench.start_call::<T>();
		bench.place::<T>(&bench.seller::<T>(n), order(Side::Ask, 1, 1, None));
		bench.switched_bids::<T>(n);
		let (market, now) = bench.later::<T>(60);
		let sifted;

		#[block]
		{
			sifted = Pallet::<T>::sift_orders(bench.market, &market, None, (n, n), now);
		}

		assert_eq!(sifted.map(|found| (found.looked, found.removed)), Ok((n, 0)));
	}

	/// Worst case: each order has a level and an owner of its own, whose switch is set and did not pass, and each pair may trade.
	/// One that may not is a step of `uncross` besides.
	#[benchmark]
	fn rehearse_pairs(n: Linear<1, { T::MaxFills::get() * PAIRS_EACH }>) {
		let bench = open::<T>();
		bench.start_call::<T>();
		bench.switched_pairs::<T>(n);
		let (market, now) = bench.later::<T>(60);
		let rehearsed;

		#[block]
		{
			rehearsed = Pallet::<T>::rehearse_pairs(bench.market, &market, None, (n, n), now);
		}

		let found = rehearsed.map(|found| (found.met, found.removed, found.done));
		assert_eq!(found, Ok((n, 0, true)));
	}

	/// There is one case only.
	#[benchmark]
	fn register_market_maker() {
		let bench = open::<T>();
		let maker = bench.trader::<T>(0);
		offer::<T>(bench.asset);

		#[extrinsic_call]
		_(RawOrigin::Signed(maker));

		assert_eq!(Traders::<T>::iter_values().filter(|trader| trader.bond.is_some()).count(), 1);
	}

	/// There is one case only.
	#[benchmark]
	fn leave_market_maker() {
		let bench = open::<T>();
		let maker = RawOrigin::Signed(bench.trader::<T>(0));
		offer::<T>(bench.asset);
		Pallet::<T>::register_market_maker(maker.clone().into()).expect("it is L3");

		#[extrinsic_call]
		_(maker);

		assert_eq!(Traders::<T>::iter_values().filter(|trader| trader.bond.is_some()).count(), 0);
	}

	/// There is one case only.
	#[benchmark]
	fn set_market_maker_terms() {
		let terms = terms(T::BenchmarkHelper::market_of().1);

		#[extrinsic_call]
		_(governance::<T>() as T::RuntimeOrigin, Some(terms), WHY);

		assert_eq!(MakerTermsOf::<T>::get(), Some(terms));
	}

	/// Worst case: each fill of an order is held for a review.
	#[benchmark]
	fn review_trades(n: Linear<1, { T::MaxHeldTrades::get() }>) {
		let bench = open::<T>();
		bench.asks::<T>(n);
		T::BenchmarkHelper::review_all();
		let taker = bench.trader::<T>(0);
		let request = OrderRequest { max_fills: n, ..order(Side::Bid, 1_000, Lots::from(n), None) };

		#[extrinsic_call]
		place_order(RawOrigin::Signed(taker), bench.market, request);

		assert_eq!(PendingTrades::<T>::iter().count(), usize::try_from(n).expect("there are few"));
	}

	/// Worst case: each of `f` fills pays the referrer.
	#[benchmark]
	fn referral(f: Linear<1, { T::MaxFills::get() }>) {
		let bench = open::<T>();
		bench.asks::<T>(f);
		let (taker, account) = (bench.trader::<T>(0), bench.trader::<T>(f + 1));
		let before = T::Cash::free_balance(bench.asset, &account);
		let request = OrderRequest {
			max_fills: f,
			referral: Some(Referral { account: account.clone(), share: Ppm::ONE }),
			..order(Side::Bid, 1_000, Lots::from(f), None)
		};

		#[extrinsic_call]
		place_order(RawOrigin::Signed(taker), bench.market, request);

		assert!(T::Cash::free_balance(bench.asset, &account) > before);
	}

	/// Worst case: a formula gives the price, after all that it may look at.
	#[benchmark]
	fn renew_reference() {
		let bench = open_in::<T>(T::BenchmarkHelper::priced_market_of());
		let (mut market, now) = bench.later::<T>(HOUR);

		#[block]
		{
			Pallet::<T>::renew_reference(bench.market, &mut market, now);
		}

		let stored = Markets::<T>::get(bench.market).expect("it was opened");
		let noted = stored.noted.expect("it was noted");
		assert_eq!(noted.hour, bucket(now, HOUR));
		assert!(matches!(noted.price, Some(OuterPrice::Formula(_))));
	}

	/// Worst case: with a referral.
	#[benchmark]
	fn settle_held() {
		let trade = hold::<T>();

		#[block]
		{
			Pallet::<T>::review_approved(trade).expect("both sides may trade");
		}

		assert!(!PendingTrades::<T>::contains_key(trade));
	}

	/// There is one case only.
	#[benchmark]
	fn return_held() {
		let trade = hold::<T>();

		#[block]
		{
			Pallet::<T>::review_refused(trade).expect("it can always be returned");
		}

		assert!(!PendingTrades::<T>::contains_key(trade));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
