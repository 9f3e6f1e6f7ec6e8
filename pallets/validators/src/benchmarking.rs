// SPDX-License-Identifier: Apache-2.0

//! One benchmark per call, with the set as full as it can be.

use alloc::vec::Vec;

use codec::{Decode, Encode};
use frame_benchmarking::v2::*;
use frame_support::{
	BoundedVec,
	traits::{EnsureOrigin, KeyOwnerProofSystem, fungible::MutateHold},
};
use frame_system::{RawOrigin, pallet_prelude::HeaderFor};
use pallet_session::{ExternallySetKeys, HoldReason, Pallet as Session, SessionInterface};
use sp_consensus_aura::{
	AURA_ENGINE_ID, Slot, digests::CompatibleDigestItem, sr25519::AuthorityId as AuraId,
	sr25519::AuthoritySignature,
};
use sp_core::{H256, crypto::key_types::AURA};
use sp_runtime::{
	Digest, DigestItem, Percent, RuntimeAppPublic,
	traits::{BlakeTwo256, Get, Hash, Header, OpaqueKeys},
};

use crate::{
	AbsenceLimit, Absentees, Admitted, Attendance, BlockEquivocation, Call, Config, FirstSlots,
	Floor, MAX_HEADER_BYTES, Offenders, Pallet, SlotCount,
};

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

/// Session keys with `aura` among them, different for every `seed`. Aura's key is the first of this
/// chain's session keys.
fn keys_with<T: Config>(aura: &AuraId, seed: u32) -> Result<KeysOf<T>, BenchmarkError> {
	let rest = keys::<T>(seed)?.encode().into_iter().skip(aura.encoded_size());
	let bytes: Vec<u8> = aura.encode().into_iter().chain(rest).collect();
	KeysOf::<T>::decode(&mut bytes.as_slice())
		.ok()
		.filter(|keys| keys.get_raw(AURA) == aura.encode().as_slice())
		.ok_or(BenchmarkError::Stop("Aura's key is not the first of the session keys"))
}

/// A header of the longest kind for `slot`, sealed by `key`, with `content` as its root of calls.
fn sealed<T: Config>(
	key: &AuraId,
	slot: Slot,
	content: u32,
) -> Result<HeaderFor<T>, BenchmarkError> {
	let pre_digest = DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode());
	// Room for the fields of the header, the slot and the seal.
	let filling = DigestItem::Other(alloc::vec![0; MAX_HEADER_BYTES.saturating_sub(300)]);
	let mut header = HeaderFor::<T>::new(
		1u32.into(),
		<T as frame_system::Config>::Hashing::hash_of(&content),
		Default::default(),
		Default::default(),
		Digest { logs: alloc::vec![pre_digest, filling] },
	);
	let seal = key.sign(&header.hash()).ok_or(BenchmarkError::Stop("the key does not sign"))?;
	header
		.digest_mut()
		.push(<DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_seal(seal));
	Ok(header)
}

/// Has as many validators as there may be, the last of them with `aura` as its key.
fn fill_session_with<T: Config>(aura: &AuraId) -> Result<T::AccountId, BenchmarkError> {
	let validators = fill::<T>(T::MaxValidators::get());
	let offender =
		validators.last().cloned().ok_or(BenchmarkError::Stop("MaxValidators is zero"))?;
	for (seed, who) in (0u32..).zip(&validators) {
		let keys = if *who == offender { keys_with::<T>(aura, seed) } else { keys::<T>(seed) };
		<Session<T> as SessionInterface>::set_keys(who, keys?)?;
	}
	pallet_session::Validators::<T>::put(validators);
	Ok(offender)
}

/// Disables the first of as many validators as there may be, and gives it.
fn disable_first<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	fill_session::<T>()?;
	let first = Session::<T>::validators()
		.first()
		.cloned()
		.ok_or(BenchmarkError::Stop("MaxValidators is zero"))?;
	Session::<T>::disable_index(0);
	Absentees::<T>::put(BoundedVec::<_, T::MaxValidators>::truncate_from(alloc::vec![
		first.clone()
	]));
	Ok(first)
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

	#[benchmark]
	fn report_aura_equivocation() -> Result<(), BenchmarkError> {
		let key = AuraId::generate_pair(None);
		let offender = fill_session_with::<T>(&key)?;
		let slot = T::CurrentSlot::get();
		FirstSlots::<T>::insert(Session::<T>::current_index(), slot);
		let membership = T::KeyOwner::prove((AURA, key.clone()))
			.ok_or(BenchmarkError::Stop("the key belongs to nobody"))?;
		let slot = Slot::from(slot);
		let proof = BlockEquivocation {
			first_header: sealed::<T>(&key, slot, 1)?,
			second_header: sealed::<T>(&key, slot, 2)?,
			offender: key,
			slot,
		};
		let reporter: T::AccountId = account("reporter", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), alloc::boxed::Box::new(proof), membership);

		assert!(Offenders::<T>::get().contains(&offender));
		Ok(())
	}

	#[benchmark]
	fn set_absence_limit() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin()
			.map_err(|_| BenchmarkError::Stop("no admin origin"))?;
		let new = Percent::from_percent(80);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new, REASON);

		assert_eq!(AbsenceLimit::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn enable_validator() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin()
			.map_err(|_| BenchmarkError::Stop("no admin origin"))?;
		let who = disable_first::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who, REASON);

		assert!(Session::<T>::disabled_validators().is_empty());
		Ok(())
	}

	/// All but one validator missed their slots, as many as can be counted at once.
	#[benchmark]
	fn count_slots() {
		let counts = (0..T::MaxValidators::get()).map(|_| SlotCount::default()).collect();
		Attendance::<T>::put((1u64, BoundedVec::<_, T::MaxValidators>::truncate_from(counts)));
		let slot = u64::from(T::MaxValidators::get()).saturating_add(1);

		#[block]
		{
			Pallet::<T>::count_slots(slot);
		}

		assert_eq!(Attendance::<T>::get().0, slot);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::network::ext(), crate::mock::network::Network);
}
