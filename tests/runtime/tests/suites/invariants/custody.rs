// SPDX-License-Identifier: Apache-2.0
//! Random acts around custodians. What is missing for an act is done first: a custodian, an agreement, a deposit, a request.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	world::{APPLICANTS, World},
};
use genex_primitives::{Quantity, SeriesId};
use genex_runtime::{AccountId, Custody, Runtime};
use genex_runtime_tests::{
	env::now,
	scene::{DOLLAR, US_CENT, USDC},
	who,
};
use pallet_custody::{
	AgreementId, AgreementOf, AgreementState, Agreements, Call, Custodians, DepositId, DepositOf,
	Deposits, Fee, RequestOf, Scope, Wish,
};

const DAY: u64 = 86_400;

/// One of the first few, if there are any.
fn some<Found: Clone>(found: impl Iterator<Item = Found>, random: &mut Random) -> Option<Found> {
	let few: Vec<Found> = found.take(12).collect();
	(!few.is_empty()).then(|| random.pick(&few).clone())
}

/// An agreement that fits.
fn agreement(
	fits: impl Fn(AgreementId, &AgreementOf<Runtime>) -> bool,
	random: &mut Random,
) -> Option<(AgreementId, AgreementOf<Runtime>)> {
	some(Agreements::<Runtime>::iter().filter(|(id, found)| fits(*id, found)), random)
}

/// A request that fits, with its deposit and its agreement.
fn request(
	fits: impl Fn(&AgreementOf<Runtime>, bool, &RequestOf<Runtime>) -> bool,
	random: &mut Random,
) -> Option<(DepositId, DepositOf<Runtime>, AgreementOf<Runtime>, RequestOf<Runtime>)> {
	let all = Deposits::<Runtime>::iter().flat_map(|(id, deposit)| {
		let agreement = Custody::agreement(deposit.agreement).expect("there are deposits");
		let requests = deposit.requests.clone().into_iter();
		requests.map(move |open| (id, deposit.clone(), agreement.clone(), open))
	});
	some(
		all.filter(|(_, deposit, agreement, open)| {
			fits(agreement, Custody::is_in_force(deposit.agreement), open)
		}),
		random,
	)
}

/// The next act around a custodian.
pub fn next(world: &World, random: &mut Random) -> Act {
	let reason = random.hash();
	match random.below(30) {
		0 => register(world, random),
		1 if random.chance(30) => match some(Custodians::<Runtime>::iter_keys(), random) {
			Some(custodian) => {
				let officer = by(signed(&who::officer()), world, random);
				(Call::<Runtime>::remove_custodian { custodian, reason }.into(), officer)
			},
			None => register(world, random),
		},
		2..=3 => propose(world, random),
		4..=5 => accept(world, random),
		6 => end(world, random),
		7..=8 => forget(world, random),
		9..=11 => deposit(world, random),
		12..=17 => ask(world, random),
		18 => cancel(world, random),
		19..=22 => approve(world, random),
		23 => refuse(world, random),
		24..=25 => complete(world, random),
		26..=27 => collect(world, random),
		_ => match some(Deposits::<Runtime>::iter_keys(), random) {
			Some(deposit) => {
				let officer = by(signed(&who::officer()), world, random);
				(Call::<Runtime>::force_release { deposit, reason }.into(), officer)
			},
			None => deposit(world, random),
		},
	}
}

fn register(world: &World, random: &mut Random) -> Act {
	let custodian = who::account(random.pick::<&str>(&APPLICANTS));
	let officer = by(signed(&who::officer()), world, random);
	let reason = random.hash();
	(Call::<Runtime>::register_custodian { custodian, reason }.into(), officer)
}

fn propose(world: &World, random: &mut Random) -> Act {
	let Some(custodian) = some(Custodians::<Runtime>::iter_keys(), random) else {
		return register(world, random);
	};
	let issuer = random.pick(&world.issuers).clone();
	let scope = if random.chance(90) { Scope::All } else { Scope::Series(1) };
	let most = DOLLAR * u128::from(random.below(5));
	let least = if random.chance(50) { 0 } else { random.below(20) };
	let fee = Fee { asset: USDC, per_act: US_CENT, most, least };
	let valid_until = now() + random.between(DAY, 400 * DAY);
	let call = Call::<Runtime>::propose_agreement { custodian, scope, fee, valid_until };
	(call.into(), by(signed(&issuer), world, random))
}

fn accept(world: &World, random: &mut Random) -> Act {
	let waits = |_, found: &AgreementOf<Runtime>| {
		found.state == AgreementState::Proposed && now() < found.valid_until
	};
	match agreement(waits, random) {
		Some((agreement, found)) => {
			let custodian = by(signed(&found.custodian), world, random);
			(Call::<Runtime>::accept_agreement { agreement }.into(), custodian)
		},
		None => propose(world, random),
	}
}

fn end(world: &World, random: &mut Random) -> Act {
	let open = |_, found: &AgreementOf<Runtime>| found.state != AgreementState::Ended;
	match agreement(open, random) {
		Some((agreement, found)) => {
			let party = if random.chance(50) { found.issuer } else { found.custodian };
			(Call::<Runtime>::end_agreement { agreement }.into(), signed(&party))
		},
		None => propose(world, random),
	}
}

fn forget(world: &World, random: &mut Random) -> Act {
	let over = |_, found: &AgreementOf<Runtime>| found.is_over(now()) && found.deposits == 0;
	match agreement(over, random) {
		Some((agreement, found)) => {
			let call = Call::<Runtime>::forget_agreement { agreement };
			(call.into(), by(signed(&found.custodian), world, random))
		},
		None => propose(world, random),
	}
}

/// A holder of a series of the issuer of an agreement puts a part of it under the agreement.
fn deposit(world: &World, random: &mut Random) -> Act {
	let in_force = |id, _: &AgreementOf<Runtime>| Custody::is_in_force(id);
	let Some((agreement, found)) = agreement(in_force, random) else {
		return accept(world, random);
	};
	let issued = |series: &SeriesId| {
		let record = pallet_coupons::Series::<Runtime>::get(series);
		record.is_some_and(|one| one.issuer == found.issuer && now() < one.valid_until)
	};
	let held = pallet_coupons::Holdings::<Runtime>::iter()
		.filter(|(_, series, holding)| holding.free > 0 && issued(series))
		.map(|(who, series, holding)| (who, series, holding.free));
	let any = (world.anyone(random), 1, 1);
	let (holder, series, free): (AccountId, SeriesId, Quantity) = some(held, random).unwrap_or(any);
	let quantity = random.between(1, free / 4 + 2);
	let call = Call::<Runtime>::deposit { agreement, series, quantity };
	(call.into(), by(signed(&holder), world, random))
}

/// A deposit with units that nobody asked for, and how many somebody may ask for.
fn unasked(random: &mut Random) -> Option<(DepositId, DepositOf<Runtime>, Quantity)> {
	let with_units = Deposits::<Runtime>::iter().filter(|(_, found)| found.unasked() > 0);
	let (deposit, found) = some(with_units, random)?;
	let quantity = random.between(1, found.unasked() / 2 + 2);
	Some((deposit, found, quantity))
}

/// A customer asks for anything.
fn ask(world: &World, random: &mut Random) -> Act {
	let Some((deposit, found, quantity)) = unasked(random) else {
		return self::deposit(world, random);
	};
	let customer = by(signed(&found.customer), world, random);
	let call = match random.below(3) {
		0 => Call::<Runtime>::request_move { deposit, to: world.anyone(random), quantity },
		1 => {
			let record = pallet_coupons::Series::<Runtime>::get(found.series);
			let redeemer = record.expect("it has holders").issuer;
			let order_hash = random.hash();
			Call::<Runtime>::request_redeem { deposit, redeemer, quantity, order_hash }
		},
		_ => Call::<Runtime>::request_withdrawal { deposit, quantity },
	};
	(call.into(), customer)
}

fn cancel(world: &World, random: &mut Random) -> Act {
	match request(|_, _, _| true, random) {
		Some((deposit, found, _, open)) => {
			let call = Call::<Runtime>::cancel_request { deposit, request: open.id };
			(call.into(), by(signed(&found.customer), world, random))
		},
		None => ask(world, random),
	}
}

fn approve(world: &World, random: &mut Random) -> Act {
	let fits = |_: &AgreementOf<Runtime>, in_force: bool, open: &RequestOf<Runtime>| {
		in_force && now() < open.deadline
	};
	match request(fits, random) {
		Some((deposit, _, agreement, open)) => {
			let call = Call::<Runtime>::approve { deposit, request: open.id };
			(call.into(), by(signed(&agreement.custodian), world, random))
		},
		None => ask(world, random),
	}
}

fn refuse(world: &World, random: &mut Random) -> Act {
	match request(|_, _, open| open.wish != Wish::Withdraw, random) {
		Some((deposit, _, agreement, open)) => {
			let (request, reason) = (open.id, random.hash());
			let call = Call::<Runtime>::refuse { deposit, request, reason };
			(call.into(), by(signed(&agreement.custodian), world, random))
		},
		None => ask(world, random),
	}
}

fn complete(world: &World, random: &mut Random) -> Act {
	let due = |_: &AgreementOf<Runtime>, in_force: bool, open: &RequestOf<Runtime>| {
		open.wish == Wish::Withdraw && (!in_force || now() >= open.deadline)
	};
	match request(due, random) {
		Some((deposit, _, _, open)) => {
			let call = Call::<Runtime>::complete_withdrawal { deposit, request: open.id };
			(call.into(), signed(&world.anyone(random)))
		},
		None => withdraw(world, random),
	}
}

/// A customer wants units back, or whoever has them ends the agreement, so that they need not be waited for.
fn withdraw(world: &World, random: &mut Random) -> Act {
	if let Some((_, found, agreement, _)) =
		request(|_, _, open| open.wish == Wish::Withdraw, random)
	{
		let call = Call::<Runtime>::end_agreement { agreement: found.agreement };
		return (call.into(), by(signed(&agreement.custodian), world, random));
	}
	let Some((deposit, found, quantity)) = unasked(random) else {
		return self::deposit(world, random);
	};
	let call = Call::<Runtime>::request_withdrawal { deposit, quantity };
	(call.into(), by(signed(&found.customer), world, random))
}

fn collect(world: &World, random: &mut Random) -> Act {
	match agreement(|_, found| found.due > 0, random) {
		Some((agreement, found)) => {
			let part = u64::try_from(found.due).expect("a few dollars");
			let amount = u128::from(random.between(1, part + 1));
			let call = Call::<Runtime>::collect_fee { agreement, amount };
			(call.into(), by(signed(&found.custodian), world, random))
		},
		None => approve(world, random),
	}
}
