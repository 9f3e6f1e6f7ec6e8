// SPDX-License-Identifier: Apache-2.0
//! What a series promises, and what the law asks of it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{
	CouponClass, CurrencyCode, LegalClass, Money, Path, PolicyId, Ppm, Quantity, SeriesFacts,
	SeriesId, SeriesState, TransferPolicy, UnixSeconds, maths::mul_div_ceil,
};
use scale_info::TypeInfo;
use sp_core::{H256, U256};

pub use crate::units::{Holding, Source, UnitCounters};
pub use genex_primitives::jurisdiction::{Jurisdictions, MAX_JURISDICTIONS, Territory};

/// Longest metadata address, in bytes.
pub const MAX_URI: u32 = 256;
/// Longest name or symbol, in bytes.
pub const MAX_TEXT: u32 = 48;
/// Longest message to the issuer that a redemption can carry, in bytes.
pub const MAX_CIPHERTEXT: u32 = 512;
/// Most items of one batch transfer.
pub const MAX_BATCH: u32 = 100;
/// Most series of one approval.
pub const MAX_APPROVALS: u32 = 128;
/// Most entries that one call of a sweep names or removes.
pub const MAX_SWEPT: u32 = 100;
/// Most entries of one page of a view.
pub const MAX_PAGE: u32 = 100;
/// Longest refund window, in seconds: ninety days. In a default holders of a series are paid when its windows ended, so none
/// may outlast the claims.
pub const MAX_REFUND_WINDOW: u32 = 90 * 86_400;

/// Validity that a paid gift coupon must have left when it is sold, unless governance sets another.
/// Five calendar years are 1,827 days at most, and one day more lets neither a time zone nor a
/// block author's clock cut them short.
pub const PAID_GIFT_VALIDITY_SECS: u64 = 1_828 * 86_400;

/// Address of the metadata, UTF-8.
pub type Uri = BoundedVec<u8, ConstU32<MAX_URI>>;
/// A name or symbol, UTF-8.
pub type Text = BoundedVec<u8, ConstU32<MAX_TEXT>>;
/// A message to the issuer's key that travels in an event only.
pub type Ciphertext = BoundedVec<u8, ConstU32<MAX_CIPHERTEXT>>;
/// Series and quantities of one batch transfer.
pub type BatchItems = BoundedVec<(SeriesId, Quantity), ConstU32<MAX_BATCH>>;
/// Holders of one sweep.
pub type Swept<AccountId> = BoundedVec<AccountId, ConstU32<MAX_SWEPT>>;
/// How often the terms of a series were set: 1 at creation, one more with every amendment.
pub type Revision = u32;
/// Series of one approval, each with the revision of the terms that the role has read.
pub type Approvals = BoundedVec<(SeriesId, Revision), ConstU32<MAX_APPROVALS>>;

/// All that an issuer promises with a series.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct SeriesTerms {
	/// Short name for lists, UTF-8; may be empty.
	pub symbol: Text,
	/// Name, UTF-8, not empty.
	pub name: Text,
	/// Kind of coupon.
	pub class: CouponClass,
	/// Legal kind.
	pub legal_class: LegalClass,
	/// ISO 4217 currency of the face value.
	pub currency: CurrencyCode,
	/// Face value of one unit in minor units of the currency, above zero; 1 for a divisible
	/// series.
	pub face_minor: u64,
	/// Whether the coupon is stored value that can be spent in parts: one unit is one minor
	/// currency unit.
	pub divisible: bool,
	/// Most units that may ever be minted, recalled ones included; above zero.
	pub supply_cap: Quantity,
	/// First second at which units can be redeemed.
	pub valid_from: UnixSeconds,
	/// First second at which they no longer can.
	pub valid_until: UnixSeconds,
	/// Who may pass units on to whom.
	pub transfer_policy: TransferPolicy,
	/// Highest resale price as a share of face; nothing means no ceiling.
	pub resale_ceiling: Option<Ppm>,
	/// Where those who receive units must reside.
	pub territory: Territory,
	/// The shared transfer policy that also applies; nothing means none.
	pub policy: Option<PolicyId>,
	/// Seconds after a purchase within which a buyer may ask for the money back; at most [`MAX_REFUND_WINDOW`].
	pub refund_window: u32,
	/// Hash of the terms of use; not zero.
	pub terms_hash: H256,
	/// Hash of the disclosure made to buyers; not zero.
	pub disclosure_hash: H256,
	/// Address of the metadata, UTF-8; `{id}` stands for the series as ERC-1155 says. May be empty.
	pub uri: Uri,
}

impl SeriesTerms {
	/// The parts in which the terms are stored, as the `revision`th terms of a series.
	pub fn split<AccountId>(
		self,
		issuer: AccountId,
		state: SeriesState,
		revision: Revision,
	) -> (SeriesRecord<AccountId>, SeriesDetails, Territory) {
		let record = SeriesRecord {
			issuer,
			class: self.class,
			legal_class: self.legal_class,
			currency: self.currency,
			face_minor: self.face_minor,
			divisible: self.divisible,
			supply_cap: self.supply_cap,
			valid_from: self.valid_from,
			valid_until: self.valid_until,
			transfer_policy: self.transfer_policy,
			resale_ceiling: self.resale_ceiling,
			policy: self.policy,
			unit_worth: 0,
			refund_window: self.refund_window,
			state,
			revision,
			territory_limited: self.territory.is_limited(),
			serialised: false,
			expiry_booked: false,
			last_paid: None,
		};
		let details = SeriesDetails {
			symbol: self.symbol,
			name: self.name,
			terms_hash: self.terms_hash,
			disclosure_hash: self.disclosure_hash,
			uri: self.uri,
		};
		(record, details, self.territory)
	}
}

/// The facts of a series that every move of units reads, without its texts.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct SeriesRecord<AccountId> {
	/// The account that issues it.
	pub issuer: AccountId,
	/// Kind of coupon.
	pub class: CouponClass,
	/// Legal kind.
	pub legal_class: LegalClass,
	/// Currency of the face value.
	pub currency: CurrencyCode,
	/// Face value of one unit in minor units of the currency.
	pub face_minor: u64,
	/// Whether one unit is one minor currency unit.
	pub divisible: bool,
	/// Most units that may ever be minted.
	pub supply_cap: Quantity,
	/// First second at which units can be redeemed.
	pub valid_from: UnixSeconds,
	/// First second at which they no longer can.
	pub valid_until: UnixSeconds,
	/// Who may pass units on to whom.
	pub transfer_policy: TransferPolicy,
	/// Highest resale price as a share of face.
	pub resale_ceiling: Option<Ppm>,
	/// The shared transfer policy that also applies.
	pub policy: Option<PolicyId>,
	/// What a unit counts towards holding caps, in billionths of a US dollar; fixed with the approval.
	pub unit_worth: u64,
	/// Seconds after a purchase within which a buyer may ask for the money back.
	pub refund_window: u32,
	/// Where the series stands.
	pub state: SeriesState,
	/// Which terms these are: 1 at creation, one more with every amendment.
	pub revision: Revision,
	/// Whether a territory is stored; without one no move needs to read it.
	pub territory_limited: bool,
	/// Whether every unit bears a number, which moves must name.
	pub serialised: bool,
	/// Whether the units left at expiry were counted as expired.
	pub expiry_booked: bool,
	/// What was paid last, if units were sold for a price.
	pub last_paid: Option<Paid>,
}

/// What was paid for some units. Their quotient is the price of one, which need not be a whole number.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Paid {
	/// For all of them together.
	pub price: Money,
	/// How many; above zero.
	pub quantity: Quantity,
}

impl Paid {
	/// What `quantity` would cost at this price, rounded up; the most there can be when it needs more than 128 bits.
	pub fn price_of(&self, quantity: Quantity) -> Money {
		let minor = mul_div_ceil(self.price.minor, quantity.into(), self.quantity.into());
		Money { minor: minor.unwrap_or(u128::MAX), ..self.price }
	}

	/// Whether one unit costs the same at both.
	pub fn is_same_price(&self, other: &Self) -> bool {
		let narrow =
			|one: &Self, other: &Self| one.price.minor.checked_mul(u128::from(other.quantity));
		let wide = |one: &Self, other: &Self| {
			U256::from(one.price.minor).saturating_mul(U256::from(other.quantity))
		};
		let same = match (narrow(self, other), narrow(other, self)) {
			(Some(one), Some(two)) => one == two,
			_ => wide(self, other) == wide(other, self),
		};
		self.price.currency == other.price.currency && same
	}
}

impl<AccountId> SeriesRecord<AccountId> {
	/// What is the last price from now on, if a sale of `quantity` units changes it.
	pub fn new_price(&self, price: Option<Money>, quantity: Quantity) -> Option<Paid> {
		let paid = Paid { price: price?, quantity };
		let same = self.last_paid.is_some_and(|last| last.is_same_price(&paid));
		(!same).then_some(paid)
	}

	/// What `quantity` units promise.
	pub fn face_of(&self, quantity: Quantity) -> Money {
		// Two 64-bit factors always fit into 128 bits.
		let minor = u128::from(self.face_minor).saturating_mul(u128::from(quantity));
		Money::new(self.currency, minor)
	}

	/// What `quantity` units count towards holding caps, in billionths of a US dollar.
	pub fn worth_of(&self, quantity: Quantity) -> u128 {
		// Two 64-bit factors always fit into 128 bits.
		u128::from(self.unit_worth).saturating_mul(u128::from(quantity))
	}

	/// Whether the validity has ended at `now`.
	pub fn is_expired(&self, now: UnixSeconds) -> bool {
		now >= self.valid_until
	}

	/// Whether no purchase can be undone any more at `now`: the last one was made before the validity ended.
	pub fn windows_are_over(&self, now: UnixSeconds) -> bool {
		now >= self.valid_until.saturating_add(self.refund_window.into())
	}

	/// Whether units can be redeemed at `now`.
	pub fn is_redeemable(&self, now: UnixSeconds) -> bool {
		now >= self.valid_from && !self.is_expired(now)
	}

	/// Whether an ended validity stops units at `now` on `path`: until it is booked, a refund or
	/// recall may still take them back.
	pub fn is_stopped(&self, path: Path, now: UnixSeconds) -> bool {
		let taken_back = matches!(path, Path::Refund | Path::Recall);
		self.expiry_booked || (self.is_expired(now) && !taken_back)
	}

	/// What other pallets need to know.
	pub fn facts(self, unsold: Quantity) -> SeriesFacts<AccountId> {
		SeriesFacts {
			issuer: self.issuer,
			class: self.class,
			legal_class: self.legal_class,
			currency: self.currency,
			face_minor: self.face_minor,
			divisible: self.divisible,
			valid_from: self.valid_from,
			valid_until: self.valid_until,
			transfer_policy: self.transfer_policy,
			resale_ceiling: self.resale_ceiling,
			state: self.state,
			unsold,
			unit_worth: self.unit_worth,
			refund_window: self.refund_window,
		}
	}

	/// The terms, put together again from the parts in which they are stored.
	pub fn terms(&self, details: SeriesDetails, territory: Territory) -> SeriesTerms {
		SeriesTerms {
			symbol: details.symbol,
			name: details.name,
			class: self.class,
			legal_class: self.legal_class,
			currency: self.currency,
			face_minor: self.face_minor,
			divisible: self.divisible,
			supply_cap: self.supply_cap,
			valid_from: self.valid_from,
			valid_until: self.valid_until,
			transfer_policy: self.transfer_policy,
			resale_ceiling: self.resale_ceiling,
			territory,
			policy: self.policy,
			refund_window: self.refund_window,
			terms_hash: details.terms_hash,
			disclosure_hash: details.disclosure_hash,
			uri: details.uri,
		}
	}
}

/// Texts and hashes of a series, read only to be shown.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct SeriesDetails {
	/// Short name for lists.
	pub symbol: Text,
	/// Name.
	pub name: Text,
	/// Hash of the terms of use.
	pub terms_hash: H256,
	/// Hash of the disclosure made to buyers.
	pub disclosure_hash: H256,
	/// Address of the metadata.
	pub uri: Uri,
}

/// What the law asks of a legal class.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct LegalRule {
	/// Seconds of validity that must be left when a unit is sold.
	pub min_remaining_validity_secs: u64,
}

impl LegalRule {
	/// The rule that holds for `class` until governance sets another.
	pub const fn default_of(class: LegalClass) -> Self {
		let min_remaining_validity_secs = match class {
			LegalClass::PaidGift => PAID_GIFT_VALIDITY_SECS,
			LegalClass::Promotional | LegalClass::Loyalty => 0,
		};
		Self { min_remaining_validity_secs }
	}
}
