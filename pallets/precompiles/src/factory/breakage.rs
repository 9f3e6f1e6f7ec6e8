// SPDX-License-Identifier: Apache-2.0
//! When the breakage of a series is booked.

use super::{CouponFactory, series};
use crate::{
	Chain,
	abi::ICouponFactory::{ICouponFactoryCalls, breakageOfCall, chooseBreakageCall},
	convert::narrow,
	logs,
	native::{self, CallOf},
	revert::refuse,
	twins::{expected, of_books},
	weights,
};
use alloc::vec::Vec;
use genex_primitives::{Ppm, ledger::BreakageMethod};
use pallet_books::{Call, Pallet};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{primitives::U256, sol_types::SolCall},
};

/// The book of a series, and the terms that hold without one.
const BOOK_READS: u64 = 2;

const TOO_LARGE: &str = "Genex: expected is more than the whole; name millionths";

impl<T: Chain> CouponFactory<T> {
	/// The native call that a choice of breakage asks for; nothing for all others.
	pub(super) fn native_of_breakage(
		input: &ICouponFactoryCalls,
	) -> Result<Option<Call<T>>, Error> {
		let ICouponFactoryCalls::chooseBreakage(call) = input else { return Ok(None) };
		let series = series(call.series)?;
		Ok(Some(Call::choose_breakage { series, method: method_of(call)? }))
	}

	/// Makes the native `call` and writes the logs of what it reported.
	pub(super) fn choose_breakage(
		call: Call<T>,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let call: CallOf<T> = call.into();
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		logs::write_twins(&events, of_books, env)?;
		Ok(Vec::new())
	}

	/// What is expected never to be redeemed of a series, or what holds unless its issuer chooses.
	pub(super) fn breakage_of(
		call: &breakageOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(BOOK_READS))?;
		let method = match Pallet::<T>::series_book(series(call.series)?) {
			Some(book) => book.promises.method,
			None => Pallet::<T>::breakage_terms().method,
		};
		Ok(breakageOfCall::abi_encode_returns(&U256::from(expected(&method))))
	}
}

/// Nothing expected stands for breakage that is booked when the validity ends.
fn method_of(call: &chooseBreakageCall) -> Result<BreakageMethod, Error> {
	let parts: u32 = narrow(call.expected, "expected")?;
	if parts == 0 {
		return Ok(BreakageMethod::OnExpiry);
	}
	let expected = Ppm::new(parts).ok_or_else(|| refuse(TOO_LARGE))?;
	Ok(BreakageMethod::Proportional { expected })
}
