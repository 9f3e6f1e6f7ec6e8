// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ForcedTransfer, ForcedTransfers, MAX_FORCED_TRANSFERS, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Asset;
use sp_core::H256;
use sp_runtime::DispatchResult;

fn propose(asset: Asset, to: AccountId, quantity: u128, case: H256) -> DispatchResult {
	Sanctions::propose_forced_transfer(by(COURT), asset, ALICE, to, quantity, file(6), case)
}

#[test]
fn propose_forced_transfer_should_wait_for_the_second_officer() {
	build_and_execute(|| {
		for (id, asset) in [(1, Asset::Series(CARD)), (2, Asset::Stablecoin(1))] {
			assert_ok!(propose(asset, BOB, 5, file(7)));
			let order = ForcedTransfer {
				asset,
				from: ALICE,
				to: BOB,
				quantity: 5,
				reason: file(6),
				case: file(7),
				by: COURT,
				expires_at: START + LIFE,
			};
			assert_eq!(ForcedTransfers::<Test>::get(id), Some(order.clone()));
			assert_eq!(last_event(), Event::ForcedTransferProposed { id, order });
		}
	});
}

#[test]
fn propose_forced_transfer_should_fail_when_the_asset_is_gnx() {
	build_and_execute(|| {
		assert_noop!(propose(Asset::Gnx, BOB, 5, file(7)), Error::<Test>::GnxNotMovable);
	});
}

#[test]
fn propose_forced_transfer_should_fail_when_nothing_would_move() {
	build_and_execute(|| {
		let asset = Asset::Series(CARD);
		assert_noop!(propose(asset, BOB, 0, file(7)), Error::<Test>::NoQuantity);
		assert_noop!(propose(asset, ALICE, 5, file(7)), Error::<Test>::SameAccount);
	});
}

#[test]
fn propose_forced_transfer_should_fail_when_no_case_is_named() {
	build_and_execute(|| {
		let refused = propose(Asset::Series(CARD), BOB, 5, H256::zero());
		assert_noop!(refused, Error::<Test>::NoCase);
	});
}

#[test]
fn propose_forced_transfer_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		let (asset, reason) = (Asset::Series(CARD), H256::zero());
		let propose = Sanctions::propose_forced_transfer;
		let refused = propose(by(COURT), asset, ALICE, BOB, 5, reason, file(7));
		assert_noop!(refused, Error::<Test>::NoCase);
	});
}

#[test]
fn propose_forced_transfer_should_fail_when_too_many_wait() {
	build_and_execute(|| {
		let one = || propose(Asset::Series(CARD), BOB, 5, file(7));
		for _ in 0..MAX_FORCED_TRANSFERS {
			assert_ok!(one());
		}
		assert_noop!(one(), Error::<Test>::TooManyForcedTransfers);
		assert_ok!(Sanctions::withdraw_forced_transfer(by(COURT), 1, file(9)));
		assert_ok!(one());
	});
}
