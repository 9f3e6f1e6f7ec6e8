// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

pub mod currency;
pub mod gate;
pub mod identity;
pub mod ids;
pub mod jurisdiction;
pub mod maths;
pub mod money;
pub mod path;
pub mod reason;
pub mod series;
pub mod traits;

pub use currency::CurrencyCode;
pub use identity::{IdentityFlags, IdentityKind, IdentityRecord, Party, Tier};
pub use ids::{AssetId, Balance, IdentityId, ListingId, Quantity, SeriesId, UnixSeconds};
pub use jurisdiction::Jurisdiction;
pub use money::{Money, Ppm};
pub use path::{Asset, Movement, Path};
pub use reason::Reason;
pub use series::{CouponClass, LegalClass, SeriesFacts, SeriesState, TransferPolicy};
