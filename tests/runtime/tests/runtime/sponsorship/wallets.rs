// SPDX-License-Identifier: Apache-2.0
//! What a stock Ethereum wallet without GNX does with messages and promises, at the precompiles.

use super::*;
use genex_precompiles::{
	abi::{ICoupon, IRedemption},
	signed,
};
use genex_runtime_tests::native::dispatch;
use pallet_permits::SignedPermit;
use pallet_redemption::SignedTicket;
use sp_core::H160;

const COUPON: H160 = addresses::address_of(addresses::COUPON);
const REDEMPTION: H160 = addresses::address_of(addresses::REDEMPTION);

/// Puts what the wallet asks a precompile for into the block. It must be free.
fn free(at: H160, asked: impl SolCall, act: Act) {
	let transaction = STRANGER.free_call(at, asked.abi_encode());
	free_of_charge(&STRANGER.account(), transaction, act);
}

#[test]
fn wallet_should_bring_tickets_and_authorise_and_capture_without_gnx() {
	env::execute(|| {
		let series = stage().series;
		let (holder, store) = (who::account("Consumer"), who::issuer());
		let ticket = scene::ticket(&holder, &store, series, 5);
		let SignedTicket { ticket, signature } = scene::signed_ticket(ticket, &consumer());
		free(REDEMPTION, signed::redeem_ticket(&ticket, &signature), Act::Ticket);
		assert_eq!(scene::units(series, &holder), 10_000 - 5);
		let authorise = IRedemption::authoriseCall {
			series: U256::from(series),
			quantity: U256::from(10),
			redeemer: Address::from(Mapper::to_address(&store).0),
			orderHash: scene::hash_of("order").0.into(),
			deadline: U256::from(env::now() + 60),
		};
		free(REDEMPTION, authorise, Act::Capture);
		assert_eq!(scene::units(series, &STRANGER.account()), 10_000 - 10);
		let redeemer = STRANGER.account();
		let appoint = pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer };
		assert_ok!(dispatch(appoint, &store));
		let id = U256::from(scene::authorise(&holder, &STRANGER.account(), series, 10));
		let capture = IRedemption::captureCall { id, quantity: U256::from(4) };
		free(REDEMPTION, capture, Act::Capture);
		free(REDEMPTION, IRedemption::voidAuthorisationCall { id }, Act::Capture);
		assert_eq!(scene::units(series, &holder), 10_000 - 5 - 4);
	});
}

#[test]
fn wallet_should_settle_permits_and_give_and_claim_without_gnx() {
	env::execute(|| {
		let series = stage().series;
		let (giver, own) = (who::account("Consumer"), STRANGER.account());
		let SignedPermit { permit, signature } = scene::signed_permit(&consumer(), &own, series, 5);
		free(COUPON, signed::settle_permit(&permit, &signature), Act::PermitSettlement);
		let batch = scene::print_card(&giver, series, 6);
		let claim = scene::card_claim(batch, &own);
		let pallet_claims::Call::claim_card { claim, proof, signature } = claim else {
			panic!("it claims a card")
		};
		free(COUPON, signed::claim_card(&claim, &proof, &signature), Act::CardClaim);
		let gift = scene::send_link(&giver, series, 7);
		let claim = scene::link_claim(gift, &own);
		let pallet_claims::Call::claim_gift { claim, signature } = claim else {
			panic!("it claims a gift")
		};
		free(COUPON, signed::claim_gift(&claim, &signature), Act::CardClaim);
		assert_eq!(scene::units(series, &own), 10_000 + 5 + 6 + 7);
		let link = ICoupon::sendGiftCall {
			id: U256::from(series),
			quantity: U256::from(8),
			key: claim.key.into(),
			minTier: 1,
			deadline: U256::from(env::now() + 60),
		};
		free(COUPON, link, Act::Gift);
		assert_eq!(scene::units(series, &own), 10_000 + 18 - 8);
	});
}
