// SPDX-License-Identifier: Apache-2.0
//! Acts that the chain refuses, each by the error with the right name, and without changing anything but the fee.

use crate::support::{PRICE, Scene, instant};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, alice, bob, charlie, eve, fresh_bytes, fresh_native},
	chain::{Call, refused},
	scenario::{
		Draft, GNX, Offer, UNIT_OF_USDC, issue::creation, money::deposit_call, trade::purchase,
	},
	values::{bytes, list, number},
};
use genex_primitives::{Reason, Tier};
use subxt_signer::sr25519::Keypair;

/// The call fails by `error`, and nothing that belongs to its signer changes but the nonce and, unless a pool paid it, the fee.
async fn expect(
	scene: &Scene<'_>,
	call: &Call,
	by: &Keypair,
	series: u32,
	error: &str,
) -> Result<()> {
	let who = account_of(by);
	let before = scene.belongings(&who, series).await?;
	let included = scene.stage.chain.submit(call, by).await?.included().await?;
	let sponsored = included.event("FeePolicy", "FeeSponsored").is_ok();
	assert_eq!(included.failure()?.name, error);
	let after = scene.belongings(&who, series).await?;
	assert_eq!(after.0 == before.0, sponsored, "{error}: who paid the fee?");
	assert_eq!((after.1, after.2, after.3), (before.1 + 1, before.2, before.3), "{error}");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn purchase_should_fail_when_above_the_cap_of_a_buyer() {
	let test = async |scene: &Scene| -> Result<()> {
		let buyer = scene.buyer().await?;
		let draft = Draft::stored_value("Capped", scene.now().await?);
		let cap = |offer| Offer { per_buyer_cap: Some(100), ..offer };
		let (series, listing) = scene.listed(draft, cap).await?;
		let buy = |units: u64| purchase(listing, units, u128::from(units) * PRICE);
		expect(scene, &buy(101), &buyer, series, "Sales::CapExceeded").await?;
		scene.stage.chain.send(&buy(60), &buyer).await?;
		expect(scene, &buy(41), &buyer, series, "Sales::CapExceeded").await?;
		scene.stage.chain.send(&buy(40), &buyer).await?;
		assert_eq!(scene.stage.units(&account_of(&buyer), series).await?, 100);
		expect(scene, &buy(1), &buyer, series, "Sales::CapExceeded").await
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn purchase_should_fail_when_dearer_than_the_buyer_allows() {
	let test = async |scene: &Scene| -> Result<()> {
		let (series, listing) = scene.stock().await?;
		let buyer = scene.buyer().await?;
		let call = purchase(listing, 10, 10 * PRICE - 1);
		expect(scene, &call, &buyer, series, "Sales::PriceAboveLimit").await?;
		let beyond = 1_001 * UNIT_OF_USDC / PRICE;
		let call = purchase(listing, u64::try_from(beyond)?, u128::MAX);
		expect(scene, &call, &buyer, series, "Cash::InsufficientFunds").await
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn purchase_should_fail_when_the_buyer_has_no_tier() {
	let test = async |scene: &Scene| -> Result<()> {
		let (series, listing) = scene.stock().await?;
		let stranger = fresh_native()?;
		scene.stage.give_gnx(&account_of(&stranger), GNX).await?;
		let call = purchase(listing, 1, PRICE);
		let unknown = refused("Sales", Reason::SenderUnknown);
		expect(scene, &call, &stranger, series, &unknown).await?;

		let revoked = scene.buyer().await?;
		revoke(scene, &revoked).await?;
		assert_eq!(scene.stage.tier(&account_of(&revoked)).await?, "L0");
		expect(scene, &call, &revoked, series, "Sales::TierTooLow").await?;

		let draft = Draft::stored_value("For L2", scene.now().await?);
		let l2 = |offer| Offer { min_tier: Tier::L2, ..offer };
		let (series, listing) = scene.listed(draft, l2).await?;
		let small = scene.stage.person(Tier::L1).await?;
		expect(scene, &purchase(listing, 1, PRICE), &small, series, "Sales::TierTooLow").await
	};
	instant().play(test).await;
}

/// The attestor takes its attestation back.
async fn revoke(scene: &Scene<'_>, who: &Keypair) -> Result<()> {
	use genex_e2e_tests::values::{Read, account};
	let state = scene.stage.chain.best().await?;
	let view = state.view("Kyc", "identity", vec![account(&account_of(who))]).await?;
	let identity = view.to_option()?.context("not registered")?.number_at("identity")?;
	let args = [("identity", number(identity)), ("reason", bytes(fresh_bytes()))];
	scene.stage.chain.send(&Call::new("Kyc", "revoke", args), &bob()).await?;
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn purchase_should_fail_when_nothing_is_offered() {
	let test = async |scene: &Scene| -> Result<()> {
		let (series, _) = scene.stock().await?;
		let buyer = scene.buyer().await?;
		let call = purchase(u64::MAX, 1, PRICE);
		expect(scene, &call, &buyer, series, "Sales::UnknownListing").await?;

		let draft = Draft::stored_value("Closed", scene.now().await?);
		let (closed, listing) = scene.listed(draft, |offer| offer).await?;
		let close = Call::new("Sales", "close_listing", [("listing", number(listing))]);
		expect(scene, &close, &buyer, closed, "Sales::NotSeller").await?;
		scene.stage.chain.send(&close, &alice()).await?;
		expect(scene, &purchase(listing, 1, PRICE), &buyer, closed, "Sales::ListingNotOpen")
			.await?;

		let draft = Draft::stored_value("Later", scene.now().await?);
		let later = |offer: Offer| Offer { opens_at: offer.opens_at + 86_400, ..offer };
		let (early, listing) = scene.listed(draft, later).await?;
		expect(scene, &purchase(listing, 1, PRICE), &buyer, early, "Sales::SaleNotBegun").await?;
		expect(scene, &purchase(listing, 0, 0), &buyer, early, "Sales::QuantityZero").await
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn purchase_should_fail_when_no_account_makes_it() {
	let test = async |scene: &Scene| -> Result<()> {
		scene.begin().await?;
		let draft = Draft::stored_value("For accounts", scene.now().await?);
		let (series, listing) = scene.listed(draft, |offer| offer).await?;
		let call = purchase(listing, 1, PRICE);
		let chain = &scene.stage.chain;
		let refusal = scene.stage.council(call.clone()).await.expect_err("the council bought");
		assert!(format!("{refusal:#}").contains("BadOrigin"), "{refusal:#}");
		let unsigned = chain.best().await?.client.tx().create_unsigned(&call.payload())?;
		let refusal = scene.refusal(unsigned.encoded())?;
		assert!(matches!(refusal.code, 1010 | 1011), "{refusal}");
		let counters = scene.stage.counters(series).await?;
		assert_eq!((counters.circulating, counters.unsold), (0, counters.minted), "{counters:?}");
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_of_a_role_should_fail_when_somebody_else_acts() {
	let test = async |scene: &Scene| -> Result<()> {
		let (series, _) = scene.stock().await?;
		let somebody = scene.buyer().await?;
		let who = account_of(&somebody);
		let mint = [("series", number(series)), ("quantity", number(1u8))];
		let mint = Call::new("Coupons", "mint", mint);
		expect(scene, &mint, &somebody, series, "Coupons::NotIssuer").await?;
		let deposit = deposit_call(&who, UNIT_OF_USDC, fresh_bytes());
		expect(scene, &deposit, &somebody, series, "BadOrigin").await?;
		let approvals = list([list([number(series), number(1u8)])]);
		let approve = [("approvals", approvals), ("reason", bytes(fresh_bytes()))];
		let approve = Call::new("Coupons", "approve_series", approve);
		expect(scene, &approve, &somebody, series, "BadOrigin").await?;
		let draft = Draft::stored_value("No issuer", scene.now().await?);
		let create = Call::new("Coupons", "create_series", [("terms", draft.terms())]);
		let no_issuer = refused("Coupons", Reason::IssuerTierTooLow);
		expect(scene, &create, &somebody, series, &no_issuer).await?;
		let reserve = [
			("asset", number(1u8)),
			("amount", number(u64::MAX)),
			("hash", bytes(fresh_bytes())),
			("as_of", number(0u8)),
		];
		expect(
			scene,
			&Call::new("Cash", "attest_reserve", reserve),
			&somebody,
			series,
			"BadOrigin",
		)
		.await?;
		let pause = [("full_name", list([bytes("Coupons"), bytes("transfer")]))];
		expect(scene, &Call::new("TxPause", "pause", pause), &somebody, series, "BadOrigin")
			.await?;
		let code = Call::new("System", "set_code", [("code", bytes([0]))]);
		expect(scene, &code, &somebody, series, "BadOrigin").await?;
		// Roles do not stand in for each other.
		for (call, by, error) in [
			(deposit_call(&who, 1, fresh_bytes()), charlie(), "BadOrigin"),
			(approve, eve(), "BadOrigin"),
			(creation(&[draft], 1), bob(), no_issuer.as_str()),
		] {
			assert_eq!(scene.stage.chain.failure(&call, &by).await?.name, error);
		}
		Ok(())
	};
	instant().play(test).await;
}
