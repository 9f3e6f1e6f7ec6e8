// SPDX-License-Identifier: Apache-2.0
//! Permits, cards and gifts in links over the whole runtime: by an Ethereum key, past an expiry, a freeze, a court's order, and
//! where a gift is too much for one.

use frame_support::{assert_noop, assert_ok};
use genex_messages::{Goods, Message, TransferPermit};
use genex_primitives::{Asset, FreezeMode, Reason, SeriesId, Tier, traits::Property};
use genex_runtime::{AccountId, Claims, Coupons, Permits, Runtime, Serials, configs::doors::Value};
use genex_runtime_tests::{
	env::{self, now},
	eth::{ALITH, CHARLETH},
	native::dispatch,
	scene::{self, by_account},
	who,
};
use pallet_claims::{Call, Error};
use sp_core::{H256, Pair, ecdsa::KeccakPair};
use sp_runtime::MultiSignature;

/// Free and held units.
fn parts(series: SeriesId, who: &AccountId) -> (u64, u64) {
	Coupons::holding(who.clone(), series).map_or((0, 0), |one| (one.free, one.held))
}

fn refused(reason: Reason) -> pallet_coupons::Error<Runtime> {
	pallet_coupons::Error::Refused(reason.code())
}

fn friend() -> AccountId {
	let friend = who::account("Friend");
	scene::register(&friend, Tier::L2);
	friend
}

#[test]
fn ethereum_key_should_sign_permits_as_typed_data() {
	env::execute(|| {
		let (giver, to) = (who::alith(), friend());
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		let permit = TransferPermit {
			from: giver.clone().into(),
			to: to.clone().into(),
			series,
			goods: Goods::Units(30),
			nonce: 1,
			deadline: now() + 60,
		};
		let pair = KeccakPair::from_seed(&ALITH.0);
		let typed = permit.typed_payload(&scene::signing_domain());
		let signature = MultiSignature::Eth(pair.sign(&typed));
		assert_eq!(Permits::explain(permit), Some(Vec::new()));
		let call = pallet_permits::Call::<Runtime>::settle { permit, signature };
		// Whoever has it may bring it, registered or not.
		assert_ok!(dispatch(call.clone(), &CHARLETH.account()));
		assert_eq!((parts(series, &giver), parts(series, &to)), ((9_970, 0), (30, 0)));
		let again = dispatch(call, &CHARLETH.account());
		assert_noop!(again, pallet_nonces::Error::<Runtime>::UsedNonce);
	});
}

#[test]
fn permit_for_a_serial_should_be_refused_when_units_bear_none() {
	env::execute(|| {
		let (pair, to) = (who::pair("Consumer"), friend());
		let giver = who::account("Consumer");
		scene::register(&giver, Tier::L2);
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		let permit = scene::signed_permit(&pair, &to, series, 1).permit;
		let permit = TransferPermit { goods: Goods::Serial(1), ..permit };
		let signature = pair.sign(&permit.payload(&scene::signing_domain())).into();
		let call = pallet_permits::Call::<Runtime>::settle { permit, signature };
		assert!(dispatch(call, &to).is_err());
		assert!(!Permits::is_used(permit));
		assert_eq!(parts(series, &giver), (10_000, 0));
	});
}

#[test]
fn permit_should_give_the_unit_with_its_serial() {
	env::execute(|| {
		let (pair, to) = (who::pair("Consumer"), friend());
		let giver = who::account("Consumer");
		scene::register(&giver, Tier::L2);
		scene::stage(std::slice::from_ref(&giver), 1_000);
		let series = scene::numbered(&giver, 10);
		let permit = scene::signed_permit(&pair, &to, series, 1).permit;
		let permit = TransferPermit { goods: Goods::Serial(7), ..permit };
		let signature = pair.sign(&permit.payload(&scene::signing_domain())).into();
		let call = pallet_permits::Call::<Runtime>::settle { permit, signature };
		assert_ok!(dispatch(call, &CHARLETH.account()));
		assert_eq!(Serials::owner_of(series, 7), Some(to.clone()));
		assert_eq!((parts(series, &giver), parts(series, &to)), ((9, 0), (1, 0)));
	});
}

#[test]
fn permit_should_be_refused_when_units_bear_serials_and_it_names_none() {
	env::execute(|| {
		let (pair, to) = (who::pair("Consumer"), friend());
		let giver = who::account("Consumer");
		scene::register(&giver, Tier::L2);
		scene::stage(std::slice::from_ref(&giver), 1_000);
		let series = scene::numbered(&giver, 10);
		let signed = scene::signed_permit(&pair, &to, series, 1);
		let (permit, signature) = (signed.permit, signed.signature);
		let call = pallet_permits::Call::<Runtime>::settle { permit, signature };
		let needed = pallet_permits::Error::<Runtime>::SerialsNeeded;
		assert_noop!(dispatch(call, &CHARLETH.account()), needed);
		assert!(!Permits::is_used(permit));
		assert_eq!(Serials::owner_of(series, 1), Some(giver));
	});
}

#[test]
fn claims_should_be_refused_and_returns_be_possible_when_the_validity_has_ended() {
	env::execute(|| {
		let (giver, to) = (who::alith(), friend());
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		let batch = scene::print_card(&giver, series, 100);
		let gift = scene::send_link(&giver, series, 50);
		pallet_coupons::Series::<Runtime>::mutate(series, |record| {
			record.as_mut().expect("it was issued").valid_until = now() + 60;
		});
		env::advance(60);
		let card = dispatch(scene::card_claim(batch, &to), &to);
		assert_noop!(card, refused(Reason::SeriesExpired));
		let link = dispatch(scene::link_claim(gift, &to), &to);
		assert_noop!(link, refused(Reason::SeriesExpired));
		assert_ok!(dispatch(Call::<Runtime>::withdraw_gift { gift }, &giver));
		// The deadline of the cards lies ahead.
		assert_ok!(dispatch(Call::<Runtime>::return_batch { batch }, &to));
		assert_eq!((Claims::batch(batch), Claims::gift(gift)), (None, None));
		assert_eq!(pallet_coupons::Holdings::<Runtime>::get(&giver, series).held, 0);
	});
}

#[test]
fn gift_should_wait_until_its_claimer_is_registered() {
	env::execute(|| {
		let (giver, to) = (who::alith(), who::account("Friend"));
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		let gift = scene::send_link(&giver, series, 50);
		let claim = scene::link_claim(gift, &to);
		// Of no identity: brought by somebody else, as it has no GNX either.
		let early = dispatch(claim.clone(), &who::holder());
		assert_noop!(early, refused(Reason::RecipientUnknown));
		assert_eq!(parts(series, &giver), (9_950, 50));
		scene::register(&to, Tier::L1);
		assert_ok!(dispatch(claim, &who::holder()));
		assert_eq!((parts(series, &giver), parts(series, &to)), ((9_950, 0), (50, 0)));
	});
}

#[test]
fn frozen_giver_should_be_waited_for_and_get_back_what_nobody_claims() {
	env::execute(|| {
		let (giver, to) = (who::account("Consumer"), friend());
		scene::register(&giver, Tier::L2);
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		let gift = scene::send_link(&giver, series, 50);
		scene::freeze(by_account(&giver), FreezeMode::Outbound);
		let claim = dispatch(scene::link_claim(gift, &to), &to);
		assert_noop!(claim, refused(Reason::SenderFrozen));
		let more = dispatch(scene::gift_link(series, 1), &giver);
		assert_noop!(more, Error::<Runtime>::Refused(Reason::SenderFrozen.code()));
		env::advance(3_600);
		assert_ok!(dispatch(Call::<Runtime>::return_gift { gift }, &to));
		assert_eq!(parts(series, &giver), (10_000, 0));
	});
}

#[test]
fn giver_should_have_property_when_all_its_units_wait() {
	env::execute(|| {
		let giver = who::alith();
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		scene::print_card(&giver, series, 10_000);
		assert_eq!(parts(series, &giver), (0, 10_000));
		assert!(!<Value as Property<AccountId>>::is_empty(&giver));
	});
}

#[test]
fn court_order_should_reach_what_waits_once_an_officer_ends_it() {
	env::execute(|| {
		let (giver, heir) = (who::alith(), who::holder());
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		let batch = scene::print_card(&giver, series, 6_000);
		let gift = scene::send_link(&giver, series, 4_000);
		let order = scene::propose_forced_transfer(Asset::Series(series), &giver, &heir, 10_000);
		let approve = || {
			let call = pallet_sanctions::Call::<Runtime>::approve_forced_transfer { id: order };
			dispatch(call, &who::second_officer())
		};
		assert_noop!(approve(), pallet_coupons::Error::<Runtime>::NotEnoughUnits);
		let none = Call::<Runtime>::force_batch { batch, reason: H256::zero() };
		assert_noop!(dispatch(none, &who::officer()), Error::<Runtime>::ReasonMissing);
		let reason = scene::hash_of("reason");
		assert_ok!(dispatch(Call::<Runtime>::force_batch { batch, reason }, &who::officer()));
		assert_noop!(approve(), pallet_coupons::Error::<Runtime>::NotEnoughUnits);
		assert_ok!(dispatch(Call::<Runtime>::force_gift { gift, reason }, &who::officer()));
		assert_ok!(approve());
		assert_eq!((parts(series, &giver), parts(series, &heir)), ((0, 0), (10_000, 0)));
	});
}
