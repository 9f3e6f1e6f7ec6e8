// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

use alloc::vec::Vec;
use codec::{EncodeLike, FullCodec, FullEncode};
use core::marker::PhantomData;
use frame_support::{
	StorageHasher,
	storage::{
		generator,
		types::{CountedStorageMap, EncodeLikeTuple, KeyGenerator, TupleToEncodedIter},
		unhashed,
	},
	traits::StorageInstance,
};
use sp_io::storage::{commit_transaction, rollback_transaction, start_transaction};

/// A place in storage for a `Value`.
pub struct Slot<Value> {
	key: Vec<u8>,
	value: PhantomData<Value>,
}

impl<Value: FullCodec> Slot<Value> {
	fn new(prefix: &[u8], hashed: &[&[u8]]) -> Self {
		let rest = hashed.iter().fold(0, |sum: usize, part| sum.saturating_add(part.len()));
		let mut key = Vec::with_capacity(prefix.len().saturating_add(rest));
		key.extend_from_slice(prefix);
		hashed.iter().for_each(|part| key.extend_from_slice(part));
		Self { key, value: PhantomData }
	}

	/// The whole key.
	pub fn key(&self) -> &[u8] {
		&self.key
	}

	/// What is stored there.
	pub fn get(&self) -> Option<Value> {
		unhashed::get(&self.key)
	}

	/// Whether anything is stored there.
	pub fn exists(&self) -> bool {
		unhashed::exists(&self.key)
	}

	/// Stores `value` there.
	pub fn put(&self, value: &Value) {
		unhashed::put(&self.key, value);
	}

	/// Removes what is stored there.
	pub fn remove(&self) {
		unhashed::kill(&self.key);
	}
}

/// Slots of a map.
pub trait MapSlot<Key: FullEncode, Value: FullCodec> {
	/// The slot of `key`.
	fn slot(key: impl EncodeLike<Key>) -> Slot<Value>;
}

impl<Key, Value, Map> MapSlot<Key, Value> for Map
where
	Key: FullEncode,
	Value: FullCodec,
	Map: generator::StorageMap<Key, Value>,
{
	fn slot(key: impl EncodeLike<Key>) -> Slot<Value> {
		let hashed = key.using_encoded(<Map::Hasher as StorageHasher>::hash);
		Slot::new(&Map::prefix_hash(), &[hashed.as_ref()])
	}
}

/// Slots of a map with two keys.
pub trait DoubleMapSlot<Key1: FullEncode, Key2: FullEncode, Value: FullCodec> {
	/// The slot of both keys.
	fn double_slot(key1: impl EncodeLike<Key1>, key2: impl EncodeLike<Key2>) -> Slot<Value>;
}

impl<Key1, Key2, Value, Map> DoubleMapSlot<Key1, Key2, Value> for Map
where
	Key1: FullEncode,
	Key2: FullEncode,
	Value: FullCodec,
	Map: generator::StorageDoubleMap<Key1, Key2, Value>,
{
	fn double_slot(key1: impl EncodeLike<Key1>, key2: impl EncodeLike<Key2>) -> Slot<Value> {
		let hashed1 = key1.using_encoded(<Map::Hasher1 as StorageHasher>::hash);
		let hashed2 = key2.using_encoded(<Map::Hasher2 as StorageHasher>::hash);
		Slot::new(&Map::prefix_hash(), &[hashed1.as_ref(), hashed2.as_ref()])
	}
}

/// Slots of a map with many keys.
pub trait ManySlot<Keys: KeyGenerator, Value: FullCodec> {
	/// The slot of all keys together.
	fn many_slot(keys: impl EncodeLikeTuple<Keys::KArg> + TupleToEncodedIter) -> Slot<Value>;
}

impl<Keys, Value, Map> ManySlot<Keys, Value> for Map
where
	Keys: KeyGenerator,
	Value: FullCodec,
	Map: generator::StorageNMap<Keys, Value>,
{
	fn many_slot(keys: impl EncodeLikeTuple<Keys::KArg> + TupleToEncodedIter) -> Slot<Value> {
		Slot::new(&Map::prefix_hash(), &[&Keys::final_key(keys)[..]])
	}
}

/// Reads of a map that counts its entries, which alone may write them.
pub trait CountedRead<Key: FullEncode, Value: FullCodec> {
	/// What is stored at `key`.
	fn read(key: impl EncodeLike<Key>) -> Option<Value>;
}

impl<Prefix, Hasher, Key, Value, Kind, OnEmpty, Most> CountedRead<Key, Value>
	for CountedStorageMap<Prefix, Hasher, Key, Value, Kind, OnEmpty, Most>
where
	Prefix: StorageInstance,
	Hasher: StorageHasher,
	Key: FullEncode,
	Value: FullCodec,
{
	fn read(key: impl EncodeLike<Key>) -> Option<Value> {
		let hashed = key.using_encoded(Hasher::hash);
		Slot::new(&Prefix::prefix_hash(), &[hashed.as_ref()]).get()
	}
}

/// Does `act`, and undoes what it wrote if it errs.
pub fn or_undo<R, E>(act: impl FnOnce() -> Result<R, E>) -> Result<R, E> {
	start_transaction();
	let result = act();
	if result.is_ok() {
		commit_transaction();
	} else {
		rollback_transaction();
	}
	result
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::{
		Blake2_128Concat, Identity, Twox64Concat, pallet_prelude::NMapKey, storage_alias,
	};
	use sp_io::TestExternalities;

	#[storage_alias]
	type One = StorageMap<Mock, Twox64Concat, u32, u64>;

	#[storage_alias]
	type Counted = CountedStorageMap<Mock, Twox64Concat, u32, u64>;

	#[storage_alias]
	type Two = StorageDoubleMap<Mock, Blake2_128Concat, u64, Identity, u32, u64>;

	#[storage_alias]
	type Three = StorageNMap<
		Mock,
		(NMapKey<Blake2_128Concat, u64>, NMapKey<Twox64Concat, u32>, NMapKey<Identity, u8>),
		u64,
	>;

	#[test]
	fn slot_should_be_where_the_map_looks_when_either_writes() {
		TestExternalities::default().execute_with(|| {
			assert_eq!(One::slot(7).key(), One::hashed_key_for(7));
			assert_eq!(Two::double_slot(7, 8).key(), Two::hashed_key_for(7, 8));
			assert_eq!(Three::many_slot((7, 8, 9)).key(), Three::hashed_key_for((7, 8, 9)));
			let slot = One::slot(7);
			assert!(slot.get().is_none() && !slot.exists());
			slot.put(&70);
			assert_eq!((One::get(7), slot.exists()), (Some(70), true));
			One::insert(7, 71);
			assert_eq!(slot.get(), Some(71));
			slot.remove();
			assert_eq!(One::get(7), None);
		});
	}

	#[test]
	fn read_should_find_what_a_counted_map_stored() {
		TestExternalities::default().execute_with(|| {
			Counted::insert(7, 70);
			assert_eq!((Counted::read(7), Counted::read(8)), (Some(70), None));
		});
	}

	#[test]
	fn or_undo_should_keep_what_was_done_when_nothing_erred() {
		TestExternalities::default().execute_with(|| {
			let done = or_undo(|| {
				One::insert(1, 1);
				let inner: Result<(), ()> = or_undo(|| {
					One::insert(2, 2);
					Err(())
				});
				assert_eq!(inner, Err(()));
				Ok::<_, ()>(5)
			});
			assert_eq!(done, Ok(5));
			assert_eq!((One::get(1), One::get(2)), (Some(1), None));
		});
	}
}
