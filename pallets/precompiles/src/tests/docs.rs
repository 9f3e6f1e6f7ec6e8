// SPDX-License-Identifier: Apache-2.0
//! What the READMEs say of the precompiles against the interfaces and the code: every function with its access and its
//! native call, every log, every address.

use super::*;
use crate::{
	Access, COMPLIANCE_RULES, COUPON_FACTORY_RULES, COUPON_RULES, CUSTODY_RULES, FEE_POOLS_RULES,
	IDENTITY_RULES, INSOLVENCY_RULES, ISSUERS_RULES, MARKETPLACE_RULES, NATIVE_CALLS,
	QUARANTINE_RULES, REDEMPTION_RULES, Rule, SERIALS_RULES, STABLECOIN_RULES,
	TRANSFER_POLICIES_RULES, TRAVEL_RULE_RULES, TREASURY_RULES,
};
use std::collections::BTreeSet;

/// Of this crate.
const README: &str = include_str!("../../README.md");
/// Of the repository.
const OVERVIEW: &str = include_str!("../../../../README.md");

/// A precompile: its name in the table, its number, its interface, its rules.
type Served = (&'static str, u16, &'static str, &'static [Rule]);

/// A row of the table of functions.
struct Row {
	precompile: &'static str,
	functions: Vec<&'static str>,
	native: Vec<&'static str>,
	access: &'static str,
	logs: Vec<&'static str>,
}

macro_rules! interface {
	($name:literal) => {
		include_str!(concat!("../../../../contracts/interfaces/I", $name, ".sol"))
	};
}

fn served() -> [Served; 16] {
	[
		("Coupon", book::COUPON, interface!("Coupon"), COUPON_RULES),
		("Redemption", book::REDEMPTION, interface!("Redemption"), REDEMPTION_RULES),
		("Stablecoin", book::STABLECOINS, interface!("Stablecoin"), STABLECOIN_RULES),
		("Serials", book::SERIALISED, interface!("Serials"), SERIALS_RULES),
		("CouponFactory", book::COUPON_FACTORY, interface!("CouponFactory"), COUPON_FACTORY_RULES),
		("Treasury", book::TREASURY, interface!("Treasury"), TREASURY_RULES),
		("TravelRule", book::TRAVEL_RULE, interface!("TravelRule"), TRAVEL_RULE_RULES),
		("Issuers", book::ISSUERS, interface!("Issuers"), ISSUERS_RULES),
		("Insolvency", book::INSOLVENCY, interface!("Insolvency"), INSOLVENCY_RULES),
		("Quarantine", book::QUARANTINE, interface!("Quarantine"), QUARANTINE_RULES),
		("Custody", book::CUSTODY, interface!("Custody"), CUSTODY_RULES),
		("Identity", book::IDENTITY, interface!("Identity"), IDENTITY_RULES),
		("FeePools", book::FEE_POOLS, interface!("FeePools"), FEE_POOLS_RULES),
		(
			"TransferPolicies",
			book::TRANSFER_POLICIES,
			interface!("TransferPolicies"),
			TRANSFER_POLICIES_RULES,
		),
		("Marketplace", book::MARKETPLACE, interface!("Marketplace"), MARKETPLACE_RULES),
		("Compliance", book::COMPLIANCE, interface!("Compliance"), COMPLIANCE_RULES),
	]
}

/// What stands between backticks.
fn quoted(text: &'static str) -> Vec<&'static str> {
	text.split('`').skip(1).step_by(2).collect()
}

fn row(line: &'static str) -> Row {
	let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
	let [functions, native, access, logs] = cells[..] else { panic!("not four cells: {line}") };
	let mut functions = quoted(functions);
	let (precompile, first) = functions[0].split_once('.').expect("a precompile and a function");
	functions[0] = first;
	Row { precompile, functions, native: quoted(native), access, logs: quoted(logs) }
}

/// The table of functions.
fn rows() -> Vec<Row> {
	let section = README.split("\n## Functions\n").nth(1).expect("there is the section");
	let table = section.split("\n### ").next().expect("it begins with the table");
	table.lines().filter(|line| line.starts_with("| `")).map(row).collect()
}

/// The name of a function, without its arguments.
fn name_of(rule: &Rule) -> &'static str {
	rule.signature.split('(').next().expect("a name")
}

fn word(access: Access) -> &'static str {
	match access {
		Access::View => "view",
		Access::Act => "act",
		Access::Sibling => "sibling",
	}
}

/// The names of the events that an interface declares.
fn events_of(interface: &'static str) -> BTreeSet<&'static str> {
	let lines = interface.lines().filter_map(|line| line.trim().strip_prefix("event "));
	lines.map(|rest| rest.split('(').next().expect("a name")).collect()
}

#[test]
fn readme_should_list_every_function_with_its_access() {
	let mut listed = Vec::new();
	for Row { precompile, functions, access, .. } in rows() {
		listed.extend(functions.into_iter().map(|function| (precompile, function, access)));
	}
	let mut expected = BTreeSet::new();
	for (precompile, _, _, rules) in served() {
		expected.extend(rules.iter().map(|rule| (precompile, name_of(rule), word(rule.access))));
	}
	let once: BTreeSet<_> = listed.iter().copied().collect();
	assert_eq!(once, expected);
	assert_eq!(listed.len(), once.len(), "a function stands in two rows");
}

#[test]
fn readme_should_name_the_native_call_of_every_act() {
	let mut listed = BTreeSet::new();
	for Row { precompile, functions, mut native, access, .. } in rows() {
		if access != "act" {
			assert!(native.is_empty(), "{precompile}.{functions:?} has no native call");
			continue;
		}
		let (pallet, first) = native[0].split_once('.').expect("a pallet and a call");
		native[0] = first;
		// One call stands for all functions of its row, or each has its own.
		let one = native.len() == 1;
		assert!(one || native.len() == functions.len(), "{precompile}.{functions:?}: {native:?}");
		for (index, function) in functions.into_iter().enumerate() {
			let call = if one { first } else { native[index] };
			listed.insert((precompile, function, pallet, call));
		}
	}
	let mut expected = BTreeSet::new();
	for (number, selector, (pallet, call)) in NATIVE_CALLS {
		let (precompile, _, _, rules) =
			served().into_iter().find(|(_, at, ..)| at == number).expect("it is served");
		let rule = rules.iter().find(|rule| rule.selector == *selector).expect("it has a rule");
		expected.insert((precompile, name_of(rule), *pallet, *call));
	}
	assert_eq!(listed, expected);
}

#[test]
fn readme_should_name_the_logs_that_the_interfaces_declare() {
	let precompiles = served().map(|(precompile, ..)| precompile);
	let of_coupon = events_of(interface!("Coupon"));
	for (precompile, _, interface, _) in served() {
		let own = events_of(interface);
		for row in rows().into_iter().filter(|row| row.precompile == precompile) {
			for log in row.logs.into_iter().filter(|log| !precompiles.contains(log)) {
				let known = own.contains(log) || of_coupon.contains(log);
				assert!(known, "{precompile} has no log {log}");
			}
		}
		for event in own {
			assert!(README.contains(&format!("`{event}`")), "{precompile}: {event} is not told");
		}
	}
}

#[test]
fn readmes_should_name_the_address_of_every_precompile() {
	for (precompile, number, ..) in served() {
		let address = format!("{:?}", book::address_of(number));
		// The first four bytes are an id where there are many addresses.
		let many = [book::STABLECOINS, book::SERIALISED].contains(&number);
		let shown = if many { &address[10..] } else { &address[..] };
		let interface = format!("I{precompile}.sol`");
		for text in [README, OVERVIEW] {
			let told = text.lines().any(|line| line.contains(&interface) && line.contains(shown));
			assert!(told, "{precompile} is at {address}");
		}
	}
}
