// SPDX-License-Identifier: Apache-2.0
//! Ethereum transactions: which are taken, which are refused and how, and that nothing is left of those refused.

use codec::Encode;
use frame_support::assert_ok;
use genex_primitives::Tier;
use genex_runtime::{
	ETH_CHAIN_ID, Runtime, RuntimeCall, System, UncheckedExtrinsic, constants::GNX,
	fees::ethereum::price_of, tx_extension::CustomInvalidity,
};
use genex_runtime_tests::{
	env,
	eth::{self, ALITH, BALTATHAR, Key, carry},
	native::{apply, dispatch, sign, submit, validate},
	scene,
	size::Rounds,
	who,
};
use pallet_revive::{
	RUNTIME_PALLETS_ADDR,
	evm::{
		GenericTransaction, Transaction1559Unsigned, Transaction2930Unsigned,
		Transaction4844Unsigned, Transaction7702Unsigned, TransactionLegacyUnsigned,
		TransactionSigned, TransactionUnsigned,
	},
};
use sp_core::{H160, U256};
use sp_keyring::Sr25519Keyring;
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

fn invalid(why: InvalidTransaction) -> TransactionValidityError {
	TransactionValidityError::Invalid(why)
}

/// Refused in the pool and in a block, for this reason, without a trace.
fn assert_refused(transaction: UncheckedExtrinsic, why: InvalidTransaction) {
	let nonce = ALITH.nonce();
	let before = System::account(ALITH.account());
	assert_eq!(validate(transaction.clone()), Err(invalid(why)));
	assert_eq!(apply(transaction), Err(invalid(why)));
	assert_eq!(ALITH.nonce(), nonce);
	assert_eq!(System::account(ALITH.account()), before);
}

fn remark() -> RuntimeCall {
	frame_system::Call::<Runtime>::remark_with_event { remark: b"hello".to_vec() }.into()
}

#[test]
fn price_should_be_the_most_that_is_offered_when_a_transaction_is_of_any_kind() {
	let (price, tip) = (U256::from(7), U256::from(3));
	let (max_fee_per_gas, max_priority_fee_per_gas) = (price, tip);
	let rest = Transaction1559Unsigned::default();
	let kinds: [TransactionUnsigned; 6] = [
		TransactionLegacyUnsigned { gas_price: price, ..Default::default() }.into(),
		Transaction2930Unsigned { gas_price: price, ..Default::default() }.into(),
		Transaction1559Unsigned { max_fee_per_gas, max_priority_fee_per_gas, ..rest.clone() }
			.into(),
		Transaction4844Unsigned { max_fee_per_gas, max_priority_fee_per_gas, ..Default::default() }
			.into(),
		Transaction7702Unsigned { max_fee_per_gas, max_priority_fee_per_gas, ..Default::default() }
			.into(),
		Transaction1559Unsigned { max_fee_per_gas, ..rest }.into(),
	];
	for unsigned in kinds {
		let signed = unsigned.with_signature([1; 65]);
		let generic = GenericTransaction::from_signed(signed.clone(), U256::MAX, None);
		assert_eq!(price_of(&signed), price);
		assert_eq!(generic.max_fee_per_gas.or(generic.gas_price), Some(price));
	}
}

#[test]
fn unprotected_legacy_should_be_refused_with_its_own_code() {
	env::execute(|| {
		let mut unprotected = ALITH.legacy(BALTATHAR.address(), 1.into(), Vec::new());
		unprotected.chain_id = None;
		let transaction = ALITH.wrap(TransactionUnsigned::TransactionLegacyUnsigned(unprotected));
		assert_refused(transaction, InvalidTransaction::Custom(2));
		assert_eq!(
			InvalidTransaction::from(CustomInvalidity::NoChainId),
			InvalidTransaction::Custom(2)
		);
	});
}

#[test]
fn second_form_of_a_transaction_should_be_refused_with_its_own_code() {
	env::execute(|| {
		let unsigned = ALITH.legacy(BALTATHAR.address(), 1.into(), Vec::new());
		let signed = ALITH
			.signer()
			.sign_transaction(TransactionUnsigned::TransactionLegacyUnsigned(unsigned.clone()));
		let TransactionSigned::TransactionLegacySigned(mut twin) = signed.clone() else {
			panic!("a legacy transaction");
		};
		let order = U256::from_big_endian(&sp_core::hex2array!(
			"fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
		));
		twin.s = order - twin.s;
		let odd = twin.v % 2 == U256::one();
		twin.v = if odd { twin.v + 1 } else { twin.v - 1 };
		let twin = TransactionSigned::TransactionLegacySigned(twin);
		assert_eq!(twin.recover_eth_address(), Ok(ALITH.address()), "the same signer");
		assert_refused(carry(twin.signed_payload()), InvalidTransaction::Custom(3));
		assert!(validate(carry(signed.signed_payload())).is_ok());
	});
}

#[test]
fn emptied_account_should_keep_its_nonce() {
	env::execute(|| {
		let key = Key(sp_io::hashing::blake2_256(b"emptied"));
		scene::endow(&key.account(), GNX);
		let payment = key.native(remark());
		assert_eq!(apply(payment.clone()), Ok(Ok(())));
		let away = pallet_balances::Call::<Runtime>::transfer_all {
			dest: who::issuer().into(),
			keep_alive: false,
		};
		assert_ok!(dispatch(away, &key.account()));
		assert_eq!(System::account(key.account()).data.free, 0);
		assert_eq!(key.nonce(), 1);
		scene::endow(&key.account(), GNX);
		assert_eq!(apply(payment), Err(invalid(InvalidTransaction::Stale)));
	});
}

#[test]
fn chain_id_of_another_chain_should_be_refused() {
	env::execute(|| {
		for chain_id in [1, ETH_CHAIN_ID - 1, ETH_CHAIN_ID + 1, 0] {
			let mut legacy = ALITH.legacy(BALTATHAR.address(), 1.into(), Vec::new());
			legacy.chain_id = Some(chain_id.into());
			let mut newer = ALITH.eip1559(BALTATHAR.address(), 1.into(), Vec::new());
			newer.chain_id = chain_id.into();
			for transaction in [
				TransactionUnsigned::TransactionLegacyUnsigned(legacy),
				TransactionUnsigned::Transaction1559Unsigned(newer),
			] {
				assert_refused(ALITH.wrap(transaction), InvalidTransaction::Call);
			}
		}
	});
}

#[test]
fn blob_and_delegation_transactions_should_be_refused() {
	env::execute(|| {
		let blob = Transaction4844Unsigned {
			chain_id: ETH_CHAIN_ID.into(),
			gas: eth::GAS.into(),
			nonce: ALITH.nonce().into(),
			max_fee_per_gas: genex_runtime::Revive::evm_base_fee(),
			to: BALTATHAR.address(),
			..Default::default()
		};
		let delegation = Transaction7702Unsigned {
			chain_id: ETH_CHAIN_ID.into(),
			gas: eth::GAS.into(),
			nonce: ALITH.nonce().into(),
			max_fee_per_gas: genex_runtime::Revive::evm_base_fee(),
			to: BALTATHAR.address(),
			..Default::default()
		};
		assert_refused(
			ALITH.wrap(TransactionUnsigned::Transaction4844Unsigned(blob)),
			InvalidTransaction::Call,
		);
		assert_refused(
			ALITH.wrap(TransactionUnsigned::Transaction7702Unsigned(delegation)),
			InvalidTransaction::Call,
		);
	});
}

#[test]
fn every_supported_type_should_move_gnx() {
	env::execute(|| {
		let value = U256::from(5 * 10u128.pow(18));
		let before = System::account(BALTATHAR.account()).data.free;
		let legacy = ALITH.legacy(BALTATHAR.address(), value, Vec::new());
		assert_eq!(
			apply(ALITH.wrap(TransactionUnsigned::TransactionLegacyUnsigned(legacy))),
			Ok(Ok(()))
		);
		let with_list = Transaction2930Unsigned {
			chain_id: ETH_CHAIN_ID.into(),
			gas: eth::GAS.into(),
			gas_price: genex_runtime::Revive::evm_base_fee(),
			nonce: ALITH.nonce().into(),
			to: Some(BALTATHAR.address()),
			value,
			..Default::default()
		};
		assert_eq!(
			apply(ALITH.wrap(TransactionUnsigned::Transaction2930Unsigned(with_list))),
			Ok(Ok(()))
		);
		let newer = ALITH.eip1559(BALTATHAR.address(), value, Vec::new());
		assert_eq!(
			apply(ALITH.wrap(TransactionUnsigned::Transaction1559Unsigned(newer))),
			Ok(Ok(()))
		);
		assert_eq!(System::account(BALTATHAR.account()).data.free, before + 15 * GNX);
		assert_eq!(ALITH.nonce(), 3);
	});
}

#[test]
fn ethereum_key_should_make_native_calls_with_the_same_nonce_and_balance() {
	env::execute(|| {
		let mark = eth::mark();
		let transaction = ALITH.native(remark());
		assert!(validate(transaction.clone()).is_ok());
		assert_eq!(apply(transaction.clone()), Ok(Ok(())));
		assert_eq!(eth::reverted(mark), None);
		let remarked = eth::events_since(mark).into_iter().any(|event| {
			matches!(event, genex_runtime::RuntimeEvent::System(
				frame_system::Event::Remarked { sender, .. }
			) if sender == who::alith())
		});
		assert!(remarked);
		assert_eq!(System::account_nonce(who::alith()), 1);
		assert_eq!(apply(transaction), Err(invalid(InvalidTransaction::Stale)), "no replay");
	});
}

#[test]
fn transaction_should_wait_when_its_nonce_is_ahead() {
	env::execute(|| {
		let mut ahead = ALITH.legacy(BALTATHAR.address(), 0.into(), Vec::new());
		ahead.nonce = 5.into();
		let transaction = ALITH.wrap(TransactionUnsigned::TransactionLegacyUnsigned(ahead));
		let valid = validate(transaction.clone()).expect("valid later");
		assert_eq!(valid.requires.len(), 1);
		assert_eq!(apply(transaction), Err(invalid(InvalidTransaction::Future)));
	});
}

#[test]
fn native_call_should_take_no_value() {
	env::execute(|| {
		let with_value = ALITH.legacy(RUNTIME_PALLETS_ADDR, 1_000_000.into(), remark().encode());
		let transaction = ALITH.wrap(TransactionUnsigned::TransactionLegacyUnsigned(with_value));
		assert_refused(transaction, InvalidTransaction::Call);
	});
}

#[test]
fn garbage_should_be_refused() {
	env::execute(|| {
		for payload in [vec![], vec![0], vec![0xc0], vec![0x02, 0xc0]] {
			assert_refused(carry(payload), InvalidTransaction::Call);
		}
		for round in Rounds::from_env().all() {
			println!("{round:?}");
			let byte = |at: u64| round.number(&format!("byte {at}"), 0xff, 0..=0xff);
			let payload = (0..round.number("length", 100, 1..=400))
				.map(|at| u8::try_from(byte(at)).expect("a byte"))
				.collect();
			assert_refused(carry(payload), InvalidTransaction::Call);
		}
		let undecodable = ALITH.call(RUNTIME_PALLETS_ADDR, vec![255, 255, 255]);
		assert_refused(undecodable, InvalidTransaction::Call);
	});
}

#[test]
fn signature_of_another_should_not_spend() {
	env::execute(|| {
		let signed =
			BALTATHAR.signer().sign_transaction(TransactionUnsigned::TransactionLegacyUnsigned(
				ALITH.legacy(who_else(), 10u128.pow(18).into(), Vec::new()),
			));
		let before = System::account(who::alith()).data.free;
		assert_eq!(apply(carry(signed.signed_payload())), Ok(Ok(())));
		assert_eq!(System::account(who::alith()).data.free, before, "its signer pays");
		assert_eq!(BALTATHAR.nonce(), 1);
	});
}

fn who_else() -> H160 {
	eth::CHARLETH.address()
}

#[test]
fn gas_price_below_the_base_fee_should_be_refused() {
	env::execute(|| {
		let mut cheap = ALITH.legacy(BALTATHAR.address(), 0.into(), Vec::new());
		cheap.gas_price -= 1.into();
		let transaction = ALITH.wrap(TransactionUnsigned::TransactionLegacyUnsigned(cheap));
		assert_refused(transaction, InvalidTransaction::Payment);
	});
}

#[test]
fn registered_account_without_gnx_should_lack_the_fee_and_nothing_else() {
	env::execute(|| {
		let pair = who::pair("Penniless");
		let account = who::account("Penniless");
		scene::register(&account, Tier::L1);
		assert_eq!(System::account(&account).data.free, 0);
		assert_eq!(System::account(&account).sufficients, 1);
		let refused = Err(invalid(InvalidTransaction::Payment));
		assert_eq!(validate(sign(remark(), &pair)), refused);
		scene::endow(&account, GNX);
		assert_ok!(submit(remark(), &pair));
		assert_eq!(System::account_nonce(&account), 1);
		let away = pallet_balances::Call::<Runtime>::transfer_all {
			dest: who::issuer().into(),
			keep_alive: false,
		};
		assert_ok!(dispatch(away, &account));
		assert_eq!(System::account(&account).data.free, 0);
		assert_eq!(System::account_nonce(&account), 1, "the account and its nonce live on");
		assert_eq!(validate(sign(remark(), &pair)), refused);
	});
}

#[test]
fn registered_ethereum_key_without_gnx_should_lack_the_fee_and_nothing_else() {
	env::execute(|| {
		let key = Key(sp_io::hashing::blake2_256(b"penniless"));
		scene::register(&key.account(), Tier::L1);
		assert_eq!(validate(key.native(remark())), Err(invalid(InvalidTransaction::Payment)));
		scene::endow(&key.account(), GNX);
		assert_eq!(apply(key.native(remark())), Ok(Ok(())));
		assert_eq!(key.nonce(), 1);
	});
}

#[test]
fn native_signature_should_not_be_taken_for_another_chain_or_version() {
	env::execute(|| {
		let transaction = sign(remark(), &Sr25519Keyring::Dave.pair());
		assert!(validate(transaction.clone()).is_ok());
		frame_system::BlockHash::<Runtime>::insert(0, sp_core::H256::repeat_byte(1));
		assert_eq!(validate(transaction), Err(invalid(InvalidTransaction::BadProof)));
	});
}

#[test]
fn ethereum_block_should_list_its_transactions_with_their_outcome() {
	env::execute(|| {
		let transactions = [ALITH.native(remark()), BALTATHAR.call(who_else(), Vec::new())];
		for transaction in transactions.clone() {
			assert_eq!(apply(transaction), Ok(Ok(())));
		}
		let mut body =
			vec![genex_runtime_tests::native::bare(pallet_timestamp::Call::<Runtime>::set {
				now: 0,
			})];
		body.extend(transactions);
		env::finish_block();
		let block = genex_runtime::eth_api::extract_block(body).expect("a block that agrees");
		let listed = block.ethereum;
		assert_eq!(listed.len(), 2);
		assert_eq!(listed[0].extrinsic_index, 1);
		assert_eq!(listed[0].from, ALITH.address());
		assert_eq!(listed[1].from, BALTATHAR.address());
		assert!(listed.iter().all(|one| one.success));
		env::start_block_at(env::now() + 1);
	});
}
