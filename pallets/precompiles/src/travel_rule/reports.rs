// SPDX-License-Identifier: Apache-2.0
//! The logs and answers of acts that were done.

use super::{TravelRule, case};
use crate::{
	Chain,
	abi::{
		ICoupon::logTransferCall,
		ITravelRule::{
			CaseAccepted, CaseCancelled, CaseCompleted, CaseErased, CaseExpired, CaseOpened,
			CaseRejected, CaseWrittenOff, ControlProven, ControlRevoked, EnvelopeAttached,
			ITravelRuleCalls, RepairRequested, ReviewStarted, TravelDataRecorded,
			TravelDataRevoked, acceptCall, openCaseCall, transferRecordedCall,
		},
	},
	convert::{address, caller, kind_and_id, narrow},
	logs,
	revert::failed,
	weights,
};
use alloc::vec::Vec;
use genex_primitives::Asset;
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use pallet_travel_rule::{CaseOf, CaseState, Cases, NextCaseId};

/// A case, and the counter of cases.
const OUTCOME_READS: u64 = 2;

impl<T: Chain> TravelRule<T> {
	/// Writes the log of the act that `input` asked for and that was done, and gives its answer.
	pub(super) fn report(
		input: &ITravelRuleCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use ITravelRuleCalls as Asked;
		match input {
			Asked::openCase(call) => {
				let opened = CaseOpened {
					caseId: latest_case(env)?,
					originator: own_address(env)?,
					beneficiary: call.to,
					kind: narrow(call.kind, "kind")?,
					id: call.id,
					quantity: call.quantity,
				};
				logs::write(env, &opened)?;
				return Ok(openCaseCall::abi_encode_returns(&opened.caseId));
			},
			Asked::transferRecorded(_) => {
				let id = latest_case(env)?;
				Self::report_completed(id, env)?;
				return Ok(transferRecordedCall::abi_encode_returns(&id));
			},
			Asked::accept(call) => {
				let completed = Self::report_accepted(call, env)?;
				return Ok(acceptCall::abi_encode_returns(&completed));
			},
			_ => {},
		}
		Self::report_step(input, env)?;
		Self::report_identity(input, env)?;
		Ok(Vec::new())
	}

	/// Writes the log of a step of a case.
	fn report_step(input: &ITravelRuleCalls, env: &mut impl Ext<T = T>) -> Result<(), Error> {
		use ITravelRuleCalls as Asked;
		let by = own_address(env)?;
		match input {
			Asked::attachEnvelope(call) => {
				let attached = EnvelopeAttached {
					caseId: call.caseId,
					by,
					envelope: call.envelope,
					envelopeHash: call.envelopeHash,
				};
				logs::write(env, &attached)
			},
			Asked::startReview(call) => {
				logs::write(env, &ReviewStarted { caseId: call.caseId, by })
			},
			Asked::requestRepair(call) => {
				let (id, reason) = (call.caseId, call.reason);
				logs::write(env, &RepairRequested { caseId: id, by, reason })
			},
			Asked::reject(call) => {
				let (id, reason) = (call.caseId, call.reason);
				logs::write(env, &CaseRejected { caseId: id, by, reason })
			},
			Asked::cancelCase(call) => logs::write(env, &CaseCancelled { caseId: call.caseId, by }),
			Asked::returnExpired(call) => {
				logs::write(env, &CaseExpired { caseId: call.caseId, by })
			},
			Asked::writeOff(call) => {
				let (id, returned, reason) = (call.caseId, call.returned, call.reason);
				logs::write(env, &CaseWrittenOff { caseId: id, by, returned, reason })
			},
			Asked::eraseCase(call) => {
				logs::write(env, &CaseErased { caseId: call.caseId, by, proof: call.proof })
			},
			_ => Ok(()),
		}
	}

	/// Writes the log of what was recorded or proven of an identity.
	fn report_identity(input: &ITravelRuleCalls, env: &mut impl Ext<T = T>) -> Result<(), Error> {
		use ITravelRuleCalls as Asked;
		let by = own_address(env)?;
		match input {
			Asked::recordTravelData(call) => {
				let recorded = TravelDataRecorded {
					identity: call.identity,
					attestor: by,
					dataHash: call.dataHash,
					validUntil: call.validUntil,
				};
				logs::write(env, &recorded)
			},
			Asked::revokeTravelData(call) => {
				logs::write(env, &TravelDataRevoked { identity: call.identity, attestor: by })
			},
			Asked::registerControlProof(call) => {
				let (identity, wallet) = (call.identity, call.wallet.clone());
				logs::write(env, &ControlProven { identity, by, wallet })
			},
			Asked::revokeControlProof(call) => {
				let (identity, wallet) = (call.identity, call.wallet.clone());
				logs::write(env, &ControlRevoked { identity, by, wallet })
			},
			_ => Ok(()),
		}
	}

	/// Writes the log of an acceptance, and of the end of the case if that was it. Says which.
	fn report_accepted(call: &acceptCall, env: &mut impl Ext<T = T>) -> Result<bool, Error> {
		let accepted = CaseAccepted {
			caseId: call.caseId,
			by: own_address(env)?,
			envelopeHash: call.envelopeHash,
		};
		logs::write(env, &accepted)?;
		let completed = case_of(call.caseId, env)?.state == CaseState::Completed;
		if completed {
			Self::report_completed(call.caseId, env)?;
		}
		Ok(completed)
	}

	/// Writes the logs of value that was handed over: of units at the address of `Coupon` too.
	fn report_completed(id: U256, env: &mut impl Ext<T = T>) -> Result<(), Error> {
		let case = case_of(id, env)?;
		let from = address::<T>(&case.originator.account);
		let to = address::<T>(&case.beneficiary.account);
		let quantity = U256::from(case.quantity);
		if let Asset::Series(series) = case.asset {
			let moved = logTransferCall {
				operator: own_address(env)?,
				from,
				to,
				id: U256::from(series),
				value: quantity,
			};
			logs::write_at_coupon(env, &moved)?;
		}
		let (kind, asset) = kind_and_id(case.asset);
		let completed = CaseCompleted {
			caseId: id,
			originator: from,
			beneficiary: to,
			kind,
			id: U256::from(asset),
			quantity,
		};
		logs::write(env, &completed)
	}
}

/// The address of the caller.
fn own_address<T: Chain>(env: &impl Ext<T = T>) -> Result<Address, Error> {
	Ok(address::<T>(&caller(env)?))
}

/// The case that was opened last.
fn latest_case<T: Chain>(env: &mut impl Ext<T = T>) -> Result<U256, Error> {
	env.charge(weights::view::<T>(OUTCOME_READS))?;
	Ok(U256::from(NextCaseId::<T>::get().saturating_sub(1)))
}

/// The case of this id.
pub(super) fn case_of<T: Chain>(id: U256, env: &mut impl Ext<T = T>) -> Result<CaseOf<T>, Error> {
	env.charge(weights::view::<T>(OUTCOME_READS))?;
	Cases::<T>::get(case(id)?)
		.ok_or_else(|| failed::<T>(pallet_travel_rule::Error::<T>::UnknownCase.into()))
}
