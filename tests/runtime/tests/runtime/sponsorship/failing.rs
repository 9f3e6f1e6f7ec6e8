// SPDX-License-Identifier: Apache-2.0
//! Acts that fail although they had a prospect of success: the pool pays, and their signers have less left for it.

use super::*;

/// What `act` took from the free gifts of `who`, and from its budget of the day.
fn used(who: &AccountId, act: impl FnOnce()) -> (u128, Balance) {
	let usage = || pallet_fee_policy::Usage::<Runtime>::get(scene::identity(who));
	let before = usage();
	act();
	let after = usage();
	(u128::from(after.gifts.level - before.gifts.level), after.spent - before.spent)
}

/// The fee that a pool paid since `mark` events ago for one act of this kind.
fn fee_since(mark: usize, act: Act) -> Balance {
	let paid = paid_since(mark);
	let [(_, paid_act, fee)] = paid.as_slice() else { panic!("one fee: {paid:?}") };
	assert_eq!(*paid_act, act);
	*fee
}

#[test]
fn failing_gift_should_use_the_quota_of_its_giver() {
	env::execute(|| {
		let stage = stage();
		let (series, to, quantity) = (stage.series, who::account("Nobody"), 1_u64);
		let input = ICoupon::safeTransferFromCall {
			from: Address::from(STRANGER.address().0),
			to: Address::from(Mapper::to_address(&to).0),
			id: U256::from(series),
			value: U256::from(quantity),
			data: Default::default(),
		};
		let mark = eth::mark();
		let natively = used(&who::account("Consumer"), || {
			let gift = pallet_coupons::Call::<Runtime>::transfer { series, to, quantity };
			assert!(submit(gift, &consumer()).is_err());
		});
		assert!(natively.0 > 0);
		assert_eq!(natively.1, fee_since(mark, Act::Gift));

		let mark = eth::mark();
		let coupon = addresses::address_of(addresses::COUPON);
		let solidity = used(&STRANGER.account(), || {
			let gift = STRANGER.free_call(coupon, input.abi_encode());
			assert_eq!(apply(gift), Ok(Ok(())));
			assert!(eth::reverted(mark).is_some());
		});
		assert!(solidity.0 > 0);
		assert_eq!(solidity.1, fee_since(mark, Act::Gift));
		assert_eq!(gnx(&STRANGER.account()), 0);
	});
}

#[test]
fn failing_purchase_should_use_the_budget_of_its_signer_by_an_ethereum_key_too() {
	env::execute(|| {
		let stage = stage();
		// The price is above what the signer lets it be.
		let dear = pallet_sales::Call::<Runtime>::purchase {
			listing: stage.listing,
			quantity: 10,
			max_total: 1,
		};
		let (to, input) = business::solidity(&dear.into()).expect("a precompile serves it");
		let mark = eth::mark();
		let (gifts, spent) = used(&STRANGER.account(), || {
			assert_eq!(apply(STRANGER.free_call(to, input)), Ok(Ok(())));
			assert!(eth::reverted(mark).is_some());
		});
		assert_eq!((gifts, spent), (0, fee_since(mark, Act::Purchase)));
		assert!(spent > 0);
	});
}
