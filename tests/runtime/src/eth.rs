// SPDX-License-Identifier: Apache-2.0
//! Ethereum transactions of well-known keys.

use codec::Encode;
use frame_support::traits::Get;
use genex_primitives::{AssetId, Balance};
use genex_runtime::{
	AccountId, ETH_CHAIN_ID, Revive, Runtime, RuntimeCall, RuntimeEvent, System, UncheckedExtrinsic,
};
use pallet_allowances::{Permit, PermitSignature};
use pallet_revive::{
	RUNTIME_PALLETS_ADDR,
	evm::{
		Account, Bytes, Transaction1559Unsigned, TransactionLegacyUnsigned, TransactionUnsigned,
		decode_revert_reason,
	},
};
use pallet_transaction_payment::Event::TransactionFeePaid;
use sp_core::{H160, H256, Pair, U256, ecdsa::KeccakPair, hex2array};
use sp_runtime::FixedU128;

/// Gas that suffices for every act of these tests.
pub const GAS: u64 = 8_000_000;

/// Gas that suffices for a sponsored act. What asks for more of a block than a part of it is not sponsored.
pub const FREE_GAS: u64 = 1_000_000;

/// A secret key.
pub struct Key(pub [u8; 32]);

/// Registered, L2.
pub const ALITH: Key =
	Key(hex2array!("5fb92d6e98884f76de468fa3f6278f8807c48bebc13595d45af5bdc4da702133"));
/// Registered, L1.
pub const BALTATHAR: Key =
	Key(hex2array!("8075991ce870b93a8870eca0c0f91913d12f47948ca0fd25b49c6fa7cdbeee8b"));
/// Not registered.
pub const CHARLETH: Key =
	Key(hex2array!("0b6e18cafb6ed99687ec547bd28139cafdd2bffe70e6b688025de6b445aa5c5b"));

impl Key {
	/// The signer.
	pub fn signer(&self) -> Account {
		Account::from_secret_key(self.0)
	}

	/// Its Ethereum address.
	pub fn address(&self) -> H160 {
		self.signer().address()
	}

	/// Its account.
	pub fn account(&self) -> AccountId {
		self.signer().substrate_account()
	}

	/// How many transactions it has sent.
	pub fn nonce(&self) -> u32 {
		System::account_nonce(self.account())
	}

	/// The extrinsic that carries `transaction` signed by this key.
	pub fn wrap(&self, transaction: TransactionUnsigned) -> UncheckedExtrinsic {
		carry(self.signer().sign_transaction(transaction).signed_payload())
	}

	/// A legacy transaction with EIP-155 chain id.
	pub fn legacy(&self, to: H160, value: U256, input: Vec<u8>) -> TransactionLegacyUnsigned {
		TransactionLegacyUnsigned {
			chain_id: Some(ETH_CHAIN_ID.into()),
			gas: GAS.into(),
			gas_price: Revive::evm_base_fee(),
			input: Bytes(input),
			nonce: self.nonce().into(),
			to: Some(to),
			value,
			..Default::default()
		}
	}

	/// An EIP-1559 transaction.
	pub fn eip1559(&self, to: H160, value: U256, input: Vec<u8>) -> Transaction1559Unsigned {
		Transaction1559Unsigned {
			chain_id: ETH_CHAIN_ID.into(),
			gas: GAS.into(),
			gas_price: Revive::evm_base_fee(),
			max_fee_per_gas: Revive::evm_base_fee(),
			input: Bytes(input),
			nonce: self.nonce().into(),
			to: Some(to),
			value,
			..Default::default()
		}
	}

	/// Calls `to` with `input`.
	pub fn call(&self, to: H160, input: Vec<u8>) -> UncheckedExtrinsic {
		self.wrap(TransactionUnsigned::Transaction1559Unsigned(self.eip1559(
			to,
			U256::zero(),
			input,
		)))
	}

	/// Calls `to` with `input` at price 0, which asks to be sponsored.
	pub fn free_call(&self, to: H160, input: Vec<u8>) -> UncheckedExtrinsic {
		let mut transaction = self.eip1559(to, U256::zero(), input);
		transaction.gas = FREE_GAS.into();
		transaction.gas_price = U256::zero();
		transaction.max_fee_per_gas = U256::zero();
		self.wrap(TransactionUnsigned::Transaction1559Unsigned(transaction))
	}

	/// Makes a native call by an Ethereum transaction of price 0.
	pub fn free_native(&self, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
		self.free_call(RUNTIME_PALLETS_ADDR, call.into().encode())
	}

	/// Makes a native call by an Ethereum transaction.
	pub fn native(&self, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
		self.call(RUNTIME_PALLETS_ADDR, call.into().encode())
	}
}

impl Key {
	/// Lets `spender` move `value` of a stablecoin of this key until `deadline`, signed with its next nonce.
	pub fn permit(
		&self,
		asset: AssetId,
		spender: H160,
		value: U256,
		deadline: U256,
	) -> (Permit, PermitSignature) {
		let permit = Permit { owner: self.address(), spender, value, deadline };
		let digest = genex_runtime::Allowances::permit_digest(asset, permit.clone());
		(permit, self.sign_hash(digest.unwrap_or_default()))
	}

	/// Its signature of a hash.
	pub fn sign_hash(&self, hash: H256) -> PermitSignature {
		let bytes = KeccakPair::from_seed(&self.0).sign_prehashed(&hash.0).0;
		PermitSignature {
			r: H256::from_slice(&bytes[..32]),
			s: H256::from_slice(&bytes[32..64]),
			v: bytes[64] + 27,
		}
	}
}

/// The extrinsic that carries a signed Ethereum transaction.
pub fn carry(payload: Vec<u8>) -> UncheckedExtrinsic {
	crate::native::bare(pallet_revive::Call::<Runtime>::eth_transact { payload })
}

/// Whether an Ethereum transaction of this block reverted, with the error, since `mark` events ago.
pub fn reverted(mark: usize) -> Option<sp_runtime::DispatchError> {
	events_since(mark).into_iter().find_map(|event| match event {
		RuntimeEvent::Revive(pallet_revive::Event::EthExtrinsicRevert { dispatch_error }) => {
			Some(dispatch_error)
		},
		_ => None,
	})
}

/// How many events the block has so far.
pub fn mark() -> usize {
	System::read_events_no_consensus().count()
}

/// The events after the first `mark` of the block.
pub fn events_since(mark: usize) -> Vec<RuntimeEvent> {
	System::read_events_no_consensus().skip(mark).map(|record| record.event).collect()
}

/// The one fee that was paid since `mark` events ago, tip included, by a signer or by a pool in its place.
pub fn fee_paid_since(mark: usize) -> Balance {
	let fees: Vec<Balance> = events_since(mark)
		.into_iter()
		.filter_map(|event| match event {
			RuntimeEvent::TransactionPayment(TransactionFeePaid { actual_fee, .. }) => {
				Some(actual_fee)
			},
			_ => None,
		})
		.collect();
	let [fee] = fees[..] else { panic!("one fee: {fees:?}") };
	fee
}

/// What a unit of gas costs, in smallest units of GNX, rounded up. Rounding gas up to whole units costs less.
pub fn gas_price() -> Balance {
	type Ratio = <Runtime as pallet_revive::Config>::NativeToEthRatio;
	Revive::evm_base_fee().as_u128().div_ceil(<Ratio as Get<u32>>::get().into())
}

/// Multipliers with which a unit of gas costs whole smallest units of GNX, and parts of one besides.
pub fn multipliers() -> [FixedU128; 2] {
	[FixedU128::from_u32(1), FixedU128::from_rational(1_234_567, 1_000_000)]
}

/// The text of a revert.
pub fn revert_text(data: &[u8]) -> Option<String> {
	decode_revert_reason(data)
}

/// What a call of `to` by `from` would answer: whether it reverts, and the bytes.
pub fn ask(from: &AccountId, to: H160, input: Vec<u8>) -> (bool, Vec<u8>) {
	try_call(from, to, U256::zero(), input).expect("a precompile answers or reverts")
}

/// What a call of `to` by `from` would come to, with `value` in smallest units of 18 decimals; the state stays as it is.
pub fn try_call(
	from: &AccountId,
	to: H160,
	value: U256,
	input: Vec<u8>,
) -> Result<(bool, Vec<u8>), sp_runtime::DispatchError> {
	crate::native::undone(|| {
		let answer = Revive::bare_call(
			genex_runtime::RuntimeOrigin::signed(from.clone()),
			to,
			value,
			pallet_revive::TransactionLimits::WeightAndDeposit {
				weight_limit: frame_support::weights::Weight::from_parts(
					u64::MAX / 2,
					u64::MAX / 2,
				),
				deposit_limit: u128::MAX / 4,
			},
			input,
			&pallet_revive::ExecConfig::new_substrate_tx(),
		);
		answer.result.map(|answer| (answer.did_revert(), answer.data))
	})
}
