// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened. In every event `asset` is the stablecoin, `amount` counts its smallest units, `reference` is the
	/// external reference of a deposit, `id` a withdrawal, `review` the review that must approve it and `reason`
	/// the hash of the record behind an act.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[allow(missing_docs, reason = "the text of the enum names the common fields")]
	pub enum Event<T: Config> {
		/// Governance registered a stablecoin.
		AssetRegistered {
			/// Governance.
			by: Actor<T::AccountId>,
			/// Its id.
			asset: AssetId,
			/// Ticker.
			symbol: Symbol,
			/// Currency and decimals.
			terms: AssetTerms,
			/// How gateways may handle it.
			policy: AssetPolicy,
			reason: H256,
		},
		/// Governance changed how gateways may handle a stablecoin.
		PolicySet {
			/// Governance.
			by: Actor<T::AccountId>,
			asset: AssetId,
			/// The policy before.
			old: AssetPolicy,
			/// The policy from now on.
			new: AssetPolicy,
			reason: H256,
		},
		/// Free money moved.
		Transferred {
			/// Why.
			path: Path,
			asset: AssetId,
			/// Who gave.
			from: T::AccountId,
			/// Who got.
			to: T::AccountId,
			amount: Balance,
		},
		/// Money was paid out of escrow into the free balance of another account.
		HeldTransferred {
			/// Why.
			path: Path,
			asset: AssetId,
			/// Whose escrow paid.
			from: T::AccountId,
			/// Who got.
			to: T::AccountId,
			amount: Balance,
		},
		/// Free money went into escrow.
		Held {
			asset: AssetId,
			/// Whose it is.
			who: T::AccountId,
			amount: Balance,
		},
		/// Money came back from escrow.
		Released {
			asset: AssetId,
			/// Whose it is.
			who: T::AccountId,
			amount: Balance,
		},
		/// A deposit was minted.
		Deposited {
			/// The gateway member who reported it.
			gateway: T::AccountId,
			asset: AssetId,
			/// Who got it.
			to: T::AccountId,
			amount: Balance,
			reference: H256,
			/// Where the money comes from.
			source: SourceOfFunds,
		},
		/// A deposit waits for a second gateway member.
		DepositPending {
			/// The gateway member who reported it.
			gateway: T::AccountId,
			asset: AssetId,
			/// Who will get it.
			to: T::AccountId,
			amount: Balance,
			reference: H256,
			/// Where the money comes from.
			source: SourceOfFunds,
			/// First second at which it can no longer be approved.
			expires_at: UnixSeconds,
		},
		/// A second gateway member approved a deposit; [`Event::Deposited`] follows.
		DepositApproved {
			/// Who approved.
			by: T::AccountId,
			/// Who reported it.
			gateway: T::AccountId,
			asset: AssetId,
			/// Who gets it.
			to: T::AccountId,
			amount: Balance,
			reference: H256,
			reason: H256,
		},
		/// The member `gateway` cancelled a pending deposit, whose reference stays used; `reason` is the hash of why.
		DepositCancelled { gateway: T::AccountId, reference: H256, reason: H256 },
		/// The money behind a stablecoin was attested.
		ReserveAttested {
			asset: AssetId,
			/// The attestation before, if any.
			old: Option<Reserve<T::AccountId>>,
			/// The attestation from now on, with its attestor.
			new: Reserve<T::AccountId>,
		},
		/// Money was put aside to be paid out.
		WithdrawalRequested {
			id: WithdrawalId,
			asset: AssetId,
			/// Whose it is.
			who: T::AccountId,
			amount: Balance,
			/// Hash of the payout instruction.
			payout: H256,
			/// The review that must approve it first, if the amount is high.
			review: Option<ReviewId>,
		},
		/// An officer approved a withdrawal of high value; the gateway may complete it.
		WithdrawalCleared { id: WithdrawalId, review: ReviewId },
		/// The money of a withdrawal of high value became free again because no officer approved it.
		WithdrawalReturned {
			id: WithdrawalId,
			asset: AssetId,
			/// Whose it is.
			who: T::AccountId,
			amount: Balance,
			review: ReviewId,
		},
		/// The money of a withdrawal was burned; the gateway owes the payout.
		WithdrawalCompleted {
			/// Which gateway member completed it.
			gateway: T::AccountId,
			id: WithdrawalId,
			asset: AssetId,
			/// Whose it was.
			who: T::AccountId,
			amount: Balance,
			/// Hash of the payout instruction.
			payout: H256,
		},
		/// The money of a withdrawal became free again because the gateway refused it.
		WithdrawalRejected {
			/// Which gateway member refused it.
			gateway: T::AccountId,
			id: WithdrawalId,
			asset: AssetId,
			/// Whose it is.
			who: T::AccountId,
			amount: Balance,
			/// Hash of the gateway's explanation.
			reason: H256,
		},
		/// The money of a withdrawal became free again because its holder took it back.
		WithdrawalCancelled {
			id: WithdrawalId,
			asset: AssetId,
			/// Whose it is.
			who: T::AccountId,
			amount: Balance,
		},
	}
}
