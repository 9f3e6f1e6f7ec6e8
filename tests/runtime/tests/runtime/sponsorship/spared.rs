// SPDX-License-Identifier: Apache-2.0
//! Whoever is sponsored keeps its GNX to the last unit, however much it has.

use super::*;
use genex_runtime::{Balances, Revive, constants::EXISTENTIAL_DEPOSIT};
use pallet_revive::evm::TransactionUnsigned;
use pallet_transaction_payment::NextFeeMultiplier;
use sp_core::H160;

/// What a key can have: nothing, the least that an account holds, hardly more, and plenty. Less than the least is none.
const HELD: [Balance; 4] = [0, EXISTENTIAL_DEPOSIT, EXISTENTIAL_DEPOSIT + 1, GNX];

/// What a key has: by the ledger, and in the parts of the smallest unit that Ethereum knows.
fn held() -> (u128, u128, sp_core::U256) {
	let data = System::account(STRANGER.account()).data;
	(data.free, data.reserved, Revive::evm_balance(&STRANGER.address()))
}

/// Runs `transaction`, which a pool pays and of which its signer sees nothing in its GNX. Gives whether it reverted.
fn spared(transaction: UncheckedExtrinsic, act: Act, what: &str) -> bool {
	let (before, paid_by_pool, issued) = (held(), pool(), Balances::total_issuance());
	let mark = eth::mark();
	assert_eq!(apply(transaction), Ok(Ok(())), "{what}");
	let fee = fee_since(mark, &STRANGER.account(), act);
	assert_eq!(held(), before, "{what}");
	assert_eq!(paid_by_pool - pool(), fee, "{what}: the pool paid the fee and no more");
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
	let redeem = scene::redeeming(&who::issuer(), stage.series, 10);
	business::units(&redeem).expect("a precompile serves it")
}

/// What is asked of precompiles here, and what it is to pools.
fn both(stage: &Stage) -> [((H160, Vec<u8>), Act); 2] {
	[(buying(&purchase(stage)), Act::Purchase), (redeeming(stage), Act::Redeem)]
}

#[test]
fn sponsored_ethereum_transaction_should_leave_gnx_alone_when_its_signer_has_some() {
	for held in HELD {
		for multiplier in eth::multipliers() {
			env::execute(|| {
				let stage = stage();
				if held > 0 {
					scene::endow(&STRANGER.account(), held);
				}
				assert_eq!(gnx(&STRANGER.account()), held);
				NextFeeMultiplier::<Runtime>::put(multiplier);
				let what = format!("{held} at {multiplier:?}");
				for (asked, act) in both(&stage) {
					assert!(!spared(by_precompile(asked), act, &what), "{what}");
				}
				let natively = STRANGER.free_native(purchase(&stage));
				assert!(!spared(natively, Act::Purchase, &what), "{what}");
				let failing = by_precompile(buying(&dear(&stage)));
				assert!(spared(failing, Act::Purchase, &what), "{what}");
			});
		}
	}
}

#[test]
fn sponsored_ethereum_transaction_should_leave_parts_of_the_smallest_unit_alone() {
	for multiplier in eth::multipliers() {
		env::execute(|| {
			let stage = stage();
			NextFeeMultiplier::<Runtime>::put(multiplier);
			let value = sp_core::U256::from(10u128.pow(18) + 999_999);
			let send = eth::ALITH.eip1559(STRANGER.address(), value, Vec::new());
			let send = TransactionUnsigned::Transaction1559Unsigned(send);
			assert_eq!(apply(eth::ALITH.wrap(send)), Ok(Ok(())));
			assert_eq!(held().2 % sp_core::U256::from(1_000_000), sp_core::U256::from(999_999));
			for (asked, act) in both(&stage) {
				let what = format!("{multiplier:?}");
				assert!(!spared(by_precompile(asked), act, &what), "{what}");
			}
		});
	}
}

#[test]
fn signer_should_pay_with_its_gnx_again_when_the_sponsored_transaction_is_over() {
	env::execute(|| {
		let stage = stage();
		scene::endow(&STRANGER.account(), GNX);
		let free = by_precompile(buying(&purchase(&stage)));
		assert!(!spared(free, Act::Purchase, "free"));
		let (to, input) = redeeming(&stage);
		let (pools, mark) = (pool(), eth::mark());
		assert_eq!(apply(STRANGER.call(to, input)), Ok(Ok(())));
		// Rounding gas up to whole units costs besides.
		let paid = GNX - gnx(&STRANGER.account());
		let fee = eth::fee_paid_since(mark);
		assert!((fee..fee + eth::gas_price()).contains(&paid), "{paid} for {fee}");
		assert_eq!((pool(), paid_since(mark)), (pools, Vec::new()));
	});
}
