// SPDX-License-Identifier: Apache-2.0
//! The functions around issuers, their defaults, gifts that wait, units in custody, pools that pay fees, lists of
//! who may hold, and identities.

use super::{
	Asset::{Coupons, Gnx, Stablecoin},
	BOTH, Class,
	Effect::{Moves, Nothing},
	NOBODY, SENDER, moved,
};

/// What each function does to value.
pub const CLASSES: &[Class] = &[
	Class {
		room: "IIssuers",
		calls: &[
			"applyAsIssuer",
			"withdrawApplication",
			"rescore",
			"rate",
			"appointStaff",
			"dismissStaff",
			"removeExpiredStaff",
		],
		effect: Nothing("says who may issue, and who acts for it"),
	},
	Class {
		room: "IIssuers",
		calls: &["depositGuarantee"],
		effect: Moves(&[moved(Stablecoin, SENDER, "the caller into its own escrow")]),
	},
	Class {
		room: "IIssuers",
		calls: &["withdrawGuarantee"],
		effect: Moves(&[moved(Stablecoin, NOBODY, "an issuer, back from its own guarantee")]),
	},
	Class {
		room: "IIssuers",
		calls: &["issuerOf", "headroomOf", "scoreOf", "guaranteeOf", "staffOf", "ratingsLeft"],
		effect: Nothing("reads"),
	},
	Class {
		room: "IInsolvency",
		calls: &["claim"],
		effect: Moves(&[
			moved(Coupons, SENDER, "the caller, burned"),
			moved(Stablecoin, BOTH, "the issuer's guarantee and kept proceeds to the caller"),
		]),
	},
	Class {
		room: "IInsolvency",
		calls: &["declareMissed", "countSeries", "reserve", "endReservation", "closeDefault"],
		effect: Nothing("says what is owed and who may claim; money goes by claims"),
	},
	Class {
		room: "IInsolvency",
		calls: &["demandOf", "defaultOf", "countedSeries", "preview", "hasClaim", "reservationOf"],
		effect: Nothing("reads"),
	},
	Class {
		room: "IQuarantine",
		calls: &["offer", "acceptReceipt"],
		effect: Moves(&[
			moved(Coupons, BOTH, "the giver, or its escrow, to who takes it"),
			moved(Stablecoin, BOTH, "the giver, or its escrow, to who takes it"),
		]),
	},
	Class {
		room: "IQuarantine",
		calls: &["declineReceipt", "withdrawOffer", "returnOffer"],
		effect: Moves(&[
			moved(Coupons, NOBODY, "the giver, back from its own escrow"),
			moved(Stablecoin, NOBODY, "the giver, back from its own escrow"),
		]),
	},
	Class {
		room: "IQuarantine",
		calls: &["setReceivePolicy", "trustSender", "untrustSender"],
		effect: Nothing("says what an account takes unasked"),
	},
	Class {
		room: "IQuarantine",
		calls: &["screens", "trusts", "nextReceiptId", "receiptOf", "openOffers", "previewOffer"],
		effect: Nothing("reads"),
	},
	Class {
		room: "ICustody",
		calls: &["proposeAgreement", "acceptAgreement", "endAgreement", "forgetAgreement"],
		effect: Nothing("says who co-signs; units stay where they are"),
	},
	Class {
		room: "ICustody",
		calls: &["deposit"],
		effect: Moves(&[moved(Coupons, NOBODY, "the caller, into its own escrow")]),
	},
	Class {
		room: "ICustody",
		calls: &["requestMove", "requestRedeem", "cancelRequest", "refuse"],
		effect: Nothing("nothing moves before the custodian signs"),
	},
	Class {
		room: "ICustody",
		calls: &["approve"],
		effect: Moves(&[moved(Coupons, BOTH, "the customer's escrow to recipient, or burned")]),
	},
	Class {
		room: "ICustody",
		calls: &["requestWithdrawal", "completeWithdrawal"],
		effect: Moves(&[moved(Coupons, NOBODY, "the customer, back from its own escrow")]),
	},
	Class {
		room: "ICustody",
		calls: &["collectFee"],
		effect: Moves(&[moved(Stablecoin, BOTH, "issuer to custodian")]),
	},
	Class {
		room: "ICustody",
		calls: &["agreementOf", "isInForce", "depositOf", "depositsOf"],
		effect: Nothing("reads"),
	},
	Class {
		room: "IFeePools",
		calls: &["topUp"],
		effect: Moves(&[moved(Gnx, SENDER, "the caller to a pool")]),
	},
	Class {
		room: "IFeePools",
		calls: &["withdraw", "closePool"],
		effect: Moves(&[moved(Gnx, NOBODY, "a pool, to its owner")]),
	},
	Class {
		room: "IFeePools",
		calls: &["createPool", "setTerms", "assignSeries"],
		effect: Nothing("says which pool pays which fees"),
	},
	Class {
		room: "IFeePools",
		calls: &["nextPoolId", "poolOf", "poolOfSeries", "poolCount", "quotaOf"],
		effect: Nothing("reads"),
	},
	Class {
		room: "ITransferPolicies",
		calls: &[
			"createAllowList",
			"createDenyList",
			"createCompound",
			"addMembers",
			"removeMembers",
			"transferAdmin",
			"transferAdminToCouncil",
			"acceptAdmin",
			"sealPolicy",
		],
		effect: Nothing("says whom series admit"),
	},
	Class {
		room: "IIdentity",
		calls: &["linkAccount", "unlinkAccount", "submitAttestation"],
		effect: Nothing("says who is behind an account, which keeps what it has"),
	},
	Class {
		room: "IIdentity",
		calls: &["linkMessage", "attestationMessage", "attestationNonce", "linkCount"],
		effect: Nothing("reads"),
	},
	Class {
		room: "ITransferPolicies",
		calls: &["nextPolicyId", "policyOf", "policyCount", "isMember", "wouldRefuse"],
		effect: Nothing("reads"),
	},
];
