// SPDX-License-Identifier: Apache-2.0
//! Invariants of the whole state, besides those of our pallets.

use genex_runtime::{AccountId, Balances, Nonce, Runtime, System};
use genex_runtime_tests::env;
use std::collections::BTreeMap;

/// What must not go back.
#[derive(Default)]
pub struct History {
	nonces: BTreeMap<AccountId, Nonce>,
	/// What was there before everything that events tell.
	first_issuance: Option<Option<u128>>,
}

impl History {
	/// Every invariant that does not hold now.
	pub fn check(&mut self, model: &crate::invariants::model::Model) -> Vec<String> {
		let mut broken = Vec::new();
		if let Err(error) = env::try_state_all() {
			broken.push(format!("{error:?}"));
		}
		for outcome in [model.compare(), self.gnx(model), self.accounts()] {
			broken.extend(outcome.err());
		}
		broken
	}

	/// S01: balances add up to the issuance, which changes by what is minted and burned alone; holds are within what is
	/// reserved.
	fn gnx(&mut self, model: &crate::invariants::model::Model) -> Result<(), String> {
		let mut sum = 0u128;
		for (who, account) in frame_system::Account::<Runtime>::iter() {
			sum += account.data.free + account.data.reserved;
			let held: u128 =
				pallet_balances::Holds::<Runtime>::get(&who).iter().map(|hold| hold.amount).sum();
			if held > account.data.reserved {
				return Err(format!("S01: {who} has {held} on hold of {}", account.data.reserved));
			}
			if account.consumers > 0 && account.providers == 0 && account.sufficients == 0 {
				return Err(format!("S01: {who} is used and nothing keeps it alive"));
			}
		}
		let issuance = Balances::total_issuance();
		if sum != issuance {
			return Err(format!("S01: balances add up to {sum}, issuance is {issuance}"));
		}
		let first = (issuance + model.burned).checked_sub(model.minted);
		match self.first_issuance.replace(first) {
			Some(before) if before != first => {
				Err(format!("S01: issuance is {issuance}, which events do not explain"))
			},
			_ => Ok(()),
		}
	}

	/// S02: a nonce never goes back, and whoever was registered or holds coupons stays.
	fn accounts(&mut self) -> Result<(), String> {
		for (who, before) in &self.nonces {
			if System::account_nonce(who) < *before {
				return Err(format!("S02: the nonce of {who} went back from {before}"));
			}
		}
		self.nonces = frame_system::Account::<Runtime>::iter()
			.map(|(who, account)| (who, account.nonce))
			.collect();
		for who in pallet_kyc::LinkNonce::<Runtime>::iter_keys() {
			if !System::account_exists(&who) {
				return Err(format!("S02: {who} was registered and is gone"));
			}
		}
		let booked = |series| {
			pallet_coupons::Series::<Runtime>::get(series).is_none_or(|one| one.expiry_booked)
		};
		for (who, series, holding) in pallet_coupons::Holdings::<Runtime>::iter() {
			// An officer may block units that are not there yet, and of an account that nobody knows.
			let holds = holding.total() > 0;
			if holds && !System::account_exists(&who) && !booked(series) {
				return Err(format!("S02: {who} holds series {series} and is gone"));
			}
		}
		Ok(())
	}
}
