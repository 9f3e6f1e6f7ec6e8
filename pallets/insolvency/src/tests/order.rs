// SPDX-License-Identifier: Apache-2.0
//! Whatever the order of claims, however they are cut, and whatever is redeemed in between: each holder gets its part of
//! what was counted, and no more is paid than there is.

use crate::mock::*;
use frame_support::assert_ok;
use genex_primitives::{Balance, Quantity, SeriesId};
use proptest::prelude::*;

/// What a holder has of both series.
type Holder = (Quantity, Quantity);
/// Somebody claims, or redeems, a part of what it has left.
type Step = (usize, bool, bool, u8);

const FIRST: AccountId = 100;

fn holders() -> impl Strategy<Value = Vec<Holder>> {
	prop::collection::vec((1_u64..100_000, 0_u64..50), 1..8)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	prop::collection::vec((0_usize..8, any::<bool>(), any::<bool>(), 1_u8..=100), 0..60)
}

/// A state with these holders and this much money, in default. Accomplices were given more units than there are buyers.
fn begin(holders: &[Holder], (guarantee, kept): (Balance, Balance)) {
	for (who, (cents, cards)) in (FIRST..).zip(holders) {
		sell(CENTS, who, *cents);
		sell(CARDS, who, *cards);
	}
	sell(GIFTS, CAROL, 50_000_000);
	give_guarantee(USDC, guarantee);
	keep(CARDS, EURC, kept);
	declare(&[CENTS, CARDS]);
}

/// What `quantity` units get exactly, in smallest units of dollars and euros times a common measure, and that measure.
fn exact(series: SeriesId, quantity: Quantity) -> [(Balance, u128, u128); 4] {
	let record = Insolvency::default_of(ISSUER).unwrap();
	let counted = Insolvency::counted_series(series).unwrap();
	let worth = u128::from(quantity) * if series == CARDS { 25 * DOLLAR } else { DOLLAR / 100 };
	let mut parts = [(0, 0, 1); 4];
	for (part, pot) in parts.iter_mut().zip(record.fund.iter()) {
		*part = (pot.payable, worth, record.owed);
	}
	for (part, pot) in parts.iter_mut().skip(2).zip(counted.kept.iter()) {
		*part = (pot.payable, quantity.into(), counted.units.into());
	}
	parts
}

/// The most that `quantity` units can get of both stablecoins together.
fn most(series: SeriesId, quantity: Quantity) -> Balance {
	exact(series, quantity).iter().map(|(payable, part, whole)| payable * part / whole).sum()
}

fn paid_to(who: AccountId) -> Balance {
	money(USDC, who) + money(EURC, who)
}

/// Claims for `quantity` units, if that pays anything. Gives what it paid.
fn try_claim(who: AccountId, series: SeriesId, quantity: Quantity) -> Option<Balance> {
	let before = paid_to(who);
	let claimed = Insolvency::claim(by(who), series, quantity);
	claimed.is_ok().then(|| paid_to(who) - before)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn a_claim_should_pay_the_same_when_others_came_before(
		holders in holders(),
		steps in steps(),
		funds in (0_u128..2_000 * ONE, 0_u128..2_000 * ONE),
	) {
		ExtBuilder.build_and_execute(|| {
			begin(&holders, funds);
			for (who, cards, redeems, percent) in steps {
				let (who, series) = (FIRST + (who % holders.len()) as u64, if cards { CARDS } else { CENTS });
				let quantity = (Units::get((series, who)) * u64::from(percent)).div_ceil(100);
				if quantity == 0 {
					continue;
				}
				if redeems {
					assert_ok!(redeem(series, who, quantity));
				} else if let Some(paid) = try_claim(who, series, quantity) {
					// By what was counted alone, so the same at any time.
					assert_eq!(paid, most(series, quantity));
				}
			}
		});
	}

	#[test]
	fn everybody_should_be_paid_when_all_claim(
		holders in holders(),
		backwards: bool,
		funds in (0_u128..2_000 * ONE, 0_u128..2_000 * ONE),
	) {
		ExtBuilder.build_and_execute(|| {
			begin(&holders, funds);
			let mut order: Vec<_> = (FIRST..).zip(&holders).collect();
			if backwards {
				order.reverse();
			}
			for (who, (cents, cards)) in order {
				for (series, quantity) in [(CENTS, *cents), (CARDS, *cards)] {
					let due = most(series, quantity);
					assert_eq!(try_claim(who, series, quantity).unwrap_or_default(), due);
				}
			}
			// What is left is for those who did not claim, and at most one smallest unit of each payment.
			claim(ALICE, CENTS, 4_000);
			claim(ALICE, CARDS, 2);
			claim(BOB, CENTS, 1_000);
			let record = Insolvency::default_of(ISSUER).unwrap();
			assert_eq!(record.claimed, record.owed);
			let dust = 3 + 2 * holders.len() as u128;
			for pot in &record.fund {
				let spent = pot.amount - Guarantee::get(pot.asset);
				assert!(spent <= pot.payable && pot.payable - spent <= dust);
			}
		});
	}

	#[test]
	fn a_claim_should_pay_no_more_when_it_is_cut(
		holders in holders(),
		cuts in prop::collection::vec(1_u64..10_000, 1..20),
		funds in (0_u128..2_000 * ONE, 0_u128..2_000 * ONE),
	) {
		ExtBuilder.build_and_execute(|| {
			begin(&holders, funds);
			let whole = most(CENTS, holders[0].0);
			let mut parts = 0;
			for cut in cuts {
				let quantity = cut.min(Units::get((CENTS, FIRST)));
				parts += if quantity > 0 { try_claim(FIRST, CENTS, quantity).unwrap_or_default() } else { 0 };
			}
			let rest = Units::get((CENTS, FIRST));
			parts += if rest > 0 { try_claim(FIRST, CENTS, rest).unwrap_or_default() } else { 0 };
			assert!(parts <= whole);
		});
	}
}
