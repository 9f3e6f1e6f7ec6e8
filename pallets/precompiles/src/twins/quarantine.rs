// SPDX-License-Identifier: Apache-2.0
//! The twins of gifts that wait, and of what accounts take unasked.

use super::{Twin, acts::hash};
use crate::{
	Chain,
	abi::IQuarantine as sol,
	addresses,
	convert::{address, kind_and_id},
};
use pallet_quarantine::{Event, ReceivePolicy};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, U256},
	sol_types::SolEvent,
};

/// The twin of an event of `pallet-quarantine`, if `IQuarantine` has one.
pub fn of_quarantine<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let who = address::<T>;
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::ReceivePolicySet { who: account, new, .. } => {
			let screens = *new == ReceivePolicy::Screened;
			at_quarantine(&sol::ReceivePolicySet { who: who(account), screens })
		},
		Event::SenderTrusted { identity, by, sender } => at_quarantine(&sol::SenderTrusted {
			identity: U256::from(*identity),
			sender: U256::from(*sender),
			by: who(by),
		}),
		Event::SenderUntrusted { identity, by, sender } => at_quarantine(&sol::SenderUntrusted {
			identity: U256::from(*identity),
			sender: U256::from(*sender),
			by: who(by),
		}),
		Event::OfferOpened { id, from, to, asset, quantity, note, deadline } => {
			let (kind, asset) = kind_and_id(*asset);
			at_quarantine(&sol::OfferOpened {
				receiptId: U256::from(*id),
				from: who(from),
				to: who(to),
				kind,
				id: U256::from(asset),
				quantity: U256::from(*quantity),
				note: hash(*note),
				deadline: U256::from(*deadline),
			})
		},
		Event::OfferSettled { from, to, asset, quantity, note } => {
			let (kind, asset) = kind_and_id(*asset);
			at_quarantine(&sol::OfferSettled {
				from: who(from),
				to: who(to),
				kind,
				id: U256::from(asset),
				quantity: U256::from(*quantity),
				note: hash(*note),
			})
		},
		Event::ReceiptAccepted { id, from, to, .. } => {
			let (from, to) = (who(from), who(to));
			at_quarantine(&sol::ReceiptAccepted { receiptId: U256::from(*id), from, to })
		},
		Event::ReceiptDeclined { id, from, to, .. } => {
			let (from, to) = (who(from), who(to));
			at_quarantine(&sol::ReceiptDeclined { receiptId: U256::from(*id), from, to })
		},
		Event::OfferWithdrawn { id, from, to, .. } => {
			let (from, to) = (who(from), who(to));
			at_quarantine(&sol::OfferWithdrawn { receiptId: U256::from(*id), from, to })
		},
		Event::OfferReturned { id, from, to, by, .. } => at_quarantine(&sol::OfferReturned {
			receiptId: U256::from(*id),
			from: who(from),
			to: who(to),
			by: by.as_ref().map_or(Address::ZERO, who),
		}),
		Event::OfferReturnFailed { .. } | Event::__Ignore(..) => return None,
	})
}

fn at_quarantine(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::QUARANTINE), event)
}
