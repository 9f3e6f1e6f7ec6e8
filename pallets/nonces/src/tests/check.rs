// SPDX-License-Identifier: Apache-2.0
//! Who signed what.

use super::*;
use genex_messages::{
	Account, Domain, GiftClaim, Goods, Message, ScratchClaim, Ticket, TransferPermit,
};
use sp_core::sr25519;
use sp_runtime::MultiSignature;

fn ticket(holder: Account) -> Ticket {
	Ticket {
		holder,
		series: 3,
		goods: Goods::Units(10),
		redeemer: [2; 32],
		order_hash: [8; 32],
		nonce: 5,
		deadline: DEADLINE,
	}
}

fn permit(from: Account) -> TransferPermit {
	let (goods, deadline) = (Goods::Serial(10), DEADLINE);
	TransferPermit { from, to: [2; 32], series: 3, goods, nonce: 5, deadline }
}

/// That `key` signs `message` in every form it has, and that nobody else does.
fn check_all<M: Message>(key: &Key, message: &M) {
	assert_ok!(Nonces::check(message, &key.sign(message, &domain())));
	let other_genesis = Domain { genesis: [1; 32], ..domain() };
	let other_chain = Domain { chain_id: 1, ..domain() };
	let (wrong, ignored) = match key {
		Key::Ethereum(_) => (other_chain, other_genesis),
		_ => (other_genesis, other_chain),
	};
	let elsewhere = key.sign(message, &wrong);
	assert_noop!(Nonces::check(message, &elsewhere), Error::<Test>::BadSignature);
	assert_ok!(Nonces::check(message, &key.sign(message, &ignored)));
	for stranger in keys(2) {
		let foreign = stranger.sign(message, &domain());
		assert_noop!(Nonces::check(message, &foreign), Error::<Test>::BadSignature);
	}
}

#[test]
fn check_should_pass_every_message_when_its_signer_signed_for_this_chain() {
	run(|| {
		for key in keys(1) {
			let account: Account = key.account().into();
			let (claimer, deadline) = ([4; 32], DEADLINE);
			check_all(&key, &ticket(account));
			check_all(&key, &permit(account));
			check_all(&key, &ScratchClaim { batch: 1, key: account, claimer, deadline });
			check_all(&key, &GiftClaim { gift: 1, key: account, claimer, deadline });
			check_all(&key, &key.cancel(5));
		}
	});
}

#[test]
fn check_should_pass_wrapped_bytes_when_no_ethereum_key_signed_them() {
	run(|| {
		for key in keys(1) {
			let ticket = ticket(key.account().into());
			let outcome = Nonces::check(&ticket, &key.sign_wrapped(&ticket, &domain()));
			match key {
				Key::Ethereum(_) => {
					assert_noop!(outcome, Error::<Test>::BadSignature);
				},
				_ => {
					assert_ok!(outcome);
				},
			}
		}
	});
}

#[test]
fn check_should_fail_when_any_field_differs_from_what_was_signed() {
	run(|| {
		for key in keys(1) {
			let told = ticket(key.account().into());
			let signature = key.sign(&told, &domain());
			let others = [
				Ticket { holder: acc(3).into(), ..told },
				Ticket { series: 4, ..told },
				Ticket { goods: Goods::Units(11), ..told },
				Ticket { goods: Goods::Serial(10), ..told },
				Ticket { redeemer: [3; 32], ..told },
				Ticket { order_hash: [9; 32], ..told },
				Ticket { nonce: 6, ..told },
				Ticket { deadline: DEADLINE + 1, ..told },
			];
			for other in others {
				assert_noop!(Nonces::check(&other, &signature), Error::<Test>::BadSignature);
			}
		}
	});
}

#[test]
fn check_should_fail_when_the_signature_is_that_of_another_kind_of_message() {
	run(|| {
		for key in keys(1) {
			let account: Account = key.account().into();
			let (claimer, deadline) = ([4; 32], DEADLINE);
			let scratch = ScratchClaim { batch: 1, key: account, claimer, deadline };
			let gift = GiftClaim { gift: 1, key: account, claimer, deadline };
			let signature = key.sign(&scratch, &domain());
			assert_noop!(Nonces::check(&gift, &signature), Error::<Test>::BadSignature);
		}
	});
}

#[test]
fn check_should_fail_when_the_signature_is_labelled_as_another_kind() {
	run(|| {
		let [first, others @ ..] = keys(1);
		let told = ticket(first.account().into());
		let MultiSignature::Ed25519(bytes) = first.sign(&told, &domain()) else {
			panic!("an ed25519 key signs as such")
		};
		let relabelled = MultiSignature::Sr25519(sr25519::Signature::from_raw(bytes.0));
		assert_noop!(Nonces::check(&told, &relabelled), Error::<Test>::BadSignature);
		for other in others {
			let foreign = other.sign(&told, &domain());
			assert_noop!(Nonces::check(&told, &foreign), Error::<Test>::BadSignature);
		}
	});
}

#[test]
fn check_should_fail_when_the_deadline_has_passed_or_lies_too_far() {
	run(|| {
		let [key, ..] = keys(1);
		for (deadline, error) in [
			(START, Error::<Test>::DeadlinePassed),
			(START + LIFE + 1, Error::<Test>::DeadlineTooFar),
		] {
			let told = Ticket { deadline, ..ticket(key.account().into()) };
			assert_noop!(Nonces::check(&told, &key.sign(&told, &domain())), error);
		}
		for deadline in [START + 1, START + LIFE] {
			let told = Ticket { deadline, ..ticket(key.account().into()) };
			assert_ok!(Nonces::check(&told, &key.sign(&told, &domain())));
		}
	});
}

#[test]
fn signing_domain_should_name_this_chain() {
	run(|| assert_eq!(Nonces::signing_domain(), (GENESIS, CHAIN_ID)));
}
