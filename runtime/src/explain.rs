// SPDX-License-Identifier: Apache-2.0
//! Every reason of the rules against an act, asked before it is sent. Read-only; runs off chain.

use crate::{
	AccountId, Cash, Coupons, Runtime, RuntimeCall, Sales, UncheckedExtrinsic,
	calls::batched,
	tx_extension::{Frozen, signer_of},
};
use alloc::{vec, vec::Vec};
use frame_support::traits::Contains;
use genex_primitives::{
	Asset, Clearance, Path, Quantity, Reason,
	traits::{Cash as CashDoor, Coupons as CouponsDoor},
};
use genex_runtime_api::ExplainError;

/// How deep a call may lie inside others for its moves to be found.
const MAX_DEPTH: u32 = 8;

/// The codes of every reason against one move.
pub fn explain(
	path: Path,
	asset: Asset,
	from: &AccountId,
	to: &AccountId,
	quantity: u128,
) -> Result<Vec<u16>, ExplainError> {
	let reasons = reasons(path, asset, from, to, quantity)?;
	Ok(reasons.into_iter().map(Reason::code).collect())
}

/// The codes of every reason against a transaction.
pub fn explain_extrinsic(extrinsic: UncheckedExtrinsic) -> Vec<u16> {
	let Some((signer, call)) = signer_of(extrinsic) else { return Vec::new() };
	let mut found = Vec::new();
	if Frozen::contains(&signer) {
		found.push(Reason::SenderFrozen);
	}
	for Ask { path, asset, from, to, quantity } in asks(&signer, call, 0) {
		// What does not exist is an error of the call, not a reason of the rules.
		found.extend(reasons(path, asset, &from, &to, quantity).unwrap_or_default());
	}
	found.sort_unstable();
	found.dedup();
	found.into_iter().map(Reason::code).collect()
}

fn reasons(
	path: Path,
	asset: Asset,
	from: &AccountId,
	to: &AccountId,
	quantity: u128,
) -> Result<Vec<Reason>, ExplainError> {
	let clearance = Clearance::None;
	match asset {
		Asset::Series(series) => {
			let quantity =
				Quantity::try_from(quantity).map_err(|_| ExplainError::QuantityTooLarge)?;
			<Coupons as CouponsDoor<_>>::explain(path, series, from, to, quantity, clearance)
				.ok_or(ExplainError::UnknownAsset)
		},
		Asset::Stablecoin(asset) => {
			<Cash as CashDoor<_>>::explain(path, asset, from, to, quantity, clearance)
				.map_err(|_| ExplainError::UnknownAsset)
		},
		Asset::Gnx => Err(ExplainError::UnknownAsset),
	}
}

/// One move that a call asks for.
struct Ask {
	path: Path,
	asset: Asset,
	from: AccountId,
	to: AccountId,
	quantity: u128,
}

/// The moves that `call` asks for when `who` dispatches it. Calls inside others are looked into.
fn asks(who: &AccountId, call: RuntimeCall, depth: u32) -> Vec<Ask> {
	if depth > MAX_DEPTH {
		return Vec::new();
	}
	let deeper = depth.saturating_add(1);
	if let Some(calls) = batched(&call) {
		return calls.iter().flat_map(|call| asks(who, call.clone(), deeper)).collect();
	}
	match call {
		RuntimeCall::Coupons(call) => asks_of_coupons(who, call),
		RuntimeCall::Cash(call) => asks_of_cash(who, call),
		RuntimeCall::Sales(pallet_sales::Call::purchase { listing, quantity, .. }) => {
			asks_of_purchase(who, listing, quantity)
		},
		RuntimeCall::Proxy(pallet_proxy::Call::proxy {
			real: sp_runtime::MultiAddress::Id(real),
			call,
			..
		}) => asks(&real, *call, deeper),
		RuntimeCall::Revive(pallet_revive::Call::eth_substrate_call { call, .. }) => {
			asks(who, *call, deeper)
		},
		RuntimeCall::Revive(
			pallet_revive::Call::eth_call { dest, data, .. }
			| pallet_revive::Call::call { dest, data, .. },
		) => genex_precompiles::asked_call::<Runtime>(&dest, &data)
			.map(|call| asks_of_coupons(who, call))
			.unwrap_or_default(),
		_ => Vec::new(),
	}
}

fn asks_of_coupons(who: &AccountId, call: pallet_coupons::Call<Runtime>) -> Vec<Ask> {
	use pallet_coupons::Call;
	let ask = |path, from: AccountId, to: AccountId, series, quantity: Quantity| Ask {
		path,
		asset: Asset::Series(series),
		from,
		to,
		quantity: quantity.into(),
	};
	let many = |from: AccountId, to: AccountId, items: pallet_coupons::BatchItems| {
		items
			.into_iter()
			.map(|(series, quantity)| ask(Path::P2P, from.clone(), to.clone(), series, quantity))
			.collect()
	};
	match call {
		Call::transfer { to, series, quantity } => {
			vec![ask(Path::P2P, who.clone(), to, series, quantity)]
		},
		Call::transfer_from { from, to, series, quantity } => {
			vec![ask(Path::P2P, from, to, series, quantity)]
		},
		Call::transfer_batch { to, items } => many(who.clone(), to, items),
		Call::transfer_batch_from { from, to, items } => many(from, to, items),
		Call::redeem { series, quantity, redeemer, .. } => {
			vec![ask(Path::Redeem, who.clone(), redeemer, series, quantity)]
		},
		_ => Vec::new(),
	}
}

fn asks_of_cash(who: &AccountId, call: pallet_cash::Call<Runtime>) -> Vec<Ask> {
	let (path, asset, to, quantity) = match call {
		pallet_cash::Call::transfer { asset, to, amount } => (Path::P2P, asset, to, amount),
		pallet_cash::Call::request_withdrawal { asset, amount, .. } => {
			(Path::CashOut, asset, Cash::account_id(), amount)
		},
		_ => return Vec::new(),
	};
	vec![Ask { path, asset: Asset::Stablecoin(asset), from: who.clone(), to, quantity }]
}

fn asks_of_purchase(
	who: &AccountId,
	listing: genex_primitives::ListingId,
	quantity: Quantity,
) -> Vec<Ask> {
	let Some(listing) = Sales::listing(listing) else { return Vec::new() };
	vec![Ask {
		path: Path::Primary,
		asset: Asset::Series(listing.terms.series),
		from: listing.seller,
		to: who.clone(),
		quantity: quantity.into(),
	}]
}
