// SPDX-License-Identifier: Apache-2.0
//! Who signed, and what was used.

use super::{AccountId, FORGED, HERE, LATE, MESSAGE_LIFE, Now, TOO_FAR, USED, Used};
use frame_support::ensure;
use genex_messages::Message;
use genex_primitives::{
	UnixSeconds,
	signature::AccountSignature,
	traits::{Nonces, SignedMessages},
};
use sp_runtime::{DispatchResult, MultiSignature};

/// Checks signatures as they are.
pub struct Desk;

impl SignedMessages for Desk {
	fn check<M: Message>(message: &M, signature: &MultiSignature) -> DispatchResult {
		ensure!(Now::get() < message.deadline(), LATE);
		ensure!(message.deadline() <= Now::get() + MESSAGE_LIFE, TOO_FAR);
		let signed = signature.is_of(&AccountId::new(message.signer()), &message.payload(&HERE));
		ensure!(signed, FORGED);
		Ok(())
	}
}

impl Nonces<AccountId> for Desk {
	fn use_once(who: &AccountId, nonce: u64, deadline: UnixSeconds) -> DispatchResult {
		ensure!(!Self::is_used(who, nonce, deadline), USED);
		Used::insert((who, nonce, deadline), true);
		Ok(())
	}

	fn is_used(who: &AccountId, nonce: u64, deadline: UnixSeconds) -> bool {
		Used::get((who, nonce, deadline))
	}
}
