// SPDX-License-Identifier: Apache-2.0
//! Coupons that move only when a custodian signs too.

use super::{
	Asset::{Coupons, Stablecoin},
	BOTH, Class,
	Effect::{Moves, Nothing},
	NOBODY, moved,
};

/// The classes of its calls.
pub const CLASSES: &[Class] = &[
	Class {
		room: "Custody",
		calls: &[
			"register_custodian",
			"remove_custodian",
			"propose_agreement",
			"accept_agreement",
			"end_agreement",
			"forget_agreement",
		],
		effect: Nothing("says who may co-sign for whom"),
	},
	Class {
		room: "Custody",
		calls: &["deposit"],
		effect: Moves(&[moved(Coupons, NOBODY, "signer, into its own escrow")]),
	},
	Class {
		room: "Custody",
		calls: &["request_move", "request_redeem", "cancel_request", "refuse"],
		effect: Nothing("nothing moves before the custodian signs"),
	},
	Class {
		room: "Custody",
		calls: &["approve"],
		effect: Moves(&[moved(Coupons, BOTH, "the customer's escrow to recipient, or burned")]),
	},
	Class {
		room: "Custody",
		calls: &["request_withdrawal", "complete_withdrawal", "force_release"],
		effect: Moves(&[moved(Coupons, NOBODY, "the customer, back from its own escrow")]),
	},
	Class {
		room: "Custody",
		calls: &["collect_fee"],
		effect: Moves(&[moved(Stablecoin, BOTH, "issuer to custodian")]),
	},
];
