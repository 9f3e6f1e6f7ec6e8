// SPDX-License-Identifier: Apache-2.0
//! What was put aside of coupons and stablecoins, and the calls that give it back to whom it belongs.

mod promises;

use crate::freeze_matrix::{
	endings::{latest_case, latest_receipt, latest_withdrawal, withdraw},
	parties::{CROSSING, Stage, pair_of},
	routes::proxy,
};
use frame_support::assert_ok;
use genex_primitives::{
	Asset as Kind, UnixSeconds,
	book::{OrderId, Side, TimeInForce},
};
use genex_runtime::{
	AccountId, Compliance, Runtime, RuntimeCall, configs::value::WithdrawalTimeout,
};
use genex_runtime_tests::{
	classification::Asset,
	env,
	native::dispatch,
	scene::{self, DOLLAR, USDC},
	who,
};
use pallet_order_book::OrderRequest;
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Bob, Charlie, Eve};

/// Value that comes back, by one call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refund {
	/// A gateway does not pay out.
	RejectWithdrawal,
	/// No gateway paid out in time, and the requester takes its money back.
	CancelWithdrawal,
	/// An officer rejects a purchase.
	RejectPurchase,
	/// No officer decided about it in time.
	ReturnPurchase,
	/// An officer rejects a withdrawal.
	RejectReviewedWithdrawal,
	/// No officer decided about it in time.
	ReturnReviewedWithdrawal,
	/// An officer rejects a held trade; the seller's units.
	RejectTradeUnits,
	/// The same, the buyer's money.
	RejectTradeMoney,
	/// No officer decided about it in time; the seller's units.
	ReturnTradeUnits,
	/// The same, the buyer's money.
	ReturnTradeMoney,
	/// An attestor rejects a case.
	RejectCase,
	/// The sender takes a case back.
	CancelCase,
	/// Anybody returns a case whose deadline has come.
	ReturnExpiredUnits,
	/// The same of a stablecoin.
	ReturnExpiredMoney,
	/// An officer closes a case whose value is not whole.
	WriteOff,
	/// The recipient does not want a gift.
	DeclineReceipt,
	/// The sender takes a gift back.
	WithdrawOffer,
	/// Anybody returns an overdue gift.
	ReturnOfferedUnits,
	/// The same of a stablecoin.
	ReturnOfferedMoney,
	/// An officer cancels an order.
	ForceCancel,
	/// Anybody returns the orders of who fell silent.
	TriggerSwitch,
	/// Anybody returns the orders that expired.
	Sweep,
	/// Anybody returns one order that expired.
	ReturnDead,
	/// The owner cancels an order.
	CancelOrder,
	/// The owner cancels it by the id that it gave it.
	CancelByClient,
	/// The owner cancels all that it has on a side.
	CancelOrders,
	/// A market maker leaves and gets its bond back.
	LeaveMaker,
	/// An issuer takes its guarantee back.
	WithdrawGuarantee,
	/// Anybody returns the cards that nobody claimed in time.
	ReturnBatch,
	/// An officer ends a batch of cards.
	ForceBatch,
	/// The giver takes back what it put into a link.
	WithdrawGift,
	/// Anybody returns a gift that nobody claimed in time.
	ReturnGift,
	/// An officer ends a gift.
	ForceGift,
	/// A redeemer gives up what was put aside for it.
	Void,
	/// Anybody returns what was put aside for a redeemer, whose deadline has come.
	ReturnAuthorised,
	/// An officer ends it.
	ForceVoid,
	/// A customer takes units out of custody whose agreement is over.
	LeaveCustody,
	/// Anybody ends a withdrawal from custody to which the custodian said nothing.
	CompleteWithdrawal,
	/// An officer ends custody.
	ForceRelease,
}

/// A tick at which an offer of the owner is the best one, and at which an order to buy waits.
const BELOW: u16 = CROSSING - 1;
/// A tick at which nobody buys.
const ABOVE: u16 = 2_000;
/// The number of the owner's order.
const CLIENT: u128 = 9;

impl Refund {
	pub const ALL: [Self; 39] = [
		Self::RejectWithdrawal,
		Self::CancelWithdrawal,
		Self::RejectPurchase,
		Self::ReturnPurchase,
		Self::RejectReviewedWithdrawal,
		Self::ReturnReviewedWithdrawal,
		Self::RejectTradeUnits,
		Self::RejectTradeMoney,
		Self::ReturnTradeUnits,
		Self::ReturnTradeMoney,
		Self::RejectCase,
		Self::CancelCase,
		Self::ReturnExpiredUnits,
		Self::ReturnExpiredMoney,
		Self::WriteOff,
		Self::DeclineReceipt,
		Self::WithdrawOffer,
		Self::ReturnOfferedUnits,
		Self::ReturnOfferedMoney,
		Self::ForceCancel,
		Self::TriggerSwitch,
		Self::Sweep,
		Self::ReturnDead,
		Self::CancelOrder,
		Self::CancelByClient,
		Self::CancelOrders,
		Self::LeaveMaker,
		Self::WithdrawGuarantee,
		Self::ReturnBatch,
		Self::ForceBatch,
		Self::WithdrawGift,
		Self::ReturnGift,
		Self::ForceGift,
		Self::Void,
		Self::ReturnAuthorised,
		Self::ForceVoid,
		Self::LeaveCustody,
		Self::CompleteWithdrawal,
		Self::ForceRelease,
	];

	/// `Pallet.call`.
	pub const fn path(self) -> &'static str {
		match self {
			Self::RejectWithdrawal => "Cash.reject_withdrawal",
			Self::CancelWithdrawal => "Cash.cancel_withdrawal",
			Self::RejectPurchase
			| Self::RejectReviewedWithdrawal
			| Self::RejectTradeUnits
			| Self::RejectTradeMoney => "Compliance.reject_review",
			Self::ReturnPurchase
			| Self::ReturnReviewedWithdrawal
			| Self::ReturnTradeUnits
			| Self::ReturnTradeMoney => "Compliance.return_review",
			Self::RejectCase => "TravelRule.reject",
			Self::CancelCase => "TravelRule.cancel_case",
			Self::ReturnExpiredUnits | Self::ReturnExpiredMoney => "TravelRule.return_expired",
			Self::WriteOff => "TravelRule.write_off",
			Self::DeclineReceipt => "Quarantine.decline_receipt",
			Self::WithdrawOffer => "Quarantine.withdraw_offer",
			Self::ReturnOfferedUnits | Self::ReturnOfferedMoney => "Quarantine.return_offer",
			Self::ForceCancel => "OrderBook.force_cancel",
			Self::TriggerSwitch => "OrderBook.trigger_switch",
			Self::Sweep => "OrderBook.sweep",
			Self::ReturnDead => "OrderBook.return_dead",
			Self::CancelOrder => "OrderBook.cancel_order",
			Self::CancelByClient => "OrderBook.cancel_by_client",
			Self::CancelOrders => "OrderBook.cancel_orders",
			Self::LeaveMaker => "OrderBook.leave_market_maker",
			Self::WithdrawGuarantee => "Issuers.withdraw_guarantee",
			Self::ReturnBatch => "Claims.return_batch",
			Self::ForceBatch => "Claims.force_batch",
			Self::WithdrawGift => "Claims.withdraw_gift",
			Self::ReturnGift => "Claims.return_gift",
			Self::ForceGift => "Claims.force_gift",
			Self::Void => "Redemption.void",
			Self::ReturnAuthorised => "Redemption.return_expired",
			Self::ForceVoid => "Redemption.force_void",
			Self::LeaveCustody => "Custody.request_withdrawal",
			Self::CompleteWithdrawal => "Custody.complete_withdrawal",
			Self::ForceRelease => "Custody.force_release",
		}
	}

	/// What comes back.
	pub const fn asset(self) -> Asset {
		match self {
			Self::RejectTradeUnits
			| Self::ReturnTradeUnits
			| Self::RejectCase
			| Self::ReturnExpiredUnits
			| Self::WriteOff
			| Self::DeclineReceipt
			| Self::ReturnOfferedUnits
			| Self::ForceCancel
			| Self::Sweep
			| Self::CancelOrder
			| Self::CancelOrders
			| Self::ReturnBatch
			| Self::ForceBatch
			| Self::WithdrawGift
			| Self::ReturnGift
			| Self::ForceGift
			| Self::Void
			| Self::ReturnAuthorised
			| Self::ForceVoid
			| Self::LeaveCustody
			| Self::CompleteWithdrawal
			| Self::ForceRelease => Asset::Coupons,
			_ => Asset::Stablecoin,
		}
	}

	/// The name of whom it belongs to. `Helper` acts for each of them.
	const fn name(self) -> &'static str {
		match self {
			Self::RejectPurchase
			| Self::ReturnPurchase
			| Self::RejectReviewedWithdrawal
			| Self::ReturnReviewedWithdrawal
			| Self::RejectTradeMoney
			| Self::ReturnTradeMoney => "Trader",
			Self::LeaveMaker | Self::WithdrawGuarantee => "Maker",
			_ => "Owner",
		}
	}

	/// Whom it belongs to.
	pub fn party(self) -> AccountId {
		who::account(self.name())
	}

	/// The keys of the party.
	pub fn keys(self) -> sr25519::Pair {
		pair_of(self.name())
	}

	/// Who gives it back; nobody where the party takes it itself.
	pub fn others(self) -> Option<sr25519::Pair> {
		match self {
			Self::RejectWithdrawal => Some(Eve.pair()),
			Self::RejectCase => Some(Bob.pair()),
			Self::RejectPurchase
			| Self::RejectReviewedWithdrawal
			| Self::RejectTradeUnits
			| Self::RejectTradeMoney
			| Self::WriteOff
			| Self::ForceCancel
			| Self::ForceBatch
			| Self::ForceGift
			| Self::ForceRelease
			| Self::ForceVoid => Some(Charlie.pair()),
			Self::Void => Some(pair_of("Store")),
			Self::CancelWithdrawal
			| Self::CancelCase
			| Self::WithdrawOffer
			| Self::WithdrawGift
			| Self::CancelOrder
			| Self::CancelByClient
			| Self::CancelOrders
			| Self::LeaveMaker
			| Self::WithdrawGuarantee
			| Self::LeaveCustody => None,
			_ => Some(pair_of("Helper")),
		}
	}

	/// Puts it aside, and lets as much time pass as must.
	pub fn put_aside(self, stage: &Stage) {
		let Stage { owner, recipient, screener, trader, amounts, .. } = stage;
		let (units, money) = (Kind::Series(stage.series), Kind::Stablecoin(USDC));
		let (quantity, amount) = (u128::from(amounts.units), amounts.money);
		match self {
			Self::RejectWithdrawal | Self::CancelWithdrawal => withdraw(owner, amounts.withdrawal),
			Self::RejectPurchase | Self::ReturnPurchase => {
				scene::buy(trader, stage.dear_listing, 200);
			},
			Self::RejectReviewedWithdrawal | Self::ReturnReviewedWithdrawal => {
				withdraw(trader, 20_000 * DOLLAR);
			},
			Self::RejectTradeUnits
			| Self::RejectTradeMoney
			| Self::ReturnTradeUnits
			| Self::ReturnTradeMoney => hold_trade(stage),
			Self::RejectCase | Self::ReturnExpiredUnits => {
				scene::open_case(owner, recipient, units, quantity);
			},
			Self::CancelCase | Self::ReturnExpiredMoney => {
				scene::open_case(owner, recipient, money, amount);
			},
			Self::WriteOff => lose_a_unit(stage),
			Self::DeclineReceipt | Self::ReturnOfferedUnits => {
				scene::offer_gift(owner, screener, units, quantity);
			},
			Self::WithdrawOffer | Self::ReturnOfferedMoney => {
				scene::offer_gift(owner, screener, money, amount);
			},
			Self::ForceCancel | Self::CancelOrder | Self::CancelOrders => {
				order(stage, Side::Ask, TimeInForce::Gtc);
			},
			Self::TriggerSwitch | Self::CancelByClient => order(stage, Side::Bid, TimeInForce::Gtc),
			Self::Sweep => order(stage, Side::Ask, TimeInForce::Gtt(env::now() + 60)),
			Self::ReturnDead => order(stage, Side::Bid, TimeInForce::Gtt(env::now() + 60)),
			Self::LeaveMaker => {
				let register = pallet_order_book::Call::<Runtime>::register_market_maker {};
				assert_ok!(dispatch(register, &stage.maker));
			},
			Self::WithdrawGuarantee => {
				let asset = USDC;
				let deposit = pallet_issuers::Call::<Runtime>::deposit_guarantee { asset, amount };
				assert_ok!(dispatch(deposit, &stage.maker));
			},
			_ => self.put_aside_promise(stage),
		}
		self.wait(stage);
	}

	/// Lets time pass until it can be given back.
	fn wait(self, stage: &Stage) {
		match self {
			Self::CancelWithdrawal => wait_until(env::now() + WithdrawalTimeout::get()),
			Self::ReturnPurchase
			| Self::ReturnReviewedWithdrawal
			| Self::ReturnTradeUnits
			| Self::ReturnTradeMoney => {
				let review = Compliance::review(scene::latest_review()).expect("it waits");
				wait_until(review.deadline);
			},
			Self::ReturnExpiredUnits | Self::ReturnExpiredMoney | Self::WriteOff => {
				let case = pallet_travel_rule::Cases::<Runtime>::get(latest_case());
				wait_until(case.expect("an open case").deadline);
			},
			Self::ReturnOfferedUnits | Self::ReturnOfferedMoney => {
				let receipt = pallet_quarantine::Receipts::<Runtime>::get(latest_receipt());
				wait_until(receipt.expect("a gift waits").deadline);
			},
			Self::TriggerSwitch => {
				let (market, seconds) = (stage.market, 1);
				let call = pallet_order_book::Call::<Runtime>::cancel_all_after { market, seconds };
				assert_ok!(dispatch(call, &stage.owner));
				wait_until(env::now() + 1);
			},
			Self::Sweep | Self::ReturnDead => wait_until(env::now() + 60),
			_ => self.wait_for_promise(),
		}
	}

	/// The call that gives it back.
	pub fn call(self, stage: &Stage) -> RuntimeCall {
		use pallet_cash::Call as Cash;
		use pallet_compliance::Call as Compliance;
		use pallet_order_book::Call as OrderBook;
		use pallet_quarantine::Call as Quarantine;
		use pallet_travel_rule::Call as TravelRule;
		let (reason, market) = (scene::hash_of("reason"), stage.market);
		match self {
			Self::RejectWithdrawal => {
				Cash::<Runtime>::reject_withdrawal { id: latest_withdrawal(), reason }.into()
			},
			Self::CancelWithdrawal => {
				Cash::<Runtime>::cancel_withdrawal { id: latest_withdrawal() }.into()
			},
			Self::RejectPurchase
			| Self::RejectReviewedWithdrawal
			| Self::RejectTradeUnits
			| Self::RejectTradeMoney => {
				let review = scene::latest_review();
				Compliance::<Runtime>::reject_review { review, reason }.into()
			},
			Self::ReturnPurchase
			| Self::ReturnReviewedWithdrawal
			| Self::ReturnTradeUnits
			| Self::ReturnTradeMoney => {
				Compliance::<Runtime>::return_review { review: scene::latest_review() }.into()
			},
			Self::RejectCase => {
				TravelRule::<Runtime>::reject { case: latest_case(), reason }.into()
			},
			Self::CancelCase => TravelRule::<Runtime>::cancel_case { case: latest_case() }.into(),
			Self::ReturnExpiredUnits | Self::ReturnExpiredMoney => {
				TravelRule::<Runtime>::return_expired { case: latest_case() }.into()
			},
			Self::WriteOff => {
				let (case, returned) = (latest_case(), stage.amounts.units.into());
				TravelRule::<Runtime>::write_off { case, returned, reason }.into()
			},
			Self::DeclineReceipt => {
				let decline = Quarantine::<Runtime>::decline_receipt { id: latest_receipt() };
				proxy(stage.screener.clone(), decline.into())
			},
			Self::WithdrawOffer => {
				Quarantine::<Runtime>::withdraw_offer { id: latest_receipt() }.into()
			},
			Self::ReturnOfferedUnits | Self::ReturnOfferedMoney => {
				Quarantine::<Runtime>::return_offer { id: latest_receipt() }.into()
			},
			Self::ForceCancel => {
				let order = latest_order(&stage.owner);
				OrderBook::<Runtime>::force_cancel { order, reason }.into()
			},
			Self::TriggerSwitch => {
				let (who, limit) = (stage.owner.clone(), 10);
				OrderBook::<Runtime>::trigger_switch { who, market, limit }.into()
			},
			Self::Sweep => OrderBook::<Runtime>::sweep { market, limit: 100 }.into(),
			Self::ReturnDead => {
				let orders = vec![latest_order(&stage.owner)].try_into().expect("one fits");
				OrderBook::<Runtime>::return_dead { orders }.into()
			},
			Self::CancelOrder => {
				OrderBook::<Runtime>::cancel_order { order: latest_order(&stage.owner) }.into()
			},
			Self::CancelByClient => {
				OrderBook::<Runtime>::cancel_by_client { market, client: CLIENT }.into()
			},
			Self::CancelOrders => {
				let (side, up_to, limit) = (Some(Side::Ask), None, 10);
				OrderBook::<Runtime>::cancel_orders { market, side, up_to, limit }.into()
			},
			Self::LeaveMaker => OrderBook::<Runtime>::leave_market_maker {}.into(),
			Self::WithdrawGuarantee => {
				let (asset, amount) = (USDC, stage.amounts.money);
				pallet_issuers::Call::<Runtime>::withdraw_guarantee { asset, amount }.into()
			},
			_ => self.call_for_promise(stage),
		}
	}
}

/// Lets time pass until `second`. The lists are confirmed again: otherwise nothing could leave afterwards for their sake.
fn wait_until(second: UnixSeconds) {
	env::advance(second.saturating_sub(env::now()));
	scene::refresh_lists();
}

/// The owner has an order that meets nobody and waits.
fn order(stage: &Stage, side: Side, time_in_force: TimeInForce) {
	let tick = if side == Side::Ask { ABOVE } else { BELOW };
	let order = scene::order(side, tick, stage.amounts.units);
	let order = OrderRequest { time_in_force, client: Some(CLIENT), ..order };
	scene::place(&stage.owner, stage.market, order);
}

/// The order that `who` placed last.
fn latest_order(who: &AccountId) -> OrderId {
	let orders = pallet_order_book::OpenOrders::<Runtime>::iter_prefix((who,));
	orders.map(|(_, order)| order).max().expect("an order waits")
}

/// The trader takes what the owner offers, and an officer has to decide.
fn hold_trade(stage: &Stage) {
	scene::review_trades_from(1);
	let (market, lots) = (stage.market, stage.amounts.units);
	scene::place(&stage.owner, market, scene::order(Side::Ask, BELOW, lots));
	let all = scene::order(Side::Bid, BELOW, lots);
	scene::place(&stage.trader, market, OrderRequest { time_in_force: TimeInForce::Fok, ..all });
}

/// A case of which one unit is gone. No call takes units out of escrow today; writing off is for the day when one does, so
/// the books are changed by hand.
fn lose_a_unit(stage: &Stage) {
	let (units, quantity) = (Kind::Series(stage.series), u128::from(stage.amounts.units) + 1);
	scene::open_case(&stage.owner, &stage.recipient, units, quantity);
	pallet_coupons::Holdings::<Runtime>::mutate(&stage.owner, stage.series, |one| one.held -= 1);
}
