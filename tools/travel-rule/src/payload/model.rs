// SPDX-License-Identifier: Apache-2.0
//! The data model of IVMS101-2020 (interVASP data model standard, issue 1), sections 5 and 6.

use super::{
	rules,
	shape::{
		Kind::{self, Authority, Code, Count, Country, List, Local, Object, PastDate, Text},
		Shape, may, must,
	},
};

/// A list's length where only the payload's length limits it.
const ANY: usize = usize::MAX;

const NATURAL_NAME_TYPES: Kind = Code(&["ALIA", "BIRT", "MAID", "LEGL", "MISC"]);
const LEGAL_NAME_TYPES: Kind = Code(&["LEGL", "SHRT", "TRAD"]);
const ADDRESS_TYPES: Kind = Code(&["HOME", "BIZZ", "GEOG"]);
const NATIONAL_ID_TYPES: Kind =
	Code(&["ARNU", "CCPT", "RAID", "DRLC", "FIIN", "TXID", "SOCS", "IDCD", "LEIX", "MISC"]);
const SCRIPTS: Kind = Code(&[
	"arab", "aran", "armn", "cyrl", "deva", "geor", "grek", "hani", "hebr", "kana", "kore", "thai",
	"othr",
]);

/// Everything that is sealed.
pub(super) static PAYLOAD: Shape = Shape {
	fields: &[
		must("originator", Object(&ORIGINATOR)),
		must("beneficiary", Object(&BENEFICIARY)),
		may("originatingVASP", Object(&ORIGINATING_VASP)),
		may("beneficiaryVASP", Object(&BENEFICIARY_VASP)),
		may("transferPath", Object(&TRANSFER_PATH)),
		may("payloadMetadata", Object(&METADATA)),
	],
	rule: rules::none,
};

static ORIGINATOR: Shape = Shape {
	fields: &[
		must("originatorPersons", List(&Object(&PERSON), 1, ANY)),
		may("accountNumber", List(&Text(100), 0, ANY)),
	],
	rule: rules::originator,
};

static BENEFICIARY: Shape = Shape {
	fields: &[
		must("beneficiaryPersons", List(&Object(&PERSON), 1, ANY)),
		may("accountNumber", List(&Text(100), 0, ANY)),
	],
	rule: rules::none,
};

static ORIGINATING_VASP: Shape =
	Shape { fields: &[must("originatingVASP", Object(&PERSON))], rule: rules::none };

static BENEFICIARY_VASP: Shape =
	Shape { fields: &[must("beneficiaryVASP", Object(&PERSON))], rule: rules::none };

static TRANSFER_PATH: Shape = Shape {
	fields: &[must("transferPath", List(&Object(&INTERMEDIARY), 0, ANY))],
	rule: rules::transfer_path,
};

static INTERMEDIARY: Shape = Shape {
	fields: &[must("intermediaryVASP", Object(&PERSON)), must("sequence", Count)],
	rule: rules::none,
};

static METADATA: Shape =
	Shape { fields: &[may("transliterationMethod", List(&SCRIPTS, 0, ANY))], rule: rules::none };

static PERSON: Shape = Shape {
	fields: &[may("naturalPerson", Object(&NATURAL)), may("legalPerson", Object(&LEGAL))],
	rule: rules::person,
};

static NATURAL: Shape = Shape {
	fields: &[
		must("name", Object(&NATURAL_NAME)),
		may("geographicAddress", List(&Object(&ADDRESS), 0, ANY)),
		may("nationalIdentification", Object(&NATIONAL_ID)),
		may("customerIdentification", Text(50)),
		may("customerNumber", Text(50)),
		may("dateAndPlaceOfBirth", Object(&BIRTH)),
		may("countryOfResidence", Country),
	],
	rule: rules::customer,
};

static NATURAL_NAME: Shape = Shape {
	fields: &[
		must("nameIdentifier", List(&Object(&NATURAL_NAME_ID), 1, ANY)),
		may("localNameIdentifier", List(&Object(&LOCAL_NATURAL_NAME_ID), 0, ANY)),
		may("phoneticNameIdentifier", List(&Object(&LOCAL_NATURAL_NAME_ID), 0, ANY)),
	],
	rule: rules::natural_name,
};

static NATURAL_NAME_ID: Shape = Shape {
	fields: &[
		must("primaryIdentifier", Text(100)),
		may("secondaryIdentifier", Text(100)),
		must("nameIdentifierType", NATURAL_NAME_TYPES),
	],
	rule: rules::none,
};

static LOCAL_NATURAL_NAME_ID: Shape = Shape {
	fields: &[
		must("primaryIdentifier", Local(100)),
		may("secondaryIdentifier", Local(100)),
		must("nameIdentifierType", NATURAL_NAME_TYPES),
	],
	rule: rules::none,
};

static ADDRESS: Shape = Shape {
	fields: &[
		must("addressType", ADDRESS_TYPES),
		may("department", Text(50)),
		may("subDepartment", Text(70)),
		may("streetName", Text(70)),
		may("buildingNumber", Text(16)),
		may("buildingName", Text(35)),
		may("floor", Text(70)),
		may("postBox", Text(16)),
		may("room", Text(70)),
		may("postCode", Text(16)),
		may("postcode", Text(16)),
		must("townName", Text(35)),
		may("townLocationName", Text(35)),
		may("districtName", Text(35)),
		may("countrySubDivision", Text(35)),
		may("addressLine", List(&Text(70), 0, 7)),
		must("country", Country),
	],
	rule: rules::address,
};

static BIRTH: Shape = Shape {
	fields: &[must("dateOfBirth", PastDate), must("placeOfBirth", Text(70))],
	rule: rules::none,
};

static NATIONAL_ID: Shape = Shape {
	fields: &[
		must("nationalIdentifier", Text(35)),
		must("nationalIdentifierType", NATIONAL_ID_TYPES),
		may("countryOfIssue", Country),
		may("registrationAuthority", Authority),
	],
	rule: rules::national_id,
};

static LEGAL: Shape = Shape {
	fields: &[
		must("name", Object(&LEGAL_NAME)),
		may("geographicAddress", List(&Object(&ADDRESS), 0, ANY)),
		may("customerIdentification", Text(50)),
		may("customerNumber", Text(50)),
		may("nationalIdentification", Object(&NATIONAL_ID)),
		may("countryOfRegistration", Country),
	],
	rule: rules::legal_person,
};

static LEGAL_NAME: Shape = Shape {
	fields: &[
		must("nameIdentifier", List(&Object(&LEGAL_NAME_ID), 1, ANY)),
		may("localNameIdentifier", List(&Object(&LOCAL_LEGAL_NAME_ID), 0, ANY)),
		may("phoneticNameIdentifier", List(&Object(&LOCAL_LEGAL_NAME_ID), 0, ANY)),
	],
	rule: rules::legal_name,
};

static LEGAL_NAME_ID: Shape = Shape {
	fields: &[
		must("legalPersonName", Text(100)),
		must("legalPersonNameIdentifierType", LEGAL_NAME_TYPES),
	],
	rule: rules::none,
};

static LOCAL_LEGAL_NAME_ID: Shape = Shape {
	fields: &[
		must("legalPersonName", Local(100)),
		must("legalPersonNameIdentifierType", LEGAL_NAME_TYPES),
	],
	rule: rules::none,
};
