// SPDX-License-Identifier: Apache-2.0
//! Customers ask, custodians co-sign or refuse, and withdrawals need nobody once their time has come.

use crate::{
	AgreementOf, Agreements, Config, DepositId, DepositOf, Deposits, Error, Event, NextRequestId,
	Pallet, Request, RequestId, RequestOf, Wish,
};
use frame_support::{
	ensure,
	traits::{DefensiveOption, Get},
};
use genex_primitives::{
	Clearance, Path, Quantity, UnixSeconds,
	traits::{Coupons, Redemptions, UNEXPECTED},
};
use genex_storage::or_undo;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Asks for something. Checks, errors and event are those of the calls `request_move`, `request_redeem` and
	/// `request_withdrawal`.
	pub fn do_request(
		customer: T::AccountId,
		id: DepositId,
		wish: Wish<T::AccountId>,
		quantity: Quantity,
	) -> DispatchResult {
		let mut deposit = Self::deposit_with(id)?;
		ensure!(deposit.customer == customer, Error::<T>::NotCustomer);
		let agreement = Self::agreement_with(deposit.agreement)?;
		let deadline = Self::deadline_of(&agreement, &customer, &wish)?;
		ensure!(quantity > 0, Error::<T>::Zero);
		ensure!(quantity <= deposit.unasked(), Error::<T>::MoreThanLeft);
		let request = NextRequestId::<T>::get();
		let next = request.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let at_once = wish == Wish::Withdraw && !Self::in_force(&agreement);
		let new = Request { id: request, wish: wish.clone(), quantity, deadline };
		deposit.requests.try_push(new.clone()).map_err(|_| Error::<T>::TooManyRequests)?;

		or_undo(|| {
			NextRequestId::<T>::put(next);
			Deposits::<T>::insert(id, &deposit);
			let by = customer.clone();
			Self::deposit_event(Event::Requested {
				deposit: id,
				request,
				customer,
				wish,
				quantity,
				deadline,
			});
			if at_once { Self::withdraw(by, id, deposit, new, agreement) } else { Ok(()) }
		})
	}

	/// Takes a request back. Checks, errors and event are those of the call `cancel_request`.
	pub fn do_cancel_request(
		customer: T::AccountId,
		id: DepositId,
		request: RequestId,
	) -> DispatchResult {
		let deposit = Self::deposit_with(id)?;
		ensure!(deposit.customer == customer, Error::<T>::NotCustomer);
		Self::open_request(&deposit, request)?;
		Self::drop_request(id, deposit, request);
		Self::deposit_event(Event::RequestCancelled { deposit: id, request, customer });
		Ok(())
	}

	/// Co-signs. Checks, errors and event are those of the call `approve`.
	pub fn do_approve(by: T::AccountId, id: DepositId, request: RequestId) -> DispatchResult {
		let deposit = Self::deposit_with(id)?;
		let mut agreement = Self::agreement_with(deposit.agreement)?;
		ensure!(agreement.custodian == by, Error::<T>::NotCustodian);
		Self::ensure_may_act(&by)?;
		ensure!(Self::in_force(&agreement), Error::<T>::NotInForce);
		let Request { wish, quantity, deadline, .. } = Self::open_request(&deposit, request)?;
		ensure!(Self::now() < deadline, Error::<T>::DeadlinePassed);
		// Accounts may have changed hands since the customer asked.
		Self::ensure_for_others(&agreement, &wish)?;
		let (number, customer) = (deposit.agreement, deposit.customer.clone());
		let facts = T::Coupons::facts(deposit.series).defensive_ok_or(UNEXPECTED)?;
		let left = or_undo(|| {
			Self::carry_out(&deposit, &wish, quantity)?;
			agreement.earn(facts.worth_of(quantity));
			let left = Self::spend(id, deposit, request, quantity, &mut agreement)?;
			Agreements::<T>::insert(number, agreement);
			Ok::<Quantity, DispatchError>(left)
		})?;
		Self::deposit_event(Event::RequestApproved {
			deposit: id,
			request,
			custodian: by,
			customer,
			wish,
			quantity,
			left,
		});
		Ok(())
	}

	/// Does not co-sign. Checks, errors and event are those of the call `refuse`.
	pub fn do_refuse(
		by: T::AccountId,
		id: DepositId,
		request: RequestId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let deposit = Self::deposit_with(id)?;
		let agreement = Self::agreement_with(deposit.agreement)?;
		ensure!(agreement.custodian == by, Error::<T>::NotCustodian);
		let open = Self::open_request(&deposit, request)?;
		ensure!(open.wish != Wish::Withdraw, Error::<T>::NotRefusable);
		Self::drop_request(id, deposit, request);
		Self::deposit_event(Event::RequestRefused { deposit: id, request, custodian: by, reason });
		Ok(())
	}

	/// Carries a withdrawal out. Checks, errors and event are those of the call `complete_withdrawal`.
	pub fn do_complete_withdrawal(
		by: T::AccountId,
		id: DepositId,
		request: RequestId,
	) -> DispatchResult {
		let deposit = Self::deposit_with(id)?;
		let agreement = Self::agreement_with(deposit.agreement)?;
		let open = Self::open_request(&deposit, request)?;
		ensure!(open.wish == Wish::Withdraw, Error::<T>::NotAWithdrawal);
		let due = Self::now() >= open.deadline || !Self::in_force(&agreement);
		ensure!(due, Error::<T>::NotDue);
		or_undo(|| Self::withdraw(by, id, deposit, open, agreement))
	}

	/// Until when a request can be approved, if it may be made at all.
	fn deadline_of(
		agreement: &AgreementOf<T>,
		customer: &T::AccountId,
		wish: &Wish<T::AccountId>,
	) -> Result<UnixSeconds, DispatchError> {
		let (now, in_force) = (Self::now(), Self::in_force(agreement));
		if *wish == Wish::Withdraw {
			let wait = if in_force { T::WithdrawalDelay::get() } else { 0 };
			return Ok(now.saturating_add(wait));
		}
		Self::ensure_may_act(customer)?;
		ensure!(in_force, Error::<T>::NotInForce);
		Self::ensure_for_others(agreement, wish)?;
		Ok(now.saturating_add(T::RequestLifetime::get()))
	}

	/// Refuses what would bring units to the custodian.
	fn ensure_for_others(agreement: &AgreementOf<T>, wish: &Wish<T::AccountId>) -> DispatchResult {
		let custodian = &agreement.custodian;
		let own = wish.other().is_some_and(|other| Self::is_one_party(custodian, other));
		ensure!(!own, Error::<T>::SameParty);
		Ok(())
	}

	fn open_request(deposit: &DepositOf<T>, request: RequestId) -> Result<RequestOf<T>, Error<T>> {
		let found = deposit.requests.iter().find(|open| open.id == request);
		found.cloned().ok_or(Error::<T>::UnknownRequest)
	}

	fn drop_request(id: DepositId, mut deposit: DepositOf<T>, request: RequestId) {
		deposit.requests.retain(|open| open.id != request);
		Deposits::<T>::insert(id, deposit);
	}

	/// Does what was asked. The caller provides the storage layer that undoes it.
	fn carry_out(
		deposit: &DepositOf<T>,
		wish: &Wish<T::AccountId>,
		quantity: Quantity,
	) -> DispatchResult {
		let (series, customer) = (deposit.series, &deposit.customer);
		let (price, clearance) = (None, Clearance::None);
		match wish {
			Wish::Move { to } => T::Coupons::transfer_held(
				Path::P2P,
				series,
				customer,
				to,
				quantity,
				price,
				clearance,
			),
			Wish::Redeem { redeemer, order_hash } => {
				T::Coupons::release(series, customer, quantity)?;
				T::Redemptions::redeem_unnamed(series, customer, quantity, redeemer, *order_hash)
			},
			Wish::Withdraw => T::Coupons::release(series, customer, quantity),
		}
	}

	/// Frees units. The caller provides the storage layer that undoes it.
	fn withdraw(
		by: T::AccountId,
		id: DepositId,
		deposit: DepositOf<T>,
		request: RequestOf<T>,
		mut agreement: AgreementOf<T>,
	) -> DispatchResult {
		let (number, customer) = (deposit.agreement, deposit.customer.clone());
		let Request { id: request, wish, quantity, .. } = request;
		Self::carry_out(&deposit, &wish, quantity)?;
		let left = Self::spend(id, deposit, request, quantity, &mut agreement)?;
		Agreements::<T>::insert(number, agreement);
		Self::deposit_event(Event::Withdrawn {
			deposit: id,
			request,
			by,
			customer,
			quantity,
			left,
		});
		Ok(())
	}
}
