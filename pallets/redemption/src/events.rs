// SPDX-License-Identifier: Apache-2.0
//! What happened. No event names goods or persons: an order stands in them as a salted hash.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A ticket was used and its units burned; `Coupons::Redeemed` of the same call has their face value.
		TicketRedeemed {
			/// Who submitted it.
			by: T::AccountId,
			/// Whose units burned.
			holder: T::AccountId,
			/// Who accepted them.
			redeemer: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many units, or which serial.
			goods: Goods,
			/// Salted hash of the order.
			order_hash: H256,
			/// The ticket's nonce.
			nonce: u64,
			/// The ticket's deadline.
			deadline: UnixSeconds,
		},
		/// A ticket of a list was refused; the others of the list are judged by themselves.
		TicketRefused {
			/// Its place in the list, from 0 on.
			index: u32,
			/// Who is said to have signed it.
			holder: T::AccountId,
			/// Its nonce.
			nonce: u64,
			/// Why.
			error: DispatchError,
		},
		/// A holder put units aside for a redeemer.
		Authorised {
			/// The authorisation.
			id: AuthorisationId,
			/// Whose units they are.
			holder: T::AccountId,
			/// Who may capture them.
			redeemer: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many.
			quantity: Quantity,
			/// Salted hash of the order.
			order_hash: H256,
			/// First second at which they can only be returned.
			deadline: UnixSeconds,
		},
		/// A redeemer took units of an authorisation and they burned.
		Captured {
			/// The authorisation.
			id: AuthorisationId,
			/// Whose units burned.
			holder: T::AccountId,
			/// Who took them.
			redeemer: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many were taken now.
			quantity: Quantity,
			/// How many are left. With none the authorisation is over.
			left: Quantity,
		},
		/// A redeemer gave up what was left of an authorisation, or its holder took it back after the deadline.
		Voided {
			/// The authorisation.
			id: AuthorisationId,
			/// Who ended it.
			by: T::AccountId,
			/// Who has the units again.
			holder: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many came back.
			returned: Quantity,
			/// How many were captured before.
			captured: Quantity,
		},
		/// What was left of an authorisation went back after its deadline.
		AuthorisationReturned {
			/// The authorisation.
			id: AuthorisationId,
			/// Who returned it; nobody when the chain did by itself.
			by: Option<T::AccountId>,
			/// Who has the units again.
			holder: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many came back.
			returned: Quantity,
			/// How many were captured before.
			captured: Quantity,
		},
		/// The chain could not return an authorisation by itself. It stays, and a call may return it.
		ReturnFailed {
			/// The authorisation.
			id: AuthorisationId,
			/// Who would have the units again.
			holder: T::AccountId,
			/// What went wrong.
			error: DispatchError,
		},
		/// An officer ended an authorisation, so that an authority can reach what it held.
		AuthorisationForced {
			/// The authorisation.
			id: AuthorisationId,
			/// The officer.
			by: T::AccountId,
			/// Who has the units again.
			holder: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many came back.
			returned: Quantity,
			/// How many were captured before.
			captured: Quantity,
			/// Hash of the explanation.
			reason: H256,
		},
	}
}
