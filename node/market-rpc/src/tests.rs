// SPDX-License-Identifier: Apache-2.0
//! Clients that rebuild the book from what they are told, through the methods as the server has them.

use crate::{
	feed::{LONGEST, STEPS},
	rpc::MAX_SUBSCRIBERS,
	testing::{Change, Client, MARKET, best, served},
};
use genex_primitives::book::Side::{self, Ask, Bid};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

const SUBSCRIBE: &str = "genexMarket_subscribeBook";

/// A small generator of numbers that gives the same ones on every machine.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u64) -> u64 {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0 % sides
	}

	/// Changes of a few levels, each at most once.
	fn changes(&mut self, book: &crate::testing::Book) -> Vec<Change> {
		let mut changes: Vec<Change> = Vec::new();
		for _ in 0..self.roll(5) {
			let (side, lowest): (Side, u64) = match self.roll(2) {
				0 => (Bid, 900),
				_ => (Ask, 1_000),
			};
			let tick = (lowest + self.roll(20)) as u16;
			if changes.iter().any(|change| (change.0, change.1) == (side, tick)) {
				continue;
			}
			match book.contains_key(&(side, tick)) && self.roll(2) == 0 {
				true => changes.push((side, tick, 0, 0)),
				false => changes.push((side, tick, 1 + self.roll(99), 1 + self.roll(3) as u32)),
			}
		}
		changes
	}
}

#[tokio::test]
async fn clients_should_rebuild_the_book_at_any_depth() {
	let (chain, feed, module) = served();
	let mut dice = Dice(1);
	for _ in 0..40 {
		chain.extend(&dice.changes(&chain.book()));
	}
	feed.catch_up();
	let mut clients = Vec::new();
	for depth in [None, Some(1_u16), Some(3), Some(10), Some(2_047)] {
		let subscription = module.subscribe_unbounded(SUBSCRIBE, (MARKET, depth)).await.unwrap();
		clients.push((depth, subscription, Client::default()));
	}
	for round in 0..300 {
		for (depth, subscription, client) in &mut clients {
			client.next(subscription).await;
			let shown = depth.map_or(usize::MAX, usize::from);
			assert_eq!(client.book, best(&chain.book(), shown), "depth {depth:?}, round {round}");
			assert_eq!(client.latest() == "delta", round > 0);
		}
		chain.extend(&dice.changes(&chain.book()));
		feed.catch_up();
	}
	assert_eq!(chain.changes.load(Ordering::Relaxed), 300, "each block is read once for all");
	assert_eq!(chain.snapshots.load(Ordering::Relaxed), 1, "the same snapshot is read once");
}

#[tokio::test]
async fn messages_should_have_the_form_that_is_documented() {
	let (chain, feed, module) = served();
	let first = chain.extend(&[(Bid, 900, 5, 2), (Bid, 899, u64::MAX, 1), (Ask, 950, 4, 1)]);
	feed.catch_up();
	let mut subscription = module.subscribe_unbounded(SUBSCRIBE, [MARKET]).await.unwrap();
	let second = chain.extend(&[(Ask, 950, 0, 0)]);
	feed.catch_up();
	let (snapshot, _) = subscription.next::<Value>().await.unwrap().unwrap();
	assert_eq!(
		snapshot,
		json!({
			"type": "snapshot",
			"market": 7,
			"sequence": 0,
			"reason": "subscribed",
			"block": { "number": 1, "hash": first },
			"state": "Continuous",
			"pausedUntil": "0",
			"lastTrade": "3",
			"tickSize": "25000",
			"lot": "100",
			"expiresAt": "18446744073709551615",
			"bids": [[900, "5", 2], [899, "18446744073709551615", 1]],
			"asks": [[950, "4", 1]],
		})
	);
	let (delta, _) = subscription.next::<Value>().await.unwrap().unwrap();
	assert_eq!(
		delta,
		json!({
			"type": "delta",
			"market": 7,
			"sequence": 1,
			"block": { "number": 2, "hash": second },
			"previous": first,
			"state": "Continuous",
			"pausedUntil": "0",
			"lastTrade": "4",
			"bids": [],
			"asks": [[950, "0", 0]],
			"trades": [
				{ "sequence": "4", "tick": 950, "lots": "1", "taker": null, "late": false },
			],
		})
	);
}

#[tokio::test]
async fn blocks_without_changes_should_be_told_and_missed_announcements_made_up_for() {
	let (chain, feed, module) = served();
	let mut subscription = module.subscribe_unbounded(SUBSCRIBE, [MARKET]).await.unwrap();
	chain.extend(&[]);
	chain.extend(&[(Bid, 1, 1, 1)]);
	chain.extend(&[]);
	feed.catch_up();
	let mut client = Client::default();
	for _ in 0..4 {
		client.next(&mut subscription).await;
	}
	assert_eq!(client.kinds, ["snapshot subscribed", "delta", "delta", "delta"]);
	assert_eq!(client.book, chain.book());
}

#[tokio::test]
async fn subscribers_should_start_anew_when_the_chain_is_reorganised() {
	let (chain, feed, module) = served();
	let base = chain.extend(&[(Bid, 900, 5, 1)]);
	feed.catch_up();
	let mut subscription = module.subscribe_unbounded(SUBSCRIBE, (MARKET, 5)).await.unwrap();
	let mut client = Client::default();
	client.next(&mut subscription).await;
	chain.extend(&[(Ask, 950, 4, 1)]);
	feed.catch_up();
	client.next(&mut subscription).await;
	// As high, and higher, than what was told.
	for blocks in [1, 3] {
		chain.fork(base, &[(Ask, 960 + blocks, 7, 2)]);
		for _ in 1..blocks {
			chain.extend(&[]);
		}
		feed.catch_up();
		client.next(&mut subscription).await;
		assert_eq!((client.latest(), &client.book), ("snapshot reorganised", &chain.book()));
	}
	chain.extend(&[(Bid, 900, 0, 0)]);
	feed.catch_up();
	client.next(&mut subscription).await;
	assert_eq!((client.latest(), &client.book), ("delta", &chain.book()));

	// Steps that were waiting when a snapshot was taken are covered by it.
	chain.fork(base, &[(Bid, 901, 1, 1)]);
	feed.catch_up();
	chain.extend(&[(Bid, 902, 1, 1)]);
	feed.catch_up();
	client.next(&mut subscription).await;
	assert_eq!((client.latest(), &client.book), ("snapshot reorganised", &chain.book()));
	chain.extend(&[(Bid, 903, 1, 1)]);
	feed.catch_up();
	client.next(&mut subscription).await;
	assert_eq!((client.latest(), &client.book), ("delta", &chain.book()));
}

#[tokio::test]
async fn subscribers_should_start_anew_when_the_way_is_long_or_unreadable() {
	let (chain, feed, module) = served();
	let mut subscription = module.subscribe_unbounded(SUBSCRIBE, [MARKET]).await.unwrap();
	let mut client = Client::default();
	client.next(&mut subscription).await;
	for _ in 0..LONGEST {
		chain.extend(&[(Bid, 900, 5, 1)]);
	}
	feed.catch_up();
	for _ in 0..LONGEST {
		client.next(&mut subscription).await;
		assert_eq!(client.latest(), "delta", "so many are told");
	}
	for _ in 0..=LONGEST {
		chain.extend(&[(Bid, 901, 5, 1)]);
	}
	feed.catch_up();
	client.next(&mut subscription).await;
	assert_eq!((client.latest(), &client.book), ("snapshot gap", &chain.book()));

	chain.extend_unreadable(&[(Bid, 902, 5, 1)]);
	feed.catch_up();
	client.next(&mut subscription).await;
	assert_eq!((client.latest(), &client.book), ("snapshot gap", &chain.book()));
	chain.extend(&[(Bid, 902, 0, 0)]);
	feed.catch_up();
	client.next(&mut subscription).await;
	assert_eq!((client.latest(), &client.book), ("delta", &chain.book()));
}

#[tokio::test]
async fn slow_subscribers_should_get_a_snapshot_instead_of_a_queue() {
	let (chain, feed, module) = served();
	let mut subscription = module.subscribe(SUBSCRIBE, [MARKET], 1).await.unwrap();
	let blocks = STEPS * 4;
	for number in 0..blocks {
		chain.extend(&[(Bid, 1 + number as u16, 5, 1)]);
		feed.catch_up();
		// Others do their work; the subscriber's buffer is full.
		tokio::task::yield_now().await;
	}
	let mut client = Client::default();
	while client.book != chain.book() {
		client.next(&mut subscription).await;
	}
	assert!(client.kinds.contains(&"snapshot slow".to_owned()), "{:?}", client.kinds);
	assert!(client.kinds.len() < STEPS, "{} messages waited", client.kinds.len());
	chain.extend(&[(Ask, 2_000, 5, 1)]);
	feed.catch_up();
	client.next(&mut subscription).await;
	assert_eq!((client.latest(), &client.book), ("delta", &chain.book()));
}

#[tokio::test]
async fn joining_late_should_not_miss_what_nobody_listened_to() {
	let (chain, feed, module) = served();
	chain.extend(&[(Bid, 900, 5, 1)]);
	feed.catch_up();
	assert_eq!(chain.changes.load(Ordering::Relaxed), 0, "nobody listens");
	let mut subscription = module.subscribe_unbounded(SUBSCRIBE, [MARKET]).await.unwrap();
	let mut client = Client::default();
	client.next(&mut subscription).await;
	assert_eq!((client.latest(), &client.book), ("snapshot subscribed", &chain.book()));
	drop(subscription);
}

#[tokio::test]
async fn wrong_wishes_should_be_refused_with_their_codes() {
	let (_, _, module) = served();
	let refused = async |params: Value| {
		let call = json!({ "jsonrpc": "2.0", "id": 1, "method": SUBSCRIBE, "params": params });
		let (answer, _) = module.raw_json_request(&call.to_string(), 1).await.unwrap();
		let answer: Value = serde_json::from_str(&answer.to_string()).unwrap();
		(answer["error"]["code"].clone(), answer["error"]["message"].clone())
	};
	for depth in [0, 2_048] {
		let (code, message) = refused(json!([MARKET, depth])).await;
		assert_eq!(
			(code, message),
			(json!(-32602), json!("depth is a number of levels, 1 to 2047"))
		);
	}
	assert_eq!(refused(json!(["seven"])).await.0, json!(-32602));
	let (code, message) = refused(json!([MARKET + 1])).await;
	assert_eq!((code, message), (json!(-32001), json!("there is no market 8")));
}

#[tokio::test]
async fn subscribers_should_be_bounded_and_make_room_when_they_leave() {
	let (_, _, module) = served();
	let mut all = Vec::new();
	for _ in 0..MAX_SUBSCRIBERS {
		all.push(module.subscribe_unbounded(SUBSCRIBE, [MARKET]).await.unwrap());
	}
	let refused = module.subscribe_unbounded(SUBSCRIBE, [MARKET]).await.err().unwrap();
	assert!(refused.to_string().contains("1024 subscribers"), "{refused}");
	all.clear();
	while module.subscribe_unbounded(SUBSCRIBE, [MARKET]).await.is_err() {
		tokio::task::yield_now().await;
	}
}

#[tokio::test]
async fn feed_should_follow_announcements_and_end_with_them() {
	let (chain, feed, module) = served();
	let mut subscription = module.subscribe_unbounded(SUBSCRIBE, [MARKET]).await.unwrap();
	let (announce, announcements) = futures::channel::mpsc::unbounded();
	let run = tokio::spawn(feed.run(announcements));
	let mut client = Client::default();
	client.next(&mut subscription).await;
	for number in 1..4 {
		chain.extend(&[(Ask, number, 1, 1)]);
		announce.unbounded_send(()).unwrap();
		client.next(&mut subscription).await;
		assert_eq!((client.latest(), &client.book), ("delta", &chain.book()));
	}
	assert_eq!(client.trades, [1, 2, 3]);
	drop(announce);
	run.await.unwrap();
}
