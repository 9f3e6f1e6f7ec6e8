// SPDX-License-Identifier: Apache-2.0
//! `eth_getLogs`: what a filter selects, and that it fails rather than leaves something out.

use crate::support::{Scene, instant, play_alone, remark};
use alloy::{
	primitives::{Address, B256},
	providers::Provider,
	rpc::types::Filter,
	sol_types::SolEvent,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice},
	eth::{COUPON, ICoupon, IRedemption, REDEMPTION},
};
use serde_json::json;

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
