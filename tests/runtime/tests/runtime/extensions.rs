// SPDX-License-Identifier: Apache-2.0
//! What every transaction carries. Wallets and hardware signers build it from the metadata, byte by byte.

use genex_runtime_tests::metadata::{metadata, zero_bytes};

/// Identifier, bytes in the transaction at least, bytes that are signed besides at least.
const EXPECTED: [(&str, usize, usize); 15] = [
	("AuthorizeCall", 0, 0),
	("CheckNonZeroSender", 0, 0),
	("CheckSpecVersion", 0, 4),
	("CheckTxVersion", 0, 4),
	("CheckGenesis", 0, 32),
	("CheckMortality", 1, 32),
	("CheckNonce", 1, 0),
	("CheckWeight", 0, 0),
	("CheckFrozen", 0, 0),
	("CheckPaused", 0, 0),
	("PinEthereumSigner", 0, 0),
	("ChargeTransactionPayment", 1, 0),
	("CheckMetadataHash", 1, 1),
	("EthSetOrigin", 0, 0),
	("WeightReclaim", 0, 0),
];

#[test]
fn transactions_should_carry_what_wallets_know_and_no_more() {
	let actual: Vec<(&str, usize, usize)> = metadata()
		.extrinsic
		.signed_extensions
		.iter()
		.map(|extension| {
			let carried = zero_bytes(extension.ty.id).len();
			let signed = zero_bytes(extension.additional_signed.id).len();
			(extension.identifier.as_str(), carried, signed)
		})
		.collect();
	assert_eq!(actual, EXPECTED);
}

#[test]
fn only_extensions_of_every_substrate_chain_should_carry_bytes() {
	const STANDARD: [&str; 4] =
		["CheckMortality", "CheckNonce", "ChargeTransactionPayment", "CheckMetadataHash"];
	for (identifier, carried, _) in EXPECTED {
		assert_eq!(carried > 0, STANDARD.contains(&identifier), "{identifier}");
	}
}

#[test]
fn transactions_should_be_of_version_four() {
	assert_eq!(metadata().extrinsic.version, 4);
}
