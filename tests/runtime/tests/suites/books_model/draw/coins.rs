// SPDX-License-Identifier: Apache-2.0
//! Random acts on stablecoins themselves: the council registers some and sets policies, officers state what is in the bank,
//! and holders prove wallets and have money paid to them.

use super::Draw;
use crate::books_model::{
	act::Act,
	reference::{DAY, Policy},
	world::{COINS, decimals_of, dollar_of},
};
use genex_primitives::AssetId;
use genex_runtime::AccountId;

impl Draw<'_> {
	/// Mostly one of the first two, so that people have enough of one to pay with.
	pub(super) fn asset(&mut self) -> AssetId {
		let all: Vec<AssetId> = self.model.coins.keys().copied().collect();
		let most = if self.random.chance(60) { all.len().min(2) } else { all.len() };
		*self.random.pick(&all[..most])
	}

	pub(super) fn coin(&mut self) -> Option<Act> {
		let asset = self.asset();
		match self.random.below(10) {
			0..=1 => self.registration(),
			2..=4 => Some(Act::SetPolicy { asset, policy: self.policy(asset) }),
			_ => self.statement(),
		}
	}

	/// Mostly a stablecoin that there is not yet.
	fn registration(&mut self) -> Option<Act> {
		let known = |asset: &AssetId| self.model.coins.contains_key(asset);
		let new = COINS.iter().map(|(asset, _)| *asset).filter(|asset| !known(asset)).collect();
		let asset = match self.any(new) {
			Some(asset) if self.random.chance(90) => asset,
			_ if self.random.chance(10) => self.asset(),
			_ => return None,
		};
		let wrong = *self.random.pick(&[0, 1, 19]);
		let decimals = if self.random.chance(90) { decimals_of(asset) } else { wrong };
		Some(Act::RegisterAsset { asset, decimals, policy: self.policy(asset) })
	}

	/// Mostly one that stops nobody.
	fn policy(&mut self, asset: AssetId) -> Policy {
		let dollar = dollar_of(asset);
		let a_day = match self.random.below(20) {
			0 => 0,
			1..=4 => u128::from(self.random.between(1_000, 20_000)) * dollar,
			_ => 10_000_000 * dollar,
		};
		let large = match self.random.below(20) {
			0 => 0,
			1..=3 => u128::from(self.random.between(200, 3_000)) * dollar,
			_ => 100_000 * dollar,
		};
		let patience = match self.random.below(30) {
			0 => 0,
			1..=6 => self.random.between(3_600, DAY),
			_ => 7 * DAY,
		};
		let least = match self.random.below(30) {
			0 => 0,
			1..=9 => dollar * u128::from(self.random.between(1, 300)) / 100,
			_ => dollar,
		};
		Policy { a_day, large, patience, least }
	}

	/// Mostly of one of which nobody said what is in the bank, or that this is plenty; seldom that it is too little.
	fn statement(&mut self) -> Option<Act> {
		let all = self.model.coins.iter();
		let unstated = all.filter(|(_, coin)| coin.reserve.is_none()).map(|(asset, _)| *asset);
		let unstated = unstated.collect();
		let asset = match self.any(unstated).filter(|_| self.random.chance(60)) {
			Some(asset) => asset,
			None => self.asset(),
		};
		let coin = self.model.coins.get(&asset)?;
		let some = |dollars: u64| u128::from(dollars) * dollar_of(asset);
		let amount = match self.random.below(10) {
			0 => coin.issued.saturating_sub(some(self.random.below(1_000))),
			1 => coin.issued + some(self.random.below(5_000)),
			_ => some(1_000_000_000_000),
		};
		let now = self.model.now;
		let as_of = match self.random.below(20) {
			0 => now + self.random.between(1, 100),
			1..=5 => now - self.random.below(DAY / 2),
			_ => now,
		};
		Some(Act::AttestReserve { asset, amount, as_of })
	}

	/// A wallet is proven and paid to, and sometimes no longer anybody's.
	pub(super) fn wallet(&mut self) -> Option<Act> {
		let who = if self.random.chance(70) { self.holder() } else { self.company() };
		match (self.model.has_wallet(&who), self.random.below(10)) {
			(true, 0) => Some(Act::RevokeWallet { who }),
			(false, 0..=7) => Some(Act::ProveWallet { who }),
			_ => {
				let (asset, amount) = self.leaving(&who)?;
				Some(Act::WithdrawToWallet { asset, who, amount })
			},
		}
	}

	/// Money that `who` can have paid out; seldom less than may leave.
	pub(super) fn leaving(&mut self, who: &AccountId) -> Option<(AssetId, u128)> {
		let asset = self.asset();
		let amount = self.money(asset, who, 2)?;
		let least = self.model.coins.get(&asset)?.policy.least;
		Some((asset, if self.random.chance(95) { amount.max(least) } else { amount }))
	}
}
