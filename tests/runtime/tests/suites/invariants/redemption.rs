// SPDX-License-Identifier: Apache-2.0
//! Random tickets and authorisations.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	world::{World, holding},
};
use genex_messages::{Goods, Ticket};
use genex_primitives::SeriesId;
use genex_runtime::{AccountId, Runtime};
use genex_runtime_tests::{env::now, scene, who};
use pallet_redemption::{Authorisation, Authorisations, Call, SignedTicket};
use sp_core::sr25519;

/// Who accepts units of `series`, mostly.
fn redeemer(world: &World, series: SeriesId, random: &mut Random) -> AccountId {
	let issuer = pallet_coupons::Series::<Runtime>::get(series).map(|record| record.issuer);
	issuer.filter(|_| random.chance(90)).unwrap_or_else(|| world.anyone(random))
}

/// Somebody who signs, mostly with units: its account, its key, a series and how many.
pub fn signer(world: &World, random: &mut Random) -> (AccountId, sr25519::Pair, SeriesId, u64) {
	for _ in 0..10 {
		let (who, series, quantity) = holding(world, random);
		if let Some((_, pair)) = world.pairs.iter().find(|(account, _)| *account == who) {
			return (who, pair.clone(), series, quantity);
		}
	}
	let (who, pair) = random.pick(&world.pairs).clone();
	(who, pair, 1, 1)
}

/// A ticket that its holder really signed, for all or a part of what it has; a few nonces come again.
fn ticket(world: &World, random: &mut Random) -> SignedTicket {
	let (holder, pair, series, most) = signer(world, random);
	let quantity = if most > 1 && random.chance(80) { random.between(1, most) } else { most };
	let goods = if random.chance(95) { Goods::Units(quantity) } else { Goods::Serial(quantity) };
	let ticket = Ticket {
		holder: holder.into(),
		series,
		goods,
		redeemer: redeemer(world, series, random).into(),
		order_hash: random.hash().0,
		nonce: random.below(1_000),
		deadline: now() + random.below(86_400),
	};
	scene::signed_ticket(ticket, &pair)
}

/// An authorisation that is open.
fn open(random: &mut Random) -> Option<(u64, Authorisation<AccountId>)> {
	let all: Vec<_> = Authorisations::<Runtime>::iter().collect();
	let (key, one) = (!all.is_empty()).then(|| random.pick(&all).clone())?;
	Some((u64::from_be_bytes(key), one))
}

/// The next act of a holder or redeemer.
pub fn next(world: &World, random: &mut Random) -> Act {
	let anyone = signed(&world.anyone(random));
	match random.below(12) {
		0..=2 => {
			let SignedTicket { ticket, signature } = ticket(world, random);
			(Call::<Runtime>::redeem_ticket { ticket, signature }.into(), anyone)
		},
		3 => {
			let count = random.below(4);
			let all: Vec<_> = (0..count).map(|_| ticket(world, random)).collect();
			let tickets = all.try_into().expect("few");
			(Call::<Runtime>::redeem_tickets { tickets }.into(), anyone)
		},
		4..=6 => {
			let (holder, series, most) = holding(world, random);
			let quantity =
				if most > 1 && random.chance(80) { random.between(1, most) } else { most };
			let call = Call::<Runtime>::authorise {
				series,
				quantity,
				redeemer: redeemer(world, series, random),
				order_hash: random.hash(),
				deadline: now() + random.below(31 * 86_400),
			};
			(call.into(), signed(&holder))
		},
		_ => of_open(world, random),
	}
}

/// What is done to an open authorisation.
fn of_open(world: &World, random: &mut Random) -> Act {
	let anyone = signed(&world.anyone(random));
	let Some((id, one)) = open(random) else {
		return (Call::<Runtime>::return_expired { id: random.below(100) }.into(), anyone);
	};
	let redeemer = by(signed(&one.redeemer), world, random);
	match random.below(10) {
		0..=5 => {
			let quantity = random.between(1, one.left.saturating_add(2));
			(Call::<Runtime>::capture { id, quantity }.into(), redeemer)
		},
		6..=7 => (Call::<Runtime>::void { id }.into(), redeemer),
		8 => (Call::<Runtime>::return_expired { id }.into(), anyone),
		_ => {
			let (officer, reason) = (by(signed(&who::officer()), world, random), random.hash());
			(Call::<Runtime>::force_void { id, reason }.into(), officer)
		},
	}
}

/// An authorisation that is over, if the chain has not returned it yet.
pub fn over(anyone: &genex_runtime::RuntimeOrigin) -> Option<Act> {
	let (key, _) = Authorisations::<Runtime>::iter().find(|(_, open)| now() >= open.deadline)?;
	let id = u64::from_be_bytes(key);
	Some((Call::<Runtime>::return_expired { id }.into(), anyone.clone()))
}
