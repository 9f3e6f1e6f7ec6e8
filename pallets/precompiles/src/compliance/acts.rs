// SPDX-License-Identifier: Apache-2.0
//! What signed accounts do under the rules: issuers name who is related to them, and anybody has value returned that waits too
//! long.

use super::Compliance;
use crate::{
	Chain,
	abi::ICompliance::{self as sol, IComplianceCalls, areRelatedCall, reviewOfCall},
	convert::{address, member},
	logs,
	native::{self, CallOf},
	revert::failed,
	twins::{of_compliance, reviewed},
	weights,
};
use alloc::vec::Vec;
use pallet_compliance::{Call, Error as Failure, Pallet};
use pallet_revive::precompiles::{Error, Ext, alloy::sol_types::SolCall};
use sp_core::H256;

/// A review, or a relation.
const ENTRY_READS: u64 = 1;

impl<T: Chain> Compliance<T> {
	/// The native call that an act asks for; nothing for a view.
	pub(crate) fn native(input: &IComplianceCalls) -> Result<Option<CallOf<T>>, Error> {
		let call: Call<T> = match input {
			IComplianceCalls::declareRelation(call) => Call::declare_relation {
				issuer: call.issuer,
				related: call.related,
				kind: member(call.kind, "kind")?,
				reason: H256(call.reason.0),
			},
			IComplianceCalls::returnReview(call) => Call::return_review { review: call.review },
			_ => return Ok(None),
		};
		Ok(Some(call.into()))
	}

	/// Makes the native `call` and writes the logs of what it reported.
	pub(super) fn act(call: CallOf<T>, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		logs::write_twins(&events, of_compliance, env)?;
		Ok(Vec::new())
	}

	pub(super) fn review_of(
		call: &reviewOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let unknown = || failed::<T>(Failure::<T>::UnknownReview.into());
		let found = Pallet::<T>::review(call.review).ok_or_else(unknown)?;
		let (act, id) = reviewed(found.act);
		let shown = sol::Review {
			act,
			actId: id,
			who: address::<T>(&found.who),
			cents: found.cents,
			openedAt: found.opened_at,
			deadline: found.deadline,
		};
		Ok(reviewOfCall::abi_encode_returns(&shown))
	}

	pub(super) fn are_related(
		call: &areRelatedCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let related = Pallet::<T>::are_related(call.issuer, call.identity);
		Ok(areRelatedCall::abi_encode_returns(&related))
	}
}
