// SPDX-License-Identifier: Apache-2.0
//! What can follow a sale: bundles, refunds with their windows, proceeds and buy-backs.

use super::{
	acts::{Act, FACTORY},
	*,
};
use crate::{
	abi::{ICoupon::TransferSingle, ICouponFactory::*},
	mock::{
		BUYBACK, ENDED_PURCHASE, FRIEND, HOLDER, ISSUER, KEPT, LISTING, OPEN_PURCHASE, OWN_BUYBACK,
		POUND, POUNDS, Reviewed, SERIES, START, STORE, STRANGER, WINDOWED, WINDOWED_LISTING,
		address, build_and_execute,
	},
};
use alloy::primitives::U256 as Word;
use pallet_sales::Call;

/// When the new buy-back ends.
const UNTIL: u64 = START + 3_600;

fn money(amount: Balance) -> Word {
	Word::from(amount)
}

fn pounds() -> Word {
	number(POUNDS.into())
}

fn bundle(items: &[(u64, u64)], most: Balance) -> purchaseBundleCall {
	let item = |&(listing, quantity): &(u64, u64)| BundleItem { listing, quantity };
	let limits = vec![SpendLimit { asset: POUNDS, most }];
	purchaseBundleCall { items: items.iter().map(item).collect(), limits }
}

fn opening(price: Balance) -> openBuyBackCall {
	openBuyBackCall {
		series: number(KEPT.into()),
		asset: pounds(),
		price: money(price),
		quantity: number(3),
		until: number(UNTIL),
	}
}

fn giving_back(quantity: u64) -> refundPurchaseCall {
	refundPurchaseCall { purchaseId: number(OPEN_PURCHASE), quantity: number(quantity) }
}

fn selling_back(quantity: u64) -> sellBackCall {
	sellBackCall { buyBackId: number(BUYBACK), quantity: number(quantity) }
}

/// The acts that are here.
pub fn acts() -> Vec<Act> {
	let items = vec![(LISTING, 2), (LISTING, 1)];
	let max_totals =
		[(POUNDS, 3 * POUND)].into_iter().collect::<std::collections::BTreeMap<_, _>>();
	let bought = Call::purchase_bundle {
		items: items.clone().try_into().expect("two fit"),
		max_totals: max_totals.try_into().expect("one fits"),
	};
	let opened = Call::open_buyback {
		series: KEPT,
		asset: POUNDS,
		price: POUND / 2,
		quantity: 3,
		until: UNTIL,
	};
	let windows = endRefundWindowsCall { series: number(WINDOWED.into()), limit: number(10) };
	let proceeds = withdrawProceedsCall { series: number(KEPT.into()), asset: pounds() };
	let all: Vec<(Vec<u8>, Call<Test>)> = vec![
		(bundle(&items, 3 * POUND).abi_encode(), bought),
		(giving_back(1).abi_encode(), Call::refund { purchase: OPEN_PURCHASE, quantity: 1 }),
		(windows.abi_encode(), Call::end_windows { series: WINDOWED, limit: 10 }),
		(proceeds.abi_encode(), Call::withdraw_proceeds { series: KEPT, asset: POUNDS }),
		(opening(POUND / 2).abi_encode(), opened),
		(selling_back(4).abi_encode(), Call::sell_back { buyback: BUYBACK, quantity: 4 }),
		(
			closeBuyBackCall { buyBackId: number(OWN_BUYBACK) }.abi_encode(),
			Call::close_buyback { buyback: OWN_BUYBACK },
		),
	];
	all.into_iter().map(|(input, native)| (FACTORY, input, vec![native.into()])).collect()
}

/// A sound call of every view that is here.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let kept = keptProceedsOfCall { series: number(KEPT.into()), asset: pounds() };
	vec![
		(FACTORY, refundablePurchaseOfCall { purchaseId: number(OPEN_PURCHASE) }.abi_encode()),
		(FACTORY, kept.abi_encode()),
		(FACTORY, buyBackOfCall { buyBackId: number(BUYBACK) }.abi_encode()),
	]
}

fn moved(operator: u8, from: Address, to: Address, series: SeriesId, value: u64) -> Log {
	let (id, value) = (number(series.into()), number(value));
	log(COUPON, TransferSingle { operator: sol(address(operator)), from, to, id, value })
}

fn bought(listing: u64, series: SeriesId, quantity: u64) -> [Log; 2] {
	let (buyer, seller) = (sol(address(HOLDER)), sol(address(ISSUER)));
	let total = Balance::from(quantity) * POUND;
	let purchased = Purchased {
		listing: number(listing),
		buyer,
		series: number(series.into()),
		seller,
		quantity: number(quantity),
		total: money(total),
		fee: money(total / 100),
	};
	[moved(HOLDER, seller, buyer, series, quantity), log(FACTORY, purchased)]
}

#[test]
fn purchase_bundle_should_tell_each_item_and_its_window() {
	build_and_execute(|| {
		let next = pallet_sales::NextPurchaseId::<Test>::get();
		let items = [(LISTING, 2), (WINDOWED_LISTING, 1), (LISTING, 1)];
		answer(HOLDER, FACTORY, &bundle(&items, 4 * POUND));
		let opened = RefundWindowOpened {
			purchaseId: number(next),
			listing: number(WINDOWED_LISTING),
			buyer: sol(address(HOLDER)),
			windowEnds: number(START + 86_400),
		};
		let mut expected = bought(LISTING, SERIES, 2).to_vec();
		expected.extend(bought(WINDOWED_LISTING, WINDOWED, 1));
		expected.push(log(FACTORY, opened));
		expected.extend(bought(LISTING, SERIES, 1));
		assert_eq!(logs(), expected);
	});
}

#[test]
fn purchase_should_tell_the_window_in_which_it_can_be_undone() {
	build_and_execute(|| {
		let purchase = number(pallet_sales::NextPurchaseId::<Test>::get());
		let call = purchaseCall {
			listing: number(WINDOWED_LISTING),
			quantity: number(1),
			maxTotal: money(POUND),
		};
		assert!(answer(HOLDER, FACTORY, &call));
		let opened = RefundWindowOpened {
			purchaseId: purchase,
			listing: number(WINDOWED_LISTING),
			buyer: sol(address(HOLDER)),
			windowEnds: number(START + 86_400),
		};
		let mut expected = bought(WINDOWED_LISTING, WINDOWED, 1).to_vec();
		expected.push(log(FACTORY, opened));
		assert_eq!(logs(), expected);
		let shown = answer(STRANGER, FACTORY, &refundablePurchaseOfCall { purchaseId: purchase });
		assert_eq!((shown.buyer, shown.listing), (sol(address(HOLDER)), WINDOWED_LISTING));
		assert_eq!((shown.series, shown.asset), (WINDOWED, POUNDS));
		assert_eq!((shown.quantity, shown.refunded, shown.total), (1, 0, POUND));
		assert_eq!(shown.windowEnds, START + 86_400);
	});
}

#[test]
fn purchase_bundle_should_change_nothing_when_it_is_refused() {
	build_and_execute(|| {
		let before = books();
		let dear = bundle(&[(LISTING, 2), (WINDOWED_LISTING, 1)], 2 * POUND);
		assert_eq!(reason(HOLDER, FACTORY, &dear), "CouponFactory: PriceAboveLimit");
		let long = bundle(&[(LISTING, 1); 17], 17 * POUND);
		let text = "Genex: items is too long; it has at most 16";
		assert_eq!(reason(HOLDER, FACTORY, &long), text);
		let mut twice = bundle(&[(LISTING, 1)], POUND);
		twice.limits.push(SpendLimit { asset: POUNDS, most: POUND });
		let text = "Genex: limits names a stablecoin twice";
		assert_eq!(reason(HOLDER, FACTORY, &twice), text);
		twice.limits = (0..17).map(|asset| SpendLimit { asset, most: POUND }).collect();
		let text = "Genex: limits is too long; it has at most 16";
		assert_eq!(reason(HOLDER, FACTORY, &twice), text);
		assert_eq!(reason(HOLDER, FACTORY, &bundle(&[], POUND)), "CouponFactory: QuantityZero");
		Reviewed::set(true);
		let reviewed = bundle(&[(LISTING, 1)], POUND);
		assert_eq!(reason(HOLDER, FACTORY, &reviewed), "CouponFactory: BundleReviewed");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn refund_purchase_should_pay_back_and_tell_that_the_units_burned() {
	build_and_execute(|| {
		let before = Cash::balance(POUNDS, account(HOLDER)).free;
		answer(HOLDER, FACTORY, &giving_back(1));
		assert_eq!(Cash::balance(POUNDS, account(HOLDER)).free, before + POUND);
		let buyer = sol(address(HOLDER));
		let refunded = PurchaseRefunded {
			purchaseId: number(OPEN_PURCHASE),
			buyer,
			series: number(WINDOWED.into()),
			quantity: number(1),
			amount: money(POUND),
			fee: money(POUND / 100),
		};
		let expected =
			vec![moved(HOLDER, buyer, Address::ZERO, WINDOWED, 1), log(FACTORY, refunded)];
		assert_eq!(logs(), expected);
		let left = refundablePurchaseOfCall { purchaseId: number(OPEN_PURCHASE) };
		assert_eq!(answer(STRANGER, FACTORY, &left).refunded, 1);
		answer(HOLDER, FACTORY, &giving_back(1));
		assert_eq!(reason(STRANGER, FACTORY, &left), "CouponFactory: UnknownPurchase");
	});
}

#[test]
fn refund_purchase_should_be_refused_to_others_and_after_the_window() {
	build_and_execute(|| {
		let before = books();
		assert_eq!(reason(FRIEND, FACTORY, &giving_back(1)), "CouponFactory: NotBuyer");
		assert_eq!(reason(HOLDER, FACTORY, &giving_back(3)), "CouponFactory: NotEnoughBought");
		let late = refundPurchaseCall { purchaseId: number(ENDED_PURCHASE), quantity: number(1) };
		assert_eq!(reason(HOLDER, FACTORY, &late), "CouponFactory: WindowOver");
		let unknown = refundPurchaseCall { purchaseId: number(99), quantity: number(1) };
		assert_eq!(reason(HOLDER, FACTORY, &unknown), "CouponFactory: UnknownPurchase");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn end_refund_windows_should_tell_whose_the_money_is() {
	build_and_execute(|| {
		let call = endRefundWindowsCall { series: number(WINDOWED.into()), limit: number(10) };
		assert_eq!(answer(STORE, FACTORY, &call), number(1));
		let fee = 2 * POUND / 100;
		let ended = RefundWindowEnded {
			purchaseId: number(ENDED_PURCHASE),
			series: number(WINDOWED.into()),
			asset: pounds(),
			fee: money(fee),
			holdback: Word::ZERO,
			released: money(2 * POUND - fee),
		};
		assert_eq!(logs(), vec![log(FACTORY, ended)]);
		assert_eq!(reason(STORE, FACTORY, &call), "CouponFactory: NothingEnded");
	});
}

#[test]
fn withdraw_proceeds_should_pay_what_was_shown_as_due() {
	build_and_execute(|| {
		let view = keptProceedsOfCall { series: number(KEPT.into()), asset: pounds() };
		let shown = answer(STRANGER, FACTORY, &view);
		// Of two pounds less the fee a half is kept, for two units of which one is gone.
		let kept = (2 * POUND - 2 * POUND / 100) / 2;
		assert_eq!((shown.held, shown.covered), (money(kept / 2), number(1)));
		assert_eq!(shown.due, money(kept / 2));
		let call = withdrawProceedsCall { series: number(KEPT.into()), asset: pounds() };
		assert_eq!(reason(FRIEND, FACTORY, &call), "CouponFactory: NotIssuer");
		answer(HOLDER, FACTORY, &call);
		let withdrawn = ProceedsWithdrawn {
			series: number(KEPT.into()),
			asset: pounds(),
			by: sol(address(HOLDER)),
			released: shown.due,
			treasury: Word::ZERO,
			escheat: Word::ZERO,
		};
		assert_eq!(logs(), vec![log(FACTORY, withdrawn)]);
		assert_eq!(answer(STRANGER, FACTORY, &view).due, Word::ZERO);
		assert_eq!(reason(HOLDER, FACTORY, &call), "CouponFactory: NothingDue");
	});
}

#[test]
fn buy_backs_should_be_opened_shown_and_closed() {
	build_and_execute(|| {
		let id = answer(HOLDER, FACTORY, &opening(POUND / 2));
		let view = buyBackOfCall { buyBackId: id };
		let shown = answer(STRANGER, FACTORY, &view);
		assert_eq!((shown.series, shown.asset), (KEPT, POUNDS));
		assert_eq!((shown.price, shown.remaining, shown.until), (POUND / 2, 3, UNTIL));
		let call = closeBuyBackCall { buyBackId: id };
		assert_eq!(reason(FRIEND, FACTORY, &call), "CouponFactory: NotIssuer");
		answer(HOLDER, FACTORY, &call);
		let by = sol(address(HOLDER));
		let opened = BuyBackOpened {
			buyBackId: id,
			series: number(KEPT.into()),
			by,
			asset: pounds(),
			price: money(POUND / 2),
			quantity: number(3),
			until: number(UNTIL),
		};
		let returned = money(3 * POUND / 2);
		let closed = BuyBackClosed { buyBackId: id, by, remaining: number(3), returned };
		assert_eq!(logs(), vec![log(FACTORY, opened), log(FACTORY, closed)]);
		assert_eq!(reason(STRANGER, FACTORY, &view), "CouponFactory: UnknownBuyBack");
	});
}

#[test]
fn open_buy_back_should_change_nothing_when_it_is_refused() {
	build_and_execute(|| {
		let before = books();
		let free = reason(HOLDER, FACTORY, &opening(0));
		assert_eq!(free, "CouponFactory: PriceRequired");
		let dear = reason(HOLDER, FACTORY, &opening(1_000 * POUND));
		assert_eq!(dear, "CouponFactory: PriceAboveFace");
		let foreign = openBuyBackCall { series: number(SERIES.into()), ..opening(POUND / 2) };
		assert_eq!(reason(HOLDER, FACTORY, &foreign), "CouponFactory: NotIssuer");
		let wide = openBuyBackCall { price: Word::MAX, ..opening(1) };
		let text = "Genex: price is too large; it must fit into 128 bits";
		assert_eq!(reason(HOLDER, FACTORY, &wide), text);
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn sell_back_should_pay_and_tell_that_the_units_burned() {
	build_and_execute(|| {
		let before = units_at(address(HOLDER), SERIES);
		answer(HOLDER, FACTORY, &selling_back(4));
		assert_eq!(units_at(address(HOLDER), SERIES), before - 4);
		let holder = sol(address(HOLDER));
		let sold = SoldBack {
			buyBackId: number(BUYBACK),
			holder,
			series: number(SERIES.into()),
			quantity: number(4),
			amount: money(2 * POUND),
		};
		let expected = vec![moved(HOLDER, holder, Address::ZERO, SERIES, 4), log(FACTORY, sold)];
		assert_eq!(logs(), expected);
		let many = reason(HOLDER, FACTORY, &selling_back(7));
		assert_eq!(many, "CouponFactory: NotEnoughRemaining");
		assert_eq!(reason(ISSUER, FACTORY, &selling_back(1)), "CouponFactory: OwnUnits");
	});
}
