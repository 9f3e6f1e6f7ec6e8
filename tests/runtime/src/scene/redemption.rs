// SPDX-License-Identifier: Apache-2.0
//! Units that are redeemed at once, by tickets, or put aside for a redeemer.

use super::hash_of;
use crate::{env::now, native::dispatch};
use frame_support::assert_ok;
use genex_messages::{Domain, Goods, Message, Ticket};
use genex_primitives::{Quantity, SeriesId};
use genex_runtime::{AccountId, Nonces, Runtime};
use pallet_redemption::{AuthorisationId, Call, SignedTicket};
use sp_core::{Pair, sr25519};

/// Seconds for which tickets and authorisations of scenes are good.
const LIFE: u64 = 3_600;

/// What messages of the chain of the moment are signed for.
pub fn signing_domain() -> Domain {
	let (genesis, chain_id) = Nonces::signing_domain();
	Domain { genesis: genesis.0, chain_id }
}

/// A ticket over so many units, with the first nonce.
pub fn ticket(
	holder: &AccountId,
	redeemer: &AccountId,
	series: SeriesId,
	quantity: Quantity,
) -> Ticket {
	Ticket {
		holder: holder.clone().into(),
		series,
		goods: Goods::Units(quantity),
		redeemer: redeemer.clone().into(),
		order_hash: hash_of("order").0,
		nonce: 1,
		deadline: now() + LIFE,
	}
}

/// A ticket that this key signs.
pub fn signed_ticket(ticket: Ticket, pair: &sr25519::Pair) -> SignedTicket {
	let signature = pair.sign(&ticket.payload(&signing_domain())).into();
	SignedTicket { ticket, signature }
}

/// The call that redeems units at a redeemer.
pub fn redeeming(
	redeemer: &AccountId,
	series: SeriesId,
	quantity: Quantity,
) -> pallet_coupons::Call<Runtime> {
	let (redeemer, order_hash) = (redeemer.clone(), hash_of("order"));
	pallet_coupons::Call::redeem { series, quantity, redeemer, order_hash, ciphertext: None }
}

/// The call that puts units aside for a redeemer.
pub fn authorisation(redeemer: &AccountId, series: SeriesId, quantity: Quantity) -> Call<Runtime> {
	let (redeemer, order_hash) = (redeemer.clone(), hash_of("order"));
	Call::authorise { series, quantity, redeemer, order_hash, deadline: now() + LIFE }
}

/// `holder` puts units aside for a redeemer. Gives the number of the authorisation.
pub fn authorise(
	holder: &AccountId,
	redeemer: &AccountId,
	series: SeriesId,
	quantity: Quantity,
) -> AuthorisationId {
	assert_ok!(dispatch(authorisation(redeemer, series, quantity), holder));
	latest_authorisation()
}

/// The number of the youngest authorisation.
pub fn latest_authorisation() -> AuthorisationId {
	pallet_redemption::NextAuthorisationId::<Runtime>::get() - 1
}
