// SPDX-License-Identifier: Apache-2.0
//! Changes of units are told to those who keep count of promises.

use crate::{Config, Pallet, types::SeriesRecord};
use genex_primitives::{
	Quantity, SeriesId,
	traits::{UnitsAct, UnitsChange, UnitsListener},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Tells that `act` happened to `quantity` units, after the counters say so and within what an error undoes.
	pub(crate) fn tell(
		series: SeriesId,
		record: &SeriesRecord<T::AccountId>,
		holder: Option<&T::AccountId>,
		act: UnitsAct,
		quantity: Quantity,
	) -> DispatchResult {
		T::Listener::changed(&UnitsChange {
			series,
			issuer: &record.issuer,
			holder,
			act,
			quantity,
			face: record.face_of(quantity),
			worth: record.worth_of(quantity),
		})
	}
}
