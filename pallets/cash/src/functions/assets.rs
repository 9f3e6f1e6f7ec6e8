// SPDX-License-Identifier: Apache-2.0
//! Registering stablecoins, their policies and reserves.

use crate::{
	AssetInfo, AssetPolicy, AssetTerms, Config, Error, Event, GenesisAsset, MAX_DECIMALS,
	MAX_ISSUANCE, MintedOn, Name, Pallet, Policies, Reserve, Reserves, Symbol, Terms,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{
		Get,
		fungibles::{
			Create, Inspect,
			metadata::{Inspect as _, Mutate as _},
		},
	},
};
use genex_primitives::{Actor, AssetId};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register(
		asset: AssetId,
		symbol: Symbol,
		name: Name,
		terms: AssetTerms,
		policy: AssetPolicy,
		reason: H256,
	) -> DispatchResult {
		ensure!(!Terms::<T>::contains_key(asset), Error::<T>::AssetExists);
		ensure!(Terms::<T>::count() < T::MaxAssets::get(), Error::<T>::TooManyAssets);
		ensure!(is_symbol(&symbol) && is_name(&name), Error::<T>::BadDescription);
		let coarsest = terms.currency.minor_digits().ok_or(Error::<T>::BadCurrency)?;
		ensure!((coarsest..=MAX_DECIMALS).contains(&terms.decimals), Error::<T>::BadDecimals);
		ensure!(policy.is_valid(), Error::<T>::BadPolicy);

		let owner = Self::account_id();
		// Sufficient, because accounts have no GNX and an account that only sufficients keep alive cannot carry the
		// consumer reference of any other kind of asset. One unit may stay, so no dust is ever burned.
		T::Ledger::create(asset, owner.clone(), true, 1)?;
		T::Ledger::set(asset, &owner, name.into_inner(), symbol.to_vec(), terms.decimals)?;
		Terms::<T>::insert(asset, terms);
		Policies::<T>::insert(asset, policy);
		let by = Actor::Governance;
		Self::deposit_event(Event::AssetRegistered { by, asset, symbol, terms, policy, reason });
		Ok(())
	}

	pub(crate) fn do_set_policy(asset: AssetId, new: AssetPolicy, reason: H256) -> DispatchResult {
		ensure!(new.is_valid(), Error::<T>::BadPolicy);
		let old = Self::policy_of(asset)?;
		Policies::<T>::insert(asset, new);
		let by = Actor::Governance;
		Self::deposit_event(Event::PolicySet { by, asset, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_attest_reserve(asset: AssetId, new: Reserve<T::AccountId>) -> DispatchResult {
		Self::terms_of(asset)?;
		ensure!(new.amount <= MAX_ISSUANCE, Error::<T>::AmountTooLarge);
		ensure!(new.as_of <= Self::now(), Error::<T>::AttestationFromFuture);
		let old = Reserves::<T>::get(asset);
		let in_order = old.as_ref().is_none_or(|old| new.as_of >= old.as_of);
		ensure!(in_order, Error::<T>::AttestationOutdated);
		Reserves::<T>::insert(asset, &new);
		Self::deposit_event(Event::ReserveAttested { asset, old, new });
		Ok(())
	}

	/// Registers a stablecoin of the genesis block, with its first attestation.
	pub(crate) fn build_genesis_asset(genesis: &GenesisAsset<T::AccountId>) -> DispatchResult {
		let bad = |_| Error::<T>::BadDescription;
		let symbol = Symbol::try_from(genesis.symbol.as_bytes().to_vec()).map_err(bad)?;
		let name = Name::try_from(genesis.name.as_bytes().to_vec()).map_err(bad)?;
		let terms = AssetTerms { currency: genesis.currency, decimals: genesis.decimals };
		Self::do_register(genesis.id, symbol, name, terms, genesis.policy, H256::zero())?;
		if let Some(first) = &genesis.reserve {
			ensure!(first.amount <= MAX_ISSUANCE, Error::<T>::AmountTooLarge);
			let attestor = first.attestor.clone();
			let (amount, hash, as_of) = (first.amount, first.hash, first.as_of);
			// The genesis block has no time yet to compare with.
			Reserves::<T>::insert(genesis.id, Reserve { amount, hash, as_of, attestor });
		}
		Ok(())
	}

	pub(crate) fn asset_infos() -> Vec<AssetInfo<T::AccountId>> {
		let mut infos: Vec<_> = Terms::<T>::iter()
			.filter_map(|(asset, terms)| {
				Some(AssetInfo {
					asset,
					symbol: T::Ledger::symbol(asset),
					name: T::Ledger::name(asset),
					terms,
					policy: Policies::<T>::get(asset)?,
					reserve: Reserves::<T>::get(asset),
					minted_today: Self::minted_today(MintedOn::<T>::get(asset)),
					issuance: T::Ledger::total_issuance(asset),
				})
			})
			.collect();
		infos.sort_unstable_by_key(|info| info.asset);
		infos
	}
}

fn is_symbol(symbol: &[u8]) -> bool {
	!symbol.is_empty() && symbol.iter().all(u8::is_ascii_alphanumeric)
}

fn is_name(name: &[u8]) -> bool {
	core::str::from_utf8(name)
		.is_ok_and(|name| !name.trim().is_empty() && !name.chars().any(char::is_control))
}
