// SPDX-License-Identifier: Apache-2.0
//! A customer whose units move and burn only when a custodian signs too. The issuer pays for that.

use super::{HOUR, ORDER, Shop};
use crate::support::{Scene, should_count, should_name};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{account_of, alice, charlie, fresh_bytes},
	chain::{Call, Included},
	scenario::{UNIT_OF_USDC, USDC},
	values::{Read, account, bytes, number, option, record},
};
use genex_messages::order_hash;
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::sr25519::Keypair;

/// Units that burn with the custodian's signature.
pub const REDEEMED: u128 = 100;
/// What the issuer pays for each act that is co-signed, in smallest units of USDC.
const FEE: u128 = UNIT_OF_USDC / 100;

/// A deposit and who may do what with it.
struct Deposit {
	id: u128,
	agreement: u128,
	customer: Keypair,
	custodian: Keypair,
}

/// Of 500 units under an agreement a friend gets 20, the shop 100, and the customer has the rest back.
pub async fn served(scene: &Scene<'_>, shop: &Shop) -> Result<()> {
	let custodian = scene.stage.company().await?;
	let agreement = agreed(scene, shop, &custodian).await?;
	let deposit = deposited(scene, shop, custodian, agreement).await?;
	let (friend, owner) = (scene.newcomer().await?, account_of(&deposit.customer));

	let own = deposit.moving(&account_of(&deposit.custodian), 20);
	let refused = scene.stage.chain.failure(&own, &deposit.customer).await?;
	assert_eq!(refused.name, "Custody::SameParty");
	co_signed(scene, &deposit, &deposit.moving(&friend, 20), 480).await?;
	assert_eq!(shop.holding(scene, &friend).await?, (20, 0));

	let before = scene.stage.counters(shop.series).await?;
	let done = co_signed(scene, &deposit, &deposit.redeeming(shop), 380).await?;
	let burned = done.event("Coupons", "Redeemed")?;
	should_name(burned, [("holder", &owner), ("redeemer", &shop.account)])?;
	should_count(burned, [("quantity", REDEEMED)])?;
	let after = scene.stage.counters(shop.series).await?;
	assert_eq!(after.redeemed, before.redeemed + REDEEMED);

	co_signed(scene, &deposit, &deposit.withdrawing(380), 0).await?;
	assert_eq!(shop.holding(scene, &owner).await?, (380, 0));
	ensure!(statement(scene, &owner).await?.is_empty(), "something is left in custody");
	paid(scene, &deposit).await
}

/// An officer registers the custodian, and the issuer and the custodian agree on the shop's series.
async fn agreed(scene: &Scene<'_>, shop: &Shop, custodian: &Keypair) -> Result<u128> {
	let (chain, who) = (&scene.stage.chain, account_of(custodian));
	let args = [("custodian", account(&who)), ("reason", bytes(fresh_bytes()))];
	chain.send(&Call::new("Custody", "register_custodian", args), &charlie()).await?;
	let fee = record([
		("asset", number(USDC)),
		("per_act", number(FEE)),
		("most", number(10 * FEE)),
		("least", number(0u64)),
	]);
	let propose = Call::new(
		"Custody",
		"propose_agreement",
		[
			("custodian", account(&who)),
			("scope", Value::unnamed_variant("Series", [number(shop.series)])),
			("fee", fee),
			("valid_until", number(scene.now().await? + 24 * HOUR)),
		],
	);
	let proposed = chain.send(&propose, &alice()).await?;
	let told = proposed.event("Custody", "AgreementProposed")?;
	should_name(told, [("issuer", &account_of(&alice())), ("custodian", &who)])?;
	let agreement = told.number_at("agreement")?;
	let accept = Call::new("Custody", "accept_agreement", [("agreement", number(agreement))]);
	chain.send(&accept, custodian).await?.event("Custody", "AgreementAccepted")?;
	Ok(agreement)
}

/// A customer puts 500 units under the agreement. They stay in its account.
async fn deposited(
	scene: &Scene<'_>,
	shop: &Shop,
	custodian: Keypair,
	agreement: u128,
) -> Result<Deposit> {
	let (customer, series) = scene.holder(500).await?;
	let args = [
		("agreement", number(agreement)),
		("series", number(series)),
		("quantity", number(500u64)),
	];
	let call = Call::new("Custody", "deposit", args);
	let done = scene.stage.chain.send(&call, &customer).await?;
	let id = done.event("Custody", "Deposited")?.number_at("deposit")?;
	let owner = account_of(&customer);
	assert_eq!(shop.holding(scene, &owner).await?, (0, 500));
	assert_eq!(shop.holding(scene, &account_of(&custodian)).await?, (0, 0));
	assert_eq!(statement(scene, &owner).await?.len(), 1);
	Ok(Deposit { id, agreement, customer, custodian })
}

impl Deposit {
	fn moving(&self, to: &AccountId32, units: u64) -> Call {
		let args = [("deposit", number(self.id)), ("to", account(to)), ("quantity", number(units))];
		Call::new("Custody", "request_move", args)
	}

	fn redeeming(&self, shop: &Shop) -> Call {
		let args = [
			("deposit", number(self.id)),
			("redeemer", account(&shop.account)),
			("quantity", number(REDEEMED)),
			("order_hash", bytes(order_hash(&fresh_bytes().0, ORDER))),
		];
		Call::new("Custody", "request_redeem", args)
	}

	fn withdrawing(&self, units: u64) -> Call {
		let args = [("deposit", number(self.id)), ("quantity", number(units))];
		Call::new("Custody", "request_withdrawal", args)
	}
}

/// The customer asks, nothing happens yet, and the custodian co-signs. So many units are left.
async fn co_signed(
	scene: &Scene<'_>,
	deposit: &Deposit,
	request: &Call,
	left: u128,
) -> Result<Included> {
	let chain = &scene.stage.chain;
	let asked = chain.send(request, &deposit.customer).await?;
	let id = asked.event("Custody", "Requested")?.number_at("request")?;
	let args = [("deposit", number(deposit.id)), ("request", number(id))];
	let approve = Call::new("Custody", "approve", args);
	let own = chain.failure(&approve, &deposit.customer).await?;
	assert_eq!(own.name, "Custody::NotCustodian");
	let done = chain.send(&approve, &deposit.custodian).await?;
	let told = done.event("Custody", "RequestApproved")?;
	should_count(told, [("deposit", deposit.id), ("request", id), ("left", left)])?;
	Ok(done)
}

/// What a customer has in custody.
async fn statement(scene: &Scene<'_>, customer: &AccountId32) -> Result<Vec<Value>> {
	let state = scene.stage.chain.best().await?;
	let args = vec![account(customer), option(None), number(10u32)];
	let page = state.view("Custody", "statement_of_customer", args).await?;
	Ok(page.items()?.into_iter().cloned().collect())
}

/// The issuer pays for three acts, and nothing is due any more.
async fn paid(scene: &Scene<'_>, deposit: &Deposit) -> Result<()> {
	let (stage, number_of) = (&scene.stage, number(deposit.agreement));
	stage.deposit(&account_of(&alice()), UNIT_OF_USDC).await?;
	let args = [("agreement", number_of.clone()), ("amount", number(3 * FEE))];
	let collect = Call::new("Custody", "collect_fee", args);
	let done = stage.chain.send(&collect, &deposit.custodian).await?;
	let told = done.event("Custody", "FeeCollected")?;
	should_count(told, [("amount", 3 * FEE), ("due", 0)])?;
	assert_eq!(stage.money(&deposit.custodian).await?, 3 * FEE);
	let state = stage.chain.best().await?;
	let agreement = state.view("Custody", "agreement", vec![number_of]).await?;
	let agreement = agreement.to_option()?.context("the agreement is gone")?;
	assert_eq!(agreement.number_at("deposits")?, 0);
	Ok(())
}
