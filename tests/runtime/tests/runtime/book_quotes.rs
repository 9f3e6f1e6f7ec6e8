// SPDX-License-Identifier: Apache-2.0
//! What a sum of money buys, or what is to be sold for it: what the book says, and what the order then comes to.

use codec::{Decode, Encode};
use frame_support::{StorageNoopGuard, assert_ok, view_functions::ViewFunction};
use genex_primitives::{
	Balance, FeeShare, FreezeMode, Reason, SeriesId, Tier,
	book::{Lots, MarketId, Side, TimeInForce, amounts::MakerFee},
};
use genex_runtime::{AccountId, OrderBook, Runtime};
use genex_runtime_tests::{
	env,
	native::{dispatch, dispatch_as},
	scene::{self, Property, US_CENT},
	who,
};
use pallet_order_book::{
	Call, Error, FeeTier, MoneyQuote, OrderRequest, Quote, QuoteMoneyViewFunction,
};
use sp_runtime::DispatchError;

/// The price of a lot at tick 1,000.
const CENT: Balance = US_CENT;
/// What a taker pays: half a percent.
const FEE: u32 = 5_000;

struct Stage {
	seller: AccountId,
	buyer: AccountId,
	series: SeriesId,
	market: MarketId,
}

impl Stage {
	fn property(&self, who: &AccountId) -> Property {
		scene::property(self.series, who)
	}

	/// What the book says of `money` and an order of at most `lots`, asked as wallets ask.
	fn told(&self, who: &AccountId, money: Balance, order: OrderRequest<AccountId>) -> MoneyQuote {
		let _unchanged = StorageNoopGuard::new();
		let told = OrderBook::quote_money(who.clone(), self.market, money, order.clone());
		type Query = QuoteMoneyViewFunction<Runtime>;
		let query = Query::new(who.clone(), self.market, money, order);
		let answer = Runtime::execute_view_function(Query::id(), query.encode());
		let answer = answer.expect("the runtime has the function");
		assert_eq!(MoneyQuote::decode(&mut &answer[..]), Ok(told));
		told
	}

	/// What an order of `lots` at once would come to.
	fn quote(&self, who: &AccountId, order: OrderRequest<AccountId>) -> Quote {
		OrderBook::quote(who.clone(), self.market, at_once(order))
	}

	/// Places the order for so many lots at once.
	fn take(&self, who: &AccountId, lots: Lots, order: OrderRequest<AccountId>) {
		scene::place(who, self.market, at_once(OrderRequest { lots, ..order }));
	}
}

fn at_once(order: OrderRequest<AccountId>) -> OrderRequest<AccountId> {
	OrderRequest { time_in_force: TimeInForce::Ioc, ..order }
}

/// A market in which takers pay a fee, and two who have units and money.
fn stage() -> Stage {
	let [seller, buyer] = ["Seller", "Buyer"].map(who::account);
	for account in [&seller, &buyer] {
		scene::register(account, Tier::L2);
	}
	let (series, _) = scene::stage(&[seller.clone(), buyer.clone()], 1_000);
	let market = scene::open_market(series, 1);
	let taker = FeeShare::new(FEE).expect("a small share");
	let tier = FeeTier { from: 0, maker: MakerFee::Charge(FeeShare::default()), taker };
	let tiers = vec![tier].try_into().expect("one is not too many");
	let reason = scene::hash_of("reason");
	assert_ok!(dispatch_as(Call::<Runtime>::set_fee_tiers { tiers, reason }, scene::council()));
	Stage { seller, buyer, series, market }
}

#[test]
fn quote_money_should_tell_what_the_buyer_then_pays() {
	env::execute(|| {
		let stage = stage();
		let Stage { seller, buyer, .. } = &stage;
		for tick in [1_000, 1_100] {
			scene::place(seller, stage.market, scene::order(Side::Ask, tick, 30));
		}
		let order = || scene::order(Side::Bid, 1_100, 1_000);
		let money = 40 * CENT;
		let told = stage.told(buyer, money, order());
		// 30 lots at a cent and 8 at 1.1 cents, and the fee of either fill.
		let (first, second) = (30 * CENT, 8 * CENT / 10 * 11);
		let cost = first + second + (first + second) / 200;
		assert_eq!((told.lots, told.left), (38, money - cost));
		assert_eq!(told.quote, stage.quote(buyer, OrderRequest { lots: 38, ..order() }));
		let more = stage.quote(buyer, OrderRequest { lots: 39, ..order() });
		assert!(more.notional + more.fee > money);
		let before = stage.property(buyer);
		stage.take(buyer, told.lots, order());
		let after = stage.property(buyer);
		assert_eq!((after.0 - before.0, before.2 - after.2), (38, cost));
		assert_eq!((after.1, after.3), (before.1, before.3), "nothing is on hold");
	});
}

#[test]
fn quote_money_should_tell_what_the_seller_then_gets() {
	env::execute(|| {
		let stage = stage();
		let Stage { seller, buyer, .. } = &stage;
		scene::place(buyer, stage.market, scene::order(Side::Bid, 900, 20));
		let order = || scene::order(Side::Ask, 900, 100);
		let paid = |lots: u128| lots * (CENT / 10 * 9) - lots * (CENT / 10 * 9) / 200;
		let money = 10 * CENT;
		let told = stage.told(seller, money, order());
		assert_eq!((told.lots, told.left), (12, 0));
		assert!(paid(11) < money && paid(12) >= money);
		// More than all who bid would pay.
		let short = stage.told(seller, 20 * CENT, order());
		assert_eq!((short.lots, short.quote.lots), (100, 20));
		assert_eq!(short.left, 20 * CENT - paid(20));
		assert_eq!(stage.told(seller, 0, order()).lots, 0, "nothing is to be sold for nothing");
		let before = stage.property(seller);
		stage.take(seller, told.lots, order());
		let after = stage.property(seller);
		assert_eq!((before.0 - after.0, after.2 - before.2), (12, paid(12)));
	});
}

#[test]
fn quote_money_should_name_what_is_against_the_order() {
	env::execute(|| {
		let stage = stage();
		let Stage { seller, buyer, .. } = &stage;
		scene::place(seller, stage.market, scene::order(Side::Ask, 1_000, 30));
		let order = || scene::order(Side::Bid, 1_000, 1_000);
		let refusal = |who: &AccountId| stage.told(who, 40 * CENT, order()).quote.refusal;
		let is = |error: Error<Runtime>| Some(DispatchError::from(error));
		assert_eq!(refusal(buyer), None);
		let stranger = who::account("Stranger");
		let unknown = refusal(&stranger);
		assert!(unknown.is_some() && unknown == stage.quote(&stranger, order()).refusal);
		scene::freeze(scene::by_account(buyer), FreezeMode::Full);
		assert_eq!(refusal(buyer), is(Error::Refused(Reason::SenderFrozen.code())));
		scene::release_party(buyer);
		scene::default_of_issuer(1_000, &[stage.series]);
		assert_eq!(refusal(buyer), is(Error::MarketOver));
		let told = stage.told(buyer, 40 * CENT, order());
		assert_eq!((told.lots, told.left), (0, 40 * CENT));
		let market = stage.market;
		assert_ok!(dispatch(Call::<Runtime>::sweep { market, limit: 100 }, buyer));
		assert_eq!(refusal(buyer), None, "it meets nobody any more");
	});
}
