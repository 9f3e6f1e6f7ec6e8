// SPDX-License-Identifier: Apache-2.0
//! What holders have and merchants may accept, told to whoever asks the runtime.

use frame_support::assert_ok;
use genex_primitives::{
	CurrencyCode, FreezeMode, Money, Quantity, Reason, SeriesId, SeriesState, Tier,
	issuance::StaffScope,
};
use genex_runtime::{AccountId, Block, Runtime};
use genex_runtime_api::{
	Objection, PortfolioLine, runtime_decl_for_holders_api::HoldersApi,
	runtime_decl_for_pricing_api::PricingApi,
};
use genex_runtime_tests::{env, native::dispatch, scene, who};
use pallet_issuers::{StaffScopes, StaffTerms};

const YEARS: u64 = 11 * 366 * 86_400;

fn portfolio(start_after: Option<SeriesId>, limit: u32) -> Vec<PortfolioLine> {
	<Runtime as HoldersApi<Block, AccountId>>::portfolio(who::holder(), start_after, limit)
}

fn verify(series: SeriesId, quantity: Quantity, redeemer: AccountId) -> Vec<Objection> {
	let holder = who::holder();
	<Runtime as HoldersApi<Block, AccountId>>::verify(holder, series, quantity, redeemer)
}

fn rule(reason: Reason) -> Objection {
	Objection::Rule(reason.code())
}

/// The holder has 10,000 units, of which 3,000 are in custody.
fn kept() -> SeriesId {
	let (series, _) = scene::stage(&[who::holder()], 100);
	let custodian = scene::custodian("Vault");
	let agreement = scene::agree(&custodian, scene::US_CENT);
	scene::keep(&who::holder(), agreement, series, 3_000);
	series
}

#[test]
fn portfolio_should_tell_value_validity_and_state() {
	env::execute(|| {
		let series = kept();
		let lines = portfolio(None, 100);
		let record = pallet_coupons::Series::<Runtime>::get(series).expect("it was issued");
		let price = <Runtime as PricingApi<Block>>::reference_price(series, env::now());
		let value = |price: u128| Money::new(CurrencyCode::USD, price * 10_000 / 1_000_000);
		let expected = PortfolioLine {
			series,
			free: 7_000,
			held: 3_000,
			frozen: 0,
			face: Money::new(CurrencyCode::USD, 10_000),
			reference: price.map(value),
			valid_from: record.valid_from,
			valid_until: record.valid_until,
			redeemable: true,
			claim: true,
			state: SeriesState::Selling,
			expired: false,
		};
		assert_eq!(lines, [expected]);
		env::advance(YEARS);
		let line = portfolio(None, 100)[0];
		assert!(line.expired && !line.redeemable && line.free == 7_000);
	});
}

#[test]
fn portfolio_should_come_in_pages() {
	env::execute(|| {
		kept();
		for quantity in [10, 20] {
			let series = scene::issue(scene::gift_card(), 100);
			let listing = scene::list(scene::offer(series, scene::US_CENT, 100));
			scene::buy(&who::holder(), listing, quantity);
		}
		let all = portfolio(None, u32::MAX);
		assert_eq!(all.len(), 3);
		assert_eq!(portfolio(None, 2), all[..2]);
		assert_eq!(portfolio(Some(all[1].series), 2), all[2..]);
		assert!(portfolio(None, 0).is_empty());
	});
}

#[test]
fn verify_should_find_nothing_against_what_can_be_redeemed() {
	env::execute(|| {
		let series = kept();
		assert!(verify(series, 7_000, who::issuer()).is_empty());
		let redeem = scene::redeeming(&who::issuer(), series, 7_000);
		assert_ok!(dispatch(redeem, &who::holder()));
		let spent = [Objection::NotEnoughUnits { free: 0 }];
		assert_eq!(verify(series, 1, who::issuer()), spent);
	});
}

#[test]
fn verify_should_tell_everything_that_is_in_the_way() {
	env::execute(|| {
		let series = kept();
		assert_eq!(verify(999, 1, who::issuer()), [Objection::UnknownSeries]);
		assert!(verify(series, 0, who::issuer()).contains(&Objection::ZeroQuantity));
		let stranger = who::account("Stranger");
		scene::register(&stranger, Tier::L2);
		let found = verify(series, 7_001, stranger);
		let expected = [Objection::NotRedeemer, Objection::NotEnoughUnits { free: 7_000 }];
		assert_eq!(found, expected);
		scene::freeze(scene::by_account(&who::holder()), FreezeMode::Outbound);
		assert_eq!(verify(series, 1, who::issuer()), [rule(Reason::SenderFrozen)]);
		env::advance(YEARS);
		let found = verify(series, 7_001, who::issuer());
		for objection in [
			Objection::NotEnoughUnits { free: 7_000 },
			rule(Reason::SenderFrozen),
			rule(Reason::SeriesExpired),
		] {
			assert!(found.contains(&objection), "{objection:?} is missing in {found:?}");
		}
	});
}

#[test]
fn verify_should_ask_for_serials_when_units_bear_them() {
	env::execute(|| {
		scene::stage(&[who::holder()], 1_000);
		let series = scene::numbered(&who::holder(), 10);
		assert_eq!(verify(series, 10, who::issuer()), [Objection::SerialsNeeded]);
		let found = verify(series, 11, who::issuer());
		let expected = [Objection::NotEnoughUnits { free: 10 }, Objection::SerialsNeeded];
		assert_eq!(found, expected);
	});
}

#[test]
fn verify_should_know_how_much_a_key_of_a_store_may_accept() {
	env::execute(|| {
		let (series, store) = (kept(), who::account("Store"));
		assert_eq!(verify(series, 10, store.clone())[0], Objection::NotRedeemer);
		let terms = StaffTerms {
			scopes: StaffScopes::default().with(StaffScope::AcceptRedemption),
			cap: 15,
			period: 3_600,
			expires_at: env::now() + 86_400,
		};
		let staff = store.clone();
		let appoint = pallet_issuers::Call::<Runtime>::appoint_staff { staff, terms };
		assert_ok!(dispatch(appoint, &who::issuer()));
		let beyond = [rule(Reason::StaffCapReached)];
		// To ask uses nothing up.
		for _ in 0..2 {
			assert!(verify(series, 15, store.clone()).is_empty());
			assert_eq!(verify(series, 16, store.clone()), beyond);
		}
		let appointed = store.clone();
		let add = pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer: appointed };
		assert_ok!(dispatch(add, &who::issuer()));
		assert!(verify(series, 7_000, store).is_empty());
	});
}
