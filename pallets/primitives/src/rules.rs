// SPDX-License-Identifier: Apache-2.0
//! The rules for moving value as data and pure functions.
//!
//! The rules pallet gathers [`Facts`] from storage, [`Facts::judge`] names the reasons against a movement, and
//! [`Facts::count`] adds one that took place to what limits and windows remember. Nothing here reads storage.

mod activity;
mod book;
mod count;
mod judge;
mod parties;
mod place;
#[cfg(test)]
mod tests;

pub use activity::{Activity, AmlKind, AmlKinds, Pair};
pub use book::{
	AmlThresholds, ClosedLoopCaps, Flaw, FlowLimit, HoldingCap, LONGEST_AGE, ReviewRules, Rulebook,
	SHORTEST_REVIEW, TierRules,
};
pub use judge::{ClosedLoop, Facts, Inbound, Sink, Value, judge_flow};
pub use parties::Parties;
pub use place::{ClassSet, Corridor};
