// SPDX-License-Identifier: Apache-2.0
//! Promises that people call in without GNX: a share in a default, and what was signed off-line or put aside.

use super::*;

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
		free_of_charge(&who::account("Consumer"), vec![(claim(), Act::Claim)]);
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
		free_of_charge(&holder, vec![(sign(redeem(), &consumer()), Act::Ticket)]);
		assert_ne!(validate(sign(redeem(), &consumer())).err(), None, "it was used");
		let authorise = scene::authorisation(&at, stage.series, 5);
		free_of_charge(&holder, vec![(sign(authorise, &consumer()), Act::Capture)]);
		let (nonce, deadline) = (9, ticket.deadline);
		let cancel = pallet_nonces::Call::<Runtime>::cancel_nonce { nonce, deadline };
		free_of_charge(&holder, vec![(sign(cancel, &consumer()), Act::Ticket)]);
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
		let by_friend = |call: RuntimeCall| sign(call, &who::pair("Friend"));
		free_of_charge(&friend, vec![(by_friend(settle().into()), Act::PermitSettlement)]);
		assert_ne!(validate(by_friend(settle().into())).err(), None, "it was used");
		let link = scene::gift_link(stage.series, 5);
		free_of_charge(&holder, vec![(sign(link, &consumer()), Act::Gift)]);
		let claim = scene::link_claim(scene::latest_gift(), &friend);
		free_of_charge(&friend, vec![(by_friend(claim.into()), Act::CardClaim)]);
		let batch = scene::print_card(&holder, stage.series, 5);
		let claim = scene::card_claim(batch, &friend);
		free_of_charge(&friend, vec![(by_friend(claim.into()), Act::CardClaim)]);
		let gift = scene::send_link(&holder, stage.series, 5);
		let withdraw = pallet_claims::Call::<Runtime>::withdraw_gift { gift };
		free_of_charge(&holder, vec![(sign(withdraw, &consumer()), Act::CardClaim)]);
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
		free_of_charge(&STRANGER.account(), vec![(claim(), Act::Claim)]);
	});
}
