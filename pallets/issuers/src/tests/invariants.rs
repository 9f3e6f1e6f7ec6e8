// SPDX-License-Identifier: Apache-2.0
//! Random acts, after which every invariant holds and no mint passed the limit.

use super::*;
use frame_support::BoundedVec;
use proptest::prelude::*;

/// One act with three numbers.
type Step = (u8, u64, u64);

/// What is kept of the issuer's proceeds.
fn holdback() -> u128 {
	FundsOf::<Test>::get(ISSUING).holdback.first().map(|(_, kept)| *kept).unwrap_or_default()
}

/// Keeps `more` of the issuer's proceeds and lets `less` go.
fn kept(more: u128, less: u128) -> DispatchResult {
	Issuing::count_holdback(ISSUING, USDC, more, less)
}

/// Does what a step says. Gives whether a mint was allowed.
fn step((act, some, other): Step) -> bool {
	let who = [ISSUER, SECOND, COMPANY, ALICE, STRANGER][(some % 5) as usize];
	let amount = u128::from(other % 1_000_000);
	let few = other % 3_000_000;
	let status = STATUSES[(other % 6) as usize];
	// What fails leaves nothing.
	let mut minted = false;
	let _outcome = match act % 20 {
		0 => Issuing::apply(by(who), REASON, documents()),
		1 => Issuing::withdraw_application(by(who)),
		2 => Issuing::approve(by(OFFICER), who, REASON),
		3 => Issuing::reject(by(OFFICER), who, REASON),
		4 => Issuing::set_status(by(OFFICER), ISSUING, status, REASON),
		5 => Issuing::report_incident(by(OFFICER), ISSUING, REASON),
		6 => {
			let incident = (other % 5) as u32;
			Issuing::resolve_incident(by(OFFICER), ISSUING, incident, some % 2 == 0, REASON)
		},
		7 => Issuing::rescore(by(who), ISSUING),
		8 => Issuing::rate(by(ALICE), ISSUING, (other % 7) as u8),
		9 => Issuing::deposit_guarantee(by(who), USDC, amount),
		10 => Issuing::withdraw_guarantee(by(who), USDC, amount),
		11 => Issuing::appoint_staff(by(who), other % 8, store_terms()),
		12 => Issuing::dismiss_staff(by(who), other % 8),
		13 => {
			let staff = BoundedVec::truncate_from(vec![other % 8]);
			Issuing::remove_expired_staff(by(BOB), who, staff)
		},
		14 => <Issuing as Guarantees<AccountId>>::set_defaulted(&ISSUER, other % 4 == 0),
		15 => {
			let guarantee = <Issuing as Guarantees<AccountId>>::guarantee_of(&ISSUER, USDC);
			let amount = amount.min(guarantee);
			let paid =
				<Issuing as Guarantees<AccountId>>::pay_guarantee(&ISSUER, USDC, &ALICE, amount);
			paid.map(drop)
		},
		16 => {
			Now::mutate(|now| *now += other % 200_000);
			Ok(())
		},
		17 => {
			let may = <Issuing as Rights<AccountId>>::check_may_mint(&ISSUER, cents(few));
			minted = may.is_ok();
			if minted { units(UnitsAct::Minted, None, few) } else { Ok(()) }
		},
		18 => {
			let act = [
				UnitsAct::Sold { price: None },
				UnitsAct::Redeemed,
				UnitsAct::Expired,
				UnitsAct::Refunded,
				UnitsAct::Recalled,
				UnitsAct::RefundedLate,
			][(some % 6) as usize];
			let series = if other % 3 == 0 { GIFTS } else { 1 };
			units_of(series, act, Some(ALICE), few)
		},
		_ => {
			let scope = StaffScope::AcceptRedemption;
			let may = <Issuing as Rights<AccountId>>::act_for(&ISSUER, &(other % 8), scope, amount);
			may.map_err(|reason| refused(reason).into())
		},
	};
	minted
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn invariants_should_hold_after_any_acts(
		steps in prop::collection::vec(any::<Step>(), 1..200),
	) {
		ExtBuilder.build().execute_with(|| {
			for one in steps {
				let minted = step(one);
				let room = Issuing::headroom(ISSUING).unwrap();
				assert!(!minted || room.exposure <= room.limit, "K09: {room:?} after {one:?}");
				Issuing::do_try_state().unwrap();
			}
		});
	}

	/// Whoever puts money aside or has some kept, is scored and takes all of it back may promise no more than who never did.
	#[test]
	fn limit_should_be_no_higher_when_money_came_and_went(
		honoured in 1_u64..3_000_000,
		steps in prop::collection::vec((0_u8..6, 0_u64..400_000), 1..30),
	) {
		let limit = |puts_aside: bool| {
			ExtBuilder.build().execute_with(|| {
				let begin = |one: &mut Option<IssuerRecord>| one.as_mut().unwrap().approved_at = START;
				crate::Issuers::<Test>::mutate(ISSUING, begin);
				redeemed(honoured);
				for (act, amount) in &steps {
					let money = u128::from(*amount) * DOLLAR;
					// What fails leaves nothing.
					let _outcome = match act {
						0 if puts_aside => Issuing::deposit_guarantee(by(ISSUER), USDC, money),
						1 if puts_aside => Issuing::withdraw_guarantee(by(ISSUER), USDC, money),
						2 => Issuing::rescore(by(BOB), ISSUING),
						3 => {
							Now::mutate(|now| *now += amount * 100);
							Ok(())
						},
						4 if puts_aside => kept(money, 0),
						5 if puts_aside => kept(0, money.min(holdback())),
						_ => Ok(()),
					};
				}
				assert_ok!(kept(0, holdback()));
				let left = <Issuing as Guarantees<AccountId>>::guarantee_of(&ISSUER, USDC);
				if left > 0 {
					assert_ok!(Issuing::withdraw_guarantee(by(ISSUER), USDC, left));
				}
				assert_ok!(Issuing::rescore(by(BOB), ISSUING));
				Issuing::do_try_state().unwrap();
				Issuing::headroom(ISSUING).unwrap().limit
			})
		};
		prop_assert!(limit(true) <= limit(false));
	}
}
