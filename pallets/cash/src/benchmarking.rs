// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each on its most expensive path.

use crate::*;
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get, fungibles::Mutate};
use frame_system::RawOrigin;
use genex_primitives::{AssetId, Balance, CurrencyCode, Tier, UnixSeconds};
use sp_core::H256;

const ASSET: AssetId = 7;
const AMOUNT: Balance = 1_000_000_000;
/// So much that an officer is asked before it leaves.
const LARGE: Balance = 1_000_000 * AMOUNT;
const REFERENCE: H256 = H256::repeat_byte(9);

/// What the benchmarks need from the rooms below.
pub trait BenchmarkHelper<AccountId> {
	/// Registers `who` with an identity of `tier` that does not expire.
	fn register(who: &AccountId, tier: Tier);

	/// Gives an account of `tier` that is the dearest to judge.
	fn recipient(tier: Tier) -> AccountId;

	/// Sets the chain's clock.
	fn set_now(now: UnixSeconds);
}

fn policy() -> AssetPolicy {
	AssetPolicy {
		daily_mint_cap: MAX_ISSUANCE,
		second_approval_from: MAX_ISSUANCE,
		reserve_max_age: DAY,
		min_withdrawal: 1,
	}
}

fn source() -> SourceOfFunds {
	SourceOfFunds { class: SourceClass::Savings, hash: H256::repeat_byte(3) }
}

fn symbol() -> Symbol {
	Symbol::truncate_from(alloc::vec![b'U'; 12])
}

fn name() -> Name {
	Name::truncate_from(alloc::vec![b'n'; 48])
}

/// A stablecoin with a reserve, in a currency of which the rules must know the rate, and an account of tier L2 that has
/// money when `funds` is above zero.
fn prepare<T: Config>(funds: Balance) -> Result<T::AccountId, BenchmarkError> {
	let who: T::AccountId = whitelisted_caller();
	// The runtime may set its clock now.
	T::BenchmarkHelper::register(&who, Tier::L2);
	let terms = AssetTerms { currency: CurrencyCode::EUR, decimals: 6 };
	Pallet::<T>::do_register(ASSET, symbol(), name(), terms, policy(), REFERENCE)?;
	let attestor: T::AccountId = account("attestor", 0, 0);
	let as_of = Pallet::<T>::now();
	let reserve = Reserve { amount: MAX_ISSUANCE, hash: H256::zero(), as_of, attestor };
	Reserves::<T>::insert(ASSET, reserve);
	if funds > 0 {
		T::Ledger::mint_into(ASSET, &who, funds)?;
	}
	Ok(who)
}

fn gateway<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::GatewayOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

/// A deposit reported by someone else than any origin of the benchmark.
fn pending<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	prepare::<T>(0)?;
	let to = T::BenchmarkHelper::recipient(Tier::L2);
	let deposit = PendingDeposit {
		asset: ASSET,
		to: to.clone(),
		amount: AMOUNT,
		source: source(),
		gateway: account("gateway", 0, 0),
		expires_at: UnixSeconds::MAX,
	};
	Deposits::<T>::insert(REFERENCE, DepositState::Pending(deposit));
	Ok(to)
}

/// A withdrawal of all that an account has.
fn waiting<T: Config>(amount: Balance) -> Result<T::AccountId, BenchmarkError> {
	let who = prepare::<T>(amount)?;
	Pallet::<T>::do_request_withdrawal(who.clone(), ASSET, amount, REFERENCE)?;
	Ok(who)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_asset() -> Result<(), BenchmarkError> {
		let origin = T::GovernanceOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			ASSET,
			symbol(),
			name(),
			6,
			CurrencyCode::EUR,
			policy(),
			REFERENCE,
		);

		assert_eq!(Terms::<T>::get(ASSET).map(|terms| terms.decimals), Some(6));
		Ok(())
	}

	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		prepare::<T>(0)?;
		let origin = T::GovernanceOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Weightless)?;
		let new = AssetPolicy { min_withdrawal: 2, ..policy() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ASSET, new, REFERENCE);

		assert_eq!(Policies::<T>::get(ASSET), Some(new));
		Ok(())
	}

	/// Empties the sender and creates the recipient.
	#[benchmark]
	fn transfer() -> Result<(), BenchmarkError> {
		let from = prepare::<T>(AMOUNT)?;
		let to = T::BenchmarkHelper::recipient(Tier::L2);

		#[extrinsic_call]
		_(RawOrigin::Signed(from), ASSET, to.clone(), AMOUNT);

		assert_eq!(Pallet::<T>::balances_of(ASSET, &to).free, AMOUNT);
		Ok(())
	}

	/// Mints at once.
	#[benchmark]
	fn deposit() -> Result<(), BenchmarkError> {
		prepare::<T>(0)?;
		let to = T::BenchmarkHelper::recipient(Tier::L2);
		let origin = gateway::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ASSET, to.clone(), AMOUNT, REFERENCE, source());

		assert_eq!(Pallet::<T>::balances_of(ASSET, &to).free, AMOUNT);
		Ok(())
	}

	#[benchmark]
	fn approve_deposit() -> Result<(), BenchmarkError> {
		let to = pending::<T>()?;
		let origin = gateway::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, REFERENCE, REFERENCE);

		assert_eq!(Pallet::<T>::balances_of(ASSET, &to).free, AMOUNT);
		Ok(())
	}

	#[benchmark]
	fn cancel_deposit() -> Result<(), BenchmarkError> {
		pending::<T>()?;
		let origin = gateway::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, REFERENCE, REFERENCE);

		assert_eq!(Deposits::<T>::get(REFERENCE), Some(DepositState::Cancelled));
		Ok(())
	}

	#[benchmark]
	fn attest_reserve() -> Result<(), BenchmarkError> {
		prepare::<T>(0)?;
		let origin = T::ReserveAttestorOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Weightless)?;
		let now = Pallet::<T>::now();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ASSET, AMOUNT, REFERENCE, now);

		assert_eq!(Reserves::<T>::get(ASSET).map(|reserve| reserve.amount), Some(AMOUNT));
		Ok(())
	}

	/// Opens a review, after the rules were asked twice.
	#[benchmark]
	fn request_withdrawal() -> Result<(), BenchmarkError> {
		let who = prepare::<T>(LARGE)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), ASSET, LARGE, REFERENCE);

		assert_eq!(Pallet::<T>::balances_of(ASSET, &who).leaving, LARGE);
		assert!(Withdrawals::<T>::get(0).is_some_and(|withdrawal| withdrawal.review.is_some()));
		Ok(())
	}

	/// Empties the holder's account.
	#[benchmark]
	fn complete_withdrawal() -> Result<(), BenchmarkError> {
		let who = waiting::<T>(AMOUNT)?;
		let origin = gateway::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, 0);

		assert_eq!(Pallet::<T>::balances_of(ASSET, &who).leaving, 0);
		assert!(!Withdrawals::<T>::contains_key(0));
		Ok(())
	}

	/// Ends its review.
	#[benchmark]
	fn reject_withdrawal() -> Result<(), BenchmarkError> {
		let who = waiting::<T>(LARGE)?;
		let origin = gateway::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, 0, REFERENCE);

		assert_eq!(Pallet::<T>::balances_of(ASSET, &who).free, LARGE);
		Ok(())
	}

	/// Ends its review.
	#[benchmark]
	fn cancel_withdrawal() -> Result<(), BenchmarkError> {
		let who = waiting::<T>(LARGE)?;
		T::BenchmarkHelper::set_now(Pallet::<T>::now().saturating_add(T::WithdrawalTimeout::get()));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), 0);

		assert_eq!(Pallet::<T>::balances_of(ASSET, &who).free, LARGE);
		Ok(())
	}
}
