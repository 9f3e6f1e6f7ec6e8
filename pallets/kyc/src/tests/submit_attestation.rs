// SPDX-License-Identifier: Apache-2.0

use crate::{Attestation, Details, Error, Event, Identities, mock::*};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use genex_primitives::{IdentityFlags, IdentityKind, Tier, traits::Identities as _};
use sp_core::{H256, Pair};
use sp_runtime::DispatchError::BadOrigin;

/// Signed by the first attestor and submitted by a stranger.
fn submit(attestation: &Attestation<AccountId>) -> DispatchResult {
	let signature = sign_attestation(ATTESTOR, attestation);
	Kyc::submit_attestation(by(acc(99)), attestation.clone(), signature)
}

#[test]
fn submit_attestation_should_register_when_the_account_is_new() {
	build_and_execute(|| {
		let attestation = attestation(&acc(1));
		assert_eq!((attestation.identity, attestation.nonce), (None, 0));
		assert_ok!(submit(&attestation));
		assert_eq!(Kyc::identity_of(&acc(1)), Some(1));
		assert_eq!(Details::<Test>::get(1).unwrap().attestor, attestor());
		assert_eq!(sufficients(&acc(1)), 1);
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L2);
		assert_eq!(
			events(),
			vec![
				Event::IdentityRegistered {
					identity: 1,
					account: acc(1),
					attestor: attestor(),
					tier: Tier::L2,
					kind: IdentityKind::Person,
					jurisdiction: country(b"JP"),
					valid_until: YEAR,
					commitment: file(2),
				},
				Event::AttestationSubmitted {
					identity: 1,
					account: acc(1),
					attestor: attestor(),
					by: acc(99),
					nonce: 0,
				},
			]
		);
	});
}

#[test]
fn submit_attestation_should_renew_when_the_account_has_an_identity() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let attestation = Attestation {
			tier: Tier::L1,
			jurisdiction: country(b"US"),
			valid_until: YEAR + 1,
			..attestation(&acc(1))
		};
		assert_eq!((attestation.identity, attestation.nonce), (Some(id), 0));
		assert_ok!(submit(&attestation));
		let record = Identities::<Test>::get(id).unwrap();
		assert_eq!((record.tier, u64::from(record.valid_until)), (Tier::L1, YEAR + 1));
		assert_eq!(record.jurisdiction, country(b"US"));
		let details = Details::<Test>::get(id).unwrap();
		assert_eq!((details.commitment, details.revision), (file(2), 2));
		let events = events();
		assert!(matches!(events[1], Event::ResidenceChanged { .. }));
		assert!(matches!(events[2], Event::IdentityRenewed { .. }));
		assert!(matches!(events[3], Event::AttestationSubmitted { nonce: 0, .. }));
	});
}

#[test]
fn submit_attestation_should_accept_each_form_a_signer_makes_of_the_message() {
	for index in 0..3 {
		build_and_execute(|| {
			let attestation = attestation(&acc(1));
			let payload = Kyc::attestation_payload(attestation.clone());
			let signature = pair(ATTESTOR).sign(&form(&payload, index)).into();
			assert_ok!(Kyc::submit_attestation(by(acc(1)), attestation, signature));
		});
	}
}

#[test]
fn submit_attestation_should_fail_when_it_was_used() {
	build_and_execute(|| {
		let registration = attestation(&acc(1));
		assert_ok!(submit(&registration));
		assert_noop!(submit(&registration), Error::<Test>::UsedNonce);
		let renewal = attestation(&acc(1));
		assert_ok!(submit(&renewal));
		assert_noop!(submit(&renewal), Error::<Test>::UsedNonce);
	});
}

#[test]
fn submit_attestation_should_fail_when_the_account_left_and_replays_its_registration() {
	build_and_execute(|| {
		let registration = attestation(&acc(1));
		assert_ok!(submit(&registration));
		assert_ok!(Kyc::attest_account(by(attestor()), 1, acc(2), file(9)));
		assert_ok!(Kyc::unlink_account(by(acc(1)), acc(1), file(5)));
		assert_noop!(submit(&registration), Error::<Test>::UsedNonce);
		assert_eq!(Kyc::attestation_nonce(acc(1)), (None, 1));
		assert_ok!(submit(&attestation(&acc(1))));
	});
}

#[test]
fn submit_attestation_should_fail_when_a_later_change_voided_it() {
	let changes: [fn(u64) -> DispatchResult; 4] = [
		|id| Kyc::revoke(by(attestor()), id, file(3)),
		|id| Kyc::renew(by(attestor()), id, Tier::L1, YEAR, file(3)),
		|id| Kyc::set_residence(by(attestor()), id, country(b"US"), file(9)),
		|id| Kyc::revoke(by(officer()), id, file(3)),
	];
	for change in changes {
		build_and_execute(|| {
			let id = register(&acc(1));
			let renewal = attestation(&acc(1));
			assert_ok!(change(id));
			assert_noop!(submit(&renewal), Error::<Test>::UsedNonce);
		});
	}
}

#[test]
fn submit_attestation_should_fail_when_another_account_of_the_identity_used_one() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		let (first, second) = (attestation(&acc(1)), attestation(&acc(2)));
		assert_ok!(submit(&first));
		assert_noop!(submit(&second), Error::<Test>::UsedNonce);
	});
}

#[test]
fn submit_attestation_should_fail_when_the_identity_is_suspended() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(officer()), id, file(3)));
		assert_noop!(submit(&attestation(&acc(1))), Error::<Test>::Suspended);
		let moved = Attestation { jurisdiction: country(b"US"), ..attestation(&acc(1)) };
		assert_noop!(submit(&moved), Error::<Test>::Suspended);
	});
}

#[test]
fn submit_attestation_should_end_a_revocation_when_it_was_signed_after_it() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_ok!(submit(&attestation(&acc(1))));
		assert_eq!(Kyc::tier_of(&acc(1)), Tier::L2);
	});
}

#[test]
fn submit_attestation_should_fail_when_it_is_for_another_chain() {
	build_and_execute(|| {
		let attestation = attestation(&acc(1));
		let signature = sign_attestation(ATTESTOR, &attestation);
		set_genesis_hash(H256::repeat_byte(8));
		assert_noop!(
			Kyc::submit_attestation(by(acc(1)), attestation, signature),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn submit_attestation_should_fail_when_anything_in_it_was_changed() {
	build_and_execute(|| {
		let signed = attestation(&acc(1));
		let signature = sign_attestation(ATTESTOR, &signed);
		let changed = [
			Attestation { attestor: other_attestor(), ..signed.clone() },
			Attestation { account: acc(2), ..signed.clone() },
			Attestation { identity: Some(1), ..signed.clone() },
			Attestation { tier: Tier::L1, ..signed.clone() },
			Attestation { kind: IdentityKind::Company, ..signed.clone() },
			Attestation { jurisdiction: country(b"US"), ..signed.clone() },
			Attestation { valid_until: YEAR + 1, ..signed.clone() },
			Attestation { commitment: file(5), ..signed.clone() },
			Attestation { nonce: 1, ..signed.clone() },
			Attestation { deadline: signed.deadline - 1, ..signed.clone() },
		];
		for attestation in changed {
			assert_noop!(
				Kyc::submit_attestation(by(acc(1)), attestation, signature.clone()),
				Error::<Test>::BadSignature
			);
		}
		assert_ok!(Kyc::submit_attestation(by(acc(1)), signed, signature));
	});
}

#[test]
fn submit_attestation_should_fail_when_a_link_signature_is_given() {
	build_and_execute(|| {
		register(&attestor());
		let attestation = attestation(&acc(1));
		let signature = link_signature(ATTESTOR, &attestor(), &acc(1), attestation.deadline);
		assert_noop!(
			Kyc::submit_attestation(by(acc(1)), attestation, signature),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn submit_attestation_should_keep_the_deadline_to_the_second() {
	build_and_execute(|| {
		let attestation = Attestation { deadline: START + 60, ..attestation(&acc(1)) };
		for late in [START + 60, START + 90] {
			Now::set(late);
			assert_noop!(submit(&attestation), Error::<Test>::DeadlinePassed);
		}
		Now::set(START + 59);
		assert_ok!(submit(&attestation));
	});
}

#[test]
fn submit_attestation_should_fail_when_the_deadline_is_too_far() {
	build_and_execute(|| {
		let attestation = Attestation { deadline: START + LIFE + 1, ..attestation(&acc(1)) };
		assert_noop!(submit(&attestation), Error::<Test>::DeadlineTooFar);
	});
}

#[test]
fn submit_attestation_should_fail_when_the_signer_is_no_attestor_now() {
	build_and_execute(|| {
		let own = Attestation { attestor: acc(1), ..attestation(&acc(1)) };
		let signature = sign_attestation(1, &own);
		assert_noop!(
			Kyc::submit_attestation(by(acc(1)), own, signature),
			Error::<Test>::NotAnAttestor
		);
		let attestation = attestation(&acc(1));
		AttestorSet::set(vec![other_attestor()]);
		assert_noop!(submit(&attestation), Error::<Test>::NotAnAttestor);
	});
}

#[test]
fn submit_attestation_should_fail_when_another_attestor_renews() {
	build_and_execute(|| {
		register(&acc(1));
		let renewal = Attestation { attestor: other_attestor(), ..attestation(&acc(1)) };
		let signature = sign_attestation(OTHER_ATTESTOR, &renewal);
		assert_noop!(
			Kyc::submit_attestation(by(acc(1)), renewal, signature),
			Error::<Test>::NotTheAttestor
		);
	});
}

#[test]
fn submit_attestation_should_fail_when_the_account_is_not_of_the_identity() {
	build_and_execute(|| {
		let id = register(&acc(1));
		register(&acc(2));
		for account in [acc(2), acc(3)] {
			let renewal = Attestation { account, identity: Some(id), ..attestation(&acc(1)) };
			assert_noop!(submit(&renewal), Error::<Test>::NotItsIdentity);
		}
		let registration = Attestation { identity: None, nonce: 1, ..attestation(&acc(1)) };
		assert_noop!(submit(&registration), Error::<Test>::AlreadyLinked);
	});
}

#[test]
fn submit_attestation_should_fail_when_the_claims_are_refused() {
	build_and_execute(|| {
		let good = attestation(&acc(1));
		let cases = [
			(Attestation { tier: Tier::L0, ..good.clone() }, Error::<Test>::TierNotAttestable),
			(Attestation { tier: Tier::L3, ..good.clone() }, Error::CompanyNeeded),
			(Attestation { jurisdiction: nowhere(), ..good.clone() }, Error::UnknownJurisdiction),
			(Attestation { valid_until: START, ..good.clone() }, Error::ValidityPassed),
			(Attestation { valid_until: 1 << 32, ..good.clone() }, Error::ValidityTooFar),
		];
		for (attestation, error) in cases {
			assert_noop!(submit(&attestation), error);
		}
		assert_ok!(submit(&good));
		let other_kind = Attestation { kind: IdentityKind::Company, ..attestation(&acc(1)) };
		assert_noop!(submit(&other_kind), Error::<Test>::KindFixed);
		let moved = Attestation { jurisdiction: nowhere(), ..attestation(&acc(1)) };
		assert_noop!(submit(&moved), Error::<Test>::UnknownJurisdiction);
	});
}

#[test]
fn submit_attestation_should_fail_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let attestation = attestation(&acc(1));
			let signature = sign_attestation(ATTESTOR, &attestation);
			assert_noop!(Kyc::submit_attestation(origin, attestation, signature), BadOrigin);
		}
	});
}

#[test]
fn submit_attestation_should_need_an_empty_account_when_it_belonged_to_another_identity() {
	build_and_execute(|| {
		let id = register(&acc(2));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(1), file(9)));
		assert_ok!(Kyc::unlink_account(by(attestor()), acc(1), file(5)));
		let registration = attestation(&acc(1));
		Owners::set(vec![acc(1)]);
		assert_noop!(submit(&registration), Error::<Test>::NotEmpty);
		Owners::set(vec![]);
		assert_ok!(submit(&registration));
		assert_eq!(Kyc::identity_of(&acc(1)), Some(2));
	});
}

#[test]
fn submit_attestation_should_leave_the_identity_frozen_when_it_renews() {
	build_and_execute(|| {
		let id = register(&acc(1));
		mark(id, IdentityFlags::FROZEN_FULL);
		assert_ok!(submit(&attestation(&acc(1))));
		assert_eq!(flags(id), IdentityFlags::FROZEN_FULL);
	});
}
