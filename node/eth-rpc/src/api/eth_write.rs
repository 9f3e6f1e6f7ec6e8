// SPDX-License-Identifier: Apache-2.0

//! `eth_sendRawTransaction`, and what its refusals are told as.

use std::sync::Arc;

use genex_primitives::Reason;
use jsonrpsee::{
	Extensions,
	core::{RpcResult, async_trait},
	proc_macros::rpc,
	types::ErrorObjectOwned,
};
use pallet_revive::{
	evm::{Bytes, GenericTransaction, TransactionSigned, TransactionUnsigned},
	keccak_256,
};
use sc_transaction_pool_api::error::Error as PoolError;
use serde_json::{Value, json};
use sp_core::{H160, H256, U256};
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionValidityError, UnknownTransaction,
};

use super::Context;
use crate::{
	Recover,
	audience::{Audience, CONSUMERS_PATH},
	error::{internal, invalid_params, server, server_with},
	pool::Refusal,
};

/// Half of the order of secp256k1: EIP-2 admits only signatures whose `s` is not above it.
const HALF_ORDER: U256 = U256([
	0xdfe9_2f46_681b_20a0,
	0x5d57_6e73_57a4_501d,
	0xffff_ffff_ffff_ffff,
	0x7fff_ffff_ffff_ffff,
]);

/// What to do at the consumers' address with a transaction that no pool pays for.
const ELSEWHERE: &str = "send it, with a gas price, to the address of this node without /gasless";

/// Submitting.
#[rpc(server, namespace = "eth")]
pub trait EthWriteApi {
	/// Submits a signed transaction and answers its hash. From consumers, only what a pool pays for is
	/// taken.
	#[method(name = "sendRawTransaction", with_extensions)]
	async fn send_raw_transaction(&self, raw: Bytes) -> RpcResult<H256>;
}

/// Serves `eth_sendRawTransaction`.
pub struct EthWrite(pub Arc<Context>);

#[async_trait]
impl EthWriteApiServer for EthWrite {
	async fn send_raw_transaction(&self, extensions: &Extensions, raw: Bytes) -> RpcResult<H256> {
		let audience = Audience::of(extensions);
		let Offer { from, transaction } = check(&raw.0, self.0.chain_id, self.0.recover)?;
		if audience == Audience::Consumers {
			ask_no_price(&transaction)?;
		}
		let hash = H256(keccak_256(&raw.0));
		let best = self.0.best().hash;
		let (context, value) = (self.0.clone(), transaction.value.unwrap_or_default());
		let extrinsic = blocking(move || {
			if !value.is_zero() {
				afford(value, context.state.balance(best, from)?)?;
			}
			Ok(context.state.wrap(best, raw.0)?)
		})
		.await?;
		let submitted = self.0.pool.submit(best, extrinsic.clone()).await;
		let Err(refusal) = submitted else { return Ok(hash) };
		log::debug!(target: crate::index::LOG, "{hash:?} refused: {refusal:?}");
		let context = self.0.clone();
		blocking(move || {
			let at = context.best().hash;
			let mut standing = Standing {
				nonce: context.state.nonce(at, from)?,
				balance: context.state.balance(at, from)?,
				base_fee: context.state.gas_price(at)?,
				codes: Vec::new(),
				audience,
			};
			// The pool bans what was invalid for a while and no longer says why; the runtime does.
			let refusal = match refusal {
				Refusal::Pool(PoolError::TemporarilyBanned) => {
					let validity = context.state.validate(at, extrinsic.clone())?;
					Refusal::Pool(match validity {
						Ok(_) => PoolError::TemporarilyBanned,
						Err(TransactionValidityError::Invalid(invalid)) => {
							PoolError::InvalidTransaction(invalid)
						},
						Err(TransactionValidityError::Unknown(unknown)) => {
							PoolError::UnknownTransaction(unknown)
						},
					})
				},
				other => other,
			};
			if may_be_ruled(&refusal) {
				standing.codes = context.state.refusal_codes(at, extrinsic)?;
			}
			Ok(explain(refusal, &transaction, &standing))
		})
		.await
		.and_then(Err)
	}
}

/// Runs a runtime call off the asynchronous threads.
async fn blocking<T: Send + 'static>(
	work: impl FnOnce() -> RpcResult<T> + Send + 'static,
) -> RpcResult<T> {
	tokio::task::spawn_blocking(work)
		.await
		.unwrap_or_else(|error| Err(internal(format!("the call was interrupted: {error}"))))
}

/// A transaction that is well formed and meant for this chain.
#[derive(Debug)]
struct Offer {
	from: H160,
	transaction: GenericTransaction,
}

/// What the chain knows of its sender, and where it was sent to.
#[derive(Debug, Default)]
struct Standing {
	nonce: u32,
	balance: U256,
	base_fee: U256,
	/// Every reason that the rules have against the transaction, most important first.
	codes: Vec<u16>,
	audience: Audience,
}

/// Checks what can be checked without the state.
fn check(raw: &[u8], chain_id: u64, recover: Recover) -> RpcResult<Offer> {
	let signed = TransactionSigned::decode(raw).map_err(|error| {
		invalid_params(format!(
			"the transaction does not decode ({error}); send the signed RLP of a legacy, EIP-2930 \
			 or EIP-1559 transaction"
		))
	})?;
	if signed.signed_payload() != raw {
		return Err(invalid_params(
			"the transaction is not in canonical RLP: it has trailing bytes, leading zeros or \
			 superfluous fields; encode it anew",
		));
	}
	let (s, chain) = match &signed {
		TransactionSigned::TransactionLegacySigned(tx) => {
			(tx.s, tx.transaction_legacy_unsigned.chain_id)
		},
		TransactionSigned::Transaction2930Signed(tx) => {
			(tx.s, Some(tx.transaction_2930_unsigned.chain_id))
		},
		TransactionSigned::Transaction1559Signed(tx) => {
			(tx.s, Some(tx.transaction_1559_unsigned.chain_id))
		},
		TransactionSigned::Transaction4844Signed(_) => {
			return Err(server(
				"transaction type not supported: this chain has no blobs (EIP-4844); send an \
				 EIP-1559 transaction",
			));
		},
		TransactionSigned::Transaction7702Signed(_) => {
			return Err(server(
				"transaction type not supported: this chain has no account code (EIP-7702); send an \
				 EIP-1559 transaction",
			));
		},
	};
	match chain {
		Some(chain) if chain == chain_id.into() => {},
		Some(chain) => {
			return Err(server(format!(
				"invalid chain id for signer: have {chain} want {chain_id}; select this chain in the \
				 wallet and sign again"
			)));
		},
		None => {
			return Err(server(format!(
				"only replay-protected (EIP-155) transactions are accepted; sign with chain id \
				 {chain_id}"
			)));
		},
	}
	if s > HALF_ORDER {
		return Err(server("invalid sender: the signature's s is too high (EIP-2); sign again"));
	}
	let signature = signed.raw_signature();
	let unsigned = TransactionUnsigned::from_signed(signed);
	let from = signature.ok().and_then(|signature| sender(&unsigned, &signature, recover));
	let from = from.ok_or_else(|| {
		server("invalid sender: no address can be recovered from the signature; sign again")
	})?;
	let transaction = GenericTransaction::from_unsigned(unsigned, U256::MAX, Some(from));
	Ok(Offer { from, transaction })
}

/// Whose `signature` of `transaction` it is, as pallet-revive says, whose own way would find it anew.
fn sender(
	transaction: &TransactionUnsigned,
	signature: &[u8; 65],
	recover: Recover,
) -> Option<H160> {
	let hash = keccak_256(&transaction.unsigned_payload());
	let key = keccak_256(&recover(signature, &hash)?);
	Some(H160::from_slice(key.last_chunk::<20>()?))
}

/// The runtime includes a transaction whose value cannot be paid, and lets it fail: the sender would
/// lose the fee. Other clients refuse it, and so does this one. Who pays the fee is left to the
/// runtime.
fn afford(value: U256, balance: U256) -> RpcResult<()> {
	if value <= balance {
		return Ok(());
	}
	Err(server_with(
		format!("insufficient funds for transfer: balance {balance}, value {value}"),
		json!({ "reason": "Payment" }),
	))
}

/// The most that a transaction offers for a unit of gas.
fn offered(transaction: &GenericTransaction) -> U256 {
	transaction.max_fee_per_gas.or(transaction.gas_price).unwrap_or_default()
}

/// A price offered at the consumers' address is a wallet's mistake: its owner was told that nothing is
/// to be paid.
fn ask_no_price(transaction: &GenericTransaction) -> RpcResult<()> {
	let price = offered(transaction);
	if price.is_zero() {
		return Ok(());
	}
	Err(server_with(
		format!(
			"gas price {price} offered where nobody pays for gas: {CONSUMERS_PATH} takes only what \
			 a pool pays for, at gas price 0; let the wallet use the price of eth_gasPrice, or \
			 {ELSEWHERE}"
		),
		json!({ "reason": "Priced" }),
	))
}

/// Whether the rules may be behind a refusal. To ask them costs more than the pool's look at a transaction, so they are not asked
/// where a nonce or the pool itself is the cause.
const fn may_be_ruled(refusal: &Refusal) -> bool {
	matches!(
		refusal,
		Refusal::Pool(PoolError::InvalidTransaction(
			InvalidTransaction::Payment | InvalidTransaction::Custom(_)
		))
	)
}

/// Tells a refusal in the words of other Ethereum clients, with the cause for programs.
fn explain(
	refusal: Refusal,
	transaction: &GenericTransaction,
	standing: &Standing,
) -> ErrorObjectOwned {
	let error = match refusal {
		Refusal::Pool(error) => error,
		Refusal::Other(error) => return internal(format!("the transaction pool failed: {error}")),
	};
	let nonce = transaction.nonce.unwrap_or_default();
	let (message, data) = match error {
		PoolError::InvalidTransaction(invalid) => {
			(why_invalid(invalid, transaction, standing), reason(&invalid))
		},
		PoolError::UnknownTransaction(UnknownTransaction::Custom(code)) => (
			format!("the runtime could not judge the transaction (code {code}); try again later"),
			json!({ "reason": "Unknown", "code": code }),
		),
		PoolError::AlreadyImported(_) => ("already known".into(), json!("AlreadyKnown")),
		PoolError::TooLowPriority { .. } => (
			format!(
				"replacement transaction underpriced: a transaction with nonce {nonce} waits \
				 already, and a higher fee does not replace it on this chain; wait for it"
			),
			json!("Replacement"),
		),
		PoolError::TemporarilyBanned => (
			"temporarily banned: the transaction was refused a short while ago and is valid only \
			 now; wait some minutes, or sign another one with the same nonce"
				.into(),
			json!("Banned"),
		),
		PoolError::ImmediatelyDropped => {
			("txpool is full: try again later".into(), json!("PoolFull"))
		},
		PoolError::RejectedFutureTransaction => (too_high(nonce, standing), json!("Future")),
		other => (format!("transaction refused: {other}"), json!("Refused")),
	};
	let mut data = if data.is_string() { json!({ "reason": data }) } else { data };
	if !standing.codes.is_empty() {
		data["codes"] = json!(standing.codes);
	}
	server_with(message, data)
}

fn why_invalid(
	invalid: InvalidTransaction,
	transaction: &GenericTransaction,
	standing: &Standing,
) -> String {
	let nonce = transaction.nonce.unwrap_or_default();
	match invalid {
		InvalidTransaction::Stale => {
			format!("nonce too low: next nonce {}, transaction nonce {nonce}", standing.nonce)
		},
		InvalidTransaction::Future => too_high(nonce, standing),
		InvalidTransaction::Payment => why_unpaid(transaction, standing),
		InvalidTransaction::BadProof | InvalidTransaction::BadSigner => {
			"invalid sender: the signature does not fit; sign again".into()
		},
		InvalidTransaction::ExhaustsResources => {
			"exceeds block gas limit: the transaction needs more than a block can carry; lower its \
			 gas or split it"
				.into()
		},
		InvalidTransaction::Call => {
			"transaction refused: the runtime does not accept this call; check recipient, value \
			 and data"
				.into()
		},
		InvalidTransaction::Custom(code) => why_custom(code, standing),
		other => {
			let text: &'static str = other.into();
			format!("transaction refused: {text}")
		},
	}
}

/// The numbers that the runtime gives for what only this chain refuses.
fn why_custom(code: u8, standing: &Standing) -> String {
	let ruled = standing.codes.first().and_then(|code| Reason::from_code(*code));
	let cause = match (code, ruled) {
		(_, Some(reason)) => reason.text(),
		(1, None) => "the act is paused; wait until it is resumed",
		(2, None) => "it names no chain id (EIP-155); sign it for this chain",
		(3, None) => "it has a second form with the same effect; encode and sign it anew",
		(4, None) => Reason::SenderFrozen.text(),
		(code, None) => {
			why_not_sponsored(code).unwrap_or("the code is explained in the chain's documentation")
		},
	};
	let unpaid = why_not_sponsored(code).is_some();
	let hint = match standing.audience {
		Audience::Consumers if unpaid && ruled.is_none() => format!("; to pay for it, {ELSEWHERE}"),
		_ => String::new(),
	};
	format!("transaction refused by the rules of the chain (code {code}): {cause}{hint}")
}

/// Why no pool pays what is offered at price 0.
fn why_not_sponsored(code: u8) -> Option<&'static str> {
	Some(match code {
		5 => "no pool pays for such an act; sign it with a gas price and pay it in GNX",
		6 => {
			"no pool pays for whom the chain does not know; register with an attestor, or pay in \
			 GNX"
		},
		7 => {
			"it could not succeed as things are, so no pool pays for it; check what is held, \
			 offered and still open"
		},
		8 => "no pool pays for this act now; pay it in GNX",
		9 => "the pool that would pay is empty; wait until it is topped up, or pay in GNX",
		10 => "the pool has spent its budget of the day; wait for the next, or pay in GNX",
		11 => "your budget of the day is used up; wait for the next, or pay in GNX",
		12 => "your free gifts are used up; they come back within a day, or pay in GNX",
		13 => {
			"the chain is crowded, and only purchases and redemptions are paid for now; wait, or \
			 pay in GNX"
		},
		_ => return None,
	})
}

fn too_high(nonce: U256, standing: &Standing) -> String {
	format!(
		"nonce too high: next nonce {}, transaction nonce {nonce}; send those between first",
		standing.nonce
	)
}

/// The runtime says only that the fee cannot be paid. These are its causes, in the order in which it
/// checks them.
fn why_unpaid(transaction: &GenericTransaction, standing: &Standing) -> String {
	let price = offered(transaction);
	let (gas, value) = (transaction.gas.unwrap_or_default(), transaction.value.unwrap_or_default());
	let base_fee = standing.base_fee;
	// Whom nobody pays for at price 0 is told so by a code of its own; what is left is the gas.
	let priced = !price.is_zero();
	if priced && price < base_fee {
		return format!(
			"max fee per gas less than block base fee: maxFeePerGas: {price}, baseFee: {base_fee}"
		);
	}
	let cost = gas.saturating_mul(base_fee).saturating_add(value);
	if priced && standing.balance < cost {
		return format!(
			"insufficient funds for gas * price + value: balance {}, tx cost {cost}, overshot {}",
			standing.balance,
			cost - standing.balance
		);
	}
	format!(
		"intrinsic gas too low: {gas} gas does not cover the transaction itself; take the gas from \
		 eth_estimateGas"
	)
}

/// The cause for programs.
fn reason(invalid: &InvalidTransaction) -> Value {
	match invalid {
		InvalidTransaction::Custom(code) => json!({ "reason": "Custom", "code": code }),
		other => json!({ "reason": format!("{other:?}") }),
	}
}

#[cfg(test)]
#[path = "eth_write_tests.rs"]
mod tests;
