// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

pub mod abi;
pub mod addresses;
mod convert;
mod coupon;
mod guards;
mod logs;
mod native;
mod receiver;
mod redemption;
mod revert;
mod serials;
mod stablecoin;
mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use coupon::{COUPON_RULES, Coupon};
pub use guards::{Access, Rule};
pub use native::{NATIVE_CALLS, NativeName, asked_call, native_call};
pub use redemption::{REDEMPTION_RULES, Redemption};
pub use serials::{SERIALS_RULES, Serials};
pub use stablecoin::{STABLECOIN_RULES, Stablecoin};

/// What the precompiles need of a runtime.
pub trait Chain:
	frame_system::Config<
		RuntimeCall: From<pallet_coupons::Call<Self>>
		                 + From<pallet_cash::Call<Self>>
		                 + From<pallet_allowances::Call<Self>>
		                 + From<pallet_serials::Call<Self>>,
	> + pallet_coupons::Config
	+ pallet_cash::Config
	+ pallet_allowances::Config
	+ pallet_serials::Config
	+ pallet_revive::Config
{
}

impl<T> Chain for T where
	T: frame_system::Config<
			RuntimeCall: From<pallet_coupons::Call<T>>
			                 + From<pallet_cash::Call<T>>
			                 + From<pallet_allowances::Call<T>>
			                 + From<pallet_serials::Call<T>>,
		> + pallet_coupons::Config
		+ pallet_cash::Config
		+ pallet_allowances::Config
		+ pallet_serials::Config
		+ pallet_revive::Config
{
}
