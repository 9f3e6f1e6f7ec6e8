// SPDX-License-Identifier: Apache-2.0
//! What clients and the runtime read.

use crate::{
	Applications, Config, FundsOf, Incident, IncidentId, Incidents, Issuers, Pallet, PromisesOf,
	RatingsOf, Staff, StaffCount, StaffRecord,
	views::{Headroom, IssuerView},
};
use alloc::vec::Vec;
use frame_support::traits::Get;
use genex_primitives::{IdentityId, issuance::credit::Score, traits::Identities};

impl<T: Config> Pallet<T> {
	/// Whether something of an issuer hangs on the account `who`: it applied, or it has staff. Such an account stays with
	/// its identity.
	pub fn is_bound(who: &T::AccountId) -> bool {
		let applied = || {
			let identity = T::Identities::holder_of(who)?;
			let application = Applications::<T>::get(identity)?;
			Some(application.applicant == *who)
		};
		StaffCount::<T>::contains_key(who) || applied().unwrap_or_default()
	}

	pub(crate) fn view_issuer(identity: IdentityId) -> Option<IssuerView<T::AccountId>> {
		Some(IssuerView {
			record: Issuers::<T>::get(identity)?,
			application: Applications::<T>::get(identity),
			promises: PromisesOf::<T>::get(identity),
			ratings: RatingsOf::<T>::get(identity),
			funds: FundsOf::<T>::get(identity),
		})
	}

	pub(crate) fn view_headroom(identity: IdentityId) -> Option<Headroom> {
		let (record, funds) = (Issuers::<T>::get(identity)?, FundsOf::<T>::get(identity));
		let exposure = PromisesOf::<T>::get(identity).exposure();
		let limit = Self::limit(identity, &record, &funds, exposure);
		let secured = Self::secured(&funds);
		Some(Headroom { limit, exposure, left: limit.saturating_sub(exposure), secured })
	}

	pub(crate) fn view_score(identity: IdentityId) -> Option<Score> {
		let record = Issuers::<T>::get(identity)?;
		Some(Self::assessed(identity, &record).1)
	}

	pub(crate) fn view_staff(issuer: &T::AccountId) -> Vec<(T::AccountId, StaffRecord)> {
		let most = usize::try_from(T::MaxStaff::get()).unwrap_or_default();
		Staff::<T>::iter_prefix(issuer).take(most).collect()
	}

	pub(crate) fn view_incidents(
		identity: IdentityId,
	) -> Vec<(IncidentId, Incident<T::AccountId>)> {
		let most = usize::try_from(T::MaxOpenIncidents::get()).unwrap_or_default();
		Incidents::<T>::iter_prefix(identity).take(most).collect()
	}
}
