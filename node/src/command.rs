// SPDX-License-Identifier: Apache-2.0
//! Runs what the command line asks for.

use crate::{
	chain_spec, check_block,
	cli::{Cli, Command, LogFormat, Sealing},
	logging, ports, service,
	service::{Block, NodeOptions, Partial},
};
use clap::builder::TypedValueParser;
use sc_cli::{
	CliConfiguration, Database, DefaultConfigurationValues, Error, KeySubcommand, LoggerBuilder,
	Result, Runner, Signals, SubstrateCli, TransactionPoolParams, TransactionPoolType,
};
use sc_service::{ChainSpec, ChainType, Configuration, TransactionPoolOptions};

/// The identity of the build, where whoever builds a release says so.
const COMMIT: Option<&str> = option_env!("GENEX_COMMIT");

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Genex Node".into()
	}

	fn impl_version() -> String {
		let version = env!("CARGO_PKG_VERSION");
		match COMMIT {
			Some(commit) => format!("{version}-{commit}"),
			None => version.into(),
		}
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		env!("CARGO_PKG_REPOSITORY").into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn executable_name() -> String {
		env!("CARGO_BIN_NAME").into()
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
		chain_spec::load(id)
	}

	fn setup_command(command: clap::Command) -> clap::Command {
		tightened(command)
			.name(Self::executable_name())
			.version(Self::impl_version())
			.author(Self::author())
			.about(Self::description())
			.long_about(Self::description())
			.after_help(format!("Support: {}", Self::support_url()))
			.propagate_version(true)
			.args_conflicts_with_subcommands(true)
			.subcommand_negates_reqs(true)
	}

	fn create_runner_with_logger_hook<T, D, F>(
		&self,
		command: &T,
		logger_hook: F,
	) -> Result<Runner<Self>>
	where
		T: CliConfiguration<D>,
		D: DefaultConfigurationValues,
		F: FnOnce(&mut LoggerBuilder, &Configuration),
	{
		let tokio = sc_cli::build_runtime()?;
		// Before anything slow, so that a signal during start-up ends the node in order.
		let signals = tokio.block_on(async { Signals::capture() })?;
		let config = command.create_configuration(self, tokio.handle().clone())?;
		let (support, version) = (Self::support_url(), Self::impl_version());
		match self.log_format {
			LogFormat::Text => {
				command.init(&support, &version, |builder| logger_hook(builder, &config))?
			},
			LogFormat::Json => logging::init_json(command, &support, &version)?,
		}
		Runner::new(config, tokio, signals)
	}
}

/// `command` and its sub-commands with what this node demands more than the SDK: ParityDB, and a
/// chain wherever a key is stored below it.
fn tightened(mut command: clap::Command) -> clap::Command {
	let has = |command: &clap::Command, id: &str| {
		command.get_arguments().any(|argument| argument.get_id() == id)
	};
	if has(&command, "database") {
		command = command.mut_arg("database", |argument| {
			argument
				.help("Database of the chain; ParityDB is the only one")
				.value_parser(clap::builder::StringValueParser::new().try_map(parse_database))
		});
	}
	if has(&command, "default_base_path") {
		for id in ["base_path", "default_base_path"] {
			command = command.mut_arg(id, |argument| argument.requires("chain"));
		}
	}
	let names: Vec<_> =
		command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
	names.into_iter().fold(command, |command, name| command.mut_subcommand(name, tightened))
}

fn parse_database(name: String) -> std::result::Result<Database, String> {
	if name.eq_ignore_ascii_case("paritydb") {
		Ok(Database::ParityDb)
	} else {
		Err("this node stores its chain in ParityDB only; leave the option out".into())
	}
}

/// Runs `cli`.
///
/// # Errors
/// Whatever stops the tool or the node, worded for the operator.
pub fn run(cli: &Cli) -> Result<()> {
	match &cli.subcommand {
		None => run_node(cli),
		Some(Command::Key(KeySubcommand::GenerateNodeKey(cmd))) if cmd.chain.is_none() => {
			cmd.common.run()
		},
		Some(Command::Key(cmd)) => cmd.run(cli),
		Some(Command::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Command::BuildSpec(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
		},
		Some(Command::CheckBlock(cmd)) => check_block::run(cmd, cli),
		Some(Command::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, task_manager, .. } = cli.partial(cmd, &mut config)?;
			Ok((cmd.run(client, config.database), task_manager))
		}),
		Some(Command::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, task_manager, import_queue, .. } =
				cli.partial(cmd, &mut config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Command::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, task_manager, .. } = cli.partial(cmd, &mut config)?;
			Ok((cmd.run(client, config.chain_spec), task_manager))
		}),
		Some(Command::PurgeChain(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
		},
		Some(Command::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let Partial { client, task_manager, backend, .. } = cli.partial(cmd, &mut config)?;
			let revert_grandpa = Box::new(|client, _, blocks| {
				sc_consensus_grandpa::revert(client, blocks)?;
				Ok(())
			});
			Ok((cmd.run(client, backend, Some(revert_grandpa)), task_manager))
		}),
		Some(Command::ChainInfo(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config))
		},
		Some(Command::EthIndex(cmd)) => cmd.run(cli),
		Some(Command::JournalImport(cmd)) => cmd.run(cli),
		Some(Command::JournalVerify(cmd)) => cmd.run(cli),
		Some(Command::TravelRule(cmd)) => cmd.run(),
		#[cfg(feature = "runtime-benchmarks")]
		Some(Command::Benchmark(cmd)) => cmd.run(cli),
	}
}

impl Cli {
	/// The parts of a node that the tool `cmd` works on: those of Aura and GRANDPA.
	///
	/// # Errors
	/// A database that cannot be opened, or a runtime that does not start.
	pub fn partial(
		&self,
		cmd: &impl CliConfiguration,
		config: &mut Configuration,
	) -> Result<Partial> {
		set_genesis(cmd, config)?;
		Ok(service::partial(config, None, self.runtime_cache.as_deref())?)
	}
}

/// Gives `config` the first state of a chain that is known by name, as the linked runtime makes it: the SDK would compile
/// the runtime's wasm for it, past the cache, even where the database has that state already.
pub fn set_genesis(cmd: &impl CliConfiguration, config: &mut Configuration) -> Result<()> {
	let id = cmd.chain_id(cmd.is_dev()?)?;
	Ok(chain_spec::build_genesis(&id, &mut *config.chain_spec)?)
}

fn run_node(cli: &Cli) -> Result<()> {
	let mut runner = cli.create_runner(&cli.run)?;
	let config = runner.config_mut();
	let spec = &config.chain_spec;
	refuse_template(spec.id())?;
	refuse_sealing(cli.sealing, spec.name(), &spec.chain_type())?;
	if cli.run.rpc_params.experimental_rpc_endpoint.is_empty() {
		keep_rpc_port(config);
	}

	let is_dev = cli.run.shared_params.dev;
	if cli.sealing.is_some() {
		config.transaction_pool = pool_without_forks(&cli.run.pool_config, is_dev);
	}
	set_genesis(&cli.run, config)?;
	let eth = cli.eth.config(is_dev, eth_client_version())?;
	ports::check(&ports::wanted(config, eth.as_ref().map(|eth| eth.listen)))
		.map_err(Error::Input)?;

	let options = NodeOptions {
		sealing: cli.sealing,
		runtime_cache: cli.runtime_cache.clone(),
		eth,
		journal: cli.journal.options(),
		banner: is_dev.then_some(cli.log_format),
	};
	runner.run_node_until_exit(|config| async move {
		service::start(config, options).await.map_err(Error::Service)
	})
}

/// The pool of a chain whose blocks are sealed: it has no forks. A pool with a view of each fork may hold a transaction that
/// came between two views in the older one only, where no block takes it and its nonce counts as free.
fn pool_without_forks(params: &TransactionPoolParams, is_dev: bool) -> TransactionPoolOptions {
	let pool_type = TransactionPoolType::SingleState;
	TransactionPoolParams { pool_type, ..params.clone() }.transaction_pool(is_dev)
}

/// What Ethereum tools read from `web3_clientVersion`.
fn eth_client_version() -> String {
	use std::env::consts::{ARCH, OS};
	format!("{}/v{}/{ARCH}-{OS}", Cli::executable_name(), Cli::impl_version())
}

/// Makes a port that is taken an error instead of a reason to take another one.
fn keep_rpc_port(config: &mut Configuration) {
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port = false;
	}
}

fn refuse_template(chain_id: &str) -> Result<()> {
	if chain_id == chain_spec::TEMPLATE_ID {
		return Err(Error::Input(
			"the template is the skeleton of a network, not a network: write it to a file with \
			 `genex-node export-chain-spec --chain template --output <FILE>`, set id, name and \
			 genesis, and run with --chain <FILE>"
				.into(),
		));
	}
	Ok(())
}

fn refuse_sealing(sealing: Option<Sealing>, chain: &str, chain_type: &ChainType) -> Result<()> {
	if sealing.is_some() && *chain_type != ChainType::Development {
		return Err(Error::Input(format!(
			"--sealing makes blocks without consensus, and works on development chains only; \
			 `{chain}` is of type {chain_type:?}: leave the option out, or use --dev"
		)));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sealing_should_be_refused_when_chain_is_not_for_development() {
		for chain_type in [ChainType::Live, ChainType::Local, ChainType::Custom("x".into())] {
			let refused = refuse_sealing(Some(Sealing::Instant), "Some Chain", &chain_type);
			let message = refused.expect_err("must be refused").to_string();
			assert!(message.contains("development chains only"), "{message}");
			assert!(message.contains("Some Chain"), "{message}");
			assert!(refuse_sealing(None, "Some Chain", &chain_type).is_ok());
		}
		let development = ChainType::Development;
		assert!(refuse_sealing(Some(Sealing::Manual), "Genex Development", &development).is_ok());
	}

	#[test]
	fn template_should_be_refused_when_run() {
		let message = refuse_template("template").expect_err("must be refused").to_string();
		assert!(message.contains("export-chain-spec --chain template"), "{message}");
		assert!(refuse_template("dev").is_ok());
	}

	#[test]
	fn eth_client_version_should_be_one_word_of_three_parts() {
		let version = eth_client_version();
		assert!(version.starts_with("genex-node/v"), "{version}");
		assert_eq!(version.split('/').count(), 3, "{version}");
		assert!(!version.contains(' '), "{version}");
	}

	#[test]
	fn command_should_be_consistent() {
		use clap::CommandFactory;
		Cli::setup_command(Cli::command()).debug_assert();
	}
}
