// SPDX-License-Identifier: Apache-2.0
//! Money that leaves: put aside at the request, burned when the gateway takes it, given back otherwise.

use crate::{
	Config, Error, Event, NextWithdrawalId, PAGE, Pallet, Withdrawal, WithdrawalId, Withdrawals,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use genex_primitives::{AssetId, Balance, Path};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_withdrawal(
		who: T::AccountId,
		asset: AssetId,
		amount: Balance,
		payout: H256,
	) -> DispatchResult {
		let policy = Self::policy_of(asset)?;
		ensure!(amount >= policy.min_withdrawal, Error::<T>::BelowMinimumWithdrawal);
		Self::check_movement(Path::CashOut, asset, &who, &Self::account_id(), amount)?;
		Self::set_aside(asset, &who, amount)?;

		let id = NextWithdrawalId::<T>::get();
		NextWithdrawalId::<T>::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		let requested_at = Self::now();
		let withdrawal = Withdrawal { asset, who: who.clone(), amount, payout, requested_at };
		Withdrawals::<T>::insert(id, withdrawal);
		Self::deposit_event(Event::WithdrawalRequested { id, asset, who, amount, payout });
		Ok(())
	}

	pub(crate) fn do_complete_withdrawal(
		gateway: T::AccountId,
		id: WithdrawalId,
	) -> DispatchResult {
		let Withdrawal { asset, who, amount, .. } = Self::waiting(id)?;
		Self::check_movement(Path::CashOut, asset, &who, &Self::account_id(), amount)?;
		Self::take_back(asset, &who, amount)?;
		Self::burn(asset, &who, amount)?;
		Withdrawals::<T>::remove(id);
		Self::deposit_event(Event::WithdrawalCompleted { gateway, id, asset, who, amount });
		Ok(())
	}

	pub(crate) fn do_reject_withdrawal(
		gateway: T::AccountId,
		id: WithdrawalId,
		reason: H256,
	) -> DispatchResult {
		let Withdrawal { asset, who, amount, .. } = Self::waiting(id)?;
		Self::take_back(asset, &who, amount)?;
		Withdrawals::<T>::remove(id);
		Self::deposit_event(Event::WithdrawalRejected { gateway, id, asset, who, amount, reason });
		Ok(())
	}

	pub(crate) fn do_cancel_withdrawal(caller: T::AccountId, id: WithdrawalId) -> DispatchResult {
		let Withdrawal { asset, who, amount, requested_at, .. } = Self::waiting(id)?;
		ensure!(caller == who, Error::<T>::NotRequester);
		let timeout = requested_at.saturating_add(T::WithdrawalTimeout::get());
		ensure!(Self::now() >= timeout, Error::<T>::WithdrawalNotTimedOut);
		Self::take_back(asset, &who, amount)?;
		Withdrawals::<T>::remove(id);
		Self::deposit_event(Event::WithdrawalCancelled { id, asset, who, amount });
		Ok(())
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
