// SPDX-License-Identifier: Apache-2.0
//! A chain with this pallet, over people, units, money and rules that the tests set.

mod vault;

pub use vault::*;

use crate::{self as pallet_custody, *};
use alloc::vec::Vec;
use core::time::Duration;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, IsInVec, UnixTime},
};
use frame_system::EnsureSignedBy;
use genex_primitives::{
	AccountFlags, AssetId, Balance, IdentityId, IdentityRecord, Party, Quantity, Reason, SeriesId,
	Standing, Tier, UnixSeconds,
	traits::{Identities, Issuers},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError};

pub type AccountId = u64;

/// Issues [`SERIES`] and [`SECOND`].
pub const ISSUER: AccountId = 1;
/// Issues [`FOREIGN`].
pub const OTHER_ISSUER: AccountId = 2;
pub const CUSTODIAN: AccountId = 5;
/// Another account of the custodian's identity.
pub const BRANCH: AccountId = 6;
/// Another company that could be a custodian.
pub const BANK: AccountId = 7;
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
/// Accepts units.
pub const STORE: AccountId = 20;
pub const STRANGER: AccountId = 30;
pub const OFFICER: AccountId = 40;

pub const SERIES: SeriesId = 1;
pub const SECOND: SeriesId = 2;
pub const FOREIGN: SeriesId = 3;
pub const USD: AssetId = 1;

/// What each holder begins with, of each series.
pub const FUNDS: Quantity = 1_000;
/// What each issuer begins with.
pub const MONEY: Balance = 1_000;
pub const START: UnixSeconds = 1_800_000_000;
pub const TERM: UnixSeconds = 1_000_000;
pub const LIFETIME: UnixSeconds = 7 * 86_400;
pub const DELAY: UnixSeconds = 3 * 86_400;
pub const END: UnixSeconds = START + TERM;
pub const MAX_CUSTODIANS: u32 = 3;
pub const MAX_AGREEMENTS: u32 = 3;
pub const MAX_DEPOSITS: u32 = 12;
pub const ORDER: H256 = H256::repeat_byte(9);
pub const WHY: H256 = H256::repeat_byte(8);
/// What the tests agree on: ten for an act, and twenty-five in all.
pub const FEE: Fee = Fee { asset: USD, per_act: 10, most: 25, least: 0 };

pub const REFUSED_FROZEN: DispatchError = DispatchError::Other("frozen");
pub const NO_REDEEMER: DispatchError = DispatchError::Other("no redeemer");
pub const SHORT: DispatchError = DispatchError::Other("too little");
pub const NUMBERS_NEEDED: DispatchError = DispatchError::Other("which of them");

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Custody = pallet_custody;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static Officers: Vec<AccountId> = Vec::new();
	/// Accounts that may neither give nor take.
	pub static Frozen: Vec<AccountId> = Vec::new();
	/// Accounts below the tier of companies.
	pub static Small: Vec<AccountId> = Vec::new();
	/// Accounts that stand for the same person or company as the custodian.
	pub static OfCustodian: Vec<AccountId> = Vec::new();
	/// Whether units bear numbers, which a holder names who burns them.
	pub static Numbered: bool = false;
}

impl Config for Test {
	type Identities = Register;
	type Issuers = Register;
	type Coupons = Vault;
	type Redemptions = Vault;
	type Cash = Vault;
	type ComplianceOrigin = EnsureSignedBy<IsInVec<Officers>, AccountId>;
	type UnixTime = Clock;
	type MaxCustodians = ConstU32<MAX_CUSTODIANS>;
	type MaxAgreementsPerIssuer = ConstU32<MAX_AGREEMENTS>;
	type MaxDepositsPerCustomer = ConstU32<MAX_DEPOSITS>;
	type MaxTerm = ConstU64<TERM>;
	type RequestLifetime = ConstU64<LIFETIME>;
	type WithdrawalDelay = ConstU64<DELAY>;
	type SerialWeight = ();
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Vault;
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// Everybody is a person of its own, but for the accounts of the custodian.
pub struct Register;

impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Some(if OfCustodian::get().contains(who) { CUSTODIAN } else { *who })
	}

	fn party(_: &AccountId) -> Option<Party> {
		None
	}

	fn tier_of(who: &AccountId) -> Tier {
		if Small::get().contains(who) { Tier::L2 } else { Tier::L3 }
	}

	fn standing(who: &AccountId) -> Standing {
		let frozen = Frozen::get().contains(who);
		let flags = if frozen { AccountFlags::FROZEN_OUTBOUND } else { AccountFlags::default() };
		Standing { flags, party: None }
	}

	fn record(_: IdentityId) -> Option<IdentityRecord> {
		None
	}

	fn accounts(_: IdentityId) -> Vec<AccountId> {
		Vec::new()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		None
	}
}

impl Issuers<AccountId> for Register {
	fn check_may_issue(who: &AccountId) -> Result<(), Reason> {
		match *who {
			_ if Frozen::get().contains(who) => Err(Reason::SenderFrozen),
			ISSUER | OTHER_ISSUER => Ok(()),
			_ => Err(Reason::IssuerNotActive),
		}
	}
}

pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn freeze(who: AccountId) {
	Frozen::mutate(|frozen| frozen.push(who));
}

pub fn wait(seconds: UnixSeconds) {
	Now::mutate(|now| *now += seconds);
}

/// Free and held units of the first series of an account.
pub fn units(who: AccountId) -> (Quantity, Quantity) {
	Book::get((who, SERIES))
}

pub fn burned(redeemer: AccountId) -> Quantity {
	Burned::get(redeemer)
}

pub fn money(who: AccountId) -> Balance {
	Purse::get(who)
}

pub fn registered(custodian: AccountId) {
	assert_ok!(Custody::register_custodian(by(OFFICER), custodian, WHY));
}

/// The issuer proposes an agreement about all its series to the registered custodian.
pub fn proposed() -> AgreementId {
	if !Custodians::<Test>::contains_key(CUSTODIAN) {
		registered(CUSTODIAN);
	}
	let id = NextAgreementId::<Test>::get();
	assert_ok!(Custody::propose_agreement(by(ISSUER), CUSTODIAN, Scope::All, FEE, END));
	id
}

pub fn accepted() -> AgreementId {
	let id = proposed();
	assert_ok!(Custody::accept_agreement(by(CUSTODIAN), id));
	id
}

/// Alice has so many units in custody.
pub fn deposited(quantity: Quantity) -> DepositId {
	let agreement = accepted();
	deposited_under(agreement, quantity)
}

pub fn deposited_under(agreement: AgreementId, quantity: Quantity) -> DepositId {
	let id = NextDepositId::<Test>::get();
	assert_ok!(Custody::deposit(by(ALICE), agreement, SERIES, quantity));
	id
}

/// Alice asks for something.
pub fn asked(deposit: DepositId, wish: Wish<AccountId>, quantity: Quantity) -> RequestId {
	let id = NextRequestId::<Test>::get();
	assert_ok!(Custody::do_request(ALICE, deposit, wish, quantity));
	id
}

/// That Bob gets them.
pub fn a_move() -> Wish<AccountId> {
	Wish::Move { to: BOB }
}

/// That they burn in the store.
pub fn a_redemption() -> Wish<AccountId> {
	Wish::Redeem { redeemer: STORE, order_hash: ORDER }
}

/// The events of this pallet, oldest first; they are not given again.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

pub fn last_event() -> Event<Test> {
	events().pop().expect("an event")
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	Now::set(START);
	Officers::set(vec![OFFICER]);
	Frozen::set(Vec::new());
	Small::set(Vec::new());
	OfCustodian::set(vec![CUSTODIAN, BRANCH]);
	Numbered::set(false);
	let genesis = RuntimeGenesisConfig::default();
	let storage = genesis.build_storage().expect("the genesis of the tests is valid");
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for who in [ALICE, BOB, CUSTODIAN, BRANCH] {
			for series in [SERIES, SECOND, FOREIGN] {
				Book::insert((who, series), (FUNDS, 0));
			}
		}
		for issuer in [ISSUER, OTHER_ISSUER] {
			Purse::insert(issuer, MONEY);
		}
	});
	ext
}

/// Runs `test` on the usual state and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Pallet::<Test>::do_try_state());
	});
}
