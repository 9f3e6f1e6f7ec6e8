// SPDX-License-Identifier: Apache-2.0
//! Every call by every kind of caller: only its own origin passes.

use super::*;
use crate::{Name, Symbol};
use frame_support::{storage::with_storage_layer, traits::UnfilteredDispatchable};
use genex_primitives::CurrencyCode;
use sp_runtime::DispatchError::{self, BadOrigin};

const PENDING: u64 = 1;

fn prepare() {
	fund(ALICE, 100 * ONE);
	let amount = POLICY.second_approval_from;
	let reference = reference(PENDING);
	assert_ok!(Cash::deposit(signed(GATEWAY), USDC, ALICE, amount, reference, source()));
	assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 10 * ONE, H256::zero()));
}

/// Every call with who may make it; nothing stands for any signer.
fn calls() -> Vec<(crate::Call<Test>, Option<Vec<AccountId>>)> {
	use crate::Call::*;
	let gateways = || Some(vec![GATEWAY, SECOND_GATEWAY]);
	let symbol = Symbol::try_from(b"EURC".to_vec()).unwrap();
	let name = Name::try_from(b"Euro".to_vec()).unwrap();
	let currency = CurrencyCode::EUR;
	let hash = H256::zero();
	let (asset, to, amount, policy) = (USDC, BOB, 10 * ONE, POLICY);
	let (source, new) = (source(), reference(2));
	vec![
		(
			register_asset {
				asset: 9,
				symbol,
				name,
				decimals: 6,
				currency,
				policy,
				reason: REASON,
			},
			Some(vec![COUNCIL]),
		),
		(set_policy { asset, policy, reason: REASON }, Some(vec![COUNCIL])),
		(transfer { asset, to, amount }, None),
		(deposit { asset, to, amount, reference: new, source }, gateways()),
		(approve_deposit { reference: reference(PENDING), reason: REASON }, gateways()),
		(cancel_deposit { reference: reference(PENDING), reason: REASON }, gateways()),
		(attest_reserve { asset, amount, hash, as_of: START }, Some(vec![ATTESTOR])),
		(request_withdrawal { asset, amount, payout: hash }, None),
		(complete_withdrawal { id: 0 }, gateways()),
		(reject_withdrawal { id: 0, reason: REASON }, gateways()),
		(cancel_withdrawal { id: 0 }, None),
	]
}

/// What `call` answers, without any effect.
fn answer(call: crate::Call<Test>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	let mut outcome = Ok(());
	let _undone: Result<(), DispatchError> = with_storage_layer(|| {
		outcome = call.dispatch_bypass_filter(origin).map(drop).map_err(|error| error.error);
		Err(DispatchError::Other("undo"))
	});
	outcome
}

#[test]
fn origins_should_be_exactly_those_of_the_table() {
	run(|| {
		prepare();
		let everyone = [COUNCIL, GATEWAY, SECOND_GATEWAY, ATTESTOR, ALICE, BOB, STRANGER];
		for (call, allowed) in calls() {
			for who in everyone {
				let passed = answer(call.clone(), signed(who)) != Err(BadOrigin);
				let expected = allowed.as_ref().is_none_or(|list| list.contains(&who));
				assert_eq!(passed, expected, "{call:?} by {who}");
			}
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_eq!(answer(call.clone(), origin), Err(BadOrigin), "{call:?}");
			}
		}
	});
}

#[test]
fn origins_should_cover_every_call() {
	use frame_support::traits::GetCallName;
	assert_eq!(calls().len(), crate::Call::<Test>::get_call_names().len());
}
