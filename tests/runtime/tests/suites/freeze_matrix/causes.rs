// SPDX-License-Identifier: Apache-2.0
//! Why a party may not act, and what the rules must say of it then.

use frame_support::assert_ok;
use genex_primitives::{FreezeMode, Quantity, SeriesId};
use genex_runtime::{AccountId, Kyc, Runtime};
use genex_runtime_tests::{
	env,
	native::dispatch,
	scene::{self, by_account, by_identity},
	who,
};

/// Whose word freezes, and what it names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
	/// An officer names an account; the identity behind it is frozen with it.
	OfficerAccount,
	/// An officer names an identity.
	OfficerIdentity,
	/// A list names an account; the identity behind it is frozen with it.
	ListAccount,
	/// A list names an identity.
	ListIdentity,
}

impl Way {
	/// Every way.
	pub const ALL: [Self; 4] =
		[Self::OfficerAccount, Self::OfficerIdentity, Self::ListAccount, Self::ListIdentity];
	/// Those that need no identity.
	pub const OF_ACCOUNTS: [Self; 2] = [Self::OfficerAccount, Self::ListAccount];
}

/// Why a party may not act.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cause {
	/// Its attestor withdrew its word.
	Revoked,
	/// An officer suspended it.
	Suspended,
	/// Its attestation ran out.
	Expired,
	/// It is frozen.
	Frozen(Way, FreezeMode),
	/// It is on the blacklist.
	Blacklisted,
	/// All its units of the series are blocked.
	UnitsFrozen,
}

/// Both modes of a freeze.
pub const MODES: [FreezeMode; 2] = [FreezeMode::Outbound, FreezeMode::Full];

impl Cause {
	/// Every cause of a registered party.
	pub fn all() -> Vec<Self> {
		let standing = [Self::Revoked, Self::Suspended, Self::Expired];
		let freezes = Self::freezes(&Way::ALL);
		standing.into_iter().chain(freezes).chain([Self::Blacklisted, Self::UnitsFrozen]).collect()
	}

	/// Freezes in each of these ways and both modes.
	pub fn freezes(ways: &[Way]) -> Vec<Self> {
		ways.iter().flat_map(|way| MODES.map(|mode| Self::Frozen(*way, mode))).collect()
	}

	/// Whether the party is frozen.
	pub fn is_freeze(self) -> bool {
		matches!(self, Self::Frozen(..))
	}

	/// Lets it come to pass.
	pub fn impose(self, party: &AccountId, series: SeriesId) {
		match self {
			Self::Revoked => scene::revoke(party),
			Self::Suspended => scene::suspend(party),
			Self::Expired => expire(party),
			Self::Blacklisted => scene::blacklist(party),
			Self::UnitsFrozen => scene::freeze_units(party, series, Quantity::MAX),
			Self::Frozen(way, mode) => match way {
				Way::OfficerAccount => scene::freeze(by_account(party), mode),
				Way::OfficerIdentity => scene::freeze(by_identity(party), mode),
				Way::ListAccount => scene::freeze_by_list(by_account(party), mode),
				Way::ListIdentity => scene::freeze_by_list(by_identity(party), mode),
			},
		}
	}

	/// For a table.
	pub fn label(self) -> String {
		match self {
			Self::Frozen(way, mode) => format!("{mode:?} by {way:?}"),
			other => format!("{other:?}"),
		}
	}
}

fn expire(party: &AccountId) {
	let identity = Kyc::identity(party.clone()).expect("a registered party");
	let renew = pallet_kyc::Call::<Runtime>::renew {
		identity: identity.identity,
		tier: identity.attested_tier,
		valid_until: env::now() + 60,
		commitment: scene::hash_of("file"),
	};
	assert_ok!(dispatch(renew, &who::attestor()));
	env::advance(60);
}

/// What must come of a move.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
	/// It is refused for this reason, and nothing moves.
	Refused(&'static str),
	/// It goes through.
	Passes,
	/// It is no error, and nothing moves.
	Idle,
}

use Verdict::{Passes, Refused};

/// The error of the ledger of GNX where a freeze blocks the balance.
pub const GNX_FROZEN: &str = "Token(Frozen)";
/// The code with which the limits of tier L0, which are zero, refuse GNX.
const NO_LIMIT_LEFT: &str = "409";

/// What the rules say when `cause` holds of who gives coupons or stablecoins.
pub fn of_giver(cause: Cause) -> Verdict {
	Refused(match cause {
		Cause::Revoked | Cause::Suspended => "105",
		Cause::Expired => "103",
		Cause::Frozen(..) => "301",
		Cause::Blacklisted => "303",
		Cause::UnitsFrozen => "305",
	})
}

/// What the rules say when `cause` holds of who gets coupons or stablecoins; nothing where it does not matter.
pub fn of_taker(cause: Cause) -> Option<Verdict> {
	Some(match cause {
		Cause::Revoked | Cause::Suspended => Refused("106"),
		Cause::Expired => Refused("104"),
		Cause::Frozen(_, FreezeMode::Full) => Refused("302"),
		Cause::Frozen(..) => Passes,
		Cause::Blacklisted => Refused("304"),
		Cause::UnitsFrozen => return None,
	})
}

/// What they say of a redeemer: a lapsed tier must not stop a redemption.
pub fn of_redeemer(cause: Cause) -> Option<Verdict> {
	match cause {
		Cause::Revoked | Cause::Suspended | Cause::Expired => Some(Passes),
		_ => of_taker(cause),
	}
}

/// What they say of a holder that redeems: the blacklist leaves it that.
pub fn of_redeeming(cause: Cause) -> Verdict {
	match cause {
		Cause::Blacklisted => Passes,
		_ => of_giver(cause),
	}
}

/// What they say of a seller on the primary market: the price arrives, and the fee leaves again.
pub fn of_seller(cause: Cause) -> Option<Verdict> {
	match of_taker(cause) {
		Some(Passes) => Some(Refused("301")),
		verdict => verdict,
	}
}

/// What they say of who gives GNX, for which there are freezes and limits but no gates.
pub fn of_gnx_giver(cause: Cause) -> Option<Verdict> {
	Some(match cause {
		Cause::Revoked | Cause::Suspended | Cause::Expired => Refused(NO_LIMIT_LEFT),
		Cause::Frozen(..) => Refused(GNX_FROZEN),
		Cause::Blacklisted => Passes,
		Cause::UnitsFrozen => return None,
	})
}

/// GNX arrives, whoever it is.
pub fn of_gnx_taker(cause: Cause) -> Option<Verdict> {
	(cause != Cause::UnitsFrozen).then_some(Passes)
}
