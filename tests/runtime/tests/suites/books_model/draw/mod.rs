// SPDX-License-Identifier: Apache-2.0
//! Random acts, drawn from what the model knows: mostly such that succeed, sometimes not.

mod coins;
mod freezes;
mod issuers;
mod redeemers;
mod sales;
mod units;

use crate::books_model::{
	act::Act,
	random::Random,
	reference::{DAY, Model, Series, TIMEOUT},
	world::{World, dollar_of},
};
use genex_primitives::{AssetId, Quantity, SeriesId};
use genex_runtime::AccountId;
use genex_runtime_tests::who;
use sp_core::H256;

/// The source of acts.
pub struct Draw<'a> {
	pub world: &'a World,
	pub model: &'a Model,
	pub random: &'a mut Random,
	/// Numbers the references of deposits.
	pub serial: &'a mut u64,
}

impl Draw<'_> {
	/// The next act.
	pub fn next(&mut self) -> Act {
		loop {
			let act = match self.random.below(100) {
				0..=8 => self.cash(),
				9..=10 => self.freezes(),
				11..=43 => self.units(),
				44..=67 => self.sales(),
				68..=80 => self.money_of_sales(),
				81..=90 => self.credit(),
				91..=92 => self.books(),
				_ => self.defaults(),
			};
			if let Some(act) = act {
				return act;
			}
		}
	}

	/// One of several, if there are any.
	fn any<T>(&mut self, mut from: Vec<T>) -> Option<T> {
		let count = u64::try_from(from.len()).expect("few");
		if count == 0 {
			return None;
		}
		let at = usize::try_from(self.random.below(count)).expect("few");
		Some(from.swap_remove(at))
	}

	fn holder(&mut self) -> AccountId {
		self.random.pick(&self.world.holders).clone()
	}

	fn company(&mut self) -> AccountId {
		self.random.pick(&self.world.companies).clone()
	}

	/// Most of the time one that issues now.
	fn issuer(&mut self) -> AccountId {
		let may = |who: &&AccountId| {
			let identity = self.model.identity(who);
			identity.is_ok_and(|identity| self.model.may_issue(identity))
		};
		let issuing: Vec<AccountId> = self.world.companies.iter().filter(may).cloned().collect();
		let chosen = self.any(issuing);
		chosen.filter(|_| self.random.chance(97)).unwrap_or_else(|| self.company())
	}

	/// Up to `most`, seldom more, seldom nothing.
	fn part_of(&mut self, most: Quantity) -> Quantity {
		match self.random.below(100) {
			0 => 0,
			1 => most + 1,
			2..=14 => most,
			_ => 1 + self.random.below(most.max(1)),
		}
	}

	/// Live series for which `wanted` holds.
	fn live(&self, wanted: impl Fn(&Series) -> bool) -> Vec<SeriesId> {
		let known = self.model.live.iter().copied();
		known.filter(|id| self.model.series.get(id).is_some_and(&wanted)).collect()
	}

	/// A live series for which `wanted` holds.
	fn some_live(&mut self, wanted: impl Fn(&Series) -> bool) -> Option<(SeriesId, Series)> {
		let found = self.live(wanted);
		let id = self.any(found)?;
		Some((id, self.model.series.get(&id)?.clone()))
	}

	fn gateway(&mut self) -> AccountId {
		if self.random.chance(50) { who::gateway() } else { who::second_gateway() }
	}

	fn cash(&mut self) -> Option<Act> {
		let asset = self.asset();
		match self.random.below(25) {
			0..=7 => {
				*self.serial += 1;
				let reference = H256::from_low_u64_be(*self.serial);
				let to = if self.random.chance(70) { self.holder() } else { self.company() };
				let large = self.random.chance(3);
				let whole = u128::from(self.random.between(50, 3_000)) * dollar_of(asset);
				let needs_two = self.model.coins.get(&asset)?.policy.large;
				let least = if large { needs_two } else { whole };
				let amount = least + u128::from(self.random.below(10_000));
				Some(Act::Deposit { gateway: self.gateway(), asset, to, amount, reference })
			},
			8..=9 => {
				let waiting = self.model.pending.keys().copied().collect();
				let reference = self.any(waiting)?;
				if self.random.chance(25) {
					return Some(Act::CancelDeposit { reference });
				}
				Some(Act::ApproveDeposit { gateway: self.gateway(), reference })
			},
			10..=14 => {
				let (from, to) = (self.holder(), self.holder());
				let amount = self.money(asset, &from, 4)?;
				Some(Act::Pay { asset, from, to, amount })
			},
			15..=16 => {
				let who = if self.random.chance(50) { self.holder() } else { self.company() };
				let (asset, amount) = self.leaving(&who)?;
				Some(Act::RequestWithdrawal { asset, who, amount })
			},
			17..=19 => self.end_of_withdrawal(),
			20..=22 => self.coin(),
			_ => self.wallet(),
		}
	}

	fn end_of_withdrawal(&mut self) -> Option<Act> {
		let old = |asked: u64| self.model.now >= asked + TIMEOUT;
		let all = &self.model.withdrawals;
		let late: Vec<u64> =
			all.iter().filter(|(_, one)| old(one.requested_at)).map(|(id, _)| *id).collect();
		if self.random.chance(50)
			&& let Some(id) = self.any(late)
		{
			let who = self.model.withdrawals.get(&id)?.who.clone();
			return Some(Act::CancelWithdrawal { who, id });
		}
		let waiting = self.model.withdrawals.keys().copied().collect();
		let id = self.any(waiting)?;
		if self.random.chance(25) {
			return Some(Act::RejectWithdrawal { id });
		}
		Some(Act::CompleteWithdrawal { id })
	}

	/// Up to a part of what `who` can spend, at most two thousand dollars.
	fn money(&mut self, asset: AssetId, who: &AccountId, part: u128) -> Option<u128> {
		let most = (self.model.purse(asset, who).free / part).min(2_000 * dollar_of(asset));
		let most = u64::try_from(most).ok().filter(|most| *most > 0)?;
		Some(u128::from(1 + self.random.below(most)))
	}

	/// A deadline within so many days.
	fn within(&mut self, days: u64) -> u64 {
		self.model.now + self.random.between(60, days * DAY)
	}
}
