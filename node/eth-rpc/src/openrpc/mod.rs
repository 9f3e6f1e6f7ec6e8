// SPDX-License-Identifier: Apache-2.0

//! The OpenRPC document: every method with its parameters, result and errors. Whoever adds a method
//! adds it to the list of its group; a new group is a new file and a line in [`GROUPS`]. Tests compare
//! the document with what is registered.

mod absent;
mod blocks;
mod debug;
mod logs;
mod other;
mod state;

use serde_json::{Map, Value, json};

/// All methods, group by group.
const GROUPS: &[&[Method]] = &[
	state::METHODS,
	blocks::METHODS,
	logs::METHODS,
	absent::METHODS,
	other::METHODS,
	debug::METHODS,
];
/// The shapes that descriptions name, as JSON Schema.
const SCHEMAS: &str = include_str!("schemas.json");
/// Version of the OpenRPC specification that the document follows.
const SPECIFICATION: &str = "1.3.2";

/// A method.
struct Method {
	name: &'static str,
	summary: &'static str,
	params: &'static [Param],
	/// See [`schema`].
	result: &'static str,
	/// Errors besides those that every method can have.
	errors: &'static [Failure],
}

/// A parameter, by the name and place it has in the call.
struct Param {
	name: &'static str,
	/// See [`schema`].
	schema: &'static str,
	required: bool,
}

const fn required(name: &'static str, schema: &'static str) -> Param {
	Param { name, schema, required: true }
}

const fn optional(name: &'static str, schema: &'static str) -> Param {
	Param { name, schema, required: false }
}

/// A kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
	Reverted,
	Refused,
	NotFound,
	Behind,
	Unsupported,
	Limit,
	InvalidParams,
	Internal,
}

impl Failure {
	const ALL: [Self; 8] = [
		Self::Reverted,
		Self::Refused,
		Self::NotFound,
		Self::Behind,
		Self::Unsupported,
		Self::Limit,
		Self::InvalidParams,
		Self::Internal,
	];
	/// What every method can answer.
	const EVERYWHERE: [Self; 3] = [Self::Limit, Self::InvalidParams, Self::Internal];

	/// Code, and when it is answered.
	fn described(self) -> (i32, &'static str) {
		match self {
			Self::Reverted => (3, "Execution reverted; data holds the revert data."),
			Self::Refused => (
				-32000,
				"A refused transaction, a failed execution, a pruned state, no such filter.",
			),
			Self::NotFound => (-32001, "The named block is not there."),
			Self::Behind => (-32002, "The index is too far behind to tell; ask again."),
			Self::Unsupported => (-32004, "This chain has nothing the method could answer."),
			Self::Limit => (
				-32005,
				"A limit of this node; data holds a range that fits (from, to) or a wait \
				 (retryAfterMs), where one helps.",
			),
			Self::InvalidParams => (-32602, "The parameters are malformed."),
			Self::Internal => (-32603, "A fault of the node."),
		}
	}

	fn reference(self) -> Value {
		json!({ "$ref": format!("#/components/errors/{self:?}") })
	}
}

/// The schema behind a short form: a name of [`SCHEMAS`], `[name]` for a list, `name?` where null is
/// possible.
fn schema(short: &str) -> Value {
	if let Some(inner) = short.strip_suffix('?') {
		return json!({ "oneOf": [schema(inner), { "type": "null" }] });
	}
	match short.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
		Some(inner) => json!({ "type": "array", "items": schema(inner) }),
		None => json!({ "$ref": format!("#/components/schemas/{short}") }),
	}
}

impl Param {
	fn to_json(&self) -> Value {
		json!({
			"name": self.name,
			"required": self.required,
			"schema": schema(self.schema),
		})
	}
}

impl Method {
	fn to_json(&self) -> Value {
		let errors = self.errors.iter().chain(&Failure::EVERYWHERE);
		json!({
			"name": self.name,
			"summary": self.summary,
			"paramStructure": "either",
			"params": self.params.iter().map(Param::to_json).collect::<Vec<_>>(),
			"result": { "name": "result", "schema": schema(self.result) },
			"errors": errors.map(|failure| failure.reference()).collect::<Vec<_>>(),
		})
	}
}

fn methods() -> impl Iterator<Item = &'static Method> {
	GROUPS.iter().copied().flatten()
}

/// The document of the methods that a server has, by their names.
///
/// # Errors
/// The file of schemas is no JSON, which is a fault of this crate.
pub fn document(has: impl Fn(&str) -> bool) -> Result<Value, serde_json::Error> {
	let described = methods().filter(|method| has(method.name));
	let schemas: Value = serde_json::from_str(SCHEMAS)?;
	let errors: Map<String, Value> = Failure::ALL
		.into_iter()
		.map(|failure| {
			let (code, message) = failure.described();
			(format!("{failure:?}"), json!({ "code": code, "message": message }))
		})
		.collect();
	Ok(json!({
		"openrpc": SPECIFICATION,
		"info": {
			"title": "Genex Ethereum JSON-RPC",
			"version": env!("CARGO_PKG_VERSION"),
			"license": { "name": env!("CARGO_PKG_LICENSE") },
		},
		"methods": described.map(Method::to_json).collect::<Vec<_>>(),
		"components": { "schemas": schemas, "errors": errors },
	}))
}

#[cfg(test)]
mod tests;
