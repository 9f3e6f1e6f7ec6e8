// SPDX-License-Identifier: Apache-2.0
//! What blocks get back of the weight that transactions were declared with.

use codec::Encode;
use frame_support::dispatch::{DispatchClass, GetDispatchInfo};
use genex_primitives::SeriesId;
use genex_runtime::{
	Balance, Runtime, RuntimeCall, RuntimeEvent, System, TransactionPayment, UncheckedExtrinsic,
	fees::{charge::ChargeInOrder, prospects},
	weights::pallet_fee_policy::WeightInfo as PolicyWeights,
};
use genex_runtime_tests::{
	env,
	native::{apply, extensions, sign},
	scene, who,
};
use pallet_transaction_payment::Event as Payment;
use sp_core::Pair;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	MultiSignature,
	generic::{SignedPayload, UncheckedExtrinsic as Generic},
};

type Keys = <Runtime as frame_system::Config>::DbWeight;

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

/// What the block gets back of what `call`, which Dave signs with this tip, was declared with, in picoseconds.
fn given_back(call: impl Into<RuntimeCall>, tip: Balance) -> u64 {
	let (call, who) = (call.into(), Sr25519Keyring::Dave.to_account_id());
	let mut extensions = extensions(System::account_nonce(&who));
	extensions.9 = ChargeInOrder::from(tip);
	let payload = SignedPayload::new(call.clone(), extensions.clone()).expect("it is built");
	let signature = payload.using_encoded(|bytes| Sr25519Keyring::Dave.pair().sign(bytes));
	let signature = MultiSignature::Sr25519(signature);
	let transaction: UncheckedExtrinsic =
		Generic::new_signed(call, who.into(), signature, extensions).into();
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	let base = limits.get(DispatchClass::Normal).base_extrinsic;
	let declared = transaction.get_dispatch_info().total_weight().saturating_add(base);
	let of_block = || frame_system::BlockWeight::<Runtime>::get().total().ref_time();
	let before = of_block();
	assert_eq!(apply(transaction), Ok(Ok(())));
	declared.ref_time() - (of_block() - before)
}

#[test]
fn transaction_should_count_its_extensions_keys_once() {
	env::execute(|| {
		let remark = || frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		// The end of safe mode and the author's share, the pause of an act inside, and the pin of an Ethereum key.
		let of_any = Keys::get().reads(3).saturating_add(Keys::get().reads_writes(1, 1));
		assert_eq!(given_back(remark(), 0), of_any.ref_time());
		// And who pays: its account was read and written before, and whose it is was read.
		let asking = <PolicyWeights<Runtime> as pallet_fee_policy::WeightInfo>::sponsor()
			.saturating_add(prospects::weight());
		let tipped = of_any.saturating_add(asking).saturating_add(Keys::get().reads_writes(2, 1));
		assert_eq!(given_back(remark(), 1), tipped.ref_time());
	});
}
