// SPDX-License-Identifier: Apache-2.0
//! The set-up: registered people with money and no GNX, something to buy, and a pool whose budgets they can exhaust.

use crate::support::PRICE;
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{Keys, alice_stash, bob, eve, fresh_bytes},
	chain::{Call, State},
	scenario::{
		Draft, Offer, Stage, UNIT_OF_USDC, money::deposit_call, people::registration,
		trade::purchase,
	},
	values::{Read, bytes, number, option, record},
};
use genex_primitives::{Tier, sponsor::PLATFORM_POOL};
use subxt::utils::AccountId32;

/// Every so many people have an Ethereum key.
const ETHEREUM_EVERY: usize = 5;
/// Every so many people are frozen.
const FROZEN_EVERY: usize = 100;
/// Money of each.
const MONEY: u128 = 100 * UNIT_OF_USDC;
/// Seconds until one of the sales closes, which is before the flood.
const SALE: u64 = 30;
/// Seconds of a year.
const YEAR: u64 = 365 * 86_400;
/// Acts that the pool pays for each identity a day, about.
const ACTS_OF_IDENTITY: u128 = 5;
/// The same for all identities together, for each of them: fewer, so that both budgets end.
const ACTS_OF_POOL: u128 = 3;

/// An identity that takes part in the flood.
pub struct Person {
	/// Its key.
	pub keys: Keys,
	/// Whether it was frozen before.
	pub frozen: bool,
}

impl Person {
	fn number(number: usize) -> Result<Self> {
		let keys = Keys::fresh(number.is_multiple_of(ETHEREUM_EVERY))?;
		Ok(Self { keys, frozen: number % FROZEN_EVERY == FROZEN_EVERY - 1 })
	}
}

/// Everything that attempts are made of.
pub struct World {
	/// The chain and its roles.
	pub stage: Stage,
	/// A block after the set-up, with which transactions are encoded.
	pub state: State,
	/// Who takes part.
	pub people: Vec<Person>,
	/// Somebody who bought before the flood, with the first nonce.
	pub scout: Keys,
	/// A series that everybody can buy.
	pub series: u32,
	/// Where.
	pub listing: u64,
	/// Where it is traded.
	pub market: u32,
	/// A series of which nobody has a unit.
	pub unsold: u32,
	/// Its sale, which is over.
	pub closed: u64,
	/// Somebody who can get gifts.
	pub friend: AccountId32,
}

impl World {
	/// Sets all up.
	pub async fn make(stage: Stage, count: usize) -> Result<Self> {
		let now = stage.chain.reach(1).await?.now().await?;
		stage.ensure_reserve().await?;
		let (series, listing) = listed(&stage, "Flooded", now + YEAR).await?;
		let now = stage.chain.best().await?.now().await?;
		let (unsold, closed) = listed(&stage, "Closed", now + SALE).await?;
		let over = now + SALE;
		let market = stage.open_market(series).await?;

		let people: Vec<Person> = (0..count).map(Person::number).collect::<Result<_>>()?;
		let (scout, friend) = (Keys::fresh(false)?, Keys::fresh(false)?.account());
		let accounts: Vec<AccountId32> =
			people.iter().map(|person| person.keys.account()).collect();
		let known = accounts.iter().chain([&friend]).cloned().chain([scout.account()]);
		let known: Vec<AccountId32> = known.collect();
		let until = now + YEAR;
		let register = |who: &AccountId32| registration(who, Tier::L2, until);
		let deposit = |who: &AccountId32| deposit_call(who, MONEY, fresh_bytes());
		let registrations = known.iter().map(register).collect();
		stage.chain.send_all(registrations, &bob()).await.context("registrations")?;
		let deposits = known.iter().map(deposit).collect();
		stage.chain.send_all(deposits, &eve()).await.context("deposits")?;

		let Keys::Native(scout) = scout else { anyhow::bail!("the scout's key is native") };
		let bought = stage.chain.send(&purchase(listing, 10, 10 * PRICE), &scout).await?;
		let fee = bought.event("FeePolicy", "FeeSponsored")?.number_at("fee")?;
		limit_pool(&stage, fee, count).await?;
		let frozen = people.iter().filter(|person| person.frozen);
		let frozen: Vec<AccountId32> = frozen.map(|person| person.keys.account()).collect();
		if !frozen.is_empty() {
			let freeze = stage.listing_of(&frozen).await?;
			stage.chain.send(&freeze, &alice_stash()?).await?;
		}
		let ended = async |state: &State| Ok(state.now().await? >= over);
		let state = stage.chain.until("the end of a sale", ended).await?;
		ensure!(state.gnx(&friend).await? == 0, "people have no GNX");
		let scout = Keys::Native(scout);
		Ok(Self { stage, state, people, scout, series, listing, market, unsold, closed, friend })
	}
}

/// A series, and its sale until `closes_at`.
async fn listed(stage: &Stage, name: &str, closes_at: u64) -> Result<(u32, u64)> {
	let now = stage.chain.best().await?.now().await?;
	let draft = Draft::stored_value(name, now);
	let quantity = draft.supply;
	let series = stage.series(draft).await?;
	let offer = Offer { closes_at, ..Offer::new(series, PRICE, quantity, now) };
	let (listings, _) = stage.mint_and_list(&[offer]).await?;
	Ok((series, listings.into_iter().next().context("no listing")?))
}

/// Gives the platform's pool budgets that end in the middle of the flood, where an act costs `fee`.
async fn limit_pool(stage: &Stage, fee: u128, people: usize) -> Result<()> {
	let state = stage.chain.best().await?;
	let pool = state.stored("FeePolicy", "Pools", vec![number(PLATFORM_POOL)]).await?;
	let pool = pool.context("there is no platform's pool")?;
	let acts = pool.field("terms")?.field("acts")?.clone();
	let terms = record([
		("acts", acts),
		("day_budget", number(u128::try_from(people)? * ACTS_OF_POOL * fee)),
		("identity_day_budget", number(ACTS_OF_IDENTITY * fee)),
		("alert_below", number(0u8)),
		("until", option(None)),
	]);
	let reason = bytes(fresh_bytes());
	let args = [("pool", number(PLATFORM_POOL)), ("terms", terms), ("reason", reason)];
	stage.council(Call::new("FeePolicy", "set_terms", args)).await?;
	Ok(())
}
