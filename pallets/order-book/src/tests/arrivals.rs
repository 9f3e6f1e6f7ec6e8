// SPDX-License-Identifier: Apache-2.0
//! Where blocks end makes no difference to orders that come one after the other (O14).

use super::sequences::Dice;
use crate::{Event, mock::*, types::*};
use frame_support::{storage::with_storage_layer, traits::Hooks};
use genex_primitives::book::{Lots, Side, Tick, TimeInForce};

type Levels = Vec<(Tick, Lots, u32)>;

/// One act of somebody. No order ends by a time or a block, which is what blocks make a difference to.
fn act(dice: &mut Dice) -> bool {
	let who = dice.one_of(&[ALICE, BOB, CAROL, ALICE_PHONE]);
	match dice.roll(10) {
		0..7 => {
			let request = dice.request();
			let time_in_force = match request.time_in_force {
				TimeInForce::Gtt(_) | TimeInForce::Gtb(_) => TimeInForce::Gtc,
				other => other,
			};
			let request = OrderRequest { time_in_force, ..request };
			OrderBook::place_order(by(who), MARKET, request).is_ok()
		},
		7 => OrderBook::amend_order(by(who), MARKET, dice.amendment(who)).is_ok(),
		_ => {
			let order = dice.order_of(who);
			OrderBook::cancel_order(by(who), order).is_ok()
		},
	}
}

/// What is told of 600 acts of which so many make a block, both sides as they are then, and what traders have.
fn played(per_block: u32) -> (Vec<Event<Test>>, [Levels; 2], [(i128, i128); 4]) {
	let mut played = None;
	ExtBuilder.build_and_execute(|| {
		set_rules(MarketRules { referral_cap: percent(50), ..rules_with_fees() });
		let mut dice = Dice(14);
		for number in 1..=600 {
			// As a dispatched call, what fails is undone.
			let _done = with_storage_layer(|| match act(&mut dice) {
				true => Ok(()),
				false => Err(sp_runtime::DispatchError::Other("refused")),
			})
			.is_ok();
			if number % per_block == 0 {
				OrderBook::on_finalize(System::block_number());
				System::set_block_number(System::block_number() + 1);
			}
		}
		let trades = OrderBook::market(MARKET).unwrap().tape.trades;
		assert!(trades > 30, "too few trades: {trades}");
		let sides = Side::ALL.map(|side| OrderBook::depth(MARKET, side, 100));
		played = Some((events(), sides, [ALICE, BOB, CAROL, ALICE_PHONE].map(gain)));
	});
	played.unwrap()
}

#[test]
fn orders_should_come_to_the_same_when_blocks_end_elsewhere() {
	let whole = played(600);
	for per_block in [1, 7, 50] {
		assert_eq!(played(per_block), whole, "{per_block} acts in a block");
	}
}
