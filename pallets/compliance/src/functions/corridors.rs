// SPDX-License-Identifier: Apache-2.0
//! Rules that depend on where the parties reside and on what they are.

use crate::{AllowedContracts, ClassBans, Config, Corridors, Error, Event, Pallet, Rules};
use frame_support::ensure;
use genex_primitives::{Actor, CouponClass, Jurisdiction, rules::Corridor};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_corridor(
		from: Jurisdiction,
		to: Jurisdiction,
		new: Option<Corridor>,
		reason: H256,
	) -> DispatchResult {
		ensure!(from.is_valid() && to.is_valid(), Error::<T>::UnknownJurisdiction);
		ensure!(from != to, Error::<T>::SameJurisdiction);
		let old = Corridors::<T>::get((from, to));
		ensure!(old != new, Error::<T>::NothingChanges);
		Corridors::<T>::set((from, to), new);
		let by = Actor::Governance;
		Self::deposit_event(Event::CorridorSet { by, from, to, old, new, reason });
		Ok(())
	}

	/// Keeps count of the places with a ban, so that movements look one up only where there is any.
	pub(crate) fn do_set_class_ban(
		jurisdiction: Jurisdiction,
		class: CouponClass,
		new: bool,
		reason: H256,
	) -> DispatchResult {
		ensure!(jurisdiction.is_valid(), Error::<T>::UnknownJurisdiction);
		let before = ClassBans::<T>::get(jurisdiction);
		let old = before.contains(class);
		ensure!(old != new, Error::<T>::NothingChanges);
		let after = before.set(class, new);
		let mut rules = Rules::<T>::get().ok_or(Error::<T>::RulesMissing)?;
		if after.is_empty() {
			ClassBans::<T>::remove(jurisdiction);
			// There are 249 jurisdictions: 16 bits count them.
			rules.banned_places = rules.banned_places.saturating_sub(1);
		} else {
			ClassBans::<T>::insert(jurisdiction, after);
			let is_first = u16::from(before.is_empty());
			rules.banned_places = rules.banned_places.saturating_add(is_first);
		}
		Rules::<T>::put(rules);
		let by = Actor::Governance;
		Self::deposit_event(Event::ClassBanSet { by, jurisdiction, class, old, new, reason });
		Ok(())
	}

	/// Puts the contract `who` on the list of those that may hold value, or takes it off.
	pub(crate) fn do_allow_contract(who: T::AccountId, new: bool, reason: H256) -> DispatchResult {
		let old = AllowedContracts::<T>::contains_key(&who);
		ensure!(old != new, Error::<T>::NothingChanges);
		AllowedContracts::<T>::set(&who, new.then_some(()));
		let by = Actor::Governance;
		Self::deposit_event(Event::ContractAllowed { by, who, old, new, reason });
		Ok(())
	}
}
