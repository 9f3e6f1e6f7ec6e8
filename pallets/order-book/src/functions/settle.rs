// SPDX-License-Identifier: Apache-2.0
//! One trade: coupons one way, money the other, the fees to the treasury. All of it or nothing.

use super::MarketRecord;
use crate::{Config, Pallet};
use alloc::vec::Vec;
use frame_support::{storage::with_storage_layer, traits::Get};
use genex_primitives::{
	Balance, Blame, Clearance, Path, Quantity, Reason,
	traits::{Cash, Coupons},
};
use sp_runtime::{DispatchError, DispatchResult, ModuleError};

/// One side of a trade.
#[derive(Clone, Copy)]
pub(crate) struct Trading<'a, AccountId> {
	/// Who.
	pub who: &'a AccountId,
	/// Whether what it gives lies in its escrow.
	pub held: bool,
}

/// A trade to be made.
pub(crate) struct Deal<'a, AccountId> {
	pub seller: Trading<'a, AccountId>,
	pub buyer: Trading<'a, AccountId>,
	/// Units of the series.
	pub quantity: Quantity,
	/// Their price without fees.
	pub notional: Balance,
	/// What the seller gets of what the buyer pays.
	pub seller_gets: Balance,
	/// What the treasury gets of it.
	pub treasury: Balance,
	/// What the escrow of the buyer gives back beside.
	pub surplus: Balance,
}

/// Why a trade could not be made, by side.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Verdict {
	/// The first reason that lies with the seller: its code, or zero when it has too little.
	pub seller: Option<u16>,
	/// The same of the buyer.
	pub buyer: Option<u16>,
	/// Whether nobody could trade now.
	pub everyone: bool,
}

/// How far a trade got.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
	/// The units move from the seller to the buyer.
	Units,
	/// The price moves from the buyer to the seller.
	Price,
	/// The fees move to the treasury.
	Fees,
}

impl Verdict {
	fn add(&mut self, reason: Reason, sender_sells: bool) {
		let side = match (reason.blame(), sender_sells) {
			(Blame::Sender, true) | (Blame::Recipient, false) => &mut self.seller,
			(Blame::Sender, false) | (Blame::Recipient, true) => &mut self.buyer,
			(Blame::Everyone, _) => {
				self.everyone = true;
				return;
			},
			(Blame::Pair, _) => return,
		};
		side.get_or_insert(reason.code());
	}
}

/// The reason that an error of a value pallet carries as its only field, if it is one. It is asked for because what is
/// explained afterwards does not know the price, which may count for more than the face value.
fn reason_of(error: DispatchError) -> Option<Reason> {
	let DispatchError::Module(ModuleError { error: [_, low, high, _], .. }) = error else {
		return None;
	};
	Reason::from_code(u16::from_le_bytes([low, high]))
}

impl<T: Config> Pallet<T> {
	/// Makes `deal` in one storage layer. When it cannot be made, nothing has moved, and the verdict says on whose
	/// account; a verdict without any side means these two may not trade with each other.
	pub(crate) fn settle(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
	) -> Result<(), Verdict> {
		let mut stage = Stage::Units;
		let moved = with_storage_layer(|| {
			Self::move_units(market, deal)?;
			Self::move_money(market, deal, &mut stage)
		});
		moved.map_err(|error| Self::judge(market, deal, error, stage))
	}

	fn move_units(market: &MarketRecord<T>, deal: &Deal<'_, T::AccountId>) -> DispatchResult {
		let price = Some(T::Cash::value(market.asset, deal.notional)?);
		let (seller, buyer) = (deal.seller.who, deal.buyer.who);
		let (path, series, none) = (Path::Market, market.series, Clearance::None);
		if deal.seller.held {
			T::Coupons::transfer_held(path, series, seller, buyer, deal.quantity, price, none)
		} else {
			T::Coupons::transfer(path, series, seller, buyer, deal.quantity, price, none)
		}
	}

	fn move_money(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
		stage: &mut Stage,
	) -> DispatchResult {
		let buyer = deal.buyer.who;
		let pay = |path, to: &T::AccountId, amount| {
			let (asset, none) = (market.asset, Clearance::None);
			match (amount, deal.buyer.held) {
				(0, _) => Ok(()),
				(_, true) => T::Cash::transfer_held(path, asset, buyer, to, amount, none),
				(_, false) => T::Cash::transfer(path, asset, buyer, to, amount, none),
			}
		};
		*stage = Stage::Price;
		pay(Path::Market, deal.seller.who, deal.seller_gets)?;
		*stage = Stage::Fees;
		pay(Path::System, &T::Treasury::get(), deal.treasury)?;
		match deal.surplus {
			0 => Ok(()),
			surplus => T::Cash::release(market.asset, buyer, surplus),
		}
	}

	/// On whose account `deal` failed with `error`.
	fn judge(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
		error: DispatchError,
		stage: Stage,
	) -> Verdict {
		let mut verdict = Verdict::default();
		let (seller, buyer) = (deal.seller.who, deal.buyer.who);
		let (path, none) = (Path::Market, Clearance::None);
		let units = T::Coupons::explain(path, market.series, seller, buyer, deal.quantity, none)
			.unwrap_or_else(|| Vec::from([Reason::SeriesExpired]));
		let money = T::Cash::explain(path, market.asset, buyer, seller, deal.seller_gets, none)
			.unwrap_or_default();
		units.into_iter().for_each(|reason| verdict.add(reason, true));
		money.into_iter().for_each(|reason| verdict.add(reason, false));
		match (stage, reason_of(error)) {
			(Stage::Units, Some(reason)) => verdict.add(reason, true),
			(Stage::Price, Some(reason)) => verdict.add(reason, false),
			// Both could trade, and the treasury is no side of theirs.
			(Stage::Fees, _) => verdict.everyone = true,
			(_, None) => {},
		}
		let lacks_units =
			!deal.seller.held && T::Coupons::free_units(market.series, seller) < deal.quantity;
		if lacks_units {
			verdict.seller.get_or_insert(0);
		}
		let to_pay = deal.seller_gets.saturating_add(deal.treasury);
		if !deal.buyer.held && T::Cash::free_balance(market.asset, buyer) < to_pay {
			verdict.buyer.get_or_insert(0);
		}
		verdict
	}
}
