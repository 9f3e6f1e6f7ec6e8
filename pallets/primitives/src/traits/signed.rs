// SPDX-License-Identifier: Apache-2.0
//! The doors of messages that people sign off-line and others submit.

use crate::UnixSeconds;
use genex_messages::Message;
use sp_runtime::{DispatchResult, MultiSignature};

/// Who signed what.
pub trait SignedMessages {
	/// Fails unless `signature` is that of the message's signer over `message`, made for this chain, its deadline lies
	/// ahead, and no further than a signed message may live. Changes nothing: whoever acts on the message makes sure
	/// that it acts once, by [`Nonces`] or by what the message itself uses up.
	fn check<M: Message>(message: &M, signature: &MultiSignature) -> DispatchResult;
}

/// Which nonces of signed messages were used. A message is told from others of its signer by nonce and deadline
/// together; what was used is forgotten only after the deadline, when the message is refused anyway.
pub trait Nonces<AccountId> {
	/// Marks a message of `who` as used. Fails, and changes nothing, when it was used or cancelled before, when its
	/// deadline has passed, or when that lies further ahead than a signed message may live.
	fn use_once(who: &AccountId, nonce: u64, deadline: UnixSeconds) -> DispatchResult;

	/// Whether a message of `who` was used or cancelled. Costs one read.
	fn is_used(who: &AccountId, nonce: u64, deadline: UnixSeconds) -> bool;
}
