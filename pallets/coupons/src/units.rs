// SPDX-License-Identifier: Apache-2.0
//! How many units of a series there are, and what an account has of them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::Quantity;
use scale_info::TypeInfo;

/// Where the units of a series are. The parts always add up to `minted`.
///
/// Units in escrow count as circulating: who holds how much of them is in the holdings, and an
/// order that is placed, filled or cancelled need not write here.
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
pub struct UnitCounters {
	/// All units ever minted.
	pub minted: Quantity,
	/// Minted and not sold yet: the issuer's inventory.
	pub unsold: Quantity,
	/// In holders' hands, free or in escrow.
	pub circulating: Quantity,
	/// Burned with a redeemer.
	pub redeemed: Quantity,
	/// Left over when the validity ended, sold or not, and not given back for money since.
	pub expired: Quantity,
	/// Burned by the issuer before they were sold.
	pub recalled: Quantity,
	/// Burned because their holder got money for them.
	pub refunded: Quantity,
}

impl UnitCounters {
	/// After `quantity` units were minted, if `supply_cap` allows them.
	pub fn after_mint(mut self, quantity: Quantity, supply_cap: Quantity) -> Option<Self> {
		self.minted = self.minted.checked_add(quantity)?;
		self.unsold = self.unsold.checked_add(quantity)?;
		(self.minted <= supply_cap).then_some(self)
	}

	/// After `quantity` unsold units were sold, if there are as many.
	pub fn after_sale(mut self, quantity: Quantity) -> Option<Self> {
		self.unsold = self.unsold.checked_sub(quantity)?;
		self.circulating = self.circulating.checked_add(quantity)?;
		Some(self)
	}

	/// After `quantity` unsold units were recalled, if there are as many.
	pub fn after_recall(mut self, quantity: Quantity) -> Option<Self> {
		self.unsold = self.unsold.checked_sub(quantity)?;
		self.recalled = self.recalled.checked_add(quantity)?;
		Some(self)
	}

	/// After `quantity` circulating units were redeemed, if there are as many.
	pub fn after_redemption(mut self, quantity: Quantity) -> Option<Self> {
		self.circulating = self.circulating.checked_sub(quantity)?;
		self.redeemed = self.redeemed.checked_add(quantity)?;
		Some(self)
	}

	/// After `quantity` circulating units were given back for money, if there are as many.
	pub fn after_refund(mut self, quantity: Quantity) -> Option<Self> {
		self.circulating = self.circulating.checked_sub(quantity)?;
		self.refunded = self.refunded.checked_add(quantity)?;
		Some(self)
	}

	/// After `quantity` units that were counted as expired were given back for money, if there are as many.
	pub fn after_late_refund(mut self, quantity: Quantity) -> Option<Self> {
		self.expired = self.expired.checked_sub(quantity)?;
		self.refunded = self.refunded.checked_add(quantity)?;
		Some(self)
	}

	/// After all units that are left were counted as expired.
	pub fn after_expiry(mut self) -> Option<Self> {
		self.expired = self.expired.checked_add(self.unsold)?.checked_add(self.circulating)?;
		self.unsold = 0;
		self.circulating = 0;
		Some(self)
	}

	/// The sum of all parts, which must be `minted`.
	pub fn sum(&self) -> Option<Quantity> {
		self.unsold
			.checked_add(self.circulating)?
			.checked_add(self.redeemed)?
			.checked_add(self.expired)?
			.checked_add(self.recalled)?
			.checked_add(self.refunded)
	}
}

/// What an account has of a series.
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
pub struct Holding {
	/// Units it can move or redeem.
	pub free: Quantity,
	/// Units in escrow.
	pub held: Quantity,
	/// Units that an authority blocked; may be more than there are. What is left after a move covers them.
	pub frozen: Quantity,
}

impl Holding {
	/// With `quantity` more free units.
	pub fn plus_free(mut self, quantity: Quantity) -> Option<Self> {
		self.free = self.free.checked_add(quantity)?;
		Some(self)
	}

	/// With `quantity` fewer units of `source`, if there are as many.
	pub fn minus(mut self, source: Source, quantity: Quantity) -> Option<Self> {
		let part = match source {
			Source::Free => &mut self.free,
			Source::Escrow => &mut self.held,
		};
		*part = part.checked_sub(quantity)?;
		Some(self)
	}

	/// With `quantity` free units put into escrow, if there are as many.
	pub fn with_hold(self, quantity: Quantity) -> Option<Self> {
		let mut next = self.minus(Source::Free, quantity)?;
		next.held = next.held.checked_add(quantity)?;
		Some(next)
	}

	/// With `quantity` units back from escrow, if there are as many.
	pub fn with_release(self, quantity: Quantity) -> Option<Self> {
		self.minus(Source::Escrow, quantity)?.plus_free(quantity)
	}

	/// Free and held units together.
	pub fn total(&self) -> Quantity {
		self.free.saturating_add(self.held)
	}

	/// Whether taking `quantity` units, if there are as many, would leave less than is blocked.
	pub fn touches_frozen(&self, quantity: Quantity) -> bool {
		self.total().checked_sub(quantity).is_some_and(|left| left < self.frozen)
	}

	/// Whether putting `quantity` free units aside, if there are as many, would leave fewer free than are blocked.
	pub fn hides_frozen(&self, quantity: Quantity) -> bool {
		self.free.checked_sub(quantity).is_some_and(|left| left < self.frozen)
	}

	/// Whether nothing is left to store.
	pub fn is_empty(&self) -> bool {
		self.free == 0 && self.held == 0 && self.frozen == 0
	}
}

/// Which part of a holding units are taken from.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Source {
	/// Units the holder can move.
	#[codec(index = 0)]
	Free,
	/// Units in escrow.
	#[codec(index = 1)]
	Escrow,
}
