// SPDX-License-Identifier: Apache-2.0
//! Puts the parts of a node together and starts them.

mod consensus;
mod dev;
mod equivocations;
mod in_time;
mod partial;
mod sealing;

pub use partial::{Partial, new as partial};

#[cfg(not(feature = "runtime-benchmarks"))]
use crate::signatures::recover;
use crate::{
	cli::{LogFormat, Sealing},
	journal, rpc,
};
use consensus::Engine;
use futures::{FutureExt, channel::mpsc};
use genex_eth_rpc::{EthRpcConfig, EthRpcDeps};
use genex_runtime::RuntimeApi;
use sc_client_api::Backend;
use sc_executor::WasmExecutor;
#[cfg(not(feature = "runtime-benchmarks"))]
use sc_executor::sp_wasm_interface::ExtendedHostFunctions;
use sc_network::{
	Litep2pNetworkBackend, NetworkBackend, NetworkWorker,
	config::{FullNetworkConfiguration, NetworkBackendType},
};
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_service::{BuildNetworkParams, Configuration, Error, SpawnTasksParams, TaskManager};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::{net::SocketAddr, path::PathBuf, sync::Arc};

/// The block type.
pub type Block = genex_runtime::opaque::Block;
/// The hash of a block.
pub type Hash = genex_runtime::Hash;
/// The chain's database.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// What the runtime's wasm may call.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions =
	ExtendedHostFunctions<sp_io::SubstrateHostFunctions, crate::signatures::Remembering>;
/// What the runtime's wasm may call, the functions by which it measures itself included. Nothing is remembered that a weight must
/// count.
#[cfg(feature = "runtime-benchmarks")]
type HostFunctions =
	(sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);
/// Finds signers where nothing is remembered.
#[cfg(feature = "runtime-benchmarks")]
fn recover(signature: &[u8; 65], hash: &[u8; 32]) -> Option<[u8; 64]> {
	sp_io::crypto::secp256k1_ecdsa_recover(signature, hash).ok()
}
/// What runs the runtime's wasm.
pub type FullExecutor = WasmExecutor<HostFunctions>;
/// The client.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, FullExecutor>;
/// The transaction pool.
pub type FullPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;
/// The rule that says which chain is best.
pub type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
/// What keeps this node's view of the chain in step with the network's.
type Syncing = sc_network_sync::SyncingService<Block>;

/// Commands that may wait for the sealing engine before `engine_createBlock` blocks.
const SEAL_COMMANDS: usize = 16;

/// What a running node does beyond the SDK's configuration.
pub struct NodeOptions {
	/// How blocks are made, where not by Aura.
	pub sealing: Option<Sealing>,
	/// Where compiled runtimes are kept, where not in the base path.
	pub runtime_cache: Option<PathBuf>,
	/// The Ethereum JSON-RPC, where it is on.
	pub eth: Option<EthRpcConfig>,
	/// The finality journal, where there is one.
	pub journal: Option<journal::Options>,
	/// The form of the banner, where one is shown.
	pub banner: Option<LogFormat>,
}

/// Starts a node. The returned task manager ends it when dropped.
///
/// # Errors
/// Whatever keeps a part of the node from starting.
pub async fn start(config: Configuration, options: NodeOptions) -> Result<TaskManager, Error> {
	match config.network.network_backend {
		NetworkBackendType::Litep2p => start_on::<Litep2pNetworkBackend>(config, options).await,
		NetworkBackendType::Libp2p => start_on::<NetworkWorker<Block, Hash>>(config, options).await,
	}
}

async fn start_on<N: NetworkBackend<Block, Hash>>(
	config: Configuration,
	options: NodeOptions,
) -> Result<TaskManager, Error> {
	let NodeOptions { sealing, runtime_cache, eth, journal, banner } = options;
	let parts = partial(&config, sealing, runtime_cache.as_deref())?;
	let Partial { client, backend, mut task_manager, import_queue, .. } = parts;
	let (keystore, pool) = (parts.keystore_container.keystore(), parts.transaction_pool);
	let mut telemetry = parts.other.telemetry;

	let prometheus = config.prometheus_registry().cloned();
	let mut net_config =
		FullNetworkConfiguration::<Block, Hash, N>::new(&config.network, prometheus.clone());
	let metrics = N::register_notification_metrics(prometheus.as_ref());
	let grandpa = parts.other.grandpa.map(|(import, link)| {
		consensus::join(import, link, &config, client.as_ref(), &mut net_config, &metrics)
	});
	if let Some(options) = journal {
		// Before the network, so that nothing becomes final unseen.
		let Some(grandpa) = &grandpa else {
			return Err(Error::Other(
				"--finality-journal keeps votes, and --sealing makes blocks without: leave one of them out".into(),
			));
		};
		let proofs = grandpa.proofs();
		journal::start(options, client.clone(), &proofs, prometheus.as_ref(), &task_manager)?;
	}

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: grandpa.as_ref().map(|grandpa| grandpa.warp_sync(&backend)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let engine = Engine {
		role: config.role,
		name: config.network.node_name.clone(),
		force_authoring: config.force_authoring,
		vote: !config.disable_grandpa,
		client: client.clone(),
		pool: pool.clone(),
		select_chain: parts.select_chain,
		keystore: keystore.clone(),
		network: network.clone(),
		sync: sync_service.clone(),
		prometheus: prometheus.clone(),
		telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
	};
	if config.offchain_worker.enabled {
		run_offchain_workers(&engine, &backend, &task_manager)?;
	}

	let (seal_commands, seal_inbox) = mpsc::channel(SEAL_COMMANDS);
	let rpc_deps = rpc::Deps {
		client: client.clone(),
		pool: pool.clone(),
		books: rpc::follow_books(client.clone(), &task_manager),
		grandpa: grandpa.as_ref().map(|grandpa| grandpa.rpc_deps(&backend)),
		seal_commands: (sealing == Some(Sealing::Manual)).then_some(seal_commands),
	};
	let chain = config.chain_spec.name().to_owned();
	let prometheus_at = config.prometheus_config.as_ref().map(|prometheus| prometheus.port);
	let rpc_handlers = sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: client.clone(),
		backend: backend.clone(),
		task_manager: &mut task_manager,
		keystore,
		transaction_pool: pool.clone(),
		rpc_builder: Box::new(move |executor| rpc::build(rpc_deps.clone(), executor)),
		network,
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if let Some(grandpa) = grandpa {
		consensus::start(grandpa, &engine, &task_manager)?;
		equivocations::watch(&engine, &task_manager)?;
	}
	if let Some(mode) = sealing {
		sealing::start(mode, seal_inbox, &engine, &task_manager)?;
	}
	let eth_at = match eth {
		Some(config) => Some(start_eth_rpc(config, &engine, backend, &task_manager).await?),
		None => None,
	};
	if let Some(format) = banner {
		let at = dev::Endpoints {
			substrate: rpc_handlers.listen_addresses(),
			ethereum: eth_at,
			prometheus: prometheus_at,
		};
		dev::banner(chain, at, sealing, &client)?.show(format);
	}
	Ok(task_manager)
}

async fn start_eth_rpc(
	config: EthRpcConfig,
	engine: &Engine,
	backend: Arc<FullBackend>,
	task_manager: &TaskManager,
) -> Result<SocketAddr, Error> {
	let deps = EthRpcDeps {
		client: engine.client.clone(),
		backend,
		pool: engine.pool.clone(),
		syncing: engine.sync.clone(),
		spawn: task_manager.spawn_handle(),
		prometheus: engine.prometheus.clone(),
		recover,
	};
	genex_eth_rpc::start(config, deps).await.map_err(|error| Error::Application(Box::new(error)))
}

/// Runs the runtime's off-chain workers after every block. They may not use HTTP: a runtime that
/// governance changes must not be able to make validators call other machines.
fn run_offchain_workers(
	engine: &Engine,
	backend: &FullBackend,
	task_manager: &TaskManager,
) -> Result<(), Error> {
	let workers = OffchainWorkers::new(OffchainWorkerOptions {
		runtime_api_provider: engine.client.clone(),
		keystore: Some(engine.keystore.clone()),
		offchain_db: backend.offchain_storage(),
		transaction_pool: Some(OffchainTransactionPoolFactory::new(engine.pool.clone())),
		network_provider: Arc::new(engine.network.clone()),
		is_validator: engine.role.is_authority(),
		enable_http_requests: false,
		custom_extensions: |_| Vec::new(),
	})?;
	task_manager.spawn_handle().spawn(
		"offchain-workers-runner",
		"offchain-worker",
		workers.run(engine.client.clone(), task_manager.spawn_handle()).boxed(),
	);
	Ok(())
}
