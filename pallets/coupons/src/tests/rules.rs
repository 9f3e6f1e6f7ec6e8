// SPDX-License-Identifier: Apache-2.0
use super::*;

const HOLDERS: [Path; 5] = [Path::P2P, Path::Market, Path::Refund, Path::Recall, Path::System];

fn move_on(path: Path, series: SeriesId, to: AccountId) -> DispatchResult {
	Door::transfer(path, series, &ALICE, &to, 1, None)
}

fn sold_under(policy: TransferPolicy) -> SeriesId {
	let mut terms = terms();
	terms.transfer_policy = policy;
	sold_with(terms)
}

#[test]
fn policy_none_should_stop_gifts_and_trades_only() {
	ExtBuilder.build_and_execute(|| {
		let series = sold_under(TransferPolicy::None);
		for path in [Path::P2P, Path::Market] {
			assert_noop!(move_on(path, series, BOB), refused(Reason::TransferForbidden));
		}
		for path in [Path::Refund, Path::Recall, Path::System] {
			assert_ok!(move_on(path, series, BOB));
		}
	});
}

#[test]
fn policy_kyc_only_should_ask_for_l2_on_both_sides() {
	ExtBuilder.build_and_execute(|| {
		let series = sold_under(TransferPolicy::KycOnly);
		for path in [Path::P2P, Path::Market] {
			assert_ok!(move_on(path, series, BOB));
			assert_noop!(move_on(path, series, CAROL), refused(Reason::TransferNeedsL2));
		}
		assert_ok!(move_on(Path::Refund, series, CAROL));
		register(ALICE, Tier::L1, *b"JP");
		assert_noop!(move_on(Path::P2P, series, BOB), refused(Reason::TransferNeedsL2));
	});
}

#[test]
fn territory_should_bind_recipients_on_the_paths_that_spread_units() {
	ExtBuilder.build_and_execute(|| {
		let mut limited = terms();
		limited.territory = Territory::Except(places(&[*b"US", *b"DE"]));
		let series = sold_with(limited);
		for path in [Path::P2P, Path::Market] {
			assert_ok!(move_on(path, series, CAROL));
			assert_noop!(move_on(path, series, BOB), refused(Reason::JurisdictionExcluded));
		}
		for path in [Path::Refund, Path::Recall, Path::System] {
			assert_ok!(move_on(path, series, BOB));
		}
		// A holder who moved away may still give units to someone inside.
		register(ALICE, Tier::L2, *b"US");
		assert_ok!(move_on(Path::P2P, series, CAROL));
	});
}

#[test]
fn transfer_should_leave_the_territory_aside_when_both_accounts_are_of_one_identity() {
	ExtBuilder.build_and_execute(|| {
		let mut limited = terms();
		limited.territory = Territory::Only(places(&[*b"JP"]));
		let series = sold_with(limited);
		register(ALICE, Tier::L2, *b"US");
		assert_noop!(move_on(Path::P2P, series, BOB), refused(Reason::JurisdictionExcluded));
		Parties::mutate(|parties| parties.insert(BOB, parties[&ALICE]));
		assert_ok!(move_on(Path::P2P, series, BOB));
		// A purchase is no move of one's own.
		assert_noop!(Door::sell(series, &BOB, 1), refused(Reason::JurisdictionExcluded));
	});
}

#[test]
fn expiry_should_stop_all_but_taking_back() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		set_time(VALID_UNTIL - 1);
		for path in HOLDERS {
			assert_ok!(move_on(path, series, BOB));
		}
		set_time(VALID_UNTIL);
		for path in [Path::P2P, Path::Market, Path::System] {
			assert_noop!(move_on(path, series, BOB), refused(Reason::SeriesExpired));
		}
		for path in [Path::Refund, Path::Recall] {
			assert_ok!(move_on(path, series, BOB));
		}
	});
}

#[test]
fn units_should_move_before_the_validity_begins() {
	ExtBuilder.build_and_execute(|| {
		let mut later = terms();
		later.valid_from = START + 100;
		let series = sold_with(later);
		assert_ok!(move_on(Path::P2P, series, BOB));
	});
}

#[test]
fn transfer_policy_should_not_bind_accounts_of_one_identity() {
	ExtBuilder.build_and_execute(|| {
		for policy in [TransferPolicy::None, TransferPolicy::KycOnly] {
			let mut bound = terms();
			bound.transfer_policy = policy;
			let series = sold_with(bound);
			let alice = Parties::get()[&ALICE];
			Parties::mutate(|all| all.insert(STRANGER, alice));
			assert_ok!(move_on(Path::P2P, series, STRANGER));
			Parties::mutate(|all| all.remove(&STRANGER));
			assert!(move_on(Path::P2P, series, STRANGER).is_err());
		}
	});
}

#[test]
fn the_reason_of_highest_priority_should_be_reported_when_several_apply() {
	ExtBuilder.build_and_execute(|| {
		let mut strict = terms();
		strict.transfer_policy = TransferPolicy::None;
		strict.territory = Territory::Only(places(&[*b"DE"]));
		let series = listed_with({
			let mut open = strict.clone();
			open.territory = Territory::Only(places(&[*b"JP"]));
			open
		});
		assert_ok!(Door::sell(series, &ALICE, 10));
		let explain = |to| Coupons::explain_move(Path::P2P, series, ALICE, to, 1).unwrap();

		let wanted = [Reason::TransferForbidden, Reason::JurisdictionExcluded];
		assert_eq!(explain(BOB), wanted);
		assert_noop!(move_on(Path::P2P, series, BOB), refused(wanted[0]));
		set_time(VALID_UNTIL);
		assert_eq!(explain(BOB)[0], Reason::SeriesExpired);
		assert_eq!(explain(STRANGER)[0], Reason::RecipientUnknown);
		assert_noop!(move_on(Path::P2P, series, STRANGER), refused(Reason::RecipientUnknown));
		assert_eq!(explain(STRANGER).len(), 4);
	});
}

#[test]
fn explain_move_should_find_nothing_when_all_is_right() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_eq!(Coupons::explain_move(Path::P2P, series, ALICE, BOB, 1), Some(vec![]));
		assert_eq!(Coupons::explain_move(Path::P2P, 77, ALICE, BOB, 1), None);
	});
}

#[test]
fn value_should_be_the_higher_of_face_and_price() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let pay = |minor| Some(Money::new(CurrencyCode::USD, minor));
		for (price, value) in [(pay(40), 100), (pay(100), 100), (pay(160), 160), (None, 100)] {
			assert_ok!(Door::transfer(Path::Market, series, &ALICE, &BOB, 100, price));
			assert_eq!(Asked::get().last(), Some(&(Path::Market, ALICE, BOB, 100, value)));
		}
	});
}

#[test]
fn price_should_be_compared_in_cents_when_in_another_currency() {
	ExtBuilder.build_and_execute(|| {
		let mut capped = terms();
		capped.resale_ceiling = genex_primitives::Ppm::new(900_000);
		let series = sold_with(capped);
		let trade = |minor| {
			let price = Some(Money::new(CurrencyCode::EUR, minor));
			Door::transfer(Path::Market, series, &ALICE, &BOB, 100, price)
		};
		assert_ok!(trade(90));
		assert_noop!(trade(91), Error::<Test>::AboveResaleCeiling);
		RateMissing::set(true);
		assert_noop!(trade(90), refused(Reason::FxRateMissing));
	});
}

#[test]
fn price_should_be_refused_when_above_the_resale_ceiling() {
	ExtBuilder.build_and_execute(|| {
		let mut capped = terms();
		capped.resale_ceiling = genex_primitives::Ppm::new(900_000);
		let series = sold_with(capped);
		let trade = |quantity, minor| {
			let price = Some(Money::new(CurrencyCode::USD, minor));
			Door::transfer(Path::Market, series, &ALICE, &BOB, quantity, price)
		};
		assert_ok!(trade(100, 90));
		assert_noop!(trade(100, 91), Error::<Test>::AboveResaleCeiling);
		// 90 % of one cent is no whole cent.
		assert_noop!(trade(1, 1), Error::<Test>::AboveResaleCeiling);
		assert_ok!(trade(1, 0));
	});
}
