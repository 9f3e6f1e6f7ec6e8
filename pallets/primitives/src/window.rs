// SPDX-License-Identifier: Apache-2.0
//! Rolling windows of 24 hours and 30 days in bounded buckets.
//!
//! A window of length L keeps buckets of width w for the last L/w + 1 buckets, and counts all of them. What moved at
//! most L seconds ago is therefore always counted, and what is counted is at most L + w seconds old: the window errs
//! by up to one bucket, and always on the strict side.

use crate::{Cents, UnixSeconds};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Seconds of an hour, the bucket of the day's window.
pub const HOUR: UnixSeconds = 3_600;
/// Seconds of a day, the bucket of the month's window.
pub const DAY: UnixSeconds = 86_400;
/// Hours that the day's window looks back.
pub const HOURS_BACK: u32 = 24;
/// Days that the month's window looks back.
pub const DAYS_BACK: u32 = 30;

/// What flows between an identity and others, each with limits of its own.
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
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum Flow {
	/// Coupons bought, on the primary market or the order book.
	#[codec(index = 0)]
	Buy,
	/// Coupons sold on the order book.
	#[codec(index = 1)]
	Sell,
	/// Coupons, stablecoins or GNX given to somebody else.
	#[codec(index = 2)]
	Send,
	/// Coupons, stablecoins or GNX got from somebody else.
	#[codec(index = 3)]
	Receive,
}

impl Flow {
	/// Every flow.
	pub const ALL: [Flow; 4] = [Flow::Buy, Flow::Sell, Flow::Send, Flow::Receive];
}

/// How much and how often.
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
pub struct Usage {
	/// Value in US cents.
	#[codec(compact)]
	pub cents: Cents,
	/// Number of acts.
	#[codec(compact)]
	pub count: u32,
}

impl Usage {
	/// One act of this value.
	pub const fn once(cents: Cents) -> Self {
		Self { cents, count: 1 }
	}

	/// Both together. Saturates, which only makes a limit stricter.
	pub const fn plus(self, other: Self) -> Self {
		Self {
			cents: self.cents.saturating_add(other.cents),
			count: self.count.saturating_add(other.count),
		}
	}
}

/// Buckets of one window, oldest first: the number of the bucket since 1970 and what fell into it. Empty buckets are
/// not stored. `N` is how many buckets the window looks back; at most `N + 1` are stored.
#[derive(Clone, Debug, Default, Eq, PartialEq, TypeInfo)]
pub struct Window<const N: u32> {
	buckets: Vec<(u32, Usage)>,
}

impl<const N: u32> Window<N> {
	/// What counts in bucket `present`: that bucket and the `N` before it.
	pub fn sum(&self, present: u32) -> Usage {
		let oldest = present.saturating_sub(N);
		self.buckets
			.iter()
			.filter(|(bucket, _)| *bucket >= oldest)
			.fold(Usage::default(), |sum, (_, usage)| sum.plus(*usage))
	}

	/// Adds `usage` to bucket `present` and forgets what no longer counts.
	pub fn add(&mut self, present: u32, usage: Usage) {
		let oldest = present.saturating_sub(N);
		self.buckets.retain(|(bucket, _)| *bucket >= oldest);
		// A clock that went back counts with the latest bucket, which only makes the limit stricter.
		match self.buckets.last_mut() {
			Some((bucket, sum)) if *bucket >= present => *sum = sum.plus(usage),
			_ => self.buckets.push((present, usage)),
		}
	}

	/// Whether nothing counts in bucket `present`.
	pub fn is_empty(&self, present: u32) -> bool {
		self.sum(present) == Usage::default()
	}

	/// The oldest bucket that counts in bucket `present`.
	pub fn oldest(&self, present: u32) -> Option<u32> {
		let oldest = present.saturating_sub(N);
		self.buckets.iter().map(|(bucket, _)| *bucket).find(|bucket| *bucket >= oldest)
	}

	/// When the oldest that counts at `now` stops counting, in a window whose buckets are `width` seconds long.
	pub fn reset(&self, now: UnixSeconds, width: UnixSeconds) -> Option<UnixSeconds> {
		let oldest = self.oldest(bucket(now, width))?;
		let first_free = u64::from(oldest).saturating_add(u64::from(N)).saturating_add(1);
		Some(first_free.saturating_mul(width))
	}
}

impl<const N: u32> Encode for Window<N> {
	fn encode_to<O: codec::Output + ?Sized>(&self, output: &mut O) {
		self.buckets.encode_to(output);
	}
}

impl<const N: u32> EncodeLike for Window<N> {}

impl<const N: u32> Decode for Window<N> {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		let buckets = Vec::<(u32, Usage)>::decode(input)?;
		// N + 1 is far below 32 bits for every window there is.
		if buckets.len() > usize::try_from(N.saturating_add(1)).unwrap_or_default() {
			return Err("a window has too many buckets".into());
		}
		Ok(Self { buckets })
	}
}

impl<const N: u32> DecodeWithMemTracking for Window<N> {}

impl<const N: u32> MaxEncodedLen for Window<N> {
	fn max_encoded_len() -> usize {
		// A compact length of at most four bytes; a bucket's number, cents (9) and count (5) at most.
		let buckets = usize::try_from(N.saturating_add(1)).unwrap_or(usize::MAX);
		buckets.saturating_mul(4 + 9 + 5).saturating_add(4)
	}
}

/// One flow in both windows.
#[derive(
	Clone,
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
pub struct FlowUsage {
	/// The last 24 hours.
	pub day: Window<HOURS_BACK>,
	/// The last 30 days.
	pub month: Window<DAYS_BACK>,
}

/// The number of the bucket of `width` seconds in which `now` lies.
pub fn bucket(now: UnixSeconds, width: UnixSeconds) -> u32 {
	// 32 bits of hours reach far beyond any date.
	now.checked_div(width).and_then(|number| u32::try_from(number).ok()).unwrap_or(u32::MAX)
}

impl FlowUsage {
	/// What counts at `now` in the last 24 hours and in the last 30 days.
	pub fn sums(&self, now: UnixSeconds) -> (Usage, Usage) {
		(self.day.sum(bucket(now, HOUR)), self.month.sum(bucket(now, DAY)))
	}

	/// Adds `usage` at `now`.
	pub fn add(&mut self, now: UnixSeconds, usage: Usage) {
		self.day.add(bucket(now, HOUR), usage);
		self.month.add(bucket(now, DAY), usage);
	}

	/// When the oldest act that counts now stops counting, in the day's and in the month's window.
	pub fn resets(&self, now: UnixSeconds) -> (Option<UnixSeconds>, Option<UnixSeconds>) {
		(self.day.reset(now, HOUR), self.month.reset(now, DAY))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const START: UnixSeconds = 1_800_000_000;

	#[test]
	fn window_should_count_both_edges() {
		let mut usage = FlowUsage::default();
		usage.add(START, Usage::once(100));
		for age in [0, 1, DAY - 1, DAY] {
			assert_eq!(usage.sums(START + age).0, Usage::once(100), "{age}");
		}
		assert_eq!(usage.sums(START + DAY + HOUR).0, Usage::default());
		assert_eq!(usage.sums(START + 30 * DAY).1, Usage::once(100));
		assert_eq!(usage.sums(START + 31 * DAY).1, Usage::default());
	}

	#[test]
	fn window_should_keep_counting_when_the_clock_goes_back() {
		let mut usage = FlowUsage::default();
		usage.add(START, Usage::once(1));
		usage.add(START - 2 * HOUR, Usage::once(2));
		assert_eq!(usage.sums(START).0, Usage { cents: 3, count: 2 });
	}

	#[test]
	fn resets_should_name_the_first_second_at_which_something_is_free_again() {
		let mut usage = FlowUsage::default();
		assert_eq!(usage.resets(START), (None, None));
		usage.add(START, Usage::once(1));
		let (day, month) = usage.resets(START);
		let (day, month) = (day.unwrap(), month.unwrap());
		assert_eq!(usage.sums(day - 1).0.count, 1);
		assert_eq!(usage.sums(day).0.count, 0);
		assert_eq!(usage.sums(month - 1).1.count, 1);
		assert_eq!(usage.sums(month).1.count, 0);
	}

	#[test]
	fn window_should_refuse_more_buckets_than_it_has() {
		let buckets: Vec<(u32, Usage)> = (0..26).map(|bucket| (bucket, Usage::once(1))).collect();
		assert!(Window::<24>::decode(&mut &buckets.encode()[..]).is_err());
		assert!(Window::<24>::decode(&mut &buckets[1..].to_vec().encode()[..]).is_ok());
	}

	proptest! {
		#[test]
		fn window_should_agree_with_a_list_of_all_acts(
			steps in prop::collection::vec((0u64..20_000, 0u64..1_000_000), 1..200),
		) {
			let (mut now, mut usage, mut acts) = (START, FlowUsage::default(), Vec::new());
			for (wait, cents) in steps {
				now += wait;
				usage.add(now, Usage::once(cents));
				acts.push((now, cents));
				let within = |length: u64| acts.iter()
					.filter(|(at, _)| now - at <= length)
					.map(|(_, cents)| cents)
					.sum::<u64>();
				let (day, month) = usage.sums(now);
				prop_assert!(day.cents >= within(DAY) && day.cents <= within(DAY + HOUR));
				prop_assert!(month.cents >= within(30 * DAY) && month.cents <= within(31 * DAY));
				prop_assert!(usage.encoded_size() <= FlowUsage::max_encoded_len());
			}
		}
	}
}
