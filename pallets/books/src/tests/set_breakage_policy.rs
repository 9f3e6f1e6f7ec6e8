// SPDX-License-Identifier: Apache-2.0

use crate::{BreakageTerms, Error, Event, TermsInForce, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, Ppm, ledger::BreakageMethod};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

fn terms() -> BreakageTerms {
	BreakageTerms { method: proportional(10), treasury: Ppm::from_percent(30) }
}

#[test]
fn set_breakage_policy_should_replace_it_when_governance_asks() {
	run(|| {
		let (old, new) = (BreakageTerms::default(), terms());
		assert_ok!(Books::set_breakage_policy(signed(COUNCIL), new, REASON));
		let by = Actor::Governance;
		assert_eq!(last_event(), Event::BreakagePolicySet { by, old, new, reason: REASON });
		assert_eq!(TermsInForce::<Test>::get(), new);
		assert_eq!(Books::breakage_terms(), new);
	});
}

#[test]
fn set_breakage_policy_should_hold_for_series_sold_later_when_it_changes() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 10));
		assert_ok!(Books::set_breakage_policy(signed(COUNCIL), terms(), REASON));
		assert_ok!(tell(PROMO, paid(), 10));
		assert_ok!(tell(CARD, paid(), 10));
		assert_eq!(promises(CARD).method, BreakageMethod::OnExpiry);
		assert_eq!(promises(PROMO).method, proportional(10));
	});
}

#[test]
fn set_breakage_policy_should_fail_when_the_caller_is_not_governance() {
	run(|| {
		for origin in [signed(ISSUER), RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Books::set_breakage_policy(origin, terms(), REASON), BadOrigin);
		}
	});
}

#[test]
fn set_breakage_policy_should_fail_when_no_reason_is_given() {
	run(|| {
		let call = Books::set_breakage_policy(signed(COUNCIL), terms(), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}

#[test]
fn set_breakage_policy_should_fail_when_nothing_or_everything_is_expected() {
	run(|| {
		for percent in [0, 100] {
			let terms = BreakageTerms { method: proportional(percent), ..terms() };
			let call = Books::set_breakage_policy(signed(COUNCIL), terms, REASON);
			assert_noop!(call, Error::<Test>::UnsoundMethod);
		}
	});
}

#[test]
fn set_breakage_policy_should_fail_when_nothing_changes() {
	run(|| {
		let call = Books::set_breakage_policy(signed(COUNCIL), BreakageTerms::default(), REASON);
		assert_noop!(call, Error::<Test>::NothingChanges);
	});
}
