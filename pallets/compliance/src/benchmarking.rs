// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call, each at the worst case its doc line names, and what the rules add to the calls of others.

mod scene;

use self::scene::*;
use crate::{Pallet as Rulings, *};
use alloc::{boxed::Box, vec::Vec};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use genex_primitives::{
	CouponClass, IdentityId, Jurisdiction, Movement, Path, PolicyId, Rate, Reason, UnixSeconds,
	rules::{AmlKind, Corridor, Pair, Rulebook},
	traits::{Compliance, Identities, ReviewedAct},
	window::{DAY, HOUR, Window, bucket},
};

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

	/// Puts `others` entries that are of others on each list that pallets beside this one keep.
	fn crowd(others: u32);
}

/// Entries of a long list.
const MANY: u32 = 10_000;
/// Checks in a row: so many that looking into the database, which only the first does, hardly counts.
const CHECKS: u32 = 100;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_rulebook() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let origin = origin::<T, T::GovernanceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::default(), HASH);

		assert_eq!(Rulings::<T>::rulebook(), Some(Rulebook::default()));
		Ok(())
	}

	/// Replaces `n` known rates.
	#[benchmark]
	fn set_rates(n: Linear<1, MAX_RATES>) -> Result<(), BenchmarkError> {
		prepare::<T>();
		let rate = Rate { picos_per_minor: 1, source_time: START };
		let rates: Vec<_> = currencies().take(n as usize).map(|code| (code, rate)).collect();
		for (code, old) in &rates {
			ExchangeRates::<T>::insert(code, old);
		}
		let origin = origin::<T, T::RateOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, RateBatch::truncate_from(rates), HASH);

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
		_(origin as T::RuntimeOrigin, from, to, Some(new), HASH);

		assert_eq!(Corridors::<T>::get((from, to)), Some(new));
		Ok(())
	}

	#[benchmark]
	fn set_class_ban() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let place = place(b"JP")?;
		let origin = origin::<T, T::GovernanceOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, place, CouponClass::Digital, true, HASH);

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

	/// Across a border, in foreign currencies, with full windows, to an identity with `n` accounts.
	#[benchmark]
	fn check_coupon_transfer(n: Linear<1, MOST_ACCOUNTS>) -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::prepare_to(n)?;
		let reasons;

		#[block]
		{
			reasons = <Rulings<T> as Compliance<T::AccountId>>::check(&gift.movement()).err();
		}

		assert_eq!(reasons, None::<Reason>);
		Ok(())
	}

	/// What people usually give, judged `c` times with `n` entries of others on every list. For `scripts/bench.sh check`.
	#[benchmark(extra)]
	fn check_everyday_gift(n: Linear<0, MANY>, c: Linear<1, CHECKS>) -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::everyday()?;
		gift.crowd(n);
		let mut reason = None::<Reason>;

		#[block]
		{
			for _ in 0..c {
				reason = reason.or(Rulings::<T>::check(&gift.movement()).err());
			}
		}

		assert_eq!(reason, None);
		Ok(())
	}

	/// As `check_coupon_transfer`, judged `c` times with `n` entries of others on every list. For `scripts/bench.sh check`.
	#[benchmark(extra)]
	fn check_dearest_gift(n: Linear<0, MANY>, c: Linear<1, CHECKS>) -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::prepare()?;
		gift.crowd(n);
		let mut reason = None::<Reason>;

		#[block]
		{
			for _ in 0..c {
				reason = reason.or(Rulings::<T>::check(&gift.movement()).err());
			}
		}

		assert_eq!(reason, None);
		Ok(())
	}

	/// As `check_coupon_transfer`, to somebody not given to before, which opens `c` cases, of the most that it can open.
	#[benchmark]
	fn note_coupon_transfer(c: Linear<0, MOST_CASES>) -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::prepare()?;
		open_at_most::<T>(c);
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

		assert_eq!(NextAmlCaseId::<T>::get(), u64::from(c));
		Ok(())
	}

	/// A purchase of closed-loop coupons by a related party.
	#[benchmark]
	fn check_purchase() -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::prepare()?;
		gift.sell_to_related()?;
		let movement = Movement { path: Path::Primary, ..gift.movement() };
		let reasons;

		#[block]
		{
			reasons = <Rulings<T> as Compliance<T::AccountId>>::check(&movement).err();
		}

		assert_eq!(reasons, None::<Reason>);
		Ok(())
	}

	/// What people usually give each other: all that `check_coupon_transfer` looks up for others is left out, and the windows are
	/// as full.
	#[benchmark]
	fn check_plain_transfer() -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::everyday()?;
		let reasons;

		#[block]
		{
			reasons = <Rulings<T> as Compliance<T::AccountId>>::check(&gift.movement()).err();
		}

		assert_eq!(reasons, None::<Reason>);
		Ok(())
	}

	/// As `check_purchase`, of what `check_plain_transfer` gives.
	#[benchmark]
	fn check_plain_purchase() -> Result<(), BenchmarkError> {
		let gift = Gift::<T>::everyday()?;
		gift.sell_to_related()?;
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
		_(origin as T::RuntimeOrigin, who.clone(), true, HASH);

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
