// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{BoughtFromSeller, BoughtOfSeries, Counter, CounterList};
use genex_primitives::LegalClass;

fn buy(cents: u64) -> Act {
	Act { legal_class: LegalClass::PaidGift, ..sale(BOB, cents) }
}

fn both() -> CounterList {
	CounterList::truncate_from(vec![
		Counter::Series { identity: id(BOB), series: SERIES },
		Counter::Seller { identity: id(BOB), seller: id(ISSUER) },
		Counter::Series { identity: id(ALICE), series: SERIES },
	])
}

#[test]
fn sweep_counters_should_remove_only_what_no_longer_counts() {
	run(|| {
		assert_ok!(buy(100).perform());
		events();
		wait(DAY + HOUR - 1);
		assert_ok!(Compliance::sweep_counters(signed(STRANGER), both()));
		assert_eq!(events(), vec![Event::CountersSwept { by: STRANGER, removed: 0 }]);
		wait(1);
		assert_ok!(Compliance::sweep_counters(signed(STRANGER), both()));
		assert_eq!(events(), vec![Event::CountersSwept { by: STRANGER, removed: 2 }]);
		assert_eq!(BoughtOfSeries::<Test>::iter().count(), 0);
		assert_eq!(BoughtFromSeller::<Test>::iter().count(), 0);
	});
}

#[test]
fn sweep_counters_should_not_open_a_way_around_the_cap() {
	run(|| {
		assert_ok!(buy(200_000).perform());
		wait(DAY);
		assert_ok!(Compliance::sweep_counters(signed(STRANGER), both()));
		assert_eq!(buy(1).check(), Err(Reason::ClosedLoopSeriesCap));
	});
}
