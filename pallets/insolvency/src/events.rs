// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened. In every event `issuer` is the account that was named and `identity` the one behind it, `default` the
	/// number of a default, `reason` the hash of the record behind an act, and every worth counts billionths of a US
	/// dollar.
	#[pallet::event]
	#[allow(missing_docs, reason = "the text of the enum names the common fields")]
	pub enum Event<T: Config> {
		/// An issuer must answer.
		Demanded {
			/// The officer.
			by: Actor<T::AccountId>,
			issuer: T::AccountId,
			identity: IdentityId,
			/// First second at which anybody may declare the default.
			deadline: UnixSeconds,
			reason: H256,
		},
		/// A demand is met, or was made in error.
		DemandWithdrawn {
			/// The officer.
			by: Actor<T::AccountId>,
			issuer: T::AccountId,
			identity: IdentityId,
			/// The demand.
			demand: Demand,
			reason: H256,
		},
		/// An issuer is in default. What its holders can claim of the guarantee is fixed from now on.
		Defaulted {
			default: DefaultId,
			/// The officer, or whoever found a demand unanswered.
			by: Actor<T::AccountId>,
			issuer: T::AccountId,
			identity: IdentityId,
			/// Why; of an unanswered demand its own reason.
			reason: H256,
			/// The guarantee.
			fund: Vec<Pot>,
			/// What all units in holders' hands count.
			owed: u128,
			/// What of it the guarantee does not cover.
			shortfall: u128,
			/// First second at which only reserved shares can be claimed.
			claims_until: UnixSeconds,
		},
		/// What holders of a series can claim of kept proceeds is fixed from now on.
		SeriesCounted {
			default: DefaultId,
			series: SeriesId,
			/// Units in holders' hands.
			units: Quantity,
			/// What is kept for them.
			kept: Vec<Pot>,
			/// What is still covered by nothing, of all that the issuer owes.
			shortfall: u128,
		},
		/// Units burned, and their holder was paid.
		Compensated {
			default: DefaultId,
			series: SeriesId,
			holder: T::AccountId,
			/// Units that burned.
			quantity: Quantity,
			/// What they counted.
			worth: u128,
			/// What was paid, by stablecoin and source.
			paid: Vec<Share>,
		},
		/// What a holder who is kept from claiming is due waits for it.
		ShareReserved {
			default: DefaultId,
			series: SeriesId,
			holder: T::AccountId,
			/// For how many units, free or in escrow.
			quantity: Quantity,
			/// Who asked for it.
			by: T::AccountId,
		},
		/// A holder with a reservation is free to claim.
		ReservationEnding {
			default: DefaultId,
			series: SeriesId,
			holder: T::AccountId,
			/// First second at which the reservation can be ended.
			ends_at: UnixSeconds,
			/// Who noted it.
			by: T::AccountId,
		},
		/// A holder with a reservation was kept from claiming again before it was ended.
		ReservationRenewed {
			default: DefaultId,
			series: SeriesId,
			holder: T::AccountId,
			/// Who noted it.
			by: T::AccountId,
		},
		/// Nothing waits for a holder any more: it claimed, or had its time, or has no units.
		ReservationEnded { default: DefaultId, series: SeriesId, holder: T::AccountId },
		/// There is more time to claim.
		ClaimsExtended {
			/// The officer.
			by: Actor<T::AccountId>,
			default: DefaultId,
			issuer: T::AccountId,
			/// Until when there was time.
			old: UnixSeconds,
			/// Until when there is.
			new: UnixSeconds,
			reason: H256,
		},
		/// The claims are over. What was not claimed stays where it is: the issuer's.
		DefaultClosed {
			default: DefaultId,
			issuer: T::AccountId,
			/// What was owed.
			owed: u128,
			/// What of it was claimed.
			claimed: u128,
			/// Who closed it.
			by: T::AccountId,
		},
		/// An issuer is no longer in default. What it may do, its status says.
		Rehabilitated {
			/// Governance.
			by: Actor<T::AccountId>,
			default: DefaultId,
			issuer: T::AccountId,
			identity: IdentityId,
			reason: H256,
		},
	}
}
