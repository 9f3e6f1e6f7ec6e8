// SPDX-License-Identifier: Apache-2.0
//! Every call and function is in the tables of `genex_runtime_tests::classification`, once.

use crate::freeze_matrix::{acts::Act, deposits::Deposit, endings::Ending, refunds::Refund};
use genex_precompiles::{
	Access, COMPLIANCE_RULES, COUPON_FACTORY_RULES, COUPON_RULES, CUSTODY_RULES, FEE_POOLS_RULES,
	IDENTITY_RULES, INSOLVENCY_RULES, ISSUERS_RULES, MARKETPLACE_RULES, QUARANTINE_RULES,
	REDEMPTION_RULES, Rule, SERIALS_RULES, STABLECOIN_RULES, TRANSFER_POLICIES_RULES,
	TRAVEL_RULE_RULES, TREASURY_RULES,
	addresses::{
		BOOK, COMPLIANCE, COUPON, COUPON_FACTORY, CUSTODY, FEE_POOLS, IDENTITY, INSOLVENCY,
		ISSUERS, MARKETPLACE, QUARANTINE, REDEMPTION, SERIALISED, STABLECOINS, TRANSFER_POLICIES,
		TRAVEL_RULE, TREASURY, address_of,
	},
	native_call,
};
use genex_runtime_tests::{
	classification::{self, Effect, effects_of},
	metadata, sol,
};
use std::collections::{BTreeMap, BTreeSet};

/// Fails on what no table lists, and on what two list. Gives how many calls and functions there are.
pub fn every_call_and_function_should_be_classified_once() -> usize {
	let mut wrong = Vec::new();
	let mut judge = |what: String, effects: Vec<Effect>| match effects[..] {
		[effect] => println!("{what:<52} {}", effect.describe()),
		[] => wrong.push(format!("{what} is in no table: classify it")),
		_ => wrong.push(format!("{what} is in {} tables: leave one", effects.len())),
	};
	let calls = metadata::calls();
	for call in &calls {
		judge(call.path(), effects_of(classification::calls(), &call.pallet, &call.name));
	}
	let functions = sol::functions();
	for function in &functions {
		let effects = effects_of(classification::functions(), &function.interface, &function.name);
		judge(format!("{}.{}", function.interface, function.signature), effects);
	}
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
	calls.len() + functions.len()
}

/// The tables name nothing that is gone, and the precompiles serve exactly what the interfaces say.
pub fn every_class_should_name_something_that_exists() {
	let calls = metadata::calls();
	for class in classification::calls() {
		for name in class.calls {
			let known = calls.iter().any(|call| call.pallet == class.room && call.name == *name);
			assert!(known, "{}.{name} is classified and not in the runtime", class.room);
		}
	}
	let functions = sol::functions();
	for class in classification::functions() {
		for name in class.calls {
			let known = functions.iter().any(|f| f.interface == class.room && f.name == *name);
			assert!(known, "{}.{name} is classified and in no interface", class.room);
		}
	}
	for (interface, number, rules) in SERVED {
		served_as_published(interface, *number, rules, &functions);
	}
	let served: BTreeSet<&str> = SERVED.iter().map(|(interface, ..)| *interface).collect();
	let unserved: BTreeSet<&str> = functions
		.iter()
		.map(|function| &function.interface[..])
		.filter(|interface| !served.contains(interface))
		.collect();
	assert_eq!(unserved, BTreeSet::from(NOT_SERVED), "a new interface is in one of two lists");
	let numbers: BTreeSet<u16> = SERVED.iter().map(|(_, number, _)| *number).collect();
	let book: BTreeSet<u16> = BOOK.iter().map(|(_, number)| *number).collect();
	assert_eq!(numbers, book, "a new precompile is among those that are compared");
}

/// Each interface that a precompile serves, where, and by which rules.
const SERVED: &[(&str, u16, &[Rule])] = &[
	("ICompliance", COMPLIANCE, COMPLIANCE_RULES),
	("ICoupon", COUPON, COUPON_RULES),
	("ICouponFactory", COUPON_FACTORY, COUPON_FACTORY_RULES),
	("ICustody", CUSTODY, CUSTODY_RULES),
	("IFeePools", FEE_POOLS, FEE_POOLS_RULES),
	("IIdentity", IDENTITY, IDENTITY_RULES),
	("IInsolvency", INSOLVENCY, INSOLVENCY_RULES),
	("IIssuers", ISSUERS, ISSUERS_RULES),
	("IMarketplace", MARKETPLACE, MARKETPLACE_RULES),
	("IQuarantine", QUARANTINE, QUARANTINE_RULES),
	("IRedemption", REDEMPTION, REDEMPTION_RULES),
	("ISerials", SERIALISED, SERIALS_RULES),
	("IStablecoin", STABLECOINS, STABLECOIN_RULES),
	("ITransferPolicies", TRANSFER_POLICIES, TRANSFER_POLICIES_RULES),
	("ITravelRule", TRAVEL_RULE, TRAVEL_RULE_RULES),
	("ITreasury", TREASURY, TREASURY_RULES),
];

/// What contracts implement or compile in, and no precompile serves.
const NOT_SERVED: [&str; 4] = ["Addresses", "IERC1155Receiver", "IERC165", "IERC721Receiver"];

/// Calls that move value and are no act of their own, and where they are tried.
const TRIED_ELSEWHERE: &[(&str, &str)] = &[
	("Revive.call", "a route, and with value in `gnx`"),
	("Revive.eth_call", "the route `Ethereum`"),
	("Revive.instantiate_with_code", "`gnx`"),
	("Revive.eth_instantiate_with_code", "`gnx`, by Ethereum"),
	("Serials.transfer_serials", "`serials`"),
	("Serials.transfer_serials_from", "`serials`"),
	("Serials.distribute_serials", "`serials`"),
	("Serials.redeem_serials", "`serials`"),
	("Revive.instantiate", "as `instantiate_with_code`, with code that was uploaded before"),
];

/// Calls that move value of no party's, and why no cell can try them.
const NOT_TRIED: &[(&str, &str)] = &[
	("Custody.deposit", "into the holder's own escrow; what becomes of it is `SignMove`"),
	("Balances.force_transfer", "root's, behind two roles and a delay"),
	("Balances.force_unreserve", "root's, behind two roles and a delay"),
	("Balances.force_set_balance", "root's, behind two roles and a delay"),
	("Balances.force_adjust_total_issuance", "root's, behind two roles and a delay"),
	("Session.purge_keys", "nobody may make it; `Validators.withdraw_keys` is tried"),
	("Multisig.poke_deposit", "gives back only what an upgrade asks less of"),
	("Proxy.poke_deposit", "gives back only what an upgrade asks less of"),
	("Preimage.request_preimage", "the council's; the deposit stays where it is"),
	("Preimage.unrequest_preimage", "the council's; the deposit stays where it is"),
	("Preimage.ensure_updated", "renews records of a form that this chain never had"),
	("Revive.map_account", "does nothing: accounts are mapped by themselves"),
	("Sales.open_buyback", "into the issuer's own escrow; what is paid out of it is `SellBack`"),
	("Sales.close_buyback", "out of the issuer's own escrow, back to it"),
	("Sales.end_windows", "the issuer's; shares of the platform leave its escrow as fees do"),
	("Sales.withdraw_proceeds", "the issuer's; shares of the platform leave its escrow as fees do"),
	("Revive.batch_map_accounts", "gives back deposits for maps, which nobody has"),
	("Revive.unmap_account", "fails: accounts are mapped by themselves"),
];

/// Every call that moves value is tried by a cell: as an act, an ending, or what brings value back. Only what no cell can try
/// is excused, and only while it moves nothing of a party's.
pub fn every_move_should_be_tried() {
	let acts = Act::ALL.map(Act::path);
	let endings = Ending::ALL.map(Ending::path);
	let refunds = Refund::ALL.map(Refund::path);
	let deposits = Deposit::ALL.map(Deposit::paths);
	let elsewhere = TRIED_ELSEWHERE.iter().map(|(path, _)| *path);
	let tried: BTreeSet<&str> = [&acts[..], &endings[..], &refunds[..], deposits.as_flattened()]
		.concat()
		.into_iter()
		.chain(elsewhere)
		.collect();
	let mut excused: BTreeMap<&str, &str> = NOT_TRIED.iter().copied().collect();
	for call in metadata::calls() {
		let path = call.path();
		for effect in effects_of(classification::calls(), &call.pallet, &call.name) {
			let Effect::Moves(moves) = effect else { continue };
			let of_a_party = moves.iter().any(|one| !one.roles.is_empty());
			let (is_tried, excuse) = (tried.contains(&path[..]), excused.remove(&path[..]));
			assert!(is_tried || !of_a_party, "{path} moves value of a party: make it an act");
			assert!(
				is_tried || excuse.is_some(),
				"{path} moves value: make it a refund or a deposit, or say why no cell can try it"
			);
			assert!(!is_tried || excuse.is_none(), "{path} is tried and needs no excuse");
		}
	}
	assert!(excused.is_empty(), "these move nothing and need no excuse: {excused:?}");
}

fn served_as_published(interface: &str, number: u16, rules: &[Rule], functions: &[sol::Function]) {
	let published: Vec<_> = functions.iter().filter(|f| f.interface == interface).collect();
	assert_eq!(published.len(), rules.len(), "{interface}: published and served differ");
	for function in published {
		let rule = rules
			.iter()
			.find(|rule| rule.selector == function.selector)
			.unwrap_or_else(|| panic!("{interface}.{} is not served", function.signature));
		assert_eq!(rule.signature, function.signature);
		let effects = effects_of(classification::functions(), interface, &function.name);
		let moves = matches!(effects[..], [Effect::Moves(_)]);
		assert!(!moves || rule.access == Access::Act, "{interface}.{} moves value", function.name);
		assert_eq!(
			native_call(&address_of(number), &function.selector).is_some(),
			rule.access == Access::Act,
			"{interface}.{}: what acts can be paused by a native name",
			function.name
		);
	}
}
