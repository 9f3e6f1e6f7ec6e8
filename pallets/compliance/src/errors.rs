// SPDX-License-Identifier: Apache-2.0
//! Why calls fail; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The errors.
#[pallet_section]
mod errors {
	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse it: look the code up in `genex_primitives::Reason`, which names the remedy.
		Refused(u16),
		/// No rulebook is set: ask governance to set one first.
		RulesMissing,
		/// A limit for 30 days is below the one for 24 hours: raise it.
		MonthBelowDay,
		/// A higher tier may do less than a lower one: give it at least as much.
		TiersOutOfOrder,
		/// A time is zero or above 30 days, or a review lasts less than an hour: choose one between.
		TimeOutOfRange,
		/// A threshold or price is zero: the Travel Rule, the cases and GNX need one above zero.
		ZeroThreshold,
		/// ISO 4217 has no such circulating currency: use one it has.
		UnknownCurrency,
		/// Limits are counted in US dollars, which need no rate: leave it out.
		NoRateNeeded,
		/// A minor unit is worth nothing at this rate: state one above zero.
		ZeroRate,
		/// The rate speaks of a time that has not come: use a time up to the present block's.
		RateFromFuture,
		/// A later rate is known: use a time not before that one's.
		RateOutdated,
		/// ISO 3166 has no such country code: use two assigned capital letters.
		UnknownJurisdiction,
		/// A corridor leads from one jurisdiction to another: name two.
		SameJurisdiction,
		/// It is already as asked: nothing to do.
		NothingChanges,
		/// There is no identity with this id: look it up by an account.
		UnknownIdentity,
		/// An issuer is not its own related party: name another identity.
		SameIdentity,
		/// Only the issuer itself or a compliance officer may declare its related parties.
		NotTheIssuer,
		/// The identities are related already: an officer must end that first.
		AlreadyRelated,
		/// The identities are not related: check both ids.
		NotRelated,
		/// The issuer has as many related parties as it may declare itself: ask a compliance officer.
		TooManyRelations,
		/// The identity is on the blacklist already: nothing to do.
		AlreadyBlacklisted,
		/// The identity is not on the blacklist: nothing to do.
		NotBlacklisted,
		/// Who put the identity on the blacklist may not take it off: ask another second officer.
		SameOfficer,
		/// No review that waits has this id: it was decided, returned or withdrawn, or never opened.
		UnknownReview,
		/// The deadline has passed: have the value returned, and let the act be repeated.
		ReviewLapsed,
		/// Officers still have time to decide: wait for the deadline.
		ReviewNotDue,
		/// Officers do not decide about acts of their own: ask another officer.
		OwnAct,
		/// No open case has this id: it was closed or never opened.
		UnknownCase,
		/// The case is not about this identity and kind: name those its digest is made of.
		CaseMismatch,
		/// All ids are used: ask governance for an upgrade.
		IdsExhausted,
		/// The hash of the reason is zero: name the file that states it.
		ReasonMissing,
	}
}
