// SPDX-License-Identifier: Apache-2.0
//! Redemption of coupons.

use crate::{
	Chain,
	abi::{
		ICoupon::logTransferCall,
		IRedemption::{IRedemptionCalls, Redeemed, redeemCall},
	},
	addresses,
	convert::{account, address, caller, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::ensure_not_paused,
	revert::{failed, refuse},
};
use alloc::{format, vec::Vec};
use core::marker::PhantomData;
use genex_primitives::{Quantity, SeriesId};
use pallet_coupons::{Call, Ciphertext, MAX_CIPHERTEXT, WeightInfo};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, H256, Precompile,
	alloy::{primitives::Address, sol_types::SolInterface},
};

/// Every function of `IRedemption` and what it does to the chain.
pub const REDEMPTION_RULES: &[Rule] = &[rule::<redeemCall>(Access::Act)];

/// Redemption by `pallet-coupons`, at [`addresses::REDEMPTION`].
pub struct Redemption<T>(PhantomData<T>);

impl<T: Chain> Precompile for Redemption<T> {
	type T = T;
	type Interface = IRedemptionCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::REDEMPTION);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IRedemptionCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(REDEMPTION_RULES, input.selector(), env)?;
		match input {
			IRedemptionCalls::redeem(call) => Self::redeem(call, env),
		}
	}
}

impl<T: Chain> Redemption<T> {
	fn redeem(call: &redeemCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_coupons::Config>::WeightInfo::redeem())?;
		let series: SeriesId = narrow(call.series, "series")?;
		let quantity: Quantity = narrow(call.quantity, "quantity")?;
		let ciphertext = message(&call.ciphertext)?;
		let holder = caller(env)?;
		let redeemer = account(env, &call.redeemer)?;
		let order_hash = H256(call.orderHash.0);
		let native = Call::<T>::redeem {
			series,
			quantity,
			redeemer: redeemer.clone(),
			order_hash,
			ciphertext: ciphertext.clone(),
		};
		ensure_not_paused(native, env)?;
		pallet_coupons::Pallet::<T>::do_redeem(
			&holder, series, quantity, &redeemer, order_hash, ciphertext,
		)
		.map_err(failed::<T>)?;
		Self::log(call, address::<T>(&holder), env)?;
		Ok(Vec::new())
	}

	/// The end of the units at the address of `Coupon`, then the redemption at this one.
	fn log(call: &redeemCall, holder: Address, env: &mut impl Ext<T = T>) -> Result<(), Error> {
		let burned = logTransferCall {
			operator: holder,
			from: holder,
			to: Address::ZERO,
			id: call.series,
			value: call.quantity,
		};
		logs::write_at_coupon(env, &burned)?;
		let redeemed = Redeemed {
			holder,
			series: call.series,
			redeemer: call.redeemer,
			quantity: call.quantity,
			orderHash: call.orderHash,
			ciphertext: call.ciphertext.clone(),
		};
		logs::write(env, &redeemed)
	}
}

/// The message to the issuer; no bytes are no message.
pub(crate) fn message(bytes: &[u8]) -> Result<Option<Ciphertext>, Error> {
	if bytes.is_empty() {
		return Ok(None);
	}
	Ciphertext::try_from(bytes.to_vec()).map(Some).map_err(|_| {
		refuse(format!("Genex: ciphertext is too long; it has at most {MAX_CIPHERTEXT} bytes"))
	})
}
