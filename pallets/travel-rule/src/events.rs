// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened. `by` is who acted; `old` and `new` are states of the case.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(missing_docs, reason = "the text of a variant names its fields")]
	pub enum Event<T: Config> {
		/// `by` put `quantity` of `asset`, worth `cents`, aside for `to`. The attestors are those
		/// who vouch now; at `deadline` the value goes back.
		CaseOpened {
			case: CaseId,
			by: T::AccountId,
			to: T::AccountId,
			originator: IdentityId,
			beneficiary: IdentityId,
			asset: Asset,
			quantity: u128,
			cents: Cents,
			envelope: Option<Envelope>,
			originator_attestor: T::AccountId,
			beneficiary_attestor: T::AccountId,
			deadline: UnixSeconds,
			new: CaseState,
		},
		/// The sender or the originator's attestor attached an envelope.
		EnvelopeAttached {
			case: CaseId,
			by: T::AccountId,
			old_envelope: Option<Envelope>,
			new_envelope: Envelope,
			old: CaseState,
			new: CaseState,
		},
		/// The beneficiary's attestor took the case up.
		ReviewStarted { case: CaseId, by: T::AccountId, old: CaseState, new: CaseState },
		/// The beneficiary's attestor asks for a corrected envelope; `reason` is the hash of what
		/// is wrong. Acceptances given before are void.
		RepairRequested {
			case: CaseId,
			by: T::AccountId,
			reason: H256,
			old: CaseState,
			new: CaseState,
		},
		/// `by` accepted the sides it vouches for, over the envelope with hash `envelope`. `new`
		/// is Accepted once both sides are.
		CaseAccepted {
			case: CaseId,
			by: T::AccountId,
			envelope: H256,
			originator: bool,
			beneficiary: bool,
			old: CaseState,
			new: CaseState,
		},
		/// The value went to `to`.
		CaseCompleted {
			case: CaseId,
			by: T::AccountId,
			to: T::AccountId,
			asset: Asset,
			quantity: u128,
			old: CaseState,
			new: CaseState,
			retain_until: UnixSeconds,
		},
		/// An attestor refused; the value went back to the sender. `reason` is the hash of why.
		CaseRejected {
			case: CaseId,
			by: T::AccountId,
			reason: H256,
			old: CaseState,
			new: CaseState,
			retain_until: UnixSeconds,
		},
		/// The sender took the value back.
		CaseCancelled {
			case: CaseId,
			by: T::AccountId,
			old: CaseState,
			new: CaseState,
			retain_until: UnixSeconds,
		},
		/// The value went back to the sender because the deadline passed; no `by` when the chain
		/// did it by itself.
		CaseExpired {
			case: CaseId,
			by: Option<T::AccountId>,
			old: CaseState,
			new: CaseState,
			retain_until: UnixSeconds,
		},
		/// The chain could not return the value of a case by itself and does not try again.
		ReturnFailed { case: CaseId, error: DispatchError },
		/// An officer closed a case whose value is no longer whole: `returned` went back to the
		/// sender, `lost` was taken out of escrow before. `reason` is the hash of why.
		CaseWrittenOff {
			case: CaseId,
			by: T::AccountId,
			returned: u128,
			lost: u128,
			reason: H256,
			old: CaseState,
			new: CaseState,
			retain_until: UnixSeconds,
		},
		/// `by` sent `quantity` of `asset`, worth `cents`, to `to` in one call, on the strength of
		/// what both attestors have on file (`originator_data`, `beneficiary_data`).
		TransferRecorded {
			case: CaseId,
			by: T::AccountId,
			to: T::AccountId,
			originator: IdentityId,
			beneficiary: IdentityId,
			asset: Asset,
			quantity: u128,
			cents: Cents,
			envelope: Envelope,
			originator_data: H256,
			beneficiary_data: H256,
			originator_attestor: T::AccountId,
			beneficiary_attestor: T::AccountId,
			new: CaseState,
			retain_until: UnixSeconds,
		},
		/// The record of a closed case was erased; `proof` is the hash of the proof that the
		/// institution's copy was too.
		CaseErased { case: CaseId, by: T::AccountId, proof: H256, old: CaseState },
		/// An attestor recorded what it has on file of an identity.
		TravelDataRecorded {
			identity: IdentityId,
			by: T::AccountId,
			old: Option<TravelData<T::AccountId>>,
			new: TravelData<T::AccountId>,
		},
		/// What was recorded of an identity counts no longer.
		TravelDataRevoked { identity: IdentityId, by: T::AccountId, old: TravelData<T::AccountId> },
		/// An identity proved to control an outside address.
		ControlProven {
			identity: IdentityId,
			by: T::AccountId,
			address: ExternalAddress,
			nonce: u64,
		},
		/// A proof of control counts no longer.
		ControlRevoked { identity: IdentityId, by: T::AccountId, old: ControlProof },
	}
}
