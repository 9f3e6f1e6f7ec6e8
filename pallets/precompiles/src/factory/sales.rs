// SPDX-License-Identifier: Apache-2.0
//! Purchases, and what can follow them: what they ask for natively, and what `pallet-sales` reported, as logs and answers.

use super::{CouponFactory, listing, reports::units_moved, series};
use crate::{
	Chain,
	abi::ICouponFactory::{
		ICouponFactoryCalls, endRefundWindowsCall, openBuyBackCall, purchaseBundleCall,
		purchaseCall,
	},
	convert::{address, narrow},
	logs,
	native::{self, CallOf},
	revert::refuse,
	twins::{Twin, of_sales},
};
use alloc::{format, vec::Vec};
use frame_support::{ensure, traits::Get, weights::Weight};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use pallet_sales::{
	Bundle, BundleLimits, Call, Event, MAX_BUNDLE, NextPurchaseId, Pallet, PendingPurchases,
	PurchaseId, WeightInfo as _,
};

impl<T: Chain> CouponFactory<T> {
	/// The native call that an act about sold units asks for; nothing for all others.
	pub(super) fn native_of_deal(input: &ICouponFactoryCalls) -> Result<Option<Call<T>>, Error> {
		use ICouponFactoryCalls as Asked;
		Ok(Some(match input {
			Asked::purchase(call) => Call::purchase {
				listing: listing(call.listing)?,
				quantity: narrow(call.quantity, "quantity")?,
				max_total: narrow(call.maxTotal, "maxTotal")?,
			},
			Asked::purchaseBundle(call) => {
				Call::purchase_bundle { items: items(call)?, max_totals: limits(call)? }
			},
			Asked::refundPurchase(call) => Call::refund {
				purchase: narrow(call.purchaseId, "purchaseId")?,
				quantity: narrow(call.quantity, "quantity")?,
			},
			Asked::endRefundWindows(call) => Call::end_windows {
				series: series(call.series)?,
				limit: narrow(call.limit, "limit")?,
			},
			Asked::withdrawProceeds(call) => Call::withdraw_proceeds {
				series: series(call.series)?,
				asset: narrow(call.asset, "asset")?,
			},
			_ => return Self::native_of_buyback(input),
		}))
	}

	fn native_of_buyback(input: &ICouponFactoryCalls) -> Result<Option<Call<T>>, Error> {
		use ICouponFactoryCalls as Asked;
		Ok(Some(match input {
			Asked::openBuyBack(call) => Call::open_buyback {
				series: series(call.series)?,
				asset: narrow(call.asset, "asset")?,
				price: narrow(call.price, "price")?,
				quantity: narrow(call.quantity, "quantity")?,
				until: narrow(call.until, "until")?,
			},
			Asked::sellBack(call) => Call::sell_back {
				buyback: narrow(call.buyBackId, "buyBackId")?,
				quantity: narrow(call.quantity, "quantity")?,
			},
			Asked::closeBuyBack(call) => {
				Call::close_buyback { buyback: narrow(call.buyBackId, "buyBackId")? }
			},
			_ => return Ok(None),
		}))
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	pub(super) fn deal(
		call: Call<T>,
		input: &ICouponFactoryCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let number = NextPurchaseId::<T>::get();
		let call: CallOf<T> = call.into();
		let (made, events) =
			Pallet::<T>::listen(|| native::make::<T>(call, env, || needed::<T>(input, number)));
		made?;
		for event in &events {
			report::<T>(event, env)?;
		}
		Ok(answer(input, &events))
	}
}

/// What is bought together.
fn items(call: &purchaseBundleCall) -> Result<Bundle, Error> {
	let items: Vec<_> = call.items.iter().map(|item| (item.listing, item.quantity)).collect();
	let long = || refuse(format!("Genex: items is too long; it has at most {MAX_BUNDLE}"));
	Bundle::try_from(items).map_err(|_| long())
}

/// What is spent at most.
fn limits(call: &purchaseBundleCall) -> Result<BundleLimits, Error> {
	let mut limits = BundleLimits::new();
	for limit in &call.limits {
		let known = limits.contains_key(&limit.asset);
		ensure!(!known, refuse("Genex: limits names a stablecoin twice"));
		let long = || refuse(format!("Genex: limits is too long; it has at most {MAX_BUNDLE}"));
		limits.try_insert(limit.asset, limit.most).map_err(|_| long())?;
	}
	Ok(limits)
}

/// Whether a purchase was settled or put under review is known only after it. It would have had this `number`.
fn needed<T: Chain>(input: &ICouponFactoryCalls, number: PurchaseId) -> Option<Weight> {
	let ICouponFactoryCalls::purchase(_) = input else { return None };
	let made = if PendingPurchases::<T>::contains_key(number) {
		<T as pallet_sales::Config>::WeightInfo::purchase_reviewed()
	} else {
		<T as pallet_sales::Config>::WeightInfo::purchase()
	};
	// What numbers add that units do not bear, the pallet gives back to the block.
	Some(made.saturating_add(<T as pallet_sales::Config>::SerialSaleWeight::get()))
}

/// Writes the log of one report, after that of units that moved or burned.
fn report<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	let moved = match event {
		Event::Purchased { series, buyer, seller, quantity, .. } => {
			Some((buyer, address::<T>(seller), address::<T>(buyer), series, quantity))
		},
		Event::PurchaseRefunded { series, buyer: holder, quantity, .. }
		| Event::SoldBack { series, holder, quantity, .. } => {
			Some((holder, address::<T>(holder), Address::ZERO, series, quantity))
		},
		_ => None,
	};
	if let Some((operator, from, to, series, quantity)) = moved {
		let (id, value) = (U256::from(*series), U256::from(*quantity));
		units_moved(env, address::<T>(operator), from, to, id, value)?;
	}
	match of_sales(event) {
		Some(Twin { topics, data, .. }) => logs::write_parts(topics, data, env),
		None => Ok(()),
	}
}

/// What the act answers.
fn answer<T: Chain>(input: &ICouponFactoryCalls, events: &[Event<T>]) -> Vec<u8> {
	match input {
		ICouponFactoryCalls::purchase(_) => {
			let waits = |event: &Event<T>| matches!(event, Event::PurchaseUnderReview { .. });
			purchaseCall::abi_encode_returns(&!events.iter().any(waits))
		},
		ICouponFactoryCalls::endRefundWindows(_) => {
			let ended = |event: &&Event<T>| matches!(event, Event::WindowEnded { .. });
			let ended = U256::from(events.iter().filter(ended).count());
			endRefundWindowsCall::abi_encode_returns(&ended)
		},
		ICouponFactoryCalls::openBuyBack(_) => {
			let opened = events.iter().find_map(|event| match event {
				Event::BuyBackOpened { buyback, .. } => Some(U256::from(*buyback)),
				_ => None,
			});
			openBuyBackCall::abi_encode_returns(&opened.unwrap_or_default())
		},
		_ => Vec::new(),
	}
}
