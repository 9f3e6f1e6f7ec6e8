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

/// How much less than declared a batch of so many gifts to one recipient pays.
fn given_back(series: SeriesId, gifts: usize) -> Balance {
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
	declared - paid.expect("somebody pays for every transaction")
}

#[test]
fn batch_should_get_back_as_much_for_many_gifts_as_for_one() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let of_one = given_back(series, 1);
		assert!(of_one > 0);
		// Fees are whole numbers.
		assert!(given_back(series, 10).abs_diff(of_one) <= 2);
	});
}
