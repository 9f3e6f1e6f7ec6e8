// SPDX-License-Identifier: Apache-2.0
//! Serials as ERC-721.

use super::*;
use crate::{
	abi::ISerials::*,
	mock::{
		FRIEND, Frozen, HOLDER, ISSUER, MINTED, NUMBERED, RuntimeCall, SERIES, STOCK, STORE,
		STRANGER, Serials, account, account_of_key, address, build_and_execute,
	},
};
use frame_support::{assert_ok, traits::GetCallMetadata};
use genex_primitives::Reason;
use pallet_serials::{Gifts, Ranges, SerialRange};
use sp_runtime::traits::Dispatchable;

fn moved(from: u8, to: u8, serial: u64) -> transferFromCall {
	let (from, to) = (sol(address(from)), sol(address(to)));
	transferFromCall { from, to, tokenId: number(serial) }
}

fn owner(serial: u64) -> Address {
	answer(STRANGER, numbered(), &ownerOfCall { tokenId: number(serial) })
}

#[test]
fn transfer_from_should_have_the_effects_of_the_native_call_of_the_holder() {
	let native = effects_of(|| {
		let ranges = Ranges::truncate_from(vec![SerialRange::one(7)]);
		let origin = RuntimeOrigin::signed(account(HOLDER));
		Serials::transfer_serials(origin, NUMBERED, account(FRIEND), ranges).expect("native");
	});
	let solidity = effects_of(|| {
		answer(HOLDER, numbered(), &moved(HOLDER, FRIEND, 7));
	});
	assert_eq!(native, solidity);
	assert_eq!(native.1.len(), 2);
}

/// Two serials for the friend, and one for a stranger.
fn distribution() -> distributeCall {
	let (friend, stranger) = (sol(address(FRIEND)), sol(address(STRANGER)));
	let gifts =
		vec![Gift { to: friend, first: 1, last: 2 }, Gift { to: stranger, first: 4, last: 4 }];
	distributeCall { gifts }
}

/// Every act: who may do it, its input, and the native call that does the same.
#[allow(non_snake_case, reason = "arguments have the names of the interface")]
pub fn acts() -> Vec<(u8, Vec<u8>, RuntimeCall)> {
	use pallet_serials::Call;
	let (series, from, to) = (NUMBERED, sol(address(HOLDER)), sol(address(FRIEND)));
	let (tokenId, first, last, data) = (number(7), number(3), number(5), Default::default());
	let friend = || account_of_key(FRIEND);
	let ranges = |first, last| Ranges::truncate_from(vec![SerialRange { first, last }]);
	let given = |first, last| -> RuntimeCall {
		let (from, to, ranges) = (account_of_key(HOLDER), friend(), ranges(first, last));
		Call::<Test>::transfer_serials_from { series, from, to, ranges }.into()
	};
	let order = sp_core::H256::repeat_byte(9);
	let redemption = redeemCall {
		first,
		last,
		redeemer: sol(address(STORE)),
		orderHash: order.0.into(),
		ciphertext: Default::default(),
	};
	let redeemed = Call::<Test>::redeem_serials {
		series,
		ranges: ranges(3, 5),
		redeemer: account_of_key(STORE),
		order_hash: order,
		ciphertext: None,
	};
	let gifts = vec![
		(friend(), SerialRange { first: 1, last: 2 }),
		(account_of_key(STRANGER), SerialRange::one(4)),
	];
	let gifts = Gifts::truncate_from(gifts);
	let distributed = Call::<Test>::distribute_serials { series, gifts };
	let approved = Call::<Test>::approve_serial { series, serial: 7, spender: Some(friend()) };
	let operator =
		pallet_coupons::Call::<Test>::set_operator { operator: friend(), approved: true };
	let minted = pallet_coupons::Call::<Test>::mint { series, quantity: 6 };
	vec![
		(HOLDER, safeTransferFrom_0Call { from, to, tokenId, data }.abi_encode(), given(7, 7)),
		(HOLDER, safeTransferFrom_1Call { from, to, tokenId }.abi_encode(), given(7, 7)),
		(HOLDER, transferFromCall { from, to, tokenId }.abi_encode(), given(7, 7)),
		(HOLDER, transferRangeCall { from, to, first, last }.abi_encode(), given(3, 5)),
		(HOLDER, distribution().abi_encode(), distributed.into()),
		(HOLDER, approveCall { approved: to, tokenId }.abi_encode(), approved.into()),
		(
			HOLDER,
			setApprovalForAllCall { operator: to, approved: true }.abi_encode(),
			operator.into(),
		),
		(ISSUER, mintCall { quantity: number(6) }.abi_encode(), minted.into()),
		(HOLDER, redemption.abi_encode(), redeemed.into()),
	]
}

#[test]
fn every_act_should_have_the_effects_of_the_native_call() {
	for (who, input, native) in acts() {
		let name = native.get_call_metadata();
		let natively = effects_of(|| {
			assert_ok!(native.clone().dispatch(RuntimeOrigin::signed(account(who))));
		});
		let solidity = effects_of(|| {
			let output = call(who, numbered(), input.clone());
			assert!(!output.did_revert(), "{name:?}: {}", reason_in(&output.data));
		});
		assert_eq!(natively, solidity, "{name:?}");
		assert!(!natively.1.is_empty(), "{name:?}");
	}
}

#[test]
fn mint_should_log_one_range() {
	build_and_execute(|| {
		let minted = answer(ISSUER, numbered(), &mintCall { quantity: number(1_000) });
		let (first, last) = (number(MINTED + 1), number(MINTED + 1_000));
		assert_eq!((minted.first, minted.last), (first, last));
		let event = ConsecutiveTransfer {
			fromTokenId: first,
			toTokenId: last,
			fromAddress: Address::ZERO,
			toAddress: sol(address(ISSUER)),
		};
		assert_eq!(logs(), vec![log(numbered(), event)]);
		assert_eq!(owner(MINTED + 1_000), sol(address(ISSUER)));
		let theirs = mintCall { quantity: number(1) };
		assert_eq!(reason(HOLDER, numbered(), &theirs), "Coupon: NotIssuer");
	});
}

#[test]
fn status_should_tell_state_and_reasons() {
	build_and_execute(|| {
		let status = |serial| answer(STRANGER, numbered(), &statusCall { tokenId: number(serial) });
		let held = status(1);
		assert_eq!((held.state, held.valid, held.reasons), (1, true, vec![]));
		assert_eq!(status(STOCK + 1).state, 0);
		Frozen::set(vec![account(HOLDER)]);
		let frozen = status(1);
		let reasons = vec![Reason::SenderFrozen.code()];
		assert_eq!((frozen.state, frozen.valid, frozen.reasons), (1, false, reasons));
		let missing = statusCall { tokenId: number(MINTED + 1) };
		let expected = "Serials: this serial was never minted";
		assert_eq!(reason(STRANGER, numbered(), &missing), expected);
	});
}

#[test]
fn functions_should_revert_when_the_series_is_not_serialised() {
	build_and_execute(|| {
		for series in [SERIES, 9] {
			let at = book::of_series(series);
			assert_eq!(reason(HOLDER, at, &nameCall {}), "Serials: NotSerialised");
			let gift = moved(HOLDER, FRIEND, 1);
			assert_eq!(reason(HOLDER, at, &gift), "Serials: NotSerialised");
		}
	});
}

#[test]
fn coupon_should_revert_when_serials_are_not_named() {
	build_and_execute(|| {
		let gift = crate::abi::ICoupon::safeTransferFromCall {
			from: sol(address(HOLDER)),
			to: sol(address(FRIEND)),
			id: number(NUMBERED.into()),
			value: number(1),
			data: Default::default(),
		};
		assert_eq!(reason(HOLDER, COUPON, &gift), "Coupon: SerialsNeeded");
	});
}

#[test]
fn transfers_should_revert_when_serials_would_be_lost() {
	build_and_execute(|| {
		let before = books();
		for (to, expected) in [
			(H160::zero(), "Serials: the zero address cannot hold serials"),
			(COUPON, "Serials: a precompile cannot hold serials"),
			(numbered(), "Serials: a precompile cannot hold serials"),
		] {
			let gift = transferFromCall { to: sol(to), ..moved(HOLDER, FRIEND, 1) };
			assert_eq!(reason(HOLDER, numbered(), &gift), expected);
		}
		assert_eq!(books(), before);
	});
}

#[test]
fn transfers_should_revert_when_a_number_does_not_fit() {
	build_and_execute(|| {
		let mut gift = moved(HOLDER, FRIEND, 1);
		gift.tokenId = alloy::primitives::U256::from(1) << 64;
		let expected = "Genex: first is too large; it must fit into 64 bits";
		assert_eq!(reason(HOLDER, numbered(), &gift), expected);
		assert_eq!(reason(HOLDER, numbered(), &moved(HOLDER, FRIEND, 0)), "Serials: InvalidRange");
		let unsold = moved(ISSUER, FRIEND, STOCK + 1);
		assert_eq!(reason(ISSUER, numbered(), &unsold), "Coupon: NotEnoughUnits");
	});
}

#[test]
fn distribute_should_give_each_its_serials() {
	build_and_execute(|| {
		answer(HOLDER, numbered(), &distribution());
		assert_eq!([1, 2, 4].map(owner), [FRIEND, FRIEND, STRANGER].map(|who| sol(address(who))));
		let given = |first, last, to| {
			let event = ConsecutiveTransfer {
				fromTokenId: number(first),
				toTokenId: number(last),
				fromAddress: sol(address(HOLDER)),
				toAddress: sol(address(to)),
			};
			log(numbered(), event)
		};
		assert_eq!(logs(), vec![given(1, 2, FRIEND), given(4, 4, STRANGER)]);
	});
}

#[test]
fn distribute_should_change_nothing_when_it_is_refused() {
	build_and_execute(|| {
		let before = books();
		let refused = |by: u8, gifts: Vec<Gift>| reason(by, numbered(), &distributeCall { gifts });
		let gift = |to: Address, first: u64, last: u64| Gift { to, first, last };
		let friend = sol(address(FRIEND));
		let lost = refused(HOLDER, vec![gift(Address::ZERO, 1, 1)]);
		assert_eq!(lost, "Serials: the zero address cannot hold serials");
		let backwards = refused(HOLDER, vec![gift(friend, 2, 1)]);
		assert_eq!(backwards, "Serials: InvalidRange");
		let foreign = refused(FRIEND, vec![gift(sol(address(STRANGER)), 1, 1)]);
		assert!(foreign.starts_with("Serials: ") || foreign.starts_with("Coupon: "), "{foreign}");
		let many = refused(HOLDER, (1..=101).map(|serial| gift(friend, serial, serial)).collect());
		assert_eq!(many, "Genex: gifts is too long; it has at most 100");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}
