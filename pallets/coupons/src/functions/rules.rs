// SPDX-License-Identifier: Apache-2.0
//! The rules at every move of units, in one place.

use crate::{Config, Error, LegalRules, Pallet, Territories, types::*};
use alloc::vec::Vec;
use frame_support::{ensure, traits::UnixTime};
use genex_primitives::{
	Asset, LegalClass, Money, Movement, Path, Quantity, Reason, SeriesId, Tier, TransferPolicy,
	UnixSeconds,
	traits::{Compliance, Identities},
};
use sp_runtime::{DispatchError, DispatchResult};

/// One intended move of units.
pub(crate) struct Intent<'a, AccountId> {
	pub path: Path,
	pub series: SeriesId,
	pub from: &'a AccountId,
	pub to: &'a AccountId,
	pub quantity: Quantity,
	/// What is paid for them, if anything.
	pub price: Option<Money>,
}

impl<'a, AccountId> Intent<'a, AccountId> {
	/// What the compliance rules are asked about units worth `value`.
	fn movement(&self, value: Money) -> Movement<'a, AccountId> {
		Movement {
			path: self.path,
			from: self.from,
			to: self.to,
			asset: Asset::Series(self.series),
			quantity: u128::from(self.quantity),
			value,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The time that counts for validity.
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// The error that carries the code of `reason`.
	pub(crate) fn refused(reason: Reason) -> DispatchError {
		Error::<T>::Refused(reason.code()).into()
	}

	/// Checks one move against the series' own terms and the compliance rules. Where several
	/// reasons apply, the one of highest priority is the refusal.
	pub(crate) fn ensure_allowed(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
	) -> DispatchResult {
		ensure!(intent.quantity > 0, Error::<T>::ZeroQuantity);
		let value = Self::value_of(record, intent)?;
		let rules = T::Compliance::check(&intent.movement(value)).err();
		let terms = Self::reasons_of_terms(record, intent);
		match terms.into_iter().flatten().chain(rules).min_by_key(priority) {
			Some(reason) => Err(Self::refused(reason)),
			None => Ok(()),
		}
	}

	/// Every reason against a move, by priority.
	pub(crate) fn reasons_against(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
	) -> Vec<Reason> {
		let value = record.face_of(intent.quantity);
		let mut reasons = T::Compliance::explain(&intent.movement(value));
		reasons.extend(Self::reasons_of_terms(record, intent).into_iter().flatten());
		reasons.sort_by_key(priority);
		reasons.dedup();
		reasons
	}

	/// Refuses an act on units whose validity has ended.
	pub(crate) fn ensure_not_expired(record: &SeriesRecord<T::AccountId>) -> DispatchResult {
		ensure!(!record.is_expired(Self::now()), Self::refused(Reason::SeriesExpired));
		Ok(())
	}

	/// Refuses a sale that leaves the buyer less time than the law asks for.
	pub(crate) fn ensure_lawful_sale(record: &SeriesRecord<T::AccountId>) -> DispatchResult {
		let rule = Self::legal_rule_of(record.legal_class);
		let left = record.valid_until.saturating_sub(Self::now());
		ensure!(left >= rule.min_remaining_validity_secs, Error::<T>::ValidityTooShort);
		Ok(())
	}

	/// The rule that holds for `class`.
	pub(crate) fn legal_rule_of(class: LegalClass) -> LegalRule {
		LegalRules::<T>::get(class).unwrap_or(LegalRule::default_of(class))
	}

	pub(crate) fn do_set_legal_rule(class: LegalClass, new: LegalRule) -> DispatchResult {
		let old = Self::legal_rule_of(class);
		LegalRules::<T>::insert(class, new);
		Self::deposit_event(crate::Event::LegalRuleSet { class, old, new });
		Ok(())
	}

	/// What the units are worth: the higher of face value and price.
	fn value_of(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
	) -> Result<Money, DispatchError> {
		let face = record.face_of(intent.quantity);
		let Some(price) = intent.price else { return Ok(face) };
		ensure!(price.currency == face.currency, Error::<T>::PriceCurrencyMismatch);
		if let Some(ceiling) = record.resale_ceiling {
			// Rounded down: nobody pays a fraction above the ceiling.
			let highest = ceiling.floor_of(face.minor).unwrap_or_default();
			ensure!(price.minor <= highest, Error::<T>::AboveResaleCeiling);
		}
		Ok(Money::new(face.currency, face.minor.max(price.minor)))
	}

	/// The reasons that the series' own terms give.
	fn reasons_of_terms(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
	) -> [Option<Reason>; 3] {
		[
			Self::reason_of_validity(record, intent.path),
			Self::reason_of_policy(record.transfer_policy, intent),
			Self::reason_of_territory(record, intent),
		]
	}

	fn reason_of_validity(record: &SeriesRecord<T::AccountId>, path: Path) -> Option<Reason> {
		let now = Self::now();
		if record.is_stopped(path, now) {
			return Some(Reason::SeriesExpired);
		}
		let early = path == Path::Redeem && now < record.valid_from;
		early.then_some(Reason::SeriesNotYetValid)
	}

	fn reason_of_policy(policy: TransferPolicy, intent: &Intent<T::AccountId>) -> Option<Reason> {
		if !matches!(intent.path, Path::P2P | Path::Market) {
			return None;
		}
		match policy {
			TransferPolicy::Free => None,
			TransferPolicy::None => Some(Reason::TransferForbidden),
			TransferPolicy::KycOnly => {
				let checked = |who| T::Identities::tier_of(who) >= Tier::L2;
				(!checked(intent.from) || !checked(intent.to)).then_some(Reason::TransferNeedsL2)
			},
		}
	}

	fn reason_of_territory(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
	) -> Option<Reason> {
		let applies = matches!(intent.path, Path::Primary | Path::P2P | Path::Market);
		if !applies || !record.territory_limited {
			return None;
		}
		let place = T::Identities::party(intent.to).map(|party| party.record.jurisdiction);
		let admitted = Territories::<T>::get(intent.series).admits(place);
		(!admitted).then_some(Reason::JurisdictionExcluded)
	}
}

/// Place of `reason` in the fixed order of importance.
fn priority(reason: &Reason) -> usize {
	Reason::ALL.iter().position(|known| known == reason).unwrap_or(usize::MAX)
}
