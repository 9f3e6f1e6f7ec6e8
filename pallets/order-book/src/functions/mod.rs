// SPDX-License-Identifier: Apache-2.0
//! What the calls and view functions do, by topic.

mod auction;
mod bars;
mod batch;
mod cancel;
mod fees;
mod held;
mod makers;
mod markets;
mod place;
mod reference;
mod referral;
mod rehearsal;
mod settle;
mod sifting;
mod stream;
mod tape;
mod views;
mod walk;

pub(crate) use batch::{Legs, Work};
pub(crate) use fees::{Fees, Tiers, charge_of};
pub(crate) use referral::Referrer;
pub(crate) use settle::{Deal, Made, Trading, Unsettled, Verdict};

use crate::{Config, Error, Markets, Pallet, types::OrderRef};
use frame_support::traits::UnixTime;
use genex_primitives::{
	Reason, UnixSeconds,
	book::{BookError, Clock, MarketId, OrderId, amounts::AmountError},
	traits::{Issuers, UNEXPECTED},
};
use genex_storage::{MapSlot, TripleMapSlot};
use sp_runtime::{DispatchError, SaturatedConversion};

/// A market as the runtime stores it.
pub(crate) type MarketRecord<T> = crate::types::Market<<T as frame_system::Config>::AccountId>;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	pub(crate) fn clock() -> Clock {
		let block = frame_system::Pallet::<T>::block_number().saturated_into();
		Clock { now: Self::now(), block }
	}

	pub(crate) fn market_record(id: MarketId) -> Result<MarketRecord<T>, DispatchError> {
		Ok(Markets::<T>::slot(id).get().ok_or(Error::<T>::UnknownMarket)?)
	}

	/// Whether nothing fills in `market`: it is over, or the issuer of its series is in default.
	pub(crate) fn is_stopped(market: &MarketRecord<T>, now: UnixSeconds) -> bool {
		market.is_over(now) || T::Issuers::is_defaulted(&market.issuer)
	}

	pub(crate) fn refused(reason: Reason) -> DispatchError {
		Error::<T>::Refused(reason.code()).into()
	}

	/// The error of a call for what the book says.
	pub(crate) fn book_error(error: BookError) -> DispatchError {
		match error {
			BookError::ZeroLots => Error::<T>::ZeroLots.into(),
			BookError::NotFound => Error::<T>::UnknownOrder.into(),
			BookError::TooManyLots | BookError::LevelFull | BookError::NoPageLeft => {
				Error::<T>::TooLarge.into()
			},
			BookError::AlreadyExpired => Error::<T>::AlreadyExpired.into(),
			BookError::Contradiction => Error::<T>::Contradiction.into(),
			BookError::NotEnough => Error::<T>::NotEnough.into(),
			BookError::Corrupt => UNEXPECTED,
		}
	}

	/// The error of a call for an amount that cannot be told.
	pub(crate) fn amount_error(error: AmountError) -> DispatchError {
		match error {
			AmountError::Overflow => Error::<T>::TooLarge.into(),
			AmountError::BeyondEscrow => UNEXPECTED,
		}
	}

	/// The third key of [`crate::OpenOrders`] for an order.
	pub(crate) const fn index_key(client: u128, id: OrderId) -> u128 {
		if client == 0 { id.0 } else { client }
	}

	/// The id of the order of `who` in `market` that `named` names. An order named by its id is not looked up.
	pub(crate) fn resolve(
		who: &T::AccountId,
		market: MarketId,
		named: OrderRef,
	) -> Result<OrderId, DispatchError> {
		let found = match named {
			OrderRef::Id(id) => Some(id).filter(|id| id.market() == market),
			OrderRef::Client(client) => {
				crate::OpenOrders::<T>::triple_slot(who, market, client).get()
			},
		};
		Ok(found.ok_or(Error::<T>::UnknownOrder)?)
	}
}
