// SPDX-License-Identifier: Apache-2.0
//! Units, and what the rules of the tests have against moves.

use super::{
	ALICE, AccountId, Against, BOUND, Frozen, MovedWith, POOR, SERIES, Tiers, ValidUntil, account,
	against,
};
use frame_support::{Blake2_128Concat, ensure, storage::types::ValueQuery, storage_alias};
use genex_primitives::{
	Clearance, CouponClass, CurrencyCode, LegalClass, Money, Path, Quantity, Reason, SeriesFacts,
	SeriesId, SeriesState, TransferPolicy, traits::Coupons,
};
use sp_runtime::{DispatchError, DispatchResult};

#[storage_alias]
pub type Free = StorageMap<Ledger, Blake2_128Concat, (SeriesId, AccountId), Quantity, ValueQuery>;
#[storage_alias]
pub type Held = StorageMap<Ledger, Blake2_128Concat, (SeriesId, AccountId), Quantity, ValueQuery>;

/// Units, and rules that refuse unregistered and frozen parties and whatever `Against` says.
pub struct Ledger;

impl Ledger {
	fn pass(
		from: Quantity,
		series: SeriesId,
		to: &AccountId,
		quantity: Quantity,
	) -> Result<Quantity, DispatchError> {
		let left = from.checked_sub(quantity).ok_or(POOR)?;
		Free::mutate((series, to), |free| *free += quantity);
		Ok(left)
	}

	fn ensure_allowed(
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		clearance: Clearance,
	) -> DispatchResult {
		ensure!(quantity > 0, DispatchError::Other("nothing moves"));
		let reasons = Self::explain(Path::P2P, series, from, to, quantity, clearance);
		let reasons = reasons.ok_or(DispatchError::Other("no such series"))?;
		MovedWith::mutate(|moved| moved.push(clearance));
		reasons.first().map_or(Ok(()), |reason| Err(against(*reason)))
	}
}

impl Coupons<AccountId> for Ledger {
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		let passed_on = [SERIES, BOUND].into_iter().find(|known| *known == series)? == SERIES;
		Some(SeriesFacts {
			issuer: account(ALICE),
			class: CouponClass::Digital,
			legal_class: LegalClass::PaidGift,
			currency: CurrencyCode::USD,
			face_minor: 100,
			divisible: false,
			valid_from: 0,
			valid_until: ValidUntil::get(),
			transfer_policy: if passed_on { TransferPolicy::Free } else { TransferPolicy::None },
			resale_ceiling: None,
			state: SeriesState::Selling,
			unsold: 0,
			unit_worth: 0,
			refund_window: 0,
		})
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		Free::get((series, who))
	}

	fn held_units(series: SeriesId, who: &AccountId) -> Quantity {
		Held::get((series, who))
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("nothing is sold here")
	}

	fn sell(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("nothing is sold here")
	}

	fn transfer(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult {
		assert_eq!((path, price), (Path::P2P, None));
		Self::ensure_allowed(series, from, to, quantity, clearance)?;
		let left = Self::pass(Free::get((series, from)), series, to, quantity)?;
		// What somebody gives itself stays what it is.
		if from != to {
			Free::insert((series, from), left);
		} else {
			Free::insert((series, from), left + quantity);
		}
		Ok(())
	}

	fn hold(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		let left = Free::get((series, who)).checked_sub(quantity).ok_or(POOR)?;
		Free::insert((series, who), left);
		Held::mutate((series, who), |held| *held += quantity);
		Ok(())
	}

	fn release(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		let left = Self::pass(Held::get((series, who)), series, who, quantity)?;
		Held::insert((series, who), left);
		Ok(())
	}

	fn explain(
		_: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		_: Quantity,
		clearance: Clearance,
	) -> Option<Vec<Reason>> {
		Self::facts(series)?;
		let mut reasons = Vec::new();
		if Frozen::get().contains(from) {
			reasons.push(Reason::SenderFrozen);
		}
		if Frozen::get().contains(to) {
			reasons.push(Reason::RecipientFrozen);
		}
		if !Tiers::get().contains_key(from) {
			reasons.push(Reason::SenderUnknown);
		}
		if !Tiers::get().contains_key(to) {
			reasons.push(Reason::RecipientUnknown);
		}
		let accepted = clearance == Clearance::Accepted;
		let against = Against::get().into_iter();
		reasons.extend(against.filter(|one| *one != Reason::RecipientScreens || !accepted));
		Some(reasons)
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("no court orders anything here")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("no officer blocks anything here")
	}

	fn transfer_held(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult {
		assert_eq!((path, price), (Path::P2P, None));
		Self::ensure_allowed(series, from, to, quantity, clearance)?;
		let left = Self::pass(Held::get((series, from)), series, to, quantity)?;
		Held::insert((series, from), left);
		Ok(())
	}
}
