// SPDX-License-Identifier: Apache-2.0
//! The independent judge: the plain list of every accepted move, and the rules applied to it with arithmetic of its own.

use crate::limits::world::{Currency, EURX, SeriesInfo, World, corridor};
use genex_primitives::{Asset, Cents, Flow, Tier, rules::Rulebook};
use std::collections::{BTreeMap, VecDeque};

const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;
const MONTH: u64 = 30 * DAY;
/// How long moves are remembered: a bucket longer than the longest window.
const MEMORY: u64 = 31 * DAY;

/// An identity.
#[derive(Clone, Debug)]
pub struct Person {
	pub identity: u64,
	pub tier: Tier,
	pub place: [u8; 2],
	pub revoked: bool,
	/// Whether everything of it is frozen.
	pub frozen: bool,
}

impl Person {
	/// Someone in good standing.
	pub fn new(identity: u64, tier: Tier, place: [u8; 2]) -> Self {
		Self { identity, tier, place, revoked: false, frozen: false }
	}

	/// The tier that counts.
	pub fn standing(&self) -> Tier {
		if self.revoked { Tier::L0 } else { self.tier }
	}
}

/// What kind of business a move is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// From the issuer; the flag says whether an officer approved it.
	Buy { reviewed: bool },
	/// On the order book; the flag says whether an officer approved it.
	Trade { reviewed: bool },
	/// Between holders; the flag says whether a Travel Rule case was completed.
	Gift { cleared: bool },
	/// GNX.
	Gnx,
	/// Units end.
	Redeem,
}

/// A move as its arguments tell it. Accounts by number.
#[derive(Clone, Debug)]
pub struct Move {
	pub kind: Kind,
	pub from: usize,
	pub to: usize,
	pub asset: Asset,
	pub quantity: u128,
	/// What is paid, in smallest units of USDC.
	pub price: Option<u128>,
}

/// Moves of one flow: when, how much, and whether it counts as an act.
#[derive(Default)]
struct Record(VecDeque<(u64, Cents, u64)>);

impl Record {
	fn add(&mut self, now: u64, cents: Cents, count: u64) {
		while self.0.front().is_some_and(|(at, ..)| now - at > MEMORY) {
			self.0.pop_front();
		}
		self.0.push_back((now, cents, count));
	}

	/// Value and number since `length` seconds ago, both ends included.
	fn within(&self, now: u64, length: u64) -> (Cents, u64) {
		let recent = self.0.iter().rev().take_while(|(at, ..)| now - at <= length);
		recent.fold((0, 0), |(cents, count), (_, more, acts)| (cents + more, count + acts))
	}
}

/// Everything that was accepted, and what it broke.
pub struct Reference {
	pub world: World,
	pub book: Rulebook,
	/// Trillionths of a dollar of a minor unit of euros and yen.
	pub rates: [u64; 2],
	pub now: u64,
	/// When something was accepted, for aiming at the edges of windows.
	pub times: VecDeque<u64>,
	pub broken: Vec<String>,
	pub accepted: BTreeMap<&'static str, u64>,
	/// What happened, where somebody wants to read it.
	pub story: Option<Vec<String>>,
	/// Units on each account, by number of the series.
	pub units: Vec<Vec<u128>>,
	/// Who an account belonged to before it left: its GNX still counts there.
	former: Vec<Option<usize>>,
	/// What was paid last for units of each series: cents, and for how many.
	paid: Vec<Option<(u128, u128)>>,
	flows: BTreeMap<(usize, Flow), Record>,
	pairs: BTreeMap<(usize, usize), Record>,
	crossed: BTreeMap<usize, Record>,
	of_series: BTreeMap<(usize, usize), Record>,
	from_seller: BTreeMap<(usize, usize), Record>,
	related: BTreeMap<usize, Record>,
}

impl Reference {
	/// Nothing has moved yet.
	pub fn new(world: World, book: Rulebook, rates: [u64; 2], now: u64) -> Self {
		let units = vec![vec![0; world.series.len()]; world.accounts.len()];
		let (former, paid) = (vec![None; world.accounts.len()], vec![None; world.series.len()]);
		Self {
			world,
			book,
			rates,
			now,
			times: VecDeque::new(),
			broken: Vec::new(),
			accepted: BTreeMap::new(),
			story: None,
			units,
			former,
			paid,
			flows: BTreeMap::new(),
			pairs: BTreeMap::new(),
			crossed: BTreeMap::new(),
			of_series: BTreeMap::new(),
			from_seller: BTreeMap::new(),
			related: BTreeMap::new(),
		}
	}

	/// The series with this id.
	pub fn series(&self, asset: Asset) -> Option<(usize, SeriesInfo)> {
		let Asset::Series(id) = asset else { return None };
		let number = self.world.series.iter().position(|one| one.id == id)?;
		Some((number, self.world.series[number]))
	}

	fn cents_of(&self, currency: Currency, minor: u128) -> Cents {
		let picos = match currency {
			Currency::Usd => 10_000_000_000,
			Currency::Eur => self.rates[0],
			Currency::Jpy => self.rates[1],
		};
		Cents::try_from((minor * u128::from(picos)).div_ceil(10_000_000_000)).unwrap_or(Cents::MAX)
	}

	/// Face value in cents, and the value that counts.
	pub fn value(&self, one: &Move) -> (Cents, Cents) {
		let face = match one.asset {
			Asset::Series(_) => {
				let (_, info) = self.series(one.asset).expect("a series of the suite");
				self.cents_of(info.currency, info.face * one.quantity)
			},
			Asset::Stablecoin(asset) => {
				let currency = if asset == EURX { Currency::Eur } else { Currency::Usd };
				self.cents_of(currency, one.quantity.div_ceil(10_000))
			},
			Asset::Gnx => {
				let micros = one.quantity * u128::from(self.book.gnx_micros);
				Cents::try_from(micros.div_ceil(10_000_000_000_000_000)).unwrap_or(Cents::MAX)
			},
		};
		let price =
			one.price.map_or(0, |price| self.cents_of(Currency::Usd, price.div_ceil(10_000)));
		(face, face.max(price).max(self.last_price(one)))
	}

	/// What given coupons cost last.
	fn last_price(&self, one: &Move) -> Cents {
		let (Kind::Gift { .. }, Some((series, _))) = (one.kind, self.series(one.asset)) else {
			return 0;
		};
		self.paid[series].map_or(0, |(cents, units)| {
			Cents::try_from((cents * one.quantity).div_ceil(units)).unwrap_or(Cents::MAX)
		})
	}

	/// The person whose GNX an account has.
	fn holder(&self, account: usize) -> Option<usize> {
		self.world.owner[account].or(self.former[account])
	}

	/// An account leaves whom it belonged to.
	pub fn leaves(&mut self, account: usize) {
		self.former[account] = self.world.owner[account].take();
	}

	/// An account joins somebody.
	pub fn joins(&mut self, account: usize, person: usize) {
		self.world.owner[account] = Some(person);
		self.former[account] = None;
	}

	/// Nothing leaves whom a freeze holds, and but GNX nothing reaches it.
	fn judge_freeze(&mut self, route: &str, one: &Move) {
		let frozen =
			|person: Option<usize>| person.is_some_and(|one| self.world.people[one].frozen);
		let reached = frozen(self.world.owner[one.to]) && one.asset != Asset::Gnx;
		if frozen(self.holder(one.from)) || reached {
			self.breach(format!("{route}: a frozen party took part: {one:?}"));
		}
	}

	fn breach(&mut self, what: String) {
		if self.broken.len() < 50 {
			self.broken.push(format!("at {}: {what}", self.now));
		}
	}

	/// Adds to the story.
	pub fn tell(&mut self, what: impl FnOnce() -> String) {
		if let Some(story) = &mut self.story {
			story.push(format!("at {}: {}", self.now, what()));
		}
	}

	/// Takes a move in that the chain accepted, and judges all accepted moves of the parties.
	pub fn accept(&mut self, route: &'static str, one: &Move) {
		*self.accepted.entry(route).or_default() += 1;
		self.tell(|| format!("{route}: {one:?}"));
		if self.times.len() == 400 {
			self.times.pop_front();
		}
		self.times.push_back(self.now);
		self.judge_freeze(route, one);
		let (from, to) = match one.kind {
			Kind::Gnx => (self.holder(one.from), self.holder(one.to)),
			_ => (self.world.owner[one.from], self.world.owner[one.to]),
		};
		self.move_units(one);
		let (_, counted) = self.value(one);
		if let (Kind::Buy { .. } | Kind::Trade { .. }, Some(price)) = (one.kind, one.price)
			&& let Some((series, _)) = self.series(one.asset)
		{
			self.paid[series] = Some((price.div_ceil(10_000), one.quantity));
		}
		match one.kind {
			Kind::Redeem => return,
			Kind::Gnx => {
				let Some(payer) = from.filter(|_| from != to) else { return };
				self.count(payer, Flow::Send, counted, 0);
				if let Some(recipient) = to {
					self.count(recipient, Flow::Receive, counted, 0);
				}
				return self.judge_flow(route, payer, Flow::Send);
			},
			_ => {},
		}
		let (Some(from), Some(to)) = (from, to) else {
			return self.breach(format!("{route}: somebody without identity took part: {one:?}"));
		};
		if from == to {
			return;
		}
		self.judge_tiers(route, from, to, one);
		match one.kind {
			Kind::Buy { reviewed } => self.bought(route, from, to, one, reviewed),
			Kind::Trade { reviewed } => self.traded(route, from, to, counted, reviewed),
			Kind::Gift { cleared } => self.given(route, from, to, counted, cleared),
			Kind::Gnx | Kind::Redeem => {},
		}
		if let Some((series, _)) = self.series(one.asset) {
			self.judge_holding(route, to, series);
		}
	}

	fn judge_tiers(&mut self, route: &str, from: usize, to: usize, one: &Move) {
		let low = |person: usize| self.world.people[person].standing() < Tier::L1;
		// That a seller is L3 is asked where it lists.
		let seller_low = low(from) && !matches!(one.kind, Kind::Buy { .. });
		if low(to) || seller_low {
			self.breach(format!("{route}: a party counts as L0: {one:?}"));
		}
	}

	fn move_units(&mut self, one: &Move) {
		let Some((series, _)) = self.series(one.asset) else { return };
		if !matches!(one.kind, Kind::Buy { .. }) {
			match self.units[one.from][series].checked_sub(one.quantity) {
				Some(left) => self.units[one.from][series] = left,
				None => return self.breach(format!("more left an account than it had: {one:?}")),
			}
		}
		if one.kind != Kind::Redeem {
			self.units[one.to][series] += one.quantity;
		}
	}

	fn count(&mut self, person: usize, flow: Flow, cents: Cents, acts: u64) {
		self.flows.entry((person, flow)).or_default().add(self.now, cents, acts);
	}

	fn judge_flow(&mut self, route: &str, person: usize, flow: Flow) {
		let limit = *self.book.tier(self.world.people[person].standing()).limit(flow);
		let record = &self.flows[&(person, flow)];
		let (day, month) = (record.within(self.now, DAY), record.within(self.now, MONTH));
		let latest = record.0.back().map_or(0, |(_, _, acts)| *acts);
		let counts =
			latest > 0 && (day.1 > limit.day_count.into() || month.1 > limit.month_count.into());
		if day.0 > limit.day_cents || month.0 > limit.month_cents || counts {
			let tier = self.world.people[person].standing();
			self.breach(format!("{route}: {flow:?} of {tier:?}: {day:?} {month:?} of {limit:?}"));
		}
	}

	fn flow(&mut self, route: &str, person: usize, flow: Flow, cents: Cents) {
		self.count(person, flow, cents, 1);
		self.judge_flow(route, person, flow);
	}

	fn bought(&mut self, route: &str, seller: usize, buyer: usize, one: &Move, reviewed: bool) {
		let (face, counted) = self.value(one);
		let (now, caps) = (self.now, self.book.closed_loop);
		if counted >= self.book.reviews.purchase && !reviewed {
			self.breach(format!("{route}: {counted} cents bought without a review"));
		}
		self.flow(route, buyer, Flow::Buy, counted);
		let (series, info) = self.series(one.asset).expect("a series of the suite");
		if info.paid_gift {
			let of_series = self.of_series.entry((buyer, series)).or_default();
			of_series.add(now, face, 1);
			let of_series = of_series.within(now, DAY).0;
			let from_seller = self.from_seller.entry((buyer, seller)).or_default();
			from_seller.add(now, face, 1);
			let from_seller = from_seller.within(now, DAY).0;
			if of_series > caps.series || from_seller > caps.seller {
				self.breach(format!(
					"{route}: closed loop: {of_series}, {from_seller} of {caps:?}"
				));
			}
		}
		if seller == 0 && self.world.related.contains(&buyer) {
			let related = self.related.entry(buyer).or_default();
			related.add(now, counted, 1);
			let sum = related.within(now, DAY).0;
			if sum > self.book.related_day_cents {
				self.breach(format!("{route}: a related party bought {sum}"));
			}
		}
	}

	fn traded(&mut self, route: &str, from: usize, to: usize, counted: Cents, reviewed: bool) {
		if counted >= self.book.reviews.trade && !reviewed {
			self.breach(format!("{route}: {counted} cents traded without a review"));
		}
		self.crossing(route, from, to, counted);
		self.flow(route, from, Flow::Sell, counted);
		self.flow(route, to, Flow::Buy, counted);
	}

	fn given(&mut self, route: &str, from: usize, to: usize, counted: Cents, cleared: bool) {
		self.crossing(route, from, to, counted);
		self.flow(route, from, Flow::Send, counted);
		self.flow(route, to, Flow::Receive, counted);
		if cleared {
			return;
		}
		let (now, threshold) = (self.now, self.threshold(from, to));
		let pair = self.pairs.entry((from, to)).or_default();
		pair.add(now, counted, 1);
		let sum = pair.within(now, DAY).0;
		if counted >= threshold || sum >= threshold {
			self.breach(format!("{route}: {sum} cents without a case, threshold {threshold}"));
		}
	}

	/// From which sum the Travel Rule holds between two people.
	pub fn threshold(&self, from: usize, to: usize) -> Cents {
		let (from, to) = (self.world.people[from].place, self.world.people[to].place);
		let own = if from == to { None } else { corridor(from, to).travel_threshold };
		own.unwrap_or(self.book.travel_threshold)
	}

	fn crossing(&mut self, route: &str, from: usize, to: usize, cents: Cents) {
		let (here, there) = (self.world.people[from].place, self.world.people[to].place);
		if here == there {
			return;
		}
		let now = self.now;
		let crossed = self.crossed.entry(from).or_default();
		crossed.add(now, cents, 1);
		let sum = crossed.within(now, DAY).0;
		if corridor(here, there).daily_cap.is_some_and(|cap| sum > cap) {
			self.breach(format!("{route}: {sum} cents crossed a border"));
		}
	}

	/// Units of a series and billionths of a dollar of all series that a person has.
	pub fn held(&self, person: usize, series: usize) -> (u128, u128) {
		let own = (0..self.units.len()).filter(|one| self.world.owner[*one] == Some(person));
		own.fold((0, 0), |(units, worth), account| {
			let of = &self.units[account];
			let more: u128 =
				of.iter().zip(&self.world.series).map(|(had, info)| had * info.unit_worth).sum();
			(units + of[series], worth + more)
		})
	}

	fn judge_holding(&mut self, route: &str, person: usize, series: usize) {
		let cap = self.book.tier(self.world.people[person].standing()).holding;
		let (units, worth) = self.held(person, series);
		let too_many = cap.units.is_some_and(|most| units > most.into());
		let too_much = cap.face_cents.is_some_and(|most| worth > u128::from(most) * 10_000_000);
		if too_many || too_much {
			self.breach(format!("{route}: {units} units, worth {worth}, of {cap:?}"));
		}
	}

	/// Whether a refusal of a limit has a ground at all, where windows may err by one bucket on the strict side.
	pub fn grounds(&mut self, one: &Move, code: u16) {
		let gnx = one.kind == Kind::Gnx;
		let party = |account| if gnx { self.holder(account) } else { self.world.owner[account] };
		let Some(from) = party(one.from) else { return };
		// GNX is judged on its way out, whoever is to have it.
		let Some(to) = party(one.to).or(gnx.then_some(from)) else { return };
		let (_, counted) = self.value(one);
		let has_ground = match code {
			401..=416 => {
				let flow = Flow::ALL[usize::from((code - 401) / 4)];
				let giving = matches!(flow, Flow::Sell | Flow::Send);
				let person = if giving { from } else { to };
				let limit = self.book.tier(self.world.people[person].standing()).limit(flow);
				let record = self.flows.entry((person, flow)).or_default();
				let day = record.within(self.now, DAY + HOUR);
				let month = record.within(self.now, MEMORY);
				match (code - 401) % 4 {
					0 => day.0 + counted > limit.day_cents,
					1 => month.0 + counted > limit.month_cents,
					2 => day.1 + 1 > limit.day_count.into(),
					_ => month.1 + 1 > limit.month_count.into(),
				}
			},
			602 => {
				let threshold = self.threshold(from, to);
				let pair = self.pairs.entry((from, to)).or_default();
				pair.within(self.now, DAY + HOUR).0 + counted >= threshold
			},
			_ => true,
		};
		if !has_ground {
			self.breach(format!("refused with {code} without a ground: {one:?}"));
		}
	}
}
