// SPDX-License-Identifier: Apache-2.0

use crate::{Admitted, mock::*};

#[test]
fn genesis_should_start_the_first_session_with_the_set() {
	ExtBuilder::default().validators(vec![3, 1, 2]).floor(Some(2)).build_and_execute(|| {
		assert_eq!(Admitted::<Test>::get(), vec![1, 2, 3]);
		assert_eq!(Validators::floor(), 2);
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		assert_eq!(Session::queued_keys(), vec![(1, keys(1)), (2, keys(2)), (3, keys(3))]);
	});
}

#[test]
fn genesis_should_take_the_lowest_floor_when_none_is_given() {
	ExtBuilder::default().floor(None).build_and_execute(|| {
		assert_eq!(Validators::floor(), 1);
	});
}

#[test]
#[should_panic(expected = "a genesis validator is listed twice")]
fn genesis_should_stop_when_a_validator_is_listed_twice() {
	ExtBuilder::default().validators(vec![1, 2, 1]).keyed(vec![1, 2]).build();
}

#[test]
#[should_panic(expected = "more genesis validators than MaxValidators")]
fn genesis_should_stop_when_the_set_is_too_large() {
	ExtBuilder::default().validators((1..=9).collect()).build();
}

#[test]
#[should_panic(expected = "the genesis floor is above the number of validators")]
fn genesis_should_stop_when_the_floor_is_above_the_set() {
	ExtBuilder::default().floor(Some(5)).build();
}

#[test]
#[should_panic(expected = "the genesis floor is below MinValidators")]
fn genesis_should_stop_when_the_floor_is_below_the_minimum() {
	ExtBuilder::default().floor(Some(0)).build();
}

#[test]
#[should_panic(expected = "a genesis validator has no session keys")]
fn genesis_should_stop_when_keys_are_missing() {
	ExtBuilder::default().keyed(vec![1, 2, 3]).build();
}
