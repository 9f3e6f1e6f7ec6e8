// SPDX-License-Identifier: Apache-2.0
//! The time, the rules and the people of a scene: each such that what is judged by them is judged the longest way.

use crate::{
	AccountId, Attestors, Compliance, Kyc, Runtime, RuntimeOrigin,
	configs::governance::{EnsureAttestor, EnsureRateOracle},
};
use alloc::{boxed::Box, vec::Vec};
use frame_benchmarking::account;
use frame_support::{assert_ok, traits::EnsureOrigin};
use genex_primitives::{
	AccountFlags, Cents, CouponClass, CurrencyCode, ExternalAddress, Flow, FreezeMode, IdentityId,
	IdentityKind, Jurisdiction, Rate, Tier, UnixSeconds, Usage,
	rules::{
		Activity, AmlKind, AmlThresholds, ClosedLoopCaps, Corridor, HoldingCap, Pair, Rulebook,
	},
	traits::Markers,
	window::{DAY, DAYS_BACK, HOUR, HOURS_BACK, Window, bucket},
};
use pallet_compliance::{Activities, ExchangeRates, Pairs, RateBatch, Rules};
use pallet_revive::{AccountInfo, AddressMapper, ContractInfo};
use pallet_sanctions::{FreezeRecord, Freezes, Listings, Target};
use pallet_transfer_policies::{FIRST_POLICY, Member, Members};
use pallet_travel_rule::{ControlProof, Controls, ControlsOf, MAX_CONTROL_PROOFS};
use sp_core::{H160, H256};

/// When scenes play: 2027-01-15 08:00 UTC.
const START: UnixSeconds = 1_800_000_000;
/// When attestations end: 2100-01-01.
const ENDS: UnixSeconds = 4_102_444_800;
/// Accounts of a party: as many as an identity may have.
const ACCOUNTS: u32 = 16;
/// What each identity counts as holding, in billionths of a US dollar: so much that the units on its other accounts
/// must be looked up, whenever units reach one of them.
const WORTH: u128 = 1 << 80;
/// Identities before a new one with which it has a history.
const ACQUAINTANCES: IdentityId = 3;
/// What a cent of a euro and a yen are worth, in trillionths of a US dollar.
const RATES: [(CurrencyCode, u64); 2] =
	[(CurrencyCode::EUR, 10_800_000_000), (CurrencyCode::JPY, 6_700_000_000)];

/// A hash that stands for any file.
pub const FILE: H256 = H256::repeat_byte(3);

/// The governance of a scene.
pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// `who` as the signer of a call.
pub fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

/// Somebody of the role `Role`.
pub fn of_role<Role: EnsureOrigin<RuntimeOrigin>>() -> RuntimeOrigin {
	Role::try_successful_origin().expect("the first state fills every role")
}

/// The chain's clock. Not by its inherent, which Aura wants to fit to the slot.
pub fn now() -> UnixSeconds {
	pallet_timestamp::Now::<Runtime>::get() / 1_000
}

/// Sets the chain's clock.
pub fn set_now(now: UnixSeconds) {
	pallet_timestamp::Now::<Runtime>::put(now * 1_000);
}

/// Begins a scene: sets clock, rules, rates and what holds between the two places where everybody resides. A benchmark
/// may have set clock and rules already.
pub fn begin() {
	if now() == 0 {
		set_now(START);
	}
	if ExchangeRates::<Runtime>::contains_key(CurrencyCode::EUR) {
		return;
	}
	let judges_dearly = |book: Rulebook| book.aml == rulebook().aml;
	if !Rules::<Runtime>::get().is_some_and(|rules| judges_dearly(rules.book)) {
		assert_ok!(Compliance::set_rulebook(root(), Box::new(rulebook()), FILE));
	}
	set_rates();
	let corridor = Corridor { blocked: false, daily_cap: Some(Cents::MAX), travel_threshold: None };
	let [here, there] = places();
	for (from, to) in [(here, there), (there, here)] {
		assert_ok!(Compliance::set_corridor(root(), from, to, Some(corridor), FILE));
		assert_ok!(Compliance::set_class_ban(root(), to, CouponClass::Physical, true, FILE));
	}
}

/// Sets the rates of now.
pub fn set_rates() {
	let source_time = now();
	let rates =
		RATES.map(|(currency, picos_per_minor)| (currency, Rate { picos_per_minor, source_time }));
	let batch = RateBatch::truncate_from(rates.into());
	assert_ok!(Compliance::set_rates(of_role::<EnsureRateOracle>(), batch, FILE));
}

/// Refuses nothing that scenes do, looks at everything, and opens a case for everything that can open one.
fn rulebook() -> Rulebook {
	let most = Cents::MAX;
	let mut book = Rulebook {
		halt_when_stale: false,
		travel_threshold: most,
		closed_loop: ClosedLoopCaps { series: most, seller: most },
		related_day_cents: most,
		aml: AmlThresholds { fan_out: 1, fan_in: 1, moves: 1, round_trips: 1 },
		..Rulebook::default()
	};
	// Only a cap on units makes those on other accounts matter.
	let holding = HoldingCap { units: Some(u32::MAX.into()), face_cents: None };
	(book.l2.holding, book.l3.holding) = (holding, holding);
	book
}

/// Where everybody resides.
fn places() -> [Jurisdiction; 2] {
	[*b"US", *b"JP"].map(|letters| Jurisdiction::new(letters).expect("assigned"))
}

/// Makes `who` an attestor.
pub fn make_attestor(who: &AccountId) {
	assert_ok!(Attestors::add_member(root(), who.clone().into()));
}

/// A contract that may hold value: as an account, the dearest to ask about. The same for the same name and number.
fn contract(name: &'static str, index: u32) -> AccountId {
	let seed: AccountId = account(name, index, 0);
	let bytes: &[u8] = seed.as_ref();
	let address = H160::from_slice(&bytes[..20]);
	let who = <Runtime as pallet_revive::Config>::AddressMapper::to_fallback_account_id(&address);
	if !AccountInfo::<Runtime>::is_contract(&address) {
		let contract = ContractInfo::<Runtime>::new(&address, 0, H256::zero());
		AccountInfo::<Runtime>::insert_contract(&address, contract.expect("the address is new"));
		assert_ok!(Compliance::allow_contract(root(), who.clone(), true, FILE));
	}
	who
}

/// A party of this name and number, which is registered unless it was before: a contract, with the most accounts, a past
/// full of acts, and another residence than who was registered before.
///
/// Who was registered earlier gives to who comes later for the first time, and got something before.
pub fn party(name: &'static str, index: u32, tier: Tier) -> AccountId {
	let who = contract(name, index);
	if Kyc::identity_of(&who).is_none() {
		enrol(&who, tier, ACCOUNTS);
	}
	who
}

/// The same with one account, which is no contract.
pub fn extra(name: &'static str, index: u32, tier: Tier) -> AccountId {
	let who = account(name, index, 0);
	if Kyc::identity_of(&who).is_none() {
		enrol(&who, tier, 1);
	}
	who
}

/// The same with two accounts, residing where all of these do.
pub fn neighbour(name: &'static str, index: u32, tier: Tier) -> AccountId {
	let who = account(name, index, 0);
	if Kyc::identity_of(&who).is_none() {
		let [here, _] = places();
		register(&with_siblings(&who, 2), tier, here, &of_role::<EnsureAttestor>());
	}
	who
}

/// The same with an account that is given, and `accounts` accounts in all, residing elsewhere than who was registered before.
pub fn enrol(who: &AccountId, tier: Tier, accounts: u32) -> IdentityId {
	let place = next_place();
	register(&with_siblings(who, accounts), tier, place, &of_role::<EnsureAttestor>())
}

/// The same with the most accounts, of which `who` is no contract.
pub fn enrol_fully(who: &AccountId, tier: Tier) -> IdentityId {
	enrol(who, tier, ACCOUNTS)
}

/// The same at a given place and with `accounts` accounts in all. Gives these and the identity.
pub fn family(
	name: &'static str,
	accounts: u32,
	place: Jurisdiction,
) -> (Vec<AccountId>, IdentityId) {
	let accounts = with_siblings(&contract(name, 0), accounts);
	let identity = register(&accounts, Tier::L3, place, &of_role::<EnsureAttestor>());
	(accounts, identity)
}

/// Who has left the identity that it was registered with, and is no contract. Its GNX still counts with that.
pub fn leaver(name: &'static str, tier: Tier) -> AccountId {
	let who = account(name, 0, 0);
	enrol(&who, tier, 2);
	assert_ok!(Kyc::unlink_account(signed(&who), who.clone(), FILE));
	who
}

/// The same, attested by `attestor`.
pub fn client(name: &'static str, tier: Tier, attestor: &AccountId) -> AccountId {
	let (who, place) = (contract(name, 0), next_place());
	register(&with_siblings(&who, ACCOUNTS), tier, place, &signed(attestor));
	who
}

/// The identity of exactly these accounts.
pub fn strangers(accounts: &[AccountId]) -> IdentityId {
	register(accounts, Tier::L3, next_place(), &of_role::<EnsureAttestor>())
}

/// Lets the identity of `who` have proven as many wallets as it may. Gives the one that is found last.
pub fn prove_wallet(who: &AccountId) -> ExternalAddress {
	let identity = Kyc::identity_of(who).expect("it was registered");
	let wallet = |number: u32| ExternalAddress::Ethereum(H160::from_low_u64_be(number.into()));
	let proof =
		|number| ControlProof { address: wallet(number), proven_at: now(), nonce: number.into() };
	let proofs: Vec<ControlProof> = (0..MAX_CONTROL_PROOFS).map(proof).collect();
	let proofs = proofs.try_into().expect("as many as it may");
	let controls = Controls { nonce: MAX_CONTROL_PROOFS.into(), proofs };
	ControlsOf::<Runtime>::insert(identity, controls);
	wallet(MAX_CONTROL_PROOFS - 1)
}

/// The id that the next identity gets.
fn next_identity() -> IdentityId {
	pallet_kyc::NextIdentityId::<Runtime>::get()
}

/// Where the next identity resides.
fn next_place() -> Jurisdiction {
	let [here, there] = places();
	if next_identity().is_multiple_of(2) { here } else { there }
}

/// `who` and as many new accounts as are missing.
fn with_siblings(who: &AccountId, count: u32) -> Vec<AccountId> {
	let seed = u32::try_from(next_identity()).expect("few were registered");
	let siblings = (1..count).map(|index| account("sibling", index, seed));
	core::iter::once(who.clone()).chain(siblings).collect()
}

/// Registers `accounts` as an identity with a past.
fn register(
	accounts: &[AccountId],
	tier: Tier,
	place: Jurisdiction,
	attestor: &RuntimeOrigin,
) -> IdentityId {
	begin();
	let (first, others) = accounts.split_first().expect("an identity has an account");
	let identity = next_identity();
	assert_ok!(Kyc::register(
		attestor.clone(),
		first.clone(),
		tier,
		IdentityKind::Company,
		place,
		ENDS,
		FILE,
	));
	for account in others {
		assert_ok!(Kyc::attest_account(attestor.clone(), identity, account.clone(), FILE));
	}
	Activities::<Runtime>::insert(identity, past());
	for earlier in identity.saturating_sub(ACQUAINTANCES)..identity {
		let pair = Pair { up: Window::default(), down: recent() };
		Pairs::<Runtime>::insert((earlier, identity), pair);
	}
	identity
}

/// Everything an identity can have done, in every bucket that counts. No case is open.
fn past() -> Activity {
	let (now, thresholds) = (now(), rulebook().aml);
	let days = (1..=UnixSeconds::from(DAYS_BACK)).rev().map(|day| day * DAY);
	let hours = (0..=UnixSeconds::from(HOURS_BACK)).rev().map(|hour| hour * HOUR);
	let mut activity = Activity { worth: WORTH, ..Activity::default() };
	for age in days.chain(hours) {
		let then = now.saturating_sub(age);
		for flow in Flow::ALL {
			activity.flow_mut(flow).add(then, Usage::once(1));
		}
		activity.crossed.add(bucket(then, HOUR), Usage::once(1));
		for kind in AmlKind::ALL {
			// The case that opens is closed below.
			let _opens = activity.signals(kind, then, &thresholds);
		}
	}
	for kind in AmlKind::ALL {
		activity.open_cases = activity.open_cases.without(kind);
	}
	activity
}

/// An act in each hour of the last day.
pub fn recent() -> Window<HOURS_BACK> {
	let mut window = Window::default();
	for age in (0..=HOURS_BACK).rev() {
		window.add(bucket(now(), HOUR).saturating_sub(age), Usage::once(1));
	}
	window
}

/// Freezes `others` unknown accounts, and puts as many unknown identities on the list of the first policy.
pub fn crowd(others: u32) {
	let by: AccountId = account("officer", 0, 0);
	for index in 0..others {
		let who: AccountId = account("frozen", index, 0);
		let record = FreezeRecord {
			mode: FreezeMode::Full,
			lists: Listings::default(),
			reason: 0,
			case: FILE,
			by: by.clone(),
			at: now(),
		};
		Freezes::<Runtime>::insert(Target::Account(who.clone()), record);
		let frozen = AccountFlags::FROZEN_FULL;
		<Kyc as Markers<AccountId>>::mark_account(&who, frozen, frozen);
		let member = Member::<AccountId>::Identity(IdentityId::MAX - IdentityId::from(index));
		Members::<Runtime>::insert(FIRST_POLICY, member, ());
	}
}
