// SPDX-License-Identifier: Apache-2.0
//! What each block of the flood says: whose paid transactions are in it, and what pools have paid.

use crate::payers::Payers;
use anyhow::{Context, Result};
use genex_e2e_tests::{
	chain::{Chain, State},
	values::{Read, number},
};
use genex_primitives::sponsor::PLATFORM_POOL;
use std::sync::atomic::{AtomicU64, Ordering};
use subxt::utils::AccountId32;

/// Blocks for which what is still on its way is waited for.
const PATIENCE: u64 = 30;
/// The whole, in parts per million.
const MILLION: u128 = 1_000_000;

/// What the platform's pool spent, by its books.
#[derive(Clone, Copy, Debug)]
struct Books {
	day: u128,
	spent: u128,
}

/// The budgets, which nobody changes meanwhile.
#[derive(Clone, Copy, Debug)]
struct Budgets {
	day: u128,
	identity: u128,
	gifts: u128,
	/// Computation of a block for sponsored acts, in picoseconds: of any kind, and of all kinds.
	ordinary: u128,
	all: u128,
}

/// Looks at every block.
pub struct Watch {
	payers: Vec<AccountId32>,
	pool: AccountId32,
	/// What the pool had at the start.
	had: u128,
	budgets: Budgets,
	books: Books,
	spent: u128,
	beyond: u128,
	overfull: u64,
	last: u64,
	included: Vec<Vec<u64>>,
}

impl Watch {
	/// Begins after the block of `state`.
	pub async fn begin(state: &State, payers: Vec<AccountId32>) -> Result<Self> {
		let pool = state.view("FeePolicy", "pool", vec![number(PLATFORM_POOL)]).await?;
		let pool = pool.to_option()?.context("there is no platform's pool")?;
		let account = pool.field("account")?.to_account()?;
		let terms = pool.field("pool")?.field("terms")?;
		let policy = state.value("FeePolicy", "PolicyInForce", Vec::new()).await?;
		let space = state.constant("FeePolicy", "BlockSpace")?.to_number()?;
		let ordinary = policy.number_at("ordinary_share")?;
		let all = ordinary + policy.number_at("urgent_share")?;
		let budgets = Budgets {
			day: terms.number_at("day_budget")?,
			identity: terms.number_at("identity_day_budget")?,
			gifts: policy.number_at("gift_capacity")?,
			ordinary: space * ordinary / MILLION,
			all: space * all / MILLION,
		};
		Ok(Self {
			included: vec![Vec::new(); payers.len()],
			payers,
			had: state.gnx(&account).await?,
			pool: account,
			budgets,
			books: books(state).await?,
			spent: 0,
			beyond: 0,
			overfull: 0,
			last: state.number(),
		})
	}

	/// Looks at each block as it comes, until all that was paid is included or nobody expects it any more.
	pub async fn follow(&mut self, chain: &Chain, best: &AtomicU64, payers: &Payers) -> Result<()> {
		let (begin, end) = ("chain_subscribeNewHeads", "chain_unsubscribeNewHeads");
		let mut heads = chain.subscribe(begin, &[], end).await?;
		let mut last_paid = None;
		loop {
			let head = heads.next().await.context("the node tells of no more blocks")??;
			let text = head["number"].as_str().and_then(|text| text.strip_prefix("0x"));
			let head = u64::from_str_radix(text.context("a block without number")?, 16)?;
			best.fetch_max(head, Ordering::Relaxed);
			for block in self.last + 1..=head {
				self.look_at(&chain.at_number(block).await?).await?;
			}
			if payers.ended() {
				let since = *last_paid.get_or_insert(head);
				let counts = payers.counts();
				let mut both = self.included.iter().zip(&counts);
				let all = both.all(|(included, sent)| included.len() >= *sent);
				if all || head > since + PATIENCE {
					return Ok(());
				}
			}
		}
	}

	async fn look_at(&mut self, state: &State) -> Result<()> {
		self.last = state.number();
		for (payer, included) in self.payers.iter().zip(&mut self.included) {
			let nonce = usize::try_from(state.nonce(payer).await?)?;
			included.resize(nonce.max(included.len()), state.number());
		}
		let now = books(state).await?;
		let before = if now.day == self.books.day { self.books.spent } else { 0 };
		self.spent += now.spent.saturating_sub(before);
		self.beyond = self.beyond.max(now.spent.saturating_sub(self.budgets.day));
		self.books = now;
		let usage = state.value("FeePolicy", "BlockUsage", Vec::new()).await?;
		if usage.number_at("block")? == u128::from(state.number()) {
			let (ordinary, urgent) = (usage.number_at("ordinary")?, usage.number_at("urgent")?);
			let over = ordinary > self.budgets.ordinary || ordinary + urgent > self.budgets.all;
			self.overfull += u64::from(over);
		}
		Ok(())
	}

	/// GNX that left the pool beyond its budget of the day, beyond those of identities, or beyond what its books tell; and
	/// millionths of a dollar of gifts beyond the quota.
	pub async fn overspent(&self, end: &State) -> Result<u128> {
		let mut beyond = self.beyond;
		let next = end.value("Kyc", "NextIdentityId", Vec::new()).await?.to_number()?;
		for identity in 1..next {
			let usage = end.value("FeePolicy", "Usage", vec![number(identity)]).await?;
			beyond += usage.number_at("spent")?.saturating_sub(self.budgets.identity);
			let gifts = usage.field("gifts")?.number_at("level")?;
			beyond += gifts.saturating_sub(self.budgets.gifts);
		}
		// Blocks that came after the last look are not in the sum of the books.
		let last = books(end).await?;
		let before = if last.day == self.books.day { self.books.spent } else { 0 };
		let booked = self.spent + last.spent.saturating_sub(before);
		let lost = self.had.saturating_sub(end.gnx(&self.pool).await?);
		Ok(beyond + lost.saturating_sub(booked))
	}

	/// GNX that pools paid, by their books.
	pub const fn spent(&self) -> u128 {
		self.spent
	}

	/// Blocks in which sponsored acts took more than their share.
	pub const fn overfull(&self) -> u64 {
		self.overfull
	}

	/// For each payer, the blocks in which its transactions are, in order.
	pub fn inclusions(&self) -> &[Vec<u64>] {
		&self.included
	}
}

async fn books(state: &State) -> Result<Books> {
	let usage = state.value("FeePolicy", "SpentByPool", vec![number(PLATFORM_POOL)]).await?;
	Ok(Books { day: usage.number_at("day")?, spent: usage.number_at("spent")? })
}
