// SPDX-License-Identifier: Apache-2.0
use super::*;
use frame_support::dispatch::RawOrigin;

#[test]
fn calls_should_fail_when_nobody_signed() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let list = || ranges(&[(1, 1)]);
		let unsigned: [RawOrigin<AccountId>; 2] = [RawOrigin::Root, RawOrigin::None];
		for raw in unsigned {
			let origin = || RuntimeOrigin::from(raw.clone());
			let gifts = Gifts::truncate_from(vec![(BOB, range(1, 1))]);
			let calls = [
				Serials::mark_serialised(origin(), series),
				Serials::transfer_serials(origin(), series, BOB, list()),
				Serials::transfer_serials_from(origin(), series, ALICE, BOB, list()),
				Serials::distribute_serials(origin(), series, gifts),
				Serials::redeem_serials(origin(), series, list(), ISSUER, ORDER, None),
				Serials::approve_serial(origin(), series, 1, None),
				Serials::clear_serials(origin(), series, ALICE, 1),
			];
			assert!(calls.into_iter().all(|call| call == Err(DispatchError::BadOrigin)));
		}
		assert_eq!(serials_of(ALICE, series), [(1, 100)]);
	});
}
