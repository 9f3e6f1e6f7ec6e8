// SPDX-License-Identifier: Apache-2.0
//! The register of identities. What the other rooms know of accounts comes from [`Everyone`] all the same.

use super::{sales::signed, *};
use frame_support::traits::Everything;
use genex_primitives::traits::Property;
use pallet_kyc::Attestation;
use sp_core::{Pair, ed25519};
use sp_runtime::MultiSignature;

/// The holder's, with the store's account, for which the issuer vouches.
pub const OWN_IDENTITY: IdentityId = 1;
/// Seconds that a signed message may live at most.
pub const MESSAGE_LIFE: u64 = 86_400;
/// The hash of an attestor's file or record.
pub const FILE: H256 = H256::repeat_byte(0x78);

impl pallet_kyc::Config for Test {
	type AttestorOrigin = EnsureSigned<AccountId32>;
	type Attestors = Everything;
	type ComplianceOrigin = EnsureNever<AccountId32>;
	type Links = ();
	type MaxAccountsPerIdentity = ConstU32<4>;
	type MaxIntroductions = ConstU32<4>;
	type MaxSignatureLife = ConstU64<MESSAGE_LIFE>;
	type Property = Everyone;
	type Signature = MultiSignature;
	type UnixTime = Clock;
	type WeightInfo = pallet_kyc::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

/// Nobody has anything that would keep an account with its identity.
impl Property<AccountId32> for Everyone {
	fn is_empty(_: &AccountId32) -> bool {
		true
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_kyc::BenchmarkHelper<AccountId32> for Everyone {
	fn make_attestor(_: &AccountId32) {}
}

/// A key whose account was never on the chain.
pub fn key(byte: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[byte; 32])
}

/// The account of that key.
pub fn account_of_pair(byte: u8) -> AccountId32 {
	AccountId32::new(key(byte).public().0)
}

/// What the attestor of one key vouches for the account of another.
pub fn attestation(attestor: u8, who: u8) -> Attestation<AccountId32> {
	Attestation {
		attestor: account_of_pair(attestor),
		account: account_of_pair(who),
		identity: None,
		tier: Tier::L2,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(*b"JP").expect("assigned"),
		valid_until: END,
		commitment: FILE,
		nonce: 0,
		deadline: START + MESSAGE_LIFE,
	}
}

/// Puts all of it on the stage.
pub fn set_up_identities() {
	let attestor = || signed(ISSUER);
	let place = Jurisdiction::new(*b"JP").expect("assigned");
	let (tier, kind) = (Tier::L2, IdentityKind::Person);
	assert_ok!(Kyc::register(attestor(), account(HOLDER), tier, kind, place, END, FILE));
	assert_ok!(Kyc::attest_account(attestor(), OWN_IDENTITY, account(STORE), FILE));
}
