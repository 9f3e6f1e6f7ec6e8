// SPDX-License-Identifier: Apache-2.0
//! Units that move only when a custodian signs too.

mod views;

use crate::{
	Chain,
	abi::{
		ICoupon::logTransferCall,
		ICustody::{
			ICustodyCalls, acceptAgreementCall, agreementOfCall, approveCall, cancelRequestCall,
			collectFeeCall, completeWithdrawalCall, depositCall, depositOfCall, depositsOfCall,
			endAgreementCall, forgetAgreementCall, isInForceCall, proposeAgreementCall, refuseCall,
			requestMoveCall, requestRedeemCall, requestWithdrawalCall,
		},
	},
	addresses,
	convert::{account, address, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf},
	twins::{Twin, of_custody},
	weights,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use genex_primitives::SeriesId;
use pallet_custody::{
	AgreementId, Call, DepositId, Deposits, Event, Fee, Pallet, RequestId, Scope, Wish,
};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use sp_core::H256;

/// Every function of `ICustody` and what it does to the chain.
pub const CUSTODY_RULES: &[Rule] = &[
	rule::<proposeAgreementCall>(Access::Act),
	rule::<acceptAgreementCall>(Access::Act),
	rule::<endAgreementCall>(Access::Act),
	rule::<forgetAgreementCall>(Access::Act),
	rule::<depositCall>(Access::Act),
	rule::<requestMoveCall>(Access::Act),
	rule::<requestRedeemCall>(Access::Act),
	rule::<requestWithdrawalCall>(Access::Act),
	rule::<cancelRequestCall>(Access::Act),
	rule::<approveCall>(Access::Act),
	rule::<refuseCall>(Access::Act),
	rule::<completeWithdrawalCall>(Access::Act),
	rule::<collectFeeCall>(Access::Act),
	rule::<agreementOfCall>(Access::View),
	rule::<isInForceCall>(Access::View),
	rule::<depositOfCall>(Access::View),
	rule::<depositsOfCall>(Access::View),
];

/// The deposit of which a request is approved.
const DEPOSIT_READS: u64 = 1;

/// What signed accounts do in `pallet-custody`, at [`addresses::CUSTODY`].
pub struct Custody<T>(PhantomData<T>);

impl<T: Chain> Precompile for Custody<T> {
	type T = T;
	type Interface = ICustodyCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::CUSTODY);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &ICustodyCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(CUSTODY_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => Self::act(call, input, env),
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> Custody<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &ICustodyCalls,
		find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		if let Some(call) = Self::native_of_request(input)? {
			return Ok(Some(call.into()));
		}
		Ok(Self::native_of_wish(input, find)?.map(Into::into))
	}

	/// What is done to agreements and to requests.
	fn native_of_request(input: &ICustodyCalls) -> Result<Option<Call<T>>, Error> {
		use ICustodyCalls as Asked;
		Ok(Some(match input {
			Asked::acceptAgreement(call) => {
				Call::accept_agreement { agreement: agreement(call.agreementId)? }
			},
			Asked::endAgreement(call) => {
				Call::end_agreement { agreement: agreement(call.agreementId)? }
			},
			Asked::forgetAgreement(call) => {
				Call::forget_agreement { agreement: agreement(call.agreementId)? }
			},
			Asked::cancelRequest(call) => Call::cancel_request {
				deposit: deposit(call.depositId)?,
				request: request(call.requestId)?,
			},
			Asked::approve(call) => Call::approve {
				deposit: deposit(call.depositId)?,
				request: request(call.requestId)?,
			},
			Asked::refuse(call) => Call::refuse {
				deposit: deposit(call.depositId)?,
				request: request(call.requestId)?,
				reason: H256(call.reason.0),
			},
			Asked::completeWithdrawal(call) => Call::complete_withdrawal {
				deposit: deposit(call.depositId)?,
				request: request(call.requestId)?,
			},
			Asked::collectFee(call) => Call::collect_fee {
				agreement: agreement(call.agreementId)?,
				amount: narrow(call.amount, "amount")?,
			},
			_ => return Ok(None),
		}))
	}

	/// What is proposed, put into custody, and asked for.
	fn native_of_wish(
		input: &ICustodyCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<Call<T>>, Error> {
		use ICustodyCalls as Asked;
		Ok(Some(match input {
			Asked::proposeAgreement(call) => Call::propose_agreement {
				custodian: find(&call.custodian)?,
				scope: scope_of(call)?,
				fee: fee_of(call)?,
				valid_until: narrow(call.validUntil, "validUntil")?,
			},
			Asked::deposit(call) => Call::deposit {
				agreement: agreement(call.agreementId)?,
				series: narrow(call.series, "series")?,
				quantity: narrow(call.quantity, "quantity")?,
			},
			Asked::requestMove(call) => Call::request_move {
				deposit: deposit(call.depositId)?,
				to: find(&call.to)?,
				quantity: narrow(call.quantity, "quantity")?,
			},
			Asked::requestRedeem(call) => Call::request_redeem {
				deposit: deposit(call.depositId)?,
				redeemer: find(&call.redeemer)?,
				quantity: narrow(call.quantity, "quantity")?,
				order_hash: H256(call.orderHash.0),
			},
			Asked::requestWithdrawal(call) => Call::request_withdrawal {
				deposit: deposit(call.depositId)?,
				quantity: narrow(call.quantity, "quantity")?,
			},
			_ => return Ok(None),
		}))
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	fn act(
		call: CallOf<T>,
		input: &ICustodyCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		// A deposit of which nothing is left is gone afterwards.
		let series = Self::concerned(input, env)?;
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		for event in &events {
			report::<T>(event, series, env)?;
		}
		Ok(answer(input, &events))
	}

	/// The series of the units that an approval is about.
	fn concerned(
		input: &ICustodyCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Option<SeriesId>, Error> {
		let ICustodyCalls::approve(call) = input else { return Ok(None) };
		env.charge(weights::view::<T>(DEPOSIT_READS))?;
		Ok(Deposits::<T>::get(deposit(call.depositId)?).map(|deposit| deposit.series))
	}
}

/// Writes the log of one report, after that of units of `series` that moved or burned.
fn report<T: Chain>(
	event: &Event<T>,
	series: Option<SeriesId>,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	if let (Event::RequestApproved { customer, wish, quantity, .. }, Some(series)) = (event, series)
	{
		let to = match wish {
			Wish::Move { to } => Some(address::<T>(to)),
			Wish::Redeem { .. } => Some(Address::ZERO),
			Wish::Withdraw => None,
		};
		if let Some(to) = to {
			let from = address::<T>(customer);
			let (id, value) = (U256::from(series), U256::from(*quantity));
			logs::write_at_coupon(env, &logTransferCall { operator: from, from, to, id, value })?;
		}
	}
	match of_custody(event) {
		Some(Twin { topics, data, .. }) => logs::write_parts(topics, data, env),
		None => Ok(()),
	}
}

/// What the act answers: the number of what it made.
fn answer<T: Chain>(input: &ICustodyCalls, events: &[Event<T>]) -> Vec<u8> {
	let made = events.iter().find_map(|event| match event {
		Event::AgreementProposed { agreement: id, .. }
		| Event::Deposited { deposit: id, .. }
		| Event::Requested { request: id, .. } => Some(U256::from(*id)),
		_ => None,
	});
	let made = made.unwrap_or_default();
	match input {
		ICustodyCalls::proposeAgreement(_) => proposeAgreementCall::abi_encode_returns(&made),
		ICustodyCalls::deposit(_) => depositCall::abi_encode_returns(&made),
		ICustodyCalls::requestMove(_) => requestMoveCall::abi_encode_returns(&made),
		ICustodyCalls::requestRedeem(_) => requestRedeemCall::abi_encode_returns(&made),
		ICustodyCalls::requestWithdrawal(_) => requestWithdrawalCall::abi_encode_returns(&made),
		_ => Vec::new(),
	}
}

fn scope_of(call: &proposeAgreementCall) -> Result<Scope, Error> {
	if call.everySeries {
		return Ok(Scope::All);
	}
	Ok(Scope::Series(narrow(call.series, "series")?))
}

fn fee_of(call: &proposeAgreementCall) -> Result<Fee, Error> {
	Ok(Fee {
		asset: narrow(call.asset, "asset")?,
		per_act: narrow(call.perAct, "perAct")?,
		most: narrow(call.most, "most")?,
		least: narrow(call.least, "least")?,
	})
}

fn agreement(id: U256) -> Result<AgreementId, Error> {
	narrow(id, "agreementId")
}

fn deposit(id: U256) -> Result<DepositId, Error> {
	narrow(id, "depositId")
}

fn request(id: U256) -> Result<RequestId, Error> {
	narrow(id, "requestId")
}
