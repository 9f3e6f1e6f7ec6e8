// SPDX-License-Identifier: Apache-2.0
//! The rules from Ethereum: what the precompile tells is what the chain knows.

use super::address_of;
use genex_precompiles::{
	Access, COMPLIANCE_RULES,
	abi::ICompliance::{self as sol, IComplianceCalls},
	addresses,
};
use genex_primitives::{Asset, CurrencyCode, FreezeMode, Money, Path, Reason, Tier};
use genex_runtime::{AccountId, Compliance, Kyc, explain};
use genex_runtime_tests::{
	env, eth, evm,
	scene::{self, DOLLAR, USDC},
	who,
};
use pallet_revive::precompiles::{
	H160,
	alloy::{
		primitives::{Address, FixedBytes},
		sol_types::{SolCall, SolInterface},
	},
};
use sp_core::U256;
use std::collections::BTreeSet;

const COMPLIANCE: H160 = addresses::address_of(addresses::COMPLIANCE);
/// No identity and no series has this number.
const NOBODY: u32 = 999_999;

fn at(account: &AccountId) -> Address {
	Address::from(address_of(account).0)
}

fn answer<C: SolCall>(call: &C) -> C::Return {
	let (refused, data) = eth::ask(&who::charleth(), COMPLIANCE, call.abi_encode());
	assert!(!refused, "{:?}", eth::revert_text(&data));
	C::abi_decode_returns(&data).expect("the answer has the declared type")
}

fn refusal<C: SolCall>(call: &C) -> String {
	let (refused, data) = eth::ask(&who::charleth(), COMPLIANCE, call.abi_encode());
	assert!(refused);
	eth::revert_text(&data).expect("a text")
}

/// One sound call of every function.
fn samples(series: u32) -> Vec<Vec<u8>> {
	let (path, from, to) = (sol::Path::P2P, at(&who::alith()), at(&who::holder()));
	let account = from;
	let identity = scene::identity(&who::alith());
	let sale = sol::explainSaleCall {
		path,
		series,
		from,
		to,
		quantity: 1,
		currency: FixedBytes(*b"USD"),
		price: 1,
	};
	vec![
		sol::explainUnitsCall { path, series, from, to, quantity: 1 }.abi_encode(),
		sale.abi_encode(),
		sol::explainMoneyCall { path, asset: USDC, from, to, amount: 1 }.abi_encode(),
		sol::reasonTextCall { code: 101 }.abi_encode(),
		sol::standingCall { account }.abi_encode(),
		sol::identityOfCall { account }.abi_encode(),
		sol::freezeOfCall { account }.abi_encode(),
		sol::frozenUnitsCall { account, series }.abi_encode(),
		sol::limitsCall { identity }.abi_encode(),
		sol::capsCall { identity }.abi_encode(),
		sol::listsFreshCall {}.abi_encode(),
		sol::areRelatedCall { issuer: identity, identity }.abi_encode(),
	]
}

fn stage() -> u32 {
	scene::stage(&[who::alith(), who::holder()], 100).0
}

#[test]
fn every_view_of_the_rules_should_have_a_sample() {
	env::execute(|| {
		let selectors: BTreeSet<[u8; 4]> =
			COMPLIANCE_RULES.iter().map(|rule| rule.selector).collect();
		assert_eq!(selectors, IComplianceCalls::selectors().collect());
		// A review is there only while an act waits; the unit tests ask about one.
		let views = COMPLIANCE_RULES
			.iter()
			.filter(|rule| rule.access == Access::View && rule.signature != "reviewOf(uint64)");
		let views: BTreeSet<[u8; 4]> = views.map(|rule| rule.selector).collect();
		let sampled: BTreeSet<[u8; 4]> = samples(stage())
			.iter()
			.map(|input| input[..4].try_into().expect("a selector"))
			.collect();
		assert_eq!(sampled, views);
	});
}

#[test]
fn views_of_the_rules_should_answer_static_calls_and_refuse_delegates_and_value() {
	env::execute(|| {
		let series = stage();
		let fixed = evm::deploy(&who::alith(), &evm::static_forwarder());
		let delegate = evm::deploy(&who::alith(), &evm::delegating_forwarder());
		for input in samples(series) {
			let through = |contract, input: &[u8]| {
				let forwarded = evm::forward(COMPLIANCE, U256::zero(), input);
				eth::ask(&who::alith(), contract, forwarded)
			};
			let (refused, _) = through(fixed, &input);
			assert!(!refused);
			let (refused, data) = through(delegate, &input);
			let text = eth::revert_text(&data).unwrap_or_default();
			assert!(refused && text.contains("delegate calls are refused"), "{text}");
			let paid = eth::try_call(&who::alith(), COMPLIANCE, U256::from(1_000_000), input);
			let (refused, data) = paid.expect("a precompile answers or reverts");
			let text = eth::revert_text(&data).unwrap_or_default();
			assert!(refused && text.contains("takes no GNX"), "{text}");
		}
	});
}

#[test]
fn explain_should_give_the_codes_that_the_chain_gives() {
	env::execute(|| {
		let series = stage();
		let (alith, holder, stranger) = (who::alith(), who::holder(), who::charleth());
		let units = |to: &AccountId, quantity| {
			let (path, from, to) = (sol::Path::P2P, at(&alith), at(to));
			answer(&sol::explainUnitsCall { path, series, from, to, quantity })
		};
		let money = |to: &AccountId, amount| {
			let (path, from, to) = (sol::Path::P2P, at(&alith), at(to));
			answer(&sol::explainMoneyCall { path, asset: USDC, from, to, amount })
		};
		let known = |asset, to: &AccountId, quantity| {
			explain::explain(Path::P2P, asset, alith.clone(), to.clone(), quantity, None)
				.expect("it is there")
		};
		assert!(units(&holder, 1).is_empty() && money(&holder, DOLLAR).is_empty());
		assert!(units(&stranger, 1).contains(&Reason::RecipientUnknown.code()));
		scene::freeze(scene::by_account(&alith), FreezeMode::Outbound);
		for to in [&holder, &stranger] {
			for quantity in [1u64, 10_000] {
				let expected = known(Asset::Series(series), to, quantity.into());
				assert_eq!(units(to, quantity), expected);
				assert!(expected.contains(&Reason::SenderFrozen.code()));
			}
			assert_eq!(money(to, DOLLAR), known(Asset::Stablecoin(USDC), to, DOLLAR));
		}
	});
}

#[test]
fn explain_sale_should_count_the_price() {
	env::execute(|| {
		let series = stage();
		let sale = |currency: [u8; 3], price: u128| sol::explainSaleCall {
			path: sol::Path::Market,
			series,
			from: at(&who::alith()),
			to: at(&who::holder()),
			quantity: 1,
			currency: FixedBytes(currency),
			price,
		};
		for price in [1, 100, 100_000_000] {
			let money = Some(Money::new(CurrencyCode::USD, price));
			let (asset, from, to) = (Asset::Series(series), who::alith(), who::holder());
			let known = explain::explain(Path::Market, asset, from, to, 1, money);
			assert_eq!(answer(&sale(*b"USD", price)), known.expect("it is there"));
		}
		assert!(refusal(&sale(*b"usd", 1)).contains("Genex: the currency is not known"));
	});
}

#[test]
fn explain_should_revert_when_there_is_no_such_thing() {
	env::execute(|| {
		stage();
		let (path, from, to) = (sol::Path::P2P, at(&who::alith()), at(&who::holder()));
		let units = sol::explainUnitsCall { path, series: NOBODY, from, to, quantity: 1 };
		assert!(refusal(&units).contains("Compliance: UnknownSeries"));
		let money = sol::explainMoneyCall { path, asset: NOBODY, from, to, amount: 1 };
		assert!(refusal(&money).contains("Compliance: UnknownAsset"));
		let frozen = sol::frozenUnitsCall { account: from, series: NOBODY };
		assert!(refusal(&frozen).contains("Compliance: UnknownSeries"));
		let caps = sol::capsCall { identity: NOBODY.into() };
		assert!(refusal(&caps).contains("Compliance: UnknownIdentity"));
		assert!(answer(&sol::limitsCall { identity: NOBODY.into() }).is_empty());
	});
}

#[test]
fn reason_text_should_be_that_of_the_code() {
	env::execute(|| {
		for reason in Reason::ALL {
			let text = answer(&sol::reasonTextCall { code: reason.code() });
			assert_eq!(text, reason.text());
		}
		assert_eq!(answer(&sol::reasonTextCall { code: 9_999 }), "");
	});
}

#[test]
fn standing_and_identity_should_be_those_of_the_account() {
	env::execute(|| {
		let series = stage();
		let alith = who::alith();
		let account = at(&alith);
		let known = Kyc::identity(alith.clone()).expect("it is registered");
		let told = answer(&sol::identityOfCall { account });
		assert_eq!(told.identity, known.identity);
		assert_eq!(told.jurisdiction.0, known.jurisdiction.letters());
		assert_eq!((told.validUntil, told.accounts), (known.valid_until, known.accounts));
		assert_eq!(told.attestor, at(&known.attestor));
		assert!(matches!(told.tier, sol::Tier::L2) && known.tier == Tier::L2);
		let mode = || answer(&sol::freezeOfCall { account });
		assert!(matches!(mode(), sol::FreezeMode::None));
		scene::freeze(scene::by_identity(&alith), FreezeMode::Full);
		assert!(matches!(mode(), sol::FreezeMode::Full));
		let standing = answer(&sol::standingCall { account });
		let known = Kyc::account_standing(alith.clone());
		assert_eq!(Some(standing.identity), known.identity);
		assert_eq!(standing.accountFlags, known.account_flags.0);
		assert_eq!(standing.identityFlags, known.identity_flags.0);
		assert!(matches!(standing.freeze, sol::FreezeMode::Full));
		scene::freeze_units(&who::holder(), series, 5);
		let frozen = sol::frozenUnitsCall { account: at(&who::holder()), series };
		assert_eq!(answer(&frozen), 5);
		let stranger = at(&who::charleth());
		assert_eq!(answer(&sol::identityOfCall { account: stranger }).identity, 0);
		assert_eq!(answer(&sol::standingCall { account: stranger }).identity, 0);
	});
}

#[test]
fn limits_and_caps_should_be_those_of_the_identity() {
	env::execute(|| {
		stage();
		let identity = scene::identity(&who::alith());
		let known = Compliance::limit_status(identity).expect("there is a rulebook");
		let told = answer(&sol::limitsCall { identity });
		assert_eq!(told.len(), known.len());
		assert!(told.iter().any(|limit| limit.usedCents > 0), "the stage bought units");
		for (told, known) in told.iter().zip(&known) {
			assert_eq!((told.usedCents, told.usedCount), (known.used.cents, known.used.count));
			assert_eq!((told.limitCents, told.limitCount), (known.limit.cents, known.limit.count));
			assert_eq!(told.nextReset, known.next_reset.unwrap_or_default());
		}
		let known = Compliance::cap_status(identity).expect("there is a rulebook");
		let told = answer(&sol::capsCall { identity });
		assert_eq!(told.holding.worth, known.holding.worth);
		assert_eq!(told.holding.hasWorthCap, known.holding.worth_cap.is_some());
		assert_eq!(told.holding.worthCap, known.holding.worth_cap.unwrap_or_default());
		assert_eq!(told.holding.unitsCap, known.holding.units_cap.unwrap_or_default());
		assert_eq!(told.corridors.len(), known.corridors.len());
	});
}

#[test]
fn lists_should_be_fresh_until_they_are_not() {
	env::execute(|| {
		stage();
		let until = Compliance::lists_fresh_until();
		let told = answer(&sol::listsFreshCall {});
		assert_eq!((told.fresh, told.until), (env::now() < until, until));
		assert!(told.fresh);
		env::advance(until - env::now());
		assert!(!answer(&sol::listsFreshCall {}).fresh);
	});
}
