// SPDX-License-Identifier: Apache-2.0
//! What acts answer and log, and what views show afterwards.

use super::{
	acts::{FACTORY, TRAVEL_RULE, TREASURY, sol_offer, sol_terms},
	*,
};
use crate::{
	abi::{
		ICoupon::TransferSingle,
		ICouponFactory::*,
		ITravelRule::{self, CaseAccepted, CaseCompleted, acceptCall, caseOfCall, openCaseCall},
		ITreasury::{
			WithdrawalRequested, balancesOfCall, depositStateCall, requestWithdrawalCall,
			tokenOfCall, withdrawToWalletCall, withdrawalOfCall,
		},
	},
	mock::{
		FRIEND, HOLDER, ISSUER, LISTING, OWN_SERIES, PAYLOAD, POUND, POUNDS, REFERENCE, Reviewed,
		SERIES, STOCK, STORE, STRANGER, Sales, TravelRule, UNITS_CASE, UNKNOWN, UNMINTED, WALLET,
		address, build_and_execute, open_units_case,
	},
};
use alloy::primitives::{B256, Bytes, FixedBytes, U256 as Word};
use pallet_travel_rule::CaseState;

fn moved(operator: u8, from: Address, to: Address, series: SeriesId, value: u64) -> Log {
	let (id, value) = (number(series.into()), number(value));
	log(COUPON, TransferSingle { operator: sol(address(operator)), from, to, id, value })
}

fn purchase(quantity: u64, max_total: Balance) -> purchaseCall {
	purchaseCall {
		listing: number(LISTING),
		quantity: number(quantity),
		maxTotal: Word::from(max_total),
	}
}

fn pounds_of(byte: u8) -> Balance {
	Cash::balance(POUNDS, account(byte)).free
}

#[test]
fn create_series_should_answer_the_id_and_show_the_terms() {
	build_and_execute(|| {
		let mut terms = sol_terms();
		terms.resaleCeiling = 900_000;
		terms.territory = 2;
		terms.jurisdictions = vec![FixedBytes(*b"JP"), FixedBytes(*b"US")];
		let next = answer(HOLDER, FACTORY, &nextSeriesIdCall {});
		let series = answer(HOLDER, FACTORY, &createSeriesCall { terms: terms.clone() });
		assert_eq!(series, next);
		let created = SeriesCreated { series, issuer: sol(address(HOLDER)) };
		assert_eq!(logs(), vec![log(FACTORY, created)]);
		let shown = answer(STRANGER, FACTORY, &seriesOfCall { series });
		assert_eq!((shown.issuer, shown.state, shown.revision), (sol(address(HOLDER)), 0, 1));
		let again = createSeriesCall { terms: shown.terms };
		assert_eq!(again.abi_encode(), createSeriesCall { terms }.abi_encode());
	});
}

#[test]
fn create_series_should_revert_when_a_term_has_no_meaning() {
	build_and_execute(|| {
		let before = books();
		let refused = |change: fn(&mut SeriesTerms)| {
			let mut terms = sol_terms();
			change(&mut terms);
			reason(HOLDER, FACTORY, &createSeriesCall { terms })
		};
		let class = refused(|terms| terms.couponClass = 3);
		assert_eq!(class, "Genex: couponClass has no meaning for 3");
		let currency = refused(|terms| terms.currency = FixedBytes(*b"ZZZ"));
		assert_eq!(currency, "Genex: currency is none of ISO 4217");
		let name = refused(|terms| terms.name = "n".repeat(49));
		assert_eq!(name, "Genex: name is too long; it has at most 48 bytes");
		let ceiling = refused(|terms| terms.resaleCeiling = 1_000_001);
		assert_eq!(ceiling, "Genex: resaleCeiling is above the face value of 1000000");
		let territory = refused(|terms| terms.territory = 3);
		assert_eq!(territory, "Genex: territory has no meaning for 3");
		let needless = refused(|terms| terms.jurisdictions = vec![FixedBytes(*b"JP")]);
		assert_eq!(needless, "Genex: jurisdictions must be empty for a territory of 0");
		let twice = refused(|terms| {
			terms.territory = 1;
			terms.jurisdictions = vec![FixedBytes(*b"JP"), FixedBytes(*b"JP")];
		});
		assert_eq!(twice, "Genex: jurisdictions names a country twice");
		let unassigned = refused(|terms| {
			terms.territory = 1;
			terms.jurisdictions = vec![FixedBytes(*b"XX")];
		});
		assert_eq!(unassigned, "Genex: jurisdictions names one that ISO 3166 does not have");
		assert_eq!(books(), before);
	});
}

#[test]
fn batches_should_do_all_or_nothing() {
	build_and_execute(|| {
		let before = books();
		let bad = SeriesTerms { faceMinor: 0, ..sol_terms() };
		let mixed = createSeriesBatchCall { terms: vec![sol_terms(), bad] };
		assert!(reason(HOLDER, FACTORY, &mixed).starts_with("Coupon: "));
		let long = createSeriesBatchCall { terms: vec![sol_terms(); 21] };
		let text = "Genex: terms is too long; it has at most 20";
		assert_eq!(reason(HOLDER, FACTORY, &long), text);
		let foreign = mintBatchCall {
			series: vec![number(OWN_SERIES.into()), number(SERIES.into())],
			quantities: vec![number(1), number(1)],
		};
		assert!(reason(HOLDER, FACTORY, &foreign).starts_with("Coupon: "));
		let uneven = mintBatchCall { quantities: vec![number(1)], ..foreign.clone() };
		let text = "Genex: series and quantities differ in length";
		assert_eq!(reason(HOLDER, FACTORY, &uneven), text);
		let many = mintBatchCall {
			series: vec![number(OWN_SERIES.into()); 101],
			quantities: vec![number(1); 101],
		};
		let text = "Genex: series is too long; it has at most 100";
		assert_eq!(reason(HOLDER, FACTORY, &many), text);
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn mint_and_recall_should_have_a_log_at_both_precompiles() {
	build_and_execute(|| {
		let series = number(OWN_SERIES.into());
		let issuer = sol(address(HOLDER));
		answer(HOLDER, FACTORY, &mintCall { series, quantity: number(7) });
		answer(HOLDER, FACTORY, &recallCall { series, quantity: number(2) });
		let minted = Minted { series, issuer, quantity: number(7) };
		let recalled = Recalled { series, issuer, quantity: number(2) };
		let expected = vec![
			moved(HOLDER, Address::ZERO, issuer, OWN_SERIES, 7),
			log(FACTORY, minted),
			moved(HOLDER, issuer, Address::ZERO, OWN_SERIES, 2),
			log(FACTORY, recalled),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn create_listing_should_answer_the_id_and_show_the_terms() {
	build_and_execute(|| {
		let terms = ListingTerms {
			steps: vec![PriceStep { from: 10, price: POUND / 2 }],
			territory: 1,
			jurisdictions: vec![FixedBytes(*b"JP")],
			holdback: 50_000,
			..sol_offer()
		};
		let listing = answer(HOLDER, FACTORY, &createListingCall { terms: terms.clone() });
		let shown = answer(STRANGER, FACTORY, &listingOfCall { listing });
		assert_eq!((shown.seller, shown.remaining), (sol(address(HOLDER)), 50));
		let again = createListingCall { terms: shown.terms };
		assert_eq!(again.abi_encode(), createListingCall { terms }.abi_encode());
	});
}

#[test]
fn create_listing_should_revert_when_a_term_has_no_meaning() {
	build_and_execute(|| {
		let before = books();
		let refused = |change: fn(&mut ListingTerms)| {
			let mut terms = sol_offer();
			change(&mut terms);
			reason(HOLDER, FACTORY, &createListingCall { terms })
		};
		let tier = refused(|terms| terms.minTier = 4);
		assert_eq!(tier, "Genex: minTier has no meaning for 4");
		let steps = refused(|terms| terms.steps = vec![PriceStep { from: 1, price: 1 }; 9]);
		assert_eq!(steps, "Genex: steps is too long; it has at most 8");
		let territory = refused(|terms| terms.territory = 3);
		assert_eq!(territory, "Genex: territory has no meaning for 3");
		let holdback = refused(|terms| terms.holdback = 1_000_001);
		assert_eq!(holdback, "Genex: holdback is above the whole of 1000000");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn purchase_should_tell_the_price_on_both_sides_of_a_step() {
	build_and_execute(|| {
		let steps = vec![PriceStep { from: 2, price: POUND / 2 }];
		let terms = ListingTerms { steps, ..sol_offer() };
		let listing = answer(HOLDER, FACTORY, &createListingCall { terms });
		System::reset_events();
		let (quantity, total) = (number(3), Word::from(2 * POUND + POUND / 2));
		let call = purchaseCall { listing, quantity, maxTotal: total };
		assert!(answer(FRIEND, FACTORY, &call));
		let (buyer, seller) = (sol(address(FRIEND)), sol(address(HOLDER)));
		let series = number(OWN_SERIES.into());
		let fee = total / number(100);
		let purchased = Purchased { listing, buyer, series, seller, quantity, total, fee };
		let expected = vec![moved(FRIEND, seller, buyer, OWN_SERIES, 3), log(FACTORY, purchased)];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn purchase_should_hand_over_units_and_tell_what_was_paid() {
	build_and_execute(|| {
		let (paid_before, earned_before) = (pounds_of(HOLDER), pounds_of(ISSUER));
		let quote = quoteCall {
			listing: number(LISTING),
			quantity: number(3),
			buyer: sol(address(HOLDER)),
		};
		let quote = answer(STRANGER, FACTORY, &quote);
		assert_eq!((quote.total, quote.reviewed), (Word::from(3 * POUND), false));
		assert_eq!(quote.refusal, "");
		assert!(answer(HOLDER, FACTORY, &purchase(3, 3 * POUND)));
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK + 3);
		assert_eq!(paid_before - pounds_of(HOLDER), 3 * POUND);
		let fee = 3 * POUND / 100;
		assert_eq!(quote.fee, Word::from(fee));
		assert_eq!(pounds_of(ISSUER) - earned_before, 3 * POUND - fee);
		let (buyer, seller) = (sol(address(HOLDER)), sol(address(ISSUER)));
		let purchased = Purchased {
			listing: number(LISTING),
			buyer,
			series: number(SERIES.into()),
			seller,
			quantity: number(3),
			total: Word::from(3 * POUND),
			fee: Word::from(fee),
		};
		let expected = vec![moved(HOLDER, seller, buyer, SERIES, 3), log(FACTORY, purchased)];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn purchase_should_wait_for_an_officer_when_its_value_is_high() {
	build_and_execute(|| {
		Reviewed::set(true);
		let purchase_id = number(pallet_sales::NextPurchaseId::<Test>::get());
		assert!(!answer(HOLDER, FACTORY, &purchase(2, 2 * POUND)));
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK);
		let put_aside = PurchaseUnderReview {
			purchaseId: purchase_id,
			listing: number(LISTING),
			buyer: sol(address(HOLDER)),
			quantity: number(2),
		};
		assert_eq!(logs(), vec![log(FACTORY, put_aside)]);
		let pending = pendingPurchaseCall { purchaseId: purchase_id };
		let shown = answer(STRANGER, FACTORY, &pending);
		assert_eq!((shown.quantity, shown.total), (number(2), Word::from(2 * POUND)));
		assert_eq!(Sales::listing(LISTING).map(|listing| listing.reserved), Some(3));
	});
}

#[test]
fn purchase_should_revert_as_its_quote_says() {
	build_and_execute(|| {
		let before = books();
		assert_eq!(reason(HOLDER, FACTORY, &purchase(3, POUND)), "CouponFactory: PriceAboveLimit");
		let asked = |buyer, quantity| {
			let (listing, buyer) = (number(LISTING), sol(address(buyer)));
			answer(STRANGER, FACTORY, &quoteCall { listing, quantity: number(quantity), buyer })
		};
		for (buyer, quantity) in [(HOLDER, 0), (HOLDER, 100), (ISSUER, 1), (STORE, 1)] {
			let told = asked(buyer, quantity).refusal;
			assert!(!told.is_empty());
			assert_eq!(reason(buyer, FACTORY, &purchase(quantity, 1_000 * POUND)), told);
		}
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn withdrawals_should_be_shown_with_what_is_put_aside() {
	build_and_execute(|| {
		let (asset, amount) = (number(POUNDS.into()), Word::from(2 * POUND));
		let money = balancesOfCall { asset, account: sol(address(HOLDER)) };
		let before = answer(STRANGER, TREASURY, &money);
		let payout = B256::from(PAYLOAD.0);
		let id = answer(HOLDER, TREASURY, &requestWithdrawalCall { asset, amount, payout });
		Reviewed::set(true);
		let wallet = Bytes::copy_from_slice(WALLET.as_bytes());
		let call = withdrawToWalletCall { asset, amount, wallet: wallet.clone() };
		let other = answer(HOLDER, TREASURY, &call);
		assert_eq!(other, id + number(1));
		let after = answer(STRANGER, TREASURY, &money);
		assert_eq!(before.free - after.free, amount + amount);
		assert_eq!(after.leaving - before.leaving, amount + amount);
		let holder = sol(address(HOLDER));
		let shown = answer(STRANGER, TREASURY, &withdrawalOfCall { id: other });
		assert_eq!((shown.holder, shown.asset, shown.amount), (holder, asset, amount));
		assert_eq!((shown.wallet.clone(), shown.reviewed), (wallet.clone(), true));
		let first = WithdrawalRequested {
			id,
			holder,
			asset,
			amount,
			payout,
			wallet: Bytes::new(),
			reviewed: false,
		};
		let payout = shown.payout;
		let second = WithdrawalRequested {
			id: other,
			holder,
			asset,
			amount,
			payout,
			wallet,
			reviewed: true,
		};
		assert_eq!(logs(), vec![log(TREASURY, first), log(TREASURY, second)]);
	});
}

#[test]
fn treasury_should_show_deposits_and_where_stablecoins_are() {
	build_and_execute(|| {
		let state = |reference: H256| {
			let reference = B256::from(reference.0);
			answer(STRANGER, TREASURY, &depositStateCall { depositId: reference })
		};
		assert_eq!(state(REFERENCE), 1);
		assert_eq!(state(H256::repeat_byte(0x52)), 2);
		assert_eq!(state(H256::repeat_byte(0x99)), 0);
		let token = answer(STRANGER, TREASURY, &tokenOfCall { asset: number(POUNDS.into()) });
		assert_eq!(token, sol(book::of_stablecoin(POUNDS)));
		let unknown = tokenOfCall { asset: number(UNKNOWN.into()) };
		assert_eq!(reason(STRANGER, TREASURY, &unknown), "Stablecoin: UnknownAsset");
	});
}

#[test]
fn accept_should_hand_units_over_with_a_log_at_both_precompiles() {
	build_and_execute(|| {
		open_units_case(4);
		System::reset_events();
		let (id, hash) = (number(UNITS_CASE), B256::from(PAYLOAD.0));
		assert!(answer(HOLDER, TRAVEL_RULE, &acceptCall { caseId: id, envelopeHash: hash }));
		assert_eq!(units_at(address(FRIEND), SERIES), 4);
		let (from, to) = (sol(address(HOLDER)), sol(address(FRIEND)));
		let accepted = CaseAccepted { caseId: id, by: from, envelopeHash: hash };
		let completed = CaseCompleted {
			caseId: id,
			originator: from,
			beneficiary: to,
			kind: 0,
			id: number(SERIES.into()),
			quantity: number(4),
		};
		let expected = vec![
			log(TRAVEL_RULE, accepted),
			moved(HOLDER, from, to, SERIES, 4),
			log(TRAVEL_RULE, completed),
		];
		assert_eq!(logs(), expected);
		let shown = answer(STRANGER, TRAVEL_RULE, &caseOfCall { caseId: id });
		assert_eq!((shown.state, shown.kind, shown.id), (5, 0, SERIES));
		assert!(shown.originatorAccepted && shown.beneficiaryAccepted);
	});
}

#[test]
fn open_case_should_answer_the_case_that_it_opened() {
	build_and_execute(|| {
		let opening = openCaseCall {
			kind: number(0),
			id: number(SERIES.into()),
			to: sol(address(FRIEND)),
			quantity: number(9),
			envelope: B256::ZERO,
			envelopeHash: B256::ZERO,
		};
		let id = answer(HOLDER, TRAVEL_RULE, &opening);
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK - 9);
		let case = TravelRule::case(id.to::<u64>()).expect("it was opened");
		assert_eq!((case.state, case.quantity), (CaseState::Started, 9));
		let opened = ITravelRule::CaseOpened {
			caseId: id,
			originator: sol(address(HOLDER)),
			beneficiary: sol(address(FRIEND)),
			kind: 0,
			id: number(SERIES.into()),
			quantity: number(9),
		};
		assert_eq!(logs(), vec![log(TRAVEL_RULE, opened)]);
	});
}

#[test]
fn choose_breakage_should_show_and_tell_what_is_expected() {
	build_and_execute(|| {
		let series = number(UNMINTED.into());
		let shown = || answer(STRANGER, FACTORY, &breakageOfCall { series });
		assert_eq!(shown(), Word::ZERO);
		let choice = |expected| chooseBreakageCall { series, expected: number(expected) };
		answer(HOLDER, FACTORY, &choice(100_000));
		assert_eq!(shown(), number(100_000));
		answer(HOLDER, FACTORY, &choice(0));
		assert_eq!(shown(), Word::ZERO);
		let issuer = sol(address(HOLDER));
		let told = |old, new| {
			let (old, new) = (number(old), number(new));
			log(FACTORY, BreakageChosen { series, issuer, oldExpected: old, newExpected: new })
		};
		assert_eq!(logs(), vec![told(0, 100_000), told(100_000, 0)]);
	});
}

#[test]
fn choose_breakage_should_change_nothing_when_it_is_refused() {
	build_and_execute(|| {
		let before = books();
		let series = number(UNMINTED.into());
		let choice = |expected| chooseBreakageCall { series, expected: number(expected) };
		assert_eq!(reason(HOLDER, FACTORY, &choice(0)), "CouponFactory: NothingChanges");
		assert_eq!(reason(HOLDER, FACTORY, &choice(1_000_000)), "CouponFactory: UnsoundMethod");
		assert_eq!(reason(FRIEND, FACTORY, &choice(1)), "CouponFactory: NotIssuer");
		let text = "Genex: expected is more than the whole; name millionths";
		assert_eq!(reason(HOLDER, FACTORY, &choice(1_000_001)), text);
		let unknown = chooseBreakageCall { series: number(99), expected: number(1) };
		assert_eq!(reason(HOLDER, FACTORY, &unknown), "CouponFactory: UnknownSeries");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}
