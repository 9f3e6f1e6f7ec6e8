// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of the calls, one each, at the worst case its doc line names.

use crate::{Pallet as Coupons, *};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use genex_primitives::{
	Clearance, CouponClass, CurrencyCode, Jurisdiction, LegalClass, Money, Quantity, SeriesId,
	SeriesState, TransferPolicy, UnixSeconds, traits::Coupons as _,
};
use sp_core::H256;

/// Makes accounts that pass the rules bound in the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// An account that may issue, hold and redeem, the dearest to judge, and the same for the same name: of an identity of
	/// tier L3 that resides in JP or in a place whose letters come late in the alphabet.
	fn party(name: &'static str) -> AccountId;

	/// Makes what the runtime knows more of the dearest to judge: the currency and the policy.
	fn complicate(issuer: &AccountId, terms: &mut SeriesTerms);
}

/// Why officers and governance act.
const REASON: H256 = H256::repeat_byte(5);

/// Units in each holding.
const STOCK: Quantity = 1_000;

fn account_of<T: Config>(name: &'static str) -> T::AccountId {
	T::BenchmarkHelper::party(name)
}

/// Terms with the longest texts and a full territory, which every transfer must read.
fn terms<T: Config>(issuer: &T::AccountId) -> Box<SeriesTerms> {
	let letters = (b'A'..=b'Z').flat_map(|first| (b'A'..=b'Z').map(move |second| [first, second]));
	let mut places = Jurisdictions::new();
	let excluded = letters.filter_map(Jurisdiction::new).filter(|place| place.letters() != *b"JP");
	for place in excluded.take(MAX_JURISDICTIONS as usize) {
		places.try_insert(place).expect("within the bound");
	}
	let text = Text::truncate_from(vec![b'x'; MAX_TEXT as usize]);
	let mut terms = SeriesTerms {
		symbol: text.clone(),
		name: text,
		class: CouponClass::Digital,
		legal_class: LegalClass::PaidGift,
		currency: CurrencyCode::USD,
		face_minor: 1,
		divisible: true,
		supply_cap: Quantity::MAX,
		valid_from: 0,
		valid_until: UnixSeconds::from(u32::MAX),
		transfer_policy: TransferPolicy::KycOnly,
		resale_ceiling: None,
		territory: Territory::Except(places),
		policy: None,
		refund_window: 86_400,
		terms_hash: H256::repeat_byte(1),
		disclosure_hash: H256::repeat_byte(2),
		uri: Uri::truncate_from(vec![b'u'; MAX_URI as usize]),
	};
	T::BenchmarkHelper::complicate(issuer, &mut terms);
	Box::new(terms)
}

fn draft<T: Config>(issuer: &T::AccountId) -> SeriesId {
	let series = NextSeriesId::<T>::get();
	Coupons::<T>::do_create_series(issuer.clone(), terms::<T>(issuer)).expect("terms are sound");
	series
}

fn submitted<T: Config>(issuer: &T::AccountId) -> SeriesId {
	let series = draft::<T>(issuer);
	Coupons::<T>::do_submit_series(issuer.clone(), series).expect("draft can be submitted");
	series
}

fn minted<T: Config>(issuer: &T::AccountId) -> SeriesId {
	let series = submitted::<T>(issuer);
	Coupons::<T>::do_approve_series(issuer, series, 1, REASON).expect("submitted can be approved");
	Coupons::<T>::do_mint(issuer.clone(), series, STOCK).expect("approved can be minted");
	series
}

fn sold<T: Config>(issuer: &T::AccountId, holder: &T::AccountId) -> SeriesId {
	let series = minted::<T>(issuer);
	Coupons::<T>::mark_listed(series).expect("approved can be listed");
	// In another currency than the face value's, so that a gift needs both rates.
	let paid = Some(Money::new(CurrencyCode::EUR, STOCK.into()));
	Coupons::<T>::sell(series, holder, STOCK, paid, Clearance::None).expect("listed can be sold");
	series
}

/// As if the expiry of `series` had been booked, and its last refund window were over.
fn ended<T: Config>(series: SeriesId) {
	Series::<T>::mutate(series, |record| {
		let record = record.as_mut().expect("it was sold");
		record.expiry_booked = true;
		(record.valid_until, record.refund_window) = (Coupons::<T>::now(), 0);
	});
}

fn batch<T: Config>(holder: &T::AccountId, items: u32) -> BatchItems {
	let issuer = account_of::<T>("issuer");
	let made: Vec<_> = (0..items).map(|_| (sold::<T>(&issuer, holder), 1)).collect();
	BatchItems::truncate_from(made)
}

#[benchmarks]
mod benches {
	use super::*;

	/// Longest texts, full territory.
	#[benchmark]
	fn create_series() {
		let issuer = account_of::<T>("issuer");
		let terms = terms::<T>(&issuer);
		let series = NextSeriesId::<T>::get();
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), terms);
		assert!(Series::<T>::contains_key(series));
	}

	/// Longest texts, full territory.
	#[benchmark]
	fn amend_series() {
		let issuer = account_of::<T>("issuer");
		let series = draft::<T>(&issuer);
		let mut other = terms::<T>(&issuer);
		other.supply_cap = 7;
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, other);
		assert_eq!(Series::<T>::get(series).map(|record| record.supply_cap), Some(7));
	}

	#[benchmark]
	fn submit_series() {
		let issuer = account_of::<T>("issuer");
		let series = draft::<T>(&issuer);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series);
		assert_eq!(Series::<T>::get(series).map(|r| r.state), Some(SeriesState::Submitted));
	}

	#[benchmark]
	fn withdraw_submission() {
		let issuer = account_of::<T>("issuer");
		let series = submitted::<T>(&issuer);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series);
		assert_eq!(Series::<T>::get(series).map(|r| r.state), Some(SeriesState::Draft));
	}

	#[benchmark]
	fn approve_series(n: Linear<1, { MAX_APPROVALS }>) -> Result<(), BenchmarkError> {
		let issuer = account_of::<T>("issuer");
		let all: Vec<_> = (0..n).map(|_| (submitted::<T>(&issuer), 1)).collect();
		let origin =
			T::ApprovalOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Approvals::truncate_from(all.clone()), REASON);
		for (series, _) in all {
			assert_eq!(Series::<T>::get(series).map(|r| r.state), Some(SeriesState::Approved));
		}
		Ok(())
	}

	#[benchmark]
	fn reject_series() -> Result<(), BenchmarkError> {
		let issuer = account_of::<T>("issuer");
		let series = submitted::<T>(&issuer);
		let origin =
			T::ApprovalOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, series, 1, H256::repeat_byte(3));
		assert_eq!(Series::<T>::get(series).map(|r| r.state), Some(SeriesState::Rejected));
		Ok(())
	}

	#[benchmark]
	fn mint() {
		let issuer = account_of::<T>("issuer");
		let series = minted::<T>(&issuer);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, STOCK);
		assert_eq!(Counters::<T>::get(series).minted, 2 * STOCK);
	}

	#[benchmark]
	fn recall() {
		let issuer = account_of::<T>("issuer");
		let series = minted::<T>(&issuer);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, STOCK);
		assert_eq!(Counters::<T>::get(series).recalled, STOCK);
	}

	#[benchmark]
	fn close_series() {
		let issuer = account_of::<T>("issuer");
		let series = minted::<T>(&issuer);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series);
		assert_eq!(Series::<T>::get(series).map(|r| r.state), Some(SeriesState::Closed));
	}

	#[benchmark]
	fn add_redeemer() {
		let issuer = account_of::<T>("issuer");
		let store = account_of::<T>("store");
		let series = draft::<T>(&issuer);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, store.clone());
		assert!(Redeemers::<T>::contains_key(series, store));
	}

	#[benchmark]
	fn remove_redeemer() {
		let issuer = account_of::<T>("issuer");
		let store = account_of::<T>("store");
		let series = draft::<T>(&issuer);
		Coupons::<T>::do_add_redeemer(issuer.clone(), series, store.clone())
			.expect("a draft has no redeemers");
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, store.clone());
		assert!(!Redeemers::<T>::contains_key(series, store));
	}

	/// Part of a holding, to an account without one, with territory and tiers to check.
	#[benchmark]
	fn transfer() {
		let (holder, friend) = (account_of::<T>("holder"), account_of::<T>("friend"));
		let series = sold::<T>(&account_of::<T>("issuer"), &holder);
		#[extrinsic_call]
		_(RawOrigin::Signed(holder), series, friend.clone(), 1);
		assert_eq!(Holdings::<T>::get(friend, series).free, 1);
	}

	/// Every item of another series.
	#[benchmark]
	fn transfer_batch(n: Linear<1, { MAX_BATCH }>) {
		let (holder, friend) = (account_of::<T>("holder"), account_of::<T>("friend"));
		let items = batch::<T>(&holder, n);
		#[extrinsic_call]
		_(RawOrigin::Signed(holder), friend.clone(), items.clone());
		assert!(items.iter().all(|(series, _)| Holdings::<T>::get(&friend, series).free == 1));
	}

	#[benchmark]
	fn set_operator() {
		let (holder, friend) = (account_of::<T>("holder"), account_of::<T>("friend"));
		#[extrinsic_call]
		_(RawOrigin::Signed(holder.clone()), friend.clone(), true);
		assert!(Operators::<T>::contains_key(holder, friend));
	}

	/// As `transfer`, by an operator.
	#[benchmark]
	fn transfer_from() {
		let (holder, friend) = (account_of::<T>("holder"), account_of::<T>("friend"));
		let operator = account_of::<T>("operator");
		let series = sold::<T>(&account_of::<T>("issuer"), &holder);
		Operators::<T>::insert(&holder, &operator, ());
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), holder, friend.clone(), series, 1);
		assert_eq!(Holdings::<T>::get(friend, series).free, 1);
	}

	/// As `transfer_batch`, by an operator.
	#[benchmark]
	fn transfer_batch_from(n: Linear<1, { MAX_BATCH }>) {
		let (holder, friend) = (account_of::<T>("holder"), account_of::<T>("friend"));
		let operator = account_of::<T>("operator");
		let items = batch::<T>(&holder, n);
		Operators::<T>::insert(&holder, &operator, ());
		#[extrinsic_call]
		_(RawOrigin::Signed(operator), holder, friend.clone(), items.clone());
		assert!(items.iter().all(|(series, _)| Holdings::<T>::get(&friend, series).free == 1));
	}

	/// Part of a holding, with an appointed redeemer and the longest message.
	#[benchmark]
	fn redeem() {
		let (holder, store) = (account_of::<T>("holder"), account_of::<T>("store"));
		let series = sold::<T>(&account_of::<T>("issuer"), &holder);
		Redeemers::<T>::insert(series, &store, ());
		let message = Ciphertext::truncate_from(vec![7; MAX_CIPHERTEXT as usize]);
		#[extrinsic_call]
		_(RawOrigin::Signed(holder), series, 1, store, H256::repeat_byte(9), Some(message));
		assert_eq!(Counters::<T>::get(series).redeemed, 1);
	}

	/// Sold and unsold units left.
	#[benchmark]
	fn book_expiry() {
		let holder = account_of::<T>("holder");
		let issuer = account_of::<T>("issuer");
		let series = sold::<T>(&issuer, &holder);
		Coupons::<T>::do_mint(issuer, series, STOCK).expect("selling can be minted");
		Series::<T>::mutate(series, |record| {
			if let Some(record) = record {
				record.valid_until = Coupons::<T>::now();
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(holder), series);
		assert_eq!(Counters::<T>::get(series).expired, 2 * STOCK);
	}

	#[benchmark]
	fn set_legal_rule() -> Result<(), BenchmarkError> {
		let origin =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let rule = LegalRule { min_remaining_validity_secs: 1 };
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, LegalClass::Loyalty, rule, REASON);
		assert_eq!(LegalRules::<T>::get(LegalClass::Loyalty), Some(rule));
		Ok(())
	}

	/// Longest texts, full territory, and another draft that keeps the count alive.
	#[benchmark]
	fn discard_series() {
		let issuer = account_of::<T>("issuer");
		let (series, other) = (draft::<T>(&issuer), draft::<T>(&issuer));
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), series);
		assert!(!Series::<T>::contains_key(series) && Series::<T>::contains_key(other));
		assert_eq!(OpenDrafts::<T>::get(issuer), 1);
	}

	/// Free units.
	#[benchmark]
	fn clear_holding() {
		let (issuer, holder) = (account_of::<T>("issuer"), account_of::<T>("holder"));
		let series = sold::<T>(&issuer, &holder);
		ended::<T>(series);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, holder.clone());
		assert!(!Holdings::<T>::contains_key(holder, series));
	}

	/// Every account has free units.
	#[benchmark]
	fn sweep_holdings(n: Linear<1, { MAX_SWEPT }>) {
		let (issuer, holder) = (account_of::<T>("issuer"), account_of::<T>("holder"));
		let series = sold::<T>(&issuer, &holder);
		let holding = Holdings::<T>::get(&holder, series);
		let mut accounts = vec![holder];
		for place in 1..n {
			let who: T::AccountId = account("swept", place, 0);
			Holdings::<T>::insert(&who, series, Holding { free: 1, ..Holding::default() });
			accounts.push(who);
		}
		assert!(!holding.is_empty());
		ended::<T>(series);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, Swept::truncate_from(accounts.clone()));
		assert!(accounts.iter().all(|who| !Holdings::<T>::contains_key(who, series)));
	}

	/// As many redeemers as the limit, and one more that keeps the count alive.
	#[benchmark]
	fn sweep_redeemers(n: Linear<1, { MAX_SWEPT }>) {
		let (issuer, holder) = (account_of::<T>("issuer"), account_of::<T>("holder"));
		let series = sold::<T>(&issuer, &holder);
		for place in 0..=n {
			let who: T::AccountId = account("store", place, 0);
			Redeemers::<T>::insert(series, who, ());
		}
		RedeemerCount::<T>::insert(series, n.saturating_add(1));
		ended::<T>(series);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, n);
		assert_eq!(RedeemerCount::<T>::get(series), 1);
	}

	impl_benchmark_test_suite!(
		Coupons,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
