// SPDX-License-Identifier: Apache-2.0

//! Filters that are polled: new blocks, new logs, new transactions.

use std::{collections::HashSet, sync::Arc, time::Instant};

use jsonrpsee::{Extensions, core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned};
use serde::Serialize;
use sp_core::{H256, U256};

use super::{
	Context,
	eth_logs::{EthLogs, EthLogsApiServer},
};
use crate::{
	error::{ChainError, internal, invalid_params, limit, server},
	filters::{Filters, Follower, Subject},
	index::BlockRef,
	limits::Connection,
	types::{
		BlockId, BlockTag, Filter, FilterBlocks, RpcLog,
		receipt::{removed_logs, selected_logs},
	},
};

/// How often a poll starts over because the best chain changed under it.
const ATTEMPTS: usize = 3;

/// What a filter has to tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Changes {
	/// Hashes of blocks or of transactions.
	Hashes(Vec<H256>),
	/// Logs.
	Logs(Vec<RpcLog>),
}

/// Filters. Whoever knows the id of one can poll it, over any connection.
#[rpc(server, namespace = "eth")]
pub trait EthFiltersApi {
	/// Installs a filter for logs and answers its id. Fails when there are too many filters.
	#[method(name = "newFilter", blocking, with_extensions)]
	fn new_filter(&self, filter: Filter) -> RpcResult<U256>;

	/// Installs a filter for blocks and answers its id. Fails when there are too many filters.
	#[method(name = "newBlockFilter", blocking, with_extensions)]
	fn new_block_filter(&self) -> RpcResult<U256>;

	/// Installs a filter for transactions that come to the pool and answers its id. Fails when there are
	/// too many filters.
	#[method(name = "newPendingTransactionFilter", blocking, with_extensions)]
	fn new_pending_transaction_filter(&self) -> RpcResult<U256>;

	/// What happened since the last poll: hashes, or logs, those of blocks that left the best chain first
	/// and with `removed` set. When there is more than one answer may hold, the next poll goes on.
	#[method(name = "getFilterChanges", blocking)]
	fn get_filter_changes(&self, id: U256) -> RpcResult<Changes>;

	/// All logs that a filter for logs selects, as `eth_getLogs` answers them.
	#[method(name = "getFilterLogs", blocking)]
	fn get_filter_logs(&self, id: U256) -> RpcResult<Vec<RpcLog>>;

	/// Removes a filter and answers whether there was one.
	#[method(name = "uninstallFilter")]
	fn uninstall_filter(&self, id: U256) -> RpcResult<bool>;
}

/// Serves the filters.
pub struct EthFilters {
	context: Arc<Context>,
	filters: Filters,
}

/// Why a poll failed.
enum Trouble {
	/// The filter followed a fork of which this node has nothing any more.
	Lost,
	/// For another reason.
	Failed(ErrorObjectOwned),
}

impl From<ErrorObjectOwned> for Trouble {
	fn from(error: ErrorObjectOwned) -> Self {
		Self::Failed(error)
	}
}

impl From<ChainError> for Trouble {
	fn from(error: ChainError) -> Self {
		Self::Failed(error.into())
	}
}

/// A block between two blocks, on the way that the best chain went.
struct Step {
	block: BlockRef,
	/// Whether it left the best chain, and did not join it.
	left: bool,
	/// Where the filter stands after it.
	then: BlockRef,
}

impl EthFiltersApiServer for EthFilters {
	fn new_filter(&self, extensions: &Extensions, filter: Filter) -> RpcResult<U256> {
		let (first, last) = bounds(&filter.blocks).map_err(invalid_params)?;
		self.install(extensions, Subject::Logs { filter, first, last })
	}

	fn new_block_filter(&self, extensions: &Extensions) -> RpcResult<U256> {
		self.install(extensions, Subject::Blocks)
	}

	fn new_pending_transaction_filter(&self, extensions: &Extensions) -> RpcResult<U256> {
		self.install(extensions, Subject::Transactions { told: HashSet::new() })
	}

	fn get_filter_changes(&self, id: U256) -> RpcResult<Changes> {
		let follower = self.filters.poll(id, Instant::now())?;
		let mut follower = follower.lock();
		self.changes(&mut follower).map_err(|trouble| match trouble {
			Trouble::Failed(error) => error,
			Trouble::Lost => {
				self.filters.remove(id, Instant::now());
				server(
					"filter not found: it followed a fork that this node has discarded; install it \
					 anew and fetch what is missing with eth_getLogs",
				)
			},
		})
	}

	fn get_filter_logs(&self, id: U256) -> RpcResult<Vec<RpcLog>> {
		let follower = self.filters.poll(id, Instant::now())?;
		let filter = match &follower.lock().subject {
			Subject::Logs { filter, .. } => filter.clone(),
			Subject::Blocks | Subject::Transactions { .. } => {
				return Err(invalid_params(
					"this filter is not for logs; poll it with eth_getFilterChanges",
				));
			},
		};
		EthLogs(self.context.clone()).get_logs(filter)
	}

	fn uninstall_filter(&self, id: U256) -> RpcResult<bool> {
		Ok(self.filters.remove(id, Instant::now()))
	}
}

impl EthFilters {
	/// Without filters.
	pub fn new(context: Arc<Context>) -> Self {
		let limits = context.limits;
		let filters = Filters::new(limits.filters, limits.connection_filters);
		Self { context, filters }
	}

	fn install(&self, extensions: &Extensions, mut subject: Subject) -> RpcResult<U256> {
		let at = self.context.best();
		if let Subject::Transactions { told } = &mut subject {
			*told = self.waiting(at)?.into_iter().collect();
		}
		let connection = Connection::of(extensions);
		self.filters.install(Follower { subject, at }, &connection, Instant::now())
	}

	/// Hashes of the transactions in the pool.
	fn waiting(&self, at: BlockRef) -> Result<Vec<H256>, ChainError> {
		Ok(self.context.pending.all(at.hash)?.iter().map(|waiting| waiting.hash).collect())
	}

	/// What there is to tell. The filter moves only when that is told without a failure.
	fn changes(&self, follower: &mut Follower) -> Result<Changes, Trouble> {
		// Before the way is looked at: what leaves the pool meanwhile is not told twice.
		let waiting = match follower.subject {
			Subject::Transactions { .. } => self.waiting(self.context.best())?,
			Subject::Blocks | Subject::Logs { .. } => Vec::new(),
		};
		let steps = self.steps(follower.at)?;
		let (changes, at) = match &mut follower.subject {
			Subject::Blocks => self.blocks(&steps)?,
			Subject::Logs { filter, first, last } => self.logs(&steps, filter, *first, *last)?,
			Subject::Transactions { told } => self.transactions(&steps, waiting, told)?,
		};
		follower.at = at.unwrap_or(follower.at);
		Ok(changes)
	}

	fn blocks(&self, steps: &[Step]) -> Result<(Changes, Option<BlockRef>), Trouble> {
		let mut hashes = Vec::new();
		for step in steps.iter().filter(|step| !step.left) {
			hashes.push(match self.context.index.entry(step.block.hash)? {
				Some(entry) => entry.eth_hash,
				None => self.context.blocks.get(step.block.hash)?.eth_hash(),
			});
		}
		Ok((Changes::Hashes(hashes), steps.last().map(|step| step.then)))
	}

	fn logs(
		&self,
		steps: &[Step],
		filter: &Filter,
		first: u64,
		last: u64,
	) -> Result<(Changes, Option<BlockRef>), Trouble> {
		let limits = &self.context.limits;
		let (mut found, mut size, mut at) = (Vec::new(), 0usize, None);
		for step in steps {
			let logs = if (first..=last).contains(&u64::from(step.block.number)) {
				self.logs_of(step, filter)?
			} else {
				Vec::new()
			};
			size = logs.iter().map(RpcLog::json_size).fold(size, usize::saturating_add);
			let count = found.len().saturating_add(logs.len());
			if count > limits.log_results as usize || size > limits.answer_bytes {
				if found.is_empty() {
					return Err(too_many(step.block.number).into());
				}
				break;
			}
			found.extend(logs);
			at = Some(step.then);
		}
		Ok((Changes::Logs(found), at))
	}

	fn logs_of(&self, step: &Step, filter: &Filter) -> Result<Vec<RpcLog>, Trouble> {
		if self.context.has_nothing_for(filter, step.block.hash)? {
			return Ok(Vec::new());
		}
		match self.context.blocks.get(step.block.hash) {
			Ok(block) if step.left => Ok(removed_logs(&block, filter)),
			Ok(block) => Ok(selected_logs(&block, filter).collect()),
			Err(error) if step.left && !matches!(error, ChainError::Database(_)) => {
				Err(Trouble::Lost)
			},
			Err(error) => Err(error.into()),
		}
	}

	/// A transaction can come and be included between two polls, so those of new blocks are told too.
	fn transactions(
		&self,
		steps: &[Step],
		waiting: Vec<H256>,
		told: &mut HashSet<H256>,
	) -> Result<(Changes, Option<BlockRef>), Trouble> {
		let most = self.context.limits.log_results as usize;
		let (mut hashes, mut at) = (Vec::new(), None);
		for step in steps {
			if hashes.len() >= most {
				return Ok((Changes::Hashes(hashes), at));
			}
			if !step.left {
				let block = self.context.blocks.get(step.block.hash)?;
				// Native acts never wait in the pool as far as Ethereum sees it.
				let sent = block.transactions.iter().filter(|transaction| !transaction.native);
				let included = sent.map(|transaction| transaction.hash);
				hashes.extend(included.filter(|hash| !told.contains(hash)));
			}
			at = Some(step.then);
		}
		let included: HashSet<H256> = hashes.iter().copied().collect();
		let known = |hash: &H256| told.contains(hash) || included.contains(hash);
		hashes.extend(waiting.iter().copied().filter(|hash| !known(hash)));
		*told = waiting.into_iter().collect();
		Ok((Changes::Hashes(hashes), at))
	}

	/// The way from a block to the best one, or to one nearer when that is far.
	fn steps(&self, from: BlockRef) -> Result<Vec<Step>, Trouble> {
		for _ in 0..ATTEMPTS {
			if let Some(steps) = self.try_steps(from)? {
				return Ok(steps);
			}
		}
		Err(internal("the best chain kept changing during the poll; try again").into())
	}

	/// `None` when the best chain changed meanwhile.
	fn try_steps(&self, from: BlockRef) -> Result<Option<Vec<Step>>, Trouble> {
		let Context { chain, index, limits, .. } = &*self.context;
		let (mut steps, mut at) = (Vec::new(), from);
		while !index.is_canonical(at.hash, at.number)? {
			let too_far = steps.len() >= limits.log_blocks as usize;
			let (Some(number), Some(hash), false) =
				(at.number.checked_sub(1), chain.parent(at.hash)?, too_far)
			else {
				return Err(Trouble::Lost);
			};
			let then = BlockRef { hash, number };
			steps.push(Step { block: at, left: true, then });
			at = then;
		}
		let end = self.context.best().number.min(at.number.saturating_add(limits.log_blocks));
		for number in at.number.saturating_add(1)..=end {
			let Some(hash) = chain.canonical_hash(number)? else { return Ok(None) };
			if chain.parent(hash)? != Some(at.hash) {
				return Ok(None);
			}
			at = BlockRef { hash, number };
			steps.push(Step { block: at, left: false, then: at });
		}
		Ok(Some(steps))
	}
}

fn too_many(number: u32) -> ErrorObjectOwned {
	limit(format!(
		"block {number} has more matching logs than one answer may hold; install a filter with \
		 narrower address and topics, and fetch that block with eth_getLogs"
	))
}

/// The numbers between which blocks count for a filter that follows the chain.
fn bounds(blocks: &FilterBlocks) -> Result<(u64, u64), String> {
	let FilterBlocks::Range { from, to } = blocks else {
		return Err("a filter follows the chain and has no blockHash; use eth_getLogs".into());
	};
	let first = match from {
		BlockId::Number(number) => *number,
		// No tag is above the best block, and the filter tells what comes after that.
		BlockId::Tag(_) => 0,
		BlockId::Hash { .. } => return Err("fromBlock is a tag or a number".into()),
	};
	let last = match to {
		BlockId::Number(number) => *number,
		BlockId::Tag(BlockTag::Latest | BlockTag::Pending) => u64::MAX,
		other => {
			return Err(format!(
				"toBlock is {other:?}; a filter that follows the chain ends at a number, or, with \
				 latest, never"
			));
		},
	};
	if first > last {
		return Err(format!("fromBlock {first} is above toBlock {last}"));
	}
	Ok((first, last))
}

#[cfg(test)]
#[path = "eth_filters_tests.rs"]
mod tests;
