// SPDX-License-Identifier: Apache-2.0
//! What a native wallet does, included and final.

use crate::support::{PRICE, Scene, aura};
use anyhow::Result;
use genex_e2e_tests::{
	accounts::{account_of, alice, fresh_bytes},
	chain::Config,
	scenario::{
		UNIT_OF_USDC,
		people::gnx_transfer,
		trade::{purchase, redemption, transfer},
	},
	values::{Read, account, number},
};
use subxt::OnlineClient;

#[tokio::test(flavor = "multi_thread")]
async fn purchase_should_move_money_and_units_when_final() {
	let test = async |scene: &Scene| -> Result<()> {
		let (series, listing) = scene.stock().await?;
		let buyer = scene.buyer().await?;
		let who = account_of(&buyer);
		let total = 2_000 * PRICE;
		let done = scene.stage.chain.send_to_end(&purchase(listing, 2_000, total), &buyer).await?;

		let told = done.event("Sales", "Purchased")?;
		assert_eq!(told.field("buyer")?.to_account()?, who);
		assert_eq!(told.field("seller")?.to_account()?, account_of(&alice()));
		assert_eq!((told.number_at("quantity")?, told.number_at("total")?), (2_000, total));
		// Two percent, rounded up for the treasury.
		assert_eq!(told.number_at("fee")?, total.div_ceil(50));
		assert_eq!(done.all("Cash", "Transferred").len(), 2, "to the seller, and the fee");
		assert_eq!(done.event("Coupons", "Sold")?.number_at("quantity")?, 2_000);

		assert_eq!(scene.stage.units(&who, series).await?, 2_000);
		assert_eq!(scene.stage.cash(&who).await?.free, 1_000 * UNIT_OF_USDC - total);
		assert!(scene.stage.chain.finalised().await?.number() >= done.number);
		Ok(())
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn transfer_should_move_units_when_final() {
	let test = async |scene: &Scene| -> Result<()> {
		let (giver, series) = scene.holder(900).await?;
		let friend = scene.newcomer().await?;
		let done = scene.stage.chain.send_to_end(&transfer(&friend, series, 400), &giver).await?;

		let told = done.event("Coupons", "Transferred")?;
		assert_eq!(told.field("path")?.variant_name()?, "P2P");
		assert_eq!(told.field("from")?.to_account()?, account_of(&giver));
		assert_eq!(told.field("to")?.to_account()?, friend);
		assert_eq!((told.number_at("series")?, told.number_at("quantity")?), (series.into(), 400));

		let state = scene.stage.chain.at(done.hash).await?;
		let held = state.view("Coupons", "holding", vec![account(&friend), number(series)]).await?;
		let held = held.to_option()?.expect("the series exists");
		assert_eq!((held.number_at("free")?, held.field("face")?.number_at("minor")?), (400, 400));
		assert_eq!(scene.stage.units(&account_of(&giver), series).await?, 500);
		Ok(())
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn redemption_should_burn_units_when_final() {
	let test = async |scene: &Scene| -> Result<()> {
		let (holder, series) = scene.holder(700).await?;
		let (shop, order) = (account_of(&alice()), fresh_bytes());
		let before = scene.stage.counters(series).await?;
		let call = redemption(series, 250, &shop, order);
		let done = scene.stage.chain.send_to_end(&call, &holder).await?;

		let told = done.event("Coupons", "Redeemed")?;
		assert_eq!(told.field("holder")?.to_account()?, account_of(&holder));
		assert_eq!(told.field("redeemer")?.to_account()?, shop);
		assert_eq!(told.field("order_hash")?.to_bytes()?, order.0);
		assert_eq!(
			(told.number_at("quantity")?, told.field("face")?.number_at("minor")?),
			(250, 250)
		);

		assert_eq!(scene.stage.units(&account_of(&holder), series).await?, 450);
		let after = scene.stage.counters(series).await?;
		assert!(after.redeemed >= before.redeemed + 250, "{before:?} became {after:?}");
		assert_eq!(after.minted, after.unsold + after.circulating + after.redeemed);
		Ok(())
	};
	aura().play(test).await;
}

/// The same through version 2 of the JSON-RPC, which subxt prefers where a node has it.
#[tokio::test(flavor = "multi_thread")]
async fn gnx_should_move_when_sent_through_json_rpc_v2() {
	let test = async |scene: &Scene| -> Result<()> {
		let (giver, _) = scene.holder(1).await?;
		let friend = scene.newcomer().await?;
		// The account must be in a final block before this client looks.
		scene.stage.chain.reach_finality(scene.stage.chain.best().await?.number()).await?;
		let client = OnlineClient::<Config>::from_insecure_url(scene.node.ws()).await?;
		let call = gnx_transfer(&friend, 5_000_000_000).payload();
		let sent = client.tx().await?.sign_and_submit_then_watch_default(&call, &giver).await?;
		sent.wait_for_finalized_success().await?;
		assert_eq!(scene.stage.chain.finalised().await?.gnx(&friend).await?, 5_000_000_000);
		Ok(())
	};
	aura().play(test).await;
}
