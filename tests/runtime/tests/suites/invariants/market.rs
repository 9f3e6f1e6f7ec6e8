// SPDX-License-Identifier: Apache-2.0
//! Random acts on the order book.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	world::{World, holding, series_in},
};
use genex_primitives::{
	Balance, FeeShare, IdentityKind, Ppm, SeriesState,
	book::{
		Clock, Lots, MarketId, OrderId, PostOnly, SelfTrade, Side, Tick, TimeInForce,
		amounts::MakerFee,
	},
};
use genex_runtime::{AccountId, OrderBook, Runtime, System};
use genex_runtime_tests::{
	env::now,
	scene::{DOLLAR, USDC, council},
	who,
};
use pallet_order_book::{
	Amendment, Call, FeeTier, HaltRule, MakerTerms, MarketRules, MarketState, OrderRef,
	OrderRequest, Referral,
};

/// Names that people give their orders: few, so that many are taken.
const CLIENTS: u64 = 12;

/// What traders do, and who runs the market.
pub fn next(world: &World, random: &mut Random) -> Act {
	let market = market(random);
	match random.below(100) {
		0..=3 => create(random),
		4..=27 => ask(world, random),
		28..=55 => bid(world, market, random),
		56..=64 => amend(world, random),
		65..=74 => cancel(world, random),
		75..=79 => batch(world, random),
		80..=82 => switch(world, market, random),
		83..=87 => clean(world, market, random),
		88..=91 => govern(market, world, random),
		92..=94 => officer(market, world, random),
		95..=96 => auction(market, world, random),
		_ => market_maker(world, random),
	}
}

/// A market, mostly a late one that is not over.
fn market(random: &mut Random) -> MarketId {
	let count = pallet_order_book::MarketCount::<Runtime>::get();
	let open: Vec<MarketId> = (1..=count)
		.rev()
		.filter(|id| OrderBook::market(*id).is_some_and(|one| !one.is_over(now())))
		.take(3)
		.collect();
	if open.is_empty() || random.chance(5) {
		return MarketId::try_from(random.below(u64::from(count) + 2)).expect("few markets");
	}
	*random.pick(&open)
}

fn share(most: u64, random: &mut Random) -> FeeShare {
	FeeShare::new(u32::try_from(random.below(most)).expect("small")).expect("a share")
}

fn rules(random: &mut Random) -> MarketRules {
	let halt = HaltRule { share: Ppm::from_percent(20), within: 60, pause: 3 };
	MarketRules {
		min_notional: Balance::from(random.below(100)),
		band: random.chance(20).then(|| Ppm::from_percent(30)),
		halt: random.chance(30).then_some(halt),
		maker_cap: share(10_000, random),
		taker_cap: share(20_000, random),
		referral_cap: Ppm::from_percent(20),
		auctions: random.chance(10).then(|| u32::try_from(random.between(1, 30)).expect("short")),
	}
}

/// A market of a series that sells.
fn create(random: &mut Random) -> Act {
	let series = series_in(&[SeriesState::Selling], random);
	let (lot, rules) = (random.between(1, 3), rules(random));
	let asset = *random.pick(&[USDC, USDC, USDC, 2]);
	(
		Call::<Runtime>::create_market { series, asset, lot, rules, reason: random.hash() }.into(),
		council(),
	)
}

fn tick(side: Side, random: &mut Random) -> Tick {
	// About a tenth of face, which many can pay, and bids a little higher than asks, so that many of them trade.
	let lowest = if side == Side::Bid { 105 } else { 100 };
	let number =
		if random.chance(5) { random.between(1, 2_047) } else { lowest + random.below(15) };
	Tick::new(u16::try_from(number).expect("small")).expect("on the grid")
}

fn self_trade(random: &mut Random) -> SelfTrade {
	use SelfTrade::{CancelBoth, CancelMaker, CancelTaker, Decrement};
	*random.pick(&[CancelMaker, CancelTaker, CancelBoth, Decrement])
}

fn request(side: Side, lots: Lots, random: &mut Random) -> OrderRequest<AccountId> {
	let soon = now() + random.between(1, 40);
	let block = System::block_number() + u32::try_from(random.between(1, 9)).expect("small");
	let time_in_force = match random.below(12) {
		0 => TimeInForce::Ioc,
		1 => TimeInForce::Fok,
		2 => TimeInForce::MinFill(1 + lots / 2),
		3..=4 => TimeInForce::Gtt(soon),
		5 => TimeInForce::Gtb(block),
		_ => TimeInForce::Gtc,
	};
	let post_only = match random.below(10) {
		0 => Some(PostOnly::Reject),
		1 => Some(PostOnly::Slide),
		_ => None,
	};
	OrderRequest {
		side,
		tick: tick(side, random),
		lots,
		time_in_force,
		post_only,
		self_trade: self_trade(random),
		client: random.chance(50).then(|| u128::from(random.between(1, CLIENTS))),
		max_fills: u32::try_from(random.between(1, 12)).expect("small"),
		referral: None,
	}
}

/// Somebody sells some of what it holds, on the market of that series, which is opened if there is none or the last one ended.
fn ask(world: &World, random: &mut Random) -> Act {
	let (who, series, quantity) = holding(world, random);
	let ended = |id| OrderBook::market(id).is_some_and(|one| one.state == MarketState::Settled);
	let Some(market) = OrderBook::market_of(series, USDC).filter(|id| !ended(*id)) else {
		let rules = rules(random);
		let create = Call::<Runtime>::create_market {
			series,
			asset: USDC,
			lot: 1,
			rules,
			reason: random.hash(),
		};
		return (create.into(), council());
	};
	let lot = OrderBook::market(market).map_or(1, |one| one.lot);
	let order = request(Side::Ask, (quantity / lot).clamp(1, 500), random);
	(Call::<Runtime>::place_order { market, order }.into(), signed(&who))
}

fn bid(world: &World, market: MarketId, random: &mut Random) -> Act {
	let lots = random.between(1, 300);
	let order = request(Side::Bid, lots, random);
	let share = Ppm::from_percent(10);
	let referral = random.chance(20).then(|| Referral { account: world.anyone(random), share });
	let (who, order) = (world.anyone(random), OrderRequest { referral, ..order });
	(Call::<Runtime>::place_order { market, order }.into(), signed(&who))
}

/// An open order, its owner and the number under which it is listed.
type Listed = (AccountId, MarketId, u128, OrderId);

fn listed(random: &mut Random) -> Option<Listed> {
	let some: Vec<Listed> = pallet_order_book::OpenOrders::<Runtime>::iter()
		.take(40)
		.map(|((who, market, key), order)| (who, market, key, order))
		.collect();
	(!some.is_empty()).then(|| random.pick(&some).clone())
}

/// An order of somebody, mostly one that is there.
fn order_of_somebody(world: &World, random: &mut Random) -> Listed {
	let nothing = (world.anyone(random), market(random), 1, OrderId(random.any().into()));
	if random.chance(5) { nothing } else { listed(random).unwrap_or(nothing) }
}

/// The order by its name, where it has one, else by its id.
fn named(key: u128, order: OrderId) -> OrderRef {
	if key == order.0 { OrderRef::Id(order) } else { OrderRef::Client(key) }
}

fn amendment(key: u128, order: OrderId, random: &mut Random) -> Amendment<AccountId> {
	let same = order.tick().filter(|_| random.chance(50));
	Amendment {
		order: named(key, order),
		tick: same.unwrap_or_else(|| tick(order.side(), random)),
		lots: random.between(1, 30),
		post_only: None,
		self_trade: self_trade(random),
		max_fills: 10,
		referral: None,
	}
}

fn amend(world: &World, random: &mut Random) -> Act {
	let (who, market, key, order) = order_of_somebody(world, random);
	let amendment = amendment(key, order, random);
	(Call::<Runtime>::amend_order { market, amendment }.into(), by(signed(&who), world, random))
}

fn cancel(world: &World, random: &mut Random) -> Act {
	let (who, market, key, order) = order_of_somebody(world, random);
	let owner = by(signed(&who), world, random);
	let call = match random.below(4) {
		0 => {
			let side = random.chance(50).then(|| order.side());
			let up_to = random.chance(50).then(|| tick(order.side(), random));
			Call::<Runtime>::cancel_orders { market, side, up_to, limit: 5 }
		},
		_ if key != order.0 => Call::<Runtime>::cancel_by_client { market, client: key },
		_ => Call::<Runtime>::cancel_order { order },
	};
	(call.into(), owner)
}

fn batch(world: &World, random: &mut Random) -> Act {
	let (who, market, key, order) = order_of_somebody(world, random);
	let cancels = if random.chance(50) { vec![named(key, order)] } else { Vec::new() };
	let amends = if random.chance(50) { vec![amendment(key, order, random)] } else { Vec::new() };
	let places: Vec<_> = (0..random.below(4))
		.map(|_| {
			let side = *random.pick(&Side::ALL);
			let lots = random.between(1, 20);
			request(side, lots, random)
		})
		.collect();
	let call = Call::<Runtime>::batch {
		market,
		cancels: cancels.try_into().expect("one fits"),
		amends: amends.try_into().expect("one fits"),
		places: places.try_into().expect("few fit"),
		atomic: random.chance(50),
	};
	(call.into(), signed(&who))
}

/// A dead-man switch is set; one that passed is triggered.
fn switch(world: &World, market: MarketId, random: &mut Random) -> Act {
	let passed =
		pallet_order_book::Switches::<Runtime>::iter().find(|(_, _, deadline)| now() >= *deadline);
	if let Some((who, market, _)) = passed.filter(|_| random.chance(50)) {
		let call = Call::<Runtime>::trigger_switch { who, market, limit: 10 };
		return (call.into(), signed(&world.anyone(random)));
	}
	let (who, market) = match listed(random) {
		Some((who, market, ..)) => (who, market),
		None => (world.anyone(random), market),
	};
	let seconds =
		if random.chance(30) { 0 } else { u32::try_from(random.between(1, 100)).expect("small") };
	(Call::<Runtime>::cancel_all_after { market, seconds }.into(), signed(&who))
}

/// Anybody returns what cannot fill any more.
fn clean(world: &World, market: MarketId, random: &mut Random) -> Act {
	let anyone = signed(&world.anyone(random));
	let clock = Clock { now: now(), block: System::block_number() };
	let dead =
		pallet_order_book::OpenOrders::<Runtime>::iter().take(200).find_map(|(key, order)| {
			let (_, market, _) = key;
			let over = OrderBook::market(market).is_none_or(|one| one.is_over(clock.now));
			let resting = OrderBook::orders(market, order.side(), None, 100);
			let expired =
				resting.into_iter().any(|(id, one)| id == order && one.expiry.is_over(clock));
			(over || expired).then_some((market, order))
		});
	match dead {
		Some((_, order)) if random.chance(50) => {
			let orders = vec![order].try_into().expect("one fits");
			(Call::<Runtime>::return_dead { orders }.into(), anyone)
		},
		Some((market, _)) => (Call::<Runtime>::sweep { market, limit: 20 }.into(), anyone),
		None => (Call::<Runtime>::sweep { market, limit: 20 }.into(), anyone),
	}
}

fn govern(market: MarketId, world: &World, random: &mut Random) -> Act {
	let governance = by(council(), world, random);
	let call = match random.below(5) {
		0 => Call::<Runtime>::set_market { market, rules: rules(random), reason: random.hash() },
		1..=2 => {
			let state = if random.chance(90) {
				*random.pick(&[
					MarketState::Continuous,
					MarketState::Continuous,
					MarketState::PostOnly,
					MarketState::CancelOnly,
				])
			} else {
				*random.pick(&MarketState::ALL)
			};
			Call::<Runtime>::set_market_state { market, state, reason: random.hash() }
		},
		3 => {
			let taker = share(20_000, random);
			let tier = FeeTier { from: 0, maker: MakerFee::Charge(share(10_000, random)), taker };
			Call::<Runtime>::set_fee_tiers {
				tiers: vec![tier].try_into().expect("one fits"),
				reason: random.hash(),
			}
		},
		_ => {
			let fee = MakerFee::Rebate(share(1_000, random));
			let terms = MakerTerms { asset: USDC, bond: DOLLAR, fee };
			Call::<Runtime>::set_market_maker_terms {
				terms: random.chance(90).then_some(terms),
				reason: random.hash(),
			}
		},
	};
	(call.into(), governance)
}

/// An officer halts, resumes and returns orders; mostly what was halted goes on.
fn officer(market: MarketId, world: &World, random: &mut Random) -> Act {
	let (comply, reason) = (by(signed(&who::officer()), world, random), random.hash());
	let halted = (1..=pallet_order_book::MarketCount::<Runtime>::get())
		.find(|id| OrderBook::market(*id).is_some_and(|one| one.state == MarketState::Halted));
	let call = match (halted, random.below(4)) {
		(Some(market), 0..=2) => Call::<Runtime>::resume { market, reason },
		(_, 0) => Call::<Runtime>::halt { market, reason },
		_ => Call::<Runtime>::force_cancel { order: order_of_somebody(world, random).3, reason },
	};
	(call.into(), comply)
}

fn auction(market: MarketId, world: &World, random: &mut Random) -> Act {
	// A call whose market is over stays until the market is settled: it must not hide those that can still end.
	let ended = pallet_order_book::Auctions::<Runtime>::iter()
		.map(|(market, _)| market)
		.filter(|id| {
			OrderBook::market(*id).and_then(|one| one.call_ends_at).is_some_and(|end| now() >= end)
		})
		.max_by_key(|id| OrderBook::market(*id).is_some_and(|one| !one.is_over(now())));
	if let Some(market) = ended.filter(|_| random.chance(80)) {
		let max_fills = u32::try_from(random.between(1, 50)).expect("small");
		let call = Call::<Runtime>::uncross { market, max_fills };
		return (call.into(), signed(&world.anyone(random)));
	}
	let seconds = u32::try_from(random.between(1, 20)).expect("small");
	(Call::<Runtime>::start_auction { market, seconds, reason: random.hash() }.into(), council())
}

/// A company becomes a market maker, or ceases to be one.
fn market_maker(world: &World, random: &mut Random) -> Act {
	let bonded = pallet_order_book::Traders::<Runtime>::iter_values().find_map(|one| one.bond);
	if let Some(bond) = bonded.filter(|_| random.chance(40)) {
		return (Call::<Runtime>::leave_market_maker {}.into(), signed(&bond.account));
	}
	let company = |who: &&AccountId| {
		let identity = genex_runtime::Kyc::identity_of(who);
		identity
			.and_then(pallet_kyc::Identities::<Runtime>::get)
			.is_some_and(|record| record.kind == IdentityKind::Company)
	};
	let companies: Vec<AccountId> = world.accounts.iter().filter(company).cloned().collect();
	let who =
		if companies.is_empty() { world.anyone(random) } else { random.pick(&companies).clone() };
	(Call::<Runtime>::register_market_maker {}.into(), signed(&who))
}
