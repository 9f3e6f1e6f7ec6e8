// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, MAX_PERMITS, SignedPermit, SignedPermits, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_messages::{Goods, TransferPermit};
use genex_primitives::Reason;

fn batch(permits: Vec<SignedPermit>) -> SignedPermits {
	permits.try_into().expect("few permits")
}

#[test]
fn settle_batch_should_settle_each_by_itself_when_some_are_refused() {
	run(|| {
		let mut forged = by_alice(TransferPermit { nonce: 4, ..permit() });
		forged.permit.goods = Goods::Units(500);
		let permits = batch(vec![
			by_alice(permit()),
			by_alice(permit()),
			by_alice(TransferPermit { nonce: 2, goods: Goods::Units(WEALTH), ..permit() }),
			forged,
			by_alice(TransferPermit { nonce: 3, to: bytes(CAROL), ..permit() }),
		]);
		assert_ok!(Permits::settle_batch(signed(RELAYER), permits));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 20, 0));
		assert_eq!(parts(SERIES, BOB), (WEALTH + 10, 0));
		assert_eq!(parts(SERIES, CAROL), (10, 0));
		let used = |nonce: u64| Used::get((account(ALICE), nonce, START + DAY));
		assert_eq!([1, 2, 3, 4].map(used), [true, false, true, false]);
		let happened = events();
		assert!(matches!(happened[0], Event::PermitSettled { nonce: 1, .. }));
		assert_eq!(happened[1], Event::PermitFailed { index: 1, error: USED });
		assert_eq!(happened[2], Event::PermitFailed { index: 2, error: POOR });
		assert_eq!(happened[3], Event::PermitFailed { index: 3, error: FORGED });
		assert!(matches!(happened[4], Event::PermitSettled { nonce: 3, .. }));
		let by = account(RELAYER);
		assert_eq!(happened[5], Event::BatchSettled { by, settled: 2, failed: 3 });
		assert_eq!(happened.len(), 6);
	});
}

#[test]
fn settle_batch_should_settle_as_many_as_it_takes() {
	run(|| {
		let one = |nonce| by_alice(TransferPermit { nonce, goods: Goods::Units(1), ..permit() });
		let permits: Vec<_> = (0..u64::from(MAX_PERMITS)).map(one).collect();
		assert_ok!(Permits::settle_batch(signed(RELAYER), batch(permits.clone())));
		assert_eq!(parts(SERIES, BOB), (WEALTH + u64::from(MAX_PERMITS), 0));
		let too_many = [permits, vec![one(1_000)]].concat();
		assert!(SignedPermits::try_from(too_many).is_err());
	});
}

#[test]
fn settle_batch_should_fail_when_it_is_empty() {
	run(|| {
		let call = Permits::settle_batch(signed(RELAYER), batch(Vec::new()));
		assert_noop!(call, Error::<Test>::EmptyBatch);
	});
}

#[test]
fn settle_batch_should_fail_when_who_brings_it_is_frozen() {
	run(|| {
		freeze(RELAYER);
		let call = Permits::settle_batch(signed(RELAYER), batch(vec![by_alice(permit())]));
		assert_noop!(call, Error::<Test>::Refused(Reason::SenderFrozen.code()));
	});
}
