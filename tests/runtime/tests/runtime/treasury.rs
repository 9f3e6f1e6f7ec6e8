// SPDX-License-Identifier: Apache-2.0
//! What the treasury has is what it had and what events tell of since: GNX and each stablecoin, act by act.
//!
//! Each act is told twice: by the ledgers, whose events name the treasury, and by the business that paid, whose events name the
//! fee. Both must equal the change of the balance.

mod watch;

use frame_support::assert_ok;
use genex_primitives::{
	AuthorShare, Balance, FeeShare, Ppm, Tier,
	book::{Side, TimeInForce, amounts::MakerFee},
	ledger::BreakageMethod,
	rules::Rulebook,
	sponsor::{Act, PLATFORM_POOL, PoolId},
};
use genex_runtime::{
	AccountId, Authorship, FeePolicy, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	UncheckedExtrinsic,
	configs::monetary::TreasuryAccount,
	constants::{EXISTENTIAL_DEPOSIT, GNX},
};
use genex_runtime_tests::{
	business, env,
	eth::{self, ALITH, Key},
	native::{apply, dispatch_as, sign, sign_with_tip},
	scene::{self, DOLLAR, US_CENT, USDC, USDT, hash_of},
	who,
};
use pallet_balances::Event as Gnx;
use pallet_books::BreakageTerms;
use pallet_coupons::SeriesTerms;
use pallet_order_book::{Call as Book, FeeTier, OrderRequest, Referral};
use pallet_sales::{Call as Sales, ListingTerms};
use pallet_transaction_payment::NextFeeMultiplier;
use sp_keyring::Sr25519Keyring;
use std::collections::BTreeMap;
use watch::*;

/// An Ethereum key that never had GNX.
const STRANGER: Key = Key([9; 32]);
/// Seconds in which a purchase can be undone.
const WINDOW: u32 = 14 * 86_400;
/// From this many cents on an officer decides.
const THRESHOLD: u64 = 1_000;
/// The price of a unit, just below a cent, which makes fees that must be rounded.
const PRICE: Balance = US_CENT - 1;
/// What the treasury gets of sales, as the chain begins.
const SALE_FEE: FeeShare = FeeShare::from_percent(2);

/// The call by which an officer decides the latest review.
fn decision(approved: bool) -> pallet_compliance::Call<Runtime> {
	let (review, reason) = (scene::latest_review(), hash_of("finding"));
	if approved {
		pallet_compliance::Call::approve_review { review, reason }
	} else {
		pallet_compliance::Call::reject_review { review, reason }
	}
}

fn purchase(listing: u64, quantity: u64) -> Sales<Runtime> {
	Sales::purchase { listing, quantity, max_total: 100 * DOLLAR }
}

/// The fee of a sale of so many units, rounded up.
fn fee_of_sale(quantity: Balance) -> i128 {
	signed(SALE_FEE.of(quantity * PRICE).expect("small sums"))
}

/// A listing of each stablecoin for a series with this refund window, half of whose proceeds are kept if there is a window.
fn listings(refund_window: u32) -> (u32, [u64; 2]) {
	let series = scene::issue(SeriesTerms { refund_window, ..scene::gift_card() }, 100_000);
	let holdback = Ppm::from_percent(if refund_window > 0 { 50 } else { 0 });
	let listings = [USDC, USDT].map(|asset| {
		let offer = scene::offer(series, PRICE, 10_000);
		scene::list(ListingTerms { asset, holdback, ..offer })
	});
	(series, listings)
}

/// The treasury gets a part of breakage, after the law of the issuer's place.
fn share_breakage() {
	let terms = BreakageTerms { method: BreakageMethod::OnExpiry, treasury: Ppm::from_percent(10) };
	let reason = hash_of("reason");
	scene::govern(pallet_books::Call::<Runtime>::set_breakage_policy { terms, reason });
	let record = pallet_kyc::Identities::<Runtime>::get(scene::identity(&who::issuer()));
	let jurisdiction = record.expect("the issuer is registered").jurisdiction;
	let share = Ppm::from_percent(25);
	scene::govern(pallet_books::Call::<Runtime>::set_escheat { jurisdiction, share, reason });
}

/// A buyer with both stablecoins.
fn buyer() -> AccountId {
	scene::refresh_lists();
	let buyer = who::holder();
	for asset in [USDC, USDT] {
		scene::attest_reserve_of(asset);
		scene::deposit_in(asset, &buyer, 200, &format!("treasury {asset}"));
	}
	buyer
}

#[test]
fn treasury_should_have_what_events_tell_when_coupons_are_sold_and_expire() {
	env::execute(|| {
		let mut watch = Watch::begin();
		let issuer = who::issuer();
		let buyer = watch.act("deposits", buyer);
		watch.act("shares", share_breakage);
		let (_, [plain, other]) = watch.act("listings", || listings(0));
		let brought = |watch: &Watch| [USDC, USDT].map(|asset| watch.brought(Some(asset)));
		watch.done("a purchase", purchase(plain, 333), &buyer);
		// Two of a hundred parts of 3,329,667 are 66,593.34.
		assert_eq!((brought(&watch), fee_of_sale(333)), ([66_594, 0], 66_594));
		watch.done("in another stablecoin", purchase(other, 77), &buyer);
		assert_eq!(brought(&watch), [0, fee_of_sale(77)]);
		let items = vec![(plain, 7), (other, 11)].try_into().expect("few");
		let limits = BTreeMap::from([(USDC, DOLLAR), (USDT, DOLLAR)]);
		let max_totals = limits.try_into().expect("few");
		watch.done("a bundle", Sales::<Runtime>::purchase_bundle { items, max_totals }, &buyer);
		assert_eq!(brought(&watch), [fee_of_sale(7), fee_of_sale(11)]);

		watch.act("reviews", || {
			let mut book = Box::new(Rulebook::default());
			book.reviews.purchase = THRESHOLD;
			scene::set_rulebook(book);
		});
		for approved in [true, false] {
			watch.done("a reviewed purchase", purchase(plain, 2_000), &buyer);
			watch.assert_nothing();
			watch.done("a decision", decision(approved), &who::officer());
			assert_eq!(brought(&watch), [if approved { fee_of_sale(2_000) } else { 0 }, 0]);
		}
		watch.act("no reviews", || scene::set_rulebook(Box::default()));

		let (series, [waits, waits_too]) = watch.act("listings", || listings(WINDOW));
		let id = pallet_sales::NextPurchaseId::<Runtime>::get();
		watch.done("a purchase with a window", purchase(waits, 1_000), &buyer);
		watch.assert_nothing();
		watch.done("in another stablecoin", purchase(waits_too, 100), &buyer);
		watch.assert_nothing();
		let undo = Sales::<Runtime>::refund { purchase: id, quantity: 300 };
		watch.done("a refund", undo, &buyer);
		watch.assert_nothing();
		watch.advance(WINDOW.into());
		watch.done("windows", Sales::<Runtime>::end_windows { series, limit: 10 }, &buyer);
		// Of what was not undone.
		assert_eq!(brought(&watch), [fee_of_sale(700), fee_of_sale(100)]);

		let redeem = scene::redeeming(&issuer, series, 300);
		watch.done("a redemption", redeem, &buyer);
		let withdraw = |asset| Sales::<Runtime>::withdraw_proceeds { series, asset };
		watch.done("proceeds of what was redeemed", withdraw(USDC), &issuer);
		watch.assert_nothing();
		// The card is valid for 3,650 days.
		watch.advance(3_651 * 86_400);
		let book = pallet_coupons::Call::<Runtime>::book_expiry { series };
		watch.done("expiry", book, &issuer);
		watch.assert_nothing();
		for asset in [USDC, USDT] {
			watch.done("proceeds of what expired", withdraw(asset), &issuer);
			assert!(watch.brought(Some(asset)) > 0);
		}
		watch.close([PURCHASE, WINDOW_END, BREAKAGE]);
	});
}

#[test]
fn treasury_should_get_no_fee_when_a_window_ends_in_a_default() {
	env::execute(|| {
		let mut watch = Watch::begin();
		let buyer = watch.act("deposits", buyer);
		let (series, [listing, _]) = watch.act("listings", || listings(WINDOW));
		watch.done("a purchase with a window", purchase(listing, 1_000), &buyer);
		watch.act("default", || scene::default_of_issuer(100, &[]));
		watch.advance(WINDOW.into());
		let mark = eth::mark();
		watch.done("windows", Sales::<Runtime>::end_windows { series, limit: 10 }, &buyer);
		watch.assert_nothing();
		let kept = eth::events_since(mark).into_iter().find_map(|event| match event {
			RuntimeEvent::Sales(pallet_sales::Event::WindowEnded {
				fee,
				holdback,
				released,
				..
			}) => Some((fee, holdback, released)),
			_ => None,
		});
		assert_eq!(kept, Some((0, 1_000 * PRICE, 0)), "all is kept for holders");
		watch.close([]);
	});
}

#[test]
fn treasury_should_have_what_events_tell_when_orders_trade() {
	env::execute(|| {
		let mut watch = Watch::begin();
		let [maker, seller, taker, friend] =
			["Maker", "Seller", "Taker", "Friend"].map(who::account);
		scene::register_company(&maker, *b"US");
		for who in [&seller, &taker, &friend] {
			scene::register(who, Tier::L2);
		}
		let people = [maker.clone(), seller.clone(), taker.clone()];
		let (series, _) = watch.act("stage", || scene::stage(&people, 1_000));
		watch.act("deposit", || scene::deposit(&friend, 10, "friend"));
		let market = watch.act("market", || scene::open_market(series, 1));
		let share = |parts| FeeShare::new(parts).expect("a small share");
		watch.act("fees", || {
			let tier =
				FeeTier { from: 0, maker: MakerFee::Charge(share(2_000)), taker: share(5_000) };
			let tiers = vec![tier].try_into().expect("one fits");
			scene::govern(Book::<Runtime>::set_fee_tiers { tiers, reason: hash_of("reason") });
			scene::admit_market_makers(DOLLAR);
		});
		watch.done("bond", Book::<Runtime>::register_market_maker {}, &maker);
		watch.assert_nothing();

		// One order waits and another one takes all of it, which somebody brought or nobody did.
		let trade = |watch: &mut Watch, maker: &AccountId, side: Side, lots, brought: bool| {
			watch.act("an order waits", || {
				scene::place(maker, market, scene::order(side, 970, lots));
			});
			watch.assert_nothing();
			let share = Ppm::from_percent(10);
			let referral = brought.then(|| Referral { account: friend.clone(), share });
			let order = scene::order(side.opposite(), 970, lots);
			let order = OrderRequest { time_in_force: TimeInForce::Ioc, referral, ..order };
			watch.act("an order takes", || scene::place(&taker, market, order));
		};
		for side in [Side::Ask, Side::Bid] {
			for maker in [&seller, &maker] {
				for brought in [false, true] {
					trade(&mut watch, maker, side, 333, brought);
					assert!(watch.brought(Some(USDC)) > 0);
				}
			}
		}

		watch.act("an auction", || {
			let (seconds, reason) = (60, hash_of("reason"));
			scene::govern(Book::<Runtime>::start_auction { market, seconds, reason });
			scene::place(&seller, market, scene::order(Side::Ask, 900, 77));
			scene::place(&taker, market, scene::order(Side::Bid, 920, 77));
		});
		watch.assert_nothing();
		watch.advance(60);
		watch.done("its end", Book::<Runtime>::uncross { market, max_fills: 10 }, &friend);
		assert!(watch.brought(Some(USDC)) > 0);

		watch.act("reviews", || scene::review_trades_from(THRESHOLD));
		for approved in [true, false] {
			trade(&mut watch, &seller, Side::Ask, 2_000, true);
			watch.assert_nothing();
			watch.done("a decision", decision(approved), &who::officer());
			assert_eq!(watch.brought(Some(USDC)) > 0, approved);
		}
		watch.close([PURCHASE, MAKER_FEE, TAKER_FEE, REBATE, REFERRAL, AUCTION_FEE]);
	});
}

/// Who pays a fee.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Payer {
	/// Who signed.
	Signer,
	/// Who signed, and besides what rounding gas up to whole units costs.
	SignerOfGas,
	/// The pool of the platform, for a purchase.
	Pool,
}

/// What is known of a transaction before it runs.
struct Charge<'a> {
	what: &'a str,
	signer: &'a AccountId,
	payer: Payer,
	/// The part of the fee in it.
	tip: Balance,
	/// What the author gets of the fee.
	share: AuthorShare,
	succeeds: bool,
}

/// What events tell of one transaction's fee.
#[derive(Default)]
struct Told {
	/// Who signed, the fee and the tip in it.
	fees: Vec<(AccountId, Balance, Balance)>,
	/// For whom which pool paid, for what act, and how much.
	sponsored: Vec<(AccountId, PoolId, Act, Balance)>,
	/// What the treasury got, one after the other.
	treasury: Vec<Balance>,
	/// What the author got.
	author: Balance,
}

impl Told {
	fn since(mark: usize) -> Self {
		use pallet_fee_policy::Event::FeeSponsored;
		use pallet_transaction_payment::Event::TransactionFeePaid;
		let author = Authorship::author().expect("somebody makes the block");
		let mut told = Self::default();
		for event in eth::events_since(mark) {
			match event {
				RuntimeEvent::TransactionPayment(TransactionFeePaid { who, actual_fee, tip }) => {
					told.fees.push((who, actual_fee, tip));
				},
				RuntimeEvent::FeePolicy(FeeSponsored { who, pool, act, fee, .. }) => {
					told.sponsored.push((who, pool, act, fee));
				},
				RuntimeEvent::Balances(Gnx::Deposit { who, amount }) if who == author => {
					told.author += amount;
				},
				RuntimeEvent::Balances(Gnx::Deposit { who, amount })
					if who == TreasuryAccount::get() =>
				{
					told.treasury.push(amount);
				},
				_ => {},
			}
		}
		told
	}
}

/// Puts a transaction into the block. The last that the treasury gets of it is the fee that its event tells, less what the
/// author gets. Before, who signed may have left what rounding gas up costs, which no other event tells: less than a unit of gas.
fn charge(watch: &mut Watch, transaction: UncheckedExtrinsic, charge: &Charge) {
	let Charge { what, signer, payer, tip, share, succeeds } = *charge;
	let pool = FeePolicy::account_of(PLATFORM_POOL);
	let held = || [signer, &pool].map(scene::gnx);
	let (mark, before) = (eth::mark(), held());
	let outcome = watch.act(what, || apply(transaction));
	let reverted = eth::reverted(mark).is_some();
	assert_eq!(outcome.expect("a valid transaction").is_ok() && !reverted, succeeds, "{what}");
	let after = held();
	let (own, pools) = (before[0] - after[0], before[1] - after[1]);

	let mut told = Told::since(mark);
	let [(who, fee, told_tip)] = &told.fees[..] else { panic!("{what}: {:?}", told.fees) };
	assert_eq!((who, *told_tip), (signer, tip), "{what}");
	assert!(*fee > tip, "{what}");
	assert_eq!(told.author, share.of(*fee), "{what}");
	assert_eq!(told.treasury.pop(), Some(fee - told.author), "{what}");
	let rounded: Balance = told.treasury.iter().sum();
	let sponsored = match payer {
		Payer::Pool => vec![(signer.clone(), PLATFORM_POOL, Act::Purchase, *fee)],
		_ => Vec::new(),
	};
	assert_eq!(told.sponsored, sponsored, "{what}");
	match payer {
		Payer::Pool => assert_eq!((own, pools, rounded), (0, *fee, 0), "{what}"),
		Payer::Signer => assert_eq!((own, pools, rounded), (*fee, 0, 0), "{what}"),
		Payer::SignerOfGas => {
			assert!(told.treasury.len() <= 1 && rounded < eth::gas_price(), "{what}: {rounded}");
			// Where parts of the smallest unit are taken, one such unit may be broken up for it.
			let burnt = own - fee - rounded;
			assert!(burnt <= 1 && pools == 0, "{what}: {burnt}, {pools}");
		},
	}
}

#[test]
fn treasury_should_have_what_events_tell_when_fees_are_paid() {
	env::execute(|| {
		let mut watch = Watch::begin();
		let (dave, payer) = (Sr25519Keyring::Dave.pair(), who::holder());
		let people = [who::account("Consumer"), STRANGER.account(), who::alith()];
		let [consumer, stranger, alith] = &people;
		for who in [consumer, stranger] {
			scene::register(who, Tier::L2);
		}
		let (_, listing) = watch.act("stage", || scene::stage(&people, 100));
		let remark = || frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		let buy = || RuntimeCall::from(purchase(listing, 33));
		let too_much = || pallet_balances::Call::<Runtime>::transfer_keep_alive {
			dest: who::alith().into(),
			value: Balance::MAX / 2,
		};
		let (to, input) = business::solidity(&buy()).expect("a precompile serves it");
		// Of 33 units at a cent.
		let fee = signed(SALE_FEE.of(33 * US_CENT).expect("a small sum"));
		for multiplier in eth::multipliers() {
			NextFeeMultiplier::<Runtime>::put(multiplier);
			for parts in [0, 300_000] {
				let share = watch.act("share of the author", || scene::share_with_author(parts));
				let plain = |what, signer, payer| {
					let (tip, succeeds) = (0, true);
					Charge { what, signer, payer, tip, share, succeeds }
				};
				let known = plain("a signer pays", &payer, Payer::Signer);
				charge(&mut watch, sign(remark(), &dave), &known);
				let known = Charge { tip: 1_001, ..plain("a signer tips", &payer, Payer::Signer) };
				charge(&mut watch, sign_with_tip(remark(), &dave, 1_001), &known);
				let known =
					Charge { succeeds: false, ..plain("what fails", &payer, Payer::Signer) };
				charge(&mut watch, sign(too_much(), &dave), &known);
				let known = plain("a pool pays", consumer, Payer::Pool);
				charge(&mut watch, sign(buy(), &who::pair("Consumer")), &known);
				assert_eq!(watch.brought(Some(USDC)), fee);
				let known = plain("Ethereum", alith, Payer::Signer);
				charge(&mut watch, ALITH.native(buy()), &known);
				let known = plain("a pool for Ethereum", stranger, Payer::Pool);
				charge(&mut watch, STRANGER.free_native(buy()), &known);
				let known = plain("a contract", alith, Payer::SignerOfGas);
				charge(&mut watch, ALITH.call(to, input.clone()), &known);
				let known = plain("a pool for a contract", stranger, Payer::Pool);
				charge(&mut watch, STRANGER.free_call(to, input.clone()), &known);
				assert_eq!(watch.brought(Some(USDC)), fee);
			}
		}

		let (poor, treasury) = (who::account("Poor"), TreasuryAccount::get());
		watch.act("a gift", || scene::endow(&treasury, GNX));
		assert_eq!(watch.brought(None), signed(GNX));
		watch.act("a poor account", || scene::endow(&poor, EXISTENTIAL_DEPOSIT + 10));
		let send = pallet_balances::Call::<Runtime>::transfer_allow_death {
			dest: who::issuer().into(),
			value: 11,
		};
		watch.done("dust", send, &poor);
		assert_eq!(watch.brought(None), signed(EXISTENTIAL_DEPOSIT - 1));
		let spend = pallet_balances::Call::<Runtime>::force_transfer {
			source: treasury.into(),
			dest: who::holder().into(),
			value: GNX / 2,
		};
		watch.act("root spends", || {
			assert_ok!(dispatch_as(spend, RuntimeOrigin::root()));
		});
		assert_eq!(watch.brought(None), -signed(GNX / 2));
		watch.close([PURCHASE, PAID, PAID_ELSEWHERE, DUST, GIFT, SPENT]);
	});
}
