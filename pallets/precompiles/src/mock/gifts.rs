// SPDX-License-Identifier: Apache-2.0
//! Permits, printed cards and gifts in links of somebody with units of the holder's series, who signs off-line.

use super::*;
use genex_messages::{Domain, GiftClaim, Goods, Message, ScratchClaim, TransferPermit, merkle};
use genex_primitives::traits::Coupons as CouponsDoor;
use pallet_claims::{BatchId, Batches, GiftId, Gifts};
use pallet_permits::SignedPermit;
use sp_core::{Pair, ed25519};
use sp_runtime::{MultiSignature, traits::ConvertInto};

/// A card of the giver's that waits.
pub const CARD: BatchId = 1;
/// The same, past its deadline.
pub const LATE_CARD: BatchId = 2;
/// A gift of the giver's that waits.
pub const GIFT: GiftId = 1;
/// The same, past its deadline.
pub const LATE_GIFT: GiftId = 2;
/// A gift of the holder's.
pub const OWN_GIFT: GiftId = 3;
/// Units of each of them.
pub const GIVEN: Quantity = 4;
/// Units of the holder's series that the giver has.
pub const GIVERS: Quantity = 40;

impl pallet_permits::Config for Test {
	type Accounts = ConvertInto;
	type Coupons = Coupons;
	type Identities = Everyone;
	type Messages = Nonces;
	type Nonces = Nonces;
	type Serials = ();
	type SerialWeight = ();
	type WeightInfo = pallet_permits::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

impl pallet_claims::Config for Test {
	type Accounts = ConvertInto;
	type ComplianceOrigin = EnsureSigned<AccountId32>;
	type Coupons = Coupons;
	type Identities = Everyone;
	type MaxBatchLife = ConstU64<86_400>;
	type MaxBatchesPerGiver = ConstU32<4>;
	type MaxCards = ConstU32<100>;
	type MaxGiftLife = ConstU64<86_400>;
	type MaxGiftsPerGiver = ConstU32<4>;
	type Messages = Nonces;
	type UnixTime = Clock;
	type SerialWeight = ();
	type WeightInfo = pallet_claims::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_permits::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn give(_: &AccountId32, _: Quantity) -> SeriesId {
		OWN_SERIES
	}

	fn recipient(_: u32) -> AccountId32 {
		account(HOLDER)
	}

	fn register(_: &AccountId32) {}

	fn domain() -> Domain {
		gifts_domain()
	}

	fn now() -> UnixSeconds {
		Now::get()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_claims::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn holder(_: u32) -> AccountId32 {
		account(HOLDER)
	}

	fn give(_: &AccountId32, _: Quantity) -> SeriesId {
		OWN_SERIES
	}

	fn domain() -> Domain {
		gifts_domain()
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

/// What messages are signed for: the hash of the first block is as `frame-system` begins with it.
fn gifts_domain() -> Domain {
	Domain { genesis: [69; 32], chain_id: CHAIN_ID }
}

// Signs the same bytes each time, so that calls made twice are equal.
fn giver_key() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[8; 32])
}

/// The key under the scratch field and in the link.
fn hidden_key() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[9; 32])
}

/// The account of the giver's key.
pub fn giver() -> AccountId32 {
	giver_key().public().0.into()
}

/// The account of the hidden key.
pub fn hidden() -> AccountId32 {
	hidden_key().public().0.into()
}

/// The root of a batch of one card.
pub fn card_root() -> H256 {
	H256(merkle::leaf(&hidden_key().public().0, &Goods::Units(GIVEN)))
}

/// A permit of the giver's for the friend.
pub fn gift_permit(quantity: Quantity, nonce: u64) -> SignedPermit {
	let permit = TransferPermit {
		from: giver().into(),
		to: account_of_key(FRIEND).into(),
		series: OWN_SERIES,
		goods: Goods::Units(quantity),
		nonce,
		deadline: SOON,
	};
	SignedPermit { permit, signature: giver_key().sign(&permit.payload(&gifts_domain())).into() }
}

/// The claim of the card for the friend.
pub fn card_claim() -> (ScratchClaim, MultiSignature) {
	let (key, claimer) = (hidden().into(), account_of_key(FRIEND).into());
	let claim = ScratchClaim { batch: CARD, key, claimer, deadline: SOON };
	(claim, hidden_key().sign(&claim.payload(&gifts_domain())).into())
}

/// The claim of the gift for the friend.
pub fn gift_claim() -> (GiftClaim, MultiSignature) {
	let (key, claimer) = (hidden().into(), account_of_key(FRIEND).into());
	let claim = GiftClaim { gift: GIFT, key, claimer, deadline: SOON };
	(claim, hidden_key().sign(&claim.payload(&gifts_domain())).into())
}

/// Gives the giver and the holder units, and has them print cards and send links.
pub fn set_up_gifts() {
	for (who, units) in [(giver(), GIVERS), (account(HOLDER), GIVEN)] {
		let (price, cleared) = (None, Clearance::None);
		let door = <Coupons as CouponsDoor<AccountId32>>::sell;
		assert_ok!(door(OWN_SERIES, &who, units, price, cleared));
	}
	let origin = || RuntimeOrigin::signed(giver());
	let send = |from: RuntimeOrigin| {
		Claims::create_gift(from, OWN_SERIES, GIVEN, hidden(), Tier::L0, SOON)
	};
	for _ in [CARD, LATE_CARD] {
		assert_ok!(Claims::create_batch(origin(), OWN_SERIES, GIVEN, 1, card_root(), SOON));
	}
	for _ in [GIFT, LATE_GIFT] {
		assert_ok!(send(origin()));
	}
	assert_ok!(send(RuntimeOrigin::signed(account(HOLDER))));
	Batches::<Test>::mutate(LATE_CARD, |late| late.as_mut().expect("it is open").deadline = START);
	Gifts::<Test>::mutate(LATE_GIFT, |late| late.as_mut().expect("it waits").deadline = START);
}
