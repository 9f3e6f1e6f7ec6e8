// SPDX-License-Identifier: Apache-2.0
//! ISO 3166 jurisdictions.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::ConstU32;
use sp_runtime::BoundedBTreeSet;

/// Most jurisdictions that a territory can name.
pub const MAX_JURISDICTIONS: u32 = 32;

/// Jurisdictions, each once.
pub type Jurisdictions = BoundedBTreeSet<Jurisdiction, ConstU32<MAX_JURISDICTIONS>>;

/// Officially assigned ISO 3166-1 alpha-2 codes, sorted.
const ASSIGNED: [[u8; 2]; 249] = [
	*b"AD", *b"AE", *b"AF", *b"AG", *b"AI", *b"AL", *b"AM", *b"AO", *b"AQ", *b"AR", *b"AS", *b"AT",
	*b"AU", *b"AW", *b"AX", *b"AZ", *b"BA", *b"BB", *b"BD", *b"BE", *b"BF", *b"BG", *b"BH", *b"BI",
	*b"BJ", *b"BL", *b"BM", *b"BN", *b"BO", *b"BQ", *b"BR", *b"BS", *b"BT", *b"BV", *b"BW", *b"BY",
	*b"BZ", *b"CA", *b"CC", *b"CD", *b"CF", *b"CG", *b"CH", *b"CI", *b"CK", *b"CL", *b"CM", *b"CN",
	*b"CO", *b"CR", *b"CU", *b"CV", *b"CW", *b"CX", *b"CY", *b"CZ", *b"DE", *b"DJ", *b"DK", *b"DM",
	*b"DO", *b"DZ", *b"EC", *b"EE", *b"EG", *b"EH", *b"ER", *b"ES", *b"ET", *b"FI", *b"FJ", *b"FK",
	*b"FM", *b"FO", *b"FR", *b"GA", *b"GB", *b"GD", *b"GE", *b"GF", *b"GG", *b"GH", *b"GI", *b"GL",
	*b"GM", *b"GN", *b"GP", *b"GQ", *b"GR", *b"GS", *b"GT", *b"GU", *b"GW", *b"GY", *b"HK", *b"HM",
	*b"HN", *b"HR", *b"HT", *b"HU", *b"ID", *b"IE", *b"IL", *b"IM", *b"IN", *b"IO", *b"IQ", *b"IR",
	*b"IS", *b"IT", *b"JE", *b"JM", *b"JO", *b"JP", *b"KE", *b"KG", *b"KH", *b"KI", *b"KM", *b"KN",
	*b"KP", *b"KR", *b"KW", *b"KY", *b"KZ", *b"LA", *b"LB", *b"LC", *b"LI", *b"LK", *b"LR", *b"LS",
	*b"LT", *b"LU", *b"LV", *b"LY", *b"MA", *b"MC", *b"MD", *b"ME", *b"MF", *b"MG", *b"MH", *b"MK",
	*b"ML", *b"MM", *b"MN", *b"MO", *b"MP", *b"MQ", *b"MR", *b"MS", *b"MT", *b"MU", *b"MV", *b"MW",
	*b"MX", *b"MY", *b"MZ", *b"NA", *b"NC", *b"NE", *b"NF", *b"NG", *b"NI", *b"NL", *b"NO", *b"NP",
	*b"NR", *b"NU", *b"NZ", *b"OM", *b"PA", *b"PE", *b"PF", *b"PG", *b"PH", *b"PK", *b"PL", *b"PM",
	*b"PN", *b"PR", *b"PS", *b"PT", *b"PW", *b"PY", *b"QA", *b"RE", *b"RO", *b"RS", *b"RU", *b"RW",
	*b"SA", *b"SB", *b"SC", *b"SD", *b"SE", *b"SG", *b"SH", *b"SI", *b"SJ", *b"SK", *b"SL", *b"SM",
	*b"SN", *b"SO", *b"SR", *b"SS", *b"ST", *b"SV", *b"SX", *b"SY", *b"SZ", *b"TC", *b"TD", *b"TF",
	*b"TG", *b"TH", *b"TJ", *b"TK", *b"TL", *b"TM", *b"TN", *b"TO", *b"TR", *b"TT", *b"TV", *b"TW",
	*b"TZ", *b"UA", *b"UG", *b"UM", *b"US", *b"UY", *b"UZ", *b"VA", *b"VC", *b"VE", *b"VG", *b"VI",
	*b"VN", *b"VU", *b"WF", *b"WS", *b"YE", *b"YT", *b"ZA", *b"ZM", *b"ZW",
];

/// A country by its ISO 3166-1 alpha-2 letters, e.g. `JP`.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub struct Jurisdiction([u8; 2]);

impl Jurisdiction {
	/// The jurisdiction with these letters, or nothing when none is assigned.
	pub fn new(letters: [u8; 2]) -> Option<Self> {
		let code = Self(letters);
		code.is_valid().then_some(code)
	}

	/// Every assigned jurisdiction, in the order of the letters.
	pub fn all() -> impl Iterator<Item = Self> {
		ASSIGNED.into_iter().map(Self)
	}

	/// The two letters.
	pub const fn letters(self) -> [u8; 2] {
		self.0
	}

	/// Whether the letters are assigned; decoded values may not be.
	pub fn is_valid(self) -> bool {
		ASSIGNED.binary_search(&self.0).is_ok()
	}
}

/// Where people must reside: those who receive units of a series, or who buy from a listing.
#[derive(
	Clone,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Territory {
	/// Anywhere.
	#[codec(index = 0)]
	#[default]
	Everywhere,
	/// In one of these.
	#[codec(index = 1)]
	Only(Jurisdictions),
	/// In none of these.
	#[codec(index = 2)]
	Except(Jurisdictions),
}

impl Territory {
	/// Whether someone residing in `place` is admitted. An unknown place passes only where
	/// all do.
	pub fn admits(&self, place: Option<Jurisdiction>) -> bool {
		match self {
			Self::Everywhere => true,
			Self::Only(list) => place.is_some_and(|place| list.contains(&place)),
			Self::Except(list) => place.is_some_and(|place| !list.contains(&place)),
		}
	}

	/// Whether the list, if any, is not empty and names assigned codes only.
	pub fn is_sound(&self) -> bool {
		match self {
			Self::Everywhere => true,
			Self::Only(list) | Self::Except(list) => {
				!list.is_empty() && list.iter().all(|place| place.is_valid())
			},
		}
	}

	/// Whether residence matters at all.
	pub fn is_limited(&self) -> bool {
		*self != Self::Everywhere
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn table_should_be_sorted_for_the_binary_search() {
		assert!(ASSIGNED.is_sorted());
	}

	#[test]
	fn all_should_name_each_assigned_jurisdiction_once() {
		let all: Vec<Jurisdiction> = Jurisdiction::all().collect();
		assert_eq!(all.len(), ASSIGNED.len());
		assert!(all.is_sorted() && all.iter().all(|place| place.is_valid()));
	}

	#[test]
	fn jurisdiction_should_be_refused_when_not_assigned() {
		assert!(Jurisdiction::new(*b"JP").is_some());
		assert_eq!(Jurisdiction::new(*b"jp"), None);
		assert_eq!(Jurisdiction::new(*b"XX"), None);
	}
}
