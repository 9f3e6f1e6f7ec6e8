// SPDX-License-Identifier: Apache-2.0
//! Acts from Solidity against their native calls: the same effects, one log, the same refusals.

use super::{
	acts::{FACTORY, TRAVEL_RULE, TREASURY, all, views},
	*,
};
use crate::{
	NATIVE_CALLS,
	abi::{ICoupon, ICouponFactory, IRedemption, IStablecoin, ITravelRule, ITreasury},
	asked_call, entries,
	mock::{
		FRIEND, HOLDER, LARGE_DEPOSIT, OWN_LISTING, POUNDS, RuntimeCall, address, build_and_execute,
	},
};
use alloy::primitives::{B256, U256 as Word};
use frame_support::{assert_ok, traits::GetCallMetadata};
use sp_runtime::traits::Dispatchable;

#[test]
fn every_act_should_have_the_effects_of_the_native_calls() {
	for (target, input, native) in all() {
		let name = native[0].get_call_metadata();
		let natively = effects_of(|| {
			for call in native.clone() {
				assert_ok!(call.dispatch(RuntimeOrigin::signed(account(HOLDER))));
			}
		});
		let solidity = effects_of(|| {
			let output = call(HOLDER, target, input.clone());
			assert!(!output.did_revert(), "{name:?}: {}", reason_in(&output.data));
		});
		assert_eq!(natively, solidity, "{name:?}");
		assert!(!natively.1.is_empty(), "{name:?}");
	}
}

#[test]
fn every_act_should_be_compared_with_its_native_call() {
	// By a test of its own.
	let alone = [
		(COUPON, ICoupon::setApprovalForAllCall::SELECTOR),
		(COUPON, ICoupon::safeTransferFromCall::SELECTOR),
		(COUPON, ICoupon::safeBatchTransferFromCall::SELECTOR),
		(REDEMPTION, IRedemption::redeemCall::SELECTOR),
		(dollars(), IStablecoin::transferCall::SELECTOR),
		(dollars(), IStablecoin::approveCall::SELECTOR),
		(dollars(), IStablecoin::transferFromCall::SELECTOR),
		(dollars(), IStablecoin::permitCall::SELECTOR),
	];
	let mut compared: Vec<(H160, Vec<u8>)> =
		alone.into_iter().map(|(target, selector)| (target, selector.to_vec())).collect();
	compared.extend(all().into_iter().map(|(target, input, _)| (target, input)));
	compared.extend(marketplace::acts().into_iter().map(|(input, _)| (MARKETPLACE, input)));
	let applications = issuers::applications().into_iter();
	compared.extend(applications.map(|(_, input, _)| (issuers::ISSUERS, input)));
	compared.extend(serials::acts().into_iter().map(|(_, input, _)| (numbered(), input)));
	for (number, selector, native) in NATIVE_CALLS {
		let is_compared = compared
			.iter()
			.any(|(target, input)| book::is_at(*number, target) && input.starts_with(selector));
		assert!(is_compared, "no test compares {native:?} at {number:x} from Solidity");
	}
}

#[test]
fn every_act_should_write_its_log_once() {
	for (target, input, native) in all() {
		build_and_execute(|| {
			let name = native[0].get_call_metadata();
			assert!(!call(HOLDER, target, input).did_revert());
			let own = logs().into_iter().filter(|(contract, ..)| *contract == target).count();
			// What hands the value over, or burns it, tells of that too; the bundle has two items; and an attestation tells
			// what it did, and that somebody brought it.
			let both = [
				"accept",
				"redeem_ticket",
				"redeem_tickets",
				"capture",
				"settle",
				"settle_batch",
				"claim_card",
				"claim_gift",
				"purchase_bundle",
				"submit_attestation",
			];
			let expected = if both.contains(&name.function_name) { 2 } else { native.len() };
			assert_eq!(own, expected, "{name:?}");
			assert!(logs().iter().all(|(contract, ..)| [target, COUPON].contains(contract)));
		});
	}
}

#[test]
fn asked_call_should_be_the_native_call() {
	build_and_execute(|| {
		for (target, input, native) in all() {
			let expected = (native.len() == 1).then(|| native[0].clone());
			assert_eq!(asked_call::<Test>(&target, &input), expected);
		}
		for (target, input) in views() {
			assert_eq!(asked_call::<Test>(&target, &input), None);
		}
	});
}

/// How many entries the list of a native call has; one without a list.
fn listed(call: &RuntimeCall) -> usize {
	match call {
		RuntimeCall::Permits(pallet_permits::Call::settle_batch { permits }) => permits.len(),
		RuntimeCall::Redemption(pallet_redemption::Call::redeem_tickets { tickets }) => {
			tickets.len()
		},
		RuntimeCall::Sales(pallet_sales::Call::purchase_bundle { items, .. }) => items.len(),
		RuntimeCall::Serials(pallet_serials::Call::distribute_serials { gifts, .. }) => gifts.len(),
		_ => 1,
	}
}

/// A gift of so many things through `Coupon`.
fn batch_of(count: usize) -> Vec<u8> {
	let (from, to) = (sol(address(HOLDER)), sol(address(FRIEND)));
	let ids = vec![Word::from(1); count];
	let (values, data) = (ids.clone(), Default::default());
	ICoupon::safeBatchTransferFromCall { from, to, ids, values, data }.abi_encode()
}

#[test]
fn entries_should_be_those_of_the_native_call() {
	build_and_execute(|| {
		let of_serials = serials::acts().into_iter();
		let of_serials = of_serials.map(|(_, input, native)| (numbered(), input, vec![native]));
		let mut longest = 0;
		for (target, input, native) in all().into_iter().chain(of_serials) {
			let [native] = native.as_slice() else { continue };
			let name = native.get_call_metadata();
			assert_eq!(entries(&target, &input), listed(native), "{name:?}");
			longest = longest.max(listed(native));
		}
		assert!(longest > 1, "some of them have lists");
	});
	for count in [0, 1, 3, 100] {
		assert_eq!(entries(&COUPON, &batch_of(count)), count);
	}
}

#[test]
fn entries_should_be_none_when_the_input_says_no_length() {
	build_and_execute(|| {
		let whole = batch_of(3);
		// Before the word that says where the list is, within it, and before the list's length.
		let mut broken: Vec<_> = [4, 99, 164].map(|length| whole[..length].to_vec()).into();
		// A list behind the end of the input, and where no number of 32 bits reaches.
		for place in [Word::from(100_000), Word::MAX] {
			let mut lost = whole.clone();
			lost[68..100].copy_from_slice(&place.to_be_bytes::<32>());
			broken.push(lost);
		}
		for input in broken {
			assert_eq!(entries(&COUPON, &input), 0, "{} bytes", input.len());
			assert_eq!(asked_call::<Test>(&COUPON, &input), None);
		}
		for (target, input) in
			[(COUPON, &whole[..3]), (COUPON, &whole[..0]), (REDEMPTION, &whole[..])]
		{
			assert_eq!(entries(&target, input), 1, "no list is asked for");
		}
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = books();
		let large = Word::from(LARGE_DEPOSIT) << 128;
		let request = ITreasury::requestWithdrawalCall {
			asset: number(POUNDS.into()),
			amount: large,
			payout: B256::ZERO,
		};
		let text = "Genex: amount is too large; it must fit into 128 bits";
		assert_eq!(reason(HOLDER, TREASURY, &request), text);
		let mint = ICouponFactory::mintCall { series: Word::MAX, quantity: number(1) };
		let text = "Genex: series is too large; it must fit into 32 bits";
		assert_eq!(reason(HOLDER, FACTORY, &mint), text);
		let mut opening = ITravelRule::openCaseCall {
			kind: number(2),
			id: number(1),
			to: sol(address(FRIEND)),
			quantity: number(1),
			envelope: B256::ZERO,
			envelopeHash: B256::ZERO,
		};
		let text = "Genex: kind has no meaning for 2";
		assert_eq!(reason(HOLDER, TRAVEL_RULE, &opening), text);
		(opening.kind, opening.to) = (number(1), sol(address(HOLDER)));
		opening.id = number(POUNDS.into());
		assert_eq!(reason(HOLDER, TRAVEL_RULE, &opening), "TravelRule: SameIdentity");
		let close = ICouponFactory::closeListingCall { listing: number(OWN_LISTING) };
		assert_eq!(reason(FRIEND, FACTORY, &close), "CouponFactory: NotSeller");
		let unknown = ITreasury::cancelWithdrawalCall { id: number(99) };
		assert_eq!(reason(HOLDER, TREASURY, &unknown), "Stablecoin: UnknownWithdrawal");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn every_view_should_leave_no_trace() {
	build_and_execute(|| {
		let before = books();
		for (target, input) in views() {
			assert!(!call(FRIEND, target, input).did_revert());
		}
		assert_eq!(books(), before);
		assert!(logs().is_empty() && book_events().is_empty());
	});
}
