// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at its dearest.

use crate::{BatchId, Batches, Call, Claimed, Config, GiftId, Gifts, MAX_SWEEP, Pallet, Proof};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{assert_ok, traits::EnsureOrigin};
use frame_system::RawOrigin;
use genex_messages::{Domain, GiftClaim, Goods, Message, ScratchClaim, merkle};
use genex_primitives::{Quantity, SeriesId, Tier, UnixSeconds, traits::Coupons};
use sp_core::{H256, crypto::KeyTypeId, sr25519};
use sp_runtime::{MultiSignature, traits::Convert};

const KEYS: KeyTypeId = KeyTypeId(*b"benc");
const QUANTITY: Quantity = 10;
const LIFE: UnixSeconds = 3_600;
const GIVER: u32 = 0;
const TAKER: u32 = 1;
const RELAYER: u32 = 2;
/// The record behind what an officer does.
const WHY: H256 = H256::repeat_byte(7);

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// A registered account that may give and get what [`Self::give`] gives, another for every `index` below 3; the dearest
	/// to judge. It resides elsewhere than who was registered before it.
	fn holder(index: u32) -> AccountId;

	/// Gives `who` free units of a series that is dearest to move.
	fn give(who: &AccountId, quantity: Quantity) -> SeriesId;

	/// What messages of this chain are signed for.
	fn domain() -> Domain;

	/// Sets the clock.
	fn set_now(now: UnixSeconds);
}

fn holder<T: Config>(index: u32) -> T::AccountId {
	T::BenchmarkHelper::holder(index)
}

fn deadline<T: Config>() -> UnixSeconds {
	Pallet::<T>::now().saturating_add(LIFE)
}

/// Whoever brings what others signed. Registered before the call is measured.
fn relayer<T: Config>() -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(holder::<T>(RELAYER))
}

/// The account of who claims, as messages name it.
fn claimer<T: Config>() -> [u8; 32] {
	let account = holder::<T>(TAKER).encode();
	account.try_into().expect("an account has 32 bytes")
}

fn new_key() -> sr25519::Public {
	sp_io::crypto::sr25519_generate(KEYS, None)
}

fn sign<T: Config>(key: &sr25519::Public, message: &impl Message) -> MultiSignature {
	let payload = message.payload(&T::BenchmarkHelper::domain());
	let signature =
		sp_io::crypto::sr25519_sign(KEYS, key, &payload).expect("the key was generated");
	MultiSignature::Sr25519(signature)
}

/// A batch of one card, whose proof is as long as there can be, and a gift of the same giver; gives batch, gift, their key
/// and the proof.
fn waiting<T: Config>() -> (BatchId, GiftId, sr25519::Public, Proof) {
	// One after the other, so that the units cross a border.
	let [giver, _] = [GIVER, TAKER].map(holder::<T>);
	let series = T::BenchmarkHelper::give(&giver, QUANTITY.saturating_mul(2));
	let key = new_key();
	let path: Vec<[u8; 32]> =
		(0..merkle::MAX_PROOF).map(|index| [u8::try_from(index).unwrap_or_default(); 32]).collect();
	let leaf = merkle::leaf(&key.0, &Goods::Units(QUANTITY));
	let root = path
		.iter()
		.fold(leaf, |below, other| merkle::root(&[below, *other]).expect("there are two leaves"));
	let origin = || RawOrigin::Signed(giver.clone()).into();
	let end = deadline::<T>();
	assert_ok!(Pallet::<T>::create_batch(origin(), series, QUANTITY, 1, H256(root), end));
	let account = T::Accounts::convert(key.0);
	assert_ok!(Pallet::<T>::create_gift(origin(), series, QUANTITY, account, Tier::L1, end));
	let batch = crate::NextBatchId::<T>::get().saturating_sub(1);
	let gift = crate::NextGiftId::<T>::get().saturating_sub(1);
	(batch, gift, key, path.try_into().expect("as long as a proof may be"))
}

fn let_it_pass<T: Config>() {
	T::BenchmarkHelper::set_now(deadline::<T>());
}

/// Brings the clock to the end of the validity of what waits in `batch`, before whose deadline that lies then.
fn outlive_units<T: Config>(batch: BatchId) {
	let mut record = Batches::<T>::get(batch).expect("it waits");
	let end = T::Coupons::facts(record.series).expect("its units are known").valid_until;
	record.deadline = end.saturating_add(LIFE);
	Batches::<T>::insert(batch, record);
	T::BenchmarkHelper::set_now(end);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_batch() {
		let giver = holder::<T>(GIVER);
		let series = T::BenchmarkHelper::give(&giver, QUANTITY);
		let (root, end) = (H256::repeat_byte(1), deadline::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(giver.clone()), series, QUANTITY, 1, root, end);
		assert_eq!(T::Coupons::held_units(series, &giver), QUANTITY);
	}

	/// The last card of its batch, with the longest proof.
	#[benchmark]
	fn claim_card() {
		let (batch, _, key, proof) = waiting::<T>();
		let claimer = claimer::<T>();
		let claim = ScratchClaim { batch, key: key.0, claimer, deadline: deadline::<T>() };
		let signature = sign::<T>(&key, &claim);
		let by = relayer::<T>();
		#[extrinsic_call]
		_(by, claim, proof, signature);
		assert!(Claimed::<T>::contains_key(batch, T::Accounts::convert(key.0)));
		assert!(!Batches::<T>::contains_key(batch));
	}

	/// The validity of the units has ended, and the deadline has not come.
	#[benchmark]
	fn return_batch() {
		let (batch, ..) = waiting::<T>();
		let by = relayer::<T>();
		outlive_units::<T>(batch);
		#[extrinsic_call]
		_(by, batch);
		assert!(!Batches::<T>::contains_key(batch));
	}

	#[benchmark]
	fn force_batch() {
		let (batch, ..) = waiting::<T>();
		let by = T::ComplianceOrigin::try_successful_origin().expect("the origin can be had");
		#[extrinsic_call]
		_(by as T::RuntimeOrigin, batch, WHY);
		assert!(!Batches::<T>::contains_key(batch));
	}

	#[benchmark]
	fn sweep_marks(n: Linear<1, MAX_SWEEP>) {
		for index in 0..n {
			let key: T::AccountId = account("key", index, 0);
			Claimed::<T>::insert(1, key, ());
		}
		let by = relayer::<T>();
		#[extrinsic_call]
		_(by, 1, n);
		assert_eq!(Claimed::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn create_gift() {
		let giver = holder::<T>(GIVER);
		let series = T::BenchmarkHelper::give(&giver, QUANTITY);
		let (key, end) = (T::Accounts::convert(new_key().0), deadline::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(giver.clone()), series, QUANTITY, key, Tier::L1, end);
		assert_eq!(T::Coupons::held_units(series, &giver), QUANTITY);
	}

	#[benchmark]
	fn claim_gift() {
		let (_, gift, key, _) = waiting::<T>();
		let claimer = claimer::<T>();
		let claim = GiftClaim { gift, key: key.0, claimer, deadline: deadline::<T>() };
		let signature = sign::<T>(&key, &claim);
		let by = relayer::<T>();
		#[extrinsic_call]
		_(by, claim, signature);
		assert!(!Gifts::<T>::contains_key(gift));
	}

	#[benchmark]
	fn withdraw_gift() {
		let (_, gift, ..) = waiting::<T>();
		let giver = holder::<T>(GIVER);
		#[extrinsic_call]
		_(RawOrigin::Signed(giver), gift);
		assert!(!Gifts::<T>::contains_key(gift));
	}

	#[benchmark]
	fn return_gift() {
		let (_, gift, ..) = waiting::<T>();
		let_it_pass::<T>();
		let by = relayer::<T>();
		#[extrinsic_call]
		_(by, gift);
		assert!(!Gifts::<T>::contains_key(gift));
	}

	#[benchmark]
	fn force_gift() {
		let (_, gift, ..) = waiting::<T>();
		let by = T::ComplianceOrigin::try_successful_origin().expect("the origin can be had");
		#[extrinsic_call]
		_(by as T::RuntimeOrigin, gift, WHY);
		assert!(!Gifts::<T>::contains_key(gift));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
