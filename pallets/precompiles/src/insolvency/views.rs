// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of demands, defaults and claims.

use super::{Insolvency, series};
use crate::{
	Chain,
	abi::IInsolvency::{
		Counted, DefaultRecord, IInsolvencyCalls, countedSeriesCall, defaultOfCall, demandOfCall,
		demandOfReturn, hasClaimCall, previewCall, reservationOfCall, reservationOfReturn,
	},
	convert::{account, narrow},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	twins::{payments, pots},
	weights,
};
use alloc::vec::Vec;
use pallet_insolvency::{Error as Failure, Pallet, WeightInfo as _};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{B256, U256},
		sol_types::SolCall,
	},
};

/// The text where nothing is fixed for a series.
const NOT_COUNTED: &str = "Genex: the series was not counted; have it counted first";

/// A reservation.
const ENTRY_READS: u64 = 1;
/// Both links of an account, and what is known of its identity; or a series, and how it is sold.
const LINKED_READS: u64 = 3;
/// The same of the issuer of a series, and how the series was counted.
const COUNTED_READS: u64 = 5;

impl<T: Chain> Insolvency<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &IInsolvencyCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use IInsolvencyCalls as Asked;
		match input {
			Asked::demandOf(call) => Self::demand_of(call, env),
			Asked::defaultOf(call) => Self::default_of(call, env),
			Asked::countedSeries(call) => Self::counted_series(call, env),
			Asked::preview(call) => Self::preview(call, env),
			Asked::hasClaim(call) => Self::has_claim(call, env),
			Asked::reservationOf(call) => Self::reservation_of(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn demand_of(call: &demandOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(LINKED_READS))?;
		let issuer = account(env, &call.issuer)?;
		let shown = match Pallet::<T>::demand_of(issuer) {
			Some(demand) => demandOfReturn {
				deadline: U256::from(demand.deadline),
				reason: B256::from(demand.reason.0),
			},
			None => demandOfReturn { deadline: U256::ZERO, reason: B256::ZERO },
		};
		Ok(demandOfCall::abi_encode_returns(&shown))
	}

	fn default_of(call: &defaultOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(LINKED_READS))?;
		let issuer = account(env, &call.issuer)?;
		let none = || failed::<T>(Failure::<T>::NotInDefault.into());
		let record = Pallet::<T>::default_of(issuer).ok_or_else(none)?;
		let shown = DefaultRecord {
			id: record.id,
			declaredAt: record.declared_at,
			claimsUntil: record.claims_until,
			owed: record.owed,
			covered: record.covered,
			kept: record.kept,
			claimed: record.claimed,
			reservations: record.reservations,
			closed: record.closed,
			fund: pots(&record.fund),
		};
		Ok(defaultOfCall::abi_encode_returns(&shown))
	}

	fn counted_series(
		call: &countedSeriesCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(COUNTED_READS))?;
		let none = || refuse(NOT_COUNTED);
		let counted = Pallet::<T>::counted_series(series(call.series)?).ok_or_else(none)?;
		let shown = Counted {
			units: counted.units,
			claimed: counted.claimed,
			covered: counted.covered,
			kept: pots(&counted.kept),
		};
		Ok(countedSeriesCall::abi_encode_returns(&shown))
	}

	/// Where the series was not counted, it is measured.
	fn preview(call: &previewCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let measuring = <T as pallet_insolvency::Config>::WeightInfo::count_series(1);
		env.charge(weights::view::<T>(COUNTED_READS).saturating_add(measuring))?;
		let quantity = narrow(call.quantity, "quantity")?;
		let paid = Pallet::<T>::preview(series(call.series)?, quantity).unwrap_or_default();
		Ok(previewCall::abi_encode_returns(&payments(&paid)))
	}

	fn has_claim(call: &hasClaimCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(LINKED_READS))?;
		let unknown = || failed::<T>(Failure::<T>::UnknownSeries.into());
		let has = Pallet::<T>::has_claim(series(call.series)?).ok_or_else(unknown)?;
		Ok(hasClaimCall::abi_encode_returns(&has))
	}

	fn reservation_of(
		call: &reservationOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let holder = account(env, &call.holder)?;
		let reserved = Pallet::<T>::reservation_of(series(call.series)?, holder);
		let shown = reservationOfReturn {
			quantity: U256::from(reserved.map_or(0, |reserved| reserved.quantity)),
			endsAt: U256::from(reserved.and_then(|reserved| reserved.ends_at).unwrap_or_default()),
		};
		Ok(reservationOfCall::abi_encode_returns(&shown))
	}
}
