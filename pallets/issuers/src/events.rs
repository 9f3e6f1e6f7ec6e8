// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened. All state can be rebuilt from these and from the events of units.
	#[pallet::event]
	#[allow(missing_docs, reason = "the text of a variant names its fields")]
	pub enum Event<T: Config> {
		/// `identity` asked to become an issuer by its account `applicant`, with the proof `brand` and `documents`.
		Applied { identity: IdentityId, applicant: T::AccountId, brand: H256, documents: Documents },
		/// `identity` took its application back by its account `who`.
		ApplicationWithdrawn { identity: IdentityId, who: T::AccountId },
		/// `by` approved `identity`, which may issue from now on; `reason` is the hash of what the officer found.
		IssuerApproved {
			identity: IdentityId,
			by: T::AccountId,
			old: IssuerStatus,
			new: IssuerStatus,
			reason: H256,
		},
		/// `by` rejected the application of `identity`, which is forgotten; `reason` is the hash of the explanation.
		ApplicationRejected { identity: IdentityId, by: T::AccountId, reason: H256 },
		/// `by` led `identity` to another status.
		StatusSet {
			identity: IdentityId,
			by: T::AccountId,
			old: IssuerStatus,
			new: IssuerStatus,
			reason: H256,
		},
		/// `identity` is in default, or no longer.
		DefaultSet { identity: IdentityId, old: IssuerStatus, new: IssuerStatus },
		/// `by` opened `incident` about `identity`; `reason` is the hash of what is known.
		IncidentReported {
			identity: IdentityId,
			incident: IncidentId,
			by: T::AccountId,
			reason: H256,
		},
		/// `by` closed `incident` about `identity`, which was true if `upheld`.
		IncidentResolved {
			identity: IdentityId,
			incident: IncidentId,
			by: T::AccountId,
			upheld: bool,
			reason: H256,
		},
		/// Governance replaced what decides about credit; `reason` is the hash of the record behind it.
		TermsSet {
			by: Actor<T::AccountId>,
			old: Box<CreditTerms>,
			new: Box<CreditTerms>,
			reason: H256,
		},
		/// The score of `identity` was computed anew. `limit` is what it may promise from now on, in billionths of a US
		/// dollar.
		Rescored {
			identity: IdentityId,
			score: Score,
			old_grade: Grade,
			new_grade: Grade,
			limit: u128,
		},
		/// The identity `holder` rated `identity` for a redemption.
		Rated { identity: IdentityId, holder: IdentityId, stars: u8 },
		/// `who` put `amount` of `asset` aside for the holders of the coupons of `identity`.
		GuaranteeDeposited {
			identity: IdentityId,
			who: T::AccountId,
			asset: AssetId,
			amount: Balance,
		},
		/// `who` took `amount` of its guarantee back.
		GuaranteeWithdrawn {
			identity: IdentityId,
			who: T::AccountId,
			asset: AssetId,
			amount: Balance,
		},
		/// `amount` of the guarantee of `identity` went from its account `from` to `to`.
		GuaranteePaid {
			identity: IdentityId,
			from: T::AccountId,
			to: T::AccountId,
			asset: AssetId,
			amount: Balance,
		},
		/// `issuer` lets `staff` act for it; `old` is what it could do before.
		StaffAppointed {
			issuer: T::AccountId,
			staff: T::AccountId,
			old: Option<StaffTerms>,
			new: StaffTerms,
		},
		/// `staff` did something as `scope` for `issuer`, worth `worth` billionths of a US dollar.
		StaffActed { issuer: T::AccountId, staff: T::AccountId, scope: StaffScope, worth: u128 },
		/// `issuer` lets `staff` no longer act for it.
		StaffDismissed { issuer: T::AccountId, staff: T::AccountId },
		/// The time of `staff` with `issuer` was over, and its record was removed.
		StaffRemoved { issuer: T::AccountId, staff: T::AccountId },
	}
}
