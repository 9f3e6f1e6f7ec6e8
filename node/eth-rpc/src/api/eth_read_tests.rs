// SPDX-License-Identifier: Apache-2.0

use codec::Encode;

use super::*;
use crate::{
	chain::{Chain, State},
	testing::{Fixture, MockNetwork, MockState},
};

fn read(fixture: &Fixture) -> EthRead {
	EthRead(fixture.context.clone())
}

fn tx() -> GenericTransactionV1 {
	GenericTransactionV1::default()
}

#[test]
fn get_transaction_count_should_count_the_pool_at_pending_only() {
	let fixture = Fixture::with_state(MockState { nonce: 2, ..Default::default() });
	let address = H160::repeat_byte(7);
	let account = fixture.state.account(H256::zero(), address).unwrap();
	fixture.pool.add_tag((&account, 2u32).encode());
	fixture.pool.add_tag((&account, 3u32).encode());
	let count = |tag| {
		let block = Some(BlockId::Tag(tag));
		read(&fixture).get_transaction_count(address, block).unwrap().as_u32()
	};
	assert_eq!(count(BlockTag::Latest), 2);
	assert_eq!(count(BlockTag::Pending), 4);
	let default = read(&fixture).get_transaction_count(address, None).unwrap();
	assert_eq!(default, 2.into());
}

#[test]
fn call_should_answer_reverts_with_code_3_and_failures_with_a_message() {
	let reverting = Fixture::with_state(MockState {
		call: Err(EthTransactError::Data(vec![0xab])),
		..Default::default()
	});
	let error = read(&reverting).call(tx(), None, None, None).unwrap_err();
	assert_eq!((error.code(), error.data().unwrap().get()), (3, "\"0xab\""));
	let failing = Fixture::with_state(MockState {
		call: Err(EthTransactError::Message("Not enough gas supplied".into())),
		..Default::default()
	});
	let error = read(&failing).estimate_gas(tx(), None, None, None).unwrap_err();
	assert_eq!((error.code(), error.message()), (-32000, "Not enough gas supplied"));
	let unmoved = Fixture::with_state(MockState {
		call: Err(EthTransactError::Message(
			"failed to run contract: Module(ModuleError { index: 60, error: [4, 0, 0, 0], \
			 message: Some(\"TransferFailed\") })"
				.into(),
		)),
		..Default::default()
	});
	for error in [
		read(&unmoved).call(tx(), None, None, None).unwrap_err(),
		read(&unmoved).estimate_gas(tx(), None, None, None).unwrap_err(),
	] {
		assert_eq!(error.code(), -32000);
		let message = error.message();
		assert!(message.starts_with("execution failed: TransferFailed: "), "{message}");
		assert!(!message.contains("ModuleError"), "{message}");
	}
}

#[test]
fn call_should_ignore_a_price_of_zero_and_check_the_balance_only_when_priced() {
	let fixture = Fixture::default();
	let asked = |transaction| {
		read(&fixture).call(transaction, None, None, None).unwrap();
		fixture.state.asked.lock().take().unwrap()
	};
	let gas = Some(U256::from(50_000));
	let free = GenericTransactionV1 { gas, gas_price: Some(U256::zero()), ..Default::default() };
	let (sent, check) = asked(free);
	assert_eq!((sent.gas_price, check), (None, false));
	let priced = GenericTransactionV1 { gas, gas_price: Some(5.into()), ..Default::default() };
	assert!(asked(priced).1);
	let no_gas = GenericTransactionV1 { gas_price: Some(5.into()), ..Default::default() };
	assert!(!asked(no_gas).1);
}

#[test]
fn call_should_refuse_contradictory_and_foreign_transactions() {
	let fixture = Fixture::default();
	let both = GenericTransactionV1 {
		gas_price: Some(1.into()),
		max_fee_per_gas: Some(1.into()),
		..Default::default()
	};
	let foreign = GenericTransactionV1 { chain_id: Some(1.into()), ..Default::default() };
	let blobs =
		GenericTransactionV1 { blob_versioned_hashes: vec![H256::zero()], ..Default::default() };
	for (wrong, part) in [(both, "pass one"), (foreign, "420"), (blobs, "EIP-4844")] {
		let error = read(&fixture).call(wrong, None, None, None).unwrap_err();
		assert_eq!(error.code(), -32602);
		assert!(error.message().contains(part), "{}", error.message());
	}
}

#[test]
fn fee_history_should_cover_the_range_and_the_block_after_it() {
	let fixture = Fixture::with_state(MockState { gas_price: 77.into(), ..Default::default() });
	(0..3).for_each(|_| {
		fixture.chain.extend(&[&[]]);
	});
	let payers = Extensions::new();
	let history = |newest, percentiles| {
		read(&fixture).fee_history(&payers, BlockCount(2), newest, percentiles).unwrap()
	};
	let newest = history(BlockId::default(), None);
	assert_eq!(newest.oldest_block, 2.into());
	let base = |number: u64| U256::from(1_000_000_000 + number);
	assert_eq!(newest.base_fee_per_gas, vec![base(2), base(3), 77.into()]);
	assert_eq!(newest.gas_used_ratio.len(), 2);
	assert_eq!(newest.reward, None);

	let older = history(BlockId::Number(2), Some(vec![10.0, 90.0]));
	assert_eq!(older.base_fee_per_gas, vec![base(1), base(2), base(3)]);
	assert_eq!(older.reward, Some(vec![vec![U256::zero(); 2]; 2]));

	let (newest, disorder) = (BlockId::default(), Some(vec![90.0, 10.0]));
	let wrong = read(&fixture).fee_history(&payers, BlockCount(1), newest, disorder);
	assert_eq!(wrong.unwrap_err().code(), -32602);
}

#[test]
fn prices_should_be_zero_when_a_consumer_asks() {
	let fixture = Fixture::with_state(MockState { gas_price: 77.into(), ..Default::default() });
	fixture.chain.extend(&[&[]]);
	let (payers, consumers) = (Extensions::new(), Audience::Consumers.extensions());
	assert_eq!(read(&fixture).gas_price(&payers).unwrap(), 77.into());
	assert_eq!(read(&fixture).gas_price(&consumers).unwrap(), U256::zero());
	assert_eq!(read(&fixture).max_priority_fee_per_gas().unwrap(), U256::zero());
	let history = read(&fixture)
		.fee_history(&consumers, BlockCount(1), BlockId::default(), Some(vec![50.0]))
		.unwrap();
	assert_eq!(history.base_fee_per_gas, vec![U256::zero(); 2]);
	assert_eq!(history.reward, Some(vec![vec![U256::zero()]]));
	// Gas is what the act needs, whoever asks.
	let gas = read(&fixture).estimate_gas(tx(), None, None, None).unwrap();
	assert_eq!(gas, crate::testing::MockChain::GAS.into());
}

#[test]
fn get_storage_at_should_pass_the_slot_big_endian() {
	let fixture = Fixture::default();
	let word = read(&fixture).get_storage_at(H160::zero(), 258.into(), None).unwrap();
	assert_eq!(word, H256::from_low_u64_be(258));
}

#[tokio::test]
async fn syncing_should_be_false_when_the_node_follows_the_head() {
	let fixture = Fixture::default();
	let answer = read(&fixture).syncing().await.unwrap();
	assert_eq!(serde_json::to_value(answer).unwrap(), serde_json::json!(false));
	assert_eq!(read(&fixture).block_number().unwrap(), fixture.chain.head().best_number.into());
}

#[tokio::test]
async fn syncing_should_tell_how_far_the_node_is_when_it_fetches_blocks() {
	// Peers may tell of an older block than the node has meanwhile.
	for (ahead, highest) in [(9, "0x9"), (1, "0x2")] {
		let mut fixture = Fixture::default();
		(0..2).for_each(|_| {
			fixture.chain.extend(&[]);
		});
		assert_eq!(fixture.chain.head().best_number, 2);
		let context = Arc::get_mut(&mut fixture.context).unwrap();
		context.network = Arc::new(MockNetwork { ahead: Some(ahead) });
		context.started_at = 1;
		let answer = read(&fixture).syncing().await.unwrap();
		let expected = serde_json::json!({
			"startingBlock": "0x1", "currentBlock": "0x2", "highestBlock": highest
		});
		assert_eq!(serde_json::to_value(answer).unwrap(), expected);
	}
}

#[test]
fn state_should_be_told_as_pruned_when_this_node_has_it_no_more() {
	let fixture = Fixture::default();
	(0..3).for_each(|_| {
		fixture.chain.extend(&[]);
	});
	*fixture.state.pruned.lock() = Some(1);
	let (read, at, who) = (read(&fixture), Some(BlockId::Number(1)), H160::repeat_byte(7));
	for error in [
		read.get_balance(who, at).unwrap_err(),
		read.get_code(who, at).unwrap_err(),
		read.get_storage_at(who, 0.into(), at).unwrap_err(),
		read.get_transaction_count(who, at).unwrap_err(),
		read.call(tx(), at, None, None).unwrap_err(),
		read.estimate_gas(tx(), at, None, None).unwrap_err(),
	] {
		assert_eq!(error.code(), -32000);
		assert_eq!(
			error.message(),
			"state of block 1 is pruned on this node; use an archive node (--state-pruning archive)"
		);
	}
	*fixture.state.pruned.lock() = None;
	assert_eq!(read.get_balance(who, at).unwrap(), U256::zero());
}

#[test]
fn overrides_should_reach_the_runtime_when_executing() {
	let fixture = Fixture::default();
	(0..4).for_each(|_| {
		fixture.chain.extend(&[]);
	});
	let state = StateOverrides::from_json(serde_json::json!({
		"0x00000000000000000000000000000000000000aa": { "nonce": "0x1" },
	}))
	.unwrap();
	let later = Some(BlockOverrides { time: Some(4) });
	let at = Some(BlockId::Number(3));
	let pretended = || fixture.state.overrides.lock().take().unwrap();
	let all = Overrides { state: Some(state.0.clone()), timestamp: Some(4_000) };
	read(&fixture).call(tx(), at, Some(state.clone()), later).unwrap();
	assert_eq!(pretended(), all);
	read(&fixture).estimate_gas(tx(), at, Some(state), later).unwrap();
	assert_eq!(pretended(), all);
	read(&fixture).call(tx(), at, None, Some(BlockOverrides::default())).unwrap();
	assert_eq!(pretended(), Overrides::default());
}

#[test]
fn another_time_should_be_refused_when_the_runtime_cannot_pretend_it() {
	let fixture = Fixture::default();
	(0..4).for_each(|_| {
		fixture.chain.extend(&[]);
	});
	// A block of the mock has its number as time.
	for (time, part) in [(3, "later than 3"), (0, "later than 3"), (u64::MAX, "Unix seconds")] {
		let (at, other) = (Some(BlockId::Number(3)), Some(BlockOverrides { time: Some(time) }));
		for error in [
			read(&fixture).call(tx(), at, None, other).unwrap_err(),
			read(&fixture).estimate_gas(tx(), at, None, other).unwrap_err(),
		] {
			assert_eq!(error.code(), -32602);
			assert!(error.message().contains(part), "{}", error.message());
		}
	}
	assert!(fixture.state.overrides.lock().is_none());
}
