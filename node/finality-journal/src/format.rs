// SPDX-License-Identifier: Apache-2.0
//! The bytes of heads and frames.

use crate::ChainId;
use sp_crypto_hashing::blake2_128;

/// The most bytes of one record: far more than any block has, and little enough to be read at once.
pub const MAX_PAYLOAD: usize = 64 * 1_024 * 1_024;

const MAGIC: [u8; 8] = *b"GNXFJ\0\0\x01";
const CHECKSUM: usize = 16;
/// Bytes of a segment's head.
pub const SEGMENT_HEAD: usize = 8 + 32 + 8 + CHECKSUM;
/// Bytes of a frame before its payload.
pub const FRAME_HEAD: usize = 4 + 8 + 8 + CHECKSUM;

/// The head of a segment.
pub fn segment_head(chain: &ChainId, first: u64) -> Vec<u8> {
	let mut head = [MAGIC.as_slice(), chain.as_slice(), &first.to_le_bytes()].concat();
	head.extend(blake2_128(&head));
	head
}

/// Chain and first record of a segment, where `bytes` begin with an intact head.
pub fn read_segment_head(bytes: &[u8]) -> Option<(ChainId, u64)> {
	let head = bytes.get(..SEGMENT_HEAD)?;
	let (told, checksum) = head.split_at(SEGMENT_HEAD - CHECKSUM);
	if !told.starts_with(&MAGIC) || blake2_128(told) != checksum {
		return None;
	}
	let chain = told.get(8..40)?.try_into().ok()?;
	Some((chain, u64_at(told, 40)?))
}

/// Adds a frame to `to`. The payload must not be longer than [`MAX_PAYLOAD`].
pub fn put_frame(to: &mut Vec<u8>, number: u64, batch: u64, payload: &[u8]) {
	let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
	let told = told(length, number, batch);
	to.extend(told);
	to.extend(checksum(&told, payload));
	to.extend(payload);
}

/// The head of a frame.
#[derive(Clone, Copy, Debug)]
pub struct FrameHead {
	/// Bytes of the payload.
	pub length: usize,
	/// Number of the record.
	pub number: u64,
	/// Number of the first record that was written with it.
	pub batch: u64,
	checksum: [u8; CHECKSUM],
}

impl FrameHead {
	/// What `bytes` begin with, where it can be a head at all.
	pub fn read(bytes: &[u8]) -> Option<Self> {
		let length = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?);
		let length = usize::try_from(length).ok().filter(|length| *length <= MAX_PAYLOAD)?;
		let (number, batch) = (u64_at(bytes, 4)?, u64_at(bytes, 12)?);
		let checksum = bytes.get(20..FRAME_HEAD)?.try_into().ok()?;
		(batch <= number).then_some(Self { length, number, batch, checksum })
	}

	/// Whether head and payload are as they were written.
	pub fn fits(&self, payload: &[u8]) -> bool {
		let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
		payload.len() == self.length
			&& checksum(&told(length, self.number, self.batch), payload) == self.checksum
	}
}

/// Whether an intact frame of a batch after `number` begins anywhere in `rest`, whose first frame ought to be `number`.
pub fn later_batch_in(rest: &[u8], number: u64) -> bool {
	// No more frames than these can follow; without the limit, every second place would look like a head.
	let last = number.saturating_add((rest.len() / FRAME_HEAD) as u64);
	(0..rest.len().saturating_sub(FRAME_HEAD - 1)).any(|at| {
		let bytes = rest.get(at..).unwrap_or_default();
		FrameHead::read(bytes)
			.filter(|head| head.batch > number && head.number <= last)
			.and_then(|head| {
				let payload = bytes.get(FRAME_HEAD..FRAME_HEAD.checked_add(head.length)?)?;
				Some(head.fits(payload))
			})
			.unwrap_or(false)
	})
}

fn told(length: u32, number: u64, batch: u64) -> [u8; FRAME_HEAD - CHECKSUM] {
	let mut told = [0; FRAME_HEAD - CHECKSUM];
	told[..4].copy_from_slice(&length.to_le_bytes());
	told[4..12].copy_from_slice(&number.to_le_bytes());
	told[12..].copy_from_slice(&batch.to_le_bytes());
	told
}

fn checksum(told: &[u8], payload: &[u8]) -> [u8; CHECKSUM] {
	blake2_128(&[told, payload].concat())
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
	Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}
