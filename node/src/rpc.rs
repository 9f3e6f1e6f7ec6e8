// SPDX-License-Identifier: Apache-2.0
//! Substrate JSON-RPC methods that this node adds to the ones every node has (chain, state, author,
//! system, and version 2: `chainHead`, `chainSpec`, `transaction`, `archive` on archive nodes).

mod market;

pub use market::follow as follow_books;

use crate::service::{Block, FullBackend, FullClient, FullPool, Hash};
use futures::channel::mpsc;
use genex_market_rpc::{MarketApiServer, MarketRpc};
use genex_runtime::{AccountId, BlockNumber, Nonce};
use jsonrpsee::RpcModule;
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_consensus_manual_seal::{
	EngineCommand,
	rpc::{ManualSeal, ManualSealApiServer},
};
use sc_rpc::SubscriptionTaskExecutor;
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// Commands from `engine_createBlock` and `engine_finalizeBlock` to the sealing engine.
pub type SealCommands = mpsc::Sender<EngineCommand<Hash>>;

/// What the GRANDPA methods read.
#[derive(Clone)]
pub struct GrandpaDeps {
	/// State of the voter.
	pub voter_state: SharedVoterState,
	/// Current authorities.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// New justifications.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs of finality.
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

/// What the methods of this module need.
#[derive(Clone)]
pub struct Deps {
	/// The client.
	pub client: Arc<FullClient>,
	/// The transaction pool.
	pub pool: Arc<FullPool>,
	/// Order books, followed once for all servers.
	pub books: MarketRpc,
	/// GRANDPA, where the chain has it.
	pub grandpa: Option<GrandpaDeps>,
	/// The engine of a chain that makes its blocks by hand.
	pub seal_commands: Option<SealCommands>,
}

/// Builds the methods.
///
/// # Errors
/// Two methods with one name.
pub fn build(
	deps: Deps,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, sc_service::Error> {
	let Deps { client, pool, books, grandpa, seal_commands } = deps;
	let twice = |error: jsonrpsee::core::RegisterMethodError| {
		sc_service::Error::Application(Box::new(error))
	};

	let mut module = RpcModule::new(());
	let system = System::new(client.clone(), pool);
	module.merge(SystemApiServer::<Hash, AccountId, Nonce>::into_rpc(system)).map_err(twice)?;
	module.merge(TransactionPayment::new(client).into_rpc()).map_err(twice)?;
	module.merge(books.into_rpc()).map_err(twice)?;
	if let Some(GrandpaDeps { voter_state, authority_set, justifications, proofs }) = grandpa {
		let grandpa = Grandpa::new(executor, authority_set, voter_state, justifications, proofs);
		module.merge(grandpa.into_rpc()).map_err(twice)?;
	}
	if let Some(commands) = seal_commands {
		module.merge(ManualSeal::new(commands).into_rpc()).map_err(twice)?;
	}
	Ok(module)
}
