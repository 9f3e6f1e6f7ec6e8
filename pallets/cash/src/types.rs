// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores and shows.

use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{AssetId, Balance, CurrencyCode, ExternalAddress, ReviewId, UnixSeconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_io::hashing::blake2_256;

/// A request to pay out, numbered from 0 and never reused.
pub type WithdrawalId = u64;

/// Ticker of a stablecoin: 1 to 12 ASCII letters and digits.
pub type Symbol = BoundedVec<u8, ConstU32<12>>;

/// Name of a stablecoin: 1 to 48 bytes of UTF-8.
pub type Name = BoundedVec<u8, ConstU32<48>>;

/// The most that can ever be issued of one stablecoin, in smallest units (2^96 − 1). It keeps every sum of balances
/// far from the end of 128 bits, where the ledger's own transfer would lose money.
pub const MAX_ISSUANCE: Balance = 0xFFFF_FFFF_FFFF_FFFF_FFFF_FFFF;

/// The most decimals a stablecoin may have.
pub const MAX_DECIMALS: u8 = 18;

/// Seconds of a UTC day.
pub const DAY: UnixSeconds = 86_400;

/// Most entries one page of a view function holds.
pub const PAGE: u32 = 100;

/// What every move needs to know of a stablecoin; kept small because every move reads it.
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
pub struct AssetTerms {
	/// The currency it stands for.
	pub currency: CurrencyCode,
	/// Decimal digits of its smallest unit.
	pub decimals: u8,
}

/// How gateways may handle a stablecoin.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssetPolicy {
	/// The most that may be minted in one UTC day, in smallest units. Zero stops deposits.
	pub daily_mint_cap: Balance,
	/// Deposits of this amount or more, in smallest units, need a second gateway member. Zero means every deposit.
	pub second_approval_from: Balance,
	/// How old the reserve attestation may be when money is minted, in seconds; at least 1.
	pub reserve_max_age: UnixSeconds,
	/// The smallest withdrawal in smallest units; at least 1.
	pub min_withdrawal: Balance,
}

impl AssetPolicy {
	/// Whether every value is within its range.
	pub const fn is_valid(&self) -> bool {
		self.daily_mint_cap <= MAX_ISSUANCE && self.reserve_max_age > 0 && self.min_withdrawal > 0
	}
}

/// An attestor's statement of the money that backs a stablecoin.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Reserve<AccountId> {
	/// What backs the stablecoin, in its smallest units.
	pub amount: Balance,
	/// Hash of the attestor's report.
	pub hash: H256,
	/// The time the report speaks of.
	pub as_of: UnixSeconds,
	/// Who attested it.
	pub attestor: AccountId,
}

/// What was minted on the latest day on which anything was.
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
pub struct Minted {
	/// UTC day, counted from 1970-01-01.
	pub day: UnixSeconds,
	/// Minted on that day, in smallest units.
	pub amount: Balance,
	/// The daily cap in force at the last mint, in smallest units.
	pub cap: Balance,
}

/// Where the depositor's money comes from.
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
pub enum SourceClass {
	/// Wages and pensions.
	#[codec(index = 0)]
	Salary,
	/// Takings of a business.
	#[codec(index = 1)]
	Business,
	/// Savings.
	#[codec(index = 2)]
	Savings,
	/// Sale of property.
	#[codec(index = 3)]
	Sale,
	/// A gift.
	#[codec(index = 4)]
	Gift,
	/// Returns of an investment.
	#[codec(index = 5)]
	Investment,
	/// A loan.
	#[codec(index = 6)]
	Loan,
	/// An inheritance.
	#[codec(index = 7)]
	Inheritance,
	/// Anything else; the hashed record says what.
	#[codec(index = 8)]
	Other,
}

/// What the gateway knows of the origin of deposited money.
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
pub struct SourceOfFunds {
	/// Its class.
	pub class: SourceClass,
	/// Hash of the gateway's record of it, which stays off chain.
	pub hash: H256,
}

/// A deposit that waits for a second gateway member.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PendingDeposit<AccountId> {
	/// The stablecoin to mint.
	pub asset: AssetId,
	/// Who will get it.
	pub to: AccountId,
	/// How much, in smallest units.
	pub amount: Balance,
	/// Where the money comes from.
	pub source: SourceOfFunds,
	/// The gateway member who reported it and may not approve it.
	pub gateway: AccountId,
	/// First second at which it can no longer be approved.
	pub expires_at: UnixSeconds,
}

/// What became of an external reference. Kept for ever; one byte once decided.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum DepositState<AccountId> {
	/// Waits for a second gateway member.
	#[codec(index = 0)]
	Pending(PendingDeposit<AccountId>),
	/// The money was minted.
	#[codec(index = 1)]
	Minted,
	/// A gateway member cancelled it.
	#[codec(index = 2)]
	Cancelled,
}

/// Money that waits to be paid out.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Withdrawal<AccountId> {
	/// The stablecoin.
	pub asset: AssetId,
	/// Whose it is.
	pub who: AccountId,
	/// How much, in smallest units.
	pub amount: Balance,
	/// Hash of the payout instruction, which stays off chain; of the wallet if there is one ([`payout_to`]).
	pub payout: H256,
	/// The wallet to pay to, which its holder must still prove to control then; none for a bank.
	pub wallet: Option<ExternalAddress>,
	/// When it was requested.
	pub requested_at: UnixSeconds,
	/// The review that must approve it before the gateway may complete it.
	pub review: Option<ReviewId>,
}

/// What stands for the payout instruction when money goes to `wallet`: the Blake2 hash of its encoding.
pub fn payout_to(wallet: &ExternalAddress) -> H256 {
	H256(wallet.using_encoded(blake2_256))
}

/// What of an account's balance is in escrow. It rides as `Extra` in the ledger's own account value, so that money
/// and escrow change in one write. It is encoded compactly so that the value stays within 32 bytes, the most that the
/// state trie stores inside its nodes, up to 2^48 units in each part or 2^96 in one.
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
pub struct Escrow {
	/// Held for orders and other business of pallets above.
	#[codec(compact)]
	pub held: Balance,
	/// Waits to be paid out by a gateway.
	#[codec(compact)]
	pub leaving: Balance,
}

impl Escrow {
	/// All that cannot be spent. Both parts are within one balance, so the sum never saturates.
	pub const fn total(&self) -> Balance {
		self.held.saturating_add(self.leaving)
	}
}

/// The parts of an account's money, which add up to its balance in the ledger.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Balances {
	/// Can be spent now.
	pub free: Balance,
	/// Held for orders and other business.
	pub held: Balance,
	/// Waits to be paid out.
	pub leaving: Balance,
}

/// All there is to know of a stablecoin.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct AssetInfo<AccountId> {
	/// Its id.
	pub asset: AssetId,
	/// Ticker.
	pub symbol: Vec<u8>,
	/// Name.
	pub name: Vec<u8>,
	/// Currency and decimals.
	pub terms: AssetTerms,
	/// How gateways may handle it.
	pub policy: AssetPolicy,
	/// The latest reserve attestation.
	pub reserve: Option<Reserve<AccountId>>,
	/// Minted so far on the present UTC day.
	pub minted_today: Balance,
	/// All there is of it.
	pub issuance: Balance,
}

/// A stablecoin of the genesis block.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisAsset<AccountId> {
	/// Its id.
	pub id: AssetId,
	/// Ticker.
	pub symbol: String,
	/// Name.
	pub name: String,
	/// Decimal digits of its smallest unit.
	pub decimals: u8,
	/// The currency it stands for.
	pub currency: CurrencyCode,
	/// How gateways may handle it.
	pub policy: AssetPolicy,
	/// The first reserve attestation, if there is one.
	pub reserve: Option<GenesisReserve<AccountId>>,
}

/// A reserve attestation of the genesis block.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisReserve<AccountId> {
	/// What backs the stablecoin, in its smallest units.
	pub amount: Balance,
	/// Hash of the attestor's report.
	pub hash: H256,
	/// The time the report speaks of.
	pub as_of: UnixSeconds,
	/// Who attested it.
	pub attestor: AccountId,
}
