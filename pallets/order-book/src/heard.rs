// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports, also to whoever carries out one of its calls and has to tell it in another language.

use crate::{Config, Event, Pallet};
use alloc::vec::Vec;
use genex_storage::{
	heard::{self, with_heard},
	or_undo,
};

impl<T: Config> Pallet<T> {
	/// Does `act`, and gives what the pallet reported meanwhile besides, in order and without what was undone on the way.
	/// When `act` itself fails and is undone, what it reported is worth nothing.
	pub fn listen<R>(act: impl FnOnce() -> R) -> (R, Vec<Event<T>>) {
		heard::listen(act)
	}

	/// Reports `event`.
	pub(crate) fn deposit_event(event: Event<T>) {
		heard::tell(&event);
		frame_system::Pallet::<T>::deposit_event(event);
	}

	/// As [`or_undo`]; what was reported is undone too.
	pub(crate) fn or_unheard<R, E>(act: impl FnOnce() -> Result<R, E>) -> Result<R, E> {
		let before = with_heard(|events: &mut Vec<Event<T>>| events.len());
		let result = or_undo(act);
		if result.is_err() {
			with_heard(|events: &mut Vec<Event<T>>| events.truncate(before.unwrap_or_default()));
		}
		result
	}
}
