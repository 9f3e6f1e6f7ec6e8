// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_redemption` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_redemption`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_redemption::WeightInfo for WeightInfo<T> {
	/// Storage: `Kyc::Accounts` (r:4 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:3 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `ReplayGuard::ChainId` (r:1 w:0)
	/// Proof: `ReplayGuard::ChainId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Nonces::Used` (r:1 w:1)
	/// Proof: `Nonces::Used` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Redeemers` (r:1 w:0)
	/// Proof: `Coupons::Redeemers` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:2 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:1)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:1 w:1)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Books::SeriesBooks` (r:1 w:1)
	/// Proof: `Books::SeriesBooks` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:1 w:1)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Kinds` (r:1 w:0)
	/// Proof: `Sales::Kinds` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::PromisesOf` (r:1 w:1)
	/// Proof: `Issuers::PromisesOf` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Terms` (r:1 w:0)
	/// Proof: `Issuers::Terms` (`max_values`: Some(1), `max_size`: Some(114), added: 609, mode: `MaxEncodedLen`)
	fn redeem_ticket() -> Weight {
		// Proof in bytes: 5341 measured, 11122 estimated.
		// Shortest run: 241_789 ns.
		Weight::from_parts(252_444_000, 11122)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Kyc::Accounts` (r:53 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:52 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `ReplayGuard::ChainId` (r:1 w:0)
	/// Proof: `ReplayGuard::ChainId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Nonces::Used` (r:50 w:50)
	/// Proof: `Nonces::Used` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:50 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Redeemers` (r:50 w:0)
	/// Proof: `Coupons::Redeemers` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:50 w:50)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:2 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:50 w:50)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:50 w:50)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Books::SeriesBooks` (r:50 w:50)
	/// Proof: `Books::SeriesBooks` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:1 w:1)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Kinds` (r:50 w:0)
	/// Proof: `Sales::Kinds` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::PromisesOf` (r:1 w:1)
	/// Proof: `Issuers::PromisesOf` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Terms` (r:1 w:0)
	/// Proof: `Issuers::Terms` (`max_values`: Some(1), `max_size`: Some(114), added: 609, mode: `MaxEncodedLen`)
	/// The component `n` is between 1 and 50.
	fn redeem_tickets(n: u32, ) -> Weight {
		// Proof in bytes: 4879 measured, 8589 estimated.
		// Shortest run: 232_666 ns.
		Weight::from_parts(70_399_939, 8589)
			// Standard error: 1_470_976.
			.saturating_add(Weight::from_parts(176_886_092, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((10_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 8834).saturating_mul(n.into()))
	}
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Redeemers` (r:1 w:0)
	/// Proof: `Coupons::Redeemers` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:2 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::NextAuthorisationId` (r:1 w:1)
	/// Proof: `Redemption::NextAuthorisationId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::AuthorisationsOf` (r:1 w:1)
	/// Proof: `Redemption::AuthorisationsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::Authorisations` (r:0 w:1)
	/// Proof: `Redemption::Authorisations` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn authorise() -> Weight {
		// Proof in bytes: 2578 measured, 6062 estimated.
		// Shortest run: 74_791 ns.
		Weight::from_parts(82_072_000, 6062)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Redemption::Authorisations` (r:1 w:1)
	/// Proof: `Redemption::Authorisations` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Redeemers` (r:1 w:0)
	/// Proof: `Coupons::Redeemers` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:3 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:2 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:1)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:1 w:1)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Books::SeriesBooks` (r:1 w:1)
	/// Proof: `Books::SeriesBooks` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	/// Storage: `Books::Pages` (r:1 w:1)
	/// Proof: `Books::Pages` (`max_values`: None, `max_size`: Some(1057), added: 3532, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Kinds` (r:1 w:0)
	/// Proof: `Sales::Kinds` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::PromisesOf` (r:1 w:1)
	/// Proof: `Issuers::PromisesOf` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Terms` (r:1 w:0)
	/// Proof: `Issuers::Terms` (`max_values`: Some(1), `max_size`: Some(114), added: 609, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::AuthorisationsOf` (r:1 w:1)
	/// Proof: `Redemption::AuthorisationsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	fn capture() -> Weight {
		// Proof in bytes: 5955 measured, 9824 estimated.
		// Shortest run: 140_889 ns.
		Weight::from_parts(159_297_000, 9824)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Redemption::Authorisations` (r:1 w:1)
	/// Proof: `Redemption::Authorisations` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::AuthorisationsOf` (r:1 w:1)
	/// Proof: `Redemption::AuthorisationsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn void() -> Weight {
		// Proof in bytes: 1260 measured, 4027 estimated.
		// Shortest run: 35_102 ns.
		Weight::from_parts(50_585_000, 4027)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Redemption::Authorisations` (r:1 w:1)
	/// Proof: `Redemption::Authorisations` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::AuthorisationsOf` (r:1 w:1)
	/// Proof: `Redemption::AuthorisationsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn return_expired() -> Weight {
		// Proof in bytes: 1260 measured, 4027 estimated.
		// Shortest run: 33_770 ns.
		Weight::from_parts(37_816_000, 4027)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::Authorisations` (r:1 w:1)
	/// Proof: `Redemption::Authorisations` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::AuthorisationsOf` (r:1 w:1)
	/// Proof: `Redemption::AuthorisationsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn force_void() -> Weight {
		// Proof in bytes: 2973 measured, 4027 estimated.
		// Shortest run: 41_191 ns.
		Weight::from_parts(45_548_000, 4027)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Redemption::SweptTo` (r:1 w:1)
	/// Proof: `Redemption::SweptTo` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::Authorisations` (r:1 w:0)
	/// Proof: `Redemption::Authorisations` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn return_due_base() -> Weight {
		// Proof in bytes: 74 measured, 3606 estimated.
		// Shortest run: 10_034 ns.
		Weight::from_parts(10_516_000, 3606)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Redemption::Authorisations` (r:2 w:0)
	/// Proof: `Redemption::Authorisations` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn return_due_step() -> Weight {
		// Proof in bytes: 885 measured, 6222 estimated.
		// Shortest run: 14_051 ns.
		Weight::from_parts(14_962_000, 6222)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Redemption::AuthorisationsOf` (r:1 w:1)
	/// Proof: `Redemption::AuthorisationsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Redemption::Authorisations` (r:0 w:1)
	/// Proof: `Redemption::Authorisations` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn return_due_one() -> Weight {
		// Proof in bytes: 992 measured, 4027 estimated.
		// Shortest run: 38_557 ns.
		Weight::from_parts(45_378_000, 4027)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
