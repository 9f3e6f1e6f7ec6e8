// SPDX-License-Identifier: Apache-2.0
//! Which reasons there are against one movement.

use crate::{
	Asset, Cents, Clearance, FreezeMode, IdentityFlags, IdentityId, Jurisdiction, Path, Reason,
	Standing, UnixSeconds,
	gate::{Side, required_tiers, tier_refusal},
	identity::AccountFlags,
	rules::{Activity, Corridor, FlowLimit, Pair, Rulebook},
	usd::NANOS_PER_CENT,
	window::{Flow, HOUR, HOURS_BACK, Usage, Window, bucket},
};
use alloc::vec::Vec;

/// Takes reasons as they are found.
pub trait Sink {
	/// Takes `reason`.
	fn add(&mut self, reason: Reason);

	/// Takes `reason` when it `applies`.
	fn add_if(&mut self, applies: bool, reason: Reason) {
		if applies {
			self.add(reason);
		}
	}
}

/// Keeps the first by priority and allocates nothing.
impl Sink for Option<Reason> {
	fn add(&mut self, reason: Reason) {
		*self = Some(self.map_or(reason, |first| first.min(reason)));
	}
}

/// Keeps all, as found.
impl Sink for Vec<Reason> {
	fn add(&mut self, reason: Reason) {
		self.push(reason);
	}
}

/// What a movement is worth in US cents, rounded up.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Value {
	/// The face value, or the amount of a stablecoin.
	pub face: Cents,
	/// The higher of that and the price: what limits and thresholds count.
	pub counted: Cents,
}

/// Closed-loop coupons that the buyer bought within 24 hours.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ClosedLoop {
	/// Of this series.
	pub of_series: Window<HOURS_BACK>,
	/// From this seller.
	pub from_seller: Window<HOURS_BACK>,
}

/// Units that would be added to what an identity holds.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Inbound {
	/// Units of the series that the identity would have, on all its accounts.
	pub units_after: u128,
	/// What the added units count, in billionths of a US dollar.
	pub worth: u128,
	/// How many accounts of the identity were asked for what they have; zero when it could not matter.
	pub asked: u32,
}

/// All that is known of one movement. [`Facts::new`] knows only the parties; the questions below say what else to
/// look up, so that nothing is read that does not matter.
#[derive(Clone, Debug)]
pub struct Facts {
	/// Why it moves.
	pub path: Path,
	/// What moves.
	pub asset: Asset,
	/// What was cleared before.
	pub clearance: Clearance,
	/// The time.
	pub now: UnixSeconds,
	/// The giving side.
	pub from: Standing,
	/// The receiving side.
	pub to: Standing,
	/// The rulebook, unless none is set.
	pub book: Option<Rulebook>,
	/// First second at which the sanctions lists count as too old.
	pub fresh_until: UnixSeconds,
	/// Whether a class of coupons is banned anywhere.
	pub has_bans: bool,
	/// Whether the recipient is a contract that may not hold value; see [`Facts::asks_contract`].
	pub contract_refused: bool,
	/// What the series' shared policy has against it; see [`Facts::asks_policy`].
	pub policy: Option<Reason>,
	/// The corridor it takes, if it crosses a border; see [`Facts::crossing`].
	pub corridor: Option<Corridor>,
	/// Whether the class of the coupons is banned where the recipient resides; see [`Facts::residence`].
	pub class_banned: bool,
	/// What it is worth, or why nobody knows; see [`Facts::asks_value`].
	pub value: Option<Result<Value, Reason>>,
	/// What the giving identity did before; see [`Facts::flows`].
	pub giving: Option<Activity>,
	/// What the receiving identity did before; see [`Facts::flows`].
	pub receiving: Option<Activity>,
	/// What the two gave each other before; see [`Facts::pair_key`].
	pub pair: Option<Pair>,
	/// What the buyer bought before, if the coupons are closed-loop; see [`Facts::buyer`].
	pub closed_loop: Option<ClosedLoop>,
	/// What the buyer bought before, if it is related to the issuer; see [`Facts::buyer`].
	pub related: Option<Window<HOURS_BACK>>,
	/// What the recipient would hold; see [`Facts::residence`].
	pub inbound: Option<Inbound>,
}

impl Facts {
	/// A movement of which only the parties are known.
	pub fn new(
		(path, asset, clearance): (Path, Asset, Clearance),
		now: UnixSeconds,
		from: Standing,
		to: Standing,
	) -> Self {
		Self {
			path,
			asset,
			clearance,
			now,
			from,
			to,
			book: None,
			fresh_until: 0,
			has_bans: false,
			contract_refused: false,
			policy: None,
			corridor: None,
			class_banned: false,
			value: None,
			giving: None,
			receiving: None,
			pair: None,
			closed_loop: None,
			related: None,
			inbound: None,
		}
	}

	/// Whether both accounts belong to one identity.
	pub fn is_own(&self) -> bool {
		self.from.identity().is_some_and(|identity| self.to.identity() == Some(identity))
	}

	/// Whether a court ordered it.
	pub fn is_ordered(&self) -> bool {
		self.clearance == Clearance::CourtOrder
	}

	/// Whether limits, caps, corridors, policies and the Travel Rule do not apply.
	pub fn is_exempt(&self) -> bool {
		self.is_own() || self.is_ordered()
	}

	/// Whether coupons or stablecoins move: GNX has no gates and may always arrive.
	fn is_regulated(&self) -> bool {
		self.asset != Asset::Gnx
	}

	/// Whether ownership passes between parties who deal with each other.
	const fn is_deal(&self) -> bool {
		matches!(self.path, Path::Primary | Path::P2P | Path::Market)
	}

	/// The two identities, if both are known and differ.
	pub fn identities(&self) -> Option<(IdentityId, IdentityId)> {
		let both = (self.from.identity()?, self.to.identity()?);
		(both.0 != both.1).then_some(both)
	}

	/// Whether it matters that the recipient may be a contract.
	pub fn asks_contract(&self) -> bool {
		let enters = self.is_deal() || self.path == Path::CashIn;
		enters && self.is_regulated() && !self.is_ordered()
	}

	/// Whether the series' shared policy matters.
	pub fn asks_policy(&self) -> bool {
		(self.is_deal() || self.path == Path::Redeem) && !self.is_exempt()
	}

	/// The two jurisdictions, if value goes from one to another.
	pub fn crossing(&self) -> Option<(Jurisdiction, Jurisdiction)> {
		let (from, to) = (self.from.party?.record.jurisdiction, self.to.party?.record.jurisdiction);
		(from != to && self.is_deal() && self.is_regulated() && !self.is_exempt())
			.then_some((from, to))
	}

	/// Where the new holder resides, if the holder of coupons changes.
	pub fn residence(&self) -> Option<Jurisdiction> {
		let coupons = matches!(self.asset, Asset::Series(_));
		let place = self.to.party?.record.jurisdiction;
		(coupons && self.is_deal() && !self.is_exempt()).then_some(place)
	}

	/// Whether it matters what it is worth. The end of a coupon's life must not wait for a rate.
	pub fn asks_value(&self) -> bool {
		match self.path {
			Path::Redeem | Path::Refund | Path::Recall | Path::System => false,
			Path::P2P => !self.is_exempt(),
			Path::Primary | Path::Market | Path::CashIn | Path::CashOut => !self.is_ordered(),
		}
	}

	/// Whose flows count it: of the giving and of the receiving identity. The money of a sale counts nothing: the
	/// coupons count the higher of face value and price.
	pub fn flows(&self) -> (Option<Flow>, Option<Flow>) {
		if self.is_exempt() {
			return (None, None);
		}
		match (self.path, self.asset) {
			(Path::Primary, Asset::Series(_)) => (None, Some(Flow::Buy)),
			(Path::Market, Asset::Series(_)) => (Some(Flow::Sell), Some(Flow::Buy)),
			(Path::P2P, _) => (Some(Flow::Send), Some(Flow::Receive)),
			_ => (None, None),
		}
	}

	/// The key of the pair of identities, if the Travel Rule looks at it.
	pub fn pair_key(&self) -> Option<(IdentityId, IdentityId)> {
		let (from, to) = self.identities()?;
		(self.path == Path::P2P && self.is_regulated() && !self.is_ordered())
			.then(|| Pair::key(from, to))
	}

	/// The identity that buys coupons from their issuer, if caps on buyers matter.
	pub fn buyer(&self) -> Option<IdentityId> {
		let sale = self.path == Path::Primary && matches!(self.asset, Asset::Series(_));
		self.to.identity().filter(|_| sale && !self.is_exempt())
	}

	/// Whether moved units leave what the giving identity holds, and whether they enter what the receiving one holds.
	pub fn worth_legs(&self) -> (bool, bool) {
		let legs = match self.path {
			_ if self.is_ordered() => (true, true),
			Path::P2P | Path::Market | Path::System => (true, true),
			// Out of the issuer's stock, which nobody holds.
			Path::Primary => (false, true),
			// The units come to an end.
			Path::Redeem | Path::Refund => (true, false),
			Path::Recall | Path::CashIn | Path::CashOut => (false, false),
		};
		if legs == (true, true) && self.is_own() { (false, false) } else { legs }
	}

	/// Tells `sink` every reason against the movement.
	pub fn judge(&self, sink: &mut impl Sink) {
		let regulated = self.is_regulated();
		sink.add_if(regulated && self.to.freeze() == FreezeMode::Full, Reason::RecipientFrozen);
		if self.is_ordered() {
			sink.add_if(regulated && self.to.party.is_none(), Reason::RecipientUnknown);
			return;
		}
		sink.add_if(self.from.freeze() != FreezeMode::None, Reason::SenderFrozen);
		if regulated {
			self.judge_standing(sink);
		}
		self.judge_places(sink);
		match &self.book {
			Some(book) => self.judge_by(book, sink),
			None => sink.add(Reason::RulesMissing),
		}
	}

	fn judge_standing(&self, sink: &mut impl Sink) {
		let blacklisted = |side: &Standing| {
			side.party.is_some_and(|party| party.record.flags.contains(IdentityFlags::BLACKLISTED))
		};
		let may_leave = matches!(self.path, Path::Redeem | Path::Refund);
		sink.add_if(blacklisted(&self.from) && !may_leave, Reason::SenderBlacklisted);
		let may_enter = self.path == Path::Refund;
		sink.add_if(blacklisted(&self.to) && !may_enter, Reason::RecipientBlacklisted);

		let (giver, receiver) = required_tiers(self.path);
		let (from, to) = (self.from.party.as_ref(), self.to.party.as_ref());
		let sender = tier_refusal(Side::Sender, from, giver, self.now);
		let recipient = tier_refusal(Side::Recipient, to, receiver, self.now);
		for reason in sender.into_iter().chain(recipient) {
			sink.add(reason);
		}
		sink.add_if(self.contract_refused, Reason::ContractNotAllowed);
		let screened = self.to.flags.contains(AccountFlags::SCREENED) && !self.is_own();
		// What the recipient's own attestor accepted was asked for, too.
		let asked = matches!(self.clearance, Clearance::Accepted | Clearance::TravelRule);
		let gift = self.path == Path::P2P && !asked;
		sink.add_if(screened && gift, Reason::RecipientScreens);
	}

	fn judge_places(&self, sink: &mut impl Sink) {
		if let Some(reason) = self.policy {
			sink.add(reason);
		}
		let blocked = self.corridor.is_some_and(|corridor| corridor.blocked);
		sink.add_if(blocked, Reason::CorridorBlocked);
		sink.add_if(self.class_banned, Reason::ClassBanned);
	}

	fn judge_by(&self, book: &Rulebook, sink: &mut impl Sink) {
		let listed = matches!(self.path, Path::P2P | Path::CashOut) && self.is_regulated();
		let stale = book.halt_when_stale && self.now >= self.fresh_until;
		sink.add_if(listed && stale, Reason::SanctionsListStale);
		self.judge_holding(book, sink);
		match self.value {
			Some(Ok(value)) => {
				self.judge_caps(book, value, sink);
				self.judge_limits(book, value, sink);
				self.judge_clearance(book, value, sink);
			},
			Some(Err(reason)) => sink.add(reason),
			None => {},
		}
	}

	fn judge_holding(&self, book: &Rulebook, sink: &mut impl Sink) {
		let (Some(party), Some(inbound)) = (&self.to.party, self.inbound) else { return };
		let cap = book.tier(party.record.tier_at(self.now)).holding;
		let too_many = cap.units.is_some_and(|units| inbound.units_after > u128::from(units));
		sink.add_if(too_many, Reason::HoldingUnitsCap);
		let before = self.receiving.as_ref().map_or(0, |activity| activity.worth);
		let too_much = match (before.checked_add(inbound.worth), cap.face_cents) {
			(Some(after), Some(cents)) => after > nanos(cents),
			(after, None) => after.is_none(),
			(None, Some(_)) => true,
		};
		sink.add_if(too_much, Reason::HoldingFaceCap);
	}

	fn judge_caps(&self, book: &Rulebook, value: Value, sink: &mut impl Sink) {
		let hour = bucket(self.now, HOUR);
		let after =
			|window: &Window<HOURS_BACK>, cents| window.sum(hour).cents.saturating_add(cents);
		if let Some(bought) = &self.closed_loop {
			let of_series = after(&bought.of_series, value.face);
			sink.add_if(of_series > book.closed_loop.series, Reason::ClosedLoopSeriesCap);
			let from_seller = after(&bought.from_seller, value.face);
			sink.add_if(from_seller > book.closed_loop.seller, Reason::ClosedLoopSellerCap);
		}
		if let Some(bought) = &self.related {
			let sum = after(bought, value.counted);
			sink.add_if(sum > book.related_day_cents, Reason::RelatedPartyCap);
		}
		let cap = self.corridor.and_then(|corridor| corridor.daily_cap);
		if let (Some(cap), Some(activity)) = (cap, &self.giving) {
			let sum = after(&activity.crossed, value.counted);
			sink.add_if(sum > cap, Reason::CorridorCapExceeded);
		}
	}

	fn judge_limits(&self, book: &Rulebook, value: Value, sink: &mut impl Sink) {
		let (giver, receiver) = self.flows();
		let sides = [(giver, &self.from, &self.giving), (receiver, &self.to, &self.receiving)];
		for (flow, standing, activity) in sides {
			if let (Some(flow), Some(party), Some(activity)) = (flow, &standing.party, activity) {
				let limit = book.tier(party.record.tier_at(self.now)).limit(flow);
				let act = Usage::once(value.counted);
				judge_flow(flow, activity, self.now, act, limit, sink);
			}
		}
	}

	fn judge_clearance(&self, book: &Rulebook, value: Value, sink: &mut impl Sink) {
		let sale_of_money = matches!(self.path, Path::Primary | Path::Market)
			&& !matches!(self.asset, Asset::Series(_));
		if self.clearance != Clearance::Review && !sale_of_money {
			let high = book.review_threshold(self.path).is_some_and(|from| value.counted >= from);
			sink.add_if(high, Reason::ReviewNeeded);
		}
		let (Some(pair), Some((from, to))) = (&self.pair, self.identities()) else { return };
		if !self.clearance.satisfies_travel_rule() {
			let before = pair.leg(from, to).sum(bucket(self.now, HOUR)).cents;
			let high = before.saturating_add(value.counted) >= self.travel_threshold(book);
			sink.add_if(high, Reason::TravelRuleNeeded);
		}
	}

	fn travel_threshold(&self, book: &Rulebook) -> Cents {
		let own = self.corridor.and_then(|corridor| corridor.travel_threshold);
		own.unwrap_or(book.travel_threshold)
	}
}

/// Tells `sink` which limits of `flow` would be exceeded by `adding` to what `activity` counts at `now`.
pub fn judge_flow(
	flow: Flow,
	activity: &Activity,
	now: UnixSeconds,
	adding: Usage,
	limit: &FlowLimit,
	sink: &mut impl Sink,
) {
	let [value_day, value_month, count_day, count_month] = reasons_of(flow);
	let (day, month) = activity.flow(flow).sums(now);
	let (day, month) = (day.plus(adding), month.plus(adding));
	sink.add_if(day.cents > limit.day_cents, value_day);
	sink.add_if(month.cents > limit.month_cents, value_month);
	sink.add_if(day.count > limit.day_count, count_day);
	sink.add_if(month.count > limit.month_count, count_month);
}

/// The reasons of value a day, value a month, number a day and number a month.
const fn reasons_of(flow: Flow) -> [Reason; 4] {
	use Reason::*;
	match flow {
		Flow::Buy => [BuyValueDay, BuyValueMonth, BuyCountDay, BuyCountMonth],
		Flow::Sell => [SellValueDay, SellValueMonth, SellCountDay, SellCountMonth],
		Flow::Send => [SendValueDay, SendValueMonth, SendCountDay, SendCountMonth],
		Flow::Receive => [ReceiveValueDay, ReceiveValueMonth, ReceiveCountDay, ReceiveCountMonth],
	}
}

/// Billionths of a US dollar in `cents`: 64 bits times ten million always fit.
fn nanos(cents: Cents) -> u128 {
	u128::from(cents).saturating_mul(NANOS_PER_CENT)
}
