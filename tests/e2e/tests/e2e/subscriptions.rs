// SPDX-License-Identifier: Apache-2.0
//! Subscriptions over WebSocket: new heads and logs, as they come.

use crate::support::{Scene, aura};
use alloy::{
	primitives::U256,
	providers::{Provider, ProviderBuilder, WsConnect},
	rpc::types::Filter,
	sol_types::SolEvent,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, alice},
	eth::{COUPON, ICoupon},
};
use std::time::Duration;
use tokio::time::timeout;

/// The longest wait for a message.
const PATIENCE: Duration = Duration::from_secs(60);
/// Messages that are kept while nobody looks: others use the node too.
const MANY: usize = 1_000;

#[tokio::test(flavor = "multi_thread")]
async fn heads_should_come_one_by_one_and_linked() {
	let test = async |scene: &Scene| -> Result<()> {
		let provider =
			ProviderBuilder::new().connect_ws(WsConnect::new(scene.node.eth_ws())).await?;
		let mut heads = provider.subscribe_blocks().await?;
		let mut last: Option<alloy::rpc::types::Header> = None;
		for _ in 0..3 {
			let head = timeout(PATIENCE, heads.recv()).await.context("no head came")??;
			if let Some(last) = last {
				assert_eq!((head.number, head.parent_hash), (last.number + 1, last.hash));
				assert!(head.timestamp > last.timestamp);
			}
			last = Some(head);
		}
		let last = last.context("no head")?;
		let block = provider.get_block_by_hash(last.hash).await?.context("the head is unknown")?;
		assert_eq!(block.header.number, last.number);
		Ok(())
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn logs_should_come_when_they_match_the_filter() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(80).await?;
		let provider =
			ProviderBuilder::new().connect_ws(WsConnect::new(scene.node.eth_ws())).await?;
		let filter = Filter::new()
			.address(COUPON)
			.event_signature(ICoupon::TransferSingle::SIGNATURE_HASH)
			.topic2(wallet.address().into_word());
		let mut logs = provider.subscribe_logs(&filter).await?;
		let receipt =
			scene.stage.redeem_by_wallet(&wallet, series, 25, &account_of(&alice())).await?;
		let log = timeout(PATIENCE, logs.recv()).await.context("no log came")??;
		assert_eq!(log, receipt.logs()[0]);
		assert_eq!(ICoupon::TransferSingle::decode_log(&log.inner)?.value, U256::from(25));
		Ok(())
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_should_come_when_they_reach_the_pool() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(80).await?;
		let provider =
			ProviderBuilder::new().connect_ws(WsConnect::new(scene.node.eth_ws())).await?;
		let mut hashes = provider.subscribe_pending_transactions().channel_size(MANY).await?;
		let mut whole = provider.subscribe_full_pending_transactions().channel_size(MANY).await?;
		// When a block has just come: what the next one takes at once may have left the pool before it is told.
		let best = scene.stage.chain.best().await?.number();
		scene.stage.chain.reach(best + 1).await?;
		let receipt =
			scene.stage.redeem_by_wallet(&wallet, series, 25, &account_of(&alice())).await?;
		// Others use this node too.
		let hash = async {
			while hashes.recv().await? != receipt.transaction_hash {}
			Ok::<_, anyhow::Error>(())
		};
		timeout(PATIENCE, hash).await.context("the hash did not come")??;
		let transaction = async {
			loop {
				let one = whole.recv().await?;
				if *one.inner.inner().tx_hash() == receipt.transaction_hash {
					return Ok::<_, anyhow::Error>(one);
				}
			}
		};
		let transaction =
			timeout(PATIENCE, transaction).await.context("the transaction did not come")??;
		assert_eq!(
			(transaction.block_number, transaction.inner.signer()),
			(None, wallet.address())
		);
		Ok(())
	};
	aura().play(test).await;
}
