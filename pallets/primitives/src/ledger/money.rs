// SPDX-License-Identifier: Apache-2.0
//! How money is booked, in smallest units of its stablecoin.

use super::{
	Account::{
		BoughtBack, Compensation, Consideration, Escheat, Fees, Guarantee, Holdback, Issuer,
		Refunds, TreasuryBreakage, Window,
	},
	Entry, LedgerError,
};
use crate::{Balance, traits::MoneyAct};

fn sum<const PARTS: usize>(parts: [Balance; PARTS]) -> Result<Balance, LedgerError> {
	let add = |sum: Balance, part| sum.checked_add(part);
	parts.into_iter().try_fold(0, add).ok_or(LedgerError::TooLarge)
}

fn less<const PARTS: usize>(
	total: Balance,
	parts: [Balance; PARTS],
) -> Result<Balance, LedgerError> {
	total.checked_sub(sum(parts)?).ok_or(LedgerError::Short)
}

/// The entry for `act`.
///
/// # Errors
/// `Short` when a part is more than the whole; `TooLarge`.
pub fn entry_of_money(act: MoneyAct) -> Result<Entry, LedgerError> {
	let entry = Entry::default();
	Ok(match act {
		MoneyAct::Sold { total, fee, window, holdback } => {
			// Where money waits for the end of a refund window, the fee waits within it.
			let paid_fee = if window > 0 { 0 } else { fee };
			let paid = less(total, [paid_fee, window, holdback])?;
			entry
				.debit(Window, window)
				.debit(Holdback, holdback)
				.debit(Fees, paid_fee)
				.debit(Issuer, paid)
				.credit(Consideration, total)
		},
		MoneyAct::WindowEnded { fee, holdback, released } => entry
			.debit(Fees, fee)
			.debit(Holdback, holdback)
			.debit(Issuer, released)
			.credit(Window, sum([fee, holdback, released])?),
		// The fee within it waited with the rest, so nobody has earned it.
		MoneyAct::Refunded { amount, fee } => {
			less(amount, [fee])?;
			entry.debit(Refunds, amount).credit(Window, amount)
		},
		MoneyAct::BoughtBack { amount } => entry.debit(BoughtBack, amount).credit(Issuer, amount),
		MoneyAct::HoldbackReleased { released, treasury, escheat } => entry
			.debit(Issuer, released)
			.debit(TreasuryBreakage, treasury)
			.debit(Escheat, escheat)
			.credit(Holdback, sum([released, treasury, escheat])?),
		MoneyAct::GuaranteeDeposited { amount } => {
			entry.debit(Guarantee, amount).credit(Issuer, amount)
		},
		MoneyAct::GuaranteeWithdrawn { amount } => {
			entry.debit(Issuer, amount).credit(Guarantee, amount)
		},
		MoneyAct::Compensated { guarantee, holdback } => entry
			.debit(Compensation, sum([guarantee, holdback])?)
			.credit(Guarantee, guarantee)
			.credit(Holdback, holdback),
	})
}
