// SPDX-License-Identifier: Apache-2.0
//! Random payloads and random bytes.

use super::*;
use crate::{BUCKETS, open};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Map, json};

const LATIN: &str = "[ -~]{0,40}[!-~][ -~]{0,9}";
const SHORT: &str = "[!-~]{1,16}";
const LOCAL: &str = "[ぁ-ん一-龠a-z]{1,40}";
const COUNTRIES: [&str; 5] = ["AD", "JP", "US", "ZW", "XX"];

/// An object of the fields that are there.
fn object(fields: Vec<(&str, Option<Value>)>) -> Value {
	let present = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
	Value::Object(present.collect::<Map<_, _>>())
}

fn address() -> impl Strategy<Value = Value> {
	(
		select(vec!["HOME", "BIZZ", "GEOG"]),
		vec(LATIN, 1..=7),
		option::of(SHORT),
		option::of(SHORT),
		select(COUNTRIES.to_vec()),
	)
		.prop_map(|(kind, lines, room, code, country)| {
			object(vec![
				("addressType", Some(json!(kind))),
				("addressLine", Some(json!(lines))),
				("room", room.map(Value::from)),
				("postCode", code.map(Value::from)),
				("townName", Some(json!("Exampleton"))),
				("country", Some(json!(country))),
			])
		})
}

fn natural() -> impl Strategy<Value = Value> {
	let name = (LATIN, option::of(LATIN), vec((LOCAL, option::of(LOCAL)), 0..3)).prop_map(
		|(primary, secondary, local)| {
			let id = |primary: String, secondary: Option<String>| {
				object(vec![
					("primaryIdentifier", Some(json!(primary))),
					("secondaryIdentifier", secondary.map(Value::from)),
					("nameIdentifierType", Some(json!("LEGL"))),
				])
			};
			let local: Vec<_> = local.into_iter().map(|(one, two)| id(one, two)).collect();
			json!({ "nameIdentifier": [id(primary, secondary)], "localNameIdentifier": local })
		},
	);
	let birth = option::of((1900_u32..2026, 1_u32..=12, 1_u32..=28, LATIN));
	(name, vec(address(), 0..3), LATIN, birth).prop_map(|(name, addresses, customer, birth)| {
		let birth = birth.map(|(year, month, day, place)| {
			json!({
				"dateOfBirth": format!("{year:04}-{month:02}-{day:02}"),
				"placeOfBirth": place
			})
		});
		let person = object(vec![
			("name", Some(name)),
			("geographicAddress", Some(json!(addresses))),
			("customerIdentification", Some(json!(customer))),
			("dateAndPlaceOfBirth", birth),
		]);
		json!({ "naturalPerson": person })
	})
}

fn legal() -> impl Strategy<Value = Value> {
	(vec(LATIN, 1..3), "[0-9A-Z]{1,35}", 0_u32..1_000_000, select(COUNTRIES.to_vec())).prop_map(
		|(names, id, authority, country)| {
			let names: Vec<_> = names
				.into_iter()
				.map(
					|name| json!({ "legalPersonName": name, "legalPersonNameIdentifierType": "LEGL" }),
				)
				.collect();
			json!({ "legalPerson": {
				"name": { "nameIdentifier": names },
				"nationalIdentification": {
					"nationalIdentifier": id,
					"nationalIdentifierType": "RAID",
					"registrationAuthority": format!("RA{authority:06}")
				},
				"countryOfRegistration": country
			} })
		},
	)
}

fn payloads() -> impl Strategy<Value = Value> {
	let persons = || vec(prop_oneof![natural().boxed(), legal().boxed()], 1..4);
	(persons(), persons(), vec(LATIN, 0..3), vec(legal(), 0..3)).prop_map(
		|(originators, beneficiaries, accounts, hops)| {
			let hops: Vec<_> = hops
				.into_iter()
				.enumerate()
				.map(|(sequence, hop)| json!({ "intermediaryVASP": hop, "sequence": sequence }))
				.collect();
			json!({
				"originator": { "originatorPersons": originators, "accountNumber": accounts },
				"beneficiary": { "beneficiaryPersons": beneficiaries },
				"transferPath": { "transferPath": hops }
			})
		},
	)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn seal_should_give_what_open_opens_when_payload_is_any(
		value in payloads(),
		case in any::<u64>(),
		genesis in any::<[u8; 32]>(),
		seed in any::<u64>(),
	) {
		let payload = Payload::parse(value.to_string().as_bytes(), today()).unwrap();
		let context = Context { genesis: Hash(genesis), case };
		let sealed = seal_with(&payload, &public(3), &context, &mut randomness(seed)).unwrap();
		let bytes = sealed.to_bytes().unwrap();
		let envelope = Envelope::from_bytes(&bytes).unwrap();
		prop_assert_eq!(envelope.context, context);
		let opened = open(&envelope, &secret(3), today()).unwrap();
		prop_assert_eq!(opened.as_str(), payload.as_str());
		prop_assert_eq!(&serde_json::from_str::<Value>(opened.as_str()).unwrap(), &value);
		prop_assert!(BUCKETS.contains(&(envelope.sealed_len() - 16)));
		prop_assert!(envelope.sealed_len() >= payload.as_str().len() + 20);
	}
}

proptest! {
	#[test]
	fn parse_should_fail_when_bytes_are_random(bytes in vec(any::<u8>(), 0..200)) {
		prop_assert!(Payload::parse(&bytes, today()).is_err());
	}

	#[test]
	fn parse_should_fail_when_text_is_random(text in "[\\[\\]{}:,\"0-9a-z \\\\-]{0,60}") {
		prop_assert!(Payload::parse(text.as_bytes(), today()).is_err());
	}

	#[test]
	fn from_bytes_should_write_what_it_read_when_bytes_are_random(
		bytes in vec(any::<u8>(), 0..300),
		keep in 0_usize..118,
	) {
		let mut file = envelope_bytes().to_vec();
		let end = file.len().min(keep + bytes.len());
		file[keep..end].copy_from_slice(&bytes[..end - keep]);
		for candidate in [bytes, file] {
			if let Ok(envelope) = Envelope::from_bytes(&candidate) {
				prop_assert_eq!(envelope.to_bytes().unwrap(), candidate);
			}
		}
	}
}

fn envelope_bytes() -> &'static [u8] {
	use std::sync::OnceLock;
	static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
	BYTES.get_or_init(|| envelope().to_bytes().unwrap())
}
