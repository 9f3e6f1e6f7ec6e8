// SPDX-License-Identifier: Apache-2.0
//! Invariants, numbered as in the README.

use crate::{
	AgreementCount, AgreementId, AgreementOf, AgreementState, Agreements, AgreementsOf, Config,
	DepositId, DepositOf, Deposits, DepositsOf, DepositsUnder, NextAgreementId, NextDepositId,
	NextRequestId, Pallet, functions::ordered,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::ensure;
use genex_primitives::{Quantity, SeriesId, traits::Coupons};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Walks all storage of the pallet, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<T::AccountId, u32>::new();
		for (id, agreement) in Agreements::<T>::iter() {
			Self::ensure_agreement(id, &agreement)?;
			let count = counted.entry(agreement.issuer).or_default();
			*count = count.saturating_add(1);
		}
		let stored: BTreeMap<_, _> = AgreementCount::<T>::iter().collect();
		ensure!(counted == stored, "CU-2: an issuer has another number of agreements");
		for (party, key, ()) in AgreementsOf::<T>::iter() {
			let agreement = Agreements::<T>::get(AgreementId::from_be_bytes(key))
				.ok_or("CU-2: an agreement is listed that is forgotten")?;
			let is_party = party == agreement.issuer || party == agreement.custodian;
			ensure!(is_party, "CU-2: somebody lists an agreement of others");
		}
		for (id, deposit) in Deposits::<T>::iter() {
			Self::ensure_deposit(id, &deposit)?;
		}
		Self::ensure_lists()?;
		Self::ensure_escrow()
	}

	/// What deposits hold of each customer and series.
	pub fn held_by_deposits() -> Vec<(T::AccountId, SeriesId, Quantity)> {
		let mut sums = BTreeMap::<(T::AccountId, SeriesId), Quantity>::new();
		for deposit in Deposits::<T>::iter_values() {
			let sum = sums.entry((deposit.customer, deposit.series)).or_default();
			*sum = sum.saturating_add(deposit.quantity);
		}
		sums.into_iter().map(|((customer, series), held)| (customer, series, held)).collect()
	}

	/// CU-1 and CU-2 of one agreement.
	fn ensure_agreement(
		id: AgreementId,
		agreement: &AgreementOf<T>,
	) -> Result<(), TryRuntimeError> {
		let known = id > 0 && id < NextAgreementId::<T>::get();
		ensure!(known, "CU-1: the number of an agreement is out of range");
		let earned = agreement.paid.checked_add(agreement.due);
		let bounded = earned.is_some_and(|earned| earned <= agreement.fee.most);
		ensure!(bounded, "CU-2: more fee than was agreed");
		ensure!(agreement.issuer != agreement.custodian, "CU-2: an issuer is its own custodian");
		let proposed = agreement.state == AgreementState::Proposed;
		let untouched = agreement.deposits == 0 && agreement.paid == 0 && agreement.due == 0;
		ensure!(!proposed || untouched, "CU-2: something happened before the custodian accepted");
		for party in [&agreement.issuer, &agreement.custodian] {
			let listed = AgreementsOf::<T>::contains_key(party, ordered(id));
			ensure!(listed, "CU-2: an agreement is not listed with its parties");
		}
		Ok(())
	}

	/// CU-1, CU-3 and CU-4 of one deposit.
	fn ensure_deposit(id: DepositId, deposit: &DepositOf<T>) -> Result<(), TryRuntimeError> {
		let known = id > 0 && id < NextDepositId::<T>::get();
		ensure!(known, "CU-1: the number of a deposit is out of range");
		ensure!(deposit.quantity > 0, "CU-3: a deposit of nothing");
		let agreement = Agreements::<T>::get(deposit.agreement)
			.ok_or("CU-3: a deposit under an agreement that is forgotten")?;
		ensure!(agreement.custodian != deposit.customer, "CU-3: a custodian is its own customer");
		let listed = DepositsOf::<T>::get(&deposit.customer).contains(&id)
			&& DepositsUnder::<T>::contains_key(deposit.agreement, ordered(id));
		ensure!(listed, "CU-3: a deposit is not listed");
		let (mut last, mut asked) = (0, 0_u64);
		for request in &deposit.requests {
			let next = NextRequestId::<T>::get();
			ensure!(
				request.id > 0 && request.id < next,
				"CU-1: the number of a request is out of range"
			);
			ensure!(request.id > last, "CU-4: requests are not in the order of asking");
			ensure!(request.quantity > 0, "CU-4: a request of nothing");
			let to = request.wish.other();
			ensure!(to != Some(&agreement.custodian), "CU-4: units would go to the custodian");
			asked = asked.checked_add(request.quantity).ok_or("CU-4: more than there can be")?;
			last = request.id;
		}
		ensure!(asked <= deposit.quantity, "CU-4: more is asked for than is there");
		Ok(())
	}

	/// CU-3, the other way round.
	fn ensure_lists() -> Result<(), TryRuntimeError> {
		for (customer, all) in DepositsOf::<T>::iter() {
			ensure!(!all.is_empty(), "CU-3: an empty list is stored");
			let mut last = 0;
			for id in all {
				ensure!(id > last, "CU-3: deposits are not in the order in which they were made");
				last = id;
				let deposit =
					Deposits::<T>::get(id).ok_or("CU-3: a deposit is listed that is over")?;
				ensure!(deposit.customer == customer, "CU-3: a customer lists what is another's");
			}
		}
		let mut under = BTreeMap::<AgreementId, u32>::new();
		for (agreement, key, ()) in DepositsUnder::<T>::iter() {
			let deposit = Deposits::<T>::get(DepositId::from_be_bytes(key))
				.ok_or("CU-3: a deposit is listed that is over")?;
			ensure!(deposit.agreement == agreement, "CU-3: a deposit is listed elsewhere");
			let count = under.entry(agreement).or_default();
			*count = count.saturating_add(1);
		}
		for (id, agreement) in Agreements::<T>::iter() {
			let count = under.get(&id).copied().unwrap_or_default();
			ensure!(agreement.deposits == count, "CU-3: an agreement counts other deposits");
		}
		Ok(())
	}

	/// CU-5.
	fn ensure_escrow() -> Result<(), TryRuntimeError> {
		for (customer, series, held) in Self::held_by_deposits() {
			let escrow = T::Coupons::held_units(series, &customer);
			ensure!(held <= escrow, "CU-5: escrow does not cover what is in custody");
		}
		Ok(())
	}
}
