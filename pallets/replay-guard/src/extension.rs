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
	impl_tx_ext_default,
	traits::{DispatchInfoOf, Dispatchable, TransactionExtension},
	transaction_validity::TransactionValidityError,
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
	type Val = ();
	type Pre = ();

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		// The mark and the account, of which the nonce check has read the latter.
		T::DbWeight::get().reads_writes(1, 2)
	}

	fn prepare(
		self,
		_val: (),
		origin: &T::RuntimeOrigin,
		_call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
	) -> Result<(), TransactionValidityError> {
		if let Ok(who) = ensure_signed(origin.clone())
			&& T::EthereumAccounts::contains(&who)
		{
			Pallet::<T>::pin(&who);
		}
		Ok(())
	}

	impl_tx_ext_default!(T::RuntimeCall; validate);
}
