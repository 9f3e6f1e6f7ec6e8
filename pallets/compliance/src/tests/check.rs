// SPDX-License-Identifier: Apache-2.0
//! Which rule applies where.

use super::*;
use crate::{RelationKind, Rules};
use genex_primitives::{
	AccountFlags, Clearance, CurrencyCode, IdentityFlags, LegalClass, Money, Path, Tier,
	rules::Corridor, traits::ListClock,
};

const PATHS: [Path; 9] = [
	Path::Primary,
	Path::P2P,
	Path::Market,
	Path::Redeem,
	Path::Refund,
	Path::Recall,
	Path::System,
	Path::CashIn,
	Path::CashOut,
];

fn refuses(act: &Act, reason: Reason) -> bool {
	act.explain().contains(&reason)
}

#[test]
fn check_should_report_the_first_reason_by_priority() {
	run(|| {
		set_account_flags(ALICE, AccountFlags::FROZEN_OUTBOUND);
		set_identity_flags(BOB, IdentityFlags::BLACKLISTED);
		let act = money(Path::P2P, ALICE, BOB, 2_000_000);
		let reasons = [
			Reason::SenderFrozen,
			Reason::RecipientBlacklisted,
			Reason::SendValueDay,
			Reason::ReceiveValueDay,
			Reason::TravelRuleNeeded,
		];
		assert_eq!(act.explain(), reasons.to_vec());
		assert_eq!(act.check(), Err(Reason::SenderFrozen));
	});
}

#[test]
fn check_should_refuse_a_frozen_sender_on_every_path_but_a_court_order() {
	for flags in [AccountFlags::FROZEN_OUTBOUND, AccountFlags::FROZEN_FULL] {
		run(|| {
			set_account_flags(ALICE, flags);
			for path in PATHS {
				for act in [coupons(path, ALICE, BOB, 1), money(path, ALICE, BOB, 1)] {
					assert!(refuses(&act, Reason::SenderFrozen), "{path:?}");
					let ordered = act.cleared(Clearance::CourtOrder);
					assert!(!refuses(&ordered, Reason::SenderFrozen), "{path:?}");
				}
			}
		});
	}
}

#[test]
fn check_should_refuse_a_fully_frozen_recipient_on_every_path() {
	run(|| {
		set_identity_flags(BOB, IdentityFlags::FROZEN_FULL);
		for path in PATHS {
			let act = money(path, ALICE, BOB, 1);
			assert!(refuses(&act, Reason::RecipientFrozen), "{path:?}");
			assert!(refuses(&act.cleared(Clearance::CourtOrder), Reason::RecipientFrozen));
		}
		set_identity_flags(BOB, IdentityFlags::FROZEN_OUTBOUND);
		for path in PATHS {
			assert!(!refuses(&money(path, ALICE, BOB, 1), Reason::RecipientFrozen), "{path:?}");
		}
	});
}

#[test]
fn court_order_should_judge_the_recipient_only() {
	run(|| {
		Rules::<Test>::kill();
		set_identity_flags(ALICE, IdentityFlags::BLACKLISTED.with(IdentityFlags::FROZEN_FULL));
		let act = money(Path::System, ALICE, BOB, u64::MAX).cleared(Clearance::CourtOrder);
		assert_eq!(act.explain(), vec![]);
		let unknown = Act { to: STRANGER, ..act };
		assert_eq!(unknown.explain(), vec![Reason::RecipientUnknown]);
	});
}

#[test]
fn clearance_should_clear_what_it_names_and_nothing_else() {
	run(|| {
		set_account_flags(BOB, AccountFlags::SCREENED);
		let act = money(Path::P2P, ALICE, BOB, 300_000);
		let (screens, travel) = (Reason::RecipientScreens, Reason::TravelRuleNeeded);
		assert_eq!(act.explain(), vec![screens, travel]);
		assert_eq!(act.clone().cleared(Clearance::Accepted).explain(), vec![travel]);
		// The recipient's attestor accepted it.
		assert_eq!(act.clone().cleared(Clearance::TravelRule).explain(), vec![]);
		assert_eq!(act.cleared(Clearance::Review).explain(), vec![screens, travel]);

		let dear = sale(ALICE, 1_000_000);
		assert_eq!(dear.clone().cleared(Clearance::Review).explain(), vec![]);
		assert_eq!(dear.cleared(Clearance::Accepted).explain(), vec![Reason::ReviewNeeded]);
	});
}

#[test]
fn own_accounts_should_be_exempt_but_not_from_freezes_and_gates() {
	run(|| {
		amend(|book| book.travel_threshold = 1);
		set_account_flags(ALICE_TOO, AccountFlags::SCREENED);
		let value = Money::new(CurrencyCode::EUR, u128::MAX);
		let own = Act { value, policy: Some(9), ..gift(ALICE, ALICE_TOO, 100) };
		Refusals::mutate(|all| all.insert(9, Reason::PolicySender));
		assert_eq!(own.explain(), vec![]);
		assert_ok!(own.perform());
		assert_eq!(Compliance::activity(id(ALICE)), Default::default());

		set_account_flags(ALICE_TOO, AccountFlags::FROZEN_FULL);
		assert_eq!(own.check(), Err(Reason::RecipientFrozen));
		set_account_flags(ALICE_TOO, AccountFlags::default());
		change_record(id(ALICE), |record| record.valid_until = 0);
		assert_eq!(own.check(), Err(Reason::SenderKycExpired));
	});
}

#[test]
fn the_end_of_a_coupon_should_not_wait_for_a_rate_or_a_limit() {
	run(|| {
		for path in [Path::Redeem, Path::Refund, Path::Recall, Path::System] {
			let value = Money::new(CurrencyCode::EUR, u128::MAX);
			let act = Act { value, worth: 0, ..coupons(path, CAROL, ISSUER, 1) };
			assert_eq!(act.explain(), vec![], "{path:?}");
		}
		let value = Money::new(CurrencyCode::EUR, 1);
		for path in [Path::Primary, Path::P2P, Path::Market, Path::CashIn, Path::CashOut] {
			let act = Act { value, ..money(path, ALICE, BOB, 1) };
			assert!(refuses(&act, Reason::FxRateMissing), "{path:?}");
		}
	});
}

#[test]
fn value_should_be_the_higher_of_face_and_price() {
	run(|| {
		amend(|book| {
			book.l1.buy.day_cents = 500;
			book.l2.buy.day_cents = 500;
		});
		let sale = |face, price| Act { price: Some(dollars(price)), ..sale(BOB, face) };
		assert_ok!(sale(500, 100).check());
		assert_ok!(sale(100, 500).check());
		assert_eq!(sale(501, 100).check(), Err(Reason::BuyValueDay));
		assert_eq!(sale(100, 501).check(), Err(Reason::BuyValueDay));

		set_rate(CurrencyCode::JPY, 6_700_000_000, START);
		let yen = |minor| Act { price: Some(Money::new(CurrencyCode::JPY, minor)), ..sale(1, 1) };
		assert_ok!(yen(746).check());
		assert_eq!(yen(747).check(), Err(Reason::BuyValueDay), "500.49 cents count as 501");
	});
}

#[test]
fn closed_loop_caps_should_count_face_value_of_gift_cards_only() {
	run(|| {
		let card = |face, price| Act {
			legal_class: LegalClass::PaidGift,
			price: Some(dollars(price)),
			..sale(ALICE, face)
		};
		assert_ok!(card(200_000, 300_000).check());
		assert_eq!(card(200_001, 1).check(), Err(Reason::ClosedLoopSeriesCap));
		for legal_class in [LegalClass::Promotional, LegalClass::Loyalty] {
			assert_ok!(Act { legal_class, ..card(200_001, 1) }.check());
		}
		let resold = Act { path: Path::Market, from: BOB, ..card(200_001, 1) };
		assert_ok!(resold.check());
	});
}

#[test]
fn money_of_a_sale_should_count_nothing_and_need_no_review() {
	run(|| {
		amend(|book| {
			book.reviews.purchase = 1;
			book.reviews.trade = 1;
		});
		for path in [Path::Primary, Path::Market] {
			let act = money(path, ALICE, ISSUER, 5_000_000_000);
			assert_eq!(act.explain(), vec![]);
			assert_ok!(act.perform());
		}
		assert_eq!(Compliance::activity(id(ALICE)), Default::default());
		assert_eq!(Compliance::activity(id(ISSUER)), Default::default());
	});
}

#[test]
fn reviews_should_begin_at_their_thresholds() {
	run(|| {
		amend(|book| {
			book.reviews.purchase = 100;
			book.reviews.trade = 200;
			book.reviews.cash_out = 300;
		});
		let acts: [(fn(u64) -> Act, u64); 3] = [
			(|cents| sale(ALICE, cents), 100),
			(|cents| coupons(Path::Market, ISSUER, ALICE, cents), 200),
			(|cents| money(Path::CashOut, ALICE, STRANGER, cents), 300),
		];
		for (act, from) in acts {
			assert_ok!(act(from - 1).check());
			assert_eq!(act(from).check(), Err(Reason::ReviewNeeded));
			assert_ok!(act(from).cleared(Clearance::Review).check());
		}
		assert_ok!(money(Path::CashIn, STRANGER, ALICE, 1_000_000).check());
	});
}

#[test]
fn stale_lists_should_halt_gifts_and_withdrawals_only_where_governance_wants_it() {
	run(|| {
		Compliance::set_fresh_until(START + 10, START);
		let halted = || -> Vec<Path> {
			let stale =
				|path: &Path| refuses(&money(*path, ALICE, BOB, 1), Reason::SanctionsListStale);
			PATHS.into_iter().filter(stale).collect()
		};
		wait(9);
		assert_eq!(halted(), vec![]);
		wait(1);
		assert_eq!(halted(), vec![Path::P2P, Path::CashOut]);
		amend(|book| book.halt_when_stale = false);
		assert_eq!(halted(), vec![]);
	});
}

#[test]
fn contracts_should_be_refused_where_value_enters_their_hands() {
	run(|| {
		RefusedContracts::mutate(|all| all.extend([ALICE, BOB]));
		let refused: Vec<Path> = PATHS
			.into_iter()
			.filter(|path| refuses(&coupons(*path, ALICE, BOB, 1), Reason::ContractNotAllowed))
			.collect();
		assert_eq!(refused, vec![Path::Primary, Path::P2P, Path::Market, Path::CashIn]);
	});
}

#[test]
fn policies_should_be_asked_between_parties_and_at_redemption() {
	run(|| {
		Refusals::mutate(|all| all.insert(9, Reason::PolicyRecipient));
		let refused: Vec<Path> = PATHS
			.into_iter()
			.filter(|path| {
				let act = Act { policy: Some(9), ..coupons(*path, ALICE, BOB, 1) };
				refuses(&act, Reason::PolicyRecipient)
			})
			.collect();
		assert_eq!(refused, vec![Path::Primary, Path::P2P, Path::Market, Path::Redeem]);
	});
}

#[test]
fn check_should_pass_a_redemption_at_the_issuer_when_the_policy_refuses() {
	run(|| {
		Refusals::mutate(|all| all.insert(9, Reason::PolicyRecipient));
		let at = |path, to| Act { policy: Some(9), ..coupons(path, ALICE, to, 1) };
		assert_ok!(at(Path::Redeem, ISSUER).check());
		assert_eq!(at(Path::Redeem, BOB).check(), Err(Reason::PolicyRecipient));
		assert_eq!(at(Path::P2P, ISSUER).check(), Err(Reason::PolicyRecipient));
		// Freezes hold at the issuer as everywhere.
		set_account_flags(ISSUER, AccountFlags::FROZEN_FULL);
		assert_eq!(at(Path::Redeem, ISSUER).check(), Err(Reason::RecipientFrozen));
		set_account_flags(ALICE, AccountFlags::FROZEN_OUTBOUND);
		assert_eq!(at(Path::Redeem, ISSUER).check(), Err(Reason::SenderFrozen));
	});
}

#[test]
fn corridors_should_hold_between_parties_of_different_places() {
	run(|| {
		let blocked = Corridor { blocked: true, ..Corridor::default() };
		let (us, jp) = (country(*b"US"), country(*b"JP"));
		assert_ok!(Compliance::set_corridor(signed(COUNCIL), us, jp, Some(blocked), hash(9)));
		let refused: Vec<Path> = PATHS
			.into_iter()
			.filter(|path| refuses(&coupons(*path, ALICE, DAVE, 1), Reason::CorridorBlocked))
			.collect();
		assert_eq!(refused, vec![Path::Primary, Path::P2P, Path::Market]);
		assert!(refuses(&money(Path::Market, ALICE, DAVE, 1), Reason::CorridorBlocked));
		assert!(!refuses(&gift(DAVE, ALICE, 1), Reason::CorridorBlocked));
	});
}

#[test]
fn corridor_cap_should_count_all_that_the_identity_sent_abroad() {
	run(|| {
		register(40, 40, Tier::L2, *b"DE");
		let capped = Corridor { daily_cap: Some(1_000), ..Corridor::default() };
		let (us, jp) = (country(*b"US"), country(*b"JP"));
		assert_ok!(Compliance::set_corridor(signed(COUNCIL), us, jp, Some(capped), hash(9)));
		assert_ok!(money(Path::P2P, ALICE, 40, 600).perform());
		assert_ok!(money(Path::P2P, ALICE_TOO, BOB, 600).perform());
		let sold = Act { worth: 0, ..coupons(Path::Market, ALICE, DAVE, 400) };
		assert_ok!(sold.perform());
		assert_eq!(money(Path::P2P, ALICE, DAVE, 1).check(), Err(Reason::CorridorCapExceeded));
		assert_ok!(money(Path::P2P, ALICE, 40, 1).check());
		assert_ok!(money(Path::P2P, BOB, DAVE, 1_000).check());
		let bought = coupons(Path::Primary, ALICE, DAVE, 1_001);
		assert_ok!(bought.check());
	});
}

#[test]
fn travel_rule_should_apply_from_the_threshold_of_the_corridor() {
	run(|| {
		let (us, jp) = (country(*b"US"), country(*b"JP"));
		let low = Corridor { travel_threshold: Some(1_000), ..Corridor::default() };
		assert_ok!(Compliance::set_corridor(signed(COUNCIL), us, jp, Some(low), hash(9)));
		assert_ok!(money(Path::P2P, ALICE, DAVE, 999).perform());
		assert_eq!(money(Path::P2P, ALICE, DAVE, 1).check(), Err(Reason::TravelRuleNeeded));
		assert_ok!(money(Path::P2P, DAVE, ALICE, 299_999).check());
		assert_ok!(money(Path::P2P, ALICE, BOB, 299_999).check());
		assert_eq!(money(Path::P2P, ALICE, BOB, 300_000).check(), Err(Reason::TravelRuleNeeded));
		assert_ok!(coupons(Path::Market, ISSUER, ALICE, 300_000).check());
	});
}

#[test]
fn unit_cap_should_count_all_accounts_of_the_identity() {
	run(|| {
		register(31, id(CAROL), Tier::L1, *b"US");
		Units::mutate(|units| units.insert((SERIES, 31), 600_000));
		// Units that promise nothing: only their number bounds them.
		let act = |quantity: u64, recipient_units| Act {
			quantity: u128::from(quantity),
			recipient_units,
			worth: 0,
			..sale(CAROL, 1)
		};
		assert_ok!(act(100_000, 300_000).check());
		assert_eq!(act(100_001, 300_000).check(), Err(Reason::HoldingUnitsCap));
		assert_ok!(Act { to: ALICE, ..act(100_001, 300_000) }.check());
	});
}

#[test]
fn other_accounts_should_not_be_asked_when_they_cannot_matter() {
	run(|| {
		assert_ok!(sale(CAROL, 1).check());
		assert_ok!(sale(ALICE, 1).check());
		assert_eq!(UnitsAsked::get(), 0, "one account, or no cap on units");
		register(31, id(CAROL), Tier::L1, *b"US");
		assert_ok!(sale(CAROL, 100).check());
		assert_eq!(UnitsAsked::get(), 0, "a dollar's worth cannot be a million units of a cent");
		assert_ok!(Act { worth: 1, ..sale(CAROL, 100) }.check());
		assert_eq!(UnitsAsked::get(), 0, "nor can it of less");
		assert_ok!(Act { worth: 0, ..sale(CAROL, 100) }.check());
		assert_eq!(UnitsAsked::get(), 1);
		assert_ok!(Act { worth: 200_000_000_000, ..sale(CAROL, 1) }.perform());
		let cheap = Act { worth: 100, ..sale(CAROL, 100) };
		assert_ok!(cheap.check());
		assert_eq!(UnitsAsked::get(), 2, "two hundred dollars could be very many cheap units");
	});
}

#[test]
fn holding_cap_should_count_all_series_at_their_worth() {
	run(|| {
		assert_ok!(sale(CAROL, 50_000).perform());
		wait(2 * DAY);
		let worth = 149_999 * genex_primitives::usd::NANOS_PER_CENT;
		assert_ok!(Act { worth, ..sale(CAROL, 1) }.perform());
		assert_ok!(sale(CAROL, 1).perform());
		assert_eq!(sale(CAROL, 1).check(), Err(Reason::HoldingFaceCap));
		let path = Path::P2P;
		let given = Act { path, from: ISSUER, ..sale(CAROL, 1) };
		assert_eq!(given.check(), Err(Reason::HoldingFaceCap));
		assert_ok!(coupons(Path::Redeem, CAROL, ISSUER, 1).perform());
		assert_ok!(given.check());
	});
}

#[test]
fn holding_cap_should_refuse_what_cannot_be_counted() {
	run(|| {
		assert_ok!(Act { worth: u128::MAX, ..sale(ISSUER, 1) }.perform());
		let more = Act { from: ALICE, issuer: ALICE, worth: 1, ..sale(ISSUER, 1) };
		assert_eq!(more.check(), Err(Reason::HoldingFaceCap));
	});
}

#[test]
fn related_party_should_be_capped_at_its_issuer_only() {
	run(|| {
		let kind = RelationKind::Manager;
		let (issuer, related) = (id(ISSUER), id(ALICE));
		let by = signed(OFFICER);
		assert_ok!(Compliance::declare_relation(by, issuer, related, kind, hash(1)));
		assert_eq!(sale(ALICE, 10_001).check(), Err(Reason::RelatedPartyCap));
		let of_bob = Act { from: BOB, issuer: BOB, ..sale(ALICE, 10_001) };
		assert_ok!(of_bob.check());
		assert_ok!(coupons(Path::Market, ISSUER, ALICE, 10_001).check());
		assert_ok!(sale(BOB, 10_001).check());
	});
}

#[test]
fn lapsed_tier_should_have_the_limits_of_l0() {
	run(|| {
		change_record(id(ALICE), |record| record.flags = IdentityFlags::REVOKED);
		let reasons = money(Path::P2P, ALICE, BOB, 1).explain();
		assert_eq!(reasons.first(), Some(&Reason::SenderTierTooLow));
		assert!(reasons.contains(&Reason::SendCountDay));
	});
}
