// SPDX-License-Identifier: Apache-2.0
//! What holds between the fields of an object: the constraints C1 to C12 of IVMS101-2020. Those of
//! a single field (C2, C3, C10) stand with the kinds of fields.
//!
//! A field of the wrong kind is reported where it stands; here it counts as absent.

use super::{
	lei::{self, Flaw},
	shape::{Checker, Path},
};
use serde_json::{Map, Value};

type Fields = Map<String, Value>;

/// Nothing holds between the fields.
pub(super) fn none(_: &mut Checker, _: &Fields, _: &Path<'_>) {}

/// Natural or legal, never both.
pub(super) fn person(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	match (fields.contains_key("naturalPerson"), fields.contains_key("legalPerson")) {
		(true, true) => checker.fault(
			path,
			"it is a natural and a legal person at once",
			"keep naturalPerson or legalPerson, and make another entry for the other",
		),
		(false, false) => {
			checker.fault(path, "it is no person", "add naturalPerson or legalPerson");
		},
		_ => (),
	}
}

/// C1 and C4: an originator is more than a name.
pub(super) fn originator(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	let path = path.field("originatorPersons");
	for (index, person) in list(fields, "originatorPersons").iter().enumerate() {
		let path = path.item(index);
		if let Some(natural) = person.get("naturalPerson").and_then(Value::as_object) {
			let known = has_customer(natural)
				|| natural.contains_key("nationalIdentification")
				|| natural.contains_key("dateAndPlaceOfBirth")
				|| !list(natural, "geographicAddress").is_empty();
			if !known {
				checker.fault(
					&path.field("naturalPerson"),
					"nothing but the name identifies the originator (rule C1)",
					"add geographicAddress, customerIdentification, nationalIdentification or \
					 dateAndPlaceOfBirth",
				);
			}
		}
		if let Some(legal) = person.get("legalPerson").and_then(Value::as_object) {
			let is_geographic =
				|address: &Value| address.get("addressType").is_some_and(|code| code == "GEOG");
			let known = has_customer(legal)
				|| legal.contains_key("nationalIdentification")
				|| list(legal, "geographicAddress").iter().any(is_geographic);
			if !known {
				checker.fault(
					&path.field("legalPerson"),
					"nothing but the name identifies the originator (rule C4)",
					"add geographicAddress with addressType GEOG, customerIdentification or \
					 nationalIdentification",
				);
			}
		}
	}
}

/// C6: one of the names is the legal one.
pub(super) fn natural_name(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	legal_name_present(checker, fields, path, "nameIdentifierType", "C6");
}

/// C5: one of the names is the legal one.
pub(super) fn legal_name(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	legal_name_present(checker, fields, path, "legalPersonNameIdentifierType", "C5");
}

fn legal_name_present(
	checker: &mut Checker,
	fields: &Fields,
	path: &Path<'_>,
	field: &str,
	rule: &str,
) {
	let names = list(fields, "nameIdentifier");
	if !names.is_empty()
		&& !names.iter().any(|name| name.get(field).is_some_and(|code| code == "LEGL"))
	{
		checker.fault(
			&path.field("nameIdentifier"),
			format!("the legal name is missing (rule {rule})"),
			format!("add an entry with {field} LEGL"),
		);
	}
}

/// C8: an address leads to a door. The standard spells one field in two ways.
pub(super) fn address(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	let has = |name: &str| fields.contains_key(name);
	let street = has("streetName") && (has("buildingName") || has("buildingNumber"));
	if !street && list(fields, "addressLine").is_empty() {
		checker.fault(
			path,
			"it leads to no building (rule C8)",
			"add addressLine, or streetName with buildingName or buildingNumber",
		);
	}
	one_spelling(checker, fields, path, "postCode", "postcode");
}

/// C11: an LEI is one.
pub(super) fn national_id(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	let identifier = text(fields, "nationalIdentifier");
	let (Some("LEIX"), Some(identifier)) = (text(fields, "nationalIdentifierType"), identifier)
	else {
		return;
	};
	let path = path.field("nationalIdentifier");
	match lei::check(identifier) {
		Ok(()) => (),
		Err(Flaw::Form) => checker.fault(
			&path,
			"it is no LEI (rule C11)",
			"give 18 digits and capital letters, then 2 digits",
		),
		Err(Flaw::CheckDigits) => checker.fault(
			&path,
			"the check digits of the LEI do not fit (rule C11, ISO 7064 mod 97-10)",
			"compare it with the GLEIF's register",
		),
	}
}

/// The standard spells one field in two ways.
pub(super) fn customer(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	one_spelling(checker, fields, path, "customerIdentification", "customerNumber");
}

/// C7 and C9: how legal persons are identified.
pub(super) fn legal_person(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	customer(checker, fields, path);
	let Some(id) = fields.get("nationalIdentification").and_then(Value::as_object) else {
		return;
	};
	let path = path.field("nationalIdentification");
	let code = text(id, "nationalIdentifierType");
	if matches!(code, Some("ARNU" | "CCPT" | "DRLC" | "FIIN" | "SOCS" | "IDCD")) {
		checker.fault(
			&path.field("nationalIdentifierType"),
			"legal persons have no such identifier (rule C7)",
			"give one of: RAID, MISC, LEIX, TXID",
		);
	}
	if id.contains_key("countryOfIssue") {
		checker.fault(
			&path.field("countryOfIssue"),
			"the identifier of a legal person has none (rule C9)",
			"leave it out; countryOfRegistration of the legal person is the place for a country",
		);
	}
	let has_authority = id.contains_key("registrationAuthority");
	if code == Some("LEIX") && has_authority {
		checker.fault(
			&path.field("registrationAuthority"),
			"an LEI has none (rule C9)",
			"leave it out",
		);
	}
	if code.is_some_and(|code| code != "LEIX") && !has_authority {
		checker.fault(
			&path.field("registrationAuthority"),
			"it is missing, and the identifier is no LEI (rule C9)",
			"add the authority that gave the identifier, or identify the legal person by its LEI",
		);
	}
}

/// C12: the path has no gap.
pub(super) fn transfer_path(checker: &mut Checker, fields: &Fields, path: &Path<'_>) {
	let path = path.field("transferPath");
	for (index, hop) in list(fields, "transferPath").iter().enumerate() {
		let sequence = hop.get("sequence").and_then(Value::as_u64);
		if sequence.is_some_and(|sequence| u64::try_from(index) != Ok(sequence)) {
			checker.fault(
				&path.item(index).field("sequence"),
				"the path is not numbered 0, 1, 2 and so on (rule C12)",
				format!("give {index}, or sort the entries"),
			);
		}
	}
}

fn one_spelling(
	checker: &mut Checker,
	fields: &Fields,
	path: &Path<'_>,
	first: &str,
	second: &str,
) {
	if fields.contains_key(first) && fields.contains_key(second) {
		checker.fault(
			&path.field(second),
			format!("it is another spelling of {first}"),
			"keep one of the two",
		);
	}
}

fn has_customer(fields: &Fields) -> bool {
	fields.contains_key("customerIdentification") || fields.contains_key("customerNumber")
}

fn text<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
	fields.get(name).and_then(Value::as_str)
}

fn list<'a>(fields: &'a Fields, name: &str) -> &'a [Value] {
	fields.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
