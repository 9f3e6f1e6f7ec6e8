// SPDX-License-Identifier: Apache-2.0
//! Random acts on serialised series.

use crate::invariants::{
	acts::{Act, signed},
	random::Random,
	world::{World, series_in},
};
use genex_primitives::SeriesState;
use genex_runtime::{AccountId, Runtime};
use pallet_serials::{Call, Fate, Ranges, SerialRange};

/// Numbers for units, and what holders do with them.
pub fn next(world: &World, random: &mut Random) -> Act {
	use SeriesState::{Approved, Listed, Selling};
	let held = held(random);
	let (to, by) = (world.anyone(random), world.anyone(random));
	let Some((series, owner, ranges)) = held.filter(|_| random.chance(70)) else {
		let unminted = (1..pallet_coupons::NextSeriesId::<Runtime>::get()).rev().find(|id| {
			let record = pallet_coupons::Series::<Runtime>::get(id);
			let open = record.is_some_and(|one| one.state == Approved && !one.divisible);
			open && pallet_coupons::Counters::<Runtime>::get(id).minted == 0
		});
		let random_one = series_in(&[Approved, Listed, Selling], random);
		let series = unminted.unwrap_or(random_one);
		let origin = signed(&world.issuer_of(series, random));
		return (Call::<Runtime>::mark_serialised { series }.into(), origin);
	};
	let first = ranges.first().map_or(1, |range| range.first);
	let origin = if random.chance(90) { signed(&owner) } else { signed(&by) };
	match random.below(12) {
		0..=3 => (Call::<Runtime>::transfer_serials { series, to, ranges }.into(), origin),
		4..=5 => {
			let (from, by) = (owner.clone(), spender(series, &owner, first).unwrap_or(by));
			let ranges = ranges_of(vec![SerialRange::one(first)]);
			let call = Call::<Runtime>::transfer_serials_from { series, from, to, ranges };
			(call.into(), signed(&by))
		},
		6 => {
			let gifts: Vec<_> =
				ranges.into_iter().map(|range| (world.anyone(random), range)).collect();
			let gifts = gifts.try_into().expect("as many as the ranges");
			(Call::<Runtime>::distribute_serials { series, gifts }.into(), origin)
		},
		7..=8 => {
			let redeemer = world.issuer_of(series, random);
			let order_hash = random.hash();
			let call = Call::<Runtime>::redeem_serials {
				series,
				ranges,
				redeemer,
				order_hash,
				ciphertext: None,
			};
			(call.into(), origin)
		},
		9..=10 => {
			let spender = random.chance(80).then_some(to);
			(Call::<Runtime>::approve_serial { series, serial: first, spender }.into(), origin)
		},
		_ => {
			let (series, who) = cleared().unwrap_or((series, owner));
			let limit = u32::try_from(random.below(120)).expect("small");
			(Call::<Runtime>::clear_serials { series, who, limit }.into(), signed(&by))
		},
	}
}

fn ranges_of(list: Vec<SerialRange>) -> Ranges {
	Ranges::truncate_from(list)
}

/// Parts of some runs of a holder, in order.
fn held(random: &mut Random) -> Option<(u32, AccountId, Ranges)> {
	let owners: Vec<(AccountId, u32)> =
		pallet_serials::Owned::<Runtime>::iter_keys().map(|(owner, _)| owner).take(60).collect();
	if owners.is_empty() {
		return None;
	}
	let (who, series) = random.pick(&owners).clone();
	let runs = genex_runtime::Serials::serials_of(who.clone(), series, None, 4);
	let some = |run: SerialRange, random: &mut Random| {
		let length = run.last - run.first + 1;
		let first = run.first + random.below(length);
		SerialRange { first, last: first + random.below(run.last - first + 1) }
	};
	let ranges: Vec<_> = runs.into_iter().map(|run| some(run, random)).collect();
	Some((series, who, ranges_of(ranges)))
}

fn spender(series: u32, owner: &AccountId, first: u64) -> Option<AccountId> {
	let approved = pallet_serials::Approvals::<Runtime>::get(owner, series);
	approved.into_iter().find(|(serial, _)| *serial == first).map(|(_, who)| who)
}

/// A holder whose units of an expired series were cleared and whose serials were not.
pub fn cleared() -> Option<(u32, AccountId)> {
	let booked = |series: &u32| {
		let record = pallet_coupons::Series::<Runtime>::get(series);
		record.is_some_and(|one| one.expiry_booked && one.serialised)
	};
	let all = (1..pallet_coupons::NextSeriesId::<Runtime>::get()).filter(booked);
	let runs = all.flat_map(|series| {
		pallet_serials::Runs::<Runtime>::iter_prefix(series).map(move |(_, run)| (series, run))
	});
	let mut held = runs.filter_map(|(series, run)| match run.fate {
		Fate::Held(who) => Some((series, who)),
		_ => None,
	});
	held.find(|(series, who)| pallet_coupons::Holdings::<Runtime>::get(who, series).total() == 0)
}
