// SPDX-License-Identifier: Apache-2.0
//! Promises that people call in without GNX: a share in a default, and what was signed off-line or put aside.

use super::*;
use genex_messages::{Message, Ticket, TransferPermit};
use genex_precompiles::abi::ISerials;
use genex_runtime_tests::native::dispatch;
use pallet_permits::SignedPermit;
use pallet_serials::{Gifts, Ranges, SerialRange};

#[test]
fn consumer_should_claim_its_share_of_a_default_without_gnx() {
	env::execute(|| {
		let stage = stage();
		let claim = || {
			let (series, quantity) = (stage.series, 10);
			let call = pallet_insolvency::Call::<Runtime>::claim { series, quantity };
			sign(call, &consumer())
		};
		assert_ne!(validate(claim()).err(), None, "nobody pays for what is hopeless");
		scene::default_of_issuer(1_000, &[stage.series]);
		free_of_charge(&who::account("Consumer"), claim(), Act::Claim);
	});
}

#[test]
fn consumer_should_redeem_by_ticket_and_authorisation_without_gnx() {
	env::execute(|| {
		let stage = stage();
		let (holder, at) = (who::account("Consumer"), who::issuer());
		let ticket = scene::ticket(&holder, &at, stage.series, 5);
		let signed = scene::signed_ticket(ticket, &consumer());
		let (ticket, signature) = (signed.ticket, signed.signature);
		let redeem = || pallet_redemption::Call::<Runtime>::redeem_ticket {
			ticket,
			signature: signature.clone(),
		};
		free_of_charge(&holder, sign(redeem(), &consumer()), Act::Ticket);
		assert_ne!(validate(sign(redeem(), &consumer())).err(), None, "it was used");
		let authorise = scene::authorisation(&at, stage.series, 5);
		free_of_charge(&holder, sign(authorise, &consumer()), Act::Capture);
		let (nonce, deadline) = (9, ticket.deadline);
		let cancel = pallet_nonces::Call::<Runtime>::cancel_nonce { nonce, deadline };
		free_of_charge(&holder, sign(cancel, &consumer()), Act::Ticket);
	});
}

#[test]
fn consumer_should_give_by_permit_card_and_link_without_gnx() {
	env::execute(|| {
		let stage = stage();
		let (holder, friend) = (who::account("Consumer"), who::account("Friend"));
		let permit = scene::signed_permit(&consumer(), &friend, stage.series, 5);
		let (permit, signature) = (permit.permit, permit.signature);
		let settle =
			|| pallet_permits::Call::<Runtime>::settle { permit, signature: signature.clone() };
		free_of_charge(&friend, by_friend(settle()), Act::PermitSettlement);
		assert_ne!(validate(by_friend(settle())).err(), None, "it was used");
		let link = scene::gift_link(stage.series, 5);
		free_of_charge(&holder, sign(link, &consumer()), Act::Gift);
		let claim = scene::link_claim(scene::latest_gift(), &friend);
		free_of_charge(&friend, by_friend(claim), Act::CardClaim);
		let batch = scene::print_card(&holder, stage.series, 5);
		let claim = scene::card_claim(batch, &friend);
		free_of_charge(&friend, by_friend(claim), Act::CardClaim);
		let gift = scene::send_link(&holder, stage.series, 5);
		let withdraw = pallet_claims::Call::<Runtime>::withdraw_gift { gift };
		free_of_charge(&holder, sign(withdraw, &consumer()), Act::CardClaim);
	});
}

/// The same key claims its share through the precompile, as free as natively. Who rates or counts pays for it.
#[test]
fn consumer_should_claim_through_the_precompile_without_gnx() {
	env::execute(|| {
		let stage = stage();
		let asked = |call: RuntimeCall| {
			let (to, input) = business::solidity(&call).expect("a precompile serves it");
			STRANGER.free_call(to, input)
		};
		let claim = || {
			let (series, quantity) = (stage.series, 10);
			asked(pallet_insolvency::Call::<Runtime>::claim { series, quantity }.into())
		};
		assert_eq!(validate(claim()), Err(refusals::unpaid(NotSponsored::Hopeless)));
		scene::default_of_issuer(1_000, &[]);
		let issuer = who::issuer();
		let series = vec![stage.series].try_into().expect("one fits");
		let count = pallet_insolvency::Call::<Runtime>::count_series { issuer, series };
		let identity = scene::identity(&who::issuer());
		let rate = pallet_issuers::Call::<Runtime>::rate { identity, stars: 5 };
		for unpaid in [asked(count.into()), asked(rate.into())] {
			assert_eq!(validate(unpaid), Err(refusals::unpaid(NotSponsored::SignerPays)));
		}
		free_of_charge(&STRANGER.account(), claim(), Act::Claim);
	});
}

/// What `Friend` signs and sends.
fn by_friend(call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	sign(call.into(), &who::pair("Friend"))
}

#[test]
fn consumer_should_give_and_redeem_serials_without_gnx() {
	use pallet_serials::Call;
	env::execute(|| {
		stage();
		let (holder, friend) = (who::account("Consumer"), who::account("Friend"));
		let series = scene::numbered(&holder, 10);
		let one = |serial| Ranges::truncate_from(vec![SerialRange::one(serial)]);
		let (to, ranges) = (friend.clone(), one(1));
		let given = Call::<Runtime>::transfer_serials { series, to, ranges };
		let gifts = Gifts::truncate_from(vec![(friend.clone(), SerialRange::one(2))]);
		let spread = Call::<Runtime>::distribute_serials { series, gifts };
		let used = Call::<Runtime>::redeem_serials {
			series,
			ranges: one(3),
			redeemer: who::issuer(),
			order_hash: scene::hash_of("order"),
			ciphertext: None,
		};
		free_of_charge(&holder, sign(given, &consumer()), Act::Gift);
		free_of_charge(&holder, sign(spread, &consumer()), Act::Gift);
		free_of_charge(&holder, sign(used, &consumer()), Act::Redeem);
		// Who is approved fetches for nothing, once somebody paid for the approval.
		let spender = Some(friend.clone());
		let approve = Call::<Runtime>::approve_serial { series, serial: 4, spender };
		assert_eq!(validate(sign(approve.clone(), &consumer())), Err(UNPAID));
		let (from, to, ranges) = (holder.clone(), friend.clone(), one(4));
		let fetch = Call::<Runtime>::transfer_serials_from { series, from, to, ranges };
		assert_ne!(validate(by_friend(fetch.clone())).err(), None, "it is not approved");
		assert_ok!(dispatch(approve, &holder));
		free_of_charge(&friend, by_friend(fetch), Act::Gift);
	});
}

/// The same from Solidity, at the token of the series.
#[test]
fn consumer_should_give_and_redeem_serials_without_gnx_through_the_precompile() {
	env::execute(|| {
		stage();
		let holder = STRANGER.account();
		let series = scene::numbered(&holder, 10);
		let token = addresses::of_series(series);
		let from = Address::from(STRANGER.address().0);
		let to = Address::from(Mapper::to_address(&who::account("Friend")).0);
		let given = ISerials::transferFromCall { from, to, tokenId: U256::from(1) };
		free_of_charge(&holder, STRANGER.free_call(token, given.abi_encode()), Act::Gift);
		let used = ISerials::redeemCall {
			first: U256::from(2),
			last: U256::from(3),
			redeemer: Address::from(Mapper::to_address(&who::issuer()).0),
			orderHash: scene::hash_of("order").0.into(),
			ciphertext: Default::default(),
		};
		free_of_charge(&holder, STRANGER.free_call(token, used.abi_encode()), Act::Redeem);
	});
}

#[test]
fn lists_of_messages_should_be_free_for_who_brings_them() {
	env::execute(|| {
		let stage = stage();
		let (holder, friend) = (who::account("Consumer"), who::account("Friend"));
		let ticket = scene::ticket(&holder, &who::issuer(), stage.series, 5);
		let tickets = [1, 2].map(|nonce| {
			let ticket = Ticket { nonce, ..ticket };
			scene::signed_ticket(ticket, &consumer())
		});
		let tickets = tickets.to_vec().try_into().expect("two fit");
		let used = pallet_redemption::Call::<Runtime>::redeem_tickets { tickets };
		free_of_charge(&friend, by_friend(used), Act::Ticket);
		let permit = scene::signed_permit(&consumer(), &friend, stage.series, 5).permit;
		let permits = [3, 4].map(|nonce| {
			let permit = TransferPermit { nonce, ..permit };
			let signature = consumer().sign(&permit.payload(&scene::signing_domain())).into();
			SignedPermit { permit, signature }
		});
		let permits = permits.to_vec().try_into().expect("two fit");
		let settled = pallet_permits::Call::<Runtime>::settle_batch { permits };
		free_of_charge(&friend, by_friend(settled), Act::PermitSettlement);
		assert_eq!(scene::units(stage.series, &friend), 10);
		assert_eq!(scene::units(stage.series, &holder), 10_000 - 20);
	});
}

#[test]
fn promises_should_be_captured_and_ended_without_gnx() {
	env::execute(|| {
		let stage = stage();
		let (series, holder, friend) =
			(stage.series, who::account("Consumer"), who::account("Friend"));
		let redeemer = friend.clone();
		let appoint = pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer };
		assert_ok!(dispatch(appoint, &who::issuer()));
		let id = scene::authorise(&holder, &friend, series, 10);
		let capture = pallet_redemption::Call::<Runtime>::capture { id, quantity: 4 };
		free_of_charge(&friend, by_friend(capture), Act::Capture);
		let (batch, gift) =
			(scene::print_card(&holder, series, 5), scene::send_link(&holder, series, 5));
		let returns: [RuntimeCall; 2] = [
			pallet_claims::Call::<Runtime>::return_batch { batch }.into(),
			pallet_claims::Call::<Runtime>::return_gift { gift }.into(),
		];
		let withdraw = pallet_claims::Call::<Runtime>::withdraw_gift { gift };
		for early in returns.iter().cloned().chain([withdraw.into()]) {
			let hopeless = refusals::unpaid(NotSponsored::Hopeless);
			assert_eq!(validate(by_friend(early)), Err(hopeless));
		}
		env::advance(3_600);
		for due in returns {
			free_of_charge(&friend, by_friend(due), Act::CardClaim);
		}
		let back = pallet_redemption::Call::<Runtime>::return_expired { id };
		free_of_charge(&friend, by_friend(back), Act::Capture);
		assert_eq!(scene::units(series, &holder), 10_000 - 4);
	});
}
