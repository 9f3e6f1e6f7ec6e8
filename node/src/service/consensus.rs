// SPDX-License-Identifier: Apache-2.0
//! Aura makes the blocks, GRANDPA makes them final.

use super::{
	Block, FullBackend, FullClient, FullPool, FullSelectChain, Hash, Syncing,
	in_time::{DONE_BY, InTime},
	partial::{GrandpaImport, GrandpaLink},
};
use crate::rpc::GrandpaDeps;
use genex_runtime::BlockNumber;
use sc_basic_authorship::ProposerFactory;
use sc_client_api::HeaderBackend;
use sc_consensus_aura::{CompatibilityMode, SlotDuration, SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, GrandpaParams, SharedVoterState,
	ThreeQuartersOfTheUnfinalizedChain, VotingRulesBuilder, warp_proof::NetworkProvider,
};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{
	NetworkBackend, NotificationMetrics, NotificationService, ProtocolName,
	config::{FullNetworkConfiguration, Role},
	service::traits::NetworkService,
};
use sc_service::{Configuration, Error, TaskManager, WarpSyncConfig};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::{inherents::InherentDataProvider as SlotProvider, sr25519::AuthorityPair};
use sp_keystore::KeystorePtr;
use sp_timestamp::InherentDataProvider as TimestampProvider;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// Authors slow down when this many blocks are not final: five minutes of one-second blocks, as
/// long as the SDK's default means with six-second ones.
const UNFINALISED_SLACK: BlockNumber = 300;
/// Of the blocks above [`UNFINALISED_SLACK`], one in this many becomes a slot of waiting.
const BACKOFF_BIAS: BlockNumber = 2;
/// The longest wait between two blocks, in slots: a chain without finality still shows life once a
/// minute, and comes back as soon as votes do.
const LONGEST_BACKOFF: BlockNumber = 60;

/// Time in which a GRANDPA message is expected to reach everybody; a round waits twice and four
/// times as long for votes. The SDK's 333 ms would make rounds longer than slots of one second.
const GOSSIP_DURATION: Duration = Duration::from_millis(250);

/// What an engine that makes blocks needs of the node.
pub struct Engine {
	/// Full node or authority.
	pub role: Role,
	/// Name of the node.
	pub name: String,
	/// Whether to make blocks without peers.
	pub force_authoring: bool,
	/// Whether GRANDPA runs at all.
	pub vote: bool,
	/// The client.
	pub client: Arc<FullClient>,
	/// The transaction pool.
	pub pool: Arc<FullPool>,
	/// The rule that says which chain is best.
	pub select_chain: FullSelectChain,
	/// The node's keys.
	pub keystore: KeystorePtr,
	/// The network.
	pub network: Arc<dyn NetworkService>,
	/// State of synchronisation.
	pub sync: Arc<Syncing>,
	/// Metrics.
	pub prometheus: Option<Registry>,
	/// Telemetry.
	pub telemetry: Option<TelemetryHandle>,
}

impl Engine {
	/// What builds blocks out of the pool.
	pub fn proposer(&self, task_manager: &TaskManager) -> ProposerFactory<FullPool, FullClient> {
		ProposerFactory::new(
			task_manager.spawn_handle(),
			self.client.clone(),
			self.pool.clone(),
			self.prometheus.as_ref(),
			self.telemetry.clone(),
		)
	}
}

/// GRANDPA with its place in the network.
pub struct Grandpa {
	import: GrandpaImport,
	link: GrandpaLink,
	voter_state: SharedVoterState,
	protocol: ProtocolName,
	notifications: Box<dyn NotificationService>,
}

impl Grandpa {
	/// Lets nodes that start from nothing jump to the newest final state.
	pub fn warp_sync(&self, backend: &Arc<FullBackend>) -> WarpSyncConfig<Block> {
		WarpSyncConfig::WithProvider(Arc::new(NetworkProvider::new(
			backend.clone(),
			self.link.shared_authority_set().clone(),
			Vec::new(),
		)))
	}

	/// The proof of every block that becomes final here.
	pub fn proofs(&self) -> GrandpaJustificationStream<Block> {
		self.link.justification_stream()
	}

	/// What the GRANDPA methods of the JSON-RPC read.
	pub fn rpc_deps(&self, backend: &Arc<FullBackend>) -> GrandpaDeps {
		let authority_set = self.link.shared_authority_set().clone();
		GrandpaDeps {
			voter_state: self.voter_state.clone(),
			justifications: self.link.justification_stream(),
			proofs: FinalityProofProvider::new_for_service(
				backend.clone(),
				Some(authority_set.clone()),
			),
			authority_set,
		}
	}
}

/// Registers GRANDPA's protocol with the network that is about to be built.
pub fn join<N: NetworkBackend<Block, Hash>>(
	import: GrandpaImport,
	link: GrandpaLink,
	config: &Configuration,
	client: &FullClient,
	net_config: &mut FullNetworkConfiguration<Block, Hash, N>,
	metrics: &NotificationMetrics,
) -> Grandpa {
	let genesis = client.info().genesis_hash;
	let protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (protocol_config, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<Block, N>(
		protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(protocol_config);
	Grandpa { import, link, voter_state: SharedVoterState::empty(), protocol, notifications }
}

/// Starts authoring where this node is an authority, and GRANDPA where it is not turned off.
///
/// # Errors
/// A runtime without Aura, or state of GRANDPA that cannot be read.
pub fn start(grandpa: Grandpa, engine: &Engine, task_manager: &TaskManager) -> Result<(), Error> {
	if engine.role.is_authority() {
		start_aura(grandpa.import.clone(), engine, task_manager)?;
	}
	if engine.vote {
		start_grandpa(grandpa, engine, task_manager)?;
	}
	Ok(())
}

/// The slot and the time of a block made now.
pub fn now(duration: SlotDuration) -> (SlotProvider, TimestampProvider) {
	let timestamp = TimestampProvider::from_system_time();
	(SlotProvider::from_timestamp_and_slot_duration(*timestamp, duration), timestamp)
}

fn start_aura(
	import: GrandpaImport,
	engine: &Engine,
	task_manager: &TaskManager,
) -> Result<(), Error> {
	let slot_duration = sc_consensus_aura::slot_duration(&*engine.client)?;
	let aura = sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(
		StartAuraParams {
			slot_duration,
			client: engine.client.clone(),
			select_chain: engine.select_chain.clone(),
			block_import: import,
			proposer_factory: InTime(engine.proposer(task_manager)),
			sync_oracle: engine.sync.clone(),
			justification_sync_link: engine.sync.clone(),
			create_inherent_data_providers: move |_: Hash, ()| async move { Ok(now(slot_duration)) },
			force_authoring: engine.force_authoring,
			backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging {
				max_interval: LONGEST_BACKOFF,
				unfinalized_slack: UNFINALISED_SLACK,
				authoring_bias: BACKOFF_BIAS,
			}),
			keystore: engine.keystore.clone(),
			block_proposal_slot_portion: SlotProportion::new(DONE_BY),
			max_block_proposal_slot_portion: None,
			telemetry: engine.telemetry.clone(),
			compatibility_mode: CompatibilityMode::None,
		},
	)?;
	task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
	Ok(())
}

fn start_grandpa(
	grandpa: Grandpa,
	engine: &Engine,
	task_manager: &TaskManager,
) -> Result<(), Error> {
	let config = sc_consensus_grandpa::Config {
		gossip_duration: GOSSIP_DURATION,
		justification_generation_period: super::partial::JUSTIFICATION_PERIOD,
		observer_enabled: false,
		local_role: engine.role,
		name: Some(engine.name.clone()),
		// A full node follows the votes and casts none, even where it holds a key.
		keystore: engine.role.is_authority().then(|| engine.keystore.clone()),
		telemetry: engine.telemetry.clone(),
		protocol_name: grandpa.protocol,
	};
	let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
		config,
		link: grandpa.link,
		network: engine.network.clone(),
		sync: engine.sync.clone(),
		notification_service: grandpa.notifications,
		// Votes go to the best block itself. Where they meet two blocks of one height, the round makes
		// their parent final, as it would if they all stayed a block behind.
		voting_rule: VotingRulesBuilder::new().add(ThreeQuartersOfTheUnfinalizedChain).build(),
		prometheus_registry: engine.prometheus.clone(),
		shared_voter_state: grandpa.voter_state,
		telemetry: engine.telemetry.clone(),
		// Proofs of equivocation reach the chain through this.
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(engine.pool.clone()),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_consensus_slots::BackoffAuthoringBlocksStrategy;

	fn waits(unfinalised: BlockNumber, slots_since_head: u64) -> bool {
		let strategy = BackoffAuthoringOnFinalizedHeadLagging {
			max_interval: LONGEST_BACKOFF,
			unfinalized_slack: UNFINALISED_SLACK,
			authoring_bias: BACKOFF_BIAS,
		};
		let head_slot = 1_000_000;
		strategy.should_backoff(
			10_000 + unfinalised,
			head_slot.into(),
			10_000,
			(head_slot + slots_since_head).into(),
			"test",
		)
	}

	#[test]
	fn authoring_should_go_on_when_finality_is_near() {
		assert!(!waits(0, 1));
		assert!(!waits(UNFINALISED_SLACK, 1));
	}

	#[test]
	fn authoring_should_slow_down_but_never_stop_when_finality_stalls() {
		assert!(waits(UNFINALISED_SLACK + 2, 1));
		assert!(!waits(UNFINALISED_SLACK + 2, 2));
		assert!(waits(100_000, u64::from(LONGEST_BACKOFF)));
		assert!(!waits(100_000, u64::from(LONGEST_BACKOFF) + 1));
	}

	#[test]
	fn now_should_give_the_slot_that_holds_the_time() {
		let (slot, timestamp) = now(SlotDuration::from_millis(1_000));
		assert_eq!(**slot, timestamp.timestamp().as_millis() / 1_000);
	}
}
