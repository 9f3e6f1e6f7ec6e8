// SPDX-License-Identifier: Apache-2.0
//! Who takes part, and what everyone has to act with.

use crate::freeze_matrix::{acts::Amounts, routes::Route};
use frame_support::assert_ok;
use genex_primitives::{
	IdentityKind, Jurisdiction, ListingId, Quantity, SeriesId, Tier,
	book::{MarketId, SelfTrade, Side, TimeInForce},
};
use genex_runtime::{AccountId, Runtime, RuntimeCall, RuntimeOrigin, constants::GNX};
use genex_runtime_tests::{
	env,
	native::{dispatch, dispatch_as},
	scene::{self, DOLLAR},
	who,
};
use pallet_order_book::{Amendment, OrderRef, OrderRequest};
use pallet_sales::{BuyBackId, PurchaseId};
use sp_core::sr25519;
use std::collections::BTreeMap;

/// The stage: who takes part and what they act with.
pub struct Stage {
	pub amounts: Amounts,
	pub series: SeriesId,
	pub listing: ListingId,
	/// A listing of the same series at a hundred US dollars a unit, whose purchases are reviewed.
	pub dear_listing: ListingId,
	/// Has units and dollars, approved every actor as its operator and lets it spend; `Helper` acts for it.
	pub owner: AccountId,
	pub recipient: AccountId,
	/// Takes gifts only when asked; `Helper` acts for it.
	pub screener: AccountId,
	/// Appointed to accept the series.
	pub store: AccountId,
	/// A company that buys and withdraws so much that an officer is asked; `Helper` acts for it.
	pub trader: AccountId,
	/// A company that offers units on the market, and an issuer; `Helper` acts for it.
	pub maker: AccountId,
	/// Where the series trades, a unit to a lot.
	pub market: MarketId,
	/// What each actor bought and may give back.
	pub purchases: BTreeMap<AccountId, PurchaseId>,
	/// The issuer buys units back.
	pub buyback: BuyBackId,
}

/// The tick at which the maker offers units, a US cent each.
const AT_FACE: u16 = 1_000;
/// The tick of an order that would buy from the maker.
pub const CROSSING: u16 = AT_FACE;
/// A tick far below, at which the actors' orders wait.
const FAR_BELOW: u16 = 1;
/// Under this number every actor has an order that waits.
const WAITING: u128 = 7;

impl Stage {
	/// Buys `lots` from the maker, all or nothing.
	pub fn bid(&self, lots: Quantity) -> OrderRequest<AccountId> {
		let order = scene::order(Side::Bid, AT_FACE, lots);
		OrderRequest { time_in_force: TimeInForce::Fok, ..order }
	}

	/// The order that waits, for `lots` at the maker's price.
	pub fn raised_bid(&self, lots: Quantity) -> Amendment<AccountId> {
		Amendment {
			order: OrderRef::Client(WAITING),
			tick: scene::tick(AT_FACE),
			lots,
			post_only: None,
			self_trade: SelfTrade::CancelTaker,
			max_fills: 10,
			referral: None,
		}
	}
}

/// Signs for itself.
pub fn person() -> sr25519::Pair {
	who::pair("Dave")
}

/// The keys of an account that no preset knows.
pub fn pair_of(name: &str) -> sr25519::Pair {
	who::pair(name)
}

/// Who is behind the multisigs; neither is registered.
pub fn signatories() -> Vec<AccountId> {
	let mut both = vec![who::account("Helper"), who::account("Second")];
	both.sort();
	both
}

/// The derivative account of `Helper` that belongs to the person.
pub const DERIVATIVE: u16 = 7;

/// Every account whose books are compared.
pub fn everyone(stage: &Stage) -> Vec<AccountId> {
	let mut all: Vec<AccountId> = Route::ALL.map(Route::actor).into();
	let Stage { owner, recipient, screener, store, trader, maker, .. } = stage;
	all.extend([owner, recipient, screener, store, trader, maker].map(AccountId::clone));
	all.extend([who::issuer(), genex_runtime::configs::monetary::TreasuryAccount::get()]);
	all.sort();
	all.dedup();
	all
}

/// Every account that acts, once.
fn actors() -> Vec<AccountId> {
	let mut all: Vec<AccountId> = Route::ALL.map(Route::actor).into();
	all.sort();
	all.dedup();
	all
}

fn by(account: &AccountId, call: impl Into<RuntimeCall>) {
	assert_ok!(dispatch(call, account));
}

/// Builds the stage. The accounts that others act for belong to the identity of the person.
pub fn stage(amounts: Amounts) -> Stage {
	let [owner, recipient, screener, store] =
		["Owner", "Recipient", "Screener", "Store"].map(who::account);
	for account in [&owner, &recipient, &screener, &store] {
		scene::register(account, Tier::L2);
	}
	let [trader, maker] = ["Trader", "Maker"].map(register_company);
	for actor in actors() {
		if ![who::holder(), who::alith()].contains(&actor) {
			scene::link(&who::holder(), &actor);
		}
	}
	for name in ["Helper", "Second", "Patient"] {
		scene::endow(&who::account(name), 1_000 * GNX);
	}
	let mut holders = actors();
	holders.extend([owner.clone(), trader.clone(), maker.clone()]);
	for holder in holders.iter().chain([&recipient, &screener, &store]) {
		// Not more, so that nobody reaches a limit by giving away everything.
		let whole = pallet_balances::Call::<Runtime>::force_set_balance {
			who: holder.clone().into(),
			new_free: 1_000 * GNX,
		};
		assert_ok!(dispatch_as(whole, RuntimeOrigin::root()));
	}
	let (series, listing) = scene::stage(&holders, 1_000);
	let dear_listing = scene::list(scene::offer(series, 100 * DOLLAR, 1_000));
	scene::deposit(&trader, 50_000, "dear");
	for actor in actors() {
		let operator = actor.clone();
		let approve = pallet_coupons::Call::<Runtime>::set_operator { operator, approved: true };
		by(&owner, approve);
		let (asset, amount) = (scene::USDC, pallet_allowances::INFINITE);
		let spender = actor;
		by(&owner, pallet_allowances::Call::<Runtime>::approve { asset, spender, amount });
	}
	by(
		&who::issuer(),
		pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer: store.clone() },
	);
	delegates(&[&screener, &owner, &trader, &maker]);
	recover(&Route::Recovery.actor());
	scene::screen(&screener);
	for account in [who::holder(), who::alith(), recipient.clone()] {
		scene::record_travel_data(&account);
	}
	for account in [who::holder(), who::alith(), owner.clone()] {
		scene::prove_wallet(&account);
	}
	let market = trading(series, &maker);
	let purchases = refundable(series, listing, amounts.units);
	let buyback = buying_back(series, amounts.units);
	Stage {
		amounts,
		series,
		listing,
		dear_listing,
		owner,
		recipient,
		screener,
		store,
		trader,
		maker,
		market,
		purchases,
		buyback,
	}
}

/// Every actor buys units that it may give back. Only these purchases have a window, so that what is tried pays at once.
fn refundable(
	series: SeriesId,
	listing: ListingId,
	units: Quantity,
) -> BTreeMap<AccountId, PurchaseId> {
	let set_window = |seconds| {
		pallet_coupons::Series::<Runtime>::mutate(series, |record| {
			record.as_mut().expect("the stage's series").refund_window = seconds;
		});
	};
	set_window(30 * 86_400);
	let mut purchases = BTreeMap::new();
	for actor in actors() {
		scene::buy(&actor, listing, units);
		let purchase = pallet_sales::NextPurchaseId::<Runtime>::get() - 1;
		purchases.insert(actor, purchase);
	}
	set_window(0);
	purchases
}

/// Lets the windows of all purchases end now: in a default nothing is claimed before that.
pub fn end_windows(stage: &Stage) {
	for purchase in stage.purchases.values() {
		pallet_sales::Purchases::<Runtime>::mutate(purchase, |purchase| {
			purchase.as_mut().expect("the stage's purchase").window_ends = env::now();
		});
	}
	let series = stage.series;
	by(&who::holder(), pallet_sales::Call::<Runtime>::end_windows { series, limit: 50 });
}

/// The issuer puts money aside for as many units as one act gives.
fn buying_back(series: SeriesId, quantity: Quantity) -> BuyBackId {
	let open = pallet_sales::Call::<Runtime>::open_buyback {
		series,
		asset: scene::USDC,
		price: scene::US_CENT / 2,
		quantity,
		until: env::now() + 365 * 86_400,
	};
	by(&who::issuer(), open);
	pallet_sales::BuyBackCount::<Runtime>::get()
}

/// Opens the market: the maker, who is made an issuer as well, offers what it has, and an order of every actor waits.
fn trading(series: SeriesId, maker: &AccountId) -> MarketId {
	let market = scene::open_market(series, 1);
	scene::place(maker, market, scene::order(Side::Ask, AT_FACE, 10_000));
	for actor in actors() {
		let bid = scene::order(Side::Bid, FAR_BELOW, 1);
		scene::place(&actor, market, OrderRequest { client: Some(WAITING), ..bid });
	}
	scene::admit_market_makers(DOLLAR);
	scene::license(maker);
	market
}

fn register_company(name: &str) -> AccountId {
	let account = who::account(name);
	let register = pallet_kyc::Call::<Runtime>::register {
		account: account.clone(),
		tier: Tier::L3,
		kind: IdentityKind::Company,
		jurisdiction: Jurisdiction::new(*b"US").expect("assigned"),
		valid_until: scene::FAR_FUTURE,
		commitment: scene::hash_of("file"),
	};
	by(&who::attestor(), register);
	account
}

/// `Helper` acts for the person and these others at once, `Patient` for the person after an announcement.
fn delegates(others: &[&AccountId]) {
	let add = |delegate, delay| pallet_proxy::Call::<Runtime>::add_proxy {
		delegate: who::account(delegate).into(),
		proxy_type: Default::default(),
		delay,
	};
	by(&who::holder(), add("Helper", 0));
	by(&who::holder(), add("Patient", 1));
	for other in others {
		by(other, add("Helper", 0));
	}
}

/// Lets `Helper` inherit an account that is lost.
fn recover(lost: &AccountId) {
	use pallet_recovery::Call;
	let group = pallet_recovery::FriendGroup {
		inheritance_delay: 0,
		..scene::friend_group(signatories(), 1, who::account("Helper"))
	};
	by(lost, Call::<Runtime>::set_friend_groups { friend_groups: vec![group] });
	let (helper, lost) = (who::account("Helper"), lost.clone());
	let attempt =
		Call::<Runtime>::initiate_attempt { lost: lost.clone().into(), friend_group_index: 0 };
	by(&helper, attempt);
	let finish = Call::<Runtime>::finish_attempt { lost: lost.into(), friend_group_index: 0 };
	by(&helper, finish);
}
