// SPDX-License-Identifier: Apache-2.0
//! Paused calls: an Ethereum transaction that carries one is not even taken, so the Ethereum view of the blocks stays
//! whole; what waited when the pause came is thrown out.

use crate::support::{Scene, gift_data, manual, signed, to_coupon};
use alloy::providers::Provider;
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice, charlie},
	chain::Call,
	eth::Wallet,
	scenario::trade::transfer,
};
use serde_json::json;
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

#[tokio::test(flavor = "multi_thread")]
async fn ethereum_transfer_should_be_invalid_when_the_native_call_is_paused() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let (holder, _) = scene.sealing(scene.holder(50)).await?;
		let friend = scene.sealing(scene.newcomer()).await?;
		let data = gift_data(wallet.address(), address_of(&friend), series, 5);
		let raw = signed(&wallet, to_coupon(&wallet, 0, data).await?).await?;

		scene.sealing(scene.stage.pause("Coupons", "transfer_from", true)).await?;
		scene.sealing(scene.stage.pause("Coupons", "transfer", true)).await?;
		gifts_are_not_taken(scene, &raw, &holder, &friend, series).await?;
		assert_eq!(wallet.provider.get_transaction_count(wallet.address()).pending().await?, 0);
		redemption_still_works(scene, &wallet, series).await?;

		scene.sealing(scene.stage.pause("Coupons", "transfer_from", false)).await?;
		scene.sealing(scene.stage.pause("Coupons", "transfer", false)).await?;
		let data = gift_data(wallet.address(), address_of(&friend), series, 5);
		let raw = signed(&wallet, to_coupon(&wallet, 1, data).await?).await?;
		let hash = *wallet.provider.send_raw_transaction(&raw).await?.tx_hash();
		scene.seal().await?;
		assert!(wallet.receipt(hash).await?.status());
		assert_eq!(scene.stage.units(&friend, series).await?, 5);
		Ok(())
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

/// Neither the Ethereum transaction `raw`, which gives units to `friend`, nor a native gift of `holder` is even taken.
async fn gifts_are_not_taken(
	scene: &Scene<'_>,
	raw: &[u8],
	holder: &Keypair,
	friend: &AccountId32,
	series: u32,
) -> Result<()> {
	let hex = alloy::hex::encode_prefixed(raw);
	let error = scene.node.eth_rpc().error("eth_sendRawTransaction", json!([hex]))?;
	assert_eq!(error.code, -32000, "{error}");
	assert_eq!(error.data, json!({ "reason": "Custom", "code": 1 }), "{error}");
	let chain = &scene.stage.chain;
	let nonce = chain.next_nonce(&account_of(holder)).await?;
	let native = chain.signed(&transfer(friend, series, 5), holder, nonce).await?;
	let refusal = scene.refusal(&native)?;
	assert_eq!((refusal.code, &refusal.data), (1010, &json!("Custom error: 1")), "{refusal}");
	scene.seal().await?;
	assert_eq!(scene.stage.units(friend, series).await?, 0);
	Ok(())
}

/// What is not paused goes on, and its block is whole.
async fn redemption_still_works(scene: &Scene<'_>, wallet: &Wallet, series: u32) -> Result<()> {
	let shop = account_of(&alice());
	let redeemed = scene.stage.redeem_by_wallet(wallet, series, 10, &shop);
	let receipt = scene.sealing(redeemed).await?;
	view_is_whole(wallet, receipt.block_number.context("no block")?).await
}

/// Every transaction of the block has its receipt, and the receipts are those of the block.
async fn view_is_whole(wallet: &Wallet, number: u64) -> Result<()> {
	let block = wallet.provider.get_block(number.into()).await?.context("no block")?;
	let receipts =
		wallet.provider.get_block_receipts(number.into()).await?.context("no receipts")?;
	let hashes: Vec<_> = block.transactions.hashes().collect();
	assert!(!hashes.is_empty());
	assert_eq!(receipts.iter().map(|receipt| receipt.transaction_hash).collect::<Vec<_>>(), hashes);
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_transfer_should_be_thrown_out_when_a_pause_comes_first() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let friend = scene.sealing(scene.newcomer()).await?;
		let data = gift_data(wallet.address(), address_of(&friend), series, 5);
		// With a gap before it, it waits while the pause is decided.
		let early = signed(&wallet, to_coupon(&wallet, 1, data.clone()).await?).await?;
		let waiting = *wallet.provider.send_raw_transaction(&early).await?.tx_hash();
		scene.sealing(scene.stage.pause("Coupons", "transfer_from", true)).await?;
		let shop = account_of(&alice());
		let receipt =
			scene.sealing(scene.stage.redeem_by_wallet(&wallet, series, 10, &shop)).await?;
		// Now it would be its turn.
		scene.seal().await?;
		scene.seal().await?;
		assert_eq!(wallet.provider.get_transaction_count(wallet.address()).await?, 1);
		assert_eq!(scene.stage.units(&friend, series).await?, 0);
		assert!(wallet.provider.get_transaction_receipt(waiting).await?.is_none());
		view_is_whole(&wallet, receipt.block_number.context("no block")?).await?;
		scene.sealing(scene.stage.pause("Coupons", "transfer_from", false)).await?;
		Ok(())
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_freezes_and_governance_should_be_taken_when_the_chain_is_in_safe_mode() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let (holder, _) = scene.sealing(scene.holder(50)).await?;
		let friend = scene.sealing(scene.newcomer()).await?;
		let suspect = scene.sealing(scene.newcomer()).await?;
		let chain = &scene.stage.chain;
		let gift = async |units: u64| -> Result<Vec<u8>> {
			let data = gift_data(wallet.address(), address_of(&friend), series, units);
			signed(&wallet, to_coupon(&wallet, 0, data).await?).await
		};
		let refused = gift(5).await?;

		let enter = Call::new("SafeMode", "force_enter", []);
		scene.sealing(chain.send(&enter, &charlie())).await?.event("SafeMode", "Entered")?;
		gifts_are_not_taken(scene, &refused, &holder, &friend, series).await?;
		assert_eq!(wallet.provider.get_transaction_count(wallet.address()).pending().await?, 0);
		let identity = scene.stage.identity(&chain.best().await?, &suspect).await?;
		scene.sealing(scene.stage.freeze_identity(identity)).await?;

		let exit = Call::new("SafeMode", "force_exit", []);
		scene.sealing(scene.stage.council(exit)).await?.event("SafeMode", "Exited")?;
		// Other bytes: the pool does not look again at what it has just refused.
		let raw = gift(6).await?;
		let hash = *wallet.provider.send_raw_transaction(&raw).await?.tx_hash();
		scene.seal().await?;
		let receipt = wallet.receipt(hash).await?;
		assert!(receipt.status());
		assert_eq!(scene.stage.units(&friend, series).await?, 6);
		view_is_whole(&wallet, receipt.block_number.context("no block")?).await
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}
