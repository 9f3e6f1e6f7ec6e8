// SPDX-License-Identifier: Apache-2.0
//! Looks up what the rules have to know of a movement. Reads only what matters for its path, writes nothing.

use crate::{
	Activities, BoughtFromSeller, BoughtOfSeries, ClassBans, Config, Corridors, Pairs, Pallet,
	Permit, Relations, Rules,
};
use alloc::vec::Vec;
use genex_primitives::{
	Asset, IdentityFlags, IdentityId, LegalClass, Movement, Path, Quantity, Reason, SeriesId,
	UnitFacts,
	rules::{Activity, ClosedLoop, Facts, Inbound, Parties, Value},
	traits::{Contracts, Identities, OtherUnits, Policies},
};
use genex_storage::MapSlot;
use sp_runtime::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// The facts of `movement`, or the first reason against it. What is `known` of parties and rules is not read again.
	pub(crate) fn do_check(
		movement: &Movement<T::AccountId>,
		known: Option<&Parties<T::AccountId>>,
	) -> Result<Permit<T::AccountId>, Reason> {
		let permit = Self::gather(movement, known);
		let mut first = None;
		permit.facts.judge(&mut first);
		first.map_or(Ok(permit), Err)
	}

	/// Every reason against `movement`, by priority.
	pub(crate) fn do_explain(movement: &Movement<T::AccountId>) -> Vec<Reason> {
		let mut reasons = Vec::new();
		Self::gather(movement, None).facts.judge(&mut reasons);
		reasons.sort();
		reasons.dedup();
		reasons
	}

	fn gather(
		movement: &Movement<T::AccountId>,
		known: Option<&Parties<T::AccountId>>,
	) -> Permit<T::AccountId> {
		let what = (movement.path, movement.asset, movement.clearance);
		let standing = |who: &T::AccountId| {
			let before = known.and_then(|known| known.standing(who));
			before.unwrap_or_else(|| T::Identities::standing(who))
		};
		let (giver, receiver) = (standing(movement.from), standing(movement.to));
		let now = known.map_or_else(Self::now, |known| known.now);
		let family = known.and_then(|known| known.family_of(movement.to)).map(<[_]>::to_vec);
		let facts = Facts::new(what, now, giver, receiver);
		let mut permit = Permit { facts, family, plain: false };
		if permit.facts.is_ordered() {
			return permit;
		}
		Self::gather_rules(&mut permit.facts, known);
		Self::gather_history(&mut permit.facts, movement);
		if let (Asset::Series(series), Some(units)) = (movement.asset, &movement.units) {
			Self::gather_units(&mut permit, movement, series, units);
			permit.plain = Self::is_plain_trade(&permit.facts, movement);
		}
		permit
	}

	/// The rulebook, the age of the lists, and whether a class of coupons is banned anywhere.
	fn gather_rules(facts: &mut Facts, known: Option<&Parties<T::AccountId>>) {
		if let Some(known) = known {
			facts.book = known.book.clone();
			facts.fresh_until = known.fresh_until;
			facts.has_bans = known.has_bans;
			return;
		}
		let Some(rules) = Rules::<T>::get() else { return };
		facts.book = Some(rules.book);
		facts.fresh_until = rules.fresh_until;
		facts.has_bans = rules.banned_places > 0;
	}

	/// What the movement is worth, where it goes, and what both sides did before.
	fn gather_history(facts: &mut Facts, movement: &Movement<T::AccountId>) {
		let to = movement.to;
		facts.contract_refused = facts.asks_contract() && T::Contracts::is_refused(to);
		facts.corridor =
			facts.crossing().map(|way| Corridors::<T>::slot(way).get().unwrap_or_default());
		facts.value = facts.asks_value().then(|| Self::value_of(movement, facts));
		let (gives, receives) = facts.flows();
		facts.giving = Self::activity_of(gives.and(facts.from.identity()));
		facts.receiving = Self::activity_of(receives.and(facts.to.identity()));
		facts.pair = facts.pair_key().map(Pairs::<T>::get);
	}

	/// What matters for coupons only.
	fn gather_units(
		permit: &mut Permit<T::AccountId>,
		movement: &Movement<T::AccountId>,
		series: SeriesId,
		units: &UnitFacts<T::AccountId>,
	) {
		let Permit { facts, family, .. } = permit;
		// Whoever has a coupon may redeem it at its issuer, whatever the issuer's policy says.
		let at_issuer = facts.path == Path::Redeem && units.issuer == movement.to;
		if let Some(policy) = units.policy.filter(|_| facts.asks_policy() && !at_issuer) {
			let from = (movement.from, facts.from.identity());
			let to = (movement.to, facts.to.identity());
			facts.policy = T::Policies::refusal(policy, facts.path, from, to);
		}
		if let Some(place) = facts.residence() {
			let banned = facts.has_bans && ClassBans::<T>::get(place).contains(units.class);
			facts.class_banned = banned;
			facts.inbound = Some(Self::inbound(facts, family, movement, series, units));
		}
		if let Some(buyer) = facts.buyer() {
			let seller = Self::seller_of(movement.from, units, facts);
			facts.closed_loop = (units.legal_class == LegalClass::PaidGift).then(|| ClosedLoop {
				of_series: BoughtOfSeries::<T>::get((buyer, series)),
				from_seller: BoughtFromSeller::<T>::get((buyer, seller)),
			});
			let flags = facts.to.party.map(|party| party.record.flags).unwrap_or_default();
			if flags.contains(IdentityFlags::RELATED) {
				facts.related = Relations::<T>::get(seller, buyer).map(|relation| relation.bought);
			}
		}
	}

	/// What the movement is worth, or why nobody knows.
	fn value_of(movement: &Movement<T::AccountId>, facts: &Facts) -> Result<Value, Reason> {
		let (now, book) = (facts.now, facts.book.as_ref());
		let face = Self::cents_at(movement.value, now, book)?;
		let price = movement.price.map_or(Ok(0), |price| Self::cents_at(price, now, book))?;
		Ok(Value { face, counted: face.max(price) })
	}

	fn activity_of(identity: Option<IdentityId>) -> Option<Activity> {
		identity.map(Self::known_activity)
	}

	/// What `identity` did so far.
	pub(crate) fn known_activity(identity: IdentityId) -> Activity {
		Activities::<T>::slot(identity).get().unwrap_or_default()
	}

	/// The identity that issues the units. All issuers without one count as identity 0, which nobody has.
	pub(crate) fn seller_of(
		from: &T::AccountId,
		units: &UnitFacts<T::AccountId>,
		facts: &Facts,
	) -> IdentityId {
		let seller = if units.issuer == from {
			facts.from.identity()
		} else {
			T::Identities::identity_of(units.issuer)
		};
		seller.unwrap_or_default()
	}

	/// What the recipient would hold with the moved units. Lists the accounts of its `family` where they matter, unless they
	/// were listed before.
	fn inbound(
		facts: &Facts,
		family: &mut Option<Vec<T::AccountId>>,
		movement: &Movement<T::AccountId>,
		series: SeriesId,
		units: &UnitFacts<T::AccountId>,
	) -> Inbound {
		let (mut asked, mut on_others) = (0, 0);
		if Self::others_matter(facts, movement.quantity, units.worth) {
			let list = || facts.to.identity().map(T::Identities::accounts).unwrap_or_default();
			let accounts = family.get_or_insert_with(list);
			asked = accounts.len().saturated_into();
			on_others = Self::units_on_others(series, movement.to, accounts);
		}
		let units_after = u128::from(units.recipient_units)
			.saturating_add(on_others)
			.saturating_add(movement.quantity);
		Inbound { units_after, worth: units.worth, asked }
	}

	/// Whether units on other accounts of the recipient's identity could lead above its cap. They cannot when all that
	/// it holds, of whatever series, were still within the cap if it were units of this one.
	fn others_matter(facts: &Facts, quantity: u128, worth: u128) -> bool {
		let (Some(party), Some(book)) = (&facts.to.party, &facts.book) else { return false };
		let cap = book.tier(party.record.tier_at(facts.now)).holding.units;
		let (Some(cap), true) = (cap, party.record.accounts > 1) else { return false };
		let held = facts.receiving.as_ref().map_or(0, |activity| activity.worth);
		let after = held.checked_add(worth).and_then(|after| after.checked_mul(quantity));
		let most = u128::from(cap).checked_mul(worth);
		let within = matches!((after, most), (Some(after), Some(most)) if after <= most);
		worth == 0 || !within
	}

	/// Units of `series` on `accounts` except `but`, as many as one identity may have.
	fn units_on_others(series: SeriesId, but: &T::AccountId, accounts: &[T::AccountId]) -> u128 {
		let units = |who: &T::AccountId| -> Quantity { T::OtherUnits::units_of(series, who) };
		accounts
			.iter()
			.filter(|who| *who != but)
			.fold(0, |sum: u128, who| sum.saturating_add(u128::from(units(who))))
	}
}
