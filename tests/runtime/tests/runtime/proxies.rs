// SPDX-License-Identifier: Apache-2.0
//! What delegates may do: each type by the list of its calls, everything else refused.

use frame_support::{
	assert_ok,
	traits::{Contains, InstanceFilter},
};
use genex_runtime::{Runtime, RuntimeEvent, configs::accounts::ProxyType};
use genex_runtime_tests::{
	env, eth,
	metadata::{calls, zero_call},
	native::submit,
	scene, who,
};
use sp_keyring::Sr25519Keyring;

const ISSUE: &[&str] = &[
	"Coupons.create_series",
	"Coupons.amend_series",
	"Coupons.submit_series",
	"Coupons.mint",
	"Coupons.recall",
	"Coupons.close_series",
	"Coupons.add_redeemer",
	"Coupons.remove_redeemer",
	"Serials.mark_serialised",
	"Sales.create_listing",
	"Sales.close_listing",
];

const GOVERN: &[&str] = &[
	"Preimage.note_preimage",
	"Preimage.unnote_preimage",
	"Preimage.request_preimage",
	"Preimage.unrequest_preimage",
	"Preimage.ensure_updated",
	"Whitelist.whitelist_call",
	"Whitelist.remove_whitelisted_call",
	"Whitelist.dispatch_whitelisted_call",
	"Whitelist.dispatch_whitelisted_call_with_preimage",
	"Whitelist.remove_deferred_dispatch",
	"Council.set_members",
	"Council.execute",
	"Council.propose",
	"Council.vote",
	"Council.disapprove_proposal",
	"Council.close",
	"Council.kill",
	"Council.release_proposal_cost",
	"SafeMode.enter",
	"SafeMode.force_enter",
	"SafeMode.extend",
	"SafeMode.force_extend",
	"SafeMode.force_exit",
	"SafeMode.force_slash_deposit",
	"SafeMode.release_deposit",
	"SafeMode.force_release_deposit",
	"TxPause.pause",
	"TxPause.unpause",
];

const CANCEL: &[&str] = &["Proxy.reject_announcement"];

fn allowed(kind: ProxyType) -> Vec<String> {
	calls()
		.into_iter()
		.filter(|call| kind.filter(&zero_call(&call.pallet, &call.name)))
		.map(|call| call.path())
		.collect()
}

#[test]
fn delegates_should_do_what_their_type_lists_and_nothing_else() {
	for (kind, listed) in
		[(ProxyType::Issue, ISSUE), (ProxyType::Govern, GOVERN), (ProxyType::Cancel, CANCEL)]
	{
		assert_eq!(allowed(kind), listed, "{kind:?}");
	}
	assert_eq!(allowed(ProxyType::Any).len(), calls().len());
}

#[test]
fn types_should_contain_only_themselves_when_they_are_not_any() {
	let all = [ProxyType::Any, ProxyType::Issue, ProxyType::Govern, ProxyType::Cancel];
	for one in all {
		for other in all {
			assert_eq!(one.is_superset(&other), one == ProxyType::Any || one == other);
		}
	}
}

#[test]
fn delegate_should_be_stopped_when_it_wraps_a_call_its_type_does_not_list() {
	env::execute(|| {
		let (series, _) = scene::stage(&[], 0);
		let add = pallet_proxy::Call::<Runtime>::add_proxy {
			delegate: who::holder().into(),
			proxy_type: ProxyType::Issue,
			delay: 0,
		};
		assert_ok!(submit(add, &Sr25519Keyring::Alice.pair()));
		let as_delegate = |call: genex_runtime::RuntimeCall| {
			let mark = eth::mark();
			let proxy = pallet_proxy::Call::<Runtime>::proxy {
				real: who::issuer().into(),
				force_proxy_type: None,
				call: Box::new(call),
			};
			assert_ok!(submit(proxy, &Sr25519Keyring::Dave.pair()));
			eth::events_since(mark)
				.into_iter()
				.find_map(|event| match event {
					RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => {
						Some(result)
					},
					_ => None,
				})
				.expect("the delegate acted")
		};
		let mint = pallet_coupons::Call::<Runtime>::mint { series, quantity: 1 };
		assert_ok!(as_delegate(mint.clone().into()));
		let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
		let transfer = pallet_balances::Call::<Runtime>::transfer_all {
			dest: who::holder().into(),
			keep_alive: false,
		};
		assert_eq!(as_delegate(transfer.into()), filtered);
		let batch = pallet_utility::Call::<Runtime>::batch_all { calls: vec![mint.into()] };
		assert_eq!(as_delegate(batch.into()), filtered, "a batch is not in the list");
	});
}

#[test]
fn delegate_should_not_get_around_the_filter_of_the_chain() {
	env::execute(|| {
		let purge: genex_runtime::RuntimeCall =
			pallet_session::Call::<Runtime>::purge_keys {}.into();
		assert!(ProxyType::Any.filter(&purge));
		assert!(!genex_runtime::configs::safety::CallFilter::contains(&purge));
	});
}
