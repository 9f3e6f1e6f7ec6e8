// SPDX-License-Identifier: Apache-2.0
//! What transactions get back of the weight that they were declared with.

use codec::Encode;
use frame_support::dispatch::GetDispatchInfo;
use genex_primitives::SeriesId;
use genex_runtime::{Balance, Runtime, RuntimeEvent, System, TransactionPayment};
use genex_runtime_tests::{
	env,
	native::{apply, sign},
	scene, who,
};
use pallet_transaction_payment::Event as Payment;
use sp_keyring::Sr25519Keyring;

/// What a batch of so many gifts to one recipient was declared with, and what it pays.
fn fees(series: SeriesId, gifts: usize) -> (Balance, Balance) {
	let items = vec![(series, 1); gifts].try_into().expect("few");
	let call = pallet_coupons::Call::<Runtime>::transfer_batch { to: who::baltathar(), items };
	let transaction = sign(call, &Sr25519Keyring::Dave.pair());
	let length = u32::try_from(transaction.encoded_size()).expect("short");
	let declared = TransactionPayment::compute_fee(length, &transaction.get_dispatch_info(), 0);
	System::reset_events();
	assert_eq!(apply(transaction), Ok(Ok(())));
	let paid = System::events().into_iter().find_map(|record| match record.event {
		RuntimeEvent::TransactionPayment(Payment::TransactionFeePaid { actual_fee, .. }) => {
			Some(actual_fee)
		},
		_ => None,
	});
	(declared, paid.expect("somebody pays for every transaction"))
}

#[test]
fn batch_should_pay_for_each_gift_when_all_go_to_one_recipient() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let (declared_one, paid_one) = fees(series, 1);
		let (declared_five, paid_five) = fees(series, 5);
		assert!(paid_one < declared_one && paid_five < declared_five);
		// Most of what four more gifts were declared with was needed: holdings, series and counters.
		assert!(2 * (paid_five - paid_one) >= declared_five - declared_one);
	});
}
