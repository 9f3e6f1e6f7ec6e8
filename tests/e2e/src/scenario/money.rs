// SPDX-License-Identifier: Apache-2.0
//! Money comes in: a reserve is attested, and gateways report deposits.

use super::Stage;
use crate::{
	accounts::{charlie, eve, ferdie, fresh_bytes},
	chain::{Call, Included},
	values::{Read, account, bytes, number, record, variant},
};
use alloy::primitives::B256;
use anyhow::{Context, Result, ensure};
use subxt::utils::AccountId32;

/// The stablecoin of development chains.
pub const USDC: u32 = 1;
/// One US dollar of it, in its smallest unit.
pub const UNIT_OF_USDC: u128 = 1_000_000;
/// Deposits from this amount on need a second gateway member, on development chains.
pub const SECOND_APPROVAL_FROM: u128 = 100_000 * UNIT_OF_USDC;
/// What the first attestation says backs the stablecoin.
const RESERVE: u128 = 500_000_000 * UNIT_OF_USDC;

/// The parts of an account's money, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashBalance {
	/// Can be spent.
	pub free: u128,
	/// In escrow.
	pub held: u128,
	/// Waits to be paid out.
	pub leaving: u128,
}

impl Stage {
	/// The compliance officer attests the reserve, unless a fresh attestation is there.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn ensure_reserve(&self) -> Result<Option<Included>> {
		let state = self.chain.best().await?;
		let now = state.now().await?;
		let known = state.stored("Cash", "Reserves", vec![number(USDC)]).await?;
		if let Some(known) = known
			&& known.number_at("as_of")? + 86_400 > u128::from(now)
		{
			return Ok(None);
		}
		let call = Call::new(
			"Cash",
			"attest_reserve",
			[
				("asset", number(USDC)),
				("amount", number(RESERVE)),
				("hash", bytes(fresh_bytes())),
				("as_of", number(now)),
			],
		);
		let included = self.chain.submit(&call, &charlie()).await?.included().await?;
		// Two that attest at the same time may come in the wrong order; either is fresh.
		if included
			.outcome
			.as_ref()
			.is_err_and(|failure| failure.name == "Cash::AttestationOutdated")
		{
			return Ok(None);
		}
		Ok(Some(included.success()?))
	}

	/// A gateway member reports a deposit that is small enough to be minted at once.
	///
	/// # Errors
	/// The chain refuses, or the balance is not as it should be.
	pub async fn deposit(&self, to: &AccountId32, amount: u128) -> Result<Included> {
		let before = self.cash(to).await?;
		let done = self.chain.send(&deposit_call(to, amount, fresh_bytes()), &eve()).await?;
		ensure!(
			done.event("Cash", "Deposited")?.number_at("amount")? == amount,
			"another amount was minted"
		);
		let after = self.cash(to).await?;
		ensure!(after.free == before.free + amount, "{before:?} became {after:?} by {amount}");
		Ok(done)
	}

	/// A gateway member reports a large deposit, and a second one approves it.
	///
	/// # Errors
	/// The chain refuses, or mints before the approval.
	pub async fn large_deposit(
		&self,
		to: &AccountId32,
		amount: u128,
	) -> Result<(Included, Included)> {
		let (before, reference) = (self.cash(to).await?, fresh_bytes());
		let reported = self.chain.send(&deposit_call(to, amount, reference), &eve()).await?;
		reported.event("Cash", "DepositPending")?;
		ensure!(
			self.cash(to).await? == before,
			"the deposit was minted without its second approval"
		);
		let args = [("reference", bytes(reference)), ("reason", bytes(fresh_bytes()))];
		let approval = Call::new("Cash", "approve_deposit", args);
		let own = self.chain.failure(&approval, &eve()).await?;
		ensure!(own.name == "Cash::SecondMemberNeeded", "a member approved its own deposit: {own}");
		let approved = self.chain.send(&approval, &ferdie()).await?;
		approved.event("Cash", "Deposited")?;
		ensure!(
			self.cash(to).await?.free == before.free + amount,
			"the approved deposit was not minted"
		);
		Ok((reported, approved))
	}

	/// The USDC of `who`.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn cash(&self, who: &AccountId32) -> Result<CashBalance> {
		let state = self.chain.best().await?;
		let parts = state.view("Cash", "balance", vec![number(USDC), account(who)]).await?;
		Ok(CashBalance {
			free: parts.number_at("free")?,
			held: parts.number_at("held")?,
			leaving: parts.number_at("leaving")?,
		})
	}

	/// All there is of USDC.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn issuance(&self) -> Result<u128> {
		let state = self.chain.best().await?;
		let asset = state.stored("Assets", "Asset", vec![number(USDC)]).await?;
		asset.context("USDC is not registered")?.number_at("supply")
	}
}

/// The call that pays `amount` of USDC to `to`.
pub fn payment(to: &AccountId32, amount: u128) -> Call {
	let args = [("asset", number(USDC)), ("to", account(to)), ("amount", number(amount))];
	Call::new("Cash", "transfer", args)
}

/// The call by which a gateway member reports `amount` of USDC for `to`.
pub fn deposit_call(to: &AccountId32, amount: u128, reference: B256) -> Call {
	let source = record([("class", variant("Salary")), ("hash", bytes(fresh_bytes()))]);
	Call::new(
		"Cash",
		"deposit",
		[
			("asset", number(USDC)),
			("to", account(to)),
			("amount", number(amount)),
			("reference", bytes(reference)),
			("source", source),
		],
	)
}
