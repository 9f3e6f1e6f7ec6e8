// SPDX-License-Identifier: Apache-2.0

use super::*;
use genex_messages::Cancel;

#[test]
fn cancel_signed_should_mark_the_message_when_a_key_of_any_kind_signed() {
	run(|| {
		for key in keys(1) {
			let cancel = key.cancel(5);
			let signature = key.sign(&cancel, &domain());
			assert_ok!(Nonces::cancel_signed(signed(acc(9)), cancel, signature));
			assert!(Nonces::is_message_used(key.account(), 5, DEADLINE));
			let (signer, by) = (key.account(), acc(9));
			let cancelled = Event::Cancelled { signer, nonce: 5, deadline: DEADLINE, by };
			assert_eq!(events(), [cancelled]);
		}
	});
}

#[test]
fn cancel_signed_should_fail_when_it_is_brought_twice() {
	run(|| {
		let [key, ..] = keys(1);
		let cancel = key.cancel(5);
		let signature = key.sign(&cancel, &domain());
		assert_ok!(Nonces::cancel_signed(signed(acc(9)), cancel, signature.clone()));
		let again = Nonces::cancel_signed(signed(acc(9)), cancel, signature);
		assert_noop!(again, Error::<Test>::UsedNonce);
	});
}

#[test]
fn cancel_signed_should_fail_when_another_cancellation_was_signed() {
	run(|| {
		for key in keys(1) {
			let cancel = key.cancel(5);
			let signature = key.sign(&cancel, &domain());
			let others = [
				Cancel { signer: acc(3).into(), ..cancel },
				Cancel { nonce: 6, ..cancel },
				Cancel { deadline: DEADLINE + 1, ..cancel },
			];
			for other in others {
				let refused = Nonces::cancel_signed(signed(acc(9)), other, signature.clone());
				assert_noop!(refused, Error::<Test>::BadSignature);
			}
		}
	});
}
