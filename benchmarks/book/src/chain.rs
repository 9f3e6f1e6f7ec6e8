// SPDX-License-Identifier: Apache-2.0
//! A chain in memory, whose blocks run in the runtime's WebAssembly over a real trie.

use crate::{
	clock::{cpu, timed},
	people::Desk,
	state::{FIRST_SLOT, State, child_of, clock},
};
use anyhow::{Context, Result, anyhow, bail, ensure};
use codec::{Compact, Decode, Encode};
use frame_system::EventRecord;
use genex_runtime::{Hash, Header, RuntimeEvent};
use sc_executor::{DEFAULT_HEAP_ALLOC_STRATEGY, WasmExecutor, with_externalities_safe};
use sp_core::{
	Blake2Hasher,
	storage::StateVersion,
	traits::{CallContext, RuntimeCode, WrappedRuntimeCode},
};
use sp_io::hashing::{blake2_256, twox_128};
use sp_runtime::{
	ApplyExtrinsicResult,
	traits::Header as _,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
	},
};
use sp_state_machine::{
	Backend, Ext, OverlayedChanges, StateMachine, TrieBackend, TrieBackendBuilder,
};
use sp_trie::{
	PrefixedMemoryDB,
	cache::{CacheSize, SharedTrieCache},
	recorder::Recorder,
};
use std::{
	collections::{BTreeSet, VecDeque},
	sync::Arc,
	time::Duration,
};

/// What the wasm may call, the functions by which it can measure itself included.
type HostFunctions =
	(sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);
type Db = PrefixedMemoryDB<Blake2Hasher>;
type Overlay = OverlayedChanges<Blake2Hasher>;
type OnTrie<'a> = TrieBackend<&'a Db, Blake2Hasher>;

/// As large as that of a node.
const CACHE: CacheSize = CacheSize::new(1 << 30);
const APPLY: &str = "BlockBuilder_apply_extrinsic";
const EXECUTE: &str = "Core_execute_block";
const FINALIZE: &str = "BlockBuilder_finalize_block";
const VALIDATE: &str = "TaggedTransactionQueue_validate_transaction";
const VERSION: &str = "Core_version";

/// Runs the runtime's wasm, compiled as a node compiles it.
pub struct Machine {
	executor: WasmExecutor<HostFunctions>,
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

	fn code(&self) -> RuntimeCode<'_> {
		RuntimeCode { code_fetcher: &self.code, heap_pages: None, hash: self.hash.clone() }
	}

	fn call(
		&self,
		backend: &impl Backend<Blake2Hasher>,
		overlay: &mut Overlay,
		method: &str,
		data: &[u8],
		import: bool,
	) -> Result<Vec<u8>> {
		let (code, context) = (self.code(), CallContext::Onchain { import });
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

/// What a transaction cost alone in a block.
#[derive(Clone, Copy)]
pub struct Cost {
	/// The call of the wasm that applies it.
	pub apply: Duration,
	/// The storage root of all that the block changed.
	pub root: Duration,
}

/// What all transactions of a block cost together.
#[derive(Clone, Copy)]
pub struct Steps {
	/// Validating them before, one by one, as a pool does.
	pub validate: Duration,
	/// Applying them.
	pub apply: Duration,
	/// Ending the block, with the roots of its state and of its transactions.
	pub end: Duration,
}

/// A block that was made.
pub struct Made {
	header: Header,
	bytes: Vec<u8>,
	/// Transactions in it, the clock's not counted.
	pub transactions: usize,
	/// Those of them whose call failed.
	pub failed: usize,
	/// Processor time that applying them took its author.
	pub spent: Duration,
}

/// A chain and its latest block.
pub struct Chain<'a> {
	machine: &'a Machine,
	db: Db,
	root: Hash,
	parent: Header,
	slot: u64,
	/// The trie's nodes and values in memory: as authors of blocks have them, and as importers do. They are kept apart, so
	/// that an importer finds nothing that it did not read itself.
	authoring: SharedTrieCache<Blake2Hasher>,
	importing: SharedTrieCache<Blake2Hasher>,
	/// Where its transactions are signed.
	pub desk: Desk,
}

impl<'a> Chain<'a> {
	/// The chain that goes on after `state`.
	pub fn new(machine: &'a Machine, mut state: State) -> Self {
		let backend = std::mem::take(&mut state.ext.backend);
		let root = *backend.root();
		let cache = || SharedTrieCache::new(CACHE, None);
		Self {
			machine,
			db: backend.into_storage(),
			root,
			parent: state.header,
			slot: FIRST_SLOT,
			authoring: cache(),
			importing: cache(),
			desk: state.desk,
		}
	}

	fn on(&self, cache: &SharedTrieCache<Blake2Hasher>) -> OnTrie<'_> {
		TrieBackendBuilder::new_with_cache(&self.db, self.root, cache.local_cache_trusted()).build()
	}

	/// Begins a block.
	fn begin(&self, backend: &impl Backend<Blake2Hasher>, overlay: &mut Overlay) -> Result<()> {
		let header = child_of(&self.parent, self.slot + 1);
		let method = "Core_initialize_block";
		self.machine.call(backend, overlay, method, &header.encode(), false)?;
		let set = self.apply(backend, overlay, &clock(self.slot + 1).encode())?;
		ensure!(set == Ok(Ok(())), "the clock could not be set: {set:?}");
		Ok(())
	}

	fn apply(
		&self,
		backend: &impl Backend<Blake2Hasher>,
		overlay: &mut Overlay,
		transaction: &[u8],
	) -> Result<ApplyExtrinsicResult> {
		let result = self.machine.call(backend, overlay, APPLY, transaction, false)?;
		Ok(ApplyExtrinsicResult::decode(&mut &result[..])?)
	}

	/// Applies a transaction alone in a block, as its author does. The block is then forgotten, so that the next one meets the
	/// same state. The trie's nodes are in memory and its values are not, as with each new block, since values are remembered
	/// by root.
	pub fn cost(&self, transaction: &[u8]) -> Result<Cost> {
		self.authoring.reset_value_cache();
		let (backend, mut overlay) = (self.on(&self.authoring), Overlay::default());
		self.begin(&backend, &mut overlay)?;
		let (applied, apply) = timed(|| self.apply(&backend, &mut overlay, transaction));
		let applied = applied?;
		ensure!(applied == Ok(Ok(())), "a measured transaction failed: {applied:?}");
		let (_, root) = timed(|| overlay.storage_root(&backend, StateVersion::V1));
		Ok(Cost { apply, root })
	}

	/// Validates transactions, and applies them in one block, which is then forgotten, as [`Self::cost`] does.
	pub fn steps(&self, transactions: &[Vec<u8>]) -> Result<Steps> {
		self.authoring.reset_value_cache();
		let (backend, mut overlay) = (self.on(&self.authoring), Overlay::default());
		let (validated, validate) = timed(|| -> Result<()> {
			for transaction in transactions {
				self.validate(&backend, transaction)?;
			}
			Ok(())
		});
		validated?;
		self.begin(&backend, &mut overlay)?;
		let (applied, apply) = timed(|| -> Result<()> {
			for transaction in transactions {
				let applied = self.apply(&backend, &mut overlay, transaction)?;
				ensure!(applied == Ok(Ok(())), "a measured transaction failed: {applied:?}");
			}
			Ok(())
		});
		applied?;
		let (ended, end) =
			timed(|| self.machine.call(&backend, &mut overlay, FINALIZE, &[], false));
		ended?;
		Ok(Steps { validate, apply, end })
	}

	/// Validates a transaction at the latest block, as a pool does.
	fn validate(&self, backend: &impl Backend<Blake2Hasher>, transaction: &[u8]) -> Result<()> {
		let (source, parent) = (TransactionSource::External.encode(), self.parent.hash().encode());
		let data = [&source[..], transaction, &parent[..]].concat();
		let told = self.machine.call(backend, &mut Overlay::default(), VALIDATE, &data, false)?;
		let validity = TransactionValidity::decode(&mut &told[..])?;
		ensure!(validity.is_ok(), "a measured transaction is invalid: {validity:?}");
		Ok(())
	}

	/// Has a new instance of the wasm answer what it knows without the state. Gives the processor time.
	pub fn version(&self) -> Result<Duration> {
		let (backend, mut overlay) = (self.on(&self.authoring), Overlay::default());
		let call = || self.machine.call(&backend, &mut overlay, VERSION, &[], false);
		let (answered, spent) = timed(call);
		answered?;
		Ok(spent)
	}

	/// Makes a block of exactly these transactions.
	pub fn block_of(&self, transactions: &[Vec<u8>]) -> Result<Made> {
		let mut queue = transactions.iter().cloned().collect();
		let made = self.make(&mut queue)?;
		ensure!(queue.is_empty(), "they do not fit into one block");
		ensure!(made.failed == 0, "{} of the measured calls failed", made.failed);
		Ok(made)
	}

	/// Executes a block that is then forgotten, as [`Self::cost`] does. Gives the processor time, the storage root included.
	pub fn replay(&self, made: &Made) -> Result<Duration> {
		self.importing.reset_value_cache();
		let (backend, mut overlay) = (self.on(&self.importing), Overlay::default());
		let call = || self.machine.call(&backend, &mut overlay, EXECUTE, &made.bytes, true);
		let (executed, spent) = timed(call);
		executed?;
		Ok(spent)
	}

	/// The state, without anything in memory, whose reads `recorder` notes.
	fn recording(&self, recorder: &Recorder<Blake2Hasher>) -> OnTrie<'_> {
		TrieBackendBuilder::new(&self.db, self.root).with_recorder(recorder.clone()).build()
	}

	/// The size in bytes of the proof of all that a block with only this transaction reads: values, and the trie's nodes on the
	/// way to them.
	pub fn proof(&self, transaction: &[u8]) -> Result<usize> {
		let recorder = Recorder::default();
		let (backend, mut overlay) = (self.recording(&recorder), Overlay::default());
		self.begin(&backend, &mut overlay)?;
		ensure!(self.apply(&backend, &mut overlay, transaction)? == Ok(Ok(())), "it failed");
		overlay.storage_root(&backend, StateVersion::V1);
		Ok(recorder.to_storage_proof().encoded_size())
	}

	/// The size in bytes of the values that this transaction reads and its block has not read before it.
	pub fn values(&self, transaction: &[u8]) -> Result<usize> {
		let recorder = Recorder::default();
		let (backend, mut overlay) = (self.recording(&recorder), Overlay::default());
		let keys = || -> BTreeSet<Arc<[u8]>> {
			recorder.recorded_keys().into_values().flat_map(|keys| keys.into_keys()).collect()
		};
		self.begin(&backend, &mut overlay)?;
		let before = keys();
		ensure!(self.apply(&backend, &mut overlay, transaction)? == Ok(Ok(())), "it failed");
		let mut bytes = 0;
		for key in keys().difference(&before) {
			let value = backend.storage(key).map_err(|error| anyhow!("{error}"))?;
			bytes += value.map_or(0, |value| value.len());
		}
		Ok(bytes)
	}

	/// The most bytes of the wasm's memory in use at a time while it applies this transaction.
	pub fn memory(&self, transaction: &[u8]) -> Result<u32> {
		let (backend, mut overlay) = (self.on(&self.authoring), Overlay::default());
		self.begin(&backend, &mut overlay)?;
		let mut ext = Ext::new(&mut overlay, &backend, None);
		let (code, heap) = (self.machine.code(), DEFAULT_HEAP_ALLOC_STRATEGY);
		let (applied, stats) = self
			.machine
			.executor
			.with_instance(&code, &mut ext, heap, |_, mut wasm, _, mut ext| {
				let call = move || wasm.call_with_allocation_stats(APPLY, transaction);
				with_externalities_safe(&mut **ext, call).map(Ok)
			})
			.map_err(|error| anyhow!("{error}"))?;
		applied.map_err(|error| anyhow!("{error}"))?;
		Ok(stats.context("the executor counts memory")?.bytes_allocated_peak)
	}

	/// Makes a block of as many transactions from the front of `queue` as fit.
	pub fn make(&self, queue: &mut VecDeque<Vec<u8>>) -> Result<Made> {
		let (backend, mut overlay) = (self.on(&self.authoring), Overlay::default());
		self.begin(&backend, &mut overlay)?;
		let mut extrinsics = clock(self.slot + 1).encode();
		let (mut transactions, mut failed) = (0, 0);
		let start = cpu();
		while let Some(transaction) = queue.front() {
			// One that does not fit has left traces, which must go.
			overlay.start_transaction();
			match self.apply(&backend, &mut overlay, transaction)? {
				// One whose call fails is in the block as well; its effects tell.
				Ok(done) => failed += usize::from(done.is_err()),
				Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources)) => {
					ensure!(overlay.rollback_transaction().is_ok(), "it was begun");
					break;
				},
				Err(error) => bail!("a transaction is invalid: {error:?}"),
			}
			ensure!(overlay.commit_transaction().is_ok(), "it was begun");
			extrinsics.extend_from_slice(transaction);
			transactions += 1;
			queue.pop_front();
		}
		ensure!(transactions > 0, "not one transaction fits into a block");
		let header = self.machine.call(&backend, &mut overlay, FINALIZE, &[], false)?;
		let spent = cpu().saturating_sub(start);
		let header = Header::decode(&mut &header[..])?;
		let count = u32::try_from(transactions + 1)?;
		let bytes = [header.encode(), Compact(count).encode(), extrinsics].concat();
		Ok(Made { header, bytes, transactions, failed, spent })
	}

	/// Executes a block and stores what it changed, as whoever imports it does. Gives the processor time, the storage root
	/// included.
	pub fn import(&mut self, made: Made) -> Result<Duration> {
		let start = cpu();
		let (backend, mut overlay) = (self.on(&self.importing), Overlay::default());
		self.machine.call(&backend, &mut overlay, EXECUTE, &made.bytes, true)?;
		let changes = overlay.drain_storage_changes(&backend, StateVersion::V1);
		let changes = changes.map_err(|error| anyhow!(error))?;
		// Here the importer's cache learns what was read.
		drop(backend);
		self.db.consolidate(changes.transaction);
		let spent = cpu().saturating_sub(start);
		self.root = changes.transaction_storage_root;
		ensure!(self.root == *made.header.state_root(), "author and importer disagree");
		(self.parent, self.slot) = (made.header, self.slot + 1);
		Ok(spent)
	}

	/// The events of the latest block.
	pub fn events(&self) -> Result<Vec<RuntimeEvent>> {
		let key = [twox_128(b"System"), twox_128(b"Events")].concat();
		let stored = self.on(&self.authoring).storage(&key).map_err(|error| anyhow!("{error}"))?;
		let records = Vec::<EventRecord<RuntimeEvent, Hash>>::decode(
			&mut &stored.context("a block has events")?[..],
		)?;
		Ok(records.into_iter().map(|record| record.event).collect())
	}
}
