// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of tickets and authorisations.

use super::{Redemption, reports::open};
use crate::{
	Chain,
	abi::IRedemption::{
		Authorisation, IRedemptionCalls, authorisationOfCall, isTicketUsedCall,
		nextAuthorisationIdCall,
	},
	convert::address,
	guards::NOT_CLASSIFIED,
	revert::refuse,
	weights,
};
use alloc::vec::Vec;
use genex_primitives::traits::Nonces;
use pallet_redemption::NextAuthorisationId;
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{B256, U256},
		sol_types::SolCall,
	},
};
use sp_runtime::traits::Convert;

/// A counter, or the mark of a message.
const ENTRY_READS: u64 = 1;

impl<T: Chain> Redemption<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &IRedemptionCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use IRedemptionCalls as Asked;
		match input {
			Asked::nextAuthorisationId(_) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let next = U256::from(NextAuthorisationId::<T>::get());
				Ok(nextAuthorisationIdCall::abi_encode_returns(&next))
			},
			Asked::authorisationOf(call) => {
				let found = open::<T>(call.id, env)?;
				let shown = Authorisation {
					holder: address::<T>(&found.holder),
					redeemer: address::<T>(&found.redeemer),
					series: found.series,
					left: found.left,
					captured: found.captured,
					orderHash: B256::from(found.order_hash.0),
					openedAt: found.opened_at,
					deadline: found.deadline,
				};
				Ok(authorisationOfCall::abi_encode_returns(&shown))
			},
			Asked::isTicketUsed(call) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let signer = <T as pallet_redemption::Config>::Accounts::convert(call.signer.0);
				let used = <pallet_nonces::Pallet<T> as Nonces<T::AccountId>>::is_used(
					&signer,
					call.nonce,
					call.deadline,
				);
				Ok(isTicketUsedCall::abi_encode_returns(&used))
			},
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}
}
