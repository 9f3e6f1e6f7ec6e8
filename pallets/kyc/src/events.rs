// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	pub enum Event<T: Config> {
		/// An account became a new identity. `commitment`, the hash of the file, is the reason too.
		IdentityRegistered {
			/// The new identity.
			identity: IdentityId,
			/// Its first account.
			account: T::AccountId,
			/// Who vouches for it.
			attestor: T::AccountId,
			/// Attested tier.
			tier: Tier,
			/// Person or company.
			kind: IdentityKind,
			/// Where it resides.
			jurisdiction: Jurisdiction,
			/// First second at which the attestation no longer holds.
			valid_until: UnixSeconds,
			/// Salted hash of the attestor's file.
			commitment: H256,
		},
		/// An attestor vouched anew. A revocation by the attestor ended with it. `new_commitment`, the hash of
		/// the file, is the reason too.
		IdentityRenewed {
			/// The identity.
			identity: IdentityId,
			/// Who vouches for it.
			attestor: T::AccountId,
			/// Attested tier before.
			old_tier: Tier,
			/// Attested tier from now on.
			new_tier: Tier,
			/// End of validity before.
			old_valid_until: UnixSeconds,
			/// End of validity from now on.
			new_valid_until: UnixSeconds,
			/// Hash of the attestor's file before.
			old_commitment: H256,
			/// Hash of the attestor's file from now on.
			new_commitment: H256,
		},
		/// An identity moved to another country.
		ResidenceChanged {
			/// The identity.
			identity: IdentityId,
			/// Who vouches for it.
			attestor: T::AccountId,
			/// Where it resided.
			old: Jurisdiction,
			/// Where it resides.
			new: Jurisdiction,
			/// Hash of the attestor's record of it; of a signed attestation, its commitment.
			reason: H256,
		},
		/// An identity counts as L0 from now on.
		IdentityRevoked {
			/// The identity.
			identity: IdentityId,
			/// The attestor or compliance officer.
			by: T::AccountId,
			/// Flags before.
			old_flags: IdentityFlags,
			/// Flags from now on; bit 1 tells that compliance suspended it.
			new_flags: IdentityFlags,
			/// Hash of the case file.
			reason: H256,
		},
		/// A suspension ended. The identity counts again once its attestor renews it.
		IdentityReinstated {
			/// The identity.
			identity: IdentityId,
			/// The compliance officer.
			by: T::AccountId,
			/// Flags before.
			old_flags: IdentityFlags,
			/// Flags from now on.
			new_flags: IdentityFlags,
			/// Hash of the case file.
			reason: H256,
		},
		/// Another attestor is responsible for an identity.
		AttestorReassigned {
			/// The identity.
			identity: IdentityId,
			/// The compliance officer.
			by: T::AccountId,
			/// The attestor before.
			old: T::AccountId,
			/// The attestor from now on.
			new: T::AccountId,
			/// Hash of the case file.
			reason: H256,
		},
		/// An account joined an identity.
		AccountLinked {
			/// The identity.
			identity: IdentityId,
			/// The account.
			account: T::AccountId,
			/// The account of the same identity that linked it, or the attestor.
			by: T::AccountId,
			/// Hash of the attestor's record of it; zero when the identity itself linked it.
			reason: H256,
		},
		/// An account left its identity. It stays alive and keeps its nonces.
		AccountUnlinked {
			/// The identity.
			identity: IdentityId,
			/// The account.
			account: T::AccountId,
			/// The account itself, the attestor or a compliance officer.
			by: T::AccountId,
			/// Hash of why; it may be zero when the account itself left.
			reason: H256,
		},
		/// An attestation signed off-line took effect; what it did precedes this event.
		AttestationSubmitted {
			/// The identity.
			identity: IdentityId,
			/// The account the attestation was about.
			account: T::AccountId,
			/// Who signed it.
			attestor: T::AccountId,
			/// Who submitted it.
			by: T::AccountId,
			/// Its nonce.
			nonce: u32,
		},
	}
}
