// SPDX-License-Identifier: Apache-2.0
//! A running chain is upgraded by governance. Blocks before, with and after the upgrade stay readable.

use crate::{
	pool::check_block,
	support::{Scene, gift_data, play_alone, remark, signed, to_coupon},
};
use alloy::{
	network::TransactionBuilder,
	primitives::{Address, B256, TxHash, keccak256},
	providers::Provider,
	rpc::types::{TransactionReceipt, TransactionRequest},
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice, bob, fresh_native},
	chain::Call,
	eth::{COUPON, Wallet},
	scenario::GNX,
	values::{Read, bytes},
	wasm::next_version,
};
use serde_json::json;
use std::cell::Cell;

/// Where the code of the runtime is stored: `:code`.
const CODE: &str = "0x3a636f6465";

#[tokio::test(flavor = "multi_thread")]
async fn chain_should_be_upgraded_by_governance_and_stay_readable() {
	let test = async |scene: &Scene| -> Result<()> {
		let chain = &scene.stage.chain;
		let (wallet, series) = scene.holding_wallet(500).await?;
		let old = chain.best().await?.client.spec_version();
		let next = next_version(&code(scene).await?)?;
		assert_eq!(next.spec_version, old + 1);
		// For a nonce to come, so that only the version it was signed for can be against it.
		let nonce = chain.next_nonce(&account_of(&bob())).await? + 9;
		let signed_before = chain.signed(&remark("signed before"), &bob(), nonce).await?;

		// Redemptions run all the time, so that there is one in every block around the upgrade. The first is there before it.
		let first = redeem(scene, &wallet, series).await?;
		let decided = Cell::new(false);
		let upgrade = async {
			let call = Call::new("System", "set_code", [("code", bytes(&next.code))]);
			let enacted = scene.stage.root(call).await?;
			decided.set(true);
			anyhow::Ok(enacted)
		};
		let redemptions = async {
			let (mut receipts, mut after) = (vec![first], 0);
			while after < 3 {
				receipts.push(redeem(scene, &wallet, series).await?);
				if decided.get() && chain.best().await?.client.spec_version() > old {
					after += 1;
				}
			}
			anyhow::Ok(receipts)
		};
		let (enacted, receipts) = tokio::try_join!(upgrade, redemptions)?;
		enacted.event("System", "CodeUpdated")?;

		check_version(scene, &next.code, next.spec_version).await?;
		let stale = scene.refusal(&signed_before)?;
		assert_eq!(stale.code, 1010, "{stale}");
		let friend = account_of(&fresh_native()?);
		scene.stage.give_gnx(&friend, GNX).await?;
		assert_eq!(chain.best().await?.gnx(&friend).await?, GNX);
		wallet.finality(receipts.last().context("no receipt")?).await?;
		check_receipts(scene, &wallet, &receipts, enacted.number).await
	};
	play_alone(&[], test).await;
}

/// That block was executed by the old code, and its state has the new one.
#[tokio::test(flavor = "multi_thread")]
async fn block_that_enacts_an_upgrade_should_stay_readable_when_it_has_a_gift() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let to = address_of(&scene.sealing(scene.newcomer()).await?);
		let next = next_version(&code(scene).await?)?;
		let call = Call::new("System", "set_code", [("code", bytes(&next.code))]);
		let dispatch = scene.sealing(scene.stage.whitelisted(call)).await?;

		let gift = give(&wallet, 0, to, series).await?;
		let mut dispatched = scene.stage.chain.submit(&dispatch, &bob()).await?;
		scene.seal().await?;
		let enacted = dispatched.included().await?.success()?;
		enacted.inner_success("Whitelist", "WhitelistedCallDispatched")?;
		enacted.event("System", "CodeUpdated")?;
		let with = wallet.receipt(gift).await?;
		assert_eq!(with.block_number, Some(enacted.number), "the gift is in another block");
		check_block(&wallet, std::slice::from_ref(&with), enacted.number).await?;

		// Once more when the new code has made blocks, and the first of them that has a gift.
		let gift = give(&wallet, 1, to, series).await?;
		let after = scene.sealing(wallet.receipt(gift)).await?;
		check_version(scene, &next.code, next.spec_version).await?;
		for receipt in [with, after] {
			let number = receipt.block_number.context("no block")?;
			let again = wallet.provider.get_transaction_receipt(receipt.transaction_hash).await?;
			assert_eq!(again.as_ref(), Some(&receipt));
			check_block(&wallet, &[receipt], number).await?;
		}
		assert_eq!(scene.stage.units(&wallet.account(), series).await?, 48);
		Ok(())
	};
	play_alone(&["--sealing", "manual"], test).await;
}

/// Gives a unit, and asks for no more gas than that needs: beside the upgrade a block has little room.
async fn give(wallet: &Wallet, nonce: u64, to: Address, series: u32) -> Result<TxHash> {
	let data = gift_data(wallet.address(), to, series, 1);
	let asked = TransactionRequest::default()
		.with_from(wallet.address())
		.with_to(COUPON)
		.with_input(data.clone());
	let gas = wallet.provider.estimate_gas(asked).await?;
	let request = to_coupon(wallet, nonce, data).await?.with_gas_limit(gas);
	let sent = wallet.provider.send_raw_transaction(&signed(wallet, request).await?).await?;
	Ok(*sent.tx_hash())
}

/// The code of the runtime.
async fn code(scene: &Scene<'_>) -> Result<Vec<u8>> {
	let stored = scene.stage.chain.rpc("state_getStorage", &[CODE.into()]).await?;
	Ok(alloy::hex::decode(stored.as_str().context("no code")?)?)
}

async fn redeem(scene: &Scene<'_>, wallet: &Wallet, series: u32) -> Result<TransactionReceipt> {
	scene.stage.redeem_by_wallet(wallet, series, 1, &account_of(&alice())).await
}

/// Node, runtime and state agree on the version, and the code is the one that was decided.
async fn check_version(scene: &Scene<'_>, expected: &[u8], version: u32) -> Result<()> {
	let chain = &scene.stage.chain;
	assert_eq!(keccak256(code(scene).await?), keccak256(expected));
	let told = chain.rpc("state_getRuntimeVersion", &[]).await?;
	assert_eq!(told["specVersion"], json!(version));
	let state = chain.best().await?;
	assert_eq!(state.client.spec_version(), version);
	let last = state.value("System", "LastRuntimeUpgrade", Vec::new()).await?;
	let recorded = last.number_at("spec_version")?;
	assert_eq!(recorded, u128::from(version));
	Ok(())
}

/// Every receipt and log is still what it was, asked for in every way.
async fn check_receipts(
	scene: &Scene<'_>,
	wallet: &Wallet,
	receipts: &[TransactionReceipt],
	enacted: u64,
) -> Result<()> {
	let numbers: Vec<u64> = receipts.iter().filter_map(|receipt| receipt.block_number).collect();
	assert!(
		numbers.iter().any(|number| *number < enacted)
			&& numbers.iter().any(|number| *number > enacted + 1)
	);
	let (first, last) = (numbers[0], numbers[numbers.len() - 1]);
	let filter = alloy::rpc::types::Filter::new().from_block(first).to_block(last);
	let found = wallet.provider.get_logs(&filter).await?;
	let expected: Vec<_> = receipts.iter().flat_map(|receipt| receipt.logs().to_vec()).collect();
	assert_eq!(found, expected);
	for receipt in receipts {
		let again = wallet.provider.get_transaction_receipt(receipt.transaction_hash).await?;
		assert_eq!(again.as_ref(), Some(receipt));
	}
	let mut parent: Option<B256> = None;
	for number in first..=last {
		let block =
			wallet.provider.get_block(number.into()).await?.context("a block is missing")?;
		assert!(
			parent.is_none_or(|parent| parent == block.header.parent_hash),
			"block {number} is not linked"
		);
		parent = Some(block.header.hash);
		let receipts =
			wallet.provider.get_block_receipts(number.into()).await?.context("no receipts")?;
		assert_eq!(receipts.len(), block.transactions.len());
	}
	let native = scene.stage.chain.best().await?;
	assert!(native.number() >= last);
	Ok(())
}
