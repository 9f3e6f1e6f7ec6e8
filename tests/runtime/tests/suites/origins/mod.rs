// SPDX-License-Identifier: Apache-2.0
//! All calls from all origins: each call lets exactly its origins in and answers everyone else with a refusal of the
//! origin. Arguments are zeros; what a call says about its arguments comes after it has looked at the origin.
//!
//! `GENEX_SIZE` sets how many rounds there are, each with other accounts in the roles; `GENEX_SEED` repeats them.

use frame_support::traits::UnfilteredDispatchable;
use genex_runtime::{AccountId, Runtime, RuntimeCall, RuntimeOrigin, SLOT_DURATION, System};
use genex_runtime_tests::{
	env,
	metadata::{Call, calls, zero_call},
	native::undone,
	origins::{ORIGINS, Set, TABLE, allowed, names},
	size::{Round, Rounds},
	who,
};
use serde_json::json;
use sp_core::crypto::Ss58Codec;
use sp_runtime::DispatchError;
use std::{collections::BTreeSet, process::ExitCode};

pub fn main() -> ExitCode {
	table_should_name_only_calls_that_exist();
	let rounds = Rounds::from_env();
	let mut counted = Counted::default();
	for round in rounds.all() {
		roles_should_be_apart_when_the_table_is_walked(round);
		every_call_should_let_in_exactly_its_origins(round, &mut counted);
	}
	println!(
		"{}",
		json!({
			"suite": "origins",
			"calls": calls().len(),
			"cells": counted.cells,
			"wrong": counted.wrong.len(),
			"rounds": rounds.count,
			"seed": rounds.seed,
		})
	);
	assert!(counted.wrong.is_empty(), "{}", counted.wrong.join("\n"));
	ExitCode::SUCCESS
}

/// How many cells were tried, and what was wrong.
#[derive(Default)]
struct Counted {
	cells: usize,
	wrong: Vec<String>,
}

/// The roles that are accounts, besides the seats of the council.
const ROLES: [&str; 9] = [
	"Dispatcher",
	"Officer",
	"Arbitrator",
	"Gateway",
	"Attestor",
	"SanctionsOracle",
	"SecondOfficer",
	"CourtOfficer",
	"RateOracle",
];

/// Who has this role in a round.
fn person(name: &str, round: Round) -> AccountId {
	match round.number(name, 0, 1..=u64::from(u32::MAX)) {
		0 => who::account(name),
		number => who::account(&format!("{name}{number}")),
	}
}

/// A chain in which every role is held by an account of its own; the council has three seats.
fn state(round: Round) -> serde_json::Value {
	let mut state = env::preset("development");
	let members = |names: &[&str]| {
		let accounts: Vec<String> = names.iter().map(|n| person(n, round).to_ss58check()).collect();
		json!({ "members": accounts })
	};
	env::merge(
		&mut state,
		json!({
			"councilMembers": members(&["Member", "SecondMember", "ThirdMember"]),
			"dispatchers": members(&["Dispatcher"]),
			"complianceOfficers": members(&["Officer"]),
			"arbitrators": members(&["Arbitrator"]),
			"gateways": members(&["Gateway"]),
			"attestors": members(&["Attestor"]),
			"sanctionsOracles": members(&["SanctionsOracle"]),
			"secondOfficers": members(&["SecondOfficer"]),
			"courtOfficers": members(&["CourtOfficer"]),
			"rateOracles": members(&["RateOracle"]),
		}),
	);
	state
}

fn seats(yes: u32, of: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(yes, of).into()
}

/// The origins, in the order of [`ORIGINS`].
fn origins(round: Round) -> [RuntimeOrigin; 20] {
	let signed = RuntimeOrigin::signed;
	let role = |name| signed(person(name, round));
	let one_seat = pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Member(
		person("Member", round),
	);
	[
		RuntimeOrigin::none(),
		role("Nobody"),
		signed(who::alith()),
		signed(who::issuer()),
		role("Member"),
		role("Dispatcher"),
		role("Officer"),
		role("Arbitrator"),
		role("Gateway"),
		role("Attestor"),
		role("SanctionsOracle"),
		role("SecondOfficer"),
		role("CourtOfficer"),
		role("RateOracle"),
		one_seat.into(),
		seats(1, 3),
		seats(1, 2),
		seats(2, 3),
		pallet_revive::Origin::<Runtime>::EthTransaction(who::alith()).into(),
		RuntimeOrigin::root(),
	]
}

/// Whether an error is about who calls. Some pallets of the SDK name their own errors for that.
fn is_about_the_origin(call: &Call, error: &DispatchError) -> bool {
	let named = |name: &str| match error {
		DispatchError::Module(module) => {
			module.index == call.pallet_index && module.message == Some(name)
		},
		_ => false,
	};
	match (call.pallet.as_str(), call.name.as_str()) {
		("Council", "execute" | "propose" | "vote") | (_, "change_key") if named("NotMember") => {
			true
		},
		("Whitelist", "dispatch_whitelisted_call" | "dispatch_whitelisted_call_with_preimage")
			if named("DeferredDispatchNotFound") =>
		{
			true
		},
		("Compliance", "declare_relation") if named("NotTheIssuer") => true,
		("Revive", "unmap_account") if named("AutoMappingEnabled") => true,
		// Only the executive makes something of this call, before it is dispatched.
		("Revive", "eth_transact") => *error == frame_system::Error::<Runtime>::CallFiltered.into(),
		_ => *error == DispatchError::BadOrigin,
	}
}

/// Whether `call` lets `origin` in. Filters are left aside: they are not about who calls.
fn lets_in(call: &Call, origin: RuntimeOrigin) -> bool {
	undone(|| {
		let prepared = prepare(call);
		match prepared.dispatch_bypass_filter(origin) {
			Ok(_) => true,
			Err(failed) => !is_about_the_origin(call, &failed.error),
		}
	})
}

/// The call, and the stage it needs to be reached at all.
fn prepare(call: &Call) -> RuntimeCall {
	match (call.pallet.as_str(), call.name.as_str()) {
		("Timestamp", "set") => {
			// The clock is set once a block, so this needs a block of its own.
			env::finish_block();
			let slot = env::open_block_at(env::now() + 1);
			pallet_timestamp::Call::<Runtime>::set { now: slot * SLOT_DURATION }.into()
		},
		(pallet, name) => zero_call(pallet, name),
	}
}

/// Tries every call from every origin. The table is printed in the first round.
fn every_call_should_let_in_exactly_its_origins(round: Round, counted: &mut Counted) {
	env::execute_from(state(round), || {
		let mut missing = Vec::new();
		let all = calls();
		let origins = origins(round);
		if round.number == 0 {
			println!("{:<52} who may make it", "call");
		}
		for call in &all {
			let Some(expected) = allowed(&call.pallet, &call.name) else {
				missing.push(call.path());
				continue;
			};
			let mut actual: Set = 0;
			for (bit, origin) in origins.iter().cloned().enumerate() {
				actual |= u32::from(lets_in(call, origin)) << bit;
				counted.cells += 1;
			}
			if round.number == 0 {
				println!("{:<52} {}", call.path(), names(actual));
			}
			for (bit, name) in ORIGINS.iter().enumerate() {
				if (actual ^ expected) & (1 << bit) != 0 {
					let verb = if actual & (1 << bit) != 0 { "lets in" } else { "refuses" };
					counted.wrong.push(format!("{} {verb} {name} in {round:?}", call.path()));
				}
			}
		}
		assert!(missing.is_empty(), "calls in no row of the table: {missing:?}");
	});
}

fn table_should_name_only_calls_that_exist() {
	let all = calls();
	for (pallet, names, _) in TABLE {
		for name in *names {
			assert!(
				all.iter().any(|call| call.pallet == *pallet && call.name == *name),
				"{pallet}.{name} is in the table and not in the runtime"
			);
		}
	}
}

fn roles_should_be_apart_when_the_table_is_walked(round: Round) {
	env::execute_from(state(round), || {
		assert_eq!(System::block_number(), 1);
		assert_eq!(genex_runtime::CouncilMembers::members().len(), 3);
		let members = genex_runtime::CouncilMembers::members();
		let roles: BTreeSet<AccountId> = ROLES.iter().map(|role| person(role, round)).collect();
		assert_eq!(roles.len(), ROLES.len());
		assert!(roles.iter().all(|role| !members.contains(role)));
	});
}
