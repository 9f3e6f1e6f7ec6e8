// SPDX-License-Identifier: Apache-2.0
//! Shared transfer policies as holders meet them: a series points to a compound of four lists, and each list keeps its
//! side from acting until it has it as a member.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	CurrencyCode, ListingId, Money, Path, PolicyId, Quantity, Reason, SeriesId,
};
use genex_runtime::{AccountId, Runtime, RuntimeCall, System};
use genex_runtime_tests::{
	business, env,
	eth::{self, ALITH},
	native::{apply, dispatch},
	scene::{self, US_CENT, units},
	who,
};
use pallet_coupons::{Event, SeriesTerms, Source};
use pallet_transfer_policies::{Member, Policy};
use sp_core::H160;
use sp_runtime::DispatchError;

/// A series on sale whose policy asks another list on each side, all of them without members.
struct Stage {
	senders: PolicyId,
	recipients: PolicyId,
	buyers: PolicyId,
	redeemers: PolicyId,
	series: SeriesId,
	listing: ListingId,
}

/// The issuer creates a policy.
fn create(policy: Policy) -> PolicyId {
	let id = pallet_transfer_policies::NextPolicyId::<Runtime>::get();
	let create = pallet_transfer_policies::Call::<Runtime>::create_policy {
		policy,
		reason: scene::hash_of("policy"),
	};
	assert_ok!(dispatch(create, &who::issuer()));
	id
}

/// The issuer puts `member` on a list.
fn admit(policy: PolicyId, member: Member<AccountId>) {
	let members = vec![member].try_into().expect("one fits");
	let add = pallet_transfer_policies::Call::<Runtime>::add_members {
		policy,
		members,
		reason: scene::hash_of("policy"),
	};
	assert_ok!(dispatch(add, &who::issuer()));
}

fn person(who: &AccountId) -> Member<AccountId> {
	Member::Identity(scene::identity(who))
}

/// The stage, on which `buyer` has a hundred dollars.
fn stage(buyer: &AccountId) -> Stage {
	let [senders, recipients, buyers, redeemers] = [(); 4].map(|()| create(Policy::Allow));
	let policy = create(Policy::Compound {
		sender: senders,
		recipient: recipients,
		mint_recipient: buyers,
		redeemer: redeemers,
	});
	scene::refresh_lists();
	scene::attest_reserve();
	let terms = SeriesTerms { policy: Some(policy), ..scene::gift_card() };
	let series = scene::issue(terms, 1_000_000);
	let listing = scene::list(scene::offer(series, US_CENT, 1_000_000));
	scene::deposit(buyer, 100, "policies");
	Stage { senders, recipients, buyers, redeemers, series, listing }
}

/// The stage, on which `holder` was admitted as a buyer and bought a hundred units.
fn sold_stage(holder: &AccountId) -> Stage {
	let stage = stage(holder);
	admit(stage.buyers, person(holder));
	scene::buy(holder, stage.listing, 100);
	stage
}

/// The issuer lets `store` accept units.
fn appoint(series: SeriesId, store: &AccountId) {
	let redeemer = store.clone();
	let call = pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer };
	assert_ok!(dispatch(call, &who::issuer()));
}

fn purchase(stage: &Stage, quantity: Quantity) -> RuntimeCall {
	let (listing, max_total) = (stage.listing, u128::MAX);
	pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total }.into()
}

fn gift(stage: &Stage, to: &AccountId, quantity: Quantity) -> RuntimeCall {
	let (series, to) = (stage.series, to.clone());
	pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into()
}

fn redemption(stage: &Stage, store: &AccountId, quantity: Quantity) -> RuntimeCall {
	scene::redeeming(store, stage.series, quantity).into()
}

fn refused(reason: Reason) -> DispatchError {
	pallet_coupons::Error::<Runtime>::Refused(reason.code()).into()
}

/// The books say that the holder gave units away itself.
fn assert_given(stage: &Stage, from: &AccountId, to: &AccountId, quantity: Quantity) {
	let given = Event::<Runtime>::Transferred {
		path: Path::P2P,
		operator: None,
		series: stage.series,
		from: from.clone(),
		to: to.clone(),
		quantity,
		source: Source::Free,
	};
	System::assert_has_event(given.into());
}

/// The books say that `store` took units, without a message to the issuer.
fn assert_redeemed(stage: &Stage, holder: &AccountId, store: &AccountId, quantity: Quantity) {
	let redeemed = Event::<Runtime>::Redeemed {
		series: stage.series,
		holder: holder.clone(),
		redeemer: store.clone(),
		quantity,
		face: Money::new(CurrencyCode::USD, quantity.into()),
		order_hash: scene::hash_of("order"),
		ciphertext: None,
	};
	System::assert_has_event(redeemed.into());
}

#[test]
fn purchase_should_wait_for_the_policy_to_admit_the_buyer() {
	env::execute(|| {
		let buyer = who::holder();
		let stage = stage(&buyer);
		let money = scene::dollars(&buyer);
		let reason = Reason::PolicyMintRecipient;
		assert_noop!(dispatch(purchase(&stage, 10), &buyer), refused(reason));
		// Being admitted to another side says nothing of this one.
		admit(stage.recipients, person(&buyer));
		assert_noop!(dispatch(purchase(&stage, 10), &buyer), refused(reason));
		admit(stage.buyers, person(&buyer));
		assert_ok!(dispatch(purchase(&stage, 10), &buyer));
		let (series, issuer, quantity) = (stage.series, who::issuer(), 10);
		let sold = Event::<Runtime>::Sold { series, issuer, buyer: buyer.clone(), quantity };
		System::assert_has_event(sold.into());
		assert_eq!(units(stage.series, &buyer), 10);
		assert_eq!(money - scene::dollars(&buyer), 10 * US_CENT);
	});
}

#[test]
fn gift_should_wait_for_the_policy_to_admit_giver_and_receiver() {
	env::execute(|| {
		let (giver, receiver) = (who::holder(), who::alith());
		let stage = sold_stage(&giver);
		let give = || dispatch(gift(&stage, &receiver, 10), &giver);
		assert_noop!(give(), refused(Reason::PolicySender));
		admit(stage.senders, person(&giver));
		assert_noop!(give(), refused(Reason::PolicyRecipient));
		admit(stage.recipients, person(&receiver));
		assert_ok!(give());
		assert_given(&stage, &giver, &receiver, 10);
		assert_eq!((units(stage.series, &giver), units(stage.series, &receiver)), (90, 10));
		// Whoever got units may have them and not pass them on.
		let back = dispatch(gift(&stage, &giver, 1), &receiver);
		assert_eq!(back, Err(refused(Reason::PolicySender)));
	});
}

#[test]
fn redemption_should_wait_for_the_policy_to_admit_the_store() {
	env::execute(|| {
		let (holder, store) = (who::holder(), who::gateway());
		let stage = sold_stage(&holder);
		appoint(stage.series, &store);
		let redeem = |store: &AccountId| dispatch(redemption(&stage, store, 10), &holder);
		assert_noop!(redeem(&store), refused(Reason::PolicyRedeemer));
		// The issuer's own counter is open to every holder.
		assert_ok!(redeem(&who::issuer()));
		assert_eq!(units(stage.series, &holder), 90);
		admit(stage.redeemers, Member::Account(store.clone()));
		assert_ok!(redeem(&store));
		assert_redeemed(&stage, &holder, &store, 10);
		assert_eq!(units(stage.series, &holder), 80);
	});
}

#[test]
fn redemption_should_be_let_through_when_the_identity_of_the_store_is_admitted() {
	env::execute(|| {
		let (holder, store) = (who::holder(), who::gateway());
		let stage = sold_stage(&holder);
		appoint(stage.series, &store);
		admit(stage.redeemers, person(&store));
		assert_ok!(dispatch(redemption(&stage, &store, 10), &holder));
		assert_redeemed(&stage, &holder, &store, 10);
		assert_eq!(units(stage.series, &holder), 90);
	});
}

/// Asserts that Alith's call of a precompile would revert with the code of `reason`.
fn assert_reverts(target: H160, input: &[u8], reason: Reason) {
	let (reverted, data) = eth::ask(&who::alith(), target, input.to_vec());
	assert!(reverted);
	let text = eth::revert_text(&data).expect("a text");
	assert!(text.contains(&format!("Genex: {} ", reason.code())), "{text}");
}

/// Puts Alith's call of a precompile into the block, which must not revert.
fn call(target: H160, input: Vec<u8>) {
	let mark = eth::mark();
	assert_ok!(apply(ALITH.call(target, input)).expect("a valid transaction"));
	assert_eq!(eth::reverted(mark), None);
}

#[test]
fn gift_from_solidity_should_wait_for_the_policy_to_admit_giver_and_receiver() {
	env::execute(|| {
		let (giver, receiver) = (who::alith(), who::baltathar());
		let stage = sold_stage(&giver);
		let gift = pallet_coupons::Call::<Runtime>::transfer_from {
			from: giver.clone(),
			to: receiver.clone(),
			series: stage.series,
			quantity: 5,
		};
		let (coupon, input) = business::units(&gift).expect("served to Solidity");
		assert_reverts(coupon, &input, Reason::PolicySender);
		admit(stage.senders, person(&giver));
		assert_reverts(coupon, &input, Reason::PolicyRecipient);
		admit(stage.recipients, person(&receiver));
		call(coupon, input);
		assert_given(&stage, &giver, &receiver, 5);
		assert_eq!((units(stage.series, &giver), units(stage.series, &receiver)), (95, 5));
	});
}

#[test]
fn redemption_from_solidity_should_wait_for_the_policy_to_admit_the_store() {
	env::execute(|| {
		let (holder, store) = (who::alith(), who::baltathar());
		let stage = sold_stage(&holder);
		appoint(stage.series, &store);
		let redeem = scene::redeeming(&store, stage.series, 5);
		let (till, input) = business::units(&redeem).expect("served to Solidity");
		assert_reverts(till, &input, Reason::PolicyRedeemer);
		admit(stage.redeemers, Member::Account(store.clone()));
		call(till, input);
		assert_redeemed(&stage, &holder, &store, 5);
		assert_eq!(units(stage.series, &holder), 95);
	});
}
