// SPDX-License-Identifier: Apache-2.0
//! The twins of agreements with custodians, and of what becomes of units in custody.

use super::{Twin, acts::hash};
use crate::{Chain, abi::ICustody as sol, addresses, convert::address};
use pallet_custody::{Event, Scope, Wish};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, B256, U256},
	sol_types::SolEvent,
};

/// The twin of an event of `pallet-custody`, if `ICustody` has one.
pub fn of_custody<T: Chain>(event: &Event<T>) -> Option<Twin> {
	// Every variant is named, so that a new event cannot be forgotten here.
	match event {
		Event::CustodianRegistered { .. }
		| Event::CustodianRemoved { .. }
		| Event::AgreementProposed { .. }
		| Event::AgreementAccepted { .. }
		| Event::AgreementEnded { .. }
		| Event::AgreementForgotten { .. }
		| Event::FeeCollected { .. } => of_agreement(event),
		Event::Deposited { .. }
		| Event::Requested { .. }
		| Event::RequestCancelled { .. }
		| Event::RequestApproved { .. }
		| Event::RequestRefused { .. }
		| Event::Withdrawn { .. }
		| Event::DepositForced { .. } => of_deposit(event),
		Event::__Ignore(..) => None,
	}
}

/// Of who co-signs, and for what fee.
fn of_agreement<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let (id, who) = (|agreement: &u64| U256::from(*agreement), address::<T>);
	Some(match event {
		Event::CustodianRegistered { custodian, by, reason } => {
			let (custodian, officer, reason) = (who(custodian), who(by), hash(*reason));
			at_custody(&sol::CustodianRegistered { custodian, officer, reason })
		},
		Event::CustodianRemoved { custodian, by, reason } => {
			let (custodian, officer, reason) = (who(custodian), who(by), hash(*reason));
			at_custody(&sol::CustodianRemoved { custodian, officer, reason })
		},
		Event::AgreementProposed { agreement, issuer, custodian, scope, fee, valid_until } => {
			let (every_series, series) = match scope {
				Scope::All => (true, 0),
				Scope::Series(series) => (false, *series),
			};
			at_custody(&sol::AgreementProposed {
				agreementId: id(agreement),
				issuer: who(issuer),
				custodian: who(custodian),
				everySeries: every_series,
				series: U256::from(series),
				asset: U256::from(fee.asset),
				perAct: U256::from(fee.per_act),
				most: U256::from(fee.most),
				least: U256::from(fee.least),
				validUntil: U256::from(*valid_until),
			})
		},
		Event::AgreementAccepted { agreement, custodian } => {
			let (agreement, custodian) = (id(agreement), who(custodian));
			at_custody(&sol::AgreementAccepted { agreementId: agreement, custodian })
		},
		Event::AgreementEnded { agreement, by } => {
			at_custody(&sol::AgreementEnded { agreementId: id(agreement), by: who(by) })
		},
		Event::AgreementForgotten { agreement, by, waived } => {
			let (agreement, by, waived) = (id(agreement), who(by), U256::from(*waived));
			at_custody(&sol::AgreementForgotten { agreementId: agreement, by, waived })
		},
		Event::FeeCollected { agreement, by, amount, due } => at_custody(&sol::FeeCollected {
			agreementId: id(agreement),
			by: who(by),
			amount: U256::from(*amount),
			due: U256::from(*due),
		}),
		_ => return None,
	})
}

/// Of units in custody, and of what is asked for them.
fn of_deposit<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let (id, who) = (|number: &u64| U256::from(*number), address::<T>);
	Some(match event {
		Event::Deposited { deposit, agreement, customer, series, quantity } => {
			at_custody(&sol::Deposited {
				depositId: id(deposit),
				agreementId: id(agreement),
				customer: who(customer),
				series: U256::from(*series),
				quantity: id(quantity),
			})
		},
		Event::Requested { deposit, request, customer, wish, quantity, deadline } => {
			let (wish, to, order_hash) = wish_parts::<T>(wish);
			at_custody(&sol::Requested {
				depositId: id(deposit),
				requestId: id(request),
				customer: who(customer),
				wish,
				to,
				orderHash: order_hash,
				quantity: id(quantity),
				deadline: id(deadline),
			})
		},
		Event::RequestCancelled { deposit, request, customer } => {
			let (deposit, request, customer) = (id(deposit), id(request), who(customer));
			at_custody(&sol::RequestCancelled { depositId: deposit, requestId: request, customer })
		},
		Event::RequestApproved { deposit, request, custodian, customer, wish, quantity, left } => {
			at_custody(&sol::RequestApproved {
				depositId: id(deposit),
				requestId: id(request),
				custodian: who(custodian),
				customer: who(customer),
				wish: wish_parts::<T>(wish).0,
				quantity: id(quantity),
				left: id(left),
			})
		},
		Event::RequestRefused { deposit, request, custodian, reason } => {
			at_custody(&sol::RequestRefused {
				depositId: id(deposit),
				requestId: id(request),
				custodian: who(custodian),
				reason: hash(*reason),
			})
		},
		Event::Withdrawn { deposit, request, by, customer, quantity, left } => {
			at_custody(&sol::Withdrawn {
				depositId: id(deposit),
				requestId: id(request),
				customer: who(customer),
				by: who(by),
				quantity: id(quantity),
				left: id(left),
			})
		},
		Event::DepositForced { deposit, by, customer, series, returned, reason } => {
			at_custody(&sol::DepositForced {
				depositId: id(deposit),
				officer: who(by),
				customer: who(customer),
				series: U256::from(*series),
				returned: id(returned),
				reason: hash(*reason),
			})
		},
		_ => return None,
	})
}

/// What a customer asked for, in Solidity: its code, who else takes part, and the hash of the order.
pub(crate) fn wish_parts<T: Chain>(wish: &Wish<T::AccountId>) -> (u8, Address, B256) {
	match wish {
		Wish::Move { to } => (0, address::<T>(to), B256::ZERO),
		Wish::Redeem { redeemer, order_hash } => (1, address::<T>(redeemer), hash(*order_hash)),
		Wish::Withdraw => (2, Address::ZERO, B256::ZERO),
	}
}

fn at_custody(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::CUSTODY), event)
}
