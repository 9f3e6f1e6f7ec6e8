// SPDX-License-Identifier: Apache-2.0
//! Claims of printed cards and of gifts in links.

use crate::tickets::{
	Trial,
	permits::{books, recipient},
	signed_tickets::{damaged, other},
	signers::Signer,
	stage::{Stage, UNITS, freeze, set_clock, units},
};
use frame_support::assert_ok;
use genex_messages::{Domain, GiftClaim, Goods, ScratchClaim, merkle};
use genex_primitives::{Quantity, SeriesId, Tier};
use genex_runtime::{AccountId, Runtime};
use genex_runtime_tests::{env::now, native::dispatch, random::Random, scene, who};
use pallet_claims::{Call, Proof};
use sp_core::H256;
use sp_runtime::{DispatchResult, MultiSignature};

/// Cards of a batch, one for each key of a stranger.
const CARDS: u32 = 4;
/// The most units of a card or gift: all cards together are fewer than a holder has.
const MOST: Quantity = UNITS / 5;

/// What can be wrong with claiming, giving back or making one.
#[derive(Clone, Copy, Debug)]
enum Flaw {
	Twice,
	LateClaim,
	LateCard,
	TooFar,
	OtherChain,
	OtherClaimer,
	OtherNumber,
	OtherDeadline,
	OtherKey,
	ForeignKey,
	OtherProof,
	OtherAmount,
	Damaged,
	Ended,
	Returned,
	Unregistered,
	LowTier,
	Screens,
	FrozenGiver,
	FrozenClaimer,
	FrozenSubmitter,
	UnitsBlocked,
	EarlyReturn,
	TakenByAnother,
	HeldUnits,
	PastDeadline,
	FarDeadline,
	TooFewUnits,
}

use Flaw::*;

const FLAWS: [(Flaw, &str); 28] = [
	(Twice, "claimed twice"),
	(LateClaim, "a late claim"),
	(LateCard, "of a card or gift that is over"),
	(TooFar, "deadline too far ahead"),
	(OtherChain, "for another chain"),
	(OtherClaimer, "another claimer"),
	(OtherNumber, "another batch or gift"),
	(OtherDeadline, "another deadline"),
	(OtherKey, "signed by another key"),
	(ForeignKey, "a key of no card or link"),
	(OtherProof, "the proof of another card"),
	(OtherAmount, "another amount than its batch has"),
	(Damaged, "a damaged signature"),
	(Ended, "after it was ended"),
	(Returned, "after it was returned"),
	(Unregistered, "the claimer is not registered"),
	(LowTier, "the claimer's tier is too low"),
	(Screens, "the claimer wants to be asked"),
	(FrozenGiver, "the giver is frozen"),
	(FrozenClaimer, "the claimer is frozen"),
	(FrozenSubmitter, "who submits is frozen"),
	(UnitsBlocked, "the units are blocked"),
	(EarlyReturn, "returned early"),
	(TakenByAnother, "taken back by another"),
	(HeldUnits, "waiting units given away by their giver"),
	(PastDeadline, "waits until the past"),
	(FarDeadline, "waits for too long"),
	(TooFewUnits, "more waits than there is"),
];

/// How many flaws are tried.
pub const KNOWN: usize = FLAWS.len();

/// A batch or a gift that waits.
struct Waiting {
	card: bool,
	number: u64,
	giver: AccountId,
	series: SeriesId,
	units: Quantity,
	/// The units that were printed on the cards: those of the batch, if it is right.
	printed: Quantity,
	key: usize,
	deadline: u64,
}

/// What a claim says.
#[derive(Clone, Debug)]
struct Claim {
	number: u64,
	key: usize,
	claimer: AccountId,
	deadline: u64,
}

/// The keys of strangers, which are under scratch fields and in links, then those of holders, which are not.
fn signer(stage: &Stage, key: usize) -> &Signer {
	stage.strangers.iter().chain(&stage.holders).nth(key).expect("there are eight")
}

fn leaves(stage: &Stage, units: Quantity) -> Vec<[u8; 32]> {
	let leaf = |one: &Signer| merkle::leaf(&one.account.clone().into(), &Goods::Units(units));
	stage.strangers.iter().map(leaf).collect()
}

fn proof(stage: &Stage, waiting: &Waiting, key: usize) -> Proof {
	let path = merkle::proof(&leaves(stage, waiting.printed), key % CARDS as usize);
	path.expect("there is the card").try_into().expect("the tree is low")
}

/// Puts units aside as `waiting` says.
fn make(stage: &Stage, waiting: &Waiting, min_tier: Tier) -> DispatchResult {
	let Waiting { series, units, printed, key, deadline, .. } = *waiting;
	if waiting.card {
		let root = H256(merkle::root(&leaves(stage, printed)).expect("there are cards"));
		let call = Call::<Runtime>::create_batch { series, units, cards: CARDS, root, deadline };
		dispatch(call, &waiting.giver)
	} else {
		let (quantity, key) = (units, signer(stage, key).account.clone());
		let call = Call::<Runtime>::create_gift { series, quantity, key, min_tier, deadline };
		dispatch(call, &waiting.giver)
	}
}

fn open(stage: &Stage, flaw: Option<Flaw>, random: &mut Random) -> Waiting {
	let card = match flaw {
		Some(OtherProof | OtherAmount) => true,
		Some(LowTier | TakenByAnother) => false,
		_ => random.chance(50),
	};
	let units = random.between(1, MOST + 1);
	let printed = if matches!(flaw, Some(OtherAmount)) { other(units, random) } else { units };
	let mut waiting = Waiting {
		card,
		number: 0,
		giver: stage.holder(random).account.clone(),
		series: *random.pick(&stage.series),
		units,
		printed,
		key: usize::try_from(random.below(CARDS.into())).expect("few cards"),
		deadline: now() + random.between(4_000, 80 * 86_400),
	};
	let tiers = [Tier::L0, Tier::L1, Tier::L2];
	let min_tier = if matches!(flaw, Some(LowTier)) { Tier::L3 } else { *random.pick(&tiers) };
	assert_ok!(make(stage, &waiting, min_tier));
	waiting.number = if card { scene::latest_batch() } else { scene::latest_gift() };
	waiting
}

fn sign(
	stage: &Stage,
	card: bool,
	claim: &Claim,
	by: usize,
	domain: &Domain,
	wraps: bool,
) -> MultiSignature {
	let Claim { number, deadline, .. } = *claim;
	let key = signer(stage, claim.key).account.clone().into();
	let (claimer, by) = (claim.claimer.clone().into(), signer(stage, by));
	if card {
		by.sign(&ScratchClaim { batch: number, key, claimer, deadline }, domain, wraps)
	} else {
		by.sign(&GiftClaim { gift: number, key, claimer, deadline }, domain, wraps)
	}
}

fn bring(
	stage: &Stage,
	card: bool,
	claim: &Claim,
	proof: &Proof,
	signature: &MultiSignature,
) -> DispatchResult {
	let Claim { number, deadline, .. } = *claim;
	let key = signer(stage, claim.key).account.clone().into();
	let (claimer, signature) = (claim.claimer.clone().into(), signature.clone());
	if card {
		let claim = ScratchClaim { batch: number, key, claimer, deadline };
		let call = Call::<Runtime>::claim_card { claim, proof: proof.clone(), signature };
		dispatch(call, &stage.relayer)
	} else {
		let claim = GiftClaim { gift: number, key, claimer, deadline };
		dispatch(Call::<Runtime>::claim_gift { claim, signature }, &stage.relayer)
	}
}

fn give_back(by: &AccountId, waiting: &Waiting) -> DispatchResult {
	let number = waiting.number;
	if waiting.card {
		dispatch(Call::<Runtime>::return_batch { batch: number }, by)
	} else {
		dispatch(Call::<Runtime>::return_gift { gift: number }, by)
	}
}

/// Ends it before anybody claims it.
fn end(waiting: &Waiting, random: &mut Random) {
	let (number, reason, officer) = (waiting.number, scene::hash_of("reason"), who::officer());
	if waiting.card {
		let force = Call::<Runtime>::force_batch { batch: number, reason };
		assert_ok!(dispatch(force, &officer));
	} else if random.chance(50) {
		let force = Call::<Runtime>::force_gift { gift: number, reason };
		assert_ok!(dispatch(force, &officer));
	} else {
		let withdraw = Call::<Runtime>::withdraw_gift { gift: number };
		assert_ok!(dispatch(withdraw, &waiting.giver));
	}
}

/// Lets come to pass what is wrong besides the message.
fn prepare(flaw: Flaw, stage: &Stage, waiting: &Waiting, claim: &Claim, random: &mut Random) {
	let Waiting { giver, series, deadline, .. } = waiting;
	match flaw {
		LateClaim => set_clock(claim.deadline + random.below(2) * random.below(100_000)),
		LateCard => set_clock(deadline + random.below(1_000)),
		Ended => end(waiting, random),
		Returned => {
			let before = now();
			set_clock(*deadline);
			assert_ok!(give_back(&stage.relayer, waiting));
			set_clock(before);
		},
		Screens => scene::screen(&claim.claimer),
		FrozenGiver => {
			let full = random.chance(50);
			freeze(giver, full, random);
		},
		FrozenClaimer => freeze(&claim.claimer, true, random),
		FrozenSubmitter => {
			let full = random.chance(50);
			freeze(&stage.relayer, full, random);
		},
		UnitsBlocked => scene::freeze_units(giver, *series, UNITS),
		_ => {},
	}
}

/// What the key signs.
fn claim_of(flaw: Option<Flaw>, stage: &Stage, waiting: &Waiting, random: &mut Random) -> Claim {
	let Waiting { number, giver, key, deadline, .. } = waiting;
	let right = Claim {
		number: *number,
		key: *key,
		claimer: recipient(stage, giver, random),
		deadline: now() + random.between(1, 3_600),
	};
	match flaw {
		Some(LateCard) => Claim { deadline: deadline + 1_000, ..right },
		Some(TooFar) => {
			Claim { deadline: now() + 90 * 86_400 + random.between(1, 1 << 40), ..right }
		},
		Some(ForeignKey) => Claim { key: key + CARDS as usize, ..right },
		Some(Unregistered) => Claim { claimer: who::account("Nobody"), ..right },
		_ => right,
	}
}

/// What is brought instead of what was signed.
fn changed(
	flaw: Option<Flaw>,
	signed: &Claim,
	waiting: &Waiting,
	stage: &Stage,
	random: &mut Random,
) -> Claim {
	let signed = signed.clone();
	match flaw {
		Some(OtherClaimer) => {
			let mut others = stage.holders.iter().map(|one| &one.account).chain(&stage.stores);
			let claimer = others.find(|one| **one != signed.claimer).expect("there are several");
			Claim { claimer: claimer.clone(), ..signed }
		},
		Some(OtherNumber) => {
			// Another of the same giver with the same keys, if all its units are not in escrow by now.
			let made = random.chance(80) && make(stage, waiting, Tier::L0).is_ok();
			let number =
				if made { signed.number + 1 } else { signed.number + 1 + random.below(100) };
			Claim { number, ..signed }
		},
		Some(OtherDeadline) => {
			Claim { deadline: signed.deadline + random.between(1, 86_400), ..signed }
		},
		_ => signed,
	}
}

/// Does with what waits, or for it, what must not be done without a claim.
fn misuse(
	flaw: Flaw,
	stage: &Stage,
	waiting: &Waiting,
	random: &mut Random,
) -> Option<DispatchResult> {
	let Waiting { card, number, giver, series, units: each, .. } = waiting;
	let like = |units: Quantity, deadline: u64| Waiting {
		units,
		deadline,
		giver: giver.clone(),
		..*waiting
	};
	let held = if *card { each * u64::from(CARDS) } else { *each };
	let answer = match flaw {
		EarlyReturn => {
			let by = if random.chance(50) { giver } else { &stage.relayer };
			give_back(by, waiting)
		},
		TakenByAnother => {
			let by = recipient(stage, giver, random);
			dispatch(Call::<Runtime>::withdraw_gift { gift: *number }, &by)
		},
		HeldUnits => {
			let quantity = UNITS - held + random.between(1, held + 1);
			let (series, to) = (*series, recipient(stage, giver, random));
			dispatch(pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }, giver)
		},
		PastDeadline => make(stage, &like(1, now() - random.below(1_000)), Tier::L0),
		FarDeadline => {
			let far = now() + 5 * 366 * 86_400 + random.between(1, 1 << 40);
			make(stage, &like(1, far), Tier::L0)
		},
		TooFewUnits => make(stage, &like(UNITS + random.below(1 << 40), now() + 100), Tier::L0),
		_ => return None,
	};
	Some(answer)
}

/// Puts units aside, does something right or wrong with them, and looks at whose they are.
pub fn trial(stage: &Stage, random: &mut Random) -> Trial {
	let flaw = (!random.chance(10)).then(|| *random.pick(&FLAWS));
	let flawed = flaw.map(|(flaw, _)| flaw);
	let name = flaw.map(|(_, name)| name);
	let waiting = open(stage, flawed, random);
	let about = |what: String| format!("card {}: {what}", waiting.card);
	if let Some(flaw) = flawed {
		let before = books(stage);
		if let Some(answer) = misuse(flaw, stage, &waiting, random) {
			let accepted = books(stage) != before;
			return Trial {
				flaw: name,
				accepted,
				wrong: None,
				about: about(format!("{answer:?}")),
			};
		}
	}
	let signed = claim_of(flawed, stage, &waiting, random);
	let by = if matches!(flawed, Some(OtherKey)) { (signed.key + 1) % 4 } else { signed.key };
	let domain = match flawed {
		Some(OtherChain) => signer(stage, by).elsewhere(&stage.domain, random),
		_ => stage.domain,
	};
	let mut signature = sign(stage, waiting.card, &signed, by, &domain, random.chance(50));
	if matches!(flawed, Some(Damaged)) {
		signature = damaged(signature, random);
	}
	let claim = changed(flawed, &signed, &waiting, stage, random);
	let shift = usize::from(matches!(flawed, Some(OtherProof)));
	let proof = proof(stage, &waiting, claim.key + shift);
	if let Some(flaw) = flawed {
		prepare(flaw, stage, &waiting, &claim, random);
	}
	let bring = || bring(stage, waiting.card, &claim, &proof, &signature);
	if matches!(flawed, Some(Twice)) {
		assert_ok!(bring());
	}
	let (accepted, wrong, answer) = judge(stage, &waiting, &claim, name.is_none(), bring);
	Trial { flaw: name, accepted, wrong, about: about(format!("{claim:?}, {answer:?}")) }
}

/// Brings a claim, and looks at what moved: all of a right one, once, and nothing of another.
fn judge(
	stage: &Stage,
	waiting: &Waiting,
	claim: &Claim,
	right: bool,
	bring: impl Fn() -> DispatchResult,
) -> (bool, Option<String>, DispatchResult) {
	let sides =
		|| (units(waiting.series, &waiting.giver).1, units(waiting.series, &claim.claimer).0);
	let (before, had) = (books(stage), sides());
	let answer = bring();
	let (after, has) = (books(stage), sides());
	let accepted = after != before || has != had;
	let mut wrong = None;
	if accepted && right {
		let quantity = waiting.units;
		if (has.0 + quantity, has.1) != (had.0, had.1 + quantity) {
			wrong = Some(format!("not {quantity} units moved: {had:?}, {has:?}"));
		}
		// Whoever has it may try again.
		let _refused = bring();
		if books(stage) != after {
			wrong = Some("it was claimed again".into());
		}
	}
	(accepted, wrong, answer)
}
