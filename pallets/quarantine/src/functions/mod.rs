// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod endings;
mod offers;
mod preferences;
mod returns;
mod views;

use crate::{Config, Pallet};
use frame_support::traits::UnixTime;
use genex_primitives::UnixSeconds;

impl<T: Config> Pallet<T> {
	fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}
}
