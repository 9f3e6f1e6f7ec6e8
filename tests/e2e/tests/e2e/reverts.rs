// SPDX-License-Identifier: Apache-2.0
//! Ethereum transactions and calls that fail: the reason as text and as data, and nothing changed.

use crate::support::{Scene, gift_data, instant, signed, to_coupon};
use alloy::{
	hex,
	primitives::Address,
	providers::Provider,
	sol_types::{Revert, SolError},
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{address_of, fresh_ethereum},
	eth::{COUPON, Wallet},
};
use genex_primitives::Reason;
use serde_json::json;

/// What `eth_call` and `eth_estimateGas` both say about a gift.
fn refusal(
	scene: &Scene<'_>,
	wallet: &Wallet,
	to: Address,
	series: u32,
	units: u64,
) -> Result<String> {
	let data = gift_data(wallet.address(), to, series, units);
	let call = json!({ "from": wallet.address(), "to": COUPON, "data": data });
	let called = scene.node.eth_rpc().error("eth_call", json!([call, "latest"]))?;
	let estimated = scene.node.eth_rpc().error("eth_estimateGas", json!([call]))?;
	assert_eq!(called, estimated);
	assert_eq!(called.code, 3, "{called}");
	let data = hex::decode(called.data.as_str().context("no data")?)?;
	let reason = Revert::abi_decode(&data)?.reason;
	assert_eq!(called.message, format!("execution reverted: {reason}"));
	Ok(reason)
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_should_tell_reason_and_data_when_they_revert() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(30).await?;
		let friend = address_of(&scene.newcomer().await?);
		let refused = |reason: Reason| format!("Genex: {} {}", reason.code(), reason.text());
		assert_eq!(refusal(scene, &wallet, friend, series, 31)?, "Coupon: NotEnoughUnits");
		assert_eq!(refusal(scene, &wallet, friend, u32::MAX, 1)?, "Coupon: NoSuchSeries");
		assert_eq!(refusal(scene, &wallet, friend, series, 0)?, "Coupon: ZeroQuantity");
		let stranger = fresh_ethereum()?.address();
		assert_eq!(
			refusal(scene, &wallet, stranger, series, 1)?,
			refused(Reason::RecipientUnknown)
		);
		let nowhere = refusal(scene, &wallet, Address::ZERO, series, 1)?;
		assert_eq!(nowhere, "Coupon: the zero address cannot hold units");
		let precompile = refusal(scene, &wallet, COUPON, series, 1)?;
		assert_eq!(precompile, "Coupon: a precompile cannot hold units");
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn receipt_should_have_status_zero_and_no_log_when_reverted() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(30).await?;
		let friend = scene.newcomer().await?;
		let data = gift_data(wallet.address(), address_of(&friend), series, 31);
		let raw = signed(&wallet, to_coupon(&wallet, 0, data).await?).await?;
		let before = scene.belongings(&wallet.account(), series).await?;
		let sent = wallet.provider.send_raw_transaction(&raw).await?;
		let receipt = wallet.receipt(*sent.tx_hash()).await?;
		assert!(
			!receipt.status() && receipt.logs().is_empty() && receipt.gas_used > 0,
			"{receipt:?}"
		);
		let after = scene.belongings(&wallet.account(), series).await?;
		assert!(after.0 < before.0, "a reverted transaction costs gas");
		assert_eq!((after.1, after.2, after.3), (before.1 + 1, before.2, before.3));
		assert_eq!(scene.stage.units(&friend, series).await?, 0);
		Ok(())
	};
	instant().play(test).await;
}
