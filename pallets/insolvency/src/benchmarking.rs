// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of the calls, each in its worst case.

use crate::{
	Call, Config, Counted, Defaults, Demands, MAX_ASSETS, MAX_PAYMENTS, MAX_SERIES, Pallet,
	Reservations, SeriesList,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	traits::{EnsureOrigin, Get, UnixTime},
};
use frame_system::RawOrigin;
use genex_primitives::{
	IdentityId, Quantity, SeriesId, UnixSeconds,
	traits::{Coupons, Identities},
};
use sp_core::H256;

/// What the benchmarks need of the other pallets.
pub trait BenchmarkHelper<AccountId> {
	/// An issuer that may issue, with a guarantee in `assets` stablecoins, each worth far less than what is sold.
	fn issuer(assets: u32) -> AccountId;

	/// A new series of `issuer`, of which a holder of another identity has `quantity` units. In `assets` stablecoins
	/// something is kept for it, in all worth far less than its units.
	fn sold(issuer: &AccountId, quantity: Quantity, assets: u32) -> (SeriesId, AccountId);

	/// Keeps `who` from giving anything away, or lets it again.
	fn set_frozen(who: &AccountId, frozen: bool);

	/// Sets the clock.
	fn set_now(now: UnixSeconds);
}

const UNITS: Quantity = 10_000;
const REASON: H256 = H256::repeat_byte(7);

type Helper<T> = <T as Config>::BenchmarkHelper;

/// An officer, by the rules of the runtime.
fn officer<T: Config>() -> T::RuntimeOrigin {
	T::OfficerOrigin::try_successful_origin().expect("there are officers")
}

fn anybody<T: Config>() -> T::RuntimeOrigin {
	RawOrigin::Signed(whitelisted_caller::<T::AccountId>()).into()
}

fn identity<T: Config>(who: &T::AccountId) -> IdentityId {
	T::Identities::identity_of(who).expect("the helper registers whom it names")
}

/// An issuer with `count` series, one of which is also named alone with its holder.
fn sold<T: Config>(count: u32) -> (T::AccountId, SeriesList, SeriesId, T::AccountId) {
	sold_for::<T>(count, MAX_ASSETS, MAX_ASSETS)
}

/// As [`sold`], with a guarantee in `assets` stablecoins and proceeds that are kept in `kept`.
fn sold_for<T: Config>(
	count: u32,
	assets: u32,
	kept: u32,
) -> (T::AccountId, SeriesList, SeriesId, T::AccountId) {
	let issuer = Helper::<T>::issuer(assets);
	let sell = |_| Helper::<T>::sold(&issuer, UNITS, kept);
	let all: Vec<_> = (0..count.max(1)).map(sell).collect();
	let (series, holder) = all.first().cloned().expect("there is one at least");
	let named = all.iter().zip(0..count).map(|((series, _), _)| *series).collect();
	(issuer, SeriesList::truncate_from(named), series, holder)
}

/// As [`sold`] with one series, after the default was declared and before the series was counted.
fn defaulted<T: Config>(assets: u32, kept: u32) -> (T::AccountId, SeriesId, T::AccountId) {
	let (issuer, _, series, holder) = sold_for::<T>(1, assets, kept);
	let none = SeriesList::default();
	assert_ok!(Pallet::<T>::declare_default(officer::<T>(), issuer.clone(), none, REASON));
	(issuer, series, holder)
}

/// Goes on to the end of claims.
fn end_claims<T: Config>() {
	let now = T::UnixTime::now().as_secs();
	Helper::<T>::set_now(now.saturating_add(T::ClaimsPeriod::get()));
}

fn deadline<T: Config>() -> UnixSeconds {
	T::UnixTime::now().as_secs().saturating_add(T::MinAnswerTime::get())
}

#[benchmarks]
mod benches {
	use super::*;

	/// There is one case only.
	#[benchmark]
	fn demand() {
		let (issuer, deadline, by) = (Helper::<T>::issuer(1), deadline::<T>(), officer::<T>());

		#[extrinsic_call]
		_(by as T::RuntimeOrigin, issuer.clone(), deadline, REASON);

		assert!(Demands::<T>::contains_key(identity::<T>(&issuer)));
	}

	/// There is one case only.
	#[benchmark]
	fn withdraw_demand() {
		let (issuer, by) = (Helper::<T>::issuer(1), officer::<T>());
		assert_ok!(Pallet::<T>::demand(by.clone(), issuer.clone(), deadline::<T>(), REASON));

		#[extrinsic_call]
		_(by as T::RuntimeOrigin, issuer.clone(), REASON);

		assert!(!Demands::<T>::contains_key(identity::<T>(&issuer)));
	}

	/// Worst case: after a missed demand, with as many series as named.
	#[benchmark]
	fn declare_default(n: Linear<0, { MAX_SERIES }>) {
		let (issuer, series, _, _) = sold::<T>(n);
		let count = series.len();
		let deadline = deadline::<T>();
		assert_ok!(Pallet::<T>::demand(officer::<T>(), issuer.clone(), deadline, REASON));
		Helper::<T>::set_now(deadline);

		#[extrinsic_call]
		declare_missed(anybody::<T>() as T::RuntimeOrigin, issuer.clone(), series);

		let record = Defaults::<T>::get(identity::<T>(&issuer)).expect("it was declared");
		assert_eq!(Counted::<T>::iter_prefix(record.id).count(), count);
	}

	/// Worst case: as many series as named.
	#[benchmark]
	fn count_series(n: Linear<1, { MAX_SERIES }>) {
		let (issuer, series, _, _) = sold::<T>(n);
		let count = series.len();
		let none = SeriesList::default();
		assert_ok!(Pallet::<T>::declare_default(officer::<T>(), issuer.clone(), none, REASON));

		#[extrinsic_call]
		_(anybody::<T>() as T::RuntimeOrigin, issuer.clone(), series);

		let record = Defaults::<T>::get(identity::<T>(&issuer)).expect("it was declared");
		assert_eq!(Counted::<T>::iter_prefix(record.id).count(), count);
	}

	/// Worst case: the first claim of its series, of a holder with a reservation.
	#[benchmark]
	fn claim(n: Linear<2, { MAX_PAYMENTS }>) {
		let (_, series, holder) = defaulted::<T>(n.div_ceil(2), n / 2);
		Helper::<T>::set_frozen(&holder, true);
		assert_ok!(Pallet::<T>::reserve(anybody::<T>(), series, holder.clone()));
		Helper::<T>::set_frozen(&holder, false);

		#[extrinsic_call]
		_(RawOrigin::Signed(holder.clone()), series, UNITS);

		assert_eq!(T::Coupons::free_units(series, &holder), 0);
		assert!(!Reservations::<T>::contains_key(series, &holder));
	}

	/// There is one case only.
	#[benchmark]
	fn reserve() {
		let (_, series, holder) = defaulted::<T>(1, 1);
		Helper::<T>::set_frozen(&holder, true);

		#[extrinsic_call]
		_(anybody::<T>() as T::RuntimeOrigin, series, holder.clone());

		assert!(Reservations::<T>::contains_key(series, &holder));
	}

	/// Worst case: the holder had its time.
	#[benchmark]
	fn end_reservation() {
		let (_, series, holder) = defaulted::<T>(1, 1);
		Helper::<T>::set_frozen(&holder, true);
		assert_ok!(Pallet::<T>::reserve(anybody::<T>(), series, holder.clone()));
		Helper::<T>::set_frozen(&holder, false);
		assert_ok!(Pallet::<T>::end_reservation(anybody::<T>(), series, holder.clone()));
		let now = T::UnixTime::now().as_secs();
		Helper::<T>::set_now(now.saturating_add(T::ReservationGrace::get()));

		#[extrinsic_call]
		_(anybody::<T>() as T::RuntimeOrigin, series, holder.clone());

		assert!(!Reservations::<T>::contains_key(series, &holder));
	}

	/// There is one case only.
	#[benchmark]
	fn extend_claims() {
		let (issuer, _, _) = defaulted::<T>(1, 1);
		let (by, until) = (officer::<T>(), UnixSeconds::MAX);

		#[extrinsic_call]
		_(by as T::RuntimeOrigin, issuer.clone(), until, REASON);

		let record = Defaults::<T>::get(identity::<T>(&issuer)).expect("it goes on");
		assert_eq!(record.claims_until, until);
	}

	/// There is one case only.
	#[benchmark]
	fn close_default() {
		let (issuer, _, _) = defaulted::<T>(1, 1);
		end_claims::<T>();

		#[extrinsic_call]
		_(anybody::<T>() as T::RuntimeOrigin, issuer.clone());

		assert!(Defaults::<T>::get(identity::<T>(&issuer)).is_some_and(|record| record.closed));
	}

	/// There is one case only.
	#[benchmark]
	fn rehabilitate() {
		let (issuer, _, _) = defaulted::<T>(1, 1);
		end_claims::<T>();
		assert_ok!(Pallet::<T>::close_default(anybody::<T>(), issuer.clone()));
		let by = T::GovernanceOrigin::try_successful_origin().expect("there is governance");

		#[extrinsic_call]
		_(by as T::RuntimeOrigin, issuer.clone(), REASON);

		assert!(!Defaults::<T>::contains_key(identity::<T>(&issuer)));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
