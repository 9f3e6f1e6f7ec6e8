// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn rights_should_belong_to_every_account_of_an_issuer_and_to_nobody_else() {
	ExtBuilder.build_and_execute(|| {
		let may = |who| <Issuing as Rights<AccountId>>::check_may_issue(&who);
		assert_eq!((may(ISSUER), may(SECOND)), (Ok(()), Ok(())));
		assert_eq!(may(COMPANY), Err(Reason::IssuerNotActive));
		for who in [ALICE, STRANGER] {
			assert_eq!(may(who), Err(Reason::IssuerTierTooLow));
		}
	});
}

#[test]
fn rights_should_end_with_the_tier_but_for_selling_what_is_minted() {
	ExtBuilder.build_and_execute(|| {
		register(ISSUER, ISSUING, Tier::L2);
		let low = Err(Reason::IssuerTierTooLow);
		assert_eq!(<Issuing as Rights<AccountId>>::check_may_issue(&ISSUER), low);
		assert_eq!(<Issuing as Rights<AccountId>>::check_may_mint(&ISSUER, 1), low);
		assert_eq!(<Issuing as Rights<AccountId>>::check_may_sell(&ISSUER), Ok(()));
	});
}

#[test]
fn trust_should_be_for_active_issuers_of_the_grade_that_the_council_names() {
	ExtBuilder.build_and_execute(|| {
		let trusted = |who| <Issuing as Rights<AccountId>>::is_trusted(&who);
		let mut terms = CreditTerms::default();
		for least in Grade::ALL {
			terms.trusted = Some(least);
			assert_ok!(Issuing::set_terms(RuntimeOrigin::root(), Box::new(terms), REASON));
			assert_eq!(trusted(ISSUER), least <= Grade::C, "{least:?}");
			assert!(!trusted(COMPANY) && !trusted(STRANGER));
		}
		terms.trusted = Some(Grade::E);
		assert_ok!(Issuing::set_terms(RuntimeOrigin::root(), Box::new(terms), REASON));
		set_status(IssuerStatus::Watch);
		assert!(!trusted(ISSUER));
		set_status(IssuerStatus::Active);
		terms.trusted = None;
		assert_ok!(Issuing::set_terms(RuntimeOrigin::root(), Box::new(terms), REASON));
		assert!(!trusted(ISSUER));
	});
}

#[test]
fn trust_should_end_with_what_it_rests_on() {
	ExtBuilder.build_and_execute(|| {
		covered();
		let terms = CreditTerms { trusted: Some(Grade::B), ..CreditTerms::default() };
		assert_ok!(Issuing::set_terms(RuntimeOrigin::root(), Box::new(terms), REASON));
		let trusted = || <Issuing as Rights<AccountId>>::is_trusted(&ISSUER);
		assert!(trusted());
		assert_ok!(Issuing::withdraw_guarantee(by(ISSUER), USDC, MONEY));
		assert_eq!(record(ISSUING).grade, Grade::C);
		assert!(!trusted());
	});
}

#[test]
fn grade_should_be_nothing_before_approval() {
	ExtBuilder.build_and_execute(|| {
		let grade = |who| <Issuing as Rights<AccountId>>::grade(&who);
		assert_eq!((grade(ISSUER), grade(SECOND)), (Some(Grade::C), Some(Grade::C)));
		applied();
		assert_eq!((grade(COMPANY), grade(STRANGER)), (None, None));
	});
}

#[test]
fn accounts_should_be_bound_when_they_applied_or_have_staff() {
	ExtBuilder.build_and_execute(|| {
		assert!([ISSUER, SECOND, COMPANY, STRANGER].iter().all(|who| !Issuing::is_bound(who)));
		applied();
		appoint(store_terms());
		assert!(Issuing::is_bound(&COMPANY) && Issuing::is_bound(&ISSUER));
		assert!(!Issuing::is_bound(&STORE) && !Issuing::is_bound(&SECOND));
	});
}
