// SPDX-License-Identifier: Apache-2.0
//! Every reason of the rules against an act, asked before it is sent. Read-only; runs off chain.
//!
//! Two looks give them together. The moves that a call asks for are known from its arguments: the rules tell all that is
//! against each. And the call is tried and undone: that tells the first refusal of what only shows on the way, such as
//! trades with whoever rests in a book.

mod asks;

use crate::{
	AccountId, Cash, Coupons, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System,
	TravelRule, UncheckedExtrinsic,
	configs::{gnx::GuardedAccounts, system::RuntimeBlockWeights},
	tx_extension::{Frozen, asked_of},
};
use alloc::vec::Vec;
use asks::Ask;
use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	storage::{TransactionOutcome, with_transaction_unchecked},
	traits::Contains,
};
use genex_primitives::{
	Asset, Clearance, Money, Path, Quantity, Reason,
	traits::{Cash as CashDoor, ControlProofs},
};
use genex_runtime_api::ExplainError;
use sp_runtime::{DispatchError, ModuleError, traits::Dispatchable};

/// How long a call may be to be explained, in bytes.
const MAX_LENGTH: usize = 128 * 1024;

/// The codes of every reason against one move, for which `price` is paid if any is.
pub fn explain(
	path: Path,
	asset: Asset,
	from: AccountId,
	to: AccountId,
	quantity: u128,
	price: Option<Money>,
) -> Result<Vec<u16>, ExplainError> {
	let (clearance, wallet) = (Clearance::None, None);
	let ask = Ask { path, asset, from, to, quantity, price, clearance, wallet };
	let reasons = reasons(&ask)?;
	Ok(reasons.into_iter().map(Reason::code).collect())
}

/// The codes of every reason against a transaction.
pub fn explain_extrinsic(extrinsic: UncheckedExtrinsic) -> Vec<u16> {
	let Some((signer, call)) = asked_of(extrinsic) else { return Vec::new() };
	let mut found = Vec::new();
	if Frozen::contains(&signer) {
		found.push(Reason::SenderFrozen);
	}
	// What no block carries is not looked into.
	if call.encoded_size() > MAX_LENGTH {
		return found.into_iter().map(Reason::code).collect();
	}
	for ask in asks::of_call(&signer, &call) {
		// What does not exist is an error of the call, not a reason of the rules.
		found.extend(reasons(&ask).unwrap_or_default());
	}
	found.extend(refusals(&signer, call));
	found.sort_unstable();
	found.dedup();
	found.into_iter().map(Reason::code).collect()
}

fn reasons(ask: &Ask) -> Result<Vec<Reason>, ExplainError> {
	let Ask { path, asset, ref from, ref to, quantity, price, clearance, ref wallet } = *ask;
	match asset {
		Asset::Series(series) => {
			let quantity =
				Quantity::try_from(quantity).map_err(|_| ExplainError::QuantityTooLarge)?;
			Coupons::explain_priced(path, series, from, to, quantity, price, clearance)
				.ok_or(ExplainError::UnknownAsset)
		},
		Asset::Stablecoin(asset) => {
			let found = <Cash as CashDoor<_>>::explain(path, asset, from, to, quantity, clearance);
			let mut found = found.map_err(|_| ExplainError::UnknownAsset)?;
			let proven = wallet.as_ref().is_none_or(|wallet| TravelRule::is_proven(from, wallet));
			found.extend((!proven).then_some(Reason::ControlProofNeeded));
			Ok(found)
		},
		Asset::Gnx => Ok(GuardedAccounts::explain(from, quantity)),
	}
}

/// The refusals of the rules that `call` meets when `who` makes it. Whatever it did is undone.
fn refusals(who: &AccountId, call: RuntimeCall) -> Vec<Reason> {
	let call = match call {
		RuntimeCall::Revive(pallet_revive::Call::eth_substrate_call { call, .. }) => *call,
		other => asked_of_precompile(&other).unwrap_or(other),
	};
	let most = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_extrinsic;
	let fits = most.is_none_or(|most| call.get_dispatch_info().call_weight.all_lte(most));
	if !fits {
		return Vec::new();
	}
	// The events of the block that the question is asked at are still there.
	let before = System::read_events_no_consensus().count();
	let mut errors = Vec::new();
	undone(|| {
		let failed = call.dispatch(RuntimeOrigin::signed(who.clone())).err();
		errors.extend(failed.map(|failed| failed.error));
		let events = System::read_events_no_consensus().skip(before);
		errors.extend(events.filter_map(|record| error_in(record.event)));
	});
	errors.into_iter().filter_map(refusal).collect()
}

/// The act that a call of a precompile amounts to. What a precompile refuses it tells in words, the act in codes.
fn asked_of_precompile(call: &RuntimeCall) -> Option<RuntimeCall> {
	use pallet_revive::Call;
	match call {
		RuntimeCall::Revive(Call::eth_call { dest, data, .. } | Call::call { dest, data, .. }) => {
			genex_precompiles::asked_call::<Runtime>(dest, data)
		},
		_ => None,
	}
}

/// Does `act` and undoes what it did to the state.
fn undone<R>(act: impl FnOnce() -> R) -> R {
	with_transaction_unchecked(|| TransactionOutcome::Rollback(act()))
}

/// The error of a part of a call that did not make the whole of it fail.
fn error_in(event: RuntimeEvent) -> Option<DispatchError> {
	use pallet_utility::Event as Utility;
	match event {
		RuntimeEvent::Utility(
			Utility::BatchInterrupted { error, .. }
			| Utility::ItemFailed { error }
			| Utility::IfElseFallbackCalled { main_error: error },
		)
		| RuntimeEvent::OrderBook(pallet_order_book::Event::LegFailed { error, .. })
		| RuntimeEvent::Permits(pallet_permits::Event::PermitFailed { error, .. })
		| RuntimeEvent::Redemption(pallet_redemption::Event::TicketRefused { error, .. }) => Some(error),
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result })
		| RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => result.err(),
		_ => None,
	}
}

/// The reason behind `error`, if it is a refusal of the rules. Its name is not looked at: errors in events have none.
pub fn refusal(error: DispatchError) -> Option<Reason> {
	let DispatchError::Module(ModuleError { error: [_, low, high, _], .. }) = error else {
		return None;
	};
	let code = u16::from_le_bytes([low, high]);
	let refusals: [DispatchError; 16] = [
		pallet_allowances::Error::<Runtime>::Refused(code).into(),
		pallet_compliance::Error::<Runtime>::Refused(code).into(),
		pallet_coupons::Error::<Runtime>::Refused(code).into(),
		pallet_cash::Error::<Runtime>::Refused(code).into(),
		pallet_custody::Error::<Runtime>::Refused(code).into(),
		pallet_issuers::Error::<Runtime>::Refused(code).into(),
		pallet_sales::Error::<Runtime>::Refused(code).into(),
		pallet_order_book::Error::<Runtime>::Refused(code).into(),
		pallet_travel_rule::Error::<Runtime>::Refused(code).into(),
		pallet_quarantine::Error::<Runtime>::Refused(code).into(),
		pallet_insolvency::Error::<Runtime>::Refused(code).into(),
		pallet_redemption::Error::<Runtime>::Refused(code).into(),
		pallet_permits::Error::<Runtime>::Refused(code).into(),
		pallet_claims::Error::<Runtime>::Refused(code).into(),
		pallet_fee_policy::Error::<Runtime>::Refused(code).into(),
		pallet_transfer_policies::Error::<Runtime>::Refused(code).into(),
	];
	// Errors are compared without their names.
	refusals.contains(&error).then(|| Reason::from_code(code)).flatten()
}
