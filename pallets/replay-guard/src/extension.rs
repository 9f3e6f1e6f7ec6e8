// SPDX-License-Identifier: Apache-2.0
//! The step of every transaction at which its signer is pinned.

use crate::{Config, Pallet};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
	traits::{Contains, Get},
	weights::Weight,
};
use frame_system::ensure_signed;
use scale_info::TypeInfo;
use sp_runtime::{
	DispatchResult,
	traits::{
		DispatchInfoOf, Dispatchable, PostDispatchInfoOf, TransactionExtension, ValidateResult,
	},
	transaction_validity::{TransactionSource, TransactionValidityError, ValidTransaction},
};

/// Pins the accounts of Ethereum keys when they sign. Must stand after the check of the nonce and before the origin is
/// changed. Adds no bytes to the transaction.
#[derive(
	CloneNoBound,
	DebugNoBound,
	Decode,
	DecodeWithMemTracking,
	DefaultNoBound,
	Encode,
	EqNoBound,
	PartialEqNoBound,
	TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct PinEthereumSigner<T: Config + Send + Sync>(PhantomData<T>);

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for PinEthereumSigner<T>
where
	T::RuntimeCall: Dispatchable<RuntimeOrigin = T::RuntimeOrigin>,
{
	const IDENTIFIER: &'static str = "PinEthereumSigner";
	type Implicit = ();
	/// Whom to pin. Taken while the origin is still the signer: the preparation sees the origin that the last
	/// extension left.
	type Val = Option<T::AccountId>;
	/// What was not needed of the weight.
	type Pre = Weight;

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		pinning::<T>()
	}

	fn validate(
		&self,
		origin: T::RuntimeOrigin,
		_call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_implicit: (),
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let signer = ensure_signed(origin.clone()).ok().filter(T::EthereumAccounts::contains);
		Ok((ValidTransaction::default(), signer, origin))
	}

	fn prepare(
		self,
		signer: Self::Val,
		_origin: &T::RuntimeOrigin,
		_call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
	) -> Result<Weight, TransactionValidityError> {
		let Some(signer) = signer else { return Ok(pinning::<T>()) };
		Pallet::<T>::pin(&signer);
		Ok(Weight::zero())
	}

	fn post_dispatch_details(
		unneeded: Weight,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		Ok(unneeded)
	}
}

/// What pinning a signer costs: the mark and the account, of which the nonce check has read the latter.
fn pinning<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(1, 2)
}
