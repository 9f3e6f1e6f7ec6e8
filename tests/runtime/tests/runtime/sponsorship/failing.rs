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

#[test]
fn failing_gift_should_use_the_quota_of_its_giver() {
	env::execute(|| {
		let stage = stage();
		let (holder, own) = (who::account("Consumer"), STRANGER.account());
		let (series, to, quantity) = (stage.series, who::account("Nobody"), 1_u64);
		let (from, taker) = (own.clone(), to.clone());
		let asked =
			pallet_coupons::Call::<Runtime>::transfer_from { from, to: taker, series, quantity };
		let (coupon, input) = business::units(&asked).expect("a precompile serves it");
		let mark = eth::mark();
		let natively = used(&holder, || {
			let gift = pallet_coupons::Call::<Runtime>::transfer { series, to, quantity };
			assert!(submit(gift, &consumer()).is_err());
		});
		assert!(natively.0 > 0);
		assert_eq!(natively.1, fee_since(mark, &holder, Act::Gift));

		let mark = eth::mark();
		let solidity = used(&own, || {
			assert_eq!(apply(STRANGER.free_call(coupon, input)), Ok(Ok(())));
			assert!(eth::reverted(mark).is_some());
		});
		assert!(solidity.0 > 0);
		assert_eq!(solidity.1, fee_since(mark, &own, Act::Gift));
		assert_eq!(gnx(&own), 0);
	});
}

#[test]
fn failing_purchase_should_use_the_budget_of_its_signer_by_an_ethereum_key_too() {
	env::execute(|| {
		let stage = stage();
		let (to, input) = business::solidity(&dear(&stage)).expect("a precompile serves it");
		let own = STRANGER.account();
		let mark = eth::mark();
		let (gifts, spent) = used(&own, || {
			assert_eq!(apply(STRANGER.free_call(to, input)), Ok(Ok(())));
			assert!(eth::reverted(mark).is_some());
		});
		assert_eq!((gifts, spent), (0, fee_since(mark, &own, Act::Purchase)));
		assert!(spent > 0);
	});
}
