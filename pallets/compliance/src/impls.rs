// SPDX-License-Identifier: Apache-2.0
//! The doors to other rooms.

use crate::{Config, Pallet, Permit, Spared};
use alloc::vec::Vec;
use genex_primitives::{
	Cents, Money, Movement, Path, Reason, ReviewId, UnixSeconds,
	rules::Parties,
	traits::{Compliance, ListClock, Rates, ReviewedAct, Reviews},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Compliance<T::AccountId> for Pallet<T> {
	type Permit = Permit<T::AccountId>;

	fn check(movement: &Movement<T::AccountId>) -> Result<Self::Permit, Reason> {
		Self::do_check(movement, None)
	}

	fn parties(
		permit: &Self::Permit,
		from: &T::AccountId,
		to: &T::AccountId,
	) -> Option<Parties<T::AccountId>> {
		let Permit { facts, family, plain } = permit;
		// Nothing was looked up of the rules when a court orders.
		(!facts.is_ordered()).then(|| Parties {
			now: facts.now,
			standings: [(from.clone(), facts.from), (to.clone(), facts.to)],
			book: facts.book.clone(),
			fresh_until: facts.fresh_until,
			has_bans: facts.has_bans,
			family: family.clone(),
			plain: *plain,
		})
	}

	fn check_known(
		movement: &Movement<T::AccountId>,
		known: &Parties<T::AccountId>,
	) -> Result<Self::Permit, Reason> {
		Self::do_check(movement, Some(known))
	}

	fn note(movement: &Movement<T::AccountId>, permit: Self::Permit) -> DispatchResult {
		Self::do_note(movement, permit.facts, false)
	}

	fn note_alone(movement: &Movement<T::AccountId>, permit: Self::Permit) -> DispatchResult {
		Self::do_note(movement, permit.facts, true)
	}

	fn spare_keys(reads: u64, writes: u64) {
		Self::do_spare_keys(reads, writes);
	}

	fn spare_time(picoseconds: u64) {
		Self::do_spare_time(picoseconds);
	}

	fn spared_time() -> u64 {
		let (spared, ..) = Spared::<T>::get();
		spared.ref_time()
	}

	fn spare_plain_sale(picoseconds: u64) {
		Self::do_spare_plain_sale(picoseconds);
	}

	fn explain(movement: &Movement<T::AccountId>) -> Vec<Reason> {
		Self::do_explain(movement)
	}

	fn cents(value: Money) -> Result<Cents, Reason> {
		Self::cents_now(value)
	}

	fn worth(face: Money) -> Result<u128, Reason> {
		Self::worth_now(face)
	}

	fn forget_worth(who: &T::AccountId, worth: u128) -> DispatchResult {
		Self::do_forget_worth(who, worth)
	}

	fn needs_review(path: Path, cents: Cents) -> bool {
		Self::is_reviewed(path, cents)
	}
}

impl<T: Config> Rates for Pallet<T> {
	fn cents(value: Money) -> Result<Cents, Reason> {
		Self::cents_now(value)
	}
}

impl<T: Config> Reviews<T::AccountId> for Pallet<T> {
	fn open(
		who: &T::AccountId,
		act: ReviewedAct,
		cents: Cents,
	) -> Result<(ReviewId, UnixSeconds), DispatchError> {
		Self::do_open_review(who, act, cents)
	}

	fn withdraw(review: ReviewId) -> DispatchResult {
		Self::do_withdraw_review(review);
		Ok(())
	}
}

impl<T: Config> ListClock for Pallet<T> {
	fn set_fresh_until(until: UnixSeconds, stated_at: UnixSeconds) {
		Self::do_set_fresh_until(until, stated_at);
	}
}
