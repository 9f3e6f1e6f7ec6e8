// SPDX-License-Identifier: Apache-2.0

use crate::mock::*;
use frame_support::assert_ok;
use genex_messages::{Goods, TransferPermit};
use genex_primitives::Reason;

#[test]
fn is_used_should_tell_one_permit_from_others() {
	run(|| {
		assert!(!Permits::is_used(permit()));
		assert_ok!(Permits::settle(signed(RELAYER), permit(), sign(ALICE, &permit())));
		assert!(Permits::is_used(permit()));
		assert!(!Permits::is_used(TransferPermit { nonce: 2, ..permit() }));
		assert!(!Permits::is_used(TransferPermit { deadline: START + 2 * DAY, ..permit() }));
	});
}

#[test]
fn explain_should_name_every_reason_when_the_rules_refuse() {
	run(|| {
		assert_eq!(Permits::explain(permit()), Some(vec![]));
		freeze(ALICE);
		Against::set(vec![Reason::TravelRuleNeeded]);
		let expected = Some(vec![Reason::SenderFrozen, Reason::TravelRuleNeeded]);
		for goods in [Goods::Units(10), Goods::Serial(3)] {
			assert_eq!(Permits::explain(TransferPermit { goods, ..permit() }), expected);
		}
		assert_eq!(Permits::explain(TransferPermit { series: UNKNOWN, ..permit() }), None);
	});
}
