// SPDX-License-Identifier: Apache-2.0
//! What an issuer promises with a series.

use crate::values::{bytes, list, number, option, record, variant};
use alloy::primitives::keccak256;
use genex_primitives::{CouponClass, CurrencyCode, Jurisdiction, LegalClass, TransferPolicy};
use subxt::dynamic::Value;

/// Seconds of a day.
pub const DAY: u64 = 86_400;

/// Where those who receive units must reside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Territory {
	/// Anywhere.
	Everywhere,
	/// In one of these.
	Only(Vec<Jurisdiction>),
	/// In none of these.
	Except(Vec<Jurisdiction>),
}

/// The terms of a series before it exists.
#[derive(Clone, Debug)]
pub struct Draft {
	/// Short name.
	pub symbol: String,
	/// Name.
	pub name: String,
	/// Kind of coupon.
	pub class: CouponClass,
	/// Legal kind.
	pub legal_class: LegalClass,
	/// Currency of the face value.
	pub currency: CurrencyCode,
	/// Face value of one unit in minor units.
	pub face_minor: u64,
	/// Whether one unit is one minor unit.
	pub divisible: bool,
	/// Units that may be minted.
	pub supply: u64,
	/// First second of its validity.
	pub valid_from: u64,
	/// First second after it.
	pub valid_until: u64,
	/// Who may pass units on.
	pub transfer_policy: TransferPolicy,
	/// Highest resale price in percent of face.
	pub resale_ceiling_percent: Option<u32>,
	/// Where units may go.
	pub territory: Territory,
	/// Seconds to undo a purchase.
	pub refund_window: u32,
}

impl Draft {
	/// Stored value in US dollars, valid for ten years from `now` on, that anybody registered may hold and pass on.
	pub fn stored_value(name: &str, now: u64) -> Self {
		Self {
			symbol: "TEST".into(),
			name: name.into(),
			class: CouponClass::Digital,
			legal_class: LegalClass::PaidGift,
			currency: CurrencyCode::USD,
			face_minor: 1,
			divisible: true,
			supply: 10_000_000,
			valid_from: now.saturating_sub(DAY),
			valid_until: now + 3_650 * DAY,
			transfer_policy: TransferPolicy::Free,
			resale_ceiling_percent: None,
			territory: Territory::Everywhere,
			refund_window: 0,
		}
	}

	/// Vouchers that are given away, valid until `valid_until`: the only legal class that may be short-lived.
	pub fn promotion(name: &str, now: u64, valid_until: u64) -> Self {
		Self {
			legal_class: LegalClass::Promotional,
			face_minor: 500,
			divisible: false,
			supply: 1_000,
			valid_until,
			..Self::stored_value(name, now)
		}
	}

	/// The terms as the call takes them.
	pub fn terms(&self) -> Value {
		let ceiling = self.resale_ceiling_percent.map(|percent| number(percent * 10_000));
		let slug: String = self
			.name
			.chars()
			.map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' })
			.collect();
		record([
			("symbol", bytes(&self.symbol)),
			("name", bytes(&self.name)),
			("class", variant(format!("{:?}", self.class))),
			("legal_class", variant(format!("{:?}", self.legal_class))),
			("currency", bytes(self.currency.letters())),
			("face_minor", number(self.face_minor)),
			("divisible", Value::bool(self.divisible)),
			("supply_cap", number(self.supply)),
			("valid_from", number(self.valid_from)),
			("valid_until", number(self.valid_until)),
			("transfer_policy", variant(format!("{:?}", self.transfer_policy))),
			("resale_ceiling", option(ceiling)),
			("territory", self.territory.value()),
			("policy", option(None)),
			("refund_window", number(self.refund_window)),
			("terms_hash", bytes(keccak256(format!("terms of {}", self.name)))),
			("disclosure_hash", bytes(keccak256(format!("disclosure of {}", self.name)))),
			("uri", bytes(format!("https://coupons.example/{}/{{id}}.json", slug.to_lowercase()))),
		])
	}
}

impl Territory {
	fn value(&self) -> Value {
		let places =
			|places: &[Jurisdiction]| list(places.iter().map(|place| bytes(place.letters())));
		match self {
			Self::Everywhere => variant("Everywhere"),
			Self::Only(these) => Value::unnamed_variant("Only", [places(these)]),
			Self::Except(these) => Value::unnamed_variant("Except", [places(these)]),
		}
	}
}
