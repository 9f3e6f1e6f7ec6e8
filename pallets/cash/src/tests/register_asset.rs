// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{AssetPolicy, AssetTerms, MAX_ISSUANCE, Name, Policies, Symbol, Terms};
use frame_support::traits::fungibles::{Inspect, metadata::Inspect as _, roles::Inspect as _};
use genex_primitives::{Actor, AssetId, CurrencyCode};
use sp_runtime::DispatchResult;

const EURC: AssetId = 9;

struct Registration {
	asset: AssetId,
	symbol: &'static [u8],
	name: &'static [u8],
	decimals: u8,
	currency: CurrencyCode,
	policy: AssetPolicy,
}

impl Default for Registration {
	fn default() -> Self {
		Self {
			asset: EURC,
			symbol: b"EURC",
			name: "Euro coin €".as_bytes(),
			decimals: 6,
			currency: CurrencyCode::EUR,
			policy: POLICY,
		}
	}
}

impl Registration {
	fn dispatch(self) -> DispatchResult {
		let symbol = Symbol::try_from(self.symbol.to_vec()).unwrap();
		let name = Name::try_from(self.name.to_vec()).unwrap();
		let Self { asset, decimals, currency, policy, .. } = self;
		Cash::register_asset(
			signed(COUNCIL),
			asset,
			symbol,
			name,
			decimals,
			currency,
			policy,
			REASON,
		)
	}
}

#[test]
fn register_asset_should_create_a_sufficient_asset_owned_by_the_pallet() {
	run(|| {
		assert_ok!(Registration::default().dispatch());

		let terms = AssetTerms { currency: CurrencyCode::EUR, decimals: 6 };
		let symbol = Symbol::try_from(b"EURC".to_vec()).unwrap();
		let (by, policy) = (Actor::Governance, POLICY);
		assert_eq!(
			cash_events(),
			vec![Event::AssetRegistered { by, asset: EURC, symbol, terms, policy, reason: REASON }]
		);
		assert_eq!(Terms::<Test>::get(EURC), Some(terms));
		assert_eq!(Policies::<Test>::get(EURC), Some(POLICY));
		let details = pallet_assets::Asset::<Test>::get(EURC).unwrap();
		assert!(details.is_sufficient);
		assert_eq!(Assets::minimum_balance(EURC), 1);
		assert_eq!(Assets::symbol(EURC), b"EURC");
		assert_eq!(Assets::decimals(EURC), 6);
		for role in [Assets::owner(EURC), Assets::issuer(EURC), Assets::admin(EURC)] {
			assert_eq!(role, Some(Cash::account_id()));
		}
	});
}

#[test]
fn register_asset_should_be_refused_when_the_id_is_taken() {
	run(|| {
		let again = Registration { asset: USDC, ..Default::default() };
		assert_noop!(again.dispatch(), Error::<Test>::AssetExists);
	});
}

#[test]
fn register_asset_should_be_refused_when_there_are_too_many() {
	run(|| {
		assert_ok!(Registration::default().dispatch());
		let fourth = Registration { asset: 10, ..Default::default() };
		assert_noop!(fourth.dispatch(), Error::<Test>::TooManyAssets);
	});
}

#[test]
fn register_asset_should_be_refused_when_symbol_or_name_are_bad() {
	run(|| {
		for symbol in [b"".as_slice(), b"EU C", b"EUR-C", b"\xff"] {
			let bad = Registration { symbol, ..Default::default() };
			assert_noop!(bad.dispatch(), Error::<Test>::BadDescription);
		}
		for name in [b"".as_slice(), b"  ", b"a\nb", b"\xff\xfe"] {
			let bad = Registration { name, ..Default::default() };
			assert_noop!(bad.dispatch(), Error::<Test>::BadDescription);
		}
	});
}

#[test]
fn register_asset_should_be_refused_when_the_currency_does_not_exist() {
	run(|| {
		let currency: CurrencyCode = codec::Decode::decode(&mut b"ZZZ".as_slice()).unwrap();
		let bad = Registration { currency, ..Default::default() };
		assert_noop!(bad.dispatch(), Error::<Test>::BadCurrency);
	});
}

#[test]
fn register_asset_should_be_refused_when_decimals_are_out_of_range() {
	for (currency, decimals, allowed) in [
		(CurrencyCode::USD, 1, false),
		(CurrencyCode::USD, 2, true),
		(CurrencyCode::USD, 18, true),
		(CurrencyCode::USD, 19, false),
		(CurrencyCode::JPY, 0, true),
	] {
		run(|| {
			let registration = Registration { currency, decimals, ..Default::default() };
			if allowed {
				assert_ok!(registration.dispatch());
			} else {
				assert_noop!(registration.dispatch(), Error::<Test>::BadDecimals);
			}
		});
	}
}

#[test]
fn register_asset_should_be_refused_when_the_policy_is_out_of_range() {
	run(|| {
		for policy in [
			AssetPolicy { daily_mint_cap: MAX_ISSUANCE + 1, ..POLICY },
			AssetPolicy { reserve_max_age: 0, ..POLICY },
			AssetPolicy { min_withdrawal: 0, ..POLICY },
		] {
			let bad = Registration { policy, ..Default::default() };
			assert_noop!(bad.dispatch(), Error::<Test>::BadPolicy);
		}
	});
}

#[test]
fn register_asset_should_be_refused_when_no_reason_is_named() {
	run(|| {
		let symbol = Symbol::try_from(b"EURC".to_vec()).unwrap();
		let name = Name::try_from(b"Euro coin".to_vec()).unwrap();
		let currency = CurrencyCode::EUR;
		let none = H256::zero();
		let call =
			Cash::register_asset(signed(COUNCIL), EURC, symbol, name, 6, currency, POLICY, none);
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
