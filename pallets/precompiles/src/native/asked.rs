// SPDX-License-Identifier: Apache-2.0
//! The native call that an input asks for.

use super::CallOf;
use crate::{
	Chain,
	abi::{
		ICompliance::IComplianceCalls, ICoupon::ICouponCalls, ICouponFactory::ICouponFactoryCalls,
		ICustody::ICustodyCalls, IFeePools::IFeePoolsCalls, IIdentity::IIdentityCalls,
		IInsolvency::IInsolvencyCalls, IIssuers::IIssuersCalls, IMarketplace::IMarketplaceCalls,
		IQuarantine::IQuarantineCalls, IRedemption::IRedemptionCalls, ISerials::ISerialsCalls,
		IStablecoin::IStablecoinCalls, ITransferPolicies::ITransferPoliciesCalls,
		ITravelRule::ITravelRuleCalls, ITreasury::ITreasuryCalls,
	},
	addresses,
	compliance::Compliance,
	convert::{h160, word},
	coupon::{Coupon, batch_of},
	custody::Custody,
	factory::CouponFactory,
	fee_pools::FeePools,
	identity::Identity,
	insolvency::Insolvency,
	issuers::Issuers,
	marketplace::Marketplace,
	quarantine::Quarantine,
	redemption::Redemption,
	serials::{Serials, one, range_of},
	stablecoin::permit_of,
	transfer_policies::TransferPolicies,
	travel_rule::TravelRule,
	treasury::Treasury,
};
use genex_primitives::{AssetId, SeriesId};
use pallet_allowances::allowance_from;
use pallet_revive::{
	AddressMapper,
	precompiles::{
		Error, H160,
		alloy::{primitives::Address, sol_types::SolInterface},
	},
};
use sp_core::H256;

/// The one native call that does what calling `dest` with `input` asks for, if its arguments fit. Nothing for a view, for what
/// asks for several, and for approvals of units, which move none.
pub fn asked_call<T: Chain>(dest: &H160, input: &[u8]) -> Option<CallOf<T>> {
	if let Some(asset) = addresses::stablecoin_at(dest) {
		return asked_of_stablecoin::<T>(asset, input);
	}
	if let Some(series) = addresses::series_at(dest) {
		return asked_of_serials::<T>(series, input).map(Into::into);
	}
	let at = |number| *dest == addresses::address_of(number);
	if at(addresses::COUPON_FACTORY) {
		let asked = ICouponFactoryCalls::abi_decode_validate(input).ok()?;
		return CouponFactory::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::MARKETPLACE) {
		let asked = IMarketplaceCalls::abi_decode_validate(input).ok()?;
		return Marketplace::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::TREASURY) {
		let asked = ITreasuryCalls::abi_decode_validate(input).ok()?;
		return Treasury::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::REDEMPTION) {
		let asked = IRedemptionCalls::abi_decode_validate(input).ok()?;
		return Redemption::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::TRAVEL_RULE) {
		let asked = ITravelRuleCalls::abi_decode_validate(input).ok()?;
		return TravelRule::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::ISSUERS) {
		let asked = IIssuersCalls::abi_decode_validate(input).ok()?;
		return Issuers::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::INSOLVENCY) {
		let asked = IInsolvencyCalls::abi_decode_validate(input).ok()?;
		return Insolvency::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::QUARANTINE) {
		let asked = IQuarantineCalls::abi_decode_validate(input).ok()?;
		return Quarantine::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::CUSTODY) {
		let asked = ICustodyCalls::abi_decode_validate(input).ok()?;
		return Custody::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::FEE_POOLS) {
		let asked = IFeePoolsCalls::abi_decode_validate(input).ok()?;
		return FeePools::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::TRANSFER_POLICIES) {
		let asked = ITransferPoliciesCalls::abi_decode_validate(input).ok()?;
		return TransferPolicies::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::IDENTITY) {
		let asked = IIdentityCalls::abi_decode_validate(input).ok()?;
		return Identity::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::COMPLIANCE) {
		let asked = IComplianceCalls::abi_decode_validate(input).ok()?;
		return Compliance::<T>::native(&asked).ok()?;
	}
	asked_of_coupons::<T>(dest, input)
}

fn asked_of_serials<T: Chain>(series: SeriesId, input: &[u8]) -> Option<pallet_serials::Call<T>> {
	use pallet_serials::Call;
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	let transfer = |from: &Address, to: &Address, (first, last)| {
		let (from, to, ranges) = (account(from), account(to), one(range_of(first, last).ok()?));
		Some(Call::transfer_serials_from { series, from, to, ranges })
	};
	match ISerialsCalls::abi_decode_validate(input).ok()? {
		ISerialsCalls::safeTransferFrom_0(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::safeTransferFrom_1(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::transferFrom(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::transferRange(call) => {
			transfer(&call.from, &call.to, (call.first, call.last))
		},
		ISerialsCalls::distribute(call) => {
			let gifts = Serials::<T>::gifts_of(&call, account_at::<T>).ok()?;
			Some(Call::distribute_serials { series, gifts })
		},
		ISerialsCalls::redeem(call) => Some(Call::redeem_serials {
			series,
			ranges: one(range_of(call.first, call.last).ok()?),
			redeemer: account(&call.redeemer),
			order_hash: H256(call.orderHash.0),
			ciphertext: None,
		}),
		_ => None,
	}
}

/// The account behind an address, which always has one.
fn account_at<T: Chain>(address: &Address) -> Result<T::AccountId, Error> {
	Ok(T::AddressMapper::to_account_id(&h160(address)))
}

fn asked_of_stablecoin<T: Chain>(asset: AssetId, input: &[u8]) -> Option<CallOf<T>> {
	use pallet_allowances::Call;
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	match IStablecoinCalls::abi_decode_validate(input).ok()? {
		IStablecoinCalls::transfer(call) => {
			let (to, amount) = (account(&call.to), call.value.try_into().ok()?);
			Some(pallet_cash::Call::<T>::transfer { asset, to, amount }.into())
		},
		IStablecoinCalls::approve(call) => {
			let amount = allowance_from(word(call.value));
			Some(Call::<T>::approve { asset, spender: account(&call.spender), amount }.into())
		},
		IStablecoinCalls::transferFrom(call) => {
			let (from, to) = (account(&call.from), account(&call.to));
			let amount = call.value.try_into().ok()?;
			Some(Call::<T>::transfer_from { asset, from, to, amount }.into())
		},
		IStablecoinCalls::permit(call) => {
			let (permit, signature) = permit_of(&call);
			Some(Call::<T>::permit { asset, permit, signature }.into())
		},
		_ => None,
	}
}

fn asked_of_coupons<T: Chain>(dest: &H160, input: &[u8]) -> Option<CallOf<T>> {
	if *dest != addresses::address_of(addresses::COUPON) {
		return None;
	}
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	let call: pallet_coupons::Call<T> = match ICouponCalls::abi_decode_validate(input).ok()? {
		ICouponCalls::safeTransferFrom(call) => pallet_coupons::Call::transfer_from {
			from: account(&call.from),
			to: account(&call.to),
			series: call.id.try_into().ok()?,
			quantity: call.value.try_into().ok()?,
		},
		ICouponCalls::safeBatchTransferFrom(call) => pallet_coupons::Call::transfer_batch_from {
			from: account(&call.from),
			to: account(&call.to),
			items: batch_of(&call.ids, &call.values).ok()?,
		},
		promise => return Coupon::<T>::native(&promise).ok()?,
	};
	Some(call.into())
}
