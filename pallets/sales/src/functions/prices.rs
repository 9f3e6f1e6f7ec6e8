// SPDX-License-Identifier: Apache-2.0

//! What units ought to cost, by the formula of time and grade.

use frame_support::{ensure, pallet_prelude::DispatchResult};
use genex_primitives::{
	Actor, AssetId, Balance, PriceRules, Quantity, SeriesFacts, SeriesId, UnixSeconds,
	traits::{Cash, Coupons, Issuers, ReferencePrice},
};
use sp_core::H256;

use crate::{Config, Error, Event, Pallet, Pricing, PricingVersion};

/// Parts of a minor unit in which the price of one unit is told: a unit may be worth one minor unit.
const PARTS: u128 = 1_000_000;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_pricing(new: Option<PriceRules>, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let sound = new.as_ref().is_none_or(PriceRules::is_sound);
		ensure!(sound, Error::<T>::PricingUnsound);
		let old = Pricing::<T>::get();
		Pricing::<T>::set(new.clone());
		PricingVersion::<T>::mutate(|version| *version = version.wrapping_add(1));
		let by = Actor::Governance;
		Self::deposit_event(Event::PricingSet { by, old, new, reason });
		Ok(())
	}

	/// What a unit of `series` ought to cost at `at`, in millionths of a minor unit.
	pub(crate) fn unit_price(series: SeriesId, at: UnixSeconds) -> Option<u128> {
		let rules = Pricing::<T>::get()?;
		let facts = T::Coupons::facts(series)?;
		let face = facts.face_of(1).minor.checked_mul(PARTS)?;
		Self::price_at(&rules, &facts, face, at)
	}

	/// What units with this `face`, in whatever it is counted, ought to cost at `at`.
	fn price_at(
		rules: &PriceRules,
		facts: &SeriesFacts<T::AccountId>,
		face: u128,
		at: UnixSeconds,
	) -> Option<u128> {
		rules.price(face, facts.valid_until, at, T::Issuers::grade(&facts.issuer)?)
	}
}

impl<T: Config> ReferencePrice for Pallet<T> {
	/// In smallest units of a stablecoin of the currency of the face value; in others there is no reference. While there are no
	/// numbers, a market that asks pays one read for that.
	fn lot_price(series: SeriesId, asset: AssetId, lot: Quantity) -> Option<Balance> {
		let rules = Pricing::<T>::get()?;
		let facts = T::Coupons::facts(series)?;
		let face = facts.face_of(lot).in_units(T::Cash::terms(asset)?)?;
		Self::price_at(&rules, &facts, face, Self::now())
	}

	fn version() -> u32 {
		PricingVersion::<T>::get()
	}
}
