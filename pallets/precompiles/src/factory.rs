// SPDX-License-Identifier: Apache-2.0
//! Issuing of coupons, and their sale on the primary market.

mod breakage;
mod reports;
mod sales;
mod terms;
mod views;

use crate::{
	Chain,
	abi::ICouponFactory::{
		ICouponFactoryCalls, addRedeemerCall, amendSeriesCall, approveSeriesCall, bookExpiryCall,
		breakageOfCall, buyBackOfCall, chooseBreakageCall, clearHoldingCall, closeBuyBackCall,
		closeListingCall, closeSeriesCall, createListingCall, createSeriesBatchCall,
		createSeriesCall, discardSeriesCall, endRefundWindowsCall, isRedeemerCall,
		keptProceedsOfCall, listingCountCall, listingOfCall, markSerialisedCall, mintBatchCall,
		mintCall, nextSeriesIdCall, openBuyBackCall, pendingPurchaseCall, purchaseBundleCall,
		purchaseCall, quoteCall, recallCall, refundPurchaseCall, refundablePurchaseOfCall,
		rejectSeriesCall, removeListingCall, removeRedeemerCall, sellBackCall, seriesOfCall,
		submitSeriesCall, withdrawProceedsCall, withdrawSubmissionCall,
	},
	addresses,
	convert::{account, narrow},
	guards::{self, Access, NOT_CLASSIFIED, Rule, rule},
	native::{self, CallOf},
	revert::refuse,
};
use alloc::{boxed::Box, format, vec::Vec};
use core::marker::PhantomData;
use frame_support::ensure;
use genex_primitives::{ListingId, SeriesId};
use pallet_coupons::{Approvals, Call, MAX_APPROVALS, MAX_BATCH};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use pallet_sales::Call as SalesCall;
use sp_core::H256;
use terms::{listing_terms, series_terms};

/// Most series that one call drafts.
pub const MAX_DRAFTS: usize = 20;

/// Every function of `ICouponFactory` and what it does to the chain.
pub const COUPON_FACTORY_RULES: &[Rule] = &[
	rule::<createSeriesCall>(Access::Act),
	rule::<createSeriesBatchCall>(Access::Act),
	rule::<amendSeriesCall>(Access::Act),
	rule::<submitSeriesCall>(Access::Act),
	rule::<markSerialisedCall>(Access::Act),
	rule::<chooseBreakageCall>(Access::Act),
	rule::<withdrawSubmissionCall>(Access::Act),
	rule::<discardSeriesCall>(Access::Act),
	rule::<approveSeriesCall>(Access::Act),
	rule::<rejectSeriesCall>(Access::Act),
	rule::<mintCall>(Access::Act),
	rule::<mintBatchCall>(Access::Act),
	rule::<recallCall>(Access::Act),
	rule::<closeSeriesCall>(Access::Act),
	rule::<addRedeemerCall>(Access::Act),
	rule::<removeRedeemerCall>(Access::Act),
	rule::<bookExpiryCall>(Access::Act),
	rule::<clearHoldingCall>(Access::Act),
	rule::<createListingCall>(Access::Act),
	rule::<closeListingCall>(Access::Act),
	rule::<removeListingCall>(Access::Act),
	rule::<purchaseCall>(Access::Act),
	rule::<purchaseBundleCall>(Access::Act),
	rule::<refundPurchaseCall>(Access::Act),
	rule::<endRefundWindowsCall>(Access::Act),
	rule::<withdrawProceedsCall>(Access::Act),
	rule::<openBuyBackCall>(Access::Act),
	rule::<sellBackCall>(Access::Act),
	rule::<closeBuyBackCall>(Access::Act),
	rule::<nextSeriesIdCall>(Access::View),
	rule::<seriesOfCall>(Access::View),
	rule::<isRedeemerCall>(Access::View),
	rule::<listingCountCall>(Access::View),
	rule::<listingOfCall>(Access::View),
	rule::<quoteCall>(Access::View),
	rule::<pendingPurchaseCall>(Access::View),
	rule::<refundablePurchaseOfCall>(Access::View),
	rule::<keptProceedsOfCall>(Access::View),
	rule::<buyBackOfCall>(Access::View),
	rule::<breakageOfCall>(Access::View),
];

/// The issuers' side of `pallet-coupons`, and `pallet-sales`, at [`addresses::COUPON_FACTORY`].
pub struct CouponFactory<T>(PhantomData<T>);

impl<T: Chain> Precompile for CouponFactory<T> {
	type T = T;
	type Interface = ICouponFactoryCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::COUPON_FACTORY);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &ICouponFactoryCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(COUPON_FACTORY_RULES, input.selector(), env)?;
		match input {
			ICouponFactoryCalls::createSeriesBatch(call) => Self::create_series_batch(call, env),
			ICouponFactoryCalls::mintBatch(call) => Self::mint_batch(call, env),
			ICouponFactoryCalls::chooseBreakage(_) => match Self::native_of_breakage(input)? {
				Some(call) => Self::choose_breakage(call, env),
				None => Err(refuse(NOT_CLASSIFIED)),
			},
			_ => match Self::native_of_deal(input)? {
				Some(call) => Self::deal(call, input, env),
				None => Self::other(input, env),
			},
		}
	}
}

impl<T: Chain> CouponFactory<T> {
	/// What is one native call, or a view.
	fn other(input: &ICouponFactoryCalls, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		match Self::native(input, |address| account(env, address))? {
			Some(call) => {
				native::make::<T>(call, env, || None)?;
				Self::report(input, env)
			},
			None => Self::view(input, env),
		}
	}

	/// The one native call that an act asks for; nothing for a view, and for what asks for several. `find` knows the account
	/// behind an address.
	pub(crate) fn native(
		input: &ICouponFactoryCalls,
		find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		if let Some(call) = Self::native_of_deal(input)? {
			return Ok(Some(call.into()));
		}
		if let Some(call) = Self::native_of_listings(input)? {
			return Ok(Some(call.into()));
		}
		if let Some(call) = Self::native_of_breakage(input)? {
			return Ok(Some(call.into()));
		}
		if let ICouponFactoryCalls::markSerialised(call) = input {
			let series = series(call.series)?;
			return Ok(Some(pallet_serials::Call::<T>::mark_serialised { series }.into()));
		}
		Ok(Self::native_of_coupons(input, find)?.map(Into::into))
	}

	fn native_of_coupons(
		input: &ICouponFactoryCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<Call<T>>, Error> {
		use ICouponFactoryCalls as Asked;
		Ok(Some(match input {
			Asked::createSeries(call) => {
				Call::create_series { terms: Box::new(series_terms(&call.terms)?) }
			},
			Asked::amendSeries(call) => {
				let terms = Box::new(series_terms(&call.terms)?);
				Call::amend_series { series: series(call.series)?, terms }
			},
			Asked::submitSeries(call) => Call::submit_series { series: series(call.series)? },
			Asked::withdrawSubmission(call) => {
				Call::withdraw_submission { series: series(call.series)? }
			},
			Asked::discardSeries(call) => Call::discard_series { series: series(call.series)? },
			Asked::approveSeries(call) => {
				Call::approve_series { approvals: approvals(call)?, reason: H256(call.reason.0) }
			},
			Asked::rejectSeries(call) => Call::reject_series {
				series: series(call.series)?,
				revision: narrow(call.revision, "revision")?,
				reason: H256(call.reason.0),
			},
			Asked::mint(call) => minting(call.series, call.quantity)?,
			Asked::recall(call) => Call::recall {
				series: series(call.series)?,
				quantity: narrow(call.quantity, "quantity")?,
			},
			Asked::closeSeries(call) => Call::close_series { series: series(call.series)? },
			Asked::addRedeemer(call) => {
				Call::add_redeemer { series: series(call.series)?, redeemer: find(&call.redeemer)? }
			},
			Asked::removeRedeemer(call) => Call::remove_redeemer {
				series: series(call.series)?,
				redeemer: find(&call.redeemer)?,
			},
			Asked::bookExpiry(call) => Call::book_expiry { series: series(call.series)? },
			Asked::clearHolding(call) => {
				Call::clear_holding { series: series(call.series)?, who: find(&call.holder)? }
			},
			_ => return Ok(None),
		}))
	}

	fn native_of_listings(input: &ICouponFactoryCalls) -> Result<Option<SalesCall<T>>, Error> {
		use ICouponFactoryCalls as Asked;
		Ok(Some(match input {
			Asked::createListing(call) => {
				SalesCall::create_listing { terms: listing_terms(&call.terms)? }
			},
			Asked::closeListing(call) => {
				SalesCall::close_listing { listing: listing(call.listing)? }
			},
			Asked::removeListing(call) => SalesCall::remove_listing {
				listing: listing(call.listing)?,
				limit: narrow(call.limit, "limit")?,
			},
			_ => return Ok(None),
		}))
	}

	fn create_series_batch(
		call: &createSeriesBatchCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		ensure!(
			call.terms.len() <= MAX_DRAFTS,
			refuse(format!("Genex: terms is too long; it has at most {MAX_DRAFTS}"))
		);
		let mut ids = Vec::new();
		for terms in &call.terms {
			let terms = Box::new(series_terms(terms)?);
			native::make::<T>(Call::<T>::create_series { terms }.into(), env, || None)?;
			ids.push(Self::report_created(env)?);
		}
		Ok(createSeriesBatchCall::abi_encode_returns(&ids))
	}

	fn mint_batch(call: &mintBatchCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		ensure!(
			call.series.len() == call.quantities.len(),
			refuse("Genex: series and quantities differ in length")
		);
		ensure!(
			call.series.len() <= usize::try_from(MAX_BATCH).unwrap_or(usize::MAX),
			refuse(format!("Genex: series is too long; it has at most {MAX_BATCH}"))
		);
		for (series, quantity) in call.series.iter().zip(&call.quantities) {
			native::make::<T>(minting::<T>(*series, *quantity)?.into(), env, || None)?;
			Self::report_minted(*series, *quantity, env)?;
		}
		Ok(Vec::new())
	}
}

fn series(id: U256) -> Result<SeriesId, Error> {
	narrow(id, "series")
}

fn listing(id: U256) -> Result<ListingId, Error> {
	narrow(id, "listing")
}

fn minting<T: Chain>(id: U256, quantity: U256) -> Result<Call<T>, Error> {
	Ok(Call::mint { series: series(id)?, quantity: narrow(quantity, "quantity")? })
}

/// The series to approve, each with the terms that were read.
fn approvals(call: &approveSeriesCall) -> Result<Approvals, Error> {
	ensure!(
		call.series.len() == call.revisions.len(),
		refuse("Genex: series and revisions differ in length")
	);
	let approvals = call
		.series
		.iter()
		.zip(&call.revisions)
		.map(|(id, revision)| Ok((series(*id)?, narrow(*revision, "revisions")?)))
		.collect::<Result<Vec<_>, Error>>()?;
	Approvals::try_from(approvals)
		.map_err(|_| refuse(format!("Genex: series is too long; it has at most {MAX_APPROVALS}")))
}
