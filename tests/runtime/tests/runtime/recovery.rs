// SPDX-License-Identifier: Apache-2.0
//! A person who lost a key gets everything back without GNX, natively and with an Ethereum key. Tier, freeze and limits
//! are the identity's, so they come along.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{FreezeMode, Quantity, Tier, sponsor::NotSponsored, traits::Identities};
use genex_runtime::{
	AccountId, Compliance, Kyc, Recovery, Runtime, RuntimeCall, System, UncheckedExtrinsic,
	constants::GNX, tx_extension::CustomInvalidity,
};
use genex_runtime_tests::{
	env,
	eth::{self, Key},
	native::{apply, dispatch, sign, validate},
	scene::{self, DOLLAR, USDC, by_identity, dollars, units},
	who,
};
use pallet_recovery::{Call, FriendGroupOf};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

const FROZEN: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Custom(4));

/// The key that is lost, and the one that takes its place.
const LOST: Key = Key([21; 32]);
const FOUND: Key = Key([22; 32]);

/// A person's way to sign for free.
trait Signer {
	fn account(&self) -> AccountId;
	fn free(&self, call: RuntimeCall) -> UncheckedExtrinsic;
}

struct Native(&'static str);

impl Signer for Native {
	fn account(&self) -> AccountId {
		who::account(self.0)
	}

	fn free(&self, call: RuntimeCall) -> UncheckedExtrinsic {
		sign(call, &who::pair(self.0))
	}
}

impl Signer for Key {
	fn account(&self) -> AccountId {
		Key::account(self)
	}

	fn free(&self, call: RuntimeCall) -> UncheckedExtrinsic {
		self.free_native(call)
	}
}

fn act(signer: &impl Signer, call: impl Into<RuntimeCall>) {
	let mark = eth::mark();
	assert_eq!(apply(signer.free(call.into())), Ok(Ok(())));
	assert_eq!(eth::reverted(mark), None);
	let data = System::account(signer.account()).data;
	assert_eq!((data.free, data.reserved), (0, 0), "nothing was paid and nothing is held");
}

/// Moves what `lost` has to `found`: coupons, then money.
fn move_all(
	series: u32,
	quantity: Quantity,
	amount: u128,
	lost: &AccountId,
	to: &AccountId,
) -> RuntimeCall {
	let coupons =
		pallet_coupons::Call::<Runtime>::transfer { series, to: to.clone(), quantity }.into();
	let money =
		pallet_cash::Call::<Runtime>::transfer { asset: USDC, to: to.clone(), amount }.into();
	let call = pallet_utility::Call::<Runtime>::batch_all { calls: vec![coupons, money] };
	Call::<Runtime>::control_inherited_account {
		recovered: lost.clone().into(),
		call: Box::new(call.into()),
	}
	.into()
}

/// Friends without GNX, the person's only ones.
const FRIENDS: [Native; 2] = [Native("First friend"), Native("Second friend")];

fn group(inheritor: AccountId) -> FriendGroupOf<Runtime> {
	scene::friend_group(FRIENDS.iter().map(Signer::account).collect(), 2, inheritor)
}

/// The whole way, from naming friends to holding everything again.
fn recover(lost: &impl Signer, found: &impl Signer) {
	let (old, new) = (lost.account(), found.account());
	for person in FRIENDS.iter().map(Signer::account).chain([old.clone()]) {
		scene::register(&person, Tier::L2);
	}
	let (series, _) = scene::stage(std::slice::from_ref(&old), 400);
	let friend_groups = vec![group(new.clone())];
	act(lost, Call::<Runtime>::set_friend_groups { friend_groups });
	// Some of the day's limit is used before the key is lost.
	let gift = pallet_cash::Call::<Runtime>::transfer {
		asset: USDC,
		to: FRIENDS[0].account(),
		amount: 50 * DOLLAR,
	};
	act(lost, gift);
	let identity = scene::identity(&old);
	let limits = Compliance::limit_status(identity).expect("registered");

	// The person is frozen when the key is lost.
	scene::freeze(by_identity(&old), FreezeMode::Full);
	let (quantity, amount) = (units(series, &old), dollars(&old));
	let everything = move_all(series, quantity, amount, &old, &new);

	// The attestor looks at the person again, and vouches for the new account.
	scene::link(&old, &new);
	assert_eq!(Kyc::tier_of(&new), Tier::L2, "the tier is the identity's");
	assert_eq!(validate(found.free(everything.clone())), Err(FROZEN), "and so is the freeze");
	let (lost, friend_group_index) = (old.clone(), 0);
	act(
		&FRIENDS[0],
		Call::<Runtime>::initiate_attempt { lost: lost.clone().into(), friend_group_index },
	);
	act(
		&FRIENDS[1],
		Call::<Runtime>::approve_attempt { lost: lost.clone().into(), friend_group_index },
	);
	env::run_blocks(10);
	act(&FRIENDS[1], Call::<Runtime>::finish_attempt { lost: lost.into(), friend_group_index });
	assert_eq!(Recovery::inheritor(old.clone()), Some(new.clone()));

	// The freeze of before holds both accounts still.
	assert_eq!(validate(found.free(everything.clone())), Err(FROZEN));
	scene::release(by_identity(&old));

	act(found, everything);
	assert_eq!((units(series, &old), dollars(&old)), (0, 0));
	assert_eq!((units(series, &new), dollars(&new)), (quantity, amount));
	let after = Compliance::limit_status(identity).expect("registered");
	assert_eq!(
		limits, after,
		"what was used of the limits stays used, and moving home uses nothing"
	);
	assert_eq!(scene::identity(&new), identity);
}

#[test]
fn account_should_be_recovered_without_gnx_natively() {
	env::execute(|| recover(&Native("Lost person"), &Native("Found person")));
}

#[test]
fn account_should_be_recovered_without_gnx_by_an_ethereum_key() {
	env::execute(|| recover(&LOST, &FOUND));
}

#[test]
fn account_should_be_recovered_from_a_native_key_to_an_ethereum_key() {
	env::execute(|| recover(&Native("Lost person"), &FOUND));
}

#[test]
fn only_the_inheritor_should_be_sponsored_for_an_inherited_account() {
	env::execute(|| {
		let (lost, thief) = (who::account("Lost person"), Native("Thief"));
		scene::register(&lost, Tier::L2);
		scene::register(&thief.account(), Tier::L2);
		let (series, _) = scene::stage(std::slice::from_ref(&lost), 100);
		let theft = move_all(series, 1, 1, &lost, &thief.account());
		let hopeless = CustomInvalidity::of_unpaid(NotSponsored::Hopeless);
		assert_eq!(validate(thief.free(theft)), Err(hopeless.into()));
	});
}

#[test]
fn strangers_should_hold_a_deposit_for_what_they_store() {
	env::execute(|| {
		let stranger = who::account("Stranger");
		let friend_groups = vec![group(who::alith())];
		let set = Call::<Runtime>::set_friend_groups { friend_groups };
		assert!(dispatch(set.clone(), &stranger).is_err(), "nothing to hold");
		scene::endow(&stranger, GNX);
		assert_ok!(dispatch(set, &stranger));
		let held = |who: &AccountId| System::account(who).data.reserved;
		assert!(held(&stranger) > 0);
		// What was held comes back, also after somebody vouched for the account.
		scene::register(&stranger, Tier::L1);
		assert_ok!(dispatch(
			Call::<Runtime>::set_friend_groups { friend_groups: Vec::new() },
			&stranger
		));
		assert_eq!(held(&stranger), 0);
		assert_noop!(
			dispatch(Call::<Runtime>::revoke_inheritor {}, &stranger),
			pallet_recovery::Error::<Runtime>::NoInheritor
		);
	});
}
