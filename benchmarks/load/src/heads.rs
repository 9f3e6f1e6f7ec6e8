// SPDX-License-Identifier: Apache-2.0
//! When blocks became the best one and when they became final, as a subscriber learns it over a connection of its own.

use anyhow::{Context, Result, ensure};
use genex_e2e_tests::chain::Chain;
use genex_runtime::Header;
use serde_json::Value;
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Instant,
};
use subxt::rpcs::client::RpcSubscription;
use tokio::task::JoinHandle;

/// What was seen.
#[derive(Debug, Default)]
pub struct Seen {
	/// When a block was the best one first, by its hash.
	best: HashMap<String, Instant>,
	/// Best blocks in the order in which they came.
	order: Vec<(u64, Instant)>,
	/// Numbers up to which all was final, in the order in which it was told.
	finals: Vec<(u64, Instant)>,
}

impl Seen {
	/// Notes that a block is the best one now.
	pub fn note_best(&mut self, number: u64, hash: String, now: Instant) {
		self.best.entry(hash).or_insert(now);
		self.order.push((number, now));
	}

	/// Notes that all up to a block is final now.
	pub fn note_final(&mut self, number: u64, now: Instant) {
		self.finals.push((number, now));
	}

	/// When a block of the final chain was in the best chain: it was the best itself, or came with a later one.
	pub fn included(&self, number: u64, hash: &str) -> Option<Instant> {
		let came_with =
			|| self.order.iter().find(|(best, _)| *best >= number).map(|(_, when)| *when);
		self.best.get(hash).copied().or_else(came_with)
	}

	/// When a block was final.
	pub fn finalised(&self, number: u64) -> Option<Instant> {
		self.finals.iter().find(|(last, _)| *last >= number).map(|(_, when)| *when)
	}

	/// The last final block.
	pub fn last_final(&self) -> u64 {
		self.finals.last().map_or(0, |(number, _)| *number)
	}
}

/// Watches until it is dropped.
pub struct Heads {
	seen: Arc<Mutex<Seen>>,
	tasks: [JoinHandle<Result<()>>; 2],
	/// Both subscriptions end with the connection.
	_chain: Chain,
}

impl Heads {
	/// Begins to watch the node at `url`.
	///
	/// # Errors
	/// Nobody answers there.
	pub async fn watch(url: &str) -> Result<Self> {
		let chain = Chain::connect(url).await?;
		let seen = Arc::<Mutex<Seen>>::default();
		let (begin, end) = ("chain_subscribeNewHeads", "chain_unsubscribeNewHeads");
		let best = chain.subscribe(begin, &[], end).await?;
		let (begin, end) = ("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
		let finals = chain.subscribe(begin, &[], end).await?;
		let tasks = [
			tokio::spawn(follow_best(best, seen.clone())),
			tokio::spawn(follow_final(finals, seen.clone())),
		];
		Ok(Self { seen, tasks, _chain: chain })
	}

	/// What was seen so far.
	///
	/// # Errors
	/// The node stopped telling, or told something else.
	pub fn seen(&self) -> Result<MutexGuard<'_, Seen>> {
		let ended = self.tasks.iter().any(JoinHandle::is_finished);
		ensure!(!ended, "the node stopped telling of blocks");
		Ok(locked(&self.seen))
	}
}

impl Drop for Heads {
	fn drop(&mut self) {
		self.tasks.iter().for_each(JoinHandle::abort);
	}
}

async fn follow_best(mut heads: RpcSubscription<Value>, seen: Arc<Mutex<Seen>>) -> Result<()> {
	loop {
		let head = heads.next().await.context("the node tells of no more blocks")??;
		let now = Instant::now();
		let head: Header = serde_json::from_value(head)?;
		let hash = format!("{:?}", head.hash());
		locked(&seen).note_best(head.number.into(), hash, now);
	}
}

async fn follow_final(mut heads: RpcSubscription<Value>, seen: Arc<Mutex<Seen>>) -> Result<()> {
	loop {
		let head = heads.next().await.context("the node tells of no more finality")??;
		let now = Instant::now();
		let head: Header = serde_json::from_value(head)?;
		locked(&seen).note_final(head.number.into(), now);
	}
}

fn locked(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
	seen.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::time::Duration;

	#[test]
	fn included_should_be_when_the_block_was_best_or_came_with_another() {
		let start = Instant::now();
		let after = |seconds| start + Duration::from_secs(seconds);
		let mut seen = Seen::default();
		seen.note_best(1, "one".into(), after(1));
		seen.note_best(2, "fork".into(), after(2));
		seen.note_best(2, "two".into(), after(3));
		seen.note_best(4, "four".into(), after(4));
		seen.note_best(2, "two".into(), after(5));
		assert_eq!(seen.included(2, "two"), Some(after(3)));
		assert_eq!(seen.included(3, "three"), Some(after(4)));
		assert_eq!(seen.included(5, "five"), None);
	}

	#[test]
	fn finalised_should_be_when_it_or_a_later_one_was_final() {
		let start = Instant::now();
		let after = |seconds| start + Duration::from_secs(seconds);
		let mut seen = Seen::default();
		seen.note_final(2, after(2));
		seen.note_final(5, after(4));
		assert_eq!(seen.finalised(1), Some(after(2)));
		assert_eq!(seen.finalised(3), Some(after(4)));
		assert_eq!(seen.finalised(6), None);
		assert_eq!(seen.last_final(), 5);
	}
}
