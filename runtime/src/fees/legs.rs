// SPDX-License-Identifier: Apache-2.0
//! The legs of a call: what it carries and the entries of its lists. Each is judged by itself to find out who pays.

use super::{
	acts::{self, Asked},
	prospects,
};
use crate::{AccountId, Runtime, RuntimeCall, calls::batched};
use core::slice;
use frame_support::ensure;
use genex_primitives::sponsor::NotSponsored;
use sp_core::H160;
use sp_runtime::{MultiAddress, SaturatedConversion};

/// How deep a call may lie inside others and still be sponsored.
const MAX_DEPTH: u32 = 3;
/// How many calls and entries of lists may be sponsored together: each is judged before the transaction pool admits it.
const MAX_LEGS: u32 = 10;

/// What a call carries that decides for it.
enum Carried<'a> {
	/// Calls of whoever makes it.
	Calls(&'a [RuntimeCall]),
	/// A call of the account that whoever makes it inherited.
	Inherited(&'a AccountId, &'a RuntimeCall),
	/// An input for this address, which may ask for a native call.
	Input(&'a H160, &'a [u8]),
	/// Nothing: it is an act by itself.
	Nothing,
}

impl<'a> Carried<'a> {
	fn of(call: &'a RuntimeCall) -> Self {
		if let Some(calls) = batched(call) {
			return Self::Calls(calls);
		}
		match call {
			RuntimeCall::Recovery(pallet_recovery::Call::control_inherited_account {
				recovered: MultiAddress::Id(recovered),
				call,
			}) => Self::Inherited(recovered, call),
			RuntimeCall::Revive(pallet_revive::Call::eth_substrate_call { call, .. }) => {
				Self::Calls(slice::from_ref(&**call))
			},
			RuntimeCall::Revive(pallet_revive::Call::eth_call { dest, value, data, .. })
				if value.is_zero() =>
			{
				Self::Input(dest, data)
			},
			_ => Self::Nothing,
		}
	}
}

/// Counts legs, while they are judged or before.
#[derive(Default)]
pub struct Legs {
	/// Calls and entries that were met. More than a few are not sponsored.
	met: u32,
	/// Those of them that were judged, each of which costs what [`prospects::weight`] says.
	judged: u32,
}

impl Legs {
	/// The most legs of `call` that are judged, whoever signs it. Reads nothing of the chain, so that a weight can ask.
	pub fn at_most(call: &RuntimeCall) -> u32 {
		let mut legs = Self::default();
		legs.foresee(call, 0);
		legs.judged
	}

	/// How many legs were judged so far.
	pub const fn judged(&self) -> u32 {
		self.judged
	}

	/// What `who` does with `call`, if anybody but the signer may pay for it and it has a prospect of success.
	pub fn asked(&mut self, who: &AccountId, call: &RuntimeCall) -> Result<Asked, NotSponsored> {
		self.judge(who, call, 0)
	}

	fn judge(
		&mut self,
		who: &AccountId,
		call: &RuntimeCall,
		depth: u32,
	) -> Result<Asked, NotSponsored> {
		self.enter(depth)?;
		let deeper = depth.saturating_add(1);
		match Carried::of(call) {
			Carried::Calls(calls) => {
				Asked::of_legs(calls.iter().map(|call| self.judge(who, call, deeper)))
			},
			Carried::Inherited(recovered, call) => {
				self.take(1)?;
				prospects::of_inheritance(who, recovered)?;
				self.judge(recovered, call, deeper)
			},
			Carried::Input(dest, data) => {
				let call = genex_precompiles::asked_call::<Runtime>(dest, data)
					.ok_or(NotSponsored::SignerPays)?;
				self.single(who, &call)
			},
			Carried::Nothing => self.single(who, call),
		}
	}

	/// What is done with a call that carries no other.
	fn single(&mut self, who: &AccountId, call: &RuntimeCall) -> Result<Asked, NotSponsored> {
		self.take(entries(call))?;
		acts::act(who, call)
	}

	/// Counts what [`Self::judge`] judges where every leg has a prospect. Gives whether it comes to the end of `call`.
	fn foresee(&mut self, call: &RuntimeCall, depth: u32) -> bool {
		if self.enter(depth).is_err() {
			return false;
		}
		let deeper = depth.saturating_add(1);
		match Carried::of(call) {
			Carried::Calls(calls) => calls.iter().all(|call| self.foresee(call, deeper)),
			Carried::Inherited(_, call) => self.take(1).is_ok() && self.foresee(call, deeper),
			Carried::Input(dest, data) => self.take(genex_precompiles::entries(dest, data)).is_ok(),
			Carried::Nothing => self.take(entries(call)).is_ok(),
		}
	}

	/// Meets a call that lies so deep in others.
	fn enter(&mut self, depth: u32) -> Result<(), NotSponsored> {
		self.meet(1)?;
		ensure!(depth <= MAX_DEPTH, NotSponsored::SignerPays);
		Ok(())
	}

	/// Takes so many entries to be judged, of which the first is the call that was met.
	fn take(&mut self, entries: usize) -> Result<(), NotSponsored> {
		self.meet(entries.saturating_sub(1))?;
		self.judged = self.judged.saturating_add(entries.saturated_into());
		Ok(())
	}

	/// Counts `more` legs.
	fn meet(&mut self, more: usize) -> Result<(), NotSponsored> {
		self.met = self.met.saturating_add(more.saturated_into());
		ensure!(self.met <= MAX_LEGS, NotSponsored::SignerPays);
		Ok(())
	}
}

/// How many entries of a list a call asks for, each of which is judged by itself; one for a call without a list.
fn entries(call: &RuntimeCall) -> usize {
	use pallet_coupons::Call as Coupons;
	match call {
		RuntimeCall::Coupons(
			Coupons::transfer_batch { items, .. } | Coupons::transfer_batch_from { items, .. },
		) => items.len(),
		RuntimeCall::Serials(pallet_serials::Call::distribute_serials { gifts, .. }) => gifts.len(),
		RuntimeCall::Sales(pallet_sales::Call::purchase_bundle { items, .. }) => items.len(),
		RuntimeCall::Redemption(pallet_redemption::Call::redeem_tickets { tickets }) => {
			tickets.len()
		},
		RuntimeCall::Permits(pallet_permits::Call::settle_batch { permits }) => permits.len(),
		_ => 1,
	}
}
