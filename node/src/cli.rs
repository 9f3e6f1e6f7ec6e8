// SPDX-License-Identifier: Apache-2.0
//! What the command line of `genex-node` understands.

use crate::{
	eth_index::EthIndexCmd,
	journal::{JournalImportCmd, JournalParams, JournalVerifyCmd},
	travel_rule::TravelRuleCmd,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use genex_eth_rpc::EthRpcConfig;
use std::{
	fmt,
	net::{IpAddr, Ipv4Addr, SocketAddr},
	path::PathBuf,
	str::FromStr,
	time::Duration,
};

/// Default port of the Ethereum JSON-RPC.
pub const ETH_RPC_PORT: u16 = 8545;
/// Calls in a minute of one connection to a public Ethereum JSON-RPC, where the operator sets nothing.
const PUBLIC_RATE_LIMIT: u32 = 6_000;
/// The longest interval that `--sealing <milliseconds>` accepts: one hour.
const LONGEST_SEALING_INTERVAL_MS: u64 = 3_600_000;

/// The Genex chain node.
#[derive(Debug, Parser)]
pub struct Cli {
	/// An operator's tool; without one, the node runs.
	#[command(subcommand)]
	pub subcommand: Option<Command>,

	/// Options of a running node.
	#[command(flatten)]
	pub run: sc_cli::RunCmd,

	/// Options of the Ethereum JSON-RPC.
	#[command(flatten)]
	pub eth: EthRpcParams,

	/// Options of the finality journal.
	#[command(flatten)]
	pub journal: JournalParams,

	/// How a development chain makes its blocks: `instant` (a block per transaction), `manual`
	/// (`engine_createBlock` over RPC) or an interval in milliseconds.
	///
	/// Without this option the chain runs Aura and GRANDPA with one block per second, as a
	/// production network does. With it, every block is final at once, and chain time advances by
	/// one second per block instead of following the clock. Waiting transactions are kept in a
	/// single-state pool. Refused on every chain that is not a development chain.
	#[arg(long, value_name = "instant|manual|MILLISECONDS")]
	pub sealing: Option<Sealing>,

	/// How log records are written to standard error: text for people, or one JSON object per
	/// line (time, level, target, message) for log collectors.
	#[arg(long, value_enum, value_name = "FORMAT", default_value_t = LogFormat::Text, global = true)]
	pub log_format: LogFormat,

	/// Folder in which compiled runtimes are kept, so that nodes and tools that start again do not
	/// compile the same runtime again [default: `runtime-cache` in the base path].
	///
	/// Several may share it. Whoever may write there decides what they execute.
	#[arg(long, env = "GENEX_RUNTIME_CACHE", value_name = "FOLDER", global = true)]
	pub runtime_cache: Option<PathBuf>,
}

/// The operator's tools.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Make, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain specification as JSON, readable or raw.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Write a chain specification with a boot node (older form of `export-chain-spec`).
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Execute a stored block again and check that the result is the same.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file and import them.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Write the state at a block as a raw chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Delete the stored chain.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back the newest blocks that are not final.
	Revert(sc_cli::RevertCmd),

	/// Print best and final block of the stored chain.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Compare the index of the Ethereum JSON-RPC with the stored chain, or make it anew.
	#[command(subcommand)]
	EthIndex(EthIndexCmd),

	/// Bring a database, empty or behind, to where a finality journal is.
	JournalImport(JournalImportCmd),

	/// Read a finality journal and check its blocks and the votes for them.
	JournalVerify(JournalVerifyCmd),

	/// Make, open and show the sealed envelopes of Travel Rule cases.
	#[command(subcommand)]
	TravelRule(TravelRuleCmd),

	/// Measure calls, storage, the overhead of a block, and the machine.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(crate::benchmarking::BenchmarkCmd),
}

/// Form of the log records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
	/// Coloured text for people.
	Text,
	/// One JSON object per line.
	Json,
}

/// Who decides when a development chain makes a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
	/// Every transaction that becomes ready makes a block.
	Instant,
	/// Only `engine_createBlock` makes a block.
	Manual,
	/// A timer makes a block, empty or not.
	Interval(Duration),
}

impl FromStr for Sealing {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		match text {
			"instant" => Ok(Self::Instant),
			"manual" => Ok(Self::Manual),
			_ => match text.parse::<u64>() {
				Ok(ms @ 1..=LONGEST_SEALING_INTERVAL_MS) => {
					Ok(Self::Interval(Duration::from_millis(ms)))
				},
				Ok(_) => Err(format!(
					"the interval must lie between 1 and {LONGEST_SEALING_INTERVAL_MS} milliseconds"
				)),
				Err(_) => {
					Err("expected `instant`, `manual` or an interval in milliseconds".to_owned())
				},
			},
		}
	}
}

impl fmt::Display for Sealing {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Instant => f.write_str("a block for every transaction"),
			Self::Manual => f.write_str("a block for every call of engine_createBlock"),
			Self::Interval(interval) => write!(f, "a block every {} ms", interval.as_millis()),
		}
	}
}

/// Options of the Ethereum JSON-RPC that the node serves by itself.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Ethereum JSON-RPC")]
pub struct EthRpcParams {
	/// Serve the Ethereum JSON-RPC over HTTP and WebSocket (already on with `--dev`).
	#[arg(long, conflicts_with = "no_eth_rpc")]
	pub eth_rpc: bool,

	/// Do not serve the Ethereum JSON-RPC, not even with `--dev`.
	#[arg(long)]
	pub no_eth_rpc: bool,

	/// TCP port of the Ethereum JSON-RPC.
	#[arg(long, value_name = "PORT", default_value_t = ETH_RPC_PORT)]
	pub eth_rpc_port: u16,

	/// Listen on every interface instead of the local one. Put a proxy that limits requests in
	/// front of a public endpoint.
	#[arg(long)]
	pub eth_rpc_external: bool,

	/// Origins of web pages that may use the Ethereum JSON-RPC, separated by commas; `all` or `*`
	/// allows every origin. Default: none, and every origin with `--dev`.
	#[arg(long, value_name = "ORIGINS", value_delimiter = ',')]
	pub eth_rpc_cors: Option<Vec<String>>,

	/// Most connections at one time.
	#[arg(long, value_name = "COUNT", default_value_t = 100)]
	pub eth_rpc_max_connections: u32,

	/// Largest request in megabytes.
	#[arg(long, value_name = "MEGABYTES", default_value_t = 5)]
	pub eth_rpc_max_request_size: u32,

	/// Largest response in megabytes.
	#[arg(long, value_name = "MEGABYTES", default_value_t = 15)]
	pub eth_rpc_max_response_size: u32,

	/// Most calls in one batch request; 0 refuses batches.
	#[arg(long, value_name = "COUNT", default_value_t = 100)]
	pub eth_rpc_max_batch: u32,

	/// Most calls in a minute over one connection, those of batches counted each; 0 is no limit.
	/// Further ones are answered with an error that says how long to wait. Set 0 behind a proxy
	/// that sends the requests of many clients over one connection, and let the proxy count.
	/// Default: no limit, and 6000 with --eth-rpc-external.
	#[arg(long, value_name = "CALLS")]
	pub eth_rpc_rate_limit: Option<u32>,

	/// Most subscriptions of one connection.
	#[arg(long, value_name = "COUNT", default_value_t = 256)]
	pub eth_rpc_max_subscriptions: u32,

	/// Most filters (`eth_newFilter` and the like) installed at one time, by all clients together.
	/// A filter that nobody polls for five minutes is removed.
	#[arg(long, value_name = "COUNT", default_value_t = 1_000)]
	pub eth_max_filters: u32,

	/// Most filters installed at one time over one connection.
	#[arg(long, value_name = "COUNT", default_value_t = 100)]
	pub eth_max_filters_per_connection: u32,

	/// Most logs that one `eth_getLogs` returns; a query with more is answered with an error.
	#[arg(long, value_name = "COUNT", default_value_t = 10_000)]
	pub eth_max_log_results: u32,

	/// Most blocks that one `eth_getLogs` may cover; a query over more is answered with an error.
	#[arg(long, value_name = "BLOCKS", default_value_t = 10_000)]
	pub eth_max_log_range: u32,

	/// Throw the index of Ethereum blocks and transactions away and build it again from the
	/// stored chain.
	#[arg(long)]
	pub eth_rebuild_index: bool,

	/// Serve the methods `debug_trace*` (already on with `--dev`). They execute whole blocks again: not
	/// for public endpoints.
	#[arg(long)]
	pub eth_debug: bool,
}

impl EthRpcParams {
	/// The configuration of the Ethereum JSON-RPC, or `None` where it is off.
	///
	/// # Errors
	/// An option that asks for work of an endpoint that is off.
	pub fn config(
		&self,
		is_dev: bool,
		client_version: String,
	) -> Result<Option<EthRpcConfig>, String> {
		let on = self.eth_rpc || (is_dev && !self.no_eth_rpc);
		if !on && self.eth_rebuild_index {
			return Err("--eth-rebuild-index needs the Ethereum JSON-RPC: add --eth-rpc".to_owned());
		}
		if !on && self.eth_debug {
			return Err("--eth-debug needs the Ethereum JSON-RPC: add --eth-rpc".to_owned());
		}
		Ok(on.then(|| EthRpcConfig {
			listen: self.listen(),
			cors: self.cors(is_dev),
			max_connections: self.eth_rpc_max_connections,
			max_request_mb: self.eth_rpc_max_request_size,
			max_response_mb: self.eth_rpc_max_response_size,
			max_batch: self.eth_rpc_max_batch,
			max_calls_per_minute: self.rate_limit(),
			max_subscriptions: self.eth_rpc_max_subscriptions,
			max_filters: self.eth_max_filters,
			max_filters_per_connection: self.eth_max_filters_per_connection,
			max_log_results: self.eth_max_log_results,
			max_log_block_range: self.eth_max_log_range,
			rebuild_index: self.eth_rebuild_index,
			debug: self.eth_debug || is_dev,
			client_version,
		}))
	}

	fn listen(&self) -> SocketAddr {
		let address =
			if self.eth_rpc_external { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
		SocketAddr::new(IpAddr::V4(address), self.eth_rpc_port)
	}

	fn rate_limit(&self) -> u32 {
		let usual = if self.eth_rpc_external { PUBLIC_RATE_LIMIT } else { 0 };
		self.eth_rpc_rate_limit.unwrap_or(usual)
	}

	fn cors(&self, is_dev: bool) -> Vec<String> {
		let all = || vec!["*".to_owned()];
		match &self.eth_rpc_cors {
			Some(origins) if origins.iter().any(|origin| origin == "*" || origin == "all") => all(),
			Some(origins) => origins.clone(),
			None if is_dev => all(),
			None => Vec::new(),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_cli::SubstrateCli;

	fn parse(args: &[&str]) -> Result<Cli, clap::Error> {
		Cli::try_from_iter(std::iter::once("genex-node").chain(args.iter().copied()))
	}

	fn eth_config(args: &[&str]) -> Option<EthRpcConfig> {
		let cli = parse(args).expect("arguments are valid");
		cli.eth.config(cli.run.shared_params.dev, "test".to_owned()).expect("options agree")
	}

	#[test]
	fn sealing_should_parse_when_mode_or_interval_is_known() {
		assert_eq!("instant".parse(), Ok(Sealing::Instant));
		assert_eq!("manual".parse(), Ok(Sealing::Manual));
		assert_eq!("1".parse(), Ok(Sealing::Interval(Duration::from_millis(1))));
		assert_eq!("3600000".parse(), Ok(Sealing::Interval(Duration::from_secs(3_600))));
	}

	#[test]
	fn sealing_should_fail_when_interval_is_out_of_range() {
		for text in ["0", "3600001", "99999999999999999999", "-5", "1.5", "Instant", ""] {
			assert!(text.parse::<Sealing>().is_err(), "{text:?} was accepted");
		}
		let message = parse(&["--dev", "--sealing", "soon"]).expect_err("not a mode").to_string();
		assert!(message.contains("`instant`, `manual`"), "{message}");
	}

	#[test]
	fn eth_rpc_should_listen_locally_when_dev() {
		let config = eth_config(&["--dev"]).expect("on with --dev");
		assert_eq!(config.listen, "127.0.0.1:8545".parse().expect("is an address"));
		assert_eq!(config.cors, ["*"]);
		assert_eq!(config.max_log_results, 10_000);
		assert!(!config.rebuild_index);
	}

	#[test]
	fn eth_rpc_should_be_off_when_not_asked_for() {
		assert!(eth_config(&["--chain", "local"]).is_none());
		assert!(eth_config(&["--dev", "--no-eth-rpc"]).is_none());
		assert!(parse(&["--eth-rpc", "--no-eth-rpc"]).is_err());
	}

	#[test]
	fn eth_rpc_should_follow_options_when_given() {
		let config = eth_config(&[
			"--chain=local",
			"--eth-rpc",
			"--eth-rpc-port=9000",
			"--eth-rpc-external",
			"--eth-rpc-cors=https://a.example,https://b.example",
			"--eth-max-log-results=7",
			"--eth-max-log-range=8",
			"--eth-rebuild-index",
		])
		.expect("on with --eth-rpc");
		assert_eq!(config.listen, "0.0.0.0:9000".parse().expect("is an address"));
		assert_eq!(config.cors, ["https://a.example", "https://b.example"]);
		assert_eq!((config.max_log_results, config.max_log_block_range), (7, 8));
		assert!(config.rebuild_index);
		assert_eq!(eth_config(&["--eth-rpc", "--eth-rpc-cors=all"]).expect("on").cors, ["*"]);
		assert!(eth_config(&["--eth-rpc"]).expect("on").cors.is_empty());
	}

	#[test]
	fn eth_rpc_should_limit_what_a_connection_may_do() {
		let config = eth_config(&["--dev"]).expect("on with --dev");
		assert_eq!(config.max_calls_per_minute, 0);
		assert_eq!(config.max_subscriptions, 256);
		assert_eq!((config.max_filters, config.max_filters_per_connection), (1_000, 100));
		let public = ["--eth-rpc", "--eth-rpc-external"];
		assert_eq!(eth_config(&public).expect("on").max_calls_per_minute, 6_000);
		let behind_proxy = ["--eth-rpc", "--eth-rpc-external", "--eth-rpc-rate-limit=0"];
		assert_eq!(eth_config(&behind_proxy).expect("on").max_calls_per_minute, 0);
		let config = eth_config(&[
			"--eth-rpc",
			"--eth-rpc-rate-limit=60",
			"--eth-rpc-max-subscriptions=5",
			"--eth-max-filters=6",
			"--eth-max-filters-per-connection=7",
		])
		.expect("on with --eth-rpc");
		assert_eq!((config.max_calls_per_minute, config.max_subscriptions), (60, 5));
		assert_eq!((config.max_filters, config.max_filters_per_connection), (6, 7));
	}

	#[test]
	fn eth_rebuild_index_should_be_refused_when_eth_rpc_is_off() {
		let cli = parse(&["--chain=local", "--eth-rebuild-index"]).expect("arguments are valid");
		let message = cli.eth.config(false, String::new()).expect_err("endpoint is off");
		assert!(message.contains("--eth-rpc"), "{message}");
	}

	#[test]
	fn eth_debug_should_be_on_when_dev_or_asked_for() {
		assert!(eth_config(&["--dev"]).expect("on").debug);
		assert!(!eth_config(&["--chain=local", "--eth-rpc"]).expect("on").debug);
		assert!(eth_config(&["--chain=local", "--eth-rpc", "--eth-debug"]).expect("on").debug);
		let cli = parse(&["--chain=local", "--eth-debug"]).expect("arguments are valid");
		let message = cli.eth.config(false, String::new()).expect_err("endpoint is off");
		assert!(message.contains("--eth-rpc"), "{message}");
	}

	#[test]
	fn database_should_be_refused_when_not_paritydb() {
		for database in ["rocksdb", "auto", "paritydb-experimental"] {
			for args in [
				vec!["--dev", "--database", database],
				vec!["purge-chain", "--chain=local", "--database", database],
			] {
				let message = parse(&args).expect_err("only ParityDB is allowed").to_string();
				assert!(message.contains("ParityDB only"), "{message}");
			}
		}
		assert!(parse(&["--dev", "--database", "paritydb"]).is_ok());
		assert!(parse(&["--dev", "--db", "ParityDb"]).is_ok());
	}

	#[test]
	fn log_format_should_apply_when_given_to_a_tool() {
		assert_eq!(parse(&["--dev"]).expect("valid").log_format, LogFormat::Text);
		assert_eq!(
			parse(&["--dev", "--log-format=json"]).expect("valid").log_format,
			LogFormat::Json
		);
		let tool = parse(&["chain-info", "--chain=local", "--log-format", "json"]).expect("valid");
		assert_eq!(tool.log_format, LogFormat::Json);
		assert!(matches!(tool.subcommand, Some(Command::ChainInfo(_))));
		assert!(parse(&["--log-format=xml"]).is_err());
	}

	#[test]
	fn node_key_should_need_a_chain_when_written_below_a_base_path() {
		assert!(parse(&["key", "generate-node-key"]).is_ok());
		assert!(parse(&["key", "generate-node-key", "--base-path=/tmp/x"]).is_err());
		assert!(parse(&["key", "generate-node-key", "--default-base-path"]).is_err());
		assert!(
			parse(&["key", "generate-node-key", "--base-path=/tmp/x", "--chain=local"]).is_ok()
		);
	}
}
