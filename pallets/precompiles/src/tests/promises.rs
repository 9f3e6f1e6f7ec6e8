// SPDX-License-Identifier: Apache-2.0
//! Tickets and authorisations from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::{ICoupon::TransferSingle, IRedemption::*},
	mock::{
		AUTHORISED, BOUGHT, HOLDER, LATE_AUTHORISATION, OPEN_AUTHORISATION, ORDER, OWN_SERIES,
		Redemption, RuntimeCall, SERIES, SOON, STORE, STRANGER, account_of_key, address,
		build_and_execute, cancellation, customer, ticket,
	},
	signed::{self, redeem_tickets},
};
use alloy::primitives::{B256, Bytes, U256 as Word};
use pallet_redemption::{SignedTicket, Tickets};

type Call = pallet_redemption::Call<Test>;

const REASON: H256 = H256::repeat_byte(0x21);

fn redeem_ticket(signed: &SignedTicket) -> redeemTicketCall {
	signed::redeem_ticket(&signed.ticket, &signed.signature)
}

/// The customer takes the message with this nonce back.
fn cancel_signed(nonce: u64) -> cancelSignedCall {
	let (cancel, signature) = cancellation(nonce);
	signed::cancel_signed(&cancel, &signature)
}

fn authorise(quantity: Quantity) -> authoriseCall {
	authoriseCall {
		series: number(SERIES.into()),
		quantity: number(quantity),
		redeemer: sol(address(STORE)),
		orderHash: B256::from(ORDER.0),
		deadline: number(SOON),
	}
}

/// The acts at `Redemption` besides `redeem`.
pub fn acts() -> Vec<Act> {
	let signed = ticket(3, 1);
	let SignedTicket { ticket: one, signature } = signed.clone();
	let (open, late) = (number(OPEN_AUTHORISATION), number(LATE_AUTHORISATION));
	let tickets: Tickets = vec![signed.clone()].try_into().expect("one fits");
	let authorised = Call::authorise {
		series: SERIES,
		quantity: 5,
		redeemer: account_of_key(STORE),
		order_hash: ORDER,
		deadline: SOON,
	};
	let cancelled = pallet_nonces::Call::<Test>::cancel_nonce { nonce: 7, deadline: SOON };
	let (cancel, by_hand) = cancellation(8);
	// A key of sr25519 signs differently each time.
	let word = signed::cancel_signed(&cancel, &by_hand);
	let taken_back = pallet_nonces::Call::<Test>::cancel_signed { cancel, signature: by_hand };
	let all: Vec<(Vec<u8>, RuntimeCall)> = vec![
		(
			redeem_ticket(&signed).abi_encode(),
			Call::redeem_ticket { ticket: one, signature }.into(),
		),
		(redeem_tickets(&tickets).abi_encode(), Call::redeem_tickets { tickets }.into()),
		(cancelTicketCall { nonce: 7, deadline: SOON }.abi_encode(), cancelled.into()),
		(word.abi_encode(), taken_back.into()),
		(authorise(5).abi_encode(), authorised.into()),
		(
			captureCall { id: open, quantity: number(4) }.abi_encode(),
			Call::capture { id: OPEN_AUTHORISATION, quantity: 4 }.into(),
		),
		(
			voidAuthorisationCall { id: open }.abi_encode(),
			Call::void { id: OPEN_AUTHORISATION }.into(),
		),
		(
			returnAuthorisationCall { id: late }.abi_encode(),
			Call::return_expired { id: LATE_AUTHORISATION }.into(),
		),
		(
			forceVoidCall { id: open, reason: B256::from(REASON.0) }.abi_encode(),
			Call::force_void { id: OPEN_AUTHORISATION, reason: REASON }.into(),
		),
	];
	all.into_iter().map(|(input, native)| (REDEMPTION, input, vec![native])).collect()
}

/// A sound call of every view at `Redemption`.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let used = isTicketUsedCall { signer: B256::ZERO, nonce: 1, deadline: SOON };
	vec![
		(REDEMPTION, nextAuthorisationIdCall {}.abi_encode()),
		(REDEMPTION, authorisationOfCall { id: number(OPEN_AUTHORISATION) }.abi_encode()),
		(REDEMPTION, used.abi_encode()),
	]
}

/// The end of the customer's units, which `by` brought about, and the redemption.
fn burned(by: u8, quantity: u64) -> [Log; 2] {
	let holder =
		Address::from(
			<<Test as pallet_revive::Config>::AddressMapper as pallet_revive::AddressMapper<
				Test,
			>>::to_address(&customer())
			.0,
		);
	let (id, value) = (number(OWN_SERIES.into()), number(quantity));
	let moved =
		TransferSingle { operator: sol(address(by)), from: holder, to: Address::ZERO, id, value };
	let redeemed = Redeemed {
		holder,
		series: id,
		redeemer: sol(address(HOLDER)),
		quantity: value,
		orderHash: B256::from(ORDER.0),
		ciphertext: Bytes::new(),
	};
	[log(COUPON, moved), log(REDEMPTION, redeemed)]
}

fn used(by: u8, nonce: u64) -> Log {
	let holder: [u8; 32] = customer().into();
	let used = TicketRedeemed {
		by: sol(address(by)),
		holder: B256::from(holder),
		nonce: number(nonce),
		deadline: number(SOON),
	};
	log(REDEMPTION, used)
}

fn customers_units() -> Quantity {
	Coupons::holding(customer(), OWN_SERIES).expect("it has some").free
}

#[test]
fn redeem_ticket_should_burn_once_and_tell_it() {
	build_and_execute(|| {
		let free = BOUGHT - 2 * AUTHORISED;
		answer(STRANGER, REDEMPTION, &redeem_ticket(&ticket(3, 1)));
		assert_eq!(customers_units(), free - 3);
		let mut expected = burned(STRANGER, 3).to_vec();
		expected.push(used(STRANGER, 1));
		assert_eq!(logs(), expected);
		let again = reason(STRANGER, REDEMPTION, &redeem_ticket(&ticket(3, 1)));
		assert_eq!(again, "Redemption: UsedNonce");
		assert_eq!(customers_units(), free - 3);
		let holder: [u8; 32] = customer().into();
		let asked = |nonce| isTicketUsedCall { signer: holder.into(), nonce, deadline: SOON };
		assert!(answer(STRANGER, REDEMPTION, &asked(1)));
		assert!(!answer(STRANGER, REDEMPTION, &asked(2)));
	});
}

#[test]
fn redeem_ticket_should_refuse_what_was_changed_or_means_nothing() {
	build_and_execute(|| {
		let before = books();
		let mut call = redeem_ticket(&ticket(3, 1));
		call.ticket.amount = 4;
		assert_eq!(reason(STRANGER, REDEMPTION, &call), "Redemption: BadSignature");
		call.ticket.kind = 2;
		assert_eq!(reason(STRANGER, REDEMPTION, &call), "Genex: kind has no meaning for 2");
		let mut call = redeem_ticket(&ticket(3, 1));
		call.scheme = 3;
		let text = "Genex: scheme and length of the signature do not fit";
		assert_eq!(reason(STRANGER, REDEMPTION, &call), text);
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn redeem_tickets_should_answer_for_each() {
	build_and_execute(|| {
		let list = [ticket(3, 1), ticket(4, 1), ticket(5, 2)];
		let call = redeem_tickets(&list);
		assert_eq!(answer(HOLDER, REDEMPTION, &call), [true, false, true]);
		assert_eq!(customers_units(), BOUGHT - 2 * AUTHORISED - 8);
		assert_eq!(logs().len(), 6);
		let none = redeem_tickets(&[]);
		assert_eq!(reason(HOLDER, REDEMPTION, &none), "Redemption: NoTickets");
		let many = redeem_tickets(&vec![ticket(1, 3); 51]);
		let text = "Genex: too many tickets; a list has at most 50";
		assert_eq!(reason(HOLDER, REDEMPTION, &many), text);
	});
}

#[test]
fn authorise_should_answer_the_id_and_show_what_is_open() {
	build_and_execute(|| {
		let next = answer(HOLDER, REDEMPTION, &nextAuthorisationIdCall {});
		let id = answer(HOLDER, REDEMPTION, &authorise(5));
		assert_eq!(id, next);
		let authorised = Authorised {
			id,
			holder: sol(address(HOLDER)),
			redeemer: sol(address(STORE)),
			series: number(SERIES.into()),
			quantity: number(5),
			orderHash: B256::from(ORDER.0),
			deadline: number(SOON),
		};
		assert_eq!(logs(), vec![log(REDEMPTION, authorised)]);
		let shown = answer(STRANGER, REDEMPTION, &authorisationOfCall { id });
		assert_eq!((shown.holder, shown.left), (sol(address(HOLDER)), 5));
		let unknown = authorisationOfCall { id: number(99) };
		let text = "Redemption: UnknownAuthorisation";
		assert_eq!(reason(STRANGER, REDEMPTION, &unknown), text);
	});
}

#[test]
fn capture_should_burn_parts_and_void_return_the_rest() {
	build_and_execute(|| {
		let id = number(OPEN_AUTHORISATION);
		let capture = captureCall { id, quantity: number(4) };
		answer(HOLDER, REDEMPTION, &capture);
		let mut expected = burned(HOLDER, 4).to_vec();
		let left = number(AUTHORISED - 4);
		expected.push(log(REDEMPTION, Captured { id, quantity: number(4), left }));
		assert_eq!(logs(), expected);
		let more = captureCall { id, quantity: Word::from(AUTHORISED - 3) };
		assert_eq!(reason(HOLDER, REDEMPTION, &more), "Redemption: MoreThanLeft");
		assert_eq!(reason(STRANGER, REDEMPTION, &capture), "Redemption: NotRedeemer");
		answer(HOLDER, REDEMPTION, &voidAuthorisationCall { id });
		assert_eq!(Redemption::authorisation(OPEN_AUTHORISATION), None);
		assert_eq!(customers_units(), BOUGHT - AUTHORISED - 4);
	});
}

#[test]
fn cancel_signed_should_take_back_a_ticket_of_its_signer() {
	build_and_execute(|| {
		let signed = ticket(3, 1);
		answer(STRANGER, REDEMPTION, &cancel_signed(1));
		let signer = crate::convert::address::<Test>(&customer());
		let (nonce, deadline) = (number(1), number(SOON));
		let told = TicketCancelled { signer, nonce, deadline };
		assert_eq!(logs(), vec![log(REDEMPTION, told)]);
		let used = reason(HOLDER, REDEMPTION, &redeem_ticket(&signed));
		assert_eq!(used, "Redemption: UsedNonce");
		let again = reason(STRANGER, REDEMPTION, &cancel_signed(1));
		assert_eq!(again, "Redemption: UsedNonce");
		let forged = cancelSignedCall { nonce: 3, ..cancel_signed(2) };
		assert_eq!(reason(STRANGER, REDEMPTION, &forged), "Redemption: BadSignature");
		let strange = cancelSignedCall { scheme: 4, ..cancel_signed(2) };
		let text = "Genex: scheme and length of the signature do not fit";
		assert_eq!(reason(STRANGER, REDEMPTION, &strange), text);
	});
}
