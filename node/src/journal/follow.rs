// SPDX-License-Identifier: Apache-2.0
//! Writes the journal of a running node.

use super::{Failure, Options, block_of};
use crate::service::{Block, FullClient, Hash};
use codec::Encode;
use futures::{FutureExt, StreamExt, stream::BoxStream};
use genex_finality_journal::{Record, Writer};
use genex_runtime::BlockNumber;
use sc_client_api::{BlockBackend, BlockchainEvents, HeaderBackend};
use sc_consensus_grandpa::{GRANDPA_ENGINE_ID, GrandpaJustification, GrandpaJustificationStream};
use sc_service::{Error, TaskManager};
use sp_blockchain::BlockGap;
use sp_runtime::{generic::SignedBlock, traits::Header};
use std::{collections::BTreeMap, sync::Arc};
use substrate_prometheus_endpoint::{Gauge, Registry, U64, register};

/// The most blocks that go to the disk together.
const BATCH: BlockNumber = 64;
/// Proofs of finality that wait for the journal before the node warns of it.
const PROOFS_WAITING: usize = 100_000;

type Proof = GrandpaJustification<Block>;

/// Opens the journal and keeps it up to date. The node ends when it cannot be written, or when a block in it is replaced.
///
/// # Errors
/// The journal cannot be opened, or belongs to another chain.
pub fn start(
	options: Options,
	client: Arc<FullClient>,
	proofs: &GrandpaJustificationStream<Block>,
	prometheus: Option<&Registry>,
	task_manager: &TaskManager,
) -> Result<(), Error> {
	// Before the chain is looked at, so that nothing can become final between.
	let finality = client.finality_notification_stream();
	let proofs = proofs.subscribe(PROOFS_WAITING).boxed();
	let mut journal = Journal::open(&options, client, prometheus).map_err(application)?;
	journal.tell_start(&options);
	let follow = async move {
		let error = match follow(&mut journal, finality, proofs).await {
			Ok(()) => return,
			Err(error) => error,
		};
		log::error!(target: "journal", "The finality journal ends, and the node with it: {error}");
	};
	task_manager.spawn_essential_handle().spawn_blocking("finality-journal", None, follow);
	Ok(())
}

fn application(error: Failure) -> Error {
	Error::Application(Box::new(error))
}

async fn follow(
	journal: &mut Journal,
	mut finality: sc_client_api::FinalityNotifications<Block>,
	mut proofs: BoxStream<'static, Proof>,
) -> Result<(), Failure> {
	if let Some(proof) = sc_consensus_grandpa::best_justification(&*journal.client)? {
		journal.note(proof);
	}
	journal.reach(journal.client.info().finalized_number)?;
	while let Some(notification) = finality.next().await {
		// The proof of a block is sent before the block becomes final, so it waits here already.
		while let Some(Some(proof)) = proofs.next().now_or_never() {
			journal.note(proof);
		}
		journal.reach(*notification.header.number())?;
	}
	Ok(())
}

/// The journal, and how far it is.
struct Journal {
	client: Arc<FullClient>,
	writer: Writer,
	/// Number and hash of the last block that is written.
	last: Option<(BlockNumber, Hash)>,
	/// Whether the chain is known to have that block.
	confirmed: bool,
	/// Whether the node was told that the journal stands still.
	waiting: bool,
	/// Proofs of blocks that are not written yet.
	proofs: BTreeMap<BlockNumber, Proof>,
	height: Option<Gauge<U64>>,
}

impl Journal {
	fn open(
		options: &Options,
		client: Arc<FullClient>,
		prometheus: Option<&Registry>,
	) -> Result<Self, Failure> {
		let chain = client.info().genesis_hash.0;
		let writer = Writer::open(&options.dir, chain, options.settings)?;
		let last = match writer.last() {
			Some(record) => {
				let (number, signed) = block_of(record)?;
				Some((number, signed.block.header.hash()))
			},
			None => None,
		};
		let height = prometheus.and_then(|registry| {
			let gauge = Gauge::new(
				"genex_finality_journal_height",
				"Number of the last block that is written through to the disk",
			);
			match gauge.and_then(|gauge| register(gauge, registry)) {
				Ok(gauge) => Some(gauge),
				Err(error) => {
					log::warn!(target: "journal", "The journal has no metric: {error}");
					None
				},
			}
		});
		let proofs = BTreeMap::new();
		Ok(Self { client, writer, last, confirmed: false, waiting: false, proofs, height })
	}

	fn tell_start(&self, options: &Options) {
		let dir = options.dir.display();
		let final_here = self.client.info().finalized_number;
		match self.last {
			Some((number, _)) if number > final_here => log::warn!(
				target: "journal",
				"The journal in {dir} knows blocks up to {number} as final, the database only up to {final_here}. The \
				 network may bring them back. Where no node has them, stop this one and run `genex-node journal-import`."
			),
			Some((number, _)) => {
				log::info!(target: "journal", "The journal in {dir} goes on after block {number}")
			},
			None => log::info!(target: "journal", "A finality journal begins in {dir}"),
		}
	}

	fn note(&mut self, proof: Proof) {
		self.proofs.insert(proof.target().0, proof);
	}

	/// Writes all blocks up to `end`, which is final.
	fn reach(&mut self, end: BlockNumber) -> Result<(), Failure> {
		if self.waits() {
			self.proofs = self.proofs.split_off(&end);
			return Ok(());
		}
		self.confirm(end)?;
		let Some(mut next) = self.next(end)? else { return Ok(()) };
		while next <= end {
			let until = end.min(next.saturating_add(BATCH - 1));
			self.write(next, until)?;
			next = until.saturating_add(1);
		}
		self.proofs = self.proofs.split_off(&next);
		Ok(())
	}

	/// Whether the node has yet to fetch what the journal needs next: it warped with a new database and an old journal.
	fn waits(&mut self) -> bool {
		let Some(until) = missing_until(self.last, self.client.info().block_gap) else {
			self.waiting = false;
			return false;
		};
		if !self.waiting {
			self.waiting = true;
			log::warn!(
				target: "journal",
				"The blocks that follow the journal are not stored here yet: it goes on once all up to block {until} are"
			);
		}
		true
	}

	/// Compares the last block of the journal with the chain, once that has it. Below it the parents decide.
	fn confirm(&mut self, end: BlockNumber) -> Result<(), Failure> {
		let Some((number, written)) = self.last.filter(|(number, _)| *number <= end) else {
			return Ok(());
		};
		if self.confirmed {
			return Ok(());
		}
		let stored = self.client.hash(number)?.ok_or(Failure::Missing(number))?;
		if stored != written {
			return Err(replaced(number, written, stored));
		}
		self.confirmed = true;
		Ok(())
	}

	/// The block that comes next, where it can be written. A new journal begins with the first block, and on a node that has
	/// none of the old ones with the newest.
	fn next(&self, end: BlockNumber) -> Result<Option<BlockNumber>, Failure> {
		if let Some((number, _)) = self.last {
			return Ok(Some(number.saturating_add(1)));
		}
		if end == 0 {
			return Ok(None);
		}
		// A node that warped fetches the old blocks from the first one on: until it has all, some are missing in between.
		if self.client.info().block_gap.is_none() && self.stored(1)?.is_some() {
			return Ok(Some(1));
		}
		if self.stored(end)?.is_some() {
			log::warn!(
				target: "journal",
				"The first blocks are not stored here: the journal begins with block {end}, and restores only databases that \
				 have all before it"
			);
			return Ok(Some(end));
		}
		Ok(None)
	}

	fn write(&mut self, from: BlockNumber, until: BlockNumber) -> Result<(), Failure> {
		let mut records = Vec::new();
		let mut last = self.last;
		for number in from..=until {
			let signed = self.stored(number)?.ok_or(Failure::Missing(number))?;
			let header = &signed.block.header;
			if let Some((before, hash)) = last.filter(|(_, hash)| hash != header.parent_hash()) {
				return Err(replaced(before, hash, *header.parent_hash()));
			}
			last = Some((number, header.hash()));
			records.push(Record { number: number.into(), payload: signed.encode() });
		}
		self.writer.append(&records)?;
		self.last = last;
		self.confirmed = true;
		if let Some(height) = &self.height {
			height.set(until.into());
		}
		Ok(())
	}

	/// The block `number` of the chain with the newest proof of its finality; `None` where header or body is not stored.
	fn stored(&self, number: BlockNumber) -> Result<Option<SignedBlock<Block>>, Failure> {
		let Some(hash) = self.client.hash(number)? else { return Ok(None) };
		let Some(mut signed) = self.client.block(hash)? else { return Ok(None) };
		if let Some(proof) = self.proofs.get(&number).filter(|proof| proof.target().1 == hash) {
			let fresh = || (GRANDPA_ENGINE_ID, proof.encode()).into();
			signed.justifications.get_or_insert_with(fresh);
		}
		Ok(Some(signed))
	}
}

/// Up to which block a journal that ends with `last` must wait, where the chain has a gap there.
fn missing_until(
	last: Option<(BlockNumber, Hash)>,
	gap: Option<BlockGap<BlockNumber>>,
) -> Option<BlockNumber> {
	let (number, _) = last?;
	gap.map(|gap| gap.end).filter(|end| number <= *end)
}

fn replaced(number: BlockNumber, journal: Hash, chain: Hash) -> Failure {
	Failure::Replaced { number, journal: format!("{journal:?}"), chain: format!("{chain:?}") }
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_blockchain::BlockGapType;

	#[test]
	fn journal_should_wait_when_the_chain_has_a_gap_where_it_goes_on() {
		let gap = Some(BlockGap { start: 1, end: 9, gap_type: BlockGapType::MissingHeaderAndBody });
		let last = |number| Some((number, Hash::zero()));
		assert_eq!(missing_until(last(3), gap), Some(9));
		assert_eq!(missing_until(last(9), gap), Some(9));
		assert_eq!(missing_until(last(10), gap), None);
		assert_eq!(missing_until(last(3), None), None);
		// A new journal begins with the newest block.
		assert_eq!(missing_until(None, gap), None);
	}
}
