// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at its dearest.

use crate::{AllowanceCount, Call, Config, Nonces, Pallet, Permit, PermitSignature};
use frame_benchmarking::v2::*;
use frame_support::{assert_ok, traits::Get};
use frame_system::RawOrigin;
use genex_primitives::{AssetId, Balance, traits::Cash};
use sp_core::{H160, H256, U256, crypto::KeyTypeId, ecdsa};
use sp_io::hashing::keccak_256;

const KEYS: KeyTypeId = KeyTypeId(*b"benc");
const AMOUNT: Balance = 1_000_000_000;
const OWNER: u32 = 0;
const SPENDER: u32 = 1;
const RECIPIENT: u32 = 2;

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// A registered account that may give and get stablecoins, another for every `index`; the dearest to judge. It resides
	/// elsewhere than who was registered before it.
	fn holder(index: u32) -> AccountId;

	/// Registers an account that may not exist yet.
	fn register(who: &AccountId);

	/// Gives `who` `amount` of a stablecoin in a currency of which the rules must know the rate.
	fn give(who: &AccountId, amount: Balance) -> AssetId;
}

fn holder<T: Config>(index: u32) -> T::AccountId {
	T::BenchmarkHelper::holder(index)
}

/// An owner with money who lets a spender move `allowed` of it.
fn stage<T: Config>(allowed: Balance) -> (T::AccountId, T::AccountId, AssetId) {
	let (owner, spender) = (holder::<T>(OWNER), holder::<T>(SPENDER));
	let asset = T::BenchmarkHelper::give(&owner, AMOUNT);
	if allowed > 0 {
		assert_ok!(Pallet::<T>::do_approve(&owner, asset, &spender, allowed));
	}
	(owner, spender, asset)
}

/// A new Ethereum key and its address.
fn key() -> (ecdsa::Public, H160) {
	let key = sp_io::crypto::ecdsa_generate(KEYS, None);
	let message = [1; 32];
	let signature =
		sp_io::crypto::ecdsa_sign_prehashed(KEYS, &key, &message).expect("the key was generated");
	let whole = sp_io::crypto::secp256k1_ecdsa_recover(&signature.0, &message);
	let whole = whole.map_err(|_| "no key").expect("the signature is good");
	(key, H256(keccak_256(&whole)).into())
}

fn sign(key: &ecdsa::Public, digest: H256) -> PermitSignature {
	let signature =
		sp_io::crypto::ecdsa_sign_prehashed(KEYS, key, &digest.0).expect("the key was generated");
	let bytes = signature.0;
	PermitSignature {
		r: H256::from_slice(&bytes[..32]),
		s: H256::from_slice(&bytes[32..64]),
		v: bytes[64].saturating_add(27),
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A new allowance.
	#[benchmark]
	fn approve() {
		let (owner, spender, asset) = stage::<T>(0);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), asset, spender.clone(), AMOUNT);
		assert_eq!(Pallet::<T>::allowance_of(asset, &owner, &spender), AMOUNT);
	}

	/// Uses up the allowance, empties the owner and makes the recipient a holder, across a border.
	#[benchmark]
	fn transfer_from() {
		// One after the other, so that they reside in two places.
		let [_, to] = [OWNER, RECIPIENT].map(holder::<T>);
		let (owner, spender, asset) = stage::<T>(AMOUNT);
		#[extrinsic_call]
		_(RawOrigin::Signed(spender.clone()), asset, owner.clone(), to.clone(), AMOUNT);
		assert_eq!(T::Cash::free_balance(asset, &to), AMOUNT);
		assert_eq!(AllowanceCount::<T>::get(&owner), 0);
	}

	/// The first permit of its owner.
	#[benchmark]
	fn permit() {
		let (_, by, asset) = stage::<T>(0);
		let (key, address) = key();
		let owner = <T::Addresses as crate::Addresses<T::AccountId>>::account_of(&address);
		T::BenchmarkHelper::register(&owner);
		let granted = Permit {
			owner: address,
			spender: H160::repeat_byte(9),
			value: U256::from(AMOUNT),
			deadline: U256::MAX,
		};
		let digest = Pallet::<T>::digest_of(asset, &granted).expect("there is the stablecoin");
		let signature = sign(&key, digest);
		#[extrinsic_call]
		_(RawOrigin::Signed(by), asset, granted, signature);
		assert_eq!(Nonces::<T>::get(&owner, asset), 1);
		assert!(AllowanceCount::<T>::get(&owner) <= T::MaxPerOwner::get());
	}
}
