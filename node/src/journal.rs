// SPDX-License-Identifier: Apache-2.0
//! The finality journal: every final block and the votes that made it final, on the disk before the next one. The
//! database acknowledges from memory; what this node has seen as final is in the journal whatever happens to the machine.
//!
//! A record is a block with its justifications, SCALE-encoded as the SDK's binary export of blocks has it.

mod follow;
mod import;
mod verify;

pub use follow::start;
pub use import::JournalImportCmd;
pub use verify::JournalVerifyCmd;

use crate::service::Block;
use clap::Args;
use codec::DecodeAll;
use genex_finality_journal::{Error, Record, Settings};
use genex_runtime::BlockNumber;
use sp_runtime::{generic::SignedBlock, traits::Header};
use std::{num::NonZeroU32, path::PathBuf};

/// Bytes of a megabyte.
const MEGABYTE: u64 = 1_000_000;

/// Options of the journal that a running node writes.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Finality journal")]
pub struct JournalParams {
	/// Write every final block and the votes for it to files in this folder, and through to the disk at once. Give every
	/// node a folder of its own, best on another disk than the chain's. A node that cannot write it any more ends.
	#[arg(long, value_name = "FOLDER")]
	pub finality_journal: Option<PathBuf>,

	/// Size in megabytes from which a file of the journal is followed by a new one.
	#[arg(
		long,
		value_name = "MEGABYTES",
		default_value_t = 64,
		value_parser = clap::value_parser!(u32).range(1..=4_096),
		requires = "finality_journal"
	)]
	pub finality_journal_file_size: u32,

	/// How many files of the journal stay. A database can be restored from what is left only where it has all before. Default: all.
	#[arg(long, value_name = "COUNT", requires = "finality_journal")]
	pub finality_journal_keep: Option<NonZeroU32>,
}

/// Where a running node writes its journal, and how.
#[derive(Clone, Debug)]
pub struct Options {
	/// The folder.
	pub dir: PathBuf,
	/// How it is divided.
	pub settings: Settings,
}

impl JournalParams {
	/// The options, where there is a journal.
	pub fn options(&self) -> Option<Options> {
		let segment_bytes = u64::from(self.finality_journal_file_size).saturating_mul(MEGABYTE);
		let settings = Settings { segment_bytes, keep: self.finality_journal_keep };
		self.finality_journal.clone().map(|dir| Options { dir, settings })
	}
}

/// What stops the journal, worded for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
	/// The files.
	#[error(transparent)]
	Files(#[from] Error),
	/// The database of the chain.
	#[error("the chain cannot be read: {0}")]
	Chain(#[from] sp_blockchain::Error),
	/// A record that holds no block, or another one than its number says.
	#[error(
		"record {0} of the journal holds no block of this number: take the journal of another node"
	)]
	NoBlock(u64),
	/// Two final blocks of one number.
	#[error(
		"block {number} is {journal} in the journal and {chain} in the chain, and both are final: stop all \
		 nodes of yours, and find out with the other operators which chain is right"
	)]
	Replaced {
		/// The number.
		number: BlockNumber,
		/// Its hash in the journal.
		journal: String,
		/// Its hash in the database.
		chain: String,
	},
	/// A block that is final and not stored.
	#[error(
		"block {0}, which the journal needs next, is not stored here: move the journal's folder away to begin \
		 a new one, or take the journal of a node that has the block"
	)]
	Missing(BlockNumber),
}

/// The block in a record.
fn block_of(record: &Record) -> Result<(BlockNumber, SignedBlock<Block>), Failure> {
	let wrong = || Failure::NoBlock(record.number);
	let signed = SignedBlock::<Block>::decode_all(&mut record.payload.as_slice());
	let signed = signed.map_err(|_| wrong())?;
	let number = *signed.block.header.number();
	if u64::from(number) != record.number {
		return Err(wrong());
	}
	Ok((number, signed))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::cli::Cli;
	use codec::Encode;
	use sc_cli::SubstrateCli;
	use sp_runtime::Digest;

	fn parse(args: &[&str]) -> Result<Cli, clap::Error> {
		Cli::try_from_iter(std::iter::once("genex-node").chain(args.iter().copied()))
	}

	/// A block without transactions.
	pub(super) fn block(number: BlockNumber, parent: crate::service::Hash) -> SignedBlock<Block> {
		let header = genex_runtime::Header::new(
			number,
			verify::root_of(&[], sp_runtime::StateVersion::V0),
			Default::default(),
			parent,
			Digest::default(),
		);
		SignedBlock { block: Block { header, extrinsics: Vec::new() }, justifications: None }
	}

	#[test]
	fn journal_should_be_written_only_where_asked_for() {
		let cli = parse(&["--chain=local"]).expect("arguments are valid");
		assert!(cli.journal.options().is_none());
		let cli = parse(&[
			"--chain=local",
			"--finality-journal=/tmp/j",
			"--finality-journal-file-size=3",
			"--finality-journal-keep=9",
		])
		.expect("arguments are valid");
		let options = cli.journal.options().expect("it is asked for");
		assert_eq!(options.dir, PathBuf::from("/tmp/j"));
		assert_eq!(options.settings.segment_bytes, 3_000_000);
		assert_eq!(options.settings.keep, NonZeroU32::new(9));
		for wrong in ["--finality-journal-keep=2", "--finality-journal-file-size=2"] {
			assert!(parse(&["--chain=local", wrong]).is_err(), "{wrong} was accepted");
		}
		for wrong in ["--finality-journal-keep=0", "--finality-journal-file-size=0"] {
			assert!(parse(&["--finality-journal=/tmp/j", wrong]).is_err(), "{wrong} was accepted");
		}
	}

	#[test]
	fn block_of_should_refuse_when_the_record_is_not_the_block() {
		let signed = block(7, Default::default());
		let payload = signed.encode();
		let (number, read) =
			block_of(&Record { number: 7, payload: payload.clone() }).expect("it is the block");
		assert_eq!((number, read), (7, signed));
		assert!(block_of(&Record { number: 8, payload: payload.clone() }).is_err());
		assert!(block_of(&Record { number: 7, payload: payload[1..].to_vec() }).is_err());
		let longer = [payload, vec![0]].concat();
		assert!(block_of(&Record { number: 7, payload: longer }).is_err());
	}
}
