// SPDX-License-Identifier: Apache-2.0
//! Transfer permits that holders sign off-line and somebody else brings natively, and how their givers take them back.

use crate::support::{Scene, for_nothing, instant, should_count, should_name};
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	accounts::{account_of, fresh_bytes, fresh_native},
	chain::Call,
	scenario::{
		messages::{permit as as_value, use_of_cancel, use_of_permit, use_of_permits, withdrawal},
		trade::units_at,
	},
	values::{Read, account, number},
};
use genex_messages::{
	AnyMessage, Cancel, Domain, Goods, Scheme, SecretKey, Signature, TransferPermit, wrapped,
};
use genex_primitives::Tier;
use serde_json::json;
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

/// Units of each giver.
const UNITS: u64 = 200;
/// For how long messages can be used, in seconds.
const HOUR: u64 = 3_600;
/// The furthest ahead that a deadline may lie, in seconds.
const LONGEST: u64 = 90 * 86_400;
/// Who gives units to whom, and who brings what the giver signs.
struct Deal {
	giver: AccountId32,
	friend: AccountId32,
	bearer: Keypair,
	series: u32,
	domain: Domain,
	deadline: u64,
}

impl Deal {
	/// A friend and a bearer that nobody knew before. The bearer has GNX, so that it learns why something is refused.
	async fn new(scene: &Scene<'_>, giver: AccountId32) -> Result<Self> {
		let (series, _) = scene.stock().await?;
		let friend = scene.newcomer().await?;
		let bearer = scene.stage.person(Tier::L1).await?;
		let (domain, deadline) = (scene.stage.domain().await?, scene.now().await? + HOUR);
		Ok(Self { giver, friend, bearer, series, domain, deadline })
	}

	/// What the giver signs.
	fn permit(&self, nonce: u64, units: u64) -> TransferPermit {
		TransferPermit {
			from: self.giver.0,
			to: self.friend.0,
			series: self.series,
			goods: Goods::Units(units),
			nonce,
			deadline: self.deadline,
		}
	}

	/// What a key of its signer signs for this chain.
	fn signed(&self, key: &SecretKey, message: impl Into<AnyMessage>) -> Result<Signature> {
		Ok(key.sign(message, &self.domain)?.signature)
	}

	/// What a native wallet signs: the bytes between `<Bytes>` and `</Bytes>`.
	fn signed_by_wallet(&self, keys: &Keypair, message: impl Into<AnyMessage>) -> Signature {
		let payload = message.into().payload(&self.domain);
		Signature::Sr25519(keys.sign(&wrapped(&payload)).0)
	}

	/// The bearer brings the permit, pays nothing, and the units move.
	async fn settle(
		&self,
		scene: &Scene<'_>,
		permit: &TransferPermit,
		signature: &Signature,
	) -> Result<()> {
		let Goods::Units(units) = permit.goods else { bail!("it is over units") };
		let call = use_of_permit(permit, signature);
		let done = for_nothing(scene, &call, &self.bearer, "PermitSettlement").await?;
		let moved = done.event("Coupons", "Transferred")?;
		should_name(moved, [("from", &self.giver), ("to", &self.friend)])?;
		should_count(moved, [("series", self.series.into()), ("quantity", units.into())])?;
		ensure!(moved.field("path")?.variant_name()? == "P2P", "it went another way: {moved}");
		let told = done.event("Permits", "PermitSettled")?;
		let by = account_of(&self.bearer);
		should_name(told, [("from", &self.giver), ("to", &self.friend), ("by", &by)])?;
		should_count(told, [("series", self.series.into()), ("nonce", permit.nonce.into())])?;
		should_count(told, [("deadline", permit.deadline.into())])?;
		let goods = told.field("goods")?;
		ensure!(goods.only()?.to_number()? == u128::from(units), "other goods: {told}");
		ensure!(self.is_used(scene, permit).await?, "the permit can be used again");
		Ok(())
	}

	/// The bearer brings it, and is refused by this name.
	async fn should_fail(&self, scene: &Scene<'_>, call: &Call, name: &str) -> Result<()> {
		let failure = scene.stage.chain.failure(call, &self.bearer).await?;
		ensure!(failure.name == name, "{}.{}: {failure} instead of {name}", call.pallet, call.name);
		Ok(())
	}

	/// Whether the permit was used or taken back, as both pallets tell.
	async fn is_used(&self, scene: &Scene<'_>, permit: &TransferPermit) -> Result<bool> {
		let state = scene.stage.chain.best().await?;
		let used = state.view("Permits", "is_used", vec![as_value(permit)]).await?;
		let used = used.as_bool().context("no answer")?;
		let args = vec![account(&self.giver), number(permit.nonce), number(permit.deadline)];
		let marked = state.view("Nonces", "is_message_used", args).await?;
		ensure!(marked.as_bool() == Some(used), "the pallets tell different things");
		Ok(used)
	}

	/// So many units are with the friend, and the giver sent no more transactions than that and paid for none.
	async fn should_have_given(&self, scene: &Scene<'_>, units: u64, sent: u64) -> Result<()> {
		let state = scene.stage.chain.best().await?;
		assert_eq!(units_at(&state, &self.giver, self.series).await?, UNITS - units);
		assert_eq!(units_at(&state, &self.friend, self.series).await?, units);
		assert_eq!((state.gnx(&self.giver).await?, state.nonce(&self.giver).await?), (0, sent));
		Ok(())
	}
}

/// A giver without network and GNX, its key, and what it makes with whom.
async fn offline(scene: &Scene<'_>, scheme: Scheme) -> Result<(SecretKey, Deal)> {
	let (key, giver) = scene.offline(scheme, UNITS).await?;
	Ok((key, Deal::new(scene, giver).await?))
}

/// What another key signs over the same bytes.
fn forged(deal: &Deal, message: impl Into<AnyMessage>) -> Result<Signature> {
	let payload = message.into().payload(&deal.domain);
	Ok(Signature::Sr25519(fresh_native()?.sign(&payload).0))
}

#[tokio::test(flavor = "multi_thread")]
async fn permit_should_move_units_once_when_its_giver_signed_it_off_line() {
	let test = async |scene: &Scene| -> Result<()> {
		for scheme in [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa, Scheme::Ethereum] {
			settled_once(scene, scheme).await.with_context(|| format!("{scheme:?}"))?;
		}
		Ok(())
	};
	instant().play(test).await;
}

async fn settled_once(scene: &Scene<'_>, scheme: Scheme) -> Result<()> {
	let (key, deal) = offline(scene, scheme).await?;
	let permit = deal.permit(1, 120);
	let signature = deal.signed(&key, permit)?;
	let state = scene.stage.chain.best().await?;
	let against = state.view("Permits", "explain", vec![as_value(&permit)]).await?;
	let against = against.to_option()?.context("no such series")?;
	ensure!(against.items()?.is_empty(), "the rules are against it: {against}");

	deal.settle(scene, &permit, &signature).await?;
	deal.should_have_given(scene, 120, 0).await?;
	deal.should_fail(scene, &use_of_permit(&permit, &signature), "Nonces::UsedNonce").await?;
	deal.should_have_given(scene, 120, 0).await?;

	// Its giver cannot take it back any more.
	let cancel = cancel_of(&deal, &permit);
	let late = use_of_cancel(&cancel, &deal.signed(&key, cancel)?);
	deal.should_fail(scene, &late, "Nonces::UsedNonce").await
}

#[tokio::test(flavor = "multi_thread")]
async fn permit_should_be_refused_when_another_message_or_key_signed() {
	let test = async |scene: &Scene| -> Result<()> {
		for scheme in [Scheme::Sr25519, Scheme::Ethereum] {
			not_settled(scene, scheme).await.with_context(|| format!("{scheme:?}"))?;
		}
		Ok(())
	};
	instant().play(test).await;
}

async fn not_settled(scene: &Scene<'_>, scheme: Scheme) -> Result<()> {
	let (key, deal) = offline(scene, scheme).await?;
	let permit = deal.permit(1, 120);
	let signature = deal.signed(&key, permit)?;
	let chain_id = deal.domain.chain_id + 1;
	let elsewhere = Domain { genesis: fresh_bytes().0, chain_id };
	let greedy = TransferPermit { goods: Goods::Units(121), ..permit };
	let diverted = TransferPermit { to: account_of(&deal.bearer).0, ..permit };
	for (permit, signature) in [
		(greedy, signature),
		(diverted, signature),
		(TransferPermit { nonce: 2, ..permit }, signature),
		(permit, forged(&deal, permit)?),
		(permit, key.sign(permit, &elsewhere)?.signature),
		(permit, deal.signed(&key, cancel_of(&deal, &permit))?),
	] {
		let call = use_of_permit(&permit, &signature);
		deal.should_fail(scene, &call, "Nonces::BadSignature").await?;
	}
	ensure!(!deal.is_used(scene, &permit).await?, "a forgery used the permit up");
	deal.should_have_given(scene, 0, 0).await?;
	let late = TransferPermit { deadline: scene.now().await? - 1, ..permit };
	let far = TransferPermit { deadline: scene.now().await? + LONGEST + HOUR, ..permit };
	for (permit, name) in [(late, "Nonces::DeadlinePassed"), (far, "Nonces::DeadlineTooFar")] {
		let call = use_of_permit(&permit, &deal.signed(&key, permit)?);
		deal.should_fail(scene, &call, name).await?;
	}
	deal.should_have_given(scene, 0, 0).await
}

/// What the giver signs to take a permit back.
fn cancel_of(deal: &Deal, permit: &TransferPermit) -> Cancel {
	Cancel { signer: deal.giver.0, nonce: permit.nonce, deadline: permit.deadline }
}

#[tokio::test(flavor = "multi_thread")]
async fn permit_should_be_refused_when_its_giver_took_it_back_off_line() {
	let test = async |scene: &Scene| -> Result<()> {
		for scheme in [Scheme::Ecdsa, Scheme::Ethereum] {
			taken_back(scene, scheme).await.with_context(|| format!("{scheme:?}"))?;
		}
		Ok(())
	};
	instant().play(test).await;
}

async fn taken_back(scene: &Scene<'_>, scheme: Scheme) -> Result<()> {
	let (key, deal) = offline(scene, scheme).await?;
	let (permit, spare) = (deal.permit(1, 200), deal.permit(2, 50));
	let signature = deal.signed(&key, permit)?;
	let cancel = cancel_of(&deal, &permit);
	for other in [signature, forged(&deal, cancel)?] {
		let call = use_of_cancel(&cancel, &other);
		deal.should_fail(scene, &call, "Nonces::BadSignature").await?;
	}
	ensure!(!deal.is_used(scene, &permit).await?, "somebody else took the permit back");

	let call = use_of_cancel(&cancel, &deal.signed(&key, cancel)?);
	let done = for_nothing(scene, &call, &deal.bearer, "Ticket").await?;
	let told = done.event("Nonces", "Cancelled")?;
	should_name(told, [("signer", &deal.giver), ("by", &account_of(&deal.bearer))])?;
	should_count(told, [("nonce", 1), ("deadline", permit.deadline.into())])?;
	ensure!(deal.is_used(scene, &permit).await?, "the permit can be used all the same");
	deal.should_fail(scene, &use_of_permit(&permit, &signature), "Nonces::UsedNonce").await?;
	deal.should_fail(scene, &call, "Nonces::UsedNonce").await?;
	deal.should_have_given(scene, 0, 0).await?;

	// The permit beside it counts as before.
	deal.settle(scene, &spare, &deal.signed(&key, spare)?).await?;
	deal.should_have_given(scene, 50, 0).await
}

#[tokio::test(flavor = "multi_thread")]
async fn permit_should_be_refused_when_its_giver_took_it_back_by_a_transaction() {
	let test = async |scene: &Scene| -> Result<()> {
		let keys = scene.customer(UNITS).await?;
		let (deal, chain) = (Deal::new(scene, account_of(&keys)).await?, &scene.stage.chain);
		let (permit, spare) = (deal.permit(1, 200), deal.permit(2, 50));
		let settle = use_of_permit(&permit, &deal.signed_by_wallet(&keys, permit));
		let withdraw = withdrawal(permit.nonce, permit.deadline);

		// Who sends it takes back a message of its own.
		let other = chain.send(&withdraw, &deal.bearer).await?;
		let by = account_of(&deal.bearer);
		should_name(other.event("Nonces", "Cancelled")?, [("signer", &by), ("by", &by)])?;
		ensure!(!deal.is_used(scene, &permit).await?, "somebody else took the permit back");

		let done = for_nothing(scene, &withdraw, &keys, "Ticket").await?;
		let told = done.event("Nonces", "Cancelled")?;
		should_name(told, [("signer", &deal.giver), ("by", &deal.giver)])?;
		should_count(told, [("nonce", 1), ("deadline", permit.deadline.into())])?;
		ensure!(deal.is_used(scene, &permit).await?, "the permit can be used all the same");
		deal.should_fail(scene, &settle, "Nonces::UsedNonce").await?;
		// No pool pays for what is in vain, and the giver cannot.
		let again = scene.refusal(&chain.signed(&withdraw, &keys, 1).await?)?;
		assert_eq!((again.code, &again.data), (1010, &json!("Custom error: 7")), "{again}");
		deal.should_have_given(scene, 0, 1).await?;

		deal.settle(scene, &spare, &deal.signed_by_wallet(&keys, spare)).await?;
		deal.should_have_given(scene, 50, 1).await
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn permits_of_a_batch_should_be_settled_each_by_itself() {
	let test = async |scene: &Scene| -> Result<()> {
		let (key, deal) = offline(scene, Scheme::Ed25519).await?;
		let permits = [deal.permit(1, 30), deal.permit(2, 40), deal.permit(3, 50)];
		let [first, second, third] = permits;
		let call = use_of_permits(&[
			(first, deal.signed(&key, first)?),
			(second, forged(&deal, second)?),
			(third, deal.signed(&key, third)?),
		]);

		let done = for_nothing(scene, &call, &deal.bearer, "PermitSettlement").await?;

		let settled = done.all("Permits", "PermitSettled");
		let nonces: Vec<u128> =
			settled.into_iter().map(|told| told.number_at("nonce")).collect::<Result<_>>()?;
		assert_eq!(nonces, [1, 3]);
		should_count(done.event("Permits", "PermitFailed")?, [("index", 1)])?;
		let end = done.event("Permits", "BatchSettled")?;
		should_name(end, [("by", &account_of(&deal.bearer))])?;
		should_count(end, [("settled", 2), ("failed", 1)])?;
		let mut used = Vec::new();
		for permit in &permits {
			used.push(deal.is_used(scene, permit).await?);
		}
		assert_eq!(used, [true, false, true]);
		deal.should_have_given(scene, 80, 0).await
	};
	instant().play(test).await;
}
