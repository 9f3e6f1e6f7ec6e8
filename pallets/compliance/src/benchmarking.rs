// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at the worst case its doc line names, and what the rules add to the calls of others.

use crate::{Pallet as Rulings, *};
use alloc::{boxed::Box, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use genex_primitives::{
	Asset, Cents, Clearance, CouponClass, CurrencyCode, Flow, IdentityFlags, IdentityId,
	Jurisdiction, LegalClass, Money, Movement, Path, PolicyId, Rate, Reason, ReviewId, UnitFacts,
	UnixSeconds, Usage,
	rules::{Activity, AmlKind, AmlThresholds, Corridor, Pair, Rulebook},
	traits::{Compliance, Identities, Markers, ReviewedAct},
	window::{DAY, HOUR, Window, bucket},
};
use sp_core::H256;

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes an identity of tier L3 with so many accounts, residing in `place`, that does not expire, and gives both. The
	/// first account is the dearest to judge.
	fn register(
		name: &'static str,
		accounts: u32,
		place: Jurisdiction,
	) -> (Vec<AccountId>, IdentityId);

	/// Sets the chain's clock.
	fn set_now(now: UnixSeconds);

	/// A policy that admits everybody, the dearest to ask.
	fn policy() -> PolicyId;

	/// An act that can be carried out and given back.
	fn act() -> ReviewedAct;
}

const START: UnixSeconds = 1_800_000_000;
const HASH: H256 = H256::repeat_byte(9);
/// As many accounts as one identity may have.
const ACCOUNTS: u32 = 16;

type Success<O> = Result<O, BenchmarkError>;

fn origin<T: Config, O: EnsureOrigin<T::RuntimeOrigin>>() -> Success<T::RuntimeOrigin> {
	O::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

fn place(letters: &[u8; 2]) -> Success<Jurisdiction> {
	Jurisdiction::new(*letters).ok_or(BenchmarkError::Stop("no such place"))
}

/// Sets a rulebook under which nothing of value one is refused, and the clock.
fn prepare<T: Config>() {
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

/// An identity with the most accounts and full windows; gives its first account and its id.
fn party<T: Config>(name: &'static str, letters: &[u8; 2]) -> Success<(T::AccountId, IdentityId)> {
	let (accounts, identity) = T::BenchmarkHelper::register(name, ACCOUNTS, place(letters)?);
	let mut activity = Activity { worth: 1 << 80, ..Activity::default() };
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
	let first = accounts.into_iter().next().ok_or(BenchmarkError::Stop("no account"))?;
	Ok((first, identity))
}

/// A full window of contacts.
fn contacts() -> Window<24> {
	let mut window = Window::default();
	for age in (0..25).rev() {
		window.add(bucket(START, HOUR).saturating_sub(age), Usage::once(1));
	}
	window
}

/// A gift of coupons across a border, in a foreign currency, to an identity with the most accounts.
struct Gift<T: Config> {
	from: (T::AccountId, IdentityId),
	to: (T::AccountId, IdentityId),
	policy: PolicyId,
}

impl<T: Config> Gift<T> {
	fn prepare() -> Success<Self> {
		prepare::<T>();
		let policy = T::BenchmarkHelper::policy();
		let (from, to) = (party::<T>("from", b"US")?, party::<T>("to", b"JP")?);
		let pair = Pair { up: contacts(), down: contacts() };
		Pairs::<T>::insert(Pair::key(from.1, to.1), pair);
		let corridor =
			Corridor { blocked: false, daily_cap: Some(Cents::MAX), travel_threshold: None };
		Corridors::<T>::insert((place(b"US")?, place(b"JP")?), corridor);
		let banned = ClassBans::<T>::get(place(b"JP")?).set(CouponClass::Physical, true);
		ClassBans::<T>::insert(place(b"JP")?, banned);
		for currency in [CurrencyCode::EUR, CurrencyCode::JPY] {
			let rate = Rate { picos_per_minor: 10_000_000_000, source_time: START };
			ExchangeRates::<T>::insert(currency, rate);
		}
		Ok(Self { from, to, policy })
	}

	fn movement(&self) -> Movement<'_, T::AccountId> {
		Movement {
			path: Path::P2P,
			from: &self.from.0,
			to: &self.to.0,
			asset: Asset::Series(1),
			quantity: 1,
			value: Money::new(CurrencyCode::EUR, 1),
			price: Some(Money::new(CurrencyCode::JPY, 1)),
			units: Some(UnitFacts {
				issuer: &self.from.0,
				class: CouponClass::Digital,
				legal_class: LegalClass::PaidGift,
				policy: Some(self.policy),
				// Worth of nothing does not bound units, so that every account is asked.
				worth: 0,
				recipient_units: 1,
			}),
			clearance: Clearance::None,
		}
	}
}

fn review<T: Config>() -> ReviewId {
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

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_rulebook() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let origin = origin::<T, T::GovernanceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::default());

		assert_eq!(Rulings::<T>::rulebook(), Some(Rulebook::default()));
		Ok(())
	}

	/// Replaces `n` known rates.
	#[benchmark]
	fn set_rates(n: Linear<1, MAX_RATES>) -> Result<(), BenchmarkError> {
		prepare::<T>();
		let letters = (b'A'..=b'Z')
			.flat_map(|a| (b'A'..=b'Z').flat_map(move |b| (b'A'..=b'Z').map(move |c| [a, b, c])));
		let currencies =
			letters.filter_map(CurrencyCode::new).filter(|code| *code != CurrencyCode::USD);
		let rate = Rate { picos_per_minor: 1, source_time: START };
		let rates: Vec<_> = currencies.take(n as usize).map(|code| (code, rate)).collect();
		for (code, old) in &rates {
			ExchangeRates::<T>::insert(code, old);
		}
		let origin = origin::<T, T::RateOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, RateBatch::truncate_from(rates));

		assert_eq!(ExchangeRates::<T>::iter().count(), n as usize);
		Ok(())
	}

	#[benchmark]
	fn set_corridor() -> Result<(), BenchmarkError> {
		let (from, to) = (place(b"US")?, place(b"JP")?);
		Corridors::<T>::insert((from, to), Corridor::default());
		let origin = origin::<T, T::GovernanceOrigin>()?;
		let new = Corridor { blocked: true, ..Corridor::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, from, to, Some(new));

		assert_eq!(Corridors::<T>::get((from, to)), Some(new));
		Ok(())
	}

	#[benchmark]
	fn set_class_ban() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let place = place(b"JP")?;
		let origin = origin::<T, T::GovernanceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, place, CouponClass::Digital, true);

		assert!(ClassBans::<T>::get(place).contains(CouponClass::Digital));
		Ok(())
	}

	/// By an officer; the issuer itself needs as much.
	#[benchmark]
	fn declare_relation() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let (issuer, related) = (party::<T>("from", b"US")?.1, party::<T>("to", b"JP")?.1);
		let origin = origin::<T, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, issuer, related, RelationKind::Owner, HASH);

		assert!(Relations::<T>::contains_key(issuer, related));
		Ok(())
	}

	/// The last relation of both.
	#[benchmark]
	fn end_relation() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let (issuer, related) = (party::<T>("from", b"US")?.1, party::<T>("to", b"JP")?.1);
		let by = account("officer", 0, 0);
		Rulings::<T>::do_declare_relation(by, issuer, related, RelationKind::Owner, HASH)?;
		let origin = origin::<T, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, issuer, related, HASH);

		assert!(!Relations::<T>::contains_key(issuer, related));
		Ok(())
	}

	#[benchmark]
	fn blacklist() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let (_, identity) = party::<T>("from", b"US")?;
		let origin = origin::<T, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, HASH, HASH);

		assert!(Blacklist::<T>::contains_key(identity));
		Ok(())
	}

	#[benchmark]
	fn lift_blacklist() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let (_, identity) = party::<T>("from", b"US")?;
		Rulings::<T>::do_blacklist(account("officer", 0, 0), identity, HASH, HASH)?;
		let origin = origin::<T, T::SecondOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, identity, HASH, HASH);

		assert!(!Blacklist::<T>::contains_key(identity));
		Ok(())
	}

	/// Of an identity with full windows.
	#[benchmark]
	fn close_aml_case() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let (_, identity) = party::<T>("from", b"US")?;
		let kind = AmlKind::FanOut;
		Activities::<T>::mutate(identity, |activity| {
			activity.open_cases = activity.open_cases.with(kind);
		});
		Rulings::<T>::open_aml_case(identity, kind, START)?;
		let origin = origin::<T, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, 0, identity, kind, HASH);

		assert!(!AmlCases::<T>::contains_key(0));
		Ok(())
	}

	#[benchmark]
	fn approve_review() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let review = review::<T>();
		let origin = origin::<T, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, review, HASH);

		assert!(!ReviewsOpen::<T>::contains_key(review));
		Ok(())
	}

	#[benchmark]
	fn reject_review() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let review = review::<T>();
		let origin = origin::<T, T::ComplianceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, review, HASH);

		assert!(!ReviewsOpen::<T>::contains_key(review));
		Ok(())
	}

	#[benchmark]
	fn return_review() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let review = review::<T>();
		T::BenchmarkHelper::set_now(START.saturating_add(DAY));
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), review);

		assert!(!ReviewsOpen::<T>::contains_key(review));
		Ok(())
	}

	/// `n` pairs with full windows that no longer count.
	#[benchmark]
	fn sweep_pairs(n: Linear<1, MAX_SWEPT>) -> Result<(), BenchmarkError> {
		prepare::<T>();
		let keys: Vec<_> = (1..=IdentityId::from(n)).map(|id| (id, id + 1_000)).collect();
		for key in &keys {
			Pairs::<T>::insert(*key, Pair { up: contacts(), down: contacts() });
		}
		T::BenchmarkHelper::set_now(START.saturating_add(2 * DAY));
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), PairList::truncate_from(keys));

		assert_eq!(Pairs::<T>::iter().count(), 0);
		Ok(())
	}

	/// `n` full counters that no longer count.
	#[benchmark]
	fn sweep_counters(n: Linear<1, MAX_SWEPT>) -> Result<(), BenchmarkError> {
		prepare::<T>();
		let counters: Vec<_> = (1..=IdentityId::from(n))
			.map(|identity| Counter::Seller { identity, seller: 1_000 })
			.collect();
		for identity in 1..=IdentityId::from(n) {
			BoughtFromSeller::<T>::insert((identity, 1_000), contacts());
		}
		T::BenchmarkHelper::set_now(START.saturating_add(2 * DAY));
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), CounterList::truncate_from(counters));

		assert_eq!(BoughtFromSeller::<T>::iter().count(), 0);
		Ok(())
	}

	/// Across a border, in foreign currencies, with full windows, to an identity with the most accounts.
	#[benchmark]
	fn check_coupon_transfer() -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::prepare()?;
		let reasons;

		#[block]
		{
			reasons = <Rulings<T> as Compliance<T::AccountId>>::check(&gift.movement()).err();
		}

		assert_eq!(reasons, None::<Reason>);
		Ok(())
	}

	/// The same to somebody not given to before, which opens every case that one transfer can open.
	#[benchmark]
	fn note_coupon_transfer() -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::prepare()?;
		let pair = if gift.from.1 < gift.to.1 {
			Pair { up: Window::default(), down: contacts() }
		} else {
			Pair { up: contacts(), down: Window::default() }
		};
		Pairs::<T>::insert(Pair::key(gift.from.1, gift.to.1), pair);
		let movement = gift.movement();
		let permit = <Rulings<T> as Compliance<T::AccountId>>::check(&movement)
			.map_err(|_| BenchmarkError::Stop("refused"))?;

		#[block]
		{
			<Rulings<T> as Compliance<T::AccountId>>::note(&movement, permit)?;
		}

		assert_eq!(NextAmlCaseId::<T>::get(), 4);
		Ok(())
	}

	/// A purchase of closed-loop coupons by a related party.
	#[benchmark]
	fn check_purchase() -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::prepare()?;
		let (issuer, buyer) = (gift.from.1, gift.to.1);
		BoughtOfSeries::<T>::insert((buyer, 1), contacts());
		BoughtFromSeller::<T>::insert((buyer, issuer), contacts());
		let by = account("officer", 0, 0);
		Rulings::<T>::do_declare_relation(by, issuer, buyer, RelationKind::Owner, HASH)?;
		let flag = IdentityFlags::RELATED;
		assert!(T::Markers::mark_identity(buyer, flag, flag).is_some());
		let movement = Movement { path: Path::Primary, ..gift.movement() };
		let reasons;

		#[block]
		{
			reasons = <Rulings<T> as Compliance<T::AccountId>>::check(&movement).err();
		}

		assert_eq!(reasons, None::<Reason>);
		Ok(())
	}

	/// A contract that is not listed.
	#[benchmark]
	fn allow_contract() -> Result<(), BenchmarkError> {
		let origin = origin::<T, T::GovernanceOrigin>()?;
		let who: T::AccountId = account("contract", 0, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), true);

		assert!(AllowedContracts::<T>::contains_key(who));
		Ok(())
	}

	/// Between two identities with full windows.
	#[benchmark]
	fn gnx_moved() -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::prepare()?;

		#[block]
		{
			let giver = T::Identities::party(&gift.from.0).ok_or("no party")?;
			Rulings::<T>::gnx_may_leave(&giver, 1)?;
			Rulings::<T>::gnx_moved(giver.identity, Some(gift.to.1), 1);
		}

		assert_eq!(Activities::<T>::get(gift.from.1).send.day.sum(bucket(START, HOUR)).cents, 26);
		Ok(())
	}

	impl_benchmark_test_suite!(Rulings, crate::mock::new_test_ext(), crate::mock::Test);
}
