// SPDX-License-Identifier: Apache-2.0
//! One trade: coupons one way, money the other, the fees to the treasury. All of it or nothing.

use super::MarketRecord;
use crate::{Config, Pallet};
use alloc::vec::Vec;
use frame_support::{
	storage::{TransactionOutcome, with_transaction},
	traits::Get,
};
use genex_primitives::{
	Balance, Blame, Clearance, Money, Path, Quantity, Reason,
	rules::Parties,
	traits::{Cash, Coupons, Part, UNEXPECTED},
};
use genex_storage::or_undo;
use sp_runtime::{DispatchError, ModuleError};

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
	/// The same in its currency, where it was asked for before.
	pub price: Option<Money>,
	/// What the seller gets of what the buyer pays.
	pub seller_gets: Balance,
	/// What the treasury gets of it.
	pub treasury: Balance,
	/// Who gets how much of what is the treasury's, if it can be paid.
	pub referral: Option<(&'a AccountId, Balance)>,
	/// What the escrow of the buyer gives back beside.
	pub surplus: Balance,
}

impl<AccountId> Deal<'_, AccountId> {
	/// What leaves the buyer; the parts were this sum before, so it fits.
	pub(crate) const fn buyer_pays(&self) -> Balance {
		self.seller_gets.saturating_add(self.treasury)
	}
}

/// What came of a trade that was made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Made {
	/// What the referrer got.
	pub referred: Balance,
	/// Whether it was plain: the rules looked up no more than an everyday one needs, and all accounts of the ledger were there
	/// before and stay.
	pub plain: bool,
}

/// Why a trade was not made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unsettled {
	/// The rules, or what a side has, are against it.
	Refused(Verdict),
	/// Its value must be reviewed. Other things may be against it as well.
	NeedsReview,
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
	/// Makes `deal` in one storage layer, and gives what came of it. When it cannot be made, nothing has moved, and the
	/// verdict says on whose account; a verdict without any side means these two may not trade with each other.
	pub(crate) fn settle(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
	) -> Result<Made, Unsettled> {
		let (mut stage, none) = (Stage::Units, Clearance::None);
		let moved = or_undo(|| Self::move_value(market, deal, none, &mut stage));
		// A review is asked for last, so this error means that nobody is barred from moving the units.
		moved.map_err(|error| match reason_of(error) {
			Some(Reason::ReviewNeeded) => Unsettled::NeedsReview,
			_ => Unsettled::Refused(Self::judge(market, deal, error, stage, none)),
		})
	}

	/// Whether `deal` could be made if an officer approved it. Trying it and undoing that is the only way to tell
	/// everything that is against it before value is held for days.
	pub(crate) fn ensure_reviewable(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
	) -> Result<(), Verdict> {
		let (mut stage, cleared) = (Stage::Units, Clearance::Review);
		let tried = with_transaction(|| {
			TransactionOutcome::Rollback(Self::move_value(market, deal, cleared, &mut stage))
		});
		tried.map(drop).map_err(|error| Self::judge(market, deal, error, stage, cleared))
	}

	/// Makes `deal`, which a review approved, and gives what the referrer got.
	pub(crate) fn settle_reviewed(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
	) -> Result<Balance, DispatchError> {
		let mut stage = Stage::Units;
		or_undo(|| Self::move_value(market, deal, Clearance::Review, &mut stage))
			.map(|made| made.referred)
	}

	fn move_value(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
		clearance: Clearance,
		stage: &mut Stage,
	) -> Result<Made, DispatchError> {
		let known = Self::move_units(market, deal, clearance)?;
		let (referred, between) = Self::move_money(market, deal, clearance, known.as_ref(), stage)?;
		let plain = between && known.is_some_and(|known| known.plain);
		Ok(Made { referred, plain })
	}

	fn move_units(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
		clearance: Clearance,
	) -> Result<Option<Parties<T::AccountId>>, DispatchError> {
		let price = match deal.price {
			None => Some(T::Cash::value(market.asset, deal.notional)?),
			known => known,
		};
		let Trading { who: seller, held } = deal.seller;
		let buyer = deal.buyer.who;
		T::Coupons::trade(market.series, seller, held, buyer, deal.quantity, price, clearance)
	}

	/// Gives what the referrer got, and whether all other accounts of the ledger were there before and stay.
	fn move_money(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
		clearance: Clearance,
		known: Option<&Parties<T::AccountId>>,
		stage: &mut Stage,
	) -> Result<(Balance, bool), DispatchError> {
		let Trading { who: buyer, held } = deal.buyer;
		let pay = |parts: &[Part<'_, T::AccountId>]| {
			T::Cash::pay(market.asset, buyer, held, parts, clearance, known)
		};
		let treasury = T::Treasury::get();
		let fee = |amount| Part { path: Path::System, to: &treasury, amount };
		let price = Part { path: Path::Market, to: deal.seller.who, amount: deal.seller_gets };
		*stage = Stage::Price;
		let paid = match deal.referral {
			None => {
				let between = pay(&[price, fee(deal.treasury)]).map_err(|(at, error)| {
					*stage = if at == 0 { Stage::Price } else { Stage::Fees };
					error
				})?;
				(0, between)
			},
			Some((referrer, amount)) => {
				let between = pay(&[price]).map_err(|(_, error)| error)?;
				*stage = Stage::Fees;
				let part = Part { path: Path::System, to: referrer, amount };
				// A referrer that cannot be paid is no reason against the trade.
				let referred = or_undo(|| pay(&[part])).map_or(0, |_| amount);
				let rest = deal.treasury.checked_sub(referred).ok_or(UNEXPECTED)?;
				let kept = pay(&[fee(rest)]).map_err(|(_, error)| error)? || rest == 0;
				(referred, between && kept)
			},
		};
		if deal.surplus > 0 {
			*stage = Stage::Fees;
			T::Cash::release(market.asset, buyer, deal.surplus)?;
		}
		Ok(paid)
	}

	/// On whose account `deal` failed with `error`.
	fn judge(
		market: &MarketRecord<T>,
		deal: &Deal<'_, T::AccountId>,
		error: DispatchError,
		stage: Stage,
		clearance: Clearance,
	) -> Verdict {
		let mut verdict = Verdict::default();
		let (seller, buyer) = (deal.seller.who, deal.buyer.who);
		let path = Path::Market;
		let (series, asset, quantity) = (market.series, market.asset, deal.quantity);
		let units = T::Coupons::explain(path, series, seller, buyer, quantity, clearance)
			.unwrap_or_else(|| Vec::from([Reason::SeriesExpired]));
		let money = T::Cash::explain(path, asset, buyer, seller, deal.seller_gets, clearance)
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
		let short = T::Cash::free_balance(market.asset, buyer) < deal.buyer_pays();
		if !deal.buyer.held && short {
			verdict.buyer.get_or_insert(0);
		}
		verdict
	}
}
