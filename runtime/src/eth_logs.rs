// SPDX-License-Identifier: Apache-2.0

//! The logs of a block: what contracts and precompiles wrote, and the Solidity twins of native events that none of them
//! wrote. Everything here is read-only and runs off chain, at the state of the block in question.

use alloc::{collections::BTreeMap, vec::Vec};

use codec::Encode;
use frame_system::{CheckNonce, Phase};
use genex_eth_rpc_runtime_api::{EthLog, NativeTransaction, Place};
use genex_precompiles::twins::{self, Entry, Twin};
use pallet_revive::AddressMapper;
use sp_core::{H160, H256};
use sp_io::hashing::keccak_256;
use sp_runtime::{
	MultiAddress,
	generic::Preamble,
	traits::{BlakeTwo256, ExtrinsicCall, Hash as _},
};

use crate::{Nonce, Runtime, RuntimeEvent, System, UncheckedExtrinsic};

/// Sets hashes of what has no extrinsic of its own apart from all other hashes.
const DOMAIN: &[u8] = b"genex: logs without a signed extrinsic";

/// What the events of one place in the block say about what happened there.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outcome {
	/// The Ethereum transaction reverted.
	pub reverted: bool,
	/// The extrinsic failed.
	pub failed: bool,
	/// Its logs, each once, in order.
	pub logs: Vec<EthLog>,
}

/// What the current block's events say, by place.
pub fn outcomes() -> BTreeMap<Place, Outcome> {
	let mut outcomes: BTreeMap<Place, Outcome> = BTreeMap::new();
	let mut entries: BTreeMap<Place, Vec<Entry>> = BTreeMap::new();
	for record in System::read_events_no_consensus() {
		let place = match record.phase {
			Phase::Initialization => Place::Start,
			Phase::ApplyExtrinsic(index) => Place::Extrinsic(index),
			Phase::Finalization => Place::End,
		};
		match record.event {
			RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted {
				contract: address,
				data,
				topics,
			}) => {
				let written = Entry::Written(Twin { address, topics, data });
				entries.entry(place).or_default().push(written);
			},
			RuntimeEvent::Revive(pallet_revive::Event::EthExtrinsicRevert { .. }) => {
				outcomes.entry(place).or_default().reverted = true;
			},
			RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { .. }) => {
				outcomes.entry(place).or_default().failed = true;
			},
			event => {
				let due = twins_of(&event);
				if !due.is_empty() {
					entries.entry(place).or_default().extend(due.into_iter().map(Entry::Due));
				}
			},
		}
	}
	for (place, entries) in entries {
		let logs = twins::once(entries).into_iter().map(|Twin { address, topics, data }| EthLog {
			address,
			topics,
			data,
		});
		outcomes.entry(place).or_default().logs = logs.collect();
	}
	outcomes
}

/// The Solidity twins of an event. Which events have some is told in [`twins`]; a test of the whole runtime holds every
/// other pallet to moving nothing that those do not tell.
pub fn twins_of(event: &RuntimeEvent) -> Vec<Twin> {
	let one = |twin: Option<Twin>| -> Vec<Twin> { twin.into_iter().collect() };
	match event {
		RuntimeEvent::Coupons(event) => twins::of_coupons::<Runtime>(event),
		RuntimeEvent::Cash(event) => twins::of_cash::<Runtime>(event),
		RuntimeEvent::Allowances(event) => one(twins::of_allowances::<Runtime>(event)),
		RuntimeEvent::Serials(event) => one(twins::of_serials::<Runtime>(event)),
		RuntimeEvent::OrderBook(event) => one(twins::of_order_book::<Runtime>(event)),
		RuntimeEvent::Sales(event) => one(twins::of_sales::<Runtime>(event)),
		RuntimeEvent::Redemption(event) => one(twins::of_redemption::<Runtime>(event)),
		RuntimeEvent::Nonces(event) => one(twins::of_nonces::<Runtime>(event)),
		RuntimeEvent::Permits(event) => one(twins::of_permits::<Runtime>(event)),
		RuntimeEvent::Claims(event) => one(twins::of_claims::<Runtime>(event)),
		RuntimeEvent::TravelRule(event) => one(twins::of_travel_rule::<Runtime>(event)),
		RuntimeEvent::Issuers(event) => one(twins::of_issuers::<Runtime>(event)),
		RuntimeEvent::Insolvency(event) => one(twins::of_insolvency::<Runtime>(event)),
		RuntimeEvent::Quarantine(event) => one(twins::of_quarantine::<Runtime>(event)),
		RuntimeEvent::Custody(event) => one(twins::of_custody::<Runtime>(event)),
		RuntimeEvent::Books(event) => one(twins::of_books::<Runtime>(event)),
		RuntimeEvent::Compliance(event) => one(twins::of_compliance::<Runtime>(event)),
		RuntimeEvent::Kyc(event) => one(twins::of_kyc::<Runtime>(event)),
		RuntimeEvent::FeePolicy(event) => one(twins::of_fee_policy::<Runtime>(event)),
		RuntimeEvent::TransferPolicies(event) => one(twins::of_transfer_policies::<Runtime>(event)),
		_ => Vec::new(),
	}
}

/// What the chain did by itself at `place`, if that has logs.
pub fn of_hook(place: Place, outcomes: &mut BTreeMap<Place, Outcome>) -> Option<NativeTransaction> {
	let Outcome { logs, .. } = outcomes.remove(&place)?;
	unsigned(place, Vec::new(), true, logs)
}

/// An extrinsic that is no Ethereum transaction, if it has logs.
pub fn of_extrinsic(
	index: u32,
	extrinsic: &UncheckedExtrinsic,
	outcome: Outcome,
) -> Option<NativeTransaction> {
	let Outcome { failed, logs, .. } = outcome;
	let place = Place::Extrinsic(index);
	if logs.is_empty() {
		return None;
	}
	let (input, success) = (extrinsic.call().encode(), !failed);
	let Some((from, nonce)) = signer(extrinsic) else {
		return unsigned(place, input, success, logs);
	};
	let hash = BlakeTwo256::hash_of(extrinsic);
	Some(NativeTransaction { place, hash, from, nonce, input, success, logs })
}

/// What nobody signed, if it has logs. The same bytes may be in many blocks, so the place makes the hash.
fn unsigned(
	place: Place,
	input: Vec<u8>,
	success: bool,
	logs: Vec<EthLog>,
) -> Option<NativeTransaction> {
	if logs.is_empty() {
		return None;
	}
	let named = (DOMAIN, System::parent_hash(), System::block_number(), place);
	let hash = H256(named.using_encoded(keccak_256));
	let from = H160::zero();
	Some(NativeTransaction { place, hash, from, nonce: 0, input, success, logs })
}

/// Who signed an extrinsic, by address, and with which nonce.
fn signer(extrinsic: &UncheckedExtrinsic) -> Option<(H160, Nonce)> {
	let Preamble::Signed(MultiAddress::Id(who), _, extensions) = &extrinsic.0.preamble else {
		return None;
	};
	let (_, _, _, _, _, _, CheckNonce(nonce), ..) = extensions;
	Some((<Runtime as pallet_revive::Config>::AddressMapper::to_address(who), *nonce))
}
