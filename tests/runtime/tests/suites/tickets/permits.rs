// SPDX-License-Identifier: Apache-2.0
//! Transfer permits.

use crate::tickets::{
	Trial,
	signed_tickets::{damaged, of_another_scheme, other},
	signers::Signer,
	stage::{Stage, UNITS, freeze, redeem_directly, set_clock, units},
};
use frame_support::assert_ok;
use genex_messages::{Goods, TransferPermit};
use genex_primitives::Quantity;
use genex_runtime::{AccountId, Runtime};
use genex_runtime_tests::{env::now, native::dispatch, random::Random, scene, who};
use pallet_permits::{Call, SignedPermit};
use sp_runtime::DispatchResult;

/// The most units of a right permit: so few that no limit is reached.
const MOST: Quantity = UNITS / 4;

/// What can be wrong with a permit.
#[derive(Clone, Copy, Debug)]
enum Flaw {
	Twice,
	Late,
	TooFar,
	OtherChain,
	OtherAmount,
	OtherGoods,
	OtherSeries,
	OtherRecipient,
	OtherNonce,
	OtherDeadline,
	OtherGiver,
	OtherKey,
	Damaged,
	OtherScheme,
	Cancelled,
	Nothing,
	TooMany,
	UnitsGone,
	UnitsHeld,
	UnitsBlocked,
	Unregistered,
	Screens,
	FrozenGiver,
	FrozenRecipient,
	FrozenSubmitter,
}

use Flaw::*;

const FLAWS: [(Flaw, &str); 25] = [
	(Twice, "used twice"),
	(Late, "late"),
	(TooFar, "deadline too far ahead"),
	(OtherChain, "for another chain"),
	(OtherAmount, "another amount"),
	(OtherGoods, "a serial for a quantity"),
	(OtherSeries, "another series"),
	(OtherRecipient, "another recipient"),
	(OtherNonce, "another nonce"),
	(OtherDeadline, "another deadline"),
	(OtherGiver, "another giver"),
	(OtherKey, "signed by another key"),
	(Damaged, "a damaged signature"),
	(OtherScheme, "a signature of another scheme"),
	(Cancelled, "cancelled"),
	(Nothing, "nothing to give"),
	(TooMany, "more than there is"),
	(UnitsGone, "the units were redeemed before"),
	(UnitsHeld, "the units are in escrow"),
	(UnitsBlocked, "the units are blocked"),
	(Unregistered, "the recipient is not registered"),
	(Screens, "the recipient wants to be asked"),
	(FrozenGiver, "the giver is frozen"),
	(FrozenRecipient, "the recipient is frozen"),
	(FrozenSubmitter, "who submits is frozen"),
];

/// How many flaws are tried.
pub const KNOWN: usize = FLAWS.len();

/// What everybody of the stage has of both series.
pub fn books(stage: &Stage) -> Vec<(Quantity, Quantity)> {
	let people = stage.holders.iter().chain(&stage.strangers).map(|one| &one.account);
	people
		.chain(&stage.stores)
		.flat_map(|who| stage.series.map(|series| units(series, who)))
		.collect()
}

/// Somebody registered besides `giver`.
pub fn recipient(stage: &Stage, giver: &AccountId, random: &mut Random) -> AccountId {
	let others = stage.holders.iter().map(|one| &one.account).chain(&stage.stores);
	let others: Vec<_> = others.filter(|one| *one != giver).cloned().collect();
	random.pick(&others).clone()
}

/// A permit that would be accepted.
fn right(stage: &Stage, giver: &Signer, random: &mut Random) -> TransferPermit {
	TransferPermit {
		from: giver.account.clone().into(),
		to: recipient(stage, &giver.account, random).into(),
		series: *random.pick(&stage.series),
		goods: Goods::Units(random.between(1, MOST + 1)),
		nonce: random.any(),
		deadline: now() + random.between(1, 3_600),
	}
}

fn quantity(permit: &TransferPermit) -> Quantity {
	match permit.goods {
		Goods::Units(quantity) => quantity,
		Goods::Serial(_) => 0,
	}
}

/// Submits it, alone or in a batch that has it once.
fn submit(by: &AccountId, signed: &SignedPermit, listed: bool) -> DispatchResult {
	let SignedPermit { permit, signature } = signed.clone();
	if listed {
		let permits = vec![signed.clone()].try_into().expect("one fits");
		dispatch(Call::<Runtime>::settle_batch { permits }, by)
	} else {
		dispatch(Call::<Runtime>::settle { permit, signature }, by)
	}
}

/// What is signed: mostly the permit itself.
fn signed_as(flaw: Option<Flaw>, permit: TransferPermit, random: &mut Random) -> TransferPermit {
	match flaw {
		Some(TooFar) => {
			let deadline = now() + 90 * 86_400 + random.between(1, 1 << 40);
			TransferPermit { deadline, ..permit }
		},
		Some(Nothing) => TransferPermit { goods: Goods::Units(0), ..permit },
		Some(TooMany) => {
			let more = if random.chance(50) { UNITS + 1 } else { random.any().max(UNITS + 1) };
			TransferPermit { goods: Goods::Units(more), ..permit }
		},
		Some(Unregistered) => TransferPermit { to: who::account("Nobody").into(), ..permit },
		_ => permit,
	}
}

/// What is submitted instead of what was signed.
fn changed(
	flaw: Flaw,
	signed: TransferPermit,
	stage: &Stage,
	random: &mut Random,
) -> TransferPermit {
	match flaw {
		OtherAmount => {
			let goods = Goods::Units(other(quantity(&signed), random));
			TransferPermit { goods, ..signed }
		},
		OtherGoods => TransferPermit { goods: Goods::Serial(quantity(&signed)), ..signed },
		OtherSeries => {
			let [first, second] = stage.series;
			let series = if signed.series == first { second } else { first };
			TransferPermit { series, ..signed }
		},
		OtherRecipient => {
			let others = stage.holders.iter().map(|one| &one.account).chain(&stage.stores);
			let to = others.map(|one| <[u8; 32]>::from(one.clone())).find(|one| *one != signed.to);
			TransferPermit { to: to.expect("there are several"), ..signed }
		},
		OtherNonce => TransferPermit { nonce: other(signed.nonce, random), ..signed },
		OtherDeadline => {
			let deadline = signed.deadline + random.between(1, 86_400);
			TransferPermit { deadline, ..signed }
		},
		OtherGiver => {
			let holders = stage.holders.iter().map(|one| <[u8; 32]>::from(one.account.clone()));
			let from = holders.into_iter().find(|one| *one != signed.from);
			TransferPermit { from: from.expect("there are several"), ..signed }
		},
		_ => signed,
	}
}

/// Lets come to pass what is wrong besides the message.
fn prepare(
	flaw: Flaw,
	permit: &TransferPermit,
	stage: &Stage,
	by: &AccountId,
	random: &mut Random,
) {
	let (giver, recipient): (AccountId, AccountId) = (permit.from.into(), permit.to.into());
	let series = permit.series;
	// So few are left that the permit's are not among them.
	let taken = UNITS - quantity(permit).min(UNITS) + 1;
	match flaw {
		Late => set_clock(permit.deadline + random.below(2) * random.below(100_000)),
		Cancelled => {
			let (nonce, deadline) = (permit.nonce, permit.deadline);
			let cancel = pallet_nonces::Call::<Runtime>::cancel_nonce { nonce, deadline };
			assert_ok!(dispatch(cancel, &giver));
		},
		UnitsGone => redeem_directly(&giver, series, taken, &stage.stores[0]),
		UnitsHeld => {
			scene::authorise(&giver, &stage.stores[0], series, taken);
		},
		UnitsBlocked => scene::freeze_units(&giver, series, taken),
		Screens => scene::screen(&recipient),
		FrozenGiver => {
			let full = random.chance(50);
			freeze(&giver, full, random);
		},
		FrozenRecipient => freeze(&recipient, true, random),
		FrozenSubmitter => {
			let full = random.chance(50);
			freeze(by, full, random);
		},
		_ => {},
	}
}

/// Signs a permit, right or wrong, submits it, and looks at whose units moved.
pub fn trial(stage: &Stage, random: &mut Random) -> Trial {
	let flaw = (!random.chance(10)).then(|| *random.pick(&FLAWS));
	let flawed = flaw.map(|(flaw, _)| flaw);
	let giver = stage.holder(random);
	let signed = signed_as(flawed, right(stage, giver, random), random);
	let signer =
		if matches!(flawed, Some(OtherKey)) { random.pick(&stage.strangers) } else { giver };
	let domain = match flawed {
		Some(OtherChain) => signer.elsewhere(&stage.domain, random),
		_ => stage.domain,
	};
	let mut signature = signer.sign(&signed, &domain, random.chance(50));
	match flawed {
		Some(Damaged) => signature = damaged(signature, random),
		Some(OtherScheme) => signature = of_another_scheme(signature),
		_ => {},
	}
	let permit = flawed.map_or(signed, |flaw| changed(flaw, signed, stage, random));
	let (sent, listed) = (SignedPermit { permit, signature }, random.chance(30));
	if let Some(flaw) = flawed {
		prepare(flaw, &permit, stage, &stage.relayer, random);
	}
	if matches!(flawed, Some(Twice)) {
		assert_ok!(submit(&stage.relayer, &sent, listed));
	}
	judge(stage, flaw.map(|(_, name)| name), &sent, listed)
}

/// Submits what is tried, and looks at what moved: all of a right one, once, and nothing of another.
fn judge(stage: &Stage, flaw: Option<&'static str>, sent: &SignedPermit, listed: bool) -> Trial {
	let SignedPermit { permit, .. } = sent;
	let (from, to): (AccountId, AccountId) = (permit.from.into(), permit.to.into());
	let sides = || (units(permit.series, &from), units(permit.series, &to));
	let (before, had) = (books(stage), sides());
	let answer = submit(&stage.relayer, sent, listed);
	let (after, has) = (books(stage), sides());
	let accepted = after != before || has != had;
	let mut wrong = None;
	if accepted && flaw.is_none() {
		let quantity = quantity(permit);
		if (has.0.0 + quantity, has.1.0) != (had.0.0, had.1.0 + quantity) {
			wrong = Some(format!("not {quantity} units moved: {had:?}, {has:?}"));
		}
		// Whoever has it may try again.
		let _refused = submit(&stage.relayer, sent, !listed);
		if books(stage) != after {
			wrong = Some("it was used again".into());
		}
	}
	let about = format!("{permit:?} listed: {listed}, {answer:?}");
	Trial { flaw, accepted, wrong, about }
}
