// SPDX-License-Identifier: Apache-2.0
//! Blocks without consensus, for development chains: made at once, by hand or by a timer, and
//! final as soon as they are made.
//!
//! The runtime still counts Aura's slots, so every block takes the slot after its parent's and the
//! time at which that slot begins. Chain time therefore advances by one slot per block, and only
//! the first block asks the clock.

use super::{Block, FullClient, Hash, consensus::Engine};
use crate::cli::Sealing;
use futures::{
	StreamExt,
	channel::{mpsc, oneshot},
	stream::{self, BoxStream},
};
use sc_client_api::HeaderBackend;
use sc_consensus_aura::SlotDuration;
use sc_consensus_manual_seal::{
	CreatedBlock, EngineCommand, Error as SealError, ManualSealParams,
	consensus::aura::AuraConsensusDataProvider, run_manual_seal,
};
use sc_service::{Error, SpawnTaskHandle, TaskManager};
use sc_transaction_pool_api::TransactionPool;
use sp_consensus_aura::{Slot, sr25519::AuthoritySignature};
use sp_runtime::traits::Header;
use sp_timestamp::{InherentDataProvider, Timestamp};
use std::{sync::Arc, time::Duration};
use tokio::time::MissedTickBehavior;

type Command = EngineCommand<Hash>;

/// New transactions that one block may answer together.
const ARRIVALS_PER_BLOCK: usize = 4_096;

/// Starts the engine. `inbox` holds the commands of the JSON-RPC, which only
/// [`Sealing::Manual`] offers.
///
/// # Errors
/// A runtime without Aura.
pub fn start(
	mode: Sealing,
	inbox: mpsc::Receiver<Command>,
	engine: &Engine,
	task_manager: &TaskManager,
) -> Result<(), Error> {
	let slot_duration = sc_consensus_aura::slot_duration(&*engine.client)?;
	let client = engine.client.clone();
	let commands_stream = match mode {
		Sealing::Manual => inbox.boxed(),
		Sealing::Instant => on_arrival(engine, task_manager.spawn_handle()),
		Sealing::Interval(interval) => on_tick(interval, task_manager.spawn_handle()),
	};
	let sealing = run_manual_seal(ManualSealParams {
		block_import: engine.client.clone(),
		env: engine.proposer(task_manager),
		client: engine.client.clone(),
		pool: engine.pool.clone(),
		commands_stream,
		select_chain: engine.select_chain.clone(),
		consensus_data_provider: Some(Box::new(
			AuraConsensusDataProvider::<Block>::new_with_slot_duration(slot_duration),
		)),
		create_inherent_data_providers: move |parent: Hash, ()| {
			let client = client.clone();
			async move {
				let timestamp = time_after(&client, parent, slot_duration)?;
				Ok(InherentDataProvider::new(timestamp))
			}
		},
	});
	task_manager.spawn_essential_handle().spawn_blocking(
		"sealing",
		Some("block-authoring"),
		sealing,
	);
	log::warn!(
		"Sealing: {mode}, final at once, without consensus. Chain time is not clock time: it \
		 advances by {} ms per block.",
		slot_duration.as_millis()
	);
	Ok(())
}

/// Which block is asked for, where blocks come with transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
	/// One for transactions that are ready.
	Ready,
	/// One without, where those that are ready did not fit beside what the block does itself: the end
	/// of a session leaves no room.
	Room,
	/// One for those that did not fit into the block before the last.
	After,
}

impl Turn {
	/// The turn after this one, of which a block was made or not, while `waiting` transactions are
	/// ready; `None` until others come. Never two blocks without transactions in a row, whatever waits.
	fn next(self, made: bool, waiting: usize) -> Option<Self> {
		match (self, made) {
			(Self::Room, true) => Some(Self::After),
			(_, true) => Some(Self::Ready),
			(Self::Ready, false) if waiting > 0 => Some(Self::Room),
			(_, false) => None,
		}
	}
}

/// A block for the transactions that have become ready since the last one, and then blocks until
/// none of them is left.
fn on_arrival(engine: &Engine, spawn: SpawnTaskHandle) -> BoxStream<'static, Command> {
	let pool = engine.pool.clone();
	let arrivals = pool.import_notification_stream().ready_chunks(ARRIVALS_PER_BLOCK);
	let (again, rest) = mpsc::unbounded();
	stream::select(arrivals.map(|_| Turn::Ready), rest)
		.map(move |turn: Turn| {
			let (again, pool) = (again.clone(), pool.clone());
			let then = move |made| {
				if let Some(next) = turn.next(made, pool.status().ready) {
					// Fails only when the engine is gone, which then needs no further block.
					again.unbounded_send(next).ok();
				}
			};
			seal(turn == Turn::Room, then, &spawn)
		})
		.boxed()
}

/// A block at every tick, empty or not.
fn on_tick(interval: Duration, spawn: SpawnTaskHandle) -> BoxStream<'static, Command> {
	let mut timer = tokio::time::interval(interval);
	// A slow block must not be followed by a burst of blocks that make up for it.
	timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
	stream::unfold(timer, |mut timer| async move {
		timer.tick().await;
		Some(((), timer))
	})
	.map(move |()| seal(true, |_| (), &spawn))
	.boxed()
}

/// The command for one final block, whose outcome goes to the log, and to `then` unless the engine
/// failed: whether there was anything to make a block of.
fn seal(
	create_empty: bool,
	then: impl FnOnce(bool) + Send + 'static,
	spawn: &SpawnTaskHandle,
) -> Command {
	let (sender, outcome) = oneshot::channel::<Result<CreatedBlock<Hash>, SealError>>();
	spawn.spawn("sealing-outcome", Some("block-authoring"), async move {
		match outcome.await {
			Ok(Ok(block)) => {
				log::debug!(target: "sealing", "Sealed {:?}", block.hash);
				then(true);
			},
			Ok(Err(SealError::EmptyTransactionPool)) => {
				log::debug!(target: "sealing", "Nothing to seal");
				then(false);
			},
			Ok(Err(error)) => log::error!(target: "sealing", "No block could be sealed: {error}"),
			Err(oneshot::Canceled) => {
				log::debug!(target: "sealing", "The engine ended before it answered")
			},
		}
	});
	EngineCommand::SealNewBlock {
		create_empty,
		finalize: true,
		parent_hash: None,
		sender: Some(sender),
	}
}

/// The time of a block on top of `parent`.
fn time_after(
	client: &Arc<FullClient>,
	parent: Hash,
	slot_duration: SlotDuration,
) -> Result<Timestamp, sp_blockchain::Error> {
	let header = client.expect_header(parent)?;
	let slot = if *header.number() == 0 {
		Slot::from_timestamp(Timestamp::current(), slot_duration)
	} else {
		let parent_slot = sc_consensus_aura::find_pre_digest::<Block, AuthoritySignature>(&header)
			.map_err(|error| sp_blockchain::Error::Application(Box::new(error)))?;
		parent_slot + 1
	};
	Ok(begin_of(slot, slot_duration))
}

/// The time at which `slot` begins.
fn begin_of(slot: Slot, slot_duration: SlotDuration) -> Timestamp {
	Timestamp::new(u64::from(slot).saturating_mul(slot_duration.as_millis()))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn next_should_leave_room_once_when_what_waits_did_not_fit() {
		assert_eq!(Turn::Ready.next(false, 2), Some(Turn::Room));
		assert_eq!(Turn::Room.next(true, 2), Some(Turn::After));
		assert_eq!(Turn::After.next(true, 1), Some(Turn::Ready));
		for turn in [Turn::Room, Turn::After] {
			assert_eq!(turn.next(false, 2), None, "it would go on for ever");
		}
	}

	#[test]
	fn next_should_go_on_until_nothing_is_left() {
		assert_eq!(Turn::Ready.next(true, 0), Some(Turn::Ready));
		assert_eq!(Turn::Ready.next(false, 0), None);
	}

	#[test]
	fn begin_of_should_be_the_first_instant_of_the_slot() {
		let second = SlotDuration::from_millis(1_000);
		let slot = Slot::from(1_700_000_000);
		let begin = begin_of(slot, second);
		assert_eq!(begin.as_millis(), 1_700_000_000_000);
		assert_eq!(Slot::from_timestamp(begin, second), slot);
		assert_eq!(begin_of(slot + 1, second).as_millis() - begin.as_millis(), 1_000);
	}
}
