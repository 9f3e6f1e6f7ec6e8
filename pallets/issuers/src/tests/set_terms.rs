// SPDX-License-Identifier: Apache-2.0
use super::*;

fn set(terms: CreditTerms) -> DispatchResult {
	Issuing::set_terms(RuntimeOrigin::root(), Box::new(terms), REASON)
}

#[test]
fn set_terms_should_change_limits_at_once() {
	ExtBuilder.build_and_execute(|| {
		let (old, mut new) = (CreditTerms::default(), CreditTerms::default());
		new.limits.by_grade = [1, 2, 3, 4, 5];
		assert_ok!(set(new));
		assert_eq!(Issuing::terms(), new);
		assert_event(Event::TermsSet {
			by: Actor::Governance,
			old: Box::new(old),
			new: Box::new(new),
			reason: REASON,
		});
		assert_eq!(Issuing::headroom(ISSUING).unwrap().limit, cents(3));
	});
}

/// K09: a cut blocks minting and nothing else.
#[test]
fn set_terms_should_stop_minting_only_when_a_limit_falls_below_what_is_promised() {
	ExtBuilder.build_and_execute(|| {
		units(UnitsAct::Minted, None, 1_000).unwrap();
		let mut terms = CreditTerms::default();
		terms.limits.by_grade = [999; 5];
		assert_ok!(set(terms));
		let may_mint = |worth| <Issuing as Rights<AccountId>>::check_may_mint(&ISSUER, worth);
		assert_eq!(may_mint(1), Err(Reason::CreditLimitReached));
		assert_eq!(<Issuing as Rights<AccountId>>::check_may_sell(&ISSUER), Ok(()));
		assert_ok!(units(UnitsAct::Sold { price: None }, Some(ALICE), 1_000));
		assert_ok!(units(UnitsAct::Redeemed, Some(ALICE), 2));
		assert_eq!(may_mint(cents(1)), Ok(()));
		assert_eq!(may_mint(cents(1) + 1), Err(Reason::CreditLimitReached));
	});
}

#[test]
fn set_terms_should_fail_when_they_contradict_themselves() {
	ExtBuilder.build_and_execute(|| {
		let mut unsound = [CreditTerms::default(); 3];
		unsound[0].formula.full_tenure = 0;
		unsound[0].formula.version = 2;
		unsound[1].ladder.hysteresis = 1_000;
		unsound[2].limits.most = 0;
		for terms in unsound {
			assert_noop!(set(terms), Error::<Test>::UnsoundTerms);
		}
	});
}

#[test]
fn set_terms_should_fail_when_another_formula_has_no_higher_version() {
	ExtBuilder.build_and_execute(|| {
		let mut terms = CreditTerms::default();
		terms.formula.prior_ratings = 7;
		assert_noop!(set(terms), Error::<Test>::VersionNotRaised);
		terms.formula.version = 2;
		assert_ok!(set(terms));
		terms.formula.version = 1;
		assert_noop!(set(terms), Error::<Test>::VersionNotRaised);
		// The same formula may come with other limits.
		terms.formula.version = 2;
		terms.trusted = None;
		assert_ok!(set(terms));
	});
}

#[test]
fn set_terms_should_fail_when_not_by_governance() {
	ExtBuilder.build_and_execute(|| {
		for origin in [by(OFFICER), by(ISSUER), RuntimeOrigin::none()] {
			let call = Issuing::set_terms(origin, Box::default(), REASON);
			assert_noop!(call, DispatchError::BadOrigin);
		}
		let call = Issuing::set_terms(RuntimeOrigin::root(), Box::default(), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
