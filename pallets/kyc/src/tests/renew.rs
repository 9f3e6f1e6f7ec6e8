// SPDX-License-Identifier: Apache-2.0

use crate::{Details, Error, Event, Identities, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{FreezeMode, IdentityFlags, IdentityKind, Tier, traits::Identities as _};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn renew_should_change_tier_validity_and_file_when_the_attestor_asks() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::renew(by(attestor()), id, Tier::L1, YEAR + 5, file(2)));
		let record = Identities::<Test>::get(id).unwrap();
		assert_eq!((record.tier, u64::from(record.valid_until)), (Tier::L1, YEAR + 5));
		assert_eq!(record.jurisdiction, country(b"JP"));
		let details = Details::<Test>::get(id).unwrap();
		assert_eq!((details.commitment, details.revision), (file(2), 1));
		assert_eq!((details.registered_at, record.accounts), (START, 1));
		assert_eq!(
			last_event(),
			Event::IdentityRenewed {
				identity: id,
				attestor: attestor(),
				old_tier: Tier::L2,
				new_tier: Tier::L1,
				old_valid_until: YEAR,
				new_valid_until: YEAR + 5,
				old_commitment: file(1),
				new_commitment: file(2),
			}
		);
	});
}

#[test]
fn renew_should_restore_the_tier_when_the_attestation_expired() {
	build_and_execute(|| {
		let id = register(&acc(1));
		Now::set(YEAR - 1);
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L2);
		Now::set(YEAR);
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L0);
		assert_ok!(Kyc::renew(by(attestor()), id, Tier::L2, YEAR + 1, file(2)));
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L2);
	});
}

#[test]
fn renew_should_end_a_revocation_when_the_attestor_revoked() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_ok!(Kyc::renew(by(attestor()), id, Tier::L2, YEAR, file(2)));
		assert_eq!(Identities::<Test>::get(id).unwrap().flags, IdentityFlags::default());
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L2);
	});
}

#[test]
fn renew_should_keep_the_freeze_when_it_ends_a_revocation() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let frozen = IdentityFlags::FROZEN_OUTBOUND.with(IdentityFlags::BLACKLISTED);
		mark(id, frozen);
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_ok!(Kyc::renew(by(attestor()), id, Tier::L2, YEAR, file(2)));
		assert_eq!(flags(id), frozen);
		assert_eq!(Kyc::standing(&acc(1)).freeze(), FreezeMode::Outbound);
	});
}

#[test]
fn renew_should_keep_the_count_of_accounts() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_ok!(Kyc::renew(by(attestor()), id, Tier::L1, YEAR, file(2)));
		assert_eq!(Identities::<Test>::get(id).unwrap().accounts, 2);
	});
}

#[test]
fn renew_should_fail_when_compliance_suspended() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		assert_noop!(
			Kyc::renew(by(attestor()), id, Tier::L2, YEAR, file(2)),
			Error::<Test>::Suspended
		);
	});
}

#[test]
fn renew_should_fail_when_the_origin_is_not_the_recorded_attestor() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for origin in [by(acc(1)), by(officer()), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Kyc::renew(origin, id, Tier::L2, YEAR, file(2)), BadOrigin);
		}
		assert_noop!(
			Kyc::renew(by(other_attestor()), id, Tier::L2, YEAR, file(2)),
			Error::<Test>::NotTheAttestor
		);
	});
}

#[test]
fn renew_should_fail_when_the_attestor_was_dismissed() {
	build_and_execute(|| {
		let id = register(&acc(1));
		AttestorSet::set(vec![other_attestor()]);
		assert_noop!(Kyc::renew(by(attestor()), id, Tier::L2, YEAR, file(2)), BadOrigin);
	});
}

#[test]
fn renew_should_fail_when_the_claims_are_out_of_bounds() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let renew = |tier, until| Kyc::renew(by(attestor()), id, tier, until, file(2));
		assert_noop!(renew(Tier::L0, YEAR), Error::<Test>::TierNotAttestable);
		assert_noop!(renew(Tier::L3, YEAR), Error::<Test>::CompanyNeeded);
		assert_noop!(renew(Tier::L2, START), Error::<Test>::ValidityPassed);
		assert_noop!(renew(Tier::L2, 1 << 32), Error::<Test>::ValidityTooFar);
		assert_ok!(renew(Tier::L2, START + 1));
	});
}

#[test]
fn renew_should_accept_l3_when_the_identity_is_a_company() {
	build_and_execute(|| {
		let (l2, company) = (Tier::L2, IdentityKind::Company);
		assert_ok!(Kyc::register(
			by(attestor()),
			acc(1),
			l2,
			company,
			country(b"US"),
			YEAR,
			file(1)
		));
		assert_ok!(Kyc::renew(by(attestor()), 1, Tier::L3, YEAR, file(2)));
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L3);
	});
}

#[test]
fn renew_should_fail_when_the_identity_does_not_exist() {
	build_and_execute(|| {
		for id in [0, 1, u64::MAX] {
			assert_noop!(
				Kyc::renew(by(attestor()), id, Tier::L2, YEAR, file(2)),
				Error::<Test>::UnknownIdentity
			);
		}
	});
}
