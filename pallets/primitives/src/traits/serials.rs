// SPDX-License-Identifier: Apache-2.0
//! The door between units that are counted and the numbers that they bear.

use super::UNEXPECTED;
use crate::{Quantity, SeriesId};
use sp_runtime::DispatchResult;

/// Which unit of a serialised series is whose. The mover of coupons tells it what it did without a number being named,
/// within the storage layer of the act, which an error undoes. Of other series it is told nothing.
pub trait SerialBook<AccountId> {
	/// `quantity` units were minted after `before` others: they bear the next numbers.
	fn minted(series: SeriesId, before: Quantity, quantity: Quantity) -> DispatchResult;

	/// `buyer` bought `quantity` unsold units: those with the lowest numbers.
	fn sold(series: SeriesId, buyer: &AccountId, quantity: Quantity) -> DispatchResult;

	/// The issuer burned `quantity` unsold units: those with the lowest numbers.
	fn recalled(series: SeriesId, quantity: Quantity) -> DispatchResult;

	/// `quantity` units went from `from` to `to`: those of `from` with the lowest numbers.
	fn moved(
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
	) -> DispatchResult;

	/// `quantity` units of `holder` burned against money: those with the lowest numbers.
	fn refunded(series: SeriesId, holder: &AccountId, quantity: Quantity) -> DispatchResult;
}

/// No units bear numbers, so whatever is told is wrong.
impl<AccountId> SerialBook<AccountId> for () {
	fn minted(_: SeriesId, _: Quantity, _: Quantity) -> DispatchResult {
		Err(UNEXPECTED)
	}

	fn sold(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		Err(UNEXPECTED)
	}

	fn recalled(_: SeriesId, _: Quantity) -> DispatchResult {
		Err(UNEXPECTED)
	}

	fn moved(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		Err(UNEXPECTED)
	}

	fn refunded(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		Err(UNEXPECTED)
	}
}
