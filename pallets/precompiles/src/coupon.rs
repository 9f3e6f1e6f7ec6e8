// SPDX-License-Identifier: Apache-2.0
//! Coupons as ERC-1155, and what gives them to whoever a signed message names.

mod gifts;
mod rules;
mod views;

use crate::{
	Chain,
	abi::{
		ICoupon::{
			ApprovalForAll, ICouponCalls, TransferBatch, TransferSingle, balanceOfBatchCall,
			balanceOfCall, canTransactCall, canTransferCall, cardsOfCall, claimCardCall,
			claimGiftCall, getFrozenTokensCall, giftOfCall, isApprovedForAllCall,
			isCardClaimedCall, isPermitUsedCall, logTransferCall, printCardsCall, returnCardsCall,
			returnGiftCall, safeBatchTransferFromCall, safeTransferFromCall, sendGiftCall,
			setApprovalForAllCall, settlePermitCall, settlePermitsCall, supportsInterfaceCall,
			uriCall, withdrawGiftCall,
		},
		IERC1155Receiver::{onERC1155BatchReceivedCall, onERC1155ReceivedCall},
	},
	addresses,
	convert::{account, address, caller, h160, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::ensure_not_paused,
	receiver,
	revert::{failed, refuse},
	weights,
};
use alloc::{format, string::String, vec::Vec};
use core::marker::PhantomData;
use frame_support::ensure;
use genex_primitives::{Quantity, SeriesId};
use pallet_coupons::{BatchItems, Call, MAX_BATCH, WeightInfo};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};

/// Every function of `ICoupon` and what it does to the chain.
pub const COUPON_RULES: &[Rule] = &[
	rule::<balanceOfCall>(Access::View),
	rule::<balanceOfBatchCall>(Access::View),
	rule::<setApprovalForAllCall>(Access::Act),
	rule::<isApprovedForAllCall>(Access::View),
	rule::<safeTransferFromCall>(Access::Act),
	rule::<safeBatchTransferFromCall>(Access::Act),
	rule::<uriCall>(Access::View),
	rule::<supportsInterfaceCall>(Access::View),
	rule::<canTransactCall>(Access::View),
	rule::<canTransferCall>(Access::View),
	rule::<getFrozenTokensCall>(Access::View),
	rule::<logTransferCall>(Access::Sibling),
	rule::<settlePermitCall>(Access::Act),
	rule::<settlePermitsCall>(Access::Act),
	rule::<printCardsCall>(Access::Act),
	rule::<claimCardCall>(Access::Act),
	rule::<returnCardsCall>(Access::Act),
	rule::<sendGiftCall>(Access::Act),
	rule::<claimGiftCall>(Access::Act),
	rule::<withdrawGiftCall>(Access::Act),
	rule::<returnGiftCall>(Access::Act),
	rule::<cardsOfCall>(Access::View),
	rule::<isCardClaimedCall>(Access::View),
	rule::<giftOfCall>(Access::View),
	rule::<isPermitUsedCall>(Access::View),
];

/// ERC-165, ERC-1155 and the metadata of ERC-1155.
const INTERFACES: [[u8; 4]; 3] =
	[[0x01, 0xff, 0xc9, 0xa7], [0xd9, 0xb6, 0x7a, 0x26], [0x0e, 0x89, 0x34, 0x1c]];

/// The books of `pallet-coupons` as ERC-1155, at [`addresses::COUPON`].
pub struct Coupon<T>(PhantomData<T>);

impl<T: Chain> Precompile for Coupon<T> {
	type T = T;
	type Interface = ICouponCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::COUPON);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &ICouponCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(COUPON_RULES, input.selector(), env)?;
		match input {
			ICouponCalls::balanceOf(call) => Self::balance_of(call, env),
			ICouponCalls::balanceOfBatch(call) => Self::balance_of_batch(call, env),
			ICouponCalls::setApprovalForAll(call) => Self::set_approval_for_all(call, env),
			ICouponCalls::isApprovedForAll(call) => Self::is_approved_for_all(call, env),
			ICouponCalls::safeTransferFrom(call) => Self::safe_transfer_from(call, env),
			ICouponCalls::safeBatchTransferFrom(call) => Self::safe_batch_transfer_from(call, env),
			ICouponCalls::uri(call) => Self::uri(call, env),
			ICouponCalls::supportsInterface(call) => Self::supports_interface(call, env),
			ICouponCalls::canTransact(call) => Self::can_transact(call, env),
			ICouponCalls::canTransfer(call) => Self::can_transfer(call, env),
			ICouponCalls::getFrozenTokens(call) => Self::frozen_tokens(call, env),
			ICouponCalls::logTransfer(call) => Self::log_transfer(call, env),
			promise => Self::promise(promise, env),
		}
	}
}

impl<T: Chain> Coupon<T> {
	fn balance_of(call: &balanceOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(BALANCE_READS))?;
		let units = Self::units(&call.account, call.id, env)?;
		Ok(balanceOfCall::abi_encode_returns(&units))
	}

	fn balance_of_batch(
		call: &balanceOfBatchCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		ensure!(
			call.accounts.len() == call.ids.len(),
			refuse("Coupon: accounts and ids differ in length")
		);
		let pairs = u64::try_from(call.ids.len()).unwrap_or(u64::MAX);
		env.charge(weights::view::<T>(BALANCE_READS.saturating_mul(pairs)))?;
		let units = call
			.accounts
			.iter()
			.zip(&call.ids)
			.map(|(account, id)| Self::units(account, *id, env))
			.collect::<Result<Vec<_>, _>>()?;
		Ok(balanceOfBatchCall::abi_encode_returns(&units))
	}

	/// Units that the account at `holder` has of the series `id`.
	fn units(holder: &Address, id: U256, env: &mut impl Ext<T = T>) -> Result<U256, Error> {
		let holder = account(env, holder)?;
		let series: SeriesId = narrow(id, "id")?;
		Ok(U256::from(pallet_coupons::Pallet::<T>::balance_of(&holder, series)))
	}

	fn set_approval_for_all(
		call: &setApprovalForAllCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_coupons::Config>::WeightInfo::set_operator())?;
		ensure!(!call.operator.is_zero(), refuse("Coupon: the zero address cannot be an operator"));
		let owner = caller(env)?;
		let operator = account(env, &call.operator)?;
		let native =
			Call::<T>::set_operator { operator: operator.clone(), approved: call.approved };
		ensure_not_paused(native, env)?;
		pallet_coupons::Pallet::<T>::do_set_operator(&owner, &operator, call.approved)
			.map_err(failed::<T>)?;
		let event = ApprovalForAll {
			account: address::<T>(&owner),
			operator: call.operator,
			approved: call.approved,
		};
		logs::write(env, &event)?;
		Ok(Vec::new())
	}

	fn is_approved_for_all(
		call: &isApprovedForAllCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(OPERATOR_READS))?;
		let owner = account(env, &call.account)?;
		let operator = account(env, &call.operator)?;
		let approved = pallet_coupons::Pallet::<T>::is_operator(&owner, &operator);
		Ok(isApprovedForAllCall::abi_encode_returns(&approved))
	}

	fn safe_transfer_from(
		call: &safeTransferFromCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let charged = env.charge(<T as pallet_coupons::Config>::WeightInfo::transfer_from())?;
		ensure_receivable(&call.to)?;
		let series: SeriesId = narrow(call.id, "id")?;
		let quantity: Quantity = narrow(call.value, "value")?;
		let operator = caller(env)?;
		let from = account(env, &call.from)?;
		let to = account(env, &call.to)?;
		let native =
			Call::<T>::transfer_from { from: from.clone(), to: to.clone(), series, quantity };
		ensure_not_paused(native, env)?;
		pallet_coupons::Pallet::<T>::do_transfer(&operator, &from, &to, series, quantity)
			.map_err(failed::<T>)?;
		if operator == from {
			env.adjust_gas(charged, <T as pallet_coupons::Config>::WeightInfo::transfer());
		}
		let operator = address::<T>(&operator);
		let event = TransferSingle {
			operator,
			from: call.from,
			to: call.to,
			id: call.id,
			value: call.value,
		};
		logs::write(env, &event)?;
		let question = onERC1155ReceivedCall {
			operator,
			from: call.from,
			id: call.id,
			value: call.value,
			data: call.data.clone(),
		};
		let magic = onERC1155ReceivedCall::SELECTOR;
		receiver::ask(env, &h160(&call.to), question.abi_encode(), magic)?;
		Ok(Vec::new())
	}

	fn safe_batch_transfer_from(
		call: &safeBatchTransferFromCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let items = u32::try_from(call.ids.len()).unwrap_or(u32::MAX).min(MAX_BATCH);
		let charged =
			env.charge(<T as pallet_coupons::Config>::WeightInfo::transfer_batch_from(items))?;
		ensure_receivable(&call.to)?;
		let batch = batch_of(&call.ids, &call.values)?;
		let operator = caller(env)?;
		let from = account(env, &call.from)?;
		let to = account(env, &call.to)?;
		let native = Call::<T>::transfer_batch_from {
			from: from.clone(),
			to: to.clone(),
			items: batch.clone(),
		};
		ensure_not_paused(native, env)?;
		pallet_coupons::Pallet::<T>::do_transfer_batch(&operator, &from, &to, &batch)
			.map_err(failed::<T>)?;
		if operator == from {
			let actual = <T as pallet_coupons::Config>::WeightInfo::transfer_batch(items);
			env.adjust_gas(charged, actual);
		}
		let operator = address::<T>(&operator);
		let event = TransferBatch {
			operator,
			from: call.from,
			to: call.to,
			ids: call.ids.clone(),
			values: call.values.clone(),
		};
		logs::write(env, &event)?;
		let question = onERC1155BatchReceivedCall {
			operator,
			from: call.from,
			ids: call.ids.clone(),
			values: call.values.clone(),
			data: call.data.clone(),
		};
		let magic = onERC1155BatchReceivedCall::SELECTOR;
		receiver::ask(env, &h160(&call.to), question.abi_encode(), magic)?;
		Ok(Vec::new())
	}

	fn uri(call: &uriCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(URI_READS))?;
		let series: SeriesId = narrow(call.id, "id")?;
		let uri = pallet_coupons::Pallet::<T>::uri(series)
			.ok_or_else(|| failed::<T>(pallet_coupons::Error::<T>::NoSuchSeries.into()))?;
		let uri = String::from_utf8(uri.into_inner())
			.map_err(|_| refuse("Coupon: the address of the description is not UTF-8"))?;
		Ok(uriCall::abi_encode_returns(&uri))
	}

	fn supports_interface(
		call: &supportsInterfaceCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(0))?;
		let supported = INTERFACES.contains(&call.interfaceId.0);
		Ok(supportsInterfaceCall::abi_encode_returns(&supported))
	}

	fn log_transfer(call: &logTransferCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let event = TransferSingle {
			operator: call.operator,
			from: call.from,
			to: call.to,
			id: call.id,
			value: call.value,
		};
		logs::write(env, &event)?;
		Ok(Vec::new())
	}
}

/// The holding, and the series with its counters where the account is the issuer.
const BALANCE_READS: u64 = 3;
/// The approval.
const OPERATOR_READS: u64 = 1;
/// The texts of the series.
const URI_READS: u64 = 1;

/// Refuses addresses where units would be lost.
fn ensure_receivable(to: &Address) -> Result<(), Error> {
	ensure!(!to.is_zero(), refuse("Coupon: the zero address cannot hold units"));
	ensure!(!addresses::is_reserved(&h160(to)), refuse("Coupon: a precompile cannot hold units"));
	Ok(())
}

/// Series and quantities side by side.
pub(crate) fn batch_of(ids: &[U256], values: &[U256]) -> Result<BatchItems, Error> {
	ensure!(ids.len() == values.len(), refuse("Coupon: ids and values differ in length"));
	let items = ids
		.iter()
		.zip(values)
		.map(|(id, value)| Ok((narrow(*id, "id")?, narrow(*value, "value")?)))
		.collect::<Result<Vec<_>, Error>>()?;
	BatchItems::try_from(items)
		.map_err(|_| refuse(format!("Coupon: a batch has at most {MAX_BATCH} items")))
}
