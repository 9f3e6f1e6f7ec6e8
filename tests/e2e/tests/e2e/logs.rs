// SPDX-License-Identifier: Apache-2.0
//! `eth_getLogs`: what a filter selects, and that it fails rather than leaves something out.

use crate::support::{PRICE, Scene, instant, play_alone, remark};
use alloy::{
	consensus::Transaction,
	network::TransactionResponse,
	primitives::{Address, B256, U256},
	providers::Provider,
	rpc::types::{Filter, Log},
	sol_types::SolEvent,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice},
	chain::Included,
	eth::{COUPON, ICoupon, IRedemption, NATIVE_CALLS, REDEMPTION, USDC_TOKEN, Wallet},
	scenario::{
		money::payment,
		trade::{purchase, transfer},
	},
};
use serde_json::json;
use subxt_signer::sr25519::Keypair;

#[tokio::test(flavor = "multi_thread")]
async fn logs_should_be_found_by_address_topic_and_range() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(100).await?;
		let shop = account_of(&alice());
		let first = scene.stage.redeem_by_wallet(&wallet, series, 10, &shop).await?;
		let second = scene.stage.redeem_by_wallet(&wallet, series, 20, &shop).await?;
		let (from, to) =
			(first.block_number.context("no block")?, second.block_number.context("no block")?);
		let holder: B256 = wallet.address().into_word();
		let all = Filter::new().from_block(from).to_block(to);
		let find = async |filter: Filter| -> Result<Vec<_>> {
			Ok(wallet.provider.get_logs(&filter).await?)
		};

		let redeemed =
			all.clone().address(REDEMPTION).event_signature(IRedemption::Redeemed::SIGNATURE_HASH);
		let found = find(redeemed.clone().topic1(holder)).await?;
		assert_eq!(found.len(), 2);
		assert_eq!(found, [first.logs()[1].clone(), second.logs()[1].clone()]);
		assert!(found.iter().all(|log| !log.removed));

		let moved =
			all.clone().event_signature(ICoupon::TransferSingle::SIGNATURE_HASH).topic2(holder);
		let found = find(moved).await?;
		assert_eq!(found, [first.logs()[0].clone(), second.logs()[0].clone()]);
		let both = all.clone().address(vec![COUPON, REDEMPTION]).topic1(holder);
		assert_eq!(find(both).await?.len(), 4);
		assert!(find(all.clone().address(Address::repeat_byte(9))).await?.is_empty());
		let other =
			redeemed.topic3(address_of(&account_of(&genex_e2e_tests::accounts::bob())).into_word());
		assert!(find(other.topic1(holder)).await?.is_empty());

		let (first, last) = (format!("{to:#x}"), format!("{from:#x}"));
		let filter = json!([{ "fromBlock": first, "toBlock": last }]);
		let reversed = scene.node.eth_rpc().error("eth_getLogs", filter)?;
		assert_eq!(reversed.code, -32602, "{reversed}");
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn native_acts_should_be_found_by_their_logs() {
	let test = async |scene: &Scene| -> Result<()> {
		let wallet = scene.wallet().await?;
		let (series, listing) = scene.stock().await?;
		let (giver, friend) = (scene.buyer().await?, account_of(&scene.buyer().await?));
		let (from, to) = (address_of(&account_of(&giver)), address_of(&friend));
		let chain = &scene.stage.chain;

		let bought = chain.send(&purchase(listing, 40, 40 * PRICE), &giver).await?;
		let moved = Filter::new().address(COUPON).topic3(from.into_word());
		let found = own_logs(&wallet, &bought, moved).await?;
		let [log] = found.as_slice() else { panic!("one purchase: {found:?}") };
		let sold = ICoupon::TransferSingle::decode_log(&log.inner)?.data;
		assert_eq!((sold.operator, sold.to), (from, from));
		assert_eq!((sold.id, sold.value), (U256::from(series), U256::from(40)));
		let paid = Filter::new().address(USDC_TOKEN).topic1(from.into_word());
		let paid = own_logs(&wallet, &bought, paid).await?;
		let spent = paid.iter().map(|log| U256::from_be_slice(&log.data().data)).sum::<U256>();
		assert_eq!(spent, U256::from(40 * PRICE));
		check_native(&wallet, &giver, log).await?;

		let given = chain.send(&transfer(&friend, series, 7), &giver).await?;
		let moved = Filter::new().address(COUPON).topic2(from.into_word()).topic3(to.into_word());
		let found = own_logs(&wallet, &given, moved).await?;
		let [log] = found.as_slice() else { panic!("one gift: {found:?}") };
		let gift = ICoupon::TransferSingle::decode_log(&log.inner)?.data;
		assert_eq!((gift.operator, gift.value), (from, U256::from(7)));
		check_native(&wallet, &giver, log).await?;

		let sent = chain.send(&payment(&friend, 2_500), &giver).await?;
		let moved = Filter::new().address(USDC_TOKEN).topic1(from.into_word());
		let found = own_logs(&wallet, &sent, moved).await?;
		let [log] = found.as_slice() else { panic!("one payment: {found:?}") };
		assert_eq!((log.topics()[2], log.topics().len()), (to.into_word(), 3));
		assert_eq!(U256::from_be_slice(&log.data().data), U256::from(2_500));
		check_native(&wallet, &giver, log).await
	};
	instant().play(test).await;
}

/// The logs of the block of a native act that a filter selects.
async fn own_logs(wallet: &Wallet, act: &Included, filter: Filter) -> Result<Vec<Log>> {
	let filter = filter.from_block(act.number).to_block(act.number);
	Ok(wallet.provider.get_logs(&filter).await?)
}

/// A log of a native act of `signer` leads to a transaction and a receipt that has it, and the block lists them.
async fn check_native(wallet: &Wallet, signer: &Keypair, log: &Log) -> Result<()> {
	let provider = &wallet.provider;
	let hash = log.transaction_hash.context("a log without transaction")?;
	let receipt = provider.get_transaction_receipt(hash).await?.context("no receipt")?;
	assert!(receipt.status() && receipt.logs().contains(log));
	assert_eq!((receipt.gas_used, receipt.effective_gas_price), (0, 0));
	let from = address_of(&account_of(signer));
	assert_eq!((receipt.from, receipt.to), (from, Some(NATIVE_CALLS)));
	let transaction = provider.get_transaction_by_hash(hash).await?.context("no transaction")?;
	assert_eq!((transaction.from(), transaction.to()), (from, Some(NATIVE_CALLS)));
	assert_eq!(transaction.block_number, log.block_number);
	assert!(!transaction.input().is_empty(), "the native call is shown");
	let number = log.block_number.context("no block")?;
	let block = provider.get_block(number.into()).await?.context("no block")?;
	let place = usize::try_from(log.transaction_index.context("no place")?)?;
	assert_eq!(block.transactions.hashes().nth(place), Some(hash));
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn logs_should_not_be_cut_when_a_query_is_too_large() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(100).await?;
		let shop = account_of(&alice());
		let receipt = scene.stage.redeem_by_wallet(&wallet, series, 10, &shop).await?;
		let rpc = scene.node.eth_rpc();
		let block = json!([{ "blockHash": receipt.block_hash }]);
		let error = rpc.error("eth_getLogs", block)?;
		assert_eq!(error.code, -32005, "{error}");
		assert!(error.message.contains("more than 1 logs match"), "{error}");
		let narrow = json!([{ "blockHash": receipt.block_hash, "address": REDEMPTION }]);
		assert_eq!(rpc.call("eth_getLogs", narrow)?.as_array().map(Vec::len), Some(1));

		while scene.stage.chain.best().await?.number() < 15 {
			scene.stage.chain.send(&remark("longer"), &alice()).await?;
		}
		let error =
			rpc.error("eth_getLogs", json!([{ "fromBlock": "0x1", "toBlock": "latest" }]))?;
		assert_eq!(error.code, -32005, "{error}");
		assert!(error.message.contains("at most 10 at once"), "{error}");
		assert_eq!(error.data, json!({ "from": "0x1", "to": "0xa" }), "{error}");
		let first =
			json!({ "fromBlock": "0x1", "toBlock": "0xa", "address": Address::repeat_byte(9) });
		assert_eq!(rpc.call("eth_getLogs", json!([first]))?, json!([]));
		Ok(())
	};
	let options =
		["--sealing", "instant", "--eth-max-log-results", "1", "--eth-max-log-range", "10"];
	play_alone(&options, test).await;
}
