// SPDX-License-Identifier: Apache-2.0
//! What the benchmarks ask for, run as tests.

use super::*;

impl crate::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn register(
		name: &'static str,
		accounts: u32,
		place: Jurisdiction,
	) -> (Vec<AccountId>, IdentityId) {
		let id = Records::get().keys().max().map_or(1, |last| last + 1);
		let accounts: Vec<AccountId> =
			(0..accounts).map(|index| frame_benchmarking::account(name, index, 0)).collect();
		for who in &accounts {
			register(*who, id, Tier::L3, place.letters());
		}
		(accounts, id)
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}

	fn policy() -> PolicyId {
		1
	}

	fn act() -> ReviewedAct {
		ReviewedAct::Purchase(0)
	}

	fn crowd(_: u32) {}
}
