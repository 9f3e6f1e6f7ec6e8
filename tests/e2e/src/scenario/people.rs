// SPDX-License-Identifier: Apache-2.0
//! Who takes part: fresh accounts become persons with a tier, and get gas where they need it.

use super::{Stage, draft::DAY};
use crate::{
	accounts::{account_of, alice, bob, fresh_bytes, fresh_native},
	chain::{Call, Included},
	values::{Read, account, address, bytes, number, variant},
};
use anyhow::{Result, ensure};
use genex_primitives::Tier;
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

/// One GNX in its smallest unit.
pub const GNX: u128 = 1_000_000_000_000;

impl Stage {
	/// The attestor registers `who` as a person residing in the United States, for a year.
	///
	/// # Errors
	/// The chain refuses, or shows something else afterwards.
	pub async fn register(&self, who: &AccountId32, tier: Tier) -> Result<Included> {
		let until = self.chain.best().await?.now().await? + 365 * DAY;
		let done = self.chain.send(&registration(who, tier, until), &bob()).await?;
		let told = done.event("Kyc", "IdentityRegistered")?;
		ensure!(told.field("account")?.to_account()? == *who, "another account was registered");
		let tier_now = self.tier(who).await?;
		ensure!(tier_now == format!("{tier:?}"), "the tier is {tier_now} instead of {tier:?}");
		Ok(done)
	}

	/// The tier of `who` that counts now.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn tier(&self, who: &AccountId32) -> Result<String> {
		let state = self.chain.best().await?;
		let identity = state.view("Kyc", "identity", vec![account(who)]).await?;
		match identity.to_option()? {
			Some(identity) => Ok(identity.field("tier")?.variant_name()?.to_owned()),
			None => Ok("L0".to_owned()),
		}
	}

	/// Alice gives `amount` of GNX to `to`.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn give_gnx(&self, to: &AccountId32, amount: u128) -> Result<Included> {
		self.chain.send(&gnx_transfer(to, amount), &alice()).await
	}

	/// A person nobody knew before, with this tier and with 100 GNX. Both happen at once.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn person(&self, tier: Tier) -> Result<Keypair> {
		let keys = fresh_native()?;
		let who = account_of(&keys);
		let until = self.chain.best().await?.now().await? + 365 * DAY;
		let mut registered = self.chain.submit(&registration(&who, tier, until), &bob()).await?;
		let mut paid = self.chain.submit(&gnx_transfer(&who, 100 * GNX), &alice()).await?;
		registered.included().await?.success()?;
		paid.included().await?.success()?;
		Ok(keys)
	}
}

/// The call by which the attestor registers a person residing in the United States.
pub fn registration(who: &AccountId32, tier: Tier, until: u64) -> Call {
	Call::new(
		"Kyc",
		"register",
		[
			("account", account(who)),
			("tier", variant(format!("{tier:?}"))),
			("kind", variant("Person")),
			("jurisdiction", bytes("US")),
			("valid_until", number(until)),
			("commitment", bytes(fresh_bytes())),
		],
	)
}

/// The call that gives GNX.
pub fn gnx_transfer(to: &AccountId32, amount: u128) -> Call {
	Call::new("Balances", "transfer_keep_alive", [("dest", address(to)), ("value", number(amount))])
}
