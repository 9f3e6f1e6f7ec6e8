// SPDX-License-Identifier: Apache-2.0

use pallet_revive::evm::{
	Account, Transaction1559Unsigned, Transaction2930Unsigned, Transaction4844Unsigned,
	Transaction7702Unsigned, TransactionLegacyUnsigned,
};

use super::*;
use crate::testing::{CHAIN_ID, Fixture, MockState, recover};

/// The order of secp256k1.
const ORDER: U256 = U256([
	0xbfd2_5e8c_d036_4141,
	0xbaae_dce6_af48_a03b,
	0xffff_ffff_ffff_fffe,
	0xffff_ffff_ffff_ffff,
]);

fn legacy(chain_id: Option<u64>) -> TransactionUnsigned {
	TransactionLegacyUnsigned {
		chain_id: chain_id.map(U256::from),
		nonce: 3.into(),
		gas: 21_000.into(),
		gas_price: 1_000_000_000u64.into(),
		to: Some(H160::repeat_byte(9)),
		value: 5.into(),
		..Default::default()
	}
	.into()
}

fn sign(transaction: TransactionUnsigned) -> Vec<u8> {
	Account::default().sign_transaction(transaction).signed_payload()
}

fn rich() -> Fixture {
	Fixture::with_state(MockState { balance: U256::MAX, ..Default::default() })
}

fn message(error: ErrorObjectOwned) -> String {
	error.message().to_string()
}

fn told(error: PoolError, standing: Standing) -> ErrorObjectOwned {
	let offer = check(&sign(legacy(Some(CHAIN_ID))), CHAIN_ID, recover).unwrap();
	explain(Refusal::Pool(error), &offer.transaction, &standing)
}

fn data(error: &ErrorObjectOwned) -> Value {
	serde_json::from_str(error.data().unwrap().get()).unwrap()
}

#[test]
fn check_should_recover_the_sender_when_the_transaction_is_good() {
	let offer = check(&sign(legacy(Some(CHAIN_ID))), CHAIN_ID, recover).unwrap();
	assert_eq!(offer.from, Account::default().address());
	assert_eq!(offer.transaction.nonce, Some(3.into()));
	assert_eq!(offer.transaction.gas_price, Some(1_000_000_000u64.into()));
	let dynamic = Transaction1559Unsigned {
		chain_id: CHAIN_ID.into(),
		max_fee_per_gas: 7.into(),
		..Default::default()
	};
	let offer = check(&sign(dynamic.into()), CHAIN_ID, recover).unwrap();
	assert_eq!(offer.from, Account::default().address());
	assert_eq!(offer.transaction.max_fee_per_gas, Some(7.into()));
}

#[test]
fn sender_should_be_who_pallet_revive_says_when_the_transaction_is_of_any_kind() {
	let kinds: [TransactionUnsigned; 5] = [
		legacy(Some(CHAIN_ID)),
		Transaction2930Unsigned::default().into(),
		Transaction1559Unsigned::default().into(),
		Transaction4844Unsigned::default().into(),
		Transaction7702Unsigned::default().into(),
	];
	for unsigned in kinds {
		let good = Account::default().sign_transaction(unsigned.clone());
		let mut signature = good.raw_signature().unwrap();
		assert_eq!(sender(&unsigned, &signature, recover), Some(Account::default().address()));
		for spoilt in [0, 40] {
			signature[spoilt] ^= 1;
			let expected = unsigned.clone().with_signature(signature).recover_eth_address().ok();
			assert_eq!(sender(&unsigned, &signature, recover), expected);
		}
	}
}

#[test]
fn check_should_refuse_what_does_not_decode() {
	for garbage in [&[][..], &[0xff; 40], &[0x02], &[0x05, 0xc0], b"hello"] {
		let error = check(garbage, CHAIN_ID, recover).unwrap_err();
		assert_eq!(error.code(), -32602);
		assert!(error.message().contains("does not decode"), "{}", error.message());
	}
}

#[test]
fn check_should_refuse_trailing_bytes() {
	let mut raw = sign(legacy(Some(CHAIN_ID)));
	raw.push(0);
	let error = check(&raw, CHAIN_ID, recover).unwrap_err();
	assert_eq!(error.code(), -32602);
	assert!(error.message().contains("canonical"), "{}", error.message());
}

#[test]
fn check_should_refuse_another_chain_and_unprotected_transactions() {
	let foreign = check(&sign(legacy(Some(1))), CHAIN_ID, recover).unwrap_err();
	assert_eq!(foreign.code(), -32000);
	assert!(foreign.message().starts_with("invalid chain id for signer: have 1 want 420"));
	let unprotected = check(&sign(legacy(None)), CHAIN_ID, recover).unwrap_err();
	assert_eq!(unprotected.code(), -32000);
	assert!(unprotected.message().contains("replay-protected (EIP-155)"));
}

#[test]
fn check_should_refuse_types_the_chain_does_not_have() {
	let delegation = Transaction7702Unsigned { chain_id: CHAIN_ID.into(), ..Default::default() };
	let error = check(&sign(delegation.into()), CHAIN_ID, recover).unwrap_err();
	assert!(error.message().contains("EIP-7702"), "{}", error.message());
}

#[test]
fn check_should_refuse_the_second_form_of_a_signature() {
	let signed = Account::default().sign_transaction(legacy(Some(CHAIN_ID)));
	let TransactionSigned::TransactionLegacySigned(mut tx) = signed else { unreachable!() };
	assert!(tx.s <= HALF_ORDER);
	assert_eq!(HALF_ORDER, ORDER / 2);
	tx.s = ORDER - tx.s;
	let base = U256::from(CHAIN_ID * 2 + 35);
	tx.v = if tx.v == base { base + 1 } else { base };
	let raw = TransactionSigned::TransactionLegacySigned(tx).signed_payload();
	let error = check(&raw, CHAIN_ID, recover).unwrap_err();
	assert!(error.message().contains("EIP-2"), "{}", error.message());
}

#[test]
fn explain_should_tell_nonces() {
	let stale = PoolError::InvalidTransaction(InvalidTransaction::Stale);
	let error = told(stale, Standing { nonce: 8, ..Default::default() });
	assert_eq!(data(&error), json!({ "reason": "Stale" }));
	assert_eq!(message(error), "nonce too low: next nonce 8, transaction nonce 3");
	let error = told(PoolError::RejectedFutureTransaction, Standing::default());
	assert!(message(error).starts_with("nonce too high: next nonce 0, transaction nonce 3"));
}

#[test]
fn explain_should_find_out_why_a_fee_cannot_be_paid() {
	let payment = || PoolError::InvalidTransaction(InvalidTransaction::Payment);
	let gwei = U256::from(1_000_000_000u64);
	let cheap = Standing { base_fee: gwei * 2, ..Default::default() };
	assert_eq!(
		message(told(payment(), cheap)),
		"max fee per gas less than block base fee: maxFeePerGas: 1000000000, baseFee: 2000000000"
	);
	let poor = Standing { base_fee: gwei, balance: 5.into(), ..Default::default() };
	assert_eq!(
		message(told(payment(), poor)),
		"insufficient funds for gas * price + value: balance 5, tx cost 21000000000005, overshot \
		 21000000000000"
	);
	let rich = Standing { base_fee: gwei, balance: U256::MAX, ..Default::default() };
	assert!(message(told(payment(), rich)).starts_with("intrinsic gas too low: 21000 gas"));
}

#[test]
fn explain_should_pass_custom_codes_on() {
	let custom = PoolError::InvalidTransaction(InvalidTransaction::Custom(42));
	let error = told(custom, Standing::default());
	assert_eq!(error.code(), -32000);
	assert_eq!(data(&error), json!({ "reason": "Custom", "code": 42 }));
	assert!(message(error).contains("code 42"));
}

#[test]
fn explain_should_say_why_no_pool_pays() {
	for (code, part) in [
		(5, "sign it with a gas price"),
		(6, "register with an attestor"),
		(7, "could not succeed"),
		(8, "no pool pays for this act now"),
		(9, "is empty"),
		(10, "the pool has spent its budget"),
		(11, "your budget of the day"),
		(12, "your free gifts"),
		(13, "crowded"),
	] {
		let custom = PoolError::InvalidTransaction(InvalidTransaction::Custom(code));
		let error = told(custom, Standing::default());
		assert_eq!(data(&error), json!({ "reason": "Custom", "code": code }));
		assert!(message(error).contains(part), "{code}");
	}
	assert_eq!(why_not_sponsored(4), None);
	assert_eq!(why_not_sponsored(14), None);
}

#[test]
fn explain_should_name_the_gas_when_price_zero_is_not_the_cause() {
	let transaction = Transaction1559Unsigned { chain_id: CHAIN_ID.into(), ..Default::default() };
	let offer = check(&sign(transaction.into()), CHAIN_ID, recover).unwrap();
	let payment = PoolError::InvalidTransaction(InvalidTransaction::Payment);
	let standing = Standing { base_fee: 1_000_000_000u64.into(), ..Default::default() };
	let error = explain(Refusal::Pool(payment), &offer.transaction, &standing);
	assert!(error.message().starts_with("intrinsic gas too low"), "{}", error.message());
}

#[test]
fn explain_should_tell_every_reason_of_the_rules_and_the_first_in_words() {
	let frozen = || PoolError::InvalidTransaction(InvalidTransaction::Custom(4));
	let standing = Standing { codes: vec![301, 409, 602], ..Default::default() };
	let error = told(frozen(), standing);
	let expected = json!({ "reason": "Custom", "code": 4, "codes": [301, 409, 602] });
	assert_eq!(data(&error), expected);
	assert!(message(error).contains("sender's property is blocked"));
	let error = told(frozen(), Standing::default());
	assert_eq!(data(&error), json!({ "reason": "Custom", "code": 4 }));
	assert!(message(error).contains("sender's property is blocked"));
}

#[test]
fn explain_should_use_the_words_of_other_clients() {
	let words = |error| message(told(error, Standing::default()));
	assert_eq!(words(PoolError::AlreadyImported(Box::new(()))), "already known");
	assert!(
		words(PoolError::TooLowPriority { old: 1, new: 1 })
			.starts_with("replacement transaction underpriced")
	);
	assert!(words(PoolError::ImmediatelyDropped).starts_with("txpool is full"));
	assert!(words(PoolError::TemporarilyBanned).contains("banned"));
	let bad = PoolError::InvalidTransaction(InvalidTransaction::BadProof);
	assert!(words(bad).starts_with("invalid sender"));
	let heavy = PoolError::InvalidTransaction(InvalidTransaction::ExhaustsResources);
	assert!(words(heavy).starts_with("exceeds block gas limit"));
}

#[tokio::test]
async fn send_should_answer_the_hash_and_put_the_transaction_into_the_pool() {
	let fixture = rich();
	let raw = sign(legacy(Some(CHAIN_ID)));
	let write = EthWrite(fixture.context.clone());
	let hash = write.send_raw_transaction(&Extensions::new(), Bytes(raw.clone())).await.unwrap();
	assert_eq!(hash, H256(keccak_256(&raw)));
	let pool: Vec<Vec<u8>> = crate::pool::Pool::transactions(&*fixture.pool)
		.iter()
		.map(|(_, extrinsic)| extrinsic.inner().to_vec())
		.collect();
	assert_eq!(pool, vec![raw]);
}

#[tokio::test]
async fn send_should_explain_a_refusal_from_the_current_state() {
	let fixture =
		Fixture::with_state(MockState { nonce: 9, balance: U256::MAX, ..Default::default() });
	let stale = PoolError::InvalidTransaction(InvalidTransaction::Stale);
	*fixture.pool.refusal.lock() = Some(Refusal::Pool(stale));
	let write = EthWrite(fixture.context.clone());
	let raw = Bytes(sign(legacy(Some(CHAIN_ID))));
	let error = write.send_raw_transaction(&Extensions::new(), raw).await.unwrap_err();
	assert_eq!(error.message(), "nonce too low: next nonce 9, transaction nonce 3");
	assert!(crate::pool::Pool::transactions(&*fixture.pool).is_empty());
}

#[tokio::test]
async fn send_should_ask_the_runtime_why_when_the_pool_only_says_banned() {
	let resend = async |validity| {
		let fixture =
			Fixture::with_state(MockState { validity, balance: U256::MAX, ..Default::default() });
		*fixture.pool.refusal.lock() = Some(Refusal::Pool(PoolError::TemporarilyBanned));
		let write = EthWrite(fixture.context.clone());
		let raw = Bytes(sign(legacy(Some(CHAIN_ID))));
		write.send_raw_transaction(&Extensions::new(), raw).await.unwrap_err()
	};
	let custom = resend(Err(InvalidTransaction::Custom(7).into())).await;
	assert_eq!(data(&custom), json!({ "reason": "Custom", "code": 7 }));
	let unknown = resend(Err(UnknownTransaction::Custom(3).into())).await;
	assert_eq!(data(&unknown), json!({ "reason": "Unknown", "code": 3 }));
	let valid = resend(Ok(Default::default())).await;
	assert!(valid.message().starts_with("temporarily banned"), "{}", valid.message());
}

#[tokio::test]
async fn send_should_refuse_a_value_above_the_balance() {
	let fixture = Fixture::with_state(MockState { balance: 4.into(), ..Default::default() });
	let write = EthWrite(fixture.context.clone());
	let raw = Bytes(sign(legacy(Some(CHAIN_ID))));
	let error = write.send_raw_transaction(&Extensions::new(), raw).await.unwrap_err();
	assert_eq!(error.message(), "insufficient funds for transfer: balance 4, value 5");
	assert_eq!(data(&error), json!({ "reason": "Payment" }));
	assert!(crate::pool::Pool::transactions(&*fixture.pool).is_empty());
}

/// A transaction as a wallet fills it in that was told the price 0.
fn free() -> Bytes {
	let TransactionUnsigned::TransactionLegacyUnsigned(priced) = legacy(Some(CHAIN_ID)) else {
		unreachable!()
	};
	let (gas_price, value) = (U256::zero(), U256::zero());
	Bytes(sign(TransactionLegacyUnsigned { gas_price, value, ..priced }.into()))
}

#[tokio::test]
async fn send_should_take_only_price_zero_from_consumers() {
	let fixture = rich();
	let write = EthWrite(fixture.context.clone());
	let consumers = Audience::Consumers.extensions();
	let priced = Bytes(sign(legacy(Some(CHAIN_ID))));
	let error = write.send_raw_transaction(&consumers, priced).await.unwrap_err();
	assert_eq!(data(&error), json!({ "reason": "Priced" }));
	assert_eq!(
		error.message(),
		"gas price 1000000000 offered where nobody pays for gas: /gasless takes only what a pool \
		 pays for, at gas price 0; let the wallet use the price of eth_gasPrice, or send it, with a \
		 gas price, to the address of this node without /gasless"
	);
	assert!(crate::pool::Pool::transactions(&*fixture.pool).is_empty());
	let hash = write.send_raw_transaction(&consumers, free()).await.unwrap();
	assert_eq!(hash, H256(keccak_256(&free().0)));
}

#[tokio::test]
async fn send_should_name_the_other_address_when_no_pool_pays_for_a_consumer() {
	let refused = async |audience: Audience, code: u8| {
		let fixture = rich();
		let custom = PoolError::InvalidTransaction(InvalidTransaction::Custom(code));
		*fixture.pool.refusal.lock() = Some(Refusal::Pool(custom));
		let write = EthWrite(fixture.context.clone());
		write.send_raw_transaction(&audience.extensions(), free()).await.unwrap_err()
	};
	let error = refused(Audience::Consumers, 12).await;
	assert_eq!(data(&error), json!({ "reason": "Custom", "code": 12 }));
	assert!(error.message().contains("free gifts"), "{}", error.message());
	assert!(error.message().ends_with(ELSEWHERE), "{}", error.message());
	// Neither does it help who is refused for another reason, nor need it be told to others.
	for (audience, code) in [(Audience::Consumers, 1), (Audience::Payers, 12)] {
		let error = refused(audience, code).await;
		assert!(!error.message().contains("/gasless"), "{}", error.message());
	}
}
