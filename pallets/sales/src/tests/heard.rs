// SPDX-License-Identifier: Apache-2.0

//! Who listens to the pallet hears what it reports, and nothing else.

use frame_support::assert_ok;

use crate::{Event, ListingTerms, mock::*};

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { price: 333, ..refundable() });
		let before = events().len();
		let (bought, heard) = Sales::listen(|| buy(BUYER, id, 1));
		assert_ok!(bought);
		assert!(matches!(heard[..], [Event::Purchased { .. }, Event::WindowOpened { .. }]));
		assert_eq!(heard, events()[before..]);
	});
}

#[test]
fn listen_should_hear_nothing_of_before_and_end_with_the_act() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { price: 333, ..refundable() });
		let ((), heard) = Sales::listen(|| ());
		assert!(heard.is_empty());
		let (_, first) = Sales::listen(|| buy(BUYER, id, 1));
		assert_ok!(buy(BUYER, id, 1));
		let (_, second) = Sales::listen(|| buy(BUYER, id, 1));
		assert_eq!((first.len(), second.len()), (2, 2));
	});
}

#[test]
fn listen_should_not_hear_what_is_only_tried() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { price: 333, ..refundable() });
		ReviewedFrom::set(1);
		let (put_aside, heard) = Sales::listen(|| buy(BUYER, id, 1));
		assert_ok!(put_aside);
		assert!(matches!(heard[..], [Event::PurchaseUnderReview { .. }]));
		let (_, heard) = Sales::listen(|| Sales::quote(id, 1, BUYER));
		assert!(heard.is_empty());
	});
}
