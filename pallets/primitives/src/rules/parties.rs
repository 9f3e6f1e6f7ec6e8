// SPDX-License-Identifier: Apache-2.0
//! What one check of the rules can leave to the next.

use crate::{Standing, UnixSeconds, rules::Rulebook};

/// What a check found out of two accounts and of the rules, so that the money of a trade need not be looked up after its units.
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
}

impl<AccountId: PartialEq> Parties<AccountId> {
	/// What `who` brings, if it is one of the two.
	pub fn standing(&self, who: &AccountId) -> Option<Standing> {
		self.standings.iter().find(|(known, _)| known == who).map(|(_, standing)| *standing)
	}
}
