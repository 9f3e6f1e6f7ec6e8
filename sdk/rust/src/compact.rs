// SPDX-License-Identifier: Apache-2.0
//! A message and its signature in as few bytes as it takes, for a QR code or a text.
//!
//! | Bytes | What |
//! | --- | --- |
//! | 1 | [`VERSION`] |
//! | 1 | kind: 0 ticket, 1 transfer permit, 2 scratch claim, 3 gift claim, 4 cancellation |
//! | 4 | first bytes of the genesis hash |
//! | | the fields in their order: accounts as 20 and an Ethereum address or 32 and the account, numbers as SCALE compact, nonces as 8 bytes |
//! | 65 or 66 | the signature in SCALE |

use crate::{
	Account, AnyMessage, Cancel, Domain, Error, GiftClaim, Goods, ScratchClaim, Signature,
	SignedMessage, Ticket, TransferPermit,
};
use alloc::vec::Vec;
use codec::{Compact, Decode, Encode};

/// The version of the form that this crate reads and writes.
pub const VERSION: u8 = 1;

/// No message is longer, in bytes.
pub const MAX_LENGTH: usize = 300;

/// What fills up the address of an Ethereum key to an account.
const FILLING: u8 = 0xEE;

impl SignedMessage {
	/// The compact form.
	pub fn to_bytes(&self, domain: &Domain) -> Vec<u8> {
		let mut bytes = Vec::from([VERSION, self.message.kind()]);
		bytes.extend_from_slice(&domain.prefix());
		put_fields(&self.message, &mut bytes);
		self.signature.normal().encode_to(&mut bytes);
		bytes
	}

	/// Reads the compact form. Whether the signature is right, the deadline lies ahead, or the message was used before
	/// is not asked.
	///
	/// # Errors
	/// Another version, kind or chain; more or fewer bytes; anything that is not in its shortest form.
	pub fn from_bytes(bytes: &[u8], domain: &Domain) -> Result<Self, Error> {
		if bytes.len() > MAX_LENGTH {
			return Err(Error::TooLong);
		}
		let mut input = bytes;
		let version: u8 = get(&mut input)?;
		if version != VERSION {
			return Err(Error::OtherVersion(version));
		}
		let kind: u8 = get(&mut input)?;
		let prefix: [u8; 4] = get(&mut input)?;
		if prefix != domain.prefix() {
			return Err(Error::OtherChain(prefix));
		}
		let message = get_fields(kind, &mut input)?;
		let signature = get_signature(&mut input)?;
		if input.is_empty() { Ok(Self { message, signature }) } else { Err(Error::NotCanonical) }
	}
}

fn put_fields(message: &AnyMessage, to: &mut Vec<u8>) {
	match message {
		AnyMessage::Ticket(ticket) => {
			put_account(&ticket.holder, to);
			Compact(ticket.series).encode_to(to);
			put_goods(&ticket.goods, to);
			put_account(&ticket.redeemer, to);
			ticket.order_hash.encode_to(to);
			ticket.nonce.encode_to(to);
			Compact(ticket.deadline).encode_to(to);
		},
		AnyMessage::TransferPermit(permit) => {
			put_account(&permit.from, to);
			put_account(&permit.to, to);
			Compact(permit.series).encode_to(to);
			put_goods(&permit.goods, to);
			permit.nonce.encode_to(to);
			Compact(permit.deadline).encode_to(to);
		},
		AnyMessage::ScratchClaim(claim) => {
			Compact(claim.batch).encode_to(to);
			put_account(&claim.key, to);
			put_account(&claim.claimer, to);
			Compact(claim.deadline).encode_to(to);
		},
		AnyMessage::GiftClaim(claim) => {
			Compact(claim.gift).encode_to(to);
			put_account(&claim.key, to);
			put_account(&claim.claimer, to);
			Compact(claim.deadline).encode_to(to);
		},
		AnyMessage::Cancel(cancel) => {
			put_account(&cancel.signer, to);
			cancel.nonce.encode_to(to);
			Compact(cancel.deadline).encode_to(to);
		},
	}
}

fn get_fields(kind: u8, from: &mut &[u8]) -> Result<AnyMessage, Error> {
	// Fields are read in the order in which they are written here.
	Ok(match kind {
		0 => AnyMessage::Ticket(Ticket {
			holder: get_account(from)?,
			series: get::<Compact<u32>>(from)?.0,
			goods: get_goods(from)?,
			redeemer: get_account(from)?,
			order_hash: get(from)?,
			nonce: get(from)?,
			deadline: get::<Compact<u64>>(from)?.0,
		}),
		1 => AnyMessage::TransferPermit(TransferPermit {
			from: get_account(from)?,
			to: get_account(from)?,
			series: get::<Compact<u32>>(from)?.0,
			goods: get_goods(from)?,
			nonce: get(from)?,
			deadline: get::<Compact<u64>>(from)?.0,
		}),
		2 => AnyMessage::ScratchClaim(ScratchClaim {
			batch: get::<Compact<u64>>(from)?.0,
			key: get_account(from)?,
			claimer: get_account(from)?,
			deadline: get::<Compact<u64>>(from)?.0,
		}),
		3 => AnyMessage::GiftClaim(GiftClaim {
			gift: get::<Compact<u64>>(from)?.0,
			key: get_account(from)?,
			claimer: get_account(from)?,
			deadline: get::<Compact<u64>>(from)?.0,
		}),
		4 => AnyMessage::Cancel(Cancel {
			signer: get_account(from)?,
			nonce: get(from)?,
			deadline: get::<Compact<u64>>(from)?.0,
		}),
		other => return Err(Error::OtherKind(other)),
	})
}

fn get<T: Decode>(from: &mut &[u8]) -> Result<T, Error> {
	T::decode(from).map_err(|_| Error::NotCanonical)
}

fn put_account(account: &Account, to: &mut Vec<u8>) {
	match ethereum_address(account) {
		Some(address) => {
			to.push(20);
			to.extend_from_slice(address);
		},
		None => {
			to.push(32);
			to.extend_from_slice(account);
		},
	}
}

fn get_account(from: &mut &[u8]) -> Result<Account, Error> {
	match get::<u8>(from)? {
		20 => {
			let address: [u8; 20] = get(from)?;
			let mut account = [FILLING; 32];
			account.iter_mut().zip(address).for_each(|(to, from)| *to = from);
			Ok(account)
		},
		32 => Some(get::<Account>(from)?)
			.filter(|account| ethereum_address(account).is_none())
			.ok_or(Error::NotCanonical),
		_ => Err(Error::NotCanonical),
	}
}

/// The address in the account of an Ethereum key.
fn ethereum_address(account: &Account) -> Option<&[u8; 20]> {
	let (address, filling) = account.split_first_chunk()?;
	filling.iter().all(|byte| *byte == FILLING).then_some(address)
}

fn put_goods(goods: &Goods, to: &mut Vec<u8>) {
	let (index, number) = match goods {
		Goods::Units(quantity) => (0, *quantity),
		Goods::Serial(serial) => (1, *serial),
	};
	to.push(index);
	Compact(number).encode_to(to);
}

fn get_goods(from: &mut &[u8]) -> Result<Goods, Error> {
	let index: u8 = get(from)?;
	let number = get::<Compact<u64>>(from)?.0;
	match index {
		0 => Ok(Goods::Units(number)),
		1 => Ok(Goods::Serial(number)),
		_ => Err(Error::NotCanonical),
	}
}

fn get_signature(from: &mut &[u8]) -> Result<Signature, Error> {
	if let Some(kind) = from.first().filter(|kind| **kind > 3) {
		return Err(Error::OtherKind(*kind));
	}
	let signature: Signature = get(from)?;
	// Four recovery ids exist; wallets' 27 and 28 are written as 0 and 1.
	if signature.recovery_id().is_none_or(|id| id < 4) {
		Ok(signature)
	} else {
		Err(Error::NotCanonical)
	}
}
