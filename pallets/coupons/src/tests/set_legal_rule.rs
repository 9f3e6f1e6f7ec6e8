// SPDX-License-Identifier: Apache-2.0
use super::*;
use genex_primitives::Actor;

fn rule(secs: u64) -> LegalRule {
	LegalRule { min_remaining_validity_secs: secs }
}

#[test]
fn legal_rule_should_ask_for_more_than_five_years_when_nothing_was_set() {
	ExtBuilder.build_and_execute(|| {
		let longest_five_years = 1_827 * 86_400;
		let paid = Coupons::legal_rule(LegalClass::PaidGift).min_remaining_validity_secs;
		assert!(paid > longest_five_years && paid <= longest_five_years + 86_400);
		assert_eq!(Coupons::legal_rule(LegalClass::Promotional), rule(0));
		assert_eq!(Coupons::legal_rule(LegalClass::Loyalty), rule(0));
	});
}

#[test]
fn set_legal_rule_should_replace_the_rule_of_its_class() {
	ExtBuilder.build_and_execute(|| {
		let class = LegalClass::Loyalty;
		assert_ok!(Coupons::set_legal_rule(RuntimeOrigin::root(), class, rule(60), WHY));
		let changed = |old, new| {
			let (by, reason) = (Actor::Governance, WHY);
			Event::LegalRuleSet { by, class, old: rule(old), new: rule(new), reason }
		};
		assert_event(changed(0, 60));
		assert_ok!(Coupons::set_legal_rule(RuntimeOrigin::root(), class, rule(90), WHY));
		assert_event(changed(60, 90));
		assert_eq!(Coupons::legal_rule(class), rule(90));
		let other = LegalClass::PaidGift;
		assert_eq!(Coupons::legal_rule(other), rule(PAID_GIFT_VALIDITY_SECS));
	});
}

#[test]
fn set_legal_rule_should_apply_to_the_next_sale() {
	ExtBuilder.build_and_execute(|| {
		let series = listed_with(terms());
		let left = VALID_UNTIL - START;
		let set = |secs| {
			let class = LegalClass::PaidGift;
			Coupons::set_legal_rule(RuntimeOrigin::root(), class, rule(secs), WHY)
		};
		assert_ok!(set(left + 1));
		assert_noop!(Door::sell(series, &ALICE, 1), Error::<Test>::ValidityTooShort);
		assert_ok!(set(left));
		assert_ok!(Door::sell(series, &ALICE, 1));
	});
}

#[test]
fn set_legal_rule_should_fail_when_not_called_by_governance() {
	ExtBuilder.build_and_execute(|| {
		for origin in [by(ISSUER), by(APPROVER), RuntimeOrigin::none()] {
			let call = Coupons::set_legal_rule(origin, LegalClass::Loyalty, rule(1), WHY);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn set_legal_rule_should_fail_when_no_reason_is_named() {
	ExtBuilder.build_and_execute(|| {
		let (origin, class) = (RuntimeOrigin::root(), LegalClass::Loyalty);
		let call = Coupons::set_legal_rule(origin, class, rule(1), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
