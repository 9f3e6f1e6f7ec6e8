// SPDX-License-Identifier: Apache-2.0
//! What an Ethereum wallet does, included and final.

use crate::support::{Scene, aura};
use alloy::{
	primitives::{Bytes, U256},
	providers::Provider,
	rpc::types::{Log, TransactionReceipt},
	sol_types::SolEvent,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice},
	eth::{COUPON, ICoupon, Wallet},
};

#[tokio::test(flavor = "multi_thread")]
async fn transfer_should_move_units_and_log_when_final() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(600).await?;
		let friend = scene.newcomer().await?;
		let (from, to, id) = (wallet.address(), address_of(&friend), U256::from(series));
		let coupon = wallet.coupon();
		let sent =
			coupon.safeTransferFrom(from, to, id, U256::from(250), Bytes::new()).send().await?;
		let receipt = wallet.receipt(*sent.tx_hash()).await?;

		assert!(receipt.status(), "it reverted");
		assert_eq!((receipt.from, receipt.to), (from, Some(COUPON)));
		assert!(receipt.gas_used > 0 && receipt.effective_gas_price > 0);
		let [log] = receipt.logs() else { panic!("{} logs instead of one", receipt.logs().len()) };
		assert_eq!(log.address(), COUPON);
		assert_eq!(log.transaction_hash, Some(receipt.transaction_hash));
		assert_eq!(log_at_its_place(&wallet, log).await?, *log);
		let told = ICoupon::TransferSingle::decode_log(&log.inner)?.data;
		assert_eq!((told.operator, told.from, told.to), (from, from, to));
		assert_eq!((told.id, told.value), (id, U256::from(250)));

		wallet.finality(&receipt).await?;
		assert_eq!(coupon.balanceOf(from, id).call().await?, U256::from(350));
		assert_eq!(coupon.balanceOf(to, id).call().await?, U256::from(250));
		assert_eq!(scene.stage.units(&friend, series).await?, 250);
		native_event_is_there(scene, &receipt).await
	};
	aura().play(test).await;
}

/// The log that the block has where this one says it is. Others may have acted in the same block.
async fn log_at_its_place(wallet: &Wallet, log: &Log) -> Result<Log> {
	let number = log.block_number.context("no block")?;
	let receipts = wallet.provider.get_block_receipts(number.into()).await?.context("no block")?;
	let index = usize::try_from(log.log_index.context("no place")?)?;
	let mut logs = receipts.iter().flat_map(|receipt| receipt.logs());
	logs.nth(index).cloned().context("the block has fewer logs")
}

/// What the precompile did is in the native events of the same block.
async fn native_event_is_there(scene: &Scene<'_>, receipt: &TransactionReceipt) -> Result<()> {
	let number = receipt.block_number.context("no block")?;
	let events = scene.stage.chain.at_number(number).await?.client.events().fetch().await?;
	let mut found = false;
	for event in events.iter() {
		let event = event?;
		found |= (event.pallet_name(), event.event_name()) == ("Coupons", "Transferred");
	}
	assert!(found, "block {number} has no native event of the transfer");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn redemption_should_burn_units_and_log_twice_when_final() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(600).await?;
		let shop = account_of(&alice());
		// Checks receipt and both logs by itself.
		let receipt = scene.stage.redeem_by_wallet(&wallet, series, 450, &shop).await?;
		wallet.finality(&receipt).await?;
		assert_eq!(scene.stage.units(&wallet.account(), series).await?, 150);
		let seen = wallet.coupon().balanceOf(wallet.address(), U256::from(series)).call().await?;
		assert_eq!(seen, U256::from(150));
		// Native and Ethereum side count the same nonce: one transaction so far.
		assert_eq!(wallet.provider.get_transaction_count(wallet.address()).await?, 1);
		assert_eq!(scene.stage.chain.best().await?.nonce(&wallet.account()).await?, 1);
		Ok(())
	};
	aura().play(test).await;
}
