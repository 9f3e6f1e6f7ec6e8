// SPDX-License-Identifier: Apache-2.0
//! What became of transactions, read from the blocks when the load is over. Only what succeeded counts: natively by its event,
//! as an Ethereum transaction by its receipt.

use crate::signed::TxHash;
use anyhow::{Context, Result, bail};
use codec::Decode;
use frame_support::storage::storage_prefix;
use frame_system::{EventRecord, Phase};
use genex_e2e_tests::{chain::Chain, rpc::JsonRpc};
use genex_primitives::book::Rest;
use genex_runtime::{Hash, RuntimeEvent};
use pallet_order_book::{CancelReason, Event as BookEvent};
use serde_json::{Value, json};
use sp_crypto_hashing::blake2_256;
use std::{
	collections::HashMap,
	ops::RangeInclusive,
	thread::sleep,
	time::{Duration, Instant},
};

/// How far the index of an Ethereum server may be behind the chain.
const BEHIND: Duration = Duration::from_secs(20);
/// Between two looks at it.
const STEP: Duration = Duration::from_millis(200);

/// What became of a transaction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Fate {
	/// Number of its block.
	pub block: u64,
	/// Whether it did what it was sent for.
	pub success: bool,
	/// Acts at the order book that it did.
	pub acts: u64,
}

/// A block.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash, as text.
	pub hash: String,
	/// Its time in milliseconds since 1970.
	pub time: u64,
}

/// All blocks of a range, and the fate of each transaction in them.
#[derive(Debug, Default)]
pub struct Fates {
	/// Blocks in their order.
	pub blocks: Vec<Block>,
	/// Fates by the hash of the transaction.
	pub by_hash: HashMap<TxHash, Fate>,
}

impl Fates {
	/// Reads a range of blocks; where there is an Ethereum server, receipts as well.
	///
	/// # Errors
	/// The node does not have one of them.
	pub async fn read(
		chain: &Chain,
		ethereum: Option<JsonRpc>,
		range: RangeInclusive<u64>,
	) -> Result<Self> {
		let mut fates = Self::default();
		fates.read_more(chain, ethereum, range).await?;
		Ok(fates)
	}

	/// Reads further blocks.
	///
	/// # Errors
	/// The node does not have one of them.
	pub async fn read_more(
		&mut self,
		chain: &Chain,
		ethereum: Option<JsonRpc>,
		range: RangeInclusive<u64>,
	) -> Result<()> {
		for number in range {
			let told = self.read_native(chain, number).await;
			told.with_context(|| format!("block {number}"))?;
			if let Some(server) = ethereum {
				self.read_receipts(server, number)?;
			}
		}
		Ok(())
	}

	/// Reads a range of blocks of a chain that is asked as Ethereum only.
	///
	/// # Errors
	/// The server does not have one of them.
	pub fn read_ethereum(server: JsonRpc, range: RangeInclusive<u64>) -> Result<Self> {
		let mut fates = Self::default();
		for number in range {
			let asked = json!([format!("{number:#x}"), false]);
			let block = server.call("eth_getBlockByNumber", asked)?;
			let seconds = hex_number(&block["timestamp"])?;
			let hash = block["hash"].as_str().context("a block without hash")?.to_owned();
			fates.blocks.push(Block { number, hash, time: seconds * 1_000 });
			fates.read_receipts(server, number)?;
		}
		Ok(fates)
	}

	/// How many of these transactions succeeded, and the acts that they did.
	pub fn successes<'a>(&self, all: impl IntoIterator<Item = &'a TxHash>) -> (usize, u64) {
		let fates = all.into_iter().filter_map(|hash| self.by_hash.get(hash));
		fates
			.filter(|fate| fate.success)
			.fold((0, 0), |(count, acts), fate| (count + 1, acts + fate.acts))
	}

	async fn read_native(&mut self, chain: &Chain, number: u64) -> Result<()> {
		let hash = chain.rpc("chain_getBlockHash", &[number.into()]).await?;
		let block = chain.rpc("chain_getBlock", std::slice::from_ref(&hash)).await?;
		let extrinsics = block["block"]["extrinsics"].as_array().context("no extrinsics")?;
		let hashes: Vec<TxHash> = extrinsics
			.iter()
			.map(|extrinsic| Ok(blake2_256(&bytes_of(extrinsic)?)))
			.collect::<Result<_>>()?;
		let time: u64 = stored(chain, b"Timestamp", b"Now", &hash).await?;
		let events: Vec<EventRecord<RuntimeEvent, Hash>> =
			stored(chain, b"System", b"Events", &hash).await?;
		for (hash, (success, acts)) in hashes.iter().zip(outcomes(&events, hashes.len())) {
			self.by_hash.insert(*hash, Fate { block: number, success, acts });
		}
		let hash = hash.as_str().context("the node does not have it")?.to_owned();
		self.blocks.push(Block { number, hash, time });
		Ok(())
	}

	fn read_receipts(&mut self, server: JsonRpc, number: u64) -> Result<()> {
		for receipt in receipts(server, number).with_context(|| format!("block {number}"))? {
			let hash = bytes_of(&receipt["transactionHash"])?;
			let hash: TxHash = hash.try_into().map_err(|_| anyhow::anyhow!("no hash"))?;
			let success = receipt["status"] == "0x1";
			let fate = Fate { block: number, success, acts: u64::from(success) };
			self.by_hash.insert(hash, fate);
		}
		Ok(())
	}
}

/// The receipts of a block, once the server knows it.
fn receipts(server: JsonRpc, number: u64) -> Result<Vec<Value>> {
	let begun = Instant::now();
	loop {
		match server.call("eth_getBlockReceipts", json!([format!("{number:#x}")])) {
			Ok(Value::Array(receipts)) => return Ok(receipts),
			told if begun.elapsed() > BEHIND => bail!("there are no receipts: {told:?}"),
			_ => sleep(STEP),
		}
	}
}

/// For each extrinsic, whether it succeeded, and the acts at the order book that it did.
fn outcomes(events: &[EventRecord<RuntimeEvent, Hash>], count: usize) -> Vec<(bool, u64)> {
	let mut all = vec![(false, 0); count];
	for record in events {
		let Phase::ApplyExtrinsic(index) = record.phase else { continue };
		let Some((success, acts)) = all.get_mut(index as usize) else { continue };
		match &record.event {
			RuntimeEvent::System(frame_system::Event::ExtrinsicSuccess { .. }) => *success = true,
			RuntimeEvent::OrderBook(BookEvent::OrderPlaced { outcome, .. }) => {
				let done = outcome.filled > 0 || matches!(outcome.rest, Rest::Resting(_));
				*acts += u64::from(done);
			},
			RuntimeEvent::OrderBook(BookEvent::OrderCancelled { reason, .. }) => {
				*acts += u64::from(*reason == CancelReason::Owner);
			},
			_ => {},
		}
	}
	all
}

async fn stored<T: Decode>(chain: &Chain, pallet: &[u8], item: &[u8], at: &Value) -> Result<T> {
	let key = format!("0x{}", hex::encode(storage_prefix(pallet, item)));
	let value = chain.rpc("state_getStorage", &[key.into(), at.clone()]).await?;
	Ok(T::decode(&mut &bytes_of(&value)?[..])?)
}

fn bytes_of(value: &Value) -> Result<Vec<u8>> {
	let text = value.as_str().and_then(|text| text.strip_prefix("0x"));
	Ok(hex::decode(text.with_context(|| format!("no bytes: {value}"))?)?)
}

/// A number as Ethereum writes it.
///
/// # Errors
/// It is none.
pub fn hex_number(value: &Value) -> Result<u64> {
	let text = value.as_str().and_then(|text| text.strip_prefix("0x"));
	Ok(u64::from_str_radix(text.with_context(|| format!("no number: {value}"))?, 16)?)
}

#[cfg(test)]
mod tests {
	use super::*;
	use genex_primitives::book::OrderId;
	use genex_runtime::{AccountId, Runtime};

	fn record(index: u32, event: RuntimeEvent) -> EventRecord<RuntimeEvent, Hash> {
		EventRecord { phase: Phase::ApplyExtrinsic(index), event, topics: Vec::new() }
	}

	fn success(index: u32) -> EventRecord<RuntimeEvent, Hash> {
		let dispatch_info = Default::default();
		let told = frame_system::Event::<Runtime>::ExtrinsicSuccess { dispatch_info };
		record(index, told.into())
	}

	fn cancelled(index: u32, reason: CancelReason) -> EventRecord<RuntimeEvent, Hash> {
		let (order, who) = (OrderId(5), AccountId::new([1; 32]));
		let told = BookEvent::<Runtime>::OrderCancelled { order, who, lots: 1, reason };
		record(index, told.into())
	}

	#[test]
	fn outcomes_should_count_successes_and_acts_of_each_extrinsic() {
		let events = [
			success(0),
			cancelled(1, CancelReason::Owner),
			cancelled(1, CancelReason::SelfTrade),
			cancelled(1, CancelReason::Owner),
			success(1),
			cancelled(2, CancelReason::Owner),
		];
		assert_eq!(outcomes(&events, 4), [(true, 0), (true, 2), (false, 1), (false, 0)]);
	}

	#[test]
	fn successes_should_leave_out_failures_and_strangers() {
		let fate = |success| Fate { block: 1, success, acts: 3 };
		let by_hash = [([1; 32], fate(true)), ([2; 32], fate(false)), ([3; 32], fate(true))];
		let fates = Fates { blocks: Vec::new(), by_hash: by_hash.into_iter().collect() };
		assert_eq!(fates.successes(&[[1; 32], [2; 32], [9; 32]]), (1, 3));
	}

	#[test]
	fn hex_number_should_read_what_ethereum_writes() {
		assert_eq!(hex_number(&json!("0x10")).unwrap(), 16);
		assert!(hex_number(&json!(16)).is_err());
	}
}
