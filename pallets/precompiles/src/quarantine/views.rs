// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of gifts that wait.

use super::{Quarantine, identity, receipt};
use crate::{
	Chain,
	abi::IQuarantine::{
		IQuarantineCalls, Receipt, nextReceiptIdCall, openOffersCall, previewOfferCall,
		previewOfferReturn, receiptOfCall, screensCall, trustsCall,
	},
	convert::{account, address, asset_of, kind_and_id, narrow},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	weights,
};
use alloc::vec::Vec;
use genex_primitives::{IdentityId, Reason};
use pallet_quarantine::{NextReceiptId, Pallet, ReceivePolicy, WeightInfo as _};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{B256, U256},
		sol_types::SolCall,
	},
};

/// A counter, a gift, or whether somebody is trusted.
const ENTRY_READS: u64 = 1;
/// The flags of an account and of the identity behind it.
const STANDING_READS: u64 = 2;

impl<T: Chain> Quarantine<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &IQuarantineCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use IQuarantineCalls as Asked;
		match input {
			Asked::screens(call) => Self::screens(call, env),
			Asked::trusts(call) => Self::trusts(call, env),
			Asked::nextReceiptId(_) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let next = U256::from(NextReceiptId::<T>::get());
				Ok(nextReceiptIdCall::abi_encode_returns(&next))
			},
			Asked::receiptOf(call) => Self::receipt_of(call, env),
			Asked::openOffers(call) => Self::open_offers(call, env),
			Asked::previewOffer(call) => Self::preview_offer(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn screens(call: &screensCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(STANDING_READS))?;
		let who = account(env, &call.account)?;
		let screens = Pallet::<T>::receive_policy(who) == ReceivePolicy::Screened;
		Ok(screensCall::abi_encode_returns(&screens))
	}

	fn trusts(call: &trustsCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let trusting: IdentityId = narrow(call.identity, "identity")?;
		let trusts = Pallet::<T>::trusts(trusting, identity(call.sender)?);
		Ok(trustsCall::abi_encode_returns(&trusts))
	}

	fn receipt_of(call: &receiptOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let unknown = || failed::<T>(pallet_quarantine::Error::<T>::UnknownReceipt.into());
		let found = Pallet::<T>::receipt(receipt(call.receiptId)?).ok_or_else(unknown)?;
		let (kind, id) = kind_and_id(found.asset);
		let shown = Receipt {
			from: address::<T>(&found.from),
			to: address::<T>(&found.to),
			kind,
			id,
			quantity: found.quantity,
			note: B256::from(found.note.0),
			openedAt: found.opened_at,
			deadline: found.deadline,
		};
		Ok(receiptOfCall::abi_encode_returns(&shown))
	}

	fn open_offers(call: &openOffersCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let count = Pallet::<T>::open_offers(narrow(call.identity, "identity")?);
		Ok(openOffersCall::abi_encode_returns(&U256::from(count)))
	}

	/// All rules are asked, as by the offer itself.
	fn preview_offer(call: &previewOfferCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_quarantine::Config>::WeightInfo::offer_settled())?;
		let asset = asset_of(call.kind, call.id)?;
		let quantity = narrow(call.quantity, "quantity")?;
		let (from, to) = (account(env, &call.from)?, account(env, &call.to)?);
		let preview = Pallet::<T>::preview(from, asset, to, quantity);
		let shown = previewOfferReturn {
			reasons: preview.reasons.into_iter().map(Reason::code).collect(),
			passesAtOnce: preview.passes_at_once,
		};
		Ok(previewOfferCall::abi_encode_returns(&shown))
	}
}
