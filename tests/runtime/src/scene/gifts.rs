// SPDX-License-Identifier: Apache-2.0
//! Permits, printed cards, and gifts in links.

use super::signing_domain;
use crate::{env::now, native::dispatch, who};
use frame_support::assert_ok;
use genex_messages::{GiftClaim, Goods, Message, ScratchClaim, TransferPermit, merkle};
use genex_primitives::{Quantity, SeriesId, Tier};
use genex_runtime::{AccountId, Runtime};
use pallet_claims::{BatchId, Call, GiftId};
use pallet_permits::SignedPermit;
use sp_core::{H256, Pair, sr25519};

/// Seconds for which permits, cards and gifts of scenes are good.
const LIFE: u64 = 3_600;

/// The key under the scratch field of every card of scenes.
const SCRATCH: &str = "Scratch";
/// The key in every link of scenes.
const LINK: &str = "Link";

/// A permit over so many units, with the first nonce, that this key signs for its account.
pub fn signed_permit(
	from: &sr25519::Pair,
	to: &AccountId,
	series: SeriesId,
	quantity: Quantity,
) -> SignedPermit {
	let permit = TransferPermit {
		from: from.public().0,
		to: to.clone().into(),
		series,
		goods: Goods::Units(quantity),
		nonce: 1,
		deadline: now() + LIFE,
	};
	let signature = from.sign(&permit.payload(&signing_domain())).into();
	SignedPermit { permit, signature }
}

/// The call that prints one card.
pub fn printed_card(series: SeriesId, units: Quantity) -> Call<Runtime> {
	let key = who::pair(SCRATCH).public().0;
	let root = H256(merkle::leaf(&key, &Goods::Units(units)));
	Call::create_batch { series, units, cards: 1, root, deadline: now() + LIFE }
}

/// `giver` prints one card. Gives the number of the batch.
pub fn print_card(giver: &AccountId, series: SeriesId, units: Quantity) -> BatchId {
	assert_ok!(dispatch(printed_card(series, units), giver));
	latest_batch()
}

/// The number of the youngest batch.
pub fn latest_batch() -> BatchId {
	pallet_claims::NextBatchId::<Runtime>::get() - 1
}

/// The claim of the card of a batch for `claimer`, signed by its key.
pub fn card_claim(batch: BatchId, claimer: &AccountId) -> Call<Runtime> {
	let pair = who::pair(SCRATCH);
	let (key, claimer) = (pair.public().0, claimer.clone().into());
	let claim = ScratchClaim { batch, key, claimer, deadline: now() + LIFE };
	let signature = pair.sign(&claim.payload(&signing_domain())).into();
	Call::claim_card { claim, proof: Default::default(), signature }
}

/// The call that puts units into a link for anybody.
pub fn gift_link(series: SeriesId, quantity: Quantity) -> Call<Runtime> {
	let (key, min_tier) = (who::account(LINK), Tier::L0);
	Call::create_gift { series, quantity, key, min_tier, deadline: now() + LIFE }
}

/// `giver` puts units into a link for anybody. Gives the number of the gift.
pub fn send_link(giver: &AccountId, series: SeriesId, quantity: Quantity) -> GiftId {
	assert_ok!(dispatch(gift_link(series, quantity), giver));
	latest_gift()
}

/// The number of the youngest gift.
pub fn latest_gift() -> GiftId {
	pallet_claims::NextGiftId::<Runtime>::get() - 1
}

/// The claim of a gift for `claimer`, signed by the key in the link.
pub fn link_claim(gift: GiftId, claimer: &AccountId) -> Call<Runtime> {
	let pair = who::pair(LINK);
	let (key, claimer) = (pair.public().0, claimer.clone().into());
	let claim = GiftClaim { gift, key, claimer, deadline: now() + LIFE };
	let signature = pair.sign(&claim.payload(&signing_domain())).into();
	Call::claim_gift { claim, signature }
}
