// SPDX-License-Identifier: Apache-2.0
//! Who may make which call.

#[path = "sets.rs"]
mod sets;

pub use sets::*;

/// Calls of one pallet that the same origins may make.
pub type Row = (&'static str, &'static [&'static str], Set);

const SEATS: &[&str] =
	&["add_member", "remove_member", "swap_member", "reset_members", "set_prime", "clear_prime"];

/// Every call of the runtime.
pub const TABLE: &[Row] = &[
	// Pallets of this chain.
	("Kyc", &["register", "renew", "set_residence", "attest_account"], ATTESTOR),
	("Kyc", &["revoke"], ATTESTOR | OFFICER),
	("Kyc", &["reassign", "reinstate"], OFFICER),
	("Kyc", &["link_account", "unlink_account", "submit_attestation"], SIGNED),
	("Compliance", &["set_rulebook", "set_corridor", "set_class_ban", "allow_contract"], COUNCIL),
	("Compliance", &["set_rates"], RATE_ORACLE),
	// The issuer itself may declare, too; of identity 0, which there is none, nobody is.
	(
		"Compliance",
		&[
			"declare_relation",
			"end_relation",
			"blacklist",
			"close_aml_case",
			"approve_review",
			"reject_review",
		],
		OFFICER,
	),
	("Compliance", &["lift_blacklist"], SECOND_OFFICER),
	("Compliance", &["return_review", "sweep_pairs", "sweep_counters"], SIGNED),
	("Sanctions", &["register_list", "retire_list"], COUNCIL),
	("Sanctions", &["update_list"], SANCTIONS_ORACLE),
	("Sanctions", &["report_stale"], SIGNED),
	("Sanctions", &["freeze", "request_release", "freeze_units", "request_units_release"], OFFICER),
	(
		"Sanctions",
		&["confirm_release", "confirm_units_release", "approve_forced_transfer"],
		SECOND_OFFICER,
	),
	("Sanctions", &["cancel_release", "cancel_units_release"], OFFICER | SECOND_OFFICER),
	("Sanctions", &["propose_forced_transfer"], COURT_OFFICER),
	// Anybody may, once a proposal has expired.
	("Sanctions", &["withdraw_forced_transfer"], SIGNED),
	(
		"TransferPolicies",
		&[
			"create_policy",
			"add_members",
			"remove_members",
			"transfer_admin",
			"accept_admin",
			"seal_policy",
		],
		SIGNED | COUNCIL,
	),
	("Cash", &["register_asset", "set_policy"], COUNCIL),
	(
		"Cash",
		&["transfer", "request_withdrawal", "cancel_withdrawal", "withdraw_to_wallet"],
		SIGNED,
	),
	(
		"Cash",
		&[
			"deposit",
			"approve_deposit",
			"cancel_deposit",
			"complete_withdrawal",
			"reject_withdrawal",
		],
		GATEWAY,
	),
	("Cash", &["attest_reserve"], OFFICER),
	("Allowances", &["approve", "transfer_from", "permit"], SIGNED),
	("Nonces", &["cancel_nonce", "cancel_signed", "sweep"], SIGNED),
	(
		"Serials",
		&[
			"mark_serialised",
			"transfer_serials",
			"transfer_serials_from",
			"distribute_serials",
			"redeem_serials",
			"approve_serial",
			"clear_serials",
		],
		SIGNED,
	),
	(
		"Coupons",
		&[
			"create_series",
			"amend_series",
			"submit_series",
			"withdraw_submission",
			"mint",
			"recall",
			"close_series",
			"add_redeemer",
			"remove_redeemer",
			"transfer",
			"transfer_batch",
			"set_operator",
			"transfer_from",
			"transfer_batch_from",
			"redeem",
			"book_expiry",
			"discard_series",
			"clear_holding",
			"sweep_holdings",
			"sweep_redeemers",
		],
		SIGNED,
	),
	("Coupons", &["approve_series", "reject_series"], OFFICER),
	("Coupons", &["set_legal_rule"], COUNCIL),
	(
		"Sales",
		&[
			"create_listing",
			"close_listing",
			"purchase",
			"remove_listing",
			"purchase_bundle",
			"refund",
			"end_windows",
			"withdraw_proceeds",
			"open_buyback",
			"sell_back",
			"close_buyback",
		],
		SIGNED,
	),
	("Sales", &["take_down", "flag_series", "unflag_series"], OFFICER),
	("Sales", &["set_pricing"], COUNCIL),
	(
		"Issuers",
		&[
			"apply",
			"withdraw_application",
			"rescore",
			"rate",
			"deposit_guarantee",
			"withdraw_guarantee",
			"appoint_staff",
			"dismiss_staff",
			"remove_expired_staff",
		],
		SIGNED,
	),
	(
		"Issuers",
		&["approve", "reject", "set_status", "report_incident", "resolve_incident"],
		OFFICER,
	),
	("Issuers", &["set_terms"], COUNCIL),
	(
		"TravelRule",
		&[
			"open_case",
			"attach_envelope",
			"start_review",
			"request_repair",
			"accept",
			"reject",
			"cancel_case",
			"return_expired",
			"transfer_recorded",
			"record_travel_data",
			"revoke_travel_data",
			"register_control_proof",
			"revoke_control_proof",
			"erase",
		],
		SIGNED,
	),
	("TravelRule", &["write_off"], OFFICER),
	(
		"Quarantine",
		&[
			"set_receive_policy",
			"trust_sender",
			"untrust_sender",
			"offer",
			"accept_receipt",
			"decline_receipt",
			"withdraw_offer",
			"return_offer",
		],
		SIGNED,
	),
	("Custody", &["register_custodian", "remove_custodian", "force_release"], OFFICER),
	(
		"Custody",
		&[
			"propose_agreement",
			"accept_agreement",
			"end_agreement",
			"forget_agreement",
			"deposit",
			"request_move",
			"request_redeem",
			"request_withdrawal",
			"cancel_request",
			"approve",
			"refuse",
			"complete_withdrawal",
			"collect_fee",
		],
		SIGNED,
	),
	("Insolvency", &["demand", "withdraw_demand", "declare_default", "extend_claims"], OFFICER),
	(
		"Insolvency",
		&["declare_missed", "count_series", "claim", "reserve", "end_reservation", "close_default"],
		SIGNED,
	),
	("Insolvency", &["rehabilitate"], COUNCIL),
	(
		"Redemption",
		&["redeem_ticket", "redeem_tickets", "authorise", "capture", "void", "return_expired"],
		SIGNED,
	),
	("Redemption", &["force_void"], OFFICER),
	(
		"OrderBook",
		&[
			"create_market",
			"set_market",
			"set_market_state",
			"set_fee_tiers",
			"start_auction",
			"set_market_maker_terms",
		],
		COUNCIL,
	),
	("OrderBook", &["halt", "resume", "force_cancel"], OFFICER),
	("Permits", &["settle", "settle_batch"], SIGNED),
	(
		"Claims",
		&[
			"create_batch",
			"claim_card",
			"return_batch",
			"sweep_marks",
			"create_gift",
			"claim_gift",
			"withdraw_gift",
			"return_gift",
		],
		SIGNED,
	),
	("Claims", &["force_batch", "force_gift"], OFFICER),
	(
		"OrderBook",
		&[
			"place_order",
			"amend_order",
			"cancel_order",
			"cancel_by_client",
			"cancel_orders",
			"batch",
			"cancel_all_after",
			"trigger_switch",
			"sweep",
			"uncross",
			"register_market_maker",
			"leave_market_maker",
			"return_dead",
		],
		SIGNED,
	),
	("Books", &["set_breakage_policy", "set_escheat"], COUNCIL),
	("Books", &["choose_breakage"], SIGNED),
	("Validators", &["add_validator", "remove_validator", "set_floor"], COUNCIL),
	("Validators", &["set_absence_limit", "enable_validator"], COUNCIL),
	("Validators", &["withdraw_keys", "report_aura_equivocation"], SIGNED),
	("RootDelay", &["set_delay"], ROOT),
	// System and consensus.
	("System", &["remark", "apply_authorized_upgrade"], ANY),
	("System", &["remark_with_event"], SIGNED),
	(
		"System",
		&[
			"set_heap_pages",
			"set_code",
			"set_code_without_checks",
			"set_storage",
			"kill_storage",
			"kill_prefix",
			"authorize_upgrade",
			"authorize_upgrade_without_checks",
		],
		ROOT,
	),
	("Timestamp", &["set"], NONE),
	("Session", &["set_keys", "purge_keys"], SIGNED),
	("Grandpa", &["report_equivocation"], SIGNED),
	("Grandpa", &["report_equivocation_unsigned"], NONE),
	("Grandpa", &["note_stalled"], ROOT),
	// GNX.
	(
		"Balances",
		&[
			"transfer_allow_death",
			"transfer_keep_alive",
			"transfer_all",
			"upgrade_accounts",
			"burn",
		],
		SIGNED,
	),
	(
		"Balances",
		&["force_transfer", "force_unreserve", "force_set_balance", "force_adjust_total_issuance"],
		ROOT,
	),
	// Accounts. A batch runs with its caller's own origin, whatever that is.
	("Utility", &["batch", "batch_all", "force_batch", "if_else"], ANY & !NONE),
	("Utility", &["as_derivative"], SIGNED),
	("Utility", &["dispatch_as", "with_weight", "dispatch_as_fallible"], ROOT),
	(
		"Multisig",
		&[
			"as_multi_threshold_1",
			"as_multi",
			"approve_as_multi",
			"cancel_as_multi",
			"poke_deposit",
		],
		SIGNED,
	),
	(
		"Proxy",
		&[
			"proxy",
			"add_proxy",
			"remove_proxy",
			"remove_proxies",
			"create_pure",
			"kill_pure",
			"announce",
			"remove_announcement",
			"reject_announcement",
			"proxy_announced",
			"poke_deposit",
		],
		SIGNED,
	),
	(
		"Recovery",
		&[
			"control_inherited_account",
			"revoke_inheritor",
			"set_friend_groups",
			"initiate_attempt",
			"approve_attempt",
			"finish_attempt",
			"cancel_attempt",
			"slash_attempt",
		],
		SIGNED,
	),
	("FeePolicy", &["create_campaign", "set_policy"], COUNCIL),
	("FeePolicy", &["create_issuer_pool", "top_up"], SIGNED),
	// The owner of a pool or, where there is none, the council.
	("FeePolicy", &["set_terms", "withdraw", "close_pool", "assign_series"], SIGNED | COUNCIL),
	// Governance.
	("Preimage", &["note_preimage", "unnote_preimage"], SIGNED | COUNCIL),
	("Preimage", &["request_preimage", "unrequest_preimage"], COUNCIL),
	("Preimage", &["ensure_updated"], SIGNED),
	(
		"Scheduler",
		&[
			"schedule",
			"cancel",
			"schedule_named",
			"cancel_named",
			"schedule_after",
			"schedule_named_after",
			"set_retry",
			"set_retry_named",
			"cancel_retry",
			"cancel_retry_named",
		],
		COUNCIL,
	),
	("Whitelist", &["whitelist_call", "remove_whitelisted_call"], TWO_THIRDS),
	(
		"Whitelist",
		&["dispatch_whitelisted_call", "dispatch_whitelisted_call_with_preimage"],
		DISPATCHER,
	),
	("Whitelist", &["remove_deferred_dispatch"], SIGNED),
	("Council", &["set_members"], NEVER),
	("Council", &["execute", "propose", "vote"], MEMBER),
	("Council", &["close"], SIGNED),
	("Council", &["disapprove_proposal", "kill"], COUNCIL),
	("Council", &["release_proposal_cost"], SIGNED | ROOT),
	("CouncilMembers", SEATS, COUNCIL),
	("CouncilMembers", &["change_key"], MEMBER),
	("Dispatchers", SEATS, COUNCIL),
	("Dispatchers", &["change_key"], DISPATCHER),
	("ComplianceOfficers", SEATS, COUNCIL),
	("ComplianceOfficers", &["change_key"], OFFICER),
	("Arbitrators", SEATS, COUNCIL),
	("Arbitrators", &["change_key"], ARBITRATOR),
	("Gateways", SEATS, COUNCIL),
	("Gateways", &["change_key"], GATEWAY),
	("Attestors", SEATS, COUNCIL),
	("Attestors", &["change_key"], ATTESTOR),
	("SanctionsOracles", SEATS, COUNCIL),
	("SanctionsOracles", &["change_key"], SANCTIONS_ORACLE),
	("SecondOfficers", SEATS, COUNCIL),
	("SecondOfficers", &["change_key"], SECOND_OFFICER),
	("CourtOfficers", SEATS, COUNCIL),
	("CourtOfficers", &["change_key"], COURT_OFFICER),
	("RateOracles", SEATS, COUNCIL),
	("RateOracles", &["change_key"], RATE_ORACLE),
	("Parameters", &["set_parameter"], COUNCIL),
	// Emergencies.
	("SafeMode", &["enter", "extend", "release_deposit"], SIGNED),
	("SafeMode", &["force_enter"], COUNCIL | OFFICER),
	("SafeMode", &["force_extend", "force_exit"], COUNCIL),
	("SafeMode", &["force_slash_deposit", "force_release_deposit"], ROOT),
	("TxPause", &["pause"], COUNCIL | OFFICER),
	("TxPause", &["unpause"], COUNCIL),
	(
		"Migrations",
		&["force_set_cursor", "force_set_active_cursor", "force_onboard_mbms", "clear_historic"],
		ROOT,
	),
	// Contracts.
	("Revive", &["eth_transact"], NEVER),
	// Accounts map themselves here: the one does nothing, whoever calls it, the other is switched off.
	("Revive", &["map_account"], ANY),
	("Revive", &["unmap_account"], NEVER),
	("Revive", &["call"], SIGNED | ROOT),
	(
		"Revive",
		&[
			"instantiate",
			"instantiate_with_code",
			"upload_code",
			"remove_code",
			"batch_map_accounts",
			"dispatch_as_fallback_account",
		],
		SIGNED,
	),
	("Revive", &["eth_instantiate_with_code", "eth_call", "eth_substrate_call"], ETHEREUM),
	("Revive", &["set_code"], ROOT),
];

/// The origins that may make the call, or nothing when it is in no row.
pub fn allowed(pallet: &str, call: &str) -> Option<Set> {
	let mut rows = TABLE.iter().filter(|(room, calls, _)| *room == pallet && calls.contains(&call));
	let found = rows.next().map(|(_, _, set)| *set);
	assert!(rows.next().is_none(), "{pallet}.{call} is in two rows");
	found
}

/// The names of a set.
pub fn names(set: Set) -> String {
	match set {
		ANY => "everyone".into(),
		NEVER => "nobody at all".into(),
		_ => ORIGINS
			.iter()
			.enumerate()
			.filter(|(bit, _)| set & (1 << bit) != 0)
			.map(|(_, name)| *name)
			.collect::<Vec<_>>()
			.join(", "),
	}
}
