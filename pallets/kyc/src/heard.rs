// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports, also to whoever carries out one of its calls and has to tell it in another language.

use crate::{Config, Event, Pallet};
use alloc::vec::Vec;
use genex_storage::heard;

impl<T: Config> Pallet<T> {
	/// Does `act`, and gives what the pallet reported meanwhile besides, in order. When `act` itself fails and is undone,
	/// what it reported is worth nothing.
	pub fn listen<R>(act: impl FnOnce() -> R) -> (R, Vec<Event<T>>) {
		heard::listen(act)
	}

	/// Reports `event`.
	pub(crate) fn deposit_event(event: Event<T>) {
		heard::tell(&event);
		frame_system::Pallet::<T>::deposit_event(event);
	}
}
