// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at its dearest. A signed message is wrapped as Ethereum signers do,
//! the form that is tried last.

#![cfg(feature = "runtime-benchmarks")]

use crate::{
	Attestation, BenchmarkHelper, Call, Config, Details, FormerIdentityOf, Identities, LinkNonce,
	NextIdentityId, Pallet,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	traits::{EnsureOrigin, Get},
};
use frame_system::RawOrigin;
use genex_primitives::{
	IdentityFlags, IdentityId, IdentityKind, Jurisdiction, Tier, UnixSeconds,
	signature::signed_forms,
};
use sp_core::{H256, crypto::KeyTypeId, sr25519};
use sp_runtime::AccountId32;

const KEYS: KeyTypeId = KeyTypeId(*b"kycb");
const JP: [u8; 2] = *b"JP";
const US: [u8; 2] = *b"US";
/// Hash of a case file.
const REASON: H256 = H256::repeat_byte(3);

fn country(letters: [u8; 2]) -> Jurisdiction {
	Jurisdiction::new(letters).expect("assigned")
}

fn ends<T: Config>() -> UnixSeconds {
	Pallet::<T>::now().saturating_add(1_000)
}

fn deadline<T: Config>() -> UnixSeconds {
	Pallet::<T>::now().saturating_add(T::MaxSignatureLife::get())
}

fn registered<T: Config>(attestor: &T::AccountId, who: &T::AccountId) -> IdentityId {
	let identity = NextIdentityId::<T>::get();
	let origin = T::AttestorOrigin::try_successful_origin().expect("an attestor");
	assert_ok!(Pallet::<T>::register(
		origin,
		who.clone(),
		Tier::L2,
		IdentityKind::Person,
		country(JP),
		ends::<T>(),
		H256::repeat_byte(1),
	));
	assert!(Details::<T>::get(identity).is_some_and(|details| details.attestor == *attestor));
	identity
}

/// Has `who` remember an identity it no longer belongs to, so that it is asked whether it is empty.
fn left_another<T: Config>(who: &T::AccountId) {
	let (_, attestor) = attestor::<T>();
	let former = registered::<T>(&attestor, &account("former", 0, 0));
	FormerIdentityOf::<T>::insert(who, former);
}

fn attestor<T: Config>() -> (T::RuntimeOrigin, T::AccountId) {
	let origin = T::AttestorOrigin::try_successful_origin().expect("an attestor");
	let account = T::AttestorOrigin::ensure_origin(origin.clone()).expect("it is one");
	(origin, account)
}

fn officer<T: Config>() -> T::RuntimeOrigin {
	T::ComplianceOrigin::try_successful_origin().expect("an officer")
}

fn key() -> sr25519::Public {
	sp_io::crypto::sr25519_generate(KEYS, None)
}

fn sign(key: &sr25519::Public, payload: &[u8]) -> sr25519::Signature {
	let message: Vec<u8> = signed_forms(payload).into_iter().last().expect("three forms");
	sp_io::crypto::sr25519_sign(KEYS, key, &message).expect("the key was generated")
}

#[benchmarks(where T::Signature: From<sr25519::Signature>, T::AccountId: From<AccountId32>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() {
		let (origin, _) = attestor::<T>();
		let who: T::AccountId = account("who", 0, 0);
		left_another::<T>(&who);
		let (until, commitment) = (ends::<T>(), H256::repeat_byte(1));
		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			who.clone(),
			Tier::L3,
			IdentityKind::Company,
			country(JP),
			until,
			commitment,
		);
		assert!(Pallet::<T>::identity_of(&who).is_some());
	}

	#[benchmark]
	fn renew() {
		let (origin, attestor) = attestor::<T>();
		let identity = registered::<T>(&attestor, &account("who", 0, 0));
		let (until, commitment) = (ends::<T>(), H256::repeat_byte(2));
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, Tier::L1, until, commitment);
		assert!(Identities::<T>::get(identity).is_some_and(|record| record.tier == Tier::L1));
	}

	#[benchmark]
	fn set_residence() {
		let (origin, attestor) = attestor::<T>();
		let identity = registered::<T>(&attestor, &account("who", 0, 0));
		let new = country(US);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, new, REASON);
		assert!(Identities::<T>::get(identity).is_some_and(|record| record.jurisdiction == new));
	}

	#[benchmark]
	fn revoke() {
		let (origin, attestor) = attestor::<T>();
		let identity = registered::<T>(&attestor, &account("who", 0, 0));
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, REASON);
		let record = Identities::<T>::get(identity).expect("registered");
		assert!(record.flags.contains(IdentityFlags::REVOKED));
	}

	#[benchmark]
	fn link_account() {
		let (_, attestor) = attestor::<T>();
		let who: T::AccountId = account("who", 0, 0);
		let identity = registered::<T>(&attestor, &who);
		let key = key();
		let new: T::AccountId = AccountId32::from(key.0).into();
		let deadline = deadline::<T>();
		let message = Pallet::<T>::link_message(identity, &who, &new, deadline);
		let signature: T::Signature = sign(&key, &message).into();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), new.clone(), deadline, signature);
		assert_eq!(Pallet::<T>::identity_of(&new), Some(identity));
	}

	#[benchmark]
	fn attest_account() {
		let (origin, attestor) = attestor::<T>();
		let identity = registered::<T>(&attestor, &account("who", 0, 0));
		let new: T::AccountId = account("new", 0, 0);
		left_another::<T>(&new);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, new.clone(), REASON);
		assert_eq!(Pallet::<T>::identity_of(&new), Some(identity));
	}

	#[benchmark]
	fn unlink_account() {
		let (_, attestor) = attestor::<T>();
		let identity = registered::<T>(&attestor, &account("who", 0, 0));
		let new: T::AccountId = account("new", 0, 0);
		assert_ok!(Pallet::<T>::do_attest_account(&attestor, identity, &new, REASON));
		#[extrinsic_call]
		_(RawOrigin::Signed(new.clone()), new.clone(), REASON);
		assert_eq!(Pallet::<T>::identity_of(&new), None);
	}

	#[benchmark]
	fn submit_attestation() {
		let key = key();
		let attestor: T::AccountId = AccountId32::from(key.0).into();
		T::BenchmarkHelper::make_attestor(&attestor);
		let who: T::AccountId = account("who", 0, 0);
		left_another::<T>(&who);
		let attestation = Attestation {
			attestor,
			account: who.clone(),
			identity: None,
			tier: Tier::L2,
			kind: IdentityKind::Person,
			jurisdiction: country(JP),
			valid_until: ends::<T>(),
			commitment: H256::repeat_byte(1),
			nonce: LinkNonce::<T>::get(&who),
			deadline: deadline::<T>(),
		};
		let message = Pallet::<T>::attestation_message(&attestation);
		let signature: T::Signature = sign(&key, &message).into();
		let caller: T::AccountId = whitelisted_caller();
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), attestation, signature);
		assert!(Pallet::<T>::identity_of(&who).is_some());
	}

	#[benchmark]
	fn reassign() {
		let (_, attestor) = attestor::<T>();
		let identity = registered::<T>(&attestor, &account("who", 0, 0));
		let new: T::AccountId = account("attestor", 0, 0);
		T::BenchmarkHelper::make_attestor(&new);
		let origin = officer::<T>();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, new.clone(), REASON);
		assert!(Details::<T>::get(identity).is_some_and(|details| details.attestor == new));
	}

	#[benchmark]
	fn reinstate() {
		let (_, attestor) = attestor::<T>();
		let identity = registered::<T>(&attestor, &account("who", 0, 0));
		let origin = officer::<T>();
		assert_ok!(Pallet::<T>::revoke(origin.clone(), identity, REASON));
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, REASON);
		let record = Identities::<T>::get(identity).expect("registered");
		assert!(!record.flags.contains(IdentityFlags::SUSPENDED));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
