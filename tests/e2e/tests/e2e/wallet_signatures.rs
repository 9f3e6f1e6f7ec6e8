// SPDX-License-Identifier: Apache-2.0
//! What wallets sign when they are asked to sign bytes links their account, and proves that an address is its owner's. The
//! bytes are those that the chain gives; Ethereum wallets sign them as `personal_sign` does, extensions between `<Bytes>` and
//! `</Bytes>`, and tools as they are.

use crate::support::{Scene, for_nothing, instant, should_count, should_name};
use alloy::{
	primitives::B256,
	signers::{SignerSync, local::PrivateKeySigner},
};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{account_of, account_of_address, bob, fresh_bytes, fresh_ethereum, fresh_native},
	chain::Call,
	scenario::GNX,
	values::{Read, account, bytes, number, option},
};
use genex_messages::wrapped;
use genex_primitives::Tier;
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::{ecdsa, sr25519::Keypair};

/// Seconds in which the messages can be used.
const LIFE: u64 = 600;

/// A key that somebody has besides the registered one, and where it is.
enum Wallet {
	/// An Ethereum wallet.
	Ethereum(PrivateKeySigner),
	/// An extension, with a key of sr25519.
	Extension(Box<Keypair>),
	/// A tool, with a key of secp256k1 whose account is a Substrate one.
	Tool(ecdsa::Keypair),
}

impl Wallet {
	/// One of each kind, with keys that nobody has used.
	fn each() -> Result<[Self; 3]> {
		let tool = ecdsa::Keypair::from_secret_key(fresh_bytes().0).context("no secp256k1 key")?;
		let extension = Box::new(fresh_native()?);
		Ok([Self::Ethereum(fresh_ethereum()?), Self::Extension(extension), Self::Tool(tool)])
	}

	/// How its signatures are called.
	fn scheme(&self) -> &'static str {
		match self {
			Self::Ethereum(_) => "Eth",
			Self::Extension(_) => "Sr25519",
			Self::Tool(_) => "Ecdsa",
		}
	}

	/// Its account on this chain.
	fn account(&self) -> AccountId32 {
		match self {
			Self::Ethereum(signer) => account_of_address(signer.address()),
			Self::Extension(keys) => account_of(keys),
			Self::Tool(keys) => keys.public_key().to_account_id(),
		}
	}

	/// Where it is outside of this chain: the kind of address, and its bytes.
	fn outside(&self) -> (String, Vec<u8>) {
		let (kind, address) = match self {
			Self::Ethereum(signer) => ("Ethereum", signer.address().as_slice().to_vec()),
			Self::Extension(_) | Self::Tool(_) => ("Substrate", self.account().0.to_vec()),
		};
		(kind.to_owned(), address)
	}

	/// The same as calls take it.
	fn address(&self) -> Value {
		let (kind, address) = self.outside();
		Value::unnamed_variant(kind, [bytes(address)])
	}

	/// What it makes of bytes that it is asked to sign.
	fn sign(&self, message: &[u8]) -> Result<Value> {
		let signed = match self {
			Self::Ethereum(signer) => signer.sign_message_sync(message)?.as_bytes().to_vec(),
			Self::Extension(keys) => keys.sign(&wrapped(message)).0.to_vec(),
			Self::Tool(keys) => keys.sign(message).0.to_vec(),
		};
		Ok(Value::unnamed_variant(self.scheme(), [bytes(signed)]))
	}
}

/// A wallet of each kind, and another one of the same kind.
fn pairs() -> Result<impl Iterator<Item = (Wallet, Wallet)>> {
	Ok(Wallet::each()?.into_iter().zip(Wallet::each()?))
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

fn unlink(who: &AccountId32, reason: B256) -> Call {
	Call::new("Kyc", "unlink_account", [("account", account(who)), ("reason", bytes(reason))])
}

/// How often an account was linked, and whether the identity has it now.
async fn links(scene: &Scene<'_>, identity: u128, who: &AccountId32) -> Result<(u128, bool)> {
	let state = scene.stage.chain.best().await?;
	let nonce = state.view("Kyc", "link_nonce", vec![account(who)]).await?.to_number()?;
	let args = vec![number(identity), option(None), number(100u32)];
	let accounts = state.view("Kyc", "accounts_of", args).await?;
	let mut listed = false;
	for one in accounts.items()? {
		listed |= one.to_account()? == *who;
	}
	let known = state.view("Kyc", "identity", vec![account(who)]).await?;
	let linked = match known.to_option()? {
		Some(known) => known.number_at("identity")? == identity,
		None => false,
	};
	ensure!(listed == linked, "the account knows its identity, or that the account, but not both");
	Ok((nonce, linked))
}

/// Somebody registered, its identity, and until when it can use what is signed now.
async fn person(scene: &Scene<'_>) -> Result<(Keypair, u128, u64)> {
	scene.begin().await?;
	let keys = scene.stage.person(Tier::L1).await?;
	let state = scene.stage.chain.best().await?;
	let identity = scene.stage.identity(&state, &account_of(&keys)).await?;
	Ok((keys, identity, state.now().await? + LIFE))
}

#[tokio::test(flavor = "multi_thread")]
async fn account_should_be_linked_when_its_wallet_signed_the_message() {
	let test = async |scene: &Scene| -> Result<()> {
		for wallet in Wallet::each()? {
			linked(scene, &wallet).await.with_context(|| wallet.scheme())?;
		}
		Ok(())
	};
	instant().play(test).await;
}

async fn linked(scene: &Scene<'_>, wallet: &Wallet) -> Result<()> {
	let (keys, identity, deadline) = person(scene).await?;
	let chain = &scene.stage.chain;
	let (who, new) = (account_of(&keys), wallet.account());
	let message = link_message(scene, &who, &new, deadline).await?;
	let call = link(&new, deadline, wallet.sign(&message)?);
	ensure!(links(scene, identity, &new).await? == (0, false), "it is linked already");

	let done = for_nothing(scene, &call, &keys, "AccountLink").await?;
	let told = done.event("Kyc", "AccountLinked")?;
	should_name(told, [("account", &new), ("by", &who)])?;
	should_count(told, [("identity", identity)])?;
	ensure!(links(scene, identity, &new).await? == (1, true), "it is not linked once");
	ensure!(scene.stage.tier(&new).await? == "L1", "it has another tier");

	// What was used says no more, even when the account has left.
	assert_eq!(chain.failure(&call, &keys).await?.name, "Kyc::BadSignature");
	let done = chain.send(&unlink(&new, fresh_bytes()), &bob()).await?;
	let told = done.event("Kyc", "AccountUnlinked")?;
	should_name(told, [("account", &new), ("by", &account_of(&bob()))])?;
	should_count(told, [("identity", identity)])?;
	assert_eq!(chain.failure(&call, &keys).await?.name, "Kyc::BadSignature");
	ensure!(links(scene, identity, &new).await? == (1, false), "it came back");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn account_should_not_be_linked_when_another_message_or_key_signed() {
	let test = async |scene: &Scene| -> Result<()> {
		for (wallet, other) in pairs()? {
			not_linked(scene, &wallet, &other).await.with_context(|| wallet.scheme())?;
		}
		Ok(())
	};
	instant().play(test).await;
}

async fn not_linked(scene: &Scene<'_>, wallet: &Wallet, other: &Wallet) -> Result<()> {
	let (keys, identity, deadline) = person(scene).await?;
	let chain = &scene.stage.chain;
	let (who, new) = (account_of(&keys), wallet.account());
	let message = link_message(scene, &who, &new, deadline).await?;
	let signature = wallet.sign(&message)?;
	let proof = control_message(scene, identity, wallet, deadline).await?;
	let thief = scene.stage.person(Tier::L1).await?;
	for (call, by) in [
		(link(&new, deadline, other.sign(&message)?), &keys),
		(link(&new, deadline, wallet.sign(&proof)?), &keys),
		(link(&new, deadline + 1, signature.clone()), &keys),
		(link(&account_of(&thief), deadline, signature.clone()), &keys),
		(link(&new, deadline, signature), &thief),
	] {
		assert_eq!(chain.failure(&call, by).await?.name, "Kyc::BadSignature");
	}
	let past = scene.now().await? - 1;
	let late = wallet.sign(&link_message(scene, &who, &new, past).await?)?;
	let late = chain.failure(&link(&new, past, late), &keys).await?;
	assert_eq!(late.name, "Kyc::DeadlinePassed");
	ensure!(links(scene, identity, &new).await? == (0, false), "it was linked all the same");
	ensure!(scene.stage.tier(&new).await? == "L0", "somebody else has it");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn linked_account_should_hold_units_and_leave_by_itself_when_it_is_empty() {
	let test = async |scene: &Scene| -> Result<()> {
		let ((keys, series), second) = (scene.holder(30).await?, fresh_native()?);
		let (stage, chain) = (&scene.stage, &scene.stage.chain);
		let (who, new) = (account_of(&keys), account_of(&second));
		let identity = stage.identity(&chain.best().await?, &who).await?;
		let linking = async || -> Result<Call> {
			let deadline = scene.now().await? + LIFE;
			let message = link_message(scene, &who, &new, deadline).await?;
			let signature = Value::unnamed_variant("Sr25519", [bytes(second.sign(&message))]);
			Ok(link(&new, deadline, signature))
		};
		chain.send(&linking().await?, &keys).await?;
		stage.give(&keys, &new, series, 10).await?;
		stage.give_gnx(&new, GNX).await?;

		let leave = unlink(&new, B256::ZERO);
		assert_eq!(chain.failure(&leave, &keys).await?.name, "Kyc::NotYourAccount");
		assert_eq!(chain.failure(&leave, &second).await?.name, "Kyc::NotEmpty");
		ensure!(links(scene, identity, &new).await? == (1, true), "it left with what it has");
		stage.give(&second, &who, series, 10).await?;
		let done = chain.send(&leave, &second).await?;
		let told = done.event("Kyc", "AccountUnlinked")?;
		should_name(told, [("account", &new), ("by", &new)])?;
		should_count(told, [("identity", identity)])?;
		ensure!(links(scene, identity, &new).await? == (1, false), "it did not leave");
		assert_eq!(chain.failure(&leave, &second).await?.name, "Kyc::NotLinked");
		assert_eq!(stage.units(&who, series).await?, 30);

		// With a new signature it comes back.
		chain.send(&linking().await?, &keys).await?;
		ensure!(links(scene, identity, &new).await? == (2, true), "it did not come back");
		Ok(())
	};
	instant().play(test).await;
}

/// The bytes by which a wallet's address proves that `identity` controls it.
async fn control_message(
	scene: &Scene<'_>,
	identity: u128,
	wallet: &Wallet,
	deadline: u64,
) -> Result<Vec<u8>> {
	let state = scene.stage.chain.best().await?;
	let args = vec![number(identity), wallet.address(), number(deadline)];
	state.view("TravelRule", "control_message", args).await?.to_bytes()
}

fn proof(identity: u128, wallet: &Wallet, deadline: u64, signature: Value) -> Call {
	let args = [
		("identity", number(identity)),
		("address", wallet.address()),
		("deadline", number(deadline)),
		("signature", signature),
	];
	Call::new("TravelRule", "register_control_proof", args)
}

/// What `identity` proved to control: kinds of addresses, and their bytes.
async fn proofs(scene: &Scene<'_>, identity: u128) -> Result<Vec<(String, Vec<u8>)>> {
	let state = scene.stage.chain.best().await?;
	let proofs = state.view("TravelRule", "control_proofs", vec![number(identity)]).await?;
	let address = |proof: &Value| place(proof.field("address")?);
	proofs.items()?.into_iter().map(address).collect()
}

/// Kind and bytes of an address as the chain tells it.
fn place(address: &Value) -> Result<(String, Vec<u8>)> {
	Ok((address.variant_name()?.to_owned(), address.only()?.to_bytes()?))
}

#[tokio::test(flavor = "multi_thread")]
async fn control_should_be_proven_when_the_wallet_signed_the_message() {
	let test = async |scene: &Scene| -> Result<()> {
		for wallet in Wallet::each()? {
			proven(scene, &wallet).await.with_context(|| wallet.scheme())?;
		}
		Ok(())
	};
	instant().play(test).await;
}

async fn proven(scene: &Scene<'_>, wallet: &Wallet) -> Result<()> {
	let (keys, identity, deadline) = person(scene).await?;
	let (chain, who) = (&scene.stage.chain, account_of(&keys));
	let message = control_message(scene, identity, wallet, deadline).await?;
	let call = proof(identity, wallet, deadline, wallet.sign(&message)?);

	let done = for_nothing(scene, &call, &keys, "TravelRule").await?;
	let told = done.event("TravelRule", "ControlProven")?;
	should_name(told, [("by", &who)])?;
	should_count(told, [("identity", identity), ("nonce", 0)])?;
	assert_eq!(place(told.field("address")?)?, wallet.outside());
	assert_eq!(proofs(scene, identity).await?, [wallet.outside()]);

	// What was used says no more, even when the proof was withdrawn.
	assert_eq!(chain.failure(&call, &keys).await?.name, "TravelRule::AlreadyProven");
	let args = [("identity", number(identity)), ("address", wallet.address())];
	let revoke = Call::new("TravelRule", "revoke_control_proof", args);
	let done = chain.send(&revoke, &keys).await?;
	let told = done.event("TravelRule", "ControlRevoked")?;
	should_name(told, [("by", &who)])?;
	assert_eq!(place(told.field("old")?.field("address")?)?, wallet.outside());
	assert_eq!(chain.failure(&call, &keys).await?.name, "TravelRule::BadSignature");
	assert_eq!(chain.failure(&revoke, &keys).await?.name, "TravelRule::NotProven");
	ensure!(proofs(scene, identity).await?.is_empty(), "the proof counts again");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn control_should_not_be_proven_when_another_message_or_key_signed() {
	let test = async |scene: &Scene| -> Result<()> {
		for (wallet, other) in pairs()? {
			not_proven(scene, &wallet, &other).await.with_context(|| wallet.scheme())?;
		}
		Ok(())
	};
	instant().play(test).await;
}

async fn not_proven(scene: &Scene<'_>, wallet: &Wallet, other: &Wallet) -> Result<()> {
	let (keys, identity, deadline) = person(scene).await?;
	let (thief, foreign, _) = person(scene).await?;
	let chain = &scene.stage.chain;
	let message = control_message(scene, identity, wallet, deadline).await?;
	let signature = wallet.sign(&message)?;
	let linking = link_message(scene, &account_of(&keys), &wallet.account(), deadline).await?;
	for (call, by) in [
		(proof(identity, wallet, deadline, other.sign(&message)?), &keys),
		(proof(identity, wallet, deadline, wallet.sign(&linking)?), &keys),
		(proof(identity, other, deadline, signature.clone()), &keys),
		(proof(identity, wallet, deadline + 1, signature.clone()), &keys),
		(proof(foreign, wallet, deadline, signature.clone()), &thief),
	] {
		assert_eq!(chain.failure(&call, by).await?.name, "TravelRule::BadSignature");
	}
	let theft = proof(identity, wallet, deadline, signature);
	assert_eq!(chain.failure(&theft, &thief).await?.name, "TravelRule::NotOwner");
	let past = scene.now().await? - 1;
	let message = control_message(scene, identity, wallet, past).await?;
	let late = proof(identity, wallet, past, wallet.sign(&message)?);
	assert_eq!(chain.failure(&late, &keys).await?.name, "TravelRule::MessageExpired");
	for identity in [identity, foreign] {
		ensure!(proofs(scene, identity).await?.is_empty(), "it was proven all the same");
	}
	Ok(())
}
