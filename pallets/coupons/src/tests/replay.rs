// SPDX-License-Identifier: Apache-2.0
//! All state can be rebuilt from the events.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use genex_primitives::traits::Refunds;

/// Everything the pallet stores, as an indexer keeps it.
#[derive(Debug, Default, PartialEq)]
pub struct Books {
	terms: BTreeMap<SeriesId, (Revision, SeriesTerms)>,
	states: BTreeMap<SeriesId, SeriesState>,
	worths: BTreeMap<SeriesId, u64>,
	counters: BTreeMap<SeriesId, UnitCounters>,
	holdings: BTreeMap<(AccountId, SeriesId), Holding>,
	redeemers: BTreeSet<(SeriesId, AccountId)>,
	operators: BTreeSet<(AccountId, AccountId)>,
	rules: BTreeMap<u8, LegalRule>,
	booked: BTreeSet<SeriesId>,
}

impl Books {
	/// As the events tell.
	pub fn from_events() -> Self {
		let mut books = Self::default();
		for record in System::events() {
			if let RuntimeEvent::Coupons(event) = record.event {
				books.note(event);
			}
		}
		books.holdings.retain(|_, holding| !holding.is_empty());
		books
	}

	/// As storage has it.
	pub fn from_storage() -> Self {
		let all: Vec<_> = Series::<Test>::iter().collect();
		let view = |series| Coupons::series(series).unwrap();
		let terms = |series| (view(series).revision, view(series).terms);
		let booked = all.iter().filter(|(_, record)| record.expiry_booked);
		Self {
			terms: all.iter().map(|(series, _)| (*series, terms(*series))).collect(),
			states: all.iter().map(|(series, record)| (*series, record.state)).collect(),
			worths: all
				.iter()
				.filter(|(_, record)| record.unit_worth > 0)
				.map(|(series, record)| (*series, record.unit_worth))
				.collect(),
			counters: Counters::<Test>::iter().collect(),
			holdings: Holdings::<Test>::iter().map(|(who, id, units)| ((who, id), units)).collect(),
			redeemers: Redeemers::<Test>::iter_keys().collect(),
			operators: Operators::<Test>::iter_keys().collect(),
			rules: LegalRules::<Test>::iter().map(|(class, rule)| (class as u8, rule)).collect(),
			booked: booked.map(|(series, _)| *series).collect(),
		}
	}

	fn note(&mut self, event: Event<Test>) {
		use SeriesState::*;
		match event {
			Event::SeriesCreated { series, revision, terms, .. } => {
				self.terms.insert(series, (revision, *terms));
				self.states.insert(series, Draft);
			},
			Event::SeriesAmended { series, revision, terms, .. } => {
				self.terms.insert(series, (revision, *terms));
			},
			Event::SeriesSubmitted { series, .. } => self.go(series, Submitted),
			Event::SubmissionWithdrawn { series, .. } => self.go(series, Draft),
			Event::SeriesApproved { series, unit_worth, .. } => {
				self.worths.insert(series, unit_worth);
				self.go(series, Approved)
			},
			Event::SeriesRejected { series, .. } => self.go(series, Rejected),
			Event::SeriesListed { series } => self.go(series, Listed),
			Event::SeriesClosed { series, .. } => self.go(series, Closed),
			Event::SeriesDiscarded { series, .. } => {
				self.terms.remove(&series);
				self.states.remove(&series);
			},
			Event::OperatorSet { owner, operator, approved: true } => {
				self.operators.insert((owner, operator));
			},
			Event::OperatorSet { owner, operator, .. } => {
				self.operators.remove(&(owner, operator));
			},
			Event::RedeemerAdded { series, redeemer, .. } => {
				self.redeemers.insert((series, redeemer));
			},
			Event::RedeemerRemoved { series, redeemer, .. }
			| Event::RedeemerSwept { series, redeemer, .. } => {
				self.redeemers.remove(&(series, redeemer));
			},
			Event::LegalRuleSet { class, new, .. } => {
				self.rules.insert(class as u8, new);
			},
			units => self.count(units),
		}
	}

	fn count(&mut self, event: Event<Test>) {
		match event {
			Event::Minted { series, quantity, .. } => {
				let counters = self.counters.entry(series).or_default();
				counters.minted += quantity;
				counters.unsold += quantity;
			},
			Event::Recalled { series, quantity, .. } => {
				let counters = self.counters.entry(series).or_default();
				counters.unsold -= quantity;
				counters.recalled += quantity;
			},
			Event::Sold { series, buyer, quantity, .. } => {
				let counters = self.counters.entry(series).or_default();
				counters.unsold -= quantity;
				counters.circulating += quantity;
				self.holdings.entry((buyer, series)).or_default().free += quantity;
				self.go(series, SeriesState::Selling);
			},
			Event::Transferred { series, from, to, quantity, source, .. } => {
				let giver = self.holdings.entry((from, series)).or_default();
				match source {
					Source::Free => giver.free -= quantity,
					Source::Escrow => giver.held -= quantity,
				}
				self.holdings.entry((to, series)).or_default().free += quantity;
			},
			Event::Held { series, who, quantity } => {
				let holding = self.holdings.entry((who, series)).or_default();
				holding.free -= quantity;
				holding.held += quantity;
			},
			Event::Released { series, who, quantity } => {
				let holding = self.holdings.entry((who, series)).or_default();
				holding.held -= quantity;
				holding.free += quantity;
			},
			Event::FrozenUnitsSet { series, who, new, .. } => {
				self.holdings.entry((who, series)).or_default().frozen = new;
			},
			Event::HoldingCleared { series, who, .. } => {
				self.holdings.remove(&(who, series));
			},
			Event::Redeemed { series, holder, quantity, .. } => {
				self.holdings.entry((holder, series)).or_default().free -= quantity;
				let counters = self.counters.entry(series).or_default();
				counters.circulating -= quantity;
				counters.redeemed += quantity;
			},
			Event::Refunded { series, holder, quantity } => {
				self.holdings.entry((holder, series)).or_default().free -= quantity;
				let counters = self.counters.entry(series).or_default();
				counters.refunded += quantity;
				// Once an expiry is booked its units are counted as expired.
				if self.booked.contains(&series) {
					counters.expired -= quantity;
				} else {
					counters.circulating -= quantity;
				}
			},
			Event::ExpiryBooked { series, unsold, circulating, .. } => {
				let counters = self.counters.entry(series).or_default();
				counters.unsold -= unsold;
				counters.circulating -= circulating;
				counters.expired += unsold + circulating;
				self.booked.insert(series);
			},
			other => panic!("{other:?} moves no units"),
		}
	}

	fn go(&mut self, series: SeriesId, state: SeriesState) {
		self.states.insert(series, state);
	}
}

#[test]
fn events_should_rebuild_all_state_after_a_life_with_every_call() {
	ExtBuilder.build_and_execute(|| {
		let series = submitted();
		assert_ok!(Coupons::withdraw_submission(by(ISSUER), series));
		assert_ok!(Coupons::amend_series(by(ISSUER), series, Box::new(terms())));
		assert_ok!(Coupons::submit_series(by(ISSUER), series));
		assert_ok!(Coupons::reject_series(by(APPROVER), series, 2, H256::repeat_byte(5)));
		let discarded = draft();
		assert_ok!(Coupons::discard_series(by(ISSUER), discarded));
		let rest = sold();
		assert_ok!(Coupons::recall(by(ISSUER), rest, 10));
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, true));
		assert_ok!(Coupons::transfer_from(by(CAROL), ALICE, BOB, rest, 40));
		let items = BatchItems::truncate_from(vec![(rest, 1), (rest, 2)]);
		assert_ok!(Coupons::transfer_batch(by(BOB), CAROL, items.clone()));
		assert_ok!(Coupons::transfer_batch_from(by(CAROL), ALICE, BOB, items));
		assert_ok!(Coupons::transfer(by(ALICE), rest, ALICE, 5));
		assert_ok!(Coupons::set_operator(by(ALICE), CAROL, false));
		assert_ok!(Coupons::add_redeemer(by(ISSUER), rest, STORE));
		assert_ok!(Coupons::add_redeemer(by(ISSUER), rest, BOB));
		assert_ok!(Coupons::remove_redeemer(by(ISSUER), rest, BOB));
		assert_ok!(Coupons::redeem(by(ALICE), rest, 7, STORE, H256::zero(), None));
		assert_ok!(Door::hold(rest, &ALICE, 60));
		assert_ok!(Door::transfer_held(Path::Market, rest, &ALICE, &BOB, 20, None));
		assert_ok!(Door::release(rest, &ALICE, 30));
		assert_ok!(Coupons::close_series(by(ISSUER), rest));
		assert_ok!(<Coupons as Refunds<AccountId>>::burn(rest, &ALICE, 9));
		let rule = LegalRule { min_remaining_validity_secs: 9 };
		assert_ok!(Coupons::set_legal_rule(RuntimeOrigin::root(), LegalClass::Loyalty, rule, WHY));
		assert_eq!(Books::from_events(), Books::from_storage());
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(STRANGER), rest));
		assert_eq!(Books::from_events(), Books::from_storage());
		assert_ok!(<Coupons as Refunds<AccountId>>::burn(rest, &ALICE, 8));
		assert_ok!(Coupons::sweep_redeemers(by(STRANGER), rest, 100));
		set_time(VALID_UNTIL + 86_400);
		let holders = Swept::truncate_from(vec![BOB, CAROL]);
		assert_ok!(Coupons::sweep_holdings(by(STRANGER), rest, holders));
		assert_eq!(Books::from_events(), Books::from_storage());
	});
}
