// SPDX-License-Identifier: Apache-2.0
//! A chain whose next block runs in the runtime's WebAssembly, over a real trie, as a node runs it.

use anyhow::{Context, Result, anyhow, bail, ensure};
use codec::{Compact, Decode, Encode};
use genex_runtime::{Hash, Header, SLOT_DURATION, System};
use genex_runtime_tests::native;
use sc_executor::WasmExecutor;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_core::{
	Blake2Hasher,
	storage::StateVersion,
	traits::{CallContext, RuntimeCode, WrappedRuntimeCode},
};
use sp_io::{TestExternalities, hashing::blake2_256};
use sp_runtime::{
	ApplyExtrinsicResult, Digest, DigestItem,
	traits::Header as _,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};
use sp_state_machine::{Backend, OverlayedChanges, StateMachine, TrieBackend, TrieBackendBuilder};
use sp_trie::{
	PrefixedMemoryDB,
	cache::{CacheSize, SharedTrieCache},
};
use std::time::{Duration, Instant};

type Db = PrefixedMemoryDB<Blake2Hasher>;
type Overlay = OverlayedChanges<Blake2Hasher>;
type OnTrie<'a> = TrieBackend<&'a Db, Blake2Hasher>;

/// The trie's nodes that are kept in memory, as a node keeps them.
const CACHE: CacheSize = CacheSize::new(1 << 28);

/// Runs the runtime's wasm, compiled as a node compiles it.
pub struct Machine {
	executor: WasmExecutor<sp_io::SubstrateHostFunctions>,
	code: WrappedRuntimeCode<'static>,
	hash: Vec<u8>,
}

impl Machine {
	/// Takes the wasm that this program was built with.
	pub fn new() -> Result<Self> {
		let code = genex_runtime::WASM_BINARY.context("this was built without the wasm")?;
		let executor = WasmExecutor::builder().build();
		Ok(Self { executor, code: WrappedRuntimeCode(code.into()), hash: blake2_256(code).into() })
	}

	fn call(
		&self,
		backend: &impl Backend<Blake2Hasher>,
		overlay: &mut Overlay,
		method: &str,
		data: &[u8],
		import: bool,
	) -> Result<Vec<u8>> {
		let code =
			RuntimeCode { code_fetcher: &self.code, heap_pages: None, hash: self.hash.clone() };
		let context = CallContext::Onchain { import };
		let mut extensions = Default::default();
		StateMachine::new(
			backend,
			overlay,
			&self.executor,
			method,
			data,
			&mut extensions,
			&code,
			context,
		)
		.execute()
		.map_err(|error| anyhow!("{method}: {error}"))
	}
}

/// A change of a value: its key, and what it was before and after.
pub type Change = (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>);

/// A block that was made, and what it changed.
pub struct Made {
	bytes: Vec<u8>,
	/// The values that it changed.
	pub changed: Vec<Change>,
	/// The child tries that it changed.
	pub tries: Vec<Vec<u8>>,
	nodes: Db,
	root: Hash,
}

/// A chain, and the state before the next block.
pub struct Chain<'a> {
	machine: &'a Machine,
	db: Db,
	root: Hash,
	parent: Header,
	slot: u64,
	cache: SharedTrieCache<Blake2Hasher>,
}

impl<'a> Chain<'a> {
	/// The chain that goes on after `parent`, whose clock says `seconds`.
	pub fn new(
		machine: &'a Machine,
		mut state: TestExternalities,
		parent: Header,
		seconds: u64,
	) -> Self {
		let backend = std::mem::take(&mut state.backend);
		let root = *backend.root();
		let slot = seconds * 1_000 / SLOT_DURATION + 1;
		let cache = SharedTrieCache::new(CACHE, None);
		Self { machine, db: backend.into_storage(), root, parent, slot, cache }
	}

	fn backend(&self) -> OnTrie<'_> {
		let cache = self.cache.local_cache_trusted();
		TrieBackendBuilder::new_with_cache(&self.db, self.root, cache).build()
	}

	/// Makes a block of as many of these transactions as fit, and forgets it.
	pub fn author(&self, transactions: &[Vec<u8>]) -> Result<Made> {
		let (backend, mut overlay) = (self.backend(), Overlay::default());
		let call = |overlay: &mut Overlay, method: &str, data: &[u8]| {
			self.machine.call(&backend, overlay, method, data, false)
		};
		let digest = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(self.slot).encode());
		let (none, number) = (Hash::zero(), self.parent.number + 1);
		let logs = Digest { logs: vec![digest] };
		let header = Header::new(number, none, none, self.parent.hash(), logs);
		call(&mut overlay, "Core_initialize_block", &header.encode())?;
		let now = self.slot * SLOT_DURATION;
		let clock = pallet_timestamp::Call::<genex_runtime::Runtime>::set { now };
		let clock = native::bare(clock).encode();
		let apply = |overlay: &mut Overlay, transaction: &[u8]| {
			let result = call(overlay, "BlockBuilder_apply_extrinsic", transaction)?;
			anyhow::Ok(ApplyExtrinsicResult::decode(&mut &result[..])?)
		};
		ensure!(apply(&mut overlay, &clock)? == Ok(Ok(())), "the clock could not be set");
		let (mut extrinsics, mut included) = (clock, 0);
		for transaction in transactions {
			// One that does not fit has left traces, which must go.
			overlay.start_transaction();
			match apply(&mut overlay, transaction)? {
				Ok(_) => included += 1,
				Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources)) => {
					ensure!(overlay.rollback_transaction().is_ok(), "it was begun");
					break;
				},
				Err(error) => bail!("an attack is invalid: {error:?}"),
			}
			ensure!(overlay.commit_transaction().is_ok(), "it was begun");
			extrinsics.extend_from_slice(transaction);
		}
		ensure!(included > 0, "not one attack fits into a block");
		let header = call(&mut overlay, "BlockBuilder_finalize_block", &[])?;
		let count = Compact(u32::try_from(included + 1)?).encode();
		let bytes = [header, count, extrinsics].concat();
		let changes = overlay.drain_storage_changes(&backend, StateVersion::V1);
		let changes = changes.map_err(|error| anyhow!(error))?;
		let mut changed = Vec::new();
		for (key, after) in changes.main_storage_changes {
			let before = backend.storage(&key).map_err(|error| anyhow!("{error}"))?;
			if before != after {
				changed.push((key, before, after));
			}
		}
		let tries = changes.child_storage_changes.into_iter().map(|(key, _)| key).collect();
		let (nodes, root) = (changes.transaction, changes.transaction_storage_root);
		Ok(Made { bytes, changed, tries, nodes, root })
	}

	/// Executes a block as whoever imports it does, the storage root included, and forgets it.
	pub fn execute(&self, made: &Made) -> Result<Duration> {
		let (backend, mut overlay) = (self.backend(), Overlay::default());
		let start = Instant::now();
		self.machine.call(&backend, &mut overlay, "Core_execute_block", &made.bytes, true)?;
		Ok(start.elapsed())
	}

	/// The time that a block is declared to take: of what it must do, and of its transactions by what they used.
	pub fn declared(&self, made: &Made) -> Duration {
		let weight = self.after(made).execute_with(|| System::block_weight().total());
		Duration::from_nanos(weight.ref_time() / 1_000)
	}

	/// The state after a block.
	pub fn after(&self, made: &Made) -> TestExternalities {
		let mut db = self.db.clone();
		db.consolidate(made.nodes.clone());
		let mut state = TestExternalities::new_empty();
		state.backend = TrieBackendBuilder::new(db, made.root).build();
		state
	}
}
