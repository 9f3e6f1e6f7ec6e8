// SPDX-License-Identifier: Apache-2.0
//! Who takes part, and the routes by which an act can reach the chain.

use codec::Encode;
use frame_support::assert_ok;
use genex_primitives::{ListingId, SeriesId, Tier};
use genex_runtime::{AccountId, ETH_CHAIN_ID, Runtime, RuntimeCall, UncheckedExtrinsic};
use genex_runtime_tests::{
	eth,
	native::{dispatch, sign},
	scene, who,
};
use pallet_revive::{AddressMapper, precompiles::H160};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring;

/// How an act reaches the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Route {
	Native,
	Batch,
	BatchAll,
	ForceBatch,
	IfElse,
	AsDerivative,
	Proxy,
	AsMultiThreshold1,
	AsMulti,
	EthSubstrateCall,
	/// `Revive.call` of a precompile, signed natively.
	ReviveCall,
	/// An Ethereum transaction to a precompile.
	Precompile,
}

impl Route {
	pub const ALL: [Self; 12] = [
		Self::Native,
		Self::Batch,
		Self::BatchAll,
		Self::ForceBatch,
		Self::IfElse,
		Self::AsDerivative,
		Self::Proxy,
		Self::AsMultiThreshold1,
		Self::AsMulti,
		Self::EthSubstrateCall,
		Self::ReviveCall,
		Self::Precompile,
	];

	/// Whether it carries Solidity calls instead of native ones.
	pub fn is_solidity(self) -> bool {
		matches!(self, Self::ReviveCall | Self::Precompile)
	}
}

/// The stage: who takes part and what they act with.
pub struct Stage {
	pub series: SeriesId,
	pub listing: ListingId,
	/// Has units and approved every actor as its operator.
	pub owner: AccountId,
	pub recipient: AccountId,
	/// Appointed to accept the series.
	pub store: AccountId,
}

/// Signs for itself.
pub fn person() -> sr25519::Pair {
	Sr25519Keyring::Dave.pair()
}

/// A helper without identity: delegate of a proxy and signatory of a multisig.
pub fn helper() -> sr25519::Pair {
	who::pair("Helper")
}

fn signatories() -> Vec<AccountId> {
	let mut both = vec![who::holder(), who::account("Helper")];
	both.sort();
	both
}

const DERIVATIVE: u16 = 7;

/// The account whose value an act moves on this route.
pub fn actor(route: Route) -> AccountId {
	match route {
		Route::AsDerivative => pallet_utility::derivative_account_id(who::holder(), DERIVATIVE),
		Route::AsMultiThreshold1 => genex_runtime::Multisig::multi_account_id(&signatories(), 1),
		Route::AsMulti => genex_runtime::Multisig::multi_account_id(&signatories(), 2),
		Route::EthSubstrateCall | Route::Precompile => who::alith(),
		_ => who::holder(),
	}
}

/// Every account on the stage.
pub fn everyone(stage: &Stage) -> Vec<AccountId> {
	let mut all: Vec<AccountId> = Route::ALL.map(actor).into();
	all.extend([stage.owner.clone(), stage.recipient.clone(), stage.store.clone(), who::issuer()]);
	all.sort();
	all.dedup();
	all
}

/// Builds the stage. Derivative and multisig accounts belong to the identity of the person behind them.
pub fn stage() -> Stage {
	let [owner, recipient, store] = ["Owner", "Recipient", "Store"].map(who::account);
	for account in [&owner, &recipient, &store] {
		scene::register(account, Tier::L2);
	}
	for route in [Route::AsDerivative, Route::AsMultiThreshold1, Route::AsMulti] {
		scene::link(&who::holder(), &actor(route));
	}
	scene::endow(&who::account("Helper"), 1_000 * genex_runtime::constants::GNX);
	let mut holders: Vec<AccountId> = Route::ALL.map(actor).into();
	holders.push(owner.clone());
	holders.sort();
	holders.dedup();
	let (series, listing) = scene::stage(&holders, 1_000);
	for route in Route::ALL {
		let approve = pallet_coupons::Call::<Runtime>::set_operator {
			operator: actor(route),
			approved: true,
		};
		assert_ok!(dispatch(approve, &owner));
	}
	let appoint = pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer: store.clone() };
	assert_ok!(dispatch(appoint, &who::issuer()));
	let add_proxy = pallet_proxy::Call::<Runtime>::add_proxy {
		delegate: who::account("Helper").into(),
		proxy_type: Default::default(),
		delay: 0,
	};
	assert_ok!(dispatch(add_proxy, &who::holder()));
	Stage { series, listing, owner, recipient, store }
}

/// The Ethereum address of an account.
pub fn address(account: &AccountId) -> H160 {
	<Runtime as pallet_revive::Config>::AddressMapper::to_address(account)
}

/// The transactions that bring a native act to the chain, in their order.
pub fn carry(route: Route, act: RuntimeCall) -> Vec<UncheckedExtrinsic> {
	use pallet_multisig::Call as Multisig;
	use pallet_utility::Call as Utility;
	let calls = vec![act.clone()];
	let call = Box::new(act.clone());
	let remark = || Box::new(frame_system::Call::<Runtime>::remark { remark: Vec::new() }.into());
	let others = |mine: &AccountId| -> Vec<AccountId> {
		signatories().into_iter().filter(|one| one != mine).collect()
	};
	let by_person: RuntimeCall = match route {
		Route::Native => act,
		Route::Batch => Utility::batch { calls }.into(),
		Route::BatchAll => Utility::batch_all { calls }.into(),
		Route::ForceBatch => Utility::force_batch { calls }.into(),
		Route::IfElse => Utility::if_else { main: call, fallback: remark() }.into(),
		Route::AsDerivative => Utility::as_derivative { index: DERIVATIVE, call }.into(),
		Route::AsMultiThreshold1 => {
			Multisig::as_multi_threshold_1 { other_signatories: others(&who::holder()), call }
				.into()
		},
		Route::Proxy => {
			let proxy = pallet_proxy::Call::<Runtime>::proxy {
				real: who::holder().into(),
				force_proxy_type: None,
				call,
			};
			return vec![sign(proxy, &helper())];
		},
		Route::AsMulti => return as_multi(call, others),
		Route::EthSubstrateCall => return vec![eth::ALITH.native(act)],
		Route::ReviveCall | Route::Precompile => unreachable!("takes Solidity calls"),
	};
	vec![sign(by_person, &person())]
}

/// Two of two signatories: the first approves, the second approves and runs it.
fn as_multi(
	call: Box<RuntimeCall>,
	others: impl Fn(&AccountId) -> Vec<AccountId>,
) -> Vec<UncheckedExtrinsic> {
	use pallet_multisig::Call as Multisig;
	let timepoint = pallet_multisig::Timepoint {
		height: genex_runtime::System::block_number(),
		index: genex_runtime::System::extrinsic_index().unwrap_or_default(),
	};
	let max_weight = frame_support::weights::Weight::from_parts(10_000_000_000, 1_000_000);
	let hash = sp_io::hashing::blake2_256(&call.encode());
	let first = Multisig::<Runtime>::approve_as_multi {
		threshold: 2,
		other_signatories: others(&who::holder()),
		maybe_timepoint: None,
		call_hash: hash,
		max_weight,
	};
	let second = Multisig::<Runtime>::as_multi {
		threshold: 2,
		other_signatories: others(&who::account("Helper")),
		maybe_timepoint: Some(timepoint),
		call,
		max_weight,
	};
	vec![sign(first, &person()), sign(second, &helper())]
}

/// The transaction that brings a Solidity act to the chain.
pub fn carry_solidity(route: Route, to: H160, input: Vec<u8>) -> UncheckedExtrinsic {
	match route {
		Route::Precompile => {
			assert_eq!(eth::ALITH.eip1559(to, 0.into(), Vec::new()).chain_id, ETH_CHAIN_ID.into());
			eth::ALITH.call(to, input)
		},
		Route::ReviveCall => {
			let call = pallet_revive::Call::<Runtime>::call {
				dest: to,
				value: 0,
				weight_limit: frame_support::weights::Weight::from_parts(
					100_000_000_000,
					10_000_000_000_000_000,
				),
				storage_deposit_limit: genex_runtime::constants::GNX,
				data: input,
			};
			sign(call, &person())
		},
		_ => unreachable!("takes native calls"),
	}
}
