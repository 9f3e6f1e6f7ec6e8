// SPDX-License-Identifier: Apache-2.0
//! What blocks get back of the weight that transactions were declared with.

use codec::Encode;
use frame_support::dispatch::GetDispatchInfo;
use genex_primitives::SeriesId;
use genex_runtime::{Runtime, RuntimeEvent, System, TransactionPayment};
use genex_runtime_tests::{
	env,
	native::{apply, sign},
	scene, who,
};
use pallet_transaction_payment::Event as Payment;
use sp_keyring::Sr25519Keyring;

/// What a batch of so many gifts to one recipient was declared with, and what the block counts for it, in picoseconds. It pays
/// what it was declared with.
fn weights(series: SeriesId, gifts: usize) -> (u64, u64) {
	let items = vec![(series, 1); gifts].try_into().expect("few");
	let call = pallet_coupons::Call::<Runtime>::transfer_batch { to: who::baltathar(), items };
	let transaction = sign(call, &Sr25519Keyring::Dave.pair());
	let (info, length) = (transaction.get_dispatch_info(), transaction.encoded_size());
	let length = u32::try_from(length).expect("short");
	let quoted = TransactionPayment::compute_fee(length, &info, 0);
	let of_block = || frame_system::BlockWeight::<Runtime>::get().total().ref_time();
	let before = of_block();
	System::reset_events();
	assert_eq!(apply(transaction), Ok(Ok(())));
	let paid = System::events().into_iter().find_map(|record| match record.event {
		RuntimeEvent::TransactionPayment(Payment::TransactionFeePaid { actual_fee, .. }) => {
			Some(actual_fee)
		},
		_ => None,
	});
	assert_eq!(paid, Some(quoted), "wallets are told what is paid");
	(info.total_weight().ref_time(), of_block() - before)
}

#[test]
fn batch_should_count_each_gift_when_all_go_to_one_recipient() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let (declared_one, counted_one) = weights(series, 1);
		let (declared_five, counted_five) = weights(series, 5);
		assert!(counted_one < declared_one && counted_five < declared_five);
		// Most of what four more gifts were declared with was needed: holdings, series and counters.
		assert!(2 * (counted_five - counted_one) >= declared_five - declared_one);
	});
}
