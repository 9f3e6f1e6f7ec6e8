// SPDX-License-Identifier: Apache-2.0
//! What is stored, and what calls take.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{
	AssetId, Balance, Cents, Quantity, SeriesId, UnixSeconds, issuance::credit::worth_of,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// The number of an agreement, from 1 on; never reused.
pub type AgreementId = u64;

/// The number of a deposit, from 1 on; never reused.
pub type DepositId = u64;

/// The number of a request, from 1 on; never reused, whichever deposit it is about.
pub type RequestId = u64;

/// The most open requests of one deposit.
pub const MAX_REQUESTS: u32 = 8;

/// The most entries of a page.
pub const MAX_PAGE: u32 = 100;

/// Which coupons an agreement is about.
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
pub enum Scope {
	/// Every series of the issuer, future ones included.
	#[codec(index = 0)]
	All,
	/// One series.
	#[codec(index = 1)]
	Series(SeriesId),
}

/// What the issuer pays the custodian: so much for each act that it co-signs, and no more than so much in all.
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
pub struct Fee {
	/// The stablecoin.
	pub asset: AssetId,
	/// Smallest units for one act; zero for nothing.
	pub per_act: Balance,
	/// Smallest units over the whole agreement, at least those of one act.
	pub most: Balance,
	/// Face value in US cents that an act must be about to be paid; zero for any.
	pub least: Cents,
}

/// Where an agreement stands.
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
pub enum AgreementState {
	/// Waits for the custodian.
	#[codec(index = 0)]
	Proposed,
	/// Both sides agreed.
	#[codec(index = 1)]
	Accepted,
	/// One side ended it.
	#[codec(index = 2)]
	Ended,
}

/// What an issuer and a custodian agreed on.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Agreement<AccountId> {
	/// Whose coupons it is about, and who pays.
	pub issuer: AccountId,
	/// Who co-signs.
	pub custodian: AccountId,
	/// Which coupons.
	pub scope: Scope,
	/// What co-signing is paid.
	pub fee: Fee,
	/// First second at which it no longer binds anybody.
	pub valid_until: UnixSeconds,
	/// Where it stands.
	pub state: AgreementState,
	/// Fee that was earned and not collected.
	pub due: Balance,
	/// Fee that was collected.
	pub paid: Balance,
	/// Deposits under it.
	pub deposits: u32,
}

impl<AccountId> Agreement<AccountId> {
	/// Adds the fee of one act about units worth `worth` billionths of a US dollar, as far as the most in all has room. Small
	/// moves, of which any number can be made, earn nothing.
	pub fn earn(&mut self, worth: u128) {
		if worth < worth_of(self.fee.least) {
			return;
		}
		let earned = self.paid.saturating_add(self.due);
		let room = self.fee.most.saturating_sub(earned);
		self.due = self.due.saturating_add(self.fee.per_act.min(room));
	}

	/// Whether it can come into force no more.
	pub fn is_over(&self, now: UnixSeconds) -> bool {
		self.state == AgreementState::Ended || now >= self.valid_until
	}
}

/// What a customer wants to become of units.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Wish<AccountId> {
	/// They are given to somebody.
	#[codec(index = 0)]
	Move {
		/// Who gets them.
		to: AccountId,
	},
	/// They burn with a redeemer.
	#[codec(index = 1)]
	Redeem {
		/// Who accepts them.
		redeemer: AccountId,
		/// Salted hash of the order.
		order_hash: H256,
	},
	/// They are free again.
	#[codec(index = 2)]
	Withdraw,
}

impl<AccountId> Wish<AccountId> {
	/// Who else takes part, if anybody does.
	pub fn other(&self) -> Option<&AccountId> {
		match self {
			Self::Move { to } => Some(to),
			Self::Redeem { redeemer, .. } => Some(redeemer),
			Self::Withdraw => None,
		}
	}
}

/// What a customer asked the custodian to co-sign.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Request<AccountId> {
	/// Its number.
	pub id: RequestId,
	/// What shall happen.
	pub wish: Wish<AccountId>,
	/// With how many units.
	pub quantity: Quantity,
	/// First second at which it cannot be approved any more; a withdrawal needs no approval from then on.
	pub deadline: UnixSeconds,
}

/// Units of a customer that are under an agreement.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Deposit<AccountId> {
	/// The agreement.
	pub agreement: AgreementId,
	/// Whose units they are.
	pub customer: AccountId,
	/// The series.
	pub series: SeriesId,
	/// How many are in escrow.
	pub quantity: Quantity,
	/// What was asked and is not done, oldest first.
	pub requests: BoundedVec<Request<AccountId>, ConstU32<MAX_REQUESTS>>,
}

impl<AccountId> Deposit<AccountId> {
	/// Units that no request is about.
	pub fn unasked(&self) -> Quantity {
		self.requests.iter().fold(self.quantity, |left, open| left.saturating_sub(open.quantity))
	}
}
