// SPDX-License-Identifier: Apache-2.0
//! One file of a journal.

use crate::{
	ChainId, Error, Record,
	format::{FRAME_HEAD, FrameHead, SEGMENT_HEAD, later_batch_in, read_segment_head},
};
use std::{
	fs::{self, File},
	io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom},
	path::{Path, PathBuf},
};

const EXTENSION: &str = "journal";

/// The path of the segment that begins with `first`.
pub fn path(dir: &Path, first: u64) -> PathBuf {
	dir.join(format!("{first:012}.{EXTENSION}"))
}

/// The segments of a journal in order, by the numbers in their names.
pub fn list(dir: &Path) -> Result<Vec<(u64, PathBuf)>, Error> {
	let mut found = Vec::new();
	for entry in fs::read_dir(dir).map_err(Error::at(dir))? {
		let path = entry.map_err(Error::at(dir))?.path();
		if path.extension().is_none_or(|extension| extension != EXTENSION) {
			continue;
		}
		let name = path.file_stem().and_then(|name| name.to_str());
		match name.and_then(|name| name.parse().ok()) {
			Some(first) => found.push((first, path)),
			None => return Err(Error::Unknown(path)),
		}
	}
	found.sort();
	Ok(found)
}

/// What comes next in a segment.
pub enum Step {
	/// A record.
	Record(Record),
	/// Nothing: the segment ends here.
	End,
	/// Bytes that a write left behind which never ended.
	Torn,
	/// Bytes that were whole once.
	Damaged,
}

/// A segment that is being read.
pub struct Segment {
	file: BufReader<File>,
	/// Where it is.
	pub path: PathBuf,
	/// Offset of what comes next.
	pub at: u64,
	/// Number of what comes next.
	pub next: u64,
}

impl Segment {
	/// Opens the segment at `path`, which is named after the record `first`. `None` where its head was never written in full.
	pub fn open(path: &Path, first: u64, chain: &ChainId) -> Result<Option<Self>, Error> {
		let mut file = BufReader::new(File::open(path).map_err(Error::at(path))?);
		let mut head = [0; SEGMENT_HEAD];
		if !fill(&mut file, &mut head).map_err(Error::at(path))? {
			return Ok(None);
		}
		let Some((of, begins)) = read_segment_head(&head) else {
			// A file may have its size before it has its bytes.
			let bare = file.fill_buf().map_err(Error::at(path))?.is_empty();
			return if bare { Ok(None) } else { Err(Error::Unknown(path.to_owned())) };
		};
		if of != *chain {
			return Err(Error::OtherChain(path.to_owned()));
		}
		if begins != first {
			return Err(Error::Gap { path: path.to_owned(), expected: first, found: begins });
		}
		Ok(Some(Self { file, path: path.to_owned(), at: SEGMENT_HEAD as u64, next: first }))
	}

	/// Reads on.
	pub fn step(&mut self) -> Result<Step, Error> {
		let path = self.path.clone();
		let mut bytes = [0; FRAME_HEAD];
		if self.file.fill_buf().map_err(Error::at(&path))?.is_empty() {
			return Ok(Step::End);
		}
		if !fill(&mut self.file, &mut bytes).map_err(Error::at(&path))? {
			return Ok(Step::Torn);
		}
		let head = FrameHead::read(&bytes).filter(|head| head.number == self.next);
		if let Some(head) = head {
			let mut payload = vec![0; head.length];
			let whole = fill(&mut self.file, &mut payload).map_err(Error::at(&path))?;
			if whole && head.fits(&payload) {
				let number = self.next;
				self.next = number.saturating_add(1);
				self.at = self.at.saturating_add((FRAME_HEAD + head.length) as u64);
				return Ok(Step::Record(Record { number, payload }));
			}
		}
		self.judge().map_err(Error::at(&path))
	}

	/// Tells a torn end from damage.
	fn judge(&mut self) -> io::Result<Step> {
		let mut rest = Vec::new();
		self.file.seek(SeekFrom::Start(self.at))?;
		self.file.read_to_end(&mut rest)?;
		Ok(if later_batch_in(&rest, self.next) { Step::Damaged } else { Step::Torn })
	}

	/// The error of damage at this place.
	pub fn damage(&self) -> Error {
		Error::Damaged { path: self.path.clone(), at: self.at, number: self.next }
	}
}

/// Fills `to`; `false` where the file ends before.
fn fill(file: &mut impl Read, to: &mut [u8]) -> io::Result<bool> {
	match file.read_exact(to) {
		Ok(()) => Ok(true),
		Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
		Err(error) => Err(error),
	}
}
