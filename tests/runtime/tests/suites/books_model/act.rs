// SPDX-License-Identifier: Apache-2.0
//! What people do here.

use crate::books_model::reference::{BuyBack, Listing, Method, Policy, Prices};
use genex_primitives::{
	AssetId, FreezeMode, IdentityId, LegalClass, ListingId, Quantity, SeriesId,
	issuance::credit::CreditTerms,
};
use genex_runtime::AccountId;
use pallet_coupons::SeriesTerms;
use pallet_issuers::IssuerStatus;
use sp_core::H256;
use std::collections::BTreeSet;

/// Whom a freeze is about.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Party {
	/// An account, with the identity behind it.
	Account(AccountId),
	/// An identity, with all of its accounts.
	Identity(IdentityId),
}

/// An act. Where anybody may act, somebody does who has no part in it.
#[derive(Clone, Debug)]
pub enum Act {
	/// A stablecoin worth US dollars.
	RegisterAsset {
		asset: AssetId,
		decimals: u8,
		policy: Policy,
	},
	SetPolicy {
		asset: AssetId,
		policy: Policy,
	},
	AttestReserve {
		asset: AssetId,
		amount: u128,
		as_of: u64,
	},
	Deposit {
		gateway: AccountId,
		asset: AssetId,
		to: AccountId,
		amount: u128,
		reference: H256,
	},
	ApproveDeposit {
		gateway: AccountId,
		reference: H256,
	},
	CancelDeposit {
		reference: H256,
	},
	Pay {
		asset: AssetId,
		from: AccountId,
		to: AccountId,
		amount: u128,
	},
	RequestWithdrawal {
		asset: AssetId,
		who: AccountId,
		amount: u128,
	},
	WithdrawToWallet {
		asset: AssetId,
		who: AccountId,
		amount: u128,
	},
	CompleteWithdrawal {
		id: u64,
	},
	RejectWithdrawal {
		id: u64,
	},
	CancelWithdrawal {
		who: AccountId,
		id: u64,
	},
	ProveWallet {
		who: AccountId,
	},
	RevokeWallet {
		who: AccountId,
	},
	CreateSeries {
		issuer: AccountId,
		terms: Box<SeriesTerms>,
	},
	AmendSeries {
		issuer: AccountId,
		series: SeriesId,
		terms: Box<SeriesTerms>,
	},
	SubmitSeries {
		issuer: AccountId,
		series: SeriesId,
	},
	WithdrawSubmission {
		issuer: AccountId,
		series: SeriesId,
	},
	ApproveSeries {
		series: SeriesId,
		revision: u32,
	},
	RejectSeries {
		series: SeriesId,
		revision: u32,
	},
	DiscardSeries {
		issuer: AccountId,
		series: SeriesId,
	},
	CloseSeries {
		issuer: AccountId,
		series: SeriesId,
	},
	AddRedeemer {
		issuer: AccountId,
		series: SeriesId,
		redeemer: AccountId,
	},
	RemoveRedeemer {
		issuer: AccountId,
		series: SeriesId,
		redeemer: AccountId,
	},
	SweepRedeemers {
		series: SeriesId,
		limit: u32,
	},
	/// How many seconds of validity must be left at a sale.
	SetLegalRule {
		class: LegalClass,
		seconds: u64,
	},
	Mint {
		by: AccountId,
		series: SeriesId,
		quantity: Quantity,
	},
	Recall {
		issuer: AccountId,
		series: SeriesId,
		quantity: Quantity,
	},
	Give {
		operator: AccountId,
		from: AccountId,
		to: AccountId,
		series: SeriesId,
		quantity: Quantity,
	},
	GiveBatch {
		operator: AccountId,
		from: AccountId,
		to: AccountId,
		items: Vec<(SeriesId, Quantity)>,
	},
	SetOperator {
		owner: AccountId,
		operator: AccountId,
		approved: bool,
	},
	Redeem {
		holder: AccountId,
		redeemer: AccountId,
		series: SeriesId,
		quantity: Quantity,
	},
	BookExpiry {
		series: SeriesId,
	},
	ClearHolding {
		series: SeriesId,
		who: AccountId,
	},
	SweepHoldings {
		series: SeriesId,
		accounts: Vec<AccountId>,
	},
	SetPricing {
		prices: Option<Prices>,
	},
	List {
		by: AccountId,
		listing: Listing,
	},
	CloseListing {
		seller: AccountId,
		listing: ListingId,
	},
	TakeDown {
		listing: ListingId,
	},
	RemoveListing {
		listing: ListingId,
	},
	Purchase {
		buyer: AccountId,
		listing: ListingId,
		quantity: Quantity,
	},
	Bundle {
		buyer: AccountId,
		items: Vec<(ListingId, Quantity)>,
	},
	Flag {
		series: SeriesId,
	},
	Unflag {
		series: SeriesId,
	},
	Refund {
		buyer: AccountId,
		purchase: u64,
		quantity: Quantity,
	},
	EndWindows {
		series: SeriesId,
		limit: u32,
	},
	WithdrawProceeds {
		by: AccountId,
		series: SeriesId,
		asset: AssetId,
	},
	OpenBuyBack {
		by: AccountId,
		offer: BuyBack,
	},
	SellBack {
		holder: AccountId,
		buyback: u64,
		quantity: Quantity,
	},
	CloseBuyBack {
		by: AccountId,
		buyback: u64,
	},
	Apply {
		who: AccountId,
	},
	WithdrawApplication {
		who: AccountId,
	},
	RejectApplication {
		identity: IdentityId,
	},
	ApproveIssuer {
		identity: IdentityId,
	},
	SetStatus {
		identity: IdentityId,
		status: IssuerStatus,
	},
	ReportIncident {
		identity: IdentityId,
	},
	ResolveIncident {
		identity: IdentityId,
		incident: u32,
		upheld: bool,
	},
	SetTerms {
		terms: Box<CreditTerms>,
	},
	Rescore {
		identity: IdentityId,
	},
	Rate {
		who: AccountId,
		identity: IdentityId,
		stars: u8,
	},
	PutAside {
		who: AccountId,
		asset: AssetId,
		amount: u128,
	},
	TakeBack {
		who: AccountId,
		asset: AssetId,
		amount: u128,
	},
	SetBreakagePolicy {
		method: Method,
		treasury: u32,
	},
	SetEscheat {
		place: [u8; 2],
		share: u32,
	},
	ChooseBreakage {
		issuer: AccountId,
		series: SeriesId,
		method: Method,
	},
	Demand {
		issuer: AccountId,
		deadline: u64,
	},
	WithdrawDemand {
		issuer: AccountId,
	},
	DeclareMissed {
		issuer: AccountId,
		series: BTreeSet<SeriesId>,
	},
	DeclareDefault {
		issuer: AccountId,
		series: BTreeSet<SeriesId>,
	},
	CountSeries {
		issuer: AccountId,
		series: BTreeSet<SeriesId>,
	},
	Claim {
		holder: AccountId,
		series: SeriesId,
		quantity: Quantity,
	},
	Reserve {
		series: SeriesId,
		holder: AccountId,
	},
	EndReservation {
		series: SeriesId,
		holder: AccountId,
	},
	ExtendClaims {
		issuer: AccountId,
		until: u64,
	},
	CloseDefault {
		issuer: AccountId,
	},
	Rehabilitate {
		issuer: AccountId,
	},
	Appoint {
		issuer: AccountId,
		staff: AccountId,
		scopes: u8,
		cap: u64,
		period: u64,
		expires_at: u64,
	},
	Dismiss {
		issuer: AccountId,
		staff: AccountId,
	},
	RemoveStaff {
		issuer: AccountId,
		staff: AccountId,
	},
	Freeze {
		target: Party,
		mode: FreezeMode,
	},
	RequestRelease {
		target: Party,
	},
	ConfirmRelease {
		target: Party,
	},
}
