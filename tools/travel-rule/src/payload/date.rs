// SPDX-License-Identifier: Apache-2.0
//! Days of the calendar.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_PER_DAY: u64 = 86_400;

/// A day of the Gregorian calendar. Earlier days are smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
	year: u32,
	month: u32,
	day: u32,
}

impl Date {
	/// Reads `YYYY-MM-DD`. `None` where it is written otherwise, or no calendar has the day.
	pub fn parse(text: &str) -> Option<Self> {
		let mut parts = text.split('-').map(|part| {
			let digits = part.bytes().all(|byte| byte.is_ascii_digit());
			digits.then(|| part.parse::<u32>().ok()).flatten()
		});
		let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
		let written = text.len() == 10 && parts.next().is_none();
		let exists = year > 0 && (1..=days_in(year, month)?).contains(&day);
		let same = format!("{year:04}-{month:02}-{day:02}") == text;
		(written && exists && same).then_some(Self { year, month, day })
	}

	/// The current day in UTC by the clock of this machine.
	pub fn today() -> Self {
		// A clock before 1970 is one that was never set; no birth lies before its day.
		let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
		Self::from_days(since.as_secs() / SECONDS_PER_DAY)
	}

	/// The day that many days after 1 January 1970.
	pub(crate) fn from_days(mut days: u64) -> Self {
		let mut year = 1970;
		while days >= days_in_year(year) {
			days -= days_in_year(year);
			year += 1;
		}
		let mut month = 1;
		while let Some(length) = days_in(year, month).map(u64::from).filter(|len| days >= *len) {
			days -= length;
			month += 1;
		}
		Self { year, month, day: u32::try_from(days).unwrap_or(u32::MAX).saturating_add(1) }
	}
}

fn is_leap(year: u32) -> bool {
	year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in_year(year: u32) -> u64 {
	if is_leap(year) { 366 } else { 365 }
}

fn days_in(year: u32, month: u32) -> Option<u32> {
	match month {
		2 if is_leap(year) => Some(29),
		2 => Some(28),
		4 | 6 | 9 | 11 => Some(30),
		1..=12 => Some(31),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn date(text: &str) -> Date {
		Date::parse(text).expect("is a date")
	}

	#[test]
	fn parse_should_read_days_of_the_calendar() {
		for text in ["1990-02-25", "2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31"] {
			assert!(Date::parse(text).is_some(), "{text}");
		}
	}

	#[test]
	fn parse_should_refuse_what_no_calendar_has() {
		for text in [
			"1990-02-29",
			"1900-02-29",
			"1990-13-01",
			"1990-00-10",
			"1990-04-31",
			"1990-01-00",
			"0000-01-01",
			"90-01-01",
			"1990-1-01",
			"1990-01-1",
			"01990-01-1",
			"25.02.1990",
			"1990/02/25",
			"+990-01-01",
			"1990-01-01T00:00",
			"1990-01-01-",
			"1990-01",
			"",
			"١٩٩٠-٠١-٠١",
		] {
			assert!(Date::parse(text).is_none(), "{text}");
		}
	}

	#[test]
	fn from_days_should_follow_the_calendar() {
		for (days, text) in [
			(0, "1970-01-01"),
			(58, "1970-02-28"),
			(59, "1970-03-01"),
			(364, "1970-12-31"),
			(365, "1971-01-01"),
			(11_016, "2000-02-29"),
			(11_017, "2000-03-01"),
			(20_454, "2026-01-01"),
		] {
			assert_eq!(Date::from_days(days), date(text), "{days}");
		}
		assert!(date("1999-12-31") < date("2000-01-01"));
		assert!(date("2000-01-31") < date("2000-02-01"));
		assert!(Date::today() > date("2026-01-01"));
	}
}
