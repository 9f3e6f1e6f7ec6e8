// SPDX-License-Identifier: Apache-2.0
//! Purchases, and what can follow them: what they ask for natively, and what `pallet-sales` reported, as logs and answers.

use super::{CouponFactory, listing, reports::units_moved, series};
use crate::{
	Chain,
	abi::ICouponFactory::{
		self as sol, ICouponFactoryCalls, endRefundWindowsCall, openBuyBackCall,
		purchaseBundleCall, purchaseCall,
	},
	convert::{address, narrow},
	logs,
	native::{self, CallOf},
	revert::refuse,
	weights,
};
use alloc::{format, vec::Vec};
use frame_support::{ensure, weights::Weight};
use genex_primitives::SeriesId;
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use pallet_sales::{
	Bundle, BundleLimits, BuyBacks, Call, Event, MAX_BUNDLE, NextPurchaseId, Pallet,
	PendingPurchases, PurchaseId, Purchases, WeightInfo as _,
};

/// A purchase or a buy-back.
const CONCERNED_READS: u64 = 1;

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
		let burning = burning_series::<T>(&call, env)?;
		let number = NextPurchaseId::<T>::get();
		let call: CallOf<T> = call.into();
		let (made, events) =
			Pallet::<T>::listen(|| native::make::<T>(call, env, || needed::<T>(input, number)));
		made?;
		for event in &events {
			report::<T>(event, burning, env)?;
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

/// The series whose units an act burns, which the reports do not name; the first one that there could be for all others, and
/// where nothing is there to act on.
fn burning_series<T: Chain>(call: &Call<T>, env: &mut impl Ext<T = T>) -> Result<SeriesId, Error> {
	let found = match call {
		Call::refund { purchase, .. } => {
			env.charge(weights::view::<T>(CONCERNED_READS))?;
			Purchases::<T>::get(purchase).map(|purchase| purchase.series)
		},
		Call::sell_back { buyback, .. } => {
			env.charge(weights::view::<T>(CONCERNED_READS))?;
			BuyBacks::<T>::get(buyback).map(|buyback| buyback.series)
		},
		_ => None,
	};
	Ok(found.unwrap_or_default())
}

/// Whether a purchase was settled or put under review is known only after it. It would have had this `number`.
fn needed<T: Chain>(input: &ICouponFactoryCalls, number: PurchaseId) -> Option<Weight> {
	let ICouponFactoryCalls::purchase(_) = input else { return None };
	Some(if PendingPurchases::<T>::contains_key(number) {
		<T as pallet_sales::Config>::WeightInfo::purchase_reviewed()
	} else {
		<T as pallet_sales::Config>::WeightInfo::purchase()
	})
}

/// Writes the logs of one report. Units that `burning` names left their holder for good.
fn report<T: Chain>(
	event: &Event<T>,
	burning: SeriesId,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	match event {
		Event::Purchased { .. }
		| Event::PurchaseUnderReview { .. }
		| Event::WindowOpened { .. } => of_purchase(event, env),
		Event::PurchaseRefunded { purchase, buyer, quantity, amount, fee } => {
			let buyer = burned::<T>(buyer, burning, *quantity, env)?;
			let refunded = sol::PurchaseRefunded {
				purchaseId: U256::from(*purchase),
				buyer,
				series: U256::from(burning),
				quantity: U256::from(*quantity),
				amount: U256::from(*amount),
				fee: U256::from(*fee),
			};
			logs::write(env, &refunded)
		},
		Event::SoldBack { buyback, holder, quantity, amount } => {
			let holder = burned::<T>(holder, burning, *quantity, env)?;
			let sold = sol::SoldBack {
				buyBackId: U256::from(*buyback),
				holder,
				series: U256::from(burning),
				quantity: U256::from(*quantity),
				amount: U256::from(*amount),
			};
			logs::write(env, &sold)
		},
		Event::WindowEnded { .. } | Event::ProceedsWithdrawn { .. } => of_proceeds(event, env),
		Event::BuyBackOpened { .. } | Event::BuyBackClosed { .. } => of_buyback(event, env),
		// That of a last unit follows from the listing; the others no function of this file causes.
		_ => Ok(()),
	}
}

/// The end of units, written by `Coupon`. Gives the address of who had them.
fn burned<T: Chain>(
	holder: &T::AccountId,
	series: SeriesId,
	quantity: u64,
	env: &mut impl Ext<T = T>,
) -> Result<Address, Error> {
	let holder = address::<T>(holder);
	let (id, value) = (U256::from(series), U256::from(quantity));
	units_moved(env, holder, holder, Address::ZERO, id, value)?;
	Ok(holder)
}

fn of_purchase<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	match event {
		Event::Purchased { listing, series, buyer, seller, quantity, total, fee, .. } => {
			let (buyer, seller) = (address::<T>(buyer), address::<T>(seller));
			let (series, quantity) = (U256::from(*series), U256::from(*quantity));
			units_moved(env, buyer, seller, buyer, series, quantity)?;
			let purchased = sol::Purchased {
				listing: U256::from(*listing),
				buyer,
				series,
				seller,
				quantity,
				total: U256::from(*total),
				fee: U256::from(*fee),
			};
			logs::write(env, &purchased)
		},
		Event::PurchaseUnderReview { purchase, listing, buyer, quantity, .. } => {
			let put_aside = sol::PurchaseUnderReview {
				purchaseId: U256::from(*purchase),
				listing: U256::from(*listing),
				buyer: address::<T>(buyer),
				quantity: U256::from(*quantity),
			};
			logs::write(env, &put_aside)
		},
		Event::WindowOpened { purchase, listing, buyer, window_ends } => {
			let opened = sol::RefundWindowOpened {
				purchaseId: U256::from(*purchase),
				listing: U256::from(*listing),
				buyer: address::<T>(buyer),
				windowEnds: U256::from(*window_ends),
			};
			logs::write(env, &opened)
		},
		_ => Ok(()),
	}
}

fn of_proceeds<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	match event {
		Event::WindowEnded { purchase, series, asset, fee, holdback, released } => {
			let ended = sol::RefundWindowEnded {
				purchaseId: U256::from(*purchase),
				series: U256::from(*series),
				asset: U256::from(*asset),
				fee: U256::from(*fee),
				holdback: U256::from(*holdback),
				released: U256::from(*released),
			};
			logs::write(env, &ended)
		},
		Event::ProceedsWithdrawn { series, asset, by, released, treasury, escheat } => {
			let withdrawn = sol::ProceedsWithdrawn {
				series: U256::from(*series),
				asset: U256::from(*asset),
				by: address::<T>(by),
				released: U256::from(*released),
				treasury: U256::from(*treasury),
				escheat: U256::from(*escheat),
			};
			logs::write(env, &withdrawn)
		},
		_ => Ok(()),
	}
}

fn of_buyback<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	match event {
		Event::BuyBackOpened { buyback, series, asset, price, quantity, until, by } => {
			let opened = sol::BuyBackOpened {
				buyBackId: U256::from(*buyback),
				series: U256::from(*series),
				by: address::<T>(by),
				asset: U256::from(*asset),
				price: U256::from(*price),
				quantity: U256::from(*quantity),
				until: U256::from(*until),
			};
			logs::write(env, &opened)
		},
		Event::BuyBackClosed { buyback, remaining, returned, by } => {
			let closed = sol::BuyBackClosed {
				buyBackId: U256::from(*buyback),
				by: address::<T>(by),
				remaining: U256::from(*remaining),
				returned: U256::from(*returned),
			};
			logs::write(env, &closed)
		},
		_ => Ok(()),
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
