// SPDX-License-Identifier: Apache-2.0
//! Random acts on how breakage is booked.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	world::{World, country, series_in},
};
use genex_primitives::{Ppm, SeriesState, ledger::BreakageMethod};
use genex_runtime::Runtime;
use genex_runtime_tests::scene::council;
use pallet_books::{BreakageTerms, Call};

/// Who decides about breakage, and how.
pub fn next(world: &World, random: &mut Random) -> Act {
	let reason = random.hash();
	match random.below(10) {
		0..=1 => {
			let terms = BreakageTerms { method: method(random), treasury: share(random) };
			let call = Call::<Runtime>::set_breakage_policy { terms, reason };
			(call.into(), by(council(), world, random))
		},
		2..=3 => {
			let (jurisdiction, share) = (country(random), share(random));
			let call = Call::<Runtime>::set_escheat { jurisdiction, share, reason };
			(call.into(), by(council(), world, random))
		},
		_ => {
			let unsold = [SeriesState::Approved, SeriesState::Listed];
			let series = series_in(&unsold, random);
			let call = Call::<Runtime>::choose_breakage { series, method: method(random) };
			let issuer = world.issuer_of(series, random);
			(call.into(), signed(&issuer))
		},
	}
}

fn share(random: &mut Random) -> Ppm {
	let percent = u8::try_from(random.below(101)).expect("small");
	Ppm::from_percent(percent)
}

fn method(random: &mut Random) -> BreakageMethod {
	if random.chance(30) {
		return BreakageMethod::OnExpiry;
	}
	BreakageMethod::Proportional { expected: share(random) }
}
