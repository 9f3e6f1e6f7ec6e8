// SPDX-License-Identifier: Apache-2.0
//! Transactions that wait, and blocks with several of them, on a node whose blocks the test makes.

use crate::support::{Scene, gift_data, instant, manual, remark, signed, to_coupon};
use alloy::{
	eips::{BlockId, BlockNumberOrTag},
	primitives::{Address, TxHash},
	providers::Provider,
	rpc::types::TransactionReceipt,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{address_of, alice},
	eth::Wallet,
};
use serde_json::{Value, json};
use tokio::task::LocalSet;

/// Sends gifts of one unit with these nonces, and gives their hashes.
async fn send_gifts(
	wallet: &Wallet,
	to: Address,
	series: u32,
	nonces: &[u64],
) -> Result<Vec<TxHash>> {
	let data = gift_data(wallet.address(), to, series, 1);
	let mut hashes = Vec::new();
	for nonce in nonces {
		let raw = signed(wallet, to_coupon(wallet, *nonce, data.clone()).await?).await?;
		hashes.push(*wallet.provider.send_raw_transaction(&raw).await?.tx_hash());
	}
	Ok(hashes)
}

/// The nonces of `wallet`: of the chain, and with what waits.
async fn nonces(wallet: &Wallet) -> Result<(u64, u64)> {
	let count = |block| wallet.provider.get_transaction_count(wallet.address()).block_id(block);
	Ok((count(BlockId::latest()).await?, count(BlockId::pending()).await?))
}

#[tokio::test(flavor = "multi_thread")]
async fn pending_nonce_should_count_what_waits_without_a_gap() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let to = address_of(&scene.sealing(scene.newcomer()).await?);
		assert_eq!(nonces(&wallet).await?, (0, 0));
		let hashes = send_gifts(&wallet, to, series, &[0, 1, 2]).await?;
		assert_eq!(nonces(&wallet).await?, (0, 3));
		// One too many: it waits for the one before it.
		let early = send_gifts(&wallet, to, series, &[4]).await?;
		assert_eq!(nonces(&wallet).await?, (0, 3));

		let waiting =
			wallet.provider.get_transaction_by_hash(hashes[1]).await?.context("it waits")?;
		assert_eq!((waiting.block_number, waiting.inner.signer()), (None, wallet.address()));
		assert!(wallet.provider.get_transaction_receipt(hashes[1]).await?.is_none());
		let pending =
			scene.node.eth_rpc().call("eth_getBlockByNumber", json!(["pending", false]))?;
		let listed = pending["transactions"].as_array().context("no transactions")?;
		assert!(hashes.iter().all(|hash| listed.contains(&json!(hash))), "{pending}");
		assert_eq!(pending["hash"], Value::Null);

		let missing = send_gifts(&wallet, to, series, &[3]).await?;
		assert_eq!(nonces(&wallet).await?, (0, 5));
		scene.seal().await?;
		for hash in hashes.iter().chain(&missing).chain(&early) {
			assert!(wallet.receipt(*hash).await?.status());
		}
		assert_eq!(nonces(&wallet).await?, (5, 5));
		assert_eq!(scene.stage.units(&wallet.account(), series).await?, 45);
		Ok(())
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pool_should_be_shown_by_account_and_nonce() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let to = address_of(&scene.sealing(scene.newcomer()).await?);
		let hashes = send_gifts(&wallet, to, series, &[0, 1, 3]).await?;
		let rpc = scene.node.eth_rpc();
		let one = rpc.call("txpool_contentFrom", json!([wallet.address()]))?;
		let nonces = |queue: &str| -> Vec<String> {
			let queue = one[queue].as_object();
			queue.map(|queue| queue.keys().cloned().collect()).unwrap_or_default()
		};
		assert_eq!(nonces("pending"), ["0", "1"]);
		assert_eq!(nonces("queued"), ["3"]);
		assert_eq!(one["pending"]["1"]["hash"], json!(hashes[1]));
		let key = wallet.address().to_string().to_lowercase();
		let all = rpc.call("txpool_content", json!([]))?;
		assert_eq!(
			(&all["pending"][&key], &all["queued"][&key]),
			(&one["pending"], &one["queued"])
		);
		let lines = rpc.call("txpool_inspect", json!([]))?;
		let line = lines["pending"][&key]["0"].as_str().context("no line")?;
		assert!(line.contains(": 0 wei + "), "{line}");
		let status = rpc.call("txpool_status", json!([]))?;
		let count = |queue: &str| -> String {
			let accounts =
				all[queue].as_object().into_iter().flat_map(|accounts| accounts.values());
			let count: usize = accounts.filter_map(|one| Some(one.as_object()?.len())).sum();
			format!("{count:#x}")
		};
		assert_eq!(status, json!({ "pending": count("pending"), "queued": count("queued") }));

		send_gifts(&wallet, to, series, &[2]).await?;
		scene.seal().await?;
		for hash in &hashes {
			assert!(wallet.receipt(*hash).await?.status());
		}
		Ok(())
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn indices_should_run_through_the_block_when_it_has_several_transactions() {
	let test = async |scene: &Scene| -> Result<()> {
		let (first, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let (second, _) = scene.sealing(scene.holding_wallet(50)).await?;
		let to = address_of(&scene.sealing(scene.newcomer()).await?);
		let mut hashes = send_gifts(&first, to, series, &[0, 1]).await?;
		// A native transaction in the same block has no place in the Ethereum view.
		let mut native = scene.stage.chain.submit(&remark("between"), &alice()).await?;
		hashes.extend(send_gifts(&second, to, series, &[0, 1]).await?);
		scene.seal().await?;
		let native = native.included().await?.success()?;

		let mut receipts = Vec::new();
		for hash in hashes {
			receipts.push(first.receipt(hash).await?);
		}
		receipts.sort_by_key(|receipt| receipt.transaction_index);
		assert!(
			receipts.iter().all(|receipt| receipt.block_number == Some(native.number)),
			"{receipts:?}"
		);
		check_indices(&receipts);
		check_block(&first, &receipts, native.number).await
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

/// Transactions and logs are counted through, and gas adds up.
fn check_indices(receipts: &[TransactionReceipt]) {
	let mut gas = 0;
	for (index, receipt) in (0u64..).zip(receipts) {
		assert!(receipt.status());
		assert_eq!(receipt.transaction_index, Some(index));
		gas += receipt.gas_used;
		assert_eq!(receipt.inner.cumulative_gas_used(), gas);
		let [log] = receipt.logs() else { panic!("a gift has one log: {:?}", receipt.logs()) };
		assert_eq!((log.log_index, log.transaction_index), (Some(index), Some(index)));
		assert_eq!(log.block_hash, receipt.block_hash);
	}
}

/// The block has just these, in this order.
pub async fn check_block(
	wallet: &Wallet,
	receipts: &[TransactionReceipt],
	number: u64,
) -> Result<()> {
	let id = BlockNumberOrTag::Number(number);
	let block = wallet.provider.get_block_by_number(id).await?.context("no block")?;
	let hashes: Vec<TxHash> = receipts.iter().map(|receipt| receipt.transaction_hash).collect();
	assert_eq!(block.transactions.hashes().collect::<Vec<_>>(), hashes);
	let used: u64 = receipts.iter().map(|receipt| receipt.gas_used).sum();
	assert_eq!(block.header.gas_used, used);
	assert_eq!(receipts[0].block_hash, Some(block.header.hash));
	let all = wallet.provider.get_block_receipts(id.into()).await?.context("no receipts")?;
	assert_eq!(all, receipts);
	let filter = alloy::rpc::types::Filter::new().at_block_hash(block.header.hash);
	let logs = wallet.provider.get_logs(&filter).await?;
	let expected: Vec<_> = receipts.iter().flat_map(|receipt| receipt.logs().to_vec()).collect();
	assert_eq!(logs, expected);
	assert!(logs.iter().all(|log| {
		block
			.header
			.logs_bloom
			.contains_input(alloy::primitives::BloomInput::Raw(log.address().as_slice()))
	}));
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nonce_should_be_one_for_native_and_ethereum_transactions() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let to = address_of(&scene.sealing(scene.newcomer()).await?);
		send_gifts(&wallet, to, series, &[0, 1]).await?;
		assert_eq!(scene.stage.chain.next_nonce(&wallet.account()).await?, 2);
		scene.seal().await?;
		assert_eq!(scene.stage.chain.best().await?.nonce(&wallet.account()).await?, 2);
		Ok(())
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

/// A pool with a view of each block can lose one that comes between two views, and give its nonce to the next.
#[tokio::test(flavor = "multi_thread")]
async fn transactions_should_all_be_included_when_blocks_are_made_as_they_come() {
	let test = async |scene: &Scene| -> Result<()> {
		// In this thread: what waits for a transaction does not go to another one.
		let tasks = LocalSet::new();
		let sends: Vec<_> = (0..100)
			.map(|number| {
				let chain = scene.stage.chain.clone();
				let send = async move { chain.send(&remark(&number.to_string()), &alice()).await };
				tasks.spawn_local(send)
			})
			.collect();
		tasks.await;
		for sent in sends {
			sent.await??;
		}
		Ok(())
	};
	instant().play(test).await;
}
