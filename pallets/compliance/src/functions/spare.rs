// SPDX-License-Identifier: Apache-2.0
//! What movements did not need of the weight that their calls were declared with.
//!
//! A call is declared as if its recipient had the most accounts, as if every gift opened every case, and as if it
//! crossed a border in foreign currencies under a shared policy. Hardly any is like that, and a block has room for what
//! is given back.

use crate::{Config, MOST_ACCOUNTS, MOST_CASES, Pallet, Spared, WeightInfo};
use frame_support::{traits::Get, weights::Weight};
use genex_primitives::{
	IdentityFlags, Movement, Path, Standing, rules::Facts, traits::Contracts, usd::needs_rate,
};

impl<T: Config> Pallet<T> {
	/// Counts what `movement`, which opened `cases`, did not need. What a call is declared to do once for one recipient,
	/// however many things it gives, counts once: as much as the dearest of the movements spares. What a call that gives to
	/// many is declared to do once for all of them is counted for a call that moves this `alone`.
	pub(crate) fn spare(facts: &Facts, movement: &Movement<T::AccountId>, cases: u32, alone: bool) {
		if facts.inbound.is_none() && facts.path != Path::P2P {
			return;
		}
		let to = movement.to;
		let (each, once) = Self::unneeded(facts, movement, cases, alone);
		let is_plain_sale = facts.path == Path::Primary && Self::is_plain_sale(facts, movement);
		Spared::<T>::mutate(|(sum, last, plain_sale)| {
			let again = last.take().filter(|(who, _)| who == to);
			let before = again.map(|(_, before)| before);
			let least = before.map_or(once, |before| before.min(once));
			*sum = sum
				.saturating_add(each)
				.saturating_sub(before.unwrap_or_default())
				.saturating_add(least);
			*last = Some((to.clone(), least));
			*plain_sale = is_plain_sale;
		});
	}

	/// What one movement did not need of what is declared for each, and of what is declared once for its recipient.
	fn unneeded(
		facts: &Facts,
		movement: &Movement<T::AccountId>,
		cases: u32,
		alone: bool,
	) -> (Weight, Weight) {
		let accounts = facts.inbound.as_ref().map_or_else(Weight::zero, |inbound| {
			let most = T::WeightInfo::check_coupon_transfer(MOST_ACCOUNTS);
			// The one account that receives is looked at in any case.
			most.saturating_sub(T::WeightInfo::check_coupon_transfer(inbound.asked.max(1)))
		});
		match facts.path {
			// Each fill of an order meets another maker.
			Path::Market => (accounts, Weight::zero()),
			// A batch lists the accounts once, and asks each of them for every series.
			Path::P2P => {
				let asked = accounts.saturating_div(2);
				let most = T::WeightInfo::note_coupon_transfer(MOST_CASES);
				let unopened = most.saturating_sub(T::WeightInfo::note_coupon_transfer(cases));
				let once = accounts.saturating_sub(asked).saturating_add(unopened);
				let shared = if alone {
					Self::unneeded_of_gift(facts, movement, cases)
				} else {
					Weight::zero()
				};
				(asked, once.saturating_add(shared))
			},
			// One buyer, whatever it buys in one call.
			_ => (Weight::zero(), accounts.saturating_add(Self::unneeded_of_sale(facts, movement))),
		}
	}

	/// What the only gift of a call did not need of what does not depend on accounts. The number of the next case is written
	/// with the first one.
	fn unneeded_of_gift(facts: &Facts, movement: &Movement<T::AccountId>, cases: u32) -> Weight {
		let next = T::DbWeight::get().writes(u64::from(cases == 0));
		if !Self::is_plain(facts, movement) {
			return next;
		}
		// The line through one and most accounts has a key more at one, which no case's number makes up for.
		let line = T::DbWeight::get().reads(u64::from(cases > 0));
		let dearest = T::WeightInfo::check_coupon_transfer(1).saturating_sub(line);
		dearest.saturating_sub(T::WeightInfo::check_plain_transfer()).saturating_add(next)
	}

	/// What the units of a sale did not need of what does not depend on accounts, and the money that pays for them. It goes the
	/// other way, to the seller: it looks up another contract and the corridor back.
	fn unneeded_of_sale(facts: &Facts, movement: &Movement<T::AccountId>) -> Weight {
		let unrelated = u64::from(Self::is_unrelated(&facts.to));
		let relation = T::DbWeight::get().reads_writes(unrelated, unrelated);
		if !Self::is_plain(facts, movement) {
			return relation;
		}
		let accounts = T::WeightInfo::check_coupon_transfer(MOST_ACCOUNTS)
			.saturating_sub(T::WeightInfo::check_coupon_transfer(1));
		let units = T::WeightInfo::check_purchase()
			.saturating_sub(accounts)
			.saturating_sub(T::WeightInfo::check_plain_purchase());
		let contract = if T::Contracts::is_looked_up(movement.from) { 0 } else { 2 };
		let money = T::DbWeight::get().reads(1u64.saturating_add(contract));
		relation.saturating_add(units).saturating_add(money)
	}

	/// Whether nothing was looked up that a movement at home, in US dollars, of no shared policy, to nobody who may be a contract
	/// and far from any cap has no use for.
	fn is_plain(facts: &Facts, movement: &Movement<T::AccountId>) -> bool {
		let foreign = needs_rate(movement.value.currency)
			|| movement.price.is_some_and(|price| needs_rate(price.currency));
		let policy = movement.units.as_ref().is_some_and(|units| units.policy.is_some());
		let asked = facts.inbound.is_some_and(|inbound| inbound.asked > 0);
		let looked_up = facts.corridor.is_some() || T::Contracts::is_looked_up(movement.to);
		!(foreign || policy || asked || looked_up)
	}

	/// Whether nobody looks for a relation of this side to an issuer.
	fn is_unrelated(side: &Standing) -> bool {
		let flags = side.party.map(|party| party.record.flags).unwrap_or_default();
		!flags.contains(IdentityFlags::RELATED)
	}

	/// Whether a sale of units is plain, and the money for them too, which goes to its seller.
	fn is_plain_sale(facts: &Facts, movement: &Movement<T::AccountId>) -> bool {
		Self::is_plain(facts, movement)
			&& Self::is_unrelated(&facts.to)
			&& !T::Contracts::is_looked_up(movement.from)
	}

	/// Whether units that are traded are plain, and the money for them too, which goes to whoever sells them. The order book
	/// looks for relations of a taker, and of makers then, so neither side may have any.
	pub(crate) fn is_plain_trade(facts: &Facts, movement: &Movement<T::AccountId>) -> bool {
		facts.path == Path::Market
			&& Self::is_plain(facts, movement)
			&& Self::is_unrelated(&facts.from)
			&& Self::is_unrelated(&facts.to)
			&& !T::Contracts::is_looked_up(movement.from)
	}

	/// Counts keys that a call was declared with and had no use for.
	pub(crate) fn do_spare_keys(reads: u64, writes: u64) {
		Self::count_spared(T::DbWeight::get().reads_writes(reads, writes));
	}

	/// Counts time that a call was declared with and had no use for.
	pub(crate) fn do_spare_time(picoseconds: u64) {
		Self::count_spared(Weight::from_parts(picoseconds, 0));
	}

	/// Counts time, once after the sale that was plain.
	pub(crate) fn do_spare_plain_sale(picoseconds: u64) {
		if Spared::<T>::mutate(|(_, _, plain_sale)| core::mem::take(plain_sale)) {
			Self::do_spare_time(picoseconds);
		}
	}

	fn count_spared(weight: Weight) {
		Spared::<T>::mutate(|(sum, ..)| *sum = sum.saturating_add(weight));
	}

	/// What the transaction spared so far; from here on it counts anew.
	pub fn take_spared() -> Weight {
		let (spared, ..) = Spared::<T>::take();
		spared
	}
}
