// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, and one for each part of the automatic return, each at its dearest.

use crate::{
	Call, Config, NextReceiptId, NextToReturn, OpenOffers, Pallet, ReceiptId, Receipts,
	ReceivePolicy, Trusted,
};
use frame_benchmarking::v2::*;
use frame_support::{assert_ok, weights::Weight};
use frame_system::RawOrigin;
use genex_primitives::{
	Asset, IdentityId, UnixSeconds,
	traits::{Escrow, Identities},
};
use sp_core::H256;

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// A registered account that may give and get what [`Self::give`] gives, another for every `index`.
	fn holder(index: u32) -> AccountId;

	/// Gives `who` free `quantity` of an asset that is dearest to move.
	fn give(who: &AccountId, quantity: u128) -> Asset;

	/// Sets the clock.
	fn set_now(now: UnixSeconds);
}

const QUANTITY: u128 = 10;
const GIVER: u32 = 0;
const TAKER: u32 = 1;

fn holder<T: Config>(index: u32) -> T::AccountId {
	T::BenchmarkHelper::holder(index)
}

fn identity<T: Config>(who: &T::AccountId) -> IdentityId {
	T::Identities::identity_of(who).expect("the helper registers holders")
}

/// The taker, who screens.
fn screening<T: Config>() -> T::AccountId {
	let taker = holder::<T>(TAKER);
	let origin = RawOrigin::Signed(taker.clone());
	assert_ok!(Pallet::<T>::set_receive_policy(origin.into(), ReceivePolicy::Screened));
	taker
}

/// A gift that waits: giver, taker and receipt. The giver has another that waits too.
fn waiting<T: Config>() -> (T::AccountId, T::AccountId, ReceiptId) {
	let (giver, taker) = (holder::<T>(GIVER), screening::<T>());
	let asset = T::BenchmarkHelper::give(&giver, QUANTITY.saturating_mul(2));
	for _ in 0..2 {
		let origin = RawOrigin::Signed(giver.clone());
		let note = H256::repeat_byte(1);
		assert_ok!(Pallet::<T>::offer(origin.into(), asset, taker.clone(), QUANTITY, note));
	}
	(giver, taker, NextReceiptId::<T>::get().saturating_sub(2))
}

fn make_overdue<T: Config>(id: ReceiptId) {
	let receipt = Receipts::<T>::get(id).expect("it waits");
	T::BenchmarkHelper::set_now(receipt.deadline);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_receive_policy() {
		let who = holder::<T>(TAKER);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), ReceivePolicy::Screened);
		assert_eq!(Pallet::<T>::receive_policy(who), ReceivePolicy::Screened);
	}

	#[benchmark]
	fn trust_sender() {
		let (who, sender) = (holder::<T>(TAKER), identity::<T>(&holder::<T>(GIVER)));
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), sender);
		assert!(Trusted::<T>::contains_key(identity::<T>(&who), sender));
	}

	#[benchmark]
	fn untrust_sender() {
		let (who, sender) = (holder::<T>(TAKER), identity::<T>(&holder::<T>(GIVER)));
		assert_ok!(Pallet::<T>::trust_sender(RawOrigin::Signed(who.clone()).into(), sender));
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), sender);
		assert!(!Trusted::<T>::contains_key(identity::<T>(&who), sender));
	}

	/// To a holder who screens and trusts.
	#[benchmark]
	fn offer_settled() {
		let (giver, taker) = (holder::<T>(GIVER), screening::<T>());
		let origin = RawOrigin::Signed(taker.clone());
		assert_ok!(Pallet::<T>::trust_sender(origin.into(), identity::<T>(&giver)));
		let asset = T::BenchmarkHelper::give(&giver, QUANTITY);
		#[extrinsic_call]
		offer(RawOrigin::Signed(giver.clone()), asset, taker, QUANTITY, H256::repeat_byte(1));
		assert_eq!(OpenOffers::<T>::get(identity::<T>(&giver)), 0);
		assert!(T::Escrow::hold(asset, &giver, QUANTITY).is_err());
	}

	/// To a holder who screens and does not trust.
	#[benchmark]
	fn offer_opened() {
		let (giver, taker) = (holder::<T>(GIVER), screening::<T>());
		let asset = T::BenchmarkHelper::give(&giver, QUANTITY);
		#[extrinsic_call]
		offer(RawOrigin::Signed(giver.clone()), asset, taker, QUANTITY, H256::repeat_byte(1));
		assert_eq!(OpenOffers::<T>::get(identity::<T>(&giver)), 1);
	}

	#[benchmark]
	fn accept_receipt() {
		let (_, taker, id) = waiting::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(taker), id);
		assert!(!Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn decline_receipt() {
		let (_, taker, id) = waiting::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(taker), id);
		assert!(!Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn withdraw_offer() {
		let (giver, _, id) = waiting::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(giver), id);
		assert!(!Receipts::<T>::contains_key(id));
	}

	#[benchmark]
	fn return_offer() {
		let (_, taker, id) = waiting::<T>();
		make_overdue::<T>(id);
		#[extrinsic_call]
		_(RawOrigin::Signed(taker), id);
		assert!(!Receipts::<T>::contains_key(id));
	}

	/// The pointer catches up with one ended receipt.
	#[benchmark]
	fn on_idle_base() {
		NextReceiptId::<T>::put(1);
		#[block]
		{
			Pallet::<T>::return_overdue(Weight::MAX);
		}
		assert_eq!(NextToReturn::<T>::get(), 1);
	}

	/// A gift that waits.
	#[benchmark]
	fn on_idle_look() {
		let (.., id) = waiting::<T>();
		let found;
		#[block]
		{
			found = Receipts::<T>::get(id);
		}
		assert!(found.is_some());
	}

	/// A gift of a giver who has another that waits.
	#[benchmark]
	fn on_idle_return() {
		let (.., id) = waiting::<T>();
		let receipt = Receipts::<T>::get(id).expect("it waits");
		let outcome;
		#[block]
		{
			outcome = Pallet::<T>::return_to_sender(id, receipt, None);
		}
		assert_ok!(outcome);
		assert!(!Receipts::<T>::contains_key(id));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
