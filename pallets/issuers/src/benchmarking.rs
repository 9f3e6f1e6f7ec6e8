// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of the calls, one each, at the worst case its doc line names.

use crate::{Pallet as Issuing, *};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	BoundedVec,
	traits::{EnsureOrigin, Get, UnixTime},
};
use frame_system::RawOrigin;
use genex_primitives::{
	AssetId, Balance, IdentityId,
	issuance::{Grade, credit::CreditTerms},
	traits::{Cash, Identities},
};
use sp_core::H256;

/// Makes accounts that pass the rules bound in the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// An account that may become an issuer and is none, the dearest to judge; the same for the same name.
	fn company(name: &'static str) -> AccountId;

	/// Gives `who` exactly `amount` of each of as many stablecoins as there are, [`MAX_FUNDS`] at most, whose worth needs
	/// a rate where one can. Gives them.
	fn money(who: &AccountId, amount: Balance) -> Vec<AssetId>;
}

/// Why officers and governance act.
const REASON: H256 = H256::repeat_byte(5);
/// Of each stablecoin.
const AMOUNT: Balance = 100_000_000;

fn documents() -> Documents {
	Documents::truncate_from(vec![REASON; MAX_DOCUMENTS as usize])
}

/// An account whose identity applied.
fn applicant<T: Config>() -> (T::AccountId, IdentityId) {
	let who = T::BenchmarkHelper::company("issuer");
	Issuing::<T>::do_apply(who.clone(), REASON, documents()).expect("a company may apply");
	let identity = T::Identities::identity_of(&who).expect("it is registered");
	(who, identity)
}

/// An account whose identity was approved.
fn issuer<T: Config>() -> (T::AccountId, IdentityId) {
	let (who, identity) = applicant::<T>();
	Issuing::<T>::do_approve(who.clone(), identity, REASON).expect("it applied");
	(who, identity)
}

/// The same, with a guarantee and a holdback in every stablecoin. Gives one of them.
fn secured<T: Config>() -> (T::AccountId, IdentityId, AssetId) {
	let (who, identity) = issuer::<T>();
	let assets = T::BenchmarkHelper::money(&who, AMOUNT);
	for asset in &assets {
		Issuing::<T>::do_deposit_guarantee(who.clone(), *asset, AMOUNT).expect("it has as much");
		Issuing::<T>::count_holdback(identity, *asset, AMOUNT, 0).expect("there is a place");
	}
	(who, identity, *assets.last().expect("there is a stablecoin"))
}

fn staff_terms<T: Config>() -> StaffTerms {
	let expires_at = T::UnixTime::now().as_secs().saturating_add(100);
	StaffTerms { scopes: StaffScopes::ALL, cap: 1, period: 1, expires_at }
}

#[benchmarks]
mod benches {
	use super::*;

	/// The most documents.
	#[benchmark]
	fn apply() {
		let who = T::BenchmarkHelper::company("issuer");
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), REASON, documents());
		let identity = T::Identities::identity_of(&who).expect("it is registered");
		assert!(Applications::<T>::contains_key(identity));
	}

	#[benchmark]
	fn withdraw_application() {
		let (who, identity) = applicant::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who));
		assert!(!Issuers::<T>::contains_key(identity));
	}

	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		let (_, identity) = applicant::<T>();
		let origin =
			T::OfficerOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, REASON);
		assert_eq!(Issuers::<T>::get(identity).map(|one| one.status), Some(IssuerStatus::Active));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let (_, identity) = applicant::<T>();
		let origin =
			T::OfficerOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, REASON);
		assert!(!Issuers::<T>::contains_key(identity));
		Ok(())
	}

	#[benchmark]
	fn set_status() -> Result<(), BenchmarkError> {
		let (_, identity) = issuer::<T>();
		let origin =
			T::OfficerOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, IssuerStatus::Frozen, REASON);
		assert_eq!(Issuers::<T>::get(identity).map(|one| one.status), Some(IssuerStatus::Frozen));
		Ok(())
	}

	#[benchmark]
	fn report_incident() -> Result<(), BenchmarkError> {
		let (_, identity) = issuer::<T>();
		let origin =
			T::OfficerOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, REASON);
		assert!(Incidents::<T>::contains_key(identity, 0));
		Ok(())
	}

	#[benchmark]
	fn resolve_incident() -> Result<(), BenchmarkError> {
		let (who, identity) = issuer::<T>();
		Issuing::<T>::do_report_incident(who, identity, REASON).expect("it is an issuer");
		let origin =
			T::OfficerOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, 0, true, REASON);
		assert!(!Incidents::<T>::contains_key(identity, 0));
		Ok(())
	}

	#[benchmark]
	fn set_terms() -> Result<(), BenchmarkError> {
		let mut terms = CreditTerms::default();
		terms.formula.version = u16::MAX;
		let origin =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::new(terms), REASON);
		assert_eq!(Terms::<T>::get(), terms);
		Ok(())
	}

	/// As much put aside as there may be.
	#[benchmark]
	fn rescore() {
		let (who, identity, _) = secured::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), identity);
		assert!(Issuers::<T>::get(identity).is_some_and(|one| one.score != Default::default()));
	}

	/// The last right is used.
	#[benchmark]
	fn rate() {
		let (_, identity) = issuer::<T>();
		let holder = T::BenchmarkHelper::company("holder");
		let rater = T::Identities::identity_of(&holder).expect("it is registered");
		Issuing::<T>::grant_rating(identity, rater, u128::MAX);
		#[extrinsic_call]
		_(RawOrigin::Signed(holder), identity, 5);
		assert_eq!(RatingsOf::<T>::get(identity), Ratings { count: 1, stars: 5 });
	}

	#[benchmark]
	fn deposit_guarantee() {
		let (who, identity) = issuer::<T>();
		let assets = T::BenchmarkHelper::money(&who, AMOUNT);
		let asset = *assets.last().expect("there is a stablecoin");
		#[extrinsic_call]
		_(RawOrigin::Signed(who), asset, AMOUNT);
		assert_eq!(FundsOf::<T>::get(identity).guarantee(asset), AMOUNT);
	}

	/// As much put aside as there may be, and a grade that is lost.
	#[benchmark]
	fn withdraw_guarantee() {
		let (who, identity, asset) = secured::<T>();
		Issuers::<T>::mutate(identity, |record| {
			record.as_mut().expect("it was approved").grade = Grade::A;
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), asset, AMOUNT);
		assert_eq!(T::Cash::free_balance(asset, &who), AMOUNT);
		assert!(Issuers::<T>::get(identity).is_some_and(|record| record.grade < Grade::A));
	}

	#[benchmark]
	fn appoint_staff() {
		let (who, _) = issuer::<T>();
		let staff: T::AccountId = account("staff", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), staff.clone(), staff_terms::<T>());
		assert!(Staff::<T>::contains_key(who, staff));
	}

	#[benchmark]
	fn dismiss_staff() {
		let (who, _) = issuer::<T>();
		let staff: T::AccountId = account("staff", 0, 0);
		Issuing::<T>::do_appoint_staff(who.clone(), staff.clone(), staff_terms::<T>())
			.expect("the terms are sound");
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), staff.clone());
		assert!(!Staff::<T>::contains_key(who, staff));
	}

	/// All whom the issuer may have, or a call may name.
	#[benchmark]
	fn remove_expired_staff(n: Linear<1, { MAX_REMOVED }>) {
		let (who, _) = issuer::<T>();
		let n = n.min(T::MaxStaff::get());
		let all: Vec<T::AccountId> = (0..n).map(|index| account("staff", index, 0)).collect();
		for staff in &all {
			Issuing::<T>::do_appoint_staff(who.clone(), staff.clone(), staff_terms::<T>())
				.expect("the terms are sound");
			Staff::<T>::mutate(&who, staff, |record| {
				record.as_mut().expect("it was appointed").terms.expires_at = 0;
			});
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), who.clone(), BoundedVec::truncate_from(all));
		assert_eq!(StaffCount::<T>::get(who), 0);
	}

	impl_benchmark_test_suite!(Issuing, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
