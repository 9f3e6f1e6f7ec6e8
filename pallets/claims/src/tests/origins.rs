// SPDX-License-Identifier: Apache-2.0
//! Every call needs a signature, and those of officers need their role.

use crate::{Call, mock::*};
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use genex_primitives::Tier;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

fn calls() -> Vec<Call<Test>> {
	let (card, gift, reason) = (scratched(1, 0), opened(1), H256::repeat_byte(1));
	let (series, deadline) = (SERIES, START + DAY);
	vec![
		Call::create_batch { series, units: 1, cards: 1, root: root(), deadline },
		Call::claim_card { claim: card, proof: proof(0), signature: sign(SCRATCH, &card) },
		Call::return_batch { batch: 1 },
		Call::force_batch { batch: 1, reason },
		Call::sweep_marks { batch: 1, limit: 1 },
		Call::create_gift { series, quantity: 1, key: account(LINK), min_tier: Tier::L0, deadline },
		Call::claim_gift { claim: gift, signature: sign(LINK, &gift) },
		Call::withdraw_gift { gift: 1 },
		Call::return_gift { gift: 1 },
		Call::force_gift { gift: 1, reason },
	]
}

#[test]
fn origins_should_be_signed_when_any_call_is_made() {
	run(|| {
		printed();
		linked(Tier::L0);
		for call in calls() {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				let outcome = call.clone().dispatch_bypass_filter(origin);
				let outcome = outcome.map(drop).map_err(|error| error.error);
				assert_eq!(outcome, Err(BadOrigin), "{call:?}");
			}
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	build().execute_with(|| {
		assert_eq!(calls().len(), Call::<Test>::get_call_names().len());
	});
}
