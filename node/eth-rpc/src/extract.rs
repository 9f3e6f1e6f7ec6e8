// SPDX-License-Identifier: Apache-2.0

//! A block as Ethereum sees it, put together from what the runtime says about it, and the cache of
//! such blocks.

use std::sync::Arc;

use genex_eth_rpc_runtime_api::{EthLog, EthTransaction, ExtractedBlock, NativeTransaction, Place};
use pallet_revive::{
	RUNTIME_PALLETS_ADDR,
	evm::{Bytes, TransactionLegacySigned, TransactionLegacyUnsigned, TransactionSigned},
	pallet_revive_types::runtime_api::{BlockV1, HashesOrTransactionInfosV1},
};
use parking_lot::Mutex;
use schnellru::{LruMap, UnlimitedCompact};
use sp_core::{H160, H256, U256};

use crate::{bloom::Bloom, chain::Chain, error::ChainError};

/// An included transaction: an Ethereum one, or a native act that has logs, in the form of one.
#[derive(Clone, Debug)]
pub struct EthTx {
	/// Index of the extrinsic that it is or that carried it, counting all extrinsics of the block; `None` for what the chain
	/// does before and after them.
	pub extrinsic_index: Option<u32>,
	/// Whether it is no Ethereum transaction.
	pub native: bool,
	/// keccak256 of the payload; of a native act what the runtime says.
	pub hash: H256,
	/// Sender; zeros when nobody signed.
	pub from: H160,
	/// The decoded transaction. That of a native act has no signature: `v`, `r` and `s` are 0, as they can be in no other.
	pub signed: TransactionSigned,
	/// Whether it did not revert.
	pub success: bool,
	/// Gas used by it alone.
	pub gas_used: U256,
	/// Gas used by it and all before it in the block.
	pub cumulative_gas_used: U256,
	/// Price of a unit of gas, in wei.
	pub effective_gas_price: U256,
	/// Contract created, if it was a creation.
	pub contract_address: Option<H160>,
	/// Index of its first log in the block.
	pub first_log: u32,
	/// Its logs.
	pub logs: Vec<EthLog>,
	/// Bloom over its logs.
	pub bloom: Bloom,
}

/// A block with its transactions.
#[derive(Clone, Debug)]
pub struct EthBlock {
	/// Hash of the Substrate block.
	pub substrate_hash: H256,
	/// Number, the same on both sides.
	pub number: u32,
	/// The Ethereum block, with the hashes of all transactions and the bloom over all logs. Its own hash and roots cover the
	/// Ethereum transactions only.
	pub header: BlockV1,
	/// The transactions, in the order of the chain.
	pub transactions: Vec<EthTx>,
	/// Bloom over all logs of the block.
	pub bloom: Bloom,
}

impl EthTx {
	fn of_ethereum(transaction: EthTransaction) -> Result<Self, String> {
		let signed = TransactionSigned::decode(&transaction.payload)
			.map_err(|error| format!("{:?} does not decode: {error}", transaction.hash))?;
		Ok(Self {
			extrinsic_index: Some(transaction.extrinsic_index),
			native: false,
			hash: transaction.hash,
			from: transaction.from,
			signed,
			success: transaction.success,
			gas_used: transaction.gas_used,
			cumulative_gas_used: U256::zero(),
			effective_gas_price: transaction.effective_gas_price,
			contract_address: transaction.contract_address,
			first_log: 0,
			bloom: bloom_of(&transaction.logs),
			logs: transaction.logs,
		})
	}

	/// Native calls have an address, that to which Ethereum transactions send them.
	fn of_native(act: NativeTransaction) -> Self {
		let transaction_legacy_unsigned = TransactionLegacyUnsigned {
			nonce: act.nonce.into(),
			to: Some(RUNTIME_PALLETS_ADDR),
			input: Bytes(act.input),
			..Default::default()
		};
		let (v, r, s) = (U256::zero(), U256::zero(), U256::zero());
		let signed = TransactionLegacySigned { transaction_legacy_unsigned, v, r, s };
		Self {
			extrinsic_index: match act.place {
				Place::Extrinsic(index) => Some(index),
				Place::Start | Place::End => None,
			},
			native: true,
			hash: act.hash,
			from: act.from,
			signed: TransactionSigned::TransactionLegacySigned(signed),
			success: act.success,
			gas_used: U256::zero(),
			cumulative_gas_used: U256::zero(),
			effective_gas_price: U256::zero(),
			contract_address: None,
			first_log: 0,
			bloom: bloom_of(&act.logs),
			logs: act.logs,
		}
	}
}

fn bloom_of(logs: &[EthLog]) -> Bloom {
	let mut bloom = Bloom::default();
	logs.iter().for_each(|log| bloom.add_log(&log.address, &log.topics));
	bloom
}

impl EthBlock {
	/// Puts a block together from the runtime's answers. `size` is the encoded size of the Substrate
	/// block in bytes.
	pub fn assemble(
		substrate_hash: H256,
		number: u32,
		mut header: BlockV1,
		extracted: ExtractedBlock,
		size: usize,
	) -> Result<Self, String> {
		let hashes = match &header.transactions {
			HashesOrTransactionInfosV1::Hashes(hashes) => hashes.clone(),
			HashesOrTransactionInfosV1::TransactionInfos(infos) => {
				infos.iter().map(|info| info.hash).collect()
			},
		};
		let ExtractedBlock { ethereum, native } = extracted;
		if !hashes.iter().eq(ethereum.iter().map(|transaction| &transaction.hash)) {
			return Err(format!(
				"its Ethereum block lists {} transactions, extraction found other ones ({})",
				hashes.len(),
				ethereum.len()
			));
		}
		let mut placed = Vec::with_capacity(ethereum.len().saturating_add(native.len()));
		for transaction in ethereum {
			let place = Place::Extrinsic(transaction.extrinsic_index);
			placed.push((place, EthTx::of_ethereum(transaction)?));
		}
		placed.extend(native.into_iter().map(|act| (act.place, EthTx::of_native(act))));
		placed.sort_by_key(|(place, _)| *place);

		let (mut cumulative, mut next_log, mut bloom) = (U256::zero(), 0u32, Bloom::default());
		let mut transactions: Vec<EthTx> = placed.into_iter().map(|(_, tx)| tx).collect();
		for transaction in &mut transactions {
			bloom.merge(&transaction.bloom);
			cumulative = cumulative.saturating_add(transaction.gas_used);
			transaction.cumulative_gas_used = cumulative;
			transaction.first_log = next_log;
			next_log = next_log.saturating_add(transaction.logs.len() as u32);
		}
		let hashes = transactions.iter().map(|transaction| transaction.hash).collect();
		header.transactions = HashesOrTransactionInfosV1::Hashes(hashes);
		header.size = size.into();
		bloom.add_to(&mut header.logs_bloom.0);
		Ok(Self { substrate_hash, number, header, transactions, bloom })
	}

	/// Hash of the Ethereum block.
	pub fn eth_hash(&self) -> H256 {
		self.header.hash
	}

	/// Number of logs in the block.
	pub fn log_count(&self) -> usize {
		self.transactions.iter().map(|transaction| transaction.logs.len()).sum()
	}

	/// Rough size in memory, for the cache.
	fn weight(&self) -> usize {
		let logs = |transaction: &EthTx| -> usize {
			transaction.logs.iter().map(|log| log.data.len() + log.topics.len() * 32 + 80).sum()
		};
		let input = |transaction: &EthTx| transaction.signed.signed_payload().len() + 900;
		1_500 + self.transactions.iter().map(|tx| logs(tx) + input(tx)).sum::<usize>()
	}
}

/// Blocks by Substrate hash: the recently used from memory, the others from the runtime.
pub struct Blocks {
	chain: Arc<dyn Chain>,
	cache: Mutex<Cache>,
}

struct Cache {
	blocks: LruMap<H256, (usize, Arc<EthBlock>), UnlimitedCompact>,
	weight: usize,
	limit: usize,
}

impl Blocks {
	/// Most bytes of blocks kept in memory, roughly.
	pub const CACHE_BYTES: usize = 48 * 1024 * 1024;

	/// With an empty cache of `limit` bytes.
	pub fn new(chain: Arc<dyn Chain>, limit: usize) -> Self {
		let cache = Cache { blocks: LruMap::new(UnlimitedCompact), weight: 0, limit };
		Self { chain, cache: Mutex::new(cache) }
	}

	/// The block with this Substrate hash.
	pub fn get(&self, hash: H256) -> Result<Arc<EthBlock>, ChainError> {
		if let Some((_, block)) = self.cache.lock().blocks.get(&hash) {
			return Ok(block.clone());
		}
		let block = Arc::new(self.chain.extract(hash)?);
		self.cache.lock().insert(block.clone());
		Ok(block)
	}

	/// The block, when it is in memory already.
	#[cfg(test)]
	pub fn cached(&self, hash: H256) -> Option<Arc<EthBlock>> {
		self.cache.lock().blocks.peek(&hash).map(|(_, block)| block.clone())
	}
}

impl Cache {
	fn insert(&mut self, block: Arc<EthBlock>) {
		let weight = block.weight();
		if let Some((old, _)) = self.blocks.remove(&block.substrate_hash) {
			self.weight -= old;
		}
		self.weight += weight;
		self.blocks.insert(block.substrate_hash, (weight, block));
		while self.weight > self.limit {
			let Some((_, (dropped, _))) = self.blocks.pop_oldest() else { break };
			self.weight -= dropped;
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::{MockChain, block_header, raw_transfer};

	fn transaction(nonce: u64, gas: u64, logs: usize) -> EthTransaction {
		let payload = raw_transfer(nonce);
		EthTransaction {
			extrinsic_index: 1 + nonce as u32,
			hash: H256(pallet_revive::keccak_256(&payload)),
			payload,
			from: H160::repeat_byte(1),
			success: true,
			gas_used: gas.into(),
			effective_gas_price: 7.into(),
			contract_address: None,
			logs: vec![
				EthLog { address: H160::repeat_byte(2), topics: vec![], data: vec![1] };
				logs
			],
		}
	}

	fn assemble(ethereum: Vec<EthTransaction>) -> Result<EthBlock, String> {
		assemble_with(ethereum, Vec::new())
	}

	fn assemble_with(
		ethereum: Vec<EthTransaction>,
		native: Vec<NativeTransaction>,
	) -> Result<EthBlock, String> {
		let header = block_header(5, H256::zero(), ethereum.iter().map(|tx| tx.hash).collect());
		let extracted = ExtractedBlock { ethereum, native };
		EthBlock::assemble(H256::repeat_byte(9), 5, header, extracted, 1234)
	}

	fn native(place: Place, address: u8) -> NativeTransaction {
		NativeTransaction {
			place,
			hash: H256::repeat_byte(address),
			from: H160::repeat_byte(0x22),
			nonce: 3,
			input: vec![address],
			success: true,
			logs: vec![EthLog {
				address: H160::repeat_byte(address),
				topics: vec![],
				data: vec![],
			}],
		}
	}

	#[test]
	fn assemble_should_count_gas_and_logs_over_the_block() {
		let block =
			assemble(vec![transaction(0, 10, 2), transaction(1, 20, 0), transaction(2, 5, 3)])
				.unwrap();
		let cumulative: Vec<u64> =
			block.transactions.iter().map(|tx| tx.cumulative_gas_used.as_u64()).collect();
		let first: Vec<u32> = block.transactions.iter().map(|tx| tx.first_log).collect();
		assert_eq!(cumulative, vec![10, 30, 35]);
		assert_eq!(first, vec![0, 2, 2]);
		assert_eq!(block.log_count(), 5);
		assert_eq!(block.header.size, 1234.into());
		assert!(block.bloom.may_contain(H160::repeat_byte(2).as_bytes()));
	}

	#[test]
	fn assemble_should_fail_when_the_header_lists_other_transactions() {
		let ethereum = vec![transaction(0, 1, 0)];
		let found = ExtractedBlock { ethereum, native: Vec::new() };
		let header = block_header(5, H256::zero(), vec![H256::repeat_byte(3)]);
		let error = EthBlock::assemble(H256::zero(), 5, header, found, 0).unwrap_err();
		assert!(error.contains("lists 1 transactions"), "{error}");
	}

	#[test]
	fn assemble_should_place_native_acts_where_the_chain_did_them() {
		let ethereum = vec![transaction(0, 10, 2), transaction(2, 5, 1)];
		let acts =
			[native(Place::End, 0xe), native(Place::Extrinsic(2), 0xa), native(Place::Start, 0xb)];
		let block = assemble_with(ethereum, acts.to_vec()).unwrap();
		let native: Vec<bool> = block.transactions.iter().map(|tx| tx.native).collect();
		assert_eq!(native, vec![true, false, true, false, true]);
		let extrinsics: Vec<Option<u32>> =
			block.transactions.iter().map(|tx| tx.extrinsic_index).collect();
		assert_eq!(extrinsics, vec![None, Some(1), Some(2), Some(3), None]);
		let first: Vec<u32> = block.transactions.iter().map(|tx| tx.first_log).collect();
		assert_eq!(first, vec![0, 1, 3, 4, 5]);
		assert_eq!(block.log_count(), 6);
		let HashesOrTransactionInfosV1::Hashes(listed) = &block.header.transactions else {
			panic!("hashes are listed")
		};
		let all: Vec<H256> = block.transactions.iter().map(|tx| tx.hash).collect();
		assert_eq!(*listed, all);
	}

	#[test]
	fn native_acts_should_look_like_unsigned_legacy_transactions_and_be_in_the_bloom() {
		let block = assemble_with(Vec::new(), vec![native(Place::Extrinsic(2), 0xa)]).unwrap();
		let act = &block.transactions[0];
		let TransactionSigned::TransactionLegacySigned(signed) = &act.signed else {
			panic!("{:?}", act.signed)
		};
		assert_eq!([signed.v, signed.r, signed.s], [U256::zero(); 3]);
		let unsigned = &signed.transaction_legacy_unsigned;
		assert_eq!((unsigned.to, unsigned.nonce), (Some(RUNTIME_PALLETS_ADDR), 3.into()));
		assert_eq!([unsigned.gas, unsigned.gas_price, unsigned.value], [U256::zero(); 3]);
		assert_eq!((act.from, act.gas_used), (H160::repeat_byte(0x22), U256::zero()));
		let address = H160::repeat_byte(0xa);
		assert!(block.bloom.may_contain(address.as_bytes()));
		let mut shown = [0; 256];
		block.bloom.add_to(&mut shown);
		assert_eq!(block.header.logs_bloom.0, shown);
	}

	#[test]
	fn get_should_ask_the_runtime_once_when_the_block_fits_the_cache() {
		let chain = Arc::new(MockChain::new());
		let hash = chain.extend(&[&[0, 1]]);
		let blocks = Blocks::new(chain.clone(), Blocks::CACHE_BYTES);
		assert!(blocks.cached(hash).is_none());
		blocks.get(hash).unwrap();
		blocks.get(hash).unwrap();
		assert_eq!(chain.extractions(), 1);
		assert_eq!(blocks.cached(hash).unwrap().substrate_hash, hash);
	}

	#[test]
	fn cache_should_drop_the_least_recently_used_when_full() {
		let chain = Arc::new(MockChain::new());
		let hashes: Vec<H256> = (1..=3).map(|_| chain.extend(&[&[0]])).collect();
		let one = chain.extract(hashes[0]).unwrap().weight();
		let blocks = Blocks::new(chain.clone(), one * 2);
		blocks.get(hashes[0]).unwrap();
		blocks.get(hashes[1]).unwrap();
		blocks.get(hashes[0]).unwrap();
		blocks.get(hashes[2]).unwrap();
		assert!(blocks.cached(hashes[1]).is_none());
		assert!(blocks.cached(hashes[0]).is_some() && blocks.cached(hashes[2]).is_some());
	}
}
