// SPDX-License-Identifier: Apache-2.0
//! Acts that the runtime's filter stops.

use super::{
	evm::{Kind, deploy, forwarder},
	*,
};
use crate::{
	Access, COUPON_RULES, NATIVE_CALLS, REDEMPTION_RULES,
	abi::{ICoupon::*, IRedemption::redeemCall},
	mock::{FRIEND, HOLDER, Paused, SERIES, STORE, STRANGER, address, build_and_execute},
	native::PAUSED,
	native_call,
};
use frame_support::traits::{GetCallName, PalletInfoAccess};
use std::collections::HashSet;

/// The acts on units, each with its native call.
fn acts() -> Vec<(H160, Vec<u8>, &'static str)> {
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
		redeemer: to,
		orderHash: Default::default(),
		ciphertext: Default::default(),
	};
	vec![
		(COUPON, approval.abi_encode(), "set_operator"),
		(COUPON, transfer.abi_encode(), "transfer_from"),
		(COUPON, batch.abi_encode(), "transfer_batch_from"),
		(REDEMPTION, redemption.abi_encode(), "redeem"),
	]
}

#[test]
fn every_act_should_have_one_native_call() {
	let acting: HashSet<[u8; 4]> = COUPON_RULES
		.iter()
		.chain(REDEMPTION_RULES)
		.filter(|rule| rule.access == Access::Act)
		.map(|rule| rule.selector)
		.collect();
	let named: HashSet<[u8; 4]> = NATIVE_CALLS.iter().map(|(_, selector, _)| *selector).collect();
	assert_eq!(acting, named);
	assert_eq!(NATIVE_CALLS.len(), named.len());
	let calls = pallet_coupons::Call::<Test>::get_call_names();
	for (_, _, (pallet, call)) in NATIVE_CALLS {
		assert_eq!(*pallet, <pallet_coupons::Pallet<Test> as PalletInfoAccess>::name());
		assert!(calls.contains(call), "{call} is no call");
	}
	assert_eq!(acts().len(), named.len());
	for (target, input, native) in acts() {
		assert_eq!(native_call(&target, &input), Some(("Coupons", native)));
	}
}

#[test]
fn native_call_should_name_nothing_when_no_act_is_called() {
	let look = balanceOfCall { account: Address::ZERO, id: number(1) }.abi_encode();
	assert_eq!(native_call(&COUPON, &look), None);
	let (_, gift, _) = acts().remove(1);
	assert_eq!(native_call(&REDEMPTION, &gift), None);
	assert_eq!(native_call(&address(HOLDER), &gift), None);
	assert_eq!(native_call(&COUPON, &gift[..3]), None);
	assert_eq!(native_call(&COUPON, &[]), None);
}

#[test]
fn every_act_should_revert_when_its_native_call_is_paused() {
	for (target, input, native) in acts() {
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
fn every_act_should_go_on_when_other_calls_are_paused() {
	for (target, input, native) in acts() {
		build_and_execute(|| {
			let others =
				acts().into_iter().map(|(_, _, other)| other).filter(|other| *other != native);
			Paused::set(others.collect());
			assert!(!call(HOLDER, target, input).did_revert(), "{native}");
		});
	}
}

#[test]
fn an_act_should_revert_when_a_contract_reaches_it_while_it_is_paused() {
	build_and_execute(|| {
		let operator = deploy(STRANGER, &forwarder(Kind::Call));
		let approval = setApprovalForAllCall { operator: sol(operator), approved: true };
		answer(HOLDER, COUPON, &approval);
		let (target, gift, native) = acts().remove(1);
		let mut forwarded = [0; 32].to_vec();
		forwarded[12..].copy_from_slice(&target.0);
		forwarded.extend(gift);
		Paused::set(vec![native]);
		let output = call(FRIEND, operator, forwarded.clone());
		assert!(output.did_revert());
		assert_eq!(reason_in(&output.data), PAUSED);
		Paused::set(Vec::new());
		assert!(!call(FRIEND, operator, forwarded).did_revert());
	});
}
