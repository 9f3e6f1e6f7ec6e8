// SPDX-License-Identifier: Apache-2.0
//! The doors through which pallets meet. A pallet calls only downwards: business to value, value to rules, rules
//! to who. What a lower layer needs from above is a trait here too, and a binding that is missing refuses.

use crate::{
	AssetId, Balance, CurrencyCode, IdentityId, Money, Movement, Party, Path, Quantity, Reason,
	SeriesFacts, SeriesId, Tier,
};
use alloc::vec::Vec;
use sp_runtime::{DispatchError, DispatchResult};

/// Who is behind an account.
pub trait Identities<AccountId> {
	/// The identity `who` is linked to. Costs one read.
	fn identity_of(who: &AccountId) -> Option<IdentityId>;

	/// The identity `who` is linked to with its record. Costs two reads.
	fn party(who: &AccountId) -> Option<Party>;

	/// The tier of `who` that counts now: L0 when unknown, expired or revoked.
	fn tier_of(who: &AccountId) -> Tier;
}

/// The rules for moving value. Pure: a check writes nothing.
pub trait Compliance<AccountId> {
	/// The first reason, by priority, against `movement`.
	fn check(movement: &Movement<AccountId>) -> Result<(), Reason>;

	/// Every reason against `movement`, by priority.
	fn explain(movement: &Movement<AccountId>) -> Vec<Reason>;
}

/// Who may issue.
pub trait Issuers<AccountId> {
	/// Why `who` may not create, mint or list now, if so. Never asked for a redemption.
	fn check_may_issue(who: &AccountId) -> Result<(), Reason>;
}

/// The only place where stablecoins move.
pub trait Cash<AccountId> {
	/// Currency and decimals of a registered stablecoin.
	fn terms(asset: AssetId) -> Option<(CurrencyCode, u8)>;

	/// What `who` can spend now.
	fn free_balance(asset: AssetId, who: &AccountId) -> Balance;

	/// What of `who`'s is held in escrow.
	fn held_balance(asset: AssetId, who: &AccountId) -> Balance;

	/// Moves free money after the compliance check of `path`.
	fn transfer(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
	) -> DispatchResult;

	/// Puts free money of `who` into escrow.
	fn hold(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult;

	/// Returns money from escrow to `who`.
	fn release(asset: AssetId, who: &AccountId, amount: Balance) -> DispatchResult;

	/// Pays `to` out of the escrow of `from`, after the compliance check of `path`.
	fn transfer_held(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
	) -> DispatchResult;
}

/// The only place where coupons move.
pub trait Coupons<AccountId> {
	/// What others need to know of `series`.
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>>;

	/// Units of `series` that `who` can move or redeem.
	fn free_units(series: SeriesId, who: &AccountId) -> Quantity;

	/// Units of `series` that `who` has in escrow.
	fn held_units(series: SeriesId, who: &AccountId) -> Quantity;

	/// Notes that `series` is offered on the primary market (Approved → Listed; no change when later).
	fn mark_listed(series: SeriesId) -> DispatchResult;

	/// Moves unsold units to `buyer` on the primary path; the first sale freezes the terms.
	fn sell(series: SeriesId, buyer: &AccountId, quantity: Quantity) -> DispatchResult;

	/// Moves free units after the compliance check of `path`; `price` is what is paid for them, if anything.
	fn transfer(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
	) -> DispatchResult;

	/// Puts free units of `who` into escrow.
	fn hold(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult;

	/// Returns units from escrow to `who`.
	fn release(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult;

	/// Moves units out of the escrow of `from`, after the compliance check of `path`.
	fn transfer_held(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
	) -> DispatchResult;
}

/// Refuses everything: the binding of a rule set that is not there.
pub struct RefuseAll;

impl<AccountId> Compliance<AccountId> for RefuseAll {
	fn check(_: &Movement<AccountId>) -> Result<(), Reason> {
		Err(Reason::SenderUnknown)
	}

	fn explain(_: &Movement<AccountId>) -> Vec<Reason> {
		Reason::ALL.to_vec()
	}
}

impl<AccountId> Issuers<AccountId> for RefuseAll {
	fn check_may_issue(_: &AccountId) -> Result<(), Reason> {
		Err(Reason::IssuerTierTooLow)
	}
}

/// What a pallet reports when a state that cannot be was met; the storage change is undone.
pub const UNEXPECTED: DispatchError = DispatchError::Corruption;
