// SPDX-License-Identifier: Apache-2.0
//! Who is related to the issuer, who must answer, and what is given away.

use super::*;
use frame_support::traits::Contains;
use genex_primitives::traits::{GivenAway, Related};

/// A series that is given away.
pub const GIFTS: SeriesId = 2;

/// The issuer's identity, and those that are said to be related to it.
pub struct Kin;

impl Related<AccountId> for Kin {
	fn is_related(issuer: &AccountId, identity: IdentityId) -> bool {
		Register::identity_of(issuer) == Some(identity) || RelatedToIssuer::get() == Some(identity)
	}
}

/// Where one series lies that is given away.
pub struct Shelf;

impl GivenAway for Shelf {
	fn is_given_away(series: SeriesId) -> bool {
		series == GIFTS
	}
}

/// Identities of which something is demanded.
pub struct Answers;

impl Contains<IdentityId> for Answers {
	fn contains(identity: &IdentityId) -> bool {
		DemandedOf::get() == Some(*identity)
	}
}
