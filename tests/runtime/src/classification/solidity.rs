// SPDX-License-Identifier: Apache-2.0
//! The functions of `contracts/interfaces`.

use super::{
	Asset::{Coupons, Stablecoin},
	BOTH, Class,
	Effect::{Moves, Nothing},
	RECIPIENT, SENDER, moved,
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
		room: "ISerials",
		calls: &[
			"balanceOf",
			"ownerOf",
			"getApproved",
			"isApprovedForAll",
			"name",
			"symbol",
			"tokenURI",
			"supportsInterface",
			"status",
		],
		effect: Nothing("reads"),
	},
	Class {
		room: "ISerials",
		calls: &["approve", "setApprovalForAll"],
		effect: Nothing("a right to move; each move is judged by itself"),
	},
	Class {
		room: "ISerials",
		calls: &["mint"],
		effect: Moves(&[moved(Coupons, RECIPIENT, "the issuer's inventory, newly minted")]),
	},
	Class {
		room: "ISerials",
		calls: &["safeTransferFrom", "transferFrom", "transferRange"],
		effect: Moves(&[moved(Coupons, BOTH, "an owner that approved the caller, to recipient")]),
	},
	Class {
		room: "ISerials",
		calls: &["redeem"],
		effect: Moves(&[moved(Coupons, SENDER, "the caller, burned with a redeemer")]),
	},
	Class {
		room: "Addresses",
		calls: &["ofStablecoin", "ofSeries"],
		effect: Nothing("a library's arithmetic on addresses"),
	},
	Class { room: "IERC165", calls: &["supportsInterface"], effect: Nothing("reads") },
	Class {
		room: "IERC1155Receiver",
		calls: &["onERC1155Received", "onERC1155BatchReceived"],
		effect: Nothing("a question to the receiving contract, which the contract answers"),
	},
	Class {
		room: "IERC721Receiver",
		calls: &["onERC721Received"],
		effect: Nothing("a question to the receiving contract, which the contract answers"),
	},
];
