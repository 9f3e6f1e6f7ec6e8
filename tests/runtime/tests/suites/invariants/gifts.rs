// SPDX-License-Identifier: Apache-2.0
//! Random acts about gifts that wait: Travel Rule cases and quarantined offers.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	rules::named,
	world::{World, holding, identity},
};
use genex_primitives::Asset;
use genex_runtime::{AccountId, Runtime};
use genex_runtime_tests::{
	env::now,
	scene::{FAR_FUTURE, USDC, envelope},
	who,
};
use pallet_travel_rule::{CaseState, ExternalAddress};
use sp_core::Pair;
use sp_runtime::MultiSignature;

/// Something of somebody, mostly not more than it has.
fn property(world: &World, random: &mut Random) -> (AccountId, Asset, u128) {
	if random.chance(50) {
		let (who, series, quantity) = holding(world, random);
		return (who, Asset::Series(series), quantity.into());
	}
	let amount = u128::from(random.between(1, 5_000_000_000));
	(world.anyone(random), Asset::Stablecoin(USDC), amount)
}

/// A case in one of these states, mostly a late one; any case if there is none.
fn case_in(states: &[CaseState], random: &mut Random) -> u64 {
	find_case(states)
		.unwrap_or_else(|| random.below(pallet_travel_rule::NextCaseId::<Runtime>::get() + 1))
}

fn find_case(states: &[CaseState]) -> Option<u64> {
	let next = pallet_travel_rule::NextCaseId::<Runtime>::get();
	(1..next).rev().take(60).find(|id| {
		pallet_travel_rule::Cases::<Runtime>::get(id)
			.is_some_and(|case| states.contains(&case.state) && now() < case.deadline)
	})
}

/// What senders and attestors do about cases.
pub fn travel_rule(world: &World, random: &mut Random) -> Act {
	use CaseState::{Pending, Repair, Review, Started};
	use pallet_travel_rule::Call;
	let attestor = by(signed(&who::attestor()), world, random);
	let (from, asset, quantity) = property(world, random);
	let to = world.anyone(random);
	let sender_of = |case: u64| {
		pallet_travel_rule::Cases::<Runtime>::get(case)
			.map_or_else(|| from.clone(), |case| case.originator.account)
	};
	let reason = random.hash();
	match random.below(40) {
		0..=6 => {
			let envelope = random.chance(70).then(envelope);
			(Call::<Runtime>::open_case { asset, to, quantity, envelope }.into(), signed(&from))
		},
		7..=9 => {
			let case = case_in(&[Started, Repair], random);
			let call = Call::<Runtime>::attach_envelope { case, envelope: envelope() };
			(call.into(), signed(&sender_of(case)))
		},
		10..=14 => {
			let case = case_in(&[Pending], random);
			(Call::<Runtime>::start_review { case }.into(), attestor)
		},
		15..=16 => {
			let case = case_in(&[Review], random);
			(Call::<Runtime>::request_repair { case, reason }.into(), attestor)
		},
		17..=20 => {
			let case = case_in(&[Review], random);
			(Call::<Runtime>::accept { case, envelope: envelope().hash }.into(), attestor)
		},
		21 => {
			let case = case_in(&[Started, Pending, Review, Repair], random);
			(Call::<Runtime>::reject { case, reason }.into(), attestor)
		},
		22 => {
			let case = case_in(&[Started, Pending, Review, Repair], random);
			(Call::<Runtime>::cancel_case { case }.into(), signed(&sender_of(case)))
		},
		23..=25 => {
			let overdue = pallet_travel_rule::OpenCases::<Runtime>::iter_keys().next();
			let case = overdue.map_or(0, u64::from_be_bytes);
			(Call::<Runtime>::return_expired { case }.into(), signed(&to))
		},
		26 => {
			let overdue = pallet_travel_rule::OpenCases::<Runtime>::iter_keys().next();
			let case = overdue.map_or(0, u64::from_be_bytes);
			let call = Call::<Runtime>::write_off { case, returned: 0, reason };
			(call.into(), signed(&who::officer()))
		},
		27..=30 => {
			let envelope = envelope();
			let call = Call::<Runtime>::transfer_recorded { asset, to, quantity, envelope };
			(call.into(), signed(&from))
		},
		31..=34 => {
			let (hash, valid_until) = (named(random), FAR_FUTURE);
			let identity = identity(random);
			(Call::<Runtime>::record_travel_data { identity, hash, valid_until }.into(), attestor)
		},
		35 => (Call::<Runtime>::revoke_travel_data { identity: identity(random) }.into(), attestor),
		36..=37 => control(world, random),
		38 => {
			let proven = pallet_travel_rule::ControlsOf::<Runtime>::iter().find_map(
				|(identity, controls)| Some((identity, controls.proofs.first()?.clone())),
			);
			let Some((identity, proof)) = proven else { return control(world, random) };
			let address = proof.address;
			(Call::<Runtime>::revoke_control_proof { identity, address }.into(), attestor)
		},
		_ => {
			let case = pallet_travel_rule::Cases::<Runtime>::iter_keys().min().unwrap_or(0);
			(Call::<Runtime>::erase { case, proof: named(random) }.into(), attestor)
		},
	}
}

/// A proof that its address really signed.
fn control(world: &World, random: &mut Random) -> Act {
	let (address, pair) = random.pick(&world.pairs).clone();
	let identity = identity(random);
	let address = ExternalAddress::Substrate(address);
	let deadline = now() + random.between(1, 86_400);
	let message = genex_runtime::TravelRule::control_message(identity, address.clone(), deadline);
	let signature = MultiSignature::Sr25519(pair.sign(&message));
	let call = pallet_travel_rule::Call::<Runtime>::register_control_proof {
		identity,
		address,
		deadline,
		signature,
	};
	(call.into(), signed(&who::attestor()))
}

/// Mostly a wallet that an identity proved to control, with an account of that identity.
pub fn wallet(world: &World, random: &mut Random) -> (AccountId, ExternalAddress) {
	let proven: Vec<(AccountId, ExternalAddress)> =
		pallet_travel_rule::ControlsOf::<Runtime>::iter()
			.filter_map(|(identity, controls)| {
				let proof = controls.proofs.into_iter().next_back()?;
				let who = pallet_kyc::AccountsOf::<Runtime>::iter_key_prefix(identity).next()?;
				Some((who, proof.address))
			})
			.collect();
	if proven.is_empty() || random.chance(10) {
		let (address, _) = random.pick(&world.pairs).clone();
		return (world.anyone(random), ExternalAddress::Substrate(address));
	}
	random.pick(&proven).clone()
}

/// What senders and recipients do about offered gifts.
pub fn quarantine(world: &World, random: &mut Random) -> Act {
	use pallet_quarantine::{Call, ReceivePolicy};
	let (from, asset, quantity) = property(world, random);
	let to = world.anyone(random);
	let waiting = pallet_quarantine::Receipts::<Runtime>::iter().min_by_key(|(id, _)| *id);
	let (id, giver, taker) =
		waiting.map_or((0, from.clone(), to.clone()), |(id, one)| (id, one.from, one.to));
	match random.below(16) {
		0..=2 => {
			let screens = random.chance(30);
			let policy = if screens { ReceivePolicy::Screened } else { ReceivePolicy::AcceptAll };
			(Call::<Runtime>::set_receive_policy { policy }.into(), signed(&to))
		},
		3 => (Call::<Runtime>::trust_sender { sender: identity(random) }.into(), signed(&to)),
		4 => {
			let trusted = pallet_quarantine::Trusted::<Runtime>::iter_keys().next();
			let (identity, sender) = trusted.unwrap_or((0, 0));
			let who = pallet_kyc::AccountsOf::<Runtime>::iter_key_prefix(identity).next();
			(Call::<Runtime>::untrust_sender { sender }.into(), signed(&who.unwrap_or(to)))
		},
		5..=9 => {
			let note = random.hash();
			let screened = pallet_kyc::Accounts::<Runtime>::iter()
				.find(|(_, entry)| entry.flags.contains(genex_primitives::AccountFlags::SCREENED));
			let to = screened.map_or(to, |(who, _)| who);
			(Call::<Runtime>::offer { asset, to, quantity, note }.into(), signed(&from))
		},
		10..=12 => (Call::<Runtime>::accept_receipt { id }.into(), signed(&taker)),
		13 => (Call::<Runtime>::decline_receipt { id }.into(), signed(&taker)),
		14 => (Call::<Runtime>::withdraw_offer { id }.into(), signed(&giver)),
		_ => (Call::<Runtime>::return_offer { id }.into(), signed(&from)),
	}
}
