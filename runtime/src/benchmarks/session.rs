// SPDX-License-Identifier: Apache-2.0
//! What the calls of `pallet_session` cost. The benchmarks that the SDK has for them need pallet-staking.

use super::stage;
use crate::{AccountId, Balances, Runtime, Session, SessionKeys, constants::GNX};
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::{assert_ok, traits::fungible::Mutate};
use frame_system::RawOrigin;
use genex_primitives::Tier;
use pallet_session::Call;

/// What is measured, since another crate's pallet cannot have benchmarks of ours.
pub struct Pallet<T: Config>(PhantomData<T>);

/// A chain with the accounts and session keys of ours.
pub trait Config:
	frame_system::Config<AccountId = AccountId> + pallet_session::Config<Keys = SessionKeys>
{
}

impl Config for Runtime {}

/// Somebody who can pay the deposit and has no keys yet, new session keys, and the proof that they agree to be its own.
///
/// It has left its identity: with whom the GNX of its deposit counts takes the most to find out.
fn owner() -> (AccountId, SessionKeys, Vec<u8>) {
	let who = stage::leaver("validator", Tier::L3);
	// Twice, because an account with a deposit keeps the least balance besides.
	assert_ok!(<Balances as Mutate<AccountId>>::mint_into(&who, 2 * GNX));
	let made = SessionKeys::generate(&who.encode(), None);
	(who, made.keys, made.proof.encode())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The first keys of an account: later ones ask for no deposit.
	#[benchmark]
	fn set_keys() {
		let (who, keys, proof) = owner();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), keys.clone(), proof);

		assert_eq!(Session::load_keys(&who), Some(keys));
	}

	/// Nobody may make this call, but it has a weight, and whatever could put it in must pay for it.
	#[benchmark]
	fn purge_keys() {
		let (who, keys, proof) = owner();
		assert_ok!(Session::set_keys(stage::signed(&who), keys, proof));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert_eq!(Session::load_keys(&who), None);
	}
}
