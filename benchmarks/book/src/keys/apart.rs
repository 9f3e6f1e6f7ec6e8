// SPDX-License-Identifier: Apache-2.0
//! Keys of acts at orders that wait apart: each at a tick of its own, or alone in a word of the bitmap; and of acts in a call
//! auction.

use super::{
	Acts, Counts, FILLS, PEOPLE, Scene, Waits, cancel, client, count_acts, further, lead, makers,
	place, take_first,
};
use crate::{
	people::Person,
	state::{self, PAR, State},
};
use anyhow::Result;
use genex_primitives::book::{Lots, Side};
use genex_runtime::Runtime;
use pallet_order_book::Call;

/// The best of the ticks at which asks wait, in another word than bids do, with a word between the two.
const ASKS: u16 = PAR + 160;
/// How long the call of the auction lasts, in seconds.
const CALL: u32 = 60;
/// What the order ahead of the others is about: more than one trade takes.
const AHEAD: Lots = 5;

/// The tick number `number` of `side`, the best first. All of a side are in one word.
fn tick(side: Side, number: u16) -> u16 {
	match side {
		Side::Bid => PAR - number,
		Side::Ask => ASKS + number,
	}
}

/// The worst tick of `side`, at which two orders wait, the later one of them that of who acts.
fn last(side: Side) -> u16 {
	let number = u16::try_from(FILLS).expect("a few");
	tick(side, number)
}

/// A better tick than all others of `side`, and in a word of its own. Bids and asks there do not meet.
fn ahead(side: Side) -> u16 {
	match side {
		Side::Bid => PAR + 30,
		Side::Ask => PAR + 100,
	}
}

/// Somebody beside who acts and the makers.
fn spare(people: &[Person]) -> &Person {
	&people[PEOPLE - 2]
}

fn build() -> (State, Scene) {
	state::make(|| {
		let people = Person::first(PEOPLE);
		let market = state::open_ours(state::settle(&people));
		for side in Side::ALL {
			for (number, maker) in (0..).zip(makers(&people, side)) {
				state::rest(&maker.account, market, side, tick(side, number), 1, 1);
			}
			let before = 1 + side as u128;
			state::rest(&spare(&people).account, market, side, last(side), 1, before);
			let queued = client(side, Waits::Queued);
			state::rest(&people[0].account, market, side, last(side), 1, queued);
		}
		take_first(&people, market, tick(Side::Ask, 0));
		Scene { people, market }
	})
}

/// Takes what waits, each order at a tick of its own.
fn takes(scene: &Scene, side: Side) -> Acts {
	let market = scene.market;
	let take = |fills: u32| {
		let order = state::taking(side, last(side.opposite()), fills.into(), fills);
		Call::<Runtime>::place_order { market, order }
	};
	vec![("fill_of_own_tick", take(1)), ("fills_of_own_ticks", take(FILLS - 1))]
}

/// Cancels the order ahead, and with it its tick and its word: the next best tick is in another one.
fn cancel_ahead(scene: &Scene, side: Side) -> Call<Runtime> {
	Call::<Runtime>::cancel_by_client { market: scene.market, client: client(side, Waits::Best) }
}

fn acts_ahead(scene: &Scene, side: Side) -> Acts {
	vec![("cancel_last_of_word", cancel_ahead(scene, side))]
}

fn acts_in_call(scene: &Scene, side: Side) -> Acts {
	vec![
		("place_in_call", place(scene, side, last(side))),
		("cancel_in_call", cancel(scene, side, Waits::Queued)),
	]
}

/// Only a bid is ahead of others and counts for the price.
fn acts_at_price(scene: &Scene, side: Side) -> Acts {
	match side {
		Side::Bid => vec![("cancel_as_price_falls", cancel_ahead(scene, side))],
		Side::Ask => Vec::new(),
	}
}

/// Begins the call of an auction.
fn begin_call(state: &mut State, scene: &Scene) {
	state.ext.execute_with(|| state::call_auction(scene.market, CALL));
	state.ext.commit_all().expect("no transaction is open");
}

/// Has two orders come that meet the bid ahead, and ends the call with the trade of the first: the price is found then, and the
/// bid waits for the second.
fn end_call(state: &mut State, scene: &Scene) {
	let (market, who) = (scene.market, &spare(&scene.people).account);
	state.ext.execute_with(|| {
		for client in [11, 12] {
			state::rest(who, market, Side::Ask, ahead(Side::Bid), 1, client);
		}
	});
	state.ext.commit_all().expect("no transaction is open");
	state::pass(state, CALL.into());
	state.ext.execute_with(|| state::find_price(who, market));
	state.ext.commit_all().expect("no transaction is open");
}

/// Counts the keys of every such act. Gives what each maker after the first costs an order that takes from ticks of one.
pub(super) fn count(worst: &mut Counts) -> Result<(f64, f64)> {
	let (mut state, scene) = build();
	state::begin_second(&mut state);
	let sides = count_acts(&mut state, &scene, takes, worst)?;
	let each = further(&sides, ("fill_of_own_tick", "fills_of_own_ticks"));
	lead(&mut state, &scene, ahead, AHEAD);
	count_acts(&mut state, &scene, acts_ahead, worst)?;
	begin_call(&mut state, &scene);
	count_acts(&mut state, &scene, acts_in_call, worst)?;
	end_call(&mut state, &scene);
	count_acts(&mut state, &scene, acts_at_price, worst)?;
	Ok(each)
}
