// SPDX-License-Identifier: Apache-2.0
//! What one subscriber has been told, and what it is told next. No input or output here.

use crate::{
	chain::BlockRef,
	feed::Step,
	message::{Delta, Message, Reason, Snapshot, told},
	window::Window,
};
use genex_primitives::book::{BookSnapshot, MarketId, MarketStatus};
use sp_core::H256;

/// What follows from a step of the chain.
#[derive(Debug)]
pub enum Reaction {
	/// The subscriber is told.
	Tell(Message),
	/// The subscriber needs a snapshot.
	Resync(Reason),
}

/// One subscriber.
#[derive(Debug)]
pub struct Session {
	market: MarketId,
	/// The number of the next message.
	sequence: u64,
	/// The block of the message before.
	at: H256,
	status: MarketStatus,
	window: Option<Window>,
}

impl Session {
	/// A subscriber to a market, who wants `depth` levels or all, and its first message.
	pub fn open(
		market: MarketId,
		depth: Option<usize>,
		block: BlockRef,
		book: &BookSnapshot,
	) -> (Self, Message) {
		let (at, window) = (block.hash, depth.map(Window::new));
		let mut session = Self { market, sequence: 0, at, status: book.status, window };
		let message = session.resync(block, book, Reason::Subscribed);
		(session, message)
	}

	/// Starts again from a snapshot; the count of messages goes on.
	pub fn resync(&mut self, block: BlockRef, book: &BookSnapshot, reason: Reason) -> Message {
		self.at = block.hash;
		self.status = book.status;
		let (bids, asks) = match &mut self.window {
			Some(window) => {
				let (bids, asks) = window.reset(book);
				(told(&bids), told(&asks))
			},
			None => (told(&book.bids), told(&book.asks)),
		};
		Message::Snapshot(Snapshot {
			market: self.market,
			sequence: self.count(),
			reason,
			block: block.into(),
			status: book.status.into(),
			tick_size: book.tick_size,
			lot: book.lot,
			expires_at: book.expires_at,
			bids,
			asks,
		})
	}

	/// What a step means to the subscriber. Blocks that do not touch its market are told too, so that it knows up to
	/// where its book is true.
	pub fn step(&mut self, step: &Step) -> Reaction {
		let (block, parent, changes) = match step {
			Step::Jump { reason, .. } => return Reaction::Resync(*reason),
			Step::Next { parent, .. } if *parent != self.at => {
				return Reaction::Resync(Reason::Gap);
			},
			Step::Next { block, parent, changes } => (*block, *parent, changes.get(&self.market)),
		};
		self.at = block.hash;
		let (mut bids, mut asks, mut trades) = (Vec::new(), Vec::new(), Vec::new());
		if let Some(changes) = changes {
			self.status = changes.status;
			trades = told(&changes.trades);
			(bids, asks) = match &mut self.window {
				Some(window) => {
					let (bids, asks) = window.follow(changes);
					(told(&bids), told(&asks))
				},
				None => (told(&changes.bids), told(&changes.asks)),
			};
		}
		Reaction::Tell(Message::Delta(Delta {
			market: self.market,
			sequence: self.count(),
			block: block.into(),
			previous: parent,
			status: self.status.into(),
			bids,
			asks,
			trades,
		}))
	}

	const fn count(&mut self) -> u64 {
		let number = self.sequence;
		self.sequence = number.saturating_add(1);
		number
	}
}
