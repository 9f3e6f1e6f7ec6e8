// SPDX-License-Identifier: Apache-2.0
//! What units ought to cost: face value, less what time takes off, less what the grade of the issuer takes off.

use super::{DAY, Model, Outcome, WHOLE, must};
use crate::books_model::act::Act;
use genex_primitives::{SeriesId, issuance::Grade};
use pallet_issuers::IssuerStatus;

/// The numbers of the formula.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Prices {
	/// Days of validity that are left, and the millionths that are taken off then; straight lines lie between.
	pub points: Vec<(u32, u32)>,
	/// Millionths that are taken off by grade, the best first.
	pub spreads: [u32; 5],
}

impl Prices {
	/// Whether less time and a worse grade never cost more.
	pub fn is_sound(&self) -> bool {
		let begins = self.points.first().is_some_and(|(days, _)| *days == 0);
		let next = self.points.iter().skip(1);
		let mut pairs = self.points.iter().zip(next);
		let falls = pairs.all(|(one, next)| one.0 < next.0 && one.1 >= next.1);
		begins && falls && self.spreads.is_sorted()
	}

	/// What time takes off when so many whole days are left, rounded up: what the end of the line takes off, and the part
	/// of its fall that is still to come.
	fn of_time(&self, days: u64) -> u128 {
		let mut reached = None;
		for (day, parts) in &self.points {
			let (day, parts) = (u64::from(*day), u128::from(*parts));
			match reached {
				Some((before, more)) if day > days => {
					let (rest, run) = (u128::from(day - days), u128::from(day - before));
					let fall: u128 = more - parts;
					return parts + (fall * rest).div_ceil(run);
				},
				_ => reached = Some((day, parts)),
			}
		}
		reached.map_or(0, |(_, parts)| parts)
	}

	const fn of_grade(&self, grade: Grade) -> u32 {
		let [a, b, c, d, e] = self.spreads;
		match grade {
			Grade::A => a,
			Grade::B => b,
			Grade::C => c,
			Grade::D => d,
			Grade::E => e,
		}
	}
}

impl Model {
	pub(super) fn follow_prices(&mut self, act: &Act) -> Outcome {
		if let Act::SetPricing { prices } = act {
			let sound = prices.as_ref().is_none_or(Prices::is_sound);
			must(sound, "prices that cannot be were set")?;
			self.prices.clone_from(prices);
		}
		Ok(())
	}

	/// What a unit of `series` ought to cost at `at`, in millionths of a minor unit, if there is a price.
	pub fn reference_price(&self, series: SeriesId, at: u64) -> Option<u128> {
		let prices = self.prices.as_ref()?;
		let one = self.series.get(&series)?;
		let left = one.until.checked_sub(at).filter(|left| *left > 0)?;
		let issuer = self.issuers.get(&one.identity)?;
		if issuer.status == IssuerStatus::Applied {
			return None;
		}
		let after = |money: u128, taken: u128| money * (WHOLE - taken) / WHOLE;
		let timely = after(u128::from(one.face) * 1_000_000, prices.of_time(left / DAY));
		Some(after(timely, prices.of_grade(issuer.grade).into()))
	}
}
