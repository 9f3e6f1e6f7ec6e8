// SPDX-License-Identifier: Apache-2.0
use crate::book::{MAX_TICK, OrderId, Place, Side, Tick, bitmap};
use alloc::collections::BTreeSet;
use codec::{Decode, Encode, MaxEncodedLen};
use proptest::prelude::*;

fn tick(number: u16) -> Tick {
	Tick::new(number).unwrap()
}

#[test]
fn tick_should_be_refused_when_it_is_not_on_the_grid() {
	for number in [0, 2_048, u16::MAX] {
		assert_eq!(Tick::new(number), None);
		assert!(Tick::try_from(number).is_err());
		assert!(Tick::decode(&mut &number.encode()[..]).is_err());
	}
	for number in [1, 2_047] {
		assert_eq!(Tick::decode(&mut &number.encode()[..]), Ok(tick(number)));
	}
	assert_eq!(serde_json::from_str::<Tick>("2047").unwrap(), Tick::MAX);
	assert!(serde_json::from_str::<Tick>("2048").is_err());
}

#[test]
fn tick_should_have_no_neighbour_when_the_grid_ends() {
	assert_eq!(Tick::MIN.below(), None);
	assert_eq!(Tick::MAX.above(), None);
	assert_eq!(Tick::MIN.above(), Tick::new(2));
	assert_eq!(Tick::MAX.below(), Tick::new(2_046));
	assert_eq!(Side::Bid.worse(Tick::MIN), None);
	assert_eq!(Side::Ask.worse(Tick::MAX), None);
	assert_eq!(Side::Bid.better(Tick::MIN), Tick::new(2));
	assert_eq!(Side::Ask.better(Tick::MIN), None);
}

#[test]
fn side_should_keep_its_codec_index() {
	assert_eq!(Side::Bid.encode(), [0]);
	assert_eq!(Side::Ask.encode(), [1]);
	for side in Side::ALL {
		assert_ne!(side, side.opposite());
		assert_eq!(side, side.opposite().opposite());
	}
}

#[test]
fn order_id_should_lay_out_its_parts_as_documented() {
	let place = Place { market: 7, side: Side::Ask, tick: tick(3), page: 5, slot: 9 };
	let id = OrderId::new(place);
	assert_eq!(id.0, 7 << 96 | 1 << 95 | 3 << 80 | 5 << 16 | 9);
	assert_eq!(id.encode().len(), OrderId::max_encoded_len());
}

#[test]
fn order_id_should_name_no_place_when_its_tick_is_off_the_grid() {
	assert_eq!(OrderId(0).place(), None);
	assert_eq!(OrderId(u128::MAX).place(), None);
	assert_eq!(OrderId(2_048 << 80).tick(), None);
}

proptest! {
	#[test]
	fn order_id_should_give_back_its_parts(
		market: u32, ask: bool, number in 1..=MAX_TICK, page: u64, slot: u16,
	) {
		let side = if ask { Side::Ask } else { Side::Bid };
		let place = Place { market, side, tick: tick(number), page, slot };
		let id = OrderId::new(place);
		prop_assert_eq!(id.place(), Some(place));
		prop_assert_eq!((id.market(), id.side(), id.tick()), (market, side, Some(place.tick)));
		prop_assert_eq!((id.page(), id.slot()), (page, slot));
	}

	#[test]
	fn bitmap_should_agree_with_a_set_of_ticks(
		acts in prop::collection::vec((any::<bool>(), 1..=MAX_TICK), 1..300),
		asked in prop::collection::vec(1..=MAX_TICK, 50),
	) {
		let (mut summary, mut words, mut model) = (0u16, [0u128; 16], BTreeSet::new());
		for (adds, number) in acts {
			let word = &mut words[usize::from(bitmap::word_of(tick(number)))];
			let change = if adds { bitmap::set } else { bitmap::clear };
			(summary, *word) = change(summary, *word, tick(number));
			prop_assert_eq!(bitmap::contains(*word, tick(number)), adds);
			if adds { model.insert(number); } else { model.remove(&number); }
		}
		for (index, word) in words.iter().enumerate() {
			prop_assert_eq!(summary >> index & 1 == 1, *word != 0);
		}
		let word = |index: u8| words[usize::from(index)];
		for number in asked.into_iter().chain(model.iter().copied()).chain([1, 127, 128, MAX_TICK]) {
			let above = bitmap::at_or_above(summary, tick(number), word).map(Tick::get);
			let below = bitmap::at_or_below(summary, tick(number), word).map(Tick::get);
			prop_assert_eq!(above, model.range(number..).next().copied());
			prop_assert_eq!(below, model.range(..=number).next_back().copied());
		}
	}
}

#[test]
fn bitmap_should_find_a_single_tick_from_every_tick() {
	for only in 1..=MAX_TICK {
		let (summary, word) = bitmap::set(0, 0, tick(only));
		let words = |index| if index == bitmap::word_of(tick(only)) { word } else { 0 };
		for from in [1, only.saturating_sub(1).max(1), only, (only + 1).min(MAX_TICK), MAX_TICK] {
			let expected = |found: bool| found.then_some(tick(only));
			assert_eq!(bitmap::at_or_above(summary, tick(from), words), expected(from <= only));
			assert_eq!(bitmap::at_or_below(summary, tick(from), words), expected(from >= only));
		}
		assert_eq!(bitmap::clear(summary, word, tick(only)), (0, 0));
	}
}

#[test]
fn bitmap_should_read_two_words_at_most_wherever_it_starts() {
	use core::cell::Cell;
	let reads = Cell::new(0);
	let word = |_| {
		reads.set(reads.get() + 1);
		1 << 64
	};
	for number in 1..=MAX_TICK {
		reads.set(0);
		bitmap::at_or_above(u16::MAX, tick(number), word);
		assert!(reads.get() <= 2, "{number}");
		reads.set(0);
		bitmap::at_or_below(u16::MAX, tick(number), word);
		assert!(reads.get() <= 2, "{number}");
	}
}
