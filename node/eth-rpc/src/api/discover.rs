// SPDX-License-Identifier: Apache-2.0

//! `rpc.discover`.

use std::collections::BTreeSet;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use serde_json::Value;

use crate::{error::internal, openrpc};

/// Name of the method itself.
const NAME: &str = "rpc.discover";

/// Describing this interface.
#[rpc(server)]
pub trait DiscoverApi {
	/// The OpenRPC document of the methods that this server has.
	#[method(name = "rpc.discover")]
	fn discover(&self) -> RpcResult<Value>;
}

/// Serves `rpc.discover`.
pub struct Discover(BTreeSet<&'static str>);

impl Discover {
	/// Describes these methods and itself.
	pub fn new(methods: impl Iterator<Item = &'static str>) -> Self {
		Self(methods.chain([NAME]).collect())
	}
}

impl DiscoverApiServer for Discover {
	fn discover(&self) -> RpcResult<Value> {
		openrpc::document(|name| self.0.contains(name))
			.map_err(|error| internal(format!("the OpenRPC document is malformed: {error}")))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn discover_should_describe_the_methods_that_are_there() {
		let document = Discover::new(["net_version", "eth_call"].into_iter()).discover().unwrap();
		assert_eq!(document["openrpc"], "1.3.2");
		let methods = document["methods"].as_array().unwrap();
		let names: Vec<&Value> = methods.iter().map(|method| &method["name"]).collect();
		assert_eq!(names, vec!["eth_call", "net_version", NAME]);
	}

	#[tokio::test]
	async fn discover_should_be_among_the_methods_of_the_server() {
		let context = crate::testing::Fixture::default().context;
		let module = crate::api::described(crate::api::module(context).unwrap()).unwrap();
		let document: Value = module.call(NAME, [(); 0]).await.unwrap();
		let count = document["methods"].as_array().unwrap().len();
		assert_eq!(count, module.method_names().count());
	}
}
