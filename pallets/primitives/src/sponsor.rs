// SPDX-License-Identifier: Apache-2.0
//! Who pays the fee of an act: what is asked of the fee policy, and what it answers.

use crate::{Balance, IdentityId, SeriesId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A pool for fees, by its number. Number 0 is the platform's.
pub type PoolId = u32;

/// The pool of the platform, which pays where no other does.
pub const PLATFORM_POOL: PoolId = 0;

/// What somebody does, as far as it decides who pays the fee. An act that is not here is paid by its signer.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum Act {
	/// Buying from the primary market, and undoing that.
	#[codec(index = 0)]
	Purchase,
	/// Placing, amending and cancelling orders, and selling back to the issuer.
	#[codec(index = 1)]
	Trade,
	/// Redeeming coupons.
	#[codec(index = 2)]
	Redeem,
	/// Giving coupons or stablecoins to another person. Free within a daily quota.
	#[codec(index = 3)]
	Gift,
	/// A step of a Travel Rule case, or of a receipt in quarantine.
	#[codec(index = 4)]
	TravelRule,
	/// Linking an account to an identity.
	#[codec(index = 5)]
	AccountLink,
	/// Naming friends for recovery, and recovering an account.
	#[codec(index = 6)]
	Recovery,
	/// Claiming a share in the default of an issuer.
	#[codec(index = 7)]
	Claim,
	/// Submitting tickets that holders signed off-line, and cancelling them.
	#[codec(index = 8)]
	Ticket,
	/// Putting units aside for a redeemer, capturing them, and giving back what is left.
	#[codec(index = 9)]
	Capture,
	/// Claiming coupons with the key of a printed card or of a link, and giving back what nobody claimed.
	#[codec(index = 20)]
	CardClaim,
	/// Settling transfers that their givers signed off-line.
	#[codec(index = 21)]
	PermitSettlement,
}

impl Act {
	/// All of them, in the order of their codes.
	pub const ALL: [Self; 12] = [
		Self::Purchase,
		Self::Trade,
		Self::Redeem,
		Self::Gift,
		Self::TravelRule,
		Self::AccountLink,
		Self::Recovery,
		Self::Claim,
		Self::Ticket,
		Self::Capture,
		Self::CardClaim,
		Self::PermitSettlement,
	];

	/// Whether the act goes on being sponsored when the chain is crowded, and has the lane of its own in a block.
	pub const fn is_urgent(self) -> bool {
		matches!(self, Self::Purchase | Self::Redeem | Self::Ticket | Self::Capture)
	}

	/// The bit of the act in an [`ActSet`].
	const fn bit(self) -> u16 {
		match self {
			Self::Purchase => 1,
			Self::Trade => 1 << 1,
			Self::Redeem => 1 << 2,
			Self::Gift => 1 << 3,
			Self::TravelRule => 1 << 4,
			Self::AccountLink => 1 << 5,
			Self::Recovery => 1 << 6,
			Self::Claim => 1 << 7,
			Self::Ticket => 1 << 8,
			Self::Capture => 1 << 9,
			Self::CardClaim => 1 << 12,
			Self::PermitSettlement => 1 << 13,
		}
	}

	/// The act that decides for a batch of both: the less urgent one, and a gift before all, since its quota is scarce.
	pub const fn joined(self, other: Self) -> Self {
		match (self, other) {
			(Self::Gift, _) | (_, Self::Gift) => Self::Gift,
			(first, second) if first.is_urgent() => second,
			(first, _) => first,
		}
	}
}

/// A set of acts.
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
pub struct ActSet(u16);

impl ActSet {
	/// Every act there is.
	pub fn all() -> Self {
		Act::ALL.into_iter().collect()
	}

	/// Whether `act` is in the set.
	pub const fn contains(self, act: Act) -> bool {
		self.0 & act.bit() != 0
	}

	/// Whether the set has none, or a bit that is no act.
	pub fn is_valid(self) -> bool {
		self.0 != 0 && self.0 & !Self::all().0 == 0
	}

	/// The set of these bits, as [`Self::bits`] gives them. It may be [invalid](Self::is_valid).
	pub const fn from_bits(bits: u16) -> Self {
		Self(bits)
	}

	/// The set as a number, with a bit for each act.
	pub const fn bits(self) -> u16 {
		self.0
	}

	/// The acts of the set.
	pub fn acts(self) -> Vec<Act> {
		Act::ALL.into_iter().filter(|act| self.contains(*act)).collect()
	}
}

impl FromIterator<Act> for ActSet {
	fn from_iter<I: IntoIterator<Item = Act>>(acts: I) -> Self {
		Self(acts.into_iter().fold(0, |bits, act| bits | act.bit()))
	}
}

/// A fee that somebody asks the policy to pay.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FeeRequest<AccountId> {
	/// Who signed.
	pub who: AccountId,
	/// The identity behind it, which has attested tier L1 at least.
	pub identity: IdentityId,
	/// What it does.
	pub act: Act,
	/// The one series the act is about, if it is about one.
	pub series: Option<SeriesId>,
	/// The fee, in smallest units of GNX, at most.
	pub fee: Balance,
	/// Computation it takes of a block, in picoseconds, at most.
	pub ref_time: u64,
}

/// A fee that a pool pays: what was reserved in its budgets.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sponsorship<AccountId> {
	/// What was asked.
	pub request: FeeRequest<AccountId>,
	/// The pool that pays.
	pub pool: PoolId,
	/// The account the pool keeps its GNX on.
	pub account: AccountId,
}

/// Why no pool pays a fee.
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
pub enum NotSponsored {
	/// The act is paid by who signs it.
	#[codec(index = 0)]
	SignerPays,
	/// Who signs has no identity with an attested tier that counts now: get one.
	#[codec(index = 1)]
	NotRegistered,
	/// The act could not succeed as things are: nothing to redeem, no such listing, expired.
	#[codec(index = 2)]
	Hopeless,
	/// No pool is there for this act.
	#[codec(index = 3)]
	NoPool,
	/// The pool has too little GNX: its owner tops it up.
	#[codec(index = 4)]
	PoolEmpty,
	/// The pool has spent its budget of the day: wait for the next, or pay the fee.
	#[codec(index = 5)]
	PoolBudget,
	/// The identity has used its budget of the day: wait for the next, or pay the fee.
	#[codec(index = 6)]
	IdentityBudget,
	/// The identity has used its free gifts: they come back with time, or pay the fee.
	#[codec(index = 7)]
	GiftQuota,
	/// The chain is crowded and only purchases and redemptions are paid for: wait, or pay the fee.
	#[codec(index = 8)]
	Crowded,
	/// The sponsored share of this block is full: the next one has room.
	#[codec(index = 9)]
	BlockFull,
}

/// The fee policy, for the runtime's fee payment.
pub trait FeeSponsor<AccountId> {
	/// Which pool would pay. Pure.
	fn quote(request: FeeRequest<AccountId>) -> Result<Sponsorship<AccountId>, NotSponsored>;

	/// Reserves the fee and the space in all budgets. The fee itself is taken from [`Sponsorship::account`] by the caller, in
	/// the same storage layer.
	fn reserve(request: FeeRequest<AccountId>) -> Result<Sponsorship<AccountId>, NotSponsored>;

	/// Gives back to the budgets what was not needed of a reservation: `fee` and `ref_time` are what it took in the end. Tells
	/// who paid. Called after the GNX that was taken too much went back to the pool.
	fn settle(sponsorship: Sponsorship<AccountId>, fee: Balance, ref_time: u64);
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn act_set_should_hold_what_it_was_made_of() {
		let set: ActSet = [Act::Redeem, Act::Gift].into_iter().collect();
		assert_eq!(set.acts(), vec![Act::Redeem, Act::Gift]);
		assert!(set.is_valid() && !set.contains(Act::Purchase));
		assert_eq!(ActSet::all().acts(), Act::ALL.to_vec());
		assert!(!ActSet::default().is_valid());
		assert!(!ActSet::decode(&mut &[0, 0x80][..]).unwrap().is_valid());
	}

	#[test]
	fn bits_should_be_what_the_set_is_made_of_again() {
		let set: ActSet = [Act::Redeem, Act::PermitSettlement].into_iter().collect();
		assert_eq!(set.bits(), 0x2004);
		assert_eq!(ActSet::from_bits(0x2004), set);
		assert_eq!(ActSet::all().bits(), 0x33FF);
		assert!(!ActSet::from_bits(0).is_valid() && !ActSet::from_bits(0x0400).is_valid());
	}

	#[test]
	fn joined_should_be_the_act_with_the_narrower_budget() {
		assert_eq!(Act::Purchase.joined(Act::Redeem), Act::Redeem);
		assert_eq!(Act::Purchase.joined(Act::Trade), Act::Trade);
		assert_eq!(Act::Trade.joined(Act::Purchase), Act::Trade);
		assert_eq!(Act::Redeem.joined(Act::Gift), Act::Gift);
	}
}
