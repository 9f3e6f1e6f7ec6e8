// SPDX-License-Identifier: Apache-2.0
//! The books as an indexer keeps them: rebuilt from events alone, compared with the state.

use genex_primitives::{AssetId, SeriesId};
use genex_runtime::{AccountId, Assets, Cash, Runtime, RuntimeEvent};
use pallet_coupons::{Source, UnitCounters};
use std::collections::{BTreeMap, BTreeSet};

/// Free, held and leaving money.
type Money = (u128, u128, u128);

/// What all events so far add up to.
#[derive(Default)]
pub struct Model {
	units: BTreeMap<(SeriesId, AccountId), (u64, u64)>,
	counters: BTreeMap<SeriesId, UnitCounters>,
	money: BTreeMap<(AssetId, AccountId), Money>,
	booked: BTreeSet<SeriesId>,
	/// GNX that came into being, with each new contract a little.
	pub minted: u128,
	/// GNX that its holders or a rule destroyed.
	pub burned: u128,
}

impl Model {
	/// Takes the events of a block in.
	pub fn read(&mut self, events: impl IntoIterator<Item = RuntimeEvent>) {
		for event in events {
			match event {
				RuntimeEvent::Coupons(event) => self.read_coupons(event),
				RuntimeEvent::Cash(event) => self.read_cash(event),
				RuntimeEvent::Balances(event) => self.read_gnx(&event),
				_ => {},
			}
		}
	}

	fn read_gnx(&mut self, event: &pallet_balances::Event<Runtime>) {
		use pallet_balances::Event::*;
		match event {
			Minted { amount, .. } => self.minted += amount,
			Burned { amount, .. } | BurnedHeld { amount, .. } => self.burned += amount,
			_ => {},
		}
	}

	fn holding(&mut self, series: SeriesId, who: AccountId) -> &mut (u64, u64) {
		self.units.entry((series, who)).or_default()
	}

	fn count(&mut self, series: SeriesId) -> &mut UnitCounters {
		self.counters.entry(series).or_default()
	}

	fn read_coupons(&mut self, event: pallet_coupons::Event<Runtime>) {
		use pallet_coupons::Event::*;
		match event {
			Minted { series, quantity, .. } => {
				self.count(series).minted += quantity;
				self.count(series).unsold += quantity;
			},
			Recalled { series, quantity, .. } => {
				self.count(series).unsold -= quantity;
				self.count(series).recalled += quantity;
			},
			Sold { series, buyer, quantity, .. } => {
				self.count(series).unsold -= quantity;
				self.count(series).circulating += quantity;
				self.holding(series, buyer).0 += quantity;
			},
			Transferred { series, from, to, quantity, source, .. } => {
				match source {
					Source::Free => self.holding(series, from).0 -= quantity,
					Source::Escrow => self.holding(series, from).1 -= quantity,
				}
				self.holding(series, to).0 += quantity;
			},
			Held { series, who, quantity } => {
				self.holding(series, who.clone()).0 -= quantity;
				self.holding(series, who).1 += quantity;
			},
			Released { series, who, quantity } => {
				self.holding(series, who.clone()).1 -= quantity;
				self.holding(series, who).0 += quantity;
			},
			Redeemed { series, holder, quantity, .. } => {
				self.count(series).circulating -= quantity;
				self.count(series).redeemed += quantity;
				self.holding(series, holder).0 -= quantity;
			},
			Refunded { series, holder, quantity } => {
				self.holding(series, holder).0 -= quantity;
				// What was booked as expired was not: the buyer got the money back.
				let booked = self.booked.contains(&series);
				let counters = self.count(series);
				let from = if booked { &mut counters.expired } else { &mut counters.circulating };
				*from -= quantity;
				counters.refunded += quantity;
			},
			HoldingCleared { series, who, .. } => *self.holding(series, who) = (0, 0),
			ExpiryBooked { series, unsold, circulating, .. } => {
				self.booked.insert(series);
				let counters = self.count(series);
				counters.unsold -= unsold;
				counters.circulating -= circulating;
				counters.expired += unsold + circulating;
			},
			_ => {},
		}
	}

	fn purse(&mut self, asset: AssetId, who: AccountId) -> &mut Money {
		self.money.entry((asset, who)).or_default()
	}

	/// Whose money there is or was.
	pub fn purses(&self) -> impl Iterator<Item = &(AssetId, AccountId)> {
		self.money.keys()
	}

	fn read_cash(&mut self, event: pallet_cash::Event<Runtime>) {
		use pallet_cash::Event::*;
		match event {
			Transferred { asset, from, to, amount, .. } => {
				self.purse(asset, from).0 -= amount;
				self.purse(asset, to).0 += amount;
			},
			HeldTransferred { asset, from, to, amount, .. } => {
				self.purse(asset, from).1 -= amount;
				self.purse(asset, to).0 += amount;
			},
			Held { asset, who, amount } => {
				self.purse(asset, who.clone()).0 -= amount;
				self.purse(asset, who).1 += amount;
			},
			Released { asset, who, amount } => {
				self.purse(asset, who.clone()).1 -= amount;
				self.purse(asset, who).0 += amount;
			},
			Deposited { asset, to, amount, .. } => self.purse(asset, to).0 += amount,
			WithdrawalRequested { asset, who, amount, .. } => {
				self.purse(asset, who.clone()).0 -= amount;
				self.purse(asset, who).2 += amount;
			},
			WithdrawalCompleted { asset, who, amount, .. } => {
				self.purse(asset, who).2 -= amount;
			},
			WithdrawalRejected { asset, who, amount, .. }
			| WithdrawalReturned { asset, who, amount, .. }
			| WithdrawalCancelled { asset, who, amount, .. } => {
				self.purse(asset, who.clone()).2 -= amount;
				self.purse(asset, who).0 += amount;
			},
			_ => {},
		}
	}

	/// K18: the state is what the events add up to.
	pub fn compare(&self) -> Result<(), String> {
		let mut left: BTreeMap<_, _> =
			self.units.iter().filter(|(_, units)| **units != (0, 0)).collect();
		for (who, series, holding) in pallet_coupons::Holdings::<Runtime>::iter() {
			let told = left.remove(&(series, who.clone())).copied().unwrap_or_default();
			if told != (holding.free, holding.held) {
				return Err(format!("K18: series {series} of {who}: {holding:?}, events {told:?}"));
			}
		}
		if let Some((who, units)) = left.first_key_value() {
			return Err(format!("K18: {who:?} should have {units:?} and has none"));
		}
		for (series, told) in &self.counters {
			let counters = pallet_coupons::Counters::<Runtime>::get(series);
			if counters != *told {
				return Err(format!("K18: series {series}: {counters:?}, events {told:?}"));
			}
		}
		self.compare_money()
	}

	fn compare_money(&self) -> Result<(), String> {
		let mut sums = BTreeMap::<AssetId, u128>::new();
		for ((asset, who), told) in &self.money {
			let money = Cash::balance(*asset, who.clone());
			if (money.free, money.held, money.leaving) != *told {
				return Err(format!("K18: {asset} of {who}: {money:?}, events {told:?}"));
			}
			*sums.entry(*asset).or_default() += told.0 + told.1 + told.2;
		}
		for (asset, sum) in sums {
			let issuance = Assets::total_supply(asset);
			if issuance != sum {
				return Err(format!("C06: issuance of {asset} is {issuance}, events {sum}"));
			}
		}
		Ok(())
	}
}
