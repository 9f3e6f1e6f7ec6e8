// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call and per kind of entry, each at its dearest.

use crate::{
	Archive, BreakageTerms, Call, Config, EscheatShares, Pages, Pallet, SeriesBooks, TermsInForce,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{assert_ok, traits::EnsureOrigin};
use frame_system::RawOrigin;
use genex_primitives::{
	AssetId, Balance, Jurisdiction, Money, Ppm, Quantity, SeriesId,
	ledger::{BreakageMethod, Period, Unit},
	traits::{Books, Coupons, MoneyAct, UnitsAct, UnitsChange, UnitsListener},
};
use sp_core::H256;

/// The record behind what governance decides.
const REASON: H256 = H256::repeat_byte(7);
/// A stablecoin. Books ask nobody whether there is one.
const ASSET: AssetId = 1;

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// An account with an identity that issues, and an approved series of its own of which nothing was sold.
	fn issuer() -> (AccountId, SeriesId);
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::GovernanceOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

fn proportional() -> BreakageMethod {
	BreakageMethod::Proportional { expected: Ppm::from_percent(10) }
}

/// Terms that ask for the most work.
fn terms() -> BreakageTerms {
	BreakageTerms { method: proportional(), treasury: Ppm::from_percent(50) }
}

fn tell<T: Config>(issuer: &T::AccountId, series: SeriesId, act: UnitsAct, quantity: Quantity) {
	let facts = T::Coupons::facts(series).expect("the helper made the series");
	let (face, holder, worth) = (facts.face_of(quantity), Some(issuer), 0);
	let change = UnitsChange { series, issuer, holder, act, quantity, face, worth };
	assert_ok!(Pallet::<T>::changed(&change));
}

/// Units of a series with proportional breakage were sold.
fn sold<T: Config>() -> (T::AccountId, SeriesId) {
	let (issuer, series) = T::BenchmarkHelper::issuer();
	TermsInForce::<T>::put(terms());
	let currency = T::Coupons::facts(series).expect("the helper made the series").currency;
	let price = Some(Money::new(currency, 1));
	tell::<T>(&issuer, series, UnitsAct::Sold { price }, 1_000);
	(issuer, series)
}

/// Lets the latest entries be of the month before, so that the next one begins a month.
fn age_pages<T: Config>() {
	let pages: Vec<_> = Pages::<T>::iter().collect();
	for (identity, unit, mut page) in pages {
		page.period = Period(page.period.0.saturating_sub(1));
		Pages::<T>::insert(identity, unit, page);
	}
}

fn archived<T: Config>() -> usize {
	Archive::<T>::iter_keys().count()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_breakage_policy() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, terms(), REASON);
		assert_eq!(TermsInForce::<T>::get(), terms());
		Ok(())
	}

	#[benchmark]
	fn set_escheat() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let place = Jurisdiction::new(*b"US").expect("it is assigned");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, place, Ppm::ONE, REASON);
		assert_eq!(EscheatShares::<T>::get(place), Ppm::ONE);
		Ok(())
	}

	#[benchmark]
	fn choose_breakage() {
		let (issuer, series) = T::BenchmarkHelper::issuer();
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, proportional());
		let book = SeriesBooks::<T>::get(series).expect("it was chosen");
		assert_eq!(book.promises.method, proportional());
	}

	/// The first redemption of a month, which accrues breakage.
	#[benchmark]
	fn book_units() {
		let (issuer, series) = sold::<T>();
		age_pages::<T>();
		#[block]
		{
			tell::<T>(&issuer, series, UnitsAct::Redeemed, 100);
		}
		assert_eq!(archived::<T>(), 1);
		assert!(SeriesBooks::<T>::get(series).is_some_and(|book| book.promises.accrued > 0));
	}

	/// In the first act of a month, with parts for everybody.
	#[benchmark]
	fn book_expiry() {
		let (issuer, series) = sold::<T>();
		tell::<T>(&issuer, series, UnitsAct::Redeemed, 100);
		for place in Jurisdiction::all() {
			EscheatShares::<T>::insert(place, Ppm::from_percent(10));
		}
		age_pages::<T>();
		#[block]
		{
			tell::<T>(&issuer, series, UnitsAct::Expired, 900);
		}
		assert_eq!(archived::<T>(), 1);
		let identity = SeriesBooks::<T>::get(series).expect("units were sold").identity;
		let facts = T::Coupons::facts(series).expect("the helper made the series");
		let page = Pages::<T>::get(identity, Unit::Face(facts.currency));
		let ledger = page.expect("something was booked").closing;
		assert!(ledger.escheat.credit > 0 && ledger.treasury_breakage.credit > 0);
	}

	/// The first sale of a month, with parts for everybody.
	#[benchmark]
	fn book_money() {
		let (issuer, _) = T::BenchmarkHelper::issuer();
		let total: Balance = 1_000;
		let act = MoneyAct::Sold { total, fee: 20, window: 0, holdback: 100 };
		assert_ok!(Pallet::<T>::book(&issuer, ASSET, act));
		age_pages::<T>();
		#[block]
		{
			assert_ok!(Pallet::<T>::book(&issuer, ASSET, act));
		}
		assert_eq!(archived::<T>(), 1);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
