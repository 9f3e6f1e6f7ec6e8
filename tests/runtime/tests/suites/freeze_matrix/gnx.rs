// SPDX-License-Identifier: Apache-2.0
//! GNX where no call of the ledger is made: by contracts, by accounts without identity, and as fees.

use crate::freeze_matrix::{
	acts::{Amounts, wei},
	causes::{Cause, GNX_FROZEN, MODES, Verdict, Way},
	cells::{Counted, line, stays},
	outcomes::{Outcome, SIGNER_FROZEN, invalidity, perform, reason_of},
	parties::{Stage, pair_of, person, stage},
	routes::{Route, Step, carry_solidity, proxy, revive_call, signed},
	size::Round,
};
use genex_runtime::{AccountId, Runtime, RuntimeCall, System, UncheckedExtrinsic, constants::GNX};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env, eth, evm,
	native::{apply, sign, undone, validate},
	scene, who,
};
use sp_core::{H160, U256};

/// How a contract lets GNX go.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Act {
	/// It passes on what its caller sends with the call.
	PassesOn,
	/// It spends its own, whoever calls it.
	Spends,
	/// It ends itself and leaves its own to somebody.
	EndsItself,
	/// Its constructor passes on what it was made with.
	IsBorn,
}

impl Act {
	const ALL: [Self; 4] = [Self::PassesOn, Self::Spends, Self::EndsItself, Self::IsBorn];

	/// Whether what leaves is its caller's.
	fn spends_the_caller(self) -> bool {
		matches!(self, Self::PassesOn | Self::IsBorn)
	}
}

/// Who calls it, and how.
pub const ROUTES: [Route; 3] = [Route::ReviveCall, Route::Proxy, Route::Ethereum];

/// The contracts of this stage, each with GNX of its own.
struct Contracts {
	forwarder: H160,
	destructor: H160,
}

fn contracts() -> Contracts {
	let forwarder = evm::deploy(&who::account("Helper"), &evm::forwarder());
	let destructor = evm::deploy(&who::account("Helper"), evm::DESTRUCTOR);
	for contract in [forwarder, destructor] {
		scene::endow(&evm::account_of(&contract), 100 * GNX);
	}
	Contracts { forwarder, destructor }
}

/// Target, input and value in smallest units of 12 decimals.
fn call_of(act: Act, stage: &Stage, contracts: &Contracts) -> (H160, Vec<u8>, u128) {
	let to = evm::address_of(&stage.recipient);
	let value = stage.amounts.gnx;
	match act {
		Act::PassesOn => (contracts.forwarder, evm::forward(to, wei(value), &[]), value),
		Act::Spends => (contracts.forwarder, evm::forward(to, wei(value), &[]), 0),
		Act::EndsItself => (contracts.destructor, evm::forward(to, U256::zero(), &[]), 0),
		Act::IsBorn => unreachable!("is made, not called"),
	}
}

fn birth(stage: &Stage) -> RuntimeCall {
	pallet_revive::Call::<Runtime>::instantiate_with_code {
		value: stage.amounts.gnx,
		weight_limit: frame_support::weights::Weight::from_parts(
			100_000_000_000,
			10_000_000_000_000_000,
		),
		storage_deposit_limit: GNX,
		code: evm::passing_on_at_birth(evm::address_of(&stage.recipient)),
		data: Vec::new(),
		salt: None,
	}
	.into()
}

/// Brings it to the chain and looks at what came of it.
fn attempt(act: Act, route: Route, stage: &Stage, contracts: &Contracts) -> Outcome {
	let native = |call| match route {
		Route::Proxy => signed(proxy(who::holder(), call), &pair_of("Helper")),
		_ => signed(call, &person()),
	};
	let mut told = None;
	let step = match (act, route) {
		(Act::IsBorn, Route::Ethereum) => {
			let code = evm::passing_on_at_birth(evm::address_of(&stage.recipient));
			let mut transaction = eth::ALITH.eip1559(H160::zero(), wei(stage.amounts.gnx), code);
			transaction.to = None;
			let transaction =
				pallet_revive::evm::TransactionUnsigned::Transaction1559Unsigned(transaction);
			Step::Transaction(eth::ALITH.wrap(transaction), None)
		},
		(Act::IsBorn, _) => native(birth(stage)),
		(_, Route::Ethereum) => {
			let (to, input, value) = call_of(act, stage, contracts);
			told = told_of(eth::try_call(&who::alith(), to, wei(value), input.clone()));
			carry_solidity(route, to, input, wei(value))
		},
		_ => {
			let (to, input, value) = call_of(act, stage, contracts);
			native(revive_call(to, value, input))
		},
	};
	let mut outcome = perform(stage, Asset::Gnx, vec![step]);
	outcome.reasons.extend(told);
	outcome
}

fn told_of(answer: Result<(bool, Vec<u8>), sp_runtime::DispatchError>) -> Option<String> {
	match answer {
		Ok((false, _)) => None,
		Ok((true, _)) => Some("ContractReverted".into()),
		Err(error) => Some(reason_of(&error)),
	}
}

/// No contract lets GNX of a frozen party go, whoever calls it.
pub fn no_contract_should_let_gnx_of_the_frozen_go(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let contracts = contracts();
		for act in Act::ALL {
			for route in ROUTES {
				let free = undone(|| attempt(act, route, &stage, &contracts));
				if !free.moved {
					counted.wrong(format!("{route:?} {act:?}: nobody is in the way, {free:?}"));
				}
				for (role, party, causes) in parties(act, route, &stage, &contracts) {
					for cause in causes {
						try_cell((act, route), (role, &party), cause, &stage, &contracts, counted);
					}
				}
			}
		}
	});
}

/// Who can be in the way, and why.
fn parties(
	act: Act,
	route: Route,
	stage: &Stage,
	contracts: &Contracts,
) -> Vec<(Role, AccountId, Vec<Cause>)> {
	let registered = Cause::freezes(&Way::ALL);
	let caller = if route == Route::Ethereum { who::alith() } else { who::holder() };
	let contract = match act {
		Act::EndsItself => contracts.destructor,
		_ => contracts.forwarder,
	};
	let mut parties = vec![(Role::Recipient, stage.recipient.clone(), registered.clone())];
	if act.spends_the_caller() {
		parties.push((Role::Sender, caller, registered));
	}
	if act != Act::IsBorn {
		let contract = evm::account_of(&contract);
		parties.push((Role::Sender, contract, Cause::freezes(&Way::OF_ACCOUNTS)));
	}
	parties
}

fn try_cell(
	(act, route): (Act, Route),
	(role, party): (Role, &AccountId),
	cause: Cause,
	stage: &Stage,
	contracts: &Contracts,
	counted: &mut Counted,
) {
	let is_contract = genex_runtime::Kyc::identity(party.clone()).is_none();
	let verdict = match role {
		Role::Recipient => Verdict::Passes,
		Role::Sender if is_contract && act == Act::EndsItself => Verdict::Idle,
		Role::Sender if is_contract => Verdict::Refused("ContractReverted"),
		Role::Sender if (act, route) == (Act::IsBorn, Route::Ethereum) => {
			Verdict::Refused(SIGNER_FROZEN)
		},
		Role::Sender => Verdict::Refused("TransferFailed"),
	};
	let frozen_signer = role == Role::Sender && !is_contract && route != Route::Proxy;
	let (outcome, wrong) = undone(|| {
		cause.impose(party, stage.series);
		let outcome = attempt(act, route, stage, contracts);
		let wrong = match role {
			Role::Recipient => stays(party),
			_ if frozen_signer && !outcome.says(SIGNER_FROZEN) => {
				Some("the transaction is valid".into())
			},
			_ => None,
		};
		(outcome, wrong)
	});
	let act = format!("{}{act:?}", if is_contract { "frozen, " } else { "" });
	counted.count(
		&line(&format!("{route:?}"), &act, Asset::Gnx, role, cause),
		verdict,
		&outcome,
		wrong,
	);
}

/// An account needs no identity to be frozen.
pub fn gnx_of_a_frozen_stranger_should_stay(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let stranger = who::account("Stranger");
		scene::endow(&stranger, 1_000 * GNX);
		let add = pallet_proxy::Call::<Runtime>::add_proxy {
			delegate: who::account("Helper").into(),
			proxy_type: Default::default(),
			delay: 0,
		};
		frame_support::assert_ok!(genex_runtime_tests::native::dispatch(add, &stranger));
		let give = || -> RuntimeCall {
			let (dest, value) = (stage.recipient.clone().into(), stage.amounts.gnx);
			pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value }.into()
		};
		let steps: [(&str, &dyn Fn() -> Step); 3] = [
			("Native", &|| signed(give(), &pair_of("Stranger"))),
			("BatchAll", &|| {
				let calls = vec![give()];
				let batch = pallet_utility::Call::<Runtime>::batch_all { calls };
				signed(batch, &pair_of("Stranger"))
			}),
			("Proxy", &|| signed(proxy(stranger.clone(), give()), &pair_of("Helper"))),
		];
		for (route, step) in steps {
			let free = undone(|| perform(&stage, Asset::Gnx, vec![step()]));
			if !free.moved {
				counted.wrong(format!("{route}, stranger: nobody is in the way, {free:?}"));
			}
			for cause in Cause::freezes(&Way::OF_ACCOUNTS) {
				let outcome = undone(|| {
					cause.impose(&stranger, stage.series);
					perform(&stage, Asset::Gnx, vec![step()])
				});
				let wrong = (route != "Proxy" && !outcome.says(SIGNER_FROZEN))
					.then(|| "the transaction is valid".into());
				let cell = line(route, "of a stranger", Asset::Gnx, Role::Sender, cause);
				counted.count(&cell, Verdict::Refused(GNX_FROZEN), &outcome, wrong);
			}
		}
	});
}

/// Transactions that only cost their fee.
fn paying(account: &AccountId) -> Vec<(&'static str, UncheckedExtrinsic)> {
	let remark: RuntimeCall = frame_system::Call::<Runtime>::remark { remark: vec![7] }.into();
	let batch = pallet_utility::Call::<Runtime>::batch { calls: vec![remark.clone()] };
	let by = |key: &eth::Key| {
		vec![
			("EthSubstrateCall", key.native(remark.clone())),
			("Ethereum", key.call(eth::BALTATHAR.address(), Vec::new())),
		]
	};
	if *account == who::alith() {
		by(&eth::ALITH)
	} else if *account == who::charleth() {
		by(&eth::CHARLETH)
	} else {
		vec![("Native", sign(remark.clone(), &person())), ("Batch", sign(batch, &person()))]
	}
}

/// A frozen signer's transaction is invalid in the pool and in a block, and costs nothing.
pub fn no_frozen_signer_should_pay_a_fee(counted: &mut Counted) {
	env::execute(|| {
		for (account, ways) in [
			(who::holder(), &Way::ALL[..]),
			(who::alith(), &Way::ALL[..]),
			(who::charleth(), &Way::OF_ACCOUNTS[..]),
		] {
			for (route, valid) in paying(&account) {
				assert!(validate(valid).is_ok(), "{route}: nobody is in the way");
			}
			for way in ways {
				for mode in MODES {
					undone(|| no_fee(&account, Cause::Frozen(*way, mode), counted));
				}
			}
		}
	});
}

fn no_fee(account: &AccountId, cause: Cause, counted: &mut Counted) {
	cause.impose(account, 0);
	for (route, transaction) in paying(account) {
		let before = System::account(account);
		let mut reasons = Vec::new();
		reasons.extend(validate(transaction.clone()).err().map(|error| invalidity(&error)));
		let wrong = reasons.is_empty().then(|| "the pool takes it".into());
		reasons.extend(apply(transaction).err().map(|error| invalidity(&error)));
		let moved = System::account(account) != before;
		let outcome = Outcome { moved, reasons };
		let cell = line(route, "Fee", Asset::Gnx, Role::Sender, cause);
		counted.count(&cell, Verdict::Refused(SIGNER_FROZEN), &outcome, wrong);
	}
}
