// SPDX-License-Identifier: Apache-2.0
//! Companies that issue: they apply, are approved, are watched, and may fail.

use super::{Stage, USDC, draft::DAY, people::GNX};
use crate::{
	accounts::{account_of, bob, charlie, fresh_bytes, fresh_native},
	chain::{Call, Included},
	values::{account, bytes, list, number, option, record, variant},
};
use anyhow::Result;
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

impl Stage {
	/// A company of tier L3 in the United States that nobody knew before, with 100 GNX.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn company(&self) -> Result<Keypair> {
		let keys = fresh_native()?;
		let who = account_of(&keys);
		let until = self.chain.best().await?.now().await? + 365 * DAY;
		let args = [
			("account", account(&who)),
			("tier", variant("L3")),
			("kind", variant("Company")),
			("jurisdiction", bytes("US")),
			("valid_until", number(until)),
			("commitment", bytes(fresh_bytes())),
		];
		self.chain.send(&Call::new("Kyc", "register", args), &bob()).await?;
		self.give_gnx(&who, 100 * GNX).await?;
		Ok(keys)
	}

	/// A company applies to issue, and the compliance officer approves it. Gives its identity.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn license(&self, company: &Keypair) -> Result<u128> {
		let documents = list([bytes(fresh_bytes())]);
		let args = [("brand", bytes(fresh_bytes())), ("documents", documents)];
		self.chain.send(&Call::new("Issuers", "apply", args), company).await?;
		let identity = self.identity(&self.chain.best().await?, &account_of(company)).await?;
		let args = [("identity", number(identity)), ("reason", bytes(fresh_bytes()))];
		self.chain.send(&Call::new("Issuers", "approve", args), &charlie()).await?;
		Ok(identity)
	}

	/// The compliance officer declares the default of an issuer; `series` are counted.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn declare_default(&self, issuer: &AccountId32, series: &[u32]) -> Result<Included> {
		let args = [
			("issuer", account(issuer)),
			("series", list(series.iter().map(|series| number(*series)))),
			("reason", bytes(fresh_bytes())),
		];
		self.chain.send(&Call::new("Insolvency", "declare_default", args), &charlie()).await
	}
}

/// The call that puts `amount` of USDC aside for holders.
pub fn guarantee(amount: u128) -> Call {
	let args = [("asset", number(USDC)), ("amount", number(amount))];
	Call::new("Issuers", "deposit_guarantee", args)
}

/// The call that has the score of an issuer computed.
pub fn rescore(identity: u128) -> Call {
	Call::new("Issuers", "rescore", [("identity", number(identity))])
}

/// The call that sets terms of credit with the usual steps and limits, in which a dollar redeemed, a rating and a minute count
/// as much as else thousands of dollars, twenty ratings and three years: so a month fits into minutes.
pub fn quick_credit(version: u16) -> Call {
	let shares = record([
		("redemption", number(350u16)),
		("breakage", number(150u16)),
		("ratings", number(200u16)),
		("tenure", number(150u16)),
		("coverage", number(150u16)),
	]);
	let formula = record([
		("version", number(version)),
		("shares", shares),
		("prior_cents", number(100u64)),
		("prior_ratings", number(1u32)),
		("least_rated_cents", number(100u64)),
		("full_tenure", number(60u64)),
		("coverage_floor_cents", number(100_000u64)),
		("open_incident", number(50u16)),
		("upheld_incident", number(100u16)),
	]);
	let numbers = |all: &[u64]| list(all.iter().map(|one| number(*one)));
	let ladder = record([("steps", numbers(&[150, 300, 500, 750])), ("hysteresis", number(25u16))]);
	let by_grade = numbers(&[100_000, 1_000_000, 5_000_000, 100_000_000, 1_000_000_000]);
	let limits = record([
		("by_grade", by_grade),
		("per_dollar", number(3u16)),
		("most", number(100_000_000_000u64)),
	]);
	let terms = record([
		("formula", formula),
		("ladder", ladder),
		("limits", limits),
		("trusted", option(Some(variant("A")))),
	]);
	Call::new("Issuers", "set_terms", [("terms", terms), ("reason", bytes(fresh_bytes()))])
}
