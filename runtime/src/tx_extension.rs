// SPDX-License-Identifier: Apache-2.0
//! What every transaction passes before and after its call, native and Ethereum ones alike. None of it adds bytes to
//! what wallets sign beyond what they know.

use crate::{
	AccountId, Balance, Kyc, Nonce, Runtime, RuntimeCall, RuntimeOrigin, UncheckedExtrinsic,
	configs::safety::CallFilter, fees,
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	traits::{Contains, OriginTrait},
	weights::Weight,
};
use genex_primitives::{FreezeMode, sponsor::NotSponsored, traits::Identities};
use pallet_revive::{
	AddressMapper,
	evm::{
		TransactionSigned,
		runtime::{EthExtra, SetWeightLimit},
	},
};
use scale_info::TypeInfo;
use sp_runtime::{
	generic::{CheckedExtrinsic, Era, ExtrinsicFormat},
	impl_tx_ext_default,
	traits::{Checkable, DispatchInfoOf, InvalidVersion, TransactionExtension, ValidateResult},
	transaction_validity::{InvalidTransaction, TransactionSource, ValidTransaction},
};

/// The extensions, in the order in which they judge.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	// One part, since a tuple has at most twelve.
	(CheckFrozen, CheckPaused, pallet_replay_guard::PinEthereumSigner<Runtime>),
	fees::charge::ChargeInOrder,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	// A tuple has at most twelve parts; what comes last may be a tuple itself.
	(pallet_revive::evm::tx_extension::SetOrigin<Runtime>, frame_system::WeightReclaim<Runtime>),
);

/// Why a transaction is invalid, as `InvalidTransaction::Custom`.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomInvalidity {
	/// The call is paused or the chain is in safe mode: wait until it is resumed.
	CallPaused = 1,
	/// The Ethereum transaction names no chain id (EIP-155) and could be replayed on another chain.
	NoChainId = 2,
	/// The Ethereum transaction has a second form with the same effect and another hash (superfluous bytes, or a
	/// signature with a high `s`, EIP-2): whoever relays it could swap the two. Encode and sign it anew.
	Malleable = 3,
	/// The signer's property is blocked: it contacts the compliance office with its case reference. Reason 301.
	SignerFrozen = 4,
	/// The Ethereum transaction offers the price 0 for what is never sponsored: sign it with a price.
	ActNotSponsored = 5,
	/// Nobody pays the fee: the signer has no identity with an attested tier that counts now, and too little GNX.
	NotRegistered = 6,
	/// Nobody pays the fee: the act could not succeed as things are, and the signer has too little GNX to try it.
	Hopeless = 7,
	/// Nobody pays the fee: no pool pays for this act now, and the signer has too little GNX.
	NoPool = 8,
	/// Nobody pays the fee: the pool has too little GNX, and so has the signer. The pool's owner tops it up.
	PoolEmpty = 9,
	/// Nobody pays the fee: the pool has spent its budget of the day, and the signer has too little GNX. Wait for the next.
	PoolBudget = 10,
	/// Nobody pays the fee: the identity has used its budget of the day, and the signer has too little GNX. Wait for the
	/// next.
	IdentityBudget = 11,
	/// Nobody pays the fee: the identity has used its free gifts, and the signer has too little GNX. They come back with
	/// time.
	GiftQuota = 12,
	/// Nobody pays the fee: the chain is crowded and only purchases and redemptions are paid for, and the signer has too
	/// little GNX. Wait.
	Crowded = 13,
}

impl CustomInvalidity {
	/// What a transaction is refused with that no pool pays for this reason, and nobody else.
	pub fn of_unpaid(because: NotSponsored) -> InvalidTransaction {
		match because {
			NotSponsored::SignerPays => Self::ActNotSponsored.into(),
			NotSponsored::NotRegistered => Self::NotRegistered.into(),
			NotSponsored::Hopeless => Self::Hopeless.into(),
			NotSponsored::NoPool => Self::NoPool.into(),
			NotSponsored::PoolEmpty => Self::PoolEmpty.into(),
			NotSponsored::PoolBudget => Self::PoolBudget.into(),
			NotSponsored::IdentityBudget => Self::IdentityBudget.into(),
			NotSponsored::GiftQuota => Self::GiftQuota.into(),
			NotSponsored::Crowded => Self::Crowded.into(),
			// The next block has room; nothing is wrong with what only has to wait.
			NotSponsored::BlockFull => InvalidTransaction::ExhaustsResources,
		}
	}
}

impl From<CustomInvalidity> for InvalidTransaction {
	fn from(reason: CustomInvalidity) -> Self {
		InvalidTransaction::Custom(match reason {
			CustomInvalidity::CallPaused => 1,
			CustomInvalidity::NoChainId => 2,
			CustomInvalidity::Malleable => 3,
			CustomInvalidity::SignerFrozen => 4,
			CustomInvalidity::ActNotSponsored => 5,
			CustomInvalidity::NotRegistered => 6,
			CustomInvalidity::Hopeless => 7,
			CustomInvalidity::NoPool => 8,
			CustomInvalidity::PoolEmpty => 9,
			CustomInvalidity::PoolBudget => 10,
			CustomInvalidity::IdentityBudget => 11,
			CustomInvalidity::GiftQuota => 12,
			CustomInvalidity::Crowded => 13,
		})
	}
}

/// Accounts that nothing may leave.
pub struct Frozen;

impl Contains<AccountId> for Frozen {
	fn contains(account: &AccountId) -> bool {
		<Kyc as Identities<AccountId>>::standing(account).freeze() != FreezeMode::None
	}
}

/// Makes a transaction of a frozen signer invalid, so that it is never included and costs nothing. What moves value
/// refuses besides, whoever signs: this alone would not stop a delegate.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct CheckFrozen;

impl TransactionExtension<RuntimeCall> for CheckFrozen {
	const IDENTIFIER: &'static str = "CheckFrozen";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, _: &RuntimeCall) -> Weight {
		// The signer's account and its identity.
		<Runtime as frame_system::Config>::DbWeight::get().reads(2)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		_call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_len: usize,
		_implicit: (),
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<(), RuntimeCall> {
		if origin.as_signer().is_some_and(Frozen::contains) {
			return Err(InvalidTransaction::from(CustomInvalidity::SignerFrozen).into());
		}
		Ok((ValidTransaction::default(), (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}

/// Makes a transaction whose call is paused invalid, so that it is never included. An Ethereum transaction is judged
/// by the act it carries: included and failing in a filter, it would fall out of the Ethereum receipts.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct CheckPaused;

impl CheckPaused {
	/// Whether `call`, or the act an Ethereum call carries, may run now.
	pub fn is_allowed(call: &RuntimeCall) -> bool {
		if !CallFilter::contains(call) {
			return false;
		}
		match call {
			RuntimeCall::Revive(pallet_revive::Call::eth_substrate_call {
				call: inner, ..
			}) => Self::is_allowed(inner),
			RuntimeCall::Revive(pallet_revive::Call::eth_call { dest, data, .. }) => {
				genex_precompiles::native_call(dest, data)
					.is_none_or(|(pallet, call)| !is_paused(pallet, call))
			},
			_ => true,
		}
	}
}

/// Whether safe mode or a pause stops the call of this name.
pub fn is_paused(pallet: &str, call: &str) -> bool {
	let (Ok(pallet), Ok(call)) =
		(pallet.as_bytes().to_vec().try_into(), call.as_bytes().to_vec().try_into())
	else {
		return true;
	};
	crate::SafeMode::is_entered() || crate::TxPause::is_paused(&(pallet, call))
}

impl TransactionExtension<RuntimeCall> for CheckPaused {
	const IDENTIFIER: &'static str = "CheckPaused";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, _: &RuntimeCall) -> Weight {
		// Safe mode's end, and the pause of the call and of the act inside it.
		<Runtime as frame_system::Config>::DbWeight::get().reads(3)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_len: usize,
		_implicit: (),
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<(), RuntimeCall> {
		let signed = origin
			.as_system_ref()
			.is_some_and(|raw| matches!(raw, frame_system::RawOrigin::Signed(_)));
		if signed && !Self::is_allowed(call) {
			return Err(InvalidTransaction::from(CustomInvalidity::CallPaused).into());
		}
		Ok((ValidTransaction::default(), (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}

/// How an Ethereum transaction becomes one of this chain.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EthExtraImpl;

impl EthExtra for EthExtraImpl {
	type Config = Runtime;
	type ExtensionV0 = TxExtension;
	type ExtensionOtherVersions = InvalidVersion;

	fn get_eth_extension(nonce: Nonce, tip: Balance) -> TxExtension {
		StockEthExtra::get_eth_extension(nonce, tip)
	}

	fn try_into_checked_extrinsic(
		payload: &[u8],
		encoded_len: usize,
	) -> Result<
		CheckedExtrinsic<AccountId, RuntimeCall, TxExtension, InvalidVersion>,
		InvalidTransaction,
	>
	where
		RuntimeCall: SetWeightLimit,
	{
		let transaction =
			TransactionSigned::decode(payload).map_err(|_| InvalidTransaction::Call)?;
		if let TransactionSigned::TransactionLegacySigned(legacy) = &transaction
			&& legacy.transaction_legacy_unsigned.chain_id.is_none()
		{
			return Err(CustomInvalidity::NoChainId.into());
		}
		if !is_only_form(&transaction, payload) {
			return Err(CustomInvalidity::Malleable.into());
		}
		if fees::ethereum::price_of(&transaction).is_zero() {
			return fees::ethereum::check(transaction, payload, encoded_len);
		}
		let checked = StockEthExtra::try_into_checked_extrinsic(payload, encoded_len);
		checked.map_err(|invalid| match invalid {
			// The SDK takes a deposit before the extensions judge, and a frozen signer cannot pay it.
			InvalidTransaction::Payment if is_frozen_sender(&transaction) => {
				CustomInvalidity::SignerFrozen.into()
			},
			other => other,
		})
	}
}

/// Whether who signed an Ethereum transaction is frozen.
fn is_frozen_sender(transaction: &TransactionSigned) -> bool {
	transaction.recover_eth_address().is_ok_and(|sender| {
		Frozen::contains(
			&<Runtime as pallet_revive::Config>::AddressMapper::to_fallback_account_id(&sender),
		)
	})
}

/// Half the order of secp256k1: a signature whose `s` is above it has a twin below (EIP-2).
const HALF_ORDER: [u8; 32] =
	sp_core::hex2array!("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");

/// Whether `payload` is the one canonical form of `transaction`.
fn is_only_form(transaction: &TransactionSigned, payload: &[u8]) -> bool {
	transaction.signed_payload() == payload
		&& transaction.raw_signature().is_ok_and(|signature| {
			// 27 and 28 recover the same key as 0 and 1, and encode as canonically.
			signature.get(32..64).is_some_and(|s| s <= HALF_ORDER.as_slice())
				&& signature.get(64).is_some_and(|parity| *parity <= 1)
		})
}

/// Who signed an extrinsic, and the call that it dispatches. Nothing when it is not signed or its signature is wrong.
pub fn signer_of(extrinsic: UncheckedExtrinsic) -> Option<(AccountId, RuntimeCall)> {
	let lookup = frame_system::ChainContext::<Runtime>::default();
	let CheckedExtrinsic { format, function } = extrinsic.check(&lookup).ok()?;
	match format {
		ExtrinsicFormat::Signed(signer, _) => Some((signer, function)),
		_ => None,
	}
}

/// Who signed an extrinsic, and the call that it asks for, also when its signer could not pay for it. Nothing when it is not
/// signed, its signature is wrong or it has a second form. To check an Ethereum transaction takes a deposit from its signer,
/// which one that is frozen or has no GNX cannot give: it is only read here.
pub fn asked_of(extrinsic: UncheckedExtrinsic) -> Option<(AccountId, RuntimeCall)> {
	match &extrinsic.0.function {
		RuntimeCall::Revive(pallet_revive::Call::eth_transact { payload })
			if !extrinsic.0.is_signed() =>
		{
			let transaction = TransactionSigned::decode(payload).ok()?;
			let only_form = is_only_form(&transaction, payload);
			only_form.then(|| fees::ethereum::read(transaction, payload)).flatten()
		},
		_ => signer_of(extrinsic),
	}
}

/// The SDK's way, which [`EthExtraImpl`] narrows.
struct StockEthExtra;

impl EthExtra for StockEthExtra {
	type Config = Runtime;
	type ExtensionV0 = TxExtension;
	type ExtensionOtherVersions = InvalidVersion;

	fn get_eth_extension(nonce: Nonce, tip: Balance) -> TxExtension {
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
			fees::charge::ChargeInOrder::from(tip),
			frame_metadata_hash_extension::CheckMetadataHash::new(false),
			(
				pallet_revive::evm::tx_extension::SetOrigin::new_from_eth_transaction(),
				frame_system::WeightReclaim::new(),
			),
		)
	}
}
