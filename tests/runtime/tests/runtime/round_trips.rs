// SPDX-License-Identifier: Apache-2.0
//! What goes and comes back leaves everybody with what they had, and nobody with more.

use frame_support::assert_ok;
use genex_primitives::{Balance, Quantity, SeriesId, book::Side};
use genex_runtime::{
	AccountId, Cash, Issuers, Runtime, RuntimeCall, configs::monetary::TreasuryAccount,
};
use genex_runtime_tests::{
	env,
	native::dispatch,
	scene::{self, DOLLAR, US_CENT, USDC, hash_of, units},
	who,
};
use pallet_coupons::{Call as Coupons, SeriesTerms};
use pallet_order_book::OrderRequest;

/// Units of the series, and free and held money, of holder, friend, issuer and treasury.
fn wealth(series: SeriesId) -> [(Quantity, Balance, Balance); 4] {
	[who::holder(), who::alith(), who::issuer(), TreasuryAccount::get()].map(|who| {
		let money = Cash::balance(USDC, who.clone());
		(units(series, &who), money.free, money.held)
	})
}

fn done(call: impl Into<RuntimeCall>, who: &AccountId) {
	assert_ok!(dispatch(call, who));
}

/// Runs `trip`, which must leave all wealth as it was.
fn comes_back(series: SeriesId, what: &str, trip: impl FnOnce()) {
	let before = wealth(series);
	trip();
	assert_eq!(wealth(series), before, "{what}");
}

#[test]
fn round_trips_should_leave_nobody_richer() {
	env::execute(|| {
		let (holder, friend, issuer) = (who::holder(), who::alith(), who::issuer());
		scene::refresh_lists();
		scene::attest_reserve();
		let terms = SeriesTerms { refund_window: 3_600, ..scene::gift_card() };
		let series = scene::issue(terms, 100_000);
		let listing = scene::list(scene::offer(series, US_CENT, 100_000));
		for who in [&holder, &friend] {
			scene::deposit(who, 100, &format!("{who:?}"));
			scene::buy(who, listing, 1_000);
		}
		let market = scene::open_market(series, 1);

		comes_back(series, "given and given back", || {
			for (from, to) in [(&holder, &friend), (&friend, &holder)] {
				let to = to.clone();
				done(Coupons::<Runtime>::transfer { series, to, quantity: 70 }, from);
			}
		});
		for side in [Side::Bid, Side::Ask] {
			comes_back(series, "offered and cancelled", || {
				let order = OrderRequest { client: Some(7), ..scene::order(side, 500, 10) };
				scene::place(&holder, market, order);
				let cancel =
					pallet_order_book::Call::<Runtime>::cancel_by_client { market, client: 7 };
				done(cancel, &holder);
			});
		}
		comes_back(series, "bought and undone", || {
			let purchase = pallet_sales::NextPurchaseId::<Runtime>::get();
			scene::buy(&holder, listing, 30);
			let undo = |quantity| pallet_sales::Call::<Runtime>::refund { purchase, quantity };
			done(undo(10), &holder);
			done(undo(20), &holder);
		});
		comes_back(series, "paid in and out", || {
			let id = pallet_cash::NextWithdrawalId::<Runtime>::get();
			scene::deposit(&holder, 20, "round trip");
			let withdrawal = pallet_cash::Call::<Runtime>::request_withdrawal {
				asset: USDC,
				amount: 20 * DOLLAR,
				payout: hash_of("payout"),
			};
			done(withdrawal, &holder);
			done(pallet_cash::Call::<Runtime>::complete_withdrawal { id }, &who::gateway());
		});
		let headroom = || Issuers::headroom(scene::identity(&issuer));
		let room = headroom();
		comes_back(series, "minted and recalled", || {
			done(Coupons::<Runtime>::mint { series, quantity: 500 }, &issuer);
			assert_ne!(headroom(), room);
			done(Coupons::<Runtime>::recall { series, quantity: 500 }, &issuer);
		});
		assert_eq!(headroom(), room);
	});
}
