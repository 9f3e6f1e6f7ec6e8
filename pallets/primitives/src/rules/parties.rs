// SPDX-License-Identifier: Apache-2.0
//! What one check of the rules can leave to the next.

use alloc::vec::Vec;

use crate::{Standing, UnixSeconds, rules::Rulebook};

/// What a check found out of two accounts and of the rules, so that the money of a trade need not be looked up after its units,
/// nor the second thing of a batch after the first.
/// It holds within the act of the check only: nothing that it tells may have been changed since.
#[derive(Clone, Debug)]
pub struct Parties<AccountId> {
	/// The time.
	pub now: UnixSeconds,
	/// Two accounts and what each brings.
	pub standings: [(AccountId, Standing); 2],
	/// The rulebook, unless none is set.
	pub book: Option<Rulebook>,
	/// First second at which the sanctions lists count as too old.
	pub fresh_until: UnixSeconds,
	/// Whether a class of coupons is banned anywhere.
	pub has_bans: bool,
	/// The accounts of the identity of the second one, if they were listed.
	pub family: Option<Vec<AccountId>>,
	/// Whether they trade as people usually do: no more is looked up for units and money than an everyday trade needs.
	pub plain: bool,
}

impl<AccountId: PartialEq> Parties<AccountId> {
	/// The accounts of the identity of `who`, if they were listed and it is the second of the two.
	pub fn family_of(&self, who: &AccountId) -> Option<&[AccountId]> {
		let [_, (second, _)] = &self.standings;
		self.family.as_deref().filter(|_| second == who)
	}

	/// What `who` brings, if it is one of the two.
	pub fn standing(&self, who: &AccountId) -> Option<Standing> {
		self.standings.iter().find(|(known, _)| known == who).map(|(_, standing)| *standing)
	}
}
