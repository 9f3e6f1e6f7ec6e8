// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.
//!
//! The functions write before they can fail: the caller provides the storage layer that undoes it, as every call does.

mod batches;
mod cards;
mod gifts;

use crate::{Config, Error, Open, OpenCounts, Pallet};
use frame_support::{defensive, ensure, traits::UnixTime};
use genex_primitives::{
	Clearance, Path, Quantity, Reason, SeriesId, TransferPolicy, UnixSeconds,
	traits::{Coupons, Identities, UNEXPECTED},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// The error that carries the code of `reason`.
	fn refused(reason: Reason) -> DispatchError {
		Error::<T>::Refused(reason.code()).into()
	}

	fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	/// Refuses a deadline that does not lie within the next `longest` seconds.
	fn ensure_deadline(deadline: UnixSeconds, longest: UnixSeconds) -> DispatchResult {
		let now = Self::now();
		ensure!(now < deadline, Error::<T>::DeadlinePassed);
		ensure!(deadline <= now.saturating_add(longest), Error::<T>::DeadlineTooFar);
		Ok(())
	}

	/// Refuses what nobody could ever claim: units that are not passed on, and a giver who may not give these. The rules are
	/// asked as if the giver gave to itself, so that they find nothing but what concerns it; about both sides they are asked
	/// when it is claimed.
	fn ensure_may_give(
		giver: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
	) -> DispatchResult {
		let facts = T::Coupons::facts(series).ok_or(Error::<T>::UnknownSeries)?;
		let passed_on = facts.transfer_policy != TransferPolicy::None;
		ensure!(passed_on, Self::refused(Reason::TransferForbidden));
		let (path, clearance) = (Path::P2P, Clearance::Accepted);
		let reasons = T::Coupons::explain(path, series, giver, giver, quantity, clearance)
			.ok_or(Error::<T>::UnknownSeries)?;
		let against = reasons.into_iter().find(concerns_giver);
		against.map_or(Ok(()), |reason| Err(Self::refused(reason)))
	}

	/// The rules ask about giver and claimer at every move; who brings a claim is no side of it, so freeze and blacklist are
	/// asked for here.
	fn ensure_may_act(who: &T::AccountId) -> DispatchResult {
		let bar = T::Identities::standing(who).bar_to_act();
		bar.map_or(Ok(()), |reason| Err(Self::refused(reason)))
	}

	/// Moves units that wait to their claimer. Whoever brings the claim itself wants the units, so it need not be asked once
	/// more.
	fn pay_out(
		series: SeriesId,
		giver: &T::AccountId,
		claimer: &T::AccountId,
		quantity: Quantity,
		by: &T::AccountId,
	) -> DispatchResult {
		let clearance = if by == claimer { Clearance::Accepted } else { Clearance::None };
		T::Coupons::transfer_held(Path::P2P, series, giver, claimer, quantity, None, clearance)
	}

	/// Counts what waits of `giver`. Nothing is not stored.
	fn count(
		giver: &T::AccountId,
		change: impl FnOnce(&mut OpenCounts) -> DispatchResult,
	) -> DispatchResult {
		let mut counts = Open::<T>::get(giver);
		change(&mut counts)?;
		if counts == OpenCounts::default() {
			Open::<T>::remove(giver);
		} else {
			Open::<T>::insert(giver, counts);
		}
		Ok(())
	}
}

/// Whether a reason speaks of who gives and of what it gives.
const fn concerns_giver(reason: &Reason) -> bool {
	matches!(
		reason,
		Reason::SenderFrozen
			| Reason::SenderBlacklisted
			| Reason::UnitsFrozen
			| Reason::SanctionsListStale
			| Reason::SenderUnknown
			| Reason::SenderKycExpired
			| Reason::SenderTierTooLow
			| Reason::SeriesExpired
			| Reason::PolicySender
			| Reason::RulesMissing
	)
}

/// One less of what was counted in.
fn one_less(count: &mut u32) -> DispatchResult {
	let Some(less) = count.checked_sub(1) else {
		defensive!("what waits was counted in");
		return Err(UNEXPECTED);
	};
	*count = less;
	Ok(())
}
