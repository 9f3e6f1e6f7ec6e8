// SPDX-License-Identifier: Apache-2.0
//! What orders and fills are worth, in the quote asset's smallest unit.
//!
//! The price of a lot at a tick is tick × tick size, and a notional is that × lots: exact, no division takes place.
//! Fees are the only shares. A fee rounds up and a rebate rounds down, so that every rounding favours the treasury
//! (invariant C17) and no paid trade is free of its fee (C13).
//!
//! The escrow of a bid covers the fee **lot by lot**, each rounded up. It is therefore linear in lots: whatever way the
//! bid is filled, the escrow of what remains and what was paid never exceed the escrow before. A fee rounded up once
//! for the whole order would not do, because many small fills round up many times.

use crate::{
	Balance, FeeShare, Ppm,
	book::{Lots, Side, Tick},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why an amount cannot be told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AmountError {
	/// It needs more than 128 bits.
	Overflow,
	/// More was paid than the escrow released covers: the fee exceeded the highest one agreed.
	BeyondEscrow,
}

/// The price of one lot at `tick`.
pub fn price(tick: Tick, tick_size: Balance) -> Result<Balance, AmountError> {
	Balance::from(tick.get()).checked_mul(tick_size).ok_or(AmountError::Overflow)
}

/// The price of `lots` at `tick`.
pub fn notional(tick: Tick, lots: Lots, tick_size: Balance) -> Result<Balance, AmountError> {
	price(tick, tick_size)?.checked_mul(Balance::from(lots)).ok_or(AmountError::Overflow)
}

/// What a bid for `lots` at `tick` holds in escrow: notional, and a fee of at most `max_fee` rounded up lot by lot.
/// Adds up: the escrow of a + b lots is the escrow of a plus the escrow of b.
pub fn bid_escrow(
	tick: Tick,
	lots: Lots,
	tick_size: Balance,
	max_fee: FeeShare,
) -> Result<Balance, AmountError> {
	let price = price(tick, tick_size)?;
	let fee = max_fee.of(price).ok_or(AmountError::Overflow)?;
	price
		.checked_add(fee)
		.and_then(|per_lot| per_lot.checked_mul(Balance::from(lots)))
		.ok_or(AmountError::Overflow)
}

/// What escrow gives back to the owner of a bid at `tick` that went from `before` to `after` lots by paying `paid`:
/// escrow(before) − escrow(after) − paid. Zero or more as long as the fee paid is at most `max_fee` and the price at
/// most that of `tick`.
pub fn bid_release(
	tick: Tick,
	(before, after): (Lots, Lots),
	tick_size: Balance,
	max_fee: FeeShare,
	paid: Balance,
) -> Result<Balance, AmountError> {
	let filled = before.checked_sub(after).ok_or(AmountError::BeyondEscrow)?;
	// By linearity this is the difference of both, and it exists whenever the escrow before existed.
	bid_escrow(tick, filled, tick_size, max_fee)?.checked_sub(paid).ok_or(AmountError::BeyondEscrow)
}

/// What the maker of a fill pays or gets beside the notional.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum MakerFee {
	/// Pays this share of the notional, rounded up.
	#[codec(index = 0)]
	Charge(FeeShare),
	/// Gets this share of the notional, rounded down and capped at the taker's fee of the same fill (invariant O09).
	#[codec(index = 1)]
	Rebate(FeeShare),
}

/// The amounts of one fill, in the quote asset's smallest unit. Always: `buyer_pays` = `seller_gets` + `treasury`, and
/// `treasury` = `maker_fee` − `maker_rebate` + `taker_fee`.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct FillAmounts {
	/// Price of the lots.
	pub notional: Balance,
	/// What leaves the buyer.
	pub buyer_pays: Balance,
	/// What the seller gets.
	pub seller_gets: Balance,
	/// What the maker pays as a fee.
	pub maker_fee: Balance,
	/// What the maker gets as a rebate, at most `taker_fee`.
	pub maker_rebate: Balance,
	/// What the taker pays as a fee.
	pub taker_fee: Balance,
	/// What the treasury gets.
	pub treasury: Balance,
}

impl FillAmounts {
	/// What whoever brought the taker gets for it: `share` of what is left of the taker's fee after the maker's rebate,
	/// rounded down. Never more than `treasury`, out of which it comes.
	pub fn referral(&self, share: Ppm) -> Balance {
		let left = self.taker_fee.saturating_sub(self.maker_rebate);
		// A share is at most the whole, so there always is a result.
		share.floor_of(left).unwrap_or_default()
	}
}

/// The amounts of a fill of `lots` at the maker's `tick`. `maker_side` says whether the maker buys or sells.
pub fn fill_amounts(
	tick: Tick,
	lots: Lots,
	tick_size: Balance,
	maker_side: Side,
	maker: MakerFee,
	taker: FeeShare,
) -> Result<FillAmounts, AmountError> {
	let notional = notional(tick, lots, tick_size)?;
	let taker_fee = taker.of(notional).ok_or(AmountError::Overflow)?;
	let (maker_fee, maker_rebate) = match maker {
		MakerFee::Charge(share) => (share.of(notional).ok_or(AmountError::Overflow)?, 0),
		MakerFee::Rebate(share) => {
			let rebate = share.share().floor_of(notional).ok_or(AmountError::Overflow)?;
			(0, rebate.min(taker_fee))
		},
	};
	let (buyer_fee, buyer_rebate, seller_fee, seller_rebate) = match maker_side {
		Side::Bid => (maker_fee, maker_rebate, taker_fee, 0),
		Side::Ask => (taker_fee, 0, maker_fee, maker_rebate),
	};
	let buyer_pays = notional
		.checked_add(buyer_fee)
		.and_then(|sum| sum.checked_sub(buyer_rebate))
		.ok_or(AmountError::Overflow)?;
	let seller_gets = notional
		.checked_sub(seller_fee)
		.and_then(|rest| rest.checked_add(seller_rebate))
		.ok_or(AmountError::Overflow)?;
	let treasury = buyer_pays.checked_sub(seller_gets).ok_or(AmountError::Overflow)?;
	Ok(FillAmounts {
		notional,
		buyer_pays,
		seller_gets,
		maker_fee,
		maker_rebate,
		taker_fee,
		treasury,
	})
}

/// The most lots, at most `limit`, that `fits` accepts: none of them when it refuses one lot. Whoever accepts a number of
/// lots has to accept every smaller one. Rounds down, and asks at most 64 times.
pub fn most_lots(limit: Lots, mut fits: impl FnMut(Lots) -> bool) -> Lots {
	let (mut most, mut rest): (u64, u64) = (0, limit);
	while rest > 0 {
		let step = rest.div_ceil(2);
		let tried = most.saturating_add(step);
		if fits(tried) {
			most = tried;
			rest = rest.saturating_sub(step);
		} else {
			rest = step.saturating_sub(1);
		}
	}
	most
}
