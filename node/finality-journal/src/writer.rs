// SPDX-License-Identifier: Apache-2.0
//! Writes a journal.

use crate::{
	ChainId, Error, Record,
	format::{MAX_PAYLOAD, SEGMENT_HEAD, put_frame, segment_head},
	reader::Reader,
	segment,
};
use std::{
	fs::{self, File, TryLockError},
	io::Write,
	num::NonZeroU32,
	path::{Path, PathBuf},
};

/// How a journal is divided, and how much of it stays.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
	/// A segment that has this many bytes is followed by a new one.
	pub segment_bytes: u64,
	/// How many segments stay, the one that is written included; all of them where it is `None`.
	pub keep: Option<NonZeroU32>,
}

/// The segment that is written.
#[derive(Debug)]
struct Open {
	file: File,
	path: PathBuf,
	bytes: u64,
}

/// Writes a journal. There is one for a folder at a time.
#[derive(Debug)]
pub struct Writer {
	dir: PathBuf,
	chain: ChainId,
	settings: Settings,
	open: Option<Open>,
	last: Option<Record>,
	// Released by the system when the process ends, however that happens.
	_lock: File,
}

impl Writer {
	/// Opens the journal in `dir` of the chain with this first block, or begins one. Reads all of it, so that damage is found
	/// before anything is added, and cuts off a torn end.
	///
	/// # Errors
	/// The folder cannot be written, another process writes it, it belongs to another chain, or it is damaged.
	pub fn open(dir: &Path, chain: ChainId, settings: Settings) -> Result<Self, Error> {
		fs::create_dir_all(dir).map_err(Error::at(dir))?;
		let lock = lock(dir)?;
		let mut reader = Reader::open(dir, chain)?;
		let mut last = None;
		for record in reader.by_ref() {
			last = Some(record?);
		}
		let mut writer =
			Self { dir: dir.to_owned(), chain, settings, open: None, last, _lock: lock };
		writer.take_up(&reader)?;
		Ok(writer)
	}

	/// The last record.
	pub fn last(&self) -> Option<&Record> {
		self.last.as_ref()
	}

	/// Adds records, which must follow each other and the last one. When it returns, they are on the disk.
	///
	/// After an error nothing is known of what is on the disk, and nothing more may be written: open the journal anew.
	///
	/// # Errors
	/// They do not follow, one is too large, or the file system refuses.
	pub fn append(&mut self, records: &[Record]) -> Result<(), Error> {
		let Some(first) = records.first() else { return Ok(()) };
		self.check(records)?;
		let mut bytes = Vec::new();
		for record in records {
			put_frame(&mut bytes, record.number, first.number, &record.payload);
		}
		if self.open.as_ref().is_none_or(|open| open.bytes >= self.settings.segment_bytes) {
			self.begin(first.number)?;
		}
		let Some(open) = &mut self.open else { return Ok(()) };
		open.file.write_all(&bytes).map_err(Error::at(&open.path))?;
		open.file.sync_data().map_err(Error::at(&open.path))?;
		open.bytes = open.bytes.saturating_add(bytes.len() as u64);
		self.last = records.last().cloned();
		Ok(())
	}

	fn check(&self, records: &[Record]) -> Result<(), Error> {
		let mut expected = self.last.as_ref().map(|last| last.number.saturating_add(1));
		for record in records {
			let found = record.number;
			if let Some(expected) = expected.filter(|expected| *expected != found) {
				return Err(Error::NotNext { expected, found });
			}
			let bytes = record.payload.len();
			if bytes > MAX_PAYLOAD {
				return Err(Error::TooLarge { number: found, bytes });
			}
			expected = Some(found.saturating_add(1));
		}
		Ok(())
	}

	/// Makes ready to write on where `reader` has come to.
	fn take_up(&mut self, reader: &Reader) -> Result<(), Error> {
		let headless = reader.torn().filter(|torn| torn.at == 0).map(|torn| torn.path.as_path());
		let place = reader.place();
		let empty = place.filter(|(_, bytes)| *bytes == SEGMENT_HEAD as u64).map(|(path, _)| path);
		// It has the number of a record that may never be written.
		if let Some(path) = headless.or(empty) {
			fs::remove_file(path).map_err(Error::at(path))?;
			return sync_dir(&self.dir);
		}
		let Some((path, bytes)) = place else { return Ok(()) };
		let mut file = File::options().append(true).open(path).map_err(Error::at(path))?;
		if reader.torn().is_some() {
			file.set_len(bytes).map_err(Error::at(path))?;
		}
		// What the process before this one wrote may not have reached the disk when it ended.
		file.flush().and_then(|()| file.sync_all()).map_err(Error::at(path))?;
		self.open = Some(Open { file, path: path.to_owned(), bytes });
		Ok(())
	}

	/// Begins a segment, and drops those that are too many.
	fn begin(&mut self, first: u64) -> Result<(), Error> {
		let path = segment::path(&self.dir, first);
		let mut file =
			File::options().append(true).create_new(true).open(&path).map_err(Error::at(&path))?;
		let head = segment_head(&self.chain, first);
		file.write_all(&head).and_then(|()| file.sync_all()).map_err(Error::at(&path))?;
		sync_dir(&self.dir)?;
		self.open = Some(Open { file, path, bytes: SEGMENT_HEAD as u64 });
		self.prune()
	}

	fn prune(&self) -> Result<(), Error> {
		let Some(keep) = self.settings.keep else { return Ok(()) };
		let segments = segment::list(&self.dir)?;
		let keep = usize::try_from(keep.get()).unwrap_or(usize::MAX);
		let surplus = segments.len().saturating_sub(keep);
		// The oldest first: whatever ends this half-way leaves no gap.
		for (_, path) in segments.iter().take(surplus) {
			fs::remove_file(path).map_err(Error::at(path))?;
		}
		if surplus > 0 { sync_dir(&self.dir) } else { Ok(()) }
	}
}

fn lock(dir: &Path) -> Result<File, Error> {
	let path = dir.join("lock");
	let file = File::options()
		.write(true)
		.create(true)
		.truncate(false)
		.open(&path)
		.map_err(Error::at(&path))?;
	match file.try_lock() {
		Ok(()) => Ok(file),
		Err(TryLockError::WouldBlock) => Err(Error::Locked(dir.to_owned())),
		Err(TryLockError::Error(source)) => Err(Error::Io { path, source }),
	}
}

/// Makes names in `dir` survive a failure of the machine.
fn sync_dir(dir: &Path) -> Result<(), Error> {
	File::open(dir).and_then(|dir| dir.sync_all()).map_err(Error::at(dir))
}
