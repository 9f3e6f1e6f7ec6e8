// SPDX-License-Identifier: Apache-2.0
//! The doors between what an issuer promises and those who keep count of it: rights, credit, books and kept proceeds.

use crate::{
	AssetId, Balance, Money, Quantity, Reason, SeriesId,
	issuance::{Grade, StaffScope},
};
use alloc::vec::Vec;
use sp_runtime::{DispatchError, DispatchResult};

/// Who may issue, and on whose behalf.
pub trait Issuers<AccountId> {
	/// Why `who` may not create, submit or list now, if so. Never asked for a redemption.
	fn check_may_issue(who: &AccountId) -> Result<(), Reason>;

	/// Why units worth `worth` more, in billionths of a US dollar, may not be minted by the issuer `who`, if so.
	fn check_may_mint(who: &AccountId, _worth: u128) -> Result<(), Reason> {
		Self::check_may_issue(who)
	}

	/// Why units of the issuer `who` may not be sold for the first time now, if so.
	fn check_may_sell(who: &AccountId) -> Result<(), Reason> {
		Self::check_may_issue(who)
	}

	/// Whether series of the issuer `who` need no verdict.
	fn is_trusted(_who: &AccountId) -> bool {
		false
	}

	/// Takes `worth`, in billionths of a US dollar, from what `who` may do as `scope` for `issuer`. An issuer does
	/// everything for itself.
	fn act_for(
		issuer: &AccountId,
		who: &AccountId,
		_scope: StaffScope,
		_worth: u128,
	) -> Result<(), Reason>
	where
		AccountId: PartialEq,
	{
		if issuer == who { Ok(()) } else { Err(Reason::StaffNotAllowed) }
	}

	/// Whether `who` accepts redemptions for `issuer` now, as [`Self::act_for`] would say, without taking anything.
	fn accepts_for(_issuer: &AccountId, _who: &AccountId) -> bool {
		false
	}

	/// The grade of the issuer `who`, if it has one.
	fn grade(_who: &AccountId) -> Option<Grade> {
		None
	}

	/// Whether the issuer `who` is in default.
	fn is_defaulted(_who: &AccountId) -> bool {
		false
	}
}

/// What happened to units.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum UnitsAct {
	/// They came into the issuer's inventory.
	Minted,
	/// They left the inventory for a buyer, for `price` in all if anything was paid.
	Sold {
		/// What was paid.
		price: Option<Money>,
	},
	/// Their holder burned them with a redeemer.
	Redeemed,
	/// Their validity ended in the hands of holders.
	Expired,
	/// Their validity ended before they were sold.
	ExpiredUnsold,
	/// The issuer burned them before they were sold.
	Recalled,
	/// They burned because their purchase was undone, the issuer bought them back, or a payout replaced them.
	Refunded,
	/// The same after the end of their validity was counted: till then they stood among the expired ones.
	RefundedLate,
}

/// A change of the units of one series, already written to its counters.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnitsChange<'a, AccountId> {
	/// The series.
	pub series: SeriesId,
	/// The account that issues it.
	pub issuer: &'a AccountId,
	/// Who bought, redeemed or was refunded; nobody for the others.
	pub holder: Option<&'a AccountId>,
	/// What happened.
	pub act: UnitsAct,
	/// To how many units.
	pub quantity: Quantity,
	/// What they promise.
	pub face: Money,
	/// What they count, in billionths of a US dollar: `quantity` times the worth fixed at approval.
	pub worth: u128,
}

/// Who keeps count of promises. Told within the storage layer of the act, which an error undoes.
pub trait UnitsListener<AccountId> {
	/// Takes note of `change`.
	fn changed(change: &UnitsChange<'_, AccountId>) -> DispatchResult;
}

impl<AccountId> UnitsListener<AccountId> for () {
	fn changed(_: &UnitsChange<'_, AccountId>) -> DispatchResult {
		Ok(())
	}
}

impl<AccountId, A: UnitsListener<AccountId>, B: UnitsListener<AccountId>> UnitsListener<AccountId>
	for (A, B)
{
	fn changed(change: &UnitsChange<'_, AccountId>) -> DispatchResult {
		A::changed(change)?;
		B::changed(change)
	}
}

/// What happened to an issuer's money, each in smallest units of one stablecoin.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MoneyAct {
	/// A buyer paid `total`: `fee` of it is the treasury's, `window` waits for the end of the refund window (the fee
	/// included when it waits too), `holdback` is kept for holders; the rest was paid out at once.
	Sold {
		/// All that was paid.
		total: Balance,
		/// The service fee within it.
		fee: Balance,
		/// What may still have to be paid back.
		window: Balance,
		/// What is kept until units are redeemed or expire.
		holdback: Balance,
	},
	/// A refund window ended: `fee` went to the treasury, `holdback` is kept from now on, `released` was paid out.
	WindowEnded {
		/// The service fee, now paid.
		fee: Balance,
		/// Kept for holders from now on.
		holdback: Balance,
		/// Paid out to the issuer.
		released: Balance,
	},
	/// A purchase was undone from what waited: `amount` to the buyer, the fee within it reversed.
	Refunded {
		/// All that the buyer got back.
		amount: Balance,
		/// The service fee within it, which nobody earned.
		fee: Balance,
	},
	/// Units were bought back for `amount` of the issuer's free money.
	BoughtBack {
		/// What holders got.
		amount: Balance,
	},
	/// Holdback was released to the issuer, after units were redeemed or expired.
	HoldbackReleased {
		/// Paid out to the issuer.
		released: Balance,
		/// The treasury's share of breakage.
		treasury: Balance,
		/// What the law of the issuer's place claims of breakage.
		escheat: Balance,
	},
	/// The issuer put money aside as a guarantee.
	GuaranteeDeposited {
		/// How much.
		amount: Balance,
	},
	/// The issuer took some of its guarantee back.
	GuaranteeWithdrawn {
		/// How much.
		amount: Balance,
	},
	/// Holders were paid because of a default.
	Compensated {
		/// From the guarantee.
		guarantee: Balance,
		/// From what was kept of proceeds.
		holdback: Balance,
	},
}

/// The books of issuers. Told within the storage layer of the act, which an error undoes.
pub trait Books<AccountId> {
	/// Books `act` in stablecoin `asset` for `issuer`.
	fn book(issuer: &AccountId, asset: AssetId, act: MoneyAct) -> DispatchResult;
}

impl<AccountId> Books<AccountId> for () {
	fn book(_: &AccountId, _: AssetId, _: MoneyAct) -> DispatchResult {
		Ok(())
	}
}

impl<AccountId, A: Books<AccountId>, B: Books<AccountId>> Books<AccountId> for (A, B) {
	fn book(issuer: &AccountId, asset: AssetId, act: MoneyAct) -> DispatchResult {
		A::book(issuer, asset, act)?;
		B::book(issuer, asset, act)
	}
}

/// What becomes of something that was kept for units which expired.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct BreakageSplit {
	/// The issuer's part.
	pub issuer: Balance,
	/// The treasury's part.
	pub treasury: Balance,
	/// What the law of the issuer's place claims.
	pub escheat: Balance,
}

/// Whose breakage is.
pub trait BreakagePolicy {
	/// How `amount` that was kept for units of `series` is shared after they expired: as when the expiry was booked, or,
	/// before that, as it would be now. The parts add up to `amount`.
	fn split(series: SeriesId, amount: Balance) -> BreakageSplit;
}

/// All of it is the issuer's.
impl BreakagePolicy for () {
	fn split(_: SeriesId, amount: Balance) -> BreakageSplit {
		BreakageSplit { issuer: amount, ..BreakageSplit::default() }
	}
}

/// The guarantee of an issuer, as those see it who pay holders in a default.
pub trait Guarantees<AccountId> {
	/// What the issuer `who` has put aside in `asset`.
	fn guarantee_of(who: &AccountId, asset: AssetId) -> Balance;

	/// Pays `amount` of it to `to`. Gives how many payments that took: it may lie on several accounts.
	fn pay_guarantee(
		who: &AccountId,
		asset: AssetId,
		to: &AccountId,
		amount: Balance,
	) -> Result<u32, DispatchError>;

	/// What all units of the issuer in holders' hands count, in billionths of a US dollar, without those of series that
	/// are given away, which have no claim.
	fn claimable_worth(who: &AccountId) -> u128;

	/// What all units of the issuer count that expired in holders' hands and were not paid for afterwards, in billionths of
	/// a US dollar.
	fn expired_worth(who: &AccountId) -> u128;

	/// Puts the issuer in default, or ends it.
	fn set_defaulted(who: &AccountId, defaulted: bool) -> DispatchResult;
}

/// The proceeds of a series that are kept for its holders. While a refund window of it is open, more may come to them.
pub trait KeptProceeds<AccountId>: RefundWindows {
	/// The stablecoins in which something is kept for `series`, and how much after what is due to the issuer.
	fn kept(series: SeriesId) -> Vec<(AssetId, Balance)>;

	/// Pays `amount` of it to `to`.
	fn pay_kept(
		series: SeriesId,
		asset: AssetId,
		to: &AccountId,
		amount: Balance,
	) -> DispatchResult;
}

/// Which series are given away, and so have no claim in a default.
pub trait GivenAway {
	/// Whether units of `series` may cost next to nothing. That is fixed before the first of them is sold.
	fn is_given_away(series: SeriesId) -> bool;
}

/// All of them are sold.
impl GivenAway for () {
	fn is_given_away(_: SeriesId) -> bool {
		false
	}
}

/// Purchases that can be undone.
pub trait RefundWindows {
	/// Whether purchases of `series` can still be undone, or wait for that to end.
	fn are_open(series: SeriesId) -> bool;
}

/// There are none.
impl RefundWindows for () {
	fn are_open(_: SeriesId) -> bool {
		false
	}
}

/// Burns units against money, outside of redemption.
pub trait Refunds<AccountId> {
	/// Burns `quantity` free units of `holder`, after the compliance check of the path `Refund` from `holder` to the
	/// issuer. Expired units burn too.
	fn burn(series: SeriesId, holder: &AccountId, quantity: Quantity) -> DispatchResult;

	/// Units of `series` in holders' hands now; none once its validity ended.
	fn circulating(series: SeriesId) -> Quantity;

	/// Units of `series` that were in holders' hands when its validity ended, once that is booked.
	fn expired(_series: SeriesId) -> Option<Quantity> {
		None
	}
}
