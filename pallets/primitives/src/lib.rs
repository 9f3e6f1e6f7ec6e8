// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

pub mod actor;
pub mod blame;
pub mod book;
pub mod currency;
pub mod external;
pub mod gate;
pub mod identity;
pub mod ids;
pub mod issuance;
pub mod jurisdiction;
pub mod ledger;
pub mod maths;
pub mod money;
pub mod path;
pub mod payout;
pub mod pricing;
pub mod reason;
pub mod rules;
pub mod series;
pub mod signature;
pub mod sponsor;
pub mod traits;
pub mod usd;
pub mod window;

pub use actor::Actor;
pub use blame::Blame;
pub use currency::CurrencyCode;
pub use external::ExternalAddress;
pub use identity::{
	AccountFlags, FreezeMode, IdentityFlags, IdentityKind, IdentityRecord, Party, Standing, Tier,
};
pub use ids::{
	AssetId, Balance, CaseId, Cents, IdentityId, ListingId, PolicyId, Quantity, ReviewId, SeriesId,
	UnixSeconds,
};
pub use jurisdiction::{Jurisdiction, Territory};
pub use money::{AuthorShare, FeeShare, Money, Ppm};
pub use path::{Asset, Clearance, Movement, Path, UnitFacts};
pub use pricing::PriceRules;
pub use reason::Reason;
pub use series::{CouponClass, LegalClass, SeriesFacts, SeriesState, TransferPolicy};
pub use usd::Rate;
pub use window::{Flow, Usage, Window};
