// SPDX-License-Identifier: Apache-2.0
//! Processor time, of which others on the machine take nothing away, and a processor that remembers nothing.

use std::{hint::black_box, time::Duration};

/// More bytes than the caches of a processor hold.
const CACHES: usize = 96 << 20;
/// Bytes that a cache holds or lets go together.
const LINE: usize = 64;

/// Empties the caches of the processor, as the other work of a block and of the second between two does.
pub struct Flush(Vec<u8>);

impl Flush {
	/// One that is large enough.
	pub fn large() -> Self {
		Self(vec![1; CACHES])
	}

	/// Afterwards the caches hold nothing of what was done before.
	pub fn caches(&mut self) {
		for line in self.0.iter_mut().step_by(LINE) {
			*line = line.wrapping_add(1);
		}
		black_box(&self.0);
	}
}

/// The processor time that this thread has spent so far.
pub fn cpu() -> Duration {
	let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
	// SAFETY: the pointer is to a value that outlives the call, which only writes to it.
	let status = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
	assert_eq!(status, 0, "every Linux has a clock of each thread");
	let (seconds, nanos) = (u64::try_from(time.tv_sec), u32::try_from(time.tv_nsec));
	Duration::new(seconds.unwrap_or_default(), nanos.unwrap_or_default())
}

/// Acts, and says how much processor time this took.
pub fn timed<R>(act: impl FnOnce() -> R) -> (R, Duration) {
	let start = cpu();
	let result = act();
	(result, cpu().saturating_sub(start))
}

/// Microseconds.
pub fn micros(time: Duration) -> f64 {
	time.as_secs_f64() * 1_000_000.0
}

/// The median of what was measured.
pub fn median(mut values: Vec<f64>) -> f64 {
	values.sort_by(f64::total_cmp);
	values.get(values.len() / 2).copied().unwrap_or_default()
}

/// `value` with three digits after the point.
pub fn rounded(value: f64) -> f64 {
	(value * 1_000.0).round() / 1_000.0
}
