// SPDX-License-Identifier: Apache-2.0
//! Identifiers and quantities, with the widths every room of the chain relies on.

/// A series (one coupon template). It is also the ERC-1155 id, and 32 bits let it be part of a precompile address.
pub type SeriesId = u32;

/// A stablecoin registered with `pallet-cash`.
pub type AssetId = u32;

/// A person or company. Assigned in sequence from 1 and never reused.
pub type IdentityId = u64;

/// An offer of the primary market.
pub type ListingId = u64;

/// Units of a series. Divisible series count minor currency units, so 64 bits hold any supply.
pub type Quantity = u64;

/// Amount of a stablecoin or of GNX, in its smallest unit.
pub type Balance = u128;

/// Seconds since 1970-01-01T00:00:00Z.
pub type UnixSeconds = u64;

/// A shared transfer policy. Assigned in sequence from 2; 0 refuses everybody and 1 allows everybody.
pub type PolicyId = u32;

/// A purchase, trade or cash-out that waits for approval.
pub type ReviewId = u64;

/// A Travel Rule case.
pub type CaseId = u64;

/// Hundredths of a US dollar, in which limits are counted.
pub type Cents = u64;
