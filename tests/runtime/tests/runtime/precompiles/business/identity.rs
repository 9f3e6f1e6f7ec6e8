// SPDX-License-Identifier: Apache-2.0
//! What holders do with their accounts, attestations that were signed off-line, and who is related to an issuer.

use super::{Scenario, reason};
use genex_primitives::{IdentityKind, Jurisdiction, Tier};
use genex_runtime::{AccountId, Kyc, Runtime, RuntimeCall};
use genex_runtime_tests::{
	env::now,
	scene::{self, hash_of},
	who,
};
use pallet_compliance::RelationKind;
use pallet_kyc::{Attestation, Call};
use sp_core::{H256, Pair};
use sp_keyring::Sr25519Keyring;
use sp_runtime::MultiSignature;

/// Every scenario, by the name of its call.
pub const SCENARIOS: [(&str, Scenario); 6] = [
	("link_account", link_account),
	("unlink_account", || {
		let account = who::charleth();
		scene::link(&who::holder(), &account);
		(account.clone(), Call::<Runtime>::unlink_account { account, reason: H256::zero() }.into())
	}),
	("unlink_account, by the attestor", || {
		let account = who::charleth();
		scene::link(&who::holder(), &account);
		(who::attestor(), Call::<Runtime>::unlink_account { account, reason: reason() }.into())
	}),
	("submit_attestation, a new identity", || submission(who::account("Attested"), Tier::L1)),
	("declare_relation", || {
		let [issuer, related] = [who::issuer(), who::holder()].map(|who| scene::identity(&who));
		let (kind, reason) = (RelationKind::Employee, H256::zero());
		let call =
			pallet_compliance::Call::<Runtime>::declare_relation { issuer, related, kind, reason };
		(who::issuer(), call.into())
	}),
	("submit_attestation, a renewal", || submission(who::holder(), Tier::L2)),
];

/// An account that was never on the chain agrees to be linked.
fn link_account() -> (AccountId, RuntimeCall) {
	let (new_account, deadline) = (who::account("Linked"), now() + 3_600);
	let message = Kyc::link_payload(who::holder(), new_account.clone(), deadline);
	let message = message.expect("the holder has an identity");
	let signature = MultiSignature::Sr25519(who::pair("Linked").sign(&message));
	(who::holder(), Call::<Runtime>::link_account { new_account, deadline, signature }.into())
}

/// An attestation of the attestor's, which somebody else brings.
fn submission(account: AccountId, tier: Tier) -> (AccountId, RuntimeCall) {
	let (identity, nonce) = Kyc::attestation_nonce(account.clone());
	let attestation = Attestation {
		attestor: who::attestor(),
		account,
		identity,
		tier,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(*b"US").expect("assigned"),
		valid_until: scene::FAR_FUTURE,
		commitment: hash_of("file"),
		nonce,
		deadline: now() + 3_600,
	};
	let message = Kyc::attestation_payload(attestation.clone());
	let signature = MultiSignature::Sr25519(Sr25519Keyring::Bob.pair().sign(&message));
	(who::alith(), Call::<Runtime>::submit_attestation { attestation, signature }.into())
}
