// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

pub mod heard;
pub mod marks;
pub mod sweeps;

use alloc::vec::Vec;
use codec::{Encode, EncodeLike, FullCodec};
use core::{any::TypeId, marker::PhantomData};
use frame_support::{
	Blake2_128Concat, Identity, StorageHasher,
	storage::{
		types::{CountedStorageMap, Key as Hashed, StorageDoubleMap, StorageMap, StorageNMap},
		unhashed,
	},
	traits::StorageInstance,
};
use sp_io::{
	hashing::blake2_128,
	storage::{commit_transaction, rollback_transaction, start_transaction},
};

/// Bytes for which a key has room at first: a prefix, an account and a number of 128 bits with their hashes, and a number of 32.
const ROOM: usize = 128;

/// A place in storage for a `Value`.
pub struct Slot<Value> {
	key: Vec<u8>,
	value: PhantomData<Value>,
}

impl<Value> Slot<Value> {
	/// The place of an item without keys, to which [`Self::and`] adds them.
	fn of<Prefix: StorageInstance>() -> Self {
		let mut key = Vec::with_capacity(ROOM);
		key.extend_from_slice(&Prefix::prefix_hash());
		Self { key, value: PhantomData }
	}

	/// The place under one key more. Gives the same bytes as the hasher, of which the two most used are spared their copies.
	fn and<Hasher: StorageHasher>(mut self, part: &impl Encode) -> Self {
		let hasher = TypeId::of::<Hasher>();
		if hasher == TypeId::of::<Identity>() {
			part.encode_to(&mut self.key);
		} else {
			part.using_encoded(|bytes| {
				if hasher == TypeId::of::<Blake2_128Concat>() {
					self.key.extend_from_slice(&blake2_128(bytes));
					self.key.extend_from_slice(bytes);
				} else {
					self.key.extend_from_slice(Hasher::hash(bytes).as_ref());
				}
			});
		}
		self
	}

	/// The whole key.
	pub fn key(&self) -> &[u8] {
		&self.key
	}
}

impl<Value: FullCodec> Slot<Value> {
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
pub trait MapSlot<K: Encode, Value> {
	/// The slot of `key`.
	fn slot(key: impl EncodeLike<K>) -> Slot<Value>;
}

impl<Prefix, Hasher, K, Value, Kind, OnEmpty, Most> MapSlot<K, Value>
	for StorageMap<Prefix, Hasher, K, Value, Kind, OnEmpty, Most>
where
	Prefix: StorageInstance,
	Hasher: StorageHasher,
	K: Encode,
{
	fn slot(key: impl EncodeLike<K>) -> Slot<Value> {
		Slot::of::<Prefix>().and::<Hasher>(&key)
	}
}

/// Slots of a map with two keys.
pub trait DoubleMapSlot<K1: Encode, K2: Encode, Value> {
	/// The slot of both keys.
	fn double_slot(key1: impl EncodeLike<K1>, key2: impl EncodeLike<K2>) -> Slot<Value>;
}

impl<Prefix, Hasher1, K1, Hasher2, K2, Value, Kind, OnEmpty, Most> DoubleMapSlot<K1, K2, Value>
	for StorageDoubleMap<Prefix, Hasher1, K1, Hasher2, K2, Value, Kind, OnEmpty, Most>
where
	Prefix: StorageInstance,
	Hasher1: StorageHasher,
	Hasher2: StorageHasher,
	K1: Encode,
	K2: Encode,
{
	fn double_slot(key1: impl EncodeLike<K1>, key2: impl EncodeLike<K2>) -> Slot<Value> {
		Slot::of::<Prefix>().and::<Hasher1>(&key1).and::<Hasher2>(&key2)
	}
}

/// Slots of a map with three keys.
pub trait TripleMapSlot<K1: Encode, K2: Encode, K3: Encode, Value> {
	/// The slot of all three.
	fn triple_slot(
		key1: impl EncodeLike<K1>,
		key2: impl EncodeLike<K2>,
		key3: impl EncodeLike<K3>,
	) -> Slot<Value>;
}

impl<Prefix, Hasher1, K1, Hasher2, K2, Hasher3, K3, Value, Kind, OnEmpty, Most>
	TripleMapSlot<K1, K2, K3, Value>
	for StorageNMap<
		Prefix,
		(Hashed<Hasher1, K1>, Hashed<Hasher2, K2>, Hashed<Hasher3, K3>),
		Value,
		Kind,
		OnEmpty,
		Most,
	>
where
	Prefix: StorageInstance,
	Hasher1: StorageHasher,
	Hasher2: StorageHasher,
	Hasher3: StorageHasher,
	K1: Encode,
	K2: Encode,
	K3: Encode,
{
	fn triple_slot(
		key1: impl EncodeLike<K1>,
		key2: impl EncodeLike<K2>,
		key3: impl EncodeLike<K3>,
	) -> Slot<Value> {
		Slot::of::<Prefix>().and::<Hasher1>(&key1).and::<Hasher2>(&key2).and::<Hasher3>(&key3)
	}
}

/// Reads of a map that counts its entries, which alone may write them.
pub trait CountedRead<K: Encode, Value> {
	/// What is stored at `key`.
	fn read(key: impl EncodeLike<K>) -> Option<Value>;
}

impl<Prefix, Hasher, K, Value, Kind, OnEmpty, Most> CountedRead<K, Value>
	for CountedStorageMap<Prefix, Hasher, K, Value, Kind, OnEmpty, Most>
where
	Prefix: StorageInstance,
	Hasher: StorageHasher,
	K: Encode,
	Value: FullCodec,
{
	fn read(key: impl EncodeLike<K>) -> Option<Value> {
		Slot::<Value>::of::<Prefix>().and::<Hasher>(&key).get()
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
	use frame_support::{Twox64Concat, pallet_prelude::NMapKey, storage_alias};
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
			let (long, mid, short) = (7u64, 8u32, 9u8);
			assert_eq!(One::slot(mid).key(), One::hashed_key_for(mid));
			assert_eq!(Two::double_slot(long, mid).key(), Two::hashed_key_for(long, mid));
			let three = Three::hashed_key_for((long, mid, short));
			assert_eq!(Three::triple_slot(long, mid, short).key(), three);
			let slot = One::slot(7u32);
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
			assert_eq!((Counted::read(7u32), Counted::read(8u32)), (Some(70), None));
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
