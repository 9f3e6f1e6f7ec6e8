// SPDX-License-Identifier: Apache-2.0
//! From a draft to an offer: created, submitted, approved, minted and listed.

use super::{Draft, Stage, money::USDC};
use crate::{
	accounts::{alice, charlie, fresh_bytes},
	chain::{Call, Failure, Included, State, Turns},
	values::{Read, bytes, list, number, option, record, variant},
};
use anyhow::{Context, Result, bail, ensure};
use genex_primitives::Tier;
use std::sync::Arc;

/// Units and conditions of an offer on the primary market.
#[derive(Clone, Debug)]
pub struct Offer {
	/// The series.
	pub series: u32,
	/// Price of one unit in smallest units of USDC.
	pub price: u128,
	/// Units.
	pub quantity: u64,
	/// First second at which it sells.
	pub opens_at: u64,
	/// First second at which it no longer does.
	pub closes_at: u64,
	/// Most units for one identity.
	pub per_buyer_cap: Option<u64>,
	/// Lowest tier of a buyer.
	pub min_tier: Tier,
	/// Percent of the proceeds that are kept for holders.
	pub holdback_percent: u32,
}

/// Where the units of a series are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeriesCounters {
	/// Ever minted.
	pub minted: u128,
	/// Not sold yet.
	pub unsold: u128,
	/// In holders' hands.
	pub circulating: u128,
	/// Redeemed.
	pub redeemed: u128,
}

impl Stage {
	/// Alice creates and submits series, in one transaction. Gives their ids in order.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn create(&self, drafts: &[Draft]) -> Result<(Vec<u32>, Included)> {
		// The ids are known beforehand as long as nobody else creates at the same time. On a node, in this process one waits
		// for the other; if another process does, the whole transaction fails and is tried with the ids that are next then.
		static TURNS: Turns<Arc<str>> = Turns::new();
		let _turn = TURNS.take(self.chain.url()).await;
		for _ in 0..3 {
			let state = self.chain.best().await?;
			let next = state.value("Coupons", "NextSeriesId", Vec::new()).await?.to_number()?;
			let calls = creation(drafts, u32::try_from(next)?);
			// A block made at the same moment may take the place of one that was the best, and the ids with it.
			let included = self.chain.submit(&calls, &alice()).await?.finalised().await?;
			match &included.outcome {
				Ok(()) => return Ok((created_ids(&included)?, included)),
				Err(failure) if is_of_wrong_ids(failure) => continue,
				Err(failure) => bail!("{} series were not created: {failure}", drafts.len()),
			}
		}
		bail!("others kept creating series at the same time")
	}

	/// The compliance officer approves series that were never amended, up to 128 in one transaction.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn approve(&self, series: &[u32]) -> Result<Included> {
		let first_terms = |id: &u32| list([number(*id), number(1u8)]);
		let approvals = list(series.iter().map(first_terms));
		let args = [("approvals", approvals), ("reason", bytes(fresh_bytes()))];
		let call = Call::new("Coupons", "approve_series", args);
		let done = self.chain.send(&call, &charlie()).await?;
		let told = done.all("Coupons", "SeriesApproved").len();
		ensure!(told == series.len(), "{told} of {} series were approved", series.len());
		Ok(done)
	}

	/// Alice mints what each offer needs and lists it, in one transaction. Gives the ids of the listings in order.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn mint_and_list(&self, offers: &[Offer]) -> Result<(Vec<u64>, Included)> {
		let done = self.chain.send(&minting_and_listing(offers), &alice()).await?;
		let ids = done
			.all("Sales", "ListingCreated")
			.into_iter()
			.map(|event| Ok(u64::try_from(event.number_at("listing")?)?))
			.collect::<Result<Vec<_>>>()?;
		ensure!(ids.len() == offers.len(), "{} of {} offers were listed", ids.len(), offers.len());
		Ok((ids, done))
	}

	/// A series that is approved.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn series(&self, draft: Draft) -> Result<u32> {
		let (ids, _) = self.create(&[draft]).await?;
		self.approve(&ids).await?;
		ids.into_iter().next().context("no series was created")
	}

	/// Where the units of a series are; nowhere for one that does not exist.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn counters(&self, series: u32) -> Result<SeriesCounters> {
		SeriesCounters::at(&self.chain.best().await?, series).await
	}
}

impl SeriesCounters {
	/// Those of a series in a state; nothing but zeros for one that does not exist.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn at(state: &State, series: u32) -> Result<Self> {
		let counters = state.value("Coupons", "Counters", vec![number(series)]).await?;
		Ok(Self {
			minted: counters.number_at("minted")?,
			unsold: counters.number_at("unsold")?,
			circulating: counters.number_at("circulating")?,
			redeemed: counters.number_at("redeemed")?,
		})
	}
}

/// The call that creates and submits series whose first one gets the id `next`.
pub fn creation(drafts: &[Draft], next: u32) -> Call {
	Call::batch_all(drafts.iter().zip(next..).flat_map(|(draft, id)| {
		[
			Call::new("Coupons", "create_series", [("terms", draft.terms())]),
			Call::new("Coupons", "submit_series", [("series", number(id))]),
		]
	}))
}

/// The call that mints the units of offers and lists them.
pub fn minting_and_listing(offers: &[Offer]) -> Call {
	Call::batch_all(offers.iter().flat_map(|offer| {
		let quantity = number(offer.quantity);
		[
			Call::new(
				"Coupons",
				"mint",
				[("series", number(offer.series)), ("quantity", quantity)],
			),
			Call::new("Sales", "create_listing", [("terms", offer.terms())]),
		]
	}))
}

/// What submitting fails with when the series of that id is another one.
fn is_of_wrong_ids(failure: &Failure) -> bool {
	["Coupons::NoSuchSeries", "Coupons::NotIssuer", "Coupons::WrongState"]
		.contains(&failure.name.as_str())
}

fn created_ids(included: &Included) -> Result<Vec<u32>> {
	let events = included.all("Coupons", "SeriesCreated");
	events.into_iter().map(|event| Ok(u32::try_from(event.number_at("series")?)?)).collect()
}

impl Offer {
	/// All of `quantity` units at `price`, for ninety days from `now` on, to anybody of tier L1, without a cap. Nothing is
	/// kept for holders.
	pub fn new(series: u32, price: u128, quantity: u64, now: u64) -> Self {
		Self {
			series,
			price,
			quantity,
			opens_at: now.saturating_sub(60),
			closes_at: now + 90 * super::draft::DAY,
			per_buyer_cap: None,
			min_tier: Tier::L1,
			holdback_percent: 0,
		}
	}

	/// The terms as the call takes them.
	pub fn terms(&self) -> subxt::dynamic::Value {
		record([
			("series", number(self.series)),
			("asset", number(USDC)),
			("price", number(self.price)),
			("quantity", number(self.quantity)),
			("opens_at", number(self.opens_at)),
			("closes_at", number(self.closes_at)),
			("per_buyer_cap", option(self.per_buyer_cap.map(number))),
			("min_tier", variant(format!("{:?}", self.min_tier))),
			("steps", list([])),
			("territory", variant("Everywhere")),
			("holdback", number(self.holdback_percent * 10_000)),
		])
	}
}
