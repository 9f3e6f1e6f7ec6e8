// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of issuers, what they put aside, and their staff.

use super::{Issuers, identity};
use crate::{
	Chain,
	abi::IIssuers::{
		IIssuersCalls, Issuer, Score, Staff, guaranteeOfCall, guaranteeOfReturn, headroomOfCall,
		headroomOfReturn, issuerOfCall, ratingsLeftCall, scoreOfCall, staffOfCall,
	},
	convert::{account, code_of, narrow},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	weights,
};
use alloc::vec::Vec;
use genex_primitives::{AssetId, IdentityId};
use pallet_issuers::{FundsOf, Pallet, PromisesOf, RatingRights, RatingsOf, WeightInfo as _};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{primitives::U256, sol_types::SolCall},
};

/// What is put aside, a member of staff, or the right to rate.
const ENTRY_READS: u64 = 1;
/// Record, promises and ratings of an issuer.
const ISSUER_READS: u64 = 3;

impl<T: Chain> Issuers<T> {
	/// The answer of a view.
	pub(super) fn view(input: &IIssuersCalls, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		use IIssuersCalls as Asked;
		match input {
			Asked::issuerOf(call) => Self::issuer_of(call, env),
			Asked::headroomOf(call) => Self::headroom_of(call, env),
			Asked::scoreOf(call) => Self::score_of(call, env),
			Asked::guaranteeOf(call) => Self::guarantee_of(call, env),
			Asked::staffOf(call) => Self::staff_of(call, env),
			Asked::ratingsLeft(call) => Self::ratings_left(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn issuer_of(call: &issuerOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ISSUER_READS))?;
		let id = identity(call.identity)?;
		let record = pallet_issuers::Issuers::<T>::get(id).ok_or_else(no_issuer::<T>)?;
		let (promises, ratings) = (PromisesOf::<T>::get(id), RatingsOf::<T>::get(id));
		let shown = Issuer {
			status: code_of(&record.status),
			grade: code_of(&record.grade),
			score: record.score.total,
			approvedAt: record.approved_at,
			openIncidents: record.open_incidents,
			upheldIncidents: record.upheld_incidents,
			ratings: ratings.count,
			stars: ratings.stars,
			unsold: promises.unsold,
			outstanding: promises.outstanding,
			redeemed: promises.redeemed,
			expired: promises.expired,
		};
		Ok(issuerOfCall::abi_encode_returns(&shown))
	}

	/// The limit and what is put aside are computed, the latter thrice.
	fn headroom_of(call: &headroomOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let once = <T as pallet_issuers::Config>::WeightInfo::rescore();
		env.charge(once.saturating_mul(2))?;
		let room = Pallet::<T>::headroom(identity(call.identity)?).ok_or_else(no_issuer::<T>)?;
		let shown = headroomOfReturn {
			limit: U256::from(room.limit),
			exposure: U256::from(room.exposure),
			left: U256::from(room.left),
			secured: U256::from(room.secured),
		};
		Ok(headroomOfCall::abi_encode_returns(&shown))
	}

	fn score_of(call: &scoreOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_issuers::Config>::WeightInfo::rescore())?;
		let score = Pallet::<T>::score(identity(call.identity)?).ok_or_else(no_issuer::<T>)?;
		let shown = Score {
			version: score.version,
			redemption: score.redemption,
			breakage: score.breakage,
			ratings: score.ratings,
			tenure: score.tenure,
			coverage: score.coverage,
			deduction: score.deduction,
			total: score.total,
		};
		Ok(scoreOfCall::abi_encode_returns(&shown))
	}

	fn guarantee_of(call: &guaranteeOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let asset: AssetId = narrow(call.asset, "asset")?;
		let funds = FundsOf::<T>::get(identity(call.identity)?);
		let kept = funds.holdback.iter().find(|(one, _)| *one == asset);
		let shown = guaranteeOfReturn {
			guarantee: U256::from(funds.guarantee(asset)),
			holdback: U256::from(kept.map_or(0, |(_, amount)| *amount)),
		};
		Ok(guaranteeOfCall::abi_encode_returns(&shown))
	}

	fn staff_of(call: &staffOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let (issuer, staff) = (account(env, &call.issuer)?, account(env, &call.staff)?);
		let shown = match Pallet::<T>::staff(issuer, staff) {
			Some(record) => Staff {
				scopes: record.terms.scopes.0,
				cap: record.terms.cap,
				period: record.terms.period,
				expiresAt: record.terms.expires_at,
				periodBegan: record.period_began,
				used: record.used,
			},
			None => Staff { scopes: 0, cap: 0, period: 0, expiresAt: 0, periodBegan: 0, used: 0 },
		};
		Ok(staffOfCall::abi_encode_returns(&shown))
	}

	fn ratings_left(call: &ratingsLeftCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let holder: IdentityId = narrow(call.holder, "holder")?;
		let left = U256::from(RatingRights::<T>::get(identity(call.identity)?, holder));
		Ok(ratingsLeftCall::abi_encode_returns(&left))
	}
}

/// The revert where an identity neither issues nor applied.
fn no_issuer<T: Chain>() -> Error {
	failed::<T>(pallet_issuers::Error::<T>::NoIssuer.into())
}
