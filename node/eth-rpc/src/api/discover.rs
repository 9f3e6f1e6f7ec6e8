// SPDX-License-Identifier: Apache-2.0

//! `rpc.discover`.

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use serde_json::Value;

use crate::{error::internal, openrpc};

/// Describing this interface.
#[rpc(server)]
pub trait DiscoverApi {
	/// The OpenRPC document of this interface.
	#[method(name = "rpc.discover")]
	fn discover(&self) -> RpcResult<Value>;
}

/// Serves `rpc.discover`.
pub struct Discover;

impl DiscoverApiServer for Discover {
	fn discover(&self) -> RpcResult<Value> {
		openrpc::document()
			.map_err(|error| internal(format!("the OpenRPC document is malformed: {error}")))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn discover_should_answer_the_document() {
		let document = Discover.discover().unwrap();
		assert_eq!(document["openrpc"], "1.3.2");
		assert!(document["methods"].as_array().is_some_and(|methods| !methods.is_empty()));
	}
}
