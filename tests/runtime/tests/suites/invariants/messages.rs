// SPDX-License-Identifier: Apache-2.0
//! Random acts on messages that were signed off-line.

use crate::invariants::{
	acts::{Act, signed},
	random::Random,
	world::World,
};
use genex_messages::{Cancel, Domain, Message};
use genex_runtime::{Nonces, Runtime};
use genex_runtime_tests::{env::now, who};
use pallet_nonces::Call;
use sp_core::Pair;
use sp_runtime::MultiSignature;

/// Messages are taken back by their signers and by others, and what is over is swept away.
pub fn next(world: &World, random: &mut Random) -> Act {
	let by = signed(&world.anyone(random));
	let (nonce, deadline) = (random.below(20), now() + random.below(60));
	match random.below(4) {
		0 => (Call::<Runtime>::cancel_nonce { nonce, deadline }.into(), by),
		1..=2 => {
			let pair = who::pair("Alice");
			let cancel = Cancel { signer: pair.public().0, nonce, deadline };
			let (genesis, chain_id) = Nonces::signing_domain();
			let other = u64::from(random.chance(10));
			let domain = Domain { genesis: genesis.0, chain_id };
			let payload = Cancel { nonce: nonce + other, ..cancel }.payload(&domain);
			let signature = MultiSignature::Sr25519(pair.sign(&payload));
			(Call::<Runtime>::cancel_signed { cancel, signature }.into(), by)
		},
		_ => {
			let limit = u32::try_from(random.below(5)).unwrap_or_default();
			(Call::<Runtime>::sweep { limit }.into(), by)
		},
	}
}
