// SPDX-License-Identifier: Apache-2.0
//! Entries of one thing that calls take away a few at a time.

use alloc::vec::Vec;
use codec::FullCodec;
use frame_support::{
	BoundedVec,
	storage::{IterableStorageDoubleMap, StorageValue},
	traits::ConstU32,
};

/// The most things of which one block notes how far it came.
pub const MAX_SWEEPS: u32 = 64;

/// The most entries that a thing may have had and go unnoted when one call ended it.
pub const FEW: usize = 8;

/// How far a block came: its number, and of each thing the last key that it took away.
pub type Sweeps<Block, Thing, Key> = (Block, BoundedVec<(Thing, Key), ConstU32<MAX_SWEEPS>>);

/// The block notes as many things as it can: the next one goes on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SweptEnough;

/// The next `most` keys of `thing` in `Map`, which the caller must take away, and whether there are more.
///
/// What a block took away stays in its overlay, and whoever looks for the first key of the thing walks over all of it. So
/// `Stored` notes how far the block `now` came, and its next call goes on from there; what was added before that place is found
/// in the next block.
pub fn next_keys<Map, Stored, Block, Thing, Key, Value>(
	now: Block,
	thing: Thing,
	most: usize,
) -> Result<(Vec<Key>, bool), SweptEnough>
where
	Map: IterableStorageDoubleMap<Thing, Key, Value>,
	Stored: StorageValue<Sweeps<Block, Thing, Key>, Query = Sweeps<Block, Thing, Key>>,
	Block: FullCodec + PartialEq,
	Thing: FullCodec + PartialEq,
	Key: FullCodec + Clone,
	Value: FullCodec,
{
	let (block, mut places) = Stored::get();
	if block != now {
		places = BoundedVec::new();
	}
	let mut place = places.iter_mut().find(|(of, _)| *of == thing);
	let mut rest = match &place {
		Some((_, last)) => Map::iter_key_prefix_from(&thing, Map::hashed_key_for(&thing, last)),
		None => Map::iter_key_prefix(&thing),
	};
	let keys: Vec<Key> = rest.by_ref().take(most).collect();
	let more = rest.next().is_some();
	let Some(last) = keys.last().cloned() else { return Ok((keys, more)) };
	if let Some((_, place)) = &mut place {
		*place = last;
	} else if more || keys.len() > FEW {
		places.try_push((thing, last)).map_err(|_| SweptEnough)?;
	} else {
		return Ok((keys, more));
	}
	Stored::put((now, places));
	Ok((keys, more))
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::{Identity, Twox64Concat, pallet_prelude::ValueQuery, storage_alias};
	use sp_io::TestExternalities;

	#[storage_alias]
	type Entries = StorageDoubleMap<Mock, Twox64Concat, u32, Identity, u8, ()>;

	#[storage_alias]
	type Place = StorageValue<Mock, Sweeps<u64, u32, u8>, ValueQuery>;

	/// Takes up to `most` entries of `thing` away in the block `now`.
	fn take(now: u64, thing: u32, most: usize) -> Result<(Vec<u8>, bool), SweptEnough> {
		let (keys, more) = next_keys::<Entries, Place, u64, u32, u8, ()>(now, thing, most)?;
		keys.iter().for_each(|key| Entries::remove(thing, key));
		Ok((keys, more))
	}

	/// The block of which something is noted, and what.
	fn noted() -> (u64, Vec<(u32, u8)>) {
		let (block, places) = Place::get();
		(block, places.into_inner())
	}

	fn with_entries(count: u8, test: impl FnOnce()) {
		let mut ext = TestExternalities::default();
		ext.execute_with(|| (1..=count).for_each(|key| Entries::insert(1, key, ())));
		// As if an earlier block had stored them.
		ext.commit_all().expect("no transaction is open");
		ext.execute_with(test);
	}

	#[test]
	fn next_keys_should_go_on_where_the_block_stopped() {
		with_entries(5, || {
			assert_eq!(take(7, 1, 2), Ok((vec![1, 2], true)));
			assert_eq!(noted(), (7, vec![(1, 2)]));
			// Whoever began from the start would find it.
			Entries::insert(1, 1, ());
			assert_eq!(take(7, 1, 2), Ok((vec![3, 4], true)));
			assert_eq!(take(7, 1, 2), Ok((vec![5], false)));
			assert_eq!(take(7, 1, 2), Ok((vec![], false)));
			assert_eq!(noted(), (7, vec![(1, 5)]));
			assert_eq!(take(8, 1, 2), Ok((vec![1], false)));
		});
	}

	#[test]
	fn next_keys_should_note_nothing_when_one_call_ends_a_thing_of_few_entries() {
		for (count, notes) in [(0, 0), (8, 0), (9, 1)] {
			with_entries(count, || {
				let (keys, more) = take(7, 1, 100).unwrap();
				assert_eq!((keys.len(), more), (usize::from(count), false));
				assert_eq!(noted().1.len(), notes);
			});
		}
	}

	#[test]
	fn next_keys_should_fail_when_the_block_notes_as_many_things_as_it_can() {
		with_entries(2, || {
			let other = |thing| (thing, 0u8);
			let places = (100..100 + MAX_SWEEPS).map(other).collect();
			let places: BoundedVec<_, ConstU32<MAX_SWEEPS>> = BoundedVec::truncate_from(places);
			Place::put((7, places));
			assert_eq!(take(7, 1, 1), Err(SweptEnough));
			assert_eq!(Entries::iter_prefix(1).count(), 2);
			// One that needs no note goes.
			Entries::insert(2, 9, ());
			assert_eq!(take(7, 2, 1), Ok((vec![9], false)));
			assert_eq!(take(8, 1, 1), Ok((vec![1], true)));
			assert_eq!(noted(), (8, vec![(1, 1)]));
		});
	}

	#[test]
	fn next_keys_should_leave_other_things_alone() {
		with_entries(3, || {
			Entries::insert(2, 1, ());
			assert_eq!(take(7, 1, 2), Ok((vec![1, 2], true)));
			assert_eq!(take(7, 2, 2), Ok((vec![1], false)));
			assert_eq!(take(7, 1, 2), Ok((vec![3], false)));
		});
	}
}
