// SPDX-License-Identifier: Apache-2.0
//! Weights of the views; acts cost what their native calls cost.

use frame_support::{traits::Get, weights::Weight};

/// Picoseconds of a view besides its reads: checks, decoding and encoding. Estimated.
const VIEW: u64 = 5_000_000;

/// A view that reads `reads` storage entries, counted by hand.
pub(crate) fn view<T: frame_system::Config>(reads: u64) -> Weight {
	Weight::from_parts(VIEW, 0).saturating_add(T::DbWeight::get().reads(reads))
}
