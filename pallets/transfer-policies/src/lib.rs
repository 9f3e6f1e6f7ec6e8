// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
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
pub use types::*;
pub use weights::WeightInfo;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	// The prelude has a `Member` too.
	use crate::types::Member;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::ConstU32};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Path, PolicyId, Reason,
		traits::{Identities, Issuers, Policies},
	};
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Shared transfer policies.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// May create policies, and changes those it is the admin of.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who else may create policies.
		type Issuers: Issuers<Self::AccountId>;

		/// Which identities there are.
		type Identities: Identities<Self::AccountId>;

		/// The most policies one admin has at a time.
		#[pallet::constant]
		type MaxPoliciesPerAdmin: Get<u32>;

		/// The most members one policy has.
		#[pallet::constant]
		type MaxMembers: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The id the next policy gets.
	#[pallet::storage]
	pub type NextPolicyId<T: Config> =
		StorageValue<_, PolicyId, ValueQuery, ConstU32<FIRST_POLICY>>;

	/// The structure of every policy that was created. Nothing is ever removed: series point here.
	// The runtime assigns the ids in sequence.
	#[pallet::storage]
	pub type Rules<T: Config> = StorageMap<_, Twox64Concat, PolicyId, Rule>;

	/// Admin, seal and number of members. Has the same keys as `Rules`.
	#[pallet::storage]
	pub type Details<T: Config> =
		StorageMap<_, Twox64Concat, PolicyId, PolicyDetails<T::AccountId>>;

	/// Who is on the list of a policy.
	// An admin chooses the members, and could choose accounts that crowd one branch of the trie.
	#[pallet::storage]
	pub type Members<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		PolicyId,
		Blake2_128Concat,
		Member<T::AccountId>,
		(),
		OptionQuery,
	>;

	/// How many policies each admin has.
	#[pallet::storage]
	pub type PolicyCount<T: Config> =
		StorageMap<_, Blake2_128Concat, Admin<T::AccountId>, u32, ValueQuery>;

	/// What happened.
	#[pallet::event]
	pub enum Event<T: Config> {
		/// A policy was created, without members.
		PolicyCreated {
			/// Its id.
			policy: PolicyId,
			/// Who created it and changes its members.
			admin: Admin<T::AccountId>,
			/// Its structure, for ever.
			structure: Policy,
			/// Hash of the record behind it; zero where an account is the admin and names none.
			reason: H256,
		},
		/// Members joined a policy.
		MembersAdded {
			/// The policy.
			policy: PolicyId,
			/// Who added them.
			by: Admin<T::AccountId>,
			/// Those that were not on the list before.
			members: Batch<T::AccountId>,
			/// How many members the policy had.
			old: u32,
			/// How many it has.
			new: u32,
			/// Hash of the record behind it; zero where an account is the admin and names none.
			reason: H256,
		},
		/// Members left a policy.
		MembersRemoved {
			/// The policy.
			policy: PolicyId,
			/// Who removed them.
			by: Admin<T::AccountId>,
			/// Those that were on the list before.
			members: Batch<T::AccountId>,
			/// How many members the policy had.
			old: u32,
			/// How many it has.
			new: u32,
			/// Hash of the record behind it; zero where an account is the admin and names none.
			reason: H256,
		},
		/// The admin asked somebody to take a policy over, or took that back.
		AdminProposed {
			/// The policy.
			policy: PolicyId,
			/// The admin.
			by: Admin<T::AccountId>,
			/// Who was asked before, if anybody.
			old: Option<Admin<T::AccountId>>,
			/// Who is asked now, if anybody.
			new: Option<Admin<T::AccountId>>,
			/// Hash of the record behind it; zero where an account is the admin and names none.
			reason: H256,
		},
		/// Whoever was asked took a policy over.
		AdminTransferred {
			/// The policy.
			policy: PolicyId,
			/// Who accepted: the admin from now on.
			by: Admin<T::AccountId>,
			/// The admin before.
			old: Admin<T::AccountId>,
			/// The admin from now on.
			new: Admin<T::AccountId>,
			/// Hash of the record behind it; zero where an account is the admin and names none.
			reason: H256,
		},
		/// The members of a policy are fixed for ever.
		PolicySealed {
			/// The policy.
			policy: PolicyId,
			/// The admin who sealed it.
			by: Admin<T::AccountId>,
			/// How many members it has.
			members: u32,
			/// Hash of the record behind it; zero where an account is the admin and names none.
			reason: H256,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse the act. Look the stable code up in the list of reasons, which names the remedy.
		Refused(u16),
		/// No created policy has this id; 0 and 1 are built in and cannot be changed. Use one that `policies` lists.
		UnknownPolicy,
		/// A compound names another compound. Name the lists it is made of.
		NestedCompound,
		/// A compound has no members of its own. Change the lists it is made of.
		NotAList,
		/// Only the admin may do this. Ask the policy's admin.
		NotAdmin,
		/// Somebody else, or nobody, was asked to take the policy over. Ask its admin to name you.
		NotProposed,
		/// The members are fixed for ever. Create another policy.
		Sealed,
		/// There is no identity with this id. Look it up by an account.
		UnknownIdentity,
		/// Everything is as asked already. Nothing is left to do.
		NothingChanges,
		/// The policy would have more members than it may. Remove some first.
		TooManyMembers,
		/// The admin would have more policies than it may. Use one it has, or pass one on first.
		TooManyPolicies,
		/// All policy ids are used. Ask governance for an upgrade.
		IdsExhausted,
		/// The hash of the reason is zero, and governance decides. Name the record behind the decision.
		ReasonMissing,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxMembers::get() > 0, "no list could ever have a member");
			assert!(T::MaxPoliciesPerAdmin::get() > 0, "no policy could ever be created");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates a policy without members. Its structure never changes, and it can never be removed.
		///
		/// Origin: an account that may issue, or governance; whoever it is becomes the admin. Parameters: `policy`, a
		/// list that allows or denies its members, or a compound of built-in policies and existing lists of any admin;
		/// `reason`, the hash of the record behind it, which governance must name, in every call here.
		/// Errors: `ReasonMissing`, `Refused`, `UnknownPolicy`, `NestedCompound`, `TooManyPolicies`, `IdsExhausted`.
		/// Event: [`Event::PolicyCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_policy())]
		pub fn create_policy(origin: OriginFor<T>, policy: Policy, reason: H256) -> DispatchResult {
			let admin = Self::actor_for(origin, reason)?;
			Self::ensure_may_have(&admin)?;
			Self::do_create(admin, policy, reason)
		}

		/// Puts members on the list of a policy. Those on it already are passed over.
		///
		/// Origin: the policy's admin. Parameters: at most 100 `members`, existing identities or any accounts; an
		/// account counts as redeemer only. Errors: `ReasonMissing`, `UnknownPolicy`, `NotAdmin`, `NotAList`, `Sealed`,
		/// `UnknownIdentity`, `NothingChanges`, `TooManyMembers`. Event: [`Event::MembersAdded`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::add_members(members.len().try_into().unwrap_or(MAX_BATCH)))]
		pub fn add_members(
			origin: OriginFor<T>,
			policy: PolicyId,
			members: Batch<T::AccountId>,
			reason: H256,
		) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_add_members(by, policy, members, reason)
		}

		/// Takes members off the list of a policy. Those not on it are passed over.
		///
		/// Origin: the policy's admin. Parameters: at most 100 `members`. Errors: `ReasonMissing`, `UnknownPolicy`, `NotAdmin`,
		/// `NotAList`, `Sealed`, `NothingChanges`. Event: [`Event::MembersRemoved`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::remove_members(members.len().try_into().unwrap_or(MAX_BATCH)))]
		pub fn remove_members(
			origin: OriginFor<T>,
			policy: PolicyId,
			members: Batch<T::AccountId>,
			reason: H256,
		) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_remove_members(by, policy, members, reason)
		}

		/// Asks `to` to take a policy over; nothing takes the question back. The admin stays until it is accepted.
		///
		/// Origin: the policy's admin. Errors: `ReasonMissing`, `UnknownPolicy`, `NotAdmin`, `NothingChanges`.
		/// Event: [`Event::AdminProposed`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::transfer_admin())]
		pub fn transfer_admin(
			origin: OriginFor<T>,
			policy: PolicyId,
			to: Option<Admin<T::AccountId>>,
			reason: H256,
		) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_transfer_admin(by, policy, to, reason)
		}

		/// Takes a policy over.
		///
		/// Origin: whoever the admin asked: an account that may issue, or governance. Errors: `ReasonMissing`,
		/// `UnknownPolicy`, `NotProposed`, `Refused`, `TooManyPolicies`. Event: [`Event::AdminTransferred`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::accept_admin())]
		pub fn accept_admin(
			origin: OriginFor<T>,
			policy: PolicyId,
			reason: H256,
		) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_accept_admin(by, policy, reason)
		}

		/// Fixes the members of a policy for ever, so that holders know who will always be admitted.
		///
		/// Origin: the policy's admin. Errors: `ReasonMissing`, `UnknownPolicy`, `NotAdmin`, `NotAList`, `Sealed`.
		/// Event: [`Event::PolicySealed`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::seal_policy())]
		pub fn seal_policy(origin: OriginFor<T>, policy: PolicyId, reason: H256) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_seal(by, policy, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The created policy with this id. The built-in ones, 0 and 1, have no admin and no members.
		pub fn policy(policy: PolicyId) -> Option<PolicyView<T::AccountId>> {
			Self::view_of(policy)
		}

		/// Created policies in order of id, beginning after `start_after` or with the first; at most 100 a page.
		pub fn policies(
			start_after: Option<PolicyId>,
			limit: u32,
		) -> Vec<PolicyView<T::AccountId>> {
			Self::page_of_policies(start_after, limit)
		}

		/// How many policies `admin` has.
		pub fn policy_count(admin: Admin<T::AccountId>) -> u32 {
			PolicyCount::<T>::get(admin)
		}

		/// Whether `member` is on the list of `policy`.
		pub fn is_member(policy: PolicyId, member: Member<T::AccountId>) -> bool {
			Members::<T>::contains_key(policy, member)
		}

		/// Members of `policy` after `start_after`, in the order of the storage; at most 100 a page.
		pub fn members(
			policy: PolicyId,
			start_after: Option<Member<T::AccountId>>,
			limit: u32,
		) -> Vec<Member<T::AccountId>> {
			Self::page_of_members(policy, start_after, limit)
		}

		/// Why `policy` would refuse units to go from `from` to `to` on `path`, if it would. Other rules are not asked.
		pub fn would_refuse(
			policy: PolicyId,
			path: Path,
			from: T::AccountId,
			to: T::AccountId,
		) -> Option<Reason> {
			let (giver, receiver) =
				(T::Identities::identity_of(&from), T::Identities::identity_of(&to));
			<Self as Policies<T::AccountId>>::refusal(policy, path, (&from, giver), (&to, receiver))
		}
	}
}
