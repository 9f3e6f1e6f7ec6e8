// SPDX-License-Identifier: Apache-2.0
//! Every reason against an act, as clients ask the runtime for them.

use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use genex_primitives::{Asset, CurrencyCode, FreezeMode, Money, Path, Reason, SeriesId};
use genex_runtime::{AccountId, Block, Cash, Runtime, RuntimeCall, constants::GNX};
use genex_runtime_api::{ExplainError, runtime_decl_for_compliance_api::ComplianceApi};
use genex_runtime_tests::{
	env,
	native::dispatch,
	scene::{self, DOLLAR, US_CENT, USDC},
	who,
};

const MONEY: Asset = Asset::Stablecoin(USDC);

/// The answer of the runtime API, which changes nothing.
fn explain_priced(
	path: Path,
	asset: Asset,
	from: &AccountId,
	to: &AccountId,
	quantity: u128,
	price: Option<Money>,
) -> Result<Vec<u16>, ExplainError> {
	let ask = || {
		let (from, to) = (from.clone(), to.clone());
		<Runtime as ComplianceApi<Block, AccountId>>::explain(
			path, asset, from, to, quantity, price,
		)
	};
	assert_storage_noop!(drop(ask()));
	ask()
}

/// The same of a move that nothing is paid for.
fn explain(
	path: Path,
	asset: Asset,
	from: &AccountId,
	to: &AccountId,
	quantity: u128,
) -> Result<Vec<u16>, ExplainError> {
	explain_priced(path, asset, from, to, quantity, None)
}

/// What the runtime API answers when these are the reasons, in this order.
fn codes(reasons: &[Reason]) -> Result<Vec<u16>, ExplainError> {
	Ok(reasons.iter().map(|reason| reason.code()).collect())
}

fn gift(series: SeriesId, to: AccountId, quantity: u64) -> RuntimeCall {
	pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into()
}

#[test]
fn explain_should_be_empty_when_the_coupons_may_move() {
	env::execute(|| {
		let (giver, receiver) = (who::holder(), who::alith());
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		let asset = Asset::Series(series);
		let gives = |quantity| explain(Path::P2P, asset, &giver, &receiver, quantity);
		assert_eq!(gives(10), codes(&[]));
		assert_ok!(dispatch(gift(series, receiver.clone(), 10), &giver));
		// Having too little is no reason of the rules.
		assert_eq!(gives(200_000), codes(&[]));
	});
}

#[test]
fn explain_should_give_every_reason_against_coupons_and_the_call_the_first() {
	env::execute(|| {
		// The receiver is L1: US$500 a day, US$3,000 a month, US$2,000 held.
		let (giver, receiver) = (who::holder(), who::baltathar());
		let (series, _) = scene::stage(std::slice::from_ref(&giver), 0);
		let asset = Asset::Series(series);
		let gives = |quantity| explain(Path::P2P, asset, &giver, &receiver, quantity);
		assert_eq!(gives(50_000), codes(&[]));
		assert_eq!(gives(50_001), codes(&[Reason::ReceiveValueDay]));
		let by_value = [
			Reason::ReceiveValueDay,
			Reason::ReceiveValueMonth,
			Reason::HoldingFaceCap,
			Reason::TravelRuleNeeded,
		];
		assert_eq!(gives(300_001), codes(&by_value));
		scene::freeze(scene::by_account(&giver), FreezeMode::Outbound);
		scene::blacklist(&receiver);
		let by_party = [Reason::SenderFrozen, Reason::RecipientBlacklisted];
		assert_eq!(gives(300_001), codes(&[&by_party[..], &by_value[..]].concat()));
		assert_eq!(gives(1), codes(&by_party));
		let first = pallet_coupons::Error::<Runtime>::Refused(by_party[0].code());
		assert_noop!(dispatch(gift(series, receiver.clone(), 1), &giver), first);
	});
}

#[test]
fn explain_should_judge_coupons_by_their_path() {
	env::execute(|| {
		let buyer = who::holder();
		let (series, _) = scene::stage(std::slice::from_ref(&buyer), 0);
		let asset = Asset::Series(series);
		// US$100 of the closed-loop cap of US$2,000 are used.
		let buys = |quantity| explain(Path::Primary, asset, &who::issuer(), &buyer, quantity);
		assert_eq!(buys(190_000), codes(&[]));
		assert_eq!(buys(190_001), codes(&[Reason::ClosedLoopSeriesCap]));
		let stranger = explain(Path::Primary, asset, &who::issuer(), &who::charleth(), 1);
		assert_eq!(stranger, codes(&[Reason::RecipientUnknown]));
		// Redemption is never limited, and whom the blacklist keeps from giving may redeem.
		scene::blacklist(&buyer);
		let redeems = explain(Path::Redeem, asset, &buyer, &who::issuer(), 1_000_000);
		assert_eq!(redeems, codes(&[]));
		let gives = explain(Path::P2P, asset, &buyer, &who::alith(), 1);
		assert_eq!(gives, codes(&[Reason::SenderBlacklisted]));
	});
}

#[test]
fn explain_should_count_the_price_when_it_is_above_face_value() {
	env::execute(|| {
		let buyer = who::holder();
		let (series, _) = scene::stage(std::slice::from_ref(&buyer), 0);
		// US$100 of the day's limit of US$10,000 are used.
		let buys = |quantity, cents| {
			let price = Some(Money::new(CurrencyCode::USD, cents));
			let (path, asset) = (Path::Primary, Asset::Series(series));
			explain_priced(path, asset, &who::issuer(), &buyer, quantity, price)
		};
		assert_eq!(buys(1, 990_000), codes(&[]));
		assert_eq!(buys(1, 990_001), codes(&[Reason::BuyValueDay]));
		let both = [Reason::BuyValueDay, Reason::ReviewNeeded];
		assert_eq!(buys(1, 1_000_000), codes(&both));
		// A price below face value makes nothing smaller.
		assert_eq!(buys(190_001, 1), codes(&[Reason::ClosedLoopSeriesCap]));
	});
}

#[test]
fn explain_should_know_the_limits_of_gnx() {
	env::execute(|| {
		let (giver, receiver) = (who::holder(), who::alith());
		let sends = |amount| explain(Path::P2P, Asset::Gnx, &giver, &receiver, amount);
		// Tier L2: 10,000 US dollars a day, a GNX counting as a cent.
		assert_eq!(sends(1_000_000 * GNX), codes(&[]));
		assert_eq!(sends(1_000_001 * GNX), codes(&[Reason::SendValueDay]));
		scene::freeze(scene::by_account(&giver), FreezeMode::Outbound);
		assert_eq!(sends(GNX), codes(&[Reason::SenderFrozen]));
	});
}

#[test]
fn explain_should_give_the_reasons_against_a_transfer_of_money() {
	env::execute(|| {
		let (giver, receiver) = (who::holder(), who::alith());
		scene::stage(std::slice::from_ref(&giver), 100);
		let pays = |amount| explain(Path::P2P, MONEY, &giver, &receiver, amount);
		assert_eq!(pays(100 * DOLLAR), codes(&[]));
		// Fractions of a cent count as a cent.
		assert_eq!(pays(3_000 * DOLLAR - US_CENT), codes(&[]));
		assert_eq!(pays(3_000 * DOLLAR - US_CENT + 1), codes(&[Reason::TravelRuleNeeded]));
		let (asset, to, amount) = (USDC, receiver.clone(), 60 * DOLLAR);
		let pay = pallet_cash::Call::<Runtime>::transfer { asset, to, amount };
		assert_ok!(dispatch(pay, &giver));
		let rest = 2_940 * DOLLAR;
		assert_eq!(pays(rest - US_CENT), codes(&[]));
		assert_eq!(pays(rest), codes(&[Reason::TravelRuleNeeded]));
	});
}

#[test]
fn explain_should_judge_money_by_its_path() {
	env::execute(|| {
		let gateway = Cash::account_id();
		let leaves = |who: &AccountId, amount| explain(Path::CashOut, MONEY, who, &gateway, amount);
		assert_eq!(leaves(&who::holder(), 10_000 * DOLLAR - US_CENT), codes(&[]));
		assert_eq!(leaves(&who::holder(), 10_000 * DOLLAR), codes(&[Reason::ReviewNeeded]));
		assert_eq!(leaves(&who::baltathar(), DOLLAR), codes(&[Reason::SenderTierTooLow]));
		let enters = |who: &AccountId| explain(Path::CashIn, MONEY, &gateway, who, DOLLAR);
		assert_eq!(enters(&who::holder()), codes(&[]));
		assert_eq!(enters(&who::baltathar()), codes(&[Reason::RecipientTierTooLow]));
		assert_eq!(enters(&who::charleth()), codes(&[Reason::RecipientUnknown]));
	});
}

#[test]
fn explain_should_fail_when_there_is_no_such_asset_or_quantity() {
	env::execute(|| {
		let (from, to) = (who::holder(), who::alith());
		let (series, _) = scene::stage(std::slice::from_ref(&from), 0);
		let asks = |asset, quantity| explain(Path::P2P, asset, &from, &to, quantity);
		for asset in [Asset::Series(series + 1), Asset::Stablecoin(99)] {
			assert_eq!(asks(asset, 1), Err(ExplainError::UnknownAsset), "{asset:?}");
		}
		let most = u128::from(u64::MAX);
		assert_eq!(asks(Asset::Series(series), most + 1), Err(ExplainError::QuantityTooLarge));
		assert!(asks(Asset::Series(series), most).is_ok());
	});
}
