// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports, also to whoever carries out one of its calls and has to tell it in another language.

use crate::{Config, Event, Pallet};
use alloc::vec::Vec;
use frame_support::dispatch_context::{run_in_context, with_context};
use genex_storage::or_undo;

/// What was reported since somebody began to listen.
struct Heard<T: Config>(Vec<Event<T>>);

impl<T: Config> Pallet<T> {
	/// Does `act`, and gives what the pallet reported meanwhile besides, in order and without what was undone on the way.
	/// When `act` itself fails and is undone, what it reported is worth nothing.
	pub fn listen<R>(act: impl FnOnce() -> R) -> (R, Vec<Event<T>>) {
		run_in_context(|| {
			with_context::<Heard<T>, _>(|heard| heard.set(Heard(Vec::new())));
			let result = act();
			let events = with_context::<Heard<T>, _>(|heard| {
				let events = heard.get_mut().map(|Heard(events)| core::mem::take(events));
				heard.clear();
				events.unwrap_or_default()
			});
			(result, events.unwrap_or_default())
		})
	}

	/// Reports `event`.
	pub(crate) fn deposit_event(event: Event<T>) {
		Self::with_heard(|events| events.push(event.clone()));
		frame_system::Pallet::<T>::deposit_event(event);
	}

	/// As [`or_undo`]; what was reported is undone too.
	pub(crate) fn or_unheard<R, E>(act: impl FnOnce() -> Result<R, E>) -> Result<R, E> {
		let before = Self::with_heard(|events| events.len());
		let result = or_undo(act);
		if result.is_err() {
			Self::with_heard(|events| events.truncate(before.unwrap_or_default()));
		}
		result
	}

	/// What was heard so far, while somebody listens.
	fn with_heard<R>(look: impl FnOnce(&mut Vec<Event<T>>) -> R) -> Option<R> {
		with_context::<Heard<T>, _>(|heard| heard.get_mut().map(|Heard(events)| look(events)))
			.flatten()
	}
}
