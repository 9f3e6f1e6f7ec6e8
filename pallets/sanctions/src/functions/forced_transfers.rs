// SPDX-License-Identifier: Apache-2.0
//! Property that moves by court order: one officer proposes, another approves, and it moves once.

use crate::{
	Config, Error, Event, ForcedTransfer, ForcedTransferId, ForcedTransfers, MAX_FORCED_TRANSFERS,
	NextForcedTransferId, Pallet,
};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use genex_primitives::{Asset, traits::Custody};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Proposes to move `quantity` of `asset`.
	pub(crate) fn do_propose(
		by: T::AccountId,
		asset: Asset,
		from: T::AccountId,
		to: T::AccountId,
		quantity: u128,
		reason: H256,
		case: H256,
	) -> DispatchResult {
		Self::ensure_case(case)?;
		Self::ensure_case(reason)?;
		ensure!(asset != Asset::Gnx, Error::<T>::GnxNotMovable);
		ensure!(quantity > 0, Error::<T>::NoQuantity);
		ensure!(from != to, Error::<T>::SameAccount);
		let open = ForcedTransfers::<T>::count();
		ensure!(open < MAX_FORCED_TRANSFERS, Error::<T>::TooManyForcedTransfers);
		let id = NextForcedTransferId::<T>::get();
		NextForcedTransferId::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let expires_at = Self::now().saturating_add(T::ForcedTransferLife::get());
		let order = ForcedTransfer { asset, from, to, quantity, reason, case, by, expires_at };
		ForcedTransfers::<T>::insert(id, &order);
		Self::deposit_event(Event::ForcedTransferProposed { id, order });
		Ok(())
	}

	/// Approves a proposal and carries it out.
	pub(crate) fn do_approve(by: T::AccountId, id: ForcedTransferId) -> DispatchResult {
		let order = ForcedTransfers::<T>::get(id).ok_or(Error::<T>::UnknownForcedTransfer)?;
		ensure!(order.by != by, Error::<T>::SameOfficer);
		ensure!(Self::now() < order.expires_at, Error::<T>::Expired);
		T::Custody::force_move(order.asset, &order.from, &order.to, order.quantity)?;
		ForcedTransfers::<T>::remove(id);
		Self::deposit_event(Event::ForcedTransferMade { id, order, by });
		Ok(())
	}

	/// Drops a proposal: either officer at any time and for a reason, anybody once it expired.
	pub(crate) fn do_withdraw(
		origin: OriginFor<T>,
		id: ForcedTransferId,
		reason: H256,
	) -> DispatchResult {
		let officer = T::CourtOrigin::try_origin(origin).or_else(T::SecondOrigin::try_origin);
		let is_officer = officer.is_ok();
		let by = officer.or_else(ensure_signed)?;
		if is_officer {
			Self::ensure_case(reason)?;
		}
		let order = ForcedTransfers::<T>::get(id).ok_or(Error::<T>::UnknownForcedTransfer)?;
		let may = is_officer || Self::now() >= order.expires_at;
		ensure!(may, DispatchError::BadOrigin);
		ForcedTransfers::<T>::remove(id);
		Self::deposit_event(Event::ForcedTransferWithdrawn { id, order, by, reason });
		Ok(())
	}
}
