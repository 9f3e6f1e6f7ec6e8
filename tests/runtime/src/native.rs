// SPDX-License-Identifier: Apache-2.0
//! Native transactions: signed like a wallet signs them, then validated as the pool does or applied as an author does.

use codec::Encode;
use frame_support::storage::{TransactionOutcome, with_transaction_unchecked};
use genex_runtime::{
	AccountId, Balance, Executive, Nonce, RuntimeCall, RuntimeEvent, RuntimeOrigin, Signature,
	System, UncheckedExtrinsic,
	fees::charge::ChargeInOrder,
	tx_extension::{CheckFrozen, CheckPaused, TxExtension},
};
use sp_core::{Pair, sr25519};
use sp_runtime::{
	ApplyExtrinsicResult, DispatchError, DispatchResult, MultiSigner,
	generic::{Era, SignedPayload, UncheckedExtrinsic as Generic},
	traits::{Dispatchable, IdentifyAccount},
	transaction_validity::{TransactionSource, TransactionValidity},
};

/// The extensions of a transaction with this nonce, no tip, and no end of life.
pub fn extensions(nonce: Nonce) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		(CheckFrozen, CheckPaused, pallet_replay_guard::PinEthereumSigner::default()),
		ChargeInOrder::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		(Default::default(), frame_system::WeightReclaim::new()),
	)
}

/// `call` signed by `pair` with this nonce.
pub fn sign_with_nonce(
	call: impl Into<RuntimeCall>,
	pair: &sr25519::Pair,
	nonce: Nonce,
) -> UncheckedExtrinsic {
	sign_with(call.into(), pair, extensions(nonce))
}

fn sign_with(
	call: RuntimeCall,
	pair: &sr25519::Pair,
	extensions: TxExtension,
) -> UncheckedExtrinsic {
	let account: AccountId = MultiSigner::from(pair.public()).into_account();
	let payload = SignedPayload::new(call.clone(), extensions.clone()).expect("the chain is built");
	let signature = payload.using_encoded(|bytes| pair.sign(bytes));
	Generic::new_signed(call, account.into(), Signature::Sr25519(signature), extensions).into()
}

/// `call` signed by `pair` with the nonce that is next.
pub fn sign(call: impl Into<RuntimeCall>, pair: &sr25519::Pair) -> UncheckedExtrinsic {
	let account: AccountId = MultiSigner::from(pair.public()).into_account();
	sign_with_nonce(call, pair, System::account_nonce(account))
}

/// `call` signed by `pair` with the nonce that is next and this tip.
pub fn sign_with_tip(
	call: impl Into<RuntimeCall>,
	pair: &sr25519::Pair,
	tip: Balance,
) -> UncheckedExtrinsic {
	let account: AccountId = MultiSigner::from(pair.public()).into_account();
	let mut extensions = extensions(System::account_nonce(account));
	extensions.9 = ChargeInOrder::from(tip);
	sign_with(call.into(), pair, extensions)
}

/// `call` without signature, as inherents and reports travel.
pub fn bare(call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	Generic::new_bare(call.into()).into()
}

/// Runs `act` and undoes what it did to the state.
pub fn undone<R>(act: impl FnOnce() -> R) -> R {
	with_transaction_unchecked(|| TransactionOutcome::Rollback(act()))
}

/// What the pool says of a transaction; the state stays as it is.
pub fn validate(transaction: UncheckedExtrinsic) -> TransactionValidity {
	undone(|| {
		let parent = crate::env::parent_hash();
		Executive::validate_transaction(TransactionSource::External, transaction, parent)
	})
}

/// Puts a transaction into the block. One that is invalid leaves no trace, as with a real author.
pub fn apply(transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	with_transaction_unchecked(|| match Executive::apply_extrinsic(transaction) {
		Ok(outcome) => TransactionOutcome::Commit(Ok(outcome)),
		Err(invalid) => TransactionOutcome::Rollback(Err(invalid)),
	})
}

/// Puts `call` signed by `pair` into the block and gives the outcome of the call.
pub fn submit(call: impl Into<RuntimeCall>, pair: &sr25519::Pair) -> DispatchResult {
	apply(sign(call, pair)).expect("a valid transaction")
}

/// Dispatches `call` for `who` as a block does, filters included, without a transaction around it.
pub fn dispatch(call: impl Into<RuntimeCall>, who: &AccountId) -> DispatchResult {
	dispatch_as(call, RuntimeOrigin::signed(who.clone()))
}

/// Dispatches `call` from any origin, filters included.
pub fn dispatch_as(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> DispatchResult {
	call.into().dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

/// The error that a carrier reports of what it carried.
pub fn inner_error(event: &RuntimeEvent) -> Option<DispatchError> {
	use pallet_utility::Event as Utility;
	match event {
		RuntimeEvent::Utility(
			Utility::BatchInterrupted { error, .. }
			| Utility::ItemFailed { error }
			| Utility::IfElseFallbackCalled { main_error: error },
		) => Some(*error),
		RuntimeEvent::Redemption(pallet_redemption::Event::TicketRefused { error, .. })
		| RuntimeEvent::Permits(pallet_permits::Event::PermitFailed { error, .. }) => Some(*error),
		RuntimeEvent::Utility(Utility::DispatchedAs { result })
		| RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result })
		| RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. })
		| RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { result, .. })
		| RuntimeEvent::Recovery(pallet_recovery::Event::RecoveredAccountControlled {
			call_result: result,
			..
		}) => result.err(),
		RuntimeEvent::Revive(pallet_revive::Event::EthExtrinsicRevert { dispatch_error }) => {
			Some(*dispatch_error)
		},
		_ => None,
	}
}

/// The name of an error, with the pallet's index where it has one, and the code of the reason where it carries one.
pub fn name_of(error: &DispatchError) -> String {
	match error {
		DispatchError::Module(module) => {
			let name = module.message.unwrap_or("unnamed");
			let [_, low, high, _] = module.error;
			match u16::from_le_bytes([low, high]) {
				0 => format!("{}:{name}", module.index),
				code => format!("{}:{name}({code})", module.index),
			}
		},
		other => format!("{other:?}"),
	}
}
