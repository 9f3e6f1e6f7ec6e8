// SPDX-License-Identifier: Apache-2.0
//! Acts of issuers, buyers, holders, gateways and attestors: what they leave behind from Solidity is what they leave natively.

mod custody;
mod fee_pools;
mod identity;
mod issuers;
mod promises;
mod quarantine;
mod serials;
mod transfer_policies;

use super::entries_of;
use frame_support::{assert_ok, weights::Weight};
use genex_primitives::{Asset, CaseId, ListingId, Ppm, Quantity, SeriesId, Tier};
use genex_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, System};
use genex_runtime_tests::{
	env, eth,
	metadata::path_of,
	native::{dispatch, undone},
	scene::{self, DOLLAR, USDC, hash_of},
	who,
};
use pallet_cash::WithdrawalId;
use pallet_coupons::SeriesTerms;
use pallet_sales::{BuyBackId, ListingTerms, PriceStep, PurchaseId};
use pallet_travel_rule::Envelope;
use sp_core::H256;
use std::collections::BTreeSet;

/// An act, and who does it, after what it needs was done.
type Scenario = fn() -> (AccountId, RuntimeCall);

/// State and native events of the books.
type Effects = (Vec<(Vec<u8>, Vec<u8>)>, Vec<RuntimeEvent>);

/// The pallets that these acts change.
const BOOKS: [&str; 19] = [
	"Assets",
	"Books",
	"Cash",
	"Claims",
	"Compliance",
	"Coupons",
	"Custody",
	"FeePolicy",
	"Insolvency",
	"Issuers",
	"Kyc",
	"Nonces",
	"Permits",
	"Quarantine",
	"Redemption",
	"Sales",
	"Serials",
	"TransferPolicies",
	"TravelRule",
];

/// Every scenario, by the name of its call.
const SCENARIOS: [(&str, Scenario); 40] = [
	("create_series", create_series),
	("amend_series", amend_series),
	("submit_series", || {
		of_draft(|series| pallet_coupons::Call::<Runtime>::submit_series { series })
	}),
	("discard_series", || {
		of_draft(|series| pallet_coupons::Call::<Runtime>::discard_series { series })
	}),
	("withdraw_submission", withdraw_submission),
	("approve_series", approve_series),
	("reject_series", reject_series),
	("mint", || of_issued(|series| pallet_coupons::Call::<Runtime>::mint { series, quantity: 7 })),
	("recall", || {
		of_issued(|series| pallet_coupons::Call::<Runtime>::recall { series, quantity: 7 })
	}),
	("close_series", || {
		of_issued(|series| pallet_coupons::Call::<Runtime>::close_series { series })
	}),
	("add_redeemer", || {
		of_issued(|series| pallet_coupons::Call::<Runtime>::add_redeemer {
			series,
			redeemer: who::alith(),
		})
	}),
	("remove_redeemer", remove_redeemer),
	("create_listing", create_listing),
	("close_listing", close_listing),
	("remove_listing", remove_listing),
	("purchase", purchase),
	("purchase_bundle", purchase_bundle),
	("refund", refund),
	("end_windows", end_windows),
	("withdraw_proceeds", withdraw_proceeds),
	("open_buyback", || (who::issuer(), opening_buyback(sold().1).into())),
	("sell_back", || {
		let buyback = bought_back();
		(who::alith(), pallet_sales::Call::<Runtime>::sell_back { buyback, quantity: 2 }.into())
	}),
	("close_buyback", || {
		let buyback = bought_back();
		(who::issuer(), pallet_sales::Call::<Runtime>::close_buyback { buyback }.into())
	}),
	("request_withdrawal", || (who::holder(), withdrawal().into())),
	("withdraw_to_wallet", withdraw_to_wallet),
	("complete_withdrawal", || {
		of_withdrawal(|id| pallet_cash::Call::<Runtime>::complete_withdrawal { id })
	}),
	("reject_withdrawal", || {
		of_withdrawal(|id| pallet_cash::Call::<Runtime>::reject_withdrawal { id, reason: reason() })
	}),
	("deposit", deposit),
	("attest_reserve", attest_reserve),
	("open_case", || (who::holder(), opening(Some(envelope(1))).into())),
	("attach_envelope", attach_envelope),
	("start_review", || {
		of_case(who::attestor(), |case| pallet_travel_rule::Call::<Runtime>::start_review { case })
	}),
	("request_repair", request_repair),
	("accept", accept),
	("reject", || {
		let reason = reason();
		of_case(who::attestor(), |case| pallet_travel_rule::Call::<Runtime>::reject {
			case,
			reason,
		})
	}),
	("cancel_case", || {
		of_case(who::holder(), |case| pallet_travel_rule::Call::<Runtime>::cancel_case { case })
	}),
	("transfer_recorded", transfer_recorded),
	("record_travel_data", record_travel_data),
	("revoke_travel_data", revoke_travel_data),
	("revoke_control_proof", revoke_control_proof),
];

fn reason() -> H256 {
	hash_of("reason")
}

fn envelope(number: u8) -> Envelope {
	Envelope { id: H256::repeat_byte(number), hash: hash_of("payload") }
}

fn next_series() -> SeriesId {
	pallet_coupons::NextSeriesId::<Runtime>::get()
}

fn create_series() -> (AccountId, RuntimeCall) {
	let terms = Box::new(scene::gift_card());
	(who::issuer(), pallet_coupons::Call::<Runtime>::create_series { terms }.into())
}

fn drafted() -> SeriesId {
	let series = next_series();
	let (issuer, call) = create_series();
	assert_ok!(dispatch(call, &issuer));
	series
}

fn submitted() -> SeriesId {
	let series = drafted();
	let call = pallet_coupons::Call::<Runtime>::submit_series { series };
	assert_ok!(dispatch(call, &who::issuer()));
	series
}

fn of_draft(act: fn(SeriesId) -> pallet_coupons::Call<Runtime>) -> (AccountId, RuntimeCall) {
	(who::issuer(), act(drafted()).into())
}

fn of_issued(act: fn(SeriesId) -> pallet_coupons::Call<Runtime>) -> (AccountId, RuntimeCall) {
	(who::issuer(), act(scene::issue(scene::gift_card(), 1_000)).into())
}

fn amend_series() -> (AccountId, RuntimeCall) {
	let (series, mut terms) = (drafted(), Box::new(scene::gift_card()));
	terms.supply_cap = 77;
	(who::issuer(), pallet_coupons::Call::<Runtime>::amend_series { series, terms }.into())
}

fn withdraw_submission() -> (AccountId, RuntimeCall) {
	let series = submitted();
	(who::issuer(), pallet_coupons::Call::<Runtime>::withdraw_submission { series }.into())
}

fn approve_series() -> (AccountId, RuntimeCall) {
	let approvals = vec![(submitted(), 1)].try_into().expect("one fits");
	let call = pallet_coupons::Call::<Runtime>::approve_series { approvals, reason: reason() };
	(who::officer(), call.into())
}

fn reject_series() -> (AccountId, RuntimeCall) {
	let (series, reason) = (submitted(), reason());
	(
		who::officer(),
		pallet_coupons::Call::<Runtime>::reject_series { series, revision: 1, reason }.into(),
	)
}

fn remove_redeemer() -> (AccountId, RuntimeCall) {
	let (series, redeemer) = (drafted(), who::alith());
	let add = pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer: redeemer.clone() };
	assert_ok!(dispatch(add, &who::issuer()));
	(who::issuer(), pallet_coupons::Call::<Runtime>::remove_redeemer { series, redeemer }.into())
}

/// An offer of a new series of which 100 units are minted.
fn offer() -> ListingTerms {
	let series = scene::issue(scene::gift_card(), 100);
	let cap: Option<Quantity> = Some(50);
	let step = PriceStep { from: 10, price: DOLLAR / 2 };
	ListingTerms {
		per_buyer_cap: cap,
		min_tier: Tier::L2,
		steps: vec![step].try_into().expect("one fits"),
		holdback: Ppm::from_percent(10),
		..scene::offer(series, DOLLAR, 100)
	}
}

fn create_listing() -> (AccountId, RuntimeCall) {
	(who::issuer(), pallet_sales::Call::<Runtime>::create_listing { terms: offer() }.into())
}

fn close_listing() -> (AccountId, RuntimeCall) {
	let listing = scene::list(offer());
	(who::issuer(), pallet_sales::Call::<Runtime>::close_listing { listing }.into())
}

fn remove_listing() -> (AccountId, RuntimeCall) {
	let (issuer, close) = close_listing();
	assert_ok!(dispatch(close, &issuer));
	let listing = pallet_sales::ListingCount::<Runtime>::get();
	(who::holder(), pallet_sales::Call::<Runtime>::remove_listing { listing, limit: 10 }.into())
}

fn purchase() -> (AccountId, RuntimeCall) {
	let (listing, max_total) = (scene::list(offer()), 3 * DOLLAR);
	(
		who::alith(),
		pallet_sales::Call::<Runtime>::purchase { listing, quantity: 3, max_total }.into(),
	)
}

fn purchase_bundle() -> (AccountId, RuntimeCall) {
	let listing = scene::list(offer());
	let limits = std::collections::BTreeMap::from([(USDC, 5 * DOLLAR)]);
	let call = pallet_sales::Call::<Runtime>::purchase_bundle {
		items: vec![(listing, 3), (listing, 2)].try_into().expect("two fit"),
		max_totals: limits.try_into().expect("one fits"),
	};
	(who::alith(), call.into())
}

/// A purchase of Alith's that can be undone for an hour, and its series.
fn refundable() -> (PurchaseId, SeriesId) {
	let terms = SeriesTerms { refund_window: 3_600, ..scene::gift_card() };
	let series = scene::issue(terms, 100);
	let purchase = pallet_sales::NextPurchaseId::<Runtime>::get();
	scene::buy(&who::alith(), scene::list(scene::offer(series, DOLLAR, 100)), 4);
	(purchase, series)
}

fn refund() -> (AccountId, RuntimeCall) {
	let (purchase, _) = refundable();
	(who::alith(), pallet_sales::Call::<Runtime>::refund { purchase, quantity: 3 }.into())
}

fn end_windows() -> (AccountId, RuntimeCall) {
	let (purchase, series) = refundable();
	// No block may pass, since what happens here is undone.
	pallet_sales::Purchases::<Runtime>::mutate(purchase, |record| {
		record.as_mut().expect("it can be undone").window_ends = env::now();
	});
	(who::holder(), pallet_sales::Call::<Runtime>::end_windows { series, limit: 10 }.into())
}

/// A listing of which Alith bought four units, and its series.
fn sold() -> (ListingId, SeriesId) {
	let offer = offer();
	let series = offer.series;
	let listing = scene::list(offer);
	scene::buy(&who::alith(), listing, 4);
	(listing, series)
}

fn withdraw_proceeds() -> (AccountId, RuntimeCall) {
	let (_, series) = sold();
	let redeem = scene::redeeming(&who::issuer(), series, 2);
	assert_ok!(dispatch(redeem, &who::alith()));
	let call = pallet_sales::Call::<Runtime>::withdraw_proceeds { series, asset: USDC };
	(who::issuer(), call.into())
}

fn opening_buyback(series: SeriesId) -> pallet_sales::Call<Runtime> {
	let (price, until) = (scene::US_CENT / 2, env::now() + 86_400);
	pallet_sales::Call::<Runtime>::open_buyback { series, asset: USDC, price, quantity: 4, until }
}

/// A buy-back of units that Alith has.
fn bought_back() -> BuyBackId {
	assert_ok!(dispatch(opening_buyback(sold().1), &who::issuer()));
	pallet_sales::BuyBackCount::<Runtime>::get()
}

fn withdrawal() -> pallet_cash::Call<Runtime> {
	let (asset, amount) = (USDC, 20 * DOLLAR);
	pallet_cash::Call::<Runtime>::request_withdrawal { asset, amount, payout: hash_of("payout") }
}

fn withdraw_to_wallet() -> (AccountId, RuntimeCall) {
	scene::prove_wallet(&who::holder());
	let (asset, amount, wallet) = (USDC, 20 * DOLLAR, scene::wallet());
	(
		who::holder(),
		pallet_cash::Call::<Runtime>::withdraw_to_wallet { asset, amount, wallet }.into(),
	)
}

fn of_withdrawal(act: fn(WithdrawalId) -> pallet_cash::Call<Runtime>) -> (AccountId, RuntimeCall) {
	let id = pallet_cash::NextWithdrawalId::<Runtime>::get();
	assert_ok!(dispatch(withdrawal(), &who::holder()));
	(who::gateway(), act(id).into())
}

fn deposit() -> (AccountId, RuntimeCall) {
	let call = pallet_cash::Call::<Runtime>::deposit {
		asset: USDC,
		to: who::holder(),
		amount: 5 * DOLLAR,
		reference: hash_of("of a precompile"),
		source: scene::source(),
	};
	(who::gateway(), call.into())
}

fn attest_reserve() -> (AccountId, RuntimeCall) {
	let (asset, amount, as_of) = (USDC, 20_000_000_000 * DOLLAR, env::now());
	let call =
		pallet_cash::Call::<Runtime>::attest_reserve { asset, amount, hash: hash_of("new"), as_of };
	(who::officer(), call.into())
}

fn opening(envelope: Option<Envelope>) -> pallet_travel_rule::Call<Runtime> {
	let (asset, to, quantity) = (Asset::Stablecoin(USDC), who::alith(), 10 * DOLLAR);
	pallet_travel_rule::Call::<Runtime>::open_case { asset, to, quantity, envelope }
}

fn opened(envelope: Option<Envelope>) -> CaseId {
	let case = pallet_travel_rule::NextCaseId::<Runtime>::get();
	assert_ok!(dispatch(opening(envelope), &who::holder()));
	case
}

fn of_case(
	by: AccountId,
	act: impl FnOnce(CaseId) -> pallet_travel_rule::Call<Runtime>,
) -> (AccountId, RuntimeCall) {
	(by, act(opened(Some(envelope(1)))).into())
}

fn reviewed() -> CaseId {
	let case = opened(Some(envelope(1)));
	let call = pallet_travel_rule::Call::<Runtime>::start_review { case };
	assert_ok!(dispatch(call, &who::attestor()));
	case
}

fn attach_envelope() -> (AccountId, RuntimeCall) {
	let (case, envelope) = (opened(None), envelope(2));
	(who::holder(), pallet_travel_rule::Call::<Runtime>::attach_envelope { case, envelope }.into())
}

fn request_repair() -> (AccountId, RuntimeCall) {
	let (case, reason) = (reviewed(), reason());
	(who::attestor(), pallet_travel_rule::Call::<Runtime>::request_repair { case, reason }.into())
}

fn accept() -> (AccountId, RuntimeCall) {
	let (case, envelope) = (reviewed(), hash_of("payload"));
	(who::attestor(), pallet_travel_rule::Call::<Runtime>::accept { case, envelope }.into())
}

fn transfer_recorded() -> (AccountId, RuntimeCall) {
	scene::record_travel_data(&who::holder());
	scene::record_travel_data(&who::alith());
	let (series, to) = (next_series() - 1, who::alith());
	let call = pallet_travel_rule::Call::<Runtime>::transfer_recorded {
		asset: Asset::Series(series),
		to,
		quantity: 5,
		envelope: envelope(3),
	};
	(who::holder(), call.into())
}

fn record_travel_data() -> (AccountId, RuntimeCall) {
	let call = pallet_travel_rule::Call::<Runtime>::record_travel_data {
		identity: scene::identity(&who::holder()),
		hash: hash_of("file"),
		valid_until: scene::FAR_FUTURE,
	};
	(who::attestor(), call.into())
}

fn revoke_travel_data() -> (AccountId, RuntimeCall) {
	scene::record_travel_data(&who::holder());
	let identity = scene::identity(&who::holder());
	(who::attestor(), pallet_travel_rule::Call::<Runtime>::revoke_travel_data { identity }.into())
}

fn revoke_control_proof() -> (AccountId, RuntimeCall) {
	scene::prove_wallet(&who::holder());
	let (identity, address) = (scene::identity(&who::holder()), scene::wallet());
	(
		who::holder(),
		pallet_travel_rule::Call::<Runtime>::revoke_control_proof { identity, address }.into(),
	)
}

/// All scenarios.
fn all() -> impl Iterator<Item = (&'static str, Scenario)> {
	let later = issuers::SCENARIOS.into_iter().chain(quarantine::SCENARIOS);
	let kept = custody::SCENARIOS.into_iter().chain(fee_pools::SCENARIOS);
	let ruled = transfer_policies::SCENARIOS.into_iter().chain(identity::SCENARIOS);
	let given = promises::SCENARIOS.into_iter().chain(serials::SCENARIOS);
	SCENARIOS.into_iter().chain(later).chain(kept).chain(ruled).chain(given)
}

/// What `act` leaves behind. Nothing of it stays.
fn effects_of(act: impl FnOnce()) -> Effects {
	undone(|| {
		let mark = eth::mark();
		act();
		let mut events = eth::events_since(mark);
		events.retain(|event| {
			use RuntimeEvent::{
				Books, Cash, Claims, Compliance, Coupons, Custody, FeePolicy, Insolvency, Issuers,
				Kyc, Nonces, Permits, Quarantine, Redemption, Sales, Serials, TransferPolicies,
				TravelRule,
			};
			let of_messages = matches!(event, Books(_) | Nonces(_) | Serials(_));
			let of_promises = matches!(event, Claims(_) | Permits(_) | Redemption(_));
			let of_value = matches!(event, Cash(_) | Coupons(_) | Sales(_) | TravelRule(_));
			let of_issuers = matches!(event, Custody(_) | Insolvency(_) | Issuers(_));
			let of_rules = matches!(event, Compliance(_) | FeePolicy(_) | TransferPolicies(_));
			of_value
				|| of_issuers
				|| of_rules || of_messages
				|| of_promises
				|| matches!(event, Kyc(_) | Quarantine(_))
		});
		(BOOKS.map(entries_of).concat(), events)
	})
}

#[test]
fn business_should_have_the_effects_of_the_native_calls() {
	env::execute(|| {
		scene::stage(&[who::holder(), who::alith()], 100);
		let mut compared = BTreeSet::new();
		for (name, scenario) in all() {
			undone(|| {
				let (who, call) = scenario();
				let gnx = || System::account(&who).data;
				let (mut left, mut left_by_solidity) = (None, None);
				let native = effects_of(|| {
					assert_ok!(dispatch(call.clone(), &who));
					left = Some(gnx());
				});
				let by_solidity = effects_of(|| {
					let (dest, data) = promises::asked(&call);
					let call = pallet_revive::Call::<Runtime>::call {
						dest,
						value: 0,
						weight_limit: Weight::from_parts(100_000_000_000, u64::MAX),
						storage_deposit_limit: 1_000_000_000_000,
						data,
					};
					let done = dispatch(call, &who);
					assert!(done.is_ok(), "{name}: {done:?}");
					left_by_solidity = Some(gnx());
				});
				assert_eq!(native, by_solidity, "{name}");
				// What a precompile stores asks for no deposit.
				assert_eq!(left, left_by_solidity, "{name}");
				assert!(!native.1.is_empty(), "{name}");
				compared.insert(path_of(&call));
			});
		}
		promises::all_should_be_compared(compared);
	});
}
