// SPDX-License-Identifier: Apache-2.0
//! Issuers: promises, score, grade, limit, guarantee and holdback.

use super::{Model, NANOS_PER_CENT, Outcome, must, take, units::Change};
use crate::books_model::{act::Act, world::cent_of};
use genex_primitives::{
	AssetId, IdentityId, Quantity, SeriesId,
	issuance::{
		Grade,
		credit::{CreditTerms, Formula, Limits, Points, Score},
	},
	ledger::Account,
};
use genex_runtime::AccountId;
use pallet_issuers::IssuerStatus;
use std::collections::{BTreeMap, BTreeSet};

/// What an issuer promised, in billionths of a US dollar.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Promises {
	pub unsold: u128,
	pub outstanding: u128,
	/// What of that is of series that are given away.
	pub given: u128,
	pub redeemed: u128,
	/// What of that proves nothing: the issuer itself gave it back, or it was given away.
	pub unproven: u128,
	pub expired: u128,
	pub refunded: u128,
}

/// Money that one account put aside.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Guarantee {
	pub who: AccountId,
	pub asset: AssetId,
	pub amount: u128,
}

/// An issuer, or who applied to be one.
#[derive(Clone, Debug)]
pub struct Issuer {
	pub status: IssuerStatus,
	pub grade: Grade,
	pub score: Score,
	pub approved_at: u64,
	pub promises: Promises,
	/// In the order in which they came.
	pub guarantees: Vec<Guarantee>,
	pub holdback: BTreeMap<AssetId, u128>,
	pub ratings: u64,
	pub stars: u64,
	pub open: BTreeSet<u32>,
	pub upheld: u32,
	pub incidents: u32,
}

impl Issuer {
	fn new(status: IssuerStatus, approved_at: u64) -> Self {
		Self {
			status,
			grade: Grade::C,
			score: Score::default(),
			approved_at,
			promises: Promises::default(),
			guarantees: Vec::new(),
			holdback: BTreeMap::new(),
			ratings: 0,
			stars: 0,
			open: BTreeSet::new(),
			upheld: 0,
			incidents: 0,
		}
	}

	/// Worth of what it put aside and of what is kept of its proceeds, each sum in whole cents.
	fn secured(&self) -> (u128, u128) {
		let worth = |asset, amount: u128| amount / cent_of(asset) * NANOS_PER_CENT;
		let guarantee = self.guarantees.iter().map(|one| worth(one.asset, one.amount)).sum();
		(guarantee, self.holdback.iter().map(|(asset, amount)| worth(*asset, *amount)).sum())
	}

	/// What of `asset` is put aside.
	pub fn guarantee(&self, asset: AssetId) -> u128 {
		let of_asset = self.guarantees.iter().filter(|one| one.asset == asset);
		of_asset.map(|one| one.amount).sum()
	}

	/// Whether what is put aside covers less than what it owes to holders.
	pub fn is_short(&self) -> bool {
		let (guarantee, _) = self.secured();
		guarantee < self.promises.outstanding - self.promises.given
	}

	fn exposure(&self) -> u128 {
		self.promises.unsold + self.promises.outstanding
	}

	/// The points of the README's table, when it promises `exposure` and might promise `base` with nothing put aside.
	fn score(&self, formula: &Formula, now: u64, exposure: u128, base: u128) -> Score {
		let Promises { redeemed, unproven, expired, outstanding, .. } = self.promises;
		let redeemed = redeemed - unproven;
		let prior = u128::from(formula.prior_cents) * NANOS_PER_CENT;
		let kept = redeemed + prior / 2;
		let ended = redeemed + expired + prior;
		let (ratings, begin) = (u128::from(self.ratings), u128::from(formula.prior_ratings));
		let merits = u128::from(self.stars) - ratings + 2 * begin;
		let began = Some(self.approved_at).filter(|approved_at| *approved_at > 0);
		let years = began.map_or(0, |began| now - began).min(formula.full_tenure);
		let floor = u128::from(formula.coverage_floor_cents) * NANOS_PER_CENT;
		let promised = exposure.max(base).max(floor).max(1);
		let (guarantee, _) = self.secured();
		let open = u64::try_from(self.open.len()).expect("few incidents");
		let cost = open * u64::from(formula.open_incident)
			+ u64::from(self.upheld) * u64::from(formula.upheld_incident);
		let score = Score {
			version: formula.version,
			redemption: points(kept, ended + outstanding),
			breakage: points(kept, ended),
			ratings: points(merits, 4 * (ratings + begin)),
			tenure: points(years.into(), formula.full_tenure.into()),
			coverage: points(guarantee.min(promised), promised),
			deduction: Points::try_from(cost.min(1_000)).expect("a thousand at most"),
			total: 0,
		};
		let shares = &formula.shares;
		let weighed = u32::from(score.redemption) * u32::from(shares.redemption)
			+ u32::from(score.breakage) * u32::from(shares.breakage)
			+ u32::from(score.ratings) * u32::from(shares.ratings)
			+ u32::from(score.tenure) * u32::from(shares.tenure)
			+ u32::from(score.coverage) * u32::from(shares.coverage);
		let all = Points::try_from(weighed / 1_000).expect("a thousand at most");
		Score { total: all.saturating_sub(score.deduction), ..score }
	}

	/// The best grade whose step it passes, and the score by which. A grade above its own must be passed by the hysteresis,
	/// and one that it has is kept as far below the step.
	fn assessed(&self, terms: &CreditTerms, now: u64, exposure: u128) -> (Grade, Score) {
		self.assessed_from(self.grade, terms, now, exposure)
	}

	/// The same for an issuer that had the grade `held`.
	fn assessed_from(
		&self,
		held: Grade,
		terms: &CreditTerms,
		now: u64,
		exposure: u128,
	) -> (Grade, Score) {
		let score =
			|grade| self.score(&terms.formula, now, exposure, base_of(&terms.limits, grade));
		let [d, c, b, a] = terms.ladder.steps;
		let far = terms.ladder.hysteresis;
		let mut best = (Grade::E, score(Grade::E));
		for (grade, step) in [(Grade::D, d), (Grade::C, c), (Grade::B, b), (Grade::A, a)] {
			let needed = if grade > held { step + far } else { step.saturating_sub(far) };
			let found = score(grade);
			if found.total >= needed {
				best = (grade, found);
			}
		}
		best
	}
}

/// What a grade may promise with nothing put aside.
fn base_of(limits: &Limits, grade: Grade) -> u128 {
	let [e, d, c, b, a] = limits.by_grade;
	let cents = match grade {
		Grade::E => e,
		Grade::D => d,
		Grade::C => c,
		Grade::B => b,
		Grade::A => a,
	};
	u128::from(cents) * NANOS_PER_CENT
}

/// `part ÷ whole` in thousandths; a half of nothing.
fn points(part: u128, whole: u128) -> Points {
	if whole == 0 {
		return 500;
	}
	Points::try_from((part * 1_000 / whole).min(1_000)).expect("a thousand at most")
}

impl Model {
	pub(super) fn issuer_mut(&mut self, identity: IdentityId) -> Outcome<&mut Issuer> {
		self.issuers.get_mut(&identity).ok_or_else(|| format!("{identity} is no issuer"))
	}

	fn issuer(&self, identity: IdentityId) -> Outcome<&Issuer> {
		self.issuers.get(&identity).ok_or_else(|| format!("{identity} is no issuer"))
	}

	fn has_status(&self, identity: IdentityId, wanted: &[IssuerStatus]) -> bool {
		self.issuers.get(&identity).is_some_and(|one| wanted.contains(&one.status))
	}

	/// Whether it is in default.
	pub fn is_defaulted(&self, identity: IdentityId) -> bool {
		self.has_status(identity, &[IssuerStatus::Defaulted])
	}

	/// Whether it may mint and sell.
	pub fn may_issue(&self, identity: IdentityId) -> bool {
		self.has_status(identity, &[IssuerStatus::Active, IssuerStatus::Watch])
	}

	pub(super) fn is_trusted(&self, identity: IdentityId) -> bool {
		let active = self.has_status(identity, &[IssuerStatus::Active]);
		let worse = |one: &Issuer| {
			let (then, _) = one.assessed(&self.terms, self.now, one.exposure());
			then.min(one.grade)
		};
		let grade = self.issuers.get(&identity).map(worse);
		active && self.terms.trusted.zip(grade).is_some_and(|(least, grade)| grade >= least)
	}

	/// What it promises now.
	pub fn exposure(&self, identity: IdentityId) -> Outcome<u128> {
		Ok(self.issuer(identity)?.exposure())
	}

	/// What it may promise.
	pub fn limit(&self, identity: IdentityId) -> Outcome<u128> {
		self.limit_at(identity, self.exposure(identity)?)
	}

	/// What it may promise when it promises `exposure`: by its grade, or by the one it would have then if that is worse.
	pub fn limit_at(&self, identity: IdentityId, exposure: u128) -> Outcome<u128> {
		let one = self.issuer(identity)?;
		let limits = &self.terms.limits;
		let (then, _) = one.assessed(&self.terms, self.now, exposure);
		let (guarantee, holdback) = one.secured();
		let raise = guarantee * u128::from(limits.per_dollar);
		let kept = if limits.per_dollar == 0 { 0 } else { holdback };
		let limit = base_of(limits, then.min(one.grade)) + raise + kept;
		Ok(limit.min(u128::from(limits.most) * NANOS_PER_CENT))
	}

	pub(super) fn follow_credit(&mut self, act: &Act) -> Outcome {
		match act.clone() {
			Act::Apply { who } => {
				self.may_give(&who)?;
				let identity = self.identity(&who)?;
				self.issuers.insert(identity, Issuer::new(IssuerStatus::Applied, 0));
			},
			Act::WithdrawApplication { who } => {
				let identity = self.identity(&who)?;
				self.issuers.remove(&identity);
			},
			Act::RejectApplication { identity } => drop(self.issuers.remove(&identity)),
			Act::ApproveIssuer { identity } => {
				let mut one = Issuer::new(IssuerStatus::Active, self.now);
				one.score = one.assessed(&self.terms, self.now, 0).1;
				self.issuers.insert(identity, one);
			},
			Act::SetStatus { identity, status } => self.issuer_mut(identity)?.status = status,
			Act::ReportIncident { identity } => {
				let one = self.issuer_mut(identity)?;
				one.open.insert(one.incidents);
				one.incidents += 1;
			},
			Act::ResolveIncident { identity, incident, upheld } => {
				let one = self.issuer_mut(identity)?;
				must(one.open.remove(&incident), "no such incident")?;
				one.upheld += u32::from(upheld);
			},
			Act::SetTerms { terms } => self.terms = *terms,
			Act::Rescore { identity } => self.rescore(identity)?,
			Act::Rate { who, identity, stars } => self.rate(&who, identity, stars)?,
			Act::PutAside { who, asset, amount } => self.put_aside(who, asset, amount)?,
			Act::TakeBack { who, asset, amount } => self.take_back(&who, asset, amount)?,
			_ => {},
		}
		Ok(())
	}

	fn rescore(&mut self, identity: IdentityId) -> Outcome {
		let (now, terms) = (self.now, self.terms);
		let one = self.issuer_mut(identity)?;
		(one.grade, one.score) = one.assessed(&terms, now, one.exposure());
		Ok(())
	}

	fn rate(&mut self, who: &AccountId, identity: IdentityId, stars: u8) -> Outcome {
		let holder = self.identity(who)?;
		let rights = self.rights.get_mut(&(identity, holder)).ok_or("no right to rate")?;
		*rights -= 1;
		if *rights == 0 {
			self.rights.remove(&(identity, holder));
		}
		let one = self.issuer_mut(identity)?;
		one.ratings += 1;
		one.stars += u64::from(stars);
		Ok(())
	}

	fn put_aside(&mut self, who: AccountId, asset: AssetId, amount: u128) -> Outcome {
		self.may_give(&who)?;
		self.hold(asset, &who, amount)?;
		let identity = self.identity(&who)?;
		let guarantees = &mut self.issuer_mut(identity)?.guarantees;
		match guarantees.iter_mut().find(|one| one.who == who && one.asset == asset) {
			Some(one) => one.amount += amount,
			None => guarantees.push(Guarantee { who, asset, amount }),
		}
		self.book_money(identity, asset, (Account::Guarantee, Account::Issuer), amount)
	}

	fn lessen(&mut self, who: &AccountId, asset: AssetId, amount: u128) -> Outcome {
		let identity = self.identity(who)?;
		let guarantees = &mut self.issuer_mut(identity)?.guarantees;
		let found = guarantees.iter_mut().find(|one| one.who == *who && one.asset == asset);
		take(&mut found.ok_or("nothing is put aside")?.amount, amount, "guarantee")?;
		guarantees.retain(|one| one.amount > 0);
		Ok(())
	}

	fn take_back(&mut self, who: &AccountId, asset: AssetId, amount: u128) -> Outcome {
		let identity = self.identity(who)?;
		must(!self.is_defaulted(identity), "a guarantee was taken back in default")?;
		must(!self.demands.contains_key(&identity), "a guarantee was taken back under a demand")?;
		self.lessen(who, asset, amount)?;
		// With what is left it has the grade that it would reach from the worst, if that is worse than its own.
		let (now, terms) = (self.now, self.terms);
		let one = self.issuer_mut(identity)?;
		let reached = one.assessed_from(Grade::E, &terms, now, one.exposure());
		if reached.0 < one.grade {
			(one.grade, one.score) = reached;
		}
		must(self.exposure(identity)? <= self.limit(identity)?, "a guarantee was needed")?;
		self.release(asset, who, amount)?;
		self.book_money(identity, asset, (Account::Issuer, Account::Guarantee), amount)
	}

	/// Pays a holder of what was put aside, the oldest first.
	pub(super) fn pay_guarantee(
		&mut self,
		identity: IdentityId,
		asset: AssetId,
		to: &AccountId,
		amount: u128,
	) -> Outcome {
		let mut left = amount;
		for one in self.issuer(identity)?.guarantees.clone() {
			let part = if one.asset == asset { one.amount.min(left) } else { 0 };
			if part > 0 {
				self.pay_held(asset, &one.who, to, part)?;
				self.lessen(&one.who, asset, part)?;
				left -= part;
			}
		}
		must(left == 0, "more was paid than is put aside")
	}

	pub(super) fn count_promises(
		&mut self,
		series: SeriesId,
		change: Change,
		quantity: Quantity,
	) -> Outcome {
		let one = self.one(series)?;
		let (identity, worth) = (one.identity, one.worth * u128::from(quantity));
		let is_given = one.given == Some(true);
		let promises = &mut self.issuer_mut(identity)?.promises;
		let Promises { unsold, outstanding, given, redeemed, expired, refunded, .. } = promises;
		match change {
			Change::Minted => *unsold += worth,
			Change::Recalled | Change::ExpiredUnsold => take(unsold, worth, "unsold worth")?,
			Change::Sold { .. } => {
				take(unsold, worth, "unsold worth")?;
				*outstanding += worth;
				*given += if is_given { worth } else { 0 };
			},
			Change::RefundedLate => {
				take(expired, worth, "expired worth")?;
				*refunded += worth;
			},
			Change::Redeemed | Change::Expired | Change::Refunded => {
				take(outstanding, worth, "promised worth")?;
				take(given, if is_given { worth } else { 0 }, "given worth")?;
				let to = match change {
					Change::Redeemed => redeemed,
					Change::Expired => expired,
					_ => refunded,
				};
				*to += worth;
			},
		}
		Ok(())
	}
}
