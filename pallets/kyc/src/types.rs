// SPDX-License-Identifier: Apache-2.0
//! Shapes of what is stored, signed and shown.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{
	AccountFlags, FreezeMode, IdentityFlags, IdentityId, IdentityKind, Jurisdiction, Tier,
	UnixSeconds,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// First bytes of every message that links an account.
pub const LINK_DOMAIN: [u8; 18] = *b"genex:link-account";

/// First bytes of every attestation signed off-line.
pub const ATTESTATION_DOMAIN: [u8; 17] = *b"genex:attestation";

/// The most accounts one page of [`crate::Pallet::accounts_of`] holds.
pub const MAX_PAGE: u32 = 100;

/// The flags of an identity that only this pallet sets and clears; all others are written through
/// [`genex_primitives::traits::Markers`]. `SUSPENDED` (compliance suspended it: no renewal before
/// an officer reinstates it) is never set without `REVOKED`, so whoever judges a tier needs to know
/// one flag only.
pub const OWN_FLAGS: IdentityFlags = IdentityFlags::REVOKED.with(IdentityFlags::SUSPENDED);

/// The flags of an identity that other pallets may write.
pub const IDENTITY_MARKS: IdentityFlags = IdentityFlags::FROZEN_OUTBOUND
	.with(IdentityFlags::FROZEN_FULL)
	.with(IdentityFlags::RELATED)
	.with(IdentityFlags::BLACKLISTED);

/// The flags of an account, all of which other pallets may write.
pub const ACCOUNT_MARKS: AccountFlags =
	AccountFlags::FROZEN_OUTBOUND.with(AccountFlags::FROZEN_FULL).with(AccountFlags::SCREENED);

/// What is kept of an account; read at every movement of value.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct AccountEntry {
	/// The identity the account is linked to.
	pub identity: Option<IdentityId>,
	/// The account's own flags.
	pub flags: AccountFlags,
}

/// What the hot paths do not need to know of an identity.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct IdentityDetails<AccountId> {
	/// Who vouches for the identity, and alone may change it.
	pub attestor: AccountId,
	/// Salted hash of the attestor's file. Zero for identities of the genesis block.
	pub commitment: H256,
	/// When the identity was registered.
	pub registered_at: UnixSeconds,
	/// New accounts the identity's own accounts brought in so far. Each stays alive for ever,
	/// hence the bound.
	pub introduced: u32,
	/// How often the attested facts changed. An attestation to renew names it, so that every
	/// change voids the attestations signed before it.
	pub revision: u32,
}

/// What an attestor vouches for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Claims {
	/// How thoroughly the identity was checked: L1 to L3.
	pub tier: Tier,
	/// Person or company.
	pub kind: IdentityKind,
	/// Where it resides.
	pub jurisdiction: Jurisdiction,
	/// First second at which the attestation no longer holds.
	pub valid_until: UnixSeconds,
	/// Salted hash of the attestor's file.
	pub commitment: H256,
}

/// An attestation as its attestor signs it off-line. The signed bytes are given by
/// [`crate::Pallet::attestation_payload`].
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Attestation<AccountId> {
	/// Who vouches, and signs.
	pub attestor: AccountId,
	/// The account it is about.
	pub account: AccountId,
	/// Nothing to register the account as a new identity; the account's identity to renew that.
	pub identity: Option<IdentityId>,
	/// How thoroughly the identity was checked: L1 to L3.
	pub tier: Tier,
	/// Person or company; a renewal repeats the recorded kind.
	pub kind: IdentityKind,
	/// Where it resides.
	pub jurisdiction: Jurisdiction,
	/// First second at which the attestation no longer holds.
	pub valid_until: UnixSeconds,
	/// Salted hash of the attestor's file.
	pub commitment: H256,
	/// The number of [`crate::Pallet::attestation_nonce`].
	pub nonce: u32,
	/// First second at which the signed message can no longer be submitted.
	pub deadline: UnixSeconds,
}

impl<AccountId> Attestation<AccountId> {
	/// What the attestor vouches for.
	pub fn claims(&self) -> Claims {
		Claims {
			tier: self.tier,
			kind: self.kind,
			jurisdiction: self.jurisdiction,
			valid_until: self.valid_until,
			commitment: self.commitment,
		}
	}
}

/// An identity as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct IdentityView<AccountId> {
	/// The identity.
	pub identity: IdentityId,
	/// The tier that counts now: L0 once expired or revoked.
	pub tier: Tier,
	/// The tier that was attested.
	pub attested_tier: Tier,
	/// Person or company.
	pub kind: IdentityKind,
	/// Where it resides.
	pub jurisdiction: Jurisdiction,
	/// First second at which the attestation no longer holds.
	pub valid_until: UnixSeconds,
	/// Bit 0: revoked; 1: suspended by compliance; 2: nothing leaves; 3: nothing leaves or enters;
	/// 4: related to an issuer; 5: on the blacklist.
	pub flags: IdentityFlags,
	/// Who vouches for it.
	pub attestor: AccountId,
	/// Salted hash of the attestor's file.
	pub commitment: H256,
	/// When it was registered.
	pub registered_at: UnixSeconds,
	/// How many accounts are linked to it.
	pub accounts: u32,
	/// The flags of the account that was asked about; nothing when the identity was.
	pub account_flags: Option<AccountFlags>,
	/// How much is blocked: by the flags of the identity, or by stricter ones of that account.
	pub freeze: FreezeMode,
}

/// What an account brings before the rules, as a client shows it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct AccountStanding {
	/// The identity behind the account, if any.
	pub identity: Option<IdentityId>,
	/// The tier that counts now: L0 for a stranger, and once expired or revoked.
	pub tier: Tier,
	/// The account's own flags. Bit 0: nothing leaves; 1: nothing leaves or enters; 2: its holder
	/// is asked before it receives gifts.
	pub account_flags: AccountFlags,
	/// The flags of the identity behind it; none for a stranger.
	pub identity_flags: IdentityFlags,
	/// How much is blocked: the stricter of account and identity.
	pub freeze: FreezeMode,
}
