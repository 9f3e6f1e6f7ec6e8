// SPDX-License-Identifier: Apache-2.0
//! What a coupon ought to cost: its face value, less what the time until its end takes off, less what the issuer's
//! grade takes off. `P = F · (1 − dt) · (1 − rc)`.

use crate::{Ppm, UnixSeconds, issuance::Grade, maths::mul_div_floor};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::ConstU32;
use sp_runtime::BoundedVec;

/// Most points of a curve.
pub const MAX_POINTS: u32 = 16;

/// Seconds in a day.
const DAY: UnixSeconds = 86_400;

/// What time takes off when so many days of validity are left.
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
pub struct Point {
	/// Whole days of validity that are left.
	pub days: u32,
	/// The share of face value that is taken off then.
	pub discount: Ppm,
}

/// What time takes off, as points that straight lines connect: the first is at 0 days, and the days grow while the
/// discounts do not. After the last point its discount holds.
pub type Curve = BoundedVec<Point, ConstU32<MAX_POINTS>>;

/// What is taken off for the issuer's grade: the better the grade, the less or the same.
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
pub struct Spreads {
	/// Of the best grade.
	pub a: Ppm,
	/// Of grade B.
	pub b: Ppm,
	/// Of grade C.
	pub c: Ppm,
	/// Of grade D.
	pub d: Ppm,
	/// Of the worst grade.
	pub e: Ppm,
}

impl Spreads {
	/// What is taken off at `grade`.
	pub const fn of(&self, grade: Grade) -> Ppm {
		match grade {
			Grade::A => self.a,
			Grade::B => self.b,
			Grade::C => self.c,
			Grade::D => self.d,
			Grade::E => self.e,
		}
	}

	/// Whether a better grade never costs more.
	pub fn is_sound(&self) -> bool {
		[self.a, self.b, self.c, self.d, self.e].is_sorted()
	}
}

/// The governed numbers of the formula.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PriceRules {
	/// What time takes off.
	pub time: Curve,
	/// What the issuer's grade takes off.
	pub spreads: Spreads,
}

impl PriceRules {
	/// Whether curve and spreads are what they must be.
	pub fn is_sound(&self) -> bool {
		let begins = self.time.first().is_some_and(|point| point.days == 0);
		let pairs = self.time.iter().zip(self.time.iter().skip(1));
		let falls =
			|(one, next): (&Point, &Point)| one.days < next.days && one.discount >= next.discount;
		begins && pairs.into_iter().all(falls) && self.spreads.is_sound()
	}

	/// What time takes off when `days` are left, rounded up. Nothing without a point.
	pub fn discount_at(&self, days: u32) -> Option<Ppm> {
		let reached = self.time.iter().take_while(|point| point.days <= days).last()?;
		let Some(next) = self.time.iter().find(|point| point.days > days) else {
			return Some(reached.discount);
		};
		let fall = reached.discount.parts().checked_sub(next.discount.parts())?;
		let (run, gone) = (next.days.checked_sub(reached.days)?, days.checked_sub(reached.days)?);
		let fallen = mul_div_floor(fall.into(), gone.into(), run.into())?;
		Ppm::new(reached.discount.parts().checked_sub(u32::try_from(fallen).ok()?)?)
	}

	/// What coupons of `face` ought to cost at `now`, by an issuer of `grade`, in the unit of `face`: rounded down after
	/// each of the two shares, so never above `face`. Nothing once the validity ended at `valid_until`.
	pub fn price(
		&self,
		face: u128,
		valid_until: UnixSeconds,
		now: UnixSeconds,
		grade: Grade,
	) -> Option<u128> {
		let left = valid_until.checked_sub(now).filter(|left| *left > 0)?;
		let days = u32::try_from(left.checked_div(DAY)?).unwrap_or(u32::MAX);
		let rest = |share: Ppm| Ppm::new(Ppm::ONE.parts().checked_sub(share.parts())?);
		let timely = rest(self.discount_at(days)?)?.floor_of(face)?;
		rest(self.spreads.of(grade))?.floor_of(timely)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const GRADES: [Grade; 5] = [Grade::E, Grade::D, Grade::C, Grade::B, Grade::A];

	fn ppm(parts: u32) -> Ppm {
		Ppm::new(parts).unwrap()
	}

	fn rules_of(points: &[(u32, u32)], spreads: [u32; 5]) -> PriceRules {
		let points =
			points.iter().map(|(days, parts)| Point { days: *days, discount: ppm(*parts) });
		let [a, b, c, d, e] = spreads.map(ppm);
		PriceRules {
			time: Curve::truncate_from(points.collect()),
			spreads: Spreads { a, b, c, d, e },
		}
	}

	/// The worked example of the README of the primary market.
	fn example() -> PriceRules {
		let points = [(0, 300_000), (30, 150_000), (180, 50_000), (1_095, 0)];
		rules_of(&points, [5_000, 10_000, 30_000, 80_000, 200_000])
	}

	#[test]
	fn price_should_be_that_of_the_worked_example() {
		let face = 10_000;
		let price = |days: u64, grade| example().price(face, days * DAY, 0, grade).unwrap();
		// 90 days: 150,000 − 100,000 · 60 / 150 = 110,000 ppm off, so 8,900; less 3 % for grade C.
		assert_eq!(example().discount_at(90), Some(ppm(110_000)));
		assert_eq!(price(90, Grade::C), 8_633);
		assert_eq!(price(90, Grade::A), 8_855);
		assert_eq!(price(2_000, Grade::A), 9_950);
		assert_eq!(price(30, Grade::B), 8_415);
		assert_eq!(price(1, Grade::E), 5_640);
	}

	/// Every cell of the table in that README; the last day has less than a day left.
	#[test]
	fn price_should_be_that_of_every_cell_of_the_table() {
		let table: [(u64, [u128; 5]); 7] = [
			(1, [6_965, 6_930, 6_790, 6_440, 5_600]),
			(7 * DAY, [7_313, 7_276, 7_129, 6_762, 5_880]),
			(30 * DAY, [8_457, 8_415, 8_245, 7_820, 6_800]),
			(90 * DAY, [8_855, 8_811, 8_633, 8_188, 7_120]),
			(180 * DAY, [9_452, 9_405, 9_215, 8_740, 7_600]),
			(365 * DAY, [9_552, 9_504, 9_312, 8_832, 7_680]),
			(1_095 * DAY, [9_950, 9_900, 9_700, 9_200, 8_000]),
		];
		for (left, prices) in table {
			for (grade, price) in GRADES.iter().rev().zip(prices) {
				let told = example().price(10_000, left, 0, *grade);
				assert_eq!(told, Some(price), "{left} {grade:?}");
			}
		}
	}

	#[test]
	fn price_should_be_nothing_when_the_validity_has_ended() {
		let rules = example();
		assert_eq!(rules.price(10_000, 100, 100, Grade::A), None);
		assert_eq!(rules.price(10_000, 100, 101, Grade::A), None);
		// In the last day the discount of day 0 holds.
		assert_eq!(rules.price(10_000, 100, 99, Grade::A), Some(6_965));
	}

	#[test]
	fn rules_should_be_sound_only_when_they_fall_from_day_zero() {
		let spreads = [0; 5];
		assert!(example().is_sound());
		assert!(rules_of(&[(0, 0)], spreads).is_sound());
		assert!(rules_of(&[(0, 5), (1, 5)], spreads).is_sound());
		assert!(!rules_of(&[], spreads).is_sound());
		assert!(!rules_of(&[(1, 5)], spreads).is_sound());
		assert!(!rules_of(&[(0, 5), (0, 4)], spreads).is_sound());
		assert!(!rules_of(&[(0, 5), (1, 6)], spreads).is_sound());
		assert!(!rules_of(&[(0, 5)], [0, 0, 1, 0, 1]).is_sound());
	}

	#[test]
	fn discount_should_be_nothing_when_there_is_no_point() {
		assert_eq!(rules_of(&[], [0; 5]).discount_at(3), None);
	}

	/// Sound rules of every shape.
	fn rules() -> impl Strategy<Value = PriceRules> {
		let steps = proptest::collection::vec((1u32..4_000, 0u32..=1_000_000), 1..16);
		(steps, any::<[u32; 5]>()).prop_map(|(steps, spreads)| {
			let mut discounts: Vec<u32> = steps.iter().map(|(_, parts)| *parts).collect();
			discounts.sort_unstable_by(|one, other| other.cmp(one));
			let mut day = 0;
			let mut points = Vec::new();
			for ((run, _), parts) in steps.iter().zip(discounts) {
				points.push((day, parts));
				day += run;
			}
			let mut spreads = spreads.map(|parts| parts % 1_000_001);
			spreads.sort_unstable();
			rules_of(&points, spreads)
		})
	}

	proptest! {
		#[test]
		fn price_should_never_exceed_face(
			rules in rules(), face: u128, left in 1u64..1 << 40, grade in 0usize..5,
		) {
			prop_assert!(rules.is_sound());
			prop_assert!(rules.price(face, left, 0, GRADES[grade]).unwrap() <= face);
		}

		#[test]
		fn price_should_never_rise_as_time_passes(
			rules in rules(), face: u64, left in 2u64..1 << 30, passed in 1u64..1 << 30,
			grade in 0usize..5,
		) {
			let (face, grade) = (u128::from(face), GRADES[grade]);
			let now = passed.min(left - 1);
			let before = rules.price(face, left, 0, grade).unwrap();
			prop_assert!(rules.price(face, left, now, grade).unwrap() <= before);
		}

		#[test]
		fn price_should_never_fall_when_the_grade_is_better(
			rules in rules(), face: u64, left in 1u64..1 << 30,
		) {
			let price = |grade: &Grade| rules.price(face.into(), left, 0, *grade).unwrap();
			let prices: Vec<u128> = GRADES.iter().map(price).collect();
			prop_assert!(prices.is_sorted());
		}

		#[test]
		fn discount_should_stay_between_the_points_around_it(rules in rules(), days: u32) {
			let discount = rules.discount_at(days).unwrap();
			let first = rules.time.first().unwrap().discount;
			let last = rules.time.last().unwrap().discount;
			prop_assert!(last <= discount && discount <= first);
		}
	}
}
