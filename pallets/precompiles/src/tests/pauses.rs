// SPDX-License-Identifier: Apache-2.0
//! Acts that the runtime's filter stops.

use super::{
	evm::{Kind, deploy, forwarder},
	*,
};
use crate::{
	COUPON_RULES, COUPONS, REDEMPTION_RULES,
	abi::{ICoupon::*, IRedemption::redeemCall},
	mock::{FRIEND, HOLDER, Paused, SERIES, STORE, STRANGER, address, build_and_execute},
	native::PAUSED,
	native_call,
};
use frame_support::traits::{GetCallName, PalletInfoAccess};

/// The acts, each with its native call for holders and its native call for operators.
fn acts() -> Vec<(H160, Vec<u8>, &'static str, Option<&'static str>)> {
	let (from, to) = (sol(address(HOLDER)), sol(address(STORE)));
	let (id, value) = (number(SERIES.into()), number(1));
	let approval = setApprovalForAllCall { operator: to, approved: true };
	let transfer = safeTransferFromCall { from, to, id, value, data: Default::default() };
	let batch = safeBatchTransferFromCall {
		from,
		to,
		ids: vec![id],
		values: vec![value],
		data: Default::default(),
	};
	let redemption = redeemCall {
		series: id,
		quantity: value,
		redeemer: sol(address(STORE)),
		orderHash: Default::default(),
		ciphertext: Default::default(),
	};
	vec![
		(COUPON, approval.abi_encode(), "set_operator", None),
		(COUPON, transfer.abi_encode(), "transfer", Some("transfer_from")),
		(COUPON, batch.abi_encode(), "transfer_batch", Some("transfer_batch_from")),
		(REDEMPTION, redemption.abi_encode(), "redeem", None),
	]
}

#[test]
fn native_call_should_name_the_call_of_every_act() {
	assert_eq!(<pallet_coupons::Pallet<Test> as PalletInfoAccess>::name(), COUPONS);
	for (target, input, native, _) in acts() {
		assert_eq!(native_call(&target, &input), Some((COUPONS, native)));
	}
	for rule in COUPON_RULES.iter().chain(REDEMPTION_RULES) {
		if let Some(native) = rule.native {
			let names = pallet_coupons::Call::<Test>::get_call_names();
			assert!(names.contains(&native), "{native} is no call");
		}
	}
}

#[test]
fn native_call_should_name_nothing_when_no_act_is_called() {
	let look = balanceOfCall { account: Address::ZERO, id: number(1) }.abi_encode();
	assert_eq!(native_call(&COUPON, &look), None);
	let (_, gift, ..) = acts().remove(1);
	assert_eq!(native_call(&REDEMPTION, &gift), None);
	assert_eq!(native_call(&address(HOLDER), &gift), None);
	assert_eq!(native_call(&COUPON, &gift[..3]), None);
	assert_eq!(native_call(&COUPON, &[]), None);
}

#[test]
fn every_act_should_revert_when_its_native_call_is_paused() {
	for (target, input, native, _) in acts() {
		build_and_execute(|| {
			let before = books();
			Paused::set(vec![native]);
			let output = call(HOLDER, target, input.clone());
			assert!(output.did_revert(), "{native}");
			assert_eq!(reason_in(&output.data), PAUSED);
			assert_eq!(books(), before);
			assert!(logs().is_empty());
			Paused::set(Vec::new());
			assert!(!call(HOLDER, target, input).did_revert(), "{native}");
		});
	}
}

#[test]
fn an_act_of_an_operator_should_revert_when_the_call_for_operators_is_paused() {
	for (target, input, native, by_operator) in acts() {
		let Some(by_operator) = by_operator else { continue };
		build_and_execute(|| {
			let operator = deploy(STRANGER, &forwarder(Kind::Call));
			let approval = setApprovalForAllCall { operator: sol(operator), approved: true };
			answer(HOLDER, COUPON, &approval);
			let mut forwarded = [0; 32].to_vec();
			forwarded[12..].copy_from_slice(&target.0);
			forwarded.extend(input);
			Paused::set(vec![by_operator]);
			let output = call(FRIEND, operator, forwarded.clone());
			assert!(output.did_revert(), "{by_operator}");
			assert_eq!(reason_in(&output.data), PAUSED);
			Paused::set(vec![native]);
			assert!(!call(FRIEND, operator, forwarded).did_revert(), "{by_operator}");
		});
	}
}
