// SPDX-License-Identifier: Apache-2.0
//! The parts that both a running node and the operator's tools need.

use super::{Block, FullBackend, FullClient, FullExecutor, FullPool, FullSelectChain, Hash};
use crate::cli::Sealing;
use genex_runtime::RuntimeApi;
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_consensus_aura::{CheckForEquivocation, CompatibilityMode, ImportQueueParams};
use sc_consensus_grandpa::{GrandpaBlockImport, GrandpaPruningFilter, LinkHalf};
use sc_executor::{DEFAULT_HEAP_ALLOC_STRATEGY, HeapAllocStrategy};
use sc_service::{Configuration, Error, PartialComponents, TaskManager};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sp_consensus_aura::sr25519::AuthorityPair;
use std::{
	io,
	path::{self, Path},
	sync::Arc,
};

/// Import of blocks that GRANDPA watches.
pub type GrandpaImport = GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
/// The other end of [`GrandpaImport`], for the voter.
pub type GrandpaLink = LinkHalf<Block, FullClient, FullSelectChain>;
/// The parts.
pub type Partial = PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	DefaultImportQueue<Block>,
	FullPool,
	Other,
>;

/// Parts that not every Substrate node has.
pub struct Other {
	/// GRANDPA; absent where blocks are sealed without consensus.
	pub grandpa: Option<(GrandpaImport, GrandpaLink)>,
	/// Telemetry, where the operator wants it.
	pub telemetry: Option<Telemetry>,
}

/// Blocks between two justifications that GRANDPA stores although no change of authorities asks
/// for it. They are what a light client or a warp-syncing node starts from.
pub const JUSTIFICATION_PERIOD: u32 = 512;
/// Messages that wait for the telemetry worker before new ones are dropped.
const TELEMETRY_BUFFER: usize = 16;
/// Folder for compiled runtimes in the base path.
const RUNTIME_CACHE: &str = "runtime-cache";

/// Opens the database, and builds client, pool and import queue. `sealing` says how blocks are
/// made, where not by Aura and GRANDPA; `runtime_cache` where compiled runtimes are kept, where not
/// in the base path.
///
/// # Errors
/// A database that cannot be opened, or a runtime that does not start.
pub fn new(
	config: &Configuration,
	sealing: Option<Sealing>,
	runtime_cache: Option<&Path>,
) -> Result<Partial, Error> {
	let telemetry = telemetry(config)?;
	let executor = executor(config, runtime_cache)?;
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			// Without the blocks that carry justifications nobody could warp-sync from this node.
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});
	let handle = telemetry.as_ref().map(|telemetry| telemetry.handle());

	let select_chain = LongestChain::new(backend.clone());
	let transaction_pool = sc_transaction_pool::Builder::new(
		task_manager.spawn_essential_handle(),
		client.clone(),
		config.role.is_authority().into(),
	)
	.with_options(config.transaction_pool.clone())
	.with_prometheus(config.prometheus_registry())
	.build();

	let (grandpa, import_queue) = if sealing.is_some() {
		let queue = sc_consensus_manual_seal::import_queue(
			Box::new(client.clone()),
			&task_manager.spawn_essential_handle(),
			config.prometheus_registry(),
		);
		(None, queue)
	} else {
		let (import, link) = sc_consensus_grandpa::block_import(
			client.clone(),
			JUSTIFICATION_PERIOD,
			&client,
			select_chain.clone(),
			handle.clone(),
		)?;
		let queue = aura_import_queue(config, &client, import.clone(), handle, &task_manager)?;
		(Some((import, link)), queue)
	};

	Ok(Partial {
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool: Arc::new(transaction_pool),
		other: Other { grandpa, telemetry },
	})
}

/// What runs the runtime's wasm: configured as the SDK does, but with a folder for what was compiled, since to compile takes
/// longer than all else at a start.
fn executor(config: &Configuration, cache: Option<&Path>) -> io::Result<FullExecutor> {
	let of_chain = config.base_path.path().join(RUNTIME_CACHE);
	// The compiler's cache takes no relative path.
	let folder = path::absolute(cache.unwrap_or(&of_chain))?;
	let settings = &config.executor;
	let heap = settings.default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |pages| {
		HeapAllocStrategy::Static { extra_pages: u32::try_from(pages).unwrap_or(u32::MAX) }
	});
	Ok(FullExecutor::builder()
		.with_execution_method(settings.wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(settings.max_runtime_instances)
		.with_runtime_cache_size(settings.runtime_cache_size)
		.with_cache_path(folder)
		.build())
}

fn telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, Error> {
	let endpoints = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty());
	let start = |endpoints| {
		let worker = TelemetryWorker::new(TELEMETRY_BUFFER)?;
		let telemetry = worker.handle().new_telemetry(endpoints);
		Ok((worker, telemetry))
	};
	endpoints.map(start).transpose()
}

fn aura_import_queue(
	config: &Configuration,
	client: &Arc<FullClient>,
	import: GrandpaImport,
	telemetry: Option<TelemetryHandle>,
	task_manager: &TaskManager,
) -> Result<DefaultImportQueue<Block>, Error> {
	let slots_of = client.clone();
	let queue =
		sc_consensus_aura::import_queue::<AuthorityPair, _, _, _, _, _>(ImportQueueParams {
			block_import: import.clone(),
			justification_import: Some(Box::new(import)),
			client: client.clone(),
			create_inherent_data_providers: move |parent: Hash, ()| {
				let client = slots_of.clone();
				async move {
					// At the parent, so that blocks from before a change of the slot's length are
					// judged by the old one.
					let duration =
						sc_consensus_aura::standalone::slot_duration_at(&*client, parent)?;
					Ok(super::consensus::now(duration))
				}
			},
			spawner: &task_manager.spawn_essential_handle(),
			registry: config.prometheus_registry(),
			check_for_equivocation: CheckForEquivocation::Yes,
			telemetry,
			compatibility_mode: CompatibilityMode::None,
		})?;
	Ok(queue)
}
