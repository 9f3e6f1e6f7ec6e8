// SPDX-License-Identifier: Apache-2.0
//! What acts cost whoever sends them.
//!
//! Bounds are in US dollars and fees in GNX, so a price is needed: here and in the documents one GNX is one US dollar. At
//! another price the bounds are met by setting the fees' base anew.

use codec::Encode;
use frame_support::dispatch::GetDispatchInfo;
use genex_primitives::Asset;
use genex_runtime::{
	AccountId, Authorship, Balance, Balances, FeePolicy, Runtime, RuntimeCall, System,
	TransactionPayment,
	configs::monetary::{MaximumMultiplier, MinimumMultiplier, TreasuryAccount},
	constants::{EXISTENTIAL_DEPOSIT, GNX},
};
use genex_runtime_tests::{
	business, env, eth,
	metadata::{calls, zero_call},
	native::{apply, dispatch, sign},
	orders,
	scene::{self, DOLLAR, USDC},
	who,
};
use pallet_permits::SignedPermit;
use pallet_redemption::SignedTicket;
use pallet_revive::RUNTIME_PALLETS_ADDR;
use pallet_transaction_payment::{Multiplier, NextFeeMultiplier};
use sp_core::H160;
use sp_keyring::Sr25519Keyring;
use std::collections::BTreeSet;

/// Price of one GNX in millionths of a US dollar.
const MICRO_DOLLARS_PER_GNX: Balance = 1_000_000;
/// A thousandth of a dollar.
const BOUND: Balance = 1_000;

/// Pallets whose calls are no acts of people and companies, and whose work they are. What every other pallet takes is bounded.
const NO_ACTS: [(&str, &str); 27] = [
	("Arbitrators", GOVERNANCE),
	("Attestors", GOVERNANCE),
	("ComplianceOfficers", GOVERNANCE),
	("Council", GOVERNANCE),
	("CouncilMembers", GOVERNANCE),
	("CourtOfficers", GOVERNANCE),
	("Dispatchers", GOVERNANCE),
	("Gateways", GOVERNANCE),
	("Grandpa", "validators report each other"),
	("Migrations", "root mends a migration that is stuck"),
	("Parameters", GOVERNANCE),
	("Preimage", GOVERNANCE),
	("RateOracles", GOVERNANCE),
	("Revive", "contracts, which compute as much as their callers pay for"),
	("RootDelay", GOVERNANCE),
	("SafeMode", GOVERNANCE),
	("Sanctions", "oracles keep lists, and officers and courts do as they say"),
	("SanctionsOracles", GOVERNANCE),
	("Scheduler", GOVERNANCE),
	("SecondOfficers", GOVERNANCE),
	("Session", "validators change their keys"),
	("System", "root replaces the runtime, which may take a block"),
	("Timestamp", "authors set the clock"),
	("TxPause", GOVERNANCE),
	("Utility", "carries acts, which cost what they cost alone"),
	("Validators", "the council and validators make the set"),
	("Whitelist", GOVERNANCE),
];
const GOVERNANCE: &str = "the council and those whom it appoints rule";

fn settle_permit(series: u32) -> RuntimeCall {
	let SignedPermit { permit, signature } =
		scene::signed_permit(&who::pair("Holder"), &who::alith(), series, 1);
	pallet_permits::Call::<Runtime>::settle { permit, signature }.into()
}

fn redeem_ticket(series: u32) -> RuntimeCall {
	let ticket = scene::ticket(&who::holder(), &who::issuer(), series, 1);
	let SignedTicket { ticket, signature } = scene::signed_ticket(ticket, &who::pair("Holder"));
	pallet_redemption::Call::<Runtime>::redeem_ticket { ticket, signature }.into()
}

fn acts(series: u32, listing: u64, market: u32) -> Vec<(&'static str, RuntimeCall)> {
	use pallet_coupons::Call as Coupons;
	let to = who::alith();
	let (asset, amount, quantity) = (USDC, DOLLAR, 1);
	vec![
		(
			"gnx: transfer",
			pallet_balances::Call::<Runtime>::transfer_keep_alive {
				dest: to.clone().into(),
				value: GNX,
			}
			.into(),
		),
		(
			"cash: transfer",
			pallet_cash::Call::<Runtime>::transfer { asset, to: to.clone(), amount }.into(),
		),
		(
			"cash: request withdrawal",
			pallet_cash::Call::<Runtime>::request_withdrawal {
				asset,
				amount,
				payout: scene::hash_of("payout"),
			}
			.into(),
		),
		(
			"cash: withdraw to wallet",
			pallet_cash::Call::<Runtime>::withdraw_to_wallet {
				asset,
				amount,
				wallet: scene::wallet(),
			}
			.into(),
		),
		(
			"travel rule: open case",
			pallet_travel_rule::Call::<Runtime>::open_case {
				asset: Asset::Stablecoin(asset),
				to: to.clone(),
				quantity: amount,
				envelope: Some(scene::envelope()),
			}
			.into(),
		),
		(
			"travel rule: transfer",
			pallet_travel_rule::Call::<Runtime>::transfer_recorded {
				asset: Asset::Stablecoin(asset),
				to: to.clone(),
				quantity: amount,
				envelope: scene::envelope(),
			}
			.into(),
		),
		(
			"quarantine: offer",
			pallet_quarantine::Call::<Runtime>::offer {
				asset: Asset::Series(series),
				to: to.clone(),
				quantity: 1,
				note: scene::hash_of("note"),
			}
			.into(),
		),
		(
			"quarantine: accept receipt",
			pallet_quarantine::Call::<Runtime>::accept_receipt { id: 0 }.into(),
		),
		("permits: settle", settle_permit(series)),
		("claims: print a card", scene::printed_card(series, quantity).into()),
		("claims: card", scene::card_claim(1, &to).into()),
		("claims: send a link", scene::gift_link(series, quantity).into()),
		("claims: gift", scene::link_claim(1, &to).into()),
		("redemption: ticket", redeem_ticket(series)),
		("redemption: authorise", scene::authorisation(&who::issuer(), series, quantity).into()),
		(
			"redemption: capture",
			pallet_redemption::Call::<Runtime>::capture { id: 1, quantity }.into(),
		),
		("redemption: void", pallet_redemption::Call::<Runtime>::void { id: 1 }.into()),
		(
			"insolvency: claim",
			pallet_insolvency::Call::<Runtime>::claim { series, quantity }.into(),
		),
		(
			"coupons: transfer",
			Coupons::<Runtime>::transfer { series, to: to.clone(), quantity }.into(),
		),
		(
			"coupons: redeem",
			Coupons::<Runtime>::redeem {
				series,
				quantity,
				redeemer: who::issuer(),
				order_hash: scene::hash_of("order"),
				ciphertext: Some(vec![7; 512].try_into().expect("at the bound")),
			}
			.into(),
		),
		(
			"coupons: set operator",
			Coupons::<Runtime>::set_operator { operator: to, approved: true }.into(),
		),
		(
			"coupons: create series",
			Coupons::<Runtime>::create_series { terms: Box::new(scene::gift_card()) }.into(),
		),
		("coupons: mint", Coupons::<Runtime>::mint { series, quantity }.into()),
		(
			"sales: create listing",
			pallet_sales::Call::<Runtime>::create_listing {
				terms: scene::offer(series, DOLLAR, 1),
			}
			.into(),
		),
		(
			"sales: purchase",
			pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total: DOLLAR }.into(),
		),
		("order book: place order", scene::named_bid(market).into()),
		("order book: cancel by client", scene::named_cancel(market).into()),
		(
			"kyc: link account",
			pallet_kyc::Call::<Runtime>::link_account {
				new_account: who::account("new"),
				deadline: 0,
				signature: sp_runtime::MultiSignature::Sr25519(Default::default()),
			}
			.into(),
		),
	]
}

/// What a native transaction with this call pays at most, in units of GNX.
fn fee(call: &RuntimeCall) -> Balance {
	let transaction = sign(call.clone(), &Sr25519Keyring::Dave.pair());
	let length = u32::try_from(transaction.encoded_size()).expect("short");
	TransactionPayment::compute_fee(length, &transaction.get_dispatch_info(), 0)
}

fn micro_dollars(fee: Balance) -> Balance {
	(fee * MICRO_DOLLARS_PER_GNX).div_ceil(GNX)
}

fn at_multiplier(multiplier: u32) {
	NextFeeMultiplier::<Runtime>::put(Multiplier::from_u32(multiplier));
}

/// What an Ethereum transaction of Alith costs in the end.
fn paid_by_ethereum(to: H160, input: Vec<u8>) -> Balance {
	let before = System::account(who::alith()).data.free;
	let mark = eth::mark();
	assert_eq!(apply(eth::ALITH.call(to, input)), Ok(Ok(())));
	assert_eq!(eth::reverted(mark), None);
	before - System::account(who::alith()).data.free
}

/// A native call in an Ethereum transaction.
fn native_by_ethereum(call: impl Into<RuntimeCall>) -> Balance {
	paid_by_ethereum(RUNTIME_PALLETS_ADDR, call.into().encode())
}

/// An act in a market through the precompile.
fn trade_by_ethereum(call: &pallet_order_book::Call<Runtime>) -> Balance {
	paid_by_ethereum(orders::MARKETPLACE, orders::solidity(call).expect("served to Solidity"))
}

/// An act with units through the precompile, as MetaMask sends it.
fn move_by_ethereum(call: &pallet_coupons::Call<Runtime>) -> Balance {
	let (to, input) = business::units(call).expect("served to Solidity");
	paid_by_ethereum(to, input)
}

fn redeem_by_ethereum(series: u32) -> Balance {
	move_by_ethereum(&scene::redeeming(&who::issuer(), series, 1))
}

fn give_by_ethereum(series: u32) -> Balance {
	let (from, to) = (who::alith(), who::baltathar());
	move_by_ethereum(&pallet_coupons::Call::<Runtime>::transfer_from {
		from,
		to,
		series,
		quantity: 1,
	})
}

#[test]
fn acts_should_cost_less_than_a_thousandth_of_a_dollar_and_ten_times_that_at_the_bound() {
	env::execute(|| {
		let (series, listing) = scene::stage(&[who::holder(), who::alith()], 100);
		let market = scene::open_market(series, 1);
		println!("fees in millionths of a US dollar, one GNX being one US dollar");
		println!("{:<28} {:>13} {:>14}", "act", "multiplier 1", "multiplier 10");
		let mut rows: Vec<(&str, Balance, Balance)> = Vec::new();
		for (name, call) in acts(series, listing, market) {
			at_multiplier(1);
			let low = micro_dollars(fee(&call));
			at_multiplier(10);
			rows.push((name, low, micro_dollars(fee(&call))));
		}
		let purchase = || -> RuntimeCall {
			let (quantity, max_total) = (1, DOLLAR);
			pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total }.into()
		};
		let buy_there = || {
			let (to, input) = business::solidity(&purchase()).expect("a precompile serves it");
			paid_by_ethereum(to, input)
		};
		let send = || {
			let (asset, to, amount) = (USDC, who::holder(), DOLLAR);
			native_by_ethereum(pallet_cash::Call::<Runtime>::transfer { asset, to, amount })
		};
		let everyday: [(&str, &dyn Fn() -> Balance); 9] = [
			("ethereum: purchase", &|| native_by_ethereum(purchase())),
			("ethereum: place order", &|| native_by_ethereum(scene::named_bid(market))),
			("ethereum: cancel by client", &|| native_by_ethereum(scene::named_cancel(market))),
			("precompile: purchase", &buy_there),
			("precompile: place order", &|| trade_by_ethereum(&scene::named_bid(market))),
			("precompile: cancel by client", &|| trade_by_ethereum(&scene::named_cancel(market))),
			("ethereum: redeem", &|| redeem_by_ethereum(series)),
			("ethereum: give", &|| give_by_ethereum(series)),
			("ethereum: transfer", &send),
		];
		let at = |multiplier| {
			at_multiplier(multiplier);
			everyday.map(|(_, act)| micro_dollars(act()))
		};
		let (low, high) = (at(1), at(10));
		rows.extend((0..everyday.len()).map(|index| (everyday[index].0, low[index], high[index])));
		at_multiplier(1);
		for (name, low, high) in &rows {
			println!("{name:<28} {low:>13} {high:>14}");
		}
		for (name, low, high) in rows {
			assert!(low <= BOUND, "{name} costs {low} at multiplier 1");
			assert!(high <= 10 * BOUND, "{name} costs {high} at multiplier 10");
		}
	});
}

/// Each act once, with as little in its lists as there can be: what more costs is the sender's own choice.
#[test]
fn every_act_should_cost_less_than_the_bounds_at_the_price_and_multipliers_of_the_chain() {
	env::execute(|| {
		assert_eq!(Balance::from(FeePolicy::policy().gnx_price), MICRO_DOLLARS_PER_GNX);
		let bounds = [(MinimumMultiplier::get(), BOUND), (MaximumMultiplier::get(), 10 * BOUND)];
		let others = BTreeSet::from(NO_ACTS.map(|(pallet, _)| pallet));
		let mut seen = BTreeSet::new();
		let mut dear = Vec::new();
		for call in calls() {
			if let Some(pallet) = others.get(call.pallet.as_str()) {
				seen.insert(*pallet);
				continue;
			}
			let act = zero_call(&call.pallet, &call.name);
			for (multiplier, bound) in bounds {
				NextFeeMultiplier::<Runtime>::put(multiplier);
				let costs = micro_dollars(fee(&act));
				if costs > bound {
					dear.push(format!("{} costs {costs} at {multiplier:?}", call.path()));
				}
			}
		}
		at_multiplier(1);
		assert!(dear.is_empty(), "{dear:#?}");
		assert_eq!(seen, others, "every pallet of the list takes calls");
	});
}

/// A transaction that does nothing and is paid by the holder.
fn pay_fee() {
	let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
	assert_eq!(apply(sign(remark, &Sr25519Keyring::Dave.pair())), Ok(Ok(())));
}

/// What `act` takes from `payer` and gives to `other`, mostly the author, and to the treasury; nothing is lost or made.
fn moved(payer: &AccountId, other: &AccountId, act: impl FnOnce()) -> (Balance, Balance, Balance) {
	let treasury = TreasuryAccount::get();
	assert!(payer != other && *other != treasury);
	let balances = || [payer, other, &treasury].map(|who| System::account(who).data.free);
	let (issuance, before) = (Balances::total_issuance(), balances());
	act();
	let after = balances();
	assert_eq!(Balances::total_issuance(), issuance);
	(before[0] - after[0], after[1] - before[1], after[2] - before[2])
}

/// Who makes the block.
fn author() -> AccountId {
	Authorship::author().expect("somebody makes the block")
}

#[test]
fn fee_should_go_to_the_treasury_whole() {
	env::execute(|| {
		let mark = eth::mark();
		let (paid, to_author, to_treasury) = moved(&who::holder(), &author(), pay_fee);
		assert!(paid > 0);
		assert_eq!(paid, eth::fee_paid_since(mark));
		assert_eq!((to_author, to_treasury), (0, paid));
	});
}

#[test]
fn fee_of_an_ethereum_transaction_should_go_to_the_treasury_whole() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 100);
		let redeem = || assert!(redeem_by_ethereum(series) > 0);
		let (paid, to_author, to_treasury) = moved(&who::alith(), &author(), redeem);
		assert_eq!((to_author, to_treasury), (0, paid));
	});
}

#[test]
fn fee_should_be_shared_with_the_author_when_the_council_says_so() {
	env::execute(|| {
		let author = author();
		for parts in [300_000, 800_000, 0] {
			let share = scene::share_with_author(parts);
			let (paid, to_author, to_treasury) = moved(&who::holder(), &author, pay_fee);
			assert!(paid > 0);
			assert_eq!(to_author, share.of(paid), "{parts}");
			assert_eq!(to_treasury, paid - share.of(paid), "{parts}");
		}
	});
}

#[test]
fn fee_of_an_ethereum_transaction_should_be_shared_with_the_author_when_the_council_says_so() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 100);
		let share = scene::share_with_author(500_000);
		let mark = eth::mark();
		let redeem = || assert!(redeem_by_ethereum(series) > 0);
		let (paid, to_author, to_treasury) = moved(&who::alith(), &author(), redeem);
		let fee = eth::fee_paid_since(mark);
		assert!(fee > 0);
		assert_eq!(to_author, share.of(fee));
		// What rounding gas up costs is no fee, and is the treasury's alone.
		assert_eq!(to_treasury, paid - share.of(fee));
		assert!((fee..fee + eth::gas_price()).contains(&paid), "{paid} for {fee}");
	});
}

#[test]
fn fee_should_go_to_the_treasury_whole_when_the_author_cannot_have_its_part() {
	env::execute(|| {
		let share = scene::share_with_author(1);
		// One that does not exist, and of whom the part would be less than the least balance.
		let author = who::account("Author");
		let key = frame_support::storage::storage_prefix(b"Authorship", b"Author");
		frame_support::storage::unhashed::put(&key, &author);
		assert_eq!(Authorship::author(), Some(author.clone()));
		let (paid, to_author, to_treasury) = moved(&who::holder(), &author, pay_fee);
		assert!(share.of(paid) > 0 && share.of(paid) < EXISTENTIAL_DEPOSIT);
		assert_eq!((to_author, to_treasury), (0, paid));
	});
}

#[test]
fn dust_should_go_to_the_treasury() {
	env::execute(|| {
		let poor = who::account("Poor");
		scene::endow(&poor, EXISTENTIAL_DEPOSIT + 10);
		let send = pallet_balances::Call::<Runtime>::transfer_allow_death {
			dest: who::issuer().into(),
			value: 11,
		};
		let sent = moved(&poor, &who::issuer(), || assert_eq!(dispatch(send, &poor), Ok(())));
		assert_eq!(sent, (EXISTENTIAL_DEPOSIT + 10, 11, EXISTENTIAL_DEPOSIT - 1));
	});
}
