// SPDX-License-Identifier: Apache-2.0
//! Writes down what took place.

use crate::{
	Activities, BoughtFromSeller, BoughtOfSeries, Config, Event, Pairs, Pallet, Relations,
};
use frame_support::traits::DefensiveOption;
use genex_primitives::{
	Asset, IdentityId, Movement, Path, Standing, UnitFacts, UnixSeconds,
	rules::{Activity, AmlKinds, Facts},
	traits::{Identities, UNEXPECTED},
};
use genex_storage::MapSlot;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Counts `movement`, of which `facts` were gathered. `alone` says that its call was declared with it and no other.
	pub(crate) fn do_note(
		movement: &Movement<T::AccountId>,
		mut facts: Facts,
		alone: bool,
	) -> DispatchResult {
		let (opened_by_giver, opened_by_receiver) = facts.count();
		let cases = opened_by_giver.count().saturating_add(opened_by_receiver.count());
		Self::spare(&facts, movement, cases, alone);
		// What else is counted is counted with identities alone.
		let holder = |who, standing: &Standing| match movement.units {
			Some(_) => Self::holder(who, standing),
			None => standing.identity(),
		};
		let from = holder(movement.from, &facts.from);
		let to = holder(movement.to, &facts.to);
		if let Some(units) = &movement.units {
			Self::note_worth(units.worth, &mut facts, from, to)?;
			Self::note_sale(movement, units, &mut facts);
		}
		if let (Some(key), Some(pair)) = (facts.pair_key(), facts.pair.take()) {
			Pairs::<T>::insert(key, pair);
		}
		Self::put_side(from, facts.giving, opened_by_giver, facts.now)?;
		Self::put_side(to, facts.receiving, opened_by_receiver, facts.now)
	}

	/// With whom the property of `who` counts. An account that others parted from its identity has no party, and still
	/// holds for it.
	fn holder(who: &T::AccountId, standing: &Standing) -> Option<IdentityId> {
		standing.identity().or_else(|| T::Identities::holder_of(who))
	}

	/// Moves what the units count towards holding caps, from one holder to the other.
	fn note_worth(
		worth: u128,
		facts: &mut Facts,
		from: Option<IdentityId>,
		to: Option<IdentityId>,
	) -> DispatchResult {
		let (leaves, enters) = facts.worth_legs();
		let stays = leaves && enters && from == to;
		if worth == 0 || stays {
			return Ok(());
		}
		if leaves && let Some(giving) = Self::loaded(from, &mut facts.giving) {
			giving.lose(worth).defensive_ok_or(UNEXPECTED)?;
		}
		if enters && let Some(receiving) = Self::loaded(to, &mut facts.receiving) {
			receiving.gain(worth).defensive_ok_or(UNEXPECTED)?;
		}
		Ok(())
	}

	/// The activity of `identity`, read now unless it was before.
	fn loaded(
		identity: Option<IdentityId>,
		activity: &mut Option<Activity>,
	) -> Option<&mut Activity> {
		let identity = identity?;
		Some(activity.get_or_insert_with(|| Self::known_activity(identity)))
	}

	/// Counts what a buyer has of an issuer; no purchase by a related party is silent.
	fn note_sale(
		movement: &Movement<T::AccountId>,
		units: &UnitFacts<T::AccountId>,
		facts: &mut Facts,
	) {
		let (Path::Primary, Asset::Series(series)) = (facts.path, facts.asset) else { return };
		let (Some(buyer), Some(Ok(value))) = (facts.to.identity(), facts.value) else { return };
		let issuer = Self::seller_of(movement.from, units, facts);
		if let Some(bought) = facts.closed_loop.take() {
			BoughtOfSeries::<T>::insert((buyer, series), bought.of_series);
			BoughtFromSeller::<T>::insert((buyer, issuer), bought.from_seller);
		}
		let related = facts.related.take();
		if related.is_some() || issuer == buyer {
			let cents = value.counted;
			Self::deposit_event(Event::RelatedPurchase { issuer, related: buyer, series, cents });
		}
		if let Some(bought) = related {
			Relations::<T>::mutate(issuer, buyer, |relation| {
				if let Some(relation) = relation {
					relation.bought = bought;
				}
			});
		}
	}

	/// Stores the activity of one side and opens its cases.
	fn put_side(
		identity: Option<IdentityId>,
		activity: Option<Activity>,
		opened: AmlKinds,
		now: UnixSeconds,
	) -> DispatchResult {
		let (Some(identity), Some(activity)) = (identity, activity) else { return Ok(()) };
		Self::put_activity(identity, activity);
		opened.iter().try_for_each(|kind| Self::open_aml_case(identity, kind, now))
	}

	/// Stores `activity`, unless it says nothing.
	pub(crate) fn put_activity(identity: IdentityId, activity: Activity) {
		let slot = Activities::<T>::slot(identity);
		if activity == Activity::default() {
			slot.remove();
		} else {
			slot.put(&activity);
		}
	}

	/// Takes `worth` of units that can never move again off what the identity that `who` holds them for has.
	pub(crate) fn do_forget_worth(who: &T::AccountId, worth: u128) -> DispatchResult {
		let Some(identity) = T::Identities::holder_of(who).filter(|_| worth > 0) else {
			return Ok(());
		};
		let mut activity = Self::known_activity(identity);
		activity.lose(worth).defensive_ok_or(UNEXPECTED)?;
		Self::put_activity(identity, activity);
		Ok(())
	}
}
