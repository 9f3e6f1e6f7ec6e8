// SPDX-License-Identifier: Apache-2.0
//! Orders that cannot be placed, which no pool pays for, while what is placed is cancelled for free.

use super::*;
use genex_runtime_tests::native::{dispatch, dispatch_as};
use pallet_order_book::{Call, OrderRequest};

/// An order of this name beside that of [`bid`].
fn order(stage: &Stage, side: Side) -> RuntimeCall {
	let order = OrderRequest { client: Some(8), ..scene::order(side, 60, 10) };
	Call::<Runtime>::place_order { market: stage.market, order }.into()
}

/// Nobody pays for an order of a consumer without GNX, natively and from Ethereum, and the one that waits is cancelled for free.
fn assert_hopeless(stage: &Stage) {
	let hopeless = Err(refusals::unpaid(NotSponsored::Hopeless));
	for side in [Side::Bid, Side::Ask] {
		assert_eq!(validate(sign(order(stage, side), &consumer())), hopeless);
		assert_eq!(validate(STRANGER.free_native(order(stage, side))), hopeless);
	}
	let cancelled = sign(cancel(stage), &consumer());
	free_of_charge(&who::account("Consumer"), cancelled, Act::Trade);
}

#[test]
fn orders_should_be_hopeless_when_the_market_is_halted() {
	env::execute(|| {
		let stage = stage();
		assert_ok!(submit(bid(&stage), &consumer()));
		let (market, reason) = (stage.market, scene::hash_of("reason"));
		assert_ok!(dispatch(Call::<Runtime>::halt { market, reason }, &who::officer()));
		assert_hopeless(&stage);
	});
}

#[test]
fn orders_should_be_hopeless_while_the_market_is_paused() {
	env::execute(|| {
		let stage = stage();
		assert_ok!(submit(bid(&stage), &consumer()));
		let paused_until = env::now() + 60;
		pallet_order_book::Markets::<Runtime>::mutate(stage.market, |market| {
			market.as_mut().expect("it was opened").tape.paused_until = paused_until;
		});
		assert_hopeless(&stage);
		env::advance(60);
		assert_ok!(validate(sign(order(&stage, Side::Bid), &consumer())));
	});
}

#[test]
fn orders_should_be_hopeless_when_the_call_of_an_auction_ended() {
	env::execute(|| {
		let stage = stage();
		assert_ok!(submit(bid(&stage), &consumer()));
		let (market, seconds, reason) = (stage.market, 60, scene::hash_of("reason"));
		let start = Call::<Runtime>::start_auction { market, seconds, reason };
		assert_ok!(dispatch_as(start, scene::council()));
		for side in [Side::Bid, Side::Ask] {
			assert_ok!(validate(sign(order(&stage, side), &consumer())));
		}
		env::advance(60);
		assert_hopeless(&stage);
	});
}

#[test]
fn orders_should_be_hopeless_when_the_issuer_is_in_default() {
	env::execute(|| {
		let stage = stage();
		assert_ok!(submit(bid(&stage), &consumer()));
		scene::default_of_issuer(1_000, &[stage.series]);
		assert_hopeless(&stage);
	});
}

#[test]
fn orders_should_be_hopeless_when_the_coupons_expired() {
	env::execute(|| {
		let stage = stage();
		assert_ok!(submit(bid(&stage), &consumer()));
		// Years may not pass, after which nobody was registered any more.
		pallet_order_book::Markets::<Runtime>::mutate(stage.market, |market| {
			market.as_mut().expect("it was opened").expires_at = env::now();
		});
		assert_hopeless(&stage);
	});
}

#[test]
fn orders_should_be_hopeless_when_their_owner_has_nothing_for_them() {
	env::execute(|| {
		let stage = stage();
		let hopeless = Err(refusals::unpaid(NotSponsored::Hopeless));
		for side in [Side::Bid, Side::Ask] {
			let by_friend = sign(order(&stage, side), &who::pair("Friend"));
			assert_eq!(validate(by_friend), hopeless);
			let own = sign(order(&stage, side), &consumer());
			assert_ok!(validate(own));
		}
	});
}
