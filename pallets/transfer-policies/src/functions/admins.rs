// SPDX-License-Identifier: Apache-2.0
//! A policy passes from admin to admin in two steps.

use crate::{Admin, Config, Details, Error, Event, Pallet, PolicyCount};
use frame_support::{defensive, ensure};
use genex_primitives::{PolicyId, traits::UNEXPECTED};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_transfer_admin(
		by: Admin<T::AccountId>,
		policy: PolicyId,
		new: Option<Admin<T::AccountId>>,
		reason: H256,
	) -> DispatchResult {
		let mut details = Self::administered(&by, policy)?;
		ensure!(new != details.proposed && new.as_ref() != Some(&by), Error::<T>::NothingChanges);
		let old = core::mem::replace(&mut details.proposed, new.clone());
		Details::<T>::insert(policy, details);
		Self::deposit_event(Event::AdminProposed { policy, by, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_accept_admin(
		new: Admin<T::AccountId>,
		policy: PolicyId,
		reason: H256,
	) -> DispatchResult {
		let mut details = Details::<T>::get(policy).ok_or(Error::<T>::UnknownPolicy)?;
		ensure!(details.proposed.as_ref() == Some(&new), Error::<T>::NotProposed);
		Self::ensure_may_have(&new)?;
		Self::count_in(&new)?;
		let old = core::mem::replace(&mut details.admin, new.clone());
		Self::count_out(&old)?;
		details.proposed = None;
		Details::<T>::insert(policy, details);
		let by = new.clone();
		Self::deposit_event(Event::AdminTransferred { policy, by, old, new, reason });
		Ok(())
	}

	/// One policy less for `admin`.
	fn count_out(admin: &Admin<T::AccountId>) -> DispatchResult {
		PolicyCount::<T>::try_mutate_exists(admin, |count| {
			let Some(less) = count.and_then(|count| count.checked_sub(1)) else {
				defensive!("an admin's policies were counted in");
				return Err(UNEXPECTED);
			};
			*count = Some(less).filter(|less| *less > 0);
			Ok(())
		})
	}
}
