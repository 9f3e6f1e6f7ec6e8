// SPDX-License-Identifier: Apache-2.0
//! The pallets of the SDK.

use super::{
	Asset::Gnx,
	BOTH, Class,
	Effect::{self, Carries, Moves, Nothing},
	NOBODY, moved,
};

/// Lists and their members.
const ROLE: &[&str] = &[
	"add_member",
	"remove_member",
	"swap_member",
	"reset_members",
	"change_key",
	"set_prime",
	"clear_prime",
];
const SEATS: Effect = Nothing("says who belongs");
const CALLS: Effect = Carries("calls");
/// Deposits go from free to held and back within one account.
const DEPOSIT: Effect = Moves(&[moved(Gnx, NOBODY, "signer, into or out of its own deposit")]);
const ROOT_STATE: Effect =
	Nothing("root may write any state; it is reached through two roles and a delay");

/// What each call does to value.
pub const CLASSES: &[Class] = &[
	Class { room: "System", calls: &["remark", "remark_with_event"], effect: Nothing("a remark") },
	Class {
		room: "System",
		calls: &[
			"set_heap_pages",
			"set_code",
			"set_code_without_checks",
			"set_storage",
			"kill_storage",
			"kill_prefix",
			"authorize_upgrade",
			"authorize_upgrade_without_checks",
			"apply_authorized_upgrade",
		],
		effect: ROOT_STATE,
	},
	Class { room: "Timestamp", calls: &["set"], effect: Nothing("the clock") },
	Class { room: "Session", calls: &["set_keys", "purge_keys"], effect: DEPOSIT },
	Class {
		room: "Grandpa",
		calls: &["report_equivocation", "report_equivocation_unsigned", "note_stalled"],
		effect: Nothing("finality"),
	},
	Class {
		room: "Balances",
		calls: &["transfer_allow_death", "transfer_keep_alive", "transfer_all"],
		effect: Moves(&[moved(Gnx, BOTH, "signer to recipient")]),
	},
	Class {
		room: "Balances",
		calls: &[
			"force_transfer",
			"force_unreserve",
			"force_set_balance",
			"force_adjust_total_issuance",
		],
		effect: Moves(&[moved(Gnx, NOBODY, "anyone, by root")]),
	},
	Class {
		room: "Balances",
		calls: &["upgrade_accounts"],
		effect: Nothing("renews the form in which a balance is stored"),
	},
	Class {
		room: "Balances",
		calls: &["burn"],
		effect: Moves(&[moved(Gnx, super::SENDER, "signer, burned")]),
	},
	Class {
		room: "Utility",
		calls: &[
			"batch",
			"as_derivative",
			"batch_all",
			"dispatch_as",
			"force_batch",
			"with_weight",
			"if_else",
			"dispatch_as_fallible",
		],
		effect: CALLS,
	},
	Class { room: "Multisig", calls: &["as_multi_threshold_1", "as_multi"], effect: CALLS },
	Class {
		room: "Multisig",
		calls: &["approve_as_multi", "cancel_as_multi", "poke_deposit"],
		effect: DEPOSIT,
	},
	Class { room: "Proxy", calls: &["proxy", "proxy_announced"], effect: CALLS },
	Class {
		room: "Proxy",
		calls: &[
			"add_proxy",
			"remove_proxy",
			"remove_proxies",
			"create_pure",
			"kill_pure",
			"announce",
			"remove_announcement",
			"reject_announcement",
			"poke_deposit",
		],
		effect: DEPOSIT,
	},
	Class { room: "Recovery", calls: &["control_inherited_account"], effect: CALLS },
	Class {
		room: "Recovery",
		calls: &[
			"revoke_inheritor",
			"set_friend_groups",
			"initiate_attempt",
			"finish_attempt",
			"cancel_attempt",
			"slash_attempt",
		],
		effect: DEPOSIT,
	},
	Class { room: "Recovery", calls: &["approve_attempt"], effect: Nothing("a vote of a friend") },
	Class {
		room: "Preimage",
		calls: &[
			"note_preimage",
			"unnote_preimage",
			"request_preimage",
			"unrequest_preimage",
			"ensure_updated",
		],
		effect: DEPOSIT,
	},
	Class {
		room: "Scheduler",
		calls: &[
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
		effect: CALLS,
	},
	Class {
		room: "Whitelist",
		calls: &[
			"whitelist_call",
			"remove_whitelisted_call",
			"dispatch_whitelisted_call",
			"dispatch_whitelisted_call_with_preimage",
			"remove_deferred_dispatch",
		],
		effect: CALLS,
	},
	Class { room: "Council", calls: &["execute", "propose", "vote", "close"], effect: CALLS },
	Class {
		room: "Council",
		calls: &["set_members", "disapprove_proposal", "kill", "release_proposal_cost"],
		effect: Nothing("motions and seats; a motion takes no deposit"),
	},
	Class { room: "CouncilMembers", calls: ROLE, effect: SEATS },
	Class { room: "Dispatchers", calls: ROLE, effect: SEATS },
	Class { room: "ComplianceOfficers", calls: ROLE, effect: SEATS },
	Class { room: "Arbitrators", calls: ROLE, effect: SEATS },
	Class { room: "Gateways", calls: ROLE, effect: SEATS },
	Class { room: "Attestors", calls: ROLE, effect: SEATS },
	Class { room: "SanctionsOracles", calls: ROLE, effect: SEATS },
	Class { room: "SecondOfficers", calls: ROLE, effect: SEATS },
	Class { room: "CourtOfficers", calls: ROLE, effect: SEATS },
	Class { room: "RateOracles", calls: ROLE, effect: SEATS },
	Class { room: "Parameters", calls: &["set_parameter"], effect: Nothing("a number") },
	Class {
		room: "SafeMode",
		calls: &[
			"enter",
			"force_enter",
			"extend",
			"force_extend",
			"force_exit",
			"force_slash_deposit",
			"release_deposit",
			"force_release_deposit",
		],
		effect: Nothing("stops or resumes the chain; nobody can make a deposit for it"),
	},
	Class {
		room: "TxPause",
		calls: &["pause", "unpause"],
		effect: Nothing("stops or resumes a call"),
	},
	Class {
		room: "Migrations",
		calls: &[
			"force_set_cursor",
			"force_set_active_cursor",
			"force_onboard_mbms",
			"clear_historic",
		],
		effect: ROOT_STATE,
	},
	Class {
		room: "Revive",
		calls: &["eth_transact", "eth_substrate_call", "dispatch_as_fallback_account"],
		effect: CALLS,
	},
	Class {
		room: "Revive",
		calls: &[
			"call",
			"instantiate",
			"instantiate_with_code",
			"eth_instantiate_with_code",
			"eth_call",
		],
		effect: Moves(&[moved(
			Gnx,
			BOTH,
			"signer and contracts; coupons and stablecoins move through precompiles, judged there",
		)]),
	},
	Class {
		room: "Revive",
		calls: &[
			"upload_code",
			"remove_code",
			"map_account",
			"batch_map_accounts",
			"unmap_account",
		],
		effect: DEPOSIT,
	},
	Class { room: "Revive", calls: &["set_code"], effect: ROOT_STATE },
];
