// SPDX-License-Identifier: Apache-2.0

//! `debug_trace*`: what happened inside of transactions, and what would.
//!
//! A trace executes a transaction, or all of a block up to it, again. Few run at the same time, and a
//! caller waits only so long; the runtime itself cannot be interrupted, so a trace that nobody waits
//! for any more keeps its place until it has ended.

use std::{sync::Arc, time::Duration};

use jsonrpsee::{
	core::{RpcResult, async_trait},
	proc_macros::rpc,
	types::ErrorObjectOwned,
};
use pallet_revive::pallet_revive_types::runtime_api::{
	GenericTransactionV1, PrestateTraceV1, TraceEntryV1, TraceV2, TracerTypeV1,
};
use sp_core::H256;
use tokio::sync::Semaphore;

use super::{
	Context,
	eth_read::{EthRead, failed},
};
use crate::{
	error::{internal, invalid_params, limit, not_found, server},
	extract::EthTx,
	index::BlockRef,
	trace::Tracing,
	types::{BlockId, BlockTag, TraceCallOptions, TraceOptions, TxTrace, trace::NO_TRACER},
};

/// Traces made at the same time; more wait.
const CONCURRENT: usize = 2;

/// Tracing. Every method needs options that name a tracer.
#[rpc(server, namespace = "debug")]
pub trait DebugApi {
	/// The trace of a transaction of the best chain.
	#[method(name = "traceTransaction")]
	async fn trace_transaction(
		&self,
		hash: H256,
		options: Option<TraceOptions>,
	) -> RpcResult<TraceV2>;

	/// The traces of all transactions of a block.
	#[method(name = "traceBlockByNumber")]
	async fn trace_block_by_number(
		&self,
		block: BlockId,
		options: Option<TraceOptions>,
	) -> RpcResult<Vec<TxTrace>>;

	/// The same, by Ethereum hash; also of a block off the best chain as long as it is known.
	#[method(name = "traceBlockByHash")]
	async fn trace_block_by_hash(
		&self,
		hash: H256,
		options: Option<TraceOptions>,
	) -> RpcResult<Vec<TxTrace>>;

	/// The trace of a transaction executed without changing anything.
	#[method(name = "traceCall")]
	async fn trace_call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		options: Option<TraceCallOptions>,
	) -> RpcResult<TraceV2>;
}

/// Serves the tracing methods.
pub struct Debug {
	context: Arc<Context>,
	tracing: Arc<dyn Tracing>,
	places: Arc<Semaphore>,
}

impl Debug {
	/// With all places free.
	pub fn new(context: Arc<Context>, tracing: Arc<dyn Tracing>) -> Self {
		Self { context, tracing, places: Arc::new(Semaphore::new(CONCURRENT)) }
	}

	/// Does the work on a thread of its own, once there is a place, for as long as the caller waits.
	async fn run<T: Send + 'static>(
		&self,
		wait: Duration,
		work: impl FnOnce(&Context, &dyn Tracing) -> RpcResult<T> + Send + 'static,
	) -> RpcResult<T> {
		let (context, tracing) = (self.context.clone(), self.tracing.clone());
		let places = self.places.clone();
		let traced = async move {
			let place =
				places.acquire_owned().await.map_err(|_| internal("the node is stopping"))?;
			let task = tokio::task::spawn_blocking(move || {
				let _until_done = place;
				work(context.as_ref(), tracing.as_ref())
			});
			task.await.map_err(|error| internal(format!("the trace broke off: {error}")))?
		};
		match tokio::time::timeout(wait, traced).await {
			Ok(answer) => answer,
			Err(_) => Err(limit(format!(
				"the trace was not ready within {wait:?}: ask again, with a longer timeout if need be"
			))),
		}
	}

	async fn trace_block(
		&self,
		id: BlockId,
		options: Option<TraceOptions>,
	) -> RpcResult<Vec<TxTrace>> {
		let TraceOptions { tracer, wait } = options.ok_or_else(no_tracer)?;
		if id == BlockId::Tag(BlockTag::Pending) {
			return Err(invalid_params(
				"the pending block has not been executed: name another block, or trace a call",
			));
		}
		self.run(wait, move |context, tracing| {
			let block = context.state_at(Some(id))?;
			block_traces(context, tracing, block, tracer)
		})
		.await
	}
}

#[async_trait]
impl DebugApiServer for Debug {
	async fn trace_transaction(
		&self,
		hash: H256,
		options: Option<TraceOptions>,
	) -> RpcResult<TraceV2> {
		let TraceOptions { tracer, wait } = options.ok_or_else(no_tracer)?;
		self.run(wait, move |context, tracing| {
			let Some((block, index)) = context.index.transaction(hash)? else {
				return Err(not_found(format!("transaction {hash:?} is in no block")));
			};
			let eth = context.blocks.get(block.hash)?;
			let transaction = eth.transactions.get(index).ok_or_else(|| {
				internal(format!("block {} has no transaction {index}", block.number))
			})?;
			let entry = match transaction.extrinsic_index {
				Some(at) => tracing.trace_extrinsic(block.hash, at, tracer.clone())?,
				None => None,
			};
			traced(entry, &tracer).map_err(server)
		})
		.await
	}

	async fn trace_block_by_number(
		&self,
		block: BlockId,
		options: Option<TraceOptions>,
	) -> RpcResult<Vec<TxTrace>> {
		if let BlockId::Hash { .. } = block {
			return Err(invalid_params(
				"the block is named by hash: call debug_traceBlockByHash, or name it by number",
			));
		}
		self.trace_block(block, options).await
	}

	async fn trace_block_by_hash(
		&self,
		hash: H256,
		options: Option<TraceOptions>,
	) -> RpcResult<Vec<TxTrace>> {
		self.trace_block(BlockId::Hash { hash, require_canonical: false }, options).await
	}

	async fn trace_call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		options: Option<TraceCallOptions>,
	) -> RpcResult<TraceV2> {
		let TraceCallOptions { trace: TraceOptions { tracer, wait }, state } =
			options.ok_or_else(no_tracer)?;
		let (transaction, _) = EthRead(self.context.clone()).prepare(transaction)?;
		let state = state.map(|overrides| overrides.0);
		self.run(wait, move |context, tracing| {
			let at = context.state_at(block)?.hash;
			tracing.trace_call(at, transaction, tracer, state)?.map_err(failed)
		})
		.await
	}
}

fn no_tracer() -> ErrorObjectOwned {
	invalid_params(NO_TRACER)
}

/// The traces of the transactions of a block, in its order.
fn block_traces(
	context: &Context,
	tracing: &dyn Tracing,
	block: BlockRef,
	tracer: TracerTypeV1,
) -> RpcResult<Vec<TxTrace>> {
	if block.number == 0 {
		return Err(server("the genesis block was not executed and has no traces"));
	}
	let eth = context.blocks.get(block.hash)?;
	// Nothing is executed again for what was done outside of all extrinsics.
	let mut entries = match eth.transactions.iter().any(|tx| tx.extrinsic_index.is_some()) {
		true => tracing.trace_block(block.hash, tracer.clone())?,
		false => Vec::new(),
	};
	let trace = |transaction: &EthTx| {
		let at = transaction
			.extrinsic_index
			.and_then(|own| entries.iter().position(|(index, _)| *index == own));
		let entry = at.map(|at| entries.swap_remove(at).1);
		let (result, error) = match traced(entry, &tracer) {
			Ok(trace) => (Some(trace), None),
			Err(error) => (None, Some(error.into())),
		};
		TxTrace { tx_hash: transaction.hash, result, error }
	};
	Ok(eth.transactions.iter().map(trace).collect())
}

/// The trace, or why there is none.
fn traced(entry: Option<TraceEntryV1>, tracer: &TracerTypeV1) -> Result<TraceV2, &'static str> {
	match (entry, tracer) {
		(Some(TraceEntryV1::Traced(trace)), _) => Ok(trace),
		(Some(TraceEntryV1::NotTraced), _) => {
			Err("executed again, the block had no room left for the transaction")
		},
		// The runtime leaves a trace without any account out, as when nothing differs.
		(None, TracerTypeV1::PrestateTracer(config)) => {
			let differences = config.as_ref().is_some_and(|config| config.diff_mode);
			Ok(TraceV2::Prestate(no_accounts(differences)))
		},
		(None, _) => {
			Err("the transaction did nothing that the tracer follows, as when it carries \
			a native call")
		},
	}
}

fn no_accounts(differences: bool) -> PrestateTraceV1 {
	if differences {
		PrestateTraceV1::DiffMode { pre: Default::default(), post: Default::default() }
	} else {
		PrestateTraceV1::Prestate(Default::default())
	}
}

#[cfg(test)]
mod tests {
	use pallet_revive::EthTransactError;
	use serde_json::json;

	use super::*;
	use crate::{
		chain::Chain,
		testing::{Doer, Fixture, MockState},
		types::StateOverrides,
	};

	fn options() -> TraceOptions {
		TraceOptions::from_json(json!({ "tracer": "callTracer" })).unwrap()
	}

	fn call_options(state: Option<StateOverrides>) -> TraceCallOptions {
		TraceCallOptions { trace: options(), state }
	}

	fn debug(fixture: &Fixture) -> Debug {
		Debug::new(fixture.context.clone(), fixture.state.clone())
	}

	/// With a block of four transactions: traced, dropped, without anything to trace, traced.
	fn traced_block() -> (Fixture, H256) {
		let traces = vec![
			(0, TraceEntryV1::Traced(MockState::trace(99))),
			(1, TraceEntryV1::Traced(MockState::trace(10))),
			(2, TraceEntryV1::NotTraced),
			(4, TraceEntryV1::Traced(MockState::trace(40))),
		];
		let fixture = Fixture::with_state(MockState { traces, ..Default::default() });
		let hash = fixture.chain.extend(&[&[1], &[2], &[], &[3]]);
		fixture.context.index.catch_up().unwrap();
		(fixture, hash)
	}

	#[tokio::test]
	async fn trace_transaction_should_find_the_extrinsic_of_the_transaction() {
		let (fixture, block) = traced_block();
		let of = |index: usize| fixture.chain.extract(block).unwrap().transactions[index].hash;
		let trace =
			async |index| debug(&fixture).trace_transaction(of(index), Some(options())).await;
		assert_eq!(trace(0).await.unwrap(), MockState::trace(10));
		assert_eq!(trace(3).await.unwrap(), MockState::trace(40));
		assert_eq!(fixture.state.traced.lock().clone().unwrap().0, options().tracer);
		for (index, part) in [(1, "no room"), (2, "native call")] {
			let error = trace(index).await.unwrap_err();
			assert_eq!(error.code(), -32000);
			assert!(error.message().contains(part), "{}", error.message());
		}
		let unknown = H256::repeat_byte(0xcc);
		let error = debug(&fixture).trace_transaction(unknown, Some(options())).await.unwrap_err();
		assert_eq!(error.code(), -32001);
		assert!(error.message().contains("is in no block"), "{}", error.message());
	}

	#[tokio::test]
	async fn trace_transaction_should_have_no_accounts_when_no_state_is_touched() {
		let (fixture, block) = traced_block();
		let hash = fixture.chain.extract(block).unwrap().transactions[2].hash;
		for (diff_mode, empty) in [(false, json!({})), (true, json!({ "pre": {}, "post": {} }))] {
			let config = json!({ "diffMode": diff_mode });
			let options = json!({ "tracer": "prestateTracer", "tracerConfig": config });
			let options = TraceOptions::from_json(options).unwrap();
			let trace = debug(&fixture).trace_transaction(hash, Some(options)).await.unwrap();
			assert_eq!(serde_json::to_value(trace).unwrap(), empty);
		}
	}

	#[tokio::test]
	async fn trace_block_should_list_every_transaction_when_named_by_number_or_hash() {
		let (fixture, block) = traced_block();
		let eth = fixture.chain.extract(block).unwrap();
		let debug = debug(&fixture);
		let traces =
			debug.trace_block_by_number(BlockId::Number(1), Some(options())).await.unwrap();
		let by_hash = debug.trace_block_by_hash(eth.eth_hash(), Some(options())).await.unwrap();
		assert_eq!(traces, by_hash);
		let hashes: Vec<H256> = traces.iter().map(|trace| trace.tx_hash).collect();
		let all: Vec<H256> = eth.transactions.iter().map(|transaction| transaction.hash).collect();
		assert_eq!(hashes, all);
		let results: Vec<_> = traces.iter().map(|trace| trace.result.clone()).collect();
		let (first, last) = (MockState::trace(10), MockState::trace(40));
		assert_eq!(results, vec![Some(first), None, None, Some(last)]);
		let told = serde_json::to_value(&traces).unwrap();
		assert_eq!(told[0]["result"]["gas"], "0xa");
		assert!(told[0].get("error").is_none() && told[1].get("result").is_none());
		assert!(told[2]["error"].as_str().unwrap().contains("native call"));
	}

	#[tokio::test]
	async fn native_acts_should_have_the_trace_of_their_extrinsic_or_say_why_there_is_none() {
		let traces = vec![(2, TraceEntryV1::Traced(MockState::trace(20)))];
		let fixture = Fixture::with_state(MockState { traces, ..Default::default() });
		let acts: [(Doer, &[u8]); 3] =
			[(Doer::Native, &[1]), (Doer::Native, &[2]), (Doer::End, &[3])];
		let hash = fixture.chain.extend_mixed(&acts);
		fixture.context.index.catch_up().unwrap();
		let block = fixture.chain.extract(hash).unwrap();
		let debug = debug(&fixture);
		let traces =
			debug.trace_block_by_number(BlockId::Number(1), Some(options())).await.unwrap();
		let results: Vec<_> = traces.iter().map(|trace| trace.result.clone()).collect();
		assert_eq!(results, vec![None, Some(MockState::trace(20)), None]);
		for (transaction, expected) in block.transactions.iter().zip(results) {
			let trace = debug.trace_transaction(transaction.hash, Some(options())).await;
			assert_eq!(trace.ok(), expected);
		}
	}

	#[tokio::test]
	async fn trace_block_should_refuse_blocks_that_were_not_executed() {
		let (fixture, _) = traced_block();
		let debug = debug(&fixture);
		let number = async |id| debug.trace_block_by_number(id, Some(options())).await.unwrap_err();
		assert_eq!(number(BlockId::Tag(BlockTag::Pending)).await.code(), -32602);
		let by_hash = BlockId::Hash { hash: H256::zero(), require_canonical: false };
		assert_eq!(number(by_hash).await.code(), -32602);
		assert_eq!(number(BlockId::Number(0)).await.code(), -32000);
		assert_eq!(number(BlockId::Number(2)).await.code(), -32001);
		let unknown = debug.trace_block_by_hash(H256::repeat_byte(7), Some(options())).await;
		assert_eq!(unknown.unwrap_err().code(), -32001);
		fixture.chain.extend(&[]);
		let empty = debug.trace_block_by_number(BlockId::Number(2), Some(options())).await.unwrap();
		assert!(empty.is_empty());
	}

	#[tokio::test]
	async fn traces_should_need_a_tracer_and_the_state() {
		let (fixture, block) = traced_block();
		let debug = debug(&fixture);
		let hash = fixture.chain.extract(block).unwrap().transactions[0].hash;
		let none = debug.trace_transaction(hash, None).await.unwrap_err();
		assert_eq!((none.code(), none.message()), (-32602, NO_TRACER));
		let none = debug.trace_block_by_number(BlockId::Number(1), None).await.unwrap_err();
		assert_eq!(none.code(), -32602);
		let none = debug.trace_call(Default::default(), None, None).await.unwrap_err();
		assert_eq!(none.code(), -32602);
		*fixture.state.pruned.lock() = Some(0);
		let pruned = debug.trace_transaction(hash, Some(options())).await.unwrap_err();
		assert_eq!(pruned.code(), -32000);
		assert!(pruned.message().contains("use an archive node"), "{}", pruned.message());
	}

	#[tokio::test]
	async fn trace_call_should_pass_the_state_and_tell_failures() {
		let fixture = Fixture::default();
		let state = StateOverrides::from_json(json!({
			"0x00000000000000000000000000000000000000aa": { "balance": "0x1" },
		}))
		.unwrap();
		let options = call_options(Some(state.clone()));
		let trace = debug(&fixture).trace_call(Default::default(), None, Some(options)).await;
		assert_eq!(trace.unwrap(), MockState::trace(1));
		assert_eq!(fixture.state.traced.lock().clone().unwrap().1, Some(state.0));

		let foreign = GenericTransactionV1 { chain_id: Some(1.into()), ..Default::default() };
		let wrong = debug(&fixture).trace_call(foreign, None, Some(call_options(None))).await;
		assert_eq!(wrong.unwrap_err().code(), -32602);
		let failing = Fixture::with_state(MockState {
			call: Err(EthTransactError::Data(vec![0xab])),
			..Default::default()
		});
		let options = Some(call_options(None));
		let error = debug(&failing).trace_call(Default::default(), None, options).await;
		assert_eq!(error.unwrap_err().code(), 3);
	}

	#[tokio::test]
	async fn traces_should_end_with_an_error_when_they_take_too_long() {
		let traces = vec![(1, TraceEntryV1::Traced(MockState::trace(10)))];
		let trace_time = Duration::from_secs(2);
		let fixture = Fixture::with_state(MockState { traces, trace_time, ..Default::default() });
		let block = fixture.chain.extend(&[&[]]);
		fixture.context.index.catch_up().unwrap();
		let hash = fixture.chain.extract(block).unwrap().transactions[0].hash;
		let debug = debug(&fixture);
		let hasty = TraceOptions { wait: Duration::from_millis(20), ..options() };
		// Nobody waits for them any more, but they hold all places.
		for _ in 0..CONCURRENT {
			let error = debug.trace_transaction(hash, Some(hasty.clone())).await.unwrap_err();
			assert_eq!(error.code(), -32005);
			assert!(error.message().contains("within 20ms"), "{}", error.message());
		}
		assert_eq!(debug.places.available_permits(), 0);
		let patient = debug.trace_transaction(hash, Some(options())).await;
		assert_eq!(patient.unwrap(), MockState::trace(10));
	}
}
