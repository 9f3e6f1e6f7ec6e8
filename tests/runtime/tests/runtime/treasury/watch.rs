// SPDX-License-Identifier: Apache-2.0
//! The treasury, followed from act to act by what events tell.

use genex_primitives::{AssetId, Balance, book::MarketId};
use genex_runtime::{
	AccountId, Cash, Runtime, RuntimeCall, RuntimeEvent, configs::monetary::TreasuryAccount,
};
use genex_runtime_tests::{
	env, eth,
	native::dispatch,
	scene::{self, USDC, USDT},
};
use pallet_balances::Event as Gnx;
use std::collections::{BTreeMap, BTreeSet};

/// The fee of a purchase without refund window.
pub const PURCHASE: &str = "fee of a purchase";
/// The fee of what was not undone.
pub const WINDOW_END: &str = "fee at the end of a refund window";
/// The treasury's part of what nobody redeemed.
pub const BREAKAGE: &str = "part of breakage";
/// What whoever had an order waiting pays for a trade.
pub const MAKER_FEE: &str = "fee of a maker";
/// What whoever took an order pays for a trade.
pub const TAKER_FEE: &str = "fee of a taker";
/// What market makers get out of the fees of takers.
pub const REBATE: &str = "rebate of a maker";
/// What both sides of a trade in an auction pay.
pub const AUCTION_FEE: &str = "fee of an auction";
/// What whoever brought an order gets out of its fee.
pub const REFERRAL: &str = "share of a referrer";
/// GNX that left those who paid.
pub const PAID: &str = "taken from payers";
/// GNX of it that came to others than the treasury.
pub const PAID_ELSEWHERE: &str = "given back or given to the author";
/// What was left on accounts, below the least balance.
pub const DUST: &str = "dust";
/// GNX that somebody gave.
pub const GIFT: &str = "gift";
/// GNX that root spent.
pub const SPENT: &str = "spent";

/// A stablecoin, or GNX, which has no number.
pub type Money = Option<AssetId>;
/// Why how much of what came, or went where it is below zero.
pub type Flow = (&'static str, Money, i128);
/// How much of which money.
pub type Sums = BTreeMap<Money, i128>;

/// The amount as one that may be below zero.
pub fn signed(amount: Balance) -> i128 {
	i128::try_from(amount).expect("no more than there is")
}

/// What the treasury has.
fn purse() -> Sums {
	let treasury = TreasuryAccount::get();
	let stablecoin = |asset| {
		let money = Cash::balance(asset, treasury.clone());
		(Some(asset), signed(money.free + money.held + money.leaving))
	};
	let mut purse: Sums = pallet_cash::Terms::<Runtime>::iter_keys().map(stablecoin).collect();
	purse.insert(None, signed(scene::gnx(&treasury)));
	purse
}

fn sums<'a>(flows: impl IntoIterator<Item = &'a Flow>) -> Sums {
	let mut sums = Sums::new();
	for (_, money, amount) in flows {
		*sums.entry(*money).or_default() += amount;
	}
	sums.retain(|_, amount| *amount != 0);
	sums
}

/// What the ledgers tell of the treasury.
fn entries(events: &[RuntimeEvent]) -> Vec<Flow> {
	use pallet_cash::Event::{HeldTransferred, Transferred};
	let treasury = TreasuryAccount::get();
	let mut flows = Vec::new();
	let mut note =
		|money: Money, from: Option<&AccountId>, to: Option<&AccountId>, amount: Balance| {
			if to == Some(&treasury) {
				flows.push(("in", money, signed(amount)));
			}
			if from == Some(&treasury) {
				flows.push(("out", money, -signed(amount)));
			}
		};
	for event in events {
		match event {
			RuntimeEvent::Cash(
				Transferred { asset, from, to, amount, .. }
				| HeldTransferred { asset, from, to, amount, .. },
			) => note(Some(*asset), Some(from), Some(to), *amount),
			RuntimeEvent::Balances(Gnx::Transfer { from, to, amount }) => {
				note(None, Some(from), Some(to), *amount);
			},
			RuntimeEvent::Balances(Gnx::Deposit { who, amount }) => {
				note(None, None, Some(who), *amount);
			},
			RuntimeEvent::Balances(Gnx::Withdraw { who, amount }) => {
				note(None, Some(who), None, *amount);
			},
			_ => {},
		}
	}
	flows
}

fn of_sales(event: &pallet_sales::Event<Runtime>, flows: &mut Vec<Flow>) {
	use pallet_sales::Event;
	match event {
		Event::Purchased { asset, fee, .. } => {
			flows.push((PURCHASE, Some(*asset), signed(*fee)));
		},
		// All that was paid waits, and the fee with it.
		Event::WindowOpened { .. } => {
			let waits = flows.pop();
			assert!(matches!(waits, Some((PURCHASE, ..))), "{waits:?}");
		},
		Event::WindowEnded { asset, fee, .. } => {
			flows.push((WINDOW_END, Some(*asset), signed(*fee)));
		},
		Event::ProceedsWithdrawn { asset, treasury, .. } => {
			flows.push((BREAKAGE, Some(*asset), signed(*treasury)));
		},
		_ => {},
	}
}

/// GNX as whoever paid them tells: what left them and came to nobody else.
fn of_gnx(event: &pallet_balances::Event<Runtime>, flows: &mut Vec<Flow>) {
	let treasury = TreasuryAccount::get();
	match event {
		Gnx::Withdraw { who, amount } if *who != treasury => {
			flows.push((PAID, None, signed(*amount)));
		},
		Gnx::Deposit { who, amount } if *who != treasury => {
			flows.push((PAID_ELSEWHERE, None, -signed(*amount)));
		},
		Gnx::DustLost { amount, .. } => flows.push((DUST, None, signed(*amount))),
		Gnx::Transfer { to, amount, .. } if *to == treasury => {
			flows.push((GIFT, None, signed(*amount)));
		},
		Gnx::Transfer { from, amount, .. } if *from == treasury => {
			flows.push((SPENT, None, -signed(*amount)));
		},
		_ => {},
	}
}

/// Follows the treasury from act to act.
pub struct Watch {
	/// Of which kinds all was that came and went since.
	kinds: BTreeSet<&'static str>,
	/// What the treasury had after the act before.
	last: Sums,
	/// How much the last act changed.
	change: Sums,
	/// How many events of the block were read.
	mark: usize,
	/// What each market trades in.
	markets: BTreeMap<MarketId, AssetId>,
}

impl Watch {
	/// Begins with what the treasury has now.
	pub fn begin() -> Self {
		Self {
			kinds: BTreeSet::new(),
			last: purse(),
			change: Sums::new(),
			mark: eth::mark(),
			markets: BTreeMap::new(),
		}
	}

	fn of_orders(&mut self, event: &pallet_order_book::Event<Runtime>, flows: &mut Vec<Flow>) {
		use pallet_order_book::Event;
		match event {
			Event::MarketCreated { market, asset, .. } => {
				self.markets.insert(*market, *asset);
			},
			Event::Trade { market, maker_fee, rebate, taker_fee, .. }
			| Event::HeldTradeSettled { market, maker_fee, rebate, taker_fee, .. } => {
				let money = Some(self.markets[market]);
				flows.extend([
					(MAKER_FEE, money, signed(*maker_fee)),
					(REBATE, money, -signed(*rebate)),
					(TAKER_FEE, money, signed(*taker_fee)),
				]);
			},
			Event::AuctionTrade { market, buyer_fee, seller_fee, .. } => {
				let money = Some(self.markets[market]);
				flows.push((AUCTION_FEE, money, signed(*buyer_fee + *seller_fee)));
			},
			Event::ReferralPaid { market, amount, .. } => {
				flows.push((REFERRAL, Some(self.markets[market]), -signed(*amount)));
			},
			_ => {},
		}
	}

	/// What the business tells.
	fn reasons(&mut self, events: &[RuntimeEvent]) -> Vec<Flow> {
		let mut flows = Vec::new();
		for event in events {
			match event {
				RuntimeEvent::Sales(event) => of_sales(event, &mut flows),
				RuntimeEvent::OrderBook(event) => self.of_orders(event, &mut flows),
				RuntimeEvent::Balances(event) => of_gnx(event, &mut flows),
				_ => {},
			}
		}
		flows
	}

	/// Compares what changed since the act before with what its events tell.
	fn settle(&mut self, what: &str) {
		let events = eth::events_since(self.mark);
		self.mark = eth::mark();
		let now = purse();
		let changes: Vec<Flow> = now
			.iter()
			.map(|(money, has)| {
				let had = self.last.get(money).copied().unwrap_or_default();
				("change", *money, has - had)
			})
			.collect();
		self.change = sums(&changes);
		self.last = now;
		assert_eq!(sums(&entries(&events)), self.change, "{what}: the ledgers");
		let reasons = self.reasons(&events);
		assert_eq!(sums(&reasons), self.change, "{what}: {reasons:?}");
		let flows = reasons.into_iter().filter(|(_, _, amount)| *amount != 0);
		self.kinds.extend(flows.map(|(kind, ..)| kind));
	}

	/// Does something and compares what the treasury got of it with what its events tell.
	pub fn act<R>(&mut self, what: &str, act: impl FnOnce() -> R) -> R {
		let result = act();
		self.settle(what);
		result
	}

	/// Makes a call that must succeed.
	pub fn done(&mut self, what: &str, call: impl Into<RuntimeCall>, who: &AccountId) {
		self.act(what, || assert_eq!(dispatch(call, who), Ok(()), "{what}"));
	}

	/// How much of `money` the last act brought.
	pub fn brought(&self, money: Money) -> i128 {
		self.change.get(&money).copied().unwrap_or_default()
	}

	/// The last act brought nothing and took nothing.
	pub fn assert_nothing(&self) {
		assert_eq!(self.change, Sums::new());
	}

	/// Ends the block and begins another one, `seconds` later, in which lists and reserves are up to date.
	pub fn advance(&mut self, seconds: u64) {
		let now = env::now();
		env::finish_block();
		self.settle("end of a block");
		env::start_block_at(now + seconds);
		self.mark = 0;
		self.settle("beginning of a block");
		self.act("reports", || {
			scene::refresh_lists();
			[USDC, USDT].into_iter().for_each(scene::attest_reserve_of);
		});
	}

	/// At the end nothing was left out, and all that came and went was of these kinds.
	pub fn close<const N: usize>(mut self, kinds: [&'static str; N]) {
		self.settle("the rest");
		assert_eq!(self.kinds, BTreeSet::from(kinds));
	}
}
