// SPDX-License-Identifier: Apache-2.0
//! A chain in memory: built from a preset as a node builds it, its blocks run by the runtime's own executive.

use codec::Encode;
use frame_support::genesis_builder_helper::{build_state, get_preset};
use genex_runtime::{
	Executive, Hash, Header, Runtime, RuntimeCall, RuntimeGenesisConfig, SLOT_DURATION, Session,
	System, Timestamp, genesis_config_presets,
};
use serde_json::Value;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_core::traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt};
use sp_io::TestExternalities;
use sp_runtime::{Digest, DigestItem, TryRuntimeError, traits::Header as _};
use std::cell::Cell;

/// The second at which the first block of a test chain is made: 2027-01-15 08:00 UTC.
pub const START: u64 = 1_800_000_000;

thread_local! {
	static PARENT: Cell<Hash> = const { Cell::new(Hash::zero()) };
}

/// Hash of the latest finished block.
pub fn parent_hash() -> Hash {
	PARENT.get()
}

/// The preset of this name as it is delivered: a patch of the default state.
pub fn preset(name: &str) -> Value {
	let bytes = genesis_config_presets::get_preset(&name.into()).expect("a preset of this name");
	serde_json::from_slice(&bytes).expect("a preset is JSON")
}

/// The whole first state that a patch describes.
pub fn completed(patch: Value) -> Value {
	let bytes = get_preset::<RuntimeGenesisConfig>(&None, |_| None).expect("there is a default");
	let mut config = serde_json::from_slice(&bytes).expect("the default is JSON");
	merge(&mut config, patch);
	config
}

/// Puts what `patch` says over what `base` says.
pub fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		},
		(base, patch) => *base = patch,
	}
}

/// A chain whose first state is `patch`, before its first block.
pub fn chain(patch: Value) -> TestExternalities {
	let config = completed(patch).to_string().into_bytes();
	let mut chain = TestExternalities::new_empty();
	chain.execute_with(|| build_state::<RuntimeGenesisConfig>(config).expect("a valid preset"));
	chain.commit_all().expect("no transaction is open");
	chain.register_extension(ReadRuntimeVersionExt::new(WrittenVersion));
	chain
}

/// Reads the version of a runtime from the code that stands for it in tests: `name:spec version`.
struct WrittenVersion;

impl ReadRuntimeVersion for WrittenVersion {
	fn read_runtime_version(
		&self,
		code: &[u8],
		_: &mut dyn Externalities,
	) -> Result<Vec<u8>, String> {
		let text = std::str::from_utf8(code).map_err(|error| error.to_string())?;
		let (name, version) = text.split_once(':').ok_or("no version is written")?;
		let mut read = genex_runtime::VERSION;
		read.spec_name = name.to_owned().into();
		read.spec_version = version.parse().map_err(|_| "the version is no number")?;
		Ok(read.encode())
	}
}

/// Runs `test` inside the first block of a chain of the `development` preset, then checks every invariant.
pub fn execute<R>(test: impl FnOnce() -> R) -> R {
	execute_from(preset("development"), test)
}

/// Like [`execute`] with another first state.
pub fn execute_from<R>(patch: Value, test: impl FnOnce() -> R) -> R {
	chain(patch).execute_with(|| {
		begin();
		let result = test();
		try_state_all().expect("every invariant holds after a test");
		result
	})
}

/// Begins the first block of a chain.
pub fn begin() {
	PARENT.set(Hash::zero());
	start_block_at(START);
}

/// Begins the next block at `seconds` or, where that slot's author is disabled, as soon after as an author may.
pub fn start_block_at(seconds: u64) {
	let slot = open_block_at(seconds);
	let set = pallet_timestamp::Call::<Runtime>::set { now: slot.saturating_mul(SLOT_DURATION) };
	let applied = crate::native::apply(crate::native::bare(RuntimeCall::Timestamp(set)));
	assert_eq!(applied, Ok(Ok(())), "the clock is set in every block");
	Executive::inherents_applied();
}

/// Begins the next block and leaves its clock unset. Gives the slot.
pub fn open_block_at(seconds: u64) -> u64 {
	let authorities = pallet_aura::Authorities::<Runtime>::decode_len().unwrap_or_default() as u64;
	let disabled = Session::disabled_validators();
	let may_author = |slot: &u64| {
		authorities == 0 || !disabled.contains(&u32::try_from(slot % authorities).unwrap_or(0))
	};
	let first = seconds * 1_000 / SLOT_DURATION;
	let slot = (first..first + 64).find(may_author).expect("not every author is disabled");
	let pre_digest = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode());
	let header = Header::new(
		System::block_number() + 1,
		Hash::zero(),
		Hash::zero(),
		parent_hash(),
		Digest { logs: vec![pre_digest] },
	);
	Executive::initialize_block(&header);
	assert_eq!(*pallet_aura::CurrentSlot::<Runtime>::get(), slot);
	slot
}

/// Ends the block and gives its header.
pub fn finish_block() -> Header {
	let header = Executive::finalize_block();
	PARENT.set(header.hash());
	header
}

/// Ends the block and begins the next, one slot later.
pub fn next_block() {
	advance(1);
}

/// Ends the block and begins the next, `seconds` later. A test may so let years pass in one block.
pub fn advance(seconds: u64) {
	finish_block();
	start_block_at(now() + seconds);
}

/// Runs `count` blocks, one each slot.
pub fn run_blocks(count: u32) {
	for _ in 0..count {
		next_block();
	}
}

/// The chain's clock in seconds.
pub fn now() -> u64 {
	Timestamp::get() / 1_000
}

/// The root of the state that these keys and values are, as a node has them, and what does not hold in it. What contracts store
/// is not among them: the state has only its roots.
pub fn judge(pairs: impl IntoIterator<Item = (Vec<u8>, Vec<u8>)>) -> (Hash, Option<String>) {
	let mut state = TestExternalities::new_empty();
	state.batch_insert(pairs);
	let broken = match state.execute_with_safe(try_state_all) {
		Ok(Ok(())) => None,
		Ok(Err(error)) => Some(format!("{error:?}")),
		Err(panicked) => Some(panicked),
	};
	(*state.backend.root(), broken)
}

/// The invariants of every pallet of ours, and those between them.
pub fn try_state_all() -> Result<(), TryRuntimeError> {
	genex_runtime::Kyc::do_try_state()?;
	genex_runtime::Compliance::do_try_state()?;
	genex_runtime::Sanctions::do_try_state()?;
	genex_runtime::TransferPolicies::do_try_state()?;
	genex_runtime::Cash::do_try_state()?;
	genex_runtime::Coupons::do_try_state()?;
	genex_runtime::Allowances::do_try_state()?;
	genex_runtime::Nonces::do_try_state()?;
	genex_runtime::Serials::do_try_state()?;
	genex_runtime::Custody::do_try_state()?;
	genex_runtime::Sales::do_try_state()?;
	genex_runtime::Issuers::do_try_state()?;
	genex_runtime::TravelRule::do_try_state()?;
	genex_runtime::Quarantine::do_try_state()?;
	genex_runtime::Redemption::do_try_state()?;
	genex_runtime::OrderBook::do_try_state()?;
	genex_runtime::Books::do_try_state()?;
	genex_runtime::Claims::do_try_state()?;
	genex_runtime::Insolvency::do_try_state()?;
	genex_runtime::FeePolicy::do_try_state()?;
	genex_runtime::Validators::do_try_state()?;
	genex_runtime::RootDelay::do_try_state()?;
	genex_runtime::ReplayGuard::do_try_state()?;
	crate::checks::across_pallets()
}
