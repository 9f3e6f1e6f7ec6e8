// SPDX-License-Identifier: Apache-2.0
//! Identities and their accounts.

mod views;

use crate::{
	Chain,
	abi::IIdentity::{
		self as sol, IIdentityCalls, attestationMessageCall, attestationNonceCall, linkAccountCall,
		linkCountCall, linkMessageCall, submitAttestationCall, unlinkAccountCall,
	},
	addresses,
	convert::{account, member, narrow, signature_of},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf},
	revert::refuse,
	twins::of_kyc,
};
use alloc::vec::Vec;
use codec::DecodeAll;
use core::marker::PhantomData;
use genex_primitives::Jurisdiction;
use pallet_kyc::{Attestation, Call, Event, Pallet};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use sp_core::H256;

/// Every function of `IIdentity` and what it does to the chain.
pub const IDENTITY_RULES: &[Rule] = &[
	rule::<linkAccountCall>(Access::Act),
	rule::<unlinkAccountCall>(Access::Act),
	rule::<submitAttestationCall>(Access::Act),
	rule::<linkMessageCall>(Access::View),
	rule::<attestationMessageCall>(Access::View),
	rule::<attestationNonceCall>(Access::View),
	rule::<linkCountCall>(Access::View),
];

pub(crate) const NO_ACCOUNT: &str = "Genex: an account has neither 20 nor 32 bytes";
const NO_PLACE: &str =
	"Genex: the jurisdiction is not known; name two capital letters of ISO 3166-1";

/// What signed accounts do in `pallet-kyc`, at [`addresses::IDENTITY`].
pub struct Identity<T>(PhantomData<T>);

impl<T: Chain> Precompile for Identity<T> {
	type T = T;
	type Interface = IIdentityCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::IDENTITY);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IIdentityCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(IDENTITY_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => Self::act(call, input, env),
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> Identity<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &IIdentityCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		use IIdentityCalls as Asked;
		let call: Call<T> = match input {
			Asked::linkAccount(call) => Call::link_account {
				new_account: Self::named(&call.newAccount, &mut find)?,
				deadline: narrow(call.deadline, "deadline")?,
				signature: signature_of(narrow(call.scheme, "scheme")?, &call.signature)?,
			},
			Asked::unlinkAccount(call) => {
				Call::unlink_account { account: find(&call.account)?, reason: H256(call.reason.0) }
			},
			Asked::submitAttestation(call) => Call::submit_attestation {
				attestation: Self::attestation(&call.attestation, &mut find)?,
				signature: signature_of(narrow(call.scheme, "scheme")?, &call.signature)?,
			},
			_ => return Ok(None),
		};
		Ok(Some(call.into()))
	}

	/// The account that the 20 bytes of an address or its own 32 bytes name. What is to be linked may never have been on the
	/// chain, which then knows no account behind its address.
	fn named(
		bytes: &[u8],
		find: &mut impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<T::AccountId, Error> {
		if let Ok(address) = <[u8; 20]>::try_from(bytes) {
			return find(&Address::from(address));
		}
		T::AccountId::decode_all(&mut &*bytes).map_err(|_| refuse(NO_ACCOUNT))
	}

	fn attestation(
		asked: &sol::Attestation,
		find: &mut impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Attestation<T::AccountId>, Error> {
		let place = Jurisdiction::new(asked.jurisdiction.0);
		Ok(Attestation {
			attestor: Self::named(&asked.attestor, find)?,
			account: Self::named(&asked.account, find)?,
			identity: Some(asked.identity).filter(|identity| *identity != 0),
			tier: member(asked.tier, "tier")?,
			kind: member(asked.kind, "kind")?,
			jurisdiction: place.ok_or_else(|| refuse(NO_PLACE))?,
			valid_until: asked.validUntil,
			commitment: H256(asked.commitment.0),
			nonce: asked.nonce,
			deadline: asked.deadline,
		})
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	fn act(
		call: CallOf<T>,
		input: &IIdentityCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		logs::write_twins(&events, of_kyc, env)?;
		Ok(answer(input, &events))
	}
}

/// What the act answers: the identity that an attestation was about.
fn answer<T: Chain>(input: &IIdentityCalls, events: &[Event<T>]) -> Vec<u8> {
	let IIdentityCalls::submitAttestation(_) = input else { return Vec::new() };
	let attested = events.iter().find_map(|event| match event {
		Event::AttestationSubmitted { identity, .. } => Some(U256::from(*identity)),
		_ => None,
	});
	submitAttestationCall::abi_encode_returns(&attested.unwrap_or_default())
}
