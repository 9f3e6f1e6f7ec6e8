// SPDX-License-Identifier: Apache-2.0
use super::*;

fn gifts(list: &[(AccountId, (Serial, Serial))]) -> Gifts<AccountId> {
	let gift = |(to, (first, last)): &(AccountId, (Serial, Serial))| (*to, range(*first, *last));
	Gifts::truncate_from(list.iter().map(gift).collect())
}

#[test]
fn distribute_serials_should_give_each_account_its_own() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let list = gifts(&[(BOB, (1, 1)), (CAROL, (2, 4)), (BOB, (99, 100))]);
		assert_ok!(Serials::distribute_serials(by(ALICE), series, list));
		assert_event(Event::SerialsMoved { series, from: ALICE, to: BOB, range: range(99, 100) });
		assert_eq!(serials_of(BOB, series), [(1, 1), (99, 110)]);
		assert_eq!(serials_of(CAROL, series), [(2, 4)]);
		assert_eq!(units(ALICE, series), (94, 0));
	});
}

#[test]
fn distribute_serials_should_give_nothing_when_one_gift_fails() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let give = |list: &[_]| Serials::distribute_serials(by(ALICE), series, gifts(list));
		let stranger = 99;
		let refused = give(&[(BOB, (1, 1)), (stranger, (2, 2))]);
		assert!(refused.is_err());
		assert_eq!(serials_of(ALICE, series), [(1, 100)]);
		let call = give(&[(BOB, (1, 1)), (CAROL, (101, 101))]);
		assert_noop!(call, Error::<Test>::NotOwner);
		for list in [vec![], vec![(BOB, (2, 2)), (CAROL, (2, 3))]] {
			assert_noop!(give(&list), Error::<Test>::InvalidRange);
		}
		let other = Serials::distribute_serials(by(ALICE), 77, gifts(&[(BOB, (1, 1))]));
		assert_noop!(other, Error::<Test>::NotSerialised);
	});
}
