// SPDX-License-Identifier: Apache-2.0
//! Registered market makers and their bonds.

use crate::{
	Config, Error, Event, MakerTermsOf, Pallet, Traders,
	types::{Bond, MakerTerms},
};
use frame_support::ensure;
use genex_primitives::{
	Actor, Reason, Tier,
	traits::{Cash, Identities},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_maker(who: T::AccountId) -> DispatchResult {
		let identity = Self::ensure_trader(&who, Self::now())?;
		ensure!(T::Identities::tier_of(&who) >= Tier::L3, Error::<T>::TierTooLow);
		let terms = MakerTermsOf::<T>::get().ok_or(Error::<T>::NoMakerTerms)?;
		let mut trader = Traders::<T>::get(identity);
		ensure!(trader.bond.is_none(), Error::<T>::AlreadyMaker);
		let MakerTerms { asset, bond, .. } = terms;
		T::Cash::hold(asset, &who, bond)?;
		trader.bond = Some(Bond { account: who.clone(), asset, amount: bond });
		Traders::<T>::insert(identity, trader);
		Self::deposit_event(Event::MakerRegistered { identity, who, asset, bond });
		Ok(())
	}

	pub(crate) fn do_leave_maker(by: T::AccountId) -> DispatchResult {
		let identity = T::Identities::identity_of(&by);
		let identity = identity.ok_or_else(|| Self::refused(Reason::SenderUnknown))?;
		let mut trader = Traders::<T>::get(identity);
		let bond = trader.bond.take().ok_or(Error::<T>::NotMaker)?;
		Traders::<T>::insert(identity, trader);
		let Bond { account: who, asset, amount: bond } = bond;
		T::Cash::release(asset, &who, bond)?;
		Self::deposit_event(Event::MakerLeft { identity, who, asset, bond });
		Ok(())
	}

	pub(crate) fn do_set_maker_terms(new: Option<MakerTerms>, reason: H256) -> DispatchResult {
		if let Some(terms) = new {
			ensure!(T::Cash::terms(terms.asset).is_some(), Error::<T>::UnknownAsset);
		}
		let old = MakerTermsOf::<T>::get();
		MakerTermsOf::<T>::set(new);
		let by = Actor::Governance;
		Self::deposit_event(Event::MakerTermsSet { old, new, by, reason });
		Ok(())
	}
}
