// SPDX-License-Identifier: Apache-2.0
//! Asking a contract whether it takes the units it was given.
//!
//! The question comes last: the units are booked and the log is written, and nothing is read or written after the answer
//! but the answer itself. So the receiver may call the precompile again, to look up balances or to pass the units on, and
//! `AllowReentry` lets it; a ban would break receivers that do on Ethereum what ERC-1155 allows them to. Every frame has its own
//! storage transaction, so an answer other than the magic value undoes the transfer and all that the receiver did on top of it.

use crate::{logs::length_of, revert::refuse};
use alloc::{format, vec::Vec};
use pallet_revive::{
	CallResources, Config,
	precompiles::{
		Error, Ext, H160, ReentrancyProtection, RuntimeCosts, U256,
		alloy::sol_types::{Revert, SolError},
	},
};

/// Calls `to` with `question` when a contract is there, and demands `magic` in the first four bytes of the answer.
pub(crate) fn ask<T: Config>(
	env: &mut impl Ext<T = T>,
	to: &H160,
	question: Vec<u8>,
	magic: [u8; 4],
) -> Result<(), Error> {
	env.frame_meter_mut().charge_weight_token(RuntimeCosts::CodeSize)?;
	if env.code_size(to) == 0 {
		return Ok(());
	}
	let meter = env.frame_meter_mut();
	meter.charge_weight_token(RuntimeCosts::CallBase)?;
	meter.charge_weight_token(RuntimeCosts::CallInputCloned(length_of(&question)))?;
	env.call(
		&CallResources::NoLimits,
		to,
		U256::zero(),
		question,
		ReentrancyProtection::AllowReentry,
		false,
	)
	.map_err(|_| refuse("Coupon: the receiving contract failed"))?;
	let answer = env.last_frame_output();
	if answer.did_revert() {
		return Err(refuse(match Revert::abi_decode(&answer.data) {
			Ok(revert) => format!("Coupon: the receiving contract refused: {}", revert.reason),
			Err(_) => "Coupon: the receiving contract refused".into(),
		}));
	}
	if answer.data.first_chunk::<4>() != Some(&magic) {
		return Err(refuse("Coupon: the receiving contract does not take units (ERC-1155)"));
	}
	Ok(())
}
