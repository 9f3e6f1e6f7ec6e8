// SPDX-License-Identifier: Apache-2.0
//! The messages that people sign off-line.

use crate::{
	Account, Address, COUPON, Domain, Hash, REDEMPTION,
	typed::{self, keccak},
};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What is common to all of them.
pub trait Message: Encode {
	/// First bytes of what a Substrate key signs. No tag is the beginning of another.
	const TAG: &'static [u8];

	/// The contract that an Ethereum key signs for.
	const CONTRACT: Address;

	/// The account whose key must sign.
	fn signer(&self) -> Account;

	/// First second at which the message can no longer be used.
	fn deadline(&self) -> u64;

	/// The EIP-712 type of the message, as `name(fields)`.
	fn typed_as(&self) -> &'static str;

	/// The hash of [`Self::typed_as`].
	fn type_hash(&self) -> Hash;

	/// The fields as EIP-712 words, in the order of the type.
	fn words(&self) -> Vec<Hash>;

	/// What a Substrate key signs: the tag, the genesis hash, and the message in SCALE. A signature over these bytes
	/// between `<Bytes>` and `</Bytes>` counts as well.
	fn payload(&self, domain: &Domain) -> Vec<u8> {
		let mut bytes = Self::TAG.to_vec();
		bytes.extend_from_slice(&domain.genesis);
		self.encode_to(&mut bytes);
		bytes
	}

	/// What an Ethereum key signs, before the last hash: `0x1901`, the domain separator, and the hash of the message.
	fn typed_payload(&self, domain: &Domain) -> Vec<u8> {
		let mut fields = self.type_hash().to_vec();
		fields.extend(self.words().concat());
		let mut bytes = vec![0x19, 0x01];
		bytes.extend_from_slice(&domain.separator(&Self::CONTRACT));
		bytes.extend_from_slice(&keccak(&fields));
		bytes
	}

	/// The EIP-712 digest: Keccak-256 of [`Self::typed_payload`].
	fn digest(&self, domain: &Domain) -> Hash {
		keccak(&self.typed_payload(domain))
	}
}

/// What is redeemed or moved.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Goods {
	/// So many units of a series.
	#[codec(index = 0)]
	Units(u64),
	/// The unit with this serial of a serialised series.
	#[codec(index = 1)]
	Serial(u64),
}

/// A holder lets a redeemer burn units, once.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Ticket {
	/// Whose units are burned; signs.
	pub holder: Account,
	/// The series.
	pub series: u32,
	/// How many units, or which serial.
	pub goods: Goods,
	/// The redeemer that gives goods for them.
	pub redeemer: Account,
	/// Salted hash of the order, see [`crate::order_hash`].
	pub order_hash: Hash,
	/// Tells this message from others of the same signer and deadline: any number not used yet.
	pub nonce: u64,
	/// First second at which the ticket can no longer be used.
	pub deadline: u64,
}

/// A holder lets anybody settle a transfer of units, once.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct TransferPermit {
	/// Whose units move; signs.
	pub from: Account,
	/// Who receives them.
	pub to: Account,
	/// The series.
	pub series: u32,
	/// How many units, or which serial.
	pub goods: Goods,
	/// Tells this message from others of the same signer and deadline: any number not used yet.
	pub nonce: u64,
	/// First second at which the permit can no longer be used.
	pub deadline: u64,
}

/// The key under the scratch field of a printed coupon names who receives its units.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct ScratchClaim {
	/// The number of the printed batch.
	pub batch: u64,
	/// The account of the scratch key; signs.
	pub key: Account,
	/// Who receives the units.
	pub claimer: Account,
	/// First second at which the claim can no longer be used.
	pub deadline: u64,
}

/// The key in a gift link names who receives the gift.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct GiftClaim {
	/// The number of the gift.
	pub gift: u64,
	/// The account of the key in the link; signs.
	pub key: Account,
	/// Who receives the gift.
	pub claimer: Account,
	/// First second at which the claim can no longer be used.
	pub deadline: u64,
}

/// A signer takes back a message that was not used yet.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Cancel {
	/// Who signed the message; signs.
	pub signer: Account,
	/// The nonce of the message.
	pub nonce: u64,
	/// The deadline of the message.
	pub deadline: u64,
}

impl Message for Ticket {
	const TAG: &'static [u8] = b"genex:ticket";
	const CONTRACT: Address = REDEMPTION;

	fn signer(&self) -> Account {
		self.holder
	}

	fn deadline(&self) -> u64 {
		self.deadline
	}

	fn typed_as(&self) -> &'static str {
		match self.goods {
			Goods::Units(_) => typed::TICKET,
			Goods::Serial(_) => typed::SERIAL_TICKET,
		}
	}

	fn type_hash(&self) -> Hash {
		match self.goods {
			Goods::Units(_) => typed::TICKET_HASH,
			Goods::Serial(_) => typed::SERIAL_TICKET_HASH,
		}
	}

	fn words(&self) -> Vec<Hash> {
		vec![
			self.holder,
			typed::number(self.series),
			self.goods.word(),
			self.redeemer,
			self.order_hash,
			typed::number(self.nonce),
			typed::number(self.deadline),
		]
	}
}

impl Message for TransferPermit {
	const TAG: &'static [u8] = b"genex:transfer-permit";
	const CONTRACT: Address = COUPON;

	fn signer(&self) -> Account {
		self.from
	}

	fn deadline(&self) -> u64 {
		self.deadline
	}

	fn typed_as(&self) -> &'static str {
		match self.goods {
			Goods::Units(_) => typed::TRANSFER_PERMIT,
			Goods::Serial(_) => typed::SERIAL_TRANSFER_PERMIT,
		}
	}

	fn type_hash(&self) -> Hash {
		match self.goods {
			Goods::Units(_) => typed::TRANSFER_PERMIT_HASH,
			Goods::Serial(_) => typed::SERIAL_TRANSFER_PERMIT_HASH,
		}
	}

	fn words(&self) -> Vec<Hash> {
		vec![
			self.from,
			self.to,
			typed::number(self.series),
			self.goods.word(),
			typed::number(self.nonce),
			typed::number(self.deadline),
		]
	}
}

impl Message for ScratchClaim {
	const TAG: &'static [u8] = b"genex:scratch-claim";
	const CONTRACT: Address = COUPON;

	fn signer(&self) -> Account {
		self.key
	}

	fn deadline(&self) -> u64 {
		self.deadline
	}

	fn typed_as(&self) -> &'static str {
		typed::SCRATCH_CLAIM
	}

	fn type_hash(&self) -> Hash {
		typed::SCRATCH_CLAIM_HASH
	}

	fn words(&self) -> Vec<Hash> {
		vec![typed::number(self.batch), self.key, self.claimer, typed::number(self.deadline)]
	}
}

impl Message for GiftClaim {
	const TAG: &'static [u8] = b"genex:gift-claim";
	const CONTRACT: Address = COUPON;

	fn signer(&self) -> Account {
		self.key
	}

	fn deadline(&self) -> u64 {
		self.deadline
	}

	fn typed_as(&self) -> &'static str {
		typed::GIFT_CLAIM
	}

	fn type_hash(&self) -> Hash {
		typed::GIFT_CLAIM_HASH
	}

	fn words(&self) -> Vec<Hash> {
		vec![typed::number(self.gift), self.key, self.claimer, typed::number(self.deadline)]
	}
}

impl Message for Cancel {
	const TAG: &'static [u8] = b"genex:cancel";
	const CONTRACT: Address = REDEMPTION;

	fn signer(&self) -> Account {
		self.signer
	}

	fn deadline(&self) -> u64 {
		self.deadline
	}

	fn typed_as(&self) -> &'static str {
		typed::CANCEL
	}

	fn type_hash(&self) -> Hash {
		typed::CANCEL_HASH
	}

	fn words(&self) -> Vec<Hash> {
		vec![self.signer, typed::number(self.nonce), typed::number(self.deadline)]
	}
}

impl Goods {
	/// The quantity or the serial as an EIP-712 word; the type of the message says which.
	fn word(&self) -> Hash {
		match self {
			Goods::Units(number) | Goods::Serial(number) => typed::number(*number),
		}
	}
}
