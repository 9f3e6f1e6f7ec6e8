// SPDX-License-Identifier: Apache-2.0
//! Each function of each interface against every wrong way of calling it.

use super::{evm::Kind, *};
use crate::{
	Access, COMPLIANCE_RULES, COUPON_FACTORY_RULES, COUPON_RULES, CUSTODY_RULES, FEE_POOLS_RULES,
	IDENTITY_RULES, INSOLVENCY_RULES, ISSUERS_RULES, MARKETPLACE_RULES, QUARANTINE_RULES,
	REDEMPTION_RULES, Rule, SERIALS_RULES, STABLECOIN_RULES, TRANSFER_POLICIES_RULES,
	TRAVEL_RULE_RULES, TREASURY_RULES,
	abi::{
		ICompliance::IComplianceCalls,
		ICoupon::{self, *},
		ICouponFactory::ICouponFactoryCalls,
		ICustody::ICustodyCalls,
		IFeePools::IFeePoolsCalls,
		IIdentity::IIdentityCalls,
		IInsolvency::IInsolvencyCalls,
		IIssuers::{self, IIssuersCalls},
		IMarketplace::IMarketplaceCalls,
		IQuarantine::IQuarantineCalls,
		IRedemption::{IRedemptionCalls, redeemCall},
		ISerials::{self, ISerialsCalls},
		IStablecoin::{self, IStablecoinCalls},
		ITransferPolicies::ITransferPoliciesCalls,
		ITravelRule::ITravelRuleCalls,
		ITreasury::ITreasuryCalls,
	},
	guards::{DELEGATED, NOT_SIBLING, READ_ONLY, WITH_VALUE},
	mock::{FRIEND, HOLDER, ISSUER, SERIES, STORE, STRANGER, address, build_and_execute},
};
use alloy::sol_types::{Panic, SolInterface};
use std::collections::HashSet;

/// One sound call of every function, with the precompile that serves it.
fn samples() -> Vec<(H160, Vec<u8>)> {
	let mut all = samples_of_coupons();
	all.extend(samples_of_stablecoins().into_iter().map(|input| (dollars(), input)));
	all.extend(samples_of_serials().into_iter().map(|input| (numbered(), input)));
	all.extend(acts::named().into_iter().map(|(target, input, _)| (target, input)));
	all.extend(acts::views());
	let applications = issuers::applications().into_iter();
	all.extend(applications.map(|(_, input, _)| (issuers::ISSUERS, input)));
	all.extend(marketplace::samples().into_iter().map(|input| (MARKETPLACE, input)));
	all
}

#[allow(non_snake_case, reason = "arguments have the names of the interface")]
fn samples_of_serials() -> Vec<Vec<u8>> {
	use ISerials::*;
	let (from, to, serial) = (sol(address(HOLDER)), sol(address(FRIEND)), number(1));
	let (tokenId, data) = (serial, Default::default());
	let redeemer = sol(address(STORE));
	let (orderHash, ciphertext) = (Default::default(), Default::default());
	vec![
		balanceOfCall { owner: from }.abi_encode(),
		ownerOfCall { tokenId }.abi_encode(),
		safeTransferFrom_0Call { from, to, tokenId, data }.abi_encode(),
		safeTransferFrom_1Call { from, to, tokenId }.abi_encode(),
		transferFromCall { from, to, tokenId }.abi_encode(),
		approveCall { approved: to, tokenId }.abi_encode(),
		setApprovalForAllCall { operator: to, approved: true }.abi_encode(),
		getApprovedCall { tokenId }.abi_encode(),
		isApprovedForAllCall { owner: from, operator: to }.abi_encode(),
		nameCall {}.abi_encode(),
		symbolCall {}.abi_encode(),
		tokenURICall { tokenId }.abi_encode(),
		supportsInterfaceCall { interfaceId: Default::default() }.abi_encode(),
		mintCall { quantity: number(1) }.abi_encode(),
		transferRangeCall { from, to, first: serial, last: serial }.abi_encode(),
		distributeCall { gifts: vec![Gift { to, first: 1, last: 1 }] }.abi_encode(),
		redeemCall { first: serial, last: serial, redeemer, orderHash, ciphertext }.abi_encode(),
		statusCall { tokenId }.abi_encode(),
	]
}

fn samples_of_stablecoins() -> Vec<Vec<u8>> {
	use IStablecoin::*;
	let (holder, friend) = (sol(address(HOLDER)), sol(address(FRIEND)));
	let value = number(1);
	// Nothing moves by this one, so nobody needs to have allowed it.
	let fetched = transferFromCall { from: holder, to: friend, value: number(0) };
	vec![
		nameCall {}.abi_encode(),
		symbolCall {}.abi_encode(),
		decimalsCall {}.abi_encode(),
		totalSupplyCall {}.abi_encode(),
		balanceOfCall { account: holder }.abi_encode(),
		transferCall { to: friend, value }.abi_encode(),
		approveCall { spender: friend, value }.abi_encode(),
		allowanceCall { owner: holder, spender: friend }.abi_encode(),
		fetched.abi_encode(),
		super::permits::signed_permit(0).abi_encode(),
		noncesCall { owner: holder }.abi_encode(),
		DOMAIN_SEPARATORCall {}.abi_encode(),
		eip712DomainCall {}.abi_encode(),
		supportsInterfaceCall { interfaceId: Default::default() }.abi_encode(),
	]
}

fn samples_of_coupons() -> Vec<(H160, Vec<u8>)> {
	let (holder, friend) = (sol(address(HOLDER)), sol(address(FRIEND)));
	let (id, value) = (number(SERIES.into()), number(1));
	let transfer =
		safeTransferFromCall { from: holder, to: friend, id, value, data: Default::default() };
	let batch = safeBatchTransferFromCall {
		from: holder,
		to: friend,
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
	let operator = friend;
	vec![
		(COUPON, balanceOfCall { account: holder, id }.abi_encode()),
		(COUPON, balanceOfBatchCall { accounts: vec![holder], ids: vec![id] }.abi_encode()),
		(COUPON, setApprovalForAllCall { operator, approved: true }.abi_encode()),
		(COUPON, isApprovedForAllCall { account: holder, operator }.abi_encode()),
		(COUPON, transfer.abi_encode()),
		(COUPON, batch.abi_encode()),
		(COUPON, uriCall { id }.abi_encode()),
		(COUPON, supportsInterfaceCall { interfaceId: Default::default() }.abi_encode()),
		(COUPON, logTransferCall { operator, from: holder, to: friend, id, value }.abi_encode()),
		(REDEMPTION, redemption.abi_encode()),
	]
}

fn rule_of(target: H160, input: &[u8]) -> Rule {
	let served = [
		(COUPON, COUPON_RULES),
		(REDEMPTION, REDEMPTION_RULES),
		(acts::FACTORY, COUPON_FACTORY_RULES),
		(MARKETPLACE, MARKETPLACE_RULES),
		(acts::TREASURY, TREASURY_RULES),
		(acts::TRAVEL_RULE, TRAVEL_RULE_RULES),
		(issuers::ISSUERS, ISSUERS_RULES),
		(insolvency::INSOLVENCY, INSOLVENCY_RULES),
		(quarantine::QUARANTINE, QUARANTINE_RULES),
		(custody::CUSTODY, CUSTODY_RULES),
		(fee_pools::FEE_POOLS, FEE_POOLS_RULES),
		(identity::IDENTITY, IDENTITY_RULES),
		(compliance::COMPLIANCE, COMPLIANCE_RULES),
		(transfer_policies::TRANSFER_POLICIES, TRANSFER_POLICIES_RULES),
		(numbered(), SERIALS_RULES),
	];
	let rules = served.into_iter().find(|(at, _)| *at == target);
	let rules = rules.map_or(STABLECOIN_RULES, |(_, rules)| rules);
	*rules.iter().find(|rule| rule.selector == input[..4]).expect("the function has a rule")
}

/// Whoever may do what a sample does.
fn caller_of(input: &[u8]) -> u8 {
	let is = |selector: [u8; 4]| input.starts_with(&selector);
	if is(ISerials::mintCall::SELECTOR) {
		ISSUER
	} else if is(IIssuers::applyAsIssuerCall::SELECTOR) {
		FRIEND
	} else if is(IIssuers::withdrawApplicationCall::SELECTOR) {
		STRANGER
	} else {
		HOLDER
	}
}

/// What `input` does to `target` when a contract passes it on as `kind`.
fn through_contract(kind: Kind, target: H160, value: u128, input: Vec<u8>) -> ExecReturnValue {
	let contract = evm::deploy(STRANGER, &evm::forwarder(kind));
	let mut forwarded = [0; 32].to_vec();
	forwarded[12..].copy_from_slice(&target.0);
	forwarded.extend(input);
	call_with(HOLDER, contract, value, forwarded).result.expect("the call is carried out")
}

fn assert_classified<I: SolInterface>(rules: &[Rule]) {
	let interface: HashSet<[u8; 4]> = I::selectors().collect();
	let classified: HashSet<[u8; 4]> = rules.iter().map(|rule| rule.selector).collect();
	assert_eq!(interface, classified);
	assert_eq!(rules.len(), I::COUNT, "a function has two rules");
}

#[test]
fn every_function_should_have_one_rule() {
	assert_classified::<ICoupon::ICouponCalls>(COUPON_RULES);
	assert_classified::<IRedemptionCalls>(REDEMPTION_RULES);
	assert_classified::<IStablecoinCalls>(STABLECOIN_RULES);
	assert_classified::<ISerialsCalls>(SERIALS_RULES);
	assert_classified::<ICouponFactoryCalls>(COUPON_FACTORY_RULES);
	assert_classified::<ITreasuryCalls>(TREASURY_RULES);
	assert_classified::<ITravelRuleCalls>(TRAVEL_RULE_RULES);
	assert_classified::<IIssuersCalls>(ISSUERS_RULES);
	assert_classified::<IInsolvencyCalls>(INSOLVENCY_RULES);
	assert_classified::<IQuarantineCalls>(QUARANTINE_RULES);
	assert_classified::<ICustodyCalls>(CUSTODY_RULES);
	assert_classified::<IFeePoolsCalls>(FEE_POOLS_RULES);
	assert_classified::<IIdentityCalls>(IDENTITY_RULES);
	assert_classified::<ITransferPoliciesCalls>(TRANSFER_POLICIES_RULES);
	assert_classified::<IMarketplaceCalls>(MARKETPLACE_RULES);
	assert_classified::<IComplianceCalls>(COMPLIANCE_RULES);
}

#[test]
fn every_function_should_have_a_sample() {
	build_and_execute(|| {
		let sampled: HashSet<(H160, Vec<u8>)> =
			samples().into_iter().map(|(target, input)| (target, input[..4].to_vec())).collect();
		let rules = [
			COUPON_RULES,
			REDEMPTION_RULES,
			STABLECOIN_RULES,
			SERIALS_RULES,
			COUPON_FACTORY_RULES,
			MARKETPLACE_RULES,
			TREASURY_RULES,
			TRAVEL_RULE_RULES,
			ISSUERS_RULES,
			INSOLVENCY_RULES,
			QUARANTINE_RULES,
			CUSTODY_RULES,
			FEE_POOLS_RULES,
			IDENTITY_RULES,
			TRANSFER_POLICIES_RULES,
		]
		.concat();
		// The views of the rules are tried in the whole runtime, which has rules.
		let acts = COMPLIANCE_RULES.iter().filter(|rule| rule.access == Access::Act);
		assert_eq!(sampled.len(), rules.len() + acts.count());
	});
}

#[test]
fn every_view_should_be_a_view_in_solidity() {
	for (source, rules) in [
		(include_str!("../../../../contracts/interfaces/ICoupon.sol"), COUPON_RULES),
		(include_str!("../../../../contracts/interfaces/IRedemption.sol"), REDEMPTION_RULES),
		(include_str!("../../../../contracts/interfaces/IStablecoin.sol"), STABLECOIN_RULES),
		(include_str!("../../../../contracts/interfaces/ISerials.sol"), SERIALS_RULES),
		(include_str!("../../../../contracts/interfaces/ICouponFactory.sol"), COUPON_FACTORY_RULES),
		(include_str!("../../../../contracts/interfaces/ITreasury.sol"), TREASURY_RULES),
		(include_str!("../../../../contracts/interfaces/ITravelRule.sol"), TRAVEL_RULE_RULES),
		(include_str!("../../../../contracts/interfaces/IIssuers.sol"), ISSUERS_RULES),
		(include_str!("../../../../contracts/interfaces/IInsolvency.sol"), INSOLVENCY_RULES),
		(include_str!("../../../../contracts/interfaces/IQuarantine.sol"), QUARANTINE_RULES),
		(include_str!("../../../../contracts/interfaces/ICustody.sol"), CUSTODY_RULES),
		(include_str!("../../../../contracts/interfaces/IFeePools.sol"), FEE_POOLS_RULES),
		(include_str!("../../../../contracts/interfaces/IIdentity.sol"), IDENTITY_RULES),
		(
			include_str!("../../../../contracts/interfaces/ITransferPolicies.sol"),
			TRANSFER_POLICIES_RULES,
		),
		(include_str!("../../../../contracts/interfaces/IMarketplace.sol"), MARKETPLACE_RULES),
		(include_str!("../../../../contracts/interfaces/ICompliance.sol"), COMPLIANCE_RULES),
	] {
		for rule in rules {
			let name = rule.signature.split('(').next().expect("a name");
			let declared = source
				.split(&format!("function {name}("))
				.nth(1)
				.and_then(|rest| rest.split(';').next())
				.expect("the function is declared");
			let is_view = declared.split_whitespace().any(|word| word == "view");
			assert_eq!(is_view, rule.access == Access::View, "{name}");
			assert!(!declared.contains("payable"), "{name}");
		}
	}
}

#[test]
fn every_function_should_answer_when_called_as_its_rule_says() {
	for (target, input) in samples() {
		build_and_execute(|| {
			let rule = rule_of(target, &input);
			marketplace::prepare(&input);
			let output = call(caller_of(&input), target, input);
			if rule.access == Access::Sibling {
				assert_eq!(reason_in(&output.data), NOT_SIBLING);
			} else {
				assert!(!output.did_revert(), "{}", rule.signature);
			}
		});
	}
}

#[test]
fn every_function_should_refuse_a_delegate_call() {
	for (target, input) in samples() {
		build_and_execute(|| {
			marketplace::prepare(&input);
			let before = books();
			let output = through_contract(Kind::Delegate, target, 0, input.clone());
			assert!(output.did_revert(), "{}", rule_of(target, &input).signature);
			assert_eq!(reason_in(&output.data), DELEGATED);
			assert_eq!(books(), before);
			assert!(logs().is_empty());
		});
	}
}

#[test]
fn every_function_that_acts_should_refuse_a_static_call() {
	for (target, input) in samples() {
		build_and_execute(|| {
			marketplace::prepare(&input);
			let before = books();
			let rule = rule_of(target, &input);
			let output = through_contract(Kind::Static, target, 0, input);
			assert_eq!(output.did_revert(), rule.access != Access::View, "{}", rule.signature);
			if output.did_revert() {
				assert_eq!(reason_in(&output.data), READ_ONLY);
			}
			assert_eq!(books(), before);
			assert!(logs().is_empty());
		});
	}
}

#[test]
fn every_function_should_refuse_value() {
	for (target, input) in samples() {
		build_and_execute(|| {
			use frame_support::traits::fungible::Inspect;
			let before = books();
			let output = call_with(HOLDER, target, 5_000_000, input.clone()).result;
			let output = output.expect("the call is carried out");
			assert!(output.did_revert(), "{}", rule_of(target, &input).signature);
			assert_eq!(reason_in(&output.data), WITH_VALUE);
			assert_eq!(books(), before);
			assert_eq!(crate::mock::Balances::total_balance(&account_at(target)), 0);
			let through = through_contract(Kind::Call, target, 5_000_000, input);
			assert_eq!(reason_in(&through.data), WITH_VALUE);
		});
	}
}

/// The number in the last eight bytes of the word at `at`.
fn low(input: &[u8], at: usize) -> usize {
	let bytes = input[at + 24..at + 32].try_into().expect("eight bytes");
	usize::try_from(u64::from_be_bytes(bytes)).expect("a number of bytes")
}

/// Where numbers are that Solidity takes to have 256 bits, of the arguments before the first struct; of a list the first one.
fn wide_numbers(rule: &Rule, input: &[u8]) -> Vec<usize> {
	let (_, arguments) = rule.signature.split_once('(').expect("arguments");
	let plain = arguments.trim_end_matches(')').split('(').next().expect("there is a part");
	let place = |(index, kind): (usize, &str)| {
		let at = 4 + 32 * index;
		match kind {
			"uint256" => Some(at),
			"uint256[]" => {
				let list = 4 + low(input, at);
				(low(input, list) > 0).then_some(list + 32)
			},
			_ => None,
		}
	};
	plain.split(',').enumerate().filter_map(place).collect()
}

#[test]
fn every_function_that_acts_should_refuse_numbers_that_are_too_wide() {
	let mut tried = 0;
	for (target, input) in samples() {
		let rule = rule_of(target, &input);
		// An allowance that is too wide is one without limit.
		let is_approval =
			target == dollars() && rule.selector == IStablecoin::approveCall::SELECTOR;
		if rule.access != Access::Act || is_approval {
			continue;
		}
		// A permit may be signed for ever, and then its deadline is as wide as can be.
		for at in wide_numbers(&rule, &input).into_iter().filter(|at| input[*at] & 0x80 == 0) {
			build_and_execute(|| {
				marketplace::prepare(&input);
				let before = books();
				let mut wide = input.clone();
				// What is cut off at any width leaves the number that is right.
				wide[at] |= 0x80;
				let output = call(caller_of(&wide), target, wide);
				assert!(output.did_revert(), "{} at {at}", rule.signature);
				assert_eq!(books(), before, "{}", rule.signature);
			});
			tried += 1;
		}
	}
	assert!(tried > 100, "{tried}");
}

#[test]
fn log_transfer_should_refuse_contracts_and_accounts() {
	build_and_execute(|| {
		let forged = logTransferCall {
			operator: sol(address(HOLDER)),
			from: sol(address(HOLDER)),
			to: Address::ZERO,
			id: number(SERIES.into()),
			value: number(1),
		};
		assert_eq!(reason(HOLDER, COUPON, &forged), NOT_SIBLING);
		let output = through_contract(Kind::Call, COUPON, 0, forged.abi_encode());
		assert_eq!(reason_in(&output.data), NOT_SIBLING);
		assert!(logs().is_empty());
	});
}

#[test]
fn a_contract_should_act_for_itself_and_not_for_its_caller() {
	build_and_execute(|| {
		let gift = safeTransferFromCall {
			from: sol(address(HOLDER)),
			to: sol(address(FRIEND)),
			id: number(SERIES.into()),
			value: number(1),
			data: Default::default(),
		};
		let output = through_contract(Kind::Call, COUPON, 0, gift.abi_encode());
		assert_eq!(reason_in(&output.data), "Coupon: NotOperator");
	});
}

#[test]
fn input_should_revert_when_no_function_can_read_it() {
	build_and_execute(|| {
		let cut = safeTransferFromCall::SELECTOR.to_vec();
		let business = [acts::FACTORY, acts::TREASURY, acts::TRAVEL_RULE];
		let issuing = [
			issuers::ISSUERS,
			insolvency::INSOLVENCY,
			quarantine::QUARANTINE,
			custody::CUSTODY,
			fee_pools::FEE_POOLS,
			identity::IDENTITY,
			transfer_policies::TRANSFER_POLICIES,
		];
		let others =
			[COUPON, REDEMPTION, MARKETPLACE, compliance::COMPLIANCE, dollars(), numbered()];
		for target in others.into_iter().chain(business).chain(issuing) {
			for input in [Vec::new(), vec![0; 3], vec![0xde, 0xad, 0xbe, 0xef], cut.clone()] {
				let output = call(HOLDER, target, input);
				assert!(output.did_revert());
				assert!(Panic::abi_decode(&output.data).is_ok());
			}
		}
	});
}

#[test]
fn root_should_be_refused_when_an_account_is_needed() {
	build_and_execute(|| {
		let approval = setApprovalForAllCall { operator: sol(address(FRIEND)), approved: true };
		let output = pallet_revive::Pallet::<Test>::bare_call(
			RuntimeOrigin::root(),
			COUPON,
			U256::zero(),
			crate::mock::unlimited(),
			approval.abi_encode(),
			&ExecConfig::new_substrate_tx(),
		)
		.result
		.expect("the call is carried out");
		let expected = "Genex: the caller has no account; sign the call";
		assert_eq!(reason_in(&output.data), expected);
	});
}
