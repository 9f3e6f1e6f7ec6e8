// SPDX-License-Identifier: Apache-2.0
//! Weights of the calls.
//!
//! Estimates for mocks, counted from the storage each call touches. The runtime uses the measured weights in
//! `runtime/src/weights`.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// One weight for each call.
pub trait WeightInfo {
	/// `set_delay`: one value read and written.
	fn set_delay() -> Weight;
}

/// Weights over the runtime's database figures.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_delay() -> Weight {
		Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}
