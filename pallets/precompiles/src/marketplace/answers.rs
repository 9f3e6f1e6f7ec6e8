// SPDX-License-Identifier: Apache-2.0
//! What the acts of `IMarketplace` return, from what they reported.

use super::reports::{outcome_of, resting_in};
use crate::{
	Chain,
	abi::IMarketplace::{
		IMarketplaceCalls, LegResult, amendOrderCall, amendOrderReturn, batchCall,
		cancelOrdersCall, placeOrderCall, sweepCall, triggerSwitchCall, triggerSwitchReturn,
		uncrossCall,
	},
	revert::describe,
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use genex_primitives::book::{Outcome, Rest};
use pallet_order_book::Event;
use pallet_revive::precompiles::alloy::sol_types::SolCall;

/// What an order did that did not come.
const NOTHING: Outcome =
	Outcome { filled: 0, fills: 0, visited: 0, decremented: 0, left: 0, rest: Rest::Nothing };

/// What the act `input` returns when it reported `events`.
pub(super) fn of<T: Chain>(input: &IMarketplaceCalls, events: &[Event<T>]) -> Vec<u8> {
	match input {
		IMarketplaceCalls::placeOrder(_) => {
			let outcome = placed(events).next().unwrap_or(&NOTHING);
			placeOrderCall::abi_encode_returns(&outcome_of(outcome))
		},
		IMarketplaceCalls::amendOrder(_) => {
			let replacement = events.iter().find_map(|event| match event {
				Event::OrderReplaced { outcome, .. } => Some(outcome),
				_ => None,
			});
			let outcome = outcome_of(replacement.unwrap_or(&NOTHING));
			let replaced = replacement.is_some();
			amendOrderCall::abi_encode_returns(&amendOrderReturn { replaced, outcome })
		},
		IMarketplaceCalls::cancelOrders(_) => {
			let is_gone = |event: &&Event<T>| matches!(event, Event::OrderCancelled { .. });
			let gone = events.iter().filter(is_gone).count();
			cancelOrdersCall::abi_encode_returns(&u32::try_from(gone).unwrap_or(u32::MAX))
		},
		IMarketplaceCalls::batch(call) => batchCall::abi_encode_returns(&legs(call, events)),
		IMarketplaceCalls::triggerSwitch(_) => {
			let found = events.iter().find_map(|event| match event {
				Event::SwitchTriggered { cancelled, done, .. } => Some((*cancelled, *done)),
				_ => None,
			});
			let (cancelled, done) = found.unwrap_or_default();
			triggerSwitchCall::abi_encode_returns(&triggerSwitchReturn { cancelled, done })
		},
		IMarketplaceCalls::sweep(_) => {
			let found = events.iter().find_map(|event| match event {
				Event::Swept { removed, .. } => Some(*removed),
				_ => None,
			});
			sweepCall::abi_encode_returns(&found.unwrap_or_default())
		},
		IMarketplaceCalls::uncross(_) => {
			let is_over = |event: &Event<T>| matches!(event, Event::AuctionCompleted { .. });
			uncrossCall::abi_encode_returns(&events.iter().any(is_over))
		},
		_ => Vec::new(),
	}
}

/// What each order that was placed did, in order.
fn placed<T: Chain>(events: &[Event<T>]) -> impl Iterator<Item = &Outcome> {
	events.iter().filter_map(|event| match event {
		Event::OrderPlaced { outcome, .. } => Some(outcome),
		_ => None,
	})
}

/// What became of each leg of a batch: each order that was placed reported once, and so did each leg that failed.
fn legs<T: Chain>(call: &batchCall, events: &[Event<T>]) -> Vec<LegResult> {
	let mut failures: BTreeMap<usize, String> = events
		.iter()
		.filter_map(|event| match event {
			Event::LegFailed { index, error } => {
				Some((usize::try_from(*index).ok()?, describe::<T>(*error)))
			},
			_ => None,
		})
		.collect();
	let mut placed = placed(events);
	let first_place = call.cancels.len().saturating_add(call.amends.len());
	let end = first_place.saturating_add(call.places.len());
	(0..end)
		.map(|index| {
			if let Some(failure) = failures.remove(&index) {
				return LegResult { done: false, filled: 0, order: 0, failure };
			}
			let outcome = if index < first_place { None } else { placed.next() };
			let outcome = outcome.unwrap_or(&NOTHING);
			let (filled, order) = (outcome.filled, resting_in(outcome));
			LegResult { done: true, filled, order, failure: String::new() }
		})
		.collect()
}
