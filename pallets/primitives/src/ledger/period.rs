// SPDX-License-Identifier: Apache-2.0
//! Calendar months in UTC, by arithmetic alone.
//!
//! Years are counted from March on, so that the day which comes in leap years is the last one of a year. Four hundred of
//! them have the same number of days always.

use crate::UnixSeconds;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

const DAY: u64 = 86_400;
/// Days of four hundred years.
const DAYS_OF_CYCLE: u64 = 146_097;
/// Days of a hundred years of which the last is no leap year.
const DAYS_OF_CENTURY: u64 = 36_524;
/// Days of four years of which the last is a leap year.
const DAYS_OF_FOUR: u64 = 1_461;
/// Days between the first of March of the year 0 and the first of January of 1970.
const DAYS_BEFORE: u64 = 719_468;
/// Months between the first of March of the year 0 and the first of January of 1970.
const MONTHS_BEFORE: u64 = 23_638;

fn parts(whole: u64, part: u64) -> (u64, u64) {
	let quotient = whole.checked_div(part).unwrap_or_default();
	(quotient, whole.checked_rem(part).unwrap_or_default())
}

/// Days before the `month`th month of a year that begins with March: 31, 30, 31, 30, 31 and again.
fn days_before_month(month: u64) -> u64 {
	parts(month.saturating_mul(153).saturating_add(2), 5).0
}

/// A calendar month, counted from January 1970, which is 0.
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
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub struct Period(pub u32);

impl Period {
	/// The month in which `at` lies; the last that there is for times beyond it.
	pub fn of(at: UnixSeconds) -> Self {
		let days = parts(at, DAY).0.saturating_add(DAYS_BEFORE);
		let (cycles, day) = parts(days, DAYS_OF_CYCLE);
		// The last day of a cycle, and of four years, would begin one century, or year, too many.
		let (centuries, day) = bounded_parts(day, DAYS_OF_CENTURY);
		let (fours, day) = parts(day, DAYS_OF_FOUR);
		let (years, day) = bounded_parts(day, 365);
		let month = parts(day.saturating_mul(5).saturating_add(2), 153).0;
		let years = cycles
			.saturating_mul(400)
			.saturating_add(centuries.saturating_mul(100))
			.saturating_add(fours.saturating_mul(4))
			.saturating_add(years);
		let months = years.saturating_mul(12).saturating_add(month).saturating_sub(MONTHS_BEFORE);
		Self(u32::try_from(months).unwrap_or(u32::MAX))
	}

	/// Its first second.
	pub fn begins_at(self) -> UnixSeconds {
		let (years, month) = parts(u64::from(self.0).saturating_add(MONTHS_BEFORE), 12);
		let (cycles, year) = parts(years, 400);
		let leap_days = parts(year, 4).0.saturating_sub(parts(year, 100).0);
		let days = cycles
			.saturating_mul(DAYS_OF_CYCLE)
			.saturating_add(year.saturating_mul(365))
			.saturating_add(leap_days)
			.saturating_add(days_before_month(month))
			.saturating_sub(DAYS_BEFORE);
		days.saturating_mul(DAY)
	}

	/// The month after it; itself when it is the last that there is.
	#[must_use]
	pub const fn next(self) -> Self {
		Self(self.0.saturating_add(1))
	}

	/// Year and month of the calendar, the month from 1.
	pub fn year_and_month(self) -> (u32, u32) {
		let years = self.0.checked_div(12).unwrap_or_default();
		let month = self.0.checked_rem(12).unwrap_or_default();
		(years.saturating_add(1970), month.saturating_add(1))
	}
}

/// As [`parts`], with a quotient of at most three: what is beyond belongs to the fourth part.
fn bounded_parts(whole: u64, part: u64) -> (u64, u64) {
	let quotient = parts(whole, part).0.min(3);
	(quotient, whole.saturating_sub(quotient.saturating_mul(part)))
}
