// SPDX-License-Identifier: Apache-2.0
//! Random acts of the SDK's pallets: GNX, validators, brakes, and calls inside other calls.

use crate::invariants::{
	acts::{Act, cash, coupons, sales, signed},
	random::Random,
	world::World,
};
use genex_runtime::{Runtime, RuntimeOrigin};
use genex_runtime_tests::{evidence, scene::council, who};
use sp_keyring::Sr25519Keyring;

/// What moves GNX, the validator set and the emergency brakes.
pub fn chain(world: &World, random: &mut Random) -> Act {
	let (from, to) = (world.anyone(random), world.anyone(random));
	let full_name = |call: &[u8]| {
		let name = |text: &[u8]| text.to_vec().try_into().expect("short");
		(name(b"Coupons"), name(call))
	};
	let call = *random.pick(&[&b"transfer"[..], b"redeem", b"mint"]);
	match random.below(23) {
		0..=6 => {
			let value = u128::from(random.any() >> random.below(64));
			let call =
				pallet_balances::Call::<Runtime>::transfer_allow_death { dest: to.into(), value };
			(call.into(), signed(&from))
		},
		7 => {
			let dest = to.into();
			let call = pallet_balances::Call::<Runtime>::transfer_all { dest, keep_alive: false };
			// Those who pay for everything keep their GNX.
			(call.into(), signed(&who::account("Hal")))
		},
		8 => {
			let who = random.pick(&world.keyed).clone();
			(
				pallet_validators::Call::<Runtime>::add_validator { who, reason: random.hash() }
					.into(),
				council(),
			)
		},
		9 => {
			let who = random.pick(&world.keyed).clone();
			(
				pallet_validators::Call::<Runtime>::remove_validator { who, reason: random.hash() }
					.into(),
				council(),
			)
		},
		10 => {
			let new = u32::try_from(random.below(4)).expect("small");
			(
				pallet_validators::Call::<Runtime>::set_floor { new, reason: random.hash() }.into(),
				council(),
			)
		},
		11 => {
			// The first keeps its keys, so that the set can always grow again, and with it what leaves it.
			let keyed = random.pick(&world.keyed[1..]);
			let who = if from == world.keyed[0] || random.chance(75) { keyed } else { &from };
			(pallet_validators::Call::<Runtime>::withdraw_keys {}.into(), signed(who))
		},
		12 => {
			let delay = u32::try_from(random.below(10)).expect("small");
			let origin = if random.chance(50) { RuntimeOrigin::root() } else { council() };
			(
				pallet_root_delay::Call::<Runtime>::set_delay { delay, reason: random.hash() }
					.into(),
				origin,
			)
		},
		13 => {
			let full_name = full_name(call);
			(pallet_tx_pause::Call::<Runtime>::pause { full_name }.into(), signed(&who::officer()))
		},
		14 => {
			let bytes = random.any().to_le_bytes().to_vec();
			(pallet_preimage::Call::<Runtime>::note_preimage { bytes }.into(), signed(&from))
		},
		15 => {
			let call_hash = random.hash();
			let call = pallet_whitelist::Call::<Runtime>::whitelist_call { call_hash };
			(call.into(), council())
		},
		16 => {
			let share = u8::try_from(random.below(101)).expect("a share");
			let (new, reason) = (sp_runtime::Percent::from_percent(share), random.hash());
			let call = pallet_validators::Call::<Runtime>::set_absence_limit { new, reason };
			(call.into(), council())
		},
		17 => {
			let who =
				if random.chance(50) { who::issuer() } else { random.pick(&world.keyed).clone() };
			let reason = random.hash();
			let call = pallet_validators::Call::<Runtime>::enable_validator { who, reason };
			(call.into(), council())
		},
		// The first validator never leaves the set.
		18 => {
			let roots = [random.hash(), random.hash()];
			(evidence::double_block(Sr25519Keyring::Alice, roots).into(), signed(&from))
		},
		_ => {
			let ident = full_name(call);
			(pallet_tx_pause::Call::<Runtime>::unpause { ident }.into(), council())
		},
	}
}

/// Acts inside a carrier.
pub fn wrapped(world: &World, random: &mut Random) -> Act {
	use pallet_utility::Call;
	let (first, origin) = coupons(world, random);
	let (second, _) = if random.chance(50) { cash(world, random) } else { sales(world, random) };
	let calls = vec![first.clone(), second.clone()];
	let carrier = match random.below(5) {
		0 => Call::<Runtime>::batch { calls },
		1 => Call::<Runtime>::batch_all { calls },
		2 => Call::<Runtime>::force_batch { calls },
		3 => Call::<Runtime>::if_else { main: Box::new(first), fallback: Box::new(second) },
		_ => {
			let index = u16::try_from(random.below(3)).expect("small");
			Call::<Runtime>::as_derivative { index, call: Box::new(first) }
		},
	};
	(carrier.into(), origin)
}
