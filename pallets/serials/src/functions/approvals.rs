// SPDX-License-Identifier: Apache-2.0
//! Who may move single serials besides their owner and its operators.

use crate::{Approvals, Config, Error, Event, Pallet, types::*};
use frame_support::ensure;
use genex_primitives::{Quantity, SeriesId};
use sp_runtime::{DispatchError, DispatchResult};

/// The mover of units, where operators are kept.
type Coupons<T> = pallet_coupons::Pallet<T>;

impl<T: Config> Pallet<T> {
	/// Lets `spender` move `serial`, or nobody, where `by` is its owner or an operator of that. Gives the owner. Errors and
	/// event are those of the call `approve_serial`.
	pub fn do_approve_serial(
		by: &T::AccountId,
		series: SeriesId,
		serial: Serial,
		spender: Option<T::AccountId>,
	) -> Result<T::AccountId, DispatchError> {
		ensure!(Self::view_is_serialised(series), Error::<T>::NotSerialised);
		let owner = Self::holder_of(series, serial).ok_or(Error::<T>::NotOwner)?;
		let may = *by == owner || Coupons::<T>::is_operator(&owner, by);
		ensure!(may, Error::<T>::NotApproved);
		ensure!(spender.as_ref() != Some(&owner), Error::<T>::SelfApproval);
		if spender.is_some() {
			Coupons::<T>::ensure_not_frozen(&owner)?;
			Coupons::<T>::ensure_may_act(by)?;
		}
		Self::put_approval(&owner, series, serial, spender.clone())?;
		let told = owner.clone();
		Self::deposit_event(Event::SerialApproved { series, owner: told, serial, spender });
		Ok(owner)
	}

	/// Whether `operator` may move the `quantity` serials of `ranges`, which `from` has.
	pub(crate) fn ensure_may_move(
		operator: &T::AccountId,
		from: &T::AccountId,
		series: SeriesId,
		ranges: &[SerialRange],
		quantity: Quantity,
	) -> DispatchResult {
		if operator == from || Coupons::<T>::is_operator(from, operator) {
			return Ok(());
		}
		let approved = Approvals::<T>::get(from, series);
		let named = |serial| ranges.iter().any(|range| range.contains(serial));
		let theirs = approved.iter().filter(|(serial, who)| who == operator && named(*serial));
		let enough = u64::try_from(theirs.count()) == Ok(quantity);
		ensure!(enough, Error::<T>::NotApproved);
		Ok(())
	}

	/// Ends the approvals of serials that left `owner`.
	pub(crate) fn forget_approvals(owner: &T::AccountId, series: SeriesId, ranges: &[SerialRange]) {
		let mut approved = Approvals::<T>::get(owner, series);
		let before = approved.len();
		approved.retain(|(serial, _)| !ranges.iter().any(|range| range.contains(*serial)));
		if approved.len() < before {
			Self::put_approvals(owner, series, approved);
		}
	}

	fn put_approval(
		owner: &T::AccountId,
		series: SeriesId,
		serial: Serial,
		spender: Option<T::AccountId>,
	) -> DispatchResult {
		let mut approved = Approvals::<T>::get(owner, series);
		approved.retain(|(other, _)| *other != serial);
		if let Some(spender) = spender {
			let place = approved.partition_point(|(other, _)| *other < serial);
			approved
				.try_insert(place, (serial, spender))
				.map_err(|_| Error::<T>::TooManyApprovals)?;
		}
		Self::put_approvals(owner, series, approved);
		Ok(())
	}

	fn put_approvals(owner: &T::AccountId, series: SeriesId, approved: Approved<T::AccountId>) {
		if approved.is_empty() {
			Approvals::<T>::remove(owner, series);
		} else {
			Approvals::<T>::insert(owner, series, approved);
		}
	}
}
