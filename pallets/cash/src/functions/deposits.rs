// SPDX-License-Identifier: Apache-2.0
//! Money that enters: reported once, limited by day and by reserve, approved twice when large.

use super::{Flow, PermitOf};
use crate::{
	AssetPolicy, Config, DAY, DepositState, Deposits, Error, Event, Minted, MintedOn, Pallet,
	PendingDeposit, Reserves, SourceOfFunds,
};
use frame_support::{
	ensure,
	traits::{
		Get,
		fungibles::{Inspect, Mutate},
	},
};
use genex_primitives::{AssetId, Balance, Clearance, Path, UnixSeconds};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_deposit(
		gateway: T::AccountId,
		asset: AssetId,
		to: T::AccountId,
		amount: Balance,
		reference: H256,
		source: SourceOfFunds,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(!Deposits::<T>::contains_key(reference), Error::<T>::ReferenceUsed);
		let policy = Self::policy_of(asset)?;
		let (minted, permit) = Self::check_mint(&policy, asset, &to, amount)?;
		let expires_at = Self::now().saturating_add(T::DepositLifetime::get());
		let deposit = PendingDeposit { asset, to, amount, source, gateway, expires_at };
		if amount < policy.second_approval_from {
			return Self::mint(minted, permit, reference, deposit);
		}
		Deposits::<T>::insert(reference, DepositState::Pending(deposit.clone()));
		let PendingDeposit { to, gateway, .. } = deposit;
		Self::deposit_event(Event::DepositPending {
			gateway,
			asset,
			to,
			amount,
			reference,
			source,
			expires_at,
		});
		Ok(())
	}

	pub(crate) fn do_approve_deposit(
		by: T::AccountId,
		reference: H256,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let deposit = Self::pending(reference)?;
		ensure!(by != deposit.gateway, Error::<T>::SecondMemberNeeded);
		ensure!(Self::now() < deposit.expires_at, Error::<T>::DepositLapsed);
		let policy = Self::policy_of(deposit.asset)?;
		let (minted, permit) =
			Self::check_mint(&policy, deposit.asset, &deposit.to, deposit.amount)?;
		let PendingDeposit { asset, to, amount, gateway, .. } = deposit.clone();
		Self::deposit_event(Event::DepositApproved {
			by,
			gateway,
			asset,
			to,
			amount,
			reference,
			reason,
		});
		Self::mint(minted, permit, reference, deposit)
	}

	pub(crate) fn do_cancel_deposit(
		gateway: T::AccountId,
		reference: H256,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		Self::pending(reference)?;
		Deposits::<T>::insert(reference, DepositState::<T::AccountId>::Cancelled);
		Self::deposit_event(Event::DepositCancelled { gateway, reference, reason });
		Ok(())
	}

	/// The deposit that waits under `reference`.
	pub(crate) fn pending(reference: H256) -> Result<PendingDeposit<T::AccountId>, DispatchError> {
		match Deposits::<T>::get(reference) {
			Some(DepositState::Pending(deposit)) => Ok(deposit),
			Some(_) => Err(Error::<T>::DepositNotPending.into()),
			None => Err(Error::<T>::UnknownDeposit.into()),
		}
	}

	/// Asks rules, reserve and daily cap whether `amount` may be minted to `to` now, and returns what the day's
	/// record would then be.
	fn check_mint(
		policy: &AssetPolicy,
		asset: AssetId,
		to: &T::AccountId,
		amount: Balance,
	) -> Result<(Minted, PermitOf<T>), DispatchError> {
		let permit = Self::check(&Self::cash_in(asset, &Self::account_id(), to, amount))?;

		let now = Self::now();
		let reserve = Reserves::<T>::get(asset).ok_or(Error::<T>::ReserveMissing)?;
		let age = now.saturating_sub(reserve.as_of);
		ensure!(age <= policy.reserve_max_age, Error::<T>::ReserveStale);
		let issued = T::Ledger::total_issuance(asset).checked_add(amount);
		ensure!(issued.is_some_and(|all| all <= reserve.amount), Error::<T>::ReserveTooLow);

		let cap = policy.daily_mint_cap;
		let minted = Self::minted_today(MintedOn::<T>::get(asset)).checked_add(amount);
		let amount = minted.filter(|all| *all <= cap).ok_or(Error::<T>::DailyMintCapExceeded)?;
		Ok((Minted { day: day_of(now), amount, cap }, permit))
	}

	/// Money that enters, as the rules see it.
	fn cash_in<'a>(
		asset: AssetId,
		gateway: &'a T::AccountId,
		to: &'a T::AccountId,
		amount: Balance,
	) -> Flow<'a, T::AccountId> {
		let clearance = Clearance::None;
		Flow { path: Path::CashIn, asset, from: gateway, to, amount, clearance }
	}

	/// Mints a checked deposit and leaves only a marker of its reference.
	fn mint(
		minted: Minted,
		permit: PermitOf<T>,
		reference: H256,
		deposit: PendingDeposit<T::AccountId>,
	) -> DispatchResult {
		let PendingDeposit { asset, to, amount, source, gateway, .. } = deposit;
		T::Ledger::mint_into(asset, &to, amount)?;
		Self::note(&Self::cash_in(asset, &Self::account_id(), &to, amount), permit)?;
		MintedOn::<T>::insert(asset, minted);
		Deposits::<T>::insert(reference, DepositState::<T::AccountId>::Minted);
		Self::deposit_event(Event::Deposited { gateway, asset, to, amount, reference, source });
		Ok(())
	}

	/// What of `minted` was minted on the present UTC day.
	pub(crate) fn minted_today(minted: Minted) -> Balance {
		if minted.day == day_of(Self::now()) { minted.amount } else { 0 }
	}
}

/// The UTC day of a time.
fn day_of(time: UnixSeconds) -> UnixSeconds {
	// The divisor is a constant above zero.
	time.checked_div(DAY).unwrap_or_default()
}
