// SPDX-License-Identifier: Apache-2.0
//! The logs and answers of acts that were done.

use super::CouponFactory;
use crate::{
	Chain,
	abi::{
		ICoupon::logTransferCall,
		ICouponFactory::{
			ExpiryBooked, HoldingCleared, ICouponFactoryCalls, ListingClosed, ListingCreated,
			ListingRemoved, ListingTrimmed, Minted, Recalled, RedeemerAdded, RedeemerRemoved,
			SeriesAmended, SeriesApproved, SeriesClosed, SeriesCreated, SeriesDiscarded,
			SeriesRejected, SeriesSerialised, SeriesSubmitted, SubmissionWithdrawn,
			approveSeriesCall, createListingCall, createSeriesCall, removeListingCall,
		},
	},
	convert::{address, caller},
	logs, weights,
};
use alloc::vec::Vec;
use genex_primitives::ListingId;
use pallet_coupons::{NextSeriesId, Series};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use pallet_sales::{ListingCount, ListingOf, Listings};

/// The one entry that tells what an act made.
const OUTCOME_READS: u64 = 1;
/// The count of listings, and the listing that was created.
const CREATED_READS: u64 = 2;

impl<T: Chain> CouponFactory<T> {
	/// Writes the log of the act that `input` asked for and that was done, and gives its answer.
	pub(super) fn report(
		input: &ICouponFactoryCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use ICouponFactoryCalls as Asked;
		let issuer = own_address(env)?;
		match input {
			Asked::createSeries(_) => {
				let series = Self::report_created(env)?;
				return Ok(createSeriesCall::abi_encode_returns(&series));
			},
			Asked::amendSeries(call) => {
				env.charge(weights::view::<T>(OUTCOME_READS))?;
				let id = u32::try_from(call.series).unwrap_or_default();
				let record = Series::<T>::get(id);
				let revision = U256::from(record.map_or(0, |record| record.revision));
				logs::write(env, &SeriesAmended { series: call.series, issuer, revision })?;
			},
			Asked::submitSeries(call) => {
				logs::write(env, &SeriesSubmitted { series: call.series, issuer })?;
			},
			Asked::markSerialised(call) => {
				logs::write(env, &SeriesSerialised { series: call.series, issuer })?;
			},
			Asked::withdrawSubmission(call) => {
				logs::write(env, &SubmissionWithdrawn { series: call.series, issuer })?;
			},
			Asked::discardSeries(call) => {
				logs::write(env, &SeriesDiscarded { series: call.series, issuer })?;
			},
			Asked::approveSeries(call) => Self::report_approved(call, env)?,
			Asked::rejectSeries(call) => {
				let rejected = SeriesRejected {
					series: call.series,
					officer: issuer,
					revision: call.revision,
					reason: call.reason,
				};
				logs::write(env, &rejected)?;
			},
			Asked::mint(call) => Self::report_minted(call.series, call.quantity, env)?,
			Asked::recall(call) => {
				units_moved(env, issuer, issuer, Address::ZERO, call.series, call.quantity)?;
				let recalled = Recalled { series: call.series, issuer, quantity: call.quantity };
				logs::write(env, &recalled)?;
			},
			Asked::closeSeries(call) => {
				logs::write(env, &SeriesClosed { series: call.series, issuer })?;
			},
			Asked::addRedeemer(call) => {
				let (series, redeemer) = (call.series, call.redeemer);
				logs::write(env, &RedeemerAdded { series, redeemer })?;
			},
			Asked::removeRedeemer(call) => {
				let (series, redeemer) = (call.series, call.redeemer);
				logs::write(env, &RedeemerRemoved { series, redeemer })?;
			},
			_ => return Self::report_by_anyone(input, env),
		}
		Ok(Vec::new())
	}

	/// The same for what is neither an issuer's nor an officer's act, and for listings.
	fn report_by_anyone(
		input: &ICouponFactoryCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use ICouponFactoryCalls as Asked;
		let by = own_address(env)?;
		match input {
			Asked::bookExpiry(call) => {
				logs::write(env, &ExpiryBooked { series: call.series, by })?;
			},
			Asked::clearHolding(call) => {
				let (series, holder) = (call.series, call.holder);
				logs::write(env, &HoldingCleared { series, holder, by })?;
			},
			Asked::createListing(call) => {
				env.charge(weights::view::<T>(CREATED_READS))?;
				let listing = U256::from(ListingCount::<T>::get());
				let created = ListingCreated {
					listing,
					seller: seller_of::<T>(listing),
					series: U256::from(call.terms.series),
					asset: U256::from(call.terms.asset),
					price: U256::from(call.terms.price),
					quantity: U256::from(call.terms.quantity),
				};
				logs::write(env, &created)?;
				return Ok(createListingCall::abi_encode_returns(&listing));
			},
			Asked::closeListing(call) => {
				env.charge(weights::view::<T>(OUTCOME_READS))?;
				let seller = seller_of::<T>(call.listing);
				logs::write(env, &ListingClosed { listing: call.listing, seller })?;
			},
			Asked::removeListing(call) => {
				env.charge(weights::view::<T>(OUTCOME_READS))?;
				let listing = call.listing;
				let gone = !Listings::<T>::contains_key(listing_id(listing));
				if gone {
					logs::write(env, &ListingRemoved { listing, by })?;
				} else {
					logs::write(env, &ListingTrimmed { listing, by })?;
				}
				return Ok(removeListingCall::abi_encode_returns(&gone));
			},
			_ => {},
		}
		Ok(Vec::new())
	}

	/// Writes the log of the series that was drafted last, and gives its id.
	pub(super) fn report_created(env: &mut impl Ext<T = T>) -> Result<U256, Error> {
		env.charge(weights::view::<T>(OUTCOME_READS))?;
		let series = U256::from(NextSeriesId::<T>::get().saturating_sub(1));
		let issuer = own_address(env)?;
		logs::write(env, &SeriesCreated { series, issuer })?;
		Ok(series)
	}

	/// The units come into the issuer's inventory, also when its staff mints them.
	pub(super) fn report_minted(
		series: U256,
		quantity: U256,
		env: &mut impl Ext<T = T>,
	) -> Result<(), Error> {
		env.charge(weights::view::<T>(OUTCOME_READS))?;
		let record = Series::<T>::get(u32::try_from(series).unwrap_or_default());
		let issuer = record.map_or(Address::ZERO, |record| address::<T>(&record.issuer));
		let operator = own_address(env)?;
		units_moved(env, operator, Address::ZERO, issuer, series, quantity)?;
		logs::write(env, &Minted { series, issuer, quantity })
	}

	fn report_approved(call: &approveSeriesCall, env: &mut impl Ext<T = T>) -> Result<(), Error> {
		let officer = own_address(env)?;
		for (series, revision) in call.series.iter().zip(&call.revisions) {
			let (series, revision, reason) = (*series, *revision, call.reason);
			logs::write(env, &SeriesApproved { series, officer, revision, reason })?;
		}
		Ok(())
	}
}

/// The address of the caller.
fn own_address<T: Chain>(env: &impl Ext<T = T>) -> Result<Address, Error> {
	Ok(address::<T>(&caller(env)?))
}

/// The listing that an act was done on, so that its id fits.
fn listing_id(id: U256) -> ListingId {
	ListingId::try_from(id).unwrap_or_default()
}

/// Who is paid for what the listing sells; its staff may create and close it.
fn seller_of<T: Chain>(listing: U256) -> Address {
	let listing: Option<ListingOf<T>> = Listings::<T>::get(listing_id(listing));
	listing.map_or(Address::ZERO, |listing| address::<T>(&listing.seller))
}

/// Has `Coupon` write the log of units that `operator` made, moved or ended.
pub(super) fn units_moved<T: Chain>(
	env: &mut impl Ext<T = T>,
	operator: Address,
	from: Address,
	to: Address,
	id: U256,
	value: U256,
) -> Result<(), Error> {
	logs::write_at_coupon(env, &logTransferCall { operator, from, to, id, value })
}
