// SPDX-License-Identifier: Apache-2.0

//! Filters over a chain that grows and reorganises.

use serde_json::{Value, json};

use super::*;
use crate::{
	chain::Chain,
	testing::{Doer, Fixture, MockState},
};

fn api(fixture: &Fixture) -> EthFilters {
	EthFilters::new(fixture.context.clone())
}

fn parse(filter: Value) -> Filter {
	Filter::from_json(filter).unwrap()
}

fn log_filter(api: &EthFilters, filter: Value) -> RpcResult<U256> {
	api.new_filter(&Extensions::new(), parse(filter))
}

fn hashes(api: &EthFilters, id: U256) -> Vec<H256> {
	match api.get_filter_changes(id).unwrap() {
		Changes::Hashes(hashes) => hashes,
		Changes::Logs(logs) => panic!("logs: {logs:?}"),
	}
}

fn logs(api: &EthFilters, id: U256) -> Vec<RpcLog> {
	match api.get_filter_changes(id).unwrap() {
		Changes::Logs(logs) => logs,
		Changes::Hashes(hashes) => panic!("hashes: {hashes:?}"),
	}
}

/// Block, index in the block, and whether it was removed.
fn places(logs: &[RpcLog]) -> Vec<(u64, u64, bool)> {
	logs.iter()
		.map(|log| (log.block_number.as_u64(), log.log_index.as_u64(), log.removed))
		.collect()
}

fn eth_hash(fixture: &Fixture, hash: H256) -> H256 {
	fixture.chain.extract(hash).unwrap().eth_hash()
}

#[test]
fn block_filter_should_tell_each_new_block_once() {
	let fixture = Fixture::default();
	fixture.chain.extend(&[]);
	let api = api(&fixture);
	let id = api.new_block_filter(&Extensions::new()).unwrap();
	assert!(hashes(&api, id).is_empty());
	let new = [fixture.chain.extend(&[&[1]]), fixture.chain.extend(&[])];
	let expected: Vec<H256> = new.iter().map(|hash| eth_hash(&fixture, *hash)).collect();
	// Whether they are indexed or not.
	assert_eq!(hashes(&api, id), expected);
	assert!(hashes(&api, id).is_empty());
	let next = fixture.chain.extend(&[]);
	fixture.context.index.catch_up().unwrap();
	assert_eq!(hashes(&api, id), vec![eth_hash(&fixture, next)]);
}

#[test]
fn block_filter_should_tell_the_blocks_that_joined_when_reorganised() {
	let fixture = Fixture::default();
	let base = fixture.chain.extend(&[]);
	fixture.chain.extend(&[]);
	let api = api(&fixture);
	let id = api.new_block_filter(&Extensions::new()).unwrap();
	let new = fixture.chain.fork(base, 2, None);
	let expected: Vec<H256> = new.iter().map(|hash| eth_hash(&fixture, *hash)).collect();
	assert_eq!(hashes(&api, id), expected);
	assert!(hashes(&api, id).is_empty());
}

#[test]
fn log_filter_should_tell_what_it_selects_from_then_on() {
	let fixture = Fixture::default();
	fixture.chain.extend(&[&[1]]);
	let api = api(&fixture);
	let one = format!("{:?}", H256::repeat_byte(1));
	let id = log_filter(&api, json!({ "topics": [one] })).unwrap();
	assert!(logs(&api, id).is_empty());
	fixture.chain.extend(&[&[2, 1], &[1]]);
	fixture.chain.extend(&[&[2]]);
	fixture.chain.extend(&[&[1]]);
	assert_eq!(places(&logs(&api, id)), vec![(2, 1, false), (2, 2, false), (4, 0, false)]);
	assert!(logs(&api, id).is_empty());
}

#[test]
fn log_filter_should_flag_what_was_removed_newest_first_when_reorganised() {
	let fixture = Fixture::default();
	let base = fixture.chain.extend(&[]);
	let api = api(&fixture);
	let id = log_filter(&api, json!({})).unwrap();
	let old = [fixture.chain.extend(&[&[1], &[2]]), fixture.chain.extend(&[&[2]])];
	assert_eq!(logs(&api, id).len(), 3);
	fixture.context.index.catch_up().unwrap();
	fixture.chain.fork(base, 3, Some((old[0], 1)));
	let told = logs(&api, id);
	let expected = vec![(3, 0, true), (2, 1, true), (2, 0, true), (3, 0, false), (3, 1, false)];
	assert_eq!(places(&told), expected);
	assert_eq!(told[0].block_hash, eth_hash(&fixture, old[1]));
	assert!(logs(&api, id).is_empty());
	// A block that came and left between two polls was never told.
	let best = fixture.context.best().hash;
	fixture.chain.extend(&[&[3]]);
	fixture.chain.fork(best, 2, None);
	assert!(logs(&api, id).is_empty());
}

#[test]
fn log_filter_should_keep_to_its_blocks() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let within = json!({ "fromBlock": "0x2", "toBlock": "0x3" });
	let id = log_filter(&api, within).unwrap();
	for _ in 0..5 {
		fixture.chain.extend(&[&[1]]);
	}
	assert_eq!(places(&logs(&api, id)), vec![(2, 0, false), (3, 0, false)]);
}

#[test]
fn log_filter_should_go_on_with_the_next_poll_when_an_answer_is_full() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let id = log_filter(&api, json!({})).unwrap();
	// Ten logs fit an answer.
	for _ in 0..4 {
		fixture.chain.extend(&[&[1, 2, 3, 4]]);
	}
	let blocks = |logs: Vec<RpcLog>| -> Vec<u64> {
		logs.iter().step_by(4).map(|log| log.block_number.as_u64()).collect()
	};
	assert_eq!(blocks(logs(&api, id)), vec![1, 2]);
	assert_eq!(blocks(logs(&api, id)), vec![3, 4]);
	assert!(logs(&api, id).is_empty());
	// So do twenty blocks.
	for _ in 0..25 {
		fixture.chain.extend(&[]);
	}
	fixture.chain.extend(&[&[1]]);
	assert!(logs(&api, id).is_empty());
	assert_eq!(places(&logs(&api, id)), vec![(30, 0, false)]);
}

#[test]
fn log_filter_should_fail_and_stay_when_one_block_has_too_many() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let id = log_filter(&api, json!({})).unwrap();
	fixture.chain.extend(&[&[1]]);
	fixture.chain.extend(&[&[2; 11]]);
	assert_eq!(places(&logs(&api, id)), vec![(1, 0, false)]);
	for _ in 0..2 {
		let error = api.get_filter_changes(id).unwrap_err();
		assert_eq!(error.code(), -32005);
		assert!(error.message().starts_with("block 2 has more"), "{}", error.message());
	}
}

#[test]
fn log_filter_should_count_the_bytes_of_an_answer() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let id = log_filter(&api, json!({})).unwrap();
	fixture.chain.extend(&[&[1, 2, 3, 4, 5]]);
	fixture.chain.extend(&[&[1, 2, 3, 4, 5]]);
	let first = logs(&api, id);
	let size: usize = first.iter().map(RpcLog::json_size).sum();
	// Ten logs would fit by their number, and not by their size.
	assert!((size..size * 2).contains(&fixture.context.limits.answer_bytes), "{size}");
	assert_eq!((first.len(), logs(&api, id).len()), (5, 5));
}

#[test]
fn filter_should_stay_where_it_is_when_a_block_cannot_be_read() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let id = log_filter(&api, json!({})).unwrap();
	fixture.chain.extend(&[&[1]]);
	let second = fixture.chain.extend(&[&[1]]);
	fixture.chain.fail(second, ChainError::Database("disk full".into()));
	assert_eq!(api.get_filter_changes(id).unwrap_err().code(), -32603);
	fixture.chain.recover(second);
	assert_eq!(logs(&api, id).len(), 2);
}

#[test]
fn filter_should_be_lost_when_its_fork_is_gone() {
	let fixture = Fixture::default();
	let base = fixture.chain.extend(&[]);
	let old = fixture.chain.extend(&[&[1]]);
	let api = api(&fixture);
	let id = log_filter(&api, json!({})).unwrap();
	fixture.chain.fork(base, 2, None);
	fixture.chain.forget(old);
	let error = api.get_filter_changes(id).unwrap_err();
	assert_eq!(error.code(), -32000);
	assert!(error.message().contains("a fork that this node has discarded"));
	// It is not there any more.
	let error = api.get_filter_changes(id).unwrap_err();
	assert!(error.message().starts_with("filter not found: it was removed"));
	assert!(!api.uninstall_filter(id).unwrap());
}

#[test]
fn transaction_filter_should_tell_what_came_once() {
	let fixture = Fixture::default();
	fixture.pool.add(b"eth-old");
	let api = api(&fixture);
	let id = api.new_pending_transaction_filter(&Extensions::new()).unwrap();
	assert!(hashes(&api, id).is_empty());
	let first = fixture.pool.add(b"eth-1");
	fixture.pool.add(b"native");
	assert_eq!(hashes(&api, id), vec![MockState::eth_hash(b"eth-1")]);
	assert!(hashes(&api, id).is_empty());
	fixture.pool.remove(first);
	fixture.pool.add(b"eth-2");
	assert_eq!(hashes(&api, id), vec![MockState::eth_hash(b"eth-2")]);
}

#[test]
fn transaction_filter_should_tell_what_came_and_was_included_between_polls() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let id = api.new_pending_transaction_filter(&Extensions::new()).unwrap();
	let block = fixture.chain.extract(fixture.chain.extend(&[&[], &[]])).unwrap();
	let expected: Vec<H256> = block.transactions.iter().map(|tx| tx.hash).collect();
	assert_eq!(hashes(&api, id), expected);
	// What it has told in the pool is not told again when it is included.
	let next = fixture.chain.extract(fixture.chain.extend(&[&[]])).unwrap();
	let payload = next.transactions[0].signed.signed_payload();
	fixture.chain.set_best(block.substrate_hash);
	let waiting = fixture.pool.add(&payload);
	assert_eq!(hashes(&api, id), vec![next.transactions[0].hash]);
	fixture.pool.remove(waiting);
	fixture.chain.set_best(next.substrate_hash);
	assert!(hashes(&api, id).is_empty());
}

#[test]
fn log_filter_should_tell_native_acts_and_transaction_filter_should_not() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let by_logs = log_filter(&api, json!({})).unwrap();
	let by_transactions = api.new_pending_transaction_filter(&Extensions::new()).unwrap();
	let acts: [(Doer, &[u8]); 3] = [(Doer::Native, &[1]), (Doer::Wallet, &[2]), (Doer::End, &[3])];
	let block = fixture.chain.extract(fixture.chain.extend_mixed(&acts)).unwrap();
	assert_eq!(logs(&api, by_logs).len(), 3);
	assert_eq!(hashes(&api, by_transactions), vec![block.transactions[1].hash]);
}

#[test]
fn transaction_filter_should_go_on_with_the_next_poll_when_an_answer_is_full() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let id = api.new_pending_transaction_filter(&Extensions::new()).unwrap();
	for _ in 0..3 {
		fixture.chain.extend(&[&[] as &[u8]; 6]);
	}
	fixture.pool.add(b"eth-late");
	assert_eq!(hashes(&api, id).len(), 12);
	assert_eq!(hashes(&api, id).len(), 7);
	assert!(hashes(&api, id).is_empty());
}

#[test]
fn filter_logs_should_be_those_of_a_search() {
	let fixture = Fixture::default();
	fixture.chain.extend(&[&[1]]);
	fixture.chain.extend(&[&[1]]);
	let api = api(&fixture);
	let all = json!({ "fromBlock": "0x0" });
	let id = log_filter(&api, all.clone()).unwrap();
	let expected = EthLogs(fixture.context.clone()).get_logs(parse(all)).unwrap();
	assert_eq!(expected.len(), 2);
	// As often as one likes, and without an effect on the changes.
	assert_eq!(api.get_filter_logs(id).unwrap(), expected);
	assert_eq!(api.get_filter_logs(id).unwrap(), expected);
	fixture.chain.extend(&[&[1]]);
	assert_eq!(logs(&api, id).len(), 1);
	assert_eq!(api.get_filter_logs(id).unwrap().len(), 3);
}

#[test]
fn filter_logs_should_fail_when_the_filter_is_for_something_else() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let asks = Extensions::new();
	let blocks = api.new_block_filter(&asks).unwrap();
	let transactions = api.new_pending_transaction_filter(&asks).unwrap();
	for id in [blocks, transactions] {
		let error = api.get_filter_logs(id).unwrap_err();
		assert_eq!(error.code(), -32602);
		assert!(error.message().contains("eth_getFilterChanges"));
	}
	let error = api.get_filter_logs(U256::from(1)).unwrap_err();
	assert_eq!(error.code(), -32000);
}

#[test]
fn new_filter_should_refuse_what_cannot_be_followed() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	for (wrong, part) in [
		(json!({ "blockHash": format!("{:?}", H256::zero()) }), "has no blockHash"),
		(json!({ "fromBlock": format!("{:?}", H256::zero()) }), "a tag or a number"),
		(json!({ "toBlock": "finalized" }), "ends at a number"),
		(json!({ "toBlock": "earliest" }), "ends at a number"),
		(json!({ "fromBlock": "0x2", "toBlock": "0x1" }), "above toBlock 1"),
	] {
		let error = log_filter(&api, wrong).unwrap_err();
		assert_eq!(error.code(), -32602);
		assert!(error.message().contains(part), "{}", error.message());
	}
	assert!(log_filter(&api, json!({ "fromBlock": "finalized" })).is_ok());
	assert!(log_filter(&api, json!({ "fromBlock": "0x9", "toBlock": "latest" })).is_ok());
}

#[test]
fn filters_should_be_bounded_per_connection_and_in_all() {
	let fixture = Fixture::default();
	let api = api(&fixture);
	let limits = fixture.context.limits;
	let connection = Connection::default();
	let asks = connection.extensions();
	let ids: Vec<U256> =
		(0..limits.connection_filters).map(|_| api.new_block_filter(&asks).unwrap()).collect();
	let error = api.new_filter(&asks, Filter::default()).unwrap_err();
	assert_eq!(error.code(), -32005);
	assert!(error.message().contains("this connection"), "{}", error.message());
	for _ in limits.connection_filters..limits.filters {
		api.new_pending_transaction_filter(&Extensions::new()).unwrap();
	}
	let error = api.new_block_filter(&Extensions::new()).unwrap_err();
	assert_eq!(error.code(), -32005);
	assert!(error.message().contains("this node"), "{}", error.message());
	assert!(api.uninstall_filter(ids[0]).unwrap());
	assert!(!api.uninstall_filter(ids[0]).unwrap());
	assert!(api.new_block_filter(&asks).is_ok());
}

#[tokio::test]
async fn filters_should_be_read_and_answered_as_ethereum_says() {
	let fixture = Fixture::default();
	let module = crate::api::module(fixture.context.clone()).unwrap();
	let id: Value = module.call("eth_newFilter", [json!({})]).await.unwrap();
	let text = id.as_str().unwrap();
	assert!(text.starts_with("0x") && !text.starts_with("0x0"), "{text}");
	fixture.chain.extend(&[&[1]]);
	let changes: Value = module.call("eth_getFilterChanges", [id.clone()]).await.unwrap();
	assert_eq!((&changes[0]["removed"], &changes[0]["logIndex"]), (&json!(false), &json!("0x0")));
	let removed: Value = module.call("eth_uninstallFilter", [id]).await.unwrap();
	assert_eq!(removed, json!(true));
	for (method, params) in [
		("eth_newFilter", json!([{ "address": "0x1" }])),
		("eth_newFilter", json!([])),
		("eth_getFilterChanges", json!(["nine"])),
		("eth_getFilterLogs", json!([])),
		("eth_uninstallFilter", json!([{}])),
	] {
		let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		let (answer, _) = module.raw_json_request(&request.to_string(), 1).await.unwrap();
		assert!(answer.contains("-32602"), "{method} {params}: {answer}");
	}
}
