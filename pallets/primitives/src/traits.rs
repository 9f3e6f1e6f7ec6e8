// SPDX-License-Identifier: Apache-2.0
//! The doors through which pallets meet. A pallet calls only downwards: business to value, value to rules, rules
//! to who. What a lower layer needs from above is a trait here too, and a binding that is missing refuses.

mod issuance;
mod serials;
mod signed;
mod value;

pub use crate::external::ControlProofs;
pub use issuance::{
	Books, BreakagePolicy, BreakageSplit, GivenAway, Guarantees, Issuers, KeptProceeds, MoneyAct,
	RefundWindows, Refunds, UnitsAct, UnitsChange, UnitsListener,
};
pub use serials::SerialBook;
pub use signed::{Nonces, Serials, SignedMessages};
pub use value::{Cash, Coupons, Part, Redemptions};

use crate::{
	AccountFlags, Asset, AssetId, Balance, CaseId, Cents, Clearance, FreezeMode, IdentityFlags,
	IdentityId, IdentityRecord, Money, Movement, Party, Path, PolicyId, Quantity, Reason, ReviewId,
	SeriesId, Standing, Tier, UnixSeconds, rules::Parties,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// Who is behind an account.
pub trait Identities<AccountId> {
	/// The identity `who` is linked to. Costs one read.
	fn identity_of(who: &AccountId) -> Option<IdentityId>;

	/// The identity with which what `who` holds counts: the one it is linked to, or else the one it was parted from
	/// with its property. Costs one read when linked, two otherwise.
	fn holder_of(who: &AccountId) -> Option<IdentityId> {
		Self::identity_of(who)
	}

	/// The identity `who` is linked to with its record. Costs two reads.
	fn party(who: &AccountId) -> Option<Party>;

	/// The tier of `who` that counts now: L0 when unknown, expired or revoked.
	fn tier_of(who: &AccountId) -> Tier;

	/// The flags of `who` and the identity behind it. Costs two reads.
	fn standing(who: &AccountId) -> Standing;

	/// The record of `identity`.
	fn record(identity: IdentityId) -> Option<IdentityRecord>;

	/// The accounts of `identity`, as many as one identity may have.
	fn accounts(identity: IdentityId) -> Vec<AccountId>;

	/// The attestor who vouches for `identity`.
	fn attestor_of(identity: IdentityId) -> Option<AccountId>;
}

/// Writes what the rules decide about a party where every movement reads it anyway.
pub trait Markers<AccountId> {
	/// Replaces the bits of `mask` in the flags of `who`, registered or not, by those of `flags`. Gives the flags
	/// before.
	fn mark_account(who: &AccountId, mask: AccountFlags, flags: AccountFlags) -> AccountFlags;

	/// Replaces the bits of `mask` in the flags of `identity` by those of `flags`. Gives the flags before, or
	/// nothing when there is no such identity.
	fn mark_identity(
		identity: IdentityId,
		mask: IdentityFlags,
		flags: IdentityFlags,
	) -> Option<IdentityFlags>;
}

/// Told when accounts join and leave identities, so that what follows the identity can follow.
pub trait LinkListener<AccountId> {
	/// `who` belongs to `identity` from now on.
	fn linked(who: &AccountId, identity: IdentityId) -> DispatchResult;

	/// `who` no longer belongs to `identity`.
	fn unlinked(who: &AccountId, identity: IdentityId) -> DispatchResult;
}

impl<AccountId> LinkListener<AccountId> for () {
	fn linked(_: &AccountId, _: IdentityId) -> DispatchResult {
		Ok(())
	}

	fn unlinked(_: &AccountId, _: IdentityId) -> DispatchResult {
		Ok(())
	}
}

/// Whether an account has anything that binds it to its identity.
pub trait Property<AccountId> {
	/// Whether `who` has no coupon and no stablecoin, free or in escrow, issues no series, is no custodian, and does not stand for an issuer.
	fn is_empty(who: &AccountId) -> bool;
}

/// The rules for moving value. Only the movers of value call them: first `check`, then the move, then `note`, all in
/// one storage layer.
pub trait Compliance<AccountId> {
	/// What a check found out and `note` needs, so that nothing is read twice.
	type Permit;

	/// The first reason, by priority, against `movement`. Pure: writes nothing.
	fn check(movement: &Movement<AccountId>) -> Result<Self::Permit, Reason>;

	/// What the check that gave `permit` to a movement from `from` to `to` found out of both, for [`Self::check_known`].
	fn parties(
		_permit: &Self::Permit,
		_from: &AccountId,
		_to: &AccountId,
	) -> Option<Parties<AccountId>> {
		None
	}

	/// As [`Self::check`], for a movement in the same act as the check that `known` comes from.
	fn check_known(
		movement: &Movement<AccountId>,
		_known: &Parties<AccountId>,
	) -> Result<Self::Permit, Reason> {
		Self::check(movement)
	}

	/// Counts `movement`, which took place, towards limits and windows.
	fn note(movement: &Movement<AccountId>, permit: Self::Permit) -> DispatchResult;

	/// As [`Self::note`], for a call that moves nothing else, of a weight in which are all that a check and a count can need. What
	/// this one did not need is given back to the block.
	fn note_alone(movement: &Movement<AccountId>, permit: Self::Permit) -> DispatchResult {
		Self::note(movement, permit)
	}

	/// Gives back to the block that a call neither read so many keys nor wrote so many, of those that it was declared with.
	fn spare_keys(_reads: u64, _writes: u64) {}

	/// Gives back so many `picoseconds` to the block that a call was declared with for what did not take place.
	fn spare_time(_picoseconds: u64) {}

	/// How much time calls of this transaction gave back so far, in picoseconds, with what their keys would have taken.
	fn spared_time() -> u64 {
		0
	}

	/// Gives back so many `picoseconds` more of a call whose last movement was a plain sale; otherwise nothing. A sale is plain
	/// where the rules looked up no more than an everyday one needs, for its money as well.
	fn spare_plain_sale(_picoseconds: u64) {}

	/// Every reason against `movement`, by priority. Pure.
	fn explain(movement: &Movement<AccountId>) -> Vec<Reason>;

	/// What `value` is worth in US cents now, rounded up.
	fn cents(value: Money) -> Result<Cents, Reason>;

	/// What `face` counts towards holding caps, in billionths of a US dollar, at the rate of now.
	fn worth(face: Money) -> Result<u128, Reason>;

	/// Takes `worth` of units that `who` can never move again off what its identity holds.
	fn forget_worth(who: &AccountId, worth: u128) -> DispatchResult;

	/// Whether value of `cents` on `path` must be reviewed before it moves.
	fn needs_review(path: Path, cents: Cents) -> bool;
}

/// Currencies in which nothing moves without a rate.
pub trait Rates {
	/// What `value` is worth in US cents now, rounded up; an old or missing rate is a refusal.
	fn cents(value: Money) -> Result<Cents, Reason>;
}

/// Shared transfer policies, which many series can point to.
pub trait Policies<AccountId> {
	/// Whether there is a policy with this id.
	fn exists(policy: PolicyId) -> bool;

	/// Whether `policy` refuses a movement on `path` between these parties. Pure; at most three reads.
	fn refusal(
		policy: PolicyId,
		path: Path,
		from: (&AccountId, Option<IdentityId>),
		to: (&AccountId, Option<IdentityId>),
	) -> Option<Reason>;
}

/// Refuses every policy but the one that allows everybody.
impl<AccountId> Policies<AccountId> for () {
	fn exists(policy: PolicyId) -> bool {
		policy == 1
	}

	fn refusal(
		policy: PolicyId,
		_: Path,
		_: (&AccountId, Option<IdentityId>),
		_: (&AccountId, Option<IdentityId>),
	) -> Option<Reason> {
		(policy != 1).then_some(Reason::PolicySender)
	}
}

/// How old the sanctions lists are, kept where every movement reads it anyway.
pub trait ListClock {
	/// From `until` on, the lists count as too old by their own measure; the source of the oldest of them stated it at
	/// `stated_at`.
	fn set_fresh_until(until: UnixSeconds, stated_at: UnixSeconds);
}

/// Which accounts of contracts may hold coupons and stablecoins.
pub trait Contracts<AccountId> {
	/// Whether `who` is a contract that may not.
	fn is_refused(who: &AccountId) -> bool;

	/// Whether anything must be read to know that. Nothing need be of an account that no contract can have.
	fn is_looked_up(_who: &AccountId) -> bool {
		true
	}
}

impl<AccountId> Contracts<AccountId> for () {
	fn is_refused(_: &AccountId) -> bool {
		false
	}
}

/// What the other accounts of an identity have. Bound by the runtime to the coupons.
pub trait OtherUnits<AccountId> {
	/// Units of `series` that `who` has, free and in escrow.
	fn units_of(series: SeriesId, who: &AccountId) -> Quantity;
}

/// Blocks the native token of an account.
pub trait GnxFreezer<AccountId> {
	/// Sets how much of the GNX of `who` is blocked: everything unless `mode` is `None`.
	fn set_frozen(who: &AccountId, mode: FreezeMode) -> DispatchResult;
}

/// Moves value that an authority orders to be moved, and blocks parts of holdings. Bound by the runtime to the movers.
pub trait Custody<AccountId> {
	/// Moves free `quantity` of `asset` from `from` to `to`, whatever freeze `from` is under.
	fn force_move(asset: Asset, from: &AccountId, to: &AccountId, quantity: u128)
	-> DispatchResult;

	/// Blocks `quantity` units of `series` that `who` has, or will have; more than it has is allowed. Gives how many
	/// were blocked before.
	fn set_frozen_units(
		series: SeriesId,
		who: &AccountId,
		quantity: Quantity,
	) -> Result<Quantity, DispatchError>;
}

/// Puts value aside and passes it on, whatever kind it is. Bound by the runtime to coupons and cash.
pub trait Escrow<AccountId> {
	/// Whether, and for which reasons, `quantity` of `asset` could not go from `from` to `to` on the P2P path with
	/// this clearance.
	fn explain(
		asset: Asset,
		from: &AccountId,
		to: &AccountId,
		quantity: u128,
		clearance: Clearance,
	) -> Vec<Reason>;

	/// What `quantity` of `asset` is worth: face value of units, or the amount in the stablecoin's currency.
	fn value(asset: Asset, quantity: u128) -> Result<Money, DispatchError>;

	/// What `quantity` of `asset` would cost at the last price, if it was ever sold for one.
	fn last_price(_: Asset, _: u128) -> Option<Money> {
		None
	}

	/// Puts free `quantity` of `asset` of `who` aside. Asks no rule: whoever calls it checked the whole move before.
	fn hold(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult;

	/// Returns `quantity` of `asset` of `who` from escrow.
	fn release(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult;

	/// Passes `quantity` of `asset` out of the escrow of `from` to `to` on the P2P path.
	fn pay_out(
		asset: Asset,
		from: &AccountId,
		to: &AccountId,
		quantity: u128,
		clearance: Clearance,
	) -> DispatchResult;
}

/// An act of high value that waits for an officer, as the pallet that holds its value knows it.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum ReviewedAct {
	/// A purchase from the primary market, by its number there.
	#[codec(index = 0)]
	Purchase(u64),
	/// A withdrawal through a gateway, by its number there.
	#[codec(index = 1)]
	Withdrawal(u64),
	/// A trade of the order book, by its number there.
	#[codec(index = 2)]
	Trade(u64),
}

/// Where acts of high value are brought to be reviewed.
pub trait Reviews<AccountId> {
	/// Opens a review of `act` by `who`, worth `cents`. Gives its number and the first second at which the value can
	/// be returned without a verdict.
	fn open(
		who: &AccountId,
		act: ReviewedAct,
		cents: Cents,
	) -> Result<(ReviewId, UnixSeconds), DispatchError>;

	/// Ends a review whose act came to an end otherwise, if it is still open.
	fn withdraw(review: ReviewId) -> DispatchResult;
}

/// What happens to reviewed acts. Bound by the runtime to the pallets that hold their value.
pub trait ReviewedActs {
	/// Carries out an approved act.
	fn approve(act: ReviewedAct) -> DispatchResult;

	/// Returns the value of a refused or forgotten act, whole.
	fn give_back(act: ReviewedAct) -> DispatchResult;
}

/// Travel Rule cases, for those who ask about them.
pub trait TravelRule {
	/// Envelope id and hash of a case.
	fn envelope(case: CaseId) -> Option<(H256, H256)>;
}

/// Which identities an issuer must not trade its own series with.
pub trait Related<AccountId> {
	/// Whether `identity` is behind the account `issuer`, or related to whoever is.
	fn is_related(issuer: &AccountId, identity: IdentityId) -> bool;
}

/// What a lot of a series ought to cost, by a formula outside the market.
pub trait ReferencePrice {
	/// The price of `lot` units of `series` in smallest units of `asset`; nothing where no formula says so, and then
	/// the market looks at its own last price. A market asks once an hour and once a version, and keeps the answer.
	fn lot_price(series: SeriesId, asset: AssetId, lot: Quantity) -> Option<Balance>;

	/// The version of the formula: another one whenever governance changed it, so that no market keeps an answer of before.
	fn version() -> u32;
}

impl ReferencePrice for () {
	fn lot_price(_: SeriesId, _: AssetId, _: Quantity) -> Option<Balance> {
		None
	}

	fn version() -> u32 {
		0
	}
}

/// Refuses everything: the binding of a rule set that is not there.
pub struct RefuseAll;

impl<AccountId> Compliance<AccountId> for RefuseAll {
	type Permit = ();

	fn check(_: &Movement<AccountId>) -> Result<(), Reason> {
		Err(Reason::RulesMissing)
	}

	fn note(_: &Movement<AccountId>, (): ()) -> DispatchResult {
		Err(UNEXPECTED)
	}

	fn explain(_: &Movement<AccountId>) -> Vec<Reason> {
		Vec::from([Reason::RulesMissing])
	}

	fn cents(_: Money) -> Result<Cents, Reason> {
		Err(Reason::RulesMissing)
	}

	fn worth(_: Money) -> Result<u128, Reason> {
		Err(Reason::RulesMissing)
	}

	fn forget_worth(_: &AccountId, _: u128) -> DispatchResult {
		Err(UNEXPECTED)
	}

	fn needs_review(_: Path, _: Cents) -> bool {
		true
	}
}

impl<AccountId> Issuers<AccountId> for RefuseAll {
	fn check_may_issue(_: &AccountId) -> Result<(), Reason> {
		Err(Reason::IssuerTierTooLow)
	}
}

/// What a pallet reports when a state that cannot be was met; the storage change is undone.
pub const UNEXPECTED: DispatchError = DispatchError::Corruption;
