// SPDX-License-Identifier: Apache-2.0
//! When an issuer does not keep its promises: what anybody may do about it, and what holders claim.

mod views;

use crate::{
	Chain,
	abi::{
		ICoupon::logTransferCall,
		IInsolvency::{
			IInsolvencyCalls, Payment, claimCall, closeDefaultCall, countSeriesCall,
			countedSeriesCall, declareMissedCall, defaultOfCall, demandOfCall, endReservationCall,
			hasClaimCall, previewCall, reservationOfCall, reserveCall,
		},
	},
	addresses,
	convert::{account, address, list, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf},
	twins::{Twin, of_insolvency, payments},
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use genex_primitives::SeriesId;
use pallet_insolvency::{Call, Event, Pallet, SeriesList};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};

/// Every function of `IInsolvency` and what it does to the chain.
pub const INSOLVENCY_RULES: &[Rule] = &[
	rule::<declareMissedCall>(Access::Act),
	rule::<countSeriesCall>(Access::Act),
	rule::<claimCall>(Access::Act),
	rule::<reserveCall>(Access::Act),
	rule::<endReservationCall>(Access::Act),
	rule::<closeDefaultCall>(Access::Act),
	rule::<demandOfCall>(Access::View),
	rule::<defaultOfCall>(Access::View),
	rule::<countedSeriesCall>(Access::View),
	rule::<previewCall>(Access::View),
	rule::<hasClaimCall>(Access::View),
	rule::<reservationOfCall>(Access::View),
];

/// What signed accounts do in `pallet-insolvency`, at [`addresses::INSOLVENCY`].
pub struct Insolvency<T>(PhantomData<T>);

impl<T: Chain> Precompile for Insolvency<T> {
	type T = T;
	type Interface = IInsolvencyCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::INSOLVENCY);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IInsolvencyCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(INSOLVENCY_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => Self::act(call, input, env),
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> Insolvency<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &IInsolvencyCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		use IInsolvencyCalls as Asked;
		let call: Call<T> = match input {
			Asked::declareMissed(call) => {
				let (issuer, series) = (find(&call.issuer)?, all_of(&call.series)?);
				Call::declare_missed { issuer, series }
			},
			Asked::countSeries(call) => {
				let (issuer, series) = (find(&call.issuer)?, all_of(&call.series)?);
				Call::count_series { issuer, series }
			},
			Asked::claim(call) => Call::claim {
				series: series(call.series)?,
				quantity: narrow(call.quantity, "quantity")?,
			},
			Asked::reserve(call) => {
				Call::reserve { series: series(call.series)?, holder: find(&call.holder)? }
			},
			Asked::endReservation(call) => {
				Call::end_reservation { series: series(call.series)?, holder: find(&call.holder)? }
			},
			Asked::closeDefault(call) => Call::close_default { issuer: find(&call.issuer)? },
			_ => return Ok(None),
		};
		Ok(Some(call.into()))
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	fn act(
		call: CallOf<T>,
		input: &IInsolvencyCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		for event in &events {
			report::<T>(event, env)?;
		}
		Ok(answer(input, &events))
	}
}

/// Writes the log of one report, after that of units that burned.
fn report<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	if let Event::Compensated { series, holder, quantity, .. } = event {
		let holder = address::<T>(holder);
		let burned = logTransferCall {
			operator: holder,
			from: holder,
			to: Address::ZERO,
			id: U256::from(*series),
			value: U256::from(*quantity),
		};
		logs::write_at_coupon(env, &burned)?;
	}
	match of_insolvency(event) {
		Some(Twin { topics, data, .. }) => logs::write_parts(topics, data, env),
		None => Ok(()),
	}
}

/// What the act answers.
fn answer<T: Chain>(input: &IInsolvencyCalls, events: &[Event<T>]) -> Vec<u8> {
	match input {
		IInsolvencyCalls::declareMissed(_) => {
			let declared = events.iter().find_map(|event| match event {
				Event::Defaulted { default, .. } => Some(U256::from(*default)),
				_ => None,
			});
			declareMissedCall::abi_encode_returns(&declared.unwrap_or_default())
		},
		IInsolvencyCalls::claim(_) => {
			let paid = events.iter().find_map(|event| match event {
				Event::Compensated { paid, .. } => Some(payments(paid)),
				_ => None,
			});
			let paid: Vec<Payment> = paid.unwrap_or_default();
			claimCall::abi_encode_returns(&paid)
		},
		_ => Vec::new(),
	}
}

fn series(id: U256) -> Result<SeriesId, Error> {
	narrow(id, "series")
}

fn all_of(ids: &[U256]) -> Result<SeriesList, Error> {
	list(ids, "series", |id| series(*id))
}
