// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened. All state can be rebuilt from these.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs, reason = "the text of a variant names its fields")]
	pub enum Event<T: Config> {
		/// `issuer` drafted `series`; `revision` is 1.
		SeriesCreated {
			series: SeriesId,
			revision: Revision,
			issuer: T::AccountId,
			terms: Box<SeriesTerms>,
		},
		/// `issuer` changed the draft of `series` to `terms`, which are `revision`.
		SeriesAmended {
			series: SeriesId,
			revision: Revision,
			issuer: T::AccountId,
			terms: Box<SeriesTerms>,
		},
		/// `issuer` asked for approval of `revision` of `series`.
		SeriesSubmitted { series: SeriesId, revision: Revision, issuer: T::AccountId },
		/// `issuer` took `series` back to draft before it was judged.
		SubmissionWithdrawn { series: SeriesId, issuer: T::AccountId },
		/// `by` approved `revision` of `series`; a unit counts `unit_worth` billionths of a US
		/// dollar towards holding caps; `reason` is the hash of what the officer found.
		SeriesApproved {
			series: SeriesId,
			revision: Revision,
			unit_worth: u64,
			by: T::AccountId,
			old: SeriesState,
			new: SeriesState,
			reason: H256,
		},
		/// `by` rejected `series`; `reason` is the hash of the explanation given to the issuer.
		SeriesRejected {
			series: SeriesId,
			by: T::AccountId,
			old: SeriesState,
			new: SeriesState,
			reason: H256,
		},
		/// `series` is offered on the primary market.
		SeriesListed { series: SeriesId },
		/// `issuer` ended minting and sale of `series` for good.
		SeriesClosed { series: SeriesId, issuer: T::AccountId },
		/// `issuer` minted `quantity` units into its inventory.
		Minted { series: SeriesId, issuer: T::AccountId, quantity: Quantity },
		/// `issuer` burned `quantity` unsold units.
		Recalled { series: SeriesId, issuer: T::AccountId, quantity: Quantity },
		/// `buyer` bought `quantity` units from the inventory of `issuer`; the series is selling.
		Sold { series: SeriesId, issuer: T::AccountId, buyer: T::AccountId, quantity: Quantity },
		/// `quantity` units went on `path` out of `source` of `from` to the free units of `to`.
		/// `operator` acted where it was not `from` or the protocol on its behalf.
		Transferred {
			path: Path,
			operator: Option<T::AccountId>,
			series: SeriesId,
			from: T::AccountId,
			to: T::AccountId,
			quantity: Quantity,
			source: Source,
		},
		/// `quantity` units of `who` went into escrow.
		Held { series: SeriesId, who: T::AccountId, quantity: Quantity },
		/// `quantity` units of `who` came back from escrow.
		Released { series: SeriesId, who: T::AccountId, quantity: Quantity },
		/// An authority blocks `new` units of what `who` has or will have, instead of `old`.
		FrozenUnitsSet { series: SeriesId, who: T::AccountId, old: Quantity, new: Quantity },
		/// `by` removed the expired `quantity` units from what `who` has.
		HoldingCleared { series: SeriesId, who: T::AccountId, by: T::AccountId, quantity: Quantity },
		/// `by` had `redeemer` of the expired `series` dismissed.
		RedeemerSwept { series: SeriesId, redeemer: T::AccountId, by: T::AccountId },
		/// `quantity` units of `holder` burned because the holder got money for them: their purchase was undone, the
		/// issuer bought them back, or a payout replaced them.
		Refunded { series: SeriesId, holder: T::AccountId, quantity: Quantity },
		/// `holder` burned `quantity` units worth `face` with `redeemer`, for the order behind the
		/// salted `order_hash`; `ciphertext` is for the issuer's eyes.
		Redeemed {
			series: SeriesId,
			holder: T::AccountId,
			redeemer: T::AccountId,
			quantity: Quantity,
			face: Money,
			order_hash: H256,
			ciphertext: Option<Ciphertext>,
		},
		/// `by` had the rest of `series` counted as expired: `unsold` and `circulating` units.
		ExpiryBooked { series: SeriesId, by: T::AccountId, unsold: Quantity, circulating: Quantity },
		/// `owner` allowed or forbade `operator` to move all its units.
		OperatorSet { owner: T::AccountId, operator: T::AccountId, approved: bool },
		/// `issuer` appointed `redeemer` to accept units of `series`.
		RedeemerAdded { series: SeriesId, issuer: T::AccountId, redeemer: T::AccountId },
		/// `issuer` dismissed `redeemer`.
		RedeemerRemoved { series: SeriesId, issuer: T::AccountId, redeemer: T::AccountId },
		/// Governance replaced the rule of `class`; `reason` is the hash of the record behind it.
		LegalRuleSet {
			by: Actor<T::AccountId>,
			class: LegalClass,
			old: LegalRule,
			new: LegalRule,
			reason: H256,
		},
		/// `issuer` took back `series`, which was never approved; its id is not used again.
		SeriesDiscarded { series: SeriesId, issuer: T::AccountId },
		/// `revision` of `series` needed no verdict, because `issuer` is trusted; a unit counts `unit_worth` billionths of
		/// a US dollar towards holding caps and credit.
		SeriesTrusted {
			series: SeriesId,
			revision: Revision,
			unit_worth: u64,
			issuer: T::AccountId,
		},
	}
}
