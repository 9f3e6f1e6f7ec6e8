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
	EthTransactError, evm::Bytes, pallet_revive_types::runtime_api::GenericTransactionV1,
};
use serde::Serialize;
use sp_core::{H160, H256, U256};

use super::Context;
use crate::{
	audience::Audience,
	error::{internal, invalid_params, reverted, server},
	failure,
	index::{BlockEntry, BlockRef},
	pool::next_nonce,
	types::{
		BlockId, BlockOverrides, BlockTag, Overrides, StateOverrides,
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

	/// Executes without changing anything; where wanted, on another state and at a later time.
	#[method(name = "call", blocking)]
	fn call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state: Option<StateOverrides>,
		other_block: Option<BlockOverrides>,
	) -> RpcResult<Bytes>;

	/// The gas a transaction needs, up to 1.5 % too high; where wanted, on another state and at a later
	/// time.
	#[method(name = "estimateGas", blocking)]
	fn estimate_gas(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state: Option<StateOverrides>,
		other_block: Option<BlockOverrides>,
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
		if block != Some(BlockId::Tag(BlockTag::Pending)) {
			return Ok(self.0.state.nonce(at, address)?.into());
		}
		let account = self.0.state.account(at, address)?;
		let in_state = || self.0.state.nonce(self.0.best().hash, address);
		Ok(next_nonce(&*self.0.pool, &account, in_state)?.into())
	}

	fn call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state: Option<StateOverrides>,
		other_block: Option<BlockOverrides>,
	) -> RpcResult<Bytes> {
		let (transaction, check_balance) = self.prepare(transaction)?;
		let at = self.0.state_at(block)?;
		let overrides = self.overrides(at, state, other_block)?;
		let answer = self.0.state.call(at.hash, transaction, overrides, check_balance)?;
		answer.map(Bytes).map_err(failed)
	}

	fn estimate_gas(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state: Option<StateOverrides>,
		other_block: Option<BlockOverrides>,
	) -> RpcResult<U256> {
		let (transaction, _) = self.prepare(transaction)?;
		let at = self.0.state_at(block)?;
		let overrides = self.overrides(at, state, other_block)?;
		self.0.state.estimate(at.hash, transaction, overrides)?.map_err(failed)
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

	/// What is to be pretended at a block. The runtime moves its clock forward only, and by a second
	/// at least: any other time is refused.
	fn overrides(
		&self,
		at: BlockRef,
		state: Option<StateOverrides>,
		block: Option<BlockOverrides>,
	) -> RpcResult<Overrides> {
		let state = state.map(|overrides| overrides.0);
		let Some(time) = block.and_then(|block| block.time) else {
			return Ok(Overrides { state, timestamp: None });
		};
		let now = self.0.blocks.get(at.hash)?.header.timestamp;
		if U256::from(time) <= now {
			return Err(invalid_params(format!(
				"the block override time is {time}; it must be later than {now}, the time of block \
				 {}",
				at.number
			)));
		}
		let timestamp = time.checked_mul(1_000).ok_or_else(|| {
			invalid_params(format!("the block override time is {time}; pass Unix seconds"))
		})?;
		Ok(Overrides { state, timestamp: Some(timestamp) })
	}

	/// Checks a transaction that is only to be executed, and says whether its sender must be able to
	/// pay for the gas: only when gas and price are both given.
	pub(super) fn prepare(
		&self,
		mut tx: GenericTransactionV1,
	) -> RpcResult<(GenericTransactionV1, bool)> {
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

/// The answer to an execution that did not succeed.
pub(super) fn failed(error: EthTransactError) -> ErrorObjectOwned {
	match error {
		EthTransactError::Data(data) => reverted(&data),
		EthTransactError::Message(message) => server(failure::explain(message)),
	}
}

#[cfg(test)]
#[path = "eth_read_tests.rs"]
mod tests;
