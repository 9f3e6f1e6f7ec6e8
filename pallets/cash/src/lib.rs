// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod entries;
mod events;
mod functions;
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

use frame_support::pallet_macros::import_section;

#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		PalletId,
		pallet_prelude::*,
		traits::{UnixTime, fungibles},
	};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, AssetId, Balance, Clearance, CurrencyCode, ExternalAddress, Path, ReviewId,
		UnixSeconds,
		traits::{Compliance, ControlProofs, Reviews},
	};
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The only place where stablecoins move.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Where balances lie: `pallet-assets`, with [`Escrow`] as its `Extra` and this pallet as its `Freezer`.
		type Ledger: fungibles::Mutate<Self::AccountId, AssetId = AssetId, Balance = Balance>
			+ fungibles::Create<Self::AccountId>
			+ fungibles::metadata::Mutate<Self::AccountId>
			+ entries::Entries<Self::AccountId>;

		/// The rules every move is checked against.
		type Compliance: Compliance<Self::AccountId>;

		/// Where withdrawals of high value are reviewed.
		type Reviews: Reviews<Self::AccountId>;

		/// Which wallets holders proved to control; money leaves to no other wallet.
		type ControlProofs: ControlProofs<Self::AccountId>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// Registers stablecoins and sets their policies.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// A member of the gateway that takes money in and pays it out.
		type GatewayOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Attests the reserves behind the stablecoins.
		type ReserveAttestorOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Names the account that owns the assets in the ledger and stands for the gateway. No money lies on it.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// How long a deposit waits for its second approval, in seconds.
		#[pallet::constant]
		type DepositLifetime: Get<UnixSeconds>;

		/// How long a gateway may leave a withdrawal unanswered before its holder may cancel it, in seconds.
		#[pallet::constant]
		type WithdrawalTimeout: Get<UnixSeconds>;

		/// The most stablecoins that can be registered.
		#[pallet::constant]
		type MaxAssets: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Currency and decimals of every registered stablecoin.
	// Governance chooses the ids, so the keys cannot be aimed at one branch of the trie, and there are few.
	#[pallet::storage]
	pub type Terms<T: Config> = CountedStorageMap<_, Identity, AssetId, AssetTerms>;

	/// How gateways may handle each stablecoin.
	#[pallet::storage]
	pub type Policies<T: Config> = StorageMap<_, Twox64Concat, AssetId, AssetPolicy>;

	/// The latest reserve attestation of each stablecoin.
	#[pallet::storage]
	pub type Reserves<T: Config> = StorageMap<_, Twox64Concat, AssetId, Reserve<T::AccountId>>;

	/// What was minted of each stablecoin on the latest day on which anything was.
	#[pallet::storage]
	pub type MintedOn<T: Config> = StorageMap<_, Twox64Concat, AssetId, Minted, ValueQuery>;

	/// What became of each external reference.
	// The gateway chooses the reference.
	#[pallet::storage]
	pub type Deposits<T: Config> =
		StorageMap<_, Blake2_128Concat, H256, DepositState<T::AccountId>>;

	/// Withdrawals that wait to be paid out.
	// The runtime assigns the ids in sequence.
	#[pallet::storage]
	pub type Withdrawals<T: Config> =
		StorageMap<_, Twox64Concat, WithdrawalId, Withdrawal<T::AccountId>>;

	/// The id of the next withdrawal.
	#[pallet::storage]
	pub type NextWithdrawalId<T: Config> = StorageValue<_, WithdrawalId, ValueQuery>;

	/// Stablecoins that exist from the first block on.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Their terms, policies and reserves.
		pub assets: Vec<GenesisAsset<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for asset in &self.assets {
				let built = Pallet::<T>::build_genesis_asset(asset);
				assert!(built.is_ok(), "genesis stablecoin {} is invalid: {built:?}", asset.id);
			}
		}
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse the move. Look the stable code up in the list of reasons, which names the remedy.
		Refused(u16),
		/// No stablecoin has this id. Use one that `assets` lists.
		UnknownAsset,
		/// A stablecoin already has this id. Choose a free id.
		AssetExists,
		/// The chain has as many stablecoins as it may. Raise `MaxAssets` by an upgrade.
		TooManyAssets,
		/// Symbol or name is empty or has other signs than ASCII letters and digits, or UTF-8. Use only these.
		BadDescription,
		/// ISO 4217 has no such circulating currency. Use one it has.
		BadCurrency,
		/// The stablecoin would be coarser than its currency or finer than 18 decimals. Choose decimals between.
		BadDecimals,
		/// A value of the policy is out of range. Use a cap below 2^96, an age and a smallest withdrawal above zero.
		BadPolicy,
		/// Nothing would move. Use an amount above zero.
		ZeroAmount,
		/// The account's free money is less than the amount. Release escrow, wait for a withdrawal to end, or use less.
		InsufficientFunds,
		/// Less is in escrow than the amount. Use at most what is held.
		InsufficientEscrow,
		/// The external reference was used before, whatever became of it. A new attempt needs a new reference.
		ReferenceUsed,
		/// No deposit has this reference. Report the deposit first.
		UnknownDeposit,
		/// The deposit is minted or cancelled already. Nothing is left to do.
		DepositNotPending,
		/// The deposit waited too long for its approval. Cancel it and report it under a new reference.
		DepositLapsed,
		/// Who reported a deposit may not approve it. Ask another gateway member.
		SecondMemberNeeded,
		/// The amount is above what is left of the day's mint cap. Wait for the next UTC day or ask governance.
		DailyMintCapExceeded,
		/// No reserve was ever attested for this stablecoin. Ask the reserve attestor.
		ReserveMissing,
		/// The reserve attestation is too old. Ask the reserve attestor for a new one.
		ReserveStale,
		/// More would be issued than the attested reserve. Ask the reserve attestor once the reserve has grown.
		ReserveTooLow,
		/// The attestation speaks of a time that has not come. Use a time up to the present block's.
		AttestationFromFuture,
		/// A later attestation exists. Use a time not before that one's.
		AttestationOutdated,
		/// The amount is above 2^96 − 1, the most one stablecoin can have. Use less.
		AmountTooLarge,
		/// The amount is below the smallest withdrawal. Use at least what the policy asks.
		BelowMinimumWithdrawal,
		/// No withdrawal that waits has this id. It was completed, rejected or cancelled, or never requested.
		UnknownWithdrawal,
		/// Only the holder may cancel a withdrawal. Sign with the account that requested it.
		NotRequester,
		/// The gateway still has time to answer. Cancel after the timeout, or ask the gateway to reject it.
		WithdrawalNotTimedOut,
		/// All withdrawal ids are used. Ask governance for an upgrade.
		IdsExhausted,
		/// An officer has not approved the withdrawal yet. Wait for the review.
		UnderReview,
		/// The hash of the reason is zero: name the file that states it.
		ReasonMissing,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(T::MaxAssets::get() > 0, "no stablecoin could ever be registered");
			assert!(T::DepositLifetime::get() > 0, "no deposit could ever be approved");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers a stablecoin and creates it in the ledger, sufficient and with a smallest balance of 1.
		///
		/// Origin: governance. Parameters: a free `asset` id; `symbol` of 1 to 12 ASCII letters and digits; `name` of
		/// 1 to 48 bytes of UTF-8; `decimals` between those of the currency's minor unit and 18; `policy` within range;
		/// `reason`, the hash of the record behind it. Errors: `ReasonMissing`, `AssetExists`,
		/// `TooManyAssets`, `BadDescription`, `BadCurrency`, `BadDecimals`, `BadPolicy`.
		/// Event: [`Event::AssetRegistered`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_asset())]
		pub fn register_asset(
			origin: OriginFor<T>,
			asset: AssetId,
			symbol: Symbol,
			name: Name,
			decimals: u8,
			currency: CurrencyCode,
			policy: AssetPolicy,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			let terms = AssetTerms { currency, decimals };
			Self::do_register(asset, symbol, name, terms, policy, reason)
		}

		/// Changes how gateways may handle a stablecoin. What was minted today keeps counting.
		///
		/// Origin: governance. `reason` is the hash of the record behind it. Errors: `ReasonMissing`, `UnknownAsset`,
		/// `BadPolicy`. Event: [`Event::PolicySet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(
			origin: OriginFor<T>,
			asset: AssetId,
			policy: AssetPolicy,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_governance(origin, reason)?;
			Self::do_set_policy(asset, policy, reason)
		}

		/// Gives free money to another account on the P2P path. To oneself it is checked and changes no balance.
		///
		/// Origin: signed. `amount` in smallest units. Errors: `ZeroAmount`, `UnknownAsset`, `Refused`,
		/// `InsufficientFunds`. Event: [`Event::Transferred`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::transfer())]
		pub fn transfer(
			origin: OriginFor<T>,
			asset: AssetId,
			to: T::AccountId,
			amount: Balance,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			ensure!(amount > 0, Error::<T>::ZeroAmount);
			let (path, from, to, clearance) = (Path::P2P, &from, &to, Clearance::None);
			Self::do_transfer(&functions::Flow { path, asset, from, to, amount, clearance })
		}

		/// Reports money that reached the gateway: minted to `to` at once below the policy's threshold, otherwise it
		/// waits for [`Pallet::approve_deposit`].
		///
		/// Origin: gateway member. Parameters: `amount` in smallest units; `reference`, unique for ever over all
		/// gateways and stablecoins (hash of the bank's or chain's transaction id); `source` of the funds.
		/// Errors: `ZeroAmount`, `ReferenceUsed`, `UnknownAsset`, `Refused`, `ReserveMissing`, `ReserveStale`,
		/// `ReserveTooLow`, `DailyMintCapExceeded`. Events: [`Event::Deposited`] or [`Event::DepositPending`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::deposit())]
		pub fn deposit(
			origin: OriginFor<T>,
			asset: AssetId,
			to: T::AccountId,
			amount: Balance,
			reference: H256,
			source: SourceOfFunds,
		) -> DispatchResult {
			let gateway = T::GatewayOrigin::ensure_origin(origin)?;
			Self::do_deposit(gateway, asset, to, amount, reference, source)
		}

		/// Mints a pending deposit. All limits and rules are checked again.
		///
		/// Origin: a gateway member other than the one who reported it. `reason` is the hash of what that member found.
		/// Errors: `ReasonMissing`, `UnknownDeposit`, `DepositNotPending`,
		/// `SecondMemberNeeded`, `DepositLapsed`, and those of [`Pallet::deposit`].
		/// Events: [`Event::DepositApproved`], [`Event::Deposited`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::approve_deposit())]
		pub fn approve_deposit(
			origin: OriginFor<T>,
			reference: H256,
			reason: H256,
		) -> DispatchResult {
			let by = T::GatewayOrigin::ensure_origin(origin)?;
			Self::do_approve_deposit(by, reference, reason)
		}

		/// Drops a pending deposit, lapsed or not. Its reference stays used.
		///
		/// Origin: gateway member. `reason` is the hash of the explanation. Errors: `ReasonMissing`, `UnknownDeposit`,
		/// `DepositNotPending`. Event: [`Event::DepositCancelled`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::cancel_deposit())]
		pub fn cancel_deposit(
			origin: OriginFor<T>,
			reference: H256,
			reason: H256,
		) -> DispatchResult {
			let gateway = T::GatewayOrigin::ensure_origin(origin)?;
			Self::do_cancel_deposit(gateway, reference, reason)
		}

		/// States what money backs a stablecoin. A statement below the issuance stops minting and nothing else.
		///
		/// Origin: reserve attestor. Parameters: `amount` in smallest units, at most 2^96 − 1; `hash` of the report;
		/// `as_of`, the Unix second it speaks of, not in the future and not before the last one.
		/// Errors: `UnknownAsset`, `AmountTooLarge`, `AttestationFromFuture`, `AttestationOutdated`.
		/// Event: [`Event::ReserveAttested`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::attest_reserve())]
		pub fn attest_reserve(
			origin: OriginFor<T>,
			asset: AssetId,
			amount: Balance,
			hash: H256,
			as_of: UnixSeconds,
		) -> DispatchResult {
			let attestor = T::ReserveAttestorOrigin::ensure_origin(origin)?;
			Self::do_attest_reserve(asset, Reserve { amount, hash, as_of, attestor })
		}

		/// Puts money aside to be paid out by the gateway, whatever the reserve says.
		///
		/// Origin: signed. Parameters: `amount` in smallest units, at least the policy's smallest withdrawal; `payout`,
		/// the hash of the instruction given to the gateway. A high amount is reviewed first.
		/// Errors: `UnknownAsset`, `BelowMinimumWithdrawal`, `Refused`, `InsufficientFunds`, `IdsExhausted`.
		/// Event: [`Event::WithdrawalRequested`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::request_withdrawal())]
		pub fn request_withdrawal(
			origin: OriginFor<T>,
			asset: AssetId,
			amount: Balance,
			payout: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_withdrawal(who, asset, amount, payout, None)
		}

		/// Burns the money of a withdrawal. The gateway pays out after this is final: before, the holder may cancel.
		///
		/// Origin: gateway member. Control of a wallet must still be proven.
		/// Errors: `UnknownWithdrawal`, `UnderReview`, `Refused`. Event: [`Event::WithdrawalCompleted`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::complete_withdrawal())]
		pub fn complete_withdrawal(origin: OriginFor<T>, id: WithdrawalId) -> DispatchResult {
			let gateway = T::GatewayOrigin::ensure_origin(origin)?;
			Self::do_complete_withdrawal(gateway, id)
		}

		/// Gives the money of a withdrawal back to its holder.
		///
		/// Origin: gateway member. `reason` is the hash of the explanation given to the holder.
		/// Errors: `ReasonMissing`, `UnknownWithdrawal`. Event: [`Event::WithdrawalRejected`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::reject_withdrawal())]
		pub fn reject_withdrawal(
			origin: OriginFor<T>,
			id: WithdrawalId,
			reason: H256,
		) -> DispatchResult {
			let gateway = T::GatewayOrigin::ensure_origin(origin)?;
			Self::do_reject_withdrawal(gateway, id, reason)
		}

		/// Takes back a withdrawal that the gateway left unanswered for the timeout.
		///
		/// Origin: signed by who requested it. Errors: `UnknownWithdrawal`, `NotRequester`,
		/// `WithdrawalNotTimedOut`. Event: [`Event::WithdrawalCancelled`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::cancel_withdrawal())]
		pub fn cancel_withdrawal(origin: OriginFor<T>, id: WithdrawalId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_withdrawal(who, id)
		}

		/// Puts money aside to be paid out by the gateway to a wallet that the holder keeps outside of this chain.
		/// Everything else is as with [`Pallet::request_withdrawal`].
		///
		/// Origin: signed. Parameters: `amount` in smallest units, at least the policy's smallest withdrawal; `wallet`,
		/// of which the holder's identity proved control, whatever the amount. A high amount is reviewed first.
		/// Errors: `UnknownAsset`, `BelowMinimumWithdrawal`, `Refused` (604 without the proof), `InsufficientFunds`,
		/// `IdsExhausted`. Event: [`Event::WithdrawalRequested`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::withdraw_to_wallet())]
		pub fn withdraw_to_wallet(
			origin: OriginFor<T>,
			asset: AssetId,
			amount: Balance,
			wallet: ExternalAddress,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let payout = payout_to(&wallet);
			Self::do_request_withdrawal(who, asset, amount, payout, Some(wallet))
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The parts of `who`'s money in `asset`, in smallest units; zeros when there is none.
		pub fn balance(asset: AssetId, who: T::AccountId) -> Balances {
			Self::balances_of(asset, &who)
		}

		/// Every registered stablecoin, by id.
		pub fn assets() -> Vec<AssetInfo<T::AccountId>> {
			Self::asset_infos()
		}

		/// The withdrawal with this id, while it waits.
		pub fn withdrawal(id: WithdrawalId) -> Option<Withdrawal<T::AccountId>> {
			Withdrawals::<T>::get(id)
		}

		/// Waiting withdrawals, at most 100 a page and in no order; `start_after` is the last id of the page before.
		pub fn pending_withdrawals(
			start_after: Option<WithdrawalId>,
			limit: u32,
		) -> Vec<(WithdrawalId, Withdrawal<T::AccountId>)> {
			Self::withdrawals_page(start_after, limit)
		}

		/// The deposit with this external reference, while it waits for its second approval.
		pub fn pending_deposit(reference: H256) -> Option<PendingDeposit<T::AccountId>> {
			Self::pending(reference).ok()
		}

		/// What became of an external reference; nothing when it was never used.
		pub fn deposit_state(reference: H256) -> Option<DepositState<T::AccountId>> {
			Deposits::<T>::get(reference)
		}
	}
}
