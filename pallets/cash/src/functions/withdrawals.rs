// SPDX-License-Identifier: Apache-2.0
//! Money that leaves: put aside at the request, burned when the gateway takes it, given back otherwise.

use super::Flow;
use crate::{
	Config, Error, Event, NextWithdrawalId, PAGE, Pallet, Withdrawal, WithdrawalId, Withdrawals,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use genex_primitives::{
	AssetId, Balance, Cents, Clearance, Path, Reason,
	traits::{Compliance, ReviewedAct, Reviews},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Puts money aside to leave; a high amount waits for an officer first.
	pub(crate) fn do_request_withdrawal(
		who: T::AccountId,
		asset: AssetId,
		amount: Balance,
		payout: H256,
	) -> DispatchResult {
		let policy = Self::policy_of(asset)?;
		ensure!(amount >= policy.min_withdrawal, Error::<T>::BelowMinimumWithdrawal);
		let reviewed = Self::ensure_may_leave(asset, &who, amount)?;
		Self::set_aside(asset, &who, amount)?;

		let id = NextWithdrawalId::<T>::get();
		NextWithdrawalId::<T>::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		let review = match reviewed {
			Some(cents) => Some(T::Reviews::open(&who, ReviewedAct::Withdrawal(id), cents)?.0),
			None => None,
		};
		let requested_at = Self::now();
		let withdrawal =
			Withdrawal { asset, who: who.clone(), amount, payout, requested_at, review };
		Withdrawals::<T>::insert(id, withdrawal);
		Self::deposit_event(Event::WithdrawalRequested { id, asset, who, amount, payout, review });
		Ok(())
	}

	pub(crate) fn do_complete_withdrawal(
		gateway: T::AccountId,
		id: WithdrawalId,
	) -> DispatchResult {
		let Withdrawal { asset, who, amount, payout, review, .. } = Self::waiting(id)?;
		ensure!(review.is_none(), Error::<T>::UnderReview);
		// What needed a review had it.
		let pallet = Self::account_id();
		let flow = Self::cash_out(asset, &who, &pallet, amount, Clearance::Review);
		Self::guarded(&flow, || {
			Self::take_back(asset, &who, amount)?;
			Self::burn(asset, &who, amount)
		})?;
		Withdrawals::<T>::remove(id);
		let event = Event::WithdrawalCompleted { gateway, id, asset, who, amount, payout };
		Self::deposit_event(event);
		Ok(())
	}

	pub(crate) fn do_reject_withdrawal(
		gateway: T::AccountId,
		id: WithdrawalId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let Withdrawal { asset, who, amount, .. } = Self::end_withdrawal(id)?;
		Self::deposit_event(Event::WithdrawalRejected { gateway, id, asset, who, amount, reason });
		Ok(())
	}

	pub(crate) fn do_cancel_withdrawal(caller: T::AccountId, id: WithdrawalId) -> DispatchResult {
		let Withdrawal { who, requested_at, .. } = Self::waiting(id)?;
		ensure!(caller == who, Error::<T>::NotRequester);
		let timeout = requested_at.saturating_add(T::WithdrawalTimeout::get());
		ensure!(Self::now() >= timeout, Error::<T>::WithdrawalNotTimedOut);
		let Withdrawal { asset, amount, .. } = Self::end_withdrawal(id)?;
		Self::deposit_event(Event::WithdrawalCancelled { id, asset, who, amount });
		Ok(())
	}

	/// Lets the gateway complete a withdrawal that an officer approved.
	pub(crate) fn clear_withdrawal(id: WithdrawalId) -> DispatchResult {
		let mut withdrawal = Self::waiting(id)?;
		let review = withdrawal.review.take().ok_or(Error::<T>::UnknownWithdrawal)?;
		Withdrawals::<T>::insert(id, withdrawal);
		Self::deposit_event(Event::WithdrawalCleared { id, review });
		Ok(())
	}

	/// Makes the money of a withdrawal whose review ended without approval free again.
	pub(crate) fn return_withdrawal(id: WithdrawalId) -> DispatchResult {
		let Withdrawal { asset, who, amount, review, .. } = Self::waiting(id)?;
		let review = review.ok_or(Error::<T>::UnknownWithdrawal)?;
		Self::take_back(asset, &who, amount)?;
		Withdrawals::<T>::remove(id);
		Self::deposit_event(Event::WithdrawalReturned { id, asset, who, amount, review });
		Ok(())
	}

	/// Asks the rules whether `amount` may leave. Gives its worth in US cents when an officer must approve it first.
	fn ensure_may_leave(
		asset: AssetId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<Option<Cents>, DispatchError> {
		let pallet = Self::account_id();
		let review = Reason::ReviewNeeded.code();
		match Self::check(&Self::cash_out(asset, who, &pallet, amount, Clearance::None)) {
			Ok(_) => Ok(None),
			Err(error) if error == Error::<T>::Refused(review).into() => {
				let cleared = Self::cash_out(asset, who, &pallet, amount, Clearance::Review);
				Self::check(&cleared)?;
				let value = Self::value_of(Self::terms_of(asset)?, amount)?;
				T::Compliance::cents(value).map(Some).map_err(Self::refused)
			},
			Err(error) => Err(error),
		}
	}

	/// Money that leaves, as the rules see it; the pallet's account stands for the gateway.
	fn cash_out<'a>(
		asset: AssetId,
		who: &'a T::AccountId,
		pallet: &'a T::AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> Flow<'a, T::AccountId> {
		Flow { path: Path::CashOut, asset, from: who, to: pallet, amount, clearance }
	}

	/// Makes the money of a withdrawal free again and ends its review, if it has one.
	fn end_withdrawal(id: WithdrawalId) -> Result<Withdrawal<T::AccountId>, DispatchError> {
		let withdrawal = Self::waiting(id)?;
		Self::take_back(withdrawal.asset, &withdrawal.who, withdrawal.amount)?;
		Withdrawals::<T>::remove(id);
		withdrawal.review.map_or(Ok(()), T::Reviews::withdraw)?;
		Ok(withdrawal)
	}

	pub(crate) fn withdrawals_page(
		start_after: Option<WithdrawalId>,
		limit: u32,
	) -> Vec<(WithdrawalId, Withdrawal<T::AccountId>)> {
		let entries = match start_after {
			Some(id) => Withdrawals::<T>::iter_from(Withdrawals::<T>::hashed_key_for(id)),
			None => Withdrawals::<T>::iter(),
		};
		let limit = usize::try_from(limit.min(PAGE)).unwrap_or_default();
		entries.take(limit).collect()
	}

	fn waiting(id: WithdrawalId) -> Result<Withdrawal<T::AccountId>, DispatchError> {
		Withdrawals::<T>::get(id).ok_or(Error::<T>::UnknownWithdrawal.into())
	}
}
