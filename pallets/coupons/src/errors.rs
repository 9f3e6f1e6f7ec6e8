// SPDX-License-Identifier: Apache-2.0
//! Why the pallet refuses; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The errors.
#[pallet_section]
mod errors {
	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// No series has this id: check the id.
		NoSuchSeries,
		/// Only the issuer of the series may do this, and its staff where that says so: ask the issuer to appoint you.
		NotIssuer,
		/// The holder has not approved the caller: ask the holder to call `set_operator`.
		NotOperator,
		/// The rules refuse it: look the code up in `genex_primitives::Reason`.
		Refused(u16),
		/// Only drafts and rejected series can be changed or discarded: withdraw the submission.
		NotEditable,
		/// Units can be minted between approval and closing only.
		NotMintable,
		/// The series is not on sale: it must be listed and not closed.
		NotForSale,
		/// The series cannot go from its state to the wanted one.
		WrongState,
		/// The terms changed since they were read: read them again.
		RevisionChanged,
		/// ISO 4217 has no such currency.
		UnknownCurrency,
		/// The face value must be above zero, and exactly 1 for a divisible series.
		InvalidFace,
		/// The supply cap must be above zero.
		InvalidSupplyCap,
		/// The validity must end after it begins, and in the future.
		InvalidValidity,
		/// There is no such shared policy: create it first, or name none.
		UnknownPolicy,
		/// A territory must name at least one jurisdiction, and assigned ISO 3166 codes only.
		InvalidTerritory,
		/// Terms and disclosure need their hashes: a hash of zeros stands for nothing.
		MissingDisclosure,
		/// Texts must be UTF-8 and the name must not be empty.
		InvalidText,
		/// Less validity is left than the law asks for this legal class: offer a longer one.
		ValidityTooShort,
		/// The supply cap allows no such quantity: mint less or create another series.
		SupplyCapReached,
		/// The issuer has fewer unsold units: mint more or ask for less.
		NotEnoughUnsold,
		/// The account has fewer free units.
		NotEnoughUnits,
		/// The account has fewer units in escrow.
		NotEnoughHeld,
		/// A quantity must be above zero.
		ZeroQuantity,
		/// The account is not appointed to accept this series: ask the issuer.
		NotRedeemer,
		/// The account is appointed already; the issuer always is.
		AlreadyRedeemer,
		/// An account needs no approval for its own units.
		SelfApproval,
		/// The series may not be resold at this price: stay at or below its ceiling.
		AboveResaleCeiling,
		/// Units do not move this way: sell, redeem or recall them.
		WrongPath,
		/// The validity has not ended yet.
		NotExpired,
		/// The expiry was booked before.
		AlreadyBooked,
		/// No unit was ever minted.
		NothingToBook,
		/// The account has nothing of this series.
		NothingToClear,
		/// All series ids are used.
		NoSeriesIdLeft,
		/// The issuer has too many series that are not approved: submit or discard some first.
		TooManyDrafts,
		/// The series has as many redeemers as it may: dismiss one first.
		TooManyRedeemers,
		/// The owner allows as many operators as it may: forbid one first.
		TooManyOperators,
		/// The series has redeemers: dismiss them before you discard it.
		RedeemersLeft,
		/// Units of the holding are in escrow: end the order or case that holds them first.
		StillHeld,
		/// The hash of the reason is zero: name the file that states it.
		ReasonMissing,
		/// The issuer is in default, and holders are paid for these units: wait until that is over.
		IssuerDefaulted,
		/// A limit must be at least 1 and at most 100.
		InvalidLimit,
		/// Units may still be given back for what was paid: wait for the end of the refund window after the validity, and have
		/// windows that are over ended.
		RefundsOpen,
		/// Units of the series bear serial numbers: name them in the calls of `Serials`.
		SerialsNeeded,
		/// Units of the series bear serial numbers already.
		AlreadySerialised,
		/// A divisible series counts money, which bears no serial numbers.
		SeriesDivisible,
		/// Units were minted before, and they bear no serial numbers.
		AlreadyMinted,
		/// Staff of the issuer accepts only what it brings itself: hand it a ticket, or authorise it to capture.
		StaffMustAccept,
		/// The block has swept as many series in parts as it can: try again in the next one.
		SweptEnough,
		/// A refund window lasts ninety days at most: choose a shorter one.
		RefundWindowTooLong,
	}
}
