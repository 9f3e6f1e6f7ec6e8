// SPDX-License-Identifier: Apache-2.0
//! Money that an issuer puts aside for holders. It stays on the issuer's account, in escrow.

use crate::{Config, Error, Event, Funds, FundsOf, IssuerStatus, Pallet};
use frame_support::{
	ensure,
	traits::{Contains, DefensiveOption},
};
use genex_primitives::{
	AssetId, Balance, Clearance, IdentityId, Path,
	traits::{Books, Cash, Identities, MoneyAct, UNEXPECTED},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_deposit_guarantee(
		who: T::AccountId,
		asset: AssetId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(T::Cash::terms(asset).is_some(), Error::<T>::UnknownAsset);
		let bar = T::Identities::standing(&who).bar_to_act();
		bar.map_or(Ok(()), |reason| Err(Self::refused(reason)))?;
		let identity = Self::identity_of(&who)?;
		Self::approved(identity)?;
		let mut funds = FundsOf::<T>::get(identity);
		funds.deposit(who.clone(), asset, amount).ok_or(Error::<T>::TooManyDeposits)?;
		T::Cash::hold(asset, &who, amount)?;
		Self::put_funds(identity, funds);
		T::Books::book(&who, asset, MoneyAct::GuaranteeDeposited { amount })?;
		Self::deposit_event(Event::GuaranteeDeposited { identity, who, asset, amount });
		Ok(())
	}

	pub(crate) fn do_withdraw_guarantee(
		who: T::AccountId,
		asset: AssetId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		// An account that was parted from its identity with the guarantee still counts with it.
		let identity = T::Identities::holder_of(&who).ok_or(Error::<T>::NotRegistered)?;
		let record = Self::record(identity)?;
		let kept = matches!(record.status, IssuerStatus::Frozen | IssuerStatus::Defaulted);
		// Who sees a default coming must not empty what it would pay.
		let kept = kept || T::Demanded::contains(&identity);
		ensure!(!kept, Error::<T>::GuaranteeKept);
		let mut funds = FundsOf::<T>::get(identity);
		funds.withdraw(&who, asset, amount).ok_or(Error::<T>::NotEnoughGuarantee)?;
		Self::judge_withdrawal(identity, record, &funds)?;
		T::Cash::release(asset, &who, amount)?;
		Self::put_funds(identity, funds);
		T::Books::book(&who, asset, MoneyAct::GuaranteeWithdrawn { amount })?;
		Self::deposit_event(Event::GuaranteeWithdrawn { identity, who, asset, amount });
		Ok(())
	}

	/// Pays `amount` of the guarantee of `identity` to `to`, from one account after the other, and gives from how many. It
	/// writes before it can fail, so the caller provides the storage layer that undoes it.
	pub(crate) fn do_pay_guarantee(
		identity: IdentityId,
		asset: AssetId,
		to: &T::AccountId,
		amount: Balance,
	) -> Result<u32, DispatchError> {
		let mut funds = FundsOf::<T>::get(identity);
		ensure!(funds.guarantee(asset) >= amount, Error::<T>::NotEnoughGuarantee);
		let (mut left, mut payments) = (amount, 0_u32);
		for deposit in funds.deposits.clone().into_iter().filter(|one| one.asset == asset) {
			let part = deposit.amount.min(left);
			if part == 0 {
				break;
			}
			let from = deposit.account;
			let (path, clearance) = (Path::Refund, Clearance::None);
			T::Cash::transfer_held(path, asset, &from, to, part, clearance)?;
			funds.withdraw(&from, asset, part).defensive_ok_or(UNEXPECTED)?;
			left = left.saturating_sub(part);
			payments = payments.saturating_add(1);
			let (to, amount) = (to.clone(), part);
			Self::deposit_event(Event::GuaranteePaid { identity, from, to, asset, amount });
		}
		Self::put_funds(identity, funds);
		Ok(payments)
	}

	/// Counts what happened to the holdback of `identity`: `more` is kept, `less` no longer.
	pub(crate) fn count_holdback(
		identity: IdentityId,
		asset: AssetId,
		more: Balance,
		less: Balance,
	) -> DispatchResult {
		if more == 0 && less == 0 {
			return Ok(());
		}
		let mut funds = FundsOf::<T>::get(identity);
		if more > 0 {
			funds.keep(asset, more).ok_or(UNEXPECTED)?;
		}
		if less > 0 {
			funds.let_go(asset, less).ok_or(UNEXPECTED)?;
		}
		Self::put_funds(identity, funds);
		Ok(())
	}

	/// Stores what is put aside, or nothing when that is nothing.
	fn put_funds(identity: IdentityId, funds: Funds<T::AccountId>) {
		if funds.is_empty() {
			FundsOf::<T>::remove(identity);
		} else {
			FundsOf::<T>::insert(identity, funds);
		}
	}
}
