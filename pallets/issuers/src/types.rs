// SPDX-License-Identifier: Apache-2.0
//! What is kept of an issuer.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{
	AssetId, Balance, Cents, UnixSeconds,
	issuance::{
		Grade, StaffScope,
		credit::{Score, worth_of},
	},
	traits::UnitsAct,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// Most documents of an application.
pub const MAX_DOCUMENTS: u32 = 16;
/// Most accounts and stablecoins in which an issuer has a guarantee, and most stablecoins in which proceeds of it are kept.
pub const MAX_FUNDS: u32 = 16;
/// Most members of staff that one call of `remove_expired_staff` names.
pub const MAX_REMOVED: u32 = 64;

/// Hashes of what an applicant shows: registration, permits, proof of the institution.
pub type Documents = BoundedVec<H256, ConstU32<MAX_DOCUMENTS>>;

/// The number of an incident, counted from 0 for each issuer.
pub type IncidentId = u32;

/// What an issuer may do.
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
pub enum IssuerStatus {
	/// Waits for approval and may do nothing.
	#[codec(index = 0)]
	Applied,
	/// May do everything.
	#[codec(index = 1)]
	Active,
	/// May do everything, but no series of it is approved by itself.
	#[codec(index = 2)]
	Watch,
	/// Nothing of it is minted or sold; its coupons are redeemed.
	#[codec(index = 3)]
	Suspended,
	/// As suspended, and its guarantee stays where it is.
	#[codec(index = 4)]
	Frozen,
	/// Does not honour its coupons: holders are paid from what is put aside.
	#[codec(index = 5)]
	Defaulted,
}

impl IssuerStatus {
	/// Whether an officer may lead from here to `next`. An application is decided otherwise, and so is a default. Who was
	/// frozen comes back by way of the watch list or a suspension.
	pub const fn may_become(self, next: Self) -> bool {
		matches!(
			(self, next),
			(Self::Active, Self::Watch | Self::Suspended | Self::Frozen)
				| (Self::Watch, Self::Active | Self::Suspended | Self::Frozen)
				| (Self::Suspended, Self::Active | Self::Watch | Self::Frozen)
				| (Self::Frozen, Self::Watch | Self::Suspended)
		)
	}
}

/// An issuer.
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
pub struct IssuerRecord {
	/// What it may do.
	pub status: IssuerStatus,
	/// How well it honours its coupons.
	pub grade: Grade,
	/// The score behind the grade, as computed last.
	pub score: Score,
	/// When it was approved; 0 before that, and for issuers of the genesis block until they are scored first.
	pub approved_at: UnixSeconds,
	/// Incidents that are being looked into.
	pub open_incidents: u32,
	/// Incidents that were found true, a default among them.
	pub upheld_incidents: u32,
	/// The number of the next incident.
	pub next_incident: IncidentId,
}

impl IssuerRecord {
	/// An issuer of `status` about which nothing is known yet.
	pub fn new(status: IssuerStatus, approved_at: UnixSeconds) -> Self {
		Self {
			status,
			grade: Grade::C,
			score: Score::default(),
			approved_at,
			open_incidents: 0,
			upheld_incidents: 0,
			next_incident: 0,
		}
	}
}

/// What an identity showed to become an issuer.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Application<AccountId> {
	/// The account that applied.
	pub applicant: AccountId,
	/// The hash of the proof that the brand is its own.
	pub brand: H256,
	/// The hashes of its documents.
	pub documents: Documents,
	/// When it applied.
	pub applied_at: UnixSeconds,
}

/// What an issuer promised and what became of it, in billionths of a US dollar at the rates of each series' approval.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Promises {
	/// Minted and not sold.
	pub unsold: u128,
	/// With holders.
	pub outstanding: u128,
	/// What of that is of series that are given away, and so has no claim in a default.
	pub given: u128,
	/// Redeemed.
	pub redeemed: u128,
	/// What of that proves nothing: the issuer or who is related to it gave it back, or it was of a series that is given
	/// away.
	pub unproven: u128,
	/// Expired with holders: breakage.
	pub expired: u128,
	/// Refunded, bought back or replaced by a payout.
	pub refunded: u128,
}

impl Promises {
	/// What counts against the limit.
	pub fn exposure(&self) -> u128 {
		self.unsold.saturating_add(self.outstanding)
	}

	/// With holders who have a claim in a default.
	pub fn claimable(&self) -> u128 {
		self.outstanding.saturating_sub(self.given)
	}

	/// Redeemed by others than the issuer and who is related to it, after it was paid for: only that proves anything.
	pub fn honoured(&self) -> u128 {
		self.redeemed.saturating_sub(self.unproven)
	}

	/// These after units worth `worth` went through `act`, whose series may be one that is `given` away; nothing where there
	/// were not as many.
	pub fn after(self, act: UnitsAct, worth: u128, given: bool) -> Option<Self> {
		let next = self.moved(act, worth)?;
		let came = next.outstanding.saturating_sub(self.outstanding);
		let went = self.outstanding.saturating_sub(next.outstanding);
		let change = |sum: u128| sum.checked_add(came)?.checked_sub(went);
		let given = if given { change(self.given)? } else { self.given };
		(given <= next.outstanding).then_some(Self { given, ..next })
	}

	fn moved(self, act: UnitsAct, worth: u128) -> Option<Self> {
		let more = |sum: u128| sum.checked_add(worth);
		let less = |sum: u128| sum.checked_sub(worth);
		let Self { unsold, outstanding, redeemed, expired, refunded, .. } = self;
		Some(match act {
			UnitsAct::Minted => Self { unsold: more(unsold)?, ..self },
			UnitsAct::Sold { .. } => {
				Self { unsold: less(unsold)?, outstanding: more(outstanding)?, ..self }
			},
			UnitsAct::Redeemed => {
				Self { outstanding: less(outstanding)?, redeemed: more(redeemed)?, ..self }
			},
			UnitsAct::Expired => {
				Self { outstanding: less(outstanding)?, expired: more(expired)?, ..self }
			},
			UnitsAct::Refunded => {
				Self { outstanding: less(outstanding)?, refunded: more(refunded)?, ..self }
			},
			UnitsAct::RefundedLate => {
				Self { expired: less(expired)?, refunded: more(refunded)?, ..self }
			},
			UnitsAct::ExpiredUnsold | UnitsAct::Recalled => Self { unsold: less(unsold)?, ..self },
		})
	}
}

/// All ratings of an issuer.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Ratings {
	/// How many.
	pub count: u64,
	/// Their stars together.
	pub stars: u64,
}

/// A guarantee in escrow on one account.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Deposit<AccountId> {
	/// Whose money it is.
	pub account: AccountId,
	/// In which stablecoin.
	pub asset: AssetId,
	/// How much; above zero.
	pub amount: Balance,
}

/// What is put aside for the holders of an issuer's coupons.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Funds<AccountId> {
	/// The guarantee.
	pub deposits: BoundedVec<Deposit<AccountId>, ConstU32<MAX_FUNDS>>,
	/// The holdback of proceeds, by stablecoin; each above zero.
	pub holdback: BoundedVec<(AssetId, Balance), ConstU32<MAX_FUNDS>>,
}

impl<AccountId> Default for Funds<AccountId> {
	fn default() -> Self {
		Self { deposits: BoundedVec::new(), holdback: BoundedVec::new() }
	}
}

impl<AccountId: PartialEq> Funds<AccountId> {
	/// The guarantee in `asset` on all accounts.
	pub fn guarantee(&self, asset: AssetId) -> Balance {
		let of_asset = self.deposits.iter().filter(|deposit| deposit.asset == asset);
		of_asset.fold(0, |sum: Balance, deposit| sum.saturating_add(deposit.amount))
	}

	/// Adds to the guarantee on `account`. Nothing where that is one more than there may be, or overflows.
	pub fn deposit(&mut self, account: AccountId, asset: AssetId, amount: Balance) -> Option<()> {
		let mut all = self.deposits.iter_mut();
		if let Some(deposit) = all.find(|one| one.account == account && one.asset == asset) {
			deposit.amount = deposit.amount.checked_add(amount)?;
			return Some(());
		}
		self.deposits.try_push(Deposit { account, asset, amount }).ok()
	}

	/// Takes from the guarantee on `account`. Nothing where there is less.
	pub fn withdraw(&mut self, account: &AccountId, asset: AssetId, amount: Balance) -> Option<()> {
		let mut all = self.deposits.iter_mut();
		let deposit = all.find(|one| one.account == *account && one.asset == asset)?;
		deposit.amount = deposit.amount.checked_sub(amount)?;
		self.deposits.retain(|deposit| deposit.amount > 0);
		Some(())
	}

	/// Adds to the holdback. Nothing where that is one stablecoin more than there may be, or overflows.
	pub fn keep(&mut self, asset: AssetId, amount: Balance) -> Option<()> {
		if let Some((_, kept)) = self.holdback.iter_mut().find(|(one, _)| *one == asset) {
			*kept = kept.checked_add(amount)?;
			return Some(());
		}
		self.holdback.try_push((asset, amount)).ok()
	}

	/// Takes from the holdback. Nothing where there is less.
	pub fn let_go(&mut self, asset: AssetId, amount: Balance) -> Option<()> {
		let (_, kept) = self.holdback.iter_mut().find(|(one, _)| *one == asset)?;
		*kept = kept.checked_sub(amount)?;
		self.holdback.retain(|(_, kept)| *kept > 0);
		Some(())
	}

	/// Whether nothing is put aside.
	pub fn is_empty(&self) -> bool {
		self.deposits.is_empty() && self.holdback.is_empty()
	}
}

/// Something that holders or authorities hold against an issuer.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Incident<AccountId> {
	/// The officer who opened it.
	pub by: AccountId,
	/// When.
	pub at: UnixSeconds,
	/// The hash of what is known of it.
	pub reason: H256,
}

/// What a member of staff may do, one bit each.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct StaffScopes(pub u8);

impl StaffScopes {
	/// Every scope there is.
	pub const ALL: Self = Self(0b1111);

	/// These and `scope`.
	pub const fn with(self, scope: StaffScope) -> Self {
		Self(self.0 | Self::bit(scope))
	}

	/// Whether `scope` is among them.
	pub const fn contains(self, scope: StaffScope) -> bool {
		self.0 & Self::bit(scope) != 0
	}

	/// Whether there is at least one, and none that does not exist.
	pub const fn is_sound(self) -> bool {
		self.0 != 0 && self.0 & !Self::ALL.0 == 0
	}

	const fn bit(scope: StaffScope) -> u8 {
		match scope {
			StaffScope::Mint => 1,
			StaffScope::List => 1 << 1,
			StaffScope::AcceptRedemption => 1 << 2,
			StaffScope::Refund => 1 << 3,
		}
	}
}

/// What an issuer lets a member of its staff, or the key of a store, do.
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
pub struct StaffTerms {
	/// What.
	pub scopes: StaffScopes,
	/// US cents of promises that it may mint, list, accept and refund together in a period.
	pub cap: Cents,
	/// Seconds of a period; above zero. A period begins with the first act after the one before has ended.
	pub period: UnixSeconds,
	/// First second at which it may do nothing more.
	pub expires_at: UnixSeconds,
}

/// A member of staff.
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
pub struct StaffRecord {
	/// What it may do.
	pub terms: StaffTerms,
	/// When the period began in which it acted last.
	pub period_began: UnixSeconds,
	/// What it did in that period, in billionths of a US dollar.
	pub used: u128,
}

impl StaffRecord {
	/// Whether its time is over at `now`.
	pub const fn is_expired(&self, now: UnixSeconds) -> bool {
		now >= self.terms.expires_at
	}

	/// Whether it may act as `scope` at `now`.
	pub const fn may(&self, scope: StaffScope, now: UnixSeconds) -> bool {
		self.terms.scopes.contains(scope) && !self.is_expired(now)
	}

	/// The record after an act worth `worth` at `now`; nothing where that is more than the cap.
	pub fn after(self, worth: u128, now: UnixSeconds) -> Option<Self> {
		let over = now >= self.period_began.saturating_add(self.terms.period);
		let (period_began, before) = if over { (now, 0) } else { (self.period_began, self.used) };
		let used = before.checked_add(worth)?;
		(used <= worth_of(self.terms.cap)).then_some(Self { period_began, used, ..self })
	}
}
