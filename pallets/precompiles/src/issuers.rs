// SPDX-License-Identifier: Apache-2.0
//! Who issues coupons, how much, and who acts for an issuer.

mod views;

use crate::{
	Chain,
	abi::IIssuers::{
		IIssuersCalls, applyAsIssuerCall, appointStaffCall, depositGuaranteeCall, dismissStaffCall,
		guaranteeOfCall, headroomOfCall, issuerOfCall, rateCall, ratingsLeftCall,
		removeExpiredStaffCall, rescoreCall, scoreOfCall, staffOfCall, withdrawApplicationCall,
		withdrawGuaranteeCall,
	},
	addresses,
	convert::{account, code_of, list, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf},
	twins::of_issuers,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use genex_primitives::IdentityId;
use pallet_issuers::{Call, Event, Pallet, StaffScopes, StaffTerms};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use sp_core::H256;

/// Every function of `IIssuers` and what it does to the chain.
pub const ISSUERS_RULES: &[Rule] = &[
	rule::<applyAsIssuerCall>(Access::Act),
	rule::<withdrawApplicationCall>(Access::Act),
	rule::<rescoreCall>(Access::Act),
	rule::<rateCall>(Access::Act),
	rule::<depositGuaranteeCall>(Access::Act),
	rule::<withdrawGuaranteeCall>(Access::Act),
	rule::<appointStaffCall>(Access::Act),
	rule::<dismissStaffCall>(Access::Act),
	rule::<removeExpiredStaffCall>(Access::Act),
	rule::<issuerOfCall>(Access::View),
	rule::<headroomOfCall>(Access::View),
	rule::<scoreOfCall>(Access::View),
	rule::<guaranteeOfCall>(Access::View),
	rule::<staffOfCall>(Access::View),
	rule::<ratingsLeftCall>(Access::View),
];

/// What signed accounts do in `pallet-issuers`, at [`addresses::ISSUERS`].
pub struct Issuers<T>(PhantomData<T>);

impl<T: Chain> Precompile for Issuers<T> {
	type T = T;
	type Interface = IIssuersCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::ISSUERS);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IIssuersCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(ISSUERS_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => Self::act(call, input, env),
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> Issuers<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &IIssuersCalls,
		find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		if let Some(call) = Self::native_of_staff(input, find)? {
			return Ok(Some(call.into()));
		}
		Ok(Self::native_of_issuer(input)?.map(Into::into))
	}

	/// What says who acts for an issuer.
	fn native_of_staff(
		input: &IIssuersCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<Call<T>>, Error> {
		use IIssuersCalls as Asked;
		Ok(Some(match input {
			Asked::appointStaff(call) => {
				Call::appoint_staff { staff: find(&call.staff)?, terms: terms_of(call)? }
			},
			Asked::dismissStaff(call) => Call::dismiss_staff { staff: find(&call.staff)? },
			Asked::removeExpiredStaff(call) => Call::remove_expired_staff {
				issuer: find(&call.issuer)?,
				staff: list(&call.staff, "staff", find)?,
			},
			_ => return Ok(None),
		}))
	}

	/// What is done to an issuer.
	fn native_of_issuer(input: &IIssuersCalls) -> Result<Option<Call<T>>, Error> {
		use IIssuersCalls as Asked;
		Ok(Some(match input {
			Asked::applyAsIssuer(call) => Call::apply {
				brand: H256(call.brand.0),
				documents: list(&call.documents, "documents", |hash| Ok(H256(hash.0)))?,
			},
			Asked::withdrawApplication(_) => Call::withdraw_application {},
			Asked::rescore(call) => Call::rescore { identity: identity(call.identity)? },
			Asked::rate(call) => Call::rate {
				identity: identity(call.identity)?,
				stars: narrow(call.stars, "stars")?,
			},
			Asked::depositGuarantee(call) => Call::deposit_guarantee {
				asset: narrow(call.asset, "asset")?,
				amount: narrow(call.amount, "amount")?,
			},
			Asked::withdrawGuarantee(call) => Call::withdraw_guarantee {
				asset: narrow(call.asset, "asset")?,
				amount: narrow(call.amount, "amount")?,
			},
			_ => return Ok(None),
		}))
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	fn act(
		call: CallOf<T>,
		input: &IIssuersCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		logs::write_twins(&events, of_issuers, env)?;
		Ok(answer(input, &events))
	}
}

/// What the act answers.
fn answer<T: Chain>(input: &IIssuersCalls, events: &[Event<T>]) -> Vec<u8> {
	let IIssuersCalls::rescore(_) = input else { return Vec::new() };
	let grade = events.iter().find_map(|event| match event {
		Event::Rescored { new_grade, .. } => Some(code_of(new_grade)),
		_ => None,
	});
	rescoreCall::abi_encode_returns(&grade.unwrap_or_default())
}

fn identity(id: U256) -> Result<IdentityId, Error> {
	narrow(id, "identity")
}

fn terms_of(call: &appointStaffCall) -> Result<StaffTerms, Error> {
	Ok(StaffTerms {
		scopes: StaffScopes(narrow(call.scopes, "scopes")?),
		cap: narrow(call.cap, "cap")?,
		period: narrow(call.period, "period")?,
		expires_at: narrow(call.expiresAt, "expiresAt")?,
	})
}
