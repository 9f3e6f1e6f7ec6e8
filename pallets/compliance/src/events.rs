// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[allow(missing_docs, reason = "the text of a variant names its fields")]
	pub enum Event<T: Config> {
		/// Governance replaced the rulebook. In this and the events below, `reason` is the hash of the record behind it.
		RulebookSet {
			by: Actor<T::AccountId>,
			old: Option<Box<Rulebook>>,
			new: Box<Rulebook>,
			reason: H256,
		},
		/// The sanctions lists count as fresh up to another second.
		ListClockSet { old: UnixSeconds, new: UnixSeconds },
		/// The rate oracle `by` stated what `currency` is worth; `reason` is the hash of what its source told.
		RateSet {
			by: T::AccountId,
			currency: CurrencyCode,
			old: Option<Rate>,
			new: Rate,
			reason: H256,
		},
		/// Governance changed what holds for value that goes from one jurisdiction to another.
		CorridorSet {
			by: Actor<T::AccountId>,
			from: Jurisdiction,
			to: Jurisdiction,
			old: Option<Corridor>,
			new: Option<Corridor>,
			reason: H256,
		},
		/// Governance lets the contract `who` hold value, or no longer does.
		ContractAllowed {
			by: Actor<T::AccountId>,
			who: T::AccountId,
			old: bool,
			new: bool,
			reason: H256,
		},
		/// Governance banned coupons of `class` in `jurisdiction`, or lifted the ban.
		ClassBanSet {
			by: Actor<T::AccountId>,
			jurisdiction: Jurisdiction,
			class: CouponClass,
			old: bool,
			new: bool,
			reason: H256,
		},
		/// `by` declared `related` to be related to `issuer`; `reason` is the hash of the record.
		RelationDeclared {
			by: T::AccountId,
			issuer: IdentityId,
			related: IdentityId,
			old: Option<RelationKind>,
			new: Option<RelationKind>,
			reason: H256,
		},
		/// The officer `by` ended a relation that held since `since`.
		RelationEnded {
			by: T::AccountId,
			issuer: IdentityId,
			related: IdentityId,
			old: Option<RelationKind>,
			new: Option<RelationKind>,
			since: UnixSeconds,
			reason: H256,
		},
		/// `related`, which is related to `issuer` or is the issuer, bought units of `series` worth `cents`.
		RelatedPurchase { issuer: IdentityId, related: IdentityId, series: SeriesId, cents: Cents },
		/// The officer `by` put `identity` on the blacklist.
		Blacklisted {
			by: T::AccountId,
			identity: IdentityId,
			reason: H256,
			case: H256,
			old: IdentityFlags,
			new: IdentityFlags,
		},
		/// The second officer `by` took `identity` off the blacklist.
		BlacklistLifted {
			by: T::AccountId,
			identity: IdentityId,
			reason: H256,
			case: H256,
			old: IdentityFlags,
			new: IdentityFlags,
		},
		/// Transfers of an identity reached a threshold; whose and which only those can tell who know both.
		AmlCaseOpened { id: AmlCaseId, digest: H256 },
		/// The officer `by` closed a case; `reason` is the hash of the finding.
		AmlCaseClosed {
			by: T::AccountId,
			id: AmlCaseId,
			digest: H256,
			old: AmlCaseState,
			new: AmlCaseState,
			reason: H256,
		},
		/// `act` of `who`, worth `cents`, waits for an officer until `deadline`.
		ReviewOpened {
			review: ReviewId,
			act: ReviewedAct,
			who: T::AccountId,
			cents: Cents,
			deadline: UnixSeconds,
		},
		/// The officer `by` approved `act`; what it did follows. `reason` is the hash of the finding.
		ReviewApproved {
			by: T::AccountId,
			review: ReviewId,
			act: ReviewedAct,
			who: T::AccountId,
			cents: Cents,
			old: ReviewState,
			new: ReviewState,
			reason: H256,
		},
		/// The officer `by` refused `act`; the value goes back. `reason` is the hash of the finding.
		ReviewRejected {
			by: T::AccountId,
			review: ReviewId,
			act: ReviewedAct,
			who: T::AccountId,
			cents: Cents,
			old: ReviewState,
			new: ReviewState,
			reason: H256,
		},
		/// No officer decided in time, and `by` had the value returned.
		ReviewReturned {
			by: T::AccountId,
			review: ReviewId,
			act: ReviewedAct,
			who: T::AccountId,
			cents: Cents,
		},
		/// `act` came to an end otherwise, so there is nothing to review.
		ReviewWithdrawn { review: ReviewId, act: ReviewedAct, who: T::AccountId, cents: Cents },
		/// `by` had `removed` pairs removed in which nothing counted any more.
		PairsSwept { by: T::AccountId, removed: u32 },
		/// `by` had `removed` counters removed in which nothing counted any more.
		CountersSwept { by: T::AccountId, removed: u32 },
	}
}
