// SPDX-License-Identifier: Apache-2.0

//! What the operator can set.

use std::net::{Ipv4Addr, SocketAddr};

/// Bytes of a MiB.
const MIB: u32 = 1024 * 1024;

/// Settings of the Ethereum JSON-RPC.
#[derive(Clone, Debug)]
pub struct EthRpcConfig {
	/// Where HTTP and WebSocket are served; both share the port. Port 0 takes any free one.
	pub listen: SocketAddr,
	/// Browser origins that may call (`https://wallet.example`; `http://localhost:*` for any port).
	/// `all` or `*` allows every origin. Empty allows none; clients outside a browser are not
	/// affected.
	pub cors: Vec<String>,
	/// Simultaneous connections. Further ones are refused.
	pub max_connections: u32,
	/// Largest request, in MiB.
	pub max_request_mb: u32,
	/// Largest response, in MiB.
	pub max_response_mb: u32,
	/// Calls in one batch; 0 refuses batches.
	pub max_batch: u32,
	/// Calls that one connection may make in a minute, those of batches counted each; 0 is no limit.
	/// Further ones are refused until some time has passed.
	pub max_calls_per_minute: u32,
	/// Subscriptions of one connection.
	pub max_subscriptions: u32,
	/// Filters that may be installed at the same time, by all callers.
	pub max_filters: u32,
	/// Filters that may be installed at the same time through one connection.
	pub max_filters_per_connection: u32,
	/// Logs in one answer of `eth_getLogs`. A query that finds more fails.
	pub max_log_results: u32,
	/// Blocks one `eth_getLogs` may span. A wider query fails.
	pub max_log_block_range: u32,
	/// Discard what was indexed and index every block again at start.
	pub rebuild_index: bool,
	/// Serve the methods `debug_trace*`, which execute blocks again.
	pub debug: bool,
	/// Answer of `web3_clientVersion`, such as `genex-node/v0.1.0-1a2b3c4/x86_64-linux`.
	pub client_version: String,
}

impl Default for EthRpcConfig {
	fn default() -> Self {
		Self {
			listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8545)),
			cors: vec!["http://localhost:*".into(), "http://127.0.0.1:*".into()],
			max_connections: 100,
			max_request_mb: 5,
			max_response_mb: 15,
			max_batch: 100,
			max_calls_per_minute: 0,
			max_subscriptions: 256,
			max_filters: 1_000,
			max_filters_per_connection: 100,
			max_log_results: 10_000,
			max_log_block_range: 10_000,
			rebuild_index: false,
			debug: false,
			client_version: concat!("genex-eth-rpc/v", env!("CARGO_PKG_VERSION")).into(),
		}
	}
}

impl EthRpcConfig {
	/// Largest request, in bytes.
	pub(crate) fn max_request_bytes(&self) -> u32 {
		self.max_request_mb.saturating_mul(MIB)
	}

	/// Largest response, in bytes.
	pub(crate) fn max_response_bytes(&self) -> u32 {
		self.max_response_mb.saturating_mul(MIB)
	}

	/// Whether every browser origin is allowed.
	pub(crate) fn any_origin(&self) -> bool {
		self.cors.iter().any(|origin| origin == "all" || origin == "*")
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn any_origin_should_hold_only_when_a_wildcard_is_listed() {
		let with = |cors: &[&str]| EthRpcConfig {
			cors: cors.iter().map(|origin| origin.to_string()).collect(),
			..Default::default()
		};
		assert!(with(&["all"]).any_origin());
		assert!(with(&["https://wallet.example", "*"]).any_origin());
		assert!(!with(&["https://wallet.example"]).any_origin());
		assert!(!with(&[]).any_origin());
	}
}
