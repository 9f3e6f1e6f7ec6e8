// SPDX-License-Identifier: Apache-2.0
//! Tickets and permits over single serials.

use crate::tickets::{
	Trial,
	permits::recipient,
	signed_tickets::{damaged, other},
	signers::Signer,
	stage::{NUMBERED, Stage, freeze, set_clock},
};
use frame_support::assert_ok;
use genex_messages::{Domain, Goods, Ticket, TransferPermit};
use genex_primitives::{Quantity, SeriesId, traits::Coupons as Door};
use genex_runtime::{AccountId, Coupons, Runtime, Serials};
use genex_runtime_tests::{env::now, native::dispatch, random::Random, scene};
use pallet_serials::{Ranges, SerialRange};
use sp_runtime::{DispatchResult, MultiSignature};

/// What can be wrong with a message over a serial.
#[derive(Clone, Copy)]
enum Flaw {
	Twice,
	Late,
	OtherChain,
	OtherSerial,
	OtherGoods,
	OtherSide,
	OtherNonce,
	OtherDeadline,
	OtherKey,
	Damaged,
	Cancelled,
	Unsold,
	NotTheirs,
	Redeemed,
	Given,
	UnitsHeld,
	UnitsBlocked,
	FrozenHolder,
	FrozenSide,
	FrozenSubmitter,
}

use Flaw::*;

const FLAWS: [(Flaw, &str); 20] = [
	(Twice, "used twice"),
	(Late, "late"),
	(OtherChain, "for another chain"),
	(OtherSerial, "another serial"),
	(OtherGoods, "a quantity for a serial"),
	(OtherSide, "another redeemer or recipient"),
	(OtherNonce, "another nonce"),
	(OtherDeadline, "another deadline"),
	(OtherKey, "signed by another key"),
	(Damaged, "a damaged signature"),
	(Cancelled, "cancelled"),
	(Unsold, "a serial that is not sold"),
	(NotTheirs, "somebody else's serial"),
	(Redeemed, "the serial was redeemed before"),
	(Given, "the serial was given away before"),
	(UnitsHeld, "the units are in escrow"),
	(UnitsBlocked, "the units are blocked"),
	(FrozenHolder, "the holder is frozen"),
	(FrozenSide, "the redeemer or recipient is frozen"),
	(FrozenSubmitter, "who submits is frozen"),
];

/// How many flaws are tried.
pub const KNOWN: usize = FLAWS.len();

/// What a holder signs for one serial: that a redeemer burns it, or that somebody gets it.
#[derive(Clone, Copy, Debug)]
struct Wish {
	series: SeriesId,
	gives: bool,
	holder: [u8; 32],
	side: [u8; 32],
	goods: Goods,
	nonce: u64,
	deadline: u64,
}

impl Wish {
	/// One that would be accepted, about a serial of the holder at `place`.
	fn right(stage: &Stage, place: u64, random: &mut Random) -> Self {
		let holder = &stage.holders[index(place)].account;
		let gives = random.chance(50);
		let side = if gives {
			recipient(stage, holder, random)
		} else {
			random.pick(&stage.stores).clone()
		};
		Self {
			series: stage.numbered,
			gives,
			holder: holder.clone().into(),
			side: side.into(),
			goods: Goods::Serial(first_of(place) + random.below(NUMBERED)),
			nonce: random.any(),
			deadline: now() + random.between(1, 3_600),
		}
	}

	fn ticket(self) -> Ticket {
		let Self { series, holder, side: redeemer, goods, nonce, deadline, .. } = self;
		let order_hash = scene::hash_of("order").0;
		Ticket { holder, series, goods, redeemer, order_hash, nonce, deadline }
	}

	fn permit(self) -> TransferPermit {
		let Self { series, holder: from, side: to, goods, nonce, deadline, .. } = self;
		TransferPermit { from, to, series, goods, nonce, deadline }
	}

	fn sign(self, signer: &Signer, domain: &Domain, wraps: bool) -> MultiSignature {
		if self.gives {
			signer.sign(&self.permit(), domain, wraps)
		} else {
			signer.sign(&self.ticket(), domain, wraps)
		}
	}

	fn submit(self, signature: &MultiSignature, by: &AccountId) -> DispatchResult {
		let signature = signature.clone();
		if self.gives {
			let permit = self.permit();
			dispatch(pallet_permits::Call::<Runtime>::settle { permit, signature }, by)
		} else {
			let ticket = self.ticket();
			dispatch(pallet_redemption::Call::<Runtime>::redeem_ticket { ticket, signature }, by)
		}
	}

	/// Whoever got the serial gives it back, so that nothing but its use speaks against the permit.
	fn give_back(self) {
		if self.gives {
			let (from, to): (AccountId, AccountId) = (self.side.into(), self.holder.into());
			let series = self.series;
			let ranges = Ranges::truncate_from(vec![SerialRange::one(self.serial())]);
			let give = pallet_serials::Call::<Runtime>::transfer_serials { series, to, ranges };
			assert_ok!(dispatch(give, &from));
		}
	}

	fn serial(self) -> Quantity {
		match self.goods {
			Goods::Serial(serial) => serial,
			Goods::Units(_) => 0,
		}
	}
}

fn index(place: u64) -> usize {
	usize::try_from(place).expect("few holders")
}

/// The first serial of the holder at `place`.
const fn first_of(place: u64) -> u64 {
	place * NUMBERED + 1
}

/// The first serial that is not sold.
fn unsold(stage: &Stage) -> u64 {
	first_of(stage.holders.len() as u64)
}

/// Who has each serial that was sold, and the next; nobody has one that burned.
fn owners(stage: &Stage) -> Vec<Option<AccountId>> {
	(1..=unsold(stage)).map(|serial| Serials::owner_of(stage.numbered, serial)).collect()
}

/// What is signed: mostly what is right.
fn signed_as(flaw: Option<Flaw>, wish: Wish, place: u64, stage: &Stage) -> Wish {
	let others = (place + 1) % stage.holders.len() as u64;
	match flaw {
		Some(Unsold) => Wish { goods: Goods::Serial(unsold(stage)), ..wish },
		Some(NotTheirs) => Wish { goods: Goods::Serial(first_of(others)), ..wish },
		_ => wish,
	}
}

/// What is submitted instead of what was signed.
fn changed(flaw: Flaw, signed: Wish, place: u64, stage: &Stage, random: &mut Random) -> Wish {
	match flaw {
		OtherSerial => {
			// The holder has that one, too.
			let next = (signed.serial() - first_of(place) + 1) % NUMBERED;
			Wish { goods: Goods::Serial(first_of(place) + next), ..signed }
		},
		OtherGoods => Wish { goods: Goods::Units(1), ..signed },
		OtherSide => {
			let mut stores = stage.stores.iter().cloned().map(<[u8; 32]>::from);
			let side = stores.find(|one| *one != signed.side);
			Wish { side: side.expect("there are two"), ..signed }
		},
		OtherNonce => Wish { nonce: other(signed.nonce, random), ..signed },
		OtherDeadline => Wish { deadline: signed.deadline + random.between(1, 86_400), ..signed },
		_ => signed,
	}
}

/// Lets come to pass what is wrong besides the message.
fn prepare(flaw: Flaw, wish: Wish, stage: &Stage, random: &mut Random) {
	let (holder, side): (AccountId, AccountId) = (wish.holder.into(), wish.side.into());
	let series = stage.numbered;
	let ranges = || Ranges::truncate_from(vec![SerialRange::one(wish.serial())]);
	match flaw {
		Late => set_clock(wish.deadline + random.below(2) * random.below(100_000)),
		Cancelled => {
			let (nonce, deadline) = (wish.nonce, wish.deadline);
			let cancel = pallet_nonces::Call::<Runtime>::cancel_nonce { nonce, deadline };
			assert_ok!(dispatch(cancel, &holder));
		},
		Redeemed => {
			let (redeemer, order_hash) = (stage.stores[0].clone(), scene::hash_of("order"));
			let (ranges, ciphertext) = (ranges(), None);
			let redeem = pallet_serials::Call::<Runtime>::redeem_serials {
				series,
				ranges,
				redeemer,
				order_hash,
				ciphertext,
			};
			assert_ok!(dispatch(redeem, &holder));
		},
		Given => {
			let (to, ranges) = (stage.relayer.clone(), ranges());
			let give = pallet_serials::Call::<Runtime>::transfer_serials { series, to, ranges };
			assert_ok!(dispatch(give, &holder));
		},
		UnitsHeld => {
			assert_ok!(<Coupons as Door<AccountId>>::hold(series, &holder, NUMBERED));
		},
		UnitsBlocked => scene::freeze_units(&holder, series, NUMBERED),
		FrozenHolder => {
			let full = random.chance(50);
			freeze(&holder, full, random);
		},
		FrozenSide => freeze(&side, true, random),
		FrozenSubmitter => {
			let full = random.chance(50);
			freeze(&stage.relayer, full, random);
		},
		_ => {},
	}
}

/// Signs for a serial, rightly or wrongly, submits it, and looks at who has which.
pub fn trial(stage: &Stage, random: &mut Random) -> Trial {
	let flaw = (!random.chance(10)).then(|| *random.pick(&FLAWS));
	let flawed = flaw.map(|(flaw, _)| flaw);
	let place = random.below(stage.holders.len() as u64);
	let signed = signed_as(flawed, Wish::right(stage, place, random), place, stage);
	let holder = &stage.holders[index(place)];
	let signer =
		if matches!(flawed, Some(OtherKey)) { random.pick(&stage.strangers) } else { holder };
	let domain = match flawed {
		Some(OtherChain) => signer.elsewhere(&stage.domain, random),
		_ => stage.domain,
	};
	let mut signature = signed.sign(signer, &domain, random.chance(50));
	if matches!(flawed, Some(Damaged)) {
		signature = damaged(signature, random);
	}
	let sent = flawed.map_or(signed, |flaw| changed(flaw, signed, place, stage, random));
	if let Some(flaw) = flawed {
		prepare(flaw, sent, stage, random);
	}
	if matches!(flawed, Some(Twice)) {
		assert_ok!(sent.submit(&signature, &stage.relayer));
		sent.give_back();
	}
	judge(stage, flaw.map(|(_, name)| name), sent, &signature)
}

/// Submits what is tried, and looks at who has which serial: a right one changes its own, once, and another none.
fn judge(
	stage: &Stage,
	flaw: Option<&'static str>,
	sent: Wish,
	signature: &MultiSignature,
) -> Trial {
	let before = owners(stage);
	let answer = sent.submit(signature, &stage.relayer);
	let after = owners(stage);
	let accepted = after != before;
	let mut wrong = None;
	if accepted && flaw.is_none() {
		let mut expected = before;
		let place = index(sent.serial() - 1);
		expected[place] = sent.gives.then(|| sent.side.into());
		if after != expected {
			wrong = Some(format!("another serial than {} changed hands", sent.serial()));
		}
		// Whoever has it may try again.
		let _refused = sent.submit(signature, &stage.relayer);
		if owners(stage) != after {
			wrong = Some("it was used again".into());
		}
	}
	Trial { flaw, accepted, wrong, about: format!("{sent:?}, {answer:?}") }
}
