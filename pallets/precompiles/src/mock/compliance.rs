// SPDX-License-Identifier: Apache-2.0
//! The pallet of the rules, for the acts under them. What the other rooms ask of rules comes from [`Rules`] all the same.

use super::*;
use frame_system::EnsureRoot;
use genex_primitives::traits::{OtherUnits, ReviewedActs};
use pallet_compliance::{Review, ReviewsOpen};

/// A review of a purchase of the friend's that nobody decided in time.
pub const LATE_REVIEW: ReviewId = 7;
/// A review that an officer can still decide.
pub const OPEN_REVIEW: ReviewId = 8;

impl pallet_compliance::Config for Test {
	type Acts = Everyone;
	type ComplianceOrigin = EnsureNever<AccountId32>;
	type Contracts = ();
	type GovernanceOrigin = EnsureRoot<AccountId32>;
	type Identities = Everyone;
	type Markers = Everyone;
	type OtherUnits = Everyone;
	type Policies = ();
	type RateOrigin = EnsureNever<AccountId32>;
	type SecondOrigin = EnsureNever<AccountId32>;
	type SerialWeight = ();
	type UnixTime = Clock;
	type WeightInfo = pallet_compliance::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

/// Nobody has a second account.
impl OtherUnits<AccountId32> for Everyone {
	fn units_of(_: SeriesId, _: &AccountId32) -> Quantity {
		0
	}
}

/// Whatever waits is carried out or given back.
impl ReviewedActs for Everyone {
	fn approve(_: ReviewedAct) -> DispatchResult {
		Ok(())
	}

	fn give_back(_: ReviewedAct) -> DispatchResult {
		Ok(())
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_compliance::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn register(_: &'static str, _: u32, _: Jurisdiction) -> (Vec<AccountId32>, IdentityId) {
		(vec![account(HOLDER)], HOLDER.into())
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}

	fn policy() -> genex_primitives::PolicyId {
		1
	}

	fn act() -> ReviewedAct {
		ReviewedAct::Purchase(1)
	}

	fn crowd(_: u32) {}
}

/// Puts the reviews on the stage.
pub fn set_up_compliance() {
	for (review, deadline) in [(LATE_REVIEW, START), (OPEN_REVIEW, END)] {
		let waiting = Review {
			act: ReviewedAct::Purchase(5),
			who: account(FRIEND),
			cents: 1_000,
			opened_at: START - 86_400,
			deadline,
		};
		ReviewsOpen::<Test>::insert(review, waiting);
	}
}
