// SPDX-License-Identifier: Apache-2.0

//! `eth_getLogs`.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use serde_json::{Value, json};
use sp_core::{H256, U256};

use super::Context;
use crate::{
	error::{internal, invalid_params, limit, limit_with, not_found},
	extract::EthBlock,
	types::{BlockId, Filter, FilterBlocks, RpcLog, receipt::selected_logs},
};

/// How often a search starts over because the best chain changed under it.
const ATTEMPTS: usize = 3;

/// Searching for logs.
#[rpc(server, namespace = "eth")]
pub trait EthLogsApi {
	/// The logs a filter selects, in the order of the chain. Fails when the range or the number of
	/// results exceeds a limit of this node; it never answers with a part.
	#[method(name = "getLogs", blocking)]
	fn get_logs(&self, filter: Filter) -> RpcResult<Vec<RpcLog>>;
}

/// Serves `eth_getLogs`.
pub struct EthLogs(pub Arc<Context>);

impl EthLogsApiServer for EthLogs {
	fn get_logs(&self, filter: Filter) -> RpcResult<Vec<RpcLog>> {
		match filter.blocks {
			FilterBlocks::Hash(hash) => self.in_block(&filter, hash),
			FilterBlocks::Range { from, to } => self.in_range(&filter, from, to),
		}
	}
}

impl EthLogs {
	fn in_block(&self, filter: &Filter, hash: H256) -> RpcResult<Vec<RpcLog>> {
		let id = BlockId::Hash { hash, require_canonical: false };
		let block = self
			.0
			.block(id)?
			.ok_or_else(|| not_found(format!("block {hash:?} is not known to this node")))?;
		let mut found = Vec::new();
		self.collect(filter, &block, &mut found, None)?;
		Ok(found)
	}

	fn in_range(&self, filter: &Filter, from: BlockId, to: BlockId) -> RpcResult<Vec<RpcLog>> {
		let best = self.0.best().number;
		let (from, to) = (self.number(from)?, self.number(to)?);
		if from > to {
			return Err(invalid_params(format!("fromBlock {from} is above toBlock {to}")));
		}
		if from > u64::from(best) {
			return Ok(Vec::new());
		}
		// What is asked for above the best block does not exist; the rest is complete.
		let (from, to) = (from as u32, to.min(best.into()) as u32);
		let (span, most) = (u64::from(to - from) + 1, u64::from(self.0.limits.log_blocks));
		if span > most {
			let last = from.saturating_add(self.0.limits.log_blocks.saturating_sub(1));
			return Err(limit_with(
				format!(
					"the query spans {span} blocks, this node searches at most {most} at once; ask \
					 for fewer blocks, such as {from} to {last}"
				),
				range(from, last),
			));
		}
		for _ in 0..ATTEMPTS {
			if let Some(found) = self.search(filter, from, to)? {
				return Ok(found);
			}
		}
		Err(internal("the best chain kept changing during the search; try again"))
	}

	/// Searches a range of the best chain. `None` when the best chain changed meanwhile.
	fn search(&self, filter: &Filter, from: u32, to: u32) -> RpcResult<Option<Vec<RpcLog>>> {
		let context = &self.0;
		let mut found = Vec::new();
		let mut previous: Option<H256> = None;
		for number in from..=to {
			let Some(hash) = context.chain.canonical_hash(number)? else { return Ok(None) };
			if previous.is_some() && context.chain.parent(hash)? != previous {
				return Ok(None);
			}
			previous = Some(hash);
			if !context.has_nothing_for(filter, hash)? {
				let block = context.blocks.get(hash)?;
				self.collect(filter, &block, &mut found, Some(from))?;
			}
		}
		Ok(Some(found))
	}

	/// Appends what the filter selects of a block.
	fn collect(
		&self,
		filter: &Filter,
		block: &EthBlock,
		found: &mut Vec<RpcLog>,
		from: Option<u32>,
	) -> RpcResult<()> {
		let most = self.0.limits.log_results as usize;
		found.extend(selected_logs(block, filter));
		if found.len() <= most {
			return Ok(());
		}
		Err(match from.filter(|from| *from < block.number) {
			Some(from) => limit_with(
				format!(
					"more than {most} logs match; ask for fewer blocks, such as {from} to {}, or \
					 narrow address and topics",
					block.number - 1
				),
				range(from, block.number - 1),
			),
			None => limit(format!(
				"more than {most} logs match in block {}; narrow address and topics",
				block.number
			)),
		})
	}

	fn number(&self, id: BlockId) -> RpcResult<u64> {
		match id {
			BlockId::Number(number) => Ok(number),
			BlockId::Hash { .. } => Err(invalid_params(
				"fromBlock and toBlock are tags or numbers; use blockHash to name one block by hash",
			)),
			tag => Ok(self.0.state_at(Some(tag))?.number.into()),
		}
	}
}

impl Context {
	/// Whether a block has, for certain, no log that a filter selects. A block that is not indexed has
	/// to be read itself: an index that lags hides nothing.
	pub fn has_nothing_for(&self, filter: &Filter, hash: H256) -> RpcResult<bool> {
		let entry = self.index.entry(hash)?;
		Ok(entry.is_some_and(|entry| entry.logs == 0 || !filter.may_match(&entry.bloom)))
	}
}

/// A range of blocks that would fit, as programs read it.
fn range(from: u32, to: u32) -> Value {
	json!({ "from": U256::from(from), "to": U256::from(to) })
}

#[cfg(test)]
mod tests {
	use jsonrpsee::types::ErrorObjectOwned;

	use super::*;
	use crate::{
		chain::Chain,
		error::ChainError,
		testing::{Doer, Fixture},
	};

	fn ask(fixture: &Fixture, filter: serde_json::Value) -> RpcResult<Vec<RpcLog>> {
		EthLogs(fixture.context.clone()).get_logs(Filter::from_json(filter).unwrap())
	}

	/// The range that an error suggests.
	fn suggested(error: &ErrorObjectOwned) -> Value {
		error.data().map_or(Value::Null, |data| serde_json::from_str(data.get()).unwrap())
	}

	fn all() -> serde_json::Value {
		json!({ "fromBlock": "0x0", "toBlock": "latest" })
	}

	#[test]
	fn get_logs_should_find_the_same_with_and_without_the_index() {
		let fixture = Fixture::default();
		fixture.chain.extend(&[&[1, 2], &[3]]);
		fixture.chain.extend(&[]);
		fixture.chain.extend(&[&[2]]);
		let two = format!("{:?}", H256::repeat_byte(2));
		let filter = json!({ "fromBlock": "0x0", "topics": [two] });
		let before = ask(&fixture, filter.clone()).unwrap();
		fixture.context.index.catch_up().unwrap();
		let after = ask(&fixture, filter).unwrap();
		assert_eq!(before, after);
		let places: Vec<(u64, u64)> =
			after.iter().map(|log| (log.block_number.as_u64(), log.log_index.as_u64())).collect();
		assert_eq!(places, vec![(1, 1), (3, 0)]);
		assert_eq!(ask(&fixture, all()).unwrap().len(), 4);
	}

	#[test]
	fn get_logs_should_find_what_was_done_natively() {
		let fixture = Fixture::default();
		let acts: [(Doer, &[u8]); 4] =
			[(Doer::Start, &[2]), (Doer::Native, &[1, 2]), (Doer::Wallet, &[2]), (Doer::End, &[2])];
		let hash = fixture.chain.extend_mixed(&acts);
		let block = fixture.chain.extract(hash).unwrap();
		let two = format!("{:?}", H256::repeat_byte(2));
		let filter = json!({ "fromBlock": "0x0", "topics": [two] });
		let before = ask(&fixture, filter.clone()).unwrap();
		fixture.context.index.catch_up().unwrap();
		let after = ask(&fixture, filter).unwrap();
		assert_eq!(before, after);
		let places: Vec<(u64, u64)> = after
			.iter()
			.map(|log| (log.transaction_index.as_u64(), log.log_index.as_u64()))
			.collect();
		assert_eq!(places, vec![(0, 0), (1, 2), (2, 3), (3, 4)]);
		for log in &after {
			let (_, index) =
				fixture.context.index.transaction(log.transaction_hash).unwrap().unwrap();
			assert_eq!(log.transaction_index, index.into());
			assert_eq!(log.block_hash, block.eth_hash());
		}
	}

	#[test]
	fn get_logs_should_not_read_blocks_the_bloom_excludes() {
		let fixture = Fixture::default();
		(0..5).for_each(|_| {
			fixture.chain.extend(&[&[1]]);
		});
		let last = fixture.chain.extend(&[&[9]]);
		fixture.context.index.catch_up().unwrap();
		// Without states only a block that is not read can be searched.
		fixture.chain.prune_below(6);
		let nine = format!("{:?}", H256::repeat_byte(9));
		let cold = Fixture { context: fixture.fresh_cache(), ..fixture };
		let found = ask(&cold, json!({ "fromBlock": "0x0", "topics": [nine] })).unwrap();
		assert_eq!(found.len(), 1);
		assert_eq!(found[0].block_hash, cold.chain.extract(last).unwrap().eth_hash());
		let one = format!("{:?}", H256::repeat_byte(1));
		let error = ask(&cold, json!({ "fromBlock": "0x0", "topics": [one] })).unwrap_err();
		assert_eq!(error.message(), ChainError::StatePruned { number: 1 }.to_string());
	}

	#[test]
	fn get_logs_should_fail_when_the_range_is_too_wide() {
		let fixture = Fixture::default();
		(0..25).for_each(|_| {
			fixture.chain.extend(&[]);
		});
		let error = ask(&fixture, all()).unwrap_err();
		assert_eq!(error.code(), -32005);
		assert!(error.message().contains("spans 26 blocks, this node searches at most 20"));
		assert_eq!(suggested(&error), json!({ "from": "0x0", "to": "0x13" }));
		for within in [(0x0, 0x13), (0x6, 0x19)] {
			let (from, to) = (format!("{:#x}", within.0), format!("{:#x}", within.1));
			let within = json!({ "fromBlock": from, "toBlock": to });
			assert!(ask(&fixture, within).unwrap().is_empty());
		}
	}

	#[test]
	fn get_logs_should_fail_and_say_what_fits_when_too_many_match() {
		let fixture = Fixture::default();
		fixture.chain.extend(&[&[1, 1, 1, 1, 1, 1]]);
		fixture.chain.extend(&[&[1, 1, 1, 1]]);
		assert_eq!(ask(&fixture, all()).unwrap().len(), 10);
		fixture.chain.extend(&[&[1]]);
		let error = ask(&fixture, all()).unwrap_err();
		assert_eq!(error.code(), -32005);
		assert!(error.message().contains("such as 0 to 2"), "{}", error.message());
		assert_eq!(suggested(&error), json!({ "from": "0x0", "to": "0x2" }));
		assert_eq!(
			ask(&fixture, json!({ "fromBlock": "0x0", "toBlock": "0x2" })).unwrap().len(),
			10
		);
	}

	#[test]
	fn get_logs_should_suggest_no_range_when_one_block_has_too_many() {
		let fixture = Fixture::default();
		fixture.chain.extend(&[&[1; 11]]);
		let error = ask(&fixture, json!({ "fromBlock": "0x1" })).unwrap_err();
		assert_eq!(error.code(), -32005);
		assert!(error.message().contains("more than 10 logs match in block 1; narrow"));
		assert_eq!(suggested(&error), Value::Null);
	}

	#[test]
	fn get_logs_should_answer_one_block_by_hash() {
		let fixture = Fixture::default();
		let hash = fixture.chain.extend(&[&[1, 2]]);
		fixture.chain.extend(&[&[1]]);
		fixture.context.index.catch_up().unwrap();
		let eth = fixture.chain.extract(hash).unwrap().eth_hash();
		let found = ask(&fixture, json!({ "blockHash": format!("{eth:?}") })).unwrap();
		assert_eq!(found.len(), 2);
		assert!(found.iter().all(|log| log.block_hash == eth && !log.removed));
		let unknown = format!("{:?}", H256::repeat_byte(4));
		let error = ask(&fixture, json!({ "blockHash": unknown })).unwrap_err();
		assert_eq!(error.code(), -32001);
	}

	#[test]
	fn get_logs_should_handle_ranges_outside_the_chain() {
		let fixture = Fixture::default();
		fixture.chain.extend(&[&[1]]);
		let above = json!({ "fromBlock": "0x5", "toBlock": "0x9" });
		assert!(ask(&fixture, above).unwrap().is_empty());
		let beyond = json!({ "fromBlock": "0x1", "toBlock": "0xffffffffff" });
		assert_eq!(ask(&fixture, beyond).unwrap().len(), 1);
		let reversed = json!({ "fromBlock": "0x1", "toBlock": "0x0" });
		assert_eq!(ask(&fixture, reversed).unwrap_err().code(), -32602);
	}

	#[test]
	fn get_logs_should_be_whole_or_an_error_when_the_index_is_far_behind() {
		let (fixture, indexed) = Fixture::lagging();
		// Blocks that are not indexed are read themselves.
		let filter = json!({ "fromBlock": "0x1", "toBlock": "0x5" });
		assert_eq!(ask(&fixture, filter).unwrap().len(), 5);
		let one = |hash: H256| ask(&fixture, json!({ "blockHash": format!("{hash:?}") }));
		let indexed = fixture.chain.extract(indexed).unwrap().eth_hash();
		assert_eq!(one(indexed).unwrap().len(), 1);
		let hidden = fixture.chain.canonical_hash(5).unwrap().unwrap();
		let error = one(fixture.chain.extract(hidden).unwrap().eth_hash()).unwrap_err();
		assert_eq!(error.code(), -32002);
		assert_eq!(error.message(), "index is 120 blocks behind; retry");
	}
}
