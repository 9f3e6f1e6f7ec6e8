// SPDX-License-Identifier: Apache-2.0
//! Every act that not everybody may do leaves an event that tells who acted, for what reason, and what changed.
//!
//! Which acts those are says the table of origins, and what an event tells its metadata: a call or an event that is new,
//! renamed or poorer fails here.

use genex_runtime_tests::{
	metadata::{self, EventField},
	origins::{ANY, NEVER, NONE, SIGNED, Set, TABLE},
};
use std::collections::BTreeSet;

/// The pallets of this chain that have calls.
const OWN: [&str; 23] = [
	"Allowances",
	"Books",
	"Cash",
	"Claims",
	"Compliance",
	"Coupons",
	"Custody",
	"FeePolicy",
	"Issuers",
	"Insolvency",
	"Kyc",
	"Nonces",
	"OrderBook",
	"Permits",
	"Quarantine",
	"Redemption",
	"RootDelay",
	"Sales",
	"Sanctions",
	"Serials",
	"TransferPolicies",
	"TravelRule",
	"Validators",
];

/// Names of fields that tell who acted.
const ACTORS: [&str; 4] = ["by", "gateway", "attestor", "admin"];

/// Names of fields that lead to the record behind an act: of a list its version, of money its external reference.
const REASONS: [&str; 8] =
	["reason", "commitment", "new_commitment", "case", "hash", "reference", "payout", "version"];

/// Types of fields that are records of acts: who acted and why may stand inside.
const RECORDS: [&str; 5] =
	["FreezeRecord", "ReleaseRequest", "UnitsRequest", "ForcedTransfer", "Reserve"];

/// What an act does to what is stored.
#[derive(Clone, Copy)]
enum Effect {
	/// Something else holds: the event has fields that begin with `old` and with `new`.
	Changes,
	/// Something begins; the named field says what.
	Creates(&'static str),
	/// Something ends; the named field says what.
	Ends(&'static str),
}

use Effect::{Changes, Creates, Ends};

/// Each act by office, with its event.
const ACTS: &[(&str, &str, &str, Effect)] = &[
	("Kyc", "register", "IdentityRegistered", Creates("identity")),
	("Kyc", "renew", "IdentityRenewed", Changes),
	("Kyc", "set_residence", "ResidenceChanged", Changes),
	("Kyc", "attest_account", "AccountLinked", Creates("account")),
	("Kyc", "revoke", "IdentityRevoked", Changes),
	("Kyc", "reassign", "AttestorReassigned", Changes),
	("Kyc", "reinstate", "IdentityReinstated", Changes),
	("Compliance", "set_rulebook", "RulebookSet", Changes),
	("Compliance", "set_corridor", "CorridorSet", Changes),
	("Compliance", "set_class_ban", "ClassBanSet", Changes),
	("Compliance", "allow_contract", "ContractAllowed", Changes),
	("Compliance", "set_rates", "RateSet", Changes),
	("Compliance", "declare_relation", "RelationDeclared", Changes),
	("Compliance", "end_relation", "RelationEnded", Changes),
	("Compliance", "blacklist", "Blacklisted", Changes),
	("Compliance", "lift_blacklist", "BlacklistLifted", Changes),
	("Compliance", "close_aml_case", "AmlCaseClosed", Changes),
	("Compliance", "approve_review", "ReviewApproved", Changes),
	("Compliance", "reject_review", "ReviewRejected", Changes),
	("Sanctions", "register_list", "ListRegistered", Changes),
	("Sanctions", "retire_list", "ListEnded", Ends("head")),
	("Sanctions", "update_list", "ListUpdated", Creates("version")),
	("Sanctions", "freeze", "Frozen", Changes),
	("Sanctions", "request_release", "ReleaseRequested", Creates("request")),
	("Sanctions", "confirm_release", "Released", Ends("record")),
	("Sanctions", "cancel_release", "ReleaseCancelled", Ends("request")),
	("Sanctions", "freeze_units", "UnitsFrozen", Changes),
	("Sanctions", "request_units_release", "UnitsReleaseRequested", Creates("request")),
	("Sanctions", "confirm_units_release", "UnitsReleased", Changes),
	("Sanctions", "cancel_units_release", "UnitsReleaseCancelled", Ends("request")),
	("Sanctions", "propose_forced_transfer", "ForcedTransferProposed", Creates("order")),
	("Sanctions", "approve_forced_transfer", "ForcedTransferMade", Ends("order")),
	("TransferPolicies", "create_policy", "PolicyCreated", Creates("structure")),
	("TransferPolicies", "add_members", "MembersAdded", Changes),
	("TransferPolicies", "remove_members", "MembersRemoved", Changes),
	("TransferPolicies", "transfer_admin", "AdminProposed", Changes),
	("TransferPolicies", "accept_admin", "AdminTransferred", Changes),
	// What ends is that members come and go.
	("TransferPolicies", "seal_policy", "PolicySealed", Ends("members")),
	("Cash", "register_asset", "AssetRegistered", Creates("terms")),
	("Cash", "set_policy", "PolicySet", Changes),
	("Cash", "deposit", "Deposited", Creates("amount")),
	("Cash", "approve_deposit", "DepositApproved", Ends("reference")),
	("Cash", "cancel_deposit", "DepositCancelled", Ends("reference")),
	("Cash", "complete_withdrawal", "WithdrawalCompleted", Ends("id")),
	("Cash", "reject_withdrawal", "WithdrawalRejected", Ends("id")),
	("Cash", "attest_reserve", "ReserveAttested", Changes),
	("Coupons", "approve_series", "SeriesApproved", Changes),
	("Coupons", "reject_series", "SeriesRejected", Changes),
	("Coupons", "set_legal_rule", "LegalRuleSet", Changes),
	("Issuers", "approve", "IssuerApproved", Changes),
	("Issuers", "reject", "ApplicationRejected", Ends("identity")),
	("Issuers", "set_status", "StatusSet", Changes),
	("Issuers", "report_incident", "IncidentReported", Creates("incident")),
	("Issuers", "resolve_incident", "IncidentResolved", Ends("incident")),
	("Issuers", "set_terms", "TermsSet", Changes),
	("Sales", "take_down", "ListingTakenDown", Changes),
	("Sales", "flag_series", "SeriesFlagged", Changes),
	("Sales", "unflag_series", "SeriesFlagged", Changes),
	("Sales", "set_pricing", "PricingSet", Changes),
	("TravelRule", "write_off", "CaseWrittenOff", Changes),
	("Custody", "register_custodian", "CustodianRegistered", Creates("custodian")),
	("Custody", "remove_custodian", "CustodianRemoved", Ends("custodian")),
	("Custody", "force_release", "DepositForced", Ends("deposit")),
	("OrderBook", "create_market", "MarketCreated", Creates("rules")),
	("OrderBook", "set_market", "MarketChanged", Changes),
	("OrderBook", "set_market_state", "MarketStateChanged", Changes),
	("OrderBook", "set_fee_tiers", "FeeTiersSet", Changes),
	("OrderBook", "start_auction", "AuctionStarted", Creates("ends_at")),
	("OrderBook", "set_market_maker_terms", "MakerTermsSet", Changes),
	("OrderBook", "halt", "MarketStateChanged", Changes),
	("OrderBook", "resume", "MarketStateChanged", Changes),
	("OrderBook", "force_cancel", "OrderForced", Ends("order")),
	("Books", "set_breakage_policy", "BreakagePolicySet", Changes),
	("Books", "set_escheat", "EscheatSet", Changes),
	("Insolvency", "demand", "Demanded", Creates("deadline")),
	("Insolvency", "withdraw_demand", "DemandWithdrawn", Ends("demand")),
	("Insolvency", "declare_default", "Defaulted", Creates("owed")),
	("Insolvency", "extend_claims", "ClaimsExtended", Changes),
	("Insolvency", "rehabilitate", "Rehabilitated", Ends("default")),
	("Redemption", "force_void", "AuthorisationForced", Ends("id")),
	("Claims", "force_batch", "BatchForced", Ends("batch")),
	("Claims", "force_gift", "GiftForced", Ends("gift")),
	("Validators", "add_validator", "ValidatorAdded", Creates("validator")),
	("Validators", "remove_validator", "ValidatorRemoved", Ends("validator")),
	("Validators", "set_floor", "FloorChanged", Changes),
	("Validators", "set_absence_limit", "AbsenceLimitChanged", Changes),
	// What ends is that it may not author.
	("Validators", "enable_validator", "ValidatorEnabled", Ends("validator")),
	("RootDelay", "set_delay", "DelaySet", Changes),
	("FeePolicy", "create_campaign", "PoolCreated", Creates("terms")),
	("FeePolicy", "set_policy", "PolicySet", Changes),
	("FeePolicy", "set_terms", "TermsSet", Changes),
	("FeePolicy", "withdraw", "PoolWithdrawn", Ends("amount")),
	("FeePolicy", "close_pool", "PoolClosed", Ends("pool")),
	("FeePolicy", "assign_series", "SeriesAssigned", Changes),
];

/// Whether calls with these origins are open to everybody, to nobody, or are acts by office.
fn is_by_office(set: Set) -> bool {
	![SIGNED, ANY, NONE, NEVER].contains(&set)
}

/// `Pallet.call` of every call of our pallets that not everybody may make.
fn privileged_calls() -> BTreeSet<String> {
	let rows = TABLE.iter().filter(|(pallet, _, set)| OWN.contains(pallet) && is_by_office(*set));
	rows.flat_map(|(pallet, calls, _)| calls.iter().map(move |call| format!("{pallet}.{call}")))
		.collect()
}

/// Whether a field has one of these names, or is a record of an act that has.
fn tells(fields: &[EventField], names: &[&str]) -> bool {
	let named = |name: &String| names.contains(&name.as_str());
	fields.iter().any(|field| {
		let is_record = RECORDS.contains(&field.of.as_str());
		named(&field.name) || is_record && field.inner.iter().any(named)
	})
}

/// What the event lacks.
fn gaps(fields: &[EventField], effect: Effect) -> Vec<String> {
	let mut gaps = Vec::new();
	let mut ask = |there: bool, what: String| {
		if !there {
			gaps.push(what);
		}
	};
	let begins = |word: &str| fields.iter().any(|field| field.name.starts_with(word));
	ask(tells(fields, &ACTORS), "who acted".into());
	ask(tells(fields, &REASONS), "the reason".into());
	match effect {
		Changes => {
			ask(begins("old"), "what held before".into());
			ask(begins("new"), "what holds from now on".into());
		},
		Creates(name) | Ends(name) => {
			ask(fields.iter().any(|field| field.name == name), format!("the field `{name}`"));
		},
	}
	gaps
}

#[test]
fn privileged_acts_should_be_those_of_the_table_of_origins() {
	let listed: Vec<_> = ACTS.iter().map(|(room, call, ..)| format!("{room}.{call}")).collect();
	let unique: BTreeSet<_> = listed.iter().cloned().collect();
	assert_eq!(unique.len(), listed.len(), "an act is listed twice");
	let known = privileged_calls();
	let missing: Vec<_> = known.difference(&unique).collect();
	let open: Vec<_> = unique.difference(&known).collect();
	assert!(missing.is_empty(), "acts by office without an event here: {missing:?}");
	assert!(open.is_empty(), "no acts by office: {open:?}");
	let calls: BTreeSet<_> = metadata::calls().iter().map(metadata::Call::path).collect();
	let gone: Vec<_> = unique.difference(&calls).collect();
	assert!(gone.is_empty(), "the runtime has no such calls: {gone:?}");
}

#[test]
fn privileged_acts_should_tell_actor_reason_and_change_in_their_events() {
	let mut wrong = Vec::new();
	for (pallet, call, event, effect) in ACTS {
		match metadata::event_fields(pallet, event) {
			None => wrong.push(format!("{pallet}.{call}: there is no event {event}")),
			Some(fields) => {
				for gap in gaps(&fields, *effect) {
					wrong.push(format!("{pallet}.{call}: {event} does not tell {gap}"));
				}
			},
		}
	}
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn gaps_should_be_found_when_an_event_tells_too_little() {
	let field = |name: &str, of: &str, inner: &[&str]| EventField {
		name: name.into(),
		of: of.into(),
		inner: inner.iter().map(ToString::to_string).collect(),
	};
	let all = [
		field("by", "AccountId32", &[]),
		field("reason", "H256", &[]),
		field("old", "", &[]),
		field("new", "", &[]),
	];
	assert!(gaps(&all, Changes).is_empty());
	for (without, missing) in all.iter().enumerate() {
		let mut fields = all.to_vec();
		fields.remove(without);
		assert_eq!(gaps(&fields, Changes).len(), 1, "without {}", missing.name);
	}
	let record = [field("request", "ReleaseRequest", &["by", "case"])];
	assert!(gaps(&record, Creates("request")).is_empty());
	assert_eq!(gaps(&record, Ends("record")).len(), 1);
	let other = [field("request", "Unknown", &["by", "case"])];
	assert_eq!(gaps(&other, Creates("request")).len(), 2);
}

#[test]
fn own_pallets_should_be_all_that_begin_the_table_of_origins() {
	// Those of the SDK follow, beginning with the system.
	let own: BTreeSet<_> =
		TABLE.iter().map(|(pallet, ..)| *pallet).take_while(|pallet| *pallet != "System").collect();
	let listed: BTreeSet<_> = OWN.into_iter().filter(|pallet| *pallet != "FeePolicy").collect();
	assert_eq!(own, listed, "the fee policy stands with what pays fees");
}
