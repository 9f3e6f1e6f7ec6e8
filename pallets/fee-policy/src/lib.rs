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
	use alloc::vec::Vec;
	use frame_support::{
		PalletId,
		pallet_prelude::*,
		traits::{ConstU32, Contains, UnixTime, fungible},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, Balance, IdentityId, SeriesId, UnixSeconds,
		sponsor::{Act, PLATFORM_POOL, PoolId},
		traits::{Coupons, Issuers},
	};
	use sp_core::H256;
	use sp_runtime::FixedU128;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Pools that pay fees.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// GNX.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// Who issues which series.
		type Coupons: Coupons<Self::AccountId>;

		/// Who may have a pool without being asked for.
		type Issuers: Issuers<Self::AccountId>;

		/// Whose property is blocked. What they keep in pools is, too.
		type Frozen: Contains<Self::AccountId>;

		/// Rules the platform's pool, makes campaigns and sets the policy.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The clock, in seconds.
		type UnixTime: UnixTime;

		/// What the price of computation is multiplied with now.
		type Multiplier: Get<FixedU128>;

		/// Computation of a block that ordinary transactions may take, in picoseconds.
		#[pallet::constant]
		type BlockSpace: Get<u64>;

		/// Names the accounts on which pools keep their GNX.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The most pools one account owns at a time.
		#[pallet::constant]
		type MaxPoolsPerOwner: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The number the next pool gets; 0 is the platform's.
	#[pallet::storage]
	pub type NextPoolId<T: Config> = StorageValue<_, PoolId, ValueQuery, ConstU32<1>>;

	/// The pools. Closed ones are not here, and their numbers are not used again.
	// Twox: the runtime assigns the numbers in sequence.
	#[pallet::storage]
	pub type Pools<T: Config> = StorageMap<_, Twox64Concat, PoolId, Pool<T::AccountId>>;

	/// How many pools an account owns.
	// Blake2: users choose accounts.
	#[pallet::storage]
	pub type PoolCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The pool that is asked first about acts in a series. It may have been closed since.
	// Twox: the runtime assigns the ids in sequence.
	#[pallet::storage]
	pub type PoolOfSeries<T: Config> = StorageMap<_, Twox64Concat, SeriesId, PoolId>;

	/// What each pool spent on its latest day.
	// Twox: the runtime assigns the numbers in sequence.
	#[pallet::storage]
	pub type SpentByPool<T: Config> = StorageMap<_, Twox64Concat, PoolId, DayUsage, ValueQuery>;

	/// What pools paid for each identity. Never removed: a record that comes back empty would be a new quota.
	// Twox: the runtime assigns the ids in sequence.
	#[pallet::storage]
	pub type Usage<T: Config> = StorageMap<_, Twox64Concat, IdentityId, IdentityUsage, ValueQuery>;

	/// What sponsored acts took of the latest block that had any.
	#[pallet::storage]
	pub type BlockUsage<T: Config> = StorageValue<_, BlockTime<BlockNumberFor<T>>, ValueQuery>;

	/// The policy.
	#[pallet::storage]
	pub type PolicyInForce<T: Config> = StorageValue<_, Policy, ValueQuery>;

	/// When the policy changed last. Gifts until then may be more than it allows now.
	#[pallet::storage]
	pub type PolicyChangedAt<T: Config> = StorageValue<_, UnixSeconds>;

	/// The platform's pool of a new chain.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Its budgets. Its GNX are endowed to `account_of` its number. Without it, governance makes the pool later.
		pub platform: Option<PlatformPool>,
		/// Nothing of the runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let Some(platform) = self.platform.clone() else { return };
			let outcome = Pallet::<T>::do_open_platform(platform.into(), H256::zero());
			// A chain must not start without the pool that its specification names.
			assert!(outcome.is_ok(), "platform's pool of the genesis block: {outcome:?}");
		}
	}

	/// What happened. In every event, amounts are smallest units of GNX.
	#[pallet::event]
	pub enum Event<T: Config> {
		/// A pool was made: by governance if it is the platform's or a campaign's, else by its owner.
		PoolCreated {
			/// Its number.
			pool: PoolId,
			/// Whose it is.
			kind: PoolKind,
			/// Who owns it; nobody owns the platform's.
			owner: Option<T::AccountId>,
			/// The account on which it keeps its GNX.
			account: T::AccountId,
			/// What it pays for.
			terms: PoolTerms,
			/// Who made it.
			by: Actor<T::AccountId>,
			/// Hash of the record behind it; zero where an account rules its own.
			reason: H256,
		},
		/// A pool got GNX.
		PoolToppedUp {
			/// The pool.
			pool: PoolId,
			/// Who gave them.
			by: T::AccountId,
			/// How many.
			amount: Balance,
		},
		/// A pool pays for something else from now on, or within other budgets.
		TermsSet {
			/// The pool.
			pool: PoolId,
			/// Who set them.
			by: Actor<T::AccountId>,
			/// The terms before.
			old: PoolTerms,
			/// The terms from now on.
			new: PoolTerms,
			/// Hash of the record behind it; zero where an account rules its own.
			reason: H256,
		},
		/// GNX were taken out of a pool.
		PoolWithdrawn {
			/// The pool.
			pool: PoolId,
			/// Who took them out.
			by: Actor<T::AccountId>,
			/// Who got them.
			to: T::AccountId,
			/// How many.
			amount: Balance,
			/// Hash of the record behind it; zero where an account rules its own.
			reason: H256,
		},
		/// A pool was closed. Series that point to it have none from now on.
		PoolClosed {
			/// The pool.
			pool: PoolId,
			/// Who closed it.
			by: Actor<T::AccountId>,
			/// Who owned it.
			owner: T::AccountId,
			/// What it had, which its owner got.
			amount: Balance,
			/// Hash of the record behind it; zero where an account rules its own.
			reason: H256,
		},
		/// Acts in a series are paid by another pool from now on, before the platform's is asked.
		SeriesAssigned {
			/// The series.
			series: SeriesId,
			/// Who assigned it.
			by: Actor<T::AccountId>,
			/// The pool before, if any.
			old: Option<PoolId>,
			/// The pool from now on, if any.
			new: Option<PoolId>,
			/// Hash of the record behind it; zero where an account rules its own.
			reason: H256,
		},
		/// Governance set the policy.
		PolicySet {
			/// Governance.
			by: Actor<T::AccountId>,
			/// The policy before.
			old: Policy,
			/// The policy from now on.
			new: Policy,
			/// Hash of the record behind it.
			reason: H256,
		},
		/// A pool paid the fee of an act, whether or not the act succeeded.
		FeeSponsored {
			/// Who signed.
			who: T::AccountId,
			/// The identity behind it.
			identity: IdentityId,
			/// The pool that paid.
			pool: PoolId,
			/// What was done.
			act: Act,
			/// What the pool paid.
			fee: Balance,
		},
		/// A pool runs low. It says so once a day; its owner tops it up.
		PoolLow {
			/// The pool.
			pool: PoolId,
			/// What it has left.
			balance: Balance,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse the act. Look the stable code up in the list of reasons, which names the remedy.
		Refused(u16),
		/// There is no such pool, or it was closed. Use one that `pools` lists.
		UnknownPool,
		/// The pool is not the caller's to do this with. Ask its owner, or governance for the platform's.
		NotOwner,
		/// An owner takes GNX out to itself only. Name the owner's account.
		NotToOwner,
		/// The platform's pool stays. Let it pause by a time in the past.
		PlatformStays,
		/// The terms name no act, or one that does not exist. Name those to pay for.
		NoActs,
		/// With a budget of zero the pool could pay nothing. Name more, or let the pool pause by a time in the past.
		NoBudget,
		/// Everything is as asked already. Nothing is left to do.
		NothingChanges,
		/// Nothing would move. Name an amount above zero.
		NoAmount,
		/// The owner would have more pools than it may. Close one first.
		TooManyPools,
		/// All numbers of pools are used. Ask governance for an upgrade.
		IdsExhausted,
		/// There is no such series. Look its id up with its issuer.
		UnknownSeries,
		/// Only the issuer of the series and governance say which pool pays. Ask the issuer.
		NotIssuer,
		/// An issuer names pools of its own, governance those of campaigns. Name such a pool.
		NotAssignable,
		/// GNX must cost something, or gifts would be free without end. Name a price above zero.
		NoPrice,
		/// The shares are more than the whole together. Lower one.
		SharesTooLarge,
		/// The fee multiplier is never below one, so no act would be sponsored but urgent ones. Name one or more.
		MultiplierTooLow,
		/// The hash of the reason is zero, and governance decides. Name the record behind the decision.
		ReasonMissing,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxPoolsPerOwner::get() > 0, "no issuer could ever have a pool");
			assert!(T::BlockSpace::get() > 0, "no act could ever be sponsored");
			let accounts = [PLATFORM_POOL, PoolId::MAX].map(Pallet::<T>::account_of);
			assert!(accounts.first() != accounts.last(), "pools would share an account");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes a pool for acts in series of the caller. It is empty, and no series points to it yet.
		///
		/// Origin: an account that may issue. Parameters: `terms`, what it pays for. Errors: `Refused`, `NoActs`,
		/// `NoBudget`, `TooManyPools`, `IdsExhausted`. Event: [`Event::PoolCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_issuer_pool())]
		pub fn create_issuer_pool(origin: OriginFor<T>, terms: PoolTerms) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::ensure_may_issue(&owner)?;
			Self::do_create(Actor::Account(owner.clone()), owner, terms, H256::zero())
		}

		/// Makes a pool of `owner` for acts in the series that governance names later. It is empty.
		///
		/// Origin: governance. Parameters: `terms`, what it pays for; `owner`, who tops it up and takes GNX out again;
		/// `reason`, the hash of the record behind it. Errors: `ReasonMissing`, `NoActs`, `NoBudget`, `TooManyPools`,
		/// `IdsExhausted`. Event: [`Event::PoolCreated`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::create_campaign())]
		pub fn create_campaign(
			origin: OriginFor<T>,
			terms: PoolTerms,
			owner: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_create(Actor::Governance, owner, terms, reason)
		}

		/// Gives `amount` of the caller's GNX to `pool`. Only the pool's owner can take them out again.
		///
		/// Origin: the pool's owner; anyone signed for the platform's pool. Errors: `NoAmount`, `UnknownPool`, `NotOwner`,
		/// those of GNX; the caller keeps the least balance, and an empty pool needs as much.
		/// Event: [`Event::PoolToppedUp`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::top_up())]
		pub fn top_up(origin: OriginFor<T>, pool: PoolId, amount: Balance) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_top_up(by, pool, amount)
		}

		/// Replaces what `pool` pays for, from the next transaction on. What it spent today counts on.
		///
		/// Origin: the pool's owner; governance for the platform's pool, which is made if there is none, and for
		/// campaigns. `reason` is the hash of the record behind it; an owner needs none. Errors: `ReasonMissing`,
		/// `UnknownPool`, `NotOwner`, `NoActs`, `NoBudget`, `NothingChanges`.
		/// Event: [`Event::TermsSet`], or [`Event::PoolCreated`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_terms())]
		pub fn set_terms(
			origin: OriginFor<T>,
			pool: PoolId,
			terms: PoolTerms,
			reason: H256,
		) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_set_terms(by, pool, terms, reason)
		}

		/// Takes `amount` out of `pool`, which keeps the least balance of an account.
		///
		/// Origin: the pool's owner; governance for the platform's pool. Parameters: `to`, who gets it: an owner gets it
		/// itself; `reason`, the hash of the record behind it, which an owner needs not name. Errors: `ReasonMissing`,
		/// `NoAmount`, `UnknownPool`, `NotOwner`, `NotToOwner`, those of GNX.
		/// Event: [`Event::PoolWithdrawn`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(
			origin: OriginFor<T>,
			pool: PoolId,
			amount: Balance,
			to: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_withdraw(by, pool, amount, to, reason)
		}

		/// Closes `pool` for ever; its owner gets what it has. Series that point to it have none from then on.
		///
		/// Origin: the pool's owner, or governance. `reason` is the hash of the record behind it; an owner needs none.
		/// Errors: `ReasonMissing`, `UnknownPool`, `NotOwner`, `PlatformStays`, those of GNX.
		/// Event: [`Event::PoolClosed`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::close_pool())]
		pub fn close_pool(origin: OriginFor<T>, pool: PoolId, reason: H256) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_close(by, pool, reason)
		}

		/// Lets `pool` pay for acts in `series`, or none but the platform's.
		///
		/// Origin: the issuer of the series, who names a pool of its own; or governance, which names a campaign's.
		/// `reason` is the hash of the record behind it; an issuer needs none. Errors: `ReasonMissing`, `UnknownSeries`,
		/// `NotIssuer`, `UnknownPool`, `NotAssignable`, `NothingChanges`.
		/// Event: [`Event::SeriesAssigned`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::assign_series())]
		pub fn assign_series(
			origin: OriginFor<T>,
			series: SeriesId,
			pool: Option<PoolId>,
			reason: H256,
		) -> DispatchResult {
			let by = Self::actor_for(origin, reason)?;
			Self::do_assign(by, series, pool, reason)
		}

		/// Replaces the numbers that hold for all pools.
		///
		/// Origin: governance. `reason` is the hash of the record behind it. Errors: `ReasonMissing`, `NoPrice`,
		/// `SharesTooLarge`, `MultiplierTooLow`, `NothingChanges`.
		/// Event: [`Event::PolicySet`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(origin: OriginFor<T>, policy: Policy, reason: H256) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_policy(policy, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The pool with this number: terms, balance, and what it spent today.
		pub fn pool(pool: PoolId) -> Option<PoolView<T::AccountId>> {
			Self::view_of(pool)
		}

		/// Pools after `start_after`, in the order of the storage; at most 100 a page.
		pub fn pools(start_after: Option<PoolId>, limit: u32) -> Vec<PoolView<T::AccountId>> {
			Self::page_of_pools(start_after, limit)
		}

		/// The pool that is asked before the platform's about acts in `series`, unless it was closed.
		pub fn pool_of_series(series: SeriesId) -> Option<PoolId> {
			PoolOfSeries::<T>::get(series).filter(|pool| Pools::<T>::contains_key(pool))
		}

		/// What pools paid for `identity` today, what its free gifts may cost now, and when all have come back.
		pub fn quota_of(identity: IdentityId) -> QuotaView {
			Self::quota_view_of(identity)
		}

		/// The numbers that hold for all pools.
		pub fn policy() -> Policy {
			PolicyInForce::<T>::get()
		}
	}
}
