// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod events;
mod functions;
mod heard;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{
	AccountEntry, AccountStanding, Attestation, Claims, IdentityDetails, IdentityView,
};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// What the benchmarks need of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Makes `who` a current attestor.
	fn make_attestor(who: &AccountId);
}

/// The pallet.
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, Contains, EnsureOrigin, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		IdentityFlags, IdentityId, IdentityKind, IdentityRecord, Jurisdiction, Tier, UnixSeconds,
		signature::AccountSignature,
		traits::{LinkListener, Property},
	};
	use sp_core::H256;

	/// One identity of the genesis block: its accounts, the attestor, tier, kind, jurisdiction, and
	/// the first second at which the attestation no longer holds.
	pub type GenesisIdentity<AccountId> =
		(Vec<AccountId>, AccountId, Tier, IdentityKind, Jurisdiction, UnixSeconds);

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who may register identities; gives the attestor's account.
		type AttestorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The accounts that are attestors now: the same set as `AttestorOrigin`, asked about
		/// signers of messages.
		type Attestors: Contains<Self::AccountId>;

		/// Who may suspend, reinstate and reassign identities; gives the officer's account.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Told of each account that joins or leaves an identity, so that what follows the identity
		/// can follow. An error undoes the call.
		type Links: LinkListener<Self::AccountId>;

		/// Whether an account still has something of value.
		type Property: Property<Self::AccountId>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// Signatures of accounts, as transactions carry them.
		type Signature: AccountSignature<Self::AccountId> + Parameter;

		/// The most accounts linked to one identity at a time; 255 at most.
		#[pallet::constant]
		type MaxAccountsPerIdentity: Get<u32>;

		/// The most new accounts an identity may bring in by its own accounts, over its life. Each
		/// one is kept alive for ever without a deposit; beyond the bound the attestor links.
		#[pallet::constant]
		type MaxIntroductions: Get<u32>;

		/// The furthest a deadline of a signed message may lie ahead, in seconds.
		#[pallet::constant]
		type MaxSignatureLife: Get<UnixSeconds>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The id the next identity gets. Ids begin at 1.
	#[pallet::storage]
	pub type NextIdentityId<T> = StorageValue<_, IdentityId, ValueQuery, ConstU64<1>>;

	/// What every movement of value reads of an identity.
	// Ids are assigned in sequence, nobody can choose them, and their lowest byte comes first: they need no hash.
	#[pallet::storage]
	pub type Identities<T> = StorageMap<_, Identity, IdentityId, IdentityRecord>;

	/// What the movements of value do not read. Has the same keys as `Identities`.
	#[pallet::storage]
	pub type Details<T: Config> =
		StorageMap<_, Twox64Concat, IdentityId, IdentityDetails<T::AccountId>>;

	/// The identity an account is linked to, and the account's own flags. Nothing is kept of an
	/// account with neither; a stranger may have flags.
	// Accounts are chosen by their owners: a cryptographic hasher keeps the trie balanced.
	#[pallet::storage]
	pub type Accounts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, AccountEntry, ValueQuery>;

	/// The identity an unlinked account last belonged to.
	#[pallet::storage]
	pub type FormerIdentityOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, IdentityId>;

	/// The accounts of an identity, to list them.
	#[pallet::storage]
	pub type AccountsOf<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		IdentityId,
		Blake2_128Concat,
		T::AccountId,
		(),
		OptionQuery,
	>;

	/// How often an account was linked to an identity. Messages that link the account are signed
	/// over it, so each link voids the others. From 1 on the account is kept alive for ever.
	#[pallet::storage]
	pub type LinkNonce<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Identities that exist from the first block on.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The identities, which get ids 1, 2, … in this order.
		pub identities: Vec<GenesisIdentity<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (accounts, attestor, tier, kind, jurisdiction, valid_until) in &self.identities {
				let claims = Claims {
					tier: *tier,
					kind: *kind,
					jurisdiction: *jurisdiction,
					valid_until: *valid_until,
					commitment: H256::zero(),
				};
				let outcome = Pallet::<T>::do_register_at_genesis(accounts, attestor, claims);
				// A chain must not start with fewer identities than its specification names.
				assert!(outcome.is_ok(), "identity of the genesis block: {outcome:?}");
			}
		}
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The account belongs to an identity already: unlink it there first.
		AlreadyLinked,
		/// The account belongs to no identity: an attestor must register it first.
		NotLinked,
		/// There is no identity with this id: look it up by an account.
		UnknownIdentity,
		/// Another attestor vouches for this identity: ask that one, or have compliance reassign
		/// it.
		NotTheAttestor,
		/// The named account is not an attestor now: use one that is.
		NotAnAttestor,
		/// Only the account itself, its attestor or compliance may unlink it.
		NotYourAccount,
		/// L0 needs no attestation: attest L1 to L3, or revoke.
		TierNotAttestable,
		/// L3 is for companies: attest a person up to L2, or register the company.
		CompanyNeeded,
		/// The kind of an identity never changes: attest the recorded one.
		KindFixed,
		/// ISO 3166 has no such country code: use two assigned capital letters.
		UnknownJurisdiction,
		/// The validity would end now or earlier: choose a later second.
		ValidityPassed,
		/// The validity would end beyond the year 2106: choose an earlier second.
		ValidityTooFar,
		/// Compliance suspended the identity: an officer must reinstate it first.
		Suspended,
		/// The identity is revoked and its accounts cannot leave by themselves: ask the attestor or
		/// compliance.
		Revoked,
		/// The identity's attestation expired or was revoked: have it renewed first.
		NotAttested,
		/// The identity is already as asked: nothing to do.
		NothingChanges,
		/// The identity has the most accounts it may have: unlink one first.
		TooManyAccounts,
		/// The identity brought in the most new accounts it may: ask the attestor to link this one.
		TooManyIntroductions,
		/// An identity keeps at least one account: link another first.
		LastAccount,
		/// The message's deadline has passed: sign a new one.
		DeadlinePassed,
		/// The message's deadline lies too far ahead: sign one with an earlier deadline.
		DeadlineTooFar,
		/// The signature is not the named signer's over this message on this chain: sign the
		/// payload that the view function gives.
		BadSignature,
		/// The message was used, or voided by a later change: sign one with the current nonce.
		UsedNonce,
		/// The account does not belong to the identity the attestation names: name its own.
		NotItsIdentity,
		/// The account belonged to another identity, so a signature does not suffice: empty it and
		/// ask the attestor to link it.
		OfAnotherIdentity,
		/// It still holds coupons or money, issues series, or stands for an issuer: move what it holds to another account of
		/// yours, and leave an issuing account where it is.
		NotEmpty,
		/// The account or its identity is frozen: contact the compliance office with your case
		/// reference.
		Frozen,
		/// The identity is on the blacklist and its accounts cannot leave by themselves: ask the
		/// attestor or compliance.
		Blacklisted,
		/// The hash of the reason is zero: name the file that states it.
		ReasonMissing,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let most = T::MaxAccountsPerIdentity::get();
			assert!(most > 0, "an identity needs an account");
			assert!(most <= u32::from(u8::MAX), "a record counts up to 255 accounts");
			assert!(T::MaxSignatureLife::get() > 0, "a signed message needs time to arrive");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	// Index 1 is free.
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers `account` as a new identity and keeps it alive for ever, GNX or not.
		///
		/// Origin: an attestor, who is recorded as the identity's own. `tier` is L1 to L3, L3 for
		/// companies only; `valid_until` is the first second at which the attestation no longer
		/// holds; `commitment` a salted hash of the attestor's file.
		/// An account that belonged to another identity must be empty. Flags of the account stay.
		/// Errors: `AlreadyLinked`, `NotEmpty`, `TierNotAttestable`, `CompanyNeeded`,
		/// `UnknownJurisdiction`, `ValidityPassed`, `ValidityTooFar`. Event: `IdentityRegistered`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(
			origin: OriginFor<T>,
			account: T::AccountId,
			tier: Tier,
			kind: IdentityKind,
			jurisdiction: Jurisdiction,
			valid_until: UnixSeconds,
			commitment: H256,
		) -> DispatchResult {
			let attestor = T::AttestorOrigin::ensure_origin(origin)?;
			let claims = Claims { tier, kind, jurisdiction, valid_until, commitment };
			Self::do_register(&attestor, &account, claims, Self::now())?;
			Ok(())
		}

		/// Vouches for `identity` anew, with another tier, end of validity and file; ends a
		/// revocation by the attestor. What the rules marked, a freeze among it, stays.
		///
		/// Origin: the recorded attestor.
		/// Errors: `UnknownIdentity`, `NotTheAttestor`, `Suspended`, `TierNotAttestable`,
		/// `CompanyNeeded`, `ValidityPassed`, `ValidityTooFar`. Event: `IdentityRenewed`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			identity: IdentityId,
			tier: Tier,
			valid_until: UnixSeconds,
			commitment: H256,
		) -> DispatchResult {
			let attestor = T::AttestorOrigin::ensure_origin(origin)?;
			Self::do_renew(&attestor, identity, tier, valid_until, commitment)
		}

		/// Records where `identity` resides now. `reason` is the hash of the attestor's record of it.
		///
		/// Origin: the recorded attestor.
		/// Errors: `ReasonMissing`, `UnknownIdentity`, `NotTheAttestor`, `Suspended`, `UnknownJurisdiction`,
		/// `NothingChanges`. Event: `ResidenceChanged`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_residence())]
		pub fn set_residence(
			origin: OriginFor<T>,
			identity: IdentityId,
			jurisdiction: Jurisdiction,
			reason: H256,
		) -> DispatchResult {
			let attestor = T::AttestorOrigin::ensure_origin(origin)?;
			Self::ensure_reason(reason)?;
			Self::do_set_residence(&attestor, identity, jurisdiction, reason)
		}

		/// Makes `identity` count as L0 from this call on. `reason` is the hash of the case file.
		///
		/// Origin: compliance, which suspends it (only compliance can end that), or the recorded
		/// attestor, who can renew it later. An account with both roles acts as compliance.
		/// Errors: `ReasonMissing`, `UnknownIdentity`, `NotTheAttestor`, `NothingChanges`. Event:
		/// `IdentityRevoked`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, identity: IdentityId, reason: H256) -> DispatchResult {
			match T::ComplianceOrigin::try_origin(origin) {
				Ok(officer) => Self::do_suspend(&officer, identity, reason),
				Err(origin) => {
					let attestor = T::AttestorOrigin::ensure_origin(origin)?;
					Self::do_revoke(&attestor, identity, reason)
				},
			}
		}

		/// Links `new_account` to the caller's identity and keeps it alive for ever, GNX or not.
		///
		/// Origin: an account of an identity of tier L1 or more now, neither of them frozen.
		/// `signature` is the new account's over the bytes of `link_payload`, raw, wrapped in
		/// `<Bytes>`, or as EIP-191 message; `deadline` is the first second at which it no longer
		/// holds.
		/// Errors: `NotLinked`, `Frozen`, `NotAttested`, `DeadlinePassed`, `DeadlineTooFar`,
		/// `BadSignature`, `OfAnotherIdentity`, `AlreadyLinked`, `TooManyAccounts`,
		/// `TooManyIntroductions`. Event: `AccountLinked`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::link_account())]
		pub fn link_account(
			origin: OriginFor<T>,
			new_account: T::AccountId,
			deadline: UnixSeconds,
			signature: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_link_account(&who, &new_account, deadline, &signature)
		}

		/// Links an account the attestor verified, a contract of the identity among them. One that
		/// belonged to another identity must be empty. `reason` is the hash of the attestor's record.
		///
		/// Origin: the recorded attestor. A frozen identity may be given accounts: they join its
		/// freeze.
		/// Errors: `ReasonMissing`, `UnknownIdentity`, `NotTheAttestor`, `Suspended`, `AlreadyLinked`,
		/// `TooManyAccounts`, `NotEmpty`. Event: `AccountLinked`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::attest_account())]
		pub fn attest_account(
			origin: OriginFor<T>,
			identity: IdentityId,
			account: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			let attestor = T::AttestorOrigin::ensure_origin(origin)?;
			Self::ensure_reason(reason)?;
			Self::do_attest_account(&attestor, identity, &account, reason)
		}

		/// Separates `account` from its identity. It stays alive, and keeps its nonces and flags.
		/// `reason` is the hash of why; a holder needs none.
		///
		/// Origin: compliance; the recorded attestor unless account or identity is frozen; or the
		/// account itself, which must also be empty, and its identity neither revoked nor on the
		/// blacklist. Whoever unlinks its own account is bound as its holder, with any role.
		/// Errors: `ReasonMissing`, `NotLinked`, `NotYourAccount`, `Frozen`, `Revoked`,
		/// `Blacklisted`, `NotEmpty`, `LastAccount`. Event: `AccountUnlinked`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::unlink_account())]
		pub fn unlink_account(
			origin: OriginFor<T>,
			account: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			let by = Self::ensure_may_unlink(origin, &account, reason)?;
			Self::do_unlink_account(&by, &account, reason)
		}

		/// Registers or renews as an attestor signed off-line.
		///
		/// Origin: anyone. `signature` is the attestor's over the bytes of `attestation_payload`,
		/// in the forms `link_account` takes.
		/// Errors: `NotAnAttestor`, `DeadlinePassed`, `DeadlineTooFar`, `BadSignature`,
		/// `UsedNonce`, `NotItsIdentity`, `KindFixed`, and those of `register` and `renew`.
		/// Events: those of `register`, or of `set_residence` and `renew`; then
		/// `AttestationSubmitted`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::submit_attestation())]
		pub fn submit_attestation(
			origin: OriginFor<T>,
			attestation: Attestation<T::AccountId>,
			signature: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_submit_attestation(&who, &attestation, &signature)
		}

		/// Makes another attestor responsible for `identity`, and voids what the former one signed.
		///
		/// Origin: compliance. `reason` is the hash of the case file.
		/// Errors: `ReasonMissing`, `UnknownIdentity`, `NotAnAttestor`, `NothingChanges`. Event:
		/// `AttestorReassigned`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::reassign())]
		pub fn reassign(
			origin: OriginFor<T>,
			identity: IdentityId,
			new_attestor: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			let officer = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_reassign(&officer, identity, new_attestor, reason)
		}

		/// Ends a suspension. The identity stays revoked until its attestor renews it: two roles
		/// must agree.
		///
		/// Origin: compliance. `reason` is the hash of the case file.
		/// Errors: `UnknownIdentity`, `NothingChanges`. Event: `IdentityReinstated`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::reinstate())]
		pub fn reinstate(
			origin: OriginFor<T>,
			identity: IdentityId,
			reason: H256,
		) -> DispatchResult {
			let officer = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_reinstate(&officer, identity, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The identity `account` is linked to, with the account's flags and freeze.
		pub fn identity(account: T::AccountId) -> Option<IdentityView<T::AccountId>> {
			let entry = Accounts::<T>::get(account);
			Self::view_of(entry.identity?, Some(entry.flags))
		}

		/// The identity with this id, without flags of an account.
		pub fn identity_by_id(identity: IdentityId) -> Option<IdentityView<T::AccountId>> {
			Self::view_of(identity, None)
		}

		/// What `account` brings before the rules, registered or not.
		pub fn account_standing(account: T::AccountId) -> AccountStanding {
			Self::standing_view(&account)
		}

		/// Accounts of `identity` after `start_after`, in the order of the storage, at most 100 per
		/// page.
		pub fn accounts_of(
			identity: IdentityId,
			start_after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<T::AccountId> {
			Self::page_of_accounts(identity, start_after, limit)
		}

		/// The bytes `new_account` signs so that `linking_account` may link it until `deadline`:
		/// SCALE of (`genex:link-account`, genesis hash, identity u64, linking account, new
		/// account, nonce u32, deadline u64). Nothing when `linking_account` has no identity.
		/// Right from block 1 on.
		pub fn link_payload(
			linking_account: T::AccountId,
			new_account: T::AccountId,
			deadline: UnixSeconds,
		) -> Option<Vec<u8>> {
			let identity = Self::identity_of(&linking_account)?;
			Some(Self::link_message(identity, &linking_account, &new_account, deadline))
		}

		/// The bytes an attestor signs: SCALE of (`genex:attestation`, genesis hash, attestation).
		/// Right from block 1 on.
		pub fn attestation_payload(attestation: Attestation<T::AccountId>) -> Vec<u8> {
			Self::attestation_message(&attestation)
		}

		/// What an attestation for `account` must name as its identity and nonce.
		pub fn attestation_nonce(account: T::AccountId) -> (Option<IdentityId>, u32) {
			Self::expected_attestation(&account)
		}

		/// How often `account` was linked: the nonce of `link_payload`.
		pub fn link_nonce(account: T::AccountId) -> u32 {
			LinkNonce::<T>::get(account)
		}
	}
}
