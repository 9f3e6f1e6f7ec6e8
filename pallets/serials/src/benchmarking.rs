// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of the calls, one each, at the worst case its doc line names.

use crate::{Pallet as Serials, *};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use genex_primitives::{
	Clearance, CouponClass, CurrencyCode, LegalClass, Money, Quantity, SeriesId, TransferPolicy,
	UnixSeconds, traits::Coupons as _,
};
use pallet_coupons::{
	Approvals as Verdicts, Ciphertext, MAX_CIPHERTEXT, NextSeriesId, Pallet as Coupons,
	SeriesTerms, Territory, Text, Uri, benchmarking::BenchmarkHelper as _,
};
use sp_core::H256;

/// Makes accounts that pass the rules bound in the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// An account that may hold units, the dearest to judge, another for every `index`.
	fn holder(index: u32) -> AccountId;
}

/// Why officers act.
const REASON: H256 = H256::repeat_byte(5);

/// How far the serials of a call lie apart, so that the marks of none are in the words of another.
const APART: Serial = 256;

/// Units in each holding: as many as a call has ranges, so far apart, and those at each end.
const STOCK: Quantity = APART * (MAX_RANGES as Quantity + 1);

fn issuer<T: Config>() -> T::AccountId {
	<T as pallet_coupons::Config>::BenchmarkHelper::party("issuer")
}

fn holder<T: Config>(index: u32) -> T::AccountId {
	<T as Config>::BenchmarkHelper::holder(index)
}

/// An approved series of which every rule must be looked up.
fn approved<T: Config>(issuer: &T::AccountId) -> SeriesId {
	let mut terms = SeriesTerms {
		symbol: Text::default(),
		name: Text::truncate_from(b"voucher".to_vec()),
		class: CouponClass::Digital,
		legal_class: LegalClass::PaidGift,
		currency: CurrencyCode::USD,
		face_minor: 1,
		divisible: false,
		supply_cap: Quantity::MAX,
		valid_from: 0,
		valid_until: UnixSeconds::from(u32::MAX),
		transfer_policy: TransferPolicy::KycOnly,
		resale_ceiling: None,
		territory: Territory::Everywhere,
		policy: None,
		refund_window: 86_400,
		terms_hash: H256::repeat_byte(1),
		disclosure_hash: H256::repeat_byte(2),
		uri: Uri::default(),
	};
	<T as pallet_coupons::Config>::BenchmarkHelper::complicate(issuer, &mut terms);
	let (series, by) = (NextSeriesId::<T>::get(), RawOrigin::Signed(issuer.clone()));
	Coupons::<T>::create_series(by.clone().into(), Box::new(terms)).expect("terms are sound");
	Coupons::<T>::submit_series(by.into(), series).expect("a draft can be submitted");
	let officer = <T as pallet_coupons::Config>::ApprovalOrigin::try_successful_origin();
	let verdict = Verdicts::truncate_from(vec![(series, 1)]);
	Coupons::<T>::approve_series(officer.expect("there are officers"), verdict, REASON)
		.expect("submitted can be approved");
	series
}

/// A series of which `holder` has all units, as one range.
fn sold<T: Config>(holder: &T::AccountId) -> SeriesId {
	let issuer = issuer::<T>();
	let series = approved::<T>(&issuer);
	Serials::<T>::do_mark_serialised(issuer.clone(), series).expect("nothing is minted");
	Coupons::<T>::do_mint(issuer, series, STOCK).expect("approved can be minted");
	Coupons::<T>::mark_listed(series).expect("approved can be listed");
	// In another currency than the face value's, so that a gift needs both rates.
	let paid = Some(Money::new(CurrencyCode::EUR, STOCK.into()));
	Coupons::<T>::sell(series, holder, STOCK, paid, Clearance::None).expect("it is listed");
	series
}

/// Serials apart from each other: each splits the range it is taken from.
fn serials_apart(n: u32) -> Vec<SerialRange> {
	(1..=n).map(|place| SerialRange::one(Serial::from(place) * APART)).collect()
}

/// As many approvals as there may be, of serials that move.
fn approve<T: Config>(owner: &T::AccountId, series: SeriesId, spender: &T::AccountId, most: u32) {
	for range in serials_apart(most.min(MAX_APPROVALS)) {
		Serials::<T>::do_approve_serial(owner, series, range.first, Some(spender.clone()))
			.expect("the owner may approve");
	}
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn mark_serialised() {
		let issuer = issuer::<T>();
		let series = approved::<T>(&issuer);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series);
		assert!(Coupons::<T>::serialised_record(series).is_some());
	}

	/// Every range splits what the holder has, and the approvals of them end.
	#[benchmark]
	fn transfer_serials(n: Linear<1, { MAX_RANGES }>) {
		let (from, to) = (holder::<T>(0), holder::<T>(1));
		let series = sold::<T>(&from);
		approve::<T>(&from, series, &holder::<T>(2), n);
		let ranges = Ranges::truncate_from(serials_apart(n));
		#[extrinsic_call]
		_(RawOrigin::Signed(from), series, to.clone(), ranges);
		assert_eq!(Coupons::<T>::holding_of(&to, series).free, Quantity::from(n));
	}

	/// As `transfer_serials`, by an operator.
	#[benchmark]
	fn transfer_serials_from(n: Linear<1, { MAX_RANGES }>) {
		let (from, to, operator) = (holder::<T>(0), holder::<T>(1), holder::<T>(2));
		let series = sold::<T>(&from);
		approve::<T>(&from, series, &operator, n);
		Coupons::<T>::do_set_operator(&from, &operator, true).expect("it may have operators");
		let ranges = Ranges::truncate_from(serials_apart(n));
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), series, from, to.clone(), ranges);
		assert_eq!(Coupons::<T>::holding_of(&to, series).free, Quantity::from(n));
	}

	/// As `transfer_serials`, each range to another account.
	#[benchmark]
	fn distribute_serials(n: Linear<1, { MAX_RANGES }>) {
		let from = holder::<T>(0);
		let series = sold::<T>(&from);
		approve::<T>(&from, series, &holder::<T>(1), n);
		let ranges = serials_apart(n).into_iter();
		let gifts: Vec<_> = (3..n + 3).map(holder::<T>).zip(ranges).collect();
		let last = gifts.last().map(|(to, _)| to.clone()).expect("there is a range");
		#[extrinsic_call]
		_(RawOrigin::Signed(from), series, Gifts::truncate_from(gifts));
		assert_eq!(Coupons::<T>::holding_of(&last, series).free, 1);
	}

	/// As `transfer_serials`, with an appointed redeemer and the longest message.
	#[benchmark]
	fn redeem_serials(n: Linear<1, { MAX_RANGES }>) {
		let (from, store) = (holder::<T>(0), holder::<T>(1));
		let series = sold::<T>(&from);
		approve::<T>(&from, series, &holder::<T>(2), n);
		Coupons::<T>::add_redeemer(RawOrigin::Signed(issuer::<T>()).into(), series, store.clone())
			.expect("the issuer may appoint");
		let message = Ciphertext::truncate_from(vec![7; MAX_CIPHERTEXT as usize]);
		let ranges = Ranges::truncate_from(serials_apart(n));
		#[extrinsic_call]
		_(RawOrigin::Signed(from.clone()), series, ranges, store, REASON, Some(message));
		let left = STOCK - Quantity::from(n);
		assert_eq!(Coupons::<T>::holding_of(&from, series).free, left);
	}

	/// By an operator; all places but one are taken.
	#[benchmark]
	fn approve_serial() {
		let (owner, spender, operator) = (holder::<T>(0), holder::<T>(1), holder::<T>(2));
		let series = sold::<T>(&owner);
		approve::<T>(&owner, series, &spender, MAX_APPROVALS - 1);
		Coupons::<T>::do_set_operator(&owner, &operator, true).expect("it may have operators");
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), series, 1, Some(spender.clone()));
		assert_eq!(Serials::<T>::view_approved(series, 1), Some(spender));
	}

	/// As many ranges as the limit, and more that stay.
	#[benchmark]
	fn clear_serials(n: Linear<1, { MAX_PAGE }>) {
		let (who, to) = (holder::<T>(0), holder::<T>(1));
		let series = sold::<T>(&who);
		let ranges = serials_apart(MAX_RANGES);
		Serials::<T>::do_transfer_serials(&who, &who, &to, series, &ranges)
			.expect("all are its own");
		pallet_coupons::Holdings::<T>::remove(&who, series);
		pallet_coupons::Series::<T>::mutate(series, |record| {
			record.as_mut().expect("it was sold").expiry_booked = true;
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(to), series, who.clone(), n);
		let left = Serials::<T>::held_from(series, &who, 1).count();
		assert_eq!(left, (MAX_RANGES + 1 - n) as usize);
	}

	impl_benchmark_test_suite!(Serials, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
