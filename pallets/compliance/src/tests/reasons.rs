// SPDX-License-Identifier: Apache-2.0
//! One movement for every reason that this pallet gives, at the very edge where that is a number.

use super::*;
use crate::{RelationKind, Rules};
use alloc::collections::BTreeSet;
use genex_primitives::{
	AccountFlags, CouponClass, CurrencyCode, Flow, IdentityFlags, LegalClass, Money, Path, Rate,
	rules::{Corridor, FlowLimit, Rulebook},
	traits::{Compliance as _, ListClock},
	usd::NANOS_PER_CENT,
};
use sp_runtime::StateVersion;

type Setup = Box<dyn Fn() -> Act>;

/// Reasons that the rooms of coupons, sanctions, issuers and cash give.
const OF_OTHERS: [Reason; 13] = [
	Reason::UnitsFrozen,
	Reason::IssuerTierTooLow,
	Reason::IssuerNotActive,
	Reason::IssuerSuspended,
	Reason::StaffNotAllowed,
	Reason::StaffCapReached,
	Reason::CreditLimitReached,
	Reason::SeriesExpired,
	Reason::SeriesNotYetValid,
	Reason::TransferForbidden,
	Reason::TransferNeedsL2,
	Reason::JurisdictionExcluded,
	Reason::ControlProofNeeded,
];

fn give(from: AccountId, to: AccountId, cents: u64) -> Act {
	money(Path::P2P, from, to, cents)
}

fn case(reason: Reason, setup: impl Fn() -> Act + 'static) -> (Reason, Setup) {
	(reason, Box::new(setup))
}

fn lapse(who: AccountId) {
	change_record(id(who), |record| record.valid_until = u32::try_from(START).unwrap());
}

fn set_corridor(corridor: Corridor) {
	let (from, to) = (country(*b"US"), country(*b"JP"));
	assert_ok!(Compliance::set_corridor(signed(COUNCIL), from, to, Some(corridor), hash(9)));
}

fn in_euro(act: Act) -> Act {
	Act { value: Money::new(CurrencyCode::EUR, 1), ..act }
}

fn gift_card(act: Act) -> Act {
	Act { legal_class: LegalClass::PaidGift, ..act }
}

fn standing() -> Vec<(Reason, Setup)> {
	use Reason::*;
	let policy = |reason: Reason| {
		case(reason, move || {
			Refusals::mutate(|all| all.insert(9, reason));
			Act { policy: Some(9), ..sale(ALICE, 1) }
		})
	};
	vec![
		case(SenderFrozen, || {
			set_account_flags(ALICE, AccountFlags::FROZEN_OUTBOUND);
			give(ALICE, BOB, 1)
		}),
		case(RecipientFrozen, || {
			set_identity_flags(BOB, IdentityFlags::FROZEN_FULL);
			give(ALICE, BOB, 1)
		}),
		case(SenderBlacklisted, || {
			set_identity_flags(ALICE, IdentityFlags::BLACKLISTED);
			give(ALICE, BOB, 1)
		}),
		case(RecipientBlacklisted, || {
			set_identity_flags(BOB, IdentityFlags::BLACKLISTED);
			give(ALICE, BOB, 1)
		}),
		case(SanctionsListStale, || {
			Compliance::set_fresh_until(START, START);
			give(ALICE, BOB, 1)
		}),
		case(SenderUnknown, || give(STRANGER, BOB, 1)),
		case(RecipientUnknown, || give(ALICE, STRANGER, 1)),
		case(SenderKycExpired, || {
			lapse(ALICE);
			give(ALICE, BOB, 1)
		}),
		case(RecipientKycExpired, || {
			lapse(BOB);
			give(ALICE, BOB, 1)
		}),
		case(SenderTierTooLow, || money(Path::CashOut, CAROL, STRANGER, 1)),
		case(RecipientTierTooLow, || money(Path::CashIn, STRANGER, CAROL, 1)),
		case(ContractNotAllowed, || {
			RefusedContracts::mutate(|all| all.insert(BOB));
			give(ALICE, BOB, 1)
		}),
		case(RecipientScreens, || {
			set_account_flags(BOB, AccountFlags::SCREENED);
			give(ALICE, BOB, 1)
		}),
		case(RulesMissing, || {
			Rules::<Test>::kill();
			give(ALICE, BOB, 1)
		}),
		policy(PolicySender),
		policy(PolicyRecipient),
		policy(PolicyMintRecipient),
		policy(PolicyRedeemer),
	]
}

fn places_and_caps() -> Vec<(Reason, Setup)> {
	use Reason::*;
	vec![
		case(CorridorBlocked, || {
			set_corridor(Corridor { blocked: true, ..Corridor::default() });
			give(ALICE, DAVE, 1)
		}),
		case(CorridorCapExceeded, || {
			set_corridor(Corridor { daily_cap: Some(100), ..Corridor::default() });
			assert_ok!(give(ALICE, DAVE, 100).perform());
			give(ALICE, DAVE, 1)
		}),
		case(ClassBanned, || {
			let (place, class) = (country(*b"US"), CouponClass::Digital);
			assert_ok!(Compliance::set_class_ban(signed(COUNCIL), place, class, true, hash(9)));
			sale(ALICE, 1)
		}),
		case(FxRateMissing, || in_euro(give(ALICE, BOB, 1))),
		case(FxRateStale, || {
			set_rate(CurrencyCode::EUR, 1, START);
			wait(DAY + 1);
			in_euro(give(ALICE, BOB, 1))
		}),
		case(ClosedLoopSeriesCap, || {
			assert_ok!(gift_card(sale(ALICE, 200_000)).perform());
			gift_card(sale(ALICE, 1))
		}),
		case(ClosedLoopSellerCap, || {
			amend(|book| book.closed_loop.seller = 200_000);
			assert_ok!(gift_card(sale(ALICE, 200_000)).perform());
			let asset = genex_primitives::Asset::Series(SERIES + 1);
			Act { asset, ..gift_card(sale(ALICE, 1)) }
		}),
		case(RelatedPartyCap, || {
			let (issuer, related) = (id(ISSUER), id(ALICE));
			let (by, kind) = (signed(OFFICER), RelationKind::Owner);
			assert_ok!(Compliance::declare_relation(by, issuer, related, kind, hash(1)));
			assert_ok!(sale(ALICE, 10_000).perform());
			sale(ALICE, 1)
		}),
		case(HoldingUnitsCap, || Act { recipient_units: 1_000_000, ..sale(CAROL, 1) }),
		case(HoldingFaceCap, || {
			let worth = 200_000 * NANOS_PER_CENT;
			assert_ok!(Act { worth, ..sale(CAROL, 1) }.perform());
			Act { worth: 1, ..sale(CAROL, 1) }
		}),
		case(ReviewNeeded, || sale(ALICE, 1_000_000)),
		case(TravelRuleNeeded, || {
			assert_ok!(give(ALICE, BOB, 299_999).perform());
			give(ALICE, BOB, 1)
		}),
	]
}

/// An act of Bob's that counts as `flow`, with an issuer of tier L3.
fn act_of(flow: Flow, cents: u64) -> Act {
	match flow {
		Flow::Buy => sale(BOB, cents),
		Flow::Sell => Act { worth: 0, ..coupons(Path::Market, BOB, ISSUER, cents) },
		Flow::Send => give(BOB, ISSUER, cents),
		Flow::Receive => give(ISSUER, BOB, cents),
	}
}

/// Changes the limits of `flow` for all tiers below L3.
fn limit(flow: Flow, change: impl Fn(&mut FlowLimit)) {
	let of = |tier: &mut genex_primitives::rules::TierRules| match flow {
		Flow::Buy => change(&mut tier.buy),
		Flow::Sell => change(&mut tier.sell),
		Flow::Send => change(&mut tier.send),
		Flow::Receive => change(&mut tier.receive),
	};
	amend(|book: &mut Rulebook| {
		of(&mut book.l1);
		of(&mut book.l2);
	});
}

fn limits(flow: Flow, reasons: [Reason; 4]) -> Vec<(Reason, Setup)> {
	let [value_day, value_month, count_day, count_month] = reasons;
	vec![
		case(value_day, move || {
			limit(flow, |limit| limit.day_cents = 100);
			assert_ok!(act_of(flow, 100).perform());
			act_of(flow, 1)
		}),
		case(value_month, move || {
			limit(flow, |limit| (limit.day_cents, limit.month_cents) = (100, 150));
			assert_ok!(act_of(flow, 100).perform());
			wait(29 * DAY);
			assert_ok!(act_of(flow, 50).perform());
			act_of(flow, 1)
		}),
		case(count_day, move || {
			limit(flow, |limit| limit.day_count = 2);
			assert_ok!(act_of(flow, 1).perform());
			assert_ok!(act_of(flow, 1).perform());
			act_of(flow, 1)
		}),
		case(count_month, move || {
			limit(flow, |limit| (limit.day_count, limit.month_count) = (1, 2));
			assert_ok!(act_of(flow, 1).perform());
			wait(2 * DAY);
			assert_ok!(act_of(flow, 1).perform());
			wait(2 * DAY);
			act_of(flow, 1)
		}),
	]
}

fn cases() -> Vec<(Reason, Setup)> {
	use Reason::*;
	let flows = [
		limits(Flow::Buy, [BuyValueDay, BuyValueMonth, BuyCountDay, BuyCountMonth]),
		limits(Flow::Sell, [SellValueDay, SellValueMonth, SellCountDay, SellCountMonth]),
		limits(Flow::Send, [SendValueDay, SendValueMonth, SendCountDay, SendCountMonth]),
		limits(
			Flow::Receive,
			[ReceiveValueDay, ReceiveValueMonth, ReceiveCountDay, ReceiveCountMonth],
		),
	];
	standing().into_iter().chain(places_and_caps()).chain(flows.into_iter().flatten()).collect()
}

fn root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

#[test]
fn check_should_give_every_reason_there_is_and_no_other() {
	for (reason, setup) in cases() {
		ExtBuilder::default().build_and_execute(|| {
			let act = setup();
			assert_eq!(act.check(), Err(reason));
			let mut reasons = act.explain();
			// Whose attestation ran out counts as L0, which may do nothing.
			if matches!(reason, Reason::SenderKycExpired | Reason::RecipientKycExpired) {
				reasons.truncate(1);
			}
			assert_eq!(reasons, vec![reason]);
			assert_eq!(Reason::from_code(reason.code()), Some(reason));
		});
	}
}

#[test]
fn check_should_know_every_reason() {
	let given: BTreeSet<Reason> = cases().into_iter().map(|(reason, _)| reason).collect();
	let others = BTreeSet::from(OF_OTHERS);
	assert!(given.is_disjoint(&others));
	assert_eq!(given.union(&others).copied().collect::<Vec<_>>(), Reason::ALL.to_vec());
}

#[test]
fn check_and_explain_should_leave_the_storage_as_it_is() {
	for (reason, setup) in cases() {
		ExtBuilder::default().build_and_execute(|| {
			let act = setup();
			let before = root();
			assert_eq!(act.check(), Err(reason));
			assert!(!act.explain().is_empty());
			assert_eq!(root(), before, "{reason:?}");
		});
	}
	run(|| {
		let before = root();
		assert_ok!(gift(ALICE, BOB, 1).check());
		assert_eq!(gift(ALICE, BOB, 1).explain(), vec![]);
		assert_eq!(root(), before);
	});
}

#[test]
fn rates_should_count_up_to_their_last_second() {
	run(|| {
		let picos_per_minor = 11_000_000_000;
		set_rate(CurrencyCode::EUR, picos_per_minor, START);
		let euro = Money::new(CurrencyCode::EUR, 100);
		wait(DAY);
		assert_eq!(<Compliance as genex_primitives::traits::Rates>::cents(euro), Ok(110));
		assert_eq!(Compliance::worth(euro), Ok(110 * NANOS_PER_CENT));
		wait(1);
		assert_eq!(Compliance::cents_now(euro), Err(Reason::FxRateStale));
		assert_eq!(Compliance::worth(euro), Err(Reason::FxRateStale));
		let rate = Rate { picos_per_minor, source_time: START };
		assert_eq!(Compliance::rate(CurrencyCode::EUR), Some(rate), "it is shown, however old");
	});
}

#[test]
fn cents_should_be_capped_when_they_need_more_than_64_bits() {
	run(|| {
		let all = |currency| Money::new(currency, u128::MAX);
		assert_eq!(Compliance::cents_now(all(CurrencyCode::USD)), Ok(u64::MAX));
		set_rate(CurrencyCode::EUR, u64::MAX, START);
		assert_eq!(Compliance::cents_now(all(CurrencyCode::EUR)), Ok(u64::MAX));
		assert_eq!(Compliance::worth(all(CurrencyCode::EUR)), Err(Reason::HoldingFaceCap));
		let act = Act { value: all(CurrencyCode::USD), ..give(ALICE, BOB, 1) };
		assert!(act.explain().contains(&Reason::SendValueDay));
	});
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		assert_eq!(Compliance::cents_now(dollars(5)), Ok(5));
		let euro = Money::new(CurrencyCode::EUR, 1);
		assert_eq!(Compliance::cents_now(euro), Err(Reason::RulesMissing));
		assert_eq!(Compliance::worth(euro), Err(Reason::RulesMissing));
	});
}
