// SPDX-License-Identifier: Apache-2.0
//! Where fees go that were paid, by signers and pools alike.

use crate::{
	AccountId, Authorship, Balances,
	configs::{governance::dynamic_params, monetary::TreasuryAccount},
};
use frame_support::traits::{
	Get, Imbalance, OnUnbalanced,
	fungible::{Balanced, Credit},
	tokens::imbalance::ResolveTo,
};
use genex_primitives::AuthorShare;

/// A fee that was taken and not yet given to anybody.
type Fee = Credit<AccountId, Balances>;
type ToTreasury = ResolveTo<TreasuryAccount, Balances>;

/// Gives the author of the block its part of a fee, which the council decides, and the treasury the rest.
pub struct ShareFees;

impl OnUnbalanced<Fee> for ShareFees {
	fn on_nonzero_unbalanced(fee: Fee) {
		let share: AuthorShare = dynamic_params::fees::AuthorShare::get();
		let part = share.of(fee.peek());
		let (part, rest) = fee.split(part);
		let rest = match pay_author(part) {
			Ok(()) => rest,
			Err(part) => rest.merge(part),
		};
		ToTreasury::on_unbalanced(rest);
	}
}

/// Gives the author its part. Gives it back where it is nothing, where nobody is known to have made the block, and where it is
/// too little for an account that does not exist yet.
fn pay_author(part: Fee) -> Result<(), Fee> {
	if part.peek() == 0 {
		return Err(part);
	}
	match Authorship::author() {
		Some(author) => Balances::resolve(&author, part),
		None => Err(part),
	}
}
