// SPDX-License-Identifier: Apache-2.0
use super::*;
use proptest::prelude::*;

/// A cent in billionths of a US dollar.
const CENT: u128 = NANOS_PER_CENT;

fn score(facts: Facts) -> Score {
	Formula::default().score(&facts)
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
	assert_eq!(Ladder::default().grade(Grade::C, score.total), Grade::C);
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
		secured: 1_000_000 * CENT,
		open_incidents: 1,
		upheld_incidents: 0,
	};
	let expected = Score {
		version: 1,
		redemption: 708,
		breakage: 894,
		ratings: 880,
		tenure: 666,
		coverage: 250,
		deduction: 50,
		total: 645,
	};
	assert_eq!(score(facts), expected);
	let terms = CreditTerms::default();
	let grade = terms.ladder.grade(Grade::C, expected.total);
	assert_eq!(grade, Grade::B);
	assert_eq!(terms.limits.limit(grade, facts.secured), 103_000_000 * CENT);
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
	let ladder = Ladder::default();
	assert_eq!(ladder.grade(Grade::C, 524), Grade::C);
	assert_eq!(ladder.grade(Grade::C, 525), Grade::B);
	assert_eq!(ladder.grade(Grade::B, 475), Grade::B);
	assert_eq!(ladder.grade(Grade::B, 474), Grade::C);
	assert_eq!(ladder.grade(Grade::E, FULL), Grade::A);
	assert_eq!(ladder.grade(Grade::A, 0), Grade::E);
}

#[test]
fn limit_should_never_exceed_the_most() {
	let limits = Limits::default();
	assert_eq!(limits.limit(Grade::E, 0), 100_000 * CENT);
	assert_eq!(limits.limit(Grade::C, 10 * CENT), 5_000_030 * CENT);
	assert_eq!(limits.limit(Grade::A, u128::MAX), 100_000_000_000 * CENT);
}

fn facts() -> impl Strategy<Value = Facts> {
	let worths =
		(any::<u128>(), any::<u128>(), any::<u128>(), any::<u128>(), any::<u128>(), 0u32..128);
	let counts = (any::<u32>(), 0u64..5, any::<u64>(), 0u32..30, 0u32..30);
	(worths, counts).prop_map(|(worths, counts)| {
		let (redeemed, expired, outstanding, exposure, secured, shift) = worths;
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
			secured: secured >> shift,
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
			Facts { secured: facts.secured.saturating_add(worth), ..facts },
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
	fn grade_should_stay_when_the_same_score_is_seen_again(grade in grades(), points in 0..=FULL) {
		let ladder = Ladder::default();
		let once = ladder.grade(grade, points);
		prop_assert_eq!(ladder.grade(once, points), once);
	}

	#[test]
	fn grade_should_not_flap_when_a_score_moves_within_twice_the_margin(
		grade in grades(), points in 0..=FULL, swings in prop::collection::vec(0u16..=50, 1..20),
	) {
		let ladder = Ladder::default();
		let mut now = ladder.grade(grade, points);
		let mut changes = Vec::new();
		for swing in swings {
			// Between `points` and 50 above it.
			let next = ladder.grade(now, points.saturating_add(swing).min(FULL));
			if next != now {
				changes.push(next > now);
			}
			now = next;
		}
		prop_assert!(changes.windows(2).all(|pair| pair[0] == pair[1]), "{changes:?}");
	}

	#[test]
	fn better_scores_should_never_have_worse_grades(
		grade in grades(), low in 0..=FULL, high in 0..=FULL,
	) {
		let ladder = Ladder::default();
		let (low, high) = (low.min(high), low.max(high));
		prop_assert!(ladder.grade(grade, low) <= ladder.grade(grade, high));
	}

	#[test]
	fn limits_should_not_fall_when_grade_or_what_is_put_aside_rises(
		grade in grades(), secured: u128, more: u128,
	) {
		let limits = Limits::default();
		let limit = limits.limit(grade, secured);
		prop_assert!(limits.limit(grade, secured.saturating_add(more)) >= limit);
		if let Some(better) = grade.better() {
			prop_assert!(limits.limit(better, secured) >= limit);
		}
	}
}
