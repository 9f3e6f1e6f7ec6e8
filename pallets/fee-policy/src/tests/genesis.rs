// SPDX-License-Identifier: Apache-2.0

use crate::{NextPoolId, PlatformPool, Policy, Pool, PoolKind, Pools, mock::*};
use genex_primitives::sponsor::PLATFORM_POOL;

#[test]
fn genesis_should_make_the_platform_pool_when_it_is_named() {
	run(|| {
		let (kind, owner) = (PoolKind::Platform, None);
		let pool = Pool { kind, owner, terms: terms(), changed_on: None };
		assert_eq!(Pools::<Test>::get(PLATFORM_POOL), Some(pool));
		assert_eq!(gnx_of(PLATFORM_POOL), WEALTH);
		assert_eq!(NextPoolId::<Test>::get(), 1);
		assert_eq!(FeePolicy::policy(), Policy::default());
		let account = FeePolicy::account_of(PLATFORM_POOL);
		assert_eq!(System::providers(&account), 2, "of the pool and of its GNX");
	});
}

#[test]
fn genesis_should_make_no_pool_when_none_is_named() {
	ExtBuilder::without_platform().run(|| {
		assert_eq!(Pools::<Test>::iter().count(), 0);
	});
}

#[test]
#[should_panic(expected = "platform's pool of the genesis block")]
fn genesis_should_panic_when_the_platform_pool_could_pay_nothing() {
	use sp_runtime::BuildStorage;
	let platform = Some(PlatformPool { day_budget: 0, identity_day_budget: 1, alert_below: 0 });
	let config = crate::GenesisConfig::<Test> { platform, ..Default::default() };
	config.build_storage().unwrap();
}
