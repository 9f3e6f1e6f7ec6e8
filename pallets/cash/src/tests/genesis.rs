// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{AssetPolicy, Escrow, GenesisAsset, Reserves, Terms};
use codec::{Encode, MaxEncodedLen};

#[test]
fn genesis_should_register_assets_with_and_without_reserve() {
	let assets =
		vec![stablecoin(USDC, "USDC"), GenesisAsset { reserve: None, ..stablecoin(USDT, "USDT") }];
	ExtBuilder { assets }.build_and_execute(|| {
		assert_eq!(Terms::<Test>::count(), 2);
		assert_eq!(Reserves::<Test>::get(USDC).map(|reserve| reserve.amount), Some(RESERVE));
		assert_eq!(Reserves::<Test>::get(USDT), None);
	});
}

#[test]
#[should_panic(expected = "genesis stablecoin 7 is invalid")]
fn genesis_should_stop_when_a_policy_is_invalid() {
	let policy = AssetPolicy { min_withdrawal: 0, ..POLICY };
	let assets = vec![GenesisAsset { policy, ..stablecoin(USDC, "USDC") }];
	ExtBuilder { assets }.build();
}

#[test]
fn escrow_should_keep_the_ledgers_value_within_the_trie_node() {
	let largest = Escrow { held: crate::MAX_ISSUANCE, leaving: 0 };
	let usual = Escrow { held: 281_000_000 * ONE, leaving: 281_000_000 * ONE };
	assert_eq!(Escrow::default().encode().len(), 2);
	// Balance 16, status 1, reason 1; values above 32 bytes leave the node.
	assert!(18 + largest.encode().len() <= 32);
	assert!(18 + usual.encode().len() <= 32);
	let both = Escrow { held: crate::MAX_ISSUANCE, leaving: crate::MAX_ISSUANCE };
	assert!(both.encode().len() <= Escrow::max_encoded_len());
}
