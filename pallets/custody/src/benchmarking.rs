// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at its dearest.

use crate::*;
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get};
use frame_system::RawOrigin;
use genex_primitives::{AssetId, Quantity, SeriesId, UnixSeconds};
use sp_core::H256;

const UNITS: Quantity = 1_000;
const WHY: H256 = H256::repeat_byte(8);

/// What the benchmarks need from the rooms below.
pub trait BenchmarkHelper<AccountId> {
	/// A company that may be a custodian.
	fn company(name: &'static str) -> AccountId;

	/// An issuer with money, a series of it, and the stablecoin that it has.
	fn issuer() -> (AccountId, SeriesId, AssetId);

	/// Somebody with `quantity` units of `series`.
	fn customer(series: SeriesId, quantity: Quantity) -> AccountId;

	/// Somebody who may get units of `series`, the dearest to ask about.
	fn recipient(series: SeriesId) -> AccountId;

	/// Who accepts units of `series`.
	fn redeemer(series: SeriesId) -> AccountId;

	/// Sets the chain's clock.
	fn set_now(now: UnixSeconds);
}

/// The parties of an agreement.
struct Parties<T: Config> {
	agreement: AgreementId,
	issuer: T::AccountId,
	custodian: T::AccountId,
	series: SeriesId,
}

fn officer<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ComplianceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn register<T: Config>(custodian: &T::AccountId) -> Result<(), BenchmarkError> {
	Pallet::<T>::register_custodian(officer::<T>()?, custodian.clone(), WHY)?;
	Ok(())
}

/// What agreements of benchmarks pay in `asset`.
const fn fee_in(asset: AssetId) -> Fee {
	Fee { asset, per_act: 1, most: 1_000, least: 0 }
}

/// When an agreement of a benchmark ends.
fn end<T: Config>() -> UnixSeconds {
	Pallet::<T>::now().saturating_add(T::MaxTerm::get())
}

fn proposed<T: Config>() -> Result<Parties<T>, BenchmarkError> {
	// The issuer first: whoever was registered earlier pays who comes later for the first time, which is dearest to note.
	let (issuer, series, asset) = T::BenchmarkHelper::issuer();
	let custodian = T::BenchmarkHelper::company("custodian");
	register::<T>(&custodian)?;
	let (scope, fee) = (Scope::Series(series), fee_in(asset));
	let agreement = NextAgreementId::<T>::get();
	let (from, to) = (issuer.clone(), custodian.clone());
	Pallet::<T>::do_propose_agreement(from, to, scope, fee, end::<T>())?;
	Ok(Parties { agreement, issuer, custodian, series })
}

fn accepted<T: Config>() -> Result<Parties<T>, BenchmarkError> {
	let parties = proposed::<T>()?;
	Pallet::<T>::do_accept_agreement(parties.custodian.clone(), parties.agreement)?;
	Ok(parties)
}

/// The youngest of as many deposits as a customer may have; gives the parties, the customer and its number.
fn deposited<T: Config>() -> Result<(Parties<T>, T::AccountId, DepositId), BenchmarkError> {
	let parties = accepted::<T>()?;
	let customer = T::BenchmarkHelper::customer(parties.series, UNITS);
	for _ in 0..T::MaxDepositsPerCustomer::get() {
		let (agreement, series) = (parties.agreement, parties.series);
		Pallet::<T>::do_deposit(customer.clone(), agreement, series, 10)?;
	}
	Ok((parties, customer, NextDepositId::<T>::get().saturating_sub(1)))
}

/// As [`deposited`], with as many requests as there may be, of which the last is about `wish` and gives its number.
fn asked<T: Config>(
	wish: impl FnOnce(&Parties<T>) -> Wish<T::AccountId>,
	quantity: Quantity,
) -> Result<(Parties<T>, T::AccountId, DepositId, RequestId), BenchmarkError> {
	let (parties, customer, deposit) = deposited::<T>()?;
	for _ in 1..MAX_REQUESTS {
		// Only the last one may be about all that is left.
		if quantity < 10 {
			Pallet::<T>::do_request(customer.clone(), deposit, Wish::Withdraw, 1)?;
		}
	}
	let wish = wish(&parties);
	Pallet::<T>::do_request(customer.clone(), deposit, wish, quantity)?;
	let request = NextRequestId::<T>::get().saturating_sub(1);
	Ok((parties, customer, deposit, request))
}

fn is_open<T: Config>(deposit: DepositId, request: RequestId) -> bool {
	Pallet::<T>::deposit_of(deposit)
		.is_some_and(|found| found.requests.iter().any(|open| open.id == request))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_custodian() -> Result<(), BenchmarkError> {
		let custodian = T::BenchmarkHelper::company("custodian");
		let origin = officer::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, custodian.clone(), WHY);

		assert!(Custodians::<T>::contains_key(custodian));
		Ok(())
	}

	#[benchmark]
	fn remove_custodian() -> Result<(), BenchmarkError> {
		let custodian = T::BenchmarkHelper::company("custodian");
		register::<T>(&custodian)?;
		let origin = officer::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, custodian.clone(), WHY);

		assert!(!Custodians::<T>::contains_key(custodian));
		Ok(())
	}

	#[benchmark]
	fn propose_agreement() -> Result<(), BenchmarkError> {
		let custodian = T::BenchmarkHelper::company("custodian");
		register::<T>(&custodian)?;
		let (issuer, series, asset) = T::BenchmarkHelper::issuer();
		let (scope, fee) = (Scope::Series(series), fee_in(asset));

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), custodian, scope, fee, end::<T>());

		assert_eq!(AgreementCount::<T>::get(issuer), 1);
		Ok(())
	}

	#[benchmark]
	fn accept_agreement() -> Result<(), BenchmarkError> {
		let parties = proposed::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.custodian), parties.agreement);

		assert!(Pallet::<T>::is_in_force(parties.agreement));
		Ok(())
	}

	#[benchmark]
	fn end_agreement() -> Result<(), BenchmarkError> {
		let parties = accepted::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.custodian), parties.agreement);

		assert!(!Pallet::<T>::is_in_force(parties.agreement));
		Ok(())
	}

	#[benchmark]
	fn forget_agreement() -> Result<(), BenchmarkError> {
		let parties = accepted::<T>()?;
		Pallet::<T>::do_end_agreement(parties.issuer.clone(), parties.agreement)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.issuer), parties.agreement);

		assert!(Pallet::<T>::agreement(parties.agreement).is_none());
		Ok(())
	}

	/// The last one that the customer may have.
	#[benchmark]
	fn deposit() -> Result<(), BenchmarkError> {
		let (parties, customer, last) = deposited::<T>()?;
		let origin = officer::<T>()?;
		Pallet::<T>::force_release(origin, last, WHY)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(customer), parties.agreement, parties.series, 10);

		assert!(Pallet::<T>::deposit_of(last.saturating_add(1)).is_some());
		Ok(())
	}

	#[benchmark]
	fn request_move() -> Result<(), BenchmarkError> {
		let (parties, customer, held) = deposited::<T>()?;
		let to = T::BenchmarkHelper::recipient(parties.series);

		#[extrinsic_call]
		_(RawOrigin::Signed(customer), held, to, 10);

		assert!(is_open::<T>(held, 1));
		Ok(())
	}

	#[benchmark]
	fn request_redeem() -> Result<(), BenchmarkError> {
		let (parties, customer, held) = deposited::<T>()?;
		let redeemer = T::BenchmarkHelper::redeemer(parties.series);

		#[extrinsic_call]
		_(RawOrigin::Signed(customer), held, redeemer, 10, WHY);

		assert!(is_open::<T>(held, 1));
		Ok(())
	}

	/// All of it and at once, since the agreement is not in force.
	#[benchmark]
	fn request_withdrawal() -> Result<(), BenchmarkError> {
		let (parties, customer, held) = deposited::<T>()?;
		Pallet::<T>::do_end_agreement(parties.issuer, parties.agreement)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(customer), held, 10);

		assert!(Pallet::<T>::deposit_of(held).is_none());
		Ok(())
	}

	#[benchmark]
	fn cancel_request() -> Result<(), BenchmarkError> {
		let (_, customer, held, request) = asked::<T>(|_| Wish::Withdraw, 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(customer), held, request);

		assert!(!is_open::<T>(held, request));
		Ok(())
	}

	/// All that is left goes to somebody.
	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		let gift =
			|parties: &Parties<T>| Wish::Move { to: T::BenchmarkHelper::recipient(parties.series) };
		let (parties, _, held, request) = asked::<T>(gift, 10)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.custodian), held, request);

		assert!(Pallet::<T>::deposit_of(held).is_none());
		Ok(())
	}

	#[benchmark]
	fn refuse() -> Result<(), BenchmarkError> {
		let gift =
			|parties: &Parties<T>| Wish::Move { to: T::BenchmarkHelper::recipient(parties.series) };
		let (parties, _, held, request) = asked::<T>(gift, 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.custodian), held, request, WHY);

		assert!(!is_open::<T>(held, request));
		Ok(())
	}

	/// All that is left.
	#[benchmark]
	fn complete_withdrawal() -> Result<(), BenchmarkError> {
		let (parties, _, held, request) = asked::<T>(|_| Wish::Withdraw, 10)?;
		let due = Pallet::<T>::now().saturating_add(T::WithdrawalDelay::get());
		T::BenchmarkHelper::set_now(due);

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.issuer), held, request);

		assert!(Pallet::<T>::deposit_of(held).is_none());
		Ok(())
	}

	#[benchmark]
	fn collect_fee() -> Result<(), BenchmarkError> {
		let (parties, _, held, request) = asked::<T>(|_| Wish::Withdraw, 1)?;
		Pallet::<T>::do_approve(parties.custodian.clone(), held, request)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(parties.custodian), parties.agreement, 1);

		let paid = Pallet::<T>::agreement(parties.agreement).map(|found| found.paid);
		assert_eq!(paid, Some(1));
		Ok(())
	}

	#[benchmark]
	fn force_release() -> Result<(), BenchmarkError> {
		let (_, _, held, _) = asked::<T>(|_| Wish::Withdraw, 1)?;
		let origin = officer::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, held, WHY);

		assert!(Pallet::<T>::deposit_of(held).is_none());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
