// SPDX-License-Identifier: Apache-2.0
//! Random acts on issuers: who may issue, how much, and who acts for them.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	world::{APPLICANTS, World, country, identity},
};
use genex_primitives::{IdentityFlags, IdentityId, IdentityKind, Tier, issuance::Grade};
use genex_runtime::{AccountId, Kyc, Runtime};
use genex_runtime_tests::{
	env::now,
	scene::{DOLLAR, FAR_FUTURE, USDC, council},
	who,
};
use pallet_issuers::{Call, IssuerStatus, Issuers, StaffScopes, StaffTerms};

/// How many companies may come later, one whenever nobody else can apply.
const LATER: u64 = 60;

/// Who becomes an issuer, what officers do with it, and what it does itself.
pub fn next(world: &World, random: &mut Random) -> Act {
	match random.below(30) {
		0..=5 => application(world, random),
		6..=9 => status(world, random),
		10..=12 => incident(world, random),
		13 => terms(world, random),
		14..=16 => {
			let identity = issuer(random);
			(Call::<Runtime>::rescore { identity }.into(), signed(&world.anyone(random)))
		},
		17..=20 => rating(world, random),
		21..=24 => guarantee(world, random),
		_ => staff(world, random),
	}
}

/// An approved issuer mostly.
fn issuer(random: &mut Random) -> IdentityId {
	let all: Vec<IdentityId> = Issuers::<Runtime>::iter()
		.filter(|(_, record)| record.status != IssuerStatus::Applied)
		.map(|(identity, _)| identity)
		.collect();
	if all.is_empty() || random.chance(5) { identity(random) } else { *random.pick(&all) }
}

/// Whether the company waits for an answer, or may apply.
fn may_apply(company: &AccountId) -> bool {
	let Some(identity) = Kyc::identity_of(company) else { return false };
	let record = pallet_kyc::Identities::<Runtime>::get(identity);
	let fit = record.is_some_and(|one| {
		!one.flags.contains(IdentityFlags::REVOKED) && one.tier_at(now()) == Tier::L3
	});
	let status = Issuers::<Runtime>::get(identity).map(|one| one.status);
	fit && status.is_none_or(|status| status == IssuerStatus::Applied)
}

/// A company comes to the chain.
fn arrival(company: AccountId, random: &mut Random) -> Act {
	let call = pallet_kyc::Call::<Runtime>::register {
		account: company,
		tier: Tier::L3,
		kind: IdentityKind::Company,
		jurisdiction: country(random),
		valid_until: FAR_FUTURE,
		commitment: random.hash(),
	};
	(call.into(), signed(&who::attestor()))
}

/// Companies apply; few are approved, so that others can be rejected. When all issue, another one comes.
fn application(world: &World, random: &mut Random) -> Act {
	let first: Vec<AccountId> = APPLICANTS.iter().map(|name| who::account(name)).collect();
	let later: Vec<AccountId> =
		(0..LATER).map(|number| who::account(&format!("Company{number}"))).collect();
	let able: Vec<&AccountId> = first.iter().chain(&later).filter(|one| may_apply(one)).collect();
	let new = later.iter().find(|one| Kyc::identity_of(one).is_none());
	let applicant = match new {
		Some(new) if able.is_empty() => return arrival(new.clone(), random),
		_ if able.is_empty() || random.chance(5) => random.pick(&first).clone(),
		_ => (*random.pick(&able)).clone(),
	};
	let identity = Kyc::identity_of(&applicant).unwrap_or_default();
	let waits = Issuers::<Runtime>::get(identity)
		.is_some_and(|record| record.status == IssuerStatus::Applied);
	let (comply, reason) = (by(signed(&who::officer()), world, random), random.hash());
	match random.below(20) {
		0..=8 if waits => (Call::<Runtime>::withdraw_application {}.into(), signed(&applicant)),
		9..=17 if waits => (Call::<Runtime>::reject { identity, reason }.into(), comply),
		18 => (Call::<Runtime>::approve { identity, reason }.into(), comply),
		_ => {
			let documents = vec![random.hash()].try_into().expect("one fits");
			let apply = Call::<Runtime>::apply { brand: random.hash(), documents };
			(apply.into(), signed(&applicant))
		},
	}
}

/// Who may not issue mostly may again soon.
fn status(world: &World, random: &mut Random) -> Act {
	use IssuerStatus::{Active, Applied, Frozen, Suspended, Watch};
	let stopped = Issuers::<Runtime>::iter()
		.find(|(_, record)| matches!(record.status, Suspended | Frozen))
		.filter(|_| random.chance(80));
	let (identity, status) = match stopped {
		Some((identity, record)) if record.status == Frozen => (identity, Watch),
		Some((identity, _)) => (identity, Active),
		None => {
			let any = [Applied, Active, Active, Watch, Watch, Suspended, Frozen];
			(issuer(random), *random.pick(&any))
		},
	};
	let call = Call::<Runtime>::set_status { identity, status, reason: random.hash() };
	(call.into(), by(signed(&who::officer()), world, random))
}

fn incident(world: &World, random: &mut Random) -> Act {
	let comply = by(signed(&who::officer()), world, random);
	let open = pallet_issuers::Incidents::<Runtime>::iter_keys().next();
	if let Some((identity, incident)) = open.filter(|_| random.chance(60)) {
		let (upheld, reason) = (random.chance(10), random.hash());
		let resolve = Call::<Runtime>::resolve_incident { identity, incident, upheld, reason };
		return (resolve.into(), comply);
	}
	let (identity, reason) = (issuer(random), random.hash());
	(Call::<Runtime>::report_incident { identity, reason }.into(), comply)
}

fn terms(world: &World, random: &mut Random) -> Act {
	let mut terms = genex_runtime::Issuers::terms();
	terms.limits.per_dollar = u16::try_from(random.below(110)).expect("small");
	terms.trusted = Some(if random.chance(10) { Grade::C } else { Grade::A });
	if random.chance(30) {
		terms.formula.version = terms.formula.version.saturating_add(1);
		terms.formula.prior_ratings = u32::try_from(random.below(100)).expect("small");
	}
	let call = Call::<Runtime>::set_terms { terms: Box::new(terms), reason: random.hash() };
	(call.into(), by(council(), world, random))
}

/// Who redeemed mostly rates.
fn rating(world: &World, random: &mut Random) -> Act {
	let stars = u8::try_from(random.below(7)).expect("small");
	let right = pallet_issuers::RatingRights::<Runtime>::iter_keys().next();
	let (identity, rater) = match right.filter(|_| random.chance(90)) {
		Some((identity, holder)) => {
			let account = pallet_kyc::AccountsOf::<Runtime>::iter_key_prefix(holder).next();
			(identity, account.unwrap_or_else(|| world.anyone(random)))
		},
		None => (issuer(random), world.anyone(random)),
	};
	(Call::<Runtime>::rate { identity, stars }.into(), signed(&rater))
}

fn guarantee(world: &World, random: &mut Random) -> Act {
	let (asset, amount) = (USDC, u128::from(random.between(0, 1_000)) * DOLLAR / 10);
	let put_aside = pallet_issuers::FundsOf::<Runtime>::iter_values()
		.flat_map(|funds| funds.deposits)
		.next()
		.filter(|_| random.chance(50));
	if let Some(deposit) = put_aside {
		let (asset, amount) = (deposit.asset, amount.clamp(1, deposit.amount));
		let withdraw = Call::<Runtime>::withdraw_guarantee { asset, amount };
		return (withdraw.into(), signed(&deposit.account));
	}
	let issuer = random.pick(&world.issuers).clone();
	(Call::<Runtime>::deposit_guarantee { asset, amount }.into(), signed(&issuer))
}

/// Members of staff come, go, and stay beyond their time.
fn staff(world: &World, random: &mut Random) -> Act {
	let issuer = random.pick(&world.issuers).clone();
	let all: Vec<(AccountId, AccountId, u64)> = pallet_issuers::Staff::<Runtime>::iter()
		.map(|(issuer, staff, record)| (issuer, staff, record.terms.expires_at))
		.collect();
	let over = all.iter().find(|(.., expires_at)| *expires_at <= now()).cloned();
	if let Some((issuer, staff, _)) = over.filter(|_| random.chance(40)) {
		let staff = vec![staff].try_into().expect("one fits");
		let remove = Call::<Runtime>::remove_expired_staff { issuer, staff };
		return (remove.into(), signed(&world.anyone(random)));
	}
	if !all.is_empty() && random.chance(30) {
		let (issuer, staff, _) = random.pick(&all).clone();
		return (Call::<Runtime>::dismiss_staff { staff }.into(), signed(&issuer));
	}
	let terms = StaffTerms {
		scopes: StaffScopes(u8::try_from(random.below(17)).expect("small")),
		cap: random.below(1_000_000),
		period: random.below(100_000),
		expires_at: now() + random.below(200_000),
	};
	let staff = world.anyone(random);
	(Call::<Runtime>::appoint_staff { staff, terms }.into(), signed(&issuer))
}
