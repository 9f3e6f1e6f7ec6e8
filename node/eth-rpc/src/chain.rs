// SPDX-License-Identifier: Apache-2.0

//! The chain as the Ethereum JSON-RPC sees it: blocks, runtime calls at a block, and a corner of the
//! node's database. Two traits stand between the methods and the client, so that the methods know
//! neither its type parameters nor the runtime.

use std::{fmt::Display, marker::PhantomData, sync::Arc};

use codec::Encode;
use genex_eth_rpc_runtime_api::{EthRpcApi, ExtractError, ExtractedBlock, PoolTransaction};
use genex_runtime_api::ComplianceApi;
use pallet_revive::{
	ContractAccessError, EthTransactError, ReviveApi,
	pallet_revive_types::runtime_api::{
		AccountIdInputPayloadV1, AccountIdVersionedOutputPayload, BalanceInputPayloadV1,
		BalanceVersionedOutputPayload, BlockInputPayloadV1, BlockVersionedOutputPayload,
		CodeInputPayloadV1, CodeVersionedOutputPayload, EstimateGasInputPayloadV1,
		EstimateGasVersionedOutputPayload, GasPriceInputPayloadV1, GasPriceVersionedOutputPayload,
		GenericTransactionV1, GetStorageInputPayloadV1, GetStorageVersionedOutputPayload,
		NonceInputPayloadV1, NonceVersionedOutputPayload, StorageKeyV1, TransactInputPayloadV1,
		TransactVersionedOutputPayload,
	},
};
use sc_client_api::{AuxStore, Backend, BlockBackend};
use sp_api::{ApiError, ApiExt, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::{H160, H256, U256};
use sp_runtime::{
	AccountId32, OpaqueExtrinsic,
	generic::Header,
	traits::{BlakeTwo256, Header as _},
	transaction_validity::{TransactionSource, TransactionValidity},
};
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;

use crate::{error::ChainError, extract::EthBlock, types::Overrides};

/// Most characters of a cause that are passed on.
const MAX_CAUSE: usize = 500;

/// The block of the node: opaque extrinsics under a BLAKE2 header with 32-bit numbers.
pub type Block = sp_runtime::generic::Block<Header<u32, BlakeTwo256>, OpaqueExtrinsic>;

/// Pallet-revive's runtime API with the types every runtime of this chain has: account, balance,
/// nonce, block number and moment.
pub trait Revive: ReviveApi<Block, AccountId32, u128, u32, u32, u64> {}
impl<T: ReviveApi<Block, AccountId32, u128, u32, u32, u64>> Revive for T {}

/// Ends of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
	/// Number of the best block.
	pub best_number: u32,
	/// Substrate hash of the best block.
	pub best_hash: H256,
	/// Number of the last finalised block.
	pub finalized_number: u32,
}

/// Blocks and storage of the node. All hashes are Substrate hashes.
pub trait Chain: Send + Sync + 'static {
	/// The ends of the chain, now.
	fn head(&self) -> Head;
	/// Hash of the genesis block.
	fn genesis_hash(&self) -> H256;
	/// The block with this number on the best chain.
	fn canonical_hash(&self, number: u32) -> Result<Option<H256>, ChainError>;
	/// Number of a known block.
	fn number(&self, hash: H256) -> Result<Option<u32>, ChainError>;
	/// Parent of a known block.
	fn parent(&self, hash: H256) -> Result<Option<H256>, ChainError>;
	/// Whether the state of a known block is there.
	fn has_state(&self, hash: H256, number: u32) -> bool;
	/// The Ethereum view of a block, by the code that wrote it.
	fn extract(&self, hash: H256) -> Result<EthBlock, ChainError>;
	/// Reads a value from the node's auxiliary storage.
	fn read_aux(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ChainError>;
	/// Writes values to the node's auxiliary storage, all or none.
	fn write_aux(&self, values: &[(Vec<u8>, Vec<u8>)]) -> Result<(), ChainError>;
	/// Removes values from the node's auxiliary storage, all or none.
	fn delete_aux(&self, keys: &[Vec<u8>]) -> Result<(), ChainError>;
}

/// Runtime calls. `at` is the Substrate hash of the block whose state is read.
pub trait State: Send + Sync + 'static {
	/// EIP-155 chain id.
	fn chain_id(&self, at: H256) -> Result<u64, ChainError>;
	/// Base fee the next block charges, in wei.
	fn gas_price(&self, at: H256) -> Result<U256, ChainError>;
	/// Spendable balance, in wei.
	fn balance(&self, at: H256, address: H160) -> Result<U256, ChainError>;
	/// Nonce of the account behind the address.
	fn nonce(&self, at: H256, address: H160) -> Result<u32, ChainError>;
	/// The account behind the address.
	fn account(&self, at: H256, address: H160) -> Result<AccountId32, ChainError>;
	/// Code at the address.
	fn code(&self, at: H256, address: H160) -> Result<Vec<u8>, ChainError>;
	/// A storage word of a contract; zero when there is no contract or no such word.
	fn storage(&self, at: H256, address: H160, key: H256) -> Result<H256, ChainError>;
	/// Executes without changing anything, and returns what it returned.
	fn call(
		&self,
		at: H256,
		transaction: GenericTransactionV1,
		overrides: Overrides,
		check_balance: bool,
	) -> Result<Result<Vec<u8>, EthTransactError>, ChainError>;
	/// The gas a transaction needs.
	fn estimate(
		&self,
		at: H256,
		transaction: GenericTransactionV1,
		overrides: Overrides,
	) -> Result<Result<U256, EthTransactError>, ChainError>;
	/// What the runtime says about an extrinsic when it is submitted.
	fn validate(
		&self,
		at: H256,
		extrinsic: OpaqueExtrinsic,
	) -> Result<TransactionValidity, ChainError>;
	/// The codes of every reason that the rules have against an extrinsic, most important first.
	fn refusal_codes(&self, at: H256, extrinsic: OpaqueExtrinsic) -> Result<Vec<u16>, ChainError>;
	/// The extrinsic that submits a signed Ethereum transaction.
	fn wrap(&self, at: H256, payload: Vec<u8>) -> Result<OpaqueExtrinsic, ChainError>;
	/// For each encoded extrinsic the Ethereum transaction it carries, if any.
	fn pool_transactions(
		&self,
		at: H256,
		extrinsics: Vec<Vec<u8>>,
	) -> Result<Vec<Option<PoolTransaction>>, ChainError>;
}

/// The running node.
pub struct NodeChain<C, BE> {
	pub(crate) client: Arc<C>,
	backend: Arc<BE>,
	_block: PhantomData<Block>,
}

impl<C: HeaderBackend<Block>, BE: Backend<Block>> NodeChain<C, BE> {
	/// Over a client and its backend.
	pub fn new(client: Arc<C>, backend: Arc<BE>) -> Self {
		Self { client, backend, _block: PhantomData }
	}

	/// Says why a runtime call failed. A missing state shows up in many disguises, so it is looked up.
	pub(crate) fn explain(&self, at: H256, call: &'static str, cause: impl Display) -> ChainError {
		match self.client.number(at) {
			Ok(Some(number)) if !self.backend.have_state_at(at, number) => {
				ChainError::StatePruned { number }
			},
			Ok(Some(number)) => {
				// An undecodable answer is quoted in full, however long.
				let cause = cause.to_string().chars().take(MAX_CAUSE).collect();
				ChainError::Runtime { number, call, cause }
			},
			_ => ChainError::UnknownBlock(at),
		}
	}
}

impl<C, BE> NodeChain<C, BE>
where
	C: ProvideRuntimeApi<Block>,
	C::Api: EthRpcApi<Block>,
{
	/// What the code that wrote a block says of it. Code of before version 2 knows no logs of native acts.
	fn extracted(
		&self,
		hash: H256,
		body: Vec<OpaqueExtrinsic>,
	) -> Result<Result<ExtractedBlock, ExtractError>, ApiError> {
		let api = self.client.runtime_api();
		if api.has_api_with::<dyn EthRpcApi<Block>, _>(hash, |version| version >= 2)? {
			return api.extract_block(hash, body);
		}
		#[allow(deprecated, reason = "blocks of older code are read by it")]
		let answer = api.extract_block_before_version_2(hash, body)?;
		Ok(answer.map(|ethereum| ExtractedBlock { ethereum, native: Vec::new() }))
	}
}

impl<C, BE> Chain for NodeChain<C, BE>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + BlockBackend<Block> + 'static,
	C::Api: Revive + EthRpcApi<Block>,
	BE: Backend<Block> + 'static,
{
	fn head(&self) -> Head {
		let info = self.client.info();
		Head {
			best_number: info.best_number,
			best_hash: info.best_hash,
			finalized_number: info.finalized_number,
		}
	}

	fn genesis_hash(&self) -> H256 {
		self.client.info().genesis_hash
	}

	fn canonical_hash(&self, number: u32) -> Result<Option<H256>, ChainError> {
		Ok(self.client.hash(number)?)
	}

	fn number(&self, hash: H256) -> Result<Option<u32>, ChainError> {
		Ok(self.client.number(hash)?)
	}

	fn parent(&self, hash: H256) -> Result<Option<H256>, ChainError> {
		Ok(self.client.header(hash)?.map(|header| *header.parent_hash()))
	}

	fn has_state(&self, hash: H256, number: u32) -> bool {
		self.backend.have_state_at(hash, number)
	}

	fn extract(&self, hash: H256) -> Result<EthBlock, ChainError> {
		let header = self.client.header(hash)?.ok_or(ChainError::UnknownBlock(hash))?;
		let number = *header.number();
		let body = self.client.block_body(hash)?.ok_or(ChainError::BodyPruned { number })?;
		let size = header.encoded_size().saturating_add(body.encoded_size());
		let BlockVersionedOutputPayload::V1(output) = self
			.client
			.runtime_api()
			.eth_block_versioned(hash, BlockInputPayloadV1.into())
			.map_err(|error| self.explain(hash, "ReviveApi_eth_block", error))?;
		let call = "EthRpcApi_extract_block";
		let extracted = self
			.extracted(hash, body)
			.map_err(|error| self.explain(hash, call, error))?
			.map_err(|error| ChainError::Runtime { number, call, cause: format!("{error:?}") })?;
		EthBlock::assemble(hash, number, output.block, extracted, size)
			.map_err(|cause| ChainError::Runtime { number, call, cause })
	}

	fn read_aux(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ChainError> {
		Ok(AuxStore::get_aux(&*self.backend, key)?)
	}

	fn write_aux(&self, values: &[(Vec<u8>, Vec<u8>)]) -> Result<(), ChainError> {
		let values: Vec<(&[u8], &[u8])> =
			values.iter().map(|(key, value)| (key.as_slice(), value.as_slice())).collect();
		Ok(AuxStore::insert_aux(&*self.backend, values.iter(), &[])?)
	}

	fn delete_aux(&self, keys: &[Vec<u8>]) -> Result<(), ChainError> {
		let keys: Vec<&[u8]> = keys.iter().map(Vec::as_slice).collect();
		Ok(AuxStore::insert_aux(&*self.backend, &[], keys.iter())?)
	}
}

impl<C, BE> State for NodeChain<C, BE>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	C::Api: Revive
		+ EthRpcApi<Block>
		+ ComplianceApi<Block, AccountId32>
		+ TaggedTransactionQueue<Block>,
	BE: Backend<Block> + 'static,
{
	fn chain_id(&self, at: H256) -> Result<u64, ChainError> {
		self.client
			.runtime_api()
			.chain_id(at)
			.map_err(|error| self.explain(at, "EthRpcApi_chain_id", error))
	}

	fn gas_price(&self, at: H256) -> Result<U256, ChainError> {
		let GasPriceVersionedOutputPayload::V1(output) = self
			.client
			.runtime_api()
			.gas_price_versioned(at, GasPriceInputPayloadV1.into())
			.map_err(|error| self.explain(at, "ReviveApi_gas_price", error))?;
		Ok(output.gas_price)
	}

	fn balance(&self, at: H256, address: H160) -> Result<U256, ChainError> {
		let BalanceVersionedOutputPayload::V1(output) = self
			.client
			.runtime_api()
			.balance_versioned(at, BalanceInputPayloadV1 { address }.into())
			.map_err(|error| self.explain(at, "ReviveApi_balance", error))?;
		Ok(output.balance)
	}

	fn nonce(&self, at: H256, address: H160) -> Result<u32, ChainError> {
		let NonceVersionedOutputPayload::V1(output) = self
			.client
			.runtime_api()
			.nonce_versioned(at, NonceInputPayloadV1 { address }.into())
			.map_err(|error| self.explain(at, "ReviveApi_nonce", error))?;
		Ok(output.nonce)
	}

	fn account(&self, at: H256, address: H160) -> Result<AccountId32, ChainError> {
		let AccountIdVersionedOutputPayload::V1(output) = self
			.client
			.runtime_api()
			.account_id_versioned(at, AccountIdInputPayloadV1 { address }.into())
			.map_err(|error| self.explain(at, "ReviveApi_account_id", error))?;
		Ok(output.account_id)
	}

	fn code(&self, at: H256, address: H160) -> Result<Vec<u8>, ChainError> {
		let CodeVersionedOutputPayload::V1(output) = self
			.client
			.runtime_api()
			.code_versioned(at, CodeInputPayloadV1 { address }.into())
			.map_err(|error| self.explain(at, "ReviveApi_code", error))?;
		Ok(output.code)
	}

	fn storage(&self, at: H256, address: H160, key: H256) -> Result<H256, ChainError> {
		let call = "ReviveApi_get_storage";
		let input = GetStorageInputPayloadV1 { address, key: StorageKeyV1::Fixed(key.0) };
		let answer = self
			.client
			.runtime_api()
			.get_storage_versioned(at, input.into())
			.map_err(|error| self.explain(at, call, error))?;
		let value = match answer {
			Ok(GetStorageVersionedOutputPayload::V1(output)) => output.storage.unwrap_or_default(),
			Err(ContractAccessError::DoesntExist) => Vec::new(),
			Err(error) => return Err(self.explain(at, call, format!("{error:?}"))),
		};
		let mut word = H256::zero();
		let taken = value.len().min(32);
		word.0[32 - taken..].copy_from_slice(&value[..taken]);
		Ok(word)
	}

	fn call(
		&self,
		at: H256,
		tx: GenericTransactionV1,
		overrides: Overrides,
		perform_balance_checks: bool,
	) -> Result<Result<Vec<u8>, EthTransactError>, ChainError> {
		let input = TransactInputPayloadV1 {
			tx,
			timestamp_override: overrides.timestamp,
			perform_balance_checks,
			state_overrides: overrides.state,
		};
		let answer = self
			.client
			.runtime_api()
			.eth_transact_versioned(at, input.into())
			.map_err(|error| self.explain(at, "ReviveApi_eth_transact", error))?;
		Ok(answer.map(|TransactVersionedOutputPayload::V1(output)| output.transact_info.data))
	}

	fn estimate(
		&self,
		at: H256,
		tx: GenericTransactionV1,
		overrides: Overrides,
	) -> Result<Result<U256, EthTransactError>, ChainError> {
		let input = EstimateGasInputPayloadV1 {
			tx,
			timestamp_override: overrides.timestamp,
			state_overrides: overrides.state,
		};
		let answer = self
			.client
			.runtime_api()
			.eth_estimate_gas_versioned(at, input.into())
			.map_err(|error| self.explain(at, "ReviveApi_eth_estimate_gas", error))?;
		Ok(answer.map(|EstimateGasVersionedOutputPayload::V1(output)| output.gas_estimate))
	}

	fn validate(
		&self,
		at: H256,
		extrinsic: OpaqueExtrinsic,
	) -> Result<TransactionValidity, ChainError> {
		self.client
			.runtime_api()
			.validate_transaction(at, TransactionSource::External, extrinsic, at)
			.map_err(|error| self.explain(at, "TaggedTransactionQueue_validate_transaction", error))
	}

	fn refusal_codes(&self, at: H256, extrinsic: OpaqueExtrinsic) -> Result<Vec<u16>, ChainError> {
		self.client
			.runtime_api()
			.explain_extrinsic(at, extrinsic)
			.map_err(|error| self.explain(at, "ComplianceApi_explain_extrinsic", error))
	}

	fn wrap(&self, at: H256, payload: Vec<u8>) -> Result<OpaqueExtrinsic, ChainError> {
		self.client
			.runtime_api()
			.wrap_transaction(at, payload)
			.map_err(|error| self.explain(at, "EthRpcApi_wrap_transaction", error))
	}

	fn pool_transactions(
		&self,
		at: H256,
		extrinsics: Vec<Vec<u8>>,
	) -> Result<Vec<Option<PoolTransaction>>, ChainError> {
		self.client
			.runtime_api()
			.pool_transactions(at, extrinsics)
			.map_err(|error| self.explain(at, "EthRpcApi_pool_transactions", error))
	}
}
