// SPDX-License-Identifier: Apache-2.0
//! Double-entry books of issuers, without FRAME.
//!
//! An issuer has one ledger for each unit of account: the currency of a face value, or a stablecoin. Each balances by
//! itself; the account [`Account::Consideration`] stands in both where promises are exchanged for money, so that no ledger
//! ever adds amounts of two units. Who keeps them: `pallet-books`.

mod account;
mod act;
mod breakage;
mod entry;
mod money;
mod period;
mod promise;
mod statement;
#[cfg(test)]
mod tests;

pub use account::{Account, Side, Unit};
pub use act::Act;
pub use breakage::{BreakageMethod, BreakageShares};
pub use entry::{Entry, Ledger, LedgerError, Line, Totals};
pub use money::entry_of_money;
pub use period::Period;
pub use promise::{MOST_PROMISED, PromiseStep, SeriesPromises};
pub use statement::{Page, Statement, StatementLine};
