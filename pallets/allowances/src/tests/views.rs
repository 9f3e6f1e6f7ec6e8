// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Description, GivenAllowance, eip712::Domain};

#[test]
fn allowances_of_should_list_those_of_the_owner() {
	run(|| {
		assert!(Allowances::allowances_of(ALICE).is_empty());
		approve(BOB, 30);
		assert_ok!(Allowances::approve(signed(ALICE), USDT, CAROL, INFINITE));
		assert_ok!(Allowances::approve(signed(BOB), USDC, ALICE, 1));
		let mut listed = Allowances::allowances_of(ALICE);
		listed.sort_by_key(|one| one.asset);
		let expected = [
			GivenAllowance { asset: USDC, spender: BOB, amount: 30 },
			GivenAllowance { asset: USDT, spender: CAROL, amount: INFINITE },
		];
		assert_eq!(listed, expected);
	});
}

#[test]
fn description_should_be_that_of_the_ledger() {
	run(|| {
		let expected = Description { name: NAME.into(), symbol: b"USDC".to_vec(), decimals: 6 };
		assert_eq!(Allowances::description_of(USDC), Some(expected));
		assert_eq!(Allowances::supply_of(USDC), Some(WEALTH));
		assert_eq!(Allowances::description_of(UNKNOWN), None);
		assert_eq!(Allowances::supply_of(UNKNOWN), None);
	});
}

#[test]
fn domain_should_be_of_this_stablecoin_and_chain() {
	run(|| {
		let contract = <Mapping as crate::Addresses<AccountId>>::contract_of(USDC);
		let domain = Domain { name: NAME.as_bytes(), chain_id: CHAIN_ID, contract };
		assert_eq!(Allowances::domain_separator(USDC), Some(domain.separator()));
		assert_ne!(Allowances::domain_separator(USDT), Some(domain.separator()));
		assert_eq!(Allowances::domain_separator(UNKNOWN), None);
		let permit = key(5).permit(BOB, 30);
		let digest = Some(domain.digest(&permit, 0));
		assert_eq!(Allowances::permit_digest(USDC, permit.clone()), digest);
		assert_eq!(Allowances::permit_digest(UNKNOWN, permit), None);
	});
}
