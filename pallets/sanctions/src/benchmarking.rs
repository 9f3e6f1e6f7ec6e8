// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each on its most expensive path.

use crate::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	BoundedVec, assert_ok,
	traits::{EnsureOrigin, Get},
};
use frame_system::RawOrigin;
use genex_primitives::{Asset, FreezeMode, IdentityId, SeriesId, UnixSeconds};
use sp_core::H256;

const LIST: ListId = 1;
const AGE: UnixSeconds = 86_400;
const CASE: H256 = H256::repeat_byte(9);
const UNITS: u64 = 1_000;

/// What the benchmarks need from the rooms below.
pub trait BenchmarkHelper<AccountId> {
	/// Registers an identity with these accounts.
	fn identity(accounts: &[AccountId]) -> IdentityId;

	/// Gives `who` something that can be moved to `to` by force, in the dearest way, and tells how
	/// much of what.
	fn property(who: &AccountId, to: &AccountId) -> (Asset, u128);

	/// A series of which units can be blocked.
	fn series() -> SeriesId;

	/// Sets the chain's clock.
	fn set_now(now: UnixSeconds);
}

fn origin<O, E: EnsureOrigin<O>>() -> Result<O, BenchmarkError> {
	E::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

/// An identity with as many accounts.
fn family<T: Config>(number: u32, accounts: u32) -> (Target<T::AccountId>, Target<T::AccountId>) {
	let accounts: Vec<T::AccountId> =
		(0..accounts).map(|index| account("member", number, index)).collect();
	let identity = T::BenchmarkHelper::identity(&accounts);
	let first = accounts.into_iter().next().unwrap_or_else(whitelisted_caller);
	(Target::Account(first), Target::Identity(identity))
}

/// As many registered lists, in place of those of the genesis block.
fn lists<T: Config>(count: u32) {
	Lists::<T>::kill();
	for list in 0..count {
		assert_ok!(Pallet::<T>::do_register_list(list, AGE, 0, CASE));
	}
}

/// A freeze in this mode that somebody else than any origin of the benchmarks ordered.
fn freeze_outbound<T: Config>(target: &Target<T::AccountId>) {
	let officer: T::AccountId = account("officer", 0, 0);
	assert_ok!(Pallet::<T>::do_freeze(officer, target, FreezeMode::Outbound, 1, CASE));
}

fn request<T: Config>(target: &Target<T::AccountId>) {
	let officer: T::AccountId = account("officer", 0, 0);
	assert_ok!(Pallet::<T>::do_request_release(officer, target.clone(), CASE, Some(CASE)));
}

fn blocked_units<T: Config>() -> (T::AccountId, SeriesId) {
	let (who, series) = (account("holder", 0, 0), T::BenchmarkHelper::series());
	let officer: T::AccountId = account("officer", 0, 0);
	assert_ok!(Pallet::<T>::do_freeze_units(officer, who, series, UNITS, 1, CASE));
	(account("holder", 0, 0), series)
}

fn units_request<T: Config>() -> (T::AccountId, SeriesId) {
	let (who, series) = blocked_units::<T>();
	let officer: T::AccountId = account("officer", 0, 0);
	assert_ok!(Pallet::<T>::do_request_units_release(officer, who, series, 0, CASE));
	(account("holder", 0, 0), series)
}

fn proposal<T: Config>() -> ForcedTransferId {
	let (from, to): (T::AccountId, T::AccountId) = (account("from", 0, 0), account("to", 0, 0));
	T::BenchmarkHelper::identity(core::slice::from_ref(&from));
	T::BenchmarkHelper::identity(core::slice::from_ref(&to));
	let (asset, quantity) = T::BenchmarkHelper::property(&from, &to);
	let (id, by) = (NextForcedTransferId::<T>::get(), account("court", 0, 0));
	assert_ok!(Pallet::<T>::do_propose(by, asset, from, to, quantity, CASE, CASE));
	id
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_list() -> Result<(), BenchmarkError> {
		lists::<T>(MAX_LISTS.saturating_sub(1));
		let origin = origin::<_, T::GovernanceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MAX_LISTS, AGE, CASE);

		assert!(Lists::<T>::get().contains_key(&MAX_LISTS));
		Ok(())
	}

	#[benchmark]
	fn retire_list() -> Result<(), BenchmarkError> {
		lists::<T>(MAX_LISTS);
		let origin = origin::<_, T::GovernanceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, LIST, CASE);

		assert!(RetiredLists::<T>::contains_key(LIST));
		Ok(())
	}

	/// `n` entries, each freezing an account and with it its identity, more strictly than before
	/// and against requests to release them.
	#[benchmark]
	fn update_list(n: Linear<1, MAX_ENTRIES>) -> Result<(), BenchmarkError> {
		lists::<T>(MAX_LISTS);
		let mut entries = Vec::new();
		for number in 0..n {
			let (target, identity) = family::<T>(number, 1);
			freeze_outbound::<T>(&target);
			request::<T>(&target);
			request::<T>(&identity);
			let action = Action::Freeze(FreezeMode::Full);
			entries.push(ListEntry { target, action, reason: 2, case: CASE });
		}
		let origin = origin::<_, T::SanctionsOracle>()?;
		let entries = BoundedVec::truncate_from(entries);
		let source_time = Pallet::<T>::now();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, LIST, 1, source_time, entries, true);

		assert_eq!(Lists::<T>::get().get(&LIST).map(|head| head.entries), Some(n));
		Ok(())
	}

	/// Blocks the GNX of the `a` accounts of an identity.
	#[benchmark]
	fn settle(a: Linear<1, 16>) -> Result<(), BenchmarkError> {
		let (_, target) = family::<T>(0, a);
		freeze_outbound::<T>(&target);
		let Target::Identity(identity) = target else {
			return Err(BenchmarkError::Stop("not an identity"));
		};
		let settled;

		#[block]
		{
			settled = Pallet::<T>::settle_identity(identity)?;
		}

		assert_eq!(settled, a);
		Ok(())
	}

	#[benchmark]
	fn report_stale() -> Result<(), BenchmarkError> {
		lists::<T>(MAX_LISTS);
		T::BenchmarkHelper::set_now(AGE);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), LIST);

		assert!(Lists::<T>::get().get(&LIST).is_some_and(|head| head.reported));
		Ok(())
	}

	/// An account of an identity of `a` accounts, both frozen less strictly before and about to be
	/// released.
	#[benchmark]
	fn freeze(a: Linear<1, 16>) -> Result<(), BenchmarkError> {
		let (target, identity) = family::<T>(0, a);
		freeze_outbound::<T>(&target);
		request::<T>(&target);
		request::<T>(&identity);
		let origin = origin::<_, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, target, FreezeMode::Full, 2, CASE);

		let record = Freezes::<T>::get(identity).ok_or(BenchmarkError::Stop("not frozen"))?;
		assert_eq!(record.mode, FreezeMode::Full);
		Ok(())
	}

	/// An identity of `a` accounts, each of which has a record of its own.
	#[benchmark]
	fn request_release(a: Linear<1, 16>) -> Result<(), BenchmarkError> {
		let (_, target) = family::<T>(0, a);
		for index in 0..a {
			freeze_outbound::<T>(&Target::Account(account("member", 0, index)));
		}
		let origin = origin::<_, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, target.clone(), CASE, Some(CASE));

		assert!(ReleaseRequests::<T>::contains_key(target));
		Ok(())
	}

	/// An identity of `a` accounts.
	#[benchmark]
	fn confirm_release(a: Linear<1, 16>) -> Result<(), BenchmarkError> {
		let (_, target) = family::<T>(0, a);
		freeze_outbound::<T>(&target);
		request::<T>(&target);
		let origin = origin::<_, T::SecondOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, target.clone());

		assert!(!Freezes::<T>::contains_key(target));
		Ok(())
	}

	#[benchmark]
	fn cancel_release() -> Result<(), BenchmarkError> {
		let (target, _) = family::<T>(0, 1);
		freeze_outbound::<T>(&target);
		request::<T>(&target);
		let origin = origin::<_, T::SecondOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, target.clone(), CASE);

		assert!(!ReleaseRequests::<T>::contains_key(target));
		Ok(())
	}

	/// More units than before, against a request to block fewer.
	#[benchmark]
	fn freeze_units() -> Result<(), BenchmarkError> {
		let (who, series) = units_request::<T>();
		let origin = origin::<_, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), series, UNITS.saturating_add(1), 1, CASE);

		assert!(!UnitsRequests::<T>::contains_key(who, series));
		Ok(())
	}

	#[benchmark]
	fn request_units_release() -> Result<(), BenchmarkError> {
		let (who, series) = blocked_units::<T>();
		let origin = origin::<_, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), series, 1, CASE);

		assert!(UnitsRequests::<T>::contains_key(who, series));
		Ok(())
	}

	#[benchmark]
	fn confirm_units_release() -> Result<(), BenchmarkError> {
		let (who, series) = units_request::<T>();
		let origin = origin::<_, T::SecondOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), series);

		assert!(!FrozenUnits::<T>::contains_key(who, series));
		Ok(())
	}

	#[benchmark]
	fn cancel_units_release() -> Result<(), BenchmarkError> {
		let (who, series) = units_request::<T>();
		let origin = origin::<_, T::SecondOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), series, CASE);

		assert!(!UnitsRequests::<T>::contains_key(who, series));
		Ok(())
	}

	#[benchmark]
	fn propose_forced_transfer() -> Result<(), BenchmarkError> {
		let origin = origin::<_, T::CourtOrigin>()?;
		let (from, to): (T::AccountId, T::AccountId) = (account("from", 0, 0), account("to", 0, 0));
		let asset = Asset::Series(T::BenchmarkHelper::series());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, asset, from, to, UNITS.into(), CASE, CASE);

		assert_eq!(ForcedTransfers::<T>::count(), 1);
		Ok(())
	}

	#[benchmark]
	fn approve_forced_transfer() -> Result<(), BenchmarkError> {
		let id = proposal::<T>();
		let origin = origin::<_, T::SecondOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(!ForcedTransfers::<T>::contains_key(id));
		Ok(())
	}

	/// By an account without a role, after the proposal expired.
	#[benchmark]
	fn withdraw_forced_transfer() -> Result<(), BenchmarkError> {
		let id = proposal::<T>();
		let late = Pallet::<T>::now().saturating_add(T::ForcedTransferLife::get());
		T::BenchmarkHelper::set_now(late);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id, CASE);

		assert!(!ForcedTransfers::<T>::contains_key(id));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
