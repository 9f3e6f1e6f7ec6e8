// SPDX-License-Identifier: Apache-2.0
//! What the load gives away and redeems, and where all of it must be in the end.

use crate::load::{Act, Sent};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, alice, fresh_bytes},
	chain::{Call, Chain},
	scenario::{
		Draft, GNX, Offer, SeriesCounters, Stage, UNIT_OF_USDC,
		trade::{redemption, transfer, units_at},
	},
	values::bytes,
};
use serde_json::json;
use subxt_signer::sr25519::Keypair;

/// Accounts that send.
pub const HOLDERS: usize = 4;
/// Transactions that each of them has had before the load begins: its purchase.
pub const BEFORE: u64 = 1;
/// Units that each of them buys: more than it could give away in a day.
const BOUGHT: u64 = 100_000;
/// Units that are minted. What nobody buys stays unsold.
const MINTED: u64 = 1_000_000;
/// Price of a unit in smallest units of USDC, a little below its face value of a cent.
const PRICE: u128 = 9_500;
/// Money of each, for its purchase.
const MONEY: u128 = 1_000 * UNIT_OF_USDC;
/// GNX of each, for the fees of a day.
const FEES: u128 = 10_000 * GNX;

/// A series, and who has its units.
#[derive(Clone, Debug)]
pub struct Goods {
	/// The series.
	pub series: u32,
	/// The accounts that send. Nobody else may use them, or their nonces would say nothing.
	pub holders: [Keypair; HOLDERS],
}

impl Goods {
	/// Alice issues a series, and four new companies buy of it: companies of tier L3, whose limits a day of gifts does not
	/// reach.
	///
	/// # Errors
	/// The node at `url` does not answer, or the chain refuses.
	pub async fn make(url: &str) -> Result<Self> {
		let stage = Stage::open(url).await?;
		// Block 0 has no time.
		stage.chain.reach(1).await?;
		stage.ensure_reserve().await?;
		let (first, second, third, fourth) =
			tokio::try_join!(equip(&stage), equip(&stage), equip(&stage), equip(&stage))?;
		let holders = [first, second, third, fourth];
		let now = stage.chain.best().await?.now().await?;
		let series = stage.series(Draft::stored_value("Faults", now)).await?;
		let (listings, _) = stage.mint_and_list(&[Offer::new(series, PRICE, MINTED, now)]).await?;
		let listing = listings.into_iter().next().context("no listing")?;
		for holder in &holders {
			stage.buy(holder, listing, BOUGHT, u128::from(BOUGHT) * PRICE).await?;
		}
		Ok(Self { series, holders })
	}

	/// The call by which the account `account` does an act. Gifts go round in a ring, so that nobody runs out of units.
	pub fn call(&self, account: usize, act: Act, serial: u64) -> Call {
		match act {
			Act::Remark => {
				let text = format!("faults {serial}");
				Call::new("System", "remark_with_event", [("remark", bytes(text))])
			},
			Act::Gift(units) => {
				let to = account_of(&self.holders[next_to(account)]);
				transfer(&to, self.series, units)
			},
			Act::Redemption(units) => {
				redemption(self.series, units, &account_of(&alice()), fresh_bytes())
			},
		}
	}
}

/// A new company with what it takes to buy, and to send for a day.
async fn equip(stage: &Stage) -> Result<Keypair> {
	let keys = stage.company().await?;
	let who = account_of(&keys);
	stage.give_gnx(&who, FEES).await?;
	stage.deposit(&who, MONEY).await?;
	Ok(keys)
}

/// To whom the account `account` gives.
fn next_to(account: usize) -> usize {
	(account + 1) % HOLDERS
}

/// Where units are: the counters of their series, and what each account has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Books {
	/// The counters.
	pub counters: SeriesCounters,
	/// Units of each account.
	pub holdings: [i128; HOLDERS],
}

impl Books {
	/// What transactions that succeeded add up to.
	pub fn of<'a>(succeeded: impl IntoIterator<Item = &'a Sent>) -> Self {
		let mut holdings = [i128::from(BOUGHT); HOLDERS];
		let mut redeemed = 0;
		for sent in succeeded {
			match sent.act {
				Act::Remark => {},
				Act::Gift(units) => {
					holdings[sent.account] -= i128::from(units);
					holdings[next_to(sent.account)] += i128::from(units);
				},
				Act::Redemption(units) => {
					holdings[sent.account] -= i128::from(units);
					redeemed += u128::from(units);
				},
			}
		}
		let (minted, sold) = (u128::from(MINTED), u128::from(BOUGHT) * HOLDERS as u128);
		let counters = SeriesCounters {
			minted,
			unsold: minted - sold,
			circulating: sold - redeemed,
			redeemed,
		};
		Self { counters, holdings }
	}

	/// What the node at `url` has in its state of the block `hash`.
	///
	/// # Errors
	/// It does not answer, or does not have that state.
	pub async fn at(url: &str, hash: &str, goods: &Goods) -> Result<Self> {
		let state = Chain::connect(url).await?.at(serde_json::from_value(json!(hash))?).await?;
		let counters = SeriesCounters::at(&state, goods.series).await?;
		let mut holdings = [0_i128; HOLDERS];
		for (units, keys) in holdings.iter_mut().zip(&goods.holders) {
			*units = units_at(&state, &account_of(keys), goods.series).await?.into();
		}
		Ok(Self { counters, holdings })
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn books_should_be_the_sum_of_what_was_given_and_redeemed() {
		let sent = |account, act| Sent {
			hash: String::new(),
			account,
			act,
			acknowledged: None,
			refused: false,
		};
		let all = [
			sent(0, Act::Gift(3)),
			sent(3, Act::Gift(2)),
			sent(1, Act::Redemption(5)),
			sent(2, Act::Remark),
		];
		let books = Books::of(&all);
		let had = i128::from(BOUGHT);
		assert_eq!(books.holdings, [had - 1, had - 2, had, had - 2]);
		let counters = books.counters;
		assert_eq!((counters.minted, counters.redeemed), (MINTED.into(), 5));
		assert_eq!(counters.circulating, books.holdings.iter().sum::<i128>() as u128);
		assert_eq!(counters.unsold + counters.circulating + 5, counters.minted);
	}
}
