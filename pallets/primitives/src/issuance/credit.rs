// SPDX-License-Identifier: Apache-2.0
//! How much an issuer may promise: facts make a score, the score a grade, the grade and what is put aside a limit.
//!
//! Whole numbers only, and the same facts always give the same score. A score never gets worse because an issuer honoured
//! more, was rated better, put more aside or has been in business longer, and never better because more expired or an
//! incident was added. A guarantee is measured against what the grade in question may promise, so no grade is bought with
//! one that is small for it. Holdback raises a limit and no score: it comes and goes with sales, which friends can make.
//! The worked example stands in the README of `pallet-issuers`.

use super::Grade;
use crate::{Cents, UnixSeconds, maths::mul_div_floor, usd::NANOS_PER_CENT};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Points; a component and a whole score have [`FULL`] at most.
pub type Points = u16;

/// The best there is.
pub const FULL: Points = 1_000;
/// The most that a dollar put aside can raise a limit by, in dollars.
pub const MOST_PER_DOLLAR: u16 = 100;
/// Stars of the best rating; the worst has one.
pub const MOST_STARS: u8 = 5;

/// Seconds of a year.
const YEAR: UnixSeconds = 365 * 86_400;

/// How much each component counts, in thousandths of the score. The sum is [`FULL`].
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Shares {
	/// The redemption rate.
	pub redemption: Points,
	/// The breakage rate.
	pub breakage: Points,
	/// Holders' ratings.
	pub ratings: Points,
	/// Time in business on this chain.
	pub tenure: Points,
	/// How much of its promises is covered by its guarantee.
	pub coverage: Points,
}

impl Shares {
	/// Whether they make up the whole.
	pub fn is_sound(&self) -> bool {
		let all = [self.redemption, self.breakage, self.ratings, self.tenure, self.coverage];
		all.into_iter().map(u32::from).sum::<u32>() == u32::from(FULL)
	}
}

/// How facts become a score.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Formula {
	/// Which numbers these are; named in every score, and higher with every change of them.
	pub version: u16,
	/// How much each component counts.
	pub shares: Shares,
	/// US cents of promises of which half count as honoured before anything is known: what an issuer did weighs the more,
	/// the more it is compared with them.
	pub prior_cents: Cents,
	/// The same of ratings, which count as three stars.
	pub prior_ratings: u32,
	/// US cents that a redemption counts at least to give a right to rate, so that a rating costs something.
	pub least_rated_cents: Cents,
	/// Seconds after which time in business counts fully; above zero.
	pub full_tenure: UnixSeconds,
	/// US cents of promises that count at least when coverage is measured, whatever a grade may promise.
	pub coverage_floor_cents: Cents,
	/// Points that an incident costs while it is open.
	pub open_incident: Points,
	/// Points that an incident costs for good once it was found true.
	pub upheld_incident: Points,
}

impl Default for Formula {
	fn default() -> Self {
		Self {
			version: 1,
			shares: Shares {
				redemption: 350,
				breakage: 150,
				ratings: 200,
				tenure: 150,
				coverage: 150,
			},
			prior_cents: 1_000_000,
			prior_ratings: 20,
			least_rated_cents: 100,
			full_tenure: 3 * YEAR,
			coverage_floor_cents: 100_000,
			open_incident: 50,
			upheld_incident: 100,
		}
	}
}

/// What is known of an issuer. Worth is in billionths of a US dollar, as fixed when each series was approved.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Facts {
	/// Worth of units that holders redeemed.
	pub redeemed: u128,
	/// Worth of units that expired with holders.
	pub expired: u128,
	/// Worth of units that holders have.
	pub outstanding: u128,
	/// Worth of all promises: what holders have, and what is minted and not sold.
	pub exposure: u128,
	/// How often it was rated.
	pub ratings: u64,
	/// The stars of all ratings.
	pub stars: u64,
	/// Seconds since its approval.
	pub tenure: UnixSeconds,
	/// Worth of the guarantee, which the issuer put aside of its own accord. Holdback is no part of it.
	pub guarantee: u128,
	/// Incidents that are being looked into.
	pub open_incidents: u32,
	/// Incidents that were found true.
	pub upheld_incidents: u32,
}

/// A score and what it is made of. Each component has [`FULL`] points at most, before its share is taken.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub struct Score {
	/// The formula that made it; 0 where none did yet.
	pub version: u16,
	/// Of what it promised to holders, the part that was redeemed.
	pub redemption: Points,
	/// Of what ended with holders, the part that did not expire.
	pub breakage: Points,
	/// The average rating.
	pub ratings: Points,
	/// Time in business.
	pub tenure: Points,
	/// The guarantee, against what is promised or what the grade may promise, whichever is more.
	pub coverage: Points,
	/// What incidents cost.
	pub deduction: Points,
	/// The whole: the components by their shares, less the deduction, and never below zero.
	pub total: Points,
}

impl Formula {
	/// Whether it can be used.
	pub fn is_sound(&self) -> bool {
		self.version > 0
			&& self.shares.is_sound()
			&& self.full_tenure > 0
			&& self.open_incident <= FULL
			&& self.upheld_incident <= FULL
	}

	/// What `facts` are worth to an issuer that may promise `base` with nothing put aside, in billionths of a US dollar.
	pub fn score(&self, facts: &Facts, base: u128) -> Score {
		let prior = worth_of(self.prior_cents);
		let half = prior.checked_div(2).unwrap_or_default();
		let honoured = facts.redeemed.saturating_add(half);
		let ended = facts.redeemed.saturating_add(facts.expired).saturating_add(prior);
		let score = Score {
			version: self.version,
			redemption: share(honoured, ended.saturating_add(facts.outstanding)),
			breakage: share(honoured, ended),
			ratings: self.rating(facts),
			tenure: share(facts.tenure.min(self.full_tenure).into(), self.full_tenure.into()),
			coverage: self.coverage(facts, base),
			deduction: self.deduction(facts),
			total: 0,
		};
		Score { total: self.total(&score), ..score }
	}

	/// One star counts nothing and five count fully.
	fn rating(&self, facts: &Facts) -> Points {
		let (ratings, prior) = (u128::from(facts.ratings), u128::from(self.prior_ratings));
		let merits = u128::from(facts.stars).saturating_sub(ratings);
		// Three stars have two of four merits.
		let merits = merits.saturating_add(prior.saturating_mul(2));
		share(merits, ratings.saturating_add(prior).saturating_mul(4))
	}

	/// Who promises little may promise more at any time, so what it may promise counts.
	fn coverage(&self, facts: &Facts, base: u128) -> Points {
		let floor = worth_of(self.coverage_floor_cents);
		let promised = facts.exposure.max(base).max(floor).max(1);
		share(facts.guarantee.min(promised), promised)
	}

	fn deduction(&self, facts: &Facts) -> Points {
		let cost = |count: u32, each: Points| u64::from(count).saturating_mul(each.into());
		let open = cost(facts.open_incidents, self.open_incident);
		let all = open.saturating_add(cost(facts.upheld_incidents, self.upheld_incident));
		Points::try_from(all).unwrap_or(FULL).min(FULL)
	}

	fn total(&self, score: &Score) -> Points {
		let shares = &self.shares;
		let sum: u32 = [
			(score.redemption, shares.redemption),
			(score.breakage, shares.breakage),
			(score.ratings, shares.ratings),
			(score.tenure, shares.tenure),
			(score.coverage, shares.coverage),
		]
		.into_iter()
		.map(|(points, share)| u32::from(points).saturating_mul(share.into()))
		.fold(0, u32::saturating_add);
		let whole = sum.checked_div(FULL.into()).and_then(|whole| Points::try_from(whole).ok());
		whole.unwrap_or(FULL).min(FULL).saturating_sub(score.deduction)
	}
}

/// Points for `part` of `whole`, rounded down; half of them where there is nothing to compare.
fn share(part: u128, whole: u128) -> Points {
	if whole == 0 {
		return FULL / 2;
	}
	let points = mul_div_floor(part, FULL.into(), whole);
	points.and_then(|points| Points::try_from(points).ok()).unwrap_or(FULL).min(FULL)
}

/// What `cents` count, in billionths of a US dollar.
pub fn worth_of(cents: Cents) -> u128 {
	u128::from(cents).saturating_mul(NANOS_PER_CENT)
}

/// Which score has which grade.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ladder {
	/// Lowest score of the grades D, C, B and A, rising.
	pub steps: [Points; 4],
	/// By how much a score must pass a step upwards, or fall below it, before the grade follows: a score that moves by no
	/// more than twice this never changes a grade there and back.
	pub hysteresis: Points,
}

impl Default for Ladder {
	fn default() -> Self {
		Self { steps: [150, 300, 500, 750], hysteresis: 25 }
	}
}

impl Ladder {
	/// Whether every grade can be reached, from below and from above.
	pub fn is_sound(&self) -> bool {
		let [lowest, _, _, highest] = self.steps;
		let reachable = highest.checked_add(self.hysteresis).is_some_and(|score| score <= FULL);
		self.steps.is_sorted_by(|one, next| one < next) && reachable && lowest > self.hysteresis
	}

	/// Lowest score of `grade`.
	pub const fn step(&self, grade: Grade) -> Points {
		let [d, c, b, a] = self.steps;
		match grade {
			Grade::E => 0,
			Grade::D => d,
			Grade::C => c,
			Grade::B => b,
			Grade::A => a,
		}
	}

	/// Whether an issuer that has the grade `held` has `grade` with so many `points`: enough to reach it, or to keep it.
	pub fn carries(&self, held: Grade, grade: Grade, points: Points) -> bool {
		let step = self.step(grade);
		if grade > held {
			points >= step.saturating_add(self.hysteresis)
		} else {
			points.saturating_add(self.hysteresis) >= step
		}
	}

	/// The best grade that an issuer that has the grade `held` has now, when `points` tells its score as it is measured for
	/// each grade. Everybody has the worst.
	pub fn grade(&self, held: Grade, points: impl Fn(Grade) -> Points) -> Grade {
		let mut grade = Grade::A;
		while let Some(worse) = grade.worse() {
			if self.carries(held, grade, points(grade)) {
				break;
			}
			grade = worse;
		}
		grade
	}
}

/// Which grade may promise how much.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limits {
	/// US cents of the grades E, D, C, B and A without anything put aside, never falling.
	pub by_grade: [Cents; 5],
	/// By how many dollars a dollar of guarantee raises the limit; [`MOST_PER_DOLLAR`] at most. A dollar of holdback
	/// raises it by one at most: it comes and goes with units that are promised themselves.
	pub per_dollar: u16,
	/// US cents that no limit exceeds.
	pub most: Cents,
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			// From a thousand to ten million dollars.
			by_grade: [100_000, 1_000_000, 5_000_000, 100_000_000, 1_000_000_000],
			per_dollar: 3,
			// A billion dollars.
			most: 100_000_000_000,
		}
	}
}

impl Limits {
	/// Whether better grades never have less, and none more than the most.
	pub fn is_sound(&self) -> bool {
		let [.., highest] = self.by_grade;
		self.by_grade.is_sorted() && highest <= self.most && self.per_dollar <= MOST_PER_DOLLAR
	}

	/// What an issuer of `grade` may promise with nothing put aside, in billionths of a US dollar.
	pub fn base(&self, grade: Grade) -> u128 {
		let [e, d, c, b, a] = self.by_grade;
		worth_of(match grade {
			Grade::E => e,
			Grade::D => d,
			Grade::C => c,
			Grade::B => b,
			Grade::A => a,
		})
	}

	/// What an issuer of `grade` may promise that has put a `guarantee` aside and of whose proceeds `holdback` is kept, all
	/// in billionths of a US dollar.
	pub fn limit(&self, grade: Grade, guarantee: u128, holdback: u128) -> u128 {
		let raise = guarantee.saturating_mul(self.per_dollar.into());
		let kept = holdback.saturating_mul(self.per_dollar.min(1).into());
		let sum = self.base(grade).saturating_add(raise).saturating_add(kept);
		sum.min(worth_of(self.most))
	}
}

/// All that decides about credit, set by the council.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreditTerms {
	/// How facts become a score.
	pub formula: Formula,
	/// Which score has which grade.
	pub ladder: Ladder,
	/// Which grade may promise how much.
	pub limits: Limits,
	/// The lowest grade whose series need no verdict; nobody's where there is none.
	pub trusted: Option<Grade>,
}

impl Default for CreditTerms {
	fn default() -> Self {
		Self {
			formula: Formula::default(),
			ladder: Ladder::default(),
			limits: Limits::default(),
			trusted: Some(Grade::A),
		}
	}
}

impl CreditTerms {
	/// Whether they can be used.
	pub fn is_sound(&self) -> bool {
		self.formula.is_sound() && self.ladder.is_sound() && self.limits.is_sound()
	}

	/// The grade that an issuer that has the grade `held` has by `facts`, and the score by which it has it.
	///
	/// Coverage is measured for each grade against what that grade may promise. A better grade may promise more, so its
	/// score is never higher, and its step is: from some grade on none is reached, and the last before is the answer.
	pub fn assess(&self, held: Grade, facts: &Facts) -> (Grade, Score) {
		let score = |grade| self.formula.score(facts, self.limits.base(grade));
		let grade = self.ladder.grade(held, |grade| score(grade).total);
		(grade, score(grade))
	}

	/// The grade that an issuer that has the grade `held` keeps when it takes money back that it had put aside, and the score
	/// by which; `facts` tell what is left.
	///
	/// The margin that keeps a grade is for scores that move by themselves. Who moves its own has what it would reach from
	/// below, and nothing better than before: so money that comes and goes leaves no better grade than none.
	pub fn assess_withdrawal(&self, held: Grade, facts: &Facts) -> (Grade, Score) {
		let (reached, _) = self.assess(Grade::E, facts);
		let grade = reached.min(held);
		(grade, self.formula.score(facts, self.limits.base(grade)))
	}
}

#[cfg(test)]
mod tests;
