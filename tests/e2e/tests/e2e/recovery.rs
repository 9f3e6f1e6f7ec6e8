// SPDX-License-Identifier: Apache-2.0
//! A person whose key is lost gets everything back on a running node, and nobody has any GNX for it.

use crate::support::{Scene, instant, remark, request, signed};
use alloy::{hex, providers::Provider};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{account_of, alice, bob, fresh_bytes, fresh_ethereum, fresh_native},
	chain::Call,
	eth::{NATIVE_CALLS, Wallet},
	scenario::{UNIT_OF_USDC, money::payment, trade},
	values::{account, address as lookup, bytes, list, number, record},
};
use genex_primitives::Tier;
use serde_json::json;
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::sr25519::Keypair;

/// Blocks between an attempt and the day the account can be had.
const DELAY: u64 = 3;

/// A key of either kind, with an account that never had GNX.
enum Person {
	Native(Keypair),
	Ethereum(Wallet),
}

impl Person {
	fn native() -> Result<Self> {
		Ok(Self::Native(fresh_native()?))
	}

	fn ethereum(scene: &Scene) -> Result<Self> {
		Ok(Self::Ethereum(Wallet::new(&scene.node.eth_http(), fresh_ethereum()?)?))
	}

	fn account(&self) -> AccountId32 {
		match self {
			Self::Native(keys) => account_of(keys),
			Self::Ethereum(wallet) => wallet.account(),
		}
	}

	/// Does it, in a block, for nothing.
	async fn act(&self, scene: &Scene<'_>, call: &Call) -> Result<()> {
		let chain = &scene.stage.chain;
		match self {
			Self::Native(keys) => {
				chain.send(call, keys).await?;
			},
			Self::Ethereum(wallet) => {
				let raw = free(scene, wallet, call).await?;
				let hash = *wallet.provider.send_raw_transaction(&raw).await?.tx_hash();
				let receipt = wallet.receipt(hash).await?;
				ensure!(receipt.status(), "{}.{} reverted", call.pallet, call.name);
				ensure!(receipt.effective_gas_price == 0, "a price was charged");
			},
		}
		let left = chain.best().await?.gnx(&self.account()).await?;
		ensure!(left == 0, "somebody without GNX has {left} after {}.{}", call.pallet, call.name);
		Ok(())
	}

	/// What the node says to a call it does not take.
	async fn refusal(&self, scene: &Scene<'_>, call: &Call) -> Result<String> {
		let chain = &scene.stage.chain;
		let error = match self {
			Self::Native(keys) => {
				let nonce = chain.next_nonce(&self.account()).await?;
				scene.refusal(&chain.signed(call, keys, nonce).await?)?
			},
			Self::Ethereum(wallet) => {
				let raw = free(scene, wallet, call).await?;
				let params = json!([format!("0x{}", hex::encode(raw))]);
				scene.node.eth_rpc().error("eth_sendRawTransaction", params)?
			},
		};
		Ok(error.to_string() + &error.data.to_string())
	}
}

/// A native call in an Ethereum transaction of price 0.
async fn free(scene: &Scene<'_>, wallet: &Wallet, call: &Call) -> Result<Vec<u8>> {
	let data = scene.stage.chain.best().await?.encode(call)?;
	let nonce = wallet.provider.get_transaction_count(wallet.address()).await?;
	let request = request(wallet, NATIVE_CALLS, nonce, data.into()).await?;
	signed(wallet, request).await
}

fn recovery<const N: usize>(name: &str, args: [(&str, Value); N]) -> Call {
	Call::new("Recovery", name, args)
}

/// A call of a friend about the first group of `lost`.
fn of_friend(name: &str, lost: &AccountId32) -> Call {
	recovery(name, [("lost", lookup(lost)), ("friend_group_index", number(0_u32))])
}

fn naming(friends: &[AccountId32], inheritor: &AccountId32) -> Call {
	let mut sorted = friends.to_vec();
	sorted.sort_by_key(|friend| friend.0);
	let group = record([
		("friends", list([list(sorted.iter().map(account))])),
		("friends_needed", number(2_u32)),
		("inheritor", account(inheritor)),
		("inheritance_delay", number(DELAY)),
		("inheritance_priority", number(0_u32)),
		("cancel_delay", number(DELAY)),
	]);
	recovery("set_friend_groups", [("friend_groups", list([group]))])
}

/// Coupons and money of `lost` to `found`, all or nothing, by the inheritor.
fn moving_home(
	lost: &AccountId32,
	found: &AccountId32,
	series: u32,
	units: u64,
	money: u128,
) -> Call {
	let (coupons, money) = (trade::transfer(found, series, units), payment(found, money));
	let call = Call::batch_all([coupons, money]).into_value();
	recovery("control_inherited_account", [("recovered", lookup(lost)), ("call", call)])
}

async fn limits(scene: &Scene<'_>, who: &AccountId32) -> Result<Value> {
	let state = scene.stage.chain.best().await?;
	let identity = scene.stage.identity(&state, who).await?;
	let limits = state.view("Compliance", "limit_status", vec![number(identity)]).await?;
	Ok(limits.remove_context())
}

async fn recover(scene: &Scene<'_>, lost: Person, found: Person) -> Result<()> {
	let (stage, old, new) = (&scene.stage, lost.account(), found.account());
	let friends = [Person::native()?, Person::native()?];
	let names = [friends[0].account(), friends[1].account()];
	let (giver, series) = scene.holder(50).await?;
	for person in names.iter().chain([&old]) {
		stage.register(person, Tier::L2).await?;
	}
	stage.give(&giver, &old, series, 50).await?;
	stage.deposit(&old, 100 * UNIT_OF_USDC).await?;

	lost.act(scene, &naming(&names, &new)).await?;
	lost.act(scene, &payment(&names[0], 10 * UNIT_OF_USDC)).await?;
	let used = limits(scene, &old).await?;

	// The person is frozen when the key is lost. The attestor knows the person and vouches for another account.
	let identity = stage.identity(&stage.chain.best().await?, &old).await?;
	stage.freeze_identity(identity).await?;
	let vouch = [
		("identity", number(identity)),
		("account", account(&new)),
		("reason", bytes(fresh_bytes())),
	];
	stage.chain.send(&Call::new("Kyc", "attest_account", vouch), &bob()).await?;
	ensure!(stage.tier(&new).await? == "L2", "the tier did not come along");
	friends[0].act(scene, &of_friend("initiate_attempt", &old)).await?;
	friends[1].act(scene, &of_friend("approve_attempt", &old)).await?;
	let ready = stage.chain.best().await?.number() + DELAY;
	while stage.chain.best().await?.number() < ready {
		stage.chain.send(&remark("a block"), &alice()).await?;
	}
	friends[1].act(scene, &of_friend("finish_attempt", &old)).await?;

	// The freeze of before came along as well.
	let home = moving_home(&old, &new, series, 50, 90 * UNIT_OF_USDC);
	let refusal = found.refusal(scene, &home).await?;
	ensure!(
		refusal.contains("Custom error: 4") || refusal.contains("blocked"),
		"a frozen person is told: {refusal}"
	);
	stage.release_identity(identity).await?;

	found.act(scene, &home).await?;
	ensure!(stage.units(&new, series).await? == 50, "the coupons are not all there");
	ensure!(stage.cash(&new).await?.free == 90 * UNIT_OF_USDC, "the money is not all there");
	ensure!(limits(scene, &new).await? == used, "what was used of the limits did not come along");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn account_should_be_recovered_without_gnx_by_a_native_key() {
	let test = async |scene: &Scene| -> Result<()> {
		recover(scene, Person::native()?, Person::native()?).await.context("natively")
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn account_should_be_recovered_without_gnx_by_an_ethereum_key() {
	let test = async |scene: &Scene| -> Result<()> {
		let (lost, found) = (Person::ethereum(scene)?, Person::ethereum(scene)?);
		recover(scene, lost, found).await.context("by Ethereum keys")
	};
	instant().play(test).await;
}
