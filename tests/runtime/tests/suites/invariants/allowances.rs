// SPDX-License-Identifier: Apache-2.0
//! Random acts on allowances, by calls and by permits.

use crate::invariants::{
	acts::{Act, amount, signed},
	random::Random,
	world::World,
};
use genex_runtime::Runtime;
use genex_runtime_tests::{
	env::now,
	eth::{ALITH, BALTATHAR, CHARLETH},
	evm::address_of,
	scene::USDC,
};
use pallet_allowances::Call;
use sp_core::U256;

/// What others may do with money, by call and by permits of Ethereum keys.
pub fn next(world: &World, random: &mut Random) -> Act {
	let (owner, spender, to) = (world.anyone(random), world.anyone(random), world.anyone(random));
	let asset = *random.pick(&[USDC, USDC, USDC, 2, 9]);
	let most = match random.below(10) {
		0 => 0,
		1..=2 => pallet_allowances::INFINITE,
		_ => amount(random),
	};
	let given: Vec<_> = pallet_allowances::Allowances::<Runtime>::iter().collect();
	match random.below(10) {
		0..=2 => {
			let call = Call::<Runtime>::approve { asset, spender, amount: most };
			(call.into(), signed(&owner))
		},
		3..=4 => {
			let key = *random.pick(&[&ALITH, &BALTATHAR, &CHARLETH]);
			let deadline = now() + random.below(100) - 10;
			let (spender, value) = (address_of(&spender), U256::from(most));
			let (permit, signature) = key.permit(asset, spender, value, deadline.into());
			let call = Call::<Runtime>::permit { asset, permit, signature };
			(call.into(), signed(&owner))
		},
		_ if given.is_empty() => {
			let (from, amount) = (owner, amount(random));
			let call = Call::<Runtime>::transfer_from { asset, from, to, amount };
			(call.into(), signed(&spender))
		},
		_ => {
			let (from, (asset, spender), allowed) = random.pick(&given).clone();
			let free = genex_runtime::Cash::balance(asset, from.clone()).free;
			let some = u128::from(random.any()) % free.min(allowed).max(1) + 1;
			let amount = if random.chance(80) { some } else { amount(random) };
			let call = Call::<Runtime>::transfer_from { asset, from, to, amount };
			(call.into(), signed(&spender))
		},
	}
}
