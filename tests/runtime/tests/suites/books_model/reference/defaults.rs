// SPDX-License-Identifier: Apache-2.0
//! Defaults: what there was and what was owed is counted once, and every claim gets its part of it.

use super::{DAY, Model, NANOS_PER_CENT, Outcome, PER_CENT, down, must, up};
use crate::books_model::act::Act;
use genex_primitives::{AssetId, IdentityId, Quantity, SeriesId, issuance::Grade};
use genex_runtime::AccountId;
use pallet_issuers::IssuerStatus;
use std::collections::{BTreeMap, BTreeSet};

/// Seconds that holders have to claim.
const CLAIMS: u64 = 180 * DAY;

/// How a series was counted.
#[derive(Clone, Debug)]
pub struct Counted {
	pub units: Quantity,
	pub claimed: Quantity,
	/// What claims share of the holdback, by stablecoin.
	pub payable: BTreeMap<AssetId, u128>,
}

/// A default.
#[derive(Clone, Debug)]
pub struct Insolvency {
	pub declared_at: u64,
	pub claims_until: u64,
	/// Billionths of a US dollar.
	pub owed: u128,
	pub covered: u128,
	pub kept: u128,
	pub claimed: u128,
	/// What claims share of the guarantee, by stablecoin.
	pub payable: BTreeMap<AssetId, u128>,
	pub counted: BTreeMap<SeriesId, Counted>,
	pub closed: bool,
}

/// Of what was found, the part that covers what is owed, and its worth.
fn cover(found: &BTreeMap<AssetId, u128>, owed: u128) -> Outcome<(BTreeMap<AssetId, u128>, u128)> {
	let worth = |amount: u128| amount.div_ceil(PER_CENT) * NANOS_PER_CENT;
	let all: u128 = found.values().map(|amount| worth(*amount)).sum();
	let mut payable = BTreeMap::new();
	for (asset, amount) in found {
		let part = if all <= owed { *amount } else { down(*amount, owed, all)? };
		payable.insert(*asset, part);
	}
	Ok((payable, all.min(owed)))
}

impl Model {
	pub(super) fn follow_defaults(&mut self, act: &Act) -> Outcome {
		match act.clone() {
			Act::Demand { issuer, deadline } => {
				let identity = self.identity(&issuer)?;
				self.demands.insert(identity, deadline);
				Ok(())
			},
			Act::WithdrawDemand { issuer } => {
				let identity = self.identity(&issuer)?;
				self.demands.remove(&identity).map(drop).ok_or_else(|| "no demand".into())
			},
			Act::DeclareMissed { issuer, series } => {
				let deadline = self.demands.get(&self.identity(&issuer)?).copied();
				must(deadline.is_some_and(|deadline| self.now >= deadline), "declared too early")?;
				self.declare(&issuer, &series)
			},
			Act::DeclareDefault { issuer, series } => self.declare(&issuer, &series),
			Act::CountSeries { issuer, series } => {
				let identity = self.identity(&issuer)?;
				series.into_iter().try_for_each(|one| self.count(identity, one))
			},
			Act::Claim { holder, series, quantity } => self.claim(&holder, series, quantity),
			Act::ExtendClaims { issuer, until } => {
				self.default_mut(&issuer)?.claims_until = until;
				Ok(())
			},
			Act::CloseDefault { issuer } => {
				let now = self.now;
				let default = self.default_mut(&issuer)?;
				must(now >= default.claims_until && !default.closed, "closed too early")?;
				default.closed = true;
				Ok(())
			},
			Act::Rehabilitate { issuer } => self.rehabilitate(&issuer),
			_ => Ok(()),
		}
	}

	fn default_mut(&mut self, issuer: &AccountId) -> Outcome<&mut Insolvency> {
		let identity = self.identity(issuer)?;
		self.defaults.get_mut(&identity).ok_or_else(|| "no default".into())
	}

	fn declare(&mut self, issuer: &AccountId, series: &BTreeSet<SeriesId>) -> Outcome {
		let identity = self.identity(issuer)?;
		self.demands.remove(&identity);
		let now = self.now;
		let one = self.issuer_mut(identity)?;
		let owed = one.promises.outstanding - one.promises.given;
		let mut found = BTreeMap::new();
		for guarantee in &one.guarantees {
			*found.entry(guarantee.asset).or_default() += guarantee.amount;
		}
		(one.status, one.grade) = (IssuerStatus::Defaulted, Grade::E);
		one.upheld += 1;
		let (payable, covered) = cover(&found, owed)?;
		let default = Insolvency {
			declared_at: now,
			claims_until: now + CLAIMS,
			owed,
			covered,
			kept: 0,
			claimed: 0,
			payable,
			counted: BTreeMap::new(),
			closed: false,
		};
		must(self.defaults.insert(identity, default).is_none(), "declared twice")?;
		series.iter().try_for_each(|one| self.count(identity, *one))
	}

	fn count(&mut self, identity: IdentityId, series: SeriesId) -> Outcome {
		let default = self.defaults.get(&identity).ok_or("no default")?;
		let one = self.one(series)?;
		must(one.given != Some(true), "a gift was counted")?;
		let units = if self.now < one.until {
			self.circulating(series)?
		} else if one.until <= default.declared_at {
			0
		} else {
			one.expired.ok_or("counted before the expiry was booked")?
		};
		must(one.queue.is_empty(), "counted while purchases could be undone")?;
		let worth = one.worth * u128::from(units);
		let by_guarantee =
			if default.owed == 0 { 0 } else { up(worth, default.covered, default.owed)? };
		let kept = one.pools.iter().map(|(asset, pool)| (*asset, pool.held));
		let kept = kept.filter(|(_, held)| *held > 0).collect();
		let open = worth.checked_sub(by_guarantee).ok_or("a guarantee covers too much")?;
		let (payable, covered) = cover(&kept, open)?;
		let default = self.defaults.get_mut(&identity).ok_or("no default")?;
		default.kept += covered;
		let counted = Counted { units, claimed: 0, payable };
		must(default.counted.insert(series, counted).is_none(), "counted twice")
	}

	fn claim(&mut self, holder: &AccountId, series: SeriesId, quantity: Quantity) -> Outcome {
		let (now, one) = (self.now, self.one(series)?);
		let (identity, worth) = (one.identity, one.worth * u128::from(quantity));
		must(self.identity(holder)? != identity, "claimed on its own guarantee")?;
		let default = self.defaults.get(&identity).ok_or("no default")?;
		must(!default.closed && now < default.claims_until, "claimed too late")?;
		if !default.counted.contains_key(&series) {
			self.count(identity, series)?;
		}
		let default = self.defaults.get_mut(&identity).ok_or("no default")?;
		default.claimed += worth;
		must(default.claimed <= default.owed, "more was claimed than is owed")?;
		let counted = default.counted.get_mut(&series).ok_or("not counted")?;
		counted.claimed += quantity;
		must(counted.claimed <= counted.units, "more was claimed than counted")?;
		let mut parts = BTreeMap::<AssetId, (u128, u128)>::new();
		for (asset, payable) in &default.payable {
			parts.entry(*asset).or_default().0 = down(*payable, worth, default.owed)?;
		}
		for (asset, payable) in &counted.payable {
			parts.entry(*asset).or_default().1 =
				down(*payable, quantity.into(), counted.units.into())?;
		}
		self.burn(series, holder, quantity)?;
		let mut paid = 0;
		for (asset, (guarantee, holdback)) in parts {
			self.pay_guarantee(identity, asset, holder, guarantee)?;
			if holdback > 0 {
				self.pay_kept(series, asset, holder, holdback)?;
			}
			self.book_payout(identity, asset, guarantee, holdback)?;
			paid += guarantee + holdback;
		}
		must(paid > 0, "a claim paid nothing")
	}

	fn rehabilitate(&mut self, issuer: &AccountId) -> Outcome {
		let identity = self.identity(issuer)?;
		let default = self.defaults.remove(&identity).ok_or("no default")?;
		let one = self.issuer_mut(identity)?;
		let claimable = one.promises.outstanding - one.promises.given;
		let ended = default.claimed < default.owed && one.promises.expired > 0;
		must(default.closed || (claimable == 0 && !ended), "somebody still waits")?;
		one.status = IssuerStatus::Suspended;
		Ok(())
	}
}
