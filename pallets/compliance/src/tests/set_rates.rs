// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{ExchangeRates, RateBatch};
use codec::Decode;
use genex_primitives::{CurrencyCode, Rate};

fn rate(picos_per_minor: u64, source_time: u64) -> Rate {
	Rate { picos_per_minor, source_time }
}

fn set(rates: Vec<(CurrencyCode, Rate)>) -> sp_runtime::DispatchResult {
	Compliance::set_rates(signed(ORACLE), RateBatch::truncate_from(rates), hash(9))
}

const EUR: CurrencyCode = CurrencyCode::EUR;
const JPY: CurrencyCode = CurrencyCode::JPY;

#[test]
fn set_rates_should_carry_old_and_new_for_each_when_several_are_stated() {
	run(|| {
		let (first, second) = (rate(11_000_000_000, START - 10), rate(12_000_000_000, START));
		let yen = rate(6_700_000_000, START);
		assert_ok!(set(vec![(EUR, first)]));
		assert_ok!(set(vec![(EUR, second), (JPY, yen)]));
		let (by, reason) = (ORACLE, hash(9));
		let stated = |currency, old, new| Event::RateSet { by, currency, old, new, reason };
		assert_eq!(
			events(),
			vec![
				stated(EUR, None, first),
				stated(EUR, Some(first), second),
				stated(JPY, None, yen),
			]
		);
		assert_eq!(Compliance::rate(EUR), Some(second));
		assert_eq!(Compliance::rate(JPY), Some(yen));
	});
}

#[test]
fn set_rates_should_follow_the_order_when_a_currency_comes_twice() {
	run(|| {
		assert_ok!(set(vec![(EUR, rate(1, START)), (EUR, rate(2, START))]));
		assert_eq!(Compliance::rate(EUR), Some(rate(2, START)));
		assert_noop!(
			set(vec![(JPY, rate(1, START)), (JPY, rate(2, START - 1))]),
			Error::<Test>::RateOutdated
		);
		assert_eq!(Compliance::rate(JPY), None);
	});
}

#[test]
fn set_rates_should_be_refused_when_a_rate_is_not_of_its_time() {
	run(|| {
		assert_noop!(set(vec![(EUR, rate(1, START + 1))]), Error::<Test>::RateFromFuture);
		assert_ok!(set(vec![(EUR, rate(1, START))]));
		assert_noop!(set(vec![(EUR, rate(1, START - 1))]), Error::<Test>::RateOutdated);
		assert_ok!(set(vec![(EUR, rate(2, START))]));
	});
}

#[test]
fn set_rates_should_be_refused_when_an_oracle_runs_ahead_of_the_chain() {
	run(|| {
		let stated = START + 30;
		assert_noop!(set(vec![(EUR, rate(1, stated))]), Error::<Test>::RateFromFuture);
		wait(30);
		assert_ok!(set(vec![(EUR, rate(1, stated))]));
	});
}

#[test]
fn set_rates_should_be_refused_when_nothing_can_be_counted_by_it() {
	run(|| {
		let unknown = CurrencyCode::decode(&mut &b"XXX"[..]).unwrap();
		assert_noop!(set(vec![(unknown, rate(1, START))]), Error::<Test>::UnknownCurrency);
		let usd = CurrencyCode::USD;
		assert_noop!(set(vec![(usd, rate(1, START))]), Error::<Test>::NoRateNeeded);
		assert_noop!(set(vec![(EUR, rate(0, START))]), Error::<Test>::ZeroRate);
	});
}

#[test]
fn set_rates_should_change_nothing_when_one_of_many_is_refused() {
	run(|| {
		let batch = vec![(EUR, rate(1, START)), (JPY, rate(0, START))];
		assert_noop!(set(batch), Error::<Test>::ZeroRate);
		assert_eq!(ExchangeRates::<Test>::iter().count(), 0);
	});
}

#[test]
fn set_rates_should_do_nothing_when_there_are_none() {
	run(|| {
		assert_ok!(set(vec![]));
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn set_rates_should_fail_when_no_reason_is_named() {
	run(|| {
		for rates in [vec![], vec![(EUR, rate(1, START))]] {
			let rates = RateBatch::truncate_from(rates);
			let call = Compliance::set_rates(signed(ORACLE), rates, H256::zero());
			assert_noop!(call, Error::<Test>::ReasonMissing);
		}
	});
}
