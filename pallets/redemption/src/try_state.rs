// SPDX-License-Identifier: Apache-2.0
//! Invariants, numbered as in the README.

use crate::{
	AuthorisationId, AuthorisationOf, Authorisations, AuthorisationsOf, Config,
	NextAuthorisationId, Pallet, SweptTo, functions::ordered,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{ensure, traits::Get};
use genex_primitives::{Quantity, SeriesId, traits::Coupons};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Walks all authorisations, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (key, open) in Authorisations::<T>::iter() {
			let id = AuthorisationId::from_be_bytes(key);
			ensure!(id > 0 && id < NextAuthorisationId::<T>::get(), "RD-1: a number out of range");
			Self::ensure_terms(&open)?;
			let listed = AuthorisationsOf::<T>::get(&open.holder).contains(&id);
			ensure!(listed, "RD-3: an authorisation is not listed with its holder");
		}
		let swept = SweptTo::<T>::get();
		ensure!(swept < NextAuthorisationId::<T>::get(), "RD-1: swept beyond the last one");
		Self::ensure_lists()?;
		Self::ensure_escrow()
	}

	/// What open authorisations hold of each holder and series.
	pub fn held_by_authorisations() -> Vec<(T::AccountId, SeriesId, Quantity)> {
		let mut sums = BTreeMap::<(T::AccountId, SeriesId), Quantity>::new();
		for open in Authorisations::<T>::iter_values() {
			let sum = sums.entry((open.holder, open.series)).or_default();
			*sum = sum.saturating_add(open.left);
		}
		sums.into_iter().map(|((holder, series), held)| (holder, series, held)).collect()
	}

	/// RD-2 of one authorisation.
	fn ensure_terms(open: &AuthorisationOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(open.left > 0, "RD-2: an authorisation of nothing");
		ensure!(open.left.checked_add(open.captured).is_some(), "RD-2: more than there can be");
		ensure!(open.opened_at < open.deadline, "RD-2: an authorisation that was never open");
		let lifetime = open.deadline.saturating_sub(open.opened_at);
		ensure!(lifetime <= T::MaxLifetime::get(), "RD-2: an authorisation holds for too long");
		ensure!(!open.stuck || Self::now() >= open.deadline, "RD-2: returned before its time");
		Ok(())
	}

	/// RD-3, the other way round.
	fn ensure_lists() -> Result<(), TryRuntimeError> {
		for (holder, all) in AuthorisationsOf::<T>::iter() {
			ensure!(!all.is_empty(), "RD-3: an empty list is stored");
			let mut last = 0;
			for id in all {
				ensure!(id > last, "RD-3: authorisations are not in the order of opening");
				last = id;
				let open = Authorisations::<T>::get(ordered(id))
					.ok_or("RD-3: an authorisation is listed that is over")?;
				ensure!(open.holder == holder, "RD-3: a holder lists an authorisation of another");
			}
		}
		Ok(())
	}

	/// RD-4.
	fn ensure_escrow() -> Result<(), TryRuntimeError> {
		for (holder, series, held) in Self::held_by_authorisations() {
			let escrow = T::Coupons::held_units(series, &holder);
			ensure!(held <= escrow, "RD-4: escrow does not cover what is authorised");
		}
		Ok(())
	}
}
