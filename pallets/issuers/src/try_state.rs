// SPDX-License-Identifier: Apache-2.0
//! The invariants listed in the README, under the same numbers.

use crate::{
	Applications, Config, FundsOf, Incidents, IssuerStatus, Issuers, Pallet, PromisesOf,
	RatingRights, RatingsOf, Staff, StaffCount, Terms,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::Get};
use genex_primitives::{
	AssetId, Balance, IdentityId,
	issuance::credit::{FULL, MOST_STARS},
	traits::Cash,
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of issuers.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Terms::<T>::get().is_sound(), "I01: the credit terms contradict themselves");
		Self::check_records()?;
		Self::check_incidents()?;
		Self::check_funds()?;
		Self::check_ratings()?;
		Self::check_staff()
	}

	/// I02: applications and records belong together. I03: scores stay within their bounds. I08: what is given away is part
	/// of what holders have. I09: what proves nothing is part of what was redeemed.
	fn check_records() -> Result<(), TryRuntimeError> {
		for (identity, record) in Issuers::<T>::iter() {
			let waits = record.status == IssuerStatus::Applied;
			let applied = Applications::<T>::contains_key(identity);
			ensure!(applied || !waits, "I02: nothing is known of an applicant");
			let score = record.score;
			let all = [
				score.redemption,
				score.breakage,
				score.ratings,
				score.tenure,
				score.coverage,
				score.deduction,
				score.total,
			];
			ensure!(all.iter().all(|points| *points <= FULL), "I03: a score is out of bounds");
		}
		for identity in Applications::<T>::iter_keys() {
			ensure!(Issuers::<T>::contains_key(identity), "I02: an application of nobody");
		}
		for (identity, promises) in PromisesOf::<T>::iter() {
			ensure!(Self::is_approved(identity), "I02: promises of who may not issue");
			let within = promises.given <= promises.outstanding;
			ensure!(within, "I08: more is given away than holders have");
			let unproven = promises.unproven <= promises.redeemed;
			ensure!(unproven, "I09: more proves nothing than was redeemed");
		}
		Ok(())
	}

	/// I04: open incidents are counted, bounded and numbered.
	fn check_incidents() -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::<IdentityId, u32>::new();
		for (identity, incident, _) in Incidents::<T>::iter() {
			let record = Issuers::<T>::get(identity).ok_or("I04: an incident of nobody")?;
			ensure!(incident < record.next_incident, "I04: a number was never assigned");
			let count = open.entry(identity).or_default();
			*count = count.saturating_add(1);
		}
		for (identity, record) in Issuers::<T>::iter() {
			let counted = open.get(&identity).copied().unwrap_or_default();
			ensure!(record.open_incidents == counted, "I04: open incidents are miscounted");
			ensure!(counted <= T::MaxOpenIncidents::get(), "I04: too many incidents are open");
		}
		Ok(())
	}

	/// I05: what is put aside belongs to an issuer, is above zero, and every guarantee is held.
	fn check_funds() -> Result<(), TryRuntimeError> {
		let mut put_aside = BTreeMap::<(T::AccountId, AssetId), Balance>::new();
		for (identity, funds) in FundsOf::<T>::iter() {
			ensure!(Self::is_approved(identity), "I05: money of who is no issuer");
			ensure!(!funds.is_empty(), "I05: nothing is put aside and kept");
			let mut seen = BTreeSet::new();
			for deposit in funds.deposits {
				ensure!(deposit.amount > 0, "I05: a guarantee of nothing");
				let place = (deposit.account, deposit.asset);
				ensure!(seen.insert(place.clone()), "I05: a guarantee is in two places");
				let sum = put_aside.entry(place).or_default();
				*sum = sum.checked_add(deposit.amount).ok_or("I05: guarantees overflow")?;
			}
			let mut assets = BTreeSet::new();
			for (asset, kept) in funds.holdback {
				ensure!(kept > 0 && assets.insert(asset), "I05: a holdback of nothing, or twice");
			}
		}
		for ((account, asset), amount) in put_aside {
			let held = T::Cash::held_balance(asset, &account);
			ensure!(held >= amount, "I05: a guarantee is not held");
		}
		Ok(())
	}

	/// I06: a rating has one to five stars, and nobody may rate itself.
	fn check_ratings() -> Result<(), TryRuntimeError> {
		for ratings in RatingsOf::<T>::iter_values() {
			let most =
				ratings.count.checked_mul(MOST_STARS.into()).ok_or("I06: too many ratings")?;
			let within = ratings.count <= ratings.stars && ratings.stars <= most;
			ensure!(within && ratings.count > 0, "I06: the stars do not fit the ratings");
		}
		for (identity, holder, rights) in RatingRights::<T>::iter() {
			ensure!(rights > 0 && identity != holder, "I06: a right to rate is none");
		}
		Ok(())
	}

	/// I07: staff is counted, bounded, and has sound terms.
	fn check_staff() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<T::AccountId, u32>::new();
		for (issuer, staff, record) in Staff::<T>::iter() {
			let terms = record.terms;
			let sound = terms.scopes.is_sound() && terms.cap > 0 && terms.period > 0;
			ensure!(sound && issuer != staff, "I07: a member of staff has no sound terms");
			let count = counted.entry(issuer).or_default();
			*count = count.saturating_add(1);
		}
		let most = T::MaxStaff::get();
		ensure!(counted.values().all(|count| *count <= most), "I07: too much staff");
		let stored: BTreeMap<_, _> = StaffCount::<T>::iter().collect();
		ensure!(counted == stored, "I07: staff is miscounted");
		Ok(())
	}

	fn is_approved(identity: IdentityId) -> bool {
		Issuers::<T>::get(identity).is_some_and(|record| record.status != IssuerStatus::Applied)
	}
}
