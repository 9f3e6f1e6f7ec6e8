// SPDX-License-Identifier: Apache-2.0
use super::*;
use proptest::prelude::*;

/// A cent in billionths of a US dollar.
const CENT: u128 = NANOS_PER_CENT;

/// For grade C, which may promise fifty thousand dollars.
fn score(facts: Facts) -> Score {
	Formula::default().score(&facts, Limits::default().base(Grade::C))
}

/// The grade of who has `held` and the same points for every grade.
fn grade(held: Grade, points: Points) -> Grade {
	Ladder::default().grade(held, |_| points)
}

#[test]
fn terms_should_be_sound_when_nobody_set_them() {
	assert!(CreditTerms::default().is_sound());
}

#[test]
fn score_should_be_in_the_middle_when_nothing_is_known() {
	let score = score(Facts::default());
	let expected = Score {
		version: 1,
		redemption: 500,
		breakage: 500,
		ratings: 500,
		tenure: 0,
		coverage: 0,
		deduction: 0,
		total: 350,
	};
	assert_eq!(score, expected);
	assert_eq!(grade(Grade::C, score.total), Grade::C);
}

/// The worked example of the README of `pallet-issuers`.
#[test]
fn score_should_be_that_of_the_worked_example() {
	let facts = Facts {
		redeemed: 8_000_000 * CENT,
		expired: 500_000 * CENT,
		outstanding: 2_500_000 * CENT,
		exposure: 4_000_000 * CENT,
		ratings: 380,
		stars: 1_748,
		tenure: 2 * YEAR,
		guarantee: 1_000_000 * CENT,
		open_incidents: 1,
		upheld_incidents: 0,
	};
	let for_b = Score {
		version: 1,
		redemption: 708,
		breakage: 894,
		ratings: 880,
		tenure: 666,
		coverage: 10,
		deduction: 50,
		total: 609,
	};
	let terms = CreditTerms::default();
	assert_eq!(terms.assess(Grade::C, &facts), (Grade::B, for_b));
	let for_c = Score { coverage: 200, total: 637, ..for_b };
	assert_eq!(score(facts), for_c);
	assert_eq!(terms.limits.limit(Grade::B, facts.guarantee, 0), 103_000_000 * CENT);
}

/// With nothing promised, a thousand dollars used to be all the coverage there is, and half a year enough for grade B.
#[test]
fn grade_should_not_rise_when_a_small_guarantee_covers_that_nothing_is_promised() {
	let terms = CreditTerms::default();
	let facts = Facts { tenure: YEAR / 2, guarantee: 100_000 * CENT, ..Facts::default() };
	let (grade, score) = terms.assess(Grade::C, &facts);
	assert_eq!((grade, score.coverage), (Grade::C, 20));
	// Whoever covers all that grade B may promise has it.
	let facts = Facts { guarantee: 100_000_000 * CENT, tenure: YEAR, ..facts };
	let (grade, score) = terms.assess(Grade::C, &facts);
	assert_eq!((grade, score.coverage), (Grade::B, 1_000));
}

/// The worked example of the README of `pallet-issuers` for money that is taken back.
#[test]
fn grade_should_not_rest_on_the_margin_when_money_is_taken_back() {
	let terms = CreditTerms::default();
	let with = |dollars: u128| Facts {
		redeemed: 500_000 * CENT,
		tenure: YEAR,
		guarantee: dollars * 100 * CENT,
		..Facts::default()
	};
	let found = |(grade, score): (Grade, Score)| (grade, score.total);
	let scored = |held, dollars| found(terms.assess(held, &with(dollars)));
	let left = |held, dollars| found(terms.assess_withdrawal(held, &with(dollars)));
	assert_eq!(scored(Grade::C, 0), (Grade::C, 482));
	assert_eq!(scored(Grade::C, 300_000), (Grade::B, 527));
	// A score that falls by itself would keep the grade.
	assert_eq!(scored(Grade::B, 0), (Grade::B, 482));
	assert_eq!(left(Grade::B, 290_000), (Grade::B, 526));
	assert_eq!(left(Grade::B, 250_000), (Grade::C, 632));
	assert_eq!(left(Grade::B, 0), (Grade::C, 482));
	// Nobody gets a better grade by it.
	assert_eq!(left(Grade::D, 300_000), (Grade::D, 632));
}

#[test]
fn coverage_should_be_measured_against_whatever_is_most() {
	let formula = Formula::default();
	let coverage = |exposure: u128, base: u128| {
		let facts = Facts { exposure, guarantee: 50_000 * CENT, ..Facts::default() };
		formula.score(&facts, base).coverage
	};
	assert_eq!(coverage(0, 0), 500, "the floor of a thousand dollars");
	assert_eq!(coverage(200_000 * CENT, 0), 250);
	assert_eq!(coverage(200_000 * CENT, 500_000 * CENT), 100);
}

#[test]
fn score_should_reach_the_top_without_anything_put_aside_when_all_is_honoured_for_years() {
	let facts = Facts {
		redeemed: 1_000_000_000 * CENT,
		ratings: 10_000,
		stars: 50_000,
		tenure: 3 * YEAR,
		..Facts::default()
	};
	assert!(score(facts).total >= 775, "{:?}", score(facts));
}

#[test]
fn shares_should_be_refused_when_they_do_not_make_up_the_whole() {
	let mut formula = Formula::default();
	formula.shares.tenure += 1;
	assert!(!formula.is_sound());
	formula.shares = Shares {
		redemption: Points::MAX,
		breakage: Points::MAX,
		ratings: Points::MAX,
		tenure: Points::MAX,
		coverage: Points::MAX,
	};
	assert!(!formula.is_sound());
}

#[test]
fn formula_should_be_refused_when_a_bound_is_passed() {
	let sound = Formula::default();
	let unsound = [
		Formula { version: 0, ..sound },
		Formula { full_tenure: 0, ..sound },
		Formula { open_incident: FULL + 1, ..sound },
		Formula { upheld_incident: FULL + 1, ..sound },
	];
	assert!(unsound.iter().all(|formula| !formula.is_sound()));
}

#[test]
fn ladder_should_be_refused_when_a_grade_cannot_be_reached() {
	let sound = Ladder::default();
	let unsound = [
		Ladder { steps: [150, 150, 500, 750], ..sound },
		Ladder { steps: [300, 150, 500, 750], ..sound },
		Ladder { steps: [150, 300, 500, 976], ..sound },
		Ladder { steps: [25, 300, 500, 750], ..sound },
		Ladder { hysteresis: Points::MAX, ..sound },
	];
	assert!(unsound.iter().all(|ladder| !ladder.is_sound()));
	assert!(Ladder { steps: [26, 27, 28, 975], hysteresis: 25 }.is_sound());
}

#[test]
fn limits_should_be_refused_when_a_better_grade_has_less() {
	let sound = Limits::default();
	let unsound = [
		Limits { by_grade: [2, 1, 3, 4, 5], ..sound },
		Limits { by_grade: [1, 2, 3, 4, sound.most + 1], ..sound },
		Limits { per_dollar: MOST_PER_DOLLAR + 1, ..sound },
	];
	assert!(unsound.iter().all(|limits| !limits.is_sound()));
	assert!(Limits { by_grade: [0; 5], per_dollar: 0, most: 0 }.is_sound());
}

#[test]
fn grade_should_follow_a_score_only_when_it_passes_the_margin() {
	assert_eq!(grade(Grade::C, 524), Grade::C);
	assert_eq!(grade(Grade::C, 525), Grade::B);
	assert_eq!(grade(Grade::B, 475), Grade::B);
	assert_eq!(grade(Grade::B, 474), Grade::C);
	assert_eq!(grade(Grade::E, FULL), Grade::A);
	assert_eq!(grade(Grade::A, 0), Grade::E);
}

#[test]
fn limit_should_never_exceed_the_most() {
	let limits = Limits::default();
	assert_eq!(limits.limit(Grade::E, 0, 0), 100_000 * CENT);
	assert_eq!(limits.limit(Grade::C, 10 * CENT, 0), 5_000_030 * CENT);
	assert_eq!(limits.limit(Grade::A, u128::MAX, 0), 100_000_000_000 * CENT);
	assert_eq!(limits.limit(Grade::A, 0, u128::MAX), 100_000_000_000 * CENT);
}

#[test]
fn limit_should_rise_by_a_holdback_once_at_most() {
	let limits = Limits::default();
	assert_eq!(limits.limit(Grade::C, 0, 10 * CENT), 5_000_010 * CENT);
	assert_eq!(limits.limit(Grade::C, 10 * CENT, 10 * CENT), 5_000_040 * CENT);
	let none = Limits { per_dollar: 0, ..limits };
	assert_eq!(none.limit(Grade::C, 10 * CENT, 10 * CENT), 5_000_000 * CENT);
}

fn facts() -> impl Strategy<Value = Facts> {
	let worths =
		(any::<u128>(), any::<u128>(), any::<u128>(), any::<u128>(), any::<u128>(), 0u32..128);
	let counts = (any::<u32>(), 0u64..5, any::<u64>(), 0u32..30, 0u32..30);
	(worths, counts).prop_map(|(worths, counts)| {
		let (redeemed, expired, outstanding, exposure, guarantee, shift) = worths;
		let (ratings, merits, tenure, open_incidents, upheld_incidents) = counts;
		let ratings = u64::from(ratings);
		Facts {
			redeemed: redeemed >> shift,
			expired: expired >> shift,
			outstanding: outstanding >> shift,
			exposure: exposure >> shift,
			ratings,
			stars: ratings + ratings * merits.min(4),
			tenure,
			guarantee: guarantee >> shift,
			open_incidents,
			upheld_incidents,
		}
	})
}

fn grades() -> impl Strategy<Value = Grade> {
	(0usize..5).prop_map(|index| Grade::ALL[index])
}

proptest! {
	#[test]
	fn score_should_stay_within_its_bounds(facts in facts()) {
		let score = score(facts);
		let parts = [
			score.redemption, score.breakage, score.ratings, score.tenure, score.coverage,
			score.deduction, score.total,
		];
		prop_assert!(parts.iter().all(|points| *points <= FULL));
	}

	#[test]
	fn score_should_not_fall_when_an_issuer_does_better(facts in facts(), more in any::<u64>()) {
		let before = score(facts).total;
		let worth = u128::from(more);
		let better = [
			Facts { redeemed: facts.redeemed.saturating_add(worth), ..facts },
			Facts { guarantee: facts.guarantee.saturating_add(worth), ..facts },
			Facts { tenure: facts.tenure.saturating_add(more), ..facts },
			Facts { stars: (facts.stars + more % 5).min(5 * facts.ratings), ..facts },
			Facts { expired: facts.expired.saturating_sub(worth), ..facts },
			Facts { outstanding: facts.outstanding.saturating_sub(worth), ..facts },
			Facts { open_incidents: facts.open_incidents.saturating_sub(1), ..facts },
			Facts { upheld_incidents: facts.upheld_incidents.saturating_sub(1), ..facts },
			Facts { ratings: facts.ratings + 1, stars: facts.stars + 5, ..facts },
		];
		for facts in better {
			prop_assert!(score(facts).total >= before, "{facts:?}");
		}
	}

	#[test]
	fn score_should_not_rise_when_an_issuer_does_worse(facts in facts(), more in any::<u64>()) {
		let before = score(facts).total;
		let worth = u128::from(more);
		let worse = [
			Facts { expired: facts.expired.saturating_add(worth), ..facts },
			Facts { exposure: facts.exposure.saturating_add(worth), ..facts },
			Facts { outstanding: facts.outstanding.saturating_add(worth), ..facts },
			Facts { open_incidents: facts.open_incidents + 1, ..facts },
			Facts { upheld_incidents: facts.upheld_incidents + 1, ..facts },
			Facts { ratings: facts.ratings + 1, stars: facts.stars + 1, ..facts },
		];
		for facts in worse {
			prop_assert!(score(facts).total <= before, "{facts:?}");
		}
	}

	#[test]
	fn grade_should_stay_when_the_same_score_is_seen_again(held in grades(), points in 0..=FULL) {
		let once = grade(held, points);
		prop_assert_eq!(grade(once, points), once);
	}

	#[test]
	fn grade_should_stay_when_the_same_facts_are_seen_again(held in grades(), facts in facts()) {
		let terms = CreditTerms::default();
		let (once, score) = terms.assess(held, &facts);
		prop_assert_eq!(terms.assess(once, &facts), (once, score));
	}

	/// The answer does not hang on where the search begins: no better grade is reached, and every worse one is.
	#[test]
	fn grade_should_be_the_last_that_is_reached(held in grades(), facts in facts()) {
		let terms = CreditTerms::default();
		let (found, _) = terms.assess(held, &facts);
		for grade in Grade::ALL {
			let points = terms.formula.score(&facts, terms.limits.base(grade)).total;
			let has = grade == Grade::E || terms.ladder.carries(held, grade, points);
			prop_assert_eq!(has, grade <= found, "{:?}", grade);
		}
	}

	#[test]
	fn grade_should_not_rise_when_more_is_promised(
		held in grades(), facts in facts(), more in any::<u64>(),
	) {
		let terms = CreditTerms::default();
		let exposure = facts.exposure.saturating_add(more.into());
		let after = terms.assess(held, &Facts { exposure, ..facts }).0;
		prop_assert!(after <= terms.assess(held, &facts).0);
	}

	/// Whatever was put aside, scored and taken back in between.
	#[test]
	fn grade_should_be_no_better_when_money_came_and_went(
		held in grades(), facts in facts(),
		steps in prop::collection::vec((0u8..3, 0u64..1_000_000_000), 1..30),
	) {
		let terms = CreditTerms::default();
		let with = |aside| Facts { guarantee: facts.guarantee.saturating_add(aside), ..facts };
		let (mut grade, mut without, mut aside) = (held, held, 0_u128);
		for (act, amount) in steps {
			let amount = u128::from(amount) * CENT;
			match act {
				0 => aside += amount,
				1 => {
					grade = terms.assess(grade, &with(aside)).0;
					without = terms.assess(without, &facts).0;
				},
				_ => {
					aside = aside.saturating_sub(amount);
					grade = terms.assess_withdrawal(grade, &with(aside)).0;
				},
			}
		}
		let left = terms.assess_withdrawal(grade, &facts).0;
		prop_assert!(left <= without);
		prop_assert!(terms.assess(left, &facts).0 <= terms.assess(without, &facts).0);
	}

	#[test]
	fn grade_should_not_flap_when_a_score_moves_within_twice_the_margin(
		held in grades(), points in 0..=FULL, swings in prop::collection::vec(0u16..=50, 1..20),
	) {
		let mut now = grade(held, points);
		let mut changes = Vec::new();
		for swing in swings {
			// Between `points` and 50 above it.
			let next = grade(now, points.saturating_add(swing).min(FULL));
			if next != now {
				changes.push(next > now);
			}
			now = next;
		}
		prop_assert!(changes.windows(2).all(|pair| pair[0] == pair[1]), "{changes:?}");
	}

	#[test]
	fn better_scores_should_never_have_worse_grades(
		held in grades(), low in 0..=FULL, high in 0..=FULL,
	) {
		let (low, high) = (low.min(high), low.max(high));
		prop_assert!(grade(held, low) <= grade(held, high));
	}

	#[test]
	fn limits_should_not_fall_when_grade_or_what_is_put_aside_rises(
		held in grades(), guarantee: u128, holdback: u128, more: u128,
	) {
		let limits = Limits::default();
		let limit = limits.limit(held, guarantee, holdback);
		prop_assert!(limits.limit(held, guarantee.saturating_add(more), holdback) >= limit);
		prop_assert!(limits.limit(held, guarantee, holdback.saturating_add(more)) >= limit);
		if let Some(better) = held.better() {
			prop_assert!(limits.limit(better, guarantee, holdback) >= limit);
		}
	}
}
