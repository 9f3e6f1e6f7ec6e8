// SPDX-License-Identifier: Apache-2.0
use super::*;
use codec::{Decode, Encode, MaxEncodedLen};

#[test]
fn count_should_be_the_serials_of_a_range_or_nothing() {
	let counts = [(1, 1), (5, 9), (1, u64::MAX)].map(|(first, last)| range(first, last).count());
	assert_eq!(counts, [Some(1), Some(5), Some(u64::MAX)]);
	assert!([range(0, 0), range(0, 5), range(6, 5)].iter().all(|none| none.count().is_none()));
	assert_eq!(SerialRange::starting_at(7, 3), Some(range(7, 9)));
	assert_eq!(SerialRange::starting_at(7, 0), None);
	assert_eq!(SerialRange::starting_at(u64::MAX, 2), None);
}

#[test]
fn count_of_should_add_up_ranges_that_rise() {
	assert_eq!(count_of(&[range(1, 2), range(3, 3), range(10, 19)]), Some(13));
	assert_eq!(count_of(&[]), Some(0));
	assert_eq!(count_of(&[range(1, 2), range(2, 3)]), None);
	assert_eq!(count_of(&[range(4, 4), range(1, 1)]), None);
}

#[test]
fn keys_should_sort_and_come_back() {
	for serial in [1, 255, 256, u64::MAX] {
		assert_eq!(Serial::from(Descending::from(serial)), serial);
		let bytes = Descending::from(serial).encode();
		assert_eq!(Descending::decode(&mut &bytes[..]), Ok(Descending::from(serial)));
	}
	assert!(Descending::from(255).encode() > Descending::from(256).encode());
	assert_eq!(Descending::max_encoded_len(), 8);
}
