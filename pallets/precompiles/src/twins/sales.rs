// SPDX-License-Identifier: Apache-2.0
//! The twins of sales: listings, purchases, and what follows them.

use super::{Twin, acts::at_factory};
use crate::{Chain, abi::ICouponFactory as factory, convert::address};
use pallet_revive::precompiles::alloy::primitives::U256;
use pallet_sales::{Event, Listings};

/// The twin of an event of `pallet-sales`, if `ICouponFactory` has one.
pub fn of_sales<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let who = address::<T>;
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::ListingCreated { listing, seller, series, asset, price, quantity, .. } => {
			at_factory(&factory::ListingCreated {
				listing: U256::from(*listing),
				seller: who(seller),
				series: U256::from(*series),
				asset: U256::from(*asset),
				price: U256::from(*price),
				quantity: U256::from(*quantity),
			})
		},
		Event::ListingClosed { listing, .. } => {
			let seller = who(&Listings::<T>::get(*listing)?.seller);
			at_factory(&factory::ListingClosed { listing: U256::from(*listing), seller })
		},
		Event::ListingTrimmed { listing, by, .. } => {
			at_factory(&factory::ListingTrimmed { listing: U256::from(*listing), by: who(by) })
		},
		Event::ListingRemoved { listing, by, .. } => {
			at_factory(&factory::ListingRemoved { listing: U256::from(*listing), by: who(by) })
		},
		Event::Purchased { listing, series, buyer, seller, quantity, total, fee, .. } => {
			at_factory(&factory::Purchased {
				listing: U256::from(*listing),
				buyer: who(buyer),
				series: U256::from(*series),
				seller: who(seller),
				quantity: U256::from(*quantity),
				total: U256::from(*total),
				fee: U256::from(*fee),
			})
		},
		Event::PurchaseUnderReview { purchase, listing, buyer, quantity, .. } => {
			at_factory(&factory::PurchaseUnderReview {
				purchaseId: U256::from(*purchase),
				listing: U256::from(*listing),
				buyer: who(buyer),
				quantity: U256::from(*quantity),
			})
		},
		Event::WindowOpened { purchase, listing, buyer, window_ends } => {
			at_factory(&factory::RefundWindowOpened {
				purchaseId: U256::from(*purchase),
				listing: U256::from(*listing),
				buyer: who(buyer),
				windowEnds: U256::from(*window_ends),
			})
		},
		Event::PurchaseRefunded { .. }
		| Event::WindowEnded { .. }
		| Event::ProceedsWithdrawn { .. } => return of_proceeds(event),
		Event::BuyBackOpened { .. } | Event::SoldBack { .. } | Event::BuyBackClosed { .. } => {
			return of_buybacks(event);
		},
		Event::PurchaseReturned { .. }
		| Event::SoldOut { .. }
		| Event::KeptProceedsPaid { .. }
		| Event::SaleKindFixed { .. }
		| Event::WindowsPaused { .. }
		| Event::WindowsResumed { .. }
		| Event::ListingTakenDown { .. }
		| Event::SeriesFlagged { .. }
		| Event::PricingSet { .. }
		| Event::__Ignore(..) => return None,
	})
}

/// Of what becomes of the money of purchases.
fn of_proceeds<T: Chain>(event: &Event<T>) -> Option<Twin> {
	Some(match event {
		Event::PurchaseRefunded { purchase, series, buyer, quantity, amount, fee } => {
			at_factory(&factory::PurchaseRefunded {
				purchaseId: U256::from(*purchase),
				buyer: address::<T>(buyer),
				series: U256::from(*series),
				quantity: U256::from(*quantity),
				amount: U256::from(*amount),
				fee: U256::from(*fee),
			})
		},
		Event::WindowEnded { purchase, series, asset, fee, holdback, released } => {
			at_factory(&factory::RefundWindowEnded {
				purchaseId: U256::from(*purchase),
				series: U256::from(*series),
				asset: U256::from(*asset),
				fee: U256::from(*fee),
				holdback: U256::from(*holdback),
				released: U256::from(*released),
			})
		},
		Event::ProceedsWithdrawn { series, asset, by, released, treasury, escheat } => {
			at_factory(&factory::ProceedsWithdrawn {
				series: U256::from(*series),
				asset: U256::from(*asset),
				by: address::<T>(by),
				released: U256::from(*released),
				treasury: U256::from(*treasury),
				escheat: U256::from(*escheat),
			})
		},
		_ => return None,
	})
}

/// Of offers to buy back, and of what they bought.
fn of_buybacks<T: Chain>(event: &Event<T>) -> Option<Twin> {
	Some(match event {
		Event::BuyBackOpened { buyback, series, asset, price, quantity, until, by } => {
			at_factory(&factory::BuyBackOpened {
				buyBackId: U256::from(*buyback),
				series: U256::from(*series),
				by: address::<T>(by),
				asset: U256::from(*asset),
				price: U256::from(*price),
				quantity: U256::from(*quantity),
				until: U256::from(*until),
			})
		},
		Event::SoldBack { buyback, series, holder, quantity, amount } => {
			at_factory(&factory::SoldBack {
				buyBackId: U256::from(*buyback),
				holder: address::<T>(holder),
				series: U256::from(*series),
				quantity: U256::from(*quantity),
				amount: U256::from(*amount),
			})
		},
		Event::BuyBackClosed { buyback, remaining, returned, by } => {
			at_factory(&factory::BuyBackClosed {
				buyBackId: U256::from(*buyback),
				by: address::<T>(by),
				remaining: U256::from(*remaining),
				returned: U256::from(*returned),
			})
		},
		_ => return None,
	})
}
