// SPDX-License-Identifier: Apache-2.0
//! One after the other, where tests of one process do what only one of them can do at a time.

use std::{
	collections::BTreeMap,
	sync::{self, Arc, PoisonError},
};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The turns of all that are told apart by a key.
pub(crate) struct Turns<K>(sync::Mutex<BTreeMap<K, Arc<Mutex<()>>>>);

impl<K: Ord> Turns<K> {
	pub(crate) const fn new() -> Self {
		Self(sync::Mutex::new(BTreeMap::new()))
	}

	/// Waits until no other with this key is on turn. The turn ends when what this gives is dropped.
	pub(crate) async fn take(&self, key: K) -> OwnedMutexGuard<()> {
		let turn = {
			let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
			turns.entry(key).or_default().clone()
		};
		turn.lock_owned().await
	}
}
