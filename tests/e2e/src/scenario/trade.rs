// SPDX-License-Identifier: Apache-2.0
//! What people do with coupons: buy, give and redeem.

use super::Stage;
use crate::{
	accounts::{account_of, address_of, fresh_bytes},
	chain::{Call, Included, State},
	eth::{COUPON, ICoupon, IRedemption, REDEMPTION, Wallet},
	values::{Read, account, bytes, number, option},
};
use alloy::{
	primitives::{Address, B256, Bytes, U256},
	rpc::types::TransactionReceipt,
	sol_types::SolEvent,
};
use anyhow::{Context, Result, ensure};
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

impl Stage {
	/// Units of a series that `who` can move.
	///
	/// # Errors
	/// There is no such series.
	pub async fn units(&self, who: &AccountId32, series: u32) -> Result<u64> {
		units_at(&self.chain.best().await?, who, series).await
	}

	/// `buyer` buys units of a listing, paying at most `most` in all.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn buy(
		&self,
		buyer: &Keypair,
		listing: u64,
		quantity: u64,
		most: u128,
	) -> Result<Included> {
		self.chain.send(&purchase(listing, quantity, most), buyer).await
	}

	/// `from` gives units to another account.
	///
	/// # Errors
	/// The chain refuses, or the units are not where they should be.
	pub async fn give(
		&self,
		from: &Keypair,
		to: &AccountId32,
		series: u32,
		quantity: u64,
	) -> Result<Included> {
		let giver = account_of(from);
		let before = (self.units(&giver, series).await?, self.units(to, series).await?);
		let done = self.chain.send(&transfer(to, series, quantity), from).await?;
		let after = (self.units(&giver, series).await?, self.units(to, series).await?);
		ensure!(
			after == (before.0 - quantity, before.1 + quantity),
			"a gift of {quantity} units turned {before:?} into {after:?}"
		);
		Ok(done)
	}

	/// The holder of an Ethereum key redeems units through the precompile, and the logs are as they should be.
	///
	/// # Errors
	/// The chain refuses, or tells something else.
	pub async fn redeem_by_wallet(
		&self,
		wallet: &Wallet,
		series: u32,
		quantity: u64,
		redeemer: &AccountId32,
	) -> Result<TransactionReceipt> {
		let (redeemer, order) = (address_of(redeemer), fresh_bytes());
		let call = wallet.redemption();
		let call =
			call.redeem(U256::from(series), U256::from(quantity), redeemer, order, Bytes::new());
		let sent = call.send().await.context("redeem was refused")?;
		let receipt = wallet.receipt(*sent.tx_hash()).await?;
		ensure!(receipt.status(), "the redemption reverted");
		check_redemption(&receipt, wallet.address(), series, quantity, redeemer, order)?;
		Ok(receipt)
	}
}

/// Units of a series that `who` can move, in a state.
///
/// # Errors
/// There is no such series.
pub async fn units_at(state: &State, who: &AccountId32, series: u32) -> Result<u64> {
	let holding = state.view("Coupons", "holding", vec![account(who), number(series)]).await?;
	let holding = holding.to_option()?.context("no such series")?;
	Ok(u64::try_from(holding.number_at("free")?)?)
}

/// Two logs: the end of the units at the address of coupons, then the redemption.
fn check_redemption(
	receipt: &TransactionReceipt,
	holder: Address,
	series: u32,
	quantity: u64,
	redeemer: Address,
	order: B256,
) -> Result<()> {
	let [burned, redeemed] = receipt.logs() else {
		anyhow::bail!("a redemption has two logs, this one {}", receipt.logs().len());
	};
	ensure!(
		burned.address() == COUPON && redeemed.address() == REDEMPTION,
		"logs of other addresses"
	);
	let burned = ICoupon::TransferSingle::decode_log(&burned.inner)?.data;
	ensure!(
		(burned.operator, burned.from, burned.to) == (holder, holder, Address::ZERO)
			&& (burned.id, burned.value) == (U256::from(series), U256::from(quantity)),
		"the units went another way: {burned:?}"
	);
	let redeemed = IRedemption::Redeemed::decode_log(&redeemed.inner)?.data;
	ensure!(
		(redeemed.holder, redeemed.redeemer, redeemed.orderHash) == (holder, redeemer, order)
			&& (redeemed.series, redeemed.quantity) == (U256::from(series), U256::from(quantity)),
		"another redemption: {redeemed:?}"
	);
	Ok(())
}

/// The call that buys.
pub fn purchase(listing: u64, quantity: u64, most: u128) -> Call {
	Call::new(
		"Sales",
		"purchase",
		[("listing", number(listing)), ("quantity", number(quantity)), ("max_total", number(most))],
	)
}

/// The call that gives units.
pub fn transfer(to: &AccountId32, series: u32, quantity: u64) -> Call {
	Call::new(
		"Coupons",
		"transfer",
		[("series", number(series)), ("to", account(to)), ("quantity", number(quantity))],
	)
}

/// The call that redeems.
pub fn redemption(series: u32, quantity: u64, redeemer: &AccountId32, order: B256) -> Call {
	Call::new(
		"Coupons",
		"redeem",
		[
			("series", number(series)),
			("quantity", number(quantity)),
			("redeemer", account(redeemer)),
			("order_hash", bytes(order)),
			("ciphertext", option(None)),
		],
	)
}
