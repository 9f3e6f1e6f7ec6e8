// SPDX-License-Identifier: Apache-2.0
//! All calls from all origins: each call lets exactly its origins in and answers everyone else with a refusal of the
//! origin. Arguments are zeros; what a call says about its arguments comes after it has looked at the origin.

mod table;

use frame_support::traits::UnfilteredDispatchable;
use genex_runtime::{AccountId, Runtime, RuntimeCall, RuntimeOrigin, SLOT_DURATION, System};
use genex_runtime_tests::{
	env,
	metadata::{Call, calls, zero_call},
	native::undone,
	who,
};
use serde_json::json;
use sp_core::crypto::Ss58Codec;
use sp_runtime::DispatchError;
use table::{ORIGINS, Set, TABLE, allowed, names};

fn main() {
	roles_should_be_apart_when_the_table_is_walked();
	table_should_name_only_calls_that_exist();
	every_call_should_let_in_exactly_its_origins();
}

/// A chain in which every role is held by an account of its own; the council has three seats.
fn state() -> serde_json::Value {
	let mut state = env::preset("development");
	let members = |names: &[&str]| {
		let accounts: Vec<String> = names.iter().map(|n| who::account(n).to_ss58check()).collect();
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
		}),
	);
	state
}

fn seats(yes: u32, of: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(yes, of).into()
}

/// The origins, in the order of [`ORIGINS`].
fn origins() -> [RuntimeOrigin; 16] {
	let signed = RuntimeOrigin::signed;
	let one_seat = pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Member(
		who::account("Member"),
	);
	[
		RuntimeOrigin::none(),
		signed(who::account("Nobody")),
		signed(who::alith()),
		signed(who::issuer()),
		signed(who::account("Member")),
		signed(who::account("Dispatcher")),
		signed(who::account("Officer")),
		signed(who::account("Arbitrator")),
		signed(who::account("Gateway")),
		signed(who::account("Attestor")),
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

fn every_call_should_let_in_exactly_its_origins() {
	env::execute_from(state(), || {
		let mut missing = Vec::new();
		let mut wrong = Vec::new();
		let mut cells = 0;
		let all = calls();
		println!("{:<52} who may make it", "call");
		for call in &all {
			let Some(expected) = allowed(&call.pallet, &call.name) else {
				missing.push(call.path());
				continue;
			};
			let mut actual: Set = 0;
			for (bit, origin) in origins().into_iter().enumerate() {
				actual |= u32::from(lets_in(call, origin)) << bit;
				cells += 1;
			}
			println!("{:<52} {}", call.path(), names(actual));
			for (bit, name) in ORIGINS.iter().enumerate() {
				if (actual ^ expected) & (1 << bit) != 0 {
					let verb = if actual & (1 << bit) != 0 { "lets in" } else { "refuses" };
					wrong.push(format!("{} {verb} {name}", call.path()));
				}
			}
		}
		println!(
			"{}",
			json!({ "suite": "origins", "calls": all.len(), "cells": cells, "wrong": wrong.len() })
		);
		assert!(missing.is_empty(), "calls in no row of the table: {missing:?}");
		assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

fn roles_should_be_apart_when_the_table_is_walked() {
	env::execute_from(state(), || {
		assert_eq!(System::block_number(), 1);
		assert_eq!(genex_runtime::CouncilMembers::members().len(), 3);
		for role in ["Dispatcher", "Officer", "Arbitrator", "Gateway", "Attestor"] {
			assert!(!genex_runtime::CouncilMembers::members().contains(&who::account(role)));
		}
	});
}
