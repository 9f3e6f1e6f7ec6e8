// SPDX-License-Identifier: Apache-2.0
//! What is asked of every call before a precompile looks at its arguments.
//!
//! `pallet-revive` stops neither delegate calls nor static calls at a precompile that writes to pallets, so the one
//! function here does it for all of ours.

use crate::{addresses, revert::refuse};
use frame_support::ensure;
use pallet_revive::{
	AccountInfo, AddressMapper, Config,
	precompiles::{Error, Ext, alloy::sol_types::SolCall},
};

/// What a function does to the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
	/// Reads only; may be called statically.
	View,
	/// Changes the chain for its caller.
	Act,
	/// Writes a log for another precompile of ours and refuses everyone else.
	Sibling,
}

/// One function of a precompile and what it does to the chain. A function without a rule is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
	/// First four bytes of the call data.
	pub selector: [u8; 4],
	/// Name and argument types.
	pub signature: &'static str,
	/// What it does to the chain.
	pub access: Access,
}

/// The rule of the function `C`.
pub(crate) const fn rule<C: SolCall>(access: Access) -> Rule {
	Rule { selector: C::SELECTOR, signature: C::SIGNATURE, access }
}

pub(crate) const NOT_CLASSIFIED: &str = "Genex: unknown function";
pub(crate) const DELEGATED: &str =
	"Genex: delegate calls are refused; call the precompile at its own address";
pub(crate) const WITH_VALUE: &str = "Genex: the function takes no GNX; send none with the call";
pub(crate) const READ_ONLY: &str =
	"Genex: the function changes state and cannot be called statically";
pub(crate) const UNFINISHED: &str =
	"Genex: a contract cannot act before its construction has ended; call again afterwards";
pub(crate) const NOT_SIBLING: &str = "Genex: only precompiles of the chain may call this function";

/// Precompiles that move units and write the log of it through another.
const SIBLINGS: [u16; 7] = [
	addresses::COUPON_FACTORY,
	addresses::CUSTODY,
	addresses::INSOLVENCY,
	addresses::MARKETPLACE,
	addresses::QUARANTINE,
	addresses::REDEMPTION,
	addresses::TRAVEL_RULE,
];

/// Whether the function `selector` may run in `env` under `rules`.
pub(crate) fn admit<T: Config>(
	rules: &[Rule],
	selector: [u8; 4],
	env: &impl Ext<T = T>,
) -> Result<(), Error> {
	let rule = rules
		.iter()
		.find(|rule| rule.selector == selector)
		.ok_or_else(|| refuse(NOT_CLASSIFIED))?;
	ensure!(!env.is_delegate_call(), refuse(DELEGATED));
	ensure!(env.value_transferred().is_zero(), refuse(WITH_VALUE));
	ensure!(rule.access == Access::View || !env.is_read_only(), refuse(READ_ONLY));
	ensure!(rule.access != Access::Act || !is_unfinished(env), refuse(UNFINISHED));
	ensure!(rule.access != Access::Sibling || called_by_sibling(env), refuse(NOT_SIBLING));
	Ok(())
}

/// Whether the immediate caller is a contract under construction, which the state does not yet know as a contract. Whoever
/// calls without having signed is a contract or one of the chain's precompiles.
fn is_unfinished<T: Config>(env: &impl Ext<T = T>) -> bool {
	if env.caller_is_origin(false) {
		return false;
	}
	let caller = env.caller();
	let Ok(caller) = caller.account_id() else { return false };
	!AccountInfo::<T>::is_contract(&T::AddressMapper::to_address(caller))
}

/// Whether the immediate caller is a precompile of [`SIBLINGS`]. No key and no contract can have its account.
fn called_by_sibling<T: Config>(env: &impl Ext<T = T>) -> bool {
	let caller = env.caller();
	let Ok(caller) = caller.account_id() else { return false };
	SIBLINGS.iter().any(|number| {
		T::AddressMapper::to_fallback_account_id(&addresses::address_of(*number)) == *caller
	})
}
