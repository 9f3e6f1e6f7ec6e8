// SPDX-License-Identifier: Apache-2.0
//! Pools of issuers, which come before the platform's.

use super::*;
use genex_primitives::{FreezeMode, Reason, sponsor::ActSet};
use sp_runtime::DispatchResult;

#[test]
fn issuer_should_pay_for_its_series_and_its_pool_stop_while_it_is_frozen() {
	use pallet_fee_policy::Call;
	env::execute(|| {
		let stage = stage();
		let alice = sp_keyring::Sr25519Keyring::Alice.pair();
		let terms = pallet_fee_policy::PoolTerms {
			acts: ActSet::all(),
			day_budget: GNX,
			identity_day_budget: GNX,
			alert_below: 0,
			until: None,
		};
		let (pool, amount) = (1, 10 * GNX);
		assert_ok!(submit(Call::<Runtime>::create_issuer_pool { terms }, &alice));
		assert_ok!(submit(Call::<Runtime>::top_up { pool, amount }, &alice));
		let assign = Call::<Runtime>::assign_series {
			series: stage.series,
			pool: Some(pool),
			reason: scene::hash_of("reason"),
		};
		assert_ok!(submit(assign, &alice));
		let account = FeePolicy::account_of(pool);
		// What the issuer's pool and the platform's paid for an act of the consumer's.
		let spent = |call: RuntimeCall, outcome: DispatchResult| {
			let (own, platforms) = (gnx(&account), super::pool());
			assert_eq!(submit(call, &consumer()), outcome);
			(own - gnx(&account), platforms - super::pool())
		};
		let buys = || spent(purchase(&stage), Ok(()));
		let (own, platforms) = buys();
		assert!(own > 0 && platforms == 0, "the issuer paid");

		scene::freeze(scene::by_identity(&who::issuer()), FreezeMode::Full);
		let (holder, friend) = (who::account("Consumer"), who::account("Friend"));
		let quote = quotes::payer_of(&holder, &redeem(&stage, 1), 200);
		assert!(matches!(quote, FeePayer::Pool { pool: PLATFORM_POOL, .. }));
		let units = || [&holder, &friend].map(|who| scene::units(stage.series, who));
		let (mark, [held, given]) = (eth::mark(), units());
		let moved = spent(gift(&stage), Ok(()));
		assert_eq!(
			moved,
			(0, fee_since(mark, &holder, Act::Gift)),
			"nothing leaves a frozen party"
		);
		assert_eq!(units(), [held - 10, given + 10]);
		// A frozen redeemer accepts nothing, and who asked it keeps its units.
		let reason = Reason::RecipientFrozen.code();
		let refused = pallet_coupons::Error::<Runtime>::Refused(reason);
		let mark = eth::mark();
		let moved = spent(redeem(&stage, 1), Err(refused.into()));
		assert_eq!(
			moved,
			(0, fee_since(mark, &holder, Act::Redeem)),
			"nothing leaves a frozen party"
		);
		assert_eq!(units(), [held - 10, given + 10]);

		scene::release(scene::by_identity(&who::issuer()));
		let (own, platforms) = buys();
		assert!(own > 0 && platforms == 0, "the issuer pays again");
	});
}
