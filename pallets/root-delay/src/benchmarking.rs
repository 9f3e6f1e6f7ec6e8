// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of the calls.

use super::*;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use sp_core::H256;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_delay() {
		#[extrinsic_call]
		_(RawOrigin::Root, 7u32.into(), H256::repeat_byte(7));

		assert_eq!(Delay::<T>::get(), 7u32.into());
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
