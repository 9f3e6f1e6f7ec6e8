// SPDX-License-Identifier: Apache-2.0
//! Entries that balance, and the ledger they are posted to.

use super::{Account, Side};
use crate::{Balance, traits::UNEXPECTED};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{ArithmeticError::Overflow, DispatchError};

/// Why something could not be booked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LedgerError {
	/// Debits and credits of an entry differ.
	Unbalanced,
	/// A part of an act is more than the whole, or more leaves an account than was there.
	Short,
	/// A total needs more than 128 bits.
	TooLarge,
}

impl From<LedgerError> for DispatchError {
	fn from(error: LedgerError) -> Self {
		match error {
			LedgerError::TooLarge => Overflow.into(),
			// Who tells of an act has counted it, so its parts fit together.
			LedgerError::Unbalanced | LedgerError::Short => UNEXPECTED,
		}
	}
}

/// One amount on one side of one account.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Line {
	/// The account.
	pub account: Account,
	/// The side.
	pub side: Side,
	/// The amount, in the unit of the ledger; above zero.
	#[codec(compact)]
	pub amount: Balance,
}

/// The lines that one act is booked with.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Entry {
	lines: Vec<Line>,
}

impl Entry {
	/// With `amount` on the debit side of `account`; unchanged when it is zero.
	#[must_use]
	pub fn debit(self, account: Account, amount: Balance) -> Self {
		self.with(account, Side::Debit, amount)
	}

	/// With `amount` on the credit side of `account`; unchanged when it is zero.
	#[must_use]
	pub fn credit(self, account: Account, amount: Balance) -> Self {
		self.with(account, Side::Credit, amount)
	}

	fn with(mut self, account: Account, side: Side, amount: Balance) -> Self {
		if amount > 0 {
			self.lines.push(Line { account, side, amount });
		}
		self
	}

	/// The lines, in the order they were written.
	pub fn lines(&self) -> &[Line] {
		&self.lines
	}

	/// The lines, in the order they were written.
	pub fn into_lines(self) -> Vec<Line> {
		self.lines
	}

	/// Whether nothing is booked.
	pub fn is_empty(&self) -> bool {
		self.lines.is_empty()
	}

	/// Debits and credits together, each.
	///
	/// # Errors
	/// `TooLarge`.
	pub fn totals(&self) -> Result<Totals, LedgerError> {
		let mut totals = Totals::default();
		for line in &self.lines {
			totals.add(line.side, line.amount)?;
		}
		Ok(totals)
	}
}

/// What was ever booked on both sides.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Totals {
	/// All debits.
	#[codec(compact)]
	pub debit: Balance,
	/// All credits.
	#[codec(compact)]
	pub credit: Balance,
}

impl Totals {
	/// Adds `amount` to `side`.
	///
	/// # Errors
	/// `TooLarge`; nothing is added then.
	pub fn add(&mut self, side: Side, amount: Balance) -> Result<(), LedgerError> {
		let total = match side {
			Side::Debit => &mut self.debit,
			Side::Credit => &mut self.credit,
		};
		*total = total.checked_add(amount).ok_or(LedgerError::TooLarge)?;
		Ok(())
	}

	/// By how much `side` is more than the other; nothing when it is less.
	pub const fn balance(&self, side: Side) -> Option<Balance> {
		match side {
			Side::Debit => self.debit.checked_sub(self.credit),
			Side::Credit => self.credit.checked_sub(self.debit),
		}
	}

	/// What was booked since the totals were `before`; nothing when they were more.
	pub fn since(&self, before: &Self) -> Option<Self> {
		let debit = self.debit.checked_sub(before.debit)?;
		let credit = self.credit.checked_sub(before.credit)?;
		Some(Self { debit, credit })
	}

	/// Whether nothing was ever booked.
	pub const fn is_empty(&self) -> bool {
		self.debit == 0 && self.credit == 0
	}
}

/// What was ever booked in one unit for one issuer, by account.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Ledger {
	/// Of [`Account::Consideration`].
	pub consideration: Totals,
	/// Of [`Account::Deferred`].
	pub deferred: Totals,
	/// Of [`Account::Granted`].
	pub granted: Totals,
	/// Of [`Account::Revenue`].
	pub revenue: Totals,
	/// Of [`Account::Breakage`].
	pub breakage: Totals,
	/// Of [`Account::BreakageAccrued`].
	pub breakage_accrued: Totals,
	/// Of [`Account::TreasuryBreakage`].
	pub treasury_breakage: Totals,
	/// Of [`Account::Escheat`].
	pub escheat: Totals,
	/// Of [`Account::Refunds`].
	pub refunds: Totals,
	/// Of [`Account::Window`].
	pub window: Totals,
	/// Of [`Account::Holdback`].
	pub holdback: Totals,
	/// Of [`Account::Guarantee`].
	pub guarantee: Totals,
	/// Of [`Account::Issuer`].
	pub issuer: Totals,
	/// Of [`Account::Fees`].
	pub fees: Totals,
	/// Of [`Account::BoughtBack`].
	pub bought_back: Totals,
	/// Of [`Account::Compensation`].
	pub compensation: Totals,
}

impl Ledger {
	/// The totals of `account`.
	pub const fn of(&self, account: Account) -> &Totals {
		match account {
			Account::Consideration => &self.consideration,
			Account::Deferred => &self.deferred,
			Account::Granted => &self.granted,
			Account::Revenue => &self.revenue,
			Account::Breakage => &self.breakage,
			Account::BreakageAccrued => &self.breakage_accrued,
			Account::TreasuryBreakage => &self.treasury_breakage,
			Account::Escheat => &self.escheat,
			Account::Refunds => &self.refunds,
			Account::Window => &self.window,
			Account::Holdback => &self.holdback,
			Account::Guarantee => &self.guarantee,
			Account::Issuer => &self.issuer,
			Account::Fees => &self.fees,
			Account::BoughtBack => &self.bought_back,
			Account::Compensation => &self.compensation,
		}
	}

	fn of_mut(&mut self, account: Account) -> &mut Totals {
		match account {
			Account::Consideration => &mut self.consideration,
			Account::Deferred => &mut self.deferred,
			Account::Granted => &mut self.granted,
			Account::Revenue => &mut self.revenue,
			Account::Breakage => &mut self.breakage,
			Account::BreakageAccrued => &mut self.breakage_accrued,
			Account::TreasuryBreakage => &mut self.treasury_breakage,
			Account::Escheat => &mut self.escheat,
			Account::Refunds => &mut self.refunds,
			Account::Window => &mut self.window,
			Account::Holdback => &mut self.holdback,
			Account::Guarantee => &mut self.guarantee,
			Account::Issuer => &mut self.issuer,
			Account::Fees => &mut self.fees,
			Account::BoughtBack => &mut self.bought_back,
			Account::Compensation => &mut self.compensation,
		}
	}

	/// This ledger with `entry` posted.
	///
	/// # Errors
	/// `Unbalanced` when debits and credits of the entry differ; `TooLarge`.
	pub fn with(&self, entry: &Entry) -> Result<Self, LedgerError> {
		let totals = entry.totals()?;
		if totals.debit != totals.credit {
			return Err(LedgerError::Unbalanced);
		}
		let mut ledger = *self;
		for line in entry.lines() {
			ledger.of_mut(line.account).add(line.side, line.amount)?;
		}
		Ok(ledger)
	}

	/// Debits and credits of all accounts together, each.
	///
	/// # Errors
	/// `TooLarge`.
	pub fn totals(&self) -> Result<Totals, LedgerError> {
		let mut all = Totals::default();
		for account in Account::ALL {
			let totals = self.of(account);
			all.add(Side::Debit, totals.debit)?;
			all.add(Side::Credit, totals.credit)?;
		}
		Ok(all)
	}
}
