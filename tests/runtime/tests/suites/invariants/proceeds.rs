// SPDX-License-Identifier: Apache-2.0
//! What becomes of the money of sales: bundles, refunds, windows, proceeds and buy-backs; and what officers do about
//! sales.

use crate::invariants::{
	acts::{Act, by, signed},
	insolvency,
	random::Random,
	world::{World, holding, listing, series, series_in},
};
use genex_primitives::{
	Ppm, PriceRules, SeriesState,
	pricing::{Curve, Point, Spreads},
};
use genex_runtime::{Runtime, RuntimeOrigin};
use genex_runtime_tests::{
	env::now,
	scene::{USDC, council},
	who,
};
use pallet_sales::{Bundle, BundleLimits, Call, PriceStep, PriceSteps, Risk};

/// The next act.
pub fn next(world: &World, random: &mut Random) -> Act {
	match random.below(20) {
		0..=2 => bundle(world, random),
		3..=6 => refund(world, random),
		7..=9 => windows(world, random),
		10..=11 => withdraw(world, random),
		12..=13 => open(world, random),
		14..=15 => sell_back(world, random),
		16 => close(world, random),
		17 => sweep(world, random),
		_ => office(world, random),
	}
}

/// Steps of a listing, mostly none.
pub fn price_steps(random: &mut Random) -> PriceSteps {
	if random.chance(70) {
		return PriceSteps::default();
	}
	let mut from = 0;
	let mut steps = Vec::new();
	for _ in 0..random.between(1, 4) {
		from += random.between(1, 20);
		steps.push(PriceStep { from, price: u128::from(random.below(100_000)) });
	}
	PriceSteps::truncate_from(steps)
}

fn bundle(world: &World, random: &mut Random) -> Act {
	let count = random.between(1, 4);
	let items = (0..count).map(|_| (listing(random), 1 + random.below(5))).collect();
	let mut max_totals = BundleLimits::new();
	for asset in [USDC, 2] {
		max_totals.try_insert(asset, u128::MAX).expect("two fit");
	}
	let items = Bundle::truncate_from(items);
	let call = Call::<Runtime>::purchase_bundle { items, max_totals };
	(call.into(), signed(&world.anyone(random)))
}

fn refund(world: &World, random: &mut Random) -> Act {
	let open: Vec<_> = pallet_sales::Purchases::<Runtime>::iter()
		.filter(|(_, purchase)| purchase.window_ends > now())
		.take(20)
		.collect();
	if open.is_empty() {
		let call = Call::<Runtime>::refund { purchase: random.below(20), quantity: 1 };
		return (call.into(), signed(&world.anyone(random)));
	}
	let (purchase, known) = random.pick(&open).clone();
	let left = known.quantity - known.refunded;
	let quantity = if random.chance(50) { left } else { 1 + random.below(left) };
	let call = Call::<Runtime>::refund { purchase, quantity };
	(call.into(), by(signed(&known.buyer), world, random))
}

fn windows(world: &World, random: &mut Random) -> Act {
	let waiting: Vec<u32> = pallet_sales::Queues::<Runtime>::iter_keys().collect();
	let series = if waiting.is_empty() { series(random) } else { *random.pick(&waiting) };
	let limit = u32::try_from(random.between(1, 51)).expect("small");
	let call = Call::<Runtime>::end_windows { series, limit };
	(call.into(), signed(&world.anyone(random)))
}

fn withdraw(world: &World, random: &mut Random) -> Act {
	let pools: Vec<_> = pallet_sales::Pools::<Runtime>::iter()
		.map(|(series, asset, _)| (series, asset))
		.take(30)
		.collect();
	let (series, asset) =
		if pools.is_empty() { (series(random), USDC) } else { *random.pick(&pools) };
	let call = Call::<Runtime>::withdraw_proceeds { series, asset };
	(call.into(), signed(&world.issuer_of(series, random)))
}

fn open(world: &World, random: &mut Random) -> Act {
	let series = series_in(&[SeriesState::Selling, SeriesState::Closed], random);
	let call = Call::<Runtime>::open_buyback {
		series,
		asset: USDC,
		price: u128::from(random.between(1, 10_000)),
		quantity: random.between(1, 100),
		until: now() + random.between(1, 40 * 86_400),
	};
	(call.into(), signed(&world.issuer_of(series, random)))
}

fn sell_back(world: &World, random: &mut Random) -> Act {
	let offers: Vec<_> = pallet_sales::BuyBacks::<Runtime>::iter()
		.filter(|(_, offer)| offer.until > now())
		.take(20)
		.collect();
	let any = holding(world, random);
	let Some((buyback, offer)) = offers.first().copied() else {
		let call = Call::<Runtime>::sell_back { buyback: random.below(20), quantity: 1 };
		return (call.into(), signed(&any.0));
	};
	let holder = pallet_coupons::Holdings::<Runtime>::iter()
		.find(|(_, series, holding)| *series == offer.series && holding.free > 0);
	let (who, free) = holder.map_or((any.0, any.2), |(who, _, holding)| (who, holding.free));
	let quantity = 1 + random.below(free.min(offer.remaining).max(1));
	(Call::<Runtime>::sell_back { buyback, quantity }.into(), signed(&who))
}

fn close(world: &World, random: &mut Random) -> Act {
	let offers: Vec<_> = pallet_sales::BuyBacks::<Runtime>::iter().take(20).collect();
	let Some((buyback, offer)) = offers.first().copied() else {
		let call = Call::<Runtime>::close_buyback { buyback: random.below(20) };
		return (call.into(), signed(&world.anyone(random)));
	};
	let issuer = world.issuer_of(offer.series, random);
	let who = if offer.until > now() { issuer } else { world.anyone(random) };
	(Call::<Runtime>::close_buyback { buyback }.into(), signed(&who))
}

/// What is left of series that ended.
fn sweep(world: &World, random: &mut Random) -> Act {
	use pallet_coupons::Call;
	let anyone = signed(&world.anyone(random));
	let ended = |series: &u32| {
		pallet_coupons::Series::<Runtime>::get(series)
			.filter(|one| one.expiry_booked && one.windows_are_over(now()))
			.is_some_and(|one| !insolvency::is_defaulted(&one.issuer))
	};
	if random.chance(50) {
		let staffed = pallet_coupons::RedeemerCount::<Runtime>::iter_keys().find(ended);
		let series = staffed.unwrap_or_else(|| series(random));
		return (Call::<Runtime>::sweep_redeemers { series, limit: 100 }.into(), anyone);
	}
	let held: Vec<_> = pallet_coupons::Holdings::<Runtime>::iter()
		.filter(|(_, series, holding)| holding.held == 0 && ended(series))
		.map(|(who, series, _)| (who, series))
		.collect();
	let (who, series) = if held.is_empty() {
		(world.anyone(random), series(random))
	} else {
		random.pick(&held).clone()
	};
	let accounts = vec![who, world.anyone(random)].try_into().expect("two fit");
	(Call::<Runtime>::sweep_holdings { series, accounts }.into(), anyone)
}

/// What officers and the council do. Flags go soon, or nothing would be sold any more.
fn office(world: &World, random: &mut Random) -> Act {
	let officer = by(signed(&who::officer()), world, random);
	let reason = random.hash();
	if let Some(series) = pallet_sales::Flags::<Runtime>::iter_keys().next()
		&& random.chance(70)
	{
		return (Call::<Runtime>::unflag_series { series, reason }.into(), officer);
	}
	match random.below(3) {
		0 => {
			let risk = *random.pick(&[Risk::Solvency, Risk::NotHonoured, Risk::Legal]);
			let call = Call::<Runtime>::flag_series { series: series(random), risk, reason };
			(call.into(), officer)
		},
		1 => (Call::<Runtime>::take_down { listing: listing(random), reason }.into(), officer),
		_ => pricing(random),
	}
}

fn pricing(random: &mut Random) -> (genex_runtime::RuntimeCall, RuntimeOrigin) {
	let share = |parts: u64| Ppm::new(u32::try_from(parts).expect("small")).expect("a part");
	let [first, second] = [300_000, 100_000].map(|most| share(random.below(most)));
	let points = vec![
		Point { days: 0, discount: first.max(second) },
		Point { days: 90, discount: first.min(second) },
	];
	let none = Ppm::default();
	let spreads = Spreads { a: none, b: none, c: second, d: second, e: Ppm::ONE };
	let rules = PriceRules { time: Curve::truncate_from(points), spreads };
	let rules = random.chance(80).then_some(rules);
	(Call::<Runtime>::set_pricing { rules, reason: random.hash() }.into(), council())
}
