// SPDX-License-Identifier: Apache-2.0
//! Authorisations.

use crate::tickets::{
	Trial,
	stage::{Stage, UNITS, freeze, set_clock, units},
};
use frame_support::assert_ok;
use genex_primitives::{Quantity, SeriesId};
use genex_runtime::{AccountId, Redemption, Runtime};
use genex_runtime_tests::{env::now, native::dispatch, random::Random, scene, who};
use pallet_redemption::{AuthorisationId, Call};
use sp_runtime::DispatchResult;

/// What can be wrong with taking, giving back or making one.
#[derive(Clone, Copy, Debug)]
enum Flaw {
	TooMuch,
	TwiceInParts,
	Late,
	OtherRedeemer,
	ByTheHolder,
	OtherNumber,
	AfterVoid,
	AfterReturn,
	AfterForce,
	FrozenHolder,
	FrozenRedeemer,
	Dismissed,
	UnitsBlocked,
	Nothing,
	VoidByTheHolder,
	VoidByAnother,
	EarlyReturn,
	HeldUnits,
	PastDeadline,
	FarDeadline,
	TooFewUnits,
}

use Flaw::*;

const FLAWS: [(Flaw, &str); 21] = [
	(TooMuch, "more than was authorised"),
	(TwiceInParts, "more than is left"),
	(Late, "late"),
	(OtherRedeemer, "by another redeemer"),
	(ByTheHolder, "captured by its holder"),
	(OtherNumber, "a number that is not open"),
	(AfterVoid, "after it was voided"),
	(AfterReturn, "after it was returned"),
	(AfterForce, "after an officer ended it"),
	(FrozenHolder, "the holder is frozen"),
	(FrozenRedeemer, "the redeemer is frozen"),
	(Dismissed, "the redeemer was dismissed"),
	(UnitsBlocked, "the units are blocked"),
	(Nothing, "nothing to capture"),
	(VoidByTheHolder, "voided early by its holder"),
	(VoidByAnother, "voided by another"),
	(EarlyReturn, "returned early"),
	(HeldUnits, "held units redeemed by their holder"),
	(PastDeadline, "authorised until the past"),
	(FarDeadline, "authorised for too long"),
	(TooFewUnits, "more authorised than there is"),
];

/// How many flaws are tried.
pub const KNOWN: usize = FLAWS.len();

/// An authorisation that is open.
struct Opened {
	id: AuthorisationId,
	holder: AccountId,
	store: AccountId,
	series: SeriesId,
	quantity: Quantity,
	deadline: u64,
}

fn authorise(
	holder: &AccountId,
	store: &AccountId,
	series: SeriesId,
	quantity: Quantity,
	deadline: u64,
) -> DispatchResult {
	let (redeemer, order_hash) = (store.clone(), scene::hash_of("order"));
	let call = Call::<Runtime>::authorise { series, quantity, redeemer, order_hash, deadline };
	dispatch(call, holder)
}

fn capture(by: &AccountId, id: AuthorisationId, quantity: Quantity) -> DispatchResult {
	dispatch(Call::<Runtime>::capture { id, quantity }, by)
}

fn void(by: &AccountId, id: AuthorisationId) -> DispatchResult {
	dispatch(Call::<Runtime>::void { id }, by)
}

fn open(stage: &Stage, random: &mut Random) -> Opened {
	let holder = stage.holder(random).account.clone();
	let (store, series) = (random.pick(&stage.stores).clone(), *random.pick(&stage.series));
	let (quantity, deadline) = (random.between(1, UNITS + 1), now() + random.between(1, 3_600));
	assert_ok!(authorise(&holder, &store, series, quantity, deadline));
	let id = scene::latest_authorisation();
	Opened { id, holder, store, series, quantity, deadline }
}

/// A part of an authorisation.
fn part(opened: &Opened, random: &mut Random) -> Quantity {
	random.between(1, opened.quantity + 1)
}

/// Does what must not be done, after what makes it wrong. Gives what belongs to it before and after, and the answer.
fn attempt(
	flaw: Flaw,
	stage: &Stage,
	opened: &Opened,
	random: &mut Random,
) -> (bool, DispatchResult) {
	let Opened { id, holder, store, series, quantity, deadline } = opened;
	let (id, quantity, deadline) = (*id, *quantity, *deadline);
	let other_store = stage.stores.iter().find(|one| *one != store).expect("there are two");
	let taking = part(opened, random);
	match flaw {
		TwiceInParts => {
			assert_ok!(capture(store, id, taking));
		},
		Late => set_clock(deadline + random.below(2) * random.below(100_000)),
		AfterVoid => {
			assert_ok!(void(store, id));
		},
		AfterReturn => {
			set_clock(deadline);
			assert_ok!(dispatch(Call::<Runtime>::return_expired { id }, &stage.relayer));
			set_clock(deadline - 1);
		},
		AfterForce => {
			let reason = scene::hash_of("reason");
			assert_ok!(dispatch(Call::<Runtime>::force_void { id, reason }, &who::officer()));
		},
		FrozenHolder => {
			let full = random.chance(50);
			freeze(holder, full, random);
		},
		FrozenRedeemer => freeze(store, true, random),
		Dismissed => {
			let (series, redeemer) = (*series, store.clone());
			let remove = pallet_coupons::Call::<Runtime>::remove_redeemer { series, redeemer };
			assert_ok!(dispatch(remove, &who::issuer()));
		},
		UnitsBlocked => scene::freeze_units(holder, *series, UNITS),
		_ => {},
	}
	let before = (stage.burned(), units(*series, holder));
	let answer = match flaw {
		TooMuch => capture(store, id, quantity + random.between(1, 1 << 40)),
		TwiceInParts => capture(store, id, quantity - taking + random.between(1, UNITS)),
		OtherRedeemer => capture(other_store, id, taking),
		ByTheHolder => capture(holder, id, taking),
		OtherNumber => capture(store, id + random.between(1, 1 << 40), taking),
		Nothing => capture(store, id, 0),
		VoidByTheHolder => void(holder, id),
		VoidByAnother => {
			let by = if random.chance(50) { other_store } else { &stage.relayer };
			void(by, id)
		},
		EarlyReturn => dispatch(Call::<Runtime>::return_expired { id }, &stage.relayer),
		HeldUnits => {
			let quantity = UNITS - quantity + random.between(1, quantity + 1);
			let call = scene::redeeming(other_store, *series, quantity);
			dispatch(call, holder)
		},
		PastDeadline => authorise(holder, store, *series, 1, now() - random.below(1_000)),
		FarDeadline => {
			let far = now() + 30 * 86_400 + random.between(1, 1 << 40);
			authorise(holder, store, *series, 1, far)
		},
		TooFewUnits => {
			let more = UNITS - quantity + random.between(1, UNITS);
			authorise(holder, store, *series, more, deadline)
		},
		_ => capture(store, id, taking),
	};
	((stage.burned(), units(*series, holder)) != before, answer)
}

/// Takes it in parts and gives the rest back, as it should be. Says what went otherwise.
fn settle(stage: &Stage, opened: &Opened, random: &mut Random) -> Result<(), String> {
	let Opened { id, holder, store, series, quantity, deadline } = opened;
	let (before, mut left) = (stage.burned(), *quantity);
	for _ in 0..random.below(4) {
		if left == 0 {
			break;
		}
		let taking = random.between(1, left + 1);
		capture(store, *id, taking).map_err(|error| format!("a capture: {error:?}"))?;
		left -= taking;
	}
	if left > 0 {
		if random.chance(50) {
			void(store, *id).map_err(|error| format!("a void: {error:?}"))?;
		} else {
			set_clock(*deadline);
			let back = dispatch(Call::<Runtime>::return_expired { id: *id }, &stage.relayer);
			back.map_err(|error| format!("a return: {error:?}"))?;
		}
	}
	let taken = quantity - left;
	let found = (stage.burned() - before, units(*series, holder));
	if found != (taken, (UNITS - taken, 0)) || Redemption::authorisation(*id).is_some() {
		return Err(format!("{taken} should have burned: {found:?}"));
	}
	Ok(())
}

/// Opens an authorisation, does something right or wrong with it, and looks at whose units moved.
pub fn trial(stage: &Stage, random: &mut Random) -> Trial {
	let flaw = (!random.chance(10)).then(|| *random.pick(&FLAWS));
	let opened = open(stage, random);
	let about = |answer: String| {
		let Opened { id, quantity, .. } = opened;
		format!("authorisation {id} of {quantity}, {answer}")
	};
	match flaw {
		Some((flaw, name)) => {
			let (accepted, answer) = attempt(flaw, stage, &opened, random);
			let about = about(format!("{answer:?}"));
			Trial { flaw: Some(name), accepted, wrong: None, about }
		},
		None => {
			let outcome = settle(stage, &opened, random);
			let about = about(format!("{outcome:?}"));
			Trial { flaw: None, accepted: outcome.is_ok(), wrong: None, about }
		},
	}
}
