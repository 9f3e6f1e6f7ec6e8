// SPDX-License-Identifier: Apache-2.0
//! Ethereum transactions that could be, or were, meant for another chain. None of them gets in, by no door.

use crate::support::{Scene, gift_data, instant, native, signed, to_coupon};
use alloy::{
	consensus::{SignableTransaction, TxLegacy},
	eips::eip2718::Encodable2718,
	network::{TransactionBuilder, TxSignerSync},
	primitives::{Bytes, TxKind},
	providers::Provider,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::address_of,
	chain::Call,
	eth::{COUPON, Wallet},
	rpc::RpcError,
	values::bytes,
};
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

/// Everything an Ethereum transaction of `wallet` could change.
async fn belongings(
	scene: &Scene<'_>,
	wallet: &Wallet,
	series: u32,
) -> Result<(u128, u64, u128, u64)> {
	scene.belongings(&native(wallet.address()), series).await
}

/// Why the native door refuses an Ethereum transaction.
async fn native_refusal(scene: &Scene<'_>, raw: &[u8]) -> Result<RpcError> {
	let chain = &scene.stage.chain;
	let call = Call::new("Revive", "eth_transact", [("payload", bytes(raw))]);
	let bare = chain.best().await?.client.tx().create_unsigned(&call.payload())?;
	scene.refusal(bare.encoded())
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_should_be_refused_when_they_name_another_chain_or_none() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(50).await?;
		let before = belongings(scene, &wallet, series).await?;
		let to = address_of(&scene.newcomer().await?);
		let data = gift_data(wallet.address(), to, series, 10);

		let foreign = to_coupon(&wallet, 0, data.clone()).await?.with_chain_id(1);
		let foreign = signed(&wallet, foreign).await?;
		let error = send_error(scene, &foreign)?;
		assert_eq!(error.0, -32000);
		assert!(error.1.contains("invalid chain id") && error.1.contains("743639"), "{}", error.1);
		assert_eq!(native_refusal(scene, &foreign).await?.code, 1010);

		let unprotected = unprotected(&wallet, data).await?;
		let error = send_error(scene, &unprotected)?;
		assert_eq!(error.0, -32000);
		assert!(error.1.contains("replay-protected"), "{}", error.1);
		let refusal = native_refusal(scene, &unprotected).await?;
		assert_eq!((refusal.code, &refusal.data), (1010, &json!("Custom error: 2")), "{refusal}");

		assert_eq!(belongings(scene, &wallet, series).await?, before);
		assert_eq!(wallet.provider.get_transaction_count(wallet.address()).pending().await?, 0);
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_should_be_refused_when_malformed_or_repeated() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(50).await?;
		let to = address_of(&scene.newcomer().await?);
		let request = to_coupon(&wallet, 0, gift_data(wallet.address(), to, series, 10)).await?;
		let good = signed(&wallet, request.clone()).await?;
		let before = belongings(scene, &wallet, series).await?;
		let trailing = [good.as_slice(), &[0]].concat();
		for bytes in [&[][..], &[0xff; 40], &good[..good.len() - 1], &good[..20], &trailing] {
			assert_eq!(send_error(scene, bytes)?.0, -32602, "{}", hex::encode(bytes));
			let refusal = native_refusal(scene, bytes).await;
			let refusal = refusal.with_context(|| format!("natively: {}", hex::encode(bytes)))?;
			assert_eq!(refusal.code, 1010, "{refusal}");
		}
		let blob = [&[3u8][..], &good[1..]].concat();
		assert_ne!(send_error(scene, &blob)?.1, "");
		assert_eq!(belongings(scene, &wallet, series).await?, before);

		let hash = wallet.provider.send_raw_transaction(&good).await?;
		assert!(wallet.receipt(*hash.tx_hash()).await?.status());
		let again = error_when_forgotten(scene, &good).await?;
		assert_eq!(again.0, -32000);
		assert!(again.1.contains("nonce too low"), "{}", again.1);
		let after = belongings(scene, &wallet, series).await?;
		assert_eq!((after.1, after.3), (1, 40));
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_should_be_refused_when_they_cannot_be_paid() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(50).await?;
		let before = belongings(scene, &wallet, series).await?;
		let to = address_of(&scene.newcomer().await?);
		let data = gift_data(wallet.address(), to, series, 10);
		let request = to_coupon(&wallet, 0, data).await?;
		let base = wallet.provider.get_gas_price().await?;

		let cheap = signed(&wallet, request.clone().with_max_fee_per_gas(base / 2)).await?;
		let error = send_error(scene, &cheap)?;
		assert!(error.1.contains("less than block base fee"), "{}", error.1);
		let greedy = signed(&wallet, request.with_gas_limit(1 << 50)).await?;
		let error = send_error(scene, &greedy)?;
		let told = error.1.contains("insufficient funds") || error.1.contains("gas limit");
		assert!(error.0 == -32000 && told, "{}", error.1);
		assert_eq!(belongings(scene, &wallet, series).await?, before);
		Ok(())
	};
	instant().play(test).await;
}

/// Code and text of what `eth_sendRawTransaction` says to these bytes.
fn send_error(scene: &Scene<'_>, raw: &[u8]) -> Result<(i64, String)> {
	let hex = format!("0x{}", hex::encode(raw));
	let error = scene.node.eth_rpc().error("eth_sendRawTransaction", json!([hex]))?;
	Ok((error.code, error.message))
}

/// The same once the pool has let go of them, which it may do some time after their block came.
async fn error_when_forgotten(scene: &Scene<'_>, raw: &[u8]) -> Result<(i64, String)> {
	loop {
		let error = send_error(scene, raw)?;
		if error.1 != "already known" {
			return Ok(error);
		}
		sleep(Duration::from_millis(50)).await;
	}
}

/// A legacy transaction without chain id, as wallets made them before EIP-155.
async fn unprotected(wallet: &Wallet, input: Bytes) -> Result<Vec<u8>> {
	let mut legacy = TxLegacy {
		chain_id: None,
		nonce: 0,
		gas_price: wallet.provider.get_gas_price().await? * 2,
		gas_limit: crate::support::GAS,
		to: TxKind::Call(COUPON),
		value: Default::default(),
		input,
	};
	let signature = wallet.signer.sign_transaction_sync(&mut legacy).context("cannot be signed")?;
	Ok(legacy.into_signed(signature).encoded_2718())
}
