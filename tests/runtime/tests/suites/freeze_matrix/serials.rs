// SPDX-License-Identifier: Apache-2.0
//! Serials that are named: whoever may not act neither gives, gets nor redeems one, and a frozen spender uses no approval.

use crate::freeze_matrix::{
	acts::Amounts,
	causes::{Cause, Verdict, of_giver, of_redeemer, of_redeeming, of_taker},
	cells::{Counted, line},
	outcomes::{Outcome, reason_of},
	parties::stage,
	size::Round,
};
use frame_support::assert_ok;
use genex_primitives::SeriesId;
use genex_runtime::{AccountId, Runtime, RuntimeCall, Serials};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env,
	native::{dispatch, undone},
	scene, who,
};
use pallet_serials::{Call, Gifts, Ranges, SerialRange};

/// What is tried with the serials 2 to 4 of the owner.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Try {
	Transfer,
	/// By somebody who is approved for each of them.
	TransferFrom,
	Distribute,
	Redeem,
}

const TRIES: [Try; 4] = [Try::Transfer, Try::TransferFrom, Try::Distribute, Try::Redeem];

/// Whose freeze is tried.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Party {
	Owner,
	Recipient,
	Spender,
}

/// Who takes part.
struct Cast {
	series: SeriesId,
	owner: AccountId,
	recipient: AccountId,
	store: AccountId,
	spender: AccountId,
}

/// Tries every act on serials, for every cause and each party to it.
pub fn no_serial_should_move_of_who_may_not(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let (owner, recipient, store) = (stage.owner, stage.recipient, stage.store);
		let series = scene::numbered(&owner, 10);
		let appoint =
			pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer: store.clone() };
		assert_ok!(dispatch(appoint, &who::issuer()));
		let cast = Cast { series, owner, recipient, store, spender: who::alith() };
		for serial in 2..=4 {
			let spender = Some(cast.spender.clone());
			let approve = Call::<Runtime>::approve_serial { series, serial, spender };
			assert_ok!(dispatch(approve, &cast.owner));
		}
		for what in TRIES {
			let free = undone(|| attempt(&cast, what, || {}));
			if !free.moved {
				counted.wrong(format!("{what:?}: nobody is in the way, {free:?}"));
			}
			for party in [Party::Owner, Party::Recipient, Party::Spender] {
				try_causes(&cast, what, party, counted);
			}
		}
	});
}

fn try_causes(cast: &Cast, what: Try, party: Party, counted: &mut Counted) {
	for cause in Cause::all() {
		let Some(expected) = verdict(what, party, cause) else { continue };
		let who = match (party, what) {
			(Party::Owner, _) => &cast.owner,
			(Party::Recipient, Try::Redeem) => &cast.store,
			(Party::Recipient, _) => &cast.recipient,
			(Party::Spender, _) => &cast.spender,
		};
		let outcome = undone(|| attempt(cast, what, || cause.impose(who, cast.series)));
		let role = if party == Party::Recipient { Role::Recipient } else { Role::Sender };
		let cell = line("Native", &format!("{what:?} ({party:?})"), Asset::Coupons, role, cause);
		counted.count(&cell, expected, &outcome, None);
	}
}

/// What must come of it; nothing where the party has no part in it.
fn verdict(what: Try, party: Party, cause: Cause) -> Option<Verdict> {
	match (party, what) {
		(Party::Owner, Try::Redeem) => Some(of_redeeming(cause)),
		(Party::Owner, _) => Some(of_giver(cause)),
		(Party::Recipient, Try::Redeem) => of_redeemer(cause),
		(Party::Recipient, _) => of_taker(cause),
		// Who acts for others is no side of the move: freeze and blacklist stop it, a tier does not.
		(Party::Spender, Try::TransferFrom) => match cause {
			Cause::Frozen(..) | Cause::Blacklisted => Some(of_giver(cause)),
			_ => None,
		},
		(Party::Spender, _) => None,
	}
}

/// What came of a try after `hinder`.
fn attempt(cast: &Cast, what: Try, hinder: impl FnOnce()) -> Outcome {
	hinder();
	let before = owners(cast.series);
	let (by, call) = call_of(cast, what);
	let refused = dispatch(call, &by).err().map(|error| reason_of(&error));
	Outcome { moved: owners(cast.series) != before, reasons: refused.into_iter().collect() }
}

/// Who has each serial that is tried.
fn owners(series: SeriesId) -> [Option<AccountId>; 3] {
	[2, 3, 4].map(|serial| Serials::owner_of(series, serial))
}

fn call_of(cast: &Cast, what: Try) -> (AccountId, RuntimeCall) {
	let (series, from, to) = (cast.series, cast.owner.clone(), cast.recipient.clone());
	let range = SerialRange { first: 2, last: 4 };
	let ranges = Ranges::truncate_from(vec![range]);
	match what {
		Try::Transfer => (from, Call::<Runtime>::transfer_serials { series, to, ranges }.into()),
		Try::TransferFrom => {
			let call = Call::<Runtime>::transfer_serials_from { series, from, to, ranges };
			(cast.spender.clone(), call.into())
		},
		Try::Distribute => {
			let gifts = Gifts::truncate_from(vec![(to, range)]);
			(from, Call::<Runtime>::distribute_serials { series, gifts }.into())
		},
		Try::Redeem => {
			let call = Call::<Runtime>::redeem_serials {
				series,
				ranges,
				redeemer: cast.store.clone(),
				order_hash: scene::hash_of("order"),
				ciphertext: None,
			};
			(from, call.into())
		},
	}
}
