// SPDX-License-Identifier: Apache-2.0
//! Stablecoins: in, out, and from one to another.

use super::{DAY, Model, Outcome, Pending, Purse, Withdrawal, must, take};
use crate::books_model::act::Act;
use genex_primitives::AssetId;
use genex_runtime::AccountId;

/// Seconds that a second gateway has to confirm.
const DEPOSIT_LIFE: u64 = 7 * DAY;
/// Seconds after which a holder may take a withdrawal back.
pub const TIMEOUT: u64 = 7 * DAY;

impl Model {
	/// What `who` has.
	pub fn purse(&self, asset: AssetId, who: &AccountId) -> Purse {
		self.purses.get(&(asset, who.clone())).copied().unwrap_or_default()
	}

	fn purse_mut(&mut self, asset: AssetId, who: &AccountId) -> &mut Purse {
		self.purses.entry((asset, who.clone())).or_default()
	}

	pub(super) fn give(&mut self, asset: AssetId, to: &AccountId, amount: u128) {
		self.purse_mut(asset, to).free += amount;
	}

	pub(super) fn pay(
		&mut self,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: u128,
	) -> Outcome {
		if amount == 0 {
			return Ok(());
		}
		self.may_give(from)?;
		self.may_get(to)?;
		take(&mut self.purse_mut(asset, from).free, amount, "free money")?;
		self.give(asset, to, amount);
		Ok(())
	}

	pub(super) fn pay_held(
		&mut self,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: u128,
	) -> Outcome {
		if amount == 0 {
			return Ok(());
		}
		self.may_give(from)?;
		self.may_get(to)?;
		take(&mut self.purse_mut(asset, from).held, amount, "money in escrow")?;
		self.give(asset, to, amount);
		Ok(())
	}

	pub(super) fn hold(&mut self, asset: AssetId, who: &AccountId, amount: u128) -> Outcome {
		let purse = self.purse_mut(asset, who);
		take(&mut purse.free, amount, "free money")?;
		purse.held += amount;
		Ok(())
	}

	pub(super) fn release(&mut self, asset: AssetId, who: &AccountId, amount: u128) -> Outcome {
		let purse = self.purse_mut(asset, who);
		take(&mut purse.held, amount, "money in escrow")?;
		purse.free += amount;
		Ok(())
	}

	pub(super) fn follow_cash(&mut self, act: &Act) -> Outcome {
		match act.clone() {
			Act::Deposit { gateway, asset, to, amount, reference } => {
				self.may_get(&to)?;
				self.may_come_in(asset, amount)?;
				if amount < self.coin(asset)?.policy.large {
					self.mint_money(asset, &to, amount)?;
				} else {
					let expires_at = self.now + DEPOSIT_LIFE;
					let waits = Pending { asset, to, amount, gateway, expires_at };
					self.pending.insert(reference, waits);
				}
				Ok(())
			},
			Act::ApproveDeposit { gateway, reference } => {
				let waits = self.pending.remove(&reference).ok_or("no such deposit")?;
				must(waits.gateway != gateway, "one gateway is enough")?;
				must(self.now < waits.expires_at, "a deposit came too late")?;
				self.may_get(&waits.to)?;
				self.may_come_in(waits.asset, waits.amount)?;
				self.mint_money(waits.asset, &waits.to, waits.amount)
			},
			Act::CancelDeposit { reference } => {
				self.pending.remove(&reference).map(drop).ok_or_else(|| "no such deposit".into())
			},
			Act::Pay { asset, from, to, amount } => self.pay(asset, &from, &to, amount),
			Act::RequestWithdrawal { asset, who, amount } => {
				self.ask_to_leave(asset, who, amount, false)
			},
			Act::WithdrawToWallet { asset, who, amount } => {
				must(self.has_wallet(&who), "money was to go to a wallet of nobody")?;
				self.ask_to_leave(asset, who, amount, true)
			},
			Act::CompleteWithdrawal { id } => {
				let asked = self.end_withdrawal(id)?;
				let may_leave = !asked.to_wallet || self.has_wallet(&asked.who);
				must(may_leave, "money went to a wallet of nobody")?;
				take(&mut self.coin_mut(asked.asset)?.issued, asked.amount, "issued money")?;
				self.may_give(&asked.who)
			},
			Act::RejectWithdrawal { id } => self.return_withdrawal(id),
			Act::CancelWithdrawal { id, .. } => {
				let asked = self.withdrawals.get(&id).ok_or("no such withdrawal")?;
				must(self.now >= asked.requested_at + TIMEOUT, "taken back too early")?;
				self.return_withdrawal(id)
			},
			_ => Ok(()),
		}
	}

	/// Money is put aside until a gateway pays it out.
	fn ask_to_leave(
		&mut self,
		asset: AssetId,
		who: AccountId,
		amount: u128,
		to_wallet: bool,
	) -> Outcome {
		self.may_give(&who)?;
		must(amount >= self.coin(asset)?.policy.least, "less left than the least")?;
		let purse = self.purse_mut(asset, &who);
		take(&mut purse.free, amount, "free money")?;
		purse.leaving += amount;
		let id = self.next.withdrawal;
		self.next.withdrawal += 1;
		let requested_at = self.now;
		let asked = Withdrawal { asset, who, amount, requested_at, to_wallet };
		self.withdrawals.insert(id, asked);
		Ok(())
	}

	fn end_withdrawal(&mut self, id: u64) -> Outcome<Withdrawal> {
		let asked = self.withdrawals.remove(&id).ok_or("no such withdrawal")?;
		let leaving = &mut self.purse_mut(asked.asset, &asked.who).leaving;
		take(leaving, asked.amount, "leaving money")?;
		Ok(asked)
	}

	fn return_withdrawal(&mut self, id: u64) -> Outcome {
		let asked = self.end_withdrawal(id)?;
		self.give(asked.asset, &asked.who, asked.amount);
		Ok(())
	}
}
