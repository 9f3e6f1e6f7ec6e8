// SPDX-License-Identifier: Apache-2.0

//! What the calls and view functions do, by topic.

mod buybacks;
mod listings;
mod prices;
mod proceeds;
mod purchases;
mod refunds;
mod risks;
mod views;
mod windows;

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::UnixTime,
	weights::Weight,
};
use genex_primitives::{
	AssetId, Balance, FeeShare, Quantity, Reason, SeriesFacts, SeriesId, UnixSeconds,
	issuance::StaffScope,
	traits::{Cash, Compliance, Coupons, Issuers},
};
use sp_core::H256;
use sp_runtime::ArithmeticError::Overflow;

use crate::{Config, Error, Pallet};

pub(crate) use purchases::{Deal, Funds};

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	pub(crate) fn refused(reason: Reason) -> Error<T> {
		Error::Refused(reason.code())
	}

	/// What others know of `series`.
	pub(crate) fn facts_of(series: SeriesId) -> Result<SeriesFacts<T::AccountId>, DispatchError> {
		Ok(T::Coupons::facts(series).ok_or(Error::<T>::UnknownSeries)?)
	}

	/// `money` in `asset`, and the face value of `quantity` units of a series in the same measure: smallest units where both
	/// are of one currency, or else US cents, as the rules count them.
	pub(crate) fn beside_face(
		facts: &SeriesFacts<T::AccountId>,
		quantity: Quantity,
		asset: AssetId,
		money: Balance,
	) -> Result<(u128, u128), DispatchError> {
		let face = facts.face_of(quantity);
		let terms = T::Cash::terms(asset).ok_or(Error::<T>::UnknownAsset)?;
		if terms.0 == face.currency {
			return Ok((money, face.in_units(terms).ok_or(Overflow)?));
		}
		let cents = |value| T::Compliance::cents(value).map_err(Self::refused);
		Ok((cents(T::Cash::value(asset, money)?)?.into(), cents(face)?.into()))
	}

	/// The part `share` of `total`, rounded up for the treasury and never more than `total`.
	pub(crate) fn fee_of(share: FeeShare, total: Balance) -> Result<Balance, DispatchError> {
		Ok(share.of(total).ok_or(Overflow)?)
	}

	/// What an officer or governance does must be found again in a file.
	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	/// Whether `who` acts as `scope` for `issuer`, for so much `worth`. Who has nothing to do with the issuer meets
	/// `stranger`.
	pub(crate) fn ensure_acts_for(
		issuer: &T::AccountId,
		who: &T::AccountId,
		scope: StaffScope,
		worth: u128,
		stranger: Error<T>,
	) -> DispatchResult {
		match T::Issuers::act_for(issuer, who, scope, worth) {
			Ok(()) => Ok(()),
			Err(Reason::StaffNotAllowed) => Err(stranger.into()),
			Err(reason) => Err(Self::refused(reason).into()),
		}
	}

	/// Gives back `weight`, with which a call is declared because units of `series` may bear numbers, where they bear none.
	pub(crate) fn spare_serials(series: SeriesId, weight: Weight) {
		if !T::Coupons::is_serialised(series) {
			T::Compliance::spare_time(weight.ref_time());
		}
	}

	/// In default nothing of an issuer's money is released, so that what there is serves all holders alike.
	pub(crate) fn ensure_not_defaulted(issuer: &T::AccountId) -> DispatchResult {
		ensure!(!T::Issuers::is_defaulted(issuer), Error::<T>::IssuerDefaulted);
		Ok(())
	}
}

/// A number of entries.
pub(crate) fn size(limit: u32) -> usize {
	usize::try_from(limit).unwrap_or_default()
}
