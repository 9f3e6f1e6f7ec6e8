// SPDX-License-Identifier: Apache-2.0
//! What is declared to cost time fits into a block.

use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::Get,
	weights::Weight,
};
use genex_runtime::{
	Runtime, RuntimeCall, System,
	configs::doors::{Giving, Unnamed},
};
use genex_runtime_tests::{
	env,
	metadata::{calls, zero_call},
	scene, who,
};

fn most_of(class: DispatchClass) -> Weight {
	<Runtime as frame_system::Config>::BlockWeights::get()
		.get(class)
		.max_extrinsic
		.expect("bounded")
}

#[test]
fn every_call_should_fit_into_a_block() {
	env::execute(|| {
		for call in calls() {
			let info = zero_call(&call.pallet, &call.name).get_dispatch_info();
			// Root may book a whole block for what replaces the code; inherents come before everything else.
			// What carries an Ethereum transaction weighs everything, so that it is never dispatched as it is.
			let whole_block =
				["System.set_code", "System.apply_authorized_upgrade", "Revive.eth_transact"];
			if info.class == DispatchClass::Mandatory || whole_block.contains(&&*call.path()) {
				continue;
			}
			assert!(
				info.total_weight().all_lte(most_of(info.class)),
				"{}: {:?} of {:?}",
				call.path(),
				info.total_weight(),
				most_of(info.class)
			);
		}
	});
}

#[test]
fn no_call_should_be_free() {
	env::execute(|| {
		let mut free = Vec::new();
		for call in calls() {
			// A remark touches nothing; root says what `with_weight` weighs.
			if ["System.remark", "Utility.with_weight"].contains(&&*call.path()) {
				continue;
			}
			let weight = zero_call(&call.pallet, &call.name).get_dispatch_info().call_weight;
			if weight.ref_time() < 1_000_000 {
				free.push(format!("{}: {weight:?}", call.path()));
			}
		}
		assert!(free.is_empty(), "{free:#?}");
	});
}

/// The calls of ours whose cost grows with their arguments, at their largest.
fn largest() -> Vec<RuntimeCall> {
	let mut all = largest_of_value();
	all.extend(largest_of_rules());
	all.extend(largest_of_serials());
	all.extend(largest_of_the_book());
	all
}

/// Those of the order book.
fn largest_of_the_book() -> Vec<RuntimeCall> {
	use genex_primitives::book::{OrderId, Side};
	use pallet_order_book::{Call, Config, OrderRequest};
	let market = 1;
	let limit = <Runtime as Config>::MaxBatch::get();
	let max_fills = <Runtime as Config>::MaxFills::get();
	let order = scene::order(Side::Bid, 500, 10);
	let places = vec![OrderRequest { max_fills: 1, ..order.clone() }; limit as usize];
	let orders = vec![OrderId(1); limit as usize];
	vec![
		Call::<Runtime>::place_order { market, order: OrderRequest { max_fills, ..order } }.into(),
		Call::<Runtime>::batch {
			market,
			cancels: Default::default(),
			amends: Default::default(),
			places: places.try_into().expect("at the bound"),
			atomic: true,
		}
		.into(),
		Call::<Runtime>::cancel_orders { market, side: None, up_to: None, limit }.into(),
		Call::<Runtime>::trigger_switch { who: who::holder(), market, limit }.into(),
		Call::<Runtime>::sweep { market, limit }.into(),
		Call::<Runtime>::return_dead { orders: orders.try_into().expect("at the bound") }.into(),
		Call::<Runtime>::uncross { market, max_fills }.into(),
	]
}

/// Those that name serials.
fn largest_of_serials() -> Vec<RuntimeCall> {
	use pallet_serials::{Call, MAX_PAGE, MAX_RANGES, SerialRange};
	let all: Vec<_> = (1..=u64::from(MAX_RANGES)).map(|n| SerialRange::one(2 * n)).collect();
	let ranges = || all.clone().try_into().expect("at the bound");
	let gifts: Vec<_> = all.iter().map(|range| (who::alith(), *range)).collect();
	let (series, from, to) = (1, who::holder(), who::alith());
	let redeem = Call::<Runtime>::redeem_serials {
		series,
		ranges: ranges(),
		redeemer: who::issuer(),
		order_hash: scene::hash_of("order"),
		ciphertext: None,
	};
	let taken = Call::<Runtime>::transfer_serials_from {
		series,
		from: from.clone(),
		to: to.clone(),
		ranges: ranges(),
	};
	let given = Call::<Runtime>::transfer_serials { series, to, ranges: ranges() };
	let gifts = gifts.try_into().expect("at the bound");
	vec![
		given.into(),
		taken.into(),
		Call::<Runtime>::distribute_serials { series, gifts }.into(),
		redeem.into(),
		Call::<Runtime>::clear_serials { series, who: from, limit: MAX_PAGE }.into(),
	]
}

/// Those that say what may move.
fn largest_of_rules() -> Vec<RuntimeCall> {
	use pallet_sanctions::{Action, ListEntry, MAX_ENTRIES, Target};
	let entry = ListEntry {
		target: Target::Identity(1),
		action: Action::Delist,
		reason: 0,
		case: Default::default(),
	};
	let rate = genex_primitives::Rate { picos_per_minor: 1, source_time: 0 };
	let euro = genex_primitives::CurrencyCode::new(*b"EUR").expect("a currency");
	let member = pallet_transfer_policies::Member::Identity(1);
	let counter = pallet_compliance::Counter::Seller { identity: 1, seller: 2 };
	vec![
		pallet_sanctions::Call::<Runtime>::update_list {
			list: scene::LIST,
			version: 1,
			source_time: 0,
			entries: vec![entry; MAX_ENTRIES as usize].try_into().expect("at the bound"),
			last: true,
		}
		.into(),
		pallet_compliance::Call::<Runtime>::set_rates {
			rates: vec![(euro, rate); pallet_compliance::MAX_RATES as usize]
				.try_into()
				.expect("at the bound"),
			reason: scene::hash_of("reason"),
		}
		.into(),
		pallet_compliance::Call::<Runtime>::sweep_pairs {
			pairs: vec![(1, 2); pallet_compliance::MAX_SWEPT as usize]
				.try_into()
				.expect("at the bound"),
		}
		.into(),
		pallet_compliance::Call::<Runtime>::sweep_counters {
			counters: vec![counter; pallet_compliance::MAX_SWEPT as usize]
				.try_into()
				.expect("at the bound"),
		}
		.into(),
		pallet_transfer_policies::Call::<Runtime>::add_members {
			policy: 2,
			members: vec![member; pallet_transfer_policies::MAX_BATCH as usize]
				.try_into()
				.expect("at the bound"),
			reason: scene::hash_of("reason"),
		}
		.into(),
		pallet_sales::Call::<Runtime>::remove_listing {
			listing: 1,
			limit: pallet_sales::MAX_REMOVED,
		}
		.into(),
		pallet_sales::Call::<Runtime>::end_windows { series: 1, limit: pallet_sales::MAX_ENDED }
			.into(),
		pallet_sales::Call::<Runtime>::purchase_bundle {
			items: vec![(1, 1); pallet_sales::MAX_BUNDLE as usize]
				.try_into()
				.expect("at the bound"),
			max_totals: Default::default(),
		}
		.into(),
		pallet_coupons::Call::<Runtime>::sweep_holdings {
			series: 1,
			accounts: vec![who::holder(); pallet_coupons::MAX_SWEPT as usize]
				.try_into()
				.expect("at the bound"),
		}
		.into(),
		pallet_coupons::Call::<Runtime>::sweep_redeemers {
			series: 1,
			limit: pallet_coupons::MAX_SWEPT,
		}
		.into(),
		pallet_issuers::Call::<Runtime>::remove_expired_staff {
			issuer: who::issuer(),
			staff: vec![who::holder(); pallet_issuers::MAX_REMOVED as usize]
				.try_into()
				.expect("at the bound"),
		}
		.into(),
	]
}

/// Those that move value or say what it is.
fn largest_of_value() -> Vec<RuntimeCall> {
	use pallet_coupons::{Call, MAX_APPROVALS, MAX_BATCH};
	let items = vec![(1, 1); MAX_BATCH as usize];
	let approvals = vec![(1, 1); MAX_APPROVALS as usize];
	let (from, to) = (who::holder(), who::alith());
	let ticket = scene::ticket(&from, &who::issuer(), 1, 1);
	let signed = scene::signed_ticket(ticket, &who::pair("Holder"));
	let tickets = vec![signed; pallet_redemption::MAX_TICKETS as usize];
	let permit = scene::signed_permit(&who::pair("Holder"), &who::issuer(), 1, 1);
	vec![
		Call::<Runtime>::transfer_batch {
			to: to.clone(),
			items: items.clone().try_into().expect("at the bound"),
		}
		.into(),
		Call::<Runtime>::transfer_batch_from {
			from,
			to,
			items: items.try_into().expect("at the bound"),
		}
		.into(),
		Call::<Runtime>::approve_series {
			approvals: approvals.try_into().expect("at the bound"),
			reason: scene::hash_of("reason"),
		}
		.into(),
		Call::<Runtime>::create_series { terms: Box::new(scene::gift_card()) }.into(),
		pallet_permits::Call::<Runtime>::settle_batch {
			permits: vec![permit; pallet_permits::MAX_PERMITS as usize]
				.try_into()
				.expect("at the bound"),
		}
		.into(),
		pallet_claims::Call::<Runtime>::sweep_marks { batch: 1, limit: pallet_claims::MAX_SWEEP }
			.into(),
		pallet_redemption::Call::<Runtime>::redeem_tickets {
			tickets: tickets.try_into().expect("at the bound"),
		}
		.into(),
	]
}

#[test]
fn largest_calls_should_fit_into_a_block() {
	env::execute(|| {
		for call in largest() {
			let info = call.get_dispatch_info();
			let most = most_of(info.class);
			assert!(info.total_weight().all_lte(most), "{:?} of {most:?}", info.total_weight());
		}
	});
}

#[test]
fn ticket_should_cost_at_most_twice_a_direct_redemption() {
	use pallet_redemption::{MAX_TICKETS, WeightInfo};
	type Tickets = <Runtime as pallet_redemption::Config>::WeightInfo;
	use pallet_coupons::WeightInfo as _;
	let direct = <Runtime as pallet_coupons::Config>::WeightInfo::redeem();
	let twice = direct.saturating_mul(2);
	let ticket = Tickets::redeem_ticket();
	println!("a ticket {ticket:?}, directly {direct:?}");
	assert!(ticket.all_lte(twice), "{ticket:?} of {twice:?}");
	let listed = Tickets::redeem_tickets(MAX_TICKETS);
	let most = twice.saturating_mul(MAX_TICKETS.into());
	assert!(listed.all_lte(most), "{listed:?} of {most:?}");
}

#[test]
fn ticket_over_a_serial_should_cost_at_most_twice_a_direct_redemption_of_one() {
	use pallet_redemption::WeightInfo as _;
	use pallet_serials::WeightInfo as _;
	type Serials = <Runtime as pallet_serials::Config>::WeightInfo;
	type Tickets = <Runtime as pallet_redemption::Config>::WeightInfo;
	let twice = Serials::redeem_serials(1).saturating_mul(2);
	let serial = <Runtime as pallet_redemption::Config>::SerialWeight::get();
	let ticket = Tickets::redeem_ticket().saturating_add(serial);
	println!("a ticket over a serial {ticket:?}, twice directly {twice:?}");
	assert!(ticket.all_lte(twice), "{ticket:?} of {twice:?}");
}

#[test]
fn moves_that_name_no_serials_should_cost_what_they_move() {
	use pallet_claims::WeightInfo as _;
	use pallet_coupons::WeightInfo as _;
	use pallet_custody::WeightInfo as _;
	use pallet_permits::WeightInfo as _;
	use pallet_quarantine::WeightInfo as _;
	use pallet_serials::{MAX_UNNAMED_RANGES, WeightInfo as _};
	use pallet_travel_rule::WeightInfo as _;
	type Claims = <Runtime as pallet_claims::Config>::WeightInfo;
	type Custody = <Runtime as pallet_custody::Config>::WeightInfo;
	type Permits = <Runtime as pallet_permits::Config>::WeightInfo;
	type Quarantine = <Runtime as pallet_quarantine::Config>::WeightInfo;
	type Serials = <Runtime as pallet_serials::Config>::WeightInfo;
	type TravelRule = <Runtime as pallet_travel_rule::Config>::WeightInfo;
	let moved = Serials::transfer_serials(MAX_UNNAMED_RANGES);
	let unnamed = Unnamed::get();
	let acts = [
		Claims::claim_card(),
		Claims::claim_gift(),
		Custody::approve(),
		Quarantine::offer_settled(),
		Quarantine::accept_receipt(),
		TravelRule::accept(),
	];
	for act in acts.map(|act| act.saturating_add(unnamed)) {
		assert!(moved.ref_time() <= act.ref_time(), "{act:?} of {moved:?}");
	}
	// A custodian's signature may burn them as well, and is declared with the same.
	let burned = Serials::redeem_serials(MAX_UNNAMED_RANGES);
	let approved = Custody::approve().saturating_add(unnamed);
	assert!(burned.ref_time() <= approved.ref_time(), "{approved:?} of {burned:?}");
	// A permit over units is of a series whose units bear none.
	let moved = <Runtime as pallet_coupons::Config>::WeightInfo::transfer();
	assert!(
		moved.ref_time() <= Permits::settle().ref_time(),
		"{:?} of {moved:?}",
		Permits::settle()
	);
}

#[test]
fn acts_with_units_should_be_declared_with_their_numbers() {
	use pallet_coupons::WeightInfo as _;
	use pallet_sales::WeightInfo as _;
	type Coupons = <Runtime as pallet_coupons::Config>::WeightInfo;
	type Sales = <Runtime as pallet_sales::Config>::WeightInfo;
	let (sale, burned) = (Giving::get(), Unnamed::get());
	// A sale reads the next unsold serial, the word of marks below it and the run there; it writes the first, a run, its mark and
	// that of its owner, and removes the run that it joins.
	let keys = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(3, 5);
	assert!(keys.ref_time() <= sale.ref_time(), "{sale:?} of {keys:?}");
	assert!(sale.ref_time() <= burned.ref_time(), "one range costs no more than four");
	let (listing, purchase, quantity, series) = (1, 0, 1, 1);
	let calls: [(RuntimeCall, Weight); 4] = [
		(
			pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total: 1 }.into(),
			Sales::purchase().saturating_add(sale),
		),
		(
			pallet_sales::Call::<Runtime>::refund { purchase, quantity }.into(),
			Sales::refund().saturating_add(burned),
		),
		(
			pallet_sales::Call::<Runtime>::sell_back { buyback: 1, quantity }.into(),
			Sales::sell_back().saturating_add(burned),
		),
		(
			pallet_coupons::Call::<Runtime>::recall { series, quantity }.into(),
			Coupons::recall().saturating_add(sale),
		),
	];
	for (call, least) in calls {
		let declared = call.get_dispatch_info().call_weight;
		assert!(least.all_lte(declared), "{call:?}: {declared:?} of {least:?}");
	}
}

#[test]
fn bundle_should_be_declared_with_a_purchase_for_each_item_when_sellers_may_differ() {
	use pallet_sales::{MAX_BUNDLE, WeightInfo as _};
	type Sales = <Runtime as pallet_sales::Config>::WeightInfo;
	for items in 1..=MAX_BUNDLE {
		let call = pallet_sales::Call::<Runtime>::purchase_bundle {
			items: vec![(1, 1); items as usize].try_into().expect("within the bound"),
			max_totals: Default::default(),
		};
		let declared = call.get_dispatch_info().call_weight;
		let apart = Sales::purchase().saturating_add(Giving::get()).saturating_mul(items.into());
		assert!(apart.all_lte(declared), "{items}: {apart:?} of {declared:?}");
	}
}

#[test]
fn hooks_should_stay_within_their_budget_when_a_block_is_empty() {
	env::execute(|| {
		env::run_blocks(5);
		let used = System::block_weight().get(DispatchClass::Mandatory).ref_time();
		let most = <Runtime as frame_system::Config>::BlockWeights::get().max_block.ref_time();
		println!("hooks and inherents: {} µs of {} µs", used / 1_000_000, most / 1_000_000);
		assert!(used <= most / 20, "hooks and inherents take {used} of {most}");
	});
}

#[test]
fn migrations_should_leave_room_for_what_must_be_in_a_block() {
	let most = genex_runtime::configs::safety::MaxMigrationWeight::get();
	let block = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
	assert!(most.ref_time() < block.ref_time());
	let scheduler = genex_runtime::configs::governance::MaximumSchedulerWeight::get();
	assert!(scheduler.ref_time() < block.ref_time());
}
