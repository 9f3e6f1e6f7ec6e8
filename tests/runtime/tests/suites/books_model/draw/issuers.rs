// SPDX-License-Identifier: Apache-2.0
//! Random acts around issuers: credit, books, defaults.

use super::Draw;
use crate::books_model::{
	act::Act,
	reference::{DAY, Insolvency, Issuer, Method, Series},
	world::{COINS, PLACES, dollar_of},
};
use genex_primitives::{IdentityId, SeriesId, SeriesState, issuance::Grade};
use genex_runtime::AccountId;
use pallet_issuers::IssuerStatus;
use std::collections::BTreeSet;

/// How many issuers are in default at a time.
const DEFAULTS: usize = 2;

impl Draw<'_> {
	fn identity(&mut self) -> Option<IdentityId> {
		self.any(self.model.issuers.keys().copied().collect())
	}

	/// An account of `identity`.
	fn account_of(&mut self, identity: IdentityId) -> Option<AccountId> {
		let accounts = self.model.identities.iter().filter(|(_, one)| **one == identity);
		self.any(accounts.map(|(who, _)| who.clone()).collect())
	}

	/// Whether what the issuer behind `who` put aside covers all that it owes.
	fn is_covered(&self, who: &AccountId) -> bool {
		let issuer = self.model.identity(who).ok().and_then(|id| self.model.issuers.get(&id));
		issuer.is_some_and(|one| !one.guarantees.is_empty() && !one.is_short())
	}

	pub(super) fn credit(&mut self) -> Option<Act> {
		match self.random.below(22) {
			20..=21 => self.staff(),
			0 => self.application(),
			1..=3 => self.status(),
			4..=5 => self.incident(),
			6 => self.random.chance(15).then(|| self.credit_terms()),
			7..=9 => Some(Act::Rescore { identity: self.identity()? }),
			10..=13 => {
				let rights = self.model.rights.keys().copied().collect();
				let (identity, holder) = self.any(rights)?;
				let stars = u8::try_from(self.random.between(0, 6)).expect("few stars");
				Some(Act::Rate { who: self.account_of(holder)?, identity, stars })
			},
			14..=17 => {
				let (who, asset) = (self.company(), self.asset());
				// Who has put enough aside mostly leaves it at that: else no default would be short of it after some years.
				if self.is_covered(&who) && self.random.chance(80) {
					return None;
				}
				let amount = self.money(asset, &who, 3)?;
				Some(Act::PutAside { who, asset, amount })
			},
			_ => {
				let all = self.model.issuers.values().flat_map(|one| one.guarantees.clone());
				let one = self.any(all.collect())?;
				let most = u64::try_from(one.amount).ok()?;
				let amount = u128::from(self.part_of(most));
				Some(Act::TakeBack { who: one.who, asset: one.asset, amount })
			},
		}
	}

	/// Members of staff come, go, and stay beyond their time.
	fn staff(&mut self) -> Option<Act> {
		let now = self.model.now;
		let all: Vec<_> = self.model.staff.keys().cloned().collect();
		if !all.is_empty() && self.random.chance(35) {
			let (issuer, staff) = self.any(all)?;
			let over = self.model.staff.get(&(issuer.clone(), staff.clone()))?.expires_at <= now;
			return Some(if over && self.random.chance(70) {
				Act::RemoveStaff { issuer, staff }
			} else {
				Act::Dismiss { issuer, staff }
			});
		}
		Some(Act::Appoint {
			issuer: self.issuer(),
			staff: self.holder(),
			scopes: u8::try_from(self.random.between(1, 17)).expect("four bits"),
			cap: self.random.between(1_000, 1_000_000),
			period: self.random.between(60, 10 * DAY),
			expires_at: self.within(30),
		})
	}

	fn application(&mut self) -> Option<Act> {
		use IssuerStatus::Applied;
		let applied = self.model.issuers.iter().filter(|(_, one)| one.status == Applied);
		let applied: Vec<IdentityId> = applied.map(|(identity, _)| *identity).collect();
		let unknown = |who: &&AccountId| {
			let identity = self.model.identity(who);
			identity.is_ok_and(|identity| !self.model.issuers.contains_key(&identity))
		};
		// Holders do not come to issue: somebody has to buy.
		let strangers: Vec<AccountId> =
			self.world.companies.iter().filter(unknown).cloned().collect();
		if let Some(identity) = self.any(applied).filter(|_| self.random.chance(70)) {
			return Some(match self.random.below(6) {
				// The last one that does not issue yet stays so, and applies again and again.
				0 if !strangers.is_empty() => Act::ApproveIssuer { identity },
				0..=3 => Act::RejectApplication { identity },
				_ => Act::WithdrawApplication { who: self.account_of(identity)? },
			});
		}
		Some(Act::Apply { who: self.any(strangers)? })
	}

	/// Who may not issue mostly may again soon.
	fn status(&mut self) -> Option<Act> {
		use IssuerStatus::{Active, Frozen, Suspended, Watch};
		let stopped = |status| matches!(status, Suspended | Frozen | Watch);
		let all = self.model.issuers.iter().filter(|(_, one)| stopped(one.status));
		let all: Vec<_> = all.map(|(identity, one)| (*identity, one.status)).collect();
		if let Some((identity, status)) = self.any(all).filter(|_| self.random.chance(85)) {
			let status = if status == Frozen { Watch } else { Active };
			return Some(Act::SetStatus { identity, status });
		}
		let identity = self.identity()?;
		let status = *self.random.pick(&[Watch, Watch, Suspended, Frozen]);
		self.random.chance(50).then_some(Act::SetStatus { identity, status })
	}

	fn incident(&mut self) -> Option<Act> {
		let open = self.model.issuers.iter();
		let open = open.flat_map(|(identity, one)| one.open.iter().map(|id| (*identity, *id)));
		let open: Vec<(IdentityId, u32)> = open.collect();
		if open.is_empty() || self.random.chance(30) {
			return Some(Act::ReportIncident { identity: self.identity()? });
		}
		let (identity, incident) = self.any(open)?;
		Some(Act::ResolveIncident { identity, incident, upheld: self.random.chance(1) })
	}

	fn credit_terms(&mut self) -> Act {
		let mut terms = self.model.terms;
		terms.limits.per_dollar = u16::try_from(self.random.below(12)).expect("few dollars");
		let [lowest, ..] = &mut terms.limits.by_grade;
		*lowest = self.random.between(100_000, 1_000_000);
		terms.trusted = Some(*self.random.pick(&[Grade::A, Grade::B, Grade::C]));
		if self.random.chance(30) {
			let formula = &mut terms.formula;
			formula.version += 1;
			formula.prior_ratings = u32::try_from(self.random.below(60)).expect("few ratings");
			// Every default is an incident, and after years nobody would have credit.
			formula.upheld_incident = u16::try_from(self.random.below(20)).expect("few points");
			formula.prior_cents = self.random.between(100_000, 2_000_000);
			formula.least_rated_cents = self.random.below(300);
		}
		Act::SetTerms { terms: Box::new(terms) }
	}

	pub(super) fn books(&mut self) -> Option<Act> {
		match self.random.below(10) {
			0 => {
				let (method, treasury) = (self.method(), self.share());
				Some(Act::SetBreakagePolicy { method, treasury })
			},
			1 => {
				let (place, share) = (*self.random.pick(&PLACES), self.share());
				Some(Act::SetEscheat { place, share })
			},
			_ => {
				use SeriesState::{Approved, Listed, Selling};
				let new = |one: &Series| {
					matches!(one.state, Approved | Listed | Selling) && one.promised == 0
				};
				let (series, one) = self.some_live(new)?;
				Some(Act::ChooseBreakage { issuer: one.issuer, series, method: self.method() })
			},
		}
	}

	/// Some millionths.
	pub(super) fn share(&mut self) -> u32 {
		u32::try_from(self.random.below(1_000_001)).expect("a share")
	}

	fn method(&mut self) -> Method {
		if self.random.chance(30) {
			return Method::OnExpiry;
		}
		Method::Proportional(self.share().clamp(1, 999_999))
	}

	pub(super) fn defaults(&mut self) -> Option<Act> {
		if self.model.defaults.len() < DEFAULTS && self.random.chance(25) {
			return self.before_default();
		}
		let all = self.model.defaults.iter().map(|(identity, one)| (*identity, one.clone()));
		let (identity, default) = self.any(all.collect())?;
		match self.random.below(14) {
			0 => self.count(identity, &default),
			1 => self.end(identity, &default),
			2..=3 => self.reservation(identity, &default),
			_ => {
				let claims = |one: &Series| one.identity == identity && one.given != Some(true);
				// Mostly none of which purchases can still be undone.
				let early = self.random.chance(3);
				let wanted = |one: &Series| claims(one) && (early || one.queue.is_empty());
				let spread = self.holding(|one| wanted(one) && one.is_kept_in_several());
				let found = spread.filter(|_| self.random.chance(50));
				let (holder, series, _, quantity) = match found {
					Some(found) => found,
					None => self.holding(wanted)?,
				};
				Some(Act::Claim { holder, series, quantity })
			},
		}
	}

	/// An issuer that still answers, mostly one with something to share out.
	fn before_default(&mut self) -> Option<Act> {
		let waiting: Vec<_> = self.model.demands.iter().map(|(one, at)| (*one, *at)).collect();
		if let Some((identity, deadline)) = self.any(waiting).filter(|_| self.random.chance(60)) {
			let issuer = self.account_of(identity)?;
			if deadline <= self.model.now && self.random.chance(70) {
				let series = self.uncounted(identity, None);
				return Some(Act::DeclareMissed { issuer, series });
			}
			return self.random.chance(30).then_some(Act::WithdrawDemand { issuer });
		}
		let identity = match self.short_one().filter(|_| self.random.chance(60)) {
			Some(short) => short,
			None => self.rich_one()?,
		};
		let issuer = self.account_of(identity)?;
		if self.random.chance(75) {
			let deadline = self.model.now + self.random.between(2 * DAY, 10 * DAY);
			return Some(Act::Demand { issuer, deadline });
		}
		let series = self.uncounted(identity, None);
		self.random.chance(30).then_some(Act::DeclareDefault { issuer, series })
	}

	/// An issuer of which claims would share what is kept in several stablecoins: what it put aside is too little.
	fn short_one(&mut self) -> Option<IdentityId> {
		let is_short = |identity| {
			self.model.issuers.get(&identity).is_some_and(Issuer::is_short)
				&& !self.model.is_defaulted(identity)
		};
		let spread = self.live(|one| one.is_kept_in_several() && is_short(one.identity));
		let series = self.any(spread)?;
		self.model.series.get(&series).map(|one| one.identity)
	}

	/// An issuer that put something aside, mostly one with proceeds that are kept in several stablecoins.
	fn rich_one(&mut self) -> Option<IdentityId> {
		let known = self.model.issuers.iter();
		let has_some = |one: &Issuer, asset| one.guarantee(asset) > dollar_of(asset);
		let rich = known.filter(|(_, one)| COINS.iter().any(|(asset, _)| has_some(one, *asset)));
		let rich: BTreeSet<IdentityId> = rich.map(|(identity, _)| *identity).collect();
		let spread = self.live(|one| rich.contains(&one.identity) && one.is_kept_in_several());
		let spread = self.any(spread).filter(|_| self.random.chance(60));
		match spread.and_then(|series| self.model.series.get(&series)) {
			Some(one) => Some(one.identity),
			None => self.any(rich.into_iter().collect()),
		}
	}

	/// A few series that were not counted yet.
	fn uncounted(&mut self, identity: IdentityId, of: Option<&Insolvency>) -> BTreeSet<SeriesId> {
		let counted = |series: &SeriesId| of.is_some_and(|one| one.counted.contains_key(series));
		// Windows are ended first.
		let early = self.random.chance(3);
		let claims = |one: &Series| one.identity == identity && one.given != Some(true);
		let wanted = |one: &Series| claims(one) && one.counts.minted > 0;
		let mut all = self.live(|one| wanted(one) && (early || one.queue.is_empty()));
		all.retain(|series| !counted(series));
		let few = usize::try_from(self.random.below(5)).expect("few");
		let spread = |series: &SeriesId| {
			self.model.series.get(series).is_some_and(Series::is_kept_in_several)
		};
		all.sort_by_key(|series| (spread(series), *series));
		all.into_iter().rev().take(few).collect()
	}

	fn count(&mut self, identity: IdentityId, default: &Insolvency) -> Option<Act> {
		let series = self.uncounted(identity, Some(default));
		Some(Act::CountSeries { issuer: self.account_of(identity)?, series })
	}

	/// Mostly for somebody whom something keeps from claiming.
	fn reservation(&mut self, identity: IdentityId, default: &Insolvency) -> Option<Act> {
		let reserved = self.any(default.reserved.keys().cloned().collect());
		if let Some((series, holder)) = reserved.filter(|_| self.random.chance(60)) {
			return Some(Act::EndReservation { series, holder });
		}
		let claims = |one: &Series| one.identity == identity && one.given != Some(true);
		let (holder, series, _, _) = self.holding(|one| claims(one) && one.expired.is_none())?;
		let kept = self.model.is_kept_from_claiming(series, &holder).ok()?;
		(kept || self.random.chance(3)).then_some(Act::Reserve { series, holder })
	}

	fn end(&mut self, identity: IdentityId, default: &Insolvency) -> Option<Act> {
		let issuer = self.account_of(identity)?;
		if default.closed {
			return Some(Act::Rehabilitate { issuer });
		}
		if self.model.now >= default.claims_until {
			let reserved = self.any(default.reserved.keys().cloned().collect());
			return Some(match reserved.filter(|_| self.random.chance(90)) {
				Some((series, holder)) => Act::EndReservation { series, holder },
				None => Act::CloseDefault { issuer },
			});
		}
		if self.random.chance(1) {
			return Some(Act::Rehabilitate { issuer });
		}
		let until = default.claims_until + self.random.between(0, DAY);
		self.random.chance(10).then_some(Act::ExtendClaims { issuer, until })
	}
}
