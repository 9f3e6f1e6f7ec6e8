// SPDX-License-Identifier: Apache-2.0
//! Random acts of Ethereum keys: through the precompiles, and of native calls.

use crate::invariants::{
	acts, market,
	random::Random,
	world::{World, series},
};
use genex_precompiles::{
	abi::{ICoupon, IRedemption, IStablecoin},
	addresses,
};
use genex_runtime::{AccountId, Runtime, RuntimeCall, UncheckedExtrinsic};
use genex_runtime_tests::{
	business,
	eth::{ALITH, BALTATHAR, Key},
	orders,
	scene::USDC,
};
use pallet_revive::{
	AddressMapper,
	precompiles::alloy::{
		primitives::{Address, B256, U256},
		sol_types::SolCall,
	},
};

fn address(account: &AccountId) -> Address {
	Address::from(<Runtime as pallet_revive::Config>::AddressMapper::to_address(account).0)
}

/// An Ethereum transaction, with a name for the tally.
pub fn next(world: &World, random: &mut Random) -> (&'static str, UncheckedExtrinsic) {
	let key: &Key = if random.chance(50) { &ALITH } else { &BALTATHAR };
	let own = address(&key.account());
	let other = address(&world.anyone(random));
	let from = if random.chance(80) { own } else { other };
	let mine = pallet_coupons::Holdings::<Runtime>::iter_prefix(key.account())
		.find(|(_, holding)| holding.free > 0 && random.chance(50));
	let (id, value) = match mine {
		Some((series, holding)) => (series, 1 + random.below(holding.free)),
		None => (series(random), random.quantity()),
	};
	let (id, value) = (U256::from(id), U256::from(value));
	let coupon = addresses::address_of(addresses::COUPON);
	let dollars = addresses::of_stablecoin(USDC);
	let paid = U256::from(random.below(10_000_000));
	match random.below(12) {
		0 => {
			let approved = random.chance(80);
			let call = ICoupon::setApprovalForAllCall { operator: other, approved };
			("ICoupon.setApprovalForAll", key.call(coupon, call.abi_encode()))
		},
		1 => {
			let (ids, values) = (vec![id, id], vec![value, U256::from(1)]);
			let data = Default::default();
			let call = ICoupon::safeBatchTransferFromCall { from, to: other, ids, values, data };
			("ICoupon.safeBatchTransferFrom", key.call(coupon, call.abi_encode()))
		},
		2 => {
			let data = Default::default();
			let call = ICoupon::safeTransferFromCall { from, to: other, id, value, data };
			("ICoupon.safeTransferFrom", key.call(coupon, call.abi_encode()))
		},
		3 => {
			let call = IRedemption::redeemCall {
				series: id,
				quantity: value,
				redeemer: address(random.pick(&world.issuers)),
				orderHash: random.hash().0.into(),
				ciphertext: Default::default(),
			};
			let redemption = addresses::address_of(addresses::REDEMPTION);
			("IRedemption.redeem", key.call(redemption, call.abi_encode()))
		},
		4 => {
			let call = IStablecoin::transferCall { to: other, value: paid };
			("IStablecoin.transfer", key.call(dollars, call.abi_encode()))
		},
		5 => {
			let value = if random.chance(30) { U256::MAX } else { paid };
			let call = IStablecoin::approveCall { spender: other, value };
			("IStablecoin.approve", key.call(dollars, call.abi_encode()))
		},
		6 => {
			let call = IStablecoin::transferFromCall { from: other, to: own, value: paid };
			("IStablecoin.transferFrom", key.call(dollars, call.abi_encode()))
		},
		7 => ("IStablecoin.permit", key.call(dollars, permit(other, paid))),
		8..=10 => {
			let (call, _) = market::next(world, random);
			let input = match &call {
				RuntimeCall::OrderBook(call) => orders::solidity(call),
				_ => None,
			};
			match input {
				Some(input) => ("IMarketplace", key.call(orders::MARKETPLACE, input)),
				None => ("ethereum, native call", key.native(call)),
			}
		},
		_ => {
			let (call, _) = acts::next(world, random);
			match business::solidity(&call) {
				Some((target, input)) if random.chance(50) => {
					(interface_of(target), key.call(target, input))
				},
				_ => ("ethereum, native call", key.native(call)),
			}
		},
	}
}

/// The name of the interface that is served at `target`.
fn interface_of(target: sp_core::H160) -> &'static str {
	match target {
		target if target == business::COUPON_FACTORY => "ICouponFactory",
		target if target == business::TREASURY => "ITreasury",
		target if target == business::ISSUERS => "IIssuers",
		target if target == business::INSOLVENCY => "IInsolvency",
		target if target == business::QUARANTINE => "IQuarantine",
		target if target == business::CUSTODY => "ICustody",
		target if target == business::COMPLIANCE => "ICompliance",
		target if target == business::IDENTITY => "IIdentity",
		target if target == business::REDEMPTION => "IRedemption",
		target if addresses::series_at(&target).is_some() => "ISerials",
		target if target == business::FEE_POOLS => "IFeePools",
		target if target == business::TRANSFER_POLICIES => "ITransferPolicies",
		_ => "ITravelRule",
	}
}

/// The input of a call that brings a permit of the first key for `spender`.
fn permit(spender: Address, value: U256) -> Vec<u8> {
	let (amount, for_ever) = (value.to::<u128>().into(), sp_core::U256::MAX);
	let at = sp_core::H160(spender.into_array());
	let (permit, signature) = ALITH.permit(USDC, at, amount, for_ever);
	IStablecoin::permitCall {
		owner: Address::from(permit.owner.0),
		spender,
		value,
		deadline: U256::MAX,
		v: signature.v,
		r: B256::from(signature.r.0),
		s: B256::from(signature.s.0),
	}
	.abi_encode()
}
