// SPDX-License-Identifier: Apache-2.0
//! JSON-RPC as it is on the wire, for answers that a client library would hide.

use crate::http;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::{fmt, net::SocketAddr};

/// A JSON-RPC server.
#[derive(Clone, Copy, Debug)]
pub struct JsonRpc {
	/// Where it listens.
	pub at: SocketAddr,
}

/// An error object.
#[derive(Clone, Debug, PartialEq)]
pub struct RpcError {
	/// Its code.
	pub code: i64,
	/// Its text.
	pub message: String,
	/// Details for programs, or null.
	pub data: Value,
}

impl fmt::Display for RpcError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} (code {}, data {})", self.message, self.code, self.data)
	}
}

impl std::error::Error for RpcError {}

impl JsonRpc {
	/// The result of `method`.
	///
	/// # Errors
	/// Whatever the server refuses.
	pub fn call(&self, method: &str, params: Value) -> Result<Value> {
		self.try_call(method, params)?.with_context(|| format!("{method} failed"))
	}

	/// The error of `method`.
	///
	/// # Errors
	/// The method succeeded.
	pub fn error(&self, method: &str, params: Value) -> Result<RpcError> {
		match self.try_call(method, params)? {
			Ok(result) => bail!("{method} was expected to fail and answered {result}"),
			Err(error) => Ok(error),
		}
	}

	/// The result or error of `method`.
	///
	/// # Errors
	/// An answer that is no JSON-RPC.
	pub fn try_call(&self, method: &str, params: Value) -> Result<Result<Value, RpcError>> {
		let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		outcome(&self.raw(request.to_string().as_bytes())?)
	}

	/// The answer to `body`, as JSON.
	///
	/// # Errors
	/// An answer that is no JSON.
	pub fn raw(&self, body: &[u8]) -> Result<Value> {
		let answer = http::post(self.at, body)?;
		serde_json::from_str(&answer.body)
			.with_context(|| format!("status {} with no JSON: {}", answer.status, answer.body))
	}
}

/// Result or error in one response object.
///
/// # Errors
/// An object that has neither.
pub fn outcome(response: &Value) -> Result<Result<Value, RpcError>> {
	if let Some(result) = response.get("result") {
		return Ok(Ok(result.clone()));
	}
	let error =
		response.get("error").with_context(|| format!("no JSON-RPC response: {response}"))?;
	Ok(Err(RpcError {
		code: error["code"].as_i64().context("the error has no code")?,
		message: error["message"].as_str().context("the error has no text")?.to_owned(),
		data: error.get("data").cloned().unwrap_or_default(),
	}))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn outcome_should_tell_result_error_and_neither_apart() {
		assert_eq!(outcome(&json!({ "result": null })).unwrap(), Ok(Value::Null));
		let error =
			outcome(&json!({ "error": { "code": 3, "message": "reverted", "data": "0x" } }))
				.unwrap();
		assert_eq!(
			error.unwrap_err(),
			RpcError { code: 3, message: "reverted".into(), data: json!("0x") }
		);
		assert!(outcome(&json!([])).is_err());
	}
}
