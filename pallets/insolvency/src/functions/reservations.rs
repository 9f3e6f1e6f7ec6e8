// SPDX-License-Identifier: Apache-2.0
//! What is due to a holder who is kept from claiming waits until it can claim, and then for a while.

use crate::{
	Config, DefaultId, DefaultRecord, Defaults, Error, Event, Pallet, Reservation, Reservations,
};
use frame_support::{ensure, traits::Get};
use genex_primitives::{
	Clearance, FreezeMode, IdentityId, Path, Quantity, Reason, SeriesFacts, SeriesId, UnixSeconds,
	traits::{Coupons, GivenAway, Identities, RefundWindows},
};
use sp_runtime::{DispatchError, DispatchResult};

/// A reservation with what it belongs to.
struct Waiting<AccountId> {
	series: SeriesId,
	holder: AccountId,
	issuer: AccountId,
	valid_until: UnixSeconds,
	identity: IdentityId,
	record: DefaultRecord,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_reserve(
		by: T::AccountId,
		series: SeriesId,
		holder: T::AccountId,
	) -> DispatchResult {
		let waiting = Self::waiting(series, holder)?;
		let own = T::Identities::holder_of(&waiting.holder) == Some(waiting.identity);
		ensure!(!own, Error::<T>::OwnDefault);
		ensure!(!T::GivenAway::is_given_away(series), Error::<T>::NoClaim);
		ensure!(waiting.record.is_open(Self::now()), Error::<T>::ClaimsEnded);
		let quantity = Self::units_of(&waiting);
		ensure!(quantity > 0, Error::<T>::NothingToReserve);
		ensure!(Self::is_blocked(&waiting, quantity), Error::<T>::NotFrozen);

		let Waiting { holder, identity, mut record, .. } = waiting;
		let default = record.id;
		if !Reservations::<T>::contains_key(series, &holder) {
			record.reservations = record.reservations.saturating_add(1);
			Defaults::<T>::insert(identity, record);
		}
		Reservations::<T>::insert(series, &holder, Reservation { quantity, ends_at: None });
		Self::deposit_event(Event::ShareReserved { default, series, holder, quantity, by });
		Ok(())
	}

	pub(crate) fn do_end_reservation(
		by: T::AccountId,
		series: SeriesId,
		holder: T::AccountId,
	) -> DispatchResult {
		let reserved = Self::reserved(series, &holder)?;
		let waiting = Self::waiting(series, holder)?;
		// Who has units of an ended series can claim for them and is not seen to have any.
		let ended = Self::now() >= waiting.valid_until;
		let quantity = if ended { reserved.quantity } else { Self::units_of(&waiting) };
		if quantity == 0 {
			return Self::end(waiting);
		}
		if Self::is_blocked(&waiting, quantity) {
			return Self::renew(by, &waiting, reserved);
		}
		match reserved.ends_at {
			None => Self::begin_grace(by, &waiting, reserved),
			Some(ends_at) => {
				ensure!(Self::now() >= ends_at, Error::<T>::HolderHasTime);
				Self::end(waiting)
			},
		}
	}

	/// Lets `holder` claim `quantity` units if it has the right to, and takes them off what is reserved for it. The caller
	/// stores `record`.
	pub(crate) fn use_right(
		record: &mut DefaultRecord,
		holder: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
	) -> DispatchResult {
		let open = record.is_open(Self::now());
		let Some(reserved) = Reservations::<T>::get(series, holder) else {
			ensure!(open, Error::<T>::ClaimsEnded);
			return Ok(());
		};
		ensure!(open || quantity <= reserved.quantity, Error::<T>::ClaimsEnded);
		let left = reserved.quantity.saturating_sub(quantity);
		if left > 0 {
			Reservations::<T>::insert(series, holder, Reservation { quantity: left, ..reserved });
		} else {
			Self::forget(record, series, holder);
		}
		Ok(())
	}

	fn reserved(series: SeriesId, holder: &T::AccountId) -> Result<Reservation, DispatchError> {
		Reservations::<T>::get(series, holder).ok_or_else(|| Error::<T>::NoReservation.into())
	}

	fn waiting(
		series: SeriesId,
		holder: T::AccountId,
	) -> Result<Waiting<T::AccountId>, DispatchError> {
		let SeriesFacts { issuer, valid_until, .. } = Self::facts_of(series)?;
		let identity = Self::identity_behind(&issuer)?;
		let record = Self::default_behind(identity)?;
		Ok(Waiting { series, holder, issuer, valid_until, identity, record })
	}

	/// Units of the holder, free or in escrow.
	fn units_of(waiting: &Waiting<T::AccountId>) -> Quantity {
		let (series, holder) = (waiting.series, &waiting.holder);
		let (free, held) =
			(T::Coupons::free_units(series, holder), T::Coupons::held_units(series, holder));
		free.saturating_add(held)
	}

	/// Whether something keeps the holder from claiming for `quantity` units: a freeze of its own, of the units, or of the
	/// issuer, whose money is its guarantee, or a refund window, before whose end nothing of the series is counted.
	fn is_blocked(waiting: &Waiting<T::AccountId>, quantity: Quantity) -> bool {
		let Waiting { series, holder, issuer, .. } = waiting;
		let (path, clearance) = (Path::Refund, Clearance::None);
		let against = T::Coupons::explain(path, *series, holder, issuer, quantity, clearance);
		let freezes = [Reason::SenderFrozen, Reason::UnitsFrozen, Reason::RecipientFrozen];
		let frozen = against.unwrap_or_default().iter().any(|reason| freezes.contains(reason));
		frozen
			|| T::Identities::standing(issuer).freeze() != FreezeMode::None
			|| T::KeptProceeds::are_open(*series)
	}

	fn begin_grace(
		by: T::AccountId,
		waiting: &Waiting<T::AccountId>,
		reserved: Reservation,
	) -> DispatchResult {
		let ends_at = Self::now().saturating_add(T::ReservationGrace::get());
		let (default, series, holder) = Self::names(waiting);
		let ending = Reservation { ends_at: Some(ends_at), ..reserved };
		Reservations::<T>::insert(series, &holder, ending);
		Self::deposit_event(Event::ReservationEnding { default, series, holder, ends_at, by });
		Ok(())
	}

	/// Forgets that the holder was free, if that was noted.
	fn renew(
		by: T::AccountId,
		waiting: &Waiting<T::AccountId>,
		reserved: Reservation,
	) -> DispatchResult {
		ensure!(reserved.ends_at.is_some(), Error::<T>::StillFrozen);
		let (default, series, holder) = Self::names(waiting);
		Reservations::<T>::insert(series, &holder, Reservation { ends_at: None, ..reserved });
		Self::deposit_event(Event::ReservationRenewed { default, series, holder, by });
		Ok(())
	}

	fn end(waiting: Waiting<T::AccountId>) -> DispatchResult {
		let Waiting { series, holder, identity, mut record, .. } = waiting;
		Self::forget(&mut record, series, &holder);
		Defaults::<T>::insert(identity, record);
		Ok(())
	}

	fn forget(record: &mut DefaultRecord, series: SeriesId, holder: &T::AccountId) {
		Reservations::<T>::remove(series, holder);
		record.reservations = record.reservations.saturating_sub(1);
		let (default, holder) = (record.id, holder.clone());
		Self::deposit_event(Event::ReservationEnded { default, series, holder });
	}

	fn names(waiting: &Waiting<T::AccountId>) -> (DefaultId, SeriesId, T::AccountId) {
		(waiting.record.id, waiting.series, waiting.holder.clone())
	}
}
