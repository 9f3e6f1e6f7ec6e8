// SPDX-License-Identifier: Apache-2.0
//! Random acts against what must always hold: no unit and no coin appears or is lost, every trader's balance is what the
//! trades reported say, a book rebuilt from events is the stored one, every fill keeps to its rules, and the invariants.

use super::fills::Watch;
use crate::{Event, PendingTrades, mock::*, types::*};
use frame_support::{BoundedVec, assert_ok, traits::Hooks};
use genex_primitives::{
	Reason,
	book::{
		Lots, OrderId, Outcome, PostOnly, Rest, SelfTrade, Side, TimeInForce, amounts::MakerFee,
	},
};
use std::collections::BTreeMap;

const TRADERS: [AccountId; 6] = [ISSUER, ALICE, BOB, CAROL, ALICE_PHONE, MAKER];

/// A small generator of numbers that gives the same ones on every machine.
pub(super) struct Dice(pub(super) u64);

impl Dice {
	pub(super) fn roll(&mut self, sides: u64) -> u64 {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0 % sides
	}

	pub(super) fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
		list[self.roll(list.len() as u64) as usize]
	}

	fn side(&mut self) -> Side {
		self.one_of(&Side::ALL)
	}

	fn self_trade(&mut self) -> SelfTrade {
		use SelfTrade::*;
		self.one_of(&[CancelMaker, CancelTaker, CancelBoth, Decrement])
	}

	pub(super) fn request(&mut self) -> OrderRequest<AccountId> {
		let lots = 1 + self.roll(9);
		let time_in_force = match self.roll(10) {
			0 => TimeInForce::Ioc,
			1 => TimeInForce::Fok,
			2 => TimeInForce::MinFill(1 + self.roll(lots)),
			3 => TimeInForce::Gtt(Now::get() + self.roll(40)),
			4 => TimeInForce::Gtb(self.roll(5) as u32 + System::block_number() as u32),
			_ => TimeInForce::Gtc,
		};
		let post_only = match self.roll(8) {
			0 => Some(PostOnly::Reject),
			1 => Some(PostOnly::Slide),
			_ => None,
		};
		let side = self.side();
		// Bids a little higher than asks, so that many of them trade.
		let lowest = if side == Side::Bid { 995 } else { 990 };
		OrderRequest {
			side,
			tick: tick(lowest + self.roll(15) as u16),
			lots,
			time_in_force,
			post_only,
			self_trade: self.self_trade(),
			client: Some(self.roll(12)).filter(|client| *client > 0).map(u128::from),
			max_fills: self.roll(9) as u32,
			referral: self.referral(),
		}
	}

	pub(super) fn order_of(&mut self, who: AccountId) -> OrderId {
		let open = OrderBook::open_orders(who, MARKET, None, 100);
		match open.len() {
			0 => OrderId(u128::from(self.roll(u64::MAX))),
			count => open[self.roll(count as u64) as usize].1.0,
		}
	}

	pub(super) fn amendment(&mut self, who: AccountId) -> Amendment<AccountId> {
		let order = match self.roll(3) {
			0 => OrderRef::Client(u128::from(self.roll(12))),
			_ => OrderRef::Id(self.order_of(who)),
		};
		let (tick, lots) = (tick(990 + self.roll(20) as u16), 1 + self.roll(9));
		Amendment {
			order,
			tick,
			lots,
			post_only: Some(PostOnly::Reject).filter(|_| lots == 9),
			self_trade: self.self_trade(),
			max_fills: self.roll(9) as u32,
			referral: self.referral(),
		}
	}

	/// Sometimes a trader or an outsider, with a share that is sometimes too high.
	fn referral(&mut self) -> Option<Referral<AccountId>> {
		let account = self.one_of(&[ISSUER, ALICE, BOB, CAROL, MAKER, LOOKER, BROKER, BROKER]);
		let share = percent(self.roll(52) as u8);
		Some(Referral { account, share }).filter(|_| self.roll(3) == 0)
	}

	/// A held trade, or the number of none.
	fn held_trade(&mut self) -> TradeId {
		let held: Vec<_> = PendingTrades::<Test>::iter_keys().collect();
		if held.is_empty() { self.roll(9) } else { self.one_of(&held) }
	}
}

/// One random act. Most of them are refused now and then, which must change nothing.
fn act(dice: &mut Dice) -> bool {
	let who = dice.one_of(&TRADERS);
	match dice.roll(100) {
		0..50 => OrderBook::place_order(by(who), MARKET, dice.request()).is_ok(),
		50..62 => {
			let order = dice.order_of(who);
			OrderBook::cancel_order(by(who), order).is_ok()
		},
		62..72 => OrderBook::amend_order(by(who), MARKET, dice.amendment(who)).is_ok(),
		72..78 => {
			let cancels = BoundedVec::truncate_from(vec![OrderRef::Id(dice.order_of(who))]);
			let amends = BoundedVec::truncate_from(vec![dice.amendment(who)]);
			let places = (0..dice.roll(4)).map(|_| dice.request()).collect();
			let places = BoundedVec::truncate_from(places);
			OrderBook::batch(by(who), MARKET, cancels, amends, places, dice.roll(2) == 0).is_ok()
		},
		78..79 => OrderBook::review_approved(dice.held_trade()).is_ok(),
		79..80 => OrderBook::review_refused(dice.held_trade()).is_ok(),
		80..81 => {
			let side = Some(dice.side()).filter(|_| dice.roll(2) == 0);
			OrderBook::cancel_orders(by(who), MARKET, side, Some(tick(1_000)), 5).is_ok()
		},
		81..83 => OrderBook::sweep(by(STRANGER), MARKET, 20).is_ok(),
		83..85 => OrderBook::cancel_all_after(by(who), MARKET, dice.roll(30) as u32).is_ok(),
		85..88 => OrderBook::trigger_switch(by(STRANGER), who, MARKET, 10).is_ok(),
		// Refusals come often and do not last, or nobody could trade for most of the time.
		88..94 => {
			Frozen::set([who].into_iter().filter(|_| dice.roll(3) == 0).collect());
			let over = [(who, Reason::BuyValueDay)];
			CannotBuy::set(over.into_iter().filter(|_| dice.roll(3) == 0).collect());
			let apart = [(who, dice.one_of(&TRADERS))];
			Apart::set(apart.into_iter().filter(|_| dice.roll(3) == 0).collect());
			let threshold = 2_500 * (3 + dice.roll(4));
			ReviewedFrom::set(if dice.roll(2) == 0 { threshold } else { u64::MAX });
			true
		},
		94..95 => OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 10, WHY).is_ok(),
		95..96 => OrderBook::halt(by(OFFICER), MARKET, WHY).is_ok(),
		96..98 => OrderBook::resume(by(OFFICER), MARKET, WHY).is_ok(),
		98..99 => OrderBook::force_cancel(by(OFFICER), dice.order_of(who), WHY).is_ok(),
		_ => {
			let cap = fee(dice.roll(20_000) as u32);
			let referral_cap = percent(50);
			set_rules(MarketRules { maker_cap: cap, taker_cap: cap, referral_cap, ..rules() });
			true
		},
	}
}

/// A book rebuilt from events alone, as an indexer does: owner, client id and lots of each order.
#[derive(Default)]
struct Mirror(BTreeMap<OrderId, (AccountId, u128, Lots)>);

impl Mirror {
	fn rested(&mut self, who: AccountId, client: u128, outcome: Outcome) {
		if let Rest::Resting(id) = outcome.rest {
			assert!(self.0.insert(id, (who, client, outcome.left)).is_none(), "an id came twice");
		}
	}

	fn lose(&mut self, id: OrderId, lots: Lots) {
		let order = self.0.get_mut(&id).unwrap();
		order.2 -= lots;
		if order.2 == 0 {
			self.0.remove(&id);
		}
	}

	fn read(&mut self, event: &Event<Test>) {
		match *event {
			Event::OrderPlaced { who, client, outcome, .. } => self.rested(who, client, outcome),
			Event::OrderReplaced { who, old, cancelled, client, outcome, .. } => {
				assert_eq!(outcome.fruitless(), None, "an order went for one that came to nothing");
				self.lose(old, cancelled);
				self.rested(who, client, outcome);
			},
			Event::OrderReduced { order, by, .. } => self.lose(order, by),
			Event::OrderCancelled { order, lots, .. } => self.lose(order, lots),
			Event::Trade { order, lots, .. } => self.lose(order, lots),
			Event::TradeHeld { order, taker_order, lots, .. } => {
				self.lose(order, lots);
				taker_order.into_iter().for_each(|order| self.lose(order, lots));
			},
			Event::AuctionTrade { bid, ask, lots, .. } => {
				self.lose(bid, lots);
				self.lose(ask, lots);
			},
			_ => {},
		}
	}

	fn check(&self) {
		let stored = crate::OpenOrders::<Test>::iter_values().map(|id| {
			let mut store = crate::store::Store::<Test>::new(MARKET);
			let order = store.book().get(id).unwrap();
			(id, (order.owner, order.client, order.lots))
		});
		assert_eq!(self.0, stored.collect());
	}
}

/// What trades say each trader has gained: units and money.
#[derive(Default)]
struct Expected(BTreeMap<AccountId, (i128, i128)>);

impl Expected {
	fn add(&mut self, who: AccountId, units: i128, money: i128) {
		let sum = self.0.entry(who).or_default();
		*sum = (sum.0 + units, sum.1 + money);
	}

	fn read(&mut self, event: Event<Test>) {
		match event {
			Event::Trade {
				maker,
				taker,
				taker_side,
				lots,
				notional,
				maker_fee,
				rebate,
				taker_fee,
				..
			}
			| Event::HeldTradeSettled {
				maker,
				taker,
				taker_side,
				lots,
				notional,
				maker_fee,
				rebate,
				taker_fee,
				..
			} => {
				let (units, price) = (i128::from(lots), notional as i128);
				let sign = if taker_side == Side::Bid { 1 } else { -1 };
				self.add(taker, sign * units, -sign * price - taker_fee as i128);
				let mine = rebate as i128 - maker_fee as i128;
				self.add(maker, -sign * units, sign * price + mine);
				assert!(rebate <= taker_fee, "a rebate above the taker's fee");
				self.add(TREASURY, 0, taker_fee as i128 - mine);
			},
			Event::ReferralPaid { referrer, amount, .. } => {
				self.add(referrer, 0, amount as i128);
				self.add(TREASURY, 0, -(amount as i128));
			},
			Event::AuctionTrade {
				buyer, seller, lots, notional, buyer_fee, seller_fee, ..
			} => {
				let (units, price) = (i128::from(lots), notional as i128);
				self.add(buyer, units, -price - buyer_fee as i128);
				self.add(seller, -units, price - seller_fee as i128);
				self.add(TREASURY, 0, (buyer_fee + seller_fee) as i128);
			},
			_ => {},
		}
	}

	fn check(&self) {
		for who in TRADERS {
			let expected = self.0.get(&who).copied().unwrap_or_default();
			assert_eq!(gain(who), expected, "account {who}");
		}
		assert_eq!(money(BROKER).0 as i128, self.0.get(&BROKER).map_or(0, |sum| sum.1));
		let fees = self.0.get(&TREASURY).copied().unwrap_or_default().1;
		assert_eq!(money(TREASURY).0 as i128, fees);
		// What is held and no order needs would be lost to its owner.
		let (units, coins): (u64, u128) = TRADERS
			.iter()
			.map(|who| (units(*who).1, money(*who).1))
			.fold((0, 0), |sum, held| (sum.0 + held.0, sum.1 + held.1));
		let needed = needed();
		assert_eq!((units, coins), needed, "more is held than orders and bonds need");
	}
}

/// What all open orders, held trades and the bond must have in escrow.
fn needed() -> (u64, u128) {
	let (mut units, mut coins) = (0, 1_000_000);
	for (_, key, entry) in crate::Queues::<Test>::iter() {
		let Some(page) = entry.into_page() else { continue };
		let (side, tick) = key.place().unwrap();
		for order in page.slots.into_iter().flatten() {
			match side {
				Side::Ask => units += order.lots,
				Side::Bid => {
					let escrow = genex_primitives::book::amounts::bid_escrow(
						tick,
						order.lots,
						TICK,
						order.max_fee,
					);
					coins += escrow.unwrap();
				},
			}
		}
	}
	for trade in PendingTrades::<Test>::iter_values() {
		units += trade.lots;
		coins += trade.amounts.buyer_pays;
	}
	(units, coins)
}

/// How often what is rare must have happened.
#[derive(Default)]
struct Seen {
	held: u32,
	settled: u32,
	returned: u32,
	referred: u32,
}

impl Seen {
	fn read(&mut self, event: &Event<Test>) {
		let count = match event {
			Event::TradeHeld { .. } => &mut self.held,
			Event::HeldTradeSettled { .. } => &mut self.settled,
			Event::TradeReturned { .. } => &mut self.returned,
			Event::ReferralPaid { .. } => &mut self.referred,
			_ => return,
		};
		*count += 1;
	}
}

fn play(seed: u64, steps: u32) {
	let charge = MakerFee::Charge(fee(3_000));
	let tiers = vec![
		FeeTier { from: 0, maker: charge, taker: fee(9_000) },
		FeeTier { from: 500_000, maker: MakerFee::Charge(fee(1)), taker: fee(7_777) },
	];
	let tiers = BoundedVec::truncate_from(tiers);
	OrderBook::set_fee_tiers(RuntimeOrigin::root(), tiers, WHY).unwrap();
	let terms = MakerTerms { asset: USDC, bond: 1_000_000, fee: MakerFee::Rebate(fee(8_000)) };
	OrderBook::set_market_maker_terms(RuntimeOrigin::root(), Some(terms), WHY).unwrap();
	OrderBook::register_market_maker(by(MAKER)).unwrap();
	set_rules(MarketRules { referral_cap: percent(50), ..rules_with_fees() });
	RelatedParties::set([4].into());

	let (mut dice, mut accepted) = (Dice(seed), 0);
	let (mut expected, mut mirror) = (Expected::default(), Mirror::default());
	let (mut seen, mut watch) = (Seen::default(), Watch::default());
	register(BROKER, BROKER, genex_primitives::Tier::L1);
	for step in 1..=steps {
		System::reset_events();
		if dice.roll(4) == 0 {
			wait(dice.roll(4));
			OrderBook::on_finalize(System::block_number());
			System::set_block_number(System::block_number() + 1);
		}
		// As a dispatched call, what fails is undone.
		let done = frame_support::storage::with_storage_layer(|| match act(&mut dice) {
			true => Ok(()),
			false => Err(sp_runtime::DispatchError::Other("refused")),
		});
		accepted += u32::from(done.is_ok());
		if dice.roll(5) == 0 {
			let _resumed = OrderBook::resume(by(OFFICER), MARKET, WHY).is_ok();
			let who = dice.one_of(&TRADERS);
			let _swept = OrderBook::trigger_switch(by(STRANGER), who, MARKET, 100).is_ok();
			// An officer decides, too, and tends to approve.
			let held = dice.held_trade();
			let _settled = frame_support::storage::with_storage_layer(|| match dice.roll(4) {
				0 => OrderBook::review_refused(held),
				_ => OrderBook::review_approved(held),
			})
			.is_ok();
		}
		let mut pending = true;
		while pending {
			for event in events() {
				mirror.read(&event);
				seen.read(&event);
				watch.read(&event);
				expected.read(event);
			}
			System::reset_events();
			// Somebody always brings an auction to its end, in small steps.
			pending = OrderBook::uncross(by(STRANGER), MARKET, 3).is_ok();
		}
		if step % 50 == 0 {
			crate::Pallet::<Test>::do_try_state().unwrap();
			expected.check();
			mirror.check();
		}
	}
	let Seen { held, settled, returned, referred } = seen;
	let trades = OrderBook::market(MARKET).unwrap().tape.trades;
	println!(
		"{accepted} of {steps} acts, {trades} trades; {held} held, {settled} settled, {returned} returned, {referred} referred"
	);
	assert!(accepted > steps / 3, "too few acts were accepted: {accepted}");
	// A fill that is held has no number on the tape until it is settled.
	let fills = trades + u64::from(held - settled);
	assert!(fills > u64::from(steps) / 12, "too few fills");
	let fewest = [held, 2 * settled, 4 * returned, referred].into_iter().min();
	assert!(fewest >= Some(steps / 200), "too few trades were held, decided or referred");
}

#[test]
fn random_acts_should_conserve_all_value_and_keep_the_invariants() {
	for seed in [1, 20_261_125] {
		ExtBuilder.build_and_execute(|| play(seed, 2_000));
	}
}

#[test]
fn everything_should_come_back_when_the_market_ends_after_random_acts() {
	ExtBuilder.build_and_execute(|| {
		play(5, 1_000);
		Now::set(EXPIRY);
		while OrderBook::sweep(by(STRANGER), MARKET, 100).is_ok() {}
		for id in PendingTrades::<Test>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(OrderBook::review_refused(id));
		}
		for who in TRADERS {
			let bond = if who == MAKER { 1_000_000 } else { 0 };
			assert_eq!((units(who).1, money(who).1), (0, bond), "account {who}");
		}
		assert_eq!(crate::Queues::<Test>::iter().count(), 0);
		assert_eq!(crate::Words::<Test>::iter().count(), 0);
		assert_eq!(crate::OpenOrders::<Test>::iter().count(), 0);
		assert_eq!(crate::HeldTrades::<Test>::iter().count(), 0);
	});
}
