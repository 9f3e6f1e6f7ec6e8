// SPDX-License-Identifier: Apache-2.0

//! Executing again under pallet-revive's tracers.

use pallet_revive::{
	EthTransactError, ReviveApi,
	pallet_revive_types::runtime_api::{
		GenericTransactionV1, StateOverrideSetV1, TraceBlockInputPayloadV2,
		TraceBlockVersionedInputPayload, TraceBlockVersionedOutputPayload, TraceCallInputPayloadV2,
		TraceCallVersionedInputPayload, TraceCallVersionedOutputPayload, TraceEntryV1,
		TraceTxInputPayloadV2, TraceTxVersionedInputPayload, TraceTxVersionedOutputPayload,
		TraceV2, TracerTypeV1,
	},
};
use sc_client_api::{Backend, BlockBackend};
use sp_api::{ApiExt, CallContext, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_runtime::traits::Header as _;

use crate::{
	chain::{Block, NodeChain, Revive},
	error::ChainError,
};

/// What is said of an answer in a form that was not asked for.
const OTHER_FORM: &str = "it answered in another form than asked for";

/// Traces of what was executed, or is to be. Extrinsics count from 0, inherents and native ones
/// included.
pub trait Tracing: Send + Sync + 'static {
	/// The traces of a block's extrinsics, by index; those without anything to trace are left out.
	fn trace_block(
		&self,
		hash: H256,
		tracer: TracerTypeV1,
	) -> Result<Vec<(u32, TraceEntryV1)>, ChainError>;
	/// The trace of one extrinsic of a block; `None` when there is nothing to trace.
	fn trace_extrinsic(
		&self,
		hash: H256,
		index: u32,
		tracer: TracerTypeV1,
	) -> Result<Option<TraceEntryV1>, ChainError>;
	/// The trace of a transaction executed on the state of a block, without changing anything.
	fn trace_call(
		&self,
		at: H256,
		transaction: GenericTransactionV1,
		tracer: TracerTypeV1,
		state: Option<StateOverrideSetV1>,
	) -> Result<Result<TraceV2, EthTransactError>, ChainError>;
}

impl<C, BE> NodeChain<C, BE>
where
	C: HeaderBackend<Block> + BlockBackend<Block>,
	BE: Backend<Block>,
{
	/// A block as it was executed, and its parent.
	fn executed(&self, hash: H256) -> Result<(H256, Block), ChainError> {
		let header = self.client.header(hash)?.ok_or(ChainError::UnknownBlock(hash))?;
		let (parent, number) = (*header.parent_hash(), *header.number());
		let extrinsics = self.client.block_body(hash)?.ok_or(ChainError::BodyPruned { number })?;
		Ok((parent, Block { header, extrinsics }))
	}
}

/// Blocks are executed as they are when they are imported, so that the code is the one that executed
/// them, also right after an upgrade was set.
impl<C, BE> Tracing for NodeChain<C, BE>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + BlockBackend<Block> + 'static,
	C::Api: Revive,
	BE: Backend<Block> + 'static,
{
	fn trace_block(
		&self,
		hash: H256,
		tracer: TracerTypeV1,
	) -> Result<Vec<(u32, TraceEntryV1)>, ChainError> {
		let call = "ReviveApi_trace_block";
		let (parent, block) = self.executed(hash)?;
		let mut api = self.client.runtime_api();
		api.set_call_context(CallContext::Onchain { import: false });
		let input = TraceBlockInputPayloadV2 { block, config: tracer };
		let answer = api
			.trace_block_versioned(parent, TraceBlockVersionedInputPayload::V2(input))
			.map_err(|error| self.explain(parent, call, error))?;
		match answer {
			TraceBlockVersionedOutputPayload::V2(output) => Ok(output.entries),
			TraceBlockVersionedOutputPayload::V1(_) => Err(self.explain(parent, call, OTHER_FORM)),
		}
	}

	fn trace_extrinsic(
		&self,
		hash: H256,
		index: u32,
		tracer: TracerTypeV1,
	) -> Result<Option<TraceEntryV1>, ChainError> {
		let call = "ReviveApi_trace_tx";
		let (parent, block) = self.executed(hash)?;
		let mut api = self.client.runtime_api();
		api.set_call_context(CallContext::Onchain { import: false });
		let input = TraceTxInputPayloadV2 { block, tx_index: index, config: tracer };
		let answer = api
			.trace_tx_versioned(parent, TraceTxVersionedInputPayload::V2(input))
			.map_err(|error| self.explain(parent, call, error))?;
		match answer {
			TraceTxVersionedOutputPayload::V2(output) => Ok(output.entry),
			TraceTxVersionedOutputPayload::V1(_) => Err(self.explain(parent, call, OTHER_FORM)),
		}
	}

	fn trace_call(
		&self,
		at: H256,
		tx: GenericTransactionV1,
		tracer: TracerTypeV1,
		state_overrides: Option<StateOverrideSetV1>,
	) -> Result<Result<TraceV2, EthTransactError>, ChainError> {
		let call = "ReviveApi_trace_call";
		let input = TraceCallInputPayloadV2 { tx, config: tracer, state_overrides };
		let answer = self
			.client
			.runtime_api()
			.trace_call_versioned(at, TraceCallVersionedInputPayload::V2(input))
			.map_err(|error| self.explain(at, call, error))?;
		Ok(match answer {
			Ok(TraceCallVersionedOutputPayload::V2(output)) => Ok(output.trace),
			Ok(TraceCallVersionedOutputPayload::V1(_)) => {
				return Err(self.explain(at, call, OTHER_FORM));
			},
			Err(error) => Err(error),
		})
	}
}
