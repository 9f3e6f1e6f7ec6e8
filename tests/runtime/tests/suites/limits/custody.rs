// SPDX-License-Identifier: Apache-2.0
//! Gifts out of custody: the holder asks, and later the custodian signs.

use crate::limits::{Run, reference::Move, world::CUSTODIAN};
use genex_primitives::{Asset, Quantity};
use genex_runtime::{AccountId, Runtime};
use genex_runtime_tests::{
	env::now,
	native::dispatch,
	scene::{USDC, hash_of},
	who,
};
use pallet_custody::{
	AgreementId, Call, DepositId, Fee, NextAgreementId, NextDepositId, NextRequestId, RequestId,
	Scope,
};
use sp_runtime::DispatchResult;

/// Seconds for which an agreement of the suite is valid: longer than any request waits.
const TERM: u64 = 400 * 86_400;

/// A gift that waits for the custodian.
pub struct Kept {
	issuer: AccountId,
	agreement: AgreementId,
	deposit: DepositId,
	request: RequestId,
	one: Move,
}

fn custodian() -> AccountId {
	who::account(CUSTODIAN)
}

/// An agreement of `issuer` about all its series.
fn agree(issuer: &AccountId) -> Result<AgreementId, sp_runtime::DispatchError> {
	let agreement = NextAgreementId::<Runtime>::get();
	let propose = Call::<Runtime>::propose_agreement {
		custodian: custodian(),
		scope: Scope::All,
		fee: Fee { asset: USDC, per_act: 0, most: 0, least: 0 },
		valid_until: now() + TERM,
	};
	dispatch(propose, issuer)?;
	dispatch(Call::<Runtime>::accept_agreement { agreement }, &custodian())?;
	Ok(agreement)
}

/// Ends an agreement under which nothing is left.
fn part(issuer: &AccountId, agreement: AgreementId) -> DispatchResult {
	dispatch(Call::<Runtime>::end_agreement { agreement }, issuer)?;
	dispatch(Call::<Runtime>::forget_agreement { agreement }, &custodian())
}

impl Run {
	/// Units are put into custody, and the holder asks that they go to somebody.
	pub fn open_custody(&mut self) {
		let (from, to) = self.two();
		let one = self.some_units(from, to);
		let Asset::Series(series) = one.asset else { return };
		let record = pallet_coupons::Series::<Runtime>::get(series).expect("of the suite");
		let agreement = match agree(&record.issuer) {
			Ok(agreement) => agreement,
			Err(error) => return self.refused(&error, None),
		};
		let quantity = Quantity::try_from(one.quantity).expect("a quantity that the suite chose");
		let (deposit, request) = (NextDepositId::<Runtime>::get(), NextRequestId::<Runtime>::get());
		let asked = self
			.does(Call::<Runtime>::deposit { agreement, series, quantity }, one.from)
			.and_then(|()| {
				let to = self.account(one.to);
				self.does(Call::<Runtime>::request_move { deposit, to, quantity }, one.from)
			});
		if let Err(error) = asked {
			self.refused(&error, None);
			if let Err(error) = part(&record.issuer, agreement) {
				self.unexpected("an agreement without deposits", error);
			}
			return;
		}
		let issuer = record.issuer;
		self.waiting.kept.push(Kept { issuer, agreement, deposit, request, one });
	}

	/// The custodian signs; what the rules refuse an officer gives back.
	pub fn end_custody(&mut self) {
		let Some(kept) = self.any_of(|all| &mut all.kept) else { return };
		let Kept { issuer, agreement, deposit, request, one } = kept;
		match dispatch(Call::<Runtime>::approve { deposit, request }, &custodian()) {
			Ok(()) => self.reference.accept("custody.approve", &one),
			Err(error) => {
				self.refused(&error, Some(&one));
				let reason = hash_of("reason");
				let release = Call::<Runtime>::force_release { deposit, reason };
				if let Err(error) = dispatch(release, &who::officer()) {
					self.unexpected("what an officer frees", error);
				}
			},
		}
		if let Err(error) = part(&issuer, agreement) {
			self.unexpected("an agreement of which nothing is left", error);
		}
	}
}
