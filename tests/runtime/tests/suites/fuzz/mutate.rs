// SPDX-License-Identifier: Apache-2.0
//! Calls made of other calls: a part is changed, a call is put in the place of another, bytes are damaged, and calls are
//! carried by others.

use crate::fuzz::shape::{self, Kind, Part};
use codec::{Compact, DecodeLimit, Encode};
use frame_support::{MAX_EXTRINSIC_DEPTH, weights::Weight};
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::random::Random;
use pallet_collective::Instance1;

/// Longer calls are left as they are.
const LONGEST: usize = 16_384;

/// The call that bytes say, as deep as a transaction may be.
pub fn decoded(mut bytes: &[u8]) -> Option<RuntimeCall> {
	RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut bytes).ok()
}

/// What calls are made of.
pub struct Stock<'a> {
	/// Calls that did something new.
	pub calls: &'a [Vec<u8>],
	/// Accounts, as they are in calls.
	pub people: &'a [[u8; 32]],
}

impl Stock<'_> {
	/// `call` after up to three changes.
	pub fn changed(&self, mut call: Vec<u8>, random: &mut Random) -> Vec<u8> {
		for _ in 0..random.between(1, 4) {
			if call.len() < LONGEST {
				self.change(&mut call, random);
			}
		}
		call
	}

	/// A call that did something new, else a new one.
	pub fn known(&self, random: &mut Random) -> Vec<u8> {
		if self.calls.is_empty() {
			return shape::new_call(self.people, random);
		}
		random.pick(self.calls).clone()
	}

	fn change(&self, call: &mut Vec<u8>, random: &mut Random) {
		let parts = shape::parts(call);
		if parts.is_empty() || random.chance(8) {
			return damage(call, random);
		}
		let part = *random.pick(&parts);
		let old = &call[part.from..part.to];
		let new = match part.kind {
			Kind::Number => near(old, random),
			Kind::Compact => Compact(shape::number(random)).encode(),
			Kind::Bytes => shape::fixed(old.len(), self.people, random),
			Kind::Value(of) if random.chance(80) => shape::new_value(of, self.people, random),
			// The same part of another call.
			Kind::Value(_) => self.other_part(part, random).unwrap_or_default(),
			Kind::Call if random.chance(50) => self.known(random),
			Kind::Call => shape::new_call(self.people, random),
		};
		call.splice(part.from..part.to, new);
	}

	/// A part of the same kind from another call.
	fn other_part(&self, wanted: Part, random: &mut Random) -> Option<Vec<u8>> {
		let other = self.known(random);
		let found = shape::parts(&other).into_iter().find(|part| part.kind == wanted.kind)?;
		Some(other[found.from..found.to].to_vec())
	}

	/// `call` inside another call.
	pub fn carried(&self, call: Vec<u8>, random: &mut Random) -> Vec<u8> {
		let Some(inner) = decoded(&call) else { return call };
		let other = decoded(&self.known(random)).unwrap_or_else(|| inner.clone());
		let person = |random: &mut Random| AccountId::new(*random.pick(self.people));
		let calls = vec![inner.clone(), other.clone()];
		let boxed = Box::new(inner);
		let carrier: RuntimeCall = match random.below(11) {
			0 => pallet_utility::Call::<Runtime>::batch { calls }.into(),
			1 => pallet_utility::Call::<Runtime>::batch_all { calls }.into(),
			2 => pallet_utility::Call::<Runtime>::force_batch { calls }.into(),
			3 => {
				let fallback = Box::new(other);
				pallet_utility::Call::<Runtime>::if_else { main: boxed, fallback }.into()
			},
			4 => {
				let index = u16::try_from(random.below(3)).expect("small");
				pallet_utility::Call::<Runtime>::as_derivative { index, call: boxed }.into()
			},
			5..=6 => {
				let (real, force_proxy_type) = (person(random).into(), None);
				pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type, call: boxed }.into()
			},
			7 => {
				let other_signatories = vec![person(random)];
				pallet_multisig::Call::<Runtime>::as_multi_threshold_1 {
					other_signatories,
					call: boxed,
				}
				.into()
			},
			8 => pallet_multisig::Call::<Runtime>::as_multi {
				threshold: 2,
				other_signatories: vec![person(random)],
				maybe_timepoint: None,
				call: boxed,
				max_weight: Weight::from_parts(random.any(), random.any()),
			}
			.into(),
			9 => pallet_scheduler::Call::<Runtime>::schedule_after {
				after: u32::try_from(random.below(4)).expect("small"),
				maybe_periodic: random.chance(20).then_some((1, 2)),
				priority: 0,
				call: boxed,
			}
			.into(),
			// A council of one decides at once.
			_ => pallet_collective::Call::<Runtime, Instance1>::propose {
				threshold: 1,
				proposal: boxed,
				length_bound: u32::MAX,
			}
			.into(),
		};
		carrier.encode()
	}
}

/// A number of the same width: next to the old one, or one that is likely to matter.
fn near(old: &[u8], random: &mut Random) -> Vec<u8> {
	let length = old.len();
	if length > 16 || random.chance(60) {
		return shape::cut(shape::number(random), length);
	}
	let mut bytes = [0; 16];
	bytes[..length].copy_from_slice(old);
	let number = u128::from_le_bytes(bytes);
	let step = 1 << random.below(8);
	let moved =
		if random.chance(50) { number.wrapping_add(step) } else { number.wrapping_sub(step) };
	shape::cut(moved, length)
}

/// Changes bytes whatever they mean.
pub fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
	let length = u64::try_from(bytes.len()).expect("short");
	if length == 0 {
		*bytes = shape::any(4, random);
		return;
	}
	let at = usize::try_from(random.below(length)).expect("short");
	match random.below(4) {
		0 => bytes[at] ^= 1 << random.below(8),
		1 => bytes[at] = random.any().to_le_bytes()[0],
		2 => {
			let more = shape::any(usize::try_from(random.between(1, 5)).expect("few"), random);
			bytes.splice(at..at, more);
		},
		_ => {
			let end = bytes.len().min(at + usize::try_from(random.between(1, 5)).expect("few"));
			bytes.drain(at..end);
		},
	}
}

/// Input of a Solidity call with one of its words changed.
pub fn changed_words(mut input: Vec<u8>, people: &[[u8; 32]], random: &mut Random) -> Vec<u8> {
	let words = u64::try_from(input.len().saturating_sub(4) / 32).expect("short");
	if words == 0 || random.chance(10) {
		damage(&mut input, random);
		return input;
	}
	let at = 4 + 32 * usize::try_from(random.below(words)).expect("short");
	let word = match random.below(6) {
		0 => [u8::MAX; 32],
		1 => *random.pick(people),
		_ => {
			let mut word = [0; 32];
			word[16..].copy_from_slice(&shape::number(random).to_be_bytes());
			word
		},
	};
	input[at..at + 32].copy_from_slice(&word);
	input
}
