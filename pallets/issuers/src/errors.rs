// SPDX-License-Identifier: Apache-2.0
//! Why the pallet refuses; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The errors.
#[pallet_section]
mod errors {
	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse it: look the code up in `genex_primitives::Reason`.
		Refused(u16),
		/// The account belongs to no identity: ask an attestor to register it.
		NotRegistered,
		/// The identity is no issuer and has not applied: let it apply.
		NoIssuer,
		/// The identity applied before or is an issuer: withdraw the application to change it.
		AlreadyApplied,
		/// No application waits: it was decided or withdrawn.
		NotApplied,
		/// Hashes of zeros stand for nothing, and documents are needed: name them.
		DocumentsMissing,
		/// The hash of the reason is zero: name the file that states it.
		ReasonMissing,
		/// An issuer cannot go from its status to the wanted one: look the transitions up.
		WrongStatus,
		/// The terms contradict themselves: each part says what is sound.
		UnsoundTerms,
		/// A formula that differs needs a higher version: add one to the version in force.
		VersionNotRaised,
		/// The issuer has as many open incidents as it may: resolve one first.
		TooManyIncidents,
		/// No open incident has this number: look it up in the events.
		NoIncident,
		/// A rating has one to five stars.
		InvalidRating,
		/// Nothing was redeemed that was not rated yet: redeem first.
		NothingToRate,
		/// An amount must be above zero.
		ZeroAmount,
		/// No stablecoin has this id: look it up.
		UnknownAsset,
		/// The guarantee is on as many accounts and in as many stablecoins as it may: add to one of them.
		TooManyDeposits,
		/// The account put less of this stablecoin aside: ask for less.
		NotEnoughGuarantee,
		/// The limit would fall below what is promised: redeem or recall coupons first.
		GuaranteeNeeded,
		/// The status, or a demand to answer, keeps the guarantee where it is: settle that first.
		GuaranteeKept,
		/// A member of staff needs a scope that exists, a cap and a period above zero, and an end in the future.
		InvalidStaffTerms,
		/// An issuer does everything for itself: appoint another account.
		OwnAccount,
		/// The issuer has as many members of staff as it may: dismiss one first.
		TooManyStaff,
		/// The account is no member of the issuer's staff.
		NotStaff,
		/// The member's time is not over: the issuer may dismiss it.
		StaffNotExpired,
	}
}
