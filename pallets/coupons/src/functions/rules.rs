// SPDX-License-Identifier: Apache-2.0
//! The rules at every move of units, in one place.

use crate::{Config, Error, LegalRules, Pallet, Territories, types::*};
use alloc::vec::Vec;
use frame_support::{ensure, traits::UnixTime};
use genex_primitives::{
	Actor, Asset, Clearance, LegalClass, Money, Movement, Path, Quantity, Reason, SeriesId, Tier,
	TransferPolicy, UnitFacts, UnixSeconds,
	rules::Parties,
	traits::{Compliance, Identities, Issuers},
};
use sp_core::H256;
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
	/// What was cleared before.
	pub clearance: Clearance,
}

/// What was read before a move: what the two accounts have of the series, and what the rules know of them.
pub(crate) struct Known<'a, AccountId> {
	pub from: Option<Holding>,
	pub to: Option<Holding>,
	pub parties: Option<&'a Parties<AccountId>>,
}

impl<AccountId> Known<'_, AccountId> {
	/// As much as that of the holdings.
	pub const fn of(from: Option<Holding>, to: Option<Holding>) -> Self {
		Self { from, to, parties: None }
	}
}

/// What else the same call moves.
pub(crate) enum Company<'a, AccountId> {
	/// Nothing between the same two.
	Alone,
	/// More between the same two, of whom this is known from what moved before.
	Batch(Option<&'a Parties<AccountId>>),
}

/// Which units of a serialised series a move takes.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Pick {
	/// None: the holder would have to name them.
	Nothing,
	/// Those that the caller named, and whose book it keeps.
	Named,
	/// Those of the giver with the lowest numbers, because the protocol moves them and cannot ask.
	Lowest,
}

/// What a check of the rules hands on to the count.
pub(crate) type PermitOf<T> =
	<<T as Config>::Compliance as Compliance<<T as frame_system::Config>::AccountId>>::Permit;

impl<'a, AccountId> Intent<'a, AccountId> {
	/// A move on `path` that nothing is paid for and nothing was cleared for.
	pub fn plain(
		path: Path,
		series: SeriesId,
		from: &'a AccountId,
		to: &'a AccountId,
		quantity: Quantity,
	) -> Self {
		Self { path, series, from, to, quantity, price: None, clearance: Clearance::None }
	}

	/// What the units cost last, if they are given away: a gift counts the higher of that and of face value.
	fn last_price(&self, record: &SeriesRecord<AccountId>) -> Option<Money> {
		let paid = record.last_paid.filter(|_| self.path == Path::P2P)?;
		Some(paid.price_of(self.quantity))
	}

	/// What the compliance rules are asked about the units of `record`, of which the recipient's account has
	/// `recipient_units` before.
	fn movement(
		&self,
		record: &'a SeriesRecord<AccountId>,
		recipient_units: Quantity,
	) -> Movement<'a, AccountId> {
		let units = UnitFacts {
			issuer: &record.issuer,
			class: record.class,
			legal_class: record.legal_class,
			policy: record.policy,
			worth: record.worth_of(self.quantity),
			recipient_units,
		};
		Movement {
			path: self.path,
			from: self.from,
			to: self.to,
			asset: Asset::Series(self.series),
			quantity: u128::from(self.quantity),
			value: record.face_of(self.quantity),
			price: self.price.or_else(|| self.last_price(record)),
			units: Some(units),
			clearance: self.clearance,
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

	/// As [`Self::refused`]; who is neither the issuer nor of its staff is told so by name.
	pub(crate) fn not_issuer(reason: Reason) -> DispatchError {
		match reason {
			Reason::StaffNotAllowed => Error::<T>::NotIssuer.into(),
			other => Self::refused(other),
		}
	}

	/// Checks one move against the series' own terms and the compliance rules. Where several
	/// reasons apply, the one of highest priority is the refusal.
	pub(crate) fn ensure_allowed(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
		known: &Known<T::AccountId>,
	) -> Result<PermitOf<T>, DispatchError> {
		ensure!(intent.quantity > 0, Error::<T>::ZeroQuantity);
		Self::ensure_below_ceiling(record, intent)?;
		let terms = Self::reasons_of_terms(record, intent, known).into_iter().flatten().min();
		let movement = intent.movement(record, Self::recipient_units(intent, known));
		let checked = match known.parties {
			Some(parties) => T::Compliance::check_known(&movement, parties),
			None => T::Compliance::check(&movement),
		};
		match (checked, terms) {
			(Ok(permit), None) => Ok(permit),
			(Ok(_), Some(reason)) => Err(Self::refused(reason)),
			(Err(reason), terms) => {
				Err(Self::refused(terms.map_or(reason, |term| term.min(reason))))
			},
		}
	}

	/// Lets the rules count a move that took place. `recipient_units` is what the recipient had before it.
	pub(crate) fn note(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
		recipient_units: Quantity,
		permit: PermitOf<T>,
	) -> DispatchResult {
		T::Compliance::note(&intent.movement(record, recipient_units), permit)
	}

	/// As [`Self::note`] for a gift that is all that its call moves.
	pub(crate) fn note_alone(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
		recipient_units: Quantity,
		permit: PermitOf<T>,
	) -> DispatchResult {
		T::Compliance::note_alone(&intent.movement(record, recipient_units), permit)
	}

	/// Units of the series that the recipient's account has.
	fn recipient_units(intent: &Intent<T::AccountId>, known: &Known<T::AccountId>) -> Quantity {
		let read = || Self::stored_holding(intent.to, intent.series);
		match intent.path {
			Path::Primary | Path::P2P | Path::Market => known.to.unwrap_or_else(read).total(),
			// Nobody's holding grows.
			_ => 0,
		}
	}

	/// Every reason against a move, by priority.
	pub(crate) fn reasons_against(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
	) -> Vec<Reason> {
		let known = Known::of(None, None);
		let movement = intent.movement(record, Self::recipient_units(intent, &known));
		let mut reasons = T::Compliance::explain(&movement);
		reasons.extend(Self::reasons_of_terms(record, intent, &known).into_iter().flatten());
		reasons.sort_unstable();
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

	pub(crate) fn do_set_legal_rule(
		class: LegalClass,
		new: LegalRule,
		reason: H256,
	) -> DispatchResult {
		let old = Self::legal_rule_of(class);
		LegalRules::<T>::insert(class, new);
		let by = Actor::Governance;
		Self::deposit_event(crate::Event::LegalRuleSet { by, class, old, new, reason });
		Ok(())
	}

	/// Refuses a price above what the series may be resold at. Rounded down: nobody pays a fraction above it. A price in
	/// another currency is compared in US cents, as the rules count them.
	fn ensure_below_ceiling(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
	) -> DispatchResult {
		let (Some(price), Some(ceiling)) = (intent.price, record.resale_ceiling) else {
			return Ok(());
		};
		if intent.path == Path::Primary {
			return Ok(());
		}
		let face = record.face_of(intent.quantity);
		let highest = Money::new(face.currency, ceiling.floor_of(face.minor).unwrap_or_default());
		let below = if price.currency == face.currency {
			price.minor <= highest.minor
		} else {
			let cents = |money| T::Compliance::cents(money).map_err(Self::refused);
			cents(price)? <= cents(highest)?
		};
		ensure!(below, Error::<T>::AboveResaleCeiling);
		Ok(())
	}

	/// The reasons that the series' own terms give.
	fn reasons_of_terms(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
		known: &Known<T::AccountId>,
	) -> [Option<Reason>; 5] {
		[
			Self::reason_of_issuer(record, intent.path),
			Self::reason_of_frozen_units(intent, known),
			Self::reason_of_validity(record, intent.path),
			Self::reason_of_policy(record.transfer_policy, intent),
			Self::reason_of_territory(record, intent),
		]
	}

	/// Whether the issuer may not sell. Nothing but a first sale depends on what became of it.
	fn reason_of_issuer(record: &SeriesRecord<T::AccountId>, path: Path) -> Option<Reason> {
		if path != Path::Primary {
			return None;
		}
		T::Issuers::check_may_sell(&record.issuer).err()
	}

	/// Whether less would be left than is blocked. What an issuer has not sold is no holding.
	fn reason_of_frozen_units(
		intent: &Intent<T::AccountId>,
		known: &Known<T::AccountId>,
	) -> Option<Reason> {
		let from_inventory = matches!(intent.path, Path::Primary | Path::Recall);
		if from_inventory || intent.clearance == Clearance::CourtOrder {
			return None;
		}
		let read = || Self::stored_holding(intent.from, intent.series);
		let holding = known.from.unwrap_or_else(read);
		holding.touches_frozen(intent.quantity).then_some(Reason::UnitsFrozen)
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
		let reason = match policy {
			TransferPolicy::Free => None,
			TransferPolicy::None => Some(Reason::TransferForbidden),
			TransferPolicy::KycOnly => {
				let checked = |who| T::Identities::tier_of(who) >= Tier::L2;
				(!checked(intent.from) || !checked(intent.to)).then_some(Reason::TransferNeedsL2)
			},
		};
		// Between accounts of one identity the holder stays the same.
		reason.filter(|_| !Self::is_own(intent))
	}

	/// Whether both accounts belong to one identity.
	fn is_own(intent: &Intent<T::AccountId>) -> bool {
		T::Identities::identity_of(intent.from)
			.is_some_and(|identity| T::Identities::identity_of(intent.to) == Some(identity))
	}

	fn reason_of_territory(
		record: &SeriesRecord<T::AccountId>,
		intent: &Intent<T::AccountId>,
	) -> Option<Reason> {
		let applies = matches!(intent.path, Path::Primary | Path::P2P | Path::Market);
		if !applies || !record.territory_limited {
			return None;
		}
		// Between accounts of one identity nobody new receives units, so where it resides now does not matter.
		if intent.path != Path::Primary && Self::is_own(intent) {
			return None;
		}
		let place = T::Identities::party(intent.to).map(|party| party.record.jurisdiction);
		let admitted = Territories::<T>::get(intent.series).admits(place);
		(!admitted).then_some(Reason::JurisdictionExcluded)
	}
}
