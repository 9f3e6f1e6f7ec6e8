// SPDX-License-Identifier: Apache-2.0
//! The twin of what issuers choose for their books.

use super::{Twin, acts::at_factory};
use crate::{Chain, abi::ICouponFactory as sol, convert::address};
use genex_primitives::{Ppm, ledger::BreakageMethod};
use pallet_books::Event;
use pallet_revive::precompiles::alloy::primitives::U256;

/// The twin of an event of `pallet-books`, if `ICouponFactory` has one.
pub fn of_books<T: Chain>(event: &Event<T>) -> Option<Twin> {
	// Every variant is named, so that a new event cannot be forgotten here.
	match event {
		Event::BreakageChosen { series, by, old, new } => Some(at_factory(&sol::BreakageChosen {
			series: U256::from(*series),
			issuer: address::<T>(by),
			oldExpected: U256::from(expected(old)),
			newExpected: U256::from(expected(new)),
		})),
		Event::Posted { .. }
		| Event::BreakagePolicySet { .. }
		| Event::EscheatSet { .. }
		| Event::__Ignore(..) => None,
	}
}

/// Millionths that are expected never to be redeemed; none where breakage is booked when the validity ends.
pub(crate) fn expected(method: &BreakageMethod) -> u32 {
	match method {
		BreakageMethod::OnExpiry => 0,
		BreakageMethod::Proportional { expected } => Ppm::parts(*expected),
	}
}
