// SPDX-License-Identifier: Apache-2.0
//! Ethereum transactions that offer the price 0.
//!
//! The SDK refuses a price below the base fee and takes from the signer, before anything else, the difference between the gas
//! it allows and the fee, as a fund for storage deposits. A signer without GNX passes neither. So a transaction of price 0 is
//! put together here: with the limits that its gas would buy at the base fee, the price 0 that the signer pays, and no fund
//! for deposits, since no act that is sponsored stores anything that asks for one.

use crate::{
	AccountId, Balance, Nonce, Revive, Runtime, RuntimeCall, System,
	configs::contract_weights::{left, moved},
	tx_extension::{CustomInvalidity, EthExtraImpl, TxExtension},
};
use alloc::{boxed::Box, vec::Vec};
use codec::DecodeLimit;
use frame_support::{MAX_EXTRINSIC_DEPTH, ensure, traits::Get, weights::Weight};
use pallet_revive::{
	AddressMapper, RUNTIME_PALLETS_ADDR,
	evm::{
		GenericTransaction, TransactionSigned,
		fees::{InfoT, compute_max_integer_quotient},
		runtime::{EthExtra, SetWeightLimit},
	},
};
use sp_core::U256;
use sp_runtime::{
	SaturatedConversion,
	generic::{CheckedExtrinsic, ExtrinsicFormat},
	traits::InvalidVersion,
	transaction_validity::InvalidTransaction,
};

/// How pallet-revive reckons fees.
type Info = <Runtime as pallet_revive::Config>::FeeInfo;
/// A transaction whose signature was checked.
type Checked = CheckedExtrinsic<AccountId, RuntimeCall, TxExtension, InvalidVersion>;

/// The most a signer offers for a unit of gas.
pub const fn price_of(transaction: &TransactionSigned) -> U256 {
	match transaction {
		TransactionSigned::TransactionLegacySigned(signed) => {
			signed.transaction_legacy_unsigned.gas_price
		},
		TransactionSigned::Transaction2930Signed(signed) => {
			signed.transaction_2930_unsigned.gas_price
		},
		TransactionSigned::Transaction1559Signed(signed) => {
			signed.transaction_1559_unsigned.max_fee_per_gas
		},
		TransactionSigned::Transaction4844Signed(signed) => {
			signed.transaction_4844_unsigned.max_fee_per_gas
		},
		TransactionSigned::Transaction7702Signed(signed) => {
			signed.transaction_7702_unsigned.max_fee_per_gas
		},
	}
}

/// Whether an Ethereum transaction asks to be sponsored; nothing for a native one. What carries a native call is decoded for it: ask
/// once.
pub fn asks_to_be_sponsored(call: &RuntimeCall) -> Option<bool> {
	match call {
		RuntimeCall::Revive(
			pallet_revive::Call::eth_call { effective_gas_price, .. }
			| pallet_revive::Call::eth_instantiate_with_code { effective_gas_price, .. },
		) => Some(effective_gas_price.is_zero()),
		RuntimeCall::Revive(pallet_revive::Call::eth_substrate_call {
			transaction_encoded,
			..
		}) => {
			let transaction = TransactionSigned::decode(transaction_encoded).ok();
			Some(transaction.is_some_and(|transaction| price_of(&transaction).is_zero()))
		},
		_ => None,
	}
}

/// Whether pallet-revive takes from the signer, besides the fee and while the call runs, what rounding the gas up to whole
/// units comes to. It does so at any price, and a pool's fee is whole without it.
pub const fn rounds_gas(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::Revive(pallet_revive::Call::eth_call { .. }))
}

/// What the guard of GNX looks up of an Ethereum transaction besides what its call is declared with: gas, and value that goes along. The
/// weight of the call is the same with value and without.
pub fn guarded(call: &RuntimeCall) -> Weight {
	let value = match call {
		RuntimeCall::Revive(
			pallet_revive::Call::eth_call { value, .. }
			| pallet_revive::Call::eth_instantiate_with_code { value, .. },
		) => *value,
		_ => U256::zero(),
	};
	gas(call).saturating_add(gift(value))
}

/// The part of it that is for gas: all that the signer allows leaves it before, and what rounding up takes leaves it after.
pub fn gas(call: &RuntimeCall) -> Weight {
	let by_ethereum = matches!(
		call,
		RuntimeCall::Revive(
			pallet_revive::Call::eth_call { .. }
				| pallet_revive::Call::eth_instantiate_with_code { .. }
				| pallet_revive::Call::eth_substrate_call { .. }
		)
	);
	if by_ethereum { left(1) } else { Weight::zero() }
}

/// The part of it that is for `value`, in smallest units of 18 decimals. Where these are parts of the smallest unit of GNX, one more
/// such unit is taken from the signer.
fn gift(value: U256) -> Weight {
	type Ratio = <Runtime as pallet_revive::Config>::NativeToEthRatio;
	if value.is_zero() {
		return Weight::zero();
	}
	let parts = value.checked_rem(U256::from(<Ratio as Get<u32>>::get())).unwrap_or_default();
	moved(1).saturating_add(left(u32::from(!parts.is_zero())))
}

/// The transaction of price 0 as the chain runs it. Whether it is sponsored is decided when its fee is taken.
pub fn check(
	transaction: TransactionSigned,
	payload: &[u8],
	encoded_len: usize,
) -> Result<Checked, InvalidTransaction> {
	let address = transaction.recover_eth_address().map_err(|_| InvalidTransaction::BadProof)?;
	let signer =
		<Runtime as pallet_revive::Config>::AddressMapper::to_fallback_account_id(&address);
	let transaction = readable(transaction)?;
	let nonce: Nonce =
		transaction.nonce.unwrap_or_default().try_into().map_err(|_| InvalidTransaction::Call)?;
	let encoded_len =
		u32::try_from(encoded_len).map_err(|_| InvalidTransaction::ExhaustsResources)?;
	let gas = transaction.gas.ok_or(InvalidTransaction::Call)?;
	// What makes a contract or gives GNX away is never sponsored.
	if transaction.to.is_none() || !transaction.value.unwrap_or_default().is_zero() {
		return Err(CustomInvalidity::ActNotSponsored.into());
	}
	let mut call = call_of(transaction, gas, payload.to_vec(), encoded_len)?;
	// Whom the chain does not know has no account, which the check of the nonce would tell as a lack of GNX.
	if System::providers(&signer) == 0 && System::sufficients(&signer) == 0 {
		return Err(CustomInvalidity::NotRegistered.into());
	}
	limit(&mut call, gas, encoded_len)?;
	let extension = EthExtraImpl::get_eth_extension(nonce, 0);
	Ok(CheckedExtrinsic { format: ExtrinsicFormat::Signed(signer, extension), function: call })
}

/// Who signed a transaction, and the call that it asks for, at whatever price and whether or not anybody could pay for it.
/// Nothing when no block could carry it. Made to be looked at: it has no limits.
pub fn read(transaction: TransactionSigned, payload: &[u8]) -> Option<(AccountId, RuntimeCall)> {
	let address = transaction.recover_eth_address().ok()?;
	let signer =
		<Runtime as pallet_revive::Config>::AddressMapper::to_fallback_account_id(&address);
	let transaction = readable(transaction).ok()?;
	let (gas, encoded_len) = (transaction.gas?, u32::try_from(payload.len()).ok()?);
	let call = call_of(transaction, gas, payload.to_vec(), encoded_len).ok()?;
	Some((signer, call))
}

/// What a transaction of a kind that the chain takes says, for this chain.
fn readable(transaction: TransactionSigned) -> Result<GenericTransaction, InvalidTransaction> {
	match transaction {
		TransactionSigned::Transaction1559Signed(_)
		| TransactionSigned::Transaction2930Signed(_)
		| TransactionSigned::TransactionLegacySigned(_) => {},
		_ => return Err(InvalidTransaction::Call),
	}
	let transaction = GenericTransaction::from_signed(transaction, Revive::evm_base_fee(), None);
	let chain_id = <Runtime as pallet_revive::Config>::ChainId::get();
	if transaction.chain_id != Some(chain_id.into()) {
		return Err(InvalidTransaction::Call);
	}
	Ok(transaction)
}

/// The call, without limits and at the price 0. One that makes a contract is given all the input as code.
fn call_of(
	transaction: GenericTransaction,
	gas: U256,
	transaction_encoded: Vec<u8>,
	encoded_len: u32,
) -> Result<RuntimeCall, InvalidTransaction> {
	let value = transaction.value.unwrap_or_default();
	let data = transaction.input.to_vec();
	let (weight_limit, effective_gas_price) = (Weight::zero(), U256::zero());
	let call = match transaction.to {
		Some(dest) if dest == RUNTIME_PALLETS_ADDR => {
			ensure!(value.is_zero(), InvalidTransaction::Call);
			let depth = MAX_EXTRINSIC_DEPTH;
			let call = RuntimeCall::decode_all_with_depth_limit(depth, &mut data.as_slice())
				.map_err(|_| InvalidTransaction::Call)?;
			pallet_revive::Call::eth_substrate_call { call: Box::new(call), transaction_encoded }
		},
		Some(dest) => pallet_revive::Call::eth_call {
			dest,
			value,
			weight_limit,
			eth_gas_limit: gas,
			data,
			transaction_encoded,
			effective_gas_price,
			encoded_len,
		},
		None => pallet_revive::Call::eth_instantiate_with_code {
			value,
			weight_limit,
			eth_gas_limit: gas,
			code: data,
			data: Vec::new(),
			transaction_encoded,
			effective_gas_price,
			encoded_len,
		},
	};
	Ok(call.into())
}

/// Lets `call` compute as much as its gas would pay for at the base fee, as the SDK reckons it.
fn limit(call: &mut RuntimeCall, gas: U256, encoded_len: u32) -> Result<(), InvalidTransaction> {
	type Ratio = <Runtime as pallet_revive::Config>::NativeToEthRatio;
	let ratio = U256::from(<Ratio as Get<u32>>::get());
	let worth: Balance = Revive::evm_base_fee()
		.saturating_mul(gas)
		.checked_div(ratio)
		.unwrap_or_default()
		.saturated_into();
	let fixed = <Info as InfoT<Runtime>>::fixed_fee(encoded_len);
	let for_weight = worth.checked_sub(fixed).ok_or(InvalidTransaction::Payment)?;
	let multiplier = <Info as InfoT<Runtime>>::next_fee_multiplier();
	let bought = <Info as InfoT<Runtime>>::fee_to_weight(compute_max_integer_quotient(
		multiplier, for_weight,
	));
	let base = <Info as InfoT<Runtime>>::dispatch_info(call).total_weight();
	let left = bought.checked_sub(&base).ok_or(InvalidTransaction::Payment)?;
	call.set_weight_limit(left);
	let most = Revive::evm_max_extrinsic_weight();
	let over = <Info as InfoT<Runtime>>::dispatch_info(call).total_weight().saturating_sub(most);
	call.set_weight_limit(left.saturating_sub(over));
	Ok(())
}
