// SPDX-License-Identifier: Apache-2.0
//! The whole catalogue comes onto the chain, in batches that fit into a block.

use super::{grouped, teller::Teller};
use crate::{
	catalogue::Row,
	chain::{Call, State},
	scenario::{
		Draft, Stage, Territory,
		issue::{creation, minting_and_listing},
	},
	values::{Read, number, option},
};
use anyhow::{Context, Result, ensure};
use genex_primitives::{CurrencyCode, LegalClass, TransferPolicy};
use std::collections::{BTreeMap, BTreeSet};

/// Most series of one approval, and of one batch.
const MOST: usize = 128;
/// Listings of one page.
const PAGE: u32 = 100;

/// A denomination on the chain.
#[derive(Clone, Debug)]
pub struct Stocked {
	/// Its name.
	pub name: String,
	/// The series.
	pub series: u32,
	/// The listing.
	pub listing: u64,
	/// Price of one unit in smallest units of USDC.
	pub price: u128,
	currency: CurrencyCode,
	face_minor: u64,
}

impl Stocked {
	/// What units are worth, as people write it.
	pub fn face_of(&self, units: u64) -> String {
		let letters = self.currency.letters();
		let digits = u32::from(self.currency.minor_digits().unwrap_or_default());
		let (unit, minor) = (10u128.pow(digits), u128::from(units) * u128::from(self.face_minor));
		let fraction = if digits == 0 {
			String::new()
		} else {
			format!(".{:0width$}", minor % unit, width = digits as usize)
		};
		format!("{} {}{fraction}", String::from_utf8_lossy(&letters), grouped(minor / unit))
	}
}

/// Creates, submits, approves, mints and lists every row, and compares what is on the chain with the file.
pub async fn issue(stage: &Stage, teller: &Teller, rows: &[Row]) -> Result<Vec<Stocked>> {
	let issuers: BTreeSet<&str> = rows.iter().map(|row| row.issuer.as_str()).collect();
	let currencies: BTreeSet<CurrencyCode> = rows.iter().map(|row| row.draft.currency).collect();
	teller.line(&format!(
		"{} denominations of {} issuers in {} currencies",
		rows.len(),
		issuers.len(),
		currencies.len()
	));
	let now = stage.chain.best().await?.now().await?;
	let drafts: Vec<Draft> = rows.iter().map(|row| row.draft_at(now)).collect();
	let series = create(stage, teller, &drafts).await?;
	approve(stage, teller, &series).await?;
	let stocked = list(stage, teller, rows, &series, now).await?;
	compare(stage, teller, &drafts, &stocked).await?;
	Ok(stocked)
}

async fn create(stage: &Stage, teller: &Teller, drafts: &[Draft]) -> Result<Vec<u32>> {
	let state = stage.chain.best().await?;
	let size = batch_size(&state, drafts.len(), |count| creation(&drafts[..count], 1)).await?;
	let mut series = Vec::new();
	for batch in drafts.chunks(size) {
		let (ids, done) = stage.create(batch).await?;
		ensure!(ids.len() == batch.len(), "{} of {} series were created", ids.len(), batch.len());
		series.extend(ids);
		let event = Some("Coupons.SeriesSubmitted");
		teller.progress("created and submitted", series.len(), drafts.len(), done.number, event);
	}
	Ok(series)
}

async fn approve(stage: &Stage, teller: &Teller, series: &[u32]) -> Result<()> {
	let mut approved = 0;
	for batch in series.chunks(MOST) {
		let done = stage.approve(batch).await?;
		approved += batch.len();
		let event = Some("Coupons.SeriesApproved");
		teller.progress("approved by Charlie", approved, series.len(), done.number, event);
	}
	Ok(())
}

async fn list(
	stage: &Stage,
	teller: &Teller,
	rows: &[Row],
	series: &[u32],
	now: u64,
) -> Result<Vec<Stocked>> {
	let offers: Vec<_> = rows.iter().zip(series).map(|(row, id)| row.offer_at(*id, now)).collect();
	let state = stage.chain.best().await?;
	let size =
		batch_size(&state, offers.len(), |count| minting_and_listing(&offers[..count])).await?;
	let mut stocked = Vec::new();
	for (batch, rows) in offers.chunks(size).zip(rows.chunks(size)) {
		let (listings, done) = stage.mint_and_list(batch).await?;
		stocked.extend(batch.iter().zip(rows).zip(listings).map(|((offer, row), listing)| {
			Stocked {
				name: row.draft.name.clone(),
				series: offer.series,
				listing,
				price: offer.price,
				currency: row.draft.currency,
				face_minor: row.draft.face_minor,
			}
		}));
		let event = Some("Sales.ListingCreated");
		teller.progress("minted and listed", stocked.len(), offers.len(), done.number, event);
	}
	Ok(stocked)
}

/// The largest batch, halved from the most, whose call fits into a block.
async fn batch_size(
	state: &State,
	available: usize,
	call: impl Fn(usize) -> Call,
) -> Result<usize> {
	let mut size = MOST.min(available);
	while size > 1 && !state.fits(&call(size)).await? {
		size /= 2;
	}
	ensure!(size > 0, "there is nothing to issue");
	Ok(size)
}

/// Compares terms, supply and offer of every denomination on the chain with the file.
async fn compare(
	stage: &Stage,
	teller: &Teller,
	drafts: &[Draft],
	stocked: &[Stocked],
) -> Result<()> {
	let state = stage.chain.best().await?;
	let offered = offered(&state).await?;
	for (index, (draft, item)) in drafts.iter().zip(stocked).enumerate() {
		let series = state.view("Coupons", "series", vec![number(item.series)]).await?;
		let series =
			series.to_option()?.with_context(|| format!("series {} is missing", item.series))?;
		let terms = series.field("terms")?;
		let right = terms.field("name")?.to_bytes()? == draft.name.as_bytes()
			&& terms.field("currency")?.to_bytes()? == draft.currency.letters()
			&& terms.number_at("face_minor")? == u128::from(draft.face_minor)
			&& terms.number_at("valid_until")? == u128::from(draft.valid_until)
			&& series.field("counters")?.number_at("unsold")? == u128::from(draft.supply)
			&& series.field("state")?.variant_name()? == "Listed";
		ensure!(right, "series {} is not as the catalogue has it: {series}", item.series);
		let offer = offered
			.get(&item.listing)
			.with_context(|| format!("listing {} is missing", item.listing))?;
		let expected = (item.series.into(), item.price, draft.supply.into());
		ensure!(
			*offer == expected,
			"listing {} is {offer:?} instead of {expected:?}",
			item.listing
		);
		if (index + 1) % MOST == 0 || index + 1 == drafts.len() {
			let (checked, block) = (index + 1, state.number());
			teller.progress("compared with the file", checked, drafts.len(), block, None);
		}
	}
	Ok(())
}

/// Series, price and remaining units of every open listing.
async fn offered(state: &State) -> Result<BTreeMap<u64, (u128, u128, u128)>> {
	let mut offered = BTreeMap::new();
	// Pages follow the order of storage, so those of one catalogue lie scattered among all.
	let mut after = None;
	loop {
		let args = vec![option(after.map(number)), number(PAGE)];
		let page = state.view("Sales", "listings", args).await?;
		let entries = page.items()?;
		for entry in &entries {
			let (id, listing) = (entry_part(entry, 0)?, entry_part(entry, 1)?);
			let id = u64::try_from(id.to_number()?)?;
			after = Some(id);
			if listing.field("open")?.as_bool() == Some(true) {
				let terms = listing.field("terms")?;
				let offer = (
					terms.number_at("series")?,
					terms.number_at("price")?,
					listing.number_at("remaining")?,
				);
				offered.insert(id, offer);
			}
		}
		if entries.len() < PAGE as usize {
			return Ok(offered);
		}
	}
}

fn entry_part(entry: &subxt::dynamic::Value, index: usize) -> Result<&subxt::dynamic::Value> {
	use subxt::dynamic::At;
	entry.at(index).with_context(|| format!("no part {index} in {entry}"))
}

/// What is bought: stored value in US dollars that anybody may hold and pass on.
pub fn article(rows: &[Row], stocked: &[Stocked]) -> Result<Stocked> {
	let suits = |row: &Row| {
		let draft = &row.draft;
		draft.divisible
			&& draft.legal_class == LegalClass::PaidGift
			&& draft.currency == CurrencyCode::USD
			&& draft.transfer_policy == TransferPolicy::Free
			&& draft.territory == Territory::Everywhere
			&& draft.valid_from == 0
			&& row.per_buyer_cap.is_none()
	};
	let found = rows.iter().zip(stocked).find(|(row, _)| suits(row));
	let (_, item) =
		found.context("the catalogue has no stored value in US dollars that anybody may hold")?;
	Ok(item.clone())
}
