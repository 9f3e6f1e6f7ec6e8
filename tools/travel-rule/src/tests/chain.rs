// SPDX-License-Identifier: Apache-2.0
//! Against a JSON-RPC server that answers as a node does.

use super::*;
use crate::{Chain, Error, Recorded, UNNUMBERED};
use jsonrpsee::{
	RpcModule,
	server::{Server, ServerHandle},
	types::ErrorObjectOwned,
};
use std::{collections::HashMap, net::TcpListener};

const FINAL_BLOCK: Hash = Hash([9; 32]);

/// A node whose runtime gives the answers for the arguments of `state_call`.
async fn node(genesis: Hash, answers: &[(&str, &str)]) -> (ServerHandle, Chain) {
	let answers: HashMap<String, String> =
		answers.iter().map(|(argument, answer)| ((*argument).into(), (*answer).into())).collect();
	let mut module = RpcModule::new(answers);
	module
		.register_method("chain_getBlockHash", move |params, _, _| {
			assert_eq!(params.one::<u32>().unwrap(), 0);
			genesis.to_string()
		})
		.unwrap();
	module.register_method("chain_getFinalizedHead", |_, _, _| FINAL_BLOCK.to_string()).unwrap();
	module
		.register_method("state_call", |params, answers, _| {
			let (method, argument, at) = params.parse::<(String, String, String)>().unwrap();
			assert_eq!((method.as_str(), at), ("TravelRuleApi_envelope", FINAL_BLOCK.to_string()));
			answers
				.get(&argument)
				.cloned()
				.ok_or_else(|| ErrorObjectOwned::owned(4003, "not exported", None::<()>))
		})
		.unwrap();
	let server = Server::builder().build("127.0.0.1:0").await.unwrap();
	let chain = Chain::at(&format!("http://{}", server.local_addr().unwrap())).unwrap();
	(server.start(module), chain)
}

fn recorded(envelope: &Envelope) -> String {
	let (id, hash) = (envelope.id().unwrap(), envelope.hash().unwrap());
	format!("0x01{}{}", hex::encode(id.0), hex::encode(hash.0))
}

/// SCALE of case 42.
const CASE_42: &str = "0x2a00000000000000";

#[tokio::test]
async fn check_should_succeed_when_envelope_is_on_record() {
	let (_node, chain) = node(CONTEXT.genesis, &[(CASE_42, &recorded(&envelope()))]).await;
	assert_eq!(chain.genesis().await.unwrap(), CONTEXT.genesis);
	assert_eq!(
		chain.recorded(42).await.unwrap(),
		Recorded { id: envelope().id().unwrap(), hash: envelope().hash().unwrap() }
	);
	chain.check(&envelope(), 42).await.unwrap();
}

#[tokio::test]
async fn check_should_fail_when_chain_or_case_is_another() {
	let (_node, chain) = node(Hash([8; 32]), &[(CASE_42, &recorded(&envelope()))]).await;
	let error = chain.check(&envelope(), 42).await.unwrap_err();
	assert!(matches!(error, Error::OtherChain { .. }), "{error:?}");
	let (_node, chain) = node(CONTEXT.genesis, &[(CASE_42, &recorded(&envelope()))]).await;
	let error = chain.check(&envelope(), 41).await.unwrap_err();
	assert!(matches!(error, Error::OtherCase { envelope: 42, asked: 41 }), "{error:?}");
}

#[tokio::test]
async fn check_should_succeed_when_envelope_on_record_has_no_number() {
	let context = Context { case: UNNUMBERED, ..CONTEXT };
	let sealed = seal_with(&payload(), &public(1), &context, &mut randomness(0)).unwrap();
	let (_node, chain) = node(CONTEXT.genesis, &[(CASE_42, &recorded(&sealed))]).await;
	chain.check(&sealed, 42).await.unwrap();
	let (_node, chain) = node(CONTEXT.genesis, &[(CASE_42, &recorded(&envelope()))]).await;
	let error = chain.check(&sealed, 42).await.unwrap_err();
	assert!(matches!(error, Error::Mismatch { .. }), "{error:?}");
}

#[tokio::test]
async fn check_should_fail_when_another_envelope_is_on_record() {
	let other = seal_with(&payload(), &public(1), &CONTEXT, &mut randomness(1)).unwrap();
	let (_node, chain) = node(CONTEXT.genesis, &[(CASE_42, &recorded(&other))]).await;
	let error = chain.check(&envelope(), 42).await.unwrap_err();
	assert!(
		matches!(error, Error::Mismatch { what: "id", envelope: ours, chain: theirs, case: 42 }
			if ours == envelope().id().unwrap() && theirs == other.id().unwrap()),
		"{error:?}"
	);
	// The same header around another ciphertext keeps the id.
	let mut changed = envelope();
	changed.sealed[0] ^= 1;
	let (_node, chain) = node(CONTEXT.genesis, &[(CASE_42, &recorded(&envelope()))]).await;
	let error = chain.check(&changed, 42).await.unwrap_err();
	assert!(matches!(error, Error::Mismatch { what: "hash", .. }), "{error:?}");
}

#[tokio::test]
async fn recorded_should_fail_when_case_has_no_envelope() {
	let (_node, chain) = node(CONTEXT.genesis, &[(CASE_42, "0x00")]).await;
	let error = chain.recorded(42).await.unwrap_err();
	assert!(matches!(error, Error::NoRecord { case: 42 }), "{error:?}");
}

#[tokio::test]
async fn recorded_should_fail_when_answer_is_no_envelope() {
	let longer = format!("{}00", recorded(&envelope()));
	for answer in ["", "0x", "0x01", "0x02", "0x0000", "no hex", longer.as_str()] {
		let (_node, chain) = node(CONTEXT.genesis, &[(CASE_42, answer)]).await;
		let error = chain.recorded(42).await.unwrap_err();
		assert!(matches!(error, Error::Node { method: "state_call", .. }), "{answer}: {error:?}");
	}
}

#[tokio::test]
async fn recorded_should_tell_the_refusal_when_runtime_has_no_cases() {
	let (_node, chain) = node(CONTEXT.genesis, &[]).await;
	let error = chain.recorded(42).await.unwrap_err().to_string();
	assert!(error.contains("(not exported)") && error.contains("has Travel Rule cases"), "{error}");
}

#[tokio::test]
async fn genesis_should_fail_when_nobody_listens() {
	// A port that was free a moment ago.
	let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
	let chain = Chain::at(&format!("http://127.0.0.1:{port}")).unwrap();
	let error = chain.genesis().await.unwrap_err();
	assert!(matches!(error, Error::Node { method: "chain_getBlockHash", .. }), "{error:?}");
	assert!(error.to_string().contains(&port.to_string()), "{error}");
}

#[test]
fn at_should_fail_when_address_is_not_http() {
	for url in ["", "127.0.0.1:9944", "ws://127.0.0.1:9944", "https://127.0.0.1:9944", "http://"] {
		assert!(matches!(Chain::at(url), Err(Error::Url(text)) if text == url), "{url}");
	}
}
