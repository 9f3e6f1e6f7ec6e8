// SPDX-License-Identifier: Apache-2.0
//! What the calls and the doors do.

use crate::{Config, DeadlineKey, Error, Event, MAX_SWEEP, Mark, Pallet, SweptTo, Used};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{Get, UnixTime},
};
use frame_system::pallet_prelude::BlockNumberFor;
use genex_messages::{Cancel, Domain, Message, wrapped};
use genex_primitives::{
	UnixSeconds,
	signature::AccountSignature,
	traits::{Nonces, SignedMessages},
};
use sp_runtime::{
	AccountId32, DispatchError, DispatchResult, MultiSignature, SaturatedConversion,
	traits::Convert,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_cancel_signed(
		by: &T::AccountId,
		cancel: &Cancel,
		signature: &MultiSignature,
	) -> DispatchResult {
		<Self as SignedMessages>::check(cancel, signature)?;
		let signer = T::Accounts::convert(cancel.signer);
		Self::do_cancel(by, &signer, cancel.nonce, cancel.deadline)
	}

	pub(crate) fn do_cancel(
		by: &T::AccountId,
		signer: &T::AccountId,
		nonce: u64,
		deadline: UnixSeconds,
	) -> DispatchResult {
		<Self as Nonces<T::AccountId>>::use_once(signer, nonce, deadline)?;
		let (signer, by) = (signer.clone(), by.clone());
		Self::deposit_event(Event::Cancelled { signer, nonce, deadline, by });
		Ok(())
	}

	/// Gives how many marks were taken away.
	pub(crate) fn do_sweep(by: &T::AccountId, limit: u32) -> Result<u32, DispatchError> {
		ensure!((1..=MAX_SWEEP).contains(&limit), Error::<T>::BadLimit);
		let old = Self::old_marks(limit);
		let last = old.last().cloned().ok_or(Error::<T>::NothingToSweep)?;
		for (deadline, message) in &old {
			Used::<T>::remove(deadline, message);
		}
		SweptTo::<T>::put(last);
		let count = old.len().saturated_into();
		Self::deposit_event(Event::Swept { count, by: by.clone() });
		Ok(count)
	}

	/// Up to `limit` marks whose deadline has passed, the earliest first. All are found before any is removed: a look from
	/// the beginning passes whatever was removed since the block began.
	fn old_marks(limit: u32) -> Vec<Mark<T>> {
		let now = Self::now();
		let marks = match SweptTo::<T>::get() {
			Some((deadline, message)) => {
				Used::<T>::iter_keys_from(Used::<T>::hashed_key_for(deadline, message))
			},
			None => Used::<T>::iter_keys(),
		};
		// Deadlines lie in the order of time.
		marks
			.take(limit.saturated_into())
			.take_while(|(deadline, _)| UnixSeconds::from_be_bytes(*deadline) <= now)
			.collect()
	}

	/// Whether the message is marked as used.
	pub(crate) fn is_marked(who: &T::AccountId, nonce: u64, deadline: UnixSeconds) -> bool {
		Used::<T>::contains_key(key(deadline), (who, nonce))
	}

	/// What messages of this chain are signed for. The genesis hash is known from block 1 on.
	pub(crate) fn domain() -> Domain {
		// frame-system never prunes the hash of block 0.
		let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default());
		let mut genesis = [0; 32];
		genesis.iter_mut().zip(hash.as_ref()).for_each(|(to, from)| *to = *from);
		Domain { genesis, chain_id: T::ChainId::get() }
	}

	/// The present second.
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	fn check_deadline(deadline: UnixSeconds) -> DispatchResult {
		let now = Self::now();
		ensure!(deadline > now, Error::<T>::DeadlinePassed);
		let latest = now.saturating_add(T::MaxMessageLife::get());
		ensure!(deadline <= latest, Error::<T>::DeadlineTooFar);
		Ok(())
	}
}

/// The key of a deadline.
pub(crate) fn key(deadline: UnixSeconds) -> DeadlineKey {
	deadline.to_be_bytes()
}

impl<T: Config> SignedMessages for Pallet<T> {
	fn check<M: Message>(message: &M, signature: &MultiSignature) -> DispatchResult {
		Self::check_deadline(message.deadline())?;
		let signer = AccountId32::new(message.signer());
		let domain = Self::domain();
		let signed = |form: &[u8]| signature.is_of(&signer, form);
		let is_signed = if matches!(signature, MultiSignature::Eth(_)) {
			signed(&message.typed_payload(&domain))
		} else {
			let payload = message.payload(&domain);
			// Wallets wrap what they sign, so that form is tried first.
			signed(&wrapped(&payload)) || signed(&payload)
		};
		ensure!(is_signed, Error::<T>::BadSignature);
		Ok(())
	}
}

impl<T: Config> Nonces<T::AccountId> for Pallet<T> {
	fn use_once(who: &T::AccountId, nonce: u64, deadline: UnixSeconds) -> DispatchResult {
		Self::check_deadline(deadline)?;
		ensure!(!Self::is_marked(who, nonce, deadline), Error::<T>::UsedNonce);
		Used::<T>::insert(key(deadline), (who, nonce), ());
		Ok(())
	}

	fn is_used(who: &T::AccountId, nonce: u64, deadline: UnixSeconds) -> bool {
		Self::is_marked(who, nonce, deadline)
	}
}
