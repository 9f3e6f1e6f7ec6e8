// SPDX-License-Identifier: Apache-2.0
//! Random acts around issuers that do not keep their promises. One default at a time, so that others go on issuing.

use crate::invariants::{
	acts::{Act, by, signed},
	pressing::release,
	random::Random,
	world::World,
};
use genex_primitives::{
	FreezeMode, IdentityId, Quantity, SeriesId,
	traits::{Guarantees, Identities, Issuers as Rights, RefundWindows},
};
use genex_runtime::{AccountId, Issuers, Kyc, Runtime, RuntimeOrigin, Sales};
use genex_runtime_tests::{
	env::now,
	scene::{USDC, council},
	who,
};
use pallet_insolvency::{Call, Defaults, Demands, MAX_SERIES, Reservations, SeriesList};
use pallet_sanctions::{Freezes, Target};

const DAY: u64 = 86_400;

/// The identity that answers for `who`.
fn behind(who: &AccountId) -> Option<IdentityId> {
	<Kyc as Identities<AccountId>>::holder_of(who)
}

/// An account of `identity`.
fn account_of(identity: IdentityId) -> Option<AccountId> {
	<Kyc as Identities<AccountId>>::accounts(identity).into_iter().next()
}

/// The issuer that is in default.
fn defaulter() -> Option<(IdentityId, AccountId)> {
	let identity = Defaults::<Runtime>::iter_keys().next()?;
	Some((identity, account_of(identity)?))
}

/// An issuer, mostly one with something to share out.
fn issuer(world: &World, random: &mut Random) -> AccountId {
	let guarantee = |who: &AccountId| <Issuers as Guarantees<AccountId>>::guarantee_of(who, USDC);
	let with_guarantee = |who: &&AccountId| guarantee(who) > 0;
	let rich: Vec<AccountId> = world.issuers.iter().filter(with_guarantee).cloned().collect();
	let any = random.pick(&world.issuers).clone();
	if rich.is_empty() || random.chance(20) { any } else { random.pick(&rich).clone() }
}

/// Whether `issuer` is in default, so that what it owes is left alone.
pub fn is_defaulted(issuer: &AccountId) -> bool {
	<Issuers as Rights<AccountId>>::is_defaulted(issuer)
}

/// Approved series that were issued by `identity`, newest first.
fn series_of(identity: IdentityId) -> Vec<SeriesId> {
	let mut series: Vec<SeriesId> = pallet_coupons::Series::<Runtime>::iter()
		.filter(|(_, record)| behind(&record.issuer) == Some(identity))
		.filter(|(_, record)| record.state.is_approved())
		.map(|(series, _)| series)
		.collect();
	series.sort();
	series.reverse();
	series
}

/// Whether refund windows of `series` must end before it can be counted.
fn is_open(series: &SeriesId) -> bool {
	<Sales as RefundWindows>::are_open(*series)
}

/// Whether somebody can end the oldest of them, if no freeze stopped them.
fn is_over(series: &SeriesId) -> bool {
	use pallet_sales::{Purchases, Queues, Windows};
	let oldest = Windows::<Runtime>::get(series, Queues::<Runtime>::get(series).first);
	oldest.is_some_and(|id| {
		Purchases::<Runtime>::get(id).is_none_or(|purchase| purchase.window_ends <= now())
	})
}

/// A few of them that can be counted and were not yet.
fn uncounted(identity: IdentityId) -> SeriesList {
	let default = Defaults::<Runtime>::get(identity).map(|record| record.id);
	let counted = |series: &SeriesId| {
		default.is_some_and(|id| pallet_insolvency::Counted::<Runtime>::contains_key(id, series))
	};
	let few = usize::try_from(MAX_SERIES).expect("small") / 4;
	let open = series_of(identity)
		.into_iter()
		.filter(|series| !counted(series) && !is_open(series))
		.take(few);
	SeriesList::truncate_from(open.collect())
}

/// A holding of free units in series of `identity`, of somebody who is frozen or not.
fn holding_of(
	identity: IdentityId,
	frozen: bool,
	random: &mut Random,
) -> Option<(AccountId, SeriesId, Quantity)> {
	let series = series_of(identity);
	let wanted = |who: &AccountId| {
		let standing = <Kyc as Identities<AccountId>>::standing(who);
		(standing.freeze() != FreezeMode::None) == frozen
	};
	let held: Vec<_> = pallet_coupons::Holdings::<Runtime>::iter()
		.filter(|(who, id, holding)| holding.free > 0 && series.contains(id) && wanted(who))
		.map(|(who, id, holding)| (who, id, holding.free))
		.collect();
	(!held.is_empty()).then(|| random.pick(&held).clone())
}

/// The next act around a default. Now and then another issuer is asked meanwhile: a default lasts as long as somebody with a
/// reservation stays frozen, and nobody else would be asked for years.
pub fn next(world: &World, random: &mut Random) -> Act {
	match defaulter() {
		Some((identity, issuer)) if !random.chance(15) => {
			in_default(world, random, identity, issuer)
		},
		_ => before(world, random),
	}
}

/// An issuer must answer, and does or does not.
fn before(world: &World, random: &mut Random) -> Act {
	let (issuer, reason) = (issuer(world, random), random.hash());
	let officer = by(signed(&who::officer()), world, random);
	let asked = Demands::<Runtime>::iter().next();
	let of_asked = asked.and_then(|(identity, demand)| Some((account_of(identity)?, demand)));
	match (random.below(10), of_asked) {
		(0..=4, Some((issuer, demand))) if now() >= demand.deadline => {
			let series = Default::default();
			(
				Call::<Runtime>::declare_missed { issuer, series }.into(),
				signed(&world.anyone(random)),
			)
		},
		(0..=2, Some((issuer, _))) => {
			(Call::<Runtime>::withdraw_demand { issuer, reason }.into(), officer)
		},
		(9, _) => {
			let identity = behind(&issuer).unwrap_or_default();
			let series = uncounted(identity);
			(Call::<Runtime>::declare_default { issuer, series, reason }.into(), officer)
		},
		_ => {
			let deadline = now() + random.between(2 * DAY, 10 * DAY);
			(Call::<Runtime>::demand { issuer, deadline, reason }.into(), officer)
		},
	}
}

/// Holders claim, and some of them cannot yet.
fn in_default(world: &World, random: &mut Random, identity: IdentityId, issuer: AccountId) -> Act {
	let (anyone, reason) = (signed(&world.anyone(random)), random.hash());
	let waiting = series_of(identity).into_iter().find(is_over);
	if let Some(series) = waiting.filter(|_| random.chance(50)) {
		return (pallet_sales::Call::<Runtime>::end_windows { series, limit: 50 }.into(), anyone);
	}
	match random.below(20) {
		0..=1 => {
			(Call::<Runtime>::count_series { issuer, series: uncounted(identity) }.into(), anyone)
		},
		// Little at a time, or no default would ever end.
		2 if random.chance(30) => {
			let claims_until = Defaults::<Runtime>::get(identity).map(|one| one.claims_until);
			let until = claims_until.unwrap_or_default().max(now()) + random.between(1, 9 * DAY);
			let officer = by(signed(&who::officer()), world, random);
			(Call::<Runtime>::extend_claims { issuer, until, reason }.into(), officer)
		},
		3..=5 => {
			let frozen = random.chance(90);
			let Some((holder, series, _)) = holding_of(identity, frozen, random) else {
				return claim(world, random, identity);
			};
			(Call::<Runtime>::reserve { series, holder }.into(), anyone)
		},
		6..=8 => match Reservations::<Runtime>::iter_keys().next() {
			Some((series, holder)) => {
				(Call::<Runtime>::end_reservation { series, holder }.into(), anyone)
			},
			None => claim(world, random, identity),
		},
		9 => (Call::<Runtime>::close_default { issuer }.into(), anyone),
		10 => {
			let governance = by(council(), world, random);
			(Call::<Runtime>::rehabilitate { issuer, reason }.into(), governance)
		},
		_ => claim(world, random, identity),
	}
}

fn claim(world: &World, random: &mut Random, identity: IdentityId) -> Act {
	let frozen = random.chance(5);
	let held = holding_of(identity, frozen, random);
	let (who, series, free) = held.unwrap_or_else(|| (world.anyone(random), 1, 1));
	let quantity = if random.chance(50) { free } else { random.between(1, free + 1) };
	(Call::<Runtime>::claim { series, quantity }.into(), signed(&who))
}

/// A default that is only waiting for somebody to end it.
pub fn over(random: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let (identity, issuer) = defaulter()?;
	let record = Defaults::<Runtime>::get(identity)?;
	if record.closed {
		let call = Call::<Runtime>::rehabilitate { issuer, reason: random.hash() };
		return Some((call.into(), council()));
	}
	if now() < record.claims_until {
		return None;
	}
	if record.reservations > 0 {
		return reserved(random, anyone);
	}
	Some((Call::<Runtime>::close_default { issuer }.into(), anyone.clone()))
}

/// What the share of somebody who is or was frozen waits for: it keeps the default open.
fn reserved(random: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let (series, holder) = Reservations::<Runtime>::iter_keys().next()?;
	let identity = behind(&holder).map(Target::Identity);
	let targets = identity.into_iter().chain([Target::Account(holder.clone())]);
	let mut frozen = targets.filter(|one| Freezes::<Runtime>::contains_key(one));
	Some(match frozen.next() {
		Some(target) => release(target, random),
		None => (Call::<Runtime>::end_reservation { series, holder }.into(), anyone.clone()),
	})
}
