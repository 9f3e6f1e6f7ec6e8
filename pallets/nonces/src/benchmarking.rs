// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at its dearest.

use crate::{Call, Config, MAX_SWEEP, Pallet, Used, functions::key};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use genex_messages::{Cancel, Message};
use genex_primitives::UnixSeconds;
use sp_core::crypto::KeyTypeId;
use sp_runtime::{MultiSignature, traits::Convert};

const KEYS: KeyTypeId = KeyTypeId(*b"benc");

/// The last deadline there can be.
fn deadline<T: Config>() -> UnixSeconds {
	Pallet::<T>::now().saturating_add(T::MaxMessageLife::get())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn cancel_nonce() {
		let who: T::AccountId = account("signer", 0, 0);
		let deadline = deadline::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), u64::MAX, deadline);
		assert!(Pallet::<T>::is_marked(&who, u64::MAX, deadline));
	}

	/// Signed in the form that is tried last.
	#[benchmark]
	fn cancel_signed() {
		let by: T::AccountId = account("by", 0, 0);
		let public = sp_io::crypto::sr25519_generate(KEYS, None);
		let cancel = Cancel { signer: public.0, nonce: u64::MAX, deadline: deadline::<T>() };
		let payload = cancel.payload(&Pallet::<T>::domain());
		let signature =
			sp_io::crypto::sr25519_sign(KEYS, &public, &payload).expect("the key was generated");
		#[extrinsic_call]
		_(RawOrigin::Signed(by), cancel, MultiSignature::Sr25519(signature));
		let signer = T::Accounts::convert(cancel.signer);
		assert!(Pallet::<T>::is_marked(&signer, cancel.nonce, cancel.deadline));
	}

	/// Each mark is of another signer, and one stays.
	#[benchmark]
	fn sweep(n: Linear<1, MAX_SWEEP>) {
		for index in 0..n {
			let who: T::AccountId = account("signer", index, 0);
			Used::<T>::insert(key(0), (who, u64::MAX), ());
		}
		let by: T::AccountId = account("by", 0, 0);
		Used::<T>::insert(key(deadline::<T>()), (by.clone(), u64::MAX), ());
		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), n);
		assert_eq!(Used::<T>::iter_keys().count(), 1);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
