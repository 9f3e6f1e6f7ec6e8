// SPDX-License-Identifier: Apache-2.0
//! From application to approval, and what officers do with issuers.

use crate::{
	Application, Applications, Config, Documents, Error, Event, Incident, IncidentId, Incidents,
	IssuerRecord, IssuerStatus, Issuers, Pallet,
};
use frame_support::{
	ensure,
	traits::{DefensiveOption, Get},
};
use genex_primitives::{
	IdentityId,
	traits::{Issuers as _, UNEXPECTED},
};
use sp_core::H256;
use sp_runtime::{ArithmeticError::Overflow, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_apply(
		applicant: T::AccountId,
		brand: H256,
		documents: Documents,
	) -> DispatchResult {
		T::Eligible::check_may_issue(&applicant).map_err(Self::refused)?;
		let identity = Self::identity_of(&applicant)?;
		ensure!(!Issuers::<T>::contains_key(identity), Error::<T>::AlreadyApplied);
		let named = !documents.is_empty() && documents.iter().all(|hash| !hash.is_zero());
		ensure!(named && !brand.is_zero(), Error::<T>::DocumentsMissing);
		let application = Application {
			applicant: applicant.clone(),
			brand,
			documents: documents.clone(),
			applied_at: Self::now(),
		};
		Applications::<T>::insert(identity, application);
		Issuers::<T>::insert(identity, IssuerRecord::new(IssuerStatus::Applied, 0));
		Self::deposit_event(Event::Applied { identity, applicant, brand, documents });
		Ok(())
	}

	pub(crate) fn do_withdraw_application(who: T::AccountId) -> DispatchResult {
		let identity = Self::identity_of(&who)?;
		Self::applied(identity)?;
		Self::forget(identity);
		Self::deposit_event(Event::ApplicationWithdrawn { identity, who });
		Ok(())
	}

	pub(crate) fn do_approve(
		by: T::AccountId,
		identity: IdentityId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let old = Self::applied(identity)?.status;
		let new = IssuerStatus::Active;
		let mut record = IssuerRecord::new(new, Self::now());
		record.score = Self::assessed(identity, &record).1;
		Issuers::<T>::insert(identity, record);
		Self::deposit_event(Event::IssuerApproved { identity, by, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_reject(
		by: T::AccountId,
		identity: IdentityId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		Self::applied(identity)?;
		Self::forget(identity);
		Self::deposit_event(Event::ApplicationRejected { identity, by, reason });
		Ok(())
	}

	pub(crate) fn do_set_status(
		by: T::AccountId,
		identity: IdentityId,
		new: IssuerStatus,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let record = Self::record(identity)?;
		let old = record.status;
		ensure!(old.may_become(new), Error::<T>::WrongStatus);
		Issuers::<T>::insert(identity, IssuerRecord { status: new, ..record });
		Self::deposit_event(Event::StatusSet { identity, by, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_report_incident(
		by: T::AccountId,
		identity: IdentityId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let mut record = Self::approved(identity)?;
		ensure!(record.open_incidents < T::MaxOpenIncidents::get(), Error::<T>::TooManyIncidents);
		let incident = record.next_incident;
		record.next_incident = incident.checked_add(1).ok_or(Overflow)?;
		record.open_incidents = record.open_incidents.checked_add(1).ok_or(Overflow)?;
		Issuers::<T>::insert(identity, record);
		let entry = Incident { by: by.clone(), at: Self::now(), reason };
		Incidents::<T>::insert(identity, incident, entry);
		Self::deposit_event(Event::IncidentReported { identity, incident, by, reason });
		Ok(())
	}

	pub(crate) fn do_resolve_incident(
		by: T::AccountId,
		identity: IdentityId,
		incident: IncidentId,
		upheld: bool,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let mut record = Self::record(identity)?;
		ensure!(Incidents::<T>::contains_key(identity, incident), Error::<T>::NoIncident);
		record.open_incidents = record.open_incidents.checked_sub(1).defensive_ok_or(UNEXPECTED)?;
		// So many that they could not be counted cost as much as one less.
		record.upheld_incidents = record.upheld_incidents.saturating_add(upheld.into());
		Incidents::<T>::remove(identity, incident);
		Issuers::<T>::insert(identity, record);
		Self::deposit_event(Event::IncidentResolved { identity, incident, by, upheld, reason });
		Ok(())
	}

	/// The record of `identity`, whose application waits.
	fn applied(identity: IdentityId) -> Result<IssuerRecord, DispatchError> {
		let record = Self::record(identity)?;
		ensure!(record.status == IssuerStatus::Applied, Error::<T>::NotApplied);
		Ok(record)
	}

	/// An applicant has nothing else yet.
	fn forget(identity: IdentityId) {
		Issuers::<T>::remove(identity);
		Applications::<T>::remove(identity);
	}
}
