// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores and shows, and the arithmetic of its budgets.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{
	Actor, Balance, Ppm, UnixSeconds,
	maths::{mul_div_ceil, mul_div_floor},
	sponsor::{Act, ActSet, PoolId},
	window::DAY,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{FixedU128, traits::Saturating};

/// One GNX in its smallest units: it has twelve decimals.
pub const GNX: Balance = 1_000_000_000_000;

/// The most pools of one page of a view function.
pub const MAX_PAGE: u32 = 100;

/// Millionths of a US dollar, in which free gifts are counted.
pub type MicroDollars = u64;

/// Days since 1970-01-01 in UTC.
pub type Day = u32;

/// Whose pool it is.
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
pub enum PoolKind {
	/// The one of the platform, which pays where no other does. Its number is 0 and nobody owns it.
	#[codec(index = 0)]
	Platform,
	/// An issuer's, for acts in its series.
	#[codec(index = 1)]
	Issuer,
	/// One that governance made for somebody, for acts in the series that governance names.
	#[codec(index = 2)]
	Campaign,
}

/// What a pool pays for.
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
pub struct PoolTerms {
	/// The acts whose fees it pays.
	pub acts: ActSet,
	/// The most GNX it pays on one day.
	pub day_budget: Balance,
	/// It pays for an identity only while all pools together pay at most this much GNX for it on one day.
	pub identity_day_budget: Balance,
	/// Below this balance the pool tells its owner, once a day.
	pub alert_below: Balance,
	/// First second at which it pays no more; one in the past makes it pause.
	pub until: Option<UnixSeconds>,
}

impl PoolTerms {
	/// Whether they promise to pay for `act` at `now`, budgets apart.
	pub fn cover(&self, act: Act, now: UnixSeconds) -> bool {
		self.acts.contains(act) && self.until.is_none_or(|until| now < until)
	}
}

/// The platform's pool of the genesis block. It pays for every act.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlatformPool {
	/// The most GNX it pays on one day.
	pub day_budget: Balance,
	/// It pays for an identity only while all pools together pay at most this much GNX for it on one day.
	pub identity_day_budget: Balance,
	/// Below this balance it says so, once a day.
	pub alert_below: Balance,
}

impl From<PlatformPool> for PoolTerms {
	fn from(pool: PlatformPool) -> Self {
		let PlatformPool { day_budget, identity_day_budget, alert_below } = pool;
		Self { acts: ActSet::all(), day_budget, identity_day_budget, alert_below, until: None }
	}
}

/// A pool.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Pool<AccountId> {
	/// Whose it is.
	pub kind: PoolKind,
	/// Who owns it; nobody owns the platform's.
	pub owner: Option<AccountId>,
	/// What it pays for.
	pub terms: PoolTerms,
	/// The day on which its terms changed last. What it spent until then may be more than they allow now.
	pub changed_on: Option<Day>,
}

impl<AccountId: PartialEq> Pool<AccountId> {
	/// Whether `actor` owns it.
	pub fn is_owned_by(&self, actor: &Actor<AccountId>) -> bool {
		matches!(actor, Actor::Account(who) if self.owner.as_ref() == Some(who))
	}

	/// Whether `actor` may change its terms: its owner, or governance unless it is an issuer's.
	pub fn is_ruled_by(&self, actor: &Actor<AccountId>) -> bool {
		match actor {
			Actor::Governance => self.kind != PoolKind::Issuer,
			Actor::Account(_) => self.is_owned_by(actor),
		}
	}

	/// Whether `actor` may let series point to it: its owner, or governance if it is a campaign's.
	pub fn is_assigned_by(&self, actor: &Actor<AccountId>) -> bool {
		match actor {
			Actor::Governance => self.kind == PoolKind::Campaign,
			Actor::Account(_) => self.is_owned_by(actor),
		}
	}
}

/// `total` with `used` in place of what was `reserved`.
pub(crate) fn settled<N: Saturating>(total: N, reserved: N, used: N) -> N {
	total.saturating_sub(reserved).saturating_add(used)
}

/// What a pool spent on its latest day. Other days are not kept.
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
pub struct DayUsage {
	/// The day.
	pub day: Day,
	/// GNX spent on it.
	pub spent: Balance,
	/// Whether the pool said on it that it runs low.
	pub alerted: bool,
}

impl DayUsage {
	/// What counts on `day`. A clock that went back goes on with the latest day, which is the stricter choice.
	pub fn on(self, day: Day) -> Self {
		if self.day < day { Self { day, ..Self::default() } } else { self }
	}
}

/// Free gifts of an identity: a bucket that gifts fill, and that empties steadily.
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
pub struct Bucket {
	/// What had been taken, and had not come back, at that time.
	pub level: MicroDollars,
	/// The time.
	pub at: UnixSeconds,
}

impl Bucket {
	/// What has been taken and has not come back at `now`. What comes back is rounded down.
	pub fn taken(self, now: UnixSeconds, policy: &Policy) -> MicroDollars {
		let elapsed = u128::from(now.saturating_sub(self.at));
		let back =
			mul_div_floor(elapsed, policy.gift_refill_per_day.into(), DAY.into()).map(narrowed);
		self.level.saturating_sub(back.unwrap_or(MicroDollars::MAX))
	}

	/// What can be taken at `now`.
	pub fn left(self, now: UnixSeconds, policy: &Policy) -> MicroDollars {
		policy.gift_capacity.saturating_sub(self.taken(now, policy))
	}

	/// The bucket after `cost` was taken at `now`, if it holds that much.
	pub fn take(self, now: UnixSeconds, cost: MicroDollars, policy: &Policy) -> Option<Self> {
		let level = self.taken(now, policy).checked_add(cost)?;
		(level <= policy.gift_capacity).then_some(Self { level, at: self.at.max(now) })
	}

	/// First second at which everything has come back; nothing if it never does.
	pub fn full_at(self, now: UnixSeconds, policy: &Policy) -> Option<UnixSeconds> {
		let taken = self.taken(now, policy);
		if taken == 0 {
			return Some(now);
		}
		let (level, refill) = (self.level.into(), policy.gift_refill_per_day.into());
		let wait = mul_div_ceil(level, DAY.into(), refill)?;
		self.at.checked_add(wait.try_into().ok()?)
	}
}

/// `value`, or the most there is of the smaller type.
fn narrowed(value: u128) -> u64 {
	value.try_into().unwrap_or(u64::MAX)
}

/// What pools paid for an identity. Belongs to the identity, so no new account has a fresh one.
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
pub struct IdentityUsage {
	/// The latest day on which a pool paid.
	pub day: Day,
	/// GNX that all pools spent on that day.
	pub spent: Balance,
	/// Its free gifts.
	pub gifts: Bucket,
}

impl IdentityUsage {
	/// What counts on `day`. A clock that went back goes on with the latest day, which is the stricter choice.
	pub fn on(self, day: Day) -> Self {
		if self.day < day { Self { day, spent: 0, gifts: self.gifts } } else { self }
	}
}

/// Computation of a block that sponsored acts may take, in picoseconds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Lanes {
	/// For acts of any kind.
	pub ordinary: u64,
	/// For urgent acts only.
	pub urgent: u64,
}

/// Computation of one block that sponsored acts took, in picoseconds. Other blocks are not kept.
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
pub struct BlockTime<BlockNumber> {
	/// The block.
	pub block: BlockNumber,
	/// What acts took that are not urgent.
	pub ordinary: u64,
	/// What urgent acts took.
	pub urgent: u64,
}

impl<BlockNumber: PartialEq> BlockTime<BlockNumber> {
	/// What counts in `block`.
	pub fn within(self, block: BlockNumber) -> Self {
		if self.block == block { self } else { Self { block, ordinary: 0, urgent: 0 } }
	}

	/// All that sponsored acts took.
	pub const fn total(&self) -> u64 {
		self.ordinary.saturating_add(self.urgent)
	}

	/// The block after one more act, if there is room. Urgent acts fill their own lane and what is left of the ordinary
	/// one; other acts fill the ordinary lane as far as urgent ones left it.
	pub fn take(mut self, act: Act, ref_time: u64, lanes: Lanes) -> Option<Self> {
		let taken = self.taken_by(act);
		*taken = taken.checked_add(ref_time)?;
		let in_lane = act.is_urgent() || self.ordinary <= lanes.ordinary;
		let fits = self.total() <= lanes.ordinary.saturating_add(lanes.urgent);
		(in_lane && fits).then_some(self)
	}

	/// The block after an act took `used` of what it had `reserved`.
	pub fn settle(mut self, act: Act, reserved: u64, used: u64) -> Self {
		let taken = self.taken_by(act);
		*taken = settled(*taken, reserved, used);
		self
	}

	fn taken_by(&mut self, act: Act) -> &mut u64 {
		if act.is_urgent() { &mut self.urgent } else { &mut self.ordinary }
	}
}

/// The numbers that hold for all pools, set by governance.
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
pub struct Policy {
	/// What a whole GNX costs.
	pub gnx_price: MicroDollars,
	/// The most free gifts that an identity saves up, by what their fees cost.
	pub gift_capacity: MicroDollars,
	/// What comes back of them within a day.
	pub gift_refill_per_day: MicroDollars,
	/// Share of the space for ordinary transactions that sponsored acts of any kind may take.
	pub ordinary_share: Ppm,
	/// Share that urgent acts may take in addition.
	pub urgent_share: Ppm,
	/// Above this fee multiplier only urgent acts are sponsored.
	pub spike_multiplier: FixedU128,
}

impl Default for Policy {
	fn default() -> Self {
		Self {
			gnx_price: 1_000_000,
			gift_capacity: 5_000,
			gift_refill_per_day: 5_000,
			ordinary_share: Ppm::from_percent(50),
			urgent_share: Ppm::from_percent(25),
			spike_multiplier: FixedU128::from_u32(3),
		}
	}
}

impl Policy {
	/// What `fee` costs in money, rounded up.
	pub fn cost_of(&self, fee: Balance) -> MicroDollars {
		mul_div_ceil(fee, self.gnx_price.into(), GNX).map_or(MicroDollars::MAX, narrowed)
	}

	/// What sponsored acts may take of `space`.
	pub fn lanes(&self, space: u64) -> Lanes {
		let part = |share: Ppm| share.floor_of(space.into()).map(narrowed).unwrap_or_default();
		Lanes { ordinary: part(self.ordinary_share), urgent: part(self.urgent_share) }
	}
}

/// A pool as clients show it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct PoolView<AccountId> {
	/// Its number.
	pub id: PoolId,
	/// Kind, owner and terms.
	pub pool: Pool<AccountId>,
	/// The account on which it keeps its GNX.
	pub account: AccountId,
	/// What is there.
	pub balance: Balance,
	/// What it spent today.
	pub spent_today: Balance,
}

/// What an identity has used, and what it has left.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct QuotaView {
	/// GNX that all pools spent for it today.
	pub spent_today: Balance,
	/// What its free gifts may cost now.
	pub gifts_left: MicroDollars,
	/// First second at which all free gifts have come back; nothing if they never do.
	pub gifts_full_at: Option<UnixSeconds>,
}
