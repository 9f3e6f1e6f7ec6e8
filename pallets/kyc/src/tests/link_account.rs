// SPDX-License-Identifier: Apache-2.0

use crate::{AccountsOf, Details, Error, Event, FormerIdentityOf, Identities, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	AccountFlags, IdentityFlags, Tier, signature::ethereum_account, traits::Identities as _,
};
use sp_core::{H160, H256, Pair, ecdsa, ed25519, hex2array};
use sp_runtime::{DispatchError::BadOrigin, MultiSignature, MultiSigner, traits::IdentifyAccount};

const SOON: u64 = START + 60;

#[test]
fn link_account_should_link_when_both_accounts_agree() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let signature = link_signature(2, &acc(1), &acc(2), SOON);
		assert_ok!(Kyc::link_account(by(acc(1)), acc(2), SOON, signature));
		assert_eq!(Kyc::identity_of(&acc(2)), Some(id));
		assert!(AccountsOf::<Test>::contains_key(id, acc(2)));
		assert_eq!(Identities::<Test>::get(id).unwrap().accounts, 2);
		assert_eq!(Details::<Test>::get(id).unwrap().introduced, 1);
		assert_eq!((sufficients(&acc(2)), Kyc::link_nonce(acc(2))), (1, 1));
		assert_eq!(Kyc::tier_of(&acc(2)), Tier::L2);
		let event = Event::AccountLinked {
			identity: id,
			account: acc(2),
			by: acc(1),
			reason: H256::zero(),
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn link_account_should_work_from_a_linked_account() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(link(&acc(1), 2));
		assert_ok!(link(&acc(2), 3));
		assert_eq!(Kyc::identity_of(&acc(3)), Some(id));
	});
}

#[test]
fn link_account_should_accept_each_form_a_signer_makes_of_the_message() {
	for index in 0..3 {
		build_and_execute(|| {
			register(&acc(1));
			let payload = Kyc::link_payload(acc(1), acc(2), SOON).unwrap();
			let signature = pair(2).sign(&form(&payload, index)).into();
			assert_ok!(Kyc::link_account(by(acc(1)), acc(2), SOON, signature));
		});
	}
}

#[test]
fn link_account_should_accept_ed25519_and_ecdsa_keys() {
	build_and_execute(|| {
		register(&acc(1));
		let edwards = ed25519::Pair::from_seed(&[2; 32]);
		let account = MultiSigner::from(edwards.public()).into_account();
		let payload = Kyc::link_payload(acc(1), account.clone(), SOON).unwrap();
		let signature = edwards.sign(&payload).into();
		assert_ok!(Kyc::link_account(by(acc(1)), account, SOON, signature));

		let koblitz = ecdsa::Pair::from_seed(&[3; 32]);
		let account = MultiSigner::from(koblitz.public()).into_account();
		let payload = Kyc::link_payload(acc(1), account.clone(), SOON).unwrap();
		let signature = koblitz.sign(&payload).into();
		assert_ok!(Kyc::link_account(by(acc(1)), account, SOON, signature));
	});
}

#[test]
fn link_account_should_accept_a_personal_sign_of_an_ethereum_key() {
	build_and_execute(|| {
		register(&acc(1));
		let key = ecdsa::KeccakPair::from_seed(&[4; 32]);
		// The address that wallets show for this key.
		let account =
			ethereum_account(&H160(hex2array!("c48b812bb43401392c037381aca934f4069c0517")));
		let payload = Kyc::link_payload(acc(1), account.clone(), SOON).unwrap();
		let mut message = format!("\u{19}Ethereum Signed Message:\n{}", payload.len()).into_bytes();
		message.extend(payload);
		let signature = MultiSignature::Eth(key.sign(&message));
		assert_ok!(Kyc::link_account(by(acc(1)), account.clone(), SOON, signature));
		assert_eq!(Kyc::tier_of(&account), Tier::L2);
	});
}

#[test]
fn link_account_should_fail_when_the_signature_is_of_another_key() {
	build_and_execute(|| {
		register(&acc(1));
		for signer in [1, 3] {
			let signature = link_signature(signer, &acc(1), &acc(2), SOON);
			assert_noop!(
				Kyc::link_account(by(acc(1)), acc(2), SOON, signature),
				Error::<Test>::BadSignature
			);
		}
	});
}

#[test]
fn link_account_should_fail_when_the_message_says_something_else() {
	build_and_execute(|| {
		register(&acc(1));
		assert_ok!(link(&acc(1), 4));
		register(&acc(5));
		let signed = |linking, new, deadline| link_signature(2, &acc(linking), &acc(new), deadline);
		// Another deadline, another new account, another linking account of the same and of another
		// identity.
		for signature in
			[signed(1, 2, SOON + 1), signed(1, 3, SOON), signed(4, 2, SOON), signed(5, 2, SOON)]
		{
			assert_noop!(
				Kyc::link_account(by(acc(1)), acc(2), SOON, signature),
				Error::<Test>::BadSignature
			);
		}
	});
}

#[test]
fn link_account_should_fail_when_the_message_is_for_another_chain() {
	build_and_execute(|| {
		register(&acc(1));
		let signature = link_signature(2, &acc(1), &acc(2), SOON);
		set_genesis_hash(H256::repeat_byte(8));
		assert_noop!(
			Kyc::link_account(by(acc(1)), acc(2), SOON, signature),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn link_account_should_fail_when_the_message_was_used() {
	build_and_execute(|| {
		register(&acc(1));
		let signature = link_signature(2, &acc(1), &acc(2), SOON);
		assert_ok!(Kyc::link_account(by(acc(1)), acc(2), SOON, signature.clone()));
		assert_noop!(
			Kyc::link_account(by(acc(1)), acc(2), SOON, signature.clone()),
			Error::<Test>::BadSignature
		);
		assert_ok!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)));
		assert_noop!(
			Kyc::link_account(by(acc(1)), acc(2), SOON, signature),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn link_account_should_fail_when_another_link_voided_the_message() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let signature = link_signature(2, &acc(1), &acc(2), SOON);
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		assert_ok!(Kyc::unlink_account(by(acc(2)), acc(2), file(5)));
		assert_noop!(
			Kyc::link_account(by(acc(1)), acc(2), SOON, signature),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn link_account_should_keep_the_deadline_to_the_second() {
	build_and_execute(|| {
		register(&acc(1));
		let signature = link_signature(2, &acc(1), &acc(2), SOON);
		let link = || Kyc::link_account(by(acc(1)), acc(2), SOON, signature.clone());
		for late in [SOON, SOON + 30] {
			Now::set(late);
			assert_noop!(link(), Error::<Test>::DeadlinePassed);
		}
		Now::set(SOON - 1);
		assert_ok!(link());
	});
}

#[test]
fn link_account_should_fail_when_the_deadline_is_too_far() {
	build_and_execute(|| {
		register(&acc(1));
		for deadline in [START + LIFE + 1, u64::MAX] {
			let signature = link_signature(2, &acc(1), &acc(2), deadline);
			assert_noop!(
				Kyc::link_account(by(acc(1)), acc(2), deadline, signature),
				Error::<Test>::DeadlineTooFar
			);
		}
		let signature = link_signature(2, &acc(1), &acc(2), START + LIFE);
		assert_ok!(Kyc::link_account(by(acc(1)), acc(2), START + LIFE, signature));
	});
}

#[test]
fn link_account_should_fail_when_the_caller_has_no_tier() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let signature = link_signature(2, &acc(1), &acc(2), SOON);
		assert_noop!(
			Kyc::link_account(by(acc(9)), acc(2), SOON, signature.clone()),
			Error::<Test>::NotLinked
		);
		assert_ok!(Kyc::revoke(by(attestor()), id, file(3)));
		assert_noop!(
			Kyc::link_account(by(acc(1)), acc(2), SOON, signature.clone()),
			Error::<Test>::NotAttested
		);
		assert_ok!(Kyc::renew(by(attestor()), id, Tier::L2, START + 10, file(2)));
		Now::set(START + 10);
		assert_noop!(
			Kyc::link_account(by(acc(1)), acc(2), SOON, signature.clone()),
			Error::<Test>::NotAttested
		);
		Now::set(START + 9);
		assert_ok!(Kyc::link_account(by(acc(1)), acc(2), SOON, signature));
	});
}

#[test]
fn link_account_should_fail_when_the_new_account_has_an_identity() {
	build_and_execute(|| {
		register(&acc(1));
		register(&acc(2));
		assert_noop!(link(&acc(1), 1), Error::<Test>::AlreadyLinked);
		assert_noop!(link(&acc(1), 2), Error::<Test>::AlreadyLinked);
	});
}

#[test]
fn link_account_should_fail_when_the_identity_is_full() {
	build_and_execute(|| {
		register(&acc(1));
		for seed in 2..=4 {
			assert_ok!(link(&acc(1), seed));
		}
		assert_noop!(link(&acc(1), 5), Error::<Test>::TooManyAccounts);
		assert_ok!(Kyc::unlink_account(by(acc(4)), acc(4), file(5)));
		assert_ok!(link(&acc(1), 5));
	});
}

#[test]
fn link_account_should_fail_when_too_many_new_accounts_were_brought_in() {
	build_and_execute(|| {
		let id = register(&acc(1));
		for seed in 2..=6 {
			assert_ok!(link(&acc(1), seed));
			assert_ok!(Kyc::unlink_account(by(acc(seed)), acc(seed), file(5)));
		}
		assert_noop!(link(&acc(1), 7), Error::<Test>::TooManyIntroductions);
		// A former account is kept alive already, and the attestor is not bound.
		assert_ok!(link(&acc(1), 6));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(7), file(9)));
		assert_eq!(Details::<Test>::get(id).unwrap().introduced, 5);
	});
}

#[test]
fn link_account_should_fail_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		register(&acc(1));
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let signature = link_signature(2, &acc(1), &acc(2), SOON);
			assert_noop!(Kyc::link_account(origin, acc(2), SOON, signature), BadOrigin);
		}
	});
}

#[test]
fn link_account_should_be_refused_when_the_account_belonged_to_another_identity() {
	build_and_execute(|| {
		let first = register(&acc(1));
		assert_ok!(link(&acc(1), 3));
		let second = register(&acc(2));
		assert_ok!(Kyc::unlink_account(by(acc(3)), acc(3), file(5)));
		let signature = link_signature(3, &acc(2), &acc(3), SOON);
		assert_noop!(
			Kyc::link_account(by(acc(2)), acc(3), SOON, signature),
			Error::<Test>::OfAnotherIdentity
		);
		assert_eq!(FormerIdentityOf::<Test>::get(acc(3)), Some(first));

		// Its own identity may take it back, and an attestor may give it to another.
		assert_ok!(link(&acc(1), 3));
		assert_eq!(FormerIdentityOf::<Test>::get(acc(3)), None);
		assert_ok!(Kyc::unlink_account(by(acc(3)), acc(3), file(5)));
		assert_ok!(Kyc::attest_account(by(attestor()), second, acc(3), file(9)));
		assert_eq!(Kyc::identity_of(&acc(3)), Some(second));
	});
}

#[test]
fn link_account_should_fail_when_the_caller_or_its_identity_is_frozen() {
	for frozen in [AccountFlags::FROZEN_OUTBOUND, AccountFlags::FROZEN_FULL] {
		build_and_execute(|| {
			register(&acc(1));
			assert_ok!(link(&acc(1), 2));
			mark_account(&acc(2), frozen);
			assert_noop!(link(&acc(2), 3), Error::<Test>::Frozen);
			assert_ok!(link(&acc(1), 3));
		});
	}
	for frozen in [IdentityFlags::FROZEN_OUTBOUND, IdentityFlags::FROZEN_FULL] {
		build_and_execute(|| {
			let id = register(&acc(1));
			assert_ok!(link(&acc(1), 2));
			mark(id, frozen);
			assert_noop!(link(&acc(1), 3), Error::<Test>::Frozen);
			assert_noop!(link(&acc(2), 3), Error::<Test>::Frozen);
		});
	}
}

#[test]
fn link_account_should_take_back_its_own_account_with_property() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(link(&acc(1), 2));
		Owners::set(vec![acc(2)]);
		assert_ok!(Kyc::unlink_account(by(officer()), acc(2), file(5)));
		assert_ok!(link(&acc(1), 2));
		assert_eq!(Kyc::identity_of(&acc(2)), Some(id));
	});
}
