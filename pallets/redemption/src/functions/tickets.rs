// SPDX-License-Identifier: Apache-2.0
//! Tickets: signed off-line by holders, submitted by whoever has them, used once.

use crate::{Config, Error, Event, Pallet, SignedTicket};
use alloc::vec::Vec;
use frame_support::ensure;
use genex_messages::{Goods, Ticket};
use genex_primitives::traits::{Identities, Nonces, Redemptions, SignedMessages};
use genex_storage::or_undo;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, MultiSignature, traits::Convert};

impl<T: Config> Pallet<T> {
	/// Uses a ticket. Checks, errors and event are those of the call `redeem_ticket`.
	pub fn do_redeem_ticket(
		by: &T::AccountId,
		ticket: &Ticket,
		signature: &MultiSignature,
	) -> DispatchResult {
		Self::ensure_may_submit(by)?;
		Self::use_ticket(by, ticket, signature)
	}

	/// Uses several tickets, and tells of each whether it was used. Errors and events are those of the call
	/// `redeem_tickets`. The caller bounds their number.
	pub fn do_redeem_tickets(
		by: &T::AccountId,
		tickets: &[SignedTicket],
	) -> Result<Vec<bool>, DispatchError> {
		ensure!(!tickets.is_empty(), Error::<T>::NoTickets);
		Self::ensure_may_submit(by)?;
		let mut used = Vec::with_capacity(tickets.len());
		for (index, SignedTicket { ticket, signature }) in (0..).zip(tickets) {
			let outcome = Self::use_ticket(by, ticket, signature);
			used.push(outcome.is_ok());
			if let Err(error) = outcome {
				let (holder, nonce) = (T::Accounts::convert(ticket.holder), ticket.nonce);
				Self::deposit_event(Event::TicketRefused { index, holder, nonce, error });
			}
		}
		Ok(used)
	}

	/// Who submits is no side of the redemption, of which the rules ask, so freeze and blacklist are asked for here.
	pub(crate) fn ensure_may_submit(by: &T::AccountId) -> DispatchResult {
		let bar = T::Identities::standing(by).bar_to_act();
		bar.map_or(Ok(()), |reason| Err(Error::<T>::Refused(reason.code()).into()))
	}

	/// All of it or nothing: a list goes on after a ticket that was refused.
	pub(crate) fn use_ticket(
		by: &T::AccountId,
		ticket: &Ticket,
		signature: &MultiSignature,
	) -> DispatchResult {
		T::Messages::check(ticket, signature)?;
		let Ticket { series, goods, nonce, deadline, .. } = *ticket;
		let [holder, redeemer] = [ticket.holder, ticket.redeemer].map(T::Accounts::convert);
		let order_hash = H256(ticket.order_hash);
		or_undo(|| {
			T::Nonces::use_once(&holder, nonce, deadline)?;
			match (goods, *by == redeemer) {
				(Goods::Units(quantity), true) => {
					T::Redemptions::accept(series, &holder, quantity, &redeemer, order_hash)
				},
				(Goods::Units(quantity), false) => {
					T::Redemptions::redeem(series, &holder, quantity, &redeemer, order_hash)
				},
				(Goods::Serial(serial), true) => {
					T::Redemptions::accept_serial(series, &holder, serial, &redeemer, order_hash)
				},
				(Goods::Serial(serial), false) => {
					T::Redemptions::redeem_serial(series, &holder, serial, &redeemer, order_hash)
				},
			}
		})?;
		Self::deposit_event(Event::TicketRedeemed {
			by: by.clone(),
			holder,
			redeemer,
			series,
			goods,
			order_hash,
			nonce,
			deadline,
		});
		Ok(())
	}
}
