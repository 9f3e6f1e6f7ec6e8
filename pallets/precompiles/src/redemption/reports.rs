// SPDX-License-Identifier: Apache-2.0
//! The logs and answers of acts that were done.

use super::{Redemption, log_burned, number, ticket_of};
use crate::{
	Chain,
	abi::IRedemption::{
		Authorised, Captured, IRedemptionCalls, Redeemed, TicketCancelled, TicketRedeemed, Voided,
		authoriseCall,
	},
	convert::{address, caller},
	logs,
	revert::failed,
	weights,
};
use alloc::vec::Vec;
use genex_messages::{Goods, Ticket};
use pallet_redemption::{AuthorisationOf, NextAuthorisationId};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, B256, U256},
		sol_types::SolCall,
	},
};
use sp_runtime::traits::Convert;

/// An authorisation, or the counter of them.
const ENTRY_READS: u64 = 1;

impl<T: Chain> Redemption<T> {
	/// The authorisation that an act is about, before it.
	pub(super) fn concerned(
		input: &IRedemptionCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Option<AuthorisationOf<T>>, Error> {
		use IRedemptionCalls as Asked;
		match input {
			Asked::capture(call) => open::<T>(call.id, env).map(Some),
			Asked::voidAuthorisation(call) => open::<T>(call.id, env).map(Some),
			Asked::returnAuthorisation(call) => open::<T>(call.id, env).map(Some),
			Asked::forceVoid(call) => open::<T>(call.id, env).map(Some),
			_ => Ok(None),
		}
	}

	/// Writes the logs of the act that `input` asked for and that was done, and gives its answer.
	pub(super) fn report(
		input: &IRedemptionCalls,
		concerned: Option<AuthorisationOf<T>>,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use IRedemptionCalls as Asked;
		match (input, concerned) {
			(Asked::redeemTicket(call), _) => {
				Self::report_ticket(&ticket_of(&call.ticket)?, env)?;
			},
			(Asked::cancelTicket(call), _) => {
				let (nonce, deadline) = (U256::from(call.nonce), U256::from(call.deadline));
				let signer = own_address(env)?;
				logs::write(env, &TicketCancelled { signer, nonce, deadline })?;
			},
			(Asked::cancelSigned(call), _) => {
				let (nonce, deadline) = (U256::from(call.nonce), U256::from(call.deadline));
				let signer = <T as pallet_nonces::Config>::Accounts::convert(call.signer.0);
				let signer = address::<T>(&signer);
				logs::write(env, &TicketCancelled { signer, nonce, deadline })?;
			},
			(Asked::authorise(call), _) => return Self::report_authorised(call, env),
			(Asked::capture(call), Some(open)) => {
				Self::report_captured(call.id, call.quantity, open, env)?;
			},
			(Asked::voidAuthorisation(call), Some(open)) => {
				Self::report_voided(call.id, open, env)?;
			},
			(Asked::returnAuthorisation(call), Some(open)) => {
				Self::report_voided(call.id, open, env)?;
			},
			(Asked::forceVoid(call), Some(open)) => Self::report_voided(call.id, open, env)?,
			_ => {},
		}
		Ok(Vec::new())
	}

	/// Writes the logs of a ticket that was used.
	pub(super) fn report_ticket(ticket: &Ticket, env: &mut impl Ext<T = T>) -> Result<(), Error> {
		let [holder, redeemer] = [ticket.holder, ticket.redeemer].map(|bytes| {
			let account = <T as pallet_redemption::Config>::Accounts::convert(bytes);
			address::<T>(&account)
		});
		let quantity = match ticket.goods {
			Goods::Units(quantity) => U256::from(quantity),
			Goods::Serial(_) => U256::from(1),
		};
		let by = own_address(env)?;
		let redeemed = Redeemed {
			holder,
			series: U256::from(ticket.series),
			redeemer,
			quantity,
			orderHash: B256::from(ticket.order_hash),
			ciphertext: Default::default(),
		};
		log_burned(by, &redeemed, env)?;
		let used = TicketRedeemed {
			by,
			holder: B256::from(ticket.holder),
			nonce: U256::from(ticket.nonce),
			deadline: U256::from(ticket.deadline),
		};
		logs::write(env, &used)
	}

	fn report_authorised(
		call: &authoriseCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let id = U256::from(NextAuthorisationId::<T>::get().saturating_sub(1));
		let authorised = Authorised {
			id,
			holder: own_address(env)?,
			redeemer: call.redeemer,
			series: call.series,
			quantity: call.quantity,
			orderHash: call.orderHash,
			deadline: call.deadline,
		};
		logs::write(env, &authorised)?;
		Ok(authoriseCall::abi_encode_returns(&id))
	}

	/// `open` is the authorisation as it was before.
	fn report_captured(
		id: U256,
		quantity: U256,
		open: AuthorisationOf<T>,
		env: &mut impl Ext<T = T>,
	) -> Result<(), Error> {
		let redeemed = Redeemed {
			holder: address::<T>(&open.holder),
			series: U256::from(open.series),
			redeemer: address::<T>(&open.redeemer),
			quantity,
			orderHash: B256::from(open.order_hash.0),
			ciphertext: Default::default(),
		};
		log_burned(own_address(env)?, &redeemed, env)?;
		let left = U256::from(open.left).saturating_sub(quantity);
		logs::write(env, &Captured { id, quantity, left })
	}

	/// `open` is the authorisation as it was before.
	fn report_voided(
		id: U256,
		open: AuthorisationOf<T>,
		env: &mut impl Ext<T = T>,
	) -> Result<(), Error> {
		let voided = Voided {
			id,
			by: own_address(env)?,
			holder: address::<T>(&open.holder),
			returned: U256::from(open.left),
		};
		logs::write(env, &voided)
	}
}

/// The address of the caller.
fn own_address<T: Chain>(env: &impl Ext<T = T>) -> Result<Address, Error> {
	Ok(address::<T>(&caller(env)?))
}

/// The open authorisation of this id.
pub(super) fn open<T: Chain>(
	id: U256,
	env: &mut impl Ext<T = T>,
) -> Result<AuthorisationOf<T>, Error> {
	env.charge(weights::view::<T>(ENTRY_READS))?;
	let unknown = pallet_redemption::Error::<T>::UnknownAuthorisation;
	pallet_redemption::Pallet::<T>::authorisation(number(id)?)
		.ok_or_else(|| failed::<T>(unknown.into()))
}
