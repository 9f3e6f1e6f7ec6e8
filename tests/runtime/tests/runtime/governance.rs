// SPDX-License-Identifier: Apache-2.0
//! The way to root: two thirds of the council whitelist a call, a dispatcher carries it out after the delay.

use codec::Encode;
use frame_support::{assert_ok, dispatch::GetDispatchInfo, traits::Get, weights::Weight};
use genex_runtime::{AccountId, Hash, Runtime, RuntimeCall, RuntimeEvent};
use genex_runtime_tests::{
	env, eth,
	native::{dispatch_as, submit},
	scene::{self, council},
};
use serde_json::{Value, json};
use sp_core::{crypto::Ss58Codec, sr25519};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{
	DispatchError, DispatchResult,
	traits::{BlakeTwo256, Hash as _},
};

type CouncilCall = pallet_collective::Call<Runtime, pallet_collective::Instance1>;
type WhitelistCall = pallet_whitelist::Call<Runtime>;

/// A chain with a council of three and this delay before root.
pub fn state(delay: u32) -> Value {
	let members: Vec<String> =
		[Alice, Charlie, Eve].iter().map(|key| key.to_account_id().to_ss58check()).collect();
	let mut state = env::preset("development");
	env::merge(
		&mut state,
		json!({ "councilMembers": { "members": members }, "rootDelay": { "delay": delay } }),
	);
	state
}

fn by(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	let pair: sr25519::Pair = key.pair();
	submit(call, &pair)
}

/// Two of three members propose, vote for and close a motion. Gives what its call came to.
pub fn pass_motion(call: RuntimeCall) -> DispatchResult {
	let length_bound = u32::try_from(call.encoded_size()).expect("a short call");
	let proposal = BlakeTwo256::hash_of(&call);
	let index = pallet_collective::ProposalCount::<Runtime, pallet_collective::Instance1>::get();
	let propose = CouncilCall::propose { threshold: 2, proposal: Box::new(call), length_bound };
	assert_ok!(by(Alice, propose));
	for member in [Alice, Charlie] {
		assert_ok!(by(member, CouncilCall::vote { proposal, index, approve: true }));
	}
	let mark = eth::mark();
	assert_ok!(by(
		Dave,
		CouncilCall::close {
			proposal_hash: proposal,
			index,
			proposal_weight_bound: Weight::from_parts(100_000_000_000, 1_000_000),
			length_bound,
		}
	));
	eth::events_since(mark)
		.into_iter()
		.find_map(|event| match event {
			RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) => {
				Some(result)
			},
			_ => None,
		})
		.expect("the motion was carried")
}

/// Stores the bytes of a call and has the council whitelist it.
pub fn whitelist(call: &RuntimeCall) -> Hash {
	let bytes = call.encode();
	let call_hash = BlakeTwo256::hash(&bytes);
	assert_ok!(by(Dave, pallet_preimage::Call::<Runtime>::note_preimage { bytes }));
	assert_ok!(pass_motion(WhitelistCall::whitelist_call { call_hash }.into()));
	call_hash
}

fn dispatch_call(call: &RuntimeCall) -> WhitelistCall {
	WhitelistCall::dispatch_whitelisted_call {
		call_hash: BlakeTwo256::hash_of(call),
		call_encoded_len: u32::try_from(call.encoded_size()).expect("a short call"),
		call_weight_witness: call.get_dispatch_info().call_weight,
	}
}

/// The dispatcher carries out what is whitelisted. Gives what the root call came to.
pub fn carry_out(call: &RuntimeCall) -> DispatchResult {
	let mark = eth::mark();
	by(Bob, dispatch_call(call))?;
	eth::events_since(mark)
		.into_iter()
		.find_map(|event| match event {
			RuntimeEvent::Whitelist(pallet_whitelist::Event::WhitelistedCallDispatched {
				result,
				..
			}) => Some(result.map(|_| ()).map_err(|failed| failed.error)),
			_ => None,
		})
		.unwrap_or(Err(DispatchError::Other("nothing was dispatched")))
}

fn set_delay(delay: u32) -> RuntimeCall {
	pallet_root_delay::Call::<Runtime>::set_delay { delay, reason: scene::hash_of("reason") }.into()
}

fn unavailable() -> DispatchResult {
	Err(pallet_whitelist::Error::<Runtime>::UnavailablePreImage.into())
}

#[test]
fn root_should_be_reached_when_council_and_dispatcher_agree() {
	env::execute_from(state(0), || {
		let call = set_delay(5);
		whitelist(&call);
		assert_eq!(carry_out(&call), Ok(()));
		assert_eq!(pallet_root_delay::Delay::<Runtime>::get(), 5);
	});
}

#[test]
fn root_should_wait_for_the_delay() {
	env::execute_from(state(10), || {
		let call = set_delay(0);
		whitelist(&call);
		assert_eq!(carry_out(&call), unavailable());
		env::run_blocks(9);
		assert_eq!(carry_out(&call), unavailable());
		env::next_block();
		assert_eq!(carry_out(&call), Ok(()));
		assert_eq!(pallet_root_delay::Delay::<Runtime>::get(), 0);
	});
}

#[test]
fn root_should_not_wait_in_an_emergency() {
	env::execute_from(state(10), || {
		let call: RuntimeCall = pallet_grandpa::Call::<Runtime>::note_stalled {
			delay: 10,
			best_finalized_block_number: 1,
		}
		.into();
		whitelist(&call);
		assert_eq!(carry_out(&call), Ok(()));
	});
}

#[test]
fn root_should_not_be_reached_when_the_emergency_call_is_in_a_batch() {
	env::execute_from(state(10), || {
		let stalled = pallet_grandpa::Call::<Runtime>::note_stalled {
			delay: 10,
			best_finalized_block_number: 1,
		};
		let call: RuntimeCall = pallet_utility::Call::<Runtime>::batch_all {
			calls: vec![stalled.into(), set_delay(0)],
		}
		.into();
		whitelist(&call);
		assert_eq!(carry_out(&call), unavailable());
		assert_eq!(pallet_root_delay::Delay::<Runtime>::get(), 10);
	});
}

#[test]
fn dispatcher_should_not_reach_root_without_the_council() {
	env::execute_from(state(0), || {
		let call = set_delay(5);
		let bytes = call.encode();
		assert_ok!(by(Dave, pallet_preimage::Call::<Runtime>::note_preimage { bytes }));
		assert!(carry_out(&call).is_err());
		assert_eq!(pallet_root_delay::Delay::<Runtime>::get(), 0);
	});
}

#[test]
fn nobody_should_reach_root_before_the_delay_when_the_dispatcher_came_first() {
	env::execute_from(state(10), || {
		let call = set_delay(5);
		assert!(carry_out(&call).is_err(), "the dispatch is deferred");
		whitelist(&call);
		assert_eq!(by(Dave, dispatch_call(&call)), unavailable());
		env::run_blocks(10);
		assert_ok!(by(Dave, dispatch_call(&call)));
		assert_eq!(pallet_root_delay::Delay::<Runtime>::get(), 5);
	});
}

#[test]
fn council_should_not_reach_root_without_the_dispatcher() {
	env::execute_from(state(0), || {
		assert_eq!(pass_motion(set_delay(5)), Err(DispatchError::BadOrigin));
		let schedule = pallet_scheduler::Call::<Runtime>::schedule {
			when: 4,
			maybe_periodic: None,
			priority: 0,
			call: Box::new(set_delay(5)),
		};
		assert_ok!(dispatch_as(schedule, council()));
		env::run_blocks(5);
		assert_eq!(pallet_root_delay::Delay::<Runtime>::get(), 0);
	});
}

#[test]
fn a_third_of_the_council_should_decide_nothing() {
	env::execute_from(state(0), || {
		let call: RuntimeCall =
			WhitelistCall::whitelist_call { call_hash: BlakeTwo256::hash(b"x") }.into();
		let length_bound = u32::try_from(call.encoded_size()).expect("short");
		let mark = eth::mark();
		let propose = CouncilCall::propose { threshold: 1, proposal: Box::new(call), length_bound };
		assert_ok!(by(Alice, propose));
		let refused = eth::events_since(mark).into_iter().any(|event| {
			matches!(
				event,
				RuntimeEvent::Council(pallet_collective::Event::Executed {
					result: Err(DispatchError::BadOrigin),
					..
				})
			)
		});
		assert!(refused);
		assert!(!pallet_whitelist::WhitelistedCall::<Runtime>::contains_key(BlakeTwo256::hash(
			b"x"
		)));
	});
}

#[test]
fn council_should_change_who_is_in_a_role() {
	env::execute_from(state(0), || {
		let newcomer: AccountId = Dave.to_account_id();
		let add = pallet_membership::Call::<Runtime, pallet_membership::Instance3>::add_member {
			who: newcomer.clone().into(),
		};
		assert_eq!(pass_motion(add.into()), Ok(()));
		assert!(genex_runtime::ComplianceOfficers::members().contains(&newcomer));
		let seat =
			pallet_membership::Call::<Runtime, pallet_membership::Instance1>::remove_member {
				who: Eve.to_account_id().into(),
			};
		assert_eq!(pass_motion(seat.into()), Ok(()));
		let seats = pallet_collective::Members::<Runtime, pallet_collective::Instance1>::get();
		assert_eq!(seats.len(), 2, "the council follows its seats");
	});
}

#[test]
fn council_should_set_parameters() {
	env::execute_from(state(0), || {
		use genex_primitives::FeeShare;
		use genex_runtime::configs::governance::{RuntimeParameters, dynamic_params::sales};
		let call = pallet_parameters::Call::<Runtime>::set_parameter {
			key_value: RuntimeParameters::Sales(sales::Parameters::ServiceFee(
				sales::ServiceFee,
				Some(FeeShare::from_percent(5)),
			)),
		};
		assert_eq!(pass_motion(call.into()), Ok(()));
		let fee: FeeShare = sales::ServiceFee::get();
		assert_eq!(fee, FeeShare::from_percent(5));
	});
}
