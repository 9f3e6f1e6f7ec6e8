// SPDX-License-Identifier: Apache-2.0
use super::metered::{MARKET, Metered, resting, tick};
use crate::book::{
	Amend, Book, BookError, BookStore, Level, MemoryStore, OrderId, Page, PageKey, Resting, SLOTS,
	Side, Tick, Top, amend,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, Encode, MaxEncodedLen};
use proptest::prelude::*;

fn book(store: &mut Metered) -> Book<'_, Metered> {
	Book::new(MARKET, store)
}

/// Puts `count` bids of one lot at `at`.
fn fill(store: &mut Metered, at: u16, count: u64) -> Vec<OrderId> {
	(0..count)
		.map(|owner| book(store).insert(Side::Bid, tick(at), resting(owner, 1)).unwrap())
		.collect()
}

#[test]
fn insert_should_number_pages_and_slots_in_order_of_arrival() {
	let mut store = Metered::default();
	let ids = fill(&mut store, 9, 17);
	let places: Vec<_> = ids.iter().map(|id| (id.page(), id.slot())).collect();
	assert_eq!(places[..2], [(1, 0), (1, 1)]);
	assert_eq!(places[15..], [(1, 15), (2, 0)]);
	let level = Level { head: 1, tail: 2, lots: 17, orders: 17, tail_used: 1 };
	assert_eq!(book(&mut store).level(Side::Bid, tick(9)), Some(level));
	assert_eq!(book(&mut store).head(Side::Bid, tick(9)), Some((ids[0], resting(0, 1))));
}

#[test]
fn insert_should_reach_both_ends_of_the_grid() {
	let mut store = Metered::default();
	for (side, at) in [(Side::Bid, Tick::MIN), (Side::Ask, Tick::MAX)] {
		let id = book(&mut store).insert(side, at, resting(1, u64::MAX)).unwrap();
		assert_eq!(book(&mut store).best(side), Some(at));
		let before = store.store.clone();
		let again = book(&mut store).insert(side, at, resting(1, 1));
		assert_eq!(again, Err(BookError::LevelFull));
		assert_eq!(store.top(), before.top());
		assert_eq!(store.level(side, at), before.level(side, at));
		assert_eq!(book(&mut store).remove(id), Ok(resting(1, u64::MAX)));
	}
	assert_eq!(store.store.keys(), (0, 0, 0));
	assert_eq!(store.top(), Top { last_page: 2, ..Top::default() });
}

#[test]
fn insert_should_err_when_the_order_has_no_lots_or_no_page_is_left() {
	let mut store = Metered::default();
	let none = book(&mut store).insert(Side::Ask, tick(1), resting(1, 0));
	assert_eq!(none, Err(BookError::ZeroLots));
	store.put_top(Top { last_page: u64::MAX - 1, ..Top::default() });
	let last = book(&mut store).insert(Side::Ask, tick(1), resting(1, 1)).unwrap();
	assert_eq!((last.page(), last.slot()), (u64::MAX, 0));
	let beyond = book(&mut store).insert(Side::Ask, tick(2), resting(1, 1));
	assert_eq!(beyond, Err(BookError::NoPageLeft));
	assert_eq!(store.level(Side::Ask, tick(2)), None);
	// The page there is still takes fifteen.
	for _ in 1..SLOTS {
		book(&mut store).insert(Side::Ask, tick(1), resting(1, 1)).unwrap();
	}
	let beyond = book(&mut store).insert(Side::Ask, tick(1), resting(1, 1));
	assert_eq!(beyond, Err(BookError::NoPageLeft));
	assert_eq!(store.level(Side::Ask, tick(1)).unwrap().orders, 16);
}

#[test]
fn insert_should_err_when_the_level_counts_no_more_orders() {
	let mut store = Metered::default();
	fill(&mut store, 3, 1);
	let level = store.level(Side::Bid, tick(3)).unwrap();
	store.put_level(Side::Bid, tick(3), Level { orders: u32::MAX, ..level });
	let more = book(&mut store).insert(Side::Bid, tick(3), resting(1, 1));
	assert_eq!(more, Err(BookError::LevelFull));
}

#[test]
fn slot_should_never_be_given_again_when_its_order_left() {
	let mut store = Metered::default();
	let ids = fill(&mut store, 3, 2);
	book(&mut store).remove(ids[1]).unwrap();
	let third = fill(&mut store, 3, 1)[0];
	assert_eq!((third.page(), third.slot()), (1, 2));
	book(&mut store).remove(ids[0]).unwrap();
	book(&mut store).remove(third).unwrap();
	let fourth = fill(&mut store, 3, 1)[0];
	assert_eq!((fourth.page(), fourth.slot()), (2, 0));
	for id in [ids[0], ids[1], third] {
		assert_eq!(book(&mut store).get(id), Err(BookError::NotFound));
	}
}

#[test]
fn page_should_go_when_its_last_order_leaves_wherever_it_is_in_the_level() {
	for gone in [0, 1, 2] {
		let mut store = Metered::default();
		let ids = fill(&mut store, 3, 48);
		for id in ids.iter().skip(gone * 16).take(16) {
			book(&mut store).remove(*id).unwrap();
		}
		assert_eq!(store.store.keys(), (1, 2, 1));
		let rest: Vec<_> = book(&mut store).makers(Side::Bid).map(|(id, _)| id).collect();
		let expected: Vec<_> =
			ids.iter().filter(|id| id.page() != gone as u64 + 1).copied().collect();
		assert_eq!(rest, expected);
		// Whatever page is the newest now, it is full.
		assert_eq!(fill(&mut store, 3, 1)[0].slot(), 0);
	}
}

#[test]
fn reduce_should_keep_id_and_place() {
	let mut store = Metered::default();
	let id = book(&mut store).insert(Side::Ask, tick(3), resting(1, 10)).unwrap();
	book(&mut store).insert(Side::Ask, tick(3), resting(2, 5)).unwrap();
	assert_eq!(book(&mut store).reduce(id, 9), Ok(resting(1, 1)));
	assert_eq!(book(&mut store).head(Side::Ask, tick(3)), Some((id, resting(1, 1))));
	assert_eq!(book(&mut store).level(Side::Ask, tick(3)).unwrap().lots, 6);
	assert_eq!(book(&mut store).reduce(id, 0), Err(BookError::ZeroLots));
	for by in [1, 2, u64::MAX] {
		assert_eq!(book(&mut store).reduce(id, by), Err(BookError::TooManyLots));
	}
}

#[test]
fn order_should_not_be_found_when_the_id_is_of_another_market() {
	let mut store = Metered::default();
	let id = fill(&mut store, 3, 1)[0];
	let mut other = Book::new(MARKET + 1, &mut store);
	assert_eq!(other.get(id), Err(BookError::NotFound));
	assert_eq!(other.remove(id), Err(BookError::NotFound));
	assert!(other.makers_after(id).is_none());
}

#[test]
fn amend_should_keep_the_place_only_when_nobody_behind_loses() {
	let from = (tick(5), 10);
	assert_eq!(amend(from, (tick(5), 10)), Ok(Amend::Nothing));
	assert_eq!(amend(from, (tick(5), 4)), Ok(Amend::Reduce(6)));
	assert_eq!(amend(from, (tick(5), 11)), Ok(Amend::Replace));
	assert_eq!(amend(from, (tick(6), 10)), Ok(Amend::Replace));
	assert_eq!(amend(from, (tick(4), 1)), Ok(Amend::Replace));
	assert_eq!(amend(from, (tick(5), 0)), Err(BookError::ZeroLots));
}

/// What the README says of keys read and written.
#[test]
fn keys_should_be_few_and_the_same_at_any_depth() {
	for depth in [1, 1_000] {
		let mut store = Metered::default();
		for at in 1..=depth {
			fill(&mut store, at, 2);
		}
		store.keys();
		let at = depth + 1;
		let first = fill(&mut store, at, 1)[0];
		assert_eq!(store.keys(), (3, 4), "place, new level: top, level, word; page too");
		fill(&mut store, at, 1);
		assert_eq!(store.keys(), (3, 2), "place: top, level, page; level, page");
		fill(&mut store, at, 14);
		store.keys();
		let seventeenth = fill(&mut store, at, 1)[0];
		assert_eq!(store.keys(), (3, 4), "place, new page: top, level, page; and the new page");
		book(&mut store).get(first).unwrap();
		assert_eq!(store.keys(), (1, 0), "get: page");
		book(&mut store).remove(first).unwrap();
		assert_eq!(store.keys(), (2, 2), "cancel: level, page");
		book(&mut store).remove(seventeenth).unwrap();
		assert_eq!(store.keys(), (3, 3), "cancel, page goes: level, page, neighbour");
		let lone = book(&mut store).insert(Side::Ask, tick(2_000), resting(1, 2)).unwrap();
		store.keys();
		book(&mut store).reduce(lone, 1).unwrap();
		assert_eq!(store.keys(), (2, 2), "reduce: level, page");
		book(&mut store).remove(lone).unwrap();
		assert_eq!(store.keys(), (4, 4), "cancel, level goes: level, page, top, word");
	}
}

#[test]
fn makers_should_go_on_behind_an_order_that_left() {
	let mut store = Metered::default();
	let ids = fill(&mut store, 3, 50);
	let deeper = fill(&mut store, 2, 1)[0];
	let after = |store: &mut Metered, id| {
		book(store).makers_after(id).unwrap().map(|(id, _)| id).collect::<Vec<_>>()
	};
	assert_eq!(after(&mut store, ids[48]), [ids[49], deeper]);
	for id in &ids[16..32] {
		book(&mut store).remove(*id).unwrap();
	}
	assert_eq!(after(&mut store, ids[20])[0], ids[32]);
	for id in ids[..16].iter().chain(&ids[32..]) {
		book(&mut store).remove(*id).unwrap();
	}
	assert_eq!(after(&mut store, ids[20]), [deeper]);
	assert!(after(&mut store, deeper).is_empty());
}

#[test]
fn page_should_encode_within_its_bound() {
	let mut page = Page::<[u8; 32]>::new(1);
	let order = Resting {
		owner: [255; 32],
		client: u128::MAX,
		lots: u64::MAX,
		max_fee: crate::FeeShare::MAX,
		expiry: crate::book::Expiry::At(u64::MAX),
	};
	for slot in 0..u16::from(SLOTS) {
		assert_eq!(page.append(order), Some(slot));
	}
	assert_eq!(page.append(order), None);
	assert_eq!(page.encoded_size(), Page::<[u8; 32]>::max_encoded_len());
	assert_eq!(Page::decode(&mut &page.encode()[..]), Ok(page));
	assert_eq!(Page::<[u8; 32]>::new(0).encoded_size(), 33);
}

fn page_key(number: u64) -> PageKey {
	PageKey { side: Side::Bid, tick: tick(7), number }
}

#[test]
fn memory_should_use_room_again_when_pages_went() {
	let mut store = MemoryStore::<u64>::default();
	for number in (1..1_000).chain([u64::MAX]) {
		store.put_page(page_key(number), Page::new(number));
		assert_eq!(store.page(page_key(number)), Some(Page::new(number)));
		let elsewhere = PageKey { tick: tick(8), ..page_key(number) };
		assert_eq!(store.page(elsewhere), None);
		store.remove_page(elsewhere);
		assert_eq!(store.keys().1, 1);
		store.remove_page(page_key(number));
		assert_eq!(store.page(page_key(number)), None);
	}
	assert_eq!(store.keys(), (0, 0, 0));
}

proptest! {
	#[test]
	fn memory_should_agree_with_a_map_of_pages(
		acts in prop::collection::vec((any::<bool>(), 0u64..150, 0u64..3), 1..600),
	) {
		let (mut store, mut model) = (MemoryStore::<u64>::default(), BTreeMap::new());
		for (puts, low, high) in acts {
			// Many share their lowest bits, so that they meet in the table.
			let key = page_key(low + (high << 20));
			if puts {
				store.put_page(key, Page::new(high));
				model.insert(key, Page::new(high));
			} else {
				store.remove_page(key);
				model.remove(&key);
			}
			prop_assert_eq!(store.keys().1, model.len());
		}
		for low in 0..150 {
			for high in 0..3 {
				let key = page_key(low + (high << 20));
				prop_assert_eq!(store.page(key), model.get(&key).cloned());
			}
		}
	}
}
