// SPDX-License-Identifier: Apache-2.0
//! Who accepts units of a series besides its issuer, and what the law asks of a sale.

use super::{Model, Outcome, must};
use crate::books_model::act::Act;
use genex_primitives::{LegalClass, SeriesId};
use genex_runtime::AccountId;
use sp_io::hashing::blake2_128;

/// Seconds of validity that a paid gift must have left at its sale, until somebody decides otherwise.
const PAID_GIFT: u64 = 1_828 * super::DAY;
/// As many redeemers one call dismisses without the block noting how far it came.
const UNNOTED: usize = 8;

/// The place of an account among the redeemers of a series: the chain goes through them in the order of their keys.
pub type Place = [u8; 16];

/// What the law asks before anybody decides.
pub const fn first_rules() -> [(LegalClass, u64); 3] {
	[(LegalClass::PaidGift, PAID_GIFT), (LegalClass::Promotional, 0), (LegalClass::Loyalty, 0)]
}

fn place_of(who: &AccountId) -> Place {
	let bytes: &[u8; 32] = who.as_ref();
	blake2_128(bytes)
}

impl Model {
	pub(super) fn follow_redeemers(&mut self, act: &Act) -> Outcome {
		match act.clone() {
			Act::AddRedeemer { series, redeemer, .. } => {
				must(!self.is_appointed(series, &redeemer)?, "a redeemer was appointed twice")?;
				self.one_mut(series)?.redeemers.insert(redeemer);
				Ok(())
			},
			Act::RemoveRedeemer { series, redeemer, .. } => {
				let known = self.one_mut(series)?.redeemers.remove(&redeemer);
				must(known, "a stranger was dismissed as redeemer")
			},
			Act::SweepRedeemers { series, limit } => self.sweep_redeemers(series, limit),
			Act::SetLegalRule { class, seconds } => {
				for rule in self.rules.iter_mut().filter(|(one, _)| *one == class) {
					rule.1 = seconds;
				}
				Ok(())
			},
			_ => Ok(()),
		}
	}

	/// Whether `who` accepts units of `series` without a cap.
	pub fn is_appointed(&self, series: SeriesId, who: &AccountId) -> Outcome<bool> {
		let one = self.one(series)?;
		Ok(one.issuer == *who || one.redeemers.contains(who))
	}

	/// Redeemers of `series` that sweeps of this block did not come to, in their order.
	pub fn to_sweep(&self, series: SeriesId) -> Outcome<Vec<AccountId>> {
		let from = self.swept.get(&series);
		let all = self.one(series)?.redeemers.iter();
		let mut found: Vec<_> = all.map(|who| (place_of(who), who)).collect();
		found.retain(|(place, _)| from.is_none_or(|from| place > from));
		found.sort();
		Ok(found.into_iter().map(|(_, who)| who.clone()).collect())
	}

	fn sweep_redeemers(&mut self, series: SeriesId, limit: u32) -> Outcome {
		must(self.one(series)?.expired.is_some(), "redeemers were swept before the end")?;
		let limit = usize::try_from(limit).map_err(|error| error.to_string())?;
		let mut found = self.to_sweep(series)?;
		let more = found.len() > limit;
		found.truncate(limit);
		let last = found.last().ok_or("there was nobody to dismiss")?;
		// A block that came to the end of a few at once does not note where it is.
		if more || found.len() > UNNOTED || self.swept.contains_key(&series) {
			self.swept.insert(series, place_of(last));
		}
		let one = self.one_mut(series)?;
		one.redeemers.retain(|who| !found.contains(who));
		Ok(())
	}

	/// Whether a unit of `series` that is sold now has as much validity left as the law asks.
	pub fn has_time(&self, series: SeriesId) -> Outcome<bool> {
		let one = self.one(series)?;
		let rule = self.rules.iter().find(|(class, _)| *class == one.class);
		let (_, least) = rule.ok_or("a class without a rule")?;
		Ok(one.until.saturating_sub(self.now) >= *least)
	}
}
