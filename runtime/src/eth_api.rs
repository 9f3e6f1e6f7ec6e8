// SPDX-License-Identifier: Apache-2.0

//! What the node's Ethereum JSON-RPC asks of the runtime: the body of the `EthRpcApi` impl.
//!
//! Everything here is read-only and runs off chain, at the state of the block in question.

use alloc::vec::Vec;

use codec::Decode;
use frame_support::traits::Get;
use genex_eth_rpc_runtime_api::{
	EthTransaction, ExtractError, ExtractedBlock, Place, PoolTransaction,
};
use pallet_revive::evm::{
	GenericTransaction, HashesOrTransactionInfos, ReceiptGasInfo, TransactionSigned,
};
use sp_core::{H160, H256, U256};
use sp_io::hashing::keccak_256;
use sp_runtime::traits::ExtrinsicCall;

use crate::{
	Revive, Runtime, RuntimeCall, UncheckedExtrinsic,
	eth_logs::{self, Outcome},
	fees::ethereum::price_of,
};

/// The EIP-155 chain id.
pub fn chain_id() -> u64 {
	<Runtime as pallet_revive::Config>::ChainId::get()
}

/// The bare extrinsic that submits a signed Ethereum transaction.
pub fn wrap_transaction(payload: Vec<u8>) -> UncheckedExtrinsic {
	let call = RuntimeCall::Revive(pallet_revive::Call::eth_transact { payload });
	sp_runtime::generic::UncheckedExtrinsic::new_bare(call).into()
}

/// For each encoded extrinsic the Ethereum transaction it carries, if any.
pub fn pool_transactions(extrinsics: Vec<Vec<u8>>) -> Vec<Option<PoolTransaction>> {
	extrinsics.iter().map(|encoded| pool_transaction(encoded)).collect()
}

/// The Ethereum transactions of the current block, in the order of the Ethereum block, and what wrote logs besides them.
pub fn extract_block(extrinsics: Vec<UncheckedExtrinsic>) -> Result<ExtractedBlock, ExtractError> {
	let hashes = match Revive::eth_block().transactions {
		HashesOrTransactionInfos::Hashes(hashes) => hashes,
		HashesOrTransactionInfos::TransactionInfos(infos) => {
			infos.into_iter().map(|info| info.hash).collect()
		},
	};
	let receipts = Revive::eth_receipt_data();
	if hashes.len() != receipts.len() {
		return Err(ExtractError::ReceiptDataMismatch {
			transactions: hashes.len().try_into().unwrap_or(u32::MAX),
			receipts: receipts.len().try_into().unwrap_or(u32::MAX),
		});
	}
	let mut outcomes = eth_logs::outcomes();
	if hashes.is_empty() && outcomes.values().all(|outcome| outcome.logs.is_empty()) {
		return Ok(ExtractedBlock::default());
	}

	let mut block = ExtractedBlock::default();
	let mut listed = hashes.into_iter().zip(receipts).peekable();
	block.native.extend(eth_logs::of_hook(Place::Start, &mut outcomes));
	for (extrinsic, index) in extrinsics.into_iter().zip(0u32..) {
		let outcome = outcomes.remove(&Place::Extrinsic(index)).unwrap_or_default();
		let carried = eth_payload(&extrinsic).map(|payload| (H256(keccak_256(&payload)), payload));
		// An `eth_transact` that failed outside the Ethereum context is in the body but not in the
		// Ethereum block: it is none of its transactions.
		let found = carried.and_then(|(hash, payload)| {
			let (_, gas) = listed.next_if(|(expected, _)| *expected == hash)?;
			Some((hash, payload, gas))
		});
		match found {
			Some((hash, payload, gas)) => {
				block.ethereum.push(transaction(index, hash, payload, gas, outcome)?);
			},
			None => block.native.extend(eth_logs::of_extrinsic(index, &extrinsic, outcome)),
		}
	}
	if let Some((hash, _)) = listed.next() {
		return Err(ExtractError::MissingExtrinsic { hash });
	}
	block.native.extend(eth_logs::of_hook(Place::End, &mut outcomes));
	let left = outcomes.into_iter().find(|(_, outcome)| !outcome.logs.is_empty());
	if let Some((Place::Extrinsic(index), _)) = left {
		return Err(ExtractError::LogsWithoutExtrinsic { index });
	}
	Ok(block)
}

fn transaction(
	extrinsic_index: u32,
	hash: H256,
	payload: Vec<u8>,
	gas: ReceiptGasInfo,
	outcome: Outcome,
) -> Result<EthTransaction, ExtractError> {
	let Read { from, contract_address, sponsored } =
		read(&payload).ok_or(ExtractError::Undecodable { hash })?;
	Ok(EthTransaction {
		extrinsic_index,
		payload,
		hash,
		from,
		success: !outcome.reverted,
		gas_used: gas.gas_used,
		// What a sponsored act cost, its signer did not pay.
		effective_gas_price: if sponsored { U256::zero() } else { gas.effective_gas_price },
		contract_address,
		logs: outcome.logs,
	})
}

fn pool_transaction(encoded: &[u8]) -> Option<PoolTransaction> {
	let extrinsic = UncheckedExtrinsic::decode(&mut &encoded[..]).ok()?;
	let payload = eth_payload(&extrinsic)?;
	let from = TransactionSigned::decode(&payload).ok()?.recover_eth_address().ok()?;
	Some(PoolTransaction { hash: H256(keccak_256(&payload)), from, payload })
}

/// The payload, under the same condition under which `UncheckedExtrinsic::check` takes it for an
/// Ethereum transaction.
fn eth_payload(extrinsic: &UncheckedExtrinsic) -> Option<Vec<u8>> {
	if extrinsic.0.is_signed() {
		return None;
	}
	match extrinsic.call() {
		RuntimeCall::Revive(pallet_revive::Call::eth_transact { payload }) => Some(payload.clone()),
		_ => None,
	}
}

/// What a payload says of its transaction.
struct Read {
	from: H160,
	/// Of the contract that it made, when it has no recipient.
	contract_address: Option<H160>,
	/// Whether it offered the price 0.
	sponsored: bool,
}

fn read(payload: &[u8]) -> Option<Read> {
	let signed = TransactionSigned::decode(payload).ok()?;
	let from = signed.recover_eth_address().ok()?;
	let sponsored = price_of(&signed).is_zero();
	let transaction = GenericTransaction::from_signed(signed, U256::zero(), Some(from));
	let contract_address = match transaction.to {
		Some(_) => None,
		None => {
			let nonce = u64::try_from(transaction.nonce.unwrap_or_default()).ok()?;
			Some(pallet_revive::create1(&from, nonce))
		},
	};
	Some(Read { from, contract_address, sponsored })
}
