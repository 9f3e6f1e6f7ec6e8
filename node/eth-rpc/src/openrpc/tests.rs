// SPDX-License-Identifier: Apache-2.0

//! The document against what the server does.

use std::collections::BTreeSet;

use jsonrpsee::{RpcModule, types::ErrorObjectOwned};

use super::*;
use crate::{
	api::{
		self,
		debug::{Debug, DebugApiServer},
	},
	error::{self, ChainError},
	testing::Fixture,
};

/// Every method that a server of this crate can have.
fn everything() -> RpcModule<()> {
	let fixture = Fixture::default();
	let mut methods = api::module(fixture.context.clone()).unwrap();
	methods.merge(Debug::new(fixture.context, fixture.state).into_rpc()).unwrap();
	api::described(methods).unwrap()
}

/// Everything the document refers to.
fn references(value: &Value, found: &mut BTreeSet<String>) {
	match value {
		Value::Object(object) => {
			if let Some(Value::String(reference)) = object.get("$ref") {
				found.insert(reference.clone());
			}
			object.values().for_each(|inner| references(inner, found));
		},
		Value::Array(list) => list.iter().for_each(|inner| references(inner, found)),
		_ => {},
	}
}

#[test]
fn document_should_have_the_methods_that_are_registered_each_once() {
	let module = everything();
	let registered: BTreeSet<&str> = module.method_names().collect();
	let described: BTreeSet<&str> = methods().map(|method| method.name).collect();
	let missing: Vec<&&str> = registered.difference(&described).collect();
	let too_many: Vec<&&str> = described.difference(&registered).collect();
	assert!(missing.is_empty(), "not described: {missing:?}");
	assert!(too_many.is_empty(), "described, but not registered: {too_many:?}");
	assert_eq!(methods().count(), described.len(), "a method is described twice");
}

#[test]
fn document_should_refer_only_to_what_it_has_and_have_nothing_else() {
	let document = document(|_| true).unwrap();
	let mut found = BTreeSet::new();
	references(&document, &mut found);
	for reference in &found {
		let place = reference.strip_prefix('#').unwrap();
		assert!(document.pointer(place).is_some(), "{reference} is not there");
	}
	for kind in ["schemas", "errors"] {
		for name in document["components"][kind].as_object().unwrap().keys() {
			let reference = format!("#/components/{kind}/{name}");
			assert!(found.contains(&reference), "nothing refers to {reference}");
		}
	}
}

#[tokio::test]
async fn methods_should_ask_for_the_parameters_that_are_required() {
	let module = everything();
	// A subscription needs a connection.
	let calls = methods().filter(|method| !method.name.ends_with("subscribe"));
	for Method { name, params, .. } in calls {
		let needs = params.iter().any(|param| param.required);
		let request = json!({ "jsonrpc": "2.0", "id": 1, "method": name, "params": [] });
		let (answer, _) = module.raw_json_request(&request.to_string(), 1).await.unwrap();
		let answer: Value = serde_json::from_str(&answer).unwrap();
		assert_eq!(answer["error"]["code"] == -32602, needs, "{name}: {answer}");
	}
}

#[test]
fn parameters_should_be_required_before_they_are_optional() {
	for method in methods() {
		let required: Vec<bool> = method.params.iter().map(|param| param.required).collect();
		assert!(required.is_sorted_by(|one, next| one >= next), "{}", method.name);
		assert!(!method.summary.is_empty(), "{} has no summary", method.name);
		let double = method.errors.iter().find(|error| Failure::EVERYWHERE.contains(error));
		assert_eq!(double, None, "{}", method.name);
	}
}

#[test]
fn errors_should_have_the_codes_that_are_answered() {
	let chain = |error: ChainError| ErrorObjectOwned::from(error).code();
	for (failure, code) in [
		(Failure::Reverted, error::reverted(&[]).code()),
		(Failure::Refused, error::server("").code()),
		(Failure::NotFound, error::not_found("").code()),
		(Failure::Behind, chain(ChainError::IndexBehind { blocks: 1 })),
		(Failure::Unsupported, error::unsupported("").code()),
		(Failure::Limit, error::limit("").code()),
		(Failure::InvalidParams, error::invalid_params("").code()),
		(Failure::Internal, error::internal("").code()),
	] {
		assert_eq!(failure.described().0, code, "{failure:?}");
	}
}

#[test]
fn schema_should_read_lists_and_null() {
	let log = json!({ "$ref": "#/components/schemas/Log" });
	assert_eq!(schema("Log"), log);
	assert_eq!(schema("[Log]"), json!({ "type": "array", "items": log }));
	assert_eq!(schema("Log?"), json!({ "oneOf": [log, { "type": "null" }] }));
	let list = json!({ "type": "array", "items": log });
	assert_eq!(schema("[Log]?"), json!({ "oneOf": [list, { "type": "null" }] }));
}
