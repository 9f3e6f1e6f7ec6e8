// SPDX-License-Identifier: Apache-2.0
//! The calls that name serials.

use super::{
	Asset::Coupons,
	BOTH, Class,
	Effect::{Moves, Nothing},
	SENDER, moved,
};

/// What each call does to value.
pub const CLASSES: &[Class] = &[
	Class {
		room: "Serials",
		calls: &["mark_serialised", "clear_serials"],
		effect: Nothing("numbers units, and forgets numbers that nobody can use any more"),
	},
	Class {
		room: "Serials",
		calls: &["transfer_serials", "distribute_serials"],
		effect: Moves(&[moved(Coupons, BOTH, "signer to recipient")]),
	},
	Class {
		room: "Serials",
		calls: &["transfer_serials_from"],
		effect: Moves(&[moved(Coupons, BOTH, "an owner that approved the signer, to recipient")]),
	},
	Class {
		room: "Serials",
		calls: &["redeem_serials"],
		effect: Moves(&[moved(Coupons, SENDER, "signer, burned with a redeemer")]),
	},
	Class {
		room: "Serials",
		calls: &["approve_serial"],
		effect: Nothing("a right to move; each move is judged by itself"),
	},
];
