// SPDX-License-Identifier: Apache-2.0
//! Who acts, and what there is to act upon.

use crate::invariants::random::Random;
use frame_support::assert_ok;
use genex_primitives::{
	CouponClass, CurrencyCode, IdentityFlags, IdentityKind, Jurisdiction, LegalClass, SeriesState,
	Tier, TransferPolicy,
};
use genex_runtime::{AccountId, Runtime};
use genex_runtime_tests::{
	env::now,
	eth::{ALITH, BALTATHAR, CHARLETH},
	scene, who,
};
use pallet_coupons::{SeriesTerms, Territory};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring;

/// Names of accounts that no preset knows.
const STRANGERS: [&str; 8] = ["Ada", "Ben", "Cleo", "Dan", "Ema", "Finn", "Gus", "Hal"];

/// Those of them that are companies and may apply to issue.
pub const APPLICANTS: [&str; 3] = ["Finn", "Gus", "Hal"];

/// The people.
pub struct World {
	pub accounts: Vec<AccountId>,
	pub issuers: Vec<AccountId>,
	pub attestors: Vec<AccountId>,
	pub gateways: Vec<AccountId>,
	pub pairs: Vec<(AccountId, sr25519::Pair)>,
	/// Who has session keys and may come to validate.
	pub keyed: Vec<AccountId>,
}

impl World {
	/// Everyone, the strangers with a little GNX. Runs inside a chain.
	pub fn new() -> Self {
		let mut pairs: Vec<(AccountId, sr25519::Pair)> =
			Sr25519Keyring::well_known().map(|key| (key.to_account_id(), key.pair())).collect();
		// The treasury exists from the first fee on; acts without a signature pay none.
		scene::endow(
			&genex_runtime::configs::monetary::TreasuryAccount::get(),
			genex_runtime::constants::GNX,
		);
		for name in STRANGERS {
			scene::endow(&who::account(name), genex_runtime::constants::GNX);
			pairs.push((who::account(name), who::pair(name)));
		}
		let mut accounts: Vec<AccountId> = pairs.iter().map(|(who, _)| who.clone()).collect();
		accounts.extend([ALITH, BALTATHAR, CHARLETH].map(|key| key.account()));
		scene::register_as(&who::account("Ada"), Tier::L3, IdentityKind::Company, *b"JP");
		scene::license(&who::account("Ada"));
		for applicant in APPLICANTS {
			scene::register_as(&who::account(applicant), Tier::L3, IdentityKind::Company, *b"US");
		}
		for account in accounts.iter().filter(|who| genex_runtime::Kyc::identity_of(who).is_none())
		{
			scene::register_as(account, Tier::L2, IdentityKind::Person, *b"US");
		}
		let second = pallet_membership::Call::<Runtime, pallet_membership::Instance6>::add_member {
			who: who::holder().into(),
		};
		scene::govern(second);
		let keyed: Vec<AccountId> = STRANGERS[..4].iter().map(|name| who::account(name)).collect();
		for (number, who) in (1u8..).zip(&keyed) {
			give_keys(who, number);
		}
		Self {
			keyed,
			accounts,
			issuers: vec![who::issuer(), who::account("Ada")],
			attestors: vec![who::attestor(), who::holder()],
			gateways: vec![who::gateway(), who::second_gateway()],
			pairs,
		}
	}

	/// The issuer of `series` mostly, any issuer otherwise.
	pub fn issuer_of(&self, series: u32, random: &mut Random) -> AccountId {
		let any = random.pick(&self.issuers).clone();
		let record = pallet_coupons::Series::<Runtime>::get(series);
		record.filter(|_| random.chance(90)).map_or(any, |record| record.issuer)
	}

	/// Anyone.
	pub fn anyone(&self, random: &mut Random) -> AccountId {
		random.pick(&self.accounts).clone()
	}
}

/// Lets `who` have session keys that no node uses.
fn give_keys(who: &AccountId, number: u8) {
	let keys = genex_runtime::SessionKeys {
		aura: sr25519::Public::from_raw([number; 32]).into(),
		grandpa: sp_core::ed25519::Public::from_raw([number; 32]).into(),
	};
	assert_ok!(<genex_runtime::Session as pallet_session::SessionInterface>::set_keys(who, keys));
}

/// A tier, mostly a high one.
pub fn tier(random: &mut Random) -> Tier {
	*random.pick(&[Tier::L0, Tier::L1, Tier::L1, Tier::L2, Tier::L2, Tier::L2, Tier::L3, Tier::L3])
}

/// A kind of identity.
pub fn kind(random: &mut Random) -> IdentityKind {
	*random.pick(&[IdentityKind::Person, IdentityKind::Company])
}

/// A country, mostly the one that most are in.
pub fn country(random: &mut Random) -> Jurisdiction {
	let letters = *random.pick(&[*b"US", *b"US", *b"US", *b"JP", *b"DE"]);
	Jurisdiction::new(letters).expect("assigned")
}

/// The end of a validity: past, near or far.
pub fn until(random: &mut Random) -> u64 {
	match random.below(20) {
		0 => now().saturating_sub(random.below(1_000)),
		1..=7 => now() + random.between(1, 30 * 86_400),
		_ => now() + random.between(86_400, 12 * 365 * 86_400),
	}
}

/// An existing series, mostly a recent one, or one that does not exist.
pub fn series(random: &mut Random) -> u32 {
	let next = pallet_coupons::NextSeriesId::<Runtime>::get();
	let first = if random.chance(80) { next.saturating_sub(12).max(1) } else { 0 };
	let id = random.between(u64::from(first), u64::from(next) + 1);
	u32::try_from(id).expect("few series")
}

/// A series that is in one of `states`, if there is one; mostly a recent one, sometimes any.
pub fn series_in(states: &[SeriesState], random: &mut Random) -> u32 {
	if random.chance(10) {
		return series(random);
	}
	let next = pallet_coupons::NextSeriesId::<Runtime>::get();
	let fitting: Vec<u32> = (1..next)
		.rev()
		.filter(|id| {
			let record = pallet_coupons::Series::<Runtime>::get(id);
			record.is_some_and(|one| states.contains(&one.state) && one.valid_until > now())
		})
		.take(6)
		.collect();
	if fitting.is_empty() { series(random) } else { *random.pick(&fitting) }
}

/// A series whose validity ended and whose expiry is not booked, if there is one.
pub fn expired_series(random: &mut Random) -> u32 {
	unbooked_series().unwrap_or_else(|| series(random))
}

/// A series whose expiry has come and is not booked: one whose units bear serials first, of which there are few.
pub fn unbooked_series() -> Option<u32> {
	let next = pallet_coupons::NextSeriesId::<Runtime>::get();
	let minted = |id: &u32| pallet_coupons::Counters::<Runtime>::get(id).minted > 0;
	let unbooked = (1..next).filter(minted).filter_map(|id| {
		let record = pallet_coupons::Series::<Runtime>::get(id)?;
		(record.valid_until <= now() && !record.expiry_booked).then_some((record.serialised, id))
	});
	unbooked.min_by_key(|(serialised, _)| !serialised).map(|(_, id)| id)
}

/// A listing, mostly one that sells now; of units that bear serials more often than there are such, for they are few.
pub fn listing(random: &mut Random) -> u64 {
	let count = pallet_sales::ListingCount::<Runtime>::get();
	let sells = |id: &u64| {
		let listing = pallet_sales::Listings::<Runtime>::get(id);
		listing.filter(|one| one.open && one.terms.closes_at > now())
	};
	if random.chance(20) {
		let serialised = |series| {
			pallet_coupons::Series::<Runtime>::get(series).is_some_and(|one| one.serialised)
		};
		let numbered =
			(1..=count).rev().find(|id| sells(id).is_some_and(|one| serialised(one.terms.series)));
		if let Some(id) = numbered {
			return id;
		}
	}
	let selling: Vec<u64> = (1..=count).rev().filter(|id| sells(id).is_some()).take(6).collect();
	if selling.is_empty() || random.chance(10) {
		return random.below(count + 2);
	}
	*random.pick(&selling)
}

/// A holder, a series it holds and a quantity, mostly one that it has.
pub fn holding(world: &World, random: &mut Random) -> (AccountId, u32, u64) {
	let held: Vec<(AccountId, u32, u64)> = pallet_coupons::Holdings::<Runtime>::iter()
		.filter(|(_, series, holding)| {
			let record = pallet_coupons::Series::<Runtime>::get(series);
			holding.free > 0 && record.is_some_and(|one| one.valid_until > now())
		})
		.map(|(who, series, holding)| (who, series, holding.free))
		.take(60)
		.collect();
	if held.is_empty() || random.chance(10) {
		return (world.anyone(random), series(random), random.quantity());
	}
	let (who, series, free) = random.pick(&held).clone();
	let part = if random.chance(10) { free } else { 1 + random.below(free) };
	(who, series, part)
}

/// An identity that is revoked, if there is one.
pub fn revoked_identity(random: &mut Random) -> u64 {
	let revoked: Vec<u64> = pallet_kyc::Identities::<Runtime>::iter()
		.filter(|(_, record)| record.flags.contains(IdentityFlags::REVOKED))
		.map(|(id, _)| id)
		.collect();
	if revoked.is_empty() || random.chance(20) { identity(random) } else { *random.pick(&revoked) }
}

/// An identity.
pub fn identity(random: &mut Random) -> u64 {
	random.below(pallet_kyc::NextIdentityId::<Runtime>::get() + 1)
}

/// Terms of a series: mostly sound ones.
pub fn terms(random: &mut Random) -> Box<SeriesTerms> {
	let mut terms = scene::gift_card();
	terms.class =
		*random.pick(&[CouponClass::Physical, CouponClass::Digital, CouponClass::Financial]);
	terms.legal_class =
		*random.pick(&[LegalClass::PaidGift, LegalClass::Promotional, LegalClass::Loyalty]);
	terms.currency = *random.pick(&[CurrencyCode::USD, CurrencyCode::EUR, CurrencyCode::JPY]);
	terms.divisible = random.chance(50);
	terms.face_minor = if terms.divisible { 1 } else { random.below(50_000) };
	terms.supply_cap = random.quantity().max(random.below(1_000_000_000));
	terms.valid_from = if random.chance(80) { 0 } else { until(random) };
	terms.valid_until = until(random);
	terms.transfer_policy = *random.pick(&[
		TransferPolicy::Free,
		TransferPolicy::Free,
		TransferPolicy::KycOnly,
		TransferPolicy::None,
	]);
	terms.territory = territory(random);
	if random.chance(40) {
		terms.refund_window = u32::try_from(random.below(10 * 86_400)).expect("small");
	}
	terms.policy = random.chance(20).then(|| crate::invariants::rules::policy(random));
	Box::new(terms)
}

fn territory(random: &mut Random) -> Territory {
	let mut places = pallet_coupons::Jurisdictions::new();
	places.try_insert(country(random)).expect("one fits");
	match random.below(10) {
		0 => Territory::Only(places),
		1 => Territory::Except(places),
		_ => Territory::Everywhere,
	}
}
