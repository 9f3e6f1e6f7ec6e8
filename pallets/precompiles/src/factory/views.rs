// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of series and listings.

use super::{
	CouponFactory, listing, series,
	terms::{shown_listing_terms, shown_series_terms},
};
use crate::{
	Chain,
	abi::ICouponFactory::{
		BuyBack, ICouponFactoryCalls, Listing, RefundablePurchase, Series, buyBackOfCall,
		isRedeemerCall, keptProceedsOfCall, keptProceedsOfReturn, listingCountCall, listingOfCall,
		nextSeriesIdCall, pendingPurchaseCall, pendingPurchaseReturn, quoteCall, quoteReturn,
		refundablePurchaseOfCall, seriesOfCall,
	},
	convert::{account, address, code_of, narrow},
	guards::NOT_CLASSIFIED,
	revert::{describe, failed, refuse},
	weights,
};
use alloc::vec::Vec;
use pallet_coupons::NextSeriesId;
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{primitives::U256, sol_types::SolCall},
};
use pallet_sales::ListingCount;

/// A counter or a listing.
const ENTRY_READS: u64 = 1;
/// The record of a series and one of its redeemers.
const REDEEMER_READS: u64 = 2;
/// What is kept, the record of the series, its counters, the standing of its issuer, and the clock.
const PROCEEDS_READS: u64 = 5;
/// Record, details, territory and counters of a series, and the clock.
const SERIES_READS: u64 = 5;

impl<T: Chain> CouponFactory<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &ICouponFactoryCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use ICouponFactoryCalls as Asked;
		match input {
			Asked::nextSeriesId(_) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let next = U256::from(NextSeriesId::<T>::get());
				Ok(nextSeriesIdCall::abi_encode_returns(&next))
			},
			Asked::listingCount(_) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let count = U256::from(ListingCount::<T>::get());
				Ok(listingCountCall::abi_encode_returns(&count))
			},
			Asked::seriesOf(call) => Self::series_of(call, env),
			Asked::isRedeemer(call) => Self::is_redeemer(call, env),
			Asked::listingOf(call) => Self::listing_of(call, env),
			Asked::quote(call) => Self::quote(call, env),
			Asked::pendingPurchase(call) => Self::pending_purchase(call, env),
			Asked::refundablePurchaseOf(call) => Self::refundable_purchase_of(call, env),
			Asked::keptProceedsOf(call) => Self::kept_proceeds_of(call, env),
			Asked::buyBackOf(call) => Self::buyback_of(call, env),
			Asked::breakageOf(call) => Self::breakage_of(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn series_of(call: &seriesOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(SERIES_READS))?;
		let view = pallet_coupons::Pallet::<T>::series(series(call.series)?)
			.ok_or_else(|| failed::<T>(pallet_coupons::Error::<T>::NoSuchSeries.into()))?;
		let shown = Series {
			issuer: address::<T>(&view.issuer),
			state: code_of(&view.state),
			revision: view.revision,
			terms: shown_series_terms(view.terms)?,
			minted: view.counters.minted,
			unsold: view.counters.unsold,
			circulating: view.counters.circulating,
			redeemed: view.counters.redeemed,
			lapsed: view.counters.expired,
			recalled: view.counters.recalled,
			refunded: view.counters.refunded,
			expired: view.expired,
			expiryBooked: view.expiry_booked,
		};
		Ok(seriesOfCall::abi_encode_returns(&shown))
	}

	fn is_redeemer(call: &isRedeemerCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(REDEEMER_READS))?;
		let (series, who) = (series(call.series)?, account(env, &call.account)?);
		let accepts = pallet_coupons::Pallet::<T>::is_redeemer(series, who);
		Ok(isRedeemerCall::abi_encode_returns(&accepts))
	}

	fn listing_of(call: &listingOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let found = pallet_sales::Pallet::<T>::listing(listing(call.listing)?)
			.ok_or_else(unknown_listing::<T>)?;
		let shown = Listing {
			seller: address::<T>(&found.seller),
			terms: shown_listing_terms(&found.terms),
			fee: found.fee.parts(),
			remaining: found.remaining,
			reserved: found.reserved,
			open: found.open,
		};
		Ok(listingOfCall::abi_encode_returns(&shown))
	}

	/// Tries the purchase and undoes it, so it costs what the purchase costs.
	fn quote(call: &quoteCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(pallet_sales::Pallet::<T>::purchase_weight())?;
		let (listing, quantity) = (listing(call.listing)?, narrow(call.quantity, "quantity")?);
		let buyer = account(env, &call.buyer)?;
		let quote = pallet_sales::Pallet::<T>::quote(listing, quantity, buyer)
			.ok_or_else(unknown_listing::<T>)?;
		let shown = quoteReturn {
			total: U256::from(quote.total),
			fee: U256::from(quote.fee),
			reviewed: quote.reviewed,
			refusal: quote.refusal.map(describe::<T>).unwrap_or_default(),
		};
		Ok(quoteCall::abi_encode_returns(&shown))
	}

	fn pending_purchase(
		call: &pendingPurchaseCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let number = narrow(call.purchaseId, "purchaseId")?;
		let unknown = || failed::<T>(pallet_sales::Error::<T>::UnknownPurchase.into());
		let pending = pallet_sales::Pallet::<T>::pending_purchase(number).ok_or_else(unknown)?;
		let shown = pendingPurchaseReturn {
			listing: U256::from(pending.listing),
			buyer: address::<T>(&pending.buyer),
			quantity: U256::from(pending.quantity),
			total: U256::from(pending.total),
			deadline: U256::from(pending.deadline),
		};
		Ok(pendingPurchaseCall::abi_encode_returns(&shown))
	}

	fn refundable_purchase_of(
		call: &refundablePurchaseOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let number = narrow(call.purchaseId, "purchaseId")?;
		let unknown = || failed::<T>(pallet_sales::Error::<T>::UnknownPurchase.into());
		let found = pallet_sales::Pallet::<T>::refundable_purchase(number).ok_or_else(unknown)?;
		let shown = RefundablePurchase {
			buyer: address::<T>(&found.buyer),
			listing: found.listing,
			series: found.series,
			asset: found.asset,
			quantity: found.quantity,
			refunded: found.refunded,
			total: found.total,
			windowEnds: found.window_ends,
		};
		Ok(refundablePurchaseOfCall::abi_encode_returns(&shown))
	}

	fn kept_proceeds_of(
		call: &keptProceedsOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(PROCEEDS_READS))?;
		let (series, asset) = (series(call.series)?, narrow(call.asset, "asset")?);
		let kept = pallet_sales::Pallet::<T>::kept_proceeds(series, asset).unwrap_or_default();
		let shown = keptProceedsOfReturn {
			held: U256::from(kept.held),
			covered: U256::from(kept.covered),
			due: U256::from(kept.due),
		};
		Ok(keptProceedsOfCall::abi_encode_returns(&shown))
	}

	fn buyback_of(call: &buyBackOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let number = narrow(call.buyBackId, "buyBackId")?;
		let unknown = || failed::<T>(pallet_sales::Error::<T>::UnknownBuyBack.into());
		let found = pallet_sales::Pallet::<T>::buyback(number).ok_or_else(unknown)?;
		let shown = BuyBack {
			series: found.series,
			asset: found.asset,
			price: found.price,
			remaining: found.remaining,
			until: found.until,
		};
		Ok(buyBackOfCall::abi_encode_returns(&shown))
	}
}

/// The revert where there is no listing.
fn unknown_listing<T: Chain>() -> Error {
	failed::<T>(pallet_sales::Error::<T>::UnknownListing.into())
}
