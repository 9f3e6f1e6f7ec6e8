// SPDX-License-Identifier: Apache-2.0
//! Defaults: what there was and what was owed is counted once, and every claim gets its part of it.

use super::{DAY, Model, NANOS_PER_CENT, Outcome, down, must, up};
use crate::books_model::{act::Act, world::cent_of};
use genex_primitives::{AssetId, IdentityId, Quantity, SeriesId, issuance::Grade};
use genex_runtime::AccountId;
use pallet_issuers::IssuerStatus;
use std::collections::{BTreeMap, BTreeSet};

/// Seconds that holders have to claim.
const CLAIMS: u64 = 180 * DAY;
/// Seconds that a reservation waits once its holder can claim.
const GRACE: u64 = 30 * DAY;

/// What waits for a holder who cannot claim.
#[derive(Clone, Copy, Debug)]
pub struct Reserved {
	pub units: Quantity,
	/// When that ends, once somebody noted that the holder can claim.
	pub ends_at: Option<u64>,
}

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
	pub reserved: BTreeMap<(SeriesId, AccountId), Reserved>,
	pub closed: bool,
}

/// Of what was found, the part that covers what is owed, and its worth.
fn cover(found: &BTreeMap<AssetId, u128>, owed: u128) -> Outcome<(BTreeMap<AssetId, u128>, u128)> {
	let worth = |asset, amount: u128| amount.div_ceil(cent_of(asset)) * NANOS_PER_CENT;
	let all: u128 = found.iter().map(|(asset, amount)| worth(*asset, *amount)).sum();
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
			Act::Reserve { series, holder } => self.reserve(series, holder),
			Act::EndReservation { series, holder } => self.end_reservation(series, holder),
			Act::ExtendClaims { issuer, until } => {
				self.default_mut(&issuer)?.claims_until = until;
				Ok(())
			},
			Act::CloseDefault { issuer } => {
				let now = self.now;
				let default = self.default_mut(&issuer)?;
				must(now >= default.claims_until && !default.closed, "closed too early")?;
				must(default.reserved.is_empty(), "closed though shares are reserved")?;
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
			reserved: BTreeMap::new(),
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
		let place = (series, holder.clone());
		let reserved = default.reserved.get(&place).map_or(0, |kept| kept.units);
		let open = !default.closed && now < default.claims_until;
		must(open || quantity <= reserved, "claimed too late")?;
		if !default.counted.contains_key(&series) {
			self.count(identity, series)?;
		}
		let default = self.defaults.get_mut(&identity).ok_or("no default")?;
		if let Some(kept) = default.reserved.get_mut(&place) {
			kept.units = kept.units.saturating_sub(quantity);
		}
		default.reserved.retain(|_, kept| kept.units > 0);
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
		let of_kept = parts.values().filter(|(_, holdback)| *holdback > 0).count();
		self.burn(series, holder, quantity)?;
		self.seen.paid += u64::from(of_kept > 1);
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

	/// Whether a freeze or an open window keeps `holder` from claiming.
	pub fn is_kept_from_claiming(&self, series: SeriesId, holder: &AccountId) -> Outcome<bool> {
		let one = self.one(series)?;
		Ok(self.is_frozen(holder) || self.is_frozen(&one.issuer) || !one.queue.is_empty())
	}

	fn reserve(&mut self, series: SeriesId, holder: AccountId) -> Outcome {
		let (now, one) = (self.now, self.one(series)?);
		let (identity, given) = (one.identity, one.given == Some(true));
		let units = one.holders.get(&holder).copied().unwrap_or_default();
		// Who has units whose expiry was booked is not seen to have any.
		must(units > 0 && one.expired.is_none(), "reserved units that there are not")?;
		must(!given && self.identity(&holder)? != identity, "reserved what has no claim")?;
		must(self.is_kept_from_claiming(series, &holder)?, "reserved for who can claim")?;
		let default = self.defaults.get_mut(&identity).ok_or("no default")?;
		must(!default.closed && now < default.claims_until, "reserved too late")?;
		default.reserved.insert((series, holder), Reserved { units, ends_at: None });
		Ok(())
	}

	/// Whether somebody still has units of an ended series is not seen, so a reservation of them takes its time.
	fn end_reservation(&mut self, series: SeriesId, holder: AccountId) -> Outcome {
		let (now, kept) = (self.now, self.is_kept_from_claiming(series, &holder)?);
		let one = self.one(series)?;
		let (identity, gone) = (one.identity, !one.holders.contains_key(&holder));
		let gone = gone && now < one.until;
		let default = self.defaults.get_mut(&identity).ok_or("no default")?;
		let place = (series, holder);
		let reserved = default.reserved.get_mut(&place).ok_or("nothing is reserved")?;
		match reserved.ends_at {
			_ if gone => {
				default.reserved.remove(&place);
			},
			Some(_) if kept => reserved.ends_at = None,
			None => {
				must(!kept, "who cannot claim was noted again")?;
				reserved.ends_at = Some(now + GRACE);
			},
			Some(ends_at) => {
				must(now >= ends_at, "a reservation ended too early")?;
				default.reserved.remove(&place);
			},
		}
		Ok(())
	}

	fn rehabilitate(&mut self, issuer: &AccountId) -> Outcome {
		let identity = self.identity(issuer)?;
		let default = self.defaults.remove(&identity).ok_or("no default")?;
		let one = self.issuer_mut(identity)?;
		let claimable = one.promises.outstanding - one.promises.given;
		let ended = default.claimed < default.owed && one.promises.expired > 0;
		must(default.closed || (claimable == 0 && !ended), "somebody still waits")?;
		must(default.reserved.is_empty(), "a share is still reserved")?;
		one.status = IssuerStatus::Suspended;
		Ok(())
	}
}
