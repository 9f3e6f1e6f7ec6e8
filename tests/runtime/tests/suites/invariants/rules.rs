// SPDX-License-Identifier: Apache-2.0
//! Random acts of those who make and keep the rules: compliance, sanctions and shared policies.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	world::{World, country, holding, identity, series},
};
use genex_primitives::{
	Asset, CouponClass, CurrencyCode, FreezeMode, Jurisdiction, Rate,
	rules::{AmlKind, Corridor, Rulebook},
};
use genex_runtime::{AccountId, Compliance, Runtime, RuntimeOrigin, Sanctions};
use genex_runtime_tests::{
	env::now,
	scene::{USDC, council},
	who,
};
use pallet_compliance::{Counter, RelationKind};
use pallet_sanctions::{Action, ListEntry, Target};
use pallet_transfer_policies::{Admin, Member, Policy};
use sp_core::H256;

/// A list that comes and goes: the last one registered after the first.
fn spare_list() -> u32 {
	Sanctions::lists().into_iter().map(|(list, _)| list).filter(|list| *list > 1).max().unwrap_or(2)
}

fn officer(world: &World, random: &mut Random) -> RuntimeOrigin {
	by(signed(&who::officer()), world, random)
}

fn second(world: &World, random: &mut Random) -> RuntimeOrigin {
	by(signed(&who::second_officer()), world, random)
}

/// A list that is not the first, which everything relies on, and how it is brought up to date.
fn update(list: u32, entries: Vec<ListEntry<AccountId>>) -> pallet_sanctions::Call<Runtime> {
	let version = Sanctions::list(list).map_or(0, |head| head.version) + 1;
	let entries = entries.try_into().expect("few entries");
	pallet_sanctions::Call::update_list { list, version, source_time: now(), entries, last: true }
}

/// Brings every list up to date, so that holders can go on.
pub fn refreshed() -> Vec<pallet_sanctions::Call<Runtime>> {
	Sanctions::lists().into_iter().map(|(list, _)| update(list, Vec::new())).collect()
}

/// One of the entries of a map, the first found.
fn first<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
	all.next()
}

/// The usual rules, mostly with thresholds that are reached sooner.
fn book(random: &mut Random) -> Rulebook {
	let mut book = Rulebook::default();
	if random.chance(80) {
		let cents = random.between(100, 100_000);
		(book.reviews.purchase, book.reviews.cash_out) = (cents, 10 * cents);
		book.travel_threshold = random.between(1_000, 300_000);
		book.aml.fan_out = 3;
		book.aml.fan_in = 3;
		book.aml.round_trips = 2;
	}
	book
}

/// What a compliance officer, an oracle or governance does about the rules.
pub fn compliance(world: &World, random: &mut Random) -> Act {
	use pallet_compliance::Call;
	let (one, other) = (identity(random), identity(random));
	let (reason, case) = (random.hash(), random.hash());
	let by_officer = officer(world, random);
	let review = first(pallet_compliance::ReviewsOpen::<Runtime>::iter_keys()).unwrap_or(0);
	match random.below(30) {
		0 => (
			Call::<Runtime>::set_rulebook { book: Box::new(book(random)), reason: random.hash() }
				.into(),
			council(),
		),
		1..=3 => {
			let rate = |picos_per_minor| Rate { picos_per_minor, source_time: now() };
			let rates = vec![
				(CurrencyCode::EUR, rate(random.between(9_000_000_000, 12_000_000_000))),
				(CurrencyCode::JPY, rate(random.between(6_000_000_000, 8_000_000_000))),
			];
			let rates = rates.try_into().expect("two rates");
			let origin = by(signed(&who::rate_oracle()), world, random);
			(Call::<Runtime>::set_rates { rates, reason: random.hash() }.into(), origin)
		},
		4 => {
			let daily_cap = Some(random.between(1, 1_000_000));
			let corridor =
				Corridor { blocked: random.chance(5), daily_cap, travel_threshold: None };
			let corridor = random.chance(50).then_some(corridor);
			let (from, to) = (country(random), country(random));
			(
				Call::<Runtime>::set_corridor { from, to, corridor, reason: random.hash() }.into(),
				council(),
			)
		},
		5 => {
			// Where nobody resides, mostly, so that coupons go on.
			let letters = if random.chance(90) { *b"FR" } else { *b"DE" };
			let jurisdiction = Jurisdiction::new(letters).expect("assigned");
			let class = CouponClass::Financial;
			let banned = random.chance(50);
			(
				Call::<Runtime>::set_class_ban {
					jurisdiction,
					class,
					banned,
					reason: random.hash(),
				}
				.into(),
				council(),
			)
		},
		6..=7 => {
			let kind = RelationKind::Family;
			let (issuer, related) = (one, other);
			(Call::<Runtime>::declare_relation { issuer, related, kind, reason }.into(), by_officer)
		},
		8..=9 => {
			let relation = first(pallet_compliance::Relations::<Runtime>::iter_keys());
			let (issuer, related) = relation.unwrap_or((one, other));
			(Call::<Runtime>::end_relation { issuer, related, reason }.into(), by_officer)
		},
		10 => (Call::<Runtime>::blacklist { identity: one, reason, case }.into(), by_officer),
		11..=13 => {
			let listed = first(pallet_compliance::Blacklist::<Runtime>::iter_keys());
			let identity = listed.unwrap_or(one);
			let call = Call::<Runtime>::lift_blacklist { identity, reason, case };
			(call.into(), second(world, random))
		},
		14..=17 => (Call::<Runtime>::approve_review { review, reason }.into(), by_officer),
		18 => (Call::<Runtime>::reject_review { review, reason }.into(), by_officer),
		19..=20 => {
			let origin = signed(&world.anyone(random));
			(Call::<Runtime>::return_review { review }.into(), origin)
		},
		21..=22 => {
			let keys: Vec<_> = pallet_compliance::Pairs::<Runtime>::iter_keys().take(20).collect();
			let pairs = keys.try_into().expect("few pairs");
			(Call::<Runtime>::sweep_pairs { pairs }.into(), signed(&world.anyone(random)))
		},
		23..=24 => {
			let keys = pallet_compliance::BoughtOfSeries::<Runtime>::iter_keys().take(20);
			let of_series = keys.map(|(identity, series)| Counter::Series { identity, series });
			let keys = pallet_compliance::BoughtFromSeller::<Runtime>::iter_keys().take(20);
			let from_seller = keys.map(|(identity, seller)| Counter::Seller { identity, seller });
			let counters: Vec<_> = of_series.chain(from_seller).collect();
			let counters = counters.try_into().expect("few counters");
			(Call::<Runtime>::sweep_counters { counters }.into(), signed(&world.anyone(random)))
		},
		25 => {
			let (who, allowed) = (world.anyone(random), random.chance(50));
			(
				Call::<Runtime>::allow_contract { who, allowed, reason: random.hash() }.into(),
				council(),
			)
		},
		_ => {
			let (id, identity, kind) = aml_case().unwrap_or((0, one, AmlKind::Moves));
			let call = Call::<Runtime>::close_aml_case { id, identity, kind, reason };
			(call.into(), by_officer)
		},
	}
}

/// An open case, and whom it is about: officers know, and here everybody is tried.
fn aml_case() -> Option<(u64, u64, AmlKind)> {
	let (id, case) = first(pallet_compliance::AmlCases::<Runtime>::iter())?;
	let identities = 0..pallet_kyc::NextIdentityId::<Runtime>::get();
	identities.flat_map(|identity| AmlKind::ALL.map(|kind| (id, identity, kind))).find(
		|(_, identity, kind)| {
			Compliance::aml_digest(*identity, *kind, case.opened_at) == case.digest
		},
	)
}

fn target(world: &World, random: &mut Random) -> Target<AccountId> {
	if random.chance(50) {
		Target::Account(world.anyone(random))
	} else {
		Target::Identity(identity(random))
	}
}

fn mode(random: &mut Random) -> FreezeMode {
	*random.pick(&[FreezeMode::Outbound, FreezeMode::Full])
}

/// What oracles, officers and courts do about property.
pub fn sanctions(world: &World, random: &mut Random) -> Act {
	use pallet_sanctions::Call;
	let case = random.hash();
	let officer = officer(world, random);
	let aimed = target(world, random);
	let frozen = first(pallet_sanctions::Freezes::<Runtime>::iter_keys());
	let frozen = frozen.unwrap_or_else(|| aimed.clone());
	let blocked = first(pallet_sanctions::FrozenUnits::<Runtime>::iter_keys());
	let (from, held, quantity) = holding(world, random);
	let (who, of_series) = blocked.unwrap_or((from.clone(), held));
	let call = match random.below(40) {
		0..=3 => {
			let action =
				if random.chance(50) { Action::Freeze(mode(random)) } else { Action::Delist };
			let entry = ListEntry { target: aimed, action, reason: 7, case };
			let list = if random.chance(70) { 1 } else { spare_list() };
			let origin = by(signed(&who::sanctions_oracle()), world, random);
			return (update(list, vec![entry]).into(), origin);
		},
		4 => {
			let max_age = random.between(86_400, 20 * 86_400);
			return (
				Call::<Runtime>::register_list {
					list: 2 + u32::try_from(random.below(1_000)).expect("small"),
					max_age,
					reason: random.hash(),
				}
				.into(),
				council(),
			);
		},
		5 => {
			return (
				Call::<Runtime>::retire_list { list: spare_list(), reason: random.hash() }.into(),
				council(),
			);
		},
		6..=7 => {
			let list = if random.chance(70) { 1 } else { spare_list() };
			let call = Call::<Runtime>::report_stale { list };
			return (call.into(), signed(&world.anyone(random)));
		},
		8 => Call::<Runtime>::freeze { target: aimed, mode: mode(random), reason: 7, case },
		9..=14 => {
			let overrides = Some(random.hash());
			Call::<Runtime>::request_release { target: frozen, case, overrides }
		},
		15..=20 => {
			let call = Call::<Runtime>::confirm_release { target: frozen };
			return (call.into(), second(world, random));
		},
		21 => Call::<Runtime>::cancel_release { target: frozen, reason: case },
		22..=23 => {
			Call::<Runtime>::freeze_units { who: from, series: held, quantity, reason: 7, case }
		},
		24..=27 => {
			let quantity = if random.chance(70) { 0 } else { quantity };
			Call::<Runtime>::request_units_release { who, series: of_series, quantity, case }
		},
		28..=31 => {
			let call = Call::<Runtime>::confirm_units_release { who, series: of_series };
			return (call.into(), second(world, random));
		},
		32 => Call::<Runtime>::cancel_units_release { who, series: of_series, reason: case },
		_ => return forced(world, random),
	};
	(call.into(), officer)
}

fn forced(world: &World, random: &mut Random) -> Act {
	use pallet_sanctions::Call;
	let court = signed(&who::court_officer());
	let next = pallet_sanctions::NextForcedTransferId::<Runtime>::get();
	let id = next.saturating_sub(random.between(1, 3));
	match random.below(7) {
		0..=2 => {
			let (from, held, quantity) = holding(world, random);
			let asset =
				if random.chance(50) { Asset::Series(held) } else { Asset::Stablecoin(USDC) };
			let to = world.anyone(random);
			let (quantity, reason, case) = (quantity.into(), random.hash(), random.hash());
			let call = Call::<Runtime>::propose_forced_transfer {
				asset,
				from,
				to,
				quantity,
				reason,
				case,
			};
			(call.into(), court)
		},
		3..=5 => {
			let origin = second(world, random);
			(Call::<Runtime>::approve_forced_transfer { id }.into(), origin)
		},
		_ => {
			let reason = random.hash();
			(Call::<Runtime>::withdraw_forced_transfer { id, reason }.into(), court)
		},
	}
}

/// What admins do with shared policies.
pub fn policies(world: &World, random: &mut Random) -> Act {
	use pallet_transfer_policies::Call;
	let policy = policy(random);
	let view = genex_runtime::TransferPolicies::policy(policy);
	let (admin, proposed) =
		view.map_or((None, None), |view| (Some(view.details.admin), view.details.proposed));
	let acting = |admin: Option<Admin<AccountId>>, random: &mut Random| match admin {
		Some(Admin::Account(who)) => signed(&who),
		Some(Admin::Governance) => council(),
		None => signed(&world.anyone(random)),
	};
	let members = |random: &mut Random| {
		let member = if random.chance(80) {
			Member::Identity(identity(random))
		} else {
			Member::Account(world.anyone(random))
		};
		vec![member].try_into().expect("one fits")
	};
	let call = match random.below(16) {
		0..=2 => {
			let rule = match random.below(5) {
				0 => Policy::Allow,
				1..=3 => Policy::Deny,
				_ => Policy::Compound { sender: 1, recipient: 1, mint_recipient: 1, redeemer: 1 },
			};
			let origin = signed(random.pick(&world.issuers));
			return (
				Call::<Runtime>::create_policy { policy: rule, reason: random.hash() }.into(),
				origin,
			);
		},
		3..=7 => {
			Call::<Runtime>::add_members { policy, members: members(random), reason: random.hash() }
		},
		8..=10 => {
			let member =
				first(pallet_transfer_policies::Members::<Runtime>::iter_key_prefix(policy));
			let members = match member {
				Some(member) => vec![member].try_into().expect("one fits"),
				None => members(random),
			};
			Call::<Runtime>::remove_members { policy, members, reason: random.hash() }
		},
		11..=12 => {
			let to = if random.chance(70) {
				random.pick(&world.issuers).clone()
			} else {
				world.anyone(random)
			};
			let to = random.chance(90).then_some(Admin::Account(to));
			Call::<Runtime>::transfer_admin { policy, to, reason: random.hash() }
		},
		13..=14 => {
			let origin = acting(proposed, random);
			return (
				Call::<Runtime>::accept_admin { policy, reason: random.hash() }.into(),
				origin,
			);
		},
		_ => Call::<Runtime>::seal_policy { policy, reason: random.hash() },
	};
	(call.into(), acting(admin, random))
}

/// A created policy, if there is one, or one that is built in.
pub fn policy(random: &mut Random) -> u32 {
	let created: Vec<u32> = genex_runtime::TransferPolicies::policies(None, 30)
		.into_iter()
		.map(|view| view.policy)
		.collect();
	if created.is_empty() { 1 } else { *random.pick(&created) }
}

/// A removed listing and a discarded draft: what is left behind is taken away.
pub fn cleaning(world: &World, random: &mut Random) -> Act {
	let anyone = signed(&world.anyone(random));
	match random.below(2) {
		0 => {
			let listing = first(pallet_sales::Listings::<Runtime>::iter_keys()).unwrap_or(0);
			let call = pallet_sales::Call::<Runtime>::remove_listing { listing, limit: 100 };
			(call.into(), anyone)
		},
		_ => {
			let series = series(random);
			let call = pallet_coupons::Call::<Runtime>::discard_series { series };
			(call.into(), signed(&world.issuer_of(series, random)))
		},
	}
}

/// A hash that is not zero.
pub fn named(random: &mut Random) -> H256 {
	H256::from_low_u64_be(1 + random.below(1_000))
}
