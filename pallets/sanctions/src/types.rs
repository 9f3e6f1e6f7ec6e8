// SPDX-License-Identifier: Apache-2.0
//! Shapes of what is stored, called with and shown.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{Asset, FreezeMode, IdentityId, Quantity, UnixSeconds};
use scale_info::TypeInfo;
use sp_core::H256;

/// A sanctions list. Governance chooses the number when it registers the list.
pub type ListId = u32;
/// A proposal to move property by court order. Assigned in sequence from 1 and never reused.
pub type ForcedTransferId = u64;

/// The most lists registered at a time.
pub const MAX_LISTS: u32 = 16;
/// The most entries of one part of an update.
pub const MAX_ENTRIES: u32 = 256;
/// The most forced transfers proposed at a time, expired ones that nobody withdrew among them.
pub const MAX_FORCED_TRANSFERS: u32 = 100;
/// The most items of one page of a view function.
pub const MAX_PAGE: u32 = 100;

/// Whom a freeze is about.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Target<AccountId> {
	/// An account, registered or not.
	#[codec(index = 0)]
	Account(AccountId),
	/// An identity: each of its accounts, now and later.
	#[codec(index = 1)]
	Identity(IdentityId),
}

/// What a list says of a target.
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
pub enum Action {
	/// Freeze it, as strictly as this at least.
	#[codec(index = 0)]
	Freeze(FreezeMode),
	/// The list no longer asks for it. It stays frozen until two officers release it.
	#[codec(index = 1)]
	Delist,
}

/// One line of an update.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ListEntry<AccountId> {
	/// Whom it is about.
	pub target: Target<AccountId>,
	/// What happens to it.
	pub action: Action,
	/// The oracle's code for the programme or cause.
	pub reason: u16,
	/// Hash of the case file; an entry without one is refused.
	pub case: H256,
}

/// That a list asks for somebody.
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
pub struct Listing {
	/// The list.
	pub list: ListId,
	/// Its version that asked last.
	pub version: u32,
}

/// The lists that ask for one target, each once.
pub type Listings = BoundedVec<Listing, ConstU32<MAX_LISTS>>;

/// A version of a list of which not all parts have arrived.
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
pub struct OpenVersion {
	/// Its number.
	pub version: u32,
	/// When the source published it.
	pub source_time: UnixSeconds,
	/// Entries in the parts that have arrived.
	pub entries: u32,
}

/// What is known of a list as a whole.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ListHead<AccountId> {
	/// The latest complete version; 0 before the first.
	pub version: u32,
	/// When its source published that version.
	pub source_time: UnixSeconds,
	/// When that version was complete here, or the list was registered.
	pub updated_at: UnixSeconds,
	/// Entries that version brought, in all its parts.
	pub entries: u32,
	/// Who completed that version.
	pub by: Option<AccountId>,
	/// Seconds after its source time at which a version counts as too old.
	pub max_age: UnixSeconds,
	/// The version that is on its way.
	pub open: Option<OpenVersion>,
	/// Whether it was reported that the latest version is too old.
	pub reported: bool,
}

impl<AccountId> ListHead<AccountId> {
	/// A list of which nothing has arrived.
	pub const fn registered(now: UnixSeconds, max_age: UnixSeconds) -> Self {
		Self {
			version: 0,
			source_time: 0,
			updated_at: now,
			entries: 0,
			by: None,
			max_age,
			open: None,
			reported: false,
		}
	}

	/// From when its age counts: since its source stated it, or, before its first version, since it was registered.
	pub const fn stated_at(&self) -> UnixSeconds {
		if self.version == 0 { self.updated_at } else { self.source_time }
	}

	/// First second at which the list is too old. A new list has its maximum age to bring its first
	/// version.
	pub const fn fresh_until(&self) -> UnixSeconds {
		self.stated_at().saturating_add(self.max_age)
	}
}

/// First second at which not every list is recent enough; long ago while no list has any version.
pub fn fresh_until<'a, AccountId: 'a>(
	heads: impl Iterator<Item = &'a ListHead<AccountId>>,
) -> UnixSeconds {
	let (mut screened, mut earliest) = (false, UnixSeconds::MAX);
	for head in heads {
		screened |= head.version > 0;
		earliest = earliest.min(head.fresh_until());
	}
	if screened { earliest } else { 0 }
}

/// Why, how and since when somebody is frozen.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct FreezeRecord<AccountId> {
	/// What is blocked; never `None`.
	pub mode: FreezeMode,
	/// The lists that ask for this target by name; none when officers alone do, or when it is
	/// frozen because of a target it is linked to.
	pub lists: Listings,
	/// The oracle's or officer's code of the cause.
	pub reason: u16,
	/// Hash of the case file.
	pub case: H256,
	/// Who froze it.
	pub by: AccountId,
	/// When it was frozen in this mode.
	pub at: UnixSeconds,
}

impl<AccountId> FreezeRecord<AccountId> {
	/// This record after another freeze: the stricter one says how and why. Lists are not joined.
	pub fn tightened(self, other: Self) -> Self {
		if other.mode > self.mode { Self { lists: self.lists, ..other } } else { self }
	}
}

/// One officer's wish to release a target, which another must confirm.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ReleaseRequest<AccountId> {
	/// Hash of the case file that justifies it.
	pub case: H256,
	/// Hash of the decision that overrules the lists that still ask for the target.
	pub overrides: Option<H256>,
	/// The compliance officer who asked.
	pub by: AccountId,
	/// When.
	pub at: UnixSeconds,
}

/// Why part of a holding is blocked.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct UnitsRecord<AccountId> {
	/// How many units; more than the holder has is allowed.
	pub quantity: Quantity,
	/// The officer's code of the cause.
	pub reason: u16,
	/// Hash of the case file.
	pub case: H256,
	/// Who set or last lowered it.
	pub by: AccountId,
	/// When.
	pub at: UnixSeconds,
}

/// One officer's wish to block fewer units, which another must confirm.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct UnitsRequest<AccountId> {
	/// How many units stay blocked.
	pub quantity: Quantity,
	/// Hash of the case file that justifies it.
	pub case: H256,
	/// The compliance officer who asked.
	pub by: AccountId,
	/// When.
	pub at: UnixSeconds,
}

/// Property that a court orders to be moved.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ForcedTransfer<AccountId> {
	/// A series or a stablecoin.
	pub asset: Asset,
	/// Who loses it.
	pub from: AccountId,
	/// Who gets it.
	pub to: AccountId,
	/// Units of the series, or smallest units of the stablecoin.
	pub quantity: u128,
	/// Hash of the order's grounds.
	pub reason: H256,
	/// Hash of the court's file.
	pub case: H256,
	/// The officer who proposed it.
	pub by: AccountId,
	/// First second at which it can no longer be approved.
	pub expires_at: UnixSeconds,
}

/// Everything that blocks an account, as clients show it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct StandingView<AccountId> {
	/// What is blocked: the stricter of the account's own freeze and its identity's.
	pub mode: FreezeMode,
	/// The identity behind the account.
	pub identity: Option<IdentityId>,
	/// The account's own freeze.
	pub account: Option<FreezeRecord<AccountId>>,
	/// Its identity's freeze.
	pub behind: Option<FreezeRecord<AccountId>>,
}

#[cfg(test)]
mod tests {
	use super::*;

	fn head(version: u32, source_time: u64, max_age: u64) -> ListHead<u64> {
		ListHead { version, source_time, ..ListHead::registered(1_000, max_age) }
	}

	#[test]
	fn fresh_until_should_be_the_earliest_of_all_lists() {
		let heads = [head(1, 500, 100), head(7, 400, 300), head(2, 2_000, 1)];
		assert_eq!(fresh_until(heads.iter()), 600);
		assert_eq!(fresh_until(heads[1..].iter()), 700);
	}

	#[test]
	fn fresh_until_should_give_a_new_list_its_maximum_age_beside_others() {
		let heads = [head(1, 5_000, 100), head(0, 0, 30)];
		assert_eq!(fresh_until(heads.iter()), 1_030);
	}

	#[test]
	fn fresh_until_should_be_long_ago_when_no_list_has_a_version() {
		assert_eq!(fresh_until::<u64>([].iter()), 0);
		assert_eq!(fresh_until([head(0, 0, 30)].iter()), 0);
	}

	#[test]
	fn fresh_until_should_stay_in_range_when_the_age_is_endless() {
		assert_eq!(head(1, 5, UnixSeconds::MAX).fresh_until(), UnixSeconds::MAX);
	}

	#[test]
	fn tightened_should_keep_the_stricter_record_and_the_own_lists() {
		let record = |mode, by| FreezeRecord {
			mode,
			lists: Listings::default(),
			reason: 1,
			case: H256::repeat_byte(1),
			by,
			at: 0,
		};
		let lists = Listings::truncate_from(vec![Listing { list: 1, version: 2 }]);
		let old = FreezeRecord { lists: lists.clone(), ..record(FreezeMode::Outbound, 1u64) };
		let full = record(FreezeMode::Full, 2);
		assert_eq!(old.clone().tightened(full.clone()), FreezeRecord { lists, ..full.clone() });
		assert_eq!(old.clone().tightened(record(FreezeMode::Outbound, 3)), old);
		assert_eq!(full.clone().tightened(old), full);
	}
}
