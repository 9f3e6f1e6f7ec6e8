// SPDX-License-Identifier: Apache-2.0
//! Units under agreements. They stay in the escrow of their owner's account, so the custodian never has them.

use super::ordered;
use crate::{
	AgreementId, AgreementOf, Agreements, Config, Deposit, DepositId, DepositOf, Deposits,
	DepositsOf, DepositsUnder, Error, Event, NextDepositId, Pallet, RequestId,
};
use frame_support::{BoundedVec, defensive, ensure, traits::DefensiveOption};
use genex_primitives::{
	Quantity, Reason, SeriesId,
	traits::{Coupons, UNEXPECTED},
};
use genex_storage::or_undo;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Puts units under an agreement. Checks, errors and event are those of the call `deposit`.
	pub fn do_deposit(
		customer: T::AccountId,
		id: AgreementId,
		series: SeriesId,
		quantity: Quantity,
	) -> DispatchResult {
		Self::ensure_may_act(&customer)?;
		ensure!(quantity > 0, Error::<T>::Zero);
		let mut agreement = Self::agreement_with(id)?;
		ensure!(Self::in_force(&agreement), Error::<T>::NotInForce);
		Self::ensure_covered(&agreement, series)?;
		ensure!(!Self::is_one_party(&customer, &agreement.custodian), Error::<T>::SameParty);
		// Courts reach free units only, so what they blocked is no more put aside than given away.
		let hides = T::Coupons::hides_frozen_units(series, &customer, quantity);
		ensure!(!hides, Self::refused(Reason::UnitsFrozen));
		let deposit = NextDepositId::<T>::get();
		let next = deposit.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		let mut all = DepositsOf::<T>::get(&customer);
		all.try_push(deposit).map_err(|_| Error::<T>::TooManyDeposits)?;
		agreement.deposits = agreement.deposits.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;
		T::Coupons::hold(series, &customer, quantity)?;

		NextDepositId::<T>::put(next);
		Agreements::<T>::insert(id, agreement);
		DepositsOf::<T>::insert(&customer, all);
		DepositsUnder::<T>::insert(id, ordered(deposit), ());
		let (owner, requests) = (customer.clone(), BoundedVec::new());
		let new = Deposit { agreement: id, customer: owner, series, quantity, requests };
		Deposits::<T>::insert(deposit, new);
		Self::deposit_event(Event::Deposited {
			deposit,
			agreement: id,
			customer,
			series,
			quantity,
		});
		Ok(())
	}

	/// Frees all units of a deposit by office. Checks, errors and event are those of the call `force_release`.
	pub fn do_force_release(by: T::AccountId, id: DepositId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let deposit = Self::deposit_with(id)?;
		let mut agreement = Self::agreement_with(deposit.agreement)?;
		or_undo(|| {
			T::Coupons::release(deposit.series, &deposit.customer, deposit.quantity)?;
			Self::forget_deposit(id, &deposit, &mut agreement)
		})?;
		Agreements::<T>::insert(deposit.agreement, agreement);
		let Deposit { customer, series, quantity: returned, .. } = deposit;
		Self::deposit_event(Event::DepositForced {
			deposit: id,
			by,
			customer,
			series,
			returned,
			reason,
		});
		Ok(())
	}

	/// Takes `quantity` units, which a request was about, off a deposit. Gives how many are left. The caller stores the
	/// agreement.
	pub(super) fn spend(
		id: DepositId,
		mut deposit: DepositOf<T>,
		request: RequestId,
		quantity: Quantity,
		agreement: &mut AgreementOf<T>,
	) -> Result<Quantity, DispatchError> {
		deposit.requests.retain(|open| open.id != request);
		deposit.quantity = deposit.quantity.checked_sub(quantity).defensive_ok_or(UNEXPECTED)?;
		let left = deposit.quantity;
		if left > 0 {
			Deposits::<T>::insert(id, deposit);
		} else {
			Self::forget_deposit(id, &deposit, agreement)?;
		}
		Ok(left)
	}

	/// Removes a deposit of which nothing is left. The caller stores the agreement.
	fn forget_deposit(
		id: DepositId,
		deposit: &DepositOf<T>,
		agreement: &mut AgreementOf<T>,
	) -> DispatchResult {
		agreement.deposits = agreement.deposits.checked_sub(1).defensive_ok_or(UNEXPECTED)?;
		Deposits::<T>::remove(id);
		DepositsUnder::<T>::remove(deposit.agreement, ordered(id));
		DepositsOf::<T>::try_mutate_exists(&deposit.customer, |stored| {
			let mut all = stored.take().unwrap_or_default();
			let Some(place) = all.iter().position(|listed| *listed == id) else {
				defensive!("a deposit is not listed");
				return Err(UNEXPECTED);
			};
			all.remove(place);
			*stored = Some(all).filter(|all| !all.is_empty());
			Ok(())
		})
	}
}
