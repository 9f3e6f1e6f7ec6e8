// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of agreements and of units in custody.

use super::{Custody, agreement, deposit};
use crate::{
	Chain,
	abi::ICustody::{
		Agreement, Deposit, ICustodyCalls, Request, agreementOfCall, depositOfCall, depositsOfCall,
		isInForceCall,
	},
	convert::{account, address, code_of},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	twins::wish_parts,
	weights,
};
use alloc::vec::Vec;
use pallet_custody::{DepositsOf, Error as Failure, Pallet, RequestOf, Scope};
use pallet_revive::precompiles::{Error, Ext, alloy::sol_types::SolCall};

/// An agreement, a deposit, or the list of a customer's.
const ENTRY_READS: u64 = 1;
/// An agreement, whether its custodian is on the register, and the clock.
const FORCE_READS: u64 = 3;

impl<T: Chain> Custody<T> {
	/// The answer of a view.
	pub(super) fn view(input: &ICustodyCalls, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		use ICustodyCalls as Asked;
		match input {
			Asked::agreementOf(call) => Self::agreement_of(call, env),
			Asked::isInForce(call) => Self::is_in_force(call, env),
			Asked::depositOf(call) => Self::deposit_of(call, env),
			Asked::depositsOf(call) => Self::deposits_of(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn agreement_of(call: &agreementOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let unknown = || failed::<T>(Failure::<T>::UnknownAgreement.into());
		let found = Pallet::<T>::agreement(agreement(call.agreementId)?).ok_or_else(unknown)?;
		let (every_series, series) = match found.scope {
			Scope::All => (true, 0),
			Scope::Series(series) => (false, series),
		};
		let shown = Agreement {
			issuer: address::<T>(&found.issuer),
			custodian: address::<T>(&found.custodian),
			everySeries: every_series,
			series,
			asset: found.fee.asset,
			perAct: found.fee.per_act,
			most: found.fee.most,
			least: found.fee.least,
			validUntil: found.valid_until,
			state: code_of(&found.state),
			due: found.due,
			paid: found.paid,
			deposits: found.deposits,
		};
		Ok(agreementOfCall::abi_encode_returns(&shown))
	}

	fn is_in_force(call: &isInForceCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(FORCE_READS))?;
		let in_force = Pallet::<T>::is_in_force(agreement(call.agreementId)?);
		Ok(isInForceCall::abi_encode_returns(&in_force))
	}

	fn deposit_of(call: &depositOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let unknown = || failed::<T>(Failure::<T>::UnknownDeposit.into());
		let found = Pallet::<T>::deposit_of(deposit(call.depositId)?).ok_or_else(unknown)?;
		let shown = Deposit {
			agreementId: found.agreement,
			customer: address::<T>(&found.customer),
			series: found.series,
			quantity: found.quantity,
			requests: found.requests.iter().map(shown_request::<T>).collect(),
		};
		Ok(depositOfCall::abi_encode_returns(&shown))
	}

	fn deposits_of(call: &depositsOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let customer = account(env, &call.customer)?;
		let all = DepositsOf::<T>::get(customer).into_inner();
		Ok(depositsOfCall::abi_encode_returns(&all))
	}
}

fn shown_request<T: Chain>(request: &RequestOf<T>) -> Request {
	let (wish, to, order_hash) = wish_parts::<T>(&request.wish);
	Request {
		id: request.id,
		wish,
		to,
		orderHash: order_hash,
		quantity: request.quantity,
		deadline: request.deadline,
	}
}
