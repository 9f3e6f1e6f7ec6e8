// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod assets;
mod deposits;
mod money;
mod withdrawals;

use crate::{AssetPolicy, AssetTerms, Config, Error, Pallet, Policies, Terms};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get, UnixTime},
};
use frame_system::pallet_prelude::OriginFor;
use genex_primitives::{
	Asset, AssetId, Balance, Clearance, Money, Movement, Path, Reason, UnixSeconds,
	maths::mul_div_ceil,
	rules::Parties,
	traits::{Compliance, Part},
};
use genex_storage::{CountedRead, or_undo};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, traits::AccountIdConversion};

/// What a check of the rules hands on to the count.
pub(crate) type PermitOf<T> =
	<<T as Config>::Compliance as Compliance<<T as frame_system::Config>::AccountId>>::Permit;

/// Payments out of one account that are made together.
pub(crate) struct Payment<'a, AccountId> {
	pub asset: AssetId,
	pub from: &'a AccountId,
	/// Whether the money lies in escrow.
	pub held: bool,
	pub parts: &'a [Part<'a, AccountId>],
	/// What was cleared before.
	pub clearance: Clearance,
	/// What a check of the rules found out in the same act.
	pub known: Option<&'a Parties<AccountId>>,
}

/// One intended move of money.
pub(crate) struct Flow<'a, AccountId> {
	pub path: Path,
	pub asset: AssetId,
	pub from: &'a AccountId,
	pub to: &'a AccountId,
	pub amount: Balance,
	/// What was cleared before.
	pub clearance: Clearance,
}

impl<T: Config> Pallet<T> {
	/// The account that owns the assets in the ledger and stands for the gateway in compliance checks.
	pub fn account_id() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// What a member of the gateway does must be found again in a file.
	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	/// And what governance decides in a record.
	pub(crate) fn ensure_governance(origin: OriginFor<T>, reason: H256) -> DispatchResult {
		T::GovernanceOrigin::ensure_origin(origin)?;
		Self::ensure_reason(reason)
	}

	pub(crate) fn terms_of(asset: AssetId) -> Result<AssetTerms, DispatchError> {
		Terms::<T>::read(asset).ok_or(Error::<T>::UnknownAsset.into())
	}

	pub(crate) fn policy_of(asset: AssetId) -> Result<AssetPolicy, DispatchError> {
		Policies::<T>::get(asset).ok_or(Error::<T>::UnknownAsset.into())
	}

	/// Asks the rules whether `flow` may happen.
	pub(crate) fn check(flow: &Flow<T::AccountId>) -> Result<PermitOf<T>, DispatchError> {
		T::Compliance::check(&Self::movement(flow)?).map_err(Self::refused)
	}

	/// Lets the rules count `flow`, which took place.
	pub(crate) fn note(flow: &Flow<T::AccountId>, permit: PermitOf<T>) -> DispatchResult {
		T::Compliance::note(&Self::movement(flow)?, permit)
	}

	/// Every reason of the rules against `flow`.
	pub(crate) fn reasons_against(flow: &Flow<T::AccountId>) -> Result<Vec<Reason>, DispatchError> {
		Ok(T::Compliance::explain(&Self::movement(flow)?))
	}

	/// Asks the rules, does `act`, and lets them count it. A caller may go on after an error (one leg of a batch), so
	/// nothing of a failed move may stay.
	pub(crate) fn guarded(
		flow: &Flow<T::AccountId>,
		act: impl FnOnce() -> DispatchResult,
	) -> DispatchResult {
		let movement = Self::movement(flow)?;
		let permit = T::Compliance::check(&movement).map_err(Self::refused)?;
		or_undo(|| {
			act()?;
			T::Compliance::note(&movement, permit)
		})
	}

	/// The error that carries the code of `reason`.
	pub(crate) fn refused(reason: Reason) -> DispatchError {
		Error::<T>::Refused(reason.code()).into()
	}

	/// `flow` as the rules see it.
	fn movement<'a>(
		flow: &Flow<'a, T::AccountId>,
	) -> Result<Movement<'a, T::AccountId>, DispatchError> {
		Self::movement_at(flow, Self::terms_of(flow.asset)?)
	}

	/// `flow` as the rules see it, of a stablecoin with these terms.
	pub(crate) fn movement_at<'a>(
		flow: &Flow<'a, T::AccountId>,
		terms: AssetTerms,
	) -> Result<Movement<'a, T::AccountId>, DispatchError> {
		let Flow { path, asset, from, to, amount, clearance } = *flow;
		let value = Self::value_of(terms, amount)?;
		Ok(Movement {
			path,
			from,
			to,
			asset: Asset::Stablecoin(asset),
			quantity: amount,
			value,
			price: None,
			units: None,
			clearance,
		})
	}

	/// What `amount` is worth in minor units of its currency. Rounded up, so that no limit is slipped under by
	/// fractions of a cent.
	pub(crate) fn value_of(terms: AssetTerms, amount: Balance) -> Result<Money, DispatchError> {
		let minor_unit = |digits: u8| 10u128.checked_pow(digits.into());
		let digits = terms.currency.minor_digits().and_then(minor_unit);
		let minor = digits
			.zip(minor_unit(terms.decimals))
			.and_then(|(minor, smallest)| mul_div_ceil(amount, minor, smallest))
			.ok_or(ArithmeticError::Overflow)?;
		Ok(Money::new(terms.currency, minor))
	}
}
