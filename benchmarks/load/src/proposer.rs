// SPDX-License-Identifier: Apache-2.0
//! What an author's log says of the blocks it makes: how many transactions, how long it took, and why it added no more.

use anyhow::{Context, Result};
use std::{
	fs::File,
	io::{Read, Seek, SeekFrom},
	path::Path,
};

/// Why an author ended a block.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
	/// No more weight or bytes fit in.
	Full,
	/// The time for making it was over.
	Late,
	/// The pool had no more.
	Empty,
	/// Something else.
	Other,
}

impl End {
	fn named(name: &str) -> Self {
		match name {
			"HitBlockWeightLimit" | "HitBlockSizeLimit" => Self::Full,
			"HitDeadline" => Self::Late,
			"NoMoreTransactions" => Self::Empty,
			_ => Self::Other,
		}
	}

	/// Whether the chain was the limit, and not what it was given.
	pub const fn is_full(self) -> bool {
		matches!(self, Self::Full | Self::Late)
	}
}

/// A block that was made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Prepared {
	/// Its number.
	pub number: u64,
	/// Milliseconds that making it took.
	pub millis: u64,
	/// Why it ended.
	pub end: End,
	/// Extrinsics in it, the one that sets the clock included.
	pub extrinsics: u64,
}

/// The block that a line of the log tells of, if it does.
pub fn parse(line: &str) -> Option<Prepared> {
	let told = line.split_once("Prepared block for proposing at ")?.1;
	let millis = told.split_once(" (")?.1;
	let end = told.split_once("; end: ")?.1;
	let extrinsics = told.split_once("extrinsics_count: ")?.1;
	Some(Prepared {
		number: leading(told)?,
		millis: leading(millis)?,
		end: End::named(end.split(';').next()?.trim()),
		extrinsics: leading(extrinsics)?,
	})
}

/// The number that `text` begins with.
fn leading(text: &str) -> Option<u64> {
	let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
	text[..end].parse().ok()
}

/// Follows a log as it grows.
pub struct Tail {
	log: File,
	/// The beginning of a line whose end has not come yet.
	rest: Vec<u8>,
}

impl Tail {
	/// Begins at the end of what is there.
	///
	/// # Errors
	/// There is no such file.
	pub fn begin(path: &Path) -> Result<Self> {
		let mut log = File::open(path).with_context(|| format!("{}", path.display()))?;
		log.seek(SeekFrom::End(0))?;
		Ok(Self { log, rest: Vec::new() })
	}

	/// The blocks that were made since the last look.
	///
	/// # Errors
	/// The log cannot be read.
	pub fn read(&mut self) -> Result<Vec<Prepared>> {
		self.log.read_to_end(&mut self.rest)?;
		let Some(end) = self.rest.iter().rposition(|byte| *byte == b'\n') else {
			return Ok(Vec::new());
		};
		let whole: Vec<u8> = self.rest.drain(..=end).collect();
		Ok(String::from_utf8_lossy(&whole).lines().filter_map(parse).collect())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use genex_e2e_tests::node::fresh_dir;
	use std::{fs, io::Write};

	fn line(number: u64, end: &str) -> String {
		format!(
			"2026-11-26 10:00:00 🎁 Prepared block for proposing at {number} (412 ms) hash: 0xaa; parent_hash: 0xbb; \
			 end: {end}; extrinsics_count: 745\n"
		)
	}

	#[test]
	fn parse_should_read_number_time_end_and_count() {
		let expected = Prepared { number: 17, millis: 412, end: End::Full, extrinsics: 745 };
		assert_eq!(parse(&line(17, "HitBlockWeightLimit")), Some(expected));
	}

	#[test]
	fn parse_should_tell_ends_apart() {
		let end = |name| parse(&line(1, name)).unwrap().end;
		assert!(end("HitBlockSizeLimit").is_full() && end("HitDeadline").is_full());
		assert_eq!(end("NoMoreTransactions"), End::Empty);
		assert_eq!(end("TransactionForbidden"), End::Other);
		assert!(!End::Empty.is_full() && !End::Other.is_full());
	}

	#[test]
	fn parse_should_pass_over_other_lines() {
		for other in ["", "✨ Imported #17", "Prepared block for proposing at soon (1 ms)"] {
			assert_eq!(parse(other), None, "{other}");
		}
	}

	#[test]
	fn tail_should_wait_for_whole_lines() {
		let dir = fresh_dir().unwrap();
		let path = dir.join("node.log");
		fs::write(&path, line(1, "HitDeadline")).unwrap();
		let mut tail = Tail::begin(&path).unwrap();
		let mut log = File::options().append(true).open(&path).unwrap();
		let (second, third) = (line(2, "HitDeadline"), line(3, "NoMoreTransactions"));
		let (early, late) = third.split_at(40);
		log.write_all(format!("{second}{early}").as_bytes()).unwrap();
		let numbers = |blocks: Vec<Prepared>| {
			blocks.into_iter().map(|block| block.number).collect::<Vec<_>>()
		};
		assert_eq!(numbers(tail.read().unwrap()), [2]);
		assert!(tail.read().unwrap().is_empty());
		log.write_all(late.as_bytes()).unwrap();
		assert_eq!(numbers(tail.read().unwrap()), [3]);
		fs::remove_dir_all(dir).unwrap();
	}
}
