// SPDX-License-Identifier: Apache-2.0
//! An envelope that was sealed once and for all: format, id and hash never change unnoticed.

use super::*;
use crate::{FORMAT_VERSION, open};

const VECTOR: &str = include_str!("../../vectors/v1.json");

fn field(name: &str) -> String {
	let vector: Value = serde_json::from_str(VECTOR).unwrap();
	vector[name].as_str().unwrap().to_owned()
}

fn golden() -> Envelope {
	Envelope::from_bytes(&hex::decode(field("envelope")).unwrap()).unwrap()
}

fn golden_secret() -> SecretKey {
	SecretKey::from_text(&format!("genex-travel-rule-secret-1\n{}\n", field("secret"))).unwrap()
}

#[test]
fn id_and_hash_should_be_those_of_the_vector() {
	assert_eq!(FORMAT_VERSION, 1);
	assert_eq!(golden().id().unwrap().to_string(), field("id"));
	assert_eq!(golden().hash().unwrap().to_string(), field("hash"));
	assert_eq!(golden().context.genesis.to_string(), field("genesis"));
	assert_eq!(golden().context.case.to_string(), field("case"));
	assert_eq!(golden().recipient.to_string(), field("recipient"));
}

#[test]
fn open_should_give_the_payload_of_the_vector() {
	assert_eq!(golden_secret().public().unwrap(), golden().recipient);
	let opened = open(&golden(), &golden_secret(), today()).unwrap();
	assert_eq!(opened.as_str(), field("payload"));
	assert_eq!(opened.as_str(), payload().as_str());
}
