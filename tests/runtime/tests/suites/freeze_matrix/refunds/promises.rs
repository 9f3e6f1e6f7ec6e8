// SPDX-License-Identifier: Apache-2.0
//! Promises that come to nothing: cards, gifts in links, authorisations and custody that end.

use super::{Refund, wait_until};
use crate::freeze_matrix::{
	endings::{keep, latest_request},
	parties::Stage,
};
use frame_support::assert_ok;
use genex_runtime::{Runtime, RuntimeCall, configs::custody::CustodyWithdrawalDelay};
use genex_runtime_tests::{env, native::dispatch, scene, who};
use pallet_claims::Call as Claims;
use pallet_redemption::Call as Redemption;

/// What customers and custodians do.
type Custody = pallet_custody::Call<Runtime>;

impl Refund {
	/// Puts aside what was promised.
	pub(super) fn put_aside_promise(self, stage: &Stage) {
		let Stage { owner, amounts, .. } = stage;
		match self {
			Self::ReturnBatch | Self::ForceBatch => {
				scene::print_card(owner, stage.series, amounts.units);
			},
			Self::WithdrawGift | Self::ReturnGift | Self::ForceGift => {
				scene::send_link(owner, stage.series, amounts.units);
			},
			Self::Void | Self::ReturnAuthorised | Self::ForceVoid => {
				scene::authorise(owner, &stage.store, stage.series, amounts.units);
			},
			Self::LeaveCustody => {
				keep(stage);
				let agreement = pallet_custody::NextAgreementId::<Runtime>::get() - 1;
				assert_ok!(dispatch(Custody::end_agreement { agreement }, &who::issuer()));
			},
			Self::CompleteWithdrawal | Self::ForceRelease => {
				let (deposit, quantity) = (keep(stage), amounts.units);
				scene::ask(owner, Custody::request_withdrawal { deposit, quantity });
			},
			other => unreachable!("{other:?} is of no promise"),
		}
	}

	/// Lets time pass until a promise can be given back. Most can be at any time.
	pub(super) fn wait_for_promise(self) {
		match self {
			Self::ReturnBatch => {
				let batch = genex_runtime::Claims::batch(scene::latest_batch());
				wait_until(batch.expect("it is open").deadline);
			},
			Self::ReturnGift => {
				let gift = genex_runtime::Claims::gift(scene::latest_gift());
				wait_until(gift.expect("it waits").deadline);
			},
			Self::ReturnAuthorised => {
				let id = scene::latest_authorisation();
				let open = genex_runtime::Redemption::authorisation(id).expect("it is open");
				wait_until(open.deadline);
			},
			Self::CompleteWithdrawal => {
				wait_until(env::now() + CustodyWithdrawalDelay::get());
			},
			_ => {},
		}
	}

	/// The call that gives a promise back.
	pub(super) fn call_for_promise(self, stage: &Stage) -> RuntimeCall {
		let reason = scene::hash_of("reason");
		match self {
			Self::ReturnBatch => {
				Claims::<Runtime>::return_batch { batch: scene::latest_batch() }.into()
			},
			Self::ForceBatch => {
				Claims::<Runtime>::force_batch { batch: scene::latest_batch(), reason }.into()
			},
			Self::WithdrawGift => {
				Claims::<Runtime>::withdraw_gift { gift: scene::latest_gift() }.into()
			},
			Self::ReturnGift => {
				Claims::<Runtime>::return_gift { gift: scene::latest_gift() }.into()
			},
			Self::ForceGift => {
				Claims::<Runtime>::force_gift { gift: scene::latest_gift(), reason }.into()
			},
			Self::Void => Redemption::<Runtime>::void { id: scene::latest_authorisation() }.into(),
			Self::ReturnAuthorised => {
				Redemption::<Runtime>::return_expired { id: scene::latest_authorisation() }.into()
			},
			Self::ForceVoid => {
				let id = scene::latest_authorisation();
				Redemption::<Runtime>::force_void { id, reason }.into()
			},
			Self::LeaveCustody => {
				let (deposit, quantity) = (latest_request().0, stage.amounts.units);
				Custody::request_withdrawal { deposit, quantity }.into()
			},
			Self::CompleteWithdrawal => {
				let (deposit, request) = latest_request();
				Custody::complete_withdrawal { deposit, request }.into()
			},
			Self::ForceRelease => {
				Custody::force_release { deposit: latest_request().0, reason }.into()
			},
			other => unreachable!("{other:?} is of no promise"),
		}
	}
}
