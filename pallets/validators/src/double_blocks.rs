// SPDX-License-Identifier: Apache-2.0

//! Two blocks for one slot: the evidence is checked here, the answer is that of every offence.

use alloc::{vec, vec::Vec};

use codec::Encode;
use frame_support::{pallet_prelude::*, traits::KeyOwnerProofSystem};
use frame_system::pallet_prelude::HeaderFor;
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId as AuraId, AuthoritySignature},
};
use sp_consensus_slots::Slot;
use sp_core::crypto::key_types::AURA;
use sp_runtime::{DigestItem, RuntimeAppPublic, traits::Header};
use sp_session::MembershipProof;
use sp_staking::{SessionIndex, offence::ReportOffence};

use crate::{BlockEquivocation, Config, DoubleBlock, Error, FirstSlots, Pallet};

/// The most bytes of one encoded header. The longest honest one carries a new set of both kinds of
/// keys and is half as long.
pub const MAX_HEADER_BYTES: usize = 8 * 1024;

/// The most bytes of the nodes of a membership proof: two ways through the trie of one session.
pub const MAX_PROOF_BYTES: usize = 8 * 1024;

impl<T: Config> Pallet<T> {
	/// Reports a double block in the name of `reporter`. What counts is free of charge.
	pub(crate) fn do_report_double_block(
		reporter: T::AccountId,
		proof: BlockEquivocation<HeaderFor<T>>,
		membership: MembershipProof,
	) -> DispatchResultWithPostInfo {
		Self::ensure_short(&proof, &membership)?;
		let offence = Self::proven_double_block(proof, membership)?;
		T::Reports::report_offence(vec![reporter], offence)
			.map_err(|_| Error::<T>::AlreadyReported)?;
		Ok(Pays::No.into())
	}

	/// The weight of the call is that of the longest evidence, so nothing longer is looked at.
	fn ensure_short(
		proof: &BlockEquivocation<HeaderFor<T>>,
		membership: &MembershipProof,
	) -> DispatchResult {
		let headers = [&proof.first_header, &proof.second_header];
		let nodes = membership.trie_nodes.iter().map(Vec::len).fold(0, usize::saturating_add);
		ensure!(
			headers.iter().all(|header| header.encoded_size() <= MAX_HEADER_BYTES)
				&& nodes <= MAX_PROOF_BYTES,
			Error::<T>::EvidenceTooLong
		);
		Ok(())
	}

	/// The offence that the evidence proves.
	fn proven_double_block(
		proof: BlockEquivocation<HeaderFor<T>>,
		membership: MembershipProof,
	) -> Result<DoubleBlock<T::AccountId>, Error<T>> {
		let BlockEquivocation { offender: key, slot, first_header, second_header } = proof;
		let sealed = |header| sealed_block::<HeaderFor<T>>(header, slot, &key);
		let first = sealed(first_header).ok_or(Error::<T>::InvalidEquivocationProof)?;
		let second = sealed(second_header).ok_or(Error::<T>::InvalidEquivocationProof)?;
		// One block sealed twice is one block: the seals differ, what they sign does not.
		ensure!(first != second, Error::<T>::InvalidEquivocationProof);

		let (session, validator_count) = (membership.session, membership.validator_count);
		let slot = u64::from(slot);
		ensure!(Self::is_slot_of(slot, session), Error::<T>::SlotOutsideSession);
		let offender = T::KeyOwner::check_proof((AURA, key), membership)
			.ok_or(Error::<T>::InvalidKeyOwnershipProof)?;
		Ok(DoubleBlock { slot, session, validator_count, offender })
	}

	/// True when the validators of `session` had `slot`. The slot of a block that begins a session
	/// still belongs to those of the session before; on another fork the session may have begun a
	/// block sooner, so it counts for both.
	pub(crate) fn is_slot_of(slot: u64, session: SessionIndex) -> bool {
		let Some(first) = FirstSlots::<T>::get(session) else { return false };
		let last = FirstSlots::<T>::get(session.saturating_add(1));
		(first..=last.unwrap_or_else(T::CurrentSlot::get)).contains(&slot)
	}
}

/// The hash of the block that `header` announces, when `key` sealed it for `slot`.
fn sealed_block<H: Header>(mut header: H, slot: Slot, key: &AuraId) -> Option<H::Hash> {
	let seal: AuthoritySignature = header.digest_mut().pop()?.as_aura_seal()?;
	let claimed = header.digest().logs().iter().find_map(slot_of)?;
	let hash = header.hash();
	(claimed == slot && key.verify(&hash, &seal)).then_some(hash)
}

/// The slot that an item of a digest names.
fn slot_of(item: &DigestItem) -> Option<Slot> {
	<DigestItem as CompatibleDigestItem<AuthoritySignature>>::as_aura_pre_digest(item)
}
