// SPDX-License-Identifier: Apache-2.0
//! Who acts, with what, and the small numbers that make every rule bind.

use crate::limits::{
	carriers::{Carrier, helper, second},
	reference::Person,
};
use frame_support::{assert_ok, traits::fungible::Mutate};
use genex_primitives::{
	AssetId, Cents, CurrencyCode, IdentityKind, Jurisdiction, LegalClass, SeriesId, Tier,
	book::MarketId,
	rules::{
		AmlThresholds, ClosedLoopCaps, Corridor, HoldingCap, ReviewRules, Rulebook, TierRules,
	},
};
use genex_runtime::{AccountId, Balances, Runtime, RuntimeCall};
use genex_runtime_tests::{
	env::now,
	eth::Key,
	native::dispatch,
	scene::{self, DOLLAR, FAR_FUTURE, USDC, hash_of},
	who,
};
use pallet_cash::{AssetPolicy, MAX_ISSUANCE};
use sp_core::H160;

/// Euros on the chain.
pub const EURX: AssetId = 7;
/// People besides the two issuers.
const PEOPLE: usize = 10;
/// Accounts of each of them at first.
const ACCOUNTS_EACH: usize = 2;
/// Accounts that belong to nobody at first, the last ones.
pub const SPARE: usize = 8;

/// The company that is a custodian, and takes part in nothing else.
pub const CUSTODIAN: &str = "Vault";

/// Currencies of the series, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
	Usd,
	Eur,
	Jpy,
}

/// A series as the suite knows it.
#[derive(Clone, Copy)]
pub struct SeriesInfo {
	pub id: SeriesId,
	/// The person who issues it.
	pub seller: usize,
	pub paid_gift: bool,
	pub currency: Currency,
	/// Minor units of one unit.
	pub face: u128,
	/// Billionths of a dollar of one unit, by the rate at its approval.
	pub unit_worth: u128,
	pub listing: u64,
	/// Smallest units of USDC for one unit.
	pub price: u128,
	/// Where it trades, a unit to a lot.
	pub market: MarketId,
	/// Smallest units of USDC that a tick adds.
	pub tick_size: u128,
}

/// What a chain begins with.
pub struct World {
	pub accounts: Vec<AccountId>,
	pub people: Vec<Person>,
	/// The person behind each account.
	pub owner: Vec<Option<usize>>,
	pub series: Vec<SeriesInfo>,
	/// People related to the first issuer.
	pub related: Vec<usize>,
}

/// The rulebook of the suite; `part` of 100 scales the limits of value.
pub fn rulebook(part: Cents) -> Rulebook {
	use genex_primitives::rules::FlowLimit;
	let limit =
		|day: Cents, month: Cents, a, b| FlowLimit::new(day * part / 100, month * part / 100, a, b);
	let tier = |limits: [FlowLimit; 4], units, face_cents| {
		let [buy, sell, send, receive] = limits;
		TierRules { buy, sell, send, receive, holding: HoldingCap { units, face_cents } }
	};
	let l1 = [
		limit(20_000, 50_000, 5, 16),
		limit(3_000, 7_000, 3, 8),
		limit(20_000, 50_000, 6, 18),
		limit(15_000, 40_000, 4, 14),
	];
	let l2 = [
		limit(60_000, 300_000, 12, 60),
		limit(9_000, 30_000, 4, 14),
		limit(60_000, 300_000, 14, 70),
		limit(60_000, 300_000, 12, 60),
	];
	let l3 = [limit(400_000, 6_000_000, 60, 900); 4];
	Rulebook {
		l0: TierRules::uniform(
			FlowLimit::default(),
			HoldingCap { units: Some(0), face_cents: Some(0) },
		),
		l1: tier(l1, Some(24_000), Some(40_000)),
		l2: tier(l2, Some(80_000), Some(120_000)),
		l3: tier(l3, None, Some(2_000_000)),
		reviews: ReviewRules {
			purchase: 14_000,
			trade: 14_000,
			cash_out: 30_000,
			lifetime: 6 * 3_600,
		},
		travel_threshold: 12_000,
		closed_loop: ClosedLoopCaps { series: 9_000, seller: 10_000 },
		related_day_cents: 3_000,
		aml: AmlThresholds { fan_out: 6, fan_in: 6, moves: 30, round_trips: 4 },
		gnx_micros: 250_000,
		..Default::default()
	}
}

/// What holds between two places.
pub fn corridor(from: [u8; 2], to: [u8; 2]) -> Corridor {
	let (daily_cap, travel_threshold) = match (&from, &to) {
		(b"US", b"JP") => (Some(11_000), Some(5_000)),
		(b"JP", b"US") => (Some(9_000), None),
		(b"DE", b"US") => (None, Some(20_000)),
		(b"US", b"DE") => (Some(0), None),
		_ => (None, None),
	};
	Corridor { blocked: false, daily_cap, travel_threshold }
}

/// Letters as the pallets know a place.
pub fn place(letters: [u8; 2]) -> Jurisdiction {
	Jurisdiction::new(letters).expect("assigned")
}

/// The Ethereum key of the account with this number, where [`World::has_key`] says that it has one.
pub fn key(number: usize) -> Key {
	Key(hash_of(&format!("limits {number}")).0)
}

fn does(call: impl Into<RuntimeCall>, by: &AccountId) {
	assert_ok!(dispatch(call, by));
}

impl World {
	/// Sets the stage within the first block of a chain.
	pub fn new(rates: [u64; 2]) -> Self {
		scene::refresh_lists();
		set_rates(rates);
		let (accounts, owner, people) = register_all();
		scene::custodian(CUSTODIAN);
		let mut world = Self { accounts, people, owner, series: Vec::new(), related: vec![2, 7] };
		world.fund();
		world.issue_all(rates);
		for (from, to) in [(*b"US", *b"JP"), (*b"JP", *b"US"), (*b"DE", *b"US"), (*b"US", *b"DE")] {
			scene::govern(pallet_compliance::Call::<Runtime>::set_corridor {
				from: place(from),
				to: place(to),
				corridor: Some(corridor(from, to)),
				reason: hash_of("reason"),
			});
		}
		for related in world.related.clone() {
			let (issuer, related) = (world.people[0].identity, world.people[related].identity);
			scene::declare_relation(issuer, related);
		}
		set_rulebook(100);
		for person in 2..world.people.len() {
			world.settle(person);
		}
		world
	}

	/// Gives a person the tier it begins with, recorded data, and for each account an operator that is its delegate too.
	fn settle(&mut self, person: usize) {
		let accounts = self.accounts_of(person);
		scene::record_travel_data(&self.accounts[accounts[0]]);
		scene::prove_wallet(&self.accounts[accounts[0]]);
		for account in accounts {
			let operator = self.operator_of(account);
			let delegate = operator.clone().into();
			let call = pallet_coupons::Call::<Runtime>::set_operator { operator, approved: true };
			does(call, &self.accounts[account]);
			let (proxy_type, delay) = (Default::default(), 0);
			let call = pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type, delay };
			does(call, &self.accounts[account]);
			let (asset, amount) = (USDC, pallet_allowances::INFINITE);
			let spender = self.operator_of(account);
			let call = pallet_allowances::Call::<Runtime>::approve { asset, spender, amount };
			does(call, &self.accounts[account]);
		}
		let tier = self.people[person].tier;
		does(renewal(self.people[person].identity, tier), &who::attestor());
	}

	/// Who may act for an account.
	pub fn operator_of(&self, account: usize) -> AccountId {
		self.accounts[(account + 1) % self.accounts.len()].clone()
	}

	/// Whether the account is that of an Ethereum key, and its address the beginning of it.
	pub fn has_key(&self, account: usize) -> bool {
		let bytes: &[u8; 32] = self.accounts[account].as_ref();
		bytes[20..] == [0xEE; 12]
	}

	/// The address of an account that has a key.
	pub fn address(&self, account: usize) -> H160 {
		let bytes: &[u8; 32] = self.accounts[account].as_ref();
		H160::from_slice(&bytes[..20])
	}

	/// Accounts behind which `person` is.
	pub fn accounts_of(&self, person: usize) -> Vec<usize> {
		(0..self.owner.len()).filter(|account| self.owner[*account] == Some(person)).collect()
	}

	fn fund(&self) {
		scene::attest_reserve();
		let policy = AssetPolicy {
			daily_mint_cap: MAX_ISSUANCE,
			second_approval_from: MAX_ISSUANCE,
			reserve_max_age: 30 * 86_400,
			min_withdrawal: 1,
		};
		scene::govern(pallet_cash::Call::<Runtime>::set_policy {
			asset: USDC,
			policy,
			reason: hash_of("reason"),
		});
		scene::govern(pallet_cash::Call::<Runtime>::register_asset {
			asset: EURX,
			symbol: b"EURX".to_vec().try_into().expect("short"),
			name: b"Euro".to_vec().try_into().expect("short"),
			decimals: 6,
			currency: CurrencyCode::EUR,
			policy,
			reason: hash_of("reason"),
		});
		let reserve = pallet_cash::Call::<Runtime>::attest_reserve {
			asset: EURX,
			amount: 10_000_000_000 * DOLLAR,
			hash: hash_of("report"),
			as_of: now(),
		};
		does(reserve, &who::officer());
		for account in self.accounts.iter().chain(&[helper(), second()]) {
			Balances::mint_into(account, 1_000_000_000 * genex_runtime::constants::GNX)
				.expect("GNX for everybody");
		}
		for (number, account) in self.accounts.iter().enumerate() {
			if self.owner[number].is_none() {
				continue;
			}
			for asset in [USDC, EURX] {
				let deposit = pallet_cash::Call::<Runtime>::deposit {
					asset,
					to: account.clone(),
					amount: 5_000_000 * DOLLAR,
					reference: hash_of(&format!("{asset} {number}")),
					source: scene::source(),
				};
				does(deposit, &who::gateway());
			}
		}
	}

	fn issue_all(&mut self, [eur, jpy]: [u64; 2]) {
		use Currency::{Eur, Jpy, Usd};
		use LegalClass::{Loyalty, PaidGift, Promotional};
		let kinds = [
			(0, PaidGift, Usd, 1, 10_000),
			(0, PaidGift, Usd, 1, 12_345),
			(0, Loyalty, Eur, 1, 5_000),
			(1, PaidGift, Jpy, 500, 3_300_000),
			(1, Promotional, Usd, 1, 10_000),
			(0, PaidGift, Eur, 1, 9_000),
			(1, PaidGift, Usd, 1, 10_000),
		];
		for (seller, legal_class, currency, face, price) in kinds {
			let by = self.accounts[self.accounts_of(seller)[0]].clone();
			let mut terms = scene::gift_card();
			terms.legal_class = legal_class;
			terms.supply_cap = 1_000_000_000_000;
			terms.valid_until = FAR_FUTURE;
			terms.face_minor = u64::try_from(face).expect("small");
			terms.divisible = currency != Jpy;
			let (code, picos) = match currency {
				Usd => (CurrencyCode::USD, 10_000_000_000),
				Eur => (CurrencyCode::EUR, eur),
				Jpy => (CurrencyCode::JPY, jpy),
			};
			terms.currency = code;
			let id = issue(terms, &by);
			let mut offer = scene::offer(id, price, 1_000_000_000_000);
			offer.closes_at = FAR_FUTURE;
			does(pallet_sales::Call::<Runtime>::create_listing { terms: offer }, &by);
			let market = scene::open_market(id, 1);
			let tick_size = genex_runtime::OrderBook::market(market).expect("it is open").tick_size;
			self.series.push(SeriesInfo {
				id,
				seller,
				paid_gift: legal_class == PaidGift,
				currency,
				face,
				unit_worth: (face * u128::from(picos)).div_ceil(1_000),
				listing: pallet_sales::ListingCount::<Runtime>::get(),
				price,
				market,
				tick_size,
			});
		}
	}
}

/// An approved series of `by` with all its units minted.
fn issue(terms: pallet_coupons::SeriesTerms, by: &AccountId) -> SeriesId {
	use pallet_coupons::Call;
	let series = pallet_coupons::NextSeriesId::<Runtime>::get();
	let quantity = terms.supply_cap;
	does(Call::<Runtime>::create_series { terms: Box::new(terms) }, by);
	does(Call::<Runtime>::submit_series { series }, by);
	let approvals = vec![(series, 1)].try_into().expect("one fits");
	does(Call::<Runtime>::approve_series { approvals, reason: hash_of("reason") }, &who::officer());
	does(Call::<Runtime>::mint { series, quantity }, by);
	series
}

/// Registers everybody; people as L2 first, so that money can reach them.
fn register_all() -> (Vec<AccountId>, Vec<Option<usize>>, Vec<Person>) {
	let mut accounts = vec![who::issuer()];
	let mut owner = vec![Some(0)];
	let mut people = vec![Person::new(scene::identity(&who::issuer()), Tier::L3, *b"US")];
	let tiers = [Tier::L1, Tier::L2, Tier::L3, Tier::L1, Tier::L2];
	let places = [*b"US", *b"US", *b"JP", *b"US", *b"DE", *b"US"];
	for number in 1..PEOPLE + 2 {
		let issues = number == 1;
		let letters = if issues { *b"JP" } else { places[number % places.len()] };
		let first = key(accounts.len()).account();
		let call = pallet_kyc::Call::<Runtime>::register {
			account: first.clone(),
			tier: if issues { Tier::L3 } else { Tier::L2 },
			// Only companies can have every tier.
			kind: IdentityKind::Company,
			jurisdiction: place(letters),
			valid_until: FAR_FUTURE,
			commitment: hash_of("file"),
		};
		does(call, &who::attestor());
		if issues {
			scene::license(&first);
		}
		let tier = if issues { Tier::L3 } else { tiers[number % tiers.len()] };
		people.push(Person::new(scene::identity(&first), tier, letters));
		accounts.push(first.clone());
		owner.push(Some(number));
		for _ in 1..ACCOUNTS_EACH {
			let another = key(accounts.len()).account();
			scene::link(&first, &another);
			accounts.push(another);
			owner.push(Some(number));
		}
	}
	for (carrier, person) in Carrier::ALL {
		let first = owner.iter().position(|one| *one == Some(person)).expect("everybody has one");
		scene::link(&accounts[first], &carrier.account());
		accounts.push(carrier.account());
		owner.push(Some(person));
	}
	for _ in 0..SPARE {
		accounts.push(key(accounts.len()).account());
		owner.push(None);
	}
	(accounts, owner, people)
}

/// The attestor's word for a tier.
pub fn renewal(identity: u64, tier: Tier) -> pallet_kyc::Call<Runtime> {
	pallet_kyc::Call::renew { identity, tier, valid_until: FAR_FUTURE, commitment: hash_of("file") }
}

/// The oracle's word on euros and yen.
pub fn set_rates([eur, jpy]: [u64; 2]) {
	scene::set_rates(&[(*b"EUR", eur), (*b"JPY", jpy)]);
}

/// Puts the suite's rulebook in force.
pub fn set_rulebook(part: Cents) {
	let book = Box::new(rulebook(part));
	scene::set_rulebook(book);
}
