// SPDX-License-Identifier: Apache-2.0
//! Redemption.

use super::{evm::Kind, *};
use crate::{
	abi::{
		ICoupon::{TransferSingle, safeTransferFromCall},
		IRedemption::*,
	},
	mock::{
		END, FRIEND, HOLDER, ISSUER, Now, SERIES, STOCK, STORE, STRANGER, address,
		build_and_execute,
	},
};
use alloy::primitives::{Bytes, FixedBytes, U256 as Word};
use genex_primitives::Reason;
use pallet_coupons::{Counters, MAX_CIPHERTEXT};

const ORDER: [u8; 32] = [9; 32];

fn redeem(quantity: u64) -> redeemCall {
	redeemCall {
		series: number(SERIES.into()),
		quantity: number(quantity),
		redeemer: sol(address(STORE)),
		orderHash: FixedBytes(ORDER),
		ciphertext: Bytes::new(),
	}
}

#[test]
fn redeem_should_burn_units_with_a_log_at_both_precompiles() {
	build_and_execute(|| {
		let mut call = redeem(30);
		call.ciphertext = Bytes::from(vec![1, 2, 3]);
		answer(HOLDER, REDEMPTION, &call);
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK - 30);
		assert_eq!(units_at(address(STORE), SERIES), 0);
		assert_eq!(Counters::<Test>::get(SERIES).redeemed, 30);
		let burned = TransferSingle {
			operator: sol(address(HOLDER)),
			from: sol(address(HOLDER)),
			to: Address::ZERO,
			id: call.series,
			value: call.quantity,
		};
		let redeemed = Redeemed {
			holder: sol(address(HOLDER)),
			series: call.series,
			redeemer: call.redeemer,
			quantity: call.quantity,
			orderHash: call.orderHash,
			ciphertext: call.ciphertext,
		};
		assert_eq!(logs(), vec![log(COUPON, burned), log(REDEMPTION, redeemed)]);
		// The event itself, the holder, the series and the redeemer.
		assert_eq!(logs()[1].1.len(), 4);
	});
}

#[test]
fn redeem_should_have_the_effects_of_the_native_call() {
	for message in [None, Some(vec![1, 2, 3])] {
		let native = effects_of(|| {
			Coupons::redeem(
				RuntimeOrigin::signed(account(HOLDER)),
				SERIES,
				30,
				account(STORE),
				H256(ORDER),
				message.clone().map(|message| message.try_into().expect("short")),
			)
			.expect("native");
		});
		let solidity = effects_of(|| {
			let mut call = redeem(30);
			call.ciphertext = Bytes::from(message.clone().unwrap_or_default());
			answer(HOLDER, REDEMPTION, &call);
		});
		assert_eq!(native, solidity);
		assert_eq!(native.1.len(), 1);
	}
}

#[test]
fn redeem_should_burn_all_and_not_more() {
	build_and_execute(|| {
		let more = redeem(STOCK + 1);
		assert_eq!(reason(HOLDER, REDEMPTION, &more), "Coupon: NotEnoughUnits");
		answer(HOLDER, REDEMPTION, &redeem(STOCK));
		assert_eq!(units_at(address(HOLDER), SERIES), 0);
		assert_eq!(reason(HOLDER, REDEMPTION, &redeem(1)), "Coupon: NotEnoughUnits");
	});
}

#[test]
fn redeem_should_revert_when_the_books_refuse() {
	build_and_execute(|| {
		let before = books();
		assert_eq!(reason(HOLDER, REDEMPTION, &redeem(0)), "Coupon: ZeroQuantity");
		assert_eq!(reason(FRIEND, REDEMPTION, &redeem(1)), "Coupon: NotEnoughUnits");
		let mut elsewhere = redeem(1);
		elsewhere.redeemer = sol(address(STRANGER));
		assert_eq!(reason(HOLDER, REDEMPTION, &elsewhere), "Coupon: NotRedeemer");
		let mut unknown = redeem(1);
		unknown.series = number(77);
		assert_eq!(reason(HOLDER, REDEMPTION, &unknown), "Coupon: NoSuchSeries");
		Now::set(END);
		let expected = format!("Genex: 201 {}", Reason::SeriesExpired.text());
		assert_eq!(reason(HOLDER, REDEMPTION, &redeem(1)), expected);
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn redeem_should_revert_when_an_argument_does_not_fit() {
	build_and_execute(|| {
		let mut call = redeem(1);
		call.series = Word::MAX;
		let expected = "Genex: series is too large; it must fit into 32 bits";
		assert_eq!(reason(HOLDER, REDEMPTION, &call), expected);
		let mut call = redeem(1);
		call.quantity = Word::from(1) << 128;
		let expected = "Genex: quantity is too large; it must fit into 64 bits";
		assert_eq!(reason(HOLDER, REDEMPTION, &call), expected);
		let longest = usize::try_from(MAX_CIPHERTEXT).expect("small");
		let mut call = redeem(1);
		call.ciphertext = Bytes::from(vec![0; longest + 1]);
		let expected = "Genex: ciphertext is too long; it has at most 512 bytes";
		assert_eq!(reason(HOLDER, REDEMPTION, &call), expected);
		call.ciphertext = Bytes::from(vec![0; longest]);
		answer(HOLDER, REDEMPTION, &call);
	});
}

#[test]
fn redeem_should_work_with_the_issuer_as_redeemer() {
	build_and_execute(|| {
		let mut call = redeem(1);
		call.redeemer = sol(address(ISSUER));
		answer(HOLDER, REDEMPTION, &call);
		assert_eq!(Counters::<Test>::get(SERIES).redeemed, 1);
	});
}

#[test]
fn redeem_should_burn_the_units_of_a_contract_that_calls_it() {
	build_and_execute(|| {
		// Without code yet nobody is asked: units reach the address before the contract does.
		let vault = pallet_revive::create1(&address(STRANGER), 0);
		let gift = safeTransferFromCall {
			from: sol(address(HOLDER)),
			to: sol(vault),
			id: number(SERIES.into()),
			value: number(5),
			data: Default::default(),
		};
		answer(HOLDER, COUPON, &gift);
		assert_eq!(evm::deploy(STRANGER, &evm::forwarder(Kind::Call)), vault);
		let mut input = [0; 32].to_vec();
		input[12..].copy_from_slice(&REDEMPTION.0);
		input.extend(redeem(5).abi_encode());
		let output = call(FRIEND, vault, input);
		assert!(!output.did_revert(), "reverted: {}", reason_in(&output.data));
		assert_eq!(units_at(vault, SERIES), 0);
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK - 5);
		let (_, topics, _) = logs().pop().expect("the redemption is logged");
		assert_eq!(topics[1], H256::from(vault));
	});
}
