// SPDX-License-Identifier: Apache-2.0
//! Calls to the precompiles as wallets and contracts make them.

mod acts;
mod addresses;
mod approvals;
mod callbacks;
mod compliance;
mod custody;
mod docs;
mod evm;
mod fee_pools;
mod gifts;
mod guards;
mod identity;
mod insolvency;
mod issuers;
mod market_acts;
mod market_views;
mod marketplace;
mod outcomes;
mod pauses;
mod permits;
mod promises;
mod quarantine;
mod redemption;
mod sales;
mod serials;
mod stablecoins;
mod transfer_policies;
mod transfers;
mod translation;
mod twins;
mod views;

use crate::{
	addresses as book,
	mock::{
		Cash, Coupons, DOLLARS, NUMBERED, RuntimeEvent, RuntimeOrigin, System, Test, account,
		account_at, unlimited,
	},
};
use genex_primitives::{Balance, Quantity, SeriesId};
use pallet_revive::{
	ContractResult, ExecConfig, ExecReturnValue, H160, H256, U256,
	precompiles::alloy::{
		self,
		primitives::Address,
		sol_types::{Revert, SolCall, SolError, SolEvent},
	},
};

/// The address of `Coupon`.
const COUPON: H160 = book::address_of(book::COUPON);
/// The address of `Marketplace`.
const MARKETPLACE: H160 = book::address_of(book::MARKETPLACE);
/// The address of `Redemption`.
const REDEMPTION: H160 = book::address_of(book::REDEMPTION);

/// The address of the dollars.
fn dollars() -> H160 {
	book::of_stablecoin(DOLLARS)
}

/// The address of the serialised series.
fn numbered() -> H160 {
	book::of_series(NUMBERED)
}

/// A call of `caller` to `target` with `value` in Ethereum's smallest unit.
fn call_with(
	caller: u8,
	target: H160,
	value: u128,
	input: Vec<u8>,
) -> ContractResult<ExecReturnValue, u128> {
	pallet_revive::Pallet::<Test>::bare_call(
		RuntimeOrigin::signed(account(caller)),
		target,
		U256::from(value),
		unlimited(),
		input,
		&ExecConfig::new_substrate_tx(),
	)
}

/// What a call without value returned.
fn call(caller: u8, target: H160, input: Vec<u8>) -> ExecReturnValue {
	call_with(caller, target, 0, input).result.expect("the call is carried out")
}

/// The decoded answer of a call that succeeds.
fn answer<C: SolCall>(caller: u8, target: H160, input: &C) -> C::Return {
	let output = call(caller, target, input.abi_encode());
	assert!(!output.did_revert(), "reverted: {:?}", reason_in(&output.data));
	C::abi_decode_returns(&output.data).expect("the answer has the declared type")
}

/// The reason of a call that reverts.
#[track_caller]
fn reason<C: SolCall>(caller: u8, target: H160, input: &C) -> String {
	let output = call(caller, target, input.abi_encode());
	assert!(output.did_revert(), "did not revert");
	reason_in(&output.data)
}

fn reason_in(data: &[u8]) -> String {
	Revert::abi_decode(data).expect("the reason is a text").reason
}

/// An address in the type of Solidity.
fn sol(address: H160) -> Address {
	Address::from(address.0)
}

/// A number in the type of Solidity.
fn number(value: u64) -> alloy::primitives::U256 {
	alloy::primitives::U256::from(value)
}

/// One log: who wrote it, topics, data.
type Log = (H160, Vec<H256>, Vec<u8>);

/// All logs of the test so far, in order.
fn logs() -> Vec<Log> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted {
				contract,
				data,
				topics,
			}) => Some((contract, topics, data)),
			_ => None,
		})
		.collect()
}

/// The log that `contract` writes for `event`.
fn log(contract: H160, event: impl SolEvent) -> Log {
	let (topics, data) = event.encode_log_data().split();
	(contract, topics.into_iter().map(|topic| H256(topic.0)).collect(), data.to_vec())
}

/// The native events of the books so far, in order.
fn book_events() -> Vec<RuntimeEvent> {
	let of_a_book = |event: &RuntimeEvent| {
		use RuntimeEvent::{
			Allowances, Books, Cash, Claims, Compliance, Coupons, Custody, FeePolicy, Insolvency,
			Issuers, Kyc, Nonces, OrderBook, Permits, Quarantine, Redemption, Sales, Serials,
			TransferPolicies, TravelRule,
		};
		let of_value =
			matches!(event, Coupons(_) | Cash(_) | Allowances(_) | OrderBook(_) | Sales(_));
		let of_promises =
			matches!(event, Claims(_) | Kyc(_) | Nonces(_) | Permits(_) | Redemption(_));
		let of_issuers = matches!(event, Custody(_) | Issuers(_) | Insolvency(_) | Quarantine(_));
		let of_rest = matches!(
			event,
			Books(_)
				| Compliance(_)
				| FeePolicy(_)
				| Serials(_) | TransferPolicies(_)
				| TravelRule(_)
		);
		of_value || of_promises || of_issuers || of_rest
	};
	System::events().into_iter().map(|record| record.event).filter(of_a_book).collect()
}

/// Every storage entry of the pallets with books: coupons and their numbers, money, who may spend whose, orders, listings,
/// messages, authorisations, cards, gifts, offers, custody, issuers, their defaults, pools that pay fees, lists
/// of who may hold, identities, and cases.
fn books() -> Vec<(Vec<u8>, Vec<u8>)> {
	let pallets: [&[u8]; 20] = [
		b"Coupons",
		b"Assets",
		b"Books",
		b"Cash",
		b"Claims",
		b"Compliance",
		b"Custody",
		b"Allowances",
		b"FeePolicy",
		b"Insolvency",
		b"Issuers",
		b"Kyc",
		b"Nonces",
		b"OrderBook",
		b"Quarantine",
		b"Redemption",
		b"Sales",
		b"Serials",
		b"TransferPolicies",
		b"TravelRule",
	];
	pallets.into_iter().flat_map(entries_of).collect()
}

fn entries_of(pallet: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
	let prefix = sp_io::hashing::twox_128(pallet).to_vec();
	let mut entries = Vec::new();
	let mut key = prefix.clone();
	while let Some(next) = sp_io::storage::next_key(&key) {
		if !next.starts_with(&prefix) {
			break;
		}
		let value = sp_io::storage::get(&next).expect("the key exists");
		entries.push((next.clone(), value.to_vec()));
		key = next;
	}
	entries
}

/// State and events of the books after `act`, started from the state at genesis.
fn effects_of(act: impl FnOnce()) -> (Vec<(Vec<u8>, Vec<u8>)>, Vec<RuntimeEvent>) {
	let mut effects = (Vec::new(), Vec::new());
	crate::mock::build_and_execute(|| {
		act();
		effects = (books(), book_events());
	});
	effects
}

/// Units of `series` at `address`.
fn units_at(address: H160, series: SeriesId) -> Quantity {
	Coupons::balance_of(&account_at(address), series)
}

/// Dollars that the account at `address` can spend, in smallest units.
fn money_at(address: H160) -> Balance {
	Cash::balance(DOLLARS, account_at(address)).free
}
