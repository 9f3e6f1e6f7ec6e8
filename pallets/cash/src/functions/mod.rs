// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod assets;
mod deposits;
mod money;
mod withdrawals;

use crate::{AssetPolicy, AssetTerms, Config, Error, Pallet, Policies, Terms};
use frame_support::traits::{Get, UnixTime};
use genex_primitives::{
	Asset, AssetId, Balance, Money, Movement, Path, UnixSeconds, maths::mul_div_ceil,
	traits::Compliance,
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, traits::AccountIdConversion};

impl<T: Config> Pallet<T> {
	/// The account that owns the assets in the ledger and stands for the gateway in compliance checks.
	pub fn account_id() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	pub(crate) fn terms_of(asset: AssetId) -> Result<AssetTerms, DispatchError> {
		Terms::<T>::get(asset).ok_or(Error::<T>::UnknownAsset.into())
	}

	pub(crate) fn policy_of(asset: AssetId) -> Result<AssetPolicy, DispatchError> {
		Policies::<T>::get(asset).ok_or(Error::<T>::UnknownAsset.into())
	}

	/// Asks the rules whether `amount` may move.
	pub(crate) fn check_movement(
		path: Path,
		asset: AssetId,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let value = Self::value_of(Self::terms_of(asset)?, amount)?;
		let asset = Asset::Stablecoin(asset);
		let movement = Movement { path, from, to, asset, quantity: amount, value };
		T::Compliance::check(&movement).map_err(|reason| Error::<T>::Refused(reason.code()).into())
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
