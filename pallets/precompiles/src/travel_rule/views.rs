// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of cases and proofs.

use super::{TravelRule, identity, reports::case_of};
use crate::{
	Chain,
	abi::ITravelRule::{
		Case, ITravelRuleCalls, caseOfCall, controlMessageCall, isControlledCall, nextCaseIdCall,
		travelDataOfCall, travelDataOfReturn,
	},
	convert::{address, code_of, kind_and_id, narrow, wallet_of},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	weights,
};
use alloc::vec::Vec;
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{B256, Bytes, U256},
		sol_types::SolCall,
	},
};
use pallet_travel_rule::NextCaseId;

/// A counter, or what is known of an identity.
const ENTRY_READS: u64 = 1;
/// The nonce of an identity's proofs, and the chain that the message names.
const MESSAGE_READS: u64 = 2;

impl<T: Chain> TravelRule<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &ITravelRuleCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use ITravelRuleCalls as Asked;
		match input {
			Asked::nextCaseId(_) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let next = U256::from(NextCaseId::<T>::get());
				Ok(nextCaseIdCall::abi_encode_returns(&next))
			},
			Asked::caseOf(call) => Self::case_of(call, env),
			Asked::travelDataOf(call) => Self::travel_data_of(call, env),
			Asked::controlMessage(call) => Self::control_message(call, env),
			Asked::isControlled(call) => Self::is_controlled(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn case_of(call: &caseOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let case = case_of(call.caseId, env)?;
		let (kind, id) = kind_and_id(case.asset);
		let shown = Case {
			state: code_of(&case.state),
			originator: address::<T>(&case.originator.account),
			beneficiary: address::<T>(&case.beneficiary.account),
			originatorAttestor: address::<T>(&case.originator.attestor),
			beneficiaryAttestor: address::<T>(&case.beneficiary.attestor),
			originatorAccepted: case.originator.accepted_at.is_some(),
			beneficiaryAccepted: case.beneficiary.accepted_at.is_some(),
			kind,
			id,
			quantity: case.quantity,
			cents: case.cents,
			envelope: case.envelope.map_or(B256::ZERO, |envelope| B256::from(envelope.id.0)),
			envelopeHash: case.envelope.map_or(B256::ZERO, |envelope| B256::from(envelope.hash.0)),
			openedAt: case.opened_at,
			deadline: case.deadline,
		};
		Ok(caseOfCall::abi_encode_returns(&shown))
	}

	fn travel_data_of(
		call: &travelDataOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let data = pallet_travel_rule::Pallet::<T>::travel_data(identity(call.identity)?)
			.ok_or_else(|| failed::<T>(pallet_travel_rule::Error::<T>::NoData.into()))?;
		let shown = travelDataOfReturn {
			dataHash: B256::from(data.hash.0),
			validUntil: U256::from(data.valid_until),
			attestor: address::<T>(&data.attestor),
		};
		Ok(travelDataOfCall::abi_encode_returns(&shown))
	}

	fn control_message(
		call: &controlMessageCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(MESSAGE_READS))?;
		let message = pallet_travel_rule::Pallet::<T>::control_message(
			identity(call.identity)?,
			wallet_of(&call.wallet)?,
			narrow(call.deadline, "deadline")?,
		);
		Ok(controlMessageCall::abi_encode_returns(&Bytes::from(message)))
	}

	fn is_controlled(call: &isControlledCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let wallet = wallet_of(&call.wallet)?;
		let proofs = pallet_travel_rule::Pallet::<T>::control_proofs(identity(call.identity)?);
		let proven = proofs.iter().any(|proof| proof.address == wallet);
		Ok(isControlledCall::abi_encode_returns(&proven))
	}
}
