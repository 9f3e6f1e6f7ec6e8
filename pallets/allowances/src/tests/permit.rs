// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Permit, PermitSignature};
use proptest::prelude::*;
use sp_core::{H256, U256};
use sp_runtime::DispatchResult;

/// The order of secp256k1.
const ORDER: U256 = U256([
	0xBFD2_5E8C_D036_4141,
	0xBAAE_DCE6_AF48_A03B,
	0xFFFF_FFFF_FFFF_FFFE,
	0xFFFF_FFFF_FFFF_FFFF,
]);

/// A registered owner with an Ethereum key.
fn owner() -> Key {
	let owner = key(5);
	link(owner.account());
	owner
}

/// Carol brings a permit.
fn bring(permit: &Permit, signature: PermitSignature) -> DispatchResult {
	Allowances::permit(signed(CAROL), USDC, permit.clone(), signature)
}

fn allowed_by(owner: &Key) -> u128 {
	Allowances::allowance(USDC, owner.account(), BOB)
}

#[test]
fn permit_should_approve_when_the_owner_signed() {
	run(|| {
		let owner = owner();
		let permit = owner.permit(BOB, 30);
		assert_ok!(bring(&permit, owner.sign_permit(&permit)));
		let (asset, account) = (USDC, owner.account());
		let approved = Event::Approved { asset, owner: account, spender: BOB, amount: 30 };
		let used = Event::PermitUsed { asset, owner: account, nonce: 0, by: CAROL };
		assert_eq!(events(), vec![approved, used]);
		assert_eq!(allowed_by(&owner), 30);
		assert_eq!(Allowances::permit_nonce(USDC, account), 1);
		assert_eq!(Allowances::permit_nonce(USDT, account), 0);
	});
}

#[test]
fn permit_should_let_the_spender_move_money() {
	run(|| {
		let owner = owner();
		fund(owner.account(), USDC, 50);
		let permit = owner.permit(BOB, 30);
		assert_ok!(bring(&permit, owner.sign_permit(&permit)));
		assert_ok!(Allowances::transfer_from(signed(BOB), USDC, owner.account(), CAROL, 30));
		assert_eq!((free(owner.account()), free(CAROL)), (20, 30));
	});
}

#[test]
fn permit_should_be_without_limit_when_the_value_does_not_fit() {
	run(|| {
		let owner = owner();
		let values = [U256::MAX, U256::from(1) << 128, U256::from(INFINITE)];
		for value in values {
			let permit = owner.permit(BOB, value);
			assert_ok!(bring(&permit, owner.sign_permit(&permit)));
			assert_eq!(allowed_by(&owner), INFINITE);
		}
		let permit = owner.permit(BOB, INFINITE - 1);
		assert_ok!(bring(&permit, owner.sign_permit(&permit)));
		assert_eq!(allowed_by(&owner), INFINITE - 1);
	});
}

#[test]
fn permit_should_be_refused_when_it_is_brought_again() {
	run(|| {
		let owner = owner();
		let permit = owner.permit(BOB, 30);
		let signature = owner.sign_permit(&permit);
		assert_ok!(bring(&permit, signature));
		assert_noop!(bring(&permit, signature), Error::<Test>::BadSignature);
		assert_ok!(bring(&permit, owner.sign_permit(&permit)));
		assert_eq!(Nonces::<Test>::get(owner.account(), USDC), 2);
	});
}

#[test]
fn permit_should_be_refused_when_the_deadline_is_over() {
	run(|| {
		let owner = owner();
		let permit = owner.permit(BOB, 30);
		let signature = owner.sign_permit(&permit);
		Now::set(START + 1);
		assert_noop!(bring(&permit, signature), Error::<Test>::PermitExpired);
		Now::set(START);
		assert_ok!(bring(&permit, signature));
		Now::set(u64::MAX);
		let for_ever = Permit { deadline: U256::MAX, ..permit };
		assert_ok!(bring(&for_ever, owner.sign_permit(&for_ever)));
	});
}

#[test]
fn permit_should_be_refused_when_somebody_else_signed() {
	run(|| {
		let (owner, other) = (owner(), key(6));
		let permit = owner.permit(BOB, 30);
		let signature = other.sign_permit(&permit);
		assert_noop!(bring(&permit, signature), Error::<Test>::BadSignature);
	});
}

#[test]
fn permit_should_be_refused_when_anything_that_was_signed_differs() {
	run(|| {
		let owner = owner();
		let permit = owner.permit(BOB, 30);
		let signature = owner.sign_permit(&permit);
		for changed in [
			Permit { owner: key(6).1, ..permit.clone() },
			Permit { spender: address(CAROL), ..permit.clone() },
			Permit { value: 31.into(), ..permit.clone() },
			Permit { deadline: (START + 1).into(), ..permit.clone() },
		] {
			assert_noop!(bring(&changed, signature), Error::<Test>::BadSignature);
		}
		let of_another = Allowances::permit(signed(CAROL), USDT, permit.clone(), signature);
		assert_noop!(of_another, Error::<Test>::BadSignature);
	});
}

#[test]
fn permit_should_be_refused_when_it_is_for_another_chain() {
	run(|| {
		let owner = owner();
		let permit = owner.permit(BOB, 30);
		let contract = <Mapping as crate::Addresses<AccountId>>::contract_of(USDC);
		let domain = crate::eip712::Domain { name: NAME.as_bytes(), chain_id: CHAIN_ID, contract };
		assert_ok!(bring(&permit, owner.sign(domain.digest(&permit, 0))));
		let elsewhere = crate::eip712::Domain { chain_id: CHAIN_ID + 1, ..domain };
		let signature = owner.sign(elsewhere.digest(&permit, 1));
		assert_noop!(bring(&permit, signature), Error::<Test>::BadSignature);
	});
}

#[test]
fn permit_should_be_refused_when_the_signature_is_in_its_second_form() {
	run(|| {
		let owner = owner();
		let permit = owner.permit(BOB, 30);
		let signature = owner.sign_permit(&permit);
		let high = ORDER - U256::from_big_endian(signature.s.as_bytes());
		let v = 27 + 28 - signature.v;
		let second = PermitSignature { s: H256(high.to_big_endian()), v, ..signature };
		assert_noop!(bring(&permit, second), Error::<Test>::MalleableSignature);
		for v in [signature.v - 27, signature.v + 8, 0, 255] {
			let other = PermitSignature { v, ..signature };
			assert_noop!(bring(&permit, other), Error::<Test>::BadSignature);
		}
		assert_ok!(bring(&permit, signature));
	});
}

#[test]
fn permit_should_be_refused_when_the_owner_is_not_registered() {
	run(|| {
		let nobody = key(5);
		let permit = nobody.permit(BOB, 30);
		let signature = nobody.sign_permit(&permit);
		assert_noop!(bring(&permit, signature), refused(Reason::SenderUnknown));
		// Nothing is no reason either to keep the number of a key that nobody knows.
		let nothing = nobody.permit(BOB, 0);
		let signature = nobody.sign_permit(&nothing);
		assert_noop!(bring(&nothing, signature), refused(Reason::SenderUnknown));
		assert_eq!(Allowances::permit_nonce(USDC, nobody.account()), 0);
	});
}

#[test]
fn permit_should_be_refused_when_owner_or_spender_is_frozen() {
	for mode in [FreezeMode::Outbound, FreezeMode::Full] {
		run(|| {
			let owner = owner();
			let permit = owner.permit(BOB, 30);
			let signature = owner.sign_permit(&permit);
			freeze(BOB, mode);
			assert_noop!(bring(&permit, signature), refused(Reason::RecipientFrozen));
			freeze(BOB, FreezeMode::None);
			freeze(owner.account(), mode);
			assert_noop!(bring(&permit, signature), refused(Reason::SenderFrozen));
			let nothing = owner.permit(BOB, 0);
			assert_ok!(bring(&nothing, owner.sign_permit(&nothing)));
			freeze(owner.account(), FreezeMode::None);
			assert_noop!(bring(&permit, signature), Error::<Test>::BadSignature);
		});
	}
}

#[test]
fn permit_should_be_refused_when_there_are_too_many_allowances() {
	run(|| {
		let owner = owner();
		for spender in 0..u64::from(MOST) {
			let origin = signed(owner.account());
			assert_ok!(Allowances::approve(origin, USDC, 100 + spender, 1));
		}
		let permit = owner.permit(BOB, 30);
		let signature = owner.sign_permit(&permit);
		assert_noop!(bring(&permit, signature), Error::<Test>::TooManyAllowances);
	});
}

#[test]
fn permit_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		let owner = owner();
		let permit = owner.permit(BOB, 30);
		let signature = owner.sign_permit(&permit);
		let call = Allowances::permit(signed(CAROL), UNKNOWN, permit, signature);
		assert_noop!(call, Error::<Test>::UnknownAsset);
	});
}

#[test]
fn permit_should_be_refused_when_all_nonces_are_used() {
	run(|| {
		let owner = owner();
		Nonces::<Test>::insert(owner.account(), USDC, u64::MAX);
		let permit = owner.permit(BOB, 30);
		let signature = owner.sign_permit(&permit);
		assert_noop!(bring(&permit, signature), Error::<Test>::NoncesExhausted);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn permit_should_be_refused_when_its_signature_is_made_up(r: [u8; 32], s: [u8; 32], v: u8) {
		run(|| {
			let owner = owner();
			let made_up = PermitSignature { r: H256(r), s: H256(s), v };
			assert!(bring(&owner.permit(BOB, 30), made_up).is_err());
			assert_eq!(allowed_by(&owner), 0);
		});
	}
}
