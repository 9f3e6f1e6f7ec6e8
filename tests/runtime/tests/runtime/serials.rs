// SPDX-License-Identifier: Apache-2.0
//! Serialised series as the whole runtime treats them. `env::execute` checks after each test that everybody has as many serials
//! as units.

use frame_support::{
	assert_noop, assert_ok, dispatch::GetDispatchInfo,
	weights::constants::WEIGHT_REF_TIME_PER_MILLIS,
};
use genex_primitives::{Clearance, Path, SeriesId, traits::Coupons as Door};
use genex_runtime::{AccountId, Coupons, Runtime, RuntimeCall, Serials};
use genex_runtime_tests::{
	env,
	native::{dispatch, dispatch_as},
	scene::{self, USDC, council},
	who,
};
use pallet_serials::{Call, Gifts, Ranges, SerialRange, SerialState};

/// What Alith has of the series.
const OWNED: u64 = 100;

fn on_stage(test: impl FnOnce(SeriesId)) {
	env::execute(|| {
		scene::stage(&[who::alith()], 1_000);
		test(scene::numbered(&who::alith(), OWNED));
	});
}

fn ranges(first: u64, last: u64) -> Ranges {
	Ranges::truncate_from(vec![SerialRange { first, last }])
}

fn serials_of(who: AccountId, series: SeriesId) -> Vec<(u64, u64)> {
	let all = Serials::serials_of(who, series, None, 100);
	all.into_iter().map(|range| (range.first, range.last)).collect()
}

#[test]
fn purchase_should_hand_out_the_lowest_serials() {
	on_stage(|series| {
		assert_eq!(serials_of(who::alith(), series), [(1, OWNED)]);
		assert_eq!(Serials::owner_of(series, OWNED + 1), Some(who::issuer()));
		assert_eq!(Coupons::balance_of(&who::alith(), series), OWNED);
	});
}

#[test]
fn serials_should_be_given_and_redeemed_by_name() {
	on_stage(|series| {
		let (from, to) = (who::alith(), who::holder());
		let give =
			Call::<Runtime>::transfer_serials { series, to: to.clone(), ranges: ranges(7, 9) };
		assert_ok!(dispatch(give, &from));
		assert_eq!(serials_of(to.clone(), series), [(7, 9)]);
		let redeem = Call::<Runtime>::redeem_serials {
			series,
			ranges: ranges(8, 8),
			redeemer: who::issuer(),
			order_hash: scene::hash_of("order"),
			ciphertext: None,
		};
		assert_ok!(dispatch(redeem, &to));
		let burned = Serials::serial_status(series, 8).expect("it was minted");
		assert_eq!((burned.state, burned.valid), (SerialState::Redeemed, false));
		assert!(Serials::serial_status(series, 9).expect("it was minted").valid);
	});
}

#[test]
fn calls_that_name_no_serials_should_be_refused() {
	on_stage(|series| {
		let needed = pallet_coupons::Error::<Runtime>::SerialsNeeded;
		let to = who::holder();
		let give = pallet_coupons::Call::<Runtime>::transfer { series, to, quantity: 1 };
		assert_noop!(dispatch(give, &who::alith()), needed);
	});
}

#[test]
fn escrow_should_deliver_the_lowest_serials() {
	on_stage(|series| {
		let (from, to) = (who::alith(), who::holder());
		assert_ok!(<Coupons as Door<_>>::hold(series, &from, 5));
		assert_ok!(<Coupons as Door<_>>::transfer_held(
			Path::P2P,
			series,
			&from,
			&to,
			3,
			None,
			Clearance::None,
		));
		assert_ok!(<Coupons as Door<_>>::release(series, &from, 2));
		assert_eq!(serials_of(to, series), [(1, 3)]);
	});
}

#[test]
fn market_should_not_open_for_a_serialised_series() {
	on_stage(|series| {
		let create = pallet_order_book::Call::<Runtime>::create_market {
			series,
			asset: USDC,
			lot: 1,
			rules: scene::market_rules(),
			reason: scene::hash_of("reason"),
		};
		let refused = pallet_order_book::Error::<Runtime>::SeriesSerialised;
		assert_noop!(dispatch_as(create, council()), refused);
	});
}

#[test]
fn series_with_a_market_should_not_be_marked() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 0);
		scene::open_market(series, 1);
		let refused = pallet_serials::Error::<Runtime>::HasMarket;
		assert_noop!(
			dispatch(Call::<Runtime>::mark_serialised { series }, &who::issuer()),
			refused
		);
	});
}

/// Weight of a call in time, with what every transaction costs.
fn cost(call: impl Into<RuntimeCall>) -> u64 {
	let info = call.into().get_dispatch_info();
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	let every = weights.get(info.class).base_extrinsic;
	info.total_weight().saturating_add(every).ref_time()
}

#[test]
fn batch_should_cost_much_less_than_single_calls() {
	env::execute(|| {
		let (series, to) = (1, who::alith());
		let single = cost(Call::<Runtime>::transfer_serials {
			series,
			to: to.clone(),
			ranges: ranges(1, 1),
		});
		// In a row, and no two next to each other.
		let apart = (1..=100).map(|n| SerialRange::one(2 * n)).collect();
		for ranges in [ranges(1, 100), Ranges::truncate_from(apart)] {
			let to = to.clone();
			let batch = cost(Call::<Runtime>::transfer_serials { series, to, ranges });
			assert!(batch * 5 <= single * 100, "{batch} of {single}");
		}
		let gifts = (1..=100).map(|n| (to.clone(), SerialRange::one(n))).collect();
		let gifts = Gifts::truncate_from(gifts);
		let spread = cost(Call::<Runtime>::distribute_serials { series, gifts });
		assert!(spread * 3 <= single * 200, "{spread} of {single}");
	});
}

/// That it writes as much for a million as for one is a test of the pallet.
#[test]
fn mint_of_a_million_serials_should_be_declared_with_a_millisecond_at_most() {
	let mint = pallet_coupons::Call::<Runtime>::mint { series: 1, quantity: 1_000_000 };
	let declared = mint.get_dispatch_info().call_weight.ref_time();
	assert!(declared <= WEIGHT_REF_TIME_PER_MILLIS, "{declared}");
}
