// SPDX-License-Identifier: Apache-2.0
//! The end of a series' validity, on a node whose clock the test drives.

use crate::support::{PRICE, Scene, manual};
use alloy::{
	primitives::{Bytes, U256},
	providers::Provider,
};
use anyhow::Result;
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice, fresh_bytes},
	chain::refused,
	scenario::{
		Draft,
		trade::{purchase, redemption, transfer},
	},
};
use genex_primitives::{Reason, Tier};

/// Seconds of chain time from the draft to the end of its validity; a block takes one.
const VALIDITY: u64 = 400;

#[tokio::test(flavor = "multi_thread")]
async fn units_should_stand_still_when_the_series_has_expired() {
	let test = async |scene: &Scene| -> Result<()> {
		let until = std::cell::Cell::new(0);
		let (buyer, series, listing) = scene
			.sealing(async {
				let buyer = scene.buyer().await?;
				let now = scene.now().await?;
				until.set(now + VALIDITY);
				let draft = Draft::promotion("Short", now, until.get());
				let (series, listing) = scene.listed(draft, |offer| offer).await?;
				scene.stage.buy(&buyer, listing, 5, 5 * PRICE).await?;
				Ok((buyer, series, listing))
			})
			.await?;
		scene.seal_until(until.get()).await?;

		let (chain, shop) = (&scene.stage.chain, account_of(&alice()));
		scene
			.sealing(async {
				// A listing ends before the series does, so this is what a late buyer learns.
				let late = chain.failure(&purchase(listing, 1, PRICE), &buyer).await?;
				assert_eq!(late.name, "Sales::SaleEnded");
				let friend = account_of(&scene.stage.person(Tier::L1).await?);
				let expired = refused("Coupons", Reason::SeriesExpired);
				let gift = chain.failure(&transfer(&friend, series, 1), &buyer).await?;
				assert_eq!(gift.name, expired);
				let call = redemption(series, 1, &shop, fresh_bytes());
				assert_eq!(chain.failure(&call, &buyer).await?.name, expired);
				assert_eq!(scene.stage.units(&account_of(&buyer), series).await?, 5);
				Ok(())
			})
			.await?;
		ethereum_learns_it_too(scene, series, address_of(&shop)).await
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

/// An Ethereum wallet is told the same reason before it sends anything.
async fn ethereum_learns_it_too(
	scene: &Scene<'_>,
	series: u32,
	shop: alloy::primitives::Address,
) -> Result<()> {
	let wallet = scene.sealing(scene.wallet()).await?;
	let redemption = wallet.redemption();
	let call = redemption.redeem(U256::from(series), U256::ONE, shop, fresh_bytes(), Bytes::new());
	let error =
		wallet.provider.call(call.into_transaction_request()).await.expect_err("it expired");
	let text = error.to_string();
	let expected =
		format!("Genex: {} {}", Reason::SeriesExpired.code(), Reason::SeriesExpired.text());
	assert!(text.contains(&expected), "{text}");
	Ok(())
}
