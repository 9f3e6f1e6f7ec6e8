// SPDX-License-Identifier: Apache-2.0
//! Random sequences of acts against a plain model: money is neither made nor lost, and held money is never spent.

use super::*;
use crate::{AssetPolicy, DAY, Withdrawals};
use frame_support::{storage::with_storage_layer, traits::fungibles::Inspect};
use genex_primitives::{Balance, Clearance, Path, traits::Cash as Door};
use proptest::prelude::*;
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

const ACCOUNTS: [AccountId; 3] = [ALICE, BOB, TREASURY];
const CAP: Balance = 300;
const RESERVED: Balance = 700;

#[derive(Clone, Debug)]
enum Act {
	Deposit(usize, Balance, u64),
	Approve(u64),
	Transfer(usize, usize, Balance),
	Hold(usize, Balance),
	Release(usize, Balance),
	PayHeld(usize, usize, Balance),
	Request(usize, Balance),
	Complete(u64),
	Reject(u64),
	Cancel(usize, u64),
	Wait(u64),
}

fn act() -> impl Strategy<Value = Act> {
	let who = || 0usize..3;
	let amount = || 0u128..150;
	let id = || 0u64..8;
	prop_oneof![
		4 => (who(), amount(), 0u64..40).prop_map(|(a, b, c)| Act::Deposit(a, b, c)),
		1 => (0u64..40).prop_map(Act::Approve),
		3 => (who(), who(), amount()).prop_map(|(a, b, c)| Act::Transfer(a, b, c)),
		3 => (who(), amount()).prop_map(|(a, b)| Act::Hold(a, b)),
		2 => (who(), amount()).prop_map(|(a, b)| Act::Release(a, b)),
		3 => (who(), who(), amount()).prop_map(|(a, b, c)| Act::PayHeld(a, b, c)),
		2 => (who(), amount()).prop_map(|(a, b)| Act::Request(a, b)),
		1 => id().prop_map(Act::Complete),
		1 => id().prop_map(Act::Reject),
		1 => (who(), id()).prop_map(|(a, b)| Act::Cancel(a, b)),
		1 => (1..2 * DAY).prop_map(Act::Wait),
	]
}

/// Free, held and leaving of each account, as they should be.
type Model = BTreeMap<AccountId, (Balance, Balance, Balance)>;

fn part(model: &mut Model, who: AccountId) -> &mut (Balance, Balance, Balance) {
	model.entry(who).or_default()
}

/// Does `act` on the chain, undone when it fails as any call is.
fn perform(act: &Act) -> Result<(), DispatchError> {
	let at = |index: &usize| ACCOUNTS[*index];
	with_storage_layer(|| match act {
		Act::Deposit(to, amount, number) => {
			Cash::deposit(signed(GATEWAY), USDC, at(to), *amount, reference(*number), source())
		},
		Act::Approve(number) => {
			Cash::approve_deposit(signed(SECOND_GATEWAY), reference(*number), REASON)
		},
		Act::Transfer(from, to, amount) => <Cash as Door<AccountId>>::transfer(
			Path::System,
			USDC,
			&at(from),
			&at(to),
			*amount,
			Clearance::None,
		),
		Act::Hold(who, amount) => Cash::hold(USDC, &at(who), *amount),
		Act::Release(who, amount) => Cash::release(USDC, &at(who), *amount),
		Act::PayHeld(from, to, amount) => {
			Cash::transfer_held(Path::System, USDC, &at(from), &at(to), *amount, Clearance::None)
		},
		Act::Request(who, amount) => {
			Cash::request_withdrawal(signed(at(who)), USDC, *amount, H256::zero())
		},
		Act::Complete(id) => Cash::complete_withdrawal(signed(GATEWAY), *id),
		Act::Reject(id) => Cash::reject_withdrawal(signed(GATEWAY), *id, REASON),
		Act::Cancel(who, id) => Cash::cancel_withdrawal(signed(at(who)), *id),
		Act::Wait(seconds) => {
			Now::set(Now::get() + seconds);
			Cash::attest_reserve(signed(ATTESTOR), USDC, RESERVED, H256::zero(), Now::get())
		},
	})
}

/// What a successful `act` does to the model. Fails the test when the model could not afford it.
fn follow(model: &mut Model, act: &Act, before: &BTreeMap<u64, (AccountId, Balance)>) {
	let at = |index: &usize| ACCOUNTS[*index];
	let spend = |from: &mut Balance, amount: Balance| {
		*from = from.checked_sub(amount).expect("the chain let money go that is not there");
	};
	match act {
		Act::Deposit(to, amount, number) => {
			if Cash::pending_deposit(reference(*number)).is_none() {
				part(model, at(to)).0 += amount;
			}
		},
		Act::Transfer(from, to, amount) => {
			spend(&mut part(model, at(from)).0, *amount);
			part(model, at(to)).0 += amount;
		},
		Act::Hold(who, amount) => {
			spend(&mut part(model, at(who)).0, *amount);
			part(model, at(who)).1 += amount;
		},
		Act::Release(who, amount) => {
			spend(&mut part(model, at(who)).1, *amount);
			part(model, at(who)).0 += amount;
		},
		Act::PayHeld(from, to, amount) => {
			spend(&mut part(model, at(from)).1, *amount);
			part(model, at(to)).0 += amount;
		},
		Act::Request(who, amount) => {
			spend(&mut part(model, at(who)).0, *amount);
			part(model, at(who)).2 += amount;
		},
		Act::Complete(id) => {
			let (who, amount) = before[id];
			spend(&mut part(model, who).2, amount);
		},
		Act::Reject(id) | Act::Cancel(_, id) => {
			let (who, amount) = before[id];
			spend(&mut part(model, who).2, amount);
			part(model, who).0 += amount;
		},
		Act::Approve(_) | Act::Wait(_) => {},
	}
}

fn waiting() -> BTreeMap<u64, (AccountId, Balance)> {
	Withdrawals::<Test>::iter().map(|(id, found)| (id, (found.who, found.amount))).collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn money_should_be_conserved(acts in prop::collection::vec(act(), 1..120)) {
		run(|| {
			let policy = AssetPolicy {
				daily_mint_cap: CAP,
				second_approval_from: 100,
				min_withdrawal: 5,
				..POLICY
			};
			assert_ok!(Cash::set_policy(signed(COUNCIL), USDC, policy, REASON));
			let attested = Cash::attest_reserve(signed(ATTESTOR), USDC, RESERVED, H256::zero(), START);
			assert_ok!(attested);
			let mut model = Model::new();
			for act in acts {
				let before = waiting();
				let issued = Assets::total_issuance(USDC);
				let pending = match act {
					Act::Approve(number) => Cash::pending_deposit(reference(number)),
					_ => None,
				};
				if perform(&act).is_ok() {
					follow(&mut model, &act, &before);
					if let Some(deposit) = pending {
						part(&mut model, deposit.to).0 += deposit.amount;
					}
				}
				for who in ACCOUNTS {
					assert_eq!(parts(who), *part(&mut model, who), "{act:?}");
				}
				let sum: Balance = model.values().map(|(a, b, c)| a + b + c).sum();
				let issuance = Assets::total_issuance(USDC);
				assert_eq!(issuance, sum, "{act:?}");
				assert!(issuance <= RESERVED || issuance <= issued);
				assert!(Cash::assets()[0].minted_today <= CAP);
				assert_ok!(Cash::do_try_state());
			}
		});
	}

	#[test]
	fn value_should_never_be_rounded_down(amount in 0u128..1 << 96, decimals in 2u8..=18) {
		let terms = crate::AssetTerms { currency: genex_primitives::CurrencyCode::USD, decimals };
		let cents = Cash::value_of(terms, amount).unwrap().minor;
		let one_cent = 10u128.pow(u32::from(decimals) - 2);
		prop_assert_eq!(cents, amount.div_ceil(one_cent));
	}
}
