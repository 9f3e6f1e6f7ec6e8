// SPDX-License-Identifier: Apache-2.0
//! Travel Rule cases, and what attestors and wallets prove.

mod reports;
mod views;

use crate::{
	Chain,
	abi::ITravelRule::{
		ITravelRuleCalls, acceptCall, attachEnvelopeCall, cancelCaseCall, caseOfCall,
		controlMessageCall, eraseCaseCall, isControlledCall, nextCaseIdCall, openCaseCall,
		recordTravelDataCall, registerControlProofCall, rejectCall, requestRepairCall,
		returnExpiredCall, revokeControlProofCall, revokeTravelDataCall, startReviewCall,
		transferRecordedCall, travelDataOfCall, writeOffCall,
	},
	addresses,
	convert::{account, asset_of, narrow, wallet_of},
	guards::{self, Access, Rule, rule},
	native::{self, CallOf},
	revert::refuse,
};
use alloc::vec::Vec;
use codec::DecodeAll;
use core::marker::PhantomData;
use genex_primitives::{CaseId, IdentityId};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, B256, U256},
		sol_types::SolInterface,
	},
};
use pallet_travel_rule::{Call, Envelope};
use sp_core::H256;
use sp_runtime::MultiSignature;

/// Every function of `ITravelRule` and what it does to the chain.
pub const TRAVEL_RULE_RULES: &[Rule] = &[
	rule::<openCaseCall>(Access::Act),
	rule::<attachEnvelopeCall>(Access::Act),
	rule::<startReviewCall>(Access::Act),
	rule::<requestRepairCall>(Access::Act),
	rule::<acceptCall>(Access::Act),
	rule::<rejectCall>(Access::Act),
	rule::<cancelCaseCall>(Access::Act),
	rule::<returnExpiredCall>(Access::Act),
	rule::<writeOffCall>(Access::Act),
	rule::<transferRecordedCall>(Access::Act),
	rule::<recordTravelDataCall>(Access::Act),
	rule::<revokeTravelDataCall>(Access::Act),
	rule::<registerControlProofCall>(Access::Act),
	rule::<revokeControlProofCall>(Access::Act),
	rule::<eraseCaseCall>(Access::Act),
	rule::<nextCaseIdCall>(Access::View),
	rule::<caseOfCall>(Access::View),
	rule::<travelDataOfCall>(Access::View),
	rule::<controlMessageCall>(Access::View),
	rule::<isControlledCall>(Access::View),
];

/// Cases, recorded data and proofs of `pallet-travel-rule`, at [`addresses::TRAVEL_RULE`].
pub struct TravelRule<T>(PhantomData<T>);

impl<T: Chain> Precompile for TravelRule<T> {
	type T = T;
	type Interface = ITravelRuleCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::TRAVEL_RULE);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &ITravelRuleCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(TRAVEL_RULE_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => {
				native::make::<T>(call, env, || None)?;
				Self::report(input, env)
			},
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> TravelRule<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &ITravelRuleCalls,
		find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		if let Some(call) = Self::native_of_value(input, find)? {
			return Ok(Some(call.into()));
		}
		if let Some(call) = Self::native_of_case(input)? {
			return Ok(Some(call.into()));
		}
		Ok(Self::native_of_identity(input)?.map(Into::into))
	}

	/// What sends value.
	fn native_of_value(
		input: &ITravelRuleCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<Call<T>>, Error> {
		use ITravelRuleCalls as Asked;
		Ok(Some(match input {
			Asked::openCase(call) => Call::open_case {
				asset: asset_of(call.kind, call.id)?,
				to: find(&call.to)?,
				quantity: narrow(call.quantity, "quantity")?,
				envelope: sealed(call.envelope, call.envelopeHash),
			},
			Asked::transferRecorded(call) => Call::transfer_recorded {
				asset: asset_of(call.kind, call.id)?,
				to: find(&call.to)?,
				quantity: narrow(call.quantity, "quantity")?,
				envelope: envelope(call.envelope, call.envelopeHash),
			},
			_ => return Ok(None),
		}))
	}

	/// What is done to a case.
	fn native_of_case(input: &ITravelRuleCalls) -> Result<Option<Call<T>>, Error> {
		use ITravelRuleCalls as Asked;
		Ok(Some(match input {
			Asked::attachEnvelope(call) => Call::attach_envelope {
				case: case(call.caseId)?,
				envelope: envelope(call.envelope, call.envelopeHash),
			},
			Asked::startReview(call) => Call::start_review { case: case(call.caseId)? },
			Asked::requestRepair(call) => {
				Call::request_repair { case: case(call.caseId)?, reason: H256(call.reason.0) }
			},
			Asked::accept(call) => {
				let envelope = H256(call.envelopeHash.0);
				Call::accept { case: case(call.caseId)?, envelope }
			},
			Asked::reject(call) => {
				Call::reject { case: case(call.caseId)?, reason: H256(call.reason.0) }
			},
			Asked::cancelCase(call) => Call::cancel_case { case: case(call.caseId)? },
			Asked::returnExpired(call) => Call::return_expired { case: case(call.caseId)? },
			Asked::writeOff(call) => Call::write_off {
				case: case(call.caseId)?,
				returned: narrow(call.returned, "returned")?,
				reason: H256(call.reason.0),
			},
			Asked::eraseCase(call) => {
				Call::erase { case: case(call.caseId)?, proof: H256(call.proof.0) }
			},
			_ => return Ok(None),
		}))
	}

	/// What is recorded and proven of an identity.
	fn native_of_identity(input: &ITravelRuleCalls) -> Result<Option<Call<T>>, Error> {
		use ITravelRuleCalls as Asked;
		Ok(Some(match input {
			Asked::recordTravelData(call) => Call::record_travel_data {
				identity: identity(call.identity)?,
				hash: H256(call.dataHash.0),
				valid_until: narrow(call.validUntil, "validUntil")?,
			},
			Asked::revokeTravelData(call) => {
				Call::revoke_travel_data { identity: identity(call.identity)? }
			},
			Asked::registerControlProof(call) => Call::register_control_proof {
				identity: identity(call.identity)?,
				address: wallet_of(&call.wallet)?,
				deadline: narrow(call.deadline, "deadline")?,
				signature: signature(call)?,
			},
			Asked::revokeControlProof(call) => Call::revoke_control_proof {
				identity: identity(call.identity)?,
				address: wallet_of(&call.wallet)?,
			},
			_ => return Ok(None),
		}))
	}
}

fn case(id: U256) -> Result<CaseId, Error> {
	narrow(id, "caseId")
}

fn identity(id: U256) -> Result<IdentityId, Error> {
	narrow(id, "identity")
}

const fn envelope(id: B256, hash: B256) -> Envelope {
	Envelope { id: H256(id.0), hash: H256(hash.0) }
}

/// The envelope, if there is one already: without any, both its words are zero.
fn sealed(id: B256, hash: B256) -> Option<Envelope> {
	(!id.is_zero() || !hash.is_zero()).then(|| envelope(id, hash))
}

/// The signature of a wallet. The numbers of the schemes are those of its encoding.
fn signature(call: &registerControlProofCall) -> Result<MultiSignature, Error> {
	let scheme: u8 = narrow(call.scheme, "scheme")?;
	let encoded = [[scheme].as_slice(), call.signature.as_ref()].concat();
	MultiSignature::decode_all(&mut encoded.as_slice())
		.map_err(|_| refuse("Genex: scheme and length of the signature do not fit"))
}
