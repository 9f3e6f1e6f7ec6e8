// SPDX-License-Identifier: Apache-2.0
//! An issuer's month on a node whose clock the test drives: from the application to the statement, which is compared with what
//! the blocks tell. Another issuer fails in between.

use crate::support::{Scene, play_alone};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{account_of, charlie, fresh_bytes},
	chain::{Call, Included, State, refused},
	scenario::{
		Draft, Offer, UNIT_OF_USDC, USDC,
		issue::creation,
		issuers::{guarantee, quick_credit, rescore},
		trade::redemption,
	},
	values::{Read, bytes, number, record, variant},
};
use genex_primitives::Reason;
use std::collections::BTreeMap;
use subxt::dynamic::Value;
use subxt_signer::sr25519::Keypair;

/// Price of a cent of stored value, and of a voucher for five dollars, in smallest units of USDC.
const CENT: u128 = UNIT_OF_USDC / 100;
const VOUCHER: u128 = 5 * UNIT_OF_USDC;
/// Vouchers of each short series.
const VOUCHERS: u64 = 100;
/// The limit of grade C is 50,000 dollars. This is what two short series leave of it, in cents.
const CARDS: u64 = 5_000_000 - 2 * VOUCHERS * 500;
/// Seconds in which a purchase can be undone.
const WINDOW: u32 = 400;
/// Seconds of chain time until the short series end; a block takes one.
const VALIDITY: u64 = 1_000;

/// An issuer and its series.
struct Brand {
	keys: Keypair,
	identity: u128,
}

/// Series of the first issuer: stored value, short vouchers, and such with a refund window. The
/// short ones end together.
struct Shelf {
	card: u32,
	short: u32,
	window: u32,
	ends: u64,
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issuers_month_should_end_with_a_statement_of_all_that_was_booked() {
	let test = async |scene: &Scene| -> Result<()> {
		let (brand, shelf) = scene.sealing(opened(scene)).await?;
		scene.sealing(issued_to_the_limit(scene, &brand, &shelf)).await?;
		let buyer = scene.sealing(sold_and_redeemed(scene, &brand, &shelf)).await?;
		scene.sealing(scored(scene, &brand, &shelf, &buyer)).await?;
		scene.sealing(undone(scene, &shelf, &buyer)).await?;
		let failed = scene.sealing(failed(scene)).await?;
		scene.seal_until(shelf.ends).await?;
		scene.sealing(expired(scene, &brand, &shelf, &buyer)).await?;
		let told = posted(scene).await?;
		for identity in [brand.identity, failed] {
			statements_should_be_what_was_posted(scene, identity, &told).await?;
		}
		Ok(())
	};
	play_alone(&["--sealing", "manual", "--state-pruning", "archive"], test).await;
}

/// The council sets terms, a company becomes an issuer, and three series are approved.
async fn opened(scene: &Scene<'_>) -> Result<(Brand, Shelf)> {
	scene.begin().await?;
	let stage = &scene.stage;
	stage.council(quick_credit(2)).await?;
	let terms = record([("method", variant("OnExpiry")), ("treasury", number(100_000u32))]);
	let args = [("terms", terms), ("reason", bytes(fresh_bytes()))];
	stage.council(Call::new("Books", "set_breakage_policy", args)).await?;

	let keys = stage.company().await?;
	let identity = stage.license(&keys).await?;
	let brand = Brand { keys, identity };
	let now = scene.now().await?;
	let ends = now + VALIDITY;
	let short = |name: &str| Draft::promotion(name, now, ends);
	let window = Draft { refund_window: WINDOW, ..short("Second thoughts") };
	let drafts = [Draft::stored_value("Card", now), short("Short"), window];
	let series = created(scene, &brand.keys, &drafts).await?;
	let [card, short, window] = series[..] else { anyhow::bail!("three were created") };
	Ok((brand, Shelf { card, short, window, ends }))
}

/// Series of `keys`, approved.
async fn created(scene: &Scene<'_>, keys: &Keypair, drafts: &[Draft]) -> Result<Vec<u32>> {
	let first = u32::try_from(scene.series_count().await? + 1)?;
	scene.stage.chain.send(&creation(drafts, first), keys).await?;
	let series: Vec<u32> = (first..).take(drafts.len()).collect();
	scene.stage.approve(&series).await?;
	Ok(series)
}

fn minting(series: u32, quantity: u64) -> Call {
	let args = [("series", number(series)), ("quantity", number(quantity))];
	Call::new("Coupons", "mint", args)
}

/// Nothing is minted beyond the limit.
async fn issued_to_the_limit(scene: &Scene<'_>, brand: &Brand, shelf: &Shelf) -> Result<()> {
	let chain = &scene.stage.chain;
	let all = [(shelf.card, CARDS), (shelf.short, VOUCHERS), (shelf.window, VOUCHERS)];
	for (series, quantity) in all {
		chain.send(&minting(series, quantity), &brand.keys).await?;
	}
	let beyond = chain.failure(&minting(shelf.card, 1), &brand.keys).await?;
	assert_eq!(Reason::CreditLimitReached.code(), 631);
	assert_eq!(beyond.name, refused("Coupons", Reason::CreditLimitReached));
	Ok(())
}

/// Lists units for sale and gives the listing.
async fn listed(
	scene: &Scene<'_>,
	keys: &Keypair,
	(series, price, quantity): (u32, u128, u64),
	(ends, holdback_percent): (u64, u32),
) -> Result<u64> {
	let offer = Offer::new(series, price, quantity, scene.now().await?);
	let offer = Offer { closes_at: offer.closes_at.min(ends), holdback_percent, ..offer };
	let call = Call::new("Sales", "create_listing", [("terms", offer.terms())]);
	let done = scene.stage.chain.send(&call, keys).await?;
	Ok(u64::try_from(done.event("Sales", "ListingCreated")?.number_at("listing")?)?)
}

/// Somebody buys of everything and redeems some.
async fn sold_and_redeemed(scene: &Scene<'_>, brand: &Brand, shelf: &Shelf) -> Result<Keypair> {
	let (buyer, stage, shop) = (scene.buyer().await?, &scene.stage, account_of(&brand.keys));
	for (series, price, units, bought) in [
		(shelf.card, CENT, CARDS, 10_000),
		(shelf.short, VOUCHER, VOUCHERS, 4),
		(shelf.window, VOUCHER, VOUCHERS, 3),
	] {
		let offer = (series, price, units);
		let listing = listed(scene, &brand.keys, offer, (shelf.ends, 30)).await?;
		stage.buy(&buyer, listing, bought, u128::from(bought) * price).await?;
	}
	let redeem = redemption(shelf.card, 9_000, &shop, fresh_bytes());
	stage.chain.send(&redeem, &buyer).await?;
	Ok(buyer)
}

async fn score_of(scene: &Scene<'_>, brand: &Brand) -> Result<(u128, u128)> {
	let (state, identity) = (scene.stage.chain.best().await?, number(brand.identity));
	let record = state.stored("Issuers", "Issuers", vec![identity.clone()]).await?;
	let score = record.context("no issuer")?.field("score")?.number_at("total")?;
	let headroom = state.view("Issuers", "headroom", vec![identity]).await?;
	Ok((score, headroom.to_option()?.context("no issuer")?.number_at("limit")?))
}

/// Who redeemed rates, and with the score the limit rises.
async fn scored(scene: &Scene<'_>, brand: &Brand, shelf: &Shelf, buyer: &Keypair) -> Result<()> {
	let chain = &scene.stage.chain;
	let before = score_of(scene, brand).await?;
	let args = [("identity", number(brand.identity)), ("stars", number(5u8))];
	let rate = Call::new("Issuers", "rate", args);
	chain.send(&rate, buyer).await?;
	assert_eq!(chain.failure(&rate, buyer).await?.name, "Issuers::NothingToRate");
	let scored = chain.send(&rescore(brand.identity), buyer).await?;
	let told = scored.event("Issuers", "Rescored")?;
	assert_eq!(told.field("new_grade")?.variant_name()?, "B", "{told}");
	let after = score_of(scene, brand).await?;
	ensure!(after.0 > before.0 && after.1 > before.1, "{before:?} became {after:?}");
	chain.send(&minting(shelf.card, 1), &brand.keys).await?;
	Ok(())
}

/// One of three vouchers is given back inside the window.
async fn undone(scene: &Scene<'_>, shelf: &Shelf, buyer: &Keypair) -> Result<()> {
	let (stage, who) = (&scene.stage, account_of(buyer));
	let before = stage.cash(&who).await?.free;
	// It is the only purchase with a window so far.
	let args = [("purchase", number(0u64)), ("quantity", number(1u64))];
	let done = stage.chain.send(&Call::new("Sales", "refund", args), buyer).await?;
	assert_eq!(done.event("Sales", "PurchaseRefunded")?.number_at("amount")?, VOUCHER);
	assert_eq!(stage.cash(&who).await?.free, before + VOUCHER);
	assert_eq!(stage.units(&who, shelf.window).await?, 2);
	Ok(())
}

/// Another issuer owes fifty dollars and has put twenty aside; of what it was paid a half is kept. Holders get what there is,
/// and no less because ten times as much was given to a friend. Gives its identity.
async fn failed(scene: &Scene<'_>) -> Result<u128> {
	let stage = &scene.stage;
	let keys = stage.company().await?;
	let (who, identity) = (account_of(&keys), stage.license(&keys).await?);
	stage.deposit(&who, 100 * UNIT_OF_USDC).await?;
	stage.chain.send(&guarantee(20 * UNIT_OF_USDC), &keys).await?;
	let now = scene.now().await?;
	let until = now + 30 * 86_400;
	let drafts = [Draft::promotion("Last", now, until), Draft::promotion("Free", now, until)];
	let series = created(scene, &keys, &drafts).await?;
	let [series, free] = series[..] else { anyhow::bail!("two were created") };
	let friend = scene.buyer().await?;
	stage.chain.send(&minting(free, VOUCHERS), &keys).await?;
	let gifts = listed(scene, &keys, (free, 0, VOUCHERS), (until, 0)).await?;
	stage.buy(&friend, gifts, VOUCHERS, 0).await?;
	stage.chain.send(&minting(series, 10), &keys).await?;
	let listing = listed(scene, &keys, (series, VOUCHER, 10), (until, 50)).await?;
	let holders =
		[(scene.buyer().await?, 6, 26_700_000_u128), (scene.buyer().await?, 4, 17_800_000)];
	for (holder, units, _) in &holders {
		stage.buy(holder, listing, *units, u128::from(*units) * VOUCHER).await?;
	}

	let declared = stage.declare_default(&who, &[series]).await?;
	let counted = declared.event("Insolvency", "SeriesCounted")?;
	// Five dollars and a half, in billionths.
	assert_eq!(counted.number_at("shortfall")?, 5_500_000_000);
	let sale = stage.chain.failure(&minting(series, 1), &keys).await?;
	assert_eq!(sale.name, refused("Coupons", Reason::IssuerNotActive));
	let args = [("series", number(free)), ("quantity", number(VOUCHERS))];
	let gift = stage.chain.failure(&Call::new("Insolvency", "claim", args), &friend).await?;
	assert_eq!(gift.name, "Insolvency::NoClaim");
	for (holder, units, paid) in &holders {
		let holding = account_of(holder);
		let before = stage.cash(&holding).await?.free;
		let args = [("series", number(series)), ("quantity", number(*units))];
		stage.chain.send(&Call::new("Insolvency", "claim", args), holder).await?;
		assert_eq!(stage.cash(&holding).await?.free, before + *paid);
		assert_eq!(stage.units(&holding, series).await?, 0);
	}
	Ok(identity)
}

/// The windows ended, and the short series with units in hands. What was kept for them is parted.
async fn expired(scene: &Scene<'_>, brand: &Brand, shelf: &Shelf, buyer: &Keypair) -> Result<()> {
	let chain = &scene.stage.chain;
	let args = [("series", number(shelf.window)), ("limit", number(10u32))];
	let ended = chain.send(&Call::new("Sales", "end_windows", args), buyer).await?;
	ended.event("Sales", "WindowEnded")?;
	for (series, held) in [(shelf.short, 4), (shelf.window, 2)] {
		let book = Call::new("Coupons", "book_expiry", [("series", number(series))]);
		let booked = chain.send(&book, buyer).await?;
		let told = booked.event("Coupons", "ExpiryBooked")?;
		assert_eq!(told.number_at("circulating")?, held);
		breakage_should_be_parted(&booked, held * 500)?;
		let args = [("series", number(series)), ("asset", number(USDC))];
		let withdraw = Call::new("Sales", "withdraw_proceeds", args);
		chain.send(&withdraw, &brand.keys).await?;
	}
	let again = Call::new("Coupons", "book_expiry", [("series", number(shelf.short))]);
	assert_eq!(chain.failure(&again, &charlie()).await?.name, "Coupons::AlreadyBooked");
	Ok(())
}

/// The treasury gets its tenth of breakage, once.
fn breakage_should_be_parted(booked: &Included, face: u128) -> Result<()> {
	let mut sums = Sums::new();
	for entry in booked.all("Books", "Posted") {
		add(&mut sums, entry)?;
	}
	let of = |account: &str| -> (u128, u128) {
		let found = sums.iter().find(|((.., name), _)| name.as_str() == account);
		found.map(|(_, turnover)| *turnover).unwrap_or_default()
	};
	assert_eq!(of("Deferred"), (face, 0));
	assert_eq!(of("TreasuryBreakage"), (0, face / 10));
	assert_eq!(of("Breakage"), (0, face - face / 10));
	Ok(())
}

/// Debits and credits of each identity, unit of account and account.
type Sums = BTreeMap<(u128, String, String), (u128, u128)>;

/// Adds the lines of an entry.
fn add(sums: &mut Sums, entry: &Value) -> Result<()> {
	let (identity, unit) = (entry.number_at("identity")?, entry.field("unit")?.to_string());
	for line in entry.field("lines")?.items()? {
		let account = line.field("account")?.variant_name()?.to_owned();
		let sum = sums.entry((identity, unit.clone(), account)).or_default();
		match line.field("side")?.variant_name()? {
			"Debit" => sum.0 += line.number_at("amount")?,
			"Credit" => sum.1 += line.number_at("amount")?,
			other => anyhow::bail!("a side called {other}"),
		}
	}
	Ok(())
}

/// The sum of all entries that the events of all blocks tell of.
async fn posted(scene: &Scene<'_>) -> Result<Sums> {
	let mut sums = Sums::new();
	for entry in scene.all_told("Books", "Posted").await? {
		add(&mut sums, &entry)?;
	}
	Ok(sums)
}

/// In every unit of account the statement closes with the sum of the entries.
async fn statements_should_be_what_was_posted(
	scene: &Scene<'_>,
	identity: u128,
	told: &Sums,
) -> Result<()> {
	let state = scene.stage.chain.best().await?;
	let mut stated = Sums::new();
	let units = state.api("BooksApi", "units", vec![number(identity)]).await?;
	for unit in units.items()? {
		for line in lines_of(&state, identity, unit).await? {
			let account = line.field("account")?.variant_name()?.to_owned();
			let closing = line.field("closing")?;
			let sum = (closing.number_at("debit")?, closing.number_at("credit")?);
			stated.insert((identity, unit.to_string(), account), sum);
		}
	}
	let own = told.iter().filter(|((of, ..), _)| *of == identity);
	let own: Sums = own.map(|(key, sum)| (key.clone(), *sum)).collect();
	ensure!(!own.is_empty(), "nothing was booked for {identity}");
	assert_eq!(stated, own);
	Ok(())
}

/// The lines of the statement of this month.
async fn lines_of(state: &State, identity: u128, unit: &Value) -> Result<Vec<Value>> {
	let args = vec![number(identity), unit.clone()];
	let statement = state.api("BooksApi", "current_statement", args).await?;
	let statement = statement.to_option()?.context("no statement")?;
	Ok(statement.field("lines")?.items()?.into_iter().cloned().collect())
}
