// SPDX-License-Identifier: Apache-2.0

//! Ethereum's 2048-bit bloom filter over log addresses and topics, and its compact stored form.

use codec::{Decode, Encode};
use pallet_revive::{evm::Bytes256, keccak_256};
use sp_core::{H160, H256};

const BYTES: usize = 256;

/// A bloom filter as in Ethereum headers and receipts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bloom([u8; BYTES]);

/// How a bloom lies in the index: most blocks set no bit, or a few.
#[derive(Encode, Decode)]
enum Stored {
	Empty,
	Bits(Vec<u16>),
	Full(Box<[u8; BYTES]>),
}

impl Default for Bloom {
	fn default() -> Self {
		Self([0; BYTES])
	}
}

impl Bloom {
	/// Adds a log.
	pub fn add_log(&mut self, address: &H160, topics: &[H256]) {
		self.add(address.as_bytes());
		topics.iter().for_each(|topic| self.add(topic.as_bytes()));
	}

	/// Adds everything the other has.
	pub fn merge(&mut self, other: &Self) {
		self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine |= theirs);
	}

	/// Adds everything it has to the bits of a header.
	pub fn add_to(&self, bits: &mut [u8; BYTES]) {
		bits.iter_mut().zip(self.0).for_each(|(theirs, mine)| *theirs |= mine);
	}

	/// `false` when the value is certainly absent.
	pub fn may_contain(&self, value: &[u8]) -> bool {
		bits(value).into_iter().all(|(byte, mask)| self.0[byte] & mask != 0)
	}

	fn add(&mut self, value: &[u8]) {
		bits(value).into_iter().for_each(|(byte, mask)| self.0[byte] |= mask);
	}
}

/// The three bits of a value: the low eleven bits of the first three 16-bit words of its keccak256,
/// counted from the end of the filter.
fn bits(value: &[u8]) -> [(usize, u8); 3] {
	let hash = keccak_256(value);
	[0, 2, 4].map(|at| {
		let bit = usize::from(u16::from_be_bytes([hash[at], hash[at + 1]]) & 0x7ff);
		(BYTES - 1 - bit / 8, 1 << (bit % 8))
	})
}

impl From<&Bloom> for Bytes256 {
	fn from(bloom: &Bloom) -> Self {
		Self(bloom.0)
	}
}

impl Encode for Bloom {
	fn encode_to<T: codec::Output + ?Sized>(&self, dest: &mut T) {
		let count: u32 = self.0.iter().map(|byte| byte.count_ones()).sum();
		let stored = match count {
			0 => Stored::Empty,
			// Two bytes a position; above this the filter itself is shorter.
			1..=120 => Stored::Bits(
				(0..BYTES as u16 * 8)
					.filter(|bit| self.0[usize::from(bit / 8)] & (1 << (bit % 8)) != 0)
					.collect(),
			),
			_ => Stored::Full(Box::new(self.0)),
		};
		stored.encode_to(dest);
	}
}

impl Decode for Bloom {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let mut bloom = Self::default();
		match Stored::decode(input)? {
			Stored::Empty => {},
			Stored::Full(bytes) => bloom.0 = *bytes,
			Stored::Bits(positions) => {
				for bit in positions {
					let byte = bloom.0.get_mut(usize::from(bit / 8)).ok_or("bit beyond filter")?;
					*byte |= 1 << (bit % 8);
				}
			},
		}
		Ok(bloom)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn address(byte: u8) -> H160 {
		H160::repeat_byte(byte)
	}

	#[test]
	fn may_contain_should_hold_for_what_was_added_only() {
		let mut bloom = Bloom::default();
		bloom.add(b"testtest");
		bloom.add(b"test");
		bloom.add(b"hallo");
		bloom.add(b"other");
		for present in [&b"testtest"[..], b"test", b"hallo", b"other"] {
			assert!(bloom.may_contain(present));
		}
		for absent in [&b"tes"[..], b"lo"] {
			assert!(!bloom.may_contain(absent));
		}
	}

	#[test]
	fn add_log_should_set_the_bits_the_yellow_paper_names() {
		// keccak256 of twenty zero bytes begins 0x5380c7b7ae81...: bits 0x380, 0x7b7, 0x681.
		let mut bloom = Bloom::default();
		bloom.add_log(&H160::zero(), &[]);
		let set: Vec<usize> = (0..BYTES * 8)
			.filter(|bit| bloom.0[BYTES - 1 - bit / 8] & (1 << (bit % 8)) != 0)
			.collect();
		assert_eq!(set, vec![0x380, 0x681, 0x7b7]);
	}

	#[test]
	fn stored_form_should_come_back_when_empty_sparse_and_full() {
		let mut bloom = Bloom::default();
		assert_eq!(bloom.encode().len(), 1);
		assert_eq!(Bloom::decode(&mut &bloom.encode()[..]), Ok(bloom.clone()));

		bloom.add_log(&address(1), &[H256::repeat_byte(2)]);
		assert!(bloom.encode().len() <= 2 + 6 * 2);
		assert_eq!(Bloom::decode(&mut &bloom.encode()[..]), Ok(bloom.clone()));

		(0..=255).for_each(|byte| bloom.add_log(&address(byte), &[]));
		assert_eq!(bloom.encode().len(), 1 + BYTES);
		assert_eq!(Bloom::decode(&mut &bloom.encode()[..]), Ok(bloom));
	}

	#[test]
	fn decode_should_fail_when_a_bit_lies_beyond_the_filter() {
		let bytes = Stored::Bits(vec![2048]).encode();
		assert!(Bloom::decode(&mut &bytes[..]).is_err());
	}

	#[test]
	fn merge_should_contain_both() {
		let (mut left, mut right) = (Bloom::default(), Bloom::default());
		left.add_log(&address(1), &[]);
		right.add_log(&address(2), &[]);
		left.merge(&right);
		assert!(left.may_contain(address(1).as_bytes()) && left.may_contain(address(2).as_bytes()));
	}
}
