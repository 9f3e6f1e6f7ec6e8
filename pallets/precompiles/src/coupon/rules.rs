// SPDX-License-Identifier: Apache-2.0
//! What the rules say of an account and of a move, in the views of ERC-7943.

use super::{Coupon, ensure_receivable};
use crate::{
	Chain,
	abi::ICoupon::{canTransactCall, canTransferCall, getFrozenTokensCall},
	convert::account,
	native::ensure_not_paused,
	weights,
};
use alloc::vec::Vec;
use genex_primitives::{Clearance, Path, Quantity, SeriesId, Tier, traits::Identities};
use pallet_coupons::{Call, WeightInfo};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{primitives::U256, sol_types::SolCall},
};

/// The link of the account and the record of its identity, for its tier and for what stands against it.
const STANDING_READS: u64 = 4;
/// The series and the holding.
const HOLDING_READS: u64 = 2;

impl<T: Chain> Coupon<T> {
	pub(super) fn can_transact(
		call: &canTransactCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(STANDING_READS))?;
		let who = account(env, &call.account)?;
		let tier = <T as pallet_coupons::Config>::Identities::tier_of(&who);
		let standing = <T as pallet_coupons::Config>::Identities::standing(&who);
		let allowed = tier != Tier::L0 && standing.bar_to_act().is_none();
		Ok(canTransactCall::abi_encode_returns(&allowed))
	}

	pub(super) fn can_transfer(
		call: &canTransferCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		// The rules are asked as by a transfer, which writes besides.
		env.charge(weights::view::<T>(HOLDING_READS))?;
		env.charge(<T as pallet_coupons::Config>::WeightInfo::transfer_from())?;
		let allowed = match (SeriesId::try_from(call.id), Quantity::try_from(call.value)) {
			(Ok(series), Ok(quantity)) => Self::could_move(call, series, quantity, env)?,
			_ => false,
		};
		Ok(canTransferCall::abi_encode_returns(&allowed))
	}

	/// Whether nothing stands against a gift of the holder.
	fn could_move(
		call: &canTransferCall,
		series: SeriesId,
		quantity: Quantity,
		env: &mut impl Ext<T = T>,
	) -> Result<bool, Error> {
		let (from, to) = (account(env, &call.from)?, account(env, &call.to)?);
		// What bears serials moves by its numbers, at the address of its series.
		let serialised = pallet_serials::Pallet::<T>::is_serialised(series);
		if quantity == 0 || serialised || ensure_receivable(&call.to).is_err() {
			return Ok(false);
		}
		let reasons = pallet_coupons::Pallet::<T>::explain_priced(
			Path::P2P,
			series,
			&from,
			&to,
			quantity,
			None,
			Clearance::None,
		);
		let holding = pallet_coupons::Pallet::<T>::holding(from.clone(), series);
		let has_them = holding.is_some_and(|holding| holding.free >= quantity);
		let native = Call::<T>::transfer_from { from, to, series, quantity };
		let lawful = reasons.is_some_and(|reasons| reasons.is_empty());
		Ok(lawful && has_them && ensure_not_paused(native, env).is_ok())
	}

	pub(super) fn frozen_tokens(
		call: &getFrozenTokensCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(HOLDING_READS))?;
		let who = account(env, &call.account)?;
		let series = SeriesId::try_from(call.id).ok();
		let holding = series.and_then(|series| pallet_coupons::Pallet::<T>::holding(who, series));
		let frozen = holding.map_or(U256::ZERO, |holding| U256::from(holding.frozen));
		Ok(getFrozenTokensCall::abi_encode_returns(&frozen))
	}
}
