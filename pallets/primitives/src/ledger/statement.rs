// SPDX-License-Identifier: Apache-2.0
//! What an issuer is shown of a period.

use super::{Account, Entry, Ledger, LedgerError, Period, Totals, Unit};
use crate::{IdentityId, UnixSeconds};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A ledger over one period in which something was booked.
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
pub struct Page {
	/// The period.
	pub period: Period,
	/// The ledger when it began.
	pub opening: Ledger,
	/// The ledger after what was booked in it.
	pub closing: Ledger,
}

impl Page {
	/// The page on which `period` begins, after this one. A clock that goes back goes on with this one.
	pub fn turned(&self, period: Period) -> Self {
		if period <= self.period {
			return *self;
		}
		Self { period, opening: self.closing, closing: self.closing }
	}

	/// This page with `entry` posted.
	///
	/// # Errors
	/// Those of [`Ledger::with`].
	pub fn with(&self, entry: &Entry) -> Result<Self, LedgerError> {
		Ok(Self { closing: self.closing.with(entry)?, ..*self })
	}
}

/// What was booked on one account.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct StatementLine {
	/// The account.
	pub account: Account,
	/// Both sides when the period began.
	pub opening: Totals,
	/// What was added in the period: the sum of the events.
	pub turnover: Totals,
	/// Both sides at its end, or now.
	pub closing: Totals,
}

/// What was booked for an issuer in one unit over one period.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Statement {
	/// Whose books these are.
	pub identity: IdentityId,
	/// What amounts are counted in.
	pub unit: Unit,
	/// The period.
	pub period: Period,
	/// Its first second.
	pub from: UnixSeconds,
	/// The first second after it.
	pub until: UnixSeconds,
	/// The accounts on which anything was booked until its end, in the order of the chart.
	pub lines: Vec<StatementLine>,
}

impl Statement {
	/// The statement for `period` of books that went from `opening` to `closing` in it.
	pub fn new(
		identity: IdentityId,
		unit: Unit,
		period: Period,
		opening: &Ledger,
		closing: &Ledger,
	) -> Self {
		let line = |account: Account| {
			let (opening, closing) = (*opening.of(account), *closing.of(account));
			let turnover = closing.since(&opening).unwrap_or_default();
			StatementLine { account, opening, turnover, closing }
		};
		let lines = Account::ALL.into_iter().map(line).filter(|line| !line.closing.is_empty());
		let (from, until) = (period.begins_at(), period.next().begins_at());
		Self { identity, unit, period, from, until, lines: lines.collect() }
	}
}
