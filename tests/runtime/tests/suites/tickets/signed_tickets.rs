// SPDX-License-Identifier: Apache-2.0
//! Tickets.

use crate::tickets::{
	Trial,
	signers::Signer,
	stage::{Stage, UNITS, freeze, redeem_directly, set_clock, units},
};
use frame_support::assert_ok;
use genex_messages::{Goods, Ticket};
use genex_primitives::Quantity;
use genex_runtime::{AccountId, Runtime};
use genex_runtime_tests::{env::now, native::dispatch, random::Random, scene};
use pallet_redemption::{Call, SignedTicket};
use sp_runtime::{DispatchResult, MultiSignature};

/// What can be wrong with a ticket.
#[derive(Clone, Copy, Debug)]
enum Flaw {
	Twice,
	Late,
	TooFar,
	OtherChain,
	OtherAmount,
	OtherGoods,
	OtherSeries,
	OtherRedeemer,
	OtherOrder,
	OtherNonce,
	OtherDeadline,
	OtherHolder,
	OtherKey,
	Damaged,
	OtherScheme,
	Cancelled,
	Dismissed,
	Nothing,
	TooMany,
	UnitsGone,
	UnitsHeld,
	UnitsBlocked,
	FrozenHolder,
	FrozenRedeemer,
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
	(OtherRedeemer, "another redeemer"),
	(OtherOrder, "another order"),
	(OtherNonce, "another nonce"),
	(OtherDeadline, "another deadline"),
	(OtherHolder, "another holder"),
	(OtherKey, "signed by another key"),
	(Damaged, "a damaged signature"),
	(OtherScheme, "a signature of another scheme"),
	(Cancelled, "cancelled"),
	(Dismissed, "the redeemer was dismissed"),
	(Nothing, "nothing to burn"),
	(TooMany, "more than there is"),
	(UnitsGone, "the units were redeemed before"),
	(UnitsHeld, "the units are in escrow"),
	(UnitsBlocked, "the units are blocked"),
	(FrozenHolder, "the holder is frozen"),
	(FrozenRedeemer, "the redeemer is frozen"),
	(FrozenSubmitter, "who submits is frozen"),
];

/// How many flaws are tried.
pub const KNOWN: usize = FLAWS.len();

/// A ticket that would be accepted.
fn right(stage: &Stage, holder: &Signer, random: &mut Random) -> Ticket {
	Ticket {
		holder: holder.account.clone().into(),
		series: *random.pick(&stage.series),
		goods: Goods::Units(random.between(1, UNITS + 1)),
		redeemer: random.pick(&stage.stores).clone().into(),
		order_hash: random.hash().0,
		nonce: random.any(),
		deadline: now() + random.between(1, 3_600),
	}
}

fn quantity(ticket: &Ticket) -> Quantity {
	match ticket.goods {
		Goods::Units(quantity) => quantity,
		Goods::Serial(_) => 0,
	}
}

/// Submits it, alone or in a list that has it once.
fn submit(by: &AccountId, signed: &SignedTicket, listed: bool) -> DispatchResult {
	let SignedTicket { ticket, signature } = signed.clone();
	if listed {
		let tickets = vec![signed.clone()].try_into().expect("one fits");
		dispatch(Call::<Runtime>::redeem_tickets { tickets }, by)
	} else {
		dispatch(Call::<Runtime>::redeem_ticket { ticket, signature }, by)
	}
}

/// Another value than `old`.
pub fn other(old: u64, random: &mut Random) -> u64 {
	let near = if random.chance(50) { old.wrapping_add(1) } else { old.wrapping_sub(1) };
	let new = if random.chance(70) { near } else { random.any() };
	if new == old { old.wrapping_add(1) } else { new }
}

/// A signature with one bit turned.
pub fn damaged(signature: MultiSignature, random: &mut Random) -> MultiSignature {
	let place = |length: usize, random: &mut Random| {
		let bit = usize::try_from(random.below(length as u64 * 8)).expect("few bits");
		(bit / 8, 1u8 << (bit % 8))
	};
	match signature {
		MultiSignature::Sr25519(mut one) => {
			let (byte, mask) = place(64, random);
			one.0[byte] ^= mask;
			MultiSignature::Sr25519(one)
		},
		MultiSignature::Ed25519(mut one) => {
			let (byte, mask) = place(64, random);
			one.0[byte] ^= mask;
			MultiSignature::Ed25519(one)
		},
		// The last byte may be written in two ways, so it is left alone.
		MultiSignature::Ecdsa(mut one) => {
			let (byte, mask) = place(64, random);
			one.0[byte] ^= mask;
			MultiSignature::Ecdsa(one)
		},
		MultiSignature::Eth(mut one) => {
			let (byte, mask) = place(64, random);
			one.0[byte] ^= mask;
			MultiSignature::Eth(one)
		},
	}
}

/// The same bytes said to be of another scheme.
pub fn of_another_scheme(signature: MultiSignature) -> MultiSignature {
	match signature {
		MultiSignature::Sr25519(one) => MultiSignature::Ed25519(one.0.into()),
		MultiSignature::Ed25519(one) => MultiSignature::Sr25519(one.0.into()),
		MultiSignature::Ecdsa(one) => MultiSignature::Eth(one.0.into()),
		MultiSignature::Eth(one) => MultiSignature::Ecdsa(one.0.into()),
	}
}

/// What is signed: mostly the ticket itself.
fn signed_as(flaw: Option<Flaw>, ticket: Ticket, stage: &Stage, random: &mut Random) -> Ticket {
	match flaw {
		// The units would be there for it.
		Some(Twice) => Ticket { goods: Goods::Units(random.between(1, UNITS / 2)), ..ticket },
		Some(TooFar) => {
			Ticket { deadline: now() + 90 * 86_400 + random.between(1, 1 << 40), ..ticket }
		},
		Some(Nothing) => Ticket { goods: Goods::Units(0), ..ticket },
		Some(TooMany) => {
			let more = if random.chance(50) { UNITS + 1 } else { random.any().max(UNITS + 1) };
			Ticket { goods: Goods::Units(more), ..ticket }
		},
		Some(OtherAmount) if random.chance(20) => Ticket { goods: Goods::Units(UNITS), ..ticket },
		Some(OtherRedeemer) if random.chance(20) => {
			Ticket { redeemer: stage.relayer.clone().into(), ..ticket }
		},
		_ => ticket,
	}
}

/// What is submitted instead of what was signed.
fn changed(flaw: Flaw, signed: Ticket, stage: &Stage, random: &mut Random) -> Ticket {
	let of = |accounts: Vec<AccountId>, old: [u8; 32]| -> [u8; 32] {
		let found = accounts.into_iter().map(<[u8; 32]>::from).find(|one| *one != old);
		found.expect("there are several")
	};
	match flaw {
		OtherAmount => {
			let new = other(quantity(&signed), random) % (UNITS + 1);
			let new = if new == quantity(&signed) { (new + 1) % (UNITS + 1) } else { new };
			Ticket { goods: Goods::Units(new), ..signed }
		},
		OtherGoods => Ticket { goods: Goods::Serial(quantity(&signed)), ..signed },
		OtherSeries => {
			let [first, second] = stage.series;
			let series = if signed.series == first { second } else { first };
			Ticket { series, ..signed }
		},
		OtherRedeemer => Ticket { redeemer: of(stage.stores.to_vec(), signed.redeemer), ..signed },
		OtherOrder => {
			let mut order_hash = signed.order_hash;
			order_hash[31] ^= 1;
			Ticket { order_hash, ..signed }
		},
		OtherNonce => Ticket { nonce: other(signed.nonce, random), ..signed },
		OtherDeadline => Ticket { deadline: signed.deadline + random.between(1, 86_400), ..signed },
		OtherHolder => {
			let holders = stage.holders.iter().map(|one| one.account.clone()).collect();
			Ticket { holder: of(holders, signed.holder), ..signed }
		},
		_ => signed,
	}
}

/// Lets come to pass what is wrong besides the message.
fn prepare(flaw: Flaw, ticket: &Ticket, stage: &Stage, by: &AccountId, random: &mut Random) {
	let (holder, redeemer): (AccountId, AccountId) = (ticket.holder.into(), ticket.redeemer.into());
	let series = ticket.series;
	// So few are left that the ticket's are not among them.
	let taken = UNITS.saturating_sub(quantity(ticket)) + 1;
	match flaw {
		Late => set_clock(ticket.deadline + random.below(2) * random.below(100_000)),
		Cancelled => {
			let (nonce, deadline) = (ticket.nonce, ticket.deadline);
			let cancel = pallet_nonces::Call::<Runtime>::cancel_nonce { nonce, deadline };
			assert_ok!(dispatch(cancel, &holder));
		},
		Dismissed => {
			let remove = pallet_coupons::Call::<Runtime>::remove_redeemer { series, redeemer };
			assert_ok!(dispatch(remove, &genex_runtime_tests::who::issuer()));
		},
		UnitsGone => redeem_directly(&holder, series, taken, &stage.stores[0]),
		UnitsHeld => {
			scene::authorise(&holder, &stage.stores[0], series, taken);
		},
		UnitsBlocked => scene::freeze_units(&holder, series, taken),
		FrozenHolder => {
			let full = random.chance(50);
			freeze(&holder, full, random);
		},
		FrozenRedeemer => freeze(&redeemer, true, random),
		FrozenSubmitter => {
			let full = random.chance(50);
			freeze(by, full, random);
		},
		_ => {},
	}
}

/// Signs a ticket, right or wrong, submits it, and looks at what burned.
pub fn trial(stage: &Stage, random: &mut Random) -> Trial {
	let flaw = (!random.chance(10)).then(|| *random.pick(&FLAWS));
	let holder = stage.holder(random);
	let by = match flaw {
		// Another submitter than a side, whose freeze would be another flaw.
		Some((FrozenSubmitter, _)) => stage.relayer.clone(),
		_ if random.chance(50) => stage.stores[0].clone(),
		_ => stage.relayer.clone(),
	};
	let flawed = flaw.map(|(flaw, _)| flaw);
	let signed = signed_as(flawed, right(stage, holder, random), stage, random);
	let signer =
		if matches!(flawed, Some(OtherKey)) { random.pick(&stage.strangers) } else { holder };
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
	let ticket = flawed.map_or(signed, |flaw| changed(flaw, signed, stage, random));
	let sent = SignedTicket { ticket, signature };
	let listed = random.chance(30);
	if let Some(flaw) = flawed {
		prepare(flaw, &ticket, stage, &by, random);
	}
	if matches!(flawed, Some(Twice)) {
		assert_ok!(submit(&by, &sent, listed));
	}
	judge(stage, flaw.map(|(_, name)| name), &sent, &by, listed)
}

/// Submits what is tried, and looks at what burned: all of a right one, once, and nothing of another.
fn judge(
	stage: &Stage,
	flaw: Option<&'static str>,
	sent: &SignedTicket,
	by: &AccountId,
	listed: bool,
) -> Trial {
	let holder: AccountId = sent.ticket.holder.into();
	let before = (stage.burned(), units(sent.ticket.series, &holder));
	let answer = submit(by, sent, listed);
	let after = (stage.burned(), units(sent.ticket.series, &holder));
	let accepted = after != before;
	let expected = quantity(&sent.ticket);
	let mut wrong = None;
	if accepted && flaw.is_none() {
		let burned = after.0 - before.0;
		if (burned, before.1.0 - after.1.0) != (expected, expected) {
			wrong = Some(format!("{burned} units burned instead of {expected}"));
		}
		// Whoever has it may try again.
		let _refused = submit(by, sent, !listed);
		if stage.burned() != after.0 {
			wrong = Some("it was used again".into());
		}
	}
	let about = format!("{:?} listed: {listed}, {answer:?}", sent.ticket);
	Trial { flaw, accepted, wrong, about }
}
