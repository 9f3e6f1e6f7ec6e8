// SPDX-License-Identifier: Apache-2.0
//! The doors of this room for others: rights and credit, the count of promises, guarantees, and what is kept of proceeds.

use crate::{
	Config, Error, Event, FundsOf, IssuerRecord, IssuerStatus, Issuers as Records, Pallet,
	PromisesOf, Staff, Terms,
};
use frame_support::ensure;
use genex_primitives::{
	AssetId, Balance, IdentityId, Reason,
	issuance::{Grade, StaffScope},
	traits::{
		Books, GivenAway, Guarantees, Identities, Issuers, MoneyAct, Related, UNEXPECTED, UnitsAct,
		UnitsChange, UnitsListener,
	},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The identity with which what the account `issuer` promised counts.
	fn issuing_identity(issuer: &T::AccountId) -> Result<IdentityId, DispatchError> {
		T::Identities::holder_of(issuer).ok_or(UNEXPECTED)
	}

	/// The issuer behind `who`.
	fn issuer_behind(who: &T::AccountId) -> Option<(IdentityId, IssuerRecord)> {
		let identity = T::Identities::holder_of(who)?;
		Some((identity, Records::<T>::get(identity)?))
	}

	/// Why an issuer of this status may not mint and sell, if so.
	fn check_status(status: IssuerStatus) -> Result<(), Reason> {
		match status {
			IssuerStatus::Active | IssuerStatus::Watch => Ok(()),
			IssuerStatus::Suspended => Err(Reason::IssuerSuspended),
			IssuerStatus::Applied | IssuerStatus::Frozen | IssuerStatus::Defaulted => {
				Err(Reason::IssuerNotActive)
			},
		}
	}
}

impl<T: Config> Issuers<T::AccountId> for Pallet<T> {
	fn check_may_issue(who: &T::AccountId) -> Result<(), Reason> {
		T::Eligible::check_may_issue(who)?;
		Self::check_may_sell(who)
	}

	fn check_may_mint(who: &T::AccountId, worth: u128) -> Result<(), Reason> {
		T::Eligible::check_may_issue(who)?;
		let (identity, record) = Self::issuer_behind(who).ok_or(Reason::IssuerNotActive)?;
		Self::check_status(record.status)?;
		Self::check_limit(identity, &record, worth)
	}

	/// What was minted while the tier held may be sold when it lapsed: the rules of the path judge who sells.
	fn check_may_sell(who: &T::AccountId) -> Result<(), Reason> {
		let (_, record) = Self::issuer_behind(who).ok_or(Reason::IssuerNotActive)?;
		Self::check_status(record.status)
	}

	fn is_trusted(who: &T::AccountId) -> bool {
		let Some((identity, record)) = Self::issuer_behind(who) else { return false };
		let Some(trusted) = Terms::<T>::get().trusted else { return false };
		// Trust that was earned and lost since does not wait for who asks for the score.
		let keeps = || Self::assessed(identity, &record).0 >= trusted;
		record.status == IssuerStatus::Active && record.grade >= trusted && keeps()
	}

	fn act_for(
		issuer: &T::AccountId,
		who: &T::AccountId,
		scope: StaffScope,
		worth: u128,
	) -> Result<(), Reason> {
		if issuer == who {
			return Ok(());
		}
		let record = Self::staff_with(issuer, who, scope)?;
		let after = record.after(worth, Self::now()).ok_or(Reason::StaffCapReached)?;
		Staff::<T>::insert(issuer, who, after);
		let (issuer, staff) = (issuer.clone(), who.clone());
		Self::deposit_event(Event::StaffActed { issuer, staff, scope, worth });
		Ok(())
	}

	fn accepts_for(issuer: &T::AccountId, who: &T::AccountId) -> bool {
		Self::staff_with(issuer, who, StaffScope::AcceptRedemption).is_ok()
	}

	fn grade(who: &T::AccountId) -> Option<Grade> {
		let (_, record) = Self::issuer_behind(who)?;
		(record.status != IssuerStatus::Applied).then_some(record.grade)
	}

	fn is_defaulted(who: &T::AccountId) -> bool {
		Self::issuer_behind(who).is_some_and(|(_, record)| record.status == IssuerStatus::Defaulted)
	}
}

/// Asks for no status: what was promised is counted whatever became of the issuer.
impl<T: Config> UnitsListener<T::AccountId> for Pallet<T> {
	fn changed(change: &UnitsChange<'_, T::AccountId>) -> DispatchResult {
		let identity = Self::issuing_identity(change.issuer)?;
		let given = T::GivenAway::is_given_away(change.series);
		let mut promises = Self::promises_after(identity, change, given)?;
		if change.act == UnitsAct::Redeemed {
			let holder = change.holder.and_then(T::Identities::identity_of);
			let related =
				holder.is_some_and(|holder| T::Related::is_related(change.issuer, holder));
			// Who deals with itself, or hands out what costs nothing, must not get a better grade by it.
			if given || related {
				promises.unproven =
					promises.unproven.checked_add(change.worth).ok_or(UNEXPECTED)?;
			} else if let Some(holder) = holder {
				Self::grant_rating(identity, holder, change.worth);
			}
		}
		PromisesOf::<T>::insert(identity, promises);
		Ok(())
	}
}

/// Counts the holdback, which raises the limit as well, by no more than it is worth.
impl<T: Config> Books<T::AccountId> for Pallet<T> {
	fn book(issuer: &T::AccountId, asset: AssetId, act: MoneyAct) -> DispatchResult {
		let (more, less) = match act {
			MoneyAct::Sold { holdback, .. } | MoneyAct::WindowEnded { holdback, .. } => {
				(holdback, 0)
			},
			MoneyAct::HoldbackReleased { released, treasury, escheat } => {
				let shares =
					released.checked_add(treasury).and_then(|sum| sum.checked_add(escheat));
				(0, shares.ok_or(UNEXPECTED)?)
			},
			MoneyAct::Compensated { holdback, .. } => (0, holdback),
			MoneyAct::Refunded { .. }
			| MoneyAct::BoughtBack { .. }
			| MoneyAct::GuaranteeDeposited { .. }
			| MoneyAct::GuaranteeWithdrawn { .. } => (0, 0),
		};
		Self::count_holdback(Self::issuing_identity(issuer)?, asset, more, less)
	}
}

impl<T: Config> Guarantees<T::AccountId> for Pallet<T> {
	fn guarantee_of(who: &T::AccountId, asset: AssetId) -> Balance {
		let identity = T::Identities::holder_of(who);
		identity.map(|identity| FundsOf::<T>::get(identity).guarantee(asset)).unwrap_or_default()
	}

	fn pay_guarantee(
		who: &T::AccountId,
		asset: AssetId,
		to: &T::AccountId,
		amount: Balance,
	) -> Result<u32, DispatchError> {
		Self::do_pay_guarantee(Self::issuing_identity(who)?, asset, to, amount)
	}

	fn claimable_worth(who: &T::AccountId) -> u128 {
		let identity = T::Identities::holder_of(who);
		identity.map(|identity| PromisesOf::<T>::get(identity).claimable()).unwrap_or_default()
	}

	fn expired_worth(who: &T::AccountId) -> u128 {
		let identity = T::Identities::holder_of(who);
		identity.map(|identity| PromisesOf::<T>::get(identity).expired).unwrap_or_default()
	}

	/// A default gives the worst grade and counts as an incident that was found true. Its end leaves a suspension, which an
	/// officer lifts.
	fn set_defaulted(who: &T::AccountId, defaulted: bool) -> DispatchResult {
		let (identity, mut record) = Self::issuer_behind(who).ok_or(Error::<T>::NoIssuer)?;
		let old = record.status;
		let waits = old == IssuerStatus::Applied;
		ensure!(!waits && defaulted != (old == IssuerStatus::Defaulted), Error::<T>::WrongStatus);
		let new = if defaulted { IssuerStatus::Defaulted } else { IssuerStatus::Suspended };
		record.status = new;
		if defaulted {
			record.grade = Grade::E;
			record.upheld_incidents = record.upheld_incidents.saturating_add(1);
		}
		Records::<T>::insert(identity, record);
		Self::deposit_event(Event::DefaultSet { identity, old, new });
		Ok(())
	}
}
