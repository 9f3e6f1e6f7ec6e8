// SPDX-License-Identifier: Apache-2.0
//! What is before a call is measured: rules, parties with a past, gifts, and lists full of others.

use super::BenchmarkHelper;
use crate::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use genex_primitives::{
	Asset, Cents, Clearance, CouponClass, CurrencyCode, Flow, IdentityFlags, IdentityId,
	Jurisdiction, LegalClass, Money, Movement, Path, PolicyId, Rate, ReviewId, UnitFacts,
	UnixSeconds, Usage,
	rules::{Activity, AmlKind, AmlThresholds, Corridor, Pair, Rulebook},
	traits::Markers,
	window::{DAY, HOUR, Window, bucket},
};
use sp_core::H256;

pub(super) const START: UnixSeconds = 1_800_000_000;
pub(super) const HASH: H256 = H256::repeat_byte(9);
/// What a unit of one cent is worth, in billionths of a US dollar.
const CENT: u128 = 10_000_000;
/// Identities from here on are not registered.
const STRANGERS: IdentityId = 1_000_000;

pub(super) type Success<O> = Result<O, BenchmarkError>;

pub(super) fn origin<T: Config, O: EnsureOrigin<T::RuntimeOrigin>>() -> Success<T::RuntimeOrigin> {
	O::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

pub(super) fn place(letters: &[u8; 2]) -> Success<Jurisdiction> {
	Jurisdiction::new(*letters).ok_or(BenchmarkError::Stop("no such place"))
}

/// Sets a rulebook under which nothing of value one is refused, and the clock.
pub(super) fn prepare<T: Config>() {
	T::BenchmarkHelper::set_now(START);
	let mut book = Rulebook::default();
	let most = Cents::MAX;
	// Low enough that units on other accounts matter where an identity holds much.
	book.l3.holding.units = Some(u64::from(u32::MAX));
	book.l3.holding.face_cents = Some(most);
	for limit in [&mut book.l3.buy, &mut book.l3.sell, &mut book.l3.send, &mut book.l3.receive] {
		(limit.day_cents, limit.month_cents) = (most, most);
		(limit.day_count, limit.month_count) = (u32::MAX, u32::MAX);
	}
	book.travel_threshold = most;
	book.closed_loop.series = most;
	book.closed_loop.seller = most;
	book.related_day_cents = most;
	book.aml = AmlThresholds { fan_out: 1, fan_in: 1, moves: 1, round_trips: 1 };
	Rules::<T>::put(RuleSet { book, fresh_until: UnixSeconds::MAX, banned_places: 1 });
}

/// An identity with the most accounts, full windows, and so much that the units on each account matter; gives its first
/// account, the dearest to judge, and its id.
pub(super) fn party<T: Config>(
	name: &'static str,
	letters: &[u8; 2],
) -> Success<(T::AccountId, IdentityId)> {
	party_of::<T>(name, letters, MOST_ACCOUNTS)
}

/// As `party`, with so many accounts.
fn party_of<T: Config>(
	name: &'static str,
	letters: &[u8; 2],
	accounts: u32,
) -> Success<(T::AccountId, IdentityId)> {
	let (accounts, identity) = family::<T>(name, letters, accounts, 1 << 80)?;
	let first = accounts.into_iter().next().ok_or(BenchmarkError::Stop("no account"))?;
	Ok((first, identity))
}

/// An identity with so many accounts and full windows that holds what is worth `worth`; gives the accounts and its id.
fn family<T: Config>(
	name: &'static str,
	letters: &[u8; 2],
	accounts: u32,
	worth: u128,
) -> Success<(Vec<T::AccountId>, IdentityId)> {
	let (accounts, identity) = T::BenchmarkHelper::register(name, accounts, place(letters)?);
	let mut activity = Activity { worth, ..Activity::default() };
	let book = Rules::<T>::get().map(|rules| rules.book).unwrap_or_default();
	for age in (0..40 * 24).rev() {
		let then = START.saturating_sub(age * HOUR);
		for flow in Flow::ALL {
			activity.flow_mut(flow).add(then, Usage::once(1));
		}
		activity.crossed.add(bucket(then, HOUR), Usage::once(1));
		for kind in AmlKind::ALL {
			// Whether a case would open does not matter here.
			let _opens = activity.signals(kind, then, &book.aml);
		}
	}
	for kind in AmlKind::ALL {
		activity.open_cases = activity.open_cases.without(kind);
	}
	Activities::<T>::insert(identity, activity);
	Ok((accounts, identity))
}

/// Lets a gift open so many cases of those that it could.
pub(super) fn open_at_most<T: Config>(cases: u32) {
	Rules::<T>::mutate(|rules| {
		let Some(RuleSet { book, .. }) = rules else { return };
		let aml = &mut book.aml;
		let thresholds = [&mut aml.fan_out, &mut aml.fan_in, &mut aml.moves, &mut aml.round_trips];
		thresholds.into_iter().skip(cases as usize).for_each(|threshold| *threshold = u32::MAX);
	});
}

/// A full window of contacts.
pub(super) fn contacts() -> Window<24> {
	let mut window = Window::default();
	for age in (0..25).rev() {
		window.add(bucket(START, HOUR).saturating_sub(age), Usage::once(1));
	}
	window
}

/// A gift of coupons between two identities with full windows.
pub(super) struct Gift<T: Config> {
	pub(super) from: (T::AccountId, IdentityId),
	pub(super) to: (T::AccountId, IdentityId),
	value: CurrencyCode,
	price: CurrencyCode,
	policy: Option<PolicyId>,
	worth: u128,
}

impl<T: Config> Gift<T> {
	/// Across a border, in foreign currencies, with a shared policy, to a contract whose identity has the most accounts.
	pub(super) fn prepare() -> Success<Self> {
		Self::prepare_to(MOST_ACCOUNTS)
	}

	/// As `prepare`, to an identity with so many accounts.
	pub(super) fn prepare_to(accounts: u32) -> Success<Self> {
		prepare::<T>();
		let policy = Some(T::BenchmarkHelper::policy());
		let (from, to) = (party::<T>("from", b"US")?, party_of::<T>("to", b"JP", accounts)?);
		let pair = Pair { up: contacts(), down: contacts() };
		Pairs::<T>::insert(Pair::key(from.1, to.1), pair);
		let corridor =
			Corridor { blocked: false, daily_cap: Some(Cents::MAX), travel_threshold: None };
		Corridors::<T>::insert((place(b"US")?, place(b"JP")?), corridor);
		let banned = ClassBans::<T>::get(place(b"JP")?).set(CouponClass::Physical, true);
		ClassBans::<T>::insert(place(b"JP")?, banned);
		let (value, price) = (CurrencyCode::EUR, CurrencyCode::JPY);
		for currency in [value, price] {
			let rate = Rate { picos_per_minor: 10_000_000_000, source_time: START };
			ExchangeRates::<T>::insert(currency, rate);
		}
		// Worth of nothing does not bound units, so that every account is asked.
		Ok(Self { from, to, value, price, policy, worth: 0 })
	}

	/// What people usually give each other: coupons in US dollars, of no shared policy, at home, to an account of a
	/// person who is far from any cap. Some class is banned somewhere.
	pub(super) fn everyday() -> Success<Self> {
		prepare::<T>();
		let last = |name| -> Success<_> {
			let (mut accounts, identity) = family::<T>(name, b"US", MOST_ACCOUNTS, 1_000 * CENT)?;
			Ok((accounts.pop().ok_or(BenchmarkError::Stop("no account"))?, identity))
		};
		let (from, to) = (last("from")?, last("to")?);
		Pairs::<T>::insert(Pair::key(from.1, to.1), Pair { up: contacts(), down: contacts() });
		let dollar = CurrencyCode::USD;
		Ok(Self { from, to, value: dollar, price: dollar, policy: None, worth: CENT })
	}

	/// Lets the giver be an issuer to whom the other is related, and of whom it has bought before.
	pub(super) fn sell_to_related(&self) -> Success<()> {
		let (issuer, buyer) = (self.from.1, self.to.1);
		BoughtOfSeries::<T>::insert((buyer, 1), contacts());
		BoughtFromSeller::<T>::insert((buyer, issuer), contacts());
		let by = account("officer", 0, 0);
		crate::Pallet::<T>::do_declare_relation(by, issuer, buyer, RelationKind::Owner, HASH)?;
		let flag = IdentityFlags::RELATED;
		assert!(T::Markers::mark_identity(buyer, flag, flag).is_some());
		Ok(())
	}

	pub(super) fn movement(&self) -> Movement<'_, T::AccountId> {
		Movement {
			path: Path::P2P,
			from: &self.from.0,
			to: &self.to.0,
			asset: Asset::Series(1),
			quantity: 1,
			value: Money::new(self.value, 1),
			price: Some(Money::new(self.price, 1)),
			units: Some(UnitFacts {
				issuer: &self.from.0,
				class: CouponClass::Digital,
				legal_class: LegalClass::PaidGift,
				policy: self.policy,
				worth: self.worth,
				recipient_units: 1,
			}),
			clearance: Clearance::None,
		}
	}

	/// Puts `others` entries that are of others on each list that a check could look at; of places and currencies, as
	/// many as there are.
	pub(super) fn crowd(&self, others: u32) {
		T::BenchmarkHelper::crowd(others);
		let places: Vec<Jurisdiction> = pairs_of_letters().filter_map(Jurisdiction::new).collect();
		let crossings = places.iter().flat_map(|from| places.iter().map(move |to| (*from, *to)));
		for crossing in crossings.filter(|(from, to)| from != to).take(others as usize) {
			Corridors::<T>::mutate(crossing, |corridor| {
				corridor.get_or_insert_default();
			});
		}
		for place in places.iter().take(others as usize) {
			ClassBans::<T>::mutate(place, |banned| {
				*banned = banned.set(CouponClass::Physical, true)
			});
		}
		let rate = Rate { picos_per_minor: 1, source_time: START };
		for currency in currencies().take(others as usize) {
			ExchangeRates::<T>::mutate(currency, |known| {
				known.get_or_insert(rate);
			});
		}
		let by: T::AccountId = account("officer", 0, 0);
		for index in 0..others {
			let other = STRANGERS + IdentityId::from(index);
			let by = by.clone();
			let entry = BlacklistEntry { by, since: START, reason: HASH, case: HASH };
			Blacklist::<T>::insert(other, entry);
			Pairs::<T>::insert((self.from.1, other), Pair { up: contacts(), down: contacts() });
			AllowedContracts::<T>::insert(account::<T::AccountId>("listed", index, 0), ());
		}
	}
}

/// Every currency that needs a rate.
pub(super) fn currencies() -> impl Iterator<Item = CurrencyCode> {
	pairs_of_letters()
		.flat_map(|[a, b]| (b'A'..=b'Z').map(move |c| [a, b, c]))
		.filter_map(CurrencyCode::new)
		.filter(|code| *code != CurrencyCode::USD)
}

fn pairs_of_letters() -> impl Iterator<Item = [u8; 2]> {
	(b'A'..=b'Z').flat_map(|a| (b'A'..=b'Z').map(move |b| [a, b]))
}

pub(super) fn review<T: Config>() -> ReviewId {
	let review = Review {
		act: T::BenchmarkHelper::act(),
		who: account("buyer", 0, 0),
		cents: Cents::MAX,
		opened_at: START,
		deadline: START.saturating_add(DAY),
	};
	ReviewsOpen::<T>::insert(0, review);
	NextReviewId::<T>::put(1);
	0
}
