// SPDX-License-Identifier: Apache-2.0
//! Every rule of IVMS101, each broken alone.

use super::*;
use serde_json::json;

const ORIGINATOR: &str = "/originator/originatorPersons/0/naturalPerson";
const BENEFICIARY: &str = "/beneficiary/beneficiaryPersons/0/naturalPerson";
const VASP: &str = "/originatingVASP/originatingVASP/legalPerson";
const COMPANY: &str = "/originator/originatorPersons/0/legalPerson";

/// `/a/0/b` as faults show it: `a[0].b`.
fn shown(pointer: &str) -> String {
	pointer.split('/').skip(1).fold(String::new(), |path, part| match part.parse::<usize>() {
		Ok(index) => format!("{path}[{index}]"),
		Err(_) if path.is_empty() => part.to_owned(),
		Err(_) => format!("{path}.{part}"),
	})
}

/// Asserts that `json` with `edits` breaks one rule only: at `pointer`, for a reason with `cause`.
#[track_caller]
fn assert_fault(json: &str, edits: &[(String, Option<Value>)], pointer: &str, cause: &str) {
	let edits: Vec<_> = edits.iter().map(|(at, value)| (at.as_str(), value.clone())).collect();
	let found = faults(&edited(json, &edits));
	let [fault] = found.as_slice() else { panic!("{pointer}, {cause}: {found:?}") };
	assert_eq!(fault.path, shown(pointer), "{fault}");
	assert!(fault.cause.contains(cause), "{fault}");
	assert!(!fault.remedy.is_empty(), "{fault}");
}

/// [`assert_fault`] for one value in the transfer between two people.
#[track_caller]
fn assert_value(pointer: &str, value: Value, cause: &str) {
	assert_fault(PERSON_TO_PERSON, &[(pointer.to_owned(), Some(value))], pointer, cause);
}

#[test]
fn parse_should_accept_the_samples() {
	for json in [PERSON_TO_PERSON, COMPANY_TO_PERSON] {
		assert!(Payload::parse(json.as_bytes(), today()).is_ok());
	}
}

#[test]
fn parse_should_fail_when_needed_field_is_missing() {
	let name = format!("{ORIGINATOR}/name");
	let address = format!("{ORIGINATOR}/geographicAddress/0");
	for pointer in [
		"/originator".to_owned(),
		"/beneficiary".to_owned(),
		"/originator/originatorPersons".to_owned(),
		"/beneficiary/beneficiaryPersons".to_owned(),
		"/originatingVASP/originatingVASP".to_owned(),
		"/beneficiaryVASP/beneficiaryVASP".to_owned(),
		name.clone(),
		format!("{name}/nameIdentifier"),
		format!("{name}/nameIdentifier/0/primaryIdentifier"),
		format!("{name}/nameIdentifier/1/nameIdentifierType"),
		format!("{BENEFICIARY}/name/localNameIdentifier/0/primaryIdentifier"),
		format!("{BENEFICIARY}/name/phoneticNameIdentifier/0/nameIdentifierType"),
		format!("{address}/addressType"),
		format!("{address}/townName"),
		format!("{address}/country"),
		format!("{ORIGINATOR}/nationalIdentification/nationalIdentifier"),
		format!("{ORIGINATOR}/nationalIdentification/nationalIdentifierType"),
		format!("{ORIGINATOR}/dateAndPlaceOfBirth/dateOfBirth"),
		format!("{ORIGINATOR}/dateAndPlaceOfBirth/placeOfBirth"),
		format!("{VASP}/name"),
		format!("{VASP}/name/nameIdentifier"),
		format!("{VASP}/name/nameIdentifier/0/legalPersonName"),
	] {
		assert_fault(PERSON_TO_PERSON, &[(pointer.clone(), None)], &pointer, "it is missing");
	}
	let hop = "/transferPath/transferPath/0";
	for pointer in [
		"/transferPath/transferPath".to_owned(),
		format!("{hop}/intermediaryVASP"),
		format!("{hop}/sequence"),
		format!("{COMPANY}/name/localNameIdentifier/0/legalPersonNameIdentifierType"),
	] {
		assert_fault(COMPANY_TO_PERSON, &[(pointer.clone(), None)], &pointer, "it is missing");
	}
}

#[test]
fn parse_should_fail_when_list_is_empty() {
	for pointer in ["/originator/originatorPersons", "/beneficiary/beneficiaryPersons"] {
		assert_value(pointer, json!([]), "the list is empty");
	}
	assert_value(&format!("{ORIGINATOR}/name/nameIdentifier"), json!([]), "the list is empty");
	assert_value(&format!("{VASP}/name/nameIdentifier"), json!([]), "the list is empty");
}

#[test]
fn parse_should_fail_when_value_is_of_another_kind() {
	assert_value("/originator", json!([]), "it is a list");
	assert_value("/originator/accountNumber", json!("one"), "it is text");
	assert_value("/originator/accountNumber/0", json!(7), "it is a number");
	assert_value("/originatingVASP", json!(null), "it is null");
	assert_value(&format!("{ORIGINATOR}/customerIdentification"), json!(true), "true or false");
	assert_value(&format!("{ORIGINATOR}/countryOfResidence"), json!({}), "it is an object");
	assert_value(&format!("{ORIGINATOR}/dateAndPlaceOfBirth/dateOfBirth"), json!(1988), "a number");
	for sequence in [json!("0"), json!(-1), json!(0.5), json!(1e30)] {
		let pointer = "/transferPath/transferPath/0/sequence";
		let edits = [(pointer.to_owned(), Some(sequence))];
		assert_fault(COMPANY_TO_PERSON, &edits, pointer, "it is ");
	}
	let found = faults("[]");
	assert_eq!((found[0].path.as_str(), found.len()), ("payload", 1));
}

#[test]
fn parse_should_fail_when_field_is_unknown() {
	assert_value("/nickname", json!("x"), "knows no such field");
	assert_value("/originator/accountNumbers", json!([]), "knows no such field");
	assert_value(
		&format!("{ORIGINATOR}/name/nameIdentifier/0/title"),
		json!("Dr"),
		"no such field",
	);
	// The standard has the person one level deeper.
	let json =
		edited(PERSON_TO_PERSON, &[("/originatingVASP", Some(json!({ "legalPerson": {} })))]);
	let found = faults(&json);
	assert_eq!(found[0].path, "originatingVASP.legalPerson");
	assert!(found[0].remedy.ends_with("one of: originatingVASP"), "{}", found[0]);
}

#[test]
fn parse_should_fail_when_text_is_empty_long_or_not_latin() {
	let name = format!("{ORIGINATOR}/name/nameIdentifier/0/primaryIdentifier");
	assert_value(&name, json!(""), "it is empty");
	assert_value(&name, json!("   "), "it is empty");
	assert_value(&name, json!("x".repeat(101)), "it has 101 characters");
	assert_value(&name, json!("星空"), "not Latin");
	assert_value(&name, json!("Bright\nwater"), "not Latin");
	let local = format!("{BENEFICIARY}/name/localNameIdentifier/0/primaryIdentifier");
	assert_value(&local, json!("空".repeat(101)), "it has 101 characters");
	assert_value(&local, json!("空\u{7}"), "control characters");
	for (field, most) in [
		("department", 50),
		("subDepartment", 70),
		("streetName", 70),
		("buildingNumber", 16),
		("buildingName", 35),
		("floor", 70),
		("postBox", 16),
		("room", 70),
		("postCode", 16),
		("townName", 35),
		("townLocationName", 35),
		("districtName", 35),
		("countrySubDivision", 35),
	] {
		let pointer = format!("{ORIGINATOR}/geographicAddress/0/{field}");
		let fits = [(pointer.as_str(), Some(json!("x".repeat(most))))];
		assert!(Payload::parse(edited(PERSON_TO_PERSON, &fits).as_bytes(), today()).is_ok());
		assert_value(&pointer, json!("x".repeat(most + 1)), "characters");
	}
	for (field, most) in [
		("customerIdentification", 50),
		("dateAndPlaceOfBirth/placeOfBirth", 70),
		("nationalIdentification/nationalIdentifier", 35),
	] {
		assert_value(&format!("{ORIGINATOR}/{field}"), json!("x".repeat(most + 1)), "characters");
	}
	assert_value("/beneficiary/accountNumber/0", json!("x".repeat(101)), "it has 101 characters");
}

#[test]
fn parse_should_fail_when_code_is_unknown() {
	for pointer in [
		format!("{ORIGINATOR}/name/nameIdentifier/1/nameIdentifierType"),
		format!("{BENEFICIARY}/name/localNameIdentifier/0/nameIdentifierType"),
		format!("{ORIGINATOR}/geographicAddress/0/addressType"),
		format!("{ORIGINATOR}/nationalIdentification/nationalIdentifierType"),
		"/payloadMetadata/transliterationMethod/1".to_owned(),
	] {
		for code in ["", "NONE", "legl", "LEGL "] {
			assert_value(&pointer, json!(code), "knows no such code");
		}
	}
	let trade = format!("{COMPANY}/name/nameIdentifier/1/legalPersonNameIdentifierType");
	let edits = [(trade.clone(), Some(json!("BIRT")))];
	assert_fault(COMPANY_TO_PERSON, &edits, &trade, "knows no such code");
}

#[test]
fn parse_should_accept_every_code() {
	for (pointer, codes) in [
		("name/nameIdentifier/1/nameIdentifierType", "ALIA BIRT MAID LEGL MISC"),
		("geographicAddress/0/addressType", "HOME BIZZ GEOG"),
		(
			"nationalIdentification/nationalIdentifierType",
			"ARNU CCPT RAID DRLC FIIN TXID SOCS IDCD MISC",
		),
	] {
		for code in codes.split(' ') {
			let pointer = format!("{ORIGINATOR}/{pointer}");
			let json = edited(PERSON_TO_PERSON, &[(pointer.as_str(), Some(json!(code)))]);
			assert!(Payload::parse(json.as_bytes(), today()).is_ok(), "{pointer} {code}");
		}
	}
}

#[test]
fn parse_should_fail_when_country_is_not_in_iso_3166() {
	for pointer in [
		format!("{ORIGINATOR}/geographicAddress/0/country"),
		format!("{ORIGINATOR}/nationalIdentification/countryOfIssue"),
		format!("{ORIGINATOR}/countryOfResidence"),
		format!("{VASP}/countryOfRegistration"),
	] {
		for country in ["", "UK", "us", "USA", "ZZ"] {
			assert_value(&pointer, json!(country), "no country code (rule C3)");
		}
	}
	let nowhere = [(format!("{ORIGINATOR}/countryOfResidence"), json!("XX"))];
	let edits: Vec<_> = nowhere.iter().map(|(at, to)| (at.as_str(), Some(to.clone()))).collect();
	assert!(Payload::parse(edited(PERSON_TO_PERSON, &edits).as_bytes(), today()).is_ok());
}

#[test]
fn parse_should_fail_when_birth_is_no_past_day() {
	let pointer = format!("{ORIGINATOR}/dateAndPlaceOfBirth/dateOfBirth");
	for date in ["1989-02-29", "29.02.1988", "1988-2-9", "", "1988-02-29T00:00:00Z"] {
		assert_value(&pointer, json!(date), "it is no date");
	}
	for date in ["2026-11-25", "2026-11-26", "2999-01-01"] {
		assert_value(&pointer, json!(date), "in the past (rule C2)");
	}
	let yesterday = edited(PERSON_TO_PERSON, &[(pointer.as_str(), Some(json!("2026-11-24")))]);
	assert!(Payload::parse(yesterday.as_bytes(), today()).is_ok());
}

#[test]
fn parse_should_fail_when_person_is_none_or_both() {
	let person = "/originator/originatorPersons/0";
	assert_fault(PERSON_TO_PERSON, &[(ORIGINATOR.to_owned(), None)], person, "it is no person");
	let company = json!({
		"name": { "nameIdentifier": [
			{ "legalPersonName": "Example", "legalPersonNameIdentifierType": "LEGL" }
		] },
		"customerIdentification": "1"
	});
	let both = [(format!("{person}/legalPerson"), Some(company))];
	assert_fault(PERSON_TO_PERSON, &both, person, "a natural and a legal person");
}

#[test]
fn parse_should_fail_when_nothing_identifies_a_natural_originator() {
	let ways = [
		"geographicAddress",
		"nationalIdentification",
		"customerIdentification",
		"dateAndPlaceOfBirth",
	];
	let without: Vec<_> = ways.iter().map(|way| (format!("{ORIGINATOR}/{way}"), None)).collect();
	assert_fault(PERSON_TO_PERSON, &without, ORIGINATOR, "(rule C1)");
	for (kept, way) in ways.iter().enumerate() {
		let mut edits = without.clone();
		edits.remove(kept);
		let edits: Vec<_> = edits.iter().map(|(at, to)| (at.as_str(), to.clone())).collect();
		let json = edited(PERSON_TO_PERSON, &edits);
		assert!(Payload::parse(json.as_bytes(), today()).is_ok(), "{way}");
	}
	let mut empty = without.clone();
	empty[0].1 = Some(json!([]));
	assert_fault(PERSON_TO_PERSON, &empty, ORIGINATOR, "(rule C1)");
}

#[test]
fn parse_should_fail_when_nothing_identifies_a_legal_originator() {
	let without = [
		(format!("{COMPANY}/customerNumber"), None),
		(format!("{COMPANY}/nationalIdentification"), None),
		(format!("{COMPANY}/geographicAddress/0/addressType"), Some(json!("BIZZ"))),
	];
	assert_fault(COMPANY_TO_PERSON, &without, COMPANY, "(rule C4)");
	for kept in 0..without.len() {
		let mut edits = without.to_vec();
		edits.remove(kept);
		let edits: Vec<_> = edits.iter().map(|(at, to)| (at.as_str(), to.clone())).collect();
		let json = edited(COMPANY_TO_PERSON, &edits);
		assert!(Payload::parse(json.as_bytes(), today()).is_ok(), "{kept}");
	}
}

#[test]
fn parse_should_fail_when_legal_name_is_missing() {
	let natural = format!("{ORIGINATOR}/name/nameIdentifier");
	let edits = [(format!("{natural}/0/nameIdentifierType"), Some(json!("ALIA")))];
	assert_fault(PERSON_TO_PERSON, &edits, &natural, "legal name is missing (rule C6)");
	let legal = format!("{VASP}/name/nameIdentifier");
	let edits = [(format!("{legal}/0/legalPersonNameIdentifierType"), Some(json!("SHRT")))];
	assert_fault(PERSON_TO_PERSON, &edits, &legal, "legal name is missing (rule C5)");
}

#[test]
fn parse_should_fail_when_legal_person_has_a_natural_persons_identifier() {
	let id = format!("{COMPANY}/nationalIdentification");
	let pointer = format!("{id}/nationalIdentifierType");
	for code in ["ARNU", "CCPT", "DRLC", "FIIN", "SOCS", "IDCD"] {
		let edits = [(pointer.clone(), Some(json!(code)))];
		assert_fault(COMPANY_TO_PERSON, &edits, &pointer, "(rule C7)");
	}
	for code in ["RAID", "MISC", "TXID"] {
		let json = edited(COMPANY_TO_PERSON, &[(pointer.as_str(), Some(json!(code)))]);
		assert!(Payload::parse(json.as_bytes(), today()).is_ok(), "{code}");
	}
}

#[test]
fn parse_should_fail_when_address_leads_to_no_building() {
	let address = format!("{ORIGINATOR}/geographicAddress/0");
	let number = (format!("{address}/buildingNumber"), None);
	let street = (format!("{address}/streetName"), None);
	for edits in [vec![number.clone()], vec![street.clone()], vec![number.clone(), street]] {
		assert_fault(PERSON_TO_PERSON, &edits, &address, "(rule C8)");
	}
	for (field, value) in [("buildingName", json!("Tower")), ("addressLine", json!(["17B Lane"]))] {
		let pointer = format!("{address}/{field}");
		let edits = [(number.0.as_str(), None), (pointer.as_str(), Some(value))];
		let json = edited(PERSON_TO_PERSON, &edits);
		assert!(Payload::parse(json.as_bytes(), today()).is_ok(), "{field}");
	}
	let lines = vec!["line"; 8];
	assert_value(&format!("{address}/addressLine"), json!(lines), "the list has 8 entries");
}

#[test]
fn parse_should_fail_when_identifier_of_legal_person_is_incomplete() {
	let company = format!("{COMPANY}/nationalIdentification");
	let country = format!("{company}/countryOfIssue");
	let edits = [(country.clone(), Some(json!("SG")))];
	assert_fault(COMPANY_TO_PERSON, &edits, &country, "has none (rule C9)");
	let authority = format!("{company}/registrationAuthority");
	let edits = [(authority.clone(), None)];
	assert_fault(COMPANY_TO_PERSON, &edits, &authority, "is no LEI (rule C9)");
	let authority = format!("{VASP}/nationalIdentification/registrationAuthority");
	assert_value(&authority, json!("RA000523"), "an LEI has none (rule C9)");
}

#[test]
fn parse_should_fail_when_authority_has_another_form() {
	let pointer = format!("{COMPANY}/nationalIdentification/registrationAuthority");
	for authority in ["", "RA", "RA00052", "RA0005234", "ra000523", "XX000523", "RA00052x"] {
		let edits = [(pointer.clone(), Some(json!(authority)))];
		assert_fault(COMPANY_TO_PERSON, &edits, &pointer, "(rule C10)");
	}
}

#[test]
fn parse_should_fail_when_lei_is_none() {
	let pointer = format!("{VASP}/nationalIdentification/nationalIdentifier");
	assert_value(&pointer, json!("9845GENEXEXAMPLE019"), "it is no LEI (rule C11)");
	assert_value(&pointer, json!("9845genexexample0198"), "it is no LEI (rule C11)");
	assert_value(&pointer, json!("9845GENEXEXAMPLE0199"), "ISO 7064");
	assert_value(&pointer, json!("9845GENEXEXAMPLE1098"), "ISO 7064");
}

#[test]
fn parse_should_fail_when_path_has_a_gap() {
	let hops = "/transferPath/transferPath";
	let root: Value = serde_json::from_str(COMPANY_TO_PERSON).unwrap();
	let hop = root.pointer(&format!("{hops}/0")).unwrap().clone();
	let at = |sequence: u64| {
		let mut hop = hop.clone();
		hop["sequence"] = json!(sequence);
		hop
	};
	let good = edited(COMPANY_TO_PERSON, &[(hops, Some(json!([at(0), at(1), at(2)])))]);
	assert!(Payload::parse(good.as_bytes(), today()).is_ok());
	for (sequences, wrong) in [(vec![1], 0), (vec![0, 2], 1), (vec![0, 1, 1], 2)] {
		let path: Vec<_> = sequences.into_iter().map(at).collect();
		let edits = [(hops.to_owned(), Some(json!(path)))];
		let pointer = format!("{hops}/{wrong}/sequence");
		assert_fault(COMPANY_TO_PERSON, &edits, &pointer, "(rule C12)");
	}
}

#[test]
fn parse_should_fail_when_one_field_is_spelled_twice() {
	let number = format!("{ORIGINATOR}/customerNumber");
	assert_value(&number, json!("1"), "another spelling of customerIdentification");
	let number = format!("{VASP}/customerNumber");
	let edits = [
		(format!("{VASP}/customerIdentification"), Some(json!("1"))),
		(number.clone(), Some(json!("1"))),
	];
	assert_fault(PERSON_TO_PERSON, &edits, &number, "another spelling");
	let code = format!("{ORIGINATOR}/geographicAddress/0/postcode");
	assert_value(&code, json!("1"), "another spelling of postCode");
}
