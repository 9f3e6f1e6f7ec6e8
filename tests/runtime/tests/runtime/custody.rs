// SPDX-License-Identifier: Apache-2.0
//! Custody among the other rooms: property, courts, fees and time.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Asset, Reason, Tier};
use genex_runtime::{
	AccountId, Coupons, Custody, Runtime, RuntimeCall, Serials,
	configs::custody::CustodyWithdrawalDelay,
};
use genex_runtime_tests::{
	env,
	native::{dispatch, submit},
	scene::{self, US_CENT, gnx, units},
	who,
};
use pallet_custody::{Call, Error};
use sp_keyring::Sr25519Keyring::BobStash;

/// Free and held units of the holder.
fn holding(series: u32, who: &AccountId) -> (u64, u64) {
	Coupons::holding(who.clone(), series).map_or((0, 0), |found| (found.free, found.held))
}

#[test]
fn custody_should_leave_units_with_their_owner_until_both_signed() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let (custodian, friend) = (scene::custodian("Vault"), who::account("Friend"));
		scene::register(&friend, Tier::L2);
		let agreement = scene::agree(&custodian, US_CENT);
		let deposit = scene::keep(&who::holder(), agreement, series, 3_000);
		assert_eq!(holding(series, &who::holder()), (7_000, 3_000));
		let (to, quantity) = (friend.clone(), 1_000);
		let ask = Call::<Runtime>::request_move { deposit, to, quantity };
		let request = scene::ask(&who::holder(), ask);
		assert_eq!(units(series, &friend), 0);
		assert_ok!(dispatch(Call::<Runtime>::approve { deposit, request }, &custodian));
		assert_eq!(units(series, &friend), 1_000);
		let (redeemer, order_hash) = (who::issuer(), scene::hash_of("order"));
		let ask = Call::<Runtime>::request_redeem { deposit, redeemer, quantity, order_hash };
		let request = scene::ask(&who::holder(), ask);
		assert_ok!(dispatch(Call::<Runtime>::approve { deposit, request }, &custodian));
		assert_eq!(holding(series, &who::holder()), (7_000, 1_000));
		let collect = Call::<Runtime>::collect_fee { agreement, amount: 2 * US_CENT };
		assert_ok!(dispatch(collect, &custodian));
		assert_eq!(scene::dollars(&custodian), 2 * US_CENT);
	});
}

#[test]
fn units_in_custody_should_leave_by_no_other_way() {
	env::execute(|| {
		let (customer, keys) = (who::account("Consumer"), who::pair("Consumer"));
		let (to, store, order_hash) = (who::holder(), who::issuer(), scene::hash_of("order"));
		scene::register(&customer, Tier::L2);
		let (series, _) = scene::stage(std::slice::from_ref(&customer), 100);
		let agreement = scene::agree(&scene::custodian("Vault"), US_CENT);
		scene::keep(&customer, agreement, series, 10_000);
		let ticket = scene::signed_ticket(scene::ticket(&customer, &store, series, 1), &keys);
		let permit = scene::signed_permit(&keys, &to, series, 1);
		let (authorise, quantity) = (scene::authorisation(&store, series, 1), 1);
		let redeem = pallet_coupons::Call::<Runtime>::redeem {
			series,
			quantity,
			redeemer: store,
			order_hash,
			ciphertext: None,
		};
		let (signed, signature) = (ticket.ticket, ticket.signature);
		let bring = pallet_redemption::Call::<Runtime>::redeem_ticket { ticket: signed, signature };
		let (permit, signature) = (permit.permit, permit.signature);
		let settle = pallet_permits::Call::<Runtime>::settle { permit, signature };
		let others: [RuntimeCall; 7] = [
			pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into(),
			redeem.into(),
			bring.into(),
			authorise.into(),
			settle.into(),
			scene::printed_card(series, 1).into(),
			scene::gift_link(series, 1).into(),
		];
		for other in others {
			let refused = pallet_coupons::Error::<Runtime>::NotEnoughUnits;
			assert_noop!(dispatch(other, &customer), refused);
		}
		assert_eq!(holding(series, &customer), (0, 10_000));
	});
}

#[test]
fn withdrawal_should_need_only_time_when_the_custodian_is_silent() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let custodian = scene::custodian("Vault");
		let agreement = scene::agree(&custodian, US_CENT);
		let deposit = scene::keep(&who::holder(), agreement, series, 3_000);
		let ask = Call::<Runtime>::request_withdrawal { deposit, quantity: 3_000 };
		let request = scene::ask(&who::holder(), ask);
		let complete = Call::<Runtime>::complete_withdrawal { deposit, request };
		assert_noop!(dispatch(complete.clone(), &who::holder()), Error::<Runtime>::NotDue);
		env::advance(CustodyWithdrawalDelay::get());
		assert_ok!(dispatch(complete, &who::alith()));
		assert_eq!(holding(series, &who::holder()), (10_000, 0));
		assert_eq!(Custody::deposit_of(deposit), None);
	});
}

#[test]
fn custodian_should_stay_with_its_identity_while_it_is_registered() {
	env::execute(|| {
		let custodian = scene::custodian("Vault");
		scene::link(&custodian, &who::account("Branch"));
		let (account, reason) = (custodian.clone(), scene::hash_of("reason"));
		let leave = pallet_kyc::Call::<Runtime>::unlink_account { account, reason };
		assert_noop!(dispatch(leave.clone(), &custodian), pallet_kyc::Error::<Runtime>::NotEmpty);
		let remove = Call::<Runtime>::remove_custodian { custodian: custodian.clone(), reason };
		assert_ok!(dispatch(remove, &who::officer()));
		assert_ok!(dispatch(leave, &custodian));
	});
}

#[test]
fn court_order_should_reach_units_in_custody_once_an_officer_freed_them() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let custodian = scene::custodian("Vault");
		let agreement = scene::agree(&custodian, US_CENT);
		let deposit = scene::keep(&who::holder(), agreement, series, 9_000);
		let asset = Asset::Series(series);
		let id = scene::propose_forced_transfer(asset, &who::holder(), &who::alith(), 4_000);
		let approve = pallet_sanctions::Call::<Runtime>::approve_forced_transfer { id };
		assert_noop!(
			dispatch(approve.clone(), &who::second_officer()),
			pallet_coupons::Error::<Runtime>::NotEnoughUnits
		);
		let reason = scene::hash_of("reason");
		let release = Call::<Runtime>::force_release { deposit, reason };
		assert_ok!(dispatch(release, &who::officer()));
		assert_ok!(submit(approve, &BobStash.pair()));
		assert_eq!(units(series, &who::alith()), 4_000);
		assert_eq!(holding(series, &who::holder()), (6_000, 0));
	});
}

#[test]
fn rules_should_be_those_of_a_gift_when_the_custodian_signs() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let (custodian, stranger) = (scene::custodian("Vault"), who::account("Stranger"));
		let agreement = scene::agree(&custodian, US_CENT);
		let deposit = scene::keep(&who::holder(), agreement, series, 3_000);
		let (to, quantity) = (stranger.clone(), 1);
		let ask = Call::<Runtime>::request_move { deposit, to, quantity };
		let request = scene::ask(&who::holder(), ask);
		let approve = Call::<Runtime>::approve { deposit, request };
		let refused = pallet_coupons::Error::<Runtime>::Refused(Reason::RecipientUnknown.code());
		assert_noop!(dispatch(approve.clone(), &custodian), refused);
		scene::register(&stranger, Tier::L2);
		assert_ok!(dispatch(approve, &custodian));
	});
}

#[test]
fn customer_without_gnx_should_use_custody_and_leave_it() {
	env::execute(|| {
		let (customer, keys) = (who::account("Consumer"), who::pair("Consumer"));
		scene::register(&customer, Tier::L2);
		let (series, _) = scene::stage(std::slice::from_ref(&customer), 100);
		let custodian = scene::custodian("Vault");
		let agreement = scene::agree(&custodian, US_CENT);
		assert_eq!(gnx(&customer), 0);
		let keep = Call::<Runtime>::deposit { agreement, series, quantity: 100 };
		assert_ok!(submit(keep, &keys));
		let ask = Call::<Runtime>::request_redeem {
			deposit: 1,
			redeemer: who::issuer(),
			quantity: 10,
			order_hash: scene::hash_of("order"),
		};
		assert_ok!(submit(ask, &keys));
		let (to, quantity) = (who::alith(), 5);
		let give = Call::<Runtime>::request_move { deposit: 1, to, quantity };
		assert_ok!(submit(give, &keys));
		let back = Call::<Runtime>::cancel_request { deposit: 1, request: 2 };
		assert_ok!(submit(back, &keys));
		let leave = Call::<Runtime>::request_withdrawal { deposit: 1, quantity: 90 };
		assert_ok!(submit(leave, &keys));
		env::advance(CustodyWithdrawalDelay::get());
		scene::refresh_lists();
		let complete = Call::<Runtime>::complete_withdrawal { deposit: 1, request: 3 };
		assert_ok!(submit(complete, &keys));
		assert_eq!(holding(series, &customer), (9_990, 10));
		assert_eq!(gnx(&customer), 0);
	});
}

#[test]
fn deposit_should_leave_blocked_units_within_reach_of_a_court() {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::holder()], 100);
		let agreement = scene::agree(&scene::custodian("Vault"), US_CENT);
		scene::freeze_units(&who::holder(), series, 4_000);
		let keep = |quantity| {
			dispatch(Call::<Runtime>::deposit { agreement, series, quantity }, &who::holder())
		};
		let blocked = || Error::<Runtime>::Refused(Reason::UnitsFrozen.code());
		assert_noop!(keep(6_001), blocked());
		assert_ok!(keep(5_000));
		assert_noop!(keep(1_001), blocked());
		assert_ok!(keep(1_000));
		let asset = Asset::Series(series);
		let id = scene::propose_forced_transfer(asset, &who::holder(), &who::alith(), 4_000);
		let approve = pallet_sanctions::Call::<Runtime>::approve_forced_transfer { id };
		assert_ok!(dispatch(approve, &who::second_officer()));
		assert_eq!(units(series, &who::alith()), 4_000);
		assert_eq!(holding(series, &who::holder()), (0, 6_000));
	});
}

#[test]
fn serialised_units_should_move_and_burn_out_of_custody_by_their_lowest_numbers() {
	env::execute(|| {
		scene::stage(&[who::holder()], 1_000);
		let series = scene::numbered(&who::holder(), 10);
		let (custodian, friend) = (scene::custodian("Vault"), who::account("Friend"));
		scene::register(&friend, Tier::L2);
		let agreement = scene::agree(&custodian, US_CENT);
		let deposit = scene::keep(&who::holder(), agreement, series, 8);
		let (to, quantity) = (friend.clone(), 2);
		let ask = Call::<Runtime>::request_move { deposit, to, quantity };
		let request = scene::ask(&who::holder(), ask);
		assert_ok!(dispatch(Call::<Runtime>::approve { deposit, request }, &custodian));
		let (redeemer, order_hash) = (who::issuer(), scene::hash_of("order"));
		let ask = Call::<Runtime>::request_redeem { deposit, redeemer, quantity: 3, order_hash };
		let request = scene::ask(&who::holder(), ask);
		assert_ok!(dispatch(Call::<Runtime>::approve { deposit, request }, &custodian));
		let owner = |serial| Serials::owner_of(series, serial);
		assert_eq!((owner(1), owner(2)), (Some(friend.clone()), Some(friend)));
		assert_eq!((owner(3), owner(5), owner(6)), (None, None, Some(who::holder())));
		assert_eq!(holding(series, &who::holder()), (2, 3));
	});
}
