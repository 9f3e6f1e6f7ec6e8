// SPDX-License-Identifier: Apache-2.0
//! Who acts for an account that issues, and how much of it.

use super::{Model, NANOS_PER_CENT, Outcome, must};
use crate::books_model::act::Act;
use genex_runtime::AccountId;

/// What a member of staff may do, one bit each.
pub const MINT: u8 = 1;
pub const LIST: u8 = 2;
pub const ACCEPT: u8 = 4;
pub const GIVE_BACK: u8 = 8;

/// A member of staff.
#[derive(Clone, Copy, Debug)]
pub struct Staff {
	pub scopes: u8,
	/// US cents in a period.
	pub cap: u64,
	pub period: u64,
	pub expires_at: u64,
	pub began: u64,
	/// Billionths of a US dollar in this period.
	pub used: u128,
}

impl Model {
	pub(super) fn follow_staff(&mut self, act: &Act) -> Outcome {
		let now = self.now;
		match act.clone() {
			Act::Appoint { issuer, staff, scopes, cap, period, expires_at } => {
				let new = Staff { scopes, cap, period, expires_at, began: now, used: 0 };
				let one = self.staff.entry((issuer, staff)).or_insert(new);
				*one = Staff { began: one.began, used: one.used, ..new };
				Ok(())
			},
			Act::Dismiss { issuer, staff } => {
				let known = self.staff.remove(&(issuer, staff)).is_some();
				must(known, "a stranger was dismissed")
			},
			Act::RemoveStaff { issuer, staff } => {
				let known = self.staff.remove(&(issuer, staff));
				must(known.is_some_and(|one| now >= one.expires_at), "staff was removed early")
			},
			_ => Ok(()),
		}
	}

	/// Whether `who` is `issuer`, or may do this for it now. Its cap counts `worth` in periods that begin with an act.
	pub(super) fn act_for(
		&mut self,
		issuer: &AccountId,
		who: &AccountId,
		scope: u8,
		worth: u128,
	) -> Outcome {
		if issuer == who {
			return Ok(());
		}
		self.may_give(who)?;
		let now = self.now;
		let one = self.staff.get_mut(&(issuer.clone(), who.clone()));
		let one = one.ok_or("a stranger acted for an issuer")?;
		must(one.scopes & scope != 0 && now < one.expires_at, "staff may not do this")?;
		if now >= one.began + one.period {
			(one.began, one.used) = (now, 0);
		}
		one.used += worth;
		must(one.used <= u128::from(one.cap) * NANOS_PER_CENT, "staff did more than its cap")
	}
}
