// SPDX-License-Identifier: Apache-2.0
use super::*;
use pallet_coupons::Ciphertext;

fn redeem(who: AccountId, series: SeriesId, list: &[(Serial, Serial)]) -> DispatchResult {
	Serials::redeem_serials(by(who), series, ranges(list), STORE, ORDER, None)
}

fn sold_with_store() -> SeriesId {
	let series = sold();
	assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
	series
}

#[test]
fn redeem_serials_should_burn_what_is_named() {
	ExtBuilder.build_and_execute(|| {
		let series = sold_with_store();
		assert_ok!(Serials::approve_serial(by(ALICE), series, 4, Some(BOB)));
		assert_ok!(redeem(ALICE, series, &[(3, 5), (9, 9)]));
		let (holder, redeemer) = (ALICE, STORE);
		assert_event(Event::SerialsRedeemed { series, holder, redeemer, range: range(9, 9) });
		assert_eq!(Serials::owner_of(series, 4), None);
		assert_eq!(Serials::serial_status(series, 4).unwrap().state, SerialState::Redeemed);
		assert_eq!(serials_of(ALICE, series), [(1, 2), (6, 8), (10, 100)]);
		assert_eq!(units(ALICE, series), (96, 0));
		assert!(!Approvals::<Test>::contains_key(ALICE, series));
	});
}

#[test]
fn redeem_serials_should_tell_the_order_once() {
	ExtBuilder.build_and_execute(|| {
		let series = sold_with_store();
		let message = Some(Ciphertext::truncate_from(b"sealed".to_vec()));
		let list = ranges(&[(1, 1), (3, 3)]);
		assert_ok!(Serials::redeem_serials(by(ALICE), series, list, STORE, ORDER, message.clone()));
		let told: Vec<_> = System::events()
			.into_iter()
			.filter_map(|record| match record.event {
				RuntimeEvent::Coupons(pallet_coupons::Event::Redeemed {
					quantity,
					order_hash,
					ciphertext,
					..
				}) => Some((quantity, order_hash, ciphertext)),
				_ => None,
			})
			.collect();
		assert_eq!(told, [(2, ORDER, message)]);
	});
}

#[test]
fn redeem_serials_should_leave_few_entries_when_all_are_redeemed() {
	ExtBuilder.build_and_execute(|| {
		let series = sold_with_store();
		for serial in (1..=100).rev() {
			assert_ok!(redeem(ALICE, series, &[(serial, serial)]));
		}
		assert_ok!(redeem(BOB, series, &[(101, 110)]));
		assert_eq!(Runs::<Test>::iter().count(), 1);
		assert_eq!(Owned::<Test>::iter().count(), 0);
	});
}

#[test]
fn redeem_serials_should_fail_when_a_serial_was_used_before() {
	ExtBuilder.build_and_execute(|| {
		let series = sold_with_store();
		assert_ok!(redeem(ALICE, series, &[(3, 3)]));
		assert_noop!(redeem(ALICE, series, &[(3, 3)]), Error::<Test>::NotOwner);
		assert_noop!(redeem(ALICE, series, &[(2, 4)]), Error::<Test>::NotOwner);
		assert_noop!(redeem(BOB, series, &[(1, 1)]), Error::<Test>::NotOwner);
	});
}

#[test]
fn redeem_serials_should_fail_when_the_rules_refuse() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(redeem(ALICE, series, &[(1, 1)]), CouponsError::<Test>::NotRedeemer);
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		assert_noop!(redeem(ALICE, 77, &[(1, 1)]), Error::<Test>::NotSerialised);
		assert_noop!(redeem(ALICE, series, &[(2, 1)]), Error::<Test>::InvalidRange);
		freeze(ALICE);
		assert_noop!(redeem(ALICE, series, &[(1, 1)]), refused(Reason::SenderFrozen));
		Now::set(VALID_UNTIL);
		assert_noop!(redeem(BOB, series, &[(101, 101)]), refused(Reason::SeriesExpired));
	});
}

#[test]
fn redeem_serials_should_be_for_staff_to_bring() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let accept = |serial| Serials::do_accept_serial(&ALICE, series, serial, &STORE, ORDER);
		assert_noop!(accept(3), CouponsError::<Test>::NotRedeemer);
		Till::set(Some(STORE));
		assert_noop!(redeem(ALICE, series, &[(3, 3)]), CouponsError::<Test>::StaffMustAccept);
		assert_noop!(accept(101), Error::<Test>::NotOwner);
		assert_ok!(accept(3));
		let (holder, redeemer) = (ALICE, STORE);
		assert_event(Event::SerialsRedeemed { series, holder, redeemer, range: range(3, 3) });
		assert_eq!(serials_of(ALICE, series), [(1, 2), (4, 100)]);
		assert_eq!(units(ALICE, series), (99, 0));
	});
}
