// SPDX-License-Identifier: Apache-2.0
//! What no pool pays for, and what people without GNX are told then.

use super::*;
use frame_support::{dispatch::DispatchClass, weights::Weight};
use genex_primitives::LegalClass;
use genex_runtime::{
	Redemption, RuntimeOrigin, configs::fees::OrdinaryBlockSpace, tx_extension::CustomInvalidity,
};
use genex_runtime_tests::{
	native::{dispatch, dispatch_as},
	scene::USDC,
};
use pallet_coupons::SeriesTerms;
use pallet_fee_policy::Policy;
use pallet_sales::ListingTerms;
use pallet_transaction_payment::{Multiplier, NextFeeMultiplier};

/// What a transaction is refused with that nobody pays, since no pool does for this reason.
pub fn unpaid(because: NotSponsored) -> TransactionValidityError {
	CustomInvalidity::of_unpaid(because).into()
}

fn who_address() -> sp_core::H160 {
	eth::ALITH.address()
}

#[test]
fn hopeless_acts_should_not_reach_the_pool_without_gnx() {
	env::execute(|| {
		let stage = stage();
		let unknown = pallet_sales::Call::<Runtime>::purchase {
			listing: stage.listing + 1,
			quantity: 1,
			max_total: DOLLAR,
		};
		let too_many = redeem(&stage, 1_000_000);
		let too_much = pallet_cash::Call::<Runtime>::transfer {
			asset: USDC,
			to: who::alith(),
			amount: 1_000_000 * DOLLAR,
		};
		let no_market =
			pallet_order_book::Call::<Runtime>::cancel_by_client { market: 99, client: 7 };
		let calls: [RuntimeCall; 4] = [unknown.into(), too_many, too_much.into(), no_market.into()];
		let hopeless = unpaid(NotSponsored::Hopeless);
		for call in calls {
			assert_eq!(validate(sign(call.clone(), &consumer())), Err(hopeless));
			assert_eq!(apply(sign(call.clone(), &consumer())), Err(hopeless));
			assert_eq!(validate(STRANGER.free_native(call)), Err(hopeless));
		}
		assert_eq!(paid_since(0), Vec::new());
	});
}

#[test]
fn units_and_offers_should_not_reach_the_pool_without_gnx_when_their_time_is_over() {
	env::execute(|| {
		let plain = stage();
		let valid_until = env::now() + 86_400;
		let legal_class = LegalClass::Promotional;
		let terms = SeriesTerms { legal_class, valid_until, ..scene::gift_card() };
		let series = scene::issue(terms, 1_000);
		let offer = scene::offer(series, scene::US_CENT, 1_000);
		let listing = scene::list(ListingTerms { closes_at: valid_until, ..offer });
		for holder in [who::account("Consumer"), STRANGER.account()] {
			scene::buy(&holder, listing, 100);
		}
		let stage = Stage { series, listing, ..plain };
		let acts = || [purchase(&stage), redeem(&stage, 1), gift(&stage)];
		for call in acts() {
			assert_ok!(validate(sign(call.clone(), &consumer())));
			assert_ok!(validate(STRANGER.free_native(call)));
		}
		env::advance(86_400);
		scene::refresh_lists();
		let hopeless = Err(unpaid(NotSponsored::Hopeless));
		for call in acts() {
			assert_eq!(validate(sign(call.clone(), &consumer())), hopeless);
			assert_eq!(validate(STRANGER.free_native(call)), hopeless);
		}
		assert_eq!(paid_since(0), Vec::new());
	});
}

#[test]
fn authorisations_should_be_ended_for_free_by_those_who_may_and_when_they_may() {
	env::execute(|| {
		let stage = stage();
		let holder = who::account("Consumer");
		let id = scene::authorise(&holder, &who::issuer(), stage.series, 10);
		let void = pallet_redemption::Call::<Runtime>::void { id };
		let give_back = pallet_redemption::Call::<Runtime>::return_expired { id };
		let refused = Err(unpaid(NotSponsored::Hopeless));
		for ended in [RuntimeCall::from(void.clone()), give_back.into()] {
			assert_eq!(validate(sign(ended.clone(), &consumer())), refused);
			assert_eq!(validate(sign(ended, &who::pair("Friend"))), refused);
		}
		assert_eq!(paid_since(0), Vec::new());
		let open = Redemption::authorisation(id).expect("it is open");
		env::advance(open.deadline - env::now());
		assert_eq!(validate(sign(void.clone(), &who::pair("Friend"))), refused);
		free_of_charge(&holder, sign(void, &consumer()), Act::Capture);
	});
}

#[test]
fn deposits_of_blocked_units_should_not_reach_the_pool_without_gnx() {
	env::execute(|| {
		let stage = stage();
		let agreement = scene::agree(&scene::custodian("Vault"), scene::US_CENT);
		let series = stage.series;
		scene::freeze_units(&who::account("Consumer"), series, 9_000);
		let keep = |quantity| {
			let call = pallet_custody::Call::<Runtime>::deposit { agreement, series, quantity };
			validate(sign(call, &consumer()))
		};
		assert_eq!(keep(1_001), Err(unpaid(NotSponsored::Hopeless)));
		assert_ok!(keep(1_000));
	});
}

#[test]
fn unregistered_accounts_should_pay_for_themselves() {
	env::execute(|| {
		let stage = stage();
		let stranger = who::pair("Nobody");
		// The chain has no account of it, and a native transaction is told no more than that nobody pays.
		assert_eq!(validate(sign(purchase(&stage), &stranger)), Err(UNPAID));
		let refused = Err(unpaid(NotSponsored::NotRegistered));
		assert_eq!(validate(Key([8; 32]).free_native(purchase(&stage))), refused);
		scene::endow(&who::account("Nobody"), GNX);
		let before = pool();
		// The purchase itself is refused; the fee is the signer's.
		assert!(submit(purchase(&stage), &stranger).is_err());
		assert!(gnx(&who::account("Nobody")) < GNX);
		assert_eq!(pool(), before);
	});
}

#[test]
fn whose_tier_was_revoked_should_be_told_to_register() {
	env::execute(|| {
		let stage = stage();
		for consumer in [who::account("Consumer"), STRANGER.account()] {
			scene::revoke(&consumer);
		}
		let refused = Err(unpaid(NotSponsored::NotRegistered));
		assert_eq!(validate(sign(purchase(&stage), &consumer())), refused);
		assert_eq!(validate(STRANGER.free_native(purchase(&stage))), refused);
		assert_eq!(apply(sign(purchase(&stage), &consumer())).err(), refused.err());
	});
}

#[test]
fn price_zero_should_buy_nothing_but_sponsored_acts() {
	env::execute(|| {
		stage();
		scene::endow(&STRANGER.account(), GNX);
		let refused = Err(unpaid(NotSponsored::SignerPays));
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		assert_eq!(validate(STRANGER.free_native(remark)), refused);
		let transfer = STRANGER.free_call(who_address(), Vec::new());
		assert_eq!(validate(transfer), refused);
		let mut value = STRANGER.eip1559(who_address(), 1.into(), Vec::new());
		value.gas_price = 0.into();
		value.max_fee_per_gas = 0.into();
		let value = pallet_revive::evm::TransactionUnsigned::Transaction1559Unsigned(value);
		assert_eq!(validate(STRANGER.wrap(value)), refused);
		assert_eq!(gnx(&STRANGER.account()), GNX);
	});
}

#[test]
fn gifts_should_end_with_the_quota_and_come_back_with_time() {
	env::execute(|| {
		let stage = stage();
		// So few that the limits of the rules do not end them before.
		let policy = FeePolicy::policy();
		let policy = Policy { gift_capacity: policy.gift_capacity / 8, ..policy };
		assert_ok!(FeePolicy::set_policy(RuntimeOrigin::root(), policy, scene::hash_of("fewer")));
		let mut gifts = 0;
		while validate(sign(gift(&stage), &consumer())).is_ok() {
			assert_ok!(submit(gift(&stage), &consumer()));
			gifts += 1;
			assert!(gifts < 500, "a quota ends");
			// The sponsored share of a block has room for some, and a block takes a second.
			if gifts % 10 == 0 {
				env::next_block();
			}
		}
		assert!(gifts >= 3, "some gifts a day are free: {gifts}");
		let refused = Err(unpaid(NotSponsored::GiftQuota));
		assert_eq!(validate(sign(gift(&stage), &consumer())), refused);
		// Another account of the same identity has the same quota.
		let (series, to, quantity) = (stage.series, who::account("Spare"), 10);
		scene::link(&who::account("Consumer"), &to);
		let move_over = pallet_coupons::Call::<Runtime>::transfer { series, to, quantity };
		assert_ok!(dispatch(move_over, &who::account("Consumer")));
		assert_eq!(validate(sign(gift(&stage), &who::pair("Spare"))), refused);
		// Purchases go on.
		assert_ok!(validate(sign(purchase(&stage), &consumer())));
		env::advance(86_400);
		scene::refresh_lists();
		assert_ok!(submit(gift(&stage), &consumer()));
	});
}

#[test]
fn empty_pool_should_leave_the_fee_to_the_signer() {
	env::execute(|| {
		let stage = stage();
		let withdraw = pallet_fee_policy::Call::<Runtime>::withdraw {
			pool: PLATFORM_POOL,
			amount: pool() - genex_runtime::constants::EXISTENTIAL_DEPOSIT,
			to: who::alith(),
			reason: scene::hash_of("reason"),
		};
		assert_ok!(dispatch_as(withdraw, scene::council()));
		let refused = Err(unpaid(NotSponsored::PoolEmpty));
		assert_eq!(validate(sign(purchase(&stage), &consumer())), refused);
		assert_eq!(validate(STRANGER.free_native(purchase(&stage))), refused);
		let quote = quotes::payer_of(&who::account("Consumer"), &purchase(&stage), 200);
		assert!(matches!(quote, FeePayer::Signer { because: NotSponsored::PoolEmpty, .. }));
		let call = pallet_fee_policy::Call::<Runtime>::top_up { pool: PLATFORM_POOL, amount: GNX };
		assert_ok!(submit(call, &sp_keyring::Sr25519Keyring::Alice.pair()));
		assert_ok!(submit(purchase(&stage), &consumer()));
	});
}

#[test]
fn code_should_say_why_no_pool_pays() {
	for (because, code) in [
		(NotSponsored::SignerPays, 5),
		(NotSponsored::NotRegistered, 6),
		(NotSponsored::Hopeless, 7),
		(NotSponsored::NoPool, 8),
		(NotSponsored::PoolEmpty, 9),
		(NotSponsored::PoolBudget, 10),
		(NotSponsored::IdentityBudget, 11),
		(NotSponsored::GiftQuota, 12),
		(NotSponsored::Crowded, 13),
	] {
		let told = TransactionValidityError::from(InvalidTransaction::Custom(code));
		assert_eq!(unpaid(because), told, "{because:?}");
	}
	let full = TransactionValidityError::from(InvalidTransaction::ExhaustsResources);
	assert_eq!(unpaid(NotSponsored::BlockFull), full);
}

#[test]
fn crowded_chain_should_say_so_to_who_has_no_gnx_and_go_on_with_purchases() {
	env::execute(|| {
		let stage = stage();
		NextFeeMultiplier::<Runtime>::put(Multiplier::from_u32(10));
		let refused = Err(unpaid(NotSponsored::Crowded));
		for call in [bid(&stage), gift(&stage)] {
			assert_eq!(validate(sign(call.clone(), &consumer())), refused);
			assert_eq!(validate(STRANGER.free_native(call)), refused);
		}
		for call in [purchase(&stage), redeem(&stage, 1)] {
			assert_ok!(validate(sign(call.clone(), &consumer())));
			assert_ok!(validate(STRANGER.free_native(call)));
		}
		// Whoever has GNX does what is not free.
		scene::endow(&who::account("Consumer"), GNX);
		assert_ok!(submit(gift(&stage), &consumer()));
		assert_eq!(paid_since(0), Vec::new());
	});
}

/// Makes blocks that `work` was done in while `goes_on`; gives how many.
fn blocks_while(goes_on: impl Fn() -> bool, work: impl Fn()) -> u32 {
	let mut blocks = 0;
	while goes_on() {
		work();
		env::next_block();
		blocks += 1;
		assert!(blocks < 2_000, "it comes to an end");
	}
	blocks
}

#[test]
fn full_blocks_should_leave_urgent_acts_free_alone_until_the_chain_is_quiet_again() {
	env::execute(|| {
		let stage = stage();
		let spike = FeePolicy::policy().spike_multiplier;
		let bid = || sign(bid(&stage), &consumer());
		// Others use all the space there is for ordinary transactions.
		let fill = || {
			let all = Weight::from_parts(OrdinaryBlockSpace::get(), 0);
			System::register_extra_weight_unchecked(all, DispatchClass::Normal);
		};
		let full = blocks_while(|| validate(bid()).is_ok(), fill);
		assert!(full > 100, "some full blocks are no spike: {full}");
		assert!(TransactionPayment::next_fee_multiplier() > spike);
		let crowded = Err(unpaid(NotSponsored::Crowded));
		assert_eq!(validate(bid()), crowded);
		assert_eq!(validate(sign(gift(&stage), &consumer())), crowded);
		let urgent = [(purchase(&stage), Act::Purchase), (redeem(&stage, 1), Act::Redeem)];
		for (call, act) in urgent {
			free_of_charge(&who::account("Consumer"), sign(call, &consumer()), act);
		}

		let quiet = blocks_while(|| validate(bid()).is_err(), || ());
		assert!(quiet < full, "it falls as it rose");
		assert!(TransactionPayment::next_fee_multiplier() <= spike);
		free_of_charge(&who::account("Consumer"), bid(), Act::Trade);
		let gift = sign(gift(&stage), &consumer());
		free_of_charge(&who::account("Consumer"), gift, Act::Gift);
	});
}

#[test]
fn long_lists_of_gifts_should_be_paid_by_their_signer() {
	env::execute(|| {
		let stage = stage();
		let list = |count: usize| -> RuntimeCall {
			let to = who::account("Friend");
			let items = pallet_coupons::BatchItems::truncate_from(vec![(stage.series, 1); count]);
			pallet_coupons::Call::<Runtime>::transfer_batch { to, items }.into()
		};
		let both = |one: usize, other: usize| -> RuntimeCall {
			let calls = vec![list(one), list(other)];
			pallet_utility::Call::<Runtime>::batch { calls }.into()
		};
		let signer_pays = |call: RuntimeCall| {
			let quote = quotes::payer_of(&who::account("Consumer"), &call, 200);
			matches!(quote, FeePayer::Signer { because: NotSponsored::SignerPays, .. })
		};
		assert!(!signer_pays(list(10)));
		assert!(signer_pays(list(11)));
		// The batch itself counts as well.
		assert!(!signer_pays(both(4, 5)));
		assert!(signer_pays(both(5, 5)));
		assert_eq!(validate(sign(list(11), &consumer())), Err(UNPAID));
		let refused = Err(unpaid(NotSponsored::SignerPays));
		assert_eq!(validate(STRANGER.free_native(list(11))), refused);
	});
}
