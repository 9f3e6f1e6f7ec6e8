// SPDX-License-Identifier: Apache-2.0
//! Issuers, their guarantees and staff, and what anybody does about those that do not keep their promises.

use super::{Scenario, next_series, reason};
use frame_support::assert_ok;
use genex_primitives::{FreezeMode, SeriesId, issuance::StaffScope};
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{
	env::now,
	native::dispatch,
	scene::{self, DOLLAR, USDC, hash_of},
	who,
};
use pallet_insolvency::{Call as InsolvencyCall, Defaults, Demands, SeriesList};
use pallet_issuers::{Call, Staff, StaffScopes, StaffTerms};

/// Every scenario, by the name of its call.
pub const SCENARIOS: [(&str, Scenario); 15] = [
	("apply", || (company(), application().into())),
	("withdraw_application", withdraw_application),
	("rescore", || {
		let identity = scene::identity(&who::issuer());
		(who::holder(), Call::<Runtime>::rescore { identity }.into())
	}),
	("rate", rate),
	("deposit_guarantee", || {
		scene::deposit(&who::issuer(), 10, "guarantee");
		(who::issuer(), put_aside().into())
	}),
	("withdraw_guarantee", withdraw_guarantee),
	("appoint_staff", || (who::issuer(), appointment().into())),
	("dismiss_staff", || {
		assert_ok!(dispatch(appointment(), &who::issuer()));
		(who::issuer(), Call::<Runtime>::dismiss_staff { staff: who::alith() }.into())
	}),
	("remove_expired_staff", remove_expired_staff),
	("declare_missed", declare_missed),
	("count_series", || {
		scene::default_of_issuer(10, &[]);
		let (issuer, series) = (who::issuer(), sold());
		(who::holder(), InsolvencyCall::<Runtime>::count_series { issuer, series }.into())
	}),
	("claim", || {
		scene::default_of_issuer(10, &[]);
		let series = series();
		(who::holder(), InsolvencyCall::<Runtime>::claim { series, quantity: 1_000 }.into())
	}),
	("reserve", || {
		frozen();
		(who::alith(), reserving().into())
	}),
	("end_reservation", end_reservation),
	("close_default", close_default),
];

/// The series of the stage, of which two holders have units.
fn series() -> SeriesId {
	next_series() - 1
}

fn sold() -> SeriesList {
	vec![series()].try_into().expect("one fits")
}

/// A company that is no issuer.
fn company() -> AccountId {
	let account = who::charleth();
	scene::register_company(&account, *b"US");
	account
}

fn application() -> Call<Runtime> {
	let documents = vec![hash_of("registration"), hash_of("permit")].try_into().expect("two fit");
	Call::<Runtime>::apply { brand: hash_of("brand"), documents }
}

fn withdraw_application() -> (AccountId, RuntimeCall) {
	let company = company();
	assert_ok!(dispatch(application(), &company));
	(company, Call::<Runtime>::withdraw_application {}.into())
}

fn rate() -> (AccountId, RuntimeCall) {
	let redeem = scene::redeeming(&who::issuer(), series(), 200);
	assert_ok!(dispatch(redeem, &who::holder()));
	let identity = scene::identity(&who::issuer());
	(who::holder(), Call::<Runtime>::rate { identity, stars: 4 }.into())
}

fn put_aside() -> Call<Runtime> {
	Call::<Runtime>::deposit_guarantee { asset: USDC, amount: 5 * DOLLAR }
}

fn withdraw_guarantee() -> (AccountId, RuntimeCall) {
	scene::deposit(&who::issuer(), 10, "guarantee");
	assert_ok!(dispatch(put_aside(), &who::issuer()));
	let (asset, amount) = (USDC, 2 * DOLLAR);
	(who::issuer(), Call::<Runtime>::withdraw_guarantee { asset, amount }.into())
}

fn appointment() -> Call<Runtime> {
	let scopes = StaffScopes::default().with(StaffScope::List).with(StaffScope::Refund);
	let terms = StaffTerms { scopes, cap: 500, period: 3_600, expires_at: now() + 86_400 };
	Call::<Runtime>::appoint_staff { staff: who::alith(), terms }
}

// No block may pass in what follows, since what happens here is undone.

fn remove_expired_staff() -> (AccountId, RuntimeCall) {
	let issuer = who::issuer();
	assert_ok!(dispatch(appointment(), &issuer));
	Staff::<Runtime>::mutate(&issuer, who::alith(), |record| {
		record.as_mut().expect("it was appointed").terms.expires_at = now();
	});
	let staff = vec![who::alith()].try_into().expect("one fits");
	(who::holder(), Call::<Runtime>::remove_expired_staff { issuer, staff }.into())
}

fn declare_missed() -> (AccountId, RuntimeCall) {
	let (issuer, deadline) = (who::issuer(), now() + 3 * 86_400);
	let demand =
		InsolvencyCall::<Runtime>::demand { issuer: issuer.clone(), deadline, reason: reason() };
	assert_ok!(dispatch(demand, &who::officer()));
	Demands::<Runtime>::mutate(scene::identity(&issuer), |demand| {
		demand.as_mut().expect("it was made").deadline = now();
	});
	let series = sold();
	(who::holder(), InsolvencyCall::<Runtime>::declare_missed { issuer, series }.into())
}

/// The issuer is in default, and one of its holders cannot claim.
fn frozen() {
	scene::default_of_issuer(10, &[series()]);
	scene::freeze(scene::by_account(&who::holder()), FreezeMode::Outbound);
}

fn reserving() -> InsolvencyCall<Runtime> {
	InsolvencyCall::<Runtime>::reserve { series: series(), holder: who::holder() }
}

fn end_reservation() -> (AccountId, RuntimeCall) {
	frozen();
	assert_ok!(dispatch(reserving(), &who::alith()));
	scene::release_party(&who::holder());
	let (series, holder) = (series(), who::holder());
	(who::alith(), InsolvencyCall::<Runtime>::end_reservation { series, holder }.into())
}

fn close_default() -> (AccountId, RuntimeCall) {
	let issuer = who::issuer();
	scene::default_of_issuer(10, &[series()]);
	Defaults::<Runtime>::mutate(scene::identity(&issuer), |record| {
		record.as_mut().expect("it was declared").claims_until = now();
	});
	(who::holder(), InsolvencyCall::<Runtime>::close_default { issuer }.into())
}
