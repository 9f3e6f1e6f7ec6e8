// SPDX-License-Identifier: Apache-2.0
//! What coupons do shows in the books of their issuer, to whoever asks the runtime.

use frame_support::assert_ok;
use genex_primitives::{
	CurrencyCode, Ppm, Quantity, SeriesId,
	ledger::{Account, BreakageMethod, Period, Statement, Totals, Unit},
};
use genex_runtime::{Block, Runtime};
use genex_runtime_api::runtime_decl_for_books_api::BooksApi;
use genex_runtime_tests::{
	env,
	native::{dispatch, dispatch_as},
	scene, who,
};

const DOLLARS: Unit = Unit::Face(CurrencyCode::USD);
const YEARS: u64 = 11 * 366 * 86_400;

fn current() -> Option<Statement> {
	<Runtime as BooksApi<Block>>::current_statement(scene::identity(&who::issuer()), DOLLARS)
}

/// What stands on `account` now.
fn closing(account: Account) -> Totals {
	let statement = current().expect("the issuer has books");
	let line = statement.lines.into_iter().find(|line| line.account == account);
	line.map(|line| line.closing).unwrap_or_default()
}

const fn totals(debit: u128, credit: u128) -> Totals {
	Totals { debit, credit }
}

fn redeem(series: SeriesId, quantity: Quantity) {
	let redeem = scene::redeeming(&who::issuer(), series, quantity);
	assert_ok!(dispatch(redeem, &who::holder()));
}

/// A card of which a tenth is expected never to be redeemed and of which the holder bought 100 dollars.
fn sold() -> SeriesId {
	scene::refresh_lists();
	scene::attest_reserve();
	let series = scene::issue(scene::gift_card(), 100_000);
	let method = BreakageMethod::Proportional { expected: Ppm::from_percent(10) };
	let choose = pallet_books::Call::<Runtime>::choose_breakage { series, method };
	assert_ok!(dispatch(choose, &who::issuer()));
	let listing = scene::list(scene::offer(series, scene::DOLLAR / 100, 100_000));
	scene::deposit(&who::holder(), 200, "books");
	scene::buy(&who::holder(), listing, 10_000);
	series
}

#[test]
fn books_should_follow_units_from_sale_to_expiry() {
	env::execute(|| {
		assert_eq!(current(), None, "nothing was promised yet");
		let series = sold();
		assert_eq!(closing(Account::Deferred), totals(0, 10_000));
		assert_eq!(closing(Account::Consideration), totals(10_000, 0));
		redeem(series, 4_500);
		assert_eq!(closing(Account::Revenue), totals(0, 4_500));
		assert_eq!(closing(Account::BreakageAccrued), totals(500, 0));
		env::advance(YEARS);
		let book = pallet_coupons::Call::<Runtime>::book_expiry { series };
		assert_ok!(dispatch(book, &who::issuer()));
		assert_eq!(closing(Account::Deferred), totals(10_000, 10_000));
		assert_eq!(closing(Account::BreakageAccrued), totals(500, 500));
		assert_eq!(closing(Account::Breakage), totals(500, 500 + 5_500));
	});
}

#[test]
fn books_should_show_the_month_of_each_act_when_years_pass() {
	env::execute(|| {
		let series = sold();
		let (sale, issuer) = (Period::of(env::now()), scene::identity(&who::issuer()));
		env::advance(YEARS);
		let book = pallet_coupons::Call::<Runtime>::book_expiry { series };
		assert_ok!(dispatch(book, &who::issuer()));
		let statement = |period| {
			<Runtime as BooksApi<Block>>::statement(issuer, DOLLARS, period).expect("books")
		};
		let turnover = |statement: &Statement| {
			let line = statement.lines.iter().find(|line| line.account == Account::Deferred);
			line.map(|line| line.turnover).unwrap_or_default()
		};
		assert_eq!(turnover(&statement(sale)), totals(0, 10_000));
		assert_eq!(turnover(&statement(sale.next())), Totals::default());
		assert_eq!(turnover(&statement(Period::of(env::now()))), totals(10_000, 0));
		assert!(<Runtime as BooksApi<Block>>::units(issuer).contains(&DOLLARS));
	});
}

#[test]
fn books_should_give_the_law_its_part_when_the_council_says_so() {
	env::execute(|| {
		let series = sold();
		let record = pallet_kyc::Identities::<Runtime>::get(scene::identity(&who::issuer()));
		let jurisdiction = record.expect("the issuer is registered").jurisdiction;
		let (share, reason) = (Ppm::from_percent(60), scene::hash_of("reason"));
		let set = pallet_books::Call::<Runtime>::set_escheat { jurisdiction, share, reason };
		assert_ok!(dispatch_as(set, scene::council()));
		env::advance(YEARS);
		let book = pallet_coupons::Call::<Runtime>::book_expiry { series };
		assert_ok!(dispatch(book, &who::issuer()));
		assert_eq!(closing(Account::Escheat), totals(0, 6_000));
		assert_eq!(closing(Account::Breakage), totals(0, 4_000));
	});
}

/// Who claims for units after their expiry was booked is paid by the issuer, whose breakage they were.
#[test]
fn books_should_take_breakage_back_when_expired_units_are_paid_for() {
	const DAY: u64 = 86_400;
	env::execute(|| {
		let series = sold();
		redeem(series, 4_500);
		// The card is valid for 3,650 days.
		env::advance(3_649 * DAY);
		scene::refresh_lists();
		scene::attest_reserve();
		scene::default_of_issuer(100, &[series]);
		env::advance(2 * DAY);
		scene::refresh_lists();
		let book = pallet_coupons::Call::<Runtime>::book_expiry { series };
		assert_ok!(dispatch(book, &who::issuer()));
		assert_eq!(closing(Account::Breakage), totals(500, 500 + 5_500));
		let claim = pallet_insolvency::Call::<Runtime>::claim { series, quantity: 500 };
		assert_ok!(dispatch(claim, &who::holder()));
		assert_eq!(closing(Account::Breakage), totals(500 + 500, 500 + 5_500));
		assert_eq!(closing(Account::Refunds), totals(0, 500));
		assert_eq!(closing(Account::Deferred), totals(10_000, 10_000));
		assert_ok!(env::try_state_all());
	});
}
