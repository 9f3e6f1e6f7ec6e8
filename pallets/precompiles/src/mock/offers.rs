// SPDX-License-Identifier: Apache-2.0
//! Gifts that wait, of and for the holder, and who screens.

use super::{
	business::{Vault, pay},
	sales::signed,
	*,
};
use genex_primitives::{Asset, traits::Markers};
use pallet_quarantine::{ReceiptId, ReceivePolicy};

/// A gift of the holder's for the store that waited too long.
pub const LATE_OFFER: ReceiptId = 0;
/// A gift of the issuer's for the holder.
pub const OFFERED: ReceiptId = 1;
/// The same.
pub const OTHER_OFFERED: ReceiptId = 2;
/// A gift of the holder's for the store.
pub const OWN_OFFER: ReceiptId = 3;
/// Hash of every giver's words.
pub const NOTE: H256 = H256::repeat_byte(0x74);
/// How long gifts wait, in seconds.
pub const OFFER_LIFE: u64 = 86_400;

parameter_types! {
	/// Accounts that want to be asked about gifts.
	pub static Screening: Vec<AccountId32> = Vec::new();
}

/// Writes down who screens.
impl Markers<AccountId32> for Everyone {
	fn mark_account(who: &AccountId32, mask: AccountFlags, flags: AccountFlags) -> AccountFlags {
		let before = Self::standing(who).flags;
		if mask.contains(AccountFlags::SCREENED) {
			Screening::mutate(|all| {
				all.retain(|one| one != who);
				if flags.contains(AccountFlags::SCREENED) {
					all.push(who.clone());
				}
			});
		}
		before
	}

	fn mark_identity(_: IdentityId, _: IdentityFlags, _: IdentityFlags) -> Option<IdentityFlags> {
		Some(IdentityFlags::default())
	}
}

impl pallet_quarantine::Config for Test {
	type Escrow = Vault;
	type Identities = Everyone;
	type Markers = Everyone;
	type MaxOpenOffers = ConstU32<4>;
	type MaxTrusted = ConstU32<4>;
	type OfferLifetime = ConstU64<OFFER_LIFE>;
	type SerialWeight = ();
	type UnixTime = Clock;
	type WeightInfo = pallet_quarantine::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_quarantine::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn holder(index: u32) -> AccountId32 {
		account([HOLDER, FRIEND, STRANGER][index as usize])
	}

	fn give(_: &AccountId32, _: u128) -> Asset {
		Asset::Stablecoin(POUNDS)
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

fn offer(from: u8, to: u8, quantity: u128) {
	let asset = Asset::Stablecoin(POUNDS);
	assert_ok!(Quarantine::offer(signed(from), asset, account(to), quantity, NOTE));
}

/// Puts all of it on the stage, where the store screens from now on.
pub fn set_up_offers() {
	pay(ISSUER, 2 * POUND, 0x59);
	assert_ok!(Quarantine::set_receive_policy(signed(STORE), ReceivePolicy::Screened));
	Now::set(START - 2 * OFFER_LIFE);
	offer(HOLDER, STORE, POUND);
	Now::set(START);
	assert_ok!(Quarantine::set_receive_policy(signed(HOLDER), ReceivePolicy::Screened));
	offer(ISSUER, HOLDER, POUND);
	offer(ISSUER, HOLDER, POUND);
	assert_ok!(Quarantine::set_receive_policy(signed(HOLDER), ReceivePolicy::AcceptAll));
	offer(HOLDER, STORE, POUND);
	assert_ok!(Quarantine::trust_sender(signed(HOLDER), u64::from(STRANGER)));
}
