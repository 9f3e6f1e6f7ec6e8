// SPDX-License-Identifier: Apache-2.0
//! What calls of `pallet_custody` cost, as measured. Written by `scripts/bench.sh weights`: measure again, do not edit.
//!
//! Measured 2026-11-26 in wasm on AMD EPYC by frame-benchmarking-cli 64.0.0: 10 steps, 10 runs of each.
//! Every call is on its dearest path. `Storage` lines say what it reads (r) and writes (w), which counts by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, reason = "written by a template")]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The measured weights of `pallet_custody`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_custody::WeightInfo for WeightInfo<T> {
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:1)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Custody::CounterForCustodians` (r:1 w:1)
	/// Proof: `Custody::CounterForCustodians` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:1 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	fn register_custodian() -> Weight {
		// Proof in bytes: 2626 measured, 3523 estimated.
		// Shortest run: 30_456 ns.
		Weight::from_parts(33_560_000, 3523)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:1)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Custody::CounterForCustodians` (r:1 w:1)
	/// Proof: `Custody::CounterForCustodians` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn remove_custodian() -> Weight {
		// Proof in bytes: 1814 measured, 3513 estimated.
		// Shortest run: 21_011 ns.
		Weight::from_parts(22_713_000, 3513)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Issuers::Issuers` (r:1 w:0)
	/// Proof: `Issuers::Issuers` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Custody::AgreementCount` (r:1 w:1)
	/// Proof: `Custody::AgreementCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextAgreementId` (r:1 w:1)
	/// Proof: `Custody::NextAgreementId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::AgreementsOf` (r:0 w:2)
	/// Proof: `Custody::AgreementsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:0 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	fn propose_agreement() -> Weight {
		// Proof in bytes: 2262 measured, 6056 estimated.
		// Shortest run: 70_514 ns.
		Weight::from_parts(71_937_000, 6056)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	fn accept_agreement() -> Weight {
		// Proof in bytes: 1597 measured, 6056 estimated.
		// Shortest run: 39_960 ns.
		Weight::from_parts(44_786_000, 6056)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	fn end_agreement() -> Weight {
		// Proof in bytes: 463 measured, 3639 estimated.
		// Shortest run: 16_815 ns.
		Weight::from_parts(18_538_000, 3639)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Custody::AgreementCount` (r:1 w:1)
	/// Proof: `Custody::AgreementCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Custody::AgreementsOf` (r:0 w:2)
	/// Proof: `Custody::AgreementsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn forget_agreement() -> Weight {
		// Proof in bytes: 504 measured, 3639 estimated.
		// Shortest run: 26_509 ns.
		Weight::from_parts(28_303_000, 3639)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextDepositId` (r:1 w:1)
	/// Proof: `Custody::NextDepositId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsOf` (r:1 w:1)
	/// Proof: `Custody::DepositsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsUnder` (r:0 w:1)
	/// Proof: `Custody::DepositsUnder` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deposits` (r:0 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	fn deposit() -> Weight {
		// Proof in bytes: 2940 measured, 6056 estimated.
		// Shortest run: 72_728 ns.
		Weight::from_parts(75_512_000, 6056)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Custody::Deposits` (r:1 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:0)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:3 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextRequestId` (r:1 w:1)
	/// Proof: `Custody::NextRequestId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn request_move() -> Weight {
		// Proof in bytes: 2641 measured, 8589 estimated.
		// Shortest run: 57_976 ns.
		Weight::from_parts(60_399_000, 8589)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Deposits` (r:1 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:0)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:3 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:1 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextRequestId` (r:1 w:1)
	/// Proof: `Custody::NextRequestId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn request_redeem() -> Weight {
		// Proof in bytes: 2653 measured, 8589 estimated.
		// Shortest run: 57_025 ns.
		Weight::from_parts(62_442_000, 8589)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Deposits` (r:1 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextRequestId` (r:1 w:1)
	/// Proof: `Custody::NextRequestId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsOf` (r:1 w:1)
	/// Proof: `Custody::DepositsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsUnder` (r:0 w:1)
	/// Proof: `Custody::DepositsUnder` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn request_withdrawal() -> Weight {
		// Proof in bytes: 2005 measured, 4246 estimated.
		// Shortest run: 51_807 ns.
		Weight::from_parts(56_775_000, 4246)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Custody::Deposits` (r:1 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	fn cancel_request() -> Weight {
		// Proof in bytes: 1155 measured, 4246 estimated.
		// Shortest run: 19_639 ns.
		Weight::from_parts(21_612_000, 4246)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Deposits` (r:1 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:3 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:3 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodians` (r:1 w:0)
	/// Proof: `Custody::Custodians` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Series` (r:1 w:0)
	/// Proof: `Coupons::Series` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Counters` (r:1 w:0)
	/// Proof: `Coupons::Counters` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:17 w:2)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Territories` (r:1 w:0)
	/// Proof: `Coupons::Territories` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Corridors` (r:1 w:0)
	/// Proof: `Compliance::Corridors` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:2 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:2)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Pairs` (r:1 w:1)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Rules` (r:1 w:0)
	/// Proof: `TransferPolicies::Rules` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `TransferPolicies::Members` (r:2 w:0)
	/// Proof: `TransferPolicies::Members` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ClassBans` (r:1 w:0)
	/// Proof: `Compliance::ClassBans` (`max_values`: None, `max_size`: Some(11), added: 2486, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::AccountsOf` (r:16 w:0)
	/// Proof: `Kyc::AccountsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextAmlCaseId` (r:1 w:1)
	/// Proof: `Compliance::NextAmlCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsOf` (r:1 w:1)
	/// Proof: `Custody::DepositsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsUnder` (r:0 w:1)
	/// Proof: `Custody::DepositsUnder` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		// Proof in bytes: 10875 measured, 44357 estimated.
		// Shortest run: 279_475 ns.
		Weight::from_parts(296_681_000, 44357)
			.saturating_add(T::DbWeight::get().reads(59_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Custody::Deposits` (r:1 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:0)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	fn refuse() -> Weight {
		// Proof in bytes: 1381 measured, 4246 estimated.
		// Shortest run: 26_099 ns.
		Weight::from_parts(29_444_000, 4246)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Deposits` (r:1 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsOf` (r:1 w:1)
	/// Proof: `Custody::DepositsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsUnder` (r:0 w:1)
	/// Proof: `Custody::DepositsUnder` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn complete_withdrawal() -> Weight {
		// Proof in bytes: 1990 measured, 4246 estimated.
		// Shortest run: 42_484 ns.
		Weight::from_parts(45_428_000, 4246)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Cash::Terms` (r:1 w:0)
	/// Proof: `Cash::Terms` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Accounts` (r:2 w:0)
	/// Proof: `Kyc::Accounts` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Identities` (r:2 w:0)
	/// Proof: `Kyc::Identities` (`max_values`: None, `max_size`: Some(19), added: 2494, mode: `MaxEncodedLen`)
	/// Storage: `Revive::AccountInfoOf` (r:1 w:0)
	/// Proof: `Revive::AccountInfoOf` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AllowedContracts` (r:1 w:0)
	/// Proof: `Compliance::AllowedContracts` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Corridors` (r:1 w:0)
	/// Proof: `Compliance::Corridors` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::ExchangeRates` (r:1 w:0)
	/// Proof: `Compliance::ExchangeRates` (`max_values`: None, `max_size`: Some(27), added: 2502, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Activities` (r:2 w:2)
	/// Proof: `Compliance::Activities` (`max_values`: None, `max_size`: Some(6359), added: 8834, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Pairs` (r:1 w:1)
	/// Proof: `Compliance::Pairs` (`max_values`: None, `max_size`: Some(932), added: 3407, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::NextAmlCaseId` (r:1 w:1)
	/// Proof: `Compliance::NextAmlCaseId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::AmlCases` (r:0 w:4)
	/// Proof: `Compliance::AmlCases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn collect_fee() -> Weight {
		// Proof in bytes: 6364 measured, 18658 estimated.
		// Shortest run: 198_926 ns.
		Weight::from_parts(204_884_000, 18658)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `ComplianceOfficers::Members` (r:1 w:0)
	/// Proof: `ComplianceOfficers::Members` (`max_values`: Some(1), `max_size`: Some(1601), added: 2096, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deposits` (r:1 w:1)
	/// Proof: `Custody::Deposits` (`max_values`: None, `max_size`: Some(781), added: 3256, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `Coupons::Holdings` (r:1 w:1)
	/// Proof: `Coupons::Holdings` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsOf` (r:1 w:1)
	/// Proof: `Custody::DepositsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `Custody::DepositsUnder` (r:0 w:1)
	/// Proof: `Custody::DepositsUnder` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn force_release() -> Weight {
		// Proof in bytes: 3773 measured, 4246 estimated.
		// Shortest run: 50_394 ns.
		Weight::from_parts(54_301_000, 4246)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}
