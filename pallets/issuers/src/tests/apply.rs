// SPDX-License-Identifier: Apache-2.0
use super::*;

const BRAND: H256 = H256::repeat_byte(9);

#[test]
fn apply_should_wait_for_a_verdict_when_a_company_asks() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::apply(by(COMPANY), BRAND, documents()));
		let application = Application {
			applicant: COMPANY,
			brand: BRAND,
			documents: documents(),
			applied_at: START,
		};
		assert_eq!(Applications::<Test>::get(COMPANY), Some(application));
		assert_eq!(record(COMPANY), IssuerRecord::new(IssuerStatus::Applied, 0));
		assert_event(Event::Applied {
			identity: COMPANY,
			applicant: COMPANY,
			brand: BRAND,
			documents: documents(),
		});
		let may = <Issuing as Rights<AccountId>>::check_may_issue(&COMPANY);
		assert_eq!(may, Err(Reason::IssuerNotActive));
	});
}

#[test]
fn apply_should_fail_when_the_caller_may_not_be_an_issuer() {
	ExtBuilder.build_and_execute(|| {
		for who in [ALICE, STRANGER] {
			let call = Issuing::apply(by(who), BRAND, documents());
			assert_noop!(call, refused(Reason::IssuerTierTooLow));
		}
		freeze(COMPANY);
		let call = Issuing::apply(by(COMPANY), BRAND, documents());
		assert_noop!(call, refused(Reason::SenderFrozen));
	});
}

#[test]
fn apply_should_fail_when_the_identity_applied_or_issues() {
	ExtBuilder.build_and_execute(|| {
		applied();
		for who in [COMPANY, ISSUER, SECOND] {
			let call = Issuing::apply(by(who), BRAND, documents());
			assert_noop!(call, Error::<Test>::AlreadyApplied);
		}
	});
}

/// Nothing of what an issuer did is forgotten by another application, least of all a default.
#[test]
fn apply_should_fail_when_the_issuer_was_in_default() {
	ExtBuilder.build_and_execute(|| {
		for defaulted in [true, false] {
			assert_ok!(<Issuing as Guarantees<AccountId>>::set_defaulted(&ISSUER, defaulted));
			let before = record(ISSUING);
			assert_eq!((before.grade, before.upheld_incidents), (Grade::E, 1));
			for who in [ISSUER, SECOND] {
				let call = Issuing::apply(by(who), BRAND, documents());
				assert_noop!(call, Error::<Test>::AlreadyApplied);
				assert_noop!(Issuing::withdraw_application(by(who)), Error::<Test>::NotApplied);
			}
			let approved = Issuing::approve(by(OFFICER), ISSUING, REASON);
			assert_noop!(approved, Error::<Test>::NotApplied);
			let rejected = Issuing::reject(by(OFFICER), ISSUING, REASON);
			assert_noop!(rejected, Error::<Test>::NotApplied);
			assert_eq!(record(ISSUING), before);
		}
	});
}

#[test]
fn apply_should_fail_when_a_hash_is_missing() {
	ExtBuilder.build_and_execute(|| {
		let zero = Documents::truncate_from(vec![REASON, H256::zero()]);
		for (brand, documents) in
			[(H256::zero(), documents()), (BRAND, Documents::new()), (BRAND, zero)]
		{
			let call = Issuing::apply(by(COMPANY), brand, documents);
			assert_noop!(call, Error::<Test>::DocumentsMissing);
		}
		let most = Documents::truncate_from(vec![REASON; 20]);
		assert_eq!(most.len(), MAX_DOCUMENTS as usize);
		assert_ok!(Issuing::apply(by(COMPANY), BRAND, most));
	});
}

#[test]
fn apply_should_fail_when_not_signed() {
	ExtBuilder.build_and_execute(|| {
		assert_signed_only(|origin| Issuing::apply(origin, BRAND, documents()));
	});
}
