// SPDX-License-Identifier: Apache-2.0
//! What the calls do.

use crate::{Config, Error, Event, Pallet, SignedPermit};
use alloc::vec::Vec;
use frame_support::ensure;
use genex_messages::{Goods, TransferPermit};
use genex_primitives::{
	Clearance, Path, Reason,
	traits::{Coupons, Identities, Nonces, Serials, SignedMessages},
};
use genex_storage::or_undo;
use sp_runtime::{
	DispatchError, DispatchResult, MultiSignature, SaturatedConversion, traits::Convert,
};

/// Nothing was cleared before: whoever brings a permit speaks for neither side.
const CLEARANCE: Clearance = Clearance::None;

impl<T: Config> Pallet<T> {
	/// Settles one permit that `by` brings. Errors and event are those of the call `settle`.
	pub fn do_settle(
		by: &T::AccountId,
		permit: &TransferPermit,
		signature: &MultiSignature,
	) -> DispatchResult {
		Self::ensure_may_bring(by)?;
		Self::settle_one(by, permit, signature)
	}

	/// Settles permits that `by` brings, and tells of each whether it was settled. Errors and events are those of the call
	/// `settle_batch`. The caller bounds their number.
	pub fn do_settle_batch(
		by: &T::AccountId,
		permits: &[SignedPermit],
	) -> Result<Vec<bool>, DispatchError> {
		ensure!(!permits.is_empty(), Error::<T>::EmptyBatch);
		Self::ensure_may_bring(by)?;
		let mut results = Vec::with_capacity(permits.len());
		for (index, SignedPermit { permit, signature }) in permits.iter().enumerate() {
			let outcome = Self::settle_one(by, permit, signature);
			results.push(outcome.is_ok());
			if let Err(error) = outcome {
				let index = index.saturated_into();
				Self::deposit_event(Event::PermitFailed { index, error });
			}
		}
		let settled: u32 = results.iter().filter(|done| **done).count().saturated_into();
		let failed = results.iter().filter(|done| !**done).count().saturated_into();
		Self::deposit_event(Event::BatchSettled { by: by.clone(), settled, failed });
		Ok(results)
	}

	pub(crate) fn was_used(permit: &TransferPermit) -> bool {
		T::Nonces::is_used(&T::Accounts::convert(permit.from), permit.nonce, permit.deadline)
	}

	pub(crate) fn reasons_against(permit: &TransferPermit) -> Option<Vec<Reason>> {
		let (from, to) = (T::Accounts::convert(permit.from), T::Accounts::convert(permit.to));
		let quantity = match permit.goods {
			Goods::Units(quantity) => quantity,
			Goods::Serial(_) => 1,
		};
		T::Coupons::explain(Path::P2P, permit.series, &from, &to, quantity, CLEARANCE)
	}

	/// The rules ask about giver and recipient at every move; who brings a permit is no side of it, so freeze and blacklist
	/// are asked for here.
	fn ensure_may_bring(by: &T::AccountId) -> DispatchResult {
		let bar = T::Identities::standing(by).bar_to_act();
		bar.map_or(Ok(()), |reason| Err(Error::<T>::Refused(reason.code()).into()))
	}

	/// The nonce goes first, so that whatever a lower layer calls back finds the permit used. The rest of a batch goes on after
	/// an error, so nothing of a refused permit may stay.
	fn settle_one(
		by: &T::AccountId,
		permit: &TransferPermit,
		signature: &MultiSignature,
	) -> DispatchResult {
		T::Messages::check(permit, signature)?;
		let TransferPermit { from, to, series, goods, nonce, deadline } = *permit;
		let (from, to) = (T::Accounts::convert(from), T::Accounts::convert(to));
		or_undo(|| {
			T::Nonces::use_once(&from, nonce, deadline)?;
			match goods {
				Goods::Units(quantity) => {
					// Whoever moves units itself names their serials, and so does who signs.
					ensure!(!T::Coupons::is_serialised(series), Error::<T>::SerialsNeeded);
					T::Coupons::transfer(Path::P2P, series, &from, &to, quantity, None, CLEARANCE)
				},
				Goods::Serial(serial) => T::Serials::give(series, serial, &from, &to),
			}
		})?;
		let by = by.clone();
		Self::deposit_event(Event::PermitSettled { from, to, series, goods, nonce, deadline, by });
		Ok(())
	}
}
