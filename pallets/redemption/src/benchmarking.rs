// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, and one for each part of the automatic return, each at its dearest.

use crate::*;
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get},
	weights::WeightMeter,
};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use genex_messages::{Domain, Goods, Message, Ticket};
use genex_primitives::{Quantity, SeriesId, UnixSeconds, traits::Nonces};
use sp_core::{H256, crypto::KeyTypeId, sr25519};
use sp_runtime::traits::Convert;

const KEYS: KeyTypeId = KeyTypeId(*b"rdmp");
const QUANTITY: Quantity = 1_000;
const ORDER: H256 = H256::repeat_byte(9);

/// What the benchmarks need from the rooms below.
pub trait BenchmarkHelper<AccountId> {
	/// Registers `who` and gives it `quantity` units of the series that is dearest to redeem. Gives the series and who
	/// accepts it, the dearest to ask about.
	fn give(who: &AccountId, quantity: Quantity) -> (SeriesId, AccountId);

	/// Somebody who may submit tickets.
	fn submitter() -> AccountId;

	/// Sets the chain's clock.
	fn set_now(now: UnixSeconds);
}

/// When a message or an authorisation of a benchmark ends.
fn soon<T: Config>() -> UnixSeconds {
	Pallet::<T>::now().saturating_add(60)
}

/// A new key whose account has units; gives it with the series and who accepts it.
fn holder<T: Config>() -> (sr25519::Public, SeriesId, T::AccountId) {
	let key: sr25519::Public = sp_io::crypto::sr25519_generate(KEYS, None);
	let (series, redeemer) = T::BenchmarkHelper::give(&T::Accounts::convert(key.0), QUANTITY);
	(key, series, redeemer)
}

/// A ticket over `quantity` units, signed in the form that is tried last: without what wallets wrap it in.
fn signed<T: Config>(
	(key, series, redeemer): &(sr25519::Public, SeriesId, T::AccountId),
	quantity: Quantity,
	nonce: u64,
) -> SignedTicket {
	let ticket = Ticket {
		holder: key.0,
		series: *series,
		goods: Goods::Units(quantity),
		redeemer: redeemer.encode().try_into().expect("accounts have 32 bytes"),
		order_hash: ORDER.0,
		nonce,
		deadline: soon::<T>(),
	};
	let first = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default());
	let mut genesis = [0; 32];
	genesis.copy_from_slice(first.as_ref());
	// The chain id is for Ethereum keys alone.
	let form: Vec<u8> = ticket.payload(&Domain { genesis, chain_id: 0 });
	let signature = sp_io::crypto::sr25519_sign(KEYS, key, &form).expect("the key was generated");
	SignedTicket { ticket, signature: signature.into() }
}

/// The youngest of as many authorisations as a holder may have; gives its holder, its redeemer and its number.
fn authorised<T: Config>() -> Result<(T::AccountId, T::AccountId, AuthorisationId), BenchmarkError>
{
	let (key, series, redeemer) = holder::<T>();
	let holder = T::Accounts::convert(key.0);
	for _ in 0..T::MaxOpenPerHolder::get() {
		let (holder, redeemer) = (holder.clone(), redeemer.clone());
		Pallet::<T>::do_authorise(holder, series, 2, redeemer, ORDER, soon::<T>())?;
	}
	Ok((holder, redeemer, NextAuthorisationId::<T>::get().saturating_sub(1)))
}

fn let_expire<T: Config>(id: AuthorisationId) {
	let deadline = Pallet::<T>::authorisation(id).expect("it is open").deadline;
	T::BenchmarkHelper::set_now(deadline);
}

fn is_open<T: Config>(id: AuthorisationId) -> bool {
	Pallet::<T>::authorisation(id).is_some()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn redeem_ticket() {
		let holder = holder::<T>();
		let by = T::BenchmarkHelper::submitter();
		let SignedTicket { ticket, signature } = signed::<T>(&holder, 1, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(by), ticket, signature);

		assert!(T::Nonces::is_used(&T::Accounts::convert(holder.0.0), 1, ticket.deadline));
	}

	/// Every ticket of another holder and of another series.
	#[benchmark]
	fn redeem_tickets(n: Linear<1, MAX_TICKETS>) {
		let holders: Vec<_> = (0..n).map(|_| holder::<T>()).collect();
		let by = T::BenchmarkHelper::submitter();
		let all: Vec<_> = holders.iter().map(|holder| signed::<T>(holder, 1, 1)).collect();
		let tickets = Tickets::truncate_from(all);

		#[extrinsic_call]
		_(RawOrigin::Signed(by), tickets);

		let used = |key: &sr25519::Public| {
			T::Nonces::is_used(&T::Accounts::convert(key.0), 1, soon::<T>())
		};
		assert!(holders.iter().all(|(key, ..)| used(key)));
	}

	/// The last one that the holder may have.
	#[benchmark]
	fn authorise() -> Result<(), BenchmarkError> {
		let (holder, redeemer, last) = authorised::<T>()?;
		let open = Pallet::<T>::authorisation(last).ok_or("it is open")?;
		Pallet::<T>::do_void(redeemer.clone(), last)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(holder), open.series, 2, redeemer, ORDER, open.deadline);

		assert!(is_open::<T>(last.saturating_add(1)));
		Ok(())
	}

	/// All that is left.
	#[benchmark]
	fn capture() -> Result<(), BenchmarkError> {
		let (_, redeemer, id) = authorised::<T>()?;
		Pallet::<T>::do_capture(redeemer.clone(), id, 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(redeemer), id, 1);

		assert!(!is_open::<T>(id));
		Ok(())
	}

	#[benchmark]
	fn void() -> Result<(), BenchmarkError> {
		let (holder, _, id) = authorised::<T>()?;
		let_expire::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(holder), id);

		assert!(!is_open::<T>(id));
		Ok(())
	}

	#[benchmark]
	fn return_expired() -> Result<(), BenchmarkError> {
		let (_, redeemer, id) = authorised::<T>()?;
		let_expire::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(redeemer), id);

		assert!(!is_open::<T>(id));
		Ok(())
	}

	#[benchmark]
	fn force_void() -> Result<(), BenchmarkError> {
		let (.., id) = authorised::<T>()?;
		let origin =
			T::ComplianceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, ORDER);

		assert!(!is_open::<T>(id));
		Ok(())
	}

	/// Nothing is open, and the last block stopped somewhere.
	#[benchmark]
	fn return_due_base() {
		SweptTo::<T>::put(1);
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::return_due(&mut meter);
		}

		assert_eq!(SweptTo::<T>::get(), 0);
	}

	#[benchmark]
	fn return_due_step() -> Result<(), BenchmarkError> {
		let (.., id) = authorised::<T>()?;
		let found;

		#[block]
		{
			found = Pallet::<T>::open_after(id.saturating_sub(1));
		}

		assert_eq!(found.map(|(found, _)| found), Some(id));
		Ok(())
	}

	#[benchmark]
	fn return_due_one() -> Result<(), BenchmarkError> {
		let (.., id) = authorised::<T>()?;
		let_expire::<T>(id);
		let open = Pallet::<T>::authorisation(id).ok_or("it is open")?;

		#[block]
		{
			Pallet::<T>::return_or_mark(id, open);
		}

		assert!(!is_open::<T>(id));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
