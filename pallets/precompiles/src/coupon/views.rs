// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of permits, cards and gifts.

use super::{
	Coupon,
	gifts::{ENTRY_READS, account_of},
};
use crate::{
	Chain,
	abi::ICoupon::{
		CardBatch, ICouponCalls, WaitingGift, cardsOfCall, giftOfCall, isCardClaimedCall,
		isPermitUsedCall,
	},
	convert::{address, code_of, narrow},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	weights,
};
use alloc::vec::Vec;
use codec::Encode;
use genex_primitives::traits::Nonces;
use pallet_claims::{BatchId, Batches, Claimed, GiftId, Gifts};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{primitives::B256, sol_types::SolCall},
};

impl<T: Chain> Coupon<T> {
	/// The answer of a view of permits, cards and gifts.
	pub(super) fn view(input: &ICouponCalls, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		use ICouponCalls as Asked;
		env.charge(weights::view::<T>(ENTRY_READS))?;
		match input {
			Asked::cardsOf(call) => Self::cards_of(narrow(call.batch, "batch")?),
			Asked::giftOf(call) => Self::gift_of(narrow(call.gift, "gift")?),
			Asked::isCardClaimed(call) => {
				let batch: BatchId = narrow(call.batch, "batch")?;
				let claimed = Claimed::<T>::contains_key(batch, account_of::<T>(call.key.0));
				Ok(isCardClaimedCall::abi_encode_returns(&claimed))
			},
			Asked::isPermitUsed(call) => {
				let used = <T as pallet_permits::Config>::Nonces::is_used(
					&account_of::<T>(call.from.0),
					call.nonce,
					call.deadline,
				);
				Ok(isPermitUsedCall::abi_encode_returns(&used))
			},
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn cards_of(batch: BatchId) -> Result<Vec<u8>, Error> {
		let found = Batches::<T>::get(batch)
			.ok_or_else(|| failed::<T>(pallet_claims::Error::<T>::UnknownBatch.into()))?;
		let shown = CardBatch {
			giver: address::<T>(&found.giver),
			series: found.series,
			units: found.units,
			left: found.left,
			root: B256::from(found.root.0),
			deadline: found.deadline,
		};
		Ok(cardsOfCall::abi_encode_returns(&shown))
	}

	fn gift_of(gift: GiftId) -> Result<Vec<u8>, Error> {
		let found = Gifts::<T>::get(gift)
			.ok_or_else(|| failed::<T>(pallet_claims::Error::<T>::UnknownGift.into()))?;
		let key = found.key.encode();
		let shown = WaitingGift {
			giver: address::<T>(&found.giver),
			series: found.series,
			quantity: found.quantity,
			key: B256::try_from(key.as_slice()).unwrap_or_default(),
			minTier: code_of(&found.min_tier),
			deadline: found.deadline,
		};
		Ok(giftOfCall::abi_encode_returns(&shown))
	}
}
