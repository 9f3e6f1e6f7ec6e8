// SPDX-License-Identifier: Apache-2.0
//! What was signed off-line or put aside for somebody: tickets, authorisations, permits, cards and gifts in links.

use super::{
	Asset::Coupons,
	BOTH, Class,
	Effect::{Moves, Nothing},
	NOBODY, SENDER, moved,
};

/// What each call does to value.
pub const CLASSES: &[Class] = &[
	Class {
		room: "Redemption",
		calls: &["redeem_ticket", "redeem_tickets"],
		effect: Moves(&[moved(Coupons, SENDER, "the holder who signed, burned with a redeemer")]),
	},
	Class {
		room: "Redemption",
		calls: &["authorise"],
		effect: Moves(&[moved(Coupons, SENDER, "signer into escrow, for a redeemer")]),
	},
	Class {
		room: "Redemption",
		calls: &["capture"],
		effect: Moves(&[moved(Coupons, SENDER, "the holder's escrow, burned with signer")]),
	},
	Class {
		room: "Redemption",
		calls: &["void", "return_expired", "force_void"],
		effect: Moves(&[moved(Coupons, NOBODY, "the holder, back from its own escrow")]),
	},
	Class {
		room: "Permits",
		calls: &["settle", "settle_batch"],
		effect: Moves(&[moved(Coupons, BOTH, "a giver that signed, to the recipient it named")]),
	},
	Class {
		room: "Claims",
		calls: &["create_batch", "create_gift"],
		effect: Moves(&[moved(Coupons, SENDER, "signer into its own escrow")]),
	},
	Class {
		room: "Claims",
		calls: &["claim_card", "claim_gift"],
		effect: Moves(&[moved(Coupons, BOTH, "the giver's escrow to whom the key named")]),
	},
	Class {
		room: "Claims",
		calls: &["return_batch", "force_batch", "withdraw_gift", "return_gift", "force_gift"],
		effect: Moves(&[moved(Coupons, NOBODY, "the giver, back from its own escrow")]),
	},
	Class {
		room: "Claims",
		calls: &["sweep_marks"],
		effect: Nothing("forgets which cards of an ended batch were claimed"),
	},
];
