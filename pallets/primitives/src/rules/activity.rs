// SPDX-License-Identifier: Apache-2.0
//! What the rules remember of an identity and of two identities.

use crate::{
	IdentityId, UnixSeconds,
	rules::AmlThresholds,
	window::{Flow, FlowUsage, HOUR, HOURS_BACK, Usage, Window, bucket},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What about an identity's transfers a compliance officer is told of.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum AmlKind {
	/// Gave to many.
	#[codec(index = 0)]
	FanOut,
	/// Got from many.
	#[codec(index = 1)]
	FanIn,
	/// Gave often.
	#[codec(index = 2)]
	Moves,
	/// Gave back often.
	#[codec(index = 3)]
	RoundTrips,
}

impl AmlKind {
	/// Every kind.
	pub const ALL: [AmlKind; 4] =
		[AmlKind::FanOut, AmlKind::FanIn, AmlKind::Moves, AmlKind::RoundTrips];
}

/// A set of kinds, one bit each.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct AmlKinds(u8);

impl AmlKinds {
	const fn bit(kind: AmlKind) -> u8 {
		match kind {
			AmlKind::FanOut => 1,
			AmlKind::FanIn => 1 << 1,
			AmlKind::Moves => 1 << 2,
			AmlKind::RoundTrips => 1 << 3,
		}
	}

	/// Whether `kind` is in the set.
	pub const fn contains(self, kind: AmlKind) -> bool {
		self.0 & Self::bit(kind) != 0
	}

	/// The set and `kind`.
	pub const fn with(self, kind: AmlKind) -> Self {
		Self(self.0 | Self::bit(kind))
	}

	/// The set without `kind`.
	pub const fn without(self, kind: AmlKind) -> Self {
		Self(self.0 & !Self::bit(kind))
	}

	/// How many members there are.
	pub const fn count(self) -> u32 {
		self.0.count_ones()
	}

	/// The members, in order.
	pub fn iter(self) -> impl Iterator<Item = AmlKind> {
		AmlKind::ALL.into_iter().filter(move |kind| self.contains(*kind))
	}
}

/// All that the rules count of one identity, in one stored value. A window in which nothing counts takes one byte, so
/// that an identity which only holds coupons takes some twenty.
#[derive(
	Clone,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Activity {
	/// What the identity's coupons count towards its holding cap, in billionths of a US dollar.
	#[codec(compact)]
	pub worth: u128,
	/// Coupons bought.
	pub buy: FlowUsage,
	/// Coupons sold on the order book.
	pub sell: FlowUsage,
	/// Value given to others.
	pub send: FlowUsage,
	/// Value got from others.
	pub receive: FlowUsage,
	/// Value sold or given to identities that reside elsewhere.
	pub crossed: Window<HOURS_BACK>,
	/// First contacts with those given to.
	pub fan_out: Window<HOURS_BACK>,
	/// First contacts with those got from.
	pub fan_in: Window<HOURS_BACK>,
	/// Transfers given.
	pub moves: Window<HOURS_BACK>,
	/// Transfers given to somebody who had given something.
	pub round_trips: Window<HOURS_BACK>,
	/// Kinds of which a case is open.
	pub open_cases: AmlKinds,
}

impl Activity {
	/// What flowed one way.
	pub const fn flow(&self, flow: Flow) -> &FlowUsage {
		match flow {
			Flow::Buy => &self.buy,
			Flow::Sell => &self.sell,
			Flow::Send => &self.send,
			Flow::Receive => &self.receive,
		}
	}

	/// What flowed one way, to add to it.
	pub const fn flow_mut(&mut self, flow: Flow) -> &mut FlowUsage {
		match flow {
			Flow::Buy => &mut self.buy,
			Flow::Sell => &mut self.sell,
			Flow::Send => &mut self.send,
			Flow::Receive => &mut self.receive,
		}
	}

	/// The window of `kind`; its acts count, their value is not kept.
	pub const fn signal(&self, kind: AmlKind) -> &Window<HOURS_BACK> {
		match kind {
			AmlKind::FanOut => &self.fan_out,
			AmlKind::FanIn => &self.fan_in,
			AmlKind::Moves => &self.moves,
			AmlKind::RoundTrips => &self.round_trips,
		}
	}

	const fn signal_mut(&mut self, kind: AmlKind) -> &mut Window<HOURS_BACK> {
		match kind {
			AmlKind::FanOut => &mut self.fan_out,
			AmlKind::FanIn => &mut self.fan_in,
			AmlKind::Moves => &mut self.moves,
			AmlKind::RoundTrips => &mut self.round_trips,
		}
	}

	/// Counts one act of `kind` at `now`. Whether the threshold is reached while no case of the kind is open, which
	/// marks one as open.
	pub fn signals(&mut self, kind: AmlKind, now: UnixSeconds, thresholds: &AmlThresholds) -> bool {
		let hour = bucket(now, HOUR);
		let window = self.signal_mut(kind);
		window.add(hour, Usage::once(0));
		let reached = window.sum(hour).count >= thresholds.of(kind);
		let opens = reached && !self.open_cases.contains(kind);
		if opens {
			self.open_cases = self.open_cases.with(kind);
		}
		opens
	}

	/// Marks the case of `kind` as closed and begins to count anew. Whether one was open.
	pub fn close_case(&mut self, kind: AmlKind) -> bool {
		let was_open = self.open_cases.contains(kind);
		if was_open {
			self.open_cases = self.open_cases.without(kind);
			*self.signal_mut(kind) = Window::default();
		}
		was_open
	}

	/// Adds `worth` to what is held. Nothing when the sum needs more than 128 bits.
	#[must_use]
	pub const fn gain(&mut self, worth: u128) -> Option<()> {
		let Some(sum) = self.worth.checked_add(worth) else { return None };
		self.worth = sum;
		Some(())
	}

	/// Takes `worth` from what is held. Nothing when less is held.
	#[must_use]
	pub const fn lose(&mut self, worth: u128) -> Option<()> {
		let Some(rest) = self.worth.checked_sub(worth) else { return None };
		self.worth = rest;
		Some(())
	}
}

/// What two identities gave each other within 24 hours without a completed Travel Rule case. A completed case counts
/// as a contact of no value.
#[derive(
	Clone,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Pair {
	/// From the identity with the lower id to the other.
	pub up: Window<HOURS_BACK>,
	/// From the identity with the higher id to the other.
	pub down: Window<HOURS_BACK>,
}

impl Pair {
	/// The key of the pair: the lower id first.
	pub fn key(a: IdentityId, b: IdentityId) -> (IdentityId, IdentityId) {
		if a <= b { (a, b) } else { (b, a) }
	}

	/// What `from` gave `to`.
	pub const fn leg(&self, from: IdentityId, to: IdentityId) -> &Window<HOURS_BACK> {
		if from <= to { &self.up } else { &self.down }
	}

	pub(super) const fn leg_mut(
		&mut self,
		from: IdentityId,
		to: IdentityId,
	) -> &mut Window<HOURS_BACK> {
		if from <= to { &mut self.up } else { &mut self.down }
	}

	/// Whether nothing counts at `now`.
	pub fn is_idle(&self, now: UnixSeconds) -> bool {
		let hour = bucket(now, HOUR);
		self.up.is_empty(hour) && self.down.is_empty(hour)
	}
}
