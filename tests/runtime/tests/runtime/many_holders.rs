// SPDX-License-Identifier: Apache-2.0
//! What ends for all holders at once costs the same for ten as for a hundred thousand, with everybody who is told of it.

use frame_support::{assert_ok, dispatch::GetDispatchInfo, traits::OnIdle, weights::Weight};
use genex_primitives::{LegalClass, Quantity, SeriesId};
use genex_runtime::{AccountId, AllPalletsWithSystem, Runtime, RuntimeCall, RuntimeOrigin, System};
use genex_runtime_tests::{
	env,
	native::dispatch_as,
	scene::{self, US_CENT, hash_of},
	who,
};
use pallet_coupons::{Holding, Holdings, SeriesTerms};
use pallet_sales::ListingTerms;

const FEW: (Quantity, u64) = (10, 10);
const MANY: (Quantity, u64) = (1_000_000, 100_000);
const DAY: u64 = 86_400;

/// A series of which `accounts` hold `units` units; its first buyer had them all.
fn sold((units, accounts): (Quantity, u64)) -> SeriesId {
	let buyer = who::account("Buyer");
	scene::register_company(&buyer, *b"US");
	let terms = SeriesTerms {
		legal_class: LegalClass::Promotional,
		valid_until: env::now() + DAY,
		..scene::gift_card()
	};
	let series = scene::issue(terms, units);
	let closes_at = env::now() + DAY;
	let listing = scene::list(ListingTerms { closes_at, ..scene::offer(series, US_CENT, units) });
	scene::refresh_lists();
	scene::attest_reserve();
	scene::deposit(&buyer, 10_000, "many holders");
	// Half of them at a time, so that nobody has to look at the purchase.
	scene::buy(&buyer, listing, units / 2);
	scene::buy(&buyer, listing, units / 2);
	Holdings::<Runtime>::remove(&buyer, series);
	for number in 0..accounts {
		let mut account = [7; 32];
		account[..8].copy_from_slice(&number.to_le_bytes());
		let holding = Holding { free: units / accounts, ..Holding::default() };
		Holdings::<Runtime>::insert(AccountId::from(account), series, holding);
	}
	series
}

/// A recorder of reads, given to `run` and back.
fn recorder<R: Clone + Default>(run: impl FnOnce(R)) -> R {
	let recorder = R::default();
	run(recorder.clone());
	recorder
}

/// How many keys a call reads of the state below, how many it changes, and what it is declared to weigh.
fn cost(
	held: (Quantity, u64),
	days: u64,
	made: impl FnOnce(SeriesId) -> (RuntimeCall, RuntimeOrigin),
) -> (usize, usize, Weight) {
	let mut chain = env::chain(env::preset("development"));
	let series = chain.execute_with(|| {
		env::begin();
		let series = sold(held);
		env::advance(days * DAY + 1);
		System::reset_events();
		series
	});
	chain.commit_all().expect("no transaction is open");
	let (call, origin) = made(series);
	let weight = call.get_dispatch_info().call_weight;
	let recorded = recorder(|recorder| {
		chain.execute_with_recorder(recorder, || {
			assert_ok!(dispatch_as(call, origin));
		});
	});
	let read = recorded.recorded_keys().values().map(|keys| keys.len()).sum();
	(read, chain.overlayed_changes().changes().count(), weight)
}

fn booking(series: SeriesId) -> (RuntimeCall, RuntimeOrigin) {
	let call = pallet_coupons::Call::<Runtime>::book_expiry { series };
	(call.into(), RuntimeOrigin::signed(who::holder()))
}

fn declaring(series: SeriesId) -> (RuntimeCall, RuntimeOrigin) {
	let call = pallet_insolvency::Call::<Runtime>::declare_default {
		issuer: who::issuer(),
		series: vec![series].try_into().expect("one fits"),
		reason: hash_of("reason"),
	};
	(call.into(), RuntimeOrigin::signed(who::officer()))
}

#[test]
fn booking_an_expiry_should_cost_the_same_when_there_are_many_holders() {
	assert_eq!(cost(FEW, 1, booking), cost(MANY, 1, booking));
}

#[test]
fn declaring_a_default_should_cost_the_same_when_there_are_many_holders() {
	assert_eq!(cost(FEW, 0, declaring), cost(MANY, 0, declaring));
}

/// How many keys the next block reads and changes by itself, with all the idle time that there is, and what that weighs, when
/// a series has just ended and its issuer is in default.
fn cost_of_a_block(held: (Quantity, u64)) -> (usize, usize, Weight) {
	let mut chain = env::chain(env::preset("development"));
	chain.execute_with(|| {
		env::begin();
		let series = sold(held);
		let (call, origin) = declaring(series);
		assert_ok!(dispatch_as(call, origin));
		env::advance(DAY + 1);
		let (call, origin) = booking(series);
		assert_ok!(dispatch_as(call, origin));
		env::finish_block();
	});
	chain.commit_all().expect("no transaction is open");
	let mut weight = Weight::zero();
	let recorded = recorder(|recorder| {
		chain.execute_with_recorder(recorder, || {
			env::start_block_at(env::now() + 1);
			let idle = AllPalletsWithSystem::on_idle(System::block_number(), Weight::MAX);
			weight = System::block_weight().total().saturating_add(idle);
		});
	});
	let read = recorded.recorded_keys().values().map(|keys| keys.len()).sum();
	(read, chain.overlayed_changes().changes().count(), weight)
}

#[test]
fn blocks_should_cost_the_same_when_there_are_many_holders() {
	assert_eq!(cost_of_a_block(FEW), cost_of_a_block(MANY));
}
