// SPDX-License-Identifier: Apache-2.0
//! The doors of the movers of value: stablecoins and coupons.

use crate::{
	AssetId, Balance, Clearance, CurrencyCode, Money, Path, Quantity, Reason, SeriesFacts,
	SeriesId, rules::Parties,
};
use alloc::vec::Vec;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// One of the payments that are made together.
pub struct Part<'a, AccountId> {
	/// Why it is made.
	pub path: Path,
	/// Who is paid.
	pub to: &'a AccountId,
	/// How much; nothing is done for zero.
	pub amount: Balance,
}

/// The only place where stablecoins move.
pub trait Cash<AccountId> {
	/// Currency and decimals of a registered stablecoin.
	fn terms(asset: AssetId) -> Option<(CurrencyCode, u8)>;

	/// What `who` can spend now.
	fn free_balance(asset: AssetId, who: &AccountId) -> Balance;

	/// What of `who`'s is held in escrow.
	fn held_balance(asset: AssetId, who: &AccountId) -> Balance;

	/// Moves free money after the compliance check of `path`.
	fn transfer(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> DispatchResult;

	/// As [`Self::transfer`], and tells whether both accounts of the ledger were there before and stay, as far as that is known.
	fn transfer_between(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> Result<bool, DispatchError> {
		Self::transfer(path, asset, from, to, amount, clearance).map(|()| false)
	}

	/// Puts free money of `who` into escrow.
	fn hold(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult;

	/// Returns money from escrow to `who`.
	fn release(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult;

	/// Pays `to` out of the escrow of `from`, after the compliance check of `path`.
	fn transfer_held(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> DispatchResult;

	/// Pays `parts` in order out of the money of `from`, free or `held` in escrow: each as [`Self::transfer`] or
	/// [`Self::transfer_held`] does. An error comes with the place of the part that could not be paid; parts before it may have
	/// been, so **the caller provides the storage layer that undoes it**. `known` is what a check of the rules found out in the
	/// same act. Tells whether all accounts of the ledger were there before and stay, as far as that is known.
	fn pay(
		asset: AssetId,
		from: &AccountId,
		held: bool,
		parts: &[Part<'_, AccountId>],
		clearance: Clearance,
		_known: Option<&Parties<AccountId>>,
	) -> Result<bool, (usize, DispatchError)> {
		let mut between = true;
		for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.amount > 0) {
			let (path, to, amount) = (part.path, part.to, part.amount);
			let paid = if held {
				Self::transfer_held(path, asset, from, to, amount, clearance).map(|()| false)
			} else {
				Self::transfer_between(path, asset, from, to, amount, clearance)
			};
			between &= paid.map_err(|error| (at, error))?;
		}
		Ok(between)
	}

	/// Every reason against such a move, by priority. Balances are not looked at.
	fn explain(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> Result<Vec<Reason>, DispatchError>;

	/// What `amount` is worth in the stablecoin's currency, rounded up.
	fn value(asset: AssetId, amount: Balance) -> Result<Money, DispatchError>;

	/// Moves free money of `from` by court order. What is in escrow must come back first, from where it is held.
	fn force_move(
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
	) -> DispatchResult;
}

/// The only place where coupons move.
pub trait Coupons<AccountId> {
	/// What others need to know of `series`.
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>>;

	/// What `quantity` units would cost at the last price, if any were ever sold for one.
	fn last_price(_: SeriesId, _: Quantity) -> Option<Money> {
		None
	}

	/// Whether units of `series` bear numbers. Moves that name none take those of the giver with the lowest.
	fn is_serialised(_: SeriesId) -> bool {
		false
	}

	/// Units of `series` that were promised and neither redeemed, refunded nor booked as expired, where somebody counts them.
	/// Only checks of invariants ask.
	fn owed_units(_: SeriesId) -> Option<Quantity> {
		None
	}

	/// Units of `series` that `who` can move or redeem.
	fn free_units(series: SeriesId, who: &AccountId) -> Quantity;

	/// Units of `series` that `who` has in escrow and [`Self::release`] gives back, be they worth nothing any more.
	fn held_units(series: SeriesId, who: &AccountId) -> Quantity;

	/// Notes that `series` is offered on the primary market (Approved → Listed; no change when later).
	fn mark_listed(series: SeriesId) -> DispatchResult;

	/// Moves unsold units to `buyer` on the primary path, for `price` in all if anything is paid; the first sale
	/// freezes the terms.
	fn sell(
		series: SeriesId,
		buyer: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult;

	/// Moves free units after the compliance check of `path`; `price` is what is paid for them, if anything.
	fn transfer(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult;

	/// Moves units that `buyer` buys of `seller` for `price`, free or `held` in escrow: as [`Self::transfer`] or
	/// [`Self::transfer_held`] on the path `Market`. Gives what the rules found out of both, for [`Cash::pay`]. An error may come
	/// half way, so **the caller provides the storage layer that undoes it**.
	fn trade(
		series: SeriesId,
		seller: &AccountId,
		held: bool,
		buyer: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> Result<Option<Parties<AccountId>>, DispatchError> {
		let path = Path::Market;
		if held {
			Self::transfer_held(path, series, seller, buyer, quantity, price, clearance)?;
		} else {
			Self::transfer(path, series, seller, buyer, quantity, price, clearance)?;
		}
		Ok(None)
	}

	/// Puts free units of `who` into escrow.
	fn hold(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult;

	/// As [`Self::hold`], for a caller that knows that there is such a series and that it is valid now.
	fn hold_valid(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::hold(series, who, quantity)
	}

	/// Whether putting `quantity` free units of `who` into escrow, if there are as many, would leave fewer free than an authority
	/// blocked. Says so where nobody knows.
	fn hides_frozen_units(_series: SeriesId, _who: &AccountId, _quantity: Quantity) -> bool {
		true
	}

	/// Returns units from escrow to `who`.
	fn release(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult;

	/// Every reason against such a move, by priority; quantities on hand are not looked at. Nothing where there is no
	/// such series.
	fn explain(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		clearance: Clearance,
	) -> Option<Vec<Reason>>;

	/// Moves free units of `from`, frozen ones too, by court order. What is in escrow must come back first, from where
	/// it is held.
	fn force_move(
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
	) -> DispatchResult;

	/// Blocks `quantity` units of what `who` has or will have. Gives how many were blocked before.
	fn set_frozen_units(
		series: SeriesId,
		who: &AccountId,
		quantity: Quantity,
	) -> Result<Quantity, DispatchError>;

	/// Moves units out of the escrow of `from`, after the compliance check of `path`.
	fn transfer_held(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult;
}

/// Burns units with redeemers: what a holder agreed to in another form than a call of its own.
pub trait Redemptions<AccountId> {
	/// Whether `holder` may redeem `quantity` units with `redeemer` now, by all rules of a redemption. Quantities on hand
	/// are not looked at.
	fn check(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
	) -> DispatchResult;

	/// Burns `quantity` free units of `holder` with `redeemer`, under all rules of a redemption. `order_hash` is the salted
	/// hash of the order.
	fn redeem(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult;

	/// The same, of a serialised series too: the units with the lowest numbers burn.
	fn redeem_unnamed(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		Self::redeem(series, holder, quantity, redeemer, order_hash)
	}

	/// The same for the unit with this serial. Refuses where no series has serials.
	fn redeem_serial(
		_series: SeriesId,
		_holder: &AccountId,
		_serial: u64,
		_redeemer: &AccountId,
		_order_hash: H256,
	) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	/// As [`Self::redeem`], where `redeemer` itself brings what the holder agreed to. Staff of an issuer accepts nothing else:
	/// its cap is not for others to use up.
	fn accept(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		Self::redeem(series, holder, quantity, redeemer, order_hash)
	}

	/// The same for the unit with this serial.
	fn accept_serial(
		series: SeriesId,
		holder: &AccountId,
		serial: u64,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		Self::redeem_serial(series, holder, serial, redeemer, order_hash)
	}
}
