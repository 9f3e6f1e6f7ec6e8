// SPDX-License-Identifier: Apache-2.0
//! Native events as Solidity logs: each that moves value has its log, and no log is there twice.

use super::{
	acts::all,
	marketplace::{acts as market_acts, offer, order, pay_friend, place, prepare},
	*,
};
use crate::{
	abi::{
		ICoupon::{self, TransferBatch, TransferSingle},
		IMarketplace, IRedemption, ISerials, IStablecoin,
	},
	mock::{
		FRIEND, HOLDER, ISSUER, OTHER_SERIES, SERIES, STOCK, STORE, address, build_and_execute,
	},
	twins::{self, Claim, Entry, Twin, claims, once},
};
use alloy::primitives::U256 as Word;
use frame_support::traits::GetCallMetadata;
use genex_primitives::{CurrencyCode, Money, Path};
use pallet_cash::{SourceClass, SourceOfFunds};
use pallet_serials::SerialRange;
use std::collections::BTreeMap;

/// The twins of an event, as the runtime finds them.
fn twins_of(event: &RuntimeEvent) -> Vec<Twin> {
	let one = |twin: Option<Twin>| -> Vec<Twin> { twin.into_iter().collect() };
	match event {
		RuntimeEvent::Coupons(event) => twins::of_coupons(event),
		RuntimeEvent::Cash(event) => twins::of_cash(event),
		RuntimeEvent::Allowances(event) => one(twins::of_allowances(event)),
		RuntimeEvent::Serials(event) => one(twins::of_serials(event)),
		RuntimeEvent::OrderBook(event) => one(twins::of_order_book(event)),
		RuntimeEvent::Sales(event) => one(twins::of_sales(event)),
		RuntimeEvent::Redemption(event) => one(twins::of_redemption(event)),
		RuntimeEvent::Nonces(event) => one(twins::of_nonces(event)),
		RuntimeEvent::Permits(event) => one(twins::of_permits(event)),
		RuntimeEvent::Claims(event) => one(twins::of_claims(event)),
		RuntimeEvent::TravelRule(event) => one(twins::of_travel_rule(event)),
		RuntimeEvent::Issuers(event) => one(twins::of_issuers(event)),
		RuntimeEvent::Insolvency(event) => one(twins::of_insolvency(event)),
		RuntimeEvent::Quarantine(event) => one(twins::of_quarantine(event)),
		RuntimeEvent::Custody(event) => one(twins::of_custody(event)),
		RuntimeEvent::Books(event) => one(twins::of_books(event)),
		RuntimeEvent::Compliance(event) => one(twins::of_compliance(event)),
		RuntimeEvent::Kyc(event) => one(twins::of_kyc(event)),
		RuntimeEvent::FeePolicy(event) => one(twins::of_fee_policy(event)),
		RuntimeEvent::TransferPolicies(event) => one(twins::of_transfer_policies(event)),
		_ => Vec::new(),
	}
}

/// What became known of logs so far, in order.
fn entries() -> Vec<Entry> {
	System::events()
		.into_iter()
		.flat_map(|record| match record.event {
			RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted {
				contract: address,
				data,
				topics,
			}) => vec![Entry::Written(Twin { address, topics, data })],
			event => twins_of(&event).into_iter().map(Entry::Due).collect(),
		})
		.collect()
}

/// Whether an event has a twin of the kind of a log: all logs of precompiles have one, but for approval for all at a series,
/// which is approval for all series and told at `Coupon`.
fn has_twins(log: &Twin) -> bool {
	let kind = log.topics.first().map(|topic| topic.0);
	let for_all = kind == Some(ISerials::ApprovalForAll::SIGNATURE_HASH.0);
	book::is_reserved(&log.address) && !(for_all && book::series_at(&log.address).is_some())
}

/// How often each thing is said by logs of the kinds that have twins.
fn said<'a>(logs: impl IntoIterator<Item = &'a Twin>) -> BTreeMap<Claim, u32> {
	let mut said = BTreeMap::new();
	for claim in logs.into_iter().filter(|log| has_twins(log)).flat_map(claims) {
		*said.entry(claim).or_default() += 1;
	}
	said
}

/// The logs say what the events say, neither more nor less, whoever wrote them.
fn assert_told_once(name: &str) {
	let entries = entries();
	let due: Vec<&Twin> = entries
		.iter()
		.filter_map(|entry| match entry {
			Entry::Due(twin) => Some(twin),
			Entry::Written(_) => None,
		})
		.collect();
	assert_eq!(said(&once(entries.clone())), said(due), "{name}");
}

fn emitted(log: &Twin) -> Log {
	(log.address, log.topics.clone(), log.data.clone())
}

/// The first log of an event: that of what moved.
fn told(event: impl Into<RuntimeEvent>) -> Log {
	let event = event.into();
	emitted(twins_of(&event).first().unwrap_or_else(|| panic!("{event:?} has no log")))
}

fn at(byte: u8) -> Address {
	sol(address(byte))
}

#[test]
fn every_act_should_be_told_exactly_once() {
	for (target, input, native) in all() {
		build_and_execute(|| {
			let name = native[0].get_call_metadata().function_name;
			assert!(!call(HOLDER, target, input).did_revert(), "{name}");
			assert_told_once(name);
		});
	}
}

#[test]
fn every_act_in_the_market_should_be_told_exactly_once() {
	for (input, name) in market_acts() {
		build_and_execute(|| {
			prepare(&input);
			System::reset_events();
			assert!(!call(HOLDER, MARKETPLACE, input).did_revert(), "{name}");
			assert_told_once(name);
		});
	}
}

#[test]
fn fill_should_move_units_and_money_exactly_once() {
	build_and_execute(|| {
		pay_friend();
		offer(None);
		System::reset_events();
		let taken = place(order(IMarketplace::Side::Bid, super::marketplace::ASKED, 1));
		answer(FRIEND, MARKETPLACE, &taken);
		assert_told_once("fill");
		let logs = once(entries());
		let count = |address: H160| logs.iter().filter(|log| log.address == address).count();
		assert_eq!(count(COUPON), 1);
		// No precompile of stablecoins was called, so these are the twins.
		assert!(count(dollars()) >= 1);
	});
}

#[test]
fn transfers_should_be_told_exactly_once() {
	let (from, to) = (at(HOLDER), at(FRIEND));
	let data = alloy::primitives::Bytes::new();
	let (one, other) = (number(SERIES.into()), number(OTHER_SERIES.into()));
	let single =
		ICoupon::safeTransferFromCall { from, to, id: one, value: number(3), data: data.clone() };
	let batch = ICoupon::safeBatchTransferFromCall {
		from,
		to,
		ids: vec![one, other, one],
		values: vec![number(3), number(4), number(3)],
		data,
	};
	let serial = ISerials::transferFromCall { from, to, tokenId: number(7) };
	let range = ISerials::transferRangeCall { from, to, first: number(7), last: number(7) };
	let pay = IStablecoin::transferCall { to, value: number(5) };
	let nothing = IStablecoin::transferCall { to, value: number(0) };
	let approve = IStablecoin::approveCall { spender: to, value: Word::MAX };
	let operator = ICoupon::setApprovalForAllCall { operator: to, approved: true };
	for (target, input, count) in [
		(COUPON, single.abi_encode(), 1),
		(COUPON, batch.abi_encode(), 1),
		// The units of a serial move too, which `Coupon` tells.
		(numbered(), serial.abi_encode(), 2),
		(numbered(), range.abi_encode(), 2),
		(dollars(), pay.abi_encode(), 1),
		(dollars(), nothing.abi_encode(), 1),
		(dollars(), approve.abi_encode(), 1),
		(COUPON, operator.abi_encode(), 1),
	] {
		build_and_execute(|| {
			assert!(!call(HOLDER, target, input.clone()).did_revert());
			assert_eq!(once(entries()).len(), count, "{target:?} {input:?}");
		});
	}
}

#[test]
fn events_that_move_units_should_have_their_log_at_coupon() {
	type Event = pallet_coupons::Event<Test>;
	build_and_execute(|| {
		let (series, quantity) = (SERIES, 5);
		let [issuer, holder, friend, store] = [ISSUER, HOLDER, FRIEND, STORE].map(account);
		let nobody = Address::ZERO;
		let moved = |operator: Option<&sp_runtime::AccountId32>| Event::Transferred {
			path: Path::P2P,
			operator: operator.cloned(),
			series,
			from: holder.clone(),
			to: friend.clone(),
			quantity,
			source: pallet_coupons::Source::Free,
		};
		let redeemed = Event::Redeemed {
			series,
			holder: holder.clone(),
			redeemer: store.clone(),
			quantity,
			face: Money { currency: CurrencyCode::USD, minor: 5 },
			order_hash: H256::zero(),
			ciphertext: None,
		};
		let cleared =
			Event::HoldingCleared { series, who: holder.clone(), by: store.clone(), quantity };
		let sold = Event::Sold { series, issuer: issuer.clone(), buyer: holder.clone(), quantity };
		let expired =
			Event::ExpiryBooked { series, by: store.clone(), unsold: quantity, circulating: 9 };
		for (event, operator, from, to) in [
			(
				Event::Minted { series, issuer: issuer.clone(), quantity },
				ISSUER,
				nobody,
				at(ISSUER),
			),
			(Event::Recalled { series, issuer, quantity }, ISSUER, at(ISSUER), nobody),
			(sold, HOLDER, at(ISSUER), at(HOLDER)),
			(moved(None), HOLDER, at(HOLDER), at(FRIEND)),
			(moved(Some(&store)), STORE, at(HOLDER), at(FRIEND)),
			(redeemed, HOLDER, at(HOLDER), nobody),
			(
				Event::Refunded { series, holder: holder.clone(), quantity },
				HOLDER,
				at(HOLDER),
				nobody,
			),
			(cleared, STORE, at(HOLDER), nobody),
			(expired, STORE, at(ISSUER), nobody),
		] {
			let expected = TransferSingle {
				operator: at(operator),
				from,
				to,
				id: number(series.into()),
				value: number(quantity),
			};
			assert_eq!(told(event), log(COUPON, expected));
		}
		let none = Event::ExpiryBooked { series, by: store, unsold: 0, circulating: 9 };
		assert!(twins::of_coupons(&none).iter().all(|twin| twin.address != COUPON));
		let held = Event::Held { series, who: holder.clone(), quantity };
		assert_eq!(twins::of_coupons(&held), vec![]);
		let set = Event::OperatorSet { owner: holder, operator: friend, approved: true };
		let approval =
			ICoupon::ApprovalForAll { account: at(HOLDER), operator: at(FRIEND), approved: true };
		assert_eq!(told(set), log(COUPON, approval));
	});
}

#[test]
fn events_that_move_money_should_have_their_log_at_the_stablecoin() {
	type Event = pallet_cash::Event<Test>;
	build_and_execute(|| {
		let (asset, amount, path) = (DOLLARS, 5, Path::Market);
		let [gateway, holder, friend] = [ISSUER, HOLDER, FRIEND].map(account);
		let (from, to) = (holder.clone(), friend.clone());
		let source = SourceOfFunds { class: SourceClass::Salary, hash: H256::repeat_byte(3) };
		let deposited = Event::Deposited {
			gateway: gateway.clone(),
			asset,
			to: holder.clone(),
			amount,
			reference: H256::zero(),
			source,
		};
		let withdrawn = Event::WithdrawalCompleted {
			gateway,
			id: 1,
			asset,
			who: holder.clone(),
			amount,
			payout: H256::zero(),
			wallet: None,
		};
		let nobody = Address::ZERO;
		let free = Event::Transferred { path, asset, from: from.clone(), to: to.clone(), amount };
		for (event, from, to) in [
			(free, at(HOLDER), at(FRIEND)),
			(Event::HeldTransferred { path, asset, from, to, amount }, at(HOLDER), at(FRIEND)),
			(deposited, nobody, at(HOLDER)),
			(withdrawn, at(HOLDER), nobody),
		] {
			let expected = IStablecoin::Transfer { from, to, value: number(5) };
			assert_eq!(told(event), log(dollars(), expected));
		}
		let held = Event::Held { asset, who: holder.clone(), amount };
		assert_eq!(twins::of_cash(&held), vec![]);
		let approved = pallet_allowances::Event::<Test>::Approved {
			asset,
			owner: holder.clone(),
			spender: friend.clone(),
			amount: Balance::MAX,
		};
		let expected =
			IStablecoin::Approval { owner: at(HOLDER), spender: at(FRIEND), value: Word::MAX };
		assert_eq!(told(approved), log(dollars(), expected));
		let spent = pallet_allowances::Event::<Test>::AllowanceSpent {
			asset,
			owner: holder,
			spender: friend,
			amount,
			left: 1,
		};
		assert_eq!(twins::of_allowances(&spent), None);
	});
}

#[test]
fn events_of_serials_should_have_their_log_at_the_series() {
	type Event = pallet_serials::Event<Test>;
	build_and_execute(|| {
		let series = NUMBERED;
		let [holder, friend, store] = [HOLDER, FRIEND, STORE].map(account);
		let several = SerialRange { first: 3, last: 5 };
		let nobody = Address::ZERO;
		let sold = Event::SerialsSold { series, buyer: holder.clone(), range: several };
		let moved =
			|range| Event::SerialsMoved { series, from: holder.clone(), to: friend.clone(), range };
		let redeemed = Event::SerialsRedeemed {
			series,
			holder: holder.clone(),
			redeemer: store.clone(),
			range: several,
		};
		let refunded = Event::SerialsRefunded { series, holder: holder.clone(), range: several };
		let cleared =
			Event::SerialsCleared { series, who: holder.clone(), by: store, range: several };
		for (event, from, to) in [
			(Event::SerialsMinted { series, range: several }, nobody, at(ISSUER)),
			(sold, at(ISSUER), at(HOLDER)),
			(moved(several), at(HOLDER), at(FRIEND)),
			(redeemed, at(HOLDER), nobody),
			(Event::SerialsRecalled { series, range: several }, at(ISSUER), nobody),
			(refunded, at(HOLDER), nobody),
			(cleared, at(HOLDER), nobody),
		] {
			let expected = ISerials::ConsecutiveTransfer {
				fromTokenId: number(3),
				toTokenId: number(5),
				fromAddress: from,
				toAddress: to,
			};
			assert_eq!(told(event), log(numbered(), expected));
		}
		let one = ISerials::Transfer { from: at(HOLDER), to: at(FRIEND), tokenId: number(7) };
		assert_eq!(told(moved(SerialRange::one(7))), log(numbered(), one));
		for (spender, approved) in [(Some(friend.clone()), at(FRIEND)), (None, nobody)] {
			let event = Event::SerialApproved { series, owner: holder.clone(), serial: 7, spender };
			let expected = ISerials::Approval { owner: at(HOLDER), approved, tokenId: number(7) };
			assert_eq!(told(event), log(numbered(), expected));
		}
	});
}

#[test]
fn acts_of_the_chain_itself_should_name_nobody() {
	build_and_execute(|| {
		let returned = pallet_redemption::Event::<Test>::AuthorisationReturned {
			id: 3,
			by: None,
			holder: account(HOLDER),
			series: SERIES,
			returned: 4,
			captured: 0,
		};
		let expected = IRedemption::Voided {
			id: number(3),
			by: Address::ZERO,
			holder: at(HOLDER),
			returned: number(4),
		};
		assert_eq!(told(returned), log(REDEMPTION, expected));
		let refused = pallet_redemption::Event::<Test>::ReturnFailed {
			id: 3,
			holder: account(HOLDER),
			error: sp_runtime::DispatchError::Unavailable,
		};
		assert_eq!(twins::of_redemption(&refused), None);
	});
}

/// Units of the holder that a log says went to `to`.
fn gift(operator: u8, to: u8, value: u64) -> Twin {
	let (operator, from, to) = (at(operator), at(HOLDER), at(to));
	let (id, value) = (number(SERIES.into()), number(value));
	Twin::at(COUPON, &TransferSingle { operator, from, to, id, value })
}

#[test]
fn once_should_count_equal_moves() {
	let (written, due) =
		(Entry::Written(gift(STORE, FRIEND, 1)), Entry::Due(gift(HOLDER, FRIEND, 1)));
	assert_eq!(once(vec![due.clone(), written.clone()]).len(), 1);
	assert_eq!(once(vec![due.clone(), due.clone(), written.clone()]).len(), 2);
	assert_eq!(once(vec![due.clone(), written.clone(), written.clone()]).len(), 2);
	let other = Entry::Due(gift(HOLDER, FRIEND, 2));
	let all = once(vec![other, due, written]);
	assert_eq!(all, vec![gift(HOLDER, FRIEND, 2), gift(STORE, FRIEND, 1)]);
}

#[test]
fn once_should_find_each_move_of_a_batch() {
	let (one, other) = (number(SERIES.into()), number(OTHER_SERIES.into()));
	let batch = TransferBatch {
		operator: at(HOLDER),
		from: at(HOLDER),
		to: at(FRIEND),
		ids: vec![one, other, one],
		values: vec![number(1), number(9), number(1)],
	};
	let written = Entry::Written(Twin::at(COUPON, &batch));
	let due = Entry::Due(gift(HOLDER, FRIEND, 1));
	assert_eq!(once(vec![due.clone(), due.clone(), written.clone()]).len(), 1);
	assert_eq!(once(vec![due.clone(), due.clone(), due, written]).len(), 2);
}

#[test]
fn once_should_take_no_contract_for_a_precompile() {
	let stranger = H160::repeat_byte(0x99);
	let forged = Twin { address: stranger, ..gift(HOLDER, FRIEND, 1) };
	let due = gift(HOLDER, FRIEND, 1);
	let all = once(vec![Entry::Due(due.clone()), Entry::Written(forged.clone())]);
	assert_eq!(all, vec![due, forged]);
	let broken = Twin { data: vec![1], topics: Vec::new(), ..gift(HOLDER, FRIEND, 1) };
	assert_eq!(once(vec![Entry::Written(broken.clone())]), vec![broken]);
}

#[test]
fn balances_should_follow_from_the_logs() {
	build_and_execute(|| {
		let (friend, quantity) = (account(FRIEND), 30);
		let transfer =
			pallet_coupons::Call::<Test>::transfer { to: friend.clone(), series: SERIES, quantity };
		let call = crate::mock::RuntimeCall::from(transfer);
		sp_runtime::traits::Dispatchable::dispatch(call, RuntimeOrigin::signed(account(HOLDER)))
			.expect("the holder has units");
		let logs: Vec<Log> = once(entries()).iter().map(emitted).collect();
		let expected = TransferSingle {
			operator: at(HOLDER),
			from: at(HOLDER),
			to: at(FRIEND),
			id: number(SERIES.into()),
			value: number(quantity),
		};
		assert_eq!(logs, vec![log(COUPON, expected)]);
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK - quantity);
	});
}
