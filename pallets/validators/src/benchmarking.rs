// SPDX-License-Identifier: Apache-2.0

//! One benchmark per call, with the set as full as it can be.

use alloc::vec::Vec;

use codec::Decode;
use frame_benchmarking::v2::*;
use frame_support::{
	BoundedVec,
	traits::{EnsureOrigin, fungible::MutateHold},
};
use frame_system::RawOrigin;
use pallet_session::{ExternallySetKeys, HoldReason, Pallet as Session, SessionInterface};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Get, Hash};

use crate::{Admitted, Call, Config, Floor, Pallet};

/// The record behind what governance decides.
const REASON: H256 = H256::repeat_byte(7);

/// The session keys of a runtime.
type KeysOf<T> = <T as pallet_session::Config>::Keys;

/// Session keys, different for every `seed`.
fn keys<T: Config>(seed: u32) -> Result<KeysOf<T>, BenchmarkError> {
	let bytes: Vec<u8> =
		(0u32..32).flat_map(|part| BlakeTwo256::hash_of(&(seed, part)).0).collect();
	KeysOf::<T>::decode(&mut bytes.as_slice())
		.map_err(|_| BenchmarkError::Stop("session keys do not decode from random bytes"))
}

/// Registers session keys for `who`, different for every `seed`.
fn give_keys<T: Config>(who: &T::AccountId, seed: u32) -> Result<(), BenchmarkError> {
	<Session<T> as SessionInterface>::set_keys(who, keys::<T>(seed)?)?;
	Ok(())
}

/// Registers session keys for `who` as its own call does: with a deposit, and with a reference that keeps it alive.
fn give_own_keys<T: Config>(who: &T::AccountId, seed: u32) -> Result<(), BenchmarkError> {
	give_keys::<T>(who, seed)?;
	ExternallySetKeys::<T>::remove(who);
	// Twice, because an account with a deposit keeps the least balance besides.
	Session::<T>::ensure_can_pay_key_deposit(who)?;
	Session::<T>::ensure_can_pay_key_deposit(who)?;
	let (reason, deposit) = (HoldReason::Keys.into(), T::KeyDeposit::get());
	<T as pallet_session::Config>::Currency::hold(&reason, who, deposit)?;
	frame_system::Pallet::<T>::inc_consumers(who)?;
	Ok(())
}

/// Has the running session and the next one as many validators as there may be.
fn fill_session<T: Config>() -> Result<(), BenchmarkError> {
	let validators = fill::<T>(T::MaxValidators::get());
	let queued: Vec<_> = (0u32..)
		.zip(&validators)
		.map(|(seed, who)| Ok((who.clone(), keys::<T>(seed)?)))
		.collect::<Result<_, BenchmarkError>>()?;
	pallet_session::Validators::<T>::put(validators);
	pallet_session::QueuedKeys::<T>::put(queued);
	Ok(())
}

/// Fills the set with `count` validators and returns them.
fn fill<T: Config>(count: u32) -> Vec<T::AccountId> {
	let mut validators: Vec<T::AccountId> =
		(0..count).map(|seed| account("validator", seed, 0)).collect();
	validators.sort();
	Admitted::<T>::put(BoundedVec::<_, T::MaxValidators>::truncate_from(validators.clone()));
	Floor::<T>::put(T::MinValidators::get());
	validators
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn add_validator() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin()
			.map_err(|_| BenchmarkError::Stop("no admin origin"))?;
		fill::<T>(T::MaxValidators::get().saturating_sub(1));
		let newcomer: T::AccountId = account("newcomer", 0, 0);
		give_keys::<T>(&newcomer, u32::MAX)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, newcomer.clone(), REASON);

		assert!(Admitted::<T>::get().contains(&newcomer));
		Ok(())
	}

	#[benchmark]
	fn remove_validator() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin()
			.map_err(|_| BenchmarkError::Stop("no admin origin"))?;
		let validators = fill::<T>(T::MaxValidators::get());
		let leaver =
			validators.first().cloned().ok_or(BenchmarkError::Stop("MaxValidators is zero"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, leaver.clone(), REASON);

		assert!(!Admitted::<T>::get().contains(&leaver));
		Ok(())
	}

	#[benchmark]
	fn set_floor() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin()
			.map_err(|_| BenchmarkError::Stop("no admin origin"))?;
		fill::<T>(T::MaxValidators::get());
		let new = T::MaxValidators::get();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new, REASON);

		assert_eq!(Floor::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn withdraw_keys() -> Result<(), BenchmarkError> {
		fill_session::<T>()?;
		let leaver: T::AccountId = account("leaver", 0, 0);
		give_own_keys::<T>(&leaver, u32::MAX)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(leaver.clone()));

		assert!(Session::<T>::load_keys(&leaver).is_none());
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
