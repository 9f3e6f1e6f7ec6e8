// SPDX-License-Identifier: Apache-2.0
//! Whoever is sponsored keeps its GNX to the last unit, however much it has.

use super::*;
use frame_support::traits::fungible::Inspect;
use genex_runtime::{Balances, Revive, constants::EXISTENTIAL_DEPOSIT};
use pallet_revive::evm::TransactionUnsigned;
use pallet_transaction_payment::{Multiplier, NextFeeMultiplier};
use sp_core::H160;

/// What a key can have: nothing, the least that an account holds, hardly more, and plenty. Less than the least is none.
const HELD: [Balance; 4] = [0, EXISTENTIAL_DEPOSIT, EXISTENTIAL_DEPOSIT + 1, GNX];

/// Multipliers with which a unit of gas costs whole smallest units of GNX, and parts of one besides.
fn multipliers() -> [Multiplier; 2] {
	[Multiplier::from_u32(1), Multiplier::from_rational(1_234_567, 1_000_000)]
}

/// What a key has: by the ledger, and in the parts of the smallest unit that Ethereum knows.
fn held() -> (u128, u128, sp_core::U256) {
	let data = System::account(STRANGER.account()).data;
	(data.free, data.reserved, Revive::evm_balance(&STRANGER.address()))
}

/// Runs `transaction`, which a pool pays and of which its signer sees nothing in its GNX. Gives whether it reverted.
fn spared(transaction: UncheckedExtrinsic, what: &str) -> bool {
	let (before, paid_by_pool, issued) = (held(), pool(), Balances::total_issuance());
	let mark = eth::mark();
	assert_eq!(apply(transaction), Ok(Ok(())), "{what}");
	let paid = paid_since(mark);
	let [(payer, _, fee)] = paid.as_slice() else { panic!("one fee for {what}: {paid:?}") };
	assert_eq!(*payer, STRANGER.account());
	assert_eq!(held(), before, "{what}");
	assert_eq!(paid_by_pool - pool(), *fee, "{what}: the pool paid the fee and no more");
	assert_eq!(Balances::total_issuance(), issued, "{what}: nothing was burnt");
	eth::reverted(mark).is_some()
}

/// A call through a precompile, at the price 0.
fn by_precompile((to, input): (H160, Vec<u8>)) -> UncheckedExtrinsic {
	STRANGER.free_call(to, input)
}

fn buying(call: &RuntimeCall) -> (H160, Vec<u8>) {
	business::solidity(call).expect("a precompile serves it")
}

fn redeeming(stage: &Stage) -> (H160, Vec<u8>) {
	let input = IRedemption::redeemCall {
		series: U256::from(stage.series),
		quantity: U256::from(10),
		redeemer: Address::from(Mapper::to_address(&who::issuer()).0),
		orderHash: scene::hash_of("order").0.into(),
		ciphertext: Default::default(),
	};
	(addresses::address_of(addresses::REDEMPTION), input.abi_encode())
}

fn too_dear(stage: &Stage) -> RuntimeCall {
	let (listing, quantity) = (stage.listing, 10);
	pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total: 1 }.into()
}

#[test]
fn sponsored_ethereum_transaction_should_leave_gnx_alone_when_its_signer_has_some() {
	for held in HELD {
		for multiplier in multipliers() {
			env::execute(|| {
				let stage = stage();
				if held > 0 {
					scene::endow(&STRANGER.account(), held);
				}
				assert_eq!(gnx(&STRANGER.account()), held);
				NextFeeMultiplier::<Runtime>::put(multiplier);
				let what = format!("{held} at {multiplier:?}");
				for asked in [buying(&purchase(&stage)), redeeming(&stage)] {
					assert!(!spared(by_precompile(asked), &what), "{what}");
				}
				assert!(!spared(STRANGER.free_native(purchase(&stage)), &what), "{what}");
				assert!(spared(by_precompile(buying(&too_dear(&stage))), &what), "{what}");
			});
		}
	}
}

#[test]
fn sponsored_ethereum_transaction_should_leave_parts_of_the_smallest_unit_alone() {
	for multiplier in multipliers() {
		env::execute(|| {
			let stage = stage();
			NextFeeMultiplier::<Runtime>::put(multiplier);
			let value = sp_core::U256::from(10u128.pow(18) + 999_999);
			let send = eth::ALITH.eip1559(STRANGER.address(), value, Vec::new());
			let send = TransactionUnsigned::Transaction1559Unsigned(send);
			assert_eq!(apply(eth::ALITH.wrap(send)), Ok(Ok(())));
			assert_eq!(held().2 % sp_core::U256::from(1_000_000), sp_core::U256::from(999_999));
			for asked in [buying(&purchase(&stage)), redeeming(&stage)] {
				let what = format!("{multiplier:?}");
				assert!(!spared(by_precompile(asked), &what), "{what}");
			}
		});
	}
}

#[test]
fn signer_should_pay_with_its_gnx_again_when_the_sponsored_transaction_is_over() {
	env::execute(|| {
		let stage = stage();
		scene::endow(&STRANGER.account(), GNX);
		assert!(!spared(by_precompile(buying(&purchase(&stage))), "free"));
		let (to, input) = redeeming(&stage);
		let before = pool();
		assert_eq!(apply(STRANGER.call(to, input)), Ok(Ok(())));
		assert!(gnx(&STRANGER.account()) < GNX);
		assert_eq!(pool(), before);
	});
}
