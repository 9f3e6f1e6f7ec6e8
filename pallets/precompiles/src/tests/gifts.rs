// SPDX-License-Identifier: Apache-2.0
//! Permits, cards and gifts in links from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::ICoupon::*,
	mock::{
		CARD, FRIEND, GIFT, GIVEN, GIVERS, HOLDER, LATE_CARD, LATE_GIFT, OWN_GIFT, OWN_SERIES,
		RuntimeCall, SOON, STRANGER, address, build_and_execute, card_claim, card_root, gift_claim,
		gift_permit, giver, hidden,
	},
	signed::{self, settle_permits},
};
use alloy::primitives::B256;
use genex_primitives::Tier;
use pallet_claims::Call as Claims;
use pallet_permits::{Call as Permits, SignedPermit, SignedPermits};

fn settle(signed: &SignedPermit) -> settlePermitCall {
	signed::settle_permit(&signed.permit, &signed.signature)
}

fn claim_card() -> claimCardCall {
	let (claim, signature) = card_claim();
	signed::claim_card(&claim, &[], &signature)
}

fn claim_gift() -> claimGiftCall {
	let (claim, signature) = gift_claim();
	signed::claim_gift(&claim, &signature)
}

fn print_cards() -> printCardsCall {
	printCardsCall {
		id: number(crate::mock::SERIES.into()),
		units: number(1),
		cards: number(2),
		root: B256::from(card_root().0),
		deadline: number(SOON),
	}
}

fn send_gift() -> sendGiftCall {
	let key: [u8; 32] = hidden().into();
	let (id, quantity) = (number(crate::mock::SERIES.into()), number(2));
	sendGiftCall { id, quantity, key: B256::from(key), minTier: 1, deadline: number(SOON) }
}

/// The acts at `Coupon` besides those of ERC-1155.
pub fn acts() -> Vec<Act> {
	let signed = gift_permit(3, 1);
	let SignedPermit { permit, signature } = signed.clone();
	let permits: SignedPermits = vec![signed.clone()].try_into().expect("one fits");
	let (card, card_signature) = card_claim();
	let (gift, gift_signature) = gift_claim();
	let series = crate::mock::SERIES;
	let printed = Claims::<Test>::create_batch {
		series,
		units: 1,
		cards: 2,
		root: card_root(),
		deadline: SOON,
	};
	let sent = Claims::<Test>::create_gift {
		series,
		quantity: 2,
		key: hidden(),
		min_tier: Tier::L1,
		deadline: SOON,
	};
	let claimed = Claims::<Test>::claim_card {
		claim: card,
		proof: Default::default(),
		signature: card_signature,
	};
	let opened = Claims::<Test>::claim_gift { claim: gift, signature: gift_signature };
	let all: Vec<(Vec<u8>, RuntimeCall)> = vec![
		(settle(&signed).abi_encode(), Permits::<Test>::settle { permit, signature }.into()),
		(settle_permits(&permits).abi_encode(), Permits::<Test>::settle_batch { permits }.into()),
		(print_cards().abi_encode(), printed.into()),
		(claim_card().abi_encode(), claimed.into()),
		(
			returnCardsCall { batch: number(LATE_CARD) }.abi_encode(),
			Claims::<Test>::return_batch { batch: LATE_CARD }.into(),
		),
		(send_gift().abi_encode(), sent.into()),
		(claim_gift().abi_encode(), opened.into()),
		(
			withdrawGiftCall { gift: number(OWN_GIFT) }.abi_encode(),
			Claims::<Test>::withdraw_gift { gift: OWN_GIFT }.into(),
		),
		(
			returnGiftCall { gift: number(LATE_GIFT) }.abi_encode(),
			Claims::<Test>::return_gift { gift: LATE_GIFT }.into(),
		),
	];
	all.into_iter().map(|(input, native)| (COUPON, input, vec![native])).collect()
}

/// A sound call of every view at `Coupon` besides those of ERC-1155.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let claimed = isCardClaimedCall { batch: number(CARD), key: B256::ZERO };
	let used = isPermitUsedCall { from: B256::ZERO, nonce: 1, deadline: SOON };
	let (from, to, id) = (sol(address(HOLDER)), sol(address(FRIEND)), number(OWN_SERIES.into()));
	vec![
		(COUPON, canTransactCall { account: to }.abi_encode()),
		(COUPON, canTransferCall { from, to, id, value: number(1) }.abi_encode()),
		(COUPON, getFrozenTokensCall { account: from, id }.abi_encode()),
		(COUPON, cardsOfCall { batch: number(CARD) }.abi_encode()),
		(COUPON, claimed.abi_encode()),
		(COUPON, giftOfCall { gift: number(GIFT) }.abi_encode()),
		(COUPON, used.abi_encode()),
	]
}

/// The log of units that went from the giver to the friend.
fn moved(by: u8, quantity: u64) -> Log {
	use pallet_revive::AddressMapper;
	let from = <Test as pallet_revive::Config>::AddressMapper::to_address(&giver());
	let single = TransferSingle {
		operator: sol(address(by)),
		from: Address::from(from.0),
		to: sol(address(FRIEND)),
		id: number(OWN_SERIES.into()),
		value: number(quantity),
	};
	log(COUPON, single)
}

/// What the giver has free: a permit's units, but for what waits in two cards and two links.
fn givers_units() -> Quantity {
	Coupons::holding(giver(), OWN_SERIES).expect("it has some").free
}

#[test]
fn settle_permit_should_move_once_and_tell_it() {
	build_and_execute(|| {
		let free = GIVERS - 4 * GIVEN;
		answer(STRANGER, COUPON, &settle(&gift_permit(3, 1)));
		assert_eq!(givers_units(), free - 3);
		let from: [u8; 32] = giver().into();
		let settled = PermitSettled {
			by: sol(address(STRANGER)),
			from: from.into(),
			nonce: number(1),
			deadline: number(SOON),
		};
		assert_eq!(logs(), vec![moved(STRANGER, 3), log(COUPON, settled)]);
		let again = reason(STRANGER, COUPON, &settle(&gift_permit(3, 1)));
		assert_eq!(again, "Redemption: UsedNonce");
		let asked = |nonce| isPermitUsedCall { from: from.into(), nonce, deadline: SOON };
		assert!(answer(STRANGER, COUPON, &asked(1)));
		assert!(!answer(STRANGER, COUPON, &asked(2)));
		let mut changed = settle(&gift_permit(3, 2));
		changed.permit.amount = 4;
		assert_eq!(reason(STRANGER, COUPON, &changed), "Redemption: BadSignature");
		changed.permit.kind = 2;
		assert_eq!(reason(STRANGER, COUPON, &changed), "Genex: kind has no meaning for 2");
		assert_eq!(givers_units(), free - 3);
	});
}

#[test]
fn settle_permits_should_answer_for_each() {
	build_and_execute(|| {
		let list = [gift_permit(3, 1), gift_permit(4, 1), gift_permit(5, 2)];
		let call = settle_permits(&list);
		assert_eq!(answer(HOLDER, COUPON, &call), [true, false, true]);
		assert_eq!(givers_units(), GIVERS - 4 * GIVEN - 8);
		assert_eq!(logs().len(), 4);
		let none = settle_permits(&[]);
		assert_eq!(reason(HOLDER, COUPON, &none), "Coupon: EmptyBatch");
		let many = settle_permits(&vec![gift_permit(1, 3); 101]);
		let text = "Genex: too many permits; a batch has at most 100";
		assert_eq!(reason(HOLDER, COUPON, &many), text);
	});
}

#[test]
fn claim_card_should_move_once_and_tell_it() {
	build_and_execute(|| {
		let key: [u8; 32] = hidden().into();
		let batch = number(CARD);
		assert_eq!(answer(STRANGER, COUPON, &cardsOfCall { batch }).left, 1);
		answer(STRANGER, COUPON, &claim_card());
		let claimed = CardClaimed { batch, key: key.into(), by: sol(address(STRANGER)) };
		assert_eq!(logs(), vec![moved(STRANGER, GIVEN), log(COUPON, claimed)]);
		assert!(answer(STRANGER, COUPON, &isCardClaimedCall { batch, key: key.into() }));
		assert_eq!(reason(STRANGER, COUPON, &claim_card()), "Coupon: UnknownBatch");
		let long = claimCardCall { proof: vec![B256::ZERO; 33], ..claim_card() };
		let text = "Genex: proof is too long; it has at most 32 hashes";
		assert_eq!(reason(STRANGER, COUPON, &long), text);
	});
}

#[test]
fn claim_gift_should_move_once_and_tell_it() {
	build_and_execute(|| {
		let gift = number(GIFT);
		assert_eq!(answer(STRANGER, COUPON, &giftOfCall { gift }).quantity, GIVEN);
		answer(STRANGER, COUPON, &claim_gift());
		let claimed = GiftClaimed { gift, by: sol(address(STRANGER)) };
		assert_eq!(logs(), vec![moved(STRANGER, GIVEN), log(COUPON, claimed)]);
		assert_eq!(reason(STRANGER, COUPON, &claim_gift()), "Coupon: UnknownGift");
		assert_eq!(reason(STRANGER, COUPON, &giftOfCall { gift }), "Coupon: UnknownGift");
	});
}

#[test]
fn print_cards_and_send_gift_should_answer_their_numbers() {
	build_and_execute(|| {
		let batch = answer(HOLDER, COUPON, &print_cards());
		let shown = answer(STRANGER, COUPON, &cardsOfCall { batch });
		assert_eq!((shown.giver, shown.units, shown.left), (sol(address(HOLDER)), 1, 2));
		let gift = answer(HOLDER, COUPON, &send_gift());
		let shown = answer(STRANGER, COUPON, &giftOfCall { gift });
		let key: [u8; 32] = hidden().into();
		assert_eq!((shown.quantity, shown.key, shown.minTier), (2, B256::from(key), 1));
		let other = withdrawGiftCall { gift: number(GIFT) };
		assert_eq!(reason(HOLDER, COUPON, &other), "Coupon: NotGiver");
		let early = returnCardsCall { batch };
		assert_eq!(reason(HOLDER, COUPON, &early), "Coupon: NotOverdue");
		let unknown_tier = sendGiftCall { minTier: 9, ..send_gift() };
		assert_eq!(reason(HOLDER, COUPON, &unknown_tier), "Genex: minTier has no meaning for 9");
	});
}
