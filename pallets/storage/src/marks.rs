// SPDX-License-Identifier: Apache-2.0
//! Sets of numbers in storage whose neighbours are found by key.
//!
//! What a block takes away stays in its overlay, and whoever looks for the next key of a map walks over all of it. In a set of
//! marks nothing is looked for but by its key: a number is a bit of a word, a word that is not empty is a bit of a word on the
//! next level, and so on. The lowest word of a level is not marked above itself: every search that comes so far looks into it
//! anyway, so that sets of low numbers need few words.

use alloc::vec::Vec;
use codec::FullCodec;
use frame_support::storage::StorageDoubleMap;

/// Where a word is: its level, 0 for that of the numbers, and its place there.
pub type Place = (u8, u64);

/// Levels of words with 128 bits for numbers of 64.
const LEVELS: u8 = 10;

/// A map of sets: for each `Thing` its words. A word without bits is not stored.
pub trait Marks<Thing: FullCodec>: StorageDoubleMap<Thing, Place, u128, Query = u128> {}

impl<Thing: FullCodec, Map> Marks<Thing> for Map where
	Map: StorageDoubleMap<Thing, Place, u128, Query = u128>
{
}

/// Adds `number` to the set of `thing`.
pub fn insert<Map: Marks<Thing>, Thing: FullCodec>(thing: &Thing, number: u64) {
	let mut position = number;
	for level in 0..LEVELS {
		if level > 0 && position == 0 {
			return;
		}
		let place = (level, above(position));
		let old = Map::get(thing, place);
		let new = old | bit(position);
		if new != old {
			Map::insert(thing, place, new);
		}
		if old != 0 {
			return;
		}
		position = above(position);
	}
}

/// Takes `number` out of the set of `thing`.
pub fn remove<Map: Marks<Thing>, Thing: FullCodec>(thing: &Thing, number: u64) {
	let mut position = number;
	for level in 0..LEVELS {
		if level > 0 && position == 0 {
			return;
		}
		let place = (level, above(position));
		let word = Map::get(thing, place) & !bit(position);
		if word != 0 {
			Map::insert(thing, place, word);
			return;
		}
		Map::remove(thing, place);
		position = above(position);
	}
}

/// The highest number of the set of `thing` that is not above `number`.
pub fn at_or_below<Map: Marks<Thing>, Thing: FullCodec>(thing: &Thing, number: u64) -> Option<u64> {
	let (mut position, mut wanted) = (number, !beyond(number));
	for level in 0..LEVELS {
		let index = above(position);
		let word = Map::get(thing, (level, index)) & wanted;
		if let Some(bit) = word.checked_ilog2() {
			return highest_under::<Map, _>(thing, level, joined(index, bit));
		}
		if index == 0 {
			// The lowest word of the level below is not marked here.
			let more = level > 0 && position > 0;
			return more.then(|| highest_under::<Map, _>(thing, level, 0)).flatten();
		}
		position = index;
		wanted = !from(position);
	}
	None
}

/// The lowest number of the set of `thing` that is not below `number`.
pub fn at_or_above<Map: Marks<Thing>, Thing: FullCodec>(thing: &Thing, number: u64) -> Option<u64> {
	let (mut position, mut wanted) = (number, from(number));
	for level in 0..LEVELS {
		let index = above(position);
		let word = Map::get(thing, (level, index)) & wanted;
		if word != 0 {
			return lowest_under::<Map, _>(thing, level, joined(index, word.trailing_zeros()));
		}
		position = index;
		wanted = beyond(position);
	}
	None
}

/// All numbers of the set of `thing`, in ascending order. Reads the whole set, so it is for tests and try-runtime only.
pub fn all<Map: Marks<Thing>, Thing: FullCodec>(thing: &Thing) -> Vec<u64> {
	let next = |number: &u64| at_or_above::<Map, _>(thing, number.checked_add(1)?);
	core::iter::successors(at_or_above::<Map, _>(thing, 0), next).collect()
}

/// The highest number under a bit of a level.
fn highest_under<Map: Marks<Thing>, Thing: FullCodec>(
	thing: &Thing,
	level: u8,
	position: u64,
) -> Option<u64> {
	(0..level).rev().try_fold(position, |index, level| {
		match Map::get(thing, (level, index)).checked_ilog2() {
			Some(bit) => Some(joined(index, bit)),
			// Under the lowest bit, which is not marked, there may be nothing but the lowest word.
			None => (level > 0 && index == 0).then_some(0),
		}
	})
}

/// The lowest number under a bit of a level.
fn lowest_under<Map: Marks<Thing>, Thing: FullCodec>(
	thing: &Thing,
	level: u8,
	position: u64,
) -> Option<u64> {
	(0..level).rev().try_fold(position, |index, level| {
		let word = Map::get(thing, (level, index));
		(word != 0).then(|| joined(index, word.trailing_zeros()))
	})
}

/// The word in which `position` has its bit, which is its position on the next level.
const fn above(position: u64) -> u64 {
	position >> 7
}

/// The position of a bit of a word.
fn joined(index: u64, bit: u32) -> u64 {
	index << 7 | u64::from(bit)
}

/// The place of the bit of `position` in its word.
fn place_of(position: u64) -> u32 {
	u32::try_from(position & 127).unwrap_or_default()
}

/// The bit of `position` in its word.
fn bit(position: u64) -> u128 {
	1u128.checked_shl(place_of(position)).unwrap_or_default()
}

/// The bits of the word of `position` from its own on.
fn from(position: u64) -> u128 {
	u128::MAX.checked_shl(place_of(position)).unwrap_or_default()
}

/// The bits of the word of `position` above its own.
fn beyond(position: u64) -> u128 {
	from(position) & !bit(position)
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::{Identity, Twox64Concat, pallet_prelude::ValueQuery, storage_alias};
	use sp_io::TestExternalities;
	use std::collections::BTreeSet;

	#[storage_alias]
	type Numbers = StorageDoubleMap<Mock, Twox64Concat, u32, Identity, Place, u128, ValueQuery>;

	/// At the ends of words of every level, and beside them.
	fn edges() -> Vec<u64> {
		let ends = (0..LEVELS).map(|level| 1u64 << (7 * u32::from(level)));
		let beside = ends.flat_map(|end| [end - 1, end, end + 1, end.saturating_mul(127)]);
		let mut edges: Vec<_> = beside.chain([0, 2, 129, u64::MAX - 1, u64::MAX]).collect();
		edges.sort_unstable();
		edges.dedup();
		edges
	}

	fn agrees(model: &BTreeSet<u64>) {
		for number in edges() {
			let below = at_or_below::<Numbers, _>(&1u32, number);
			assert_eq!(below, model.range(..=number).next_back().copied(), "below {number}");
			let above = at_or_above::<Numbers, _>(&1u32, number);
			assert_eq!(above, model.range(number..).next().copied(), "above {number}");
		}
		assert_eq!(all::<Numbers, _>(&1u32), model.iter().copied().collect::<Vec<_>>());
	}

	#[test]
	fn marks_should_agree_with_a_set_when_numbers_come_and_go() {
		TestExternalities::default().execute_with(|| {
			let (mut model, edges) = (BTreeSet::new(), edges());
			agrees(&model);
			let again = edges.iter().rev().step_by(2);
			for number in edges.iter().chain(again).chain(edges.iter().step_by(3)).copied() {
				if model.insert(number) {
					insert::<Numbers, _>(&1u32, number);
				} else {
					model.remove(&number);
					remove::<Numbers, _>(&1u32, number);
				}
				agrees(&model);
			}
			for number in core::mem::take(&mut model) {
				remove::<Numbers, _>(&1u32, number);
			}
			agrees(&model);
			assert_eq!(Numbers::iter().count(), 0, "nothing is left of an empty set");
		});
	}

	#[test]
	fn insert_and_remove_should_change_nothing_when_done_twice() {
		TestExternalities::default().execute_with(|| {
			for number in edges() {
				insert::<Numbers, _>(&1u32, number);
				insert::<Numbers, _>(&1u32, number);
				assert_eq!(all::<Numbers, _>(&1u32), [number]);
				remove::<Numbers, _>(&1u32, number);
				remove::<Numbers, _>(&1u32, number);
				assert_eq!(Numbers::iter().count(), 0);
			}
		});
	}

	#[test]
	fn sets_should_need_few_words_and_leave_each_other_alone() {
		TestExternalities::default().execute_with(|| {
			for number in 1..128 {
				insert::<Numbers, _>(&1u32, number);
			}
			assert_eq!(Numbers::iter().count(), 1);
			insert::<Numbers, _>(&2u32, 1_000_000);
			assert_eq!(at_or_above::<Numbers, _>(&1u32, 128), None);
			assert_eq!(at_or_below::<Numbers, _>(&2u32, u64::MAX), Some(1_000_000));
			assert_eq!(Numbers::iter_prefix(2).count(), 3);
		});
	}
}
