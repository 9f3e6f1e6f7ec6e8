// SPDX-License-Identifier: Apache-2.0

//! Failures of an execution in words. The runtime reports the ones that are no reverts as the debug
//! text of its error, which names neither cause nor remedy.

/// What pallet-revive writes before the error of a call, a deployment or a native call.
const BEFORE_ERROR: [&str; 3] =
	["failed to run contract: ", "Failed to dispatch call: ", "Not enough gas supplied: "];
/// Index of pallet-revive in the runtime. Names of errors are unique only within a pallet.
const REVIVE: u8 = 60;

/// The message told to the caller: name, cause and, where there is one, remedy of an error this
/// node knows; any other message as it is.
pub fn explain(message: String) -> String {
	match described(&message) {
		Some(text) => format!("execution failed: {text}"),
		None => message,
	}
}

fn described(message: &str) -> Option<String> {
	let error = BEFORE_ERROR.iter().find_map(|before| message.strip_prefix(before))?;
	let Some(ModuleError { index, error, name }) = ModuleError::parse(error) else {
		return general(error);
	};
	Some(match contract_cause(name) {
		Some(cause) if index == REVIVE => format!("{name}: {cause}"),
		_ => format!("{name} (error [{error}] of pallet {index})"),
	})
}

/// The parts of the debug text of `sp_runtime::ModuleError`.
struct ModuleError<'a> {
	index: u8,
	/// The encoded error: its number, then its fields.
	error: &'a str,
	name: &'a str,
}

impl<'a> ModuleError<'a> {
	fn parse(text: &'a str) -> Option<Self> {
		let text = text.strip_prefix("Module(ModuleError { index: ")?.strip_suffix("\") })")?;
		let (index, text) = text.split_once(", error: [")?;
		let (error, name) = text.split_once("], message: Some(\"")?;
		let numbers = error.split(", ").all(|number| number.parse::<u8>().is_ok());
		let identifier = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
		(numbers && identifier).then_some(Self { index: index.parse().ok()?, error, name })
	}
}

/// An error that belongs to no pallet.
fn general(error: &str) -> Option<String> {
	if let Some(text) = error.strip_prefix("Other(\"").and_then(|text| text.strip_suffix("\")")) {
		return (!text.is_empty() && !text.contains(['"', '\\'])).then(|| text.into());
	}
	let cause = general_cause(error)?;
	let name = error.split_once('(').map_or(error, |(_, name)| name.trim_end_matches(')'));
	Some(format!("{name}: {cause}"))
}

/// Causes and remedies of the errors of pallet-revive that callers can meet.
fn contract_cause(name: &str) -> Option<&'static str> {
	Some(match name {
		"BalanceConversionFailed" => "the value is larger than any balance can be",
		"BlobTooLarge" => "the code is too large; split the contract",
		"CallDataTooLarge" => "the input is too large; pass less in one call",
		"CodeNotFound" => "there is no code with this hash; deploy it first",
		"CodeRejected" => "the code is not valid for this chain; check how it was compiled",
		"ContractNotFound" => "there is no contract at this address",
		"ContractTrapped" => "the contract stopped in a trap",
		"DuplicateContract" => {
			"a contract exists at the new address already; use another salt or nonce"
		},
		"EcdsaRecoveryFailed" => "no signer could be recovered from the signature",
		"ExecutionFailed" => "the code did something the virtual machine does not allow",
		"InvalidInstruction" => "the code ran into an invalid instruction",
		"InvalidJump" => "the code jumped to an invalid destination",
		"MaxCallDepthReached" => "calls are nested too deeply",
		"OutOfGas" => {
			"the gas is used up, or more memory was asked for than a call may have; raise the gas \
			 limit or do less in one call"
		},
		"OutOfTransientStorage" => "the transient storage of the transaction is full",
		"PendingDepositCleanup" => {
			"a contract terminated at this address is still being cleared; try again in later blocks"
		},
		"PrecompileDelegateDenied" => "this precompile cannot be called by a delegate call",
		"ReentranceDenied" => "the contract does not allow to be entered again",
		"ReturnDataTooLarge" => "the call returned too much data; ask for less",
		"StackOverflow" => "the stack of the virtual machine is full",
		"StackUnderflow" => "the code took more from the stack than it held",
		"StateChangeDenied" => "a static call tried to change the state; use a plain call",
		"StorageDepositLimitExhausted" => {
			"the gas does not cover the deposits for new storage; raise the gas limit"
		},
		"StorageDepositNotEnoughFunds" => {
			"the gas or the sender's GNX does not cover the deposits for new storage and new \
			 accounts; raise the gas limit or send GNX to the sender"
		},
		"StorageRefundLocked" => "a lock on the contract's balance holds its storage deposit",
		"TransferFailed" => {
			"the value could not be moved; the payer needs that much free GNX above the \
			 existential deposit, and a first transfer to an account without GNX must be at least \
			 the existential deposit (10^12 wei)"
		},
		"TxFeeOverdraw" => "the gas does not cover fees and deposits; raise the gas limit",
		"UnsupportedPrecompileAddress" => "there is no precompile at this address",
		"ValueTooLarge" => "an event or a storage value is too large",
		_ => return None,
	})
}

/// Causes and remedies of the errors of `sp_runtime::DispatchError` that belong to no pallet.
fn general_cause(error: &str) -> Option<&'static str> {
	Some(match error {
		"Arithmetic(DivisionByZero)" => "a division by zero",
		"Arithmetic(Overflow)" => "a number became too large",
		"Arithmetic(Underflow)" => "a number became less than its least value",
		"BadOrigin" => "the sender may not make this call",
		"CannotLookup" => "an account named in the call is not known",
		"ConsumerRemaining" => "the account is still in use and cannot be removed",
		"Corruption" => "the state of the chain is inconsistent; report it",
		"Exhausted" => "a resource is used up; do less in one transaction",
		"NoProviders" => "the account does not exist yet; send GNX to it first",
		"RootNotAllowed" => "root may not make this call",
		"Token(BelowMinimum)" => {
			"the receiver would be left below the minimum balance; send at least that much"
		},
		"Token(Blocked)" => "the account may not receive this asset",
		"Token(CannotCreate)" | "Token(CannotCreateHold)" => {
			"the receiving account cannot be created; send GNX to it first"
		},
		"Token(Frozen)" => "the balance is frozen",
		"Token(FundsUnavailable)" => "the free balance is too small",
		"Token(NotExpendable)" | "Token(OnlyProvider)" => {
			"the account would cease to exist; leave at least the minimum balance in it"
		},
		"Token(UnknownAsset)" => "there is no such asset",
		"Token(Unsupported)" => "the asset does not support this",
		"TooManyConsumers" => "the account is in use by too many parts of the chain",
		"Transactional(LimitReached)" => "calls are nested too deeply",
		"Unavailable" => "something the call needs is not available now; try again later",
		_ => return None,
	})
}

#[cfg(test)]
mod tests {
	use sp_runtime::{ArithmeticError, DispatchError, ModuleError, TokenError};

	use super::explain;

	fn module(index: u8, error: [u8; 4], message: Option<&'static str>) -> DispatchError {
		DispatchError::Module(ModuleError { index, error, message })
	}

	fn run(error: DispatchError) -> String {
		explain(format!("failed to run contract: {error:?}"))
	}

	#[test]
	fn explain_should_name_cause_and_remedy_when_the_contract_pallet_failed() {
		assert_eq!(
			run(module(60, [4, 0, 0, 0], Some("TransferFailed"))),
			"execution failed: TransferFailed: the value could not be moved; the payer needs that \
			 much free GNX above the existential deposit, and a first transfer to an account \
			 without GNX must be at least the existential deposit (10^12 wei)"
		);
		let error = module(60, [23, 0, 0, 0], Some("StorageDepositNotEnoughFunds"));
		let deposits = explain(format!("Not enough gas supplied: {error:?}"));
		assert!(deposits.starts_with("execution failed: StorageDepositNotEnoughFunds: the gas or"));
		assert!(deposits.ends_with("raise the gas limit or send GNX to the sender"), "{deposits}");
	}

	#[test]
	fn explain_should_keep_name_and_numbers_when_the_cause_is_not_known() {
		assert_eq!(
			run(module(60, [1, 0, 0, 0], Some("InvalidSchedule"))),
			"execution failed: InvalidSchedule (error [1, 0, 0, 0] of pallet 60)"
		);
		let error = module(91, [4, 41, 1, 0], Some("TransferFailed"));
		assert_eq!(
			explain(format!("Failed to dispatch call: {error:?}")),
			"execution failed: TransferFailed (error [4, 41, 1, 0] of pallet 91)"
		);
	}

	#[test]
	fn explain_should_know_the_errors_of_no_pallet() {
		for (error, text) in [
			(DispatchError::BadOrigin, "BadOrigin: the sender may not make this call"),
			(
				DispatchError::Token(TokenError::FundsUnavailable),
				"FundsUnavailable: the free balance is too small",
			),
			(
				DispatchError::Arithmetic(ArithmeticError::Overflow),
				"Overflow: a number became too large",
			),
			(DispatchError::Other("no such thing"), "no such thing"),
		] {
			assert_eq!(run(error), format!("execution failed: {text}"));
		}
	}

	#[test]
	fn explain_should_leave_other_texts_as_they_are() {
		for text in [
			"",
			"Not enough gas supplied",
			"Not enough gas supplied: Off by: 12",
			"insufficient funds for gas * price + value (1): address 0x07 have 0",
			"failed to run contract: ",
			"failed to run contract: Module(ModuleError { index: 60, error: [4, 0, 0, 0], message: None })",
			"failed to run contract: Module(ModuleError { index: 600, error: [4], message: Some(\"A\") })",
			"failed to run contract: Module(ModuleError { index: 60, error: [x], message: Some(\"A\") })",
			"failed to run contract: Module(ModuleError { index: 60, error: [4], message: Some(\"a b\") })",
			"failed to run contract: Other(\"a \\\"quote\\\"\")",
			"failed to run contract: Other(\"\")",
			"failed to run contract: Trie(RootMismatch)",
			"Module(ModuleError { index: 60, error: [4, 0, 0, 0], message: Some(\"TransferFailed\") })",
		] {
			assert_eq!(explain(text.into()), text);
		}
	}
}
