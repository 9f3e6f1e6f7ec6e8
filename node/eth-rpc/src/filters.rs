// SPDX-License-Identifier: Apache-2.0

//! The filters that callers have installed. A filter keeps no changes, only the block up to which they
//! were told: whoever polls gets what follows from the chain itself. So a filter costs the node nothing
//! while nobody asks, and whoever asks late misses nothing.

use std::{
	collections::{HashMap, HashSet},
	sync::Arc,
	time::{Duration, Instant},
};

use jsonrpsee::{
	core::{RpcResult, id_providers::RandomIntegerIdProvider, traits::IdProvider},
	types::{ErrorObjectOwned, SubscriptionId},
};
use parking_lot::Mutex;
use sp_core::{H256, U256};

use crate::{
	error::{limit, server},
	index::BlockRef,
	limits::{Connection, FilterPlace},
	types::Filter,
};

/// A filter that nobody polls for so long is removed.
pub const EXPIRY: Duration = Duration::from_secs(5 * 60);

/// What a filter tells about.
#[derive(Debug)]
pub enum Subject {
	/// Logs that are selected, in blocks of the best chain between two numbers, both included.
	Logs {
		/// What selects them.
		filter: Filter,
		/// First block.
		first: u64,
		/// Last block.
		last: u64,
	},
	/// Blocks that join the best chain.
	Blocks,
	/// Transactions that come to the pool.
	Transactions {
		/// Those that waited in the pool when the filter was polled last.
		told: HashSet<H256>,
	},
}

/// An installed filter.
#[derive(Debug)]
pub struct Follower {
	/// What it tells about.
	pub subject: Subject,
	/// The block up to which it has told what there is.
	pub at: BlockRef,
}

struct Entry {
	follower: Arc<Mutex<Follower>>,
	polled: Instant,
	_place: FilterPlace,
}

/// The installed filters, bounded in all and per connection.
pub struct Filters {
	entries: Mutex<HashMap<U256, Entry>>,
	most: u32,
	most_per_connection: u32,
}

impl Filters {
	/// None yet.
	pub fn new(most: u32, most_per_connection: u32) -> Self {
		Self { entries: Mutex::default(), most, most_per_connection }
	}

	/// Installs a filter and answers its id, by which anybody who knows it can poll.
	pub fn install(
		&self,
		follower: Follower,
		connection: &Connection,
		now: Instant,
	) -> RpcResult<U256> {
		let mut entries = self.entries.lock();
		expire(&mut entries, now);
		if entries.len() >= self.most as usize {
			return Err(limit(format!(
				"this node has {} filters installed, which is its limit; poll with eth_getLogs, or \
				 try again when others have expired, in {} seconds at most",
				self.most,
				EXPIRY.as_secs()
			)));
		}
		let place = connection.take_filter(self.most_per_connection).ok_or_else(|| {
			limit(format!(
				"this connection has {} filters installed, which is the limit; remove some with \
				 eth_uninstallFilter",
				self.most_per_connection
			))
		})?;
		let mut id = random();
		while entries.contains_key(&id) {
			id = random();
		}
		let follower = Arc::new(Mutex::new(follower));
		entries.insert(id, Entry { follower, polled: now, _place: place });
		Ok(id)
	}

	/// The filter with this id, which counts as polled now.
	pub fn poll(&self, id: U256, now: Instant) -> RpcResult<Arc<Mutex<Follower>>> {
		let mut entries = self.entries.lock();
		expire(&mut entries, now);
		let entry = entries.get_mut(&id).ok_or_else(not_found)?;
		entry.polled = now;
		Ok(entry.follower.clone())
	}

	/// Removes a filter. Answers whether there was one.
	pub fn remove(&self, id: U256, now: Instant) -> bool {
		let mut entries = self.entries.lock();
		expire(&mut entries, now);
		entries.remove(&id).is_some()
	}
}

/// Clients recognise the first words and install the filter anew.
fn not_found() -> ErrorObjectOwned {
	server(format!(
		"filter not found: it was removed, or nobody polled it for {} seconds; install it anew and \
		 fetch what is missing with eth_getLogs",
		EXPIRY.as_secs()
	))
}

fn expire(entries: &mut HashMap<U256, Entry>, now: Instant) {
	entries.retain(|_, entry| now.saturating_duration_since(entry.polled) < EXPIRY);
}

/// An id that cannot be guessed.
fn random() -> U256 {
	let part = || match RandomIntegerIdProvider.next_id() {
		SubscriptionId::Num(number) => U256::from(number),
		SubscriptionId::Str(_) => U256::zero(),
	};
	(part() << 64) | part()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn follower() -> Follower {
		Follower { subject: Subject::Blocks, at: BlockRef { hash: H256::zero(), number: 0 } }
	}

	#[test]
	fn install_should_fail_when_the_node_or_the_connection_has_too_many() {
		let (filters, now) = (Filters::new(3, 2), Instant::now());
		let (one, other) = (Connection::default(), Connection::default());
		let first = filters.install(follower(), &one, now).unwrap();
		filters.install(follower(), &one, now).unwrap();
		let error = filters.install(follower(), &one, now).unwrap_err();
		assert_eq!(error.code(), -32005);
		assert!(error.message().contains("this connection has 2 filters"), "{}", error.message());
		filters.install(follower(), &other, now).unwrap();
		let error = filters.install(follower(), &other, now).unwrap_err();
		assert_eq!(error.code(), -32005);
		assert!(error.message().contains("this node has 3 filters"), "{}", error.message());
		// A removed filter leaves its place to another one.
		assert!(filters.remove(first, now));
		assert!(filters.install(follower(), &one, now).is_ok());
	}

	#[test]
	fn filters_should_expire_when_nobody_polls() {
		let (filters, now) = (Filters::new(1, 1), Instant::now());
		let connection = Connection::default();
		let id = filters.install(follower(), &connection, now).unwrap();
		let almost = now + EXPIRY - Duration::from_secs(1);
		assert!(filters.poll(id, almost).is_ok());
		// Polled, it lives on.
		assert!(filters.poll(id, almost + EXPIRY - Duration::from_secs(1)).is_ok());
		let late = almost + EXPIRY * 2;
		let error = filters.poll(id, late).unwrap_err();
		assert_eq!(error.code(), -32000);
		assert!(error.message().starts_with("filter not found"), "{}", error.message());
		assert!(!filters.remove(id, late));
		assert!(filters.install(follower(), &connection, late).is_ok());
	}

	#[test]
	fn remove_should_answer_whether_there_was_one() {
		let (filters, now) = (Filters::new(1, 1), Instant::now());
		let id = filters.install(follower(), &Connection::default(), now).unwrap();
		assert!(!filters.remove(id + 1, now));
		assert!(filters.remove(id, now));
		assert!(!filters.remove(id, now));
		assert!(filters.poll(id, now).is_err());
	}

	#[test]
	fn ids_should_differ() {
		let ids: HashSet<U256> = (0..100).map(|_| random()).collect();
		assert_eq!(ids.len(), 100);
	}
}
