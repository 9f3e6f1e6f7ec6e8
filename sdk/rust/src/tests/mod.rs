// SPDX-License-Identifier: Apache-2.0
//! A file per topic; `vectors` holds this crate to what the TypeScript library makes.

mod compact;
mod keys;
mod merkle;
mod messages;
mod seal;
mod text;
mod vectors;

use crate::{
	Account, AnyMessage, Cancel, Domain, GiftClaim, Goods, Scheme, ScratchClaim, SecretKey,
	Signature, SignedMessage, Ticket, TransferPermit,
};

const DOMAIN: Domain = Domain { genesis: [7; 32], chain_id: 420_420 };

const SCHEMES: [Scheme; 4] = [Scheme::Ed25519, Scheme::Sr25519, Scheme::Ecdsa, Scheme::Ethereum];

/// The key of a kind that grows from this seed.
fn key(scheme: Scheme, seed: u8) -> SecretKey {
	SecretKey::new(scheme, [seed; 32]).expect("no scalar is out of range here")
}

fn account(key: &SecretKey) -> Account {
	key.account().expect("it is a key")
}

fn ticket(holder: Account) -> Ticket {
	Ticket {
		holder,
		series: 3,
		goods: Goods::Units(10),
		redeemer: [2; 32],
		order_hash: [8; 32],
		nonce: 5,
		deadline: 1_800_000_000,
	}
}

/// One message of each kind, both goods, that `signer` may sign.
fn messages(signer: Account) -> [AnyMessage; 7] {
	let (claimer, deadline) = ([4; 32], 1_800_000_000);
	let permit = TransferPermit {
		from: signer,
		to: claimer,
		series: 3,
		goods: Goods::Units(10),
		nonce: 5,
		deadline,
	};
	[
		ticket(signer).into(),
		Ticket { goods: Goods::Serial(10), ..ticket(signer) }.into(),
		permit.into(),
		TransferPermit { goods: Goods::Serial(10), ..permit }.into(),
		ScratchClaim { batch: 1, key: signer, claimer, deadline }.into(),
		GiftClaim { gift: 1, key: signer, claimer, deadline }.into(),
		Cancel { signer, nonce: 5, deadline }.into(),
	]
}

/// Every kind of message, signed by every kind of key.
fn signed() -> Vec<SignedMessage> {
	let by = |scheme| {
		let key = key(scheme, 1);
		messages(account(&key)).map(|one| key.sign(one, &DOMAIN).expect("it is the signer's key"))
	};
	SCHEMES.into_iter().flat_map(by).collect()
}

/// A message with a signature that nobody made.
fn unsigned(message: impl Into<AnyMessage>) -> SignedMessage {
	SignedMessage { message: message.into(), signature: Signature::Ecdsa([1; 65]) }
}
