// SPDX-License-Identifier: Apache-2.0
//! What native wallets do besides buying, giving and redeeming: trade at once, have money paid out, let somebody else take it, and
//! ask the rules beforehand.

use crate::support::{PRICE, Scene, instant};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, eve, fresh_bytes, fresh_native},
	chain::Call,
	scenario::{Draft, UNIT_OF_USDC, USDC, market::Order},
	values::{Read, account, bytes, number, variant},
};
use genex_primitives::Reason;
use subxt::utils::AccountId32;

/// Price of a tick in smallest units of USDC.
const TICK_SIZE: u128 = 10;
/// Where both sides meet.
const TICK: u16 = 900;

#[tokio::test(flavor = "multi_thread")]
async fn order_should_trade_at_once_when_it_meets_another() {
	let test = async |scene: &Scene| -> Result<()> {
		let stage = &scene.stage;
		let (seller, buyer) = (scene.buyer().await?, scene.buyer().await?);
		let draft = Draft::stored_value("Traded", scene.now().await?);
		let (series, listing) = scene.listed(draft, |offer| offer).await?;
		stage.buy(&seller, listing, 50, 50 * PRICE).await?;
		let market = stage.open_market(series).await?;
		let (maker, taker) = (account_of(&seller), account_of(&buyer));
		let before = stage.cash(&taker).await?;

		stage.place(&seller, market, Order::ask(TICK, 20)).await?;
		let placed = stage.place(&buyer, market, Order::bid(TICK, 15)).await?;

		let trade = placed.event("OrderBook", "Trade")?;
		assert_eq!(trade.field("maker")?.to_account()?, maker);
		assert_eq!(trade.field("taker")?.to_account()?, taker);
		let notional = 15 * u128::from(TICK) * TICK_SIZE;
		assert_eq!((trade.number_at("lots")?, trade.number_at("notional")?), (15, notional));
		let after = stage.cash(&taker).await?;
		assert_eq!(after.free, before.free - notional - trade.number_at("taker_fee")?);
		assert_eq!(after.held, 0);
		// Of the seller's 50 units 15 are sold, and 5 are still offered.
		assert_eq!(stage.units(&taker, series).await?, 15);
		assert_eq!(stage.units(&maker, series).await?, 30);
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn money_should_be_paid_out_when_the_gateway_completes_it() {
	let test = async |scene: &Scene| -> Result<()> {
		let (keys, stage) = (scene.buyer().await?, &scene.stage);
		let (who, before) = (account_of(&keys), stage.cash(&account_of(&keys)).await?);
		let (amount, payout) = (5 * UNIT_OF_USDC, fresh_bytes());
		let args = [("asset", number(USDC)), ("amount", number(amount)), ("payout", bytes(payout))];
		let request = Call::new("Cash", "request_withdrawal", args);
		let requested = stage.chain.send(&request, &keys).await?;
		let id = requested.event("Cash", "WithdrawalRequested")?.number_at("id")?;
		let waiting = stage.cash(&who).await?;
		assert_eq!((waiting.free, waiting.leaving), (before.free - amount, amount));

		let complete = Call::new("Cash", "complete_withdrawal", [("id", number(id))]);
		let own = stage.chain.failure(&complete, &keys).await?;
		assert_eq!(own.name, "BadOrigin");
		let done = stage.chain.send(&complete, &eve()).await?;
		let told = done.event("Cash", "WithdrawalCompleted")?;
		assert_eq!((told.number_at("id")?, told.number_at("amount")?), (id, amount));
		assert_eq!(told.field("payout")?.to_bytes()?, payout.as_slice());
		let after = stage.cash(&who).await?;
		assert_eq!((after.free, after.leaving), (before.free - amount, 0));
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn money_should_be_taken_when_its_owner_approves_that() {
	let test = async |scene: &Scene| -> Result<()> {
		let (owner, spender) = (scene.buyer().await?, scene.buyer().await?);
		let (stage, chain) = (&scene.stage, &scene.stage.chain);
		let (from, to, sum) = (account_of(&owner), account_of(&spender), 3 * UNIT_OF_USDC);
		let before = (stage.money(&owner).await?, stage.money(&spender).await?);
		let args = [("asset", number(USDC)), ("spender", account(&to)), ("amount", number(sum))];
		let approved = chain.send(&Call::new("Allowances", "approve", args), &owner).await?;
		assert_eq!(approved.event("Allowances", "Approved")?.number_at("amount")?, sum);

		let taking = |amount: u128| {
			let args = [
				("asset", number(USDC)),
				("from", account(&from)),
				("to", account(&to)),
				("amount", number(amount)),
			];
			Call::new("Allowances", "transfer_from", args)
		};
		chain.send(&taking(sum), &spender).await?;
		let after = (stage.money(&owner).await?, stage.money(&spender).await?);
		assert_eq!(after, (before.0 - sum, before.1 + sum));
		let more = chain.failure(&taking(1), &spender).await?;
		assert_eq!(more.name, "Allowances::InsufficientAllowance");
		let state = chain.best().await?;
		let args = vec![number(USDC), account(&from), account(&to)];
		assert_eq!(state.view("Allowances", "allowance", args).await?.to_number()?, 0);
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_should_tell_every_reason_beforehand() {
	let test = async |scene: &Scene| -> Result<()> {
		let (keys, series) = scene.holder(10).await?;
		let (holder, friend) = (account_of(&keys), scene.newcomer().await?);
		let state = scene.stage.chain.best().await?;
		let against = async |to: &AccountId32| -> Result<Vec<String>> {
			let args =
				vec![variant("P2P"), number(series), account(&holder), account(to), number(1u64)];
			let told = state.view("Coupons", "explain_move", args).await?;
			let reasons = told.to_option()?.context("no such series")?.items()?;
			reasons.into_iter().map(|reason| Ok(reason.variant_name()?.to_owned())).collect()
		};
		assert_eq!(against(&friend).await?, Vec::<String>::new());
		let stranger = account_of(&fresh_native()?);
		assert_eq!(against(&stranger).await?, [format!("{:?}", Reason::RecipientUnknown)]);
		Ok(())
	};
	instant().play(test).await;
}
