// SPDX-License-Identifier: Apache-2.0
//! The address of the Ethereum JSON-RPC for people without GNX, as stock wallets meet it.

use crate::support::{Scene, gift_data, instant, remark, request, signed};
use alloy::{
	eips::BlockNumberOrTag,
	network::TransactionBuilder,
	primitives::{Address, Bytes},
	providers::Provider,
	rpc::types::TransactionRequest,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice, fresh_ethereum},
	eth::{COUPON, NATIVE_CALLS, Wallet},
	scenario::GNX,
};

/// A wallet without GNX that has units of the shared series, and that series.
async fn holding(scene: &Scene<'_>, units: u64) -> Result<(Wallet, u32)> {
	let (giver, series) = scene.holder(units).await?;
	let wallet = scene.gasless_wallet().await?;
	scene.stage.give(&giver, &wallet.account(), series, units).await?;
	Ok((wallet, series))
}

/// What the node says to what `wallet` wants to call.
async fn refusal(wallet: &Wallet, to: Address, data: Bytes) -> String {
	match wallet.send_covered(to, data).await {
		Ok(receipt) => panic!("it was taken: {receipt:?}"),
		Err(error) => format!("{error:#}"),
	}
}

/// What the node says to a transaction that is signed as it is.
async fn refusal_of(wallet: &Wallet, request: TransactionRequest) -> Result<String> {
	let raw = signed(wallet, request).await?;
	let refused = wallet.provider.send_raw_transaction(&raw).await.err();
	Ok(refused.context("it was taken")?.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn wallet_should_act_with_an_empty_account_when_it_asks_there() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = holding(scene, 60).await?;
		let friend = scene.newcomer().await?;
		let gift = |units| gift_data(wallet.address(), address_of(&friend), series, units);
		let receipt = wallet.send_covered(COUPON, gift(20)).await?;
		assert!(receipt.status(), "it reverted");
		assert_eq!(receipt.effective_gas_price, 0);
		assert_eq!(scene.stage.units(&friend, series).await?, 20);
		// Wallets of dapps fill in and send by themselves.
		let shop = account_of(&alice());
		scene.stage.redeem_by_wallet(&wallet, series, 30, &shop).await?;
		assert_eq!(scene.stage.units(&wallet.account(), series).await?, 10);
		assert_eq!(scene.stage.chain.best().await?.gnx(&wallet.account()).await?, 0);

		// Elsewhere the same wallet finds no way.
		let elsewhere = Wallet::new(&scene.node.eth_http(), wallet.signer.clone())?;
		let told = refusal(&elsewhere, COUPON, gift(5)).await;
		assert!(told.contains("insufficient funds"), "{told}");
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn prices_should_be_zero_when_asked_for_there() {
	let test = async |scene: &Scene| -> Result<()> {
		let wallet = scene.gasless_wallet().await?;
		let elsewhere = Wallet::new(&scene.node.eth_http(), wallet.signer.clone())?;
		assert_eq!(wallet.provider.get_gas_price().await?, 0);
		assert!(elsewhere.provider.get_gas_price().await? > 0);
		assert_eq!(wallet.provider.get_max_priority_fee_per_gas().await?, 0);
		let history = wallet.provider.get_fee_history(2, BlockNumberOrTag::Latest, &[50.0]).await?;
		assert!(history.base_fee_per_gas.iter().all(|fee| *fee == 0), "{history:?}");
		for (asked, priced) in [(&wallet, false), (&elsewhere, true)] {
			let block = asked.provider.get_block_by_number(BlockNumberOrTag::Latest).await?;
			let header = block.context("there is a latest block")?.header;
			assert_eq!(header.base_fee_per_gas.is_some(), priced);
		}
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_pool_pays_for_should_be_refused_there_with_the_reason_and_the_way() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = holding(scene, 10).await?;
		let state = scene.stage.chain.best().await?;
		// The pool pays for no such act.
		let told = refusal(&wallet, NATIVE_CALLS, state.encode(&remark("free"))?.into()).await;
		assert!(told.contains("no pool pays for such an act"), "{told}");
		assert!(told.contains("without /gasless"), "{told}");

		// It pays for nobody whom it does not know.
		let stranger = Wallet::new(&scene.node.eth_gasless(), fresh_ethereum()?)?;
		let to = address_of(&scene.newcomer().await?);
		let gift = gift_data(stranger.address(), to, series, 1);
		let told = refusal_of(&stranger, request(&stranger, COUPON, 0, gift).await?).await?;
		assert!(told.contains("ask an attestor to register it"), "{told}");

		// A price is not taken, whatever it buys: nobody pays by mistake.
		scene.stage.give_gnx(&wallet.account(), GNX).await?;
		let gift = gift_data(wallet.address(), to, series, 1);
		let priced = request(&wallet, COUPON, 0, gift).await?.with_max_fee_per_gas(1);
		let told = refusal_of(&wallet, priced).await?;
		assert!(told.contains("nobody pays for gas"), "{told}");
		assert_eq!(scene.stage.chain.best().await?.gnx(&wallet.account()).await?, GNX);
		Ok(())
	};
	instant().play(test).await;
}
