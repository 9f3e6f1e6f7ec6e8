// SPDX-License-Identifier: Apache-2.0
//! Every call by every kind of caller.

use crate::{BreakageTerms, Call, mock::*};
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use genex_primitives::{Jurisdiction, Ppm};
use sp_runtime::{DispatchError, DispatchError::BadOrigin};

/// Each call, and whether only governance may make it.
fn calls() -> Vec<(Call<Test>, bool)> {
	let jurisdiction = Jurisdiction::new(*b"US").unwrap();
	let (terms, share, reason) = (BreakageTerms::default(), Ppm::ONE, REASON);
	vec![
		(Call::set_breakage_policy { terms, reason }, true),
		(Call::set_escheat { jurisdiction, share, reason }, true),
		(Call::choose_breakage { series: CARD, method: proportional(10) }, false),
	]
}

fn dispatched(call: Call<Test>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	call.dispatch_bypass_filter(origin).map(drop).map_err(|error| error.error)
}

#[test]
fn origins_should_be_signed_or_governance_when_any_call_is_made() {
	run(|| {
		for (call, only_governance) in calls() {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_eq!(dispatched(call.clone(), origin), Err(BadOrigin), "{call:?}");
			}
			for who in [ALICE, ISSUER] {
				let refused = dispatched(call.clone(), signed(who)) == Err(BadOrigin);
				assert_eq!(refused, only_governance, "{call:?}");
			}
			assert_ne!(dispatched(call.clone(), signed(COUNCIL)), Err(BadOrigin), "{call:?}");
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
}
