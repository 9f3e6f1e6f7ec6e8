// SPDX-License-Identifier: Apache-2.0
//! `genex-node eth-index`: compares the index of Ethereum blocks and transactions with the stored
//! chain, or makes it anew. The node must not run meanwhile. The outcome goes to standard output.

use crate::{cli::Cli, service::Partial};
use clap::{Args, Subcommand};
use genex_eth_rpc::{IndexReport, check_index, rebuild_index};
use sc_cli::{CliConfiguration, DatabaseParams, Error, Result, SharedParams, SubstrateCli};
use std::{fmt, io::Write};

/// The tools for the index.
#[derive(Debug, Subcommand)]
pub enum EthIndexCmd {
	/// Compare the index with the stored chain. Fails when a block is wrong.
	Check(CheckIndexCmd),

	/// Delete the index, build it again from the stored chain, and compare both. May be killed at any
	/// time: the node then indexes again when it starts.
	Rebuild(RebuildIndexCmd),
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckIndexCmd {
	/// Compare only so many of the newest blocks.
	#[arg(long, value_name = "BLOCKS")]
	last: Option<u32>,

	#[command(flatten)]
	stored: Stored,
}

/// Arguments of `rebuild`.
#[derive(Debug, Args)]
pub struct RebuildIndexCmd {
	#[command(flatten)]
	stored: Stored,
}

/// Where the chain is stored.
#[derive(Debug, Args)]
struct Stored {
	#[command(flatten)]
	shared_params: SharedParams,

	#[command(flatten)]
	database_params: DatabaseParams,
}

impl CliConfiguration for Stored {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn database_params(&self) -> Option<&DatabaseParams> {
		Some(&self.database_params)
	}
}

impl EthIndexCmd {
	/// Does it.
	///
	/// # Errors
	/// The chain cannot be opened or read, or the index is wrong.
	pub fn run(&self, cli: &Cli) -> Result<()> {
		let stored = match self {
			Self::Check(cmd) => &cmd.stored,
			Self::Rebuild(cmd) => &cmd.stored,
		};
		cli.create_runner(stored)?.async_run(|mut config| {
			let Partial { client, backend, task_manager, .. } = cli.partial(stored, &mut config)?;
			let work = async move {
				let outcome = match self {
					Self::Check(cmd) => check_index(client, backend, cmd.last),
					Self::Rebuild(_) => rebuild_index(client, backend),
				};
				let report = outcome.map_err(|error| Error::Application(Box::new(error)))?;
				write!(std::io::stdout(), "{}", Told(&report))?;
				judge(&report)
			};
			Ok((work, task_manager))
		})
	}
}

/// A report in words.
struct Told<'a>(&'a IndexReport);

impl fmt::Display for Told<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let IndexReport { best, indexed, checked, unreadable, faulty, faults } = self.0;
		match indexed {
			Some(indexed) => writeln!(f, "indexed up to block {indexed} of {best}")?,
			None => writeln!(f, "nothing is indexed; the best block is {best}")?,
		}
		writeln!(f, "compared: {checked}, not readable any more: {unreadable}, wrong: {faulty}")?;
		faults.iter().try_for_each(|(number, fault)| writeln!(f, "block {number} {fault}"))
	}
}

fn judge(report: &IndexReport) -> Result<()> {
	match report.faulty {
		0 => Ok(()),
		faulty => Err(Error::Input(format!(
			"{faulty} blocks are wrong in the Ethereum index; run `genex-node eth-index rebuild`"
		))),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::cli::Command;
	use genex_eth_rpc::Fault;

	fn parse(args: &[&str]) -> std::result::Result<Cli, clap::Error> {
		let program = ["genex-node", "eth-index"];
		Cli::try_from_iter(program.iter().copied().chain(args.iter().copied()))
	}

	#[test]
	fn commands_should_parse_when_complete() {
		let check = parse(&["check", "--dev", "--last", "100"]).expect("arguments are valid");
		let Some(Command::EthIndex(EthIndexCmd::Check(cmd))) = check.subcommand else {
			panic!("another command");
		};
		assert_eq!(cmd.last, Some(100));
		assert!(cmd.stored.shared_params.dev);
		let rebuild = parse(&["rebuild", "--chain=local", "--base-path=/tmp/x"]);
		let rebuild = rebuild.expect("arguments are valid").subcommand;
		assert!(matches!(rebuild, Some(Command::EthIndex(EthIndexCmd::Rebuild(_)))));
		for wrong in [vec![], vec!["check", "--last", "all"], vec!["rebuild", "--last", "5"]] {
			assert!(parse(&wrong).is_err(), "{wrong:?} was accepted");
		}
	}

	#[test]
	fn report_should_be_told_in_full_and_fail_when_a_block_is_wrong() {
		let whole = IndexReport { best: 9, indexed: Some(8), checked: 9, ..Default::default() };
		let told = Told(&whole).to_string();
		assert!(told.starts_with("indexed up to block 8 of 9\ncompared: 9,"), "{told}");
		assert!(judge(&whole).is_ok());
		let wrong = IndexReport { faulty: 1, faults: vec![(7, Fault::Missing)], ..whole };
		assert!(Told(&wrong).to_string().ends_with("wrong: 1\nblock 7 is missing\n"));
		let message = judge(&wrong).expect_err("a block is wrong").to_string();
		assert!(message.contains("eth-index rebuild"), "{message}");
		let empty = IndexReport { best: 3, ..Default::default() };
		assert!(Told(&empty).to_string().starts_with("nothing is indexed"));
	}
}
