// SPDX-License-Identifier: Apache-2.0
//! The routes by which an act can reach the chain.

use crate::freeze_matrix::parties::{DERIVATIVE, pair_of, person, signatories};
use codec::Encode;
use genex_runtime::{AccountId, OriginCaller, Runtime, RuntimeCall, UncheckedExtrinsic};
use genex_runtime_tests::{eth, evm::address_of, native::sign, who};
use pallet_revive::{AddressMapper, precompiles::H160};
use sp_core::{U256, sr25519};
use sp_runtime::traits::IdentifyAccount;

/// How an act reaches the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Route {
	Native,
	Batch,
	BatchAll,
	ForceBatch,
	IfElse,
	/// Somebody else's derivative account, which belongs to the party.
	AsDerivative,
	/// A delegate.
	Proxy,
	/// A delegate whose acts must be announced a block before.
	ProxyAnnounced,
	/// Any of two signatories, neither of whom is the party.
	AsMultiThreshold1,
	/// Two of two signatories, neither of whom is the party.
	AsMulti,
	/// The Ethereum address of somebody else's native account.
	FallbackAccount,
	/// The inheritor of a recovered account.
	Recovery,
	/// Root, in the name of the party, in the next block.
	Scheduler,
	EthSubstrateCall,
	/// `Revive.call`, signed natively.
	ReviveCall,
	/// An Ethereum transaction to a precompile or with a value.
	Ethereum,
}

impl Route {
	pub const ALL: [Self; 16] = [
		Self::Native,
		Self::Batch,
		Self::BatchAll,
		Self::ForceBatch,
		Self::IfElse,
		Self::AsDerivative,
		Self::Proxy,
		Self::ProxyAnnounced,
		Self::AsMultiThreshold1,
		Self::AsMulti,
		Self::FallbackAccount,
		Self::Recovery,
		Self::Scheduler,
		Self::EthSubstrateCall,
		Self::ReviveCall,
		Self::Ethereum,
	];

	/// Whether it carries Solidity calls instead of native ones.
	pub fn is_solidity(self) -> bool {
		matches!(self, Self::ReviveCall | Self::Ethereum)
	}

	/// The account whose value an act moves on this route.
	pub fn actor(self) -> AccountId {
		let helper = who::account("Helper");
		match self {
			Self::AsDerivative => pallet_utility::derivative_account_id(helper, DERIVATIVE),
			Self::AsMultiThreshold1 => genex_runtime::Multisig::multi_account_id(&signatories(), 1),
			Self::AsMulti => genex_runtime::Multisig::multi_account_id(&signatories(), 2),
			Self::FallbackAccount => {
				<Runtime as pallet_revive::Config>::AddressMapper::to_fallback_account_id(
					&address_of(&helper),
				)
			},
			Self::Recovery => who::account("Lost"),
			Self::EthSubstrateCall | Self::Ethereum => who::alith(),
			_ => who::holder(),
		}
	}

	/// Who signs what the route needs, where it is the party itself.
	pub fn own_signer(self) -> Option<AccountId> {
		match self {
			Self::Native
			| Self::Batch
			| Self::BatchAll
			| Self::ForceBatch
			| Self::IfElse
			| Self::ReviveCall => Some(who::holder()),
			Self::EthSubstrateCall | Self::Ethereum => Some(who::alith()),
			_ => None,
		}
	}
}

/// One thing that happens on a route.
// There are only ever a few.
#[allow(clippy::large_enum_variant)]
pub enum Step {
	/// A transaction, and the call that its signer dispatches with it, unless Ethereum alone can make it.
	Transaction(UncheckedExtrinsic, Option<(RuntimeCall, AccountId)>),
	/// Governance, by the way of root.
	Root(RuntimeCall),
	/// The next block begins.
	NextBlock,
}

/// `call` signed by `pair`.
pub fn signed(call: impl Into<RuntimeCall>, pair: &sr25519::Pair) -> Step {
	use sp_core::Pair;
	let call = call.into();
	let signer = sp_runtime::MultiSigner::from(pair.public()).into_account();
	Step::Transaction(sign(call.clone(), pair), Some((call, signer)))
}

/// What brings a native act to the chain, in order.
pub fn carry(route: Route, act: RuntimeCall) -> Vec<Step> {
	use pallet_utility::Call as Utility;
	let (calls, call) = (vec![act.clone()], Box::new(act.clone()));
	let remark = || Box::new(frame_system::Call::<Runtime>::remark { remark: Vec::new() }.into());
	let helper = pair_of("Helper");
	let by_person: RuntimeCall = match route {
		Route::Native => act,
		Route::Batch => Utility::batch { calls }.into(),
		Route::BatchAll => Utility::batch_all { calls }.into(),
		Route::ForceBatch => Utility::force_batch { calls }.into(),
		Route::IfElse => Utility::if_else { main: call, fallback: remark() }.into(),
		Route::AsDerivative => {
			let call = Utility::<Runtime>::as_derivative { index: DERIVATIVE, call };
			return vec![signed(call, &helper)];
		},
		Route::Proxy => return vec![signed(proxy(who::holder(), act), &helper)],
		Route::ProxyAnnounced => return announced(act),
		Route::AsMultiThreshold1 => {
			let call = pallet_multisig::Call::<Runtime>::as_multi_threshold_1 {
				other_signatories: vec![who::account("Second")],
				call,
			};
			return vec![signed(call, &helper)];
		},
		Route::AsMulti => return as_multi(call),
		Route::FallbackAccount => {
			let call = pallet_revive::Call::<Runtime>::dispatch_as_fallback_account { call };
			return vec![signed(call, &helper)];
		},
		Route::Recovery => {
			let call = pallet_recovery::Call::<Runtime>::control_inherited_account {
				recovered: route.actor().into(),
				call,
			};
			return vec![signed(call, &helper)];
		},
		Route::Scheduler => return scheduled(act),
		Route::EthSubstrateCall => {
			let transaction = eth::ALITH.native(act.clone());
			return vec![Step::Transaction(transaction, Some((act, who::alith())))];
		},
		Route::ReviveCall | Route::Ethereum => unreachable!("takes Solidity calls"),
	};
	vec![signed(by_person, &person())]
}

/// `call` as a delegate of `real` makes it.
pub fn proxy(real: AccountId, call: RuntimeCall) -> RuntimeCall {
	let call = Box::new(call);
	pallet_proxy::Call::<Runtime>::proxy { real: real.into(), force_proxy_type: None, call }.into()
}

/// Announced by the delegate, and carried out a block later by anybody.
fn announced(act: RuntimeCall) -> Vec<Step> {
	use pallet_proxy::Call as Proxy;
	let announce = Proxy::<Runtime>::announce {
		real: who::holder().into(),
		call_hash: sp_io::hashing::blake2_256(&act.encode()).into(),
	};
	let carry_out = Proxy::<Runtime>::proxy_announced {
		delegate: who::account("Patient").into(),
		real: who::holder().into(),
		force_proxy_type: None,
		call: Box::new(act),
	};
	let announce = signed(announce, &pair_of("Patient"));
	vec![announce, Step::NextBlock, signed(carry_out, &pair_of("Helper"))]
}

/// The council alone schedules calls of its own origin only; root, which takes a dispatcher besides, acts as anybody.
fn scheduled(act: RuntimeCall) -> Vec<Step> {
	let in_its_name = pallet_utility::Call::<Runtime>::dispatch_as {
		as_origin: Box::new(OriginCaller::system(frame_system::RawOrigin::Signed(who::holder()))),
		call: Box::new(act),
	};
	let schedule = pallet_scheduler::Call::<Runtime>::schedule_after {
		after: 0,
		maybe_periodic: None,
		priority: 0,
		call: Box::new(in_its_name.into()),
	};
	vec![Step::Root(schedule.into()), Step::NextBlock]
}

/// Two of two signatories: the first approves, the second approves and runs it.
fn as_multi(call: Box<RuntimeCall>) -> Vec<Step> {
	use pallet_multisig::Call as Multisig;
	let timepoint = pallet_multisig::Timepoint {
		height: genex_runtime::System::block_number(),
		index: genex_runtime::System::extrinsic_index().unwrap_or_default(),
	};
	let max_weight = frame_support::weights::Weight::from_parts(100_000_000_000, u64::MAX);
	let first = Multisig::<Runtime>::approve_as_multi {
		threshold: 2,
		other_signatories: vec![who::account("Helper")],
		maybe_timepoint: None,
		call_hash: sp_io::hashing::blake2_256(&call.encode()),
		max_weight,
	};
	let second = Multisig::<Runtime>::as_multi {
		threshold: 2,
		other_signatories: vec![who::account("Second")],
		maybe_timepoint: Some(timepoint),
		call,
		max_weight,
	};
	vec![signed(first, &pair_of("Second")), signed(second, &pair_of("Helper"))]
}

/// A native call of a contract, a precompile or an account without code, with GNX.
pub fn revive_call(dest: H160, value: u128, data: Vec<u8>) -> RuntimeCall {
	let weight_limit =
		frame_support::weights::Weight::from_parts(100_000_000_000, 10_000_000_000_000_000);
	let storage_deposit_limit = genex_runtime::constants::GNX;
	pallet_revive::Call::<Runtime>::call { dest, value, weight_limit, storage_deposit_limit, data }
		.into()
}

/// The transaction that brings a Solidity act to the chain. `value` is in smallest units of 18 decimals.
pub fn carry_solidity(route: Route, to: H160, input: Vec<u8>, value: U256) -> Step {
	match route {
		Route::Ethereum => {
			let transaction = eth::ALITH.eip1559(to, value, input);
			let transaction =
				pallet_revive::evm::TransactionUnsigned::Transaction1559Unsigned(transaction);
			Step::Transaction(eth::ALITH.wrap(transaction), None)
		},
		Route::ReviveCall => {
			let value = u128::try_from(value / 1_000_000).expect("little GNX");
			signed(revive_call(to, value, input), &person())
		},
		_ => unreachable!("takes native calls"),
	}
}
