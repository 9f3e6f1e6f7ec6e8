// SPDX-License-Identifier: Apache-2.0
//! What a journal keeps, and what it refuses.

use crate::{Error, Reader, Record, Settings, Writer, format::SEGMENT_HEAD, segment};
use std::{fs, num::NonZeroU32, path::Path};
use tempfile::TempDir;

const CHAIN: [u8; 32] = [7; 32];
const WIDE: Settings = Settings { segment_bytes: 1_000_000, keep: None };
/// A head and a record fill a segment.
const NARROW: Settings = Settings { segment_bytes: SEGMENT_HEAD as u64 + 1, keep: None };

fn folder() -> TempDir {
	TempDir::new().expect("the temporary folder can be written")
}

fn record(number: u64) -> Record {
	Record { number, payload: vec![number as u8; 5 + number as usize] }
}

/// Writes records one by one, or in a batch of all of them.
fn write(dir: &Path, settings: Settings, batches: &[&[u64]]) {
	let mut writer = Writer::open(dir, CHAIN, settings).expect("nothing is wrong");
	for batch in batches {
		let records: Vec<_> = batch.iter().copied().map(record).collect();
		writer.append(&records).expect("they follow each other");
	}
}

fn read(dir: &Path) -> Result<Vec<u64>, Error> {
	let numbers = Reader::open(dir, CHAIN)?.map(|read| {
		read.map(|read| {
			assert_eq!(read, record(read.number));
			read.number
		})
	});
	numbers.collect()
}

#[test]
fn journal_should_give_back_what_was_written_when_opened_again() {
	let dir = folder();
	write(dir.path(), WIDE, &[&[4], &[5, 6, 7]]);
	write(dir.path(), WIDE, &[&[8]]);
	assert_eq!(read(dir.path()).expect("it is whole"), [4, 5, 6, 7, 8]);
	let writer = Writer::open(dir.path(), CHAIN, WIDE).expect("nothing is wrong");
	assert_eq!(writer.last(), Some(&record(8)));
}

#[test]
fn journal_should_lose_only_the_last_batch_when_cut_anywhere_in_it() {
	let dir = folder();
	write(dir.path(), WIDE, &[&[1], &[2]]);
	let path = segment::path(dir.path(), 1);
	let kept = fs::metadata(&path).expect("it exists").len();
	write(dir.path(), WIDE, &[&[3]]);
	let whole = fs::read(&path).expect("it exists");
	for length in kept as usize..whole.len() {
		fs::write(&path, &whole[..length]).expect("it can be written");
		let mut reader = Reader::open(dir.path(), CHAIN).expect("it can be read");
		assert_eq!(reader.by_ref().filter_map(Result::ok).count(), 2);
		assert_eq!(reader.torn().is_some(), length > kept as usize);
		write(dir.path(), WIDE, &[&[3]]);
		assert_eq!(fs::read(&path).expect("it exists"), whole);
	}
}

#[test]
fn journal_should_begin_anew_when_cut_before_its_first_record() {
	let dir = folder();
	write(dir.path(), WIDE, &[&[1]]);
	let path = segment::path(dir.path(), 1);
	let whole = fs::read(&path).expect("it exists");
	for length in 0..=SEGMENT_HEAD + 1 {
		fs::write(&path, &whole[..length]).expect("it can be written");
		write(dir.path(), WIDE, &[&[9]]);
		assert_eq!(read(dir.path()).expect("it is whole"), [9]);
		fs::remove_file(segment::path(dir.path(), 9)).expect("it exists");
	}
	fs::write(&path, vec![0; SEGMENT_HEAD]).expect("it can be written");
	write(dir.path(), WIDE, &[&[1]]);
	assert_eq!(fs::read(&path).expect("it exists"), whole);
}

#[test]
fn journal_should_cut_a_batch_when_only_its_later_frames_reached_the_disk() {
	let dir = folder();
	write(dir.path(), WIDE, &[&[1], &[2, 3, 4]]);
	let path = segment::path(dir.path(), 1);
	let mut bytes = fs::read(&path).expect("it exists");
	let second = SEGMENT_HEAD + crate::format::FRAME_HEAD + record(1).payload.len();
	bytes[second..second + 8].fill(0);
	fs::write(&path, bytes).expect("it can be written");
	assert_eq!(read(dir.path()).expect("the end is torn"), [1]);
	write(dir.path(), WIDE, &[&[2]]);
	assert_eq!(read(dir.path()).expect("it is whole"), [1, 2]);
}

#[test]
fn journal_should_refuse_when_a_byte_before_the_last_batch_changed() {
	let dir = folder();
	write(dir.path(), WIDE, &[&[1], &[2], &[3]]);
	let path = segment::path(dir.path(), 1);
	let whole = fs::read(&path).expect("it exists");
	let last = whole.len() - crate::format::FRAME_HEAD - record(3).payload.len();
	for at in SEGMENT_HEAD..last {
		let mut bytes = whole.clone();
		bytes[at] ^= 1;
		fs::write(&path, bytes).expect("it can be written");
		assert!(matches!(read(dir.path()), Err(Error::Damaged { .. })), "byte {at}");
		let refused = Writer::open(dir.path(), CHAIN, WIDE).expect_err("it is damaged");
		assert!(refused.to_string().contains("another node"), "{refused}");
	}
}

#[test]
fn journal_should_refuse_when_a_segment_is_short_missing_or_strange() {
	let dir = folder();
	write(dir.path(), NARROW, &[&[1], &[2], &[3]]);
	assert_eq!(segment::list(dir.path()).expect("it can be read").len(), 3);
	assert_eq!(read(dir.path()).expect("it is whole"), [1, 2, 3]);
	let middle = segment::path(dir.path(), 2);
	let whole = fs::read(&middle).expect("it exists");
	fs::write(&middle, &whole[..whole.len() - 1]).expect("it can be written");
	assert!(matches!(read(dir.path()), Err(Error::Damaged { number: 2, .. })));
	fs::write(&middle, [0; 100]).expect("it can be written");
	assert!(matches!(read(dir.path()), Err(Error::Unknown(_))));
	fs::remove_file(&middle).expect("it exists");
	assert!(matches!(read(dir.path()), Err(Error::Gap { expected: 2, found: 3, .. })));
	fs::write(dir.path().join("notes.journal"), "x").expect("it can be written");
	assert!(matches!(read(dir.path()), Err(Error::Unknown(_))));
}

#[test]
fn journal_should_keep_the_newest_segments_when_told() {
	let dir = folder();
	let settings = Settings { keep: NonZeroU32::new(2), ..NARROW };
	write(dir.path(), settings, &[&[1], &[2], &[3], &[4]]);
	assert_eq!(read(dir.path()).expect("it is whole"), [3, 4]);
	write(dir.path(), settings, &[&[5]]);
	assert_eq!(read(dir.path()).expect("it is whole"), [4, 5]);
}

#[test]
fn journal_should_refuse_when_records_do_not_follow() {
	let dir = folder();
	let mut writer = Writer::open(dir.path(), CHAIN, WIDE).expect("nothing is wrong");
	writer.append(&[record(5)]).expect("any number may be the first");
	for wrong in [vec![record(5)], vec![record(7)], vec![record(6), record(8)]] {
		let refused = writer.append(&wrong).expect_err("it does not follow");
		assert!(matches!(refused, Error::NotNext { .. }), "{refused}");
	}
	writer.append(&[]).expect("nothing is nothing");
	writer.append(&[record(6)]).expect("nothing wrong was written");
	assert_eq!(read(dir.path()).expect("it is whole"), [5, 6]);
}

#[test]
fn journal_should_refuse_when_it_is_of_another_chain_or_written_already() {
	let dir = folder();
	let writer = Writer::open(dir.path(), CHAIN, WIDE).expect("nothing is wrong");
	assert!(matches!(Writer::open(dir.path(), CHAIN, WIDE), Err(Error::Locked(_))));
	drop(writer);
	write(dir.path(), WIDE, &[&[1]]);
	let refused = Writer::open(dir.path(), [8; 32], WIDE).expect_err("another chain");
	assert!(matches!(refused, Error::OtherChain(_)), "{refused}");
}
