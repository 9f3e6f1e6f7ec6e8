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
	issuance::{
		Grade,
		credit::{CreditTerms, Facts, Score},
	},
	maths::mul_div_floor,
	traits::{Cash, Compliance, UNEXPECTED, UnitsChange},
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
		let facts = Self::facts(identity, &record, &funds);
		let (new_grade, score) = terms.assess(old_grade, &facts);
		(record.grade, record.score) = (new_grade, score);
		Issuers::<T>::insert(identity, record);
		let limit = Self::limit_at(&terms, new_grade, &funds);
		Self::deposit_event(Event::Rescored { identity, score, old_grade, new_grade, limit });
		Ok(())
	}

	/// Refuses that of what `identity`, of which `record` is kept, put aside only `funds` are left when its promises need more.
	/// A grade that is not reached with what is left is lost at once: the margin that keeps a grade is none for who takes
	/// money back.
	pub(crate) fn judge_withdrawal(
		identity: IdentityId,
		mut record: IssuerRecord,
		funds: &Funds<T::AccountId>,
	) -> DispatchResult {
		let terms = Terms::<T>::get();
		let facts = Self::facts(identity, &record, funds);
		let old_grade = record.grade;
		let (new_grade, score) = terms.assess_withdrawal(old_grade, &facts);
		let limit = Self::limit_at(&terms, new_grade, funds);
		ensure!(facts.exposure <= limit, Error::<T>::GuaranteeNeeded);
		if new_grade < old_grade {
			(record.grade, record.score) = (new_grade, score);
			Issuers::<T>::insert(identity, record);
			Self::deposit_event(Event::Rescored { identity, score, old_grade, new_grade, limit });
		}
		Ok(())
	}

	/// The grade that `identity`, of which `record` is kept, would have now, and the score by which.
	pub(crate) fn assessed(identity: IdentityId, record: &IssuerRecord) -> (Grade, Score) {
		let facts = Self::facts(identity, record, &FundsOf::<T>::get(identity));
		Terms::<T>::get().assess(record.grade, &facts)
	}

	/// What is known now of `identity`, of which `record` is kept and that put `funds` aside. The holdback among them tells
	/// nothing: what sales bring and what goes with the units can be had by dealing with friends.
	fn facts(identity: IdentityId, record: &IssuerRecord, funds: &Funds<T::AccountId>) -> Facts {
		let promises = PromisesOf::<T>::get(identity);
		let ratings = RatingsOf::<T>::get(identity);
		let began = Some(record.approved_at).filter(|approved_at| *approved_at > 0);
		Facts {
			redeemed: promises.honoured(),
			expired: promises.expired,
			outstanding: promises.outstanding,
			exposure: promises.exposure(),
			ratings: ratings.count,
			stars: ratings.stars,
			tenure: began.map(|began| Self::now().saturating_sub(began)).unwrap_or_default(),
			guarantee: Self::guaranteed(funds),
			open_incidents: record.open_incidents,
			upheld_incidents: record.upheld_incidents,
		}
	}

	/// What `identity`, of which `record` is kept and that put `funds` aside, may promise in all when it promises `exposure`,
	/// in billionths of a US dollar: by the grade that it has, or by the one that it would have then if that is worse.
	pub(crate) fn limit(
		identity: IdentityId,
		record: &IssuerRecord,
		funds: &Funds<T::AccountId>,
		exposure: u128,
	) -> u128 {
		let terms = Terms::<T>::get();
		let facts = Self::facts(identity, record, funds);
		let (then, _) = terms.assess(record.grade, &Facts { exposure, ..facts });
		Self::limit_at(&terms, then.min(record.grade), funds)
	}

	/// What an issuer of `grade` that put `funds` aside may promise in all.
	fn limit_at(terms: &CreditTerms, grade: Grade, funds: &Funds<T::AccountId>) -> u128 {
		terms.limits.limit(grade, Self::guaranteed(funds), Self::kept(funds))
	}

	/// Why `identity` may not promise `worth` more, if so.
	pub(crate) fn check_limit(
		identity: IdentityId,
		record: &IssuerRecord,
		worth: u128,
	) -> Result<(), Reason> {
		let exposure = PromisesOf::<T>::get(identity).exposure().checked_add(worth);
		let exposure = exposure.ok_or(Reason::CreditLimitReached)?;
		let limit = Self::limit(identity, record, &FundsOf::<T>::get(identity), exposure);
		if exposure <= limit { Ok(()) } else { Err(Reason::CreditLimitReached) }
	}

	/// What `funds` are worth now, in billionths of a US dollar.
	pub(crate) fn secured(funds: &Funds<T::AccountId>) -> u128 {
		Self::guaranteed(funds).saturating_add(Self::kept(funds))
	}

	/// What the guarantee among `funds` is worth now.
	fn guaranteed(funds: &Funds<T::AccountId>) -> u128 {
		Self::worth_of_all(funds.deposits.iter().map(|deposit| (deposit.asset, deposit.amount)))
	}

	/// What the holdback among `funds` is worth now.
	fn kept(funds: &Funds<T::AccountId>) -> u128 {
		Self::worth_of_all(funds.holdback.iter().copied())
	}

	fn worth_of_all(money: impl Iterator<Item = (AssetId, Balance)>) -> u128 {
		money.fold(0, |sum: u128, (asset, amount)| sum.saturating_add(Self::worth(asset, amount)))
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

	/// The promises of `identity` after `change`, whose series may be one that is `given` away.
	pub(crate) fn promises_after(
		identity: IdentityId,
		change: &UnitsChange<'_, T::AccountId>,
		given: bool,
	) -> Result<Promises, DispatchError> {
		PromisesOf::<T>::get(identity).after(change.act, change.worth, given).ok_or(UNEXPECTED)
	}
}
