// SPDX-License-Identifier: Apache-2.0
//! Random permits, printed cards and gifts in links.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	redemption::signer,
	world::{World, holding, tier},
};
use genex_messages::{GiftClaim, Goods, Message, ScratchClaim, TransferPermit, merkle};
use genex_runtime::{Runtime, RuntimeOrigin};
use genex_runtime_tests::{env::now, scene, who};
use pallet_claims::{Batches, Call, Claimed, Gifts};
use pallet_permits::SignedPermit;
use sp_core::{H256, Pair};

/// How many keys there are for cards and links.
const KEYS: u64 = 4;

/// The name of the key of a card or link.
fn key(number: u64) -> String {
	format!("Card{number}")
}

/// The leaves of the cards of every batch: the same keys, with these units each.
fn leaves(units: u64) -> Vec<[u8; 32]> {
	(0..KEYS)
		.map(|number| merkle::leaf(&who::pair(&key(number)).public().0, &Goods::Units(units)))
		.collect()
}

/// A part of `most`, mostly.
fn part(most: u64, random: &mut Random) -> u64 {
	if most > 1 && random.chance(80) { random.between(1, most) } else { most }
}

/// A permit that its giver really signed, for all or a part of what it has; a few nonces come again.
fn permit(world: &World, random: &mut Random) -> SignedPermit {
	let (from, pair, series, most) = signer(world, random);
	let quantity = part(most, random);
	let goods = if random.chance(95) { Goods::Units(quantity) } else { Goods::Serial(quantity) };
	let permit = TransferPermit {
		from: from.into(),
		to: world.anyone(random).into(),
		series,
		goods,
		nonce: random.below(1_000),
		deadline: now() + random.below(86_400),
	};
	let signature = pair.sign(&permit.payload(&scene::signing_domain())).into();
	SignedPermit { permit, signature }
}

/// The next act of a giver, of somebody with a key, or of who tidies up.
pub fn next(world: &World, random: &mut Random) -> Act {
	use pallet_permits::Call as Permits;
	let anyone = signed(&world.anyone(random));
	match random.below(20) {
		0..=2 => {
			let SignedPermit { permit, signature } = permit(world, random);
			(Permits::<Runtime>::settle { permit, signature }.into(), anyone)
		},
		3..=4 => {
			let count = random.below(4);
			let all: Vec<_> = (0..count).map(|_| permit(world, random)).collect();
			let permits = all.try_into().expect("few");
			(Permits::<Runtime>::settle_batch { permits }.into(), anyone)
		},
		5..=7 => {
			let (giver, series, most) = holding(world, random);
			let units = part((most / KEYS).max(1), random);
			let root = H256(merkle::root(&leaves(units)).expect("there are cards"));
			let (cards, deadline) =
				(random.between(1, KEYS + 1), now() + random.below(90 * 86_400));
			let cards = u32::try_from(cards).expect("few cards");
			(
				Call::<Runtime>::create_batch { series, units, cards, root, deadline }.into(),
				signed(&giver),
			)
		},
		8..=10 => {
			let (giver, series, most) = holding(world, random);
			let call = Call::<Runtime>::create_gift {
				series,
				quantity: part(most, random),
				key: who::account(&key(random.below(KEYS))),
				min_tier: tier(random),
				deadline: now() + random.below(90 * 86_400),
			};
			(call.into(), signed(&giver))
		},
		11..=15 => of_batch(world, random),
		_ => of_gift(world, random),
	}
}

/// What is done to an open batch, or to the marks of one that has ended.
fn of_batch(world: &World, random: &mut Random) -> Act {
	let anyone = signed(&world.anyone(random));
	let all: Vec<_> = Batches::<Runtime>::iter().collect();
	let (batch, units) = match all.is_empty() {
		true => (random.below(100), 1),
		false => {
			let (batch, record) = random.pick(&all);
			(*batch, record.units)
		},
	};
	match random.below(10) {
		0..=5 => {
			let number = random.below(KEYS);
			let pair = who::pair(&key(number));
			let (claimer, deadline) = (world.anyone(random).into(), now() + random.below(86_400));
			let claim = ScratchClaim { batch, key: pair.public().0, claimer, deadline };
			let place = usize::try_from(number).expect("few cards");
			let path = merkle::proof(&leaves(units), place).expect("there is the card");
			let proof = path.try_into().expect("the tree is low");
			let signature = pair.sign(&claim.payload(&scene::signing_domain())).into();
			(Call::<Runtime>::claim_card { claim, proof, signature }.into(), anyone)
		},
		6 => (Call::<Runtime>::return_batch { batch }.into(), anyone),
		7 => {
			let (officer, reason) = (by(signed(&who::officer()), world, random), random.hash());
			(Call::<Runtime>::force_batch { batch, reason }.into(), officer)
		},
		_ => {
			let ended = Claimed::<Runtime>::iter_keys()
				.map(|(batch, _)| batch)
				.find(|batch| !Batches::<Runtime>::contains_key(batch));
			let batch = ended.unwrap_or(batch);
			let limit = u32::try_from(random.below(5)).expect("few marks");
			(Call::<Runtime>::sweep_marks { batch, limit }.into(), anyone)
		},
	}
}

/// What is done to a gift that waits.
fn of_gift(world: &World, random: &mut Random) -> Act {
	let anyone = world.anyone(random);
	let all: Vec<_> = Gifts::<Runtime>::iter().collect();
	let (gift, giver, account) = match all.is_empty() {
		true => (random.below(100), anyone.clone(), who::account(&key(0))),
		false => {
			let (gift, record) = random.pick(&all);
			(*gift, record.giver.clone(), record.key.clone())
		},
	};
	match random.below(10) {
		0..=5 => {
			let number = (0..KEYS).find(|number| who::account(&key(*number)) == account);
			let pair = who::pair(&key(number.filter(|_| random.chance(90)).unwrap_or_default()));
			let (claimer, deadline) = (world.anyone(random).into(), now() + random.below(86_400));
			let claim = GiftClaim { gift, key: pair.public().0, claimer, deadline };
			let signature = pair.sign(&claim.payload(&scene::signing_domain())).into();
			(Call::<Runtime>::claim_gift { claim, signature }.into(), signed(&anyone))
		},
		6 => (Call::<Runtime>::withdraw_gift { gift }.into(), by(signed(&giver), world, random)),
		7 => (Call::<Runtime>::return_gift { gift }.into(), signed(&anyone)),
		_ => {
			let (officer, reason) = (by(signed(&who::officer()), world, random), random.hash());
			(Call::<Runtime>::force_gift { gift, reason }.into(), officer)
		},
	}
}

/// A batch or gift that is over.
pub fn over(anyone: &RuntimeOrigin) -> Option<Act> {
	let batch = Batches::<Runtime>::iter().find(|(_, one)| now() >= one.deadline);
	if let Some((batch, _)) = batch {
		return Some((Call::<Runtime>::return_batch { batch }.into(), anyone.clone()));
	}
	let (gift, _) = Gifts::<Runtime>::iter().find(|(_, one)| now() >= one.deadline)?;
	Some((Call::<Runtime>::return_gift { gift }.into(), anyone.clone()))
}
