// SPDX-License-Identifier: Apache-2.0

//! What the node's Ethereum JSON-RPC asks of the runtime: the body of the `EthRpcApi` impl.
//!
//! Everything here is read-only and runs off chain, at the state of the block in question.

use alloc::{collections::BTreeMap, vec::Vec};

use codec::Decode;
use frame_support::traits::Get;
use frame_system::Phase;
use genex_eth_rpc_runtime_api::{EthLog, EthTransaction, ExtractError, PoolTransaction};
use pallet_revive::evm::{GenericTransaction, HashesOrTransactionInfos, TransactionSigned};
use sp_core::{H160, H256, U256};
use sp_io::hashing::keccak_256;
use sp_runtime::traits::ExtrinsicCall;

use crate::{
	Revive, Runtime, RuntimeCall, RuntimeEvent, System, UncheckedExtrinsic,
	fees::ethereum::price_of,
};

/// What the events of one extrinsic say about its Ethereum transaction.
#[derive(Default)]
struct Outcome {
	reverted: bool,
	logs: Vec<EthLog>,
}

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

/// The Ethereum transactions of the current block, in the order of the Ethereum block.
pub fn extract_block(
	extrinsics: Vec<UncheckedExtrinsic>,
) -> Result<Vec<EthTransaction>, ExtractError> {
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
	if hashes.is_empty() {
		return Ok(Vec::new());
	}

	let mut outcomes = outcomes();
	let mut carried = extrinsics.into_iter().zip(0u32..).filter_map(|(extrinsic, index)| {
		let payload = eth_payload(extrinsic)?;
		Some((index, H256(keccak_256(&payload)), payload))
	});

	let mut transactions = Vec::with_capacity(hashes.len());
	for (hash, gas) in hashes.into_iter().zip(receipts) {
		// An `eth_transact` that failed outside the Ethereum context is in the body but not in the
		// Ethereum block: it is skipped here.
		let (extrinsic_index, _, payload) = carried
			.find(|(_, carried_hash, _)| *carried_hash == hash)
			.ok_or(ExtractError::MissingExtrinsic { hash })?;
		let outcome = outcomes.remove(&extrinsic_index).unwrap_or_default();
		let Read { from, contract_address, sponsored } =
			read(&payload).ok_or(ExtractError::Undecodable { hash })?;
		transactions.push(EthTransaction {
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
		});
	}
	Ok(transactions)
}

fn pool_transaction(encoded: &[u8]) -> Option<PoolTransaction> {
	let extrinsic = UncheckedExtrinsic::decode(&mut &encoded[..]).ok()?;
	let payload = eth_payload(extrinsic)?;
	let from = TransactionSigned::decode(&payload).ok()?.recover_eth_address().ok()?;
	Some(PoolTransaction { hash: H256(keccak_256(&payload)), from, payload })
}

/// The payload, under the same condition under which `UncheckedExtrinsic::check` takes it for an
/// Ethereum transaction.
fn eth_payload(extrinsic: UncheckedExtrinsic) -> Option<Vec<u8>> {
	if extrinsic.0.is_signed() {
		return None;
	}
	match extrinsic.into_call() {
		RuntimeCall::Revive(pallet_revive::Call::eth_transact { payload }) => Some(payload),
		_ => None,
	}
}

/// Reverts and contract logs in the current block's events, by extrinsic.
fn outcomes() -> BTreeMap<u32, Outcome> {
	let mut outcomes: BTreeMap<u32, Outcome> = BTreeMap::new();
	for record in System::read_events_no_consensus() {
		let Phase::ApplyExtrinsic(index) = record.phase else { continue };
		match record.event {
			RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted {
				contract,
				data,
				topics,
			}) => {
				let log = EthLog { address: contract, topics, data };
				outcomes.entry(index).or_default().logs.push(log);
			},
			RuntimeEvent::Revive(pallet_revive::Event::EthExtrinsicRevert { .. }) => {
				outcomes.entry(index).or_default().reverted = true;
			},
			_ => {},
		}
	}
	outcomes
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
