// SPDX-License-Identifier: Apache-2.0
//! The subscription over JSON-RPC.

use crate::{
	chain::{BlockRef, ChainError},
	feed::{Feed, LOG, Step},
	message::Reason,
	session::{Reaction, Session},
};
use genex_primitives::book::{BookSnapshot, MAX_TICK, MarketId};
use jsonrpsee::{
	PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink,
	core::{SubscriptionResult, async_trait},
	proc_macros::rpc,
	types::{ErrorObjectOwned, error::INTERNAL_ERROR_CODE, error::INVALID_PARAMS_CODE},
};
use std::sync::Arc;
use tokio::sync::{
	OwnedSemaphorePermit, Semaphore,
	broadcast::{Receiver, error::RecvError},
};

/// Subscriptions of all connections together. Each may hold a copy of a book, some hundred kilobytes at worst.
pub const MAX_SUBSCRIBERS: usize = 1_024;

/// A call that names something the chain does not have (EIP-1474, as the other methods of this node).
const NOT_FOUND: i32 = -32_001;
/// The call exceeds a limit of this node.
const LIMIT: i32 = -32_005;

/// Order books, over WebSocket.
#[rpc(server, namespace = "genexMarket")]
pub trait MarketApi {
	/// Subscribes to the book of `market`: a snapshot, then what each new best block changed. `depth` limits it to the
	/// best levels of each side.
	#[subscription(
		name = "subscribeBook" => "book",
		unsubscribe = "unsubscribeBook",
		item = crate::message::Message,
	)]
	async fn subscribe_book(&self, market: MarketId, depth: Option<u16>) -> SubscriptionResult;
}

/// Serves the subscription.
#[derive(Clone)]
pub struct MarketRpc {
	feed: Arc<Feed>,
	places: Arc<Semaphore>,
}

/// What a subscriber follows from now on.
struct Start {
	block: BlockRef,
	book: Arc<BookSnapshot>,
	steps: Receiver<Arc<Step>>,
}

impl MarketRpc {
	/// Serves what `feed` tells.
	pub fn new(feed: Arc<Feed>) -> Self {
		Self { feed, places: Arc::new(Semaphore::new(MAX_SUBSCRIBERS)) }
	}

	/// Joins the feed and reads the book where it joined.
	async fn start(&self, market: MarketId) -> Result<Option<Start>, ChainError> {
		let (block, steps) = self.feed.join();
		let feed = self.feed.clone();
		// A full book takes the runtime some milliseconds, which other requests shall not wait for.
		let read = tokio::task::spawn_blocking(move || feed.snapshot(block.hash, market)).await;
		let book = read.map_err(|error| ChainError(error.to_string()))??;
		Ok(book.map(|book| Start { block, book, steps }))
	}

	/// Checks what is asked for and makes ready what answers it.
	async fn admit(
		&self,
		market: MarketId,
		depth: Option<u16>,
	) -> Result<(OwnedSemaphorePermit, Start, Option<usize>), ErrorObjectOwned> {
		if depth.is_some_and(|depth| depth == 0 || depth > MAX_TICK) {
			let message = format!("depth is a number of levels, 1 to {MAX_TICK}");
			return Err(refusal(INVALID_PARAMS_CODE, message));
		}
		let Ok(place) = self.places.clone().try_acquire_owned() else {
			let message = format!("this node serves {MAX_SUBSCRIBERS} subscribers to order books");
			return Err(refusal(LIMIT, message));
		};
		match self.start(market).await {
			Ok(Some(start)) => Ok((place, start, depth.map(usize::from))),
			Ok(None) => Err(refusal(NOT_FOUND, format!("there is no market {market}"))),
			Err(error) => Err(refusal(INTERNAL_ERROR_CODE, error.to_string())),
		}
	}

	/// Sends until the subscriber leaves or its market can no longer be read.
	async fn serve(
		&self,
		market: MarketId,
		depth: Option<usize>,
		start: Start,
		sink: SubscriptionSink,
	) -> SubscriptionResult {
		let Start { block, book, mut steps } = start;
		let (mut session, first) = Session::open(market, depth, block, &book);
		let mut message = first;
		loop {
			// Waits while the buffer of the connection is full; meanwhile the ring forgets what this subscriber missed.
			if sink.send(SubscriptionMessage::from_json(&message)?).await.is_err() {
				return Ok(());
			}
			let step = tokio::select! {
				_ = sink.closed() => return Ok(()),
				step = steps.recv() => step,
			};
			let reason = match step.map(|step| session.step(&step)) {
				Ok(Reaction::Tell(delta)) => {
					message = delta;
					continue;
				},
				Ok(Reaction::Resync(reason)) => reason,
				Err(RecvError::Lagged(missed)) => {
					log::debug!(target: LOG, "A subscriber missed {missed} blocks");
					Reason::Slow
				},
				Err(RecvError::Closed) => return Ok(()),
			};
			let Some(again) = self.start(market).await? else {
				return Err(format!("market {market} is not on the best chain any more").into());
			};
			message = session.resync(again.block, &again.book, reason);
			steps = again.steps;
		}
	}
}

#[async_trait]
impl MarketApiServer for MarketRpc {
	async fn subscribe_book(
		&self,
		pending: PendingSubscriptionSink,
		market: MarketId,
		depth: Option<u16>,
	) -> SubscriptionResult {
		match self.admit(market, depth).await {
			Ok((_place, start, depth)) => {
				let sink = pending.accept().await?;
				self.serve(market, depth, start, sink).await
			},
			Err(refusal) => {
				pending.reject(refusal).await;
				Ok(())
			},
		}
	}
}

fn refusal(code: i32, message: String) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, message, None::<()>)
}
