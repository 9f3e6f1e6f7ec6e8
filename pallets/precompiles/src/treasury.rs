// SPDX-License-Identifier: Apache-2.0
//! Money in and out of the chain.

mod views;

use crate::{
	Chain,
	abi::ITreasury::{
		DepositApproved, DepositCancelled, Deposited, ITreasuryCalls, ReserveAttested,
		WithdrawalCancelled, WithdrawalCompleted, WithdrawalRejected, WithdrawalRequested,
		approveDepositCall, assetTermsCall, attestReserveCall, balancesOfCall, cancelDepositCall,
		cancelWithdrawalCall, completeWithdrawalCall, depositCall, depositStateCall,
		nextWithdrawalIdCall, rejectWithdrawalCall, requestWithdrawalCall, reserveOfCall,
		tokenOfCall, withdrawToWalletCall, withdrawalOfCall,
	},
	addresses,
	convert::{account, address, bytes_of, caller, member, narrow, wallet_of},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf},
	revert::failed,
	weights,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use pallet_cash::{
	Call, DepositState, Deposits, NextWithdrawalId, SourceOfFunds, WithdrawalId, Withdrawals,
};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, B256, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use sp_core::H256;

/// Every function of `ITreasury` and what it does to the chain.
pub const TREASURY_RULES: &[Rule] = &[
	rule::<requestWithdrawalCall>(Access::Act),
	rule::<withdrawToWalletCall>(Access::Act),
	rule::<cancelWithdrawalCall>(Access::Act),
	rule::<completeWithdrawalCall>(Access::Act),
	rule::<rejectWithdrawalCall>(Access::Act),
	rule::<depositCall>(Access::Act),
	rule::<approveDepositCall>(Access::Act),
	rule::<cancelDepositCall>(Access::Act),
	rule::<attestReserveCall>(Access::Act),
	rule::<tokenOfCall>(Access::View),
	rule::<balancesOfCall>(Access::View),
	rule::<assetTermsCall>(Access::View),
	rule::<reserveOfCall>(Access::View),
	rule::<nextWithdrawalIdCall>(Access::View),
	rule::<withdrawalOfCall>(Access::View),
	rule::<depositStateCall>(Access::View),
];

/// The id of a withdrawal and the withdrawal itself, or what became of a deposit.
const OUTCOME_READS: u64 = 2;

/// Deposits and withdrawals of `pallet-cash`, at [`addresses::TREASURY`].
pub struct Treasury<T>(PhantomData<T>);

impl<T: Chain> Precompile for Treasury<T> {
	type T = T;
	type Interface = ITreasuryCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::TREASURY);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &ITreasuryCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(TREASURY_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => {
				native::make::<T>(call, env, || None)?;
				Self::report(input, env)
			},
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> Treasury<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &ITreasuryCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		use ITreasuryCalls as Asked;
		let call: Call<T> = match input {
			Asked::requestWithdrawal(call) => Call::request_withdrawal {
				asset: narrow(call.asset, "asset")?,
				amount: narrow(call.amount, "amount")?,
				payout: H256(call.payout.0),
			},
			Asked::withdrawToWallet(call) => Call::withdraw_to_wallet {
				asset: narrow(call.asset, "asset")?,
				amount: narrow(call.amount, "amount")?,
				wallet: wallet_of(&call.wallet)?,
			},
			Asked::cancelWithdrawal(call) => Call::cancel_withdrawal { id: id_of(call.id)? },
			Asked::completeWithdrawal(call) => Call::complete_withdrawal { id: id_of(call.id)? },
			Asked::rejectWithdrawal(call) => {
				Call::reject_withdrawal { id: id_of(call.id)?, reason: H256(call.reason.0) }
			},
			Asked::deposit(call) => Call::deposit {
				asset: narrow(call.asset, "asset")?,
				to: find(&call.to)?,
				amount: narrow(call.amount, "amount")?,
				reference: H256(call.depositId.0),
				source: source_of(call)?,
			},
			Asked::approveDeposit(call) => Call::approve_deposit {
				reference: H256(call.depositId.0),
				reason: H256(call.reason.0),
			},
			Asked::cancelDeposit(call) => Call::cancel_deposit {
				reference: H256(call.depositId.0),
				reason: H256(call.reason.0),
			},
			Asked::attestReserve(call) => Call::attest_reserve {
				asset: narrow(call.asset, "asset")?,
				amount: narrow(call.amount, "amount")?,
				hash: H256(call.report.0),
				as_of: narrow(call.asOf, "asOf")?,
			},
			_ => return Ok(None),
		};
		Ok(Some(call.into()))
	}

	/// Writes the log of the act that `input` asked for and that was done, and gives its answer.
	fn report(input: &ITreasuryCalls, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		use ITreasuryCalls as Asked;
		let by = address::<T>(&caller(env)?);
		match input {
			Asked::requestWithdrawal(_) => {
				let id = Self::report_requested(by, env)?;
				return Ok(requestWithdrawalCall::abi_encode_returns(&id));
			},
			Asked::withdrawToWallet(_) => {
				let id = Self::report_requested(by, env)?;
				return Ok(withdrawToWalletCall::abi_encode_returns(&id));
			},
			Asked::cancelWithdrawal(call) => {
				logs::write(env, &WithdrawalCancelled { id: call.id, holder: by })?;
			},
			Asked::completeWithdrawal(call) => {
				logs::write(env, &WithdrawalCompleted { id: call.id, gateway: by })?;
			},
			Asked::rejectWithdrawal(call) => {
				let (id, reason) = (call.id, call.reason);
				logs::write(env, &WithdrawalRejected { id, gateway: by, reason })?;
			},
			Asked::deposit(call) => {
				let minted = Self::report_deposited(call, by, env)?;
				return Ok(depositCall::abi_encode_returns(&minted));
			},
			Asked::approveDeposit(call) => {
				let (id, reason) = (call.depositId, call.reason);
				logs::write(env, &DepositApproved { depositId: id, by, reason })?;
			},
			Asked::cancelDeposit(call) => {
				let (id, reason) = (call.depositId, call.reason);
				logs::write(env, &DepositCancelled { depositId: id, gateway: by, reason })?;
			},
			Asked::attestReserve(call) => {
				let attested = ReserveAttested {
					asset: call.asset,
					attestor: by,
					amount: call.amount,
					report: call.report,
					asOf: call.asOf,
				};
				logs::write(env, &attested)?;
			},
			_ => {},
		}
		Ok(Vec::new())
	}

	/// Writes the log of the withdrawal that was requested last, and gives its id.
	fn report_requested(holder: Address, env: &mut impl Ext<T = T>) -> Result<U256, Error> {
		env.charge(weights::view::<T>(OUTCOME_READS))?;
		let latest = NextWithdrawalId::<T>::get().saturating_sub(1);
		let unknown = || failed::<T>(pallet_cash::Error::<T>::UnknownWithdrawal.into());
		let withdrawal = Withdrawals::<T>::get(latest).ok_or_else(unknown)?;
		let id = U256::from(latest);
		let requested = WithdrawalRequested {
			id,
			holder,
			asset: U256::from(withdrawal.asset),
			amount: U256::from(withdrawal.amount),
			payout: B256::from(withdrawal.payout.0),
			wallet: withdrawal.wallet.as_ref().map(bytes_of).unwrap_or_default(),
			reviewed: withdrawal.review.is_some(),
		};
		logs::write(env, &requested)?;
		Ok(id)
	}

	/// Writes the log of a deposit, and says whether it is minted.
	fn report_deposited(
		call: &depositCall,
		gateway: Address,
		env: &mut impl Ext<T = T>,
	) -> Result<bool, Error> {
		env.charge(weights::view::<T>(OUTCOME_READS))?;
		let minted =
			matches!(Deposits::<T>::get(H256(call.depositId.0)), Some(DepositState::Minted));
		let deposited = Deposited {
			depositId: call.depositId,
			to: call.to,
			asset: call.asset,
			amount: call.amount,
			gateway,
			pending: !minted,
		};
		logs::write(env, &deposited)?;
		Ok(minted)
	}
}

fn id_of(id: U256) -> Result<WithdrawalId, Error> {
	narrow(id, "id")
}

/// Where deposited money comes from.
fn source_of(call: &depositCall) -> Result<SourceOfFunds, Error> {
	let class = member(narrow(call.source, "source")?, "source")?;
	Ok(SourceOfFunds { class, hash: H256(call.sourceHash.0) })
}
