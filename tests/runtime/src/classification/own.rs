// SPDX-License-Identifier: Apache-2.0
//! The pallets of this chain.

use super::{
	Asset::{Coupons, Gnx, Stablecoin},
	BOTH, Class,
	Effect::{Moves, Nothing},
	NOBODY, RECIPIENT, SENDER, moved,
};

/// What each call does to value.
pub const CLASSES: &[Class] = &[
	Class {
		room: "Kyc",
		calls: &[
			"register",
			"renew",
			"set_residence",
			"revoke",
			"link_account",
			"attest_account",
			"unlink_account",
			"submit_attestation",
			"reassign",
			"reinstate",
		],
		effect: Nothing("says who is behind an account"),
	},
	Class {
		room: "Compliance",
		calls: &[
			"set_rulebook",
			"set_rates",
			"set_corridor",
			"set_class_ban",
			"declare_relation",
			"end_relation",
			"blacklist",
			"lift_blacklist",
			"close_aml_case",
			"allow_contract",
		],
		effect: Nothing("says what may move and who is watched"),
	},
	Class {
		room: "Compliance",
		calls: &["sweep_pairs", "sweep_counters"],
		effect: Nothing("forgets counters in which nothing counts"),
	},
	Class {
		room: "Compliance",
		calls: &["approve_review"],
		effect: Moves(&[
			moved(
				Coupons,
				BOTH,
				"the issuer's inventory, or a trade's seller, to the buyer who waited",
			),
			moved(Stablecoin, BOTH, "that buyer's escrow to seller and treasury"),
		]),
	},
	Class {
		room: "Compliance",
		calls: &["reject_review", "return_review"],
		effect: Moves(&[
			moved(Coupons, NOBODY, "the seller of a trade, back from its own escrow"),
			moved(Stablecoin, NOBODY, "the requester, back from its own escrow"),
		]),
	},
	Class {
		room: "Sanctions",
		calls: &[
			"register_list",
			"retire_list",
			"update_list",
			"report_stale",
			"freeze",
			"request_release",
			"confirm_release",
			"cancel_release",
			"freeze_units",
			"request_units_release",
			"confirm_units_release",
			"cancel_units_release",
		],
		effect: Nothing("says what is blocked; what is blocked stays where it is"),
	},
	Class {
		room: "Sanctions",
		calls: &["propose_forced_transfer", "withdraw_forced_transfer"],
		effect: Nothing("a proposal, which another officer approves"),
	},
	Class {
		room: "Sanctions",
		calls: &["approve_forced_transfer"],
		effect: Moves(&[
			moved(Coupons, RECIPIENT, "a holder, frozen or not, to recipient by order of a court"),
			moved(Stablecoin, RECIPIENT, "a holder, frozen or not, to recipient by court order"),
		]),
	},
	Class {
		room: "TransferPolicies",
		calls: &[
			"create_policy",
			"add_members",
			"remove_members",
			"transfer_admin",
			"accept_admin",
			"seal_policy",
		],
		effect: Nothing("says whom series admit"),
	},
	Class {
		room: "Cash",
		calls: &["register_asset", "set_policy"],
		effect: Nothing("sets what gateways may do"),
	},
	Class {
		room: "Cash",
		calls: &["attest_reserve"],
		effect: Nothing("states what is in the bank"),
	},
	Class {
		room: "Cash",
		calls: &["transfer"],
		effect: Moves(&[moved(Stablecoin, BOTH, "signer to recipient")]),
	},
	Class {
		room: "Cash",
		calls: &["deposit", "approve_deposit"],
		effect: Moves(&[moved(Stablecoin, RECIPIENT, "the gateway's customer, newly minted")]),
	},
	Class {
		room: "Cash",
		calls: &["cancel_deposit"],
		effect: Nothing("what was not minted is not minted"),
	},
	Class {
		room: "Cash",
		calls: &["request_withdrawal", "withdraw_to_wallet"],
		effect: Moves(&[moved(Stablecoin, SENDER, "signer into escrow, to be paid out")]),
	},
	Class {
		room: "Cash",
		calls: &["complete_withdrawal"],
		effect: Moves(&[moved(Stablecoin, SENDER, "the requester, burned")]),
	},
	Class {
		room: "Cash",
		calls: &["reject_withdrawal", "cancel_withdrawal"],
		effect: Moves(&[moved(Stablecoin, NOBODY, "the requester, back from its own escrow")]),
	},
	Class {
		room: "Allowances",
		calls: &["approve", "permit"],
		effect: Nothing("a right to move; each move is judged by itself"),
	},
	Class {
		room: "Allowances",
		calls: &["transfer_from"],
		effect: Moves(&[moved(Stablecoin, BOTH, "an owner that allowed the signer, to recipient")]),
	},
	Class {
		room: "Nonces",
		calls: &["cancel_nonce", "cancel_signed", "sweep"],
		effect: Nothing("says which signed messages can no longer be used"),
	},
	Class {
		room: "Coupons",
		calls: &[
			"create_series",
			"amend_series",
			"submit_series",
			"withdraw_submission",
			"approve_series",
			"reject_series",
			"close_series",
			"discard_series",
			"add_redeemer",
			"remove_redeemer",
			"set_legal_rule",
		],
		effect: Nothing("says what a series is and who accepts it"),
	},
	Class {
		room: "Coupons",
		calls: &["mint"],
		effect: Moves(&[moved(Coupons, RECIPIENT, "the issuer's inventory, newly minted")]),
	},
	Class {
		room: "Coupons",
		calls: &["recall"],
		effect: Moves(&[moved(Coupons, NOBODY, "the issuer's inventory, burned")]),
	},
	Class {
		room: "Coupons",
		calls: &["transfer", "transfer_batch"],
		effect: Moves(&[moved(Coupons, BOTH, "signer to recipient")]),
	},
	Class {
		room: "Coupons",
		calls: &["transfer_from", "transfer_batch_from"],
		effect: Moves(&[moved(Coupons, BOTH, "an owner that approved the signer, to recipient")]),
	},
	Class {
		room: "Coupons",
		calls: &["redeem"],
		effect: Moves(&[moved(Coupons, SENDER, "signer, burned with a redeemer")]),
	},
	Class {
		room: "Coupons",
		calls: &["book_expiry", "clear_holding", "sweep_holdings", "sweep_redeemers"],
		effect: Nothing("counts and removes what nobody can use any more"),
	},
	Class {
		room: "Coupons",
		calls: &["set_operator"],
		effect: Nothing("a right to move; each move is judged by itself"),
	},
	Class {
		room: "Sales",
		calls: &["create_listing", "close_listing", "remove_listing", "take_down"],
		effect: Nothing("an offer; nothing is set aside for it"),
	},
	Class {
		room: "Sales",
		calls: &["flag_series", "unflag_series", "set_pricing"],
		effect: Nothing("what nobody should buy, and what a coupon ought to cost"),
	},
	Class {
		room: "Sales",
		calls: &["refund"],
		effect: Moves(&[
			moved(Coupons, SENDER, "signer, burned"),
			moved(Stablecoin, BOTH, "the issuer's escrow to signer"),
		]),
	},
	Class {
		room: "Sales",
		calls: &["sell_back"],
		effect: Moves(&[
			moved(Coupons, SENDER, "signer, burned"),
			moved(Stablecoin, BOTH, "the issuer's escrow to signer"),
		]),
	},
	Class {
		room: "Sales",
		calls: &["open_buyback", "close_buyback", "end_windows", "withdraw_proceeds"],
		effect: Moves(&[moved(
			Stablecoin,
			NOBODY,
			"the issuer's, into its escrow and back; shares of the platform out of it",
		)]),
	},
	Class {
		room: "Sales",
		calls: &["purchase", "purchase_bundle"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the issuer's inventory to signer"),
			moved(Stablecoin, BOTH, "signer to seller and treasury, or into escrow for a review"),
		]),
	},
	Class {
		room: "Issuers",
		calls: &[
			"apply",
			"withdraw_application",
			"approve",
			"reject",
			"set_status",
			"report_incident",
			"resolve_incident",
			"set_terms",
			"rescore",
			"rate",
			"appoint_staff",
			"dismiss_staff",
			"remove_expired_staff",
		],
		effect: Nothing("says who issues, how much, and who acts for an issuer"),
	},
	Class {
		room: "Issuers",
		calls: &["deposit_guarantee"],
		effect: Moves(&[moved(Stablecoin, SENDER, "signer into its own escrow, as a guarantee")]),
	},
	Class {
		room: "Issuers",
		calls: &["withdraw_guarantee"],
		effect: Moves(&[moved(Stablecoin, NOBODY, "an issuer, back from its own guarantee")]),
	},
	Class {
		room: "TravelRule",
		calls: &["open_case"],
		effect: Moves(&[
			moved(Coupons, BOTH, "signer into escrow, for recipient"),
			moved(Stablecoin, BOTH, "signer into escrow, for recipient"),
		]),
	},
	Class {
		room: "TravelRule",
		calls: &["accept"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the originator's escrow to the beneficiary"),
			moved(Stablecoin, BOTH, "the originator's escrow to the beneficiary"),
		]),
	},
	Class {
		room: "TravelRule",
		calls: &["transfer_recorded"],
		effect: Moves(&[
			moved(Coupons, BOTH, "signer to recipient"),
			moved(Stablecoin, BOTH, "signer to recipient"),
		]),
	},
	Class {
		room: "TravelRule",
		calls: &["reject", "cancel_case", "return_expired", "write_off"],
		effect: Moves(&[
			moved(Coupons, NOBODY, "the originator, back from its own escrow"),
			moved(Stablecoin, NOBODY, "the originator, back from its own escrow"),
		]),
	},
	Class {
		room: "TravelRule",
		calls: &[
			"attach_envelope",
			"start_review",
			"request_repair",
			"record_travel_data",
			"revoke_travel_data",
			"erase",
		],
		effect: Nothing("what institutions know of a transfer"),
	},
	Class {
		room: "TravelRule",
		calls: &["register_control_proof", "revoke_control_proof"],
		effect: Nothing("says who controls an address elsewhere"),
	},
	Class {
		room: "Quarantine",
		calls: &["offer"],
		effect: Moves(&[
			moved(Coupons, BOTH, "signer to recipient, or into escrow until it answers"),
			moved(Stablecoin, BOTH, "signer to recipient, or into escrow until it answers"),
		]),
	},
	Class {
		room: "Quarantine",
		calls: &["accept_receipt"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the giver's escrow to signer"),
			moved(Stablecoin, BOTH, "the giver's escrow to signer"),
		]),
	},
	Class {
		room: "Quarantine",
		calls: &["decline_receipt", "withdraw_offer", "return_offer"],
		effect: Moves(&[
			moved(Coupons, NOBODY, "the giver, back from its own escrow"),
			moved(Stablecoin, NOBODY, "the giver, back from its own escrow"),
		]),
	},
	Class {
		room: "Quarantine",
		calls: &["set_receive_policy", "trust_sender", "untrust_sender"],
		effect: Nothing("says what an account takes unasked"),
	},
	Class {
		room: "Insolvency",
		calls: &["claim"],
		effect: Moves(&[
			moved(Coupons, SENDER, "signer, burned"),
			moved(Stablecoin, BOTH, "the issuer's guarantee and kept proceeds to signer"),
		]),
	},
	Class {
		room: "Insolvency",
		calls: &[
			"demand",
			"withdraw_demand",
			"declare_missed",
			"declare_default",
			"count_series",
			"reserve",
			"end_reservation",
			"extend_claims",
			"close_default",
			"rehabilitate",
		],
		effect: Nothing("says who is in default, and what can be claimed"),
	},
	Class {
		room: "OrderBook",
		calls: &[
			"create_market",
			"set_market",
			"set_market_state",
			"set_fee_tiers",
			"halt",
			"resume",
			"start_auction",
			"set_market_maker_terms",
		],
		effect: Nothing("says where and how orders trade"),
	},
	Class {
		room: "OrderBook",
		calls: &["cancel_all_after"],
		effect: Nothing("says when orders stop trading; they stay where they are"),
	},
	Class {
		room: "OrderBook",
		calls: &["place_order", "amend_order", "batch"],
		effect: Moves(&[
			moved(Coupons, BOTH, "seller to buyer, or the seller into its own escrow"),
			moved(Stablecoin, BOTH, "buyer to seller and treasury, or into its own escrow"),
		]),
	},
	Class {
		room: "OrderBook",
		calls: &["uncross"],
		effect: Moves(&[
			moved(Coupons, BOTH, "sellers' escrow to buyers"),
			moved(Stablecoin, BOTH, "buyers' escrow to sellers and treasury"),
		]),
	},
	Class {
		room: "OrderBook",
		calls: &[
			"cancel_order",
			"cancel_by_client",
			"cancel_orders",
			"trigger_switch",
			"sweep",
			"return_dead",
			"force_cancel",
		],
		effect: Moves(&[
			moved(Coupons, NOBODY, "the seller, back from its own escrow"),
			moved(Stablecoin, NOBODY, "the buyer, back from its own escrow"),
		]),
	},
	Class {
		room: "OrderBook",
		calls: &["register_market_maker"],
		effect: Moves(&[moved(Stablecoin, SENDER, "signer into its own escrow, as a bond")]),
	},
	Class {
		room: "OrderBook",
		calls: &["leave_market_maker"],
		effect: Moves(&[moved(Stablecoin, NOBODY, "a market maker, back from its own bond")]),
	},
	Class {
		room: "Validators",
		calls: &[
			"add_validator",
			"remove_validator",
			"set_floor",
			"report_aura_equivocation",
			"set_absence_limit",
			"enable_validator",
		],
		effect: Nothing("says who validates"),
	},
	Class {
		room: "Validators",
		calls: &["withdraw_keys"],
		effect: Moves(&[moved(super::Asset::Gnx, NOBODY, "signer, back from its own deposit")]),
	},
	Class { room: "RootDelay", calls: &["set_delay"], effect: Nothing("says how long root waits") },
	Class {
		room: "Books",
		calls: &["set_breakage_policy", "set_escheat", "choose_breakage"],
		effect: Nothing("says how breakage is booked"),
	},
	Class {
		room: "FeePolicy",
		calls: &["top_up"],
		effect: Moves(&[moved(Gnx, SENDER, "signer to a pool")]),
	},
	Class {
		room: "FeePolicy",
		calls: &["withdraw", "close_pool"],
		effect: Moves(&[moved(Gnx, NOBODY, "a pool, to its owner")]),
	},
	Class {
		room: "FeePolicy",
		calls: &[
			"create_issuer_pool",
			"create_campaign",
			"set_terms",
			"assign_series",
			"set_policy",
		],
		effect: Nothing("says which pool pays which fees"),
	},
];
