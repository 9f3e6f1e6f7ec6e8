// SPDX-License-Identifier: Apache-2.0
//! Promises that others end: what was signed off-line, put aside for somebody, or given into custody.

use super::Ending;
use crate::freeze_matrix::{
	parties::{Stage, pair_of},
	routes::proxy,
};
use frame_support::assert_ok;
use genex_runtime::{Runtime, RuntimeCall};
use genex_runtime_tests::{
	native::dispatch,
	scene::{self, US_CENT},
};
use pallet_custody::{DepositId, RequestId};
use pallet_permits::SignedPermit;
use pallet_redemption::SignedTicket;
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::Alice;

/// What customers, custodians and issuers do.
type Custody = pallet_custody::Call<Runtime>;

impl Ending {
	/// Brings a promise so far that only the last act is missing. What is signed off-line needs nothing before.
	pub(super) fn prepare_promise(self, stage: &Stage) {
		let Stage { owner, recipient, trader, .. } = stage;
		match self {
			Self::ClaimCard => {
				scene::print_card(owner, stage.series, stage.amounts.units);
			},
			Self::ClaimLink => {
				scene::send_link(owner, stage.series, stage.amounts.units);
			},
			Self::Capture => {
				scene::authorise(owner, &stage.store, stage.series, stage.amounts.units);
			},
			Self::SignMove => {
				let (deposit, to) = (keep(stage), recipient.clone());
				let quantity = stage.amounts.units;
				scene::ask(owner, Custody::request_move { deposit, to, quantity });
			},
			Self::SignRedemption => {
				let (deposit, redeemer) = (keep(stage), stage.store.clone());
				let (quantity, order_hash) = (stage.amounts.units, scene::hash_of("order"));
				let ask = Custody::request_redeem { deposit, redeemer, quantity, order_hash };
				scene::ask(owner, ask);
			},
			Self::CollectFee => {
				let (deposit, quantity) = (keep(stage), 1);
				scene::ask(owner, Custody::request_withdrawal { deposit, quantity });
				assert_ok!(dispatch(sign_latest(), trader));
			},
			_ => {},
		}
	}

	/// The last act of a promise, and who signs it.
	pub(super) fn last_of_promise(self, stage: &Stage) -> (RuntimeCall, sr25519::Pair) {
		let (series, quantity) = (stage.series, stage.amounts.units);
		match self {
			Self::SettlePermit => {
				let SignedPermit { permit, signature } = owners_permit(stage);
				let settle = pallet_permits::Call::<Runtime>::settle { permit, signature };
				(settle.into(), pair_of("Helper"))
			},
			Self::SettlePermits => {
				let permits = vec![owners_permit(stage)].try_into().expect("one fits");
				let settle = pallet_permits::Call::<Runtime>::settle_batch { permits };
				(settle.into(), pair_of("Helper"))
			},
			Self::PrintCard => {
				let call = scene::printed_card(series, quantity);
				(proxy(stage.owner.clone(), call.into()), pair_of("Helper"))
			},
			Self::SendLink => {
				let call = scene::gift_link(series, quantity);
				(proxy(stage.owner.clone(), call.into()), pair_of("Helper"))
			},
			Self::ClaimCard => {
				let claim = scene::card_claim(scene::latest_batch(), &stage.recipient);
				(claim.into(), pair_of("Helper"))
			},
			Self::ClaimLink => {
				let claim = scene::link_claim(scene::latest_gift(), &stage.recipient);
				(claim.into(), pair_of("Helper"))
			},
			Self::RedeemTicket => {
				let SignedTicket { ticket, signature } = owners_ticket(stage);
				let redeem =
					pallet_redemption::Call::<Runtime>::redeem_ticket { ticket, signature };
				(redeem.into(), pair_of("Helper"))
			},
			Self::RedeemTickets => {
				let tickets = vec![owners_ticket(stage)].try_into().expect("one fits");
				let redeem = pallet_redemption::Call::<Runtime>::redeem_tickets { tickets };
				(redeem.into(), pair_of("Helper"))
			},
			Self::Authorise => {
				let call = scene::authorisation(&stage.store, series, quantity);
				(proxy(stage.owner.clone(), call.into()), pair_of("Helper"))
			},
			Self::Capture => {
				let id = scene::latest_authorisation();
				let capture = pallet_redemption::Call::<Runtime>::capture { id, quantity };
				(capture.into(), pair_of("Store"))
			},
			Self::SignMove | Self::SignRedemption => (sign_latest().into(), pair_of("Trader")),
			Self::CollectFee => {
				let agreement = pallet_custody::NextAgreementId::<Runtime>::get() - 1;
				let collect = Custody::collect_fee { agreement, amount: US_CENT };
				(collect.into(), Alice.pair())
			},
			other => unreachable!("{other:?} ends no promise"),
		}
	}
}

/// The owner has units in the custody of the trader; gives the deposit.
pub fn keep(stage: &Stage) -> DepositId {
	scene::register_custodian(&stage.trader);
	let agreement = scene::agree(&stage.trader, US_CENT);
	scene::keep(&stage.owner, agreement, stage.series, stage.amounts.units)
}

/// The custodian's signature under what was asked last.
fn sign_latest() -> Custody {
	let (deposit, request) = latest_request();
	Custody::approve { deposit, request }
}

/// What was asked last of a custodian, and of which deposit.
pub fn latest_request() -> (DepositId, RequestId) {
	let next = pallet_custody::NextDepositId::<Runtime>::get();
	(next - 1, pallet_custody::NextRequestId::<Runtime>::get() - 1)
}

/// What the owner signed off-line for the recipient.
fn owners_permit(stage: &Stage) -> SignedPermit {
	scene::signed_permit(&pair_of("Owner"), &stage.recipient, stage.series, stage.amounts.units)
}

/// What the owner signed off-line for the store.
fn owners_ticket(stage: &Stage) -> SignedTicket {
	let ticket = scene::ticket(&stage.owner, &stage.store, stage.series, stage.amounts.units);
	scene::signed_ticket(ticket, &pair_of("Owner"))
}
