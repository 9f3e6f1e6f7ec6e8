// SPDX-License-Identifier: Apache-2.0
//! What an Ethereum wallet signs with `personal_sign` links its account, and proves that an address is its owner's. The bytes
//! are those that the chain gives.

use crate::support::{Scene, instant};
use alloy::{
	primitives::Address,
	signers::{SignerSync, local::PrivateKeySigner},
};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{account_of, account_of_address, bob, fresh_bytes, fresh_ethereum},
	chain::Call,
	values::{Read, account, bytes, number},
};
use genex_primitives::Tier;
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::sr25519::Keypair;

/// Seconds in which the messages can be used.
const LIFE: u64 = 600;

/// What `wallet` makes of bytes that it is asked to sign.
fn personal_sign(wallet: &PrivateKeySigner, message: &[u8]) -> Result<Value> {
	let signed = wallet.sign_message_sync(message)?.as_bytes();
	Ok(Value::unnamed_variant("Eth", [bytes(signed)]))
}

/// The bytes by which `new` agrees to be linked by `linking`.
async fn link_message(
	scene: &Scene<'_>,
	linking: &AccountId32,
	new: &AccountId32,
	deadline: u64,
) -> Result<Vec<u8>> {
	let state = scene.stage.chain.best().await?;
	let args = vec![account(linking), account(new), number(deadline)];
	let payload = state.view("Kyc", "link_payload", args).await?;
	payload.to_option()?.context("who links is not registered")?.to_bytes()
}

fn link(new: &AccountId32, deadline: u64, signature: Value) -> Call {
	let args =
		[("new_account", account(new)), ("deadline", number(deadline)), ("signature", signature)];
	Call::new("Kyc", "link_account", args)
}

/// Somebody registered, and the wallet that it has besides.
async fn person(scene: &Scene<'_>) -> Result<(Keypair, PrivateKeySigner, u64)> {
	scene.begin().await?;
	let keys = scene.stage.person(Tier::L1).await?;
	Ok((keys, fresh_ethereum()?, scene.now().await? + LIFE))
}

#[tokio::test(flavor = "multi_thread")]
async fn account_should_be_linked_when_its_wallet_signed_the_message() {
	let test = async |scene: &Scene| -> Result<()> {
		let (keys, wallet, deadline) = person(scene).await?;
		let (stage, chain) = (&scene.stage, &scene.stage.chain);
		let (who, new) = (account_of(&keys), account_of_address(wallet.address()));
		let message = link_message(scene, &who, &new, deadline).await?;
		let signature = personal_sign(&wallet, &message)?;

		let done = chain.send(&link(&new, deadline, signature.clone()), &keys).await?;
		let told = done.event("Kyc", "AccountLinked")?;
		let identity = stage.identity(&chain.best().await?, &who).await?;
		assert_eq!(told.number_at("identity")?, identity);
		assert_eq!(told.field("account")?.to_account()?, new);
		assert_eq!(told.field("by")?.to_account()?, who);
		let state = chain.best().await?;
		assert_eq!(stage.identity(&state, &new).await?, identity);
		assert_eq!(stage.tier(&new).await?, "L1");
		let nonce = state.view("Kyc", "link_nonce", vec![account(&new)]).await?;
		assert_eq!(nonce.to_number()?, 1);

		// What was used says no more, even when the account has left.
		let again = link(&new, deadline, signature);
		assert_eq!(chain.failure(&again, &keys).await?.name, "Kyc::BadSignature");
		let args = [("account", account(&new)), ("reason", bytes(fresh_bytes()))];
		chain.send(&Call::new("Kyc", "unlink_account", args), &bob()).await?;
		assert_eq!(chain.failure(&again, &keys).await?.name, "Kyc::BadSignature");
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn account_should_not_be_linked_when_another_message_or_key_signed() {
	let test = async |scene: &Scene| -> Result<()> {
		let (keys, wallet, deadline) = person(scene).await?;
		let chain = &scene.stage.chain;
		let (who, new) = (account_of(&keys), account_of_address(wallet.address()));
		let message = link_message(scene, &who, &new, deadline).await?;
		let signature = personal_sign(&wallet, &message)?;

		let other = personal_sign(&fresh_ethereum()?, &message)?;
		let thief = scene.stage.person(Tier::L1).await?;
		for (call, by) in [
			(link(&new, deadline, other), &keys),
			(link(&new, deadline + 1, signature.clone()), &keys),
			(link(&account_of(&thief), deadline, signature.clone()), &keys),
			(link(&new, deadline, signature), &thief),
		] {
			assert_eq!(chain.failure(&call, by).await?.name, "Kyc::BadSignature");
		}
		let past = scene.now().await? - 1;
		let late = personal_sign(&wallet, &link_message(scene, &who, &new, past).await?)?;
		let late = chain.failure(&link(&new, past, late), &keys).await?;
		assert_eq!(late.name, "Kyc::DeadlinePassed");
		ensure!(scene.stage.tier(&new).await? == "L0", "the account was linked all the same");
		Ok(())
	};
	instant().play(test).await;
}

/// An address outside of the chain, as calls take it.
fn outside(address: Address) -> Value {
	Value::unnamed_variant("Ethereum", [bytes(address)])
}

/// The bytes by which `address` proves that `identity` controls it.
async fn control_message(
	scene: &Scene<'_>,
	identity: u128,
	address: Address,
	deadline: u64,
) -> Result<Vec<u8>> {
	let state = scene.stage.chain.best().await?;
	let args = vec![number(identity), outside(address), number(deadline)];
	state.view("TravelRule", "control_message", args).await?.to_bytes()
}

fn proof(identity: u128, address: Address, deadline: u64, signature: Value) -> Call {
	let args = [
		("identity", number(identity)),
		("address", outside(address)),
		("deadline", number(deadline)),
		("signature", signature),
	];
	Call::new("TravelRule", "register_control_proof", args)
}

#[tokio::test(flavor = "multi_thread")]
async fn control_should_be_proven_when_the_wallet_signed_the_message() {
	let test = async |scene: &Scene| -> Result<()> {
		let (keys, wallet, deadline) = person(scene).await?;
		let (stage, chain) = (&scene.stage, &scene.stage.chain);
		let (who, address) = (account_of(&keys), wallet.address());
		let identity = stage.identity(&chain.best().await?, &who).await?;
		let message = control_message(scene, identity, address, deadline).await?;
		let call = proof(identity, address, deadline, personal_sign(&wallet, &message)?);

		let told = chain.send(&call, &keys).await?;
		let told = told.event("TravelRule", "ControlProven")?;
		assert_eq!((told.number_at("identity")?, told.number_at("nonce")?), (identity, 0));
		assert_eq!(told.field("by")?.to_account()?, who);
		assert_eq!(told.field("address")?.variant_name()?, "Ethereum");
		assert_eq!(told.field("address")?.only()?.to_bytes()?, address.as_slice());
		let state = chain.best().await?;
		let proofs = state.view("TravelRule", "control_proofs", vec![number(identity)]).await?;
		assert_eq!(proofs.items()?.len(), 1);

		// What was used says no more, even when the proof was withdrawn.
		assert_eq!(chain.failure(&call, &keys).await?.name, "TravelRule::AlreadyProven");
		let args = [("identity", number(identity)), ("address", outside(address))];
		chain.send(&Call::new("TravelRule", "revoke_control_proof", args), &keys).await?;
		assert_eq!(chain.failure(&call, &keys).await?.name, "TravelRule::BadSignature");
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn control_should_not_be_proven_when_another_message_or_key_signed() {
	let test = async |scene: &Scene| -> Result<()> {
		let (keys, wallet, deadline) = person(scene).await?;
		let (stage, chain, address) = (&scene.stage, &scene.stage.chain, wallet.address());
		let identity = stage.identity(&chain.best().await?, &account_of(&keys)).await?;
		let message = control_message(scene, identity, address, deadline).await?;
		let signature = personal_sign(&wallet, &message)?;

		let stranger = fresh_ethereum()?;
		let other = personal_sign(&stranger, &message)?;
		for call in [
			proof(identity, address, deadline, other),
			proof(identity, stranger.address(), deadline, signature.clone()),
			proof(identity, address, deadline + 1, signature.clone()),
		] {
			assert_eq!(chain.failure(&call, &keys).await?.name, "TravelRule::BadSignature");
		}
		let thief = scene.stage.person(Tier::L1).await?;
		let theft = proof(identity, address, deadline, signature);
		assert_eq!(chain.failure(&theft, &thief).await?.name, "TravelRule::NotOwner");
		let past = scene.now().await? - 1;
		let message = control_message(scene, identity, address, past).await?;
		let late = proof(identity, address, past, personal_sign(&wallet, &message)?);
		assert_eq!(chain.failure(&late, &keys).await?.name, "TravelRule::MessageExpired");
		let state = chain.best().await?;
		let proofs = state.view("TravelRule", "control_proofs", vec![number(identity)]).await?;
		ensure!(proofs.items()?.is_empty(), "the address was proven all the same");
		Ok(())
	};
	instant().play(test).await;
}
