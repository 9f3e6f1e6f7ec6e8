// SPDX-License-Identifier: Apache-2.0
//! What gateways may do with each stablecoin, what backs it, and whose wallets they may pay to.

use super::{DAY, Model, Outcome, must};
use crate::books_model::{act::Act, world::decimals_of};
use genex_primitives::AssetId;
use genex_runtime::AccountId;
use std::collections::BTreeMap;

/// How gateways may handle a stablecoin, in its smallest units.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Policy {
	/// The most that may come in on one day.
	pub a_day: u128,
	/// From how much on a second gateway must confirm.
	pub large: u128,
	/// How many seconds a statement of the reserve counts.
	pub patience: u64,
	/// The least that may leave.
	pub least: u128,
}

/// A statement of what is in the bank.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reserve {
	pub amount: u128,
	pub as_of: u64,
}

/// A stablecoin.
#[derive(Clone, Copy, Debug)]
pub struct Coin {
	pub decimals: u8,
	pub policy: Policy,
	pub reserve: Option<Reserve>,
	/// How much of it there is.
	pub issued: u128,
	/// The last day on which some came in, counted from 1970, and how much.
	pub minted: (u64, u128),
}

/// The stablecoins that every network starts with.
pub fn first_coins() -> BTreeMap<AssetId, Coin> {
	let dollars = |many: u128| many * 1_000_000;
	let policy = Policy {
		a_day: dollars(10_000_000),
		large: dollars(100_000),
		patience: 7 * DAY,
		least: dollars(1),
	};
	let coin = Coin { decimals: 6, policy, reserve: None, issued: 0, minted: (0, 0) };
	BTreeMap::from([(1, coin), (2, coin)])
}

impl Policy {
	/// Whether it can be set.
	pub const fn is_sound(&self) -> bool {
		self.patience > 0 && self.least > 0
	}
}

impl Coin {
	/// What came in on the day of `now`.
	fn minted_at(&self, now: u64) -> u128 {
		let (day, amount) = self.minted;
		if day == now / DAY { amount } else { 0 }
	}

	/// Whether `amount` more may come in on the day of `now`.
	pub fn fits_day(&self, amount: u128, now: u64) -> bool {
		self.minted_at(now) + amount <= self.policy.a_day
	}

	/// Whether somebody stated lately what is in the bank.
	pub fn is_fresh(&self, now: u64) -> bool {
		self.reserve.is_some_and(|reserve| now - reserve.as_of <= self.policy.patience)
	}

	/// Whether that is enough for `amount` more.
	pub fn is_backed(&self, amount: u128) -> bool {
		self.reserve.is_some_and(|reserve| self.issued + amount <= reserve.amount)
	}
}

impl Model {
	/// A stablecoin that there is.
	pub(super) fn coin(&self, asset: AssetId) -> Outcome<&Coin> {
		self.coins.get(&asset).ok_or_else(|| format!("there is no stablecoin {asset}"))
	}

	pub(super) fn coin_mut(&mut self, asset: AssetId) -> Outcome<&mut Coin> {
		self.coins.get_mut(&asset).ok_or_else(|| format!("there is no stablecoin {asset}"))
	}

	/// Whether who is behind `who` proved to control the wallet.
	pub fn has_wallet(&self, who: &AccountId) -> bool {
		self.identities.get(who).is_some_and(|identity| self.wallets.contains(identity))
	}

	/// Demands that a gateway may let `amount` in.
	pub(super) fn may_come_in(&self, asset: AssetId, amount: u128) -> Outcome {
		let coin = self.coin(asset)?;
		must(coin.is_fresh(self.now), "money came in while nobody knew what is in the bank")?;
		must(coin.is_backed(amount), "more money came in than is in the bank")?;
		must(coin.fits_day(amount, self.now), "more money came in than may on a day")
	}

	/// Money that was not there before.
	pub(super) fn mint_money(&mut self, asset: AssetId, to: &AccountId, amount: u128) -> Outcome {
		let now = self.now;
		let coin = self.coin_mut(asset)?;
		coin.minted = (now / DAY, coin.minted_at(now) + amount);
		coin.issued += amount;
		self.give(asset, to, amount);
		Ok(())
	}

	pub(super) fn follow_coins(&mut self, act: &Act) -> Outcome {
		let now = self.now;
		match act.clone() {
			Act::RegisterAsset { asset, decimals, policy } => {
				must(policy.is_sound(), "a stablecoin has a policy that cannot be")?;
				must(decimals == decimals_of(asset), "a stablecoin is too coarse or too fine")?;
				let coin = Coin { decimals, policy, reserve: None, issued: 0, minted: (0, 0) };
				must(self.coins.insert(asset, coin).is_none(), "registered twice")
			},
			Act::SetPolicy { asset, policy } => {
				must(policy.is_sound(), "a policy that cannot be was set")?;
				self.coin_mut(asset)?.policy = policy;
				Ok(())
			},
			Act::AttestReserve { asset, amount, as_of } => {
				let coin = self.coin_mut(asset)?;
				must(as_of <= now, "a statement speaks of what is to come")?;
				let in_order = coin.reserve.is_none_or(|old| old.as_of <= as_of);
				must(in_order, "a statement is older than the last one")?;
				coin.reserve = Some(Reserve { amount, as_of });
				Ok(())
			},
			Act::ProveWallet { who } => {
				let identity = self.identity(&who)?;
				must(self.wallets.insert(identity), "a wallet was proven twice")
			},
			Act::RevokeWallet { who } => {
				let identity = self.identity(&who)?;
				must(self.wallets.remove(&identity), "what was not proven was taken back")
			},
			_ => Ok(()),
		}
	}
}
