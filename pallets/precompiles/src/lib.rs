// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]
// The mock has a pallet for every room.
#![cfg_attr(test, recursion_limit = "256")]

extern crate alloc;

pub mod abi;
pub mod addresses;
mod compliance;
mod convert;
mod coupon;
mod custody;
mod factory;
mod fee_pools;
mod guards;
mod identity;
mod insolvency;
mod issuers;
mod logs;
mod marketplace;
mod native;
mod quarantine;
mod receiver;
mod redemption;
mod revert;
mod serials;
#[cfg(feature = "std")]
pub mod signed;
mod stablecoin;
mod transfer_policies;
mod travel_rule;
mod treasury;
pub mod twins;
mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use compliance::{COMPLIANCE_RULES, Compliance};
pub use coupon::{COUPON_RULES, Coupon};
pub use custody::{CUSTODY_RULES, Custody};
pub use factory::{COUPON_FACTORY_RULES, CouponFactory};
pub use fee_pools::{FEE_POOLS_RULES, FeePools};
pub use guards::{Access, Rule};
pub use identity::{IDENTITY_RULES, Identity};
pub use insolvency::{INSOLVENCY_RULES, Insolvency};
pub use issuers::{ISSUERS_RULES, Issuers};
pub use marketplace::{MARKETPLACE_RULES, Marketplace};
pub use native::{NATIVE_CALLS, NativeName, asked_call, entries, native_call};
pub use quarantine::{QUARANTINE_RULES, Quarantine};
pub use redemption::{REDEMPTION_RULES, Redemption};
pub use serials::{SERIALS_RULES, Serials};
pub use stablecoin::{STABLECOIN_RULES, Stablecoin};
pub use transfer_policies::{TRANSFER_POLICIES_RULES, TransferPolicies};
pub use travel_rule::{TRAVEL_RULE_RULES, TravelRule};
pub use treasury::{TREASURY_RULES, Treasury};

use sp_runtime::MultiSignature;

/// What the precompiles need of a runtime.
pub trait Chain:
	frame_system::Config<
		RuntimeCall: From<pallet_coupons::Call<Self>>
		                 + From<pallet_cash::Call<Self>>
		                 + From<pallet_allowances::Call<Self>>
		                 + From<pallet_books::Call<Self>>
		                 + From<pallet_claims::Call<Self>>
		                 + From<pallet_compliance::Call<Self>>
		                 + From<pallet_custody::Call<Self>>
		                 + From<pallet_fee_policy::Call<Self>>
		                 + From<pallet_insolvency::Call<Self>>
		                 + From<pallet_issuers::Call<Self>>
		                 + From<pallet_kyc::Call<Self>>
		                 + From<pallet_nonces::Call<Self>>
		                 + From<pallet_order_book::Call<Self>>
		                 + From<pallet_permits::Call<Self>>
		                 + From<pallet_quarantine::Call<Self>>
		                 + From<pallet_redemption::Call<Self>>
		                 + From<pallet_sales::Call<Self>>
		                 + From<pallet_serials::Call<Self>>
		                 + From<pallet_transfer_policies::Call<Self>>
		                 + From<pallet_travel_rule::Call<Self>>,
	> + pallet_coupons::Config
	+ pallet_cash::Config
	+ pallet_allowances::Config
	+ pallet_books::Config
	+ pallet_claims::Config
	+ pallet_compliance::Config
	+ pallet_custody::Config
	+ pallet_fee_policy::Config
	+ pallet_insolvency::Config
	+ pallet_issuers::Config
	+ pallet_kyc::Config<Signature = MultiSignature>
	+ pallet_nonces::Config
	+ pallet_order_book::Config
	+ pallet_permits::Config
	+ pallet_quarantine::Config
	+ pallet_redemption::Config
	+ pallet_sales::Config
	+ pallet_serials::Config
	+ pallet_transfer_policies::Config
	+ pallet_travel_rule::Config
	+ pallet_revive::Config
{
}

impl<T> Chain for T where
	T: frame_system::Config<
			RuntimeCall: From<pallet_coupons::Call<T>>
			                 + From<pallet_cash::Call<T>>
			                 + From<pallet_allowances::Call<T>>
			                 + From<pallet_books::Call<T>>
			                 + From<pallet_claims::Call<T>>
			                 + From<pallet_compliance::Call<T>>
			                 + From<pallet_custody::Call<T>>
			                 + From<pallet_fee_policy::Call<T>>
			                 + From<pallet_insolvency::Call<T>>
			                 + From<pallet_issuers::Call<T>>
			                 + From<pallet_kyc::Call<T>>
			                 + From<pallet_nonces::Call<T>>
			                 + From<pallet_order_book::Call<T>>
			                 + From<pallet_permits::Call<T>>
			                 + From<pallet_quarantine::Call<T>>
			                 + From<pallet_redemption::Call<T>>
			                 + From<pallet_sales::Call<T>>
			                 + From<pallet_serials::Call<T>>
			                 + From<pallet_transfer_policies::Call<T>>
			                 + From<pallet_travel_rule::Call<T>>,
		> + pallet_coupons::Config
		+ pallet_cash::Config
		+ pallet_allowances::Config
		+ pallet_books::Config
		+ pallet_claims::Config
		+ pallet_compliance::Config
		+ pallet_custody::Config
		+ pallet_fee_policy::Config
		+ pallet_insolvency::Config
		+ pallet_issuers::Config
		+ pallet_kyc::Config<Signature = MultiSignature>
		+ pallet_nonces::Config
		+ pallet_order_book::Config
		+ pallet_permits::Config
		+ pallet_quarantine::Config
		+ pallet_redemption::Config
		+ pallet_sales::Config
		+ pallet_serials::Config
		+ pallet_transfer_policies::Config
		+ pallet_travel_rule::Config
		+ pallet_revive::Config
{
}
