// SPDX-License-Identifier: Apache-2.0
//! What comes back to a frozen party, and what it can do once it is released.

use crate::{
	acts::{Act, Amounts},
	causes::{Cause, Verdict, Way, of_redeeming},
	cells::{Counted, line},
	endings::{latest_case, latest_receipt, latest_withdrawal, withdraw},
	outcomes::{attempt, perform_signed},
	parties::{Stage, pair_of, stage},
	routes::{Route, proxy},
	size::Round,
};
use frame_support::assert_ok;
use genex_primitives::{
	Asset as Kind,
	book::{OrderId, Side},
};
use genex_runtime::{AccountId, Cash, Coupons, Runtime, RuntimeCall};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env,
	native::{dispatch, undone},
	scene::{self, USDC},
};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Bob, Charlie, Eve};

/// What comes back to a frozen party out of its own escrow stays with it.
pub fn what_comes_back_should_stay_blocked(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		for cause in Cause::freezes(&Way::ALL) {
			for number in 0..returns(&stage).len() {
				undone(|| give_back(&stage, number, cause, counted));
			}
		}
	});
}

/// What was put aside, and who gives it back by which call.
type Return = (&'static str, Asset, Box<dyn Fn()>, Box<dyn Fn() -> RuntimeCall>, sr25519::Pair);

fn returns(stage: &Stage) -> Vec<Return> {
	use pallet_cash::Call as Cash;
	let (owner, recipient) = (stage.owner.clone(), stage.recipient.clone());
	let screener = stage.screener.clone();
	let units = Kind::Series(stage.series);
	let (quantity, amount) = (u128::from(stage.amounts.units), stage.amounts.withdrawal);
	let (asker, reason) = (owner.clone(), scene::hash_of("reason"));
	let (giver, real) = (owner.clone(), screener.clone());
	let (market, lots) = (stage.market, stage.amounts.units);
	let [seller, asked, buyer, silent] = [(); 4].map(|()| owner.clone());
	vec![
		(
			"RejectWithdrawal",
			Asset::Stablecoin,
			Box::new(move || withdraw(&asker, amount)),
			Box::new(move || {
				Cash::<Runtime>::reject_withdrawal { id: latest_withdrawal(), reason }.into()
			}),
			Eve.pair(),
		),
		(
			"RejectCase",
			Asset::Coupons,
			Box::new(move || {
				scene::open_case(&owner, &recipient, units, quantity);
			}),
			Box::new(move || {
				pallet_travel_rule::Call::<Runtime>::reject { case: latest_case(), reason }.into()
			}),
			Bob.pair(),
		),
		(
			"DeclineReceipt",
			Asset::Coupons,
			Box::new(move || {
				scene::offer_gift(&giver, &screener, units, quantity);
			}),
			Box::new(move || {
				let id = latest_receipt();
				let decline = pallet_quarantine::Call::<Runtime>::decline_receipt { id };
				proxy(real.clone(), decline.into())
			}),
			pair_of("Helper"),
		),
		(
			"ForceCancel",
			Asset::Coupons,
			Box::new(move || scene::place(&seller, market, scene::order(Side::Ask, 2_000, lots))),
			Box::new(move || {
				let order = latest_order(&asked);
				pallet_order_book::Call::<Runtime>::force_cancel { order, reason }.into()
			}),
			Charlie.pair(),
		),
		(
			"TriggerSwitch",
			Asset::Stablecoin,
			Box::new(move || {
				scene::place(&buyer, market, scene::order(Side::Bid, 999, lots));
				let call =
					pallet_order_book::Call::<Runtime>::cancel_all_after { market, seconds: 1 };
				assert_ok!(dispatch(call, &buyer));
				env::advance(1);
			}),
			Box::new(move || {
				let (who, limit) = (silent.clone(), 10);
				pallet_order_book::Call::<Runtime>::trigger_switch { who, market, limit }.into()
			}),
			pair_of("Helper"),
		),
	]
}

/// The order that `who` placed last.
fn latest_order(who: &AccountId) -> OrderId {
	let orders = pallet_order_book::OpenOrders::<Runtime>::iter_prefix((who,));
	orders.map(|(_, order)| order).max().expect("an order waits")
}

fn give_back(stage: &Stage, number: usize, cause: Cause, counted: &mut Counted) {
	let (name, asset, put_aside, give_back, pair) = returns(stage).swap_remove(number);
	let owner = &stage.owner;
	let held = || {
		let money = Cash::balance(USDC, owner.clone());
		let units = Coupons::holding(owner.clone(), stage.series).map_or(0, |one| one.held);
		money.held + money.leaving + u128::from(units)
	};
	put_aside();
	let aside = held();
	cause.impose(owner, stage.series);
	let back = perform_signed(stage, asset, give_back(), &pair);
	let wrong = (aside == 0 || held() > 0).then(|| "it is still in escrow".to_string());
	let cell = line("by others", name, asset, Role::Sender, cause);
	counted.count(&cell, Verdict::Passes, &back, wrong);

	let away: RuntimeCall = match asset {
		Asset::Coupons => {
			let (series, to, quantity) = (stage.series, stage.recipient.clone(), 1);
			pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into()
		},
		_ => {
			let to = stage.recipient.clone();
			pallet_cash::Call::<Runtime>::transfer { asset: USDC, to, amount: 1 }.into()
		},
	};
	let outcome = perform_signed(stage, asset, away, &pair_of("Owner"));
	let cell = line("then Native", name, asset, Role::Sender, cause);
	counted.count(&cell, Verdict::Refused("301"), &outcome, None);
}

/// A frozen holder cannot redeem; what two roles release moves and can be redeemed again.
pub fn release_should_give_everything_back(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		let holder = Route::Native.actor();
		for cause in Cause::freezes(&Way::ALL).into_iter().chain([Cause::UnitsFrozen]) {
			for act in [Act::Redeem, Act::Transfer] {
				undone(|| {
					cause.impose(&holder, stage.series);
					let blocked = undone(|| attempt(&stage, Route::Native, act, Asset::Coupons));
					let cell =
						line("Native", &format!("{act:?}"), Asset::Coupons, Role::Sender, cause);
					counted.count(&cell, of_redeeming(cause), &blocked, None);
					if cause == Cause::UnitsFrozen {
						scene::release_units(&holder, stage.series, 0);
					} else {
						scene::release_party(&holder);
					}
					let free = attempt(&stage, Route::Native, act, Asset::Coupons);
					let cell = line(
						"after release",
						&format!("{act:?}"),
						Asset::Coupons,
						Role::Sender,
						cause,
					);
					counted.count(&cell, Verdict::Passes, &free, None);
				});
			}
		}
	});
}
