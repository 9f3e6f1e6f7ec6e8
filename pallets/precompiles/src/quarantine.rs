// SPDX-License-Identifier: Apache-2.0
//! Gifts that wait to be accepted, and what accounts take unasked.

mod views;

use crate::{
	Chain,
	abi::{
		ICoupon::logTransferCall,
		IQuarantine::{
			IQuarantineCalls, acceptReceiptCall, declineReceiptCall, nextReceiptIdCall, offerCall,
			offerReturn, openOffersCall, previewOfferCall, receiptOfCall, returnOfferCall,
			screensCall, setReceivePolicyCall, trustSenderCall, trustsCall, untrustSenderCall,
			withdrawOfferCall,
		},
	},
	addresses,
	convert::{account, address, asset_of, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf},
	twins::{Twin, of_quarantine},
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use genex_primitives::{Asset, IdentityId};
use pallet_quarantine::{Call, Event, Pallet, ReceiptId, ReceivePolicy};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use sp_core::H256;

/// Every function of `IQuarantine` and what it does to the chain.
pub const QUARANTINE_RULES: &[Rule] = &[
	rule::<setReceivePolicyCall>(Access::Act),
	rule::<trustSenderCall>(Access::Act),
	rule::<untrustSenderCall>(Access::Act),
	rule::<offerCall>(Access::Act),
	rule::<acceptReceiptCall>(Access::Act),
	rule::<declineReceiptCall>(Access::Act),
	rule::<withdrawOfferCall>(Access::Act),
	rule::<returnOfferCall>(Access::Act),
	rule::<screensCall>(Access::View),
	rule::<trustsCall>(Access::View),
	rule::<nextReceiptIdCall>(Access::View),
	rule::<receiptOfCall>(Access::View),
	rule::<openOffersCall>(Access::View),
	rule::<previewOfferCall>(Access::View),
];

/// The gifts of `pallet-quarantine`, at [`addresses::QUARANTINE`].
pub struct Quarantine<T>(PhantomData<T>);

impl<T: Chain> Precompile for Quarantine<T> {
	type T = T;
	type Interface = IQuarantineCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::QUARANTINE);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IQuarantineCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(QUARANTINE_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => Self::act(call, input, env),
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> Quarantine<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &IQuarantineCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		use IQuarantineCalls as Asked;
		let call: Call<T> = match input {
			Asked::setReceivePolicy(call) => {
				Call::set_receive_policy { policy: policy_of(call.screens) }
			},
			Asked::trustSender(call) => Call::trust_sender { sender: identity(call.sender)? },
			Asked::untrustSender(call) => Call::untrust_sender { sender: identity(call.sender)? },
			Asked::offer(call) => Call::offer {
				asset: asset_of(call.kind, call.id)?,
				to: find(&call.to)?,
				quantity: narrow(call.quantity, "quantity")?,
				note: H256(call.note.0),
			},
			Asked::acceptReceipt(call) => Call::accept_receipt { id: receipt(call.receiptId)? },
			Asked::declineReceipt(call) => Call::decline_receipt { id: receipt(call.receiptId)? },
			Asked::withdrawOffer(call) => Call::withdraw_offer { id: receipt(call.receiptId)? },
			Asked::returnOffer(call) => Call::return_offer { id: receipt(call.receiptId)? },
			_ => return Ok(None),
		};
		Ok(Some(call.into()))
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	fn act(
		call: CallOf<T>,
		input: &IQuarantineCalls,
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

/// Writes the log of one report, after that of units that passed.
fn report<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	if let Event::OfferSettled { from, to, asset: Asset::Series(series), quantity, .. }
	| Event::ReceiptAccepted { from, to, asset: Asset::Series(series), quantity, .. } = event
	{
		let from = address::<T>(from);
		let passed = logTransferCall {
			operator: from,
			from,
			to: address::<T>(to),
			id: U256::from(*series),
			value: U256::from(*quantity),
		};
		logs::write_at_coupon(env, &passed)?;
	}
	match of_quarantine(event) {
		Some(Twin { topics, data, .. }) => logs::write_parts(topics, data, env),
		None => Ok(()),
	}
}

/// What the act answers.
fn answer<T: Chain>(input: &IQuarantineCalls, events: &[Event<T>]) -> Vec<u8> {
	let IQuarantineCalls::offer(_) = input else { return Vec::new() };
	let opened = events.iter().find_map(|event| match event {
		Event::OfferOpened { id, .. } => Some(U256::from(*id)),
		_ => None,
	});
	let answer = offerReturn { waits: opened.is_some(), receiptId: opened.unwrap_or_default() };
	offerCall::abi_encode_returns(&answer)
}

const fn policy_of(screens: bool) -> ReceivePolicy {
	if screens { ReceivePolicy::Screened } else { ReceivePolicy::AcceptAll }
}

fn identity(id: U256) -> Result<IdentityId, Error> {
	narrow(id, "sender")
}

fn receipt(id: U256) -> Result<ReceiptId, Error> {
	narrow(id, "receiptId")
}
