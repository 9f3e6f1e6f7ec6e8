// SPDX-License-Identifier: Apache-2.0
//! `genex-node journal-import`: brings a database, empty or behind, to where the journal is. Every block is executed again, and
//! becomes final only by votes of the authorities that the database itself knows. A database that has all changes nothing,
//! so the command can run before every start of a node.

use super::{Failure, block_of, verify::told};
use crate::{
	cli::Cli,
	service::{Block, FullClient, Hash, Partial},
};
use clap::Args;
use codec::Encode;
use genex_finality_journal::{Reader, Record};
use genex_runtime::BlockNumber;
use sc_cli::{CliConfiguration, Error, ImportParams, Result, SharedParams, SubstrateCli};
use sc_client_api::{BlockBackend, HeaderBackend};
use sc_consensus::{DefaultImportQueue, JustificationImport};
use sc_consensus_grandpa::GRANDPA_ENGINE_ID;
use sc_service::chain_ops::import_blocks;
use sp_runtime::{EncodedJustification, generic::SignedBlock};
use std::{
	fmt,
	io::{self, Read, Write},
	path::{Path, PathBuf},
	sync::Arc,
};

/// Arguments of `journal-import`.
#[derive(Debug, Args)]
pub struct JournalImportCmd {
	/// The folder of the journal.
	#[arg(value_name = "FOLDER")]
	dir: PathBuf,

	#[command(flatten)]
	shared_params: SharedParams,

	#[command(flatten)]
	import_params: ImportParams,
}

impl CliConfiguration for JournalImportCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn import_params(&self) -> Option<&ImportParams> {
		Some(&self.import_params)
	}
}

impl JournalImportCmd {
	/// Does it. The node must not run meanwhile.
	///
	/// # Errors
	/// The journal is damaged, does not reach down to what the database has, contradicts it, or has blocks or votes that do
	/// not hold.
	pub fn run(&self, cli: &Cli) -> Result<()> {
		cli.create_runner(self)?.async_run(|mut config| {
			let Partial { client, task_manager, import_queue, other, .. } =
				cli.partial(self, &mut config)?;
			let dir = self.dir.clone();
			let work = async move {
				let (votes, _link) = other.grandpa.ok_or_else(|| {
					Error::Input("a chain without votes for finality has no journal".into())
				})?;
				let report = import(&dir, client, import_queue, votes).await?;
				write!(io::stdout(), "{report}")?;
				Ok::<_, Error>(())
			};
			Ok((work, task_manager))
		})
	}
}

/// What was done.
#[derive(Debug, PartialEq, Eq)]
struct Report {
	/// Number of the journal's last block; `None` where it has none.
	last: Option<BlockNumber>,
	/// Blocks that the database did not have.
	imported: u64,
	/// The last final block before.
	before: BlockNumber,
	/// The last final block now.
	after: BlockNumber,
}

impl fmt::Display for Report {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { last, imported, before, after } = self;
		match last {
			Some(last) => writeln!(
				f,
				"the journal ends with block {last}; imported: {imported}; final before: {before}, now: {after}"
			),
			None => writeln!(f, "the journal is empty"),
		}
	}
}

/// A proof of finality that the database may not have yet.
type Proof = (BlockNumber, Hash, EncodedJustification);

/// What a first reading of the journal found.
#[derive(Default)]
struct Plan {
	/// Proofs for blocks that are stored and not final.
	proofs: Vec<Proof>,
	/// The first block that is not stored, and how many there are from it on.
	missing: Option<(BlockNumber, u64)>,
	/// The last proof among them.
	closing: Option<Proof>,
	last: Option<BlockNumber>,
}

async fn import(
	dir: &Path,
	client: Arc<FullClient>,
	queue: DefaultImportQueue<Block>,
	mut votes: impl JustificationImport<Block>,
) -> Result<Report> {
	let before = client.info().finalized_number;
	let chain = client.info().genesis_hash.0;
	let plan = plan(Reader::open(dir, chain).map_err(told)?, &client)?;
	for proof in plan.proofs {
		settle(&mut votes, &client, proof).await?;
	}
	if let Some((first, count)) = plan.missing {
		let reader = Reader::open(dir, chain).map_err(told)?;
		let blocks = Blocks::new(reader, first.into(), count);
		import_blocks(client.clone(), queue, blocks, false, true).await?;
	}
	if let Some(proof) = plan.closing {
		settle(&mut votes, &client, proof).await?;
	}
	Ok(Report {
		last: plan.last,
		imported: plan.missing.map_or(0, |(_, count)| count),
		before,
		after: client.info().finalized_number,
	})
}

/// Makes a stored block final, where it is not and the votes hold.
async fn settle(
	votes: &mut impl JustificationImport<Block>,
	client: &FullClient,
	(number, hash, proof): Proof,
) -> Result<()> {
	if number <= client.info().finalized_number {
		return Ok(());
	}
	let settled = votes.import_justification(hash, number, (GRANDPA_ENGINE_ID, proof)).await;
	settled.map_err(|error| {
		Error::Input(format!("the votes for block {number} do not make it final: {error}"))
	})
}

/// Reads the journal once, compares it with the database, and says what is to be done.
fn plan(reader: Reader, client: &FullClient) -> Result<Plan> {
	let mut plan = Plan::default();
	let settled = client.info().finalized_number;
	for record in reader {
		let (number, signed) = block_of(&record.map_err(told)?).map_err(told)?;
		let hash = signed.block.header.hash();
		let proof = proof_of(signed).map(|proof| (number, hash, proof));
		plan.last = Some(number);
		if number <= settled {
			compare(number, hash, client)?;
		} else if let Some((_, count)) = &mut plan.missing {
			*count = count.saturating_add(1);
			plan.closing = proof.or(plan.closing);
		} else if client.block(hash)?.is_some() {
			plan.proofs.extend(proof);
		} else {
			require_parent(number, client)?;
			plan.missing = Some((number, 1));
			plan.closing = proof;
		}
	}
	Ok(plan)
}

fn proof_of(signed: SignedBlock<Block>) -> Option<EncodedJustification> {
	signed.justifications?.into_justification(GRANDPA_ENGINE_ID)
}

/// Refuses a journal whose block is not the final one of the database.
fn compare(number: BlockNumber, hash: Hash, client: &FullClient) -> Result<()> {
	match client.hash(number)? {
		Some(stored) if stored != hash => Err(told(Failure::Replaced {
			number,
			journal: format!("{hash:?}"),
			chain: format!("{stored:?}"),
		})),
		_ => Ok(()),
	}
}

/// Refuses a journal that begins above what the database has.
fn require_parent(number: BlockNumber, client: &FullClient) -> Result<()> {
	let best = client.info().best_number;
	if number.saturating_sub(1) > best {
		return Err(Error::Input(format!(
			"the journal begins with block {number}, and the database ends with block {best}: bring older files of the \
			 journal back, or start from a snapshot that reaches up to the journal"
		)));
	}
	Ok(())
}

/// Blocks of a journal as the SDK's binary export has them: their number, then one after the other.
struct Blocks {
	reader: Reader,
	/// Records before this one are left out.
	first: u64,
	/// Bytes that were not taken yet.
	rest: io::Cursor<Vec<u8>>,
}

impl Blocks {
	fn new(reader: Reader, first: u64, count: u64) -> Self {
		Self { reader, first, rest: io::Cursor::new(count.encode()) }
	}

	/// The next record that is wanted.
	fn record(&mut self) -> io::Result<Option<Record>> {
		let first = self.first;
		let wanted = |record: &std::result::Result<Record, _>| {
			record.as_ref().map_or(true, |record| record.number >= first)
		};
		self.reader.find(wanted).transpose().map_err(io::Error::other)
	}
}

impl Read for Blocks {
	fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
		loop {
			let read = self.rest.read(to)?;
			if read > 0 || to.is_empty() {
				return Ok(read);
			}
			match self.record()? {
				Some(record) => self.rest = io::Cursor::new(record.payload),
				None => return Ok(0),
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::{Decode, IoReader};
	use genex_finality_journal::{Settings, Writer};

	#[test]
	fn blocks_should_be_an_export_of_those_that_are_missing() {
		let dir = std::env::temp_dir().join(format!("genex-journal-{}", std::process::id()));
		// An earlier process of the same number may have left it there.
		std::fs::remove_dir_all(&dir).ok();
		let chain = [1; 32];
		let settings = Settings { segment_bytes: 1, keep: None };
		let mut writer = Writer::open(&dir, chain, settings).expect("the folder can be written");
		let mut parent = Hash::zero();
		for number in 1..=4_u32 {
			let signed = crate::journal::tests::block(number, parent);
			parent = signed.block.header.hash();
			let record = Record { number: number.into(), payload: signed.encode() };
			writer.append(&[record]).expect("they follow each other");
		}
		let reader = Reader::open(&dir, chain).expect("it can be read");
		let mut export = IoReader(Blocks::new(reader, 3, 2));
		assert_eq!(u64::decode(&mut export).expect("it is a number"), 2);
		for number in [3, 4] {
			let signed = SignedBlock::<Block>::decode(&mut export).expect("it is a block");
			assert_eq!(signed.block.header.number, number);
		}
		assert!(u8::decode(&mut export).is_err());
		std::fs::remove_dir_all(&dir).expect("it exists");
	}

	#[test]
	fn report_should_tell_what_was_done() {
		let report = Report { last: Some(9), imported: 4, before: 5, after: 9 };
		assert!(report.to_string().contains("imported: 4; final before: 5, now: 9"), "{report}");
		let empty = Report { last: None, imported: 0, before: 5, after: 5 };
		assert_eq!(empty.to_string(), "the journal is empty\n");
	}
}
