// SPDX-License-Identifier: Apache-2.0
//! The money of purchases in the whole runtime: it waits with the issuer, comes back to the buyer, and is paid out.

use frame_support::assert_ok;
use genex_primitives::{
	CurrencyCode, FreezeMode, Path, Ppm, Reason, SeriesId, Tier,
	ledger::{Account, Totals, Unit},
};
use genex_runtime::{AccountId, Books, Cash, Runtime, System, configs::monetary::TreasuryAccount};
use genex_runtime_tests::{
	env,
	native::dispatch,
	scene::{self, US_CENT, USDC, dollars, units},
	who,
};
use pallet_coupons::SeriesTerms;
use pallet_sales::{Call, Error, ListingTerms, PurchaseId};
use sp_runtime::DispatchError;

/// Seconds in which a purchase can be undone.
const WINDOW: u32 = 14 * 86_400;
/// Units of the purchase, a US cent each.
const UNITS: u64 = 1_000;

/// `buyer` bought from a series with a refund window and a holdback of a half, and can undo it.
fn bought(buyer: &AccountId) -> (SeriesId, PurchaseId) {
	scene::refresh_lists();
	scene::attest_reserve();
	scene::register(buyer, Tier::L2);
	scene::deposit(buyer, 100, "proceeds");
	let terms = SeriesTerms { refund_window: WINDOW, ..scene::gift_card() };
	let series = scene::issue(terms, 1_000_000);
	let offer = scene::offer(series, US_CENT, 1_000_000);
	let listing = scene::list(ListingTerms { holdback: Ppm::from_percent(50), ..offer });
	scene::buy(buyer, listing, UNITS);
	(series, pallet_sales::NextPurchaseId::<Runtime>::get() - 1)
}

fn held() -> u128 {
	Cash::balance(USDC, who::issuer()).held
}

#[test]
fn refund_should_reach_a_buyer_who_is_asked_before_gifts() {
	env::execute(|| {
		let buyer = who::account("Buyer");
		let (series, purchase) = bought(&buyer);
		let total = u128::from(UNITS) * US_CENT;
		assert_eq!((held(), dollars(&buyer)), (total, 90 * scene::DOLLAR));
		scene::screen(&buyer);
		assert_ok!(dispatch(Call::<Runtime>::refund { purchase, quantity: UNITS }, &buyer));
		assert_eq!((held(), dollars(&buyer), units(series, &buyer)), (0, 100 * scene::DOLLAR, 0));
		assert_eq!(pallet_quarantine::Receipts::<Runtime>::iter().count(), 0);
		let paid = pallet_cash::Event::HeldTransferred {
			path: Path::Refund,
			asset: USDC,
			from: who::issuer(),
			to: buyer.clone(),
			amount: total,
		};
		System::assert_has_event(paid.into());
		assert_ok!(env::try_state_all());
	});
}

#[test]
fn refund_should_wait_while_the_issuer_is_frozen() {
	env::execute(|| {
		let buyer = who::account("Buyer");
		let (_, purchase) = bought(&buyer);
		scene::freeze(scene::by_account(&who::issuer()), FreezeMode::Outbound);
		let refund = dispatch(Call::<Runtime>::refund { purchase, quantity: 1 }, &buyer);
		let frozen = pallet_cash::Error::<Runtime>::Refused(Reason::SenderFrozen.code());
		assert_eq!(refund, Err(frozen.into()));
		assert_ok!(env::try_state_all());
	});
}

#[test]
fn refund_should_still_be_possible_when_a_freeze_of_the_issuer_took_the_time() {
	env::execute(|| {
		let buyer = who::account("Buyer");
		let (series, purchase) = bought(&buyer);
		scene::freeze(scene::by_account(&who::issuer()), FreezeMode::Outbound);
		let end = || dispatch(Call::<Runtime>::end_windows { series, limit: 1 }, &buyer);
		assert_ok!(end());
		env::advance(WINDOW.into());
		scene::refresh_lists();
		assert_eq!(end(), Err(Error::<Runtime>::WindowsWait.into()));
		scene::release_party(&who::issuer());
		assert_ok!(dispatch(Call::<Runtime>::refund { purchase, quantity: 1 }, &buyer));
		assert_ok!(end());
		assert_eq!(end(), Err(Error::<Runtime>::NothingEnded.into()));
		assert_ok!(dispatch(Call::<Runtime>::refund { purchase, quantity: 1 }, &buyer));
		env::advance(WINDOW.into());
		scene::refresh_lists();
		let late = dispatch(Call::<Runtime>::refund { purchase, quantity: 1 }, &buyer);
		assert_eq!(late, Err(Error::<Runtime>::WindowOver.into()));
		assert_ok!(end());
		assert_ok!(env::try_state_all());
	});
}

/// What was ever booked on `account` of the issuer in USDC.
fn booked(account: Account) -> Totals {
	let issuer = scene::identity(&who::issuer());
	let statement = Books::current_statement(issuer, Unit::Money(USDC)).expect("it has books");
	let line = statement.lines.into_iter().find(|line| line.account == account);
	line.map(|line| line.closing).unwrap_or_default()
}

/// Two buyers can undo purchases of ten dollars each from an issuer that has put four aside. It is frozen, which stops their
/// windows, and then in default.
fn defaulted_while_frozen() -> (SeriesId, PurchaseId, [AccountId; 2]) {
	let [first, second] = ["First", "Second"].map(who::account);
	let (series, purchase) = bought(&first);
	scene::register(&second, Tier::L2);
	scene::deposit(&second, 100, "second");
	scene::buy(&second, pallet_sales::ListingCount::<Runtime>::get(), UNITS);
	let (issuer, asset, amount) = (who::issuer(), USDC, 4 * scene::DOLLAR);
	scene::deposit(&issuer, 4, "guarantee");
	let put_aside = pallet_issuers::Call::<Runtime>::deposit_guarantee { asset, amount };
	assert_ok!(dispatch(put_aside, &issuer));
	scene::freeze(scene::by_account(&issuer), FreezeMode::Outbound);
	assert_ok!(dispatch(Call::<Runtime>::end_windows { series, limit: 1 }, &first));
	let (none, reason) = (Default::default(), scene::hash_of("reason"));
	let declare =
		pallet_insolvency::Call::<Runtime>::declare_default { issuer, series: none, reason };
	assert_ok!(dispatch(declare, &who::officer()));
	(series, purchase, [first, second])
}

fn claim(series: SeriesId, holder: &AccountId) -> Result<(), DispatchError> {
	let call = pallet_insolvency::Call::<Runtime>::claim { series, quantity: UNITS };
	dispatch(call, holder)
}

/// Whoever claims instead of undoing its purchase leaves the money of that purchase to all: it is counted, and nobody gets less
/// than by the other way.
#[test]
fn window_money_should_be_counted_in_a_default_when_its_buyers_claim() {
	for undone in [false, true] {
		env::execute(|| {
			let (series, purchase, [first, second]) = defaulted_while_frozen();
			let open = pallet_insolvency::Error::<Runtime>::WindowsNotEnded;
			let count = || {
				let series = vec![series].try_into().expect("one fits");
				let issuer = who::issuer();
				let call = pallet_insolvency::Call::<Runtime>::count_series { issuer, series };
				dispatch(call, &first)
			};
			assert_eq!(count(), Err(open.into()), "the windows wait");
			env::advance(WINDOW.into());
			scene::refresh_lists();
			scene::release_party(&who::issuer());
			let open = pallet_insolvency::Error::<Runtime>::WindowsNotEnded;
			assert_eq!(claim(series, &second), Err(open.into()), "they run again");
			let end = || dispatch(Call::<Runtime>::end_windows { series, limit: 50 }, &first);
			assert_ok!(end());
			if undone {
				let refund = Call::<Runtime>::refund { purchase, quantity: UNITS };
				assert_ok!(dispatch(refund, &first));
			}
			env::advance(WINDOW.into());
			scene::refresh_lists();
			assert_ok!(end());
			assert_ok!(count());
			assert_ok!(claim(series, &second));
			assert_eq!(claim(series, &first).is_ok(), !undone);
			// Of twenty dollars the guarantee pays four, or two when one buyer claims, and what was kept the rest.
			let all = 100 * scene::DOLLAR;
			assert_eq!((dollars(&first), dollars(&second)), (all, all));
			let window = booked(Account::Window);
			assert_eq!((window.debit, window.credit), (20 * scene::DOLLAR, 20 * scene::DOLLAR));
			let holders = if undone { 10 } else { 20 };
			assert_eq!(booked(Account::Compensation).debit, holders * scene::DOLLAR);
			assert_ok!(env::try_state_all());
		});
	}
}

#[test]
fn proceeds_should_be_shared_when_the_window_ended_and_units_were_redeemed() {
	env::execute(|| {
		let buyer = who::account("Buyer");
		let (series, purchase) = bought(&buyer);
		let treasury = dollars(&TreasuryAccount::get());
		let free = dollars(&who::issuer());
		env::advance(WINDOW.into());
		scene::refresh_lists();
		let late = Call::<Runtime>::refund { purchase, quantity: 1 };
		assert_eq!(dispatch(late, &buyer), Err(Error::<Runtime>::WindowOver.into()));
		assert_ok!(dispatch(Call::<Runtime>::end_windows { series, limit: 1 }, &buyer));
		// Of ten dollars two percent are the fee; of the rest a half is kept.
		assert_eq!(dollars(&TreasuryAccount::get()), treasury + 20 * US_CENT);
		assert_eq!((dollars(&who::issuer()), held()), (free + 490 * US_CENT, 490 * US_CENT));
		let redeem = scene::redeeming(&who::issuer(), series, UNITS / 2);
		assert_ok!(dispatch(redeem, &buyer));
		let withdraw = Call::<Runtime>::withdraw_proceeds { series, asset: USDC };
		assert_ok!(dispatch(withdraw, &who::issuer()));
		assert_eq!((dollars(&who::issuer()), held()), (free + 735 * US_CENT, 245 * US_CENT));
		assert_ok!(env::try_state_all());
	});
}

#[test]
fn buyback_should_pay_holders_out_of_what_was_put_aside() {
	env::execute(|| {
		let buyer = who::account("Buyer");
		let (series, _) = bought(&buyer);
		env::advance(WINDOW.into());
		scene::refresh_lists();
		assert_ok!(dispatch(Call::<Runtime>::end_windows { series, limit: 1 }, &buyer));
		let before = dollars(&buyer);
		let open = Call::<Runtime>::open_buyback {
			series,
			asset: USDC,
			price: US_CENT / 2,
			quantity: 100,
			until: env::now() + 86_400,
		};
		assert_ok!(dispatch(open, &who::issuer()));
		assert_ok!(dispatch(Call::<Runtime>::sell_back { buyback: 1, quantity: 60 }, &buyer));
		assert_eq!(dollars(&buyer), before + 30 * US_CENT);
		assert_eq!(units(series, &buyer), UNITS - 60);
		env::advance(86_400);
		scene::refresh_lists();
		assert_ok!(dispatch(Call::<Runtime>::close_buyback { buyback: 1 }, &buyer));
		assert_eq!(held(), 490 * US_CENT, "only what is kept for holders");
		assert_ok!(env::try_state_all());
	});
}

/// A euro cent is 1.1 US cents, and so the least price 5,500 smallest units. In whole cents the price of one unit would be as
/// much as half of its face value, however little it is.
#[test]
fn listing_should_be_refused_when_few_units_cost_next_to_nothing_in_another_currency() {
	env::execute(|| {
		scene::refresh_lists();
		scene::set_rates(&[(*b"EUR", 11_000_000_000)]);
		let currency = CurrencyCode::new(*b"EUR").expect("a currency");
		let series = scene::issue(SeriesTerms { currency, ..scene::gift_card() }, 1_000);
		let list = |price, quantity| {
			let terms = scene::offer(series, price, quantity);
			dispatch(Call::<Runtime>::create_listing { terms }, &who::issuer())
		};
		for (price, quantity) in [(1, 1), (1, 4), (5_499, 1), (5_499, 1_000)] {
			assert_eq!(list(price, quantity), Err(Error::<Runtime>::PriceTooLow.into()));
		}
		assert_ok!(list(5_500, 1));
		assert_ok!(list(5_500, 1_000));
		assert_ok!(env::try_state_all());
	});
}
