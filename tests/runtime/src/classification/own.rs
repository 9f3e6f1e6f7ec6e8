// SPDX-License-Identifier: Apache-2.0
//! The pallets of this chain.

use super::{
	Asset::{Coupons, Stablecoin},
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
		calls: &["request_withdrawal"],
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
		room: "Coupons",
		calls: &[
			"create_series",
			"amend_series",
			"submit_series",
			"withdraw_submission",
			"approve_series",
			"reject_series",
			"close_series",
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
		calls: &["book_expiry"],
		effect: Nothing("counts what nobody can use any more"),
	},
	Class {
		room: "Coupons",
		calls: &["set_operator"],
		effect: Nothing("a right to move; each move is judged by itself"),
	},
	Class {
		room: "Sales",
		calls: &["create_listing", "close_listing"],
		effect: Nothing("an offer; nothing is set aside for it"),
	},
	Class {
		room: "Sales",
		calls: &["purchase"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the issuer's inventory to signer"),
			moved(Stablecoin, BOTH, "signer to seller and treasury"),
		]),
	},
	Class {
		room: "Validators",
		calls: &["add_validator", "remove_validator", "set_floor"],
		effect: Nothing("says who validates"),
	},
	Class {
		room: "Validators",
		calls: &["withdraw_keys"],
		effect: Moves(&[moved(super::Asset::Gnx, NOBODY, "signer, back from its own deposit")]),
	},
	Class { room: "RootDelay", calls: &["set_delay"], effect: Nothing("says how long root waits") },
];
