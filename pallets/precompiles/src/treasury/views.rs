// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of stablecoins, deposits and withdrawals.

use super::{Treasury, id_of};
use crate::{
	Chain,
	abi::ITreasury::{
		ITreasuryCalls, assetTermsCall, assetTermsReturn, balancesOfCall, balancesOfReturn,
		depositStateCall, nextWithdrawalIdCall, reserveOfCall, reserveOfReturn, tokenOfCall,
		withdrawalOfCall, withdrawalOfReturn,
	},
	addresses,
	convert::{account, address, bytes_of, narrow},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	weights,
};
use alloc::vec::Vec;
use genex_primitives::AssetId;
use pallet_cash::{
	AssetPolicy, AssetTerms, DepositState, NextWithdrawalId, Policies, Reserves, Terms,
};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, B256, FixedBytes, U256},
		sol_types::SolCall,
	},
};
use sp_core::H256;

/// A counter, a withdrawal, a deposit or the terms of a stablecoin.
const ENTRY_READS: u64 = 1;
/// The terms of a stablecoin, and one entry more.
const TERMS_AND_ENTRY_READS: u64 = 2;

impl<T: Chain> Treasury<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &ITreasuryCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use ITreasuryCalls as Asked;
		match input {
			Asked::tokenOf(call) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let (asset, _) = known::<T>(call.asset)?;
				let token = Address::from(addresses::of_stablecoin(asset).0);
				Ok(tokenOfCall::abi_encode_returns(&token))
			},
			Asked::nextWithdrawalId(_) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let next = U256::from(NextWithdrawalId::<T>::get());
				Ok(nextWithdrawalIdCall::abi_encode_returns(&next))
			},
			Asked::balancesOf(call) => Self::balances_of(call, env),
			Asked::assetTerms(call) => Self::asset_terms(call, env),
			Asked::reserveOf(call) => Self::reserve_of(call, env),
			Asked::withdrawalOf(call) => Self::withdrawal_of(call, env),
			Asked::depositState(call) => Self::deposit_state(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn balances_of(call: &balancesOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(TERMS_AND_ENTRY_READS))?;
		let (asset, _) = known::<T>(call.asset)?;
		let holder = account(env, &call.account)?;
		let balances = pallet_cash::Pallet::<T>::balance(asset, holder);
		let shown = balancesOfReturn {
			free: U256::from(balances.free),
			held: U256::from(balances.held),
			leaving: U256::from(balances.leaving),
		};
		Ok(balancesOfCall::abi_encode_returns(&shown))
	}

	fn asset_terms(call: &assetTermsCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(TERMS_AND_ENTRY_READS))?;
		let (asset, terms) = known::<T>(call.asset)?;
		let policy: AssetPolicy = Policies::<T>::get(asset).ok_or_else(unknown_asset::<T>)?;
		let shown = assetTermsReturn {
			currency: FixedBytes(terms.currency.letters()),
			decimals: terms.decimals,
			dailyMintCap: U256::from(policy.daily_mint_cap),
			secondApprovalFrom: U256::from(policy.second_approval_from),
			reserveMaxAge: U256::from(policy.reserve_max_age),
			minWithdrawal: U256::from(policy.min_withdrawal),
		};
		Ok(assetTermsCall::abi_encode_returns(&shown))
	}

	fn reserve_of(call: &reserveOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(TERMS_AND_ENTRY_READS))?;
		let (asset, _) = known::<T>(call.asset)?;
		let shown = match Reserves::<T>::get(asset) {
			Some(reserve) => reserveOfReturn {
				amount: U256::from(reserve.amount),
				report: B256::from(reserve.hash.0),
				asOf: U256::from(reserve.as_of),
				attestor: address::<T>(&reserve.attestor),
			},
			None => reserveOfReturn {
				amount: U256::ZERO,
				report: B256::ZERO,
				asOf: U256::ZERO,
				attestor: Address::ZERO,
			},
		};
		Ok(reserveOfCall::abi_encode_returns(&shown))
	}

	fn withdrawal_of(call: &withdrawalOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let unknown = || failed::<T>(pallet_cash::Error::<T>::UnknownWithdrawal.into());
		let found = pallet_cash::Pallet::<T>::withdrawal(id_of(call.id)?).ok_or_else(unknown)?;
		let shown = withdrawalOfReturn {
			holder: address::<T>(&found.who),
			asset: U256::from(found.asset),
			amount: U256::from(found.amount),
			payout: B256::from(found.payout.0),
			wallet: found.wallet.as_ref().map(bytes_of).unwrap_or_default(),
			requestedAt: U256::from(found.requested_at),
			reviewed: found.review.is_some(),
		};
		Ok(withdrawalOfCall::abi_encode_returns(&shown))
	}

	fn deposit_state(call: &depositStateCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let state = match pallet_cash::Pallet::<T>::deposit_state(H256(call.depositId.0)) {
			None => 0,
			Some(DepositState::Pending(_)) => 1,
			Some(DepositState::Minted) => 2,
			Some(DepositState::Cancelled) => 3,
		};
		Ok(depositStateCall::abi_encode_returns(&state))
	}
}

/// The id and the terms of a stablecoin that exists.
fn known<T: Chain>(asset: U256) -> Result<(AssetId, AssetTerms), Error> {
	let asset: AssetId = narrow(asset, "asset")?;
	let terms = Terms::<T>::get(asset).ok_or_else(unknown_asset::<T>)?;
	Ok((asset, terms))
}

/// The revert where there is no stablecoin.
fn unknown_asset<T: Chain>() -> Error {
	failed::<T>(pallet_cash::Error::<T>::UnknownAsset.into())
}
