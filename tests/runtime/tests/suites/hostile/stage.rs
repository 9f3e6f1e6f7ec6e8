// SPDX-License-Identifier: Apache-2.0
//! Whom the attacks are aimed at, and who attacks.

use crate::hostile::code::Codes;
use codec::Encode;
use frame_support::assert_ok;
use genex_precompiles::{abi::IRedemption, addresses};
use genex_primitives::{IdentityId, SeriesId, Tier, book::Side};
use genex_runtime::{AccountId, Header, Revive, Runtime};
use genex_runtime_tests::{
	env,
	eth::CHARLETH,
	evm::{self, account_of, address_of},
	native::dispatch,
	scene::{self, USDC},
	who,
};
use pallet_order_book::OrderRequest;
use pallet_revive::{
	evm::TransactionUnsigned,
	precompiles::alloy::{
		primitives::{Address, Bytes, U256 as Word},
		sol_types::SolCall,
	},
};
use sp_core::{H160, U256};
use sp_io::{TestExternalities, hashing::keccak_256};
use sp_state_machine::Backend;
use std::collections::BTreeMap;

/// Units of each instance of a hostile contract.
const UNITS: u64 = 60;
/// Most attacks in a block.
const MOST: u32 = 12;
/// What an attack comes with, in smallest units of 18 decimals.
const VALUE: u64 = 1_000_000_000_000_000;
/// How much more gas an attack may use than the largest transaction computes with, for deposits of what it stores.
const DEPOSITS: u32 = 8;
/// A constructor that stores a value, of a contract that does nothing.
const KEEPER: &[u8] =
	&[0x60, 7, 0x60, 1, 0x55, 0x60, 1, 0x80, 0x60, 0x0e, 0x5f, 0x39, 0x5f, 0xf3, /* code */ 0];
/// Where child tries are.
const CHILD_TRIES: &[u8] = b":child_storage:default:";

/// Everybody, and what is signed.
pub struct Stage {
	/// The series of the units.
	pub series: SeriesId,
	/// What tells in a key that it is of a victim.
	pub victims: Vec<Vec<u8>>,
	/// The tries of the victims' contracts.
	pub tries: Vec<Vec<u8>>,
	/// What tells in a key that it is of the attackers.
	pub own: Vec<Vec<u8>>,
	/// The identities of the hostile contracts.
	pub identities: Vec<IdentityId>,
	/// The attacks, by the names of their contracts.
	pub attacks: BTreeMap<String, Vec<Vec<u8>>>,
	/// Transactions as large, with which nothing is done.
	pub harmless: Vec<Vec<u8>>,
	/// Transactions as large, by which a contract redeems units of its own.
	pub honest: Vec<Vec<u8>>,
}

/// Sets all up. Gives the state, the header of its block, and what its clock says.
pub fn build(codes: &Codes) -> (Stage, TestExternalities, Header, u64) {
	let mut state = env::chain(env::preset("development"));
	let (series, victims) = state.execute_with(|| {
		env::begin();
		settle_victims()
	});
	state.commit_all().expect("no transaction is open");
	let tries = child_tries(&state);
	let (stage, header, seconds) = state.execute_with(|| {
		let stage = settle_attackers(codes, series, victims, tries);
		let seconds = env::now();
		(stage, env::finish_block(), seconds)
	});
	state.commit_all().expect("no transaction is open");
	(stage, state, header, seconds)
}

/// The child tries of a state.
fn child_tries(state: &TestExternalities) -> Vec<Vec<u8>> {
	let next = |key: &[u8]| state.backend.next_storage_key(key).expect("a readable trie");
	let ours = |key: &Vec<u8>| key.starts_with(CHILD_TRIES);
	std::iter::successors(next(CHILD_TRIES).filter(ours), |key| next(key).filter(ours)).collect()
}

/// People with units, money, orders and allowances, and a contract with units and a value of its own. Gives the series, and
/// what tells in a key that it is theirs.
fn settle_victims() -> (SeriesId, Vec<Vec<u8>>) {
	let people = [who::alith(), who::holder()];
	let (series, _) = scene::stage(&people, 1_000);
	let market = scene::open_market(series, 1);
	assert_eq!(market, 1, "the contracts know the market by its number");
	for (person, side, tick) in [(&people[0], Side::Bid, 50), (&people[1], Side::Ask, 150)] {
		let order = OrderRequest { client: Some(7), ..scene::order(side, tick, 10) };
		scene::place(person, market, order);
	}
	let spender = who::baltathar();
	let approve = pallet_allowances::Call::<Runtime>::approve { asset: USDC, spender, amount: 5 };
	assert_ok!(dispatch(approve, &people[0]));

	let keeper = evm::construct(&who::holder(), KEEPER.to_vec()).expect("it deploys");
	arm(&account_of(&keeper), series, None);
	let everybody = people.into_iter().chain([
		who::issuer(),
		who::attestor(),
		who::officer(),
		who::gateway(),
		who::baltathar(),
	]);
	let accounts: Vec<AccountId> = everybody.collect();
	let addresses = accounts.iter().map(address_of).chain([keeper]).map(|at| at.0.to_vec());
	let accounts = accounts.iter().map(|account| account.encode());
	(series, addresses.chain(accounts).collect())
}

/// Lets an account hold coupons, as a person of its own or one with `owner`, and gives it some.
fn arm(account: &AccountId, series: SeriesId, owner: Option<&AccountId>) {
	match owner {
		Some(owner) => scene::link(owner, account),
		None => {
			scene::register(account, Tier::L2);
		},
	}
	scene::allow_contract(account);
	let to = account.clone();
	let give = pallet_coupons::Call::<Runtime>::transfer { series, to, quantity: UNITS };
	assert_ok!(dispatch(give, &who::holder()));
}

fn settle_attackers(
	codes: &Codes,
	series: SeriesId,
	victims: Vec<Vec<u8>>,
	tries: Vec<Vec<u8>>,
) -> Stage {
	let attacker = who::charleth();
	let purse = evm::deploy(&attacker, evm::PURSE);
	let redeemer = evm::deploy(&attacker, &evm::forwarder());
	arm(&account_of(&redeemer), series, None);
	let mut own = vec![CHARLETH.address(), purse, redeemer];
	let mut identities = vec![scene::identity(&account_of(&redeemer))];
	let mut attacks = BTreeMap::new();
	for (name, code) in codes {
		let [first, second] = [(); 2].map(|()| {
			let made = evm::construct(&attacker, code.clone());
			made.unwrap_or_else(|error| panic!("{name} does not deploy: {error}"))
		});
		let owner = account_of(&first);
		arm(&owner, series, None);
		arm(&account_of(&second), series, Some(&owner));
		identities.push(scene::identity(&owner));
		own.extend([first, second]);
		attacks.insert(name.clone(), (first, second));
	}
	let input = |other| attack_on(address_of(&who::alith()), series, other);
	let attacks = attacks
		.into_iter()
		.map(|(name, (first, second))| (name, sign(first, &input(second))))
		.collect();
	let own = own.into_iter().map(|address| address.0.to_vec()).collect();
	let (harmless, honest) = (sign(purse, &[]), sign(redeemer, &redemption(series)));
	Stage { series, victims, tries, own, identities, attacks, harmless, honest }
}

/// What lets a forwarder redeem a unit of its own.
fn redemption(series: SeriesId) -> Vec<u8> {
	let redeem = IRedemption::redeemCall {
		series: Word::from(series),
		quantity: Word::from(1u8),
		redeemer: Address::from(address_of(&who::issuer()).0),
		orderHash: scene::hash_of("order").0.into(),
		ciphertext: Bytes::new(),
	};
	let precompile = addresses::address_of(addresses::REDEMPTION);
	evm::forward(precompile, U256::zero(), &redeem.abi_encode())
}

/// `attack(victim, series, other)`.
fn attack_on(victim: H160, series: SeriesId, other: H160) -> Vec<u8> {
	let word = |address: H160| U256::from_big_endian(&address.0).to_big_endian();
	let name = keccak_256(b"attack(address,uint256,address)");
	let words = [word(victim), U256::from(series).to_big_endian(), word(other)];
	[&name[..4], words.as_flattened()].concat()
}

/// Calls of a contract with the most gas that a transaction may have, one after the other.
fn sign(to: H160, input: &[u8]) -> Vec<Vec<u8>> {
	let gas = Revive::evm_max_extrinsic_weight_in_gas().saturating_mul(DEPOSITS.into());
	let price = Revive::evm_base_fee().saturating_mul(2u32.into());
	let nonces = CHARLETH.nonce()..CHARLETH.nonce() + MOST;
	nonces
		.map(|nonce| {
			let mut transaction = CHARLETH.eip1559(to, VALUE.into(), input.to_vec());
			transaction.nonce = nonce.into();
			transaction.gas = gas;
			(transaction.gas_price, transaction.max_fee_per_gas) = (price, price);
			CHARLETH.wrap(TransactionUnsigned::Transaction1559Unsigned(transaction)).encode()
		})
		.collect()
}
