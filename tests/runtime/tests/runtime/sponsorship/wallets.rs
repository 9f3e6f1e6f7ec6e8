// SPDX-License-Identifier: Apache-2.0
//! What a stock Ethereum wallet without GNX does with messages and promises, at the precompiles.

use super::*;
use genex_runtime_tests::native::dispatch;
use pallet_revive::precompiles::alloy::primitives::{B256, Bytes};
use sp_core::H160;

const COUPON: H160 = addresses::address_of(addresses::COUPON);
const REDEMPTION: H160 = addresses::address_of(addresses::REDEMPTION);

/// The number of the scheme of a signature, and its bytes.
fn parts(signature: &MultiSignature) -> (u8, Bytes) {
	let encoded = signature.encode();
	(encoded[0], Bytes::copy_from_slice(&encoded[1..]))
}

/// Puts what the wallet asks a precompile for into the block. It must be free.
fn free(at: H160, asked: impl SolCall, act: Act) {
	let transaction = STRANGER.free_call(at, asked.abi_encode());
	free_of_charge(&STRANGER.account(), vec![(transaction, act)]);
}

#[test]
fn wallet_should_bring_tickets_and_authorise_and_capture_without_gnx() {
	env::execute(|| {
		let series = stage().series;
		let (holder, store) = (who::account("Consumer"), who::issuer());
		let ticket = scene::ticket(&holder, &store, series, 5);
		let (scheme, signature) = parts(&scene::signed_ticket(ticket, &consumer()).signature);
		let ticket = IRedemption::Ticket {
			holder: ticket.holder.into(),
			series,
			kind: 0,
			amount: 5,
			redeemer: ticket.redeemer.into(),
			orderHash: ticket.order_hash.into(),
			nonce: ticket.nonce,
			deadline: ticket.deadline,
		};
		free(REDEMPTION, IRedemption::redeemTicketCall { ticket, scheme, signature }, Act::Ticket);
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
		let permit = scene::signed_permit(&consumer(), &own, series, 5);
		let (scheme, signature) = parts(&permit.signature);
		let permit = ICoupon::TransferPermit {
			from: permit.permit.from.into(),
			to: permit.permit.to.into(),
			series,
			kind: 0,
			amount: 5,
			nonce: permit.permit.nonce,
			deadline: permit.permit.deadline,
		};
		let settle = ICoupon::settlePermitCall { permit, scheme, signature };
		free(COUPON, settle, Act::PermitSettlement);
		let batch = scene::print_card(&giver, series, 6);
		let claim = scene::card_claim(batch, &own);
		let pallet_claims::Call::claim_card { claim, signature, .. } = claim else {
			panic!("it claims a card")
		};
		let (key, claimer) = (B256::from(claim.key), B256::from(claim.claimer));
		let (scheme, signature) = parts(&signature);
		let claim = ICoupon::ScratchClaim { batch, key, claimer, deadline: claim.deadline };
		let card = ICoupon::claimCardCall { claim, proof: Vec::new(), scheme, signature };
		free(COUPON, card, Act::CardClaim);
		let gift = scene::send_link(&giver, series, 7);
		let claim = scene::link_claim(gift, &own);
		let pallet_claims::Call::claim_gift { claim, signature } = claim else {
			panic!("it claims a gift")
		};
		let (key, claimer) = (B256::from(claim.key), B256::from(claim.claimer));
		let (scheme, signature) = parts(&signature);
		let claim = ICoupon::GiftClaim { gift, key, claimer, deadline: claim.deadline };
		free(COUPON, ICoupon::claimGiftCall { claim, scheme, signature }, Act::CardClaim);
		assert_eq!(scene::units(series, &own), 10_000 + 5 + 6 + 7);
		let link = ICoupon::sendGiftCall {
			id: U256::from(series),
			quantity: U256::from(8),
			key,
			minTier: 1,
			deadline: U256::from(env::now() + 60),
		};
		free(COUPON, link, Act::Gift);
		assert_eq!(scene::units(series, &own), 10_000 + 18 - 8);
	});
}
