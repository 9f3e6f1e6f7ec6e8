// SPDX-License-Identifier: Apache-2.0
//! Purchases in other forms than that of one listing, and back to the seller.

use super::*;
use genex_primitives::ListingId;
use pallet_coupons::SeriesTerms;
use pallet_sales::Call;
use std::collections::BTreeMap;

/// Buys two units of each listing, in whatever order, for ten dollars at most.
fn bundle(listings: &[ListingId]) -> RuntimeCall {
	let items: Vec<_> = listings.iter().map(|listing| (*listing, 2)).collect();
	let limits = BTreeMap::from([(USDC, 10 * DOLLAR)]);
	Call::<Runtime>::purchase_bundle {
		items: items.try_into().expect("they fit"),
		max_totals: limits.try_into().expect("one fits"),
	}
	.into()
}

/// The same asked of the precompile by the Ethereum key.
fn asked(call: &RuntimeCall) -> UncheckedExtrinsic {
	let (to, input) = business::solidity(call).expect("a precompile serves it");
	STRANGER.free_call(to, input)
}

/// A purchase of each consumer that can be undone, and its series.
fn refundable(units: u64) -> (u32, [u64; 2]) {
	let terms = SeriesTerms { refund_window: 3_600, ..scene::gift_card() };
	let series = scene::issue(terms, 100);
	let listing = scene::list(scene::offer(series, DOLLAR, 100));
	let purchases = [who::account("Consumer"), STRANGER.account()].map(|buyer| {
		let purchase = pallet_sales::NextPurchaseId::<Runtime>::get();
		scene::buy(&buyer, listing, units);
		purchase
	});
	(series, purchases)
}

#[test]
fn consumer_should_buy_a_bundle_without_gnx() {
	env::execute(|| {
		let stage = stage();
		let series = scene::issue(scene::gift_card(), 100);
		let other = scene::list(scene::offer(series, scene::US_CENT, 100));
		let both = bundle(&[stage.listing, other]);
		let natively = sign(both.clone(), &consumer());
		free_of_charge(&who::account("Consumer"), natively, Act::Purchase);
		free_of_charge(&STRANGER.account(), asked(&both), Act::Purchase);
	});
}

#[test]
fn bundle_should_be_judged_item_by_item_before_a_pool_pays() {
	env::execute(|| {
		let stage = stage();
		let hopeless = Err(refusals::unpaid(NotSponsored::Hopeless));
		let mixed = bundle(&[stage.listing, stage.listing + 1]);
		assert_eq!(validate(sign(mixed.clone(), &consumer())), hopeless);
		assert_eq!(validate(asked(&mixed)), hopeless);
		assert_eq!(validate(sign(bundle(&[]), &consumer())), Err(UNPAID));
		let payer = |items| {
			let call = bundle(&vec![stage.listing; items]);
			quotes::payer_of(&who::account("Consumer"), &call, 200)
		};
		assert!(matches!(payer(10), FeePayer::Pool { pool: PLATFORM_POOL, .. }));
		assert!(matches!(payer(11), FeePayer::Signer { because: NotSponsored::SignerPays, .. }));
		assert_eq!(paid_since(0), Vec::new());
	});
}

#[test]
fn consumer_should_undo_a_purchase_without_gnx() {
	env::execute(|| {
		stage();
		let (series, [natively, solidity]) = refundable(4);
		let refund = |purchase, quantity| -> RuntimeCall {
			Call::<Runtime>::refund { purchase, quantity }.into()
		};
		let hopeless = Err(refusals::unpaid(NotSponsored::Hopeless));
		// Of somebody else, of nobody, more than was bought, nothing.
		for (purchase, quantity) in [(solidity, 1), (solidity + 1, 1), (natively, 5), (natively, 0)]
		{
			assert_eq!(validate(sign(refund(purchase, quantity), &consumer())), hopeless);
		}
		let who = who::account("Consumer");
		let own = sign(refund(natively, 4), &consumer());
		free_of_charge(&who, own, Act::Purchase);
		assert_eq!(scene::units(series, &who), 0);
		let asked = asked(&refund(solidity, 3));
		free_of_charge(&STRANGER.account(), asked, Act::Purchase);
		assert_eq!(scene::units(series, &STRANGER.account()), 1);
	});
}

#[test]
fn undoing_should_be_hopeless_when_the_units_are_gone() {
	env::execute(|| {
		stage();
		let (series, [purchase, _]) = refundable(4);
		let redeem = scene::redeeming(&who::issuer(), series, 1);
		assert_ok!(submit(redeem, &consumer()));
		let refund = |quantity| {
			let call = Call::<Runtime>::refund { purchase, quantity };
			validate(sign(call, &consumer()))
		};
		assert_eq!(refund(4), Err(refusals::unpaid(NotSponsored::Hopeless)));
		assert_ok!(refund(3));
	});
}

/// Nobody has ended the window yet, so the purchase is still there.
#[test]
fn undoing_should_be_hopeless_when_the_window_is_over() {
	env::execute(|| {
		stage();
		let (_, [purchase, _]) = refundable(4);
		let undo = || {
			let call = Call::<Runtime>::refund { purchase, quantity: 1 };
			validate(sign(call, &consumer()))
		};
		assert_ok!(undo());
		env::advance(3_600);
		scene::refresh_lists();
		assert!(pallet_sales::Purchases::<Runtime>::contains_key(purchase));
		assert_eq!(undo(), Err(refusals::unpaid(NotSponsored::Hopeless)));
	});
}

/// The issuer buys ten units back for an hour.
fn open_buyback(stage: &Stage) {
	let (series, price, quantity) = (stage.series, scene::US_CENT / 2, 10);
	let until = env::now() + 3_600;
	let open = Call::<Runtime>::open_buyback { series, asset: USDC, price, quantity, until };
	assert_ok!(submit(open, &sp_keyring::Sr25519Keyring::Alice.pair()));
}

fn sell(buyback: u64, quantity: u64) -> RuntimeCall {
	Call::<Runtime>::sell_back { buyback, quantity }.into()
}

#[test]
fn selling_back_should_be_hopeless_when_the_issuer_is_in_default() {
	env::execute(|| {
		let stage = stage();
		open_buyback(&stage);
		assert_ok!(validate(sign(sell(1, 4), &consumer())));
		scene::default_of_issuer(1_000, &[stage.series]);
		assert!(pallet_sales::BuyBacks::<Runtime>::contains_key(1));
		let hopeless = Err(refusals::unpaid(NotSponsored::Hopeless));
		assert_eq!(validate(sign(sell(1, 4), &consumer())), hopeless);
	});
}

#[test]
fn consumer_should_sell_back_without_gnx() {
	env::execute(|| {
		let stage = stage();
		open_buyback(&stage);
		let hopeless = Err(refusals::unpaid(NotSponsored::Hopeless));
		for (buyback, quantity) in [(2, 1), (1, 11), (1, 0)] {
			assert_eq!(validate(sign(sell(buyback, quantity), &consumer())), hopeless);
		}
		let natively = sign(sell(1, 4), &consumer());
		free_of_charge(&who::account("Consumer"), natively, Act::Trade);
		free_of_charge(&STRANGER.account(), asked(&sell(1, 4)), Act::Trade);
		env::advance(3_600);
		scene::refresh_lists();
		assert_eq!(validate(sign(sell(1, 1), &consumer())), hopeless);
	});
}
