// SPDX-License-Identifier: Apache-2.0
//! Any of the messages.

use crate::{
	Account, Cancel, Domain, GiftClaim, Hash, Message, ScratchClaim, Ticket, TransferPermit,
	typed::keccak,
};
use alloc::vec::Vec;

/// Any of the messages, as a reader of bytes or text finds it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AnyMessage {
	/// A redemption ticket.
	Ticket(Ticket),
	/// A transfer permit.
	TransferPermit(TransferPermit),
	/// A claim with a scratch key.
	ScratchClaim(ScratchClaim),
	/// A claim with the key of a gift link.
	GiftClaim(GiftClaim),
	/// A cancellation.
	Cancel(Cancel),
}

impl AnyMessage {
	/// The number of the kind in the compact form.
	pub fn kind(&self) -> u8 {
		match self {
			Self::Ticket(_) => 0,
			Self::TransferPermit(_) => 1,
			Self::ScratchClaim(_) => 2,
			Self::GiftClaim(_) => 3,
			Self::Cancel(_) => 4,
		}
	}

	/// The account whose key must sign.
	pub fn signer(&self) -> Account {
		match self {
			Self::Ticket(message) => message.signer(),
			Self::TransferPermit(message) => message.signer(),
			Self::ScratchClaim(message) => message.signer(),
			Self::GiftClaim(message) => message.signer(),
			Self::Cancel(message) => message.signer(),
		}
	}

	/// First second at which the message can no longer be used.
	pub fn deadline(&self) -> u64 {
		match self {
			Self::Ticket(message) => message.deadline(),
			Self::TransferPermit(message) => message.deadline(),
			Self::ScratchClaim(message) => message.deadline(),
			Self::GiftClaim(message) => message.deadline(),
			Self::Cancel(message) => message.deadline(),
		}
	}

	/// The EIP-712 type of the message, as `name(fields)`.
	pub fn typed_as(&self) -> &'static str {
		match self {
			Self::Ticket(message) => message.typed_as(),
			Self::TransferPermit(message) => message.typed_as(),
			Self::ScratchClaim(message) => message.typed_as(),
			Self::GiftClaim(message) => message.typed_as(),
			Self::Cancel(message) => message.typed_as(),
		}
	}

	/// What a Substrate key signs, see [`Message::payload`].
	pub fn payload(&self, domain: &Domain) -> Vec<u8> {
		match self {
			Self::Ticket(message) => message.payload(domain),
			Self::TransferPermit(message) => message.payload(domain),
			Self::ScratchClaim(message) => message.payload(domain),
			Self::GiftClaim(message) => message.payload(domain),
			Self::Cancel(message) => message.payload(domain),
		}
	}

	/// What an Ethereum key signs, before the last hash, see [`Message::typed_payload`].
	pub fn typed_payload(&self, domain: &Domain) -> Vec<u8> {
		match self {
			Self::Ticket(message) => message.typed_payload(domain),
			Self::TransferPermit(message) => message.typed_payload(domain),
			Self::ScratchClaim(message) => message.typed_payload(domain),
			Self::GiftClaim(message) => message.typed_payload(domain),
			Self::Cancel(message) => message.typed_payload(domain),
		}
	}

	/// The EIP-712 digest.
	pub fn digest(&self, domain: &Domain) -> Hash {
		keccak(&self.typed_payload(domain))
	}
}

impl From<Ticket> for AnyMessage {
	fn from(message: Ticket) -> Self {
		Self::Ticket(message)
	}
}

impl From<TransferPermit> for AnyMessage {
	fn from(message: TransferPermit) -> Self {
		Self::TransferPermit(message)
	}
}

impl From<ScratchClaim> for AnyMessage {
	fn from(message: ScratchClaim) -> Self {
		Self::ScratchClaim(message)
	}
}

impl From<GiftClaim> for AnyMessage {
	fn from(message: GiftClaim) -> Self {
		Self::GiftClaim(message)
	}
}

impl From<Cancel> for AnyMessage {
	fn from(message: Cancel) -> Self {
		Self::Cancel(message)
	}
}
