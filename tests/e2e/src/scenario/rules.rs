// SPDX-License-Identifier: Apache-2.0
//! What authorities do to people, and how a transfer is recorded.

use super::{Stage, USDC};
use crate::{
	accounts::{account_of, bob, bob_stash, charlie, fresh_bytes},
	chain::{Call, Included, State},
	values::{Read, account, bytes, list, number, option, record, variant},
};
use anyhow::{Context, Result};
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::sr25519::Keypair;

/// The sanctions list of development chains.
const LIST: u32 = 1;

impl Stage {
	/// The next version of the sanctions list, which freezes everyone of `who` fully, as a call of the sanctions oracle.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn listing_of(&self, who: &[AccountId32]) -> Result<Call> {
		let state = self.chain.best().await?;
		let head = state.view("Sanctions", "list", vec![number(LIST)]).await?;
		let head = head.to_option()?.context("there is no sanctions list")?;
		let entries = who.iter().map(|who| {
			record([
				("target", target(who)),
				("action", Value::unnamed_variant("Freeze", [variant("Full")])),
				("reason", number(7_u32)),
				("case", bytes(fresh_bytes())),
			])
		});
		let args = [
			("list", number(LIST)),
			("version", number(head.number_at("version")? + 1)),
			("source_time", number(state.now().await?)),
			("entries", list(entries)),
			("last", Value::bool(true)),
		];
		Ok(Call::new("Sanctions", "update_list", args))
	}

	/// A compliance officer freezes an identity fully.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn freeze_identity(&self, identity: u128) -> Result<Included> {
		let freeze = [
			("target", of_identity(identity)),
			("mode", variant("Full")),
			("reason", number(7_u32)),
			("case", bytes(fresh_bytes())),
		];
		let done = self.chain.send(&Call::new("Sanctions", "freeze", freeze), &charlie()).await?;
		done.event("Sanctions", "Frozen")?;
		Ok(done)
	}

	/// A compliance officer asks that `who` and its identity be released, and the second officer confirms it.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn release(&self, who: &AccountId32) -> Result<()> {
		let identity = self.identity(&self.chain.best().await?, who).await?;
		self.release_target(target(who)).await?;
		self.release_identity(identity).await
	}

	/// The same for an identity alone.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn release_identity(&self, identity: u128) -> Result<()> {
		self.release_target(of_identity(identity)).await
	}

	async fn release_target(&self, released: Value) -> Result<()> {
		let ask = Call::new(
			"Sanctions",
			"request_release",
			[
				("target", released.clone()),
				("case", bytes(fresh_bytes())),
				("overrides", option(Some(bytes(fresh_bytes())))),
			],
		);
		self.chain.send(&ask, &charlie()).await?;
		let confirm = Call::new("Sanctions", "confirm_release", [("target", released)]);
		self.chain.send(&confirm, &bob_stash()?).await?;
		Ok(())
	}

	/// The identity of a registered account.
	///
	/// # Errors
	/// It is not registered.
	pub async fn identity(&self, state: &State, who: &AccountId32) -> Result<u128> {
		let view = state.view("Kyc", "identity", vec![account(who)]).await?;
		view.to_option()?.context("not registered")?.number_at("identity")
	}

	/// `from` opens a Travel Rule case about `amount` of USDC for `to`, with an envelope. Gives its number and the
	/// envelope's hash.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn open_case(
		&self,
		from: &Keypair,
		to: &AccountId32,
		amount: u128,
	) -> Result<(u128, alloy::primitives::B256, Included)> {
		let hash = fresh_bytes();
		let named = Some(envelope(fresh_bytes(), hash));
		let (case, done) = self.start_case(from, to, amount, named).await?;
		Ok((case, hash, done))
	}

	/// `from` opens a Travel Rule case to send USDC, with an envelope or without one yet. Gives its number.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn start_case(
		&self,
		from: &Keypair,
		to: &AccountId32,
		amount: u128,
		envelope: Option<Value>,
	) -> Result<(u128, Included)> {
		let args = [
			("asset", Value::unnamed_variant("Stablecoin", [number(USDC)])),
			("to", account(to)),
			("quantity", number(amount)),
			("envelope", option(envelope)),
		];
		let done = self.chain.send(&Call::new("TravelRule", "open_case", args), from).await?;
		let case = done.event("TravelRule", "CaseOpened")?.number_at("case")?;
		Ok((case, done))
	}

	/// The attestor of both sides takes a case up and accepts it, which pays it out.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn accept_case(&self, case: u128, hash: alloy::primitives::B256) -> Result<Included> {
		let review = Call::new("TravelRule", "start_review", [("case", number(case))]);
		self.chain.send(&review, &bob()).await?;
		let args = [("case", number(case)), ("envelope", bytes(hash))];
		self.chain.send(&Call::new("TravelRule", "accept", args), &bob()).await
	}

	/// USDC that `who` can spend.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn money(&self, who: &Keypair) -> Result<u128> {
		Ok(self.cash(&account_of(who)).await?.free)
	}
}

/// An envelope as the chain knows it: its id and its hash.
pub fn envelope(id: alloy::primitives::B256, hash: alloy::primitives::B256) -> Value {
	record([("id", bytes(id)), ("hash", bytes(hash))])
}

fn target(who: &AccountId32) -> Value {
	Value::unnamed_variant("Account", [account(who)])
}

fn of_identity(identity: u128) -> Value {
	Value::unnamed_variant("Identity", [number(identity)])
}
