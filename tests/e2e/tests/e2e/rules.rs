// SPDX-License-Identifier: Apache-2.0
//! Freezes and the Travel Rule on a running node, and how wallets learn of them.

use crate::support::{Scene, gift_data, instant, manual, native, signed, to_coupon};
use alloy::{hex, primitives::B256, providers::Provider};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice_stash},
	scenario::{UNIT_OF_USDC, money::payment, trade},
};
use genex_primitives::{Reason, Tier};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn sanctions_update_should_stop_what_waits_in_the_pool_in_the_same_block() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.sealing(scene.holding_wallet(50)).await?;
		let (person, _) = scene.sealing(scene.holder(50)).await?;
		let (friend, who) = (scene.sealing(scene.newcomer()).await?, native(wallet.address()));
		let chain = &scene.stage.chain;

		// What both want to do waits: three gifts each.
		let data = gift_data(wallet.address(), address_of(&friend), series, 1);
		for nonce in 0..3 {
			let raw = signed(&wallet, to_coupon(&wallet, nonce, data.clone()).await?).await?;
			// Its receipt comes with the sealed block; only the pool answers here.
			let pending = wallet.provider.send_raw_transaction(&raw).await?;
			assert_ne!(*pending.tx_hash(), B256::ZERO);
		}
		let gift = trade::transfer(&friend, series, 1);
		let first = chain.next_nonce(&account_of(&person)).await?;
		for nonce in first..first + 3 {
			chain.submit_encoded(chain.signed(&gift, &person, nonce).await?).await?;
		}
		let before = [
			scene.belongings(&who, series).await?,
			scene.belongings(&account_of(&person), series).await?,
		];

		// The list comes last into the pool and first into the block.
		let call = scene.stage.listing_of(&[who, account_of(&person)]).await?;
		let mut update = chain.submit(&call, &alice_stash()?).await?;
		scene.seal().await?;
		update.included().await?.success()?;
		let after = [
			scene.belongings(&who, series).await?,
			scene.belongings(&account_of(&person), series).await?,
		];
		assert_eq!(after, before, "not even a fee was taken");

		// Whatever they try now is refused at the door, and says why.
		let raw = signed(&wallet, to_coupon(&wallet, 0, data).await?).await?;
		let params = json!([format!("0x{}", hex::encode(raw))]);
		let error = scene.node.eth_rpc().error("eth_sendRawTransaction", params)?;
		assert_eq!(error.code, -32000, "{error}");
		assert_eq!(error.data["codes"][0], json!(Reason::SenderFrozen.code()), "{error}");
		assert!(error.message.contains("blocked"), "{error}");
		let nonce = chain.next_nonce(&account_of(&person)).await?;
		let encoded = chain.signed(&gift, &person, nonce).await?;
		let refusal = scene.refusal(&encoded)?;
		assert_eq!((refusal.code, &refusal.data), (1010, &json!("Custom error: 4")), "{refusal}");

		// Two officers give it back.
		scene.sealing(scene.stage.release(&who)).await?;
		let gift = gift_data(wallet.address(), address_of(&friend), series, 1);
		let nonce = wallet.provider.get_transaction_count(wallet.address()).await?;
		let raw = signed(&wallet, to_coupon(&wallet, nonce, gift).await?).await?;
		let hash = *wallet.provider.send_raw_transaction(&raw).await?.tx_hash();
		scene.seal().await?;
		assert!(wallet.receipt(hash).await?.status());
		Ok(())
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn large_transfer_should_need_a_case_and_be_paid_when_the_attestor_accepts() {
	let test = async |scene: &Scene| -> Result<()> {
		let from = scene.buyer().await?;
		let to = scene.stage.person(Tier::L2).await?;
		let threshold = 3_000 * UNIT_OF_USDC;
		scene.stage.deposit(&account_of(&from), 2 * threshold).await?;
		let pay = |amount| payment(&account_of(&to), amount);
		let chain = &scene.stage.chain;
		let needed = genex_e2e_tests::chain::refused("Cash", Reason::TravelRuleNeeded);
		assert_eq!(chain.failure(&pay(threshold), &from).await?.name, needed);
		// Split in two it is the same transfer.
		chain.send(&pay(threshold / 2), &from).await?;
		assert_eq!(chain.failure(&pay(threshold / 2), &from).await?.name, needed);

		let before = scene.stage.money(&to).await?;
		let (case, hash, _) = scene.stage.open_case(&from, &account_of(&to), threshold).await?;
		assert_eq!(scene.stage.cash(&account_of(&from)).await?.held, threshold);
		assert_eq!(scene.stage.money(&to).await?, before);
		let done = scene.stage.accept_case(case, hash).await?;
		done.event("TravelRule", "CaseCompleted").context("the case is not complete")?;
		assert_eq!(scene.stage.money(&to).await?, before + threshold);
		assert_eq!(scene.stage.cash(&account_of(&from)).await?.held, 0);
		Ok(())
	};
	instant().play(test).await;
}
