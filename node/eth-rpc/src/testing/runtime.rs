// SPDX-License-Identifier: Apache-2.0

//! State and pool for tests.

use std::{collections::HashSet, sync::Arc, time::Duration};

use codec::Decode;
use futures::{
	StreamExt,
	channel::mpsc::{UnboundedSender, unbounded},
	stream::BoxStream,
};
use genex_eth_rpc_runtime_api::PoolTransaction;
use jsonrpsee::core::async_trait;
use pallet_revive::{
	EthTransactError,
	evm::TransactionSigned,
	keccak_256,
	pallet_revive_types::runtime_api::{
		CallTraceV2, GenericTransactionV1, StateOverrideSetV1, TraceEntryV1, TraceV2, TracerTypeV1,
	},
};
use parking_lot::Mutex;
use sp_core::{H160, H256, U256};
use sp_runtime::{AccountId32, OpaqueExtrinsic, transaction_validity::TransactionValidity};

use super::{CHAIN_ID, MockChain};
use crate::{
	chain::State,
	error::ChainError,
	pool::{Pool, Refusal},
	trace::Tracing,
	types::Overrides,
};

/// A state whose answers are set by the test.
pub struct MockState {
	/// Answer of [`State::gas_price`].
	pub gas_price: U256,
	/// Answer of [`State::balance`].
	pub balance: U256,
	/// Answer of [`State::nonce`].
	pub nonce: u32,
	/// Answer of [`State::call`].
	pub call: Result<Vec<u8>, EthTransactError>,
	/// Answer of [`State::validate`].
	pub validity: TransactionValidity,
	/// Answer of [`State::refusal_codes`].
	pub refusal_codes: Vec<u16>,
	/// What [`State::call`] was last asked.
	pub asked: Mutex<Option<(GenericTransactionV1, bool)>>,
	/// What [`State::call`] or [`State::estimate`] was last to pretend.
	pub overrides: Mutex<Option<Overrides>>,
	/// The block whose state is pruned: nothing can be read.
	pub pruned: Mutex<Option<u32>>,
	/// How many extrinsics were decoded.
	pub decoded: Mutex<usize>,
	/// Answer of [`Tracing::trace_block`]; [`Tracing::trace_extrinsic`] picks from it.
	pub traces: Vec<(u32, TraceEntryV1)>,
	/// How long every trace takes.
	pub trace_time: Duration,
	/// What was last to be traced, and on which state.
	pub traced: Mutex<Option<(TracerTypeV1, Option<StateOverrideSetV1>)>>,
}

impl Default for MockState {
	fn default() -> Self {
		Self {
			gas_price: 1_000_000_000u64.into(),
			balance: U256::zero(),
			nonce: 0,
			call: Ok(Vec::new()),
			validity: Ok(Default::default()),
			refusal_codes: Vec::new(),
			asked: Mutex::default(),
			overrides: Mutex::default(),
			pruned: Mutex::default(),
			decoded: Mutex::default(),
			traces: Vec::new(),
			trace_time: Duration::ZERO,
			traced: Mutex::default(),
		}
	}
}

impl MockState {
	/// The Ethereum hash given to an extrinsic with this content.
	pub fn eth_hash(content: &[u8]) -> H256 {
		H256(keccak_256(content))
	}

	/// How many extrinsics were decoded.
	pub fn decoded(&self) -> usize {
		*self.decoded.lock()
	}

	/// A trace that is told apart from others by its gas.
	pub fn trace(gas: u64) -> TraceV2 {
		TraceV2::Call(CallTraceV2 { gas, ..Default::default() })
	}

	fn trace_with(
		&self,
		tracer: TracerTypeV1,
		state: Option<StateOverrideSetV1>,
	) -> Result<(), ChainError> {
		std::thread::sleep(self.trace_time);
		*self.traced.lock() = Some((tracer, state));
		self.readable()
	}

	fn readable(&self) -> Result<(), ChainError> {
		match *self.pruned.lock() {
			Some(number) => Err(ChainError::StatePruned { number }),
			None => Ok(()),
		}
	}
}

impl State for MockState {
	fn chain_id(&self, _: H256) -> Result<u64, ChainError> {
		Ok(CHAIN_ID)
	}

	fn gas_price(&self, _: H256) -> Result<U256, ChainError> {
		Ok(self.gas_price)
	}

	fn balance(&self, _: H256, _: H160) -> Result<U256, ChainError> {
		self.readable()?;
		Ok(self.balance)
	}

	fn nonce(&self, _: H256, _: H160) -> Result<u32, ChainError> {
		self.readable()?;
		Ok(self.nonce)
	}

	fn account(&self, _: H256, address: H160) -> Result<AccountId32, ChainError> {
		let mut bytes = [0xee; 32];
		bytes[..20].copy_from_slice(address.as_bytes());
		Ok(bytes.into())
	}

	fn code(&self, _: H256, _: H160) -> Result<Vec<u8>, ChainError> {
		self.readable()?;
		Ok(Vec::new())
	}

	fn storage(&self, _: H256, _: H160, key: H256) -> Result<H256, ChainError> {
		self.readable()?;
		Ok(key)
	}

	fn call(
		&self,
		_: H256,
		transaction: GenericTransactionV1,
		overrides: Overrides,
		check_balance: bool,
	) -> Result<Result<Vec<u8>, EthTransactError>, ChainError> {
		self.readable()?;
		*self.overrides.lock() = Some(overrides);
		*self.asked.lock() = Some((transaction, check_balance));
		Ok(self.call.clone())
	}

	fn estimate(
		&self,
		_: H256,
		_: GenericTransactionV1,
		overrides: Overrides,
	) -> Result<Result<U256, EthTransactError>, ChainError> {
		self.readable()?;
		*self.overrides.lock() = Some(overrides);
		Ok(self.call.clone().map(|_| U256::from(MockChain::GAS)))
	}

	fn validate(&self, _: H256, _: OpaqueExtrinsic) -> Result<TransactionValidity, ChainError> {
		Ok(self.validity.clone())
	}

	fn refusal_codes(&self, _: H256, _: OpaqueExtrinsic) -> Result<Vec<u16>, ChainError> {
		Ok(self.refusal_codes.clone())
	}

	fn wrap(&self, _: H256, payload: Vec<u8>) -> Result<OpaqueExtrinsic, ChainError> {
		Ok(OpaqueExtrinsic::from_blob(payload))
	}

	/// Extrinsics whose content begins with `eth`, or is a signed transaction, carry an Ethereum
	/// transaction with it as payload.
	fn pool_transactions(
		&self,
		_: H256,
		extrinsics: Vec<Vec<u8>>,
	) -> Result<Vec<Option<PoolTransaction>>, ChainError> {
		self.readable()?;
		*self.decoded.lock() += extrinsics.len();
		let decode = |encoded: Vec<u8>| {
			let payload = Vec::<u8>::decode(&mut &encoded[..]).ok()?;
			let carries =
				payload.starts_with(b"eth") || TransactionSigned::decode(&payload).is_ok();
			carries.then(|| PoolTransaction {
				hash: Self::eth_hash(&payload),
				from: H160::repeat_byte(1),
				payload,
			})
		};
		Ok(extrinsics.into_iter().map(decode).collect())
	}
}

impl Tracing for MockState {
	fn trace_block(
		&self,
		_: H256,
		tracer: TracerTypeV1,
	) -> Result<Vec<(u32, TraceEntryV1)>, ChainError> {
		self.trace_with(tracer, None)?;
		Ok(self.traces.clone())
	}

	fn trace_extrinsic(
		&self,
		_: H256,
		index: u32,
		tracer: TracerTypeV1,
	) -> Result<Option<TraceEntryV1>, ChainError> {
		self.trace_with(tracer, None)?;
		let found = self.traces.iter().find(|(at, _)| *at == index);
		Ok(found.map(|(_, entry)| entry.clone()))
	}

	fn trace_call(
		&self,
		_: H256,
		_: GenericTransactionV1,
		tracer: TracerTypeV1,
		state: Option<StateOverrideSetV1>,
	) -> Result<Result<TraceV2, EthTransactError>, ChainError> {
		self.trace_with(tracer, state)?;
		Ok(self.call.clone().map(|_| Self::trace(1)))
	}
}

/// A pool that takes everything, unless told to refuse.
#[derive(Default)]
pub struct MockPool {
	entries: Mutex<Vec<(H256, Arc<OpaqueExtrinsic>)>>,
	queued: Mutex<HashSet<H256>>,
	tags: Mutex<HashSet<Vec<u8>>>,
	listeners: Mutex<Vec<UnboundedSender<Arc<OpaqueExtrinsic>>>>,
	/// What the next submission is refused with.
	pub refusal: Mutex<Option<Refusal>>,
}

impl MockPool {
	/// Puts an extrinsic with this content in.
	pub fn add(&self, content: &[u8]) -> H256 {
		let hash = H256(keccak_256(content));
		let extrinsic = Arc::new(OpaqueExtrinsic::from_blob(content.to_vec()));
		for listener in self.listeners.lock().iter() {
			drop(listener.unbounded_send(extrinsic.clone()));
		}
		self.entries.lock().push((hash, extrinsic));
		hash
	}

	/// Ends what [`Pool::arrivals`] gave.
	pub fn close(&self) {
		self.listeners.lock().clear();
	}

	/// Takes an extrinsic out.
	pub fn remove(&self, hash: H256) {
		self.entries.lock().retain(|(known, _)| *known != hash);
	}

	/// Lets an extrinsic wait for another one.
	pub fn queue(&self, hash: H256) {
		self.queued.lock().insert(hash);
	}

	/// Adds a tag that some transaction provides.
	pub fn add_tag(&self, tag: Vec<u8>) {
		self.tags.lock().insert(tag);
	}

	/// Removes a tag, as a block does that has its transaction.
	pub fn remove_tag(&self, tag: &[u8]) {
		self.tags.lock().remove(tag);
	}
}

#[async_trait]
impl Pool for MockPool {
	async fn submit(&self, _: H256, extrinsic: OpaqueExtrinsic) -> Result<H256, Refusal> {
		match self.refusal.lock().take() {
			Some(refusal) => Err(refusal),
			None => Ok(self.add(extrinsic.inner())),
		}
	}

	fn transactions(&self) -> Vec<(H256, Arc<OpaqueExtrinsic>)> {
		self.entries.lock().clone()
	}

	fn queued(&self) -> HashSet<H256> {
		self.queued.lock().clone()
	}

	fn tags(&self, prefix: &[u8]) -> HashSet<Vec<u8>> {
		self.tags.lock().iter().filter(|tag| tag.starts_with(prefix)).cloned().collect()
	}

	fn arrivals(&self) -> BoxStream<'static, Arc<OpaqueExtrinsic>> {
		let (listener, stream) = unbounded();
		self.listeners.lock().push(listener);
		stream.boxed()
	}
}
