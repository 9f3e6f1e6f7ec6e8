// SPDX-License-Identifier: Apache-2.0
//! Invariants, numbered as in the README.

use crate::{
	CaseOf, CaseOfEnvelope, CaseState, Cases, CasesOf, Config, ControlsOf, Envelope, MIN_RETENTION,
	NextCaseId, OpenCases, OpenCount, PARKED, Pallet, RecordedData, Side, SweptTo,
	functions::ordered,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use genex_primitives::{Asset, CaseId, IdentityId};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Walks all cases, so it is for tests and try-runtime only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (id, case) in Cases::<T>::iter() {
			Self::ensure_listed(id, &case)?;
			Self::ensure_parties(&case)?;
			Self::ensure_state(&case)?;
			Self::ensure_times(&case)?;
			Self::ensure_envelope(id, &case)?;
		}
		Self::ensure_lists()?;
		Self::ensure_counts()?;
		Self::ensure_others()
	}

	/// What each account has in cases that hold value. Escrow of the account and asset holds at
	/// least that much, unless a court order took some of it.
	pub fn held_by_cases() -> Vec<(T::AccountId, Asset, u128)> {
		let mut sums: BTreeMap<Vec<u8>, (T::AccountId, Asset, u128)> = BTreeMap::new();
		for case in Cases::<T>::iter_values().filter(|case| case.state.is_open()) {
			let who = case.originator.account;
			let key = (&who, case.asset).encode();
			let entry = sums.entry(key).or_insert((who, case.asset, 0));
			entry.2 = entry.2.saturating_add(case.quantity);
		}
		sums.into_values().collect()
	}

	/// TR-1 and TR-2 of one case.
	fn ensure_listed(id: CaseId, case: &CaseOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(id > 0 && id < NextCaseId::<T>::get(), "TR-1: a case's id is out of range");
		let expected = OpenCases::<T>::get(ordered(id));
		let right = match expected {
			Some(deadline) => {
				case.state.is_open() && (deadline == case.deadline || deadline == PARKED)
			},
			None => !case.state.is_open(),
		};
		ensure!(right, "TR-2: the list of open cases is wrong");
		for side in [&case.originator, &case.beneficiary] {
			let listed = CasesOf::<T>::contains_key(side.identity, ordered(id));
			ensure!(listed, "TR-3: a case is not listed with its sides");
		}
		Ok(())
	}

	/// TR-3 of one case.
	fn ensure_envelope(id: CaseId, case: &CaseOf<T>) -> Result<(), TryRuntimeError> {
		let of = |found: &Envelope| {
			CaseOfEnvelope::<T>::get(case.originator.identity, found.id) == Some(id)
		};
		let listed = case.envelope.as_ref().is_none_or(of);
		ensure!(listed, "TR-3: a case is not listed with its envelope");
		Ok(())
	}

	/// TR-4 of one case.
	fn ensure_parties(case: &CaseOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(case.quantity > 0, "TR-4: a case about nothing");
		ensure!(case.asset != Asset::Gnx, "TR-4: a case about GNX");
		let strangers = case.originator.identity != case.beneficiary.identity
			&& case.originator.account != case.beneficiary.account;
		ensure!(strangers, "TR-4: a case within one identity");
		Ok(())
	}

	/// TR-5 of one case.
	fn ensure_state(case: &CaseOf<T>) -> Result<(), TryRuntimeError> {
		use CaseState::{Accepted, Completed, Pending, Repair, Review, Started};
		let (state, envelope) = (case.state, case.envelope);
		ensure!(state != Accepted, "TR-5: a case rests in Accepted");
		let needs_envelope = matches!(state, Pending | Review | Repair | Completed);
		ensure!(!needs_envelope || envelope.is_some(), "TR-5: the envelope is missing");
		ensure!(state != Started || envelope.is_none(), "TR-5: Started with an envelope");
		ensure!(envelope.is_none_or(|found| found.is_named()), "TR-5: the envelope names nothing");
		let (first, second) = (&case.originator, &case.beneficiary);
		let accepted = |side: &Side<T::AccountId>| side.accepted_at.is_some();
		let early = matches!(state, Started | Pending | Repair);
		ensure!(
			!early || !(accepted(first) || accepted(second)),
			"TR-5: a side is accepted before the review"
		);
		let recorded = first.recorded.is_some() && second.recorded.is_some();
		let both = accepted(first) && accepted(second);
		ensure!(state != Completed || both != recorded, "TR-5: Completed without grounds");
		let relies = first.recorded.is_some() || second.recorded.is_some();
		ensure!(state == Completed || !relies, "TR-5: recorded data without transfer");
		Ok(())
	}

	/// TR-6 of one case.
	fn ensure_times(case: &CaseOf<T>) -> Result<(), TryRuntimeError> {
		let Some(closing) = &case.closing else {
			ensure!(case.state.is_open(), "TR-6: a closed case without an end");
			ensure!(case.opened_at < case.deadline, "TR-6: a case that was never open");
			return Ok(());
		};
		ensure!(!case.state.is_open(), "TR-6: an open case with an end");
		ensure!(closing.at >= case.opened_at, "TR-6: a case that ended before it was opened");
		let least = closing.at.saturating_add(MIN_RETENTION);
		ensure!(closing.retain_until >= least, "TR-6: a record is kept too short");
		Ok(())
	}

	/// TR-2 and TR-3, the other way round.
	fn ensure_lists() -> Result<(), TryRuntimeError> {
		let mut last = 0;
		for key in OpenCases::<T>::iter_keys() {
			let id = CaseId::from_be_bytes(key);
			ensure!(Cases::<T>::contains_key(id), "TR-2: an open case that does not exist");
			ensure!(id > last, "TR-2: open cases are not in the order of opening");
			last = id;
		}
		for (identity, key, ()) in CasesOf::<T>::iter() {
			let case = Cases::<T>::get(CaseId::from_be_bytes(key))
				.ok_or("TR-3: an identity lists a case that does not exist")?;
			let party =
				case.originator.identity == identity || case.beneficiary.identity == identity;
			ensure!(party, "TR-3: an identity lists a case of others");
		}
		for (identity, envelope, id) in CaseOfEnvelope::<T>::iter() {
			let case =
				Cases::<T>::get(id).ok_or("TR-3: an envelope of a case that does not exist")?;
			let its = case.originator.identity == identity
				&& case.envelope.is_some_and(|found| found.id == envelope);
			ensure!(its, "TR-3: an envelope of another case");
		}
		ensure!(SweptTo::<T>::get() < NextCaseId::<T>::get(), "TR-1: swept beyond the last case");
		Ok(())
	}

	/// TR-7.
	fn ensure_counts() -> Result<(), TryRuntimeError> {
		let mut counts: BTreeMap<IdentityId, u32> = BTreeMap::new();
		for case in Cases::<T>::iter_values().filter(|case| case.state.is_open()) {
			let count = counts.entry(case.originator.identity).or_default();
			*count = count.saturating_add(1);
		}
		for (identity, count) in OpenCount::<T>::iter() {
			ensure!(count <= T::MaxOpenPerIdentity::get(), "TR-7: too many open cases");
			ensure!(counts.remove(&identity) == Some(count), "TR-7: open cases are miscounted");
		}
		ensure!(counts.is_empty(), "TR-7: open cases are not counted");
		Ok(())
	}

	/// TR-8 and TR-9.
	fn ensure_others() -> Result<(), TryRuntimeError> {
		for data in RecordedData::<T>::iter_values() {
			ensure!(!data.hash.is_zero(), "TR-8: recorded data of nothing");
		}
		for controls in ControlsOf::<T>::iter_values() {
			let mut nonces = controls.proofs.iter().map(|proof| proof.nonce);
			let sorted = nonces
				.try_fold(0, |least, nonce| {
					(nonce >= least).then(|| nonce.checked_add(1)).flatten()
				})
				.is_some_and(|least| least <= controls.nonce);
			ensure!(sorted, "TR-9: a nonce was used twice or not yet");
			let mut addresses: Vec<_> =
				controls.proofs.iter().map(|proof| proof.address.encode()).collect();
			addresses.sort();
			let count = addresses.len();
			addresses.dedup();
			ensure!(addresses.len() == count, "TR-9: an address is proven twice");
		}
		Ok(())
	}
}
