// SPDX-License-Identifier: Apache-2.0
//! Arguments from Solidity as the types of the chain, and back.

use crate::revert::refuse;
use alloc::format;
use codec::{Decode, DecodeAll, Encode};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{Asset, ExternalAddress};
use pallet_revive::{
	AddressMapper, Config,
	precompiles::{
		Error, Ext, H160, RuntimeCosts,
		alloy::primitives::{Address, Bytes, U256},
	},
};
use sp_runtime::{AccountId32, MultiSignature};

/// `value` in the narrower type `N`, or a revert that names the argument.
pub(crate) fn narrow<N: TryFrom<U256>>(value: U256, argument: &str) -> Result<N, Error> {
	N::try_from(value).map_err(|_| {
		let bits = core::mem::size_of::<N>().saturating_mul(8);
		refuse(format!("Genex: {argument} is too large; it must fit into {bits} bits"))
	})
}

/// `value` in the type of the pallets.
pub(crate) fn word(value: U256) -> sp_core::U256 {
	sp_core::U256::from_big_endian(&value.to_be_bytes::<32>())
}

/// A list as `each` reads its elements, or a revert that names the argument where it has more than `MOST`.
pub(crate) fn list<A, B, const MOST: u32>(
	items: &[A],
	argument: &str,
	mut each: impl FnMut(&A) -> Result<B, Error>,
) -> Result<BoundedVec<B, ConstU32<MOST>>, Error> {
	let mut list = BoundedVec::new();
	for item in items {
		let long = |_| refuse(format!("Genex: {argument} is too long; it has at most {MOST}"));
		list.try_push(each(item)?).map_err(long)?;
	}
	Ok(list)
}

/// The account behind an address; charges for the look-up.
pub(crate) fn account<T: Config>(
	env: &mut impl Ext<T = T>,
	address: &Address,
) -> Result<T::AccountId, Error> {
	env.frame_meter_mut().charge_weight_token(RuntimeCosts::ToAccountId)?;
	Ok(env.to_account_id(&h160(address)))
}

/// The account of the immediate caller.
pub(crate) fn caller<T: Config>(env: &impl Ext<T = T>) -> Result<T::AccountId, Error> {
	env.caller()
		.account_id()
		.cloned()
		.map_err(|_| refuse("Genex: the caller has no account; sign the call"))
}

/// The address of an account.
pub(crate) fn address<T: Config>(account: &T::AccountId) -> Address {
	Address::from(T::AddressMapper::to_address(account).0)
}

/// The same address in the other library's type.
pub(crate) fn h160(address: &Address) -> H160 {
	H160(address.into_array())
}

/// The member of an enumeration without fields that `code` stands for, or a revert that names the argument.
pub(crate) fn member<E: Decode>(code: u8, argument: &str) -> Result<E, Error> {
	E::decode(&mut [code].as_slice())
		.map_err(|_| refuse(format!("Genex: {argument} has no meaning for {code}")))
}

/// The code of a member of an enumeration without fields.
pub(crate) fn code_of(member: &impl Encode) -> u8 {
	member.using_encoded(|bytes| bytes.first().copied().unwrap_or_default())
}

/// The value that a kind and an id name.
pub(crate) fn asset_of(kind: U256, id: U256) -> Result<Asset, Error> {
	match narrow::<u8>(kind, "kind")? {
		0 => Ok(Asset::Series(narrow(id, "id")?)),
		1 => Ok(Asset::Stablecoin(narrow(id, "id")?)),
		code => Err(refuse(format!("Genex: kind has no meaning for {code}"))),
	}
}

/// The kind and the id of a value. GNX, which no precompile names, has the next free kind.
pub(crate) const fn kind_and_id(asset: Asset) -> (u8, u32) {
	match asset {
		Asset::Series(series) => (0, series),
		Asset::Stablecoin(asset) => (1, asset),
		Asset::Gnx => (2, 0),
	}
}

/// The wallet that 20 or 32 bytes name.
pub(crate) fn wallet_of(bytes: &[u8]) -> Result<ExternalAddress, Error> {
	if let Ok(address) = <[u8; 20]>::try_from(bytes) {
		return Ok(ExternalAddress::Ethereum(H160(address)));
	}
	<[u8; 32]>::try_from(bytes)
		.map(|account| ExternalAddress::Substrate(AccountId32::new(account)))
		.map_err(|_| refuse("Genex: wallet has neither 20 nor 32 bytes"))
}

/// The bytes that name a wallet.
pub(crate) fn bytes_of(wallet: &ExternalAddress) -> Bytes {
	match wallet {
		ExternalAddress::Substrate(account) => {
			let account: &[u8] = account.as_ref();
			Bytes::copy_from_slice(account)
		},
		ExternalAddress::Ethereum(address) => Bytes::copy_from_slice(address.as_bytes()),
	}
}

/// A signature. The numbers of the schemes are those of its encoding.
pub(crate) fn signature_of(scheme: u8, signature: &[u8]) -> Result<MultiSignature, Error> {
	let encoded = [[scheme].as_slice(), signature].concat();
	MultiSignature::decode_all(&mut encoded.as_slice())
		.map_err(|_| refuse("Genex: scheme and length of the signature do not fit"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn reason(result: Result<impl core::fmt::Debug, Error>) -> alloc::string::String {
		match result {
			Err(Error::Revert(revert)) => revert.reason,
			other => panic!("no revert: {other:?}"),
		}
	}

	#[test]
	fn narrow_should_name_the_argument_when_the_value_is_too_large() {
		let largest = U256::from(u32::MAX);
		assert_eq!(narrow::<u32>(largest, "id").unwrap(), u32::MAX);
		let text = "Genex: id is too large; it must fit into 32 bits";
		assert_eq!(reason(narrow::<u32>(largest + U256::from(1), "id")), text);
		let text = "Genex: value is too large; it must fit into 64 bits";
		assert_eq!(reason(narrow::<u64>(U256::MAX, "value")), text);
		let text = "Genex: amount is too large; it must fit into 128 bits";
		assert_eq!(reason(narrow::<u128>(U256::from(1) << 128, "amount")), text);
	}

	#[test]
	fn list_should_name_the_argument_when_it_is_too_long() {
		let read = |item: &u64| Ok(item.saturating_add(1));
		let read: BoundedVec<u64, ConstU32<2>> = list(&[1, 2], "staff", read).unwrap();
		assert_eq!(read.into_inner(), [2, 3]);
		let long: Result<BoundedVec<u64, ConstU32<2>>, Error> =
			list(&[1, 2, 3], "staff", |item: &u64| Ok(*item));
		assert_eq!(reason(long), "Genex: staff is too long; it has at most 2");
		let bad: Result<BoundedVec<u64, ConstU32<2>>, Error> =
			list(&[1], "staff", |_: &u64| Err(refuse("Genex: bad")));
		assert_eq!(reason(bad), "Genex: bad");
	}

	#[test]
	fn word_should_be_the_same_number() {
		assert_eq!(word(U256::MAX), sp_core::U256::MAX);
		assert_eq!(word(U256::from(0x1234_u64)), sp_core::U256::from(0x1234_u64));
	}

	#[test]
	fn wallet_of_should_read_what_bytes_of_writes() {
		for wallet in [
			ExternalAddress::Ethereum(H160::repeat_byte(7)),
			ExternalAddress::Substrate(AccountId32::new([8; 32])),
		] {
			assert_eq!(wallet_of(&bytes_of(&wallet)).unwrap(), wallet);
		}
		for length in [0, 19, 21, 31, 33] {
			let text = "Genex: wallet has neither 20 nor 32 bytes";
			assert_eq!(reason(wallet_of(&alloc::vec![0; length])), text);
		}
	}

	#[test]
	fn asset_of_should_read_what_kind_and_id_writes() {
		for asset in [Asset::Series(7), Asset::Stablecoin(u32::MAX)] {
			let (kind, id) = kind_and_id(asset);
			assert_eq!(asset_of(U256::from(kind), U256::from(id)).unwrap(), asset);
		}
		let gnx = asset_of(U256::from(2), U256::ZERO);
		assert_eq!(reason(gnx), "Genex: kind has no meaning for 2");
	}

	#[test]
	fn member_should_refuse_what_code_of_never_writes() {
		use genex_primitives::Tier;
		for tier in [Tier::L0, Tier::L1, Tier::L2, Tier::L3] {
			assert_eq!(member::<Tier>(code_of(&tier), "tier").unwrap(), tier);
		}
		assert_eq!(reason(member::<Tier>(4, "tier")), "Genex: tier has no meaning for 4");
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(64))]

		#[test]
		fn narrow_should_keep_every_value_that_fits(value: u64, excess in 1u64..) {
			prop_assert_eq!(narrow::<u64>(U256::from(value), "value").unwrap(), value);
			let large = (U256::from(excess) << 64) | U256::from(value);
			prop_assert!(narrow::<u64>(large, "value").is_err());
		}
	}
}
