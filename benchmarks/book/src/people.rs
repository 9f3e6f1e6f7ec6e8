// SPDX-License-Identifier: Apache-2.0
//! Who trades, and how they sign.

use codec::Encode;
use genex_runtime::{
	AccountId, Balance, Nonce, RuntimeCall, Signature, UncheckedExtrinsic,
	fees::charge::ChargeInOrder,
	tx_extension::{CheckFrozen, CheckPaused, TxExtension},
};
use sp_core::{Pair, sr25519};
use sp_io::hashing::blake2_256;
use sp_runtime::{
	MultiSigner,
	generic::{Era, SignedPayload, UncheckedExtrinsic as Generic},
	traits::{IdentifyAccount, TransactionExtension},
};

/// Somebody with a key of an sr25519 account.
#[derive(Clone)]
pub struct Person {
	pair: sr25519::Pair,
	/// The account.
	pub account: AccountId,
}

impl Person {
	/// Number `number` of all there are.
	pub fn number(number: usize) -> Self {
		let pair = sr25519::Pair::from_seed(&blake2_256(format!("trader {number}").as_bytes()));
		let account = MultiSigner::from(pair.public()).into_account();
		Self { pair, account }
	}

	/// The first `count` of all there are.
	pub fn first(count: usize) -> Vec<Self> {
		(0..count).map(Self::number).collect()
	}
}

/// What a signature covers beside the transaction: versions and genesis of the chain.
type Implicit = <TxExtension as TransactionExtension<RuntimeCall>>::Implicit;

/// Makes transactions of one chain.
pub struct Desk {
	implicit: Implicit,
}

impl Desk {
	/// That of the chain in whose state this is called.
	pub fn open() -> Self {
		let implicit = TransactionExtension::<RuntimeCall>::implicit(&extensions(0, 0));
		Self { implicit: implicit.expect("the chain has begun") }
	}

	/// `call`, signed by `person` with this nonce, as bytes. A pool may pay for it.
	pub fn sign(&self, person: &Person, nonce: Nonce, call: RuntimeCall) -> Vec<u8> {
		self.sign_with(person, extensions(nonce, 0), call)
	}

	/// The same with the smallest tip, so that its signer pays: whether a pool would is not asked then, and the extensions do
	/// the same whatever the call.
	pub fn sign_paying(&self, person: &Person, nonce: Nonce, call: RuntimeCall) -> Vec<u8> {
		self.sign_with(person, extensions(nonce, 1), call)
	}

	fn sign_with(&self, person: &Person, extensions: TxExtension, call: RuntimeCall) -> Vec<u8> {
		let payload = SignedPayload::from_raw(call, extensions, self.implicit.clone());
		let signature = payload.using_encoded(|bytes| person.pair.sign(bytes));
		let (call, extensions, _) = payload.deconstruct();
		let signature = Signature::Sr25519(signature);
		let address = person.account.clone().into();
		let signed = Generic::new_signed(call, address, signature, extensions);
		UncheckedExtrinsic::from(signed).encode()
	}
}

/// `call` without signature, as inherents travel.
pub fn bare(call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	Generic::new_bare(call.into()).into()
}

/// The extensions of a transaction with this nonce and tip, and no end of life.
fn extensions(nonce: Nonce, tip: Balance) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		(CheckFrozen, CheckPaused, pallet_replay_guard::PinEthereumSigner::default()),
		ChargeInOrder::from(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		(Default::default(), frame_system::WeightReclaim::new()),
	)
}
