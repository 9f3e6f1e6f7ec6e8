// SPDX-License-Identifier: Apache-2.0
//! Gifts that wait, from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::{ICoupon::TransferSingle, IQuarantine::*},
	mock::{
		FRIEND, Frozen, HOLDER, ISSUER, LATE_OFFER, NOTE, Now, OFFER_LIFE, OFFERED, OTHER_OFFERED,
		OWN_OFFER, POUND, POUNDS, RuntimeCall, SERIES, START, STOCK, STORE, STRANGER,
		account_of_key, address, build_and_execute,
	},
	twins::{Twin, of_quarantine},
};
use alloy::primitives::{B256, U256 as Word};
use genex_primitives::{Asset, Reason};
use pallet_quarantine::{Event, ReceivePolicy};

type Call = pallet_quarantine::Call<Test>;

/// The address of `Quarantine`.
pub const QUARANTINE: H160 = book::address_of(book::QUARANTINE);

fn who(byte: u8) -> Address {
	sol(address(byte))
}

fn note() -> B256 {
	B256::from(NOTE.0)
}

/// An offer of units of the first series.
fn offering(to: u8, quantity: u64) -> offerCall {
	offerCall {
		kind: number(0),
		id: number(SERIES.into()),
		to: who(to),
		quantity: number(quantity),
		note: note(),
	}
}

fn accepting(receipt: u64) -> acceptReceiptCall {
	acceptReceiptCall { receiptId: number(receipt) }
}

/// The acts.
pub fn acts() -> Vec<Act> {
	let (friend, stranger) = (FRIEND.into(), STRANGER.into());
	let offered = Call::offer {
		asset: Asset::Series(SERIES),
		to: account_of_key(FRIEND),
		quantity: 3,
		note: NOTE,
	};
	let all: Vec<(Vec<u8>, Call)> = vec![
		(
			setReceivePolicyCall { screens: true }.abi_encode(),
			Call::set_receive_policy { policy: ReceivePolicy::Screened },
		),
		(
			trustSenderCall { sender: number(friend) }.abi_encode(),
			Call::trust_sender { sender: friend },
		),
		(
			untrustSenderCall { sender: number(stranger) }.abi_encode(),
			Call::untrust_sender { sender: stranger },
		),
		(offering(FRIEND, 3).abi_encode(), offered),
		(accepting(OFFERED).abi_encode(), Call::accept_receipt { id: OFFERED }),
		(
			declineReceiptCall { receiptId: number(OTHER_OFFERED) }.abi_encode(),
			Call::decline_receipt { id: OTHER_OFFERED },
		),
		(
			withdrawOfferCall { receiptId: number(OWN_OFFER) }.abi_encode(),
			Call::withdraw_offer { id: OWN_OFFER },
		),
		(
			returnOfferCall { receiptId: number(LATE_OFFER) }.abi_encode(),
			Call::return_offer { id: LATE_OFFER },
		),
	];
	let native = |call: Call| -> Vec<RuntimeCall> { vec![call.into()] };
	all.into_iter().map(|(input, call)| (QUARANTINE, input, native(call))).collect()
}

/// A sound call of every view.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let preview = previewOfferCall {
		from: who(HOLDER),
		kind: number(0),
		id: number(SERIES.into()),
		to: who(STORE),
		quantity: number(1),
	};
	let identity = number(HOLDER.into());
	let all = [
		screensCall { account: who(STORE) }.abi_encode(),
		trustsCall { identity, sender: number(STRANGER.into()) }.abi_encode(),
		nextReceiptIdCall {}.abi_encode(),
		receiptOfCall { receiptId: number(OFFERED) }.abi_encode(),
		openOffersCall { identity }.abi_encode(),
		preview.abi_encode(),
	];
	all.map(|input| (QUARANTINE, input)).to_vec()
}

fn passed(from: u8, to: u8, value: u64) -> Log {
	let (operator, id) = (who(from), number(SERIES.into()));
	let (from, to, value) = (operator, who(to), number(value));
	log(COUPON, TransferSingle { operator, from, to, id, value })
}

#[test]
fn offer_should_pass_at_once_when_the_recipient_does_not_screen() {
	build_and_execute(|| {
		let done = answer(HOLDER, QUARANTINE, &offering(FRIEND, 3));
		assert_eq!((done.waits, done.receiptId), (false, Word::ZERO));
		assert_eq!(units_at(address(FRIEND), SERIES), 3);
		let settled = OfferSettled {
			from: who(HOLDER),
			to: who(FRIEND),
			kind: 0,
			id: number(SERIES.into()),
			quantity: number(3),
			note: note(),
		};
		assert_eq!(logs(), vec![passed(HOLDER, FRIEND, 3), log(QUARANTINE, settled)]);
	});
}

#[test]
fn offer_should_wait_until_it_is_accepted_when_the_recipient_screens() {
	build_and_execute(|| {
		let next = answer(STRANGER, QUARANTINE, &nextReceiptIdCall {});
		let done = answer(HOLDER, QUARANTINE, &offering(STORE, 3));
		assert_eq!((done.waits, done.receiptId), (true, next));
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK - 3);
		let shown = answer(STRANGER, QUARANTINE, &receiptOfCall { receiptId: next });
		assert_eq!((shown.from, shown.to), (who(HOLDER), who(STORE)));
		assert_eq!((shown.kind, shown.id, shown.quantity), (0, SERIES, 3));
		assert_eq!((shown.openedAt, shown.deadline), (START, START + OFFER_LIFE));
		answer(STORE, QUARANTINE, &acceptReceiptCall { receiptId: next });
		assert_eq!(units_at(address(STORE), SERIES), 3);
		let (from, to) = (who(HOLDER), who(STORE));
		let opened = OfferOpened {
			receiptId: next,
			from,
			to,
			kind: 0,
			id: number(SERIES.into()),
			quantity: number(3),
			note: note(),
			deadline: number(START + OFFER_LIFE),
		};
		let accepted = ReceiptAccepted { receiptId: next, from, to };
		let expected =
			vec![log(QUARANTINE, opened), passed(HOLDER, STORE, 3), log(QUARANTINE, accepted)];
		assert_eq!(logs(), expected);
		let gone = receiptOfCall { receiptId: next };
		assert_eq!(reason(STRANGER, QUARANTINE, &gone), "Quarantine: UnknownReceipt");
	});
}

#[test]
fn endings_should_tell_whose_the_gift_is() {
	build_and_execute(|| {
		let (holder, issuer, store) = (who(HOLDER), who(ISSUER), who(STORE));
		let open = openOffersCall { identity: number(HOLDER.into()) };
		assert_eq!(answer(STRANGER, QUARANTINE, &open), number(2));
		let declined = number(OTHER_OFFERED);
		answer(HOLDER, QUARANTINE, &declineReceiptCall { receiptId: declined });
		let withdrawn = number(OWN_OFFER);
		answer(HOLDER, QUARANTINE, &withdrawOfferCall { receiptId: withdrawn });
		let late = number(LATE_OFFER);
		answer(STRANGER, QUARANTINE, &returnOfferCall { receiptId: late });
		let expected = vec![
			log(QUARANTINE, ReceiptDeclined { receiptId: declined, from: issuer, to: holder }),
			log(QUARANTINE, OfferWithdrawn { receiptId: withdrawn, from: holder, to: store }),
			log(
				QUARANTINE,
				OfferReturned { receiptId: late, from: holder, to: store, by: who(STRANGER) },
			),
		];
		assert_eq!(logs(), expected);
		assert_eq!(answer(STRANGER, QUARANTINE, &open), Word::ZERO);
	});
}

#[test]
fn preferences_should_be_told_and_shown() {
	build_and_execute(|| {
		let screens = || answer(STORE, QUARANTINE, &screensCall { account: who(HOLDER) });
		let (identity, sender, by) = (number(HOLDER.into()), number(FRIEND.into()), who(HOLDER));
		let trusts = || answer(STORE, QUARANTINE, &trustsCall { identity, sender });
		assert!(!screens() && !trusts());
		answer(HOLDER, QUARANTINE, &setReceivePolicyCall { screens: true });
		answer(HOLDER, QUARANTINE, &trustSenderCall { sender });
		assert!(screens() && trusts());
		answer(HOLDER, QUARANTINE, &untrustSenderCall { sender });
		answer(HOLDER, QUARANTINE, &setReceivePolicyCall { screens: false });
		assert!(!screens() && !trusts());
		let expected = vec![
			log(QUARANTINE, ReceivePolicySet { who: by, screens: true }),
			log(QUARANTINE, SenderTrusted { identity, sender, by }),
			log(QUARANTINE, SenderUntrusted { identity, sender, by }),
			log(QUARANTINE, ReceivePolicySet { who: by, screens: false }),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn preview_offer_should_say_what_the_offer_would_come_to() {
	build_and_execute(|| {
		let preview = |to: u8| {
			let call = previewOfferCall {
				from: who(HOLDER),
				kind: number(1),
				id: number(POUNDS.into()),
				to: who(to),
				quantity: Word::from(POUND),
			};
			let told = answer(STRANGER, QUARANTINE, &call);
			(told.reasons, told.passesAtOnce)
		};
		assert_eq!(preview(FRIEND), (Vec::new(), true));
		assert_eq!(preview(STORE), (Vec::new(), false));
		Frozen::set(vec![account(HOLDER)]);
		assert_eq!(preview(FRIEND), (vec![Reason::SenderFrozen.code()], false));
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = books();
		let gnx = offerCall { kind: number(2), ..offering(FRIEND, 1) };
		assert_eq!(reason(HOLDER, QUARANTINE, &gnx), "Genex: kind has no meaning for 2");
		let large = offerCall { quantity: Word::from(1) << 128, ..offering(FRIEND, 1) };
		let text = "Genex: quantity is too large; it must fit into 128 bits";
		assert_eq!(reason(HOLDER, QUARANTINE, &large), text);
		let none = offering(FRIEND, 0);
		assert_eq!(reason(HOLDER, QUARANTINE, &none), "Quarantine: ZeroQuantity");
		let own = offering(HOLDER, 1);
		assert_eq!(reason(HOLDER, QUARANTINE, &own), "Quarantine: OfferToSelf");
		assert_eq!(reason(FRIEND, QUARANTINE, &accepting(OFFERED)), "Quarantine: NotRecipient");
		assert_eq!(reason(STORE, QUARANTINE, &accepting(LATE_OFFER)), "Quarantine: OfferLapsed");
		let early = returnOfferCall { receiptId: number(OFFERED) };
		assert_eq!(reason(FRIEND, QUARANTINE, &early), "Quarantine: NotOverdue");
		let foreign = withdrawOfferCall { receiptId: number(OFFERED) };
		assert_eq!(reason(HOLDER, QUARANTINE, &foreign), "Quarantine: NotSender");
		let large = trustSenderCall { sender: Word::MAX };
		let text = "Genex: sender is too large; it must fit into 64 bits";
		assert_eq!(reason(HOLDER, QUARANTINE, &large), text);
		let itself = trustSenderCall { sender: number(HOLDER.into()) };
		assert_eq!(reason(HOLDER, QUARANTINE, &itself), "Quarantine: OwnIdentity");
		Now::set(START + OFFER_LIFE);
		assert_eq!(reason(HOLDER, QUARANTINE, &accepting(OFFERED)), "Quarantine: OfferLapsed");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn what_the_chain_returns_should_be_told_of_nobody() {
	build_and_execute(|| {
		let returned = Event::OfferReturned {
			id: LATE_OFFER,
			from: account(HOLDER),
			to: account(STORE),
			asset: Asset::Stablecoin(POUNDS),
			quantity: POUND,
			by: None,
		};
		let expected = OfferReturned {
			receiptId: number(LATE_OFFER),
			from: who(HOLDER),
			to: who(STORE),
			by: Address::ZERO,
		};
		let Twin { address, topics, data } = of_quarantine::<Test>(&returned).expect("it is told");
		assert_eq!((address, topics, data), log(QUARANTINE, expected));
		let failed = Event::OfferReturnFailed {
			id: LATE_OFFER,
			from: account(HOLDER),
			error: sp_runtime::DispatchError::Unavailable,
		};
		assert_eq!(of_quarantine::<Test>(&failed), None);
	});
}
