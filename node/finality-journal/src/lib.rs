// SPDX-License-Identifier: Apache-2.0
//! The finality journal: append-only files of final blocks, written through to the disk.
//!
//! The node's database acknowledges a write from memory, so a failure of the machine can take back what the network has
//! seen as final. Whatever [`Writer::append`] has returned for is on the disk: it survives a crash of the process, of the
//! system and of the power supply. What a record holds is the caller's affair; here it is a number and bytes.
//!
//! # Format
//!
//! A journal is a folder of segments, `<number of the first record>.journal` with twelve digits, and a file `lock`. All
//! numbers are little-endian.
//!
//! | Part | Bytes |
//! | --- | --- |
//! | head of a segment | `GNXFJ` 0 0 1, hash of the chain's first block (32), number of the first record (8), checksum (16) |
//! | frame | length of the payload (4), number (8), number of the first record of its batch (8), checksum (16), payload |
//!
//! A checksum is BLAKE2b-128 over everything else in its head or frame. Numbers rise by one from frame to frame and from
//! segment to segment. Frames of a batch reach the disk together; a frame of a later batch so proves that all before it were
//! on the disk once. That tells the torn end of a write, which is cut off, from damage, which is refused.

mod format;
mod reader;
mod segment;
#[cfg(test)]
mod tests;
mod writer;

pub use format::MAX_PAYLOAD;
pub use reader::{Reader, Torn};
pub use writer::{Settings, Writer};

use std::{
	io,
	path::{Path, PathBuf},
};

/// The hash of the first block of the chain that a journal belongs to.
pub type ChainId = [u8; 32];

/// A final block, or whatever else the caller counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
	/// Its number.
	pub number: u64,
	/// Its bytes, at most [`MAX_PAYLOAD`].
	pub payload: Vec<u8>,
}

/// Why a journal cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// The file system refuses.
	#[error("{path}: {source}; free space or repair the disk, then start again")]
	Io {
		/// Of what.
		path: PathBuf,
		/// Its reason.
		source: io::Error,
	},
	/// Another process writes.
	#[error("{0} is written by another process: give every node a folder of its own")]
	Locked(PathBuf),
	/// The journal of another chain.
	#[error("{0} belongs to another chain: use another folder for this one")]
	OtherChain(PathBuf),
	/// A file that is no segment, or has a format this program does not know.
	#[error("{0} is no segment of a finality journal that this program can read")]
	Unknown(PathBuf),
	/// What was on the disk is not there any more as it was.
	#[error(
		"{path} is damaged at byte {at}, where record {number} begins: move the journal away and \
		 take the one of another node, or begin a new one"
	)]
	Damaged {
		/// The segment.
		path: PathBuf,
		/// Offset of the first wrong byte's frame.
		at: u64,
		/// The record that cannot be read.
		number: u64,
	},
	/// A segment is missing.
	#[error(
		"{path} begins with record {found}, but {expected} comes next: bring the missing segments back"
	)]
	Gap {
		/// The segment after the gap.
		path: PathBuf,
		/// What is missing.
		expected: u64,
		/// What is there.
		found: u64,
	},
	/// Records must follow each other.
	#[error("record {found} cannot follow: {expected} comes next")]
	NotNext {
		/// What comes next.
		expected: u64,
		/// What was given.
		found: u64,
	},
	/// Larger than any record may be.
	#[error("record {number} has {bytes} bytes, more than a journal holds")]
	TooLarge {
		/// Its number.
		number: u64,
		/// Its size.
		bytes: usize,
	},
}

impl Error {
	/// Makes an error of the file system one of `path`.
	fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
		let path = path.to_owned();
		move |source| Self::Io { path, source }
	}
}
