// SPDX-License-Identifier: Apache-2.0
//! Where the precompiles are; `contracts/interfaces/Addresses.sol` says the same to Solidity.
//!
//! A number `n` stands for the address `0x` + 32 zeros + `n` + `0000`, all in hexadecimal. The built-in precompiles of
//! `pallet-revive` have zeros where `n` is, so ours cannot meet them. A number is never given to another precompile.

use core::num::NonZero;
use genex_primitives::{AssetId, SeriesId};
use pallet_revive::precompiles::{AddressMatcher, H160};

/// Issuing and primary sale of series.
pub const COUPON_FACTORY: u16 = 0x1154;
/// Coupons as ERC-1155.
pub const COUPON: u16 = 0x1155;
/// The secondary market.
pub const MARKETPLACE: u16 = 0x1156;
/// Redemption of coupons.
pub const REDEMPTION: u16 = 0x1157;
/// Money in and out of the chain.
pub const TREASURY: u16 = 0x1158;
/// Why a movement would be refused, and what the rules know of an account.
pub const COMPLIANCE: u16 = 0x1159;
/// Travel Rule cases.
pub const TRAVEL_RULE: u16 = 0x1160;
/// Who issues coupons, and who acts for an issuer.
pub const ISSUERS: u16 = 0x1161;
/// Claims on an issuer in default.
pub const INSOLVENCY: u16 = 0x1162;
/// Gifts that wait to be accepted.
pub const QUARANTINE: u16 = 0x1163;
/// Units that move only when a custodian signs too.
pub const CUSTODY: u16 = 0x1164;
/// Pools that pay fees for others.
pub const FEE_POOLS: u16 = 0x1165;
/// Lists of who may hold, pass on, buy and redeem coupons.
pub const TRANSFER_POLICIES: u16 = 0x1166;
/// Identities and their accounts.
pub const IDENTITY: u16 = 0x1167;
/// Stablecoins as ERC-20, with the asset's id in the first four bytes of the address.
pub const STABLECOINS: u16 = 0x0020;
/// Serialised series as ERC-721, with the series' id in the first four bytes of the address.
pub const SERIALISED: u16 = 0x0721;

/// The whole book, with the names that `Addresses.sol` uses.
pub const BOOK: [(&str, u16); 16] = [
	("COUPON_FACTORY", COUPON_FACTORY),
	("COUPON", COUPON),
	("MARKETPLACE", MARKETPLACE),
	("REDEMPTION", REDEMPTION),
	("TREASURY", TREASURY),
	("COMPLIANCE", COMPLIANCE),
	("TRAVEL_RULE", TRAVEL_RULE),
	("ISSUERS", ISSUERS),
	("INSOLVENCY", INSOLVENCY),
	("QUARANTINE", QUARANTINE),
	("CUSTODY", CUSTODY),
	("FEE_POOLS", FEE_POOLS),
	("TRANSFER_POLICIES", TRANSFER_POLICIES),
	("IDENTITY", IDENTITY),
	("STABLECOINS", STABLECOINS),
	("SERIALISED", SERIALISED),
];

/// The numbers with many addresses.
const PREFIXES: [u16; 2] = [STABLECOINS, SERIALISED];

/// The matcher of a precompile with one address.
pub const fn fixed(number: u16) -> AddressMatcher {
	AddressMatcher::Fixed(non_zero(number))
}

/// The matcher of a precompile with an address for each id.
pub const fn prefix(number: u16) -> AddressMatcher {
	AddressMatcher::Prefix(non_zero(number))
}

const fn non_zero(number: u16) -> NonZero<u16> {
	match NonZero::new(number) {
		Some(number) => number,
		// No number of the book is zero; the tests hold it to that.
		None => NonZero::<u16>::MIN,
	}
}

/// The address of a number of the book; for one with many addresses the first of them.
pub const fn address_of(number: u16) -> H160 {
	H160(fixed(number).base_address())
}

/// Whether the precompile of a number of the book is at `address`.
pub fn is_at(number: u16, address: &H160) -> bool {
	let matcher = if PREFIXES.contains(&number) { prefix(number) } else { fixed(number) };
	matcher.matches(&address.0)
}

/// Where a stablecoin is, registered or not.
pub fn of_stablecoin(asset: AssetId) -> H160 {
	with_id(STABLECOINS, asset)
}

/// Where a series is as ERC-721, serialised or not.
pub fn of_series(series: SeriesId) -> H160 {
	with_id(SERIALISED, series)
}

/// The address of a number with many addresses for an id.
fn with_id(number: u16, id: u32) -> H160 {
	let mut address = address_of(number);
	if let Some(start) = address.0.first_chunk_mut::<4>() {
		*start = id.to_be_bytes();
	}
	address
}

/// The stablecoin at `address`, if it is the address of one, registered or not.
pub fn stablecoin_at(address: &H160) -> Option<AssetId> {
	is_at(STABLECOINS, address).then(|| id_in(&address.0))
}

/// The series whose ERC-721 is at `address`, if it is such an address, serialised or not.
pub fn series_at(address: &H160) -> Option<SeriesId> {
	is_at(SERIALISED, address).then(|| id_in(&address.0))
}

/// The id in the first four bytes of an address.
pub(crate) const fn id_in(address: &[u8; 20]) -> u32 {
	let [a, b, c, d, ..] = *address;
	u32::from_be_bytes([a, b, c, d])
}

/// Whether only a precompile can ever be at `address`: twelve zeros in the middle are beyond the reach of any key or
/// contract. What is sent there is lost.
pub fn is_reserved(address: &H160) -> bool {
	address.as_bytes().iter().skip(4).take(12).all(|byte| *byte == 0)
}
