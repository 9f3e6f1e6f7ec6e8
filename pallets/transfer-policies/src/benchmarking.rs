// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at its dearest: by an account, not by governance, and with lists that exist.

use crate::{
	Admin, Batch, Call, Config, Details, MAX_BATCH, Member, Members, NextPolicyId, Pallet, Policy,
	PolicyCount, Rules,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::assert_ok;
use frame_system::RawOrigin;
use genex_primitives::{IdentityId, PolicyId};
use sp_core::H256;

/// The record behind an act.
const REASON: H256 = H256::repeat_byte(7);

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// An account that may issue, another for every `index`.
	fn issuer(index: u32) -> AccountId;

	/// An identity that exists, another for every `index`.
	fn identity(index: u32) -> IdentityId;
}

fn create<T: Config>(who: &T::AccountId, policy: Policy) -> PolicyId {
	let id = NextPolicyId::<T>::get();
	assert_ok!(Pallet::<T>::create_policy(RawOrigin::Signed(who.clone()).into(), policy, REASON));
	id
}

fn batch<T: Config>(size: u32) -> Batch<T::AccountId> {
	let members = (0..size).map(|index| Member::Identity(T::BenchmarkHelper::identity(index)));
	members.collect::<Vec<_>>().try_into().expect("at most MAX_BATCH are asked for")
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A compound of four lists.
	#[benchmark]
	fn create_policy() {
		let who = T::BenchmarkHelper::issuer(0);
		let [sender, recipient, mint_recipient, redeemer] =
			[Policy::Allow, Policy::Deny, Policy::Allow, Policy::Deny]
				.map(|policy| create::<T>(&who, policy));
		let policy = Policy::Compound { sender, recipient, mint_recipient, redeemer };
		let id = NextPolicyId::<T>::get();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), policy, REASON);
		assert_eq!(Rules::<T>::get(id).map(|rule| rule.shown()), Some(policy));
	}

	/// `n`: members, all of them new identities.
	#[benchmark]
	fn add_members(n: Linear<1, MAX_BATCH>) {
		let who = T::BenchmarkHelper::issuer(0);
		let policy = create::<T>(&who, Policy::Allow);
		let members = batch::<T>(n);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), policy, members, REASON);
		assert_eq!(Details::<T>::get(policy).map(|details| details.members), Some(n));
	}

	/// `n`: members, all of them on the list.
	#[benchmark]
	fn remove_members(n: Linear<1, MAX_BATCH>) {
		let who = T::BenchmarkHelper::issuer(0);
		let policy = create::<T>(&who, Policy::Allow);
		let members = batch::<T>(n);
		let origin = RawOrigin::Signed(who.clone());
		assert_ok!(Pallet::<T>::add_members(origin.into(), policy, members.clone(), REASON));
		#[extrinsic_call]
		_(RawOrigin::Signed(who), policy, members, REASON);
		assert_eq!(Members::<T>::iter_key_prefix(policy).count(), 0);
	}

	/// Another was asked before.
	#[benchmark]
	fn transfer_admin() {
		let who = T::BenchmarkHelper::issuer(0);
		let policy = create::<T>(&who, Policy::Allow);
		let asked = |index| Some(Admin::Account(T::BenchmarkHelper::issuer(index)));
		let origin = RawOrigin::Signed(who.clone());
		assert_ok!(Pallet::<T>::transfer_admin(origin.into(), policy, asked(1), REASON));
		#[extrinsic_call]
		_(RawOrigin::Signed(who), policy, asked(2), REASON);
		assert_eq!(Details::<T>::get(policy).and_then(|details| details.proposed), asked(2));
	}

	/// The admin before keeps another policy.
	#[benchmark]
	fn accept_admin() {
		let (who, next) = (T::BenchmarkHelper::issuer(0), T::BenchmarkHelper::issuer(1));
		create::<T>(&who, Policy::Allow);
		let policy = create::<T>(&who, Policy::Allow);
		let admin = Admin::Account(next.clone());
		let origin = RawOrigin::Signed(who);
		assert_ok!(Pallet::<T>::transfer_admin(origin.into(), policy, Some(admin.clone()), REASON));
		#[extrinsic_call]
		_(RawOrigin::Signed(next), policy, REASON);
		assert_eq!(PolicyCount::<T>::get(admin), 1);
	}

	#[benchmark]
	fn seal_policy() {
		let who = T::BenchmarkHelper::issuer(0);
		let policy = create::<T>(&who, Policy::Deny);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), policy, REASON);
		assert!(Details::<T>::get(policy).is_some_and(|details| details.sealed));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
