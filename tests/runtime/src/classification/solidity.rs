// SPDX-License-Identifier: Apache-2.0
//! The functions of `contracts/interfaces`.

use super::{
	Asset::{Coupons, Stablecoin},
	BOTH, Class,
	Effect::{Moves, Nothing},
	NOBODY, SENDER, moved,
};

/// What each function does to value.
pub const CLASSES: &[Class] = &[
	Class {
		room: "ICoupon",
		calls: &["balanceOf", "balanceOfBatch", "isApprovedForAll", "uri", "supportsInterface"],
		effect: Nothing("reads"),
	},
	Class {
		room: "ICoupon",
		calls: &["setApprovalForAll"],
		effect: Nothing("a right to move; each move is judged by itself"),
	},
	Class {
		room: "ICoupon",
		calls: &["safeTransferFrom", "safeBatchTransferFrom"],
		effect: Moves(&[moved(Coupons, BOTH, "the caller, or an owner that approved it")]),
	},
	Class {
		room: "ICoupon",
		calls: &["logTransfer"],
		effect: Nothing("writes a log, for other precompiles of the chain only"),
	},
	Class {
		room: "IRedemption",
		calls: &["redeem"],
		effect: Moves(&[moved(Coupons, SENDER, "the caller, burned with a redeemer")]),
	},
	Class {
		room: "IMarketplace",
		calls: &["placeOrder", "amendOrder", "batch"],
		effect: Moves(&[
			moved(Coupons, BOTH, "seller to buyer, or the seller into its own escrow"),
			moved(Stablecoin, BOTH, "buyer to seller and treasury, or into its own escrow"),
		]),
	},
	Class {
		room: "IMarketplace",
		calls: &["uncross"],
		effect: Moves(&[
			moved(Coupons, BOTH, "sellers' escrow to buyers"),
			moved(Stablecoin, BOTH, "buyers' escrow to sellers and treasury"),
		]),
	},
	Class {
		room: "IMarketplace",
		calls: &[
			"cancelOrder",
			"cancelByClientId",
			"cancelOrders",
			"triggerSwitch",
			"sweep",
			"returnDead",
			"forceCancel",
		],
		effect: Moves(&[
			moved(Coupons, NOBODY, "the seller, back from its own escrow"),
			moved(Stablecoin, NOBODY, "the buyer, back from its own escrow"),
		]),
	},
	Class {
		room: "IMarketplace",
		calls: &["registerMarketMaker"],
		effect: Moves(&[moved(Stablecoin, SENDER, "the caller into its own escrow, as a bond")]),
	},
	Class {
		room: "IMarketplace",
		calls: &["leaveMarketMaker"],
		effect: Moves(&[moved(Stablecoin, NOBODY, "a market maker, back from its own bond")]),
	},
	Class {
		room: "IMarketplace",
		calls: &["cancelAllAfter"],
		effect: Nothing("says when orders stop trading; they stay where they are"),
	},
	Class {
		room: "IMarketplace",
		calls: &["halt", "resume"],
		effect: Nothing("says whether orders trade"),
	},
	Class {
		room: "IMarketplace",
		calls: &[
			"marketFacts",
			"marketOf",
			"auction",
			"depth",
			"orders",
			"openOrders",
			"orderById",
			"quote",
			"canPlace",
			"statistics",
			"switchDeadline",
		],
		effect: Nothing("reads"),
	},
	Class {
		room: "ICompliance",
		calls: &[
			"explainUnits",
			"explainSale",
			"explainMoney",
			"reasonText",
			"standing",
			"identityOf",
			"freezeOf",
			"frozenUnits",
			"limits",
			"caps",
			"listsFresh",
		],
		effect: Nothing("reads"),
	},
	Class {
		room: "IStablecoin",
		calls: &[
			"name",
			"symbol",
			"decimals",
			"totalSupply",
			"balanceOf",
			"allowance",
			"nonces",
			"DOMAIN_SEPARATOR",
			"eip712Domain",
			"supportsInterface",
		],
		effect: Nothing("reads"),
	},
	Class {
		room: "IStablecoin",
		calls: &["approve", "permit"],
		effect: Nothing("a right to move; each move is judged by itself"),
	},
	Class {
		room: "IStablecoin",
		calls: &["transfer"],
		effect: Moves(&[moved(Stablecoin, BOTH, "the caller to recipient")]),
	},
	Class {
		room: "IStablecoin",
		calls: &["transferFrom"],
		effect: Moves(&[moved(Stablecoin, BOTH, "an owner that allowed the caller, to recipient")]),
	},
	Class {
		room: "Addresses",
		calls: &["ofStablecoin"],
		effect: Nothing("a library's arithmetic on addresses"),
	},
	Class { room: "IERC165", calls: &["supportsInterface"], effect: Nothing("reads") },
	Class {
		room: "IERC1155Receiver",
		calls: &["onERC1155Received", "onERC1155BatchReceived"],
		effect: Nothing("a question to the receiving contract, which the contract answers"),
	},
];
