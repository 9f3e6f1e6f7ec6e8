// SPDX-License-Identifier: Apache-2.0
//! The sub-command `benchmark`: measures calls, storage, the overhead of a block, and the machine. Exists in builds with
//! the feature `runtime-benchmarks` only.

use crate::{
	cli::Cli,
	command::set_genesis,
	service::{Block, Partial},
};
use frame_benchmarking_cli::{
	MachineCmd, OverheadCmd, PalletCmd, SUBSTRATE_REFERENCE_HARDWARE, StorageCmd,
};
use sc_cli::{CliConfiguration, Result, SubstrateCli};
use sc_service::Configuration;
use sp_runtime::traits::HashingFor;

/// What can be measured.
#[derive(Debug, clap::Subcommand)]
pub enum BenchmarkCmd {
	/// Measure what calls cost.
	Pallet(PalletCmd),

	/// Measure what reading and writing a value of the state costs.
	Storage(StorageCmd),

	/// Measure an empty block and an empty transaction.
	Overhead(OverheadCmd),

	/// Compare the machine with the reference hardware.
	Machine(MachineCmd),
}

impl BenchmarkCmd {
	/// Measures.
	///
	/// # Errors
	/// A state that cannot be built, or a measurement that fails.
	pub fn run(&self, cli: &Cli) -> Result<()> {
		match self {
			Self::Pallet(cmd) => cli.create_runner(cmd)?.sync_run(|config| {
				let spec = match cmd.runtime {
					Some(_) => None,
					None => Some(with_genesis(cmd, config)?.chain_spec),
				};
				cmd.run_with_spec::<HashingFor<Block>, ()>(spec)
			}),
			Self::Storage(cmd) => cli.create_runner(cmd)?.sync_run(|mut config| {
				let Partial { client, backend, .. } = cli.partial(cmd, &mut config)?;
				let (db, storage) = (backend.expose_db(), backend.expose_storage());
				let cache = backend.expose_shared_trie_cache();
				cmd.run(config, client, db, storage, cache)
			}),
			Self::Overhead(cmd) => cli.create_runner(cmd)?.sync_run(|config| {
				let spec = match cmd.params.runtime {
					Some(_) => None,
					None => Some(with_genesis(cmd, config)?.chain_spec),
				};
				cmd.run_with_default_builder_and_spec::<Block, ()>(spec)
			}),
			Self::Machine(cmd) => cli
				.create_runner(cmd)?
				.sync_run(|config| cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone())),
		}
	}
}

/// `config` with the first state of a chain known by name. The wasm of this build cannot be asked for it by who does not
/// know the functions by which it measures itself.
fn with_genesis(cmd: &impl CliConfiguration, mut config: Configuration) -> Result<Configuration> {
	set_genesis(cmd, &mut config)?;
	Ok(config)
}
