// SPDX-License-Identifier: Apache-2.0
//! Reads a journal from its first record to its last.

use crate::{
	ChainId, Error, Record,
	segment::{self, Segment, Step},
};
use std::{
	collections::VecDeque,
	path::{Path, PathBuf},
};

/// Bytes at the end of a journal that a write left behind which never ended. The next [`crate::Writer`] cuts them off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
	/// The segment.
	pub path: PathBuf,
	/// Offset of the first of them.
	pub at: u64,
}

/// Reads a journal. It may be written meanwhile: what is not written yet is not read.
///
/// As an iterator it yields records in order, and ends after the first error.
pub struct Reader {
	chain: ChainId,
	ahead: VecDeque<(u64, PathBuf)>,
	current: Option<Segment>,
	next: Option<u64>,
	torn: Option<Torn>,
	ended: bool,
}

impl Reader {
	/// Opens the journal in `dir`, of the chain with this first block.
	///
	/// # Errors
	/// The folder cannot be read.
	pub fn open(dir: &Path, chain: ChainId) -> Result<Self, Error> {
		let ahead = segment::list(dir)?.into();
		Ok(Self { chain, ahead, current: None, next: None, torn: None, ended: false })
	}

	/// Number of the first record, by the name of its segment.
	pub fn first(&self) -> Option<u64> {
		self.ahead.front().map(|(first, _)| *first)
	}

	/// The torn end, once everything before it is read.
	pub fn torn(&self) -> Option<&Torn> {
		self.torn.as_ref()
	}

	/// Where reading has come to: segment and offset.
	pub(crate) fn place(&self) -> Option<(&Path, u64)> {
		self.current.as_ref().map(|segment| (segment.path.as_path(), segment.at))
	}

	fn step(&mut self) -> Result<Option<Record>, Error> {
		loop {
			if self.current.is_none() && !self.open_next()? {
				return Ok(None);
			}
			let Some(segment) = &mut self.current else { return Ok(None) };
			match segment.step()? {
				Step::Record(record) => {
					self.next = Some(segment.next);
					return Ok(Some(record));
				},
				Step::End if self.ahead.is_empty() => return Ok(None),
				Step::End => self.current = None,
				Step::Torn if self.ahead.is_empty() => {
					self.torn = Some(Torn { path: segment.path.clone(), at: segment.at });
					return Ok(None);
				},
				// A segment is only followed by another one after it was whole.
				Step::Torn | Step::Damaged => return Err(segment.damage()),
			}
		}
	}

	/// Opens the next segment; `false` where there is none.
	fn open_next(&mut self) -> Result<bool, Error> {
		let Some((first, path)) = self.ahead.pop_front() else { return Ok(false) };
		if let Some(expected) = self.next.filter(|expected| *expected != first) {
			return Err(Error::Gap { path, expected, found: first });
		}
		match Segment::open(&path, first, &self.chain)? {
			Some(segment) => self.current = Some(segment),
			None if self.ahead.is_empty() => {
				self.torn = Some(Torn { path, at: 0 });
				return Ok(false);
			},
			None => return Err(Error::Damaged { path, at: 0, number: first }),
		}
		Ok(true)
	}
}

impl Iterator for Reader {
	type Item = Result<Record, Error>;

	fn next(&mut self) -> Option<Self::Item> {
		if self.ended {
			return None;
		}
		let step = self.step().transpose();
		self.ended = !matches!(step, Some(Ok(_)));
		step
	}
}
