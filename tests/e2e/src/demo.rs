// SPDX-License-Identifier: Apache-2.0
//! The demonstration: the life of a coupon on a running development node, told step by step. Every step is checked;
//! the first that is not as it should be ends the demonstration with an error. It can be played again on the same
//! chain: persons, references and series are new each time.

mod catalogue;
mod teller;

pub use teller::{gnx, grouped, usdc};

use crate::{
	accounts::{DevKey, account_of, address_of, alice, fresh_native},
	eth::Wallet,
	scenario::{SECOND_APPROVAL_FROM, Stage, UNIT_OF_USDC},
	values::Read,
};
use alloy::{primitives::U256, providers::Provider};
use anyhow::{Context, Result, ensure};
use catalogue::Stocked;
use genex_primitives::Tier;
use std::{path::Path, time::Instant};
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;
use teller::Teller;

/// Units that are bought: fifty dollars of stored value.
const BOUGHT: u64 = 5_000;
/// Units that are given to the friend without GNX.
const GIVEN: u64 = 1_500;
/// Units that are given to the holder of the Ethereum key.
const TO_WALLET: u64 = 3_000;
/// Units that the holder of the Ethereum key redeems.
const REDEEMED: u64 = 1_800;
/// What the buyer pays into the chain, besides the large deposit.
const DEPOSIT: u128 = 250 * UNIT_OF_USDC;

/// Plays everything on the node with these JSON-RPCs.
///
/// # Errors
/// The first thing that is not as it should be.
pub async fn play(catalogue: &Path, node: &str, eth: &str) -> Result<()> {
	let begun = Instant::now();
	let rows = crate::catalogue::read(catalogue)?;
	let stage = Stage::open(node).await?;
	let mut play = Play {
		wallet: Wallet::new(eth, DevKey::Alith.signer()?)?,
		stage,
		teller: Teller::default(),
	};
	play.introduce(node, eth).await?;
	play.set_up().await?;
	let stocked = play.issue(&rows).await?;
	let buyer = play.deposit().await?;
	let article = catalogue::article(&rows, &stocked)?;
	play.purchase(&buyer, &article).await?;
	play.gift(&buyer, &article).await?;
	let last = play.redeem(&buyer, &article).await?;
	play.conclude(&article, last).await?;
	println!("\nAll steps were checked. It took {} s.", begun.elapsed().as_secs());
	Ok(())
}

struct Play {
	stage: Stage,
	wallet: Wallet,
	teller: Teller,
}

impl Play {
	async fn introduce(&mut self, node: &str, eth: &str) -> Result<()> {
		self.teller.step("The chain");
		let chain = &self.stage.chain;
		let name = chain.rpc("system_chain", &[]).await?;
		let state = chain.until("the first block", async |state| Ok(state.number() > 0)).await?;
		let name = name.as_str().context("the chain has no name")?;
		self.teller.line(&format!("{name} at {node}, genesis {:?}", chain.genesis()));
		let (block, version) = (state.number(), state.client.spec_version());
		self.teller.line(&format!("block {block}, runtime version {version}"));
		let id = self
			.wallet
			.provider
			.get_chain_id()
			.await
			.with_context(|| format!("no Ethereum RPC at {eth}"))?;
		self.teller.line(&format!("the same chain for Ethereum wallets at {eth}, chain id {id}"));
		Ok(())
	}

	async fn set_up(&mut self) -> Result<()> {
		self.teller.step("Who may do what");
		let (issuer, holder) = (account_of(&alice()), self.wallet.account());
		let issuer_tier = self.stage.tier(&issuer).await?;
		ensure!(
			issuer_tier == "L3",
			"the issuer Alice has tier {issuer_tier}: is this a development chain?"
		);
		self.teller.line(&format!("Alice issues: a company of tier L3, {issuer}"));
		let holder_tier = self.stage.tier(&holder).await?;
		ensure!(holder_tier == "L2", "Alith has tier {holder_tier}: is this a development chain?");
		self.teller.line(&format!(
			"Alith holds an Ethereum key: a person of tier L2, {}",
			self.wallet.address()
		));
		match self.stage.ensure_reserve().await? {
			Some(done) => {
				let new = done.event("Cash", "ReserveAttested")?.field("new")?;
				let amount = usdc(new.number_at("amount")?);
				self.teller.done(
					&done,
					"Cash.ReserveAttested",
					&format!("Charlie attests a reserve of {amount}"),
				);
			},
			None => self.teller.line("a fresh attestation of the reserve is there already"),
		}
		Ok(())
	}

	async fn issue(&mut self, rows: &[crate::catalogue::Row]) -> Result<Vec<Stocked>> {
		self.teller.step("The catalogue is issued");
		let currencies = rows.iter().map(|row| row.draft.currency);
		if let Some((done, count)) = self.stage.state_rates(currencies).await? {
			let text = format!("the rate oracle states what {count} currencies are worth");
			self.teller.done(&done, "Compliance.RateSet", &text);
		}
		catalogue::issue(&self.stage, &self.teller, rows).await
	}

	/// A fresh person of tier L2, with money.
	async fn deposit(&mut self) -> Result<Keypair> {
		self.teller.step("Money comes in");
		let buyer = self.stage.person(Tier::L2).await?;
		let who = account_of(&buyer);
		self.teller.line(&format!("Mei is new: {who}, registered by Bob with tier L2"));
		let done = self.stage.deposit(&who, DEPOSIT).await?;
		let text = format!("Eve's gateway reports a deposit of {}, minted at once", usdc(DEPOSIT));
		self.teller.done(&done, "Cash.Deposited", &text);
		let large = SECOND_APPROVAL_FROM;
		let (reported, approved) = self.stage.large_deposit(&who, large).await?;
		let text = format!("a deposit of {} waits for a second gateway", usdc(large));
		self.teller.done(&reported, "Cash.DepositPending", &text);
		self.teller.line("Eve cannot approve it herself: Cash::SecondMemberNeeded");
		self.teller.done(&approved, "Cash.DepositApproved", "Ferdie's gateway approves it");
		let (held, expected) = (self.stage.cash(&who).await?.free, DEPOSIT + large);
		ensure!(held == expected, "Mei has {held} instead of {expected}");
		self.teller.line(&format!("Mei has {}", usdc(held)));
		Ok(buyer)
	}

	async fn purchase(&mut self, buyer: &Keypair, article: &Stocked) -> Result<()> {
		self.teller.step("Mei buys");
		let (who, seller) = (account_of(buyer), account_of(&alice()));
		let total = article.price * u128::from(BOUGHT);
		let before = (self.stage.cash(&who).await?.free, self.stage.cash(&seller).await?);
		let done = self.stage.buy(buyer, article.listing, BOUGHT, total).await?;
		let told = done.event("Sales", "Purchased")?;
		let (paid, fee) = (told.number_at("total")?, told.number_at("fee")?);
		ensure!(
			paid == total && told.number_at("quantity")? == u128::from(BOUGHT),
			"another purchase: {told}"
		);
		let name = &article.name;
		let text = format!(
			"{} units of {name} (series {}) for {}",
			grouped(BOUGHT.into()),
			article.series,
			usdc(paid)
		);
		self.teller.done(&done, "Sales.Purchased", &text);
		let after = (self.stage.cash(&who).await?.free, self.stage.cash(&seller).await?);
		let waits = !done.all("Sales", "WindowOpened").is_empty();
		let (free, held) = if waits { (0, paid) } else { (paid - fee, 0) };
		let gained = (after.1.free - before.1.free, after.1.held - before.1.held);
		ensure!(
			after.0 == before.0 - paid && gained == (free, held),
			"{before:?} became {after:?}"
		);
		let rest = if waits {
			format!("{} wait with Alice while Mei can undo it", usdc(held))
		} else {
			format!("Alice gets {}, the treasury {}", usdc(free), usdc(fee))
		};
		self.teller.line(&format!("Mei has {} left; {rest}", usdc(after.0)));
		self.expect_units("Mei", &who, article, BOUGHT).await
	}

	async fn gift(&mut self, buyer: &Keypair, article: &Stocked) -> Result<()> {
		self.teller.step("Mei gives to somebody without any GNX");
		let friend = account_of(&fresh_native()?);
		let done = self.stage.register(&friend, Tier::L1).await?;
		self.teller.done(
			&done,
			"Kyc.IdentityRegistered",
			&format!("Bob registers Jun, {friend}, tier L1"),
		);
		self.expect_no_gnx(&friend).await?;
		let done = self.stage.give(buyer, &friend, article.series, GIVEN).await?;
		self.teller.done(
			&done,
			"Coupons.Transferred",
			&format!("Mei gives Jun {} units", grouped(GIVEN.into())),
		);
		self.expect_no_gnx(&friend).await?;
		self.expect_units("Mei", &account_of(buyer), article, BOUGHT - GIVEN).await?;
		self.expect_units("Jun", &friend, article, GIVEN).await
	}

	/// The number of the block in which the redemption was.
	async fn redeem(&mut self, buyer: &Keypair, article: &Stocked) -> Result<u64> {
		self.teller.step("An Ethereum key redeems a part");
		let (holder, shop) = (self.wallet.account(), account_of(&alice()));
		let done = self.stage.give(buyer, &holder, article.series, TO_WALLET).await?;
		self.teller.done(
			&done,
			"Coupons.Transferred",
			&format!("Mei gives Alith {} units", grouped(TO_WALLET.into())),
		);
		let wei = self.wallet.provider.get_balance(self.wallet.address()).await?;
		ensure!(wei > U256::ZERO, "Alith has no GNX to pay gas with");
		let receipt =
			self.stage.redeem_by_wallet(&self.wallet, article.series, REDEEMED, &shop).await?;
		let number = receipt.block_number.context("the receipt has no block")?;
		let text = format!(
			"Alith redeems {} units with Alice ({}) through the precompile Redemption, transaction {}",
			grouped(REDEEMED.into()),
			address_of(&shop),
			receipt.transaction_hash
		);
		self.teller.at(number, "Redeemed and TransferSingle to the zero address", &text);
		let paid = u128::from(receipt.gas_used) * receipt.effective_gas_price;
		let cost = gnx(paid / crate::eth::WEI_PER_NATIVE);
		let left = gnx(self.stage.chain.best().await?.gnx(&holder).await?);
		let gas = grouped(receipt.gas_used.into());
		self.teller.line(&format!("it took {gas} gas, which cost Alith {cost}; {left} are left"));
		self.expect_units("Alith", &holder, article, TO_WALLET - REDEEMED).await?;
		let seen = self
			.wallet
			.coupon()
			.balanceOf(self.wallet.address(), U256::from(article.series))
			.call()
			.await?;
		ensure!(seen == U256::from(TO_WALLET - REDEEMED), "the precompile shows {seen} units");
		self.teller.line("the precompile Coupon shows the same balance");
		self.wallet.finality(&receipt).await?;
		Ok(number)
	}

	async fn conclude(&mut self, article: &Stocked, last: u64) -> Result<()> {
		self.teller.step("What remains");
		let counters = self.stage.counters(article.series).await?;
		let (sold, redeemed) = (u128::from(BOUGHT), u128::from(REDEEMED));
		ensure!(
			counters.redeemed == redeemed
				&& counters.circulating == sold - redeemed
				&& counters.unsold == counters.minted - sold,
			"the counters of the series are {counters:?}"
		);
		self.teller.line(&format!(
			"series {}: {} minted = {} unsold + {} circulating + {} redeemed",
			article.series,
			grouped(counters.minted),
			grouped(counters.unsold),
			grouped(counters.circulating),
			grouped(counters.redeemed)
		));
		let state = self.stage.chain.reach_finality(last).await?;
		self.teller
			.line(&format!("block {last} is final; the last final block is {}", state.number()));
		Ok(())
	}

	async fn expect_units(
		&self,
		name: &str,
		who: &AccountId32,
		article: &Stocked,
		expected: u64,
	) -> Result<()> {
		let units = self.stage.units(who, article.series).await?;
		ensure!(units == expected, "{name} has {units} units instead of {expected}");
		self.teller.line(&format!(
			"{name} has {} units, worth {}",
			grouped(units.into()),
			article.face_of(units)
		));
		Ok(())
	}

	async fn expect_no_gnx(&self, who: &AccountId32) -> Result<()> {
		let held = self.stage.chain.best().await?.gnx(who).await?;
		ensure!(held == 0, "Jun has {}", gnx(held));
		self.teller.line("Jun has 0 GNX");
		Ok(())
	}
}
