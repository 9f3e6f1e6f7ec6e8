// SPDX-License-Identifier: Apache-2.0

//! `net_*`.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use sp_core::U256;

use super::Context;

/// State of the network.
#[rpc(server, namespace = "net")]
pub trait NetApi {
	/// The chain id in decimal.
	#[method(name = "version")]
	fn version(&self) -> RpcResult<String>;

	/// Whether the node accepts peers: always.
	#[method(name = "listening")]
	fn listening(&self) -> RpcResult<bool>;

	/// Number of connected peers.
	#[method(name = "peerCount")]
	fn peer_count(&self) -> RpcResult<U256>;
}

/// Serves `net_*`.
pub struct Net(pub Arc<Context>);

impl NetApiServer for Net {
	fn version(&self) -> RpcResult<String> {
		Ok(self.0.chain_id.to_string())
	}

	fn listening(&self) -> RpcResult<bool> {
		Ok(true)
	}

	fn peer_count(&self) -> RpcResult<U256> {
		Ok(self.0.network.peers().into())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::Fixture;

	#[test]
	fn version_should_be_decimal_and_peers_a_quantity() {
		let net = Net(Fixture::default().context);
		assert_eq!(net.version().unwrap(), "420");
		assert!(net.listening().unwrap());
		assert_eq!(net.peer_count().unwrap(), 3.into());
	}
}
