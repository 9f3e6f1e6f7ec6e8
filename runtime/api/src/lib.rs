// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]
// The macro repeats the bound of the trait at every parameter.
#![allow(clippy::multiple_bound_locations)]

extern crate alloc;

use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use genex_primitives::{
	Asset, Balance, CaseId, IdentityId, Money, Path, Quantity, SeriesId, SeriesState, UnixSeconds,
	book::{BookChanges, BookSnapshot, MarketId},
	ledger::{Period, Statement, Unit},
	sponsor::{NotSponsored, PoolId},
};
use scale_info::TypeInfo;
use sp_core::H256;

/// Why a question about a move has no answer.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum ExplainError {
	/// There is no such series or stablecoin.
	#[codec(index = 0)]
	UnknownAsset,
	/// The quantity is more than there can be.
	#[codec(index = 1)]
	QuantityTooLarge,
}

/// Who would pay the fee of a transaction. Fees are in smallest units of GNX, and what the transaction pays at most.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum FeePayer {
	/// Who signs it.
	#[codec(index = 0)]
	Signer {
		/// The fee.
		fee: Balance,
		/// Why no pool pays it.
		because: NotSponsored,
	},
	/// A pool of the fee policy.
	#[codec(index = 1)]
	Pool {
		/// The pool.
		pool: PoolId,
		/// The fee, of which the signer pays nothing.
		fee: Balance,
	},
}

/// What an account has of one series, free and in escrow.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PortfolioLine {
	/// The series.
	pub series: SeriesId,
	/// Units that can be moved or redeemed; zero once the expiry is booked.
	pub free: Quantity,
	/// Units in escrow, custody included; zero once the expiry is booked.
	pub held: Quantity,
	/// Units that an authority blocked; of all that is had, as many must stay.
	pub frozen: Quantity,
	/// Face value of free and held units together.
	pub face: Money,
	/// What they ought to cost by the formula of `PricingApi`, in the currency of the face value and rounded down;
	/// nothing where no formula says so.
	pub reference: Option<Money>,
	/// First second at which units can be redeemed.
	pub valid_from: UnixSeconds,
	/// First second at which they no longer can.
	pub valid_until: UnixSeconds,
	/// Whether the free units can be redeemed now.
	pub redeemable: bool,
	/// Whether units of the series have a claim if the issuer fails; those that are given away have none.
	pub claim: bool,
	/// Where the series stands.
	pub state: SeriesState,
	/// Whether its validity has ended.
	pub expired: bool,
}

/// Why a merchant cannot accept units of a holder.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Objection {
	/// There is no such series.
	#[codec(index = 0)]
	UnknownSeries,
	/// No units would be redeemed.
	#[codec(index = 1)]
	ZeroQuantity,
	/// The merchant does not accept this series.
	#[codec(index = 2)]
	NotRedeemer,
	/// The holder has fewer free units: what is in escrow comes back first.
	#[codec(index = 3)]
	NotEnoughUnits {
		/// How many it has.
		free: Quantity,
	},
	/// A rule is against it, by the code of its reason.
	#[codec(index = 4)]
	Rule(u16),
	/// Units of the series bear serials, and the holder names those that burn: ask the view function `serial_status` of
	/// `Serials` about each.
	#[codec(index = 5)]
	SerialsNeeded,
}

sp_api::decl_runtime_apis! {
	/// The rules, asked before an act.
	#[api_version(1)]
	pub trait ComplianceApi<AccountId: Codec> {
		/// The codes of every reason against moving `quantity` of `asset`, most important first; empty when the rules
		/// allow it. `price` is what is paid for units, if anything: limits count it when it is more than face value.
		fn explain(
			path: Path,
			asset: Asset,
			from: AccountId,
			to: AccountId,
			quantity: u128,
			price: Option<Money>,
		) -> Result<Vec<u16>, ExplainError>;

		/// The codes of every reason against `extrinsic`, native or carrying an Ethereum transaction: those against
		/// its signer, those against the moves that its call asks for, calls inside it included, and what refuses it when
		/// it is tried and undone. Empty when the rules allow it, and when it does not decode or is not signed. What a
		/// contract would do on its way shows in `eth_call` only. Of calls above 128 KiB only the signer is looked at, and
		/// of very many moves the first 256.
		fn explain_extrinsic(extrinsic: Block::Extrinsic) -> Vec<u16>;
	}

	/// Books, for whoever follows them block by block. Single reads are view functions of the pallet.
	#[api_version(1)]
	pub trait OrderBookApi {
		/// Every level of both sides of a market, and where it stands; nothing when there is no such market.
		fn book_snapshot(market: MarketId) -> Option<BookSnapshot>;

		/// What this block changed in each market, by its events: each level it touched as it is after the block,
		/// and the trades. Markets that it did not touch are left out. A snapshot of the parent with these changes is
		/// the snapshot of this block.
		fn book_changes() -> Vec<BookChanges>;
	}

	/// Books of issuers. An issuer is the identity behind its accounts; amounts are minor units of the currency of face
	/// values, or smallest units of a stablecoin.
	#[api_version(1)]
	pub trait BooksApi {
		/// What was booked in one calendar month in UTC, counted from January 1970, which is 0; by account with what was
		/// there before and after. Nothing when there are no books in that unit.
		fn statement(identity: IdentityId, unit: Unit, period: Period) -> Option<Statement>;

		/// The statement for the month of now, until now.
		fn current_statement(identity: IdentityId, unit: Unit) -> Option<Statement>;

		/// The currencies and stablecoins in which an issuer has books, in the order in which they began; 32 at most.
		fn units(identity: IdentityId) -> Vec<Unit>;
	}

	/// What coupons ought to cost.
	#[api_version(1)]
	pub trait PricingApi {
		/// What a unit of `series` ought to cost at `at`, in millionths of a minor unit of the currency of its face value, by
		/// the formula of remaining validity and of the issuer's grade. Nothing while governance has set no numbers, for an
		/// issuer without a grade, and after the validity.
		fn reference_price(series: SeriesId, at: UnixSeconds) -> Option<u128>;
	}

	/// What holders have, and whether a merchant can accept it.
	#[api_version(1)]
	pub trait HoldersApi<AccountId: Codec> {
		/// What `who` has, in storage order: up to `limit` series (at most 100) after `start_after`, the last of the page
		/// before.
		fn portfolio(
			who: AccountId,
			start_after: Option<SeriesId>,
			limit: u32,
		) -> Vec<PortfolioLine>;

		/// Everything that would keep `redeemer` from accepting `quantity` units of `holder` now; empty when it can accept
		/// them. What is told holds for the block at which it is asked.
		fn verify(
			holder: AccountId,
			series: SeriesId,
			quantity: Quantity,
			redeemer: AccountId,
		) -> Vec<Objection>;
	}

	/// Who pays fees, asked before an act.
	#[api_version(1)]
	pub trait FeePolicyApi<AccountId: Codec, Call: Codec> {
		/// Who would pay for a signed transaction of `length` bytes, native or Ethereum; nothing when it does not decode or
		/// names no signer. A native signature need not hold.
		fn payer(extrinsic: Block::Extrinsic, length: u32) -> Option<FeePayer>;

		/// Who would pay for `call` in a native transaction of `length` bytes signed by `who`.
		fn payer_of_call(who: AccountId, call: Call, length: u32) -> FeePayer;
	}

	/// Travel Rule cases.
	#[api_version(1)]
	pub trait TravelRuleApi {
		/// Id and hash of the envelope that is recorded for `case`.
		fn envelope(case: CaseId) -> Option<(H256, H256)>;
	}

	/// Evidence against validators.
	#[api_version(1)]
	pub trait ValidatorsApi {
		/// The call, encoded, by which anybody reports that the Aura key `key` sealed both headers for `slot`. It is ready to be
		/// signed. `None` when the key is not one of the session at which it is asked, which must be that of the slot.
		fn report_of_double_block(
			key: [u8; 32],
			slot: u64,
			first: Block::Header,
			second: Block::Header,
		) -> Option<Vec<u8>>;
	}
}
