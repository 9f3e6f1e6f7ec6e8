// SPDX-License-Identifier: Apache-2.0
//! Tickets and authorisations over the whole runtime: by every kind of key, past an expiry, a freeze, a court's order.

use frame_support::{assert_noop, assert_ok};
use genex_messages::{Goods, Message, Ticket};
use genex_primitives::{Asset, FreezeMode, Reason, SeriesId, Tier};
use genex_runtime::{AccountId, Coupons, Redemption, Runtime, Serials};
use genex_runtime_tests::{
	env::{self, now},
	eth::{ALITH, CHARLETH},
	native::dispatch,
	scene::{self, by_account},
	who,
};
use pallet_redemption::{Authorisation, Call, Error};
use pallet_serials::SerialState;
use sp_core::{H256, Pair, ecdsa::KeccakPair};
use sp_runtime::{DispatchError, DispatchResult, MultiSignature};

/// Free and held units.
fn parts(series: SeriesId, who: &AccountId) -> (u64, u64) {
	Coupons::holding(who.clone(), series).map_or((0, 0), |one| (one.free, one.held))
}

fn capture(id: u64, quantity: u64) -> DispatchResult {
	dispatch(Call::<Runtime>::capture { id, quantity }, &who::issuer())
}

fn refused(reason: Reason) -> pallet_coupons::Error<Runtime> {
	pallet_coupons::Error::Refused(reason.code())
}

/// The key of Alith, as a wallet signs typed data with it.
fn alith_signs(ticket: &Ticket) -> MultiSignature {
	let pair = KeccakPair::from_seed(&ALITH.0);
	MultiSignature::Eth(pair.sign(&ticket.typed_payload(&scene::signing_domain())))
}

#[test]
fn ethereum_key_should_sign_tickets_as_typed_data() {
	env::execute(|| {
		let holder = who::alith();
		let (series, _) = scene::stage(std::slice::from_ref(&holder), 0);
		let ticket = scene::ticket(&holder, &who::issuer(), series, 30);
		let signature = alith_signs(&ticket);
		// Whoever has it may bring it, registered or not.
		let by = CHARLETH.account();
		assert_eq!(Redemption::check_ticket(by.clone(), ticket, signature.clone()), Ok(()));
		let call = Call::<Runtime>::redeem_ticket { ticket, signature };
		assert_ok!(dispatch(call.clone(), &by));
		assert_eq!(parts(series, &holder), (9_970, 0));
		assert_noop!(dispatch(call, &by), pallet_nonces::Error::<Runtime>::UsedNonce);
		// The bytes that Substrate keys sign are no typed data.
		let ticket = Ticket { nonce: 2, ..ticket };
		let bytes = ticket.payload(&scene::signing_domain());
		let signature = MultiSignature::Eth(KeccakPair::from_seed(&ALITH.0).sign(&bytes));
		let call = Call::<Runtime>::redeem_ticket { ticket, signature };
		assert_noop!(dispatch(call, &by), pallet_nonces::Error::<Runtime>::BadSignature);
	});
}

#[test]
fn ticket_should_burn_the_unit_with_its_serial() {
	env::execute(|| {
		let (holder, store) = (who::alith(), who::issuer());
		scene::stage(std::slice::from_ref(&holder), 1_000);
		let series = scene::numbered(&holder, 10);
		let units = scene::ticket(&holder, &store, series, 1);
		let ticket = Ticket { goods: Goods::Serial(7), ..units };
		let call = Call::<Runtime>::redeem_ticket { ticket, signature: alith_signs(&ticket) };
		assert_ok!(dispatch(call, &CHARLETH.account()));
		let status = Serials::serial_status(series, 7).expect("it was minted");
		assert_eq!((status.state, parts(series, &holder)), (SerialState::Redeemed, (9, 0)));
		// Neither the same unit again, nor one that nobody named.
		for ticket in [Ticket { nonce: 2, ..ticket }, Ticket { nonce: 2, ..units }] {
			let call = Call::<Runtime>::redeem_ticket { ticket, signature: alith_signs(&ticket) };
			let error = dispatch(call, &CHARLETH.account()).expect_err("it names no unit");
			let expected: DispatchError = match ticket.goods {
				Goods::Serial(_) => pallet_serials::Error::<Runtime>::NotOwner.into(),
				Goods::Units(_) => pallet_coupons::Error::<Runtime>::SerialsNeeded.into(),
			};
			assert_eq!(error, expected);
		}
	});
}

#[test]
fn authorisation_should_be_refused_when_units_bear_numbers() {
	env::execute(|| {
		let (holder, store) = (who::alith(), who::issuer());
		scene::stage(std::slice::from_ref(&holder), 1_000);
		let series = scene::numbered(&holder, 10);
		let call = scene::authorisation(&store, series, 1);
		let needed = pallet_coupons::Error::<Runtime>::SerialsNeeded;
		assert_noop!(dispatch(call, &holder), needed);
	});
}

#[test]
fn capture_should_be_refused_and_return_be_possible_when_the_validity_has_ended() {
	env::execute(|| {
		let holder = who::alith();
		let (series, _) = scene::stage(std::slice::from_ref(&holder), 0);
		let id = scene::authorise(&holder, &who::issuer(), series, 100);
		pallet_coupons::Series::<Runtime>::mutate(series, |record| {
			record.as_mut().expect("it was issued").valid_until = now() + 60;
		});
		assert_ok!(capture(id, 10));
		env::advance(60);
		assert_noop!(capture(id, 10), refused(Reason::SeriesExpired));
		assert_ok!(dispatch(Call::<Runtime>::void { id }, &who::issuer()));
		assert_eq!(Redemption::authorisation(id), None);
		let held = pallet_coupons::Holdings::<Runtime>::get(&holder, series).held;
		assert_eq!(held, 0);
	});
}

#[test]
fn frozen_holder_should_be_waited_for_until_the_deadline() {
	env::execute(|| {
		let holder = who::account("Consumer");
		scene::register(&holder, Tier::L2);
		let (series, _) = scene::stage(std::slice::from_ref(&holder), 0);
		let id = scene::authorise(&holder, &who::issuer(), series, 100);
		scene::freeze(by_account(&holder), FreezeMode::Outbound);
		assert_noop!(capture(id, 10), refused(Reason::SenderFrozen));
		scene::release_party(&holder);
		assert_ok!(capture(id, 10));
		scene::freeze(by_account(&holder), FreezeMode::Full);
		let Authorisation { deadline, .. } = Redemption::authorisation(id).expect("it is open");
		env::advance(deadline - now());
		env::next_block();
		// The chain returned it by itself, and it stays where it is.
		assert_eq!((Redemption::authorisation(id), parts(series, &holder)), (None, (9_990, 0)));
		let (to, quantity) = (who::alith(), 1);
		let away = pallet_coupons::Call::<Runtime>::transfer { series, to, quantity };
		assert_noop!(dispatch(away, &holder), refused(Reason::SenderFrozen));
	});
}

#[test]
fn court_order_should_reach_what_was_authorised_once_an_officer_ends_it() {
	env::execute(|| {
		let (holder, heir) = (who::alith(), who::holder());
		let (series, _) = scene::stage(std::slice::from_ref(&holder), 0);
		let id = scene::authorise(&holder, &who::issuer(), series, 10_000);
		let order = scene::propose_forced_transfer(Asset::Series(series), &holder, &heir, 10_000);
		let approve = || {
			let call = pallet_sanctions::Call::<Runtime>::approve_forced_transfer { id: order };
			dispatch(call, &who::second_officer())
		};
		assert_noop!(approve(), pallet_coupons::Error::<Runtime>::NotEnoughUnits);
		let end = |reason| Call::<Runtime>::force_void { id, reason };
		let none = dispatch(end(H256::zero()), &who::officer());
		assert_noop!(none, Error::<Runtime>::ReasonMissing);
		assert_ok!(dispatch(end(scene::hash_of("reason")), &who::officer()));
		assert_ok!(approve());
		assert_eq!((parts(series, &holder), parts(series, &heir)), ((0, 0), (10_000, 0)));
	});
}
