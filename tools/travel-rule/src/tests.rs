// SPDX-License-Identifier: Apache-2.0
//! Tests of the crate as its users see it, one file per call.

mod chain;
mod files;
mod golden;
mod keys;
mod open;
mod parse;
mod random;
mod rules;
mod seal;

use crate::{Context, Date, Envelope, Fault, Hash, Payload, PublicKey, SecretKey, seal::seal_with};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use serde_json::Value;

const PERSON_TO_PERSON: &str = include_str!("../../../tests/data/ivms101-person-to-person.json");
const COMPANY_TO_PERSON: &str = include_str!("../../../tests/data/ivms101-company-to-person.json");
const CONTEXT: Context = Context { genesis: Hash([7; 32]), case: 42 };

fn today() -> Date {
	Date::parse("2026-11-25").expect("is a date")
}

fn payload() -> Payload {
	Payload::parse(PERSON_TO_PERSON.as_bytes(), today()).expect("keeps the rules")
}

fn secret(byte: u8) -> SecretKey {
	let text = format!("genex-travel-rule-secret-1\n{}\n", hex::encode([byte; 32]));
	SecretKey::from_text(&text).expect("is a secret file")
}

fn public(byte: u8) -> PublicKey {
	secret(byte).public().expect("has a public key")
}

fn randomness(seed: u64) -> ChaCha20Rng {
	ChaCha20Rng::seed_from_u64(seed)
}

fn envelope() -> Envelope {
	seal_with(&payload(), &public(1), &CONTEXT, &mut randomness(0)).expect("can be sealed")
}

/// `json` with the value at `pointer` replaced, added or, for `None`, removed.
fn edited(json: &str, edits: &[(&str, Option<Value>)]) -> String {
	let mut root: Value = serde_json::from_str(json).expect("is JSON");
	for (pointer, value) in edits {
		let (parent, name) = pointer.rsplit_once('/').expect("is a pointer");
		match (root.pointer_mut(parent).expect("leads somewhere"), value) {
			(Value::Object(fields), Some(value)) => {
				fields.insert(name.to_owned(), value.clone());
			},
			(Value::Object(fields), None) => {
				fields.remove(name).expect("was there");
			},
			(Value::Array(items), Some(value)) => {
				let index = name.parse::<usize>().expect("is an index");
				items.truncate(index);
				items.push(value.clone());
			},
			_ => panic!("{pointer} leads nowhere"),
		}
	}
	root.to_string()
}

/// What is wrong with `json`.
fn faults(json: &str) -> Vec<Fault> {
	match Payload::parse(json.as_bytes(), today()) {
		Err(crate::Error::Payload(faults)) => faults.0,
		other => panic!("was expected to break a rule: {other:?}"),
	}
}
