// SPDX-License-Identifier: Apache-2.0
//! Watches for authors that seal two blocks for one slot. The import queue lets both in, as it must; here they are counted,
//! and the log tells the call by which anybody can report them.

use super::{Block, FullClient, Hash, consensus::Engine};
use codec::Encode;
use futures::StreamExt;
use genex_runtime::Header;
use genex_runtime_api::ValidatorsApi;
use sc_client_api::BlockchainEvents;
use sc_service::{Error, TaskManager};
use sp_api::ProvideRuntimeApi;
use sp_consensus_aura::{
	AuraApi,
	sr25519::{AuthorityId, AuthoritySignature},
};
use sp_core::{crypto::ByteArray, hexdisplay::HexDisplay};
use sp_runtime::traits::Header as _;
use std::collections::BTreeMap;
use substrate_prometheus_endpoint::{Counter, Registry, U64, register};

/// Name of the metric.
const METRIC: &str = "genex_aura_equivocations_total";
/// Slots whose headers are kept for comparison: as many as the SDK keeps.
const WINDOW: u64 = 1_000;
/// Headers kept for one slot. Forks of honest authors bring one each; more are an attack, and two prove it.
const HEADERS_PER_SLOT: usize = 8;

/// Starts to watch the blocks that are imported.
///
/// # Errors
/// A metric that cannot be registered.
pub fn watch(engine: &Engine, task_manager: &TaskManager) -> Result<(), Error> {
	let counter = engine.prometheus.as_ref().map(count_in).transpose()?;
	let client = engine.client.clone();
	let mut imports = client.every_import_notification_stream();
	let watching = async move {
		let mut seen = Seen::default();
		while let Some(block) = imports.next().await {
			let Some(slot) = slot_of(&block.header) else { continue };
			for other in seen.note(slot, &block.header) {
				let author = |header: &Header| {
					let set = client.runtime_api().authorities(*header.parent_hash()).ok()?;
					author_of(slot, set)
				};
				let (Some(author), Some(other_author)) = (author(&block.header), author(&other))
				else {
					continue;
				};
				if author == other_author {
					report(&client, slot, &author, &other, &block.header);
					if let Some(counter) = &counter {
						counter.inc();
					}
				}
			}
		}
	};
	task_manager.spawn_handle().spawn("aura-equivocations", Some("block-authoring"), watching);
	Ok(())
}

fn count_in(registry: &Registry) -> Result<Counter<U64>, Error> {
	let help = "Pairs of blocks that one Aura key sealed for one slot, as this node saw them";
	Ok(register(Counter::new(METRIC, help)?, registry)?)
}

/// The slot of a block, where its header names one.
fn slot_of(header: &Header) -> Option<u64> {
	sc_consensus_aura::find_pre_digest::<Block, AuthoritySignature>(header).ok().map(u64::from)
}

/// Whose slot it is.
fn author_of(slot: u64, authorities: Vec<AuthorityId>) -> Option<AuthorityId> {
	let place = slot.checked_rem(u64::try_from(authorities.len()).ok()?)?;
	authorities.into_iter().nth(usize::try_from(place).ok()?)
}

/// Writes down what happened, and the call that reports it.
fn report(client: &FullClient, slot: u64, author: &AuthorityId, first: &Header, second: &Header) {
	log::warn!(
		target: "aura",
		"Equivocation: {author} sealed {:?} and {:?} for slot {slot}",
		first.hash(),
		second.hash(),
	);
	match call_of(client, slot, author, first, second) {
		Some(call) => log::warn!(
			target: "aura",
			"Report it by signing this call with any account: {}",
			digits(&call),
		),
		None => log::warn!(
			target: "aura",
			"The proof that the key is a validator's could not be made; headers: {} {}",
			digits(&first.encode()),
			digits(&second.encode()),
		),
	}
}

/// All bytes in hexadecimal digits. Displayed, `HexDisplay` leaves out the middle of more than a thousand bytes, which the call has
/// from six validators on.
fn digits(bytes: &[u8]) -> String {
	format!("0x{:?}", HexDisplay::from(&bytes))
}

/// The encoded call that reports two blocks. It is asked of the state below the second, in the session of the slot.
fn call_of(
	client: &FullClient,
	slot: u64,
	author: &AuthorityId,
	first: &Header,
	second: &Header,
) -> Option<Vec<u8>> {
	let key: [u8; 32] = author.as_slice().try_into().ok()?;
	client
		.runtime_api()
		.report_of_double_block(*second.parent_hash(), key, slot, first.clone(), second.clone())
		.ok()?
}

/// The hash of what was sealed: a block sealed twice is still one block.
fn content(header: &Header) -> Hash {
	let mut unsealed = header.clone();
	unsealed.digest_mut().pop();
	unsealed.hash()
}

/// The headers of the newest slots.
#[derive(Default)]
struct Seen(BTreeMap<u64, Vec<Header>>);

impl Seen {
	/// Keeps `header`, and gives the headers of other blocks for its slot.
	fn note(&mut self, slot: u64, header: &Header) -> Vec<Header> {
		let kept = self.0.entry(slot).or_default();
		let new = content(header);
		if kept.iter().any(|known| content(known) == new) {
			return Vec::new();
		}
		let others = kept.clone();
		if kept.len() < HEADERS_PER_SLOT {
			kept.push(header.clone());
		}
		let newest = self.0.last_key_value().map_or(slot, |(newest, _)| *newest);
		self.0 = self.0.split_off(&newest.saturating_sub(WINDOW));
		others
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_consensus_aura::AURA_ENGINE_ID;
	use sp_keyring::Sr25519Keyring;
	use sp_runtime::{Digest, DigestItem};

	/// A header for `slot` with `content` as its root of calls and `seal` as its seal.
	fn header(slot: u64, content: u8, seal: u8) -> Header {
		let logs = vec![
			DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode()),
			DigestItem::Seal(AURA_ENGINE_ID, vec![seal; 64]),
		];
		let root = Hash::repeat_byte(content);
		Header::new(1, root, Hash::zero(), Hash::zero(), Digest { logs })
	}

	#[test]
	fn seen_should_give_the_others_when_a_slot_has_several_blocks() {
		let mut seen = Seen::default();
		assert!(seen.note(5, &header(5, 1, 0)).is_empty());
		assert!(seen.note(6, &header(6, 2, 0)).is_empty());
		assert_eq!(seen.note(5, &header(5, 3, 0)), [header(5, 1, 0)]);
		assert!(seen.note(5, &header(5, 3, 0)).is_empty(), "it is known");
		assert!(seen.note(5, &header(5, 3, 9)).is_empty(), "another seal is the same block");
		assert_eq!(seen.note(5, &header(5, 4, 0)).len(), 2);
	}

	#[test]
	fn seen_should_stay_small_when_slots_and_blocks_are_many() {
		let mut seen = Seen::default();
		for slot in 0..3 * WINDOW {
			seen.note(slot, &header(slot, 1, 0));
		}
		assert_eq!(seen.0.len(), usize::try_from(WINDOW).expect("small") + 1);
		let last = 3 * WINDOW - 1;
		for content in 2..100 {
			seen.note(last, &header(last, content, 0));
		}
		assert_eq!(seen.0.get(&last).map(Vec::len), Some(HEADERS_PER_SLOT));
	}

	#[test]
	fn seen_should_forget_a_slot_that_is_too_old() {
		let mut seen = Seen::default();
		seen.note(5_000, &header(5_000, 1, 0));
		assert!(seen.note(1, &header(1, 1, 0)).is_empty());
		assert!(seen.note(1, &header(1, 2, 0)).is_empty());
	}

	#[test]
	fn digits_should_leave_nothing_out_when_bytes_are_many() {
		assert_eq!(digits(&[0x0a, 0xff]), "0x0aff");
		assert_eq!(digits(&[0xab; 5_000]), format!("0x{}", "ab".repeat(5_000)));
	}

	#[test]
	fn slot_of_should_be_that_of_the_digest() {
		assert_eq!(slot_of(&header(77, 1, 0)), Some(77));
		let without =
			Header::new(1, Hash::zero(), Hash::zero(), Hash::zero(), Digest { logs: vec![] });
		assert_eq!(slot_of(&without), None);
	}

	#[test]
	fn author_of_should_go_round_the_set() {
		let set: Vec<AuthorityId> =
			[Sr25519Keyring::Alice, Sr25519Keyring::Bob].map(|key| key.public().into()).into();
		assert_eq!(author_of(4, set.clone()), set.first().cloned());
		assert_eq!(author_of(5, set.clone()), set.last().cloned());
		assert_eq!(author_of(5, vec![]), None);
	}
}
