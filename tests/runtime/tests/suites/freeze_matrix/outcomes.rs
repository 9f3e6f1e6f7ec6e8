// SPDX-License-Identifier: Apache-2.0
//! What came of an attempt: what moved, and which reasons were given.

use crate::freeze_matrix::{
	acts::Act,
	parties::{Stage, everyone},
	routes::{Route, Step, carry, carry_solidity},
};
use codec::Decode;
use genex_primitives::sponsor::PLATFORM_POOL;
use genex_runtime::{
	AccountId, Balances, Cash, Coupons, FeePolicy, Runtime, RuntimeEvent, RuntimeOrigin,
};
use genex_runtime_tests::{
	classification::Asset,
	env, eth,
	metadata::pallets,
	native::{apply, dispatch, dispatch_as, inner_error},
	scene::{USDC, gnx},
};
use sp_core::{H160, U256};
use sp_runtime::{DispatchError, ModuleError};

/// The reason of a transaction that is invalid because its signer is frozen.
pub const SIGNER_FROZEN: &str = "Custom(4)";

/// What came of an attempt.
#[derive(Debug)]
pub struct Outcome {
	/// Whether the asset moved.
	pub moved: bool,
	/// The reasons that were given, at every level.
	pub reasons: Vec<String>,
}

impl Outcome {
	/// Whether this reason was given.
	pub fn says(&self, reason: &str) -> bool {
		self.reasons.iter().any(|one| one == reason)
	}
}

/// Brings the act to the chain by the route and looks at what came of it.
pub fn attempt(stage: &Stage, route: Route, act: Act, asset: Asset) -> Outcome {
	let mut reasons = Vec::new();
	let actor = route.actor();
	let steps = if route.is_solidity() {
		let (to, input, value) = act.solidity(stage, &actor).expect("served to Solidity");
		reasons.extend(told_to(&actor, to, value, input.clone()));
		vec![carry_solidity(route, to, input, value)]
	} else {
		carry(route, act.native(stage, &actor))
	};
	let mut outcome = perform(stage, asset, steps);
	reasons.append(&mut outcome.reasons);
	Outcome { reasons, ..outcome }
}

/// The reason that `caller` would be told, if what it asks of `to` fails.
pub fn told_to(caller: &AccountId, to: H160, value: U256, input: Vec<u8>) -> Option<String> {
	match eth::try_call(caller, to, value, input) {
		Ok((false, _)) => None,
		Ok((true, data)) => Some(code_in(&eth::revert_text(&data).unwrap_or_default())),
		Err(error) => Some(reason_of(&error)),
	}
}

/// Lets `steps` happen. A transaction that is invalid since its signer is frozen is tried once more without the
/// transaction's own checks: what it carries must be refused as well.
pub fn perform(stage: &Stage, asset: Asset, steps: Vec<Step>) -> Outcome {
	let before = books(stage, asset);
	let (mut mark, mut reasons) = (eth::mark(), Vec::new());
	for step in steps {
		match step {
			Step::Transaction(transaction, behind) => match apply(transaction) {
				Ok(Ok(())) => {},
				Ok(Err(error)) => reasons.push(reason_of(&error)),
				Err(invalid) => {
					reasons.push(invalidity(&invalid));
					let forced = behind.map_or(Ok(()), |(call, signer)| dispatch(call, &signer));
					reasons.extend(forced.err().map(|error| reason_of(&error)));
				},
			},
			Step::Root(call) => {
				let scheduled = dispatch_as(call, RuntimeOrigin::root());
				reasons.extend(scheduled.err().map(|error| reason_of(&error)));
			},
			Step::NextBlock => {
				reasons.extend(inner_reasons(mark));
				env::next_block();
				mark = 0;
			},
		}
	}
	reasons.extend(inner_reasons(mark));
	Outcome { moved: books(stage, asset) != before, reasons }
}

/// Brings `calls` of others to the chain.
pub fn perform_signed(
	stage: &Stage,
	asset: Asset,
	call: impl Into<genex_runtime::RuntimeCall>,
	pair: &sp_core::sr25519::Pair,
) -> Outcome {
	perform(stage, asset, vec![crate::freeze_matrix::routes::signed(call, pair)])
}

/// What everyone has of an asset, in every form. Of GNX only what the recipient and the platform's fee pool have and how much
/// there is: fees move it all the time.
fn books(stage: &Stage, asset: Asset) -> Vec<(u128, u128, u128)> {
	if asset == Asset::Gnx {
		let pool = gnx(&FeePolicy::account_of(PLATFORM_POOL));
		return vec![(gnx(&stage.recipient), Balances::total_issuance(), pool)];
	}
	let mut books: Vec<_> = everyone(stage)
		.into_iter()
		.map(|account| match asset {
			Asset::Coupons => {
				let holding = Coupons::holding(account, stage.series);
				holding.map_or((0, 0, 0), |one| (one.free.into(), one.held.into(), 0))
			},
			_ => {
				let money = Cash::balance(USDC, account);
				(money.free, money.held, money.leaving)
			},
		})
		.collect();
	if asset == Asset::Coupons {
		let counters = pallet_coupons::Counters::<Runtime>::get(stage.series);
		books.push((counters.circulating.into(), counters.unsold.into(), counters.redeemed.into()));
	}
	books
}

/// What everyone has of an asset, whether it is free or put aside.
pub fn owned(stage: &Stage, asset: Asset) -> Vec<u128> {
	books(stage, asset).into_iter().map(|(free, held, leaving)| free + held + leaving).collect()
}

fn inner_reasons(mark: usize) -> Vec<String> {
	let events = eth::events_since(mark);
	let errors = events.iter().filter_map(inner_error).map(|error| reason_of(&error));
	errors.chain(events.iter().filter_map(refused_order)).collect()
}

/// The code for which an order was cancelled instead of traded.
fn refused_order(event: &RuntimeEvent) -> Option<String> {
	match event {
		RuntimeEvent::OrderBook(pallet_order_book::Event::OrderCancelled {
			reason: pallet_order_book::CancelReason::Refused(code),
			..
		}) => Some(code.to_string()),
		_ => None,
	}
}

/// Why a transaction is invalid, in one word.
pub fn invalidity(error: &sp_runtime::transaction_validity::TransactionValidityError) -> String {
	use sp_runtime::transaction_validity::TransactionValidityError::{Invalid, Unknown};
	match error {
		Invalid(why) => format!("{why:?}"),
		Unknown(why) => format!("{why:?}"),
	}
}

/// The code of a refusal, or the name of another error.
pub fn reason_of(error: &DispatchError) -> String {
	let DispatchError::Module(module) = error else { return format!("{error:?}") };
	named(module).unwrap_or_else(|| module.message.unwrap_or("unnamed").into())
}

/// The same of an error of ours. One that is read back from an event has lost its name, which is not stored.
fn named(module: &ModuleError) -> Option<String> {
	let bytes = &mut &module.error[..];
	macro_rules! name {
		($pallet:ident) => {
			match $pallet::Error::<Runtime>::decode(bytes).ok()? {
				$pallet::Error::Refused(code) => Some(code.to_string()),
				other => Some(format!("{other:?}")),
			}
		};
	}
	let (_, pallet) = pallets().into_iter().find(|(index, _)| *index == module.index)?;
	match pallet.as_str() {
		"Allowances" => name!(pallet_allowances),
		"Cash" => name!(pallet_cash),
		"Compliance" => name!(pallet_compliance),
		"Coupons" => name!(pallet_coupons),
		"Claims" => name!(pallet_claims),
		"Custody" => name!(pallet_custody),
		"Issuers" => name!(pallet_issuers),
		"OrderBook" => name!(pallet_order_book),
		"Permits" => name!(pallet_permits),
		"Quarantine" => name!(pallet_quarantine),
		"Sales" => name!(pallet_sales),
		"Serials" => {
			let error = pallet_serials::Error::<Runtime>::decode(bytes).ok()?;
			Some(format!("{error:?}"))
		},
		"TravelRule" => name!(pallet_travel_rule),
		"Revive" => {
			let error = pallet_revive::Error::<Runtime>::decode(bytes).ok()?;
			Some(format!("{error:?}"))
		},
		_ => None,
	}
}

/// The code at the beginning of a revert's text; the whole text where it names none.
fn code_in(text: &str) -> String {
	let text = text.split_once("Genex: ").map_or(text, |(_, rest)| rest);
	let code = text.split_whitespace().next().filter(|word| word.parse::<u16>().is_ok());
	// Other failures have the interface's name before that of the error.
	let error = text.rsplit(": ").next().unwrap_or(text);
	code.unwrap_or(error).into()
}
