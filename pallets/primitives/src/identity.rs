// SPDX-License-Identifier: Apache-2.0
//! Who is behind an account, packed into one small stored value.

use crate::{IdentityId, Jurisdiction, Reason, UnixSeconds};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// How thoroughly an identity was checked. Higher tiers may do all that lower ones may.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum Tier {
	/// May look.
	#[default]
	#[codec(index = 0)]
	L0,
	/// Phone and e-mail checked: small trades and holdings.
	#[codec(index = 1)]
	L1,
	/// Document and face checked: normal trades, money in and out.
	#[codec(index = 2)]
	L2,
	/// Company or institution checked: issues and makes markets.
	#[codec(index = 3)]
	L3,
}

/// Person or company.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum IdentityKind {
	/// A natural person.
	#[codec(index = 0)]
	Person,
	/// A company, public body or other institution.
	#[codec(index = 1)]
	Company,
}

/// Facts about an identity that are one bit each. Unknown bits are kept.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub struct IdentityFlags(pub u16);

impl IdentityFlags {
	/// The attestor withdrew its attestation; the identity counts as L0.
	pub const REVOKED: Self = Self(1);
	/// Compliance suspended it; only compliance ends that.
	pub const SUSPENDED: Self = Self(1 << 1);
	/// Sanctioned: nothing leaves it.
	pub const FROZEN_OUTBOUND: Self = Self(1 << 2);
	/// Sanctioned: nothing leaves or enters it.
	pub const FROZEN_FULL: Self = Self(1 << 3);
	/// Related to at least one issuer; which ones is recorded with the rules.
	pub const RELATED: Self = Self(1 << 4);
	/// On the blacklist: of coupons and money, it may only redeem and be refunded.
	pub const BLACKLISTED: Self = Self(1 << 5);

	/// Whether all bits of `other` are set.
	pub const fn contains(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}

	/// These bits and those of `other`.
	pub const fn with(self, other: Self) -> Self {
		Self(self.0 | other.0)
	}

	/// These bits without those of `other`.
	pub const fn without(self, other: Self) -> Self {
		Self(self.0 & !other.0)
	}
}

/// Facts about an account that are one bit each and hold whether or not an identity is behind it.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub struct AccountFlags(pub u8);

impl AccountFlags {
	/// Sanctioned: nothing leaves it.
	pub const FROZEN_OUTBOUND: Self = Self(1);
	/// Sanctioned: nothing leaves or enters it.
	pub const FROZEN_FULL: Self = Self(1 << 1);
	/// Its holder receives gifts only after accepting them.
	pub const SCREENED: Self = Self(1 << 2);

	/// Whether all bits of `other` are set.
	pub const fn contains(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}

	/// These bits and those of `other`.
	pub const fn with(self, other: Self) -> Self {
		Self(self.0 | other.0)
	}

	/// These bits without those of `other`.
	pub const fn without(self, other: Self) -> Self {
		Self(self.0 & !other.0)
	}
}

/// How much of a party's property is blocked.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum FreezeMode {
	/// Nothing is blocked.
	#[default]
	#[codec(index = 0)]
	None,
	/// Nothing leaves; what arrives stays.
	#[codec(index = 1)]
	Outbound,
	/// Nothing leaves and no coupon or stablecoin enters.
	#[codec(index = 2)]
	Full,
}

/// All that the hot paths need to know of an identity, in one storage value of eleven bytes.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct IdentityRecord {
	/// The attested tier; use [`IdentityRecord::tier_at`] to judge an act.
	pub tier: Tier,
	/// Person or company.
	pub kind: IdentityKind,
	/// Where the identity resides.
	pub jurisdiction: Jurisdiction,
	/// First second at which the attestation no longer holds; 32 bits reach the year 2106.
	pub valid_until: u32,
	/// One-bit facts.
	pub flags: IdentityFlags,
	/// How many accounts are linked to it now.
	pub accounts: u8,
}

impl IdentityRecord {
	/// The tier that counts at `now`: L0 once the attestation expired or was revoked.
	pub fn tier_at(&self, now: UnixSeconds) -> Tier {
		if self.is_expired(now) || self.flags.contains(IdentityFlags::REVOKED) {
			Tier::L0
		} else {
			self.tier
		}
	}

	/// Whether the attestation's time has run out at `now`.
	pub fn is_expired(&self, now: UnixSeconds) -> bool {
		now >= UnixSeconds::from(self.valid_until)
	}
}

/// What one account brings before the rules: its own flags, and who is behind it.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Standing {
	/// The account's own flags.
	pub flags: AccountFlags,
	/// The identity behind it, if any.
	pub party: Option<Party>,
}

impl Standing {
	/// Why nobody may act for others or issue with this standing, if so: frozen first, then on the blacklist.
	pub fn bar_to_act(&self) -> Option<Reason> {
		if self.freeze() != FreezeMode::None {
			return Some(Reason::SenderFrozen);
		}
		self.is_blacklisted().then_some(Reason::SenderBlacklisted)
	}

	/// Whether the identity is on the blacklist.
	pub fn is_blacklisted(&self) -> bool {
		self.party.is_some_and(|party| party.record.flags.contains(IdentityFlags::BLACKLISTED))
	}

	/// The stricter of the account's and its identity's freeze.
	pub fn freeze(&self) -> FreezeMode {
		let identity = self.party.map(|party| party.record.flags).unwrap_or_default();
		let full = self.flags.contains(AccountFlags::FROZEN_FULL)
			|| identity.contains(IdentityFlags::FROZEN_FULL);
		let outbound = self.flags.contains(AccountFlags::FROZEN_OUTBOUND)
			|| identity.contains(IdentityFlags::FROZEN_OUTBOUND);
		match (full, outbound) {
			(true, _) => FreezeMode::Full,
			(false, true) => FreezeMode::Outbound,
			(false, false) => FreezeMode::None,
		}
	}

	/// The identity behind the account.
	pub fn identity(&self) -> Option<IdentityId> {
		self.party.map(|party| party.identity)
	}
}

/// The identity behind an account together with its record.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Party {
	/// The identity.
	pub identity: IdentityId,
	/// Its record.
	pub record: IdentityRecord,
}

#[cfg(test)]
mod tests {
	use super::*;

	fn record(flags: IdentityFlags) -> IdentityRecord {
		IdentityRecord {
			tier: Tier::L2,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"US").unwrap(),
			valid_until: 100,
			flags,
			accounts: 1,
		}
	}

	#[test]
	fn record_should_encode_in_eleven_bytes() {
		assert_eq!(record(IdentityFlags::default()).encode().len(), 11);
		assert_eq!(IdentityRecord::max_encoded_len(), 11);
	}

	#[test]
	fn tier_should_drop_to_l0_when_the_attestation_expires() {
		let record = record(IdentityFlags::default());
		assert_eq!(record.tier_at(99), Tier::L2);
		assert_eq!(record.tier_at(100), Tier::L0);
	}

	#[test]
	fn tier_should_be_l0_when_the_attestation_is_revoked() {
		assert_eq!(record(IdentityFlags::REVOKED).tier_at(0), Tier::L0);
	}

	#[test]
	fn flags_should_combine_and_separate() {
		let other = IdentityFlags(0b100);
		let both = IdentityFlags::REVOKED.with(other);
		assert!(both.contains(IdentityFlags::REVOKED) && both.contains(other));
		assert_eq!(both.without(IdentityFlags::REVOKED), other);
	}

	#[test]
	fn freeze_should_be_the_stricter_of_account_and_identity() {
		let standing = |account, identity| Standing {
			flags: account,
			party: Some(Party { identity: 1, record: record(identity) }),
		};
		let (free, none) = (AccountFlags::default(), IdentityFlags::default());
		assert_eq!(standing(free, none).freeze(), FreezeMode::None);
		assert_eq!(standing(AccountFlags::FROZEN_OUTBOUND, none).freeze(), FreezeMode::Outbound);
		assert_eq!(
			standing(AccountFlags::FROZEN_OUTBOUND, IdentityFlags::FROZEN_FULL).freeze(),
			FreezeMode::Full
		);
		let unknown = Standing { flags: AccountFlags::FROZEN_FULL, party: None };
		assert_eq!(unknown.freeze(), FreezeMode::Full);
	}
}
