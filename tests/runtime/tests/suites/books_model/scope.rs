// SPDX-License-Identifier: Apache-2.0
//! Which calls are made here: every one of the pallets of coupons, money, credit and books. Others move coupons and money by
//! the same doors; each is named here, or its whole pallet is, with the reason why no act makes it, so that none is forgotten.

use genex_runtime_tests::classification::{Asset, Effect, calls};
use std::collections::BTreeSet;

/// Every call of these must succeed in a run.
pub const PALLETS: [&str; 6] = ["Cash", "Coupons", "Sales", "Issuers", "Books", "Insolvency"];

/// Pallets of which no act makes any call, and why, whichever of their calls moves coupons or money: the tables of
/// `classification` alone list these. `invariants` makes all of them.
const WHOLE: [(&str, &str); 1] =
	[("OrderBook", "holders trade among themselves; `book-model` has a reference of that")];

/// Calls of other pallets that move coupons or money, and why no act makes them here: of a new one nobody knows yet whether
/// the reason is its own, too. `invariants` makes all but `write_off`, for which an escrow must be short.
const ELSEWHERE: [(&str, &[&str], &str); 10] = [
	(
		"Compliance",
		&["approve_review", "reject_review", "return_review"],
		"what is moved here is too little to be reviewed",
	),
	(
		"Sanctions",
		&["approve_forced_transfer"],
		"moves what a court names, and leaves promises as they are",
	),
	(
		"TravelRule",
		&[
			"open_case",
			"accept",
			"transfer_recorded",
			"reject",
			"cancel_case",
			"return_expired",
			"write_off",
		],
		"gifts that wait for attestors leave promises as they are",
	),
	(
		"Quarantine",
		&["offer", "accept_receipt", "decline_receipt", "withdraw_offer", "return_offer"],
		"gifts that wait for their recipient leave promises as they are",
	),
	(
		"Redemption",
		&[
			"redeem_ticket",
			"redeem_tickets",
			"authorise",
			"capture",
			"void",
			"return_expired",
			"force_void",
		],
		"redeems as `Coupons.redeem` does, with what was signed or put aside before; see `tickets`",
	),
	("Permits", &["settle", "settle_batch"], "gifts that were signed off-line; see `tickets`"),
	(
		"Claims",
		&[
			"create_batch",
			"create_gift",
			"claim_card",
			"claim_gift",
			"return_batch",
			"force_batch",
			"withdraw_gift",
			"return_gift",
			"force_gift",
		],
		"gifts to whoever has a secret leave promises as they are",
	),
	(
		"Custody",
		&[
			"deposit",
			"approve",
			"request_withdrawal",
			"complete_withdrawal",
			"force_release",
			"collect_fee",
		],
		"what somebody keeps for others leaves promises as they are",
	),
	("Allowances", &["transfer_from"], "a payment as `Cash.transfer` makes it"),
	(
		"Serials",
		&["transfer_serials", "distribute_serials", "transfer_serials_from", "redeem_serials"],
		"moves units by their numbers, and those of no series here have some",
	),
];

/// Calls that move coupons or money and that nobody names, and calls and pallets that are named and move neither.
pub fn flaws() -> Vec<String> {
	let ours = |effect: &Effect| match effect {
		Effect::Moves(moves) => moves.iter().any(|one| one.asset != Asset::Gnx),
		Effect::Carries(_) | Effect::Nothing(_) => false,
	};
	let moving: BTreeSet<(&str, &str)> = calls()
		.filter(|class| ours(&class.effect) && !PALLETS.contains(&class.room))
		.flat_map(|class| class.calls.iter().map(move |call| (class.room, *call)))
		.collect();
	let (whole, moving): (BTreeSet<_>, BTreeSet<_>) =
		moving.into_iter().partition(|(room, _)| WHOLE.iter().any(|(one, _)| one == room));
	let named: BTreeSet<(&str, &str)> = ELSEWHERE
		.iter()
		.flat_map(|(room, names, _)| names.iter().map(move |call| (*room, *call)))
		.collect();
	let unnamed = moving.difference(&named).map(|(room, call)| {
		format!("{room}.{call} moves coupons or money: make it here, or say in `ELSEWHERE` why not")
	});
	let idle = named.difference(&moving).map(|(room, call)| {
		format!("{room}.{call} moves neither coupons nor money, and is named in `ELSEWHERE`")
	});
	let still = WHOLE.iter().filter(|(one, _)| whole.iter().all(|(room, _)| room != one));
	let still = still.map(|(room, _)| {
		format!("no call of {room} moves coupons or money, and it is named in `WHOLE`")
	});
	unnamed.chain(idle).chain(still).collect()
}
