// SPDX-License-Identifier: Apache-2.0
//! Acts that the runtime's filter stops.

use super::{
	evm::{Kind, deploy, forwarder},
	*,
};
use crate::{
	Access, COMPLIANCE_RULES, COUPON_FACTORY_RULES, COUPON_RULES, CUSTODY_RULES, FEE_POOLS_RULES,
	IDENTITY_RULES, INSOLVENCY_RULES, ISSUERS_RULES, MARKETPLACE_RULES, NATIVE_CALLS, NativeName,
	QUARANTINE_RULES, REDEMPTION_RULES, SERIALS_RULES, STABLECOIN_RULES, TRANSFER_POLICIES_RULES,
	TRAVEL_RULE_RULES, TREASURY_RULES,
	abi::{
		ICoupon::*,
		IRedemption::redeemCall,
		ISerials,
		IStablecoin::{approveCall, transferCall, transferFromCall},
	},
	mock::{
		FRIEND, HOLDER, ISSUER, Paused, RuntimeCall, SERIES, STORE, STRANGER, address,
		build_and_execute,
	},
	native::PAUSED,
	native_call,
};
use frame_support::traits::GetCallMetadata;
use std::collections::HashSet;

/// Every act, each with its native call.
fn acts() -> Vec<(H160, Vec<u8>, NativeName)> {
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
	let payment = transferCall { to, value };
	let allowance = approveCall { spender: to, value };
	// Nothing moves by this one, so that its owner needs no allowance.
	let fetched = transferFromCall { from, to, value: number(0) };
	let permit = super::permits::signed_permit(0);
	let mut all = vec![
		(COUPON, approval.abi_encode(), ("Coupons", "set_operator")),
		(COUPON, transfer.abi_encode(), ("Coupons", "transfer_from")),
		(COUPON, batch.abi_encode(), ("Coupons", "transfer_batch_from")),
		(REDEMPTION, redemption.abi_encode(), ("Coupons", "redeem")),
		(dollars(), payment.abi_encode(), ("Cash", "transfer")),
		(dollars(), allowance.abi_encode(), ("Allowances", "approve")),
		(dollars(), fetched.abi_encode(), ("Allowances", "transfer_from")),
		(dollars(), permit.abi_encode(), ("Allowances", "permit")),
	];
	all.extend(super::acts::named());
	let orders = marketplace::acts();
	all.extend(orders.into_iter().map(|(input, call)| (MARKETPLACE, input, ("OrderBook", call))));
	all.extend(acts_on_serials());
	all.extend(issuers::applications().into_iter().map(|(_, input, native)| {
		let name = native.get_call_metadata();
		(issuers::ISSUERS, input, (name.pallet_name, name.function_name))
	}));
	all
}

/// Every act on serials, each with its native call.
#[allow(non_snake_case, reason = "arguments have the names of the interface")]
fn acts_on_serials() -> Vec<(H160, Vec<u8>, NativeName)> {
	use ISerials::*;
	let (from, to) = (sol(address(HOLDER)), sol(address(STORE)));
	let (tokenId, data) = (number(1), Default::default());
	let (first, last, redeemer) = (tokenId, tokenId, to);
	let (orderHash, ciphertext) = (Default::default(), Default::default());
	let transfer = ("Serials", "transfer_serials_from");
	[
		(safeTransferFrom_0Call { from, to, tokenId, data }.abi_encode(), transfer),
		(safeTransferFrom_1Call { from, to, tokenId }.abi_encode(), transfer),
		(transferFromCall { from, to, tokenId }.abi_encode(), transfer),
		(transferRangeCall { from, to, first, last }.abi_encode(), transfer),
		(
			distributeCall { gifts: vec![Gift { to, first: 1, last: 1 }] }.abi_encode(),
			("Serials", "distribute_serials"),
		),
		(approveCall { approved: to, tokenId }.abi_encode(), ("Serials", "approve_serial")),
		(
			setApprovalForAllCall { operator: to, approved: true }.abi_encode(),
			("Coupons", "set_operator"),
		),
		(mintCall { quantity: number(1) }.abi_encode(), ("Coupons", "mint")),
		(
			redeemCall { first, last, redeemer, orderHash, ciphertext }.abi_encode(),
			("Serials", "redeem_serials"),
		),
	]
	.map(|(input, native)| (numbered(), input, native))
	.to_vec()
}

/// Whoever may do what an act does.
fn caller_of(target: H160, native: NativeName) -> u8 {
	match native {
		("Coupons", "mint") if target == numbered() => ISSUER,
		("Issuers", "apply") => FRIEND,
		("Issuers", "withdraw_application") => STRANGER,
		_ => HOLDER,
	}
}

#[test]
fn every_act_should_have_one_native_call() {
	// Interfaces share selectors, so each goes with its precompile.
	let rules = [
		(book::COUPON, COUPON_RULES),
		(book::REDEMPTION, REDEMPTION_RULES),
		(book::STABLECOINS, STABLECOIN_RULES),
		(book::SERIALISED, SERIALS_RULES),
		(book::COUPON_FACTORY, COUPON_FACTORY_RULES),
		(book::MARKETPLACE, MARKETPLACE_RULES),
		(book::TREASURY, TREASURY_RULES),
		(book::TRAVEL_RULE, TRAVEL_RULE_RULES),
		(book::ISSUERS, ISSUERS_RULES),
		(book::INSOLVENCY, INSOLVENCY_RULES),
		(book::QUARANTINE, QUARANTINE_RULES),
		(book::CUSTODY, CUSTODY_RULES),
		(book::FEE_POOLS, FEE_POOLS_RULES),
		(book::TRANSFER_POLICIES, TRANSFER_POLICIES_RULES),
		(book::IDENTITY, IDENTITY_RULES),
		(book::COMPLIANCE, COMPLIANCE_RULES),
	];
	let acting: HashSet<(u16, [u8; 4])> = rules
		.into_iter()
		.flat_map(|(number, rules)| rules.iter().map(move |rule| (number, rule)))
		.filter(|(_, rule)| rule.access == Access::Act)
		.map(|(number, rule)| (number, rule.selector))
		.collect();
	let named: HashSet<(u16, [u8; 4])> =
		NATIVE_CALLS.iter().map(|(number, selector, _)| (*number, *selector)).collect();
	assert_eq!(acting, named);
	assert_eq!(NATIVE_CALLS.len(), named.len());
	for (_, _, (pallet, call)) in NATIVE_CALLS {
		let calls = RuntimeCall::get_call_names(pallet);
		assert!(calls.contains(call), "{pallet}.{call} is no call");
	}
	assert_eq!(acts().len(), named.len());
	for (target, input, native) in acts() {
		assert_eq!(native_call(&target, &input), Some(native));
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
	let (_, payment, _) = acts().remove(4);
	assert_eq!(native_call(&COUPON, &payment), None);
	assert_eq!(native_call(&book::of_stablecoin(u32::MAX), &payment), Some(("Cash", "transfer")));
}

#[test]
fn every_act_should_revert_when_its_native_call_is_paused() {
	for (target, input, native) in acts() {
		build_and_execute(|| {
			marketplace::prepare(&input);
			let before = books();
			Paused::set(vec![native]);
			let output = call(caller_of(target, native), target, input.clone());
			assert!(output.did_revert(), "{native:?}");
			assert_eq!(reason_in(&output.data), PAUSED);
			assert_eq!(books(), before);
			assert!(logs().is_empty());
			Paused::set(Vec::new());
			assert!(!call(caller_of(target, native), target, input).did_revert(), "{native:?}");
		});
	}
}

#[test]
fn every_act_should_go_on_when_other_calls_are_paused() {
	for (target, input, native) in acts() {
		build_and_execute(|| {
			let others =
				acts().into_iter().map(|(_, _, other)| other).filter(|other| *other != native);
			marketplace::prepare(&input);
			Paused::set(others.collect());
			assert!(!call(caller_of(target, native), target, input).did_revert(), "{native:?}");
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
