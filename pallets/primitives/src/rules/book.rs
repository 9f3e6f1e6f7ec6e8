// SPDX-License-Identifier: Apache-2.0
//! The rulebook: every number that governance and counsel decide.

use crate::{
	Balance, Cents, Path, Quantity, Tier, UnixSeconds,
	maths::mul_div_ceil,
	rules::AmlKind,
	window::{DAY, Flow, HOUR},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The shortest time a review may be given: an hour.
pub const SHORTEST_REVIEW: UnixSeconds = HOUR;
/// The longest any time of the rulebook may be: thirty days.
pub const LONGEST_AGE: UnixSeconds = 30 * DAY;
/// Smallest units of GNX in one GNX, times millionths of a US dollar in a cent.
const GNX_MICROS_PER_CENT: u128 = 1_000_000_000_000 * 10_000;

/// The most that may flow one way in rolling windows of 24 hours and 30 days.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FlowLimit {
	/// US cents in 24 hours.
	pub day_cents: Cents,
	/// US cents in 30 days.
	pub month_cents: Cents,
	/// Acts in 24 hours.
	pub day_count: u32,
	/// Acts in 30 days.
	pub month_count: u32,
}

impl FlowLimit {
	/// A limit of these US cents and these numbers of acts.
	pub const fn new(
		day_cents: Cents,
		month_cents: Cents,
		day_count: u32,
		month_count: u32,
	) -> Self {
		Self { day_cents, month_cents, day_count, month_count }
	}

	const fn grows_to_the_month(&self) -> bool {
		self.day_cents <= self.month_cents && self.day_count <= self.month_count
	}

	const fn is_within(&self, other: &Self) -> bool {
		self.day_cents <= other.day_cents
			&& self.month_cents <= other.month_cents
			&& self.day_count <= other.day_count
			&& self.month_count <= other.month_count
	}
}

/// The most that may be held; nothing means no cap.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HoldingCap {
	/// Units of one series.
	pub units: Option<Quantity>,
	/// Face value of all series together, in US cents.
	pub face_cents: Option<Cents>,
}

impl HoldingCap {
	fn is_within(&self, other: &Self) -> bool {
		let within = |lower: Option<u64>, higher: Option<u64>| match (lower, higher) {
			(_, None) => true,
			(None, Some(_)) => false,
			(Some(lower), Some(higher)) => lower <= higher,
		};
		within(self.units, other.units) && within(self.face_cents, other.face_cents)
	}
}

/// What one tier may do.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TierRules {
	/// Coupons bought.
	pub buy: FlowLimit,
	/// Coupons sold on the order book.
	pub sell: FlowLimit,
	/// Value given to others.
	pub send: FlowLimit,
	/// Value got from others.
	pub receive: FlowLimit,
	/// Coupons held.
	pub holding: HoldingCap,
}

impl TierRules {
	/// The same limit for every flow, and a cap on holdings.
	pub const fn uniform(limit: FlowLimit, holding: HoldingCap) -> Self {
		Self { buy: limit, sell: limit, send: limit, receive: limit, holding }
	}

	/// The limit of `flow`.
	pub const fn limit(&self, flow: Flow) -> &FlowLimit {
		match flow {
			Flow::Buy => &self.buy,
			Flow::Sell => &self.sell,
			Flow::Send => &self.send,
			Flow::Receive => &self.receive,
		}
	}

	fn is_within(&self, other: &Self) -> bool {
		self.holding.is_within(&other.holding)
			&& Flow::ALL.iter().all(|flow| self.limit(*flow).is_within(other.limit(*flow)))
	}
}

/// From which value, in US cents, an officer is asked first, and for how long.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReviewRules {
	/// Purchases on the primary market.
	pub purchase: Cents,
	/// Trades of the order book.
	pub trade: Cents,
	/// Money that leaves through a gateway.
	pub cash_out: Cents,
	/// Seconds after which the value can be returned without a verdict.
	pub lifetime: UnixSeconds,
}

/// The most closed-loop face value, in US cents, that one identity may buy within 24 hours.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClosedLoopCaps {
	/// Of one series.
	pub series: Cents,
	/// From one seller.
	pub seller: Cents,
}

/// How much within 24 hours opens a case for compliance officers. The act that reaches the number opens it.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AmlThresholds {
	/// Different identities given to.
	pub fan_out: u32,
	/// Different identities got from.
	pub fan_in: u32,
	/// Transfers given.
	pub moves: u32,
	/// Transfers given to somebody who gave something within 24 hours before.
	pub round_trips: u32,
}

impl AmlThresholds {
	/// The threshold of `kind`.
	pub const fn of(&self, kind: AmlKind) -> u32 {
		match kind {
			AmlKind::FanOut => self.fan_out,
			AmlKind::FanIn => self.fan_in,
			AmlKind::Moves => self.moves,
			AmlKind::RoundTrips => self.round_trips,
		}
	}
}

/// Why a rulebook cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flaw {
	/// A month's limit is below the day's.
	MonthBelowDay,
	/// A higher tier may do less than a lower one.
	TiersOutOfOrder,
	/// A time is zero or above thirty days, or a review lasts less than an hour.
	TimeOutOfRange,
	/// A threshold or price that must be above zero is zero.
	ZeroThreshold,
}

/// Every number that the rules are made of. The defaults are for development: counsel decides those of a network.
#[derive(
	Clone,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rulebook {
	/// Tier L0, and whoever counts as L0.
	pub l0: TierRules,
	/// Tier L1.
	pub l1: TierRules,
	/// Tier L2.
	pub l2: TierRules,
	/// Tier L3.
	pub l3: TierRules,
	/// When an officer is asked first.
	pub reviews: ReviewRules,
	/// From which 24-hour sum between the same two identities, in US cents, the Travel Rule applies; a corridor may
	/// have a threshold of its own.
	pub travel_threshold: Cents,
	/// Seconds for which the sanctions lists count as fresh after their source stated them.
	pub list_max_age: UnixSeconds,
	/// Whether transfers between holders and withdrawals stop while the lists are not fresh.
	pub halt_when_stale: bool,
	/// Seconds for which a rate may be used after its source stated it.
	pub rate_max_age: UnixSeconds,
	/// What the law lets one buyer have of closed-loop coupons.
	pub closed_loop: ClosedLoopCaps,
	/// The most, in US cents, that a related party may buy of an issuer's coupons within 24 hours.
	pub related_day_cents: Cents,
	/// What opens a case.
	pub aml: AmlThresholds,
	/// What one GNX counts towards limits, in millionths of a US dollar.
	pub gnx_micros: u64,
}

impl Rulebook {
	/// What `tier` may do.
	pub const fn tier(&self, tier: Tier) -> &TierRules {
		match tier {
			Tier::L0 => &self.l0,
			Tier::L1 => &self.l1,
			Tier::L2 => &self.l2,
			Tier::L3 => &self.l3,
		}
	}

	/// From which value, in US cents, a movement on `path` is reviewed first, if ever.
	pub const fn review_threshold(&self, path: Path) -> Option<Cents> {
		match path {
			Path::Primary => Some(self.reviews.purchase),
			Path::Market => Some(self.reviews.trade),
			Path::CashOut => Some(self.reviews.cash_out),
			_ => None,
		}
	}

	/// What `amount` of GNX, in its smallest unit, counts towards limits in US cents, rounded up.
	pub fn gnx_cents(&self, amount: Balance) -> Cents {
		mul_div_ceil(amount, u128::from(self.gnx_micros), GNX_MICROS_PER_CENT)
			.and_then(|cents| Cents::try_from(cents).ok())
			.unwrap_or(Cents::MAX)
	}

	/// Refuses numbers that contradict each other or switch a rule off by accident.
	pub fn validate(&self) -> Result<(), Flaw> {
		let tiers = [&self.l0, &self.l1, &self.l2, &self.l3];
		let month_below_day = tiers
			.iter()
			.any(|tier| !Flow::ALL.iter().all(|flow| tier.limit(*flow).grows_to_the_month()));
		if month_below_day {
			return Err(Flaw::MonthBelowDay);
		}
		let (lower, higher) = (tiers.iter(), tiers.iter().skip(1));
		if !lower.zip(higher).all(|(lower, higher)| lower.is_within(higher)) {
			return Err(Flaw::TiersOutOfOrder);
		}
		let ages = [self.list_max_age, self.rate_max_age];
		let review = SHORTEST_REVIEW..=LONGEST_AGE;
		if !ages.iter().all(|age| (1..=LONGEST_AGE).contains(age))
			|| !review.contains(&self.reviews.lifetime)
		{
			return Err(Flaw::TimeOutOfRange);
		}
		let zero_case = AmlKind::ALL.iter().any(|kind| self.aml.of(*kind) == 0);
		if zero_case || self.travel_threshold == 0 || self.gnx_micros == 0 {
			return Err(Flaw::ZeroThreshold);
		}
		Ok(())
	}
}

impl Default for Rulebook {
	fn default() -> Self {
		let cap = |units, face_cents| HoldingCap { units, face_cents };
		let few = FlowLimit::new(50_000, 300_000, 20, 200);
		let usual = FlowLimit::new(1_000_000, 5_000_000, 200, 3_000);
		let many = FlowLimit::new(100_000_000, 1_000_000_000, 100_000, 2_000_000);
		Self {
			l0: TierRules::uniform(FlowLimit::default(), cap(Some(0), Some(0))),
			l1: TierRules::uniform(few, cap(Some(1_000_000), Some(200_000))),
			l2: TierRules::uniform(usual, cap(None, Some(5_000_000))),
			l3: TierRules::uniform(many, cap(None, None)),
			reviews: ReviewRules {
				purchase: 1_000_000,
				trade: 1_000_000,
				cash_out: 1_000_000,
				lifetime: DAY.saturating_mul(3),
			},
			travel_threshold: 300_000,
			list_max_age: DAY,
			halt_when_stale: true,
			rate_max_age: DAY,
			closed_loop: ClosedLoopCaps { series: 200_000, seller: 1_000_000 },
			related_day_cents: 10_000,
			aml: AmlThresholds { fan_out: 20, fan_in: 20, moves: 100, round_trips: 5 },
			gnx_micros: 10_000,
		}
	}
}
