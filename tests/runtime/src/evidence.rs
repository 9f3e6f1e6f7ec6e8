// SPDX-License-Identifier: Apache-2.0
//! Evidence against validators: two blocks that one key sealed for one slot.

use codec::Encode;
use genex_runtime::{Hash, Header, Runtime, Validators};
use pallet_validators::{BlockEquivocation, Call};
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{Digest, DigestItem, traits::Header as _};

/// A block of the validator with this key for `slot`, with `root` as that of its calls.
pub fn sealed(key: Sr25519Keyring, slot: Slot, root: Hash) -> Header {
	let logs = vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())];
	let mut header = Header::new(7, root, Hash::zero(), Hash::zero(), Digest { logs });
	let seal = key.sign(header.hash().as_bytes());
	header.digest_mut().push(DigestItem::Seal(AURA_ENGINE_ID, seal.encode()));
	header
}

/// The report of two blocks for the slot of this block, with these roots, by a validator's key.
pub fn double_block(key: Sr25519Keyring, roots: [Hash; 2]) -> Call<Runtime> {
	let slot = pallet_aura::CurrentSlot::<Runtime>::get();
	let [first_header, second_header] = roots.map(|root| sealed(key, slot, root));
	let offender = key.public().into();
	let proof = BlockEquivocation { offender, slot, first_header, second_header };
	Call::report_aura_equivocation {
		equivocation_proof: Box::new(proof),
		key_owner_proof: Validators::key_ownership_proof(key.public().into())
			.expect("a validator's key"),
	}
}
