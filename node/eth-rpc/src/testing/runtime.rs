// SPDX-License-Identifier: Apache-2.0

//! State and pool for tests.

use std::{collections::HashSet, sync::Arc};

use codec::Decode;
use genex_eth_rpc_runtime_api::PoolTransaction;
use jsonrpsee::core::async_trait;
use pallet_revive::{
	EthTransactError,
	evm::TransactionSigned,
	keccak_256,
	pallet_revive_types::runtime_api::{GenericTransactionV1, StateOverrideSetV1},
};
use parking_lot::Mutex;
use sp_core::{H160, H256, U256};
use sp_runtime::{AccountId32, OpaqueExtrinsic, transaction_validity::TransactionValidity};

use super::{CHAIN_ID, MockChain};
use crate::{
	chain::State,
	error::ChainError,
	pool::{Pool, Refusal},
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
	/// How many extrinsics were decoded.
	pub decoded: Mutex<usize>,
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
			decoded: Mutex::default(),
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
}

impl State for MockState {
	fn chain_id(&self, _: H256) -> Result<u64, ChainError> {
		Ok(CHAIN_ID)
	}

	fn gas_price(&self, _: H256) -> Result<U256, ChainError> {
		Ok(self.gas_price)
	}

	fn balance(&self, _: H256, _: H160) -> Result<U256, ChainError> {
		Ok(self.balance)
	}

	fn nonce(&self, _: H256, _: H160) -> Result<u32, ChainError> {
		Ok(self.nonce)
	}

	fn account(&self, _: H256, address: H160) -> Result<AccountId32, ChainError> {
		let mut bytes = [0xee; 32];
		bytes[..20].copy_from_slice(address.as_bytes());
		Ok(bytes.into())
	}

	fn code(&self, _: H256, _: H160) -> Result<Vec<u8>, ChainError> {
		Ok(Vec::new())
	}

	fn storage(&self, _: H256, _: H160, key: H256) -> Result<H256, ChainError> {
		Ok(key)
	}

	fn call(
		&self,
		_: H256,
		transaction: GenericTransactionV1,
		_: Option<StateOverrideSetV1>,
		check_balance: bool,
	) -> Result<Result<Vec<u8>, EthTransactError>, ChainError> {
		*self.asked.lock() = Some((transaction, check_balance));
		Ok(self.call.clone())
	}

	fn estimate(
		&self,
		_: H256,
		_: GenericTransactionV1,
		_: Option<StateOverrideSetV1>,
	) -> Result<Result<U256, EthTransactError>, ChainError> {
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

/// A pool that takes everything, unless told to refuse.
#[derive(Default)]
pub struct MockPool {
	entries: Mutex<Vec<(H256, Arc<OpaqueExtrinsic>)>>,
	queued: Mutex<HashSet<H256>>,
	tags: Mutex<HashSet<Vec<u8>>>,
	/// What the next submission is refused with.
	pub refusal: Mutex<Option<Refusal>>,
}

impl MockPool {
	/// Puts an extrinsic with this content in.
	pub fn add(&self, content: &[u8]) -> H256 {
		let hash = H256(keccak_256(content));
		let extrinsic = Arc::new(OpaqueExtrinsic::from_blob(content.to_vec()));
		self.entries.lock().push((hash, extrinsic));
		hash
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
}
