// SPDX-License-Identifier: Apache-2.0
//! Stablecoins as ERC-20, with permits.

use crate::{
	Chain,
	abi::IStablecoin::{
		Approval, DOMAIN_SEPARATORCall, IStablecoinCalls, Transfer, allowanceCall, approveCall,
		balanceOfCall, decimalsCall, eip712DomainCall, eip712DomainReturn, nameCall, noncesCall,
		permitCall, supportsInterfaceCall, symbolCall, totalSupplyCall, transferCall,
		transferFromCall,
	},
	addresses,
	convert::{account, address, caller, h160, narrow, word},
	guards::{self, Access, Rule, rule},
	logs,
	native::ensure_not_paused,
	revert::{failed, refuse},
	weights,
};
use alloc::{string::String, vec::Vec};
use core::marker::PhantomData;
use frame_support::{ensure, traits::Get};
use genex_primitives::{AssetId, Balance, Clearance, Path, traits::Cash};
use pallet_allowances::{
	Description, INFINITE, Nonces, Permit, PermitSignature, WeightInfo as _, allowance_from,
	eip712::VERSION,
};
use pallet_cash::WeightInfo as _;
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, H256, Precompile,
	alloy::{
		primitives::{Address, B256, FixedBytes, U256},
		sol_types::{SolCall, SolInterface},
	},
};

/// Every function of `IStablecoin` and what it does to the chain.
pub const STABLECOIN_RULES: &[Rule] = &[
	rule::<nameCall>(Access::View),
	rule::<symbolCall>(Access::View),
	rule::<decimalsCall>(Access::View),
	rule::<totalSupplyCall>(Access::View),
	rule::<balanceOfCall>(Access::View),
	rule::<transferCall>(Access::Act),
	rule::<approveCall>(Access::Act),
	rule::<allowanceCall>(Access::View),
	rule::<transferFromCall>(Access::Act),
	rule::<permitCall>(Access::Act),
	rule::<noncesCall>(Access::View),
	rule::<DOMAIN_SEPARATORCall>(Access::View),
	rule::<eip712DomainCall>(Access::View),
	rule::<supportsInterfaceCall>(Access::View),
];

/// ERC-165, ERC-20, its metadata, its permits, and ERC-5267.
const INTERFACES: [[u8; 4]; 5] = [
	[0x01, 0xff, 0xc9, 0xa7],
	[0x36, 0x37, 0x2b, 0x07],
	[0xa2, 0x19, 0xa0, 0x25],
	[0x9d, 0x8f, 0xf7, 0xda],
	[0x84, 0xb0, 0x19, 0x6e],
];

/// The first four fields of a domain count: name, version, chain id and contract.
const DOMAIN_FIELDS: [u8; 1] = [0x0f];

/// The terms of a stablecoin.
const TERMS_READS: u64 = 1;
/// The terms, and the description or the details.
const DETAILS_READS: u64 = 2;
/// The terms, the description and the chain id.
const DOMAIN_READS: u64 = 3;
/// The terms, and the one entry that is asked for.
const ENTRY_READS: u64 = 2;

/// One stablecoin of `pallet-cash` as ERC-20, at [`addresses::of_stablecoin`].
pub struct Stablecoin<T>(PhantomData<T>);

impl<T: Chain> Precompile for Stablecoin<T> {
	type T = T;
	type Interface = IStablecoinCalls;
	const MATCHER: AddressMatcher = addresses::prefix(addresses::STABLECOINS);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		address: &[u8; 20],
		input: &IStablecoinCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(STABLECOIN_RULES, input.selector(), env)?;
		let asset = addresses::id_in(address);
		match input {
			IStablecoinCalls::name(_) => Self::name(asset, env),
			IStablecoinCalls::symbol(_) => Self::symbol(asset, env),
			IStablecoinCalls::decimals(_) => Self::decimals(asset, env),
			IStablecoinCalls::totalSupply(_) => Self::total_supply(asset, env),
			IStablecoinCalls::balanceOf(call) => Self::balance_of(asset, call, env),
			IStablecoinCalls::transfer(call) => Self::transfer(asset, call, env),
			IStablecoinCalls::approve(call) => Self::approve(asset, call, env),
			IStablecoinCalls::allowance(call) => Self::allowance(asset, call, env),
			IStablecoinCalls::transferFrom(call) => Self::transfer_from(asset, call, env),
			IStablecoinCalls::permit(call) => Self::permit(asset, call, env),
			IStablecoinCalls::nonces(call) => Self::nonces(asset, call, env),
			IStablecoinCalls::DOMAIN_SEPARATOR(_) => Self::domain_separator(asset, env),
			IStablecoinCalls::eip712Domain(_) => Self::domain(asset, env),
			IStablecoinCalls::supportsInterface(call) => Self::supports_interface(asset, call, env),
		}
	}
}

impl<T: Chain> Stablecoin<T> {
	fn name(asset: AssetId, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let name = text(Self::description(asset, env)?.name)?;
		Ok(nameCall::abi_encode_returns(&name))
	}

	fn symbol(asset: AssetId, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let symbol = text(Self::description(asset, env)?.symbol)?;
		Ok(symbolCall::abi_encode_returns(&symbol))
	}

	fn decimals(asset: AssetId, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let decimals = Self::description(asset, env)?.decimals;
		Ok(decimalsCall::abi_encode_returns(&decimals))
	}

	fn description(asset: AssetId, env: &mut impl Ext<T = T>) -> Result<Description, Error> {
		env.charge(weights::view::<T>(DETAILS_READS))?;
		pallet_allowances::Pallet::<T>::description_of(asset).ok_or_else(unknown::<T>)
	}

	fn total_supply(asset: AssetId, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(DETAILS_READS))?;
		let supply = pallet_allowances::Pallet::<T>::supply_of(asset).ok_or_else(unknown::<T>)?;
		Ok(totalSupplyCall::abi_encode_returns(&U256::from(supply)))
	}

	fn balance_of(
		asset: AssetId,
		call: &balanceOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		ensure_known::<T>(asset)?;
		let holder = account(env, &call.account)?;
		let free = <pallet_cash::Pallet<T> as Cash<_>>::free_balance(asset, &holder);
		Ok(balanceOfCall::abi_encode_returns(&U256::from(free)))
	}

	fn transfer(
		asset: AssetId,
		call: &transferCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_cash::Config>::WeightInfo::transfer())?;
		ensure_receivable(&call.to)?;
		let amount: Balance = narrow(call.value, "value")?;
		let from = caller(env)?;
		let to = account(env, &call.to)?;
		let native = pallet_cash::Call::<T>::transfer { asset, to: to.clone(), amount };
		ensure_not_paused(native, env)?;
		let outcome = if amount == 0 {
			pallet_allowances::Pallet::<T>::check_transfer_of_nothing(&from, asset, &from, &to)
		} else {
			let (path, clearance) = (Path::P2P, Clearance::None);
			<pallet_cash::Pallet<T> as Cash<_>>::transfer(
				path, asset, &from, &to, amount, clearance,
			)
		};
		outcome.map_err(failed::<T>)?;
		let event = Transfer { from: address::<T>(&from), to: call.to, value: call.value };
		logs::write(env, &event)?;
		Ok(transferCall::abi_encode_returns(&true))
	}

	fn approve(
		asset: AssetId,
		call: &approveCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_allowances::Config>::WeightInfo::approve())?;
		ensure_spender(&call.spender)?;
		let amount = allowance_from(word(call.value));
		let owner = caller(env)?;
		let spender = account(env, &call.spender)?;
		let native =
			pallet_allowances::Call::<T>::approve { asset, spender: spender.clone(), amount };
		ensure_not_paused(native, env)?;
		pallet_allowances::Pallet::<T>::do_approve(&owner, asset, &spender, amount)
			.map_err(failed::<T>)?;
		let (owner, value) = (address::<T>(&owner), shown(amount));
		logs::write(env, &Approval { owner, spender: call.spender, value })?;
		Ok(approveCall::abi_encode_returns(&true))
	}

	fn allowance(
		asset: AssetId,
		call: &allowanceCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		ensure_known::<T>(asset)?;
		let owner = account(env, &call.owner)?;
		let spender = account(env, &call.spender)?;
		let allowed = pallet_allowances::Pallet::<T>::allowance_of(asset, &owner, &spender);
		Ok(allowanceCall::abi_encode_returns(&shown(allowed)))
	}

	fn transfer_from(
		asset: AssetId,
		call: &transferFromCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_allowances::Config>::WeightInfo::transfer_from())?;
		ensure_receivable(&call.to)?;
		let amount: Balance = narrow(call.value, "value")?;
		let spender = caller(env)?;
		let from = account(env, &call.from)?;
		let to = account(env, &call.to)?;
		let native = pallet_allowances::Call::<T>::transfer_from {
			asset,
			from: from.clone(),
			to: to.clone(),
			amount,
		};
		ensure_not_paused(native, env)?;
		let outcome = if amount == 0 {
			pallet_allowances::Pallet::<T>::check_transfer_of_nothing(&spender, asset, &from, &to)
		} else {
			pallet_allowances::Pallet::<T>::do_transfer_from(&spender, asset, &from, &to, amount)
		};
		outcome.map_err(failed::<T>)?;
		logs::write(env, &Transfer { from: call.from, to: call.to, value: call.value })?;
		Ok(transferFromCall::abi_encode_returns(&true))
	}

	fn permit(
		asset: AssetId,
		call: &permitCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_allowances::Config>::WeightInfo::permit())?;
		ensure_spender(&call.spender)?;
		let by = caller(env)?;
		let (permit, signature) = permit_of(call);
		let native =
			pallet_allowances::Call::<T>::permit { asset, permit: permit.clone(), signature };
		ensure_not_paused(native, env)?;
		pallet_allowances::Pallet::<T>::do_permit(&by, asset, &permit, &signature)
			.map_err(failed::<T>)?;
		let value = shown(allowance_from(permit.value));
		logs::write(env, &Approval { owner: call.owner, spender: call.spender, value })?;
		Ok(Vec::new())
	}

	fn nonces(
		asset: AssetId,
		call: &noncesCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		ensure_known::<T>(asset)?;
		let owner = account(env, &call.owner)?;
		let nonce = Nonces::<T>::get(owner, asset);
		Ok(noncesCall::abi_encode_returns(&U256::from(nonce)))
	}

	fn domain_separator(asset: AssetId, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(DOMAIN_READS))?;
		let separator =
			pallet_allowances::Pallet::<T>::domain_separator(asset).ok_or_else(unknown::<T>)?;
		Ok(DOMAIN_SEPARATORCall::abi_encode_returns(&B256::from(separator.0)))
	}

	fn domain(asset: AssetId, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(DOMAIN_READS))?;
		let described = pallet_allowances::Pallet::<T>::description_of(asset);
		let domain = eip712DomainReturn {
			fields: FixedBytes(DOMAIN_FIELDS),
			name: text(described.ok_or_else(unknown::<T>)?.name)?,
			version: VERSION.into(),
			chainId: U256::from(<T as pallet_allowances::Config>::ChainId::get()),
			verifyingContract: Address::from(addresses::of_stablecoin(asset).0),
			salt: B256::ZERO,
			extensions: Vec::new(),
		};
		Ok(eip712DomainCall::abi_encode_returns(&domain))
	}

	fn supports_interface(
		asset: AssetId,
		call: &supportsInterfaceCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(TERMS_READS))?;
		ensure_known::<T>(asset)?;
		let supported = INTERFACES.contains(&call.interfaceId.0);
		Ok(supportsInterfaceCall::abi_encode_returns(&supported))
	}
}

/// What was signed, and the signature.
pub(crate) fn permit_of(call: &permitCall) -> (Permit, PermitSignature) {
	let permit = Permit {
		owner: h160(&call.owner),
		spender: h160(&call.spender),
		value: word(call.value),
		deadline: word(call.deadline),
	};
	(permit, PermitSignature { r: H256(call.r.0), s: H256(call.s.0), v: call.v })
}

/// An allowance as Ethereum knows it: without limit is the largest number there.
pub(crate) fn shown(allowed: Balance) -> U256 {
	if allowed == INFINITE { U256::MAX } else { U256::from(allowed) }
}

fn text(bytes: Vec<u8>) -> Result<String, Error> {
	String::from_utf8(bytes).map_err(|_| refuse("Stablecoin: the name is not UTF-8"))
}

/// The revert where there is no stablecoin.
fn unknown<T: Chain>() -> Error {
	failed::<T>(pallet_allowances::Error::<T>::UnknownAsset.into())
}

fn ensure_known<T: Chain>(asset: AssetId) -> Result<(), Error> {
	let known = <pallet_cash::Pallet<T> as Cash<T::AccountId>>::terms(asset).is_some();
	ensure!(known, unknown::<T>());
	Ok(())
}

/// Refuses addresses where money would be lost.
fn ensure_receivable(to: &Address) -> Result<(), Error> {
	ensure!(!to.is_zero(), refuse("Stablecoin: the zero address cannot hold money"));
	ensure!(
		!addresses::is_reserved(&h160(to)),
		refuse("Stablecoin: a precompile cannot hold money")
	);
	Ok(())
}

fn ensure_spender(spender: &Address) -> Result<(), Error> {
	ensure!(!spender.is_zero(), refuse("Stablecoin: the zero address cannot be a spender"));
	Ok(())
}
