// SPDX-License-Identifier: Apache-2.0
//! Acts in the life of a coupon, each submitted, waited for and checked. The demonstration tells them one after the
//! other; tests take what they need.

pub mod draft;
mod governance;
pub mod issue;
pub mod issuers;
pub mod market;
pub mod messages;
pub mod money;
pub mod people;
pub mod rates;
pub mod rules;
pub mod trade;

pub use draft::{Draft, Territory};
pub use issue::{Offer, SeriesCounters};
pub use money::{CashBalance, SECOND_APPROVAL_FROM, UNIT_OF_USDC, USDC};
pub use people::GNX;

use crate::chain::Chain;
use anyhow::Result;

/// A chain and everybody who has a role on a development chain.
#[derive(Clone, Debug)]
pub struct Stage {
	/// The chain.
	pub chain: Chain,
}

impl Stage {
	/// Connects to the node at `url`.
	///
	/// # Errors
	/// Nobody answers there.
	pub async fn open(url: &str) -> Result<Self> {
		Ok(Self { chain: Chain::connect(url).await? })
	}
}
