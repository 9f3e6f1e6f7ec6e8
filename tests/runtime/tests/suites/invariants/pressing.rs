// SPDX-License-Identifier: Apache-2.0
//! What somebody would do before anything else: end what is overdue, and lift what keeps others from going on. Without
//! it a long run ends with everybody frozen or unregistered, and the acts that matter are refused.

use crate::invariants::{
	acts::{Act, signed},
	claims, insolvency,
	random::Random,
	redemption, serials,
	world::{World, unbooked_series},
};
use genex_primitives::{IdentityFlags, Tier};
use genex_runtime::{AccountId, Runtime, RuntimeOrigin, Sanctions};
use genex_runtime_tests::{
	env::now,
	scene::{FAR_FUTURE, council},
	who,
};
use pallet_sanctions::Target;

/// The pressing act, if there is one.
pub fn next(world: &World, random: &mut Random) -> Option<Act> {
	let anyone = signed(&world.anyone(random));
	let subjects = [
		stale,
		frozen,
		blacklisted,
		review,
		gift,
		case,
		authorised,
		waiting,
		expired,
		windows,
		cleared,
		numbered,
		default_over,
		paused,
		unregistered,
		unattested,
	];
	let found = subjects
		.iter()
		.find_map(|subject| if random.chance(50) { subject(world, random, &anyone) } else { None });
	found.filter(|_| random.chance(60))
}

/// A list that is too old.
fn stale(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let (list, _) = Sanctions::lists()
		.into_iter()
		.find(|(_, head)| now() >= head.fresh_until() && !head.reported)?;
	let call = pallet_sanctions::Call::<Runtime>::report_stale { list };
	Some((call.into(), anyone.clone()))
}

/// Someone frozen, when there are several.
fn frozen(_: &World, random: &mut Random, _: &RuntimeOrigin) -> Option<Act> {
	let frozen: Vec<_> = pallet_sanctions::Freezes::<Runtime>::iter_keys().take(4).collect();
	if frozen.len() < 3 {
		return None;
	}
	let target = random.pick(&frozen).clone();
	Some(release(target, random))
}

/// The next step to the release of somebody frozen.
pub fn release(target: Target<AccountId>, random: &mut Random) -> Act {
	use pallet_sanctions::Call;
	if pallet_sanctions::ReleaseRequests::<Runtime>::contains_key(&target) {
		let call = Call::<Runtime>::confirm_release { target };
		return (call.into(), signed(&who::second_officer()));
	}
	let (case, overrides) = (random.hash(), Some(random.hash()));
	let call = Call::<Runtime>::request_release { target, case, overrides };
	(call.into(), signed(&who::officer()))
}

/// Someone blacklisted.
fn blacklisted(_: &World, random: &mut Random, _: &RuntimeOrigin) -> Option<Act> {
	let identity = pallet_compliance::Blacklist::<Runtime>::iter_keys().next()?;
	let (reason, case) = (random.hash(), random.hash());
	let call = pallet_compliance::Call::<Runtime>::lift_blacklist { identity, reason, case };
	Some((call.into(), signed(&who::second_officer())))
}

/// A review whose deadline passed.
fn review(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let (review, _) = pallet_compliance::ReviewsOpen::<Runtime>::iter()
		.find(|(_, review)| now() >= review.deadline)?;
	let call = pallet_compliance::Call::<Runtime>::return_review { review };
	Some((call.into(), anyone.clone()))
}

/// An offered gift whose deadline passed.
fn gift(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let (id, _) = pallet_quarantine::Receipts::<Runtime>::iter()
		.find(|(_, receipt)| now() >= receipt.deadline)?;
	let call = pallet_quarantine::Call::<Runtime>::return_offer { id };
	Some((call.into(), anyone.clone()))
}

/// A case of the Travel Rule whose deadline passed.
fn case(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let key = pallet_travel_rule::OpenCases::<Runtime>::iter_keys().next()?;
	let case = u64::from_be_bytes(key);
	let record = pallet_travel_rule::Cases::<Runtime>::get(case)?;
	let call = pallet_travel_rule::Call::<Runtime>::return_expired { case };
	(now() >= record.deadline).then(|| (call.into(), anyone.clone()))
}

/// A default of which nothing is left.
fn default_over(_: &World, random: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	insolvency::over(random, anyone)
}

/// Printed cards or a gift in a link whose deadline has come.
fn waiting(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	claims::over(anyone)
}

/// An authorisation whose deadline has come.
fn authorised(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	redemption::over(anyone)
}

/// A series that has expired.
fn expired(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let series = unbooked_series()?;
	Some((pallet_coupons::Call::<Runtime>::book_expiry { series }.into(), anyone.clone()))
}

/// Refund windows that are over and not ended, of a series that has expired.
fn windows(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let over = |series: &u32| {
		let record = pallet_coupons::Series::<Runtime>::get(series);
		record.is_some_and(|one| one.expiry_booked && one.windows_are_over(now()))
	};
	let series = pallet_sales::Queues::<Runtime>::iter_keys().find(over)?;
	let limit = pallet_sales::MAX_ENDED;
	Some((pallet_sales::Call::<Runtime>::end_windows { series, limit }.into(), anyone.clone()))
}

/// Serials that are left of units that were cleared.
fn numbered(_: &World, _: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let (series, who) = serials::cleared()?;
	let limit = pallet_serials::MAX_PAGE;
	Some((
		pallet_serials::Call::<Runtime>::clear_serials { series, who, limit }.into(),
		anyone.clone(),
	))
}

/// A holding whose expiry is booked: one of units that bear serials first, whose serials can be cleared after it.
fn cleared(_: &World, random: &mut Random, anyone: &RuntimeOrigin) -> Option<Act> {
	let booked = |(who, series, holding): (_, _, pallet_coupons::Holding)| {
		let record = pallet_coupons::Series::<Runtime>::get(series)?;
		let over = record.expiry_booked && record.windows_are_over(now());
		let free = holding.held == 0 && !insolvency::is_defaulted(&record.issuer);
		(over && free).then_some((record.serialised, who, series))
	};
	let (_, who, series) = pallet_coupons::Holdings::<Runtime>::iter()
		.filter_map(booked)
		.min_by_key(|(serialised, ..)| !serialised)?;
	let call = if random.chance(50) {
		pallet_coupons::Call::<Runtime>::clear_holding { series, who }
	} else {
		let accounts = vec![who].try_into().expect("one fits");
		pallet_coupons::Call::<Runtime>::sweep_holdings { series, accounts }
	};
	Some((call.into(), anyone.clone()))
}

/// A call that is paused.
fn paused(_: &World, _: &mut Random, _: &RuntimeOrigin) -> Option<Act> {
	let ident = pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().next()?;
	Some((pallet_tx_pause::Call::<Runtime>::unpause { ident }.into(), council()))
}

/// An account that others parted from its identity.
fn unregistered(world: &World, random: &mut Random, _: &RuntimeOrigin) -> Option<Act> {
	let account = world.anyone(random);
	let identity = pallet_kyc::FormerIdentityOf::<Runtime>::get(&account)?;
	let attestor = pallet_kyc::Details::<Runtime>::get(identity)?.attestor;
	let call =
		pallet_kyc::Call::<Runtime>::attest_account { identity, account, reason: random.hash() };
	Some((call.into(), signed(&attestor)))
}

/// Someone whose attestation ended or is too low to do much.
fn unattested(world: &World, random: &mut Random, _: &RuntimeOrigin) -> Option<Act> {
	use pallet_kyc::Call;
	let identity = genex_runtime::Kyc::identity_of(&world.anyone(random))?;
	let record = pallet_kyc::Identities::<Runtime>::get(identity)?;
	if record.flags.contains(IdentityFlags::REVOKED) {
		let call = Call::<Runtime>::reinstate { identity, reason: random.hash() };
		return Some((call.into(), signed(&who::officer())));
	}
	if record.tier_at(now()) >= Tier::L2 {
		return None;
	}
	let attestor = pallet_kyc::Details::<Runtime>::get(identity)?.attestor;
	let (valid_until, commitment) = (FAR_FUTURE, random.hash());
	let call = Call::<Runtime>::renew {
		identity,
		tier: record.tier.max(Tier::L2),
		valid_until,
		commitment,
	};
	Some((call.into(), signed(&attestor)))
}
