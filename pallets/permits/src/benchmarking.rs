// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at its dearest.

use crate::{Call, Config, MAX_PERMITS, Pallet, SignedPermit, SignedPermits};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use genex_messages::{Domain, Goods, Message, TransferPermit};
use genex_primitives::{Quantity, SeriesId, UnixSeconds, traits::Coupons};
use sp_core::crypto::KeyTypeId;
use sp_runtime::{MultiSignature, traits::Convert};

const KEYS: KeyTypeId = KeyTypeId(*b"benc");
const QUANTITY: Quantity = 10;

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Registers `who`, after everybody else whom it registers, and gives it free units of a new series that is dearest to move.
	fn give(who: &AccountId, quantity: Quantity) -> SeriesId;

	/// A new recipient for every `index`, the dearest to judge. It resides elsewhere than who was registered before it.
	fn recipient(index: u32) -> AccountId;

	/// Registers an account that may not exist yet.
	fn register(who: &AccountId);

	/// What messages of this chain are signed for.
	fn domain() -> Domain;

	/// The chain's clock.
	fn now() -> UnixSeconds;
}

/// A permit of a new giver for a new recipient on the other side of a border; its signature is the dearest to verify.
fn permit<T: Config>(index: u32) -> SignedPermit {
	let from = sp_io::crypto::sr25519_generate(KEYS, None);
	let giver = T::Accounts::convert(from.0);
	let series = T::BenchmarkHelper::give(&giver, QUANTITY.saturating_mul(2));
	let to = T::BenchmarkHelper::recipient(index).encode();
	let deadline = T::BenchmarkHelper::now().saturating_add(3_600);
	let permit = TransferPermit {
		from: from.0,
		to: to.try_into().expect("an account has 32 bytes"),
		series,
		goods: Goods::Units(QUANTITY),
		nonce: index.into(),
		deadline,
	};
	let payload = permit.payload(&T::BenchmarkHelper::domain());
	let signature =
		sp_io::crypto::sr25519_sign(KEYS, &from, &payload).expect("the key was generated");
	SignedPermit { permit, signature: MultiSignature::Sr25519(signature) }
}

fn relayer<T: Config>() -> T::AccountId {
	let relayer = T::Accounts::convert([9; 32]);
	T::BenchmarkHelper::register(&relayer);
	relayer
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn settle() {
		let (by, one) = (relayer::<T>(), permit::<T>(0));
		let SignedPermit { permit, signature } = one;
		#[extrinsic_call]
		_(RawOrigin::Signed(by), permit, signature);
		let to = T::Accounts::convert(permit.to);
		assert_eq!(T::Coupons::free_units(permit.series, &to), QUANTITY);
	}

	/// Every permit of another giver, to another recipient, of another series, and both ways across the border.
	#[benchmark]
	fn settle_batch(n: Linear<1, MAX_PERMITS>) {
		let by = relayer::<T>();
		let first = permit::<T>(0);
		// One more account before the others: their sides of the border are the other way round.
		T::BenchmarkHelper::register(&T::Accounts::convert([8; 32]));
		let all: Vec<SignedPermit> =
			core::iter::once(first).chain((1..n).map(permit::<T>)).collect();
		let permits: SignedPermits = all.try_into().expect("as many as fit");
		let last = permits.last().expect("one at least").permit;
		#[extrinsic_call]
		_(RawOrigin::Signed(by), permits);
		assert_eq!(T::Coupons::free_units(last.series, &T::Accounts::convert(last.to)), QUANTITY);
	}
	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
