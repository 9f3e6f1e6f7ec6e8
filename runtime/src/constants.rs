// SPDX-License-Identifier: Apache-2.0
//! Numbers of the protocol.

use crate::{Balance, BlockNumber};
use frame_support::weights::{Weight, constants::WEIGHT_REF_TIME_PER_MILLIS};

/// Milliseconds between blocks.
pub const SLOT_DURATION: u64 = if cfg!(feature = "stock-weights") { 6_000 } else { 1_000 };

/// Blocks in a minute.
pub const MINUTES: BlockNumber = 60;
/// Blocks in an hour.
pub const HOURS: BlockNumber = 60 * MINUTES;
/// Blocks in a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// One GNX: twelve decimals natively, eighteen for Ethereum tools.
pub const GNX: Balance = 1_000_000_000_000;
/// A thousandth of a GNX.
pub const MILLI_GNX: Balance = GNX / 1_000;
/// A millionth of a GNX.
pub const MICRO_GNX: Balance = GNX / 1_000_000;

/// Least balance an account of GNX keeps. Small, because whoever sends GNX to a new address pays it.
pub const EXISTENTIAL_DEPOSIT: Balance = MICRO_GNX;

/// EIP-155 chain id of development chains; every other network names its own in its genesis.
pub const ETH_CHAIN_ID: u64 = 743_639;

/// EIP-155 chain id of local networks of several validators.
pub const LOCAL_ETH_CHAIN_ID: u64 = ETH_CHAIN_ID + 1;

/// Format of addresses: 42 is the generic one, until a prefix is registered.
pub const SS58_PREFIX: u16 = 42;

/// Milliseconds of computation one block may hold. A slot lasts one second: an author spends at most this long executing,
/// and the others must receive and execute the same block before the next slot.
const BLOCK_MILLIS: u64 = if cfg!(feature = "stock-weights") { 2_000 } else { 750 };

/// Computation one block may hold.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
	Weight::from_parts(BLOCK_MILLIS * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);

/// `percent` of the computation one block may hold.
pub const fn block_weight_share(percent: u64) -> Weight {
	let ref_time = MAXIMUM_BLOCK_WEIGHT.ref_time().saturating_div(100).saturating_mul(percent);
	Weight::from_parts(ref_time, u64::MAX)
}

/// Share of a block that ordinary transactions may fill; the rest is for operations such as governance.
pub const NORMAL_DISPATCH_PERCENT: u32 = if cfg!(feature = "stock-weights") { 75 } else { 85 };

/// Bytes one block may hold.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

/// What storing `items` values of together `bytes` bytes costs in deposits.
pub const fn deposit(items: Balance, bytes: Balance) -> Balance {
	items.saturating_mul(MILLI_GNX).saturating_add(bytes.saturating_mul(MICRO_GNX / 10))
}
