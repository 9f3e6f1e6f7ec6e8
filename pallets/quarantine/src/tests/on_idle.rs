// SPDX-License-Identifier: Apache-2.0
//! The automatic return: in order, bounded, within its weight, and never stopped.

use crate::{
	Event, MAX_LOOKS, MAX_RETURNS, NextReceiptId, NextToReturn, Receipts, WeightInfo, mock::*,
	weights::SubstrateWeight,
};
use frame_support::{assert_ok, traits::Hooks, weights::Weight};
use sp_runtime::DispatchError;

type Cost = SubstrateWeight<Test>;

fn idle(limit: Weight) -> Weight {
	let used = Quarantine::on_idle(1, limit);
	assert!(used.all_lte(limit), "more weight was used than there was");
	used
}

fn open() -> Vec<u64> {
	let mut ids: Vec<u64> = Receipts::<Test>::iter_keys().collect();
	ids.sort();
	ids
}

#[test]
fn on_idle_should_return_nothing_when_nothing_is_overdue() {
	run(|| {
		waiting(10);
		Now::set(START + LIFETIME - 1);
		let used = idle(Weight::MAX);
		assert_eq!(used, Cost::on_idle_base() + Cost::on_idle_look());
		assert_eq!(open(), vec![0]);
		assert_eq!(NextToReturn::<Test>::get(), 0);
	});
}

#[test]
fn on_idle_should_return_by_itself_when_the_deadline_comes() {
	run(|| {
		let id = waiting(10);
		Now::set(START + 1);
		waiting(20);
		Now::set(START + LIFETIME);
		idle(Weight::MAX);
		assert_eq!(open(), vec![1]);
		assert_eq!(parts(UNITS, ALICE), (WEALTH - 20, 20));
		let (from, to, asset, quantity, by) = (ALICE, BOB, UNITS, 10, None);
		assert_eq!(last_event(), Event::OfferReturned { id, from, to, asset, quantity, by });
		assert_eq!(NextToReturn::<Test>::get(), 1);
	});
}

#[test]
fn on_idle_should_return_a_bounded_number_in_order_when_many_are_overdue() {
	run(|| {
		for _ in 0..MOST_OPEN {
			waiting(1);
		}
		Now::set(START + LIFETIME);
		let most = u64::from(MAX_RETURNS);
		let used = idle(Weight::MAX);
		let each = Cost::on_idle_look() + Cost::on_idle_return();
		assert_eq!(used, Cost::on_idle_base() + each * most);
		assert_eq!(open(), (most..u64::from(MOST_OPEN)).collect::<Vec<_>>());
		idle(Weight::MAX);
		idle(Weight::MAX);
		assert_eq!(open(), Vec::<u64>::new());
		assert_eq!(NextToReturn::<Test>::get(), u64::from(MOST_OPEN));
		assert_eq!(parts(UNITS, ALICE), (WEALTH, 0));
	});
}

#[test]
fn on_idle_should_stay_within_its_weight_when_there_is_little() {
	run(|| {
		for _ in 0..5 {
			waiting(1);
		}
		Now::set(START + LIFETIME);
		assert_eq!(idle(Weight::zero()), Weight::zero());
		let one = Cost::on_idle_look() + Cost::on_idle_return();
		let tick = Weight::from_parts(1, 0);
		let base = Cost::on_idle_base();
		assert_eq!(idle(base - tick), Weight::zero());
		idle(base);
		idle(base + one - tick);
		assert_eq!(open().len(), 5);
		assert_eq!(idle(base + one), base + one);
		assert_eq!(open(), vec![1, 2, 3, 4]);
		idle(base + one * 2);
		assert_eq!(open(), vec![3, 4]);
	});
}

#[test]
fn on_idle_should_pass_over_ended_gifts_when_it_looks() {
	run(|| {
		for _ in 0..4 {
			waiting(1);
		}
		assert_ok!(Quarantine::accept_receipt(signed(BOB), 0));
		assert_ok!(Quarantine::withdraw_offer(signed(ALICE), 2));
		idle(Weight::MAX);
		assert_eq!(NextToReturn::<Test>::get(), 1);
		Now::set(START + LIFETIME);
		idle(Weight::MAX);
		assert_eq!(open(), Vec::<u64>::new());
		assert_eq!(NextToReturn::<Test>::get(), 4);
	});
}

#[test]
fn on_idle_should_come_through_a_long_row_of_ended_gifts_when_it_is_called_again() {
	run(|| {
		let ended = u64::from(MAX_LOOKS) * 2;
		NextReceiptId::<Test>::put(ended);
		waiting(1);
		Now::set(START + LIFETIME);
		idle(Weight::MAX);
		assert_eq!(NextToReturn::<Test>::get(), u64::from(MAX_LOOKS));
		idle(Weight::MAX);
		assert_eq!(open(), vec![ended]);
		idle(Weight::MAX);
		assert_eq!(open(), Vec::<u64>::new());
		assert_eq!(idle(Weight::MAX), Cost::on_idle_base());
	});
}

#[test]
fn on_idle_should_go_on_when_a_gift_cannot_be_returned() {
	run(|| {
		waiting(1);
		assert_ok!(Quarantine::offer(signed(CAROL), UNITS, BOB, 5, NOTE));
		waiting(2);
		Now::set(START + LIFETIME);
		Stuck::set(vec![CAROL]);
		System::reset_events();
		idle(Weight::MAX);
		assert_eq!(open(), vec![1]);
		// The text of an error is not stored with it.
		let failed =
			Event::OfferReturnFailed { id: 1, from: CAROL, error: DispatchError::Other("") };
		let events = events();
		assert_eq!((events.len(), &events[1]), (3, &failed));
		assert_eq!(parts(UNITS, CAROL), (WEALTH - 5, 5));
		// It is not tried again by itself, and any call can still end it.
		idle(Weight::MAX);
		assert_eq!(open(), vec![1]);
		Stuck::set(Vec::new());
		assert_ok!(Quarantine::return_offer(signed(ALICE), 1));
		assert_eq!(parts(UNITS, CAROL), (WEALTH, 0));
	});
}
