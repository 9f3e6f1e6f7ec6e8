// SPDX-License-Identifier: Apache-2.0
//! What issuers, their staff, their holders and anybody do about them, as Solidity asks for it.

use super::{at, hash, number};
use genex_precompiles::abi::{IInsolvency, IIssuers};
use genex_primitives::SeriesId;
use genex_runtime::Runtime;
use pallet_revive::precompiles::alloy::{primitives::U256, sol_types::SolCall};

/// The input for `Issuers`.
pub(super) fn of_issuers(call: &pallet_issuers::Call<Runtime>) -> Option<Vec<u8>> {
	use IIssuers::*;
	use pallet_issuers::Call;
	Some(match call {
		Call::apply { brand, documents } => {
			let documents = documents.iter().map(hash).collect();
			applyAsIssuerCall { brand: hash(brand), documents }.abi_encode()
		},
		Call::withdraw_application {} => withdrawApplicationCall {}.abi_encode(),
		Call::rescore { identity } => rescoreCall { identity: number(*identity) }.abi_encode(),
		Call::rate { identity, stars } => {
			rateCall { identity: number(*identity), stars: number(*stars) }.abi_encode()
		},
		Call::deposit_guarantee { asset, amount } => {
			depositGuaranteeCall { asset: number(*asset), amount: number(*amount) }.abi_encode()
		},
		Call::withdraw_guarantee { asset, amount } => {
			withdrawGuaranteeCall { asset: number(*asset), amount: number(*amount) }.abi_encode()
		},
		Call::appoint_staff { staff, terms } => appointStaffCall {
			staff: at(staff),
			scopes: number(terms.scopes.0),
			cap: number(terms.cap),
			period: number(terms.period),
			expiresAt: number(terms.expires_at),
		}
		.abi_encode(),
		Call::dismiss_staff { staff } => dismissStaffCall { staff: at(staff) }.abi_encode(),
		Call::remove_expired_staff { issuer, staff } => {
			let staff = staff.iter().map(at).collect();
			removeExpiredStaffCall { issuer: at(issuer), staff }.abi_encode()
		},
		_ => return None,
	})
}

/// The input for `Insolvency`.
pub(super) fn of_insolvency(call: &pallet_insolvency::Call<Runtime>) -> Option<Vec<u8>> {
	use IInsolvency::*;
	use pallet_insolvency::Call;
	let all = |series: &[SeriesId]| -> Vec<U256> { series.iter().map(|id| number(*id)).collect() };
	Some(match call {
		Call::declare_missed { issuer, series } => {
			declareMissedCall { issuer: at(issuer), series: all(series) }.abi_encode()
		},
		Call::count_series { issuer, series } => {
			countSeriesCall { issuer: at(issuer), series: all(series) }.abi_encode()
		},
		Call::claim { series, quantity } => {
			claimCall { series: number(*series), quantity: number(*quantity) }.abi_encode()
		},
		Call::reserve { series, holder } => {
			reserveCall { series: number(*series), holder: at(holder) }.abi_encode()
		},
		Call::end_reservation { series, holder } => {
			endReservationCall { series: number(*series), holder: at(holder) }.abi_encode()
		},
		Call::close_default { issuer } => closeDefaultCall { issuer: at(issuer) }.abi_encode(),
		_ => return None,
	})
}
