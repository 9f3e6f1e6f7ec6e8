// SPDX-License-Identifier: Apache-2.0
use crate::{
	FeeShare, Ppm,
	book::{
		MAX_TICK, Side, Tick,
		amounts::{
			AmountError, FillAmounts, MakerFee, bid_escrow, bid_release, fill_amounts, most_lots,
			notional, price,
		},
	},
};
use proptest::prelude::*;

fn tick(number: u16) -> Tick {
	Tick::new(number).unwrap()
}

fn share(parts: u32) -> FeeShare {
	FeeShare::new(parts).unwrap()
}

#[test]
fn amounts_should_be_as_computed_by_hand() {
	// 950 ticks of 1,000 units each: 0.95 USDC a lot. Three lots; maker gets 0.01 %, taker pays 0.1 %.
	assert_eq!(price(tick(950), 1_000), Ok(950_000));
	assert_eq!(notional(tick(950), 3, 1_000), Ok(2_850_000));
	assert_eq!(bid_escrow(tick(950), 3, 1_000, share(1_000)), Ok(2_852_850));
	let rebate = MakerFee::Rebate(share(100));
	let amounts = fill_amounts(tick(950), 3, 1_000, Side::Ask, rebate, share(1_000));
	assert_eq!(
		amounts,
		Ok(FillAmounts {
			notional: 2_850_000,
			buyer_pays: 2_852_850,
			seller_gets: 2_850_285,
			maker_fee: 0,
			maker_rebate: 285,
			taker_fee: 2_850,
			treasury: 2_565,
		})
	);
}

#[test]
fn rounding_should_favour_the_treasury_when_shares_are_not_whole() {
	// 7 units: 0.1 % and 0.05 % of it are below one unit.
	let charge = MakerFee::Charge(share(500));
	let amounts = fill_amounts(tick(7), 1, 1, Side::Bid, charge, share(1_000)).unwrap();
	assert_eq!((amounts.maker_fee, amounts.taker_fee, amounts.treasury), (1, 1, 2));
	assert_eq!((amounts.buyer_pays, amounts.seller_gets), (8, 6));
	let rebate = MakerFee::Rebate(share(500));
	let amounts = fill_amounts(tick(7), 1, 1, Side::Bid, rebate, share(1_000)).unwrap();
	assert_eq!((amounts.maker_rebate, amounts.taker_fee), (0, 1));
}

#[test]
fn escrow_should_round_up_lot_by_lot_when_shares_are_not_whole() {
	// 7 units and 0.05 % of them, which is a unit when rounded up: three fills of a lot each pay 8.
	assert_eq!(bid_escrow(tick(7), 3, 1, share(500)), Ok(24));
	for before in 1..=3 {
		assert_eq!(bid_release(tick(7), (before, before - 1), 1, share(500), 8), Ok(0));
	}
	assert_eq!(bid_release(tick(7), (3, 0), 1, share(500), 22), Ok(2));
}

#[test]
fn rebate_should_be_capped_when_it_exceeds_the_takers_fee() {
	for side in Side::ALL {
		let rebate = MakerFee::Rebate(FeeShare::MAX);
		let amounts = fill_amounts(tick(100), 10, 100, side, rebate, share(10)).unwrap();
		assert_eq!((amounts.maker_rebate, amounts.treasury), (amounts.taker_fee, 0));
	}
}

#[test]
fn referral_should_be_a_share_of_what_the_rebate_leaves_rounded_down() {
	let of = |maker| fill_amounts(tick(950), 3, 1_000, Side::Ask, maker, share(1_000)).unwrap();
	let charged = of(MakerFee::Charge(share(500)));
	assert_eq!(charged.referral(Ppm::from_percent(10)), 285);
	assert_eq!(charged.referral(Ppm::ONE), charged.taker_fee);
	// Of 2,850 the maker gets 285, and a third of 2,565 is 854.9.
	let rebated = of(MakerFee::Rebate(share(100)));
	assert_eq!(rebated.referral(Ppm::new(333_300).unwrap()), 854);
	assert_eq!(rebated.referral(Ppm::ONE), rebated.treasury);
	assert_eq!(of(MakerFee::Rebate(FeeShare::MAX)).referral(Ppm::ONE), 0);
}

#[test]
fn amounts_should_err_when_they_need_more_than_128_bits() {
	assert_eq!(price(tick(2), u128::MAX), Err(AmountError::Overflow));
	assert_eq!(price(tick(1), u128::MAX), Ok(u128::MAX));
	assert_eq!(notional(tick(1), 2, u128::MAX), Err(AmountError::Overflow));
	assert_eq!(bid_escrow(tick(1), 1, u128::MAX, share(1)), Err(AmountError::Overflow));
	assert_eq!(bid_escrow(tick(1), 1, u128::MAX, share(0)), Ok(u128::MAX));
	let none = MakerFee::Charge(share(0));
	let fill = fill_amounts(tick(1), 1, u128::MAX, Side::Ask, none, share(1));
	assert_eq!(fill, Err(AmountError::Overflow));
	// The widest order of a market whose tick is 2^53 units still fits.
	assert!(bid_escrow(Tick::MAX, u64::MAX, 1 << 52, FeeShare::MAX).is_ok());
}

#[test]
fn release_should_err_when_more_was_paid_than_escrow_covers() {
	let lots = (10, 9);
	assert_eq!(bid_release(tick(5), lots, 10, share(0), 50), Ok(0));
	assert_eq!(bid_release(tick(5), lots, 10, share(0), 51), Err(AmountError::BeyondEscrow));
	assert_eq!(bid_release(tick(5), (9, 10), 10, share(0), 0), Err(AmountError::BeyondEscrow));
}

fn maker_fee() -> impl Strategy<Value = MakerFee> {
	(any::<bool>(), 0u32..=200_000).prop_map(|(rebate, parts)| match rebate {
		true => MakerFee::Rebate(share(parts)),
		false => MakerFee::Charge(share(parts)),
	})
}

proptest! {
	#[test]
	fn value_should_be_conserved(
		number in 1..=MAX_TICK, lots in 1..=u64::MAX, tick_size in 1..=1u128 << 50,
		maker in maker_fee(), taker in 0u32..=200_000, ask: bool,
	) {
		let side = if ask { Side::Ask } else { Side::Bid };
		let amounts = fill_amounts(tick(number), lots, tick_size, side, maker, share(taker)).unwrap();
		prop_assert_eq!(amounts.notional, u128::from(number) * tick_size * u128::from(lots));
		prop_assert_eq!(amounts.buyer_pays, amounts.seller_gets + amounts.treasury);
		prop_assert_eq!(
			amounts.treasury + amounts.maker_rebate,
			amounts.maker_fee + amounts.taker_fee
		);
		prop_assert!(amounts.maker_rebate <= amounts.taker_fee);
		prop_assert!(amounts.maker_fee == 0 || amounts.maker_rebate == 0);
		prop_assert_eq!(amounts.taker_fee > 0, taker > 0);
		let (maker_pays, taker_pays) = match side {
			Side::Bid => (amounts.buyer_pays, amounts.notional - amounts.seller_gets),
			Side::Ask => (amounts.notional + amounts.maker_rebate - amounts.seller_gets, amounts.buyer_pays - amounts.notional),
		};
		prop_assert_eq!(taker_pays, amounts.taker_fee);
		match side {
			Side::Bid => prop_assert_eq!(
				maker_pays + amounts.maker_rebate, amounts.notional + amounts.maker_fee
			),
			Side::Ask => prop_assert_eq!(maker_pays, amounts.maker_fee),
		}
	}

	#[test]
	fn escrow_should_cover_every_way_of_filling_a_bid(
		number in 1..=MAX_TICK, tick_size in prop_oneof![1..=2_000u128, 1..=1u128 << 40], max_fee in 0u32..=200_000,
		parts in prop::collection::vec((1u64..1_000, 0u16..MAX_TICK, any::<u32>(), any::<bool>()), 1..40),
	) {
		let limit = tick(number);
		let max_fee = share(max_fee);
		let mut lots: u64 = parts.iter().map(|(lots, ..)| lots).sum();
		let mut escrow = bid_escrow(limit, lots, tick_size, max_fee).unwrap();
		let all = escrow;
		let (mut paid, mut released) = (0, 0);
		for (part, lower, rate, as_maker) in parts {
			// Half of them pay all that was agreed.
			let rate = if rate & 1 == 0 { max_fee } else { share(rate % (max_fee.parts() + 1)) };
			// As maker it trades at its own price, as taker at that or below.
			let at = if as_maker { limit } else { tick(number.saturating_sub(lower).max(1)) };
			let amounts = if as_maker {
				fill_amounts(at, part, tick_size, Side::Bid, MakerFee::Charge(rate), FeeShare::MAX)
			} else {
				fill_amounts(at, part, tick_size, Side::Ask, MakerFee::Rebate(FeeShare::MAX), rate)
			}.unwrap();
			let after = lots - part;
			let release =
				bid_release(limit, (lots, after), tick_size, max_fee, amounts.buyer_pays).unwrap();
			let left = bid_escrow(limit, after, tick_size, max_fee).unwrap();
			prop_assert_eq!(escrow, left + amounts.buyer_pays + release);
			paid += amounts.buyer_pays;
			released += release;
			(escrow, lots) = (left, after);
		}
		prop_assert_eq!((lots, escrow), (0, 0));
		prop_assert_eq!(all, paid + released);
	}

	#[test]
	fn fee_should_grow_by_a_unit_per_fill_at_most_when_a_trade_is_split(
		parts in prop::collection::vec(1u64..10_000, 1..30), number in 1..=MAX_TICK, rate in 0u32..=200_000,
	) {
		let fee = |lots| {
			let none = MakerFee::Charge(share(0));
			fill_amounts(tick(number), lots, 3, Side::Ask, none, share(rate)).unwrap().taker_fee
		};
		let split: u128 = parts.iter().map(|lots| fee(*lots)).sum();
		let single = fee(parts.iter().sum());
		prop_assert!(split >= single && split < single + parts.len() as u128);
	}
}

proptest! {
	#[test]
	fn most_lots_should_cost_no_more_than_the_money_while_one_more_would(
		fills in prop::collection::vec((1..=MAX_TICK, 1u64..500), 1..8),
		limit in 1u64..5_000,
		money in 0u128..1_000_000_000,
		fee in 0u32..=1_000,
	) {
		let cost = |mut lots: u64| {
			fills.iter().fold(0, |sum, (at, size)| {
				let part = lots.min(*size);
				lots -= part;
				let none = MakerFee::Charge(share(0));
				let taken = fill_amounts(tick(*at), part, 1_000, Side::Ask, none, share(fee));
				sum + taken.unwrap().buyer_pays
			})
		};
		let mut asked = 0;
		let most = most_lots(limit, |lots| {
			asked += 1;
			cost(lots) <= money
		});
		prop_assert!(most <= limit && asked <= 64);
		prop_assert!(cost(most) <= money);
		prop_assert!(most == limit || cost(most + 1) > money);
	}
}

#[test]
fn most_lots_should_hold_at_the_ends() {
	assert_eq!(most_lots(0, |_| true), 0);
	assert_eq!(most_lots(u64::MAX, |_| true), u64::MAX);
	assert_eq!(most_lots(u64::MAX, |_| false), 0);
	assert_eq!(most_lots(u64::MAX, |lots| lots <= 7), 7);
}
