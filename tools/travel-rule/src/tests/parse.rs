// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{Error, MAX_PAYLOAD};
use serde_json::json;

#[test]
fn parse_should_give_one_form_whatever_the_order_of_fields() {
	let sorted = payload();
	let object: serde_json::Map<String, Value> = serde_json::from_str(PERSON_TO_PERSON).unwrap();
	let reversed: Vec<_> =
		object.iter().rev().map(|(name, value)| format!("{} :\t{value:#}", json!(name))).collect();
	let again = format!("\n{{ {} }}\n", reversed.join(" ,\r\n"));
	assert_eq!(Payload::parse(again.as_bytes(), today()).unwrap().as_str(), sorted.as_str());
	assert!(sorted.as_str().starts_with(
		r#"{"beneficiary":{"accountNumber":["0xf24FF3a9CF04c71Dbc94D0b566f7A27B94566cac"],"#
	));
	assert!(sorted.as_str().contains(r#""primaryIdentifier":"星空""#));
}

#[test]
fn parse_should_accept_its_own_form() {
	for json in [PERSON_TO_PERSON, COMPANY_TO_PERSON] {
		let once = Payload::parse(json.as_bytes(), today()).unwrap();
		let twice = Payload::parse(once.as_str().as_bytes(), today()).unwrap();
		assert_eq!(once.as_str(), twice.as_str());
	}
}

#[test]
fn parse_should_fail_when_field_is_given_twice() {
	let json = PERSON_TO_PERSON.replacen("\"country\":", "\"country\": \"FR\", \"country\":", 1);
	let error = Payload::parse(json.as_bytes(), today()).unwrap_err();
	assert!(matches!(error, Error::FieldTwice { line: 29, .. }), "{error:?}");
}

#[test]
fn parse_should_fail_when_text_is_no_json() {
	for json in ["", "{", "Ada Brightwater", "{'originator': 1}", "{\"originator\": {}} x"] {
		let error = Payload::parse(json.as_bytes(), today()).unwrap_err();
		assert!(matches!(error, Error::NotJson { line: 1, .. }), "{json}: {error:?}");
		assert!(!error.to_string().contains("Ada"), "{error}");
	}
}

#[test]
fn parse_should_fail_when_payload_is_too_long() {
	let numbers = vec!["7".repeat(100); MAX_PAYLOAD / 100];
	let json = edited(PERSON_TO_PERSON, &[("/originator/accountNumber", Some(numbers.into()))]);
	let error = Payload::parse(json.as_bytes(), today()).unwrap_err();
	assert!(matches!(error, Error::TooLong { bytes } if bytes > MAX_PAYLOAD), "{error:?}");
}

#[test]
fn parse_should_report_every_fault_and_no_value() {
	let legal_id = "/originatingVASP/originatingVASP/legalPerson/nationalIdentification";
	let birth = "/originator/originatorPersons/0/naturalPerson/dateAndPlaceOfBirth";
	let json = edited(
		PERSON_TO_PERSON,
		&[
			(&format!("{birth}/dateOfBirth"), Some(json!("SECRET1"))),
			(&format!("{legal_id}/nationalIdentifier"), Some(json!("SECRET2"))),
			("/beneficiary/SECRET3 is a name", Some(json!("SECRET4"))),
			("/payloadMetadata/transliterationMethod/1", Some(json!("SECRET5"))),
		],
	);
	assert_eq!(faults(&json).len(), 4);
	let error = Payload::parse(json.as_bytes(), today()).unwrap_err();
	let text = format!("{error} {error:?}");
	assert!(text.starts_with("the payload breaks 4 rules of IVMS101:\n  originator."), "{text}");
	assert!(!text.contains("SECRET"), "{text}");
	assert!(text.contains("payloadMetadata.transliterationMethod[1]: "), "{text}");
}

#[test]
fn faults_should_be_cut_when_there_are_many() {
	let numbers = vec![json!(1); 30];
	let json = edited(PERSON_TO_PERSON, &[("/originator/accountNumber", Some(numbers.into()))]);
	let error = Payload::parse(json.as_bytes(), today()).unwrap_err().to_string();
	assert_eq!(error.lines().count(), 1 + 25 + 1, "{error}");
	assert!(error.ends_with("  and 5 more"), "{error}");
}
