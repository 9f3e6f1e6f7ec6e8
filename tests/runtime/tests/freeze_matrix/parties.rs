// SPDX-License-Identifier: Apache-2.0
//! Who takes part, and what everyone has to act with.

use crate::{acts::Amounts, routes::Route};
use frame_support::assert_ok;
use genex_primitives::{IdentityKind, Jurisdiction, ListingId, SeriesId, Tier};
use genex_runtime::{AccountId, Runtime, RuntimeCall, RuntimeOrigin, constants::GNX};
use genex_runtime_tests::{
	native::{dispatch, dispatch_as},
	scene::{self, DOLLAR},
	who,
};
use sp_core::sr25519;

/// The stage: who takes part and what they act with.
pub struct Stage {
	pub amounts: Amounts,
	pub series: SeriesId,
	pub listing: ListingId,
	/// A listing of the same series at a hundred US dollars a unit, whose purchases are reviewed.
	pub dear_listing: ListingId,
	/// Has units and approved every actor as its operator.
	pub owner: AccountId,
	pub recipient: AccountId,
	/// Takes gifts only when asked; `Helper` acts for it.
	pub screener: AccountId,
	/// Appointed to accept the series.
	pub store: AccountId,
	/// A company that buys and withdraws so much that an officer is asked.
	pub trader: AccountId,
}

/// Signs for itself.
pub fn person() -> sr25519::Pair {
	who::pair("Dave")
}

/// The keys of an account that no preset knows.
pub fn pair_of(name: &str) -> sr25519::Pair {
	who::pair(name)
}

/// Who is behind the multisigs; neither is registered.
pub fn signatories() -> Vec<AccountId> {
	let mut both = vec![who::account("Helper"), who::account("Second")];
	both.sort();
	both
}

/// The derivative account of `Helper` that belongs to the person.
pub const DERIVATIVE: u16 = 7;

/// Every account whose books are compared.
pub fn everyone(stage: &Stage) -> Vec<AccountId> {
	let mut all: Vec<AccountId> = Route::ALL.map(Route::actor).into();
	let Stage { owner, recipient, screener, store, trader, .. } = stage;
	all.extend([owner, recipient, screener, store, trader].map(AccountId::clone));
	all.extend([who::issuer(), genex_runtime::configs::monetary::TreasuryAccount::get()]);
	all.sort();
	all.dedup();
	all
}

/// Every account that acts, once.
fn actors() -> Vec<AccountId> {
	let mut all: Vec<AccountId> = Route::ALL.map(Route::actor).into();
	all.sort();
	all.dedup();
	all
}

fn by(account: &AccountId, call: impl Into<RuntimeCall>) {
	assert_ok!(dispatch(call, account));
}

/// Builds the stage. The accounts that others act for belong to the identity of the person.
pub fn stage(amounts: Amounts) -> Stage {
	let [owner, recipient, screener, store] =
		["Owner", "Recipient", "Screener", "Store"].map(who::account);
	for account in [&owner, &recipient, &screener, &store] {
		scene::register(account, Tier::L2);
	}
	let trader = register_company("Trader");
	for actor in actors() {
		if ![who::holder(), who::alith()].contains(&actor) {
			scene::link(&who::holder(), &actor);
		}
	}
	for name in ["Helper", "Second", "Patient"] {
		scene::endow(&who::account(name), 1_000 * GNX);
	}
	let mut holders = actors();
	holders.extend([owner.clone(), trader.clone()]);
	for holder in holders.iter().chain([&recipient, &screener]) {
		// Not more, so that nobody reaches a limit by giving away everything.
		let whole = pallet_balances::Call::<Runtime>::force_set_balance {
			who: holder.clone().into(),
			new_free: 1_000 * GNX,
		};
		assert_ok!(dispatch_as(whole, RuntimeOrigin::root()));
	}
	let (series, listing) = scene::stage(&holders, 1_000);
	let dear_listing = scene::list(scene::offer(series, 100 * DOLLAR, 1_000));
	scene::deposit(&trader, 50_000, "dear");
	for actor in actors() {
		let approve =
			pallet_coupons::Call::<Runtime>::set_operator { operator: actor, approved: true };
		by(&owner, approve);
	}
	by(
		&who::issuer(),
		pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer: store.clone() },
	);
	delegates(&screener);
	recover(&Route::Recovery.actor());
	scene::screen(&screener);
	for account in [who::holder(), who::alith(), recipient.clone()] {
		scene::record_travel_data(&account);
	}
	Stage { amounts, series, listing, dear_listing, owner, recipient, screener, store, trader }
}

fn register_company(name: &str) -> AccountId {
	let account = who::account(name);
	let register = pallet_kyc::Call::<Runtime>::register {
		account: account.clone(),
		tier: Tier::L3,
		kind: IdentityKind::Company,
		jurisdiction: Jurisdiction::new(*b"US").expect("assigned"),
		valid_until: scene::FAR_FUTURE,
		commitment: scene::hash_of("file"),
	};
	by(&who::attestor(), register);
	account
}

/// `Helper` acts for the person and the screener at once, `Patient` for the person after an announcement.
fn delegates(screener: &AccountId) {
	let add = |delegate, delay| pallet_proxy::Call::<Runtime>::add_proxy {
		delegate: who::account(delegate).into(),
		proxy_type: Default::default(),
		delay,
	};
	by(&who::holder(), add("Helper", 0));
	by(&who::holder(), add("Patient", 1));
	by(screener, add("Helper", 0));
}

/// Lets `Helper` inherit an account that is lost.
fn recover(lost: &AccountId) {
	use pallet_recovery::Call;
	let group = pallet_recovery::FriendGroup {
		friends: signatories().try_into().expect("two fit"),
		friends_needed: 1,
		inheritor: who::account("Helper"),
		inheritance_delay: 0,
		inheritance_priority: 0,
		cancel_delay: 1,
	};
	by(lost, Call::<Runtime>::set_friend_groups { friend_groups: vec![group] });
	let (helper, lost) = (who::account("Helper"), lost.clone());
	let attempt =
		Call::<Runtime>::initiate_attempt { lost: lost.clone().into(), friend_group_index: 0 };
	by(&helper, attempt);
	let finish = Call::<Runtime>::finish_attempt { lost: lost.into(), friend_group_index: 0 };
	by(&helper, finish);
}
