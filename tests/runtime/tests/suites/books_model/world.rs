// SPDX-License-Identifier: Apache-2.0
//! Who acts, in which places, and with what money and rates.

use crate::books_model::reference::{Model, Outcome};
use genex_primitives::{
	AssetId, Cents, CurrencyCode, IdentityId, Ppm,
	rules::{ClosedLoopCaps, Rulebook},
};
use genex_runtime::{
	AccountId,
	configs::monetary::{EscheatAccount, TreasuryAccount},
};
use genex_runtime_tests::{env::now, scene, who};
use std::collections::BTreeMap;

/// Stablecoins that there are or can come to be, with their decimals. All are worth US dollars; the first two are there from
/// the beginning.
pub const COINS: [(AssetId, u8); 5] = [(1, 6), (2, 6), (3, 2), (4, 8), (5, 4)];
/// Where issuers are.
pub const PLACES: [[u8; 2]; 3] = [*b"US", *b"JP", *b"DE"];
/// Currencies, and what a minor unit of each is worth in billionths of a US dollar all the time.
const RATES: [(CurrencyCode, u64); 3] = [
	(CurrencyCode::USD, 10_000_000),
	(CurrencyCode::EUR, 10_800_000),
	(CurrencyCode::JPY, 6_700_000),
];
/// Companies that issue from the first act on, and their places.
const ISSUERS: [(&str, usize); 4] = [("Sakura", 1), ("Maple", 0), ("Linde", 2), ("Harbour", 0)];
/// Companies that apply sooner or later.
const APPLICANTS: [(&str, usize); 3] = [("Finn", 0), ("Gus", 1), ("Hal", 2)];
const HOLDERS: [&str; 8] = ["Ada", "Ben", "Cleo", "Dan", "Ema", "Ida", "Jun", "Kim"];
/// The oracle's rates and statements of reserves are brought up to date when they are as old.
pub const STALE: u64 = 20 * 3_600;

/// The people.
pub struct World {
	/// Accounts of companies that may issue or come to issue, some with one identity.
	pub companies: Vec<AccountId>,
	/// Everybody who buys, holds and gives.
	pub holders: Vec<AccountId>,
	/// Every currency.
	pub currencies: Vec<CurrencyCode>,
	refreshed_at: u64,
}

/// A share of so many millionths.
pub fn ppm(parts: u32) -> Ppm {
	Ppm::new(parts).expect("a whole at most")
}

/// The decimals of a stablecoin.
pub fn decimals_of(asset: AssetId) -> u8 {
	let found = COINS.iter().find(|(one, _)| *one == asset);
	found.map_or(6, |(_, decimals)| *decimals)
}

/// A US dollar in smallest units of a stablecoin.
pub fn dollar_of(asset: AssetId) -> u128 {
	10u128.pow(decimals_of(asset).into())
}

/// A US cent in smallest units of a stablecoin.
pub fn cent_of(asset: AssetId) -> u128 {
	dollar_of(asset) / 100
}

/// What `amount` smallest units of a stablecoin are worth, in billionths of a US dollar.
pub fn nanos_of(asset: AssetId, amount: u128) -> u128 {
	amount * (1_000_000_000 / dollar_of(asset))
}

/// What `minor` units of `currency` are worth, in billionths of a US dollar.
pub fn worth_of(currency: CurrencyCode, minor: u64) -> Outcome<u128> {
	let found = RATES.iter().find(|(one, _)| *one == currency);
	let (_, rate) = found.ok_or("a currency without a rate")?;
	Ok(u128::from(*rate) * u128::from(minor))
}

impl World {
	/// Everybody, and a model that knows them. Nobody has anything, and nobody issues yet.
	pub fn new() -> (Self, Model) {
		lift_rules();
		let mut identities = BTreeMap::new();
		let mut companies = Vec::new();
		for (name, place) in ISSUERS.iter().chain(&APPLICANTS) {
			let account = who::account(name);
			identities.insert(account.clone(), register(&account, PLACES[*place]));
			companies.push(account);
		}
		// An identity issues with all of its accounts.
		let (first, second) = (companies[0].clone(), who::account("SakuraOsaka"));
		scene::link(&first, &second);
		identities.insert(second.clone(), identities[&first]);
		companies.push(second);
		let holders: Vec<AccountId> = HOLDERS.iter().map(|name| who::account(name)).collect();
		for holder in &holders {
			identities.insert(holder.clone(), register(holder, PLACES[0]));
		}
		let model = Model::new(identities, TreasuryAccount::get(), EscheatAccount::get());
		let currencies = RATES.map(|(currency, _)| currency).to_vec();
		(Self { companies, holders, currencies, refreshed_at: 0 }, model)
	}

	/// The accounts that issue from the first act on.
	pub fn first_issuers(&self) -> Vec<AccountId> {
		self.companies.iter().take(ISSUERS.len()).cloned().collect()
	}

	/// The oracle does its work, so that nobody waits for it.
	pub fn refresh(&mut self) {
		if now() < self.refreshed_at + STALE {
			return;
		}
		self.refreshed_at = now();
		let oracle = |(currency, nanos): &(CurrencyCode, u64)| (currency.letters(), nanos * 1_000);
		scene::set_rates(&RATES[1..].iter().map(oracle).collect::<Vec<_>>());
	}
}

fn register(account: &AccountId, place: [u8; 2]) -> (IdentityId, [u8; 2]) {
	(scene::register_company(account, place), place)
}

/// Rules that let these amounts pass: what they refuse is tried elsewhere.
fn lift_rules() {
	let all = Cents::MAX;
	scene::set_rulebook(Box::new(Rulebook {
		halt_when_stale: false,
		closed_loop: ClosedLoopCaps { series: all, seller: all },
		..Rulebook::default()
	}));
}
