// SPDX-License-Identifier: Apache-2.0

//! `eth_*` methods that read state or execute without changing anything.

use std::sync::Arc;

use jsonrpsee::{
	Extensions,
	core::{RpcResult, async_trait},
	proc_macros::rpc,
	types::ErrorObjectOwned,
};
use pallet_revive::{
	EthTransactError,
	evm::Bytes,
	pallet_revive_types::runtime_api::{GenericTransactionV1, StateOverrideSetV1},
};
use serde::Serialize;
use sp_core::{H160, H256, U256};

use super::Context;
use crate::{
	audience::Audience,
	error::{internal, invalid_params, reverted, server},
	failure,
	index::BlockEntry,
	pool::next_nonce,
	types::{
		BlockId, BlockTag,
		fee_history::{BlockCount, FeeHistory, check_percentiles, range, ratio},
	},
};

/// How far a synchronising node is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Syncing {
	/// `false`: the node follows the head of the chain.
	No(bool),
	/// It is catching up.
	#[serde(rename_all = "camelCase")]
	Yes {
		/// The best block when the node started.
		starting_block: U256,
		/// The best block now.
		current_block: U256,
		/// The highest block seen at a peer.
		highest_block: U256,
	},
}

/// Reading.
#[rpc(server, namespace = "eth")]
pub trait EthReadApi {
	/// EIP-155 chain id.
	#[method(name = "chainId")]
	fn chain_id(&self) -> RpcResult<U256>;

	/// Number of the best block.
	#[method(name = "blockNumber")]
	fn block_number(&self) -> RpcResult<U256>;

	/// Base fee the next block charges, in wei; 0 for consumers.
	#[method(name = "gasPrice", blocking, with_extensions)]
	fn gas_price(&self) -> RpcResult<U256>;

	/// Always zero: tips do not raise priority on this chain.
	#[method(name = "maxPriorityFeePerGas")]
	fn max_priority_fee_per_gas(&self) -> RpcResult<U256>;

	/// Base fees and load of `count` blocks up to `newest`; all fees are 0 for consumers.
	#[method(name = "feeHistory", blocking, with_extensions)]
	fn fee_history(
		&self,
		count: BlockCount,
		newest: BlockId,
		percentiles: Option<Vec<f64>>,
	) -> RpcResult<FeeHistory>;

	/// Spendable balance in wei, without the existential deposit.
	#[method(name = "getBalance", blocking)]
	fn get_balance(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256>;

	/// Code of a contract or precompile.
	#[method(name = "getCode", blocking)]
	fn get_code(&self, address: H160, block: Option<BlockId>) -> RpcResult<Bytes>;

	/// A storage word of a contract.
	#[method(name = "getStorageAt", blocking)]
	fn get_storage_at(&self, address: H160, slot: U256, block: Option<BlockId>) -> RpcResult<H256>;

	/// Nonce of the next transaction. At `pending`, those waiting in the pool are counted.
	#[method(name = "getTransactionCount", blocking)]
	fn get_transaction_count(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256>;

	/// Executes without changing anything.
	#[method(name = "call", blocking)]
	fn call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<Bytes>;

	/// The gas a transaction needs, up to 1.5 % too high.
	#[method(name = "estimateGas", blocking)]
	fn estimate_gas(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<U256>;

	/// `false`, or how far the node is.
	#[method(name = "syncing")]
	async fn syncing(&self) -> RpcResult<Syncing>;

	/// Always empty: the node holds no keys.
	#[method(name = "accounts")]
	fn accounts(&self) -> RpcResult<Vec<H160>>;
}

/// Serves the reading methods.
pub struct EthRead(pub Arc<Context>);

#[async_trait]
impl EthReadApiServer for EthRead {
	fn chain_id(&self) -> RpcResult<U256> {
		Ok(self.0.chain_id.into())
	}

	fn block_number(&self) -> RpcResult<U256> {
		Ok(self.0.best().number.into())
	}

	fn gas_price(&self, extensions: &Extensions) -> RpcResult<U256> {
		let price = self.0.state.gas_price(self.0.best().hash)?;
		Ok(Audience::of(extensions).price(price))
	}

	fn max_priority_fee_per_gas(&self) -> RpcResult<U256> {
		Ok(U256::zero())
	}

	fn fee_history(
		&self,
		extensions: &Extensions,
		count: BlockCount,
		newest: BlockId,
		percentiles: Option<Vec<f64>>,
	) -> RpcResult<FeeHistory> {
		let audience = Audience::of(extensions);
		let percentiles = percentiles.unwrap_or_default();
		check_percentiles(&percentiles).map_err(invalid_params)?;
		let newest = self.0.state_at(Some(newest))?.number;
		let Some((from, to)) = range(count.0, newest) else { return Ok(FeeHistory::default()) };

		let mut history = FeeHistory { oldest_block: from.into(), ..Default::default() };
		for number in from..=to {
			let entry = self.entry(number)?;
			history.base_fee_per_gas.push(audience.price(entry.base_fee.into()));
			history.gas_used_ratio.push(ratio(entry.gas_used.into(), entry.gas_limit.into()));
		}
		history.base_fee_per_gas.push(audience.price(self.base_fee_after(to)?));
		if !percentiles.is_empty() {
			let none = vec![U256::zero(); percentiles.len()];
			history.reward = Some(vec![none; history.gas_used_ratio.len()]);
		}
		Ok(history)
	}

	fn get_balance(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256> {
		Ok(self.0.state.balance(self.0.state_at(block)?.hash, address)?)
	}

	fn get_code(&self, address: H160, block: Option<BlockId>) -> RpcResult<Bytes> {
		Ok(Bytes(self.0.state.code(self.0.state_at(block)?.hash, address)?))
	}

	fn get_storage_at(&self, address: H160, slot: U256, block: Option<BlockId>) -> RpcResult<H256> {
		let key = H256(slot.to_big_endian());
		Ok(self.0.state.storage(self.0.state_at(block)?.hash, address, key)?)
	}

	fn get_transaction_count(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256> {
		let at = self.0.state_at(block)?.hash;
		let nonce = self.0.state.nonce(at, address)?;
		if block != Some(BlockId::Tag(BlockTag::Pending)) {
			return Ok(nonce.into());
		}
		let account = self.0.state.account(at, address)?;
		Ok(next_nonce(&*self.0.pool, &account, nonce).into())
	}

	fn call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<Bytes> {
		let (transaction, check_balance) = self.prepare(transaction)?;
		let at = self.0.state_at(block)?.hash;
		let answer = self.0.state.call(at, transaction, overrides, check_balance)?;
		answer.map(Bytes).map_err(failed)
	}

	fn estimate_gas(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<U256> {
		let (transaction, _) = self.prepare(transaction)?;
		let at = self.0.state_at(block)?.hash;
		self.0.state.estimate(at, transaction, overrides)?.map_err(failed)
	}

	async fn syncing(&self) -> RpcResult<Syncing> {
		if !self.0.network.is_syncing() {
			return Ok(Syncing::No(false));
		}
		let highest = self.0.network.highest_seen().await;
		let current = self.0.best().number;
		Ok(Syncing::Yes {
			starting_block: self.0.started_at.into(),
			current_block: current.into(),
			highest_block: highest.unwrap_or(current).max(current).into(),
		})
	}

	fn accounts(&self) -> RpcResult<Vec<H160>> {
		Ok(Vec::new())
	}
}

impl EthRead {
	/// Fees and load of a block of the best chain.
	fn entry(&self, number: u32) -> RpcResult<BlockEntry> {
		let hash = self.0.chain.canonical_hash(number)?.ok_or_else(|| {
			internal(format!("block {number} left the best chain meanwhile; try again"))
		})?;
		match self.0.index.entry(hash)? {
			Some(entry) => Ok(entry),
			None => Ok(BlockEntry::from(&*self.0.blocks.get(hash)?)),
		}
	}

	/// What the block after `number` charges, or will charge.
	fn base_fee_after(&self, number: u32) -> RpcResult<U256> {
		let best = self.0.best();
		if number < best.number {
			return Ok(self.entry(number + 1)?.base_fee.into());
		}
		Ok(self.0.state.gas_price(best.hash)?)
	}

	/// Checks a transaction that is only to be executed, and says whether its sender must be able to
	/// pay for the gas: only when gas and price are both given.
	fn prepare(&self, mut tx: GenericTransactionV1) -> RpcResult<(GenericTransactionV1, bool)> {
		if tx.gas_price.is_some()
			&& (tx.max_fee_per_gas.is_some() || tx.max_priority_fee_per_gas.is_some())
		{
			return Err(invalid_params(
				"both gasPrice and (maxFeePerGas or maxPriorityFeePerGas) specified; pass one",
			));
		}
		if !tx.authorization_list.is_empty()
			|| !tx.blob_versioned_hashes.is_empty()
			|| !tx.blobs.is_empty()
		{
			return Err(invalid_params(
				"blobs (EIP-4844) and authorisation lists (EIP-7702) are not supported on this chain",
			));
		}
		if tx.chain_id.is_some_and(|id| id != self.0.chain_id.into()) {
			return Err(invalid_params(format!(
				"chainId does not match this chain's: {}",
				self.0.chain_id
			)));
		}
		// A price of zero means: do not charge.
		let zero = |price: &mut Option<U256>| *price = price.filter(|price| !price.is_zero());
		zero(&mut tx.gas_price);
		zero(&mut tx.max_fee_per_gas);
		if tx.max_fee_per_gas.is_none() {
			tx.max_priority_fee_per_gas = None;
		}
		let priced = tx.gas_price.is_some() || tx.max_fee_per_gas.is_some();
		let check_balance = tx.gas.is_some() && priced;
		Ok((tx, check_balance))
	}
}

fn failed(error: EthTransactError) -> ErrorObjectOwned {
	match error {
		EthTransactError::Data(data) => reverted(&data),
		EthTransactError::Message(message) => server(failure::explain(message)),
	}
}

#[cfg(test)]
mod tests {
	use codec::Encode;

	use super::*;
	use crate::{
		chain::{Chain, State},
		testing::{Fixture, MockState},
	};

	fn read(fixture: &Fixture) -> EthRead {
		EthRead(fixture.context.clone())
	}

	fn tx() -> GenericTransactionV1 {
		GenericTransactionV1::default()
	}

	#[test]
	fn get_transaction_count_should_count_the_pool_at_pending_only() {
		let fixture = Fixture::with_state(MockState { nonce: 2, ..Default::default() });
		let address = H160::repeat_byte(7);
		let account = fixture.state.account(H256::zero(), address).unwrap();
		fixture.pool.add_tag((&account, 2u32).encode());
		fixture.pool.add_tag((&account, 3u32).encode());
		let count = |tag| {
			let block = Some(BlockId::Tag(tag));
			read(&fixture).get_transaction_count(address, block).unwrap().as_u32()
		};
		assert_eq!(count(BlockTag::Latest), 2);
		assert_eq!(count(BlockTag::Pending), 4);
		let default = read(&fixture).get_transaction_count(address, None).unwrap();
		assert_eq!(default, 2.into());
	}

	#[test]
	fn call_should_answer_reverts_with_code_3_and_failures_with_a_message() {
		let reverting = Fixture::with_state(MockState {
			call: Err(EthTransactError::Data(vec![0xab])),
			..Default::default()
		});
		let error = read(&reverting).call(tx(), None, None).unwrap_err();
		assert_eq!((error.code(), error.data().unwrap().get()), (3, "\"0xab\""));
		let failing = Fixture::with_state(MockState {
			call: Err(EthTransactError::Message("Not enough gas supplied".into())),
			..Default::default()
		});
		let error = read(&failing).estimate_gas(tx(), None, None).unwrap_err();
		assert_eq!((error.code(), error.message()), (-32000, "Not enough gas supplied"));
		let unmoved = Fixture::with_state(MockState {
			call: Err(EthTransactError::Message(
				"failed to run contract: Module(ModuleError { index: 60, error: [4, 0, 0, 0], \
				 message: Some(\"TransferFailed\") })"
					.into(),
			)),
			..Default::default()
		});
		for error in [
			read(&unmoved).call(tx(), None, None).unwrap_err(),
			read(&unmoved).estimate_gas(tx(), None, None).unwrap_err(),
		] {
			assert_eq!(error.code(), -32000);
			let message = error.message();
			assert!(message.starts_with("execution failed: TransferFailed: "), "{message}");
			assert!(!message.contains("ModuleError"), "{message}");
		}
	}

	#[test]
	fn call_should_ignore_a_price_of_zero_and_check_the_balance_only_when_priced() {
		let fixture = Fixture::default();
		let asked = |transaction| {
			read(&fixture).call(transaction, None, None).unwrap();
			fixture.state.asked.lock().take().unwrap()
		};
		let gas = Some(U256::from(50_000));
		let free =
			GenericTransactionV1 { gas, gas_price: Some(U256::zero()), ..Default::default() };
		let (sent, check) = asked(free);
		assert_eq!((sent.gas_price, check), (None, false));
		let priced = GenericTransactionV1 { gas, gas_price: Some(5.into()), ..Default::default() };
		assert!(asked(priced).1);
		let no_gas = GenericTransactionV1 { gas_price: Some(5.into()), ..Default::default() };
		assert!(!asked(no_gas).1);
	}

	#[test]
	fn call_should_refuse_contradictory_and_foreign_transactions() {
		let fixture = Fixture::default();
		let both = GenericTransactionV1 {
			gas_price: Some(1.into()),
			max_fee_per_gas: Some(1.into()),
			..Default::default()
		};
		let foreign = GenericTransactionV1 { chain_id: Some(1.into()), ..Default::default() };
		let blobs = GenericTransactionV1 {
			blob_versioned_hashes: vec![H256::zero()],
			..Default::default()
		};
		for (wrong, part) in [(both, "pass one"), (foreign, "420"), (blobs, "EIP-4844")] {
			let error = read(&fixture).call(wrong, None, None).unwrap_err();
			assert_eq!(error.code(), -32602);
			assert!(error.message().contains(part), "{}", error.message());
		}
	}

	#[test]
	fn fee_history_should_cover_the_range_and_the_block_after_it() {
		let fixture = Fixture::with_state(MockState { gas_price: 77.into(), ..Default::default() });
		(0..3).for_each(|_| {
			fixture.chain.extend(&[&[]]);
		});
		let payers = Extensions::new();
		let history = |newest, percentiles| {
			read(&fixture).fee_history(&payers, BlockCount(2), newest, percentiles).unwrap()
		};
		let newest = history(BlockId::default(), None);
		assert_eq!(newest.oldest_block, 2.into());
		let base = |number: u64| U256::from(1_000_000_000 + number);
		assert_eq!(newest.base_fee_per_gas, vec![base(2), base(3), 77.into()]);
		assert_eq!(newest.gas_used_ratio.len(), 2);
		assert_eq!(newest.reward, None);

		let older = history(BlockId::Number(2), Some(vec![10.0, 90.0]));
		assert_eq!(older.base_fee_per_gas, vec![base(1), base(2), base(3)]);
		assert_eq!(older.reward, Some(vec![vec![U256::zero(); 2]; 2]));

		let (newest, disorder) = (BlockId::default(), Some(vec![90.0, 10.0]));
		let wrong = read(&fixture).fee_history(&payers, BlockCount(1), newest, disorder);
		assert_eq!(wrong.unwrap_err().code(), -32602);
	}

	#[test]
	fn prices_should_be_zero_when_a_consumer_asks() {
		let fixture = Fixture::with_state(MockState { gas_price: 77.into(), ..Default::default() });
		fixture.chain.extend(&[&[]]);
		let (payers, consumers) = (Extensions::new(), Audience::Consumers.extensions());
		assert_eq!(read(&fixture).gas_price(&payers).unwrap(), 77.into());
		assert_eq!(read(&fixture).gas_price(&consumers).unwrap(), U256::zero());
		assert_eq!(read(&fixture).max_priority_fee_per_gas().unwrap(), U256::zero());
		let history = read(&fixture)
			.fee_history(&consumers, BlockCount(1), BlockId::default(), Some(vec![50.0]))
			.unwrap();
		assert_eq!(history.base_fee_per_gas, vec![U256::zero(); 2]);
		assert_eq!(history.reward, Some(vec![vec![U256::zero()]]));
		// Gas is what the act needs, whoever asks.
		let gas = read(&fixture).estimate_gas(tx(), None, None).unwrap();
		assert_eq!(gas, crate::testing::MockChain::GAS.into());
	}

	#[test]
	fn get_storage_at_should_pass_the_slot_big_endian() {
		let fixture = Fixture::default();
		let word = read(&fixture).get_storage_at(H160::zero(), 258.into(), None).unwrap();
		assert_eq!(word, H256::from_low_u64_be(258));
	}

	#[tokio::test]
	async fn syncing_should_be_false_when_the_node_follows_the_head() {
		let fixture = Fixture::default();
		let answer = read(&fixture).syncing().await.unwrap();
		assert_eq!(serde_json::to_value(answer).unwrap(), serde_json::json!(false));
		let behind = Syncing::Yes {
			starting_block: 1.into(),
			current_block: 2.into(),
			highest_block: 9.into(),
		};
		assert_eq!(serde_json::to_value(behind).unwrap()["highestBlock"], "0x9");
		assert_eq!(read(&fixture).block_number().unwrap(), fixture.chain.head().best_number.into());
	}
}
