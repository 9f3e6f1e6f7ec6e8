// SPDX-License-Identifier: Apache-2.0

//! `web3_*`.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use pallet_revive::{evm::Bytes, keccak_256};
use sp_core::H256;

use super::Context;

/// Facts about the client.
#[rpc(server, namespace = "web3")]
pub trait Web3Api {
	/// Name and version of the node.
	#[method(name = "clientVersion")]
	fn client_version(&self) -> RpcResult<String>;

	/// keccak256 of some bytes.
	#[method(name = "sha3")]
	fn sha3(&self, data: Bytes) -> RpcResult<H256>;
}

/// Serves `web3_*`.
pub struct Web3(pub Arc<Context>);

impl Web3ApiServer for Web3 {
	fn client_version(&self) -> RpcResult<String> {
		Ok(self.0.client_version.clone())
	}

	fn sha3(&self, data: Bytes) -> RpcResult<H256> {
		Ok(H256(keccak_256(&data.0)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::Fixture;

	#[test]
	fn sha3_should_be_keccak256() {
		let web3 = Web3(Fixture::default().context);
		let expected = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470";
		assert_eq!(format!("{:?}", web3.sha3(Bytes(vec![])).unwrap()), expected);
		assert_eq!(web3.client_version().unwrap(), "genex-node/test");
	}
}
