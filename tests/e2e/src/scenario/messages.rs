// SPDX-License-Identifier: Apache-2.0
//! What people sign off-line, as calls take it.

use super::Stage;
use crate::{
	chain::Call,
	values::{Read, bytes, list, number, record},
};
use alloy::primitives::B256;
use anyhow::{Context, Result, bail};
use genex_messages::{
	Cancel, Domain, GiftClaim, Goods, Hash, ScratchClaim, Signature, Ticket, TransferPermit,
};
use subxt::dynamic::Value;

impl Stage {
	/// What messages for this chain are bound to.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn domain(&self) -> Result<Domain> {
		let state = self.chain.best().await?;
		let told = state.view("Nonces", "signing_domain", Vec::new()).await?;
		let parts = told.items()?;
		let [genesis, chain_id] = parts[..] else { bail!("no domain: {told}") };
		let genesis = B256::try_from(&genesis.to_bytes()?[..]).context("no hash")?.0;
		Ok(Domain { genesis, chain_id: u64::try_from(chain_id.to_number()?)? })
	}
}

/// A signature of whichever kind of key.
pub fn signature(signature: &Signature) -> Value {
	let (kind, signed) = match signature {
		Signature::Ed25519(signed) => ("Ed25519", signed.as_slice()),
		Signature::Sr25519(signed) => ("Sr25519", signed.as_slice()),
		Signature::Ecdsa(signed) => ("Ecdsa", signed.as_slice()),
		Signature::Ethereum(signed) => ("Eth", signed.as_slice()),
	};
	Value::unnamed_variant(kind, [bytes(signed)])
}

/// A ticket.
pub fn ticket(ticket: &Ticket) -> Value {
	record([
		("holder", bytes(ticket.holder)),
		("series", number(ticket.series)),
		("goods", goods(&ticket.goods)),
		("redeemer", bytes(ticket.redeemer)),
		("order_hash", bytes(ticket.order_hash)),
		("nonce", number(ticket.nonce)),
		("deadline", number(ticket.deadline)),
	])
}

fn goods(goods: &Goods) -> Value {
	match goods {
		Goods::Units(quantity) => Value::unnamed_variant("Units", [number(*quantity)]),
		Goods::Serial(serial) => Value::unnamed_variant("Serial", [number(*serial)]),
	}
}

/// The call that burns the units of a ticket.
pub fn use_of_ticket(used: &Ticket, signed: &Signature) -> Call {
	let args = [("ticket", ticket(used)), ("signature", signature(signed))];
	Call::new("Redemption", "redeem_ticket", args)
}

/// A transfer permit.
pub fn permit(permit: &TransferPermit) -> Value {
	record([
		("from", bytes(permit.from)),
		("to", bytes(permit.to)),
		("series", number(permit.series)),
		("goods", goods(&permit.goods)),
		("nonce", number(permit.nonce)),
		("deadline", number(permit.deadline)),
	])
}

/// The call that moves what a permit says.
pub fn use_of_permit(used: &TransferPermit, signed: &Signature) -> Call {
	let args = [("permit", permit(used)), ("signature", signature(signed))];
	Call::new("Permits", "settle", args)
}

/// The call that moves what several permits say, each by itself.
pub fn use_of_permits(used: &[(TransferPermit, Signature)]) -> Call {
	let both = |(used, signed): &(TransferPermit, Signature)| {
		record([("permit", permit(used)), ("signature", signature(signed))])
	};
	Call::new("Permits", "settle_batch", [("permits", list(used.iter().map(both)))])
}

/// The call that takes back a message as its signer signed off-line.
pub fn use_of_cancel(used: &Cancel, signed: &Signature) -> Call {
	let cancel = record([
		("signer", bytes(used.signer)),
		("nonce", number(used.nonce)),
		("deadline", number(used.deadline)),
	]);
	let args = [("cancel", cancel), ("signature", signature(signed))];
	Call::new("Nonces", "cancel_signed", args)
}

/// The call by which the signer of a message takes it back itself.
pub fn withdrawal(nonce: u64, deadline: u64) -> Call {
	let args = [("nonce", number(nonce)), ("deadline", number(deadline))];
	Call::new("Nonces", "cancel_nonce", args)
}

/// The call that brings what the key of a printed card signed, with the proof that the card is of its batch.
pub fn claim_of_card(claim: &ScratchClaim, proof: &[Hash], signed: &Signature) -> Call {
	let named = record([
		("batch", number(claim.batch)),
		("key", bytes(claim.key)),
		("claimer", bytes(claim.claimer)),
		("deadline", number(claim.deadline)),
	]);
	let proof = list(proof.iter().map(bytes));
	let args = [("claim", named), ("proof", proof), ("signature", signature(signed))];
	Call::new("Claims", "claim_card", args)
}

/// The call that brings what the key in a link signed.
pub fn claim_of_gift(claim: &GiftClaim, signed: &Signature) -> Call {
	let named = record([
		("gift", number(claim.gift)),
		("key", bytes(claim.key)),
		("claimer", bytes(claim.claimer)),
		("deadline", number(claim.deadline)),
	]);
	let args = [("claim", named), ("signature", signature(signed))];
	Call::new("Claims", "claim_gift", args)
}
