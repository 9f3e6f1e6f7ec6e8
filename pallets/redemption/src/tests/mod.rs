// SPDX-License-Identifier: Apache-2.0
//! One file per call, then the automatic return, origins, views, invariants and the conservation of units. Every test ends
//! with a check of the invariants.

mod authorise;
mod capture;
mod conservation;
mod force_void;
mod invariants;
mod origins;
mod redeem_ticket;
mod redeem_tickets;
mod return_due;
mod return_expired;
mod views;
mod void;

use crate::{Authorisation, Authorisations, AuthorisationsOf, Error, Event, mock::*, types::*};
use frame_support::{assert_noop, assert_ok};
use genex_messages::{Goods, Message, Ticket};
use genex_primitives::Reason;
use sp_core::{H256, Pair};
use sp_runtime::{DispatchError, DispatchResult, MultiSignature};

/// The open authorisation with this number.
fn the_authorisation(id: AuthorisationId) -> Authorisation<AccountId> {
	Redemption::authorisation(id).expect("it is open")
}
