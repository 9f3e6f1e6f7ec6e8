// SPDX-License-Identifier: Apache-2.0
//! What a pallet reports, for whoever carries out one of its calls and has to tell it in another language.

use alloc::vec::Vec;
use frame_support::{
	dispatch_context::{run_in_context, with_context},
	pallet_prelude::DispatchError,
	storage::{TransactionOutcome, with_transaction},
};

/// What was reported since somebody began to listen.
struct Heard<Event>(Vec<Event>);

/// Does `act`, and gives besides what was told by [`tell`] meanwhile, in order. When `act` itself fails and is undone, what it
/// told is worth nothing.
pub fn listen<Event: 'static, R>(act: impl FnOnce() -> R) -> (R, Vec<Event>) {
	run_in_context(|| {
		with_context::<Heard<Event>, _>(|heard| heard.set(Heard(Vec::new())));
		let result = act();
		let events = with_context::<Heard<Event>, _>(|heard| {
			let events = heard.get_mut().map(|Heard(events)| core::mem::take(events));
			heard.clear();
			events.unwrap_or_default()
		});
		(result, events.unwrap_or_default())
	})
}

/// Tells `event` to whoever listens.
pub fn tell<Event: Clone + 'static>(event: &Event) {
	with_heard(|events: &mut Vec<Event>| events.push(event.clone()));
}

/// Does `act` and undoes it, and what it told as well: to learn what would come of it.
///
/// # Errors
/// Those of `act`.
pub fn tried<Event: 'static, R>(
	act: impl FnOnce() -> Result<R, DispatchError>,
) -> Result<R, DispatchError> {
	let before = with_heard(|events: &mut Vec<Event>| events.len());
	let result = with_transaction(|| TransactionOutcome::Rollback(act()));
	with_heard(|events: &mut Vec<Event>| events.truncate(before.unwrap_or_default()));
	result
}

/// What was heard so far, while somebody listens.
pub fn with_heard<Event: 'static, R>(look: impl FnOnce(&mut Vec<Event>) -> R) -> Option<R> {
	with_context::<Heard<Event>, _>(|heard| heard.get_mut().map(|Heard(events)| look(events)))
		.flatten()
}
