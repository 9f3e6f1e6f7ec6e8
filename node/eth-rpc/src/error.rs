// SPDX-License-Identifier: Apache-2.0

//! Errors of starting the server, of reading the chain, and their JSON-RPC form.

use std::net::SocketAddr;

use jsonrpsee::types::{ErrorObjectOwned, error::INVALID_PARAMS_CODE};
use serde_json::Value;
use sp_core::H256;

/// A call that names something the node does not have (EIP-1474).
const NOT_FOUND: i32 = -32001;
/// What is asked for may be there, and this node cannot tell yet (EIP-1474).
const UNAVAILABLE: i32 = -32002;
/// A refused transaction, a failed execution, a state that is not available (EIP-1474).
const SERVER: i32 = -32000;
/// Ethereum has the method, this chain nothing it could answer (EIP-1474).
const UNSUPPORTED: i32 = -32004;
/// The query exceeds a limit of this node (EIP-1474).
const LIMIT: i32 = -32005;
/// A fault inside the node (JSON-RPC 2.0).
const INTERNAL: i32 = -32603;
/// Execution reverted, with the revert data, as every Ethereum client answers it.
const REVERTED: i32 = 3;

/// Why the Ethereum JSON-RPC could not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// The port is held by another process. Stop that process or choose another port.
	#[error(
		"the Ethereum JSON-RPC cannot listen on {addr}: the address is in use by another process; \
		 stop it or choose another port"
	)]
	PortTaken {
		/// The address asked for.
		addr: SocketAddr,
	},
	/// The address cannot be bound for another reason: a privileged port or a foreign interface.
	#[error("the Ethereum JSON-RPC cannot listen on {addr}: {source}; choose another address")]
	Bind {
		/// The address asked for.
		addr: SocketAddr,
		/// What the operating system said.
		source: std::io::Error,
	},
	/// An entry of the list of browser origins is no valid header value. Correct the entry.
	#[error("`{0}` is not a valid browser origin; write it as scheme://host[:port], or `all`")]
	Origin(String),
	/// The threads of the server could not be started. Check the limits of the process.
	#[error("the threads of the Ethereum JSON-RPC could not be started: {0}")]
	Threads(std::io::Error),
	/// The runtime or the database could not be read. The cause is in the text.
	#[error("the Ethereum JSON-RPC could not read the chain: {0}")]
	Chain(#[from] ChainError),
	/// A JSON-RPC method is registered twice. This is a fault of the node.
	#[error("the Ethereum JSON-RPC has a method twice: {0}")]
	Methods(#[from] jsonrpsee::core::RegisterMethodError),
	/// The metrics could not be registered: their names are taken in the registry.
	#[error("the metrics of the Ethereum JSON-RPC could not be registered: {0}")]
	Metrics(#[from] substrate_prometheus_endpoint::PrometheusError),
}

/// Why something of the chain could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
	/// The state of the block was pruned. An archive node still has it.
	#[error(
		"state of block {number} is pruned on this node; use an archive node \
		 (--state-pruning archive)"
	)]
	StatePruned {
		/// The block.
		number: u32,
	},
	/// The body of the block was pruned. An archive node still has it.
	#[error(
		"body of block {number} is pruned on this node; use an archive node \
		 (--blocks-pruning archive)"
	)]
	BodyPruned {
		/// The block.
		number: u32,
	},
	/// No header with this Substrate hash.
	#[error("block {0:?} is not known to this node; it may be on a fork that was discarded")]
	UnknownBlock(H256),
	/// What was looked up may be in a block that the index has not reached. Ask again.
	#[error("index is {blocks} blocks behind; retry")]
	IndexBehind {
		/// Blocks of the best chain above the last indexed one.
		blocks: u32,
	},
	/// The runtime call failed.
	#[error("the runtime at block {number} could not answer {call}: {cause}")]
	Runtime {
		/// The block at which it was evaluated.
		number: u32,
		/// The runtime function.
		call: &'static str,
		/// What went wrong.
		cause: String,
	},
	/// The node's database failed.
	#[error("the node's database failed: {0}")]
	Database(String),
}

impl From<sp_blockchain::Error> for ChainError {
	fn from(error: sp_blockchain::Error) -> Self {
		Self::Database(error.to_string())
	}
}

impl From<ChainError> for ErrorObjectOwned {
	fn from(error: ChainError) -> Self {
		let code = match error {
			ChainError::StatePruned { .. } | ChainError::BodyPruned { .. } => SERVER,
			ChainError::UnknownBlock(_) => NOT_FOUND,
			ChainError::IndexBehind { .. } => UNAVAILABLE,
			ChainError::Runtime { .. } | ChainError::Database(_) => INTERNAL,
		};
		Self::owned(code, error.to_string(), None::<()>)
	}
}

/// The caller's parameters are wrong.
pub fn invalid_params(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(INVALID_PARAMS_CODE, message, None::<()>)
}

/// The call is well formed but cannot be served.
pub fn server(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(SERVER, message, None::<()>)
}

/// The same, with details for programs.
pub fn server_with(message: impl Into<String>, data: Value) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(SERVER, message, Some(data))
}

/// The call names something this node does not have.
pub fn not_found(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(NOT_FOUND, message, None::<()>)
}

/// The call exceeds a limit.
pub fn limit(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(LIMIT, message, None::<()>)
}

/// The same, with what a program can do about it.
pub fn limit_with(message: impl Into<String>, data: Value) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(LIMIT, message, Some(data))
}

/// This chain has nothing the method could answer.
pub fn unsupported(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(UNSUPPORTED, message, None::<()>)
}

/// A fault of the node.
pub fn internal(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(INTERNAL, message, None::<()>)
}

/// Execution reverted with this data.
pub fn reverted(data: &[u8]) -> ErrorObjectOwned {
	let message = match crate::revert::reason(data) {
		Some(reason) => format!("execution reverted: {reason}"),
		None => "execution reverted".into(),
	};
	ErrorObjectOwned::owned(REVERTED, message, Some(sp_core::bytes::to_hex(data, false)))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn pruned_state_should_name_block_and_remedy_when_turned_into_an_answer() {
		let answer = ErrorObjectOwned::from(ChainError::StatePruned { number: 7 });
		assert_eq!(answer.code(), -32000);
		assert_eq!(
			answer.message(),
			"state of block 7 is pruned on this node; use an archive node (--state-pruning archive)"
		);
	}

	#[test]
	fn an_index_behind_should_say_by_how_much_and_have_a_code_of_its_own() {
		let answer = ErrorObjectOwned::from(ChainError::IndexBehind { blocks: 120 });
		assert_eq!(answer.code(), -32002);
		assert_eq!(answer.message(), "index is 120 blocks behind; retry");
	}

	#[test]
	fn reverted_should_carry_code_3_and_the_data_in_hex() {
		let answer = reverted(&[0xde, 0xad]);
		assert_eq!(answer.code(), 3);
		assert_eq!(answer.message(), "execution reverted");
		assert_eq!(answer.data().map(|data| data.get()), Some("\"0xdead\""));
	}

	#[test]
	fn limits_should_carry_what_helps_a_program() {
		let answer = limit_with("too many", serde_json::json!({ "retryAfterMs": 5 }));
		assert_eq!(answer.code(), -32005);
		assert_eq!(answer.data().map(|data| data.get()), Some(r#"{"retryAfterMs":5}"#));
	}

	#[test]
	fn codes_should_follow_eip_1474() {
		assert_eq!(invalid_params("").code(), -32602);
		assert_eq!(server("").code(), -32000);
		assert_eq!(not_found("").code(), -32001);
		assert_eq!(limit("").code(), -32005);
		assert_eq!(unsupported("").code(), -32004);
		assert_eq!(ErrorObjectOwned::from(ChainError::Database(String::new())).code(), -32603);
	}
}
