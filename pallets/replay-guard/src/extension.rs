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
	traits::{DispatchInfoOf, Dispatchable, TransactionExtension, ValidateResult},
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
	type Pre = ();

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		// The mark. The account was read and written by the check of the nonce.
		T::DbWeight::get().reads_writes(1, 1)
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
	) -> Result<(), TransactionValidityError> {
		if let Some(signer) = signer {
			Pallet::<T>::pin(&signer);
		}
		Ok(())
	}
}
