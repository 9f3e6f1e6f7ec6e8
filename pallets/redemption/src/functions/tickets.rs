// SPDX-License-Identifier: Apache-2.0
//! Tickets: signed off-line by holders, submitted by whoever has them, used once.

use crate::{Config, Error, Event, Pallet, SignedTicket};
use frame_support::ensure;
use genex_messages::{Goods, Ticket};
use genex_primitives::traits::{Identities, Nonces, Redemptions, SignedMessages};
use genex_storage::or_undo;
use sp_core::H256;
use sp_runtime::{DispatchResult, MultiSignature, traits::Convert};

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

	/// Uses several tickets. Errors and events are those of the call `redeem_tickets`. The caller bounds their number.
	pub fn do_redeem_tickets(by: &T::AccountId, tickets: &[SignedTicket]) -> DispatchResult {
		ensure!(!tickets.is_empty(), Error::<T>::NoTickets);
		Self::ensure_may_submit(by)?;
		for (index, SignedTicket { ticket, signature }) in (0..).zip(tickets) {
			if let Err(error) = Self::use_ticket(by, ticket, signature) {
				let (holder, nonce) = (T::Accounts::convert(ticket.holder), ticket.nonce);
				Self::deposit_event(Event::TicketRefused { index, holder, nonce, error });
			}
		}
		Ok(())
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
			match goods {
				Goods::Units(quantity) => {
					T::Redemptions::redeem(series, &holder, quantity, &redeemer, order_hash)
				},
				Goods::Serial(serial) => {
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
