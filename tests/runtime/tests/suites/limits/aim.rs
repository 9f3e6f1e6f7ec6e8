// SPDX-License-Identifier: Apache-2.0
//! How much is tried: little, much, or exactly at a limit that the chain says is left, and one beside it.

use crate::limits::{
	Run,
	reference::{Kind, Move},
	world::{Currency, EURX, corridor},
};
use genex_primitives::{
	Asset, Cents,
	window::{HOUR, bucket},
};
use genex_runtime::Compliance;

impl Run {
	/// A move of this kind with a quantity that is worth trying.
	pub fn aimed(&mut self, kind: Kind, from: usize, to: usize, asset: Asset) -> Move {
		let cents = match self.random.below(10) {
			0..=3 => self.random.between(1, 60),
			4..=5 => self.random.between(1, 5_000),
			6 => self.random.between(1, 50_000),
			_ => self.left(kind, from, to, asset),
		};
		let (quantity, price) = self.quantity(kind, from, asset, cents);
		Move { kind, from, to, asset, quantity, price }
	}

	/// Cents that one of the rules leaves, and sometimes one more or less.
	fn left(&mut self, kind: Kind, from: usize, to: usize, asset: Asset) -> Cents {
		let reference = &self.reference;
		let owner = &reference.world.owner;
		let (Some(from), Some(to)) = (owner[from], owner[to]) else { return 100 };
		let people = &reference.world.people;
		let (giver, receiver) = (&people[from], &people[to]);
		let (gives, receives) = match kind {
			Kind::Buy { .. } => (None, 0),
			Kind::Trade { .. } => (Some(2), 0),
			_ => (Some(4), 6),
		};
		let month = usize::from(self.random.chance(40));
		let limit = |identity, place: usize| {
			let status = Compliance::limit_status(identity).unwrap_or_default();
			status.get(place + month).map_or(0, |one| one.remaining.cents)
		};
		let hour = bucket(reference.now, HOUR);
		let target = match (self.random.below(6), kind) {
			(0, _) => gives.map_or(0, |place| limit(giver.identity, place)),
			(1, _) => limit(receiver.identity, receives),
			(2, Kind::Gift { .. }) => {
				let (a, b) = (giver.identity, receiver.identity);
				let sum = Compliance::pair(a, b).leg(a, b).sum(hour).cents;
				reference.threshold(from, to).saturating_sub(sum)
			},
			(2, Kind::Buy { .. }) => reference.book.reviews.purchase,
			(2, Kind::Trade { .. }) => reference.book.reviews.trade,
			(3, Kind::Buy { .. }) => {
				let caps = reference.book.closed_loop;
				let related = reference.book.related_day_cents;
				*self.random.pick(&[caps.series, caps.seller / 2, related])
			},
			(3, _) => {
				let sum = Compliance::activity(giver.identity).crossed.sum(hour).cents;
				let cap = corridor(giver.place, receiver.place).daily_cap;
				cap.unwrap_or(1_000).saturating_sub(sum)
			},
			_ => {
				let series = reference.series(asset).map_or(0, |(series, _)| series);
				let (units, worth) = reference.held(to, series);
				let cap = reference.book.tier(receiver.standing()).holding;
				let face = cap.face_cents.unwrap_or(5_000);
				let by_worth = u128::from(face).saturating_sub(worth / 10_000_000);
				let by_units = u128::from(cap.units.unwrap_or(5_000)).saturating_sub(units);
				Cents::try_from(if month == 0 { by_worth } else { by_units }).unwrap_or(1)
			},
		};
		(target + self.random.below(3)).saturating_sub(1)
	}

	/// How much of `asset` is worth `cents`, sometimes one more or less, and what is paid for it.
	fn quantity(
		&mut self,
		kind: Kind,
		from: usize,
		asset: Asset,
		cents: Cents,
	) -> (u128, Option<u128>) {
		let (cents, [eur, jpy]) = (u128::from(cents), self.reference.rates);
		let minor = |picos: u64| cents * 10_000_000_000 / u128::from(picos);
		let beside = u128::from(self.random.below(3));
		if let Some((number, info)) = self.reference.series(asset) {
			let picos = match info.currency {
				Currency::Usd => 10_000_000_000,
				Currency::Eur => eur,
				Currency::Jpy => jpy,
			};
			let mut units = minor(picos) / info.face;
			if info.currency != Currency::Usd {
				units += beside.saturating_sub(1);
			}
			let has = self.reference.units[from][number];
			if !matches!(kind, Kind::Buy { .. }) && has > 0 && self.random.chance(95) {
				units = units.min(has);
			}
			let units = units.max(1);
			let price = match kind {
				Kind::Buy { .. } => Some(info.price * units),
				Kind::Trade { .. } => Some(cents * 10_000 * u128::from(self.random.below(3)) / 2),
				_ => None,
			};
			return (units, price);
		}
		let middle = match asset {
			Asset::Gnx => {
				cents * 10_000_000_000_000_000 / u128::from(self.reference.book.gnx_micros)
			},
			Asset::Stablecoin(EURX) => minor(eur) * 10_000,
			_ => cents * 10_000,
		};
		((middle + beside).saturating_sub(1).max(1), None)
	}
}
