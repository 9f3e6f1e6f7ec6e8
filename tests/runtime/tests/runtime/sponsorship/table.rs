// SPDX-License-Identifier: Apache-2.0
//! Which calls pools may pay for: what the README of the fee policy says, against every call of the runtime.

use super::*;
use genex_runtime_tests::metadata::{calls, zero_call};
use std::collections::BTreeSet;

/// The README of the fee policy.
const README: &str = include_str!("../../../../../pallets/fee-policy/README.md");

/// Calls with a list, of which each entry is judged by itself. A list of nothing is paid by who signs it.
const LISTS: [&str; 8] = [
	"Coupons.transfer_batch",
	"Permits.settle_batch",
	"Redemption.redeem_tickets",
	"Sales.purchase_bundle",
	"Serials.distribute_serials",
	"Utility.batch",
	"Utility.batch_all",
	"Utility.force_batch",
];

/// The calls that the table names.
fn listed() -> BTreeSet<String> {
	let section = README.split("\n## What pools pay for\n").nth(1).expect("there is the section");
	let section = section.split("\n## ").next().expect("it begins with the table");
	let rows = section.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
	let cells = rows.map(|row| row.split('|').nth(2).expect("its second cell names the calls"));
	cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[test]
fn readme_should_name_every_call_that_pools_pay_for_and_no_other() {
	env::execute(|| {
		stage();
		let who = who::account("Consumer");
		let mut paid: BTreeSet<String> = LISTS.into_iter().map(str::to_owned).collect();
		for call in calls() {
			let quote = quotes::payer_of(&who, &zero_call(&call.pallet, &call.name), 200);
			let never = matches!(quote, FeePayer::Signer { because: NotSponsored::SignerPays, .. });
			assert!(never || !paid.contains(&call.path()), "{} of nothing", call.path());
			if !never {
				paid.insert(call.path());
			}
		}
		assert_eq!(listed(), paid);
	});
}
