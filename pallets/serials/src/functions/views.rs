// SPDX-License-Identifier: Apache-2.0
//! What wallets, merchants and precompiles read.

use crate::{Approvals, Config, Pallet, types::*};
use alloc::{format, string::String, vec::Vec};
use genex_primitives::{Clearance, Path, Quantity, SeriesId};
use pallet_coupons::{Counters, SeriesRecord};

/// The mover of units.
type Coupons<T> = pallet_coupons::Pallet<T>;

impl<T: Config> Pallet<T> {
	pub(crate) fn view_is_serialised(series: SeriesId) -> bool {
		Coupons::<T>::serialised_record(series).is_some()
	}

	/// The account in whose hands a serial is or was when the validity ended; nobody for one that is unsold or burned.
	pub(crate) fn holder_of(series: SeriesId, serial: Serial) -> Option<T::AccountId> {
		match Self::run_of(series, serial)?.1.fate {
			Fate::Held(who) => Some(who),
			_ => None,
		}
	}

	pub(crate) fn view_owner(series: SeriesId, serial: Serial) -> Option<T::AccountId> {
		let record = Coupons::<T>::serialised_record(series)?;
		Self::standing_of(&record, series, serial)?.1
	}

	pub(crate) fn view_approved(series: SeriesId, serial: Serial) -> Option<T::AccountId> {
		let owner = Self::holder_of(series, serial)?;
		let approved = Approvals::<T>::get(owner, series);
		approved.into_iter().find(|(other, _)| *other == serial).map(|(_, spender)| spender)
	}

	/// How many serials [`Self::owner_of`] says that `who` has.
	pub fn count_owned(who: &T::AccountId, series: SeriesId) -> Quantity {
		let Some(record) = Coupons::<T>::serialised_record(series) else { return 0 };
		if record.expiry_booked {
			return 0;
		}
		let held = Coupons::<T>::holding_of(who, series).total();
		let unsold = if record.issuer == *who { Counters::<T>::get(series).unsold } else { 0 };
		// Both are parts of one supply, which fits.
		held.saturating_add(unsold)
	}

	pub(crate) fn view_serial(
		series: SeriesId,
		serial: Serial,
	) -> Option<SerialView<T::AccountId>> {
		let record = Coupons::<T>::serialised_record(series)?;
		let (state, owner) = Self::standing_of(&record, series, serial)?;
		let holder = owner.as_ref().filter(|_| state == SerialState::Held);
		let in_escrow = holder.is_some_and(|who| Coupons::<T>::holding_of(who, series).free == 0);
		let ask = |who| {
			let (path, to, clearance) = (Path::Redeem, &record.issuer, Clearance::None);
			Coupons::<T>::explain_priced(path, series, who, to, 1, None, clearance)
		};
		let reasons = holder.and_then(ask).unwrap_or_default();
		let valid = holder.is_some() && !in_escrow && reasons.is_empty();
		let approved = Self::view_approved(series, serial);
		let (valid_from, valid_until) = (record.valid_from, record.valid_until);
		Some(SerialView {
			state,
			owner,
			approved,
			valid_from,
			valid_until,
			in_escrow,
			reasons,
			valid,
		})
	}

	pub(crate) fn view_serials(
		who: &T::AccountId,
		series: SeriesId,
		start_after: Option<Serial>,
		limit: u32,
	) -> Vec<SerialRange> {
		let Some(from) = start_after.unwrap_or_default().checked_add(1) else {
			return Vec::new();
		};
		let most = usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default();
		Self::held_from(series, who, from).take(most).collect()
	}

	pub(crate) fn view_uri(series: SeriesId, serial: Serial) -> Option<Vec<u8>> {
		let record = Coupons::<T>::serialised_record(series)?;
		Self::standing_of(&record, series, serial)?;
		let template = String::from_utf8(Coupons::<T>::uri(series)?.into_inner()).ok()?;
		let filled = template
			.replace("{id}", &format!("{series:064x}"))
			.replace("{serial}", &format!("{serial}"));
		Some(filled.into_bytes())
	}

	/// State and owner of a serial; nothing for one that was never minted. Where the expiry is booked, what is not burned is
	/// expired.
	fn standing_of(
		record: &SeriesRecord<T::AccountId>,
		series: SeriesId,
		serial: Serial,
	) -> Option<(SerialState, Option<T::AccountId>)> {
		let minted = Counters::<T>::get(series).minted;
		if serial == 0 || serial > minted {
			return None;
		}
		let fate = Self::run_of(series, serial).map(|(_, run)| run.fate);
		Some(match fate {
			Some(Fate::Redeemed) => (SerialState::Redeemed, None),
			Some(Fate::Recalled) => (SerialState::Recalled, None),
			Some(Fate::Refunded) => (SerialState::Refunded, None),
			_ if record.expiry_booked => (SerialState::Expired, None),
			Some(Fate::Held(who)) => (SerialState::Held, Some(who)),
			None => (SerialState::Unsold, Some(record.issuer.clone())),
		})
	}
}
