// SPDX-License-Identifier: Apache-2.0
//! What the roles of a development chain decide. Its council has one member, so a motion is carried out at once.

use super::Stage;
use crate::{
	accounts::{alice, bob},
	chain::{Call, Included},
	values::{bytes, list, number, record},
};
use anyhow::Result;
use subxt::config::Hasher;

impl Stage {
	/// The council makes a call.
	///
	/// # Errors
	/// The chain refuses the motion or the call.
	pub async fn council(&self, call: Call) -> Result<Included> {
		let length = self.chain.best().await?.encode(&call)?.len();
		let motion = Call::new(
			"Council",
			"propose",
			[
				("threshold", number(1u32)),
				("proposal", call.into_value()),
				("length_bound", number(u32::try_from(length)?)),
			],
		);
		let done = self.chain.send(&motion, &alice()).await?;
		done.inner_success("Council", "Executed")?;
		Ok(done)
	}

	/// The call is made as root: it is prepared as by [`Stage::whitelisted`], and a dispatcher carries it out.
	///
	/// # Errors
	/// The chain refuses one of the steps, or the call.
	pub async fn root(&self, call: Call) -> Result<Included> {
		let done = self.chain.send(&self.whitelisted(call).await?, &bob()).await?;
		done.inner_success("Whitelist", "WhitelistedCallDispatched")?;
		Ok(done)
	}

	/// The bytes of a call are noted, and the council whitelists their hash. Gives what a dispatcher, as Bob is, calls to
	/// carry it out as root.
	///
	/// # Errors
	/// The chain refuses one of the steps.
	pub async fn whitelisted(&self, call: Call) -> Result<Call> {
		let state = self.chain.best().await?;
		let encoded = state.encode(&call)?;
		let (hash, length) = (state.client.hasher().hash(&encoded), u32::try_from(encoded.len())?);
		let note = Call::new("Preimage", "note_preimage", [("bytes", bytes(&encoded))]);
		self.chain.send(&note, &bob()).await?;
		self.council(Call::new("Whitelist", "whitelist_call", [("call_hash", bytes(hash))]))
			.await?;
		// Not below the weight of the call, not above what one transaction may have.
		let weight = record([
			("ref_time", number(300_000_000_000u64)),
			("proof_size", number(100_000_000u64)),
		]);
		Ok(Call::new(
			"Whitelist",
			"dispatch_whitelisted_call",
			[
				("call_hash", bytes(hash)),
				("call_encoded_len", number(length)),
				("call_weight_witness", weight),
			],
		))
	}

	/// The council pauses or resumes a call.
	///
	/// # Errors
	/// The chain refuses.
	pub async fn pause(&self, pallet: &str, call: &str, paused: bool) -> Result<Included> {
		let name = list([bytes(pallet), bytes(call)]);
		let motion = if paused {
			Call::new("TxPause", "pause", [("full_name", name)])
		} else {
			Call::new("TxPause", "unpause", [("ident", name)])
		};
		self.council(motion).await
	}
}
