// SPDX-License-Identifier: Apache-2.0
//! Units moved between accounts without code.

use super::*;
use crate::{
	abi::ICoupon::*,
	mock::{
		Barred, END, FRIEND, HOLDER, ISSUER, Now, OTHER_SERIES, SERIES, STOCK, STRANGER, address,
		build_and_execute,
	},
};
use alloy::primitives::U256 as Word;
use frame_support::weights::Weight;
use genex_primitives::Reason;
use pallet_coupons::{MAX_BATCH, WeightInfo as _};
use pallet_revive::precompiles::{RuntimeCosts, Token};

type Weights = <Test as pallet_coupons::Config>::WeightInfo;

fn single(from: u8, to: H160, id: u32, value: u64) -> safeTransferFromCall {
	safeTransferFromCall {
		from: sol(address(from)),
		to: sol(to),
		id: number(id.into()),
		value: number(value),
		data: Default::default(),
	}
}

fn batch(from: u8, to: H160, items: &[(u32, u64)]) -> safeBatchTransferFromCall {
	safeBatchTransferFromCall {
		from: sol(address(from)),
		to: sol(to),
		ids: items.iter().map(|(id, _)| number((*id).into())).collect(),
		values: items.iter().map(|(_, value)| number(*value)).collect(),
		data: Default::default(),
	}
}

#[test]
fn safe_transfer_from_should_move_units_with_a_log() {
	build_and_execute(|| {
		answer(HOLDER, COUPON, &single(HOLDER, address(FRIEND), SERIES, 30));
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK - 30);
		assert_eq!(units_at(address(FRIEND), SERIES), 30);
		let moved = TransferSingle {
			operator: sol(address(HOLDER)),
			from: sol(address(HOLDER)),
			to: sol(address(FRIEND)),
			id: number(SERIES.into()),
			value: number(30),
		};
		assert_eq!(logs(), vec![log(COUPON, moved)]);
		// The event itself and the three indexed addresses.
		assert_eq!(logs()[0].1.len(), 4);
	});
}

#[test]
fn safe_transfer_from_should_have_the_effects_of_the_native_call() {
	let native = effects_of(|| {
		let origin = RuntimeOrigin::signed(account(HOLDER));
		Coupons::transfer(origin, SERIES, account(FRIEND), 30).expect("native");
	});
	let solidity = effects_of(|| {
		answer(HOLDER, COUPON, &single(HOLDER, address(FRIEND), SERIES, 30));
	});
	assert_eq!(native, solidity);
	assert_eq!(native.1.len(), 1);
}

#[test]
fn safe_transfer_from_should_move_all_and_not_more() {
	build_and_execute(|| {
		let more = single(HOLDER, address(FRIEND), SERIES, STOCK + 1);
		assert_eq!(reason(HOLDER, COUPON, &more), "Coupon: NotEnoughUnits");
		answer(HOLDER, COUPON, &single(HOLDER, address(FRIEND), SERIES, STOCK));
		assert_eq!(units_at(address(HOLDER), SERIES), 0);
	});
}

#[test]
fn safe_transfer_from_should_revert_when_the_caller_is_not_the_holder() {
	build_and_execute(|| {
		let before = books();
		let theft = single(HOLDER, address(STRANGER), SERIES, 1);
		assert_eq!(reason(STRANGER, COUPON, &theft), "Coupon: NotOperator");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn safe_transfer_from_should_revert_when_units_would_be_lost() {
	build_and_execute(|| {
		let before = books();
		for (to, expected) in [
			(H160::zero(), "Coupon: the zero address cannot hold units"),
			(COUPON, "Coupon: a precompile cannot hold units"),
			(REDEMPTION, "Coupon: a precompile cannot hold units"),
			(H160::from_low_u64_be(0x900), "Coupon: a precompile cannot hold units"),
		] {
			assert_eq!(reason(HOLDER, COUPON, &single(HOLDER, to, SERIES, 1)), expected);
			assert_eq!(reason(HOLDER, COUPON, &batch(HOLDER, to, &[(SERIES, 1)])), expected);
		}
		assert_eq!(books(), before);
	});
}

#[test]
fn safe_transfer_from_should_show_code_and_text_when_the_rules_refuse() {
	build_and_execute(|| {
		let gift = single(HOLDER, address(FRIEND), SERIES, 1);
		Barred::set(vec![(account(FRIEND), Reason::RecipientUnknown)]);
		let expected = format!("Genex: 102 {}", Reason::RecipientUnknown.text());
		assert_eq!(reason(HOLDER, COUPON, &gift), expected);
		Barred::set(Vec::new());
		Now::set(END);
		let expected = format!("Genex: 201 {}", Reason::SeriesExpired.text());
		assert_eq!(reason(HOLDER, COUPON, &gift), expected);
	});
}

#[test]
fn safe_transfer_from_should_revert_when_a_number_does_not_fit() {
	build_and_execute(|| {
		let mut gift = single(HOLDER, address(FRIEND), SERIES, 1);
		gift.value = Word::from(1) << 64;
		let expected = "Genex: value is too large; it must fit into 64 bits";
		assert_eq!(reason(HOLDER, COUPON, &gift), expected);
		gift.id = (Word::from(1) << 32) | Word::from(SERIES);
		let expected = "Genex: id is too large; it must fit into 32 bits";
		assert_eq!(reason(HOLDER, COUPON, &gift), expected);
	});
}

#[test]
fn safe_transfer_from_should_revert_when_nothing_can_be_moved() {
	build_and_execute(|| {
		for (id, value, expected) in
			[(SERIES, 0, "Coupon: ZeroQuantity"), (99, 1, "Coupon: NoSuchSeries")]
		{
			let gift = single(HOLDER, address(FRIEND), id, value);
			assert_eq!(reason(HOLDER, COUPON, &gift), expected);
		}
		// The inventory is in the issuer's balance, and only a sale takes units out of it.
		let unsold = single(ISSUER, address(FRIEND), SERIES, 1);
		assert_eq!(reason(ISSUER, COUPON, &unsold), "Coupon: NotEnoughUnits");
	});
}

#[test]
fn safe_transfer_from_should_work_for_an_account_without_an_ethereum_key() {
	build_and_execute(|| {
		use frame_support::traits::fungible::Mutate;
		use pallet_revive::AddressMapper;
		let native = sp_runtime::AccountId32::new([7; 32]);
		crate::mock::Balances::set_balance(&native, 1_000_000_000_000_000_000);
		let origin = RuntimeOrigin::signed(native.clone());
		pallet_revive::Pallet::<Test>::map_account(origin).expect("mapped");
		let at = <Test as pallet_revive::Config>::AddressMapper::to_address(&native);
		answer(HOLDER, COUPON, &single(HOLDER, at, SERIES, 5));
		assert_eq!(Coupons::balance_of(&native, SERIES), 5);
	});
}

#[test]
fn safe_batch_transfer_from_should_move_units_with_one_log() {
	build_and_execute(|| {
		let call = batch(HOLDER, address(FRIEND), &[(SERIES, 10), (OTHER_SERIES, 20)]);
		answer(HOLDER, COUPON, &call);
		assert_eq!(units_at(address(FRIEND), SERIES), 10);
		assert_eq!(units_at(address(FRIEND), OTHER_SERIES), 20);
		let moved = TransferBatch {
			operator: call.from,
			from: call.from,
			to: call.to,
			ids: call.ids,
			values: call.values,
		};
		assert_eq!(logs(), vec![log(COUPON, moved)]);
	});
}

#[test]
fn safe_batch_transfer_from_should_have_the_effects_of_the_native_call() {
	let items = vec![(SERIES, 10), (OTHER_SERIES, 20), (SERIES, 1)];
	let native = effects_of(|| {
		let origin = RuntimeOrigin::signed(account(HOLDER));
		let items = items.clone().try_into().expect("few");
		Coupons::transfer_batch(origin, account(FRIEND), items).expect("native");
	});
	let solidity = effects_of(|| {
		answer(HOLDER, COUPON, &batch(HOLDER, address(FRIEND), &items));
	});
	assert_eq!(native, solidity);
	assert_eq!(native.1.len(), 3);
}

#[test]
fn safe_batch_transfer_from_should_move_nothing_when_one_item_fails() {
	build_and_execute(|| {
		let before = books();
		let call = batch(HOLDER, address(FRIEND), &[(SERIES, 10), (OTHER_SERIES, STOCK + 1)]);
		assert_eq!(reason(HOLDER, COUPON, &call), "Coupon: NotEnoughUnits");
		assert_eq!(books(), before);
		assert!(book_events().is_empty() && logs().is_empty());
	});
}

#[test]
fn safe_batch_transfer_from_should_revert_when_the_lists_are_wrong() {
	build_and_execute(|| {
		let mut uneven = batch(HOLDER, address(FRIEND), &[(SERIES, 1), (OTHER_SERIES, 1)]);
		uneven.values.pop();
		let expected = "Coupon: ids and values differ in length";
		assert_eq!(reason(HOLDER, COUPON, &uneven), expected);
		let most = usize::try_from(MAX_BATCH).expect("small");
		let long = batch(HOLDER, address(FRIEND), &vec![(SERIES, 1); most + 1]);
		assert_eq!(reason(HOLDER, COUPON, &long), "Coupon: a batch has at most 100 items");
		let full = batch(HOLDER, address(FRIEND), &vec![(SERIES, 1); most]);
		answer(HOLDER, COUPON, &full);
		assert_eq!(units_at(address(FRIEND), SERIES), u64::from(MAX_BATCH));
	});
}

/// What a transfer costs besides the weight of `pallet-coupons`: the filter of calls, address look-ups, log, and the
/// look for a receiver.
fn surcharge(topics: u32, data: usize) -> Weight {
	let cost = |cost: RuntimeCosts| Token::<Test>::weight(&cost);
	let len = u32::try_from(data).expect("short");
	cost(RuntimeCosts::ToAccountId)
		.saturating_mul(2)
		.saturating_add(cost(RuntimeCosts::DepositEvent { num_topic: topics, len }))
		.saturating_add(cost(RuntimeCosts::CodeSize))
		.saturating_add(<Test as frame_system::Config>::DbWeight::get().reads(2))
}

#[test]
fn safe_transfer_from_should_weigh_what_its_native_twin_weighs() {
	build_and_execute(|| {
		let gift = single(HOLDER, address(FRIEND), SERIES, 1);
		let own = call_with(HOLDER, COUPON, 0, gift.abi_encode()).weight_consumed;
		assert_eq!(own, Weights::transfer().saturating_add(surcharge(4, 64)));
		let approval = setApprovalForAllCall { operator: sol(address(FRIEND)), approved: true };
		answer(HOLDER, COUPON, &approval);
		let by_operator = call_with(FRIEND, COUPON, 0, gift.abi_encode()).weight_consumed;
		assert_eq!(by_operator, Weights::transfer_from().saturating_add(surcharge(4, 64)));
	});
}

#[test]
fn safe_batch_transfer_from_should_weigh_what_its_native_twin_weighs() {
	build_and_execute(|| {
		let items = [(SERIES, 1), (OTHER_SERIES, 1), (SERIES, 2)];
		let gift = batch(HOLDER, address(FRIEND), &items);
		let weight = call_with(HOLDER, COUPON, 0, gift.abi_encode()).weight_consumed;
		// Two offsets, two lengths, three ids and three values.
		assert_eq!(weight, Weights::transfer_batch(3).saturating_add(surcharge(4, 10 * 32)));
	});
}
