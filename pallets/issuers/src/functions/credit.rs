// SPDX-License-Identifier: Apache-2.0
//! Score, grade and limit of an issuer. The arithmetic is that of `genex_primitives::issuance::credit`.

use crate::{
	Config, Error, Event, Funds, FundsOf, IssuerRecord, IssuerStatus, Issuers, Pallet, Promises,
	PromisesOf, RatingsOf, Terms,
};
use alloc::boxed::Box;
use frame_support::ensure;
use genex_primitives::{
	Actor, AssetId, Balance, IdentityId, Money, Reason,
	issuance::credit::{CreditTerms, Facts, Score},
	maths::mul_div_floor,
	traits::{Cash, Compliance, UNEXPECTED, UnitsAct},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_terms(new: Box<CreditTerms>, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		ensure!(new.is_sound(), Error::<T>::UnsoundTerms);
		let old = Box::new(Terms::<T>::get());
		let (before, after) = (&old.formula, &new.formula);
		ensure!(before == after || before.version < after.version, Error::<T>::VersionNotRaised);
		Terms::<T>::put(*new);
		Self::deposit_event(Event::TermsSet { by: Actor::Governance, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_rescore(identity: IdentityId) -> DispatchResult {
		let mut record = Self::approved(identity)?;
		ensure!(record.status != IssuerStatus::Defaulted, Error::<T>::WrongStatus);
		if record.approved_at == 0 {
			// The genesis block had no clock.
			record.approved_at = Self::now();
		}
		let (terms, funds) = (Terms::<T>::get(), FundsOf::<T>::get(identity));
		let old_grade = record.grade;
		record.score = Self::score_of(identity, &record);
		record.grade = terms.ladder.grade(old_grade, record.score.total);
		let (score, new_grade) = (record.score, record.grade);
		Issuers::<T>::insert(identity, record);
		let limit = terms.limits.limit(new_grade, Self::secured(&funds));
		Self::deposit_event(Event::Rescored { identity, score, old_grade, new_grade, limit });
		Ok(())
	}

	/// The score of `identity`, of which `record` is kept, now.
	pub(crate) fn score_of(identity: IdentityId, record: &IssuerRecord) -> Score {
		let promises = PromisesOf::<T>::get(identity);
		let ratings = RatingsOf::<T>::get(identity);
		let began = Some(record.approved_at).filter(|approved_at| *approved_at > 0);
		let facts = Facts {
			redeemed: promises.honoured(),
			expired: promises.expired,
			outstanding: promises.outstanding,
			exposure: promises.exposure(),
			ratings: ratings.count,
			stars: ratings.stars,
			tenure: began.map(|began| Self::now().saturating_sub(began)).unwrap_or_default(),
			secured: Self::secured(&FundsOf::<T>::get(identity)),
			open_incidents: record.open_incidents,
			upheld_incidents: record.upheld_incidents,
		};
		Terms::<T>::get().formula.score(&facts)
	}

	/// What an issuer of this `record` that put `funds` aside may promise in all, in billionths of a US dollar.
	pub(crate) fn limit(record: &IssuerRecord, funds: &Funds<T::AccountId>) -> u128 {
		Terms::<T>::get().limits.limit(record.grade, Self::secured(funds))
	}

	/// Why `identity` may not promise `worth` more, if so.
	pub(crate) fn check_limit(
		identity: IdentityId,
		record: &IssuerRecord,
		worth: u128,
	) -> Result<(), Reason> {
		let exposure = PromisesOf::<T>::get(identity).exposure().checked_add(worth);
		let limit = Self::limit(record, &FundsOf::<T>::get(identity));
		let within = exposure.is_some_and(|exposure| exposure <= limit);
		if within { Ok(()) } else { Err(Reason::CreditLimitReached) }
	}

	/// What `funds` are worth now, in billionths of a US dollar.
	pub(crate) fn secured(funds: &Funds<T::AccountId>) -> u128 {
		let deposits = funds.deposits.iter().map(|deposit| (deposit.asset, deposit.amount));
		let all = deposits.chain(funds.holdback.iter().copied());
		all.fold(0, |sum: u128, (asset, amount)| sum.saturating_add(Self::worth(asset, amount)))
	}

	/// What `amount` of `asset` is worth now: whole minor units of its currency, and nothing where no rate holds, so that
	/// no limit rests on what nobody knows.
	fn worth(asset: AssetId, amount: Balance) -> u128 {
		let Some((currency, decimals)) = T::Cash::terms(asset) else { return 0 };
		let power = |digits: u8| 10u128.checked_pow(digits.into());
		let minor = currency
			.minor_digits()
			.and_then(power)
			.zip(power(decimals))
			.and_then(|(minor, smallest)| mul_div_floor(amount, minor, smallest));
		let Some(minor) = minor else { return 0 };
		T::Compliance::worth(Money::new(currency, minor)).unwrap_or_default()
	}

	/// The promises of `identity` after units worth `worth` went through `act`.
	pub(crate) fn promises_after(
		identity: IdentityId,
		act: UnitsAct,
		worth: u128,
	) -> Result<Promises, DispatchError> {
		PromisesOf::<T>::get(identity).after(act, worth).ok_or(UNEXPECTED)
	}
}
