// SPDX-License-Identifier: Apache-2.0
//! The functions of `contracts/interfaces`.

use super::{
	Asset::{Coupons, Stablecoin},
	BOTH, Class,
	Effect::{Moves, Nothing},
	NOBODY, RECIPIENT, SENDER, moved,
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
		calls: &["settlePermit", "settlePermits"],
		effect: Moves(&[moved(Coupons, BOTH, "a giver that signed, to the recipient it named")]),
	},
	Class {
		room: "ICoupon",
		calls: &["printCards", "sendGift"],
		effect: Moves(&[moved(Coupons, SENDER, "the caller into its own escrow")]),
	},
	Class {
		room: "ICoupon",
		calls: &["claimCard", "claimGift"],
		effect: Moves(&[moved(Coupons, BOTH, "the giver's escrow to whom the key named")]),
	},
	Class {
		room: "ICoupon",
		calls: &["returnCards", "withdrawGift", "returnGift"],
		effect: Moves(&[moved(Coupons, NOBODY, "the giver, back from its own escrow")]),
	},
	Class {
		room: "ICoupon",
		calls: &[
			"canTransact",
			"canTransfer",
			"getFrozenTokens",
			"cardsOf",
			"isCardClaimed",
			"giftOf",
			"isPermitUsed",
		],
		effect: Nothing("reads"),
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
		room: "IRedemption",
		calls: &["redeemTicket", "redeemTickets"],
		effect: Moves(&[moved(Coupons, SENDER, "the holder who signed, burned with a redeemer")]),
	},
	Class {
		room: "IRedemption",
		calls: &["authorise"],
		effect: Moves(&[moved(Coupons, SENDER, "the caller into escrow, for a redeemer")]),
	},
	Class {
		room: "IRedemption",
		calls: &["capture"],
		effect: Moves(&[moved(Coupons, SENDER, "the holder's escrow, burned with the caller")]),
	},
	Class {
		room: "IRedemption",
		calls: &["voidAuthorisation", "returnAuthorisation", "forceVoid"],
		effect: Moves(&[moved(Coupons, NOBODY, "the holder, back from its own escrow")]),
	},
	Class {
		room: "IRedemption",
		calls: &["cancelTicket", "cancelSigned"],
		effect: Nothing("says which signed message can no longer be used"),
	},
	Class {
		room: "IRedemption",
		calls: &["nextAuthorisationId", "authorisationOf", "isTicketUsed"],
		effect: Nothing("reads"),
	},
	Class {
		room: "ICouponFactory",
		calls: &[
			"createSeries",
			"createSeriesBatch",
			"amendSeries",
			"submitSeries",
			"markSerialised",
			"chooseBreakage",
			"withdrawSubmission",
			"discardSeries",
			"approveSeries",
			"rejectSeries",
			"closeSeries",
			"addRedeemer",
			"removeRedeemer",
		],
		effect: Nothing("says what a series is; units come by minting"),
	},
	Class {
		room: "ICouponFactory",
		calls: &["mint", "mintBatch"],
		effect: Moves(&[moved(Coupons, RECIPIENT, "the issuer's inventory, newly minted")]),
	},
	Class {
		room: "ICouponFactory",
		calls: &["recall"],
		effect: Moves(&[moved(Coupons, NOBODY, "the issuer's inventory, burned")]),
	},
	Class {
		room: "ICouponFactory",
		calls: &["bookExpiry", "clearHolding"],
		effect: Nothing("counts and removes what nobody can use any more"),
	},
	Class {
		room: "ICouponFactory",
		calls: &["createListing", "closeListing", "removeListing"],
		effect: Nothing("an offer; nothing is set aside for it"),
	},
	Class {
		room: "ICouponFactory",
		calls: &["purchase", "purchaseBundle"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the issuer's inventory to the caller"),
			moved(Stablecoin, BOTH, "the caller to seller and treasury, or into its own escrow"),
		]),
	},
	Class {
		room: "ICouponFactory",
		calls: &["refundPurchase", "sellBack"],
		effect: Moves(&[
			moved(Coupons, SENDER, "the caller, burned"),
			moved(Stablecoin, BOTH, "the issuer's escrow to the caller"),
		]),
	},
	Class {
		room: "ICouponFactory",
		calls: &["openBuyBack", "closeBuyBack", "endRefundWindows", "withdrawProceeds"],
		effect: Moves(&[moved(
			Stablecoin,
			NOBODY,
			"the issuer's, into its escrow and back; shares of the platform out of it",
		)]),
	},
	Class {
		room: "ICouponFactory",
		calls: &[
			"nextSeriesId",
			"seriesOf",
			"isRedeemer",
			"listingCount",
			"listingOf",
			"quote",
			"pendingPurchase",
			"refundablePurchaseOf",
			"keptProceedsOf",
			"buyBackOf",
			"breakageOf",
		],
		effect: Nothing("reads"),
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
		room: "ITreasury",
		calls: &["requestWithdrawal", "withdrawToWallet"],
		effect: Moves(&[moved(Stablecoin, SENDER, "the caller into escrow, to be paid out")]),
	},
	Class {
		room: "ITreasury",
		calls: &["completeWithdrawal"],
		effect: Moves(&[moved(Stablecoin, SENDER, "the requester, burned")]),
	},
	Class {
		room: "ITreasury",
		calls: &["rejectWithdrawal", "cancelWithdrawal"],
		effect: Moves(&[moved(Stablecoin, NOBODY, "the requester, back from its own escrow")]),
	},
	Class {
		room: "ITreasury",
		calls: &["deposit", "approveDeposit"],
		effect: Moves(&[moved(Stablecoin, RECIPIENT, "the gateway's customer, newly minted")]),
	},
	Class {
		room: "ITreasury",
		calls: &["cancelDeposit", "attestReserve"],
		effect: Nothing("what was not minted is not minted, and what is in the bank"),
	},
	Class {
		room: "ITreasury",
		calls: &[
			"tokenOf",
			"balancesOf",
			"assetTerms",
			"reserveOf",
			"nextWithdrawalId",
			"withdrawalOf",
			"depositState",
		],
		effect: Nothing("reads"),
	},
	Class {
		room: "ITravelRule",
		calls: &["openCase"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the caller into escrow, for recipient"),
			moved(Stablecoin, BOTH, "the caller into escrow, for recipient"),
		]),
	},
	Class {
		room: "ITravelRule",
		calls: &["accept"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the originator's escrow to the beneficiary"),
			moved(Stablecoin, BOTH, "the originator's escrow to the beneficiary"),
		]),
	},
	Class {
		room: "ITravelRule",
		calls: &["transferRecorded"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the caller to recipient"),
			moved(Stablecoin, BOTH, "the caller to recipient"),
		]),
	},
	Class {
		room: "ITravelRule",
		calls: &["reject", "cancelCase", "returnExpired", "writeOff"],
		effect: Moves(&[
			moved(Coupons, NOBODY, "the originator, back from its own escrow"),
			moved(Stablecoin, NOBODY, "the originator, back from its own escrow"),
		]),
	},
	Class {
		room: "ITravelRule",
		calls: &[
			"attachEnvelope",
			"startReview",
			"requestRepair",
			"recordTravelData",
			"revokeTravelData",
			"eraseCase",
		],
		effect: Nothing("what institutions tell each other; value stays where it is"),
	},
	Class {
		room: "ITravelRule",
		calls: &["registerControlProof", "revokeControlProof"],
		effect: Nothing("says who controls an address elsewhere"),
	},
	Class {
		room: "ITravelRule",
		calls: &["nextCaseId", "caseOf", "travelDataOf", "controlMessage", "isControlled"],
		effect: Nothing("reads"),
	},
	Class {
		room: "ICompliance",
		calls: &["declareRelation"],
		effect: Nothing("says who is related to an issuer"),
	},
	Class {
		room: "ICompliance",
		calls: &["returnReview"],
		effect: Moves(&[
			moved(Coupons, NOBODY, "the parties of an act, back from their own escrow"),
			moved(Stablecoin, NOBODY, "the parties of an act, back from their own escrow"),
		]),
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
			"reviewOf",
			"areRelated",
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
		calls: &["distribute"],
		effect: Moves(&[moved(Coupons, BOTH, "the caller, to each recipient")]),
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
