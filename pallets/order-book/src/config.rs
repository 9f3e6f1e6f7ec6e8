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
		/// Where stablecoins are kept and move.
		type Cash: Cash<Self::AccountId>;
		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;
		/// Whether the issuer of a series is in default.
		type Issuers: Issuers<Self::AccountId>;
		/// Whom an issuer must not trade its own series with.
		type Related: Related<Self::AccountId>;
		/// What a volume is worth.
		type Rates: Rates;
		/// Where fills give back what they did not need.
		type Compliance: Compliance<Self::AccountId>;
		/// Where trades of high value are reviewed.
		type Reviews: Reviews<Self::AccountId>;
		/// What a lot ought to cost, by a formula outside the market. A market asks once an hour, and once the formula is
		/// of another version, so what else changes its answer takes effect within the hour.
		type ReferencePrice: ReferencePrice;
		/// The account that receives the fees.
		type Treasury: Get<Self::AccountId>;
		/// The clock, in seconds.
		type UnixTime: UnixTime;
		/// Opens markets and sets rules, fees and terms.
		type MarketOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Halts and resumes markets, and returns orders that an authority must reach.
		type HaltOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;
		/// The most makers one order visits, and the most steps of one uncross.
		#[pallet::constant]
		type MaxFills: Get<u32>;
		/// The most legs of a batch, and the most orders that one call cancels or returns.
		#[pallet::constant]
		type MaxBatch: Get<u32>;
		/// The most trades of one identity that wait for a review at a time, counted for whoever took; and the most that
		/// one order tries. They bind value of makers for days, so do not raise it lightly.
		#[pallet::constant]
		type MaxHeldTrades: Get<u32>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Prepares series and traders for the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxFills::get() > 0, "an order visits a maker");
			assert!(T::MaxBatch::get() >= 100, "a batch has room for 100 legs");
		}

		/// For `on_finalize`, which forgets how far the block came; each call pays for what it noted.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::DbWeight::get().reads(1)
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			// No block before left any, so all of them go, whatever the limit.
			let _all = Walks::<T>::clear(u32::MAX, None);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
