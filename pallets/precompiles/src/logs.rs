// SPDX-License-Identifier: Apache-2.0
//! The Solidity logs of what happened.

use crate::{abi::ICoupon, addresses, revert::refuse, twins::Twin};
use alloc::vec::Vec;
use pallet_revive::{
	CallResources, Config,
	precompiles::{
		Error, Ext, H256, ReentrancyProtection, RuntimeCosts, U256,
		alloy::sol_types::{SolCall, SolEvent},
	},
};

/// A length as the weights count it.
pub(crate) fn length_of(bytes: &[u8]) -> u32 {
	u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// Charges for `event` and writes it as a log of the precompile that runs.
pub(crate) fn write<T: Config>(
	env: &mut impl Ext<T = T>,
	event: &impl SolEvent,
) -> Result<(), Error> {
	let (topics, data) = parts(event);
	write_parts(topics, data, env)
}

/// Topics and data of the log of `event`.
pub(crate) fn parts(event: &impl SolEvent) -> (Vec<H256>, Vec<u8>) {
	let (topics, data) = event.encode_log_data().split();
	(topics.into_iter().map(|topic| H256(topic.0)).collect(), data.to_vec())
}

/// The same as [`write()`] for a log in its parts.
pub(crate) fn write_parts<T: Config>(
	topics: Vec<H256>,
	data: Vec<u8>,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	env.frame_meter_mut().charge_weight_token(RuntimeCosts::DepositEvent {
		num_topic: u32::try_from(topics.len()).unwrap_or(u32::MAX),
		len: length_of(&data),
	})?;
	env.deposit_event(topics, data);
	Ok(())
}

/// Writes the logs of those of `events` that have a twin, which `twin_of` knows.
pub(crate) fn write_twins<T: Config, E>(
	events: &[E],
	twin_of: impl Fn(&E) -> Option<Twin>,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	for Twin { topics, data, .. } in events.iter().filter_map(twin_of) {
		write_parts(topics, data, env)?;
	}
	Ok(())
}

/// Has the `Coupon` precompile write the log of units that another precompile moved. A log carries the address of the frame
/// that writes it, and whoever follows balances by ERC-1155 logs looks at the address of `Coupon` only.
pub(crate) fn write_at_coupon<T: Config>(
	env: &mut impl Ext<T = T>,
	call: &ICoupon::logTransferCall,
) -> Result<(), Error> {
	let input = call.abi_encode();
	let meter = env.frame_meter_mut();
	meter.charge_weight_token(RuntimeCosts::PrecompileBase)?;
	meter.charge_weight_token(RuntimeCosts::PrecompileDecode(length_of(&input)))?;
	env.call(
		&CallResources::NoLimits,
		&addresses::address_of(addresses::COUPON),
		U256::zero(),
		input,
		ReentrancyProtection::AllowReentry,
		false,
	)
	.map_err(Error::Error)?;
	if env.last_frame_output().did_revert() {
		return Err(refuse("Genex: the log of the units could not be written"));
	}
	Ok(())
}
