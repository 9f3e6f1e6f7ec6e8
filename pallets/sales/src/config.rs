// SPDX-License-Identifier: Apache-2.0
//! What the runtime binds, and what runs beside the calls; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The configuration.
#[pallet_section]
mod config {
	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Where units are kept and move.
		type Coupons: Coupons<Self::AccountId>;

		/// Where units burn against money.
		type Refunds: Refunds<Self::AccountId>;

		/// Where stablecoins are kept and move.
		type Cash: Cash<Self::AccountId>;

		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// Who may list and sell.
		type Issuers: Issuers<Self::AccountId>;

		/// Who is told of every act with an issuer's money.
		type Books: Books<Self::AccountId>;

		/// Whose the money is that was kept for coupons nobody redeemed.
		type Breakage: BreakagePolicy;

		/// The rules, asked what a purchase is worth and whether that is reviewed.
		type Compliance: Compliance<Self::AccountId>;

		/// Where purchases of high value are reviewed.
		type Reviews: Reviews<Self::AccountId>;

		/// Who takes listings down and flags series.
		type OfficerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who sets the numbers of reference prices.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The account that receives the service fee and the treasury's part of breakage.
		type Treasury: Get<Self::AccountId>;

		/// The account that receives what the law claims of breakage.
		type Escheat: Get<Self::AccountId>;

		/// The service fee of new listings as a share of the price, paid by the seller and rounded
		/// up; its type allows a fifth at most. A listing keeps the one it was created with.
		type ServiceFee: Get<FeeShare>;

		/// The least part of its face value that a unit costs of which nobody says that it was given away.
		#[pallet::constant]
		type LowestPaid: Get<Ppm>;

		/// The most listings of one seller that are stored, whether they still sell or not.
		#[pallet::constant]
		type MaxListingsPerSeller: Get<u32>;

		/// The clock of windows, in seconds.
		type UnixTime: UnixTime;

		/// What it adds to a sale that its units bear numbers.
		type SerialSaleWeight: Get<Weight>;

		/// What it adds to units that burn against money that they bear numbers, and nobody names those.
		type SerialWeight: Get<Weight>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Prepares series and buyers for the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxListingsPerSeller::get() > 0, "a seller needs a listing");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
